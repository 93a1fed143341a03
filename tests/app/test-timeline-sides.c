/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdlib.h>

#include "support/haw-test-timeline.h"
#include "time/haw-timeline-sides.h"

#define DAY HAW_SECONDS_PER_DAY
#define N_LANES 4

typedef struct
{
  HawTimelineLanes *all;
  HawTimelineLanes *above, *below;
} Fixture;

static void
changed_cb (HawTimelineLanes  *all,
            HawTimelineChange  change,
            guint              position,
            gpointer           data)
{
  Fixture *fixture = data;

  haw_timeline_sides_follow (fixture->above, all, haw_timeline_lanes_get_id (all, 0), HAW_CLOCK_EVENT,
                             NULL, change, position);
  haw_timeline_sides_follow (fixture->below, all, haw_timeline_lanes_get_id (all, 1), HAW_CLOCK_EVENT,
                             NULL, change, position);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (HawTimelineStore) store = haw_test_workload_store (200);

  fixture->all = haw_test_workload_lanes (store, N_LANES);
  fixture->above = haw_timeline_sides_extract (fixture->all, 0, HAW_CLOCK_EVENT, NULL);
  fixture->below = haw_timeline_sides_extract (fixture->all, 1, HAW_CLOCK_EVENT, NULL);
  haw_timeline_lanes_watch (fixture->all, changed_cb, fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  haw_timeline_lanes_unref (fixture->all);
  haw_timeline_lanes_unref (fixture->above);
  haw_timeline_lanes_unref (fixture->below);
}

/* A side is what stands in its lane, by itself. */
static void
check_side (const HawTimelineLanes *all,
            guint                   lane,
            const HawTimelineLanes *side)
{
  const HawTimelineStore *store = haw_timeline_lanes_get_store (all);
  const HawTimelineStore *own = haw_timeline_lanes_get_store (side);
  guint n = 0;

  for (guint i = 0; i < store->n; i++)
    {
      int at = haw_timeline_store_find (own, store->ids[i]);
      HawTimelineEvent one, other;

      g_assert_true (haw_timeline_lanes_stands_in (all, i, lane) == (at >= 0));
      if (at < 0)
        continue;
      n++;
      haw_timeline_store_get (store, i, &one);
      haw_timeline_store_get (own, (guint) at, &other);
      g_assert_cmpmem (&one.bounds, sizeof one.bounds, &other.bounds, sizeof other.bounds);
      g_assert_cmpstr (one.title, ==, other.title);
      g_assert_true (one.undated == other.undated);
    }
  g_assert_cmpuint (own->n, ==, n);
}

/* Whatever is changed among all, the sides are the same as if they were extracted anew. */
static void
test_follow (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (3);

  for (guint round = 0; round < 300; round++)
    {
      gint64 id = g_rand_int_range (random, 1, 230), lanes[N_LANES];
      gint64 start = g_rand_int_range (random, 0, 700) * (gint64) DAY;
      HawTimelineEvent event = { .id = id, .title = round % 2 == 0 ? "x" : "y", .date = "2020",
                                 .undated = g_rand_int_range (random, 0, 5) == 0,
                                 .bounds = { start, start, start + DAY, start + DAY } };
      guint n = 0;

      if (event.undated)
        event.bounds = (HawBounds) { 0, 0, 0, 0 };
      for (guint i = 0; i < N_LANES; i++)
        if (g_rand_boolean (random))
          lanes[n++] = haw_timeline_lanes_get_id (fixture->all, i);
      if (g_rand_int_range (random, 0, 4) == 0)
        haw_timeline_lanes_remove (fixture->all, id);
      else
        haw_timeline_lanes_put (fixture->all, &event, lanes, n);
      check_side (fixture->all, 0, fixture->above);
      check_side (fixture->all, 1, fixture->below);
    }
}

static void
test_shared (Fixture       *fixture,
             gconstpointer  data)
{
  HawTimelineStore *store = haw_timeline_lanes_get_store (fixture->all);
  gint64 lanes[] = { haw_timeline_lanes_get_id (fixture->all, 0),
                     haw_timeline_lanes_get_id (fixture->all, 1) };
  g_autoptr (GHashTable) shared = NULL;
  HawTimelineTally tally;
  guint n[4] = { 0 };

  for (gint64 id = 1; id < 30; id++)
    {
      int at = haw_timeline_store_find (store, id);
      HawTimelineEvent event;

      haw_timeline_store_get (store, (guint) at, &event);
      haw_timeline_lanes_put (fixture->all, &event, lanes, 2);
    }

  shared = haw_timeline_sides_find_shared (fixture->above, fixture->below, &tally);
  for (guint i = 0; i < store->n; i++)
    {
      gboolean above = haw_timeline_lanes_stands_in (fixture->all, i, 0);
      gboolean below = haw_timeline_lanes_stands_in (fixture->all, i, 1);

      n[(above ? 1 : 0) + (below ? 2 : 0)]++;
      g_assert_true (g_hash_table_contains (shared, &store->ids[i]) == (above && below));
    }
  g_assert_cmpuint (tally.above, ==, n[1]);
  g_assert_cmpuint (tally.below, ==, n[2]);
  g_assert_cmpuint (tally.both, ==, n[3]);
  g_assert_cmpuint (tally.both, >, 20);
}

/* Bins add up, also where one side counts from another event; no bin is higher than the highest. */
static void
test_differ (Fixture       *fixture,
             gconstpointer  data)
{
  const gint64 offsets[] = { 0, 100 * DAY + 3600, -40 * DAY };
  HawTimelineStore *above = haw_timeline_lanes_get_store (fixture->above);
  HawTimelineStore *below = haw_timeline_lanes_get_store (fixture->below);
  int differences[4096];

  for (guint k = 0; k < G_N_ELEMENTS (offsets); k++)
    for (guint shift = 16; shift < 26; shift += 3)
      {
        gint64 first = -((gint64) 1 << 27), width = (gint64) 1 << shift;
        guint n_bins = (guint) MIN (((gint64) 1 << 31) >> shift, 4096);
        int sum = 0, highest = 0;

        first = (HAW_TEST_WORKLOAD_START - 400 * DAY) >> shift << shift;
        haw_timeline_sides_differ (fixture->above, fixture->below, offsets[k], shift, first, n_bins,
                                   differences);
        for (guint i = 0; i < n_bins; i++)
          {
            gint64 start = first + i * width;
            int expected = 0;

            for (guint j = 0; j < above->n_dated; j++)
              expected += above->starts[j] - offsets[k] >= start &&
                          above->starts[j] - offsets[k] < start + width;
            for (guint j = 0; j < below->n_dated; j++)
              expected -= below->starts[j] >= start && below->starts[j] < start + width;
            g_assert_cmpint (differences[i], ==, expected);
            sum += differences[i];
            highest = MAX (highest, abs (differences[i]));
          }
        if (first + n_bins * width > HAW_TEST_WORKLOAD_START + 1200 * (gint64) DAY)
          g_assert_cmpint (sum, ==, (int) above->n_dated - (int) below->n_dated);
        g_assert_cmpint (highest, <=, (int) haw_timeline_sides_get_highest (
                                          fixture->above, fixture->below, offsets[k], shift));
      }
}

static void
add_report (HawPublications *publications,
            gint64           event,
            gint64           outlet,
            int              day)
{
  const HawPublication publication = { .event = event, .outlet = outlet, .start = day * DAY,
                                       .end = (day + 1) * DAY };

  haw_publications_add (publications, &publication);
}

/* By another clock a side stands at the times of its own reports, and an event without one is undated
 * there, whatever those of others say. */
static void
test_own (void)
{
  g_autoptr (HawTimelineStore) store = haw_timeline_store_new ();
  g_autoptr (HawTimelineStore) turned = NULL;
  g_autoptr (HawPublications) all = haw_publications_new ();
  g_autoptr (HawPublications) own = NULL;
  g_autoptr (HawTimelineLanes) lanes = NULL;
  g_autoptr (HawTimelineLanes) side = NULL;
  const HawTimelineStore *shown;

  for (gint64 id = 1; id <= 2; id++)
    {
      HawTimelineEvent event = { .id = id, .title = "x", .date = "1970", .bounds = { 0, 0, DAY, DAY } };

      haw_timeline_store_add (store, &event);
    }
  haw_timeline_store_sort (store);
  add_report (all, 1, 7, 5);
  add_report (all, 1, 8, 9);
  add_report (all, 2, 8, 6);
  haw_publications_sort (all);
  turned = haw_clock_turn_all (HAW_CLOCK_PUBLICATION, all, store);
  lanes = haw_timeline_lanes_new (turned);
  haw_timeline_lanes_add (lanes, 7, "One", -1);
  haw_timeline_lanes_join (lanes, 0, 0);
  haw_timeline_lanes_join (lanes, 0, 1);
  haw_timeline_lanes_finish (lanes);

  own = haw_publications_dup_of_outlet (all, 7);
  g_assert_cmpuint (haw_publications_get_n (own), ==, 1);
  side = haw_timeline_sides_extract (lanes, 0, HAW_CLOCK_PUBLICATION, own);
  shown = haw_timeline_lanes_get_store (side);
  g_assert_cmpuint (shown->n, ==, 2);
  g_assert_cmpuint (shown->n_dated, ==, 1);
  g_assert_cmpint (shown->starts[0], ==, 5 * DAY);
  g_assert_cmpint (shown->ends[0], ==, 6 * DAY);

  add_report (all, 2, 7, 11);
  haw_publications_sort (all);
  haw_publications_take_of_outlet (own, all, 7, 2);
  haw_timeline_sides_follow (side, lanes, 7, HAW_CLOCK_PUBLICATION, own, HAW_TIMELINE_REPLACED,
                             (guint) haw_timeline_store_find (turned, 2));
  g_assert_cmpuint (shown->n_dated, ==, 2);
  g_assert_cmpint (shown->starts[haw_timeline_store_find (shown, 2)], ==, 11 * DAY);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, test) g_test_add ("/timeline-sides/" path, Fixture, NULL, set_up, test, tear_down)
  ADD ("follow", test_follow);
  ADD ("shared", test_shared);
  ADD ("differ", test_differ);
#undef ADD
  g_test_add_func ("/timeline-sides/own", test_own);

  return g_test_run ();
}
