/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "project/haw-clock.h"
#include "project/haw-copy.h"
#include "project/haw-recover.h"
#include "support/haw-test.h"

#define PAGE 4096
#define N_ARTICLES 240
#define N_ANNOTATIONS (3 * N_ARTICLES)

static const char *const tables[] = {
  "setting", "analyst", "outlet", "article", "article_text", "original", "candidate", "region",
  "code", "annotation", "annotation_code", "note", "actor", "actor_name", "mention", "event",
  "participant", "evidence", "proposal",
};

typedef struct
{
  char *folder;
  char *path;
  char *damaged;
  char *target;
  HawRecovery *recovery;
} Fixture;

/* Sentences of few words, as different from each other as the articles of an affair are. */
static char *
make_text (GRand *random)
{
  static const char *const words[] = {
    "الميناء", "الوفد", "قال", "في", "البلدية", "يوم", "الجمعة", "وصل", "الناطق", "زيارة", "خبر",
  };
  GString *text = g_string_new (NULL);
  int n = g_rand_int_range (random, 40, 700);

  for (int i = 0; i < n; i++)
    g_string_append_printf (text, "%s%s", words[g_rand_int_range (random, 0, 11)],
                            i % 12 == 11 ? ".\n" : " ");
  return g_string_free (text, FALSE);
}

static gboolean
add_annotations (HawDb      *db,
                 gint64      article,
                 const char *text,
                 GRand      *random)
{
  gint64 length = g_utf8_strlen (text, -1);
  gboolean done = TRUE;

  for (int i = 0; done && i < 3; i++)
    {
      gint64 start = g_rand_int_range (random, 40, (gint32) length - 60);
      gint64 end = start + g_rand_int_range (random, 5, 25);
      g_autofree char *quote = g_utf8_substring (text, start, end);
      g_autofree char *prefix = g_utf8_substring (text, start - 32, start);
      g_autofree char *suffix = g_utf8_substring (text, end, end + 32);
      g_autofree char *uuid = haw_uuid_new ();
      g_autofree char *note = haw_uuid_new ();
      gint64 id;

      done = haw_db_run (db, NULL,
                         "INSERT INTO annotation (uuid, article, text, start, end, quote, prefix,"
                         " suffix, analyst, created, modified) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 1, 1, 1)",
                         "siiiisss", uuid, article, article, start, end, quote, prefix, suffix);
      id = haw_db_last_id (db);
      done = done &&
             haw_db_run (db, NULL, "INSERT INTO annotation_code (annotation, code) VALUES (?, ?)",
                         "ii", id, 1 + id % 9) &&
             haw_db_run (db, NULL,
                         "INSERT INTO note (uuid, target, target_id, body, analyst, created, modified)"
                         " VALUES (?, 'annotation', ?, 'ملاحظة', 1, 1, 1)", "si", note, id);
    }
  return done;
}

static gboolean
add_article (HawDb *db,
             GRand *random)
{
  g_autofree char *text = make_text (random);
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
  g_autofree char *uuid = haw_uuid_new ();
  gint64 length = g_utf8_strlen (text, -1);
  gint64 article;

  if (!haw_db_run (db, NULL, "INSERT INTO article (uuid, title, outlet, created, modified)"
                             " VALUES (?, 'وصول الوفد', 1, 1, 1)", "s", uuid))
    return FALSE;
  article = haw_db_last_id (db);
  return haw_db_run (db, NULL, "INSERT INTO article_text (article, text, length, sha256)"
                               " VALUES (?, ?, ?, ?)", "isis", article, text, length, sum) &&
         haw_db_run (db, NULL, "INSERT INTO candidate (article, field, value, origin, confidence)"
                               " VALUES (?, 'title', 'وصول', 'line 1', 0.5)", "i", article) &&
         haw_db_run (db, NULL, "INSERT INTO region (text, kind, start, end)"
                               " VALUES (?, 'body', 0, ?)", "ii", article, length) &&
         add_annotations (db, article, text, random);
}

