/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>

#include "timeline-scenes-clock.h"
#include "timeline/haw-timeline-compare.h"

/* The timeline drawn to render nodes without a window, and those to pictures by cairo, beside pictures
 * that somebody looked at: tests/ui/timeline-pictures. Fonts differ from machine to machine, so that
 * pictures are compared as one sees them from a distance: block by block, by their mean colours.
 * With HAW_TEST_PICTURES=DIRECTORY they are written there instead. */

/* Scenes that set up the view themselves; names and sizes as of the others. */
typedef struct
{
  HawTimelineScene scene;
  HawTimelineLanes *(*set_up) (HawTimelineView *view);
} SetUpScene;

static const SetUpScene set_up_scenes[] = {
  { { "publication", NULL, 0, 0, 4, 320 }, scene_publication },
  { { "publication-density", NULL, 0, 0, 0, 420 }, scene_publication_density },
  { { "lag", NULL, 0, 0, 0, 340 }, scene_lag },
  { { "lag-reports", NULL, 0, 0, 5, 340 }, scene_lag },
  { { "lag-lanes", NULL, 0, 0, 0, 420 }, scene_lag_lanes },
  { { "lag-ticks", NULL, 0, 0, 0, 420 }, scene_lag_ticks },
};

#define WIDTH 960
#define BLOCK 12
#define DIFFERENCE 28    /* of 255, of a block */
#define MOST_DIFFERENT 2 /* per cent of the blocks */

static cairo_surface_t *
paint (const HawTimelineScene *scene,
       gboolean                rtl,
       gboolean                dark)
{
  const SetUpScene *own = scene->make == NULL ? (const SetUpScene *) (const void *) scene : NULL;
  HawTimelineView *view = g_object_ref_sink (HAW_TIMELINE_VIEW (haw_timeline_view_new ()));
  cairo_surface_t *surface =
      cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, scene->height);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (HawTimelineLanes) lanes = own != NULL ? own->set_up (view) : scene->make ();
  g_autoptr (GskRenderNode) node = NULL;
  GtkSnapshot *snapshot;

  gtk_widget_set_direction (GTK_WIDGET (view), rtl ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR);
  if (strstr (scene->name, "reports") != NULL)
    g_signal_connect (view, "reports-wanted", G_CALLBACK (scene_report), NULL);
  if (scene->start < scene->end)
    haw_timeline_view_show_range (view, scene->start, scene->end);
  if (g_str_has_suffix (scene->name, "collapsed"))
    haw_timeline_view_set_lane_states (view, (const char *const[]) { "1", "21", NULL },
                                       (const char *const[]) { "22", NULL });
  haw_timeline_view_set_lanes (view, lanes);
  haw_timeline_view_set_selected_id (view, scene->selected);
  if (g_str_has_prefix (scene->name, "align"))
    haw_timeline_view_set_aligned_id (view, scene->selected);
  for (guint i = 0; i < 2; i++)
    {
      snapshot = gtk_snapshot_new ();
      haw_timeline_view_paint (view, snapshot, WIDTH, scene->height);
      g_clear_pointer (&node, gsk_render_node_unref);
      node = gtk_snapshot_free_to_node (snapshot);
      /* Rows of many events are packed between frames. */
      while (g_main_context_iteration (NULL, FALSE))
        ;
    }

  cairo_set_source_rgb (cr, dark ? 0.118 : 1, dark ? 0.118 : 1, dark ? 0.118 : 1);
  cairo_paint (cr);
  gsk_render_node_draw (node, cr);
  cairo_destroy (cr);
  g_object_unref (view);

  return surface;
}

/* Pictures are stored with few colours. */
static cairo_surface_t *
load (const char *path)
{
  cairo_surface_t *stored = cairo_image_surface_create_from_png (path);
  cairo_surface_t *surface;
  cairo_t *cr;

  g_assert_cmpint (cairo_surface_status (stored), ==, CAIRO_STATUS_SUCCESS);
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, cairo_image_surface_get_width (stored),
                                        cairo_image_surface_get_height (stored));
  cr = cairo_create (surface);
  cairo_set_source_surface (cr, stored, 0, 0);
  cairo_paint (cr);
  cairo_destroy (cr);
  cairo_surface_destroy (stored);
  cairo_surface_flush (surface);

  return surface;
}

