/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "support/haw-test-timeline.h"

#include <math.h>

#define DAY HAW_SECONDS_PER_DAY
#define WIDTH 1000.0
#define N_EVENTS 160
#define N_LANES 9

static const HawTimelineMetrics metrics = {
  .point = 14, .bar = 10, .inset = 8, .gap = 6, .label_max = 120, .inside_max = 400,
  .beside_max = 320
};
static const HawTimelineLaneSizes sizes = {
  .row = 27, .padding = 4, .ticks = 50, .density = 50, .most = 200
};

/* Whether an event stands in a lane: many in the first, few in the later ones, in the last those that
 * stand in no other. */
static gboolean
stands_in (gint64 id,
           guint  lane)
{
  gboolean any = FALSE;

  if (lane < N_LANES - 1)
    return (guint64) id * 2654435761u % (lane + 2) == 0;
  for (guint i = 0; i < N_LANES - 1; i++)
    any = any || stands_in (id, i);

  return !any;
}

static guint
get_lanes_of (gint64 id,
              gint64 ids[N_LANES])
{
  guint n = 0;

  for (guint i = 0; i < N_LANES; i++)
    if (stands_in (id, i))
      ids[n++] = i + 10;

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
  HawTimelineEvent event = { .id = id, .title = "" };
  gint64 start = (gint64) g_rand_int_range (rand, 0, 700) * DAY;
  gint64 end = start + (id % 3 == 0 ? g_rand_int_range (rand, 1, 60) : 1) * DAY;

  event.bounds = (HawBounds) { start, start, end, end };
  if (id % 41 == 0)
    event.bounds.earliest_start = HAW_TIME_MIN;
  if (id % 43 == 0)
    event.bounds.latest_end = HAW_TIME_MAX;

  return event;
}

static HawTimelineLanes *
fill_lanes (HawTimelineStore *store)
{
  HawTimelineLanes *lanes = haw_timeline_lanes_new (store);

  for (guint i = 0; i < N_LANES; i++)
    {
      haw_timeline_lanes_add (lanes, i + 10, "", -1);
      for (guint j = 0; j < store->n; j++)
        if (stands_in (store->ids[j], i))
          haw_timeline_lanes_join (lanes, i, j);
    }
  haw_timeline_lanes_finish (lanes);
  haw_timeline_lanes_configure (lanes, &metrics, &sizes);
  haw_timeline_lanes_measure (lanes, measure_cb, NULL);

  return lanes;
}

static HawTimelineLanes *
make (guint32 seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr (HawTimelineStore) store = haw_timeline_store_new ();

  for (guint i = 0; i < N_EVENTS; i++)
    {
      HawTimelineEvent event = make_event (rand, i + 1);

      haw_timeline_store_add (store, &event);
    }
  haw_timeline_store_sort (store);

  return fill_lanes (store);
}

static void
pack (HawTimelineLanes  *lanes,
      const HawTimeAxis *axis)
{
  g_assert_true (haw_timeline_lanes_pack (lanes, axis->seconds_per_pixel, G_MAXUINT));
  haw_timeline_lanes_stack (lanes, HAW_TIMELINE_BOXES, 300);
}

static void
make_axis (HawTimeAxis *axis,
           gboolean     mirrored)
{
  haw_time_axis_init (axis, WIDTH, mirrored);
  haw_time_axis_fit (axis, 0, 730 * DAY, 0);
}

static guint
n_in_lane (HawTimelineLanes *lanes,
           guint             lane)
{
  guint n;

  haw_timeline_lanes_get_members (lanes, lane, &n);

  return n;
}

#define assert_same(a, b) g_assert_cmpfloat_with_epsilon (a, b, 1e-6)

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

/* The row of every copy, to see what an edit moved. */
static GHashTable *
get_rows (HawTimelineLanes  *lanes,
          const HawTimeAxis *axis)
{
  GHashTable *rows = g_hash_table_new (NULL, NULL);
  HawTimelineStore *store = haw_timeline_lanes_get_store (lanes);

  for (guint i = 0; i < store->n_dated; i++)
    for (guint j = 0; j < N_LANES; j++)
      {
        HawTimelinePlace place;

        if (haw_timeline_lanes_place (lanes, axis, i, j, &place))
          g_hash_table_insert (rows, GINT_TO_POINTER ((int) store->ids[i] * N_LANES + (int) j),
                               GUINT_TO_POINTER (place.row + 1));
      }

  return rows;
}

