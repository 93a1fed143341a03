/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "timeline/haw-timeline-view-private.h"

#include <math.h>

/* Undated events have no place in time, so they stand beside it: a column at the start edge of the view or
 * of either half of a comparison, or, with lanes, beside each lane (lane-shelf). */

#define PAD 10
#define GLYPH 16
#define GLYPH_GAP 4
#define TOP_PAD 6
#define NARROWEST 148
#define WIDEST 216

/* Both halves of a comparison have room for the undated events of either, so that their axes meet. */
static void
count (HawTimelineView *self,
       guint           *n_dated,
       guint           *n_undated)
{
  const HawTimelineStore *other = haw_timeline_lanes_get_store (self->partner);

  *n_dated = self->n_dated;
  *n_undated = self->n_undated;
  if (other == NULL)
    return;
  *n_dated += other->n_dated;
  *n_undated += other->n - other->n_dated;
}

/**
 * haw_timeline_shelf_measure:
 *
 * Finds the place of the shelf and of the body beside it.
 */
void
haw_timeline_shelf_measure (HawTimelineView *self)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  double page = MAX (self->height - self->ruler_height, 1);
  double upper = haw_timeline_has_lane_shelves (self)
                     ? 0
                     : 2 * TOP_PAD + self->n_undated * self->row_height;
  guint n_dated, n_undated;
  int width = 0;

  count (self, &n_dated, &n_undated);
  if (n_undated > 0 && !self->paper.is_paper)
    width = n_dated > 0 ? CLAMP (self->width / 6, NARROWEST, WIDEST)
                        : CLAMP (self->width / 3, NARROWEST, 2 * WIDEST);
  width = MIN (width, self->width / 2);

  self->shelf.width = width;
  self->shelf.x = rtl ? self->width - width : 0;
  self->shelf.label_width = MAX (width - 2 * PAD - GLYPH - GLYPH_GAP, 0);
  self->body_x = rtl ? 0 : width;
  self->body_width = self->width - width;
  self->body_height = MAX (self->height - self->ruler_height, 0);

  gtk_adjustment_configure (self->shelf_rows, gtk_adjustment_get_value (self->shelf_rows), 0,
                            MAX (upper, page), self->row_height, page * 0.9, page);
  /* The room below the last one can be missed. */
  haw_timeline_floats_show_scrollbar (self, self->shelf_scrollbar,
                                      width > 0 && upper - TOP_PAD > page);
}

/**
 * haw_timeline_shelf_get_in_view:
 * @first: (out): position on the shelf
 * @n: (out): how many
 */
void
haw_timeline_shelf_get_in_view (HawTimelineView *self,
                                guint           *first,
                                guint           *n)
{
  double value = MAX (gtk_adjustment_get_value (self->shelf_rows) - TOP_PAD, 0);

  *first = MIN ((guint) (value / self->row_height), self->n_undated);
  *n = MIN ((guint) (self->body_height / self->row_height) + 2, self->n_undated - *first);
}

/**
 * haw_timeline_shelf_update:
 *
 * Shapes what is in view.
 */
void
haw_timeline_shelf_update (HawTimelineView *self)
{
  guint first, n;

  if (self->shelf.width == 0)
    return;

  haw_timeline_texts_shape (self->texts, HAW_TIMELINE_TEXT_CONTEXT,
                            haw_timeline_clock_get_shelf_title (self), self->shelf.width - 2 * PAD);
  if (haw_timeline_has_lane_shelves (self))
    {
      haw_timeline_lane_shelf_update (self);
      return;
    }

  haw_timeline_shelf_get_in_view (self, &first, &n);
  for (guint i = first; i < first + n; i++)
    {
      guint item = self->n_dated + i;
      HawTimelineTextStyle style;
      const char *label = haw_timeline_content_get_label (self, item, &style);
      double dots = haw_timeline_dots_width (self->store->sources[item]);

      haw_timeline_texts_shape (self->texts, style, label, (int) (self->shelf.label_width - dots));
    }
}

/**
 * haw_timeline_shelf_get_area:
 * @position: on the shelf
 * @area: (out): the event in widget coordinates
 *
 * Returns: whether it is in view
 */
gboolean
haw_timeline_shelf_get_area (HawTimelineView *self,
                             guint            position,
                             graphene_rect_t *area)
{
  double y = self->ruler_height + TOP_PAD + position * self->row_height -
             gtk_adjustment_get_value (self->shelf_rows);

  graphene_rect_init (area, (float) self->shelf.x + PAD - 4, (float) round (y),
                      (float) self->shelf.width - 2 * PAD + 8, (float) self->row_height);

  return y + self->row_height > self->ruler_height && y < self->height;
}

/**
 * haw_timeline_shelf_pick:
 *
 * Returns: the item at a position of the widget, or -1
 */
