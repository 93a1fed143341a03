/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* From these scores on two spellings are worth a proposal, and a likely one. */
#define HAW_NAME_POSSIBLE 0.70
#define HAW_NAME_LIKELY   0.84

/**
 * HawNameEvidence:
 * @HAW_NAME_SAME: the spellings differ only in what haw_fold() takes for the same
 * @HAW_NAME_TITLE: a title was left out: الوزير
 * @HAW_NAME_ARTICLE: one has the article
 * @HAW_NAME_JOINED: words are written together in one: عبدالفتاح
 * @HAW_NAME_PART: one has more words: a surname alone
 * @HAW_NAME_VOWEL: a long vowel is missing or another one: خلوصي, خولوصي
 * @HAW_NAME_HAMZA: a hamza is missing
 * @HAW_NAME_ENDING: the last ه or ا is missing: أفريقيا, إفريقية
 * @HAW_NAME_DOUBLED: a letter stands twice: شاويش, تشاوويش
 * @HAW_NAME_SOUND: letters for one foreign sound: غ ج ك ق for g, ف ڤ for v, تش ش
 * @HAW_NAME_LETTER: another letter
 * @HAW_NAME_SCRIPT: one is in Latin letters
 * @HAW_NAME_NATIVE: two given names of Arabic, which are never spellings of each other: حسن, حسين
 * @HAW_NAME_SAME_ARTICLE: the caller says: both stand in one article
 * @HAW_NAME_SAME_TITLE: the caller says: both have the same title
 * @HAW_NAME_SAME_COMPANY: the caller says: the same others are mentioned beside them
 *
 * What speaks for or against two spellings being one name.
 */
typedef enum
{
  HAW_NAME_SAME = 1 << 0,
  HAW_NAME_TITLE = 1 << 1,
  HAW_NAME_ARTICLE = 1 << 2,
  HAW_NAME_JOINED = 1 << 3,
  HAW_NAME_PART = 1 << 4,
  HAW_NAME_VOWEL = 1 << 5,
  HAW_NAME_HAMZA = 1 << 6,
  HAW_NAME_ENDING = 1 << 7,
  HAW_NAME_DOUBLED = 1 << 8,
  HAW_NAME_SOUND = 1 << 9,
  HAW_NAME_LETTER = 1 << 10,
  HAW_NAME_SCRIPT = 1 << 11,
  HAW_NAME_NATIVE = 1 << 12,
  HAW_NAME_SAME_ARTICLE = 1 << 13,
  HAW_NAME_SAME_TITLE = 1 << 14,
  HAW_NAME_SAME_COMPANY = 1 << 15,
} HawNameEvidence;

#define HAW_N_NAME_EVIDENCE 16

/**
 * haw_name_score:
 * @a: a name, UTF-8
 * @b: another one
 * @context: what the caller knows: %HAW_NAME_SAME_ARTICLE, %HAW_NAME_SAME_TITLE and
 *   %HAW_NAME_SAME_COMPANY
 * @evidence: (out) (optional): what was found, and @context
 *
 * Compares two spellings by weighted edit distance between their normal forms; the weights are a table
 * at the head of the file. Names of two words are one only if both words are. It is for proposals: that
 * two names are one person is for the analyst to say. Symmetric.
 *
 * Returns: from 0 to 1, see %HAW_NAME_POSSIBLE and %HAW_NAME_LIKELY
 */
double      haw_name_score            (const char      *a,
                                       const char      *b,
                                       HawNameEvidence  context,
                                       HawNameEvidence *evidence);

/**
 * haw_name_key:
 *
 * Names that haw_name_score() may find alike end in words with the same key: consonants by their
 * classes, without vowels. For finding them among many.
 *
 * Returns: (transfer full): the key of the last word of a name, "" without one
 */
char       *haw_name_key              (const char      *name);

/**
 * haw_name_evidence_to_nick:
 * @index: of a bit of #HawNameEvidence
 *
 * Returns: (transfer none): its lower-case English name, "long-vowel", …
 */
const char *haw_name_evidence_to_nick (guint            index);

G_END_DECLS
