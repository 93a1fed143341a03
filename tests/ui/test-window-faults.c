/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>

#include "notes/haw-notes-pane.h"
#include "support/haw-test-window.h"

/* What the window says of each fault, and that nothing of the user's work is lost by it. */

#define TYPED "ما كتبته الآن"

static void
write_nothing (const char *path)
{
  g_assert_true (g_file_set_contents (path, "", 0, NULL));
}

static void
run_sql (const char *path,
         HawDbMode   mode,
         const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HawDb) db = haw_db_open (path, mode, &error);

  g_assert_no_error (error);
  g_assert_true (haw_db_exec (db, sql, &error));
  g_assert_no_error (error);
}

static void
write_database (const char *path)
{
  g_assert_cmpint (g_unlink (path), ==, 0);
  run_sql (path, HAW_DB_CREATE, "CREATE TABLE moz_places (id INTEGER PRIMARY KEY, url TEXT)");
}

static void
make_newer (const char *path)
{
  run_sql (path, HAW_DB_READ_WRITE, "PRAGMA user_version = 900");
}

static void
add_trigger (const char *path)
{
  run_sql (path, HAW_DB_READ_WRITE,
           "CREATE TRIGGER t AFTER INSERT ON note BEGIN DELETE FROM article; END");
}

static void
make_strange (const char *path)
{
  g_autofree char *bytes = NULL;
  g_autofree char *journal = g_strconcat (path, "-journal", NULL);
  gsize size;

  /* Written anew it is not the file that this computer knows. */
  g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));
  g_assert_true (g_file_set_contents (path, bytes, (gssize) size, NULL));
  g_assert_true (g_file_set_contents (journal, "whatever", -1, NULL));
}

/* Nobody may read it, not even root. */
static void
make_unreadable (const char *path)
{
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (symlink ("bad.hawamish", path), ==, 0);
}

static void
make_folder (const char *path)
{
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
}

static void
take_away (const char *path)
{
  g_assert_cmpint (g_unlink (path), ==, 0);
}

typedef struct
{
  const char *name;
  void (*spoil) (const char *path);
  const char *words;        /* of the sentence */
  gboolean restore;
  gboolean recover;
  gboolean again;
} BadFile;

static const BadFile bad_files[] = {
  { "not-a-database", haw_test_write_text, "is not a Hawamish project", TRUE, TRUE, FALSE },
  { "empty", write_nothing, "is empty. If it was a project, restore", TRUE, TRUE, FALSE },
  { "other-program", write_database, "is a database of another program", TRUE, TRUE, FALSE },
  { "truncated", haw_test_cut_off, "is missing. Copy the file again, restore a backup", TRUE, TRUE, FALSE },
  { "newer", make_newer, "Update Hawamish to open it", FALSE, FALSE, FALSE },
  { "foreign", add_trigger, "bad.hawamish", TRUE, TRUE, FALSE },
  { "journal", make_strange, "lies the journal of an unfinished change", FALSE, FALSE, FALSE },
  { "no-permission", make_unreadable, "Check the permissions", FALSE, FALSE, TRUE },
  { "folder", make_folder, "is not a file", TRUE, TRUE, FALSE },
  { "not-there", take_away, "Check its name and folder", TRUE, FALSE, FALSE },
};

/* Whatever the file is, one sentence names it, the ways out are there, and the open project stays. */
static void
test_bad_file (HawTestWindow *fixture,
               gconstpointer  data)
{
  const BadFile *bad = data;
  g_autofree char *path = haw_test_get_path (fixture, "bad.hawamish");
  g_autofree char *before = NULL, *after = NULL;
  gsize size = 0, size_after = 0;

  haw_test_make_closed (fixture, "bad.hawamish");
  haw_test_create (fixture, "mine.hawamish");
  bad->spoil (path);
  g_file_get_contents (path, &before, &size, NULL);

  haw_test_open_named (fixture, "bad.hawamish");
  haw_test_wait_until (haw_test_get_said (fixture) != NULL);
  g_test_message ("%s", haw_test_get_said (fixture));
  g_assert_true (haw_test_says (fixture, bad->words));
  g_assert_true (haw_test_says (fixture, "\u2068bad.hawamish\u2069"));
  g_assert_true (g_str_has_suffix (haw_test_get_said (fixture), "."));
  g_assert_cmpint (haw_test_offers (fixture, "win.restore-backup-of"), ==, bad->restore);
  g_assert_cmpint (haw_test_offers (fixture, "win.recover"), ==, bad->recover);
  g_assert_cmpint (haw_test_offers (fixture, "win.open-recent"), ==, bad->again);

  g_assert_true (haw_test_has_open (fixture, "mine.hawamish"));
  haw_test_add_articles (haw_test_get_project (fixture), "One more", HAW_TEST_TEXT, 1);
  g_file_get_contents (path, &after, &size_after, NULL);
  g_assert_cmpmem (before, size, after, size_after);
}

