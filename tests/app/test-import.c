/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "import/haw-import.h"
#include "support/haw-test.h"

#include <json-glib/json-glib.h>
#include <string.h>

typedef struct
{
  char *folder;
  HawProject *project;
  guint n_changed;
  guint n_turns;
} Fixture;

static void
changed_cb (HawProject *project,
            HawChanges *changes,
            gpointer    data)
{
  ((Fixture *) data)->n_changed++;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autofree char *path = NULL;

  fixture->folder = haw_test_folder ();
  path = g_build_filename (fixture->folder, "affair.hawamish", NULL);
  fixture->project = haw_test_new_project (path);
  g_signal_connect (fixture->project, "changed", G_CALLBACK (changed_cb), fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  haw_test_close_project (fixture->project);
  haw_test_finalize (g_steal_pointer (&fixture->project));
  haw_test_remove (fixture->folder);
  g_free (fixture->folder);
}

static void
write_file (Fixture    *fixture,
            const char *name,
            const char *content)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autofree char *parent = g_path_get_dirname (path);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (parent, 0700), ==, 0);
  g_file_set_contents (path, content, -1, &error);
  g_assert_no_error (error);
}

static void
progress_cb (guint    n_done,
             guint    n_total,
             gpointer data)
{
  Fixture *fixture = data;

  g_assert_cmpuint (n_done, <=, n_total);
  fixture->n_turns++;
}

static HawImportReport *
import_paths (Fixture                 *fixture,
              const char *const       *paths,
              const HawImportOptions  *options,
              GCancellable            *cancellable,
              GError                 **error)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GAsyncResult) result = NULL;

  for (guint i = 0; paths[i] != NULL; i++)
    {
      g_autofree char *path = g_path_is_absolute (paths[i])
                              ? g_strdup (paths[i])
                              : g_build_filename (fixture->folder, paths[i], NULL);

      g_ptr_array_add (files, g_file_new_for_path (path));
    }
  haw_import_async (fixture->project, files, options, progress_cb, fixture, cancellable,
                    haw_await_cb, &result);
  return haw_import_finish (fixture->project, haw_await (&result), error);
}

#define PATHS(...) ((const char *const[]) { __VA_ARGS__, NULL })

static gpointer
read_func (HawDb         *db,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autoptr (HawStmt) stmt = haw_db_query (db, error, data, "");
  GString *rows = g_string_new (NULL);

  g_assert_nonnull (stmt);
  while (haw_stmt_step (stmt, error) == HAW_STEP_ROW)
    {
      g_autofree char *text = haw_stmt_dup_text (stmt, 0);

      g_string_append_printf (rows, "%s%s", rows->len > 0 ? ";" : "", text);
    }
  return g_string_free (rows, FALSE);
}

/* The first column of all rows, between semicolons. */
static char *
read_rows (Fixture    *fixture,
           const char *sql)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  char *rows;

  /* The text of a statement is the key of a cache and must stay. */
  haw_project_read_async (fixture->project, read_func, (gpointer) g_intern_string (sql), NULL,
                          g_free, NULL, haw_await_cb, &result);
  rows = haw_project_read_finish (fixture->project, haw_await (&result), &error);
  g_assert_no_error (error);
  return rows;
}

#define assert_rows(fixture, sql, expected) \
  G_STMT_START { \
    g_autofree char *rows_ = read_rows (fixture, sql); \
    g_assert_cmpstr (rows_, ==, expected); \
  } G_STMT_END

#define VISIBLE "SELECT count (*) FROM article WHERE removed_at IS NULL"

