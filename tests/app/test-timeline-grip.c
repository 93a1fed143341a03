/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "support/haw-test-timeline.h"
#include "time/haw-timeline-grip.h"

#include <math.h>

#define DAY HAW_SECONDS_PER_DAY
#define WIDTH 1000.0
#define ROW 26.0

static const HawTimelineMetrics metrics = {
  .point = 14, .bar = 10, .inset = 8, .gap = 6, .label_max = 200
};

static const HawTimelineLaneSizes sizes = {
  .row = ROW, .padding = 4, .ticks = 40, .density = 60, .most = 90
};

static const char *const dates[] = {
  "2020-07-03",  "2020-07-03/2020-07-20", "2020-07",     "[2020-07-01..2020-07-09]",
  "2020-07/2020-09", "2020-06-20/..",     "../2020-08-01", "2020-07-05T14:30",
  "2020-07~",    "2020-05/2020-07-12",    "2020",        "2020-23",
};

static void
get_date (guint    index,
          HawEdtf *edtf)
{
  g_autoptr (GError) error = NULL;

  haw_edtf_parse (dates[index], edtf, &error);
  g_assert_no_error (error);
}

static HawTimelineLanes *
make_lanes (void)
{
  g_autoptr (HawTimelineStore) store = haw_timeline_store_new ();
  HawTimelineLanes *lanes;

  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      HawTimelineEvent event = { .id = i + 1, .date = dates[i], .title = "زيارة" };
      HawEdtf edtf;

      get_date (i, &edtf);
      haw_edtf_get_bounds (&edtf, &event.bounds);
      haw_timeline_store_add (store, &event);
    }
  haw_timeline_store_sort (store);
  for (guint i = 0; i < store->n; i++)
    store->labels[i] = 10;
  lanes = haw_test_workload_lanes (store, 3);
  haw_timeline_lanes_configure (lanes, &metrics, &sizes);

  return lanes;
}

static void
make_axis (HawTimeAxis *axis,
           const char  *range,
           gboolean     mirrored)
{
  HawBounds bounds;
  HawEdtf edtf;

  haw_edtf_parse (range, &edtf, NULL);
  haw_edtf_get_bounds (&edtf, &bounds);
  haw_time_axis_init (axis, WIDTH, mirrored);
  haw_time_axis_fit (axis, bounds.earliest_start, bounds.latest_end, 0);
}

static void
place_date (HawTimelineLanes  *lanes,
            const HawTimeAxis *axis,
            guint              date,
            HawTimelinePlace  *place)
{
  HawTimelineStore *store = haw_timeline_lanes_get_store (lanes);
  guint position = (guint) haw_timeline_store_find (store, date + 1);
  gboolean found = FALSE;

  for (guint i = 0; i < haw_timeline_lanes_get_n (lanes) && !found; i++)
    found = haw_timeline_lanes_place (lanes, axis, position, i, place);
  g_assert_true (found);
}

static void
lay_out (HawTimelineLanes  *lanes,
         const HawTimeAxis *axis)
{
  while (!haw_timeline_lanes_pack (lanes, axis->seconds_per_pixel, 100))
    ;
  haw_timeline_lanes_stack (lanes, HAW_TIMELINE_BOXES, 400);
}

