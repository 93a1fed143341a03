/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "project/haw-copy.h"
#include "project/haw-restore.h"
#include "support/haw-test-article.h"

#include <sys/stat.h>

#define CANARY "canary-3f1c9d-الكناري"

typedef struct
{
  char *folder;
  char *path;
  char *target;
  HawProject *project;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = haw_test_folder ();
  fixture->path = g_build_filename (fixture->folder, "affair.hawamish", NULL);
  fixture->target = g_build_filename (fixture->folder, "copy.hawamish", NULL);
  fixture->project = haw_test_new_project (fixture->path);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  if (fixture->project != NULL)
    {
      haw_test_close_project (fixture->project);
      haw_test_finalize (fixture->project);
    }
  haw_test_remove (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->target);
}

static gboolean
run_sql (HawDb    *db,
         gpointer  data,
         GError  **error)
{
  return haw_db_exec (db, data, error);
}

static void
edit (HawProject *project,
      const char *sql)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  haw_project_edit_async (project, haw_label_new ("Edit", NULL), NULL, run_sql, g_strdup (sql),
                          g_free, NULL, haw_await_cb, &result);
  g_assert_true (haw_project_edit_finish (project, haw_await (&result), &error));
  g_assert_no_error (error);
}

static gboolean
save (HawProject    *project,
      const char    *target,
      HawCopyFlags   flags,
      GError       **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (target);
  g_autoptr (GAsyncResult) result = NULL;

  haw_project_save_copy_async (project, file, flags, NULL, NULL, NULL, haw_await_cb, &result);
  return haw_project_save_copy_finish (project, haw_await (&result), error);
}

static gint64
count (const char *path,
       const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HawDb) db = haw_db_open (path, HAW_DB_IMMUTABLE, &error);
  gint64 n = 0;

  g_assert_no_error (error);
  g_assert_true (haw_db_get_int (db, &n, &error, sql, ""));
  return n;
}

/* Nothing but the named files lies in the folder: no temporary file was left. */
static void
assert_n_files (Fixture *fixture,
                guint    n)
{
  g_autoptr (GDir) folder = g_dir_open (fixture->folder, 0, NULL);
  guint found = 0;

  while (g_dir_read_name (folder) != NULL)
    found++;
  g_assert_cmpuint (found, ==, n);
}

static void
test_own (Fixture       *fixture,
          gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *undone = NULL;
  HawProject *copy;
  struct stat info;

  edit (fixture->project, "INSERT INTO outlet (uuid, name) VALUES ('o', 'الجسر')");
  g_assert_true (save (fixture->project, fixture->target, HAW_COPY_DEFAULT, &error));
  g_assert_no_error (error);
  assert_n_files (fixture, 2);
  g_assert_cmpint (stat (fixture->target, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  g_assert_cmpint (count (fixture->target, "SELECT count (*) FROM outlet"), ==, 1);

  copy = haw_test_open_project (fixture->target, &error);
  g_assert_no_error (error);
  undone = haw_test_undo (copy, FALSE, &error);
  g_assert_no_error (error);
  haw_test_close_project (copy);
  haw_test_finalize (copy);
  g_assert_cmpint (count (fixture->target, "SELECT count (*) FROM outlet"), ==, 0);
}

static gboolean
holds (const char *path,
       const char *text)
{
  g_autofree char *bytes = NULL;
  gsize size = 0;

  g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));
  return memmem (bytes, size, text, strlen (text)) != NULL;
}

/* What was deleted is not in the bytes of a copy for others, nor is what was undone. */
static void
test_clean (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *undone = NULL;

  haw_test_add_articles (fixture->project, "Kept", "Kept text", 2);
  haw_test_add_articles (fixture->project, "Removed", "Removed " CANARY, 1);
  edit (fixture->project,
        "INSERT INTO annotation (uuid, article, text, start, end, quote, created, modified)"
        " VALUES ('a', 3, 3, 0, 7, 'Removed', 1, 1);"
        "INSERT INTO note (uuid, target, target_id, body, created, modified)"
        " VALUES ('n', 'annotation', 1, '" CANARY "', 1, 1)");
  edit (fixture->project, "INSERT INTO outlet (uuid, name) VALUES ('o', '" CANARY "')");
  edit (fixture->project, "DELETE FROM outlet");
  edit (fixture->project, "UPDATE article SET removed_at = 5 WHERE id = 3");
  edit (fixture->project, "INSERT INTO outlet (uuid, name) VALUES ('p', '" CANARY "')");
  undone = haw_test_undo (fixture->project, FALSE, &error);

  g_assert_true (save (fixture->project, fixture->target, HAW_COPY_CLEAN, &error));
  g_assert_no_error (error);
  assert_n_files (fixture, 2);
  g_assert_true (holds (fixture->path, CANARY));
  g_assert_false (holds (fixture->target, CANARY));
  g_assert_true (holds (fixture->target, "Kept text"));
  g_assert_cmpint (count (fixture->target, "SELECT count (*) FROM history"), ==, 0);
  g_assert_cmpint (count (fixture->target, "SELECT count (*) FROM article"), ==, 2);
  g_assert_cmpint (count (fixture->target, "SELECT count (*) FROM pragma_foreign_key_check"),
                   ==, 0);
}

