/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "time/haw-timeline-lanes-private.h"

/* Lanes inside lanes, and which of them are shown. */

/**
 * haw_timeline_lanes_add_inside:
 * @parent: index of the lane to be inside, the last one added or one about that; or %G_MAXUINT
 * @id: any number that stays while names and order change; unique among the lanes
 * @color: 0xrrggbb, or -1 for none of its own
 *
 * Adds a lane below the others, inside one of them.
 *
 * Returns: its index
 */
guint
haw_timeline_lanes_add_inside (HawTimelineLanes *self,
                               guint             parent,
                               gint64            id,
                               const char       *name,
                               int               color)
{
  HawTimelineLane lane = { .id = id, .name = g_strdup (name), .color = color, .parent = parent };
  guint index;

  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (parent == G_MAXUINT || parent < self->lanes->len, 0);

  index = self->lanes->len;
  lane.hue = index;
  lane.depth = parent == G_MAXUINT ? 0 : haw_timeline_lanes_get (self, parent)->depth + 1;
  lane.end = index + 1;
  lane.members = g_array_new (FALSE, FALSE, sizeof (guint32));
  lane.undated = g_array_new (FALSE, FALSE, sizeof (guint32));
  lane.rows = g_array_new (FALSE, FALSE, sizeof (guint16));
  lane.open = g_array_new (FALSE, FALSE, sizeof (guint));
  g_array_append_val (self->lanes, lane);
  g_hash_table_insert (self->by_id, g_memdup2 (&id, sizeof id), GUINT_TO_POINTER (index));
  self->has_lanes = TRUE;

  for (; parent != G_MAXUINT; parent = haw_timeline_lanes_get (self, parent)->parent)
    haw_timeline_lanes_get (self, parent)->end = index + 1;

  return index;
}

/**
 * haw_timeline_lanes_set_hue:
 * @hue: a number that stays with what the lane stands for, in whatever order lanes are
 */
void
haw_timeline_lanes_set_hue (HawTimelineLanes *self,
                            guint             lane,
                            guint             hue)
{
  g_return_if_fail (self != NULL && lane < self->lanes->len);

  haw_timeline_lanes_get (self, lane)->hue = hue;
}

/**
 * haw_timeline_lanes_get_hue:
 *
 * Returns: by which number to choose a colour for a lane without one of its own
 */
guint
haw_timeline_lanes_get_hue (const HawTimelineLanes *self,
                            guint                   lane)
{
  g_return_val_if_fail (self != NULL && lane < self->lanes->len, 0);

  return haw_timeline_lanes_get (self, lane)->hue;
}

/**
 * haw_timeline_lanes_get_depth:
 *
 * Returns: inside how many lanes a lane is
 */
guint
haw_timeline_lanes_get_depth (const HawTimelineLanes *self,
                              guint                   lane)
{
  g_return_val_if_fail (self != NULL && lane < self->lanes->len, 0);

  return haw_timeline_lanes_get (self, lane)->depth;
}

/**
 * haw_timeline_lanes_get_parent:
 *
 * Returns: the index of the lane it is inside, or %G_MAXUINT
 */
guint
haw_timeline_lanes_get_parent (const HawTimelineLanes *self,
                               guint                   lane)
{
  g_return_val_if_fail (self != NULL && lane < self->lanes->len, G_MAXUINT);

  return haw_timeline_lanes_get (self, lane)->parent;
}

/**
 * haw_timeline_lanes_get_end:
 *
 * Returns: the index after that of the last lane inside @lane
 */
guint
haw_timeline_lanes_get_end (const HawTimelineLanes *self,
                            guint                   lane)
{
  g_return_val_if_fail (self != NULL && lane < self->lanes->len, 0);

  return haw_timeline_lanes_get (self, lane)->end;
}

/**
 * haw_timeline_lanes_is_group:
 *
 * Returns: whether there are lanes inside, so that its events stand in those as well
 */
gboolean
haw_timeline_lanes_is_group (const HawTimelineLanes *self,
                             guint                   lane)
{
  g_return_val_if_fail (self != NULL && lane < self->lanes->len, FALSE);

  return haw_timeline_lanes_is_group_at (self, lane);
}

