/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The id of the row at a position of a list, 0 beyond its end; must not make the row. */
typedef gint64 (*HawRowIdFunc) (GListModel *list,
                                guint       position);

/**
 * HawRowSelection:
 *
 * Selects any number of rows of a list by their ids: never looks at the rows themselves, so that
 * selecting a million of them reads none, and keeps what is selected through another order and a
 * narrower filter. What the list does not show counts for nothing until it shows it again.
 *
 * Property: `list` (GListModel, construct only).
 */
#define HAW_TYPE_ROW_SELECTION (haw_row_selection_get_type ())
G_DECLARE_FINAL_TYPE (HawRowSelection, haw_row_selection, HAW, ROW_SELECTION, GObject)

HawRowSelection *haw_row_selection_new         (GListModel      *list,
                                                HawRowIdFunc     get_id);
gboolean         haw_row_selection_contains    (HawRowSelection *self,
                                                gint64           row);

/**
 * haw_row_selection_get_n:
 *
 * Returns: how many of the rows in the list are selected
 */
guint            haw_row_selection_get_n       (HawRowSelection *self);

/**
 * haw_row_selection_dup_ids:
 *
 * Returns: (transfer full) (element-type gint64): the selected rows in the order of the list
 */
GArray          *haw_row_selection_dup_ids     (HawRowSelection *self);

/**
 * haw_row_selection_select_only:
 * @row: an id, which need not be in the list yet; 0 for none
 */
void             haw_row_selection_select_only (HawRowSelection *self,
                                                gint64           row);

G_END_DECLS
