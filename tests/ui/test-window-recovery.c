/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <fcntl.h>

#include "dialogs/haw-backups-dialog.h"
#include "dialogs/haw-recovery-report.h"
#include "haw-memory.h"
#include "support/haw-test-window.h"

/* The ways back to the work: from backups and damaged files, to another place, to the article. */

#define TYPED "ما كتبته الآن"

static GtkListBox *
wait_for_backups ( void)
{
  GtkWindow *dialog = NULL;
  GtkListBox *list = NULL;

  haw_test_wait_until ((dialog = haw_test_find_dialog (HAW_TYPE_BACKUPS_DIALOG)) != NULL);
  list = GTK_LIST_BOX (haw_test_find_type (GTK_WIDGET (dialog), GTK_TYPE_LIST_BOX));
  haw_test_wait_until (gtk_list_box_get_row_at_index (list, 0) != NULL);

  return list;
}

/* A damaged project: its backup becomes a new one beside it. */
static void
test_restore (HawTestWindow *fixture,
              gconstpointer  data)
{
  g_autofree char *path = haw_test_get_path (fixture, "affair.hawamish");
  g_autofree char *name = NULL;
  g_autoptr (GFile) parent = NULL;
  g_autoptr (GFile) folder = haw_test_get_file (fixture, "");
  GtkListBoxRow *row;
  GtkListBox *list;
  GStatBuf info;

  haw_test_make_closed (fixture, "affair.hawamish");
  haw_test_cut_off (path);
  haw_test_open_named (fixture, "affair.hawamish");
  haw_test_wait_until (haw_test_get_said (fixture) != NULL);
  haw_test_click_way (fixture, "win.restore-backup-of");
  list = wait_for_backups ();
  row = gtk_list_box_get_row_at_index (list, 0);
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), "3 articles"));
  g_assert_null (gtk_list_box_get_row_at_index (list, 1));

  g_signal_emit_by_name (list, "row-activated", row);
  haw_test_wait_until (haw_test_get_project (fixture) != NULL);
  name = g_file_get_basename (haw_project_get_file (haw_test_get_project (fixture)));
  parent = g_file_get_parent (haw_project_get_file (haw_test_get_project (fixture)));
  g_assert_true (g_str_has_prefix (name, "affair, backup of "));
  g_assert_true (g_file_equal (parent, folder));
  g_assert_null (haw_test_get_said (fixture));
  haw_test_wait_until (haw_id_list_get_n_total (HAW_ID_LIST (
                           haw_view_state_get_articles (fixture->window->state))) == 3);
  g_assert_true (haw_project_get_can_undo (haw_test_get_project (fixture)));
  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_size, ==, 40000);
  haw_test_wait_until (haw_test_find_dialog (HAW_TYPE_BACKUPS_DIALOG) == NULL);
}

/* The open project too, from the menu; without backups the dialog says how they come. */
static void
test_restore_open (HawTestWindow *fixture,
                   gconstpointer  data)
{
  GtkWindow *dialog = NULL;
  GtkStack *stack;

  haw_test_create (fixture, "affair.hawamish");
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.restore-backup", NULL);
  haw_test_wait_until ((dialog = haw_test_find_dialog (HAW_TYPE_BACKUPS_DIALOG)) != NULL);
  stack = GTK_STACK (haw_test_find_type (GTK_WIDGET (dialog), GTK_TYPE_STACK));
  haw_test_wait_until (g_strcmp0 (gtk_stack_get_visible_child_name (stack), "none") == 0);
  gtk_window_close (dialog);
  g_assert_true (haw_test_has_open (fixture, "affair.hawamish"));
}

/* The report says what was found, and its button opens that. */
static void
test_recover (HawTestWindow *fixture,
              gconstpointer  data)
{
  g_autofree char *path = haw_test_get_path (fixture, "affair.hawamish");
  g_autofree char *taken = haw_test_get_path (fixture, "affair, recovered.hawamish");
  GtkWindow *report = NULL;
  int fd;

  haw_test_make_closed (fixture, "affair.hawamish");
  haw_test_write_text (taken);
  fd = g_open (path, O_WRONLY | O_CLOEXEC, 0);
  g_assert_cmpint (pwrite (fd, "spoilt", 6, 0), ==, 6);
  close (fd);

  haw_test_open_named (fixture, "affair.hawamish");
  haw_test_wait_until (haw_test_get_said (fixture) != NULL);
  haw_test_click_way (fixture, "win.recover");
  haw_test_wait_until ((report = haw_test_find_dialog (HAW_TYPE_RECOVERY_REPORT)) != NULL);
  g_assert_cmpstr (adw_message_dialog_get_heading (ADW_MESSAGE_DIALOG (report)), ==,
                   "A Part Was Recovered");
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (report), "open");
  gtk_window_close (report);
  haw_test_wait_until (haw_test_has_open (fixture, "affair, recovered 2.hawamish"));
  haw_test_wait_until (haw_id_list_get_n_total (HAW_ID_LIST (
                           haw_view_state_get_articles (fixture->window->state))) == 3);
}

