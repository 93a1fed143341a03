/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>

#include "support/haw-test-article.h"
#include "timeline/haw-timeline-headers.h"
#include "timeline/haw-timeline-mark.h"
#include "timeline/haw-timeline-view-private.h"

#define DAY HAW_SECONDS_PER_DAY
#define N_EVENTS 60
#define N_LANES 6
#define UNDATED 100

typedef struct
{
  GtkWidget *window;
  HawTimelineView *view;
  gint64 selected;
  gint64 toggled;
} Fixture;

static void
add_item (HawTimelineStore *store,
          gint64            id,
          gint64            start,
          gint64            end)
{
  HawTimelineEvent event = { .id = id, .n_sources = 1, .title = "لقاء",
                             .bounds = { start, start, end, end }, .date = "2020" };

  haw_timeline_store_add (store, &event);
}

/* Whether an event stands in a lane: the first in most, the last in few, each in one at least. */
static gboolean
stands_in (gint64 id,
           guint  lane)
{
  return id % (lane + 2) == 0 || (lane == 0 && id % 2 == 1);
}

static HawTimelineLanes *
make_lanes (void)
{
  static const char *const names[N_LANES] = { "Emil", "الوزير", "A name much too long for its column",
                                              "الرئيس", "حزب", "No actor" };
  g_autoptr (HawTimelineStore) store = haw_timeline_store_new ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);
  HawTimelineLanes *lanes;

  for (gint64 id = 1; id <= N_EVENTS; id++)
    {
      gint64 start = (gint64) g_rand_int_range (rand, 0, 300) * DAY;

      add_item (store, id, start, start + (id % 3 == 0 ? 20 * DAY : DAY));
    }
  haw_timeline_store_add (store, &(HawTimelineEvent) { .id = UNDATED, .undated = TRUE });
  haw_timeline_store_sort (store);

  lanes = haw_timeline_lanes_new (store);
  for (guint i = 0; i < N_LANES; i++)
    {
      haw_timeline_lanes_add (lanes, i + 20, names[i], i == 1 ? 0xff0000 : -1);
      for (guint item = 0; item < store->n_dated; item++)
        if (stands_in (store->ids[item], i))
          haw_timeline_lanes_join (lanes, i, item);
      if (i == 0)
        haw_timeline_lanes_join (lanes, i, store->n_dated);
    }
  haw_timeline_lanes_finish (lanes);

  return lanes;
}

static void
selected_cb (HawTimelineView *view,
             gint64           id,
             Fixture         *fixture)
{
  fixture->selected = id;
}

static void
toggled_cb (HawTimelineView *view,
            gint64           lane,
            Fixture         *fixture)
{
  fixture->toggled = lane;
}

static void
show (Fixture          *fixture,
      HawTimelineLanes *lanes)
{
  haw_timeline_view_set_lanes (fixture->view, lanes);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->view));
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autoptr (HawTimelineLanes) lanes = make_lanes ();

  fixture->view = HAW_TIMELINE_VIEW (haw_timeline_view_new ());
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1000, 300);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->view));
  g_signal_connect (fixture->view, "event-selected", G_CALLBACK (selected_cb), fixture);
  g_signal_connect (fixture->view, "lane-toggled", G_CALLBACK (toggled_cb), fixture);
  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->view));
  show (fixture, lanes);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_object_ref (fixture->view);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  haw_test_finalize (fixture->view);
}

static GtkWidget *
find_mark (Fixture *fixture,
           gint64   id,
           gint64   lane)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (fixture->view));

  for (; child != NULL; child = gtk_widget_get_next_sibling (child))
    if (HAW_IS_TIMELINE_MARK (child) && gtk_widget_get_width (child) > 0 &&
        haw_timeline_mark_get_id (HAW_TIMELINE_MARK (child)) == id &&
        haw_timeline_mark_get_lane (HAW_TIMELINE_MARK (child)) == lane)
      return child;

  return NULL;
}

static guint
count_marks (Fixture *fixture,
             gint64   lane)
{
  guint n = 0;

  for (gint64 id = 1; id <= N_EVENTS; id++)
    n += find_mark (fixture, id, lane) != NULL;

  return n;
}

static HawTimelineHeaders *
get_headers (Fixture *fixture)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (fixture->view));

  while (!HAW_IS_TIMELINE_HEADERS (child))
    child = gtk_widget_get_next_sibling (child);

  return HAW_TIMELINE_HEADERS (child);
}

