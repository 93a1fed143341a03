/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The header of a lane: its name and how many events it has. A click or Enter collapses the lane or
 * expands it; the arrows up and down go to the next header.
 *
 * Signals
 *   walked (int direction)  -1 up, 1 down */
#define HAW_TYPE_TIMELINE_HEADER (haw_timeline_header_get_type ())

G_DECLARE_FINAL_TYPE (HawTimelineHeader, haw_timeline_header, HAW, TIMELINE_HEADER, GtkButton)

GtkWidget *haw_timeline_header_new (void);
gint64 haw_timeline_header_get_lane (HawTimelineHeader *self);
void haw_timeline_header_bind (HawTimelineHeader *self,
                               gint64             lane,
                               const char        *title,
                               const GdkRGBA     *color,
                               guint              n_events,
                               gboolean           collapsed);

G_END_DECLS
