/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "time/haw-disagreement.h"
#include "time/haw-first-report.h"
#include "time/haw-timeline-geometry.h"

#include <math.h>

#define DAY HAW_SECONDS_PER_DAY
#define WIDTH 1000.0

static const HawTimelineMetrics metrics = {
  .point = 14, .bar = 10, .inset = 8, .gap = 6, .label_max = 200
};

static HawTimelineStore *
store_of (const char *const *dates,
          double             label)
{
  HawTimelineStore *store = haw_timeline_store_new ();

  for (guint i = 0; dates[i] != NULL; i++)
    {
      HawTimelineEvent event = { .id = i + 1, .date = dates[i], .title = "" };
      g_autoptr (GError) error = NULL;
      HawEdtf edtf;

      haw_edtf_parse (dates[i], &edtf, &error);
      g_assert_no_error (error);
      haw_edtf_get_bounds (&edtf, &event.bounds);
      haw_timeline_store_add (store, &event);
    }
  haw_timeline_store_sort (store);
  for (guint i = 0; i < store->n; i++)
    store->labels[i] = (guint8) (label / HAW_TIMELINE_LABEL_STEP);

  return store;
}

/* Points, intervals, soft and open ends, over two years. */
static HawTimelineStore *
make_random (guint32 seed,
             guint   n)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  HawTimelineStore *store = haw_timeline_store_new ();

  for (guint i = 0; i < n; i++)
    {
      HawTimelineEvent event = { .id = i + 1, .title = "" };
      gint64 times[4];

      times[0] = (gint64) g_rand_int_range (rand, 0, 730) * DAY;
      times[1] = times[0] + g_rand_int_range (rand, 0, 4) * DAY / 2;
      times[2] = times[1] + g_rand_int_range (rand, 0, 40) * DAY / 4;
      times[3] = times[2] + g_rand_int_range (rand, 0, 3) * DAY;
      if (g_rand_int_range (rand, 0, 3) > 0)
        times[1] = times[0], times[2] = times[3] = times[0] + DAY;
      if (g_rand_int_range (rand, 0, 30) == 0)
        times[3] = HAW_TIME_MAX;
      else if (g_rand_int_range (rand, 0, 30) == 0)
        times[0] = HAW_TIME_MIN;
      event.bounds = (HawBounds) { times[0], times[1], times[2], times[3] };
      haw_timeline_store_add (store, &event);
    }
  haw_timeline_store_sort (store);
  for (guint i = 0; i < store->n; i++)
    store->labels[i] = (guint8) g_rand_int_range (rand, 2, 30);

  return store;
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
place (const HawTimelineStore *store,
       gint64                  id,
       const HawTimeAxis      *axis,
       HawTimelinePlace       *to)
{
  haw_timeline_place (store, (guint) haw_timeline_store_find (store, id), &metrics,
                      haw_timeline_level (axis->seconds_per_pixel), axis, to);
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
  g_autoptr (HawTimelineStore) store = make_random (3, 150);
  HawTimeAxis ltr, rtl;

  make_axis (&ltr, 30 * DAY, 300 * DAY, FALSE);
  make_axis (&rtl, 30 * DAY, 300 * DAY, TRUE);
  for (gint64 id = 1; id <= 150; id++)
    {
      HawTimelinePlace a, b;

      place (store, id, &ltr, &a);
      place (store, id, &rtl, &b);
      assert_mirrored (a.start, b.start);
      assert_mirrored (a.core_start, b.core_start);
      assert_mirrored (a.core_end, b.core_end);
      assert_mirrored (a.end, b.end);
      assert_mirrored (a.label_x, b.label_x + b.label_width);
      assert_mirrored (a.x, b.x + b.width);
    }
}

/* At each zoom of a level, mark, label and gap have room in what their row is taken for. */
static void
test_room (void)
{
  g_autoptr (HawTimelineStore) store = make_random (7, 200);
  HawTimeAxis axis;

  make_axis (&axis, 0, 200 * DAY, FALSE);
  for (int step = 0; step < 40; step++)
    {
      double level = haw_timeline_level (axis.seconds_per_pixel);

      g_assert_cmpfloat (level, >=, axis.seconds_per_pixel * (1 - 1e-9));
      g_assert_cmpfloat (level, <, axis.seconds_per_pixel * 1.42);
      for (guint i = 0; i < store->n; i++)
        {
          HawTimelinePlace here;
          gint64 start, end;

          haw_timeline_get_room (store, i, &metrics, level, &start, &end);
          haw_timeline_place (store, i, &metrics, level, &axis, &here);
          if (!here.open_start)
            g_assert_cmpfloat (here.x, >=, haw_time_axis_x_of (&axis, start) - 0.01);
          if (!here.open_end)
            g_assert_cmpfloat (here.x + here.width, <=, haw_time_axis_x_of (&axis, end) + 0.01);
        }
      haw_time_axis_zoom (&axis, -HAW_TIME_AXIS_OCTAVE / 16, 400);
    }
}

