/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include "time/haw-timeline-lanes.h"

/* Lanes inside lanes: three groups of three lanes, and one lane that is in none. */

#define DAY HAW_SECONDS_PER_DAY
#define WIDTH 1000.0
#define N_EVENTS 150
#define N_UNDATED 12
#define N_GROUPS 3
#define N_INSIDE 3
#define ALONE 99
#define STRIP (sizes.row + 2 * sizes.padding)

static const HawTimelineMetrics metrics = {
  .point = 14, .bar = 10, .inset = 8, .gap = 6, .label_max = 200
};
static const HawTimelineLaneSizes sizes = {
  .row = 27, .padding = 4, .ticks = 50, .density = 50, .most = 200, .shelf = 3
};

/* The lanes of an event: any of the nine, and the groups about those; none of them: the one alone. */
static guint
get_lanes_of (gint64 id,
              gint64 ids[N_GROUPS * (N_INSIDE + 1) + 1])
{
  guint n = 0;

  for (guint i = 0; i < N_GROUPS; i++)
    {
      guint before = n;

      for (guint j = 0; j < N_INSIDE; j++)
        if ((guint64) id * 2654435761u % (2 + i + 2 * j) == 0)
          {
            if (n == before)
              ids[n++] = 10 * (i + 1);
            ids[n++] = 10 * (i + 1) + j + 1;
          }
    }
  if (n == 0)
    ids[n++] = ALONE;

  return n;
}

static double
measure_cb (const HawTimelineStore *store,
            guint                   position,
            gpointer                user_data)
{
  return 20 + store->ids[position] * 37 % 240;
}

static HawTimelineEvent
make_event (GRand *rand,
            gint64 id)
{
  HawTimelineEvent event = { .id = id, .title = "", .undated = id > N_EVENTS };
  gint64 start = (gint64) g_rand_int_range (rand, 0, 700) * DAY;
  gint64 end = start + (id % 3 == 0 ? g_rand_int_range (rand, 1, 60) : 1) * DAY;

  if (!event.undated)
    event.bounds = (HawBounds) { start, start, end, end };
  if (id % 41 == 0)
    event.bounds.earliest_start = HAW_TIME_MIN;

  return event;
}

static void
join_all (HawTimelineLanes *lanes,
          HawTimelineStore *store)
{
  for (guint i = 0; i < store->n; i++)
    {
      gint64 ids[N_GROUPS * (N_INSIDE + 1) + 1];
      guint n = get_lanes_of (store->ids[i], ids);

      /* More than once is as good as once. */
      for (guint j = 0; j < 2 * n; j++)
        haw_timeline_lanes_join (lanes, haw_timeline_lanes_find (lanes, ids[j % n]), i);
    }
}

static HawTimelineLanes *
make (guint32 seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr (HawTimelineStore) store = haw_timeline_store_new ();
  HawTimelineLanes *lanes;

  for (guint i = 0; i < N_EVENTS + N_UNDATED; i++)
    {
      HawTimelineEvent event = make_event (rand, i + 1);

      haw_timeline_store_add (store, &event);
    }
  haw_timeline_store_sort (store);
  lanes = haw_timeline_lanes_new (store);
  for (guint i = 0; i < N_GROUPS; i++)
    {
      guint group = haw_timeline_lanes_add (lanes, 10 * (i + 1), "group", -1);

      for (guint j = 0; j < N_INSIDE; j++)
        haw_timeline_lanes_add_inside (lanes, group, 10 * (i + 1) + j + 1, "lane", -1);
    }
  haw_timeline_lanes_add (lanes, ALONE, "alone", -1);
  join_all (lanes, store);
  haw_timeline_lanes_finish (lanes);
  haw_timeline_lanes_configure (lanes, &metrics, &sizes);
  haw_timeline_lanes_measure (lanes, measure_cb, NULL);

  return lanes;
}

static void
lay_out (HawTimelineLanes *lanes,
         HawTimeAxis      *axis,
         gboolean          mirrored)
{
  haw_time_axis_init (axis, WIDTH, mirrored);
  haw_time_axis_fit (axis, 0, 730 * DAY, 0);
  g_assert_true (haw_timeline_lanes_pack (lanes, axis->seconds_per_pixel, G_MAXUINT));
  haw_timeline_lanes_stack (lanes, HAW_TIMELINE_BOXES, 300);
}

