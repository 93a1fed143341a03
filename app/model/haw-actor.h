/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/haw-fields.h"
#include "model/haw-row.h"

G_BEGIN_DECLS

typedef enum
{
  HAW_ACTOR_UNKNOWN,
  HAW_ACTOR_PERSON,
  HAW_ACTOR_ORGANISATION,
  HAW_ACTOR_PLACE,
} HawActorKind;

#define HAW_N_ACTOR_KINDS (HAW_ACTOR_PLACE + 1)

/**
 * haw_actor_kind_to_nick:
 *
 * Returns: the word of the project file: "", "person", "organisation" or "place"
 */
const char  *haw_actor_kind_to_nick   (HawActorKind  kind);
gboolean     haw_actor_kind_from_nick (const char   *nick,
                                       HawActorKind *kind);

/**
 * haw_actor_kind_get_name:
 *
 * Returns: the kind for people, translated: "Person"
 */
const char  *haw_actor_kind_get_name  (HawActorKind  kind);

/**
 * HawActor:
 *
 * A person, an organisation or a place, with every name it goes by. Properties: `name`, `kind` (int).
 *
 * Signal: `changed ()`, when anything of it changed, its counts too.
 */
#define HAW_TYPE_ACTOR (haw_actor_get_type ())
G_DECLARE_FINAL_TYPE (HawActor, haw_actor, HAW, ACTOR, HawRow)

/**
 * HawActorName:
 *
 * One of the names of an actor, with the id of its row.
 */
typedef struct
{
  gint64 id;
  char *name;
} HawActorName;

/**
 * HawActorCounts:
 *
 * How often an actor is mentioned, in how many articles, and in how many events it takes part or is
 * the place.
 */
typedef struct
{
  guint n_mentions;
  guint n_articles;
  guint n_events;
} HawActorCounts;

const char  *haw_actor_get_name    (HawActor *self);
HawActorKind haw_actor_get_kind    (HawActor *self);

/**
 * haw_actor_get_names:
 *
 * Returns: (transfer none) (element-type HawActorName): all names in the order in which they were
 *   given, the main one among them
 */
GPtrArray   *haw_actor_get_names   (HawActor *self);

/**
 * haw_actor_get_sort_key:
 *
 * Returns: (transfer none): the folded name, for g_strcmp0()
 */
const char  *haw_actor_get_sort_key (HawActor *self);
const HawActorCounts *haw_actor_get_counts (HawActor *self);

/**
 * haw_actor_matches:
 * @words: (array zero-terminated=1): from haw_fold_split()
 *
 * Returns: whether one of the names has all of @words
 */
gboolean     haw_actor_matches     (HawActor          *self,
                                    const char *const *words);

/**
 * haw_actor_has_name:
 * @folded: from haw_fold_name()
 *
 * Returns: whether one of the names is @folded
 */
gboolean     haw_actor_has_name    (HawActor          *self,
                                    const char        *folded);

/* For models: a row of the table, a name of it, its counts. */
void         haw_actor_take        (HawRow               *row,
                                    const HawFields      *fields);
void         haw_actor_set_name    (HawActor             *self,
                                    gint64                id,
                                    const char           *name);
void         haw_actor_remove_name (HawActor             *self,
                                    gint64                id);
void         haw_actor_set_counts  (HawActor             *self,
                                    const HawActorCounts *counts);

G_END_DECLS
