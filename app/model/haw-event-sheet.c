/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-event-sheet-query.h"
#include "haw-event-sheet.h"
#include "text/haw-fold.h"

/* Above so many a list is told of as new: single changes would take longer. */
#define MOST_MOVES 64

struct _HawEventSheet
{
  GObject parent_instance;

  HawProject *project;
  GCancellable *cancellable;
  GCancellable *asking;    /* the newest query */
  GArray *ids;             /* gint64, in the order shown */
  GHashTable *live;        /* gint64 → HawEventSheetRow, weak: every row somebody holds */
  GHashTable *touched;     /* gint64: events that edits changed since the last ids */
  GArray *wanting;         /* gint64: rows whose values are to be read */
  HawEventSheetQuery query;
  guint number;            /* of the newest query */
  guint flush_id;
  guint n_rows_read;
  guint n_total;
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

G_DEFINE_FINAL_TYPE_WITH_CODE (HawEventSheet, haw_event_sheet, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

HawEventSheet *
haw_event_sheet_new (HawProject *project)
{
  g_return_val_if_fail (HAW_IS_PROJECT (project), NULL);

  return g_object_new (HAW_TYPE_EVENT_SHEET, "project", project, NULL);
}

static GHashTable *
new_set (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

static gint64
id_at (GArray *ids,
       guint   position)
{
  return g_array_index (ids, gint64, position);
}

static void
rows_read_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr (HawEventSheet) self = data;
  g_autoptr (GPtrArray) rows = haw_project_read_finish (HAW_PROJECT (object), result, NULL);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      HawEventSheetRow *read = g_ptr_array_index (rows, i);
      gint64 id = haw_row_get_id (HAW_ROW (read));
      HawEventSheetRow *row = g_hash_table_lookup (self->live, &id);
      HawEventValues values = *haw_event_sheet_row_get_values (read);

      if (row == NULL)
        continue;
      values.title = g_strdup (values.title);
      values.date = g_strdup (values.date);
      values.place = g_strdup (values.place);
      values.actors = g_strdup (values.actors);
      values.first_outlet = g_strdup (values.first_outlet);
      values.first_date = g_strdup (values.first_date);
      haw_event_sheet_row_take (row, &values);
    }
}

static gboolean
flush_cb (gpointer data)
{
  HawEventSheet *self = data;

  self->flush_id = 0;
  self->n_rows_read += self->wanting->len;
  haw_project_read_async (self->project, haw_event_sheet_read_rows,
                          g_steal_pointer (&self->wanting), (GDestroyNotify) g_array_unref,
                          (GDestroyNotify) g_ptr_array_unref, self->cancellable, rows_read_cb,
                          g_object_ref (self));
  self->wanting = g_array_new (FALSE, FALSE, sizeof (gint64));
  return G_SOURCE_REMOVE;
}

/* The rows that are asked for one after another are read together. */
static void
want (HawEventSheet *self,
      gint64         event)
{
  g_array_append_val (self->wanting, event);
  if (self->flush_id == 0)
    self->flush_id = g_idle_add_full (G_PRIORITY_DEFAULT, flush_cb, self, NULL);
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

static HawEventSheetRow *
obtain_row (HawEventSheet *self,
            gint64         id)
{
  HawEventSheetRow *row = g_hash_table_lookup (self->live, &id);
  Watch *watch;

  if (row != NULL)
    return g_object_ref (row);
  row = haw_event_sheet_row_new (id);
  g_hash_table_insert (self->live, g_memdup2 (&id, sizeof id), row);
  watch = g_new (Watch, 1);
  watch->live = g_hash_table_ref (self->live);
  watch->id = id;
  g_object_weak_ref (G_OBJECT (row), row_gone_cb, watch);
  want (self, id);
  return row;
}

/* The ids of @ids that are not in @without. */
static GArray *
leave_out (GArray     *ids,
           GHashTable *without)
{
  GArray *rest = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < ids->len; i++)
    if (!g_hash_table_contains (without, &g_array_index (ids, gint64, i)))
      g_array_append_vals (rest, &g_array_index (ids, gint64, i), 1);
  return rest;
}

static gboolean
are_equal (GArray *a,
           GArray *b)
{
  return a->len == b->len && (a->len == 0 || memcmp (a->data, b->data, a->len * sizeof (gint64)) == 0);
}

static void
take_out (HawEventSheet *self,
          guint          position)
{
  g_array_remove_index (self->ids, position);
  g_list_model_items_changed (G_LIST_MODEL (self), position, 1, 0);
}

/* The ids of @touched that are in @ids. */
static GHashTable *
intersect (GArray     *ids,
           GHashTable *touched)
{
  GHashTable *found = new_set ();

  for (guint i = 0; i < ids->len; i++)
    if (g_hash_table_contains (touched, &g_array_index (ids, gint64, i)))
      g_hash_table_add (found, g_memdup2 (&g_array_index (ids, gint64, i), sizeof (gint64)));
  return found;
}

/* Each event that an edit touched goes from where it was and comes where it is; all others stay. */
static void
move_touched (HawEventSheet *self,
              GArray        *ids,
              GHashTable    *touched)
{
  g_autoptr (GHashTable) kept = intersect (ids, touched);
  g_autoptr (GHashTable) old = intersect (self->ids, touched);
  g_autoptr (GHashTable) new = new_set ();
  g_autoptr (GArray) target = NULL;
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, kept);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (!g_hash_table_contains (old, key))
      g_hash_table_add (new, g_memdup2 (key, sizeof (gint64)));
  for (guint i = self->ids->len; i > 0; i--)
    if (g_hash_table_contains (old, &g_array_index (self->ids, gint64, i - 1)) &&
        !g_hash_table_contains (kept, &g_array_index (self->ids, gint64, i - 1)))
      take_out (self, i - 1);
  target = leave_out (ids, new);
  for (guint i = self->ids->len; i > 0; i--)
    if (id_at (self->ids, i - 1) != id_at (target, i - 1) &&
        g_hash_table_contains (touched, &g_array_index (self->ids, gint64, i - 1)))
      take_out (self, i - 1);
  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = id_at (ids, i);

