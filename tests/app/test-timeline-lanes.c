/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "time/haw-timeline-lanes.h"

#include <math.h>

#define DAY HAW_SECONDS_PER_DAY
#define WIDTH 1000.0
#define N_SPANS 160
#define N_LANES 9

static const HawTimelineMetrics metrics = {
  .point = 14, .bar = 10, .inset = 8, .gap = 6, .label_max = 200
};
static const HawTimelineLaneSizes sizes = { .row = 27, .padding = 4 };

/* Random events in random lanes; the last lane is for those in no other. */
typedef struct
{
  HawTimelineSpan spans[N_SPANS + 1];
  guint n_spans;
  GArray *members[N_LANES];
  HawTimelineLane lanes[N_LANES];
} Scene;

static void
take_lanes (Scene *scene)
{
  for (guint i = 0; i < N_LANES; i++)
    {
      scene->lanes[i].id = i + 10;
      scene->lanes[i].members = (const guint *) (const void *) scene->members[i]->data;
      scene->lanes[i].n_members = scene->members[i]->len;
    }
}

static Scene *
scene_new (guint32 seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  Scene *scene = g_new0 (Scene, 1);

  scene->n_spans = N_SPANS;
  for (guint i = 0; i < N_LANES; i++)
    scene->members[i] = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < N_SPANS; i++)
    {
      gint64 start = (gint64) g_rand_int_range (rand, 0, 700) * DAY;
      gint64 end = start + (i % 3 == 0 ? g_rand_int_range (rand, 1, 60) : 1) * DAY;
      gboolean any = FALSE;

      scene->spans[i].id = i + 1;
      scene->spans[i].bounds = (HawBounds) { start, start, end, end };
      scene->spans[i].label = g_rand_int_range (rand, 20, 260);
      for (guint j = 0; j < N_LANES - 1; j++)
        if (g_rand_int_range (rand, 0, (int) j + 2) == 0)
          {
            g_array_append_val (scene->members[j], i);
            any = TRUE;
          }
      if (!any)
        g_array_append_val (scene->members[N_LANES - 1], i);
    }

  take_lanes (scene);
  return scene;
}

static void
scene_free (Scene *scene)
{
  for (guint i = 0; i < N_LANES; i++)
    g_array_unref (scene->members[i]);
  g_free (scene);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Scene, scene_free)

static HawTimelineLanes *
make (Scene             *scene,
      const HawTimeAxis *axis,
      HawTimelineLanes  *before)
{
  return haw_timeline_lanes_new (scene->lanes, N_LANES, scene->spans, scene->n_spans, &metrics,
                                 &sizes, axis->seconds_per_pixel, before);
}

