/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/haw-event-sheet.h"
#include "project/haw-db.h"

G_BEGIN_DECLS

/* What a HawEventSheet reads, for its own files. All run on the reader thread. */

typedef struct
{
  HawEventColumn sort;
  gboolean descending;
  HawEventFilter filter;
  gint64 start;         /* of the range of time, seconds, half-open; both 0 for none */
  gint64 end;
} HawEventSheetQuery;

typedef struct
{
  GArray *ids;          /* gint64, in the order asked for */
  guint n_total;        /* how many events there are at all */
} HawEventSheetIds;

void     haw_event_sheet_ids_free  (gpointer       ids);

/* @data: a HawEventSheetQuery. Returns: (transfer full): a HawEventSheetIds */
gpointer haw_event_sheet_read_ids  (HawDb         *db,
                                    gpointer       data,
                                    GCancellable  *cancellable,
                                    GError       **error);

/* @data: a GArray of gint64. Returns: (transfer full) (element-type HawEventSheetRow): a GPtrArray
 * of those that are there */
gpointer haw_event_sheet_read_rows (HawDb         *db,
                                    gpointer       data,
                                    GCancellable  *cancellable,
                                    GError       **error);

/* @data: folded text. Returns: (transfer full) (element-type gint64): a GHashTable used as a set of
 * the events whose titles begin with it */
gpointer haw_event_sheet_read_titled (HawDb         *db,
                                      gpointer       data,
                                      GCancellable  *cancellable,
                                      GError       **error);

G_END_DECLS
