/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/haw-note-entry.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * HawNoteRow:
 *
 * A note in the list of all notes: what it is on, its words, where and when. `entry` is shown and
 * followed.
 */
#define HAW_TYPE_NOTE_ROW (haw_note_row_get_type ())
G_DECLARE_FINAL_TYPE (HawNoteRow, haw_note_row, HAW, NOTE_ROW, GtkWidget)

GtkWidget  *haw_note_row_new         (void);
void        haw_note_row_set_entry   (HawNoteRow    *self,
                                      HawNoteEntry  *entry);

/* What a note is on, for people. */
const char *haw_note_row_target_name (HawNoteTarget  target);

G_END_DECLS
