/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "haw-view-state.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * HawActorPage:
 *
 * All about one actor: its names and kind, the note on it, where it is mentioned, the annotations over
 * its mentions, its events, with whom it is met, and with whom it is not to be taken for the same.
 *
 * Signals:
 *   `leave ()`: the user is done with the actor.
 *   `open (gint64 actor)`: the user wants to see another one.
 */
#define HAW_TYPE_ACTOR_PAGE (haw_actor_page_get_type ())
G_DECLARE_FINAL_TYPE (HawActorPage, haw_actor_page, HAW, ACTOR_PAGE, GtkWidget)

/**
 * haw_actor_page_set_state:
 *
 * To be called once, before anything else.
 */
void     haw_actor_page_set_state  (HawActorPage *self,
                                    HawViewState *state);

/**
 * haw_actor_page_set_actor:
 * @actor: 0 for none
 */
void     haw_actor_page_set_actor  (HawActorPage *self,
                                    gint64        actor);
gint64   haw_actor_page_get_actor  (HawActorPage *self);

/**
 * haw_actor_page_set_active:
 * @active: whether it can be seen, and is to follow the project
 */
void     haw_actor_page_set_active (HawActorPage *self,
                                    gboolean      active);

/**
 * haw_actor_page_edit_name:
 *
 * Gives the focus to the main name.
 */
void     haw_actor_page_edit_name  (HawActorPage *self);

G_END_DECLS
