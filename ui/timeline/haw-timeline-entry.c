/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "timeline/haw-timeline-view-private.h"

#include <glib/gi18n.h>

/* An entry in the drawing, for the title of an event: over its mark, or where a new one begins. What was
 * typed is never lost: an entry that the focus leaves takes it over, only Escape does not. */

#define NARROWEST 180
#define WIDEST 360

enum
{
  EVENT_RENAMED,
  EVENT_MADE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
destroy_cb (gpointer data)
{
  g_autoptr (GtkWidget) entry = data;

  if (gtk_widget_get_parent (entry) != NULL)
    gtk_widget_unparent (entry);
}

/**
 * haw_timeline_entry_close:
 * @keep: whether the title is taken over
 */
void
haw_timeline_entry_close (HawTimelineView *self,
                          gboolean         keep)
{
  HawTimelineEdit *edit = &self->edit;
  GtkWidget *entry = g_steal_pointer (&edit->entry);
  gint64 id = edit->entry_id, lane = edit->entry_lane;
  g_autofree char *date = g_steal_pointer (&edit->entry_date);
  g_autofree char *title = NULL;
  int item;

  if (entry == NULL)
    return;
  haw_timeline_guides_clear (self);
  title = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));
  item = haw_timeline_store_find (self->store, id);
  if (gtk_widget_get_focus_child (GTK_WIDGET (self)) == entry)
    gtk_widget_grab_focus (GTK_WIDGET (self));
  /* It cannot go while the focus is on its way. */
  gtk_widget_set_visible (entry, FALSE);
  g_idle_add_once (destroy_cb, g_object_ref (entry));
  haw_timeline_floats_update (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (!keep || *title == '\0')
    return;
  if (id == 0)
    g_signal_emit (self, signals[EVENT_MADE], 0, title, date, lane);
  else if (item >= 0 &&
           !g_str_equal (title, haw_timeline_store_get_title (self->store, (guint) item)))
    g_signal_emit (self, signals[EVENT_RENAMED], 0, id, title);
}

static void
activate_cb (GtkEntry        *entry,
             HawTimelineView *self)
{
  if (self->edit.entry == GTK_WIDGET (entry))
    haw_timeline_entry_close (self, TRUE);
}

static void
left_cb (GtkEventControllerFocus *focus,
         HawTimelineView         *self)
{
  if (self->edit.entry == gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (focus)))
    haw_timeline_entry_close (self, TRUE);
}

/* Keys that the entry has no use for must not reach the timeline, where they move events. */
static gboolean
key_cb (GtkEventControllerKey *keys,
        guint                  keyval,
        guint                  keycode,
        GdkModifierType        modifiers,
        HawTimelineView       *self)
{
  if (keyval == GDK_KEY_Escape)
    haw_timeline_entry_close (self, FALSE);

  return keyval != GDK_KEY_Tab && keyval != GDK_KEY_ISO_Left_Tab &&
         (keyval < GDK_KEY_F3 || keyval > GDK_KEY_F12);
}

