/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-note-index.h"
#include "text/haw-fold.h"

struct _HawNoteIndex
{
  GObject parent_instance;

  HawProject *project;
  GCancellable *cancellable;
  GArray *ids;           /* gint64, in the order shown */
  GHashTable *live;      /* gint64 → HawNoteEntry, weak: every one somebody holds */
  GArray *wanting;       /* ids whose values are to be read */
  HawNoteFilter filter;
  char *words;
  guint read_idle;
  guint n_total;
  guint n_read;
  guint query;           /* number of the newest query */
  gboolean loading;
};

enum
{
  PROP_0,
  PROP_PROJECT,
  PROP_LOADING,
  PROP_N_TOTAL,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void list_model_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (HawNoteIndex, haw_note_index, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

#define TITLE                                                                                      \
  "coalesce (CASE n.target WHEN 'annotation' THEN a.quote WHEN 'article' THEN t.title"             \
  " WHEN 'code' THEN (SELECT name FROM code WHERE id = n.target_id)"                               \
  " WHEN 'event' THEN (SELECT title FROM event WHERE id = n.target_id)"                            \
  " WHEN 'actor' THEN (SELECT name FROM actor WHERE id = n.target_id) END, '')"
#define FROM                                                                                       \
  " FROM note n LEFT JOIN annotation a ON n.target = 'annotation' AND a.id = n.target_id"          \
  " LEFT JOIN article t ON t.id = CASE n.target WHEN 'annotation' THEN a.article"                  \
  "  WHEN 'article' THEN n.target_id END"

/* The last column says whether a note passes the filter but for its words. */
static const char ids_sql[] =
  HAW_DB_SCAN "SELECT n.id, n.body, " TITLE ","
  " (?1 = '' OR n.target = ?1)"
  " AND (?2 = 0 OR (n.target = 'code' AND n.target_id = ?2) OR"
  "  EXISTS (SELECT 1 FROM annotation_code c WHERE c.annotation = a.id AND c.code = ?2))"
  " AND (?3 = 0 OR coalesce (t.outlet, 0) = ?3)"
  " AND (?4 = 0 OR coalesce (n.analyst, 0) = ?4) AND n.modified >= ?5"
  FROM " WHERE t.removed_at IS NULL ORDER BY n.created DESC, n.id DESC";

static const char values_sql[] =
  "SELECT n.target, n.target_id, n.body, " TITLE ","
  " coalesce ((SELECT name FROM outlet WHERE id = t.outlet), ''), coalesce (t.id, 0),"
  " coalesce (a.start, 0), coalesce (a.end, 0), n.created" FROM " WHERE n.id = ?";

typedef struct
{
  HawNoteIndex *list;    /* only for the callback */
  HawNoteFilter filter;
  GStrv words;           /* folded */
  guint number;
} Query;

typedef struct
{
  GArray *ids;
  guint n_total;
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
  g_array_unref (result->ids);
  g_free (result);
}

static gboolean
row_matches (HawStmt *stmt,
             GStrv    words)
{
  g_autofree char *body = NULL;
  g_autofree char *title = NULL;
  g_autofree char *all = NULL;
  g_autofree char *folded = NULL;

  if (haw_stmt_get_int (stmt, 3) == 0)
    return FALSE;
  if (words[0] == NULL)
    return TRUE;
  body = haw_stmt_dup_text (stmt, 1);
  title = haw_stmt_dup_text (stmt, 2);
  all = g_strconcat (body, "\n", title, NULL);
  folded = haw_fold (all);
  return haw_fold_has_words (folded, (const char *const *) words);
}

static gpointer
read_ids (HawDb         *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  Query *query = data;
  const HawNoteFilter *filter = &query->filter;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (HawStmt) stmt =
    haw_db_query (db, error, ids_sql, "siiii",
                  filter->by_target ? haw_note_target_to_string (filter->target) : "",
                  filter->code, filter->outlet, filter->analyst, filter->since);
  QueryResult *result;
  HawStep step = HAW_STEP_ERROR;
  guint n_total = 0;

  while (stmt != NULL && (step = haw_stmt_step (stmt, error)) == HAW_STEP_ROW)
    {
      gint64 id = haw_stmt_get_int (stmt, 0);

      n_total++;
      if (row_matches (stmt, query->words))
        g_array_append_val (ids, id);
    }
  if (step != HAW_STEP_DONE)
    return NULL;

  result = g_new0 (QueryResult, 1);
  result->ids = g_steal_pointer (&ids);
  result->n_total = n_total;
  return result;
}

/* Tells the smallest span in which the old and the new order differ. */
static void
replace_ids (HawNoteIndex *self,
             GArray       *ids)
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
  if (old->len != ids->len || head != ids->len)
    g_list_model_items_changed (G_LIST_MODEL (self), head, old->len - head - tail,
                                ids->len - head - tail);
}

static void
ids_read_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      data)
{
  Query *query = data;
  g_autoptr (HawNoteIndex) self = query->list;
  g_autoptr (GError) error = NULL;
  QueryResult *found = haw_project_read_finish (HAW_PROJECT (object), result, &error);
  guint number = query->number;

  query_free (query);
  if (found == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) &&
          !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CLOSED))
        g_warning ("%s", error->message);
      return;
    }
  if (number == self->query)
    {
      self->n_total = found->n_total;
      self->loading = FALSE;
      replace_ids (self, found->ids);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_TOTAL]);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
    }
  query_result_free (found);
}

