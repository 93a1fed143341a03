/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "timeline/haw-timeline-view-private.h"

#include "widgets/haw-node-printer.h"

#include <math.h>

/* Shapes of events. How sure an event is shows in its form, never in its colour alone:
 *   confirmed: filled; unconfirmed: an outline only; disputed: hatched, or half a diamond;
 *   an approximate or uncertain date: a dashed outline, and a sign before the label;
 *   an end that is not known exactly: fading from its latest to its earliest possible time;
 *   an end that is not known at all: fading on to the edge of the view. */

#define RADIUS 5.0
#define OPEN_FADE 120.0 /* px over which an open end fades */
#define BEYOND 40.0     /* px drawn beyond the view of what does not end there */

/* In px, in the order of time. Between the two inner ones a bar is at its strongest. */
typedef struct
{
  double start, fade_start, core_start, core_end, fade_end, end;
  gboolean sharp_start, sharp_end;
} Edges;

/* What to draw an event with: the colour of its lane, at full strength, or that of text, as quiet. */
typedef struct
{
  GdkRGBA color;
  double strength;
  gboolean opaque;
} Ink;

static Ink
get_ink (HawTimelineView *self,
         guint            lane)
{
  Ink ink = { self->colors.text, 0.62, self->paper.is_paper };

  if ((self->has_lanes || self->side != HAW_TIMELINE_SIDE_NONE) && lane != G_MAXUINT)
    {
      haw_timeline_lane_get_color (self, lane, &ink.color);
      ink.strength = 1;
    }

  return ink;
}

/* On paper nothing shines through: printers know no transparency, and PDF surfaces cut gradients that
 * have one at the size of the page (cairo 1.16). */
static GdkRGBA
get_shade (const Ink *ink,
           double     alpha)
{
  GdkRGBA shade = ink->color;
  float share = shade.alpha * (float) (alpha * ink->strength);

  if (ink->opaque)
    return (GdkRGBA) { 1 - share * (1 - shade.red), 1 - share * (1 - shade.green),
                       1 - share * (1 - shade.blue), 1 };
  shade.alpha = share;

  return shade;
}

static void
set_source (cairo_t   *cr,
            const Ink *ink,
            double     alpha)
{
  GdkRGBA shade = get_shade (ink, alpha);

  cairo_set_source_rgba (cr, shade.red, shade.green, shade.blue, shade.alpha);
}

static void
trace_diamond (cairo_t *cr,
               double   radius)
{
  cairo_new_path (cr);
  cairo_move_to (cr, 0, -radius);
  cairo_line_to (cr, radius, 0);
  cairo_line_to (cr, 0, radius);
  cairo_line_to (cr, -radius, 0);
  cairo_close_path (cr);
}

static void
paint_diamond (cairo_t                *cr,
               const HawTimelineEvent *event,
               const Ink              *ink)
{
  gboolean rough = event->approximate || event->uncertain;

  trace_diamond (cr, 6.0);
  if (event->status == HAW_TIMELINE_CONFIRMED)
    {
      set_source (cr, ink, rough ? 0.35 : 1);
      cairo_fill (cr);
    }
  else if (event->status == HAW_TIMELINE_DISPUTED)
    {
      cairo_save (cr);
      cairo_clip (cr);
      cairo_rectangle (cr, -7, 0, 14, 7);
      set_source (cr, ink, 1);
      cairo_fill (cr);
      cairo_restore (cr);
    }

  trace_diamond (cr, 5.4);
  cairo_set_line_width (cr, 1.4);
  if (rough)
    cairo_set_dash (cr, (double[]) { 2.2, 1.6 }, 2, 0);
  set_source (cr, ink, 1);
  cairo_stroke (cr);
}

/**
 * haw_timeline_draw_point:
 *
 * Returns: (transfer full): the glyph of an event without length, in a square of 16 px
 */
GskRenderNode *
haw_timeline_draw_point (HawTimelineView        *self,
                         const HawTimelineEvent *event)
{
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, 16, 16);
  GskRenderNode *node = gsk_cairo_node_new (&bounds);
  cairo_t *cr = gsk_cairo_node_get_draw_context (node);
  Ink ink = get_ink (self, G_MAXUINT);

  cairo_translate (cr, 8, 8);
  paint_diamond (cr, event, &ink);
  cairo_destroy (cr);

  return node;
}

