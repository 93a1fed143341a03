/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "time/haw-timeline-lanes-private.h"

#include <string.h>

static void
clear_lane (gpointer data)
{
  HawTimelineLane *lane = data;

  g_free (lane->name);
  g_array_unref (lane->members);
  g_array_unref (lane->undated);
  g_array_unref (lane->rows);
  g_array_unref (lane->open);
  haw_timeline_index_clear (&lane->index);
  g_clear_pointer (&lane->pyramid, haw_timeline_pyramid_free);
  g_clear_pointer (&lane->lit, haw_timeline_pyramid_free);
}

/**
 * haw_timeline_lanes_new:
 * @store: (transfer none): sorted events, from now on changed by the lanes alone
 *
 * Returns: (transfer full): no lanes yet: add them, let events join, and finish
 */
HawTimelineLanes *
haw_timeline_lanes_new (HawTimelineStore *store)
{
  HawTimelineLanes *self;

  g_return_val_if_fail (store != NULL, NULL);

  self = g_new0 (HawTimelineLanes, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->store = haw_timeline_store_ref (store);
  self->lanes = g_array_new (FALSE, TRUE, sizeof (HawTimelineLane));
  g_array_set_clear_func (self->lanes, clear_lane);
  self->by_id = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->shown = g_array_new (FALSE, FALSE, sizeof (guint));
  self->open = g_array_new (FALSE, FALSE, sizeof (guint32));

  return self;
}

/**
 * haw_timeline_lanes_ref:
 *
 * Returns: (transfer full): @self
 */
HawTimelineLanes *
haw_timeline_lanes_ref (HawTimelineLanes *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

/**
 * haw_timeline_lanes_unref:
 * @self: (transfer full): lanes
 */
void
haw_timeline_lanes_unref (HawTimelineLanes *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_clear_pointer (&self->packing, haw_timeline_packing_free);
  g_array_unref (self->lanes);
  g_array_unref (self->shown);
  g_hash_table_unref (self->by_id);
  g_clear_pointer (&self->watches, g_array_unref);
  g_clear_pointer (&self->lit_ids, g_array_unref);
  haw_timeline_index_clear (&self->index);
  g_array_unref (self->open);
  g_clear_pointer (&self->pyramid, haw_timeline_pyramid_free);
  haw_timeline_store_unref (self->store);
  g_free (self);
}

/**
 * haw_timeline_lanes_add:
 * @id: any number that stays while names and order change; unique among the lanes
 * @color: 0xrrggbb, or -1 for none of its own
 *
 * Adds a lane below the others. Without any, all events stand together.
 *
 * Returns: its index
 */
guint
haw_timeline_lanes_add (HawTimelineLanes *self,
                        gint64            id,
                        const char       *name,
                        int               color)
{
  return haw_timeline_lanes_add_inside (self, G_MAXUINT, id, name, color);
}

/**
 * haw_timeline_lanes_join:
 * @lane: index of a lane
 * @position: of an event, after those that joined before
 *
 * Puts an event into a lane while it is filled; once, however often it joins.
 */
void
haw_timeline_lanes_join (HawTimelineLanes *self,
                         guint             lane,
                         guint             position)
{
  guint32 value = position;
  HawTimelineLane *to;

  g_return_if_fail (self != NULL && lane < self->lanes->len && position < self->store->n);

  to = haw_timeline_lanes_get (self, lane);
  if (position >= self->store->n_dated)
    {
      if (to->undated->len == 0 ||
          g_array_index (to->undated, guint32, to->undated->len - 1) != value)
        g_array_append_val (to->undated, value);
      return;
    }
  if (to->members->len > 0 &&
      g_array_index (to->members, guint32, to->members->len - 1) == value)
    return;

  if (!haw_timeline_is_known (self->store->starts[position]))
    g_array_append_val (to->open, to->members->len);
  g_array_append_val (to->members, value);
}

/* The one lane with all events where there are none. */
#define NO_LANE -1

/**
 * haw_timeline_lanes_finish:
 *
 * Makes the indices once every event has joined its lanes.
 */
void
haw_timeline_lanes_finish (HawTimelineLanes *self)
{
  g_return_if_fail (self != NULL);

  if (self->lanes->len == 0)
    {
      guint only = haw_timeline_lanes_add (self, NO_LANE, "", -1);
      GArray **members = &haw_timeline_lanes_get (self, only)->members;

      self->has_lanes = FALSE;
      g_array_unref (*members);
      *members = g_array_sized_new (FALSE, FALSE, sizeof (guint32), self->store->n_dated);
      for (guint i = 0; i < self->store->n; i++)
        haw_timeline_lanes_join (self, only, i);
    }

  for (guint i = 0; i < self->lanes->len; i++)
    {
      HawTimelineLane *lane = haw_timeline_lanes_get (self, i);

      haw_timeline_index_update (&lane->index, haw_timeline_lane_members (lane), self->store->ends,
                                 lane->members->len, 0);
    }
  haw_timeline_lanes_update_shown (self);
  haw_timeline_index_update (&self->index, NULL, self->store->ends, self->store->n_dated, 0);
  g_array_set_size (self->open, 0);
  for (guint32 i = 0; i < self->store->n_dated; i++)
    if (!haw_timeline_is_known (self->store->starts[i]))
      g_array_append_val (self->open, i);
}

/**
 * haw_timeline_lanes_get_store:
 *
 * Returns: (transfer none): the events
 */
HawTimelineStore *
haw_timeline_lanes_get_store (const HawTimelineLanes *self)
{
  return self == NULL ? NULL : self->store;
}

/**
 * haw_timeline_lanes_get_n:
 *
 * Returns: how many lanes there are
 */
guint
haw_timeline_lanes_get_n (const HawTimelineLanes *self)
{
  return self == NULL ? 0 : self->lanes->len;
}

/**
 * haw_timeline_lanes_has_lanes:
 *
 * Returns: whether there are lanes with names, not just one with all events
 */
gboolean
haw_timeline_lanes_has_lanes (const HawTimelineLanes *self)
{
  return self != NULL && self->has_lanes;
}

/**
 * haw_timeline_lanes_get_id:
 *
 * Returns: the id of a lane
 */
gint64
haw_timeline_lanes_get_id (const HawTimelineLanes *self,
                           guint                   lane)
{
  return self != NULL && lane < self->lanes->len ? haw_timeline_lanes_get (self, lane)->id : NO_LANE;
}

/**
 * haw_timeline_lanes_get_name:
 *
 * Returns: (transfer none): the name of a lane
 */
const char *
haw_timeline_lanes_get_name (const HawTimelineLanes *self,
                             guint                   lane)
{
  g_return_val_if_fail (self != NULL && lane < self->lanes->len, "");

  return haw_timeline_lanes_get (self, lane)->name;
}

/**
 * haw_timeline_lanes_get_color:
 *
 * Returns: its own colour as 0xrrggbb, or -1
 */
int
haw_timeline_lanes_get_color (const HawTimelineLanes *self,
                              guint                   lane)
{
  g_return_val_if_fail (self != NULL && lane < self->lanes->len, -1);

  return haw_timeline_lanes_get (self, lane)->color;
}

/**
 * haw_timeline_lanes_get_members:
 * @n_members: (out): how many
 *
 * Returns: (transfer none) (array length=n_members): the positions of the dated events of a lane,
 *   ascending, good until the next change
 */
const guint32 *
haw_timeline_lanes_get_members (const HawTimelineLanes *self,
                                guint                   lane,
                                guint                  *n_members)
{
  g_return_val_if_fail (self != NULL && lane < self->lanes->len, NULL);

  *n_members = haw_timeline_lanes_get (self, lane)->members->len;
  return haw_timeline_lane_members (haw_timeline_lanes_get (self, lane));
}

/**
 * haw_timeline_lanes_get_undated:
 * @n_undated: (out): how many
 *
 * Returns: (transfer none) (array length=n_undated): the positions of those without a date
 */
const guint32 *
haw_timeline_lanes_get_undated (const HawTimelineLanes *self,
                                guint                   lane,
                                guint                  *n_undated)
{
  GArray *undated;

  g_return_val_if_fail (self != NULL && lane < self->lanes->len, NULL);

  undated = haw_timeline_lanes_get (self, lane)->undated;
  *n_undated = undated->len;
  return (const guint32 *) (const void *) undated->data;
}

/**
 * haw_timeline_lanes_find:
 *
 * Returns: the index of the lane @id, or %G_MAXUINT
 */
guint
haw_timeline_lanes_find (const HawTimelineLanes *self,
                         gint64                  id)
{
  gpointer index;

  if (self == NULL || !g_hash_table_lookup_extended (self->by_id, &id, NULL, &index))
    return G_MAXUINT;

  return GPOINTER_TO_UINT (index);
}

static guint
search (const GArray *positions,
        guint         position)
{
  guint low = 0, high = positions->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (positions, guint32, middle) < position)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

/* The first member that stands at @position or after it. */
guint
haw_timeline_lane_find_from (const HawTimelineLane *lane,
                             guint                  position)
{
  return search (lane->members, position);
}

/* Which member of a lane an event is, or -1. */
int
haw_timeline_lane_find_member (const HawTimelineLane *lane,
                               guint                  position)
{
  guint member = search (lane->members, position);

  return member < lane->members->len && g_array_index (lane->members, guint32, member) == position
             ? (int) member
             : -1;
}

/**
 * haw_timeline_lanes_stands_in:
 *
 * Returns: whether an event, dated or not, stands in a lane
 */
gboolean
haw_timeline_lanes_stands_in (const HawTimelineLanes *self,
                              guint                   position,
                              guint                   lane)
{
  const GArray *undated;
  guint at;

  g_return_val_if_fail (self != NULL && lane < self->lanes->len, FALSE);

  if (haw_timeline_lane_find_member (haw_timeline_lanes_get (self, lane), position) >= 0)
    return TRUE;
  undated = haw_timeline_lanes_get (self, lane)->undated;
  at = search (undated, position);

  return at < undated->len && g_array_index (undated, guint32, at) == position;
}

/* The members that may have been under way in [start, end). */
GArray *
haw_timeline_lane_find_in (const HawTimelineLanes *self,
                           const HawTimelineLane  *lane,
                           gint64                  start,
                           gint64                  end)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (guint));
  guint limit =
      haw_timeline_lane_find_from (lane, haw_timeline_store_find_time (self->store, end));

  haw_timeline_index_find (&lane->index, haw_timeline_lane_members (lane), self->store->ends, limit,
                           start, found);
  /* They are put in order by the first bound that is known, but began long before. */
  for (guint i = 0; i < lane->open->len; i++)
    {
      guint member = g_array_index (lane->open, guint, i);

      if (member >= limit &&
          self->store->ends[g_array_index (lane->members, guint32, member)] > start)
        g_array_append_val (found, member);
    }

  return found;
}

