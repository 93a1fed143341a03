/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "timeline/haw-timeline-view-private.h"

#include "widgets/haw-node-printer.h"

#include <math.h>

/* What is shown where there are too many events to show each: ticks with counts, or how many may be
 * under way at each time. Drawn in tiles of a fixed number of bins that begin at round times, so that
 * panning moves tiles, and makes one now and then. */

#define KIND_TILE 7
#define TILE_BINS 256
#define BIN 3.0         /* px at least, of density */
#define CLUSTER 44.0    /* px at least, of a count above ticks */
#define TILE_CLUSTERS 16
#define TICK_LOW 8.0
#define TICK_HIGH 20.0
#define COUNT_HEIGHT 17.0
#define LANE_PAD 5.0
#define HIGHEST_LEVEL 40

static guint
shift_for (HawTimelineView *self,
           double           px)
{
  double bins = log2 (px * self->axis.seconds_per_pixel);

  return (guint) CLAMP (ceil (bins), 0, HIGHEST_LEVEL);
}

static double
px_of (HawTimelineView *self,
       guint            shift)
{
  return exp2 (shift) / self->axis.seconds_per_pixel;
}

/* Tiles in view: their number and their width in bins of 2^shift seconds. */
static void
get_tiles (HawTimelineView *self,
           guint            shift,
           guint            n_bins,
           gint64          *first,
           gint64          *last)
{
  gint64 seconds = (gint64) n_bins << shift;
  gint64 start, end;

  haw_time_axis_get_visible (&self->axis, &start, &end);
  *first = haw_floor_div (start, seconds);
  *last = haw_floor_div (end - 1, seconds);
}

static void
set_source (cairo_t       *cr,
            const GdkRGBA *color,
            double         alpha)
{
  cairo_set_source_rgba (cr, color->red, color->green, color->blue, color->alpha * alpha);
}

static guint32
find_highest (HawTimelineLanes *lanes,
              guint             shift)
{
  HawTimelineStore *store = haw_timeline_lanes_get_store (lanes);
  g_autofree guint32 *counts = NULL;
  gint64 first, last;
  guint32 highest = 1;
  guint n_bins;

  if (store == NULL || !haw_timeline_store_get_extent (store, &first, &last))
    return highest;

  n_bins = (guint) MIN (((last - first) >> shift) + 2, 1 << 16);
  counts = g_new (guint32, n_bins);
  for (guint i = 0; i < haw_timeline_lanes_get_n (lanes); i++)
    {
      if (haw_timeline_lanes_is_group (lanes, i))
        continue;
      haw_timeline_lanes_count (lanes, i, shift, (first >> shift) << shift, n_bins, counts);
      for (guint j = 0; j < n_bins; j++)
        highest = MAX (highest, counts[j]);
    }

  return highest;
}

/* The highest bin of all lanes at this width, so that heights compare and stay while panning. */
static guint32
get_highest (HawTimelineView *self,
             guint            shift)
{
  guint32 highest;

  if (self->highest_shift == shift && self->highest > 0)
    return self->highest;

  highest = MAX (find_highest (self->lanes, shift), find_highest (self->partner, shift));
  self->highest_shift = shift;
  self->highest = highest;

  return highest;
}

static void
trace_steps (HawTimelineView *self,
             cairo_t         *cr,
             const guint32   *counts,
             double           bin,
             double           bottom,
             double           scale)
{
  double direction = self->axis.mirrored ? -1 : 1;

  for (guint i = 0; i < TILE_BINS; i++)
    {
      double height = counts[i] == 0 ? 0 : MAX (counts[i] * scale, 1.5);

      cairo_line_to (cr, direction * i * bin, bottom - height);
      cairo_line_to (cr, direction * (i + 1) * bin, bottom - height);
    }
}

