/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-time-axis.h"

#include <math.h>

/* From four pixels a second, a few minutes in a window, to six months a pixel, some centuries. */
#define LEVEL_MIN (-2 * HAW_TIME_AXIS_OCTAVE)
#define LEVEL_MAX (24 * HAW_TIME_AXIS_OCTAVE)

/* Positions further out than this are of no use and upset drawing libraries. */
#define FURTHEST_X 1e6

/* The origin moves in steps of 2^-20 s. Sums and differences of such steps are exact, and this is
 * what makes a zoom out undo a zoom in to the last bit. */
#define ORIGIN_STEP 0x1p-20

/* The years 1 to 9999, the range of four-digit dates. */
#define FIRST_TIME (G_GINT64_CONSTANT (-719162) * HAW_SECONDS_PER_DAY)
#define LAST_TIME (G_GINT64_CONSTANT (2932897) * HAW_SECONDS_PER_DAY)

/* Mirrors one coordinate: from the widget to the distance from where time begins, and back. */
static double
mirror (const HawTimeAxis *axis,
        double             x)
{
  return axis->mirrored ? axis->width - x : x;
}

static void
set_level (HawTimeAxis *axis,
           int          level)
{
  axis->level = CLAMP (level, LEVEL_MIN, LEVEL_MAX);
  axis->seconds_per_pixel = exp2 ((double) axis->level / HAW_TIME_AXIS_OCTAVE);
}

static void
move_origin (HawTimeAxis *axis,
             double       seconds)
{
  double moved = round (seconds / ORIGIN_STEP) * ORIGIN_STEP;
  double whole = floor (moved);
  double rest = axis->remainder + (moved - whole);

  axis->origin += (gint64) whole + (gint64) floor (rest);
  axis->remainder = rest - floor (rest);
}

static void
set_middle (HawTimeAxis *axis,
            gint64       time)
{
  axis->origin = time;
  axis->remainder = 0;
  move_origin (axis, -0.5 * axis->width * axis->seconds_per_pixel);
}

static gint64
get_middle (const HawTimeAxis *axis)
{
  return axis->origin + (gint64) (0.5 * axis->width * axis->seconds_per_pixel);
}

/**
 * haw_time_axis_init:
 * @axis: (out): an axis that shows one year from 1970 on
 * @width: px; less than 1 counts as 1
 * @mirrored: whether time runs from right to left
 */
void
haw_time_axis_init (HawTimeAxis *axis,
                    double       width,
                    gboolean     mirrored)
{
  g_return_if_fail (axis != NULL);

  *axis = (HawTimeAxis) { .width = MAX (width, 1), .mirrored = mirrored };
  haw_time_axis_fit (axis, 0, 365 * HAW_SECONDS_PER_DAY, 0);
}

/**
 * haw_time_axis_x_of:
 * @time: a time or a sentinel
 *
 * Returns: where @time is, in px from the left; at most a million px outside the view
 */
double
haw_time_axis_x_of (const HawTimeAxis *axis,
                    gint64             time)
{
  double seconds, x;

  g_return_val_if_fail (axis != NULL, 0);

  seconds = (double) (time - axis->origin) - axis->remainder;
  x = CLAMP (seconds / axis->seconds_per_pixel, -FURTHEST_X, FURTHEST_X);
  return mirror (axis, x);
}

/**
 * haw_time_axis_t_of:
 * @x: px from the left, also outside the view
 *
 * Returns: the time at @x, to the nearest second
 */
gint64
haw_time_axis_t_of (const HawTimeAxis *axis,
                    double             x)
{
  double seconds;

  g_return_val_if_fail (axis != NULL, 0);

  seconds = axis->remainder + mirror (axis, x) * axis->seconds_per_pixel;
  return axis->origin + (gint64) round (CLAMP (seconds, -1e15, 1e15));
}

