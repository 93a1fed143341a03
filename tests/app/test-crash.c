/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "import/haw-import.h"
#include "model/haw-annotation-edit.h"
#include "model/haw-contents.h"
#include "support/haw-test.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

/* Programs are killed in the middle of their edits. What was traced as made must be in the file. */

/* Of the core alone; a program that has to start first takes longer. */
#define ROUNDS 100
#define CLI_ROUNDS 20
#define TEXT_LENGTH 8000
#define SEED 20201121
#define TRACE "haw-trace: changes "

static const char *self;

typedef struct
{
  char *folder;
  char *path;
  GRand *random;
} Fixture;

/* The edit with number @k marks the characters 2k and 2k + 1 and writes @k as a note. */
static void
make_edit (HawProject *project,
           gint64      k)
{
  g_autofree char *note = g_strdup_printf ("%" G_GINT64_FORMAT, k);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  haw_annotation_add_async (project, 1, 2 * k, 2 * k + 2, NULL, 0, note, NULL, haw_await_cb,
                            &result);
  haw_annotation_add_finish (project, haw_await (&result), &error);
  g_assert_no_error (error);
}

/* The program that is killed: it edits on and on. */
static int
edit_until_killed (const char *path,
                   const char *first)
{
  g_autoptr (GError) error = NULL;
  HawProject *project = haw_test_open_project (path, &error);

  g_assert_no_error (error);
  for (gint64 k = g_ascii_strtoll (first, NULL, 10); 2 * k + 2 < TEXT_LENGTH; k++)
    make_edit (project, k);
  return 0;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GString) text = g_string_new ("خبر طويل\n\n");
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (HawImportReport) report = NULL;
  g_autoptr (GError) error = NULL;
  HawProject *project;

  fixture->folder = haw_test_folder ();
  fixture->path = g_build_filename (fixture->folder, "affair.hawamish", NULL);
  fixture->random = g_rand_new_with_seed (SEED);
  while (g_utf8_strlen (text->str, -1) < TEXT_LENGTH)
    g_string_append (text, "كلمة بعد كلمة في خبر لا ينتهي. ");

  project = haw_test_new_project (fixture->path);
  haw_import_pasted_async (project, text->str, NULL, NULL, haw_await_cb, &result);
  report = haw_import_finish (project, haw_await (&result), &error);
  g_assert_no_error (error);
  g_clear_object (&result);
  haw_test_close_project (project);
  haw_test_finalize (project);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  haw_test_remove (fixture->folder);
  g_rand_free (fixture->random);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static GPid
spawn_traced (const char *const *argv,
              FILE             **trace)
{
  g_auto (GStrv) environment = g_environ_setenv (g_get_environ (), "HAW_TRACE", "changes", TRUE);
  g_autoptr (GError) error = NULL;
  GPid pid = 0;
  int fd = -1;

  g_spawn_async_with_pipes (NULL, (char **) argv, environment,
                            G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_STDOUT_TO_DEV_NULL, NULL, NULL,
                            &pid, NULL, NULL, &fd, &error);
  g_assert_no_error (error);
  *trace = fdopen (fd, "r");
  return pid;
}

/**
 * read_trace:
 * @wanted: edits to wait for; G_MAXUINT to read to the end
 *
 * Returns: how many edits were traced as made
 */
static guint
read_trace (FILE *trace,
            guint wanted)
{
  char line[256];
  guint n = 0;

  while (n < wanted && fgets (line, sizeof line, trace) != NULL)
    n += g_str_has_prefix (line, TRACE);
  return n;
}

/* Returns: how many annotations there are, after looking at each */
static guint
read_annotations (HawProject *project)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (HawContents) contents = NULL;
  g_autoptr (GError) error = NULL;

  haw_contents_load_async (project, 0, NULL, haw_await_cb, &result);
  contents = haw_project_read_finish (project, haw_await (&result), &error);
  g_assert_no_error (error);
  for (guint k = 0; k < contents->annotations->len; k++)
    {
      const HawAnnotationEntry *entry = g_ptr_array_index (contents->annotations, k);
      g_autofree char *note = g_strdup_printf ("%u", k);

      g_assert_cmpint (entry->start, ==, 2 * k);
      g_assert_cmpint (entry->end, ==, 2 * k + 2);
      g_assert_cmpstr (entry->note, ==, note);
    }
  return contents->annotations->len;
}

