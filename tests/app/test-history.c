/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "history-edits.h"

/* Random scripts of edits: undoing all of one gives the start again row for row, redoing all gives the
 * end, closed and opened again on the way or not. HAW_HISTORY_SCRIPTS says how many. */

#define N_SCRIPTS 1000
#define N_SHARED 20         /* scripts after another in one project: the end of one starts the next */
#define MAX_EDITS 8
#define REOPEN 60           /* one time in so many the project is closed and opened again */
#define TEXT "وصل الوزير إلى العاصمة الجمعة 🕊 وغادرها أمس السبت إلى جهة لم تعلن."

static gboolean
finish (HawProject    *project,
        GAsyncResult **slot,
        GError       **error)
{
  g_autoptr (GAsyncResult) result = haw_await (slot);

  *slot = NULL;
  return haw_project_edit_finish (project, result, error);
}

static guint n_asked[G_N_ELEMENTS (edits)];
static guint n_made[G_N_ELEMENTS (edits)];

/* Makes one edit, or none where chance chose one that has nothing to work on or is refused. */
static void
random_edit (HawProject *project,
             GRand      *rand)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (Draw) draw = { .project = project, .rand = rand, .slot = &result };
  guint which = (guint) g_rand_int_range (rand, 0, G_N_ELEMENTS (edits));

  draw_rows (&draw);
  for (guint i = 0; i < G_N_ELEMENTS (edits[which].needs) && edits[which].needs[i] != 0; i++)
    if (G_STRUCT_MEMBER (gint64, &draw, edits[which].needs[i]) == 0)
      return;
  n_asked[which]++;
  edits[which].ask (&draw);
  if (draw.ended ? draw.made : finish (project, &result, &error))
    n_made[which]++;
  else if (draw.ended)
    return;
  else if (!g_error_matches (error, HAW_ERROR, HAW_ERROR_INVALID) &&
           !g_error_matches (error, HAW_ERROR, HAW_ERROR_NOT_FOUND) &&
           !g_error_matches (error, HAW_ERROR, HAW_ERROR_MISFIT) && error->domain != HAW_EDTF_ERROR)
    /* A step that others build on stays. */
    g_assert_error (error, HAW_ERROR, HAW_ERROR_STALE);
}

static gpointer
dump (HawDb         *db,
      gpointer       data,
      GCancellable  *cancellable,
      GError       **error)
{
  static const char *const tables[] = {
    "outlet", "article", "region", "code", "annotation", "annotation_code", "note", "actor",
    "actor_name", "mention", "event", "participant", "evidence", "proposal", "link", "anchor",
    "attribute", "attribute_value", "distinct_actors", "note_template", "saved_range",
  };
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT * FROM %s ORDER BY id", tables[i]);
      g_autoptr (HawStmt) stmt = haw_db_prepare (db, g_intern_string (sql), error);

      g_string_append_printf (all, "%s\n", tables[i]);
      while (haw_stmt_step (stmt, error) == HAW_STEP_ROW)
        {
          for (int column = 0; column < haw_stmt_get_n_columns (stmt); column++)
            {
              g_autofree char *text = haw_stmt_dup_text (stmt, column);

              g_string_append_printf (all, "%s%s|", haw_stmt_is_null (stmt, column) ? "NULL" : "",
                                      text);
            }
          g_string_append_c (all, '\n');
        }
    }

  return g_string_free (all, FALSE);
}

/* What no edit may leave behind, whichever steps it takes back. */
static gpointer
count_faults (HawDb         *db,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  static const char *const queries[] = {
    "SELECT count (*) FROM pragma_foreign_key_check",
    "SELECT count (*) FROM note WHERE target = 'annotation'"
    " AND target_id NOT IN (SELECT id FROM annotation)",
    "SELECT count (*) FROM note WHERE target = 'code' AND target_id NOT IN (SELECT id FROM code)",
    "SELECT count (*) FROM note WHERE target = 'event' AND target_id NOT IN (SELECT id FROM event)",
    "SELECT count (*) FROM (SELECT 1 FROM note GROUP BY target, target_id HAVING count (*) > 1)",
    "SELECT count (*) FROM (SELECT 1 FROM code GROUP BY name HAVING count (*) > 1)",
    "WITH RECURSIVE above (id, parent) AS (SELECT id, parent FROM code UNION"
    " SELECT above.id, code.parent FROM code JOIN above ON code.id = above.parent)"
    " SELECT count (*) FROM above WHERE id = parent",
    "SELECT count (*) FROM (SELECT 1 FROM outlet GROUP BY name HAVING count (*) > 1)",
    "SELECT count (*) FROM (SELECT 1 FROM evidence GROUP BY event, annotation HAVING count (*) > 1)",
    "SELECT count (*) FROM annotation a JOIN article_text t ON t.id = a.text"
    " WHERE a.quote <> substr (t.text, a.start + 1, a.end - a.start)",
  };

  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      gint64 faults = 0;

      g_assert_true (haw_db_get_int (db, &faults, error, queries[i], ""));
      if (faults != 0)
        return g_strdup (queries[i]);
    }

  return g_strdup ("");
}

static char *
state_of (HawProject *project)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  char *state;

  haw_project_read_async (project, dump, NULL, NULL, g_free, NULL, haw_await_cb, &result);
  state = haw_project_read_finish (project, haw_await (&result), &error);
  g_assert_no_error (error);
  return state;
}

