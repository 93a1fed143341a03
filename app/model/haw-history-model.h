/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/haw-history-row.h"
#include "model/haw-id-list.h"

G_BEGIN_DECLS

/**
 * HawHistoryModel:
 *
 * The history of a project, newest first; made for 100,000 steps. Items are HawHistoryRow.
 *
 * Property: `filter` (words that the label of a step in the language of the process must all
 * contain, Arabic spellings folded).
 */
#define HAW_TYPE_HISTORY_MODEL (haw_history_model_get_type ())
G_DECLARE_FINAL_TYPE (HawHistoryModel, haw_history_model, HAW, HISTORY_MODEL, HawIdList)

HawHistoryModel *haw_history_model_new        (HawProject      *project);
void             haw_history_model_set_filter (HawHistoryModel *self,
                                               const char      *filter);

/**
 * haw_history_model_get_undone:
 *
 * Returns: whether @step is undone
 */
gboolean         haw_history_model_get_undone (HawHistoryModel *self,
                                               gint64           step);

G_END_DECLS
