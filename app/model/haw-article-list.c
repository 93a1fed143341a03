/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-article-list.h"
#include "haw-article-query.h"

struct _HawArticleList
{
  HawIdList parent_instance;

  char *filter;
  HawArticleFilter *conditions;
  HawArticleSort sort;
  gboolean descending;
};

enum
{
  PROP_0,
  PROP_FILTER,
  PROP_CONDITIONS,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (HawArticleList, haw_article_list, HAW_TYPE_ID_LIST)

static void
requery (HawArticleList *self)
{
  HawArticleQuery *query = haw_article_query_new (self->filter, self->conditions);

  query->sort = self->sort;
  query->descending = self->descending;
  haw_id_list_query (HAW_ID_LIST (self), haw_article_query_run, query,
                     (GDestroyNotify) haw_article_query_free,
                     (GDestroyNotify) haw_article_ids_free);
}

static void
ask (HawIdList *list)
{
  requery (HAW_ARTICLE_LIST (list));
}

static void
take_answer (HawIdList *list,
             gpointer   answer)
{
  HawArticleIds *found = answer;

  haw_id_list_set_n_total (list, found->n_total);
  haw_id_list_replace (list, found->ids);
}

/* Reads the values into articles of its own: those of the list belong to the main thread. */
static gpointer
read_rows (HawDb         *db,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  GArray *ids = data;
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      g_autoptr (HawStmt) stmt =
        haw_db_query (db, error,
                      "SELECT a.*, coalesce (o.name, '') AS outlet_name,"
                      " (SELECT count (*) FROM annotation WHERE article = a.id) AS n_annotations"
                      " FROM article a LEFT JOIN outlet o ON o.id = a.outlet WHERE a.id = ?",
                      "i", id);
      HawFields fields = { .stmt = stmt };
      HawStep step;

      if (stmt == NULL || (step = haw_stmt_step (stmt, error)) == HAW_STEP_ERROR)
        return NULL;
      if (step == HAW_STEP_ROW)
        {
          HawArticle *row = g_object_new (HAW_TYPE_ARTICLE, "id", id, NULL);

          haw_article_take (HAW_ROW (row), &fields);
          g_ptr_array_add (rows, row);
        }
    }

  return g_steal_pointer (&rows);
}

static void
take_rows (HawIdList *list,
           GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    {
      HawArticle *read = g_ptr_array_index (rows, i);
      HawArticle *row = haw_id_list_lookup (list, haw_row_get_id (HAW_ROW (read)));

      if (row != NULL)
        haw_article_copy (row, read);
    }
}

/* Whether a change can put an article elsewhere in the list, or into or out of it. */
static gboolean
moves (const HawChange *change)
{
  static const char *const columns[] = {
    "removed_at", "title", "outlet", "byline", "published", "published_start",
  };

  if (haw_change_get_kind (change) != HAW_CHANGE_UPDATE)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    if (haw_change_has (change, columns[i]))
      return TRUE;

  return FALSE;
}

/* Returns whether the article must be read again, since its outlet's name stands elsewhere. */
static gboolean
follow_article (HawArticleList  *self,
                const HawChange *change)
{
  HawArticle *row = haw_id_list_lookup (HAW_ID_LIST (self), haw_change_get_id (change));
  HawFields fields = { .change = change };

  if (row == NULL || haw_change_get_kind (change) == HAW_CHANGE_DELETE)
    return FALSE;
  haw_article_take (HAW_ROW (row), &fields);
  return haw_change_has (change, "outlet");
}

static void
follow_annotation (HawArticleList  *self,
                   const HawChange *change)
{
  HawArticle *row = haw_id_list_lookup (HAW_ID_LIST (self), haw_change_get_owner (change));
  int by = haw_change_get_kind (change) == HAW_CHANGE_INSERT ? 1
           : haw_change_get_kind (change) == HAW_CHANGE_DELETE ? -1 : 0;

  if (row != NULL && by != 0)
    haw_article_set_n_annotations (row, haw_article_get_n_annotations (row) + by);
}

static void
add_live_ids (HawArticleList *self,
              gint64          outlet,
              GArray         *ids)
{
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, haw_id_list_get_live (HAW_ID_LIST (self)));
  while (g_hash_table_iter_next (&iter, &key, &value))
    if (outlet == 0 || haw_article_get_outlet_id (value) == outlet)
      g_array_append_vals (ids, key, 1);
}