static void
assert_sound (HawProject *project)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) findings = NULL;

  haw_project_check_async (project, NULL, haw_await_cb, &result);
  findings = haw_project_read_finish (project, haw_await (&result), &error);
  g_assert_no_error (error);
  for (guint i = 0; findings[i] != NULL; i++)
    g_test_message ("%s", findings[i]);
  g_assert_null (findings[0]);
}

/* Returns: how many annotations the file holds; between @least and @most */
static guint
inspect (Fixture *fixture,
         guint    least,
         guint    most)
{
  g_autoptr (GError) error = NULL;
  HawProject *project = haw_test_open_project (fixture->path, &error);
  guint n;

  g_assert_no_error (error);
  n = read_annotations (project);
  g_assert_cmpuint (n, >=, least);
  g_assert_cmpuint (n, <=, most);
  assert_sound (project);

  if (n > 0)
    {
      g_autofree char *undone = haw_test_undo (project, FALSE, &error);
      g_autofree char *redone = NULL;

      g_assert_no_error (error);
      g_assert_cmpuint (read_annotations (project), ==, n - 1);
      redone = haw_test_undo (project, TRUE, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (read_annotations (project), ==, n);
    }
  haw_test_close_project (project);
  haw_test_finalize (project);
  return n;
}

/* Any moment between two edits or within one. */
static void
let_run (Fixture *fixture,
         int      most)
{
  g_usleep (g_rand_int_range (fixture->random, 0, most));
}

static void
kill_and_reap (GPid  pid,
               int  *status)
{
  kill (pid, SIGKILL);
  g_assert_cmpint (waitpid (pid, status, 0), ==, pid);
  g_spawn_close_pid (pid);
}

static void
test_core (Fixture       *fixture,
           gconstpointer  data)
{
  guint n = 0;

  for (guint round = 0; round < ROUNDS; round++)
    {
      g_autofree char *first = g_strdup_printf ("%u", n);
      const char *const argv[] = { self, "--edit", fixture->path, first, NULL };
      guint wanted = g_rand_int_range (fixture->random, 1, 20);
      FILE *trace;
      GPid pid = spawn_traced (argv, &trace);
      guint made = read_trace (trace, wanted);
      int status = 0;

      g_assert_cmpuint (made, ==, wanted);
      let_run (fixture, 6000);
      kill_and_reap (pid, &status);
      g_assert_true (WIFSIGNALED (status));
      made += read_trace (trace, G_MAXUINT);
      fclose (trace);

      /* The edit that was under way may be there as well. */
      n = inspect (fixture, n + made, n + made + 1);
    }
}

static void
test_cli (Fixture       *fixture,
          gconstpointer  data)
{
  guint n = 0;
  guint n_killed = 0;

  for (guint round = 0; round < CLI_ROUNDS; round++)
    {
      g_autofree char *start = g_strdup_printf ("%u", 2 * n);
      g_autofree char *end = g_strdup_printf ("%u", 2 * n + 2);
      g_autofree char *note = g_strdup_printf ("%u", n);
      const char *const argv[] = { g_getenv ("HAW_CLI"), "annotate", fixture->path, "1", start, end,
                                   "--note", note, NULL };
      FILE *trace;
      GPid pid = spawn_traced (argv, &trace);
      guint made;
      int status = 0;

      let_run (fixture, 60000);
      kill_and_reap (pid, &status);
      n_killed += WIFSIGNALED (status) != 0;
      made = read_trace (trace, G_MAXUINT);
      fclose (trace);
      n = inspect (fixture, n + made, n + 1);
    }
  g_test_message ("%u of %u killed, %u edits made", n_killed, CLI_ROUNDS, n);
  g_assert_cmpuint (n_killed, >, 0);
}

int
main (int    argc,
      char **argv)
{
  if (argc == 4 && g_str_equal (argv[1], "--edit"))
    return edit_until_killed (argv[2], argv[3]);

  self = argv[0];
  g_test_init (&argc, &argv, NULL);
  g_assert_nonnull (g_getenv ("HAW_CLI"));
  g_test_add ("/crash/core", Fixture, NULL, set_up, test_core, tear_down);
  g_test_add ("/crash/cli", Fixture, NULL, set_up, test_cli, tear_down);

  return g_test_run ();
}
