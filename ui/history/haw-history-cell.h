/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/haw-history-row.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * HawHistoryCell:
 *
 * One step in the list of the history: what was done, when, by whom, and whether it is undone.
 */
#define HAW_TYPE_HISTORY_CELL (haw_history_cell_get_type ())
G_DECLARE_FINAL_TYPE (HawHistoryCell, haw_history_cell, HAW, HISTORY_CELL, GtkWidget)

GtkWidget *haw_history_cell_new     (void);
void       haw_history_cell_set_row (HawHistoryCell *self,
                                     HawHistoryRow  *row);

G_END_DECLS
