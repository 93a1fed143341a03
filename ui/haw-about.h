/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * haw_about_present:
 * @parent: the window it belongs to
 *
 * Says what the program is, who made it, under which licence, and what it runs on.
 */
void  haw_about_present           (GtkWindow *parent);

/**
 * haw_about_dup_debug_info:
 *
 * Returns: (transfer full): what a report of a fault has to tell of this computer, one fact a line
 */
char *haw_about_dup_debug_info    (GtkWindow *window);

G_END_DECLS