static void
requery (HawNoteIndex *self)
{
  Query *query = g_new0 (Query, 1);

  query->list = g_object_ref (self);
  query->filter = self->filter;
  query->words = haw_fold_split (self->words);
  query->number = ++self->query;
  haw_project_read_async (self->project, read_ids, query, NULL,
                          (GDestroyNotify) query_result_free, self->cancellable, ids_read_cb,
                          query);
}

static gpointer
read_values (HawDb         *db,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  GArray *ids = data;
  g_autoptr (GPtrArray) all =
    g_ptr_array_new_with_free_func ((GDestroyNotify) haw_note_values_free);

  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      g_autoptr (HawStmt) stmt = haw_db_query (db, error, values_sql, "i", id);
      HawNoteValues *values;
      HawStep step;

      if (stmt == NULL || (step = haw_stmt_step (stmt, error)) == HAW_STEP_ERROR)
        return NULL;
      if (step == HAW_STEP_ROW)
        {
          g_autofree char *target = haw_stmt_dup_text (stmt, 0);

          values = g_new0 (HawNoteValues, 1);
          values->id = id;
          values->target = haw_note_target_from_string (target);
          values->target_id = haw_stmt_get_int (stmt, 1);
          values->body = haw_stmt_dup_text (stmt, 2);
          values->title = haw_stmt_dup_text (stmt, 3);
          values->outlet = haw_stmt_dup_text (stmt, 4);
          values->article = haw_stmt_get_int (stmt, 5);
          values->start = haw_stmt_get_int (stmt, 6);
          values->end = haw_stmt_get_int (stmt, 7);
          values->created = haw_stmt_get_int (stmt, 8);
          g_ptr_array_add (all, values);
        }
    }

  return g_steal_pointer (&all);
}

static void
values_read_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      data)
{
  g_autoptr (HawNoteIndex) self = data;
  g_autoptr (GPtrArray) all = haw_project_read_finish (HAW_PROJECT (object), result, NULL);

  if (all == NULL)
    return;
  g_ptr_array_set_free_func (all, NULL);
  for (guint i = 0; i < all->len; i++)
    {
      HawNoteValues *values = g_ptr_array_index (all, i);
      HawNoteEntry *entry = g_hash_table_lookup (self->live, &values->id);

      if (entry != NULL)
        haw_note_entry_set_values (entry, values);
      else
        haw_note_values_free (values);
    }
}

static void
read_idle_cb (gpointer data)
{
  HawNoteIndex *self = data;
  GArray *ids = g_steal_pointer (&self->wanting);

  self->read_idle = 0;
  self->wanting = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->n_read += ids->len;
  haw_project_read_async (self->project, read_values, ids, (GDestroyNotify) g_array_unref,
                          (GDestroyNotify) g_ptr_array_unref, self->cancellable, values_read_cb,
                          g_object_ref (self));
}

