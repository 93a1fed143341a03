/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>

#include "support/haw-test-article.h"
#include "timeline/haw-timeline-headers.h"
#include "timeline/haw-timeline-view.h"

/* Lanes inside lanes as they are shown and handled: a group (1) of two lanes (11, 12), a group (2) of
 * three (21, 22, 23), and a lane alone (3). The first lane has eight undated events. */

#define DAY HAW_SECONDS_PER_DAY
#define N_EVENTS 40
#define N_UNDATED 8

typedef struct
{
  GtkWidget *window;
  HawTimelineView *view;
  gint64 selected;
  guint n_toggled;
  gint64 moved, before;
} Fixture;

static HawTimelineLanes *
make_lanes (void)
{
  g_autoptr (HawTimelineStore) store = haw_timeline_store_new ();
  HawTimelineLanes *lanes;

  for (gint64 id = 1; id <= N_EVENTS + N_UNDATED; id++)
    {
      gint64 start = id * 7 * DAY;
      HawTimelineEvent event = { .id = id, .title = "لقاء", .date = "2020", .n_sources = 1,
                                 .undated = id > N_EVENTS };

      if (!event.undated)
        event.bounds = (HawBounds) { start, start, start + DAY, start + DAY };
      haw_timeline_store_add (store, &event);
    }
  haw_timeline_store_sort (store);

  lanes = haw_timeline_lanes_new (store);
  for (gint64 group = 1; group <= 2; group++)
    {
      guint outer = haw_timeline_lanes_add (lanes, group, group == 1 ? "Anton" : "الوزير", -1);

      for (gint64 i = 1; i <= group + 1; i++)
        haw_timeline_lanes_add_inside (lanes, outer, 10 * group + i, "Herald", -1);
    }
  haw_timeline_lanes_add (lanes, 3, "No actor", -1);
  for (guint i = 0; i < store->n; i++)
    for (guint j = 0; j < haw_timeline_lanes_get_n (lanes); j++)
      {
        gboolean undated = i >= store->n_dated;

        if (haw_timeline_lanes_is_group (lanes, j) || (undated ? j != 1 : (i + j) % 3 != 0))
          continue;
        if (haw_timeline_lanes_get_parent (lanes, j) != G_MAXUINT)
          haw_timeline_lanes_join (lanes, haw_timeline_lanes_get_parent (lanes, j), i);
        haw_timeline_lanes_join (lanes, j, i);
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
toggled_cb (Fixture *fixture)
{
  fixture->n_toggled++;
}

static void
moved_cb (HawTimelineView *view,
          gint64           lane,
          gint64           before,
          Fixture         *fixture)
{
  fixture->moved = lane;
  fixture->before = before;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (HawTimelineLanes) lanes = make_lanes ();

  fixture->view = HAW_TIMELINE_VIEW (haw_timeline_view_new ());
  fixture->window = gtk_window_new ();
  if (data != NULL)
    gtk_widget_set_direction (GTK_WIDGET (fixture->view), GTK_TEXT_DIR_RTL);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1000, 400);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->view));
  g_signal_connect (fixture->view, "event-selected", G_CALLBACK (selected_cb), fixture);
  g_signal_connect_swapped (fixture->view, "lane-toggled", G_CALLBACK (toggled_cb), fixture);
  g_signal_connect (fixture->view, "lane-moved", G_CALLBACK (moved_cb), fixture);
  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->view));
  haw_timeline_view_set_lanes (fixture->view, lanes);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->view));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_object_ref (fixture->view);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  haw_test_finalize (fixture->view);
}

static HawTimelineHeaders *
get_headers (Fixture *fixture)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (fixture->view)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (HAW_IS_TIMELINE_HEADERS (child))
      return HAW_TIMELINE_HEADERS (child);

  g_assert_not_reached ();
}

static GtkWidget *
find_header (Fixture *fixture,
             gint64   lane)
{
  return haw_timeline_headers_find (get_headers (fixture), lane);
}

static void
step (Fixture *fixture,
      gint64   lane,
      int      how)
{
  g_signal_emit_by_name (find_header (fixture, lane), "stepped", how);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->view));
}

