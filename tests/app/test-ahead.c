/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/haw-event-table.h"
#include "project/haw-clock.h"
#include "project/haw-project-private.h"
#include "support/haw-test-event.h"

/* What is looked at first is read beside the check of the file. */

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static int n_ahead, n_read, n_freed;

static gpointer
count_outlets (HawDb         *db,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  gint64 n = 0;

  g_atomic_int_inc (&n_read);
  return haw_db_get_int (db, &n, error, "SELECT count (*) FROM outlet", "")
         ? g_memdup2 (&n, sizeof n)
         : NULL;
}

static gpointer
count_outlets_ahead (HawDb         *db,
                     gpointer       data,
                     GCancellable  *cancellable,
                     GError       **error)
{
  gpointer result = count_outlets (db, data, cancellable, error);

  g_atomic_int_add (&n_read, -1);
  if (result != NULL)
    g_atomic_int_inc (&n_ahead);
  return result;
}

static void
free_count (gpointer count)
{
  g_atomic_int_inc (&n_freed);
  g_free (count);
}

static const HawReadAhead ahead[] = { { count_outlets, count_outlets_ahead, free_count } };

/* Statements without an end, one after another: an interrupt ends one of them only, as one that falls
 * between two ends none. */
static int n_begun, n_ended;

static gpointer
read_endlessly (HawDb         *db,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  gint64 n;

  g_atomic_int_inc (&n_begun);
  for (guint i = 0; i < 3; i++)
    g_assert_false (haw_db_get_int (db, &n, NULL,
                                    "WITH RECURSIVE t (n) AS (SELECT 0 UNION ALL SELECT 0 FROM t)"
                                    " SELECT count (*) FROM t, outlet", ""));
  g_atomic_int_inc (&n_ended);
  return NULL;
}

static const HawReadAhead endless[] = { { read_endlessly, read_endlessly, g_free } };
static const HawReadAhead endless_second[] = {
  { count_outlets, count_outlets_ahead, free_count },
  { read_endlessly, read_endlessly, g_free },
};

static gboolean
add_outlet (HawDb    *db,
            gpointer  data,
            GError  **error)
{
  g_autofree char *uuid = haw_uuid_new ();

  return haw_db_run (db, error, "INSERT INTO outlet (uuid, name) VALUES (?, 'x')", "s", uuid);
}

static void
edit (HawProject *project)
{
  g_autoptr (GAsyncResult) result = NULL;

  haw_project_edit_async (project, haw_label_new ("Add", NULL), NULL, add_outlet, NULL, NULL, NULL,
                          haw_await_cb, &result);
  g_assert_true (haw_project_edit_finish (project, haw_await (&result), NULL));
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  HawProject *project;

  fixture->folder = haw_test_folder ();
  fixture->path = g_build_filename (fixture->folder, "affair.hawamish", NULL);
  project = haw_test_new_project (fixture->path);
  edit (project);
  haw_test_close_project (project);
  haw_test_finalize (project);
  n_ahead = n_read = n_freed = n_begun = n_ended = 0;
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  haw_test_remove (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static HawProject *
open_with (const char          *path,
           const HawReadAhead  *readings,
           GError             **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GAsyncResult) result = NULL;

  haw_project_open_ahead_async (file, HAW_OPEN_DEFAULT, readings, 1, NULL, haw_await_cb, &result);
  return haw_project_open_finish (haw_await (&result), error);
}

static HawProject *
open_ahead (const char  *path,
            GError     **error)
{
  return open_with (path, ahead, error);
}

static gint64
ask (HawProject *project)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *count = NULL;

  haw_project_read_async (project, count_outlets, NULL, NULL, g_free, NULL, haw_await_cb, &result);
  count = haw_project_read_finish (project, haw_await (&result), &error);
  g_assert_no_error (error);
  return *count;
}

static void
close_project (HawProject *project)
{
  haw_test_close_project (project);
  haw_test_finalize (project);
}

/* It is given once, without being read again. */
static void
test_taken (Fixture       *fixture,
            gconstpointer  data)
{
  HawProject *project = open_ahead (fixture->path, NULL);

  g_assert_cmpint (ask (project), ==, 1);
  g_assert_cmpint (g_atomic_int_get (&n_ahead), ==, 1);
  g_assert_cmpint (g_atomic_int_get (&n_read), ==, 0);
  g_assert_cmpint (ask (project), ==, 1);
  g_assert_cmpint (g_atomic_int_get (&n_read), ==, 1);
  edit (project);
  g_assert_cmpint (ask (project), ==, 2);
  close_project (project);
  g_assert_cmpint (n_freed, ==, 0);
}

