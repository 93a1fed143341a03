/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/haw-annotation-edit.h"
#include "model/haw-annotation-split.h"
#include "model/haw-article-edit.h"
#include "model/haw-code-edit.h"
#include "model/haw-event-edit.h"
#include "model/haw-note.h"
#include "support/haw-test-article.h"

/* Random scripts of edits: undoing all of one gives the start again row for row, redoing all gives the
 * end, closed and opened again on the way or not. */

#define N_SCRIPTS 40
#define N_EDITS 25
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

/* One row id of a table, or 0 where it is empty. */
static gpointer
pick_id (HawDb         *db,
         gpointer       data,
         GCancellable  *cancellable,
         GError       **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT coalesce ((SELECT id FROM %s"
                                          " ORDER BY random () LIMIT 1), 0)", (char *) data);
  g_autoptr (HawStmt) stmt = haw_db_prepare (db, g_intern_string (sql), error);
  gint64 *id = g_new0 (gint64, 1);

  g_assert_cmpint (haw_stmt_step (stmt, error), ==, HAW_STEP_ROW);
  *id = haw_stmt_get_int (stmt, 0);
  return id;
}

static gint64
pick (HawProject *project,
      const char *table)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree gint64 *id = NULL;

  haw_project_read_async (project, pick_id, (gpointer) table, NULL, g_free, NULL, haw_await_cb,
                          &result);
  id = haw_project_read_finish (project, haw_await (&result), NULL);
  return *id;
}

static char *
words (GRand *rand)
{
  return g_strdup_printf ("كلمة %u", g_rand_int (rand) % 5);
}

/* Asks for one edit; FALSE if there was nothing to do it on. */
static gboolean
random_edit (HawProject    *project,
             GRand         *rand,
             GAsyncResult **slot)
{
  g_autofree char *text = words (rand);
  const char *const actors[] = { text, "الرئيس", NULL };
  const char *dates[] = { "2020-07-03", "2020-07", "2020~", "2020/2021", "" };
  gint64 annotation = pick (project, "annotation");
  gint64 code = pick (project, "code");
  gint64 event = pick (project, "event");
  gint64 article = pick (project, "article");
  gint64 start = g_rand_int_range (rand, 0, 40);
  HawCodeFields code_fields = { .name = text, .key = g_rand_boolean (rand) ? "1" : NULL };
  HawEventFields event_fields = { text, dates[g_rand_int_range (rand, 0, 5)], text, actors,
                                  g_rand_int_range (rand, -1, 3) };
  HawArticleFields article_fields = { .title = text, .outlet = text, .published = "2020-07" };

  switch (g_rand_int_range (rand, 0, 13))
    {
    case 0: case 1:
      haw_annotation_add_async (project, article, start, start + 5, &code, code != 0, NULL, NULL,
                                haw_await_cb, slot);
      return TRUE;
    case 2:
      haw_code_add_async (project, &code_fields, NULL, haw_await_cb, slot);
      return TRUE;
    case 3:
      haw_event_add_async (project, &event_fields, article, start, start + 7, NULL, haw_await_cb,
                           slot);
      return TRUE;
    case 4:
      haw_article_update_async (project, &article, 1, &article_fields, NULL, haw_await_cb, slot);
      return TRUE;
    case 5:
      haw_article_remove_async (project, &article, 1, NULL, haw_await_cb, slot);
      return TRUE;
    default:
      break;
    }
  if (annotation == 0 || code == 0 || event == 0)
    return FALSE;
  switch (g_rand_int_range (rand, 0, 9))
    {
    case 0: haw_annotation_remove_async (project, annotation, NULL, haw_await_cb, slot); break;
    case 1: haw_annotation_set_code_async (project, annotation, code, g_rand_boolean (rand), NULL,
                                           haw_await_cb, slot); break;
    case 2: haw_annotation_set_range_async (project, annotation, start, start + 3, NULL,
                                            NULL, haw_await_cb, slot); break;
    case 3: haw_note_set_async (project, HAW_NOTE_ON_ANNOTATION, annotation,
                                g_rand_boolean (rand) ? text : "", NULL, haw_await_cb, slot); break;
    case 4: haw_event_update_async (project, event, &event_fields, NULL, haw_await_cb, slot); break;
    case 5: haw_event_remove_async (project, event, NULL, haw_await_cb, slot); break;
    case 6: haw_event_add_evidence_async (project, event, annotation, "denies", NULL, haw_await_cb,
                                          slot); break;
    case 7: haw_annotation_split_async (project, annotation, start + 2, NULL, haw_await_cb,
                                        slot); break;
    default: haw_code_remove_async (project, code, "x", NULL, haw_await_cb, slot); break;
    }
  return TRUE;
}

static gpointer
dump (HawDb         *db,
      gpointer       data,
      GCancellable  *cancellable,
      GError       **error)
{
  static const char *const tables[] = {
    "outlet", "article", "code", "annotation", "annotation_code", "note", "actor", "actor_name",
    "event", "participant", "evidence",
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

static HawProject *
maybe_reopen (HawProject *project,
              const char *path,
              GRand      *rand)
{
  g_autoptr (GError) error = NULL;

  if (g_rand_int_range (rand, 0, 12) != 0)
    return project;
  haw_test_close_project (project);
  haw_test_finalize_project (project);
  project = haw_test_open_project (path, &error);
  g_assert_no_error (error);
  return project;
}

static HawProject *
walk_history (HawProject *project,
              gboolean    redo,
              const char *path,
              GRand      *rand)
{
  while (redo ? haw_project_get_can_redo (project) : haw_project_get_can_undo (project))
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *label = haw_test_undo (project, redo, &error);

      g_assert_no_error (error);
      project = maybe_reopen (project, path, rand);
    }

  return project;
}

static gboolean
forget_history (HawDb    *db,
                gpointer  data,
                GError  **error)
{
  return haw_db_run (db, error, "DELETE FROM history", "");
}

static void
run_script (guint32 seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autofree char *folder = haw_test_folder ();
  g_autofree char *path = g_build_filename (folder, "affair.hawamish", NULL);
  g_autofree char *start = NULL;
  g_autofree char *end = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  HawProject *project = haw_test_new_project (path);

  haw_test_add_articles (project, "خبر", TEXT, 3);
  haw_project_batch_async (project, forget_history, NULL, NULL, NULL, haw_await_cb, &result);
  g_assert_true (finish (project, &result, NULL));
  start = state_of (project);

  for (guint i = 0; i < N_EDITS; i++)
    {
      g_autoptr (GError) error = NULL;

      /* A name that is taken is refused; that too must leave nothing behind. */
      if (random_edit (project, rand, &result) && !finish (project, &result, &error))
        g_assert_error (error, HAW_ERROR, HAW_ERROR_INVALID);
      project = maybe_reopen (project, path, rand);
    }
  end = state_of (project);

  project = walk_history (project, FALSE, path, rand);
  undone = state_of (project);
  g_assert_cmpstr (undone, ==, start);
  project = walk_history (project, TRUE, path, rand);
  redone = state_of (project);
  g_assert_cmpstr (redone, ==, end);

  haw_test_close_project (project);
  haw_test_finalize_project (project);
  haw_test_remove (folder);
}

static void
test_random_scripts (void)
{
  for (guint32 seed = 1; seed <= N_SCRIPTS; seed++)
    {
      g_test_message ("seed %u", seed);
      run_script (seed);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/history/random-scripts", test_random_scripts);

  return g_test_run ();
}