static GtkWidget *
find_header (Fixture *fixture,
             gint64   lane)
{
  return haw_timeline_headers_find (get_headers (fixture), lane);
}

static guint64
get_n_packed (Fixture *fixture)
{
  return haw_timeline_lanes_get_n_packed (haw_timeline_view_get_lanes (fixture->view));
}

static void
act (Fixture    *fixture,
     const char *action)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->view), action, NULL);
}

/* How many nodes of one kind are drawn. */
static guint
count_nodes (GskRenderNode     *node,
             GskRenderNodeType  type)
{
  GskRenderNodeType kind = gsk_render_node_get_node_type (node);
  guint n = kind == type ? 1 : 0;

  if (kind == GSK_CONTAINER_NODE)
    for (guint i = 0; i < gsk_container_node_get_n_children (node); i++)
      n += count_nodes (gsk_container_node_get_child (node, i), type);
  else if (kind == GSK_TRANSFORM_NODE)
    n += count_nodes (gsk_transform_node_get_child (node), type);
  else if (kind == GSK_CLIP_NODE)
    n += count_nodes (gsk_clip_node_get_child (node), type);
  else if (kind == GSK_ROUNDED_CLIP_NODE)
    n += count_nodes (gsk_rounded_clip_node_get_child (node), type);
  else if (kind == GSK_OPACITY_NODE)
    n += count_nodes (gsk_opacity_node_get_child (node), type);

  return n;
}

static guint
count_drawn (Fixture           *fixture,
             GskRenderNodeType  type)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (GTK_WIDGET (fixture->view));
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  GskRenderNode *node;
  guint n;

  gdk_paintable_snapshot (paintable, snapshot, gtk_widget_get_width (GTK_WIDGET (fixture->view)),
                          gtk_widget_get_height (GTK_WIDGET (fixture->view)));
  node = gtk_snapshot_free_to_node (snapshot);
  n = count_nodes (node, type);
  gsk_render_node_unref (node);

  return n;
}

static void
test_headers (Fixture      *fixture,
              gconstpointer data)
{
  HawTimelineHeaders *headers = get_headers (fixture);
  GtkWidget *first = find_header (fixture, 20);
  GtkWidget *widget = GTK_WIDGET (fixture->view);
  graphene_rect_t before, after;
  int width = gtk_widget_get_width (widget);

  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (first), GTK_ACCESSIBLE_ROLE_BUTTON);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (first), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "\342\201\250Emil\342\201\251, 61 events, 1 of them undated");
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (first), GTK_ACCESSIBLE_STATE_EXPANDED, TRUE);

  /* It stays in sight as long as its lane does. */
  haw_timeline_view_pan (fixture->view, 0, -40);
  gtk_test_widget_wait_for_draw (widget);
  g_assert_true (find_header (fixture, 20) == first);
  g_assert_true (gtk_widget_compute_bounds (first, GTK_WIDGET (headers), &before));
  g_assert_cmpint ((int) before.origin.y, ==, 0);

  /* At the start side, whichever way time runs. */
  g_assert_true (gtk_widget_compute_bounds (GTK_WIDGET (headers), widget, &before));
  haw_timeline_view_set_time_direction (fixture->view, GTK_TEXT_DIR_RTL);
  gtk_test_widget_wait_for_draw (widget);
  g_assert_true (gtk_widget_compute_bounds (GTK_WIDGET (headers), widget, &after));
  g_assert_true (graphene_rect_equal (&before, &after));
  gtk_widget_set_direction (widget, GTK_TEXT_DIR_RTL);
  gtk_test_widget_wait_for_draw (widget);
  g_assert_true (gtk_widget_compute_bounds (GTK_WIDGET (headers), widget, &after));
  g_assert_cmpint ((int) after.origin.x, ==,
                   width - (int) before.origin.x - (int) before.size.width);
}

