/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-timex-private.h"

/* What stands around an expression: the tense of its clause and quotation marks; and letters that
 * are wrong in it. */

typedef enum { TENSE_NONE, TENSE_PAST, TENSE_FUTURE } Tense;

static gboolean
is_sentence_end (const HawTimexToken *tokens,
                 guint                n_tokens,
                 guint                at)
{
  const HawTimexToken *token = &tokens[at];
  gboolean glued = at + 1 < n_tokens && (tokens[at + 1].flags & TOKEN_GLUED) != 0;

  if (token->kind != TOKEN_MARK)
    return FALSE;
  switch (token->number)
    {
    case '!': case '?': case 0x61F: case 0x2026: case 0x6D4:
      return TRUE;
    case '.':
      /* Not in 3.5, a.m. or after an initial. */
      if (glued && tokens[at + 1].kind != TOKEN_MARK)
        return FALSE;
      /* Nor in Sept. 3. */
      if (at > 0 && at + 1 < n_tokens && tokens[at + 1].kind == TOKEN_NUMBER &&
          haw_timex_is (&tokens[at - 1], CLASS_BIT (MON)) &&
          (haw_timex_lexicon_value (tokens[at - 1].word, HAW_TIMEX_CLASS_MON) &
           HAW_TIMEX_SHORT) != 0)
        return FALSE;
      return at == 0 || tokens[at - 1].kind != TOKEN_WORD || tokens[at - 1].n_digits > 1 ||
             (tokens[at - 1].flags & TOKEN_GLUED) != 0 || glued;
    default:
      return FALSE;
    }
}

static int
quote_of (gunichar mark)
{
  switch (mark)
    {
    case 0xAB: case 0x201C: case 0x201E:
      return 1;
    case 0xBB: case 0x201D:
      return -1;
    case '"':
      return 2;
    default:
      return 0;
    }
}

/* A closing mark where nothing is open opens: some sites turn them round. */
static void
mark_quotes (HawTimexToken *tokens,
             guint          n_tokens)
{
  gboolean open = FALSE;

  for (guint i = 0; i < n_tokens; i++)
    {
      HawTimexToken *token = &tokens[i];
      int quote = token->kind == TOKEN_MARK ? quote_of (token->number) : 0;

      if ((token->flags & TOKEN_LINE) != 0)
        open = FALSE;
      if (quote == 1)
        open = TRUE;
      else if (quote != 0)
        open = !open;
      if (open && quote == 0)
        token->flags |= TOKEN_QUOTE;
      if (i + 1 < n_tokens && is_sentence_end (tokens, n_tokens, i))
        tokens[i + 1].flags |= TOKEN_STOP;
    }
}

static gboolean
begins_clause (const HawTimexToken *tokens,
               guint                at)
{
  const HawTimexToken *token = &tokens[at];
  const HawTimexToken *last = at > 0 ? &tokens[at - 1] : NULL;

  if ((token->flags & (TOKEN_STOP | TOKEN_LINE)) != 0 || last == NULL)
    return TRUE;
  if (last->kind != TOKEN_MARK)
    return FALSE;
  switch (last->number)
    {
    case 0x61B: case ';':
      return TRUE;
    case ':':
      return (token->flags & TOKEN_GLUED) == 0;
    case ',': case 0x60C:
      return (token->flags & TOKEN_WA) != 0 || haw_timex_is (token, CLASS_BIT (BOUND)) ||
             (token->word == 0 && token->letters[0] == 0xC8);
    default:
      return quote_of (last->number) != 0;
    }
}

static Tense
tense_of (const HawTimexToken *token)
{
  if ((token->flags & TOKEN_SIN) != 0 || haw_timex_is (token, CLASS_BIT (FUT)))
    return TENSE_FUTURE;
  return haw_timex_is (token, CLASS_BIT (PASTV)) ? TENSE_PAST : TENSE_NONE;
}

/* The nearest word before that tells the tense decides, then the nearest behind, but never one
 * behind إن or الذي: what they begin is another's. */
