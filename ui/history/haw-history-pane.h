/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "haw-view-state.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * HawHistoryPane:
 *
 * The steps of the project, newest first; to choose one shows where it was made, and it can be undone
 * alone or with all after it. Property: `state` (HawViewState, construct only).
 *
 * Actions: `history.up-to-here` undoes the chosen step and all after it, or redoes it and all before
 * it; `history.just-this` undoes the chosen step alone; `history.cancel` ends a run of undos.
 *
 * Signal: `flush ()`: what is being typed has to be stored, since something is about to be undone.
 */
#define HAW_TYPE_HISTORY_PANE (haw_history_pane_get_type ())
G_DECLARE_FINAL_TYPE (HawHistoryPane, haw_history_pane, HAW, HISTORY_PANE, GtkWidget)

GtkWidget *haw_history_pane_new (HawViewState *state);

G_END_DECLS
