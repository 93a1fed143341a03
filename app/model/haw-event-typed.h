/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/haw-event-matches.h"

G_BEGIN_DECLS

/**
 * haw_event_find_typed_async:
 * @text: what somebody types to name an event
 * @date: EDTF, "" if not known; events at the same time come first
 * @most: how many events are wanted
 *
 * Finds events that have all the words, folded, in their title, their place and the names of those who
 * took part, in order of time. Ends with haw_project_read_finish(): (transfer full) (element-type
 * HawEventMatch) a GPtrArray; these have no differences and no score.
 */
void haw_event_find_typed_async (HawProject          *project,
                                 const char          *text,
                                 const char          *date,
                                 guint                most,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data);

G_END_DECLS