static double
get_height (HawTimelineLanes *lanes,
            gint64            id,
            double           *y)
{
  double height, top;

  haw_timeline_lanes_get_extent (lanes, haw_timeline_lanes_find (lanes, id), &top, &height);
  if (y != NULL)
    *y = top;

  return height;
}

static void
test_tree (void)
{
  g_autoptr (HawTimelineLanes) lanes = make (1);
  guint n;

  g_assert_cmpuint (haw_timeline_lanes_get_n (lanes), ==, N_GROUPS * (N_INSIDE + 1) + 1);
  for (guint i = 0; i < haw_timeline_lanes_get_n (lanes); i++)
    {
      guint parent = haw_timeline_lanes_get_parent (lanes, i);
      gboolean group = i % (N_INSIDE + 1) == 0 && i + 1 < haw_timeline_lanes_get_n (lanes);

      g_assert_cmpint (haw_timeline_lanes_is_group (lanes, i), ==, group);
      g_assert_cmpuint (haw_timeline_lanes_get_depth (lanes, i), ==, parent == G_MAXUINT ? 0 : 1);
      g_assert_cmpuint (haw_timeline_lanes_get_end (lanes, i), ==, group ? i + N_INSIDE + 1 : i + 1);
      if (parent != G_MAXUINT)
        g_assert_cmpuint (parent, ==, i - i % (N_INSIDE + 1));
    }

  /* In a group stands whoever stands in a lane inside, once. */
  for (guint i = 0; i < N_GROUPS; i++)
    {
      guint group = i * (N_INSIDE + 1);
      const guint32 *members = haw_timeline_lanes_get_members (lanes, group, &n);

      for (guint j = 1; j < n; j++)
        g_assert_cmpuint (members[j - 1], <, members[j]);
      for (guint j = 0; j < N_EVENTS + N_UNDATED; j++)
        {
          gboolean inside = FALSE;

          for (guint k = group + 1; k < haw_timeline_lanes_get_end (lanes, group); k++)
            inside |= haw_timeline_lanes_stands_in (lanes, j, k);
          g_assert_cmpint (haw_timeline_lanes_stands_in (lanes, j, group), ==, inside);
        }
    }
}

static void
assert_apart (GArray *places)
{
  for (guint i = 0; i < places->len; i++)
    for (guint j = i + 1; j < places->len; j++)
      {
        const HawTimelinePlace *a = &g_array_index (places, HawTimelinePlace, i);
        const HawTimelinePlace *b = &g_array_index (places, HawTimelinePlace, j);

        if (a->folded || b->folded || fabs (a->y - b->y) >= sizes.row)
          continue;
        g_assert_cmpuint (a->lane, ==, b->lane);
        g_assert_true (a->x + a->width <= b->x + 0.01 || b->x + b->width <= a->x + 0.01);
      }
}

static GHashTable *
get_rows (HawTimelineLanes  *lanes,
          const HawTimeAxis *axis)
{
  GHashTable *rows = g_hash_table_new (NULL, NULL);
  g_autoptr (GArray) places = haw_timeline_lanes_get_places (lanes, axis, 1e7, 0, 1e9);

  for (guint i = 0; i < places->len; i++)
    {
      const HawTimelinePlace *place = &g_array_index (places, HawTimelinePlace, i);
      gint64 id = haw_timeline_lanes_get_store (lanes)->ids[place->item];

      g_hash_table_insert (rows, GINT_TO_POINTER ((int) id * 100 + (int) place->lane),
                           GUINT_TO_POINTER (place->row + 1));
    }

  return rows;
}

