/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "time/haw-timeline-sides.h"

#include <stdlib.h>

/* More bins than that are not looked at for the highest of all. */
#define MOST_BINS (1 << 15)

/* The event as it stands on its side: by its own reports where there is a clock for them. */
static void
get_event (const HawTimelineStore *from,
           guint                   position,
           HawClock                clock,
           const HawPublications  *own,
           HawTimelineEvent       *event)
{
  int true_position =
    own == NULL || from->truth == NULL ? -1 : haw_timeline_store_find (from->truth, from->ids[position]);

  if (true_position < 0)
    {
      haw_timeline_store_get (from, position, event);
      return;
    }
  haw_timeline_store_get (from->truth, (guint) true_position, event);
  haw_clock_turn (clock, own, event);
}

static void
add_all (HawTimelineStore       *to,
         const HawTimelineStore *from,
         const guint32          *positions,
         guint                   n,
         HawClock                clock,
         const HawPublications  *own)
{
  for (guint i = 0; i < n; i++)
    {
      HawTimelineEvent event;

      get_event (from, positions[i], clock, own, &event);
      haw_timeline_store_add (to, &event);
    }
}

/**
 * haw_timeline_sides_extract:
 * @lane: index of a lane
 * @clock: by which the lanes are
 * @own: (nullable): the reports of this side
 *
 * Returns: (transfer full): the events of one lane, by themselves
 */
HawTimelineLanes *
haw_timeline_sides_extract (const HawTimelineLanes *from,
                            guint                   lane,
                            HawClock                clock,
                            const HawPublications  *own)
{
  g_autoptr (HawTimelineStore) store = haw_timeline_store_new ();
  HawTimelineStore *all = haw_timeline_lanes_get_store (from);
  HawTimelineLanes *side;
  const guint32 *positions;
  guint n;

  g_return_val_if_fail (from != NULL && lane < haw_timeline_lanes_get_n (from), NULL);

  positions = haw_timeline_lanes_get_members (from, lane, &n);
  add_all (store, all, positions, n, clock, own);
  positions = haw_timeline_lanes_get_undated (from, lane, &n);
  add_all (store, all, positions, n, clock, own);
  haw_timeline_store_sort (store);
  if (all->truth != NULL)
    haw_timeline_store_set_truth (store, all->truth, all->reaches);

  side = haw_timeline_lanes_new (store);
  haw_timeline_lanes_finish (side);

  return side;
}

/* Nobody tells which event went: those that are not among all any more are looked for. */
static void
remove_lost (HawTimelineLanes       *side,
             const HawTimelineStore *all)
{
  HawTimelineStore *store = haw_timeline_lanes_get_store (side);
  g_autoptr (GArray) lost = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < store->n; i++)
    if (haw_timeline_store_find (all, store->ids[i]) < 0)
      g_array_append_val (lost, store->ids[i]);
  for (guint i = 0; i < lost->len; i++)
    haw_timeline_lanes_remove (side, g_array_index (lost, gint64, i));
}

/**
 * haw_timeline_sides_follow:
 * @side: what was extracted
 * @from: the lanes that changed, see HawTimelineChangeFunc
 * @lane: the id of the lane that was extracted
 * @clock: by which the lanes are
 * @own: (nullable): the reports of this side
 *
 * Follows a change: work for the event it touches, but for one that went.
 */
void
haw_timeline_sides_follow (HawTimelineLanes       *side,
                           const HawTimelineLanes *from,
                           gint64                  lane,
                           HawClock                clock,
                           const HawPublications  *own,
                           HawTimelineChange       change,
                           guint                   position)
{
  HawTimelineStore *all = haw_timeline_lanes_get_store (from);
  guint index = haw_timeline_lanes_find (from, lane);
  HawTimelineEvent event;

  if (change == HAW_TIMELINE_REMOVED)
    {
      remove_lost (side, all);
      return;
    }

  get_event (all, position, clock, own, &event);
  if (index != G_MAXUINT && haw_timeline_lanes_stands_in (from, position, index))
    haw_timeline_lanes_put (side, &event, NULL, 0);
  else
    haw_timeline_lanes_remove (side, event.id);
}