static gboolean
add_events (HawDb *db)
{
  return haw_db_exec (db,
                      "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 12)"
                      "INSERT INTO actor (uuid, kind, name) SELECT 'a' || i, 'person', 'ليلى' FROM n;"
                      "INSERT INTO actor_name (actor, name) SELECT id, 'ليلى م.' FROM actor;"
                      "INSERT INTO mention (actor, text, start, end) SELECT id, id, 0, 5 FROM actor;"
                      "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 60)"
                      "INSERT INTO event (uuid, title, date, earliest_start, latest_start,"
                      " earliest_end, latest_end, place_actor, created, modified)"
                      " SELECT 'e' || i, 'زيارة', '2020-07-03', 1593734400, 1593734400, 1593820800,"
                      " 1593820800, 1 + i % 12, 1, 1 FROM n;"
                      "INSERT INTO participant (event, actor) SELECT id, 1 + id % 9 FROM event;"
                      "INSERT INTO evidence (event, annotation, wording) SELECT id, id, 'الجمعة'"
                      " FROM event;"
                      "INSERT INTO original (text, name, bytes) VALUES (1, 'a.txt', x'00ff00');"
                      "INSERT INTO proposal (kind, text, start, end) VALUES ('date', 1, 0, 5)", NULL);
}

static gboolean
fill (HawDb    *db,
      gpointer  data,
      GError  **error)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  if (!haw_db_exec (db, "INSERT INTO outlet (uuid, name) VALUES ('o', 'الجسر')", error))
    return FALSE;
  for (int i = 0; i < 9; i++)
    {
      g_autofree char *uuid = haw_uuid_new ();

      g_assert_true (haw_db_run (db, error, "INSERT INTO code (uuid, name, color)"
                                            " VALUES (?, 'زيارة', '#77aadd')", "s", uuid));
    }
  for (int i = 0; i < N_ARTICLES; i++)
    g_assert_true (add_article (db, random));
  g_assert_true (add_events (db));
  return TRUE;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  HawProject *project;

  fixture->folder = haw_test_folder ();
  fixture->path = g_build_filename (fixture->folder, "affair.hawamish", NULL);
  fixture->damaged = g_build_filename (fixture->folder, "damaged.hawamish", NULL);
  fixture->target = g_build_filename (fixture->folder, "new.hawamish", NULL);
  /* The same file every time. */
  haw_clock_fix (G_GINT64_CONSTANT (1600000000000000));
  project = haw_test_new_project (fixture->path);
  haw_project_edit_async (project, haw_label_new ("Fill", NULL), NULL, fill, NULL, NULL, NULL,
                          haw_await_cb, &result);
  g_assert_true (haw_project_edit_finish (project, haw_await (&result), &error));
  g_assert_no_error (error);
  g_clear_object (&result);
  haw_test_close_project (project);
  haw_test_finalize (project);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_clear_pointer (&fixture->recovery, haw_recovery_free);
  haw_test_remove (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->damaged);
  g_free (fixture->target);
}

static gint64
get_int (const char *path,
         const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HawDb) db = haw_db_open (path, HAW_DB_IMMUTABLE, &error);
  gint64 value = 0;

  g_assert_no_error (error);
  g_assert_true (haw_db_get_int (db, &value, &error, sql, ""));
  g_assert_no_error (error);
  return value;
}

/* Recovers @bytes, which lie in a file of their own and must still do so afterwards. */
static void
recover (Fixture     *fixture,
         const char  *bytes,
         gsize        size,
         GError     **error)
{
  g_autoptr (GFile) damaged = g_file_new_for_path (fixture->damaged);
  g_autoptr (GFile) target = g_file_new_for_path (fixture->target);
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *after = NULL;
  gsize size_after = 0;

  g_clear_pointer (&fixture->recovery, haw_recovery_free);
  g_assert_true (g_file_set_contents (fixture->damaged, bytes, size, NULL));
  haw_recover_async (damaged, target, NULL, haw_await_cb, &result);
  fixture->recovery = haw_recover_finish (haw_await (&result), error);
  g_assert_true (g_file_get_contents (fixture->damaged, &after, &size_after, NULL));
  g_assert_cmpmem (bytes, size, after, size_after);
}

static char *
load (const char *path,
      gsize      *size)
{
  char *bytes = NULL;

  g_assert_true (g_file_get_contents (path, &bytes, size, NULL));
  return bytes;
}

