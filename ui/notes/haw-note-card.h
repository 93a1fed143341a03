/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "haw-view-state.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * HawNoteCard:
 *
 * The card of one annotation beside the text: its quotation with translation, codes and note, and the
 * events it is evidence for.
 *
 * Signals:
 *   `draft (annotation, text)`: a note could not be stored, and the card is gone from the window.
 *   `leave ()`: the keyboard focus shall go back to the text.
 */
#define HAW_TYPE_NOTE_CARD (haw_note_card_get_type ())
G_DECLARE_FINAL_TYPE (HawNoteCard, haw_note_card, HAW, NOTE_CARD, GtkListBoxRow)

GtkWidget     *haw_note_card_new              (HawViewState  *state,
                                               HawAnnotation *annotation);
HawAnnotation *haw_note_card_get_annotation   (HawNoteCard   *self);

/**
 * haw_note_card_refresh:
 *
 * Shows what the annotation holds now.
 */
void           haw_note_card_refresh          (HawNoteCard   *self);

/**
 * haw_note_card_refresh_codes:
 *
 * Shows the codes by the names and colours they have now.
 */
void           haw_note_card_refresh_codes    (HawNoteCard   *self);

/**
 * haw_note_card_show_events:
 * @events: (nullable) (element-type gint64): what the annotation is evidence for
 */
void           haw_note_card_show_events      (HawNoteCard   *self,
                                               GArray        *events);

/**
 * haw_note_card_edit_note:
 *
 * Puts the caret at the end of the note.
 */
void           haw_note_card_edit_note        (HawNoteCard   *self);
void           haw_note_card_edit_translation (HawNoteCard   *self);
void           haw_note_card_set_draft        (HawNoteCard   *self,
                                               const char    *text);

/**
 * haw_note_card_dup_draft:
 *
 * Returns: (transfer full) (nullable): the note as typed, if it was not handed over for storing
 */
char          *haw_note_card_dup_draft        (HawNoteCard   *self);

/**
 * haw_note_card_flush:
 *
 * Commits what is pending.
 *
 * Returns: whether anything was
 */
gboolean       haw_note_card_flush            (HawNoteCard   *self);

G_END_DECLS
