/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "support/haw-test-timeline.h"

/* A copy of lanes that is taken in parts, as for paper, while edits go on. */

#define N_EVENTS 300
#define N_LANES 4
#define PART 40
#define LATE ((HAW_TEST_WORKLOAD_DAYS + 100) * HAW_SECONDS_PER_DAY)

static void
put_late (HawTimelineLanes *lanes,
          gint64            id)
{
  const gint64 lane = 1;
  gint64 start = HAW_TEST_WORKLOAD_START + LATE + id * HAW_SECONDS_PER_DAY;
  gint64 end = start + HAW_SECONDS_PER_DAY;
  HawTimelineEvent event = { .id = id, .title = "Talks", .date = "2022", .n_sources = 1,
                             .bounds = { start, start, end, end } };

  haw_timeline_lanes_put (lanes, &event, &lane, 1);
}

static const HawTimelineStore *
finish (HawTimelineLanesCopy *copy)
{
  guint n_steps = 0;

  while (!haw_timeline_lanes_copy_step (copy, PART))
    g_assert_cmpuint (++n_steps, <, 100);
  return haw_timeline_lanes_get_store (haw_timeline_lanes_copy_get (copy));
}

/* What is put into the lanes is in the copy, which begins anew for it. */
static void
test_edited (void)
{
  g_autoptr (HawTimelineStore) store = haw_test_workload_store (N_EVENTS);
  g_autoptr (HawTimelineLanes) lanes = haw_test_workload_lanes (store, N_LANES);
  HawTimelineLanesCopy *copy = haw_timeline_lanes_copy_begin (lanes, 0, 0);

  g_assert_false (haw_timeline_lanes_copy_step (copy, PART));
  g_assert_null (haw_timeline_lanes_copy_get (copy));
  put_late (lanes, 1001);
  g_assert_false (haw_timeline_lanes_copy_is_of (copy, lanes, 0, 0));
  g_assert_cmpuint (finish (copy)->n, ==, N_EVENTS + 1);
  g_assert_cmpuint (haw_timeline_lanes_copy_get_n_read (copy), ==, PART + N_EVENTS + 1);
  g_assert_true (haw_timeline_lanes_copy_is_of (copy, lanes, 0, 0));
  haw_timeline_lanes_copy_free (copy);
}

/* Other lanes can fill the store of these without a word to who copies them: there is room for what has
 * come since, in each part of the work. */
static void
test_shared_store (void)
{
  for (guint n_before = 1; n_before <= N_EVENTS / PART + 2; n_before++)
    {
      g_autoptr (HawTimelineStore) store = haw_test_workload_store (N_EVENTS);
      g_autoptr (HawTimelineLanes) lanes = haw_test_workload_lanes (store, N_LANES);
      g_autoptr (HawTimelineLanes) others = haw_test_workload_lanes (store, 2);
      HawTimelineLanesCopy *copy = haw_timeline_lanes_copy_begin (lanes, 0, 0);
      guint n_read;

      for (guint i = 0; i < n_before; i++)
        g_assert_false (haw_timeline_lanes_copy_step (copy, PART));
      n_read = haw_timeline_lanes_copy_get_n_read (copy);
      for (gint64 id = 1001; id <= 1100; id++)
        put_late (others, id);
      g_assert_cmpuint (finish (copy)->n, ==, N_EVENTS + 100);
      g_assert_cmpuint (haw_timeline_lanes_copy_get_n_read (copy), ==, n_read + N_EVENTS + 100);
      haw_timeline_lanes_copy_free (copy);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/timeline-copy/edited", test_edited);
  g_test_add_func ("/timeline-copy/shared-store", test_shared_store);

  return g_test_run ();
}
