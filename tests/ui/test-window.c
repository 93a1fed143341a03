/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>
#include <glib/gstdio.h>

#include "notes/haw-event-form.h"
#include "haw-application.h"
#include "dialogs/haw-export-dialog.h"
#include "dialogs/haw-previews.h"
#include "haw-memory.h"
#include "haw-settings.h"
#include "haw-window-private.h"
#include "model/haw-annotation-edit.h"
#include "model/haw-article-edit.h"
#include "model/haw-conventions.h"
#include "model/haw-event-edit.h"
#include "support/haw-test-article.h"

#define TEXT "وصل الوزير إلى العاصمة، الجمعة. وغادرها أمس السبت."

static HawApplication *application;

typedef struct
{
  char *folder;
  HawWindow *window;
  gint64 start;
  gint64 end;
  guint n_revealed;
} Fixture;

static GFile *
get_file (Fixture    *fixture,
          const char *name)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

  return g_file_new_for_path (path);
}

static HawProject *
get_project (Fixture *fixture)
{
  return haw_view_state_get_project (fixture->window->state);
}

static const char *
get_page (Fixture *fixture)
{
  return gtk_stack_get_visible_child_name (fixture->window->stack);
}

static void
create (Fixture    *fixture,
        const char *name)
{
  g_autoptr (GFile) file = get_file (fixture, name);

  haw_window_create (fixture->window, file, NULL);
  haw_test_wait_until (get_project (fixture) != NULL &&
                       g_file_equal (haw_project_get_file (get_project (fixture)), file));
}

static void
reveal_cb (Fixture *fixture,
           gint64   article,
           gint64   start,
           gint64   end)
{
  fixture->start = start;
  fixture->end = end;
  fixture->n_revealed++;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = haw_test_folder ();
  fixture->window = haw_application_get_window (application);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window),
                               data == NULL ? 1280 : GPOINTER_TO_INT (data), 720);
  g_signal_connect_swapped (fixture->window->state, "reveal-passage", G_CALLBACK (reveal_cb),
                            fixture);
  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->window));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gpointer window = fixture->window;

  g_object_add_weak_pointer (window, &window);
  gtk_window_close (window);
  haw_test_wait_until (window == NULL);
  g_assert_null (gtk_application_get_windows (GTK_APPLICATION (application)));
  haw_test_remove (fixture->folder);
  g_free (fixture->folder);
}

static void
test_open_and_close (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr (GFile) first = get_file (fixture, "first.hawamish");
  g_autoptr (GFile) missing = get_file (fixture, "missing.hawamish");
  g_autofree char *uri = NULL;

  g_assert_cmpstr (get_page (fixture), ==, "start");
  create (fixture, "first.hawamish");
  g_assert_cmpstr (get_page (fixture), ==, "project");
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (fixture->window)), ==, "first");
  g_assert_cmpstr (adw_window_title_get_subtitle (fixture->window->title), ==, "Saved");
  uri = g_key_file_get_string (haw_memory_get (), "project", "uri", NULL);
  g_assert_nonnull (uri);

  /* What can't be opened leaves the open one alone. */
  haw_window_open (fixture->window, missing);
  haw_test_wait_until (haw_message_bar_get_text (fixture->window->messages) != NULL);
  g_assert_true (g_file_equal (haw_project_get_file (get_project (fixture)), first));
  haw_message_bar_close (fixture->window->messages);

  create (fixture, "second.hawamish");
  haw_test_wait_until (fixture->window->n_closing == 0);
  haw_window_open (fixture->window, first);
  haw_test_wait_until (g_file_equal (haw_project_get_file (get_project (fixture)), first));

  haw_window_close_project (fixture->window);
  g_assert_cmpstr (get_page (fixture), ==, "start");
  g_assert_false (g_key_file_has_key (haw_memory_get (), "project", "uri", NULL));
  haw_test_wait_until (fixture->window->n_closing == 0);
  /* The lock is free once it is closed. */
  haw_window_open (fixture->window, first);
  haw_test_wait_until (get_project (fixture) != NULL);
}

static void
message_cb (guint *n_messages)
{
  (*n_messages)++;
}

