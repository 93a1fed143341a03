/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "project/haw-backup.h"
#include "project/haw-gate.h"
#include "project/haw-migrate.h"
#include "project/haw-schema-private.h"
#include "support/haw-test.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static gboolean
add_mood (HawDb   *db,
          GError **error)
{
  return haw_db_exec (db, "ALTER TABLE outlet ADD COLUMN mood TEXT NOT NULL DEFAULT 'calm'", error);
}

static gboolean
add_shelf (HawDb   *db,
           GError **error)
{
  return haw_db_exec (db, "CREATE TABLE shelf (id INTEGER PRIMARY KEY AUTOINCREMENT,"
                          " name TEXT NOT NULL) STRICT", error);
}

static gboolean
add_and_fail (HawDb   *db,
              GError **error)
{
  if (!add_shelf (db, error))
    return FALSE;
  g_set_error_literal (error, HAW_ERROR, HAW_ERROR_NO_SPACE, "No");
  return FALSE;
}

static gboolean
add_and_die (HawDb   *db,
             GError **error)
{
  const char *path = haw_db_get_path (db);

  if (!add_shelf (db, error))
    return FALSE;
  /* Not while the schema of the version is learned in memory. */
  if (!g_str_equal (path, ":memory:"))
    raise (SIGKILL);
  return TRUE;
}

#define SHELF "CREATE TABLE shelf (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL) STRICT;"

static const HawFormat good[] = {
  { "schema-1.sql", "", NULL },
  { "schema-1.sql", "ALTER TABLE outlet ADD COLUMN mood TEXT NOT NULL DEFAULT 'calm';", add_mood },
  { "schema-1.sql", "ALTER TABLE outlet ADD COLUMN mood TEXT NOT NULL DEFAULT 'calm';" SHELF,
    add_shelf },
};

static const HawFormat failing[] = {
  { "schema-1.sql", "", NULL },
  { "schema-1.sql", "", add_mood },
  { "schema-1.sql", "", add_and_fail },
};

static const HawFormat dying[] = {
  { "schema-1.sql", "", NULL },
  { "schema-1.sql", "", add_mood },
  { "schema-1.sql", "", add_and_die },
};

static void
unpack (const char *name,
        const char *path)
{
  g_autofree char *source = g_test_build_filename (G_TEST_DIST, "fixtures", "projects", name, NULL);
  g_autoptr (GFile) packed = g_file_new_for_path (source);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GZlibDecompressor) gzip = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP);
  g_autoptr (GError) error = NULL;
  g_autoptr (GInputStream) input = G_INPUT_STREAM (g_file_read (packed, NULL, &error));
  g_autoptr (GInputStream) unpacked = NULL;
  g_autoptr (GOutputStream) output = NULL;

  g_assert_no_error (error);
  unpacked = g_converter_input_stream_new (input, G_CONVERTER (gzip));
  output = G_OUTPUT_STREAM (g_file_create (file, G_FILE_CREATE_PRIVATE, NULL, &error));
  g_assert_no_error (error);
  g_output_stream_splice (output, unpacked, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, NULL, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = haw_test_folder ();
  fixture->path = g_build_filename (fixture->folder, "affair.hawamish", NULL);
  unpack ("v1.hawamish.gz", fixture->path);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  haw_schema_set_formats (NULL, 0);
  haw_test_remove (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static gint64
get_int (const char *path,
         const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HawDb) db = haw_db_open (path, HAW_DB_READ_ONLY, &error);
  gint64 value = 0;

  g_assert_no_error (error);
  g_assert_true (haw_db_get_int (db, &value, &error, sql, ""));
  g_assert_no_error (error);
  return value;
}

static void
open_and_close (const char *path,
                gboolean    expect_notice)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_auto (GStrv) findings = NULL;
  HawProject *project = haw_test_open_project (path, &error);

  g_assert_no_error (error);
  g_assert_true ((haw_project_get_notice (project) != NULL) == expect_notice);
  haw_project_check_async (project, NULL, haw_await_cb, &result);
  findings = haw_project_read_finish (project, haw_await (&result), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (findings), ==, 0);
  g_clear_object (&result);
  haw_test_close_project (project);
  haw_test_finalize (project);
}

