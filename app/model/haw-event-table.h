/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/haw-event-lanes.h"
#include "time/haw-publications.h"
#include "time/haw-timeline-lanes.h"

G_BEGIN_DECLS

/* How lanes follow one another. The lane of the events that stand in no other is always the last
 * among its neighbours. */
typedef enum
{
  HAW_LANE_ORDER_COUNT, /* most events first, then by name */
  HAW_LANE_ORDER_NAME,
  HAW_LANE_ORDER_FIRST, /* by the first event */
  HAW_LANE_ORDER_DISPUTE, /* most events in dispute first, then by how far their sources disagree */
  HAW_LANE_ORDER_HAND,  /* as haw_event_table_set_order_by_hand() says, the rest as by count */
  HAW_N_LANE_ORDERS
} HawLaneOrder;

/* The lane of the events that stand in no other. */
#define HAW_LANE_OTHERS 0

/**
 * HawEventTable:
 *
 * All events of a project in columns and in lanes, for drawing: a million of them take some 100 MB,
 * are read and sorted by the reader thread, and follow the project: an edit is work for the events it
 * touches. Lists and forms use HawEventStore.
 *
 * Lanes may be inside others: by a second grouping, and codes inside the codes they are under. The id
 * of a lane at the top is that of the outlet, actor or code; of one inside, a number that stays as long
 * as its path does.
 *
 * Properties: `project` (construct only), `loading` (TRUE until the first events are there).
 *
 * Signals: `reset ()` after the first reading and whenever the lanes are others than before, not
 * only the events in them; these are told by haw_timeline_lanes_watch(). `settled ()` after the
 * changes of an edit were taken over.
 */
#define HAW_TYPE_EVENT_TABLE (haw_event_table_get_type ())
G_DECLARE_FINAL_TYPE (HawEventTable, haw_event_table, HAW, EVENT_TABLE, GObject)

HawEventTable *haw_event_table_new (HawProject *project);

/**
 * haw_event_table_open_project_async:
 *
 * Opens a project and reads its events while the file is being checked, for the first table of it.
 * Finish with haw_project_open_finish().
 */
void haw_event_table_open_project_async (GFile               *file,
                                         HawOpenFlags         flags,
                                         GCancellable        *cancellable,
                                         GAsyncReadyCallback  callback,
                                         gpointer             user_data);

/**
 * haw_event_table_get_lanes:
 *
 * Returns: (transfer none) (nullable): the events in their lanes, replaced with every `reset`; NULL
 *   until the first
 */
HawTimelineLanes *haw_event_table_get_lanes (HawEventTable *self);

/**
 * haw_event_table_set_lanes:
 *
 * Puts the events into other lanes, or in another order of them; `reset` follows.
 */
void haw_event_table_set_lanes (HawEventTable   *self,
                                HawLaneGrouping  grouping,
                                HawLaneOrder     order);

/**
 * haw_event_table_set_clock:
 *
 * Puts the events at other times; `reset` follows. By any clock but that of events, when their sources
 * were published is read and followed.
 */
void haw_event_table_set_clock (HawEventTable *self,
                                HawClock       clock);

/**
 * haw_event_table_get_publications:
 * @clock: (out): the clock by which the events are shown now
 *
 * Returns: (transfer none) (nullable): when their sources were published; NULL by the clock of events
 */
HawPublications *haw_event_table_get_publications (HawEventTable *self,
                                                   HawClock      *clock);

/**
 * haw_event_table_group:
 * @then_by: by what each lane is divided once more, or none
 *
 * As haw_event_table_set_lanes() for any lanes.
 */
void haw_event_table_group (HawEventTable *self,
                            HawLaneKey     by,
                            HawLaneKey     then_by,
                            HawLaneOrder   order);

/**
 * haw_event_table_describe_anew:
 *
 * Dates and numbers are written otherwise from now on; the names of lanes follow.
 */
void haw_event_table_describe_anew (HawEventTable *self);

/**
 * haw_event_table_set_order_by_hand:
 * @ids: (array length=n) (nullable): ids of lanes, those of other levels among them
 *
 * Says in which order lanes are where %HAW_LANE_ORDER_HAND is chosen.
 */
void haw_event_table_set_order_by_hand (HawEventTable *self,
                                        const gint64  *ids,
                                        guint          n);

/* Shows events whose sources disagree, or that are marked as disputed. */
#define HAW_EVENT_TABLE_ANY_DISAGREEMENT 1

/**
 * haw_event_table_set_least_disagreement:
 * @least: per cent, as haw_disagreement() gives it; 0 for all events; %HAW_EVENT_TABLE_ANY_DISAGREEMENT
 *
 * Has only the events in lanes of which the sources disagree as much; `reset` follows.
 */
void haw_event_table_set_least_disagreement (HawEventTable *self,
                                             guint          least);

/**
 * HawLanePart:
 * @lane: as HawLane has it; %HAW_LANE_OTHERS for what stands in no other
 * @name: (transfer none): as it is shown
 * @field: the field of events whose @value it stands for; 0 for none
 * @value: (transfer none) (nullable): as it is stored
 *
 * One of the things by which events come into a lane.
 */
typedef struct
{
  HawLaneGrouping grouping;
  gint64 lane;
  const char *name;
  gint64 field;
  const char *value;
} HawLanePart;

/**
 * haw_event_table_get_lane_parts:
 * @lane: the id of a lane that is shown
 *
 * Returns: (transfer full) (element-type HawLanePart): by what events stand in it: the innermost of each
 *   grouping; empty where there is no such lane. The names are good until the next change.
 */
GArray *haw_event_table_get_lane_parts (HawEventTable *self,
                                        gint64         lane);

/**
 * haw_event_table_get_n_events:
 *
 * Returns: how many events there are, also those that are in no lane because of their agreement
 */
guint haw_event_table_get_n_events (HawEventTable *self);

gboolean haw_event_table_get_loading (HawEventTable *self);

/**
 * haw_event_table_get_reading_sources:
 *
 * Returns: whether the events do not have their sources yet, which are read after them; `reset`
 *   follows
 */
gboolean haw_event_table_get_reading_sources (HawEventTable *self);

G_END_DECLS
