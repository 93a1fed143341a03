/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "timeline/haw-timeline-overview-private.h"

#include "time/haw-timeline-histogram.h"
#include "timeline/haw-timeline-colors.h"

#include <math.h>

/* What the strip looks like. */

#define BAR HAW_TIMELINE_OVERVIEW_BAR
#define BIN 3.0         /* px at least */
#define MOST_LAYERS 32
#define PALE 0.26
#define STRONG 0.75

static void
trace_bins (HawTimelineOverview        *self,
            cairo_t                    *cr,
            const HawTimelineHistogram *histogram,
            const guint32              *counts,
            guint32                    *below)
{
  int height = self->built_height;
  double scale = (double) (height - BAR - 4) / histogram->highest;

  for (guint i = 0; i < histogram->n_bins; i++)
    {
      gint64 start = histogram->first + ((gint64) i << histogram->shift);
      double a = haw_time_axis_x_of (&self->axis, start);
      double b = haw_time_axis_x_of (&self->axis, start + ((gint64) 1 << histogram->shift));

      if (counts[i] > 0)
        cairo_rectangle (cr, MIN (a, b), height - 1 - (below[i] + counts[i]) * scale, fabs (b - a),
                         counts[i] * scale);
      below[i] += counts[i];
    }
}

/* Layer upon layer; the highest bin reaches up to the bar. */
static void
paint_layers (HawTimelineOverview        *self,
              cairo_t                    *cr,
              const HawTimelineHistogram *histogram,
              const guint32              *counts,
              double                      alpha)
{
  g_autofree guint32 *below = g_new0 (guint32, histogram->n_bins);

  for (guint i = 0; i < histogram->n_layers; i++)
    {
      GdkRGBA color;

      if (histogram->has_rest && i == histogram->n_layers - 1)
        haw_timeline_named_color (GTK_WIDGET (self), "window_fg_color", &color);
      else
        haw_timeline_lane_color (GTK_WIDGET (self), self->lanes, histogram->lanes[i], &color);
      cairo_set_source_rgba (cr, color.red, color.green, color.blue, alpha);
      trace_bins (self, cr, histogram, counts + (gsize) i * histogram->n_bins, below);
      cairo_fill (cr);
    }
}

gboolean
haw_timeline_overview_has_events (HawTimelineOverview *self)
{
  HawTimelineStore *store = haw_timeline_lanes_get_store (self->lanes);

  return store != NULL && store->n_dated > 0;
}

/* Of what is drawn, in px: a strip that is higher has nothing more to say. */
int
haw_timeline_overview_get_height (HawTimelineOverview *self)
{
  return MIN (gtk_widget_get_height (GTK_WIDGET (self)), HAW_TIMELINE_OVERVIEW_HEIGHT);
}

/**
 * haw_timeline_overview_build:
 *
 * Counts the events and draws how many there are, for as long as they stay what they are.
 */
void
haw_timeline_overview_build (HawTimelineOverview *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  g_autoptr (HawTimelineHistogram) histogram = NULL;
  cairo_t *cr;

  g_clear_pointer (&self->histogram, gsk_render_node_unref);
  if (!haw_timeline_overview_has_events (self))
    return;

  self->n_built++;
  self->built_height = haw_timeline_overview_get_height (self);
  histogram = haw_timeline_histogram_new (self->lanes, &self->axis, BIN, MOST_LAYERS);
  self->histogram = gsk_cairo_node_new (&GRAPHENE_RECT_INIT (0, 0, (float) width,
                                                             (float) self->built_height));
  cr = gsk_cairo_node_get_draw_context (self->histogram);
  paint_layers (self, cr, histogram, histogram->counts, histogram->lit != NULL ? PALE : STRONG);
  if (histogram->lit != NULL)
    paint_layers (self, cr, histogram, histogram->lit, STRONG);
  cairo_destroy (cr);
}

static void
append (GtkSnapshot   *snapshot,
        const GdkRGBA *color,
        double         alpha,
        double         from,
        double         to,
        double         y,
        double         height)
{
  GdkRGBA shade = *color;

  shade.alpha *= (float) alpha;
  gtk_snapshot_append_color (snapshot, &shade,
                             &GRAPHENE_RECT_INIT ((float) MIN (from, to), (float) y,
                                                  (float) fabs (to - from), (float) height));
}