/* A file that version 1 made opens today, with all that is in it. */
static void
test_version_1 (Fixture       *fixture,
                gconstpointer  data)
{
  g_assert_cmpint (get_int (fixture->path, "PRAGMA user_version"), ==, 1);
  open_and_close (fixture->path, haw_schema_get_version () > 1);
  g_assert_cmpint (get_int (fixture->path, "PRAGMA user_version"), ==, haw_schema_get_version ());
  g_assert_cmpint (get_int (fixture->path, "SELECT count (*) FROM article"), ==, 2);
  g_assert_cmpint (get_int (fixture->path, "SELECT count (*) FROM annotation WHERE quote ="
                                           " substr ((SELECT text FROM article_text t"
                                           "  WHERE t.id = annotation.text), start + 1, end - start)"),
                   ==, 2);
  g_assert_cmpint (get_int (fixture->path, "SELECT count (*) FROM evidence JOIN event e"
                                           " ON e.id = event WHERE title = 'وصول الوفد'"), ==, 2);
  g_assert_cmpint (get_int (fixture->path, "SELECT count (*) FROM note"
                                           " WHERE body = 'خبر **أول**'"), ==, 1);
  g_assert_cmpint (get_int (fixture->path, "SELECT count (*) FROM code WHERE pattern = ''"
                                           " AND includes = '' AND pinned = 0"), ==, 2);
  g_assert_cmpint (get_int (fixture->path, "SELECT count (*) FROM article"
                                           " WHERE current_text IS NULL"), ==, 2);
}

/* There is a file of every version there was, this one too, and each opens today. */
static void
test_every_version (Fixture       *fixture,
                    gconstpointer  data)
{
  for (int version = 1; version <= haw_schema_get_version (); version++)
    {
      g_autofree char *name = g_strdup_printf ("v%d.hawamish.gz", version);
      g_autofree char *path = g_strdup_printf ("%s.%d", fixture->path, version);

      unpack (name, path);
      g_assert_cmpint (get_int (path, "PRAGMA user_version"), ==, version);
      open_and_close (path, version < haw_schema_get_version ());
      g_assert_cmpint (get_int (path, "PRAGMA user_version"), ==, haw_schema_get_version ());
      g_assert_cmpint (get_int (path, "SELECT count (*) FROM article"), ==, 2);
      g_assert_cmpint (get_int (path, "SELECT count (*) FROM annotation"), ==, 2);
      g_assert_cmpint (get_int (path, "SELECT count (*) FROM evidence"), ==, 2);
    }
}

/* A file brought up has the tables and columns of a new one, in the same order. */
static void
test_same_as_new (Fixture       *fixture,
                  gconstpointer  data)
{
  static const char columns[] =
    "SELECT group_concat (line, char (10)) FROM (SELECT m.name || ' ' || p.cid || ' ' || p.name"
    " || ' ' || p.type || ' ' || p.\"notnull\" || ' ' || coalesce (p.dflt_value, '') AS line"
    " FROM sqlite_schema m JOIN pragma_table_info (m.name) p WHERE m.type = 'table'"
    " ORDER BY m.name, p.cid)";
  g_autofree char *fresh = g_build_filename (fixture->folder, "new.hawamish", NULL);
  const char *paths[] = { fixture->path, fresh };
  char *found[2] = { NULL, NULL };

  open_and_close (fixture->path, haw_schema_get_version () > 1);
  haw_test_finalize (haw_test_new_project (fresh));
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (HawDb) db = haw_db_open (paths[i], HAW_DB_READ_ONLY, &error);
      g_autoptr (HawStmt) stmt = NULL;

      g_assert_no_error (error);
      stmt = haw_db_prepare (db, columns, &error);
      g_assert_no_error (error);
      g_assert_cmpint (haw_stmt_step (stmt, &error), ==, HAW_STEP_ROW);
      found[i] = haw_stmt_dup_text (stmt, 0);
    }
  g_assert_cmpstr (found[0], ==, found[1]);
  g_free (found[0]);
  g_free (found[1]);
}

