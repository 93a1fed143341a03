/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "haw-timex-private.h"

G_BEGIN_DECLS

/* The rows of the rule tables, compiled. */

#define HAW_TIMEX_MAX_ROWS 384
#define HAW_TIMEX_MAX_SYMBOLS 48
#define HAW_TIMEX_MAX_WORDS 2048

enum { ITEM_CLASS, ITEM_WORD, ITEM_SYMBOL, ITEM_FUNCTION };
enum { ARTICLE_ANY, ARTICLE_MUST, ARTICLE_NEVER };

typedef struct
{
  guint8 kind;
  guint8 article;
  guint16 index;
} HawTimexItem;

/* Tokens, as the sets that they may be of. */
typedef struct
{
  guint64 classes;
  guint64 symbols;
  guint64 words; /* their numbers, modulo 64 */
  gboolean marks;
  gboolean none; /* nothing at all will do */
} HawTimexFilter;

/* What it may begin with, and the row from it on, is looked at before the items are tried: most of
 * them don't fit. */
typedef struct
{
  HawTimexFilter own;
  HawTimexFilter rest;
  const HawTimexItem *items;
  guint8 n;
  guint8 optional : 1;
  guint8 joiner : 1;  /* a mark between parts */
  guint8 closing : 1; /* a closing bracket */
  guint8 with_wa : 1;
  guint8 with_lam : 1;
} HawTimexElement;

typedef struct
{
  const HawTimexRule *rule;
  const HawTimexElement *elements;
  guint symbol;
  guint n;
  gboolean looks_ahead; /* what follows its first token is the rest from the second element on */
  gboolean passes_on;   /* what one symbol found, unchanged */
  gboolean latin;
} HawTimexRow;

/* Of each symbol and word @candidates are the rows that it may begin, by their index; the word
 * @digits_word, past those of the lexicon, stands for digits. */
typedef struct
{
  HawTimexRow rows[HAW_TIMEX_MAX_ROWS];
  guint n_rows;
  guint16 *candidates[HAW_TIMEX_MAX_SYMBOLS][HAW_TIMEX_MAX_WORDS];
  guint8 n_candidates[HAW_TIMEX_MAX_SYMBOLS][HAW_TIMEX_MAX_WORDS];
  guint64 symbols_of_word[HAW_TIMEX_MAX_WORDS];
  guint digits_word;
} HawTimexTables;

extern HawTimexTables haw_timex_tables;

G_END_DECLS