/* In every zoom, wherever the view is, and whatever came and went before; rows are those of the whole
 * level, so that none changes while panning. */
static void
test_nothing_overlaps (void)
{
  for (guint32 seed = 1; seed <= 10; seed++)
    {
      g_autoptr (HawTimelineLanes) lanes = make (seed);
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      g_autoptr (GHashTable) rows = NULL;
      HawTimeAxis axis;

      make_axis (&axis, seed % 2 == 0);
      haw_time_axis_zoom (&axis, -HAW_TIME_AXIS_OCTAVE * (int) (seed % 5), 300);
      haw_timeline_lanes_set_collapsed (lanes, seed % N_LANES, TRUE);
      pack (lanes, &axis);
      for (guint i = 0; i < 30; i++)
        {
          gint64 ids[N_LANES], id = 120 + g_rand_int_range (rand, 0, 60);
          HawTimelineEvent event = make_event (rand, id);

          if (i % 3 == 0)
            haw_timeline_lanes_remove (lanes, id);
          else
            haw_timeline_lanes_put (lanes, &event, ids, get_lanes_of (id, ids));
        }
      haw_timeline_lanes_stack (lanes, HAW_TIMELINE_BOXES, 300);

      rows = get_rows (lanes, &axis);
      for (int step = 0; step < 5; step++)
        {
          g_autoptr (GArray) places = haw_timeline_lanes_get_places (lanes, &axis, 0, 0, 1e9);

          assert_apart (places);
          for (guint i = 0; i < places->len; i++)
            {
              const HawTimelinePlace *place = &g_array_index (places, HawTimelinePlace, i);
              gint64 id = haw_timeline_lanes_get_store (lanes)->ids[place->item];

              g_assert_cmpuint (
                  GPOINTER_TO_UINT (g_hash_table_lookup (
                      rows, GINT_TO_POINTER ((int) id * N_LANES + (int) place->lane))),
                  ==, place->row + 1);
            }
          haw_time_axis_pan (&axis, seed % 2 == 0 ? 177 : -177);
        }
    }
}

/* Each event stands in each of its lanes, between the edges of that lane, and in no other. */
static void
test_every_lane (void)
{
  g_autoptr (HawTimelineLanes) lanes = make (4);
  HawTimelineStore *store = haw_timeline_lanes_get_store (lanes);
  g_autoptr (GArray) places = NULL;
  HawTimeAxis axis;
  guint n_members = 0;
  double bottom = 0;

  make_axis (&axis, FALSE);
  haw_timeline_lanes_set_collapsed (lanes, 2, TRUE);
  pack (lanes, &axis);
  g_assert_cmpuint (haw_timeline_lanes_get_n (lanes), ==, N_LANES);
  places = haw_timeline_lanes_get_places (lanes, &axis, 1e6, 0, 1e9);

  for (guint i = 0; i < N_LANES; i++)
    {
      double y, height;

      haw_timeline_lanes_get_extent (lanes, i, &y, &height);
      assert_same (y, bottom);
      bottom = y + height;
      n_members += n_in_lane (lanes, i);
      for (guint j = 0; j < store->n; j++)
        {
          HawTimelinePlace place;
          gboolean expected = stands_in (store->ids[j], i);

          g_assert_cmpint (haw_timeline_lanes_stands_in (lanes, j, i), ==, expected);
          g_assert_cmpint (haw_timeline_lanes_place (lanes, &axis, j, i, &place), ==, expected);
          if (!expected)
            continue;
          g_assert_cmpuint (place.item, ==, j);
          g_assert_cmpuint (place.lane, ==, i);
          g_assert_cmpint (place.folded, ==, i == 2);
          g_assert_cmpfloat (place.y, >=, y + sizes.padding);
          g_assert_cmpfloat (place.y + sizes.row, <=, y + height - sizes.padding);
        }
    }
  assert_same (haw_timeline_lanes_get_height (lanes), bottom);
  g_assert_cmpuint (places->len, ==, n_members);
}

