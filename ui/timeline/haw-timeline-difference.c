/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "timeline/haw-timeline-difference.h"

#include <glib/gi18n.h>
#include <math.h>

#include "project/haw-error.h"
#include "time/haw-date-format.h"
#include "time/haw-timeline-sides.h"
#include "timeline/haw-timeline-colors.h"
#include "timeline/haw-timeline-view-private.h"
#include "widgets/haw-range-text.h"

#define KIND_BARS 1
#define BIN 12.0      /* px of a bar, at least */
#define TILE_BINS 64
#define HIGHEST_LEVEL 40
#define HEIGHT 46
#define PAD 6.0

struct _HawTimelineDifference
{
  GtkWidget parent_instance;

  HawTimelineView *above, *below; /* siblings, which live as long */
  HawTimelineLanes *lanes_above, *lanes_below;
  gint64 offset;
  char *name_above, *name_below;
  char *more_above, *more_below;  /* what a bar to that side says */
  HawTimelineTexts *texts;
  HawTimelineNodes *nodes;
  GdkRGBA text, back;
  gboolean is_paper;
  int level;                      /* of the axis for which the nodes were drawn */
  gboolean mirrored;
  guint shift, highest;
};

G_DEFINE_FINAL_TYPE (HawTimelineDifference, haw_timeline_difference, GTK_TYPE_WIDGET)

GtkWidget *
haw_timeline_difference_new (void)
{
  return g_object_new (HAW_TYPE_TIMELINE_DIFFERENCE, NULL);
}

static void
restyle (HawTimelineDifference *self)
{
  GdkRGBA dim;

  if (self->is_paper && self->below != NULL)
    {
      self->text = self->below->colors.text;
      self->back = self->below->colors.back;
    }
  else
    {
      haw_timeline_named_color (GTK_WIDGET (self), "window_fg_color", &self->text);
      haw_timeline_named_color (GTK_WIDGET (self), "view_bg_color", &self->back);
    }
  dim = self->text;
  haw_timeline_texts_restyle (self->texts, &dim);
  haw_timeline_difference_invalidate (self);
}

static double
get_bin_width (HawTimelineDifference *self,
               const HawTimeAxis     *axis)
{
  return exp2 (self->shift) / axis->seconds_per_pixel;
}

/* The width of the bars follows the scale, and so does how high they are. */
static void
prepare (HawTimelineDifference *self,
         const HawTimeAxis     *axis)
{
  if (self->level == axis->level && self->mirrored == axis->mirrored && self->highest > 0)
    return;

  haw_timeline_nodes_clear (self->nodes);
  self->level = axis->level;
  self->mirrored = axis->mirrored;
  self->shift = (guint) CLAMP (ceil (log2 (BIN * axis->seconds_per_pixel)), 0, HIGHEST_LEVEL);
  self->highest = haw_timeline_sides_get_highest (self->lanes_above, self->lanes_below, self->offset,
                                                  self->shift);
}

/* Bars of a tile from x = 0 on, in the direction of time, about y = 0. */
static GskRenderNode *
make_bars (HawTimelineDifference *self,
           const HawTimeAxis     *axis,
           gint64                 tile)
{
  double bin = get_bin_width (self, axis), width = bin * TILE_BINS;
  double half = HEIGHT / 2.0 - 3, direction = axis->mirrored ? -1 : 1;
  graphene_rect_t bounds = GRAPHENE_RECT_INIT ((float) (axis->mirrored ? -width : 0) - 1,
                                               -HEIGHT / 2.0f, (float) width + 2, HEIGHT);
  GskRenderNode *node = gsk_cairo_node_new (&bounds);
  cairo_t *cr = gsk_cairo_node_get_draw_context (node);
  int differences[TILE_BINS];
  GdkRGBA colors[2];

  haw_timeline_side_color (&self->back, HAW_TIMELINE_SIDE_ABOVE, &colors[0]);
  haw_timeline_side_color (&self->back, HAW_TIMELINE_SIDE_BELOW, &colors[1]);
  haw_timeline_sides_differ (self->lanes_above, self->lanes_below, self->offset, self->shift,
                             (tile * TILE_BINS) << self->shift, TILE_BINS, differences);
  for (guint i = 0; i < TILE_BINS; i++)
    {
      double height = MAX (half * ABS (differences[i]) / self->highest, 3);
      double x = direction * (i + 0.5) * bin - (bin - 2) / 2;

      if (differences[i] == 0)
        continue;
      gdk_cairo_set_source_rgba (cr, &colors[differences[i] > 0 ? 0 : 1]);
      cairo_rectangle (cr, x, differences[i] > 0 ? -height : 0, bin - 2, height);
      cairo_fill (cr);
    }
  cairo_destroy (cr);

  return node;
}

