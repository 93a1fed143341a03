/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-id-list.h"

typedef struct
{
  HawProject *project;
  GCancellable *cancellable;
  GCancellable *asking; /* of the newest query */
  GArray *ids;      /* gint64, in the order shown */
  GHashTable *live; /* gint64 → row, weak: every row somebody holds */
  GQueue kept;      /* rows of the last pages, the newest at the head */
  guint n_total;
  guint query;      /* number of the newest query */
  guint answers;
  guint pages_read;
  gboolean loading;
} HawIdListPrivate;

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

G_DEFINE_ABSTRACT_TYPE_WITH_CODE (HawIdList, haw_id_list, G_TYPE_OBJECT,
                                  G_ADD_PRIVATE (HawIdList)
                                  G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

#define GET_PRIVATE(self) ((HawIdListPrivate *) haw_id_list_get_instance_private (self))

/* Who asks, and with which of its queries. */
typedef struct
{
  HawIdList *list;
  GDestroyNotify answer_free;
  guint number;
} Asked;

typedef struct
{
  GHashTable *live;
  gint64 id;
} Watch;

static void
answered_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      data)
{
  g_autofree Asked *asked = data;
  g_autoptr (HawIdList) self = asked->list;
  HawIdListPrivate *priv = GET_PRIVATE (self);
  g_autoptr (GError) error = NULL;
  gpointer answer = haw_project_read_finish (HAW_PROJECT (object), result, &error);

  if (answer == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) &&
          !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CLOSED))
        g_warning ("%s", error->message);
      return;
    }
  priv->answers++;
  if (asked->number == priv->query)
    {
      HAW_ID_LIST_GET_CLASS (self)->take_answer (self, answer);
      priv->loading = FALSE;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
    }
  asked->answer_free (answer);
}

static void
rows_read_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr (HawIdList) self = data;
  g_autoptr (GPtrArray) rows = haw_project_read_finish (HAW_PROJECT (object), result, NULL);

  if (rows != NULL)
    HAW_ID_LIST_GET_CLASS (self)->take_rows (self, rows);
}

static void
row_gone_cb (gpointer  data,
             GObject  *where_the_row_was)
{
  Watch *watch = data;

  g_hash_table_remove (watch->live, &watch->id);
  g_hash_table_unref (watch->live);
  g_free (watch);
}

static gpointer
make_row (HawIdList *self,
          gint64     id)
{
  HawIdListClass *klass = HAW_ID_LIST_GET_CLASS (self);
  HawIdListPrivate *priv = GET_PRIVATE (self);
  gpointer row = g_object_new (klass->row_type, "id", id, NULL);
  Watch *watch = g_new (Watch, 1);

  g_hash_table_insert (priv->live, g_memdup2 (&id, sizeof id), row);
  watch->live = g_hash_table_ref (priv->live);
  watch->id = id;
  g_object_weak_ref (row, row_gone_cb, watch);
  if (klass->row_made != NULL)
    klass->row_made (self, row, id);
  return row;
}

/* Makes the rows of a page that nobody holds, and has them read. */
static void
load_page (HawIdList *self,
           guint      number)
{
  HawIdListClass *klass = HAW_ID_LIST_GET_CLASS (self);
  HawIdListPrivate *priv = GET_PRIVATE (self);
  g_autoptr (GArray) wanting = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint first = number * klass->page_size;

  for (guint i = first; i < MIN (first + klass->page_size, priv->ids->len); i++)
    {
      gint64 id = g_array_index (priv->ids, gint64, i);

      if (g_hash_table_contains (priv->live, &id))
        continue;
      g_queue_push_head (&priv->kept, make_row (self, id));
      g_array_append_val (wanting, id);
    }
  while (g_queue_get_length (&priv->kept) > klass->max_pages * klass->page_size)
    g_object_unref (g_queue_pop_tail (&priv->kept));
  haw_id_list_read (self, g_steal_pointer (&wanting));
}

static GType
get_item_type (GListModel *model)
{
  return HAW_ID_LIST_GET_CLASS (model)->row_type;
}

