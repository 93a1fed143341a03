/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "time/haw-timeline-grip.h"

#include <math.h>

#define REACH 6.0     /* px from an edge that still take hold of it */
#define NARROW 24.0   /* px of a bar of which a part is left to hold it as a whole */
#define SOFT_EDGE 14.0 /* px of doubt that an inner edge needs to be told from the outer one */
#define MAGNET 6.0    /* px from which the beginning of a unit draws a whole event to it */

/**
 * haw_timeline_grip_get_x:
 *
 * Returns: where the edge is, in px of the axis
 */
double
haw_timeline_grip_get_x (const HawTimelinePlace *place,
                         HawTimelineGrip         grip)
{
  g_return_val_if_fail (place != NULL, 0);

  switch (grip)
    {
    case HAW_TIMELINE_GRIP_CORE_START:
      return place->core_start;
    case HAW_TIMELINE_GRIP_CORE_END:
      return place->core_end;
    case HAW_TIMELINE_GRIP_END:
      return place->end;
    case HAW_TIMELINE_GRIP_NONE:
    case HAW_TIMELINE_GRIP_BODY:
    case HAW_TIMELINE_GRIP_START:
    default:
      return place->start;
    }
}

/**
 * haw_timeline_grip_is_shown:
 *
 * Returns: whether an event has such an edge to take hold of where it stands
 */
gboolean
haw_timeline_grip_is_shown (const HawTimelinePlace *place,
                            HawTimelineGrip         grip)
{
  g_return_val_if_fail (place != NULL, FALSE);

  if (place->shape != HAW_TIMELINE_BAR || place->folded)
    return FALSE;
  switch (grip)
    {
    case HAW_TIMELINE_GRIP_START:
      return !place->open_start;
    case HAW_TIMELINE_GRIP_END:
      return !place->open_end;
    case HAW_TIMELINE_GRIP_CORE_START:
      return place->has_core && fabs (place->core_start - place->start) >= SOFT_EDGE;
    case HAW_TIMELINE_GRIP_CORE_END:
      return place->has_core && fabs (place->end - place->core_end) >= SOFT_EDGE;
    case HAW_TIMELINE_GRIP_NONE:
    case HAW_TIMELINE_GRIP_BODY:
    default:
      return FALSE;
    }
}

/**
 * haw_timeline_grip_at:
 * @x: px on the axis, in the row of the event
 *
 * Returns: what a press there takes hold of; nothing beside the mark, also on its label
 */
HawTimelineGrip
haw_timeline_grip_at (const HawTimelinePlace *place,
                      double                  x)
{
  static const HawTimelineGrip edges[] = { HAW_TIMELINE_GRIP_START, HAW_TIMELINE_GRIP_END,
                                           HAW_TIMELINE_GRIP_CORE_START,
                                           HAW_TIMELINE_GRIP_CORE_END };
  HawTimelineGrip grip = HAW_TIMELINE_GRIP_NONE;
  double low, high, inside, nearest = INFINITY;

  g_return_val_if_fail (place != NULL, HAW_TIMELINE_GRIP_NONE);

  if (place->folded)
    return HAW_TIMELINE_GRIP_NONE;
  low = MIN (place->start, place->end);
  high = MAX (place->start, place->end);
  inside = high - low < NARROW ? (high - low) / 4 : REACH;
  for (guint i = 0; i < G_N_ELEMENTS (edges); i++)
    {
      double distance = fabs (x - haw_timeline_grip_get_x (place, edges[i]));

      if (haw_timeline_grip_is_shown (place, edges[i]) && distance < nearest &&
          distance <= (x > low && x < high ? inside : REACH))
        {
          nearest = distance;
          grip = edges[i];
        }
    }
  if (grip == HAW_TIMELINE_GRIP_NONE && x >= low && x <= high)
    grip = HAW_TIMELINE_GRIP_BODY;

  return grip;
}

static gboolean
is_known (gint64 time)
{
  return time > HAW_TIME_MIN && time < HAW_TIME_MAX;
}

