/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "project/haw-project.h"

G_BEGIN_DECLS

typedef enum
{
  HAW_NOTE_ON_ANNOTATION,
  HAW_NOTE_ON_ARTICLE,
  HAW_NOTE_ON_CODE,
  HAW_NOTE_ON_EVENT,
  HAW_NOTE_ON_ACTOR,
  HAW_NOTE_ON_PROJECT,
} HawNoteTarget;

/**
 * haw_note_set_async:
 * @target_id: the row the note is on; for the project the note itself, an entry of its journal, or 0 for
 *   a new one
 * @body: Markdown; an empty one deletes the note
 *
 * Writes the note of a row. Commits of one run of typing become one step of the history. Ends with
 * haw_project_edit_finish().
 */
void     haw_note_set_async (HawProject          *project,
                             HawNoteTarget        target,
                             gint64               target_id,
                             const char          *body,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data);

/**
 * haw_note_dup:
 * @target_id: as in haw_note_set_async()
 *
 * Reads a note inside a read or an edit.
 *
 * Returns: (transfer full) (nullable): "" where there is none, NULL with @error
 */
char    *haw_note_dup       (HawDb               *db,
                             HawNoteTarget        target,
                             gint64               target_id,
                             GError             **error);

/**
 * haw_note_target_get_name:
 *
 * Returns: the word for @target in the file
 */
const char *haw_note_target_get_name (HawNoteTarget target);

/**
 * haw_note_set:
 *
 * The same inside another edit.
 */
gboolean haw_note_set       (HawDb               *db,
                             HawNoteTarget        target,
                             gint64               target_id,
                             const char          *body,
                             GError             **error);

/**
 * haw_note_load_async:
 *
 * Reads the note of a row. Ends with haw_project_read_finish(): (transfer full) the body, "" if there
 * is none.
 */
void     haw_note_load_async (HawProject          *project,
                              HawNoteTarget        target,
                              gint64               target_id,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data);

/**
 * haw_note_add_entry_async:
 *
 * Adds an entry to the journal of the project.
 */
void     haw_note_add_entry_async  (HawProject          *project,
                                    const char          *body,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data);

/**
 * haw_note_add_entry_finish:
 *
 * Returns: the id of the note, 0 with an error
 */
gint64   haw_note_add_entry_finish (HawProject          *project,
                                    GAsyncResult        *result,
                                    GError             **error);

/* The words that the project file has for what a note is on. */
const char   *haw_note_target_to_string   (HawNoteTarget target);
HawNoteTarget haw_note_target_from_string (const char   *name);

G_END_DECLS
