/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "widgets/haw-drafts.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * HawNoteList:
 *
 * The cards of the annotations of the current article in the order of the text. The selected card is
 * the selected annotation. Cards beyond the first screens are made while nothing else is to be done.
 */
#define HAW_TYPE_NOTE_LIST (haw_note_list_get_type ())
G_DECLARE_FINAL_TYPE (HawNoteList, haw_note_list, HAW, NOTE_LIST, GtkWidget)

void     haw_note_list_set_state         (HawNoteList  *self,
                                          HawViewState *state);

/**
 * haw_note_list_edit_note:
 *
 * Puts the caret into the note of an annotation, as soon as that is there.
 */
void     haw_note_list_edit_note         (HawNoteList  *self,
                                          gint64        annotation);

/* Puts the caret into the note on the article. */
void haw_note_list_edit_article_note (HawNoteList *self);
void     haw_note_list_edit_translation  (HawNoteList  *self,
                                          gint64        annotation);

/**
 * haw_note_list_flush:
 *
 * Commits at once what is pending.
 *
 * Returns: whether anything was
 */
gboolean haw_note_list_flush             (HawNoteList  *self);

/* What haw_notes_pane_*() of the same names do, for the cards. */
gboolean haw_note_list_is_storing        (HawNoteList  *self);
gboolean haw_note_list_has_unsaved       (HawNoteList  *self);
void     haw_note_list_discard           (HawNoteList  *self);
HawDrafts *haw_note_list_collect_drafts  (HawNoteList  *self);
void     haw_note_list_take_drafts       (HawNoteList  *self,
                                          HawDrafts    *drafts);

G_END_DECLS
