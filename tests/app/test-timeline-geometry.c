/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "time/haw-timeline-geometry.h"

#include <math.h>

#define DAY HAW_SECONDS_PER_DAY
#define WIDTH 1000.0

static const HawTimelineMetrics metrics = {
  .point = 14, .bar = 10, .inset = 8, .gap = 6, .label_max = 200
};

static HawTimelineSpan
span_of (gint64      id,
         const char *text,
         double      label)
{
  HawTimelineSpan span = { .id = id, .label = label };
  g_autoptr (GError) error = NULL;
  HawEdtf edtf;

  haw_edtf_parse (text, &edtf, &error);
  g_assert_no_error (error);
  haw_edtf_get_bounds (&edtf, &span.bounds);

  return span;
}

/* Points, intervals, soft and open ends, over two years. */
static HawTimelineSpan *
make_random (guint32 seed,
             guint   n)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  HawTimelineSpan *spans = g_new0 (HawTimelineSpan, n);

  for (guint i = 0; i < n; i++)
    {
      gint64 start = (gint64) g_rand_int_range (rand, 0, 730) * DAY;
      gint64 times[4];

      times[0] = start;
      times[1] = start + g_rand_int_range (rand, 0, 4) * DAY / 2;
      times[2] = times[1] + g_rand_int_range (rand, 0, 40) * DAY / 4;
      times[3] = times[2] + g_rand_int_range (rand, 0, 3) * DAY;
      if (g_rand_int_range (rand, 0, 3) > 0)
        times[1] = times[0], times[2] = times[3] = times[0] + DAY;
      if (g_rand_int_range (rand, 0, 30) == 0)
        times[3] = HAW_TIME_MAX;
      else if (g_rand_int_range (rand, 0, 30) == 0)
        times[0] = HAW_TIME_MIN;

      spans[i].id = i + 1;
      spans[i].bounds = (HawBounds) { times[0], times[1], times[2], times[3] };
      spans[i].label = g_rand_int_range (rand, 20, 260);
    }

  return spans;
}

static void
make_axis (HawTimeAxis *axis,
           gint64       start,
           gint64       end,
           gboolean     mirrored)
{
  haw_time_axis_init (axis, WIDTH, mirrored);
  haw_time_axis_fit (axis, start, end, 0);
}

static void
assert_apart (GArray *places)
{
  for (guint i = 0; i < places->len; i++)
    for (guint j = i + 1; j < places->len; j++)
      {
        const HawTimelinePlace *a = &g_array_index (places, HawTimelinePlace, i);
        const HawTimelinePlace *b = &g_array_index (places, HawTimelinePlace, j);

        if (a->row == b->row)
          g_assert_true (a->x + a->width <= b->x + 0.01 || b->x + b->width <= a->x + 0.01);
      }
}

static void
test_nothing_overlaps (void)
{
  for (guint32 seed = 1; seed <= 12; seed++)
    for (int level = 0; level < 8; level++)
      {
        g_autofree HawTimelineSpan *spans = make_random (seed, 200);
        g_autoptr (HawTimelineGeometry) geometry = NULL;
        HawTimeAxis axis;

        make_axis (&axis, 0, 730 * DAY >> level, seed % 2 == 0);
        geometry = haw_timeline_geometry_new (spans, 200, &metrics, axis.seconds_per_pixel);

        for (int step = 0; step < 5; step++)
          {
            g_autoptr (GArray) places =
                haw_timeline_geometry_get_places (geometry, &axis, 0, 0, G_MAXUINT);

            assert_apart (places);
            haw_time_axis_pan (&axis, seed % 2 == 0 ? 333 : -333);
          }
      }
}

