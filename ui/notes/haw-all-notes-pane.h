/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "haw-view-state.h"
#include "model/haw-note-index.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * HawAllNotesPane:
 *
 * All notes of the project in one list, with filters; choosing one goes to what it is on. The entries
 * of the journal are read and written here.
 *
 * Properties: `pinned` (all times are shown, whatever range the window is narrowed to). Actions:
 * `all-notes.pin`.
 */
#define HAW_TYPE_ALL_NOTES_PANE (haw_all_notes_pane_get_type ())
G_DECLARE_FINAL_TYPE (HawAllNotesPane, haw_all_notes_pane, HAW, ALL_NOTES_PANE, GtkWidget)

GtkWidget    *haw_all_notes_pane_new       (HawViewState    *state);

/**
 * haw_all_notes_pane_add_entry:
 *
 * Begins a new entry of the journal, headed by the day, and puts the caret into it.
 */
void          haw_all_notes_pane_add_entry (HawAllNotesPane *self);

/**
 * haw_all_notes_pane_get_index:
 *
 * Returns: (transfer none) (nullable): the list shown; there is none until the pane was first seen
 */
HawNoteIndex *haw_all_notes_pane_get_index (HawAllNotesPane *self);

G_END_DECLS
