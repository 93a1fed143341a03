/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "time/haw-timeline-store.h"

G_BEGIN_DECLS

/* What assistive technology and the keyboard focus see of an event in view: a child of the timeline
 * over the drawn mark. It draws nothing and takes no pointer. Its action "mark.open" activates the
 * event. */
#define HAW_TYPE_TIMELINE_MARK (haw_timeline_mark_get_type ())

G_DECLARE_FINAL_TYPE (HawTimelineMark, haw_timeline_mark, HAW, TIMELINE_MARK, GtkWidget)

GtkWidget *haw_timeline_mark_new (void);
gint64 haw_timeline_mark_get_id (HawTimelineMark *self);
gint64 haw_timeline_mark_get_lane (HawTimelineMark *self);
void haw_timeline_mark_bind (HawTimelineMark       *self,
                             const HawTimelineEvent *event,
                             gint64                 lane,
                             const char            *lane_name,
                             guint                  position,
                             guint                  n_items,
                             const char            *lag);
void haw_timeline_mark_bind_cluster (HawTimelineMark *self,
                                     gint64           lane,
                                     const char      *lane_name,
                                     gint64           start,
                                     gint64           end,
                                     guint            n);
void haw_timeline_mark_set_selected (HawTimelineMark *self,
                                     gboolean         selected);

char *haw_timeline_event_get_date (const HawTimelineEvent *event);
char *haw_timeline_event_get_dates (const HawTimelineEvent *event);
char *haw_timeline_event_get_name (const HawTimelineEvent *event);
char *haw_timeline_event_get_summary (const HawTimelineEvent *event);
const char *haw_timeline_event_get_title (const HawTimelineEvent *event);

G_END_DECLS
