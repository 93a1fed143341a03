/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-reader-view-private.h"

/* A drag that comes this near to an edge of the view scrolls it, the faster the farther it goes:
 * in a window that fills the screen there is nothing outside to drag to. */
#define AUTOSCROLL_EDGE  10.0
#define AUTOSCROLL_SHARE 0.25

/* Says that a selection is done, and offers it to the middle button. */
void
haw_reader_finish_selection (HawReaderView *self)
{
  g_autofree char *selected = haw_reader_view_dup_selected_text (self);

  if (selected == NULL)
    return;

  gdk_clipboard_set_text (gtk_widget_get_primary_clipboard (GTK_WIDGET (self)), selected);
  haw_reader_emit (self, HAW_READER_SELECTION_FINISHED);
}

/* Selects from where the drag began to @offset, in its units. */
static void
drag_to (HawReaderView *self,
         guint          offset)
{
  guint low = MIN (self->drag_offset, offset);
  guint high = MAX (self->drag_offset, offset);
  guint start = low;
  guint end = high;

  if (low != high || self->drag_unit == HAW_READER_UNIT_PARAGRAPH)
    haw_reader_unit_range (self, self->drag_unit, low, high, &start, &end);

  if (offset < self->drag_offset)
    haw_reader_select (self, end, start);
  else
    haw_reader_select (self, start, end);
}

static void
drag_to_pointer (HawReaderView *self)
{
  guint character;
  guint caret;

  if (self->dragged_end != HAW_READER_END_NONE)
    {
      haw_reader_handle_drag (self, self->drag_x, self->drag_y,
                              self->drag_unit == HAW_READER_UNIT_LETTER);
      return;
    }

  haw_reader_hit (self, self->drag_x, CLAMP (self->drag_y, 0, self->height - 1), &character,
                  &caret);
  drag_to (self, caret);
}

/* How far the drag is beyond an edge: below 0 at the top, above 0 at the bottom. */
static double
distance_beyond_edge (HawReaderView *self)
{
  if (self->drag_y < AUTOSCROLL_EDGE)
    return self->drag_y - AUTOSCROLL_EDGE;

  return MAX (self->drag_y - (self->height - AUTOSCROLL_EDGE), 0);
}

static gboolean
autoscroll_cb (GtkWidget     *widget,
               GdkFrameClock *clock,
               gpointer       data)
{
  HawReaderView *self = HAW_READER_VIEW (widget);
  double step = CLAMP (distance_beyond_edge (self) * AUTOSCROLL_SHARE, -2 * self->font_size,
                       2 * self->font_size);

  haw_reader_set_scroll (self, haw_reader_get_scroll (self) + step);
  drag_to_pointer (self);

  return G_SOURCE_CONTINUE;
}

static void
stop_autoscroll (HawReaderView *self)
{
  if (self->autoscroll_tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->autoscroll_tick);
  self->autoscroll_tick = 0;
}

/* A finger scrolls: only a pointer drags a selection. */
static gboolean
is_touch (GtkEventController *controller)
{
  GdkDevice *device = gtk_event_controller_get_current_event_device (controller);

  return device != NULL && gdk_device_get_source (device) == GDK_SOURCE_TOUCHSCREEN;
}

static HawReaderUnit
unit_of_event (HawReaderView      *self,
               GtkEventController *controller,
               int                 n_press)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (controller);

  if (n_press >= 3)
    return HAW_READER_UNIT_PARAGRAPH;
  if (n_press == 2)
    return HAW_READER_UNIT_WORD;

  return self->whole_words && (state & GDK_ALT_MASK) == 0 ? HAW_READER_UNIT_WORD
                                                          : HAW_READER_UNIT_LETTER;
}