static gboolean
file_holds (GFile      *file,
            const char *text)
{
  g_autoptr (GBytes) bytes = g_file_load_bytes (file, NULL, NULL, NULL);
  gsize size = 0;
  const char *data;

  g_assert_nonnull (bytes);
  data = g_bytes_get_data (bytes, &size);
  return memmem (data, size, text, strlen (text)) != NULL;
}

static void
test_save_copy (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (GFile) first = get_file (fixture, "first.hawamish");
  g_autoptr (GFile) copy = get_file (fixture, "copy.hawamish");
  guint n_messages = 0;

  create (fixture, "first.hawamish");
  g_signal_connect_swapped (fixture->window->state, "message", G_CALLBACK (message_cb),
                            &n_messages);
  haw_window_save_copy (fixture->window, copy, TRUE);
  haw_test_wait_until (n_messages == 1);
  g_assert_true (g_file_equal (haw_project_get_file (get_project (fixture)), first));
  haw_window_save_copy (fixture->window, first, TRUE);
  haw_test_wait_until (haw_message_bar_get_text (fixture->window->messages) != NULL);
  g_signal_handlers_disconnect_by_data (fixture->window->state, &n_messages);

  haw_window_open (fixture->window, copy);
  haw_test_wait_until (g_file_equal (haw_project_get_file (get_project (fixture)), copy));
  haw_test_wait_until (fixture->window->n_closing == 0);
}

/* What was deleted is in a copy that is kept, and not in one for others. */
static void
test_copy_for_others (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autoptr (GFile) copy = get_file (fixture, "copy.hawamish");
  g_autoptr (GFile) clean = get_file (fixture, "clean.hawamish");
  const gint64 article = 1;
  g_autoptr (GAsyncResult) result = NULL;
  guint n_messages = 0;

  create (fixture, "first.hawamish");
  haw_test_add_articles (get_project (fixture), "سر", "كلام لا يراه أحد.", 1);
  haw_article_remove_async (get_project (fixture), &article, 1, NULL, haw_await_cb, &result);
  g_assert_true (haw_project_edit_finish (get_project (fixture), haw_await (&result), NULL));
  g_signal_connect_swapped (fixture->window->state, "message", G_CALLBACK (message_cb),
                            &n_messages);
  haw_window_save_copy (fixture->window, copy, TRUE);
  haw_test_wait_until (n_messages == 1);
  haw_window_save_clean_copy (fixture->window, clean, TRUE);
  haw_test_wait_until (n_messages == 2);
  g_signal_handlers_disconnect_by_data (fixture->window->state, &n_messages);
  g_assert_true (file_holds (copy, "كلام لا يراه أحد"));
  g_assert_false (file_holds (clean, "كلام لا يراه أحد"));
}

static void
test_opens_last (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (GFile) file = get_file (fixture, "last.hawamish");
  g_autofree char *uri = g_file_get_uri (file);

  create (fixture, "last.hawamish");
  haw_test_add_articles (get_project (fixture), "زيارة", TEXT, 2);
  haw_view_state_set_article (fixture->window->state, 2);
  haw_window_close_project (fixture->window);
  haw_test_wait_until (fixture->window->n_closing == 0);

  g_key_file_set_string (haw_memory_get (), "project", "uri", uri);
  haw_window_open_last (fixture->window);
  haw_test_wait_until (get_project (fixture) != NULL);
  g_assert_cmpint (haw_view_state_get_article (fixture->window->state), ==, 2);
}

static void
test_untitled (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *path = g_build_filename (fixture->folder, "page.txt", NULL);
  g_autofree char *project = NULL;

  g_assert_true (g_file_set_contents (path, TEXT, -1, NULL));
  g_ptr_array_add (files, g_file_new_for_path (path));
  haw_window_import (fixture->window, files);
  haw_test_wait_until (get_project (fixture) != NULL);
  project = g_file_get_path (haw_project_get_file (get_project (fixture)));
  g_assert_true (g_str_has_prefix (project, g_get_user_data_dir ()));
  haw_test_wait_until (haw_id_list_get_n_total (HAW_ID_LIST (
                           haw_view_state_get_articles (fixture->window->state))) == 1);
}

static gint64
annotate (Fixture *fixture,
          gint64   article,
          gint64   start,
          gint64   end)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id;

  haw_annotation_add_async (get_project (fixture), article, start, end, NULL, 0, NULL, NULL,
                            haw_await_cb, &result);
  id = haw_annotation_add_finish (get_project (fixture), haw_await (&result), &error);
  g_assert_no_error (error);

  return id;
}

