/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "widgets/haw-drafts.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * HawNoteCard:
 *
 * The card of one annotation beside the text: its quotation with translation, codes and note, and the
 * events it is evidence for.
 *
 * Signals:
 *   `leave ()`: the keyboard focus shall go back to the text.
 */
#define HAW_TYPE_NOTE_CARD (haw_note_card_get_type ())
G_DECLARE_FINAL_TYPE (HawNoteCard, haw_note_card, HAW, NOTE_CARD, GtkListBoxRow)

/**
 * haw_note_card_new:
 * @drafts: gets what could not be stored when the card is gone from the window
 */
GtkWidget     *haw_note_card_new              (HawViewState  *state,
                                               HawDrafts     *drafts,
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
 * haw_note_card_show_links:
 * @ends: (nullable) (element-type HawLinkEnd): with what the annotation is linked
 */
void           haw_note_card_show_links       (HawNoteCard   *self,
                                               GPtrArray     *ends);

/**
 * haw_note_card_edit_note:
 *
 * Puts the caret at the end of the note.
 */
void           haw_note_card_edit_note        (HawNoteCard   *self);
void           haw_note_card_edit_translation (HawNoteCard   *self);

/**
 * haw_note_card_take_drafts:
 *
 * Shows what was typed earlier and could not be stored.
 */
void           haw_note_card_take_drafts      (HawNoteCard   *self);

/**
 * haw_note_card_put_drafts:
 * @orphan: whether the annotation is gone
 *
 * Puts what was typed and not handed over for storing, or refused, into the drafts.
 */
void           haw_note_card_put_drafts       (HawNoteCard   *self,
                                               gboolean       orphan);

/**
 * haw_note_card_discard:
 *
 * Forgets what was typed and could not be stored.
 */
void           haw_note_card_discard          (HawNoteCard   *self);

gboolean       haw_note_card_is_pending       (HawNoteCard   *self);

/**
 * haw_note_card_flush:
 *
 * Commits what is pending.
 *
 * Returns: whether anything was
 */
gboolean       haw_note_card_flush            (HawNoteCard   *self);

G_END_DECLS