      if (i < self->ids->len && id_at (self->ids, i) == id)
        continue;
      g_array_insert_val (self->ids, i, id);
      g_list_model_items_changed (G_LIST_MODEL (self), i, 0, 1);
    }
}

static void
replace_ids (HawEventSheet *self,
             GArray        *ids)
{
  g_autoptr (GHashTable) touched = g_steal_pointer (&self->touched);
  g_autoptr (GArray) before = leave_out (self->ids, touched);
  g_autoptr (GArray) after = leave_out (ids, touched);
  guint n = self->ids->len;

  self->touched = new_set ();
  if (are_equal (self->ids, ids))
    return;
  if (g_hash_table_size (touched) <= MOST_MOVES && are_equal (before, after))
    {
      move_touched (self, ids, touched);
      return;
    }
  g_array_set_size (self->ids, 0);
  if (n > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, n, 0);
  g_array_unref (self->ids);
  self->ids = g_array_ref (ids);
  if (ids->len > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, 0, ids->len);
}

/* Who asked for ids, and with which of its queries. */
typedef struct
{
  HawEventSheet *sheet;
  guint number;
} Asked;

static void
ids_read_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      data)
{
  g_autofree Asked *asked = data;
  g_autoptr (HawEventSheet) self = asked->sheet;
  g_autoptr (GError) error = NULL;
  HawEventSheetIds *ids = haw_project_read_finish (HAW_PROJECT (object), result, &error);
  gboolean other;

  if (ids == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) &&
          !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CLOSED))
        g_warning ("%s", error->message);
      return;
    }
  if (asked->number != self->number)
    {
      haw_event_sheet_ids_free (ids);
      return;
    }
  other = self->n_total != ids->n_total;
  self->n_total = ids->n_total;
  replace_ids (self, ids->ids);
  haw_event_sheet_ids_free (ids);
  if (other)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_TOTAL]);
  if (self->loading)
    {
      self->loading = FALSE;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
    }
}

/* What was asked before is not worth going on with. */
static void
requery (HawEventSheet *self)
{
  Asked *asked = g_new0 (Asked, 1);

  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  self->asking = g_cancellable_new ();
  asked->sheet = g_object_ref (self);
  asked->number = ++self->number;
  haw_project_read_async (self->project, haw_event_sheet_read_ids,
                          g_memdup2 (&self->query, sizeof self->query), g_free,
                          haw_event_sheet_ids_free, self->asking, ids_read_cb, asked);
}

/* Which event a change is about; 0 where it may be about any, -1 about none. */
static gint64
find_event (const HawChange *change)
{
  HawTable table = haw_change_get_table (change);
  gboolean update = haw_change_get_kind (change) == HAW_CHANGE_UPDATE;

  if (table == HAW_TABLE_EVENT)
    return haw_change_get_id (change);
  if (table == HAW_TABLE_PARTICIPANT || table == HAW_TABLE_EVIDENCE)
    return haw_change_get_owner (change);
  if (update && (table == HAW_TABLE_ACTOR || table == HAW_TABLE_OUTLET))
    return 0;
  if (update && table == HAW_TABLE_ARTICLE &&
      (haw_change_has (change, "published") || haw_change_has (change, "outlet") ||
       haw_change_has (change, "removed_at")))
    return 0;
  return -1;
}

