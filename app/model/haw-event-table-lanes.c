/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/haw-event-table-private.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>

/* Which lanes there are, inside which others, and in which order. */

/* A lane of the timeline: an outlet, actor, … inside another one, or at the top. Its id is that of what
 * it stands for at the top, and a number made of the whole path below. */
typedef struct _Node Node;
struct _Node
{
  gint64 id;
  gint64 lane;        /* of its set; HAW_LANE_OTHERS for the others */
  gboolean inner;     /* which set: what lanes are grouped by second */
  gboolean own;       /* the events of a code that has others under it, which have none of those */
  Node *parent;
  GPtrArray *children; /* Node; NULL for none */
  guint n_events;
  guint n_direct;     /* those that end here */
  guint first;        /* position of the first event */
  guint last;         /* of the last one that was counted */
  guint n_disputed;   /* counted for the order by dispute alone, like the next */
  guint64 disagreement; /* per cent, of all events together */
  char *key;          /* for the order by name */
  guint index;        /* as shown */
};

/* One lane on the way to where an event stands. */
typedef struct
{
  gint64 id;
  gint64 lane;
  gint64 above; /* id of the step before, unless it is the first */
  gboolean top;
  gboolean inner;
  gboolean last;
} Step;

static void
node_free (gpointer data)
{
  Node *node = data;

  g_clear_pointer (&node->children, g_ptr_array_unref);
  g_free (node->key);
  g_free (node);
}

void
haw_table_lanes_clear (HawTableLanes *self)
{
  g_clear_object (&self->by);
  g_clear_object (&self->then_by);
  g_clear_pointer (&self->by_hand, g_hash_table_unref);
  g_clear_pointer (&self->nodes, g_hash_table_unref);
}

#define OWN G_MAXINT64

/* splitmix64 over both, as far from the ids of rows as those that HawEventLanes makes of names. */
static gint64
make_id (gint64 above,
         gint64 lane)
{
  guint64 value = (guint64) above * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15) + (guint64) lane +
                  G_GUINT64_CONSTANT (0x2545f4914f6cdd1d);

  value = (value ^ value >> 30) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  value = (value ^ value >> 27) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  value ^= value >> 31;

  return (gint64) (value >> 2 | G_GUINT64_CONSTANT (1) << 61);
}

static void
add_step (GArray   *steps,
          gint64    lane,
          gboolean  top,
          gint64    above,
          gboolean  inner)
{
  Step step = { top ? lane : make_id (above, lane), lane, above, top, inner, FALSE };

  g_array_append_val (steps, step);
}

/* A lane and, above it, the codes it is under; a project has few levels of them. */
static void
add_chain (const HawTableLanes *self,
           gint64               lane,
           GArray              *steps)
{
  gint64 chain[HAW_EVENT_TABLE_DEEPEST];
  guint n = 0;

  chain[n++] = lane;
  while (self->then_by == NULL && n < G_N_ELEMENTS (chain))
    {
      const HawLane *code = haw_event_lanes_lookup_code (self->by, chain[n - 1]);

      if (code == NULL || code->parent == 0)
        break;
      chain[n++] = code->parent;
    }

  for (guint i = n; i-- > 0;)
    add_step (steps, chain[i], i == n - 1,
              i == n - 1 ? 0 : g_array_index (steps, Step, steps->len - 1).id, FALSE);
}

static const gint64 others[] = { HAW_LANE_OTHERS };

static const gint64 *
get_lanes_of (HawEventLanes *lanes,
              gint64         event,
              guint         *n)
{
  const gint64 *ids = haw_event_lanes_get_of_event (lanes, event, n);

  if (*n > 0)
    return ids;
  *n = 1;
  return others;
}

