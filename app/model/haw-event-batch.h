/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/haw-event-edit.h"
#include "time/haw-edtf-edit.h"

G_BEGIN_DECLS

/* Edits of the dates of events, and of several events at once; each is one step. All end with
 * haw_project_edit_finish(), with %HAW_ERROR_NOT_FOUND where an event is not there and a
 * HAW_EDTF_ERROR where its date cannot be changed so. The dates of the sources stay. */

/**
 * haw_event_set_bound_async:
 *
 * Moves one bound of an event; see haw_edtf_set_bound().
 */
void haw_event_set_bound_async (HawProject          *project,
                                gint64               event,
                                HawBound             bound,
                                gint64               time,
                                HawPrecision         unit,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data);

/**
 * haw_events_step_end_async:
 * @events: (array length=n): all of them, or none where one cannot be
 * @start: whether it is the beginning that moves, else the end
 * @by: how many units of its precision later
 *
 * Moves one end of events, each as haw_edtf_step_end() does.
 */
void haw_events_step_end_async (HawProject          *project,
                                const gint64        *events,
                                gsize                n,
                                gboolean             start,
                                gint64               by,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data);

/**
 * haw_events_move_async:
 * @events: (array length=n): undated ones stay as they are
 * @seconds: how much later
 *
 * Moves events, each as haw_edtf_move() does.
 */
void haw_events_move_async     (HawProject          *project,
                                const gint64        *events,
                                gsize                n,
                                gint64               seconds,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data);

/**
 * haw_events_shift_async:
 * @steps: how many steps of its own precision each goes later
 *
 * Moves events, each as haw_edtf_shift() does.
 */
void haw_events_shift_async    (HawProject          *project,
                                const gint64        *events,
                                gsize                n,
                                gint64               steps,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data);
void haw_events_set_status_async (HawProject          *project,
                                  const gint64        *events,
                                  gsize                n,
                                  HawEventStatus       status,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data);
void haw_events_remove_async   (HawProject          *project,
                                const gint64        *events,
                                gsize                n,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data);

G_END_DECLS
