/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "timeline/haw-timeline-view-private.h"

/* What a press may become beside panning. A selected event, and only that, can be taken by its mark or
 * an end of it, so that panning never moves one; with Shift a band selects, with Ctrl a range on empty
 * ground makes an event. Nothing is changed before the button is released: until then Escape takes it
 * back. Positions along time go through haw-timeline-grip.h alone. */

enum
{
  EVENTS_MOVED,
  BOUND_MOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean
is_on_body (HawTimelineView *self,
            double           x,
            double           y)
{
  return self->lanes != NULL && haw_timeline_content_has_axis (self) && y >= self->ruler_height &&
         x >= self->body_x && x < self->body_x + self->body_width;
}

/* By the clock of publication the events do not stand at their own times. */
static gboolean
can_set_times (HawTimelineView *self)
{
  return self->edit.editable && self->clock != HAW_CLOCK_PUBLICATION;
}

static HawTimelineGrip
find_grip (HawTimelineView *self,
           double           x,
           double           y,
           gint64          *id,
           gint64          *lane)
{
  int item = haw_timeline_input_pick (self, x, y, lane);
  HawTimelinePlace place;

  if (!can_set_times (self) || item < 0 || haw_timeline_is_undated (self, (guint) item) ||
      !haw_timeline_select_contains (self, self->store->ids[item]) ||
      !haw_timeline_lanes_place (self->lanes, &self->axis, (guint) item,
                                 haw_timeline_lane_of (self, (guint) item, *lane), &place))
    return HAW_TIMELINE_GRIP_NONE;
  *id = self->store->ids[item];

  return haw_timeline_grip_at (&place, x - self->body_x);
}

/**
 * haw_timeline_drag_choose:
 * @x: px in the widget
 * @y: px in the widget
 *
 * Returns: what a press there becomes when it is dragged
 */
HawTimelineHand
haw_timeline_drag_choose (HawTimelineView *self,
                          double           x,
                          double           y,
                          GdkModifierType  state)
{
  gint64 id, lane;

  if (!is_on_body (self, x, y))
    return HAW_TIMELINE_HAND_IDLE;
  if ((state & GDK_SHIFT_MASK) != 0)
    return HAW_TIMELINE_HAND_BANDS;
  if ((state & GDK_CONTROL_MASK) != 0)
    return can_set_times (self) && self->edit.makes && haw_timeline_input_pick (self, x, y, &lane) < 0
               ? HAW_TIMELINE_HAND_RANGES
               : HAW_TIMELINE_HAND_IDLE;

  return find_grip (self, x, y, &id, &lane) != HAW_TIMELINE_GRIP_NONE ? HAW_TIMELINE_HAND_PULLS
                                                                      : HAW_TIMELINE_HAND_IDLE;
}

/**
 * haw_timeline_drag_show_cursor:
 * @state: the keys that are held
 *
 * Shows by the pointer what a press would do.
 */
void
haw_timeline_drag_show_cursor (HawTimelineView *self,
                               GdkModifierType  state)
{
  const char *cursor = NULL;
  gint64 id, lane;

  if (self->dragging || self->edit.under_way || self->pointer_x < 0)
    return;
  switch (haw_timeline_drag_choose (self, self->pointer_x, self->pointer_y, state))
    {
    case HAW_TIMELINE_HAND_PULLS:
      cursor = find_grip (self, self->pointer_x, self->pointer_y, &id, &lane) ==
                       HAW_TIMELINE_GRIP_BODY
                   ? "grab"
                   : "ew-resize";
      break;
    case HAW_TIMELINE_HAND_BANDS:
      cursor = "crosshair";
      break;
    case HAW_TIMELINE_HAND_RANGES:
      cursor = "cell";
      break;
    case HAW_TIMELINE_HAND_IDLE:
    default:
      break;
    }
  if (g_strcmp0 (cursor, self->edit.cursor) == 0)
    return;
  self->edit.cursor = cursor;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), cursor);
}

