/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-timex-private.h"

#include <string.h>

/* What patterns can't say: numbers in words, dates and clock times in digits, paired months. */

#define READER(name) \
  static gboolean \
  name (HawTimexScan *scan, guint at, guint *end, HawTimexParts *parts)

static gboolean
is_digits (const HawTimexToken *token,
           guint                least,
           guint                most)
{
  return token->kind == TOKEN_NUMBER && token->n_digits >= least && token->n_digits <= most;
}

static gboolean
is_glued_mark (const HawTimexToken *token,
               gunichar             mark)
{
  return haw_timex_is_mark (token, mark) && (token->flags & TOKEN_GLUED) != 0;
}

/* Part of 1.5, 1,000, 3/4, 2-1: no number of its own. */
static gboolean
is_fragment (HawTimexScan *scan,
             guint         at)
{
  static const gunichar marks[] = { '.', ',', 0x66B, 0x66C, '/', ':', '-', 0x2013, 0x2012 };
  const HawTimexToken *token = haw_timex_token (scan, at);

  if ((token->flags & TOKEN_GLUED) != 0 &&
      ((haw_timex_token (scan, (gint64) at - 1)->flags & TOKEN_LATIN) != 0 ||
       haw_timex_is_mark (haw_timex_token (scan, (gint64) at - 1), '+') ||
       haw_timex_is_mark (haw_timex_token (scan, (gint64) at - 1), '$')))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      const HawTimexToken *next = haw_timex_token (scan, at + 2);
      const HawTimexToken *last = haw_timex_token (scan, (gint64) at - 2);

      if (is_glued_mark (haw_timex_token (scan, at + 1), marks[i]) &&
          next->kind == TOKEN_NUMBER && (next->flags & TOKEN_GLUED) != 0)
        return TRUE;
      if ((token->flags & TOKEN_GLUED) != 0 && last->kind == TOKEN_NUMBER &&
          is_glued_mark (haw_timex_token (scan, (gint64) at - 1), marks[i]))
        return TRUE;
    }
  return haw_timex_is_mark (haw_timex_token (scan, at + 1), '%') ||
         haw_timex_is_mark (haw_timex_token (scan, at + 1), 0x66A);
}

static int
value_of (const HawTimexToken *token,
          HawTimexClass        class)
{
  return haw_timex_lexicon_value (token->word, class) & 0xFF;
}

/* Whether @token goes on with a number: @with_wa after و. */
static gboolean
goes_on (const HawTimexToken *token,
         guint64              classes,
         gboolean             with_wa)
{
  return haw_timex_is (token, classes) && (token->flags & (TOKEN_STOP | TOKEN_PREP)) == 0 &&
         ((token->flags & TOKEN_WA) != 0) == with_wa;
}

/* 1 to 99: eight, eighteen, eight and eighty. */
static guint
read_below_hundred (HawTimexScan *scan,
                    guint         at,
                    gint64       *value)
{
  const HawTimexToken *token = haw_timex_token (scan, at);
  const HawTimexToken *next = haw_timex_token (scan, at + 1);

  if (haw_timex_is (token, CLASS_BIT (NUMW)))
    {
      *value = haw_timex_lexicon_value (token->word, HAW_TIMEX_CLASS_NUMW);
      if ((token->flags & TOKEN_LATIN) != 0)
        return 1;
      if (*value < 10 && goes_on (next, CLASS_BIT (NUMW), FALSE) &&
          haw_timex_lexicon_value (next->word, HAW_TIMEX_CLASS_NUMW) == 10)
        {
          *value += 10;
          return 2;
        }
      if (*value < 10 && goes_on (next, CLASS_BIT (TENS), TRUE))
        {
          *value += haw_timex_lexicon_value (next->word, HAW_TIMEX_CLASS_TENS);
          return 2;
        }
      return 1;
    }
  if (haw_timex_is (token, CLASS_BIT (TENS)))
    {
      *value = haw_timex_lexicon_value (token->word, HAW_TIMEX_CLASS_TENS);
      if ((token->flags & TOKEN_LATIN) == 0)
        return 1;
      if (haw_timex_is_mark (next, '-'))
        next = haw_timex_token (scan, at + 2);
      if ((next->flags & TOKEN_LATIN) != 0 && haw_timex_is (next, CLASS_BIT (NUMW)))
        {
          *value += haw_timex_lexicon_value (next->word, HAW_TIMEX_CLASS_NUMW);
          return next == haw_timex_token (scan, at + 1) ? 2 : 3;
        }
      return 1;
    }
  return 0;
}

