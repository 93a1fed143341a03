/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "time/haw-timeline-lanes.h"

#include <math.h>

#define DAY HAW_SECONDS_PER_DAY
#define N_EVENTS 80

static const HawTimelineMetrics metrics = {
  .point = 14, .bar = 10, .inset = 8, .gap = 6, .label_max = 120, .inside_max = 400, .beside_max = 320
};
static const HawTimelineLaneSizes sizes = {
  .row = 27, .padding = 4, .ticks = 50, .density = 50, .most = 200
};

static double
measure_cb (const HawTimelineStore *store,
            guint                   position,
            gpointer                user_data)
{
  return 20 + store->ids[position] * 37 % 380;
}

static HawTimelineLanes *
make (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  g_autoptr (HawTimelineStore) store = haw_timeline_store_new ();
  HawTimelineLanes *lanes;

  for (gint64 id = 1; id <= N_EVENTS; id++)
    {
      gint64 start = (gint64) g_rand_int_range (rand, 0, 600) * DAY;
      gint64 end = start + (id % 3 == 0 ? g_rand_int_range (rand, 1, 90) : 1) * DAY;
      HawTimelineEvent event = { .id = id, .title = "", .bounds = { start, start, end, end } };

      haw_timeline_store_add (store, &event);
    }
  haw_timeline_store_sort (store);
  lanes = haw_timeline_lanes_new (store);
  haw_timeline_lanes_finish (lanes);
  haw_timeline_lanes_configure (lanes, &metrics, &sizes);
  haw_timeline_lanes_measure (lanes, measure_cb, NULL);

  return lanes;
}

/* Labels beside their marks take what is free in their rows, the same wherever the view is. */
static void
test_extended (void)
{
  g_autoptr (HawTimelineLanes) lanes = make ();
  g_autoptr (GArray) widths = NULL;
  guint n_extended = 0, n_cut = 0, n_compared = 0;
  HawTimeAxis axis;

  haw_time_axis_init (&axis, 900, FALSE);
  haw_time_axis_fit (&axis, 0, 300 * DAY, 0);
  g_assert_true (haw_timeline_lanes_pack (lanes, axis.seconds_per_pixel, G_MAXUINT));
  haw_timeline_lanes_stack (lanes, HAW_TIMELINE_BOXES, 300);
  widths = g_array_new (FALSE, TRUE, sizeof (double));
  g_array_set_size (widths, haw_timeline_lanes_get_store (lanes)->n);
  for (guint step = 0; step < 12; step++)
    {
      g_autoptr (GArray) places = haw_timeline_lanes_get_places (lanes, &axis, 0, 0, 1e9);

      for (guint i = 0; i < places->len; i++)
        {
          const HawTimelinePlace *place = &g_array_index (places, HawTimelinePlace, i);
          double *before = &g_array_index (widths, double, place->item);
          HawTimelinePlace alone;

          /* What follows a label that is not in view need not be known. */
          if (place->label_x > axis.width)
            continue;
          n_compared += *before > 0 ? 1 : 0;
          if (*before > 0)
            g_assert_cmpfloat_with_epsilon (place->label_width, *before, 1e-6);
          *before = place->label_width;
          g_assert_true (haw_timeline_lanes_place (lanes, &axis, place->item, place->lane, &alone));
          g_assert_cmpfloat_with_epsilon (alone.label_width, place->label_width, 1e-6);
          g_assert_cmpfloat_with_epsilon (alone.label_x, place->label_x, 1e-6);
          n_extended += !place->label_inside && place->label_width > metrics.label_max ? 1 : 0;
          n_cut += !place->label_inside && fabs (place->label_width - metrics.label_max) < 1 ? 1 : 0;
        }
      haw_time_axis_pan (&axis, -37);
    }
  g_assert_cmpuint (n_extended, >, 0);
  g_assert_cmpuint (n_cut, >, 0);
  g_assert_cmpuint (n_compared, >, 0);
}

/* Inside a bar a label takes the whole of it. */
static void
test_inside (void)
{
  g_autoptr (HawTimelineLanes) lanes = make ();
  g_autoptr (GArray) places = NULL;
  guint n_long = 0;
  HawTimeAxis axis;

  haw_time_axis_init (&axis, 900, FALSE);
  haw_time_axis_fit (&axis, 0, 150 * DAY, 0);
  g_assert_true (haw_timeline_lanes_pack (lanes, axis.seconds_per_pixel, G_MAXUINT));
  haw_timeline_lanes_stack (lanes, HAW_TIMELINE_BOXES, 300);
  places = haw_timeline_lanes_get_places (lanes, &axis, 1e4, 0, 1e9);
  for (guint i = 0; i < places->len; i++)
    {
      const HawTimelinePlace *place = &g_array_index (places, HawTimelinePlace, i);

      if (!place->label_inside)
        continue;
      g_assert_cmpfloat (place->label_width, <=, place->end - place->start - 2 * metrics.inset + 1e-6);
      g_assert_cmpfloat (place->label_width, <=, metrics.inside_max);
      n_long += place->label_width > metrics.label_max ? 1 : 0;
    }
  g_assert_cmpuint (n_long, >, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/timeline-extend/beside", test_extended);
  g_test_add_func ("/timeline-extend/inside", test_inside);

  return g_test_run ();
}
