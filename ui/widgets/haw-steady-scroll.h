/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * haw_steady_scroll:
 * @child: something that scrolls by itself, in a #GtkScrolledWindow
 *
 * Shows the bars beside @child where there is something to scroll, and decides it only while nothing is given its
 * size. Where the policy says that there is never a bar below, there is none.
 *
 * With the automatic policy GTK guesses from the height that the child asks for, and asks for another size
 * where it guessed wrong, in the middle of being given one. Such a request is lost if a widget farther up is
 * on its way through its children: what is in between is then not drawn any more.
 */
void haw_steady_scroll (GtkWidget *child);

G_END_DECLS
