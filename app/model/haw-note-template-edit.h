/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "project/haw-project.h"

G_BEGIN_DECLS

/**
 * haw_note_template_add_async:
 * @name: not empty
 * @body: Markdown, with what haw_fill() knows in braces
 */
void   haw_note_template_add_async    (HawProject          *project,
                                       const char          *name,
                                       const char          *body,
                                       GCancellable        *cancellable,
                                       GAsyncReadyCallback  callback,
                                       gpointer             user_data);

/**
 * haw_note_template_add_finish:
 *
 * Returns: the id of the template, 0 with an error; %HAW_ERROR_INVALID where the name is empty
 */
gint64 haw_note_template_add_finish   (HawProject          *project,
                                       GAsyncResult        *result,
                                       GError             **error);

/* The following end with haw_project_edit_finish(). */

/**
 * haw_note_template_update_async:
 * @name: (nullable): NULL to leave it
 * @body: (nullable): likewise
 *
 * Changes of the body alone become one step of the history while they are one run of typing.
 */
void   haw_note_template_update_async (HawProject          *project,
                                       gint64               id,
                                       const char          *name,
                                       const char          *body,
                                       GCancellable        *cancellable,
                                       GAsyncReadyCallback  callback,
                                       gpointer             user_data);
void   haw_note_template_remove_async (HawProject          *project,
                                       gint64               id,
                                       GCancellable        *cancellable,
                                       GAsyncReadyCallback  callback,
                                       gpointer             user_data);

G_END_DECLS
