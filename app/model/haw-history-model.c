/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-history-model.h"
#include "text/haw-fold.h"

#define PAGE_SIZE 256
#define MAX_KEPT (32 * PAGE_SIZE)

struct _HawHistoryModel
{
  GObject parent_instance;

  HawProject *project;
  GCancellable *cancellable;
  GArray *ids;             /* gint64, newest first */
  GHashTable *live;        /* gint64 → HawHistoryRow, weak: every row somebody holds */
  GQueue kept;             /* HawHistoryRow, those of the last pages */
  gint64 last_done;
  gint64 wanted_since;     /* of the query under way: see Query */
  gboolean wanted_order;
  char *filter;
  guint query;             /* number of the newest query */
  guint pages_read;
  gboolean loading;
};

enum
{
  PROP_0,
  PROP_PROJECT,
  PROP_FILTER,
  PROP_LOADING,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void list_model_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (HawHistoryModel, haw_history_model, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

typedef struct
{
  HawHistoryModel *list;       /* only for the callback */
  gint64 since;            /* the first step that may have changed or gone */
  gboolean order;          /* whether any may have come or gone */
  GStrv words;             /* folded */
  guint number;
} Query;

typedef struct
{
  GArray *ids;             /* from `since` on, newest first; NULL where none came or went */
  gint64 last_done;
  GPtrArray *last;         /* HawHistoryStep: the step at `since`, a run of typing goes on in */
} QueryResult;

static void
query_free (Query *query)
{
  g_strfreev (query->words);
  g_free (query);
}

static void
query_result_free (QueryResult *result)
{
  g_clear_pointer (&result->ids, g_array_unref);
  g_clear_pointer (&result->last, g_ptr_array_unref);
  g_free (result);
}

static gboolean
step_matches (HawStmt *stmt,
              GStrv    words)
{
  g_autofree char *id = NULL;
  g_autofree char *plural = NULL;
  g_autofree char *arguments = NULL;
  g_autofree char *text = NULL;
  g_autofree char *folded = NULL;
  g_autoptr (HawLabel) label = NULL;

  if (words[0] == NULL)
    return TRUE;
  id = haw_stmt_dup_text (stmt, 1);
  plural = haw_stmt_dup_text (stmt, 2);
  arguments = haw_stmt_dup_text (stmt, 4);
  label = haw_label_parse (id, plural, haw_stmt_get_int (stmt, 3), arguments);
  text = haw_label_format (label);
  folded = haw_fold (text);
  return haw_fold_has_words (folded, (const char *const *) words);
}

static GArray *
read_ids (HawDb   *db,
          Query   *query,
          GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (HawStmt) stmt = NULL;
  HawStep step = HAW_STEP_ERROR;

  stmt = haw_db_query (db, error,
                       query->words[0] == NULL
                       ? "SELECT id FROM history WHERE id >= ? ORDER BY id DESC"
                       : "SELECT id, label, plural, count, arguments FROM history WHERE id >= ?"
                         " ORDER BY id DESC", "i", query->since);
  while (stmt != NULL && (step = haw_stmt_step (stmt, error)) == HAW_STEP_ROW)
    {
      gint64 id = haw_stmt_get_int (stmt, 0);

      if (step_matches (stmt, query->words))
        g_array_append_val (ids, id);
    }

  return step == HAW_STEP_DONE ? g_steal_pointer (&ids) : NULL;
}

static gpointer
read_query (HawDb         *db,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  Query *query = data;
  QueryResult *result = g_new0 (QueryResult, 1);

  if (!haw_history_read_last_done (db, &result->last_done, error) ||
      (query->order && (result->ids = read_ids (db, query, error)) == NULL) ||
      (result->last = haw_history_read_steps (db, &query->since, 1, error)) == NULL)
    {
      query_result_free (result);
      return NULL;
    }

  return result;
}

static HawHistoryRow *
lookup (HawHistoryModel *self,
        gint64       id)
{
  return g_hash_table_lookup (self->live, &id);
}

/* Tells the smallest span in which the old and the new order differ. */
static void
replace_ids (HawHistoryModel *self,
             GArray      *ids)
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
  g_list_model_items_changed (G_LIST_MODEL (self), head, old->len - head - tail,
                              ids->len - head - tail);
}

/* What is before @since stays as it was. */
static void
join_ids (HawHistoryModel *self,
          gint64       since,
          GArray      *newer)
{
  guint first = 0;

  while (first < self->ids->len && g_array_index (self->ids, gint64, first) >= since)
    first++;
  if (first < self->ids->len)
    g_array_append_vals (newer, &g_array_index (self->ids, gint64, first), self->ids->len - first);
  replace_ids (self, newer);
}

static void
set_last_done (HawHistoryModel *self,
               gint64       last_done)
{
  GHashTableIter iter;
  gpointer key, value;

  self->last_done = last_done;
  g_hash_table_iter_init (&iter, self->live);
  while (g_hash_table_iter_next (&iter, &key, &value))
    haw_history_row_set_undone (value, *(gint64 *) key > last_done);
}

static void
query_read_cb (GObject      *object,
               GAsyncResult *result,
               gpointer      data)
{
  Query *query = data;
  g_autoptr (HawHistoryModel) self = query->list;
  g_autoptr (GError) error = NULL;
  QueryResult *found = haw_project_read_finish (HAW_PROJECT (object), result, &error);

  if (found == NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) &&
      !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CLOSED))
    g_warning ("%s", error->message);
  if (found != NULL && query->number == self->query)
    {
      for (guint i = 0; i < found->last->len; i++)
        {
          HawHistoryStep *values = g_ptr_array_index (found->last, i);

          if (lookup (self, values->id) != NULL)
            haw_history_row_take (lookup (self, values->id), values);
        }
      set_last_done (self, found->last_done);
      if (found->ids != NULL)
        join_ids (self, query->since, found->ids);
      self->wanted_since = G_MAXINT64;
      self->wanted_order = FALSE;
      self->loading = FALSE;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
    }
  g_clear_pointer (&found, query_result_free);
  query_free (query);
}

