/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "text/haw-tokens.h"

G_BEGIN_DECLS

/**
 * HawWordClass:
 * @HAW_WORD_SAYS: a verb of speech in a finite form
 * @HAW_WORD_SAYING: one as a participle (قائلا) or noun (قوله), which has its subject before it
 * @HAW_WORD_DESCRIBES: with %HAW_WORD_SAYS: gives something a name or a judgement: وصف, سمى
 * @HAW_WORD_RELAYS: with %HAW_WORD_SAYS: says what another one said: نقل عن
 * @HAW_WORD_QUOTES: with %HAW_WORD_SAYS: takes whole sentences in marks: قال «…»
 * @HAW_WORD_WEAK: with %HAW_WORD_SAYS: may hold quoted words but is no speech for sure: دعا, ندد
 * @HAW_WORD_TAKES_OBJECT: with %HAW_WORD_SAYS: may be followed by whom or what it is about
 * @HAW_WORD_FEMININE: the verb is feminine
 * @HAW_WORD_PLURAL: the verb is dual or plural
 * @HAW_WORD_THAT: إن, أن, بأن and with a pronoun
 * @HAW_WORD_THAT_IT: with %HAW_WORD_THAT: has a pronoun: إنه
 * @HAW_WORD_ACCORDING: وفقا, بحسب
 * @HAW_WORD_PREPOSITION: في, على …
 * @HAW_WORD_STOP: any other word that is no part of a name: particles, pronouns, adverbs
 * @HAW_WORD_DAY: a word of time that may stand between a verb and its subject
 * @HAW_WORD_TITLE: what a person is called by office, rank or trade
 * @HAW_WORD_SOURCE: what speaks without being a person: بيان, مصدر
 * @HAW_WORD_BODY: an organisation, the head of its name: مجلس, حكومة
 * @HAW_WORD_FIELD: what an office is over: دفاع, خارجية
 * @HAW_WORD_RANK: an adjective of offices: عام, سابق
 * @HAW_WORD_COUNTRY: a country or a city
 * @HAW_WORD_NATION: the adjective of a country
 * @HAW_WORD_GIVEN: a given name
 * @HAW_WORD_CALLED: what has a name in quotation marks after it: قناة, عملية, بعنوان
 * @HAW_WORD_SO_CALLED: what has a word in quotation marks after it that is not the writer's: ما يسمى
 * @HAW_WORD_LEAD: a word before a colon that says what follows is no speech: المصدر, اقرأ
 * @HAW_WORD_POSSESSED: written with ه ها هم at its end: a noun with a pronoun, if it is nothing else
 * @HAW_WORD_VERB: another verb that may stand where a name ends: يدعو, بحث
 *
 * What a word may be. A word may be more than one thing.
 */
typedef enum
{
  HAW_WORD_SAYS = 1 << 0,
  HAW_WORD_SAYING = 1 << 1,
  HAW_WORD_DESCRIBES = 1 << 2,
  HAW_WORD_RELAYS = 1 << 3,
  HAW_WORD_WEAK = 1 << 4,
  HAW_WORD_TAKES_OBJECT = 1 << 5,
  HAW_WORD_FEMININE = 1 << 6,
  HAW_WORD_PLURAL = 1 << 7,
  HAW_WORD_THAT = 1 << 8,
  HAW_WORD_THAT_IT = 1 << 9,
  HAW_WORD_ACCORDING = 1 << 10,
  HAW_WORD_PREPOSITION = 1 << 11,
  HAW_WORD_STOP = 1 << 12,
  HAW_WORD_DAY = 1 << 13,
  HAW_WORD_TITLE = 1 << 14,
  HAW_WORD_SOURCE = 1 << 15,
  HAW_WORD_BODY = 1 << 16,
  HAW_WORD_FIELD = 1 << 17,
  HAW_WORD_RANK = 1 << 18,
  HAW_WORD_COUNTRY = 1 << 19,
  HAW_WORD_NATION = 1 << 20,
  HAW_WORD_GIVEN = 1 << 21,
  HAW_WORD_CALLED = 1 << 22,
  HAW_WORD_SO_CALLED = 1 << 23,
  HAW_WORD_LEAD = 1 << 24,
  HAW_WORD_VERB = 1 << 25,
  HAW_WORD_POSSESSED = 1 << 26,
  HAW_WORD_QUOTES = 1 << 27,
} HawWordClass;

/**
 * HawTag:
 * @classes: what the word may be, 0 for an unknown one
 * @n_left: letters before what was looked up: و ف and prepositions, not the article
 * @definite: whether it has the article
 * @suffixed: whether a pronoun was taken from its end
 */
typedef struct
{
  HawWordClass classes;
  guint8 n_left;
  gboolean definite;
  gboolean suffixed;
} HawTag;

/**
 * haw_lexicon_find:
 * @folded: a word as haw_fold() gives it
 *
 * Returns: what the word may be just as it is
 */
HawWordClass  haw_lexicon_find      (const char      *folded);

/**
 * haw_lexicon_tag:
 *
 * Looks a word up as it is, then without what may be written together with it.
 *
 * Returns: what was found first
 */
HawTag        haw_lexicon_tag       (const char      *folded);

/**
 * haw_lexicon_tag_token:
 *
 * Returns: the tag that haw_lexicon_tag_all() gives a token
 */
HawTag        haw_lexicon_tag_token (const HawTokens *tokens,
                                     guint            at);

/**
 * haw_lexicon_tag_all:
 *
 * Finds the tags of a text once, however often they are asked for. On the thread of the tokens only.
 *
 * Returns: (transfer full) (array): a tag for each token; signs have none
 */
HawTag       *haw_lexicon_tag_all   (const HawTokens *tokens);

/**
 * haw_lexicon_get_n_passes:
 *
 * Returns: how many texts have been tagged since the program began, for tests that see that none is
 *   tagged twice
 */
guint         haw_lexicon_get_n_passes (void);

/**
 * haw_lexicon_is_native:
 * @folded: a word as haw_fold() gives it
 *
 * Returns: whether it is an Arabic given name, which has one spelling: two different ones are two names
 */
gboolean      haw_lexicon_is_native (const char      *folded);

/**
 * haw_lexicon_list_natives:
 *
 * Returns: (transfer container): the folded names for which haw_lexicon_is_native() is true
 */
GPtrArray    *haw_lexicon_list_natives (void);

/* The tables, ended by an empty row. */
typedef struct
{
  const char *words;   /* divided by blanks */
  HawWordClass classes;
} HawLexiconRow;

/* Forms of a verb that are not given are made from its perfect: + ت, وا; the imperfect from its stem. */
typedef struct
{
  const char *perfect;
  const char *feminine;   /* NULL: with ت */
  const char *plural;     /* NULL: with وا */
  const char *stem;       /* after ي and ت, NULL for none */
  const char *participle; /* without the ending, NULL for none */
  HawWordClass classes;
} HawLexiconVerb;

extern const HawLexiconRow haw_lexicon_rows[];
extern const HawLexiconVerb haw_lexicon_verbs[];
extern const char *const haw_lexicon_nations[];        /* تركي: all forms are made */
extern const char *const haw_lexicon_native_names[];   /* divided by blanks */
extern const char *const haw_lexicon_foreign_names[];  /* divided by blanks */

G_END_DECLS