static void
draw_bars (HawTimelineDifference *self,
           GtkSnapshot           *snapshot,
           const HawTimeAxis     *axis,
           int                    body_x,
           double                 middle)
{
  gint64 seconds = (gint64) TILE_BINS << self->shift;
  gint64 start, end;

  haw_time_axis_get_visible (axis, &start, &end);
  for (gint64 tile = haw_floor_div (start, seconds); tile <= haw_floor_div (end - 1, seconds); tile++)
    {
      double x = body_x + round (haw_time_axis_x_of (axis, tile * seconds)), origin;
      GskRenderNode *node = haw_timeline_nodes_lookup (self->nodes, KIND_BARS, tile, 0, &origin);

      if (node == NULL)
        {
          node = make_bars (self, axis, tile);
          haw_timeline_nodes_take (self->nodes, KIND_BARS, tile, 0, node, 0);
        }
      gtk_snapshot_save (snapshot);
      gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) middle));
      gtk_snapshot_append_node (snapshot, node);
      gtk_snapshot_restore (snapshot);
    }
}

/* From the mark above to the one below; slanted where each side counts from its own event. */
static void
draw_link (HawTimelineDifference *self,
           GtkSnapshot           *snapshot,
           double                 from,
           double                 to,
           double                 height)
{
  double length = hypot (to - from, height);
  GdkRGBA color = self->text;

  color.alpha *= 0.3f;
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) from, 0));
  gtk_snapshot_rotate (snapshot, (float) (-atan2 (to - from, height) * 180 / G_PI));
  gtk_snapshot_append_color (snapshot, &color, &GRAPHENE_RECT_INIT (-0.5f, 0, 1, (float) length));
  gtk_snapshot_restore (snapshot);
}

static void
draw_links (HawTimelineDifference *self,
            GtkSnapshot           *snapshot,
            double                 height)
{
  g_autoptr (GArray) above = haw_timeline_view_get_shared (self->above);
  g_autoptr (GArray) below = haw_timeline_view_get_shared (self->below);
  g_autoptr (GHashTable) met = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < above->len; i++)
    {
      HawTimelineSharedMark *mark = &g_array_index (above, HawTimelineSharedMark, i);

      g_hash_table_insert (met, &mark->id, mark);
    }
  for (guint i = 0; i < below->len; i++)
    {
      const HawTimelineSharedMark *mark = &g_array_index (below, HawTimelineSharedMark, i);
      const HawTimelineSharedMark *other = g_hash_table_lookup (met, &mark->id);

      if (other != NULL)
        draw_link (self, snapshot, other->x, mark->x, height);
    }
}

static int
get_caption_width (HawTimelineDifference *self)
{
  return self->is_paper && self->below != NULL ? (int) (self->below->paper.run_out - 3 * PAD) : -1;
}

/* What a bar to either side says: where reading begins, or on paper after the end of time, where there are
 * no bars. */
static void
draw_caption (HawTimelineDifference *self,
              GtkSnapshot           *snapshot,
              const char            *caption,
              HawTimelineSide        side,
              double                 width,
              double                 y)
{
  gboolean at_right = self->is_paper
                     ? !self->below->axis.mirrored
                     : gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  const HawTimelineText *text =
      caption == NULL ? NULL
                      : haw_timeline_texts_lookup (self->texts, HAW_TIMELINE_TEXT_TICK, caption,
                                                  get_caption_width (self));
  GskRoundedRect ground;
  GdkRGBA color = self->back, mark;
  double x;

  if (text == NULL || text->node == NULL)
    return;

  x = at_right ? width - PAD - text->width : PAD;
  color.alpha = 0.85f;
  gsk_rounded_rect_init_from_rect (
      &ground, &GRAPHENE_RECT_INIT ((float) x - 4 - (at_right ? 0 : 6),
                                    (float) round (y - text->height / 2) - 1,
                                    (float) text->width + 14, (float) text->height + 2), 5);
  haw_timeline_side_color (&self->back, side, &mark);
  gtk_snapshot_push_rounded_clip (snapshot, &ground);
  gtk_snapshot_append_color (snapshot, &color, &ground.bounds);
  gtk_snapshot_append_color (snapshot, &mark,
                             &GRAPHENE_RECT_INIT (at_right ? (float) width - 3 : 0,
                                                  ground.bounds.origin.y, 3,
                                                  ground.bounds.size.height));
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) round (x),
                                                          (float) round (y - text->height / 2)));
  gtk_snapshot_append_node (snapshot, text->node);
  gtk_snapshot_restore (snapshot);
}