/* Whatever is taken hold of and dragged, the same happens where time runs the other way. */
static void
test_mirrors (void)
{
  static const char *const ranges[] = { "2020-06-25/2020-07-25", "2020-04/2020-10", "2019/2021",
                                        "2020-07-05", "2020-07-03/2020-07-04" };
  g_autoptr (HawTimelineLanes) lanes = make_lanes ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);
  guint n_held = 0, n_dragged = 0;

  for (guint i = 0; i < 6000; i++)
    {
      guint date = (guint) g_rand_int_range (rand, 0, G_N_ELEMENTS (dates));
      gboolean other = g_rand_boolean (rand);
      double x, dx = g_rand_double_range (rand, -300, 300);
      HawTimelinePlace there, mirrored;
      HawTimelineGrip grip;
      HawTimelinePull pull, turned;
      HawTimeAxis ltr, rtl;
      g_autofree char *made = NULL;
      g_autofree char *made_turned = NULL;
      HawEdtf edtf;

      make_axis (&ltr, ranges[i % G_N_ELEMENTS (ranges)], FALSE);
      make_axis (&rtl, ranges[i % G_N_ELEMENTS (ranges)], TRUE);
      place_date (lanes, &ltr, date, &there);
      place_date (lanes, &rtl, date, &mirrored);
      x = g_rand_boolean (rand) ? g_rand_double_range (rand, 0, WIDTH)
                                : (g_rand_boolean (rand) ? there.start : there.end) +
                                      g_rand_double_range (rand, -8, 8);
      grip = haw_timeline_grip_at (&there, x);
      g_assert_cmpint (haw_timeline_grip_at (&mirrored, WIDTH - x), ==, grip);
      if (grip == HAW_TIMELINE_GRIP_NONE)
        continue;

      n_held++;
      get_date (date, &edtf);
      haw_timeline_pull (grip, &edtf, &ltr, haw_timeline_grip_get_x (&there, grip), dx, other, &pull);
      haw_timeline_pull (grip, &edtf, &rtl, haw_timeline_grip_get_x (&mirrored, grip), -dx, other,
                         &turned);
      made = haw_timeline_pull_apply (&pull, &edtf, NULL);
      made_turned = haw_timeline_pull_apply (&turned, &edtf, NULL);
      g_assert_cmpstr (made, ==, made_turned);
      n_dragged += made != NULL && !g_str_equal (made, dates[date]) ? 1 : 0;
    }
  g_assert_cmpuint (n_held, >, 1500);
  g_assert_cmpuint (n_dragged, >, 1000);
}

static void
test_band_mirrors (void)
{
  g_autoptr (HawTimelineLanes) lanes = make_lanes ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);
  guint n_found = 0;
  HawTimeAxis ltr, rtl;

  make_axis (&ltr, "2020-04/2020-10", FALSE);
  make_axis (&rtl, "2020-04/2020-10", TRUE);
  lay_out (lanes, &ltr);
  for (guint i = 0; i < 400; i++)
    {
      double x1 = g_rand_double_range (rand, 0, WIDTH), x2 = g_rand_double_range (rand, 0, WIDTH);
      double y1 = g_rand_double_range (rand, 0, 400), y2 = g_rand_double_range (rand, 0, 400);
      g_autoptr (GArray) found = haw_timeline_find_in_band (lanes, &ltr, ROW, x1, y1, x2, y2);
      g_autoptr (GArray) turned = haw_timeline_find_in_band (lanes, &rtl, ROW, WIDTH - x2, y2,
                                                             WIDTH - x1, y1);
      g_autofree char *range = haw_timeline_range_date (&ltr, x1, x2);
      g_autofree char *range_turned = haw_timeline_range_date (&rtl, WIDTH - x2, WIDTH - x1);

      g_assert_cmpstr (range, ==, range_turned);
      g_assert_cmpmem (found->data, found->len * sizeof (guint), turned->data,
                       turned->len * sizeof (guint));
      for (guint j = 0; j < found->len; j++)
        {
          g_assert_cmpuint (g_array_index (found, guint, j), <, G_N_ELEMENTS (dates));
          if (j > 0)
            g_assert_cmpuint (g_array_index (found, guint, j), >, g_array_index (found, guint, j - 1));
        }
      n_found += found->len;
    }
  g_assert_cmpuint (n_found, >, 300);
}

