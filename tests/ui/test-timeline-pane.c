/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>

#include "model/haw-annotation-edit.h"
#include "model/haw-event-edit.h"
#include "model/haw-saved-range.h"
#include "support/haw-test-events.h"
#include "support/haw-test-pane.h"
#include "timeline/haw-timeline-overview.h"
#include "timeline/haw-timeline-compare.h"
#include "timeline/haw-timeline-pane.h"
#include "timeline/haw-timeline-view.h"

#define TEXT "وصل الوزير إلى العاصمة، الجمعة. وغادرها أمس السبت."

typedef struct
{
  char *folder;
  HawProject *project;
  HawViewState *state;
  GtkWidget *window;
  GtkWidget *pane;
  HawTimelineView *view;
  gint64 shown;          /* the event whose sources were asked for */
  gint64 edited;
} Fixture;

static gint64
add_event (Fixture    *fixture,
           const char *title,
           const char *date,
           gint64      start,
           gint64      end)
{
  HawEventFields fields = { .title = title, .date = date, .status = HAW_EVENT_CONFIRMED };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id;

  haw_event_add_async (fixture->project, &fields, end > start ? 1 : 0, start, end, NULL,
                       haw_await_cb, &result);
  id = haw_event_add_finish (fixture->project, haw_await (&result), &error);
  g_assert_no_error (error);

  return id;
}

static void
show_sources_cb (Fixture *fixture,
                 gint64   event)
{
  fixture->shown = event;
}

static void
edit_cb (Fixture *fixture,
         gint64   event,
         gint64   article,
         gint64   start,
         gint64   end)
{
  fixture->edited = event;
}

static HawTimelineStore *
get_store (Fixture *fixture)
{
  return haw_timeline_lanes_get_store (haw_timeline_view_get_lanes (fixture->view));
}

static guint
get_n (Fixture *fixture)
{
  return get_store (fixture) == NULL ? 0 : get_store (fixture)->n;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->project = haw_test_begin_project (&fixture->folder);
  haw_test_add_articles (fixture->project, "زيارة", TEXT, 1);

  fixture->state = haw_view_state_new ();
  g_signal_connect_swapped (fixture->state, "show-sources", G_CALLBACK (show_sources_cb), fixture);
  g_signal_connect_swapped (fixture->state, "edit-event", G_CALLBACK (edit_cb), fixture);
  fixture->pane = haw_timeline_pane_new (fixture->state);
  fixture->view = HAW_TIMELINE_VIEW (haw_test_find_child (fixture->pane, HAW_TYPE_TIMELINE_VIEW));
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 900, 260);
  gtk_window_set_child (GTK_WINDOW (fixture->window), fixture->pane);
  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_test_widget_wait_for_draw (fixture->pane);
  haw_view_state_set_project (fixture->state, fixture->project);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  haw_test_end_pane (fixture->window, g_steal_pointer (&fixture->state),
                     g_steal_pointer (&fixture->project), g_steal_pointer (&fixture->folder));
}

static guint
get_n_sources (Fixture *fixture,
               gint64   event)
{
  int position = haw_timeline_store_find (get_store (fixture), event);

  return position < 0 ? 0 : get_store (fixture)->sources[position];
}

static void
test_follows_events (Fixture       *fixture,
                     gconstpointer  data)
{
  HawTimelineEvent event;
  gint64 dated = add_event (fixture, "زيارة", "2020-07~", 0, 30);
  gint64 undated;

  haw_test_wait_until (get_n (fixture) == 1);
  undated = add_event (fixture, "Leak", "", 0, 0);
  haw_test_wait_until (get_n (fixture) == 2 && get_n_sources (fixture, dated) == 1);

  haw_timeline_store_get (get_store (fixture),
                          (guint) haw_timeline_store_find (get_store (fixture), dated), &event);
  g_assert_true (event.approximate);
  g_assert_false (event.undated);
  g_assert_cmpstr (event.title, ==, "زيارة");
  g_assert_cmpstr (event.date, ==, "2020-07~");
  haw_timeline_store_get (get_store (fixture),
                          (guint) haw_timeline_store_find (get_store (fixture), undated), &event);
  g_assert_true (event.undated);
}