static void
test_ends (void)
{
  static const char *const dates[] = {
    "2020-06-01/2020-07", /* ends at some time in July */
    "2020-06",            /* some time in June */
    "2020-06-15/..", "../2020-06-20", "2020-06-10", NULL,
  };
  g_autoptr (HawTimelineStore) store = store_of (dates, 48);
  HawTimelinePlace at;
  HawTimeAxis axis;

  make_axis (&axis, haw_civil_to_time (2020, 5, 1), haw_civil_to_time (2020, 9, 1), FALSE);
  place (store, 1, &axis, &at);
  g_assert_true (at.has_core);
  g_assert_cmpfloat_with_epsilon (at.core_start, at.start, 0.01);
  g_assert_cmpfloat_with_epsilon (
      at.core_end, haw_time_axis_x_of (&axis, haw_civil_to_time (2020, 7, 1)), 0.01);
  g_assert_cmpfloat_with_epsilon (
      at.end, haw_time_axis_x_of (&axis, haw_civil_to_time (2020, 8, 1)), 0.01);

  place (store, 2, &axis, &at);
  g_assert_false (at.has_core);
  g_assert_cmpint (at.shape, ==, HAW_TIMELINE_BAR);

  place (store, 3, &axis, &at);
  g_assert_true (at.open_end && !at.open_start);
  g_assert_cmpfloat (at.end, >=, WIDTH);

  place (store, 4, &axis, &at);
  g_assert_true (at.open_start && !at.open_end);
  g_assert_cmpfloat (at.label_x, >=, 0);

  place (store, 5, &axis, &at);
  g_assert_cmpint (at.shape, ==, HAW_TIMELINE_POINT);
  g_assert_cmpfloat (at.label_x, >=, at.end);
}

/* A label in a bar slides along with the view's edge and stays within the bar. */
static void
test_label_slides (void)
{
  static const char *const dates[] = { "2020-01-01/2020-12-31", NULL };
  g_autoptr (HawTimelineStore) store = store_of (dates, 120);
  HawTimelinePlace at;
  HawTimeAxis axis;

  make_axis (&axis, haw_civil_to_time (2020, 6, 1), haw_civil_to_time (2020, 10, 1), FALSE);
  place (store, 1, &axis, &at);
  g_assert_true (at.label_inside);
  g_assert_cmpfloat_with_epsilon (at.label_x, metrics.inset, 0.01);

  haw_time_axis_clamp (&axis, haw_civil_to_time (2021, 2, 28), haw_civil_to_time (2021, 2, 28));
  place (store, 1, &axis, &at);
  g_assert_cmpfloat_with_epsilon (at.label_x + at.label_width, at.end - metrics.inset, 0.01);
}

/* Labels that have no room are cut at the next mark or left out, in both directions, and those that
 * have are not touched. */
static void
test_fit_labels (void)
{
  for (guint32 seed = 1; seed <= 10; seed++)
    {
      g_autoptr (HawTimelineStore) store = make_random (seed, 120);
      g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (HawTimelinePlace));
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      HawTimeAxis axis;

      make_axis (&axis, 0, 400 * DAY, seed % 2 == 0);
      for (guint i = 0; i < store->n; i++)
        {
          HawTimelinePlace at = { 0 };

          haw_timeline_place (store, i, &metrics, haw_timeline_level (axis.seconds_per_pixel), &axis,
                              &at);
          at.row = (guint) g_rand_int_range (rand, 0, 12);
          g_array_append_val (places, at);
        }
      haw_timeline_fit_labels (places, &axis, metrics.gap, 28);

      for (guint i = 0; i < places->len; i++)
        for (guint j = 0; j < places->len; j++)
          {
            const HawTimelinePlace *a = &g_array_index (places, HawTimelinePlace, i);
            const HawTimelinePlace *b = &g_array_index (places, HawTimelinePlace, j);
            double label = haw_timeline_along (&axis, a->label_x);
            double mark = haw_timeline_along (&axis, b->start);

            if (axis.mirrored)
              label -= a->label_width;
            if (a->row != b->row || i == j || a->label_width <= 0 ||
                haw_timeline_along (&axis, b->start) < haw_timeline_along (&axis, a->start))
              continue;
            if (fabs (b->start - a->start) < 1e-9 && j < i)
              continue;
            g_assert_cmpfloat (label + a->label_width, <=, mark + 0.01);
          }
    }
}

