/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>

#include "model/haw-event-edit.h"
#include "support/haw-test-event.h"
#include "support/haw-test-pane.h"
#include "timeline/haw-timeline-pane-private.h"
#include "timeline/haw-timeline-view-private.h"

/* A comparison in the window: it comes again with the project, is dimmed, edited and searched by typing as
 * all lanes are, and each side stands at the times of its own reports. */

#define TEXT "وصل الوزير إلى العاصمة، الجمعة. وغادرها أمس السبت."

typedef struct
{
  char *folder;
  HawProject *project;
  HawViewState *state;
  GtkWidget *window;
  HawTimelinePane *pane;
  HawTimelineView *above, *below;
} Fixture;

static gint64
add_event (Fixture    *fixture,
           const char *title,
           const char *date,
           const char *actor,
           const char *other)
{
  const char *const actors[] = { actor, other, NULL };
  HawEventFields fields = { .title = title, .date = date, .actors = actors,
                            .status = HAW_EVENT_CONFIRMED };

  return haw_test_add_event (fixture->project, 0, fields);
}

static gboolean
add_outlets (HawDb    *db,
             gpointer  data,
             GError  **error)
{
  return haw_db_run (db, error, "INSERT INTO outlet (id, uuid, name) VALUES (1, 'o1', 'Herald')", "") &&
         haw_db_run (db, error, "INSERT INTO outlet (id, uuid, name) VALUES (2, 'o2', 'وكالة')", "") &&
         haw_db_run (db, error, "UPDATE article SET outlet = id, published = '2020-08-0' || id,"
                     " published_start = 1596240000 + (id - 1) * 86400", "");
}

static void
edit (Fixture     *fixture,
      HawEditFunc  func)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  haw_project_edit_async (fixture->project, haw_label_new ("Test", NULL), NULL, func, NULL, NULL, NULL,
                          haw_await_cb, &result);
  g_assert_true (haw_project_edit_finish (fixture->project, haw_await (&result), &error));
  g_assert_no_error (error);
}

static void
report (Fixture *fixture,
        gint64   event,
        gint64   article,
        gint64   start)
{
  const HawEvidenceChange source = { .stance = "reports" };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  haw_event_add_passage_async (fixture->project, event, article, start, start + 6, &source, NULL,
                               haw_await_cb, &result);
  g_assert_true (haw_project_edit_finish (fixture->project, haw_await (&result), &error));
  g_assert_no_error (error);
}

static void
show_pane (Fixture *fixture)
{
  fixture->pane = HAW_TIMELINE_PANE (haw_timeline_pane_new (fixture->state));
  fixture->above = haw_timeline_compare_get_view (fixture->pane->compare, HAW_TIMELINE_SIDE_ABOVE);
  fixture->below = haw_timeline_compare_get_view (fixture->pane->compare, HAW_TIMELINE_SIDE_BELOW);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->pane));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->pane));
}

/* Vera has A, B and C; Anton has B and D; articles 1 and 2 are of two outlets. */
static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->project = haw_test_begin_project (&fixture->folder);
  haw_test_add_articles (fixture->project, "زيارة", TEXT, 2);
  edit (fixture, add_outlets);
  add_event (fixture, "Arrival", "2020-07-03", "Vera", NULL);
  add_event (fixture, "Briefing", "2020-07-05", "Vera", "Anton");
  add_event (fixture, "Cease-fire", "2020-07-08", "Vera", NULL);
  add_event (fixture, "Departure", "2020-07-12", "Anton", NULL);

  fixture->state = haw_view_state_new ();
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1000, 560);
  gtk_window_present (GTK_WINDOW (fixture->window));
  haw_view_state_set_project (fixture->state, fixture->project);
  show_pane (fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  haw_test_end_pane (fixture->window, g_steal_pointer (&fixture->state),
                     g_steal_pointer (&fixture->project), g_steal_pointer (&fixture->folder));
}

static void
act (Fixture    *fixture,
     const char *name)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->pane), name, NULL);
}

