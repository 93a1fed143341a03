/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/haw-event.h"
#include "project/haw-project.h"

G_BEGIN_DECLS

/**
 * HawEventStore:
 *
 * The events of a project by their ids, of which only those are in memory that somebody asked for: each
 * is one object as long as somebody holds it, and the last ones are kept for a while. Their values are
 * read off the main thread, all that are asked for in one turn of the main loop together, and follow
 * the project. However many events there are, nothing is read that nobody wants to see.
 *
 * Signal: `changed ()`: of events that are held some were read, have other values or are gone; once for
 * each reading and each change of the project.
 */
#define HAW_TYPE_EVENT_STORE (haw_event_store_get_type ())
G_DECLARE_FINAL_TYPE (HawEventStore, haw_event_store, HAW, EVENT_STORE, GObject)

HawEventStore *haw_event_store_new         (HawProject           *project);

/**
 * haw_event_store_hold:
 *
 * Has an event read, unless it is in memory, and followed as long as the object is held.
 *
 * Returns: (transfer full): the event, which has no values before haw_event_store_lookup() gives it
 */
HawEvent      *haw_event_store_hold        (HawEventStore        *self,
                                            gint64                id);

/**
 * haw_event_store_lookup:
 *
 * Returns: (transfer none) (nullable): an event that is in memory and in the project; NULL also while
 *   it is being read
 */
HawEvent      *haw_event_store_lookup      (HawEventStore        *self,
                                            gint64                id);

/**
 * haw_event_store_is_missing:
 *
 * Returns: whether an event that is held is known not to be in the project
 */
gboolean       haw_event_store_is_missing  (HawEventStore        *self,
                                            gint64                id);

/**
 * haw_event_store_find_async:
 * @ids: (array length=n): events
 *
 * Finds events, reading those that are not in memory.
 */
void           haw_event_store_find_async  (HawEventStore        *self,
                                            const gint64         *ids,
                                            gsize                 n,
                                            GCancellable         *cancellable,
                                            GAsyncReadyCallback   callback,
                                            gpointer              user_data);

/**
 * haw_event_store_find_finish:
 *
 * Returns: (transfer full) (nullable) (element-type HawEvent): those of the events that are in the
 *   project, in the order asked for
 */
GPtrArray     *haw_event_store_find_finish (HawEventStore        *self,
                                            GAsyncResult         *result,
                                            GError              **error);

/**
 * haw_event_store_get_n_held:
 *
 * Returns: how many events are in memory
 */
guint          haw_event_store_get_n_held  (HawEventStore        *self);

/**
 * haw_event_store_get_n_rows_read:
 *
 * Returns: how many events were read, for tests
 */
guint          haw_event_store_get_n_rows_read (HawEventStore    *self);

/**
 * haw_event_store_get_n_reads:
 *
 * Returns: how often something was read, for tests
 */
guint          haw_event_store_get_n_reads (HawEventStore        *self);

G_END_DECLS