/* Whatever comes and goes: nothing overlaps, no heading shows an event, and panning moves no row. */
static void
test_nothing_overlaps (void)
{
  for (guint32 seed = 1; seed <= 12; seed++)
    {
      g_autoptr (HawTimelineLanes) lanes = make (seed);
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      HawTimeAxis axis;

      haw_timeline_lanes_set_collapsed (lanes, seed % 13, TRUE);
      lay_out (lanes, &axis, seed % 2 == 0);
      for (guint i = 0; i < 30; i++)
        {
          gint64 ids[N_GROUPS * (N_INSIDE + 1) + 1], id = 100 + g_rand_int_range (rand, 0, 50);
          HawTimelineEvent event = make_event (rand, id);

          if (i % 3 == 0)
            haw_timeline_lanes_remove (lanes, id);
          else
            haw_timeline_lanes_put (lanes, &event, ids, get_lanes_of (id, ids));
        }
      haw_timeline_lanes_stack (lanes, HAW_TIMELINE_BOXES, 300);

      {
        g_autoptr (GHashTable) rows = get_rows (lanes, &axis);

        for (int step = 0; step < 5; step++)
          {
            g_autoptr (GArray) places = haw_timeline_lanes_get_places (lanes, &axis, 0, 0, 1e9);

            assert_apart (places);
            for (guint i = 0; i < places->len; i++)
              {
                const HawTimelinePlace *place = &g_array_index (places, HawTimelinePlace, i);
                gint64 id = haw_timeline_lanes_get_store (lanes)->ids[place->item];
                int key = (int) id * 100 + (int) place->lane;

                g_assert_cmpuint (place->row + 1, ==,
                                  GPOINTER_TO_UINT (g_hash_table_lookup (rows,
                                                                         GINT_TO_POINTER (key))));
                g_assert_true (!haw_timeline_lanes_is_group (lanes, place->lane) ||
                               haw_timeline_lanes_get_collapsed (lanes, place->lane));
              }
            haw_time_axis_pan (&axis, seed % 2 == 0 ? 177 : -177);
          }
      }
    }
}

/* One that comes takes a row among its neighbours in the lanes inside; all others stay in theirs. */
static void
test_insert_moves_nothing (void)
{
  g_autoptr (HawTimelineLanes) lanes = make (3);
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);
  gint64 ids[N_GROUPS * (N_INSIDE + 1) + 1];
  HawTimelineEvent event = { .id = 1200, .title = "",
                             .bounds = { 300 * DAY, 300 * DAY, 301 * DAY, 301 * DAY } };
  g_autoptr (GHashTable) before = NULL;
  g_autoptr (GHashTable) after = NULL;
  GHashTableIter iter;
  gpointer key, row;
  guint64 n_packed;
  HawTimeAxis axis;

  lay_out (lanes, &axis, FALSE);
  before = get_rows (lanes, &axis);
  n_packed = haw_timeline_lanes_get_n_packed (lanes);
  haw_timeline_lanes_put (lanes, &event, ids, get_lanes_of (event.id, ids));
  g_assert_cmpuint (haw_timeline_lanes_get_n_packed (lanes) - n_packed, <, N_EVENTS);
  haw_timeline_lanes_stack (lanes, HAW_TIMELINE_BOXES, 300);
  after = get_rows (lanes, &axis);

  g_hash_table_iter_init (&iter, before);
  while (g_hash_table_iter_next (&iter, &key, &row))
    g_assert_true (g_hash_table_lookup (after, key) == row);
  g_assert_cmpuint (g_hash_table_size (after), >, g_hash_table_size (before));
}