/* A hill over the bins: the body fades to its foot. */
static void
paint_hill (HawTimelineView *self,
            cairo_t         *cr,
            const guint32   *counts,
            double           bin,
            double           bottom,
            double           scale,
            const GdkRGBA   *color,
            double           alpha)
{
  cairo_pattern_t *fade = cairo_pattern_create_linear (0, COUNT_HEIGHT, 0, bottom);

  cairo_new_path (cr);
  cairo_move_to (cr, 0, bottom);
  trace_steps (self, cr, counts, bin, bottom, scale);
  cairo_line_to (cr, (self->axis.mirrored ? -bin : bin) * TILE_BINS, bottom);
  cairo_close_path (cr);
  cairo_pattern_add_color_stop_rgba (fade, 0, color->red, color->green, color->blue, 0.75 * alpha);
  cairo_pattern_add_color_stop_rgba (fade, 1, color->red, color->green, color->blue, 0.35 * alpha);
  cairo_set_source (cr, fade);
  cairo_fill (cr);
  cairo_pattern_destroy (fade);

  cairo_new_path (cr);
  trace_steps (self, cr, counts, bin, bottom, scale);
  set_source (cr, color, alpha);
  cairo_set_line_width (cr, 1);
  cairo_stroke (cr);
}

static GskRenderNode *
make_density (HawTimelineView *self,
              guint            lane,
              guint            shift,
              gint64           tile,
              double           height)
{
  guint32 counts[TILE_BINS];
  double bin = px_of (self, shift), width = bin * TILE_BINS;
  double bottom = height - 1, room = height - COUNT_HEIGHT - 1;
  double scale = room / get_highest (self, shift);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT ((float) (self->axis.mirrored ? -width : 0) - 1, 0,
                                               (float) width + 2, (float) height);
  gboolean dims = haw_timeline_lanes_dims (self->lanes);
  gint64 first = (tile * TILE_BINS) << shift;
  GskRenderNode *node;
  GdkRGBA color;
  cairo_t *cr;

  haw_timeline_lanes_count (self->lanes, lane, shift, first, TILE_BINS, counts);
  haw_timeline_lane_get_color (self, lane, &color);
  node = haw_node_new_cairo (&bounds, &cr);
  cairo_rectangle (cr, bounds.origin.x + 1, 0, width, height);
  cairo_clip (cr);
  paint_hill (self, cr, counts, bin, bottom, scale, &color, dims ? HAW_TIMELINE_DIM : 1);
  if (dims)
    {
      haw_timeline_lanes_count_lit (self->lanes, lane, shift, first, TILE_BINS, counts);
      paint_hill (self, cr, counts, bin, bottom, scale, &color, 1);
    }
  cairo_destroy (cr);

  return node;
}

/* The lines and the ticks of the events that are lit, or of those that are not. */
static void
paint_ticks (HawTimelineView *self,
             cairo_t         *cr,
             const GArray    *found,
             gint64           start,
             gint64           end,
             double           middle,
             double           half,
             gboolean         lit,
             const GdkRGBA   *color)
{
  double scale = (self->axis.mirrored ? -1 : 1) / self->axis.seconds_per_pixel;

  for (guint i = 0; i < found->len; i++)
    {
      guint item = g_array_index (found, guint, i);
      double from = (double) (MAX (self->store->starts[item], start) - start) * scale;
      double until = (double) (MIN (self->store->ends[item], end) - start) * scale;

      if (fabs (until - from) >= 2 && haw_timeline_lanes_is_lit (self->lanes, item) == lit)
        cairo_rectangle (cr, MIN (from, until), middle - TICK_LOW / 2, fabs (until - from),
                         TICK_LOW);
    }
  set_source (cr, color, lit ? 0.18 : 0.18 * HAW_TIMELINE_DIM);
  cairo_fill (cr);

  for (guint i = 0; i < found->len; i++)
    {
      guint item = g_array_index (found, guint, i);
      double x = (double) (self->store->starts[item] - start) * scale;

      if (self->store->starts[item] >= start && haw_timeline_lanes_is_lit (self->lanes, item) == lit)
        cairo_rectangle (cr, round (x) - 1, middle - half, 2, 2 * half);
    }
  set_source (cr, color, lit ? 0.85 : 0.85 * HAW_TIMELINE_DIM);
  cairo_fill (cr);
}