static void
add_stop (cairo_pattern_t *pattern,
          const Edges     *edges,
          const Ink       *ink,
          double           x,
          double           alpha)
{
  double length = edges->end - edges->start;
  double at = fabs (length) < 1 ? 0 : CLAMP ((x - edges->start) / length, 0, 1);
  GdkRGBA shade = get_shade (ink, alpha);

  cairo_pattern_add_color_stop_rgba (pattern, at, shade.red, shade.green, shade.blue, shade.alpha);
}

static void
set_gradient (cairo_t     *cr,
              const Edges *edges,
              const Ink   *ink,
              double       faint,
              double       strong)
{
  cairo_pattern_t *pattern = cairo_pattern_create_linear (edges->start, 0, edges->end, 0);

  add_stop (pattern, edges, ink, edges->start, edges->sharp_start ? strong : faint);
  if (!edges->sharp_start)
    add_stop (pattern, edges, ink, edges->fade_start, faint);
  add_stop (pattern, edges, ink, edges->core_start, strong);
  add_stop (pattern, edges, ink, edges->core_end, strong);
  if (!edges->sharp_end)
    add_stop (pattern, edges, ink, edges->fade_end, faint);
  add_stop (pattern, edges, ink, edges->end, edges->sharp_end ? strong : faint);
  cairo_set_source (cr, pattern);
  cairo_pattern_destroy (pattern);
}

static void
trace_bar (cairo_t *cr,
           double   x,
           double   width,
           double   height,
           double   inset)
{
  double radius = MIN (RADIUS, MIN (width, height) / 2);
  double low = x + inset, high = x + width - inset;
  double top = inset, bottom = height - inset;

  cairo_new_sub_path (cr);
  cairo_arc (cr, high - radius, top + radius, radius, -G_PI / 2, 0);
  cairo_arc (cr, high - radius, bottom - radius, radius, 0, G_PI / 2);
  cairo_arc (cr, low + radius, bottom - radius, radius, G_PI / 2, G_PI);
  cairo_arc (cr, low + radius, top + radius, radius, G_PI, 3 * G_PI / 2);
  cairo_close_path (cr);
}

static void
hatch (cairo_t *cr,
       double   x,
       double   width,
       double   height)
{
  cairo_set_line_width (cr, 1.6);
  for (double at = floor ((x - height) / 7) * 7; at < x + width; at += 7)
    {
      cairo_move_to (cr, at, height);
      cairo_line_to (cr, at + height, 0);
    }
  cairo_stroke (cr);
}

/* A crisp edge at the start says: known to begin just here. */
static void
paint_start (cairo_t     *cr,
             const Edges *edges,
             const Ink   *ink,
             double       alpha,
             double       height)
{
  double width = edges->end < edges->start ? -3 : 3;

  set_source (cr, ink, alpha);
  cairo_rectangle (cr, edges->start, 0, width, height);
  cairo_fill (cr);
}

static void
paint_bar (cairo_t                *cr,
           const HawTimelineEvent *event,
           const Edges            *edges,
           const Ink              *ink,
           gboolean                is_sure,
           double                  height)
{
  double x = MIN (edges->start, edges->end);
  double width = fabs (edges->end - edges->start);
  gboolean rough = event->approximate || event->uncertain;
  gboolean unconfirmed = event->status == HAW_TIMELINE_UNCONFIRMED;
  double body = unconfirmed ? 0.07 : event->status == HAW_TIMELINE_DISPUTED ? 0.12 : 0.30;

  if (!is_sure)
    body *= 0.6;

  cairo_save (cr);
  trace_bar (cr, x, width, height, 0);
  cairo_clip (cr);
  set_gradient (cr, edges, ink, 0.03, body);
  cairo_paint (cr);
  if (event->status == HAW_TIMELINE_DISPUTED)
    {
      set_gradient (cr, edges, ink, 0.04, 0.3);
      hatch (cr, x, width, height);
    }
  if (edges->sharp_start && !rough && !unconfirmed)
    paint_start (cr, edges, ink, 0.95, height);
  cairo_restore (cr);

  trace_bar (cr, x, width, height, 0.5);
  set_gradient (cr, edges, ink, 0.06, unconfirmed ? 0.9 : 0.6);
  cairo_set_line_width (cr, 1);
  if (rough)
    cairo_set_dash (cr, (double[]) { 4, 3 }, 2, 0);
  cairo_stroke (cr);
}