/* The positions of all that may have been under way in [start, end), each once. */
static GArray *
find_all_in (const HawTimelineLanes *self,
             gint64                  start,
             gint64                  end)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (guint));
  guint limit = haw_timeline_store_find_time (self->store, end);

  haw_timeline_index_find (&self->index, NULL, self->store->ends, limit, start, found);
  for (guint i = 0; i < self->open->len; i++)
    {
      guint position = g_array_index (self->open, guint32, i);

      if (position >= limit && self->store->ends[position] > start)
        g_array_append_val (found, position);
    }

  return found;
}

/**
 * haw_timeline_lanes_count:
 * @lane: index of a lane, or %HAW_TIMELINE_ALL_LANES for all dated events, each once
 * @shift: log2 of the seconds of a bin
 * @first: where the first bin begins; a multiple of its width
 * @n_bins: how many
 * @counts: (out caller-allocates) (array length=n_bins): how many events may be under way in each
 *
 * From the pyramid, or, where that is too coarse, from the events themselves.
 */
void
haw_timeline_lanes_count (const HawTimelineLanes *self,
                          guint                   lane,
                          guint                   shift,
                          gint64                  first,
                          guint                   n_bins,
                          guint32                *counts)
{
  HawTimelineLane *of;
  g_autoptr (GArray) found = NULL;

  g_return_if_fail (self != NULL && counts != NULL);

  if (lane == HAW_TIMELINE_ALL_LANES && self->lanes->len != 1)
    {
      memset (counts, 0, n_bins * sizeof *counts);
      if (self->pyramid == NULL)
        {
          g_autofree guint32 *all = g_new (guint32, self->store->n_dated + 1);

          for (guint i = 0; i < self->store->n_dated; i++)
            all[i] = i;
          ((HawTimelineLanes *) self)->pyramid =
              haw_timeline_pyramid_new (self->store, all, self->store->n_dated);
        }
      if (haw_timeline_pyramid_count (self->pyramid, shift, first, n_bins, counts))
        return;
      found = find_all_in (self, first, first + ((gint64) n_bins << shift));
      haw_timeline_count_bins (self->store, (const guint32 *) (void *) found->data, found->len,
                               shift, first, n_bins, counts);
      return;
    }

  of = haw_timeline_lanes_get (self, lane == HAW_TIMELINE_ALL_LANES ? 0 : lane);
  if (of->pyramid == NULL)
    of->pyramid =
        haw_timeline_pyramid_new (self->store, haw_timeline_lane_members (of), of->members->len);
  if (haw_timeline_pyramid_count (of->pyramid, shift, first, n_bins, counts))
    return;

  found = haw_timeline_lane_find_in (self, of, first, first + ((gint64) n_bins << shift));
  for (guint i = 0; i < found->len; i++)
    g_array_index (found, guint, i) =
        g_array_index (of->members, guint32, g_array_index (found, guint, i));
  haw_timeline_count_bins (self->store, (const guint32 *) (void *) found->data, found->len, shift,
                           first, n_bins, counts);
}

