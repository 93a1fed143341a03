/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "timeline/haw-timeline-pane-private.h"

#include <glib/gi18n.h>

#include "time/haw-date-format.h"

/* The menus of the drawing: of the selected events, which says how many they are, and of the ground. */

/* The menu of events under a heading with their number. */
static GMenuModel *
make_event_menu (HawTimelinePane *self,
                 guint            n)
{
  GMenu *menu = g_menu_new ();
  g_autofree char *text = NULL;
  g_autofree char *heading = NULL;

  /* Translators: heading of the menu of several selected events. */
  text = g_strdup_printf (ngettext ("%u Event Selected", "%u Events Selected", n), n);
  heading = haw_date_localise_digits (text);
  for (int i = 0; i < g_menu_model_get_n_items (self->event_menu); i++)
    {
      g_autoptr (GMenuModel) section =
          g_menu_model_get_item_link (self->event_menu, i, G_MENU_LINK_SECTION);
      g_autofree char *label = NULL;

      g_menu_model_get_item_attribute (self->event_menu, i, G_MENU_ATTRIBUTE_LABEL, "s", &label);
      g_menu_append_section (menu, i == 0 && n > 1 ? heading : label, section);
    }

  return G_MENU_MODEL (menu);
}

static void
closed_cb (HawTimelinePane *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (haw_timeline_pane_compare_get_focused (self)));
}

/* The pointing rectangle lies in the pane whatever is out of sight. */
static void
popup_menu (HawTimelinePane *self,
            HawTimelineView *view,
            GMenuModel      *menu,
            double           x,
            double           y)
{
  GtkWidget *pane = GTK_WIDGET (self);

  if (self->popover == NULL)
    {
      self->popover = gtk_popover_menu_new_from_model (menu);
      gtk_popover_set_has_arrow (GTK_POPOVER (self->popover), FALSE);
      gtk_widget_set_halign (self->popover, GTK_ALIGN_START);
      gtk_widget_set_parent (self->popover, pane);
      g_signal_connect_object (self->popover, "closed", G_CALLBACK (closed_cb), self,
                               G_CONNECT_SWAPPED);
    }
  else
    gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (self->popover), menu);
  self->menu_x = x;
  self->menu_y = y;
  gtk_widget_translate_coordinates (GTK_WIDGET (view), pane, x, y, &x, &y);
  x = CLAMP (x, 0, gtk_widget_get_width (pane) - 1);
  y = CLAMP (y, 0, gtk_widget_get_height (pane) - 1);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->popover),
                               &(GdkRectangle) { (int) x, (int) y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

static void
popup_event_menu (HawTimelinePane *self,
                  HawTimelineView *view,
                  double           x,
                  double           y)
{
  g_autoptr (GArray) events = haw_timeline_pane_dup_events (self);
  g_autoptr (GMenuModel) menu = make_event_menu (self, events->len);

  popup_menu (self, view, menu, x, y);
}

/* The events that are selected stay so where one of them is clicked. */
static void
pressed_cb (GtkGestureClick *click,
            int              n_press,
            double           x,
            double           y,
            HawTimelinePane *self)
{
  HawTimelineView *view =
      HAW_TIMELINE_VIEW (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (click)));
  gint64 event = haw_timeline_view_pick (view, x, y);

  if (haw_view_state_get_project (self->state) == NULL)
    return;
  gtk_gesture_set_state (GTK_GESTURE (click), GTK_EVENT_SEQUENCE_CLAIMED);
  /* The half of a comparison that is meant from now on. */
  if (self->comparing)
    gtk_widget_grab_focus (GTK_WIDGET (view));
  haw_timeline_pane_edit_update (self);
  if (event == 0)
    {
      popup_menu (self, view, self->ground_menu, x, y);
      return;
    }
  if (!haw_timeline_view_is_selected (view, event))
    haw_view_state_set_event (self->state, event);
  popup_event_menu (self, view, x, y);
}

static gboolean
menu_cb (GtkWidget *widget,
         GVariant  *arguments,
         gpointer   user_data)
{
  HawTimelinePane *self = HAW_TIMELINE_PANE (widget);
  HawTimelineView *of_events = haw_timeline_pane_compare_get_focused (self);
  GtkWidget *view = GTK_WIDGET (of_events);
  GtkRoot *root = gtk_widget_get_root (view);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  gint64 event = haw_view_state_get_event (self->state);
  GdkRectangle mark = { 0 };

  if (focus == NULL || (focus != view && !gtk_widget_is_ancestor (focus, view)))
    return GDK_EVENT_PROPAGATE;
  haw_timeline_pane_edit_update (self);
  if (event != 0 && haw_timeline_view_get_rectangle (of_events, event, &mark, NULL))
    popup_event_menu (self, of_events, CLAMP (mark.x, 0, gtk_widget_get_width (view) - 1),
                      mark.y + mark.height);
  else
    popup_menu (self, of_events, self->ground_menu, gtk_widget_get_width (view) / 2,
                gtk_widget_get_height (view) / 2);

  return GDK_EVENT_STOP;
}

static void
new_here_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  HawTimelinePane *self = HAW_TIMELINE_PANE (widget);

  haw_timeline_view_make_event (haw_timeline_pane_compare_get_focused (self), self->menu_x,
                                self->menu_y);
}

void
haw_timeline_pane_menu_constructed (HawTimelinePane *self)
{
  HawTimelineView *views[] = {
    self->view,
    haw_timeline_compare_get_view (self->compare, HAW_TIMELINE_SIDE_ABOVE),
    haw_timeline_compare_get_view (self->compare, HAW_TIMELINE_SIDE_BELOW),
  };

  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      GtkGesture *click = gtk_gesture_click_new ();

      gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
      g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), self, 0);
      gtk_widget_add_controller (GTK_WIDGET (views[i]), GTK_EVENT_CONTROLLER (click));
    }
}

void
haw_timeline_pane_menu_class_init (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "events.new-here", NULL, new_here_action);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Menu, 0, menu_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, menu_cb, NULL);
}