static void
act (Fixture    *fixture,
     const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->view), action, NULL));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->view));
}

static gboolean
has_focus (Fixture *fixture,
           gint64   lane)
{
  GtkWidget *header = find_header (fixture, lane);

  return header != NULL && gtk_widget_is_focus (header);
}

/* Headers tell what is inside what, how many events there are, and whether they are open. */
static void
test_headers (Fixture       *fixture,
              gconstpointer  data)
{
  GtkWidget *group = find_header (fixture, 1), *inside = find_header (fixture, 11);

  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (group), GTK_ACCESSIBLE_ROLE_BUTTON);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (group), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "\342\201\250Anton\342\201\251, 34 events, 8 of them undated");
  gtk_test_accessible_assert_property (
      GTK_ACCESSIBLE (inside), GTK_ACCESSIBLE_PROPERTY_LABEL,
      "\342\201\250Herald\342\201\251, inside \342\201\250Anton\342\201\251, 21 events,"
      " 8 of them undated");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (inside), GTK_ACCESSIBLE_PROPERTY_LEVEL, 2);
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (group), GTK_ACCESSIBLE_STATE_EXPANDED, TRUE);

  g_signal_emit_by_name (group, "clicked");
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->view));
  g_assert_null (find_header (fixture, 11));
  g_assert_nonnull (find_header (fixture, 21));
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (find_header (fixture, 1)),
                                    GTK_ACCESSIBLE_STATE_EXPANDED, FALSE);
  g_assert_cmpuint (fixture->n_toggled, ==, 1);
}

/* The header of a group stays above those inside while these are scrolled; none covers another. */
static void
test_stays_in_sight (Fixture       *fixture,
                     gconstpointer  data)
{
  for (guint i = 0; i < 40; i++)
    {
      GtkWidget *previous = NULL;
      graphene_rect_t area, above;

      haw_timeline_view_pan (fixture->view, 0, -9);
      gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->view));
      for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (get_headers (fixture)));
           child != NULL; child = gtk_widget_get_next_sibling (child))
        {
          gint64 lane = haw_timeline_header_get_lane (HAW_TIMELINE_HEADER (child));

          if (!gtk_widget_get_child_visible (child))
            continue;
          g_assert_true (gtk_widget_compute_bounds (child, GTK_WIDGET (get_headers (fixture)),
                                                    &area));
          if (previous != NULL)
            {
              g_assert_true (gtk_widget_compute_bounds (previous,
                                                        GTK_WIDGET (get_headers (fixture)), &above));
              g_assert_cmpfloat (area.origin.y + 1, >=, above.origin.y + above.size.height);
            }
          if (lane > 10)
            g_assert_nonnull (find_header (fixture, lane / 10));
          previous = child;
        }
    }
}

/* The arrows collapse and expand, lead in and out, and pass over what is not shown. */
static void
test_keys (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_widget_grab_focus (find_header (fixture, 1));
  step (fixture, 1, HAW_TIMELINE_HEADER_INTO);
  g_assert_true (has_focus (fixture, 11));
  step (fixture, 11, HAW_TIMELINE_HEADER_DOWN);
  g_assert_true (has_focus (fixture, 12));
  step (fixture, 12, HAW_TIMELINE_HEADER_OUT);
  g_assert_true (haw_timeline_view_get_collapsed (fixture->view, 12));
  step (fixture, 12, HAW_TIMELINE_HEADER_OUT);
  g_assert_true (has_focus (fixture, 1));
  step (fixture, 1, HAW_TIMELINE_HEADER_OUT);
  g_assert_true (haw_timeline_view_get_collapsed (fixture->view, 1));
  step (fixture, 1, HAW_TIMELINE_HEADER_DOWN);
  g_assert_true (has_focus (fixture, 2));
  step (fixture, 2, HAW_TIMELINE_HEADER_UP);
  step (fixture, 1, HAW_TIMELINE_HEADER_INTO);
  g_assert_false (haw_timeline_view_get_collapsed (fixture->view, 1));

  act (fixture, "timeline.collapse-lanes");
  for (gint64 lane = 1; lane <= 3; lane++)
    g_assert_true (haw_timeline_view_get_collapsed (fixture->view, lane));
  g_assert_true (has_focus (fixture, 1));
  act (fixture, "timeline.expand-lanes");
  g_assert_false (haw_timeline_view_get_collapsed (fixture->view, 12));
}

