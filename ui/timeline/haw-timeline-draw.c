/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "timeline/haw-timeline-view-private.h"

#include "widgets/haw-node-printer.h"

#include <math.h>

/* Puts together what was prepared: nothing is shaped, measured or computed anew here. */

#define LABEL_PAD 6
#define DOT_STEP 5
#define GLYPH_REACH 7.0 /* px from the middle of a point to where it ends */
#define FADE 24.0 /* px */
#define EDGE_HEIGHT 14

static void
append_rectangle (GtkSnapshot   *snapshot,
                  const GdkRGBA *color,
                  double         alpha,
                  double         x,
                  double         y,
                  double         width,
                  double         height)
{
  GdkRGBA shade = *color;

  shade.alpha *= (float) alpha;
  gtk_snapshot_append_color (snapshot, &shade,
                             &GRAPHENE_RECT_INIT ((float) x, (float) y, (float) width,
                                                  (float) height));
}

static void
append_text (GtkSnapshot           *snapshot,
             const HawTimelineText *text,
             double                 x,
             double                 y)
{
  if (text == NULL || text->node == NULL)
    return;

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) round (x), (float) round (y)));
  gtk_snapshot_append_node (snapshot, text->node);
  gtk_snapshot_restore (snapshot);
}

/* One dot for each source; a small plus stands for the fifth and all after it. */
static GskRenderNode *
make_dots (const GdkRGBA *color,
           guint          n)
{
  GskRenderNode *node = gsk_cairo_node_new (&GRAPHENE_RECT_INIT (0, 0, 30, 6));
  cairo_t *cr = gsk_cairo_node_get_draw_context (node);

  cairo_set_source_rgba (cr, color->red, color->green, color->blue, color->alpha * 0.5);
  for (guint i = 0; i < MIN (n, 4); i++)
    {
      cairo_arc (cr, 2 + i * DOT_STEP, 3, 1.6, 0, 2 * G_PI);
      cairo_fill (cr);
    }

  if (n > 4)
    {
      cairo_set_line_width (cr, 1.2);
      cairo_move_to (cr, 20, 3);
      cairo_rel_line_to (cr, 5, 0);
      cairo_move_to (cr, 22.5, 0.5);
      cairo_rel_line_to (cr, 0, 5);
      cairo_stroke (cr);
    }

  cairo_destroy (cr);

  return node;
}

/**
 * haw_timeline_draw_dots:
 *
 * Returns: (transfer none): a dot for each source, at 0, 0
 */
GskRenderNode *
haw_timeline_draw_dots (HawTimelineView *self,
                        guint            n_sources)
{
  guint n = MIN (n_sources, G_N_ELEMENTS (self->dots) - 1);

  if (self->dots[n] == NULL)
    self->dots[n] = make_dots (&self->colors.text, n);

  return self->dots[n];
}

/**
 * haw_timeline_draw_label:
 * @area: where the label has its place, dots included
 * @mirrored: whether it begins at the right edge of the place
 *
 * Draws the label of an event and a dot for each of its sources.
 */
void
haw_timeline_draw_label (HawTimelineView *self,
                         GtkSnapshot     *snapshot,
                         guint            item,
                         graphene_rect_t *area,
                         gboolean         mirrored)
{
  guint n_sources = self->store->sources[item];
  double dots = haw_timeline_dots_width (n_sources);
  HawTimelineTextStyle style;
  const char *label = haw_timeline_content_get_label (self, item, &style);
  const HawTimelineText *text =
      haw_timeline_texts_lookup (self->texts, style, label, (int) (area->size.width - dots));
  double near = area->origin.x, far = area->origin.x + area->size.width;
  double middle = area->origin.y + area->size.height / 2;
  double x;

  if (text == NULL)
    return;

  append_text (snapshot, text, mirrored ? far - text->width : near, middle - text->height / 2);
  if (n_sources == 0)
    return;

  x = mirrored ? far - text->width - dots : near + text->width + 7;
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT ((float) round (x), (float) round (middle - 2)));
  gtk_snapshot_append_node (snapshot, haw_timeline_draw_dots (self, n_sources));
  gtk_snapshot_restore (snapshot);
}

static gboolean
is_focused (HawTimelineView *self,
            gint64           id,
            gint64           lane)
{
  GtkWidget *mark = haw_timeline_marks_find (self, id, lane);

  return mark != NULL && gtk_widget_has_visible_focus (mark);
}

