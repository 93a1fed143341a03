/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/haw-article-span.h"

#include "time/haw-civil.h"

static gpointer
read_span (HawDb         *db,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autoptr (HawStmt) stmt =
    haw_db_query (db, error,
                  HAW_DB_SCAN "SELECT count (published_start), coalesce (min (published_start), 0),"
                  " coalesce (max (published_start), 0) FROM article WHERE removed_at IS NULL", "");
  HawArticleSpan *span;
  const gint64 day = HAW_SECONDS_PER_DAY;

  if (stmt == NULL || haw_stmt_step (stmt, error) != HAW_STEP_ROW)
    return NULL;

  span = g_new0 (HawArticleSpan, 1);
  if (haw_stmt_get_int (stmt, 0) > 0)
    {
      span->start = haw_floor_div (haw_stmt_get_int (stmt, 1), day) * day;
      span->end = (haw_floor_div (haw_stmt_get_int (stmt, 2), day) + 1) * day;
    }

  return span;
}

void
haw_article_span_read_async (HawProject          *project,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  g_return_if_fail (HAW_IS_PROJECT (project));

  haw_project_read_async (project, read_span, NULL, NULL, g_free, cancellable, callback, user_data);
}