/* Ticks are as long as their events, but those of open ones mark the end that is known. */
static void
test_folded (void)
{
  static const HawBounds bounds[] = {
    { 100 * DAY, 100 * DAY, 150 * DAY, 150 * DAY },
    { HAW_TIME_MIN, HAW_TIME_MIN, 200 * DAY, 200 * DAY },
    { 300 * DAY, 300 * DAY, HAW_TIME_MAX, HAW_TIME_MAX },
    { 400 * DAY, 400 * DAY, 401 * DAY, 401 * DAY },
  };

  for (guint mirrored = 0; mirrored < 2; mirrored++)
    {
      g_autoptr (HawTimelineStore) store = haw_timeline_store_new ();
      g_autoptr (HawTimelineLanes) lanes = NULL;
      const gint64 known[] = { 100, 200, 300, 400 };
      HawTimeAxis axis;

      for (guint i = 0; i < 4; i++)
        haw_timeline_store_add (
            store, &(HawTimelineEvent) { .id = i + 1, .title = "", .bounds = bounds[i] });
      haw_timeline_store_sort (store);
      lanes = haw_test_workload_lanes (store, 1);
      haw_timeline_lanes_configure (lanes, &metrics, &sizes);
      haw_timeline_lanes_set_collapsed (lanes, 0, TRUE);
      make_axis (&axis, mirrored);
      pack (lanes, &axis);
      for (guint i = 0; i < 4; i++)
        {
          double x = haw_time_axis_x_of (&axis, known[i] * DAY);
          HawTimelinePlace place;

          g_assert_true (haw_timeline_lanes_place (
              lanes, &axis, (guint) haw_timeline_store_find (store, i + 1), 0, &place));
          g_assert_cmpfloat (place.x, <=, x + 4);
          g_assert_cmpfloat (place.x + place.width, >=, x - 4);
          if (i == 0)
            assert_same (place.width, 50 * DAY / axis.seconds_per_pixel);
          else
            g_assert_cmpfloat (place.width, <, 5);
        }
    }
}

/* What is drawn is what is hit, and a part of the height gives just what is drawn there. */
static void
test_hit (void)
{
  for (guint mirrored = 0; mirrored < 2; mirrored++)
    {
      g_autoptr (HawTimelineLanes) lanes = make (8);
      g_autoptr (GArray) places = NULL;
      g_autoptr (GArray) part = NULL;
      HawTimeAxis axis;
      guint n_part = 0;

      make_axis (&axis, mirrored);
      haw_timeline_lanes_set_collapsed (lanes, 1, TRUE);
      pack (lanes, &axis);
      places = haw_timeline_lanes_get_places (lanes, &axis, 0, 0, 1e9);
      part = haw_timeline_lanes_get_places (lanes, &axis, 0, 100, 400);

      for (guint i = 0; i < places->len; i++)
        {
          const HawTimelinePlace *place = &g_array_index (places, HawTimelinePlace, i);
          double low = MAX (place->x, 0), high = MIN (place->x + place->width, WIDTH);
          double x = (low + high) / 2, y = place->y + sizes.row / 2;
          guint lane = G_MAXUINT;
          int hit = haw_timeline_lanes_hit (lanes, &axis, x, y, 0, &lane);

          g_assert_cmpint (haw_timeline_lanes_find_at (lanes, y), ==, (int) place->lane);
          g_assert_cmpint (hit, ==, place->folded ? -1 : (int) place->item);
          if (!place->folded)
            g_assert_cmpuint (lane, ==, place->lane);
          if (place->y < 400 && place->y + sizes.row > 100)
            n_part++;
        }
      g_assert_cmpuint (part->len, ==, n_part);
      g_assert_cmpuint (n_part, <, places->len);
      g_assert_cmpint (haw_timeline_lanes_find_at (lanes, -1), ==, -1);
      g_assert_cmpint (haw_timeline_lanes_find_at (lanes, 1e9), ==, -1);
    }
}

