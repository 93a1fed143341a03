/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "text/haw-text.h"

G_BEGIN_DECLS

/**
 * HawSegment:
 * @HAW_SEGMENT_LETTER: a letter with its marks, an emoji with what is joined to it
 * @HAW_SEGMENT_WORD: letters, digits and marks; a dot holds together numbers (3.5), Latin names
 *   (example.org) and spelled abbreviations (تي.ر.تي)
 * @HAW_SEGMENT_CLAUSE: what stands between ، ؛ : dashes with blanks around them, or in quotation
 *   marks or brackets; never cut at a conjunction. A quotation is a clause of its own and a part of
 *   the one it stands in
 * @HAW_SEGMENT_SENTENCE: up to a stop with the quotation marks after it; abbreviations, initials,
 *   numbers and the number of a list item do not end one
 * @HAW_SEGMENT_PARAGRAPH: a line of the text
 *
 * The parts of a text, each made of the ones before.
 */
typedef enum
{
  HAW_SEGMENT_LETTER,
  HAW_SEGMENT_WORD,
  HAW_SEGMENT_CLAUSE,
  HAW_SEGMENT_SENTENCE,
  HAW_SEGMENT_PARAGRAPH,
} HawSegment;

#define HAW_N_SEGMENTS (HAW_SEGMENT_PARAGRAPH + 1)

/**
 * haw_segment_cover:
 * @text: a text
 * @segment: which parts
 * @start: first code point
 * @end: the code point after the last one; may equal @start, a place between two letters
 * @cover_start: (out): first code point of the parts
 * @cover_end: (out): the code point after their last one
 *
 * Finds the smallest run of whole parts that holds [@start, @end), without blanks at its ends. A
 * place at the end of a word belongs to that word.
 *
 * Returns: whether there is one: FALSE where no word, or nothing visible, is touched
 */
gboolean haw_segment_cover         (HawText    *text,
                                    HawSegment  segment,
                                    guint       start,
                                    guint       end,
                                    guint      *cover_start,
                                    guint      *cover_end);

/**
 * haw_segment_grow:
 * @grown_start: (out): first code point of the next larger run of parts
 * @grown_end: (out): the code point after its last one
 *
 * Grows [@start, @end) by one step: to letter, word, clause, the clause around a quotation, sentence,
 * paragraph, whichever is the first that is really larger.
 *
 * Returns: whether there is a larger one
 */
gboolean haw_segment_grow          (HawText    *text,
                                    guint       start,
                                    guint       end,
                                    guint      *grown_start,
                                    guint      *grown_end);

/**
 * haw_segment_next_word_end:
 *
 * Returns: the first end of a word after @offset, or the end of the text
 */
guint    haw_segment_next_word_end (HawText    *text,
                                    guint       offset);

/**
 * haw_segment_previous_word_start:
 *
 * Returns: the last start of a word before @offset, or 0
 */
guint    haw_segment_previous_word_start (HawText *text,
                                          guint    offset);

/**
 * HawWord:
 * @start: first code point
 * @end: the code point after the last one
 *
 * A word of a text.
 */
typedef struct
{
  guint start;
  guint end;
} HawWord;

/**
 * haw_segment_words:
 * @paragraph: index of a paragraph
 *
 * Returns: (transfer full) (element-type HawWord): the words of the paragraph, in order
 */
GArray  *haw_segment_words         (HawText    *text,
                                    guint       paragraph);

G_END_DECLS