/* All that are asked for in one turn of the main loop are read together. */
static void
want (HawNoteIndex *self,
      gint64        id)
{
  g_array_append_val (self->wanting, id);
  if (self->read_idle == 0)
    self->read_idle = g_idle_add_once (read_idle_cb, self);
}

typedef struct
{
  GHashTable *live;
  gint64 id;
} Watch;

static void
entry_gone_cb (gpointer  data,
               GObject  *where_it_was)
{
  Watch *watch = data;

  g_hash_table_remove (watch->live, &watch->id);
  g_hash_table_unref (watch->live);
  g_free (watch);
}

static HawNoteEntry *
obtain_entry (HawNoteIndex *self,
              gint64        id)
{
  HawNoteEntry *entry = g_hash_table_lookup (self->live, &id);
  Watch *watch;

  if (entry != NULL)
    return g_object_ref (entry);
  entry = g_object_new (HAW_TYPE_NOTE_ENTRY, "id", id, NULL);
  g_hash_table_insert (self->live, g_memdup2 (&id, sizeof id), entry);
  watch = g_new (Watch, 1);
  watch->live = g_hash_table_ref (self->live);
  watch->id = id;
  g_object_weak_ref (G_OBJECT (entry), entry_gone_cb, watch);
  want (self, id);
  return entry;
}

/* What a note is on has changed: its title, its outlet, the codes it is found by. */
static gboolean
touches_targets (HawChanges *changes)
{
  static const HawTable tables[] = {
    HAW_TABLE_ARTICLE, HAW_TABLE_CODE, HAW_TABLE_EVENT, HAW_TABLE_ACTOR, HAW_TABLE_OUTLET,
    HAW_TABLE_ANNOTATION, HAW_TABLE_ANNOTATION_CODE,
  };

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    if (haw_changes_touch (changes, tables[i]))
      return TRUE;

  return FALSE;
}

static void
want_live (HawNoteIndex *self)
{
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, self->live);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    want (self, *(const gint64 *) key);
}

static void
changed_cb (HawNoteIndex *self,
            HawChanges   *changes)
{
  gboolean all = haw_changes_is_reset (changes, HAW_TABLE_NOTE) || touches_targets (changes);

  for (guint i = 0; !all && i < haw_changes_get_n (changes); i++)
    {
      const HawChange *change = haw_changes_get (changes, i);
      gint64 id = haw_change_get_id (change);

      if (haw_change_get_table (change) == HAW_TABLE_NOTE &&
          g_hash_table_contains (self->live, &id))
        want (self, id);
    }
  if (all)
    want_live (self);
  if (all || haw_changes_touch (changes, HAW_TABLE_NOTE))
    requery (self);
}

static GType
get_item_type (GListModel *model)
{
  return HAW_TYPE_NOTE_ENTRY;
}