static gboolean
has_titles (HawTimelineView *view,
            const char      *expected)
{
  HawTimelineStore *store = haw_timeline_lanes_get_store (haw_timeline_view_get_lanes (view));
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; store != NULL && i < store->n; i++)
    g_string_append_c (text, *haw_timeline_store_get_title (store, i));

  return g_str_equal (text->str, expected);
}

#define wait_for(titles_above, titles_below) \
  haw_test_wait_until (has_titles (fixture->above, titles_above) && \
                       has_titles (fixture->below, titles_below))

static void
draw (Fixture *fixture)
{
  gtk_widget_queue_draw (GTK_WIDGET (fixture->pane));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->pane));
  haw_timeline_view_settle (fixture->above);
  haw_timeline_view_settle (fixture->below);
}

static void
compare (Fixture    *fixture,
         const char *lanes,
         guint       n)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->pane), "timeline.lanes", "s", lanes);
  haw_test_wait_until (
      haw_timeline_lanes_has_lanes (haw_timeline_view_get_lanes (fixture->pane->view)) &&
      haw_timeline_lanes_get_n (haw_timeline_view_get_lanes (fixture->pane->view)) == n);
  act (fixture, "timeline.compare");
  g_assert_true (fixture->pane->comparing);
  draw (fixture);
}

static gint64
get_aligned (HawTimelineView *view)
{
  return haw_timeline_view_get_aligned_id (view);
}

static void
align (Fixture         *fixture,
       HawTimelineView *view,
       gint64           event)
{
  gtk_widget_grab_focus (GTK_WIDGET (view));
  haw_view_state_set_event (fixture->state, event);
  act (fixture, "timeline.align");
}

/* Another window finds the comparison as it was left; once it is ended there is none. */
static void
test_remembered (Fixture       *fixture,
                 gconstpointer  data)
{
  compare (fixture, "actor", 2);
  wait_for ("ABC", "BD");
  gtk_widget_activate_action (GTK_WIDGET (fixture->pane->compare), "compare.swap", NULL);
  wait_for ("BD", "ABC");
  align (fixture, fixture->below, 1);
  align (fixture, fixture->above, 4);
  g_assert_cmpint (get_aligned (fixture->above), ==, 4);
  g_assert_cmpint (get_aligned (fixture->below), ==, 1);

  show_pane (fixture);
  wait_for ("BD", "ABC");
  haw_test_wait_until (get_aligned (fixture->above) == 4 && get_aligned (fixture->below) == 1);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (fixture->pane->compare)));

  /* Ids of lanes mean something else where lanes are made by something else. */
  gtk_widget_activate_action (GTK_WIDGET (fixture->pane), "timeline.lanes", "s", "status");
  haw_test_wait_until (!fixture->pane->comparing);
  gtk_widget_activate_action (GTK_WIDGET (fixture->pane), "timeline.lanes", "s", "actor");
  show_pane (fixture);
  haw_test_wait_until (
      haw_timeline_lanes_has_lanes (haw_timeline_view_get_lanes (fixture->pane->view)));
  g_assert_false (fixture->pane->comparing);
}

/* A reset of the tables, as after an undo of many changes, leaves time counted from the same events; one
 * that is gone gives way to that of the other side. */
static void
test_reset (Fixture       *fixture,
            gconstpointer  data)
{
  compare (fixture, "actor", 2);
  wait_for ("ABC", "BD");
  align (fixture, fixture->below, 4);
  align (fixture, fixture->above, 1);
  g_signal_emit_by_name (fixture->pane->table, "reset");
  wait_for ("ABC", "BD");
  g_assert_cmpint (get_aligned (fixture->above), ==, 1);
  g_assert_cmpint (get_aligned (fixture->below), ==, 4);

  gtk_widget_activate_action (GTK_WIDGET (fixture->pane->compare), "compare.swap", NULL);
  g_assert_cmpint (get_aligned (fixture->above), ==, 4);
  g_assert_cmpint (get_aligned (fixture->below), ==, 1);
  haw_view_state_set_event (fixture->state, 1);
  act (fixture, "events.remove");
  wait_for ("BD", "BC");
  g_signal_emit_by_name (fixture->pane->table, "reset");
  g_assert_cmpint (get_aligned (fixture->above), ==, 4);
  g_assert_cmpint (get_aligned (fixture->below), ==, 4);

  /* One comparison's events are not those of the next. */
  act (fixture, "timeline.compare");
  act (fixture, "timeline.compare");
  g_assert_cmpint (get_aligned (fixture->above), ==, 0);
}

