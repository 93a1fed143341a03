/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-article-list.h"
#include "haw-article-query.h"

#define PAGE_SIZE 256
#define MAX_PAGES 32

/* One page of rows; the newest used are at the head of the queue of pages. */
typedef struct
{
  guint number;
  HawArticle *rows[PAGE_SIZE];
} Page;

struct _HawArticleList
{
  GObject parent_instance;

  HawProject *project;
  GCancellable *cancellable;
  GArray *ids;             /* gint64, in the order shown */
  GQueue pages;            /* Page */
  GHashTable *live;        /* gint64 → HawArticle, weak: every row somebody holds */
  char *filter;
  HawArticleFilter *conditions;
  HawArticleSort sort;
  gboolean descending;
  guint n_total;
  guint query;             /* number of the newest query */
  guint pages_read;
  gboolean loading;
};

enum
{
  PROP_0,
  PROP_PROJECT,
  PROP_FILTER,
  PROP_CONDITIONS,
  PROP_LOADING,
  PROP_N_TOTAL,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void list_model_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (HawArticleList, haw_article_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

/* Who asked for articles, and with which of its queries. */
typedef struct
{
  HawArticleList *list;
  guint number;
} Asked;

static void
page_free (Page *page)
{
  for (guint i = 0; i < PAGE_SIZE; i++)
    g_clear_object (&page->rows[i]);
  g_free (page);
}

static void
drop_pages (HawArticleList *self)
{
  Page *page;

  while ((page = g_queue_pop_head (&self->pages)) != NULL)
    page_free (page);
}

/* Tells the smallest span in which the old and the new order differ. */
static void
replace_ids (HawArticleList *self,
             GArray         *ids)
{
  g_autoptr (GArray) old = g_steal_pointer (&self->ids);
  guint head = 0;
  guint tail = 0;

#define ID(array, i) g_array_index (array, gint64, i)
  while (head < MIN (old->len, ids->len) && ID (old, head) == ID (ids, head))
    head++;
  while (tail < MIN (old->len, ids->len) - head &&
         ID (old, old->len - 1 - tail) == ID (ids, ids->len - 1 - tail))
    tail++;
#undef ID

  self->ids = g_array_ref (ids);
  if (old->len == ids->len && head == ids->len)
    return;
  drop_pages (self);
  g_list_model_items_changed (G_LIST_MODEL (self), head, old->len - head - tail,
                              ids->len - head - tail);
}

static void
ids_read_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      data)
{
  g_autofree Asked *asked = data;
  g_autoptr (HawArticleList) self = asked->list;
  g_autoptr (GError) error = NULL;
  HawArticleIds *found = haw_project_read_finish (HAW_PROJECT (object), result, &error);

  if (found == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) &&
          !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CLOSED))
        g_warning ("%s", error->message);
      return;
    }
  if (asked->number == self->query)
    {
      if (self->n_total != found->n_total)
        {
          self->n_total = found->n_total;
          g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_TOTAL]);
        }
      replace_ids (self, found->ids);
      self->loading = FALSE;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
    }
  haw_article_ids_free (found);
}

static void
requery (HawArticleList *self)
{
  HawArticleQuery *query = haw_article_query_new (self->filter, self->conditions);
  Asked *asked = g_new0 (Asked, 1);

  query->sort = self->sort;
  query->descending = self->descending;
  asked->list = g_object_ref (self);
  asked->number = ++self->query;
  haw_project_read_async (self->project, haw_article_query_run, query,
                          (GDestroyNotify) haw_article_query_free,
                          (GDestroyNotify) haw_article_ids_free, self->cancellable, ids_read_cb,
                          asked);
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
rows_read_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr (HawArticleList) self = data;
  g_autoptr (GPtrArray) rows = haw_project_read_finish (HAW_PROJECT (object), result, NULL);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      HawArticle *read = g_ptr_array_index (rows, i);
      gint64 id = haw_row_get_id (HAW_ROW (read));
      HawArticle *row = g_hash_table_lookup (self->live, &id);

      if (row != NULL)
        haw_article_copy (row, read);
    }
}

