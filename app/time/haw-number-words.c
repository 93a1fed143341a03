/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-number-words.h"

#include "haw-timex-private.h"

#include <string.h>

#define SMALL (CLASS_BIT (NUMW) | CLASS_BIT (TENS) | CLASS_BIT (HUND))
#define LARGE (CLASS_BIT (HUND) | CLASS_BIT (THOU))

/* Between parts of a number in Latin letters. */
static const char *const and[] = { "and", "et", NULL };

/* So many, if no number stands before them. */
static const char *const uncounted[] = { "آلاف", NULL };

static gboolean
is_latin (const HawTimexToken *token)
{
  return (token->flags & TOKEN_LATIN) != 0;
}

static gboolean
follows (const HawTimexToken *token)
{
  return (token->flags & (TOKEN_STOP | TOKEN_WA | TOKEN_PREP)) == 0;
}

/* two hundred (and) fifty, two thousand three hundred. */
static guint
read_latin_rest (HawTimexScan *scan,
                 guint         at,
                 gint64       *value)
{
  guint first = at;

  while (*value % 100 == 0)
    {
      guint from = at + haw_timex_is_any (haw_timex_token (scan, at), and);
      const HawTimexToken *token = haw_timex_token (scan, from);
      gint64 rest = 0;
      guint n;

      if (!is_latin (token) || !follows (token) || !haw_timex_is (token, SMALL))
        break;
      n = haw_timex_read_number_words (scan, from, &rest);
      if (n == 0 || rest >= (*value % 1000 == 0 ? 1000 : 100))
        break;
      *value += rest;
      at = from + n;
    }

  return at - first;
}

/* 3 آلاف, 2 thousand */
static guint
read_digits (HawTimexScan *scan,
             guint         at,
             gint64       *value)
{
  const HawTimexToken *next = haw_timex_token (scan, at + 1);

  if (haw_timex_token (scan, at)->n_digits > 3 || !follows (next) || !haw_timex_is (next, LARGE))
    return 0;
  *value = (gint64) haw_timex_token (scan, at)->number *
           (haw_timex_is (next, CLASS_BIT (THOU))
            ? haw_timex_lexicon_value (next->word, HAW_TIMEX_CLASS_THOU)
            : haw_timex_lexicon_value (next->word, HAW_TIMEX_CLASS_HUND));

  return 2;
}

/* الثلاثة, and عشر of الثالث عشر. ألفين only looks as if it had the article. */
static gboolean
is_ordinal (HawTimexScan *scan,
            guint         at)
{
  const HawTimexToken *token = haw_timex_token (scan, at);

  return !is_latin (token) &&
         (((token->flags & TOKEN_AL) != 0 && !haw_timex_is (token, CLASS_BIT (THOU))) ||
          (follows (token) &&
           haw_timex_is (haw_timex_token (scan, (gint64) at - 1), CLASS_BIT (ORDW))));
}

static guint
read_number (HawTimexScan *scan,
             guint         at,
             gint64       *value)
{
  const HawTimexToken *token = haw_timex_token (scan, at);
  guint n;

  if (token->kind == TOKEN_NUMBER)
    return read_digits (scan, at, value);
  if (!haw_timex_is (token, SMALL | LARGE) || haw_timex_is_any (token, uncounted) ||
      is_ordinal (scan, at))
    return 0;
  n = haw_timex_read_number_words (scan, at, value);
  if (n > 0 && is_latin (token))
    n += read_latin_rest (scan, at + n, value);

  return *value >= 2 ? n : 0;
}

GArray *
haw_number_words_find (const char *text,
                       gssize      length)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (HawNumberWords));
  g_autoptr (GArray) tokens = NULL;
  HawTimexScan scan = { 0 };

  g_return_val_if_fail (text != NULL, found);

  haw_timex_init ();
  tokens = haw_timex_tokenise (text, length < 0 ? strlen (text) : (gsize) length);
  scan.tokens = (HawTimexToken *) (gpointer) tokens->data;
  scan.n_tokens = tokens->len;
  for (guint at = 0; at < scan.n_tokens; at++)
    {
      gint64 value = 0;
      guint n = read_number (&scan, at, &value);
      HawNumberWords number = { 0 };

      if (n == 0)
        continue;
      number.start = scan.tokens[at].core;
      number.end = scan.tokens[at + n - 1].end;
      number.value = (guint64) value;
      g_array_append_val (found, number);
      at += n - 1;
    }

  return found;
}
