/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "time/haw-timeline-lanes-private.h"

/* A picture of the lanes that no edit changes any more, to be laid out on its own. It is taken in parts:
 * of very many events that takes longer than there is between two frames. */

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

/* How far a picture is. */
typedef enum
{
  EVENTS,
  ORDER,
  LANES,
  DONE
} Phase;

struct _HawTimelineLanesCopy
{
  HawTimelineLanes *lanes;
  gint64 start, end;
  HawTimelineStore *store;
  HawTimelineLanes *copy;
  guint n;             /* events when it began */
  guint32 *positions;  /* of each event in the copy; G_MAXUINT32 for those left out */
  GArray *copies;      /* guint: the index of each lane so far in the copy, or G_MAXUINT */
  Phase phase;
  guint next;          /* event or lane */
  guint n_read;
  gboolean stale;      /* an edit changed what is copied */
};

static void
changed_cb (HawTimelineLanes  *lanes,
            HawTimelineChange  change,
            guint              position,
            gpointer           user_data)
{
  HawTimelineLanesCopy *self = user_data;

  self->stale = TRUE;
}

static void
begin (HawTimelineLanesCopy *self)
{
  g_clear_pointer (&self->store, haw_timeline_store_unref);
  g_clear_pointer (&self->copy, haw_timeline_lanes_unref);
  g_free (self->positions);
  self->store = haw_timeline_store_new ();
  self->n = self->lanes->store->n;
  self->positions = g_new (guint32, self->n);
  g_array_set_size (self->copies, 0);
  self->phase = EVENTS;
  self->next = 0;
  self->stale = FALSE;
}

static void
copy_events (HawTimelineLanesCopy *self,
             guint                 most)
{
  const HawTimelineStore *store = self->lanes->store;
  guint end = MIN (self->next + most, store->n);

  self->n_read += end - self->next;
  for (; self->next < end; self->next++)
    {
      HawTimelineEvent event;

      self->positions[self->next] = G_MAXUINT32;
      if (!is_within (store, self->next, self->start, self->end))
        continue;
      self->positions[self->next] = self->store->n;
      haw_timeline_store_get (store, self->next, &event);
      haw_timeline_store_add (self->store, &event);
    }
  if (self->next == store->n)
    self->phase = ORDER;
}

/* What is taken out of an order is in that order. */
static void
put_in_order (HawTimelineLanesCopy *self)
{
  const HawTimelineStore *store = self->lanes->store;

  haw_timeline_store_sort (self->store);
  if (store->truth != NULL)
    haw_timeline_store_set_truth (self->store, store->truth, store->reaches);
  self->copy = haw_timeline_lanes_new (self->store);
  self->phase = LANES;
  self->next = 0;
}

static guint
join (HawTimelineLanesCopy *self,
      guint                 lane,
      const guint32        *members,
      guint                 n_members)
{
  guint n = 0;

  for (guint i = 0; i < n_members; i++)
    {
      guint32 position = self->positions[members[i]];

      if (position == G_MAXUINT32)
        continue;
      if (lane != G_MAXUINT)
        haw_timeline_lanes_join (self->copy, lane, position);
      n++;
    }

  return n;
}

/* Lanes of which nothing is left are left out, and those that are hidden with all inside them.
 * Returns: how many events were looked at */
static guint
copy_lane (HawTimelineLanesCopy *self,
           guint                 index)
{
  const HawTimelineLanes *lanes = self->lanes;
  guint parent = haw_timeline_lanes_get_parent (lanes, index);
  gboolean inside = parent != G_MAXUINT;
  const guint32 *members, *undated;
  guint n_members, n_undated;
  guint lane = G_MAXUINT;

  if (inside)
    parent = g_array_index (self->copies, guint, parent);
  members = haw_timeline_lanes_get_members (lanes, index, &n_members);
  undated = haw_timeline_lanes_get_undated (lanes, index, &n_undated);
  if (!haw_timeline_lanes_get (lanes, index)->hidden && inside == (parent != G_MAXUINT) &&
      join (self, G_MAXUINT, members, n_members) + join (self, G_MAXUINT, undated, n_undated) > 0)
    {
      lane = haw_timeline_lanes_add_inside (self->copy, parent,
                                            haw_timeline_lanes_get_id (lanes, index),
                                            haw_timeline_lanes_get_name (lanes, index),
                                            haw_timeline_lanes_get_color (lanes, index));
      haw_timeline_lanes_set_hue (self->copy, lane, haw_timeline_lanes_get_hue (lanes, index));
      join (self, lane, members, n_members);
      join (self, lane, undated, n_undated);
    }
  g_array_append_val (self->copies, lane);

  return n_members + n_undated;
}

