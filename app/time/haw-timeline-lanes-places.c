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

static gboolean
extends_labels (const HawTimelineLanes *self,
                guint                   lane)
{
  return self->metrics.beside_max > self->metrics.label_max &&
         self->detail == HAW_TIMELINE_BOXES && haw_timeline_lanes_is_open_at (self, lane);
}

/* Up to which time nothing else may be looked for after the mark of an event. */
static gint64
get_reach (const HawTimelineLanes *self,
           double                  level)
{
  return (gint64) ceil ((self->metrics.beside_max + 2 * self->metrics.gap + self->metrics.point +
                         self->metrics.bar) * level);
}

/* Lets the label of one event take the room that is free in its row. */
static void
extend_label (const HawTimelineLanes *self,
              const HawTimeAxis      *axis,
              HawTimelinePlace       *place)
{
  const HawTimelineLane *lane = haw_timeline_lanes_get (self, place->lane);
  double level = get_level (self, axis);
  g_autoptr (GArray) found = NULL;
  gint64 next = HAW_TIME_MAX, from;
  HawBounds bounds;

  if (!extends_labels (self, place->lane) || place->label_inside || place->open_start ||
      place->member >= lane->rows->len)
    return;

  haw_timeline_store_get_bounds (self->store, place->item, &bounds);
  from = bounds.latest_end - 1;
  found = haw_timeline_lane_find_in (self, lane, from, from + get_reach (self, level));
  for (guint i = 0; i < found->len; i++)
    {
      guint member = g_array_index (found, guint, i);
      gint64 start, end;

      if (member <= place->member || member >= lane->rows->len ||
          g_array_index (lane->rows, guint16, member) != place->row)
        continue;
      haw_timeline_get_room (self->store, g_array_index (lane->members, guint32, member),
                             &self->metrics, level, &start, &end);
      if (start > HAW_TIME_MIN)
        next = MIN (next, start);
    }
  haw_timeline_place_extend_label (self->store, &self->metrics, level, axis, next, place);
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
  extend_label (self, axis, place);
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
  double after = MAX (self->metrics.label_max, self->metrics.beside_max) + self->metrics.gap +
                 self->metrics.point + self->metrics.bar;
  double first = axis->mirrored ? high : low;
  double last = axis->mirrored ? low : high;

  *start = haw_time_axis_t_of (axis, first + (axis->mirrored ? after : -after)) - 1;
  *end = haw_time_axis_t_of (axis, last + (axis->mirrored ? -self->metrics.point
                                                           : self->metrics.point)) + 1;
}

static int
compare_members (gconstpointer a,
                 gconstpointer b)
{
  guint first = *(const guint *) a, second = *(const guint *) b;

  return (first > second) - (first < second);
}

/* For each row, when what follows in it begins: nothing yet. */
static GArray *
new_rows (guint n)
{
  GArray *next = g_array_sized_new (FALSE, FALSE, sizeof (gint64), n);
  const gint64 never = HAW_TIME_MAX;

  for (guint i = 0; i < n; i++)
    g_array_append_val (next, never);

  return next;
}

/* Extends a label as far as @next allows, which becomes the beginning of @place. */
static void
extend_before (const HawTimelineLanes *self,
               const HawTimeAxis      *axis,
               double                  level,
               gint64                 *next,
               HawTimelinePlace       *place)
{
  gint64 start, end;

  haw_timeline_place_extend_label (self->store, &self->metrics, level, axis, *next, place);
  haw_timeline_get_room (self->store, place->item, &self->metrics, level, &start, &end);
  if (start > HAW_TIME_MIN)
    *next = start;
}

static void
reverse (GArray *places,
         guint   first)
{
  HawTimelinePlace *all = (HawTimelinePlace *) (void *) places->data;

  for (guint i = first, j = places->len; i + 1 < j; i++)
    {
      HawTimelinePlace place = all[--j];

      all[j] = all[i];
      all[i] = place;
    }
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
  gboolean extends = extends_labels (self, index);
  double level = get_level (self, axis);
  guint n_before = places->len;
  g_autoptr (GArray) found = NULL;
  g_autoptr (GArray) next = NULL;
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
  if (extends)
    until += get_reach (self, level);
  found = haw_timeline_lane_find_in (self, lane, from, until);
  if (lane->open->len > 0)
    g_array_sort (found, compare_members);
  next = new_rows (extends ? lane->n_rows : 0);

  /* From the last on, so that of each row it is known what follows. */
  for (guint i = found->len; i > 0; i--)
    {
      guint member = g_array_index (found, guint, i - 1);
      gboolean has_row = member < lane->rows->len;
      guint row = has_row ? g_array_index (lane->rows, guint16, member) : 0;
      HawTimelinePlace place;

      if (!lane->collapsed && (row < first || row >= end))
        continue;
      place_member (self, axis, index, member, &place);
      if (extends && has_row && row < next->len)
        extend_before (self, axis, level, &g_array_index (next, gint64, row), &place);
      if (place.x < axis->width + margin && place.x + place.width > -margin)
        g_array_append_val (places, place);
    }
  reverse (places, n_before);
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
      extend_label (self, axis, &place);
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