/* All ways from the top to where an event stands, one after another. */
static void
find_steps (const HawTableLanes *self,
            gint64               event,
            GArray              *steps)
{
  const gint64 *lanes, *inner = NULL;
  guint n, n_inner = 0;

  g_array_set_size (steps, 0);
  lanes = get_lanes_of (self->by, event, &n);
  if (self->then_by != NULL)
    inner = get_lanes_of (self->then_by, event, &n_inner);

  for (guint i = 0; i < n; i++)
    {
      add_chain (self, lanes[i], steps);
      for (guint j = 0; j < n_inner; j++)
        {
          add_step (steps, inner[j], FALSE, lanes[i], TRUE);
          g_array_index (steps, Step, steps->len - 1).last = TRUE;
        }
      if (n_inner == 0)
        g_array_index (steps, Step, steps->len - 1).last = TRUE;
    }
}

gboolean
haw_event_table_lanes_of (const HawTableLanes    *self,
                          const HawTimelineLanes *shown,
                          gint64                  event,
                          GArray                 *ids)
{
  g_autoptr (GArray) steps = g_array_new (FALSE, FALSE, sizeof (Step));
  gboolean all = TRUE;

  g_array_set_size (ids, 0);
  if (self->by == NULL)
    return TRUE;

  find_steps (self, event, steps);
  for (guint i = 0; i < steps->len; i++)
    {
      const Step *step = &g_array_index (steps, Step, i);
      guint lane = haw_timeline_lanes_find (shown, step->id);
      gint64 own = make_id (step->id, OWN);

      g_array_append_val (ids, step->id);
      all = all && lane != G_MAXUINT;
      if (!step->last || lane == G_MAXUINT || !haw_timeline_lanes_is_group (shown, lane))
        continue;
      g_array_append_val (ids, own);
      all = all && haw_timeline_lanes_find (shown, own) != G_MAXUINT;
    }

  return all;
}

static const char *
get_name_of_others (HawLaneGrouping grouping)
{
  switch (grouping)
    {
    case HAW_LANES_OUTLET:
      return C_("lane", "No outlet");
    case HAW_LANES_ACTOR:
      return C_("lane", "No actor");
    case HAW_LANES_PLACE:
      return C_("lane", "No place");
    case HAW_LANES_CODE:
      return C_("lane", "No code");
    case HAW_LANES_ATTRIBUTE:
      return C_("lane", "No value");
    case HAW_LANES_NONE:
    case HAW_LANES_STATUS:
    case HAW_N_LANE_GROUPINGS:
    default:
      return "";
    }
}

static HawEventLanes *
get_set (const HawTableLanes *self,
         const Node          *node)
{
  return node->inner ? self->then_by : self->by;
}

/* NULL for the others, and for what is gone. */
static const HawLane *
get_lane (const HawTableLanes *self,
          const Node          *node)
{
  const HawLane *lane = haw_event_lanes_lookup (get_set (self, node), node->lane);

  return lane != NULL ? lane : haw_event_lanes_lookup_code (get_set (self, node), node->lane);
}

static const char *
get_name (const HawTableLanes *self,
          const Node          *node)
{
  const HawLane *lane = get_lane (self, node);

  /* Translators: the lane with the events of a code that have none of the codes under it; it stands
   * under the name of the code */
  if (node->own)
    return C_("lane", "Directly");
  return lane != NULL ? lane->name
                      : get_name_of_others (haw_event_lanes_get_grouping (get_set (self, node)));
}

static int
get_color (const HawTableLanes *self,
           const Node          *node)
{
  const HawLane *lane = get_lane (self, node);

  return lane == NULL || *lane->color != '#' ? -1 : (int) strtol (lane->color + 1, NULL, 16);
}

GArray *
haw_event_table_lane_parts (const HawTableLanes *self,
                            gint64               lane)
{
  GArray *parts = g_array_new (FALSE, FALSE, sizeof (HawLanePart));
  const Node *node =
    self->by == NULL || self->nodes == NULL ? NULL : g_hash_table_lookup (self->nodes, &lane);
  const Node *below = NULL;

  for (; node != NULL; below = node, node = node->parent)
    {
      const HawLane *known = get_lane (self, node);
      HawLanePart part = { haw_event_lanes_get_grouping (get_set (self, node)), node->lane,
                           known == NULL ? "" : known->name,
                           haw_event_lanes_get_event_field (get_set (self, node)),
                           known == NULL ? NULL : known->value };

      /* The codes about a code say nothing more. */
      if (below == NULL || below->inner != node->inner)
        g_array_append_val (parts, part);
    }

  return parts;
}

