/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "time/haw-edtf-edit.h"
#include "time/haw-timeline-lanes.h"

G_BEGIN_DECLS

/* Events and ranges of time under a hand: what a press takes hold of, and what a drag from there makes
 * of a date. Pure geometry on an axis; nothing here knows which way time runs. */

typedef enum
{
  HAW_TIMELINE_GRIP_NONE,
  HAW_TIMELINE_GRIP_BODY,
  HAW_TIMELINE_GRIP_START,      /* of the earliest start */
  HAW_TIMELINE_GRIP_CORE_START, /* of the latest start, where there is doubt before it */
  HAW_TIMELINE_GRIP_CORE_END,
  HAW_TIMELINE_GRIP_END,
} HawTimelineGrip;

/* What a drag asks of a date: to go elsewhere as a whole, or one of its bounds to be set. */
typedef struct
{
  gboolean whole;
  gint64 seconds;    /* of the whole: how much later */
  HawBound bound;
  gint64 time;
  HawPrecision unit;
} HawTimelinePull;

HawTimelineGrip haw_timeline_grip_at (const HawTimelinePlace *place,
                                      double                  x);
gboolean haw_timeline_grip_is_shown (const HawTimelinePlace *place,
                                     HawTimelineGrip         grip);
double haw_timeline_grip_get_x (const HawTimelinePlace *place,
                                HawTimelineGrip         grip);

void haw_timeline_pull (HawTimelineGrip    grip,
                        const HawEdtf     *date,
                        const HawTimeAxis *axis,
                        double             edge,
                        double             dx,
                        gboolean           other,
                        HawTimelinePull   *pull);
char *haw_timeline_pull_apply (const HawTimelinePull *pull,
                               const HawEdtf         *date,
                               GError               **error);
char *haw_timeline_range_date (const HawTimeAxis *axis,
                               double             from,
                               double             to);

GArray *haw_timeline_find_in_band (const HawTimelineLanes *lanes,
                                   const HawTimeAxis      *axis,
                                   double                  row,
                                   double                  x1,
                                   double                  y1,
                                   double                  x2,
                                   double                  y2);

G_END_DECLS
