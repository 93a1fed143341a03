/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "support/haw-test-timeline.h"
#include "time/haw-timeline-index.h"
#include "time/haw-timeline-pyramid.h"

#define DAY HAW_SECONDS_PER_DAY

/* Exact, soft and open ends, and no date at all. */
static void
make_event (GRand            *rand,
            gint64            id,
            char             *title,
            HawTimelineEvent *event)
{
  gint64 start = (gint64) g_rand_int_range (rand, -400, 400) * DAY / 2;
  gint64 times[4] = { start, start, 0, 0 };

  if (g_rand_int_range (rand, 0, 3) == 0)
    times[1] += g_rand_int_range (rand, 0, 3) * DAY;
  times[2] = times[1] + (gint64) g_rand_int_range (rand, 0, 60) * DAY / 4;
  times[3] = times[2] + g_rand_int_range (rand, 0, 3) * DAY + 60;
  if (g_rand_int_range (rand, 0, 20) == 0)
    times[0] = HAW_TIME_MIN;
  if (g_rand_int_range (rand, 0, 20) == 0)
    times[3] = HAW_TIME_MAX;

  *event = (HawTimelineEvent) { .id = id };
  event->undated = g_rand_int_range (rand, 0, 8) == 0;
  if (!event->undated)
    event->bounds = (HawBounds) { times[0], times[1], times[2], times[3] };
  event->approximate = g_rand_boolean (rand);
  event->uncertain = g_rand_boolean (rand);
  event->status = (HawTimelineStatus) g_rand_int_range (rand, 0, 3);
  event->n_sources = (guint) g_rand_int_range (rand, 0, 9);
  event->disagreement = (guint) g_rand_int_range (rand, 0, 101);
  g_snprintf (title, 32, "حدث %" G_GINT64_FORMAT, id * 7);
  event->title = title;
  event->date = event->undated ? "" : "2020";
}

static HawTimelineStore *
make_store (guint32 seed,
            guint   n)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  HawTimelineStore *store = haw_timeline_store_new ();
  HawTimelineEvent event;
  char title[32];

  for (guint i = 0; i < n; i++)
    {
      make_event (rand, (i * 37) % n + 1, title, &event);
      haw_timeline_store_add (store, &event);
    }
  haw_timeline_store_sort (store);

  return store;
}

static void
assert_same (const HawTimelineStore *store,
             const HawTimelineStore *other)
{
  g_assert_cmpuint (store->n, ==, other->n);
  g_assert_cmpuint (store->n_dated, ==, other->n_dated);
  for (guint i = 0; i < store->n; i++)
    {
      HawTimelineEvent one, two;

      haw_timeline_store_get (store, i, &one);
      haw_timeline_store_get (other, i, &two);
      g_assert_cmpint (one.id, ==, two.id);
      g_assert_cmpstr (one.title, ==, two.title);
      g_assert_cmpstr (one.date, ==, two.date);
      g_assert_cmpmem (&one.bounds, sizeof one.bounds, &two.bounds, sizeof two.bounds);
      g_assert_cmpint (one.undated, ==, two.undated);
      g_assert_cmpint (one.approximate, ==, two.approximate);
      g_assert_cmpint (one.uncertain, ==, two.uncertain);
      g_assert_cmpint (one.status, ==, two.status);
      g_assert_cmpuint (one.n_sources, ==, two.n_sources);
      g_assert_cmpuint (one.disagreement, ==, two.disagreement);
      g_assert_cmpint (haw_timeline_store_find (store, one.id), ==, (int) i);
    }
}

static void
test_order (void)
{
  g_autoptr (HawTimelineStore) store = make_store (1, 500);

  g_assert_cmpuint (store->n_dated, <, store->n);
  for (guint i = 1; i < store->n; i++)
    {
      gboolean dated = i < store->n_dated;
      gint64 before = dated ? haw_timeline_store_get_anchor (store, i - 1) : 0;
      gint64 here = dated ? haw_timeline_store_get_anchor (store, i) : 0;

      g_assert_cmpint (before, <=, here);
      if (before == here && i != store->n_dated)
        g_assert_cmpint (store->ids[i - 1], <, store->ids[i]);
    }
  g_assert_cmpint (haw_timeline_store_find (store, 501), ==, -1);
  g_assert_cmpint (haw_timeline_store_find (store, 0), ==, -1);
}