/* Within a level of zoom rows stay, and there is room for every label at each zoom of it. */
static void
test_rows_stay (void)
{
  g_autofree HawTimelineSpan *spans = make_random (7, 120);
  g_autoptr (HawTimelineGeometry) geometry = NULL;
  HawTimeAxis axis;
  guint n_suited = 0;

  make_axis (&axis, 0, 200 * DAY, FALSE);
  geometry = haw_timeline_geometry_new (spans, 120, &metrics, axis.seconds_per_pixel);

  for (int step = 0; step < 40; step++)
    {
      if (haw_timeline_geometry_suits (geometry, axis.seconds_per_pixel))
        {
          g_autoptr (GArray) places =
              haw_timeline_geometry_get_places (geometry, &axis, 500, 0, G_MAXUINT);

          assert_apart (places);
          n_suited++;
        }
      haw_time_axis_zoom (&axis, -HAW_TIME_AXIS_OCTAVE / 16, 400);
    }

  g_assert_cmpuint (n_suited, >, 1);
  g_assert_cmpuint (n_suited, <, 10);
}

static void
assert_mirrored (double a,
                 double b)
{
  if (fabs (a) < 1e5)
    g_assert_cmpfloat_with_epsilon (a, WIDTH - b, 1e-6);
}

static void
test_mirrors (void)
{
  g_autofree HawTimelineSpan *spans = make_random (3, 150);
  g_autoptr (HawTimelineGeometry) geometry = NULL;
  HawTimeAxis ltr, rtl;

  make_axis (&ltr, 30 * DAY, 300 * DAY, FALSE);
  make_axis (&rtl, 30 * DAY, 300 * DAY, TRUE);
  geometry = haw_timeline_geometry_new (spans, 150, &metrics, ltr.seconds_per_pixel);

  for (guint i = 0; i < 150; i++)
    {
      HawTimelinePlace a, b;

      haw_timeline_geometry_place (geometry, &ltr, i, &a);
      haw_timeline_geometry_place (geometry, &rtl, i, &b);
      g_assert_cmpuint (a.row, ==, b.row);
      assert_mirrored (a.start, b.start);
      assert_mirrored (a.core_start, b.core_start);
      assert_mirrored (a.core_end, b.core_end);
      assert_mirrored (a.end, b.end);
      assert_mirrored (a.label_x, b.label_x + b.label_width);
      assert_mirrored (a.x, b.x + b.width);
    }
}

static void
test_ends (void)
{
  const HawTimelineSpan spans[] = {
    span_of (1, "2020-06-01/2020-07", 50), /* ends at some time in July */
    span_of (2, "2020-06", 50),            /* some time in June */
    span_of (3, "2020-06-15/..", 50),
    span_of (4, "../2020-06-20", 50),
    span_of (5, "2020-06-10", 50),
  };
  g_autoptr (HawTimelineGeometry) geometry = NULL;
  HawTimelinePlace place;
  HawTimeAxis axis;

  make_axis (&axis, haw_civil_to_time (2020, 5, 1), haw_civil_to_time (2020, 9, 1), FALSE);
  geometry = haw_timeline_geometry_new (spans, G_N_ELEMENTS (spans), &metrics,
                                        axis.seconds_per_pixel);

  haw_timeline_geometry_place (geometry, &axis, 0, &place);
  g_assert_true (place.has_core);
  g_assert_cmpfloat_with_epsilon (place.core_start, place.start, 0.01);
  g_assert_cmpfloat_with_epsilon (
      place.core_end, haw_time_axis_x_of (&axis, haw_civil_to_time (2020, 7, 1)), 0.01);
  g_assert_cmpfloat_with_epsilon (
      place.end, haw_time_axis_x_of (&axis, haw_civil_to_time (2020, 8, 1)), 0.01);

  haw_timeline_geometry_place (geometry, &axis, 1, &place);
  g_assert_false (place.has_core);
  g_assert_cmpint (place.shape, ==, HAW_TIMELINE_BAR);

  haw_timeline_geometry_place (geometry, &axis, 2, &place);
  g_assert_true (place.open_end && !place.open_start);
  g_assert_cmpfloat (place.end, >=, WIDTH);

  haw_timeline_geometry_place (geometry, &axis, 3, &place);
  g_assert_true (place.open_start && !place.open_end);
  g_assert_cmpfloat (place.label_x, >=, 0);

  haw_timeline_geometry_place (geometry, &axis, 4, &place);
  g_assert_cmpint (place.shape, ==, HAW_TIMELINE_POINT);
  g_assert_cmpfloat (place.label_x, >=, place.end);
}