static void
windows_cb (GListModel *windows,
            guint       position,
            guint       removed,
            guint       added,
            guint      *n_shown)
{
  *n_shown += added;
}

/* What ends after the window was closed, or is gone, touches it no more. */
static void
test_closed_window (HawTestWindow *fixture,
                    gconstpointer  data)
{
  g_autoptr (GFile) file = haw_test_get_file (fixture, "affair.hawamish");
  g_autoptr (GFile) copy = haw_test_get_file (fixture, "copy.hawamish");
  g_autoptr (HawProject) project = NULL;
  g_autoptr (GListModel) windows = g_object_ref (gtk_window_get_toplevels ());
  gpointer window = fixture->window;
  guint n_shown = 0;
  gulong handler;

  g_object_add_weak_pointer (window, &window);
  haw_test_make_closed (fixture, "affair.hawamish");
  handler = g_signal_connect (windows, "items-changed", G_CALLBACK (windows_cb), &n_shown);
  haw_window_recover (window, file);
  gtk_window_close (window);
  haw_test_wait_until (window == NULL);
  g_assert_cmpuint (n_shown, ==, 0);
  g_signal_handler_disconnect (windows, handler);

  window = fixture->window = haw_application_get_window (haw_test_application);
  g_object_add_weak_pointer (window, &window);
  haw_test_open_named (fixture, "affair.hawamish");
  haw_test_wait_until (haw_test_has_open (fixture, "affair.hawamish"));
  project = g_object_ref (haw_test_get_project (fixture));
  haw_window_save_copy (window, copy, FALSE);
  haw_window_recover (window, file);
  gtk_window_destroy (window);
  g_object_run_dispose (window);
  /* Disposing of it clears the pointer at once; the copy is still on its way then. */
  haw_test_wait_until (window == NULL && g_file_query_exists (copy, NULL));
  haw_test_close_project (project);

  fixture->window = haw_application_get_window (haw_test_application);
  gtk_window_present (GTK_WINDOW (fixture->window));
}

/* Where nothing is found, there is a sentence and no file. */
static void
test_recover_nothing (HawTestWindow *fixture,
                      gconstpointer  data)
{
  g_autofree char *path = haw_test_get_path (fixture, "words.hawamish");
  g_autofree char *recovered = haw_test_get_path (fixture, "words, recovered.hawamish");

  haw_test_write_text (path);
  haw_test_open_named (fixture, "words.hawamish");
  haw_test_wait_until (haw_test_get_said (fixture) != NULL);
  haw_test_click_way (fixture, "win.recover");
  haw_test_wait_until (haw_test_says (fixture, "Nothing of a Hawamish project was found"));
  g_assert_false (g_file_test (recovered, G_FILE_TEST_EXISTS));
}

/* What was brought up to date says so. */
static void
test_notice (HawTestWindow *fixture,
             gconstpointer  data)
{
  g_autofree char *packed = g_test_build_filename (G_TEST_DIST, "fixtures", "projects",
                                                   "v1.hawamish.gz", NULL);
  g_autoptr (GFile) source = g_file_new_for_path (packed);
  g_autoptr (GFile) target = haw_test_get_file (fixture, "old.hawamish");
  g_autoptr (GError) error = NULL;
  g_autoptr (GConverter) unpacker =
    G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP));
  g_autoptr (GInputStream) in = G_INPUT_STREAM (g_file_read (source, NULL, &error));
  g_autoptr (GInputStream) unpacked = NULL;
  g_autoptr (GOutputStream) out = G_OUTPUT_STREAM (g_file_replace (target, NULL, FALSE, 0, NULL,
                                                                   NULL));

  g_assert_no_error (error);
  unpacked = g_converter_input_stream_new (in, unpacker);
  g_assert_cmpint (g_output_stream_splice (out, unpacked, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, NULL,
                                           &error), >, 0);
  haw_test_open_named (fixture, "old.hawamish");
  haw_test_wait_until (haw_test_has_open (fixture, "old.hawamish"));
  g_assert_true (haw_test_says (fixture, "was brought up to date"));
}

/* Another place and name: the same work, its history and the article, and nothing left behind. */
static void
test_move (HawTestWindow *fixture,
           gconstpointer  data)
{
  g_autofree char *old = haw_test_get_path (fixture, "affair.hawamish");
  g_autofree char *folder = haw_test_get_path (fixture, "folder");
  g_autoptr (GFile) target = haw_test_get_file (fixture, "folder/visit.hawamish");
  HawNoteText *note = haw_test_open_note (fixture);

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (note)), TYPED, -1);
  haw_window_move (fixture->window, target);
  haw_test_wait_until (haw_test_has_open (fixture, "folder/visit.hawamish"));
  haw_test_wait_until (!g_file_test (old, G_FILE_TEST_EXISTS));
  g_assert_cmpint (haw_view_state_get_article (fixture->window->state), ==, 2);
  haw_test_wait_until (haw_test_is_stored (fixture, TYPED));
  g_assert_true (haw_project_get_can_undo (haw_test_get_project (fixture)));
}