/* A line for how long each event may last, and a tick for its beginning. */
static GskRenderNode *
make_ticks (HawTimelineView *self,
            guint            lane,
            guint            shift,
            gint64           tile,
            double           height)
{
  double width = px_of (self, shift) * TILE_CLUSTERS;
  gint64 start = (tile * TILE_CLUSTERS) << shift;
  gint64 end = ((tile + 1) * TILE_CLUSTERS) << shift;
  graphene_rect_t bounds = GRAPHENE_RECT_INIT ((float) (self->axis.mirrored ? -width : 0) - 1, 0,
                                               (float) width + 2, (float) height);
  cairo_t *cr;
  GskRenderNode *node = haw_node_new_cairo (&bounds, &cr);
  double middle = floor (COUNT_HEIGHT + LANE_PAD + (height - COUNT_HEIGHT - LANE_PAD) / 2);
  double half = MIN (TICK_HIGH, height - COUNT_HEIGHT - 2 * LANE_PAD) / 2;
  g_autoptr (GArray) found = haw_timeline_lanes_find_within (self->lanes, lane, start, end);
  GdkRGBA color;

  haw_timeline_lane_get_color (self, lane, &color);
  cairo_rectangle (cr, bounds.origin.x + 1, 0, width, height);
  cairo_clip (cr);

  if (haw_timeline_lanes_dims (self->lanes))
    paint_ticks (self, cr, found, start, end, middle, half, FALSE, &color);
  paint_ticks (self, cr, found, start, end, middle, half, TRUE, &color);
  cairo_destroy (cr);

  return node;
}

/* How many events begin in a bin; where some are dimmed, of the others. */
static guint
count_beginning (HawTimelineView *self,
                 guint            lane,
                 gint64           start,
                 gint64           end)
{
  g_autoptr (GArray) found = NULL;
  guint n = 0;

  if (!haw_timeline_lanes_dims (self->lanes))
    return haw_timeline_lanes_count_beginning (self->lanes, lane, start, end);

  found = haw_timeline_lanes_find_within (self->lanes, lane, start, end);
  for (guint i = 0; i < found->len; i++)
    {
      guint item = g_array_index (found, guint, i);

      n += haw_timeline_store_get_anchor (self->store, item) >= start &&
                   haw_timeline_lanes_is_lit (self->lanes, item)
               ? 1
               : 0;
    }

  return n;
}

static char *
make_count (guint n)
{
  g_autofree char *number = g_strdup_printf ("%u", n);

  return haw_date_localise_digits (number);
}

typedef void (*CountFunc) (HawTimelineView *self,
                           double           x,
                           double           y,
                           guint            n,
                           gpointer         data);

static void
for_counts_of_ticks (HawTimelineView *self,
                     guint            lane,
                     double           y,
                     CountFunc        func,
                     gpointer         data)
{
  guint shift = shift_for (self, CLUSTER);
  gint64 start, end, seconds = (gint64) 1 << shift;

  haw_time_axis_get_visible (&self->axis, &start, &end);
  for (gint64 at = (start >> shift) << shift; at < end; at += seconds)
    {
      guint n = count_beginning (self, lane, at, at + seconds);

      if (n > 1)
        func (self, haw_time_axis_x_of (&self->axis, at + seconds / 2), y, n, data);
    }
}

/* The y of a count in a lane at @lane_y: below the axis of a comparison everything hangs from it. */
static double
across (HawTimelineView *self,
        double           lane_y,
        double           height,
        double           y)
{
  return self->side == HAW_TIMELINE_SIDE_BELOW ? 2 * lane_y + height - y - COUNT_HEIGHT : y;
}

/* Above the highest bin of each tile, unless it is no peak. */
static void
for_counts_of_density (HawTimelineView *self,
                       guint            lane,
                       double           y,
                       double           height,
                       CountFunc        func,
                       gpointer         data)
{
  guint shift = shift_for (self, BIN);
  double scale = (height - COUNT_HEIGHT - 1) / get_highest (self, shift);
  gint64 first, last;

  get_tiles (self, shift, TILE_BINS / 2, &first, &last);
  for (gint64 tile = first; tile <= last; tile++)
    {
      guint32 counts[TILE_BINS / 2];
      guint peak = 0;
      gint64 at;

      haw_timeline_lanes_count_lit (self->lanes, lane, shift, (tile * TILE_BINS / 2) << shift,
                                    TILE_BINS / 2, counts);
      for (guint i = 0; i < TILE_BINS / 2; i++)
        if (counts[i] > counts[peak])
          peak = i;
      if (counts[peak] < 2 || peak < 5 || peak >= TILE_BINS / 2 - 5)
        continue;
      at = ((tile * TILE_BINS / 2 + peak) << shift) + ((gint64) 1 << shift) / 2;
      func (self, haw_time_axis_x_of (&self->axis, at),
            across (self, y, height,
                    y + height - 1 - COUNT_HEIGHT - MAX (counts[peak] * scale, 1.5)),
            counts[peak], data);
    }
}

