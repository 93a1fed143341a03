/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "widgets/haw-drafts.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * HawNotesPane:
 *
 * The pane beside the text: the cards of the annotations, the selected event with its sources, or the
 * form of an event. Property: `state` (HawViewState, construct only).
 */
#define HAW_TYPE_NOTES_PANE (haw_notes_pane_get_type ())
G_DECLARE_FINAL_TYPE (HawNotesPane, haw_notes_pane, HAW, NOTES_PANE, GtkWidget)

GtkWidget *haw_notes_pane_new   (HawViewState *state);

/**
 * haw_notes_pane_flush:
 *
 * Commits at once the notes that are being typed: before the project is closed, exported or undone.
 *
 * Returns: whether anything was pending
 */
gboolean   haw_notes_pane_flush (HawNotesPane *self);

/**
 * haw_notes_pane_is_storing:
 *
 * Returns: whether something that was typed is on its way into the project; `pending` of the project
 *   is notified when that changes
 */
gboolean   haw_notes_pane_is_storing (HawNotesPane *self);

/**
 * haw_notes_pane_has_unsaved:
 *
 * Returns: whether something was typed that the project does not have, because it was not handed
 *   over yet or was refused
 */
gboolean   haw_notes_pane_has_unsaved (HawNotesPane *self);

/**
 * haw_notes_pane_discard:
 *
 * Forgets what was typed and is not stored.
 */
void       haw_notes_pane_discard (HawNotesPane *self);

/**
 * haw_notes_pane_collect_drafts:
 *
 * Returns: (transfer full): what was typed and is not stored, to be taken by the pane when a copy of
 *   the project is open; it is not shown here any more
 */
HawDrafts *haw_notes_pane_collect_drafts (HawNotesPane *self);
void       haw_notes_pane_take_drafts    (HawNotesPane *self,
                                          HawDrafts    *drafts);

/**
 * haw_notes_pane_edit_article_note:
 *
 * Puts the caret into the note on the article.
 */
void       haw_notes_pane_edit_article_note (HawNotesPane *self);

/**
 * haw_notes_pane_hold:
 *
 * Asked before the project goes away. Shows an event that is half written, with a word to the user.
 *
 * Returns: whether there is one, so that the project has to stay
 */
gboolean   haw_notes_pane_hold  (HawNotesPane *self);

G_END_DECLS
