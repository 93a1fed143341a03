/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>

#include "support/haw-test-article.h"
#include "support/haw-test-timeline.h"
#include "timeline/haw-timeline-mark.h"
#include "timeline/haw-timeline-view-private.h"

/* The keyboard and assistive technology where events are not shown one by one. */

#define N_EVENTS 6000

typedef struct
{
  GtkWidget *window;
  HawTimelineView *view;
} Fixture;

static HawTimelineStore *
make_events (void)
{
  HawTimelineStore *store = haw_timeline_store_new ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);
  g_autoptr (GString) title = g_string_new (NULL);

  for (gint64 id = 1; id <= N_EVENTS; id++)
    {
      HawTimelineEvent event;
      char date[64];

      haw_test_workload_event (rand, id, title, date, sizeof date, &event);
      haw_timeline_store_add (store, &event);
    }
  haw_timeline_store_sort (store);

  return store;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (HawTimelineStore) store = make_events ();
  g_autoptr (HawTimelineLanes) lanes = haw_test_workload_lanes (store, 2);

  fixture->view = HAW_TIMELINE_VIEW (haw_timeline_view_new ());
  fixture->window = gtk_window_new ();
  gtk_widget_set_direction (GTK_WIDGET (fixture->view),
                            data != NULL ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1000, 300);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->view));
  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->view));
  haw_timeline_view_set_lanes (fixture->view, lanes);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->view));
  haw_timeline_view_settle (fixture->view);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_object_ref (fixture->view);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  haw_test_finalize (fixture->view);
}

static int
get_focused (Fixture *fixture)
{
  GtkWidget *focus = gtk_widget_get_focus_child (GTK_WIDGET (fixture->view));
  guint index;

  return focus != NULL && g_ptr_array_find (fixture->view->cluster_marks, focus, &index) ? (int) index
                                                                                         : -1;
}

static const HawTimelineCluster *
get_cluster (Fixture *fixture,
             int      index)
{
  g_assert_cmpint (index, >=, 0);
  return &g_array_index (fixture->view->clusters, HawTimelineCluster, (guint) index);
}

static void
act (Fixture    *fixture,
     const char *action)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->view), action, NULL);
  haw_test_wait_until (fixture->view->settle_id == 0 && !fixture->view->wants_cluster);
}

/* They are all that begins in the view, and are told as they are drawn. */
static void
test_told (Fixture       *fixture,
           gconstpointer  data)
{
  guint n = 0;

  g_assert_cmpint (haw_timeline_view_get_detail (fixture->view), !=, HAW_TIMELINE_BOXES);
  g_assert_cmpuint (fixture->view->cluster_marks->len, >, 10);
  g_assert_cmpuint (fixture->view->cluster_marks->len, <=, 150);
  for (guint i = 0; i < fixture->view->clusters->len; i++)
    n += get_cluster (fixture, (int) i)->n;
  g_assert_cmpuint (n, ==, N_EVENTS);

  for (guint i = 0; i < fixture->view->clusters->len; i++)
    {
      GtkWidget *mark = g_ptr_array_index (fixture->view->cluster_marks, i);
      const HawTimelineCluster *cluster = get_cluster (fixture, (int) i);
      gint64 start, end;
      graphene_rect_t area;
      guint under_way;

      g_assert_true (gtk_widget_compute_bounds (mark, GTK_WIDGET (fixture->view), &area));
      g_assert_true (haw_timeline_density_pick (fixture->view, area.origin.x + area.size.width / 2,
                                                area.origin.y + area.size.height / 2, &start, &end,
                                                &under_way));
      g_assert_cmpint (start, ==, cluster->start);
      g_assert_cmpint (end, ==, cluster->end);
      g_assert_cmpuint (under_way, >=, cluster->n);
    }
  gtk_test_accessible_assert_role (
      GTK_ACCESSIBLE (g_ptr_array_index (fixture->view->cluster_marks, 3)),
      GTK_ACCESSIBLE_ROLE_LIST_ITEM);
}

