/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "time/haw-timeline-histogram.h"

#include "time/haw-timeline-pyramid.h"

#include <math.h>

#define MOST_BINS 4096

static void
add (guint32       *sums,
     const guint32 *counts,
     guint          n)
{
  for (guint i = 0; i < n; i++)
    sums[i] += counts[i];
}

/* Straight from the events: no lane of many gets a pyramid of its own. */
static void
add_members (HawTimelineHistogram *self,
             HawTimelineLanes     *lanes,
             guint                 lane,
             guint32              *scratch,
             guint32              *positions)
{
  const HawTimelineStore *store = haw_timeline_lanes_get_store (lanes);
  gsize at = (gsize) (self->n_layers - 1) * self->n_bins;
  guint n_members, n = 0;
  const guint32 *members = haw_timeline_lanes_get_members (lanes, lane, &n_members);

  haw_timeline_count_bins (store, members, n_members, self->shift, self->first, self->n_bins, scratch);
  add (self->counts + at, scratch, self->n_bins);
  if (self->lit == NULL)
    return;

  for (guint i = 0; i < n_members; i++)
    {
      positions[n] = members[i];
      n += haw_timeline_store_is_dimmed (store, members[i]) ? 0 : 1;
    }
  haw_timeline_count_bins (store, positions, n, self->shift, self->first, self->n_bins, scratch);
  add (self->lit + at, scratch, self->n_bins);
}

static void
find_highest (HawTimelineHistogram *self)
{
  self->highest = 1;
  for (guint i = 0; i < self->n_bins; i++)
    {
      guint32 sum = 0;

      for (guint j = 0; j < self->n_layers; j++)
        sum += self->counts[(gsize) j * self->n_bins + i];
      self->highest = MAX (self->highest, sum);
    }
}

/**
 * haw_timeline_histogram_new:
 * @axis: the times to count
 * @bin: px that a bin is wide at least
 * @most_layers: above 1
 *
 * Counts: a lane with a layer of its own from its pyramid, the others event by event.
 *
 * Returns: (transfer full): the counts
 */
HawTimelineHistogram *
haw_timeline_histogram_new (HawTimelineLanes  *lanes,
                            const HawTimeAxis *axis,
                            double             bin,
                            guint              most_layers)
{
  HawTimelineHistogram *self = g_new0 (HawTimelineHistogram, 1);
  guint n_all = haw_timeline_lanes_get_n (lanes), n_lanes = 0, n_alone;
  g_autofree guint32 *scratch = NULL;
  g_autofree guint32 *positions = NULL;
  gint64 start, end;

  g_return_val_if_fail (lanes != NULL && most_layers > 1, self);

  self->lanes = g_new (guint, n_all + 1);
  for (guint i = 0; i < n_all; i = haw_timeline_lanes_get_end (lanes, i))
    self->lanes[n_lanes++] = i;
  haw_time_axis_get_visible (axis, &start, &end);
  self->shift = (guint) CLAMP (ceil (log2 (bin * axis->seconds_per_pixel)), 0, 40);
  self->first = (start >> self->shift) << self->shift;
  self->n_bins = (guint) CLAMP (((end - self->first) >> self->shift) + 1, 1, MOST_BINS);
  self->has_rest = n_lanes > most_layers;
  self->n_layers = MIN (n_lanes, most_layers);
  n_alone = self->has_rest ? most_layers - 1 : n_lanes;
  self->counts = g_new0 (guint32, (gsize) self->n_layers * self->n_bins);
  if (haw_timeline_lanes_dims (lanes))
    self->lit = g_new0 (guint32, (gsize) self->n_layers * self->n_bins);

  for (guint i = 0; i < n_alone; i++)
    {
      gsize at = (gsize) i * self->n_bins;

      haw_timeline_lanes_count (lanes, self->lanes[i], self->shift, self->first, self->n_bins,
                                self->counts + at);
      if (self->lit != NULL)
        haw_timeline_lanes_count_lit (lanes, self->lanes[i], self->shift, self->first,
                                      self->n_bins, self->lit + at);
    }
  if (self->has_rest)
    {
      scratch = g_new (guint32, self->n_bins);
      positions = g_new (guint32, haw_timeline_lanes_get_store (lanes)->n + 1);
    }
  for (guint i = n_alone; i < n_lanes; i++)
    add_members (self, lanes, self->lanes[i], scratch, positions);
  find_highest (self);

  return self;
}

/**
 * haw_timeline_histogram_free:
 * @self: (transfer full) (nullable): counts
 */
void
haw_timeline_histogram_free (HawTimelineHistogram *self)
{
  if (self == NULL)
    return;

  g_free (self->lanes);
  g_free (self->counts);
  g_free (self->lit);
  g_free (self);
}
