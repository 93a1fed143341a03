/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/haw-row-store.h"

G_BEGIN_DECLS

/**
 * HawSavedRange:
 *
 * A range of the timeline that the analyst wants to find again: `name`, and seconds of local time as
 * in the bounds of events, half-open.
 */
#define HAW_TYPE_SAVED_RANGE (haw_saved_range_get_type ())
G_DECLARE_FINAL_TYPE (HawSavedRange, haw_saved_range, HAW, SAVED_RANGE, HawRow)

const char *haw_saved_range_get_name  (HawSavedRange *self);
gint64      haw_saved_range_get_start (HawSavedRange *self);
gint64      haw_saved_range_get_end   (HawSavedRange *self);

/**
 * HawSavedRanges:
 *
 * All saved ranges of a project in the order of time. Tens.
 */
#define HAW_TYPE_SAVED_RANGES (haw_saved_ranges_get_type ())
G_DECLARE_FINAL_TYPE (HawSavedRanges, haw_saved_ranges, HAW, SAVED_RANGES, HawRowStore)

HawSavedRanges *haw_saved_ranges_new (HawProject *project);

/* The following end with haw_project_edit_finish(). */

/**
 * haw_saved_range_add_async:
 *
 * Saves a range; %HAW_ERROR_INVALID where the name is empty or the range is.
 */
void haw_saved_range_add_async    (HawProject          *project,
                                   const char          *name,
                                   gint64               start,
                                   gint64               end,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data);
void haw_saved_range_remove_async (HawProject          *project,
                                   gint64               range,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data);

G_END_DECLS
