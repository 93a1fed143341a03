/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>
#include <math.h>

#include "support/haw-test-article.h"
#include "support/haw-test-timeline.h"
#include "timeline/haw-timeline-compare.h"

#define DAY HAW_SECONDS_PER_DAY
#define START HAW_TEST_WORKLOAD_START

typedef struct
{
  GtkWidget *window;
  HawTimelineCompare *compare;
  HawTimelineView *above, *below;
  HawTimelineLanes *all;
  guint n_paired;
} Fixture;

/* Events of every day: the odd ones above, those that can be divided by three below; some in both. */
static HawTimelineLanes *
make_lanes (guint n)
{
  g_autoptr (HawTimelineStore) store = haw_timeline_store_new ();
  HawTimelineLanes *lanes;

  for (guint i = 1; i <= n; i++)
    {
      gint64 start = START + (gint64) i * DAY;
      HawTimelineEvent event = { .id = i, .title = i % 2 == 0 ? "لقاء" : "Talks", .date = "2020",
                                 .n_sources = 1, .bounds = { start, start, start + DAY, start + DAY } };

      haw_timeline_store_add (store, &event);
    }
  haw_timeline_store_sort (store);
  lanes = haw_timeline_lanes_new (store);
  haw_timeline_lanes_add (lanes, 11, "وكالة", -1);
  haw_timeline_lanes_add (lanes, 12, "Herald", -1);
  haw_timeline_lanes_add (lanes, 13, "Third", -1);
  for (guint i = 0; i < store->n; i++)
    {
      if (store->ids[i] % 2 == 1)
        haw_timeline_lanes_join (lanes, 0, i);
      if (store->ids[i] % 3 == 0)
        haw_timeline_lanes_join (lanes, 1, i);
      if (store->ids[i] % 7 == 0)
        haw_timeline_lanes_join (lanes, 2, i);
    }
  haw_timeline_lanes_finish (lanes);

  return lanes;
}

static void
paired_cb (Fixture *fixture)
{
  fixture->n_paired++;
}

static void
rest (Fixture *fixture)
{
  gtk_widget_queue_draw (GTK_WIDGET (fixture->compare));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->compare));
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->all = make_lanes (40);
  fixture->compare = HAW_TIMELINE_COMPARE (haw_timeline_compare_new ());
  fixture->above = haw_timeline_compare_get_view (fixture->compare, HAW_TIMELINE_SIDE_ABOVE);
  fixture->below = haw_timeline_compare_get_view (fixture->compare, HAW_TIMELINE_SIDE_BELOW);
  fixture->window = gtk_window_new ();
  g_signal_connect_swapped (fixture->compare, "paired", G_CALLBACK (paired_cb), fixture);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1000, 460);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->compare));
  haw_timeline_compare_set_lanes (fixture->compare, fixture->all, HAW_CLOCK_EVENT, NULL);
  g_assert_true (haw_timeline_compare_set_pair (fixture->compare, 11, 12));
  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->compare));
  haw_timeline_compare_show_range (fixture->compare, START, START + 40 * DAY);
  rest (fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_object_ref (fixture->compare);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  haw_test_finalize (fixture->compare);
  haw_timeline_lanes_unref (fixture->all);
}

static gboolean
same_axis (Fixture *fixture,
           gint64   offset)
{
  HawTimeAxis above, below;
  int above_x, below_x;

  haw_timeline_view_get_axis (fixture->above, &above, &above_x);
  haw_timeline_view_get_axis (fixture->below, &below, &below_x);

  return above_x == below_x && above.level == below.level && above.origin == below.origin + offset &&
         fabs (above.remainder - below.remainder) < 1e-9 && above.mirrored == below.mirrored;
}