static void
open_entry (HawTimelineView *self,
            const char      *title)
{
  HawTimelineEdit *edit = &self->edit;
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  edit->entry = gtk_entry_new ();
  gtk_editable_set_text (GTK_EDITABLE (edit->entry), title);
  gtk_entry_set_placeholder_text (GTK_ENTRY (edit->entry), _("Title of the event"));
  gtk_widget_add_css_class (edit->entry, "title-entry");
  gtk_accessible_update_property (GTK_ACCESSIBLE (edit->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Title of the event"), -1);
  g_signal_connect (edit->entry, "activate", G_CALLBACK (activate_cb), self);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  g_signal_connect (focus, "leave", G_CALLBACK (left_cb), self);
  gtk_widget_add_controller (edit->entry, keys);
  gtk_widget_add_controller (edit->entry, focus);
  gtk_widget_set_parent (edit->entry, GTK_WIDGET (self));
  haw_timeline_floats_update (self);
  gtk_widget_grab_focus (edit->entry);
  gtk_editable_select_region (GTK_EDITABLE (edit->entry), 0, -1);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/**
 * haw_timeline_entry_rename:
 * @id: an event
 *
 * Has the user write another title for an event, where it stands.
 */
void
haw_timeline_entry_rename (HawTimelineView *self,
                           gint64           id)
{
  int item = haw_timeline_store_find (self->store, id);

  haw_timeline_entry_close (self, TRUE);
  if (item < 0 || !self->edit.editable)
    return;
  haw_timeline_motion_reveal (self, (guint) item);
  self->edit.entry_id = id;
  open_entry (self, haw_timeline_store_get_title (self->store, (guint) item));
}

/**
 * haw_timeline_entry_make:
 * @date: EDTF
 * @lane: id of the lane in which it is made, or %HAW_TIMELINE_NO_LANE
 * @y: px in the widget, about which the entry stands
 *
 * Has the user write the title of a new event.
 */
void
haw_timeline_entry_make (HawTimelineView *self,
                         const char      *date,
                         gint64           lane,
                         double           y)
{
  HawBounds bounds;
  HawEdtf edtf;

  haw_timeline_entry_close (self, TRUE);
  if (!self->edit.editable || !self->edit.makes || !haw_edtf_parse (date, &edtf, NULL))
    return;
  haw_edtf_get_bounds (&edtf, &bounds);
  self->edit.entry_id = 0;
  self->edit.entry_lane = lane;
  self->edit.entry_date = g_strdup (date);
  self->edit.entry_time = bounds.earliest_start;
  self->edit.entry_y = y;
  haw_timeline_guides_show_range (self, date);
  open_entry (self, "");
}

static void
make_event (HawTimelineView *self,
            double           x,
            gint64           lane,
            double           y)
{
  g_autofree char *date = NULL;

  if (!haw_timeline_content_has_axis (self) || self->clock == HAW_CLOCK_PUBLICATION)
    return;
  x = CLAMP (x - self->body_x, 0, self->body_width);
  date = haw_timeline_range_date (&self->axis, x, x);
  haw_timeline_entry_make (self, date, lane, y);
}

/**
 * haw_timeline_view_make_event:
 * @x: px in the widget
 * @y: px in the widget
 *
 * Has the user write the title of an event of the day, month or year there, in the lane there.
 */
void
haw_timeline_view_make_event (HawTimelineView *self,
                              double           x,
                              double           y)
{
  g_return_if_fail (HAW_IS_TIMELINE_VIEW (self));

  make_event (self, x, haw_timeline_lane_at (self, y), y);
}

/* Where its text begins, as that of a label does: at the mark's end, or where the time begins. */
static void
get_place (HawTimelineView *self,
           double          *x,
           double          *y)
{
  int item = haw_timeline_store_find (self->store, self->edit.entry_id);
  graphene_rect_t mark, label;

  if (item < 0)
    {
      *x = self->body_x + haw_time_axis_x_of (&self->axis, self->edit.entry_time);
      *y = self->edit.entry_y;
      return;
    }
  haw_timeline_marks_get_area (self, (guint) item, self->selected_lane, &mark, &label);
  *x = label.origin.x + (self->axis.mirrored ? label.size.width : 0);
  *y = mark.origin.y + self->row_height / 2.0;
}

/**
 * haw_timeline_entry_allocate:
 *
 * Puts the entry over what it is about, within the drawing.
 */
void
haw_timeline_entry_allocate (HawTimelineView *self)
{
  GtkWidget *entry = self->edit.entry;
  int width, height, natural;
  double x, y, low, high, top = self->ruler_height;

  if (entry == NULL || !gtk_widget_should_layout (entry))
    return;
  gtk_widget_measure (entry, GTK_ORIENTATION_HORIZONTAL, -1, &width, &natural, NULL, NULL);
  width = MAX (width, CLAMP (self->width / 3, NARROWEST, WIDEST));
  gtk_widget_measure (entry, GTK_ORIENTATION_VERTICAL, width, &height, NULL, NULL, NULL);
  get_place (self, &x, &y);
  if (self->axis.mirrored)
    x -= width;
  low = self->edit.entry_id == 0 ? self->body_x : 0;
  high = self->edit.entry_id == 0 ? self->body_x + self->body_width : self->width;
  /* Below the date of a new one, where there is room. */
  if (self->edit.entry_id == 0 && self->body_height > 3 * self->row_height)
    top += self->row_height + 12;
  x = CLAMP (x, low + 2, MAX (high - width - 2, low + 2));
  y = CLAMP (y - height / 2.0, top, MAX (self->height - height - 2, top));
  gtk_widget_size_allocate (entry, &(GtkAllocation) { (int) x, (int) y, width, height }, -1);
}

static void
rename_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  HawTimelineView *self = HAW_TIMELINE_VIEW (widget);

  if (haw_timeline_store_find (self->store, self->selected_id) < 0)
    gtk_widget_error_bell (widget);
  else
    haw_timeline_entry_rename (self, self->selected_id);
}

/* In the middle of the time in view, from where keys move it, in the lane where the user is. */
static void
new_event_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  HawTimelineView *self = HAW_TIMELINE_VIEW (widget);
  guint lane = haw_timeline_lane_get_current (self);
  gint64 id = lane == G_MAXUINT ? HAW_TIMELINE_NO_LANE : haw_timeline_lane_get_id (self, lane);
  double y = self->ruler_height + self->body_height / 2.0, top, height;

  if (lane != G_MAXUINT)
    {
      haw_timeline_lanes_get_extent (self->lanes, lane, &top, &height);
      y = self->ruler_height + top + height / 2 - gtk_adjustment_get_value (self->rows);
      y = CLAMP (y, self->ruler_height, self->height);
    }
  make_event (self, self->body_x + self->body_width / 2.0, id, y);
}

/**
 * haw_timeline_entry_class_init:
 *
 * Installs the signals, actions and keys: F2 for the title of the selected event, Insert for a new one.
 */
void
haw_timeline_entry_class_init (GtkWidgetClass *widget_class)
{
  signals[EVENT_RENAMED] =
      g_signal_new ("event-renamed", G_TYPE_FROM_CLASS (widget_class), G_SIGNAL_RUN_LAST, 0, NULL,
                    NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_STRING);
  signals[EVENT_MADE] =
      g_signal_new ("event-made", G_TYPE_FROM_CLASS (widget_class), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 3, G_TYPE_STRING, G_TYPE_STRING, G_TYPE_INT64);

  gtk_widget_class_install_action (widget_class, "timeline.rename", NULL, rename_action);
  gtk_widget_class_install_action (widget_class, "timeline.new-event", NULL, new_event_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F2, 0, "timeline.rename", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Insert, 0, "timeline.new-event", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Insert, 0, "timeline.new-event",
                                       NULL);
}