static guint
get_rank_by_hand (const HawTableLanes *self,
                  const Node          *node)
{
  gpointer rank;

  return self->by_hand != NULL &&
                 g_hash_table_lookup_extended (self->by_hand, &node->id, NULL, &rank)
             ? GPOINTER_TO_UINT (rank)
             : G_MAXUINT;
}

#define COMPARE(a, b) if ((a) != (b)) return (a) < (b) ? -1 : 1

static int
compare_nodes (gconstpointer a,
               gconstpointer b,
               gpointer      user_data)
{
  const HawTableLanes *self = user_data;
  const Node *first = *(Node *const *) a;
  const Node *second = *(Node *const *) b;
  int by_name;

  COMPARE (!first->own, !second->own);
  COMPARE (first->lane == HAW_LANE_OTHERS, second->lane == HAW_LANE_OTHERS);
  if (self->order == HAW_LANE_ORDER_HAND)
    COMPARE (get_rank_by_hand (self, first), get_rank_by_hand (self, second));
  if (self->order == HAW_LANE_ORDER_FIRST)
    COMPARE (first->first, second->first);
  if (self->order == HAW_LANE_ORDER_DISPUTE)
    {
      COMPARE (second->n_disputed, first->n_disputed);
      COMPARE (second->disagreement, first->disagreement);
    }
  if (self->order != HAW_LANE_ORDER_NAME && self->order != HAW_LANE_ORDER_FIRST)
    COMPARE (second->n_events, first->n_events);
  by_name = g_strcmp0 (first->key, second->key);
  if (by_name != 0)
    return by_name;
  COMPARE (first->id, second->id);

  return 0;
}

static Node *
add_node (HawTableLanes *self,
          gint64         id,
          gint64         lane,
          gboolean       inner,
          gboolean       own,
          Node          *parent)
{
  Node *node = g_new0 (Node, 1);

  node->id = id;
  node->lane = lane;
  node->inner = inner;
  node->own = own;
  node->parent = parent;
  node->last = G_MAXUINT;
  node->key = g_utf8_collate_key (get_name (self, node), -1);
  if (parent != NULL && parent->children == NULL)
    parent->children = g_ptr_array_new ();
  if (parent != NULL)
    g_ptr_array_add (parent->children, node);
  g_hash_table_insert (self->nodes, &node->id, node);

  return node;
}

static Node *
meet (HawTableLanes *self,
      const Step    *step)
{
  Node *node = g_hash_table_lookup (self->nodes, &step->id);

  if (node != NULL)
    return node;

  return add_node (self, step->id, step->lane, step->inner, FALSE,
                   step->top ? NULL : g_hash_table_lookup (self->nodes, &step->above));
}

static void
count_dispute (Node                   *node,
               const HawTimelineStore *store,
               guint                   position)
{
  HawTimelineEvent event;

  haw_timeline_store_get (store, position, &event);
  node->n_disputed += haw_event_table_disagrees (&event, HAW_EVENT_TABLE_ANY_DISAGREEMENT) ? 1 : 0;
  node->disagreement += event.disagreement;
}

static void
count (const HawTableLanes    *self,
       const HawTimelineStore *store,
       Node                   *node,
       guint                   position)
{
  if (node->last == position)
    return;
  if (node->n_events == 0)
    node->first = position;
  node->last = position;
  node->n_events++;
  if (self->order == HAW_LANE_ORDER_DISPUTE)
    count_dispute (node, store, position);
}

