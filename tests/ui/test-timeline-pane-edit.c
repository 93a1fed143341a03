/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>

#include "dialogs/haw-event-fields-dialog.h"
#include "model/haw-event-edit.h"
#include "support/haw-test-event.h"
#include "support/haw-test-pane.h"
#include "text/haw-fold.h"
#include "timeline/haw-timeline-pane-private.h"
#include "timeline/haw-timeline-view-private.h"

/* What the hands do in the drawing, in the project: each gesture is one step. */

typedef struct
{
  char *folder;
  HawProject *project;
  HawViewState *state;
  GtkWidget *window;
  HawTimelinePane *pane;
  HawTimelineView *view;
  guint n_changes;
} Fixture;

static gint64
add_event (Fixture    *fixture,
           const char *title,
           const char *date)
{
  HawEventFields fields = { .title = title, .date = date, .status = HAW_EVENT_CONFIRMED };

  return haw_test_add_event (fixture->project, 0, fields);
}

static void
changed_cb (Fixture *fixture)
{
  fixture->n_changes++;
}

static HawTimelineStore *
get_store (Fixture *fixture)
{
  return haw_timeline_lanes_get_store (haw_timeline_view_get_lanes (fixture->view));
}

static gboolean
has_date (Fixture    *fixture,
          gint64      id,
          const char *date)
{
  int item = haw_timeline_store_find (get_store (fixture), id);
  HawTimelineEvent event;

  if (item < 0)
    return FALSE;
  haw_timeline_store_get (get_store (fixture), (guint) item, &event);

  return g_str_equal (event.date, date);
}

static gboolean
has_title (Fixture    *fixture,
           gint64      id,
           const char *title)
{
  int item = haw_timeline_store_find (get_store (fixture), id);

  return item >= 0 &&
         g_str_equal (haw_timeline_store_get_title (get_store (fixture), (guint) item), title);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->project = haw_test_begin_project (&fixture->folder);
  add_event (fixture, "زيارة", "2020-07-03");
  add_event (fixture, "هدنة", "2020-07-08/2020-07-12");
  add_event (fixture, "Visit", "2020-07-16");
  fixture->state = haw_view_state_new ();
  fixture->pane = HAW_TIMELINE_PANE (g_object_ref_sink (haw_timeline_pane_new (fixture->state)));
  fixture->view = fixture->pane->view;
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 900, 300);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->pane));
  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->pane));
  haw_view_state_set_project (fixture->state, fixture->project);
  haw_test_wait_until (get_store (fixture) != NULL && get_store (fixture)->n == 3 &&
                       fixture->view->body_width > 0);
  g_signal_connect_swapped (fixture->project, "changed", G_CALLBACK (changed_cb), fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_object_unref (fixture->pane);
  haw_test_end_pane (fixture->window, g_steal_pointer (&fixture->state),
                     g_steal_pointer (&fixture->project), g_steal_pointer (&fixture->folder));
}

static void
undo (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *label = haw_test_undo (fixture->project, FALSE, &error);

  g_assert_no_error (error);
  g_assert_nonnull (label);
}

/* Drags an event by its middle or its end, so that it comes to the beginning of a day of July. */
static void
drag_to (Fixture *fixture,
         gint64   id,
         gboolean by_end,
         int      day)
{
  HawTimelineView *view = fixture->view;
  guint item = (guint) haw_timeline_store_find (get_store (fixture), id);
  double to = haw_time_axis_x_of (&view->axis, haw_civil_to_time (2020, 7, day));
  HawTimelinePlace place;
  double x, y, dx;

  g_assert_true (haw_timeline_lanes_place (view->lanes, &view->axis, item, 0, &place));
  x = view->body_x + (by_end ? place.end : (place.start + place.end) / 2);
  dx = to - (by_end ? place.end : place.start);
  y = view->ruler_height + place.y + view->row_height / 2.0;
  haw_timeline_drag_begin (view, x, y, 0);
  g_assert_cmpint (view->edit.hand, ==, HAW_TIMELINE_HAND_PULLS);
  for (guint i = 1; i <= 30; i++)
    haw_timeline_drag_update (view, x + dx * i / 30, y, 0);
  g_assert_cmpuint (fixture->n_changes, ==, 0);
  haw_timeline_drag_end (view);
}

/* Whatever way the pointer takes, the project sees one edit, and one step undoes it. */
static void
test_one_step (Fixture       *fixture,
               gconstpointer  data)
{
  haw_view_state_set_event (fixture->state, 2);
  drag_to (fixture, 2, TRUE, 15);
  haw_test_wait_until (has_date (fixture, 2, "2020-07-08/2020-07-14"));
  g_assert_cmpuint (fixture->n_changes, ==, 1);
  undo (fixture);
  haw_test_wait_until (has_date (fixture, 2, "2020-07-08/2020-07-12"));

  fixture->n_changes = 0;
  drag_to (fixture, 2, FALSE, 5);
  haw_test_wait_until (has_date (fixture, 2, "2020-07-05/2020-07-09"));
  g_assert_cmpuint (fixture->n_changes, ==, 1);
  undo (fixture);
  haw_test_wait_until (has_date (fixture, 2, "2020-07-08/2020-07-12"));
}

