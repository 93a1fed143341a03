/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/haw-row.h"
#include "project/haw-history.h"

G_BEGIN_DECLS

/**
 * HawHistoryRow:
 *
 * One step of the history. Properties: `label` (translated, NULL until it is read), `time`
 * (microseconds since 1970), `analyst` (a name), `undone`.
 */
#define HAW_TYPE_HISTORY_ROW (haw_history_row_get_type ())
G_DECLARE_FINAL_TYPE (HawHistoryRow, haw_history_row, HAW, HISTORY_ROW, HawRow)

const char *haw_history_row_get_label   (HawHistoryRow *self);
gint64      haw_history_row_get_time    (HawHistoryRow *self);
const char *haw_history_row_get_analyst (HawHistoryRow *self);
gboolean    haw_history_row_get_undone  (HawHistoryRow *self);

/* For the list that owns it. */
void        haw_history_row_take        (HawHistoryRow              *self,
                                  const HawHistoryStep *values);
void        haw_history_row_set_undone  (HawHistoryRow              *self,
                                  gboolean              undone);

G_END_DECLS