/* Mirrored, all stand in the same rows at the mirrored places. */
static void
test_mirrors (void)
{
  g_autoptr (HawTimelineLanes) lanes = make (5);
  g_autoptr (GArray) places = NULL;
  HawTimeAxis axis, mirrored;

  make_axis (&axis, FALSE);
  make_axis (&mirrored, TRUE);
  pack (lanes, &axis);
  places = haw_timeline_lanes_get_places (lanes, &axis, 0, 0, 1e9);
  for (guint i = 0; i < places->len; i++)
    {
      const HawTimelinePlace *place = &g_array_index (places, HawTimelinePlace, i);
      HawTimelinePlace other;

      g_assert_true (haw_timeline_lanes_place (lanes, &mirrored, place->item, place->lane, &other));
      assert_same (other.y, place->y);
      g_assert_cmpfloat_with_epsilon (other.x + other.width, WIDTH - place->x, 0.01);
    }
}

static void
count_cb (HawTimelineLanes *lanes,
          HawTimelineChange change,
          guint             position,
          gpointer          user_data)
{
  *(guint *) user_data += 1;
}

/* An edit moves the event it is about and no other, and looks at its neighbours only. */
static void
test_edit_moves_nothing_else (void)
{
  g_autoptr (HawTimelineLanes) lanes = make (6);
  HawTimelineStore *store = haw_timeline_lanes_get_store (lanes);
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);
  guint n_told = 0;
  HawTimeAxis axis;

  make_axis (&axis, FALSE);
  pack (lanes, &axis);
  haw_timeline_lanes_watch (lanes, count_cb, &n_told);
  for (guint i = 0; i < 60; i++)
    {
      g_autoptr (GHashTable) before = get_rows (lanes, &axis);
      guint64 packed = haw_timeline_lanes_get_n_packed (lanes);
      gint64 ids[N_LANES], id = 150 + i % 25;
      HawTimelineEvent event = make_event (rand, id);
      g_autoptr (GHashTable) after = NULL;
      GHashTableIter iter;
      gpointer key, row;

      if (i % 5 == 4)
        haw_timeline_lanes_remove (lanes, id);
      else
        haw_timeline_lanes_put (lanes, &event, ids, get_lanes_of (id, ids));
      g_assert_cmpuint (haw_timeline_lanes_get_n_packed (lanes) - packed, <, 600);
      after = get_rows (lanes, &axis);
      g_hash_table_iter_init (&iter, after);
      while (g_hash_table_iter_next (&iter, &key, &row))
        if (GPOINTER_TO_INT (key) / N_LANES != (int) id)
          g_assert_true (g_hash_table_lookup (before, key) == row);
      for (guint j = 0; j < store->n; j++)
        g_assert_cmpint (haw_timeline_store_find (store, store->ids[j]), ==, (int) j);
    }
  g_assert_cmpuint (n_told, >=, 48);
  g_assert_cmpuint (n_told, <=, 60);
  haw_timeline_lanes_unwatch (lanes, &n_told);

  /* A new title of the same width, or another status, is no move. */
  {
    HawTimelineEvent event;
    gint64 ids[N_LANES];

    haw_timeline_store_get (store, 7, &event);
    n_told = 0;
    event.status = HAW_TIMELINE_DISPUTED;
    haw_timeline_lanes_watch (lanes, count_cb, &n_told);
    haw_timeline_lanes_put (lanes, &event, ids, get_lanes_of (event.id, ids));
    g_assert_cmpuint (n_told, ==, 1);
    haw_timeline_store_get (store, 7, &event);
    g_assert_cmpint (event.status, ==, HAW_TIMELINE_DISPUTED);
    haw_timeline_lanes_unwatch (lanes, &n_told);
  }
}

