/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "text/haw-region.h"

G_BEGIN_DECLS

/* The words with which pages label what is not their article. Matching is on folded words, see
 * haw_page_fold(); phrases in the tables are folded when they are first used. */

typedef enum
{
  HAW_PAGE_MATCH_WHOLE, /* the line is the phrase, but for marks, a count and a second language */
  HAW_PAGE_MATCH_LABEL, /* the phrase and a colon or bar begin the line */
  HAW_PAGE_MATCH_START, /* the phrase begins a line of at most so many words */
  HAW_PAGE_MATCH_PART,  /* the phrase is anywhere in the line */
} HawPageMatch;

typedef enum
{
  HAW_PAGE_RULE_NONE = 0,
  HAW_PAGE_RULE_BLOCK = 1 << 0, /* what follows belongs to it */
  HAW_PAGE_RULE_TAIL = 1 << 1,  /* after the article nothing of it follows */
} HawPageRuleFlags;

typedef struct
{
  HawRegionKind kind;
  HawPageMatch match;
  guint max_words; /* of the whole line, 0 for any */
  HawPageRuleFlags flags;
  const char *phrase;
} HawPageRule;

typedef enum
{
  HAW_PAGE_WORDS_SHARE,    /* names of services and buttons in a share bar */
  HAW_PAGE_WORDS_FIELD,    /* fields and buttons of a form */
  HAW_PAGE_WORDS_SECTION,  /* names of sections */
  HAW_PAGE_WORDS_OUTLET,   /* words in the names of outlets */
  HAW_PAGE_WORDS_CREDIT,   /* words of a picture credit */
  HAW_PAGE_WORDS_BIO,      /* what authors are */
  HAW_PAGE_WORDS_AGENCIES, /* sources without a name */
  HAW_PAGE_WORDS_KICKER,   /* words with which a kicker begins and a headline rarely */
  HAW_PAGE_WORDS_NO_NAME, /* words that no name has */
  HAW_PAGE_WORDS_COUNTER, /* what is counted */
  HAW_PAGE_WORDS_BUTTON,  /* with which buttons begin */
  HAW_PAGE_WORDS_FUNCTION, /* words that every text has */
  HAW_PAGE_WORDS_UPDATED,  /* labels of a day that is not the first */
} HawPageWords;

char              *haw_page_fold        (const char   *words);
/* @words: folded, with one space between two. */
guint              haw_page_n_words     (const char   *words);
const HawPageRule *haw_page_find_rule   (const char   *line);
/* Bytes of a byline label at the beginning of @line, 0 if it has none. */
gsize              haw_page_byline_label (const char  *line);
gboolean           haw_page_has_word    (HawPageWords  list,
                                         const char   *folded);
/* Words of @line in @list; the words in all in @n_words. */
guint              haw_page_count_words (HawPageWords  list,
                                         const char   *line,
                                         guint        *n_words);

G_END_DECLS
