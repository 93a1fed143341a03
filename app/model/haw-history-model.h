/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/haw-history-row.h"
#include "project/haw-project.h"

G_BEGIN_DECLS

/**
 * HawHistoryModel:
 *
 * The history of a project, newest first. Holds the ids of all steps and the values of those that
 * somebody looked at, read 256 at a time; made for 100,000. Items are HawHistoryRow.
 *
 * Properties: `loading` (TRUE until the first query is done), `filter` (words that the label of a step
 * in the language of the process must all contain, Arabic spellings folded).
 */
#define HAW_TYPE_HISTORY_MODEL (haw_history_model_get_type ())
G_DECLARE_FINAL_TYPE (HawHistoryModel, haw_history_model, HAW, HISTORY_MODEL, GObject)

HawHistoryModel *haw_history_model_new         (HawProject  *project);
void         haw_history_model_set_filter  (HawHistoryModel *self,
                                        const char  *filter);
gboolean     haw_history_model_get_loading (HawHistoryModel *self);

/**
 * haw_history_model_get_id:
 *
 * Returns: the id of the step at @position, 0 where there is none
 */
gint64       haw_history_model_get_id      (HawHistoryModel *self,
                                        guint        position);

/**
 * haw_history_model_get_undone:
 *
 * Returns: whether @step is undone
 */
gboolean     haw_history_model_get_undone  (HawHistoryModel *self,
                                        gint64       step);

/**
 * haw_history_model_get_pages_read:
 *
 * Returns: how many times rows were read so far, for tests
 */
guint        haw_history_model_get_pages_read (HawHistoryModel *self);

G_END_DECLS
