/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include "time/haw-time-axis.h"

#define YEAR (365 * (gint64) HAW_SECONDS_PER_DAY)
#define N_ZOOMS 100

static void
assert_same (const HawTimeAxis *a,
             const HawTimeAxis *b)
{
  g_assert_cmpint (a->origin, ==, b->origin);
  g_assert_cmpmem (&a->remainder, sizeof a->remainder, &b->remainder, sizeof b->remainder);
  g_assert_cmpint (a->level, ==, b->level);
  g_assert_cmpmem (&a->seconds_per_pixel, sizeof a->seconds_per_pixel, &b->seconds_per_pixel,
                   sizeof b->seconds_per_pixel);
}

static void
make_random (HawTimeAxis *axis)
{
  gint64 start = haw_civil_to_time (g_test_rand_int_range (1000, 3000), 1, 1) + g_test_rand_int ();
  gint64 span = (gint64) pow (10, g_test_rand_double_range (2.5, 9.5));

  haw_time_axis_init (axis, g_test_rand_double_range (100, 4000), g_test_rand_int_range (0, 2));
  haw_time_axis_fit (axis, start, start + span, 0);
  haw_time_axis_pan (axis, g_test_rand_double_range (-100, 100));
}

/* A hundred zooms, some in and some out, and then all of them back. */
static void
test_zoom_round_trip (void)
{
  for (int n = 0; n < 500; n++)
    {
      HawTimeAxis axis, before;
      int levels[N_ZOOMS];
      double xs[N_ZOOMS];
      int n_done = 0;

      make_random (&axis);
      before = axis;
      for (int i = 0; i < N_ZOOMS; i++)
        {
          double factor = pow (2, g_test_rand_double_range (-0.8, 0.8));
          int level = axis.level;
          HawTimeAxis tried = axis;

          levels[n_done] = haw_time_axis_levels_of_factor (factor);
          g_assert_cmpint (haw_time_axis_levels_of_factor (1 / factor), ==, -levels[n_done]);
          xs[n_done] = g_test_rand_double_range (0, axis.width);
          haw_time_axis_zoom (&tried, levels[n_done], xs[n_done]);
          if (tried.level != level + levels[n_done])
            continue; /* cut short by a limit */
          axis = tried;
          n_done++;
        }
      g_assert_cmpint (n_done, >, 10);
      while (n_done-- > 0)
        haw_time_axis_zoom (&axis, -levels[n_done], xs[n_done]);
      assert_same (&axis, &before);
    }
}

static void
test_zoom_keeps_the_point (void)
{
  for (int n = 0; n < 2000; n++)
    {
      HawTimeAxis axis;
      double x;
      gint64 time;

      make_random (&axis);
      x = g_test_rand_double_range (0, axis.width);
      time = haw_time_axis_t_of (&axis, x);
      haw_time_axis_zoom (&axis, g_test_rand_int_range (-2000, 2000), x);
      g_assert_cmpint (ABS (haw_time_axis_t_of (&axis, x) - time), <=, 1);
    }
}

static void
test_pan (void)
{
  for (int n = 0; n < 2000; n++)
    {
      HawTimeAxis axis, before;
      double dx, x;
      gint64 time;

      make_random (&axis);
      before = axis;
      x = g_test_rand_double_range (0, axis.width);
      dx = g_test_rand_double_range (-300, 300);
      time = haw_time_axis_t_of (&axis, x);
      haw_time_axis_pan (&axis, dx);
      g_assert_cmpint (ABS (haw_time_axis_t_of (&axis, x + dx) - time), <=, 1);
      haw_time_axis_pan (&axis, -dx);
      assert_same (&axis, &before);
    }
}

/* Time to x to time is exact to the second wherever a pixel is a second or less; elsewhere x is. */
static void
test_inverse (void)
{
  for (int n = 0; n < 5000; n++)
    {
      HawTimeAxis axis;
      double x;
      gint64 time;

      make_random (&axis);
      x = g_test_rand_double_range (-axis.width, 2 * axis.width);
      time = haw_time_axis_t_of (&axis, x);
      g_assert_cmpint (haw_time_axis_t_of (&axis, haw_time_axis_x_of (&axis, time)), ==, time);
      g_assert_cmpfloat_with_epsilon (haw_time_axis_x_of (&axis, time), x,
                                      0.5 / axis.seconds_per_pixel + 1e-6);
    }
}

static void
test_mirrored (void)
{
  for (int n = 0; n < 2000; n++)
    {
      HawTimeAxis axis, mirrored;
      double x;
      int levels = g_test_rand_int_range (-3000, 3000);
      gint64 time;

      make_random (&axis);
      axis.mirrored = FALSE;
      mirrored = axis;
      mirrored.mirrored = TRUE;
      x = g_test_rand_double_range (0, axis.width);
      time = haw_time_axis_t_of (&axis, x);
      g_assert_cmpfloat_with_epsilon (haw_time_axis_x_of (&mirrored, time),
                                      axis.width - haw_time_axis_x_of (&axis, time), 1e-6);

      haw_time_axis_zoom (&axis, levels, x);
      haw_time_axis_zoom (&mirrored, levels, axis.width - x);
      haw_time_axis_pan (&axis, 17);
      haw_time_axis_pan (&mirrored, -17);
      g_assert_cmpint (axis.level, ==, mirrored.level);
      g_assert_cmpfloat_with_epsilon ((double) (axis.origin - mirrored.origin)
                                          + axis.remainder - mirrored.remainder, 0, 1e-3);
    }
}

