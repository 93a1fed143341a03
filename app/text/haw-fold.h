/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * haw_fold:
 * @text: UTF-8
 *
 * The spelling of a text that comparisons look at: one alef, yeh, waw, heh and kaf, no vowel signs,
 * tatweel or invisible marks, Western digits, presentation forms taken apart, case folded, Latin
 * accents dropped. For comparing and searching, never for showing or storing.
 *
 * Returns: (transfer full): the folded text
 */
char     *haw_fold          (const char *text);

/**
 * haw_fold_name:
 * @name: UTF-8
 *
 * Two names with one folded form are the same name: haw_fold() without blanks at the ends and with
 * one for each run of them.
 *
 * Returns: (transfer full): the folded name
 */
char     *haw_fold_name     (const char *name);

/**
 * haw_fold_split:
 * @text: UTF-8, as somebody typed it to look for something
 *
 * Returns: (transfer full): its folded words, for haw_fold_has_words()
 */
GStrv     haw_fold_split    (const char *text);

/**
 * haw_fold_has_words:
 * @folded: a folded text
 * @words: (array zero-terminated=1): folded words
 *
 * Returns: whether each of @words stands somewhere in @folded
 */
gboolean  haw_fold_has_words (const char        *folded,
                              const char *const *words);

G_END_DECLS
