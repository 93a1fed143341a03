/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "timeline/haw-timeline-overview-private.h"

#include "project/haw-error.h"
#include "time/haw-date-format.h"
#include "widgets/haw-range-text.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#define BAR HAW_TIMELINE_OVERVIEW_BAR
#define EDGE 6.0       /* px about an end by which it is taken */
#define MARGIN 10.0    /* px before the first and after the last event */
#define FEW_DAYS 20
#define MOST_LOOKED_AT 1000

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
  return haw_timeline_overview_has_events (self);
}

/* Whether the strip shows any time at all: a range outlives the events it was made for. */
static gboolean
has_time (HawTimelineOverview *self)
{
  return has_events (self) || has_range (self);
}

/* All events and the range. */
static void
get_extent (HawTimelineOverview *self,
            gint64              *first,
            gint64              *last)
{
  gboolean known = has_events (self) &&
                   haw_timeline_store_get_extent (haw_timeline_lanes_get_store (self->lanes), first,
                                                  last);

  if (!known)
    {
      *first = self->start - (self->end - self->start);
      *last = self->end + (self->end - self->start);
    }
  else if (has_range (self))
    {
      *first = MIN (*first, self->start);
      *last = MAX (*last, self->end);
    }
  if (*last - *first < 2 * HAW_SECONDS_PER_DAY)
    {
      *first -= HAW_SECONDS_PER_DAY;
      *last += HAW_SECONDS_PER_DAY;
    }
}

static void
fit (HawTimelineOverview *self)
{
  HawTimeAxis before = self->axis;
  gint64 first, last;

  haw_time_axis_resize (&self->axis, gtk_widget_get_width (GTK_WIDGET (self)));
  if (has_time (self))
    {
      get_extent (self, &first, &last);
      haw_time_axis_fit (&self->axis, first, last, MARGIN);
    }
  if (before.origin != self->axis.origin || before.level != self->axis.level ||
      fabs (before.width - self->axis.width) > 0.5)
    self->stale = TRUE;
}

/* Counting is no part of a frame: it is done when the strip gets its size, or before the next frame
 * after any number of changes. */