/* A band finds what it touches, and only in the rows that it touches. */
static void
test_band (void)
{
  g_autoptr (HawTimelineLanes) lanes = make_lanes ();
  g_autoptr (GArray) all = NULL;
  HawTimeAxis axis;

  make_axis (&axis, "2020-04/2020-10", FALSE);
  lay_out (lanes, &axis);
  all = haw_timeline_find_in_band (lanes, &axis, ROW, 0, 0, WIDTH, 1000);
  g_assert_cmpuint (all->len, ==, G_N_ELEMENTS (dates));
  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      g_autoptr (GArray) found = NULL;
      HawTimelinePlace place;
      gboolean there = FALSE;
      double middle;

      place_date (lanes, &axis, i, &place);
      middle = CLAMP ((place.start + place.end) / 2, 0, WIDTH);
      found = haw_timeline_find_in_band (lanes, &axis, ROW, middle - 1, place.y + 2, middle + 1,
                                         place.y + ROW - 2);
      for (guint j = 0; j < found->len; j++)
        there = there || g_array_index (found, guint, j) == place.item;
      g_assert_true (there);
      g_assert_cmpuint (found->len, ==, 1);
    }

  haw_timeline_lanes_stack (lanes, HAW_TIMELINE_TICKS, 400);
  g_array_set_size (all, 0);
  g_array_unref (g_steal_pointer (&all));
  all = haw_timeline_find_in_band (lanes, &axis, ROW, 0, 0, WIDTH, 1000);
  g_assert_cmpuint (all->len, ==, G_N_ELEMENTS (dates));
}

/* What is held is what is seen: the ends of bars, all of a point, nothing of a label. */
static void
test_grips (void)
{
  g_autoptr (HawTimelineLanes) lanes = make_lanes ();
  HawTimelinePlace place;
  HawTimeAxis axis;

  make_axis (&axis, "2020-06-25/2020-07-25", FALSE);
  place_date (lanes, &axis, 1, &place); /* lasts for days */
  g_assert_cmpint (haw_timeline_grip_at (&place, place.start - 4), ==, HAW_TIMELINE_GRIP_START);
  g_assert_cmpint (haw_timeline_grip_at (&place, place.start + 4), ==, HAW_TIMELINE_GRIP_START);
  g_assert_cmpint (haw_timeline_grip_at (&place, place.start + 9), ==, HAW_TIMELINE_GRIP_BODY);
  g_assert_cmpint (haw_timeline_grip_at (&place, place.end - 9), ==, HAW_TIMELINE_GRIP_BODY);
  g_assert_cmpint (haw_timeline_grip_at (&place, place.end + 4), ==, HAW_TIMELINE_GRIP_END);
  g_assert_cmpint (haw_timeline_grip_at (&place, place.end + 9), ==, HAW_TIMELINE_GRIP_NONE);

  place_date (lanes, &axis, 5, &place); /* with an open end */
  g_assert_true (haw_timeline_grip_is_shown (&place, HAW_TIMELINE_GRIP_START));
  g_assert_false (haw_timeline_grip_is_shown (&place, HAW_TIMELINE_GRIP_END));

  make_axis (&axis, "2020-04/2020-10", FALSE);
  place_date (lanes, &axis, 4, &place); /* from some day of July to some of September */
  g_assert_true (haw_timeline_grip_is_shown (&place, HAW_TIMELINE_GRIP_CORE_START));
  g_assert_cmpint (haw_timeline_grip_at (&place, place.core_start + 2), ==,
                   HAW_TIMELINE_GRIP_CORE_START);
  g_assert_cmpint (haw_timeline_grip_at (&place, place.core_end - 2), ==,
                   HAW_TIMELINE_GRIP_CORE_END);

  make_axis (&axis, "2019/2021", FALSE);
  place_date (lanes, &axis, 0, &place); /* a point at this zoom */
  g_assert_cmpint (place.shape, ==, HAW_TIMELINE_POINT);
  g_assert_cmpint (haw_timeline_grip_at (&place, place.start), ==, HAW_TIMELINE_GRIP_BODY);
  g_assert_cmpint (haw_timeline_grip_at (&place, place.end + 2), ==, HAW_TIMELINE_GRIP_NONE);
}