static void
test_fit (void)
{
  for (int n = 0; n < 2000; n++)
    {
      HawTimeAxis axis;
      gint64 start = g_test_rand_int_range (-2000000000, 2000000000);
      gint64 end = start + g_test_rand_int_range (600, 2000000000);
      double first, last;

      haw_time_axis_init (&axis, g_test_rand_double_range (200, 3000),
                          g_test_rand_int_range (0, 2));
      haw_time_axis_fit (&axis, start, end, 20);
      first = haw_time_axis_x_of (&axis, axis.mirrored ? end : start);
      last = haw_time_axis_x_of (&axis, axis.mirrored ? start : end);
      g_assert_cmpfloat (first, >=, 20 - 3);
      g_assert_cmpfloat (last, <=, axis.width - 20 + 3);
      g_assert_cmpfloat (last - first, >, (axis.width - 40) * 0.99 - 3);
      g_assert_cmpfloat_with_epsilon (first, axis.width - last, 5);
    }
}

static void
test_limits (void)
{
  HawTimeAxis axis;
  gint64 start, end;

  haw_time_axis_init (&axis, 1000, FALSE);
  haw_time_axis_zoom (&axis, -1000000, 500);
  g_assert_cmpfloat_with_epsilon (axis.seconds_per_pixel, 0.25, 1e-9);
  haw_time_axis_zoom (&axis, G_MAXINT, 500);
  haw_time_axis_get_visible (&axis, &start, &end);
  g_assert_cmpint (end - start, >, 100 * YEAR);
  g_assert_cmpint (end - start, <, 1000 * YEAR);
  haw_time_axis_fit (&axis, 0, 0, 0);
  g_assert_cmpint (haw_time_axis_t_of (&axis, 500), ==, 0);

  haw_time_axis_pan (&axis, -1e9);
  haw_time_axis_clamp (&axis, 0, 10 * YEAR);
  g_assert_cmpint (haw_time_axis_t_of (&axis, 500), <=, 10 * YEAR + 1);
  haw_time_axis_pan (&axis, 1e9);
  haw_time_axis_clamp (&axis, 0, 10 * YEAR);
  g_assert_cmpint (ABS (haw_time_axis_t_of (&axis, 500)), <=, 1);
  haw_time_axis_pan (&axis, 1e15);
  haw_time_axis_clamp (&axis, HAW_TIME_MIN, HAW_TIME_MAX);
  g_assert_cmpint (haw_time_axis_t_of (&axis, 500), ==, haw_civil_to_time (1, 1, 1));
}

static void
test_sentinels (void)
{
  HawTimeAxis axis;

  haw_time_axis_init (&axis, 1000, FALSE);
  g_assert_cmpfloat (haw_time_axis_x_of (&axis, HAW_TIME_MIN), <, -10000);
  g_assert_cmpfloat (haw_time_axis_x_of (&axis, HAW_TIME_MAX), >, 10000);
  axis.mirrored = TRUE;
  g_assert_cmpfloat (haw_time_axis_x_of (&axis, HAW_TIME_MIN), >, 10000);
  g_assert_cmpfloat (haw_time_axis_x_of (&axis, HAW_TIME_MAX), <, -10000);
}

static void
test_center_and_resize (void)
{
  HawTimeAxis axis;
  gint64 start, end;

  haw_time_axis_init (&axis, 0, FALSE);
  g_assert_cmpfloat_with_epsilon (axis.width, 1, 1e-9);
  haw_time_axis_resize (&axis, 800);
  haw_time_axis_clamp (&axis, 5 * YEAR, 5 * YEAR);
  g_assert_cmpint (haw_time_axis_t_of (&axis, 400), ==, 5 * YEAR);
  haw_time_axis_get_visible (&axis, &start, &end);
  haw_time_axis_resize (&axis, 1600);
  g_assert_cmpint (haw_time_axis_t_of (&axis, 400), ==, 5 * YEAR);
  g_assert_cmpint (haw_time_axis_t_of (&axis, 800) - end, <=, 0);
  axis.mirrored = TRUE;
  g_assert_cmpint (haw_time_axis_t_of (&axis, 1200), ==, 5 * YEAR);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/time-axis/zoom-round-trip", test_zoom_round_trip);
  g_test_add_func ("/time-axis/zoom-keeps-the-point", test_zoom_keeps_the_point);
  g_test_add_func ("/time-axis/pan", test_pan);
  g_test_add_func ("/time-axis/inverse", test_inverse);
  g_test_add_func ("/time-axis/mirrored", test_mirrored);
  g_test_add_func ("/time-axis/fit", test_fit);
  g_test_add_func ("/time-axis/limits", test_limits);
  g_test_add_func ("/time-axis/sentinels", test_sentinels);
  g_test_add_func ("/time-axis/center-and-resize", test_center_and_resize);

  return g_test_run ();
}