/* A whole event goes by steps of its own precision, and rests at the beginning of a unit that can be
 * aimed at where it comes near one. */
static gint64
pull_whole (const HawEdtf     *date,
            const HawBounds   *bounds,
            const HawTimeAxis *axis,
            double             edge,
            double             dx)
{
  const HawPrecision unit = haw_snap_unit (axis->seconds_per_pixel);
  const gboolean timed = haw_edtf_get_precision (date) == HAW_PRECISION_TIME;
  gint64 by = haw_time_axis_t_of (axis, edge + dx) - haw_time_axis_t_of (axis, edge);
  gint64 anchor = is_known (bounds->earliest_start) ? bounds->earliest_start : bounds->latest_end;
  gint64 rest;

  if (!is_known (anchor))
    return by;
  /* The hour stays where only days can be aimed at. */
  if (timed && unit != HAW_PRECISION_TIME)
    return haw_floor_div (by + HAW_SECONDS_PER_DAY / 2, HAW_SECONDS_PER_DAY) * HAW_SECONDS_PER_DAY;
  rest = haw_snap_time (anchor + by, unit);
  if (fabs ((double) (rest - anchor - by)) <= MAGNET * axis->seconds_per_pixel)
    return rest - anchor;

  return by;
}

/**
 * haw_timeline_pull:
 * @edge: where what is held was when it was taken, in px of the axis: an end, or for a whole event
 *   any point
 * @dx: how many px it was dragged to the right
 * @other: whether the end is to mean the other thing: how long, instead of how sure, or the reverse
 * @pull: (out): what to do with the date
 *
 * Dragging the end of what is somewhere within a time, without a part that is sure, moves the limit of
 * doubt; that of anything else makes it last longer or shorter.
 */
void
haw_timeline_pull (HawTimelineGrip    grip,
                   const HawEdtf     *date,
                   const HawTimeAxis *axis,
                   double             edge,
                   double             dx,
                   gboolean           other,
                   HawTimelinePull   *pull)
{
  gboolean start = grip == HAW_TIMELINE_GRIP_START || grip == HAW_TIMELINE_GRIP_CORE_START;
  gboolean core = grip == HAW_TIMELINE_GRIP_CORE_START || grip == HAW_TIMELINE_GRIP_CORE_END;
  HawBounds bounds;
  gboolean doubt;

  g_return_if_fail (date != NULL && axis != NULL && pull != NULL);

  haw_edtf_get_bounds (date, &bounds);
  *pull = (HawTimelinePull) { .whole = grip == HAW_TIMELINE_GRIP_BODY };
  if (pull->whole)
    {
      pull->seconds = pull_whole (date, &bounds, axis, edge, dx);
      return;
    }

  doubt = !core && (bounds.latest_start >= bounds.earliest_end) != !!other;
  pull->unit = haw_snap_unit (axis->seconds_per_pixel);
  pull->time = haw_snap_time (haw_time_axis_t_of (axis, edge + dx), pull->unit);
  if (start)
    pull->bound = doubt ? HAW_BOUND_EARLIEST_START : HAW_BOUND_LATEST_START;
  else
    pull->bound = doubt ? HAW_BOUND_LATEST_END : HAW_BOUND_EARLIEST_END;
}

/**
 * haw_timeline_pull_apply:
 *
 * Returns: (transfer full) (nullable): the date as EDTF, as haw_events_move_async() or
 *   haw_event_set_bound_async() will make it; NULL with an error where it cannot be changed so
 */
char *
haw_timeline_pull_apply (const HawTimelinePull *pull,
                         const HawEdtf         *date,
                         GError               **error)
{
  g_return_val_if_fail (pull != NULL && date != NULL, NULL);

  if (pull->whole)
    return haw_edtf_move (date, pull->seconds, error);

  return haw_edtf_set_bound (date, pull->bound, pull->time, pull->unit, error);
}