static void
want_live (HawEventSheet *self)
{
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, self->live);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    want (self, *(gint64 *) key);
}

static gboolean
is_reset (HawChanges *changes)
{
  static const HawTable tables[] = { HAW_TABLE_EVENT, HAW_TABLE_EVIDENCE, HAW_TABLE_PARTICIPANT,
                                     HAW_TABLE_ARTICLE, HAW_TABLE_ACTOR, HAW_TABLE_OUTLET };

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    if (haw_changes_is_reset (changes, tables[i]))
      return TRUE;
  return FALSE;
}

static void
changed_cb (HawEventSheet *self,
            HawChanges    *changes)
{
  g_autoptr (GHashTable) events = new_set ();
  gboolean any = is_reset (changes);
  GHashTableIter iter;
  gpointer key;

  for (guint i = 0; i < haw_changes_get_n (changes); i++)
    {
      gint64 event = find_event (haw_changes_get (changes, i));

      any = any || event == 0;
      if (event > 0)
        g_hash_table_add (events, g_memdup2 (&event, sizeof event));
    }
  if (!any && g_hash_table_size (events) == 0)
    return;
  if (any)
    want_live (self);
  g_hash_table_iter_init (&iter, events);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      g_hash_table_add (self->touched, g_memdup2 (key, sizeof (gint64)));
      if (!any && g_hash_table_contains (self->live, key))
        want (self, *(gint64 *) key);
    }
  requery (self);
}

static GType
get_item_type (GListModel *model)
{
  return HAW_TYPE_EVENT_SHEET_ROW;
}