static void
assert_sound (HawProject *project)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *fault = NULL;

  haw_project_read_async (project, count_faults, NULL, NULL, g_free, NULL, haw_await_cb, &result);
  fault = haw_project_read_finish (project, haw_await (&result), NULL);
  g_assert_cmpstr (fault, ==, "");
}

static HawProject *
maybe_reopen (HawProject *project,
              const char *path,
              GRand      *rand)
{
  g_autoptr (GError) error = NULL;

  if (g_rand_int_range (rand, 0, REOPEN) != 0)
    return project;
  haw_test_close_project (project);
  haw_test_finalize (project);
  project = haw_test_open_project (path, &error);
  g_assert_no_error (error);
  return project;
}

/* Undoes a step after @base, or redoes one that is undone; FALSE where there is none. */
static gboolean
walk_step (HawProject *project,
           gboolean    redo,
           gint64      base)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;

  haw_project_undo_towards_async (project, redo, redo ? 0 : base + 1, NULL, haw_await_cb, &result);
  label = haw_project_undo_finish (project, haw_await (&result), &error);
  if (!g_error_matches (error, HAW_ERROR, HAW_ERROR_NOTHING))
    g_assert_no_error (error);
  return label != NULL;
}

static HawProject *
walk_history (HawProject *project,
              gboolean    redo,
              gint64      base,
              const char *path,
              GRand      *rand)
{
  while (walk_step (project, redo, base))
    project = maybe_reopen (project, path, rand);

  return project;
}

static gpointer
read_last_done (HawDb         *db,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  gint64 *id = g_new0 (gint64, 1);

  g_assert_true (haw_history_read_last_done (db, id, error));
  return id;
}

static gint64
get_last_done (HawProject *project)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree gint64 *id = NULL;

  haw_project_read_async (project, read_last_done, NULL, NULL, g_free, NULL, haw_await_cb,
                          &result);
  id = haw_project_read_finish (project, haw_await (&result), NULL);
  return *id;
}

static gboolean
insert_range (HawDb    *db,
              gpointer  data,
              GError  **error)
{
  g_autofree char *uuid = haw_uuid_new ();

  return haw_db_run (db, error, "INSERT INTO saved_range (uuid, name, start, end)"
                                " VALUES (?, '', 0, 1)", "s", uuid);
}

/* A step that no run of typing goes on across. */
static void
end_run (HawProject *project)
{
  g_autoptr (GAsyncResult) result = NULL;

  haw_project_edit_async (project, haw_label_new ("Save Range", NULL), NULL, insert_range, NULL, NULL,
                          NULL, haw_await_cb, &result);
  g_assert_true (finish (project, &result, NULL));
}

/* One script in a project that is as an earlier one left it. */
static HawProject *
run_script (HawProject *project,
            const char *path,
            GRand      *rand)
{
  guint n_edits = (guint) g_rand_int_range (rand, 2, MAX_EDITS + 1);
  g_autofree char *start = NULL;
  g_autofree char *end = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;
  gint64 base;

  end_run (project);
  base = get_last_done (project);
  start = state_of (project);
  for (guint i = 0; i < n_edits; i++)
    {
      random_edit (project, rand);
      project = maybe_reopen (project, path, rand);
    }
  end = state_of (project);
  assert_sound (project);

  project = walk_history (project, FALSE, base, path, rand);
  undone = state_of (project);
  g_assert_cmpstr (undone, ==, start);
  project = walk_history (project, TRUE, base, path, rand);
  redone = state_of (project);
  g_assert_cmpstr (redone, ==, end);

  return project;
}

static void
test_random_scripts (void)
{
  const char *wanted = g_getenv ("HAW_HISTORY_SCRIPTS");
  guint64 n_scripts = wanted != NULL ? g_ascii_strtoull (wanted, NULL, 10) : N_SCRIPTS;

  for (guint64 first = 0; first < n_scripts; first += N_SHARED)
    {
      g_autofree char *folder = haw_test_folder ();
      g_autofree char *path = g_build_filename (folder, "affair.hawamish", NULL);
      HawProject *project = haw_test_new_project (path);

      haw_test_add_articles (project, "خبر", TEXT, 3);
      for (guint64 seed = first; seed < MIN (first + N_SHARED, n_scripts); seed++)
        {
          g_autoptr (GRand) rand = g_rand_new_with_seed ((guint32) seed + 1);

          g_test_message ("script %" G_GUINT64_FORMAT " of those from %" G_GUINT64_FORMAT, seed,
                          first);
          project = run_script (project, path, rand);
        }
      haw_test_close_project (project);
      haw_test_finalize (project);
      haw_test_remove (folder);
    }

  for (guint i = 0; i < G_N_ELEMENTS (edits); i++)
    {
      g_test_message ("edit %u: %u of %u made", i, n_made[i], n_asked[i]);
      g_assert_true (n_scripts < N_SCRIPTS || n_made[i] > 0);
    }
}

/* What is stored for good is the subject of the crash tests: in memory the disk costs nothing. */
static void
prefer_memory (void)
{
  if (g_getenv ("TMPDIR") == NULL && g_access ("/dev/shm", R_OK | W_OK | X_OK) == 0)
    g_setenv ("TMPDIR", "/dev/shm", TRUE);
}

int
main (int    argc,
      char **argv)
{
  prefer_memory ();
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/history/random-scripts", test_random_scripts);

  return g_test_run ();
}