/* A label in a bar slides along with the view's edge and stays within the bar. */
static void
test_label_slides (void)
{
  const HawTimelineSpan span = span_of (1, "2020-01-01/2020-12-31", 120);
  g_autoptr (HawTimelineGeometry) geometry = NULL;
  HawTimelinePlace place;
  HawTimeAxis axis;

  make_axis (&axis, haw_civil_to_time (2020, 6, 1), haw_civil_to_time (2020, 10, 1), FALSE);
  geometry = haw_timeline_geometry_new (&span, 1, &metrics, axis.seconds_per_pixel);
  haw_timeline_geometry_place (geometry, &axis, 0, &place);
  g_assert_true (place.label_inside);
  g_assert_cmpfloat_with_epsilon (place.label_x, metrics.inset, 0.01);

  haw_time_axis_clamp (&axis, haw_civil_to_time (2021, 2, 28), haw_civil_to_time (2021, 2, 28));
  haw_timeline_geometry_place (geometry, &axis, 0, &place);
  g_assert_cmpfloat_with_epsilon (place.label_x + place.label_width, place.end - metrics.inset,
                                  0.01);
}

static void
test_hit (void)
{
  g_autofree HawTimelineSpan *spans = make_random (11, 80);
  g_autoptr (HawTimelineGeometry) geometry = NULL;
  g_autoptr (GArray) places = NULL;
  HawTimeAxis axis;

  make_axis (&axis, 0, 730 * DAY, TRUE);
  geometry = haw_timeline_geometry_new (spans, 80, &metrics, axis.seconds_per_pixel);
  places = haw_timeline_geometry_get_places (geometry, &axis, 0, 0, G_MAXUINT);
  g_assert_cmpuint (places->len, >, 0);

  for (guint i = 0; i < places->len; i++)
    {
      const HawTimelinePlace *place = &g_array_index (places, HawTimelinePlace, i);
      double middle = place->x + place->width / 2;

      g_assert_cmpint (haw_timeline_geometry_hit (geometry, &axis, middle, place->row, 6), ==,
                       (int) place->item);
    }

  g_assert_cmpint (haw_timeline_geometry_hit (geometry, &axis, 500, 10000, 6), ==, -1);
}

static void
test_outside (void)
{
  const HawTimelineSpan spans[] = {
    span_of (1, "2020-01-01", 50), span_of (2, "2020-02-01", 50), span_of (3, "2020-06-10", 50),
    span_of (4, "2020-11-01", 50), span_of (5, "../2020-06-20", 50),
  };
  g_autoptr (HawTimelineGeometry) geometry = NULL;
  const int expected[] = { -1, -1, 0, 1, 0 };
  HawTimeAxis axis;

  make_axis (&axis, haw_civil_to_time (2020, 6, 1), haw_civil_to_time (2020, 7, 1), TRUE);
  geometry = haw_timeline_geometry_new (spans, G_N_ELEMENTS (spans), &metrics,
                                        axis.seconds_per_pixel);
  for (guint i = 0; i < G_N_ELEMENTS (spans); i++)
    {
      HawTimelinePlace place;

      haw_timeline_geometry_place (geometry, &axis, i, &place);
      g_assert_cmpint (haw_timeline_place_get_side (&place, &axis), ==, expected[i]);
    }
}