/* On paper only the time of the page is told; what is drawn about it belongs to other pages. */
static void
draw_within_time (HawTimelineDifference *self,
                  GtkSnapshot           *snapshot,
                  double                 height)
{
  double middle = floor (height / 2), x, width;
  HawTimeAxis axis;
  int body_x;

  haw_timeline_view_get_axis (self->below, &axis, &body_x);
  prepare (self, &axis);
  haw_timeline_get_time_area (self->below, &x, &width);
  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT ((float) x, 0, (float) width, (float) height));
  draw_bars (self, snapshot, &axis, body_x, middle);
  gtk_snapshot_pop (snapshot);
}

/* What everything is narrowed to stays clear here, too, where one time stands at each place. */
static void
draw_range (HawTimelineDifference *self,
            GtkSnapshot           *snapshot,
            double                 height)
{
  const HawTimelineView *view = self->below;
  double start, end, low, high, right = view->body_x + view->body_width;
  GdkRGBA color = self->back;

  if (view->range_start >= view->range_end || self->offset != 0)
    return;

  start = CLAMP (haw_time_axis_x_of (&view->axis, view->range_start), 0, view->body_width);
  end = CLAMP (haw_time_axis_x_of (&view->axis, view->range_end), 0, view->body_width);
  low = view->body_x + MIN (start, end);
  high = view->body_x + MAX (start, end);
  color.alpha = 0.6f;
  gtk_snapshot_append_color (snapshot, &color,
                             &GRAPHENE_RECT_INIT ((float) view->body_x, 0,
                                                  (float) (low - view->body_x), (float) height));
  gtk_snapshot_append_color (snapshot, &color,
                             &GRAPHENE_RECT_INIT ((float) high, 0, (float) (right - high),
                                                  (float) height));
}