static guint
count_lit (HawTimelineView *view)
{
  return haw_timeline_lanes_get_n_lit (haw_timeline_view_get_lanes (view));
}

/* What the browser does not show is dimmed on both sides, also where these come later. */
static void
test_narrowed (Fixture       *fixture,
               gconstpointer  data)
{
  HawArticleList *articles = haw_view_state_get_articles (fixture->state);
  g_autoptr (HawArticleFilter) all = haw_article_filter_new ();
  g_autoptr (HawArticleFilter) second = haw_article_filter_with (all, HAW_FACET_OUTLET, 2, NULL, TRUE);

  report (fixture, 2, 1, 0);
  report (fixture, 4, 2, 0);
  compare (fixture, "actor", 2);
  wait_for ("ABC", "BD");
  g_assert_cmpuint (count_lit (fixture->above), ==, 3);
  haw_article_list_set_conditions (articles, second);
  haw_test_wait_until (count_lit (fixture->above) == 0 && count_lit (fixture->below) == 1);
  gtk_widget_activate_action (GTK_WIDGET (fixture->pane->compare), "compare.swap", NULL);
  g_assert_cmpuint (count_lit (fixture->above), ==, 1);
  act (fixture, "timeline.pin");
  g_assert_cmpuint (count_lit (fixture->above), ==, 2);

  haw_view_state_set_range (fixture->state, haw_civil_to_time (2020, 7, 1), haw_civil_to_time (2020, 7, 8));
  g_assert_cmpint (fixture->above->range_end, ==, haw_civil_to_time (2020, 7, 8));
  g_assert_cmpint (fixture->below->range_end, ==, haw_civil_to_time (2020, 7, 8));
}

static gboolean
has_date (HawTimelineView *view,
          gint64           id,
          const char      *date)
{
  HawTimelineStore *store = haw_timeline_lanes_get_store (haw_timeline_view_get_lanes (view));
  int item = haw_timeline_store_find (store, id);
  HawTimelineEvent event;

  if (item < 0)
    return FALSE;
  haw_timeline_store_get (store, (guint) item, &event);

  return g_str_equal (event.date, date);
}

static void
write_title (HawTimelineView *view,
             const char      *title)
{
  g_assert_nonnull (view->edit.entry);
  gtk_editable_set_text (GTK_EDITABLE (view->edit.entry), title);
  g_signal_emit_by_name (view->edit.entry, "activate");
}

/* Days an event is pulled by its middle. */
static void
pull (HawTimelineView *view,
      gint64           id,
      int              days)
{
  HawTimelineStore *store = haw_timeline_lanes_get_store (haw_timeline_view_get_lanes (view));
  HawTimelinePlace place;
  double x, y, dx;

  g_assert_true (haw_timeline_lanes_place (view->lanes, &view->axis,
                                           (guint) haw_timeline_store_find (store, id), 0, &place));
  x = view->body_x + (place.start + place.end) / 2;
  y = view->ruler_height + place.y - gtk_adjustment_get_value (view->rows) + view->row_height / 2.0;
  dx = haw_time_axis_x_of (&view->axis, view->axis.origin + days * HAW_SECONDS_PER_DAY) -
       haw_time_axis_x_of (&view->axis, view->axis.origin);
  haw_timeline_drag_begin (view, x, y, 0);
  g_assert_cmpint (view->edit.hand, ==, HAW_TIMELINE_HAND_PULLS);
  haw_timeline_drag_update (view, x + dx, y, 0);
  haw_timeline_drag_end (view);
}

