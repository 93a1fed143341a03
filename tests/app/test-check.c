/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/haw-annotation-edit.h"
#include "model/haw-event-edit.h"
#include "support/haw-test-article.h"

/* What the check finds, one fault at a time in a project that is sound but for it. */

#define TEXT "The minister arrived at the port on Friday and left again."

typedef struct
{
  char *folder;
  char *path;
} Fixture;

typedef struct
{
  const char *name;
  const char *sql;
  const char *finding;    /* NULL where nothing is to be found */
} Fault;

static const Fault faults[] = {
  { "none", "SELECT 1", NULL },
  { "turned", "PRAGMA ignore_check_constraints = ON; UPDATE annotation SET end = start WHERE id = 1",
    "A passage lies outside of its text: \u2068annotation 1\u2069" },
  { "missing-row", "PRAGMA foreign_keys = OFF; DELETE FROM article WHERE id = 1",
    "A row belongs to one that is not there: \u2068article_text 1\u2069" },
  { "length", "UPDATE article_text SET length = 7 WHERE id = 2",
    "A text is not as long as it was: \u2068article_text 2\u2069" },
  { "letter", "UPDATE article_text SET text = replace (text, 'Friday', 'Monday') WHERE id = 2",
    "A text is not what was imported: \u2068article_text 2\u2069" },
  { "quote", "UPDATE annotation SET quote = 'The minister arrives' WHERE id = 1",
    "A quotation is not what stands in the text: \u2068annotation 1\u2069" },
  { "beyond", "INSERT INTO region (text, kind, start, end) VALUES (1, 'body', 0, 1000)",
    "A passage lies outside of its text: \u2068region 1\u2069" },
  { "other-article", "UPDATE annotation SET article = 2 WHERE id = 1",
    "An annotation is on the text of another article: \u2068annotation 1\u2069" },
  { "note", "UPDATE note SET target_id = 77 WHERE target = 'annotation'",
    "A note belongs to something that is not there: \u2068note 1\u2069" },
  { "cycle", "INSERT INTO code (id, uuid, name, color) VALUES (8, 'a', 'a', '#000000'),"
             " (9, 'b', 'b', '#000000'); UPDATE code SET parent = 17 - id WHERE id IN (8, 9)",
    "A code stands below itself: \u2068code 8\u2069" },
  { "date", "UPDATE event SET date = '2020-07-04' WHERE id = 1",
    "A date is not what the timeline shows: \u2068event 1\u2069" },
  { "no-date", "UPDATE event SET date = 'Friday' WHERE id = 1",
    "A date is not what the timeline shows: \u2068event 1\u2069" },
  { "step", "UPDATE history SET changeset = zeroblob (40) WHERE id = 2",
    "A step can’t be undone any more: \u2068history 2\u2069" },
  { "empty-step", "UPDATE history SET changeset = x'' WHERE id = 2",
    "A step can’t be undone any more: \u2068history 2\u2069" },
  { "order", "UPDATE history SET state = 'undone' WHERE id = 1",
    "A step is undone while a later one is not: \u2068history 1\u2069" },
};

static gboolean
add_event (HawDb    *db,
           gpointer  data,
           GError  **error)
{
  const HawEventFields fields = { .title = "Arrival", .date = "2020-07-03" };

  return haw_event_add (db, &fields, error) != 0;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GAsyncResult) annotated = NULL;
  g_autoptr (GAsyncResult) added = NULL;
  g_autoptr (GError) error = NULL;
  HawProject *project;

  fixture->folder = haw_test_folder ();
  fixture->path = g_build_filename (fixture->folder, "affair.hawamish", NULL);
  project = haw_test_new_project (fixture->path);
  haw_test_add_articles (project, "Arrival", TEXT, 2);
  haw_annotation_add_async (project, 1, 0, 20, NULL, 0, "A note", NULL, haw_await_cb, &annotated);
  haw_annotation_add_finish (project, haw_await (&annotated), &error);
  g_assert_no_error (error);
  haw_project_edit_async (project, haw_label_new ("Add", NULL), NULL, add_event, NULL, NULL, NULL,
                          haw_await_cb, &added);
  g_assert_true (haw_project_edit_finish (project, haw_await (&added), &error));
  g_clear_object (&annotated);
  g_clear_object (&added);
  haw_test_close_project (project);
  haw_test_finalize (project);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  haw_test_remove (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static char *
check (HawProject *project)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) findings = NULL;

  haw_project_check_async (project, NULL, haw_await_cb, &result);
  findings = haw_project_read_finish (project, haw_await (&result), &error);
  g_assert_no_error (error);
  return g_strjoinv ("\n", findings);
}

