/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "timeline/haw-timeline-pane-private.h"

#include <glib/gi18n.h>

#include "dialogs/haw-event-split-dialog.h"
#include "model/haw-event-batch.h"

/* Changes of the selected event from the timeline: its date by keys, and its menu. */

typedef enum
{
  STEP_WHOLE,
  STEP_START,
  STEP_END,
} Step;

typedef struct
{
  HawViewState *state;
  gint64 event;
} Change;

/* Says the date that the event has now, which assistive technology reads out. */
static void
stepped_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      data)
{
  Change *change = data;
  HawEventList *events = haw_view_state_get_events (change->state);
  HawEvent *event = NULL;
  g_autoptr (GError) error = NULL;
  HawEdtf edtf;

  if (!haw_project_edit_finish (HAW_PROJECT (object), result, &error))
    haw_view_state_show_message (change->state, error->message);
  else if (events != NULL)
    event = haw_row_store_lookup (HAW_ROW_STORE (events), change->event);
  if (event != NULL && haw_edtf_parse (haw_event_get_date (event), &edtf, NULL))
    {
      g_autofree char *date = haw_edtf_describe (&edtf);
      g_autofree char *isolated = haw_isolate (date);
      /* Translators: the date that an event has been given by a key. */
      g_autofree char *text = g_strdup_printf (_("The date is %s now"), isolated);

      haw_view_state_show_edited (change->state, text);
    }
  g_object_unref (change->state);
  g_free (change);
}

static gboolean
view_has_focus (HawTimelinePane *self)
{
  GtkWidget *view = GTK_WIDGET (self->view);
  GtkRoot *root = gtk_widget_get_root (view);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && (focus == view || gtk_widget_is_ancestor (focus, view));
}

/* The arrow towards later is the one that time runs to. */
static gboolean
step_cb (GtkWidget *widget,
         GVariant  *arguments,
         gpointer   user_data)
{
  HawTimelinePane *self = HAW_TIMELINE_PANE (widget);
  HawProject *project = haw_view_state_get_project (self->state);
  gint64 event = haw_view_state_get_event (self->state);
  gboolean right;
  gint64 n;
  int step;
  Change *change;

  if (!view_has_focus (self))
    return GDK_EVENT_PROPAGATE;
  if (project == NULL || event == 0 || haw_project_is_read_only (project))
    {
      gtk_widget_error_bell (widget);
      return GDK_EVENT_STOP;
    }
  g_variant_get (arguments, "(ib)", &step, &right);
  n = right != haw_timeline_view_is_mirrored (self->view) ? 1 : -1;
  change = g_new0 (Change, 1);
  change->state = g_object_ref (self->state);
  change->event = event;
  if (step == STEP_WHOLE)
    haw_events_shift_async (project, &event, 1, n, NULL, stepped_cb, change);
  else
    haw_event_step_end_async (project, event, step == STEP_START, n, NULL, stepped_cb, change);

  return GDK_EVENT_STOP;
}

static void
status_done_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      data)
{
  g_autoptr (HawViewState) state = data;
  g_autoptr (GError) error = NULL;

  if (!haw_project_edit_finish (HAW_PROJECT (object), result, &error))
    haw_view_state_show_error (state, error);
}

static void
status_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  HawTimelinePane *self = HAW_TIMELINE_PANE (widget);
  gint64 event = haw_view_state_get_event (self->state);
  HawEventStatus status;

  if (event != 0 && haw_event_status_from_nick (g_variant_get_string (parameter, NULL), &status))
    haw_events_set_status_async (haw_view_state_get_project (self->state), &event, 1, status, NULL,
                                 status_done_cb, g_object_ref (self->state));
}

static void
split_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  HawTimelinePane *self = HAW_TIMELINE_PANE (widget);
  GtkRoot *root = gtk_widget_get_root (widget);

  haw_event_split_dialog_present (self->state, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                  haw_view_state_get_event (self->state));
}

static void
popup_menu (HawTimelinePane *self,
            double           x,
            double           y)
{
  GtkWidget *view = GTK_WIDGET (self->view);

  if (self->popover == NULL)
    {
      self->popover = gtk_popover_menu_new_from_model (self->event_menu);
      gtk_popover_set_has_arrow (GTK_POPOVER (self->popover), FALSE);
      gtk_widget_set_halign (self->popover, GTK_ALIGN_START);
      gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
      g_signal_connect_object (self->popover, "closed", G_CALLBACK (gtk_widget_grab_focus),
                               self->view, G_CONNECT_SWAPPED);
    }
  gtk_widget_translate_coordinates (view, GTK_WIDGET (self), x, y, &x, &y);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->popover),
                               &(GdkRectangle) { (int) x, (int) y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

static void
pressed_cb (GtkGestureClick *click,
            int              n_press,
            double           x,
            double           y,
            HawTimelinePane *self)
{
  gint64 event = haw_timeline_view_pick (self->view, x, y);

  if (event == 0)
    return;
  gtk_gesture_set_state (GTK_GESTURE (click), GTK_EVENT_SEQUENCE_CLAIMED);
  haw_view_state_set_event (self->state, event);
  popup_menu (self, x, y);
}

static gboolean
menu_cb (GtkWidget *widget,
         GVariant  *arguments,
         gpointer   user_data)
{
  HawTimelinePane *self = HAW_TIMELINE_PANE (widget);
  gint64 event = haw_view_state_get_event (self->state);
  GdkRectangle mark = { 0 };

  if (event == 0 || !view_has_focus (self) ||
      !haw_timeline_view_get_rectangle (self->view, event, &mark, NULL))
    return GDK_EVENT_PROPAGATE;
  popup_menu (self, CLAMP (mark.x, 0, gtk_widget_get_width (GTK_WIDGET (self->view)) - 1),
              mark.y + mark.height);

  return GDK_EVENT_STOP;
}

void
haw_timeline_pane_edit_update (HawTimelinePane *self)
{
  HawProject *project = haw_view_state_get_project (self->state);
  gboolean enabled = haw_view_state_get_event (self->state) != 0 && project != NULL &&
                     !haw_project_is_read_only (project);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "events.status", enabled);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "events.split", enabled);
}

void
haw_timeline_pane_edit_constructed (HawTimelinePane *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self->view), GTK_EVENT_CONTROLLER (click));
}

/**
 * haw_timeline_pane_edit_class_init:
 *
 * Installs the actions and keys. The arrows with Alt move the event, with Ctrl its beginning and with
 * Shift its end, as in the strip below.
 */
void
haw_timeline_pane_edit_class_init (GtkWidgetClass *widget_class)
{
  static const struct
  {
    GdkModifierType modifiers;
    Step step;
  } keys[] = {
    { GDK_ALT_MASK, STEP_WHOLE }, { GDK_CONTROL_MASK, STEP_START }, { GDK_SHIFT_MASK, STEP_END },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      gtk_widget_class_add_binding (widget_class, GDK_KEY_Left, keys[i].modifiers, step_cb, "(ib)",
                                    keys[i].step, FALSE);
      gtk_widget_class_add_binding (widget_class, GDK_KEY_Right, keys[i].modifiers, step_cb, "(ib)",
                                    keys[i].step, TRUE);
    }
  gtk_widget_class_install_action (widget_class, "events.status", "s", status_action);
  gtk_widget_class_install_action (widget_class, "events.split", NULL, split_action);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Menu, 0, menu_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, menu_cb, NULL);
}