/* Whichever half is moved, the other moves with it, to the last bit; in both directions. */
static void
test_moves (Fixture       *fixture,
            gconstpointer  data)
{
  for (guint i = 0; i < 2; i++)
    {
      GtkTextDirection direction = i == 0 ? GTK_TEXT_DIR_LTR : GTK_TEXT_DIR_RTL;
      GdkRectangle one, other;

      haw_timeline_view_set_time_direction (fixture->above, direction);
      haw_timeline_view_set_time_direction (fixture->below, direction);
      rest (fixture);
      g_assert_true (same_axis (fixture, 0));
      haw_timeline_view_pan (fixture->above, 37, 0);
      g_assert_true (same_axis (fixture, 0));
      haw_timeline_view_zoom (fixture->below, 1.3, 400);
      g_assert_true (same_axis (fixture, 0));
      haw_timeline_view_zoom (fixture->above, 0.8, 300);
      rest (fixture);
      g_assert_true (same_axis (fixture, 0));

      /* An event that both have stands at one place. */
      g_assert_true (haw_timeline_view_get_rectangle (fixture->above, 15, &one, NULL));
      g_assert_true (haw_timeline_view_get_rectangle (fixture->below, 15, &other, NULL));
      g_assert_cmpint (one.x, ==, other.x);
    }
}

/* Above, rows follow one another from the axis upwards; what is drawn there is picked there. */
static void
test_mirrored (Fixture       *fixture,
               gconstpointer  data)
{
  int height = gtk_widget_get_height (GTK_WIDGET (fixture->above));
  GdkRectangle mark;
  int lowest = 0;

  for (gint64 id = 1; id < 20; id += 2)
    {
      g_assert_true (haw_timeline_view_get_rectangle (fixture->above, id, &mark, NULL));
      g_assert_cmpint (mark.y + mark.height, <=, height);
      g_assert_cmpint (haw_timeline_view_pick (fixture->above, mark.x + mark.width / 2.0,
                                               mark.y + mark.height / 2.0), ==, id);
      lowest = MAX (lowest, mark.y + mark.height);
    }
  g_assert_cmpint (lowest, >, height - 20);
}

static gboolean
has_event (HawTimelineView *view,
           gint64           id)
{
  return haw_timeline_store_find (haw_timeline_lanes_get_store (haw_timeline_view_get_lanes (view)),
                                  id) >= 0;
}

static void
test_pair (Fixture       *fixture,
           gconstpointer  data)
{
  gint64 above, below;

  g_assert_true (has_event (fixture->above, 1) && !has_event (fixture->below, 1));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->compare), "compare.swap", NULL));
  haw_timeline_compare_get_pair (fixture->compare, &above, &below);
  g_assert_cmpint (above, ==, 12);
  g_assert_cmpint (below, ==, 11);
  g_assert_cmpuint (fixture->n_paired, ==, 1);
  g_assert_true (has_event (fixture->below, 1) && !has_event (fixture->above, 1));

  /* No lane is compared with itself, or with one that there is not. */
  g_assert_false (haw_timeline_compare_set_pair (fixture->compare, 12, 12));
  g_assert_false (haw_timeline_compare_set_pair (fixture->compare, 12, 99));
  g_assert_true (haw_timeline_compare_set_pair (fixture->compare, 13, 12));
  g_assert_true (has_event (fixture->above, 7) && !has_event (fixture->above, 3));
}

/* An edit is seen on the sides it touches, and in the difference. */
static void
test_follows (Fixture       *fixture,
              gconstpointer  data)
{
  HawTimelineDifference *difference = haw_timeline_compare_get_difference (fixture->compare);
  const gint64 both[] = { 11, 12 };
  HawTimelineEvent event;
  gint64 start, end;
  guint above, below, before_above, before_below;
  HawTimeAxis axis;
  double x;
  int body_x;

  haw_timeline_view_get_axis (fixture->below, &axis, &body_x);
  x = body_x + haw_time_axis_x_of (&axis, START + 5 * DAY) + 1;
  g_assert_true (haw_timeline_difference_pick (difference, x, &start, &end, &before_above,
                                               &before_below));
  haw_timeline_store_get (haw_timeline_lanes_get_store (fixture->all), 4, &event);
  g_assert_cmpint (event.id, ==, 5);
  event.title = "Talks";
  event.date = "2020";
  haw_timeline_lanes_put (fixture->all, &event, both, 2);
  g_assert_true (has_event (fixture->below, 5));
  g_assert_true (haw_timeline_difference_pick (difference, x, &start, &end, &above, &below));
  g_assert_cmpuint (above, ==, before_above);
  g_assert_cmpuint (below, ==, before_below + 1);
  haw_timeline_lanes_remove (fixture->all, 5);
  g_assert_false (has_event (fixture->above, 5) || has_event (fixture->below, 5));
}

static int
get_body_x (HawTimelineView *view)
{
  HawTimeAxis axis;
  int x;

  haw_timeline_view_get_axis (view, &axis, &x);
  return x;
}

