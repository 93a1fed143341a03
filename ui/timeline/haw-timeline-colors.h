/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "time/haw-timeline-lanes.h"

G_BEGIN_DECLS

void haw_timeline_named_color (GtkWidget  *widget,
                               const char *name,
                               GdkRGBA    *color);
void haw_timeline_lane_color (GtkWidget              *widget,
                              const HawTimelineLanes *lanes,
                              guint                   lane,
                              GdkRGBA                *color);

G_END_DECLS
