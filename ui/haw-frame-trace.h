/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * haw_frame_trace_attach:
 *
 * Where HAW_TRACE contains "frames": prints a line with the monotonic time in microseconds on stderr
 * once the first frame of @window is painted. For the benchmark of the start.
 */
void haw_frame_trace_attach (GtkWidget *window);

G_END_DECLS