static void
draw (HawTimelineDifference *self,
      GtkSnapshot           *snapshot,
      double                 width,
      double                 height)
{
  GdkRGBA line = self->text;

  if (self->lanes_above == NULL || self->below == NULL || width < 1)
    return;

  line.alpha *= 0.04f;
  gtk_snapshot_append_color (snapshot, &line,
                             &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  draw_links (self, snapshot, height);
  draw_within_time (self, snapshot, height);
  draw_range (self, snapshot, height);
  line.alpha = self->text.alpha * 0.45f;
  gtk_snapshot_append_color (snapshot, &line,
                             &GRAPHENE_RECT_INIT (0, (float) floor (height / 2), (float) width, 1));
  line.alpha = self->text.alpha * 0.13f;
  gtk_snapshot_append_color (snapshot, &line, &GRAPHENE_RECT_INIT (0, 0, (float) width, 1));
  gtk_snapshot_append_color (snapshot, &line,
                             &GRAPHENE_RECT_INIT (0, (float) height - 1, (float) width, 1));
  draw_caption (self, snapshot, self->more_above, HAW_TIMELINE_SIDE_ABOVE, width, height / 4);
  draw_caption (self, snapshot, self->more_below, HAW_TIMELINE_SIDE_BELOW, width, height * 3 / 4);
}

static void
haw_timeline_difference_snapshot (GtkWidget   *widget,
                                  GtkSnapshot *snapshot)
{
  draw (HAW_TIMELINE_DIFFERENCE (widget), snapshot, gtk_widget_get_width (widget),
        gtk_widget_get_height (widget));
}

static gboolean
query_tooltip_cb (GtkWidget  *widget,
                  int         x,
                  int         y,
                  gboolean    keyboard,
                  GtkTooltip *tooltip,
                  gpointer    user_data)
{
  HawTimelineDifference *self = HAW_TIMELINE_DIFFERENCE (widget);
  g_autofree char *range = NULL;
  g_autofree char *isolated = NULL;
  g_autofree char *above = NULL;
  g_autofree char *below = NULL;
  g_autofree char *text = NULL;
  g_autofree char *localised = NULL;
  gint64 start, end;
  guint n_above, n_below;

  if (keyboard || !haw_timeline_difference_pick (self, x, &start, &end, &n_above, &n_below))
    return FALSE;

  range = haw_range_to_text (start, end);
  isolated = haw_isolate (range);
  above = haw_isolate (self->name_above);
  below = haw_isolate (self->name_below);
  /* Translators: a range of time; two outlets, or other lanes, and how many events each has in it */
  text = g_strdup_printf (_("%s\n%s: %u, %s: %u"), isolated, above, n_above, below, n_below);
  localised = haw_date_localise_digits (text);
  gtk_tooltip_set_text (tooltip, localised);

  return TRUE;
}

static void
haw_timeline_difference_measure (GtkWidget     *widget,
                                 GtkOrientation orientation,
                                 int            for_size,
                                 int           *minimum,
                                 int           *natural,
                                 int           *minimum_baseline,
                                 int           *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_VERTICAL ? HEIGHT : 0;
}

static void
haw_timeline_difference_css_changed (GtkWidget         *widget,
                                     GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (haw_timeline_difference_parent_class)->css_changed (widget, change);
  restyle (HAW_TIMELINE_DIFFERENCE (widget));
}

static void
haw_timeline_difference_dispose (GObject *object)
{
  HawTimelineDifference *self = HAW_TIMELINE_DIFFERENCE (object);

  g_clear_weak_pointer (&self->above);
  g_clear_weak_pointer (&self->below);
  g_clear_pointer (&self->lanes_above, haw_timeline_lanes_unref);
  g_clear_pointer (&self->lanes_below, haw_timeline_lanes_unref);

  G_OBJECT_CLASS (haw_timeline_difference_parent_class)->dispose (object);
}

static void
haw_timeline_difference_finalize (GObject *object)
{
  HawTimelineDifference *self = HAW_TIMELINE_DIFFERENCE (object);

  haw_timeline_nodes_free (self->nodes);
  haw_timeline_texts_free (self->texts);
  g_free (self->name_above);
  g_free (self->name_below);
  g_free (self->more_above);
  g_free (self->more_below);

  G_OBJECT_CLASS (haw_timeline_difference_parent_class)->finalize (object);
}

static void
haw_timeline_difference_class_init (HawTimelineDifferenceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = haw_timeline_difference_dispose;
  object_class->finalize = haw_timeline_difference_finalize;
  widget_class->measure = haw_timeline_difference_measure;
  widget_class->snapshot = haw_timeline_difference_snapshot;
  widget_class->css_changed = haw_timeline_difference_css_changed;

  gtk_widget_class_set_css_name (widget_class, "timelinedifference");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
shaped_cb (gpointer user_data)
{
  gtk_widget_queue_draw (user_data);
}

static void
haw_timeline_difference_init (HawTimelineDifference *self)
{
  self->nodes = haw_timeline_nodes_new ();
  self->texts = haw_timeline_texts_new (GTK_WIDGET (self), shaped_cb, self);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
  restyle (self);
}

/**
 * haw_timeline_difference_new_on_paper:
 * @above: a half on paper
 * @below: the other one
 *
 * Returns: (transfer full): what stands between them, in the colours of paper, to be drawn by
 *   haw_timeline_difference_paint()
 */
HawTimelineDifference *
haw_timeline_difference_new_on_paper (HawTimelineView *above,
                                      HawTimelineView *below)
{
  HawTimelineDifference *self = g_object_ref_sink (g_object_new (HAW_TYPE_TIMELINE_DIFFERENCE, NULL));

  gtk_widget_set_direction (GTK_WIDGET (self), gtk_widget_get_direction (GTK_WIDGET (below)));
  haw_timeline_difference_set_views (self, above, below);
  self->is_paper = TRUE;
  haw_timeline_texts_set_paper (self->texts);
  restyle (self);

  return self;
}

/**
 * haw_timeline_difference_get_height:
 *
 * Returns: the px that it takes
 */
double
haw_timeline_difference_get_height (HawTimelineDifference *self)
{
  return HEIGHT;
}

/**
 * haw_timeline_difference_paint:
 * @width: px
 *
 * Returns: (transfer full) (nullable): what is between the halves as they were painted last
 */
GskRenderNode *
haw_timeline_difference_paint (HawTimelineDifference *self,
                               double                 width)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  g_return_val_if_fail (HAW_IS_TIMELINE_DIFFERENCE (self), NULL);

  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) width, HEIGHT));
  draw (self, snapshot, width, HEIGHT);
  gtk_snapshot_pop (snapshot);

  return gtk_snapshot_free_to_node (snapshot);
}

/**
 * haw_timeline_difference_print:
 *
 * As haw_timeline_texts_print(), for its own texts.
 */