/* An edit changes the events that are shown: they are not made anew. */
static void
test_keeps_events (Fixture       *fixture,
                   gconstpointer  data)
{
  HawTimelineLanes *lanes;
  HawEventFields fields = { .date = "2021-05", .status = HAW_EVENT_DISPUTED };
  g_autoptr (GAsyncResult) result = NULL;
  gint64 first = add_event (fixture, "A", "2020", 0, 0);
  gint64 second;

  haw_test_wait_until (get_n (fixture) == 1);
  lanes = haw_timeline_view_get_lanes (fixture->view);
  second = add_event (fixture, "B", "2019", 0, 0);
  haw_test_wait_until (get_n (fixture) == 2);
  g_assert_cmpint (get_store (fixture)->ids[0], ==, second);
  haw_event_update_async (fixture->project, second, &fields, NULL, haw_await_cb, &result);
  g_assert_true (haw_project_edit_finish (fixture->project, haw_await (&result), NULL));
  haw_test_wait_until (get_store (fixture)->ids[0] == first);
  g_assert_true (haw_timeline_view_get_lanes (fixture->view) == lanes);
}

static void
test_shares_selection (Fixture       *fixture,
                       gconstpointer  data)
{
  gint64 first = add_event (fixture, "A", "2020-07-03", 0, 0);
  gint64 second = add_event (fixture, "B", "2020-07-05", 0, 0);

  haw_test_wait_until (get_n (fixture) == 2);
  haw_view_state_set_event (fixture->state, second);
  haw_test_wait_until (haw_timeline_view_get_selected_id (fixture->view) == second);
  g_signal_emit_by_name (fixture->view, "event-selected", first);
  g_assert_cmpint (haw_view_state_get_event (fixture->state), ==, first);
}

static void
test_asks_for_sources (Fixture       *fixture,
                       gconstpointer  data)
{
  gint64 event = add_event (fixture, "A", "2020-07-03", 0, 5);
  gint64 other = add_event (fixture, "B", "", 0, 0);

  haw_test_wait_until (get_n (fixture) == 2);
  g_signal_emit_by_name (fixture->view, "event-activated", event);
  g_assert_cmpint (haw_view_state_get_event (fixture->state), ==, event);
  g_assert_cmpint (fixture->shown, ==, event);

  haw_view_state_set_event (fixture->state, other);
  gtk_widget_activate_action (fixture->pane, "events.open", NULL);
  g_assert_cmpint (fixture->shown, ==, other);
}

static void
test_edits_and_removes (Fixture       *fixture,
                        gconstpointer  data)
{
  gint64 event = add_event (fixture, "A", "2020-07-03", 0, 0);
  g_autofree char *label = NULL;

  haw_test_wait_until (get_n (fixture) == 1);
  haw_view_state_set_event (fixture->state, event);
  gtk_widget_activate_action (fixture->pane, "events.edit", NULL);
  g_assert_cmpint (fixture->edited, ==, event);

  gtk_widget_activate_action (fixture->pane, "events.remove", NULL);
  haw_test_wait_until (get_n (fixture) == 0);
  g_assert_cmpint (haw_view_state_get_event (fixture->state), ==, 0);
  label = haw_test_undo (fixture->project, FALSE, NULL);
  g_assert_nonnull (label);
  haw_test_wait_until (get_n (fixture) == 1);
}

static void
test_read_only (Fixture       *fixture,
                gconstpointer  data)
{
  gint64 event = add_event (fixture, "A", "2020-07-03", 0, 0);
  g_autoptr (GAsyncResult) result = NULL;
  HawProject *project;

  haw_project_open_async (haw_project_get_file (fixture->project), HAW_OPEN_READ_ONLY, NULL,
                          haw_await_cb, &result);
  project = haw_project_open_finish (haw_await (&result), NULL);
  haw_view_state_set_project (fixture->state, project);
  haw_test_wait_until (get_n (fixture) == 1);
  haw_view_state_set_event (fixture->state, event);
  gtk_widget_activate_action (fixture->pane, "events.edit", NULL);
  g_assert_cmpint (fixture->edited, ==, 0);

  haw_view_state_set_project (fixture->state, fixture->project);
  haw_test_close_project (project);
  g_object_unref (project);
}