static void
start_query (HawHistoryModel *self)
{
  Query *query = g_new0 (Query, 1);

  query->list = g_object_ref (self);
  query->since = self->wanted_since;
  query->order = self->wanted_order;
  query->words = haw_fold_split (self->filter);
  query->number = ++self->query;
  haw_project_read_async (self->project, read_query, query, NULL,
                          (GDestroyNotify) query_result_free, self->cancellable, query_read_cb,
                          query);
}

/* An undo or redo only moves the last step that is done; an edit drops what is undone and adds one,
 * or goes on in the last one. */
static void
changed_cb (HawHistoryModel *self,
            HawChanges  *changes)
{
  HawOrigin origin = haw_changes_get_origin (changes);

  if (haw_changes_is_reset (changes, HAW_TABLE_ARTICLE))
    self->wanted_since = 0;
  else
    self->wanted_since = MIN (self->wanted_since, self->last_done);
  self->wanted_order = self->wanted_order || self->wanted_since == 0 ||
                       (origin != HAW_ORIGIN_UNDO && origin != HAW_ORIGIN_REDO);
  start_query (self);
}

/* Reads the values into structures of its own: the rows belong to the main thread. */
static gpointer
read_rows (HawDb         *db,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  GArray *ids = data;

  return haw_history_read_steps (db, (const gint64 *) ids->data, ids->len, error);
}

static void
rows_read_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr (HawHistoryModel) self = data;
  g_autoptr (GPtrArray) rows = haw_project_read_finish (HAW_PROJECT (object), result, NULL);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      HawHistoryStep *values = g_ptr_array_index (rows, i);
      HawHistoryRow *row = lookup (self, values->id);

      if (row != NULL)
        haw_history_row_take (row, values);
    }
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

static HawHistoryRow *
make_row (HawHistoryModel *self,
          gint64       id)
{
  HawHistoryRow *row = g_object_new (HAW_TYPE_HISTORY_ROW, "id", id, NULL);
  Watch *watch = g_new (Watch, 1);

  haw_history_row_set_undone (row, id > self->last_done);
  g_hash_table_insert (self->live, g_memdup2 (&id, sizeof id), row);
  watch->live = g_hash_table_ref (self->live);
  watch->id = id;
  g_object_weak_ref (G_OBJECT (row), row_gone_cb, watch);
  return row;
}

/* Makes the rows of a page that nobody holds, and has them read. */
static void
load_page (HawHistoryModel *self,
           guint        number)
{
  g_autoptr (GArray) wanting = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint first = number * PAGE_SIZE;

  for (guint i = first; i < MIN (first + PAGE_SIZE, self->ids->len); i++)
    {
      gint64 id = g_array_index (self->ids, gint64, i);

      if (lookup (self, id) != NULL)
        continue;
      g_queue_push_head (&self->kept, make_row (self, id));
      g_array_append_val (wanting, id);
    }
  while (g_queue_get_length (&self->kept) > MAX_KEPT)
    g_object_unref (g_queue_pop_tail (&self->kept));
  self->pages_read++;
  haw_project_read_async (self->project, read_rows, g_steal_pointer (&wanting),
                          (GDestroyNotify) g_array_unref, (GDestroyNotify) g_ptr_array_unref,
                          self->cancellable, rows_read_cb, g_object_ref (self));
}