static guint
get_n_items (GListModel *model)
{
  return HAW_NOTE_INDEX (model)->ids->len;
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  HawNoteIndex *self = HAW_NOTE_INDEX (model);

  if (position >= self->ids->len)
    return NULL;
  return obtain_entry (self, g_array_index (self->ids, gint64, position));
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
haw_note_index_constructed (GObject *object)
{
  HawNoteIndex *self = HAW_NOTE_INDEX (object);

  G_OBJECT_CLASS (haw_note_index_parent_class)->constructed (object);

  g_signal_connect_object (self->project, "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  requery (self);
}

static void
haw_note_index_dispose (GObject *object)
{
  HawNoteIndex *self = HAW_NOTE_INDEX (object);

  g_clear_handle_id (&self->read_idle, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (haw_note_index_parent_class)->dispose (object);
}

static void
haw_note_index_finalize (GObject *object)
{
  HawNoteIndex *self = HAW_NOTE_INDEX (object);

  g_clear_object (&self->cancellable);
  g_array_unref (self->ids);
  g_array_unref (self->wanting);
  g_hash_table_unref (self->live);
  g_free (self->words);

  G_OBJECT_CLASS (haw_note_index_parent_class)->finalize (object);
}

static void
haw_note_index_get_property (GObject    *object,
                             guint       id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  HawNoteIndex *self = HAW_NOTE_INDEX (object);

  switch (id)
    {
    case PROP_PROJECT: g_value_set_object (value, self->project); break;
    case PROP_LOADING: g_value_set_boolean (value, self->loading); break;
    case PROP_N_TOTAL: g_value_set_uint (value, self->n_total); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
haw_note_index_set_property (GObject      *object,
                             guint         id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  switch (id)
    {
    case PROP_PROJECT: HAW_NOTE_INDEX (object)->project = g_value_dup_object (value); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
haw_note_index_class_init (HawNoteIndexClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->constructed = haw_note_index_constructed;
  object_class->dispose = haw_note_index_dispose;
  object_class->finalize = haw_note_index_finalize;
  object_class->get_property = haw_note_index_get_property;
  object_class->set_property = haw_note_index_set_property;

  properties[PROP_PROJECT] =
    g_param_spec_object ("project", NULL, NULL, HAW_TYPE_PROJECT,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, TRUE, readable);
  properties[PROP_N_TOTAL] = g_param_spec_uint ("n-total", NULL, NULL, 0, G_MAXUINT, 0, readable);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
haw_note_index_init (HawNoteIndex *self)
{
  self->cancellable = g_cancellable_new ();
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->wanting = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->live = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->words = g_strdup ("");
  self->loading = TRUE;
}

HawNoteIndex *
haw_note_index_new (HawProject *project)
{
  g_return_val_if_fail (HAW_IS_PROJECT (project), NULL);

  return g_object_new (HAW_TYPE_NOTE_INDEX, "project", project, NULL);
}

void
haw_note_index_set_filter (HawNoteIndex        *self,
                           const HawNoteFilter *filter)
{
  g_return_if_fail (HAW_IS_NOTE_INDEX (self) && filter != NULL);

  g_free (self->words);
  self->words = g_strdup (filter->words != NULL ? filter->words : "");
  self->filter = *filter;
  self->filter.words = NULL;
  requery (self);
}

gboolean
haw_note_index_get_loading (HawNoteIndex *self)
{
  g_return_val_if_fail (HAW_IS_NOTE_INDEX (self), FALSE);

  return self->loading;
}

guint
haw_note_index_get_n_total (HawNoteIndex *self)
{
  g_return_val_if_fail (HAW_IS_NOTE_INDEX (self), 0);

  return self->n_total;
}

guint
haw_note_index_get_n_read (HawNoteIndex *self)
{
  g_return_val_if_fail (HAW_IS_NOTE_INDEX (self), 0);

  return self->n_read;
}

static void
analyst_free (gpointer data)
{
  HawNoteAnalyst *analyst = data;

  g_free (analyst->name);
  g_free (analyst);
}

static gpointer
read_analysts (HawDb         *db,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  g_autoptr (GPtrArray) analysts = g_ptr_array_new_with_free_func (analyst_free);
  g_autoptr (HawStmt) stmt =
    haw_db_query (db, error, HAW_DB_SCAN "SELECT id, name FROM analyst ORDER BY id", "");
  HawStep step = HAW_STEP_ERROR;

  while (stmt != NULL && (step = haw_stmt_step (stmt, error)) == HAW_STEP_ROW)
    {
      HawNoteAnalyst *analyst = g_new0 (HawNoteAnalyst, 1);

      analyst->id = haw_stmt_get_int (stmt, 0);
      analyst->name = haw_stmt_dup_text (stmt, 1);
      g_ptr_array_add (analysts, analyst);
    }

  return step == HAW_STEP_DONE ? g_steal_pointer (&analysts) : NULL;
}

void
haw_note_index_load_analysts_async (HawProject          *project,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data)
{
  g_return_if_fail (HAW_IS_PROJECT (project));

  haw_project_read_async (project, read_analysts, NULL, NULL, (GDestroyNotify) g_ptr_array_unref,
                          cancellable, callback, user_data);
}
