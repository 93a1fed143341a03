/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>

#include "dialogs/haw-event-merge-dialog.h"
#include "dialogs/haw-event-split-dialog.h"
#include "model/haw-article-edit.h"
#include "model/haw-event-edit.h"
#include "support/haw-test-events.h"
#include "support/haw-test-article.h"
#include "time/haw-civil.h"
#include "timeline/haw-event-grid-private.h"
#include "timeline/haw-event-text.h"
#include "timeline/haw-timeline-pane-private.h"
#include "widgets/haw-key-shortcuts.h"

#define TEXT "وصل الوزير إلى العاصمة، الجمعة. وغادرها أمس السبت."

typedef struct
{
  char *folder;
  HawProject *project;
  HawViewState *state;
  GtkWidget *window;
  GtkWidget *pane;
  HawEventGrid *grid;
  gint64 shown;          /* the event whose sources were asked for */
  char *said;
} Fixture;

static GtkWidget *
find_type (GtkWidget *widget,
           GType      type)
{
  GtkWidget *found = G_TYPE_CHECK_INSTANCE_TYPE (widget, type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_type (child, type);
  return found;
}

static gboolean
shows (GtkWidget  *widget,
       const char *text)
{
  gboolean found = GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) &&
                   g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && !found;
       child = gtk_widget_get_next_sibling (child))
    found = shows (child, text);
  return found;
}

static void
show_sources_cb (Fixture *fixture,
                 gint64   event)
{
  fixture->shown = event;
}

static void
edited_cb (Fixture    *fixture,
           const char *text)
{
  g_free (fixture->said);
  fixture->said = g_strdup (text);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autofree char *path = NULL;

  fixture->folder = haw_test_folder ();
  path = g_build_filename (fixture->folder, "affair.hawamish", NULL);
  fixture->project = haw_test_new_project (path);
  haw_test_add_articles (fixture->project, "زيارة", TEXT, 3);
  fixture->state = haw_view_state_new ();
  g_signal_connect_swapped (fixture->state, "show-sources", G_CALLBACK (show_sources_cb), fixture);
  g_signal_connect_swapped (fixture->state, "edited", G_CALLBACK (edited_cb), fixture);
  fixture->pane = haw_timeline_pane_new (fixture->state);
  fixture->grid = HAW_EVENT_GRID (find_type (fixture->pane, HAW_TYPE_EVENT_GRID));
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1000, 400);
  gtk_window_set_child (GTK_WINDOW (fixture->window), fixture->pane);
  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_test_widget_wait_for_draw (fixture->pane);
  haw_view_state_set_project (fixture->state, fixture->project);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  haw_view_state_set_project (fixture->state, NULL);
  haw_test_wait_until (G_OBJECT (fixture->state)->ref_count == 1);
  haw_test_finalize (fixture->state);
  haw_test_close_project (fixture->project);
  haw_test_finalize (g_steal_pointer (&fixture->project));
  haw_test_remove (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->said);
}

static gint64
add (Fixture    *fixture,
     const char *title,
     const char *date,
     gint64      article)
{
  const HawEventFields fields = { .title = title, .date = date, .status = -1 };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id;

  haw_event_add_async (fixture->project, &fields, article, 0, 4, NULL, haw_await_cb, &result);
  id = haw_event_add_finish (fixture->project, haw_await (&result), &error);
  g_assert_no_error (error);
  return id;
}

static void
show_table (Fixture *fixture,
            guint    n)
{
  g_object_set (fixture->pane, "table", TRUE, NULL);
  haw_test_wait_until (fixture->grid->sheet != NULL &&
                       g_list_model_get_n_items (G_LIST_MODEL (fixture->grid->sheet)) == n);
}

static void
fill (Fixture *fixture)
{
  add (fixture, "beta", "2020-07-03", 1);
  add (fixture, "alpha", "2020-07", 2);
  add (fixture, "أخبار", "", 3);
  show_table (fixture, 3);
  haw_test_wait_until (shows (fixture->pane, "beta") && shows (fixture->pane, "أخبار"));
}

static char *
get_order (Fixture *fixture)
{
  GString *order = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (fixture->grid->sheet)); i++)
    g_string_append_printf (order, "%" G_GINT64_FORMAT,
                            haw_event_sheet_get_id (fixture->grid->sheet, i));
  return g_string_free (order, FALSE);
}

