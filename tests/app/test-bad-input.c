/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "support/haw-test-cli.h"

#include <fcntl.h>
#include <linux/capability.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <unistd.h>

/* Whatever hawamish-cli is given: one sentence on what it is, which file and what to do, exit status 1,
 * and not a byte changed. */

typedef struct
{
  char *folder;
  char *path;        /* what is given as the project */
  char *page;        /* a text to import */
  HawProject *holder;
  HawDb *other;
} Fixture;

typedef struct
{
  const char *name;
  void (*spoil) (Fixture *fixture);
  const char *sentence;           /* a part of it */
  gboolean reads;                 /* whether reading goes on */
  GSpawnChildSetupFunc set_up;
  const char *fault;              /* of the disk, see faulty-disk.c */
} Case;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autofree char *state = NULL;

  fixture->folder = haw_test_folder ();
  state = g_build_filename (fixture->folder, "state", NULL);
  g_setenv ("XDG_STATE_HOME", state, TRUE);
  fixture->path = g_build_filename (fixture->folder, "affair.hawamish", NULL);
  fixture->page = g_build_filename (fixture->folder, "page.txt", NULL);
  g_assert_true (g_file_set_contents (fixture->page, "وصول الوزير\n\nوصل الوزير إلى الميناء.\n", -1,
                                      NULL));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_clear_pointer (&fixture->other, haw_db_close);
  if (fixture->holder != NULL)
    {
      haw_test_close_project (fixture->holder);
      haw_test_finalize (fixture->holder);
    }
  g_chmod (fixture->folder, 0700);
  haw_test_remove (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->page);
}

/* A sound project with an article. */
static void
make_project (Fixture *fixture)
{
  g_auto (Run) made = cli ("new", fixture->path, NULL);
  g_auto (Run) imported = cli ("import", fixture->path, fixture->page, NULL);

  g_assert_cmpint (made.status, ==, 0);
  g_assert_cmpint (imported.status, ==, 0);
}

static char *
load (const char *path,
      gsize      *size)
{
  char *bytes = NULL;

  *size = 0;
  g_file_get_contents (path, &bytes, size, NULL);
  return bytes;
}

static void
store (const char *path,
       const char *bytes,
       gssize      size)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, bytes, size, &error);
  g_assert_no_error (error);
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

static void
spoil_missing (Fixture *fixture)
{
}

static void
spoil_empty (Fixture *fixture)
{
  store (fixture->path, "", 0);
}

static void
spoil_text (Fixture *fixture)
{
  store (fixture->path, "not a project, but longer than the header of one; it goes on and on until "
                        "a hundred bytes are passed", -1);
}

static void
spoil_folder (Fixture *fixture)
{
  g_assert_cmpint (g_mkdir (fixture->path, 0700), ==, 0);
}

static void
spoil_pipe (Fixture *fixture)
{
  g_assert_cmpint (mkfifo (fixture->path, 0600), ==, 0);
}

static void
spoil_other_program (Fixture *fixture)
{
  g_autoptr (HawDb) db = haw_db_open (fixture->path, HAW_DB_CREATE, NULL);

  g_assert_true (haw_db_exec (db, "CREATE TABLE t (a); PRAGMA application_id = 7", NULL));
}

static void
spoil_truncated (Fixture *fixture)
{
  g_autofree char *bytes = NULL;
  gsize size;

  make_project (fixture);
  bytes = load (fixture->path, &size);
  store (fixture->path, bytes, (gssize) size / 2);
}

static void
spoil_pages (Fixture *fixture)
{
  g_autofree char *bytes = NULL;
  gsize size;

  make_project (fixture);
  bytes = load (fixture->path, &size);
  memset (bytes + 8 * 4096, 0x55, 4096);
  store (fixture->path, bytes, (gssize) size);
}

static void
spoil_newer (Fixture *fixture)
{
  make_project (fixture);
  run_sql (fixture->path, "PRAGMA user_version = 99");
}

static void
spoil_table (Fixture *fixture)
{
  make_project (fixture);
  run_sql (fixture->path, "CREATE TABLE extra (a)");
}

static void
spoil_trigger (Fixture *fixture)
{
  make_project (fixture);
  run_sql (fixture->path, "CREATE TRIGGER pull AFTER INSERT ON outlet BEGIN DELETE FROM outlet; END");
}

