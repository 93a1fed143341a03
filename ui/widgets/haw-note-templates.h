/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "haw-note-text.h"
#include "haw-view-state.h"
#include "model/haw-note.h"

G_BEGIN_DECLS

/**
 * haw_note_templates_attach:
 * @id: the row that the note is on, as haw_note_set_async() takes it
 *
 * Lets a note begin with a template of the project, with what is known of the row put into it, and
 * become a template: in the menu of the text, and in a menu of their own with Ctrl+Shift+T.
 */
void haw_note_templates_attach (HawNoteText   *text,
                                HawViewState  *state,
                                HawNoteTarget  target,
                                gint64         id);

G_END_DECLS
