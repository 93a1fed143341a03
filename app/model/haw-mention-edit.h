/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/haw-actor.h"
#include "project/haw-project.h"

G_BEGIN_DECLS

/**
 * HawMentionOf:
 * @actor: whom the words mean; 0 for a new actor of that name and kind
 * @name: name of the actor, for the history too
 * @alias: (nullable): words to remember as one more name of the actor
 *
 * Whom a mention is of.
 */
typedef struct
{
  gint64 actor;
  const char *name;
  HawActorKind kind;
  const char *alias;
} HawMentionOf;

/**
 * haw_mention_add_async:
 * @article: the article
 * @start: code points into its current text
 * @end: exclusive
 *
 * Marks a mention, and makes the actor and remembers the name in the same step. A mention of exactly
 * these words becomes one of the given actor.
 */
void     haw_mention_add_async    (HawProject          *project,
                                   gint64               article,
                                   gint64               start,
                                   gint64               end,
                                   const HawMentionOf  *of,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data);

/**
 * haw_mention_add_finish:
 *
 * Returns: the id of the actor, 0 with an error; %HAW_ERROR_INVALID where the offsets are outside the
 *   text or the name is empty or taken
 */
gint64   haw_mention_add_finish   (HawProject          *project,
                                   GAsyncResult        *result,
                                   GError             **error);

/**
 * haw_mention_add:
 *
 * Marks a mention inside another edit.
 *
 * Returns: its id, 0 with an error
 */
gint64   haw_mention_add          (HawDb               *db,
                                   gint64               actor,
                                   gint64               article,
                                   gint64               start,
                                   gint64               end,
                                   GError             **error);

/**
 * haw_mention_remove_async:
 * @name: the name of its actor, for the history
 *
 * Ends with haw_project_edit_finish().
 */
void     haw_mention_remove_async (HawProject          *project,
                                   gint64               mention,
                                   const char          *name,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data);

G_END_DECLS
