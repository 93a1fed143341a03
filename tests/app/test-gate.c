/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "project/haw-clock.h"
#include "project/haw-gate.h"
#include "support/haw-test.h"

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = haw_test_folder ();
  fixture->path = g_build_filename (fixture->folder, "affair.hawamish", NULL);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  haw_test_remove (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static gboolean
add_outlet (HawDb    *db,
            gpointer  data,
            GError  **error)
{
  g_autofree char *uuid = haw_uuid_new ();

  return haw_db_run (db, error, "INSERT INTO outlet (uuid, name) VALUES (?, 'x')", "s", uuid);
}

/* A closed project with one edit in its history. */
static void
make_project (const char *path)
{
  HawProject *project = haw_test_new_project (path);
  g_autoptr (GAsyncResult) result = NULL;

  haw_project_edit_async (project, haw_label_new ("Add", NULL), NULL, add_outlet, NULL, NULL, NULL,
                          haw_await_cb, &result);
  g_assert_true (haw_project_edit_finish (project, haw_await (&result), NULL));
  haw_test_close_project (project);
  g_clear_object (&result);
  haw_test_finalize (project);
}

/* The same bytes under another name are a stranger's file. */
static void
make_strange (Fixture *fixture)
{
  g_autofree char *own = g_strconcat (fixture->path, ".own", NULL);
  g_autofree char *bytes = NULL;
  gsize size = 0;

  make_project (own);
  g_assert_true (g_file_get_contents (own, &bytes, &size, NULL));
  g_assert_true (g_file_set_contents (fixture->path, bytes, size, NULL));
}

static void
run_sql (const char *path,
         const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HawDb) db = haw_db_open (path, HAW_DB_READ_WRITE, &error);

  g_assert_no_error (error);
  haw_db_exec (db, sql, &error);
  g_assert_no_error (error);
}

/* Opening fails with one sentence that names the file, and leaves every byte where it was. */
static void
assert_refused (const char   *path,
                HawErrorCode  code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HawProject) project = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize size_before = 0;
  gsize size_after = 0;

  g_file_get_contents (path, &before, &size_before, NULL);
  project = haw_test_open_project (path, &error);
  g_assert_null (project);
  g_assert_error (error, HAW_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, "affair.hawamish"));
  g_file_get_contents (path, &after, &size_after, NULL);
  g_assert_cmpmem (before, size_before, after, size_after);
}

static void
test_contents (Fixture       *fixture,
               gconstpointer  data)
{
  g_autofree char *long_text = g_strnfill (5000, 'x');

  assert_refused (fixture->path, HAW_ERROR_NOT_FOUND);
  g_assert_true (g_file_set_contents (fixture->path, "", 0, NULL));
  assert_refused (fixture->path, HAW_ERROR_NOT_PROJECT);
  g_assert_true (g_file_set_contents (fixture->path, "not a database", -1, NULL));
  assert_refused (fixture->path, HAW_ERROR_NOT_PROJECT);
  g_assert_true (g_file_set_contents (fixture->path, long_text, -1, NULL));
  assert_refused (fixture->path, HAW_ERROR_NOT_PROJECT);
}

static void
test_folder (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir (fixture->path, 0700), ==, 0);
  g_assert_null (haw_test_open_project (fixture->path, &error));
  g_assert_error (error, HAW_ERROR, HAW_ERROR_NOT_PROJECT);
}

static void
test_other_program (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr (HawDb) db = haw_db_open (fixture->path, HAW_DB_CREATE, NULL);

  g_assert_true (haw_db_exec (db, "CREATE TABLE t (a); PRAGMA application_id = 7", NULL));
  g_clear_pointer (&db, haw_db_close);
  assert_refused (fixture->path, HAW_ERROR_NOT_PROJECT);
}

static void
test_newer (Fixture       *fixture,
            gconstpointer  data)
{
  make_strange (fixture);
  run_sql (fixture->path, "PRAGMA user_version = 99");
  assert_refused (fixture->path, HAW_ERROR_NEWER);
}