static gboolean
is_order (Fixture    *fixture,
          const char *expected)
{
  g_autofree char *order = get_order (fixture);

  return g_str_equal (order, expected);
}

static void
activate (Fixture    *fixture,
          const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->grid), action, NULL));
}

static GtkSelectionModel *
get_selection (Fixture *fixture)
{
  return GTK_SELECTION_MODEL (fixture->grid->selection);
}

/* The pane has two pages; the one that is not shown reads nothing, and the choice stays. */
static void
test_switch (Fixture       *fixture,
             gconstpointer  data)
{
  gboolean table = FALSE;

  add (fixture, "beta", "2020-07-03", 1);
  g_assert_null (fixture->grid->sheet);
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (fixture->grid)));
  g_assert_true (gtk_widget_activate_action (fixture->pane, "events.table", NULL));
  g_object_get (fixture->pane, "table", &table, NULL);
  g_assert_true (table);
  haw_test_wait_until (shows (fixture->pane, "beta"));
  g_assert_true (shows (fixture->pane, "1 event"));
  haw_view_state_set_project (fixture->state, NULL);
  haw_view_state_set_project (fixture->state, fixture->project);
  haw_test_wait_until (gtk_widget_get_mapped (GTK_WIDGET (fixture->grid)));
  haw_test_wait_until (shows (fixture->pane, "beta"));
  g_object_set (fixture->pane, "table", FALSE, NULL);
  g_assert_null (fixture->grid->sheet);
}

/* The head of a column, the menu and the property sort; the head shows it. */
static void
test_sort (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *sort = NULL;

  fill (fixture);
  g_assert_true (is_order (fixture, "213"));
  gtk_column_view_sort_by_column (fixture->grid->view,
                                  fixture->grid->columns[HAW_EVENT_COLUMN_TITLE],
                                  GTK_SORT_ASCENDING);
  haw_test_wait_until (is_order (fixture, "213") && fixture->grid->sort == HAW_EVENT_COLUMN_TITLE);
  gtk_column_view_sort_by_column (fixture->grid->view,
                                  fixture->grid->columns[HAW_EVENT_COLUMN_TITLE],
                                  GTK_SORT_DESCENDING);
  haw_test_wait_until (is_order (fixture, "312"));
  g_assert_true (fixture->grid->descending);
  gtk_widget_activate_action (GTK_WIDGET (fixture->grid), "grid.sort", "s", "sources");
  g_object_get (fixture->grid, "sort", &sort, NULL);
  g_assert_cmpstr (sort, ==, "sources");
  gtk_widget_activate_action (GTK_WIDGET (fixture->grid), "grid.sort", "s", "date");
  gtk_widget_activate_action (GTK_WIDGET (fixture->grid), "grid.descending", NULL);
  haw_test_wait_until (is_order (fixture, "213"));
}

static void
test_filter (Fixture       *fixture,
             gconstpointer  data)
{
  fill (fixture);
  gtk_selection_model_select_item (get_selection (fixture), 0, TRUE);
  gtk_widget_activate_action (GTK_WIDGET (fixture->grid), "grid.status", "s", "disputed");
  haw_test_wait_until (shows (fixture->pane, "Disputed"));
  haw_test_wait_until (g_strcmp0 (fixture->said, "Changed the status of 1 event") == 0);
  gtk_widget_activate_action (GTK_WIDGET (fixture->grid), "grid.filter", "s", "disputed");
  haw_test_wait_until (is_order (fixture, "2"));
  g_assert_true (shows (fixture->pane, "1 of 3 events"));
  gtk_widget_activate_action (GTK_WIDGET (fixture->grid), "grid.filter", "s", "disagreeing");
  haw_test_wait_until (shows (fixture->pane,
                              "No event is like that. Choose other events to show."));
  gtk_widget_activate_action (GTK_WIDGET (fixture->grid), "grid.filter", "s", "all");
  haw_test_wait_until (is_order (fixture, "213"));
}

static gboolean
tells (Fixture    *fixture,
       const char *count,
       const char *range)
{
  g_autofree char *text = g_strdup_printf ("%s · \342\201\250%s\342\201\251", count, range);

  return shows (fixture->pane, text);
}