/* What edits made of the lanes is what filling them anew makes of them. */
static void
test_edit_is_true (void)
{
  g_autoptr (HawTimelineLanes) lanes = make (2);
  HawTimelineStore *store = haw_timeline_lanes_get_store (lanes);
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);
  g_autoptr (HawTimelineLanes) fresh = NULL;
  HawTimeAxis axis;
  guint32 counts[64], expected[64];

  make_axis (&axis, FALSE);
  pack (lanes, &axis);
  haw_timeline_lanes_count (lanes, 0, 20, 0, 64, counts);
  for (guint i = 0; i < 150; i++)
    {
      gint64 ids[N_LANES], id = g_rand_int_range (rand, 1, 220);
      HawTimelineEvent event = make_event (rand, id);

      if (i % 4 == 0)
        haw_timeline_lanes_remove (lanes, id);
      else
        haw_timeline_lanes_put (lanes, &event, ids, get_lanes_of (id, ids));
    }

  fresh = fill_lanes (store);
  for (guint i = 0; i < N_LANES; i++)
    {
      guint n, n_fresh;
      const guint32 *members = haw_timeline_lanes_get_members (lanes, i, &n);
      const guint32 *fresh_members = haw_timeline_lanes_get_members (fresh, i, &n_fresh);

      g_assert_cmpmem (members, n * sizeof *members, fresh_members,
                       n_fresh * sizeof *fresh_members);
      for (guint shift = 10; shift < 24; shift += 2)
        {
          haw_timeline_lanes_count (lanes, i, shift, 0, 64, counts);
          haw_timeline_lanes_count (fresh, i, shift, 0, 64, expected);
          g_assert_cmpmem (counts, sizeof counts, expected, sizeof expected);
        }
      for (gint64 day = -100; day < 800; day += 90)
        g_assert_cmpuint (
            haw_timeline_lanes_count_within (lanes, i, day * DAY, (day + 20) * DAY), ==,
            haw_timeline_lanes_count_within (fresh, i, day * DAY, (day + 20) * DAY));
    }
}

static void
assert_counts_all (HawTimelineLanes *lanes)
{
  g_autoptr (HawTimelineLanes) one = haw_timeline_lanes_new (haw_timeline_lanes_get_store (lanes));
  guint32 counts[64], expected[64];

  haw_timeline_lanes_finish (one);
  for (gint64 from = -(2 << 22); from < 800 * DAY; from += 1 << 22)
    {
      for (guint shift = 4; shift < 24; shift += 2)
        {
          haw_timeline_lanes_count (lanes, HAW_TIMELINE_ALL_LANES, shift, from, 64, counts);
          haw_timeline_lanes_count (one, 0, shift, from, 64, expected);
          g_assert_cmpmem (counts, sizeof counts, expected, sizeof expected);
        }
      g_assert_cmpuint (
          haw_timeline_lanes_count_within (lanes, HAW_TIMELINE_ALL_LANES, from, from + 20 * DAY), ==,
          haw_timeline_lanes_count_within (one, 0, from, from + 20 * DAY));
    }
}

/* Over many lanes, too, what began at no known time counts before its end, after edits as before. */
static void
test_counts_open (void)
{
  g_autoptr (HawTimelineLanes) lanes = make (4);
  g_autoptr (GRand) rand = g_rand_new_with_seed (9);

  assert_counts_all (lanes);
  for (gint64 id = 1; id < 220; id += 3)
    {
      gint64 ids[N_LANES];
      HawTimelineEvent event = make_event (rand, id);

      haw_timeline_lanes_put (lanes, &event, ids, get_lanes_of (id, ids));
    }
  haw_timeline_lanes_remove (lanes, 41);
  assert_counts_all (lanes);
}

