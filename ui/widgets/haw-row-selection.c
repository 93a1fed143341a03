/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-row-selection.h"

struct _HawRowSelection
{
  GObject parent_instance;

  GListModel *list;
  HawRowIdFunc get_id;
  GHashTable *ids;    /* set of gint64 */
};

enum
{
  PROP_0,
  PROP_LIST,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void list_model_iface_init (GListModelInterface *iface);
static void selection_model_iface_init (GtkSelectionModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (                        HawRowSelection,
                                                       haw_row_selection,
                                                       G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE ( G_TYPE_LIST_MODEL,
                                                       list_model_iface_init)
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL,
                                                      selection_model_iface_init))

HawRowSelection *
haw_row_selection_new (GListModel   *list,
                       HawRowIdFunc  get_id)
{
  HawRowSelection *self;

  g_return_val_if_fail (G_IS_LIST_MODEL (list) && get_id != NULL, NULL);

  self = g_object_new (HAW_TYPE_ROW_SELECTION, "list", list, NULL);
  self->get_id = get_id;
  return self;
}

static gint64
id_at (HawRowSelection *self,
       guint            position)
{
  return self->get_id (self->list, position);
}

/* Positions of the first and the last change of one call. */
typedef struct
{
  guint first;
  guint last;
} Span;

#define SPAN_INIT { G_MAXUINT, 0 }

static guint
get_size (HawRowSelection *self)
{
  return g_list_model_get_n_items (self->list);
}

static void
put (HawRowSelection *self,
     guint            position,
     gboolean         selected,
     Span            *span)
{
  gint64 id = id_at (self, position);

  if (id == 0 || haw_row_selection_contains (self, id) == selected)
    return;
  if (selected)
    g_hash_table_add (self->ids, g_memdup2 (&id, sizeof id));
  else
    g_hash_table_remove (self->ids, &id);
  span->first = MIN (span->first, position);
  span->last = MAX (span->last, position);
}

/* Takes away what is selected, also what the list does not show, except for @keep. */
static void
clear_except (HawRowSelection *self,
              gint64           keep,
              Span            *span)
{
  guint n = get_size (self);
  gboolean keeps = haw_row_selection_contains (self, keep);

  if (g_hash_table_size (self->ids) > (keeps ? 1u : 0u))
    for (guint i = 0; i < n; i++)
      if (id_at (self, i) != keep)
        put (self, i, FALSE, span);
  g_hash_table_remove_all (self->ids);
  if (keeps)
    g_hash_table_add (self->ids, g_memdup2 (&keep, sizeof keep));
}

static gboolean
tell (HawRowSelection *self,
      const Span      *span)
{
  if (span->first <= span->last)
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), span->first,
                                           span->last - span->first + 1);
  return TRUE;
}

static void
items_changed_cb (HawRowSelection *self,
                  guint            position,
                  guint            removed,
                  guint            added)
{
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
}

static GType
get_item_type (GListModel *model)
{
  return g_list_model_get_item_type (HAW_ROW_SELECTION (model)->list);
}

