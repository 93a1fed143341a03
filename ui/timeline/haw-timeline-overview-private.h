/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "timeline/haw-timeline-overview.h"

G_BEGIN_DECLS

/* What the strip (range, pointer, keys) and its drawing share. */

#define HAW_TIMELINE_OVERVIEW_HEIGHT 46
#define HAW_TIMELINE_OVERVIEW_LEAST 24 /* where the events have little room */
#define HAW_TIMELINE_OVERVIEW_BAR 9 /* px at the top, for what the timeline shows */

/* What a drag moves. */
typedef enum
{
  HAW_GRIP_NONE,
  HAW_GRIP_BAR,
  HAW_GRIP_NEW,
  HAW_GRIP_START,
  HAW_GRIP_END,
  HAW_GRIP_RANGE
} HawGrip;

struct _HawTimelineOverview
{
  GtkWidget parent_instance;

  HawTimelineLanes *lanes;
  HawTimeAxis axis;
  gint64 visible_start, visible_end;
  gint64 start, end; /* the range; equal for none */
  char *counts;      /* what there is in the range besides events */
  GskRenderNode *histogram;
  gboolean stale;    /* of other events, or for another axis */
  guint build_id;
  guint n_built;
  int built_height;  /* px, for which it was */

  HawGrip grip;
  gint64 grip_time;  /* where the drag began */
  gint64 grip_start, grip_end;
};

gboolean haw_timeline_overview_has_events (HawTimelineOverview *self);
int haw_timeline_overview_get_height (HawTimelineOverview *self);
void haw_timeline_overview_build (HawTimelineOverview *self);
void haw_timeline_overview_draw (HawTimelineOverview *self,
                                 GtkSnapshot         *snapshot);

G_END_DECLS
