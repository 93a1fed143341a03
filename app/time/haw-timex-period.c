/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-timex-rules.h"

/* Actions for quarters without a year, weekends, and days with their weekdays from one to another. */

/* So far from publication a weekday and a day of the month still tell the month, and the year of a month. */
#define MONTH_REACH 45
#define YEAR_REACH 400

#define SATURDAY 5   /* days after Monday */

/* What is reported of a quarter, or happens in it. */
static const char *const quarter_heads[] = {
  "في", "خلال", "نتائج", "أرباح", "إيرادات", "مبيعات", "عن", "حتى", "منذ", "بحلول", "مع", "نهاية", "بداية",
  "مطلع", "in", "during", "for", "over", "since", "until", "by", "the", "au", "du", "pour", "dès", "le",
  "this", NULL
};

/* What goes on with the thing that it is a quarter of. */
static const char *const of[] = { "من", "of", "de", "du", "des", NULL };

static int
weekday_of (gint64 day)
{
  return (int) (day + 3 - haw_floor_div (day + 3, 7) * 7) + 1;
}

static gboolean
is_followed_by (HawTimexScan        *scan,
                const HawTimexMatch *match,
                const char *const   *words)
{
  const HawTimexToken *next = haw_timex_token (scan, match->end);

  return (next->flags & TOKEN_STOP) == 0 && haw_timex_is_any (next, words);
}

/* الربع الثالث, third quarter: of what year the day of publication tells. */
HAW_TIMEX_ACTION (haw_timex_set_quarter, argument)
{
  const HawTimexParts *which = haw_timex_find_parts (match, HAS_NUM | HAS_MOD | HAS_DAY);
  const HawTimexToken *before = haw_timex_token (scan, (gint64) match->start - 1);
  const HawTimexToken *first = &scan->tokens[match->start];
  int n = which == NULL || (which->has & (HAS_NUM | HAS_DAY)) == 0 ? 4
          : (which->has & HAS_NUM) != 0 ? which->num : which->day;

  if (n < 1 || n > 4 || is_followed_by (scan, match, of) ||
      ((first->flags & TOKEN_LAM) == 0 &&
       ((first->flags & TOKEN_STOP) != 0 || !haw_timex_is_any (before, quarter_heads))))
    return FALSE;
  out->has |= HAS_SUB;
  out->sub = (gint16) (32 + n);
  return TRUE;
}

/* عطلة نهاية الأسبوع: the end of a week, not of anything else. */
HAW_TIMEX_ACTION (haw_timex_set_week_end, argument)
{
  for (guint i = 0; i < match->n; i++)
    if (match->parts[i] != NULL)
      haw_timex_parts_unite (out, match->parts[i]);
  out->has |= HAS_PART | HAS_COMPANY;
  out->part = PART_END;
  return (out->has & HAS_UNIT) != 0 && out->unit == UNIT_WEEK;
}

/* A weekend alone needs an article before it and no noun after it: the weekend edition is none. */
static gboolean
is_weekend (HawTimexScan        *scan,
            const HawTimexMatch *match)
{
  static const char *const articles[] = { "the", "le", "du", "au", NULL };
  const HawTimexToken *before = haw_timex_token (scan, (gint64) match->start - 1);
  const HawTimexToken *after = haw_timex_token (scan, match->end);

  return haw_timex_is_any (before, articles) &&
         (after->kind != TOKEN_WORD || (after->flags & (TOKEN_STOP | TOKEN_CAPITAL)) != 0 ||
          haw_timex_is (after, CLASS_BIT (LATINTRIG)));
}

/* Saturday and Sunday; @alone: of the week in which they are over, or to come, as the clause tells. */
HAW_TIMEX_ACTION (haw_timex_set_weekend, alone)
{
  for (guint i = 0; i < match->n; i++)
    if (match->parts[i] != NULL)
      haw_timex_parts_unite (out, match->parts[i]);
  if (alone)
    {
      if (!is_weekend (scan, match))
        return FALSE;
      out->has |= HAS_MOD;
      out->mod = scan->future || weekday_of (scan->today) > SATURDAY ? MOD_THIS : -1;
    }
  out->has |= HAS_UNIT | HAS_PART | HAS_COMPANY;
  out->unit = UNIT_WEEK;
  out->part = PART_WEEKEND;
  return (out->has & HAS_MOD) != 0;
}

static gboolean
is_day (const HawTimexParts *parts,
        gint64               day)
{
  HawCivil civil;

  haw_civil_from_days (day, &civil);
  return civil.day == parts->day && weekday_of (day) == parts->dow &&
         ((parts->has & HAS_MONTH) == 0 || civil.month == parts->month);
}

/* The day nearest to publication that is such a weekday, day and month; in a clause about the future the
 * next one. */
static gboolean
find_day (HawTimexScan        *scan,
          const HawTimexParts *parts,
          gint64              *day)
{
  int reach = (parts->has & HAS_MONTH) != 0 ? YEAR_REACH : MONTH_REACH;

  for (int i = 0; i <= reach; i++)
    {
      *day = scan->today - i;
      if (!scan->future && is_day (parts, *day))
        return TRUE;
      *day = scan->today + i;
      if (is_day (parts, *day))
        return TRUE;
    }
  return FALSE;
}

/* From Saturday 4 to Monday 6 July: the weekdays tell which year, or which month, is meant. */
HAW_TIMEX_ACTION (haw_timex_weekdays_from_to, argument)
{
  const guint32 wanted = HAS_DOW | HAS_DAY;
  HawTimexParts first = { 0 };
  const HawTimexParts *last = NULL;
  HawCivil from;
  HawCivil to;
  gint64 start;
  gint64 end;

  for (guint i = 0; i < match->n; i++)
    {
      const HawTimexParts *parts = match->parts[i];

      if (parts == NULL || (parts->has & wanted) != wanted)
        continue;
      if (first.has == 0)
        first = *parts;
      last = parts;
    }
  if (last == NULL || (first.has & (HAS_MONTH | HAS_YEAR)) != 0)
    return FALSE;
  if ((last->has & (HAS_YEAR | HAS_MOD | HAS_HIJRI)) != 0 || !find_day (scan, last, &end))
    return haw_timex_from_to (scan, match, 0, out);
  for (start = end - 1; start > end - 31 && !is_day (&first, start); start--)
    ;
  if (!is_day (&first, start))
    return FALSE;
  haw_civil_from_days (start, &from);
  haw_civil_from_days (end, &to);
  g_snprintf (out->edtf, sizeof out->edtf, "%04d-%02d-%02d/%04d-%02d-%02d", (int) from.year,
              from.month, from.day, (int) to.year, to.month, to.day);
  out->has |= HAS_DONE;
  out->relative = TRUE;
  out->policy = HAW_TIMEX_POLICY_NEAREST;
  return TRUE;
}