static void
for_counts (HawTimelineView *self,
            guint            lane,
            double           y,
            double           height,
            CountFunc        func,
            gpointer         data)
{
  if (self->detail == HAW_TIMELINE_TICKS)
    for_counts_of_ticks (self, lane, across (self, y, height, y + LANE_PAD), func, data);
  else
    for_counts_of_density (self, lane, y, height, func, data);
}

static void
want_count (HawTimelineView *self,
            double           x,
            double           y,
            guint            n,
            gpointer         data)
{
  g_autofree char *text = make_count (n);

  haw_timeline_texts_want (self->texts, HAW_TIMELINE_TEXT_TICK, text, -1, self->moving);
}

static void
draw_count (HawTimelineView *self,
            double           x,
            double           y,
            guint            n,
            gpointer         data)
{
  GtkSnapshot *snapshot = data;
  g_autofree char *string = make_count (n);
  const HawTimelineText *text =
      haw_timeline_texts_lookup (self->texts, HAW_TIMELINE_TEXT_TICK, string, -1);

  if (text == NULL || text->node == NULL)
    return;

  x = round (self->body_x + x - text->width / 2);
  y = round (y + (COUNT_HEIGHT - text->height) / 2);
  if (self->detail == HAW_TIMELINE_TICKS)
    {
      GdkRGBA color = self->colors.text;

      color.alpha *= 0.09f;
      gtk_snapshot_append_color (snapshot, &color,
                                 &GRAPHENE_RECT_INIT ((float) x - 5, (float) y - 1,
                                                      (float) text->width + 10,
                                                      (float) text->height + 2));
    }
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) y));
  gtk_snapshot_append_node (snapshot, text->node);
  gtk_snapshot_restore (snapshot);
}

static GskRenderNode *
get_tile (HawTimelineView *self,
          guint            lane,
          guint            shift,
          gint64           tile,
          double           height)
{
  GskRenderNode *node;
  double known_height;

  node = haw_timeline_nodes_lookup (self->nodes, KIND_TILE, tile, lane, &known_height);
  if (node != NULL && fabs (known_height - height) < 0.5)
    return node;

  node = self->detail == HAW_TIMELINE_TICKS ? make_ticks (self, lane, shift, tile, height)
                                            : make_density (self, lane, shift, tile, height);
  haw_timeline_nodes_take (self->nodes, KIND_TILE, tile, lane, node, height);

  return node;
}

/* The lanes of which something is in view; the headings of others are none to draw. */
static const guint *
get_in_view (HawTimelineView *self,
             guint           *n)
{
  double top = gtk_adjustment_get_value (self->rows);

  return haw_timeline_lanes_get_in_view (self->lanes, top, top + self->body_height, n);
}

static gboolean
is_heading (HawTimelineView *self,
            guint            lane)
{
  return haw_timeline_lanes_is_group (self->lanes, lane) &&
         !haw_timeline_lanes_get_collapsed (self->lanes, lane);
}

/**
 * haw_timeline_density_update:
 *
 * Has the counts in view shaped.
 */
void
haw_timeline_density_update (HawTimelineView *self)
{
  const guint *lanes;
  guint n;

  if (self->detail == HAW_TIMELINE_BOXES)
    return;

  lanes = get_in_view (self, &n);
  for (guint i = 0; i < n; i++)
    {
      double y, height;

      if (haw_timeline_lanes_get_collapsed (self->lanes, lanes[i]) || is_heading (self, lanes[i]))
        continue;
      haw_timeline_lanes_get_extent (self->lanes, lanes[i], &y, &height);
      for_counts (self, lanes[i], y, height, want_count, NULL);
    }
}

static void
draw_lane (HawTimelineView *self,
           GtkSnapshot     *snapshot,
           guint            lane,
           double           y,
           double           height)
{
  gboolean ticks = self->detail == HAW_TIMELINE_TICKS;
  gboolean hangs = self->side == HAW_TIMELINE_SIDE_BELOW;
  guint shift = shift_for (self, ticks ? CLUSTER : BIN);
  guint n_bins = ticks ? TILE_CLUSTERS : TILE_BINS;
  gint64 first, last;

  get_tiles (self, shift, n_bins, &first, &last);
  for (gint64 tile = first; tile <= last; tile++)
    {
      double x = haw_time_axis_x_of (&self->axis, (tile * n_bins) << shift);
      GskRenderNode *node = get_tile (self, lane, shift, tile, height);

      gtk_snapshot_save (snapshot);
      gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) (self->body_x + round (x)),
                                                              (float) (hangs ? y + height : y)));
      if (hangs)
        gtk_snapshot_scale (snapshot, 1, -1);
      gtk_snapshot_append_node (snapshot, node);
      gtk_snapshot_restore (snapshot);
    }
}

