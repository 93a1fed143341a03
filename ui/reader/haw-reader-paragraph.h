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

/* A mark as it is told. */
typedef struct
{
  gint64 id;
  char *name;  /* what it says, such as the names of its codes */
  char *quote; /* the words of the paragraph that it is on */
} HawReaderToldMark;

void haw_reader_told_mark_clear (HawReaderToldMark *mark);

/**
 * haw_reader_paragraph_tell_marks:
 * @marks: (element-type HawReaderToldMark): all marks on the paragraph in their order
 *
 * Gives each mark a child. Those that were there before stay, so that a change costs what it changes.
 *
 * Returns: how many children were made, taken away or moved
 */
guint      haw_reader_paragraph_tell_marks (HawReaderParagraph *self,
                                            GArray             *marks);

G_END_DECLS