static void
test_time_direction (Fixture       *fixture,
                     gconstpointer  data)
{
  HawTimelinePane *pane = HAW_TIMELINE_PANE (fixture->pane);

  g_assert_cmpstr (haw_timeline_pane_get_time_direction (pane), ==, "interface");
  gtk_widget_activate_action (fixture->pane, "events.time-direction", "s", "rtl");
  g_assert_cmpint (haw_timeline_view_get_time_direction (fixture->view), ==, GTK_TEXT_DIR_RTL);
  haw_timeline_pane_set_time_direction (pane, "nonsense");
  g_assert_cmpint (haw_timeline_view_get_time_direction (fixture->view), ==, GTK_TEXT_DIR_NONE);
  g_assert_cmpstr (haw_timeline_pane_get_time_direction (pane), ==, "interface");
}

/* The lanes from the top, each with the titles of its events. */
static char *
list_lanes (Fixture *fixture)
{
  HawTimelineLanes *lanes = haw_timeline_view_get_lanes (fixture->view);
  GString *text = g_string_new (NULL);

  for (guint i = 0; haw_timeline_lanes_has_lanes (lanes) && i < haw_timeline_lanes_get_n (lanes); i++)
    {
      guint n;
      const guint32 *members = haw_timeline_lanes_get_members (lanes, i, &n);

      g_string_append_printf (text, "%s%s:", i > 0 ? " " : "",
                              haw_timeline_lanes_get_name (lanes, i));
      for (guint j = 0; j < n; j++)
        g_string_append (text, haw_timeline_store_get_title (get_store (fixture), members[j]));
    }

  return g_string_free (text, FALSE);
}

static gboolean
has_lanes (Fixture    *fixture,
           const char *expected)
{
  g_autofree char *lanes = list_lanes (fixture);

  return g_str_equal (lanes, expected);
}

static void
set_actors (Fixture           *fixture,
            gint64             event,
            const char *const *actors)
{
  HawEventFields fields = { .actors = actors, .status = -1 };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  haw_event_update_async (fixture->project, event, &fields, NULL, haw_await_cb, &result);
  g_assert_true (haw_project_edit_finish (fixture->project, haw_await (&result), &error));
  g_assert_no_error (error);
}

static void
test_lanes (Fixture       *fixture,
            gconstpointer  data)
{
  const char *const both[] = { "Vera", "Anton", NULL };
  const char *const one[] = { "Vera", NULL };
  gint64 a = add_event (fixture, "A", "2020-07-03", 0, 30);
  gint64 b = add_event (fixture, "B", "2020-07-05", 0, 0);
  gint64 c = add_event (fixture, "C", "2020-07-05", 0, 0);
  g_autofree char *state = NULL;
  HawTimelineLanes *lanes;

  add_event (fixture, "D", "2020-07-07", 0, 0);
  add_event (fixture, "E", "", 0, 0);
  set_actors (fixture, a, one);
  set_actors (fixture, b, both);
  set_actors (fixture, c, one);
  haw_test_wait_until (get_n (fixture) == 5);
  g_assert_true (has_lanes (fixture, ""));

  /* Most events first, the others last; the undated one is on the shelf. */
  gtk_widget_activate_action (fixture->pane, "timeline.lanes", "s", "actor");
  haw_test_wait_until (has_lanes (fixture, "Vera:ABC Anton:B No actor:D"));
  g_assert_true (haw_test_shows (fixture->pane, "Lanes by Actor"));
  gtk_widget_activate_action (fixture->pane, "timeline.lane-order", "s", "name");
  haw_test_wait_until (has_lanes (fixture, "Anton:B Vera:ABC No actor:D"));

  /* An edit brings the event into its lanes, which stay the same. */
  lanes = haw_timeline_view_get_lanes (fixture->view);
  set_actors (fixture, c, both);
  haw_test_wait_until (has_lanes (fixture, "Anton:BC Vera:ABC No actor:D"));
  g_assert_true (haw_timeline_view_get_lanes (fixture->view) == lanes);

  gtk_widget_activate_action (fixture->pane, "timeline.lanes", "s", "outlet");
  haw_test_wait_until (has_lanes (fixture, "No outlet:ABCD"));
  gtk_widget_activate_action (fixture->pane, "timeline.lanes", "s", "none");
  haw_test_wait_until (has_lanes (fixture, ""));
  g_object_get (fixture->pane, "lanes", &state, NULL);
  g_assert_cmpstr (state, ==, "none");
}

