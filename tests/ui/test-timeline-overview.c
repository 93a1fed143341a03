/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>

#include "support/haw-test-timeline.h"
#include "timeline/haw-timeline-layout.h"
#include "timeline/haw-timeline-overview.h"

#define DAY HAW_SECONDS_PER_DAY
#define START HAW_TEST_WORKLOAD_START
#define MIDDLE 30 /* y of the strip, below the bar */

typedef struct
{
  GtkWidget *window;
  HawTimelineOverview *overview;
  HawTimelineLanes *lanes;
  gint64 start, end;
  gint64 shown_start, shown_end;
  guint n_changed;
} Fixture;

static void
changed_cb (HawTimelineOverview *overview,
            gint64               start,
            gint64               end,
            Fixture             *fixture)
{
  fixture->start = start;
  fixture->end = end;
  fixture->n_changed++;
}

static void
shown_cb (HawTimelineOverview *overview,
          gint64               start,
          gint64               end,
          Fixture             *fixture)
{
  fixture->shown_start = start;
  fixture->shown_end = end;
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autoptr (HawTimelineStore) store = haw_test_workload_store (2000);

  fixture->lanes = haw_test_workload_lanes (store, 4);
  fixture->overview = g_object_new (HAW_TYPE_TIMELINE_OVERVIEW, NULL);
  gtk_widget_set_valign (GTK_WIDGET (fixture->overview), GTK_ALIGN_START);
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1000, 60);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->overview));
  g_signal_connect (fixture->overview, "range-changed", G_CALLBACK (changed_cb), fixture);
  g_signal_connect (fixture->overview, "shown", G_CALLBACK (shown_cb), fixture);
  haw_timeline_overview_set_lanes (fixture->overview, fixture->lanes);
  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->overview));
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_object_ref (fixture->overview);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_assert_finalize_object (fixture->overview);
  haw_timeline_lanes_unref (fixture->lanes);
}

static double
x_of (Fixture *fixture,
      int      day)
{
  return haw_timeline_overview_x_of (fixture->overview, START + day * DAY);
}

/* Drags make a range, move it and its ends, in both directions, always in whole days; what is taken is
 * what is under the pointer. */
static void
test_drag (Fixture      *fixture,
           gconstpointer data)
{
  for (guint mirrored = 0; mirrored < 2; mirrored++)
    {
      haw_timeline_overview_set_mirrored (fixture->overview, mirrored);
      haw_timeline_overview_set_range (fixture->overview, 0, 0);
      g_assert_cmpint (x_of (fixture, 10) < x_of (fixture, 20), ==, !mirrored);

      haw_timeline_overview_drag (fixture->overview, x_of (fixture, 300), x_of (fixture, 100), MIDDLE);
      g_assert_cmpint (fixture->start, ==, START + 100 * DAY);
      g_assert_cmpint (fixture->end, ==, START + 300 * DAY);

      haw_timeline_overview_drag (fixture->overview, x_of (fixture, 100) + 2, x_of (fixture, 150),
                                  MIDDLE);
      g_assert_cmpint (fixture->start, ==, START + 150 * DAY);
      haw_timeline_overview_drag (fixture->overview, x_of (fixture, 300) - 2, x_of (fixture, 320),
                                  MIDDLE);
      g_assert_cmpint (fixture->end, ==, START + 320 * DAY);
      haw_timeline_overview_drag (fixture->overview, x_of (fixture, 200), x_of (fixture, 230), MIDDLE);
      g_assert_cmpint (fixture->start, ==, START + 180 * DAY);
      g_assert_cmpint (fixture->end, ==, START + 350 * DAY);

      /* An end dragged over the other becomes the other. */
      haw_timeline_overview_drag (fixture->overview, x_of (fixture, 180), x_of (fixture, 400), MIDDLE);
      g_assert_cmpint (fixture->start, ==, START + 350 * DAY);
      g_assert_cmpint (fixture->end, ==, START + 400 * DAY);

      /* From outside a range, another one. */
      haw_timeline_overview_drag (fixture->overview, x_of (fixture, 20), x_of (fixture, 40), MIDDLE);
      g_assert_cmpint (fixture->start, ==, START + 20 * DAY);
      g_assert_cmpint (fixture->end, ==, START + 40 * DAY);

      /* Above, it moves the timeline. */
      haw_timeline_overview_set_visible_time (fixture->overview, START, START + 50 * DAY);
      haw_timeline_overview_drag (fixture->overview, x_of (fixture, 10), x_of (fixture, 60), 3);
      g_assert_cmpint (ABS (fixture->shown_start - START - 50 * DAY), <, DAY);
      g_assert_cmpint (ABS (fixture->shown_end - START - 100 * DAY), <, DAY);
      g_assert_cmpint (fixture->start, ==, START + 20 * DAY);
    }
}