static void
test_steps (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (GPtrArray) backups = NULL;
  const HawBackup *backup;

  g_assert_cmpint (get_int (fixture->path, "SELECT count (*) > 4 FROM history"), ==, 1);
  /* Not a stranger's, whose history is dropped anyway. */
  haw_gate_remember (fixture->path);
  haw_schema_set_formats (good, G_N_ELEMENTS (good));
  open_and_close (fixture->path, TRUE);
  g_assert_cmpint (get_int (fixture->path, "PRAGMA user_version"), ==, 3);
  g_assert_cmpint (get_int (fixture->path, "SELECT count (*) FROM outlet WHERE mood = 'calm'"),
                   ==, 2);
  g_assert_cmpint (get_int (fixture->path, "SELECT count (*) FROM shelf"), ==, 0);
  g_assert_cmpint (get_int (fixture->path, "SELECT count (*) FROM history"), ==, 0);
  open_and_close (fixture->path, FALSE);

  backups = haw_backup_list (fixture->path);
  g_assert_cmpuint (backups->len, ==, 1);
  backup = g_ptr_array_index (backups, 0);
  g_assert_cmpint (get_int (backup->path, "PRAGMA user_version"), ==, 1);
  g_assert_cmpint (get_int (backup->path, "SELECT count (*) > 4 FROM history"), ==, 1);
}

/* What a version says of itself has to be true for that version. */
static void
test_schema_of_its_version (Fixture       *fixture,
                            gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HawDb) db = haw_db_open (fixture->path, HAW_DB_READ_WRITE, &error);
  g_autoptr (HawProject) project = NULL;

  g_assert_no_error (error);
  g_assert_true (haw_db_exec (db, "PRAGMA user_version = 2", NULL));
  g_clear_pointer (&db, haw_db_close);
  haw_schema_set_formats (good, G_N_ELEMENTS (good));
  project = haw_test_open_project (fixture->path, &error);
  g_assert_error (error, HAW_ERROR, HAW_ERROR_FOREIGN);
  g_assert_null (project);
}

static void
test_new_has_the_last (Fixture       *fixture,
                       gconstpointer  data)
{
  HawProject *project;

  haw_schema_set_formats (good, G_N_ELEMENTS (good));
  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  project = haw_test_new_project (fixture->path);
  haw_test_close_project (project);
  haw_test_finalize (project);
  g_assert_cmpint (get_int (fixture->path, "PRAGMA user_version"), ==, 3);
  open_and_close (fixture->path, FALSE);
}

/* The step that fails leaves what the one before made. */
static void
test_failure (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HawProject) project = NULL;
  g_autoptr (HawDb) db = haw_db_open (fixture->path, HAW_DB_READ_WRITE, NULL);
  gboolean migrated = FALSE;

  haw_schema_set_formats (failing, G_N_ELEMENTS (failing));
  g_assert_false (haw_migrate (db, fixture->path, &migrated, &error));
  g_assert_error (error, HAW_ERROR, HAW_ERROR_NO_SPACE);
  g_assert_false (migrated);
  g_clear_pointer (&db, haw_db_close);
  g_assert_cmpint (get_int (fixture->path, "PRAGMA user_version"), ==, 2);
  haw_schema_set_formats (good, G_N_ELEMENTS (good));
  open_and_close (fixture->path, TRUE);
  g_assert_cmpint (get_int (fixture->path, "PRAGMA user_version"), ==, 3);
}