static guint
get_n_items (GListModel *model)
{
  return get_size (HAW_ROW_SELECTION (model));
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  return g_list_model_get_item (HAW_ROW_SELECTION (model)->list, position);
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static gboolean
is_selected (GtkSelectionModel *model,
             guint              position)
{
  HawRowSelection *self = HAW_ROW_SELECTION (model);

  return haw_row_selection_contains (self, id_at (self, position));
}

static GtkBitset *
get_selection_in_range (GtkSelectionModel *model,
                        guint              position,
                        guint              n_items)
{
  HawRowSelection *self = HAW_ROW_SELECTION (model);
  guint n = get_size (self);
  guint end = n_items < n - MIN (n, position) ? position + n_items : n;
  GtkBitset *result = gtk_bitset_new_empty ();

  if (g_hash_table_size (self->ids) > 0)
    for (guint i = position; i < end; i++)
      if (is_selected (model, i))
        gtk_bitset_add (result, i);
  return result;
}

static gboolean
select_range (GtkSelectionModel *model,
              guint              position,
              guint              n_items,
              gboolean           unselect_rest)
{
  HawRowSelection *self = HAW_ROW_SELECTION (model);
  guint n = get_size (self);
  Span span = SPAN_INIT;

  if (unselect_rest)
    clear_except (self, n_items == 1 ? id_at (self, position) : 0, &span);
  for (guint i = position; i < n && i - position < n_items; i++)
    put (self, i, TRUE, &span);
  return tell (self, &span);
}

static gboolean
unselect_range (GtkSelectionModel *model,
                guint              position,
                guint              n_items)
{
  HawRowSelection *self = HAW_ROW_SELECTION (model);
  guint n = get_size (self);
  Span span = SPAN_INIT;

  for (guint i = position; i < n && i - position < n_items; i++)
    put (self, i, FALSE, &span);
  return tell (self, &span);
}

static gboolean
select_item (GtkSelectionModel *model,
             guint              position,
             gboolean           unselect_rest)
{
  return select_range (model, position, 1, unselect_rest);
}

static gboolean
unselect_item (GtkSelectionModel *model,
               guint              position)
{
  return unselect_range (model, position, 1);
}

static gboolean
select_all (GtkSelectionModel *model)
{
  return select_range (model, 0, G_MAXUINT, FALSE);
}

static gboolean
unselect_all (GtkSelectionModel *model)
{
  HawRowSelection *self = HAW_ROW_SELECTION (model);
  Span span = SPAN_INIT;

  clear_except (self, 0, &span);
  return tell (self, &span);
}

static gboolean
set_selection (GtkSelectionModel *model,
               GtkBitset         *selected,
               GtkBitset         *mask)
{
  HawRowSelection *self = HAW_ROW_SELECTION (model);
  GtkBitsetIter iter;
  guint position = 0;
  Span span = SPAN_INIT;

  for (gboolean more = gtk_bitset_iter_init_first (&iter, mask, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    put (self, position, gtk_bitset_contains (selected, position), &span);
  return tell (self, &span);
}

static void
selection_model_iface_init (GtkSelectionModelInterface *iface)
{
  iface->is_selected = is_selected;
  iface->get_selection_in_range = get_selection_in_range;
  iface->select_item = select_item;
  iface->unselect_item = unselect_item;
  iface->select_range = select_range;
  iface->unselect_range = unselect_range;
  iface->select_all = select_all;
  iface->unselect_all = unselect_all;
  iface->set_selection = set_selection;
}

static void
haw_row_selection_constructed (GObject *object)
{
  HawRowSelection *self = HAW_ROW_SELECTION (object);

  G_OBJECT_CLASS (haw_row_selection_parent_class)->constructed (object);

  g_signal_connect_object (self->list, "items-changed", G_CALLBACK (items_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
haw_row_selection_finalize (GObject *object)
{
  HawRowSelection *self = HAW_ROW_SELECTION (object);

  g_clear_object (&self->list);
  g_hash_table_unref (self->ids);

  G_OBJECT_CLASS (haw_row_selection_parent_class)->finalize (object);
}

static void
haw_row_selection_get_property (GObject    *object,
                                guint       id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  HawRowSelection *self = HAW_ROW_SELECTION (object);

  switch (id)
    {
    case PROP_LIST: g_value_set_object (value, self->list); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
haw_row_selection_set_property (GObject      *object,
                                guint         id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  HawRowSelection *self = HAW_ROW_SELECTION (object);

  switch (id)
    {
    case PROP_LIST: self->list = g_value_dup_object (value); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
haw_row_selection_class_init (HawRowSelectionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = haw_row_selection_constructed;
  object_class->finalize = haw_row_selection_finalize;
  object_class->get_property = haw_row_selection_get_property;
  object_class->set_property = haw_row_selection_set_property;

  properties[PROP_LIST] =
    g_param_spec_object ("list", NULL, NULL, G_TYPE_LIST_MODEL,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
haw_row_selection_init (HawRowSelection *self)
{
  self->ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

gboolean
haw_row_selection_contains (HawRowSelection *self,
                            gint64           row)
{
  g_return_val_if_fail (HAW_IS_ROW_SELECTION (self), FALSE);

  return g_hash_table_contains (self->ids, &row);
}

guint
haw_row_selection_get_n (HawRowSelection *self)
{
  g_autoptr (GArray) ids = NULL;

  g_return_val_if_fail (HAW_IS_ROW_SELECTION (self), 0);

  ids = haw_row_selection_dup_ids (self);
  return ids->len;
}

GArray *
haw_row_selection_dup_ids (HawRowSelection *self)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint wanted, n;

  g_return_val_if_fail (HAW_IS_ROW_SELECTION (self), ids);

  wanted = g_hash_table_size (self->ids);
  n = wanted > 0 ? get_size (self) : 0;
  for (guint i = 0; i < n && ids->len < wanted; i++)
    {
      gint64 id = id_at (self, i);

      if (haw_row_selection_contains (self, id))
        g_array_append_val (ids, id);
    }
  return ids;
}

void
haw_row_selection_select_only (HawRowSelection *self,
                               gint64           row)
{
  guint position = 0;
  guint n;
  Span span = SPAN_INIT;

  g_return_if_fail (HAW_IS_ROW_SELECTION (self));

  clear_except (self, row, &span);
  n = row != 0 ? get_size (self) : 0;
  while (position < n && id_at (self, position) != row)
    position++;
  if (position < n)
    put (self, position, TRUE, &span);
  else if (row != 0)
    g_hash_table_add (self->ids, g_memdup2 (&row, sizeof row));
  tell (self, &span);
}