/* What comes out opens, and holds together. */
static void
assert_sound (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) findings = NULL;
  HawProject *project = haw_test_open_project (fixture->target, &error);

  g_assert_no_error (error);
  haw_project_check_async (project, NULL, haw_await_cb, &result);
  findings = haw_project_read_finish (project, haw_await (&result), &error);
  g_assert_no_error (error);
  for (guint i = 0; findings[i] != NULL; i++)
    g_test_message ("finding: %s", findings[i]);
  g_assert_cmpuint (g_strv_length (findings), ==, 0);
  g_assert_false (haw_project_get_can_undo (project));
  g_clear_object (&result);
  haw_test_close_project (project);
  haw_test_finalize (project);
}

/* Every row is there, with every value. */
static void
assert_all (Fixture *fixture)
{
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT count (*) FROM \"%s\"", tables[i]);

      g_test_message ("%s", tables[i]);
      g_assert_cmpint (get_int (fixture->target, sql), ==, get_int (fixture->path, sql));
      g_assert_cmpuint (haw_recovery_get_found (fixture->recovery, tables[i]), ==,
                        get_int (fixture->path, sql));
    }
  g_assert_cmpint (get_int (fixture->target, "SELECT sum (start * 7 + end) FROM annotation"), ==,
                   get_int (fixture->path, "SELECT sum (start * 7 + end) FROM annotation"));
  g_assert_cmpint (get_int (fixture->target, "SELECT sum (length) FROM article_text"), ==,
                   get_int (fixture->path, "SELECT sum (length) FROM article_text"));
  g_assert_cmpint (get_int (fixture->target, "SELECT sum (confidence) * 2 FROM candidate"), ==,
                   N_ARTICLES);
}

static void
test_sound (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  gsize size = 0;
  g_autofree char *bytes = load (fixture->path, &size);

  recover (fixture, bytes, size, &error);
  g_assert_no_error (error);
  g_assert_true (haw_recovery_is_whole (fixture->recovery));
  assert_all (fixture);
  assert_sound (fixture);
}

/* The beginning of the file, where the schema is. */
static void
test_first_page (Fixture       *fixture,
                 gconstpointer  data)
{
  for (guint fill_byte = 0; fill_byte < 256; fill_byte += 0x5a)
    {
      g_autoptr (GError) error = NULL;
      gsize size = 0;
      g_autofree char *bytes = load (fixture->path, &size);

      memset (bytes, (int) fill_byte, PAGE);
      recover (fixture, bytes, size, &error);
      g_assert_no_error (error);
      g_assert_false (haw_recovery_is_whole (fixture->recovery));
      assert_all (fixture);
      assert_sound (fixture);
      g_assert_cmpint (g_unlink (fixture->target), ==, 0);
    }
}