/* However events come and go, what is left is as if only they had ever come. */
static void
test_changes (void)
{
  for (guint32 seed = 1; seed <= 5; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      g_autoptr (HawTimelineStore) store = make_store (seed, 200);
      g_autoptr (HawTimelineStore) expected = haw_timeline_store_new ();
      gint64 first, last, first_expected, last_expected;
      char title[32];

      for (guint i = 0; i < 400; i++)
        {
          gint64 id = g_rand_int_range (rand, 1, 260);
          int at = haw_timeline_store_find (store, id);
          HawTimelineEvent event;

          if (at >= 0)
            haw_timeline_store_remove (store, (guint) at);
          if (g_rand_int_range (rand, 0, 3) == 0)
            continue;
          make_event (rand, id, title, &event);
          haw_timeline_store_insert (store, &event);
        }

      for (guint i = 0; i < store->n; i++)
        {
          HawTimelineEvent event;

          haw_timeline_store_get (store, store->n - 1 - i, &event);
          haw_timeline_store_add (expected, &event);
        }
      haw_timeline_store_sort (expected);
      assert_same (store, expected);
      haw_timeline_store_get_extent (store, &first, &last);
      haw_timeline_store_get_extent (expected, &first_expected, &last_expected);
      g_assert_cmpint (first, ==, first_expected);
      g_assert_cmpint (last, ==, last_expected);
    }
}

/* What the index finds is what a look at each interval finds, also after changes. */
static void
test_index (void)
{
  for (guint32 seed = 1; seed <= 30; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      guint n = (guint) g_rand_int_range (rand, 1, 3000);
      g_autofree gint64 *ends = g_new (gint64, n);
      HawTimelineIndex index = { 0 };

      for (guint i = 0; i < n; i++)
        ends[i] = g_rand_int_range (rand, 0, 50) == 0 ? HAW_TIME_MAX
                                                      : i + (guint) g_rand_int_range (rand, 0, 40);
      haw_timeline_index_update (&index, NULL, ends, n, 0);
      for (guint round = 0; round < 20; round++)
        {
          g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint));
          guint limit = (guint) g_rand_int_range (rand, 0, (int) n + 1);
          gint64 after = g_rand_int_range (rand, -5, (int) n + 50);
          guint changed = (guint) g_rand_int_range (rand, 0, (int) n);
          guint next = 0;

          ends[changed] += g_rand_int_range (rand, -30, 30);
          haw_timeline_index_update (&index, NULL, ends, n, changed);
          haw_timeline_index_find (&index, NULL, ends, limit, after, found);
          for (guint i = 0; i < limit; i++)
            if (ends[i] > after)
              g_assert_cmpuint (g_array_index (found, guint, next++), ==, i);
          g_assert_cmpuint (found->len, ==, next);
          g_assert_cmpuint (haw_timeline_index_count (&index, NULL, ends, limit, after), ==, next);
        }
      haw_timeline_index_clear (&index);
    }
}

/* Every bin of every level counts just the events that may touch it. */
static void
test_pyramid (void)
{
  for (guint32 seed = 1; seed <= 6; seed++)
    {
      g_autoptr (HawTimelineStore) store = make_store (seed, 300);
      g_autofree guint32 *all = g_new (guint32, store->n);
      g_autoptr (HawTimelinePyramid) pyramid = NULL;
      guint n_levels = 0;

      for (guint i = 0; i < store->n; i++)
        all[i] = i;
      pyramid = haw_timeline_pyramid_new (store, all, store->n_dated);
      g_assert_false (haw_timeline_pyramid_count (
          pyramid, haw_timeline_pyramid_get_shift (pyramid) - 1, 0, 1, all));

      for (guint shift = haw_timeline_pyramid_get_shift (pyramid); shift < 24; shift++)
        {
          guint32 counts[40], exact[40];
          gint64 first = ((-30 * DAY) >> shift) * (G_GINT64_CONSTANT (1) << shift);

          if (!haw_timeline_pyramid_count (pyramid, shift, first, 40, counts))
            break;
          n_levels++;
          haw_timeline_count_bins (store, all, store->n_dated, shift, first, 40, exact);
          for (guint bin = 0; bin < 40; bin++)
            {
              gint64 start = first + ((gint64) bin << shift);
              gint64 end = start + ((gint64) 1 << shift);
              guint expected = 0;

              for (guint i = 0; i < store->n_dated; i++)
                expected += store->starts[i] < end &&
                                    MAX (store->ends[i], store->starts[i] + 1) > start
                                ? 1
                                : 0;
              g_assert_cmpuint (counts[bin], ==, expected);
              g_assert_cmpuint (exact[bin], ==, expected);
            }
        }
      g_assert_cmpuint (n_levels, >, 3);
    }
}

/* It depends on the length of the window alone, and grows with it. */
static void
test_estimate (void)
{
  g_autoptr (HawTimelineStore) store = haw_test_workload_store (5000);
  guint before = 0;

  for (double days = 0.1; days < 1000; days *= 2)
    {
      guint estimate = haw_timeline_store_estimate (store, days * DAY);

      g_assert_cmpuint (estimate, >=, before);
      before = estimate;
    }
  g_assert_cmpuint (before, >, 1000);
  g_assert_cmpuint (before, <=, 5000);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/timeline-store/order", test_order);
  g_test_add_func ("/timeline-store/changes", test_changes);
  g_test_add_func ("/timeline-store/index", test_index);
  g_test_add_func ("/timeline-store/pyramid", test_pyramid);
  g_test_add_func ("/timeline-store/estimate", test_estimate);

  return g_test_run ();
}