static void
test_hide (Fixture       *fixture,
           gconstpointer  data)
{
  g_auto (GStrv) collapsed = NULL;
  g_auto (GStrv) hidden = NULL;

  gtk_widget_grab_focus (find_header (fixture, 11));
  act (fixture, "timeline.hide-lane");
  g_assert_null (find_header (fixture, 11));
  g_assert_true (has_focus (fixture, 12));
  g_assert_cmpuint (haw_timeline_view_get_n_hidden (fixture->view), ==, 1);
  g_assert_cmpuint (fixture->n_toggled, ==, 1);
  haw_timeline_view_dup_lane_states (fixture->view, &collapsed, &hidden);
  g_assert_cmpuint (g_strv_length (collapsed), ==, 0);
  g_assert_cmpuint (g_strv_length (hidden), ==, 1);
  g_assert_cmpstr (hidden[0], ==, "11");

  act (fixture, "timeline.show-lanes");
  g_assert_nonnull (find_header (fixture, 11));
  haw_timeline_view_set_lane_states (fixture->view, (const char *const[]) { "2", NULL },
                                     (const char *const *) hidden);
  g_assert_true (haw_timeline_view_get_collapsed (fixture->view, 2));
  g_assert_cmpuint (haw_timeline_view_get_n_hidden (fixture->view), ==, 1);
}

/* By keys and by dragging a lane moves among those in the same lane, and nowhere else. */
static void
test_move (Fixture       *fixture,
           gconstpointer  data)
{
  HawTimelineLanes *lanes = haw_timeline_view_get_lanes (fixture->view);
  double y, height;

  step (fixture, 11, HAW_TIMELINE_HEADER_MOVE_DOWN);
  g_assert_cmpint (fixture->moved, ==, 11);
  g_assert_cmpint (fixture->before, ==, -1);
  step (fixture, 12, HAW_TIMELINE_HEADER_MOVE_UP);
  g_assert_cmpint (fixture->moved, ==, 12);
  g_assert_cmpint (fixture->before, ==, 11);
  step (fixture, 1, HAW_TIMELINE_HEADER_MOVE_DOWN);
  g_assert_cmpint (fixture->moved, ==, 1);
  g_assert_cmpint (fixture->before, ==, 3);

  /* Past the ends there is nothing. */
  fixture->moved = 0;
  step (fixture, 12, HAW_TIMELINE_HEADER_MOVE_DOWN);
  step (fixture, 1, HAW_TIMELINE_HEADER_MOVE_UP);
  g_assert_cmpint (fixture->moved, ==, 0);

  haw_timeline_lanes_get_extent (lanes, haw_timeline_lanes_find (lanes, 11), &y, &height);
  g_signal_emit_by_name (get_headers (fixture), "dropped", (gint64) 12, y + 3);
  g_assert_cmpint (fixture->moved, ==, 12);
  g_assert_cmpint (fixture->before, ==, 11);
  haw_timeline_lanes_get_extent (lanes, haw_timeline_lanes_find (lanes, 12), &y, &height);
  g_signal_emit_by_name (get_headers (fixture), "dropped", (gint64) 11, y + height - 3);
  g_assert_cmpint (fixture->moved, ==, 11);
  g_assert_cmpint (fixture->before, ==, -1);

  /* Neither into another group nor to where it is. */
  fixture->moved = 0;
  haw_timeline_lanes_get_extent (lanes, haw_timeline_lanes_find (lanes, 21), &y, &height);
  g_signal_emit_by_name (get_headers (fixture), "dropped", (gint64) 11, y + 3);
  haw_timeline_lanes_get_extent (lanes, haw_timeline_lanes_find (lanes, 11), &y, &height);
  g_signal_emit_by_name (get_headers (fixture), "dropped", (gint64) 11, y + height - 3);
  g_assert_cmpint (fixture->moved, ==, 0);
}

