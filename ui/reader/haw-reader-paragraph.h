/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HAW_TYPE_READER_PARAGRAPH (haw_reader_paragraph_get_type ())

/**
 * HawReaderParagraph:
 *
 * A paragraph of the reader as assistive technology meets it. It draws nothing and takes no focus:
 * GTK before 4.14 lets no widget of ours expose text, but a child can carry it as its name.
 */
G_DECLARE_FINAL_TYPE (HawReaderParagraph, haw_reader_paragraph, HAW, READER_PARAGRAPH, GtkWidget)

/**
 * haw_reader_paragraph_new:
 * @heading_level: 0 for text, else the level of a heading
 * @text: the text of the paragraph
 *
 * Returns: (transfer floating): the widget
 */
GtkWidget *haw_reader_paragraph_new       (guint               heading_level,
                                           const char         *text);

/**
 * haw_reader_paragraph_set_marks:
 * @description: (nullable): what is annotated in the paragraph, as a sentence
 */
void       haw_reader_paragraph_set_marks (HawReaderParagraph *self,
                                           const char         *description);

/**
 * haw_reader_paragraph_clear_marks:
 *
 * Takes away what haw_reader_paragraph_add_mark() added.
 */
void       haw_reader_paragraph_clear_marks (HawReaderParagraph *self);

/**
 * haw_reader_paragraph_add_mark:
 * @name: what the mark says, such as the names of its codes
 * @quote: the words of the paragraph it is on
 *
 * Adds a child for a mark, after those that are there.
 */
void       haw_reader_paragraph_add_mark    (HawReaderParagraph *self,
                                             const char         *name,
                                             const char         *quote);

G_END_DECLS