static guint
read_below_thousand (HawTimexScan *scan,
                     guint         at,
                     gint64       *value)
{
  const HawTimexToken *token = haw_timex_token (scan, at);
  guint n = 0;
  gint64 rest = 0;
  guint more;

  if (haw_timex_is (token, CLASS_BIT (HUND)))
    {
      *value = haw_timex_lexicon_value (token->word, HAW_TIMEX_CLASS_HUND);
      n = 1;
    }
  else
    {
      n = read_below_hundred (scan, at, value);
      if (n == 0 || *value > 9 ||
          !goes_on (haw_timex_token (scan, at + n), CLASS_BIT (HUND), FALSE))
        return n;
      *value *= 100;
      n++;
    }
  if (!goes_on (haw_timex_token (scan, at + n), CLASS_BIT (NUMW) | CLASS_BIT (TENS), TRUE))
    return n;
  more = read_below_hundred (scan, at + n, &rest);
  *value += rest;
  return n + more;
}

guint
haw_timex_read_number_words (HawTimexScan *scan,
                             guint         at,
                             gint64       *value)
{
  const HawTimexToken *token = haw_timex_token (scan, at);
  gint64 rest = 0;
  guint n;
  guint more;

  if (haw_timex_is (token, CLASS_BIT (THOU)))
    {
      *value = haw_timex_lexicon_value (token->word, HAW_TIMEX_CLASS_THOU);
      n = 1;
    }
  else
    {
      n = read_below_thousand (scan, at, value);
      if (n == 0 || !goes_on (haw_timex_token (scan, at + n), CLASS_BIT (THOU), FALSE))
        return n;
      *value *= 1000;
      n++;
    }
  if (!goes_on (haw_timex_token (scan, at + n),
                CLASS_BIT (NUMW) | CLASS_BIT (TENS) | CLASS_BIT (HUND), TRUE))
    return n;
  more = read_below_thousand (scan, at + n, &rest);
  *value += rest;
  return n + more;
}

static gboolean
take_number (guint          to,
             gint64         value,
             guint         *end,
             HawTimexParts *parts)
{
  *end = to;
  parts->has |= HAS_NUM;
  parts->num = (gint32) value;
  return TRUE;
}

READER (read_num)
{
  const HawTimexToken *token = haw_timex_token (scan, at);
  gint64 value = 0;
  guint n;

  if (token->kind == TOKEN_NUMBER)
    {
      if (token->n_digits > 4 || is_fragment (scan, at))
        return FALSE;
      n = 1;
      value = token->number;
    }
  else
    {
      n = haw_timex_read_number_words (scan, at, &value);
      if (n == 0 || (value < 2 && (token->flags & TOKEN_LATIN) == 0))
        return FALSE;
    }
  return take_number (at + n, value, end, parts);
}

/* A year in words: 1951 as ألف وتسعمئة وواحد وخمسين. */
READER (read_year_words)
{
  gint64 value = 0;
  guint n = haw_timex_read_number_words (scan, at, &value);

  if (n < 2 || value < 1000 || value > 2199)
    return FALSE;
  *end = at + n;
  parts->has |= HAS_YEAR;
  parts->year = (gint32) value;
  return TRUE;
}

/* الثامن عشر, الحادي والعشرين, العشرين; French and English first … */
static guint
read_ordinal (HawTimexScan *scan,
              guint         at,
              gint64       *value)
{
  const HawTimexToken *token = haw_timex_token (scan, at);
  const HawTimexToken *next = haw_timex_token (scan, at + 1);

  if (haw_timex_is (token, CLASS_BIT (ORDW)))
    {
      *value = value_of (token, HAW_TIMEX_CLASS_ORDW);
      if (goes_on (next, CLASS_BIT (NUMW), FALSE) && (next->flags & TOKEN_AL) == 0 &&
          haw_timex_lexicon_value (next->word, HAW_TIMEX_CLASS_NUMW) == 10)
        {
          *value += 10;
          return 2;
        }
      if (goes_on (next, CLASS_BIT (TENS), TRUE) && (next->flags & TOKEN_AL) != 0)
        {
          *value += haw_timex_lexicon_value (next->word, HAW_TIMEX_CLASS_TENS);
          return 2;
        }
      return 1;
    }
  if (haw_timex_is (token, CLASS_BIT (TENS)) && (token->flags & TOKEN_AL) != 0)
    {
      *value = haw_timex_lexicon_value (token->word, HAW_TIMEX_CLASS_TENS);
      return 1;
    }
  return 0;
}

