/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>
#include <string.h>
#include <time.h>

#include "haw-bench.h"
#include "support/haw-test-timeline.h"
#include "timeline/haw-timeline-view.h"

/* The timeline with the workload W(n), in a size of its own and drawn as the cairo renderer does. For
 * each number of events and each view: what the first frame costs, and a frame of panning by a 200th of
 * the view, and of zooming: building it, drawing it, and what was counted. Times are CPU time of the
 * main thread in ms. */

#define WIDTH 1280
#define HEIGHT 700
#define N_FRAMES 120

typedef struct
{
  HawTimelineView *view;
  cairo_surface_t *surface;
  guint n_events;
  const char *name;
} Bench;

static gint64
get_cpu (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);

  return (gint64) now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

static guint
count_nodes (GskRenderNode *node)
{
  guint n = 1;

  switch ((int) gsk_render_node_get_node_type (node))
    {
    case GSK_CONTAINER_NODE:
      for (guint i = 0; i < gsk_container_node_get_n_children (node); i++)
        n += count_nodes (gsk_container_node_get_child (node, i));
      return n;
    case GSK_TRANSFORM_NODE:
      return n + count_nodes (gsk_transform_node_get_child (node));
    case GSK_CLIP_NODE:
      return n + count_nodes (gsk_clip_node_get_child (node));
    case GSK_ROUNDED_CLIP_NODE:
      return n + count_nodes (gsk_rounded_clip_node_get_child (node));
    default:
      return n;
    }
}

static GskRenderNode *
build (Bench *bench)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  haw_timeline_view_paint (bench->view, snapshot, WIDTH, HEIGHT);

  return gtk_snapshot_free_to_node (snapshot);
}

static void
draw (Bench         *bench,
      GskRenderNode *node)
{
  cairo_t *cr = cairo_create (bench->surface);

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  gsk_render_node_draw (node, cr);
  cairo_destroy (cr);
}

/* What is done between frames. */
static gint64
rest (gboolean settle)
{
  gint64 begun = get_cpu ();
  gint64 until = g_get_monotonic_time () + (settle ? 400 : 0) * 1000;

  do
    while (g_main_context_iteration (NULL, FALSE))
      ;
  while (g_get_monotonic_time () < until);

  return get_cpu () - begun;
}

static void
run (Bench      *bench,
     const char *motion,
     void      (*step) (Bench *bench, guint frame))
{
  g_autoptr (GArray) built = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) drawn = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) whole = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) between = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint n_layouts = 0, n_nodes = 0, n_made = 0;

  rest (TRUE);
  for (guint i = 0; i < N_FRAMES; i++)
    {
      guint layouts = haw_timeline_view_get_n_shaped (bench->view);
      guint made = haw_timeline_view_get_n_drawn (bench->view);
      gint64 begun = get_cpu (), time;
      GskRenderNode *node;

      step (bench, i);
      node = build (bench);
      time = get_cpu () - begun;
      g_array_append_val (built, time);
      n_layouts += haw_timeline_view_get_n_shaped (bench->view) - layouts;
      n_made += haw_timeline_view_get_n_drawn (bench->view) - made;
      n_nodes = MAX (n_nodes, count_nodes (node));

      begun = get_cpu ();
      draw (bench, node);
      time = get_cpu () - begun;
      g_array_append_val (drawn, time);
      time += g_array_index (built, gint64, i);
      g_array_append_val (whole, time);
      gsk_render_node_unref (node);
      time = rest (FALSE);
      g_array_append_val (between, time);
    }

  g_print ("{\"bench\": \"timeline\", \"n\": %u, \"view\": \"%s\", \"motion\": \"%s\","
           " \"detail\": %d, \"build_p50\": %.2f, \"build_p95\": %.2f, \"draw_p50\": %.2f,"
           " \"draw_p95\": %.2f, \"frame_p50\": %.2f, \"frame_p95\": %.2f, \"frame_max\": %.2f,"
           " \"between_p95\": %.2f, \"nodes_max\": %u, \"layouts_a_frame\": %.3f,"
           " \"drawn_anew_a_frame\": %.2f, \"sql_a_frame\": 0}\n",
           bench->n_events, bench->name, motion,
           (int) haw_timeline_view_get_detail (bench->view), haw_bench_percentile (built, 50),
           haw_bench_percentile (built, 95), haw_bench_percentile (drawn, 50),
           haw_bench_percentile (drawn, 95), haw_bench_percentile (whole, 50),
           haw_bench_percentile (whole, 95), haw_bench_percentile (whole, 100),
           haw_bench_percentile (between, 95), n_nodes, (double) n_layouts / N_FRAMES,
           (double) n_made / N_FRAMES);
}

static void
pan_step (Bench *bench,
          guint  frame)
{
  haw_timeline_view_pan (bench->view, -WIDTH / 200.0, 0);
}

