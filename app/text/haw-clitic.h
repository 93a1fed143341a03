/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Words that Arabic writes together with the next one: و ف ب ك ل س and the article. */

/**
 * haw_clitic_leave:
 * @word: UTF-8, beginning with a word
 *
 * The next step from a word to its core: first a conjunction with the preposition that surely
 * follows it, so that the article stays (والحكومة → الحكومة, وبالحكومة → الحكومة), then a single
 * letter, then the article. At least two letters stay. It is for a reader who asks for it: whether a
 * first letter is a clitic can't be told from the word alone.
 *
 * Returns: how many code points to leave out, with their marks; 0 if nothing can be
 */
guint haw_clitic_leave (const char *word);

/**
 * HawCliticFunc:
 * @rest: a folded word without some of its clitics
 * @n_left: how many letters of it are not @rest, the article not counted
 *
 * Returns: whether to stop
 */
typedef gboolean (*HawCliticFunc) (const char *rest,
                                   guint       n_left,
                                   gpointer    data);

/**
 * haw_clitic_foreach:
 * @folded: a word folded with haw_fold()
 *
 * Calls @func with the word and with all that it can be without clitics before it: و or ف, then
 * ال بال كال فال لل with two letters left, or one of ب ل with three, ك س with four. Every candidate
 * is given, nothing is chosen.
 *
 * Returns: whether @func stopped it
 */
gboolean haw_clitic_foreach (const char    *folded,
                             HawCliticFunc  func,
                             gpointer       data);

/**
 * haw_clitic_count_to_offset:
 * @word: UTF-8, as it stands in a text
 * @n_letters: letters of the folded word
 *
 * Returns: the code points of @word that hold the first @n_letters, with their marks
 */
guint haw_clitic_count_to_offset (const char *word,
                                  guint       n_letters);

G_END_DECLS