static void
meet_all (HawTableLanes    *self,
          HawTimelineStore *store,
          GArray           *steps)
{
  g_autoptr (GPtrArray) met = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer value;

  for (guint i = 0; i < store->n; i++)
    {
      find_steps (self, store->ids[i], steps);
      for (guint j = 0; j < steps->len; j++)
        {
          const Step *step = &g_array_index (steps, Step, j);
          Node *node = meet (self, step);

          count (self, store, node, i);
          node->n_direct += step->last ? 1 : 0;
        }
    }

  g_hash_table_iter_init (&iter, self->nodes);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    g_ptr_array_add (met, value);
  for (guint i = 0; i < met->len; i++)
    {
      Node *node = g_ptr_array_index (met, i);

      if (node->children != NULL && node->n_direct > 0)
        add_node (self, make_id (node->id, OWN), node->lane, node->inner, TRUE, node);
    }
}

/* From the top, each before those inside it. */
static GPtrArray *
sort_nodes (HawTableLanes *self)
{
  g_autoptr (GPtrArray) waiting = g_ptr_array_new ();
  GPtrArray *sorted = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->nodes);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    if (((Node *) value)->parent == NULL)
      g_ptr_array_add (waiting, value);
  g_ptr_array_sort_with_data (waiting, compare_nodes, self);
  for (guint i = 0; i < waiting->len / 2; i++)
    {
      gpointer swapped = waiting->pdata[i];

      waiting->pdata[i] = waiting->pdata[waiting->len - 1 - i];
      waiting->pdata[waiting->len - 1 - i] = swapped;
    }

  while (waiting->len > 0)
    {
      Node *node = g_ptr_array_steal_index (waiting, waiting->len - 1);

      g_ptr_array_add (sorted, node);
      if (node->children == NULL)
        continue;
      g_ptr_array_sort_with_data (node->children, compare_nodes, self);
      for (guint i = node->children->len; i-- > 0;)
        g_ptr_array_add (waiting, g_ptr_array_index (node->children, i));
    }

  return sorted;
}

static int
compare_by_lane (gconstpointer a,
                 gconstpointer b)
{
  const Node *first = *(Node *const *) a;
  const Node *second = *(Node *const *) b;

  COMPARE (first->inner, second->inner);
  COMPARE (first->lane, second->lane);
  return 0;
}

/* One colour for one actor wherever it has a lane, and in whatever order lanes are. */
static void
set_hues (HawTimelineLanes *made,
          GPtrArray        *sorted)
{
  g_autoptr (GPtrArray) nodes = g_ptr_array_copy (sorted, NULL, NULL);
  guint hue = 0;

  g_ptr_array_sort (nodes, compare_by_lane);
  for (guint i = 0; i < nodes->len; i++)
    {
      if (i > 0 && compare_by_lane (&nodes->pdata[i - 1], &nodes->pdata[i]) != 0)
        hue++;
      haw_timeline_lanes_set_hue (made, ((Node *) g_ptr_array_index (nodes, i))->index, hue);
    }
}

static void
join_all (HawTableLanes    *self,
          HawTimelineLanes *made,
          HawTimelineStore *store,
          GArray           *steps)
{
  for (guint i = 0; i < store->n; i++)
    {
      find_steps (self, store->ids[i], steps);
      for (guint j = 0; j < steps->len; j++)
        {
          const Step *step = &g_array_index (steps, Step, j);
          Node *node = g_hash_table_lookup (self->nodes, &step->id);
          gint64 own = make_id (step->id, OWN);

          haw_timeline_lanes_join (made, node->index, i);
          if (step->last && node->children != NULL)
            haw_timeline_lanes_join (
              made, ((Node *) g_hash_table_lookup (self->nodes, &own))->index, i);
        }
    }
}