/* Who has it is said; once it is free, the same button opens it. */
static void
test_second_process (HawTestWindow *fixture,
                     gconstpointer  data)
{
  g_autofree char *path = haw_test_get_path (fixture, "held.hawamish");
  HawProject *other = haw_test_new_project (path);

  haw_test_open_named (fixture, "held.hawamish");
  haw_test_wait_until (haw_test_get_said (fixture) != NULL);
  g_assert_true (haw_test_says (fixture, "is open in the window of Hawamish (process"));
  haw_test_click_way (fixture, "win.open-recent");
  haw_test_wait_until (fixture->window->n_opening == 0 && haw_test_get_said (fixture) != NULL);
  g_assert_null (haw_test_get_project (fixture));

  haw_test_close_project (other);
  haw_test_finalize (other);
  haw_test_click_way (fixture, "win.open-recent");
  haw_test_wait_until (haw_test_has_open (fixture, "held.hawamish"));
  g_assert_null (haw_test_get_said (fixture));
}

/* Root may write everywhere; for the question it is somebody else. */
static void
test_read_only_folder (HawTestWindow *fixture,
                       gconstpointer  data)
{
  haw_test_make_closed (fixture, "affair.hawamish");
  if (getuid () == 0)
    {
      g_assert_cmpint (g_chmod (fixture->folder, 0555), ==, 0);
      g_assert_cmpint (setresuid (65534, 0, 0), ==, 0);
    }
  else
    g_assert_cmpint (g_chmod (fixture->folder, 0500), ==, 0);

  haw_test_open_named (fixture, "affair.hawamish");
  haw_test_wait_until (haw_test_has_open (fixture, "affair.hawamish"));
  if (geteuid () == 0)
    g_assert_cmpint (setresuid (0, 0, 0), ==, 0);
  g_assert_cmpint (g_chmod (fixture->folder, 0700), ==, 0);
  g_assert_true (haw_test_says (fixture, "open for reading only"));
  g_assert_true (haw_test_offers (fixture, "win.save-copy"));
  g_assert_cmpstr (adw_window_title_get_subtitle (fixture->window->title), ==, "Read only");
  g_assert_false (g_action_group_get_action_enabled (G_ACTION_GROUP (fixture->window), "import"));
}

static void
type (HawNoteText *note,
      const char  *text)
{
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (note)), text, -1);
  haw_note_text_flush (note);
}

static void
assert_typed (HawNoteText *note,
              const char  *text)
{
  g_autofree char *now = haw_note_text_dup_text (note);

  g_assert_cmpstr (now, ==, text);
}

static void
spoil_by_removal (const char *path)
{
  g_assert_cmpint (g_unlink (path), ==, 0);
}

static void
spoil_by_replacement (const char *path)
{
  g_autofree char *bytes = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));
  g_assert_true (g_file_set_contents (path, bytes, (gssize) size, NULL));
}