static void
forget (HawTimelineView *self)
{
  self->edit.hand = HAW_TIMELINE_HAND_IDLE;
  self->edit.under_way = FALSE;
  self->edit.cursor = NULL;
  haw_timeline_edge_stop (self);
  g_clear_pointer (&self->edit.several_before, g_array_unref);
  haw_timeline_guides_clear (self);
  gtk_widget_set_cursor (GTK_WIDGET (self), NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * haw_timeline_drag_begin:
 * @x: px in the widget
 * @y: px in the widget
 *
 * A press, of which nothing comes before it is dragged.
 */
void
haw_timeline_drag_begin (HawTimelineView *self,
                         double           x,
                         double           y,
                         GdkModifierType  state)
{
  HawTimelineEdit *edit = &self->edit;
  HawTimelinePlace place;
  int item;

  edit->hand = haw_timeline_drag_choose (self, x, y, state);
  edit->under_way = FALSE;
  edit->x = edit->to_x = edit->press_x = x;
  edit->y = edit->to_y = edit->press_y = y;
  if (edit->hand != HAW_TIMELINE_HAND_PULLS)
    return;

  edit->grip = find_grip (self, x, y, &edit->id, &edit->lane);
  item = haw_timeline_store_find (self->store, edit->id);
  haw_timeline_lanes_place (self->lanes, &self->axis, (guint) item,
                            haw_timeline_lane_of (self, (guint) item, edit->lane), &place);
  edit->edge = haw_timeline_grip_get_x (&place, edit->grip);
}

static void
pull (HawTimelineView *self,
      GdkModifierType  state)
{
  HawTimelineEdit *edit = &self->edit;
  int item = haw_timeline_store_find (self->store, edit->id);
  HawTimelineEvent event;
  HawEdtf date;

  if (item < 0)
    {
      haw_timeline_drag_cancel (self);
      return;
    }
  haw_timeline_store_get (self->store, (guint) item, &event);
  if (!haw_edtf_parse (event.date, &date, NULL))
    return;
  haw_timeline_pull (edit->grip, &date, &self->axis, edit->edge, edit->to_x - edit->x,
                     (state & GDK_CONTROL_MASK) != 0, &edit->pull);
}

static void
band (HawTimelineView *self)
{
  HawTimelineEdit *edit = &self->edit;
  double top = gtk_adjustment_get_value (self->rows) - self->ruler_height;
  g_autoptr (GArray) found = NULL;
  g_autoptr (GArray) ids = NULL;

  if (self->lanes == NULL)
    return;
  found =
      haw_timeline_find_in_band (self->lanes, &self->axis, self->row_height,
                                 edit->x - self->body_x, edit->y + top, edit->to_x - self->body_x,
                                 edit->to_y + top);

  g_array_set_size (edit->several, 0);
  ids = haw_timeline_select_sort (self, found);
  g_array_append_vals (edit->several, ids->data, ids->len);
}

/* The focus is here from now on, so that Escape comes. */
static void
set_under_way (HawTimelineView *self)
{
  HawTimelineEdit *edit = &self->edit;

  edit->under_way = TRUE;
  if (edit->hand == HAW_TIMELINE_HAND_BANDS)
    edit->several_before = g_array_copy (edit->several);
  if (gtk_widget_get_focus_child (GTK_WIDGET (self)) == NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self));
  if (edit->hand == HAW_TIMELINE_HAND_PULLS && edit->grip == HAW_TIMELINE_GRIP_BODY)
    gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "grabbing");
  haw_timeline_input_update_hover (self);
}

/**
 * haw_timeline_drag_update:
 * @x: px in the widget
 * @y: px in the widget
 *
 * The press has been dragged to a position. Only shows what it would do.
 */
