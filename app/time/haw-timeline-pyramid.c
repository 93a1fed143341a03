/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "time/haw-timeline-pyramid.h"

#include <string.h>

#define MOST_BINS 65536u
#define FEWEST_BINS 256u
#define FINEST_SHIFT 6 /* 64 s */
#define MOST_LEVELS 24

/* The k-th level has the starts and the ends of its events by bin; what began until a bin less what
 * was over before it is under way in it. */
struct _HawTimelinePyramid
{
  gint64 origin; /* a multiple of the coarsest bin */
  guint shift;   /* log2 of the seconds of the finest bin */
  guint n_bins;  /* of the finest level, a power of two */
  guint n_levels;
  guint32 *starts[MOST_LEVELS];
  guint32 *ends[MOST_LEVELS];
};

static gboolean
is_known (gint64 time)
{
  return time > HAW_TIME_MIN && time < HAW_TIME_MAX;
}

static void
find_extent (const HawTimelineStore *store,
             const guint32          *members,
             guint                   n_members,
             gint64                 *first,
             gint64                 *last)
{
  *first = HAW_TIME_MAX;
  *last = HAW_TIME_MIN;
  for (guint i = 0; i < n_members; i++)
    {
      const gint64 times[] = { haw_timeline_store_get_anchor (store, members[i]),
                               store->ends[members[i]] };

      for (guint j = 0; j < G_N_ELEMENTS (times); j++)
        if (is_known (times[j]))
          {
            *first = MIN (*first, times[j]);
            *last = MAX (*last, times[j]);
          }
    }
  if (*first > *last)
    *first = *last = 0;
}

/* The bin of the finest level; what is outside counts at the edge. */
static guint
bin_of (const HawTimelinePyramid *self,
        gint64                    time)
{
  gint64 bin;

  if (time < self->origin)
    return 0;
  bin = (time - self->origin) >> self->shift;

  return (guint) MIN (bin, (gint64) self->n_bins - 1);
}

static void
sum_up (HawTimelinePyramid *self)
{
  for (guint level = 1; level < self->n_levels; level++)
    for (guint i = 0; i < self->n_bins >> level; i++)
      {
        self->starts[level][i] =
            self->starts[level - 1][2 * i] + self->starts[level - 1][2 * i + 1];
        self->ends[level][i] = self->ends[level - 1][2 * i] + self->ends[level - 1][2 * i + 1];
      }
}

/**
 * haw_timeline_pyramid_new:
 * @members: (array length=n_members): positions of dated events
 *
 * Returns: (transfer full): their pyramid
 */
HawTimelinePyramid *
haw_timeline_pyramid_new (const HawTimelineStore *store,
                          const guint32          *members,
                          guint                   n_members)
{
  HawTimelinePyramid *self = g_new0 (HawTimelinePyramid, 1);
  guint most = FEWEST_BINS;
  gint64 first, last, top;

  find_extent (store, members, n_members, &first, &last);
  while (most < MOST_BINS && most < n_members / 2)
    most *= 2;

  /* A quarter more than needed, so that what is added later mostly fits. */
  self->shift = FINEST_SHIFT;
  last += (last - first) / 8 + 1;
  first -= (last - first) / 8;
  do
    {
      self->n_bins = FEWEST_BINS;
      while (self->n_bins < most &&
             (gint64) self->n_bins << self->shift < last - first)
        self->n_bins *= 2;
      top = (gint64) self->n_bins << self->shift;
      self->origin = haw_floor_div (first, top) * top;
      if (last - self->origin <= top)
        break;
      /* Across the border of two coarsest bins: twice as many, or twice as wide. */
      if (self->n_bins * 2 <= 2 * most)
        {
          top = ((gint64) self->n_bins * 2) << self->shift;
          self->origin = haw_floor_div (first, top / 2) * (top / 2);
          if (last - self->origin <= top)
            {
              self->n_bins *= 2;
              break;
            }
        }
      self->shift++;
    }
  while (self->shift < 50);

  for (guint bins = self->n_bins; bins >= 2 && self->n_levels < MOST_LEVELS; bins /= 2)
    {
      self->starts[self->n_levels] = g_new0 (guint32, bins);
      self->ends[self->n_levels] = g_new0 (guint32, bins);
      self->n_levels++;
    }

  for (guint i = 0; i < n_members; i++)
    {
      gint64 end = store->ends[members[i]];

      self->starts[0][bin_of (self, store->starts[members[i]])]++;
      if (end < HAW_TIME_MAX)
        self->ends[0][bin_of (self, MAX (end - 1, store->starts[members[i]]))]++;
    }
  sum_up (self);

  return self;
}

