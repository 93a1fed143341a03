/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-frame-trace.h"

#include <string.h>

static void
after_paint_cb (GdkFrameClock *clock,
                GtkWidget     *window)
{
  g_signal_handlers_disconnect_by_func (clock, after_paint_cb, window);
  g_printerr ("haw-trace: first-frame time %" G_GINT64_FORMAT "\n", g_get_monotonic_time ());
}

static void
realize_cb (GtkWidget *window)
{
  g_signal_connect_object (gtk_widget_get_frame_clock (window), "after-paint",
                           G_CALLBACK (after_paint_cb), window, 0);
}

void
haw_frame_trace_attach (GtkWidget *window)
{
  const char *trace = g_getenv ("HAW_TRACE");

  g_return_if_fail (GTK_IS_WIDGET (window));

  if (trace != NULL && strstr (trace, "frames") != NULL)
    g_signal_connect (window, "realize", G_CALLBACK (realize_cb), NULL);
}
