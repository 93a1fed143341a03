/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/haw-event-table.h"

G_BEGIN_DECLS

/* What the parts of the table share: load (reading), lanes (which, and in which order), and the table
 * itself (following edits). */

HawTimelineStore *haw_event_table_read (HawDb         *db,
                                        GCancellable  *cancellable,
                                        GError       **error);
GArray *haw_event_table_read_all_sources (HawDb         *db,
                                          GCancellable  *cancellable,
                                          GError       **error);
gboolean haw_event_table_read_sources (HawDb   *db,
                                       gint64   event,
                                       guint   *n_sources,
                                       guint   *disagreement,
                                       GError **error);
void haw_event_table_set_date (HawTimelineEvent *event,
                               const char       *date);

HawTimelineLanes *haw_event_table_make_lanes (HawTimelineStore *store,
                                              HawEventLanes    *lanes,
                                              HawLaneOrder      order);
gboolean haw_event_table_lanes_fit (HawTimelineLanes *shown,
                                    HawEventLanes    *lanes,
                                    HawLaneOrder      order);
void haw_event_table_lanes_of (HawEventLanes *lanes,
                               gint64         event,
                               const gint64 **ids,
                               guint         *n);

G_END_DECLS
