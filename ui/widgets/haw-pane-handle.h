/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The line between two panes, which can be dragged or, while it has the focus, moved by the arrow
 * keys. It takes the focus only through haw_pane_handle_focus(), as a line is in the way of Tab.
 *
 * Signals
 *   grabbed ()           a movement begins
 *   moved (double px)    how far it went since then, in logical pixels towards the end
 *   left ()              Escape or Return: the focus wants to go elsewhere */
#define HAW_TYPE_PANE_HANDLE (haw_pane_handle_get_type ())

G_DECLARE_FINAL_TYPE (HawPaneHandle, haw_pane_handle, HAW, PANE_HANDLE, GtkWidget)

GtkWidget *haw_pane_handle_new   (const char    *label);
void       haw_pane_handle_focus (HawPaneHandle *self);

G_END_DECLS
