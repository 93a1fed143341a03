/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/haw-actor-list.h"

G_BEGIN_DECLS

/**
 * HawActorChooser:
 *
 * A popover to find an actor by a part of any of its names, whatever the spelling, or to make a new one
 * of a kind. The arrow keys move in the list while the entry keeps the focus; Enter takes what is
 * highlighted.
 *
 * Signals, after the popover was closed: `actor-chosen (gint64 actor, gboolean remember)`,
 * `new-actor (name, int kind, gboolean remember)`; @remember: the words it was opened for are to be a
 * name of the actor.
 */
#define HAW_TYPE_ACTOR_CHOOSER (haw_actor_chooser_get_type ())
G_DECLARE_FINAL_TYPE (HawActorChooser, haw_actor_chooser, HAW, ACTOR_CHOOSER, GtkPopover)

GtkWidget *haw_actor_chooser_new  (void);

/**
 * haw_actor_chooser_open:
 * @actors: the actors to choose from
 * @words: (nullable): the words that mention one, which are typed already; without them no actor is made
 * @current: the actor that has a check mark, 0 for none
 * @without: an actor that is not offered, 0 for none
 *
 * Starts afresh and pops up.
 */
void       haw_actor_chooser_open (HawActorChooser *self,
                                   HawActorList    *actors,
                                   const char      *words,
                                   gint64           current,
                                   gint64           without);

G_END_DECLS
