/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "text/haw-spelling.h"

G_BEGIN_DECLS

/**
 * HawSpell:
 *
 * Looks words up in the dictionaries that Enchant finds: one of Arabic, and one of the language of
 * the locale if it is written in Latin letters, else of English. A thread of its own reads them when
 * they are first wanted. Without a dictionary every word is right.
 *
 * Properties: `loaded` (whether it is known which dictionaries there are), `languages` (string: the names
 * of their languages, "" for none), both read-only; `enabled` (boolean).
 *
 * Signal: `changed ()`: words may be right or wrong that were not.
 */
#define HAW_TYPE_SPELL (haw_spell_get_type ())
G_DECLARE_FINAL_TYPE (HawSpell, haw_spell, HAW, SPELL, GObject)

/**
 * haw_spell_get:
 *
 * Returns: (transfer none): the one of the program
 */
HawSpell   *haw_spell_get           (void);

/**
 * haw_spell_new:
 * @tags: (array zero-terminated=1): which dictionaries to take, the first that is there for each script
 *
 * For tests.
 */
HawSpell   *haw_spell_new           (const char *const *tags);

/**
 * haw_spell_load:
 *
 * Begins to read the dictionaries, unless that was done.
 */
void        haw_spell_load          (HawSpell            *self);
const char *haw_spell_get_languages (HawSpell            *self);
gboolean    haw_spell_get_loaded    (HawSpell            *self);

/* Whether there is something to check: it is enabled, and a dictionary is there. */
gboolean    haw_spell_get_active    (HawSpell            *self);

/**
 * haw_spell_peek:
 * @right: (out): whether it is spelt right
 *
 * Returns: whether that is known without looking it up
 */
gboolean    haw_spell_peek          (HawSpell             *self,
                                     const HawSpelledWord *word,
                                     gboolean             *right);

/**
 * haw_spell_check_async:
 * @words: (element-type HawSpelledWord): words to look up; haw_spell_peek() knows them afterwards
 */
void        haw_spell_check_async   (HawSpell            *self,
                                     GPtrArray           *words,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data);
gboolean    haw_spell_check_finish  (HawSpell            *self,
                                     GAsyncResult        *result);

/**
 * haw_spell_suggest_async:
 *
 * Looks for words that could be meant.
 */
void        haw_spell_suggest_async  (HawSpell            *self,
                                      const char          *word,
                                      HawScript            script,
                                      GCancellable        *cancellable,
                                      GAsyncReadyCallback  callback,
                                      gpointer             user_data);

/**
 * haw_spell_suggest_finish:
 *
 * Returns: (transfer full): the best first; NULL if it was cancelled
 */
GStrv       haw_spell_suggest_finish (HawSpell            *self,
                                      GAsyncResult        *result,
                                      GError             **error);

/**
 * haw_spell_add:
 *
 * Puts a word into the user's own dictionary.
 */
void        haw_spell_add            (HawSpell            *self,
                                      const char          *word,
                                      HawScript            script);

G_END_DECLS
