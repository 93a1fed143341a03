/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "time/haw-timeline-lanes.h"

G_BEGIN_DECLS

/* All time of the events in one strip: how many may be under way at each time, stacked by lane, the
 * dimmed ones pale, with a bar for what the timeline shows and a range to narrow everything else to. Dragging the bar moves the
 * timeline; dragging over the strip makes a range, dragging a range or one of its ends moves it; a
 * click goes to a time, a double click takes the range away. Ends snap to whole days, or to hours where
 * all events are within few days.
 *
 * Keys, where it has the focus: the arrows move the range by a step, with Shift its end, with Ctrl its
 * beginning; Return shows it in the timeline; Delete and Escape take it away.
 *
 * Signals
 *   range-changed (gint64 start, gint64 end)   by pointer or key; equal for no range
 *   shown (gint64 start, gint64 end)           these times are to be in view in the timeline */
#define HAW_TYPE_TIMELINE_OVERVIEW (haw_timeline_overview_get_type ())

G_DECLARE_FINAL_TYPE (HawTimelineOverview, haw_timeline_overview, HAW, TIMELINE_OVERVIEW, GtkWidget)

void haw_timeline_overview_set_lanes (HawTimelineOverview *self,
                                      HawTimelineLanes    *lanes);
void haw_timeline_overview_set_mirrored (HawTimelineOverview *self,
                                         gboolean             mirrored);
void haw_timeline_overview_set_visible_time (HawTimelineOverview *self,
                                             gint64               start,
                                             gint64               end);
void haw_timeline_overview_set_range (HawTimelineOverview *self,
                                      gint64               start,
                                      gint64               end);
void haw_timeline_overview_update (HawTimelineOverview *self);
void haw_timeline_overview_set_counts (HawTimelineOverview *self,
                                       const char          *counts);
char *haw_timeline_overview_describe_at (HawTimelineOverview *self,
                                         double               x,
                                         double               y);
guint haw_timeline_overview_get_n_built (HawTimelineOverview *self);
double haw_timeline_overview_x_of (HawTimelineOverview *self,
                                   gint64               time);
void haw_timeline_overview_drag (HawTimelineOverview *self,
                                 double               from,
                                 double               to,
                                 double               y);

G_END_DECLS
