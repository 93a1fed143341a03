/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "haw-note-text.h"
#include "haw-spell.h"

G_BEGIN_DECLS

/**
 * haw_note_spell_attach:
 *
 * Underlines the words of a note that are spelt wrong, a while after they were typed and not while the
 * caret is at them. F7 goes to the next one and offers others for it, as the menu of the text does.
 */
void  haw_note_spell_attach      (HawNoteText *text,
                                  HawSpell    *spell);

/**
 * haw_note_spell_dup_wrong:
 *
 * Returns: (transfer full): the words that are underlined, for tests
 */
GStrv haw_note_spell_dup_wrong   (HawNoteText *text);

/**
 * haw_note_spell_get_n_checked:
 *
 * Returns: how many paragraphs were looked at so far, for tests
 */
guint haw_note_spell_get_n_checked (HawNoteText *text);

/* Whether nothing is left to look at, for tests. */
gboolean haw_note_spell_is_done  (HawNoteText *text);

G_END_DECLS