static void
pressed_cb (GtkGestureClick *gesture,
            int              n_press,
            double           x,
            double           y,
            gpointer         data)
{
  HawReaderView *self = data;
  GtkEventController *controller = GTK_EVENT_CONTROLLER (gesture);
  GdkModifierType state = gtk_event_controller_get_current_event_state (controller);
  HawReaderEnd handle = haw_reader_handle_at (self, x, y);
  g_autoptr (GArray) marks = NULL;
  gboolean in_margin;
  guint character;
  guint caret;

  gtk_widget_grab_focus (GTK_WIDGET (self));
  haw_reader_hover (self, 0, TRUE);
  if (handle != HAW_READER_END_NONE)
    {
      self->drag_selects = FALSE;
      self->pressed_bar = FALSE;
      haw_reader_handle_press (self, handle);
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
      return;
    }

  haw_reader_hit (self, x, y, &character, &caret);
  marks = haw_reader_marks_at_point (self, x, y, &in_margin);
  self->pressed_mark = haw_reader_marks_next_of (self, marks);

  self->pressed_bar = in_margin && self->pressed_mark != 0;
  if (self->pressed_bar)
    {
      self->drag_selects = FALSE;
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
      return;
    }

  self->drag_selects = !is_touch (controller);
  self->drag_unit = unit_of_event (self, controller, n_press);
  if (n_press >= 2)
    {
      guint start;
      guint end;

      self->drag_offset = character;
      haw_reader_unit_range (self, self->drag_unit, character, character, &start, &end);
      haw_reader_select (self, start, end);
    }
  else if ((state & GDK_SHIFT_MASK) != 0)
    {
      self->drag_offset = self->bound;
      drag_to (self, caret);
    }
  else
    {
      self->drag_offset = caret;
      haw_reader_select (self, caret, caret);
    }
}

static void
released_cb (GtkGestureClick *gesture,
             int              n_press,
             double           x,
             double           y,
             gpointer         data)
{
  HawReaderView *self = data;
  g_autoptr (GArray) marks = NULL;
  gboolean in_margin;
  guint character;
  guint caret;
  gint64 id;

  if (self->dragged_end != HAW_READER_END_NONE)
    return;

  /* Repeated clicks go through marks that lie over each other. */
  marks = haw_reader_marks_at_point (self, x, y, &in_margin);
  id = haw_reader_marks_next_of (self, marks);
  if (self->pressed_bar)
    {
      if (in_margin && id == self->pressed_mark)
        haw_reader_emit_mark_activated (self, id);
      return;
    }

  if (self->bound != self->caret)
    {
      haw_reader_finish_selection (self);
      return;
    }

  if (n_press != 1)
    return;

  /* A click in the text never opens the mark: it has to place the caret inside one as well. */
  haw_reader_view_set_selected_mark (self, in_margin ? 0 : id);
  if (!in_margin && id == 0 && self->hints->len > 0 &&
      haw_reader_hit (self, x, y, &character, &caret) && haw_reader_hint_at (self, character) != 0)
    haw_reader_emit_hint_pressed (self, haw_reader_hint_at (self, character));
}

static void
drag_update_cb (GtkGestureDrag *gesture,
                double          offset_x,
                double          offset_y,
                gpointer        data)
{
  HawReaderView *self = data;
  double x;
  double y;

  gboolean handle = self->dragged_end != HAW_READER_END_NONE;

  if ((!self->drag_selects && !handle) || !gtk_gesture_drag_get_start_point (gesture, &x, &y))
    return;

  if (handle)
    self->drag_unit = unit_of_event (self, GTK_EVENT_CONTROLLER (gesture), 1);
  else if (self->bound == self->caret
      && !gtk_drag_check_threshold (GTK_WIDGET (self), 0, 0, (int) offset_x, (int) offset_y))
    return;

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  self->drag_x = x + offset_x;
  self->drag_y = y + offset_y;
  drag_to_pointer (self);

  if (ABS (distance_beyond_edge (self)) < 1)
    stop_autoscroll (self);
  else if (self->autoscroll_tick == 0)
    self->autoscroll_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), autoscroll_cb, NULL,
                                                          NULL);
}

static void
drag_end_cb (GtkGestureDrag *gesture,
             double          offset_x,
             double          offset_y,
             gpointer        data)
{
  stop_autoscroll (data);
}

/* The click gesture is cancelled by a long drag, so its end is heard here. */
static void
drag_gesture_end_cb (GtkGesture       *gesture,
                     GdkEventSequence *sequence,
                     gpointer          data)
{
  HawReaderView *self = data;

  stop_autoscroll (self);
  self->drag_selects = FALSE;
  haw_reader_handle_release (self, TRUE);
}

static void
drag_gesture_cancel_cb (GtkGesture       *gesture,
                        GdkEventSequence *sequence,
                        gpointer          data)
{
  haw_reader_handle_release (data, FALSE);
}

