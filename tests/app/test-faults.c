/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "project/haw-backup.h"
#include "project/haw-copy.h"
#include "support/haw-test-article.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

/* Each fault gives one clear sentence, and the file is as it was. */

typedef struct
{
  char *folder;
  char *path;
  HawProject *project;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = haw_test_folder ();
  fixture->path = g_build_filename (fixture->folder, "affair.hawamish", NULL);
  fixture->project = haw_test_new_project (fixture->path);
  haw_test_add_articles (fixture->project, "One", "Text", 3);
}

static void
close_project (Fixture *fixture)
{
  haw_test_close_project (fixture->project);
  haw_test_finalize (g_steal_pointer (&fixture->project));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  if (fixture->project != NULL)
    close_project (fixture);
  haw_test_remove (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static gboolean
run_sql (HawDb    *db,
         gpointer  data,
         GError  **error)
{
  return haw_db_exec (db, data, error);
}

static gboolean
edit (HawProject   *project,
      const char   *sql,
      GError      **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  haw_project_edit_async (project, haw_label_new ("Edit", NULL), NULL, run_sql, g_strdup (sql),
                          g_free, NULL, haw_await_cb, &result);
  return haw_project_edit_finish (project, haw_await (&result), error);
}

static gboolean
save (HawProject  *project,
      const char  *target,
      GError     **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (target);
  g_autoptr (GAsyncResult) result = NULL;

  haw_project_save_copy_async (project, file, HAW_COPY_DEFAULT, NULL, NULL, NULL, haw_await_cb,
                               &result);
  return haw_project_save_copy_finish (project, haw_await (&result), error);
}

static HawProject *
open_to_read (const char  *path,
              GError     **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GAsyncResult) result = NULL;

  haw_project_open_async (file, HAW_OPEN_READ_ONLY, NULL, haw_await_cb, &result);
  return haw_project_open_finish (haw_await (&result), error);
}

static gint64
count_articles (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HawDb) db = haw_db_open (path, HAW_DB_IMMUTABLE, &error);
  gint64 n = 0;

  g_assert_no_error (error);
  g_assert_true (haw_db_get_int (db, &n, &error, "SELECT count (*) FROM article", ""));
  return n;
}

/* One sentence of our own that names the file and has nothing of SQLite's in it. */
#define assert_sentence(error, error_code) \
  G_STMT_START { \
    g_assert_error (error, HAW_ERROR, error_code); \
    g_assert_nonnull (strstr ((error)->message, "affair.hawamish")); \
    g_assert_true (g_str_has_suffix ((error)->message, ".")); \
    g_assert_null (strstr ((error)->message, "SQL")); \
    g_clear_error (&(error)); \
  } G_STMT_END

static char *
load (const char *path,
      gsize      *size)
{
  char *bytes = NULL;

  g_assert_true (g_file_get_contents (path, &bytes, size, NULL));
  return bytes;
}

static void
assert_unchanged (const char *path,
                  const char *bytes,
                  gsize       size)
{
  gsize size_now = 0;
  g_autofree char *now = load (path, &size_now);

  g_assert_cmpmem (bytes, size, now, size_now);
}

static void
limit_files (rlim_t size)
{
  struct rlimit limit;

  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  limit.rlim_cur = MIN (size, limit.rlim_max);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
}

/* A limit on the size of files stands for a full disk. */
static void
test_no_space (Fixture       *fixture,
               gconstpointer  data)
{
  g_autofree char *copy = g_strconcat (fixture->path, ".copy", NULL);
  const char *sql = "UPDATE article SET byline = hex (zeroblob (300000))";
  g_autoptr (GError) error = NULL;
  gsize size = 0;
  g_autofree char *bytes = load (fixture->path, &size);

  signal (SIGXFSZ, SIG_IGN);
  limit_files (size + 8192);
  g_assert_false (edit (fixture->project, sql, &error));
  limit_files (RLIM_INFINITY);
  assert_sentence (error, HAW_ERROR_NO_SPACE);
  assert_unchanged (fixture->path, bytes, size);

  limit_files (size / 2);
  g_assert_false (save (fixture->project, copy, &error));
  limit_files (RLIM_INFINITY);
  assert_sentence (error, HAW_ERROR_NO_SPACE);
  g_assert_false (g_file_test (copy, G_FILE_TEST_EXISTS));

  /* With space again, the same edit is stored. */
  edit (fixture->project, sql, &error);
  g_assert_no_error (error);
}

/* Closing does not depend on the backup. */
static void
test_no_space_for_backup (Fixture       *fixture,
                          gconstpointer  data)
{
  g_autoptr (GPtrArray) backups = NULL;

  signal (SIGXFSZ, SIG_IGN);
  limit_files (8192);
  close_project (fixture);
  limit_files (RLIM_INFINITY);
  g_assert_cmpint (count_articles (fixture->path), ==, 3);
  backups = haw_backup_list (fixture->path);
  g_assert_cmpuint (backups->len, ==, 0);
}