/* A part at a time comes to the same rows as all at once; what was there stays until then. */
static void
test_packs_in_parts (void)
{
  g_autoptr (HawTimelineLanes) lanes = make (6);
  g_autoptr (HawTimelineLanes) other = make (6);
  HawTimeAxis axis, near;
  g_autoptr (GHashTable) rows = NULL;
  g_autoptr (GHashTable) expected = NULL;
  GHashTableIter iter;
  gpointer key, row;
  guint n_parts = 1;

  make_axis (&axis, FALSE);
  near = axis;
  haw_time_axis_zoom (&near, haw_time_axis_levels_of_factor (4), 500);
  pack (lanes, &axis);
  g_assert_false (haw_timeline_lanes_suits (lanes, near.seconds_per_pixel));
  while (!haw_timeline_lanes_pack (lanes, near.seconds_per_pixel, 50))
    {
      g_assert_true (haw_timeline_lanes_suits (lanes, axis.seconds_per_pixel));
      n_parts++;
    }
  g_assert_cmpuint (n_parts, >, 4);
  g_assert_true (haw_timeline_lanes_suits (lanes, near.seconds_per_pixel));

  pack (other, &near);
  haw_timeline_lanes_stack (lanes, HAW_TIMELINE_BOXES, 300);
  rows = get_rows (lanes, &near);
  expected = get_rows (other, &near);
  g_hash_table_iter_init (&iter, rows);
  while (g_hash_table_iter_next (&iter, &key, &row))
    g_assert_true (g_hash_table_lookup (expected, key) == row);

  /* While rows are those of another zoom, no label reaches into a mark. */
  haw_timeline_lanes_pack (lanes, near.seconds_per_pixel, G_MAXUINT);
  {
    g_autoptr (GArray) places = haw_timeline_lanes_get_places (lanes, &axis, 0, 0, 1e9);

    for (guint i = 0; i < places->len; i++)
      for (guint j = 0; j < places->len; j++)
        {
          const HawTimelinePlace *a = &g_array_index (places, HawTimelinePlace, i);
          const HawTimelinePlace *b = &g_array_index (places, HawTimelinePlace, j);

          if (a->lane == b->lane && a->row == b->row && b->start > a->start && a->label_width > 0)
            g_assert_cmpfloat (a->label_x + a->label_width, <=, b->start + 0.01);
        }
  }
}

/* Few events are boxes at any zoom; many are ticks and then a density as the view widens, at the same
 * zoom wherever it is, and later on the way in than on the way out. */
static void
test_detail (void)
{
  g_autoptr (HawTimelineStore) store = haw_test_workload_store (20000);
  g_autoptr (HawTimelineLanes) many = haw_test_workload_lanes (store, 4);
  g_autoptr (HawTimelineLanes) few = make (1);
  HawTimelineDetail detail = HAW_TIMELINE_BOXES;
  gboolean met[3] = { FALSE };
  HawTimeAxis axis;
  int out = 0, in = 0;

  make_axis (&axis, FALSE);
  g_assert_cmpint (haw_timeline_lanes_choose_detail (few, &axis, HAW_TIMELINE_DENSITY), ==,
                   HAW_TIMELINE_BOXES);

  haw_time_axis_fit (&axis, HAW_TEST_WORKLOAD_START, HAW_TEST_WORKLOAD_START + DAY, 0);
  for (int i = 0; i < 120; i++)
    {
      HawTimelineDetail next = haw_timeline_lanes_choose_detail (many, &axis, detail);
      HawTimeAxis elsewhere = axis;

      haw_time_axis_pan (&elsewhere, 12345);
      g_assert_cmpint (haw_timeline_lanes_choose_detail (many, &elsewhere, detail), ==, next);
      g_assert_cmpint (next, >=, detail);
      if (next != detail)
        out = i;
      detail = next;
      met[detail] = TRUE;
      haw_time_axis_zoom (&axis, HAW_TIME_AXIS_OCTAVE / 8, 500);
    }
  g_assert_true (met[0] && met[1] && met[2]);

  for (int i = 120; i > 0 && detail == HAW_TIMELINE_DENSITY; i--)
    {
      haw_time_axis_zoom (&axis, -HAW_TIME_AXIS_OCTAVE / 8, 500);
      detail = haw_timeline_lanes_choose_detail (many, &axis, detail);
      in = i;
    }
  g_assert_cmpint (in, <, out);

  haw_timeline_lanes_configure (many, &metrics, &sizes);
  haw_timeline_lanes_stack (many, HAW_TIMELINE_DENSITY, 600);
  g_assert_cmpfloat (haw_timeline_lanes_get_height (many), <=, 600);
}

static gint64
start_of (HawTimelineLanes *lanes,
          int               position)
{
  return haw_timeline_store_get_anchor (haw_timeline_lanes_get_store (lanes), (guint) position);
}

