/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "timeline/haw-timeline-view.h"

G_BEGIN_DECLS

/* A timeline as one side of a comparison: the one above has its rows from the bottom up and no ruler, the
 * one below hangs from the ruler. They show as much of each event as both have room
 * for, to the same scale. */
typedef enum
{
  HAW_TIMELINE_SIDE_NONE,
  HAW_TIMELINE_SIDE_ABOVE,
  HAW_TIMELINE_SIDE_BELOW
} HawTimelineSide;

/* Where the mark of an event on both sides stands. */
typedef struct
{
  gint64 id;
  double x; /* px of the widget */
} HawTimelineSharedMark;

void haw_timeline_view_set_side (HawTimelineView  *self,
                                 HawTimelineSide   side,
                                 HawTimelineLanes *partner,
                                 gint64            offset,
                                 GHashTable       *shared);
void haw_timeline_view_follow_axis (HawTimelineView *self,
                                    HawTimelineView *other,
                                    gint64           offset);
void haw_timeline_view_get_axis (HawTimelineView *self,
                                 HawTimeAxis     *axis,
                                 int             *x);
GArray *haw_timeline_view_get_shared (HawTimelineView *self);
void haw_timeline_side_color (const GdkRGBA   *back,
                              HawTimelineSide  side,
                              GdkRGBA         *color);

G_END_DECLS