READER (read_ord)
{
  gint64 value = 0;
  guint n = read_ordinal (scan, at, &value);

  if (n == 0)
    return FALSE;
  return take_number (at + n, value, end, parts);
}

/* The day of a month as an ordinal. */
READER (read_od)
{
  gint64 value = 0;
  guint n = read_ordinal (scan, at, &value);

  if (n == 0 || value > 31 ||
      (haw_timex_lexicon_value (haw_timex_token (scan, at)->word, HAW_TIMEX_CLASS_ORDW) &
       HAW_TIMEX_FEMININE) != 0)
    return FALSE;
  *end = at + n;
  parts->has |= HAS_DAY;
  parts->day = (gint16) value;
  return TRUE;
}

/* The day of a month in digits. */
READER (read_dn)
{
  const HawTimexToken *token = haw_timex_token (scan, at);
  const HawTimexToken *last = haw_timex_token (scan, (gint64) at - 1);

  if (!is_digits (token, 1, 2) || token->number < 1 || token->number > 31)
    return FALSE;
  if ((token->flags & TOKEN_GLUED) != 0 &&
      ((last->flags & TOKEN_LATIN) != 0 ||
       (haw_timex_token (scan, (gint64) at - 2)->kind == TOKEN_NUMBER &&
        (is_glued_mark (last, '.') || is_glued_mark (last, ',') || is_glued_mark (last, ':')))))
    return FALSE;
  *end = at + 1;
  parts->has |= HAS_DAY;
  parts->day = (gint16) token->number;
  return TRUE;
}

READER (read_y4)
{
  const HawTimexToken *token = haw_timex_token (scan, at);

  if (!is_digits (token, 4, 4) || token->number < 1000 || token->number > 2199 ||
      is_fragment (scan, at))
    return FALSE;
  *end = at + 1;
  parts->has |= HAS_YEAR;
  parts->year = (gint32) token->number;
  return TRUE;
}

READER (read_y2)
{
  const HawTimexToken *token = haw_timex_token (scan, at);

  if (!is_digits (token, 2, 2) || is_fragment (scan, at))
    return FALSE;
  *end = at + 1;
  parts->has |= HAS_YEAR | HAS_TWO_DIGITS;
  parts->year = (gint32) token->number;
  return TRUE;
}

/* 1990-1994, 2020/2021 */
READER (read_years)
{
  const HawTimexToken *first = haw_timex_token (scan, at);
  const HawTimexToken *mark = haw_timex_token (scan, at + 1);
  const HawTimexToken *last = haw_timex_token (scan, at + 2);
  const HawTimexToken *after = haw_timex_token (scan, at + 3);
  guint to = last->number;

  if (!is_digits (first, 4, 4) || first->number < 1000 || first->number > 2199 ||
      mark->kind != TOKEN_MARK || (last->flags & TOKEN_STOP) != 0 ||
      (mark->number != '-' && mark->number != '/' && mark->number != 0x2013) ||
      !(is_digits (last, 4, 4) || (is_digits (last, 2, 2) && (last->flags & TOKEN_GLUED) != 0)))
    return FALSE;
  if ((first->flags & TOKEN_GLUED) != 0 &&
      haw_timex_token (scan, (gint64) at - 1)->kind != TOKEN_MARK)
    return FALSE;
  if (last->n_digits == 2)
    to += first->number / 100 * 100;
  if (to <= first->number || to > 2199 || to - first->number > 400 ||
      (last->n_digits == 2 && to - first->number > 1 && to % 100 <= 12) ||
      (is_digits (after, 1, 9) && (after->flags & TOKEN_GLUED) != 0) ||
      (after->kind == TOKEN_MARK && (after->number == '-' || after->number == '/') &&
       (after->flags & TOKEN_GLUED) != 0))
    return FALSE;
  *end = at + 3;
  parts->has |= HAS_YEAR | HAS_NUM;
  parts->year = (gint32) first->number;
  parts->num = (gint32) to;
  return TRUE;
}