/* Another window that shows the same project shows the same lanes. */
static void
test_remembers_lanes (Fixture       *fixture,
                      gconstpointer  data)
{
  const char *const one[] = { "Vera", NULL };
  GtkWidget *other;
  GtkWidget *view;
  g_autofree char *state = NULL;
  g_autofree char *order = NULL;
  gint64 start = 1500000000, end = 1600000000, shown_start, shown_end;
  gint64 a = add_event (fixture, "A", "2020-07-03", 0, 0);
  gint64 lane;

  set_actors (fixture, a, one);
  gtk_widget_activate_action (fixture->pane, "timeline.lanes", "s", "actor");
  gtk_widget_activate_action (fixture->pane, "timeline.lane-order", "s", "name");
  haw_test_wait_until (has_lanes (fixture, "Vera:A"));
  lane = haw_timeline_lanes_get_id (haw_timeline_view_get_lanes (fixture->view), 0);
  haw_timeline_view_set_collapsed (fixture->view, lane, TRUE);
  g_signal_emit_by_name (fixture->view, "lane-toggled", lane);

  haw_timeline_view_show_range (fixture->view, start, end);
  haw_timeline_view_get_visible (fixture->view, &start, &end);
  haw_timeline_pane_remember (HAW_TIMELINE_PANE (fixture->pane));
  gtk_window_set_child (GTK_WINDOW (fixture->window), NULL);

  other = g_object_ref_sink (haw_timeline_pane_new (fixture->state));
  view = haw_test_find_child (other, HAW_TYPE_TIMELINE_VIEW);
  g_object_get (other, "lanes", &state, "lane-order", &order, NULL);
  g_assert_cmpstr (state, ==, "actor");
  g_assert_cmpstr (order, ==, "name");
  g_assert_true (haw_timeline_view_get_collapsed (HAW_TIMELINE_VIEW (view), lane));
  haw_test_wait_until (haw_timeline_lanes_has_lanes (
      haw_timeline_view_get_lanes (HAW_TIMELINE_VIEW (view))));
  gtk_window_set_child (GTK_WINDOW (fixture->window), other);
  gtk_test_widget_wait_for_draw (other);
  haw_timeline_view_get_visible (HAW_TIMELINE_VIEW (view), &shown_start, &shown_end);
  g_assert_cmpint (ABS (shown_start - start), <, HAW_SECONDS_PER_DAY);
  g_assert_cmpint (ABS (shown_end - end), <, HAW_SECONDS_PER_DAY);
  g_object_unref (other);
}

static guint
count_articles (Fixture *fixture)
{
  return g_list_model_get_n_items (G_LIST_MODEL (haw_view_state_get_articles (fixture->state)));
}

/* Narrowing to what is in view narrows the articles, says so, and is taken back; a range that was saved
 * comes back with its name, also after an undo. */
static void
test_range (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (HawSavedRanges) ranges = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *label = NULL;
  gint64 start, end, saved_start, saved_end;

  haw_test_add_articles (fixture->project, "بعيد", TEXT, 2);
  add_event (fixture, "A", "2020-07-03", 0, 0);
  add_event (fixture, "B", "2021-07-03", 0, 30);
  haw_test_wait_until (get_n (fixture) == 2 && count_articles (fixture) == 3);

  haw_timeline_view_show_range (fixture->view, haw_civil_to_time (2021, 7, 1),
                                haw_civil_to_time (2021, 7, 9));
  gtk_widget_activate_action (fixture->pane, "timeline.narrow", NULL);
  g_assert_true (haw_view_state_get_range (fixture->state, &start, &end));
  g_assert_cmpint (start % HAW_SECONDS_PER_DAY, ==, 0);
  g_assert_cmpint (ABS (start - haw_civil_to_time (2021, 7, 1)), <=, HAW_SECONDS_PER_DAY);
  haw_test_wait_until (count_articles (fixture) == 1);
  haw_test_wait_until (
      haw_test_shows (fixture->pane, "\342\201\2501–8 July 2021\342\201\251 · 1 article · 1 event · 0 notes"));

  haw_saved_range_add_async (fixture->project, " الهدنة ", start, end, NULL, haw_await_cb, &result);
  g_assert_true (haw_project_edit_finish (fixture->project, haw_await (&result), NULL));
  g_clear_object (&result);
  haw_saved_range_add_async (fixture->project, " ", start, end, NULL, haw_await_cb, &result);
  g_assert_false (haw_project_edit_finish (fixture->project, haw_await (&result), NULL));
  ranges = haw_saved_ranges_new (fixture->project);
  haw_test_wait_until (haw_row_store_get_n (HAW_ROW_STORE (ranges)) == 1);
  g_assert_cmpstr (haw_saved_range_get_name (haw_row_store_peek (HAW_ROW_STORE (ranges), 0)), ==,
                   "الهدنة");

  gtk_widget_activate_action (fixture->pane, "timeline.widen", NULL);
  g_assert_false (haw_view_state_get_range (fixture->state, &saved_start, &saved_end));
  haw_test_wait_until (count_articles (fixture) == 3);
  gtk_widget_activate_action (fixture->pane, "timeline.show-saved-range", "x",
                              haw_row_get_id (haw_row_store_peek (HAW_ROW_STORE (ranges), 0)));
  g_assert_true (haw_view_state_get_range (fixture->state, &saved_start, &saved_end));
  g_assert_cmpint (saved_start, ==, start);
  g_assert_cmpint (saved_end, ==, end);

  gtk_widget_activate_action (fixture->pane, "timeline.forget-range", NULL);
  haw_test_wait_until (haw_row_store_get_n (HAW_ROW_STORE (ranges)) == 0);
  label = haw_test_undo (fixture->project, FALSE, NULL);
  g_assert_cmpstr (label, ==, "Forget Range of Time");
  haw_test_wait_until (haw_row_store_get_n (HAW_ROW_STORE (ranges)) == 1);
}

