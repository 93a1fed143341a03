/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "timeline/haw-timeline-view-private.h"

#include <glib/gi18n.h>
#include <math.h>

#include "project/haw-error.h"
#include "widgets/haw-range-text.h"

/* Pointer and keys. Whatever the pointer can do, an action with a key can do as well. */

#define SLOP 6
#define STEP_FACTOR 1.5     /* of a key or button */
#define WHEEL_OCTAVES 0.25  /* of one click of a wheel */
#define WHEEL_PART 0.08     /* of the width, for one click of a wheel */
#define SURFACE_OCTAVE 160.0 /* px of a touchpad */
#define PAGE_PART 0.75

/**
 * haw_timeline_input_pick:
 * @lane: (out): the id of the lane in which it stands there
 *
 * Returns: the item at a position of the widget, or -1
 */
int
haw_timeline_input_pick (HawTimelineView *self,
                         double           x,
                         double           y,
                         gint64          *lane)
{
  guint index = 0;
  double at;
  int item;

  *lane = HAW_TIMELINE_NO_LANE;

  if (self->lanes == NULL || y < self->ruler_height)
    return -1;
  if (x < self->body_x || x >= self->body_x + self->body_width)
    return haw_timeline_has_lane_shelves (self)
               ? haw_timeline_lane_shelf_pick (self, x, y, lane)
               : haw_timeline_shelf_pick (self, x, y);
  if (self->n_dated == 0)
    return -1;

  at = y - self->ruler_height + gtk_adjustment_get_value (self->rows);
  item = haw_timeline_lanes_hit (self->lanes, &self->axis, x - self->body_x, at, SLOP, &index);
  if (item >= 0)
    *lane = haw_timeline_lane_get_id (self, index);

  return item;
}

/**
 * haw_timeline_input_update_hover:
 *
 * Finds what is under the pointer now.
 */
void
haw_timeline_input_update_hover (HawTimelineView *self)
{
  gint64 lane;
  int item = -1;

  if (self->pointer_x >= 0 && !self->dragging && !self->edit.under_way)
    item = haw_timeline_input_pick (self, self->pointer_x, self->pointer_y, &lane);
  if (item == self->hovered)
    return;

  self->hovered = item;
  haw_timeline_reports_want (self);
  haw_timeline_reports_update (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
motion_cb (GtkEventControllerMotion *controller,
           double                    x,
           double                    y,
           HawTimelineView          *self)
{
  self->pointer_x = x;
  self->pointer_y = y;
  haw_timeline_input_update_hover (self);
  haw_timeline_drag_show_cursor (
      self, gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller)));
}

static void
leave_cb (GtkEventControllerMotion *controller,
          HawTimelineView          *self)
{
  self->pointer_x = -1;
  haw_timeline_input_update_hover (self);
}

/* Beside all events: a single click opens what stands for many, a double one makes an event there. */
static void
click_ground (HawTimelineView *self,
              int              n_press,
              double           x,
              double           y)
{
  gint64 start, end;
  guint n;

  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (n_press == 1)
    self->opened_bin = haw_timeline_density_pick (self, x, y, &start, &end, &n);
  if (n_press == 1 && self->opened_bin)
    haw_timeline_clusters_open (self, start, end);
  else if (n_press == 1)
    self->opened_bin = haw_timeline_lane_shelf_click (self, x, y);
  else if (n_press == 2 && !self->opened_bin && y >= self->ruler_height && x >= self->body_x &&
           x < self->body_x + self->body_width)
    haw_timeline_view_make_event (self, x, y);
}

