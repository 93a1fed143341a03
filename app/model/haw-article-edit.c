/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-article-edit.h"
#include "haw-redate.h"
#include "project/haw-clock.h"
#include "text/haw-fold.h"
#include "time/haw-edtf.h"

typedef struct
{
  GArray *articles;   /* gint64 */
  char *title;
  char *outlet;
  char *byline;
  char *published;
  char *language;
  char *url;
  GArray *attributes; /* HawAttributeSetting, its value owned */
  GPtrArray *redates; /* or NULL */

  gint64 outlet_id;   /* 0 for none */
  char *date;         /* normalised */
  gboolean dated;
  HawBounds bounds;
  guint n_changed;
} ArticleEdit;

static void
setting_clear (gpointer data)
{
  g_free ((char *) ((HawAttributeSetting *) data)->value);
}

static void
article_edit_free (ArticleEdit *edit)
{
  g_array_unref (edit->articles);
  g_array_unref (edit->attributes);
  g_clear_pointer (&edit->redates, g_ptr_array_unref);
  g_free (edit->title);
  g_free (edit->outlet);
  g_free (edit->byline);
  g_free (edit->published);
  g_free (edit->language);
  g_free (edit->url);
  g_free (edit->date);
  g_free (edit);
}

static ArticleEdit *
article_edit_new (const gint64           *articles,
                  gsize                   n,
                  const HawArticleFields *fields)
{
  ArticleEdit *edit = g_new0 (ArticleEdit, 1);

  edit->articles = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_vals (edit->articles, articles, n);
  edit->attributes = g_array_new (FALSE, FALSE, sizeof (HawAttributeSetting));
  g_array_set_clear_func (edit->attributes, setting_clear);
  if (fields == NULL)
    return edit;
  edit->title = g_strdup (fields->title);
  edit->outlet = g_strdup (fields->outlet);
  edit->byline = g_strdup (fields->byline);
  edit->published = g_strdup (fields->published);
  edit->language = g_strdup (fields->language);
  edit->url = g_strdup (fields->url);
  edit->redates = fields->redates != NULL ? g_ptr_array_ref (fields->redates) : NULL;
  for (gsize i = 0; i < fields->n_attributes; i++)
    {
      const HawAttributeSetting setting = {
        fields->attributes[i].attribute, g_strdup (fields->attributes[i].value),
      };

      g_array_append_val (edit->attributes, setting);
    }
  return edit;
}

gint64
haw_outlet_ensure (HawDb       *db,
                   const char  *name,
                   GError     **error)
{
  g_autofree char *uuid = haw_uuid_new ();
  g_autofree char *wanted = haw_fold_name (name);
  g_autofree char *stripped = g_strstrip (g_strdup (name));
  g_autoptr (HawStmt) stmt = haw_db_query (db, error, HAW_DB_SCAN
                                           "SELECT id, name FROM outlet ORDER BY id", "");
  HawStep step = HAW_STEP_ERROR;

  while (stmt != NULL && (step = haw_stmt_step (stmt, error)) == HAW_STEP_ROW)
    {
      g_autofree char *other = haw_stmt_dup_text (stmt, 1);
      g_autofree char *folded = haw_fold_name (other);

      if (g_str_equal (folded, wanted))
        return haw_stmt_get_int (stmt, 0);
    }
  if (step == HAW_STEP_ERROR ||
      !haw_db_run (db, error, "INSERT INTO outlet (uuid, name) VALUES (?, ?)", "ss", uuid,
                   stripped))
    return 0;
  return haw_db_last_id (db);
}

/* What the articles get: found or made once for all of them. */
static gboolean
prepare_update (HawDb        *db,
                ArticleEdit  *edit,
                GError      **error)
{
  g_autofree char *name = edit->outlet != NULL ? haw_fold_name (edit->outlet) : NULL;
  HawEdtf edtf;

  /* Blanks are no name. */
  if (name != NULL && *name != '\0' &&
      (edit->outlet_id = haw_outlet_ensure (db, edit->outlet, error)) == 0)
    return FALSE;
  if (edit->published == NULL)
    return TRUE;
  if (!haw_edtf_parse (edit->published, &edtf, error))
    return FALSE;

  g_free (edit->date);
  edit->dated = !haw_edtf_is_undated (&edtf);
  edit->date = edit->dated ? haw_edtf_normalise (&edtf) : g_strdup ("");
  if (edit->dated)
    haw_edtf_get_bounds (&edtf, &edit->bounds);
  return TRUE;
}