static void
test_fault (Fixture       *fixture,
            gconstpointer  data)
{
  const Fault *fault = data;
  g_autoptr (GError) error = NULL;
  HawProject *project = haw_test_open_project (fixture->path, &error);
  g_autoptr (HawDb) db = haw_db_open (fixture->path, HAW_DB_READ_WRITE, &error);
  g_autofree char *findings = NULL;

  g_assert_no_error (error);
  haw_db_exec (db, fault->sql, &error);
  g_assert_no_error (error);
  g_clear_pointer (&db, haw_db_close);

  findings = check (project);
  if (fault->finding == NULL)
    g_assert_cmpstr (findings, ==, "");
  else
    {
      if (strstr (findings, fault->finding) == NULL)
        g_test_message ("%s", findings);
      g_assert_nonnull (strstr (findings, fault->finding));
    }
  haw_test_close_project (project);
  haw_test_finalize (project);
}

/* An index that does not lead to its row, which the look at opening passes over. */
static void
test_index (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, TEXT, -1);
  g_autofree char *bytes = NULL;
  g_autofree char *findings = NULL;
  g_autoptr (GError) error = NULL;
  HawProject *project;
  gsize size = 0;
  char *found;

  g_assert_true (g_file_get_contents (fixture->path, &bytes, &size, NULL));
  found = memmem (bytes, size, sum, strlen (sum));
  g_assert_nonnull (found);
  *found ^= 1;
  g_assert_true (g_file_set_contents (fixture->path, bytes, (gssize) size, NULL));
  project = haw_test_open_project (fixture->path, &error);
  g_assert_no_error (error);
  findings = check (project);
  g_assert_nonnull (strstr (findings, "A part of the file is damaged: "));
  haw_test_close_project (project);
  haw_test_finalize (project);
}

/* The steps of a stranger are not even looked at. */
static void
test_stranger (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (GFile) file = g_file_new_for_path (fixture->path);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (HawDb) db = haw_db_open (fixture->path, HAW_DB_READ_WRITE, NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *bytes = NULL;
  g_autofree char *findings = NULL;
  HawProject *project;
  gsize size = 0;

  g_assert_true (haw_db_exec (db, "UPDATE history SET changeset = x'5401010054'", NULL));
  g_clear_pointer (&db, haw_db_close);
  g_assert_true (g_file_get_contents (fixture->path, &bytes, &size, NULL));
  g_assert_true (g_file_set_contents (fixture->path, bytes, (gssize) size, NULL));
  haw_project_open_async (file, HAW_OPEN_READ_ONLY, NULL, haw_await_cb, &result);
  project = haw_project_open_finish (haw_await (&result), &error);
  g_assert_no_error (error);
  g_clear_object (&result);
  findings = check (project);
  g_assert_cmpstr (findings, ==, "");
  haw_test_close_project (project);
  haw_test_finalize (project);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autofree char *path = g_strconcat ("/check/", faults[i].name, NULL);

      g_test_add (path, Fixture, &faults[i], set_up, test_fault, tear_down);
    }
  g_test_add ("/check/index", Fixture, NULL, set_up, test_index, tear_down);
  g_test_add ("/check/stranger", Fixture, NULL, set_up, test_stranger, tear_down);

  return g_test_run ();
}
