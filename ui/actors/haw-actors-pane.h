/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "haw-view-state.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * HawActorsPane:
 *
 * The actors of the project with a filter and a box to make one, and the page of the actor that is
 * opened.
 */
#define HAW_TYPE_ACTORS_PANE (haw_actors_pane_get_type ())
G_DECLARE_FINAL_TYPE (HawActorsPane, haw_actors_pane, HAW, ACTORS_PANE, GtkWidget)

GtkWidget *haw_actors_pane_new (HawViewState *state);

G_END_DECLS