static void
test_replaced (Fixture       *fixture,
               gconstpointer  data)
{
  g_autofree char *bytes = NULL;
  g_autoptr (GError) error = NULL;
  gsize size = 0;

  bytes = load (fixture->path, &size);
  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  g_assert_false (edit (fixture->project, "DELETE FROM outlet", &error));
  assert_sentence (error, HAW_ERROR_GONE);
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));

  g_assert_true (g_file_set_contents (fixture->path, bytes, size, NULL));
  g_assert_false (edit (fixture->project, "UPDATE article SET title = 'x'", &error));
  assert_sentence (error, HAW_ERROR_GONE);
  assert_unchanged (fixture->path, bytes, size);
}

static void
overwrite (const char *path,
           const char *bytes,
           gsize       size)
{
  int fd = g_open (path, O_WRONLY | O_TRUNC | O_CLOEXEC, 0);

  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (write (fd, bytes, size), ==, (gssize) size);
  close (fd);
}

/* The same file on the disk, but something else in it. */
static void
test_overwritten (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autofree char *noise = g_strnfill (300000, 'x');
  g_autofree char *older = NULL;
  g_autoptr (GError) error = NULL;
  gsize size = 0;

  older = load (fixture->path, &size);
  g_assert_true (edit (fixture->project, "UPDATE article SET title = 'new'", &error));

  overwrite (fixture->path, noise, 300000);
  g_assert_false (edit (fixture->project, "DELETE FROM outlet", &error));
  assert_sentence (error, HAW_ERROR_GONE);
  assert_unchanged (fixture->path, noise, 300000);

  overwrite (fixture->path, "", 0);
  for (guint i = 0; i < 2; i++)
    {
      g_assert_false (edit (fixture->project, "DELETE FROM outlet", &error));
      assert_sentence (error, HAW_ERROR_GONE);
    }
  assert_unchanged (fixture->path, "", 0);

  /* What a synchronising program does: an older state of the same project. */
  overwrite (fixture->path, older, size);
  g_assert_false (edit (fixture->project, "UPDATE article SET title = 'mine'", &error));
  assert_sentence (error, HAW_ERROR_CHANGED);
  assert_unchanged (fixture->path, older, size);
  g_assert_true (edit (fixture->project, "UPDATE article SET title = 'mine'", &error));
  g_assert_no_error (error);
}

/* A program that knows nothing of our lock. */
static void
test_held (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HawDb) other = haw_db_open (fixture->path, HAW_DB_READ_WRITE, &error);

  g_assert_true (haw_db_exec (other, "BEGIN EXCLUSIVE", &error));
  g_assert_false (edit (fixture->project, "UPDATE article SET title = 'mine'", &error));
  assert_sentence (error, HAW_ERROR_LOCKED);
  g_assert_true (haw_db_exec (other, "ROLLBACK", &error));
  g_assert_true (edit (fixture->project, "UPDATE article SET title = 'mine'", &error));
  g_assert_no_error (error);
}

static void
test_second_process (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autofree char *process = g_strdup_printf ("%d", (int) getppid ());
  g_autoptr (GError) error = NULL;

  if (g_test_subprocess ())
    {
      g_assert_null (haw_test_open_project (g_getenv ("HAW_TEST_PATH"), &error));
      g_assert_nonnull (strstr (error->message, process));
      assert_sentence (error, HAW_ERROR_LOCKED);
      return;
    }

  g_setenv ("HAW_TEST_PATH", fixture->path, TRUE);
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
  g_test_trap_assert_passed ();
}

/* Cut off at every sector, and one byte before its end. */
static void
test_truncated (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree char *strange = g_strconcat (fixture->path, ".strange", NULL);
  g_autofree char *bytes = NULL;
  g_autoptr (GError) error = NULL;
  gsize size = 0;

  close_project (fixture);
  bytes = load (fixture->path, &size);
  for (gsize length = 0; length <= size; length += 512)
    {
      gsize part = MIN (length, size - 1);

      g_assert_true (g_file_set_contents (strange, bytes, part, NULL));
      g_assert_null (haw_test_open_project (strange, &error));
      if (part < 100)
        assert_sentence (error, HAW_ERROR_NOT_PROJECT);
      else
        assert_sentence (error, HAW_ERROR_DAMAGED);
      assert_unchanged (strange, bytes, part);
    }
}