static void
read_articles (HawArticleList *self,
               GArray         *ids)
{
  self->pages_read++;
  haw_project_read_async (self->project, read_rows, ids, (GDestroyNotify) g_array_unref,
                          (GDestroyNotify) g_ptr_array_unref, self->cancellable, rows_read_cb,
                          g_object_ref (self));
}

typedef struct
{
  GHashTable *live;
  gint64 id;
} Watch;

static void
row_gone_cb (gpointer  data,
             GObject  *where_the_row_was)
{
  Watch *watch = data;

  g_hash_table_remove (watch->live, &watch->id);
  g_hash_table_unref (watch->live);
  g_free (watch);
}

/* The row of an id; a widget may still hold the one of a page that was dropped. */
static HawArticle *
obtain_row (HawArticleList *self,
            gint64          id,
            GArray         *wanting)
{
  HawArticle *row = g_hash_table_lookup (self->live, &id);
  Watch *watch;

  if (row != NULL)
    return g_object_ref (row);

  row = g_object_new (HAW_TYPE_ARTICLE, "id", id, NULL);
  g_hash_table_insert (self->live, g_memdup2 (&id, sizeof id), row);
  watch = g_new (Watch, 1);
  watch->live = g_hash_table_ref (self->live);
  watch->id = id;
  g_object_weak_ref (G_OBJECT (row), row_gone_cb, watch);
  g_array_append_val (wanting, id);
  return row;
}

static Page *
load_page (HawArticleList *self,
           guint           number)
{
  Page *page = g_new0 (Page, 1);
  GArray *wanting = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint first = number * PAGE_SIZE;

  page->number = number;
  for (guint i = 0; i < PAGE_SIZE && first + i < self->ids->len; i++)
    page->rows[i] = obtain_row (self, g_array_index (self->ids, gint64, first + i), wanting);
  if (wanting->len > 0)
    read_articles (self, wanting);
  else
    g_array_unref (wanting);

  g_queue_push_head (&self->pages, page);
  if (g_queue_get_length (&self->pages) > MAX_PAGES)
    page_free (g_queue_pop_tail (&self->pages));
  return page;
}

static Page *
find_page (HawArticleList *self,
           guint           number)
{
  for (GList *l = self->pages.head; l != NULL; l = l->next)
    if (((Page *) l->data)->number == number)
      {
        g_queue_unlink (&self->pages, l);
        g_queue_push_head_link (&self->pages, l);
        return l->data;
      }

  return load_page (self, number);
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
  gint64 id = haw_change_get_id (change);
  HawArticle *row = g_hash_table_lookup (self->live, &id);
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
  gint64 article = haw_change_get_owner (change);
  HawArticle *row = g_hash_table_lookup (self->live, &article);
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

  g_hash_table_iter_init (&iter, self->live);
  while (g_hash_table_iter_next (&iter, &key, &value))
    if (outlet == 0 || haw_article_get_outlet_id (value) == outlet)
      g_array_append_vals (ids, key, 1);
}

static void
changed_cb (HawArticleList *self,
            HawChanges     *changes)
{
  g_autoptr (HawArticleFilter) conditions =
    haw_article_filter_without_deleted (self->conditions, changes);
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
    read_articles (self, g_array_ref (again));
}

static GType
get_item_type (GListModel *model)
{
  return HAW_TYPE_ARTICLE;
}

