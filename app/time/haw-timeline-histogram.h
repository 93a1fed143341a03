/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "time/haw-timeline-lanes.h"

G_BEGIN_DECLS

/* How many events may be under way at each time of an axis, layer upon layer: a lane that is inside no
 * other each, or, where there are many, the first ones each and all the others together in the last. A
 * bin is 2^shift seconds. */
typedef struct
{
  guint shift;
  gint64 first;     /* where the first bin begins */
  guint n_bins;
  guint n_layers;
  guint *lanes;     /* the lane of each layer */
  gboolean has_rest; /* the last layer is that of the other lanes */
  guint32 *counts;  /* n_layers times n_bins */
  guint32 *lit;     /* likewise, of the events that are not dimmed; NULL where none is */
  guint32 highest;  /* of all layers together */
} HawTimelineHistogram;

HawTimelineHistogram *haw_timeline_histogram_new (HawTimelineLanes  *lanes,
                                                  const HawTimeAxis *axis,
                                                  double             bin,
                                                  guint              most_layers);
void haw_timeline_histogram_free (HawTimelineHistogram *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HawTimelineHistogram, haw_timeline_histogram_free)

G_END_DECLS
