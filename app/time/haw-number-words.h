/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * HawNumberWords:
 * @start: first code point, without what is written together with it
 * @end: the code point after the last one
 * @value: what it says, 2 at least
 *
 * A number that is written in words, or in digits and words: 3 آلاف.
 */
typedef struct
{
  guint start;
  guint end;
  guint64 value;
} HawNumberWords;

/**
 * haw_number_words_find:
 * @text: UTF-8
 * @length: bytes of @text, or -1 if it ends with NUL
 *
 * Finds the numbers in words of Arabic, English and French, as dates are read: with gender, case and
 * dual, units before tens. Ordinals, one, and what is only about so many (آلاف) are none.
 *
 * Returns: (transfer full) (element-type HawNumberWords): the numbers, in order
 */
GArray *haw_number_words_find (const char *text,
                               gssize      length);

G_END_DECLS
