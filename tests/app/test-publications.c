/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include "support/haw-test-timeline.h"
#include "time/haw-publications.h"
#include "time/haw-timeline-lanes.h"

#define DAY HAW_SECONDS_PER_DAY
#define HOUR 3600

static HawPublication
at (gint64 event,
    gint64 start,
    gint64 length)
{
  return (HawPublication) { event, start, start + length, 0, 0 };
}

static void
get_bounds (const char *date,
            HawBounds  *bounds)
{
  HawEdtf edtf;

  g_assert_true (haw_edtf_parse (date, &edtf, NULL));
  haw_edtf_get_bounds (&edtf, bounds);
}

/* Whatever is replaced in whatever order, the same is found as in a plain list. */
static void
test_replace (void)
{
  g_autoptr (HawPublications) publications = haw_publications_new ();
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  guint counts[20] = { 0 }, sum = 0, n;

  for (guint round = 0; round < 400; round++)
    {
      gint64 event = g_rand_int_range (random, 1, 20);
      HawPublication made[5];

      counts[event] = (guint) g_rand_int_range (random, 0, 6);
      for (guint i = 0; i < counts[event]; i++)
        made[i] = at (event, g_rand_int_range (random, 0, 1000), 60);
      haw_publications_replace (publications, event, made, counts[event]);

      sum = 0;
      for (gint64 other = 0; other < 20; other++)
        {
          const HawPublication *found = haw_publications_get (publications, other, &n);

          g_assert_cmpuint (n, ==, counts[other]);
          g_assert_true ((found == NULL) == (n == 0));
          for (guint i = 0; i < n; i++)
            {
              g_assert_cmpint (found[i].event, ==, other);
              g_assert_true (i == 0 || found[i - 1].start <= found[i].start);
            }
          sum += n;
        }
      g_assert_cmpuint (haw_publications_get_n (publications), ==, sum);
    }
}

