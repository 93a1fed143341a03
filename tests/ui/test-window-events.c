/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/haw-event-batch.h"
#include "support/haw-test-events.h"
#include "support/haw-test-window.h"
#include "timeline/haw-timeline-pane-private.h"

/* A window over a project of many events reads those that it shows one by one, and no others. */

static gboolean
insert_many (HawDb    *db,
             gpointer  data,
             GError  **error)
{
  return haw_db_run (db, error,
                     "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?1)"
                     " INSERT INTO event (uuid, title, date, earliest_start, latest_start,"
                     " earliest_end, latest_end, created, modified)"
                     " SELECT 'u' || i, 'Event ' || i, '2020-07-03', 1593734400 + i, 1593734400 + i,"
                     " 1593820800 + i, 1593820800 + i, 1, 1 FROM n", "i",
                     (gint64) GPOINTER_TO_UINT (data));
}

static void
add_many (HawProject *project,
          guint       n)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  haw_project_batch_async (project, insert_many, GUINT_TO_POINTER (n), NULL, NULL, haw_await_cb,
                           &result);
  haw_project_edit_finish (project, haw_await (&result), &error);
  g_assert_no_error (error);
}

static HawEventStore *
get_events (HawTestWindow *fixture)
{
  return haw_view_state_get_events (fixture->window->state);
}

static guint
count_shown (HawTestWindow *fixture)
{
  HawTimelinePane *pane = (HawTimelinePane *) fixture->window->timeline;
  HawTimelineLanes *lanes = haw_timeline_view_get_lanes (pane->view);
  HawTimelineStore *store = lanes != NULL ? haw_timeline_lanes_get_store (lanes) : NULL;

  return store != NULL ? store->n : 0;
}

static gboolean
says (GtkWidget  *widget,
      const char *text)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) &&
      g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (says (child, text))
      return TRUE;
  return FALSE;
}

/* The same for few and for many. */
static void
assert_reads (HawTestWindow *fixture,
              const char    *name,
              guint          n)
{
  const HawEventFields fields = { .title = "لقاء", .date = "2020-07-03" };
  g_autoptr (GAsyncResult) result = NULL;
  gint64 added;

  haw_test_create (fixture, name);
  add_many (haw_test_get_project (fixture), n);
  haw_test_close_open (fixture);
  haw_test_open_named (fixture, name);
  haw_test_wait_until (haw_test_get_project (fixture) != NULL && count_shown (fixture) == n);
  g_assert_cmpuint (haw_event_store_get_n_rows_read (get_events (fixture)), ==, 0);

  haw_view_state_set_event (fixture->window->state, 7);
  haw_test_wait_until (says (fixture->window->notes, "Event 7"));
  haw_event_add_async (haw_test_get_project (fixture), &fields, 1, 0, 4, NULL, haw_await_cb, &result);
  added = haw_event_add_finish (haw_test_get_project (fixture), haw_await (&result), NULL);
  haw_view_state_set_event (fixture->window->state, added);
  haw_test_wait_until (says (fixture->window->notes, "لقاء"));
  g_assert_cmpuint (haw_event_store_get_n_rows_read (get_events (fixture)), ==, 2);

  g_free (haw_test_undo (haw_test_get_project (fixture), FALSE, NULL));
  haw_test_wait_until (haw_view_state_get_event (fixture->window->state) == 0);
  haw_test_close_open (fixture);
}

/* Nothing has the focus while what had it is being read anew. */
static gboolean
holds_focus (HawTestWindow *fixture,
             GtkWidget     *widget)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));

  return focus != NULL && (focus == widget || gtk_widget_is_ancestor (focus, widget));
}

/* F6 comes to the events of the timeline, not to the buttons above them, and goes on from there. */
static void
assert_next_pane (HawTestWindow *fixture)
{
  HawTimelinePane *pane = (HawTimelinePane *) fixture->window->timeline;
  GtkWindow *window = GTK_WINDOW (fixture->window);

  haw_test_create (fixture, "keys.hawamish");
  add_many (haw_test_get_project (fixture), 3);
  haw_test_close_open (fixture);
  haw_test_open_named (fixture, "keys.hawamish");
  haw_test_wait_until (haw_test_get_project (fixture) != NULL && count_shown (fixture) == 3 &&
                       gtk_widget_get_mapped (GTK_WIDGET (pane->view)));
  for (int step = -1; step <= 1; step += 2)
    {
      gtk_window_set_focus (window, NULL);
      for (guint i = 0; i < 8 && !holds_focus (fixture, GTK_WIDGET (pane)); i++)
        haw_window_focus_next_pane (fixture->window, step);
      g_assert_true (holds_focus (fixture, GTK_WIDGET (pane->view)));
      gtk_window_set_focus (window, NULL);
      /* Tab comes to the buttons all the same. */
      g_assert_true (gtk_widget_child_focus (GTK_WIDGET (pane), GTK_DIR_TAB_FORWARD));
      g_assert_false (holds_focus (fixture, GTK_WIDGET (pane->view)));
      haw_window_focus_next_pane (fixture->window, step);
      g_assert_false (holds_focus (fixture, GTK_WIDGET (pane)));
    }
  haw_test_close_open (fixture);
}