static guint
get_n_items (GListModel *model)
{
  return HAW_ARTICLE_LIST (model)->ids->len;
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  HawArticleList *self = HAW_ARTICLE_LIST (model);

  if (position >= self->ids->len)
    return NULL;
  return g_object_ref (find_page (self, position / PAGE_SIZE)->rows[position % PAGE_SIZE]);
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
haw_article_list_constructed (GObject *object)
{
  HawArticleList *self = HAW_ARTICLE_LIST (object);

  G_OBJECT_CLASS (haw_article_list_parent_class)->constructed (object);

  g_signal_connect_object (self->project, "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  requery (self);
}

static void
haw_article_list_dispose (GObject *object)
{
  HawArticleList *self = HAW_ARTICLE_LIST (object);

  g_cancellable_cancel (self->cancellable);
  drop_pages (self);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (haw_article_list_parent_class)->dispose (object);
}

static void
haw_article_list_finalize (GObject *object)
{
  HawArticleList *self = HAW_ARTICLE_LIST (object);

  g_clear_object (&self->cancellable);
  g_array_unref (self->ids);
  g_hash_table_unref (self->live);
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
    case PROP_PROJECT: g_value_set_object (value, self->project); break;
    case PROP_FILTER: g_value_set_string (value, self->filter); break;
    case PROP_CONDITIONS: g_value_set_pointer (value, self->conditions); break;
    case PROP_LOADING: g_value_set_boolean (value, self->loading); break;
    case PROP_N_TOTAL: g_value_set_uint (value, self->n_total); break;
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
    case PROP_PROJECT: self->project = g_value_dup_object (value); break;
    case PROP_FILTER: haw_article_list_set_filter (self, g_value_get_string (value)); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
haw_article_list_class_init (HawArticleListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->constructed = haw_article_list_constructed;
  object_class->dispose = haw_article_list_dispose;
  object_class->finalize = haw_article_list_finalize;
  object_class->get_property = haw_article_list_get_property;
  object_class->set_property = haw_article_list_set_property;

  properties[PROP_PROJECT] =
    g_param_spec_object ("project", NULL, NULL, HAW_TYPE_PROJECT,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_FILTER] =
    g_param_spec_string ("filter", NULL, NULL, "",
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_CONDITIONS] = g_param_spec_pointer ("conditions", NULL, NULL, readable);
  properties[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, TRUE, readable);
  properties[PROP_N_TOTAL] = g_param_spec_uint ("n-total", NULL, NULL, 0, G_MAXUINT, 0, readable);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
haw_article_list_init (HawArticleList *self)
{
  self->cancellable = g_cancellable_new ();
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->live = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->filter = g_strdup ("");
  self->conditions = haw_article_filter_new ();
  self->sort = HAW_ARTICLE_SORT_PUBLISHED;
  self->descending = TRUE;
  self->loading = TRUE;
  g_queue_init (&self->pages);
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

gboolean
haw_article_list_get_loading (HawArticleList *self)
{
  g_return_val_if_fail (HAW_IS_ARTICLE_LIST (self), FALSE);

  return self->loading;
}

guint
haw_article_list_get_n_total (HawArticleList *self)
{
  g_return_val_if_fail (HAW_IS_ARTICLE_LIST (self), 0);

  return self->n_total;
}

gboolean
haw_article_list_find (HawArticleList *self,
                       gint64          article,
                       guint          *position)
{
  g_return_val_if_fail (HAW_IS_ARTICLE_LIST (self), FALSE);

  for (guint i = 0; i < self->ids->len; i++)
    if (g_array_index (self->ids, gint64, i) == article)
      {
        if (position != NULL)
          *position = i;
        return TRUE;
      }

  return FALSE;
}

gint64
haw_article_list_get_id (HawArticleList *self,
                         guint           position)
{
  g_return_val_if_fail (HAW_IS_ARTICLE_LIST (self), 0);

  return position < self->ids->len ? g_array_index (self->ids, gint64, position) : 0;
}

guint
haw_article_list_get_pages_read (HawArticleList *self)
{
  g_return_val_if_fail (HAW_IS_ARTICLE_LIST (self), 0);

  return self->pages_read;
}

guint
haw_article_list_get_queries_run (HawArticleList *self)
{
  g_return_val_if_fail (HAW_IS_ARTICLE_LIST (self), 0);

  return self->query;
}

HawProject *
haw_article_list_get_project (HawArticleList *self)
{
  g_return_val_if_fail (HAW_IS_ARTICLE_LIST (self), NULL);

  return self->project;
}