/* A lane that is collapsed is a line of ticks, with nothing of what is inside; a hidden one nothing. */
static void
test_collapse (void)
{
  g_autoptr (HawTimelineLanes) lanes = make (5);
  guint first = 0, second = N_INSIDE + 1, lane = second + 1, n;
  double y, all;
  HawTimeAxis axis;
  int item;

  lay_out (lanes, &axis, TRUE);
  all = haw_timeline_lanes_get_height (lanes);
  g_assert_cmpfloat_with_epsilon (get_height (lanes, 10, &y), STRIP, 0.01);
  g_assert_cmpfloat_with_epsilon (y, 0, 0.01);
  get_height (lanes, 11, &y);
  g_assert_cmpfloat_with_epsilon (y, STRIP, 0.01);

  haw_timeline_lanes_set_collapsed (lanes, first, TRUE);
  haw_timeline_lanes_set_collapsed (lanes, second + 2, TRUE);
  haw_timeline_lanes_set_hidden (lanes, 2 * second, TRUE);
  haw_timeline_lanes_stack (lanes, HAW_TIMELINE_BOXES, 300);
  g_assert_cmpfloat (haw_timeline_lanes_get_height (lanes), <, all);
  for (gint64 id = 11; id <= 13; id++)
    g_assert_cmpfloat_with_epsilon (get_height (lanes, id, NULL), 0, 0.01);
  for (gint64 id = 30; id <= 33; id++)
    g_assert_cmpfloat_with_epsilon (get_height (lanes, id, NULL), 0, 0.01);
  g_assert_cmpfloat_with_epsilon (get_height (lanes, 22, NULL), STRIP, 0.01);
  g_assert_cmpint (haw_timeline_lanes_find_at (lanes, 1), ==, (int) first);
  g_assert_cmpint (haw_timeline_lanes_find_at (lanes, STRIP + 1), ==, (int) second);
  get_height (lanes, ALONE, &y);
  g_assert_cmpint (haw_timeline_lanes_find_at (lanes, y), ==,
                   (int) haw_timeline_lanes_find (lanes, ALONE));
  g_assert_nonnull (haw_timeline_lanes_get_in_view (lanes, 0, 1e9, &n));
  g_assert_cmpuint (n, ==, 1 + 4 + 1);

  {
    g_autoptr (GArray) places = haw_timeline_lanes_get_places (lanes, &axis, 1e7, 0, STRIP - 1);

    haw_timeline_lanes_get_members (lanes, first, &n);
    g_assert_cmpuint (places->len, ==, n);
    for (guint i = 0; i < places->len; i++)
      g_assert_true (g_array_index (places, HawTimelinePlace, i).folded);
  }

  /* The keys pass over what is not shown, and an event is shown where it is. */
  item = haw_timeline_lanes_step (lanes, -1, HAW_TIMELINE_FIRST, &n);
  g_assert_cmpuint (n, ==, lane);
  item = haw_timeline_lanes_step (lanes, item, HAW_TIMELINE_ROW_AFTER, &n);
  g_assert_cmpint (item, >=, 0);
  g_assert_cmpuint (n, ==, second + 3);
  g_assert_cmpint (haw_timeline_lanes_step (lanes, item, HAW_TIMELINE_ROW_AFTER, &n), >=, 0);
  g_assert_cmpuint (n, ==, haw_timeline_lanes_find (lanes, ALONE));
  for (guint i = 0; i < N_EVENTS; i++)
    {
      guint chosen = haw_timeline_lanes_choose (lanes, i, first + 1);

      g_assert_true (chosen == G_MAXUINT || haw_timeline_lanes_is_shown (lanes, chosen));
      g_assert_true (chosen == G_MAXUINT || haw_timeline_lanes_stands_in (lanes, i, chosen));
    }
}