/* Each copy in view has a child where it is drawn and hit, in both directions. */
static void
test_copies (Fixture      *fixture,
             gconstpointer data)
{
  GtkWidget *widget = GTK_WIDGET (fixture->view);
  guint n_hit = 0;

  for (int direction = 0; direction < 2; direction++)
    {
      gtk_widget_set_direction (widget, direction == 0 ? GTK_TEXT_DIR_LTR : GTK_TEXT_DIR_RTL);
      gtk_test_widget_wait_for_draw (widget);
      haw_test_wait_until (find_mark (fixture, 1, 20) != NULL);

      for (gint64 id = 1; id <= N_EVENTS; id++)
        for (guint lane = 0; lane < N_LANES; lane++)
          {
            GtkWidget *mark = find_mark (fixture, id, lane + 20);
            graphene_rect_t bounds;
            double y;

            if (mark == NULL)
              continue;
            g_assert_true (stands_in (id, lane));
            g_assert_true (gtk_widget_compute_bounds (mark, widget, &bounds));
            y = bounds.origin.y + bounds.size.height / 2;
            if (y > gtk_widget_get_height (widget))
              continue;
            g_assert_cmpint (haw_timeline_view_pick (
                                 fixture->view, bounds.origin.x + bounds.size.width / 2, y),
                             ==, id);
            n_hit++;
          }
    }

  g_assert_cmpuint (n_hit, >, 10);
}

static void
test_selects_all_copies (Fixture      *fixture,
                         gconstpointer data)
{
  guint borders;

  /* The lanes 20 and 21 are made short enough to be in view together. */
  for (gint64 lane = 22; lane < 20 + N_LANES; lane++)
    haw_timeline_view_set_collapsed (fixture->view, lane, TRUE);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1000, 1000);
  haw_test_wait_until (gtk_widget_get_height (GTK_WIDGET (fixture->view)) > 900);
  haw_test_wait_until (find_header (fixture, 20 + N_LANES - 1) != NULL);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->view));

  borders = count_drawn (fixture, GSK_BORDER_NODE);
  haw_timeline_view_set_selected_id (fixture->view, 6);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->view));
  haw_test_wait_until (find_mark (fixture, 6, 21) != NULL);
  /* In two open lanes and in a collapsed one. */
  g_assert_cmpuint (count_drawn (fixture, GSK_BORDER_NODE) - borders, ==, 3);
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (find_mark (fixture, 6, 20)),
                                    GTK_ACCESSIBLE_STATE_SELECTED, TRUE);
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (find_mark (fixture, 6, 21)),
                                    GTK_ACCESSIBLE_STATE_SELECTED, TRUE);
  gtk_test_accessible_assert_property (
      GTK_ACCESSIBLE (find_mark (fixture, 6, 21)), GTK_ACCESSIBLE_PROPERTY_LABEL,
      "15 of 20, \342\201\250لقاء\342\201\251, \342\201\2502020\342\201\251, in lane "
      "\342\201\250الوزير\342\201\251, 1 source");
}

static gint64
get_focused_lane (Fixture *fixture)
{
  GtkWidget *focus = gtk_widget_get_focus_child (GTK_WIDGET (fixture->view));

  return HAW_IS_TIMELINE_MARK (focus) ? haw_timeline_mark_get_lane (HAW_TIMELINE_MARK (focus)) : -1;
}

static void
test_keys (Fixture      *fixture,
           gconstpointer data)
{
  guint n = 0;
  gint64 last;

  /* Of a lane the undated come first, then all from its first event to its last. */
  act (fixture, "timeline.first");
  g_assert_cmpint (fixture->selected, ==, UNDATED);
  act (fixture, "timeline.next");
  g_assert_cmpint (get_focused_lane (fixture), ==, 20);
  do
    {
      last = fixture->selected;
      n++;
      act (fixture, "timeline.next");
      g_assert_cmpint (get_focused_lane (fixture), ==, 20);
    }
  while (fixture->selected != last);
  g_assert_cmpuint (n, ==, N_EVENTS);

  act (fixture, "timeline.row-down");
  g_assert_cmpint (get_focused_lane (fixture), ==, 21);
  act (fixture, "timeline.row-down");
  g_assert_cmpint (get_focused_lane (fixture), ==, 22);
  act (fixture, "timeline.row-up");
  g_assert_cmpint (get_focused_lane (fixture), ==, 21);
  act (fixture, "timeline.last");
  g_assert_cmpint (get_focused_lane (fixture), ==, 21);
  last = fixture->selected;
  act (fixture, "timeline.first");
  g_assert_cmpint (get_focused_lane (fixture), ==, 21);
  g_assert_cmpint (fixture->selected, !=, last);
}