static void
test_walk (void)
{
  g_autoptr (HawTimelineLanes) lanes = make (9);
  HawTimeAxis axis;
  guint lane = G_MAXUINT, n, n_members;
  int at, next;

  make_axis (&axis, FALSE);
  haw_timeline_lanes_set_collapsed (lanes, 1, TRUE);
  pack (lanes, &axis);

  /* From nowhere into the first lane, and through it in the order of time. */
  at = haw_timeline_lanes_step (lanes, -1, HAW_TIMELINE_NEXT, &lane);
  g_assert_cmpuint (lane, ==, 0);
  for (n = 1; (next = haw_timeline_lanes_step (lanes, at, HAW_TIMELINE_NEXT, &lane)) >= 0; n++)
    {
      g_assert_cmpuint (lane, ==, 0);
      g_assert_cmpint (start_of (lanes, next), >=, start_of (lanes, at));
      g_assert_cmpuint (haw_timeline_lanes_get_rank (lanes, (guint) next, lane, &n_members), ==, n);
      g_assert_cmpuint (n_members, ==, n_in_lane (lanes, 0));
      g_assert_cmpint (haw_timeline_lanes_step (lanes, next, HAW_TIMELINE_PREVIOUS, &lane), ==, at);
      at = next;
    }
  g_assert_cmpuint (n, ==, n_in_lane (lanes, 0));
  g_assert_cmpint (haw_timeline_lanes_step (lanes, -1, HAW_TIMELINE_LAST, &(guint) { 0 }), >=, 0);

  /* Down over the collapsed lane, up again comes back. */
  next = haw_timeline_lanes_step (lanes, at, HAW_TIMELINE_ROW_AFTER, &lane);
  g_assert_cmpuint (lane, ==, 2);
  haw_timeline_lanes_step (lanes, next, HAW_TIMELINE_ROW_BEFORE, &lane);
  g_assert_cmpuint (lane, ==, 0);
  g_assert_cmpint (haw_timeline_lanes_step (lanes, at, HAW_TIMELINE_ROW_BEFORE, &lane), ==, -1);
}

/* Each event is reachable, and its copy in the lane below is where down leads. */
static void
test_reach (void)
{
  g_autoptr (HawTimelineLanes) lanes = make (9);
  HawTimeAxis axis;
  guint lane;

  make_axis (&axis, FALSE);
  haw_timeline_lanes_set_collapsed (lanes, 1, TRUE);
  pack (lanes, &axis);
  for (guint at = 0; at < N_EVENTS; at++)
    {
      guint chosen = haw_timeline_lanes_choose (lanes, at, G_MAXUINT);
      HawTimelinePlace place;

      g_assert_true (haw_timeline_lanes_place (lanes, &axis, at, chosen, &place));
      g_assert_cmpuint (haw_timeline_lanes_choose (lanes, at, chosen), ==, chosen);
      if (chosen == 2 && haw_timeline_lanes_place (lanes, &axis, at, 3, &place))
        {
          lane = 2;
          g_assert_cmpint (haw_timeline_lanes_step (lanes, (int) at, HAW_TIMELINE_ROW_AFTER, &lane),
                           ==, (int) at);
          g_assert_cmpuint (lane, ==, 3);
        }
    }
}

/* One lane is walked by its rows, each of them. */
static void
test_rows (void)
{
  g_autoptr (HawTimelineStore) store = haw_test_workload_store (120);
  g_autoptr (HawTimelineLanes) lanes = haw_test_workload_lanes (store, 0);
  HawTimeAxis axis;
  HawTimelinePlace place;
  guint lane = 0, n_rows = 1;
  int at = 0, next;

  haw_timeline_lanes_configure (lanes, &metrics, &sizes);
  make_axis (&axis, FALSE);
  haw_time_axis_fit (&axis, HAW_TEST_WORKLOAD_START, HAW_TEST_WORKLOAD_START + 700 * DAY, 0);
  pack (lanes, &axis);
  while ((next = haw_timeline_lanes_step (lanes, at, HAW_TIMELINE_ROW_BEFORE, &lane)) >= 0)
    at = next;
  g_assert_true (haw_timeline_lanes_place (lanes, &axis, (guint) at, 0, &place));
  g_assert_cmpuint (place.row, ==, 0);
  while ((at = haw_timeline_lanes_step (lanes, at, HAW_TIMELINE_ROW_AFTER, &lane)) >= 0)
    n_rows++;
  assert_same (haw_timeline_lanes_get_height (lanes), n_rows * sizes.row + 2 * sizes.padding);
}

