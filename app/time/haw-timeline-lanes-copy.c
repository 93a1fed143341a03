/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "time/haw-timeline-lanes-private.h"

/* A picture of the lanes that no edit changes any more, to be laid out on its own. */

static gboolean
is_within (const HawTimelineStore *store,
           guint                   position,
           gint64                  start,
           gint64                  end)
{
  if (start >= end)
    return TRUE;
  if (position >= store->n_dated)
    return FALSE;

  return store->starts[position] < end &&
         (store->ends[position] > start || store->starts[position] >= start);
}

static HawTimelineStore *
copy_store (const HawTimelineStore *store,
            gint64                  start,
            gint64                  end)
{
  HawTimelineStore *copy = haw_timeline_store_new ();

  for (guint i = 0; i < store->n; i++)
    {
      HawTimelineEvent event;

      if (!is_within (store, i, start, end))
        continue;
      haw_timeline_store_get (store, i, &event);
      haw_timeline_store_add (copy, &event);
    }
  haw_timeline_store_sort (copy);
  if (store->truth != NULL)
    haw_timeline_store_set_truth (copy, store->truth, store->reaches);

  return copy;
}

static guint
join (HawTimelineLanes       *copy,
      guint                   lane,
      const HawTimelineStore *store,
      const guint32          *positions,
      guint                   n_positions,
      gboolean                joins)
{
  HawTimelineStore *copied = haw_timeline_lanes_get_store (copy);
  guint n = 0;

  for (guint i = 0; i < n_positions; i++)
    {
      int position = haw_timeline_store_find (copied, store->ids[positions[i]]);

      if (position < 0)
        continue;
      if (joins)
        haw_timeline_lanes_join (copy, lane, (guint) position);
      n++;
    }

  return n;
}

/* Lanes of which nothing is left are left out, and those that are hidden with all inside them. @copies has
 * the index that each lane so far has in the copy, or %G_MAXUINT. */
static void
copy_lane (HawTimelineLanes       *copy,
           const HawTimelineLanes *self,
           guint                   index,
           GArray                 *copies)
{
  guint parent = haw_timeline_lanes_get_parent (self, index);
  gboolean inside = parent != G_MAXUINT;
  const guint32 *members, *undated;
  guint n_members, n_undated;
  guint lane = G_MAXUINT;

  if (inside)
    parent = g_array_index (copies, guint, parent);
  members = haw_timeline_lanes_get_members (self, index, &n_members);
  undated = haw_timeline_lanes_get_undated (self, index, &n_undated);
  if (!haw_timeline_lanes_get (self, index)->hidden && inside == (parent != G_MAXUINT) &&
      join (copy, 0, self->store, members, n_members, FALSE) +
              join (copy, 0, self->store, undated, n_undated, FALSE) >
          0)
    {
      lane = haw_timeline_lanes_add_inside (copy, parent, haw_timeline_lanes_get_id (self, index),
                                            haw_timeline_lanes_get_name (self, index),
                                            haw_timeline_lanes_get_color (self, index));
      haw_timeline_lanes_set_hue (copy, lane, haw_timeline_lanes_get_hue (self, index));
      join (copy, lane, self->store, members, n_members, TRUE);
      join (copy, lane, self->store, undated, n_undated, TRUE);
    }
  g_array_append_val (copies, lane);
}

/**
 * haw_timeline_lanes_copy:
 * @start: seconds of local time
 * @end: exclusive; not after @start for all time
 *
 * Copies the events that may be under way within a range, in their lanes, hidden ones left out; without
 * a range also the undated ones.
 *
 * Returns: (transfer full): them, as they are now
 */
HawTimelineLanes *
haw_timeline_lanes_copy (const HawTimelineLanes *self,
                         gint64                  start,
                         gint64                  end)
{
  g_autoptr (HawTimelineStore) store = NULL;
  g_autoptr (GArray) copies = g_array_new (FALSE, FALSE, sizeof (guint));
  HawTimelineLanes *copy;

  g_return_val_if_fail (self != NULL, NULL);

  store = copy_store (self->store, start, end);
  copy = haw_timeline_lanes_new (store);
  for (guint i = 0; self->has_lanes && i < self->lanes->len; i++)
    copy_lane (copy, self, i, copies);
  haw_timeline_lanes_finish (copy);

  return copy;
}