/* Escape takes back a drag that goes on. */
static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        state,
                gpointer               data)
{
  HawReaderView *self = data;

  if (self->dragged_end == HAW_READER_END_NONE || keyval != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;

  stop_autoscroll (self);
  haw_reader_handle_release (self, FALSE);

  return GDK_EVENT_STOP;
}

/* Of marks over each other the shortest is meant. */
static gint64
first_of (HawReaderView *self,
          GArray        *marks)
{
  if (marks->len == 0)
    return 0;

  return g_array_index (self->marks, HawReaderMarkEntry, g_array_index (marks, guint, 0)).mark.id;
}

static void
leave_cb (GtkEventControllerMotion *controller,
          gpointer                  data)
{
  haw_reader_hover (data, 0, TRUE);
}

static void
motion_cb (GtkEventControllerMotion *controller,
           double                    x,
           double                    y,
           gpointer                  data)
{
  HawReaderView *self = data;
  gboolean in_margin;
  g_autoptr (GArray) marks = haw_reader_marks_at_point (self, x, y, &in_margin);
  guint character;
  guint caret;
  const char *name = NULL;
  gboolean drags = self->dragged_end != HAW_READER_END_NONE || self->autoscroll_tick != 0
                   || gtk_gesture_is_active (self->drag);

  if (!drags)
    haw_reader_hover (self, first_of (self, marks), in_margin);
  if (drags ? self->dragged_end != HAW_READER_END_NONE
            : haw_reader_handle_at (self, x, y) != HAW_READER_END_NONE)
    name = "col-resize";
  else if (marks->len > 0)
    name = "pointer";
  else if (!in_margin && x >= self->column_x && x <= self->column_x + self->column_width)
    name = "text";
  else if (haw_reader_hit (self, x, y, &character, &caret))
    name = "text";

  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), name);
}

void
haw_reader_popup_menu (HawReaderView *self,
                       double         x,
                       double         y)
{
  if (self->menu_model == NULL)
    return;

  if (self->menu == NULL)
    {
      self->menu = gtk_popover_menu_new_from_model (self->menu_model);
      gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
      gtk_popover_set_position (GTK_POPOVER (self->menu), GTK_POS_BOTTOM);
      gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
      gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
    }

  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu),
                               &(const GdkRectangle) { (int) x, (int) y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static void
secondary_pressed_cb (GtkGestureClick *gesture,
                      int              n_press,
                      double           x,
                      double           y,
                      gpointer         data)
{
  HawReaderView *self = data;
  guint character;
  guint caret;

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  haw_reader_hit (self, x, y, &character, &caret);
  if (character < MIN (self->bound, self->caret) || character >= MAX (self->bound, self->caret))
    {
      gboolean in_margin;
      g_autoptr (GArray) marks = haw_reader_marks_at_point (self, x, y, &in_margin);

      haw_reader_select (self, caret, caret);
      haw_reader_view_set_selected_mark (self, first_of (self, marks));
    }
  haw_reader_popup_menu (self, x, y);
}

/* Touch: a finger scrolls, resting it selects a word. */
static void
long_pressed_cb (GtkGestureLongPress *gesture,
                 double               x,
                 double               y,
                 gpointer             data)
{
  HawReaderView *self = data;
  guint character;
  guint caret;
  guint start;
  guint end;

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  haw_reader_hit (self, x, y, &character, &caret);
  haw_reader_unit_range (self, HAW_READER_UNIT_WORD, character, character, &start, &end);
  haw_reader_select (self, start, end);
  haw_reader_finish_selection (self);
  haw_reader_popup_menu (self, x, y);
}

static gboolean
scroll_cb (GtkEventControllerScroll *controller,
           double                    dx,
           double                    dy,
           gpointer                  data)
{
  HawReaderView *self = data;
  GdkModifierType state
    = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));

  if ((state & GDK_CONTROL_MASK) == 0)
    return GDK_EVENT_PROPAGATE;

  if (dy < 0)
    haw_reader_view_set_zoom (self, self->zoom * HAW_READER_ZOOM_STEP);
  else if (dy > 0)
    haw_reader_view_set_zoom (self, self->zoom / HAW_READER_ZOOM_STEP);

  return GDK_EVENT_STOP;
}