/* A lane makes room for some undated events and tells how many more there are, or for all of them. */
static void
test_shelf (void)
{
  g_autoptr (HawTimelineStore) store = haw_timeline_store_new ();
  g_autoptr (HawTimelineLanes) lanes = haw_timeline_lanes_new (store);
  HawTimelineLaneSizes without = sizes;
  guint lane, n_more, n = 7;
  gint64 ids[] = { 1 };
  HawTimeAxis axis;

  lane = haw_timeline_lanes_add (lanes, 1, "", -1);
  haw_timeline_lanes_finish (lanes);
  haw_timeline_lanes_configure (lanes, &metrics, &sizes);
  for (guint i = 0; i < n; i++)
    haw_timeline_lanes_put (lanes, &(HawTimelineEvent) { .id = i + 1, .title = "", .date = "",
                                                         .undated = TRUE }, ids, 1);
  lay_out (lanes, &axis, FALSE);
  g_assert_cmpfloat_with_epsilon (get_height (lanes, 1, NULL), 3 * sizes.row + 2 * sizes.padding,
                                  0.01);
  g_assert_cmpuint (haw_timeline_lanes_get_shelf (lanes, lane, &n_more), ==, 2);
  g_assert_cmpuint (n_more, ==, n - 2);

  haw_timeline_lanes_set_shelf_open (lanes, lane, TRUE);
  haw_timeline_lanes_stack (lanes, HAW_TIMELINE_BOXES, 300);
  g_assert_cmpuint (haw_timeline_lanes_get_shelf (lanes, lane, &n_more), ==, n);
  g_assert_cmpuint (n_more, ==, 0);
  g_assert_cmpfloat (get_height (lanes, 1, NULL), >=, n * sizes.row);

  /* Where all that is shown is how many there are, so it is of the undated. */
  haw_timeline_lanes_set_shelf_open (lanes, lane, FALSE);
  haw_timeline_lanes_set_collapsed (lanes, lane, TRUE);
  haw_timeline_lanes_stack (lanes, HAW_TIMELINE_BOXES, 300);
  g_assert_cmpuint (haw_timeline_lanes_get_shelf (lanes, lane, &n_more) + n_more, ==, 0);

  without.shelf = 0;
  haw_timeline_lanes_set_collapsed (lanes, lane, FALSE);
  haw_timeline_lanes_configure (lanes, &metrics, &without);
  haw_timeline_lanes_stack (lanes, HAW_TIMELINE_BOXES, 300);
  g_assert_cmpuint (haw_timeline_lanes_get_shelf (lanes, lane, &n_more) + n_more, ==, 0);
  g_assert_cmpfloat_with_epsilon (get_height (lanes, 1, NULL), STRIP, 0.01);
}

/* With thousands of lanes a frame is work for those in view. */
static void
test_many_lanes (void)
{
  const guint n_lanes = 5000;
  g_autoptr (HawTimelineStore) store = haw_timeline_store_new ();
  g_autoptr (HawTimelineLanes) lanes = NULL;
  guint64 n_stacked, n_packed;
  HawTimeAxis axis;
  guint n;

  for (guint i = 0; i < n_lanes; i++)
    haw_timeline_store_add (store, &(HawTimelineEvent) {
                                       .id = i + 1, .title = "", .date = "2020",
                                       .bounds = { i * DAY, i * DAY, (i + 1) * DAY,
                                                   (i + 1) * DAY } });
  haw_timeline_store_sort (store);
  lanes = haw_timeline_lanes_new (store);
  for (guint i = 0; i < n_lanes; i++)
    {
      haw_timeline_lanes_add_inside (lanes, i % 10 == 0 ? G_MAXUINT : i - i % 10, i + 1, "", -1);
      haw_timeline_lanes_join (lanes, i - i % 10, i);
      haw_timeline_lanes_join (lanes, i, i);
    }
  haw_timeline_lanes_finish (lanes);
  haw_timeline_lanes_configure (lanes, &metrics, &sizes);
  lay_out (lanes, &axis, FALSE);

  n_stacked = haw_timeline_lanes_get_n_stacked (lanes);
  n_packed = haw_timeline_lanes_get_n_packed (lanes);
  for (guint frame = 0; frame < 50; frame++)
    {
      double top = frame * 1000;

      haw_time_axis_pan (&axis, 5);
      haw_timeline_lanes_configure (lanes, &metrics, &sizes);
      haw_timeline_lanes_stack (lanes, HAW_TIMELINE_BOXES, 300);
      haw_timeline_lanes_get_in_view (lanes, top, top + 300, &n);
      g_assert_cmpuint (n, <=, 300 / STRIP + 2);
    }
  g_assert_cmpuint (haw_timeline_lanes_get_n_stacked (lanes), ==, n_stacked);
  g_assert_cmpuint (haw_timeline_lanes_get_n_packed (lanes), ==, n_packed);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/timeline-nested/tree", test_tree);
  g_test_add_func ("/timeline-nested/nothing-overlaps", test_nothing_overlaps);
  g_test_add_func ("/timeline-nested/insert-moves-nothing", test_insert_moves_nothing);
  g_test_add_func ("/timeline-nested/collapse", test_collapse);
  g_test_add_func ("/timeline-nested/shelf", test_shelf);
  g_test_add_func ("/timeline-nested/many-lanes", test_many_lanes);

  return g_test_run ();
}