/* Cuts a bar to what can be seen, and says where it fades: between the possible ends, or, where an
 * end is not known, over a fixed length, after which it runs on to the edge, pale. */
static void
get_edges (HawTimelineView        *self,
           const HawTimelinePlace *place,
           Edges                  *edges)
{
  gboolean moves = !place->open_start && !place->open_end &&
                   fabs (place->end - place->start) < 2 * self->axis.width;
  double low = moves ? -4 * self->axis.width : -BEYOND;
  double high = moves ? 5 * self->axis.width : self->axis.width + BEYOND;
  double fade = self->axis.mirrored ? -OPEN_FADE : OPEN_FADE;

  edges->start = CLAMP (place->start, low, high);
  edges->end = CLAMP (place->end, low, high);
  edges->core_start = place->core_start;
  edges->core_end = place->core_end;
  edges->sharp_start = !place->open_start && (fabs (place->core_start - place->start) < 1);
  edges->sharp_end = !place->open_end && (fabs (place->core_end - place->end) < 1);

  if (!place->has_core)
    {
      gboolean start_known = edges->sharp_start && !edges->sharp_end;
      gboolean end_known = edges->sharp_end && !edges->sharp_start;
      double middle = place->open_start ? place->end - fade
                      : place->open_end ? place->start + fade
                                        : (place->start + place->end) / 2;

      edges->core_start = start_known ? place->start : end_known ? place->end : middle;
      edges->core_end = edges->core_start;
    }

  edges->fade_start = place->open_start ? edges->core_start - fade : place->start;
  edges->fade_end = place->open_end ? edges->core_end + fade : place->end;
}

/* In a collapsed lane an event is a tick, or a line as long as it lasts. */
static GskRenderNode *
make_tick (HawTimelineView        *self,
           const HawTimelinePlace *place,
           const GdkRGBA          *color)
{
  double low = MAX (place->x, -BEYOND);
  double high = MIN (place->x + place->width, self->axis.width + BEYOND);
  double height = place->shape == HAW_TIMELINE_POINT ? 12 : 6;
  GdkRGBA shade = *color;

  shade.alpha *= 0.45f;

  return gsk_color_node_new (&shade,
                             &GRAPHENE_RECT_INIT ((float) round (low),
                                                  (float) round ((self->row_height - height) / 2),
                                                  (float) MAX (round (high - low), 2),
                                                  (float) height));
}

/**
 * haw_timeline_draw_shape:
 * @place: a place on the axis
 *
 * Returns: (transfer full): the shape of an event on the axis, with its row at y = 0
 */
GskRenderNode *
haw_timeline_draw_shape (HawTimelineView        *self,
                         const HawTimelinePlace *place)
{
  Ink ink = get_ink (self, place->lane);
  double height = self->row_height - 6;
  graphene_rect_t bounds;
  HawTimelineEvent event;
  GskRenderNode *node;
  Edges edges;
  cairo_t *cr;

  if (place->folded)
    return make_tick (self, place, &ink.color);
  haw_timeline_store_get (self->store, place->item, &event);

  if (place->shape == HAW_TIMELINE_POINT)
    {
      double middle = (place->start + place->end) / 2;

      graphene_rect_init (&bounds, (float) floor (middle - 8), 0, 18, (float) self->row_height);
      node = haw_node_new_cairo (&bounds, &cr);
      cairo_translate (cr, round (middle), self->row_height / 2.0);
      paint_diamond (cr, &event, &ink);
      cairo_destroy (cr);

      return node;
    }

  get_edges (self, place, &edges);
  graphene_rect_init (&bounds, (float) floor (MIN (edges.start, edges.end)), 0,
                      (float) ceil (fabs (edges.end - edges.start)) + 2, (float) self->row_height);
  node = haw_node_new_cairo (&bounds, &cr);
  cairo_translate (cr, 0, 3);
  paint_bar (cr, &event, &edges, &ink, place->has_core || edges.sharp_start || edges.sharp_end,
             height);
  cairo_destroy (cr);

  return node;
}