static void
build (HawTimelineOverview *self)
{
  g_clear_handle_id (&self->build_id, g_source_remove);
  if (!self->stale || gtk_widget_get_width (GTK_WIDGET (self)) <= 0)
    return;

  self->stale = FALSE;
  haw_timeline_overview_build (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void tell (HawTimelineOverview *self);

static gboolean
build_cb (gpointer data)
{
  HawTimelineOverview *self = data;

  self->build_id = 0;
  fit (self);
  tell (self);
  build (self);

  return G_SOURCE_REMOVE;
}

static void
build_soon (HawTimelineOverview *self)
{
  self->stale = TRUE;
  if (self->build_id == 0)
    self->build_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, build_cb, self, NULL);
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

/* A range of time and what there is in it. */
static char *
describe (HawTimelineOverview *self,
          gint64               start,
          gint64               end)
{
  g_autofree char *range = haw_range_to_text (start, end);
  g_autofree char *isolated = haw_isolate (range);
  guint n = self->lanes == NULL ? 0 : haw_timeline_lanes_count_lit_within (self->lanes, start, end);
  g_autofree char *text =
      g_strdup_printf (ngettext ("%s, %u event", "%s, %u events", n), isolated, n);
  g_autofree char *whole = NULL;

  if (start == self->start && end == self->end && self->counts != NULL)
    whole = g_strconcat (text, C_("list separator", ", "), self->counts, NULL);

  return haw_date_localise_digits (whole != NULL ? whole : text);
}

static void
tell (HawTimelineOverview *self)
{
  g_autofree char *text = has_range (self) ? describe (self, self->start, self->end)
                                           : g_strdup (_("No range chosen"));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text,
                                  -1);
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
haw_timeline_overview_snapshot (GtkWidget   *widget,
                                GtkSnapshot *snapshot)
{
  if (has_time (HAW_TIMELINE_OVERVIEW (widget)))
    haw_timeline_overview_draw (HAW_TIMELINE_OVERVIEW (widget), snapshot);
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
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 120 : HAW_TIMELINE_OVERVIEW_LEAST;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 120 : HAW_TIMELINE_OVERVIEW_HEIGHT;
}

static void
haw_timeline_overview_size_allocate (GtkWidget *widget,
                                     int        width,
                                     int        height,
                                     int        baseline)
{
  HawTimelineOverview *self = HAW_TIMELINE_OVERVIEW (widget);

  fit (self);
  if (haw_timeline_overview_get_height (self) != self->built_height)
    self->stale = TRUE;
  build (self);
}

static void
haw_timeline_overview_css_changed (GtkWidget         *widget,
                                   GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (haw_timeline_overview_parent_class)->css_changed (widget, change);
  build_soon (HAW_TIMELINE_OVERVIEW (widget));
}

static HawGrip
grip_at (HawTimelineOverview *self,
         double               x,
         double               y)
{
  double start = haw_time_axis_x_of (&self->axis, self->start);
  double end = haw_time_axis_x_of (&self->axis, self->end);

  if (!has_time (self))
    return HAW_GRIP_NONE;
  if (y < BAR && has_events (self))
    return HAW_GRIP_BAR;
  if (!has_range (self))
    return HAW_GRIP_NEW;
  /* Of two ends close together, the one on whose side it is. */
  if (fabs (x - end) <= EDGE && fabs (x - end) <= fabs (x - start))
    return HAW_GRIP_END;
  if (fabs (x - start) <= EDGE)
    return HAW_GRIP_START;

  return x > MIN (start, end) && x < MAX (start, end) ? HAW_GRIP_RANGE : HAW_GRIP_NEW;
}

static void
begin (HawTimelineOverview *self,
       double               x,
       double               y)
{
  self->grip = grip_at (self, x, y);
  self->grip_time = time_at (self, x);
  self->grip_start = self->grip == HAW_GRIP_BAR ? self->visible_start : self->start;
  self->grip_end = self->grip == HAW_GRIP_BAR ? self->visible_end : self->end;
}

static void
move (HawTimelineOverview *self,
      double               x)
{
  gint64 time = time_at (self, CLAMP (x, 0, self->axis.width)), by = time - self->grip_time;
  gint64 length = self->grip_end - self->grip_start;

  switch (self->grip)
    {
    case HAW_GRIP_BAR:
      g_signal_emit (self, signals[SHOWN], 0, self->grip_start + by, self->grip_end + by);
      break;
    case HAW_GRIP_NEW:
      change_range (self, snap (self, self->grip_time), snap (self, time));
      break;
    case HAW_GRIP_START:
      change_range (self, snap (self, time), self->grip_end);
      break;
    case HAW_GRIP_END:
      change_range (self, self->grip_start, snap (self, time));
      break;
    case HAW_GRIP_RANGE:
      change_range (self, snap (self, self->grip_start + by),
                    snap (self, self->grip_start + by) + length);
      break;
    case HAW_GRIP_NONE:
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
  if (self->grip == HAW_GRIP_NONE)
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
}

/* The strip keeps still under the pointer, and takes up what is beyond its ends afterwards. */
static void
end (HawTimelineOverview *self)
{
  self->grip = HAW_GRIP_NONE;
  fit (self);
  if (self->stale)
    build_soon (self);
}

static void
drag_end_cb (GtkGestureDrag      *gesture,
             double               dx,
             double               dy,
             HawTimelineOverview *self)
{
  end (self);
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
  if (n_press == 2)
    change_range (self, 0, 0);
  else if (has_events (self))
    g_signal_emit (self, signals[SHOWN], 0, time - half, time + half);
}

static void
motion_cb (GtkEventControllerMotion *controller,
           double                    x,
           double                    y,
           HawTimelineOverview      *self)
{
  HawGrip grip = grip_at (self, x, y);

  gtk_widget_set_cursor_from_name (GTK_WIDGET (self),
                                   grip == HAW_GRIP_START || grip == HAW_GRIP_END ? "ew-resize"
                                   : grip == HAW_GRIP_RANGE || grip == HAW_GRIP_BAR ? "grab"
                                   : grip == HAW_GRIP_NEW                       ? "crosshair"
                                                                            : NULL);
}

/* Whether everything that may be under way on a day is known to the day at most. */
static gboolean
is_of_whole_days (HawTimelineOverview *self,
                  gint64               day)
{
  const HawTimelineStore *store = haw_timeline_lanes_get_store (self->lanes);
  gint64 next = day + HAW_SECONDS_PER_DAY;
  guint limit, n = 0;

  if (store == NULL ||
      haw_timeline_lanes_count_within (self->lanes, HAW_TIMELINE_ALL_LANES, day, next) > MOST_LOOKED_AT)
    return FALSE;
  limit = haw_timeline_lanes_get_n (self->lanes);
  for (guint i = 0; i < limit && n <= MOST_LOOKED_AT; i = haw_timeline_lanes_get_end (self->lanes, i))
    {
      g_autoptr (GArray) found = haw_timeline_lanes_find_within (self->lanes, i, day, next);

      n += found->len;
      for (guint j = 0; j < found->len; j++)
        {
          guint position = g_array_index (found, guint, j);
          gint64 start = store->starts[position], until = store->ends[position];

          if ((start > day && start < next) || (until > day && until < next))
            return FALSE;
        }
    }

  return TRUE;
}

static gboolean
query_tooltip_cb (GtkWidget  *widget,
                  int         x,
                  int         y,
                  gboolean    keyboard,
                  GtkTooltip *tooltip,
                  gpointer    user_data)
{
  g_autofree char *text = NULL;

  if (keyboard)
    return FALSE;
  text = haw_timeline_overview_describe_at (HAW_TIMELINE_OVERVIEW (widget), x, y);
  if (text == NULL)
    return FALSE;
  gtk_tooltip_set_text (tooltip, text);

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
  if (!has_time (self))
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
    build_soon (user_data);
}

static void
haw_timeline_overview_dispose (GObject *object)
{
  HawTimelineOverview *self = HAW_TIMELINE_OVERVIEW (object);

  haw_timeline_overview_set_lanes (self, NULL);
  g_clear_handle_id (&self->build_id, g_source_remove);
  g_clear_pointer (&self->histogram, gsk_render_node_unref);
  g_clear_pointer (&self->counts, g_free);

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
  g_signal_connect (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
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
  build_soon (self);
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
  if (self->grip == HAW_GRIP_NONE)
    {
      fit (self);
      if (self->stale)
        build_soon (self);
    }
  tell (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * haw_timeline_overview_set_counts:
 * @counts: (nullable): in words, what the range holds besides events
 */
void
haw_timeline_overview_set_counts (HawTimelineOverview *self,
                                  const char          *counts)
{
  g_return_if_fail (HAW_IS_TIMELINE_OVERVIEW (self));

  if (g_strcmp0 (self->counts, counts) == 0)
    return;
  g_free (self->counts);
  self->counts = g_strdup (counts);
  tell (self);
}

/**
 * haw_timeline_overview_describe_at:
 * @x: px of the widget
 * @y: px of the widget
 *
 * Returns: (transfer full) (nullable): the time there and what there is then, or the range and what
 *   is in it; the time no finer than what is known of the events
 */
char *
haw_timeline_overview_describe_at (HawTimelineOverview *self,
                                   double               x,
                                   double               y)
{
  gint64 unit, start, end;

  g_return_val_if_fail (HAW_IS_TIMELINE_OVERVIEW (self), NULL);

  if (!has_time (self))
    return NULL;
  if (has_range (self) && grip_at (self, x, y) == HAW_GRIP_RANGE)
    return describe (self, self->start, self->end);

  unit = get_unit (self);
  start = haw_floor_div (time_at (self, x), HAW_SECONDS_PER_DAY) * HAW_SECONDS_PER_DAY;
  end = start + HAW_SECONDS_PER_DAY;
  if (unit < HAW_SECONDS_PER_DAY && !is_of_whole_days (self, start))
    {
      start = haw_floor_div (time_at (self, x), unit) * unit;
      end = start + unit;
    }

  return describe (self, start, end);
}

/**
 * haw_timeline_overview_get_n_built:
 *
 * Returns: how often the events were counted so far, for tests
 */
guint
haw_timeline_overview_get_n_built (HawTimelineOverview *self)
{
  g_return_val_if_fail (HAW_IS_TIMELINE_OVERVIEW (self), 0);

  return self->n_built;
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
  end (self);
}
