/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * HawDirection:
 * @HAW_DIRECTION_NEUTRAL: no strong letter decides
 * @HAW_DIRECTION_LTR: from left to right
 * @HAW_DIRECTION_RTL: from right to left
 */
typedef enum
{
  HAW_DIRECTION_NEUTRAL,
  HAW_DIRECTION_LTR,
  HAW_DIRECTION_RTL,
} HawDirection;

/**
 * HawParagraph:
 * @start: first code point
 * @end: the code point after the last one; the line feed that ends the paragraph is not in it
 * @start_byte: @start as a byte of the text
 * @end_byte: @end as a byte of the text
 * @direction: base direction, see haw_text_new(); neutral only in a text without a strong letter
 * @blank: nothing in it can be seen: empty, or only spaces, no-break spaces and characters without
 *   a width of their own
 *
 * One line of a text between line feeds.
 */
typedef struct
{
  guint start;
  guint end;
  gsize start_byte;
  gsize end_byte;
  HawDirection direction;
  gboolean blank;
} HawParagraph;

/**
 * HawText:
 *
 * An immutable text with its length in code points, a fast conversion between code points and bytes
 * and a table of its paragraphs. Reference counted; may be shared between threads.
 */
typedef struct _HawText HawText;

/**
 * haw_text_new:
 * @utf8: valid UTF-8 without NUL
 * @length: bytes of @utf8, or -1 when it ends with NUL
 *
 * Copies @utf8 and indexes it. The base direction of a paragraph is the one of the majority of its
 * strong letters (bidi classes L against R and AL), the first of them deciding a tie; a paragraph
 * without any takes the direction of the whole text, found in the same way.
 *
 * Returns: (transfer full): the text
 */
HawText            *haw_text_new              (const char    *utf8,
                                               gssize         length);
HawText            *haw_text_ref              (HawText       *self);
void                haw_text_unref            (HawText       *self);

/**
 * haw_text_get_utf8:
 * @n_bytes: (out) (optional): bytes of the text
 *
 * Returns: (transfer none): the text, ended by NUL
 */
const char         *haw_text_get_utf8         (HawText       *self,
                                               gsize         *n_bytes);

/**
 * haw_text_get_length:
 *
 * Returns: code points of the text
 */
guint               haw_text_get_length       (HawText       *self);

/**
 * haw_text_get_direction:
 *
 * Returns: the direction of the majority of the strong letters of the whole text
 */
HawDirection        haw_text_get_direction    (HawText       *self);

/**
 * haw_text_trim:
 * @start: (inout): code points
 * @end: (inout): exclusive
 *
 * Takes the spaces off both ends of a range, which is empty in the end if it holds nothing else.
 */
void                haw_text_trim             (HawText       *self,
                                               guint         *start,
                                               guint         *end);

/**
 * haw_text_offset_to_byte:
 * @offset: a code point, at most the length
 *
 * Takes constant time: at most 63 characters are walked.
 *
 * Returns: the byte at which @offset begins
 */
gsize               haw_text_offset_to_byte   (HawText       *self,
                                               guint          offset);

/**
 * haw_text_byte_to_offset:
 * @byte: a byte, at most the number of bytes
 *
 * Takes logarithmic time.
 *
 * Returns: the code point that @byte belongs to
 */
guint               haw_text_byte_to_offset   (HawText       *self,
                                               gsize          byte);

/**
 * haw_text_slice:
 * @start: first code point
 * @end: the code point after the last one; clamped to the text
 *
 * Returns: (transfer full): a copy of the characters [@start, @end)
 */
char               *haw_text_slice            (HawText       *self,
                                               guint          start,
                                               guint          end);

/**
 * haw_text_get_n_paragraphs:
 *
 * Returns: the number of paragraphs, at least 1; a line feed at the very end opens one more
 */
guint               haw_text_get_n_paragraphs (HawText       *self);

/**
 * haw_text_get_paragraph:
 * @index: below haw_text_get_n_paragraphs()
 *
 * Returns: (transfer none): the paragraph
 */
const HawParagraph *haw_text_get_paragraph    (HawText       *self,
                                               guint          index);

/**
 * haw_text_paragraph_at:
 * @offset: a code point, at most the length
 *
 * Takes logarithmic time. A line feed belongs to the paragraph that it ends.
 *
 * Returns: the index of the paragraph
 */
guint               haw_text_paragraph_at     (HawText       *self,
                                               guint          offset);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HawText, haw_text_unref)

G_END_DECLS
