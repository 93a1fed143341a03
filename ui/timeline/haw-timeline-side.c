/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "timeline/haw-timeline-view-private.h"

#include <math.h>

/* Blue and orange: told apart by everybody, on light and on dark, and in print by their lightness. */
static const int colors[2][2] = { { 0x1a5fb4, 0xc64600 }, { 0x78aeed, 0xffa348 } };

/**
 * haw_timeline_side_color:
 * @back: what it stands on
 * @color: (out): of one side of a comparison
 */
void
haw_timeline_side_color (const GdkRGBA   *back,
                         HawTimelineSide  side,
                         GdkRGBA         *color)
{
  gboolean dark = 0.3f * back->red + 0.6f * back->green + 0.1f * back->blue < 0.5f;
  int rgb = colors[dark ? 1 : 0][side == HAW_TIMELINE_SIDE_BELOW ? 1 : 0];

  *color = (GdkRGBA) { (float) (rgb >> 16 & 0xff) / 255, (float) (rgb >> 8 & 0xff) / 255,
                       (float) (rgb & 0xff) / 255, 1 };
}

static double
get_mark_x (HawTimelineView        *self,
            const HawTimelinePlace *place)
{
  if (place->shape == HAW_TIMELINE_POINT)
    return round (self->body_x + (place->start + place->end) / 2);

  return round (self->body_x + (place->open_start      ? place->end
                                : self->axis.mirrored ? place->start - 2
                                                      : place->start + 2));
}

static gboolean
is_shared (HawTimelineView        *self,
           const HawTimelinePlace *place)
{
  return self->shared != NULL && !place->folded &&
         g_hash_table_contains (self->shared, &self->store->ids[place->item]);
}

/**
 * haw_timeline_side_draw:
 *
 * Draws a line from each event that both sides have to the edge where the other side is.
 */
void
haw_timeline_side_draw (HawTimelineView *self,
                        GtkSnapshot     *snapshot)
{
  double top = self->ruler_height - gtk_adjustment_get_value (self->rows);
  GdkRGBA color = self->colors.text;

  if (self->side == HAW_TIMELINE_SIDE_NONE)
    return;

  color.alpha *= 0.3f;
  for (guint i = 0; i < self->visible->len; i++)
    {
      const HawTimelinePlace *place = &g_array_index (self->visible, HawTimelinePlace, i);
      double y = round (top + place->y), from, to;

      if (!is_shared (self, place))
        continue;
      from = self->side == HAW_TIMELINE_SIDE_ABOVE ? y + self->row_height - 4 : self->ruler_height;
      to = self->side == HAW_TIMELINE_SIDE_ABOVE ? self->height : y + 4;
      if (to > from)
        gtk_snapshot_append_color (snapshot, &color,
                                   &GRAPHENE_RECT_INIT ((float) get_mark_x (self, place) - 0.5f,
                                                        (float) from, 1, (float) (to - from)));
    }
}

/**
 * haw_timeline_view_get_shared:
 *
 * Returns: (transfer full) (element-type HawTimelineSharedMark): the marks in view of events that both
 *   sides have
 */
GArray *
haw_timeline_view_get_shared (HawTimelineView *self)
{
  GArray *marks = g_array_new (FALSE, FALSE, sizeof (HawTimelineSharedMark));

  g_return_val_if_fail (HAW_IS_TIMELINE_VIEW (self), marks);

  for (guint i = 0; self->visible != NULL && i < self->visible->len; i++)
    {
      const HawTimelinePlace *place = &g_array_index (self->visible, HawTimelinePlace, i);
      HawTimelineSharedMark mark;

      if (!is_shared (self, place))
        continue;
      mark = (HawTimelineSharedMark) { self->store->ids[place->item], get_mark_x (self, place) };
      if (mark.x >= self->body_x && mark.x < self->body_x + self->body_width)
        g_array_append_val (marks, mark);
    }

  return marks;
}

/**
 * haw_timeline_view_set_side:
 * @partner: (nullable): the events of the other side
 * @offset: what to add to a time here to get the time at the same place there
 * @shared: (nullable): the ids of the events on both sides
 */
void
haw_timeline_view_set_side (HawTimelineView  *self,
                            HawTimelineSide   side,
                            HawTimelineLanes *partner,
                            gint64            offset,
                            GHashTable       *shared)
{
  g_return_if_fail (HAW_IS_TIMELINE_VIEW (self));

  if (partner != NULL)
    haw_timeline_lanes_ref (partner);
  g_clear_pointer (&self->partner, haw_timeline_lanes_unref);
  self->partner = partner;
  if (shared != NULL)
    g_hash_table_ref (shared);
  g_clear_pointer (&self->shared, g_hash_table_unref);
  self->shared = shared;
  self->partner_offset = offset;
  self->side = side;
  haw_timeline_content_realign (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/**
 * haw_timeline_view_get_axis:
 * @axis: (out): the axis as it is shown now
 * @x: (out): px of the widget where it begins
 */
void
haw_timeline_view_get_axis (HawTimelineView *self,
                            HawTimeAxis     *axis,
                            int             *x)
{
  g_return_if_fail (HAW_IS_TIMELINE_VIEW (self));

  *axis = self->axis;
  *x = self->body_x;
}

/**
 * haw_timeline_view_follow_axis:
 * @other: a view as wide as this one
 * @offset: what to add to a time there to get the time at the same place here
 *
 * Shows the same part of time as another view, to the last bit.
 */
void
haw_timeline_view_follow_axis (HawTimelineView *self,
                               HawTimelineView *other,
                               gint64           offset)
{
  HawTimeAxis axis;

  g_return_if_fail (HAW_IS_TIMELINE_VIEW (self) && HAW_IS_TIMELINE_VIEW (other));

  axis = other->axis;
  axis.origin += offset;
  axis.width = MAX (self->body_width, 1);
  axis.mirrored = self->axis.mirrored;
  if (self->width > 0)
    haw_timeline_motion_set_axis (self, &axis);
}

/* The times that both sides have, as they stand here. */
gboolean
haw_timeline_side_get_extent (HawTimelineView *self,
                              gint64          *start,
                              gint64          *end)
{
  HawTimelineStore *other = haw_timeline_lanes_get_store (self->partner);
  gboolean any = self->store != NULL && haw_timeline_store_get_extent (self->store, start, end);
  gint64 first, last;

  if (other == NULL || !haw_timeline_store_get_extent (other, &first, &last))
    return any;

  first -= self->partner_offset;
  last -= self->partner_offset;
  *start = any ? MIN (*start, first) : first;
  *end = any ? MAX (*end, last) : last;

  return TRUE;
}
