/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/haw-event-edit.h"

G_BEGIN_DECLS

/**
 * HawEventChoice:
 * @title: (nullable): NULL for that of the event that stays, or that is split
 * @date: (nullable): EDTF; NULL to have it found
 *
 * What the analyst has chosen for an event made of others.
 */
typedef struct
{
  const char *title;
  const char *date;
} HawEventChoice;

/**
 * haw_event_merge_async:
 * @into: the event that stays
 * @others: (array length=n_others): those that are the same one
 * @choice: (nullable): its title and date
 *
 * Makes one event of several in one step. The sources, participants, notes and values of fields go
 * over; what both have is there once, as the one that stays has it; a place and a date it has not are
 * taken from the others. Without a date chosen it is what haw_edtf_meet() finds; where the dates
 * contradict each other, the one that stays keeps its own and is disputed. Sources without a date of
 * their own keep that of the event they were with, where the new one is another.
 *
 * Ends with haw_project_edit_finish(): %HAW_ERROR_INVALID where two are the same or not there, or the
 * title is empty, a HAW_EDTF_ERROR where the date is none.
 */
void     haw_event_merge_async  (HawProject           *project,
                                 gint64                into,
                                 const gint64         *others,
                                 gsize                 n_others,
                                 const HawEventChoice *choice,
                                 GCancellable         *cancellable,
                                 GAsyncReadyCallback   callback,
                                 gpointer              user_data);

/**
 * haw_event_split_async:
 * @annotations: (array length=n): the sources that speak of another event; not all of them
 * @choice: (nullable): title and date of the new one
 *
 * Makes an event of its own of some sources of another one, in one step, with the same place,
 * participants, status and values of own fields. Without a date chosen it is what the dates of these sources have in common,
 * or the date of the event.
 */
void     haw_event_split_async  (HawProject           *project,
                                 gint64                event,
                                 const gint64         *annotations,
                                 gsize                 n,
                                 const HawEventChoice *choice,
                                 GCancellable         *cancellable,
                                 GAsyncReadyCallback   callback,
                                 gpointer              user_data);

/**
 * haw_event_split_finish:
 *
 * Returns: the id of the new event, 0 with an error; %HAW_ERROR_INVALID where nothing would go over or
 *   nothing would stay
 */
gint64   haw_event_split_finish (HawProject           *project,
                                 GAsyncResult         *result,
                                 GError              **error);

G_END_DECLS