/* The edit is refused, the text stays, the project can't be left, and the copy has all of it. */
static void
test_gone (HawTestWindow *fixture,
           gconstpointer  data)
{
  void (*spoil) (const char *path) = data;
  g_autofree char *path = haw_test_get_path (fixture, "affair.hawamish");
  g_autoptr (GFile) copy = haw_test_get_file (fixture, "copy.hawamish");
  HawNoteText *note = haw_test_open_note (fixture);

  spoil (path);
  type (note, TYPED);
  haw_test_wait_until (haw_test_says (fixture, "was moved, renamed or removed"));
  g_assert_true (haw_test_offers (fixture, "win.save-copy"));
  g_assert_cmpstr (adw_window_title_get_subtitle (fixture->window->title), ==, "Not saved");
  assert_typed (note, TYPED);

  /* Neither to close the project nor the window, nor to open another one, loses it. */
  haw_window_close_project (fixture->window);
  haw_test_wait_until (haw_test_says (fixture, "which therefore stays open"));
  g_assert_true (haw_test_offers (fixture, "win.discard-notes"));
  gtk_window_close (GTK_WINDOW (fixture->window));
  haw_test_wait_until (!haw_notes_pane_is_storing (HAW_NOTES_PANE (fixture->window->notes)));
  g_assert_true (haw_test_has_open (fixture, "affair.hawamish"));
  g_assert_true (haw_project_is_open (haw_test_get_project (fixture)));
  assert_typed (note, TYPED);

  haw_window_save_copy (fixture->window, copy, TRUE);
  haw_test_wait_until (haw_test_has_open (fixture, "copy.hawamish"));
  haw_test_wait_until (haw_test_is_stored (fixture, TYPED));
  g_assert_null (haw_test_get_said (fixture));
  g_assert_cmpint (haw_view_state_get_article (fixture->window->state), ==, 2);
  haw_test_wait_until (g_strcmp0 (adw_window_title_get_subtitle (fixture->window->title),
                                  "Saved") == 0);
}

/* What the user does not want any more keeps nothing open. */
static void
test_discard (HawTestWindow *fixture,
              gconstpointer  data)
{
  g_autofree char *path = haw_test_get_path (fixture, "affair.hawamish");
  HawNoteText *note = haw_test_open_note (fixture);

  g_assert_cmpint (g_unlink (path), ==, 0);
  type (note, TYPED);
  haw_test_wait_until (haw_test_says (fixture, "was moved, renamed or removed"));
  haw_window_close_project (fixture->window);
  haw_test_wait_until (haw_test_offers (fixture, "win.discard-notes"));
  haw_test_click_way (fixture, "win.discard-notes");
  assert_typed (note, "");
  haw_window_close_project (fixture->window);
  g_assert_null (haw_test_get_project (fixture));
}

static void
limit_files (rlim_t size)
{
  struct rlimit limit;

  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  limit.rlim_cur = MIN (size, limit.rlim_max);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
}

/* With space again, one click stores what was typed. */
static void
test_no_space (HawTestWindow *fixture,
               gconstpointer  data)
{
  g_autofree char *line = g_strnfill (60, 'x');
  g_autofree char *big = NULL;
  g_autofree char *path = haw_test_get_path (fixture, "affair.hawamish");
  HawNoteText *note = haw_test_open_note (fixture);
  GStatBuf info;

  g_assert_cmpint (g_stat (path, &info), ==, 0);
  for (guint i = 0; i < 200; i++)
    {
      g_autofree char *longer = g_strconcat (line, big != NULL ? "\n" : "", big, NULL);

      g_free (g_steal_pointer (&big));
      big = g_steal_pointer (&longer);
    }
  limit_files ((rlim_t) info.st_size);
  type (note, big);
  haw_test_wait_until (haw_test_says (fixture, "There is no space left on the disk of"));
  limit_files (RLIM_INFINITY);
  assert_typed (note, big);
  g_assert_cmpstr (adw_window_title_get_subtitle (fixture->window->title), ==, "Not saved");
  g_assert_true (haw_test_offers (fixture, "win.save-copy"));
  haw_test_click_way (fixture, "win.retry-notes");
  haw_test_wait_until (haw_test_is_stored (fixture, big));
  g_assert_null (haw_test_get_said (fixture));
}

/* The project is closed all the same, and the window says so before it goes. */
static void
test_backup_failed (HawTestWindow *fixture,
                    gconstpointer  data)
{
  haw_test_create (fixture, "affair.hawamish");
  limit_files (65536);
  gtk_window_close (GTK_WINDOW (fixture->window));
  haw_test_wait_until (haw_test_get_said (fixture) != NULL);
  limit_files (RLIM_INFINITY);
  g_assert_true (haw_test_says (fixture, "No backup of \u2068affair.hawamish\u2069 was made."));
  haw_test_wait_until (fixture->window->n_closing == 0);
  haw_test_open_named (fixture, "affair.hawamish");
  haw_test_wait_until (haw_test_has_open (fixture, "affair.hawamish"));
}