static void
append_ground (GtkSnapshot          *snapshot,
               const GskRoundedRect *outline,
               const GdkRGBA        *color)
{
  gtk_snapshot_push_rounded_clip (snapshot, outline);
  gtk_snapshot_append_color (snapshot, color, &outline->bounds);
  gtk_snapshot_pop (snapshot);
}

/**
 * haw_timeline_draw_highlight:
 * @lane: the id of the lane in which it stands
 * @mark: where its mark is
 * @label: (nullable): where its label is, if that stands beside the mark
 *
 * Draws what is below an event under the pointer, selected, or focused. Only the mark has an outline: one
 * about the label too would look as if the event lasted as long as its title is.
 */
void
haw_timeline_draw_highlight (HawTimelineView       *self,
                             GtkSnapshot           *snapshot,
                             guint                  item,
                             gint64                 lane,
                             const graphene_rect_t *mark,
                             const graphene_rect_t *label)
{
  gint64 id = self->store->ids[item];
  gboolean selected = haw_timeline_select_contains (self, id);
  GdkRGBA color = selected ? self->colors.accent : self->colors.text;
  GskRoundedRect outline;

  if (!selected && self->hovered != (int) item)
    return;

  color.alpha = selected ? 0.16f : 0.07f;
  if (label != NULL)
    {
      gsk_rounded_rect_init_from_rect (&outline, label, 4);
      append_ground (snapshot, &outline, &color);
    }
  gsk_rounded_rect_init_from_rect (&outline, mark, 7);
  append_ground (snapshot, &outline, &color);

  if (selected)
    {
      gboolean focused = is_focused (self, id, lane);
      float width = focused ? 2 : 1;

      color.alpha = focused ? 0.9f : 0.55f;
      gtk_snapshot_append_border (snapshot, &outline, (float[4]) { width, width, width, width },
                                  (GdkRGBA[4]) { color, color, color, color });
    }
}

static double
row_y (HawTimelineView        *self,
       const HawTimelinePlace *place)
{
  return self->ruler_height + place->y - gtk_adjustment_get_value (self->rows);
}

static void
draw_grid (HawTimelineView *self,
           GtkSnapshot     *snapshot)
{
  double offset = self->body_x + haw_timeline_content_get_offset (self);
  double bottom = self->height;

  for (guint i = 0; i < self->ticks->major->len; i++)
    {
      const HawTick *tick = &g_array_index (self->ticks->major, HawTick, i);

      append_rectangle (snapshot, &self->colors.text, 0.07, floor (tick->x + offset),
                        self->ruler_height, 1, bottom - self->ruler_height);
    }

  for (guint i = 0; i < self->ticks->context->len; i++)
    {
      const HawTick *tick = &g_array_index (self->ticks->context, HawTick, i);

      append_rectangle (snapshot, &self->colors.text, 0.13, floor (tick->x + offset),
                        self->second_height, 1, bottom - self->second_height);
    }
}

static void
draw_ticks (HawTimelineView *self,
            GtkSnapshot     *snapshot,
            double           offset)
{
  double top = haw_timeline_ruler_middle (self);

  for (guint i = 0; i < self->ticks->minor->len; i++)
    {
      const HawTick *tick = &g_array_index (self->ticks->minor, HawTick, i);

      append_rectangle (snapshot, &self->colors.text, 0.25, floor (tick->x + offset),
                        self->ruler_height - 4, 1, 4);
    }

  for (guint i = 0; i < self->ticks->major->len; i++)
    {
      const HawTick *tick = &g_array_index (self->ticks->major, HawTick, i);
      const HawTimelineText *text;
      double x = floor (tick->x + offset);

      append_rectangle (snapshot, &self->colors.text, 0.3, x, self->ruler_height - 7, 1, 7);
      if (tick->label == NULL)
        continue;

      text = haw_timeline_texts_lookup (self->texts, HAW_TIMELINE_TEXT_TICK, tick->label, -1);
      if (text != NULL)
        append_text (snapshot, text,
                     self->axis.mirrored ? x - LABEL_PAD - text->width : x + LABEL_PAD,
                     top + (self->ruler_height - top - text->height) / 2);
    }
}