int
haw_timeline_shelf_pick (HawTimelineView *self,
                         double           x,
                         double           y)
{
  double at = y - self->ruler_height - TOP_PAD + gtk_adjustment_get_value (self->shelf_rows);

  if (x < self->shelf.x || x >= self->shelf.x + self->shelf.width || y < self->ruler_height ||
      at < 0 || at >= self->n_undated * self->row_height)
    return -1;

  return (int) (self->n_dated + (guint) (at / self->row_height));
}

/**
 * haw_timeline_shelf_draw_item:
 * @lane: the id of the lane in which it stands, or %HAW_TIMELINE_NO_LANE
 * @area: where it has its place
 */
void
haw_timeline_shelf_draw_item (HawTimelineView       *self,
                              GtkSnapshot           *snapshot,
                              guint                  item,
                              gint64                 lane,
                              const graphene_rect_t *area)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  gboolean lit = haw_timeline_lanes_is_lit (self->lanes, item);
  g_autoptr (GskRenderNode) glyph = NULL;
  graphene_rect_t label;
  HawTimelineEvent event;
  double x;

  if (!lit)
    gtk_snapshot_push_opacity (snapshot, HAW_TIMELINE_DIM);
  label = GRAPHENE_RECT_INIT (area->origin.x, area->origin.y + 1, area->size.width,
                              area->size.height - 2);
  haw_timeline_draw_highlight (self, snapshot, item, lane, &label, NULL);

  haw_timeline_store_get (self->store, item, &event);
  glyph = haw_timeline_draw_point (self, &event);
  x = rtl ? area->origin.x + area->size.width - 4 - GLYPH : area->origin.x + 4;
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (
      snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) round (area->origin.y +
                                                               (area->size.height - GLYPH) / 2)));
  gtk_snapshot_append_node (snapshot, glyph);
  gtk_snapshot_restore (snapshot);

  label = *area;
  label.size.width = (float) self->shelf.label_width;
  label.origin.x = (float) (self->shelf.x + PAD + (rtl ? 0 : GLYPH + GLYPH_GAP));
  haw_timeline_draw_label (self, snapshot, item, &label, rtl);
  if (!lit)
    gtk_snapshot_pop (snapshot);
}

static void
draw_item (HawTimelineView *self,
           GtkSnapshot     *snapshot,
           guint            position)
{
  graphene_rect_t area;

  if (haw_timeline_shelf_get_area (self, position, &area))
    haw_timeline_shelf_draw_item (self, snapshot, self->n_dated + position, HAW_TIMELINE_NO_LANE,
                                  &area);
}

/* In the ruler; the upper half of a comparison has none, and that of the lower one is for both. */
static void
draw_title (HawTimelineView *self,
            GtkSnapshot     *snapshot)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  double start = self->shelf.x + PAD, end = self->shelf.x + self->shelf.width - PAD, y;
  const HawTimelineText *title =
      haw_timeline_texts_lookup (self->texts, HAW_TIMELINE_TEXT_CONTEXT,
                                 haw_timeline_clock_get_shelf_title (self),
                                 self->shelf.width - 2 * PAD);

  if (title == NULL || title->node == NULL || self->ruler_height < title->height)
    return;
  y = round (self->second_height +
             (haw_timeline_ruler_middle (self) - self->second_height - title->height) / 2 + 1);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) (rtl ? end - title->width : start),
                                                          (float) y));
  gtk_snapshot_append_node (snapshot, title->node);
  gtk_snapshot_restore (snapshot);
}

/**
 * haw_timeline_shelf_draw:
 */
void
haw_timeline_shelf_draw (HawTimelineView *self,
                         GtkSnapshot     *snapshot)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  GdkRGBA color = self->colors.text;
  guint first, n;

  if (self->shelf.width == 0)
    return;

  color.alpha = 0.035f;
  gtk_snapshot_append_color (snapshot, &color,
                             &GRAPHENE_RECT_INIT ((float) self->shelf.x, 0,
                                                  (float) self->shelf.width, (float) self->height));
  color.alpha = 0.13f;
  gtk_snapshot_append_color (
      snapshot, &color,
      &GRAPHENE_RECT_INIT ((float) (rtl ? self->shelf.x : self->shelf.x + self->shelf.width - 1), 0,
                           1, (float) self->height));

  draw_title (self, snapshot);

  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT ((float) self->shelf.x,
                                                         (float) self->ruler_height,
                                                         (float) self->shelf.width,
                                                         (float) self->body_height));
  if (haw_timeline_has_lane_shelves (self))
    haw_timeline_lane_shelf_draw (self, snapshot);
  else
    {
      haw_timeline_shelf_get_in_view (self, &first, &n);
      for (guint i = first; i < first + n; i++)
        draw_item (self, snapshot, i);
    }
  gtk_snapshot_pop (snapshot);
}