/* A copy for others lays its pages out in another order. */
static void
test_first_page_of_copy (Fixture       *fixture,
                         gconstpointer  data)
{
  g_autofree char *copy = g_build_filename (fixture->folder, "copy.hawamish", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (copy);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *bytes = NULL;
  gsize size = 0;
  HawProject *project = haw_test_open_project (fixture->path, &error);

  g_assert_no_error (error);
  haw_project_save_copy_async (project, file, HAW_COPY_CLEAN, NULL, NULL, NULL, haw_await_cb,
                               &result);
  g_assert_true (haw_project_save_copy_finish (project, haw_await (&result), &error));
  g_clear_object (&result);
  haw_test_close_project (project);
  haw_test_finalize (project);

  bytes = load (copy, &size);
  memset (bytes, 0, PAGE);
  recover (fixture, bytes, size, &error);
  g_assert_no_error (error);
  assert_all (fixture);
}

/* One page in twenty is gone. */
static void
test_pages (Fixture       *fixture,
            gconstpointer  data)
{
  gint64 articles = 0;
  gint64 annotations = 0;
  gint64 notes = 0;
  const int n_rounds = 12;

  for (int round = 0; round < n_rounds; round++)
    {
      g_autoptr (GRand) random = g_rand_new_with_seed (100 + round);
      g_autoptr (GError) error = NULL;
      gsize size = 0;
      g_autofree char *bytes = load (fixture->path, &size);

      for (gsize i = 0; i < size / PAGE / 20; i++)
        {
          gsize page = (gsize) g_rand_int_range (random, 1, (gint32) (size / PAGE));

          for (gsize j = 0; j < PAGE; j++)
            bytes[page * PAGE + j] = round % 2 == 0 ? 0 : (char) g_rand_int (random);
        }
      recover (fixture, bytes, size, &error);
      g_assert_no_error (error);
      g_assert_false (haw_recovery_is_whole (fixture->recovery));
      assert_sound (fixture);
      /* Not those of which only the first line of the text is left. */
      articles += get_int (fixture->target, "SELECT count (*) FROM article"
                                            " WHERE title = 'وصول الوفد'");
      annotations += haw_recovery_get_found (fixture->recovery, "annotation");
      notes += haw_recovery_get_found (fixture->recovery, "note");
      g_assert_cmpint (g_unlink (fixture->target), ==, 0);
    }

  g_test_message ("articles %.1f %%, annotations %.1f %%, notes %.1f %%",
                  100.0 * articles / (n_rounds * N_ARTICLES),
                  100.0 * annotations / (n_rounds * N_ANNOTATIONS),
                  100.0 * notes / (n_rounds * N_ANNOTATIONS));
  g_assert_cmpint (articles * 10, >=, 9 * n_rounds * N_ARTICLES);
  g_assert_cmpint (annotations * 10, >=, 9 * n_rounds * N_ANNOTATIONS);
  g_assert_cmpint (notes * 10, >=, 9 * n_rounds * N_ANNOTATIONS);
}

/* A passage outlives the text around it, at its place. */
static void
test_text_lost (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HawDb) db = haw_db_open (fixture->path, HAW_DB_READ_WRITE, &error);
  g_autofree char *bytes = NULL;
  g_autofree char *said = NULL;
  gsize size = 0;

  g_assert_true (haw_db_exec (db, "PRAGMA foreign_keys = OFF", NULL));
  g_assert_true (haw_db_exec (db, "DELETE FROM article_text WHERE id = 5;"
                                  "UPDATE article_text SET text = substr (text, 1, 30)"
                                  " WHERE id = 6;"
                                  "DELETE FROM article WHERE id = 7;"
                                  "DELETE FROM code WHERE id = 3;"
                                  "DELETE FROM annotation WHERE id = 30", NULL));
  g_clear_pointer (&db, haw_db_close);
  bytes = load (fixture->path, &size);
  recover (fixture, bytes, size, &error);
  g_assert_no_error (error);
  assert_sound (fixture);

  g_assert_cmpint (get_int (fixture->target, "SELECT count (*) FROM annotation WHERE text IN (5, 6)"
                                             " AND quote <> '' AND instr (quote, char (65533)) = 0"),
                   ==, 6);
  g_assert_cmpint (get_int (fixture->target, "SELECT instr (text, char (65533)) FROM article_text"
                                             " WHERE id = 6"), ==, 31);
  g_assert_cmpint (get_int (fixture->target, "SELECT substr (a.title, 1, 3) = substr (t.text, 1, 3)"
                                             " FROM article a JOIN article_text t ON t.id = a.id"
                                             " WHERE a.id = 7"), ==, 1);
  g_assert_cmpint (get_int (fixture->target, "SELECT count (*) FROM annotation"), ==,
                   N_ANNOTATIONS - 1);
  g_assert_cmpint (get_int (fixture->target, "SELECT count (*) FROM note"), ==, N_ANNOTATIONS);
  g_assert_cmpint (get_int (fixture->target, "SELECT count (*) FROM note WHERE target = 'project'"),
                   ==, 1);
  said = g_strjoinv ("\n", (GStrv) haw_recovery_get_findings (fixture->recovery));
  g_assert_nonnull (strstr (said, "The text of \u20681\u2069 article is lost"));
  g_assert_nonnull (strstr (said, "The text of \u20681\u2069 article is not complete")
                    ?: strstr (said, "The texts of \u20682\u2069 articles are not complete"));
  g_assert_nonnull (strstr (said, "kept as a note on the project"));
}