static void
released_cb (GtkGestureClick *gesture,
             int              n_press,
             double           x,
             double           y,
             HawTimelineView *self)
{
  GdkModifierType state =
      gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  gint64 lane;
  int item = haw_timeline_input_pick (self, x, y, &lane);

  if (item < 0)
    {
      click_ground (self, n_press, x, y);
      return;
    }
  if ((state & (GDK_CONTROL_MASK | GDK_SHIFT_MASK)) != 0)
    {
      haw_timeline_select_click (self, item, lane, state);
      return;
    }
  if (n_press > 1)
    {
      if (n_press == 2)
        haw_timeline_entry_rename (self, self->store->ids[item]);
      return;
    }

  /* Each click opens: the next one on the same event goes to its next source. */
  haw_timeline_select_clear (self);
  haw_timeline_view_select (self, item, lane, FALSE);
  haw_timeline_view_activate (self, self->store->ids[item]);
}

static void
pressed_cb (GtkGestureClick *gesture,
            int              n_press,
            double           x,
            double           y,
            HawTimelineView *self)
{
  haw_timeline_motion_stop (self);
}

static void
drag_begin_cb (GtkGestureDrag  *gesture,
               double           x,
               double           y,
               HawTimelineView *self)
{
  self->drag_x = 0;
  self->drag_y = 0;
  self->velocity = 0;
  self->kinetic_time = g_get_monotonic_time ();
  if (x < self->body_x || x >= self->body_x + self->body_width ||
      !haw_timeline_content_has_axis (self) ||
      haw_timeline_drag_choose (self, x, y,
                                gtk_event_controller_get_current_event_state (
                                    GTK_EVENT_CONTROLLER (gesture))) != HAW_TIMELINE_HAND_IDLE)
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
}

/* Keeps a smoothed speed for the fling after the drag. */
static void
track_velocity (HawTimelineView *self,
                double           dx)
{
  gint64 now = g_get_monotonic_time ();
  double elapsed = MAX ((double) (now - self->kinetic_time) / 1000, 1);

  self->velocity = 0.6 * self->velocity + 0.4 * dx / elapsed;
  self->kinetic_time = now;
}

static void
drag_update_cb (GtkGestureDrag  *gesture,
                double           x,
                double           y,
                HawTimelineView *self)
{
  if (!self->dragging)
    {
      if (!gtk_drag_check_threshold (GTK_WIDGET (self), 0, 0, (int) x, (int) y))
        return;

      self->dragging = TRUE;
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
      gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "grabbing");
      haw_timeline_input_update_hover (self);
    }

  track_velocity (self, x - self->drag_x);
  haw_timeline_view_pan (self, x - self->drag_x, y - self->drag_y);
  self->drag_x = x;
  self->drag_y = y;
}

static void
drag_end_cb (GtkGestureDrag  *gesture,
             double           x,
             double           y,
             HawTimelineView *self)
{
  if (!self->dragging)
    return;

  self->dragging = FALSE;
  self->edit.cursor = NULL;
  gtk_widget_set_cursor (GTK_WIDGET (self), NULL);
  if (g_get_monotonic_time () - self->kinetic_time < 50 * 1000)
    haw_timeline_motion_fling (self, self->velocity);
}

static gboolean
is_over_shelf (HawTimelineView *self)
{
  return self->shelf.width > 0 && !haw_timeline_has_lane_shelves (self) &&
         self->pointer_x >= self->shelf.x && self->pointer_x < self->shelf.x + self->shelf.width;
}

static void
scroll_by (GtkAdjustment *adjustment,
           double         dy)
{
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + dy);
}

