/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "support/haw-test-timeline.h"
#include "time/haw-timeline-histogram.h"

#define DAY HAW_SECONDS_PER_DAY
#define WIDTH 1000.0

static const HawTimelineMetrics metrics = {
  .point = 14, .bar = 10, .inset = 8, .gap = 6, .label_max = 200
};

/* What is lit is counted by itself, whatever comes, goes or changes later; the rest is as it was. */
static void
test_lit (void)
{
  g_autoptr (HawTimelineStore) store = haw_test_workload_store (3000);
  g_autoptr (HawTimelineLanes) lanes = haw_test_workload_lanes (store, 4);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  const gint64 lane = 1;
  HawTimelineEvent event = { .title = "a", .date = "2020-01-03",
                             .bounds = { HAW_TEST_WORKLOAD_START, HAW_TEST_WORKLOAD_START,
                                         HAW_TEST_WORKLOAD_START + DAY,
                                         HAW_TEST_WORKLOAD_START + DAY } };
  gint64 start, end;

  g_assert_false (haw_timeline_lanes_dims (lanes));
  g_assert_cmpuint (haw_timeline_lanes_get_n_lit (lanes), ==, 3000);
  for (gint64 id = 3; id <= 4001; id += 7)
    g_array_append_val (ids, id);
  haw_timeline_lanes_set_lit (lanes, ids);
  g_assert_true (haw_timeline_lanes_dims (lanes));

  for (guint round = 0; round < 3; round++)
    {
      guint n_lit = 0, n_within = 0;

      haw_timeline_store_get_extent (store, &start, &end);
      start += (end - start) / 3;
      end -= (end - start) / 4;
      for (guint i = 0; i < store->n; i++)
        {
          gboolean lit = store->ids[i] % 7 == 3 && store->ids[i] <= 4001;

          g_assert_cmpint (haw_timeline_lanes_is_lit (lanes, i), ==, lit);
          n_lit += lit ? 1 : 0;
          n_within += lit && i < store->n_dated && store->starts[i] < end && store->ends[i] > start;
        }
      g_assert_cmpuint (haw_timeline_lanes_get_n_lit (lanes), ==, n_lit);
      g_assert_cmpuint (haw_timeline_lanes_count_lit_within (lanes, start, end), ==, n_within);
      for (guint i = 0; i < haw_timeline_lanes_get_n (lanes); i++)
        for (guint shift = 4; shift < 28; shift += 4)
          {
            gint64 first = (start >> shift) << shift;
            guint32 all[50], lit[50], expected[50] = { 0 };
            guint n_members;
            const guint32 *members = haw_timeline_lanes_get_members (lanes, i, &n_members);

            haw_timeline_lanes_count (lanes, i, shift, first, 50, all);
            haw_timeline_lanes_count_lit (lanes, i, shift, first, 50, lit);
            for (guint j = 0; j < n_members; j++)
              for (guint k = 0; k < 50; k++)
                expected[k] += haw_timeline_lanes_is_lit (lanes, members[j]) &&
                               store->starts[members[j]] < first + ((gint64) (k + 1) << shift) &&
                               MAX (store->ends[members[j]] - 1, store->starts[members[j]]) >=
                                 first + ((gint64) k << shift);
            for (guint k = 0; k < 50; k++)
              {
                g_assert_cmpuint (lit[k], ==, expected[k]);
                g_assert_cmpuint (lit[k], <=, all[k]);
              }
          }

      event.id = 3 + 7 * (500 + round);
      haw_timeline_lanes_put (lanes, &event, &lane, 1);
      event.id = 4 + 7 * (500 + round);
      haw_timeline_lanes_put (lanes, &event, &lane, 1);
      event.id = 10;
      event.bounds.latest_end += DAY;
      haw_timeline_lanes_put (lanes, &event, &lane, 1);
      event.status = HAW_TIMELINE_DISPUTED;
      haw_timeline_lanes_put (lanes, &event, &lane, 1);
      haw_timeline_lanes_remove (lanes, 17 + 7 * round);
      haw_timeline_lanes_remove (lanes, 18 + 7 * round);
    }

  haw_timeline_lanes_set_lit (lanes, NULL);
  g_assert_cmpuint (haw_timeline_lanes_get_n_lit (lanes), ==, store->n);
  g_assert_true (haw_timeline_lanes_is_lit (lanes, 1));
}

/* The layers of a histogram are the lanes; of very many, the later ones are one layer, and nothing is
 * lost. */
static void
test_histogram (void)
{
  g_autoptr (HawTimelineStore) store = haw_test_workload_store (3000);
  g_autoptr (HawTimelineLanes) lanes = haw_test_workload_lanes (store, 6);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (HawTimelineHistogram) each = NULL;
  g_autoptr (HawTimelineHistogram) few = NULL;
  HawTimeAxis axis;
  guint n;

  for (gint64 id = 1; id <= 3000; id += 2)
    g_array_append_val (ids, id);
  haw_timeline_lanes_set_lit (lanes, ids);
  haw_time_axis_init (&axis, WIDTH, FALSE);
  haw_timeline_fit (store, &metrics, &axis);
  each = haw_timeline_histogram_new (lanes, &axis, 3, 32);
  few = haw_timeline_histogram_new (lanes, &axis, 3, 3);
  g_assert_cmpuint (each->n_layers, ==, haw_timeline_lanes_get_n (lanes));
  g_assert_false (each->has_rest);
  g_assert_cmpuint (few->n_layers, ==, 3);
  g_assert_true (few->has_rest);
  g_assert_cmpuint (few->n_bins, ==, each->n_bins);
  g_assert_cmpuint (few->highest, ==, each->highest);
  n = each->n_bins;
  for (guint i = 0; i < n; i++)
    {
      guint rest = 0, rest_lit = 0;

      g_assert_cmpuint (few->counts[n + i], ==, each->counts[n + i]);
      for (guint j = 2; j < each->n_layers; j++)
        {
          rest += each->counts[j * n + i];
          rest_lit += each->lit[j * n + i];
        }
      g_assert_cmpuint (few->counts[2 * n + i], ==, rest);
      g_assert_cmpuint (few->lit[2 * n + i], ==, rest_lit);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/timeline-lit/counts", test_lit);
  g_test_add_func ("/timeline-lit/histogram", test_histogram);

  return g_test_run ();
}