/* Either half can be worked in by hand; what is made in it stands in its lane, as one step. */
static void
test_edited (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  compare (fixture, "actor", 2);
  wait_for ("ABC", "BD");
  gtk_widget_grab_focus (GTK_WIDGET (fixture->above));
  haw_view_state_set_event (fixture->state, 3);
  pull (fixture->above, 3, 2);
  haw_test_wait_until (has_date (fixture->above, 3, "2020-07-10"));

  gtk_widget_grab_focus (GTK_WIDGET (fixture->below));
  haw_view_state_set_event (fixture->state, 4);
  draw (fixture);
  pull (fixture->below, 4, 1);
  haw_test_wait_until (has_date (fixture->below, 4, "2020-07-13"));
  act (fixture, "events.rename");
  write_title (fixture->below, "Exit");
  wait_for ("ABC", "BE");

  haw_timeline_view_make_event (fixture->below, fixture->below->body_x + fixture->below->body_width - 1, 80);
  write_title (fixture->below, "Year");
  wait_for ("ABC", "BEY");
  g_free (haw_test_undo (fixture->project, FALSE, &error));
  g_assert_no_error (error);
  wait_for ("ABC", "BE");
}

static guint
count_reports (HawTimelineView *view,
               gint64           event)
{
  const GArray *reports = g_hash_table_lookup (view->reports, &event);

  return reports != NULL ? reports->len : 0;
}

#define wait_for_reports(n) \
  haw_test_wait_until (count_reports (fixture->above, 2) == n && \
                       count_reports (fixture->below, 2) == n)

/* What the sources of an event say is asked for anew after an edit, in both halves. */
static void
test_reports (Fixture       *fixture,
              gconstpointer  data)
{
  report (fixture, 2, 1, 0);
  report (fixture, 2, 2, 0);
  compare (fixture, "actor", 2);
  wait_for ("ABC", "BD");
  haw_view_state_set_event (fixture->state, 2);
  wait_for_reports (2);
  report (fixture, 2, 1, 20);
  wait_for_reports (3);
}

static gint64
get_selected (HawTimelineView *view)
{
  return haw_timeline_view_get_selected_id (view);
}

/* A title is looked for in the half in which it is typed; with the focus in the other one it begins anew. */
static void
test_typed (Fixture       *fixture,
            gconstpointer  data)
{
  compare (fixture, "actor", 2);
  wait_for ("ABC", "BD");
  gtk_widget_grab_focus (GTK_WIDGET (fixture->above));
  haw_timeline_pane_type_letter (fixture->pane, 'c');
  g_assert_nonnull (fixture->above->edit.typed);
  haw_test_wait_until (get_selected (fixture->above) == 3);

  gtk_widget_grab_focus (GTK_WIDGET (fixture->below));
  haw_timeline_pane_type_letter (fixture->pane, 'd');
  g_assert_null (fixture->above->edit.typed);
  g_assert_nonnull (fixture->below->edit.typed);
  haw_test_wait_until (get_selected (fixture->below) == 4);

  /* What is sought goes on where it was begun, wherever the focus is by then. */
  gtk_widget_grab_focus (GTK_WIDGET (fixture->above));
  haw_timeline_pane_type_letter (fixture->pane, 'a');
  gtk_widget_grab_focus (GTK_WIDGET (fixture->below));
  haw_test_wait_until (get_selected (fixture->above) == 1);
  act (fixture, "timeline.compare");
  g_assert_false (fixture->pane->comparing);
  haw_timeline_pane_type_letter (fixture->pane, 'b');
  g_assert_null (fixture->above->edit.typed);
  haw_test_wait_until (get_selected (fixture->pane->view) == 2);
}

/* Several in one half are selected for what is done to them. */
static void
test_several (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (GArray) events = NULL;

  compare (fixture, "actor", 2);
  wait_for ("ABC", "BD");
  gtk_widget_grab_focus (GTK_WIDGET (fixture->above));
  act (fixture, "events.select-all");
  events = haw_timeline_pane_dup_events (fixture->pane);
  g_assert_cmpuint (events->len, ==, 3);
  g_assert_cmpstr (gtk_label_get_text (fixture->pane->count), ==, "3 events selected");
  gtk_widget_grab_focus (GTK_WIDGET (fixture->below));
  haw_timeline_view_go_to (fixture->below, 4);
  g_assert_cmpuint (haw_timeline_view_get_n_selected (fixture->above), <=, 1);
}

