/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/haw-code-tree.h"

G_BEGIN_DECLS

/**
 * HawCodeTreeRow:
 *
 * A code in the tree of the codebook: can be unfolded, dragged and renamed in its place.
 *
 * Signals: `expand (expanded)`, `renamed (name)`, `left ()` when renaming is over,
 * `dropped (HawCodeNode *moved, HawCodeDrop place)`.
 */
#define HAW_TYPE_CODE_TREE_ROW (haw_code_tree_row_get_type ())
G_DECLARE_FINAL_TYPE (HawCodeTreeRow, haw_code_tree_row, HAW, CODE_TREE_ROW, GtkWidget)

GtkWidget   *haw_code_tree_row_new      (void);

/**
 * haw_code_tree_row_set_node:
 * @node: (nullable): what to show
 */
void         haw_code_tree_row_set_node (HawCodeTreeRow *self,
                                         HawCodeNode    *node);
HawCodeNode *haw_code_tree_row_get_node (HawCodeTreeRow *self);

/**
 * haw_code_tree_row_rename:
 *
 * Puts the caret into the name.
 */
void         haw_code_tree_row_rename   (HawCodeTreeRow *self);
gboolean     haw_code_tree_row_is_renaming (HawCodeTreeRow *self);

G_END_DECLS
