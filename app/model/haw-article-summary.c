/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-article-summary.h"

static void
found_value_free (gpointer data)
{
  HawFoundValue *found = data;

  g_free (found->field);
  g_free (found->value);
  g_free (found->origin);
  g_free (found);
}

void
haw_article_summary_free (HawArticleSummary *summary)
{
  g_free (summary->title);
  g_free (summary->outlet);
  g_free (summary->byline);
  g_free (summary->published);
  g_free (summary->language);
  g_ptr_array_unref (summary->found);
  g_array_unref (summary->attributes);
  g_free (summary);
}

static gboolean
add_fields (HawDb              *db,
            gint64              article,
            HawArticleSummary  *summary,
            GError            **error)
{
  g_autoptr (HawStmt) stmt =
    haw_db_query (db, error,
                  "SELECT a.title, coalesce (o.name, ''), a.byline, a.published, a.language"
                  " FROM article a LEFT JOIN outlet o ON o.id = a.outlet"
                  " WHERE a.id = ? AND a.removed_at IS NULL", "i", article);
  char **const fields[] = {
    &summary->title, &summary->outlet, &summary->byline, &summary->published, &summary->language,
  };
  HawStep step;

  if (stmt == NULL || (step = haw_stmt_step (stmt, error)) == HAW_STEP_ERROR)
    return FALSE;
  if (step == HAW_STEP_DONE)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    haw_common_values_take (fields[i], haw_stmt_dup_text (stmt, (int) i), summary->n);
  return haw_common_values_add (db, HAW_ATTRIBUTE_OF_ARTICLE, article, summary->n++,
                                summary->attributes, error);
}

/* The rows come surest first, so that a value found twice in one article counts once. */
static gboolean
add_found (HawDb              *db,
           gint64              article,
           GHashTable         *found,
           GError            **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_direct_hash, g_direct_equal);
  g_autoptr (HawStmt) stmt =
    haw_db_query (db, error,
                  "SELECT field, value, origin, confidence FROM candidate WHERE article = ?"
                  " ORDER BY confidence DESC, id", "i", article);
  HawStep step = HAW_STEP_ERROR;

  while (stmt != NULL && (step = haw_stmt_step (stmt, error)) == HAW_STEP_ROW)
    {
      g_autofree char *field = haw_stmt_dup_text (stmt, 0);
      g_autofree char *value = haw_stmt_dup_text (stmt, 1);
      g_autofree char *key = g_strdup_printf ("%s\n%s", field, value);
      HawFoundValue *known = g_hash_table_lookup (found, key);

      if (known == NULL)
        {
          known = g_new0 (HawFoundValue, 1);
          known->field = g_steal_pointer (&field);
          known->value = g_steal_pointer (&value);
          g_hash_table_insert (found, g_strdup (key), known);
        }
      if (haw_stmt_get_double (stmt, 3) > known->confidence || known->origin == NULL)
        {
          g_free (known->origin);
          known->origin = haw_stmt_dup_text (stmt, 2);
          known->confidence = haw_stmt_get_double (stmt, 3);
        }
      if (g_hash_table_add (seen, known))
        known->n++;
    }

  return step == HAW_STEP_DONE;
}

static int
compare_found (gconstpointer a,
               gconstpointer b)
{
  const HawFoundValue *first = *(HawFoundValue *const *) a;
  const HawFoundValue *second = *(HawFoundValue *const *) b;
  int order = g_strcmp0 (first->field, second->field);

  if (order == 0)
    order = (first->n < second->n) - (first->n > second->n);
  if (order == 0)
    order = (first->confidence < second->confidence) - (first->confidence > second->confidence);
  return order != 0 ? order : g_strcmp0 (first->value, second->value);
}

static gpointer
load_summary (HawDb         *db,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  GArray *articles = data;
  g_autoptr (HawArticleSummary) summary = g_new0 (HawArticleSummary, 1);
  g_autoptr (GHashTable) found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer value;

  summary->found = g_ptr_array_new_with_free_func (found_value_free);
  summary->attributes = haw_common_values_new ();
  for (guint i = 0; i < articles->len; i++)
    {
      gint64 article = g_array_index (articles, gint64, i);

      if (!add_fields (db, article, summary, error) || !add_found (db, article, found, error))
        {
          g_hash_table_iter_init (&iter, found);
          while (g_hash_table_iter_next (&iter, NULL, &value))
            found_value_free (value);
          return NULL;
        }
    }

  g_hash_table_iter_init (&iter, found);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    g_ptr_array_add (summary->found, value);
  g_ptr_array_sort (summary->found, compare_found);
  return g_steal_pointer (&summary);
}

static gpointer
find_incomplete (HawDb         *db,
                 gpointer       data,
                 GCancellable  *cancellable,
                 GError       **error)
{
  GArray *articles = data;
  g_autoptr (GArray) incomplete = g_array_new (FALSE, FALSE, sizeof (HawIncompleteArticle));

  for (guint i = 0; i < articles->len; i++)
    {
      HawIncompleteArticle article = { .id = g_array_index (articles, gint64, i) };
      g_autoptr (HawStmt) stmt =
        haw_db_query (db, error,
                      "SELECT published = '', outlet IS NULL FROM article"
                      " WHERE id = ? AND removed_at IS NULL", "i", article.id);
      HawStep step;

      if (stmt == NULL || (step = haw_stmt_step (stmt, error)) == HAW_STEP_ERROR)
        return NULL;
      if (step == HAW_STEP_DONE)
        continue;
      article.no_date = haw_stmt_get_int (stmt, 0) != 0;
      article.no_outlet = haw_stmt_get_int (stmt, 1) != 0;
      if (article.no_date || article.no_outlet)
        g_array_append_val (incomplete, article);
    }

  return g_steal_pointer (&incomplete);
}

static GArray *
copy_ids (const gint64 *articles,
          gsize         n)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (n > 0)
    g_array_append_vals (ids, articles, n);
  return ids;
}

void
haw_article_summary_load_async (HawProject          *project,
                                const gint64        *articles,
                                gsize                n,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  g_return_if_fail (HAW_IS_PROJECT (project));

  haw_project_read_async (project, load_summary, copy_ids (articles, n),
                          (GDestroyNotify) g_array_unref,
                          (GDestroyNotify) haw_article_summary_free, cancellable, callback,
                          user_data);
}

void
haw_article_find_incomplete_async (HawProject          *project,
                                   const gint64        *articles,
                                   gsize                n,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  g_return_if_fail (HAW_IS_PROJECT (project));

  haw_project_read_async (project, find_incomplete, copy_ids (articles, n),
                          (GDestroyNotify) g_array_unref, (GDestroyNotify) g_array_unref,
                          cancellable, callback, user_data);
}
