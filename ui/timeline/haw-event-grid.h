/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "haw-view-state.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * HawEventGrid:
 *
 * The events as a table, the equal of the timeline for those who read, sort and compare: sorted by a
 * column, narrowed by status, several selected at once. Reads nothing while it is hidden.
 *
 * Properties: `sort` (nick of a HawEventColumn), `descending`, `filter` (nick of a HawEventFilter),
 * `pinned` (all times are shown, whatever range the window is narrowed to).
 *
 * Actions: `grid.open`, `grid.edit`, `grid.rename`, `grid.merge`, `grid.split`, `grid.status` (nick),
 * `grid.remove`, `grid.select-all`, `grid.export`; `grid.sort`, `grid.descending`, `grid.filter`,
 * `grid.pin`.
 * Keys: Enter opens the sources, F2 changes the title in place, Delete deletes, Ctrl+A selects all;
 * what is typed finds the next event that begins with it.
 */
#define HAW_TYPE_EVENT_GRID (haw_event_grid_get_type ())
G_DECLARE_FINAL_TYPE (HawEventGrid, haw_event_grid, HAW, EVENT_GRID, GtkWidget)

void haw_event_grid_set_state (HawEventGrid *self,
                               HawViewState *state);

G_END_DECLS
