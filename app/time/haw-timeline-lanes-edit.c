/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "time/haw-timeline-lanes-private.h"

#include <string.h>

/* Changes of single events, with work for what they touch and a shift in memory for the rest. */

typedef struct
{
  HawTimelineChangeFunc func;
  gpointer user_data;
} Watch;

static void
notify (HawTimelineLanes *self,
        HawTimelineChange change,
        guint             position)
{
  for (guint i = 0; self->watches != NULL && i < self->watches->len; i++)
    {
      Watch watch = g_array_index (self->watches, Watch, i);

      watch.func (self, change, position, watch.user_data);
    }
}

/* Every position at @from or after it moves by @by. */
static void
shift (GArray *positions,
       guint   first,
       int     by)
{
  guint32 *values = (guint32 *) (void *) positions->data;

  for (guint i = first; i < positions->len; i++)
    values[i] += (guint32) by;
}

static guint
find_undated (const HawTimelineLane *lane,
              guint                  position)
{
  guint at = 0;

  while (at < lane->undated->len && g_array_index (lane->undated, guint32, at) < position)
    at++;

  return at;
}

/* The list of all events without a known start follows a position that came (@by is 1) or went. */
static void
list_open_of_all (HawTimelineLanes *self,
                  guint             position,
                  int               by)
{
  guint32 value = position;
  gboolean open = position < self->store->n_dated &&
                  !haw_timeline_is_known (self->store->starts[position]);

  for (guint i = 0; i < self->open->len && by < 0 && open; i++)
    if (g_array_index (self->open, guint32, i) == value)
      g_array_remove_index_fast (self->open, i--);
  for (guint i = 0; i < self->open->len; i++)
    if (g_array_index (self->open, guint32, i) >= value)
      g_array_index (self->open, guint32, i) += (guint32) by;
  if (by > 0 && open)
    g_array_append_val (self->open, value);
}

static void
list_open (HawTimelineLanes *self,
           HawTimelineLane  *lane,
           guint             from,
           int               by)
{
  for (guint i = 0; i < lane->open->len; i++)
    if (g_array_index (lane->open, guint, i) >= from)
      g_array_index (lane->open, guint, i) += (guint) by;
}

static void
count_in (HawTimelineLane  *lane,
          HawTimelineStore *store,
          guint             position,
          int               by)
{
  if (lane->pyramid != NULL && !haw_timeline_pyramid_add (lane->pyramid, store->starts[position],
                                                          store->ends[position], by))
    g_clear_pointer (&lane->pyramid, haw_timeline_pyramid_free);
}

static void
insert_member (HawTimelineLanes *self,
               guint             index,
               guint             position)
{
  HawTimelineLane *lane = haw_timeline_lanes_get (self, index);
  guint32 value = position;
  guint member = haw_timeline_lane_find_from (lane, position);

  list_open (self, lane, member, 1);
  if (!haw_timeline_is_known (self->store->starts[position]))
    g_array_append_val (lane->open, member);
  g_array_insert_val (lane->members, member, value);
  haw_timeline_index_update (&lane->index, haw_timeline_lane_members (lane), self->store->ends,
                             lane->members->len, member);
  count_in (lane, self->store, position, 1);
  if (self->level > 0 && lane->end == index + 1)
    haw_timeline_lane_add_row (self, lane, member);
}

static void
remove_member (HawTimelineLanes *self,
               HawTimelineLane  *lane,
               guint             member)
{
  guint position = g_array_index (lane->members, guint32, member);

  count_in (lane, self->store, position, -1);
  for (guint i = 0; i < lane->open->len; i++)
    if (g_array_index (lane->open, guint, i) == member)
      g_array_remove_index (lane->open, i--);
  list_open (self, lane, member, -1);
  g_array_remove_index (lane->members, member);
  if (lane->rows->len > member)
    g_array_remove_index (lane->rows, member);
}

static void
insert (HawTimelineLanes       *self,
        const HawTimelineEvent *event,
        const gint64           *lanes,
        guint                   n_lanes)
{
  guint position = haw_timeline_store_insert (self->store, event);
  gboolean dated = position < self->store->n_dated;
  guint32 value = position;

  haw_timeline_lanes_light (self, position, FALSE);
  self->is_stacked = FALSE;
  if (self->measure != NULL)
    {
      double label = self->measure (self->store, position, self->measure_data);

      self->store->labels[position] =
          (guint8) CLAMP ((label + HAW_TIMELINE_LABEL_STEP - 1) / HAW_TIMELINE_LABEL_STEP, 0, 255);
    }
  haw_timeline_index_update (&self->index, NULL, self->store->ends, self->store->n_dated,
                             MIN (position, self->store->n_dated));
  list_open_of_all (self, position, 1);

  for (guint i = 0; i < self->lanes->len; i++)
    {
      HawTimelineLane *lane = haw_timeline_lanes_get (self, i);
      gboolean joins = !self->has_lanes;

      shift (lane->members, haw_timeline_lane_find_from (lane, position), 1);
      shift (lane->undated, find_undated (lane, position), 1);
      for (guint j = 0; j < n_lanes && !joins; j++)
        joins = lanes[j] == lane->id;
      if (joins && dated)
        insert_member (self, i, position);
      else if (joins)
        g_array_insert_val (lane->undated, find_undated (lane, position), value);
    }
  if (dated && self->pyramid != NULL &&
      !haw_timeline_pyramid_add (self->pyramid, event->bounds.earliest_start,
                                 event->bounds.latest_end, 1))
    g_clear_pointer (&self->pyramid, haw_timeline_pyramid_free);

  notify (self, HAW_TIMELINE_INSERTED, position);
}