static void
mark_tenses (HawTimexToken *tokens,
             guint          n_tokens)
{
  g_autofree guint8 *before = g_new (guint8, n_tokens + 1);
  Tense tense = TENSE_NONE;

  for (guint i = 0; i < n_tokens; i++)
    {
      Tense own = tense_of (&tokens[i]);

      if (begins_clause (tokens, i) ||
          (haw_timex_is (&tokens[i], CLASS_BIT (BOUND)) && tense == TENSE_PAST))
        tense = TENSE_NONE;
      if (own != TENSE_NONE)
        tense = own;
      before[i] = (guint8) tense;
    }
  tense = TENSE_NONE;
  for (guint i = n_tokens; i > 0; i--)
    {
      HawTimexToken *token = &tokens[i - 1];
      Tense own = tense_of (token);

      if (own != TENSE_NONE)
        tense = own;
      if (before[i - 1] == TENSE_FUTURE || (before[i - 1] == TENSE_NONE && tense == TENSE_FUTURE))
        token->flags |= TOKEN_FUTURE;
      if (begins_clause (tokens, i - 1) || haw_timex_is (token, CLASS_BIT (BOUND)))
        tense = TENSE_NONE;
    }
}

void
haw_timex_read_clauses (HawTimexToken *tokens,
                        guint          n_tokens)
{
  mark_quotes (tokens, n_tokens);
  mark_tenses (tokens, n_tokens);
}

static void
mend (HawTimexToken *token,
      guint          from,
      HawTimexClass  class)
{
  guint word;

  if (token->n_digits < from + 4 || token->n_digits > sizeof token->letters)
    return;
  word = haw_timex_lexicon_near (token->letters + from, token->n_digits - from, class);
  if (word == 0)
    return;
  token->word = (guint16) word;
  token->mask = haw_timex_lexicon_mask (word);
  token->flags = (token->flags | TOKEN_TYPO) & ~(guint32) TOKEN_SIN;
}

/* الجمعية and الخميسي are words of their own. */
static gboolean
is_adjective (const HawTimexToken *token)
{
  const guint8 yeh = 0xCA;
  const guint8 heh = 0xC7;
  guint n = token->n_digits;

  return n > sizeof token->letters || token->letters[n - 1] == yeh ||
         (token->letters[n - 1] == heh && n > 1 && token->letters[n - 2] == yeh);
}

/* One wrong letter in a word that only a date has at this place. */
void
haw_timex_mend_typos (HawTimexToken *tokens,
                      guint          n_tokens)
{
  const guint64 mods = CLASS_BIT (PAST) | CLASS_BIT (NEXT) | CLASS_BIT (THIS);

  for (guint i = 0; i < n_tokens; i++)
    {
      HawTimexToken *token = &tokens[i];
      const HawTimexToken *last = i > 0 ? &tokens[i - 1] : NULL;
      const HawTimexToken *next = i + 1 < n_tokens ? &tokens[i + 1] : NULL;
      gboolean after_month;

      if (token->word != 0 || token->kind != TOKEN_WORD || (token->flags & TOKEN_LATIN) != 0 ||
          token->n_digits < 4)
        continue;
      after_month = next != NULL && ((next->kind == TOKEN_NUMBER && next->n_digits == 4) ||
                                     (haw_timex_is (next, mods) && (next->flags & TOKEN_AL) != 0));
      if ((token->flags & TOKEN_AL) == 0)
        {
          if (last != NULL && last->kind == TOKEN_NUMBER && i > 1 && token->n_digits > 4 &&
              haw_timex_is (&tokens[i - 2], CLASS_BIT (DOW) | CLASS_BIT (DAYTRIG)))
            after_month = TRUE;
          if (last != NULL && after_month && last->kind == TOKEN_NUMBER && last->n_digits <= 2)
            mend (token, 0, HAW_TIMEX_CLASS_MON);
          if (token->word == 0 && next != NULL && haw_timex_is (next, CLASS_BIT (DOW)) &&
              (next->flags & (TOKEN_AL | TOKEN_WA | TOKEN_STOP)) == TOKEN_AL)
            mend (token, 0, HAW_TIMEX_CLASS_POD);
        }
      else if (!is_adjective (token) &&
               ((last != NULL && (last->flags & TOKEN_AL) == 0 &&
                 (haw_timex_is (last, CLASS_BIT (POD)) ||
                  (haw_timex_is (last, CLASS_BIT (UNIT)) &&
                   haw_timex_lexicon_value (last->word, HAW_TIMEX_CLASS_UNIT) == UNIT_DAY))) ||
                (next != NULL && haw_timex_is (next, CLASS_BIT (PAST) | CLASS_BIT (NEXT)) &&
                 (next->flags & TOKEN_AL) != 0)))
        mend (token, 2, HAW_TIMEX_CLASS_DOW);
    }
}