static void
test_outside (void)
{
  g_autoptr (HawTimelineLanes) lanes = make (2);
  HawTimelineStore *store = haw_timeline_lanes_get_store (lanes);
  HawTimeAxis axis;

  make_axis (&axis, FALSE);
  pack (lanes, &axis);
  for (int step = 0; step < 12; step++)
    {
      guint before, after, n_before = 0, n_after = 0;
      gint64 start, end, glyph = (gint64) (metrics.point / 2 * axis.seconds_per_pixel);

      haw_timeline_lanes_count_outside (lanes, &axis, &before, &after);
      haw_time_axis_get_visible (&axis, &start, &end);
      for (guint i = 0; i < store->n_dated; i++)
        {
          n_before += haw_timeline_store_get_anchor (store, i) < start &&
                              store->ends[i] <= start - glyph
                          ? 1
                          : 0;
          n_after += haw_timeline_store_get_anchor (store, i) >= end + glyph ? 1 : 0;
        }
      g_assert_cmpuint (before, ==, n_before);
      g_assert_cmpuint (after, ==, n_after);
      haw_time_axis_pan (&axis, -140);
    }
}

static void
test_nothing (void)
{
  g_autoptr (HawTimelineStore) store = haw_timeline_store_new ();
  g_autoptr (HawTimelineLanes) lanes = NULL;
  g_autoptr (GArray) places = NULL;
  HawTimeAxis axis;
  guint lane = 0, before, after;

  haw_timeline_store_sort (store);
  lanes = haw_test_workload_lanes (store, 0);
  haw_timeline_lanes_configure (lanes, &metrics, &sizes);
  haw_time_axis_init (&axis, WIDTH, FALSE);
  haw_timeline_fit (store, &metrics, &axis);
  pack (lanes, &axis);
  places = haw_timeline_lanes_get_places (lanes, &axis, 0, 0, 100);
  g_assert_cmpuint (places->len, ==, 0);
  g_assert_cmpint (haw_timeline_lanes_step (lanes, -1, HAW_TIMELINE_NEXT, &lane), ==, -1);
  g_assert_cmpint (haw_timeline_lanes_hit (lanes, &axis, 5, 5, 6, &lane), ==, -1);
  haw_timeline_lanes_count_outside (lanes, &axis, &before, &after);
  assert_same (haw_timeline_lanes_get_height (lanes), sizes.row + 2 * sizes.padding);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/timeline-lanes/nothing-overlaps", test_nothing_overlaps);
  g_test_add_func ("/timeline-lanes/every-lane", test_every_lane);
  g_test_add_func ("/timeline-lanes/folded", test_folded);
  g_test_add_func ("/timeline-lanes/hit", test_hit);
  g_test_add_func ("/timeline-lanes/mirrors", test_mirrors);
  g_test_add_func ("/timeline-lanes/edit-moves-nothing-else", test_edit_moves_nothing_else);
  g_test_add_func ("/timeline-lanes/edit-is-true", test_edit_is_true);
  g_test_add_func ("/timeline-lanes/counts-open", test_counts_open);
  g_test_add_func ("/timeline-lanes/packs-in-parts", test_packs_in_parts);
  g_test_add_func ("/timeline-lanes/detail", test_detail);
  g_test_add_func ("/timeline-lanes/walk", test_walk);
  g_test_add_func ("/timeline-lanes/reach", test_reach);
  g_test_add_func ("/timeline-lanes/rows", test_rows);
  g_test_add_func ("/timeline-lanes/outside", test_outside);
  g_test_add_func ("/timeline-lanes/nothing", test_nothing);

  return g_test_run ();
}
