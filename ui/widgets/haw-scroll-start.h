/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * haw_scroll_start_keep:
 * @widget: a GtkScrollable
 *
 * Where an interface reads from right to left, GTK shows the left end of what is too wide, and keeps the
 * distance from there when sizes change. From now on @widget begins with its start and keeps the
 * distance from that.
 */
void haw_scroll_start_keep (GtkWidget *widget);

G_END_DECLS