/* Forward and back with Tab: the headers, the clusters, and out. */
static void
test_tab (Fixture       *fixture,
          gconstpointer  data)
{
  GtkWidget *widget = GTK_WIDGET (fixture->view);

  gtk_window_set_focus (GTK_WINDOW (fixture->window), NULL);
  g_assert_true (gtk_widget_child_focus (widget, GTK_DIR_TAB_FORWARD));
  g_assert_true (gtk_widget_get_focus_child (widget) == fixture->view->headers);
  g_assert_true (gtk_widget_child_focus (widget, GTK_DIR_TAB_FORWARD));
  g_assert_cmpint (get_focused (fixture), ==, 0);
  g_assert_false (gtk_widget_child_focus (widget, GTK_DIR_TAB_FORWARD));

  /* The selected event is shown by itself, and has its own place after them. */
  haw_timeline_view_set_selected_id (fixture->view, 40);
  act (fixture, "timeline.fit");
  g_assert_true (gtk_widget_child_focus (widget, GTK_DIR_TAB_FORWARD));
  g_assert_cmpint (get_focused (fixture), ==, -1);
  g_assert_true (HAW_IS_TIMELINE_MARK (gtk_widget_get_focus_child (widget)));
  g_assert_true (gtk_widget_child_focus (widget, GTK_DIR_TAB_BACKWARD));
  g_assert_cmpint (get_focused (fixture), ==, 0);
  g_assert_true (gtk_widget_child_focus (widget, GTK_DIR_TAB_BACKWARD));
  g_assert_true (gtk_widget_get_focus_child (widget) == fixture->view->headers);
}

static void
test_walk (Fixture       *fixture,
           gconstpointer  data)
{
  gint64 time;

  g_assert_true (haw_timeline_clusters_grab_focus (fixture->view));
  time = get_cluster (fixture, 0)->start;
  act (fixture, "timeline.next");
  g_assert_cmpint (get_focused (fixture), ==, 1);
  g_assert_cmpint (get_cluster (fixture, 1)->start, >, time);
  act (fixture, "timeline.row-down");
  g_assert_cmpuint (get_cluster (fixture, get_focused (fixture))->lane, ==, 1);
  act (fixture, "timeline.row-up");
  g_assert_cmpint (get_focused (fixture), ==, 1);
  act (fixture, "timeline.previous");
  act (fixture, "timeline.previous");
  g_assert_cmpint (get_focused (fixture), ==, 0);

  /* Where the view ends it goes on. */
  act (fixture, "timeline.zoom-in");
  act (fixture, "timeline.zoom-in");
  for (guint i = 0; i < 60; i++)
    {
      const HawTimelineCluster *cluster = get_cluster (fixture, get_focused (fixture));

      time = cluster->start;
      if (cluster->end > HAW_TEST_WORKLOAD_START + 720 * HAW_SECONDS_PER_DAY)
        break;
      act (fixture, "timeline.next");
      g_assert_cmpint (get_cluster (fixture, get_focused (fixture))->start, >, time);
    }
  g_assert_cmpint (time, >, HAW_TEST_WORKLOAD_START + 600 * HAW_SECONDS_PER_DAY);
  act (fixture, "timeline.first");
  g_assert_cmpint (get_cluster (fixture, get_focused (fixture))->start, <,
                   HAW_TEST_WORKLOAD_START + 60 * HAW_SECONDS_PER_DAY);
}

/* Enter goes nearer until the events are there, and the keyboard stays in the timeline. */
static void
test_opens (Fixture       *fixture,
            gconstpointer  data)
{
  g_assert_true (haw_timeline_clusters_grab_focus (fixture->view));
  for (guint i = 0; i < 12 && get_focused (fixture) >= 0; i++)
    {
      gint64 start = get_cluster (fixture, get_focused (fixture))->start;
      gint64 from, until;

      act (fixture, "timeline.activate");
      haw_test_wait_until (fixture->view->moving == FALSE);
      haw_timeline_view_get_visible (fixture->view, &from, &until);
      g_assert_cmpint (from, <=, start);
      g_assert_cmpint (until, >, start);
    }
  g_assert_cmpint (haw_timeline_view_get_detail (fixture->view), ==, HAW_TIMELINE_BOXES);
  g_assert_cmpuint (fixture->view->cluster_marks->len, ==, 0);
  g_assert_true (gtk_widget_is_focus (GTK_WIDGET (fixture->view)) ||
                 gtk_widget_get_focus_child (GTK_WIDGET (fixture->view)) != NULL);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

#define ADD(path, data, func) g_test_add (path, Fixture, data, set_up, func, tear_down)
  ADD ("/timeline-clusters/told", NULL, test_told);
  ADD ("/timeline-clusters/told-rtl", "rtl", test_told);
  ADD ("/timeline-clusters/tab", NULL, test_tab);
  ADD ("/timeline-clusters/walk", NULL, test_walk);
  ADD ("/timeline-clusters/walk-rtl", "rtl", test_walk);
  ADD ("/timeline-clusters/opens", NULL, test_opens);

  return g_test_run ();
}