/* The name of the month, year or day stays in sight as long as its time does. */
static void
draw_spans (HawTimelineView      *self,
            GtkSnapshot          *snapshot,
            GArray               *row,
            HawTimelineTextStyle  style,
            double                offset,
            double                top,
            double                bottom)
{
  for (guint i = 0; i < row->len; i++)
    {
      const HawTick *tick = &g_array_index (row, HawTick, i);
      const HawTimelineText *text;
      double start, end, along;

      if (tick->label == NULL)
        continue;

      text = haw_timeline_texts_lookup (self->texts, style, tick->label, -1);
      if (text == NULL)
        continue;

      start = haw_timeline_along (&self->axis, tick->x + offset - self->body_x);
      end = haw_timeline_along (&self->axis, haw_time_axis_x_of (&self->axis, tick->end));
      along = MIN (MAX (start, 0) + LABEL_PAD, end - LABEL_PAD - text->width);
      /* On paper the span goes on on another page: a part of a name says nothing. */
      if (along < start || along < (self->paper.is_paper ? 0 : -FADE) || start > self->axis.width)
        continue;

      /* It fades as the next one pushes it out. */
      gtk_snapshot_push_opacity (snapshot, CLAMP (1 + along / FADE, 0, 1));
      append_text (snapshot, text,
                   self->body_x + (self->axis.mirrored ? self->axis.width - along - text->width
                                                       : along),
                   top + (bottom - top - text->height) / 2 + 1);
      gtk_snapshot_pop (snapshot);
    }
}

/* The other calendar begins its months and years elsewhere. */
static void
draw_second (HawTimelineView *self,
             GtkSnapshot     *snapshot,
             double           offset)
{
  GArray *row = haw_timeline_second_row (self);

  for (guint i = 0; i < row->len; i++)
    append_rectangle (snapshot, &self->colors.text, 0.3,
                      floor (g_array_index (row, HawTick, i).x + offset), 0, 1,
                      self->second_height - 1);
  append_rectangle (snapshot, &self->colors.text, 0.13, self->body_x, self->second_height - 1,
                    self->body_width, 1);
  draw_spans (self, snapshot, row, HAW_TIMELINE_TEXT_TICK, offset, 0, self->second_height - 1);
}

static void
draw_ruler (HawTimelineView *self,
            GtkSnapshot     *snapshot)
{
  double offset = self->body_x + haw_timeline_content_get_offset (self);

  if (self->ruler_height == 0)
    return;

  append_rectangle (snapshot, &self->colors.text, 0.13, self->body_x, self->ruler_height - 1,
                    self->body_width, 1);
  draw_ticks (self, snapshot, offset);
  draw_spans (self, snapshot, self->ticks->context, HAW_TIMELINE_TEXT_CONTEXT, offset,
              self->second_height, haw_timeline_ruler_middle (self));
  if (self->second != NULL)
    draw_second (self, snapshot, offset);
}

/* What was drawn before at this scale moves with the view; only what came into view is drawn anew. */
static GskRenderNode *
get_shape (HawTimelineView        *self,
           const HawTimelinePlace *place,
           double                 *x)
{
  gint64 id = self->store->ids[place->item];
  gboolean moves = !place->open_start && !place->open_end &&
                   fabs (place->end - place->start) < 2 * self->axis.width;
  double origin;
  GskRenderNode *node = moves
                            ? haw_timeline_nodes_lookup (self->nodes, 0, id, place->lane, &origin)
                            : NULL;

  if (node != NULL)
    {
      *x = round (place->start - origin);
      return gsk_render_node_ref (node);
    }

  *x = 0;
  node = haw_timeline_draw_shape (self, place);
  if (moves && node != NULL)
    haw_timeline_nodes_take (self->nodes, 0, id, place->lane, gsk_render_node_ref (node),
                             place->start);

  return node;
}

/* On paper what goes on on another page ends with the time of this one; a glyph is shown whole. */
static void
push_time_clip (HawTimelineView *self,
                GtkSnapshot     *snapshot,
                double           slop)
{
  double x, width;

  haw_timeline_get_time_area (self, &x, &width);
  gtk_snapshot_push_clip (snapshot,
                          &GRAPHENE_RECT_INIT ((float) (x - slop), (float) self->ruler_height,
                                               (float) (width + 2 * slop),
                                               (float) (self->height - self->ruler_height)));
}