void
haw_timeline_drag_update (HawTimelineView *self,
                          double           x,
                          double           y,
                          GdkModifierType  state)
{
  HawTimelineEdit *edit = &self->edit;

  if (edit->hand == HAW_TIMELINE_HAND_IDLE)
    return;
  if (!edit->under_way)
    set_under_way (self);
  edit->at_x = x;
  edit->at_y = y;
  edit->state = state;
  edit->to_x = CLAMP (x, self->body_x, self->body_x + self->body_width);
  edit->to_y = CLAMP (y, self->ruler_height, self->height);
  if (edit->hand == HAW_TIMELINE_HAND_PULLS)
    pull (self, state);
  /* Elsewhere it would have to look at every event for each step. */
  if (edit->hand == HAW_TIMELINE_HAND_BANDS && self->detail == HAW_TIMELINE_BOXES)
    band (self);
  if (edit->hand == HAW_TIMELINE_HAND_IDLE)
    return;
  haw_timeline_edge_follow (self);
  haw_timeline_guides_update (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
commit_pull (HawTimelineView *self)
{
  const HawTimelinePull pull = self->edit.pull;
  gint64 id = self->edit.id;
  int item = haw_timeline_store_find (self->store, id);
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  HawTimelineEvent event;
  HawEdtf date;

  if (item < 0)
    return;
  haw_timeline_store_get (self->store, (guint) item, &event);
  if (!haw_edtf_parse (event.date, &date, NULL))
    return;
  before = haw_edtf_normalise (&date);
  after = haw_timeline_pull_apply (&pull, &date, &error);
  if (after != NULL && g_str_equal (before, after))
    return;
  /* Where it cannot be done the edit says why. */
  if (pull.whole)
    g_signal_emit (self, signals[EVENTS_MOVED], 0, pull.seconds);
  else
    g_signal_emit (self, signals[BOUND_MOVED], 0, id, (int) pull.bound, pull.time, (int) pull.unit);
}

static void
commit_band (HawTimelineView *self)
{
  g_autoptr (GArray) found = NULL;
  g_autoptr (GArray) before = g_steal_pointer (&self->edit.several_before);

  if (self->detail != HAW_TIMELINE_BOXES)
    band (self);
  found = g_array_copy (self->edit.several);
  g_array_set_size (self->edit.several, 0);
  if (found->len == 0)
    g_array_append_vals (self->edit.several, before->data, before->len);
  else
    haw_timeline_select_set (self, found);
}

/**
 * haw_timeline_drag_end:
 *
 * The button was released: does what was shown, as one edit.
 */
void
haw_timeline_drag_end (HawTimelineView *self)
{
  HawTimelineHand hand = self->edit.hand;
  g_autofree char *date = NULL;

  if (!self->edit.under_way)
    {
      self->edit.hand = HAW_TIMELINE_HAND_IDLE;
      return;
    }
  if (hand == HAW_TIMELINE_HAND_PULLS)
    commit_pull (self);
  else if (hand == HAW_TIMELINE_HAND_BANDS)
    commit_band (self);
  else
    date = haw_timeline_range_date (&self->axis, self->edit.x - self->body_x,
                                    self->edit.to_x - self->body_x);
  forget (self);
  if (date != NULL)
    haw_timeline_entry_make (self, date, haw_timeline_lane_at (self, self->edit.y), self->edit.y);
}

/**
 * haw_timeline_drag_cancel:
 *
 * Returns: whether there was something to take back
 */
gboolean
haw_timeline_drag_cancel (HawTimelineView *self)
{
  if (!self->edit.under_way)
    return FALSE;

  if (self->edit.several_before != NULL)
    {
      g_array_set_size (self->edit.several, 0);
      g_array_append_vals (self->edit.several, self->edit.several_before->data,
                           self->edit.several_before->len);
    }
  forget (self);
  if (self->edit.gesture != NULL)
    gtk_gesture_set_state (self->edit.gesture, GTK_EVENT_SEQUENCE_DENIED);

  return TRUE;
}

static void
begin_cb (GtkGestureDrag  *gesture,
          double           x,
          double           y,
          HawTimelineView *self)
{
  haw_timeline_drag_begin (
      self, x, y, gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture)));
  if (self->edit.hand == HAW_TIMELINE_HAND_IDLE)
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
}