/* The range of time narrows the table, also one that was there before it was shown, unless it is pinned;
 * the head tells the range and how many events are in it. */
static void
test_range (Fixture       *fixture,
            gconstpointer  data)
{
  gint64 day = haw_civil_to_time (2020, 7, 3);
  GtkWidget *grid = GTK_WIDGET (fixture->grid);
  guint n_read;

  haw_view_state_set_range (fixture->state, day, day + HAW_SECONDS_PER_DAY);
  add (fixture, "beta", "2020-07-03", 1);
  add (fixture, "alpha", "2020-07", 2);
  add (fixture, "أخبار", "", 3);
  add (fixture, "delta", "2020-07-09", 3);
  show_table (fixture, 2);
  haw_test_wait_until (is_order (fixture, "21"));
  haw_test_wait_until (tells (fixture, "2 of 4 events", "3 July 2020"));
  g_assert_true (gtk_widget_get_mapped (fixture->grid->pin));
  n_read = haw_event_sheet_get_n_rows_read (fixture->grid->sheet);
  g_assert_cmpuint (n_read, <=, 2);

  g_assert_true (gtk_widget_activate_action (grid, "grid.pin", NULL));
  haw_test_wait_until (is_order (fixture, "2143"));
  g_assert_true (shows (fixture->pane, "4 events"));
  haw_view_state_set_range (fixture->state, day + 30 * HAW_SECONDS_PER_DAY,
                            day + 31 * HAW_SECONDS_PER_DAY);
  g_assert_true (is_order (fixture, "2143"));
  g_assert_true (gtk_widget_activate_action (grid, "grid.pin", NULL));
  haw_test_wait_until (shows (fixture->pane, "No event belongs to this range of time."));
  g_assert_true (tells (fixture, "0 of 4 events", "2 August 2020"));
  g_assert_true (gtk_widget_activate_action (grid, "timeline.widen", NULL));
  haw_test_wait_until (is_order (fixture, "2143"));
  g_assert_true (shows (fixture->pane, "4 events"));
  g_assert_false (gtk_widget_get_mapped (fixture->grid->pin));

  /* Another project is not seen pinned. */
  g_object_set (fixture->grid, "pinned", TRUE, NULL);
  haw_view_state_set_project (fixture->state, NULL);
  g_assert_false (fixture->grid->pinned);
  haw_view_state_set_project (fixture->state, fixture->project);
  haw_test_wait_until (is_order (fixture, "2143"));
}

/* When an event was first published and how much later than it that was stand in columns of their own. */
static void
test_first (Fixture       *fixture,
            gconstpointer  data)
{
  const gint64 article = 1;
  const HawArticleFields fields = { .outlet = "وكالة", .published = "2020-07-05" };
  g_autoptr (GAsyncResult) result = NULL;

  haw_article_update_async (fixture->project, &article, 1, &fields, NULL, haw_await_cb, &result);
  g_assert_true (haw_project_edit_finish (fixture->project, haw_await (&result), NULL));
  fill (fixture);
  haw_test_wait_until (shows (fixture->pane, "وكالة"));
  g_assert_true (shows (fixture->pane, "5 July 2020"));
  g_assert_true (shows (fixture->pane, "2 days later"));
  gtk_widget_activate_action (GTK_WIDGET (fixture->grid), "grid.sort", "s", "lag");
  haw_test_wait_until (is_order (fixture, "213") || is_order (fixture, "123"));
  g_assert_cmpint (haw_event_sheet_get_sort (fixture->grid->sheet, NULL), ==, HAW_EVENT_COLUMN_LAG);
}

