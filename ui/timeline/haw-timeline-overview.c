/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "timeline/haw-timeline-overview.h"

#include "project/haw-error.h"
#include "time/haw-date-format.h"
#include "timeline/haw-timeline-colors.h"
#include "widgets/haw-range-text.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#define HEIGHT 46
#define BAR 9          /* px at the top, for what the timeline shows */
#define BIN 3.0        /* px at least */
#define EDGE 6.0       /* px about an end by which it is taken */
#define MARGIN 10.0    /* px before the first and after the last event */
#define MOST_BINS 4096
#define FEW_DAYS 20

/* What a drag moves. */
typedef enum
{
  GRIP_NONE,
  GRIP_BAR,
  GRIP_NEW,
  GRIP_START,
  GRIP_END,
  GRIP_RANGE
} Grip;

struct _HawTimelineOverview
{
  GtkWidget parent_instance;

  HawTimelineLanes *lanes;
  HawTimeAxis axis;
  gint64 visible_start, visible_end;
  gint64 start, end; /* the range; equal for none */
  GskRenderNode *histogram;

  Grip grip;
  gint64 grip_time;  /* where the drag began */
  gint64 grip_start, grip_end;
};

G_DEFINE_FINAL_TYPE (HawTimelineOverview, haw_timeline_overview, GTK_TYPE_WIDGET)