static void
update_cb (GtkGestureDrag  *gesture,
           double           dx,
           double           dy,
           HawTimelineView *self)
{
  if (self->edit.hand == HAW_TIMELINE_HAND_IDLE)
    return;
  if (!self->edit.under_way)
    {
      if (!gtk_drag_check_threshold (GTK_WIDGET (self), 0, 0, (int) dx, (int) dy))
        return;
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
    }
  haw_timeline_drag_update (
      self, self->edit.press_x + dx, self->edit.press_y + dy,
      gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture)));
}

static void
end_cb (GtkGestureDrag  *gesture,
        double           dx,
        double           dy,
        HawTimelineView *self)
{
  haw_timeline_drag_end (self);
}

static void
cancel_cb (GtkGesture       *gesture,
           GdkEventSequence *sequence,
           HawTimelineView  *self)
{
  haw_timeline_drag_cancel (self);
}

static gboolean
key_cb (GtkEventControllerKey *keys,
        guint                  keyval,
        guint                  keycode,
        GdkModifierType        modifiers,
        HawTimelineView       *self)
{
  return keyval == GDK_KEY_Escape && haw_timeline_drag_cancel (self) ? GDK_EVENT_STOP
                                                                     : GDK_EVENT_PROPAGATE;
}

void
haw_timeline_drag_class_init (GtkWidgetClass *widget_class)
{
  signals[EVENTS_MOVED] =
      g_signal_new ("events-moved", G_TYPE_FROM_CLASS (widget_class), G_SIGNAL_RUN_LAST, 0, NULL,
                    NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[BOUND_MOVED] =
      g_signal_new ("bound-moved", G_TYPE_FROM_CLASS (widget_class), G_SIGNAL_RUN_LAST, 0, NULL,
                    NULL, NULL, G_TYPE_NONE, 4, G_TYPE_INT64, G_TYPE_INT, G_TYPE_INT64, G_TYPE_INT);
}

void
haw_timeline_drag_init (HawTimelineView *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->edit.makes = TRUE;
  self->edit.ghosts = haw_timeline_guides_new ();
  self->edit.gesture = gtk_gesture_drag_new ();
  g_signal_connect (self->edit.gesture, "drag-begin", G_CALLBACK (begin_cb), self);
  g_signal_connect (self->edit.gesture, "drag-update", G_CALLBACK (update_cb), self);
  g_signal_connect (self->edit.gesture, "drag-end", G_CALLBACK (end_cb), self);
  g_signal_connect (self->edit.gesture, "cancel", G_CALLBACK (cancel_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (self->edit.gesture));

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "timeline.rename", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "timeline.new-event", FALSE);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

void
haw_timeline_drag_finalize (HawTimelineView *self)
{
  haw_timeline_guides_clear (self);
  g_array_unref (self->edit.ghosts);
  g_array_unref (self->edit.several);
  g_clear_pointer (&self->edit.several_before, g_array_unref);
  g_free (self->edit.typed);
  g_free (self->edit.entry_date);
}

/**
 * haw_timeline_view_set_editable:
 *
 * Whether events can be moved, made and renamed in the drawing. By default they cannot.
 */
void
haw_timeline_view_set_editable (HawTimelineView *self,
                                gboolean         editable)
{
  g_return_if_fail (HAW_IS_TIMELINE_VIEW (self));

  if (self->edit.editable == editable)
    return;
  self->edit.editable = editable;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "timeline.rename", editable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "timeline.new-event", editable && self->edit.makes);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * haw_timeline_view_set_makes:
 *
 * Whether events can be made where they can be moved. By default they can.
 */
void
haw_timeline_view_set_makes (HawTimelineView *self,
                             gboolean         makes)
{
  g_return_if_fail (HAW_IS_TIMELINE_VIEW (self));

  self->edit.makes = makes;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "timeline.new-event", self->edit.editable && makes);
}

gboolean
haw_timeline_view_get_makes (HawTimelineView *self)
{
  g_return_val_if_fail (HAW_IS_TIMELINE_VIEW (self), FALSE);

  return self->edit.makes;
}
