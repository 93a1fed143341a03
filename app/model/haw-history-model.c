/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-history-model.h"
#include "text/haw-fold.h"

struct _HawHistoryModel
{
  HawIdList parent_instance;

  gint64 last_done;
  gint64 wanted_since;     /* of the query under way: see Query */
  gboolean wanted_order;
  char *filter;
};

enum
{
  PROP_0,
  PROP_FILTER,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (HawHistoryModel, haw_history_model, HAW_TYPE_ID_LIST)

typedef struct
{
  gint64 since;            /* the first step that may have changed or gone */
  gboolean order;          /* whether any may have come or gone */
  GStrv words;             /* folded */
} Query;

typedef struct
{
  gint64 since;            /* of the query */
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

  result->since = query->since;
  if (!haw_history_read_last_done (db, &result->last_done, error) ||
      (query->order && (result->ids = read_ids (db, query, error)) == NULL) ||
      (result->last = haw_history_read_steps (db, &query->since, 1, error)) == NULL)
    {
      query_result_free (result);
      return NULL;
    }

  return result;
}

/* What is before @since stays as it was. */
static void
join_ids (HawIdList *list,
          gint64     since,
          GArray    *newer)
{
  guint n = haw_id_list_get_n (list);
  guint first = 0;

  while (first < n && haw_id_list_get_id (list, first) >= since)
    first++;
  for (; first < n; first++)
    {
      gint64 id = haw_id_list_get_id (list, first);

      g_array_append_val (newer, id);
    }
  haw_id_list_replace (list, newer);
}

static void
set_last_done (HawHistoryModel *self,
               gint64           last_done)
{
  GHashTableIter iter;
  gpointer key, value;

  self->last_done = last_done;
  g_hash_table_iter_init (&iter, haw_id_list_get_live (HAW_ID_LIST (self)));
  while (g_hash_table_iter_next (&iter, &key, &value))
    haw_history_row_set_undone (value, *(gint64 *) key > last_done);
}

/* The values were read into structures of their own: the rows belong to the main thread. */
static void
take_rows (HawIdList *list,
           GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    {
      HawHistoryStep *values = g_ptr_array_index (rows, i);
      HawHistoryRow *row = haw_id_list_lookup (list, values->id);

      if (row != NULL)
        haw_history_row_take (row, values);
    }
}

static void
take_answer (HawIdList *list,
             gpointer   answer)
{
  HawHistoryModel *self = HAW_HISTORY_MODEL (list);
  QueryResult *found = answer;

  take_rows (list, found->last);
  set_last_done (self, found->last_done);
  if (found->ids != NULL)
    join_ids (list, found->since, found->ids);
  self->wanted_since = G_MAXINT64;
  self->wanted_order = FALSE;
}

static void
ask (HawIdList *list)
{
  HawHistoryModel *self = HAW_HISTORY_MODEL (list);
  Query *query = g_new0 (Query, 1);

  query->since = self->wanted_since;
  query->order = self->wanted_order;
  query->words = haw_fold_split (self->filter);
  haw_id_list_query (list, read_query, query, (GDestroyNotify) query_free,
                     (GDestroyNotify) query_result_free);
}

/* An undo or redo only moves the last step that is done; an edit drops what is undone and adds one,
 * or goes on in the last one. */
static void
changed (HawIdList  *list,
         HawChanges *changes)
{
  HawHistoryModel *self = HAW_HISTORY_MODEL (list);
  HawOrigin origin = haw_changes_get_origin (changes);

  if (haw_changes_is_reset (changes, HAW_TABLE_ARTICLE))
    self->wanted_since = 0;
  else
    self->wanted_since = MIN (self->wanted_since, self->last_done);
  self->wanted_order = self->wanted_order || self->wanted_since == 0 ||
                       (origin != HAW_ORIGIN_UNDO && origin != HAW_ORIGIN_REDO);
  ask (list);
}

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
row_made (HawIdList *list,
          gpointer   row,
          gint64     id)
{
  haw_history_row_set_undone (row, id > HAW_HISTORY_MODEL (list)->last_done);
}

static void
haw_history_model_finalize (GObject *object)
{
  HawHistoryModel *self = HAW_HISTORY_MODEL (object);

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
    case PROP_FILTER: g_value_set_string (value, self->filter); break;
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
    case PROP_FILTER: haw_history_model_set_filter (self, g_value_get_string (value)); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
haw_history_model_class_init (HawHistoryModelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  HawIdListClass *list_class = HAW_ID_LIST_CLASS (klass);

  object_class->finalize = haw_history_model_finalize;
  object_class->get_property = haw_history_model_get_property;
  object_class->set_property = haw_history_model_set_property;

  list_class->row_type = HAW_TYPE_HISTORY_ROW;
  list_class->page_size = 256;
  list_class->max_pages = 32;
  list_class->ask = ask;
  list_class->take_answer = take_answer;
  list_class->changed = changed;
  list_class->read_rows = read_rows;
  list_class->take_rows = take_rows;
  list_class->row_made = row_made;

  properties[PROP_FILTER] =
    g_param_spec_string ("filter", NULL, NULL, "",
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
haw_history_model_init (HawHistoryModel *self)
{
  self->filter = g_strdup ("");
  self->wanted_order = TRUE;
}

HawHistoryModel *
haw_history_model_new (HawProject *project)
{
  g_return_val_if_fail (HAW_IS_PROJECT (project), NULL);

  return g_object_new (HAW_TYPE_HISTORY_MODEL, "project", project, NULL);
}

void
haw_history_model_set_filter (HawHistoryModel *self,
                              const char      *filter)
{
  g_return_if_fail (HAW_IS_HISTORY_MODEL (self) && filter != NULL);

  if (g_str_equal (self->filter, filter))
    return;
  g_free (self->filter);
  self->filter = g_strdup (filter);
  self->wanted_since = 0;
  self->wanted_order = TRUE;
  ask (HAW_ID_LIST (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FILTER]);
}

gboolean
haw_history_model_get_undone (HawHistoryModel *self,
                              gint64           step)
{
  g_return_val_if_fail (HAW_IS_HISTORY_MODEL (self), FALSE);

  return step > self->last_done;
}