static void
get_block (cairo_surface_t *surface,
           int              x,
           int              y,
           double           mean[3])
{
  const guint8 *data = cairo_image_surface_get_data (surface);
  int stride = cairo_image_surface_get_stride (surface);

  for (guint i = 0; i < 3; i++)
    mean[i] = 0;
  for (int row = y; row < y + BLOCK; row++)
    for (int column = x; column < x + BLOCK; column++)
      for (guint i = 0; i < 3; i++)
        mean[i] += data[row * stride + column * 4 + (int) i];
  for (guint i = 0; i < 3; i++)
    mean[i] /= BLOCK * BLOCK;
}

static double
compare (cairo_surface_t *picture,
         cairo_surface_t *reference)
{
  guint n_blocks = 0, n_different = 0;
  int height = cairo_image_surface_get_height (picture);

  g_assert_cmpint (cairo_image_surface_get_width (reference), ==, WIDTH);
  g_assert_cmpint (cairo_image_surface_get_height (reference), ==, height);
  for (int y = 0; y + BLOCK <= height; y += BLOCK)
    for (int x = 0; x + BLOCK <= WIDTH; x += BLOCK)
      {
        double one[3], other[3], difference = 0;

        get_block (picture, x, y, one);
        get_block (reference, x, y, other);
        for (guint i = 0; i < 3; i++)
          difference = MAX (difference, ABS (one[i] - other[i]));
        n_blocks++;
        n_different += difference > DIFFERENCE ? 1 : 0;
      }

  return 100.0 * n_different / n_blocks;
}

/* Two lanes of the workload, of which some events stand in both. */
static HawTimelineLanes *
make_pair (guint n)
{
  g_autoptr (HawTimelineStore) store = haw_test_workload_store (n);
  HawTimelineLanes *lanes = haw_timeline_lanes_new (store);

  haw_timeline_lanes_add (lanes, 1, "وكالة الأنباء", -1);
  haw_timeline_lanes_add (lanes, 2, "The Herald", -1);
  for (guint i = 0; i < store->n; i++)
    {
      if (store->ids[i] % 5 < 3)
        haw_timeline_lanes_join (lanes, 0, i);
      if (store->ids[i] % 5 > 1)
        haw_timeline_lanes_join (lanes, 1, i);
    }
  haw_timeline_lanes_finish (lanes);

  return lanes;
}

typedef struct
{
  HawTimelineScene scene;
  guint n;
  gint64 aligned[2]; /* above and below */
} CompareScene;

static const CompareScene compare_scenes[] = {
  { { "compare", NULL, HAW_TEST_WORKLOAD_START + 20 * DAY, HAW_TEST_WORKLOAD_START + 130 * DAY, 0, 460 },
    160, { 0, 0 } },
  { { "compare-density", NULL, 0, 0, 0, 460 }, 30000, { 0, 0 } },
  { { "compare-align", NULL, HAW_TEST_WORKLOAD_START + 20 * DAY, HAW_TEST_WORKLOAD_START + 130 * DAY, 0,
      460 }, 160, { 2, 19 } },
};

/* In a window, since it is more than one drawing. */
static cairo_surface_t *
paint_compare (const CompareScene *scene)
{
  GtkWidget *window = gtk_window_new ();
  HawTimelineCompare *compare = HAW_TIMELINE_COMPARE (haw_timeline_compare_new ());
  g_autoptr (HawTimelineLanes) lanes = make_pair (scene->n);
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (GTK_WIDGET (compare));
  cairo_surface_t *surface =
      cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, scene->scene.height);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (GskRenderNode) node = NULL;
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  GdkRGBA back;

  gtk_window_set_decorated (GTK_WINDOW (window), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (window), WIDTH, scene->scene.height);
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (compare));
  haw_timeline_compare_set_lanes (compare, lanes, HAW_CLOCK_EVENT, NULL);
  haw_timeline_compare_set_pair (compare, 1, 2);
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (compare));
  if (scene->scene.start < scene->scene.end)
    haw_timeline_compare_show_range (compare, scene->scene.start, scene->scene.end);
  for (guint i = 0; i < 2 && scene->aligned[i] != 0; i++)
    haw_timeline_view_set_aligned_id (
        haw_timeline_compare_get_view (compare, i == 0 ? HAW_TIMELINE_SIDE_ABOVE
                                                       : HAW_TIMELINE_SIDE_BELOW),
        scene->aligned[i]);
  if (scene->aligned[1] != 0)
    {
      gint64 middle = haw_timeline_view_get_aligned_time (
          haw_timeline_compare_get_view (compare, HAW_TIMELINE_SIDE_BELOW));

      haw_timeline_compare_show_range (compare, middle - 30 * DAY, middle + 60 * DAY);
    }
  /* Whoever takes the focus has what follows a rest follow at once. */
  for (guint i = 0; i < 5; i++)
    {
      gtk_widget_grab_focus (
          GTK_WIDGET (haw_timeline_compare_get_view (compare, HAW_TIMELINE_SIDE_ABOVE)));
      gtk_widget_grab_focus (
          GTK_WIDGET (haw_timeline_compare_get_view (compare, HAW_TIMELINE_SIDE_BELOW)));
      gtk_widget_queue_draw (GTK_WIDGET (compare));
      gtk_test_widget_wait_for_draw (GTK_WIDGET (compare));
      while (g_main_context_iteration (NULL, FALSE))
        ;
    }

  gdk_paintable_snapshot (paintable, snapshot, WIDTH, scene->scene.height);
  node = gtk_snapshot_free_to_node (snapshot);
  gtk_style_context_lookup_color (gtk_widget_get_style_context (GTK_WIDGET (compare)), "view_bg_color",
                                  &back);
  gdk_cairo_set_source_rgba (cr, &back);
  cairo_paint (cr);
  gsk_render_node_draw (node, cr);
  cairo_destroy (cr);
  gtk_window_destroy (GTK_WINDOW (window));

  return surface;
}