static gboolean
scroll_cb (GtkEventControllerScroll *controller,
           double                    dx,
           double                    dy,
           HawTimelineView          *self)
{
  GdkModifierType state =
      gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));
  gboolean wheel = gtk_event_controller_scroll_get_unit (controller) == GDK_SCROLL_UNIT_WHEEL;
  gboolean overflows = gtk_widget_get_child_visible (self->rows_scrollbar);
  double later = self->axis.mirrored ? 1 : -1;
  double step = wheel ? self->body_width * WHEEL_PART : 1;

  if (self->edit.under_way)
    return GDK_EVENT_STOP;
  if ((state & GDK_CONTROL_MASK) != 0)
    {
      double x = self->pointer_x >= 0 ? self->pointer_x : self->body_x + self->body_width / 2.0;

      haw_timeline_view_zoom (self, exp2 (-dy * (wheel ? WHEEL_OCTAVES : 1 / SURFACE_OCTAVE)), x);
      return GDK_EVENT_STOP;
    }

  haw_timeline_motion_stop (self);
  if ((state & GDK_SHIFT_MASK) == 0 && is_over_shelf (self))
    scroll_by (self->shelf_rows, wheel ? dy * self->row_height * 2 : dy);
  else if ((state & GDK_SHIFT_MASK) == 0 && overflows)
    haw_timeline_view_pan (self, -dx * step, wheel ? -dy * self->row_height * 2 : -dy);
  else
    haw_timeline_view_pan (self, -dx * step + dy * step * later, 0);

  return GDK_EVENT_STOP;
}

static void
decelerate_cb (GtkEventControllerScroll *controller,
               double                    vx,
               double                    vy,
               HawTimelineView          *self)
{
  haw_timeline_motion_fling (self, -vx / 1000);
}

static void
pinch_begin_cb (GtkGesture       *gesture,
                GdkEventSequence *sequence,
                HawTimelineView  *self)
{
  haw_timeline_motion_stop (self);
  self->pinch_scale = 1;
}

static void
pinch_cb (GtkGestureZoom  *gesture,
          double           scale,
          HawTimelineView *self)
{
  double x = self->body_x + self->body_width / 2.0;
  double y;

  gtk_gesture_get_bounding_box_center (GTK_GESTURE (gesture), &x, &y);
  if (scale <= 0)
    return;

  haw_timeline_view_zoom (self, scale / self->pinch_scale, x);
  self->pinch_scale = scale;
}

/* How many events stand behind what is under the pointer, and when. */
static gboolean
query_bin_tooltip (HawTimelineView *self,
                   double           x,
                   double           y,
                   GtkTooltip      *tooltip)
{
  gint64 start, end;
  guint n;
  g_autofree char *range = NULL;
  g_autofree char *isolated = NULL;
  g_autofree char *text = NULL;
  g_autofree char *localised = NULL;

  if (!haw_timeline_density_pick (self, x, y, &start, &end, &n))
    return FALSE;

  if (end - start >= HAW_SECONDS_PER_DAY)
    {
      /* Bins are no days: the days that one touches. */
      start = haw_floor_div (start, HAW_SECONDS_PER_DAY) * HAW_SECONDS_PER_DAY;
      end = -haw_floor_div (-end, HAW_SECONDS_PER_DAY) * HAW_SECONDS_PER_DAY;
    }
  range = haw_range_to_text (start, end);
  isolated = haw_isolate (range);
  text = g_strdup_printf (ngettext ("%s, %u event", "%s, %u events", n), isolated, n);
  localised = haw_date_localise_digits (text);
  gtk_tooltip_set_text (tooltip, localised);

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
  HawTimelineView *self = HAW_TIMELINE_VIEW (widget);
  gint64 lane = self->selected_lane;
  int item = keyboard ? haw_timeline_store_find (self->store, self->selected_id)
                      : haw_timeline_input_pick (self, x, y, &lane);
  HawTimelineEvent event;
  graphene_rect_t mark, label, area;
  g_autofree char *summary = NULL;
  g_autofree char *date = NULL;
  g_autofree char *sources = NULL;
  g_autofree char *text = NULL;

  if (item < 0 || self->dragging || self->edit.under_way)
    return !self->dragging && !self->edit.under_way && query_bin_tooltip (self, x, y, tooltip);

  haw_timeline_store_tell (self->store, (guint) item, &event);
  date = haw_timeline_event_get_dates (&event);
  summary = haw_timeline_event_get_summary (&event);
  sources = haw_timeline_reports_tell (self, (guint) item);
  text = g_strjoin ("\n", haw_timeline_event_get_title (&event), date != NULL ? date : summary,
                    date != NULL ? summary : sources, date != NULL ? sources : NULL, NULL);
  haw_timeline_marks_get_area (self, (guint) item, lane, &mark, &label);
  graphene_rect_union (&mark, &label, &area);
  graphene_rect_intersection (
      &area, &GRAPHENE_RECT_INIT (0, 0, (float) self->width, (float) self->height), &area);
  gtk_tooltip_set_text (tooltip, text);
  gtk_tooltip_set_tip_area (tooltip,
                            &(GdkRectangle) { (int) area.origin.x, (int) area.origin.y,
                                              (int) area.size.width, (int) area.size.height });

  return TRUE;
}