static gboolean
is_enabled (Fixture    *fixture,
            const char *name)
{
  g_autoptr (GtkWidget) button = g_object_ref_sink (gtk_button_new ());
  gboolean enabled;

  gtk_widget_set_parent (button, GTK_WIDGET (fixture->pane));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), name);
  enabled = gtk_widget_get_sensitive (button);
  gtk_widget_unparent (button);

  return enabled;
}

/* What several are selected for is done to all of them, as one step. */
static void
test_several (Fixture       *fixture,
              gconstpointer  data)
{
  GtkWidget *pane = GTK_WIDGET (fixture->pane);

  haw_view_state_set_event (fixture->state, 1);
  g_assert_true (is_enabled (fixture, "events.rename"));
  g_assert_false (is_enabled (fixture, "events.merge"));
  gtk_widget_activate_action (pane, "events.select-all", NULL);
  g_assert_cmpuint (haw_timeline_view_get_n_selected (fixture->view), ==, 3);
  g_assert_false (is_enabled (fixture, "events.rename"));
  g_assert_false (is_enabled (fixture, "events.split"));
  g_assert_true (is_enabled (fixture, "events.merge"));

  drag_to (fixture, 1, FALSE, 4);
  haw_test_wait_until (has_date (fixture, 3, "2020-07-17"));
  g_assert_true (has_date (fixture, 1, "2020-07-04"));
  g_assert_true (has_date (fixture, 2, "2020-07-09/2020-07-13"));
  undo (fixture);
  haw_test_wait_until (has_date (fixture, 3, "2020-07-16"));
  g_assert_true (has_date (fixture, 1, "2020-07-03"));

  gtk_widget_activate_action (pane, "events.select-all", NULL);
  gtk_widget_activate_action (pane, "events.remove", NULL);
  haw_test_wait_until (get_store (fixture)->n == 0);
  undo (fixture);
  haw_test_wait_until (get_store (fixture)->n == 3);
}

static GtkWindow *
get_fields_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (HAW_IS_EVENT_FIELDS_DIALOG (window))
        return window;
    }
  return NULL;
}

/* The analyst's own fields of what is selected. */
static void
test_fields (Fixture       *fixture,
             gconstpointer  data)
{
  GtkWidget *pane = GTK_WIDGET (fixture->pane);

  haw_view_state_set_event (fixture->state, 0);
  haw_timeline_pane_edit_update (fixture->pane);
  g_assert_false (is_enabled (fixture, "events.fields"));
  gtk_widget_activate_action (pane, "events.select-all", NULL);
  g_assert_true (is_enabled (fixture, "events.fields"));
  gtk_widget_activate_action (pane, "events.fields", NULL);
  g_assert_nonnull (get_fields_dialog ());
  gtk_window_destroy (get_fields_dialog ());
  haw_test_wait_until (get_fields_dialog () == NULL);
}

static void
test_titles (Fixture       *fixture,
             gconstpointer  data)
{
  haw_view_state_set_event (fixture->state, 1);
  gtk_widget_activate_action (GTK_WIDGET (fixture->pane), "events.rename", NULL);
  g_assert_nonnull (fixture->view->edit.entry);
  gtk_editable_set_text (GTK_EDITABLE (fixture->view->edit.entry), "زيارة الوفد");
  g_signal_emit_by_name (fixture->view->edit.entry, "activate");
  haw_test_wait_until (has_title (fixture, 1, "زيارة الوفد"));
  g_assert_cmpuint (fixture->n_changes, ==, 1);

  /* A new event is selected, and sure of nothing yet. */
  haw_timeline_entry_make (fixture->view, "2020-07-10", HAW_TIMELINE_NO_LANE, 100);
  gtk_editable_set_text (GTK_EDITABLE (fixture->view->edit.entry), "New");
  g_signal_emit_by_name (fixture->view->edit.entry, "activate");
  haw_test_wait_until (haw_view_state_get_event (fixture->state) == 4 && has_date (fixture, 4, "2020-07-10"));
  undo (fixture);
  haw_test_wait_until (get_store (fixture)->n == 3);
}

static void
test_matches (void)
{
  static const struct
  {
    const char *title, *typed;
    gboolean found;
  } cases[] = {
    { "توقيع الهدنة", "هدنه", TRUE },   { "توقيع الهدنة", "الهد", TRUE },
    { "توقيع الهدنة", "توق", TRUE },    { "توقيع الهدنة", "دنة", FALSE },
    { "وصول الوفد", "فد", FALSE },      { "إعلان", "اعلان", TRUE },
    { "قصف للمدينة", "مدينة", TRUE },   { "The Visit", "vis", TRUE },
    { "The Visit", "sit", FALSE },      { "", "a", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *title = haw_fold (cases[i].title);
      g_autofree char *typed = haw_fold (cases[i].typed);

      g_assert_cmpint (haw_timeline_pane_type_matches (title, typed), ==, cases[i].found);
    }
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/timeline-pane-edit/one-step", test_one_step);
  ADD ("/timeline-pane-edit/several", test_several);
  ADD ("/timeline-pane-edit/fields", test_fields);
  ADD ("/timeline-pane-edit/titles", test_titles);
  g_test_add_func ("/timeline-pane-edit/matches", test_matches);

  return g_test_run ();
}