static guint
get_n_items (GListModel *model)
{
  return HAW_EVENT_SHEET (model)->ids->len;
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  HawEventSheet *self = HAW_EVENT_SHEET (model);

  return position < self->ids->len ? obtain_row (self, id_at (self->ids, position)) : NULL;
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
haw_event_sheet_constructed (GObject *object)
{
  HawEventSheet *self = HAW_EVENT_SHEET (object);

  G_OBJECT_CLASS (haw_event_sheet_parent_class)->constructed (object);

  g_signal_connect_object (self->project, "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  requery (self);
}

static void
haw_event_sheet_dispose (GObject *object)
{
  HawEventSheet *self = HAW_EVENT_SHEET (object);

  g_cancellable_cancel (self->cancellable);
  g_cancellable_cancel (self->asking);
  g_clear_handle_id (&self->flush_id, g_source_remove);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (haw_event_sheet_parent_class)->dispose (object);
}

static void
haw_event_sheet_finalize (GObject *object)
{
  HawEventSheet *self = HAW_EVENT_SHEET (object);

  g_clear_object (&self->cancellable);
  g_clear_object (&self->asking);
  g_array_unref (self->ids);
  g_array_unref (self->wanting);
  g_hash_table_unref (self->live);
  g_hash_table_unref (self->touched);

  G_OBJECT_CLASS (haw_event_sheet_parent_class)->finalize (object);
}

static void
haw_event_sheet_get_property (GObject    *object,
                              guint       id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  HawEventSheet *self = HAW_EVENT_SHEET (object);

  switch (id)
    {
    case PROP_PROJECT: g_value_set_object (value, self->project); break;
    case PROP_LOADING: g_value_set_boolean (value, self->loading); break;
    case PROP_N_TOTAL: g_value_set_uint (value, self->n_total); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
haw_event_sheet_set_property (GObject      *object,
                              guint         id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  HawEventSheet *self = HAW_EVENT_SHEET (object);

  switch (id)
    {
    case PROP_PROJECT: self->project = g_value_dup_object (value); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
haw_event_sheet_class_init (HawEventSheetClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = haw_event_sheet_constructed;
  object_class->dispose = haw_event_sheet_dispose;
  object_class->finalize = haw_event_sheet_finalize;
  object_class->get_property = haw_event_sheet_get_property;
  object_class->set_property = haw_event_sheet_set_property;

  properties[PROP_PROJECT] =
    g_param_spec_object ("project", NULL, NULL, HAW_TYPE_PROJECT,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, TRUE,
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_N_TOTAL] = g_param_spec_uint ("n-total", NULL, NULL, 0, G_MAXUINT, 0,
                                                G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
haw_event_sheet_init (HawEventSheet *self)
{
  self->cancellable = g_cancellable_new ();
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->wanting = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->live = new_set ();
  self->touched = new_set ();
  self->loading = TRUE;
}

void
haw_event_sheet_set_sort (HawEventSheet  *self,
                          HawEventColumn  column,
                          gboolean        descending)
{
  g_return_if_fail (HAW_IS_EVENT_SHEET (self) && column < HAW_N_EVENT_COLUMNS);

  if (self->query.sort == column && self->query.descending == !!descending)
    return;
  self->query.sort = column;
  self->query.descending = !!descending;
  requery (self);
}

HawEventColumn
haw_event_sheet_get_sort (HawEventSheet *self,
                          gboolean      *descending)
{
  g_return_val_if_fail (HAW_IS_EVENT_SHEET (self), HAW_EVENT_COLUMN_DATE);

  if (descending != NULL)
    *descending = self->query.descending;
  return self->query.sort;
}

void
haw_event_sheet_set_filter (HawEventSheet  *self,
                            HawEventFilter  filter)
{
  g_return_if_fail (HAW_IS_EVENT_SHEET (self) && filter < HAW_N_EVENT_FILTERS);

  if (self->query.filter == filter)
    return;
  self->query.filter = filter;
  requery (self);
}

HawEventFilter
haw_event_sheet_get_filter (HawEventSheet *self)
{
  g_return_val_if_fail (HAW_IS_EVENT_SHEET (self), HAW_EVENT_FILTER_ALL);

  return self->query.filter;
}

void
haw_event_sheet_set_range (HawEventSheet *self,
                           gint64         start,
                           gint64         end)
{
  g_return_if_fail (HAW_IS_EVENT_SHEET (self));

  if (start >= end)
    start = end = 0;
  if (self->query.start == start && self->query.end == end)
    return;
  self->query.start = start;
  self->query.end = end;
  requery (self);
}

guint
haw_event_sheet_get_n_total (HawEventSheet *self)
{
  g_return_val_if_fail (HAW_IS_EVENT_SHEET (self), 0);

  return self->n_total;
}

gboolean
haw_event_sheet_get_loading (HawEventSheet *self)
{
  g_return_val_if_fail (HAW_IS_EVENT_SHEET (self), FALSE);

  return self->loading;
}

gint64
haw_event_sheet_get_id (HawEventSheet *self,
                        guint          position)
{
  g_return_val_if_fail (HAW_IS_EVENT_SHEET (self), 0);

  return position < self->ids->len ? id_at (self->ids, position) : 0;
}

gboolean
haw_event_sheet_find (HawEventSheet *self,
                      gint64         event,
                      guint         *position)
{
  g_return_val_if_fail (HAW_IS_EVENT_SHEET (self), FALSE);

  for (guint i = 0; i < self->ids->len; i++)
    if (id_at (self->ids, i) == event)
      {
        if (position != NULL)
          *position = i;
        return TRUE;
      }
  return FALSE;
}

static void
titled_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (GTask) task = data;
  HawEventSheet *self = g_task_get_source_object (task);
  GError *error = NULL;
  g_autoptr (GHashTable) ids = haw_project_read_finish (HAW_PROJECT (object), result, &error);
  guint from = GPOINTER_TO_UINT (g_task_get_task_data (task));

  if (ids == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  for (guint i = 0; i < self->ids->len; i++)
    {
      gint64 id = id_at (self->ids, (from + i) % self->ids->len);

      if (g_hash_table_contains (ids, &id))
        {
          g_task_return_pointer (task, g_memdup2 (&id, sizeof id), g_free);
          return;
        }
    }
  g_task_return_pointer (task, NULL, NULL);
}

void
haw_event_sheet_seek_async (HawEventSheet       *self,
                            const char          *text,
                            guint                from,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (HAW_IS_EVENT_SHEET (self) && text != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, haw_event_sheet_seek_async);
  g_task_set_task_data (task, GUINT_TO_POINTER (from), NULL);
  haw_project_read_async (self->project, haw_event_sheet_read_titled, haw_fold (text), g_free,
                          (GDestroyNotify) g_hash_table_unref, cancellable, titled_cb, task);
}

gint64
haw_event_sheet_seek_finish (HawEventSheet  *self,
                             GAsyncResult   *result,
                             GError        **error)
{
  g_autofree gint64 *id = NULL;

  g_return_val_if_fail (HAW_IS_EVENT_SHEET (self), 0);

  id = g_task_propagate_pointer (G_TASK (result), error);
  return id != NULL ? *id : 0;
}

guint
haw_event_sheet_get_n_rows_read (HawEventSheet *self)
{
  g_return_val_if_fail (HAW_IS_EVENT_SHEET (self), 0);

  return self->n_rows_read;
}

guint
haw_event_sheet_get_n_queries (HawEventSheet *self)
{
  g_return_val_if_fail (HAW_IS_EVENT_SHEET (self), 0);

  return self->number;
}
