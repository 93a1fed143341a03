/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "text/haw-tokens.h"

G_BEGIN_DECLS

/**
 * HawQuoteKind:
 * @HAW_QUOTE_SPEECH: whole words of somebody in marks, or in what is left of them
 * @HAW_QUOTE_PARTIAL: a fragment of somebody's words in the writer's sentence
 * @HAW_QUOTE_UNMARKED: words after a colon without marks
 * @HAW_QUOTE_SCARE: marks by which the writer keeps away from a word
 * @HAW_QUOTE_NAME: marks around a name or title
 */
typedef enum
{
  HAW_QUOTE_SPEECH,
  HAW_QUOTE_PARTIAL,
  HAW_QUOTE_UNMARKED,
  HAW_QUOTE_SCARE,
  HAW_QUOTE_NAME,
} HawQuoteKind;

#define HAW_N_QUOTE_KINDS (HAW_QUOTE_NAME + 1)

/**
 * HawQuoteReason:
 * @HAW_QUOTE_REASON_NONE: there is no speaker
 * @HAW_QUOTE_REASON_AFTER_VERB: the subject stands after the verb of speech: قال الوزير
 * @HAW_QUOTE_REASON_BEFORE_VERB: it stands before it: الوزير قال, قائلا
 * @HAW_QUOTE_REASON_COLON: a name and a colon
 * @HAW_QUOTE_REASON_ACCORDING: بحسب, وفقا لـ
 * @HAW_QUOTE_REASON_RELAYED: نقل … عن
 * @HAW_QUOTE_REASON_CARRIED: the last speaker goes on: وأضاف
 *
 * By which rule a speaker was found.
 */
typedef enum
{
  HAW_QUOTE_REASON_NONE,
  HAW_QUOTE_REASON_AFTER_VERB,
  HAW_QUOTE_REASON_BEFORE_VERB,
  HAW_QUOTE_REASON_COLON,
  HAW_QUOTE_REASON_ACCORDING,
  HAW_QUOTE_REASON_RELAYED,
  HAW_QUOTE_REASON_CARRIED,
} HawQuoteReason;

#define HAW_N_QUOTE_REASONS (HAW_QUOTE_REASON_CARRIED + 1)

/**
 * HawQuote:
 * @start: first code point of the words, without marks and blanks
 * @end: the code point after the last one
 * @open: first code point of the opening mark
 * @open_end: the code point after it; equals @open where there is none
 * @close: first code point of the closing mark
 * @close_end: the code point after it; equals @close where there is none
 * @kind: what the marks are for
 * @speaker: first code point of the words that name the speaker: a name without the title beside it,
 *   or the title alone
 * @speaker_end: the code point after them; equals @speaker where nobody is named
 * @verb: first code point of the verb of speech, without و or ف
 * @verb_end: the code point after it; equals @verb where there is none
 * @reason: by which rule the speaker was found
 */
typedef struct
{
  guint start;
  guint end;
  guint open;
  guint open_end;
  guint close;
  guint close_end;
  HawQuoteKind kind;
  guint speaker;
  guint speaker_end;
  guint verb;
  guint verb_end;
  HawQuoteReason reason;
} HawQuote;

/**
 * haw_quotes_find:
 * @tokens: a text
 * @n_steps: (out) (optional): how many tokens were looked at, each time counted, for tests that see
 *   that the work is linear in the text
 *
 * Finds all quotations: in marks of any style («», reversed, "", “”, ‘’, single or doubled), with a
 * mark missing, inside each other, across paragraphs, and words after a verb of speech and a colon.
 * The rules are in the tables of haw-lexicon.h. Takes time linear in the text.
 *
 * Returns: (transfer full) (element-type HawQuote): the quotations by their start, outer ones first
 */
GArray     *haw_quotes_find        (const HawTokens *tokens,
                                    guint64         *n_steps);

/**
 * haw_quote_kind_to_nick:
 *
 * Returns: (transfer none): the lower-case English name, as in project files: "speech", …
 */
const char *haw_quote_kind_to_nick (HawQuoteKind     kind);

/**
 * haw_quote_reason_to_nick:
 *
 * Returns: (transfer none): the lower-case English name, as in project files: "after-verb", …
 */
const char *haw_quote_reason_to_nick (HawQuoteReason reason);

G_END_DECLS
