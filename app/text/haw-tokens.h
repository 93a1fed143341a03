/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "text/haw-region.h"
#include "text/haw-text.h"

G_BEGIN_DECLS

/**
 * HawToken:
 * @start: first code point
 * @end: the code point after the last one
 * @folded: where its folded spelling begins, for haw_tokens_get_word()
 * @hash: of the folded spelling, equal for equal ones
 * @sign: the character of a sign; 0 for a word, a line feed for the end of a paragraph or of the
 *   article text
 * @last: the last character of a word as it is written
 * @spaced: whether a blank or a break stands before it
 *
 * A word or a sign of a text.
 */
typedef struct
{
  guint start;
  guint end;
  guint folded;
  guint hash;
  gunichar sign;
  gunichar last;
  gboolean spaced;
} HawToken;

/**
 * HawTokens:
 *
 * The words and signs of the article in a text, each word with its folded spelling, in one pass. Words
 * are those of haw_segment_words(); a sign is any other character that is not blank. Immutable.
 */
typedef struct _HawTokens HawTokens;

/**
 * haw_tokens_new:
 * @text: a text
 * @regions: (array length=n_regions) (nullable): what is not article in them is left out, with a line
 *   feed in its place
 *
 * Returns: (transfer full): the tokens; the last one is always a line feed
 */
HawTokens      *haw_tokens_new       (HawText         *text,
                                      const HawRegion *regions,
                                      gsize            n_regions);
void            haw_tokens_free      (HawTokens       *self);

guint           haw_tokens_get_n     (const HawTokens *self);

/**
 * haw_tokens_get:
 * @index: at most haw_tokens_get_n(); past the end is a line feed
 *
 * Returns: (transfer none): the token
 */
const HawToken *haw_tokens_get       (const HawTokens *self,
                                      guint            index);

/**
 * haw_tokens_get_word:
 *
 * Returns: (transfer none): the folded spelling of a word, or "" for a sign
 */
const char     *haw_tokens_get_word  (const HawTokens *self,
                                      guint            index);

/**
 * haw_tokens_get_text:
 *
 * Returns: (transfer none): the text
 */
HawText        *haw_tokens_get_text  (const HawTokens *self);

/**
 * haw_tokens_skip_letters:
 * @n_letters: letters of the folded spelling
 *
 * Returns: the code point at which the word begins without its first letters and their marks
 */
guint           haw_tokens_skip_letters (const HawTokens *self,
                                         guint            index,
                                         guint            n_letters);

/**
 * haw_tokens_keep:
 * @derived: (transfer full): what is found of every token, to be freed with g_free()
 *
 * Keeps with the tokens what would else be found again for each use of them. On one thread only.
 */
void            haw_tokens_keep      (const HawTokens *self,
                                      gpointer         derived);

/**
 * haw_tokens_peek_kept:
 *
 * Returns: (transfer none) (nullable): what is kept
 */
gconstpointer   haw_tokens_peek_kept (const HawTokens *self);

/**
 * haw_tokens_hash:
 * @word: a folded word
 *
 * Returns: the hash of a token that is this word
 */
guint           haw_tokens_hash      (const char      *word);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HawTokens, haw_tokens_free)

G_END_DECLS