static HawTimelineOverview *
get_overview (Fixture *fixture)
{
  return HAW_TIMELINE_OVERVIEW (gtk_widget_get_last_child (fixture->pane));
}

/* However often a brush moves before a frame, the articles are asked for once. */
static void
test_brush (Fixture       *fixture,
            gconstpointer  data)
{
  HawIdList *articles = HAW_ID_LIST (haw_view_state_get_articles (fixture->state));
  HawTimelineOverview *overview = get_overview (fixture);
  gint64 day = haw_civil_to_time (2020, 7, 1), start, end;
  guint queries, built;
  double from;

  add_event (fixture, "A", "2020-07-03", 0, 0);
  add_event (fixture, "B", "2021-07-03", 0, 30);
  haw_test_wait_until (get_n (fixture) == 2 && !haw_id_list_get_loading (articles));
  gtk_test_widget_wait_for_draw (fixture->pane);
  queries = haw_id_list_get_queries_run (articles);
  built = haw_timeline_overview_get_n_built (overview);
  from = haw_timeline_overview_x_of (overview, day);
  for (guint i = 1; i <= 100; i++)
    haw_timeline_overview_drag (overview, from, from + (i % 2 == 0 ? 4 : -4) * i / 4.0, 30);
  haw_test_wait_until (haw_view_state_get_range (fixture->state, &start, &end));
  g_assert_cmpuint (haw_id_list_get_queries_run (articles), ==, queries + 1);
  gtk_test_widget_wait_for_draw (fixture->pane);
  g_assert_cmpuint (haw_timeline_overview_get_n_built (overview), <=, built + 1);
}

/* The range and its strip outlive the events, and can be taken away then. */
static void
test_range_stays (Fixture       *fixture,
                  gconstpointer  data)
{
  HawTimelineOverview *overview = get_overview (fixture);
  gint64 id = add_event (fixture, "A", "2020-07-03", 0, 0);
  g_autoptr (GAsyncResult) result = NULL;
  gint64 start, end;

  haw_test_wait_until (get_n (fixture) == 1);
  haw_view_state_set_range (fixture->state, haw_civil_to_time (2020, 7, 1),
                            haw_civil_to_time (2020, 7, 8));
  haw_event_remove_async (fixture->project, id, NULL, haw_await_cb, &result);
  g_assert_true (haw_project_edit_finish (fixture->project, haw_await (&result), NULL));
  haw_test_wait_until (get_n (fixture) == 0);
  gtk_test_widget_wait_for_draw (fixture->pane);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (overview)));
  g_assert_cmpfloat (haw_timeline_overview_x_of (overview, haw_civil_to_time (2020, 7, 1)), >, 0);
  g_assert_cmpfloat (haw_timeline_overview_x_of (overview, haw_civil_to_time (2020, 7, 8)), <,
                     gtk_widget_get_width (GTK_WIDGET (overview)));
  haw_timeline_overview_drag (overview,
                              haw_timeline_overview_x_of (overview, haw_civil_to_time (2020, 7, 8)),
                              haw_timeline_overview_x_of (overview, haw_civil_to_time (2020, 7, 5)), 30);
  haw_test_wait_until (haw_view_state_get_range (fixture->state, &start, &end) &&
                       end == haw_civil_to_time (2020, 7, 5));
  gtk_widget_activate_action (fixture->pane, "timeline.widen", NULL);
  gtk_test_widget_wait_for_draw (fixture->pane);
  g_assert_false (haw_view_state_get_range (fixture->state, &start, &end));
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (overview)));
}

