/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/haw-mention-edit.h"

G_BEGIN_DECLS

/* What the analyst decides of a proposal. Each is one step of the history, which an undo takes back
 * with all that was made; %HAW_ERROR_NOT_FOUND where there is nothing to decide any more. */

/**
 * haw_proposal_accept_async:
 * @proposal: its id
 * @actor: for a name: the actor it shall be a name of, which then goes by it too; 0 for the one that
 *   is proposed, or a new one
 *
 * Makes of a quotation or a date an annotation of these words, with a note that says who speaks or
 * which date it is, and a mention of the speaker where he is a known actor; of a name a mention, and an
 * actor where it is new. A note or a mention of these words that is there already stays as it is, but
 * for the mention where @actor is given. %HAW_ERROR_NOT_FOUND also where the actor is gone.
 */
void     haw_proposal_accept_async  (HawProject          *project,
                                     gint64               proposal,
                                     gint64               actor,
                                     GCancellable        *cancellable,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data);

/**
 * haw_proposal_accept_other_async:
 *
 * The same for a date by its other reading. Ends with haw_proposal_accept_finish().
 */
void     haw_proposal_accept_other_async (HawProject          *project,
                                          gint64               proposal,
                                          GCancellable        *cancellable,
                                          GAsyncReadyCallback  callback,
                                          gpointer             user_data);

/**
 * haw_proposal_accept_as_async:
 * @of: whom the words of a name mean; copied
 *
 * The same for a name of somebody else than is proposed. One who is new is remembered as not the same as
 * the actor whose name the proposal found like it. Ends with haw_proposal_accept_finish().
 */
void     haw_proposal_accept_as_async    (HawProject          *project,
                                          gint64               proposal,
                                          const HawMentionOf  *of,
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
 * haw_proposal_accept_all_async:
 * @proposals: (array length=n): ids; what is decided already is left out
 *
 * Accepts many in one step of the history.
 */
void     haw_proposal_accept_all_async  (HawProject          *project,
                                         const gint64        *proposals,
                                         gsize                n,
                                         GCancellable        *cancellable,
                                         GAsyncReadyCallback  callback,
                                         gpointer             user_data);

/**
 * haw_proposal_accept_all_finish:
 * @n_accepted: (out) (optional): how many
 */
gboolean haw_proposal_accept_all_finish (HawProject          *project,
                                         GAsyncResult        *result,
                                         guint               *n_accepted,
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

/**
 * haw_proposal_restore_async:
 *
 * Proposes again what was dismissed. Ends with haw_project_edit_finish().
 */
void     haw_proposal_restore_async (HawProject          *project,
                                     gint64               proposal,
                                     GCancellable        *cancellable,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data);

G_END_DECLS
