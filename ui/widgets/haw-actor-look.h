/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/haw-actor.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * haw_actor_look_icon:
 *
 * Returns: the name of the icon of a kind of actor
 */
const char *haw_actor_look_icon     (HawActorKind  kind);

/**
 * haw_actor_look_set_kind:
 *
 * Shows a kind of actor as an icon with its name for assistive technology and as a tooltip.
 */
void        haw_actor_look_set_kind (GtkImage     *image,
                                     HawActorKind  kind);

G_END_DECLS