static void
test_reads (void)
{
  HawTestWindow fixture = { 0 };
  gpointer window;

  fixture.folder = haw_test_folder ();
  fixture.window = haw_application_get_window (haw_test_application);
  gtk_window_present (GTK_WINDOW (fixture.window));
  assert_reads (&fixture, "few.hawamish", 20);
  assert_reads (&fixture, "many.hawamish", 30000);
  assert_next_pane (&fixture);

  window = fixture.window;
  g_object_add_weak_pointer (window, &window);
  gtk_window_close (window);
  haw_test_wait_until (window == NULL);
  haw_test_remove (fixture.folder);
  g_free (fixture.folder);
}

static gboolean
is_as_high (HawTestWindow *fixture,
            int            height)
{
  return gtk_widget_get_height (fixture->window->timeline) == height;
}

/* What the timeline had to take from the text, as for a comparison, it gives back, unless the divider was
 * moved since. */
static void
test_room (HawTestWindow *fixture,
           gconstpointer  data)
{
  GtkWidget *timeline;
  GtkPaned *paned;
  int before;

  haw_test_create (fixture, "room.hawamish");
  timeline = fixture->window->timeline;
  paned = fixture->window->paned;
  haw_test_wait_until (fixture->window->timeline_height > 0 && fixture->window->fit_id == 0);
  /* The panes of a new project come to rest one after the other. */
  do
    {
      before = gtk_widget_get_height (timeline);
      gtk_test_widget_wait_for_draw (timeline);
      gtk_test_widget_wait_for_draw (timeline);
    }
  while (gtk_widget_get_height (timeline) != before || fixture->window->fit_id != 0);
  gtk_widget_set_size_request (timeline, -1, before + 90);
  haw_test_wait_until (is_as_high (fixture, before + 90));
  gtk_widget_set_size_request (timeline, -1, -1);
  haw_test_wait_until (is_as_high (fixture, before));

  gtk_widget_set_size_request (timeline, -1, before + 90);
  haw_test_wait_until (is_as_high (fixture, before + 90));
  gtk_paned_set_position (paned, gtk_paned_get_position (paned) - 40);
  haw_test_wait_until (is_as_high (fixture, before + 130));
  gtk_widget_set_size_request (timeline, -1, -1);
  gtk_test_widget_wait_for_draw (timeline);
  haw_test_wait_until (fixture->window->fit_id == 0);
  gtk_test_widget_wait_for_draw (timeline);
  g_assert_true (is_as_high (fixture, before + 130));
  haw_test_close_open (fixture);
}

typedef enum
{
  WAITING,
  HELD,
  FREE,
} Hold;

/* Holds the thread that reads, until it is let go. */
static gpointer
hold (HawDb         *db,
      gpointer       data,
      GCancellable  *cancellable,
      GError       **error)
{
  int *held = data;

  g_atomic_int_set (held, HELD);
  while (g_atomic_int_get (held) == HELD)
    g_usleep (1000);
  return g_strdup ("");
}

/* While the events are being read nothing else is said of them, and after a moment that. */
static void
test_reading (void)
{
  static const char hint[] =
    "Put the cursor into a sentence of an article and press E to make an event of it.";
  static int held = WAITING;
  g_autofree char *folder = haw_test_folder ();
  g_autofree char *path = g_build_filename (folder, "events.hawamish", NULL);
  HawProject *project = haw_test_new_project (path);
  g_autoptr (HawViewState) state = haw_view_state_new ();
  GtkWidget *pane = haw_timeline_pane_new (state);
  GtkWidget *window = gtk_window_new ();
  g_autoptr (GAsyncResult) result = NULL;

  gtk_window_set_child (GTK_WINDOW (window), pane);
  gtk_window_present (GTK_WINDOW (window));
  haw_test_wait_until (says (pane, hint));
  haw_project_read_async (project, hold, &held, NULL, g_free, NULL, haw_await_cb, &result);
  haw_test_wait_until (g_atomic_int_get (&held) == HELD);
  haw_view_state_set_project (state, project);
  g_assert_false (says (pane, hint));
  haw_test_wait_until (says (pane, "Reading the events…"));
  g_atomic_int_set (&held, FREE);
  g_free (haw_project_read_finish (project, haw_await (&result), NULL));
  haw_test_wait_until (says (pane, hint));
  g_assert_false (says (pane, "Reading the events…"));

  g_clear_object (&result);
  haw_view_state_set_project (state, NULL);
  gtk_window_destroy (GTK_WINDOW (window));
  haw_test_close_project (project);
  haw_test_finalize (project);
  haw_test_remove (folder);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GError) error = NULL;
  int status;

  gtk_test_init (&argc, &argv, NULL);
  haw_test_application = haw_application_new (G_APPLICATION_NON_UNIQUE | G_APPLICATION_HANDLES_OPEN);
  g_assert_true (g_application_register (G_APPLICATION (haw_test_application), NULL, &error));
  g_test_add_func ("/window-events/reads", test_reads);
  g_test_add_func ("/window-events/reading", test_reading);
  g_test_add ("/window-events/room", HawTestWindow, NULL, haw_test_window_set_up, test_room,
              haw_test_window_tear_down);
  status = g_test_run ();
  g_clear_object (&haw_test_application);

  return status;
}
