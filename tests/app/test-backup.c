/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "project/haw-backup.h"
#include "project/haw-clock.h"
#include "support/haw-test-article.h"

#include <sys/stat.h>

/* 2020-09-13T12:26:40Z, a Sunday: the last day of its week. */
#define START (G_GINT64_CONSTANT (1600000000) * G_USEC_PER_SEC)
#define HOUR (G_GINT64_CONSTANT (3600) * G_USEC_PER_SEC)
#define DAY (24 * HOUR)

typedef struct
{
  char *folder;
  char *path;
  guint n_failed;
} Fixture;

static gboolean
add_outlet (HawDb    *db,
            gpointer  data,
            GError  **error)
{
  g_autofree char *uuid = g_uuid_string_random ();

  return haw_db_run (db, error, "INSERT INTO outlet (uuid, name) VALUES (?, 'x')", "s", uuid);
}

static void
edit (HawProject *project)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  haw_project_edit_async (project, haw_label_new ("Add", NULL), NULL, add_outlet, NULL, NULL, NULL,
                          haw_await_cb, &result);
  g_assert_true (haw_project_edit_finish (project, haw_await (&result), &error));
  g_assert_no_error (error);
}

static void
failed_cb (HawProject *project,
           GError     *error,
           gpointer    data)
{
  Fixture *fixture = data;

  g_assert_error (error, HAW_ERROR, HAW_ERROR_READ_ONLY);
  g_assert_nonnull (strstr (error->message, "affair.hawamish"));
  fixture->n_failed++;
}

/* Opens the project as @flags say, adds an outlet if @write and closes it, all at @time. */
static void
work_with (Fixture      *fixture,
           HawOpenFlags  flags,
           gint64        time,
           gboolean      write)
{
  g_autoptr (GFile) file = g_file_new_for_path (fixture->path);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  HawProject *project;

  haw_project_open_async (file, flags, NULL, haw_await_cb, &result);
  project = haw_project_open_finish (haw_await (&result), &error);
  g_assert_no_error (error);
  g_signal_connect (project, "backup-failed", G_CALLBACK (failed_cb), fixture);
  if (write)
    edit (project);
  haw_clock_fix (time);
  haw_test_close_project (project);
  g_clear_object (&result);
  haw_test_finalize (project);
}