/**
 * haw_time_axis_levels_of_factor:
 * @factor: how much larger things are to look; more than 0. For a pinch, the factor since the
 *   gesture began, applied to a copy of the axis from then
 *
 * Returns: the levels for haw_time_axis_zoom(); those of 1 / @factor are the opposite
 */
int
haw_time_axis_levels_of_factor (double factor)
{
  g_return_val_if_fail (factor > 0, 0);

  return (int) -round (log2 (factor) * HAW_TIME_AXIS_OCTAVE);
}

/**
 * haw_time_axis_zoom:
 * @levels: less than 0 to zoom in, more to zoom out; HAW_TIME_AXIS_OCTAVE halves the scale
 * @x: px from the left; the time there stays there
 *
 * Zooming by -@levels about the same @x leads back to exactly the same axis, unless the limits of
 * minutes and centuries in a view cut a step short.
 */
void
haw_time_axis_zoom (HawTimeAxis *axis,
                    int          levels,
                    double       x)
{
  double before;

  g_return_if_fail (axis != NULL);

  before = axis->seconds_per_pixel;
  set_level (axis, axis->level + CLAMP (levels, -LEVEL_MAX, LEVEL_MAX));
  move_origin (axis, mirror (axis, x) * before - mirror (axis, x) * axis->seconds_per_pixel);
}

/**
 * haw_time_axis_pan:
 * @dx: px by which everything moves to the right, as a drag does
 */
void
haw_time_axis_pan (HawTimeAxis *axis,
                   double       dx)
{
  g_return_if_fail (axis != NULL);

  move_origin (axis, (axis->mirrored ? dx : -dx) * axis->seconds_per_pixel);
}

/**
 * haw_time_axis_fit:
 * @start: the first time to show, not a sentinel
 * @end: the last, not a sentinel; at least @start
 * @margin: px to leave free on either side
 *
 * Shows a range as large as it fits, in the middle.
 */
void
haw_time_axis_fit (HawTimeAxis *axis,
                   gint64       start,
                   gint64       end,
                   double       margin)
{
  double room, scale;

  g_return_if_fail (axis != NULL && start <= end);

  room = MAX (axis->width - 2 * margin, 1);
  scale = MAX ((double) (end - start), 1) / room;
  set_level (axis, (int) ceil (CLAMP (log2 (scale), -60, 60) * HAW_TIME_AXIS_OCTAVE));
  set_middle (axis, start + (end - start) / 2);
}

/**
 * haw_time_axis_clamp:
 * @start: the first time there is anything to see at; may be HAW_TIME_MIN
 * @end: the last; may be HAW_TIME_MAX
 *
 * Moves the view, at the same scale, so that its middle is between @start and @end and within the
 * years 1 to 9999.
 */
void
haw_time_axis_clamp (HawTimeAxis *axis,
                     gint64       start,
                     gint64       end)
{
  gint64 middle;

  g_return_if_fail (axis != NULL && start <= end);

  start = CLAMP (start, FIRST_TIME, LAST_TIME);
  end = CLAMP (end, FIRST_TIME, LAST_TIME);
  middle = get_middle (axis);
  if (middle < start || middle > end)
    set_middle (axis, CLAMP (middle, start, end));
}

/**
 * haw_time_axis_resize:
 * @width: px; less than 1 counts as 1
 *
 * The scale stays, and so does the edge where time begins.
 */
void
haw_time_axis_resize (HawTimeAxis *axis,
                      double       width)
{
  g_return_if_fail (axis != NULL);

  axis->width = MAX (width, 1);
}

/**
 * haw_time_axis_get_visible:
 * @start: (out): the time at the edge where time begins, rounded down
 * @end: (out): the time at the other edge, rounded up
 */
void
haw_time_axis_get_visible (const HawTimeAxis *axis,
                           gint64            *start,
                           gint64            *end)
{
  g_return_if_fail (axis != NULL && start != NULL && end != NULL);

  *start = axis->origin;
  *end = axis->origin
         + (gint64) ceil (axis->remainder + axis->width * axis->seconds_per_pixel);
}