static void
assert_share (guint       share,
              const char *expected)
{
  const HawEventValues values = { .disagreement = share };
  g_autofree char *text = haw_event_column_get_text (HAW_EVENT_COLUMN_DISAGREEMENT, &values);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_share (Fixture       *fixture,
            gconstpointer  data)
{
  assert_share (0, "");
  assert_share (100, "100%");
}

/* Where the interface reads from right to left, the first column is in sight, and stays so when the window
 * gets narrower. */
static void
test_starts_right (Fixture       *fixture,
                   gconstpointer  data)
{
  GtkWidget *view = GTK_WIDGET (fixture->grid->view);
  GtkAdjustment *across;

  fill (fixture);
  gtk_widget_set_direction (view, GTK_TEXT_DIR_RTL);
  across = gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (view));
  for (int width = 700; width >= 500; width -= 100)
    {
      gtk_window_set_default_size (GTK_WINDOW (fixture->window), width, 400);
      haw_test_wait_until (gtk_widget_get_width (fixture->pane) <= width);
      haw_test_wait_until (gtk_adjustment_get_upper (across) >
                             gtk_adjustment_get_page_size (across) + 100 &&
                           gtk_adjustment_get_upper (across) -
                             gtk_adjustment_get_page_size (across) -
                             gtk_adjustment_get_value (across) < 1);
    }
  /* What was scrolled to stays there. */
  gtk_adjustment_set_value (across, 50);
  gtk_test_widget_wait_for_draw (view);
  g_assert_cmpfloat_with_epsilon (gtk_adjustment_get_value (across), 50, 0.5);
}

static gboolean
press_place (GtkWidget       *widget,
             guint            keyval,
             guint            keycode,
             GdkModifierType  modifiers)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  gboolean handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (g_strcmp0 (gtk_event_controller_get_name (controller), "key-places") == 0)
        g_signal_emit_by_name (controller, "key-pressed", keyval, keycode, modifiers, &handled);
    }
  return handled;
}

static gboolean
has_key (GtkWidget       *widget,
         guint            keycode,
         GdkModifierType  modifiers)
{
  g_autoptr (GtkShortcut) shortcut = haw_key_shortcuts_find (widget, GDK_KEY_Arabic_alef, keycode,
                                                             modifiers);

  return shortcut != NULL;
}

/* Keys go by their places under a layout of Arabic letters alone: L, R, A, M and P with what is held
 * meanwhile. Under the table none of the drawing acts. */
static void
test_keys (Fixture       *fixture,
           gconstpointer  data)
{
  HawTimelinePane *pane = HAW_TIMELINE_PANE (fixture->pane);
  const guint l = 46, r = 27, a = 38, m = 58, p = 33, k = 45, bracket = 35;
  const guint drawing[] = { l, r, a, m, p, k };
  gint64 start, end;

  add (fixture, "beta", "2020-07-03", 1);
  haw_test_wait_until (haw_timeline_view_get_lanes (pane->view) != NULL &&
                       pane->table != NULL && haw_event_table_get_n_events (pane->table) == 1);
  gtk_widget_grab_focus (GTK_WIDGET (pane->view));
  g_assert_false (press_place (fixture->pane, GDK_KEY_r, r, 0));
  g_assert_true (press_place (fixture->pane, GDK_KEY_Arabic_qaf, r, 0));
  g_assert_true (haw_view_state_get_range (fixture->state, &start, &end));
  g_assert_true (press_place (fixture->pane, GDK_KEY_Arabic_damma, r, GDK_SHIFT_MASK));
  g_assert_false (haw_view_state_get_range (fixture->state, &start, &end));
  g_assert_true (press_place (fixture->pane, GDK_KEY_Arabic_meem, l, 0));
  g_assert_false (pane->by.grouping == HAW_LANES_NONE);
  g_assert_true (press_place (fixture->pane, GDK_KEY_slash, l, GDK_SHIFT_MASK));
  g_assert_true (pane->by.grouping == HAW_LANES_NONE);
  g_assert_true (press_place (fixture->pane, GDK_KEY_Arabic_hah, p, 0));
  g_assert_true (pane->pinned);
  g_assert_true (press_place (fixture->pane, GDK_KEY_Arabic_dal, bracket, 0));

  for (guint i = 0; i < G_N_ELEMENTS (drawing); i++)
    g_assert_true (has_key (fixture->pane, drawing[i], 0));
  show_table (fixture, 1);
  for (guint i = 0; i < G_N_ELEMENTS (drawing); i++)
    g_assert_false (has_key (fixture->pane, drawing[i], 0));
  gtk_widget_grab_focus (GTK_WIDGET (fixture->grid->filter_button));
  g_assert_false (press_place (fixture->pane, GDK_KEY_Arabic_hah, p, 0));
  g_assert_true (pane->pinned);
  haw_view_state_set_range (fixture->state, 0, 1000);
  g_assert_true (press_place (fixture->pane, GDK_KEY_Arabic_hah, p,
                              GDK_CONTROL_MASK | GDK_SHIFT_MASK));
  g_assert_true (fixture->grid->pinned);
  g_object_set (fixture->pane, "table", FALSE, NULL);
  g_assert_true (has_key (fixture->pane, k, 0));
}

