/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Where things are in a window. */

/* Returns: (nullable): @widget or the first of @type that is in it */
static inline GtkWidget *
haw_test_find_child (GtkWidget *widget,
                     GType      type)
{
  GtkWidget *found = G_TYPE_CHECK_INSTANCE_TYPE (widget, type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = haw_test_find_child (child, type);

  return found;
}

/* Whether a label in @widget says @text. */
static inline gboolean
haw_test_shows (GtkWidget  *widget,
                const char *text)
{
  gboolean found = GTK_IS_LABEL (widget) &&
                   g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && !found;
       child = gtk_widget_get_next_sibling (child))
    found = haw_test_shows (child, text);

  return found;
}

/* Returns: (transfer none) (nullable): the controller of @widget with this name */
static inline gpointer
haw_test_find_controller (GtkWidget  *widget,
                          const char *name)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (g_strcmp0 (gtk_event_controller_get_name (controller), name) == 0)
        return controller;
    }

  return NULL;
}

G_END_DECLS
