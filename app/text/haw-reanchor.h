/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "haw-align.h"

G_BEGIN_DECLS

/**
 * HawAnchorPlace:
 * @found: whether there is any place
 * @start: first code point in the newer text
 * @end: the code point after the last one
 * @score: how well it fits, 0 to 1
 * @sure: whether the words are the same and there is no other place that fits as well, so that the
 *   passage may be moved without asking
 *
 * Where a passage went in a newer version of its text.
 */
typedef struct
{
  gboolean found;
  guint start;
  guint end;
  double score;
  gboolean sure;
} HawAnchorPlace;

/**
 * haw_reanchor:
 * @from: the text of the passage
 * @to: a newer version of it
 * @alignment: haw_alignment_new() of the two
 * @start: first code point of the passage in @from
 * @end: the code point after the last one; a passage that is not in @from has no place
 * @place: (out): where it went
 *
 * Looks for a passage by its position (what became of its words), by its words elsewhere, and tells
 * places with the same words apart by the 32 characters on each side. The score weighs words 60 %,
 * what stands around them 30 % and the position 10 %.
 */
void haw_reanchor (HawText            *from,
                   HawText            *to,
                   const HawAlignment *alignment,
                   guint               start,
                   guint               end,
                   HawAnchorPlace     *place);

G_END_DECLS