static void
test_undo_reveals (Fixture       *fixture,
                   gconstpointer  data)
{
  HawViewState *state = fixture->window->state;
  gint64 annotation;

  create (fixture, "affair.hawamish");
  haw_test_add_articles (get_project (fixture), "زيارة", TEXT, 2);
  haw_view_state_set_article (state, 1);
  annotation = annotate (fixture, 1, 4, 10);
  haw_view_state_set_annotation (state, annotation);
  haw_view_state_set_article (state, 2);

  /* Undone in another article: the window goes where it was. */
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL);
  haw_test_wait_until (fixture->n_revealed == 1);
  g_assert_cmpint (haw_view_state_get_article (state), ==, 1);
  g_assert_cmpint (haw_view_state_get_annotation (state), ==, 0);
  g_assert_cmpint (fixture->start, ==, 4);
  g_assert_cmpint (fixture->end, ==, 10);

  haw_view_state_set_article (state, 2);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.redo", NULL);
  haw_test_wait_until (fixture->n_revealed == 2);
  g_assert_cmpint (haw_view_state_get_article (state), ==, 1);
  g_assert_cmpint (haw_view_state_get_annotation (state), ==, annotation);
}

static void
test_undo_reveals_event (Fixture       *fixture,
                         gconstpointer  data)
{
  HawViewState *state = fixture->window->state;
  HawEventFields fields = { .title = "Visit", .date = "2020-07-03", .status = -1 };
  g_autoptr (GAsyncResult) result = NULL;
  gint64 event;

  create (fixture, "affair.hawamish");
  haw_test_add_articles (get_project (fixture), "زيارة", TEXT, 1);
  haw_event_add_async (get_project (fixture), &fields, 1, 0, 9, NULL, haw_await_cb, &result);
  event = haw_event_add_finish (get_project (fixture), haw_await (&result), NULL);
  haw_view_state_set_event (state, event);

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL);
  haw_test_wait_until (haw_view_state_get_event (state) == 0);
  haw_test_wait_until (haw_project_get_can_redo (get_project (fixture)));
  haw_view_state_set_article (state, 0);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.redo", NULL);
  haw_test_wait_until (haw_view_state_get_event (state) == event);
  g_assert_cmpint (haw_view_state_get_article (state), ==, 1);
}

static void
test_messages (Fixture       *fixture,
               gconstpointer  data)
{
  HawMessageBar *bar = fixture->window->messages;
  g_autoptr (GError) first = g_error_new (HAW_ERROR, HAW_ERROR_NO_SPACE, "The disk is full.");
  g_autoptr (GError) second = g_error_new (HAW_ERROR, HAW_ERROR_GONE, "The file is gone.");
  g_autoptr (GError) cancelled = g_error_new (G_IO_ERROR, G_IO_ERROR_CANCELLED, "Cancelled");

  g_assert_null (haw_message_bar_get_text (bar));
  haw_view_state_show_error (fixture->window->state, first);
  haw_view_state_show_error (fixture->window->state, second);
  haw_view_state_show_error (fixture->window->state, second);
  haw_view_state_show_error (fixture->window->state, cancelled);
  g_assert_cmpstr (haw_message_bar_get_text (bar), ==, "The file is gone.");
  gtk_test_accessible_assert_role (bar, GTK_ACCESSIBLE_ROLE_ALERT);
  haw_message_bar_close (bar);
  g_assert_cmpstr (haw_message_bar_get_text (bar), ==, "The disk is full.");
  haw_message_bar_close (bar);
  g_assert_null (haw_message_bar_get_text (bar));
}

static gboolean
get_state (Fixture    *fixture,
           const char *action)
{
  g_autoptr (GVariant) state = g_action_group_get_action_state (
      G_ACTION_GROUP (fixture->window), action);

  return g_variant_get_boolean (state);
}

static void
toggle (Fixture    *fixture,
        const char *action)
{
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), action, NULL);
}

static void
test_timeline_toggle (Fixture       *fixture,
                      gconstpointer  data)
{
  create (fixture, "affair.hawamish");
  g_assert_true (get_state (fixture, "show-timeline"));
  toggle (fixture, "show-timeline");
  g_assert_false (get_state (fixture, "show-timeline"));
  g_assert_false (gtk_widget_get_visible (fixture->window->timeline));
  toggle (fixture, "show-timeline");
  g_assert_true (gtk_widget_get_visible (fixture->window->timeline));
}

