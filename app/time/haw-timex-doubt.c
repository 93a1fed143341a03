/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-timex-private.h"

#include <string.h>

/* Words beside which an expression is no date: names, idioms, things counted. */

/* ب و ف ل ك */
static gboolean
may_have_proclitic (guint8 letter)
{
  return letter == 0xA8 || letter == 0xC8 || letter == 0xC1 || letter == 0xC4 || letter == 0xC3;
}

/* 1200 homes, 2000 people */
static gboolean
is_latin_plural (const HawTimexToken *token)
{
  static const char *const others[] = { "was", "is", "has", "as", "thus", "this", "its", "des",
                                        "les", "dans", "ses", "sous", "mais", "plus", "depuis",
                                        "vers", "always", "perhaps", "news", "apres", "puis",
                                        "alors" };
  guint8 letters[16];
  guint n = token->n_digits;

  if (token->word != 0 || n > sizeof token->letters || (token->flags & TOKEN_CAPITAL) != 0)
    return FALSE;
  if (n == 6 && memcmp (token->letters, "people", 6) == 0)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (haw_timex_fold (others[i], letters, sizeof letters) == n &&
        memcmp (letters, token->letters, n) == 0)
      return FALSE;
  return n > 2 && token->letters[n - 1] == 's';
}

/* A word without article that a round number or an interval of numbers counts, if no verb. */
static gboolean
is_probably_counted (const HawTimexToken *token)
{
  const guint8 teh = 0xAA;
  const guint8 kaf = 0xC3;
  guint n = token->n_digits;

  return token->kind == TOKEN_WORD && token->word == 0 && n > 2 && n <= sizeof token->letters &&
         (token->flags & (TOKEN_LATIN | TOKEN_AL | TOKEN_STOP | TOKEN_LINE | TOKEN_SIN)) == 0 &&
         token->letters[n - 1] != teh &&
         (token->letters[0] == kaf || !may_have_proclitic (token->letters[0]));
}

static gboolean
ends_in_alef (const HawTimexToken *token)
{
  const guint8 alef = 0xA7;
  guint n = token->n_digits;

  return token->kind == TOKEN_WORD && token->word == 0 && n > 3 && n <= sizeof token->letters &&
         (token->flags & (TOKEN_LATIN | TOKEN_AL | TOKEN_STOP | TOKEN_LINE |
                          TOKEN_FINAL_HAMZA)) == 0 &&
         token->letters[n - 1] == alef;
}

/* 2014 موقعا: eleven to ninety-nine count a singular accusative. */
static gboolean
is_accusative (const HawTimexToken *token)
{
  const guint8 kaf = 0xC3;

  return ends_in_alef (token) &&
         (token->letters[0] == kaf || !may_have_proclitic (token->letters[0]));
}

/* What is counted by the number before it. */
static gboolean
is_counted (const HawTimexToken *token)
{
  if ((token->flags & (TOKEN_STOP | TOKEN_WA | TOKEN_PREP)) != 0)
    return FALSE;
  if (token->kind == TOKEN_MARK)
    return token->number == '%' || token->number == 0x66A || token->number == '$' ||
           token->number == 0x20AC;
  if (haw_timex_is (token, CLASS_BIT (CURRENCY) | CLASS_BIT (THOU)))
    return TRUE;
  if ((token->flags & TOKEN_LATIN) != 0)
    return is_latin_plural (token);
  if ((token->flags & TOKEN_AL) != 0)
    return FALSE;
  if (haw_timex_is (token, CLASS_BIT (COUNTED)))
    return haw_timex_lexicon_value (token->word, HAW_TIMEX_CLASS_COUNTED) == 0;
  if (haw_timex_is (token, CLASS_BIT (UNIT) | CLASS_BIT (UNITA)))
    return TRUE;
  /* A noun, whether the lexicon has it as the head of a name or not at all. */
  return (token->flags & TOKEN_HEH) != 0 &&
         (token->word != 0 ? haw_timex_is (token, CLASS_BIT (NAMEHEAD) | CLASS_BIT (DOWHEAD))
                           : !may_have_proclitic (token->letters[0]));
}

static gboolean
is_unit (const HawTimexToken *token,
         int                  unit)
{
  return haw_timex_is (token, CLASS_BIT (UNIT)) && (token->flags & TOKEN_AL) != 0 &&
         haw_timex_lexicon_value (token->word, HAW_TIMEX_CLASS_UNIT) == unit;
}