/* Whether an event belongs to the range that everything is narrowed to. */
static gboolean
is_in_range (HawTimelineView *self,
             guint            item)
{
  HawBounds bounds;

  if (self->range_start >= self->range_end)
    return TRUE;
  haw_timeline_store_get_bounds (self->store, item, &bounds);

  return bounds.earliest_start < self->range_end && bounds.latest_end > self->range_start;
}

static gboolean
is_lit (HawTimelineView *self,
        guint            item)
{
  return haw_timeline_lanes_is_lit (self->lanes, item) && is_in_range (self, item);
}

static void
draw_shapes (HawTimelineView *self,
             GtkSnapshot     *snapshot,
             gboolean         lit)
{
  for (guint i = 0; i < self->visible->len; i++)
    {
      const HawTimelinePlace *place = &g_array_index (self->visible, HawTimelinePlace, i);
      g_autoptr (GskRenderNode) node = NULL;
      double x;

      if (is_lit (self, place->item) != lit)
        continue;
      node = get_shape (self, place, &x);
      if (node == NULL)
        continue;
      if (self->paper.is_paper)
        push_time_clip (self, snapshot, place->shape == HAW_TIMELINE_POINT ? 9 : 0);
      gtk_snapshot_save (snapshot);
      gtk_snapshot_translate (snapshot,
                              &GRAPHENE_POINT_INIT ((float) (self->body_x + x),
                                                    (float) round (row_y (self, place))));
      gtk_snapshot_append_node (snapshot, node);
      gtk_snapshot_restore (snapshot);
      if (self->paper.is_paper)
        gtk_snapshot_pop (snapshot);
    }
}

/* The ground of an event that is shown above what only says how many there are. */
static void
draw_backs (HawTimelineView *self,
            GtkSnapshot     *snapshot)
{
  for (guint i = 0; i < self->visible->len && self->detail != HAW_TIMELINE_BOXES; i++)
    {
      const HawTimelinePlace *place = &g_array_index (self->visible, HawTimelinePlace, i);
      double x = MAX (place->x, -20), end = MIN (place->x + place->width, self->body_width + 20);
      GdkRGBA back = self->colors.back;
      GskRoundedRect outline;

      gsk_rounded_rect_init_from_rect (
          &outline,
          &GRAPHENE_RECT_INIT ((float) floor (self->body_x + x - 4),
                               (float) round (row_y (self, place)) + 1, (float) ceil (end - x + 8),
                               (float) self->row_height - 2),
          7);
      back.alpha = 0.92f;
      gtk_snapshot_push_rounded_clip (snapshot, &outline);
      gtk_snapshot_append_color (snapshot, &back, &outline.bounds);
      gtk_snapshot_pop (snapshot);
    }
}

/* Where a bar goes on beyond the view because nobody knows its end; on paper the label may stand there. */
static void
draw_arrow (HawTimelineView       *self,
            GtkSnapshot           *snapshot,
            double                 y,
            const graphene_rect_t *label,
            gboolean               at_start)
{
  gboolean pointing_right = at_start == self->axis.mirrored;
  double reach = pointing_right ? 5 : -5;
  double x, width;
  cairo_t *cr;
  g_autoptr (GskRenderNode) node = NULL;

  haw_timeline_get_time_area (self, &x, &width);
  x += pointing_right ? width - 11 : 11;
  if (self->paper.is_paper && x + 8 > label->origin.x && x - 8 < label->origin.x + label->size.width)
    return;
  node = haw_node_new_cairo (
      &GRAPHENE_RECT_INIT ((float) x - 8, (float) y, 16, (float) self->row_height), &cr);
  cairo_translate (cr, x, y + self->row_height / 2.0);
  gdk_cairo_set_source_rgba (cr, &(GdkRGBA) { self->colors.text.red, self->colors.text.green,
                                              self->colors.text.blue, 0.6f });
  cairo_set_line_width (cr, 1.8);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_move_to (cr, 0, -5);
  cairo_line_to (cr, reach, 0);
  cairo_line_to (cr, 0, 5);
  cairo_stroke (cr);
  cairo_destroy (cr);
  gtk_snapshot_append_node (snapshot, node);
}