static void
test_collapse (Fixture      *fixture,
               gconstpointer data)
{
  guint64 packed = get_n_packed (fixture);
  guint shaped;
  GtkWidget *header;

  /* C in the lane of the selected event; the focus goes to its header. */
  act (fixture, "timeline.first");
  act (fixture, "timeline.next");
  act (fixture, "timeline.toggle-lane");
  g_assert_cmpint (fixture->toggled, ==, 20);
  g_assert_true (haw_timeline_view_get_collapsed (fixture->view, 20));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->view));
  header = find_header (fixture, 20);
  g_assert_true (gtk_widget_is_focus (header));
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (header), GTK_ACCESSIBLE_STATE_EXPANDED, FALSE);
  g_assert_cmpint (gtk_widget_get_height (header), <, 50);
  /* Of the events in it, only the selected one is left for assistive technology. */
  haw_test_wait_until (count_marks (fixture, 21) > 0);
  g_assert_cmpuint (count_marks (fixture, 20), <=, 1);

  /* A click expands it. Nothing is packed for that, and nothing shaped that was there before. */
  shaped = haw_timeline_view_get_n_shaped (fixture->view);
  g_signal_emit_by_name (header, "clicked");
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->view));
  g_assert_false (haw_timeline_view_get_collapsed (fixture->view, 20));
  g_assert_cmpuint (get_n_packed (fixture), ==, packed);
  g_assert_cmpuint (haw_timeline_view_get_n_shaped (fixture->view), ==, shaped);
}

/* Tab goes to the headers and from there to the events. */
static void
test_tab (Fixture      *fixture,
          gconstpointer data)
{
  GtkWidget *widget = GTK_WIDGET (fixture->view);

  haw_test_wait_until (find_mark (fixture, 1, 20) != NULL);
  gtk_window_set_focus (GTK_WINDOW (fixture->window), NULL);
  g_assert_true (gtk_widget_child_focus (widget, GTK_DIR_TAB_FORWARD));
  g_assert_true (gtk_widget_is_focus (find_header (fixture, 20)));
  g_assert_true (gtk_widget_child_focus (widget, GTK_DIR_TAB_FORWARD));
  g_assert_true (HAW_IS_TIMELINE_MARK (gtk_widget_get_focus_child (widget)));
  g_assert_false (gtk_widget_child_focus (widget, GTK_DIR_TAB_FORWARD));
  g_assert_true (gtk_widget_child_focus (widget, GTK_DIR_TAB_BACKWARD));
  g_assert_true (gtk_widget_is_focus (find_header (fixture, 20)));
  g_assert_false (gtk_widget_child_focus (widget, GTK_DIR_TAB_BACKWARD));

  /* The arrows go on to headers out of view. */
  for (gint64 lane = 20; lane < 20 + N_LANES - 1; lane++)
    g_signal_emit_by_name (find_header (fixture, lane), "stepped", HAW_TIMELINE_HEADER_DOWN);
  gtk_test_widget_wait_for_draw (widget);
  g_assert_true (gtk_widget_is_focus (find_header (fixture, 20 + N_LANES - 1)));
}

/* An edit looks for a row among the neighbours in the lanes it touches; panning packs nothing. */
static void
test_work (Fixture      *fixture,
           gconstpointer data)
{
  HawTimelineLanes *lanes = haw_timeline_view_get_lanes (fixture->view);
  HawTimelineEvent event = { .id = N_EVENTS + 1, .title = "لقاء", .date = "2020",
                             .bounds = { 50 * DAY, 50 * DAY, 51 * DAY, 51 * DAY } };
  const gint64 ids[] = { 21, 24 };
  guint64 packed = get_n_packed (fixture);

  haw_timeline_lanes_put (lanes, &event, ids, 2);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->view));
  g_assert_cmpuint (get_n_packed (fixture) - packed, <, N_EVENTS);
  g_assert_true (haw_timeline_lanes_stands_in (
      lanes, (guint) haw_timeline_store_find (haw_timeline_lanes_get_store (lanes), event.id), 4));

  packed = get_n_packed (fixture);
  for (int i = 0; i < 10; i++)
    {
      haw_timeline_view_pan (fixture->view, i < 5 ? -40 : 40, i < 5 ? -9 : 9);
      gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->view));
    }
  g_assert_cmpuint (get_n_packed (fixture), ==, packed);
}