/* Undo is offered until something else is the last edit. */
static void
test_undo_toast (HawTestWindow *fixture,
                 gconstpointer  data)
{
  HawViewState *state = fixture->window->state;
  g_autoptr (AdwToast) toast = NULL;
  HawArticleList *articles;

  haw_test_create (fixture, "affair.hawamish");
  articles = haw_view_state_get_articles (state);
  haw_test_wait_until (haw_id_list_get_n_total (HAW_ID_LIST (articles)) == 3);
  haw_view_state_set_article (state, 1);
  haw_test_wait_until (haw_view_state_get_article (state) == 1);
  gtk_widget_activate_action (fixture->window->browser, "browser.remove", NULL);
  haw_test_wait_until (fixture->window->edited != NULL);
  g_assert_cmpstr (adw_toast_get_button_label (fixture->window->edited), ==, "Undo");
  toast = g_object_ref (fixture->window->edited);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo-edit", NULL);
  haw_test_wait_until (fixture->window->edited == NULL);
  haw_test_wait_until (g_str_has_prefix (adw_toast_get_title (toast), "Undone: "));
  g_assert_true (fixture->window->undone == toast);
  g_assert_null (adw_toast_get_button_label (toast));
  g_clear_object (&toast);
  haw_test_wait_until (haw_id_list_get_n_total (HAW_ID_LIST (articles)) == 3);

  /* Where nothing is said of an edit any more, its undo and redo are said all the same. */
  adw_toast_dismiss (fixture->window->undone);
  g_assert_null (fixture->window->undone);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.redo", NULL);
  haw_test_wait_until (fixture->window->undone != NULL);
  g_assert_true (g_str_has_prefix (adw_toast_get_title (fixture->window->undone), "Redone: "));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL);
  haw_test_wait_until (g_str_has_prefix (adw_toast_get_title (fixture->window->undone), "Undone: "));
  haw_test_wait_until (haw_id_list_get_n_total (HAW_ID_LIST (articles)) == 3);

  haw_view_state_set_article (state, 1);
  gtk_widget_activate_action (fixture->window->browser, "browser.remove", NULL);
  haw_test_wait_until (fixture->window->edited != NULL);
  toast = g_object_ref (fixture->window->edited);
  haw_test_add_articles (haw_test_get_project (fixture), "One more", HAW_TEST_TEXT, 1);
  g_assert_null (fixture->window->edited);
  g_assert_null (adw_toast_get_button_label (toast));
  g_assert_false (g_str_has_prefix (adw_toast_get_title (toast), "Undone"));

  /* A toast that goes already is let go. */
  haw_view_state_set_article (state, 2);
  gtk_widget_activate_action (fixture->window->browser, "browser.remove", NULL);
  haw_test_wait_until (fixture->window->edited != NULL);
  adw_toast_dismiss (fixture->window->edited);
  haw_test_add_articles (haw_test_get_project (fixture), "And more", HAW_TEST_TEXT, 1);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
import_bytes (HawTestWindow *fixture,
              GPtrArray     *files,
              const char    *name,
              const char    *bytes,
              gssize         size)
{
  g_autofree char *path = haw_test_get_path (fixture, name);

  g_assert_true (g_file_set_contents (path, bytes, size, NULL));
  g_ptr_array_add (files, g_file_new_for_path (path));
}

