/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "project/haw-project.h"

G_BEGIN_DECLS

/* What the analyst decides of a proposal. Each is one step of the history, which an undo takes back
 * with all that was made; %HAW_ERROR_NOT_FOUND where there is nothing to decide any more. */

/**
 * haw_proposal_accept_async:
 * @proposal: its id
 * @actor: for a name: the actor it shall be a name of, which then goes by it too; 0 for the one that
 *   is proposed, or a new one
 *
 * Makes of a quotation or a date an annotation of these words, a quotation with a note that says who
 * speaks and a mention of the speaker where he is a known actor; of a name a mention, and an actor
 * where it is new.
 */
void     haw_proposal_accept_async  (HawProject          *project,
                                     gint64               proposal,
                                     gint64               actor,
                                     GCancellable        *cancellable,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data);

/**
 * haw_proposal_accept_finish:
 *
 * Returns: the id of the annotation, or for a name of the actor; 0 with an error
 */
gint64   haw_proposal_accept_finish (HawProject          *project,
                                     GAsyncResult        *result,
                                     GError             **error);

/**
 * haw_proposal_dismiss_async:
 *
 * Says that there is nothing in it; it is not proposed again, a new name nowhere in the project. Ends
 * with haw_project_edit_finish().
 */
void     haw_proposal_dismiss_async (HawProject          *project,
                                     gint64               proposal,
                                     GCancellable        *cancellable,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data);

G_END_DECLS