/* A crash in the middle of a step leaves one version or the next, never something between. */
static void
test_killed (Fixture       *fixture,
             gconstpointer  data)
{
  pid_t child = fork ();
  int status = 0;

  if (child == 0)
    {
      g_autoptr (HawDb) db = haw_db_open (fixture->path, HAW_DB_READ_WRITE, NULL);
      gboolean migrated;

      haw_schema_set_formats (dying, G_N_ELEMENTS (dying));
      haw_migrate (db, fixture->path, &migrated, NULL);
      _exit (0);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFSIGNALED (status));
  g_assert_cmpint (WTERMSIG (status), ==, SIGKILL);

  /* This machine wrote the file, so that its journal is its own. */
  haw_gate_remember (fixture->path);
  haw_schema_set_formats (good, G_N_ELEMENTS (good));
  open_and_close (fixture->path, TRUE);
  g_assert_cmpint (get_int (fixture->path, "PRAGMA user_version"), ==, 3);
  g_assert_cmpint (get_int (fixture->path, "SELECT count (*) FROM article"), ==, 2);
}

static gboolean
add_outlet (HawDb    *db,
            gpointer  data,
            GError  **error)
{
  g_autofree char *uuid = g_uuid_string_random ();

  return haw_db_run (db, error, "INSERT INTO outlet (uuid, name) VALUES (?, 'x')", "s", uuid);
}

/* However often the project is backed up afterwards, the file of the earlier version stays. */
static void
test_backup_stays (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr (GPtrArray) backups = NULL;

  haw_backup_set_kept (2);
  open_and_close (fixture->path, TRUE);
  for (int i = 0; i < 6; i++)
    {
      g_autoptr (GAsyncResult) result = NULL;
      HawProject *project = haw_test_open_project (fixture->path, NULL);

      haw_project_edit_async (project, haw_label_new ("Add", NULL), NULL, add_outlet, NULL, NULL,
                              NULL, haw_await_cb, &result);
      g_assert_true (haw_project_edit_finish (project, haw_await (&result), NULL));
      g_clear_object (&result);
      haw_test_close_project (project);
      haw_test_finalize (project);
    }
  haw_backup_set_kept (8);

  backups = haw_backup_list (fixture->path);
  g_assert_cmpuint (backups->len, ==, 3);
  g_assert_cmpint (haw_gate_read_version (((HawBackup *) backups->pdata[2])->path), ==, 1);
}

/* Without a backup nothing is touched. */
static void
test_no_backup (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree char *state = g_build_filename (g_get_user_state_dir (), "hawamish", NULL);
  g_autofree char *backups = g_build_filename (state, "backups", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (state, 0700), ==, 0);
  g_assert_true (g_file_set_contents (backups, "in the way", -1, NULL));
  haw_schema_set_formats (good, G_N_ELEMENTS (good));
  g_assert_null (haw_test_open_project (fixture->path, &error));
  g_assert_error (error, HAW_ERROR, HAW_ERROR_READ_ONLY);
  g_assert_cmpint (get_int (fixture->path, "PRAGMA user_version"), ==, 1);
  g_assert_cmpint (get_int (fixture->path, "SELECT count (*) > 4 FROM history"), ==, 1);
}

static void
test_read_only (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (GFile) file = g_file_new_for_path (fixture->path);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  haw_schema_set_formats (good, G_N_ELEMENTS (good));
  haw_project_open_async (file, HAW_OPEN_READ_ONLY, NULL, haw_await_cb, &result);
  g_assert_null (haw_project_open_finish (haw_await (&result), &error));
  g_assert_error (error, HAW_ERROR, HAW_ERROR_READ_ONLY);
  g_assert_cmpint (get_int (fixture->path, "PRAGMA user_version"), ==, 1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(name, func) g_test_add ("/migrate/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("version-1", test_version_1);
  ADD ("every-version", test_every_version);
  ADD ("same-as-new", test_same_as_new);
  ADD ("steps", test_steps);
  ADD ("schema-of-its-version", test_schema_of_its_version);
  ADD ("new-has-the-last", test_new_has_the_last);
  ADD ("failure", test_failure);
  ADD ("killed", test_killed);
  ADD ("backup-stays", test_backup_stays);
  ADD ("no-backup", test_no_backup);
  ADD ("read-only", test_read_only);

  return g_test_run ();
}