/* A range that comes from elsewhere is told to nobody, and counted for assistive technology. */
static void
test_set (Fixture      *fixture,
          gconstpointer data)
{
  g_autofree char *text = NULL;
  guint n = haw_timeline_lanes_count_within (fixture->lanes, HAW_TIMELINE_ALL_LANES, START + 10 * DAY,
                                             START + 12 * DAY);

  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (fixture->overview),
                                       GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "No range chosen");
  haw_timeline_overview_set_range (fixture->overview, START + 10 * DAY, START + 12 * DAY);
  g_assert_cmpuint (fixture->n_changed, ==, 0);
  text = g_strdup_printf ("\342\201\25011–12 January 2020\342\201\251, %u events", n);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (fixture->overview),
                                       GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (fixture->overview),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Range of time");
}

/* The highest bin of all lanes together fills the strip below the bar. */
static void
test_height (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (GTK_WIDGET (fixture->overview));
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 1000, 46);
  cairo_t *cr = cairo_create (surface);
  const guint8 *pixels;
  int highest = 46;

  gdk_paintable_snapshot (paintable, snapshot, 1000, 46);
  node = gtk_snapshot_free_to_node (snapshot);
  gsk_render_node_draw (node, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  pixels = cairo_image_surface_get_data (surface);
  for (int y = 45; y >= 10; y--)
    for (int x = 0; x < 1000; x++)
      if (pixels[y * cairo_image_surface_get_stride (surface) + x * 4 + 3] > 100)
        highest = y;
  cairo_surface_destroy (surface);

  g_assert_cmpint (highest, <=, 14);
  g_assert_cmpint (highest, >, 10);
}

static guint
count_pixels (Fixture *fixture,
              guint8   least)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (GTK_WIDGET (fixture->overview));
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 1000, 46);
  cairo_t *cr = cairo_create (surface);
  const guint8 *pixels;
  guint n = 0;

  gdk_paintable_snapshot (paintable, snapshot, 1000, 46);
  node = gtk_snapshot_free_to_node (snapshot);
  gsk_render_node_draw (node, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  pixels = cairo_image_surface_get_data (surface);
  for (int y = 45; y >= 10; y--)
    for (int x = 0; x < 1000; x++)
      n += pixels[y * cairo_image_surface_get_stride (surface) + x * 4 + 3] >= least ? 1 : 0;
  cairo_surface_destroy (surface);

  return n;
}

/* The events are counted when the strip gets its size, and once for any number of changes; drawing,
 * a range, and what is in view count nothing. */
static void
test_counting (Fixture      *fixture,
               gconstpointer data)
{
  guint built = haw_timeline_overview_get_n_built (fixture->overview);

  g_assert_cmpuint (built, ==, 1);
  for (guint i = 0; i < 5; i++)
    {
      haw_timeline_overview_set_range (fixture->overview, START + i * DAY, START + (i + 9) * DAY);
      haw_timeline_overview_set_visible_time (fixture->overview, START, START + (i + 9) * DAY);
      gtk_widget_queue_draw (GTK_WIDGET (fixture->overview));
      gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->overview));
    }
  g_assert_cmpuint (haw_timeline_overview_get_n_built (fixture->overview), ==, built);

  for (guint i = 0; i < 50; i++)
    {
      gint64 lane = 1;
      HawTimelineEvent event = { .id = 900000 + i, .title = "x", .date = "2020-01-03",
                                 .bounds = { START, START, START + DAY, START + DAY } };

      haw_timeline_lanes_put (fixture->lanes, &event, &lane, 1);
    }
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->overview));
  g_assert_cmpuint (haw_timeline_overview_get_n_built (fixture->overview), ==, built + 1);
}