/* Edits are in what is read after them. */
static void
test_edited (Fixture       *fixture,
             gconstpointer  data)
{
  HawProject *project = open_ahead (fixture->path, NULL);

  edit (project);
  g_assert_cmpint (ask (project), ==, 2);
  g_assert_cmpint (g_atomic_int_get (&n_read), ==, 1);
  close_project (project);
  g_assert_cmpint (n_freed, ==, n_ahead);
}

/* What another program wrote is, too. */
static void
test_written (Fixture       *fixture,
              gconstpointer  data)
{
  HawProject *project = open_ahead (fixture->path, NULL);
  g_autoptr (HawDb) db = haw_db_open (fixture->path, HAW_DB_READ_WRITE, NULL);

  g_assert_true (add_outlet (db, NULL, NULL));
  g_assert_cmpint (ask (project), ==, 2);
  close_project (project);
  /* It may have been read after that. */
  g_assert_cmpint (n_freed + 1 - n_read, ==, n_ahead);
}

static void
test_not_asked_for (Fixture       *fixture,
                    gconstpointer  data)
{
  HawProject *project = open_ahead (fixture->path, NULL);

  haw_test_wait_until (g_atomic_int_get (&n_ahead) == 1);
  close_project (project);
  g_assert_cmpint (n_freed, ==, 1);
}

/* Who closes need not wait for what was begun. */
static void
test_closed (Fixture       *fixture,
             gconstpointer  data)
{
  HawProject *project = open_with (fixture->path, endless, NULL);
  g_autoptr (GAsyncResult) result = NULL;

  haw_test_wait_until (g_atomic_int_get (&n_begun) == 1);
  haw_project_close_async (project, NULL, haw_await_cb, &result);
  haw_test_wait_until (result != NULL);
  g_assert_cmpint (g_atomic_int_get (&n_ended), ==, 1);
  g_clear_object (&result);
  haw_test_finalize (project);
}

static GMutex reader_mutex;

static gpointer
wait_in_reader (HawDb         *db,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  g_mutex_lock (&reader_mutex);
  g_mutex_unlock (&reader_mutex);
  return g_new0 (gint64, 1);
}

static void
raise_flag (gpointer flag)
{
  g_atomic_int_set ((int *) flag, 1);
}

/* Nobody else may write while a reader still holds the file. */
static void
test_lock_kept (Fixture       *fixture,
                gconstpointer  data)
{
  HawProject *project = open_ahead (fixture->path, NULL);
  g_autoptr (GAsyncResult) read = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  int writer_is_done = 0;

  g_mutex_lock (&reader_mutex);
  haw_project_read_async (project, wait_in_reader, NULL, NULL, g_free, NULL, haw_await_cb, &read);
  haw_project_close_async (project, NULL, haw_await_cb, &result);
  haw_worker_push (project->writer, FALSE, raise_flag, &writer_is_done);
  haw_test_wait_until (g_atomic_int_get (&writer_is_done) == 1);
  g_assert_null (haw_lock_acquire (fixture->path, &error));
  g_assert_error (error, HAW_ERROR, HAW_ERROR_LOCKED);
  g_mutex_unlock (&reader_mutex);
  haw_test_wait_until (read != NULL && result != NULL);
  haw_lock_release (haw_lock_acquire (fixture->path, NULL));
  g_clear_object (&read);
  g_clear_object (&result);
  haw_test_finalize (project);
}

/* What is not needed first does not keep what is from being handed out. */
static void
test_second_interrupted (Fixture       *fixture,
                         gconstpointer  data)
{
  HawProject *project = haw_test_open_project (fixture->path, NULL);

  project->ahead = haw_ahead_new (endless_second, G_N_ELEMENTS (endless_second));
  haw_project_start_ahead (project);
  haw_test_wait_until (g_atomic_int_get (&n_begun) == 1);
  haw_test_wait_until ((haw_project_stop_ahead (project, FALSE), g_atomic_int_get (&n_ended) == 1));
  g_assert_cmpint (ask (project), ==, 1);
  g_assert_cmpint (g_atomic_int_get (&n_read), ==, 0);
  close_project (project);
}