/**
 * haw_timeline_pyramid_free:
 * @self: (transfer full) (nullable): a pyramid
 */
void
haw_timeline_pyramid_free (HawTimelinePyramid *self)
{
  if (self == NULL)
    return;

  for (guint i = 0; i < self->n_levels; i++)
    {
      g_free (self->starts[i]);
      g_free (self->ends[i]);
    }
  g_free (self);
}

/**
 * haw_timeline_pyramid_add:
 * @start: earliest start of an event
 * @end: its latest end
 * @by: 1 to count it, -1 to count it no more
 *
 * Returns: whether it lies within the pyramid; one that does not makes it coarse at its edge, so that
 *   it should be made anew
 */
gboolean
haw_timeline_pyramid_add (HawTimelinePyramid *self,
                          gint64              start,
                          gint64              end,
                          int                 by)
{
  gint64 last = self->origin + ((gint64) self->n_bins << self->shift);
  guint first_bin = bin_of (self, start);
  guint last_bin = bin_of (self, MAX (end - 1, start));

  for (guint level = 0; level < self->n_levels; level++)
    {
      self->starts[level][first_bin >> level] += (guint) by;
      if (end < HAW_TIME_MAX)
        self->ends[level][last_bin >> level] += (guint) by;
    }

  return (start >= self->origin || !is_known (start)) && (end <= last || !is_known (end));
}

/**
 * haw_timeline_pyramid_get_shift:
 *
 * Returns: log2 of the seconds of the finest bins it can count
 */
guint
haw_timeline_pyramid_get_shift (const HawTimelinePyramid *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->shift;
}

/**
 * haw_timeline_pyramid_count:
 * @shift: log2 of the seconds of a bin
 * @first: where the first bin begins; a multiple of its width
 * @n_bins: how many bins
 * @counts: (out caller-allocates) (array length=n_bins): how many events may be under way in each
 *
 * Returns: whether it has bins of this width
 */
gboolean
haw_timeline_pyramid_count (const HawTimelinePyramid *self,
                            guint                     shift,
                            gint64                    first,
                            guint                     n_bins,
                            guint32                  *counts)
{
  guint level, size;
  guint32 under_way = 0;
  gint64 from;

  g_return_val_if_fail (self != NULL, FALSE);

  level = shift - self->shift;
  if (shift < self->shift || level >= self->n_levels)
    return FALSE;

  size = self->n_bins >> level;
  from = (first - self->origin) >> shift;
  for (gint64 bin = 0; bin < MIN (from, (gint64) size); bin++)
    under_way += self->starts[level][bin] - self->ends[level][bin];

  for (guint i = 0; i < n_bins; i++)
    {
      gint64 bin = from + i;

      if (bin < 0 || bin >= size)
        {
          counts[i] = under_way;
          continue;
        }
      counts[i] = under_way + self->starts[level][bin];
      under_way = counts[i] - self->ends[level][bin];
    }

  return TRUE;
}

/**
 * haw_timeline_count_bins:
 * @positions: (array length=n_positions): the dated events that overlap the bins
 * @shift: log2 of the seconds of a bin
 * @first: where the first bin begins
 * @counts: (out caller-allocates) (array length=n_bins): how many may be under way in each
 *
 * Counts exactly, event by event: for bins finer than those of a pyramid.
 */
void
haw_timeline_count_bins (const HawTimelineStore *store,
                         const guint32          *positions,
                         guint                   n_positions,
                         guint                   shift,
                         gint64                  first,
                         guint                   n_bins,
                         guint32                *counts)
{
  memset (counts, 0, n_bins * sizeof *counts);
  for (guint i = 0; i < n_positions; i++)
    {
      gint64 start = store->starts[positions[i]];
      gint64 from = MAX ((start - first) >> shift, 0);
      gint64 until = (MAX (store->ends[positions[i]] - 1, start) - first) >> shift;

      if (from >= n_bins || until < 0)
        continue;
      counts[from]++;
      if (until + 1 < n_bins)
        counts[until + 1]--;
    }
  for (guint i = 1; i < n_bins; i++)
    counts[i] += counts[i - 1];
}
