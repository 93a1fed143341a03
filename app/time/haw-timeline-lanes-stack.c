/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "time/haw-timeline-lanes-private.h"

#include <math.h>

/* Heights, and which lane is where. */

static double
get_strip (const HawTimelineLanes *self)
{
  return self->sizes.row + 2 * self->sizes.padding;
}

static double
get_lane_height (HawTimelineLanes *self,
                 guint             index,
                 double            share)
{
  const HawTimelineLane *lane = haw_timeline_lanes_get (self, index);
  double height;
  guint n_shelf;

  if (!haw_timeline_lanes_is_open_at (self, index))
    return get_strip (self);

  switch (self->detail)
    {
    case HAW_TIMELINE_TICKS:
      height = MAX (self->sizes.ticks, MIN (share, self->sizes.ticks * 1.6));
      break;
    case HAW_TIMELINE_DENSITY:
      height = CLAMP (share, self->sizes.density, self->sizes.most);
      break;
    case HAW_TIMELINE_BOXES:
    default:
      height = 2 * self->sizes.padding + MAX (lane->n_rows, 1) * self->sizes.row;
    }

  n_shelf = (guint) MIN (lane->undated->len, self->sizes.shelf);
  if (lane->shelf_open)
    n_shelf = lane->undated->len + 1; /* and one that takes the room back */
  if (self->sizes.shelf >= 1 && (lane->shelf_open || self->detail == HAW_TIMELINE_BOXES))
    height = MAX (height, 2 * self->sizes.padding + n_shelf * self->sizes.row);

  return height;
}

/**
 * haw_timeline_lanes_stack:
 * @detail: how much to show of each event
 * @height: px that there are for all lanes; less or more may be needed
 *
 * Gives each lane its height. Nothing is done where nothing changed, so that it may be called for each
 * frame.
 */
void
haw_timeline_lanes_stack (HawTimelineLanes *self,
                          HawTimelineDetail detail,
                          double            height)
{
  guint n_open = 0;
  double y = 0, rest = height;

  g_return_if_fail (self != NULL);

  if (self->is_stacked && self->detail == detail && fabs (self->stacked_height - height) < 0.5)
    return;

  self->is_stacked = TRUE;
  self->detail = detail;
  self->stacked_height = height;
  haw_timeline_lanes_update_shown (self);
  for (guint i = 0; i < self->shown->len; i++)
    if (haw_timeline_lanes_is_open_at (self, g_array_index (self->shown, guint, i)))
      n_open++;
    else
      rest -= get_strip (self);

  for (guint i = 0; i < self->lanes->len; i++)
    {
      HawTimelineLane *lane = haw_timeline_lanes_get (self, i);

      lane->y = y;
      lane->height = lane->shown ? floor (get_lane_height (self, i, rest / MAX (n_open, 1))) : 0;
      y += lane->height;
    }
  self->n_stacked += self->lanes->len;
  self->height = y;
}

/**
 * haw_timeline_lanes_get_n_stacked:
 *
 * Returns: how many lanes were given a height so far; a count of work for tests
 */
guint64
haw_timeline_lanes_get_n_stacked (const HawTimelineLanes *self)
{
  return self == NULL ? 0 : self->n_stacked;
}

/**
 * haw_timeline_lanes_get_detail:
 *
 * Returns: how much is shown of each event
 */
HawTimelineDetail
haw_timeline_lanes_get_detail (const HawTimelineLanes *self)
{
  return self == NULL ? HAW_TIMELINE_BOXES : self->detail;
}

/**
 * haw_timeline_lanes_get_height:
 *
 * Returns: the px that all lanes take
 */
double
haw_timeline_lanes_get_height (const HawTimelineLanes *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->height;
}

/**
 * haw_timeline_lanes_get_extent:
 * @lane: index of a lane
 * @y: (out): where it begins
 * @height: (out): its px, 0 where it is not shown
 */
void
haw_timeline_lanes_get_extent (const HawTimelineLanes *self,
                               guint                   lane,
                               double                 *y,
                               double                 *height)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (lane < self->lanes->len);

  *y = haw_timeline_lanes_get (self, lane)->y;
  *height = haw_timeline_lanes_get (self, lane)->height;
}

/* Which of the shown lanes is the last that begins at @y or above; the first if none does. */
guint
haw_timeline_lanes_find_shown (const HawTimelineLanes *self,
                               double                  y)
{
  guint low = 0, high = MAX (self->shown->len, 1) - 1;

  while (low < high)
    {
      guint middle = low + (high - low + 1) / 2;

      if (haw_timeline_lanes_get (self, g_array_index (self->shown, guint, middle))->y <= y)
        low = middle;
      else
        high = middle - 1;
    }

  return low;
}

/**
 * haw_timeline_lanes_find_at:
 *
 * Returns: the index of the lane at @y, or -1
 */
int
haw_timeline_lanes_find_at (const HawTimelineLanes *self,
                            double                  y)
{
  g_return_val_if_fail (self != NULL, -1);

  if (y < 0 || y >= self->height || self->shown->len == 0)
    return -1;

  return (int) g_array_index (self->shown, guint, haw_timeline_lanes_find_shown (self, y));
}

/**
 * haw_timeline_lanes_get_in_view:
 * @top: y from which
 * @bottom: y to which
 * @n: (out): how many
 *
 * Returns: (transfer none) (array length=n): the indices of the lanes of which something is between
 *   @top and @bottom, from the top, good until heights change
 */
const guint *
haw_timeline_lanes_get_in_view (const HawTimelineLanes *self,
                                double                  top,
                                double                  bottom,
                                guint                  *n)
{
  guint first, end;

  *n = 0;
  g_return_val_if_fail (self != NULL, NULL);

  if (self->shown->len == 0 || top >= self->height || bottom <= 0)
    return NULL;

  first = haw_timeline_lanes_find_shown (self, MAX (top, 0));
  for (end = first; end < self->shown->len; end++)
    if (haw_timeline_lanes_get (self, g_array_index (self->shown, guint, end))->y >= bottom)
      break;
  *n = end - first;

  return &g_array_index (self->shown, guint, first);
}
