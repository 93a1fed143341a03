/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "haw-note-style.h"

G_BEGIN_DECLS

/**
 * HawNoteText:
 *
 * A text view whose text is kept in the project. It asks for what was typed to be stored half a
 * second after the last key, when the focus leaves and when it is told to; meanwhile it has an undo
 * of its own. What comes from the project takes the place of the text unless that is not stored yet.
 *
 * The direction of a paragraph is that of its first letter; Ctrl+Shift+X turns it round.
 *
 * Properties: `placeholder` (shown while it is empty), `label` (the accessible name), `markdown` (whether
 * it shows what Markdown says; construct only).
 *
 * Signals:
 *   `commit (text)`: store @text, and call haw_note_text_committed() when that ended.
 *   `escape ()`: Esc was pressed; the text was committed.
 */
#define HAW_TYPE_NOTE_TEXT (haw_note_text_get_type ())
G_DECLARE_FINAL_TYPE (HawNoteText, haw_note_text, HAW, NOTE_TEXT, GtkTextView)

/**
 * haw_note_text_set_stored:
 * @text: what the project holds now
 */
void     haw_note_text_set_stored (HawNoteText *self,
                                   const char  *text);

/**
 * haw_note_text_set_draft:
 * @text: what was typed earlier and could not be stored
 */
void     haw_note_text_set_draft  (HawNoteText *self,
                                   const char  *text);

/**
 * haw_note_text_committed:
 * @stored: whether what `commit` asked for was stored; if not the text is kept as typed
 */
void     haw_note_text_committed  (HawNoteText *self,
                                   gboolean     stored);

/**
 * haw_note_text_discard:
 *
 * Shows what is stored in place of what was typed.
 */
void     haw_note_text_discard    (HawNoteText *self);

/**
 * haw_note_text_is_pending:
 *
 * Returns: whether the text was not handed over for storing yet
 */
gboolean haw_note_text_is_pending (HawNoteText *self);

/**
 * haw_note_text_flush:
 *
 * Commits at once what is pending.
 *
 * Returns: whether anything was
 */
gboolean haw_note_text_flush      (HawNoteText *self);
char    *haw_note_text_dup_text   (HawNoteText *self);

/**
 * haw_note_text_take_popover:
 * @popover: (transfer floating): shown over the text; goes with it
 */
void     haw_note_text_take_popover (HawNoteText *self,
                                     GtkPopover  *popover);

/**
 * haw_note_text_point_at_caret:
 * @popover: one that the text took
 */
void     haw_note_text_point_at_caret (HawNoteText *self,
                                       GtkPopover  *popover);

/**
 * haw_note_text_get_menu:
 *
 * Returns: (transfer none): the menu of the text, besides what GTK has in it
 */
GMenu   *haw_note_text_get_menu     (HawNoteText *self);

/* NULL for plain text. */
HawNoteStyle *haw_note_text_get_style (HawNoteText *self);

G_END_DECLS
