/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-label-edge.h"

/* By the rule of Pango: the first letter decides. */
static gboolean
runs_against (GtkLabel *label)
{
  PangoDirection direction = pango_layout_get_direction (gtk_label_get_layout (label), 0);
  gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (label)) == GTK_TEXT_DIR_RTL;

  return direction == (mirrored ? PANGO_DIRECTION_LTR : PANGO_DIRECTION_RTL);
}

/* Pango turns the justification round in paragraphs that run against the widget. */
void
haw_label_edge_hold (GtkWidget *widget)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  if (GTK_IS_LABEL (widget))
    gtk_label_set_justify (GTK_LABEL (widget), runs_against (GTK_LABEL (widget))
                                                 ? GTK_JUSTIFY_RIGHT : GTK_JUSTIFY_LEFT);
  else
    for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
         child = gtk_widget_get_next_sibling (child))
      haw_label_edge_hold (child);
}