static void
test_foreign_schema (Fixture       *fixture,
                     gconstpointer  data)
{
  static const char *const additions[] = {
    "CREATE TABLE extra (a)",
    "CREATE VIEW look AS SELECT * FROM outlet",
    "CREATE TRIGGER pull AFTER INSERT ON outlet BEGIN DELETE FROM outlet; END",
    "ALTER TABLE outlet ADD COLUMN more TEXT",
    "DROP INDEX outlet_by_name",
  };

  for (guint i = 0; i < G_N_ELEMENTS (additions); i++)
    {
      make_strange (fixture);
      run_sql (fixture->path, additions[i]);
      assert_refused (fixture->path, HAW_ERROR_FOREIGN);
      g_assert_cmpint (g_unlink (fixture->path), ==, 0);
      haw_test_remove (fixture->folder);
      g_assert_cmpint (g_mkdir (fixture->folder, 0700), ==, 0);
    }
}

static void
test_damaged (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *bytes = NULL;
  gsize size = 0;

  make_strange (fixture);
  g_assert_true (g_file_get_contents (fixture->path, &bytes, &size, NULL));
  g_assert_true (g_file_set_contents (fixture->path, bytes, size / 2, NULL));
  assert_refused (fixture->path, HAW_ERROR_DAMAGED);
}

/* Nor are the rows of a stranger what the tables say they are. */
static void
test_broken_rules (Fixture       *fixture,
                   gconstpointer  data)
{
  make_strange (fixture);
  run_sql (fixture->path, "PRAGMA ignore_check_constraints = ON;"
                          "INSERT INTO article (uuid, starred, created, modified)"
                          " VALUES ('a', 7, 1, 1)");
  assert_refused (fixture->path, HAW_ERROR_DAMAGED);
}

/* A row that belongs to nothing. */
static void
test_broken_references (Fixture       *fixture,
                        gconstpointer  data)
{
  make_strange (fixture);
  run_sql (fixture->path, "PRAGMA foreign_keys = OFF;"
                          "INSERT INTO article (uuid, outlet, created, modified)"
                          " VALUES ('a', 99, 1, 1)");
  assert_refused (fixture->path, HAW_ERROR_DAMAGED);
}