/* The 2012 elections: the year of what is no number of things. */
static gboolean
is_year_of_event (HawTimexScan *scan,
                  guint         at)
{
  static const char *const the[] = { "the", "a", NULL };
  static const char *const events[] = {
    "accord", "agreement", "agreements", "attack", "attacks", "budget", "campaign", "census",
    "ceasefire", "championship", "conference", "constitution", "coup", "crisis", "cup", "deal",
    "earthquake", "election", "elections", "floods", "games", "invasion", "law", "massacre",
    "olympics", "pact", "peace", "presidential", "protests", "referendum", "report", "resolution",
    "revolt", "revolution", "season", "summit", "talks", "treaty", "uprising", "vote", "war",
    "winter", "world", NULL };
  const HawTimexToken *year = haw_timex_token (scan, at);

  return year->n_digits == 4 && year->number >= 1900 && year->number <= 2100 &&
         (year->flags & TOKEN_STOP) == 0 &&
         haw_timex_is_any (haw_timex_token (scan, (gint64) at - 1), the) &&
         haw_timex_is_any (haw_timex_token (scan, (gint64) at + 1), events);
}

static gboolean
is_bare_number (HawTimexScan        *scan,
                guint                start,
                guint                end,
                const HawTimexParts *parts)
{
  const HawTimexToken *first = haw_timex_token (scan, start);
  const HawTimexToken *before = haw_timex_token (scan, (gint64) start - 1);
  static const char *const of[] = { "de", NULL };
  static const char *const amounts[] = { "plus", "moins", "près", "environ", "total", "nombre",
                                         "loin", "quelque", "distance", "amende", "numéro", NULL };
  guint64 triggers = (parts->has & HAS_MONTH) != 0 ? CLASS_BIT (DAYTRIG) : CLASS_BIT (YEARTRIG);

  if (first->kind != TOKEN_NUMBER || is_year_of_event (scan, start))
    return FALSE;
  /* Près de 2000, une amende de 1500 euros; la sécheresse de 1984 */
  if (haw_timex_is_any (before, of) &&
      (first->number < 1900 || first->number > 2100 ||
       haw_timex_is_any (haw_timex_token (scan, (gint64) start - 2), amounts)))
    return TRUE;
  /* In three quarters of. */
  if ((parts->has & HAS_MONTH) != 0 && haw_timex_token (scan, end)->kind == TOKEN_WORD &&
      (((haw_timex_token (scan, end)->flags & (TOKEN_AL | TOKEN_LATIN)) == TOKEN_AL) ||
       haw_timex_is (haw_timex_token (scan, end), CLASS_BIT (OFEVENT))))
    return TRUE;
  /* Between 2000 and 2500. */
  if (haw_timex_token (scan, end)->kind == TOKEN_NUMBER &&
      (haw_timex_token (scan, end)->flags & TOKEN_WA) != 0 &&
      haw_timex_token (scan, end)->number > 2199)
    return TRUE;
  /* In 2018 and 2019. */
  if ((first->flags & TOKEN_WA) != 0 && before->kind == TOKEN_NUMBER && before->n_digits == 4 &&
      haw_timex_is (haw_timex_token (scan, (gint64) start - 2), triggers))
    return FALSE;
  if (end - start >= 3 && (parts->has & HAS_DONE) != 0 &&
      haw_timex_is_mark (before, '(') && haw_timex_is_mark (haw_timex_token (scan, end), ')'))
    return FALSE;
  if ((first->flags & (TOKEN_WA | TOKEN_STOP)) != 0 || !haw_timex_is (before, triggers))
    return TRUE;
  return FALSE;
}

static gboolean
is_quote_mark (const HawTimexToken *token)
{
  return haw_timex_is_mark (token, 0xAB) || haw_timex_is_mark (token, '"') ||
         haw_timex_is_mark (token, 0x201C);
}

static gboolean
is_medium (const HawTimexToken *token)
{
  return haw_timex_is (token, CLASS_BIT (TODAYHEAD)) &&
         haw_timex_lexicon_value (token->word, HAW_TIMEX_CLASS_TODAYHEAD) == HAW_TIMEX_MEDIUM;
}

/* روسيا اليوم, صحيفة اليوم, صحيفة «إسرائيل اليوم»; but in Syria today is today, and so it is where
 * Israel does something. */
static gboolean
is_name_with_today (HawTimexScan *scan,
                    guint         at)
{
  const HawTimexToken *head = haw_timex_token (scan, (gint64) at - 1);
  const HawTimexToken *before = haw_timex_token (scan, (gint64) at - 2);

  if (!haw_timex_is (head, CLASS_BIT (TODAYHEAD)) || (head->flags & TOKEN_PREP) != 0 ||
      haw_timex_is (before, CLASS_BIT (LIT)))
    return FALSE;
  if (is_quote_mark (before))
    before = haw_timex_token (scan, (gint64) at - 3);
  return haw_timex_lexicon_value (head->word, HAW_TIMEX_CLASS_TODAYHEAD) != HAW_TIMEX_OF_MEDIUM ||
         is_medium (before);
}

