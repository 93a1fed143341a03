/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "time/haw-timeline-lanes-private.h"

#include <math.h>

/* From event to event, as the arrow keys go. */

#define ANY_ROW G_MAXUINT

static double
get_middle (const HawTimelineStore *store,
            guint                   position)
{
  gint64 anchor = haw_timeline_store_get_anchor (store, position);
  gint64 end = store->ends[position];
  HawBounds bounds;

  if (!haw_timeline_is_known (end))
    {
      haw_timeline_store_get_bounds (store, position, &bounds);
      end = haw_timeline_is_known (bounds.earliest_end)   ? bounds.earliest_end
            : haw_timeline_is_known (bounds.latest_start) ? bounds.latest_start
                                                          : bounds.earliest_start;
    }

  return ((double) anchor + (double) end) / 2;
}

/* The nearest in time, itself if it is among them; all are looked at, once a key. */
static int
find_nearest (const HawTimelineLanes *self,
              const HawTimelineLane  *lane,
              guint                   from,
              guint                   row)
{
  double middle = get_middle (self->store, from);
  double nearest = INFINITY;
  int found = -1;

  for (guint i = 0; i < lane->members->len; i++)
    {
      guint position = g_array_index (lane->members, guint32, i);
      double distance;

      if (row != ANY_ROW && (i >= lane->rows->len || g_array_index (lane->rows, guint16, i) != row))
        continue;
      distance = position == from ? -1 : fabs (get_middle (self->store, position) - middle);
      if (distance < nearest)
        {
          nearest = distance;
          found = (int) i;
        }
    }

  return found;
}

/**
 * haw_timeline_lanes_choose:
 * @position: of an event
 * @lane: the lane that would be best, or %G_MAXUINT
 *
 * Returns: the lane in which to show an event: @lane if it stands there and is shown, else the first
 *   of its lanes that shows its events one by one, else the first that is shown; %G_MAXUINT if it
 *   stands in none
 */
guint
haw_timeline_lanes_choose (const HawTimelineLanes *self,
                           guint                   position,
                           guint                   lane)
{
  guint chosen = G_MAXUINT;

  g_return_val_if_fail (self != NULL, G_MAXUINT);

  if (lane < self->lanes->len && haw_timeline_lanes_get (self, lane)->shown &&
      haw_timeline_lanes_stands_in (self, position, lane))
    return lane;
  for (guint i = 0; i < self->shown->len; i++)
    {
      guint other = g_array_index (self->shown, guint, i);
      gboolean open = haw_timeline_lanes_is_open_at (self, other);

      if ((chosen != G_MAXUINT && !open) || !haw_timeline_lanes_stands_in (self, position, other))
        continue;
      if (open)
        return other;
      chosen = other;
    }

  return chosen;
}

/* The next lane that shows events, from @lane on. */
static int
find_open (const HawTimelineLanes *self,
           int                     lane,
           int                     direction)
{
  for (; lane >= 0 && lane < (int) self->lanes->len; lane += direction)
    if (haw_timeline_lanes_is_open_at (self, (guint) lane) &&
        haw_timeline_lanes_get (self, (guint) lane)->members->len > 0)
      return lane;

  return -1;
}

static int
step_between (const HawTimelineLanes *self,
              guint                   position,
              HawTimelineStep         step,
              guint                  *lane)
{
  gboolean up = step == HAW_TIMELINE_ROW_BEFORE || step == HAW_TIMELINE_PREVIOUS;
  int direction = up ? -1 : 1;
  int to = find_open (self, (int) *lane + direction, direction);
  const HawTimelineLane *at;

  if (to < 0)
    return -1;

  *lane = (guint) to;
  at = haw_timeline_lanes_get (self, (guint) to);
  return (int) g_array_index (at->members, guint32, find_nearest (self, at, position, ANY_ROW));
}

static int
step_within (const HawTimelineLanes *self,
             const HawTimelineLane  *lane,
             int                     member,
             HawTimelineStep         step)
{
  int n = (int) lane->members->len;
  guint row;

  if (n == 0)
    return -1;
  if (step == HAW_TIMELINE_LAST || (member < 0 && step == HAW_TIMELINE_PREVIOUS))
    return n - 1;
  if (step == HAW_TIMELINE_FIRST || member < 0)
    return 0;
  if (step == HAW_TIMELINE_NEXT)
    return member + 1 < n ? member + 1 : -1;
  if (step == HAW_TIMELINE_PREVIOUS)
    return member - 1;
  if (member >= (int) lane->rows->len)
    return -1;

  row = g_array_index (lane->rows, guint16, member);
  if (step == HAW_TIMELINE_ROW_BEFORE && row == 0)
    return -1;

  return find_nearest (self, lane, g_array_index (lane->members, guint32, member),
                       step == HAW_TIMELINE_ROW_AFTER ? row + 1 : row - 1);
}

/**
 * haw_timeline_lanes_step:
 * @position: of a dated event, or -1 to start from nowhere
 * @step: where to go
 * @lane: (inout): the lane in which it is, and the one to which the step leads
 *
 * Walks from event to event: in time within a lane, and between lanes to what is nearest in time.
 * Passes over collapsed lanes. A lone lane is walked by its rows.
 *
 * Returns: the position of the next one, or -1 if there is none in that direction
 */
int
haw_timeline_lanes_step (const HawTimelineLanes *self,
                         int                     position,
                         HawTimelineStep         step,
                         guint                  *lane)
{
  gboolean to_last = step == HAW_TIMELINE_LAST || step == HAW_TIMELINE_PREVIOUS;
  const HawTimelineLane *at;
  int member = -1;

  g_return_val_if_fail (self != NULL, -1);

  if (position >= 0 && *lane < self->lanes->len)
    member = haw_timeline_lane_find_member (haw_timeline_lanes_get (self, *lane), (guint) position);
  if (member < 0)
    {
      int open = find_open (self, to_last ? (int) self->lanes->len - 1 : 0, to_last ? -1 : 1);

      if (open < 0)
        return -1;
      *lane = (guint) open;
      step = to_last ? HAW_TIMELINE_LAST : HAW_TIMELINE_FIRST;
    }
  else if (!haw_timeline_lanes_is_open_at (self, *lane) ||
           (self->lanes->len > 1 &&
            (step == HAW_TIMELINE_ROW_AFTER || step == HAW_TIMELINE_ROW_BEFORE)))
    return step_between (self, (guint) position, step, lane);

  at = haw_timeline_lanes_get (self, *lane);
  member = step_within (self, at, member, step);
  return member < 0 ? -1 : (int) g_array_index (at->members, guint32, member);
}

/**
 * haw_timeline_lanes_get_rank:
 * @n_members: (out): how many dated events the lane has
 *
 * Returns: the place of an event in the order of time of a lane, from 0
 */
guint
haw_timeline_lanes_get_rank (const HawTimelineLanes *self,
                             guint                   position,
                             guint                   lane,
                             guint                  *n_members)
{
  int member;

  g_return_val_if_fail (self != NULL && lane < self->lanes->len, 0);

  member = haw_timeline_lane_find_member (haw_timeline_lanes_get (self, lane), position);
  *n_members = haw_timeline_lanes_get (self, lane)->members->len;
  return member < 0 ? 0 : (guint) member;
}
