/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "time/haw-timeline-lanes-private.h"

/* Which events are lit, where only some are: the others are there, but dimmed. */

static void
forget_counts (HawTimelineLanes *self)
{
  for (guint i = 0; i < self->lanes->len; i++)
    g_clear_pointer (&haw_timeline_lanes_get (self, i)->lit, haw_timeline_pyramid_free);
}

static void
set_dimmed (HawTimelineStore *store,
            guint             position,
            gboolean          dimmed)
{
  store->flags[position] =
      (guint8) ((store->flags[position] & ~HAW_TIMELINE_DIMMED) | (dimmed ? HAW_TIMELINE_DIMMED : 0));
}

static gboolean
is_listed (const GArray *ids,
           gint64        id)
{
  guint low = 0, high = ids->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (ids, gint64, middle) < id)
        low = middle + 1;
      else
        high = middle;
    }

  return low < ids->len && g_array_index (ids, gint64, low) == id;
}

/**
 * haw_timeline_lanes_set_lit:
 * @ids: (nullable) (element-type gint64): the events that are lit, ascending, each once, not to be
 *   changed any more; NULL where all are
 *
 * Dims the events that are not among @ids, also those that come later. Takes one pass over all events;
 * nobody is told.
 */
void
haw_timeline_lanes_set_lit (HawTimelineLanes *self,
                            GArray           *ids)
{
  HawTimelineStore *store;
  guint next = 0;

  g_return_if_fail (self != NULL);

  if (ids != NULL)
    g_array_ref (ids);
  g_clear_pointer (&self->lit_ids, g_array_unref);
  self->lit_ids = ids;
  self->n_lit = 0;
  forget_counts (self);
  if (ids == NULL)
    return;

  store = self->store;
  for (guint i = 0; i < store->n; i++)
    {
      guint position = store->by_id[i];
      gint64 id = store->ids[position];
      gboolean lit;

      while (next < ids->len && g_array_index (ids, gint64, next) < id)
        next++;
      lit = next < ids->len && g_array_index (ids, gint64, next) == id;
      set_dimmed (store, position, !lit);
      self->n_lit += lit ? 1 : 0;
    }
}

/* An event was written anew at a position, or is about to go. */
void
haw_timeline_lanes_light (HawTimelineLanes *self,
                          guint             position,
                          gboolean          goes)
{
  gboolean lit;

  if (self->lit_ids == NULL)
    return;

  forget_counts (self);
  if (goes)
    {
      self->n_lit -= haw_timeline_store_is_dimmed (self->store, position) ? 0 : 1;
      return;
    }
  lit = is_listed (self->lit_ids, self->store->ids[position]);
  set_dimmed (self->store, position, !lit);
  self->n_lit += lit ? 1 : 0;
}

/**
 * haw_timeline_lanes_dims:
 *
 * Returns: whether only some events are lit
 */
gboolean
haw_timeline_lanes_dims (const HawTimelineLanes *self)
{
  return self != NULL && self->lit_ids != NULL;
}

/**
 * haw_timeline_lanes_is_lit:
 */
gboolean
haw_timeline_lanes_is_lit (const HawTimelineLanes *self,
                           guint                   position)
{
  return self->lit_ids == NULL || !haw_timeline_store_is_dimmed (self->store, position);
}

/**
 * haw_timeline_lanes_get_n_lit:
 *
 * Returns: how many events are lit, undated ones among them
 */
guint
haw_timeline_lanes_get_n_lit (const HawTimelineLanes *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->lit_ids == NULL ? self->store->n : self->n_lit;
}

/**
 * haw_timeline_lanes_count_lit:
 *
 * As haw_timeline_lanes_count(), of the lit events of one lane.
 */
void
haw_timeline_lanes_count_lit (HawTimelineLanes *self,
                              guint             lane,
                              guint             shift,
                              gint64            first,
                              guint             n_bins,
                              guint32          *counts)
{
  HawTimelineLane *of;
  g_autoptr (GArray) found = NULL;
  guint n = 0;

  g_return_if_fail (self != NULL && lane < self->lanes->len && counts != NULL);

  if (self->lit_ids == NULL)
    {
      haw_timeline_lanes_count (self, lane, shift, first, n_bins, counts);
      return;
    }

  of = haw_timeline_lanes_get (self, lane);
  if (of->lit == NULL)
    {
      g_autofree guint32 *members = g_new (guint32, of->members->len + 1);

      for (guint i = 0; i < of->members->len; i++)
        {
          guint32 position = g_array_index (of->members, guint32, i);

          members[n] = position;
          n += haw_timeline_store_is_dimmed (self->store, position) ? 0 : 1;
        }
      of->lit = haw_timeline_pyramid_new (self->store, members, n);
    }
  if (haw_timeline_pyramid_count (of->lit, shift, first, n_bins, counts))
    return;

  found = haw_timeline_lanes_find_within (self, lane, first, first + ((gint64) n_bins << shift));
  n = 0;
  for (guint i = 0; i < found->len; i++)
    {
      guint position = g_array_index (found, guint, i);

      g_array_index (found, guint, n) = position;
      n += haw_timeline_store_is_dimmed (self->store, position) ? 0 : 1;
    }
  haw_timeline_count_bins (self->store, (const guint32 *) (const void *) found->data, n, shift, first,
                           n_bins, counts);
}

/**
 * haw_timeline_lanes_count_lit_within:
 *
 * Returns: how many lit dated events may have been under way in [start, end), each once
 */
guint
haw_timeline_lanes_count_lit_within (const HawTimelineLanes *self,
                                     gint64                  start,
                                     gint64                  end)
{
  guint n = 0;

  g_return_val_if_fail (self != NULL, 0);

  if (self->lit_ids == NULL)
    return haw_timeline_lanes_count_within (self, HAW_TIMELINE_ALL_LANES, start, end);

  for (guint i = 0; i < self->lit_ids->len; i++)
    {
      int position = haw_timeline_store_find (self->store, g_array_index (self->lit_ids, gint64, i));

      n += position >= 0 && (guint) position < self->store->n_dated &&
                   self->store->starts[position] < end && self->store->ends[position] > start
               ? 1
               : 0;
    }

  return n;
}
