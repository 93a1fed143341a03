/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/haw-event-table.h"

G_BEGIN_DECLS

/* What the parts of the table share: load (reading), lanes (which, and in which order), part (which
 * events), and the table itself (following edits). */

/* What an edit made of an event; texts are owned. */
typedef struct
{
  gint64 id;
  gboolean removed;
  HawTimelineEvent event;
} HawPendingEvent;

void haw_pending_event_free (gpointer data);

/* Takes the values of a change of the event over. */
void haw_pending_event_take (HawPendingEvent *pending,
                             const HawChange *change);

/* More events than these are shown before their sources are read, and put together apart from the main
 * thread. */
#define HAW_EVENT_TABLE_MANY 20000

/* Reading functions: a HawTimelineStore of all events, with their sources unless there are too many; a
 * HawBlockArray of HawTimelineSources of all events that have any, by their ids; a GArray of those of the events
 * that are in one. */
gpointer haw_event_table_load           (HawDb         *db,
                                         gpointer       data,
                                         GCancellable  *cancellable,
                                         GError       **error);
gpointer haw_event_table_fill_sources   (HawDb         *db,
                                         gpointer       data,
                                         GCancellable  *cancellable,
                                         GError       **error);
gpointer haw_event_table_reread_sources (HawDb         *db,
                                         gpointer       data,
                                         GCancellable  *cancellable,
                                         GError       **error);

/* In a thread: puts the events of the HawTimelineStore @data together without lanes; gives what reading
 * very many events used back to the system, which threads would keep to themselves. */
void haw_event_table_make_plain (GTask        *task,
                                 gpointer      source,
                                 gpointer      data,
                                 GCancellable *cancellable);
void haw_event_table_give_back  (GTask        *task,
                                 gpointer      source,
                                 gpointer      data,
                                 GCancellable *cancellable);

/* Whether an event is shown where only those are that disagree by @least at least. */
gboolean haw_event_table_disagrees (const HawTimelineEvent *event,
                                    guint                   least);

/* The events of @from that disagree by @least at least. */
HawTimelineStore *haw_event_table_part (HawTimelineStore *from,
                                        guint             least);

/* The events of @from as what is @pending (gint64 → HawPendingEvent) made them. */
HawTimelineStore *haw_event_table_with_pending (HawTimelineStore *from,
                                                GHashTable       *pending);

void haw_event_table_set_date (HawTimelineEvent *event,
                               const char       *date);

/* More levels of codes than anybody reads. */
#define HAW_EVENT_TABLE_DEEPEST 12

/* By what events are put into lanes, and what came of it. */
typedef struct
{
  HawEventLanes *by;      /* NULL without lanes */
  HawEventLanes *then_by; /* lanes inside those; NULL for none */
  HawLaneOrder order;
  GHashTable *by_hand;    /* id of a lane → its place in the order by hand */
  GHashTable *nodes;      /*< private >*/
} HawTableLanes;

void haw_table_lanes_clear (HawTableLanes *self);

/* The lanes with events, dated or not, in order. */
HawTimelineLanes *haw_event_table_make_lanes (HawTableLanes    *self,
                                              HawTimelineStore *store);

/* Whether the lanes shown are still those there are, with their names, colours and order. */
gboolean haw_event_table_lanes_fit (HawTableLanes    *self,
                                    HawTimelineLanes *shown);

/* By what events stand in a lane: HawLanePart each. */
GArray *haw_event_table_lane_parts (const HawTableLanes *self,
                                    gint64               lane);

/* Finds the lanes in which an event is to stand (gint64 each); returns whether all of them are shown. */
gboolean haw_event_table_lanes_of (const HawTableLanes    *self,
                                   const HawTimelineLanes *shown,
                                   gint64                  event,
                                   GArray                 *ids);

G_END_DECLS
