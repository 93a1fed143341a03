/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/haw-actor.h"

G_BEGIN_DECLS

/**
 * HawActorRow:
 *
 * An actor in a list: kind, name, other names, counts. It can be dragged onto another.
 *
 * Signal: `dropped (HawActor *actor)`: that actor was dropped on this row.
 */
#define HAW_TYPE_ACTOR_ROW (haw_actor_row_get_type ())
G_DECLARE_FINAL_TYPE (HawActorRow, haw_actor_row, HAW, ACTOR_ROW, GtkWidget)

GtkWidget *haw_actor_row_new       (void);
HawActor  *haw_actor_row_get_actor (HawActorRow *self);

/* @actor: (nullable) */
void       haw_actor_row_set_actor (HawActorRow *self,
                                    HawActor    *actor);

G_END_DECLS