/* In each lane the undated come first; the keys reach all of them, and room is made as they do. */
static void
test_shelf (Fixture       *fixture,
            gconstpointer  data)
{
  HawTimelineLanes *lanes = haw_timeline_view_get_lanes (fixture->view);
  HawTimelineStore *store = haw_timeline_lanes_get_store (lanes);
  guint lane = haw_timeline_lanes_find (lanes, 11), n_more;
  gboolean rtl = data != NULL;
  GdkRectangle mark;
  double y, height;

  g_assert_cmpuint (haw_timeline_lanes_get_shelf (lanes, lane, &n_more) + n_more, ==, N_UNDATED);
  g_assert_cmpuint (n_more, >, 0);
  act (fixture, "timeline.first");
  for (guint i = 0; i < N_UNDATED; i++)
    {
      g_assert_cmpint (fixture->selected, ==, N_EVENTS + 1 + i);
      g_assert_true (haw_timeline_view_get_rectangle (fixture->view, fixture->selected, &mark, NULL));
      /* At the start side, right of the names and left of time, or the reverse. */
      g_assert_cmpint (rtl ? 1000 - mark.x - mark.width : mark.x, >, 100);
      g_assert_cmpint (rtl ? 1000 - mark.x : mark.x + mark.width, <, 400);
      haw_timeline_lanes_get_extent (lanes, lane, &y, &height);
      act (fixture, "timeline.next");
    }
  g_assert_cmpuint (haw_timeline_lanes_get_shelf (lanes, lane, &n_more), ==, N_UNDATED);
  g_assert_cmpint (fixture->selected, ==,
                   store->ids[haw_timeline_lanes_get_members (lanes, lane, &n_more)[0]]);
  act (fixture, "timeline.previous");
  g_assert_cmpint (fixture->selected, ==, N_EVENTS + N_UNDATED);
  act (fixture, "timeline.row-down");
  g_assert_cmpint (fixture->selected, <=, N_EVENTS);

  /* Picked where it is seen. */
  haw_timeline_view_set_selected_id (fixture->view, N_EVENTS + 2);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->view));
  g_assert_true (haw_timeline_view_get_rectangle (fixture->view, N_EVENTS + 2, &mark, NULL));
  g_assert_cmpint (haw_timeline_view_pick (fixture->view, mark.x + mark.width / 2.0,
                                           mark.y + mark.height / 2.0),
                   ==, N_EVENTS + 2);
}

/* A frame gives no lane a height and shapes nothing. */
static void
test_work (Fixture       *fixture,
           gconstpointer  data)
{
  HawTimelineLanes *lanes = haw_timeline_view_get_lanes (fixture->view);
  guint64 n_stacked, n_packed;
  guint n_shaped;

  haw_timeline_view_pan (fixture->view, 1, 0);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->view));
  n_stacked = haw_timeline_lanes_get_n_stacked (lanes);
  n_packed = haw_timeline_lanes_get_n_packed (lanes);
  n_shaped = haw_timeline_view_get_n_shaped (fixture->view);
  for (guint i = 0; i < 20; i++)
    {
      haw_timeline_view_pan (fixture->view, i % 2 == 0 ? 3 : -3, 0);
      gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->view));
    }
  g_assert_cmpuint (haw_timeline_lanes_get_n_stacked (lanes), ==, n_stacked);
  g_assert_cmpuint (haw_timeline_lanes_get_n_packed (lanes), ==, n_packed);
  g_assert_cmpuint (haw_timeline_view_get_n_shaped (fixture->view), ==, n_shaped);
}

/* How high a header is depends on the style of the program. */
static void
load_style (void)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (provider, "/org/hawamish/Hawamish/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  load_style ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);

#define ADD(path, test) \
  g_test_add ("/timeline-nested-view/" path, Fixture, NULL, set_up, test, tear_down); \
  g_test_add ("/timeline-nested-view/rtl/" path, Fixture, "rtl", set_up, test, tear_down)
  ADD ("headers", test_headers);
  ADD ("stays-in-sight", test_stays_in_sight);
  ADD ("keys", test_keys);
  ADD ("hide", test_hide);
  ADD ("move", test_move);
  ADD ("shelf", test_shelf);
  ADD ("work", test_work);
#undef ADD

  return g_test_run ();
}
