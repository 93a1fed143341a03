/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-article-query.h"
#include "text/haw-fold.h"

/* Undated and untitled articles come last in either direction; the id settles ties. */
static const char *const queries[][2] = {
#define QUERY(order) \
  HAW_DB_SCAN "SELECT a.id, a.title, coalesce (o.name, ''), a.byline, a.published, " \
  HAW_ARTICLE_FILTERED " FROM article a LEFT JOIN outlet o ON o.id = a.outlet" \
  " WHERE a.removed_at IS NULL ORDER BY " order
  [HAW_ARTICLE_SORT_PUBLISHED] = {
    QUERY ("a.published_start IS NULL, a.published_start, a.id"),
    QUERY ("a.published_start IS NULL, a.published_start DESC, a.id DESC"),
  },
  [HAW_ARTICLE_SORT_TITLE] = {
    QUERY ("a.title = '', a.title, a.id"),
    QUERY ("a.title = '', a.title DESC, a.id DESC"),
  },
  [HAW_ARTICLE_SORT_OUTLET] = {
    QUERY ("o.name IS NULL, o.name, a.published_start, a.id"),
    QUERY ("o.name IS NULL, o.name DESC, a.published_start DESC, a.id DESC"),
  },
  [HAW_ARTICLE_SORT_ANNOTATIONS] = {
    QUERY ("(SELECT count (*) FROM annotation WHERE article = a.id), a.id"),
    QUERY ("(SELECT count (*) FROM annotation WHERE article = a.id) DESC, a.id DESC"),
  },
  [HAW_ARTICLE_SORT_ADDED] = {
    QUERY ("a.id"),
    QUERY ("a.id DESC"),
  },
#undef QUERY
};

HawArticleQuery *
haw_article_query_new (const char       *words,
                       HawArticleFilter *filter)
{
  HawArticleQuery *query = g_new0 (HawArticleQuery, 1);

  query->words = haw_fold_split (words);
  query->filter = haw_article_filter_ref (filter);
  return query;
}

void
haw_article_query_free (HawArticleQuery *query)
{
  g_strfreev (query->words);
  haw_article_filter_unref (query->filter);
  g_free (query);
}

void
haw_article_ids_free (HawArticleIds *ids)
{
  g_array_unref (ids->ids);
  g_free (ids);
}

gboolean
haw_article_query_matches (const HawArticleQuery *query,
                           HawStmt               *stmt,
                           int                    column)
{
  g_autoptr (GString) all = NULL;
  g_autofree char *folded = NULL;

  if (query->words[0] == NULL)
    return TRUE;
  all = g_string_new (NULL);
  for (int i = column; i < column + 4; i++)
    {
      g_autofree char *text = haw_stmt_dup_text (stmt, i);

      g_string_append_printf (all, "%s\n", text);
    }
  folded = haw_fold (all->str);
  return haw_fold_has_words (folded, (const char *const *) query->words);
}

gpointer
haw_article_query_run (HawDb         *db,
                       gpointer       data,
                       GCancellable  *cancellable,
                       GError       **error)
{
  const HawArticleQuery *query = data;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (HawStmt) stmt =
    haw_db_prepare (db, queries[query->sort][query->descending ? 1 : 0], error);
  HawArticleIds *result;
  HawStep step = HAW_STEP_ERROR;
  guint n_total = 0;

  if (stmt == NULL)
    return NULL;
  haw_article_filter_bind (query->filter, stmt);
  while ((step = haw_stmt_step (stmt, error)) == HAW_STEP_ROW)
    {
      gint64 id = haw_stmt_get_int (stmt, 0);

      n_total++;
      if (haw_stmt_get_int (stmt, 5) != 0 && haw_article_query_matches (query, stmt, 1))
        g_array_append_val (ids, id);
    }
  if (step != HAW_STEP_DONE)
    return NULL;

  result = g_new0 (HawArticleIds, 1);
  result->ids = g_steal_pointer (&ids);
  result->n_total = n_total;
  return result;
}