static guint
read_one_month (HawTimexScan *scan,
                guint         at,
                int          *month,
                gboolean     *ambiguous)
{
  const HawTimexToken *token = haw_timex_token (scan, at);
  const HawTimexToken *next = haw_timex_token (scan, at + 1);
  static const gint8 numbers[3][3] = { { 0 }, { 0, 12, 1 }, { 0, 10, 11 } };
  int value;

  if (haw_timex_is (token, CLASS_BIT (MONA)))
    {
      int second = next->kind == TOKEN_NUMBER ? (int) next->number
                   : haw_timex_is (next, CLASS_BIT (ORDW))
                   ? value_of (next, HAW_TIMEX_CLASS_ORDW) : 0;

      if (second < 1 || second > 2 || (next->flags & (TOKEN_WA | TOKEN_PREP | TOKEN_STOP)) != 0)
        return 0;
      *month = numbers[value_of (token, HAW_TIMEX_CLASS_MONA)][second];
      *ambiguous = FALSE;
      return 2;
    }
  if (!haw_timex_is (token, CLASS_BIT (MON)))
    return 0;
  if ((token->flags & (TOKEN_AL | TOKEN_LATIN)) == TOKEN_AL)
    return 0;
  value = haw_timex_lexicon_value (token->word, HAW_TIMEX_CLASS_MON);
  /* أب is a father. */
  if ((value & HAW_TIMEX_MADDA) != 0 && (token->flags & TOKEN_HAMZA) != 0)
    return 0;
  *month = value & 0xFF;
  *ambiguous = (value & HAW_TIMEX_AMBIGUOUS) != 0;
  /* Sept. 3 */
  if ((value & HAW_TIMEX_SHORT) != 0 && is_glued_mark (next, '.') &&
      haw_timex_token (scan, at + 2)->kind == TOKEN_NUMBER)
    return 2;
  return (value & HAW_TIMEX_CAPITAL) != 0 && (token->flags & TOKEN_CAPITAL) == 0 ? 0 : 1;
}

/* أكتوبر/تشرين الأول, آب (أغسطس): two names of one month are one. */
READER (read_month)
{
  int month = 0;
  int other = 0;
  gboolean ambiguous = FALSE;
  gboolean second = FALSE;
  guint n = read_one_month (scan, at, &month, &ambiguous);
  const HawTimexToken *mark = haw_timex_token (scan, at + n);
  guint more;

  if (n == 0)
    return FALSE;
  if (mark->kind == TOKEN_MARK && (mark->flags & TOKEN_STOP) == 0 &&
      (mark->number == '/' || mark->number == '(' || mark->number == '-' ||
       mark->number == 0x60C || mark->number == 0x2013 || mark->number == '\\'))
    {
      more = read_one_month (scan, at + n + 1, &other, &second);
      if (more > 0 && other == month)
        {
          n += 1 + more;
          ambiguous = FALSE;
          if (mark->number == '(' && haw_timex_is_mark (haw_timex_token (scan, at + n), ')'))
            n++;
        }
    }
  else if (mark->kind == TOKEN_WORD && (mark->flags & (TOKEN_WA | TOKEN_PREP | TOKEN_STOP)) == 0)
    {
      more = read_one_month (scan, at + n, &other, &second);
      if (more > 0 && other == month)
        {
          n += more;
          ambiguous = FALSE;
        }
    }
  *end = at + n;
  parts->has |= HAS_MONTH | (ambiguous ? HAS_AMBIGUOUS : 0);
  parts->month = (gint16) month;
  return TRUE;
}

/* رجب, ربيع الأول, ذي القعدة */
READER (read_hmonth)
{
  const HawTimexToken *token = haw_timex_token (scan, at);
  const HawTimexToken *next = haw_timex_token (scan, at + 1);
  int first;
  int second;

  if ((token->flags & (TOKEN_AL | TOKEN_LATIN)) == TOKEN_AL)
    return FALSE;
  if (haw_timex_is (token, CLASS_BIT (HIJ)))
    {
      *end = at + 1;
      parts->has |= HAS_MONTH | HAS_HIJRI | HAS_AMBIGUOUS;
      parts->month = (gint16) value_of (token, HAW_TIMEX_CLASS_HIJ);
      return TRUE;
    }
  if (!haw_timex_is (token, CLASS_BIT (HIJA)) ||
      (next->flags & (TOKEN_STOP | TOKEN_WA | TOKEN_PREP)) != 0)
    return FALSE;
  /* ربيع and جمادى are followed by the first or the second, ذو by one of two names. */
  first = value_of (token, HAW_TIMEX_CLASS_HIJA);
  second = haw_timex_is (next, CLASS_BIT (HIJB)) ? value_of (next, HAW_TIMEX_CLASS_HIJB)
           : haw_timex_is (next, CLASS_BIT (ORDW)) ? value_of (next, HAW_TIMEX_CLASS_ORDW) : 0;
  if (first == 11 ? second != 11 && second != 12 : second != 1 && second != 2)
    return FALSE;
  *end = at + 2;
  parts->has |= HAS_MONTH | HAS_HIJRI;
  parts->month = (gint16) (first == 11 ? second : first + second - 1);
  return TRUE;
}

