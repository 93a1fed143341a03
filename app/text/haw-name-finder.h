/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "text/haw-tokens.h"

G_BEGIN_DECLS

/**
 * HawNameMention:
 * @start: first code point of the name, without titles and what is written together with it
 * @end: the code point after it
 * @first: the first token
 * @last: the token after the last one
 * @actors: (array length=n_actors): those who have this name, owned by the index; more than one where
 *   the name alone doesn't tell
 * @n_actors: how many
 * @surname: whether it is the last part of a name that stood earlier in full
 *
 * A place at which a known actor is named.
 */
typedef struct
{
  guint start;
  guint end;
  guint first;
  guint last;
  const gint64 *actors;
  guint n_actors;
  gboolean surname;
} HawNameMention;

/**
 * HawNameFinder:
 *
 * The names of known actors, to be found in texts in one pass whatever their number. Once filled it is
 * immutable and may be used by several threads.
 */
typedef struct _HawNameFinder HawNameFinder;

HawNameFinder *haw_name_finder_new   (void);
void          haw_name_finder_free  (HawNameFinder       *self);

/**
 * haw_name_finder_add:
 * @actor: whose name it is
 * @person: whether the last word of the name is a surname
 * @name: a spelling, UTF-8; without a word it is ignored
 */
void          haw_name_finder_add   (HawNameFinder       *self,
                                    gint64              actor,
                                    gboolean            person,
                                    const char         *name);

/**
 * haw_name_finder_add_passage:
 * @start: first code point of the name in the text of @tokens
 * @end: the code point after it
 *
 * As haw_name_finder_add() for a name as a text has it, whose words need not be found again.
 */
void          haw_name_finder_add_passage (HawNameFinder   *self,
                                           gint64           actor,
                                           gboolean         person,
                                           const HawTokens *tokens,
                                           guint            start,
                                           guint            end);

/**
 * haw_name_finder_find:
 * @tokens: a text
 * @n_steps: (out) (optional): how many words were looked up, for tests that see that the work is
 *   linear in the text
 *
 * Finds the longest names at each place: in any spelling that haw_fold() takes for the same, with و ف
 * ب ل ك and لل before the first word, which are left out but for لل, over quotation marks inside
 * the name. A surname alone is a mention where exactly one actor with it stood before in full. What is
 * only the field of an office (وزير الخارجية) and a surname after another one's given name are none.
 *
 * Returns: (transfer full) (element-type HawNameMention): the mentions in order, without overlap
 */
GArray       *haw_name_finder_find  (const HawNameFinder *self,
                                    const HawTokens    *tokens,
                                    guint64            *n_steps);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HawNameFinder, haw_name_finder_free)

G_END_DECLS