static void
test_truncated (Fixture       *fixture,
                gconstpointer  data)
{
  gsize size = 0;
  g_autofree char *bytes = load (fixture->path, &size);

  for (guint i = 1; i < 8; i++)
    {
      g_autoptr (GError) error = NULL;

      recover (fixture, bytes, size * i / 8 + 17, &error);
      g_assert_no_error (error);
      assert_sound (fixture);
      g_assert_cmpint (g_unlink (fixture->target), ==, 0);
    }
  g_assert_cmpuint (haw_recovery_get_found (fixture->recovery, "article"), >, N_ARTICLES / 2);
}

static void
test_nothing (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *noise = g_strnfill (50000, '\r');

  recover (fixture, noise, 50000, &error);
  g_assert_error (error, HAW_ERROR, HAW_ERROR_NOT_PROJECT);
  g_assert_nonnull (strstr (error->message, "damaged.hawamish"));
  g_assert_false (g_file_test (fixture->target, G_FILE_TEST_EXISTS));
  g_clear_error (&error);
  recover (fixture, "", 0, &error);
  g_assert_error (error, HAW_ERROR, HAW_ERROR_NOT_PROJECT);
  g_clear_error (&error);
  g_assert_true (g_file_set_contents (fixture->target, "dear", -1, NULL));
  recover (fixture, noise, 50000, &error);
  g_assert_error (error, HAW_ERROR, HAW_ERROR_EXISTS);
}

/* What would be written into the new project as soon as it is opened. */
static void
test_leftover (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *journal = g_strconcat (fixture->target, "-journal", NULL);
  gsize size = 0;
  g_autofree char *bytes = load (fixture->path, &size);

  g_assert_true (g_file_set_contents (journal, "dear", -1, NULL));
  recover (fixture, bytes, size, &error);
  g_assert_error (error, HAW_ERROR, HAW_ERROR_EXISTS);
  g_assert_false (g_file_test (fixture->target, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (journal, G_FILE_TEST_EXISTS));
}

/* SQLite is not asked for the rows of what only has the name of our table. */
static void
test_foreign (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HawDb) db = haw_db_open (fixture->path, HAW_DB_READ_WRITE, &error);
  g_autofree char *bytes = NULL;
  gsize size = 0;

  haw_db_exec (db, "DROP TABLE mention; CREATE TABLE mention (id INTEGER PRIMARY KEY,"
                   " actor, text, start, \"end\")", &error);
  g_assert_no_error (error);
  g_clear_pointer (&db, haw_db_close);
  bytes = load (fixture->path, &size);
  recover (fixture, bytes, size, &error);
  g_assert_no_error (error);
  g_assert_false (haw_recovery_is_whole (fixture->recovery));
  g_assert_cmpuint (haw_recovery_get_found (fixture->recovery, "annotation"), ==, N_ANNOTATIONS);
  assert_sound (fixture);
}

/* Random bytes in random places: whatever comes out is sound, and nothing crashes. */
static void
test_noise (Fixture       *fixture,
            gconstpointer  data)
{
  for (guint32 round = 0; round < 20; round++)
    {
      g_autoptr (GRand) random = g_rand_new_with_seed (round);
      g_autoptr (GError) error = NULL;
      gsize size = 0;
      g_autofree char *bytes = load (fixture->path, &size);

      for (guint i = 0; i < 3000; i++)
        bytes[g_rand_int_range (random, 0, (gint32) size)] = (char) g_rand_int (random);
      memset (bytes, 0, round % 2 == 0 ? PAGE : 0);
      recover (fixture, bytes, size, &error);
      g_assert_no_error (error);
      assert_sound (fixture);
      g_assert_cmpint (g_unlink (fixture->target), ==, 0);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(name, func) g_test_add ("/recover/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("sound", test_sound);
  ADD ("first-page", test_first_page);
  ADD ("first-page-of-copy", test_first_page_of_copy);
  ADD ("pages", test_pages);
  ADD ("text-lost", test_text_lost);
  ADD ("truncated", test_truncated);
  ADD ("nothing", test_nothing);
  ADD ("leftover", test_leftover);
  ADD ("foreign", test_foreign);
  ADD ("noise", test_noise);

  return g_test_run ();
}