static void
zoom_by_step (HawTimelineView *self,
              double           factor)
{
  HawTimeAxis target = self->target;
  int item = haw_timeline_store_find (self->store, self->selected_id);
  double x = target.width / 2;

  /* What is selected stays where it is, if it is in view. */
  if (item >= 0 && !haw_timeline_is_undated (self, (guint) item))
    {
      guint lane = haw_timeline_lane_of (self, (guint) item, self->selected_lane);
      HawTimelinePlace place;

      if (haw_timeline_lanes_place (self->lanes, &target, (guint) item, lane, &place) &&
          place.start >= 0 && place.start <= target.width)
        x = place.start;
    }

  haw_time_axis_zoom (&target, haw_time_axis_levels_of_factor (factor), x);
  haw_timeline_motion_go (self, &target);
}

static void
zoom_in_cb (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  zoom_by_step (HAW_TIMELINE_VIEW (widget), STEP_FACTOR);
}

static void
zoom_out_cb (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  zoom_by_step (HAW_TIMELINE_VIEW (widget), 1 / STEP_FACTOR);
}

static void
fit_cb (GtkWidget  *widget,
        const char *name,
        GVariant   *parameter)
{
  haw_timeline_view_fit (HAW_TIMELINE_VIEW (widget));
}

static void
turn_page_cb (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  HawTimelineView *self = HAW_TIMELINE_VIEW (widget);
  HawTimeAxis target = self->target;
  double along = g_str_has_suffix (name, "later") ? -PAGE_PART : PAGE_PART;

  haw_time_axis_pan (&target, (target.mirrored ? -along : along) * target.width);
  haw_timeline_motion_go (self, &target);
}

static void
walk (GtkWidget      *widget,
      HawTimelineStep step)
{
  HawTimelineView *self = HAW_TIMELINE_VIEW (widget);
  int from = haw_timeline_store_find (self->store, self->selected_id);
  gint64 lane = self->selected_lane;
  int to;

  if (haw_timeline_clusters_walk (self, step))
    return;
  to = self->lanes == NULL ? -1 : haw_timeline_walk (self, from, step, &lane);
  if (to >= 0)
    haw_timeline_view_select (self, to, lane, TRUE);
  else if (from < 0)
    gtk_widget_error_bell (widget);
}

static void
walk_cb (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  static const struct
  {
    const char *name;
    HawTimelineStep step;
  } steps[] = {
    { "timeline.next", HAW_TIMELINE_NEXT },
    { "timeline.previous", HAW_TIMELINE_PREVIOUS },
    { "timeline.row-down", HAW_TIMELINE_ROW_AFTER },
    { "timeline.row-up", HAW_TIMELINE_ROW_BEFORE },
    { "timeline.first", HAW_TIMELINE_FIRST },
    { "timeline.last", HAW_TIMELINE_LAST },
  };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (g_str_equal (steps[i].name, name))
      walk (widget, steps[i].step);
}

static void
activate_cb (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  HawTimelineView *self = HAW_TIMELINE_VIEW (widget);

  if (!haw_timeline_clusters_activate (self) &&
      haw_timeline_store_find (self->store, self->selected_id) >= 0)
    haw_timeline_view_activate (self, self->selected_id);
}