/* لليوم الـ15, هذا العصر, مثل هذا اليوم, مرة في اليوم, الليلة الكبيرة */
static gboolean
is_named_day (HawTimexScan *scan,
              guint         start,
              guint         end,
              gboolean      joined)
{
  const HawTimexToken *last = haw_timex_token (scan, (gint64) end - 1);
  const HawTimexToken *before = haw_timex_token (scan, (gint64) start - 1);
  const HawTimexToken *after = haw_timex_token (scan, end);
  gboolean alone = end == start + 1;

  if ((after->flags & (TOKEN_WA | TOKEN_PREP | TOKEN_STOP)) != 0)
    after = haw_timex_token (scan, -1);
  if (haw_timex_is (after, CLASS_BIT (DAYTAIL) | CLASS_BIT (PREV) | CLASS_BIT (SAME) |
                    CLASS_BIT (RECENT)) ||
      (haw_timex_is (after, CLASS_BIT (ORDW) | CLASS_BIT (DIG)) && (after->flags & TOKEN_AL) != 0))
    return TRUE;
  if (alone && joined && is_name_with_today (scan, start))
    return TRUE;
  if (!alone && haw_timex_is (before, CLASS_BIT (TODAYHEAD)) &&
      haw_timex_is (haw_timex_token (scan, start), CLASS_BIT (DEM)))
    return TRUE;
  if (alone && is_unit (last, UNIT_DAY) && joined && before->kind == TOKEN_WORD &&
      before->n_digits == 2 && haw_timex_is (before, CLASS_BIT (DAYTRIG)))
    return TRUE;
  return is_unit (last, UNIT_NIGHT) &&
         (after->flags & (TOKEN_AL | TOKEN_HEH)) == (TOKEN_AL | TOKEN_HEH);
}

/* غدا الاتفاق حبرا, غدا الوضع الإنساني كارثيا, غدا واضحا: it became; at the begin of a clause that is not of the future. Also
 * غد مشرق, as the bare word needs a head or a day behind it. */
static gboolean
is_tomorrow_otherwise (HawTimexScan *scan,
                       guint         at)
{
  const HawTimexToken *token = haw_timex_token (scan, at);
  const HawTimexToken *after = haw_timex_token (scan, (gint64) at + 1);

  if (!haw_timex_is (token, CLASS_BIT (DAYW)) || (token->flags & (TOKEN_AL | TOKEN_FUTURE)) != 0 ||
      haw_timex_lexicon_value (token->word, HAW_TIMEX_CLASS_DAYW) != 1 ||
      (after->flags & TOKEN_STOP) != 0)
    return FALSE;
  if (token->end - token->core == 2)
    return after->kind == TOKEN_WORD && after->word == 0 && (after->flags & TOKEN_AL) == 0;
  if ((token->flags & (TOKEN_STOP | TOKEN_LINE | TOKEN_WA)) == 0)
    return FALSE;
  for (guint i = 2; i <= 3 && (after->flags & TOKEN_AL) != 0 && after->kind == TOKEN_WORD &&
       !haw_timex_is (after, CLASS_BIT (DOW) | CLASS_BIT (POD) | CLASS_BIT (UNIT)); i++)
    after = haw_timex_token (scan, (gint64) at + i);
  return ends_in_alef (after);
}