static void
spoil_view (Fixture *fixture)
{
  make_project (fixture);
  run_sql (fixture->path, "CREATE VIEW look AS SELECT * FROM outlet");
}

static void
spoil_journal (Fixture *fixture)
{
  g_autofree char *journal = g_strconcat (fixture->path, "-journal", NULL);
  g_autofree char *bytes = NULL;
  gsize size;

  /* The same bytes in another file are a stranger's. */
  make_project (fixture);
  bytes = load (fixture->path, &size);
  store (fixture->path, bytes, (gssize) size);
  store (journal, "\xd9\xd5\x05\xf9\x20\xa1\x63\xd7 and more", -1);
}

static void
spoil_permission (Fixture *fixture)
{
  make_project (fixture);
  g_assert_cmpint (g_chmod (fixture->path, 0), ==, 0);
}

static void
spoil_file_mode (Fixture *fixture)
{
  make_project (fixture);
  g_assert_cmpint (g_chmod (fixture->path, 0400), ==, 0);
}

static void
spoil_folder_mode (Fixture *fixture)
{
  make_project (fixture);
  g_assert_cmpint (g_chmod (fixture->folder, 0500), ==, 0);
}

static void
spoil_lock (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  make_project (fixture);
  fixture->holder = haw_test_open_project (fixture->path, &error);
  g_assert_no_error (error);
}

/* A program that knows nothing of our lock. */
static void
spoil_held (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  make_project (fixture);
  fixture->other = haw_db_open (fixture->path, HAW_DB_READ_WRITE, &error);
  g_assert_no_error (error);
  g_assert_true (haw_db_exec (fixture->other, "BEGIN IMMEDIATE", &error));
}

static void
spoil_replaced (Fixture *fixture)
{
  g_autofree char *other = g_strconcat (fixture->path, ".other", NULL);
  g_autofree char *bytes = NULL;
  gsize size;

  make_project (fixture);
  bytes = load (fixture->path, &size);
  store (other, bytes, (gssize) size);
}

/* Root may do everything; without these two rights it is like anybody on its own files. */
static void
obey_permissions (gpointer data)
{
  prctl (PR_CAPBSET_DROP, CAP_DAC_OVERRIDE, 0, 0, 0);
  prctl (PR_CAPBSET_DROP, CAP_DAC_READ_SEARCH, 0, 0, 0);
}

static const Case cases[] = {
  { "missing", spoil_missing, "There is no file" },
  { "empty", spoil_empty, "is empty. If it was a project, restore a backup" },
  { "text", spoil_text, "is not a Hawamish project. Choose another file" },
  { "folder", spoil_folder, "is not a file. Choose the file of a project" },
  { "pipe", spoil_pipe, "is not a file. Choose the file of a project" },
  { "other-program", spoil_other_program, "is a database of another program" },
  { "truncated", spoil_truncated, "is missing. Copy the file again" },
  { "pages", spoil_pages, "is damaged. Restore a backup" },
  { "newer", spoil_newer, "was made by a newer version of Hawamish. Update" },
  { "table", spoil_table, "its tables are not those of one. It was not opened" },
  { "trigger", spoil_trigger, "its tables are not those of one. It was not opened" },
  { "view", spoil_view, "its tables are not those of one. It was not opened" },
  { "journal", spoil_journal, "the journal of an unfinished change that this computer did not make" },
  { "permission", spoil_permission, "can’t be read. Check the permissions", FALSE,
    obey_permissions },
  { "read-only-file", spoil_file_mode, "can’t be written. Check the permissions", TRUE,
    obey_permissions },
  { "read-only-folder", spoil_folder_mode, "can’t be written. Check the permissions", TRUE,
    obey_permissions },
  { "locked", spoil_lock, "is open in the window of Hawamish (process", TRUE },
  { "held", spoil_held, "Another program is writing to", TRUE },
  { "vanished", make_project, "was moved, renamed or removed while it was open", TRUE, NULL,
    "vanish" },
  { "replaced", spoil_replaced, "was moved, renamed or removed while it was open", TRUE, NULL,
    "replace" },
  { "full", make_project, "There is no space left on the disk of", TRUE, NULL, "full" },
  { "broken", make_project, "could not be read or written", TRUE, NULL, "broken" },
};