HawTimelineLanes *
haw_event_table_make_lanes (HawTableLanes    *self,
                            HawTimelineStore *store)
{
  g_autoptr (HawTimelineLanes) made = haw_timeline_lanes_new (store);
  g_autoptr (GArray) steps = g_array_new (FALSE, FALSE, sizeof (Step));
  g_autoptr (GPtrArray) sorted = NULL;

  g_clear_pointer (&self->nodes, g_hash_table_unref);
  self->nodes = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, node_free);
  if (self->by != NULL)
    {
      meet_all (self, store, steps);
      sorted = sort_nodes (self);
      for (guint i = 0; i < sorted->len; i++)
        {
          Node *node = g_ptr_array_index (sorted, i);

          node->index = haw_timeline_lanes_add_inside (
            made, node->parent == NULL ? G_MAXUINT : node->parent->index, node->id,
            get_name (self, node), get_color (self, node));
        }
      set_hues (made, sorted);
      join_all (self, made, store, steps);
    }
  haw_timeline_lanes_finish (made);

  return g_steal_pointer (&made);
}

static void
count_disputes (Node             *node,
                HawTimelineStore *store,
                const guint32    *dated,
                guint             n_dated,
                const guint32    *undated,
                guint             n_undated)
{
  node->n_disputed = 0;
  node->disagreement = 0;
  for (guint i = 0; i < n_dated; i++)
    count_dispute (node, store, dated[i]);
  for (guint i = 0; i < n_undated; i++)
    count_dispute (node, store, undated[i]);
}

/* Whether a lane stands where it did, with its name and colour, and has events. */
static gboolean
fits (HawTableLanes    *self,
      HawTimelineLanes *shown,
      guint             index,
      Node             *node)
{
  const HawLane *lane = get_lane (self, node);
  const guint32 *dated, *undated;
  guint n_dated, n_undated;

  if (node->lane != HAW_LANE_OTHERS && lane == NULL)
    return FALSE;
  if (!g_str_equal (get_name (self, node), haw_timeline_lanes_get_name (shown, index)) ||
      get_color (self, node) != haw_timeline_lanes_get_color (shown, index))
    return FALSE;
  if (!node->own && !node->inner && self->then_by == NULL && lane != NULL &&
      haw_event_lanes_lookup_code (self->by, node->lane) != NULL &&
      haw_event_lanes_lookup_code (self->by, node->lane)->parent !=
        (node->parent == NULL ? 0 : node->parent->lane))
    return FALSE;
  if (node->children != NULL && node->children->len == 1 &&
      ((Node *) g_ptr_array_index (node->children, 0))->own)
    return FALSE;

  dated = haw_timeline_lanes_get_members (shown, index, &n_dated);
  undated = haw_timeline_lanes_get_undated (shown, index, &n_undated);
  node->n_events = n_dated + n_undated;
  node->first = n_dated > 0 ? dated[0] : n_undated > 0 ? undated[0] : 0;
  if (self->order == HAW_LANE_ORDER_DISPUTE)
    count_disputes (node, haw_timeline_lanes_get_store (shown), dated, n_dated, undated, n_undated);

  return node->n_events > 0;
}

gboolean
haw_event_table_lanes_fit (HawTableLanes    *self,
                           HawTimelineLanes *shown)
{
  g_autoptr (GPtrArray) sorted = NULL;
  guint n_shown = haw_timeline_lanes_get_n (shown);

  if (self->by == NULL || !haw_timeline_lanes_has_lanes (shown))
    return self->by == NULL && !haw_timeline_lanes_has_lanes (shown);
  if (g_hash_table_size (self->nodes) != n_shown)
    return FALSE;

  for (guint i = 0; i < n_shown; i++)
    {
      gint64 id = haw_timeline_lanes_get_id (shown, i);
      Node *node = g_hash_table_lookup (self->nodes, &id);

      if (node == NULL || !fits (self, shown, i, node))
        return FALSE;
    }

  sorted = sort_nodes (self);
  for (guint i = 0; i < n_shown; i++)
    if (((Node *) g_ptr_array_index (sorted, i))->id != haw_timeline_lanes_get_id (shown, i))
      return FALSE;

  return TRUE;
}
