/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-pane-handle.h"

#define KEY_STEP 16

struct _HawPaneHandle
{
  GtkWidget parent_instance;

  double grabbed_x; /* px in the parent, where the pointer took hold */
};

enum
{
  GRABBED,
  MOVED,
  LEFT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HawPaneHandle, haw_pane_handle, GTK_TYPE_WIDGET)

/**
 * haw_pane_handle_new:
 * @label: what it resizes, for assistive technology
 *
 * Returns: (transfer floating): a handle
 */
GtkWidget *
haw_pane_handle_new (const char *label)
{
  GtkWidget *self = g_object_new (HAW_TYPE_PANE_HANDLE, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);

  return self;
}

static double
towards_end (HawPaneHandle *self,
             double         x)
{
  return gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL ? -x : x;
}

/* The handle moves under the pointer, so that only a place in the parent says how far that went. */
static double
get_parent_x (HawPaneHandle *self,
              double         x)
{
  double parent_x = 0, parent_y = 0;

  gtk_widget_translate_coordinates (GTK_WIDGET (self), gtk_widget_get_parent (GTK_WIDGET (self)),
                                    x, 0, &parent_x, &parent_y);

  return parent_x;
}

static void
drag_begin_cb (HawPaneHandle  *self,
               double          x,
               double          y,
               GtkGestureDrag *gesture)
{
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  self->grabbed_x = get_parent_x (self, x);
  g_signal_emit (self, signals[GRABBED], 0);
}

static void
drag_update_cb (HawPaneHandle  *self,
                double          offset_x,
                double          offset_y,
                GtkGestureDrag *gesture)
{
  double start_x, start_y;

  if (!gtk_gesture_drag_get_start_point (gesture, &start_x, &start_y))
    return;
  g_signal_emit (self, signals[MOVED], 0,
                 towards_end (self, get_parent_x (self, start_x + offset_x) - self->grabbed_x));
}

static gboolean
key_pressed_cb (HawPaneHandle   *self,
                guint            keyval,
                guint            keycode,
                GdkModifierType  state,
                gpointer         controller)
{
  double step = 0;

  if (keyval == GDK_KEY_Escape || keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter)
    {
      g_signal_emit (self, signals[LEFT], 0);
      return TRUE;
    }
  if (keyval == GDK_KEY_Left || keyval == GDK_KEY_KP_Left)
    step = -KEY_STEP;
  else if (keyval == GDK_KEY_Right || keyval == GDK_KEY_KP_Right)
    step = KEY_STEP;
  else
    return FALSE;

  g_signal_emit (self, signals[GRABBED], 0);
  g_signal_emit (self, signals[MOVED], 0, towards_end (self, step));

  return TRUE;
}

static void
focus_leave_cb (HawPaneHandle *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
}

static void
haw_pane_handle_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (haw_pane_handle_parent_class)->dispose (object);
}

static void
haw_pane_handle_class_init (HawPaneHandleClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = haw_pane_handle_dispose;

  signals[GRABBED] = g_signal_new ("grabbed", HAW_TYPE_PANE_HANDLE, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[MOVED] = g_signal_new ("moved", HAW_TYPE_PANE_HANDLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 1, G_TYPE_DOUBLE);
  signals[LEFT] = g_signal_new ("left", HAW_TYPE_PANE_HANDLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "panehandle");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_SEPARATOR);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
haw_pane_handle_init (HawPaneHandle *self)
{
  GtkWidget *line = gtk_separator_new (GTK_ORIENTATION_VERTICAL);
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkEventController *key = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_widget_set_halign (line, GTK_ALIGN_CENTER);
  gtk_widget_set_parent (line, GTK_WIDGET (self));
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "col-resize");

  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  g_signal_connect_swapped (key, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), key);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (focus_leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}

/**
 * haw_pane_handle_focus:
 *
 * Gives the handle the keyboard focus until that goes elsewhere.
 */
void
haw_pane_handle_focus (HawPaneHandle *self)
{
  g_return_if_fail (HAW_IS_PANE_HANDLE (self));

  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}