static void
test_files (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (HawImportReport) report = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;
  HawImportNote *note;

  write_file (fixture, "a.txt", "افتتاح الجسر القديم\n\nأعلنت البلدية افتتاح الجسر.\r\n");
  write_file (fixture, "empty.txt", "");
  write_file (fixture, "again.txt", "افتتاح الجسر القديم\n\nأعلنت البلدية افتتاح الجسر.\n");
  write_file (fixture, "picture.txt", "\211PNG\r\n");
  write_file (fixture, "b.txt", "سباق الزوارق\n\nانطلق السباق صباحا.\n");

  report = import_paths (fixture, PATHS ("a.txt", "empty.txt", "again.txt", "missing.txt",
                                         "picture.txt", "b.txt"), NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->n_imported, ==, 2);
  g_assert_cmpuint (report->ids->len, ==, 2);
  g_assert_cmpuint (report->failures->len, ==, 3);
  g_assert_cmpuint (report->duplicates->len, ==, 1);
  note = g_ptr_array_index (report->duplicates, 0);
  g_assert_cmpint (note->article, ==, g_array_index (report->ids, gint64, 0));
  note = g_ptr_array_index (report->failures, 1);
  g_assert_nonnull (strstr (note->sentence, "missing.txt"));

  /* One edit, and everything of an article is there. */
  g_assert_cmpuint (fixture->n_changed, ==, 1);
  g_assert_cmpstr (haw_project_get_undo_label (fixture->project), ==,
                   "Import \342\201\2502\342\201\251 Articles");
  assert_rows (fixture, "SELECT title FROM article WHERE removed_at IS NULL ORDER BY id",
               "افتتاح الجسر القديم;سباق الزوارق");
  assert_rows (fixture, "SELECT length = length (text) FROM article_text", "1;1");
  assert_rows (fixture, "SELECT text FROM article_text WHERE article = 1",
               "افتتاح الجسر القديم\n\nأعلنت البلدية افتتاح الجسر.\n");
  assert_rows (fixture, "SELECT instr (bytes, x'0d0a') > 0 FROM original", "1;0");
  assert_rows (fixture, "SELECT state FROM import_batch", "done");

  label = haw_test_undo (fixture->project, FALSE, &error);
  g_assert_no_error (error);
  assert_rows (fixture, VISIBLE, "0");
  g_free (label);
  label = haw_test_undo (fixture->project, TRUE, &error);
  g_assert_no_error (error);
  assert_rows (fixture, VISIBLE, "2");
}

static void
test_duplicates (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (HawImportReport) first = NULL;
  g_autoptr (HawImportReport) second = NULL;
  g_autoptr (HawImportReport) third = NULL;
  g_autofree char *label = NULL;

  write_file (fixture, "a.txt", "افتتاح الجسر\n\nأعلنت البلدية افتتاح الجسر.\n");
  first = import_paths (fixture, PATHS ("a.txt"), NULL, NULL, NULL);
  second = import_paths (fixture, PATHS ("a.txt"), NULL, NULL, NULL);
  g_assert_cmpuint (first->n_imported, ==, 1);
  g_assert_cmpuint (second->n_imported, ==, 0);
  g_assert_cmpuint (second->duplicates->len, ==, 1);
  /* Nothing came of it: no step, and no batch. */
  g_assert_cmpuint (fixture->n_changed, ==, 1);
  assert_rows (fixture, "SELECT count (*) FROM import_batch", "1");

  /* What was removed can be imported anew. */
  label = haw_test_undo (fixture->project, FALSE, NULL);
  third = import_paths (fixture, PATHS ("a.txt"), NULL, NULL, NULL);
  g_assert_cmpuint (third->n_imported, ==, 1);
  assert_rows (fixture, VISIBLE, "1");
}

static void
test_options (Fixture       *fixture,
              gconstpointer  data)
{
  HawImportOptions options = { "وكالة نجم", "٢٠٢٠-٠٧-٠٣", FALSE };
  g_autoptr (HawImportReport) report = NULL;
  g_autoptr (HawImportReport) more = NULL;
  g_autoptr (HawImportReport) wrong = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;

  write_file (fixture, "a.txt", "افتتاح الجسر\n\nأعلنت البلدية افتتاح الجسر.\n");
  write_file (fixture, "b.txt", "سباق الزوارق\n\nانطلق السباق صباحا.\n");
  report = import_paths (fixture, PATHS ("a.txt"), &options, NULL, &error);
  g_assert_no_error (error);
  options.outlet = "وكاله نجـم";
  more = import_paths (fixture, PATHS ("b.txt"), &options, NULL, &error);
  g_assert_no_error (error);
  assert_rows (fixture, "SELECT name FROM outlet", "وكالة نجم");
  assert_rows (fixture, "SELECT published || ' ' || published_start || ' ' || outlet FROM article",
               "2020-07-03 1593734400 1;2020-07-03 1593734400 1");

  label = haw_test_undo (fixture->project, FALSE, NULL);
  g_free (label);
  label = haw_test_undo (fixture->project, FALSE, NULL);
  assert_rows (fixture, "SELECT count (*) FROM outlet", "0");

  options.published = "yesterday";
  wrong = import_paths (fixture, PATHS ("a.txt"), &options, NULL, &error);
  g_assert_null (wrong);
  g_assert_error (error, HAW_IMPORT_ERROR, HAW_IMPORT_ERROR_OPTION);
}

