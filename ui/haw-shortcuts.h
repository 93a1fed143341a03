/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * haw_shortcuts_show_places:
 * @window: the list of shortcuts
 *
 * Keys count by their place: beside each letter stands what the same key prints in the other script
 * that the keyboard is set to, as it is whenever the window is shown.
 */
void haw_shortcuts_show_places (GtkShortcutsWindow *window);

G_END_DECLS