/* A glyph is wider than the day for which it stands. */
static graphene_rect_t
get_mark_area (HawTimelineView        *self,
               const HawTimelinePlace *place)
{
  double low = MIN (place->start, place->end), high = MAX (place->start, place->end);

  if (place->folded)
    {
      low = place->x;
      high = place->x + place->width;
    }
  else if (place->shape == HAW_TIMELINE_POINT)
    {
      low = round ((low + high) / 2) - GLYPH_REACH;
      high = low + 2 * GLYPH_REACH;
    }
  low = MAX (low, -20);
  high = MIN (high, self->body_width + 20);

  return GRAPHENE_RECT_INIT ((float) floor (self->body_x + low - 4),
                             (float) round (row_y (self, place)) + 1, (float) ceil (high - low + 8),
                             (float) self->row_height - 2);
}

static graphene_rect_t
get_label_area (HawTimelineView        *self,
                const HawTimelinePlace *place)
{
  return GRAPHENE_RECT_INIT ((float) floor (self->body_x + place->label_x - 3),
                             (float) round (row_y (self, place)) + 3,
                             (float) ceil (place->label_width + 6), (float) self->row_height - 6);
}

static void
draw_highlights (HawTimelineView *self,
                 GtkSnapshot     *snapshot)
{
  for (guint i = 0; i < self->visible->len; i++)
    {
      const HawTimelinePlace *place = &g_array_index (self->visible, HawTimelinePlace, i);
      gboolean beside = !place->folded && !place->label_inside && place->label_width > 0;
      graphene_rect_t mark = get_mark_area (self, place);
      graphene_rect_t label = get_label_area (self, place);

      haw_timeline_draw_highlight (self, snapshot, place->item,
                                   haw_timeline_lane_get_id (self, place->lane), &mark,
                                   beside ? &label : NULL);
    }
}

static void
draw_labels (HawTimelineView *self,
             GtkSnapshot     *snapshot,
             gboolean         lit)
{
  for (guint i = 0; i < self->visible->len; i++)
    {
      const HawTimelinePlace *place = &g_array_index (self->visible, HawTimelinePlace, i);
      double y = round (row_y (self, place));
      graphene_rect_t area =
          GRAPHENE_RECT_INIT ((float) (self->body_x + place->label_x), (float) y,
                              (float) place->label_width, (float) self->row_height);

      if (place->folded || place->label_width <= 0 ||
          is_lit (self, place->item) != lit)
        continue;
      haw_timeline_draw_label (self, snapshot, place->item, &area,
                               self->axis.mirrored);
      if (place->open_end && haw_timeline_along (&self->axis, place->end) > self->axis.width)
        draw_arrow (self, snapshot, y, &area, FALSE);
      if (place->open_start && haw_timeline_along (&self->axis, place->start) < 0)
        draw_arrow (self, snapshot, y, &area, TRUE);
    }
}

/* Those that are dimmed are so together, below the others: one layer of opacity a frame. */
static void
draw_events (HawTimelineView *self,
             GtkSnapshot     *snapshot)
{
  if (haw_timeline_lanes_dims (self->lanes) || self->range_start < self->range_end)
    {
      gtk_snapshot_push_opacity (snapshot, HAW_TIMELINE_DIM);
      draw_shapes (self, snapshot, FALSE);
      draw_labels (self, snapshot, FALSE);
      gtk_snapshot_pop (snapshot);
    }
  draw_shapes (self, snapshot, TRUE);
  draw_labels (self, snapshot, TRUE);
}

/* Rows that go on beyond an edge fade towards it. */
static void
draw_edge (HawTimelineView *self,
           GtkSnapshot     *snapshot,
           gboolean         at_bottom)
{
  double value = gtk_adjustment_get_value (self->rows);
  double rest = gtk_adjustment_get_upper (self->rows) -
                gtk_adjustment_get_page_size (self->rows) - value;
  float y = (float) (at_bottom ? self->height - EDGE_HEIGHT : self->ruler_height);
  graphene_rect_t area =
      GRAPHENE_RECT_INIT ((float) self->body_x, y, (float) self->body_width, EDGE_HEIGHT);
  graphene_point_t from = { 0, at_bottom ? y + EDGE_HEIGHT : y };
  graphene_point_t to = { 0, at_bottom ? y : y + EDGE_HEIGHT };
  GskColorStop stops[] = { { 0, self->colors.back }, { 1, self->colors.back } };

  if ((at_bottom ? rest : value) < 1 || self->paper.is_paper)
    return;

  stops[1].color.alpha = 0;
  gtk_snapshot_append_linear_gradient (snapshot, &area, &from, &to, stops, G_N_ELEMENTS (stops));
}