/* A search in the browser dims the events of other articles, and counts the others; a pinned timeline
 * shows them all; a range of time alone dims nothing. */
static void
test_narrowed (Fixture       *fixture,
               gconstpointer  data)
{
  HawArticleList *articles = haw_view_state_get_articles (fixture->state);
  HawTimelineLanes *lanes;
  gint64 seen;

  haw_test_add_articles (fixture->project, "بعيد", TEXT, 2);
  seen = add_event (fixture, "A", "2020-07-03", 0, 8);
  add_event (fixture, "B", "2021-07-03", 0, 30);
  add_event (fixture, "C", "", 0, 12);
  haw_test_wait_until (get_n (fixture) == 3 && count_articles (fixture) == 3);
  lanes = haw_timeline_view_get_lanes (fixture->view);
  g_assert_cmpuint (haw_timeline_lanes_get_n_lit (lanes), ==, 3);

  haw_article_list_set_filter (articles, "بعيد");
  haw_test_wait_until (haw_timeline_lanes_get_n_lit (lanes) == 0);
  g_assert_true (haw_test_shows (fixture->pane, "0 of 3 events"));
  gtk_widget_activate_action (fixture->pane, "timeline.pin", NULL);
  g_assert_cmpuint (haw_timeline_lanes_get_n_lit (lanes), ==, 3);
  g_assert_true (haw_test_shows (fixture->pane, "3 events"));
  gtk_widget_activate_action (fixture->pane, "timeline.pin", NULL);
  g_assert_cmpuint (haw_timeline_lanes_get_n_lit (lanes), ==, 0);

  haw_article_list_set_filter (articles, "");
  haw_test_wait_until (haw_timeline_lanes_get_n_lit (lanes) == 3);
  haw_view_state_set_range (fixture->state, haw_civil_to_time (2020, 7, 1),
                            haw_civil_to_time (2020, 7, 8));
  haw_test_wait_until (haw_test_shows (fixture->pane, "\342\201\2501–7 July 2020\342\201\251"
                                             " · 3 articles · 1 event · 0 notes"));
  g_assert_cmpuint (haw_timeline_lanes_get_n_lit (lanes), ==, 3);
  g_assert_true (haw_timeline_lanes_is_lit (
      lanes, (guint) haw_timeline_store_find (haw_timeline_lanes_get_store (lanes), seen)));
}

static gboolean
press (Fixture         *fixture,
       guint            key,
       GdkModifierType  modifiers)
{
  g_autoptr (GListModel) shortcuts = gtk_widget_observe_controllers (fixture->pane);
  gboolean done = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (shortcuts) && !done; i++)
    {
      g_autoptr (GtkEventController) each = g_list_model_get_item (shortcuts, i);

      for (guint k = 0; GTK_IS_SHORTCUT_CONTROLLER (each) && !done &&
                        k < g_list_model_get_n_items (G_LIST_MODEL (each)); k++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (each), k);
          GtkShortcutTrigger *trigger = gtk_shortcut_get_trigger (shortcut);

          if (GTK_IS_KEYVAL_TRIGGER (trigger) &&
              gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger)) == key &&
              gtk_keyval_trigger_get_modifiers (GTK_KEYVAL_TRIGGER (trigger)) == modifiers)
            done = gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, fixture->pane,
                                                 gtk_shortcut_get_arguments (shortcut));
        }
    }
  return done;
}

static gboolean
has_date (Fixture    *fixture,
          gint64      event,
          const char *date)
{
  HawEvent *row = haw_test_read_event (fixture->project, event);

  return row != NULL && g_str_equal (haw_event_get_date (row), date);
}