/* One event is the selection of the window, Enter opens its sources; several belong to the table. */
static void
test_select (Fixture       *fixture,
             gconstpointer  data)
{
  fill (fixture);
  gtk_selection_model_select_item (get_selection (fixture), 1, TRUE);
  g_assert_cmpint (haw_view_state_get_event (fixture->state), ==, 1);
  haw_view_state_set_event (fixture->state, 3);
  g_assert_true (gtk_selection_model_is_selected (get_selection (fixture), 2));
  g_assert_false (gtk_selection_model_is_selected (get_selection (fixture), 1));
  g_signal_emit_by_name (fixture->grid->view, "activate", 0);
  g_assert_cmpint (fixture->shown, ==, 2);
  activate (fixture, "grid.select-all");
  g_assert_true (shows (fixture->pane, "3 events selected"));
  activate (fixture, "grid.remove");
  haw_test_wait_until (g_list_model_get_n_items (G_LIST_MODEL (fixture->grid->sheet)) == 0);
  haw_test_wait_until (g_strcmp0 (fixture->said, "Deleted 3 events") == 0);
  g_free (haw_test_undo (fixture->project, FALSE, NULL));
  haw_test_wait_until (is_order (fixture, "213"));
}

static GtkWidget *
rename_to (Fixture    *fixture,
           gint64      event,
           const char *title)
{
  GtkWidget *box = g_hash_table_lookup (fixture->grid->titles, &event);
  GtkWidget *entry;

  haw_view_state_set_event (fixture->state, event);
  activate (fixture, "grid.rename");
  entry = gtk_widget_get_last_child (box);
  g_assert_true (GTK_IS_ENTRY (entry));
  gtk_editable_set_text (GTK_EDITABLE (entry), title);
  return entry;
}

/* The title is changed in its cell; an empty one changes nothing; what was typed is kept when the focus
 * goes elsewhere. */
static void
test_rename (Fixture       *fixture,
             gconstpointer  data)
{
  GtkWidget *box;
  gint64 first = 1;

  fill (fixture);
  box = g_hash_table_lookup (fixture->grid->titles, &first);
  g_signal_emit_by_name (rename_to (fixture, 1, " gamma "), "activate");
  haw_test_wait_until (shows (fixture->pane, "gamma"));
  g_assert_false (GTK_IS_ENTRY (gtk_widget_get_last_child (box)));
  g_signal_emit_by_name (rename_to (fixture, 1, " "), "activate");
  g_assert_false (GTK_IS_ENTRY (gtk_widget_get_last_child (box)));
  rename_to (fixture, 1, "delta");
  gtk_widget_grab_focus (GTK_WIDGET (fixture->grid->filter_button));
  haw_test_wait_until (shows (fixture->pane, "delta"));
  g_assert_false (GTK_IS_ENTRY (gtk_widget_get_last_child (box)));
  g_free (haw_test_undo (fixture->project, FALSE, NULL));
  haw_test_wait_until (shows (fixture->pane, "gamma"));
}

static GtkWidget *
find_dialog (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (window, type))
        return window;
    }
  return NULL;
}

/* The dialog offers the titles and the dates, what they have in common first. */
static void
test_merge (Fixture       *fixture,
            gconstpointer  data)
{
  GtkWidget *dialog;
  HawEvent *event;

  fill (fixture);
  gtk_selection_model_select_range (get_selection (fixture), 0, 2, TRUE);
  activate (fixture, "grid.merge");
  haw_test_wait_until ((dialog = find_dialog (HAW_TYPE_EVENT_MERGE_DIALOG)) != NULL &&
                       gtk_widget_get_mapped (dialog));
  g_assert_true (shows (dialog, "alpha") && shows (dialog, "beta"));
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "merge");
  haw_test_wait_until (is_order (fixture, "23"));
  event = haw_test_read_event (fixture->project, 2);
  g_assert_cmpstr (haw_event_get_title (event), ==, "alpha");
  g_assert_cmpstr (haw_event_get_date (event), ==, "2020-07-03");
  g_assert_cmpint (haw_event_get_n_evidence (event), ==, 2);
  haw_test_wait_until (g_strcmp0 (fixture->said, "Merged 2 events") == 0);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* Some sources, not all, and a title. */