static void
zoom_step (Bench *bench,
           guint  frame)
{
  haw_timeline_view_zoom (bench->view, frame < N_FRAMES / 2 ? 1.03 : 1 / 1.03, WIDTH / 2);
}

static double
get_memory (void)
{
  g_autofree char *status = NULL;

  g_assert_true (g_file_get_contents ("/proc/self/status", &status, NULL, NULL));

  return g_ascii_strtod (strstr (status, "VmRSS:") + strlen ("VmRSS:"), NULL) / 1024;
}

static void
bench_view (Bench            *bench,
            HawTimelineLanes *lanes,
            double            days)
{
  gint64 middle = HAW_TEST_WORKLOAD_START + 300 * HAW_SECONDS_PER_DAY;
  gint64 half = (gint64) (days / 2 * HAW_SECONDS_PER_DAY);
  gint64 begun;
  GskRenderNode *node;

  bench->view = g_object_ref_sink (HAW_TIMELINE_VIEW (haw_timeline_view_new ()));
  node = build (bench);
  g_clear_pointer (&node, gsk_render_node_unref);
  begun = get_cpu ();
  haw_timeline_view_show_range (bench->view, middle - half, middle + half);
  haw_timeline_view_set_lanes (bench->view, lanes);
  node = build (bench);
  draw (bench, node);
  g_print ("{\"bench\": \"timeline\", \"n\": %u, \"view\": \"%s\", \"first_frame\": %.2f,"
           " \"nodes\": %u}\n",
           bench->n_events, bench->name, (double) (get_cpu () - begun) / 1000, count_nodes (node));
  gsk_render_node_unref (node);

  run (bench, "pan", pan_step);
  run (bench, "zoom", zoom_step);
  g_object_unref (bench->view);
}

static void
bench_edits (Bench            *bench,
             HawTimelineLanes *lanes)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *name = g_strdup_printf ("timeline, one edit to the built frame, n = %u",
                                           bench->n_events);

  bench->view = g_object_ref_sink (HAW_TIMELINE_VIEW (haw_timeline_view_new ()));
  haw_timeline_view_show_range (bench->view,
                                HAW_TEST_WORKLOAD_START + 300 * HAW_SECONDS_PER_DAY,
                                HAW_TEST_WORKLOAD_START + 302 * HAW_SECONDS_PER_DAY);
  haw_timeline_view_set_lanes (bench->view, lanes);
  gsk_render_node_unref (build (bench));
  rest (TRUE);
  for (guint i = 0; i < 60; i++)
    {
      gint64 start = HAW_TEST_WORKLOAD_START + 301 * HAW_SECONDS_PER_DAY + i * 60;
      gint64 lane = 1 + i % HAW_TEST_WORKLOAD_LANES;
      HawTimelineEvent event = { .id = 10000000 + i / 2, .title = "حدث", .date = "2020-10-28",
                                 .bounds = { start, start, start + 3600, start + 3600 } };
      gint64 begun = get_cpu (), time;

      haw_timeline_lanes_put (lanes, &event, &lane, 1);
      gsk_render_node_unref (build (bench));
      time = get_cpu () - begun;
      g_array_append_val (times, time);
      rest (FALSE);
    }
  haw_bench_print_times (name, times, 2);
  g_object_unref (bench->view);
}

int
main (int    argc,
      char **argv)
{
  static const guint sizes[] = { 1000, 10000, 100000, 1000000 };
  static const struct
  {
    const char *name;
    double days;
  } views[] = { { "week", 7 }, { "month", 30 }, { "fit", HAW_TEST_WORKLOAD_DAYS } };
  Bench bench = { 0 };

  gtk_init ();
  adw_init ();
  bench.surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH, HEIGHT);
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      double before = get_memory ();
      gint64 begun = get_cpu ();
      g_autoptr (HawTimelineStore) store = NULL;
      g_autoptr (HawTimelineLanes) lanes = NULL;

      if (argc > 1 && (guint) g_ascii_strtoull (argv[1], NULL, 10) != sizes[i])
        continue;
      store = haw_test_workload_store (sizes[i]);
      g_print ("{\"bench\": \"timeline\", \"n\": %u, \"make and sort events\": %.1f",
               sizes[i], (double) (get_cpu () - begun) / 1000);
      begun = get_cpu ();
      lanes = haw_test_workload_lanes (store, HAW_TEST_WORKLOAD_LANES);
      g_print (", \"put into lanes\": %.1f}\n", (double) (get_cpu () - begun) / 1000);
      bench.n_events = sizes[i];
      for (guint j = 0; j < G_N_ELEMENTS (views); j++)
        {
          bench.name = views[j].name;
          bench_view (&bench, lanes, views[j].days);
        }
      g_print ("{\"bench\": \"timeline\", \"n\": %u, \"memory_mb\": %.1f}\n", sizes[i],
               get_memory () - before);
      bench_edits (&bench, lanes);
    }
  cairo_surface_destroy (bench.surface);

  return 0;
}