/* Keys move the event and its ends, in the direction in which time runs; each is one step to undo. */
static void
test_moves_by_key (Fixture       *fixture,
                   gconstpointer  data)
{
  gint64 event = add_event (fixture, "A", "2020-07-03", 0, 0);

  haw_test_wait_until (get_n (fixture) == 1);
  haw_view_state_set_event (fixture->state, event);
  gtk_widget_grab_focus (GTK_WIDGET (fixture->view));
  g_assert_true (press (fixture, GDK_KEY_Right, GDK_ALT_MASK));
  haw_test_wait_until (has_date (fixture, event, "2020-07-04"));
  g_assert_true (press (fixture, GDK_KEY_Right, GDK_SHIFT_MASK));
  haw_test_wait_until (has_date (fixture, event, "2020-07-04/2020-07-05"));
  g_assert_true (press (fixture, GDK_KEY_Left, GDK_CONTROL_MASK));
  haw_test_wait_until (has_date (fixture, event, "2020-07-03/2020-07-05"));
  haw_timeline_pane_set_time_direction (HAW_TIMELINE_PANE (fixture->pane), "rtl");
  g_assert_true (press (fixture, GDK_KEY_Left, GDK_ALT_MASK));
  haw_test_wait_until (has_date (fixture, event, "2020-07-04/2020-07-06"));
  g_free (haw_test_undo (fixture->project, FALSE, NULL));
  haw_test_wait_until (has_date (fixture, event, "2020-07-03/2020-07-05"));
  g_free (haw_test_undo (fixture->project, FALSE, NULL));
  haw_test_wait_until (has_date (fixture, event, "2020-07-04/2020-07-05"));
}

/* The menu of an event acts on it. */
static void
test_status (Fixture       *fixture,
             gconstpointer  data)
{
  gint64 event = add_event (fixture, "A", "2020-07-03", 0, 0);

  haw_test_wait_until (get_n (fixture) == 1);
  haw_view_state_set_event (fixture->state, event);
  g_assert_true (gtk_widget_activate_action (fixture->pane, "events.status", "s", "disputed"));
  haw_test_wait_until (haw_event_get_status (haw_test_read_event (fixture->project, event)) ==
                       HAW_EVENT_DISPUTED);
}

/* The clock is chosen by the menu and by a key, told by a chip, and remembered; the events stand at the
 * times of the articles. */
static void
test_clock (Fixture       *fixture,
            gconstpointer  data)
{
  gint64 event = add_event (fixture, "A", "2021-07-03", 0, 30);
  gint64 published = haw_civil_to_time (2020, 7, 3);
  g_autofree char *clock = NULL;
  g_autofree char *again = NULL;
  GtkWidget *other;

  add_event (fixture, "B", "2021-07-04", 0, 0);
  haw_test_wait_until (get_n (fixture) == 2);
  gtk_widget_activate_action (fixture->pane, "timeline.clock", "s", "publication");
  haw_test_wait_until (haw_timeline_view_get_clock (fixture->view) == HAW_CLOCK_PUBLICATION);
  g_assert_cmpuint (get_store (fixture)->n_dated, ==, 1);
  g_assert_cmpint (get_store (fixture)->ids[0], ==, event);
  g_assert_cmpint (get_store (fixture)->starts[0], ==, published);
  g_assert_true (haw_test_shows (fixture->pane, "Publication Time"));

  g_assert_true (press (fixture, GDK_KEY_k, 0));
  haw_test_wait_until (haw_timeline_view_get_clock (fixture->view) == HAW_CLOCK_LAG);
  g_assert_cmpint (get_store (fixture)->starts[0], ==, published);
  g_assert_cmpint (get_store (fixture)->ends[0], ==, haw_civil_to_time (2021, 7, 4));
  g_object_get (fixture->pane, "clock", &clock, NULL);
  g_assert_cmpstr (clock, ==, "lag");

  other = g_object_ref_sink (haw_timeline_pane_new (fixture->state));
  g_object_get (other, "clock", &again, NULL);
  g_assert_cmpstr (again, ==, "lag");
  g_object_unref (other);

  g_assert_true (press (fixture, GDK_KEY_k, 0));
  haw_test_wait_until (haw_timeline_view_get_clock (fixture->view) == HAW_CLOCK_EVENT);
  g_assert_cmpuint (get_store (fixture)->n_dated, ==, 2);
}