static gboolean
is_watched (HawReaderView *self)
{
  GtkStateFlags flags = gtk_widget_get_state_flags (GTK_WIDGET (self));

  return gtk_widget_has_focus (GTK_WIDGET (self)) && (flags & GTK_STATE_FLAG_BACKDROP) == 0;
}

static gboolean
blink_cb (gpointer data)
{
  HawReaderView *self = data;
  int timeout;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-cursor-blink-timeout", &timeout,
                NULL);

  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (g_get_monotonic_time () - self->blink_since > timeout * G_USEC_PER_SEC)
    {
      self->caret_on = TRUE;
      self->blink_source = 0;
      return G_SOURCE_REMOVE;
    }

  self->caret_on = !self->caret_on;

  return G_SOURCE_CONTINUE;
}

/* Shows the caret where the focus is, and blinks it if the desktop wants that. @restart: it moved,
 * so it is shown at once. */
void
haw_reader_update_blink (HawReaderView *self,
                         gboolean       restart)
{
  gboolean watched = is_watched (self);
  gboolean blinks;
  int period;

  if (!restart && watched == (self->caret_on || self->blink_source != 0))
    return;

  g_clear_handle_id (&self->blink_source, g_source_remove);
  self->caret_on = watched;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (!watched)
    return;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)),
                "gtk-cursor-blink", &blinks,
                "gtk-cursor-blink-time", &period,
                NULL);
  if (!blinks || period < 100)
    return;

  self->blink_since = g_get_monotonic_time ();
  self->blink_source = g_timeout_add (period / 2, blink_cb, self);
}

static void
focus_cb (GtkEventControllerFocus *controller,
          gpointer                 data)
{
  haw_reader_update_blink (data, TRUE);
}

static void
add_controller (HawReaderView      *self,
                GtkEventController *controller)
{
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

void
haw_reader_add_input (HawReaderView *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *secondary = gtk_gesture_click_new ();
  GtkGesture *long_press = gtk_gesture_long_press_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *scroll
    = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL
                                       | GTK_EVENT_CONTROLLER_SCROLL_DISCRETE);

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_PRIMARY);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  g_signal_connect (click, "released", G_CALLBACK (released_cb), self);
  add_controller (self, GTK_EVENT_CONTROLLER (click));

  self->drag = gtk_gesture_drag_new ();
  g_signal_connect (self->drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect (self->drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  g_signal_connect (self->drag, "cancel", G_CALLBACK (drag_gesture_cancel_cb), self);
  g_signal_connect (self->drag, "end", G_CALLBACK (drag_gesture_end_cb), self);
  add_controller (self, GTK_EVENT_CONTROLLER (self->drag));
  gtk_gesture_group (self->drag, click);

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (secondary), GDK_BUTTON_SECONDARY);
  g_signal_connect (secondary, "pressed", G_CALLBACK (secondary_pressed_cb), self);
  add_controller (self, GTK_EVENT_CONTROLLER (secondary));

  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (long_press), TRUE);
  g_signal_connect (long_press, "pressed", G_CALLBACK (long_pressed_cb), self);
  add_controller (self, GTK_EVENT_CONTROLLER (long_press));

  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect (motion, "leave", G_CALLBACK (leave_cb), self);
  add_controller (self, motion);

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  add_controller (self, keys);

  g_signal_connect (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  add_controller (self, scroll);

  g_signal_connect (focus, "enter", G_CALLBACK (focus_cb), self);
  g_signal_connect (focus, "leave", G_CALLBACK (focus_cb), self);
  add_controller (self, focus);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "reader.copy", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "reader.clear-selection", FALSE);
}

void
haw_reader_stop_input (HawReaderView *self)
{
  stop_autoscroll (self);
  g_clear_handle_id (&self->blink_source, g_source_remove);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
}

void
haw_reader_view_set_context_menu (HawReaderView *self,
                                  GMenuModel    *menu)
{
  g_return_if_fail (HAW_IS_READER_VIEW (self));
  g_return_if_fail (menu == NULL || G_IS_MENU_MODEL (menu));

  if (!g_set_object (&self->menu_model, menu))
    return;

  g_clear_pointer (&self->menu, gtk_widget_unparent);
}
