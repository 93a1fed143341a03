/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/haw-attribute.h"
#include "model/haw-event-lanes.h"

G_BEGIN_DECLS

/* What the lanes of events and their reading share. */

/* What an edit touched and what therefore has to be read again. */
typedef struct
{
  HawLaneKey key;
  gboolean all;
  GArray *events;      /* gint64 each */
  GArray *articles;
  GArray *annotations;
  GArray *actors;
} HawLanesWanted;

typedef struct
{
  gint64 event;
  gint64 lane;
} HawLanesPair;

typedef struct
{
  gboolean all;
  HawAttributeTarget target; /* whose the field is */
  GArray *events;   /* gint64: those that were looked at, unless all were */
  GArray *pairs;    /* HawLanesPair, by event and lane */
  GPtrArray *lanes; /* HawLane: those met */
  GPtrArray *codes; /* HawLane: all codes, where lanes are codes */
} HawLanesFound;

void haw_lane_free (gpointer lane);
HawLanesWanted *haw_lanes_wanted_new (HawLaneKey key);
void haw_lanes_wanted_free (gpointer wanted);
void haw_lanes_found_free (gpointer found);
void haw_lanes_sort_unique (GArray *ids);
gpointer haw_lanes_read (HawDb         *db,
                         gpointer       data,
                         GCancellable  *cancellable,
                         GError       **error);

G_END_DECLS