static gboolean
set_numeric (HawTimexParts       *parts,
             const HawTimexToken *a,
             const HawTimexToken *b,
             const HawTimexToken *c)
{
  guint year = c->number;
  guint month = b->number;
  guint day = a->number;

  if (a->n_digits == 4)
    {
      year = a->number;
      day = c->number;
    }
  if (month > 12 && day <= 12)
    {
      guint swap = month;

      month = day;
      day = swap;
    }
  if (month < 1 || month > 12 || day < 1 || day > 31)
    return FALSE;
  parts->has |= HAS_YEAR | HAS_MONTH | HAS_DAY;
  parts->year = (gint32) year;
  parts->month = (gint16) month;
  parts->day = (gint16) day;
  if (a->n_digits != 4 && c->n_digits == 2)
    parts->has |= HAS_TWO_DIGITS;
  else if (year >= 1300 && year <= 1500)
    parts->has |= HAS_HIJRI;
  else if (year < 1000 || year > 2199)
    return FALSE;
  return TRUE;
}

static gboolean
is_date_mark (const HawTimexToken *token)
{
  return token->kind == TOKEN_MARK &&
         (token->number == '-' || token->number == '/' || token->number == '.' ||
          token->number == '\\' || token->number == 0x2010 || token->number == 0x2011 ||
          token->number == 0x2013);
}

/* 17-08-2020, 2020/8/17, 14.2.05 */
READER (read_numeric)
{
  const HawTimexToken *t[7];
  gboolean tight;

  for (guint i = 0; i < 7; i++)
    t[i] = haw_timex_token (scan, at + i);
  tight = (t[1]->flags & t[2]->flags & t[3]->flags & t[4]->flags & TOKEN_GLUED) != 0;
  if (!is_date_mark (t[1]) || !is_date_mark (t[3]) || t[1]->number != t[3]->number ||
      (!tight && t[1]->number != '/') ||
      !(is_digits (t[0], 1, 2) || is_digits (t[0], 4, 4)) || !is_digits (t[2], 1, 2) ||
      !(is_digits (t[4], 1, 2) || is_digits (t[4], 4, 4)) ||
      (is_digits (t[0], 1, 2) && t[4]->n_digits == 1) ||
      (is_digits (t[0], 4, 4) && t[4]->n_digits > 2))
    return FALSE;
  if (((t[5]->flags & TOKEN_GLUED) != 0 && is_date_mark (t[5]) && t[6]->kind == TOKEN_NUMBER &&
       (t[6]->flags & TOKEN_GLUED) != 0) ||
      ((t[0]->flags & TOKEN_GLUED) != 0 && is_date_mark (haw_timex_token (scan, (gint64) at - 1)) &&
       haw_timex_token (scan, (gint64) at - 2)->kind == TOKEN_NUMBER))
    return FALSE;
  *end = at + 5;
  return set_numeric (parts, t[0], t[2], t[4]);
}

/* 12/8: needs a word before it that says it is a date. */
READER (read_daymonth)
{
  const HawTimexToken *a = haw_timex_token (scan, at);
  const HawTimexToken *mark = haw_timex_token (scan, at + 1);
  const HawTimexToken *b = haw_timex_token (scan, at + 2);
  const HawTimexToken *after = haw_timex_token (scan, at + 3);
  guint day = a->number;
  guint month = b->number;

  if (!is_digits (a, 1, 2) || !is_digits (b, 1, 2) || !is_glued_mark (mark, '/') ||
      (b->flags & TOKEN_GLUED) == 0 || (is_date_mark (after) && (after->flags & TOKEN_GLUED) != 0 &&
       haw_timex_token (scan, at + 4)->kind == TOKEN_NUMBER) ||
      ((a->flags & TOKEN_GLUED) != 0 && is_date_mark (haw_timex_token (scan, (gint64) at - 1))))
    return FALSE;
  if (month > 12)
    {
      month = a->number;
      day = b->number;
    }
  if (month < 1 || month > 12 || day < 1 || day > 31)
    return FALSE;
  *end = at + 3;
  parts->has |= HAS_MONTH | HAS_DAY;
  parts->month = (gint16) month;
  parts->day = (gint16) day;
  return TRUE;
}