/* One line of our own, which names the file and ends as a sentence does. */
static void
assert_sentence (const Run  *run,
                 const char *name,
                 const char *part)
{
  g_autofree char *isolated = g_strconcat ("\u2068", name, "\u2069", NULL);

  if (strstr (run->err, part) == NULL)
    g_test_message ("%s", run->err);
  g_assert_nonnull (strstr (run->err, part));
  g_assert_true (g_str_has_prefix (run->err, "hawamish-cli: "));
  g_assert_nonnull (strstr (run->err, isolated));
  g_assert_true (strchr (run->err, '\n') == run->err + strlen (run->err) - 1);
  g_assert_true (g_str_has_suffix (run->err, ".\n"));
  g_assert_null (strstr (run->err, "SQL"));
  g_assert_cmpstr (run->out, ==, "");
  g_assert_cmpint (run->status, ==, 1);
}

/* The names and bytes of all files in the folder, but for what is noted elsewhere. A process of its own
 * looks: to close a file would give up the locks that this one holds on it. */
static char *
describe (const char *folder)
{
  const char *const argv[] = {
    "sh", "-c", "find . -path ./state -prune -o -exec ls -dl --time-style=+ {} + ;"
    "find . -path ./state -prune -o -type f -exec md5sum {} + | sort", NULL
  };
  char *lines = NULL;
  g_autoptr (GError) error = NULL;

  g_spawn_sync (folder, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &lines, NULL, NULL,
                &error);
  g_assert_no_error (error);
  return lines;
}

static Run
run_case (Fixture           *fixture,
          const Case        *bad,
          const char *const *arguments)
{
  g_auto (GStrv) environment = g_get_environ ();

  if (bad->fault != NULL)
    {
      environment = g_environ_setenv (environment, "LD_PRELOAD", g_getenv ("HAW_FAULTY_DISK"), TRUE);
      environment = g_environ_setenv (environment, "HAW_FAULT", bad->fault, TRUE);
      environment = g_environ_setenv (environment, "HAW_FAULT_FILE", fixture->path, TRUE);
    }
  return run_cli (arguments, environment, bad->set_up);
}

static void
test_project (Fixture       *fixture,
              gconstpointer  data)
{
  const Case *bad = data;
  const char *const reading[] = { "list", fixture->path, "articles", NULL };
  const char *const writing[] = { "annotate", fixture->path, "1", "0", "4", NULL };
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_auto (Run) read = { 0 };
  g_auto (Run) written = { 0 };

  bad->spoil (fixture);
  before = describe (fixture->folder);
  read = run_case (fixture, bad, reading);
  if (!bad->reads)
    assert_sentence (&read, "affair.hawamish", bad->sentence);
  else
    g_assert_cmpint (read.status, ==, 0);

  written = run_case (fixture, bad, writing);
  assert_sentence (&written, "affair.hawamish", bad->sentence);
  if (g_strcmp0 (bad->fault, "vanish") == 0 || g_strcmp0 (bad->fault, "replace") == 0)
    return;
  after = describe (fixture->folder);
  g_assert_cmpstr (before, ==, after);
}

/* A damaged project says where its backup is and what else helps. */
static void
test_way_out (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *backups = g_build_filename (g_getenv ("XDG_STATE_HOME"), "hawamish", "backups",
                                               NULL);
  g_auto (Run) damaged = { 0 };
  g_auto (Run) gone = { 0 };

  spoil_pages (fixture);
  damaged = cli ("check", fixture->path, NULL);
  assert_sentence (&damaged, "affair.hawamish", "is damaged. Restore a backup");
  g_assert_nonnull (strstr (damaged.err, backups));
  g_assert_nonnull (strstr (damaged.err, "hawamish-cli restore"));
  g_assert_nonnull (strstr (damaged.err, "hawamish-cli recover"));

  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  gone = cli ("check", fixture->path, NULL);
  assert_sentence (&gone, "affair.hawamish", "There is no file");
  g_assert_nonnull (strstr (gone.err, backups));
}

typedef struct
{
  const char *name;
  const char *bytes;
  gssize size;
  const char *sentence;
} Text;