static void
work (Fixture  *fixture,
      gint64    time,
      gboolean  write)
{
  work_with (fixture, HAW_OPEN_DEFAULT, time, write);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  HawProject *project;

  fixture->folder = haw_test_folder ();
  fixture->path = g_build_filename (fixture->folder, "affair.hawamish", NULL);
  fixture->n_failed = 0;
  haw_clock_fix (START);
  project = haw_test_new_project (fixture->path);
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

static gint64
count_outlets (const char *path)
{
  g_autoptr (HawDb) db = haw_db_open (path, HAW_DB_IMMUTABLE, NULL);
  gint64 n = 0;

  g_assert_true (haw_db_get_int (db, &n, NULL, "SELECT count (*) FROM outlet", ""));
  return n;
}

static const HawBackup *
nth (GPtrArray *backups,
     guint      i)
{
  g_assert_cmpuint (i, <, backups->len);
  return g_ptr_array_index (backups, i);
}

static void
test_on_close (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (GPtrArray) none = haw_backup_list (fixture->path);
  g_autoptr (GPtrArray) backups = NULL;
  g_autofree char *folder = NULL;
  struct stat info;

  g_assert_cmpuint (none->len, ==, 0);
  work (fixture, START + HOUR, TRUE);
  work (fixture, START + 2 * HOUR, FALSE);
  work (fixture, START + 3 * HOUR, TRUE);
  backups = haw_backup_list (fixture->path);
  g_assert_cmpuint (backups->len, ==, 2);
  g_assert_cmpint (nth (backups, 0)->time, ==, START + 3 * HOUR);
  g_assert_cmpint (nth (backups, 1)->time, ==, START + HOUR);
  g_assert_true (g_str_has_suffix (nth (backups, 1)->path, "/2020-09-13T13-26-40.hawamish"));
  g_assert_cmpstr (nth (backups, 0)->origin, ==, fixture->path);
  g_assert_cmpint (count_outlets (nth (backups, 0)->path), ==, 2);
  g_assert_cmpint (count_outlets (nth (backups, 1)->path), ==, 1);

  g_assert_cmpint (stat (nth (backups, 0)->path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  g_assert_cmpuint (nth (backups, 0)->size, ==, info.st_size);
  folder = g_path_get_dirname (nth (backups, 0)->path);
  g_assert_cmpint (stat (folder, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0700);
}

static void
test_on_demand (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (GFile) file = g_file_new_for_path (fixture->path);
  g_autoptr (GAsyncResult) made = NULL;
  g_autoptr (GAsyncResult) listed = NULL;
  g_autoptr (GPtrArray) backups = NULL;
  g_autoptr (GError) error = NULL;
  HawProject *project = haw_test_open_project (fixture->path, &error);

  edit (project);
  haw_project_back_up_async (project, NULL, haw_await_cb, &made);
  g_assert_true (haw_project_back_up_finish (project, haw_await (&made), &error));
  g_assert_no_error (error);
  g_clear_object (&made);
  haw_test_close_project (project);
  haw_test_finalize (project);

  /* Closing made no second one of the same. */
  haw_backup_list_async (file, NULL, haw_await_cb, &listed);
  backups = haw_backup_list_finish (haw_await (&listed), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (backups->len, ==, 1);
  g_assert_cmpint (count_outlets (nth (backups, 0)->path), ==, 1);
}

/* 60 days of work: eight of the newest, and the last of each of four weeks before. */
static void
test_rotation (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (GPtrArray) backups = NULL;

  for (int day = 1; day <= 60; day++)
    work (fixture, START + day * DAY, TRUE);
  backups = haw_backup_list (fixture->path);
  g_assert_cmpuint (backups->len, ==, 12);
  for (int i = 0; i < 8; i++)
    g_assert_cmpint (nth (backups, i)->time, ==, START + (60 - i) * DAY);
  /* Day 0 is a Sunday, and so is day 49; the weeks before end on these. */
  g_assert_cmpint (nth (backups, 8)->time, ==, START + 52 * DAY);
  for (int i = 9; i < 12; i++)
    g_assert_cmpint (nth (backups, i)->time, ==, START + (49 - 7 * (i - 9)) * DAY);
}

/* How many are kept is the user's to choose. */
static void
test_kept (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GPtrArray) backups = NULL;

  haw_backup_set_kept (3);
  for (int day = 1; day <= 60; day++)
    work (fixture, START + day * DAY, TRUE);
  haw_backup_set_kept (8);
  backups = haw_backup_list (fixture->path);
  g_assert_cmpuint (backups->len, ==, 7);
  for (int i = 0; i < 3; i++)
    g_assert_cmpint (nth (backups, i)->time, ==, START + (60 - i) * DAY);
}

/* A script that writes a hundred times leaves the older backups alone. */
static void
test_burst (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (GPtrArray) backups = NULL;

  work (fixture, START + HOUR, TRUE);
  for (int i = 0; i < 20; i++)
    work (fixture, START + DAY + i * G_USEC_PER_SEC, TRUE);
  backups = haw_backup_list (fixture->path);
  g_assert_cmpuint (backups->len, ==, 3);
  g_assert_cmpint (count_outlets (nth (backups, 0)->path), ==, 21);
  g_assert_cmpint (nth (backups, 1)->time, ==, START + DAY);
  g_assert_cmpint (nth (backups, 2)->time, ==, START + HOUR);
}

/* Within a second the numbers tell the order, and the burst leaves the first and the last. */
static void
test_one_second (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (HawDb) db = haw_db_open (fixture->path, HAW_DB_READ_WRITE, NULL);
  g_autoptr (GPtrArray) backups = NULL;

  for (int i = 0; i < 12; i++)
    {
      g_assert_true (haw_db_run (db, NULL, "INSERT INTO outlet (uuid, name) VALUES (?, 'x')", "i",
                                 (gint64) i));
      haw_clock_fix (START + HOUR);
      g_assert_true (haw_backup_make (db, fixture->path, NULL));
    }
  backups = haw_backup_list (fixture->path);
  g_assert_cmpuint (backups->len, ==, 2);
  g_assert_cmpint (count_outlets (nth (backups, 0)->path), ==, 12);
  g_assert_true (g_str_has_suffix (nth (backups, 0)->path, "-12.hawamish"));
  g_assert_cmpint (count_outlets (nth (backups, 1)->path), ==, 1);
}

/* Turns of a script: one in an hour, and one after much was added. */
static void
test_brief (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (GPtrArray) hourly = NULL;
  g_autoptr (GPtrArray) grown = NULL;
  g_autofree char *long_text = g_strnfill (500 * 1000, 'x');
  g_autoptr (GError) error = NULL;
  HawProject *project;

  for (int minute = 0; minute <= 180; minute += 15)
    work_with (fixture, HAW_OPEN_BRIEF, START + minute * G_TIME_SPAN_MINUTE, TRUE);
  hourly = haw_backup_list (fixture->path);
  g_assert_cmpuint (hourly->len, ==, 3);
  g_assert_cmpint (count_outlets (nth (hourly, 2)->path), ==, 1);
  g_assert_cmpint (count_outlets (nth (hourly, 1)->path), ==, 6);
  g_assert_cmpint (count_outlets (nth (hourly, 0)->path), ==, 11);

  /* The backup of a window is as good. */
  project = haw_test_open_project (fixture->path, &error);
  g_assert_no_error (error);
  haw_test_add_articles (project, "Long", long_text, 1);
  haw_clock_fix (START + DAY);
  haw_test_close_project (project);
  haw_test_finalize (project);
  work_with (fixture, HAW_OPEN_BRIEF, START + DAY + G_TIME_SPAN_MINUTE, TRUE);
  grown = haw_backup_list (fixture->path);
  g_assert_cmpuint (grown->len, ==, 4);
}

/* The backups of a file are found where nothing of it can be read. */
static void
test_damaged (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (GPtrArray) backups = NULL;

  work (fixture, START + HOUR, TRUE);
  g_assert_true (g_file_set_contents (fixture->path, "gone", -1, NULL));
  backups = haw_backup_list (fixture->path);
  g_assert_cmpuint (backups->len, ==, 1);
}

/* A copy made by hand has the same name inside; its work does not push out that on the other. */
static void
test_two_copies (Fixture       *fixture,
                 gconstpointer  data)
{
  Fixture other = { fixture->folder, g_strconcat (fixture->path, ".2", NULL), 0 };
  g_autofree char *bytes = NULL;
  g_autoptr (GPtrArray) backups = NULL;
  gsize size = 0;

  work (fixture, START + DAY, TRUE);
  g_assert_true (g_file_get_contents (fixture->path, &bytes, &size, NULL));
  g_assert_true (g_file_set_contents (other.path, bytes, size, NULL));
  for (int i = 0; i < 9; i++)
    work (&other, START + 2 * DAY + i * HOUR, TRUE);
  backups = haw_backup_list (fixture->path);
  g_assert_cmpuint (backups->len, ==, 10);
  g_assert_cmpstr (nth (backups, 9)->origin, ==, fixture->path);
  g_free (other.path);
}

/* A backup of damaged pages is none, and closing goes on. */
static void
test_failure (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *state = g_build_filename (g_get_user_state_dir (), "hawamish", NULL);
  g_autofree char *backups = g_build_filename (state, "backups", NULL);
  g_autoptr (GPtrArray) found = NULL;

  g_assert_true (g_file_set_contents (backups, "in the way", -1, NULL));
  work (fixture, START + HOUR, TRUE);
  g_assert_cmpuint (fixture->n_failed, ==, 1);
  g_assert_cmpint (count_outlets (fixture->path), ==, 1);
  found = haw_backup_list (fixture->path);
  g_assert_cmpuint (found->len, ==, 0);
}

/* Only a verified backup lets an old one go. */
static void
test_damaged_is_not_rotated_in (Fixture       *fixture,
                                gconstpointer  data)
{
  g_autofree char *bytes = NULL;
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (HawDb) db = NULL;
  gsize size = 0;

  for (int i = 1; i <= 8; i++)
    work (fixture, START + i * HOUR, TRUE);
  g_assert_true (g_file_get_contents (fixture->path, &bytes, &size, NULL));
  memset (bytes + 10 * 4096, 0x55, 4096);
  g_assert_true (g_file_set_contents (fixture->path, bytes, size, NULL));

  before = haw_backup_list (fixture->path);
  db = haw_db_open (fixture->path, HAW_DB_IMMUTABLE, &error);
  g_assert_false (haw_backup_make (db, fixture->path, &error));
  g_assert_error (error, HAW_ERROR, HAW_ERROR_DAMAGED);
  after = haw_backup_list (fixture->path);
  g_assert_cmpuint (before->len, ==, 8);
  g_assert_cmpuint (after->len, ==, 8);
  g_assert_cmpint (nth (after, 7)->time, ==, nth (before, 7)->time);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(name, func) g_test_add ("/backup/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("on-close", test_on_close);
  ADD ("on-demand", test_on_demand);
  ADD ("rotation", test_rotation);
  ADD ("kept", test_kept);
  ADD ("burst", test_burst);
  ADD ("one-second", test_one_second);
  ADD ("brief", test_brief);
  ADD ("damaged", test_damaged);
  ADD ("two-copies", test_two_copies);
  ADD ("failure", test_failure);
  ADD ("damaged-is-not-rotated-in", test_damaged_is_not_rotated_in);

  return g_test_run ();
}
