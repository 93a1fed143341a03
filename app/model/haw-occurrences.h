/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/haw-occurrence.h"
#include "project/haw-project.h"

G_BEGIN_DECLS

/* No more places than this are looked for. */
#define HAW_MAX_OCCURRENCES 2000

/**
 * haw_occurrences_find_async:
 * @article: where to look, 0 for all articles
 * @words: the phrase, see #HawPhrase
 * @codes: (array length=n_codes): at least one
 *
 * Looks for a phrase in the parts that belong to the articles. Places that have all of @codes already
 * are left out. Ends with haw_project_read_finish(): (transfer full) a GPtrArray of #HawOccurrence,
 * oldest article first.
 */
void haw_occurrences_find_async (HawProject          *project,
                                 gint64               article,
                                 const char          *words,
                                 const gint64        *codes,
                                 gsize                n_codes,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data);

/**
 * haw_occurrences_code_async:
 * @occurrences: (element-type HawOccurrence): places
 *
 * Codes all places in one step of the history. Ends with haw_project_edit_finish().
 */
void haw_occurrences_code_async (HawProject          *project,
                                 GPtrArray           *occurrences,
                                 const gint64        *codes,
                                 gsize                n_codes,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data);

/**
 * haw_occurrences_find_names_async:
 * @article: where to look, 0 for all articles
 * @actor: an actor
 *
 * As haw_occurrences_find_async() for all names of an actor: the places that are no mention of
 * anybody yet and no part of one, of two that overlap the longer one.
 */
void haw_occurrences_find_names_async (HawProject          *project,
                                       gint64               article,
                                       gint64               actor,
                                       GCancellable        *cancellable,
                                       GAsyncReadyCallback  callback,
                                       gpointer             user_data);

/**
 * haw_occurrences_mark_async:
 * @occurrences: (element-type HawOccurrence): places
 * @actor: whom they mention
 *
 * Marks all places as mentions in one step of the history. Ends with haw_project_edit_finish().
 */
void haw_occurrences_mark_async       (HawProject          *project,
                                       GPtrArray           *occurrences,
                                       gint64               actor,
                                       GCancellable        *cancellable,
                                       GAsyncReadyCallback  callback,
                                       gpointer             user_data);

G_END_DECLS