static void
gone_cb (gboolean *gone)
{
  *gone = TRUE;
}

/* Whoever quits in the middle of a move finds the project at its new place, and whole. */
static void
test_quit_waits (HawTestWindow *fixture,
                 gconstpointer  data)
{
  g_autofree char *old = haw_test_get_path (fixture, "affair.hawamish");
  g_autofree char *path = haw_test_get_path (fixture, "moved.hawamish");
  g_autoptr (GFile) target = g_file_new_for_path (path);
  g_autofree char *uri = g_file_get_uri (target);
  g_autofree char *last = NULL;
  g_autoptr (HawWindow) window = NULL;
  gboolean gone = FALSE;

  haw_test_create (fixture, "affair.hawamish");
  g_signal_connect_swapped (fixture->window, "unrealize", G_CALLBACK (gone_cb), &gone);
  haw_window_move (fixture->window, target);
  haw_test_wait_until (fixture->window->n_working == 1);
  window = g_object_ref (fixture->window);
  gtk_window_close (GTK_WINDOW (window));
  g_assert_false (gone);
  haw_test_wait_until (gone);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (old, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (window->n_working, ==, 0);
  fixture->window = haw_application_get_window (haw_test_application);
  gtk_window_present (GTK_WINDOW (fixture->window));
  last = g_key_file_get_string (haw_memory_get (), "project", "uri", NULL);
  g_assert_cmpstr (last, ==, uri);
}

/* A name that is taken is not taken away; the project stays where it is. */
static void
test_move_to_taken (HawTestWindow *fixture,
                    gconstpointer  data)
{
  g_autofree char *path = haw_test_get_path (fixture, "taken.hawamish");
  g_autoptr (GFile) target = g_file_new_for_path (path);
  g_autofree char *bytes = NULL;

  haw_test_create (fixture, "affair.hawamish");
  haw_test_write_text (path);
  haw_window_move (fixture->window, target);
  haw_test_wait_until (haw_test_says (fixture, "There is already a file"));
  haw_test_wait_until (haw_test_has_open (fixture, "affair.hawamish"));
  haw_window_save_copy (fixture->window, target, FALSE);
  haw_message_bar_clear (fixture->window->messages);
  haw_test_wait_until (haw_test_says (fixture, "There is already a file"));
  g_assert_true (g_file_get_contents (path, &bytes, NULL, NULL));
  g_assert_cmpstr (bytes, ==, "These are only words.\n");
}

/* Each project opens at the article that was read last in it. */
static void
test_last_article (HawTestWindow *fixture,
                   gconstpointer  data)
{
  HawViewState *state = fixture->window->state;

  haw_test_create (fixture, "one.hawamish");
  haw_view_state_set_article (state, 3);
  haw_test_create (fixture, "two.hawamish");
  haw_view_state_set_article (state, 2);
  haw_test_open_named (fixture, "one.hawamish");
  haw_test_wait_until (haw_test_has_open (fixture, "one.hawamish"));
  g_assert_cmpint (haw_view_state_get_article (state), ==, 3);
  haw_test_wait_until (fixture->window->n_closing == 0);
  haw_test_open_named (fixture, "two.hawamish");
  haw_test_wait_until (haw_test_has_open (fixture, "two.hawamish"));
  g_assert_cmpint (haw_view_state_get_article (state), ==, 2);
}

/* A project that is not there any more is said once, and leads to its backups. */
static void
test_last_is_missing (HawTestWindow *fixture,
                      gconstpointer  data)
{
  g_autoptr (GFile) missing = haw_test_get_file (fixture, "missing.hawamish");
  g_autofree char *uri = g_file_get_uri (missing);

  g_key_file_set_string (haw_memory_get (), "project", "uri", uri);
  haw_window_open_last (fixture->window);
  haw_test_wait_until (haw_test_says (fixture, "There is no file"));
  g_assert_true (haw_test_offers (fixture, "win.restore-backup-of"));
  haw_message_bar_clear (fixture->window->messages);
  haw_window_open_last (fixture->window);
  g_assert_cmpuint (fixture->window->n_opening, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  haw_test_window_init (&argc, &argv);

#define ADD(path, test) \
  g_test_add ("/window-recovery/" path, HawTestWindow, NULL, haw_test_window_set_up, test, haw_test_window_tear_down)
  ADD ("restore", test_restore);
  ADD ("restore-open", test_restore_open);
  ADD ("recover", test_recover);
  ADD ("closed-window", test_closed_window);
  ADD ("recover-nothing", test_recover_nothing);
  ADD ("notice", test_notice);
  ADD ("move", test_move);
  ADD ("quit-waits", test_quit_waits);
  ADD ("move-to-taken", test_move_to_taken);
  ADD ("last-article", test_last_article);
  ADD ("last-is-missing", test_last_is_missing);
#undef ADD

  return haw_test_window_run ();
}