typedef struct
{
  guint date;
  const char *range; /* of the view */
  HawTimelineGrip grip;
  const char *to;    /* the beginning of this date is where the edge, or the beginning, comes to */
  gboolean other;
  const char *made;
} Drag;

static const Drag drags[] = {
  { 0, "2020-06-25/2020-07-25", HAW_TIMELINE_GRIP_BODY, "2020-07-09", FALSE, "2020-07-09" },
  { 1, "2020-06-25/2020-07-25", HAW_TIMELINE_GRIP_BODY, "2020-07-01", FALSE,
    "2020-07-01/2020-07-18" },
  { 2, "2020-04/2020-10", HAW_TIMELINE_GRIP_BODY, "2020-05-04", FALSE, "2020-05" },
  { 7, "2020-06-25/2020-07-25", HAW_TIMELINE_GRIP_BODY, "2020-07-09T13:10", FALSE,
    "2020-07-09T14:30" },
  { 7, "2020-07-05", HAW_TIMELINE_GRIP_BODY, "2020-07-05T09:40", FALSE, "2020-07-05T09:45" },
  /* A day that is dragged longer lasts; with the other meaning it is in doubt. */
  { 0, "2020-06-25/2020-07-25", HAW_TIMELINE_GRIP_END, "2020-07-06", FALSE,
    "2020-07-03/2020-07-05" },
  { 0, "2020-06-25/2020-07-25", HAW_TIMELINE_GRIP_END, "2020-07-06", TRUE,
    "[2020-07-03..2020-07-05]" },
  { 1, "2020-06-25/2020-07-25", HAW_TIMELINE_GRIP_START, "2020-07-10", FALSE,
    "2020-07-10/2020-07-20" },
  /* What is somewhere within a time is so within a longer or shorter one. */
  { 3, "2020-06-25/2020-07-25", HAW_TIMELINE_GRIP_END, "2020-07-13", FALSE,
    "[2020-07-01..2020-07-12]" },
  { 3, "2020-06-25/2020-07-25", HAW_TIMELINE_GRIP_START, "2020-07-03", FALSE,
    "[2020-07-03..2020-07-09]" },
  { 3, "2020-06-25/2020-07-25", HAW_TIMELINE_GRIP_END, "2020-07-13", TRUE,
    "2020-07-01/2020-07-12" },
  { 2, "2020-06-25/2020-08-10", HAW_TIMELINE_GRIP_END, "2020-08-06", FALSE,
    "[2020-07-01..2020-08-05]" },
  /* Months at a zoom where only they can be aimed at. */
  { 4, "2012/2020", HAW_TIMELINE_GRIP_END, "2020-12-04", FALSE, "2020-07/2020-11" },
  { 4, "2020-06-25/2020-10-25", HAW_TIMELINE_GRIP_CORE_START, "2020-07-11", FALSE,
    "2020-07-11/2020-09" },
  { 5, "2020-06-15/2020-07-15", HAW_TIMELINE_GRIP_START, "2020-06-23", FALSE, "2020-06-23/.." },
};