static gboolean
read_clock (HawTimexScan  *scan,
            guint          at,
            guint         *end,
            HawTimexParts *parts,
            const char    *marks)
{
  const HawTimexToken *hour = haw_timex_token (scan, at);
  const HawTimexToken *mark = haw_timex_token (scan, at + 1);
  const HawTimexToken *minute = haw_timex_token (scan, at + 2);
  const HawTimexToken *more = haw_timex_token (scan, at + 3);

  if (!is_digits (hour, 1, 2) || hour->number > 24 ||
      (hour->number == 24 && minute->number != 0) || mark->kind != TOKEN_MARK ||
      mark->number > 127 || strchr (marks, (int) mark->number) == NULL ||
      (mark->flags & minute->flags & TOKEN_GLUED) == 0 || !is_digits (minute, 2, 2) ||
      minute->number > 59)
    return FALSE;
  if ((hour->flags & TOKEN_GLUED) != 0 &&
      haw_timex_is_mark (haw_timex_token (scan, (gint64) at - 1), ':'))
    return FALSE;
  *end = at + 3;
  if (is_glued_mark (more, mark->number) && is_digits (haw_timex_token (scan, at + 4), 2, 2) &&
      (haw_timex_token (scan, at + 4)->flags & TOKEN_GLUED) != 0)
    *end = at + 5;
  parts->has |= HAS_CLOCK;
  parts->minutes = (gint16) (hour->number % 24 * 60 + minute->number);
  return TRUE;
}

READER (read_hhmm)
{
  return read_clock (scan, at, end, parts, ":");
}

/* 18.30, only after a word for hour. */
READER (read_hhdot)
{
  return read_clock (scan, at, end, parts, ":.");
}

/* An hour in digits. */
READER (read_hour)
{
  const HawTimexToken *token = haw_timex_token (scan, at);

  if (!is_digits (token, 1, 2) || token->number > 24 || is_fragment (scan, at))
    return FALSE;
  *end = at + 1;
  parts->has |= HAS_CLOCK;
  parts->minutes = (gint16) (token->number % 24 * 60);
  return TRUE;
}

/* الثامنة, الحادية عشرة */
READER (read_hourword)
{
  const HawTimexToken *token = haw_timex_token (scan, at);
  gint64 value = 0;
  guint n;

  if ((haw_timex_lexicon_value (token->word, HAW_TIMEX_CLASS_ORDW) &
       (HAW_TIMEX_FEMININE | HAW_TIMEX_NO_HOUR)) != HAW_TIMEX_FEMININE)
    return FALSE;
  n = read_ordinal (scan, at, &value);
  if (n == 0 || value > 12)
    return FALSE;
  *end = at + n;
  parts->has |= HAS_CLOCK;
  parts->minutes = (gint16) (value * 60);
  return TRUE;
}

/* 3 July, July 3: st, nd, rd, th are left to the pattern. */
#define NUMBERS (CLASS_BIT (DIG) | CLASS_BIT (NUMW) | CLASS_BIT (TENS) | CLASS_BIT (HUND) | \
                 CLASS_BIT (THOU))
#define ORDINALS (CLASS_BIT (ORDW) | CLASS_BIT (TENS))

const HawTimexFunction haw_timex_functions[] = {
  { "num", read_num, NUMBERS },
  { "yearwords", read_year_words, CLASS_BIT (THOU) | CLASS_BIT (NUMW) },
  { "ord", read_ord, ORDINALS },
  { "od", read_od, ORDINALS },
  { "dn", read_dn, CLASS_BIT (DIG) },
  { "y4", read_y4, CLASS_BIT (DIG) },
  { "y2", read_y2, CLASS_BIT (DIG) },
  { "years", read_years, CLASS_BIT (DIG) },
  { "month", read_month, CLASS_BIT (MON) | CLASS_BIT (MONA) },
  { "hmonth", read_hmonth, CLASS_BIT (HIJ) | CLASS_BIT (HIJA) },
  { "numeric", read_numeric, CLASS_BIT (DIG) },
  { "daymonth", read_daymonth, CLASS_BIT (DIG) },
  { "hhmm", read_hhmm, CLASS_BIT (DIG) },
  { "hhdot", read_hhdot, CLASS_BIT (DIG) },
  { "hour", read_hour, CLASS_BIT (DIG) },
  { "hourword", read_hourword, CLASS_BIT (ORDW) },
  { NULL },
};