/* What is dimmed is pale, and stays as high as it was. */
static void
test_dimmed (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (GArray) few = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint all = count_pixels (fixture, 30), strong = count_pixels (fixture, 150);

  for (gint64 id = 1; id <= 100; id++)
    g_array_append_val (few, id);
  g_assert_cmpuint (strong, >, 100);
  haw_timeline_lanes_set_lit (fixture->lanes, few);
  haw_timeline_overview_update (fixture->overview);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->overview));
  g_assert_cmpuint (count_pixels (fixture, 150), <, strong / 2);
  g_assert_cmpuint (count_pixels (fixture, 30), >, all * 9 / 10);
}

/* Among few days the strip counts hours, but tells of none where only days are known. */
static void
test_hours (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (HawTimelineStore) store = haw_timeline_store_new ();
  g_autoptr (HawTimelineLanes) lanes = NULL;
  HawTimelineEvent day = { .id = 1, .title = "a", .date = "2020-01-03",
                           .bounds = { START, START, START + DAY, START + DAY } };
  HawTimelineEvent hour = { .id = 2, .title = "b", .date = "2020-01-05T10:00",
                            .bounds = { START + 4 * DAY + 36000, START + 4 * DAY + 36000,
                                        START + 4 * DAY + 36060, START + 4 * DAY + 36060 } };
  g_autofree char *of_day = NULL;
  g_autofree char *of_hour = NULL;

  haw_timeline_store_add (store, &day);
  haw_timeline_store_add (store, &hour);
  haw_timeline_store_sort (store);
  lanes = haw_timeline_lanes_new (store);
  haw_timeline_lanes_finish (lanes);
  haw_timeline_overview_set_lanes (fixture->overview, lanes);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->overview));
  of_day = haw_timeline_overview_describe_at (
      fixture->overview, haw_timeline_overview_x_of (fixture->overview, START + 40000), MIDDLE);
  g_assert_cmpstr (of_day, ==, "\342\201\2501 January 2020\342\201\251, 1 event");
  of_hour = haw_timeline_overview_describe_at (
      fixture->overview, haw_timeline_overview_x_of (fixture->overview, START + 4 * DAY + 36030),
      MIDDLE);
  g_assert_cmpstr (of_hour, ==, "\342\201\2505 January 2020, 10:00–11:00\342\201\251, 1 event");
  haw_timeline_overview_set_lanes (fixture->overview, fixture->lanes);
}

static void
test_nothing (Fixture      *fixture,
              gconstpointer data)
{
  haw_timeline_overview_set_lanes (fixture->overview, NULL);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->overview));
  haw_timeline_overview_drag (fixture->overview, 10, 500, MIDDLE);
  g_assert_cmpuint (fixture->n_changed, ==, 0);
}

/* Where there is little room the strip gives way to the events, as far as it can be. */
static void
test_little_room (void)
{
  static const struct
  {
    int height, strip;
  } cases[] = { { 96, 24 }, { 150, 24 }, { 170, 38 }, { 300, 46 }, { 170, 38 } };
  GtkWidget *pane = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *events = gtk_drawing_area_new ();
  GtkWidget *strip = g_object_new (HAW_TYPE_TIMELINE_OVERVIEW, NULL);
  int least, liked;

  g_object_ref_sink (pane);
  gtk_widget_set_layout_manager (pane, g_object_new (HAW_TYPE_TIMELINE_LAYOUT, NULL));
  gtk_widget_set_size_request (events, -1, 72);
  gtk_widget_set_vexpand (events, TRUE);
  gtk_box_append (GTK_BOX (pane), events);
  gtk_box_append (GTK_BOX (pane), strip);
  gtk_widget_measure (pane, GTK_ORIENTATION_VERTICAL, -1, &least, &liked, NULL, NULL);
  g_assert_cmpint (least, ==, 72 + 24);
  g_assert_cmpint (liked, ==, 72 + 46);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gtk_widget_allocate (pane, 400, cases[i].height, -1, NULL);
      g_assert_cmpint (gtk_widget_get_height (strip), ==, cases[i].strip);
      g_assert_cmpint (gtk_widget_get_height (events), ==, cases[i].height - cases[i].strip);
    }
  g_object_unref (pane);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

#define ADD(path, func) \
  g_test_add ("/timeline-overview/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("drag", test_drag);
  ADD ("set", test_set);
  ADD ("height", test_height);
  ADD ("counting", test_counting);
  ADD ("dimmed", test_dimmed);
  ADD ("hours", test_hours);
  ADD ("nothing", test_nothing);
#undef ADD
  g_test_add_func ("/timeline-overview/little-room", test_little_room);

  return g_test_run ();
}