static void
copy_lanes (HawTimelineLanesCopy *self,
            guint                 most)
{
  guint n = self->lanes->has_lanes ? self->lanes->lanes->len : 0;
  guint seen = 0;

  while (self->next < n && seen < most)
    seen += 1 + copy_lane (self, self->next++);
  if (self->next < n)
    return;
  haw_timeline_lanes_finish (self->copy);
  self->phase = DONE;
}

/**
 * haw_timeline_lanes_copy_begin:
 * @start: seconds of local time
 * @end: exclusive; not after @start for all time
 *
 * Begins to copy the events that may be under way within a range, in their lanes, hidden ones left out;
 * without a range also the undated ones.
 *
 * Returns: (transfer full): to be carried on by haw_timeline_lanes_copy_step()
 */
HawTimelineLanesCopy *
haw_timeline_lanes_copy_begin (HawTimelineLanes *self,
                               gint64            start,
                               gint64            end)
{
  HawTimelineLanesCopy *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_new0 (HawTimelineLanesCopy, 1);
  copy->lanes = haw_timeline_lanes_ref (self);
  copy->start = start;
  copy->end = end;
  copy->copies = g_array_new (FALSE, FALSE, sizeof (guint));
  haw_timeline_lanes_watch (self, changed_cb, copy);
  begin (copy);

  return copy;
}

/**
 * haw_timeline_lanes_copy_step:
 * @most: how many events to copy
 *
 * Copies a part, but puts all in order at once, which is little. After an edit it begins anew.
 *
 * Returns: whether all is copied
 */
gboolean
haw_timeline_lanes_copy_step (HawTimelineLanesCopy *self,
                              guint                 most)
{
  g_return_val_if_fail (self != NULL && most > 0, TRUE);

  /* Other lanes may share the store, and what is put into those is not told here. */
  if (self->stale || (self->phase != DONE && self->lanes->store->n != self->n))
    begin (self);
  switch (self->phase)
    {
    case EVENTS: copy_events (self, most); break;
    case ORDER: put_in_order (self); break;
    case LANES: copy_lanes (self, most); break;
    case DONE:
    default: break;
    }

  return self->phase == DONE;
}

/**
 * haw_timeline_lanes_copy_is_of:
 *
 * Returns: whether it is, or will be, a copy of @lanes as they are now, in that range
 */
gboolean
haw_timeline_lanes_copy_is_of (const HawTimelineLanesCopy *self,
                               const HawTimelineLanes     *lanes,
                               gint64                      start,
                               gint64                      end)
{
  gboolean all = start >= end;

  g_return_val_if_fail (self != NULL, FALSE);

  return self->lanes == lanes && !self->stale &&
         (all ? self->start >= self->end : self->start == start && self->end == end);
}

/**
 * haw_timeline_lanes_copy_get:
 *
 * Returns: (transfer none) (nullable): the copy, once all is copied
 */
HawTimelineLanes *
haw_timeline_lanes_copy_get (const HawTimelineLanesCopy *self)
{
  return self->phase == DONE ? self->copy : NULL;
}

/**
 * haw_timeline_lanes_copy_get_n_read:
 *
 * Returns: how many events were looked at so far, for tests
 */
guint
haw_timeline_lanes_copy_get_n_read (const HawTimelineLanesCopy *self)
{
  return self->n_read;
}

/**
 * haw_timeline_lanes_copy_free:
 */
void
haw_timeline_lanes_copy_free (HawTimelineLanesCopy *self)
{
  haw_timeline_lanes_unwatch (self->lanes, self);
  haw_timeline_lanes_unref (self->lanes);
  g_clear_pointer (&self->store, haw_timeline_store_unref);
  g_clear_pointer (&self->copy, haw_timeline_lanes_unref);
  g_array_unref (self->copies);
  g_free (self->positions);
  g_free (self);
}