/* In a narrow window the notes are a sheet, which comes when it is wanted and goes with Escape. */
static void
test_notes_sheet (Fixture       *fixture,
                  gconstpointer  data)
{
  HawViewState *state = fixture->window->state;
  gint64 annotation;

  create (fixture, "affair.hawamish");
  haw_test_add_articles (get_project (fixture), "زيارة", TEXT, 1);
  haw_view_state_set_article (state, 1);
  annotation = annotate (fixture, 1, 4, 10);
  haw_test_wait_until (gtk_widget_get_width (GTK_WIDGET (fixture->window->panes)) > 0);
  haw_test_wait_until (haw_adaptive_panes_get_collapsed (fixture->window->panes, HAW_PANE_END));
  haw_test_wait_until (!get_state (fixture, "show-notes"));
  g_assert_true (get_state (fixture, "show-browser"));

  haw_view_state_edit_note (state, annotation);
  g_assert_true (get_state (fixture, "show-notes"));
  haw_test_wait_until (gtk_widget_get_mapped (fixture->window->notes));
  haw_view_state_return_to_text (state);
  g_assert_false (get_state (fixture, "show-notes"));
  toggle (fixture, "show-notes");
  g_assert_true (get_state (fixture, "show-notes"));
}

static gboolean
holds_focus (Fixture   *fixture,
             GtkWidget *pane)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));

  return focus != NULL && (focus == pane || gtk_widget_is_ancestor (focus, pane));
}

static void
test_next_pane (Fixture       *fixture,
                gconstpointer  data)
{
  create (fixture, "affair.hawamish");
  haw_test_add_articles (get_project (fixture), "زيارة", TEXT, 1);
  haw_view_state_set_article (fixture->window->state, 1);
  haw_test_wait_until (gtk_widget_get_mapped (fixture->window->reader));
  gtk_window_set_focus (GTK_WINDOW (fixture->window), NULL);

  toggle (fixture, "next-pane");
  g_assert_true (holds_focus (fixture, fixture->window->browser));
  haw_window_show_pane (fixture->window, fixture->window->browser, FALSE);
  g_assert_false (holds_focus (fixture, fixture->window->browser));
  toggle (fixture, "previous-pane");
  g_assert_true (holds_focus (fixture, fixture->window->timeline));
  haw_window_show_pane (fixture->window, fixture->window->browser, TRUE);
}

static void
exported_cb (GtkWidget *dialog,
             GFile     *file,
             GFile    **exported)
{
  g_set_object (exported, file);
}

static void
test_export (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (GFile) target = get_file (fixture, "notes.html");
  g_autoptr (GFile) exported = NULL;
  g_autofree char *content = NULL;
  HawExportDialog *dialog;

  create (fixture, "affair.hawamish");
  haw_test_add_articles (get_project (fixture), "زيارة", TEXT, 1);
  annotate (fixture, 1, 4, 10);
  dialog = haw_export_dialog_new (get_project (fixture), GTK_WINDOW (fixture->window));
  g_signal_connect (dialog, "exported", G_CALLBACK (exported_cb), &exported);
  gtk_window_present (GTK_WINDOW (dialog));
  haw_export_dialog_export (dialog, target);
  haw_test_wait_until (exported != NULL);
  g_assert_true (g_file_equal (exported, target));
  g_assert_true (g_file_load_contents (target, NULL, &content, NULL, NULL, NULL));
  g_assert_nonnull (strstr (content, "زيارة"));
}

/* What the user wrote does not stay behind in a cache. */
static void
test_previews (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (GFile) preview = haw_previews_get_file ("md");
  g_autofree char *folder = g_path_get_dirname (g_file_peek_path (preview));
  HawExportDialog *dialog;

  create (fixture, "affair.hawamish");
  dialog = haw_export_dialog_new (get_project (fixture), GTK_WINDOW (fixture->window));
  gtk_window_present (GTK_WINDOW (dialog));
  haw_test_wait_until (g_file_test (folder, G_FILE_TEST_IS_DIR));
  g_assert_true (g_file_set_contents (g_file_peek_path (preview), TEXT, -1, NULL));
  gtk_window_destroy (GTK_WINDOW (dialog));
  haw_test_wait_until (!g_file_query_exists (preview, NULL));

  g_assert_true (g_file_set_contents (g_file_peek_path (preview), TEXT, -1, NULL));
  haw_previews_clear ();
  g_assert_false (g_file_query_exists (preview, NULL));
}

