/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * haw_label_edge_hold:
 * @widget: a label, or what has labels in it
 *
 * Lets the lines of labels begin at the edge at which the widgets around them do, also those of a text
 * that runs the other way than the window: Pango else gathers its wrapped lines at the other edge. For
 * labels whose texts are set, each time they are.
 */
void haw_label_edge_hold (GtkWidget *widget);

G_END_DECLS