static void
test_outside (void)
{
  static const char *const dates[] = { "2020-01-01", "2020-02-01",    "2020-06-10",
                                       "2020-11-01", "../2020-06-20", NULL };
  g_autoptr (HawTimelineStore) store = store_of (dates, 48);
  const int expected[] = { -1, -1, 0, 1, 0 };
  HawTimeAxis axis;

  make_axis (&axis, haw_civil_to_time (2020, 6, 1), haw_civil_to_time (2020, 7, 1), TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      HawTimelinePlace at;

      place (store, i + 1, &axis, &at);
      g_assert_cmpint (haw_timeline_place_get_side (&at, &axis), ==, expected[i]);
    }
}

static void
test_fit (void)
{
  for (guint32 seed = 1; seed <= 8; seed++)
    {
      g_autoptr (HawTimelineStore) store = make_random (seed, 40);
      HawTimeAxis axis;

      haw_time_axis_init (&axis, WIDTH, seed % 2 == 0);
      haw_timeline_fit (store, &metrics, &axis);
      for (gint64 id = 1; id <= 40; id++)
        {
          HawTimelinePlace at;

          place (store, id, &axis, &at);
          if (at.open_start || at.open_end)
            continue;
          g_assert_cmpfloat (at.x, >=, 0);
          g_assert_cmpfloat (at.x + at.width, <=, WIDTH);
        }
    }
}

static HawReport
report (gint64   start,
        gint64   end,
        gboolean denies)
{
  return (HawReport) { denies, end > start, { start, end, start, end } };
}

static void
set_date (HawReport  *self,
          const char *date)
{
  HawBounds bounds;
  HawEdtf edtf;

  g_assert_true (haw_edtf_parse (date, &edtf, NULL));
  haw_edtf_get_bounds (&edtf, &bounds);
  haw_report_set_date (self, date, &bounds);
}