static void
assert_on_shelf (HawTimelineView *view,
                 gint64           id)
{
  GdkRectangle mark;

  g_assert_true (haw_timeline_view_get_rectangle (view, id, &mark, NULL));
  g_assert_cmpint (mark.x, >=, 0);
  g_assert_cmpint (mark.x + mark.width, <=, get_body_x (view));
  g_assert_cmpint (haw_timeline_view_pick (view, mark.x + mark.width / 2.0,
                                           mark.y + mark.height / 2.0), ==, id);
}

/* Undated events stand beside the half that has them; the axes of both begin at one place all the same. */
static void
test_undated (Fixture       *fixture,
              gconstpointer  data)
{
  HawTimelineEvent event = { .id = 101, .title = "Talks", .date = "", .undated = TRUE,
                             .n_sources = 1 };
  const gint64 above = 11, below = 12;
  GdkRectangle mark;

  g_assert_cmpint (get_body_x (fixture->above), ==, 0);
  haw_timeline_lanes_put (fixture->all, &event, &above, 1);
  rest (fixture);
  g_assert_cmpint (get_body_x (fixture->above), >, 0);
  g_assert_true (same_axis (fixture, 0));
  assert_on_shelf (fixture->above, 101);
  g_assert_false (haw_timeline_view_get_rectangle (fixture->below, 101, &mark, NULL));

  event.id = 102;
  haw_timeline_lanes_put (fixture->all, &event, &below, 1);
  rest (fixture);
  assert_on_shelf (fixture->below, 102);
  g_assert_false (haw_timeline_view_get_rectangle (fixture->above, 102, &mark, NULL));
  g_assert_true (same_axis (fixture, 0));

  /* Keys come there before all time. */
  haw_timeline_view_set_selected_id (fixture->below, 6);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->below), "timeline.first", NULL));
  g_assert_cmpint (haw_timeline_view_get_selected_id (fixture->below), ==, 102);

  haw_timeline_lanes_remove (fixture->all, 101);
  haw_timeline_lanes_remove (fixture->all, 102);
  rest (fixture);
  g_assert_cmpint (get_body_x (fixture->above), ==, 0);
  g_assert_true (same_axis (fixture, 0));
}

/* Each side counts from its own event, and these stand at one place; Escape takes it back. */
static void
test_align (Fixture       *fixture,
            gconstpointer  data)
{
  GdkRectangle one, other;

  gtk_widget_grab_focus (GTK_WIDGET (fixture->below));
  g_assert_true (haw_timeline_compare_align (fixture->compare, 6));
  g_assert_cmpint (haw_timeline_view_get_aligned_id (fixture->above), ==, 6);
  g_assert_true (same_axis (fixture, 0));

  gtk_widget_grab_focus (GTK_WIDGET (fixture->above));
  g_assert_true (haw_timeline_compare_align (fixture->compare, 17));
  g_assert_cmpint (haw_timeline_view_get_aligned_id (fixture->below), ==, 6);
  g_assert_true (same_axis (fixture, 11 * DAY));
  rest (fixture);
  g_assert_true (haw_timeline_view_get_rectangle (fixture->above, 17, &one, NULL));
  g_assert_true (haw_timeline_view_get_rectangle (fixture->below, 6, &other, NULL));
  g_assert_cmpint (one.x, ==, other.x);
  haw_timeline_view_pan (fixture->below, 50, 0);
  g_assert_true (same_axis (fixture, 11 * DAY));

  g_assert_true (haw_timeline_compare_unalign (fixture->compare));
  g_assert_false (haw_timeline_compare_unalign (fixture->compare));
  g_assert_true (same_axis (fixture, 0));
}