/* Returns: whether everything is narrowed to a range, and between which px it is */
static gboolean
get_range (HawTimelineView *self,
           double          *low,
           double          *high)
{
  double start, end;

  if (self->range_start >= self->range_end)
    return FALSE;
  start = CLAMP (haw_time_axis_x_of (&self->axis, self->range_start), -2, self->body_width + 2);
  end = CLAMP (haw_time_axis_x_of (&self->axis, self->range_end), -2, self->body_width + 2);
  *low = self->body_x + MIN (start, end);
  *high = self->body_x + MAX (start, end);

  return TRUE;
}

/* What everything is narrowed to stays clear, and the rest of time is dimmed; events are so by when
 * they were, wherever their titles reach. */
static void
draw_range (HawTimelineView *self,
            GtkSnapshot     *snapshot)
{
  double height = self->height - self->ruler_height;
  double low, high;

  if (!get_range (self, &low, &high))
    return;
  append_rectangle (snapshot, &self->colors.back, 0.6, self->body_x, self->ruler_height,
                    low - self->body_x, height);
  append_rectangle (snapshot, &self->colors.back, 0.6, high, self->ruler_height,
                    self->body_x + self->body_width - high, height);
}

static void
draw_range_edges (HawTimelineView *self,
                  GtkSnapshot     *snapshot)
{
  double height = self->height - self->ruler_height;
  double low, high;

  if (!get_range (self, &low, &high))
    return;
  append_rectangle (snapshot, &self->colors.accent, 0.8, floor (low), self->ruler_height, 1, height);
  append_rectangle (snapshot, &self->colors.accent, 0.8, floor (high), self->ruler_height, 1, height);
}

/* An axis on which there is nothing yet. */
static void
draw_empty (HawTimelineView *self,
            GtkSnapshot     *snapshot)
{
  gtk_snapshot_push_clip (snapshot,
                          &GRAPHENE_RECT_INIT ((float) self->body_x, 0, (float) self->body_width,
                                               (float) self->height));
  draw_grid (self, snapshot);
  draw_ruler (self, snapshot);
  haw_timeline_align_draw (self, snapshot);
  draw_range (self, snapshot);
  draw_range_edges (self, snapshot);
  haw_timeline_guides_draw (self, snapshot);
  gtk_snapshot_pop (snapshot);
}

/**
 * haw_timeline_draw:
 *
 * Draws the axis and its events; the shelf is drawn by haw_timeline_shelf_draw().
 */
void
haw_timeline_draw (HawTimelineView *self,
                   GtkSnapshot     *snapshot)
{
  if (self->ticks == NULL || self->visible == NULL || !haw_timeline_content_has_axis (self))
    return;
  if (self->n_dated == 0)
    {
      draw_empty (self, snapshot);
      return;
    }

  haw_timeline_lane_draw (self, snapshot);
  gtk_snapshot_push_clip (snapshot,
                          &GRAPHENE_RECT_INIT ((float) self->body_x, 0, (float) self->body_width,
                                               (float) self->height));
  draw_grid (self, snapshot);
  draw_ruler (self, snapshot);
  gtk_snapshot_push_clip (snapshot,
                          &GRAPHENE_RECT_INIT ((float) self->body_x, (float) self->ruler_height,
                                               (float) self->body_width,
                                               (float) (self->height - self->ruler_height)));
  push_time_clip (self, snapshot, 0);
  haw_timeline_density_draw (self, snapshot, self->ruler_height);
  gtk_snapshot_pop (snapshot);
  draw_backs (self, snapshot);
  draw_highlights (self, snapshot);
  haw_timeline_align_draw (self, snapshot);
  haw_timeline_side_draw (self, snapshot);
  push_time_clip (self, snapshot, self->paper.is_paper ? 4 : 0);
  haw_timeline_clock_draw (self, snapshot);
  gtk_snapshot_pop (snapshot);
  draw_range (self, snapshot);
  draw_events (self, snapshot);
  draw_range_edges (self, snapshot);
  haw_timeline_reports_draw (self, snapshot,
                             self->ruler_height - gtk_adjustment_get_value (self->rows));
  draw_edge (self, snapshot, FALSE);
  draw_edge (self, snapshot, TRUE);
  haw_timeline_clusters_draw (self, snapshot);
  haw_timeline_guides_draw (self, snapshot);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_pop (snapshot);
}