/* ثورة 25 يناير, صلاة الجمعة, روسيا اليوم: names. */
static gboolean
is_name (HawTimexScan        *scan,
         guint                start,
         guint                end,
         const HawTimexParts *parts)
{
  const HawTimexToken *first = haw_timex_token (scan, start);
  const HawTimexToken *last = haw_timex_token (scan, (gint64) end - 1);
  const HawTimexToken *before = haw_timex_token (scan, (gint64) start - 1);
  const HawTimexToken *after = haw_timex_token (scan, end);
  gboolean joined = (first->flags & (TOKEN_WA | TOKEN_PREP | TOKEN_STOP)) == 0;
  gboolean construct = joined && (before->flags & (TOKEN_AL | TOKEN_LATIN)) == 0;
  guint32 dated = HAS_YEAR | HAS_MOD | HAS_DOW | HAS_OFFSET | HAS_DONE | HAS_UNIT | HAS_PART;

  if ((after->flags & (TOKEN_WA | TOKEN_PREP | TOKEN_STOP)) != 0)
    after = haw_timex_token (scan, -1);
  /* قوى 8 و14 آذار */
  if (construct && haw_timex_is (before, CLASS_BIT (NAMEHEAD)) && first->kind == TOKEN_NUMBER &&
      last->kind == TOKEN_WORD && (parts->has & HAS_DONE) != 0 && parts->relative &&
      haw_timex_is (last, CLASS_BIT (MON)))
    return TRUE;
  /* In an attack on the day of 5 May, it is the day. */
  if (construct && haw_timex_is (before, CLASS_BIT (NAMEHEAD)) && (parts->has & HAS_MONTH) != 0 &&
      (parts->has & dated) == 0 && !haw_timex_is (first, CLASS_BIT (UNIT)))
    return TRUE;
  if ((parts->has & (HAS_MONTH | HAS_DAY | HAS_YEAR)) == HAS_MONTH &&
      haw_timex_is (after, CLASS_BIT (DOWTAIL)))
    return TRUE;
  if (haw_timex_is (last, CLASS_BIT (DOW)) && (last->flags & TOKEN_LATIN) == 0 &&
      haw_timex_is (after, CLASS_BIT (DOWTAIL)))
    return TRUE;
  if (haw_timex_is (first, CLASS_BIT (DOW)) && end == start + 1 &&
      (first->flags & TOKEN_LATIN) == 0 &&
      ((construct && haw_timex_is (before, CLASS_BIT (DOWHEAD))) ||
       (joined && haw_timex_is (before, CLASS_BIT (NUMW)) && (before->flags & TOKEN_AL) != 0) ||
       haw_timex_is (after, CLASS_BIT (DOWTAIL)) ||
       (haw_timex_is (after, CLASS_BIT (NUMW)) && (after->flags & TOKEN_AL) == 0 &&
        haw_timex_lexicon_value (after->word, HAW_TIMEX_CLASS_NUMW) == 10)))
    return TRUE;
  /* جيل الغد: as a date it has a word like في before it. */
  if (haw_timex_is (first, CLASS_BIT (DAYW)) && end == start + 1 && construct &&
      (first->flags & TOKEN_AL) != 0 && before->kind == TOKEN_WORD && parts->offset > 0 &&
      !haw_timex_is (before, CLASS_BIT (MONTHTRIG)))
    return TRUE;
  /* قناة الغد, صحيفة الأمس; but طائرة أمس and هجوم أمس are of yesterday. */
  if (haw_timex_is (last, CLASS_BIT (DAYW)) && end == start + 1 &&
      (haw_timex_is (after, CLASS_BIT (DOWTAIL)) ||
       (construct && (parts->offset > 0 || (last->flags & TOKEN_AL) != 0) &&
        haw_timex_is (before, CLASS_BIT (NAMEHEAD)))))
    return TRUE;
  /* أخبار الآن */
  if ((parts->has & HAS_REF) != 0 && end == start + 1 && construct &&
      haw_timex_is (before, CLASS_BIT (NAMEHEAD) | CLASS_BIT (TODAYHEAD)) &&
      before->kind == TOKEN_WORD && (last->flags & TOKEN_LATIN) == 0 &&
      g_str_equal (parts->value, "PRESENT_REF"))
    return TRUE;
  if ((is_unit (last, UNIT_DAY) || is_unit (last, UNIT_NIGHT)) &&
      is_named_day (scan, start, end, joined))
    return TRUE;
  return joined && is_unit (first, UNIT_YEAR) && haw_timex_is (before, CLASS_BIT (GENERAL));
}