/* An event that is made by hand has no source: in a lane of what follows from the sources there is nothing
 * to make. */
static void
test_not_made (Fixture       *fixture,
               gconstpointer  data)
{
  report (fixture, 1, 1, 0);
  report (fixture, 2, 2, 0);
  compare (fixture, "outlet", 3);
  wait_for ("A", "B");
  g_assert_false (haw_timeline_view_get_makes (fixture->above));
  haw_timeline_view_make_event (fixture->above, 500, 40);
  g_assert_null (fixture->above->edit.entry);
  g_assert_cmpint (haw_timeline_drag_choose (fixture->above, fixture->above->body_x + 3, 3,
                                             GDK_CONTROL_MASK), ==, HAW_TIMELINE_HAND_IDLE);
  g_assert_cmpint (haw_timeline_drag_choose (fixture->above, fixture->above->body_x + 3, 3,
                                             GDK_SHIFT_MASK), ==, HAW_TIMELINE_HAND_BANDS);
}

static gint64
get_start (HawTimelineView *view,
           gint64           id)
{
  HawTimelineStore *store = haw_timeline_lanes_get_store (haw_timeline_view_get_lanes (view));
  int item = haw_timeline_store_find (store, id);

  return item < 0 ? 0 : store->starts[item];
}

static gint64
get_end (HawTimelineView *view,
         gint64           id)
{
  HawTimelineStore *store = haw_timeline_lanes_get_store (haw_timeline_view_get_lanes (view));
  int item = haw_timeline_store_find (store, id);

  return item < 0 ? 0 : store->ends[item];
}

/* By the clock of publication each outlet stands at the days of its own articles. */
static void
test_own_reports (Fixture       *fixture,
                  gconstpointer  data)
{
  const gint64 first = haw_civil_to_time (2020, 8, 1), day = HAW_SECONDS_PER_DAY;
  guint n;

  report (fixture, 1, 1, 0);
  report (fixture, 1, 2, 0);
  report (fixture, 2, 2, 0);
  gtk_widget_activate_action (GTK_WIDGET (fixture->pane), "timeline.clock", "s", "publication");
  haw_test_wait_until (haw_timeline_view_get_clock (fixture->pane->view) == HAW_CLOCK_PUBLICATION);
  compare (fixture, "outlet", 3);
  g_assert_true (haw_timeline_compare_set_pair (fixture->pane->compare, 1, 2));
  wait_for ("A", "AB");
  g_assert_cmpint (get_start (fixture->pane->view, 1), ==, first);
  g_assert_cmpint (get_end (fixture->pane->view, 1), ==, first + 2 * day);
  g_assert_cmpint (get_start (fixture->above, 1), ==, first);
  g_assert_cmpint (get_end (fixture->above, 1), ==, first + day);
  g_assert_cmpint (get_start (fixture->below, 1), ==, first + day);
  g_assert_cmpint (get_end (fixture->below, 1), ==, first + 2 * day);
  haw_publications_get (fixture->above->publications, 1, &n);
  g_assert_cmpuint (n, ==, 1);

  /* A report more is one on its side only. */
  report (fixture, 2, 1, 8);
  wait_for ("AB", "AB");
  g_assert_cmpint (get_start (fixture->above, 2), ==, first);
  g_assert_cmpint (get_end (fixture->above, 2), ==, first + day);
  g_assert_cmpint (get_start (fixture->below, 2), ==, first + day);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);

#define ADD(path, test) \
  g_test_add ("/timeline-pane-compare/" path, Fixture, NULL, set_up, test, tear_down)
  ADD ("remembered", test_remembered);
  ADD ("reset", test_reset);
  ADD ("narrowed", test_narrowed);
  ADD ("edited", test_edited);
  ADD ("typed", test_typed);
  ADD ("reports", test_reports);
  ADD ("several", test_several);
  ADD ("not-made", test_not_made);
  ADD ("own-reports", test_own_reports);
#undef ADD

  return g_test_run ();
}
