/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "time/haw-timeline-geometry.h"

G_BEGIN_DECLS

/* Lanes one below the other, each with rows of its own: pure geometry. An event stands in any number
 * of lanes; each place where it stands is a copy. A timeline without lanes is one lane with all
 * events. y is px from the top of the first lane. */

/* What the geometry needs to know of one lane. */
typedef struct
{
  gint64 id;            /* any number that stays; unique among the lanes */
  const guint *members; /* indices into the spans, each once */
  guint n_members;
  gboolean collapsed;   /* only as high as its header, events shown as ticks */
} HawTimelineLane;

/* Sizes in px, across time. */
typedef struct
{
  double row;
  double padding; /* before the first row of a lane and after the last */
} HawTimelineLaneSizes;

typedef struct _HawTimelineLanes HawTimelineLanes;

HawTimelineLanes *haw_timeline_lanes_new (const HawTimelineLane      *lanes,
                                          guint                       n_lanes,
                                          const HawTimelineSpan      *spans,
                                          guint                       n_spans,
                                          const HawTimelineMetrics   *metrics,
                                          const HawTimelineLaneSizes *sizes,
                                          double                      seconds_per_pixel,
                                          HawTimelineLanes           *before);
void haw_timeline_lanes_free (HawTimelineLanes *self);

guint haw_timeline_lanes_get_n (const HawTimelineLanes *self);
guint haw_timeline_lanes_get_n_packed (const HawTimelineLanes *self);
gboolean haw_timeline_lanes_suits (const HawTimelineLanes *self,
                                   double                  seconds_per_pixel);
double haw_timeline_lanes_get_height (const HawTimelineLanes *self);
void haw_timeline_lanes_get_extent (const HawTimelineLanes *self,
                                    guint                   lane,
                                    double                 *y,
                                    double                 *height);
int haw_timeline_lanes_find_at (const HawTimelineLanes *self,
                                double                  y);

gboolean haw_timeline_lanes_place (const HawTimelineLanes *self,
                                   const HawTimeAxis      *axis,
                                   guint                   span,
                                   guint                   lane,
                                   HawTimelinePlace       *place);
GArray *haw_timeline_lanes_get_places (const HawTimelineLanes *self,
                                       const HawTimeAxis      *axis,
                                       double                  margin,
                                       double                  top,
                                       double                  bottom);
int haw_timeline_lanes_hit (const HawTimelineLanes *self,
                            const HawTimeAxis      *axis,
                            double                  x,
                            double                  y,
                            double                  slop,
                            guint                  *lane);
void haw_timeline_lanes_count_outside (const HawTimelineLanes *self,
                                       const HawTimeAxis      *axis,
                                       guint                  *before,
                                       guint                  *after);
guint haw_timeline_lanes_choose (const HawTimelineLanes *self,
                                 guint                   span,
                                 guint                   lane);
int haw_timeline_lanes_step (const HawTimelineLanes *self,
                             int                     span,
                             HawTimelineStep         step,
                             guint                  *lane);
guint haw_timeline_lanes_get_rank (const HawTimelineLanes *self,
                                   guint                   span,
                                   guint                   lane,
                                   guint                  *n_members);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HawTimelineLanes, haw_timeline_lanes_free)

G_END_DECLS
