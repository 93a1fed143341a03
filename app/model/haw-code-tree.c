/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-code-tree.h"

#include "text/haw-fold.h"

#include <string.h>

struct _HawCodeTree
{
  GObject parent_instance;

  HawCodeList *codes;
  HawCodeCounts *counts;
  GHashTable *nodes;      /* gint64 → HawCodeNode */
  GHashTable *folded;     /* set of gint64: what stands below these is folded away */
  GHashTable *left_out;   /* set of gint64: retired codes that are not shown */
  GPtrArray *shown;       /* of HawCodeNode */
  char *filter;           /* folded spelling */
  gboolean retired;
  guint n_codes;
  guint idle;             /* rows changed since the tree was made */
};

typedef struct
{
  HawCode *code;
  int parent;             /* index of the entry above, -1 at the top */
  guint depth;
  gboolean matches;
  gboolean there;         /* it or one below it is not left out */
  gboolean shown;         /* it or one below it matches */
  gboolean has_children;
  gboolean visible;
} Entry;

static void list_model_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (HawCodeTree, haw_code_tree, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

static GHashTable *
set_new (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

static void
set_add (GHashTable *set,
         gint64      id)
{
  g_hash_table_add (set, g_memdup2 (&id, sizeof id));
}

static gint64
id_of (HawCode *code)
{
  return haw_row_get_id (HAW_ROW (code));
}

/* A code whose parent is not there stands at the top. */
static gint64
parent_of (HawCodeTree *self,
           HawCode     *code)
{
  gint64 parent = haw_code_get_parent (code);

  return haw_row_store_lookup (HAW_ROW_STORE (self->codes), parent) != NULL ? parent : 0;
}

static void
add_children (GArray     *entries,
              GHashTable *children,
              GHashTable *visited,
              gint64      parent,
              int         index,
              guint       depth)
{
  GPtrArray *codes = g_hash_table_lookup (children, &parent);

  for (guint i = 0; codes != NULL && i < codes->len; i++)
    {
      HawCode *code = g_ptr_array_index (codes, i);
      gint64 id = id_of (code);
      Entry entry = { .code = code, .parent = index, .depth = depth };

      if (g_hash_table_contains (visited, &id))
        continue;
      set_add (visited, id);
      g_array_append_val (entries, entry);
      add_children (entries, children, visited, id, (int) entries->len - 1, depth + 1);
    }
}

static GHashTable *
group_by_parent (HawCodeTree *self)
{
  GHashTable *children = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                                (GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < haw_row_store_get_n (HAW_ROW_STORE (self->codes)); i++)
    {
      HawCode *code = haw_row_store_peek (HAW_ROW_STORE (self->codes), i);
      gint64 parent = parent_of (self, code);
      GPtrArray *group = g_hash_table_lookup (children, &parent);

      if (group == NULL)
        {
          group = g_ptr_array_new ();
          g_hash_table_insert (children, g_memdup2 (&parent, sizeof parent), group);
        }
      g_ptr_array_add (group, code);
    }

  return children;
}

/* Every code once, before those below it; codes that stand below each other in a ring come last. */
static GArray *
list_entries (HawCodeTree *self)
{
  GArray *entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  g_autoptr (GHashTable) children = group_by_parent (self);
  g_autoptr (GHashTable) visited = set_new ();
  guint n = haw_row_store_get_n (HAW_ROW_STORE (self->codes));

  add_children (entries, children, visited, 0, -1, 0);
  for (guint i = 0; entries->len < n && i < n; i++)
    {
      Entry entry = { .code = haw_row_store_peek (HAW_ROW_STORE (self->codes), i), .parent = -1 };
      gint64 id = id_of (entry.code);

      if (g_hash_table_contains (visited, &id))
        continue;
      set_add (visited, id);
      g_array_append_val (entries, entry);
      add_children (entries, children, visited, id, (int) entries->len - 1, 1);
    }

  return entries;
}

static gboolean
matches_filter (HawCodeTree *self,
                HawCode     *code)
{
  g_autofree char *name = NULL;

  if (*self->filter == '\0')
    return TRUE;
  name = haw_fold (haw_code_get_name (code));
  return strstr (name, self->filter) != NULL;
}

/* From below upwards what is there, then from above downwards what is not folded away. */
static void
decide (HawCodeTree *self,
        GArray      *entries)
{
  for (guint i = entries->len; i > 0; i--)
    {
      Entry *entry = &g_array_index (entries, Entry, i - 1);
      gboolean wanted = self->retired || !haw_code_get_retired (entry->code);

      entry->there = entry->there || wanted;
      entry->shown = entry->shown || (wanted && matches_filter (self, entry->code));
      if (entry->parent < 0)
        continue;
      g_array_index (entries, Entry, entry->parent).there |= entry->there;
      g_array_index (entries, Entry, entry->parent).shown |= entry->shown;
      g_array_index (entries, Entry, entry->parent).has_children |= entry->shown;
    }
  for (guint i = 0; i < entries->len; i++)
    {
      Entry *entry = &g_array_index (entries, Entry, i);
      const Entry *above = entry->parent >= 0 ? &g_array_index (entries, Entry, entry->parent)
                                              : NULL;
      gint64 parent = above != NULL ? id_of (above->code) : 0;

      entry->visible = entry->shown &&
                       (above == NULL ||
                        (above->visible && (*self->filter != '\0' ||
                                            !g_hash_table_contains (self->folded, &parent))));
    }
}

static HawCodeNode *
ensure_node (HawCodeTree *self,
             HawCode     *code)
{
  gint64 id = id_of (code);
  HawCodeNode *node = g_hash_table_lookup (self->nodes, &id);

  if (node != NULL && haw_code_node_get_code (node) == code)
    return node;
  node = haw_code_node_new (code);
  g_hash_table_insert (self->nodes, g_memdup2 (&id, sizeof id), node);
  return node;
}

static void
count_node (HawCodeTree *self,
            HawCodeNode *node)
{
  gint64 own, all;

  if (self->counts == NULL)
    return;
  haw_code_counts_get (self->counts, haw_code_node_get_id (node), &own, &all);
  haw_code_node_set_counts (node, own, all);
}

/* Tells the span between what is the same at the start and what is the same at the end. */
static void
show (HawCodeTree *self,
      GPtrArray   *nodes)
{
  g_autoptr (GPtrArray) old = g_steal_pointer (&self->shown);
  guint start = 0, end = 0;

  self->shown = g_ptr_array_ref (nodes);
  while (start < old->len && start < nodes->len &&
         g_ptr_array_index (old, start) == g_ptr_array_index (nodes, start))
    start++;
  while (end < old->len - start && end < nodes->len - start &&
         g_ptr_array_index (old, old->len - 1 - end) ==
           g_ptr_array_index (nodes, nodes->len - 1 - end))
    end++;
  if (old->len - start - end > 0 || nodes->len - start - end > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), start, old->len - start - end,
                                nodes->len - start - end);
}

static gboolean
is_gone (gpointer key,
         gpointer value,
         gpointer data)
{
  HawCodeTree *self = data;

  return haw_row_store_lookup (HAW_ROW_STORE (self->codes), *(gint64 *) key) == NULL;
}

static void
rebuild (HawCodeTree *self)
{
  g_autoptr (GArray) entries = list_entries (self);
  g_autoptr (GPtrArray) nodes = g_ptr_array_new_with_free_func (g_object_unref);

  g_clear_handle_id (&self->idle, g_source_remove);
  decide (self, entries);
  g_hash_table_remove_all (self->left_out);
  self->n_codes = 0;
  for (guint i = 0; i < entries->len; i++)
    {
      const Entry *entry = &g_array_index (entries, Entry, i);
      gint64 id = id_of (entry->code);
      HawCodeNode *node;

      if (entry->there)
        self->n_codes++;
      else
        set_add (self->left_out, id);
      if (!entry->visible)
        continue;
      node = ensure_node (self, entry->code);
      haw_code_node_set_place (node, entry->depth, entry->has_children,
                               *self->filter != '\0' ||
                                 !g_hash_table_contains (self->folded, &id));
      count_node (self, node);
      g_ptr_array_add (nodes, g_object_ref (node));
    }

  show (self, nodes);
  g_hash_table_foreach_remove (self->nodes, is_gone, self);
  g_hash_table_foreach_remove (self->folded, is_gone, self);
}

static gboolean
idle_cb (gpointer data)
{
  HawCodeTree *self = data;

  self->idle = 0;
  rebuild (self);
  return G_SOURCE_REMOVE;
}

/* One edit may change many rows: the tree is made when the project has told of all of them. */
static void
codes_changed_cb (HawCodeTree *self,
                  guint        position,
                  guint        removed,
                  guint        added)
{
  for (guint i = 0; i < added; i++)
    {
      HawCode *code = haw_row_store_peek (HAW_ROW_STORE (self->codes), position + i);
      gint64 id = id_of (code);
      HawCodeNode *node = g_hash_table_lookup (self->nodes, &id);

      if (node != NULL)
        haw_code_node_changed (node);
    }
  if (removed > 1 || added > 1)
    rebuild (self);
  else if (self->idle == 0)
    self->idle = g_idle_add_full (G_PRIORITY_HIGH, idle_cb, self, NULL);
}

static void
project_changed_cb (HawCodeTree *self)
{
  if (self->idle != 0)
    rebuild (self);
}

static void
counts_changed_cb (HawCodeTree *self)
{
  for (guint i = 0; i < self->shown->len; i++)
    count_node (self, g_ptr_array_index (self->shown, i));
}

static GType
get_item_type (GListModel *model)
{
  return HAW_TYPE_CODE_NODE;
}

static guint
get_n_items (GListModel *model)
{
  return HAW_CODE_TREE (model)->shown->len;
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  GPtrArray *shown = HAW_CODE_TREE (model)->shown;

  return position < shown->len ? g_object_ref (g_ptr_array_index (shown, position)) : NULL;
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
haw_code_tree_dispose (GObject *object)
{
  HawCodeTree *self = HAW_CODE_TREE (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  if (self->codes != NULL)
    g_signal_handlers_disconnect_by_data (self->codes, self);
  if (self->counts != NULL)
    g_signal_handlers_disconnect_by_data (self->counts, self);
  g_clear_object (&self->codes);
  g_clear_object (&self->counts);

  G_OBJECT_CLASS (haw_code_tree_parent_class)->dispose (object);
}

static void
haw_code_tree_finalize (GObject *object)
{
  HawCodeTree *self = HAW_CODE_TREE (object);

  g_hash_table_unref (self->nodes);
  g_hash_table_unref (self->folded);
  g_hash_table_unref (self->left_out);
  g_ptr_array_unref (self->shown);
  g_free (self->filter);

  G_OBJECT_CLASS (haw_code_tree_parent_class)->finalize (object);
}

static void
haw_code_tree_class_init (HawCodeTreeClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = haw_code_tree_dispose;
  G_OBJECT_CLASS (klass)->finalize = haw_code_tree_finalize;
}

static void
haw_code_tree_init (HawCodeTree *self)
{
  self->nodes = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
  self->folded = set_new ();
  self->left_out = set_new ();
  self->shown = g_ptr_array_new_with_free_func (g_object_unref);
  self->filter = g_strdup ("");
}

HawCodeTree *
haw_code_tree_new (HawCodeList   *codes,
                   HawCodeCounts *counts)
{
  HawCodeTree *self;

  g_return_val_if_fail (HAW_IS_CODE_LIST (codes), NULL);

  self = g_object_new (HAW_TYPE_CODE_TREE, NULL);
  self->codes = g_object_ref (codes);
  g_signal_connect_swapped (codes, "items-changed", G_CALLBACK (codes_changed_cb), self);
  g_signal_connect_object (haw_row_store_get_project (HAW_ROW_STORE (codes)), "changed",
                           G_CALLBACK (project_changed_cb), self, G_CONNECT_SWAPPED);
  if (counts != NULL)
    {
      self->counts = g_object_ref (counts);
      g_signal_connect_swapped (counts, "changed", G_CALLBACK (counts_changed_cb), self);
    }
  rebuild (self);
  return self;
}

void
haw_code_tree_set_filter (HawCodeTree *self,
                          const char  *text)
{
  g_return_if_fail (HAW_IS_CODE_TREE (self) && text != NULL);

  g_free (self->filter);
  self->filter = haw_fold (text);
  g_strstrip (self->filter);
  rebuild (self);
}

void
haw_code_tree_set_retired (HawCodeTree *self,
                           gboolean     shown)
{
  g_return_if_fail (HAW_IS_CODE_TREE (self));

  self->retired = shown;
  rebuild (self);
}

void
haw_code_tree_set_expanded (HawCodeTree *self,
                            gint64       code,
                            gboolean     expanded)
{
  g_return_if_fail (HAW_IS_CODE_TREE (self));

  if (expanded)
    g_hash_table_remove (self->folded, &code);
  else
    set_add (self->folded, code);
  rebuild (self);
}

void
haw_code_tree_expand_all (HawCodeTree *self,
                          gboolean     expanded)
{
  g_return_if_fail (HAW_IS_CODE_TREE (self));

  g_hash_table_remove_all (self->folded);
  for (guint i = 0; !expanded && i < haw_row_store_get_n (HAW_ROW_STORE (self->codes)); i++)
    set_add (self->folded, id_of (haw_row_store_peek (HAW_ROW_STORE (self->codes), i)));
  rebuild (self);
}

void
haw_code_tree_reveal (HawCodeTree *self,
                      gint64       code)
{
  HawCode *row;
  guint limit;

  g_return_if_fail (HAW_IS_CODE_TREE (self));

  /* The limit ends a ring. */
  row = haw_row_store_lookup (HAW_ROW_STORE (self->codes), code);
  limit = haw_row_store_get_n (HAW_ROW_STORE (self->codes));
  while (row != NULL && limit-- > 0)
    {
      gint64 parent = haw_code_get_parent (row);

      g_hash_table_remove (self->folded, &parent);
      row = haw_row_store_lookup (HAW_ROW_STORE (self->codes), parent);
    }
  rebuild (self);
}

HawCodeNode *
haw_code_tree_find (HawCodeTree *self,
                    gint64       code,
                    guint       *position)
{
  HawCodeNode *node;
  guint place;

  g_return_val_if_fail (HAW_IS_CODE_TREE (self), NULL);

  node = g_hash_table_lookup (self->nodes, &code);
  if (node == NULL || !g_ptr_array_find (self->shown, node, &place))
    return NULL;
  if (position != NULL)
    *position = place;
  return node;
}

guint
haw_code_tree_get_n_codes (HawCodeTree *self)
{
  g_return_val_if_fail (HAW_IS_CODE_TREE (self), 0);

  return self->n_codes;
}

/* Those under @parent that are not left out, and the place of @code among them. */
static GArray *
list_siblings (HawCodeTree *self,
               gint64       parent,
               gint64       code,
               guint       *place)
{
  GArray *siblings = g_array_new (TRUE, TRUE, sizeof (gint64));

  for (guint i = 0; i < haw_row_store_get_n (HAW_ROW_STORE (self->codes)); i++)
    {
      HawCode *row = haw_row_store_peek (HAW_ROW_STORE (self->codes), i);
      gint64 id = id_of (row);

      if (parent_of (self, row) != parent || g_hash_table_contains (self->left_out, &id))
        continue;
      if (id == code)
        *place = siblings->len;
      g_array_append_val (siblings, id);
    }

  return siblings;
}

static gint64
sibling_at (GArray *siblings,
            guint   place)
{
  return place < siblings->len ? g_array_index (siblings, gint64, place) : 0;
}

gboolean
haw_code_tree_find_step (HawCodeTree *self,
                         gint64       code,
                         HawCodeStep  step,
                         gint64      *parent,
                         gint64      *before)
{
  g_autoptr (GArray) siblings = NULL;
  g_autoptr (GArray) aunts = NULL;
  HawCode *row;
  guint place = 0, above = 0;

  g_return_val_if_fail (HAW_IS_CODE_TREE (self) && parent != NULL && before != NULL, FALSE);

  row = haw_row_store_lookup (HAW_ROW_STORE (self->codes), code);
  if (row == NULL)
    return FALSE;
  *parent = parent_of (self, row);
  *before = 0;
  siblings = list_siblings (self, *parent, code, &place);
  switch (step)
    {
    case HAW_CODE_UP:
      *before = place > 0 ? sibling_at (siblings, place - 1) : 0;
      return place > 0;
    case HAW_CODE_DOWN:
      *before = sibling_at (siblings, place + 2);
      return place + 1 < siblings->len;
    case HAW_CODE_IN:
      *parent = place > 0 ? sibling_at (siblings, place - 1) : 0;
      return place > 0;
    case HAW_CODE_OUT:
    default:
      row = haw_row_store_lookup (HAW_ROW_STORE (self->codes), *parent);
      if (row == NULL)
        return FALSE;
      aunts = list_siblings (self, parent_of (self, row), *parent, &above);
      *before = sibling_at (aunts, above + 1);
      *parent = parent_of (self, row);
      return TRUE;
    }
}

gboolean
haw_code_tree_find_drop (HawCodeTree *self,
                         gint64       code,
                         gint64       target,
                         HawCodeDrop  place,
                         gint64      *parent,
                         gint64      *before)
{
  g_autoptr (GArray) siblings = NULL;
  HawCodeNode *node;
  HawCode *row;
  guint at = 0, found = 0;

  g_return_val_if_fail (HAW_IS_CODE_TREE (self) && parent != NULL && before != NULL, FALSE);

  row = haw_row_store_lookup (HAW_ROW_STORE (self->codes), target);
  if (row == NULL || haw_code_tree_is_below (self, target, code))
    return FALSE;
  node = haw_code_tree_find (self, target, NULL);
  *before = 0;
  *parent = target;
  if (place == HAW_CODE_DROP_INTO)
    return TRUE;

  if (place == HAW_CODE_DROP_BEFORE || node == NULL || !haw_code_node_has_children (node) ||
      !haw_code_node_get_expanded (node))
    {
      *parent = parent_of (self, row);
      siblings = list_siblings (self, *parent, target, &found);
      at = place == HAW_CODE_DROP_BEFORE ? found : found + 1;
    }
  else
    siblings = list_siblings (self, target, 0, &found);
  *before = sibling_at (siblings, at);
  if (*before == code)
    *before = sibling_at (siblings, at + 1);
  return TRUE;
}

gboolean
haw_code_tree_is_below (HawCodeTree *self,
                        gint64       code,
                        gint64       other)
{
  HawCode *row;
  guint limit;

  g_return_val_if_fail (HAW_IS_CODE_TREE (self), FALSE);

  row = haw_row_store_lookup (HAW_ROW_STORE (self->codes), code);
  limit = haw_row_store_get_n (HAW_ROW_STORE (self->codes));
  while (row != NULL && limit-- > 0)
    {
      if (id_of (row) == other)
        return TRUE;
      row = haw_row_store_lookup (HAW_ROW_STORE (self->codes), haw_code_get_parent (row));
    }

  return FALSE;
}