static void
changed (HawIdList  *list,
         HawChanges *changes)
{
  HawArticleList *self = HAW_ARTICLE_LIST (list);
  g_autoptr (HawArticleFilter) conditions =
    haw_article_filter_follow (self->conditions, changes);
  g_autoptr (GArray) again = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean reset = haw_changes_is_reset (changes, HAW_TABLE_ARTICLE);
  gboolean order = reset || haw_article_filter_is_touched (self->conditions, changes);

  for (guint i = 0; i < haw_changes_get_n (changes); i++)
    {
      const HawChange *change = haw_changes_get (changes, i);
      HawTable table = haw_change_get_table (change);
      gint64 id = haw_change_get_id (change);

      if (table == HAW_TABLE_ARTICLE)
        {
          order = order || moves (change);
          if (follow_article (self, change))
            g_array_append_val (again, id);
        }
      else if (table == HAW_TABLE_ANNOTATION)
        {
          follow_annotation (self, change);
          order = order || self->sort == HAW_ARTICLE_SORT_ANNOTATIONS;
        }
      else if (table == HAW_TABLE_OUTLET && haw_change_get_kind (change) == HAW_CHANGE_UPDATE)
        {
          order = TRUE;
          add_live_ids (self, id, again);
        }
    }

  if (reset)
    add_live_ids (self, 0, again);
  if (conditions != self->conditions)
    haw_article_list_set_conditions (self, conditions);
  else if (order)
    requery (self);
  if (again->len > 0)
    haw_id_list_read (list, g_array_ref (again));
}

static void
haw_article_list_finalize (GObject *object)
{
  HawArticleList *self = HAW_ARTICLE_LIST (object);

  g_free (self->filter);
  haw_article_filter_unref (self->conditions);

  G_OBJECT_CLASS (haw_article_list_parent_class)->finalize (object);
}

static void
haw_article_list_get_property (GObject    *object,
                               guint       id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  HawArticleList *self = HAW_ARTICLE_LIST (object);

  switch (id)
    {
    case PROP_FILTER: g_value_set_string (value, self->filter); break;
    case PROP_CONDITIONS: g_value_set_pointer (value, self->conditions); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
haw_article_list_set_property (GObject      *object,
                               guint         id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  HawArticleList *self = HAW_ARTICLE_LIST (object);

  switch (id)
    {
    case PROP_FILTER: haw_article_list_set_filter (self, g_value_get_string (value)); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
haw_article_list_class_init (HawArticleListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  HawIdListClass *list_class = HAW_ID_LIST_CLASS (klass);

  object_class->finalize = haw_article_list_finalize;
  object_class->get_property = haw_article_list_get_property;
  object_class->set_property = haw_article_list_set_property;
  list_class->row_type = HAW_TYPE_ARTICLE;
  list_class->page_size = 256;
  list_class->max_pages = 32;
  list_class->ask = ask;
  list_class->take_answer = take_answer;
  list_class->changed = changed;
  list_class->read_rows = read_rows;
  list_class->take_rows = take_rows;

  properties[PROP_FILTER] =
    g_param_spec_string ("filter", NULL, NULL, "",
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_CONDITIONS] =
    g_param_spec_pointer ("conditions", NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
haw_article_list_init (HawArticleList *self)
{
  self->filter = g_strdup ("");
  self->conditions = haw_article_filter_new ();
  self->sort = HAW_ARTICLE_SORT_PUBLISHED;
  self->descending = TRUE;
}

HawArticleList *
haw_article_list_new (HawProject *project)
{
  g_return_val_if_fail (HAW_IS_PROJECT (project), NULL);

  return g_object_new (HAW_TYPE_ARTICLE_LIST, "project", project, NULL);
}

void
haw_article_list_set_filter (HawArticleList *self,
                             const char     *filter)
{
  g_return_if_fail (HAW_IS_ARTICLE_LIST (self) && filter != NULL);

  if (g_str_equal (self->filter, filter))
    return;
  g_free (self->filter);
  self->filter = g_strdup (filter);
  requery (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FILTER]);
}

const char *
haw_article_list_get_filter (HawArticleList *self)
{
  g_return_val_if_fail (HAW_IS_ARTICLE_LIST (self), NULL);

  return self->filter;
}

void
haw_article_list_set_conditions (HawArticleList   *self,
                                 HawArticleFilter *conditions)
{
  g_return_if_fail (HAW_IS_ARTICLE_LIST (self) && conditions != NULL);

  if (self->conditions == conditions)
    return;
  haw_article_filter_ref (conditions);
  haw_article_filter_unref (self->conditions);
  self->conditions = conditions;
  requery (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CONDITIONS]);
}

HawArticleFilter *
haw_article_list_get_conditions (HawArticleList *self)
{
  g_return_val_if_fail (HAW_IS_ARTICLE_LIST (self), NULL);

  return self->conditions;
}

void
haw_article_list_set_sort (HawArticleList *self,
                           HawArticleSort  sort,
                           gboolean        descending)
{
  g_return_if_fail (HAW_IS_ARTICLE_LIST (self) && sort < HAW_N_ARTICLE_SORTS);

  if (self->sort == sort && self->descending == !!descending)
    return;
  self->sort = sort;
  self->descending = !!descending;
  requery (self);
}

HawArticleSort
haw_article_list_get_sort (HawArticleList *self,
                           gboolean       *descending)
{
  g_return_val_if_fail (HAW_IS_ARTICLE_LIST (self), HAW_ARTICLE_SORT_PUBLISHED);

  if (descending != NULL)
    *descending = self->descending;
  return self->sort;
}