/**
 * haw_timeline_sides_find_shared:
 * @tally: (out): how many there are
 *
 * Returns: (transfer full) (element-type gint64): the ids of the events on both sides, a set
 */
GHashTable *
haw_timeline_sides_find_shared (const HawTimelineLanes *above,
                                const HawTimelineLanes *below,
                                HawTimelineTally       *tally)
{
  GHashTable *shared = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  const HawTimelineStore *one = haw_timeline_lanes_get_store (above);
  const HawTimelineStore *other = haw_timeline_lanes_get_store (below);
  guint i = 0, j = 0;

  while (one != NULL && other != NULL && i < one->n && j < other->n)
    {
      gint64 first = one->ids[one->by_id[i]], second = other->ids[other->by_id[j]];

      if (first == second)
        g_hash_table_add (shared, g_memdup2 (&first, sizeof first));
      i += first <= second ? 1 : 0;
      j += second <= first ? 1 : 0;
    }
  tally->both = g_hash_table_size (shared);
  tally->above = (one == NULL ? 0 : one->n) - tally->both;
  tally->below = (other == NULL ? 0 : other->n) - tally->both;

  return shared;
}

/**
 * haw_timeline_sides_count:
 * @start: time on the side below
 * @end: exclusive
 * @n_above: (out): how many events are put there above, each at the first bound that is known
 * @n_below: (out): and below
 */
void
haw_timeline_sides_count (const HawTimelineLanes *above,
                          const HawTimelineLanes *below,
                          gint64                  offset,
                          gint64                  start,
                          gint64                  end,
                          guint                  *n_above,
                          guint                  *n_below)
{
  *n_above = haw_timeline_lanes_count_beginning (above, 0, start + offset, end + offset);
  *n_below = haw_timeline_lanes_count_beginning (below, 0, start, end);
}

/**
 * haw_timeline_sides_differ:
 * @shift: log2 of the seconds of a bin
 * @first: where the first bin begins, on the side below
 * @n_bins: how many
 * @differences: (out caller-allocates) (array length=n_bins): how many more events each bin has above than
 *   below; less than 0 where there are more below
 */
void
haw_timeline_sides_differ (const HawTimelineLanes *above,
                           const HawTimelineLanes *below,
                           gint64                  offset,
                           guint                   shift,
                           gint64                  first,
                           guint                   n_bins,
                           int                    *differences)
{
  for (guint i = 0; i < n_bins; i++)
    {
      gint64 start = first + ((gint64) i << shift);
      guint n_above, n_below;

      haw_timeline_sides_count (above, below, offset, start, start + ((gint64) 1 << shift), &n_above,
                                &n_below);
      differences[i] = (int) n_above - (int) n_below;
    }
}

/**
 * haw_timeline_sides_get_highest:
 *
 * Returns: the greatest difference of any bin of this width, to either side; at least 1
 */
guint
haw_timeline_sides_get_highest (const HawTimelineLanes *above,
                                const HawTimelineLanes *below,
                                gint64                  offset,
                                guint                   shift)
{
  HawTimelineStore *one = haw_timeline_lanes_get_store (above);
  HawTimelineStore *other = haw_timeline_lanes_get_store (below);
  gint64 first = HAW_TIME_MAX, last = HAW_TIME_MIN, start, end;
  g_autofree int *differences = NULL;
  int highest = 1;
  guint n_bins;

  if (one != NULL && haw_timeline_store_get_extent (one, &start, &end))
    {
      first = MIN (first, start - offset);
      last = MAX (last, end - offset);
    }
  if (other != NULL && haw_timeline_store_get_extent (other, &start, &end))
    {
      first = MIN (first, start);
      last = MAX (last, end);
    }
  if (first > last)
    return 1;

  first = (first >> shift) << shift;
  n_bins = (guint) MIN (((last - first) >> shift) + 1, MOST_BINS);
  differences = g_new (int, n_bins);
  haw_timeline_sides_differ (above, below, offset, shift, first, n_bins, differences);
  for (guint i = 0; i < n_bins; i++)
    highest = MAX (highest, abs (differences[i]));

  return (guint) highest;
}
