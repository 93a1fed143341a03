/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "time/haw-rows.h"
#include "time/haw-timeline-index.h"
#include "time/haw-timeline-lanes.h"
#include "time/haw-timeline-pyramid.h"

G_BEGIN_DECLS

/* What the parts of HawTimelineLanes share: lanes (filling and asking), tree (lanes inside lanes, and
 * what is shown of them), edit, lit (what is not dimmed), pack (rows), stack (heights), places (what is
 * where) and walk. */

typedef struct
{
  gint64 id;
  char *name;
  int color;
  guint hue;
  guint parent; /* index of the lane it is inside, or G_MAXUINT */
  guint depth;
  guint end;    /* index after the last lane inside it */
  gboolean collapsed;
  gboolean hidden;
  gboolean shelf_open; /* all its undated events have room */
  gboolean shown;      /* neither it nor a lane about it is hidden, and no lane about it is collapsed */
  GArray *members; /* guint32: positions of dated events, ascending */
  GArray *undated; /* guint32: positions, ascending */
  GArray *rows;    /* guint16: of each member; empty until packed */
  GArray *open;    /* guint: indices of the members that have no known start */
  guint n_rows;
  HawTimelineIndex index;
  HawTimelinePyramid *pyramid; /* NULL until it is asked for */
  HawTimelinePyramid *lit;     /* likewise, of the lit ones where some are dimmed */
  double y, height;
} HawTimelineLane;

/* Rows on their way: a part of the members at a time. */
typedef struct
{
  double level;
  guint lane;
  guint member; /* in the lane; those with an open start come first */
  gboolean open_done;
  HawRows *rows;
  GArray **done; /* the rows of each lane */
  guint *n_rows;
} HawTimelinePacking;

struct _HawTimelineLanes
{
  gatomicrefcount ref_count;
  HawTimelineStore *store;
  GArray *lanes; /* HawTimelineLane, each before those inside it */
  GHashTable *by_id; /* gint64 → index */
  GArray *shown; /* guint: indices of the lanes that have a height, from the top */
  gboolean has_lanes;
  HawTimelineIndex index; /* of all dated events */
  GArray *open;           /* guint32: positions of those that have no known start */
  HawTimelinePyramid *pyramid;

  HawTimelineMetrics metrics;
  HawTimelineLaneSizes sizes;
  HawTimelineMeasureFunc measure;
  gpointer measure_data;
  double level; /* that the rows are packed for; 0 for none */
  HawTimelinePacking *packing;
  guint64 n_packed;
  HawTimelineDetail detail;
  double stacked_height;
  gboolean is_stacked; /* nothing changed since that heights depend on */
  guint64 n_stacked;
  gboolean flipped; /* rows from the bottom up */
  double height;

  GArray *lit_ids; /* gint64, ascending; NULL where all events are lit */
  guint n_lit;

  GArray *watches;
};

static inline HawTimelineLane *
haw_timeline_lanes_get (const HawTimelineLanes *self,
                        guint                   lane)
{
  return &g_array_index (self->lanes, HawTimelineLane, lane);
}

static inline const guint32 *
haw_timeline_lane_members (const HawTimelineLane *lane)
{
  return (const guint32 *) (const void *) lane->members->data;
}

/* A lane with lanes inside: its events stand in those, too, and it has no rows of its own. */
static inline gboolean
haw_timeline_lanes_is_group_at (const HawTimelineLanes *self,
                                guint                   lane)
{
  return haw_timeline_lanes_get (self, lane)->end > lane + 1;
}

/* Whether it shows its events one by one where boxes are shown. */
static inline gboolean
haw_timeline_lanes_is_open_at (const HawTimelineLanes *self,
                               guint                   lane)
{
  const HawTimelineLane *at = haw_timeline_lanes_get (self, lane);

  return at->shown && !at->collapsed && at->end == lane + 1;
}

static inline gboolean
haw_timeline_is_known (gint64 time)
{
  return time > HAW_TIME_MIN && time < HAW_TIME_MAX;
}

void haw_timeline_lanes_light (HawTimelineLanes *self,
                               guint             position,
                               gboolean          goes);
guint haw_timeline_lanes_find_shown (const HawTimelineLanes *self,
                                     double                  y);
void haw_timeline_lanes_update_shown (HawTimelineLanes *self);
void haw_timeline_packing_free (HawTimelinePacking *packing);
int haw_timeline_lane_find_member (const HawTimelineLane *lane,
                                   guint                  position);
guint haw_timeline_lane_find_from (const HawTimelineLane *lane,
                                   guint                  position);
GArray *haw_timeline_lane_find_in (const HawTimelineLanes *self,
                                   const HawTimelineLane  *lane,
                                   gint64                  start,
                                   gint64                  end);
void haw_timeline_lane_add_row (HawTimelineLanes *self,
                                HawTimelineLane  *lane,
                                guint             member);

G_END_DECLS