static gboolean
has_label (GtkWidget  *root,
           const char *words)
{
  if (GTK_IS_LABEL (root) && strstr (gtk_label_get_text (GTK_LABEL (root)), words) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (has_label (child, words))
      return TRUE;

  return FALSE;
}

/* The good one comes in; each of the others has its sentence. */
static void
test_import_report (HawTestWindow *fixture,
                    gconstpointer  data)
{
  static const char binary[] = "\177ELF\002\001\001\000\000\000\000\000\003\000>\000\001\000";
  static const char repaired[] = "خبر آخر طويل\n\nنص هذا الخبر الآخر \377 هنا، وفيه كلام كثير.\n";
  static const char broken[] = "\376\377\330\000\330\000\330\000";
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  GtkWindow *report = NULL;

  haw_test_create (fixture, "affair.hawamish");
  import_bytes (fixture, files, "good.txt", "خبر جديد\n\nنص الخبر هنا.\n", -1);
  import_bytes (fixture, files, "empty.txt", "", 0);
  import_bytes (fixture, files, "program.txt", binary, sizeof binary - 1);
  import_bytes (fixture, files, "repaired.txt", repaired, sizeof repaired - 1);
  import_bytes (fixture, files, "broken.txt", broken, sizeof broken - 1);
  haw_window_import (fixture->window, files);
  haw_test_wait_until ((report = haw_test_find_dialog (ADW_TYPE_MESSAGE_DIALOG)) != NULL);
  g_assert_cmpstr (adw_message_dialog_get_heading (ADW_MESSAGE_DIALOG (report)), ==,
                   "4 Files Need a Look");
  haw_test_wait_until (has_label (GTK_WIDGET (report), "\u2068empty.txt\u2069 is empty"));
  g_assert_true (has_label (GTK_WIDGET (report), "\u2068program.txt\u2069 is not a text"));
  g_assert_true (has_label (GTK_WIDGET (report), "\u2068broken.txt\u2069"));
  g_assert_true (has_label (GTK_WIDGET (report), "Some bytes of \u2068repaired.txt\u2069"));
  gtk_window_close (report);
  haw_test_wait_until (haw_id_list_get_n_total (HAW_ID_LIST (
                           haw_view_state_get_articles (fixture->window->state))) == 5);
}

/* What another program writes can be read meanwhile. */
static void
test_locked (HawTestWindow *fixture,
             gconstpointer  data)
{
  g_autofree char *path = haw_test_get_path (fixture, "busy.hawamish");
  g_autoptr (GError) error = NULL;
  HawProject *other;

  haw_test_make_closed (fixture, "busy.hawamish");
  other = haw_test_open_project (path, &error);
  g_assert_no_error (error);
  haw_test_open_named (fixture, "busy.hawamish");
  haw_test_wait_until (haw_test_get_said (fixture) != NULL);
  g_assert_true (haw_test_offers (fixture, "win.open-recent"));
  haw_test_click_way (fixture, "win.open-read-only");
  haw_test_wait_until (haw_test_has_open (fixture, "busy.hawamish"));
  g_assert_true (haw_project_is_read_only (haw_test_get_project (fixture)));
  haw_test_wait_until (haw_test_says (fixture, "because another program writes it"));
  haw_test_close_project (other);
  haw_test_finalize (other);

  /* Once it is free, it can be written. */
  haw_test_close_open (fixture);
  haw_test_open_named (fixture, "busy.hawamish");
  haw_test_wait_until (haw_test_has_open (fixture, "busy.hawamish"));
  g_assert_false (haw_project_is_read_only (haw_test_get_project (fixture)));
}

int
main (int   argc,
      char *argv[])
{
  haw_test_window_init (&argc, &argv);

#define ADD(path, data, test) \
  g_test_add ("/window-faults/" path, HawTestWindow, data, haw_test_window_set_up, test, haw_test_window_tear_down)
  for (guint i = 0; i < G_N_ELEMENTS (bad_files); i++)
    {
      g_autofree char *path = g_strconcat ("/window-faults/bad-file/", bad_files[i].name, NULL);

      g_test_add (path, HawTestWindow, &bad_files[i], haw_test_window_set_up, test_bad_file, haw_test_window_tear_down);
    }
  ADD ("second-process", NULL, test_second_process);
  ADD ("locked", NULL, test_locked);
  ADD ("read-only-folder", NULL, test_read_only_folder);
  ADD ("gone/removed", spoil_by_removal, test_gone);
  ADD ("gone/replaced", spoil_by_replacement, test_gone);
  ADD ("discard", NULL, test_discard);
  ADD ("no-space", NULL, test_no_space);
  ADD ("backup-failed", NULL, test_backup_failed);
  ADD ("undo-toast", NULL, test_undo_toast);
  ADD ("import-report", NULL, test_import_report);
#undef ADD

  return haw_test_window_run ();
}