/**
 * haw_timeline_lanes_set_collapsed:
 * @collapsed: whether it is only as high as its header, events shown as ticks, lanes inside not at all;
 *   haw_timeline_lanes_stack() is to follow
 */
void
haw_timeline_lanes_set_collapsed (HawTimelineLanes *self,
                                  guint             lane,
                                  gboolean          collapsed)
{
  g_return_if_fail (self != NULL && lane < self->lanes->len);

  if (haw_timeline_lanes_get (self, lane)->collapsed == collapsed)
    return;

  haw_timeline_lanes_get (self, lane)->collapsed = collapsed;
  self->is_stacked = FALSE;
}

/**
 * haw_timeline_lanes_get_collapsed:
 *
 * Returns: whether a lane is collapsed
 */
gboolean
haw_timeline_lanes_get_collapsed (const HawTimelineLanes *self,
                                  guint                   lane)
{
  g_return_val_if_fail (self != NULL && lane < self->lanes->len, FALSE);

  return haw_timeline_lanes_get (self, lane)->collapsed;
}

/**
 * haw_timeline_lanes_set_hidden:
 * @hidden: whether the lane and those inside take no room; haw_timeline_lanes_stack() is to follow
 */
void
haw_timeline_lanes_set_hidden (HawTimelineLanes *self,
                               guint             lane,
                               gboolean          hidden)
{
  g_return_if_fail (self != NULL && lane < self->lanes->len);

  if (haw_timeline_lanes_get (self, lane)->hidden == hidden)
    return;

  haw_timeline_lanes_get (self, lane)->hidden = hidden;
  self->is_stacked = FALSE;
}

/**
 * haw_timeline_lanes_is_shown:
 *
 * Returns: whether a lane had a height when heights were given
 */
gboolean
haw_timeline_lanes_is_shown (const HawTimelineLanes *self,
                             guint                   lane)
{
  g_return_val_if_fail (self != NULL && lane < self->lanes->len, FALSE);

  return haw_timeline_lanes_get (self, lane)->shown;
}

/* Which lanes are to have a height. */
void
haw_timeline_lanes_update_shown (HawTimelineLanes *self)
{
  g_array_set_size (self->shown, 0);
  for (guint i = 0; i < self->lanes->len; i++)
    {
      HawTimelineLane *lane = haw_timeline_lanes_get (self, i);
      const HawTimelineLane *parent =
          lane->parent == G_MAXUINT ? NULL : haw_timeline_lanes_get (self, lane->parent);

      lane->shown = !lane->hidden && (parent == NULL || (parent->shown && !parent->collapsed));
      if (lane->shown)
        g_array_append_val (self->shown, i);
    }
}

/**
 * haw_timeline_lanes_set_shelf_open:
 * @open: whether the lane is high enough for all its undated events; haw_timeline_lanes_stack() is to
 *   follow
 */
void
haw_timeline_lanes_set_shelf_open (HawTimelineLanes *self,
                                   guint             lane,
                                   gboolean          open)
{
  g_return_if_fail (self != NULL && lane < self->lanes->len);

  if (haw_timeline_lanes_get (self, lane)->shelf_open == open)
    return;

  haw_timeline_lanes_get (self, lane)->shelf_open = open;
  self->is_stacked = FALSE;
}

/**
 * haw_timeline_lanes_get_shelf:
 * @n_more: (out): how many undated events have no row; where not 0, a row after the others tells it
 *
 * Returns: how many undated events of a lane have a row beside it, one below the other from its first
 *   row on
 */
guint
haw_timeline_lanes_get_shelf (const HawTimelineLanes *self,
                              guint                   lane,
                              guint                  *n_more)
{
  const HawTimelineLane *of;
  guint n, fit;

  *n_more = 0;
  g_return_val_if_fail (self != NULL && lane < self->lanes->len, 0);

  of = haw_timeline_lanes_get (self, lane);
  n = of->undated->len;
  if (self->sizes.shelf < 1 || n == 0 || !haw_timeline_lanes_is_open_at (self, lane))
    return 0;

  fit = (guint) MAX ((of->height - 2 * self->sizes.padding) / self->sizes.row, 1);
  if (n <= fit)
    return n;

  *n_more = n - (fit - 1);
  return fit - 1;
}