static void
test_drags (void)
{
  g_autoptr (HawTimelineLanes) lanes = make_lanes ();

  for (guint i = 0; i < G_N_ELEMENTS (drags); i++)
    {
      const Drag *drag = &drags[i];
      g_autoptr (GError) error = NULL;
      g_autofree char *made = NULL;
      HawTimelinePlace place;
      HawTimelinePull pull;
      HawBounds bounds;
      HawTimeAxis axis;
      HawEdtf edtf, to;
      double edge;

      make_axis (&axis, drag->range, i % 2 == 1);
      place_date (lanes, &axis, drag->date, &place);
      edge = haw_timeline_grip_get_x (&place, drag->grip);
      get_date (drag->date, &edtf);
      haw_edtf_get_bounds (&edtf, &bounds);
      if (drag->grip == HAW_TIMELINE_GRIP_BODY)
        edge = haw_time_axis_x_of (&axis, bounds.earliest_start);
      haw_edtf_parse (drag->to, &to, NULL);
      haw_edtf_get_bounds (&to, &bounds);
      haw_timeline_pull (drag->grip, &edtf, &axis, edge,
                         haw_time_axis_x_of (&axis, bounds.earliest_start) - edge, drag->other, &pull);
      made = haw_timeline_pull_apply (&pull, &edtf, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (made, ==, drag->made);
    }
}

/* Near the beginning of a month a whole event rests there, elsewhere it goes by days. */
static void
test_magnet (void)
{
  HawTimelinePull pull;
  HawBounds bounds;
  HawTimeAxis axis;
  HawEdtf edtf;
  double x;
  g_autofree char *near = NULL;
  g_autofree char *far = NULL;

  make_axis (&axis, "2020-03/2020-12", FALSE);
  g_assert_cmpint (haw_snap_unit (axis.seconds_per_pixel), ==, HAW_PRECISION_MONTH);
  get_date (0, &edtf);
  haw_edtf_get_bounds (&edtf, &bounds);
  x = haw_time_axis_x_of (&axis, bounds.earliest_start);
  haw_timeline_pull (HAW_TIMELINE_GRIP_BODY, &edtf, &axis, x, -4, FALSE, &pull);
  near = haw_timeline_pull_apply (&pull, &edtf, NULL);
  g_assert_cmpstr (near, ==, "2020-07-01");
  haw_timeline_pull (HAW_TIMELINE_GRIP_BODY, &edtf, &axis, x, 3.6 * 10, FALSE, &pull);
  far = haw_timeline_pull_apply (&pull, &edtf, NULL);
  g_assert_cmpstr (far, !=, "2020-07-01");
  g_assert_true (g_str_has_prefix (far, "2020-07-1"));
}

static void
test_ranges (void)
{
  static const struct
  {
    const char *range;
    const char *from, *to;
    const char *made;
  } cases[] = {
    { "2020-06-25/2020-07-25", "2020-07-03T10:00", "2020-07-05T10:00", "2020-07-03/2020-07-05" },
    { "2020-06-25/2020-07-25", "2020-07-05T10:00", "2020-07-03T10:00", "2020-07-03/2020-07-05" },
    { "2020-06-25/2020-07-25", "2020-07-05T10:00", "2020-07-05T10:00", "2020-07-05" },
    { "2012/2020", "2014-03-07", "2014-03-07", "2014-03" },
    { "2020-07-05", "2020-07-05T10:03", "2020-07-05T10:03", "2020-07-05" },
    { "2020-07-05", "2020-07-05T10:03", "2020-07-05T11:05", "2020-07-05T10:00/2020-07-05T11:00" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (guint mirrored = 0; mirrored < 2; mirrored++)
      {
        g_autofree char *made = NULL;
        HawBounds from, to;
        HawTimeAxis axis;
        HawEdtf edtf;

        make_axis (&axis, cases[i].range, mirrored);
        haw_edtf_parse (cases[i].from, &edtf, NULL);
        haw_edtf_get_bounds (&edtf, &from);
        haw_edtf_parse (cases[i].to, &edtf, NULL);
        haw_edtf_get_bounds (&edtf, &to);
        made = haw_timeline_range_date (&axis, haw_time_axis_x_of (&axis, from.earliest_start),
                                        haw_time_axis_x_of (&axis, to.earliest_start));
        g_assert_cmpstr (made, ==, cases[i].made);
      }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/timeline-grip/mirrors", test_mirrors);
  g_test_add_func ("/timeline-grip/band-mirrors", test_band_mirrors);
  g_test_add_func ("/timeline-grip/band", test_band);
  g_test_add_func ("/timeline-grip/grips", test_grips);
  g_test_add_func ("/timeline-grip/drags", test_drags);
  g_test_add_func ("/timeline-grip/magnet", test_magnet);
  g_test_add_func ("/timeline-grip/ranges", test_ranges);

  return g_test_run ();
}