/* The file at the target is the old one or the new one, never half of either. */
static void
test_replaces_whole (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GFile) file = g_file_new_for_path (fixture->target);
  g_autoptr (GAsyncResult) result = NULL;

  haw_test_add_articles (fixture->project, "One", "Text", 1);
  g_assert_true (g_file_set_contents (fixture->target, "dear", -1, NULL));
  g_cancellable_cancel (cancellable);
  haw_project_save_copy_async (fixture->project, file, HAW_COPY_DEFAULT, NULL, NULL, cancellable,
                               haw_await_cb, &result);
  g_assert_false (haw_project_save_copy_finish (fixture->project, haw_await (&result), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_true (holds (fixture->target, "dear"));
  assert_n_files (fixture, 2);

  g_assert_true (save (fixture->project, fixture->target, HAW_COPY_DEFAULT, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count (fixture->target, "SELECT count (*) FROM article"), ==, 1);
}

static void
test_bad_targets (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *nowhere = g_build_filename (fixture->folder, "no", "copy.hawamish", NULL);
  HawProject *other;

  g_assert_false (save (fixture->project, fixture->path, HAW_COPY_DEFAULT, &error));
  g_assert_error (error, HAW_ERROR, HAW_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_false (save (fixture->project, fixture->folder, HAW_COPY_DEFAULT, &error));
  g_assert_error (error, HAW_ERROR, HAW_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_false (save (fixture->project, nowhere, HAW_COPY_DEFAULT, &error));
  g_assert_error (error, HAW_ERROR, HAW_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "copy.hawamish"));
  g_clear_error (&error);

  other = haw_test_new_project (fixture->target);
  g_assert_false (save (fixture->project, fixture->target, HAW_COPY_DEFAULT, &error));
  g_assert_error (error, HAW_ERROR, HAW_ERROR_LOCKED);
  haw_test_close_project (other);
  haw_test_finalize (other);
  assert_n_files (fixture, 2);
}

typedef struct
{
  HawProject *project;
  guint n_calls;
  guint n_edits;
  gboolean ended;
  goffset last;
  goffset total;
} Progress;

/* Somebody types without a pause: the end of an edit is the beginning of the next. */
static void
edited_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      data)
{
  Progress *progress = data;

  if (result != NULL)
    {
      g_assert_true (haw_project_edit_finish (progress->project, result, NULL));
      progress->n_edits--;
    }
  if (progress->ended)
    return;
  progress->n_edits++;
  haw_project_edit_async (progress->project, haw_label_new ("Edit", NULL), NULL, run_sql,
                          (gpointer) "UPDATE article SET modified = modified + 1 WHERE id = 1",
                          NULL, NULL, edited_cb, progress);
}

static void
progress_cb (goffset  done,
             goffset  total,
             gpointer data)
{
  Progress *progress = data;

  g_assert_cmpint (done, <=, total);
  progress->n_calls++;
  progress->last = done;
  progress->total = total;
}

/* Edits go on during a copy, and do not keep it from its end. */
static void
test_edits_meanwhile (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autofree char *text = g_strnfill (100000, 'x');
  g_autoptr (GFile) file = g_file_new_for_path (fixture->target);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  Progress progress = { fixture->project, 0, 0, FALSE, 0, 0 };

  haw_test_add_articles (fixture->project, "Long", text, 300);
  edited_cb (NULL, NULL, &progress);
  haw_project_save_copy_async (fixture->project, file, HAW_COPY_DEFAULT, progress_cb, &progress,
                               NULL, haw_await_cb, &result);
  g_assert_true (haw_project_save_copy_finish (fixture->project, haw_await (&result), &error));
  g_assert_no_error (error);
  progress.ended = TRUE;
  haw_test_wait_until (progress.n_edits == 0);
  g_assert_cmpuint (progress.n_calls, >, 3);
  g_assert_cmpint (progress.total, >, 30000000);
  g_assert_cmpint (count (fixture->target, "SELECT count (*) FROM article"), ==, 300);
  g_assert_cmpint (count (fixture->target, "SELECT modified > 1 FROM article WHERE id = 1"),
                   ==, 1);
}

/* What was asked for before closing is finished. */
static void
test_close_waits (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autofree char *text = g_strnfill (100000, 'x');
  g_autoptr (GFile) file = g_file_new_for_path (fixture->target);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  haw_test_add_articles (fixture->project, "Long", text, 60);
  haw_test_close_project (fixture->project);
  haw_test_finalize (fixture->project);
  /* Nothing is written from here on, so that closing has no backup to make. */
  fixture->project = haw_test_open_project (fixture->path, &error);
  haw_project_save_copy_async (fixture->project, file, HAW_COPY_DEFAULT, NULL, NULL, NULL,
                               haw_await_cb, &result);
  haw_test_close_project (fixture->project);
  /* Whoever ends the program as soon as the project is closed has the copy. */
  g_assert_nonnull (result);
  g_assert_true (g_file_test (fixture->target, G_FILE_TEST_EXISTS));
  g_assert_true (haw_project_save_copy_finish (fixture->project, haw_await (&result), &error));
  g_assert_no_error (error);
  g_clear_object (&result);
  haw_test_finalize (g_steal_pointer (&fixture->project));
  g_assert_cmpint (count (fixture->target, "SELECT count (*) FROM article"), ==, 60);
}

/* The way out for work on a file that somebody took away. */
static void
test_moved_away (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  haw_test_add_articles (fixture->project, "One", "Text", 1);
  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  g_assert_true (save (fixture->project, fixture->target, HAW_COPY_DEFAULT, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count (fixture->target, "SELECT count (*) FROM article"), ==, 1);
}

#define LEFTOVER "\xd9\xd5\x05\xf9\x20\xa1\x63\xd7 and more"

static char *
leave (const char *path,
       const char *suffix)
{
  char *beside = g_strconcat (path, suffix, NULL);

  g_assert_true (g_file_set_contents (beside, LEFTOVER, -1, NULL));
  return beside;
}

/* SQLite would write what lies beside the name into the copy. */
static void
test_leftovers (Fixture       *fixture,
                gconstpointer  data)
{
  static const char *const suffixes[] = { "-journal", "-wal" };
  static const HawCopyFlags flags[] = { HAW_COPY_NEW, HAW_COPY_DEFAULT };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    for (guint j = 0; j < G_N_ELEMENTS (flags); j++)
      {
        g_autoptr (GError) error = NULL;
        g_autofree char *beside = leave (fixture->target, suffixes[i]);

        g_assert_false (save (fixture->project, fixture->target, flags[j], &error));
        g_assert_error (error, HAW_ERROR, HAW_ERROR_EXISTS);
        g_assert_nonnull (strstr (error->message, "copy.hawamish"));
        g_assert_true (holds (beside, "and more"));
        assert_n_files (fixture, 2);
        g_assert_cmpint (g_unlink (beside), ==, 0);
      }
}

/* The journal of a file that is replaced goes with it; what another program has open stays. */
static void
test_replaces_journal (Fixture       *fixture,
                       gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *journal = leave (fixture->target, "-journal");
  g_autofree char *log = leave (fixture->target, "-wal");

  haw_test_add_articles (fixture->project, "One", "Text", 1);
  g_assert_true (g_file_set_contents (fixture->target, "dear", -1, NULL));
  g_assert_false (save (fixture->project, fixture->target, HAW_COPY_DEFAULT, &error));
  g_assert_error (error, HAW_ERROR, HAW_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_true (holds (fixture->target, "dear"));
  assert_n_files (fixture, 4);

  g_assert_cmpint (g_unlink (log), ==, 0);
  g_assert_true (save (fixture->project, fixture->target, HAW_COPY_DEFAULT, &error));
  g_assert_no_error (error);
  assert_n_files (fixture, 2);
  g_assert_cmpint (count (fixture->target, "SELECT count (*) FROM article"), ==, 1);
}

static GFile *
restore (Fixture          *fixture,
         HawRestoreFlags   flags,
         GError          **error)
{
  g_autoptr (GFile) source = g_file_new_for_path (fixture->path);
  g_autoptr (GFile) folder = g_file_new_for_path (fixture->folder);
  g_autoptr (GAsyncResult) result = NULL;

  haw_restore_async (source, folder, "copy", flags, NULL, haw_await_cb, &result);
  return haw_restore_finish (haw_await (&result), error);
}

/* A name with a leftover is taken. */
static void
test_restore_leftovers (Fixture       *fixture,
                        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *beside = leave (fixture->target, "-journal");
  g_autoptr (GFile) none = restore (fixture, HAW_RESTORE_EXACT, &error);
  g_autoptr (GFile) file = NULL;
  g_autofree char *name = NULL;

  g_assert_null (none);
  g_assert_error (error, HAW_ERROR, HAW_ERROR_EXISTS);
  g_clear_error (&error);
  file = restore (fixture, HAW_RESTORE_DEFAULT, &error);
  g_assert_no_error (error);
  name = g_file_get_basename (file);
  g_assert_cmpstr (name, ==, "copy 2.hawamish");
  g_assert_true (holds (beside, "and more"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(name, func) g_test_add ("/copy/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("own", test_own);
  ADD ("clean", test_clean);
  ADD ("replaces-whole", test_replaces_whole);
  ADD ("bad-targets", test_bad_targets);
  ADD ("edits-meanwhile", test_edits_meanwhile);
  ADD ("close-waits", test_close_waits);
  ADD ("moved-away", test_moved_away);
  ADD ("leftovers", test_leftovers);
  ADD ("replaces-journal", test_replaces_journal);
  ADD ("restore-leftovers", test_restore_leftovers);

  return g_test_run ();
}