static void
draw_range (HawTimelineOverview *self,
            GtkSnapshot         *snapshot,
            const GdkRGBA       *accent,
            const GdkRGBA       *back)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self));
  double start = CLAMP (haw_time_axis_x_of (&self->axis, self->start), -4, width + 4);
  double end = CLAMP (haw_time_axis_x_of (&self->axis, self->end), -4, width + 4);
  double low = MIN (start, end), high = MAX (start, end);
  int height = haw_timeline_overview_get_height (self) - BAR;
  int grip_height = MIN (height - 2, 16);

  append (snapshot, back, 0.62, 0, low, BAR, height);
  append (snapshot, back, 0.62, high, width, BAR, height);
  append (snapshot, accent, 0.13, low, high, BAR, height);
  for (guint i = 0; i < 2; i++)
    {
      double x = i == 0 ? low : high;
      GskRoundedRect grip;

      append (snapshot, accent, 1, x - 0.75, x + 0.75, BAR, height);
      gsk_rounded_rect_init_from_rect (
          &grip, &GRAPHENE_RECT_INIT ((float) x - 3, BAR + (float) (height - grip_height) / 2, 6,
                                                    (float) grip_height), 3);
      gtk_snapshot_push_rounded_clip (snapshot, &grip);
      append (snapshot, accent, 1, x - 3, x + 3, BAR, height);
      gtk_snapshot_pop (snapshot);
    }
}

/* What the timeline shows, as the bar of a scroll bar. */
static void
draw_bar (HawTimelineOverview *self,
          GtkSnapshot         *snapshot,
          const GdkRGBA       *text)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self));
  double start = CLAMP (haw_time_axis_x_of (&self->axis, self->visible_start), 0, width);
  double end = CLAMP (haw_time_axis_x_of (&self->axis, self->visible_end), 0, width);
  double low = MIN (start, end), length = MAX (fabs (end - start), 12);
  GskRoundedRect bar;

  low = MAX (MIN (low, width - length), 0);
  gsk_rounded_rect_init_from_rect (
      &bar, &GRAPHENE_RECT_INIT ((float) low, 2, (float) length, BAR - 4), (BAR - 4) / 2.0f);
  gtk_snapshot_push_rounded_clip (snapshot, &bar);
  append (snapshot, text, 0.45, low, low + length, 0, BAR);
  gtk_snapshot_pop (snapshot);
}

/**
 * haw_timeline_overview_draw:
 *
 * Puts together what was counted before.
 */
void
haw_timeline_overview_draw (HawTimelineOverview *self,
                            GtkSnapshot         *snapshot)
{
  GtkWidget *widget = GTK_WIDGET (self);
  int width = gtk_widget_get_width (widget);
  int height = haw_timeline_overview_get_height (self);
  GdkRGBA text, accent, back;

  haw_timeline_named_color (widget, "window_fg_color", &text);
  haw_timeline_named_color (widget, "accent_color", &accent);
  haw_timeline_named_color (widget, "view_bg_color", &back);
  append (snapshot, &text, 0.13, 0, width, 0, 1);
  append (snapshot, &text, 0.06, 0, width, 1, BAR - 1);
  if (self->histogram != NULL)
    gtk_snapshot_append_node (snapshot, self->histogram);
  if (self->start < self->end)
    draw_range (self, snapshot, &accent, &back);
  if (haw_timeline_overview_has_events (self))
    draw_bar (self, snapshot, &text);
  if (gtk_widget_has_visible_focus (widget))
    {
      GskRoundedRect outline;

      gsk_rounded_rect_init_from_rect (
          &outline, &GRAPHENE_RECT_INIT (1, 1, (float) width - 2, (float) height - 2), 5);
      gtk_snapshot_append_border (snapshot, &outline, (float[4]) { 2, 2, 2, 2 },
                                  (GdkRGBA[4]) { accent, accent, accent, accent });
    }
}