/* Headers come and go with the height. */
static void
test_heights (Fixture      *fixture,
              gconstpointer data)
{
  GtkWidget *widget = GTK_WIDGET (fixture->view);

  for (int height = 120; height < 1000; height += 290)
    {
      gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1000, height);
      haw_test_wait_until (gtk_widget_get_height (widget) > height - 60);
      gtk_test_widget_wait_for_draw (widget);
      if (height == 120 || height > 900)
        haw_test_wait_until ((find_header (fixture, 21) != NULL) == (height > 900));
    }
  haw_timeline_view_set_collapsed (fixture->view, 20, TRUE);
  haw_test_wait_until (find_header (fixture, 21) != NULL);
  gtk_test_widget_wait_for_draw (widget);
}

/* Other lanes are seen from the first on, unless an event is selected. */
static void
test_first_rows (Fixture      *fixture,
                 gconstpointer data)
{
  GtkAdjustment *rows = fixture->view->rows;
  double end = gtk_adjustment_get_upper (rows) - gtk_adjustment_get_page_size (rows);
  GdkRectangle mark;
  gint64 last;

  g_assert_cmpfloat (end, >, 100);
  gtk_adjustment_set_value (rows, end);
  haw_timeline_view_show_first_rows (fixture->view);
  g_assert_cmpfloat (gtk_adjustment_get_value (rows), <, 1);

  /* The last event of the last lane stands only there or further up. */
  last = N_EVENTS;
  haw_timeline_view_set_selected_id (fixture->view, last);
  gtk_adjustment_set_value (rows, end);
  haw_timeline_view_show_first_rows (fixture->view);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->view));
  g_assert_true (haw_timeline_view_get_rectangle (fixture->view, last, &mark, NULL));
}

static void
test_no_lanes (Fixture      *fixture,
               gconstpointer data)
{
  g_autoptr (HawTimelineStore) store = haw_timeline_store_new ();
  g_autoptr (HawTimelineLanes) lanes = haw_timeline_lanes_new (store);

  add_item (store, 1, 0, DAY);
  haw_timeline_store_sort (store);
  haw_timeline_lanes_finish (lanes);
  show (fixture, lanes);
  g_assert_false (gtk_widget_get_child_visible (GTK_WIDGET (get_headers (fixture))));
  g_assert_null (find_header (fixture, 20));
  act (fixture, "timeline.first");
  g_assert_cmpint (fixture->selected, ==, 1);
}

/* Whoever reports what began before all that is in view, or lasts beyond it, is named in view. */
static void
test_report_names (Fixture      *fixture,
                   gconstpointer data)
{
  double width;

  width = fixture->view->body_width;
  g_assert_cmpfloat (haw_timeline_reports_place_name (fixture->view, 100, 130, 60), >, 130);
  g_assert_cmpfloat (haw_timeline_reports_place_name (fixture->view, 100, 130, 60), <, 150);
  g_assert_cmpfloat (haw_timeline_reports_place_name (fixture->view, -5000, -5000, 60), >, 0);
  g_assert_cmpfloat (haw_timeline_reports_place_name (fixture->view, 10, 5000, 60), <, width - 60);

  gtk_widget_set_direction (GTK_WIDGET (fixture->view), GTK_TEXT_DIR_RTL);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->view));
  g_assert_cmpfloat (haw_timeline_reports_place_name (fixture->view, 200, 230, 60), <, 200 - 60);
  g_assert_cmpfloat (haw_timeline_reports_place_name (fixture->view, 5000, 5000, 60), <, width - 60);
  g_assert_cmpfloat (haw_timeline_reports_place_name (fixture->view, -5000, 100, 60), >, 0);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);

#define ADD(path, func) \
  g_test_add ("/timeline-lane-view/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("headers", test_headers);
  ADD ("copies", test_copies);
  ADD ("selects-all-copies", test_selects_all_copies);
  ADD ("keys", test_keys);
  ADD ("collapse", test_collapse);
  ADD ("tab", test_tab);
  ADD ("work", test_work);
  ADD ("heights", test_heights);
  ADD ("first-rows", test_first_rows);
  ADD ("no-lanes", test_no_lanes);
  ADD ("report-names", test_report_names);

  return g_test_run ();
}