/* What was guessed agrees with what is one unit beside it, and no further. */
static void
test_guessed_dates (void)
{
  static const struct
  {
    const char *one, *other;
    guint disagreement;
    gboolean differ;
  } cases[] = {
    { "2020-07-04", "2020-07-03", 100, TRUE },  { "2020-07-04~", "2020-07-03", 0, FALSE },
    { "2020-07-04~", "2020-07-05", 0, FALSE },  { "2020-07-04~", "2020-07-02", 100, TRUE },
    { "2020-07-04~", "2020-07-06", 100, TRUE }, { "2020-07-04%", "2020-07-03", 0, FALSE },
    { "2020-07-04?", "2020-07-05", 0, FALSE },  { "2020-07~", "2020-06-01", 0, FALSE },
    { "2020-07~", "2020-05-31", 100, TRUE },    { "2020-07~", "2020-08-31", 0, FALSE },
    { "2020-07~", "2020-09-01", 100, TRUE },    { "2020-03~", "2020-01-31", 100, TRUE },
    { "2020~", "2019-01-01", 0, FALSE },        { "2020~", "2018-12-31", 100, TRUE },
    { "2020-07-04T06:30~", "2020-07-04T05:30", 0, FALSE },
    { "2020-07-04T06:30~", "2020-07-04T05:29", 100, TRUE },
    { "2020-07-04~/2020-07-08", "2020-07-03", 0, FALSE },
    { "2020-07-04~/2020-07-08", "2020-07-09", 100, TRUE },
    { "2020-07-04/2020-07-08~", "2020-07-09", 0, FALSE },
    { "2020-07", "2020-07-03", 0, TRUE },       { "2020-07-03", "2020-07-03", 0, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      HawReport reports[2] = { { 0 } };

      g_test_message ("%s and %s", cases[i].one, cases[i].other);
      set_date (&reports[0], cases[i].one);
      set_date (&reports[1], cases[i].other);
      g_assert_cmpuint (haw_disagreement (reports, 2), ==, cases[i].disagreement);
      g_assert_cmpint (haw_report_dates_differ (cases[i].one, cases[i].other), ==, cases[i].differ);
      g_assert_cmpint (haw_report_dates_differ (cases[i].other, cases[i].one), ==, cases[i].differ);
    }
}

/* Whoever is first is first, in any order, with an outlet or without. */
static void
test_first_report (void)
{
  HawFirstReport first = { 0 };
  g_autofree char *named = haw_first_report_name ("جريدة");
  g_autofree char *nameless = haw_first_report_name ("");

  g_assert_false (haw_first_report_is_known (&first));
  g_assert_true (haw_first_report_take_date (&first, TRUE, "2020-07-02"));
  g_assert_true (haw_first_report_is_known (&first));
  g_assert_true (haw_first_report_take_date (&first, FALSE, ""));
  g_assert_true (haw_first_report_is_known (&first));
  g_assert_false (haw_first_report_take_date (&first, FALSE, ""));
  g_assert_false (haw_first_report_is_known (&first));
  g_assert_true (haw_first_report_take_date (&first, FALSE, "2020-07-04"));
  g_assert_true (haw_first_report_is_known (&first));
  g_assert_true (haw_first_report_take_date (&first, FALSE, "2020-07-03"));
  g_assert_false (haw_first_report_take_date (&first, FALSE, "2020-07-03"));
  g_assert_false (haw_first_report_take_date (&first, TRUE, "2020-07-01"));
  g_assert_false (haw_first_report_take_date (&first, FALSE, ""));

  g_assert_cmpstr (named, ==, "\u2068جريدة\u2069");
  g_assert_cmpstr (nameless, !=, "");
  g_assert_null (strstr (nameless, "\u2068"));
}

static void
test_disagreement (void)
{
  const HawReport one[] = { report (0, 5, TRUE) };
  const HawReport precise[] = { report (0, 31, FALSE), report (3, 4, FALSE), report (0, 0, FALSE) };
  const HawReport apart[] = { report (0, 2, FALSE), report (2, 4, FALSE) };
  const HawReport denied[] = { report (0, 2, FALSE), report (0, 2, FALSE), report (0, 0, TRUE) };
  const HawReport both[] = { report (0, 2, FALSE), report (5, 6, FALSE), report (0, 0, TRUE),
                             report (9, 9, TRUE) };

  g_assert_cmpuint (haw_disagreement (NULL, 0), ==, 0);
  g_assert_cmpuint (haw_disagreement (one, 1), ==, 0);
  g_assert_cmpuint (haw_disagreement (precise, 3), ==, 0);
  g_assert_cmpuint (haw_disagreement (apart, 2), ==, 100);
  g_assert_cmpuint (haw_disagreement (denied, 3), ==, 67);
  g_assert_cmpuint (haw_disagreement (both, 4), ==, 84);

  /* As counted pair by pair. */
  for (guint round = 0; round < 200; round++)
    {
      HawReport reports[12];
      guint n = (guint) g_test_rand_int_range (2, 13), pairs = 0, against = 0;

      for (guint i = 0; i < n; i++)
        {
          gint64 start = g_test_rand_int_range (0, 20);

          reports[i] = report (start, start + g_test_rand_int_range (0, 6),
                               g_test_rand_int_range (0, 4) == 0);
        }
      for (guint i = 0; i < n; i++)
        for (guint j = 0; j < i; j++)
          {
            const HawReport *a = &reports[i];
            const HawReport *b = &reports[j];

            pairs++;
            if (a->denies != b->denies)
              against++;
            else if (!a->denies && a->dated && b->dated &&
                     (a->bounds.latest_end <= b->bounds.earliest_start ||
                      b->bounds.latest_end <= a->bounds.earliest_start))
              against++;
          }
      g_assert_cmpuint (haw_disagreement (reports, n), ==, (100 * against + pairs - 1) / pairs);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/timeline-geometry/mirrors", test_mirrors);
  g_test_add_func ("/timeline-geometry/room", test_room);
  g_test_add_func ("/timeline-geometry/ends", test_ends);
  g_test_add_func ("/timeline-geometry/label-slides", test_label_slides);
  g_test_add_func ("/timeline-geometry/fit-labels", test_fit_labels);
  g_test_add_func ("/timeline-geometry/outside", test_outside);
  g_test_add_func ("/timeline-geometry/fit", test_fit);
  g_test_add_func ("/timeline-geometry/disagreement", test_disagreement);
  g_test_add_func ("/timeline-geometry/guessed-dates", test_guessed_dates);
  g_test_add_func ("/timeline-geometry/first-report", test_first_report);

  return g_test_run ();
}
