/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "time/haw-edtf.h"

G_BEGIN_DECLS

/* Dates changed by hand: dragged, stepped and joined. Units are HawPrecision; a time is a quarter of
 * an hour. All are pure, and give dates that haw_edtf_parse() takes. */

/* Which of the four bounds of HawBounds. */
typedef enum
{
  HAW_BOUND_EARLIEST_START,
  HAW_BOUND_LATEST_START,
  HAW_BOUND_EARLIEST_END,
  HAW_BOUND_LATEST_END,
} HawBound;

HawPrecision haw_snap_unit (double seconds_per_pixel);
gint64 haw_snap_time (gint64       time,
                      HawPrecision unit);
gint64 haw_snap_step (gint64       time,
                      HawPrecision unit,
                      gint64       n);

char *haw_edtf_from_range (gint64       start,
                           gint64       end,
                           HawPrecision unit);
char *haw_edtf_set_bound (const HawEdtf *edtf,
                          HawBound       bound,
                          gint64         time,
                          HawPrecision   unit,
                          GError       **error);
char *haw_edtf_step_end (const HawEdtf *edtf,
                         gboolean       start,
                         gint64         n,
                         GError       **error);
char *haw_edtf_move (const HawEdtf *edtf,
                     gint64         seconds,
                     GError       **error);
char *haw_edtf_shift (const HawEdtf *edtf,
                      gint64         n,
                      GError       **error);
char *haw_edtf_meet (const char *const *dates,
                     gsize              n);

G_END_DECLS