/* A month that is more often something else: مارس, ماي, May. */
static gboolean
is_lonely_month (HawTimexScan        *scan,
                 guint                start,
                 const HawTimexParts *parts)
{
  const HawTimexToken *first = haw_timex_token (scan, start);
  const HawTimexToken *before = haw_timex_token (scan, (gint64) start - 1);

  if ((parts->has & (HAS_COMPANY | HAS_MOD | HAS_YEAR)) != 0)
    return FALSE;
  /* A month without a preposition is the second of two nouns, and the first has no article. */
  if ((parts->has & (HAS_AMBIGUOUS | HAS_MONTH)) == HAS_MONTH)
    return (parts->has & (HAS_DAY | HAS_PART | HAS_NTH | HAS_HIJRI | HAS_DONE | HAS_OFFSET)) == 0 &&
           haw_timex_is (first, CLASS_BIT (MON)) &&
           (first->flags & (TOKEN_WA | TOKEN_PREP | TOKEN_STOP | TOKEN_LATIN)) == 0 &&
           before->kind == TOKEN_WORD && (before->flags & (TOKEN_AL | TOKEN_LATIN)) == TOKEN_AL &&
           !haw_timex_is (before, CLASS_BIT (UNIT) | CLASS_BIT (UNITP) | CLASS_BIT (UNITD)) &&
           haw_timex_token (scan, (gint64) start + 1)->kind == TOKEN_WORD;
  if ((parts->has & HAS_AMBIGUOUS) == 0)
    return FALSE;
  if ((parts->has & HAS_HIJRI) != 0)
    return TRUE;
  if (!haw_timex_is (first, CLASS_BIT (MON)))
    return FALSE;
  /* In December and April. */
  if ((first->flags & TOKEN_WA) != 0 && haw_timex_is (before, CLASS_BIT (MON)))
    return FALSE;
  return (first->flags & TOKEN_PREP) == 0 &&
         (!haw_timex_is (before, CLASS_BIT (MONTHTRIG)) ||
          (first->flags & (TOKEN_STOP | TOKEN_WA)) != 0);
}

static gboolean
is_capital_word (const HawTimexToken *token)
{
  return token->kind == TOKEN_WORD && (token->flags & TOKEN_CAPITAL) != 0;
}

/* The Sunday Times, April Jones, Robinson et Vendredi, USA Today, Black Friday, Mar-a-Lago */
static gboolean
is_latin_name (HawTimexScan *scan,
               guint         at)
{
  static const char *const heads[] = { "black", "good", "easter", "super", "bloody", "palm", "ash",
                                       "cyber", "holy", "maundy", "mrs", "ms", "mr", "miss", NULL };
  static const char *const tails[] = { "prayers", "prayer", "sermon", "mass", "school", "roast",
                                       "mosque", NULL };
  const HawTimexToken *token = haw_timex_token (scan, at);
  const HawTimexToken *before = haw_timex_token (scan, (gint64) at - 1);
  const HawTimexToken *after = haw_timex_token (scan, (gint64) at + 1);
  const HawTimexToken *next = haw_timex_token (scan, (gint64) at + 2);
  gboolean inside = (token->flags & TOKEN_STOP) == 0 && before->kind == TOKEN_WORD;
  gboolean led = inside && haw_timex_is (before, haw_timex_is (token, CLASS_BIT (MON))
                                                 ? CLASS_BIT (MONTHTRIG) : CLASS_BIT (LATINTRIG));

  if (haw_timex_is (token, CLASS_BIT (DAYW)))
    return inside && is_capital_word (token);
  if (!haw_timex_is (token, CLASS_BIT (DOW) | CLASS_BIT (MON)))
    return FALSE;
  if (inside && haw_timex_is_any (before, heads))
    return TRUE;
  if (haw_timex_is_any (after, tails))
    return TRUE;
  if (haw_timex_is_mark (after, '-') && (after->flags & next->flags & TOKEN_GLUED) != 0 &&
      next->kind == TOKEN_WORD)
    return TRUE;
  if (haw_timex_is (token, CLASS_BIT (FRENCH)) && is_capital_word (token) && inside &&
      !(led && haw_timex_is (token, CLASS_BIT (MON))))
    return TRUE;
  /* Rue du Quatre-Septembre */
  if (haw_timex_is_mark (before, '-') && (token->flags & before->flags & TOKEN_GLUED) != 0 &&
      is_capital_word (haw_timex_token (scan, (gint64) at - 2)))
    return TRUE;
  return !led && is_capital_word (after) && (after->flags & TOKEN_STOP) == 0;
}

/* The September 11 attacks, place du 14 juillet: named without a year. */
static gboolean
is_latin_date_name (HawTimexScan        *scan,
                    guint                start,
                    guint                end,
                    const HawTimexParts *parts)
{
  static const char *const tails[] = { "attacks", "uprising", "revolution", "movement", "massacre",
                                       "coup", "alliance", "coalition", "brigade", NULL };
  static const char *const heads[] = { "place", "rue", "avenue", "boulevard", "pont", "stade",
                                       "mouvement", "hopital", "mouvements", "attentats",
                                       "revolution", "bridge", "square", "street", "stadium",
                                       NULL };
  const HawTimexToken *before = haw_timex_token (scan, (gint64) start - 1);

  if ((parts->has & (HAS_MONTH | HAS_YEAR | HAS_MOD)) != HAS_MONTH)
    return FALSE;
  if (haw_timex_is_any (haw_timex_token (scan, end), tails))
    return TRUE;
  return haw_timex_is_any (before, heads) ||
         haw_timex_is_any (haw_timex_token (scan, (gint64) start - 2), heads);
}