static GtkEventController *
find_key_positions (GtkWidget *window)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (window);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (g_strcmp0 (gtk_event_controller_get_name (controller), "key-positions") == 0)
        return controller;
    }

  return NULL;
}

static gboolean
press (Fixture         *fixture,
       guint            keyval,
       guint            keycode,
       GdkModifierType  state)
{
  gboolean handled = FALSE;

  g_signal_emit_by_name (find_key_positions (GTK_WIDGET (fixture->window)), "key-pressed", keyval,
                         keycode, state, &handled);

  return handled;
}

/* The keys of Z, F and C under a layout that has no Latin letters. */
static void
test_arabic_keys (Fixture       *fixture,
                  gconstpointer  data)
{
  create (fixture, "affair.hawamish");
  haw_test_add_articles (get_project (fixture), "زيارة", TEXT, 1);
  annotate (fixture, 1, 4, 10);

  g_assert_false (press (fixture, GDK_KEY_Arabic_hamzaonyeh, 52, 0));
  g_assert_false (press (fixture, GDK_KEY_z, 52, GDK_CONTROL_MASK));
  g_assert_true (press (fixture, GDK_KEY_Arabic_hamzaonyeh, 52, GDK_CONTROL_MASK));
  haw_test_wait_until (fixture->n_revealed == 1);
  haw_test_wait_until (haw_project_get_can_redo (get_project (fixture)));
  g_assert_true (press (fixture, GDK_KEY_asciitilde, 52,
                        GDK_CONTROL_MASK | GDK_SHIFT_MASK | GDK_LOCK_MASK));
  haw_test_wait_until (fixture->n_revealed == 2);
  /* No accelerator there. */
  g_assert_false (press (fixture, GDK_KEY_Arabic_teh, 44, GDK_CONTROL_MASK));
}

/* The table comes wherever the focus is, and brings the pane along. */
static void
test_events_table (Fixture       *fixture,
                   gconstpointer  data)
{
  HawWindow *window = fixture->window;
  gboolean table = FALSE;

  create (fixture, "affair.hawamish");
  haw_test_wait_until (gtk_widget_get_mapped (window->timeline));
  toggle (fixture, "show-timeline");
  gtk_window_set_focus (GTK_WINDOW (window), NULL);
  toggle (fixture, "events-table");
  g_object_get (window->timeline, "table", &table, NULL);
  g_assert_true (table);
  g_assert_true (get_state (fixture, "events-table"));
  g_assert_true (gtk_widget_get_visible (window->timeline));
  g_assert_true (holds_focus (fixture, window->timeline));
  g_object_set (window->timeline, "table", FALSE, NULL);
  g_assert_false (get_state (fixture, "events-table"));
}

static GtkWidget *
find_buildable (GtkWidget  *root,
                const char *name,
                GType       type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (root, type) &&
      g_strcmp0 (gtk_buildable_get_buildable_id (GTK_BUILDABLE (root)), name) == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_buildable (child, name, type);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* An event that is half written keeps the project and the window open. */
static void
test_half_written_event (Fixture       *fixture,
                         gconstpointer  data)
{
  HawViewState *state = fixture->window->state;
  GtkWidget *title;

  create (fixture, "affair.hawamish");
  haw_test_add_articles (get_project (fixture), "زيارة", TEXT, 1);
  haw_view_state_set_article (state, 1);
  haw_view_state_edit_event (state, 0, 1, 0, 9);
  title = find_buildable (GTK_WIDGET (fixture->window), "title", GTK_TYPE_ENTRY);
  g_assert_nonnull (title);
  gtk_editable_set_text (GTK_EDITABLE (title), "Half written");

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.close-project", NULL);
  g_assert_nonnull (get_project (fixture));
  gtk_window_close (GTK_WINDOW (fixture->window));
  g_assert_nonnull (get_project (fixture));
  g_assert_true (haw_project_is_open (get_project (fixture)));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (title)), ==, "Half written");

  /* Written off, the window can close. */
  haw_event_form_cancel (HAW_EVENT_FORM (gtk_widget_get_ancestor (title, HAW_TYPE_EVENT_FORM)));
}