static void
test_folders (Fixture       *fixture,
              gconstpointer  data)
{
  HawImportOptions options = { NULL, NULL, FALSE };
  g_autoptr (HawImportReport) flat = NULL;
  g_autoptr (HawImportReport) deep = NULL;
  g_autoptr (HawImportReport) none = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *loop = g_build_filename (fixture->folder, "in", "deeper", "loop", NULL);

  write_file (fixture, "in/b.txt", "ثان\n\nنص الخبر الثاني.\n");
  write_file (fixture, "in/a.TXT", "أول\n\nنص الخبر الأول.\n");
  write_file (fixture, "in/notes.md", "لا\n");
  write_file (fixture, "in/.hidden.txt", "لا\n");
  write_file (fixture, "in/deeper/c.txt", "ثالث\n\nنص الخبر الثالث.\n");
  write_file (fixture, "none/x.md", "لا\n");
  g_assert_cmpint (symlink ("..", loop), ==, 0);

  flat = import_paths (fixture, PATHS ("in"), &options, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (flat->n_imported, ==, 2);
  assert_rows (fixture, "SELECT name FROM original", "a.TXT;b.txt");

  options.recursive = TRUE;
  deep = import_paths (fixture, PATHS ("in"), &options, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (deep->n_imported, ==, 1);
  g_assert_cmpuint (deep->duplicates->len, ==, 2);

  none = import_paths (fixture, PATHS ("none"), &options, NULL, &error);
  g_assert_null (none);
  g_assert_error (error, HAW_IMPORT_ERROR, HAW_IMPORT_ERROR_NOTHING);
}

static void
test_pasted (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) empty = NULL;
  g_autoptr (HawImportReport) report = NULL;
  g_autoptr (HawImportReport) nothing = NULL;
  g_autoptr (GError) error = NULL;

  haw_import_pasted_async (fixture->project, "سباق الزوارق\n\nانطلق السباق صباحا.", NULL, NULL,
                           haw_await_cb, &result);
  report = haw_import_finish (fixture->project, haw_await (&result), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->n_imported, ==, 1);
  assert_rows (fixture, "SELECT title FROM article", "سباق الزوارق");

  haw_import_pasted_async (fixture->project, " \n", NULL, NULL, haw_await_cb, &empty);
  nothing = haw_import_finish (fixture->project, haw_await (&empty), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (nothing->failures->len, ==, 1);
}

static void
write_many (Fixture *fixture,
            guint    n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("many/%04u.txt", i);
      g_autofree char *content =
        g_strdup_printf ("خبر رقم %u عن الجسر\n\nأعلنت البلدية أن العمل رقم %u بدأ.\n", i, i);

      write_file (fixture, name, content);
    }
}

static void
test_many (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (HawImportReport) report = NULL;
  g_autoptr (GError) error = NULL;

  write_many (fixture, 300);
  report = import_paths (fixture, PATHS ("many"), NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->n_imported, ==, 300);
  /* Five readings ahead of 64 files, each in one turn of the writer or more; one edit. */
  g_assert_cmpuint (fixture->n_turns, >=, 5);
  g_assert_cmpuint (fixture->n_turns, <=, 300);
  g_assert_cmpuint (fixture->n_changed, ==, 1);
  assert_rows (fixture, VISIBLE, "300");
}

static void
cancel_cb (guint    n_done,
           guint    n_total,
           gpointer data)
{
  g_cancellable_cancel (data);
}

static void
test_cancelled (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *path = g_build_filename (fixture->folder, "many", NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (HawImportReport) report = NULL;
  g_autoptr (GError) error = NULL;

  write_many (fixture, 100);
  g_ptr_array_add (files, g_file_new_for_path (path));
  haw_import_async (fixture->project, files, NULL, cancel_cb, cancellable, cancellable,
                    haw_await_cb, &result);
  report = haw_import_finish (fixture->project, haw_await (&result), &error);
  g_assert_null (report);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (fixture->n_changed, ==, 0);
  g_assert_false (haw_project_get_can_undo (fixture->project));
  assert_rows (fixture,
               "SELECT (SELECT count (*) FROM article) || (SELECT count (*) FROM article_text)"
               " || (SELECT count (*) FROM original) || (SELECT count (*) FROM candidate)"
               " || (SELECT count (*) FROM region) || (SELECT count (*) FROM import_batch)",
               "000000");
}

static gboolean
leave_open (HawDb    *db,
            gpointer  data,
            GError  **error)
{
  return haw_db_exec (db,
                      "INSERT INTO import_batch (uuid, time) VALUES ('u', 1);"
                      "INSERT INTO article (uuid, import_batch, created, modified, removed_at)"
                      " VALUES ('v', 1, 1, 1, 1)", error);
}

/* What a crash left is swept up by the next import. */
static void
test_sweep (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (HawImportReport) report = NULL;

  haw_project_batch_async (fixture->project, leave_open, NULL, NULL, NULL, haw_await_cb, &result);
  g_assert_true (haw_project_edit_finish (fixture->project, haw_await (&result), NULL));
  write_file (fixture, "a.txt", "افتتاح الجسر\n\nأعلنت البلدية افتتاح الجسر.\n");
  report = import_paths (fixture, PATHS ("a.txt"), NULL, NULL, NULL);
  g_assert_cmpuint (report->n_imported, ==, 1);
  assert_rows (fixture, "SELECT count (*) FROM article", "1");
  assert_rows (fixture, "SELECT state FROM import_batch", "done");
}

static JsonArray *
load_seeds (JsonParser *parser,
            const char *shared)
{
  g_autofree char *path = g_build_filename (shared, "gold", "seeds.json", NULL);
  g_autoptr (GError) error = NULL;

  json_parser_load_from_file (parser, path, &error);
  g_assert_no_error (error);
  return json_object_get_array_member (json_node_get_object (json_parser_get_root (parser)),
                                       "seeds");
}

/* The text of each seed comes through to the last code point, and its title with it. */
static void
test_seeds (Fixture       *fixture,
            gconstpointer  data)
{
  const char *shared = haw_test_shared ();
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonArray *seeds;

  if (shared == NULL)
    return;
  seeds = load_seeds (parser, shared);
  for (guint i = 0; i < json_array_get_length (seeds); i++)
    {
      JsonObject *seed = json_array_get_object_element (seeds, i);
      JsonObject *title = json_object_get_object_member (
        json_object_get_object_member (seed, "meta"), "title");
      g_autofree char *path =
        g_build_filename (shared, "articles", json_object_get_string_member (seed, "file"), NULL);
      g_autoptr (HawImportReport) report = import_paths (fixture, PATHS (path), NULL, NULL, NULL);
      g_autofree char *sql = g_strdup_printf ("SELECT title FROM article WHERE id = %u", i + 1);
      g_autofree char *length =
        g_strdup_printf ("SELECT sha256 || length FROM article_text WHERE article = %u", i + 1);
      g_autofree char *expected =
        g_strdup_printf ("%s%d", json_object_get_string_member (seed, "sha256"),
                         (int) json_object_get_int_member (seed, "chars"));

      g_assert_cmpuint (report->n_imported, ==, 1);
      assert_rows (fixture, length, expected);
      assert_rows (fixture, sql, json_object_get_string_member (title, "text"));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/import/files", test_files);
  ADD ("/import/duplicates", test_duplicates);
  ADD ("/import/options", test_options);
  ADD ("/import/folders", test_folders);
  ADD ("/import/pasted", test_pasted);
  ADD ("/import/many", test_many);
  ADD ("/import/cancelled", test_cancelled);
  ADD ("/import/sweep", test_sweep);
  ADD ("/import/seeds", test_seeds);
  return g_test_run ();
}
