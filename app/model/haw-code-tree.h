/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/haw-code-counts.h"
#include "model/haw-code-list.h"
#include "model/haw-code-node.h"

G_BEGIN_DECLS

/**
 * HawCodeTree:
 *
 * A GListModel of HawCodeNode: the codes that are unfolded, each before those below it. Made for some
 * thousand codes. A node stays the same object as long as its code is there.
 */
#define HAW_TYPE_CODE_TREE (haw_code_tree_get_type ())
G_DECLARE_FINAL_TYPE (HawCodeTree, haw_code_tree, HAW, CODE_TREE, GObject)

typedef enum
{
  HAW_CODE_UP,     /* before the sibling before it */
  HAW_CODE_DOWN,
  HAW_CODE_OUT,    /* beside the code it stands under */
  HAW_CODE_IN,     /* under the sibling before it */
} HawCodeStep;

typedef enum
{
  HAW_CODE_DROP_BEFORE,
  HAW_CODE_DROP_INTO,
  HAW_CODE_DROP_AFTER,   /* before those below it, where they are unfolded */
} HawCodeDrop;

/**
 * haw_code_tree_new:
 * @codes: the codes
 * @counts: (nullable): where the numbers of annotations come from
 */
HawCodeTree *haw_code_tree_new          (HawCodeList   *codes,
                                         HawCodeCounts *counts);

/**
 * haw_code_tree_set_filter:
 * @text: a part of a name, whatever its spelling; "" for all
 *
 * Shows the codes that match, with those above them, whether unfolded or not.
 */
void         haw_code_tree_set_filter   (HawCodeTree   *self,
                                         const char    *text);

/* Whether retired codes are there too. */
void         haw_code_tree_set_retired  (HawCodeTree   *self,
                                         gboolean       shown);

void         haw_code_tree_set_expanded (HawCodeTree   *self,
                                         gint64         code,
                                         gboolean       expanded);
void         haw_code_tree_expand_all   (HawCodeTree   *self,
                                         gboolean       expanded);

/**
 * haw_code_tree_reveal:
 *
 * Unfolds what stands above a code.
 */
void         haw_code_tree_reveal       (HawCodeTree   *self,
                                         gint64         code);

/**
 * haw_code_tree_find:
 * @position: (out) (optional): its place in the model
 *
 * Returns: (transfer none) (nullable): the node of a code that is shown
 */
HawCodeNode *haw_code_tree_find         (HawCodeTree   *self,
                                         gint64         code,
                                         guint         *position);

/* How many codes could be shown without a filter and with all unfolded. */
guint        haw_code_tree_get_n_codes  (HawCodeTree   *self);

/**
 * haw_code_tree_find_step:
 * @parent: (out): the code to stand under, 0 for the top
 * @before: (out): the sibling to stand before, 0 to stand last
 *
 * Returns: whether the code can take that step among the codes that are not left out; the place is
 *   for haw_code_move_async()
 */
gboolean     haw_code_tree_find_step    (HawCodeTree   *self,
                                         gint64         code,
                                         HawCodeStep    step,
                                         gint64        *parent,
                                         gint64        *before);

/**
 * haw_code_tree_find_drop:
 * @target: the code on which @code is dropped
 * @place: where on it
 *
 * As haw_code_tree_find_step() for a code that is dropped.
 */
gboolean     haw_code_tree_find_drop    (HawCodeTree   *self,
                                         gint64         code,
                                         gint64         target,
                                         HawCodeDrop    place,
                                         gint64        *parent,
                                         gint64        *before);

/**
 * haw_code_tree_is_below:
 *
 * Returns: whether @code is @other or stands below it
 */
gboolean     haw_code_tree_is_below     (HawCodeTree   *self,
                                         gint64         code,
                                         gint64         other);

G_END_DECLS