/* منه, منها */
static gboolean
is_pronoun_of (const HawTimexToken *token)
{
  return token->kind == TOKEN_WORD && token->word == 0 && token->n_digits >= 3 &&
         token->n_digits <= 4 && token->letters[0] == 0xC5 && token->letters[1] == 0xC6 &&
         token->letters[2] == 0xC7;
}

/* حرب الستة أيام, برنامج 60 دقيقة, امتحانات نصف العام, 60 Minutes, one day */
static gboolean
is_named_length (HawTimexScan        *scan,
                 guint                start,
                 guint                end,
                 const HawTimexParts *parts)
{
  static const char *const tails[] = { "war", "wars", NULL };
  const HawTimexToken *first = haw_timex_token (scan, start);
  const HawTimexToken *last = haw_timex_token (scan, (gint64) end - 1);
  const HawTimexToken *before = haw_timex_token (scan, (gint64) start - 1);
  gboolean construct = (first->flags & (TOKEN_WA | TOKEN_PREP | TOKEN_STOP)) == 0 &&
                       (before->flags & (TOKEN_AL | TOKEN_LATIN)) == 0;

  if ((last->flags & TOKEN_LATIN) != 0)
    return haw_timex_is_any (haw_timex_token (scan, end), tails) ||
           ((last->flags & TOKEN_CAPITAL) != 0 && end - start > 1) ||
           (parts->length[UNIT_DAY] == 1 && (parts->has & HAS_EVENT) == 0);
  if (construct && haw_timex_is (before, CLASS_BIT (NAMEHEAD) | CLASS_BIT (DOWHEAD)) &&
      !haw_timex_is (before, CLASS_BIT (LIT)) && !haw_timex_is (first, CLASS_BIT (LIT)))
    return TRUE;
  return haw_timex_is (first, CLASS_BIT (FRAC)) && is_unit (last, UNIT_YEAR) && end - start == 2;
}

/* ثلاثة عقود مع شركات, فازت الشركة بعقدين; but قبل عقدين is twenty years ago. */
static gboolean
is_contract (HawTimexScan        *scan,
             guint                start,
             guint                end,
             const HawTimexParts *parts)
{
  const HawTimexToken *first = haw_timex_token (scan, start);
  gboolean length = (parts->has & HAS_LENGTH) != 0 && parts->length[UNIT_DECADE] != 0;

  if (!length && ((parts->has & (HAS_UNIT | HAS_MOD)) != (HAS_UNIT | HAS_MOD) ||
                  parts->unit != UNIT_DECADE))
    return FALSE;
  if (haw_timex_is (haw_timex_token (scan, end), CLASS_BIT (CONTRACT)))
    return TRUE;
  for (guint back = 1; back <= 3 && (first->flags & TOKEN_STOP) == 0; back++)
    {
      first = haw_timex_token (scan, (gint64) start - back);
      if (haw_timex_is (first, CLASS_BIT (CONTRACT)) &&
          (back == 1 || haw_timex_lexicon_value (first->word, HAW_TIMEX_CLASS_CONTRACT) == 1))
        return TRUE;
      /* Farther back only what may have won or signed them. */
      if (!length || (parts->has & HAS_EVENT) != 0 || first->kind != TOKEN_WORD ||
          haw_timex_is (haw_timex_token (scan, start), CLASS_BIT (LIT) | CLASS_BIT (LASTTRIG)) ||
          haw_timex_is (first, CLASS_BIT (LIT) | CLASS_BIT (LASTTRIG)))
        return FALSE;
    }
  return FALSE;
}

/* 3/4 مساحة البلاد: a part of what follows. */
static gboolean
is_fraction (HawTimexScan        *scan,
             guint                start,
             guint                end,
             const HawTimexParts *parts)
{
  const HawTimexToken *after = haw_timex_token (scan, end);

  return (parts->has & (HAS_BARE | HAS_DAY)) == (HAS_BARE | HAS_DAY) && end == start + 3 &&
         parts->day < parts->month && parts->month <= 10 &&
         (is_counted (after) || haw_timex_is (after, CLASS_BIT (LIT))) &&
         !haw_timex_is (after, CLASS_BIT (OFEVENT) | CLASS_BIT (POD) | CLASS_BIT (PODADV)) &&
         (after->flags & (TOKEN_WA | TOKEN_PREP | TOKEN_STOP)) == 0 && after->n_digits > 2;
}