/* Every byte of the header, turned around and set to the values that mean something there. */
static void
test_header (Fixture       *fixture,
             gconstpointer  data)
{
  static const guint8 masks[] = { 0xff, 0x01, 0x03 };
  g_autofree char *strange = g_strconcat (fixture->path, ".strange", NULL);
  g_autofree char *bytes = NULL;
  gsize size = 0;
  guint n_refused = 0;

  close_project (fixture);
  bytes = load (fixture->path, &size);
  for (guint i = 0; i < 100 * G_N_ELEMENTS (masks); i++)
    {
      g_autoptr (GError) error = NULL;
      HawProject *project;

      bytes[i % 100] ^= (char) masks[i / 100];
      g_assert_true (g_file_set_contents (strange, bytes, size, NULL));
      project = open_to_read (strange, &error);
      if (project != NULL)
        {
          haw_test_close_project (project);
          haw_test_finalize (project);
        }
      else
        {
          n_refused++;
          g_assert_true (error->domain == HAW_ERROR);
          g_assert_nonnull (strstr (error->message, "affair.hawamish"));
        }
      assert_unchanged (strange, bytes, size);
      bytes[i % 100] ^= (char) masks[i / 100];
    }
  /* The magic, the page size, the formats, the page count, the version, the application. */
  g_assert_cmpuint (n_refused, >, 100);
}

/* None of these is ever waited for. */
static void
test_not_a_file (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  close_project (fixture);
  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  g_assert_cmpint (mkfifo (fixture->path, 0600), ==, 0);
  g_assert_null (haw_test_open_project (fixture->path, &error));
  assert_sentence (error, HAW_ERROR_NOT_PROJECT);
  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  g_assert_cmpint (symlink ("nowhere", fixture->path), ==, 0);
  g_assert_null (haw_test_open_project (fixture->path, &error));
  assert_sentence (error, HAW_ERROR_NOT_FOUND);
}

/* Root may write everywhere, so that somebody else has to try. */
static void
become_nobody (Fixture *fixture)
{
  const uid_t nobody = 65534;
  GStatBuf isolated;

  if (getuid () != 0)
    return;
  /* The folder in which newer versions of GLib isolate a test is for its user alone. */
  g_assert_cmpint (g_stat (g_get_tmp_dir (), &isolated), ==, 0);
  if ((isolated.st_mode & S_IXOTH) == 0)
    g_assert_cmpint (g_chmod (g_get_tmp_dir (), isolated.st_mode | S_IXOTH), ==, 0);
  g_assert_cmpint (chown (fixture->folder, nobody, nobody), ==, 0);
  g_assert_cmpint (chown (fixture->path, nobody, nobody), ==, 0);
  g_assert_cmpint (setgid (nobody), ==, 0);
  g_assert_cmpint (setuid (nobody), ==, 0);
}

static void
check_as_nobody (Fixture *fixture)
{
  g_autofree char *other = g_build_filename (fixture->folder, "affair.hawamish.new", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (other);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gsize size = 0;
  g_autofree char *bytes = NULL;

  become_nobody (fixture);
  bytes = load (fixture->path, &size);
  g_assert_cmpint (g_chmod (fixture->folder, 0500), ==, 0);
  fixture->project = haw_test_open_project (fixture->path, &error);
  g_assert_no_error (error);
  g_assert_true (haw_project_is_read_only (fixture->project));
  g_assert_false (edit (fixture->project, "DELETE FROM outlet", &error));
  g_assert_error (error, HAW_ERROR, HAW_ERROR_READ_ONLY);
  g_clear_error (&error);
  g_assert_false (save (fixture->project, other, &error));
  assert_sentence (error, HAW_ERROR_READ_ONLY);
  close_project (fixture);
  assert_unchanged (fixture->path, bytes, size);

  haw_project_new_async (file, NULL, haw_await_cb, &result);
  g_assert_null (haw_project_new_finish (haw_await (&result), &error));
  assert_sentence (error, HAW_ERROR_READ_ONLY);

  g_assert_cmpint (g_chmod (fixture->path, 0), ==, 0);
  g_assert_null (haw_test_open_project (fixture->path, &error));
  assert_sentence (error, HAW_ERROR_READ_ONLY);
  g_assert_cmpint (g_chmod (fixture->folder, 0700), ==, 0);
}

static void
test_no_permission (Fixture       *fixture,
                    gconstpointer  data)
{
  close_project (fixture);
  if (g_test_subprocess ())
    {
      check_as_nobody (fixture);
      return;
    }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
  g_test_trap_assert_passed ();
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(name, func) g_test_add ("/faults/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("no-space", test_no_space);
  ADD ("no-space-for-backup", test_no_space_for_backup);
  ADD ("replaced", test_replaced);
  ADD ("overwritten", test_overwritten);
  ADD ("held", test_held);
  ADD ("second-process", test_second_process);
  ADD ("truncated", test_truncated);
  ADD ("header", test_header);
  ADD ("not-a-file", test_not_a_file);
  ADD ("no-permission", test_no_permission);

  return g_test_run ();
}
