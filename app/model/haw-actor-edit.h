/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/haw-actor.h"
#include "project/haw-project.h"

G_BEGIN_DECLS

/* Names are compared as haw_fold_name() has them. No two actors have the same main name; another name
 * may belong to several. Blanks at the ends and runs of them are not kept. */

/**
 * haw_actor_add_async:
 *
 * Makes an actor.
 */
void     haw_actor_add_async     (HawProject          *project,
                                  const char          *name,
                                  HawActorKind         kind,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data);

/**
 * haw_actor_add_finish:
 *
 * Returns: its id, 0 with an error; %HAW_ERROR_INVALID where the name is empty or taken
 */
gint64   haw_actor_add_finish    (HawProject          *project,
                                  GAsyncResult        *result,
                                  GError             **error);

/**
 * haw_actor_add:
 *
 * The same inside another edit.
 */
gint64   haw_actor_add           (HawDb               *db,
                                  const char          *name,
                                  HawActorKind         kind,
                                  GError             **error);

/**
 * haw_actor_ensure:
 *
 * Inside an edit: finds an actor by one of its names or makes it.
 *
 * Returns: its id, 0 with an error
 */
gint64   haw_actor_ensure        (HawDb               *db,
                                  const char          *name,
                                  GError             **error);

/**
 * haw_actor_find:
 * @kind: %HAW_ACTOR_PLACE for places alone, otherwise %HAW_ACTOR_UNKNOWN
 * @id: (out): the actor that goes by @name, spelled like that if there is one; of several the one that
 *   is called so itself, then the oldest; 0 where there is none
 *
 * Inside an edit or a reading function.
 */
gboolean haw_actor_find          (HawDb               *db,
                                  const char          *name,
                                  HawActorKind         kind,
                                  gint64              *id,
                                  GError             **error);

/**
 * haw_actor_add_alias:
 *
 * Inside an edit: gives an actor one more name; one it has in another spelling is left as it is.
 */
gboolean haw_actor_add_alias     (HawDb               *db,
                                  gint64               actor,
                                  const char          *name,
                                  GError             **error);

/* The following end with haw_project_edit_finish(). @name is the name of the actor for the history. */

/**
 * haw_actor_rename_async:
 *
 * Gives an actor another main name. The one it had stays one of its names, unless it is the same in
 * another spelling.
 */
void     haw_actor_rename_async  (HawProject          *project,
                                  gint64               actor,
                                  const char          *new_name,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data);
void     haw_actor_set_kind_async (HawProject          *project,
                                   gint64               actor,
                                   const char          *name,
                                   HawActorKind         kind,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data);
void     haw_actor_add_alias_async (HawProject          *project,
                                    gint64               actor,
                                    const char          *name,
                                    const char          *alias,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data);

/**
 * haw_actor_remove_alias_async:
 * @alias: id of the name; %HAW_ERROR_INVALID where it is the main one
 */
void     haw_actor_remove_alias_async (HawProject          *project,
                                       gint64               alias,
                                       const char          *name,
                                       GCancellable        *cancellable,
                                       GAsyncReadyCallback  callback,
                                       gpointer             user_data);

/**
 * haw_actor_remove_async:
 *
 * Deletes an actor with its mentions and its note, and takes it out of the events.
 */
void     haw_actor_remove_async  (HawProject          *project,
                                  gint64               actor,
                                  const char          *name,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data);

/* haw-actor-merge.c */

/**
 * haw_actor_merge_async:
 * @into: the actor that stays
 * @others: (array length=n_others): those that become part of it
 *
 * Makes one actor of several in one step: all that hangs on the others goes over, their names become
 * names of @into. %HAW_ERROR_INVALID where two of them were said not to be the same.
 */
void     haw_actor_merge_async   (HawProject          *project,
                                  gint64               into,
                                  const char          *name,
                                  const gint64        *others,
                                  gsize                n_others,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data);

/**
 * haw_actor_tell_apart:
 * @distinct: whether they are not the same
 *
 * Remembers what the analyst has said of two actors, inside an edit.
 */
gboolean haw_actor_tell_apart    (HawDb               *db,
                                  gint64               actor,
                                  gint64               other,
                                  gboolean             distinct,
                                  GError             **error);

/**
 * haw_actor_merge:
 *
 * The same for one inside another edit.
 */
gboolean haw_actor_merge         (HawDb               *db,
                                  gint64               into,
                                  gint64               other,
                                  GError             **error);

/**
 * haw_actor_split_async:
 * @alias: id of a name that is not the main one
 * @name: that name, for the history
 *
 * Makes an actor of its own of a name, with the mentions that have these words. The two are not the
 * same from then on. %HAW_ERROR_INVALID where another actor has it for its main name.
 */
void     haw_actor_split_async   (HawProject          *project,
                                  gint64               alias,
                                  const char          *name,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data);

/**
 * haw_actor_split_finish:
 *
 * Returns: the id of the new actor, 0 with an error
 */
gint64   haw_actor_split_finish  (HawProject          *project,
                                  GAsyncResult        *result,
                                  GError             **error);

/**
 * haw_actor_set_distinct_async:
 * @distinct: whether the two are not the same
 */
void     haw_actor_set_distinct_async (HawProject          *project,
                                       gint64               actor,
                                       gint64               other,
                                       gboolean             distinct,
                                       GCancellable        *cancellable,
                                       GAsyncReadyCallback  callback,
                                       gpointer             user_data);

/* For the other files of these edits. */

/* The name without what is not kept; NULL with an error where nothing is left. */
char    *haw_actor_clean_name    (const char          *name,
                                  GError             **error);

/* Refuses the main name of an actor other than @itself. */
gboolean haw_actor_check_name    (HawDb               *db,
                                  const char          *name,
                                  gint64               itself,
                                  GError             **error);

/* Makes an actor the place of the events that name it, if it is a place, and of no others. */
gboolean haw_actor_link_places   (HawDb               *db,
                                  gint64               actor,
                                  GError             **error);

/* The id of a name that an actor has, 0 if it has none like it. */
gboolean haw_actor_find_alias    (HawDb               *db,
                                  gint64               actor,
                                  const char          *name,
                                  gint64              *id,
                                  GError             **error);

G_END_DECLS
