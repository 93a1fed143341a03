/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "timeline/haw-timeline-items.h"

struct _HawTimelineItems
{
  gatomicrefcount ref_count;
  GArray *items;
  GHashTable *positions; /* id → position */
  GArray *lanes;         /* HawTimelineItemLane */
  gboolean sealed;
};

G_DEFINE_BOXED_TYPE (HawTimelineItems, haw_timeline_items, haw_timeline_items_ref,
                     haw_timeline_items_unref)

static void
clear_item (gpointer data)
{
  HawTimelineItem *item = data;

  g_clear_pointer (&item->title, g_free);
  g_clear_pointer (&item->date_text, g_free);
}

static void
clear_lane (gpointer data)
{
  HawTimelineItemLane *lane = data;

  g_clear_pointer (&lane->name, g_free);
  g_clear_pointer (&lane->members, g_array_unref);
}

/**
 * haw_timeline_items_new:
 *
 * Returns: (transfer full): an empty snapshot, to be filled by haw_timeline_items_add()
 */
HawTimelineItems *
haw_timeline_items_new (void)
{
  HawTimelineItems *self = g_new0 (HawTimelineItems, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->items = g_array_new (FALSE, FALSE, sizeof (HawTimelineItem));
  g_array_set_clear_func (self->items, clear_item);
  self->positions = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->lanes = g_array_new (FALSE, FALSE, sizeof (HawTimelineItemLane));
  g_array_set_clear_func (self->lanes, clear_lane);

  return self;
}

/**
 * haw_timeline_items_ref:
 *
 * Returns: (transfer full): @self
 */
HawTimelineItems *
haw_timeline_items_ref (HawTimelineItems *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

/**
 * haw_timeline_items_unref:
 * @self: (transfer full): a snapshot
 */
void
haw_timeline_items_unref (HawTimelineItems *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_array_unref (self->items);
  g_array_unref (self->lanes);
  g_hash_table_unref (self->positions);
  g_free (self);
}

/**
 * haw_timeline_items_add:
 * @item: (transfer none): an event; its texts are copied
 *
 * Adds an event. Not allowed any more once a view shows the snapshot.
 */
void
haw_timeline_items_add (HawTimelineItems      *self,
                        const HawTimelineItem *item)
{
  HawTimelineItem copy;

  g_return_if_fail (self != NULL);
  g_return_if_fail (!self->sealed);
  g_return_if_fail (item->id > 0);

  copy = *item;
  copy.title = g_strdup (item->title);
  copy.date_text = g_strdup (item->date_text);
  g_hash_table_insert (self->positions, g_memdup2 (&copy.id, sizeof copy.id),
                       GUINT_TO_POINTER (self->items->len));
  g_array_append_val (self->items, copy);
}

/**
 * haw_timeline_items_add_lane:
 * @id: what it is known by, not below 0
 * @name: its name
 * @color: (nullable): its colour
 *
 * Adds a lane below the others. Without lanes all events stand together.
 *
 * Returns: its index
 */
guint
haw_timeline_items_add_lane (HawTimelineItems *self,
                             gint64            id,
                             const char       *name,
                             const GdkRGBA    *color)
{
  HawTimelineItemLane lane = { .id = id, .name = g_strdup (name), .has_color = color != NULL };

  g_return_val_if_fail (self != NULL && !self->sealed, 0);

  if (color != NULL)
    lane.color = *color;
  lane.members = g_array_new (FALSE, FALSE, sizeof (guint));
  g_array_append_val (self->lanes, lane);

  return self->lanes->len - 1;
}

/**
 * haw_timeline_items_join:
 * @lane: index of a lane
 * @item: position of an event, later than those that joined before
 *
 * Puts an event into a lane.
 */
void
haw_timeline_items_join (HawTimelineItems *self,
                         guint             lane,
                         guint             item)
{
  g_return_if_fail (self != NULL && !self->sealed);
  g_return_if_fail (lane < self->lanes->len && item < self->items->len);

  g_array_append_val (g_array_index (self->lanes, HawTimelineItemLane, lane).members, item);
}

/**
 * haw_timeline_items_get_n_lanes:
 *
 * Returns: the number of lanes
 */
guint
haw_timeline_items_get_n_lanes (const HawTimelineItems *self)
{
  return self == NULL ? 0 : self->lanes->len;
}

/**
 * haw_timeline_items_get_lane:
 *
 * Returns: (transfer none): a lane
 */
const HawTimelineItemLane *
haw_timeline_items_get_lane (const HawTimelineItems *self,
                             guint                   lane)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (lane < self->lanes->len, NULL);

  return &g_array_index (self->lanes, HawTimelineItemLane, lane);
}

/**
 * haw_timeline_items_seal:
 *
 * Makes a snapshot immutable; a view does this to what it is given.
 */
void
haw_timeline_items_seal (HawTimelineItems *self)
{
  g_return_if_fail (self != NULL);

  self->sealed = TRUE;
}

/**
 * haw_timeline_items_get_n:
 *
 * Returns: the number of events, dated or not
 */
guint
haw_timeline_items_get_n (const HawTimelineItems *self)
{
  return self == NULL ? 0 : self->items->len;
}

/**
 * haw_timeline_items_get:
 *
 * Returns: (transfer none): the event at @position
 */
const HawTimelineItem *
haw_timeline_items_get (const HawTimelineItems *self,
                        guint                   position)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (position < self->items->len, NULL);

  return &g_array_index (self->items, HawTimelineItem, position);
}

/**
 * haw_timeline_items_find:
 *
 * Returns: the position of the event @id, or -1
 */
int
haw_timeline_items_find (const HawTimelineItems *self,
                         gint64                  id)
{
  gpointer position;

  if (self == NULL || !g_hash_table_lookup_extended (self->positions, &id, NULL, &position))
    return -1;

  return GPOINTER_TO_INT (position);
}