/* Time is counted from the selected event until a key or its end; the chip says so. */
static void
test_align (Fixture       *fixture,
            gconstpointer  data)
{
  gint64 event = add_event (fixture, "Shelling", "2020-07-03", 0, 0);
  gint64 undated = add_event (fixture, "Leak", "", 0, 0);

  haw_test_wait_until (get_n (fixture) == 2);
  haw_view_state_set_event (fixture->state, undated);
  gtk_widget_activate_action (fixture->pane, "timeline.align", NULL);
  g_assert_cmpint (haw_timeline_view_get_aligned_id (fixture->view), ==, 0);
  haw_view_state_set_event (fixture->state, event);
  g_assert_true (gtk_widget_activate_action (fixture->pane, "timeline.align", NULL));
  g_assert_cmpint (haw_timeline_view_get_aligned_id (fixture->view), ==, event);
  g_assert_true (haw_test_shows (fixture->pane, "From \342\201\250Shelling\342\201\251"));
  g_assert_true (press (fixture, GDK_KEY_Escape, 0));
  g_assert_cmpint (haw_timeline_view_get_aligned_id (fixture->view), ==, 0);
  g_assert_false (press (fixture, GDK_KEY_Escape, 0));

  g_assert_true (gtk_widget_activate_action (fixture->pane, "timeline.align", NULL));
  gtk_widget_activate_action (fixture->pane, "events.remove", NULL);
  haw_test_wait_until (get_n (fixture) == 1);
  g_assert_cmpint (haw_timeline_view_get_aligned_id (fixture->view), ==, 0);
}

/* Two lanes are compared by a key, share the selection, and give way to all lanes by another. */
static void
test_compare (Fixture       *fixture,
              gconstpointer  data)
{
  const char *const one[] = { "Vera", NULL };
  const char *const both[] = { "Vera", "Anton", NULL };
  gint64 a = add_event (fixture, "A", "2020-07-03", 0, 0);
  gint64 b = add_event (fixture, "B", "2020-07-05", 0, 0);
  HawTimelineCompare *compare =
      HAW_TIMELINE_COMPARE (haw_test_find_child (fixture->pane, HAW_TYPE_TIMELINE_COMPARE));
  HawTimelineView *below = haw_timeline_compare_get_view (compare, HAW_TIMELINE_SIDE_BELOW);

  set_actors (fixture, a, one);
  set_actors (fixture, b, both);
  haw_test_wait_until (get_n (fixture) == 2);
  gtk_widget_activate_action (fixture->pane, "timeline.compare", NULL);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (compare)));

  gtk_widget_activate_action (fixture->pane, "timeline.lanes", "s", "actor");
  haw_test_wait_until (has_lanes (fixture, "Vera:AB Anton:B"));
  g_assert_true (press (fixture, GDK_KEY_m, 0));
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (compare)));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (fixture->view)));
  g_assert_true (haw_test_shows (fixture->pane, "1 only above · 1 both · 0 only below"));

  g_signal_emit_by_name (below, "event-selected", b);
  g_assert_cmpint (haw_view_state_get_event (fixture->state), ==, b);
  g_assert_cmpint (haw_timeline_view_get_selected_id (
                       haw_timeline_compare_get_view (compare, HAW_TIMELINE_SIDE_ABOVE)), ==, b);

  /* An edit shows on the side it touches. */
  set_actors (fixture, a, both);
  haw_test_wait_until (haw_test_shows (fixture->pane, "0 only above · 2 both · 0 only below"));

  g_assert_true (press (fixture, GDK_KEY_Escape, 0));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (compare)));
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (fixture->view)));

  /* Without lanes there is nothing to compare. */
  g_assert_true (press (fixture, GDK_KEY_m, 0));
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (compare)));
  gtk_widget_activate_action (fixture->pane, "timeline.lanes", "s", "none");
  haw_test_wait_until (has_lanes (fixture, ""));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (compare)));
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

#define ADD(path, test) g_test_add ("/timeline-pane/" path, Fixture, NULL, set_up, test, tear_down)
  ADD ("follows-events", test_follows_events);
  ADD ("keeps-events", test_keeps_events);
  ADD ("shares-selection", test_shares_selection);
  ADD ("asks-for-sources", test_asks_for_sources);
  ADD ("edits-and-removes", test_edits_and_removes);
  ADD ("read-only", test_read_only);
  ADD ("moves-by-key", test_moves_by_key);
  ADD ("status", test_status);
  ADD ("time-direction", test_time_direction);
  ADD ("lanes", test_lanes);
  ADD ("remembers-lanes", test_remembers_lanes);
  ADD ("range", test_range);
  ADD ("clock", test_clock);
  ADD ("brush", test_brush);
  ADD ("range-stays", test_range_stays);
  ADD ("narrowed", test_narrowed);
  ADD ("align", test_align);
  ADD ("compare", test_compare);
#undef ADD

  return g_test_run ();
}
