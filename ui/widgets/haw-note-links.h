/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "haw-note-text.h"
#include "haw-view-state.h"

G_BEGIN_DECLS

/**
 * haw_note_links_attach:
 *
 * Gives a note links to articles, events, actors and codes: two brackets and the start of a name offer
 * what there is, with the arrows, Enter and Esc to choose; Ctrl+Enter and a click with Ctrl go where
 * a link leads; a link that leads nowhere any more looks so.
 */
void haw_note_links_attach (HawNoteText  *text,
                            HawViewState *state);

G_END_DECLS