static gboolean
is_compare (const HawTimelineScene *scene)
{
  return g_str_has_prefix (scene->name, "compare");
}

static void
test_scene (gconstpointer data)
{
  const HawTimelineScene *scene = data;
  const char *directory = g_getenv ("HAW_TEST_PICTURES");

  /* From left to right in light, from right to left in dark; all four are written to be looked at. */
  for (guint i = 0; i < 4; i++)
    {
      gboolean rtl = i % 2 == 1, dark = i >= 2;
      g_autofree char *name = g_strdup_printf ("%s-%s-%s.png", scene->name, rtl ? "rtl" : "ltr",
                                               dark ? "dark" : "light");
      g_autofree char *path = NULL;
      cairo_surface_t *picture, *reference;
      double different;

      adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                          dark ? ADW_COLOR_SCHEME_FORCE_DARK
                                               : ADW_COLOR_SCHEME_FORCE_LIGHT);
      if (directory == NULL && rtl != dark)
        continue;
      gtk_widget_set_default_direction (is_compare (scene) && rtl ? GTK_TEXT_DIR_RTL
                                                                  : GTK_TEXT_DIR_LTR);
      picture = is_compare (scene)
                    ? paint_compare ((const CompareScene *) (const void *) scene)
                    : paint (scene, rtl, dark);
      cairo_surface_flush (picture);
      if (directory != NULL)
        {
          path = g_build_filename (directory, name, NULL);
          g_assert_cmpint (cairo_surface_write_to_png (picture, path), ==, CAIRO_STATUS_SUCCESS);
          cairo_surface_destroy (picture);
          continue;
        }

      path = g_test_build_filename (G_TEST_DIST, "ui", "timeline-pictures", name, NULL);
      reference = load (path);
      different = compare (picture, reference);
      if (different > MOST_DIFFERENT)
        {
          g_test_message ("%s differs from its picture in %.1f %% of it", name, different);
          g_test_fail ();
        }
      cairo_surface_destroy (picture);
      cairo_surface_destroy (reference);
    }
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, "gtk-font-name",
                "DejaVu Sans 10", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (haw_timeline_scenes); i++)
    {
      g_autofree char *path = g_strconcat ("/timeline-pictures/", haw_timeline_scenes[i].name, NULL);

      g_test_add_data_func (path, &haw_timeline_scenes[i], test_scene);
    }

  for (guint i = 0; i < G_N_ELEMENTS (compare_scenes); i++)
    {
      g_autofree char *path = g_strconcat ("/timeline-pictures/", compare_scenes[i].scene.name, NULL);

      g_test_add_data_func (path, &compare_scenes[i].scene, test_scene);
    }
  for (guint i = 0; i < G_N_ELEMENTS (set_up_scenes); i++)
    {
      g_autofree char *path = g_strconcat ("/timeline-pictures/", set_up_scenes[i].scene.name, NULL);

      g_test_add_data_func (path, &set_up_scenes[i].scene, test_scene);
    }

  return g_test_run ();
}
