/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/haw-annotation-edit.h"
#include "model/haw-code-list.h"
#include "model/haw-codebook-edit.h"
#include "support/haw-test-article.h"
#include "support/haw-test-edit.h"

G_BEGIN_DECLS

/* A project with an article and what is in its codebook, as text. */

static inline gint64
haw_test_annotate (HawProject   *project,
                   gint64        start,
                   gint64        end,
                   const gint64 *codes,
                   gsize         n)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id;

  haw_annotation_add_async (project, 1, start, end, codes, n, NULL, NULL, haw_await_cb, &result);
  id = haw_annotation_add_finish (project, haw_await (&result), &error);
  g_assert_no_error (error);
  return id;
}

static inline gpointer
haw_test_read_codebook (HawDb         *db,
                        gpointer       data,
                        GCancellable  *cancellable,
                        GError       **error)
{
  const char *queries[] = {
    HAW_DB_SCAN "SELECT * FROM code ORDER BY id",
    HAW_DB_SCAN "SELECT * FROM annotation_code ORDER BY id",
    HAW_DB_SCAN "SELECT target, target_id, body FROM note ORDER BY id",
  };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      g_autoptr (HawStmt) stmt = haw_db_query (db, error, queries[i], "");

      while (haw_stmt_step (stmt, NULL) == HAW_STEP_ROW)
        for (int column = 0; column < haw_stmt_get_n_columns (stmt); column++)
          {
            g_autofree char *value = haw_stmt_dup_text (stmt, column);

            g_string_append_printf (text, "%s%s", value,
                                    column + 1 < haw_stmt_get_n_columns (stmt) ? "|" : "\n");
          }
    }
  return g_string_free (text, FALSE);
}

/* Every row of the codebook, of what is coded and of the notes. */
static inline char *
haw_test_dump_codebook (HawProject *project)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  char *text;

  haw_project_read_async (project, haw_test_read_codebook, NULL, NULL, g_free, NULL, haw_await_cb,
                          &result);
  text = haw_project_read_finish (project, haw_await (&result), &error);
  g_assert_no_error (error);
  return text;
}

/* The step that was made last is undone and redone: row for row as before and as after. */
static inline void
haw_test_there_and_back (HawProject *project,
                         const char *before)
{
  g_autofree char *after = haw_test_dump_codebook (project);
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (before, !=, after);
  g_free (haw_test_undo (project, FALSE, &error));
  g_assert_no_error (error);
  undone = haw_test_dump_codebook (project);
  g_assert_cmpstr (undone, ==, before);
  g_free (haw_test_undo (project, TRUE, &error));
  g_assert_no_error (error);
  redone = haw_test_dump_codebook (project);
  g_assert_cmpstr (redone, ==, after);
}

/* The edit of @result was refused, and nothing was changed. */
static inline void
haw_test_refused (HawProject    *project,
                  GAsyncResult **result,
                  const char    *before,
                  int            code)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *after = NULL;

  g_assert_false (haw_project_edit_finish (project, haw_await (result), &error));
  g_assert_error (error, HAW_ERROR, code);
  g_clear_object (result);
  after = haw_test_dump_codebook (project);
  g_assert_cmpstr (after, ==, before);
}

G_END_DECLS
