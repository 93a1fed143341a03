/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/haw-actor.h"
#include "model/haw-row-store.h"
#include "text/haw-text.h"

G_BEGIN_DECLS

/**
 * HawActorList:
 *
 * The actors of a project by name, with all their names; thousands. Counts are kept only while somebody
 * looks at them.
 */
#define HAW_TYPE_ACTOR_LIST (haw_actor_list_get_type ())
G_DECLARE_FINAL_TYPE (HawActorList, haw_actor_list, HAW, ACTOR_LIST, HawRowStore)

HawActorList *haw_actor_list_new         (HawProject   *project);

/**
 * haw_actor_list_set_counting:
 * @counting: whether the counts of the actors shall be true from now on
 */
void          haw_actor_list_set_counting (HawActorList *self,
                                           gboolean      counting);

/**
 * haw_actor_list_get_n_reads:
 *
 * Returns: how often it has counted, for tests
 */
guint         haw_actor_list_get_n_reads (HawActorList *self);

/**
 * haw_actor_list_find_name:
 *
 * Returns: (transfer none) (nullable): the actor with that name, in any spelling; of several the one
 *   that is called so itself, then the oldest
 */
HawActor     *haw_actor_list_find_name   (HawActorList *self,
                                          const char   *name);

/**
 * haw_actor_list_match:
 *
 * As haw_name_index_match() for the names of all actors.
 */
GArray       *haw_actor_list_match       (HawActorList *self,
                                          const char   *words,
                                          guint        *n_left);

/**
 * haw_actor_list_find_at:
 *
 * As haw_name_index_find_at() for the names of all actors.
 */
GArray       *haw_actor_list_find_at     (HawActorList *self,
                                          HawText      *text,
                                          guint         offset,
                                          guint        *start,
                                          guint        *end);

G_END_DECLS