static const Text texts[] = {
  { "empty.txt", "", 0, "is empty. Choose a file with the text" },
  { "blank.txt", " \n\t\n \xe2\x80\x8f\n", -1, "is empty. Choose a file with the text" },
  { "binary.txt", "\x7f" "ELF\0\1\2\3\0\0\0\4\5\6", 14, "is not a text. Choose a file" },
  { "control.txt", "a\1b\2c\3d\4e\5f\6g\7", -1, "is not a text. Choose a file" },
};

static void
assert_text_refused (Fixture    *fixture,
                     const char *path,
                     const char *name,
                     const char *sentence)
{
  g_autofree char *before = describe (fixture->folder);
  g_autofree char *after = NULL;
  g_auto (Run) imported = cli ("import", fixture->path, path, NULL);
  g_auto (Run) extracted = cli ("extract", path, NULL);

  assert_sentence (&imported, name, sentence);
  assert_sentence (&extracted, name, sentence);
  after = describe (fixture->folder);
  g_assert_cmpstr (before, ==, after);
}

static void
test_texts (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *missing = g_build_filename (fixture->folder, "missing.txt", NULL);
  g_autofree char *pipe = g_build_filename (fixture->folder, "pipe.txt", NULL);
  g_autofree char *huge = g_build_filename (fixture->folder, "huge.txt", NULL);

  make_project (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *path = g_build_filename (fixture->folder, texts[i].name, NULL);

      store (path, texts[i].bytes, texts[i].size);
      assert_text_refused (fixture, path, texts[i].name, texts[i].sentence);
    }
  assert_text_refused (fixture, missing, "missing.txt", "is not there. Choose the file again");
  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  assert_text_refused (fixture, pipe, "pipe.txt", "is not a file. Choose a text file");
  assert_text_refused (fixture, "/dev/zero", "zero", "is not a file. Choose a text file");
  store (huge, "", 0);
  g_assert_cmpint (truncate (huge, 20 * 1000 * 1000 + 1), ==, 0);
  assert_text_refused (fixture, huge, "huge.txt", "is larger than 20 MB");
}

static void
test_unreadable_text (Fixture       *fixture,
                      gconstpointer  data)
{
  const char *const import[] = { "import", fixture->path, fixture->page, NULL };
  const char *const extract[] = { "extract", fixture->page, NULL };
  g_auto (Run) imported = { 0 };
  g_auto (Run) extracted = { 0 };

  make_project (fixture);
  g_assert_cmpint (g_chmod (fixture->page, 0), ==, 0);
  imported = run_cli (import, NULL, obey_permissions);
  assert_sentence (&imported, "page.txt", "You may not read");
  extracted = run_cli (extract, NULL, obey_permissions);
  assert_sentence (&extracted, "page.txt", "You may not read");
}

/* A few broken bytes do not keep a text out, but they are told of. */
static void
test_broken_utf8 (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "broken.txt", NULL);
  g_auto (Run) imported = { 0 };
  g_auto (Run) shown = { 0 };

  make_project (fixture);
  store (path, "نفي الخبر\n\nنفت البلدية \xff أن يكون الوفد قد وصل إلى الميناء.\n", -1);
  imported = cli ("import", fixture->path, path, NULL);
  g_assert_cmpint (imported.status, ==, 0);
  g_assert_nonnull (strstr (imported.err, "Some bytes of \u2068broken.txt\u2069 are no letters"));
  shown = cli ("show", fixture->path, "2", NULL);
  g_assert_nonnull (strstr (shown.out, "البلدية \ufffd أن"));
}

static void
test_again (Fixture       *fixture,
            gconstpointer  data)
{
  g_auto (Run) again = { 0 };
  g_auto (Run) listed = { 0 };

  make_project (fixture);
  again = cli ("import", fixture->path, fixture->page, NULL);
  g_assert_cmpint (again.status, ==, 0);
  g_assert_cmpstr (again.out, ==, "");
  g_assert_nonnull (strstr (again.err, "The text of \u2068page.txt\u2069 is in the project already"));
  listed = cli ("list", fixture->path, "articles", "--json", NULL);
  g_assert_true (strchr (listed.out, '\n') == listed.out + strlen (listed.out) - 1);
}