/**
 * haw_timeline_range_date:
 * @from: px on the axis
 * @to: px on the axis, before or after; the same for the unit there, a day at least
 *
 * Returns: (transfer full): EDTF of the units of which a range of the axis has any part
 */
char *
haw_timeline_range_date (const HawTimeAxis *axis,
                         double             from,
                         double             to)
{
  HawPrecision unit;
  gint64 start, end;

  g_return_val_if_fail (axis != NULL, NULL);

  unit = haw_snap_unit (axis->seconds_per_pixel);
  start = haw_time_axis_t_of (axis, from);
  end = haw_time_axis_t_of (axis, to);
  if (start == end)
    return haw_edtf_from_range (start, end + 1, MIN (unit, HAW_PRECISION_DAY));

  return haw_edtf_from_range (start, end, unit);
}

static int
compare_positions (gconstpointer a,
                   gconstpointer b)
{
  guint first = *(const guint *) a, second = *(const guint *) b;

  return first < second ? -1 : first > second;
}

static void
add_shown (const HawTimelineLanes *lanes,
           const HawTimeAxis      *axis,
           double                  row,
           const double            low[2],
           const double            high[2],
           GArray                 *found)
{
  g_autoptr (GArray) places = haw_timeline_lanes_get_places (lanes, axis, 0, low[1] - row,
                                                             high[1] + row);

  for (guint i = 0; i < places->len; i++)
    {
      const HawTimelinePlace *place = &g_array_index (places, HawTimelinePlace, i);

      if (MIN (place->start, place->end) <= high[0] && MAX (place->start, place->end) >= low[0] &&
          place->y <= high[1] && place->y + row >= low[1])
        g_array_append_val (found, place->item);
    }
}

static void
add_counted (const HawTimelineLanes *lanes,
             const HawTimeAxis      *axis,
             const double            low[2],
             const double            high[2],
             GArray                 *found)
{
  gint64 one = haw_time_axis_t_of (axis, low[0]), other = haw_time_axis_t_of (axis, high[0]);

  for (guint i = 0; i < haw_timeline_lanes_get_n (lanes); i++)
    {
      g_autoptr (GArray) within = NULL;
      double y, height;

      haw_timeline_lanes_get_extent (lanes, i, &y, &height);
      if (y > high[1] || y + height < low[1])
        continue;
      within = haw_timeline_lanes_find_within (lanes, i, MIN (one, other), MAX (one, other) + 1);
      g_array_append_vals (found, within->data, within->len);
    }
}

/**
 * haw_timeline_find_in_band:
 * @row: px, the height of a row
 * @x1: px on the axis, a corner
 * @y1: px from the top of the first lane
 * @x2: the opposite corner
 * @y2: likewise
 *
 * Where events are not shown one by one, those that may have been under way in the time of the band
 * count, in all lanes that it touches.
 *
 * Returns: (transfer full) (element-type guint): the positions of the events of which the band touches
 *   the mark, each once, in the order of time
 */
GArray *
haw_timeline_find_in_band (const HawTimelineLanes *lanes,
                           const HawTimeAxis      *axis,
                           double                  row,
                           double                  x1,
                           double                  y1,
                           double                  x2,
                           double                  y2)
{
  const double low[2] = { MIN (x1, x2), MIN (y1, y2) };
  const double high[2] = { MAX (x1, x2), MAX (y1, y2) };
  GArray *found;
  guint n = 0;

  g_return_val_if_fail (lanes != NULL && axis != NULL, NULL);

  found = g_array_new (FALSE, FALSE, sizeof (guint));
  if (haw_timeline_lanes_get_detail (lanes) == HAW_TIMELINE_BOXES)
    add_shown (lanes, axis, row, low, high, found);
  else
    add_counted (lanes, axis, low, high, found);

  g_array_sort (found, compare_positions);
  for (guint i = 0; i < found->len; i++)
    if (n == 0 || g_array_index (found, guint, i) != g_array_index (found, guint, n - 1))
      g_array_index (found, guint, n++) = g_array_index (found, guint, i);
  g_array_set_size (found, n);

  return found;
}