static GtkWidget *
make_pane (int minimum)
{
  GtkWidget *pane = gtk_button_new_with_label ("Pane");

  gtk_widget_set_size_request (pane, minimum, 50);

  return pane;
}

/* Which panes are sheets at a width, and what becomes of them. */
static void
test_adaptive_panes (gconstpointer data)
{
  int width = GPOINTER_TO_INT (data);
  GtkWidget *window = gtk_window_new ();
  HawAdaptivePanes *panes = HAW_ADAPTIVE_PANES (haw_adaptive_panes_new ());
  GtkWidget *browser = make_pane (200), *reader = make_pane (300), *notes = make_pane (200);
  gboolean notes_fold = width < 1000, browser_folds = width < 700;
  graphene_rect_t bounds;

  haw_adaptive_panes_set_content (panes, reader);
  haw_adaptive_panes_set_pane (panes, HAW_PANE_START, browser, "Resize", 700);
  haw_adaptive_panes_set_pane (panes, HAW_PANE_END, notes, "Resize", 1000);
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (panes));
  gtk_window_set_default_size (GTK_WINDOW (window), width, 300);
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (window);
  haw_test_wait_until (gtk_widget_get_width (GTK_WIDGET (panes)) == width);

  g_assert_cmpint (haw_adaptive_panes_get_collapsed (panes, HAW_PANE_END), ==, notes_fold);
  g_assert_cmpint (haw_adaptive_panes_get_collapsed (panes, HAW_PANE_START), ==, browser_folds);
  g_assert_cmpint (gtk_widget_get_mapped (notes), ==, !notes_fold);
  g_assert_cmpint (gtk_widget_get_mapped (browser), ==, !browser_folds);
  g_assert_cmpint (gtk_widget_has_css_class (notes, "sheet"), ==, notes_fold);
  g_assert_true (gtk_widget_compute_bounds (reader, GTK_WIDGET (panes), &bounds));
  g_assert_cmpint ((int) bounds.size.width, ==,
                   width - (browser_folds ? 0 : 281) - (notes_fold ? 0 : 321));

  /* A sheet takes nothing from the content; a pane beside it does. */
  haw_adaptive_panes_set_shown (panes, HAW_PANE_END, TRUE);
  haw_test_wait_until (gtk_widget_get_mapped (notes));
  haw_test_wait_until (gtk_widget_compute_bounds (notes, GTK_WIDGET (panes), &bounds) &&
                       (int) (bounds.origin.x + bounds.size.width + 0.5f) == width);
  g_assert_true (gtk_widget_grab_focus (notes));
  haw_adaptive_panes_set_shown (panes, HAW_PANE_START, TRUE);
  g_assert_cmpint (haw_adaptive_panes_get_shown (panes, HAW_PANE_END), ==, !browser_folds);

  haw_adaptive_panes_set_shown (panes, HAW_PANE_END, FALSE);
  haw_test_wait_until (!gtk_widget_get_mapped (notes));
  g_assert_true (gtk_root_get_focus (GTK_ROOT (window)) != notes);
  g_assert_cmpint (haw_adaptive_panes_get_docked (panes, HAW_PANE_END), ==, notes_fold);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* The same in a mirrored interface: the pane at the end is at the left. */
static void
test_adaptive_panes_mirrored (void)
{
  GtkWidget *window = gtk_window_new ();
  HawAdaptivePanes *panes = HAW_ADAPTIVE_PANES (haw_adaptive_panes_new ());
  GtkWidget *browser = make_pane (200), *reader = make_pane (300), *notes = make_pane (200);
  graphene_rect_t bounds;

  haw_adaptive_panes_set_content (panes, reader);
  haw_adaptive_panes_set_pane (panes, HAW_PANE_START, browser, "Resize", 700);
  haw_adaptive_panes_set_pane (panes, HAW_PANE_END, notes, "Resize", 1000);
  gtk_widget_set_direction (GTK_WIDGET (panes), GTK_TEXT_DIR_RTL);
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (panes));
  gtk_window_set_default_size (GTK_WINDOW (window), 1200, 300);
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (window);

  g_assert_true (gtk_widget_compute_bounds (notes, GTK_WIDGET (panes), &bounds));
  g_assert_cmpfloat_with_epsilon (bounds.origin.x, 0, 0.5);
  g_assert_true (gtk_widget_compute_bounds (browser, GTK_WIDGET (panes), &bounds));
  g_assert_cmpfloat_with_epsilon (bounds.origin.x + bounds.size.width, 1200, 0.5);
  gtk_window_destroy (GTK_WINDOW (window));
}

