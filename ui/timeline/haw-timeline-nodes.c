/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "timeline/haw-timeline-nodes.h"

/* More than any view shows at once. */
#define MOST_NODES 4000

typedef struct
{
  guint kind;
  guint lane;
  gint64 id;
  GskRenderNode *node; /* NULL for nothing to draw */
  double origin;       /* px of what the node was drawn at */
} Entry;

struct _HawTimelineNodes
{
  GHashTable *entries;
  guint n_made;
};

static guint
hash (gconstpointer data)
{
  const Entry *entry = data;

  return g_int64_hash (&entry->id) * 31 + entry->lane * 7 + entry->kind;
}

static gboolean
equal (gconstpointer a,
       gconstpointer b)
{
  const Entry *first = a;
  const Entry *second = b;

  return first->id == second->id && first->lane == second->lane && first->kind == second->kind;
}

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_clear_pointer (&entry->node, gsk_render_node_unref);
  g_free (entry);
}

/**
 * haw_timeline_nodes_new:
 *
 * Returns: (transfer full): an empty store
 */
HawTimelineNodes *
haw_timeline_nodes_new (void)
{
  HawTimelineNodes *self = g_new0 (HawTimelineNodes, 1);

  self->entries = g_hash_table_new_full (hash, equal, entry_free, NULL);

  return self;
}

/**
 * haw_timeline_nodes_free:
 * @self: (transfer full): a store
 */
void
haw_timeline_nodes_free (HawTimelineNodes *self)
{
  g_hash_table_unref (self->entries);
  g_free (self);
}

/**
 * haw_timeline_nodes_clear:
 *
 * Forgets all, as after a change of scale or style.
 */
void
haw_timeline_nodes_clear (HawTimelineNodes *self)
{
  g_hash_table_remove_all (self->entries);
}

/**
 * haw_timeline_nodes_lookup:
 * @origin: (out): what was given with it
 *
 * Returns: (transfer none) (nullable): a node
 */
GskRenderNode *
haw_timeline_nodes_lookup (HawTimelineNodes *self,
                           guint             kind,
                           gint64            id,
                           guint             lane,
                           double           *origin)
{
  const Entry key = { .kind = kind, .lane = lane, .id = id };
  const Entry *entry = g_hash_table_lookup (self->entries, &key);

  if (entry == NULL)
    return NULL;
  *origin = entry->origin;
  return entry->node;
}

/**
 * haw_timeline_nodes_take:
 * @node: (transfer full): what was drawn
 * @origin: px at which it was drawn
 */
void
haw_timeline_nodes_take (HawTimelineNodes *self,
                         guint             kind,
                         gint64            id,
                         guint             lane,
                         GskRenderNode    *node,
                         double            origin)
{
  Entry *entry = g_new0 (Entry, 1);

  if (g_hash_table_size (self->entries) >= MOST_NODES)
    g_hash_table_remove_all (self->entries);
  *entry = (Entry) { kind, lane, id, node, origin };
  g_hash_table_add (self->entries, entry);
  self->n_made++;
}

static gboolean
is_of (gpointer key,
       gpointer value,
       gpointer user_data)
{
  return ((const Entry *) key)->id == *(const gint64 *) user_data;
}

/**
 * haw_timeline_nodes_forget:
 *
 * Forgets what was drawn for an id, of any kind.
 */
void
haw_timeline_nodes_forget (HawTimelineNodes *self,
                           gint64            id)
{
  g_hash_table_foreach_remove (self->entries, is_of, &id);
}

/**
 * haw_timeline_nodes_get_n_made:
 *
 * Returns: how many nodes were made so far; a count of work for tests
 */
guint
haw_timeline_nodes_get_n_made (HawTimelineNodes *self)
{
  return self->n_made;
}
