/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>

#include "model/haw-event-edit.h"
#include "support/haw-test-event.h"
#include "support/haw-test-pane.h"
#include "timeline/haw-timeline-pane-private.h"
#include "timeline/haw-timeline-view-private.h"

/* The first event of a project can be made in the drawing. */

typedef struct
{
  char *folder;
  HawProject *project;
  HawViewState *state;
  GtkWidget *window;
  HawTimelinePane *pane;
  HawTimelineView *view;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->project = haw_test_begin_project (&fixture->folder);
  fixture->state = haw_view_state_new ();
  fixture->pane = HAW_TIMELINE_PANE (haw_timeline_pane_new (fixture->state));
  fixture->view = fixture->pane->view;
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 900, 300);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->pane));
  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->pane));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  haw_test_end_pane (fixture->window, g_steal_pointer (&fixture->state),
                     g_steal_pointer (&fixture->project), g_steal_pointer (&fixture->folder));
}

static gboolean
covers (Fixture *fixture,
        gint64   start,
        gint64   end)
{
  gint64 from, until;

  haw_timeline_view_get_visible (fixture->view, &from, &until);

  return fixture->pane->offers && from <= start && until >= end &&
         until - from < 4 * MAX (end - start, 7 * HAW_SECONDS_PER_DAY);
}

static void
write_title (Fixture    *fixture,
             const char *title)
{
  g_assert_nonnull (fixture->view->edit.entry);
  gtk_editable_set_text (GTK_EDITABLE (fixture->view->edit.entry), title);
  g_signal_emit_by_name (fixture->view->edit.entry, "activate");
}

static gboolean
has_dated (Fixture *fixture,
           guint    n)
{
  HawTimelineStore *store = haw_timeline_lanes_get_store (haw_timeline_view_get_lanes (fixture->view));

  return store != NULL && store->n_dated == n;
}

/* Without articles it is this month; with some, the days of these; and the event stands where it was made,
 * while the view stays. */
static void
test_first (Fixture       *fixture,
            gconstpointer  data)
{
  const gint64 published = haw_civil_to_time (2020, 7, 3), day = HAW_SECONDS_PER_DAY;
  gint64 month = haw_civil_to_time (2021, 2, 1), start, end, from, until;
  g_autoptr (GError) error = NULL;
  double x;

  haw_view_state_set_project (fixture->state, fixture->project);
  haw_test_wait_until (covers (fixture, month, haw_civil_to_time (2021, 3, 1)));
  g_assert_cmpstr (gtk_stack_get_visible_child_name (fixture->pane->stack), ==, "events");
  g_assert_true (g_str_has_prefix (gtk_label_get_text (GTK_LABEL (fixture->view->empty)),
                                   "Double-click a day"));
  haw_test_add_articles (fixture->project, "زيارة", "نص", 2);
  haw_test_wait_until (covers (fixture, published, published + day));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->pane));

  haw_timeline_view_get_visible (fixture->view, &start, &end);
  x = fixture->view->body_x + haw_time_axis_x_of (&fixture->view->axis, published + day / 2);
  g_assert_cmpint (haw_timeline_drag_choose (fixture->view, x, 120, GDK_CONTROL_MASK), ==,
                   HAW_TIMELINE_HAND_RANGES);
  haw_timeline_view_make_event (fixture->view, x, 120);
  g_assert_false (gtk_widget_get_visible (fixture->view->empty));
  write_title (fixture, "وصول");
  haw_test_wait_until (has_dated (fixture, 1));
  g_assert_cmpint (haw_timeline_lanes_get_store (fixture->view->lanes)->starts[0], ==, published);
  haw_timeline_view_get_visible (fixture->view, &from, &until);
  g_assert_cmpint (from, ==, start);
  g_assert_cmpint (until, ==, end);
  g_assert_false (fixture->pane->offers);

  g_free (haw_test_undo (fixture->project, FALSE, &error));
  g_assert_no_error (error);
  haw_test_wait_until (has_dated (fixture, 0) && covers (fixture, published, published + day));
}

/* Undated events do not take the axis away; a key makes an event as well. */
static void
test_undated (Fixture       *fixture,
              gconstpointer  data)
{
  HawEventFields fields = { .title = "تسريب", .date = "", .status = HAW_EVENT_UNCONFIRMED };

  haw_test_add_event (fixture->project, 0, fields);
  haw_view_state_set_project (fixture->state, fixture->project);
  haw_test_wait_until (fixture->pane->offers);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->pane));
  g_assert_true (g_str_has_suffix (gtk_label_get_text (GTK_LABEL (fixture->view->empty)),
                                   "to make one that has."));
  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "timeline.new-event", NULL);
  write_title (fixture, "لقاء");
  haw_test_wait_until (has_dated (fixture, 1));
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  haw_clock_fix (haw_civil_to_time (2021, 2, 14) * G_USEC_PER_SEC);

  g_test_add ("/timeline-first/first", Fixture, NULL, set_up, test_first, tear_down);
  g_test_add ("/timeline-first/undated", Fixture, NULL, set_up, test_undated, tear_down);

  return g_test_run ();
}