/* A journal that came along can make SQLite delete any file: it must not even be looked at. */
static void
test_strange_journal (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autofree char *journal = g_strconcat (fixture->path, "-journal", NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  make_strange (fixture);
  g_assert_true (g_file_set_contents (journal, "\xd9\xd5\x05\xf9\x20\xa1\x63\xd7 and more", -1,
                                      NULL));
  g_assert_true (g_file_get_contents (journal, &before, NULL, NULL));
  assert_refused (fixture->path, HAW_ERROR_JOURNAL);
  g_assert_true (g_file_get_contents (journal, &after, NULL, NULL));
  g_assert_cmpstr (before, ==, after);
}

/* Puts bytes into a file that stays the same file. */
static void
overwrite (const char *path,
           const char *bytes,
           gsize       size)
{
  FILE *file = g_fopen (path, "r+b");

  g_assert_nonnull (file);
  g_assert_cmpuint (fwrite (bytes, 1, size, file), ==, size);
  g_assert_cmpint (fclose (file), ==, 0);
}

/* A kill in the middle of a commit: the first page counts pages that were not written any more, and
 * the journal that takes it all back lies beside the file. */
static void
test_killed_in_commit (Fixture       *fixture,
                       gconstpointer  data)
{
  g_autofree char *journal = g_strconcat (fixture->path, "-journal", NULL);
  g_autofree char *bytes = NULL;
  g_autofree char *journal_bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (HawDb) db = NULL;
  HawProject *project;
  gsize size = 0;
  gsize journal_size = 0;

  make_project (fixture->path);
  db = haw_db_open (fixture->path, HAW_DB_READ_WRITE, &error);
  g_assert_no_error (error);
  haw_db_exec (db,
               "PRAGMA cache_size = 5; BEGIN IMMEDIATE;"
               "INSERT INTO outlet (uuid, name)"
               " WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000)"
               " SELECT 'u' || i, 'name ' || i FROM n", &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (fixture->path, &bytes, &size, NULL));
  g_assert_true (g_file_get_contents (journal, &journal_bytes, &journal_size, NULL));
  haw_db_exec (db, "ROLLBACK", NULL);
  g_clear_pointer (&db, haw_db_close);

  memcpy (bytes + 28, "\x00\x0f\xff\xff", 4);
  overwrite (fixture->path, bytes, size);
  g_assert_true (g_file_set_contents (journal, journal_bytes, journal_size, NULL));

  project = haw_test_open_project (fixture->path, &error);
  g_assert_no_error (error);
  g_assert_true (haw_project_get_can_undo (project));
  haw_test_close_project (project);
  haw_test_finalize (project);
}

/* What a stranger did is not to be replayed on our rows. */
static void
test_strange_history (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autofree char *own = g_strconcat (fixture->path, ".own", NULL);
  g_autoptr (GError) error = NULL;
  HawProject *project;

  make_strange (fixture);
  project = haw_test_open_project (fixture->path, &error);
  g_assert_no_error (error);
  g_assert_false (haw_project_get_can_undo (project));
  haw_test_close_project (project);
  haw_test_finalize (project);

  project = haw_test_open_project (own, &error);
  g_assert_no_error (error);
  g_assert_true (haw_project_get_can_undo (project));
  haw_test_close_project (project);
  haw_test_finalize (project);
}

/* A program that was killed before it had dropped the history did not make the file its own. */
static void
test_met_only (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  HawFileIdentity identity;
  HawProject *project;

  make_strange (fixture);
  haw_gate_meet (fixture->path);
  g_assert_true (haw_file_identity_read (fixture->path, &identity));
  g_assert_false (haw_gate_knows (&identity));
  project = haw_test_open_project (fixture->path, &error);
  g_assert_no_error (error);
  g_assert_false (haw_project_get_can_undo (project));
  g_assert_true (haw_gate_knows (&identity));
  haw_test_close_project (project);
  haw_test_finalize (project);
}

static void
test_read_only (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (GFile) file = g_file_new_for_path (fixture->path);
  g_autoptr (GAsyncResult) opened = NULL;
  g_autoptr (GAsyncResult) edited = NULL;
  g_autoptr (GError) error = NULL;
  HawProject *project;

  make_project (fixture->path);
  haw_project_open_async (file, HAW_OPEN_READ_ONLY, NULL, haw_await_cb, &opened);
  project = haw_project_open_finish (haw_await (&opened), &error);
  g_assert_no_error (error);
  g_clear_object (&opened);
  g_assert_true (haw_project_is_read_only (project));
  g_assert_false (haw_project_get_can_undo (project));
  haw_project_edit_async (project, haw_label_new ("Add", NULL), NULL, add_outlet, NULL, NULL, NULL,
                          haw_await_cb, &edited);
  g_assert_false (haw_project_edit_finish (project, haw_await (&edited), &error));
  g_assert_error (error, HAW_ERROR, HAW_ERROR_READ_ONLY);
  g_clear_object (&edited);
  haw_test_close_project (project);
  haw_test_finalize (project);
}

static void
test_new_over_old (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autofree char *journal = g_strconcat (fixture->path, "-journal", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (fixture->path);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (fixture->path, "dear", -1, NULL));
  haw_project_new_async (file, NULL, haw_await_cb, &result);
  g_assert_null (haw_project_new_finish (haw_await (&result), &error));
  g_assert_error (error, HAW_ERROR, HAW_ERROR_EXISTS);
  g_clear_object (&result);
  g_clear_error (&error);

  /* Nor may SQLite delete the journal that a project needs which was moved away from here. */
  g_assert_cmpint (g_rename (fixture->path, journal), ==, 0);
  haw_project_new_async (file, NULL, haw_await_cb, &result);
  g_assert_null (haw_project_new_finish (haw_await (&result), &error));
  g_assert_error (error, HAW_ERROR, HAW_ERROR_EXISTS);
  g_assert_true (g_file_test (journal, G_FILE_TEST_EXISTS));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(name, func) g_test_add ("/gate/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("contents", test_contents);
  ADD ("folder", test_folder);
  ADD ("other-program", test_other_program);
  ADD ("newer", test_newer);
  ADD ("foreign-schema", test_foreign_schema);
  ADD ("damaged", test_damaged);
  ADD ("broken-rules", test_broken_rules);
  ADD ("broken-references", test_broken_references);
  ADD ("strange-journal", test_strange_journal);
  ADD ("killed-in-commit", test_killed_in_commit);
  ADD ("strange-history", test_strange_history);
  ADD ("met-only", test_met_only);
  ADD ("read-only", test_read_only);
  ADD ("new-over-old", test_new_over_old);

  return g_test_run ();
}