static char *
dup_direction (gpointer object)
{
  char *direction = NULL;

  g_object_get (object, "time-direction", &direction, NULL);
  return direction;
}

static void
assert_direction (Fixture    *fixture,
                  const char *expected)
{
  g_autofree char *direction = dup_direction (fixture->window->timeline);

  g_assert_cmpstr (direction, ==, expected);
}

/* The direction of time that a project wants goes before that of the preferences, and what is chosen
 * in the timeline is kept where its direction comes from. */
static void
test_conventions (Fixture       *fixture,
                  gconstpointer  data)
{
  HawSettings *settings = haw_settings_get ();
  g_autofree char *of_settings = NULL;
  g_autofree char *of_project = NULL;
  HawConventions *conventions;

  create (fixture, "one.hawamish");
  conventions = haw_conventions_of (get_project (fixture));
  haw_test_wait_until (haw_conventions_get_loaded (conventions));
  assert_direction (fixture, "interface");
  g_object_set (settings, "time-direction", "ltr", NULL);
  assert_direction (fixture, "ltr");
  g_object_set (conventions, "time-direction", "rtl", NULL);
  assert_direction (fixture, "rtl");
  g_object_set (settings, "time-direction", "interface", NULL);
  assert_direction (fixture, "rtl");

  g_object_set (fixture->window->timeline, "time-direction", "ltr", NULL);
  of_settings = dup_direction (settings);
  of_project = dup_direction (conventions);
  g_assert_cmpstr (of_settings, ==, "interface");
  g_assert_cmpstr (of_project, ==, "ltr");
  g_object_set (conventions, "time-direction", "", NULL);
  assert_direction (fixture, "interface");

  g_object_set (conventions, "time-direction", "rtl", NULL);
  haw_test_wait_until (haw_project_get_pending (get_project (fixture)) == 0);
  create (fixture, "two.hawamish");
  assert_direction (fixture, "interface");
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GError) error = NULL;
  int status;

  gtk_test_init (&argc, &argv, NULL);
  application = haw_application_new (G_APPLICATION_NON_UNIQUE | G_APPLICATION_HANDLES_OPEN);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, &error));
  g_assert_no_error (error);

  g_test_add ("/window/notes-sheet", Fixture, GINT_TO_POINTER (900), set_up, test_notes_sheet,
              tear_down);
#define ADD(path, test) g_test_add ("/window/" path, Fixture, NULL, set_up, test, tear_down)
  ADD ("open-and-close", test_open_and_close);
  ADD ("save-copy", test_save_copy);
  ADD ("copy-for-others", test_copy_for_others);
  ADD ("opens-last", test_opens_last);
  ADD ("undo-reveals", test_undo_reveals);
  ADD ("undo-reveals-event", test_undo_reveals_event);
  ADD ("messages", test_messages);
  ADD ("timeline-toggle", test_timeline_toggle);
  ADD ("conventions", test_conventions);
  ADD ("next-pane", test_next_pane);
  ADD ("export", test_export);
  ADD ("previews", test_previews);
  ADD ("arabic-keys", test_arabic_keys);
  ADD ("events-table", test_events_table);
  ADD ("half-written-event", test_half_written_event);
  ADD ("untitled", test_untitled);
#undef ADD
  g_test_add_data_func ("/adaptive-panes/1280", GINT_TO_POINTER (1280), test_adaptive_panes);
  g_test_add_data_func ("/adaptive-panes/900", GINT_TO_POINTER (900), test_adaptive_panes);
  g_test_add_data_func ("/adaptive-panes/650", GINT_TO_POINTER (650), test_adaptive_panes);
  g_test_add_func ("/adaptive-panes/mirrored", test_adaptive_panes_mirrored);

  status = g_test_run ();
  g_object_unref (application);

  return status;
}
