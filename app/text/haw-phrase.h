/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "text/haw-segment.h"

G_BEGIN_DECLS

/**
 * HawPhrase:
 *
 * A name or a few words, to be found in texts in any spelling that haw_fold() takes for the same, with
 * any clitics before the first word and pronouns after the last. Immutable; may be used by several
 * threads.
 */
typedef struct _HawPhrase HawPhrase;

/**
 * haw_phrase_new:
 * @words: UTF-8; its first word may itself have clitics with the article (والحكومة)
 *
 * Returns: (transfer full) (nullable): the phrase, NULL where @words has no word
 */
HawPhrase *haw_phrase_new     (const char      *words);
void       haw_phrase_free    (HawPhrase       *self);

/**
 * haw_phrase_may_stand_in:
 * @folded: a text folded with haw_fold()
 *
 * Returns: FALSE if haw_phrase_find() finds nothing in the text, quickly
 */
gboolean   haw_phrase_may_stand_in (const HawPhrase *self,
                                    const char      *folded);

/**
 * haw_phrase_find:
 * @text: a text
 *
 * Finds all places of the phrase, each inside one paragraph. Clitics before the first word are left
 * out, but the article stays; a pronoun after the last word is part of the passage.
 *
 * Returns: (transfer full) (element-type HawWord): the passages, in order, without overlap
 */
GArray    *haw_phrase_find    (const HawPhrase *self,
                               HawText         *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HawPhrase, haw_phrase_free)

G_END_DECLS
