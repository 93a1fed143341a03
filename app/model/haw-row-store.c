/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-row-store.h"

typedef struct
{
  HawProject *project;
  GCancellable *cancellable;
  GPtrArray *rows;
  GHashTable *by_id;   /* gint64 → HawRow, not owned */
  guint n_loads;       /* reads on their way */
  gboolean loading;
} HawRowStorePrivate;

enum
{
  PROP_0,
  PROP_PROJECT,
  PROP_LOADING,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void list_model_iface_init (GListModelInterface *iface);

G_DEFINE_ABSTRACT_TYPE_WITH_CODE (HawRowStore, haw_row_store, G_TYPE_OBJECT,
                                  G_ADD_PRIVATE (HawRowStore)
                                  G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

static int
compare_rows (HawRowStore *self,
              HawRow      *a,
              HawRow      *b)
{
  HawRowStoreClass *klass = HAW_ROW_STORE_GET_CLASS (self);
  int order = klass->compare != NULL ? klass->compare (a, b) : 0;
  gint64 id_a = haw_row_get_id (a);
  gint64 id_b = haw_row_get_id (b);

  return order != 0 ? order : (id_a > id_b) - (id_a < id_b);
}

static int
compare_pointers (gconstpointer a,
                  gconstpointer b,
                  gpointer      data)
{
  return compare_rows (data, *(HawRow *const *) a, *(HawRow *const *) b);
}

/* The first place at which @row could stand. */
static guint
place_of (HawRowStore *self,
          HawRow      *row)
{
  HawRowStorePrivate *priv = haw_row_store_get_instance_private (self);
  guint low = 0;
  guint high = priv->rows->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (compare_rows (self, g_ptr_array_index (priv->rows, middle), row) < 0)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

static gboolean
keeps (HawRowStore *self,
       HawRow      *row)
{
  HawRowStoreClass *klass = HAW_ROW_STORE_GET_CLASS (self);

  return klass->keeps == NULL || klass->keeps (self, row);
}

static void
remember (HawRowStore *self,
          HawRow      *row)
{
  HawRowStorePrivate *priv = haw_row_store_get_instance_private (self);
  gint64 id = haw_row_get_id (row);

  g_hash_table_insert (priv->by_id, g_memdup2 (&id, sizeof id), row);
}

static void
insert_row (HawRowStore *self,
            HawRow      *row)
{
  HawRowStorePrivate *priv = haw_row_store_get_instance_private (self);
  guint place = place_of (self, row);

  g_ptr_array_insert (priv->rows, place, g_object_ref (row));
  remember (self, row);
  g_list_model_items_changed (G_LIST_MODEL (self), place, 0, 1);
}

static void
remove_row (HawRowStore *self,
            gint64       id)
{
  HawRowStorePrivate *priv = haw_row_store_get_instance_private (self);
  guint place;

  if (!haw_row_store_find (self, id, &place))
    return;
  g_hash_table_remove (priv->by_id, &id);
  g_ptr_array_remove_index (priv->rows, place);
  g_list_model_items_changed (G_LIST_MODEL (self), place, 1, 0);
}

static void
take_change (HawRowStore     *self,
             const HawChange *change)
{
  HawRowStoreClass *klass = HAW_ROW_STORE_GET_CLASS (self);
  HawFields fields = { .change = change };
  gint64 id = haw_change_get_id (change);
  HawRow *old = haw_row_store_lookup (self, id);

  if (haw_change_get_kind (change) == HAW_CHANGE_DELETE)
    remove_row (self, id);
  else if (old != NULL)
    {
      klass->take (old, &fields);
      if (keeps (self, old))
        haw_row_store_touch (self, id);
      else
        remove_row (self, id);
    }
  else if (haw_change_get_kind (change) == HAW_CHANGE_INSERT)
    {
      g_autoptr (HawRow) row = g_object_new (klass->row_type, "id", id, NULL);

      klass->take (row, &fields);
      if (keeps (self, row))
        insert_row (self, row);
    }
}

static void
take_changes (HawRowStore *self,
              HawChanges  *changes)
{
  HawRowStoreClass *klass = HAW_ROW_STORE_GET_CLASS (self);

  for (guint i = 0; i < haw_changes_get_n (changes); i++)
    {
      const HawChange *change = haw_changes_get (changes, i);

      if (haw_change_get_table (change) == klass->table)
        take_change (self, change);
    }
  if (klass->follow != NULL)
    klass->follow (self, changes);
}

/* The changes that come while rows are being read are in those rows. */
static void
changed_cb (HawRowStore *self,
            HawChanges  *changes)
{
  HawRowStorePrivate *priv = haw_row_store_get_instance_private (self);

  if (haw_changes_is_reset (changes, HAW_ROW_STORE_GET_CLASS (self)->table))
    haw_row_store_reload (self);
  else if (priv->n_loads == 0)
    take_changes (self, changes);
}

typedef struct
{
  const HawRowStoreClass *klass;
  gint64 owner;
} Load;

static gpointer
load_rows (HawDb         *db,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  Load *load = data;
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (HawStmt) stmt = load->klass->get_owner != NULL
                             ? haw_db_query (db, error, load->klass->sql, "i", load->owner)
                             : haw_db_query (db, error, load->klass->sql, "");
  HawFields fields = { .stmt = stmt };
  HawStep step = HAW_STEP_ERROR;

  while (stmt != NULL && (step = haw_stmt_step (stmt, error)) == HAW_STEP_ROW)
    {
      gint64 id = haw_stmt_get_int (stmt, haw_stmt_find_column (stmt, "id"));
      HawRow *row = g_object_new (load->klass->row_type, "id", id, NULL);

      load->klass->take (row, &fields);
      g_ptr_array_add (rows, row);
    }

  return step == HAW_STEP_DONE ? g_steal_pointer (&rows) : NULL;
}

static gboolean
is_same (HawRowStore *self,
         HawRow      *a,
         HawRow      *b)
{
  HawRowStoreClass *klass = HAW_ROW_STORE_GET_CLASS (self);

  return haw_row_get_id (a) == haw_row_get_id (b) && klass->same (a, b);
}

/* What is the same at the beginning and at the end stays, with what is chosen there. */
static void
set_changed (HawRowStore *self,
             GPtrArray   *rows)
{
  HawRowStorePrivate *priv = haw_row_store_get_instance_private (self);
  guint n_before = priv->rows->len;
  guint n_after = rows->len;
  guint start = 0;
  guint end = 0;

  g_ptr_array_sort_with_data (rows, compare_pointers, self);
  while (start < MIN (n_before, n_after) &&
         is_same (self, priv->rows->pdata[start], rows->pdata[start]))
    start++;
  while (end < MIN (n_before, n_after) - start &&
         is_same (self, priv->rows->pdata[n_before - end - 1], rows->pdata[n_after - end - 1]))
    end++;
  if (start + end == n_before && n_before == n_after)
    return;
  for (guint i = start; i < n_before - end; i++)
    {
      gint64 id = haw_row_get_id (priv->rows->pdata[i]);

      g_hash_table_remove (priv->by_id, &id);
    }
  if (n_before - end > start)
    g_ptr_array_remove_range (priv->rows, start, n_before - end - start);
  for (guint i = start; i < n_after - end; i++)
    {
      g_ptr_array_insert (priv->rows, (int) i, g_object_ref (rows->pdata[i]));
      remember (self, rows->pdata[i]);
    }
  g_list_model_items_changed (G_LIST_MODEL (self), start, n_before - end - start,
                              n_after - end - start);
}

static void
set_all (HawRowStore *self,
         GPtrArray   *rows)
{
  HawRowStorePrivate *priv = haw_row_store_get_instance_private (self);
  guint n_before = priv->rows->len;

  if (HAW_ROW_STORE_GET_CLASS (self)->same != NULL)
    {
      set_changed (self, rows);
      return;
    }
  g_hash_table_remove_all (priv->by_id);
  g_ptr_array_set_size (priv->rows, 0);
  if (n_before > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, n_before, 0);

  for (guint i = 0; i < rows->len; i++)
    {
      HawRow *row = g_ptr_array_index (rows, i);

      g_ptr_array_add (priv->rows, g_object_ref (row));
      remember (self, row);
    }
  g_ptr_array_sort_with_data (priv->rows, compare_pointers, self);
  if (priv->rows->len > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, 0, priv->rows->len);
}

static void
loaded_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (HawRowStore) self = data;
  HawRowStorePrivate *priv = haw_row_store_get_instance_private (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = haw_project_read_finish (HAW_PROJECT (object), result, &error);

  priv->n_loads--;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CLOSED))
    return;
  if (rows == NULL)
    g_warning ("%s", error->message);
  if (priv->n_loads > 0)
    return;

  /* What could not be read is not on its way any more, and what was there is still shown. */
  if (rows != NULL)
    set_all (self, rows);
  if (priv->loading)
    {
      priv->loading = FALSE;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
    }
}

static GType
get_item_type (GListModel *model)
{
  return HAW_ROW_STORE_GET_CLASS (model)->row_type;
}

static guint
get_n_items (GListModel *model)
{
  return haw_row_store_get_n (HAW_ROW_STORE (model));
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  gpointer row = haw_row_store_peek (HAW_ROW_STORE (model), position);

  return row != NULL ? g_object_ref (row) : NULL;
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
haw_row_store_constructed (GObject *object)
{
  HawRowStore *self = HAW_ROW_STORE (object);
  HawRowStorePrivate *priv = haw_row_store_get_instance_private (self);

  G_OBJECT_CLASS (haw_row_store_parent_class)->constructed (object);

  g_signal_connect_object (priv->project, "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  haw_row_store_reload (self);
}

static void
haw_row_store_dispose (GObject *object)
{
  HawRowStorePrivate *priv = haw_row_store_get_instance_private (HAW_ROW_STORE (object));

  g_cancellable_cancel (priv->cancellable);
  g_clear_object (&priv->project);

  G_OBJECT_CLASS (haw_row_store_parent_class)->dispose (object);
}

static void
haw_row_store_finalize (GObject *object)
{
  HawRowStorePrivate *priv = haw_row_store_get_instance_private (HAW_ROW_STORE (object));

  g_clear_object (&priv->cancellable);
  g_hash_table_unref (priv->by_id);
  g_ptr_array_unref (priv->rows);

  G_OBJECT_CLASS (haw_row_store_parent_class)->finalize (object);
}

static void
haw_row_store_get_property (GObject    *object,
                            guint       id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  HawRowStorePrivate *priv = haw_row_store_get_instance_private (HAW_ROW_STORE (object));

  switch (id)
    {
    case PROP_PROJECT: g_value_set_object (value, priv->project); break;
    case PROP_LOADING: g_value_set_boolean (value, priv->loading); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
haw_row_store_set_property (GObject      *object,
                            guint         id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  HawRowStorePrivate *priv = haw_row_store_get_instance_private (HAW_ROW_STORE (object));

  switch (id)
    {
    case PROP_PROJECT: priv->project = g_value_dup_object (value); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
haw_row_store_class_init (HawRowStoreClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = haw_row_store_constructed;
  object_class->dispose = haw_row_store_dispose;
  object_class->finalize = haw_row_store_finalize;
  object_class->get_property = haw_row_store_get_property;
  object_class->set_property = haw_row_store_set_property;

  properties[PROP_PROJECT] =
    g_param_spec_object ("project", NULL, NULL, HAW_TYPE_PROJECT,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, TRUE,
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
haw_row_store_init (HawRowStore *self)
{
  HawRowStorePrivate *priv = haw_row_store_get_instance_private (self);

  priv->cancellable = g_cancellable_new ();
  priv->rows = g_ptr_array_new_with_free_func (g_object_unref);
  priv->by_id = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  priv->loading = TRUE;
}

HawProject *
haw_row_store_get_project (HawRowStore *self)
{
  HawRowStorePrivate *priv = haw_row_store_get_instance_private (self);

  g_return_val_if_fail (HAW_IS_ROW_STORE (self), NULL);

  return priv->project;
}

gboolean
haw_row_store_get_loading (HawRowStore *self)
{
  HawRowStorePrivate *priv = haw_row_store_get_instance_private (self);

  g_return_val_if_fail (HAW_IS_ROW_STORE (self), FALSE);

  return priv->loading;
}

guint
haw_row_store_get_n (HawRowStore *self)
{
  HawRowStorePrivate *priv = haw_row_store_get_instance_private (self);

  g_return_val_if_fail (HAW_IS_ROW_STORE (self), 0);

  return priv->rows->len;
}

gpointer
haw_row_store_lookup (HawRowStore *self,
                      gint64       id)
{
  HawRowStorePrivate *priv = haw_row_store_get_instance_private (self);

  g_return_val_if_fail (HAW_IS_ROW_STORE (self), NULL);

  return g_hash_table_lookup (priv->by_id, &id);
}

gpointer
haw_row_store_peek (HawRowStore *self,
                    guint        position)
{
  HawRowStorePrivate *priv = haw_row_store_get_instance_private (self);

  g_return_val_if_fail (HAW_IS_ROW_STORE (self), NULL);

  return position < priv->rows->len ? g_ptr_array_index (priv->rows, position) : NULL;
}

gboolean
haw_row_store_find (HawRowStore *self,
                    gint64       id,
                    guint       *position)
{
  HawRowStorePrivate *priv = haw_row_store_get_instance_private (self);
  HawRow *row = haw_row_store_lookup (self, id);
  guint place;

  if (row == NULL)
    return FALSE;

  /* A row that has just changed may not stand where it belongs. */
  place = place_of (self, row);
  if ((place >= priv->rows->len || g_ptr_array_index (priv->rows, place) != row) &&
      !g_ptr_array_find (priv->rows, row, &place))
    return FALSE;
  if (position != NULL)
    *position = place;
  return TRUE;
}

void
haw_row_store_touch (HawRowStore *self,
                     gint64       id)
{
  HawRowStorePrivate *priv = haw_row_store_get_instance_private (self);
  g_autoptr (HawRow) row = NULL;
  guint before, after;

  g_return_if_fail (HAW_IS_ROW_STORE (self));

  g_set_object (&row, haw_row_store_lookup (self, id));
  if (row == NULL || !g_ptr_array_find (priv->rows, row, &before))
    return;

  g_ptr_array_steal_index (priv->rows, before);
  after = place_of (self, row);
  if (after == before)
    {
      g_ptr_array_insert (priv->rows, before, row);
      g_list_model_items_changed (G_LIST_MODEL (self), before, 1, 1);
      return;
    }

  /* The rows between are where they were: told as one span, all of them would be made anew. */
  g_list_model_items_changed (G_LIST_MODEL (self), before, 1, 0);
  g_ptr_array_insert (priv->rows, after, row);
  g_list_model_items_changed (G_LIST_MODEL (self), after, 0, 1);
}

void
haw_row_store_reload (HawRowStore *self)
{
  HawRowStorePrivate *priv = haw_row_store_get_instance_private (self);
  HawRowStoreClass *klass = HAW_ROW_STORE_GET_CLASS (self);
  Load *load;

  g_return_if_fail (HAW_IS_ROW_STORE (self));

  load = g_new0 (Load, 1);
  load->klass = klass;
  load->owner = klass->get_owner != NULL ? klass->get_owner (self) : 0;
  priv->n_loads++;
  haw_project_read_async (priv->project, load_rows, load, g_free,
                          (GDestroyNotify) g_ptr_array_unref, priv->cancellable, loaded_cb,
                          g_object_ref (self));
}