/**
 * haw_timeline_density_draw:
 * @top: y of the first lane where rows are not scrolled
 *
 * Draws the lanes in view where events are not shown one by one.
 */
void
haw_timeline_density_draw (HawTimelineView *self,
                           GtkSnapshot     *snapshot,
                           double           top)
{
  const guint *lanes;
  guint n;

  if (self->detail == HAW_TIMELINE_BOXES)
    return;

  lanes = get_in_view (self, &n);
  for (guint i = 0; i < n; i++)
    {
      double y, height;

      if (is_heading (self, lanes[i]))
        continue;
      haw_timeline_lanes_get_extent (self->lanes, lanes[i], &y, &height);
      y -= gtk_adjustment_get_value (self->rows);
      if (self->side == HAW_TIMELINE_SIDE_ABOVE)
        y += MAX (self->body_height - height, 0);
      draw_lane (self, snapshot, lanes[i], round (top + y), height);
      if (!haw_timeline_lanes_get_collapsed (self->lanes, lanes[i]))
        for_counts (self, lanes[i], top + y, height, draw_count, snapshot);
    }
}

/**
 * haw_timeline_density_get_clusters:
 *
 * Returns: (transfer full) (element-type HawTimelineCluster): what stands for many events in view, by
 *   lane, in the order of time; none where events are shown one by one
 */
GArray *
haw_timeline_density_get_clusters (HawTimelineView *self)
{
  GArray *clusters = g_array_new (FALSE, FALSE, sizeof (HawTimelineCluster));
  guint shift = shift_for (self, CLUSTER);
  gint64 first, last, seconds = (gint64) 1 << shift;
  const guint *lanes;
  guint n;

  if (self->detail == HAW_TIMELINE_BOXES || self->lanes == NULL)
    return clusters;

  haw_time_axis_get_visible (&self->axis, &first, &last);
  lanes = get_in_view (self, &n);
  for (guint i = 0; i < n; i++)
    {
      if (haw_timeline_lanes_get_collapsed (self->lanes, lanes[i]) || is_heading (self, lanes[i]))
        continue;
      for (gint64 at = (first >> shift) << shift; at < last; at += seconds)
        {
          HawTimelineCluster cluster = { .lane = lanes[i], .start = at, .end = at + seconds };

          cluster.n = count_beginning (self, lanes[i], at, at + seconds);
          if (cluster.n > 0)
            g_array_append_val (clusters, cluster);
        }
    }

  return clusters;
}

/**
 * haw_timeline_density_pick:
 * @x: px in the widget
 * @y: px in the widget
 * @start: (out): the time of the bin at a position
 * @end: (out): its end
 * @n_events: (out): how many events may be under way then in the lane there
 *
 * Returns: whether there is a bin with events
 */
gboolean
haw_timeline_density_pick (HawTimelineView *self,
                           double           x,
                           double           y,
                           gint64          *start,
                           gint64          *end,
                           guint           *n_events)
{
  guint shift;
  gint64 time;
  int lane;

  if (self->detail == HAW_TIMELINE_BOXES || self->lanes == NULL || y < self->ruler_height ||
      x < self->body_x || x >= self->body_x + self->body_width)
    return FALSE;
  lane = self->side != HAW_TIMELINE_SIDE_NONE
             ? 0
             : haw_timeline_lanes_find_at (self->lanes, y - self->ruler_height +
                                                            gtk_adjustment_get_value (self->rows));
  if (lane < 0 || is_heading (self, (guint) lane))
    return FALSE;

  shift = shift_for (self, CLUSTER);
  time = haw_time_axis_t_of (&self->axis, x - self->body_x);
  *start = (time >> shift) << shift;
  *end = *start + ((gint64) 1 << shift);
  *n_events = haw_timeline_lanes_count_within (self->lanes, (guint) lane, *start, *end);

  return *n_events > 0;
}