static GType
get_item_type (GListModel *model)
{
  return HAW_TYPE_HISTORY_ROW;
}

static guint
get_n_items (GListModel *model)
{
  return HAW_HISTORY_MODEL (model)->ids->len;
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  HawHistoryModel *self = HAW_HISTORY_MODEL (model);
  gint64 id;

  if (position >= self->ids->len)
    return NULL;
  id = g_array_index (self->ids, gint64, position);
  if (lookup (self, id) == NULL)
    load_page (self, position / PAGE_SIZE);
  return g_object_ref (lookup (self, id));
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
haw_history_model_constructed (GObject *object)
{
  HawHistoryModel *self = HAW_HISTORY_MODEL (object);

  G_OBJECT_CLASS (haw_history_model_parent_class)->constructed (object);

  g_signal_connect_object (self->project, "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  start_query (self);
}

static void
haw_history_model_dispose (GObject *object)
{
  HawHistoryModel *self = HAW_HISTORY_MODEL (object);

  g_cancellable_cancel (self->cancellable);
  g_queue_clear_full (&self->kept, g_object_unref);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (haw_history_model_parent_class)->dispose (object);
}

static void
haw_history_model_finalize (GObject *object)
{
  HawHistoryModel *self = HAW_HISTORY_MODEL (object);

  g_clear_object (&self->cancellable);
  g_array_unref (self->ids);
  g_hash_table_unref (self->live);
  g_free (self->filter);

  G_OBJECT_CLASS (haw_history_model_parent_class)->finalize (object);
}

static void
haw_history_model_get_property (GObject    *object,
                            guint       id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  HawHistoryModel *self = HAW_HISTORY_MODEL (object);

  switch (id)
    {
    case PROP_PROJECT: g_value_set_object (value, self->project); break;
    case PROP_FILTER: g_value_set_string (value, self->filter); break;
    case PROP_LOADING: g_value_set_boolean (value, self->loading); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
haw_history_model_set_property (GObject      *object,
                            guint         id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  HawHistoryModel *self = HAW_HISTORY_MODEL (object);

  switch (id)
    {
    case PROP_PROJECT: self->project = g_value_dup_object (value); break;
    case PROP_FILTER: haw_history_model_set_filter (self, g_value_get_string (value)); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
haw_history_model_class_init (HawHistoryModelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = haw_history_model_constructed;
  object_class->dispose = haw_history_model_dispose;
  object_class->finalize = haw_history_model_finalize;
  object_class->get_property = haw_history_model_get_property;
  object_class->set_property = haw_history_model_set_property;

  properties[PROP_PROJECT] =
    g_param_spec_object ("project", NULL, NULL, HAW_TYPE_PROJECT,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_FILTER] =
    g_param_spec_string ("filter", NULL, NULL, "",
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_LOADING] =
    g_param_spec_boolean ("loading", NULL, NULL, TRUE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
haw_history_model_init (HawHistoryModel *self)
{
  self->cancellable = g_cancellable_new ();
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->live = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->filter = g_strdup ("");
  self->wanted_order = TRUE;
  self->loading = TRUE;
  g_queue_init (&self->kept);
}

HawHistoryModel *
haw_history_model_new (HawProject *project)
{
  g_return_val_if_fail (HAW_IS_PROJECT (project), NULL);

  return g_object_new (HAW_TYPE_HISTORY_MODEL, "project", project, NULL);
}

void
haw_history_model_set_filter (HawHistoryModel *self,
                          const char  *filter)
{
  g_return_if_fail (HAW_IS_HISTORY_MODEL (self) && filter != NULL);

  if (g_str_equal (self->filter, filter))
    return;
  g_free (self->filter);
  self->filter = g_strdup (filter);
  self->wanted_since = 0;
  self->wanted_order = TRUE;
  start_query (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FILTER]);
}

gboolean
haw_history_model_get_loading (HawHistoryModel *self)
{
  g_return_val_if_fail (HAW_IS_HISTORY_MODEL (self), FALSE);

  return self->loading;
}

gint64
haw_history_model_get_id (HawHistoryModel *self,
                      guint        position)
{
  g_return_val_if_fail (HAW_IS_HISTORY_MODEL (self), 0);

  return position < self->ids->len ? g_array_index (self->ids, gint64, position) : 0;
}

gboolean
haw_history_model_get_undone (HawHistoryModel *self,
                          gint64       step)
{
  g_return_val_if_fail (HAW_IS_HISTORY_MODEL (self), FALSE);

  return step > self->last_done;
}

guint
haw_history_model_get_pages_read (HawHistoryModel *self)
{
  g_return_val_if_fail (HAW_IS_HISTORY_MODEL (self), 0);

  return self->pages_read;
}