static guint
get_n_items (GListModel *model)
{
  return haw_id_list_get_n (HAW_ID_LIST (model));
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  HawIdList *self = HAW_ID_LIST (model);
  gint64 id;

  if (position >= haw_id_list_get_n (self))
    return NULL;
  id = haw_id_list_get_id (self, position);
  if (haw_id_list_lookup (self, id) == NULL)
    load_page (self, position / HAW_ID_LIST_GET_CLASS (self)->page_size);
  return g_object_ref (haw_id_list_lookup (self, id));
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
changed_cb (HawIdList  *self,
            HawChanges *changes)
{
  HAW_ID_LIST_GET_CLASS (self)->changed (self, changes);
}

static void
haw_id_list_constructed (GObject *object)
{
  HawIdList *self = HAW_ID_LIST (object);

  G_OBJECT_CLASS (haw_id_list_parent_class)->constructed (object);

  g_signal_connect_object (haw_id_list_get_project (self), "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  HAW_ID_LIST_GET_CLASS (self)->ask (self);
}

static void
haw_id_list_dispose (GObject *object)
{
  HawIdListPrivate *priv = GET_PRIVATE (HAW_ID_LIST (object));

  g_cancellable_cancel (priv->cancellable);
  g_cancellable_cancel (priv->asking);
  g_queue_clear_full (&priv->kept, g_object_unref);
  g_clear_object (&priv->project);

  G_OBJECT_CLASS (haw_id_list_parent_class)->dispose (object);
}

static void
haw_id_list_finalize (GObject *object)
{
  HawIdListPrivate *priv = GET_PRIVATE (HAW_ID_LIST (object));

  g_clear_object (&priv->cancellable);
  g_clear_object (&priv->asking);
  g_array_unref (priv->ids);
  g_hash_table_unref (priv->live);

  G_OBJECT_CLASS (haw_id_list_parent_class)->finalize (object);
}

static void
haw_id_list_get_property (GObject    *object,
                          guint       id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  HawIdListPrivate *priv = GET_PRIVATE (HAW_ID_LIST (object));

  switch (id)
    {
    case PROP_PROJECT: g_value_set_object (value, priv->project); break;
    case PROP_LOADING: g_value_set_boolean (value, priv->loading); break;
    case PROP_N_TOTAL: g_value_set_uint (value, priv->n_total); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
haw_id_list_set_property (GObject      *object,
                          guint         id,
                          const GValue *value,
                          GParamSpec   *pspec)
{
  HawIdListPrivate *priv = GET_PRIVATE (HAW_ID_LIST (object));

  switch (id)
    {
    case PROP_PROJECT: priv->project = g_value_dup_object (value); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
haw_id_list_class_init (HawIdListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->constructed = haw_id_list_constructed;
  object_class->dispose = haw_id_list_dispose;
  object_class->finalize = haw_id_list_finalize;
  object_class->get_property = haw_id_list_get_property;
  object_class->set_property = haw_id_list_set_property;

  properties[PROP_PROJECT] =
    g_param_spec_object ("project", NULL, NULL, HAW_TYPE_PROJECT,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, TRUE, readable);
  properties[PROP_N_TOTAL] = g_param_spec_uint ("n-total", NULL, NULL, 0, G_MAXUINT, 0, readable);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
haw_id_list_init (HawIdList *self)
{
  HawIdListPrivate *priv = GET_PRIVATE (self);

  priv->cancellable = g_cancellable_new ();
  priv->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  priv->live = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  priv->loading = TRUE;
  g_queue_init (&priv->kept);
}

void
haw_id_list_query (HawIdList      *self,
                   HawReadFunc     read,
                   gpointer        data,
                   GDestroyNotify  data_free,
                   GDestroyNotify  answer_free)
{
  HawIdListPrivate *priv = GET_PRIVATE (self);
  Asked *asked = g_new0 (Asked, 1);

  g_return_if_fail (HAW_IS_ID_LIST (self));

  asked->list = g_object_ref (self);
  asked->answer_free = answer_free;
  asked->number = ++priv->query;
  g_cancellable_cancel (priv->asking);
  g_clear_object (&priv->asking);
  priv->asking = g_cancellable_new ();
  haw_project_read_async (priv->project, read, data, data_free, answer_free, priv->asking,
                          answered_cb, asked);
}

void
haw_id_list_replace (HawIdList *self,
                     GArray    *ids)
{
  HawIdListPrivate *priv = GET_PRIVATE (self);
  g_autoptr (GArray) old = g_steal_pointer (&priv->ids);
  guint head = 0;
  guint tail = 0;

  g_return_if_fail (HAW_IS_ID_LIST (self) && ids != NULL);

#define ID(array, i) g_array_index (array, gint64, i)
  while (head < MIN (old->len, ids->len) && ID (old, head) == ID (ids, head))
    head++;
  while (tail < MIN (old->len, ids->len) - head &&
         ID (old, old->len - 1 - tail) == ID (ids, ids->len - 1 - tail))
    tail++;
#undef ID

  priv->ids = g_array_ref (ids);
  if (old->len != ids->len || head != ids->len)
    g_list_model_items_changed (G_LIST_MODEL (self), head, old->len - head - tail,
                                ids->len - head - tail);
}

void
haw_id_list_set_n_total (HawIdList *self,
                         guint      n_total)
{
  HawIdListPrivate *priv = GET_PRIVATE (self);

  g_return_if_fail (HAW_IS_ID_LIST (self));

  if (priv->n_total == n_total)
    return;
  priv->n_total = n_total;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_TOTAL]);
}

void
haw_id_list_read (HawIdList *self,
                  GArray    *ids)
{
  HawIdListPrivate *priv = GET_PRIVATE (self);

  g_return_if_fail (HAW_IS_ID_LIST (self) && ids != NULL);

  priv->pages_read++;
  haw_project_read_async (priv->project, HAW_ID_LIST_GET_CLASS (self)->read_rows, ids,
                          (GDestroyNotify) g_array_unref, (GDestroyNotify) g_ptr_array_unref,
                          priv->cancellable, rows_read_cb, g_object_ref (self));
}

GHashTable *
haw_id_list_get_live (HawIdList *self)
{
  g_return_val_if_fail (HAW_IS_ID_LIST (self), NULL);

  return GET_PRIVATE (self)->live;
}

gpointer
haw_id_list_lookup (HawIdList *self,
                    gint64     id)
{
  g_return_val_if_fail (HAW_IS_ID_LIST (self), NULL);

  return g_hash_table_lookup (GET_PRIVATE (self)->live, &id);
}

HawProject *
haw_id_list_get_project (HawIdList *self)
{
  g_return_val_if_fail (HAW_IS_ID_LIST (self), NULL);

  return GET_PRIVATE (self)->project;
}

gboolean
haw_id_list_get_loading (HawIdList *self)
{
  g_return_val_if_fail (HAW_IS_ID_LIST (self), FALSE);

  return GET_PRIVATE (self)->loading;
}

guint
haw_id_list_get_n_total (HawIdList *self)
{
  g_return_val_if_fail (HAW_IS_ID_LIST (self), 0);

  return GET_PRIVATE (self)->n_total;
}

guint
haw_id_list_get_n (HawIdList *self)
{
  g_return_val_if_fail (HAW_IS_ID_LIST (self), 0);

  return GET_PRIVATE (self)->ids->len;
}

gint64
haw_id_list_get_id (HawIdList *self,
                    guint      position)
{
  GArray *ids = GET_PRIVATE (self)->ids;

  g_return_val_if_fail (HAW_IS_ID_LIST (self), 0);

  return position < ids->len ? g_array_index (ids, gint64, position) : 0;
}

gboolean
haw_id_list_find (HawIdList *self,
                  gint64     id,
                  guint     *position)
{
  GArray *ids = GET_PRIVATE (self)->ids;

  g_return_val_if_fail (HAW_IS_ID_LIST (self), FALSE);

  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      {
        if (position != NULL)
          *position = i;
        return TRUE;
      }

  return FALSE;
}

guint
haw_id_list_get_pages_read (HawIdList *self)
{
  g_return_val_if_fail (HAW_IS_ID_LIST (self), 0);

  return GET_PRIVATE (self)->pages_read;
}

guint
haw_id_list_get_queries_run (HawIdList *self)
{
  g_return_val_if_fail (HAW_IS_ID_LIST (self), 0);

  return GET_PRIVATE (self)->query;
}

guint
haw_id_list_get_answers (HawIdList *self)
{
  g_return_val_if_fail (HAW_IS_ID_LIST (self), 0);

  return GET_PRIVATE (self)->answers;
}