static void
test_split (Fixture       *fixture,
            gconstpointer  data)
{
  const HawEvidenceChange source = { .stance = "confirms", .date = "2020-07-09" };
  g_autoptr (GAsyncResult) result = NULL;
  GtkWidget *dialog, *check;

  fill (fixture);
  haw_event_add_passage_async (fixture->project, 1, 2, 5, 9, &source, NULL, haw_await_cb, &result);
  g_assert_true (haw_project_edit_finish (fixture->project, haw_await (&result), NULL));
  haw_view_state_set_event (fixture->state, 1);
  activate (fixture, "grid.split");
  haw_test_wait_until ((dialog = find_dialog (HAW_TYPE_EVENT_SPLIT_DIALOG)) != NULL);
  haw_test_wait_until (find_type (dialog, GTK_TYPE_CHECK_BUTTON) != NULL);
  g_assert_false (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog), "split"));
  check = find_type (dialog, GTK_TYPE_CHECK_BUTTON);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (gtk_widget_get_next_sibling (check)), TRUE);
  g_assert_true (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog), "split"));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  g_assert_false (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog), "split"));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), FALSE);
  gtk_editable_set_text (GTK_EDITABLE (find_type (dialog, GTK_TYPE_ENTRY)), "omega");
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "split");
  haw_test_wait_until (is_order (fixture, "2143"));
  g_assert_cmpint (haw_view_state_get_event (fixture->state), ==, 4);
  haw_test_wait_until (shows (fixture->pane, "omega"));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static gboolean
insert_many (HawDb    *db,
             gpointer  data,
             GError  **error)
{
  return haw_db_exec (db,
                      "INSERT INTO event (uuid, title, date, earliest_start, latest_start,"
                      " earliest_end, latest_end, created, modified)"
                      " WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n"
                      "  WHERE i < 10000) SELECT 'e' || i, 'title ' || i, '2020',"
                      " i * 1000, i * 1000, i * 1000 + 60, i * 1000 + 60, 1, 1 FROM n", error);
}

/* Of ten thousand events the table reads those around what it shows, some hundreds, also when all are selected
 * or the last one is gone to. */
static void
test_many (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GAsyncResult) result = NULL;
  guint n_read;

  haw_project_edit_async (fixture->project, haw_label_new ("Many", NULL), NULL, insert_many, NULL,
                          NULL, NULL, haw_await_cb, &result);
  g_assert_true (haw_project_edit_finish (fixture->project, haw_await (&result), NULL));
  show_table (fixture, 10000);
  haw_test_wait_until (shows (fixture->pane, "title 1"));
  g_assert_true (shows (fixture->pane, "10000 events"));
  n_read = haw_event_sheet_get_n_rows_read (fixture->grid->sheet);
  g_assert_cmpuint (n_read, <=, 600);
  activate (fixture, "grid.select-all");
  g_assert_cmpuint (haw_event_sheet_get_n_rows_read (fixture->grid->sheet), ==, n_read);
  haw_view_state_set_event (fixture->state, 9990);
  gtk_selection_model_select_item (get_selection (fixture), 9989, TRUE);
  haw_event_grid_scroll_to (fixture->grid, 9990);
  haw_test_wait_until (shows (fixture->pane, "title 9990"));
  g_assert_cmpuint (haw_event_sheet_get_n_rows_read (fixture->grid->sheet), <=, n_read + 600);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD(path, func) g_test_add ("/event-grid/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("switch", test_switch);
  ADD ("sort", test_sort);
  ADD ("filter", test_filter);
  ADD ("range", test_range);
  ADD ("first", test_first);
  ADD ("share", test_share);
  ADD ("keys", test_keys);
  ADD ("starts-right", test_starts_right);
  ADD ("select", test_select);
  ADD ("rename", test_rename);
  ADD ("merge", test_merge);
  ADD ("split", test_split);
  ADD ("many", test_many);
#undef ADD

  return g_test_run ();
}