static void
remove_at (HawTimelineLanes *self,
           guint             position)
{
  gboolean dated = position < self->store->n_dated;
  g_autofree guint *touched = g_new (guint, self->lanes->len);

  haw_timeline_lanes_light (self, position, TRUE);
  self->is_stacked = FALSE;
  for (guint i = 0; i < self->lanes->len; i++)
    {
      HawTimelineLane *lane = haw_timeline_lanes_get (self, i);
      int member = haw_timeline_lane_find_member (lane, position);
      guint undated = find_undated (lane, position);

      touched[i] = member >= 0 ? (guint) member : G_MAXUINT;
      if (member >= 0)
        remove_member (self, lane, (guint) member);
      if (undated < lane->undated->len &&
          g_array_index (lane->undated, guint32, undated) == position)
        g_array_remove_index (lane->undated, undated);
      shift (lane->members, haw_timeline_lane_find_from (lane, position), -1);
      shift (lane->undated, find_undated (lane, position), -1);
    }
  if (dated && self->pyramid != NULL)
    haw_timeline_pyramid_add (self->pyramid, self->store->starts[position],
                              self->store->ends[position], -1);

  list_open_of_all (self, position, -1);
  haw_timeline_store_remove (self->store, position);
  for (guint i = 0; i < self->lanes->len; i++)
    {
      HawTimelineLane *lane = haw_timeline_lanes_get (self, i);

      if (touched[i] != G_MAXUINT)
        haw_timeline_index_update (&lane->index, haw_timeline_lane_members (lane),
                                   self->store->ends, lane->members->len, touched[i]);
    }
  haw_timeline_index_update (&self->index, NULL, self->store->ends, self->store->n_dated,
                             MIN (position, self->store->n_dated));
}

static gboolean
is_in_same_lanes (HawTimelineLanes *self,
                  guint             position,
                  const gint64     *lanes,
                  guint             n_lanes)
{
  guint n = 0;

  if (!self->has_lanes)
    return TRUE;
  for (guint i = 0; i < self->lanes->len; i++)
    {
      gboolean stands = haw_timeline_lanes_stands_in (self, position, i);
      gboolean wanted = FALSE;

      for (guint j = 0; j < n_lanes && !wanted; j++)
        wanted = lanes[j] == haw_timeline_lanes_get (self, i)->id;
      if (stands != wanted)
        return FALSE;
      n += wanted ? 1 : 0;
    }

  return TRUE;
}

/**
 * haw_timeline_lanes_put:
 * @event: (transfer none): a new event, or new values for one that is there
 * @lanes: (array length=n_lanes): ids of the lanes in which it is to stand; unknown ones do not count
 *
 * Shows a change. An event that keeps its time and its lanes keeps its row; one that moves takes the
 * lowest free row at its new place; no other event moves.
 */
void
haw_timeline_lanes_put (HawTimelineLanes       *self,
                        const HawTimelineEvent *event,
                        const gint64           *lanes,
                        guint                   n_lanes)
{
  HawTimelineEvent before;
  int position;

  g_return_if_fail (self != NULL && event != NULL);

  g_clear_pointer (&self->packing, haw_timeline_packing_free);
  position = haw_timeline_store_find (self->store, event->id);
  if (position >= 0)
    {
      haw_timeline_store_get (self->store, (guint) position, &before);
      if (before.undated == event->undated &&
          (event->undated ||
           memcmp (&before.bounds, &event->bounds, sizeof before.bounds) == 0) &&
          g_str_equal (before.title, event->title) && before.n_sources == event->n_sources &&
          is_in_same_lanes (self, (guint) position, lanes, n_lanes))
        {
          haw_timeline_lanes_light (self, (guint) position, TRUE);
          haw_timeline_store_replace (self->store, (guint) position, event);
          haw_timeline_lanes_light (self, (guint) position, FALSE);
          notify (self, HAW_TIMELINE_REPLACED, (guint) position);
          return;
        }
      remove_at (self, (guint) position);
    }

  insert (self, event, lanes, n_lanes);
}

/**
 * haw_timeline_lanes_remove:
 * @id: of an event
 *
 * Takes an event away; no other moves.
 */
void
haw_timeline_lanes_remove (HawTimelineLanes *self,
                           gint64            id)
{
  int position;

  g_return_if_fail (self != NULL);

  position = haw_timeline_store_find (self->store, id);
  if (position < 0)
    return;
  g_clear_pointer (&self->packing, haw_timeline_packing_free);
  remove_at (self, (guint) position);
  notify (self, HAW_TIMELINE_REMOVED, (guint) position);
}

/**
 * haw_timeline_lanes_watch:
 *
 * Has a function called after each change, until haw_timeline_lanes_unwatch().
 */
void
haw_timeline_lanes_watch (HawTimelineLanes     *self,
                          HawTimelineChangeFunc func,
                          gpointer              user_data)
{
  Watch watch = { func, user_data };

  g_return_if_fail (self != NULL && func != NULL);

  if (self->watches == NULL)
    self->watches = g_array_new (FALSE, FALSE, sizeof (Watch));
  g_array_append_val (self->watches, watch);
}

/**
 * haw_timeline_lanes_unwatch:
 */
void
haw_timeline_lanes_unwatch (HawTimelineLanes *self,
                            gpointer          user_data)
{
  g_return_if_fail (self != NULL);

  for (guint i = 0; self->watches != NULL && i < self->watches->len; i++)
    if (g_array_index (self->watches, Watch, i).user_data == user_data)
      {
        g_array_remove_index (self->watches, i);
        return;
      }
}