static gboolean
arrow_cb (GtkWidget *widget,
          GVariant  *arguments,
          gpointer   user_data)
{
  HawTimelineView *self = HAW_TIMELINE_VIEW (widget);
  gboolean right = g_variant_get_boolean (arguments);

  walk (widget, right == self->axis.mirrored ? HAW_TIMELINE_PREVIOUS : HAW_TIMELINE_NEXT);

  return GDK_EVENT_STOP;
}

static void
add_keys (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint key;
    const char *action;
  } keys[] = {
    { GDK_KEY_plus, "timeline.zoom-in" },
    { GDK_KEY_KP_Add, "timeline.zoom-in" },
    { GDK_KEY_equal, "timeline.zoom-in" },
    { GDK_KEY_bracketright, "timeline.zoom-in" },
    { GDK_KEY_minus, "timeline.zoom-out" },
    { GDK_KEY_KP_Subtract, "timeline.zoom-out" },
    { GDK_KEY_bracketleft, "timeline.zoom-out" },
    { GDK_KEY_0, "timeline.fit" },
    { GDK_KEY_KP_0, "timeline.fit" },
    { GDK_KEY_Page_Up, "timeline.earlier" },
    { GDK_KEY_Page_Down, "timeline.later" },
    { GDK_KEY_Up, "timeline.row-up" },
    { GDK_KEY_Down, "timeline.row-down" },
    { GDK_KEY_Home, "timeline.first" },
    { GDK_KEY_End, "timeline.last" },
    { GDK_KEY_Return, "timeline.activate" },
    { GDK_KEY_KP_Enter, "timeline.activate" },
    { GDK_KEY_space, "timeline.activate" },
    { GDK_KEY_c, "timeline.toggle-lane" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (widget_class, keys[i].key, 0, keys[i].action, NULL);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_plus, GDK_SHIFT_MASK,
                                       "timeline.zoom-in", NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Left, 0, arrow_cb, "b", FALSE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Right, 0, arrow_cb, "b", TRUE);
}

/**
 * haw_timeline_input_class_init:
 *
 * Installs the actions and their keys.
 */
void
haw_timeline_input_class_init (GtkWidgetClass *widget_class)
{
  static const char *const walks[] = { "timeline.next",   "timeline.previous", "timeline.row-down",
                                       "timeline.row-up", "timeline.first",    "timeline.last" };

  gtk_widget_class_install_action (widget_class, "timeline.zoom-in", NULL, zoom_in_cb);
  gtk_widget_class_install_action (widget_class, "timeline.zoom-out", NULL, zoom_out_cb);
  gtk_widget_class_install_action (widget_class, "timeline.fit", NULL, fit_cb);
  gtk_widget_class_install_action (widget_class, "timeline.earlier", NULL, turn_page_cb);
  gtk_widget_class_install_action (widget_class, "timeline.later", NULL, turn_page_cb);
  gtk_widget_class_install_action (widget_class, "timeline.activate", NULL, activate_cb);
  for (guint i = 0; i < G_N_ELEMENTS (walks); i++)
    gtk_widget_class_install_action (widget_class, walks[i], NULL, walk_cb);

  add_keys (widget_class);
}

/**
 * haw_timeline_input_init:
 *
 * Listens to the pointer.
 */
void
haw_timeline_input_init (HawTimelineView *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *scroll = gtk_event_controller_scroll_new (
      GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES | GTK_EVENT_CONTROLLER_SCROLL_KINETIC);
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkGesture *pinch = gtk_gesture_zoom_new ();

  self->pointer_x = -1;
  g_signal_connect (motion, "enter", G_CALLBACK (motion_cb), self);
  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect (motion, "leave", G_CALLBACK (leave_cb), self);
  g_signal_connect (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  g_signal_connect (scroll, "decelerate", G_CALLBACK (decelerate_cb), self);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  g_signal_connect (click, "released", G_CALLBACK (released_cb), self);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  g_signal_connect (pinch, "begin", G_CALLBACK (pinch_begin_cb), self);
  g_signal_connect (pinch, "scale-changed", G_CALLBACK (pinch_cb), self);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);

  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (pinch));
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
}
