/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/haw-event-lanes.h"
#include "model/haw-event-list.h"
#include "timeline/haw-timeline-items.h"

G_BEGIN_DECLS

/* How lanes follow one another. The lane of the events that stand in no other is always the last. */
typedef enum
{
  HAW_LANE_ORDER_COUNT, /* most events first, then by name */
  HAW_LANE_ORDER_NAME
} HawLaneOrder;

HawTimelineItems *haw_timeline_source_make (HawEventList  *events,
                                            HawEventLanes *lanes,
                                            HawLaneOrder   order);

G_END_DECLS