/* Touches a row only where it gets another value, so that what changed can be counted. */
static gboolean
update_article (HawDb        *db,
                ArticleEdit  *edit,
                gint64        article,
                gint64        now,
                gboolean      changed,
                GError      **error)
{
  gint64 before = 0;
  gint64 after = 0;

  if (!haw_db_get_int (db, &before, error, "SELECT total_changes ()", "") ||
      !haw_db_run (db, error,
                   "UPDATE article SET title = coalesce (?1, title),"
                   " byline = coalesce (?2, byline), language = coalesce (?3, language),"
                   " url = coalesce (?4, url) WHERE id = ?5 AND"
                   " (title <> coalesce (?1, title) OR byline <> coalesce (?2, byline) OR"
                   " language <> coalesce (?3, language) OR url <> coalesce (?4, url))", "ssssi",
                   edit->title, edit->byline, edit->language, edit->url, article))
    return FALSE;
  if (edit->outlet != NULL &&
      !haw_db_run (db, error,
                   "UPDATE article SET outlet = nullif (?1, 0)"
                   " WHERE id = ?2 AND outlet IS NOT nullif (?1, 0)", "ii", edit->outlet_id,
                   article))
    return FALSE;
  if (edit->published != NULL &&
      !haw_db_run (db, error,
                   "UPDATE article SET published = ?1, published_start = iif (?2, ?3, NULL)"
                   " WHERE id = ?4 AND"
                   " (published <> ?1 OR published_start IS NOT iif (?2, ?3, NULL))",
                   "siii", edit->date, (gint64) edit->dated, edit->bounds.earliest_start, article))
    return FALSE;

  if (!haw_db_get_int (db, &after, error, "SELECT total_changes ()", ""))
    return FALSE;
  if (after == before && !changed)
    return TRUE;
  edit->n_changed++;
  return haw_db_run (db, error, "UPDATE article SET modified = ? WHERE id = ?", "ii", now, article);
}

static gboolean
update_articles (HawDb    *db,
                 gpointer  data,
                 GError  **error)
{
  ArticleEdit *edit = data;
  gint64 now = haw_clock_now ();
  const gint64 *articles = (const gint64 *) (gpointer) edit->articles->data;
  g_autoptr (GHashTable) changed = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                                          NULL);

  edit->n_changed = 0;
  if (!prepare_update (db, edit, error))
    return FALSE;
  for (guint i = 0; i < edit->attributes->len; i++)
    {
      const HawAttributeSetting *setting = &g_array_index (edit->attributes, HawAttributeSetting, i);

      if (!haw_attribute_set (db, setting->attribute, articles, edit->articles->len,
                              setting->value, changed, error))
        return FALSE;
    }
  for (guint i = 0; i < edit->articles->len; i++)
    if (!update_article (db, edit, articles[i], now, g_hash_table_contains (changed, &articles[i]),
                         error))
      return FALSE;

  return edit->redates == NULL || haw_redates_apply (db, edit->redates, error);
}

static gboolean
remove_articles (HawDb    *db,
                 gpointer  data,
                 GError  **error)
{
  ArticleEdit *edit = data;
  gint64 now = haw_clock_now ();

  for (guint i = 0; i < edit->articles->len; i++)
    if (!haw_db_run (db, error, "UPDATE article SET removed_at = ? WHERE id = ?", "ii", now,
                     g_array_index (edit->articles, gint64, i)))
      return FALSE;

  return TRUE;
}

void
haw_article_update_async (HawProject             *project,
                          const gint64           *articles,
                          gsize                   n,
                          const HawArticleFields *fields,
                          GCancellable           *cancellable,
                          GAsyncReadyCallback     callback,
                          gpointer                user_data)
{
  g_return_if_fail (HAW_IS_PROJECT (project) && articles != NULL && fields != NULL);

  haw_project_edit_async (project,
                          haw_label_new_plural ("Change %s Article", "Change %s Articles", n),
                          NULL, update_articles, article_edit_new (articles, n, fields),
                          (GDestroyNotify) article_edit_free, cancellable, callback, user_data);
}

gboolean
haw_article_update_finish (HawProject    *project,
                           GAsyncResult  *result,
                           guint         *n_changed,
                           GError       **error)
{
  const ArticleEdit *edit = haw_project_edit_get_data (result);

  if (!haw_project_edit_finish (project, result, error))
    return FALSE;
  if (n_changed != NULL)
    *n_changed = edit->n_changed;
  return TRUE;
}

void
haw_article_remove_async (HawProject          *project,
                          const gint64        *articles,
                          gsize                n,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_return_if_fail (HAW_IS_PROJECT (project) && articles != NULL);

  haw_project_edit_async (project,
                          haw_label_new_plural ("Delete %s Article", "Delete %s Articles", n),
                          NULL, remove_articles, article_edit_new (articles, n, NULL),
                          (GDestroyNotify) article_edit_free, cancellable, callback, user_data);
}

static gpointer
load_names (HawDb         *db,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_autoptr (HawStmt) stmt = haw_db_query (db, error, "SELECT name FROM outlet ORDER BY name", "");
  HawStep step = HAW_STEP_ERROR;

  while (stmt != NULL && (step = haw_stmt_step (stmt, error)) == HAW_STEP_ROW)
    {
      g_autofree char *name = haw_stmt_dup_text (stmt, 0);

      g_strv_builder_add (names, name);
    }

  return step == HAW_STEP_DONE ? g_strv_builder_end (names) : NULL;
}

void
haw_outlet_load_names_async (HawProject          *project,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  g_return_if_fail (HAW_IS_PROJECT (project));

  haw_project_read_async (project, load_names, NULL, NULL, (GDestroyNotify) g_strfreev,
                          cancellable, callback, user_data);
}