enum
{
  RANGE_CHANGED,
  SHOWN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean
has_range (HawTimelineOverview *self)
{
  return self->start < self->end;
}

static gboolean
has_events (HawTimelineOverview *self)
{
  HawTimelineStore *store = haw_timeline_lanes_get_store (self->lanes);

  return store != NULL && store->n_dated > 0;
}

/* Fits the strip to all events. */
static void
fit (HawTimelineOverview *self)
{
  gint64 first, last;

  g_clear_pointer (&self->histogram, gsk_render_node_unref);
  haw_time_axis_resize (&self->axis, gtk_widget_get_width (GTK_WIDGET (self)));
  if (!has_events (self) ||
      !haw_timeline_store_get_extent (haw_timeline_lanes_get_store (self->lanes), &first, &last))
    return;

  if (last - first < 2 * HAW_SECONDS_PER_DAY)
    {
      first -= HAW_SECONDS_PER_DAY;
      last += HAW_SECONDS_PER_DAY;
    }
  haw_time_axis_fit (&self->axis, first, last, MARGIN);
}

static gint64
get_unit (HawTimelineOverview *self)
{
  double days = self->axis.width * self->axis.seconds_per_pixel / HAW_SECONDS_PER_DAY;

  return days < FEW_DAYS ? 3600 : HAW_SECONDS_PER_DAY;
}

static gint64
snap (HawTimelineOverview *self,
      gint64               time)
{
  gint64 unit = get_unit (self);

  return haw_floor_div (time + unit / 2, unit) * unit;
}

static gint64
time_at (HawTimelineOverview *self,
         double               x)
{
  return haw_time_axis_t_of (&self->axis, x);
}

static void
tell (HawTimelineOverview *self)
{
  g_autofree char *text = NULL;
  g_autofree char *localised = NULL;

  if (has_range (self))
    {
      g_autofree char *range = haw_range_to_text (self->start, self->end);
      g_autofree char *isolated = haw_isolate (range);
      guint n = self->lanes == NULL
                    ? 0
                    : haw_timeline_lanes_count_within (self->lanes, HAW_TIMELINE_ALL_LANES,
                                                       self->start, self->end);

      text = g_strdup_printf (ngettext ("%s, %u event", "%s, %u events", n), isolated, n);
    }
  else
    text = g_strdup (_("No range chosen"));
  localised = haw_date_localise_digits (text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  localised, -1);
}

/* By the user. */
static void
change_range (HawTimelineOverview *self,
              gint64               start,
              gint64               end)
{
  if (end < start)
    {
      gint64 swapped = start;

      start = end;
      end = swapped;
    }
  if (start >= end)
    start = end = 0;
  if (start == self->start && end == self->end)
    return;

  haw_timeline_overview_set_range (self, start, end);
  g_signal_emit (self, signals[RANGE_CHANGED], 0, start, end);
}

static void
trace_bins (HawTimelineOverview *self,
            cairo_t             *cr,
            const double        *below,
            const double        *above,
            guint                n_bins,
            guint                shift,
            gint64               first)
{
  for (guint i = 0; i < n_bins; i++)
    {
      double a = haw_time_axis_x_of (&self->axis, first + ((gint64) i << shift));
      double b = haw_time_axis_x_of (&self->axis, first + ((gint64) (i + 1) << shift));

      if (above[i] - below[i] > 0.01)
        cairo_rectangle (cr, MIN (a, b), HEIGHT - 1 - above[i], fabs (b - a), above[i] - below[i]);
    }
}

/* Lane upon lane; the highest bin reaches up to the bar. */
static GskRenderNode *
make_histogram (HawTimelineOverview *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  guint n_lanes = haw_timeline_lanes_get_n (self->lanes);
  guint shift = (guint) CLAMP (ceil (log2 (BIN * self->axis.seconds_per_pixel)), 0, 40);
  gint64 start, end, first;
  guint n_bins;
  GskRenderNode *node = gsk_cairo_node_new (&GRAPHENE_RECT_INIT (0, 0, (float) width, HEIGHT));
  cairo_t *cr = gsk_cairo_node_get_draw_context (node);
  g_autofree guint32 *counts = NULL;
  g_autofree double *below = NULL;
  g_autofree double *above = NULL;
  g_autofree double *sums = NULL;
  double highest = 1;

  haw_time_axis_get_visible (&self->axis, &start, &end);
  first = (start >> shift) << shift;
  n_bins = (guint) MIN (((end - first) >> shift) + 1, MOST_BINS);
  counts = g_new0 (guint32, n_bins * n_lanes);
  below = g_new0 (double, n_bins);
  above = g_new0 (double, n_bins);
  sums = g_new0 (double, n_bins);
  for (guint i = 0; i < n_lanes; i++)
    {
      haw_timeline_lanes_count (self->lanes, i, shift, first, n_bins, counts + i * n_bins);
      for (guint j = 0; j < n_bins; j++)
        {
          sums[j] += counts[i * n_bins + j];
          highest = MAX (highest, sums[j]);
        }
    }

  for (guint i = 0; i < n_lanes; i++)
    {
      GdkRGBA color;

      for (guint j = 0; j < n_bins; j++)
        above[j] = below[j] + counts[i * n_bins + j] * (HEIGHT - BAR - 4) / highest;
      haw_timeline_lane_color (GTK_WIDGET (self), self->lanes, i, &color);
      cairo_set_source_rgba (cr, color.red, color.green, color.blue, 0.75);
      trace_bins (self, cr, below, above, n_bins, shift, first);
      cairo_fill (cr);
      memcpy (below, above, n_bins * sizeof *below);
    }
  cairo_destroy (cr);

  return node;
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

  append (snapshot, back, 0.62, 0, low, BAR, HEIGHT - BAR);
  append (snapshot, back, 0.62, high, width, BAR, HEIGHT - BAR);
  append (snapshot, accent, 0.13, low, high, BAR, HEIGHT - BAR);
  for (guint i = 0; i < 2; i++)
    {
      double x = i == 0 ? low : high;
      GskRoundedRect grip;

      append (snapshot, accent, 1, x - 0.75, x + 0.75, BAR, HEIGHT - BAR);
      gsk_rounded_rect_init_from_rect (
          &grip, &GRAPHENE_RECT_INIT ((float) x - 3, BAR + (HEIGHT - BAR - 16) / 2.0f, 6, 16), 3);
      gtk_snapshot_push_rounded_clip (snapshot, &grip);
      append (snapshot, accent, 1, x - 3, x + 3, BAR, HEIGHT - BAR);
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

static void
haw_timeline_overview_snapshot (GtkWidget   *widget,
                                GtkSnapshot *snapshot)
{
  HawTimelineOverview *self = HAW_TIMELINE_OVERVIEW (widget);
  int width = gtk_widget_get_width (widget);
  GdkRGBA text, accent, back;

  if (!has_events (self))
    return;

  haw_timeline_named_color (widget, "window_fg_color", &text);
  haw_timeline_named_color (widget, "accent_color", &accent);
  haw_timeline_named_color (widget, "view_bg_color", &back);
  if (self->histogram == NULL)
    self->histogram = make_histogram (self);
  append (snapshot, &text, 0.13, 0, width, 0, 1);
  append (snapshot, &text, 0.06, 0, width, 1, BAR - 1);
  gtk_snapshot_append_node (snapshot, self->histogram);
  if (has_range (self))
    draw_range (self, snapshot, &accent, &back);
  draw_bar (self, snapshot, &text);
  if (gtk_widget_has_visible_focus (widget))
    {
      GskRoundedRect outline;

      gsk_rounded_rect_init_from_rect (
          &outline, &GRAPHENE_RECT_INIT (1, 1, (float) width - 2, HEIGHT - 2), 5);
      gtk_snapshot_append_border (snapshot, &outline, (float[4]) { 2, 2, 2, 2 },
                                  (GdkRGBA[4]) { accent, accent, accent, accent });
    }
}

static void
haw_timeline_overview_measure (GtkWidget     *widget,
                               GtkOrientation orientation,
                               int            for_size,
                               int           *minimum,
                               int           *natural,
                               int           *minimum_baseline,
                               int           *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 120 : HEIGHT;
}

static void
haw_timeline_overview_size_allocate (GtkWidget *widget,
                                     int        width,
                                     int        height,
                                     int        baseline)
{
  fit (HAW_TIMELINE_OVERVIEW (widget));
}

static void
haw_timeline_overview_css_changed (GtkWidget         *widget,
                                   GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (haw_timeline_overview_parent_class)->css_changed (widget, change);
  g_clear_pointer (&HAW_TIMELINE_OVERVIEW (widget)->histogram, gsk_render_node_unref);
}

static Grip
grip_at (HawTimelineOverview *self,
         double               x,
         double               y)
{
  double start = haw_time_axis_x_of (&self->axis, self->start);
  double end = haw_time_axis_x_of (&self->axis, self->end);

  if (!has_events (self))
    return GRIP_NONE;
  if (y < BAR)
    return GRIP_BAR;
  if (!has_range (self))
    return GRIP_NEW;
  /* Of two ends close together, the one on whose side it is. */
  if (fabs (x - end) <= EDGE && fabs (x - end) <= fabs (x - start))
    return GRIP_END;
  if (fabs (x - start) <= EDGE)
    return GRIP_START;

  return x > MIN (start, end) && x < MAX (start, end) ? GRIP_RANGE : GRIP_NEW;
}

static void
begin (HawTimelineOverview *self,
       double               x,
       double               y)
{
  self->grip = grip_at (self, x, y);
  self->grip_time = time_at (self, x);
  self->grip_start = self->grip == GRIP_BAR ? self->visible_start : self->start;
  self->grip_end = self->grip == GRIP_BAR ? self->visible_end : self->end;
}

static void
move (HawTimelineOverview *self,
      double               x)
{
  gint64 time = time_at (self, x), by = time - self->grip_time;
  gint64 length = self->grip_end - self->grip_start;

  switch (self->grip)
    {
    case GRIP_BAR:
      g_signal_emit (self, signals[SHOWN], 0, self->grip_start + by, self->grip_end + by);
      break;
    case GRIP_NEW:
      change_range (self, snap (self, self->grip_time), snap (self, time));
      break;
    case GRIP_START:
      change_range (self, snap (self, time), self->grip_end);
      break;
    case GRIP_END:
      change_range (self, self->grip_start, snap (self, time));
      break;
    case GRIP_RANGE:
      change_range (self, snap (self, self->grip_start + by),
                    snap (self, self->grip_start + by) + length);
      break;
    case GRIP_NONE:
    default:
      break;
    }
}

static void
drag_begin_cb (GtkGestureDrag      *gesture,
               double               x,
               double               y,
               HawTimelineOverview *self)
{
  begin (self, x, y);
  if (self->grip == GRIP_NONE)
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
}

static void
drag_update_cb (GtkGestureDrag      *gesture,
                double               dx,
                double               dy,
                HawTimelineOverview *self)
{
  double x, y;

  if (!gtk_drag_check_threshold (GTK_WIDGET (self), 0, 0, (int) dx, (int) dy))
    return;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_gesture_drag_get_start_point (gesture, &x, &y);
  move (self, x + dx);
}

static void
released_cb (GtkGestureClick     *gesture,
             int                  n_press,
             double               x,
             double               y,
             HawTimelineOverview *self)
{
  gint64 half = (self->visible_end - self->visible_start) / 2;
  gint64 time = time_at (self, x);

  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (!has_events (self))
    return;
  if (n_press == 2)
    change_range (self, 0, 0);
  else
    g_signal_emit (self, signals[SHOWN], 0, time - half, time + half);
}

static void
motion_cb (GtkEventControllerMotion *controller,
           double                    x,
           double                    y,
           HawTimelineOverview      *self)
{
  Grip grip = grip_at (self, x, y);

  gtk_widget_set_cursor_from_name (GTK_WIDGET (self),
                                   grip == GRIP_START || grip == GRIP_END ? "ew-resize"
                                   : grip == GRIP_RANGE || grip == GRIP_BAR ? "grab"
                                   : grip == GRIP_NEW                       ? "crosshair"
                                                                            : NULL);
}

static gboolean
query_tooltip_cb (GtkWidget  *widget,
                  int         x,
                  int         y,
                  gboolean    keyboard,
                  GtkTooltip *tooltip,
                  gpointer    user_data)
{
  HawTimelineOverview *self = HAW_TIMELINE_OVERVIEW (widget);
  gint64 unit = get_unit (self), start, end;
  g_autofree char *range = NULL;
  g_autofree char *isolated = NULL;
  g_autofree char *text = NULL;
  g_autofree char *localised = NULL;
  guint n;

  if (!has_events (self) || keyboard)
    return FALSE;

  start = haw_floor_div (time_at (self, x), unit) * unit;
  end = start + unit;
  if (has_range (self) && grip_at (self, x, y) == GRIP_RANGE)
    {
      start = self->start;
      end = self->end;
    }
  n = haw_timeline_lanes_count_within (self->lanes, HAW_TIMELINE_ALL_LANES, start, end);
  range = haw_range_to_text (start, end);
  isolated = haw_isolate (range);
  text = g_strdup_printf (ngettext ("%s, %u event", "%s, %u events", n), isolated, n);
  localised = haw_date_localise_digits (text);
  gtk_tooltip_set_text (tooltip, localised);

  return TRUE;
}

/* The arrows follow the screen: to the right is later, or earlier where time runs that way. */
static gboolean
arrow_cb (GtkWidget *widget,
          GVariant  *arguments,
          gpointer   user_data)
{
  HawTimelineOverview *self = HAW_TIMELINE_OVERVIEW (widget);
  gint64 unit = get_unit (self), step, start = self->start, end = self->end;
  gboolean right, first, last;

  g_variant_get (arguments, "(bbb)", &right, &first, &last);
  if (!has_events (self))
    return GDK_EVENT_PROPAGATE;

  step = right == self->axis.mirrored ? -unit : unit;
  if (!has_range (self))
    {
      start = snap (self, self->visible_start);
      end = MAX (snap (self, self->visible_end), start + unit);
    }
  else
    {
      start += first ? step : 0;
      end += last ? step : 0;
    }
  if (start < end)
    change_range (self, start, end);

  return GDK_EVENT_STOP;
}

static gboolean
clear_cb (GtkWidget *widget,
          GVariant  *arguments,
          gpointer   user_data)
{
  if (!has_range (HAW_TIMELINE_OVERVIEW (widget)))
    return GDK_EVENT_PROPAGATE;

  change_range (HAW_TIMELINE_OVERVIEW (widget), 0, 0);

  return GDK_EVENT_STOP;
}

static gboolean
show_cb (GtkWidget *widget,
         GVariant  *arguments,
         gpointer   user_data)
{
  HawTimelineOverview *self = HAW_TIMELINE_OVERVIEW (widget);

  if (has_range (self))
    g_signal_emit (self, signals[SHOWN], 0, self->start, self->end);

  return GDK_EVENT_STOP;
}

static void
changed_cb (HawTimelineLanes *lanes,
            HawTimelineChange change,
            guint             position,
            gpointer          user_data)
{
  if (change != HAW_TIMELINE_REPLACED)
    haw_timeline_overview_update (user_data);
}

static void
haw_timeline_overview_dispose (GObject *object)
{
  haw_timeline_overview_set_lanes (HAW_TIMELINE_OVERVIEW (object), NULL);

  G_OBJECT_CLASS (haw_timeline_overview_parent_class)->dispose (object);
}

static void
haw_timeline_overview_class_init (HawTimelineOverviewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  static const guint keys[] = { GDK_KEY_Left, GDK_KEY_Right };
  static const guint clears[] = { GDK_KEY_Delete, GDK_KEY_KP_Delete, GDK_KEY_BackSpace,
                                  GDK_KEY_Escape };

  object_class->dispose = haw_timeline_overview_dispose;
  widget_class->snapshot = haw_timeline_overview_snapshot;
  widget_class->measure = haw_timeline_overview_measure;
  widget_class->size_allocate = haw_timeline_overview_size_allocate;
  widget_class->css_changed = haw_timeline_overview_css_changed;

  signals[RANGE_CHANGED] =
      g_signal_new ("range-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_INT64);
  signals[SHOWN] = g_signal_new ("shown", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_INT64);

  gtk_widget_class_set_css_name (widget_class, "timelineoverview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  for (guint i = 0; i < 2; i++)
    {
      gboolean right = keys[i] == GDK_KEY_Right;

      gtk_widget_class_add_binding (widget_class, keys[i], 0, arrow_cb, "(bbb)", right, TRUE, TRUE);
      gtk_widget_class_add_binding (widget_class, keys[i], GDK_SHIFT_MASK, arrow_cb, "(bbb)", right,
                                    FALSE, TRUE);
      gtk_widget_class_add_binding (widget_class, keys[i], GDK_CONTROL_MASK, arrow_cb, "(bbb)",
                                    right, TRUE, FALSE);
    }
  for (guint i = 0; i < G_N_ELEMENTS (clears); i++)
    gtk_widget_class_add_binding (widget_class, clears[i], 0, clear_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, 0, show_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Enter, 0, show_cb, NULL);
}

static void
haw_timeline_overview_init (HawTimelineOverview *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();

  haw_time_axis_init (&self->axis, 1, FALSE);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect (click, "released", G_CALLBACK (released_cb), self);
  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Range of time"), -1);
  tell (self);
}

/**
 * haw_timeline_overview_set_lanes:
 * @lanes: (nullable) (transfer none): the events; what is put into them is followed
 */
void
haw_timeline_overview_set_lanes (HawTimelineOverview *self,
                                 HawTimelineLanes    *lanes)
{
  g_return_if_fail (HAW_IS_TIMELINE_OVERVIEW (self));

  if (self->lanes != NULL)
    haw_timeline_lanes_unwatch (self->lanes, self);
  g_clear_pointer (&self->lanes, haw_timeline_lanes_unref);
  if (lanes != NULL)
    {
      self->lanes = haw_timeline_lanes_ref (lanes);
      haw_timeline_lanes_watch (lanes, changed_cb, self);
    }
  haw_timeline_overview_update (self);
}

/**
 * haw_timeline_overview_update:
 *
 * Takes up other events or colours.
 */
void
haw_timeline_overview_update (HawTimelineOverview *self)
{
  g_return_if_fail (HAW_IS_TIMELINE_OVERVIEW (self));

  fit (self);
  tell (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * haw_timeline_overview_set_mirrored:
 * @mirrored: whether time runs from right to left
 */
void
haw_timeline_overview_set_mirrored (HawTimelineOverview *self,
                                    gboolean             mirrored)
{
  g_return_if_fail (HAW_IS_TIMELINE_OVERVIEW (self));

  if (self->axis.mirrored == mirrored)
    return;
  self->axis.mirrored = mirrored;
  haw_timeline_overview_update (self);
}

/**
 * haw_timeline_overview_set_visible_time:
 *
 * Says what the timeline shows.
 */
void
haw_timeline_overview_set_visible_time (HawTimelineOverview *self,
                                        gint64               start,
                                        gint64               end)
{
  g_return_if_fail (HAW_IS_TIMELINE_OVERVIEW (self));

  self->visible_start = start;
  self->visible_end = end;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * haw_timeline_overview_set_range:
 * @end: exclusive; not after @start for no range
 *
 * Shows a range without a signal.
 */
void
haw_timeline_overview_set_range (HawTimelineOverview *self,
                                 gint64               start,
                                 gint64               end)
{
  g_return_if_fail (HAW_IS_TIMELINE_OVERVIEW (self));

  self->start = start < end ? start : 0;
  self->end = start < end ? end : 0;
  tell (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * haw_timeline_overview_x_of:
 *
 * Returns: where a time is, in px of the widget
 */
double
haw_timeline_overview_x_of (HawTimelineOverview *self,
                            gint64               time)
{
  g_return_val_if_fail (HAW_IS_TIMELINE_OVERVIEW (self), 0);

  return haw_time_axis_x_of (&self->axis, time);
}

/**
 * haw_timeline_overview_drag:
 * @from: px
 * @to: px
 * @y: px
 *
 * Does what a drag of the pointer does.
 */
void
haw_timeline_overview_drag (HawTimelineOverview *self,
                            double               from,
                            double               to,
                            double               y)
{
  g_return_if_fail (HAW_IS_TIMELINE_OVERVIEW (self));

  begin (self, from, y);
  move (self, to);
}