/* Both halves show as much of each event, and moving draws and shapes nothing anew. */
static void
test_pan (Fixture       *fixture,
          gconstpointer  data)
{
  g_autoptr (HawTimelineLanes) many = make_lanes (3000);
  HawTimelineDifference *difference = haw_timeline_compare_get_difference (fixture->compare);
  guint n_shaped, n_drawn, n_tiles;

  haw_timeline_compare_set_lanes (fixture->compare, many, HAW_CLOCK_EVENT, NULL);
  g_assert_true (haw_timeline_compare_set_pair (fixture->compare, 11, 13));
  haw_timeline_view_fit (fixture->below);
  rest (fixture);
  g_assert_cmpint (haw_timeline_view_get_detail (fixture->above), !=, HAW_TIMELINE_BOXES);
  g_assert_cmpint (haw_timeline_view_get_detail (fixture->above), ==,
                   haw_timeline_view_get_detail (fixture->below));

  haw_timeline_compare_show_range (fixture->compare, START, START + 60 * DAY);
  rest (fixture);
  g_assert_cmpint (haw_timeline_view_get_detail (fixture->above), ==, HAW_TIMELINE_BOXES);
  for (int i = 0; i < 40; i++)
    haw_timeline_view_pan (fixture->below, i < 20 ? 1 : -1, 0);
  rest (fixture);
  n_shaped = haw_timeline_view_get_n_shaped (fixture->above) +
             haw_timeline_view_get_n_shaped (fixture->below);
  n_drawn = haw_timeline_view_get_n_drawn (fixture->above) +
            haw_timeline_view_get_n_drawn (fixture->below);
  n_tiles = haw_timeline_difference_get_n_drawn (difference);
  for (int i = 0; i < 20; i++)
    {
      haw_timeline_view_pan (fixture->below, i < 10 ? 1 : -1, 0);
      gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->compare));
    }
  g_assert_cmpuint (haw_timeline_view_get_n_shaped (fixture->above) +
                    haw_timeline_view_get_n_shaped (fixture->below), ==, n_shaped);
  g_assert_cmpuint (haw_timeline_view_get_n_drawn (fixture->above) +
                    haw_timeline_view_get_n_drawn (fixture->below), ==, n_drawn);
  g_assert_cmpuint (haw_timeline_difference_get_n_drawn (difference), ==, n_tiles);
}

static void
test_spoken (Fixture       *fixture,
             gconstpointer  data)
{
  gtk_test_accessible_assert_property (haw_timeline_compare_get_difference (fixture->compare),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Difference: only \342\201\250وكالة\342\201\251 has 13, only"
                                       " \342\201\250Herald\342\201\251 has 6, both have 7");
  gtk_test_accessible_assert_property (fixture->above, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Above the axis: \342\201\250وكالة\342\201\251");
  gtk_test_accessible_assert_property (fixture->below, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Below the axis: \342\201\250Herald\342\201\251");
}

static void
say_cb (HawTimelineView *view,
        GParamSpec      *pspec,
        GtkLabel        *label)
{
  gint64 start, end;
  g_autofree char *text = NULL;

  haw_timeline_view_get_visible (view, &start, &end);
  text = g_strdup_printf ("%" G_GINT64_FORMAT, (end - start) / DAY);
  gtk_label_set_text (label, text);
}

/* What has its size already asks for another when times come in view with the size of the timeline: it gets
 * it in the same frame. Before, it was drawn without a place, and a warning, which is fatal here, said so. */
static void
test_heard (Fixture       *fixture,
            gconstpointer  data)
{
  static const int widths[] = { 520, 990, 610 };
  GtkWidget *label = gtk_label_new ("");
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  g_object_ref (fixture->compare);
  gtk_window_set_child (GTK_WINDOW (fixture->window), box);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (fixture->compare));
  gtk_widget_set_vexpand (GTK_WIDGET (fixture->compare), TRUE);
  g_signal_connect (fixture->below, "notify::visible-end", G_CALLBACK (say_cb), label);

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      gtk_window_set_default_size (GTK_WINDOW (fixture->window), widths[i], 460);
      haw_test_wait_until (gtk_widget_get_width (GTK_WIDGET (fixture->compare)) == widths[i]);
      rest (fixture);
      g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (label)), !=, "");
      g_assert_true (same_axis (fixture, 0));
    }

  g_signal_handlers_disconnect_by_data (fixture->below, label);
  g_object_unref (fixture->compare);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);

#define ADD(path, test) g_test_add ("/timeline-compare/" path, Fixture, NULL, set_up, test, tear_down)
  ADD ("moves", test_moves);
  ADD ("mirrored", test_mirrored);
  ADD ("pair", test_pair);
  ADD ("follows", test_follows);
  ADD ("undated", test_undated);
  ADD ("align", test_align);
  ADD ("pan", test_pan);
  ADD ("spoken", test_spoken);
  ADD ("heard", test_heard);
#undef ADD

  return g_test_run ();
}
