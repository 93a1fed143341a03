/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * haw_passage_dup_clause:
 * @passage: UTF-8
 *
 * Returns: (transfer full): the first clause of @passage on one line, to be the title of an event
 *   until somebody writes a better one: at most 80 characters, of whole words
 */
char *haw_passage_dup_clause (const char        *passage);

/**
 * haw_passage_set_direction:
 * @widget: what shows @passage
 *
 * Gives a widget the direction of the words in it.
 */
void  haw_passage_set_direction (GtkWidget       *widget,
                                 const char      *passage);

/**
 * haw_passage_find_date:
 * @passage: UTF-8
 * @published: EDTF of the day from which words like yesterday count; may be empty
 * @other: (out) (optional) (transfer full) (nullable): the other reading of the same words
 * @reason: (out) (optional): a translated sentence that says how the date was found
 *
 * Returns: (transfer full) (nullable): the date that @passage tells, as EDTF: the first of a day,
 *   else of days, of a month, of a year
 */
char *haw_passage_find_date  (const char        *passage,
                              const char        *published,
                              char             **other,
                              const char       **reason);

/**
 * haw_passage_dup_date_words:
 * @passage: UTF-8
 * @published: as in haw_passage_find_date()
 * @date: EDTF
 *
 * Returns: (transfer full): the first words of the passage that mean @date, or may mean it; "" if
 *   none do
 */
char *haw_passage_dup_date_words (const char    *passage,
                                  const char    *published,
                                  const char    *date);

G_END_DECLS