static void
make_axis (HawTimeAxis *axis,
           gboolean     mirrored)
{
  haw_time_axis_init (axis, WIDTH, mirrored);
  haw_time_axis_fit (axis, 0, 730 * DAY, 0);
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

static void
test_nothing_overlaps (void)
{
  for (guint32 seed = 1; seed <= 10; seed++)
    {
      g_autoptr (Scene) scene = scene_new (seed);
      g_autoptr (HawTimelineLanes) lanes = NULL;
      HawTimeAxis axis;

      make_axis (&axis, seed % 2 == 0);
      if (seed % 3 == 0)
        haw_time_axis_zoom (&axis, haw_time_axis_levels_of_factor (6), 300);
      scene->lanes[seed % N_LANES].collapsed = TRUE;
      lanes = make (scene, &axis, NULL);

      for (int step = 0; step < 5; step++)
        {
          g_autoptr (GArray) places = haw_timeline_lanes_get_places (lanes, &axis, 0, 0, 1e9);

          g_assert_cmpuint (places->len, >, 0);
          assert_apart (places);
          haw_time_axis_pan (&axis, seed % 2 == 0 ? 177 : -177);
        }
    }
}

/* Each event stands in each of its lanes, between the edges of that lane, and in no other. */
static void
test_every_lane (void)
{
  g_autoptr (Scene) scene = scene_new (4);
  g_autoptr (HawTimelineLanes) lanes = NULL;
  g_autoptr (GArray) places = NULL;
  HawTimeAxis axis;
  guint n_members = 0;
  double bottom = 0;

  make_axis (&axis, FALSE);
  scene->lanes[2].collapsed = TRUE;
  lanes = make (scene, &axis, NULL);
  g_assert_cmpuint (haw_timeline_lanes_get_n (lanes), ==, N_LANES);
  places = haw_timeline_lanes_get_places (lanes, &axis, 1e6, 0, 1e9);

  for (guint i = 0; i < N_LANES; i++)
    {
      double y, height;

      haw_timeline_lanes_get_extent (lanes, i, &y, &height);
      assert_same (y, bottom);
      bottom = y + height;
      n_members += scene->members[i]->len;
      for (guint j = 0; j < N_SPANS; j++)
        {
          HawTimelinePlace place;
          gboolean expected = FALSE;

          for (guint k = 0; k < scene->members[i]->len; k++)
            expected = expected || g_array_index (scene->members[i], guint, k) == j;
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
test_ticks (void)
{
  const HawTimelineSpan spans[] = {
    { .id = 1, .bounds = { 100 * DAY, 100 * DAY, 150 * DAY, 150 * DAY }, .label = 50 },
    { .id = 2, .bounds = { HAW_TIME_MIN, HAW_TIME_MIN, 200 * DAY, 200 * DAY }, .label = 50 },
    { .id = 3, .bounds = { 300 * DAY, 300 * DAY, HAW_TIME_MAX, HAW_TIME_MAX }, .label = 50 },
    { .id = 4, .bounds = { 400 * DAY, 400 * DAY, 401 * DAY, 401 * DAY }, .label = 50 },
  };
  const guint members[] = { 0, 1, 2, 3 };
  const HawTimelineLane lane = { .id = 1, .members = members, .n_members = 4, .collapsed = TRUE };

  for (guint mirrored = 0; mirrored < 2; mirrored++)
    {
      g_autoptr (HawTimelineLanes) lanes = NULL;
      HawTimeAxis axis;
      HawTimelinePlace place;
      double known[] = { 100, 200, 300, 400 };

      make_axis (&axis, mirrored);
      lanes = haw_timeline_lanes_new (&lane, 1, spans, 4, &metrics, &sizes, axis.seconds_per_pixel,
                                      NULL);
      for (guint i = 0; i < 4; i++)
        {
          double x = haw_time_axis_x_of (&axis, (gint64) known[i] * DAY);

          g_assert_true (haw_timeline_lanes_place (lanes, &axis, i, 0, &place));
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
      g_autoptr (Scene) scene = scene_new (8);
      g_autoptr (HawTimelineLanes) lanes = NULL;
      g_autoptr (GArray) places = NULL;
      g_autoptr (GArray) part = NULL;
      HawTimeAxis axis;
      guint n_part = 0;

      make_axis (&axis, mirrored);
      scene->lanes[1].collapsed = TRUE;
      lanes = make (scene, &axis, NULL);
      places = haw_timeline_lanes_get_places (lanes, &axis, 0, 0, 1e9);
      part = haw_timeline_lanes_get_places (lanes, &axis, 0, 100, 400);

      for (guint i = 0; i < places->len; i++)
        {
          const HawTimelinePlace *place = &g_array_index (places, HawTimelinePlace, i);
          double x = place->x + place->width / 2;
          double y = place->y + sizes.row / 2;
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
  g_autoptr (Scene) scene = scene_new (5);
  g_autoptr (HawTimelineLanes) lanes = NULL;
  g_autoptr (GArray) places = NULL;
  HawTimeAxis axis, mirrored;

  make_axis (&axis, FALSE);
  make_axis (&mirrored, TRUE);
  lanes = make (scene, &axis, NULL);
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

/* An edit packs the lanes it touches, and nothing packs while panning or collapsing. */
static void
test_packs_what_changed (void)
{
  g_autoptr (Scene) scene = scene_new (6);
  g_autoptr (HawTimelineLanes) first = NULL;
  g_autoptr (HawTimelineLanes) second = NULL;
  g_autoptr (HawTimelineLanes) third = NULL;
  g_autoptr (HawTimelineLanes) fourth = NULL;
  g_autoptr (HawTimelineLanes) fresh = NULL;
  HawTimeAxis axis;
  guint added = N_SPANS;

  make_axis (&axis, FALSE);
  first = make (scene, &axis, NULL);
  g_assert_cmpuint (haw_timeline_lanes_get_n_packed (first), ==, N_LANES);

  scene->spans[N_SPANS] = scene->spans[3];
  scene->spans[N_SPANS].id = N_SPANS + 1;
  scene->n_spans++;
  g_array_append_val (scene->members[1], added);
  g_array_append_val (scene->members[5], added);
  take_lanes (scene);
  second = make (scene, &axis, first);
  g_assert_cmpuint (haw_timeline_lanes_get_n_packed (second), ==, 2);

  scene->lanes[0].collapsed = TRUE;
  third = make (scene, &axis, second);
  g_assert_cmpuint (haw_timeline_lanes_get_n_packed (third), ==, 0);

  /* What was taken over is the same as packed anew. */
  fresh = make (scene, &axis, NULL);
  assert_same (haw_timeline_lanes_get_height (third), haw_timeline_lanes_get_height (fresh));
  for (guint i = 0; i < scene->n_spans; i++)
    for (guint j = 0; j < N_LANES; j++)
      {
        HawTimelinePlace one, other;
        gboolean there = haw_timeline_lanes_place (third, &axis, i, j, &one);

        g_assert_cmpint (there, ==, haw_timeline_lanes_place (fresh, &axis, i, j, &other));
        if (there)
          assert_same (one.y, other.y);
      }

  haw_time_axis_zoom (&axis, haw_time_axis_levels_of_factor (4), 500);
  g_assert_false (haw_timeline_lanes_suits (third, axis.seconds_per_pixel));
  fourth = make (scene, &axis, third);
  g_assert_cmpuint (haw_timeline_lanes_get_n_packed (fourth), ==, N_LANES);
}

static gint64
start_of (Scene *scene,
          int    span)
{
  return scene->spans[span].bounds.earliest_start;
}

static void
test_walk (void)
{
  g_autoptr (Scene) scene = scene_new (9);
  g_autoptr (HawTimelineLanes) lanes = NULL;
  HawTimeAxis axis;
  guint lane = G_MAXUINT, n;
  int span, next;

  make_axis (&axis, FALSE);
  scene->lanes[1].collapsed = TRUE;
  lanes = make (scene, &axis, NULL);

  /* From nowhere into the first lane, and through it in the order of time. */
  span = haw_timeline_lanes_step (lanes, -1, HAW_TIMELINE_NEXT, &lane);
  g_assert_cmpuint (lane, ==, 0);
  for (n = 1; (next = haw_timeline_lanes_step (lanes, span, HAW_TIMELINE_NEXT, &lane)) >= 0; n++)
    {
      guint n_members;

      g_assert_cmpuint (lane, ==, 0);
      g_assert_cmpint (start_of (scene, next), >=, start_of (scene, span));
      g_assert_cmpuint (haw_timeline_lanes_get_rank (lanes, (guint) next, lane, &n_members), ==, n);
      g_assert_cmpuint (n_members, ==, scene->members[0]->len);
      span = next;
    }
  g_assert_cmpuint (n, ==, scene->members[0]->len);
  g_assert_cmpint (haw_timeline_lanes_step (lanes, -1, HAW_TIMELINE_LAST, &(guint) { 0 }), >=, 0);

  /* Down over the collapsed lane to the nearest in time; up again comes back nearby. */
  next = haw_timeline_lanes_step (lanes, span, HAW_TIMELINE_ROW_AFTER, &lane);
  g_assert_cmpuint (lane, ==, 2);
  for (guint i = 0; i < scene->members[2]->len; i++)
    {
      const HawBounds *from = &scene->spans[span].bounds;
      const HawBounds *to = &scene->spans[next].bounds;
      const HawBounds *other =
          &scene->spans[g_array_index (scene->members[2], guint, i)].bounds;
      gint64 middle = from->earliest_start + from->latest_end;

      g_assert_cmpint (ABS (to->earliest_start + to->latest_end - middle), <=,
                       ABS (other->earliest_start + other->latest_end - middle));
    }
  haw_timeline_lanes_step (lanes, next, HAW_TIMELINE_ROW_BEFORE, &lane);
  g_assert_cmpuint (lane, ==, 0);
  g_assert_cmpint (haw_timeline_lanes_step (lanes, span, HAW_TIMELINE_ROW_BEFORE, &lane), ==, -1);
}

/* Each event is reachable, and its copy in the lane below is where down leads. */
static void
test_reach (void)
{
  g_autoptr (Scene) scene = scene_new (9);
  g_autoptr (HawTimelineLanes) lanes = NULL;
  HawTimeAxis axis;
  guint lane;

  make_axis (&axis, FALSE);
  scene->lanes[1].collapsed = TRUE;
  lanes = make (scene, &axis, NULL);
  for (guint at = 0; at < N_SPANS; at++)
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

static void
test_outside (void)
{
  g_autoptr (Scene) scene = scene_new (2);
  g_autoptr (HawTimelineLanes) lanes = NULL;
  HawTimeAxis axis;
  guint before, after;

  make_axis (&axis, FALSE);
  lanes = make (scene, &axis, NULL);
  haw_time_axis_pan (&axis, 5000);
  haw_timeline_lanes_count_outside (lanes, &axis, &before, &after);
  g_assert_cmpuint (before, ==, 0);
  g_assert_cmpuint (after, ==, N_SPANS);
}

static void
test_nothing (void)
{
  g_autoptr (HawTimelineLanes) lanes = NULL;
  g_autoptr (GArray) places = NULL;
  HawTimelineLane empty = { .id = 1 };
  g_autoptr (HawTimelineLanes) one = NULL;
  HawTimeAxis axis;
  guint lane = 0, before, after;

  make_axis (&axis, FALSE);
  lanes = haw_timeline_lanes_new (NULL, 0, NULL, 0, &metrics, &sizes, 1, NULL);
  places = haw_timeline_lanes_get_places (lanes, &axis, 0, 0, 100);
  g_assert_cmpuint (places->len, ==, 0);
  g_assert_cmpint (haw_timeline_lanes_step (lanes, -1, HAW_TIMELINE_NEXT, &lane), ==, -1);
  g_assert_cmpint (haw_timeline_lanes_hit (lanes, &axis, 5, 5, 6, &lane), ==, -1);
  haw_timeline_lanes_count_outside (lanes, &axis, &before, &after);

  one = haw_timeline_lanes_new (&empty, 1, NULL, 0, &metrics, &sizes, 1, NULL);
  assert_same (haw_timeline_lanes_get_height (one), sizes.row + 2 * sizes.padding);
  g_assert_cmpint (haw_timeline_lanes_step (one, -1, HAW_TIMELINE_NEXT, &lane), ==, -1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/timeline-lanes/nothing-overlaps", test_nothing_overlaps);
  g_test_add_func ("/timeline-lanes/every-lane", test_every_lane);
  g_test_add_func ("/timeline-lanes/ticks", test_ticks);
  g_test_add_func ("/timeline-lanes/hit", test_hit);
  g_test_add_func ("/timeline-lanes/mirrors", test_mirrors);
  g_test_add_func ("/timeline-lanes/packs-what-changed", test_packs_what_changed);
  g_test_add_func ("/timeline-lanes/walk", test_walk);
  g_test_add_func ("/timeline-lanes/reach", test_reach);
  g_test_add_func ("/timeline-lanes/outside", test_outside);
  g_test_add_func ("/timeline-lanes/nothing", test_nothing);

  return g_test_run ();
}