static void
test_lag (void)
{
  static const struct
  {
    const char *event, *published;
    const char *text; /* NULL where nobody can say */
  } cases[] = {
    { "2020-07-03", "2020-07-03", "on the same day" },
    { "2020-07-03", "2020-07-03T23:59", "on the same day" },
    { "2020-07-03", "2020-07-04", "1 day later" },
    { "2020-07-03", "2020-07-04T00:01", "1 day later" },
    { "2020-07-03T12:00", "2020-07-05", "2 days later" },
    { "2020-07-03", "2020-07-01", "2 days before" },
    { "2020-07-03", "2020-07-02T23:59", "1 day before" },
    { "2020-07-03T12:00", "2020-07-03T12:00", "at the same time" },
    { "2020-07-03T12:00", "2020-07-03T12:41", "41 minutes later" },
    { "2020-07-03T12:00", "2020-07-03T15:59", "3 hours later" },
    { "2020-07-03T12:00", "2020-07-03T11:59", "1 minute before" },
    { "2020-07-03T12:00", "2020-07-05T13:00", "2 days later" },
    /* Of a month it is not known on which day it began: not before its end is any lag sure. */
    { "2020-07", "2020-07-20", "within the date given" },
    { "2020-07", "2020-08-02", "2 days later" },
    { "2020-07", "2020-06-29", "2 days before" },
    { "2020-07-04/2020-07-09", "2020-07-08", "4 days later" },
    { "2020-07-04/..", "2020-07-08", "4 days later" },
    { "../2020-07-09", "2020-07-08", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = NULL;
      HawBounds event, published;
      HawPublication publication;

      get_bounds (cases[i].event, &event);
      get_bounds (cases[i].published, &published);
      publication = (HawPublication) { 1, published.earliest_start, published.latest_end, 0, 0 };
      text = haw_lag_describe (&event, &publication);
      if (g_strcmp0 (text, cases[i].text) != 0)
        g_error ("%s reported %s: \"%s\"", cases[i].event, cases[i].published, text);
    }
}

static void
test_turn (void)
{
  g_autoptr (HawPublications) publications = haw_publications_new ();
  const HawPublication reports[] = { at (1, 12 * DAY, 60), at (1, 9 * DAY, DAY), at (1, 20 * DAY, 60) };
  HawTimelineEvent event = { .id = 1, .title = "x", .date = "x", .uncertain = TRUE,
                             .bounds = { 10 * DAY, 10 * DAY, 11 * DAY, 11 * DAY } };
  HawTimelineEvent by_event = event, by_publication = event, by_lag = event, unpublished = event;

  haw_publications_replace (publications, 1, reports, G_N_ELEMENTS (reports));
  haw_clock_turn (HAW_CLOCK_EVENT, publications, &by_event);
  g_assert_cmpmem (&by_event.bounds, sizeof (HawBounds), &event.bounds, sizeof (HawBounds));

  haw_clock_turn (HAW_CLOCK_PUBLICATION, publications, &by_publication);
  g_assert_cmpint (by_publication.bounds.earliest_start, ==, 9 * DAY);
  g_assert_cmpint (by_publication.bounds.latest_start, ==, 9 * DAY);
  g_assert_cmpint (by_publication.bounds.earliest_end, ==, 20 * DAY + 60);
  g_assert_cmpint (by_publication.bounds.latest_end, ==, 20 * DAY + 60);
  g_assert_false (by_publication.uncertain);

  haw_clock_turn (HAW_CLOCK_LAG, publications, &by_lag);
  g_assert_cmpint (by_lag.bounds.earliest_start, ==, 9 * DAY);
  g_assert_cmpint (by_lag.bounds.latest_end, ==, 20 * DAY + 60);
  g_assert_true (by_lag.uncertain);

  unpublished.id = 2;
  haw_clock_turn (HAW_CLOCK_LAG, publications, &unpublished);
  g_assert_true (unpublished.undated);

  /* An undated event was published all the same. */
  event.undated = TRUE;
  by_lag = event;
  haw_clock_turn (HAW_CLOCK_PUBLICATION, publications, &event);
  g_assert_false (event.undated);
  haw_clock_turn (HAW_CLOCK_LAG, publications, &by_lag);
  g_assert_true (by_lag.undated);
}

/* Some reports before the event, some long after it. */
static HawPublications *
make_publications (const HawTimelineStore *store,
                   GRand                  *random)
{
  HawPublications *publications = haw_publications_new ();

  for (guint i = 0; i < store->n_dated; i++)
    for (int n = g_rand_int_range (random, 0, 4); n > 0; n--)
      {
        HawPublication made = at (store->ids[i], store->starts[i] + g_rand_int_range (random, -3 * DAY,
                                                                                      12 * DAY), 60);

        haw_publications_add (publications, &made);
      }
  haw_publications_sort (publications);

  return publications;
}

static double
measure_cb (const HawTimelineStore *store,
            guint                   position,
            gpointer                user_data)
{
  return 40 + store->ids[position] % 90;
}

/* By the clock of lag no mark, label or line of an event touches those of another in its row, and a mark
 * stands where the event happened; in both directions. */
static void
check_lag (gboolean mirrored)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (11);
  g_autoptr (HawTimelineStore) store = haw_test_workload_store (300);
  g_autoptr (HawPublications) publications = make_publications (store, random);
  g_autoptr (HawTimelineStore) turned = haw_clock_turn_all (HAW_CLOCK_LAG, publications, store);
  g_autoptr (HawTimelineLanes) lanes = haw_timeline_lanes_new (turned);
  const HawTimelineMetrics metrics = { 14, 10, 8, 6, 216 };
  const HawTimelineLaneSizes sizes = { 40, 4, 50, 50, 300 };
  g_autoptr (GArray) places = NULL;
  HawTimeAxis axis;
  gint64 start, end;
  guint n_marks = 0;

  haw_timeline_lanes_finish (lanes);
  haw_timeline_lanes_configure (lanes, &metrics, &sizes);
  haw_timeline_lanes_measure (lanes, measure_cb, NULL);
  haw_time_axis_init (&axis, 40000, mirrored);
  g_assert_true (haw_timeline_store_get_extent (turned, &start, &end));
  haw_time_axis_fit (&axis, start, end, 10);
  haw_timeline_lanes_pack (lanes, axis.seconds_per_pixel, G_MAXUINT);
  haw_timeline_lanes_stack (lanes, HAW_TIMELINE_BOXES, 4000);
  places = haw_timeline_lanes_get_places (lanes, &axis, 1000, 0, 1e6);
  g_assert_cmpuint (places->len, ==, turned->n_dated);

  for (guint i = 0; i < places->len; i++)
    {
      const HawTimelinePlace *one = &g_array_index (places, HawTimelinePlace, i);
      int of_truth = haw_timeline_store_find (store, turned->ids[one->item]);
      HawBounds bounds;

      g_assert_cmpint (of_truth, >=, 0);
      haw_timeline_store_get_bounds (store, (guint) of_truth, &bounds);
      if (one->shape == HAW_TIMELINE_BAR && !one->open_start)
        {
          g_assert_cmpfloat (fabs (one->start - haw_time_axis_x_of (&axis, bounds.earliest_start)), <,
                             1e-6);
          n_marks++;
        }
      for (guint j = i + 1; j < places->len; j++)
        {
          const HawTimelinePlace *other = &g_array_index (places, HawTimelinePlace, j);

          if (other->row == one->row)
            g_assert_true (one->x + one->width <= other->x + 1e-6 ||
                           other->x + other->width <= one->x + 1e-6);
        }
    }
  g_assert_cmpuint (n_marks, >, 20);
}

static void
test_lag_places (void)
{
  check_lag (FALSE);
  check_lag (TRUE);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/publications/replace", test_replace);
  g_test_add_func ("/publications/lag", test_lag);
  g_test_add_func ("/publications/turn", test_turn);
  g_test_add_func ("/publications/lag-places", test_lag_places);

  return g_test_run ();
}