/* إنجيل يوحنا 3:16, زمن 2:05:33, John 3:16, بنتيجة 3-1 */
static gboolean
is_score (HawTimexScan        *scan,
          guint                start,
          guint                end,
          const HawTimexParts *parts)
{
  const HawTimexToken *first = haw_timex_token (scan, start);
  const HawTimexToken *before = haw_timex_token (scan, (gint64) start - 1);
  const HawTimexToken *after = haw_timex_token (scan, end);
  gboolean clock = (parts->has & HAS_CLOCK) != 0;

  if (first->kind != TOKEN_NUMBER || (parts->has & (HAS_CLOCK | HAS_DAY)) == 0)
    return FALSE;
  if (haw_timex_is (before, CLASS_BIT (SCOREHEAD)))
    return clock || haw_timex_lexicon_value (before->word, HAW_TIMEX_CLASS_SCOREHEAD) == 0;
  if (!clock || (parts->has & (HAS_DAY | HAS_DOW | HAS_POD | HAS_OFFSET)) != 0)
    return FALSE;
  if (before->word == 0 && (before->flags & (TOKEN_LATIN | TOKEN_CAPITAL)) ==
      (TOKEN_LATIN | TOKEN_CAPITAL) && before->n_digits > 3 && (first->flags & TOKEN_STOP) == 0)
    return TRUE;
  return haw_timex_is (after, CLASS_BIT (UNIT)) &&
         (after->flags & (TOKEN_AL | TOKEN_WA | TOKEN_PREP | TOKEN_STOP | TOKEN_LATIN)) == 0 &&
         haw_timex_lexicon_value (after->word, HAW_TIMEX_CLASS_UNIT) <= UNIT_HOUR;
}

/* بين ليلة وضحاها, ألف ليلة, قبل ساعة الصفر */
static gboolean
is_idiom (HawTimexScan        *scan,
          guint                start,
          guint                end,
          const HawTimexParts *parts)
{
  static const char *const soon[] = { "as", NULL };
  const HawTimexToken *first = haw_timex_token (scan, start);
  const HawTimexToken *last = haw_timex_token (scan, (gint64) end - 1);
  const HawTimexToken *before = haw_timex_token (scan, (gint64) start - 1);
  const HawTimexToken *after = haw_timex_token (scan, end);
  guint64 any_unit = CLASS_BIT (UNIT) | CLASS_BIT (UNITP) | CLASS_BIT (UNITD) | CLASS_BIT (UNITA);

  if (haw_timex_is (last, CLASS_BIT (IDIOM)) &&
      haw_timex_lexicon_value (last->word, HAW_TIMEX_CLASS_IDIOM) == 1 &&
      (haw_timex_is (after, CLASS_BIT (OFEVENT)) || is_pronoun_of (after)))
    return TRUE;
  if ((parts->has & HAS_REF) != 0 && haw_timex_is (after, CLASS_BIT (SAME)))
    return TRUE;
  if ((parts->has & HAS_SET) != 0 && haw_timex_is (after, CLASS_BIT (IDIOM)))
    return TRUE;
  if ((parts->has & HAS_LENGTH) != 0 && is_named_length (scan, start, end, parts))
    return TRUE;
  if ((parts->has & HAS_TWO_DIGITS) != 0 && last->kind == TOKEN_NUMBER &&
      (parts->has & HAS_MONTH) == 0 &&
      (is_counted (after) || is_accusative (after) || haw_timex_is (after, any_unit) ||
       haw_timex_is (before, CLASS_BIT (GENERAL))))
    return TRUE;
  if (haw_timex_is_any (before, soon) && end == start + 1)
    return TRUE;
  if (haw_timex_is (first, CLASS_BIT (DAYW)) && haw_timex_is (before, CLASS_BIT (IDIOM)))
    return TRUE;
  if ((parts->has & HAS_LENGTH) != 0 && parts->length[UNIT_NIGHT] == 1000)
    return TRUE;
  if (is_contract (scan, start, end, parts))
    return TRUE;
  if (haw_timex_is (last, any_unit) && haw_timex_is (after, CLASS_BIT (IDAFA)) &&
      (haw_timex_lexicon_value (after->word, HAW_TIMEX_CLASS_IDAFA) == 0 ||
       ((parts->has & HAS_LENGTH) != 0 && parts->length[UNIT_HOUR] != 0)))
    return TRUE;
  if (haw_timex_is (last, CLASS_BIT (UNITP)) && (after->flags & TOKEN_AL) != 0 &&
      haw_timex_is (after, CLASS_BIT (POD)) && (after->flags & TOKEN_LATIN) == 0)
    return TRUE;
  if ((parts->has & HAS_CLOCK) != 0 && haw_timex_is (before, CLASS_BIT (DOWHEAD)) &&
      haw_timex_is (first, CLASS_BIT (ORDW)))
    return TRUE;
  /* هذا العصر is our age. */
  if ((parts->has & HAS_POD) != 0 && parts->pod == POD_AFTERNOON && end == start + 2 &&
      haw_timex_is (first, CLASS_BIT (DEM)))
    return TRUE;
  return (end == start + 1 && is_tomorrow_otherwise (scan, start)) ||
         is_fraction (scan, start, end, parts) || is_score (scan, start, end, parts);
}

