/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "haw-note-text.h"
#include "haw-view-state.h"
#include "model/haw-note.h"

G_BEGIN_DECLS

/**
 * HawNoteEditor:
 *
 * The note on one row of the project, shown and written: it follows the project, stores what is typed,
 * and keeps what was refused with the drafts of the project. Esc goes back to the text.
 */
#define HAW_TYPE_NOTE_EDITOR (haw_note_editor_get_type ())
G_DECLARE_FINAL_TYPE (HawNoteEditor, haw_note_editor, HAW, NOTE_EDITOR, GtkWidget)

/**
 * haw_note_editor_new:
 * @target: what the notes are on
 * @label: translated: the accessible name
 * @placeholder: translated: shown while there is no note
 */
GtkWidget   *haw_note_editor_new      (HawViewState  *state,
                                       HawNoteTarget  target,
                                       const char    *label,
                                       const char    *placeholder);

/**
 * haw_note_editor_set_max_height:
 * @height: px; a longer note scrolls
 */
void         haw_note_editor_set_max_height (HawNoteEditor *self,
                                             int            height);

/**
 * haw_note_editor_set_id:
 * @id: the row that the note is on, for %HAW_NOTE_ON_PROJECT the entry of the journal; 0 for none
 *
 * What was typed for the one before is stored.
 */
void         haw_note_editor_set_id   (HawNoteEditor *self,
                                       gint64         id);
gint64       haw_note_editor_get_id   (HawNoteEditor *self);

/**
 * haw_note_editor_edit:
 *
 * Puts the caret at the end of the note.
 */
void         haw_note_editor_edit     (HawNoteEditor *self);
HawNoteText *haw_note_editor_get_text (HawNoteEditor *self);

/**
 * haw_note_editor_flush_all:
 *
 * Stores at once what is pending in any editor of @project.
 *
 * Returns: whether anything was
 */
gboolean     haw_note_editor_flush_all      (HawProject *project);
gboolean     haw_note_editor_is_any_pending (HawProject *project);

/**
 * haw_note_editor_put_all_drafts:
 *
 * Puts into the drafts of @project what was typed in its editors and is not stored, and shows it no
 * more.
 */
void         haw_note_editor_put_all_drafts (HawProject *project);
void         haw_note_editor_discard_all    (HawProject *project);

G_END_DECLS
