/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "time/haw-timeline-lanes-private.h"

#include <math.h>

/* What is where. */

/* The narrowest tick of a collapsed lane. */
#define TICK 3.0

static double
get_level (const HawTimelineLanes *self,
           const HawTimeAxis      *axis)
{
  return haw_timeline_level (axis->seconds_per_pixel);
}

/**
 * haw_timeline_lanes_set_flipped:
 * @flipped: whether the rows of the one lane there is follow one another from the bottom of the height
 *   that there is, upwards
 */
void
haw_timeline_lanes_set_flipped (HawTimelineLanes *self,
                                gboolean          flipped)
{
  g_return_if_fail (self != NULL);

  self->flipped = flipped;
}

/* The rows of the lane at @y from its edge, where it is flipped. */
static double
get_flipped (const HawTimelineLanes *self,
             double                  y)
{
  return MAX (self->height, self->stacked_height) - self->sizes.padding - y;
}

/* In a collapsed lane: a tick in the middle of a glyph, or a line along a bar. What is open on one
 * side would cover everything: only its known end is shown. */
static void
fold (HawTimelinePlace *place)
{
  double start = !place->open_start ? place->start
                 : place->open_end  ? place->core_start
                                    : place->end;
  double end = place->open_end ? start : place->end;
  double x = MIN (start, end);
  double width = fabs (end - start);

  if (place->shape == HAW_TIMELINE_POINT)
    {
      x += (width - TICK) / 2;
      width = TICK;
    }
  place->row = 0;
  place->x = x;
  place->width = MAX (width, TICK);
  place->label_width = 0;
  place->label_x = x;
}

static void
place_member (const HawTimelineLanes *self,
              const HawTimeAxis      *axis,
              guint                   lane_index,
              guint                   member,
              HawTimelinePlace       *place)
{
  const HawTimelineLane *lane = haw_timeline_lanes_get (self, lane_index);
  gboolean open = haw_timeline_lanes_is_open_at (self, lane_index);
  gboolean in_rows = self->detail == HAW_TIMELINE_BOXES && open;

  haw_timeline_place (self->store, g_array_index (lane->members, guint32, member), &self->metrics,
                      get_level (self, axis), axis, place);
  place->lane = lane_index;
  place->member = member;
  place->folded = !open;
  place->row = in_rows && member < lane->rows->len ? g_array_index (lane->rows, guint16, member) : 0;
  if (!open)
    fold (place);
  place->y = lane->y + self->sizes.padding + place->row * self->sizes.row;
  /* Where events have no rows, one that is shown for itself stands in the middle of its lane. */
  if (!in_rows && open)
    place->y = lane->y + floor ((lane->height - self->sizes.row) / 2);
  if (self->flipped)
    place->y = in_rows ? get_flipped (self, (place->row + 1) * self->sizes.row)
                       : place->y + MAX (self->stacked_height - self->height, 0);
}

/**
 * haw_timeline_lanes_place:
 * @axis: the view
 * @position: of an event
 * @lane: index of a lane
 * @place: (out): where the event stands in it
 *
 * Returns: whether it stands in this lane
 */
gboolean
haw_timeline_lanes_place (const HawTimelineLanes *self,
                          const HawTimeAxis      *axis,
                          guint                   position,
                          guint                   lane,
                          HawTimelinePlace       *place)
{
  int member;

  g_return_val_if_fail (self != NULL, FALSE);

  if (lane >= self->lanes->len || position >= self->store->n_dated)
    return FALSE;
  member = haw_timeline_lane_find_member (haw_timeline_lanes_get (self, lane), position);
  if (member < 0)
    return FALSE;

  place_member (self, axis, lane, (guint) member, place);
  return TRUE;
}

/* Times between which an event must be so that its mark or label can be in [low, high] px. */
static void
get_window (const HawTimelineLanes *self,
            const HawTimeAxis      *axis,
            double                  low,
            double                  high,
            gint64                 *start,
            gint64                 *end)
{
  double after = self->metrics.label_max + self->metrics.gap + self->metrics.point +
                 self->metrics.bar;
  double first = axis->mirrored ? high : low;
  double last = axis->mirrored ? low : high;

  *start = haw_time_axis_t_of (axis, first + (axis->mirrored ? after : -after)) - 1;
  *end = haw_time_axis_t_of (axis, last + (axis->mirrored ? -self->metrics.point
                                                           : self->metrics.point)) + 1;
}

