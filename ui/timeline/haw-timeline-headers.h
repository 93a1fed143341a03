/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "timeline/haw-timeline-header.h"

G_BEGIN_DECLS

/* The column with the headers of the lanes in view. Each reaches over the visible part of its lane and
 * is never pushed out of it; that of a lane with lanes inside stays above those. A header can be dragged
 * to another place among its neighbours.
 *
 * Signals
 *   toggled (gint64 lane)                 a header was clicked or activated
 *   stepped (gint64 lane, int step)       a HawTimelineHeaderStep by key
 *   dropped (gint64 lane, double y)       a header was dragged to there, px from the top of the column
 *   menu-wanted (gint64 lane, double x, double y) */
#define HAW_TYPE_TIMELINE_HEADERS (haw_timeline_headers_get_type ())

G_DECLARE_FINAL_TYPE (HawTimelineHeaders, haw_timeline_headers, HAW, TIMELINE_HEADERS, GtkWidget)

GtkWidget *haw_timeline_headers_new (void);
void haw_timeline_headers_show (HawTimelineHeaders           *self,
                                const HawTimelineHeaderPlace *places,
                                guint                         n_places);
GtkWidget *haw_timeline_headers_find (HawTimelineHeaders *self,
                                      gint64              lane);
GtkWidget *haw_timeline_headers_get_focused (HawTimelineHeaders *self);
void haw_timeline_headers_show_drop (HawTimelineHeaders *self,
                                     double              y);

G_END_DECLS