/**
 * haw_timeline_lanes_count_within:
 * @lane: index of a lane, or %HAW_TIMELINE_ALL_LANES
 *
 * Returns: how many dated events may have been under way in [start, end)
 */
guint
haw_timeline_lanes_count_within (const HawTimelineLanes *self,
                                 guint                   lane,
                                 gint64                  start,
                                 gint64                  end)
{
  guint limit, n;

  g_return_val_if_fail (self != NULL, 0);

  limit = haw_timeline_store_find_time (self->store, end);
  if (lane != HAW_TIMELINE_ALL_LANES)
    {
      g_autoptr (GArray) found =
          haw_timeline_lane_find_in (self, haw_timeline_lanes_get (self, lane), start, end);

      return found->len;
    }

  n = haw_timeline_index_count (&self->index, NULL, self->store->ends, limit, start);
  for (guint i = 0; i < self->open->len; i++)
    {
      guint position = g_array_index (self->open, guint32, i);

      n += position >= limit && self->store->ends[position] > start ? 1 : 0;
    }

  return n;
}

/**
 * haw_timeline_lanes_count_beginning:
 *
 * Returns: how many events of a lane are put in [start, end), by the first bound that is known
 */
guint
haw_timeline_lanes_count_beginning (const HawTimelineLanes *self,
                                    guint                   lane,
                                    gint64                  start,
                                    gint64                  end)
{
  const HawTimelineLane *of;

  g_return_val_if_fail (self != NULL && lane < self->lanes->len, 0);

  of = haw_timeline_lanes_get (self, lane);
  return haw_timeline_lane_find_from (of, haw_timeline_store_find_time (self->store, end)) -
         haw_timeline_lane_find_from (of, haw_timeline_store_find_time (self->store, start));
}

/**
 * haw_timeline_lanes_find_within:
 *
 * Returns: (transfer full) (element-type guint): the positions of the events of a lane that may have
 *   been under way in [start, end)
 */
GArray *
haw_timeline_lanes_find_within (const HawTimelineLanes *self,
                                guint                   lane,
                                gint64                  start,
                                gint64                  end)
{
  const HawTimelineLane *of;
  GArray *found;

  g_return_val_if_fail (self != NULL && lane < self->lanes->len, NULL);

  of = haw_timeline_lanes_get (self, lane);
  found = haw_timeline_lane_find_in (self, of, start, end);
  for (guint i = 0; i < found->len; i++)
    g_array_index (found, guint, i) =
        g_array_index (of->members, guint32, g_array_index (found, guint, i));

  return found;
}