gboolean
haw_timeline_difference_print (HawTimelineDifference *self,
                               GskRenderNode         *node,
                               cairo_t               *cr)
{
  return haw_timeline_texts_print (self->texts, node, cr);
}

/**
 * haw_timeline_difference_set_views:
 *
 * Gives it the views between which it stands, whose axis and marks it draws by.
 */
void
haw_timeline_difference_set_views (HawTimelineDifference *self,
                                   HawTimelineView       *above,
                                   HawTimelineView       *below)
{
  g_return_if_fail (HAW_IS_TIMELINE_DIFFERENCE (self));

  g_set_weak_pointer (&self->above, above);
  g_set_weak_pointer (&self->below, below);
}

/**
 * haw_timeline_difference_invalidate:
 *
 * Draws everything anew, as after a change of the events.
 */
void
haw_timeline_difference_invalidate (HawTimelineDifference *self)
{
  g_return_if_fail (HAW_IS_TIMELINE_DIFFERENCE (self));

  self->highest = 0;
  haw_timeline_nodes_clear (self->nodes);
  for (guint i = 0; i < 2; i++)
    {
      const char *caption = i == 0 ? self->more_above : self->more_below;

      if (caption != NULL)
        haw_timeline_texts_shape (self->texts, HAW_TIMELINE_TEXT_TICK, caption,
                                  get_caption_width (self));
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * haw_timeline_difference_set_sides:
 * @above: (nullable): one side
 * @below: (nullable): the other
 * @offset: what to add to a time below to get the time above at the same place
 */
void
haw_timeline_difference_set_sides (HawTimelineDifference *self,
                                   HawTimelineLanes      *above,
                                   HawTimelineLanes      *below,
                                   const char            *name_above,
                                   const char            *name_below,
                                   gint64                 offset)
{
  g_autofree char *isolated_above = haw_isolate (name_above);
  g_autofree char *isolated_below = haw_isolate (name_below);

  g_return_if_fail (HAW_IS_TIMELINE_DIFFERENCE (self));
  g_return_if_fail ((above == NULL) == (below == NULL));

  g_clear_pointer (&self->lanes_above, haw_timeline_lanes_unref);
  g_clear_pointer (&self->lanes_below, haw_timeline_lanes_unref);
  self->lanes_above = above == NULL ? NULL : haw_timeline_lanes_ref (above);
  self->lanes_below = below == NULL ? NULL : haw_timeline_lanes_ref (below);
  self->offset = offset;
  g_free (self->name_above);
  g_free (self->name_below);
  g_free (self->more_above);
  g_free (self->more_below);
  self->name_above = g_strdup (name_above);
  self->name_below = g_strdup (name_below);
  /* Translators: beside bars of a diagram; %s is an outlet, an actor or such, which has more events */
  self->more_above = g_strdup_printf (_("More: %s"), isolated_above);
  self->more_below = g_strdup_printf (_("More: %s"), isolated_below);
  haw_timeline_difference_invalidate (self);
}

/**
 * haw_timeline_difference_pick:
 * @x: px in the widget
 * @start: (out): the time of the bar there, on the side below
 * @end: (out): its end
 * @n_above: (out): how many events the side above has then
 * @n_below: (out): and the side below
 *
 * Returns: whether there are any
 */
gboolean
haw_timeline_difference_pick (HawTimelineDifference *self,
                              double                 x,
                              gint64                *start,
                              gint64                *end,
                              guint                 *n_above,
                              guint                 *n_below)
{
  HawTimeAxis axis;
  int body_x;

  g_return_val_if_fail (HAW_IS_TIMELINE_DIFFERENCE (self), FALSE);

  if (self->lanes_above == NULL || self->below == NULL)
    return FALSE;

  haw_timeline_view_get_axis (self->below, &axis, &body_x);
  prepare (self, &axis);
  *start = (haw_time_axis_t_of (&axis, x - body_x) >> self->shift) << self->shift;
  *end = *start + ((gint64) 1 << self->shift);
  haw_timeline_sides_count (self->lanes_above, self->lanes_below, self->offset, *start, *end, n_above,
                            n_below);

  return *n_above + *n_below > 0;
}

/**
 * haw_timeline_difference_get_n_drawn:
 *
 * Returns: how many tiles were drawn so far; a count of work for tests
 */
guint
haw_timeline_difference_get_n_drawn (HawTimelineDifference *self)
{
  g_return_val_if_fail (HAW_IS_TIMELINE_DIFFERENCE (self), 0);

  return haw_timeline_nodes_get_n_made (self->nodes);
}
