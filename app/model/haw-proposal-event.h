/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/haw-event-draft.h"
#include "model/haw-proposal.h"

G_BEGIN_DECLS

/* The event that the passage most likely tells of, a new one where none is like it. */
#define HAW_EVENT_LIKELY_ONE G_GINT64_CONSTANT (-1)

/**
 * haw_proposal_dup_event:
 *
 * Returns: (transfer full) (nullable): what a proposal says of an event, NULL where it is of another
 *   kind
 */
HawEventDraft *haw_proposal_dup_event           (HawProposal          *self);

/**
 * haw_proposal_events_take_other:
 * @text: the text of these words
 * @start: the first code point of the words of a date
 * @end: the code point after the last one
 * @first: the reading that was the likelier one, EDTF
 * @other: the one that the analyst has accepted
 *
 * Inside an edit: what is still proposed of events that have their date from these words has it by the
 * other reading from now on, as the analyst says that this is what the words mean.
 */
gboolean       haw_proposal_events_take_other   (HawDb                *db,
                                                 gint64                text,
                                                 gint64                start,
                                                 gint64                end,
                                                 const char           *first,
                                                 const char           *other,
                                                 GError              **error);

/**
 * haw_proposal_events_follow:
 * @text: a text for which proposals were stored just now
 * @known: (element-type HawTimexRange): what was known when they were found, see
 *   haw_event_clues_load_others()
 *
 * Inside an edit: haw_proposal_events_take_other() for what was accepted since.
 */
gboolean       haw_proposal_events_follow       (HawDb                *db,
                                                 gint64                text,
                                                 GArray               *known,
                                                 GError              **error);

/**
 * haw_proposal_accept_event:
 * @event: (inout): the event it is another source of, 0 for a new one or %HAW_EVENT_LIKELY_ONE; the id
 *   of the one it was
 * @other: whether its date is meant by the other reading
 *
 * Inside an edit: takes an open proposal of an event; see haw_event_draft_store().
 * %HAW_ERROR_NOT_FOUND where there is nothing to decide any more, or the event is gone.
 */
gboolean       haw_proposal_accept_event        (HawDb                *db,
                                                 gint64                proposal,
                                                 gint64               *event,
                                                 gboolean              other,
                                                 GError              **error);

/**
 * haw_proposal_accept_event_async:
 * @event: the event it is another source of, 0 for a new one or %HAW_EVENT_LIKELY_ONE
 * @other: whether its date is meant by the other reading
 *
 * The same as one step of the history.
 */
void           haw_proposal_accept_event_async  (HawProject           *project,
                                                 gint64                proposal,
                                                 gint64                event,
                                                 gboolean              other,
                                                 GCancellable         *cancellable,
                                                 GAsyncReadyCallback   callback,
                                                 gpointer              user_data);

/**
 * haw_proposal_accept_event_finish:
 *
 * Returns: the id of the event; 0 with an error
 */
gint64         haw_proposal_accept_event_finish (HawProject           *project,
                                                 GAsyncResult         *result,
                                                 GError              **error);

G_END_DECLS