/* من 2011 حتى 2020 حربا: both are years of our time. */
static gboolean
is_between_years (HawTimexScan *scan,
                  guint         start,
                  guint         end)
{
  const HawTimexToken *a = haw_timex_token (scan, (gint64) end - 3);
  const HawTimexToken *b = haw_timex_token (scan, (gint64) end - 1);

  return end >= start + 4 && a->kind == TOKEN_NUMBER && a->n_digits == 4 && a->number >= 1900 &&
         b->number <= 2100 && b->number % 100 != 0;
}

/* عام 2020, 17 أغسطس 2020, أغسطس 2020: the words say that it is a year, whatever stands behind it. */
static gboolean
is_surely_year (HawTimexScan        *scan,
                guint                end,
                const HawTimexParts *parts)
{
  const HawTimexToken *year = haw_timex_token (scan, (gint64) end - 1);
  const HawTimexToken *head = haw_timex_token (scan, (gint64) end - 2);

  if (year->number < 1900 || year->number > 2100)
    return FALSE;
  if ((parts->has & HAS_MONTH) != 0)
    return (parts->has & HAS_DAY) != 0 || year->number % 100 != 0;
  return haw_timex_is (head, CLASS_BIT (UNIT)) &&
         haw_timex_lexicon_value (head->word, HAW_TIMEX_CLASS_UNIT) == UNIT_YEAR;
}

gboolean
haw_timex_is_no_date (HawTimexScan        *scan,
                      guint                start,
                      guint                end,
                      const HawTimexParts *parts)
{
  const HawTimexToken *last = haw_timex_token (scan, (gint64) end - 1);
  const HawTimexToken *after = haw_timex_token (scan, end);
  const HawTimexToken *next = haw_timex_token (scan, (gint64) end + 1);

  if (last->kind == TOKEN_NUMBER && last->n_digits == 4)
    {
      gboolean round = last->number % 100 == 0 || (last->number < 1900 && last->number % 10 == 0);

      if ((is_counted (after) && !is_surely_year (scan, end, parts) &&
           !is_year_of_event (scan, end - 1)) ||
          (last->number % 100 > 10 && (parts->has & HAS_BARE) != 0 && is_accusative (after) &&
           !is_between_years (scan, start, end)) ||
          ((round || (end - start > 2 && !is_between_years (scan, start, end) &&
                      haw_timex_is (haw_timex_token (scan, (gint64) end - 3),
                                    CLASS_BIT (DIG)))) &&
           (parts->has & (HAS_MONTH | HAS_SUB | HAS_PART)) == 0 && is_probably_counted (after)))
        return TRUE;
    }
  if ((parts->has & HAS_BARE) != 0 && is_bare_number (scan, start, end, parts))
    return TRUE;
  if ((haw_timex_token (scan, start)->flags & TOKEN_LATIN) != 0 && end == start + 1 &&
      is_latin_name (scan, start))
    return TRUE;
  /* Saturday Night Live */
  if ((last->flags & (TOKEN_LATIN | TOKEN_CAPITAL)) == (TOKEN_LATIN | TOKEN_CAPITAL) &&
      end == start + 2 && haw_timex_is (last, CLASS_BIT (POD)) && is_capital_word (after))
    return TRUE;
  if (is_lonely_month (scan, start, parts) || is_name (scan, start, end, parts) ||
      is_latin_date_name (scan, start, end, parts) || is_idiom (scan, start, end, parts))
    return TRUE;
  /* في الخمسينيات من عمره */
  return (parts->has & HAS_DECADE) != 0 &&
         (haw_timex_is (haw_timex_token (scan, (gint64) start - 2), CLASS_BIT (AGEHEAD)) ||
          haw_timex_is (after, CLASS_BIT (AGEHEAD)) || haw_timex_is (next, CLASS_BIT (AGEHEAD)));
}