static void
test_walk (void)
{
  g_autofree HawTimelineSpan *spans = make_random (5, 90);
  g_autoptr (HawTimelineGeometry) geometry =
      haw_timeline_geometry_new (spans, 90, &metrics, DAY / 4.0);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  int at = haw_timeline_geometry_step (geometry, -1, HAW_TIMELINE_NEXT);
  guint n_rows = 1;

  for (guint rank = 0; at >= 0; rank++)
    {
      int next = haw_timeline_geometry_step (geometry, at, HAW_TIMELINE_NEXT);

      g_assert_cmpuint (haw_timeline_geometry_get_rank (geometry, (guint) at), ==, rank);
      g_assert_true (g_hash_table_add (seen, GINT_TO_POINTER (at + 1)));
      if (next >= 0)
        g_assert_cmpint (haw_timeline_geometry_step (geometry, next, HAW_TIMELINE_PREVIOUS), ==,
                         at);
      at = next;
    }
  g_assert_cmpuint (g_hash_table_size (seen), ==, 90);

  for (guint i = 0; i < 90 && at < 0; i++)
    if (haw_timeline_geometry_step (geometry, (int) i, HAW_TIMELINE_ROW_BEFORE) < 0)
      at = (int) i;
  while ((at = haw_timeline_geometry_step (geometry, at, HAW_TIMELINE_ROW_AFTER)) >= 0)
    n_rows++;
  g_assert_cmpuint (n_rows, ==, haw_timeline_geometry_get_n_rows (geometry));
}

static void
test_fit (void)
{
  for (guint32 seed = 1; seed <= 8; seed++)
    {
      g_autofree HawTimelineSpan *spans = make_random (seed, 40);
      g_autoptr (HawTimelineGeometry) geometry = NULL;
      HawTimeAxis axis;

      haw_time_axis_init (&axis, WIDTH, seed % 2 == 0);
      haw_timeline_geometry_fit (spans, 40, &metrics, &axis);
      geometry = haw_timeline_geometry_new (spans, 40, &metrics, axis.seconds_per_pixel);

      for (guint i = 0; i < 40; i++)
        {
          HawTimelinePlace place;

          haw_timeline_geometry_place (geometry, &axis, i, &place);
          if (place.open_start || place.open_end)
            continue;
          g_assert_cmpfloat (place.x, >=, 0);
          g_assert_cmpfloat (place.x + place.width, <=, WIDTH);
        }
    }
}

static void
test_nothing (void)
{
  g_autoptr (HawTimelineGeometry) geometry = haw_timeline_geometry_new (NULL, 0, &metrics, 100);
  g_autoptr (GArray) places = NULL;
  HawTimeAxis axis;

  haw_time_axis_init (&axis, WIDTH, FALSE);
  haw_timeline_geometry_fit (NULL, 0, &metrics, &axis);
  places = haw_timeline_geometry_get_places (geometry, &axis, 0, 0, 100);
  g_assert_cmpuint (places->len, ==, 0);
  g_assert_cmpuint (haw_timeline_geometry_get_n_rows (geometry), ==, 0);
  g_assert_cmpint (haw_timeline_geometry_step (geometry, -1, HAW_TIMELINE_FIRST), ==, -1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/timeline-geometry/nothing-overlaps", test_nothing_overlaps);
  g_test_add_func ("/timeline-geometry/rows-stay", test_rows_stay);
  g_test_add_func ("/timeline-geometry/mirrors", test_mirrors);
  g_test_add_func ("/timeline-geometry/ends", test_ends);
  g_test_add_func ("/timeline-geometry/label-slides", test_label_slides);
  g_test_add_func ("/timeline-geometry/hit", test_hit);
  g_test_add_func ("/timeline-geometry/outside", test_outside);
  g_test_add_func ("/timeline-geometry/walk", test_walk);
  g_test_add_func ("/timeline-geometry/fit", test_fit);
  g_test_add_func ("/timeline-geometry/nothing", test_nothing);

  return g_test_run ();
}
