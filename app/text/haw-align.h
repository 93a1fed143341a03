/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "haw-text.h"

G_BEGIN_DECLS

/**
 * HawAlignment:
 *
 * Which words of one version of a text are which words of another. Immutable; on any thread.
 */
typedef struct _HawAlignment HawAlignment;

/**
 * haw_alignment_new:
 * @from: the older version
 * @to: the newer version
 *
 * Compares two texts by words and marks. Words that are unique in both are paired first, as far as
 * they keep their order (patience diff, Bram Cohen); what is left between two pairs is compared by
 * the greedy algorithm of Myers (1986), and given up where it differs too much. Takes time in
 * proportion to the length and the differences.
 */
HawAlignment *haw_alignment_new   (HawText            *from,
                                   HawText            *to);
void          haw_alignment_free  (HawAlignment       *self);

/**
 * haw_alignment_map:
 * @start: first code point in the older version
 * @end: the code point after the last one
 * @new_start: (out): where the passage begins in the newer version
 * @new_end: (out): where it ends
 *
 * Finds where a passage went: from its first to its last word that is still there, with the words that
 * took the place of the others at its ends.
 *
 * Returns: whether any word of it is still in its place
 */
gboolean      haw_alignment_map   (const HawAlignment *self,
                                   guint               start,
                                   guint               end,
                                   guint              *new_start,
                                   guint              *new_end);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HawAlignment, haw_alignment_free)

G_END_DECLS
