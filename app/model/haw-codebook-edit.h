/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "project/haw-project.h"

G_BEGIN_DECLS

/* Edits of the codebook as a tree. Each is one step of the history; @name is the name of @code, for
 * the label of the step. Unless they say otherwise they end with haw_project_edit_finish(), with
 * %HAW_ERROR_INVALID where the edit makes no sense and %HAW_ERROR_NOT_FOUND where a code is gone. */

/**
 * haw_code_move_async:
 * @parent: the code to stand under, 0 for the top
 * @before: the code of the same parent to stand before, 0 to stand last
 *
 * Moves a code with all that are below it. Refused where @parent is @code or below it.
 */
void   haw_code_move_async         (HawProject          *project,
                                    gint64               code,
                                    const char          *name,
                                    gint64               parent,
                                    gint64               before,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data);

/**
 * haw_code_merge_async:
 * @into: the code that stays
 * @into_name: its name
 *
 * Gives all annotations of @code to @into, and the codes below it, its note, its descriptions and,
 * where @into has none, its key; then @code is gone. An annotation with both codes keeps one. Refused
 * where @into is @code or below it.
 */
void   haw_code_merge_async        (HawProject          *project,
                                    gint64               code,
                                    const char          *name,
                                    gint64               into,
                                    const char          *into_name,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data);

/**
 * haw_code_split_async:
 * @name: of the new code
 * @annotations: (array length=n): annotations of @code, at least one
 *
 * Makes a code right after @code and gives it these annotations of @code.
 */
void   haw_code_split_async        (HawProject          *project,
                                    gint64               code,
                                    const char          *name,
                                    const gint64        *annotations,
                                    gsize                n,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data);

/**
 * haw_code_split_finish:
 *
 * Returns: the id of the new code, 0 with an error
 */
gint64 haw_code_split_finish       (HawProject          *project,
                                    GAsyncResult        *result,
                                    GError             **error);

/**
 * haw_code_set_retired_async:
 * @retired: FALSE to bring it back
 *
 * Retires a code with those below it: annotations keep them, but nobody is offered them, their keys
 * are free for others and they are not pinned. Bringing a code back brings those below and those above
 * it back too.
 */
void   haw_code_set_retired_async  (HawProject          *project,
                                    gint64               code,
                                    const char          *name,
                                    gboolean             retired,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data);

/**
 * haw_code_set_pinned_async:
 *
 * Pins a code to the digits. Refused where it is retired.
 */
void   haw_code_set_pinned_async   (HawProject          *project,
                                    gint64               code,
                                    const char          *name,
                                    gboolean             pinned,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data);

G_END_DECLS