/* A file of others is read after all its checks, and not by another connection. */
static void
test_strange (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *path = g_strconcat (fixture->path, ".strange", NULL);
  g_autofree char *bytes = NULL;
  gsize size = 0;
  HawProject *project;

  g_assert_true (g_file_get_contents (fixture->path, &bytes, &size, NULL));
  g_assert_true (g_file_set_contents (path, bytes, (gssize) size, NULL));
  project = open_ahead (path, NULL);
  g_assert_cmpint (ask (project), ==, 1);
  g_assert_cmpint (n_ahead, ==, 0);
  g_assert_cmpint (n_read, ==, 1);
  close_project (project);
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

/* Nothing of a file that is not sound is handed out. */
static void
test_damaged (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  run_sql (fixture->path, "PRAGMA ignore_check_constraints = ON;"
                          "INSERT INTO article (uuid, starred, created, modified)"
                          " VALUES ('a', 7, 1, 1)");
  g_assert_null (open_ahead (fixture->path, &error));
  g_assert_error (error, HAW_ERROR, HAW_ERROR_DAMAGED);
  g_assert_cmpint (g_atomic_int_get (&n_freed), ==, g_atomic_int_get (&n_ahead));
}

/* When a failure is told, nothing reads any more. */
static void
test_failed (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  HawLock *lock = haw_lock_acquire (fixture->path, NULL);

  run_sql (fixture->path, "WITH RECURSIVE t (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t LIMIT 50000)"
                          "INSERT INTO outlet (uuid, name) SELECT n, hex (zeroblob (64)) || n FROM t");
  g_assert_null (open_with (fixture->path, endless, &error));
  g_assert_error (error, HAW_ERROR, HAW_ERROR_LOCKED);
  g_assert_cmpint (g_atomic_int_get (&n_ended), ==, g_atomic_int_get (&n_begun));
  haw_lock_release (lock);
}

/* Another schema is not read by what expects ours. */
static void
test_foreign (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  run_sql (fixture->path, "CREATE TABLE extra (a)");
  g_assert_null (open_ahead (fixture->path, &error));
  g_assert_error (error, HAW_ERROR, HAW_ERROR_FOREIGN);
  g_assert_cmpint (g_atomic_int_get (&n_ahead), ==, 0);
}

/* The timeline of a project that is opened so shows the same events, and follows edits. */
static void
test_table (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (GFile) file = g_file_new_for_path (fixture->path);
  g_autoptr (GAsyncResult) result = NULL;
  HawProject *project = haw_test_open_project (fixture->path, NULL);
  HawEventFields fields = { .title = "لقاء", .date = "2020-07-03", .status = HAW_EVENT_CONFIRMED };
  HawEventTable *table;

  haw_test_add_articles (project, "زيارة", "وصل الوزير إلى العاصمة.", 1);
  haw_test_add_event (project, 1, fields);
  close_project (project);

  haw_event_table_open_project_async (file, HAW_OPEN_DEFAULT, NULL, haw_await_cb, &result);
  project = haw_project_open_finish (haw_await (&result), NULL);
  g_clear_object (&result);
  table = haw_event_table_new (project);
  haw_test_wait_until (!haw_event_table_get_reading_sources (table));
  g_assert_cmpuint (haw_event_table_get_n_events (table), ==, 1);
  g_assert_cmpuint (haw_timeline_lanes_get_store (haw_event_table_get_lanes (table))->sources[0], ==, 1);
  haw_test_add_event (project, 1, fields);
  haw_test_wait_until (haw_timeline_lanes_get_store (haw_event_table_get_lanes (table))->n == 2);
  haw_test_finalize (table);
  close_project (project);
}

#define ADD(name, test)                                                                            \
  g_test_add ("/ahead/" name, Fixture, NULL, set_up, test, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("taken", test_taken);
  ADD ("edited", test_edited);
  ADD ("written", test_written);
  ADD ("not-asked-for", test_not_asked_for);
  ADD ("closed", test_closed);
  ADD ("lock-kept", test_lock_kept);
  ADD ("second-interrupted", test_second_interrupted);
  ADD ("strange", test_strange);
  ADD ("damaged", test_damaged);
  ADD ("failed", test_failed);
  ADD ("foreign", test_foreign);
  ADD ("table", test_table);

  return g_test_run ();
}
