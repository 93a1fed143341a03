/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * HawNoteStyle:
 *
 * Shows in a text view what the Markdown in it says while it is written. Only the paragraphs that were
 * changed are looked at again.
 */
typedef struct _HawNoteStyle HawNoteStyle;

/**
 * haw_note_style_new:
 * @view: outlives what is returned
 */
HawNoteStyle *haw_note_style_new           (GtkTextView  *view);
void          haw_note_style_free          (HawNoteStyle *self);

/**
 * haw_note_style_update_colors:
 *
 * Takes the colours of the theme, which may have changed.
 */
void          haw_note_style_update_colors (HawNoteStyle *self);

/**
 * haw_note_style_set_broken:
 * @uuids: (nullable): a set of the UUIDs that links name in vain
 */
void          haw_note_style_set_broken    (HawNoteStyle *self,
                                            GHashTable   *uuids);

/**
 * haw_note_style_lay_out:
 * @paragraph: a paragraph of the note
 *
 * Gives @layout the text and the attributes that the view shows of @paragraph.
 */
void          haw_note_style_lay_out       (PangoLayout  *layout,
                                            const char   *paragraph);

/**
 * haw_note_style_get_n_styled:
 *
 * Returns: how many paragraphs were looked at so far, for tests
 */
guint         haw_note_style_get_n_styled  (HawNoteStyle *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HawNoteStyle, haw_note_style_free)

G_END_DECLS