static void
test_dates (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *nines = g_strnfill (5000, '9');
  g_autofree char *slashes = g_strnfill (5000, '/');
  const char *const dates[] = {
    "yesterday", "2020-13", "2020-02-30", "2020-01-01/1990", "0000-00-00", "2020-07-03T25:00",
    "[2020..", "-", "٢٠٢٠-١٣", nines, slashes,
  };
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  make_project (fixture);
  before = describe (fixture->folder);
  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      g_auto (Run) event = cli ("event", "add", fixture->path, "--title", "x", "--date", dates[i],
                                NULL);
      g_auto (Run) import = cli ("import", fixture->path, fixture->page, "--published", dates[i],
                                 NULL);
      g_auto (Run) read = cli ("edtf", "2020", dates[i], NULL);
      g_auto (GStrv) lines = g_strsplit (read.out, "\n", -1);
      g_autofree char *head = g_utf8_substring (dates[i], 0, MIN (59, g_utf8_strlen (dates[i], -1)));
      g_autofree char *name = g_utf8_strlen (dates[i], -1) > 60 ? g_strconcat (head, "…", NULL)
                                                                : g_strdup (dates[i]);

      assert_sentence (&event, name, "given with --date can’t be read. At ");
      assert_sentence (&import, name, "given with --published can’t be read. At ");
      g_assert_cmpint (read.status, ==, 1);
      g_assert_nonnull (strstr (read.err, "\u20681\u2069 date can’t be read."));
      g_assert_cmpuint (g_strv_length (lines), ==, 3);
      g_assert_true (g_str_has_prefix (lines[0], "2020\tvalid\t"));
      g_assert_nonnull (strstr (lines[1], "\tnot valid\tAt "));
    }
  after = describe (fixture->folder);
  g_assert_cmpstr (before, ==, after);
}

/* What can't be written is never taken for written. */
static void
test_targets (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *closed = g_build_filename (fixture->folder, "closed", NULL);
  g_autofree char *target = g_build_filename (closed, "notes", NULL);
  g_autofree char *nowhere = g_build_filename (fixture->folder, "nowhere", "notes", NULL);
  const char *const *const runs[] = {
    (const char *const[]) { "new", target, NULL },
    (const char *const[]) { "new", nowhere, NULL },
    (const char *const[]) { "recover", fixture->path, target, NULL },
    (const char *const[]) { "restore", fixture->path, "1", target, NULL },
  };
  const char *const export[] = { "export", fixture->path, "--format", "html", "--output", target,
                                 NULL };
  g_auto (Run) exported = { 0 };

  make_project (fixture);
  g_assert_cmpint (g_mkdir (closed, 0500), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (runs); i++)
    {
      g_auto (Run) run = run_cli (runs[i], NULL, obey_permissions);

      assert_sentence (&run, i == 3 ? "notes.hawamish" : "notes", "Choose another folder");
    }
  exported = run_cli (export, NULL, obey_permissions);
  assert_sentence (&exported, target, ": \u2068Permission denied\u2069. Choose another place");
  g_assert_cmpint (g_rmdir (closed), ==, 0);
}

static void
fill_output (gpointer data)
{
  int full = g_open ("/dev/full", O_WRONLY | O_CLOEXEC, 0);

  dup2 (full, STDOUT_FILENO);
}

static void
test_output (Fixture       *fixture,
             gconstpointer  data)
{
  const char *const list[] = { "list", fixture->path, "articles", NULL };
  g_auto (Run) run = { 0 };

  make_project (fixture);
  run = run_cli (list, NULL, fill_output);
  g_assert_cmpint (run.status, ==, 1);
  g_assert_nonnull (strstr (run.err, "The output could not be written"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_assert_nonnull (g_getenv ("HAW_CLI"));
  g_assert_nonnull (g_getenv ("HAW_FAULTY_DISK"));

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/bad-input/project/", cases[i].name, NULL);

      g_test_add (path, Fixture, &cases[i], set_up, test_project, tear_down);
    }
#define ADD(name, func) g_test_add ("/bad-input/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("way-out", test_way_out);
  ADD ("texts", test_texts);
  ADD ("unreadable-text", test_unreadable_text);
  ADD ("broken-utf8", test_broken_utf8);
  ADD ("again", test_again);
  ADD ("dates", test_dates);
  ADD ("targets", test_targets);
  ADD ("output", test_output);

  return g_test_run ();
}
