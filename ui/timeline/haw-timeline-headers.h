/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "timeline/haw-timeline-header.h"

G_BEGIN_DECLS

/* Which header is to stand where. */
typedef struct
{
  gint64 lane; /* id */
  const char *name;
  gboolean has_color;
  GdkRGBA color;
  guint n_events;
  gboolean collapsed;
  double y;      /* px from the top of the column, below 0 where the lane begins above it */
  double height; /* of the lane */
} HawTimelineHeaderPlace;

/* The column with the headers of the lanes in view. Each reaches over the visible part of its lane and
 * is never pushed out of it.
 *
 * Signals
 *   toggled (gint64 lane)                 a header was clicked or activated
 *   walked (gint64 lane, int direction)   an arrow key asks for the next header */
#define HAW_TYPE_TIMELINE_HEADERS (haw_timeline_headers_get_type ())

G_DECLARE_FINAL_TYPE (HawTimelineHeaders, haw_timeline_headers, HAW, TIMELINE_HEADERS, GtkWidget)

GtkWidget *haw_timeline_headers_new (void);
void haw_timeline_headers_show (HawTimelineHeaders           *self,
                                const HawTimelineHeaderPlace *places,
                                guint                         n_places);
GtkWidget *haw_timeline_headers_find (HawTimelineHeaders *self,
                                      gint64              lane);
GtkWidget *haw_timeline_headers_get_focused (HawTimelineHeaders *self);

G_END_DECLS