static void
add_places_of (const HawTimelineLanes *self,
               const HawTimeAxis      *axis,
               double                  margin,
               double                  top,
               double                  bottom,
               guint                   index,
               GArray                 *places)
{
  const HawTimelineLane *lane = haw_timeline_lanes_get (self, index);
  double rows_y = lane->y + self->sizes.padding;
  guint first = (guint) MAX ((top - rows_y) / self->sizes.row, 0);
  guint end = (guint) ceil (MAX ((bottom - rows_y) / self->sizes.row, 0));
  g_autoptr (GArray) found = NULL;
  gint64 from, until;

  /* A heading shows nothing of its own. */
  if (!lane->collapsed && haw_timeline_lanes_is_group_at (self, index))
    return;
  if (lane->collapsed)
    first = 0, end = G_MAXUINT;
  else if (self->flipped)
    {
      first = (guint) MAX (get_flipped (self, bottom) / self->sizes.row, 0);
      end = (guint) ceil (MAX (get_flipped (self, top) / self->sizes.row, 0));
    }

  get_window (self, axis, -margin, axis->width + margin, &from, &until);
  found = haw_timeline_lane_find_in (self, lane, from, until);
  for (guint i = 0; i < found->len; i++)
    {
      guint member = g_array_index (found, guint, i);
      guint row = member < lane->rows->len ? g_array_index (lane->rows, guint16, member) : 0;
      HawTimelinePlace place;

      if (!lane->collapsed && (row < first || row >= end))
        continue;
      place_member (self, axis, index, member, &place);
      if (place.x < axis->width + margin && place.x + place.width > -margin)
        g_array_append_val (places, place);
    }
}

/**
 * haw_timeline_lanes_get_places:
 * @margin: px before and after the view to look at as well
 * @top: y from which
 * @bottom: y to which
 *
 * Finds the copies of which the mark or the label is in view. Where events are not shown one by one,
 * there are none but the ticks of collapsed lanes of boxes.
 *
 * Returns: (transfer full) (element-type HawTimelinePlace): them, by lane, in the order of time
 */
GArray *
haw_timeline_lanes_get_places (const HawTimelineLanes *self,
                               const HawTimeAxis      *axis,
                               double                  margin,
                               double                  top,
                               double                  bottom)
{
  GArray *places;
  const guint *lanes;
  guint n;

  g_return_val_if_fail (self != NULL, NULL);

  places = g_array_new (FALSE, FALSE, sizeof (HawTimelinePlace));
  if (self->detail != HAW_TIMELINE_BOXES)
    return places;

  lanes = haw_timeline_lanes_get_in_view (self, top, bottom, &n);
  for (guint i = 0; i < n; i++)
    add_places_of (self, axis, margin, top, bottom, lanes[i], places);
  if (self->level > 0 && !haw_timeline_lanes_suits (self, axis->seconds_per_pixel))
    haw_timeline_fit_labels (places, axis, self->metrics.gap, self->metrics.point * 2);

  return places;
}

/**
 * haw_timeline_lanes_hit:
 * @x: px on the axis
 * @y: px from the top
 * @slop: how many px beside a mark still count
 * @lane: (out): the index of the lane in which it was hit
 *
 * Returns: the position of the event there, the nearest within @slop, or -1
 */
int
haw_timeline_lanes_hit (const HawTimelineLanes *self,
                        const HawTimeAxis      *axis,
                        double                  x,
                        double                  y,
                        double                  slop,
                        guint                  *lane)
{
  const HawTimelineLane *at;
  g_autoptr (GArray) found = NULL;
  double row, nearest = slop;
  gint64 from, until;
  int index, hit = -1;

  g_return_val_if_fail (self != NULL, -1);

  index = self->flipped ? 0 : haw_timeline_lanes_find_at (self, y);
  if (index < 0 || self->detail != HAW_TIMELINE_BOXES)
    return -1;

  at = haw_timeline_lanes_get (self, (guint) index);
  row = (self->flipped ? get_flipped (self, y) : y - at->y - self->sizes.padding) / self->sizes.row;
  if (!haw_timeline_lanes_is_open_at (self, (guint) index) || row < 0)
    return -1;

  *lane = (guint) index;
  get_window (self, axis, x - slop, x + slop, &from, &until);
  found = haw_timeline_lane_find_in (self, at, from, until);
  for (guint i = 0; i < found->len; i++)
    {
      guint member = g_array_index (found, guint, i);
      HawTimelinePlace place;
      double distance;

      if (member >= at->rows->len || g_array_index (at->rows, guint16, member) != (guint) row)
        continue;
      place_member (self, axis, (guint) index, member, &place);
      distance = MAX (MAX (place.x - x, x - place.x - place.width), 0);
      if (distance < nearest || (hit < 0 && distance <= nearest))
        {
          nearest = distance;
          hit = (int) place.item;
        }
    }

  return hit;
}

/**
 * haw_timeline_lanes_count_outside:
 * @before: (out): events that are wholly before the visible time, each once
 * @after: (out): events wholly after it
 */
void
haw_timeline_lanes_count_outside (const HawTimelineLanes *self,
                                  const HawTimeAxis      *axis,
                                  guint                  *before,
                                  guint                  *after)
{
  const HawTimelineStore *store;
  gint64 start, end, glyph;
  guint limit;

  g_return_if_fail (self != NULL);

  store = self->store;
  haw_time_axis_get_visible (axis, &start, &end);
  glyph = (gint64) (self->metrics.point / 2 * axis->seconds_per_pixel);
  limit = haw_timeline_store_find_time (store, start);
  *before = limit - haw_timeline_index_count (&self->index, NULL, store->ends, limit,
                                              start - glyph);
  *after = store->n_dated - haw_timeline_store_find_time (store, end + glyph);
}
