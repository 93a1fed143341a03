/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-timex-rules.h"

#include <string.h>

/* Actions that put parts together; what they mean in days is left to resolution. */

static void
unite_all (const HawTimexMatch *match,
           HawTimexParts       *out)
{
  for (guint i = 0; i < match->n; i++)
    if (match->parts[i] != NULL)
      haw_timex_parts_unite (out, match->parts[i]);
}

/* The parts of the last element that is there. */
static const HawTimexParts *
last_parts (const HawTimexMatch *match)
{
  for (guint i = match->n; i > 0; i--)
    if (match->parts[i - 1] != NULL)
      return match->parts[i - 1];
  return NULL;
}

static gboolean
unite_and_set (const HawTimexMatch *match,
               HawTimexParts       *out,
               guint32              has,
               gint16              *field,
               int                  value)
{
  unite_all (match, out);
  out->has |= has;
  *field = (gint16) value;
  return TRUE;
}

/* A month, a year or d/m that is sure to be one. */
static void
give_company (HawTimexParts *out)
{
  out->has |= HAS_COMPANY;
  out->has &= ~(guint32) HAS_BARE;
}

HAW_TIMEX_ACTION (haw_timex_set_mod, mod)
{
  return unite_and_set (match, out, HAS_MOD, &out->mod, mod);
}

HAW_TIMEX_ACTION (haw_timex_set_day, day)
{
  return unite_and_set (match, out, HAS_DAY | HAS_COMPANY, &out->day, day);
}

HAW_TIMEX_ACTION (haw_timex_set_offset, days)
{
  out->has |= HAS_OFFSET;
  out->offset = (gint16) days;
  return TRUE;
}

static int
find_unit (HawTimexScan        *scan,
           const HawTimexMatch *match)
{
  for (guint i = match->start; i < match->end; i++)
    if (haw_timex_is (&scan->tokens[i], CLASS_BIT (UNIT)))
      return haw_timex_lexicon_value (scan->tokens[i].word, HAW_TIMEX_CLASS_UNIT);
  return UNIT_DAY;
}

/* @unit is -1 for the unit that the words name. */
HAW_TIMEX_ACTION (haw_timex_set_unit, unit)
{
  return unite_and_set (match, out, HAS_UNIT, &out->unit,
                        unit < 0 ? find_unit (scan, match) : unit);
}

/* The unit of publication; -1 for the unit that the words name. */
HAW_TIMEX_ACTION (haw_timex_set_this, unit)
{
  haw_timex_set_unit (scan, match, unit, out);
  out->has |= HAS_MOD;
  out->mod = MOD_THIS;
  return TRUE;
}

/* 15 الجاري, but not المباريات الـ10 الماضية: a month is masculine. */
HAW_TIMEX_ACTION (haw_timex_set_day_mod, argument)
{
  return (scan->tokens[match->start].flags & TOKEN_AL) == 0 &&
         (scan->tokens[match->end - 1].flags & TOKEN_HEH) == 0 &&
         haw_timex_set_unit (scan, match, UNIT_MONTH, out);
}

/* A year or d/m that needs a word before it to be one. */
HAW_TIMEX_ACTION (haw_timex_set_bare, argument)
{
  unite_all (match, out);
  if (match->end == match->start + 1 || (out->has & HAS_MONTH) != 0)
    out->has |= HAS_BARE;
  return TRUE;
}

HAW_TIMEX_ACTION (haw_timex_set_hijri, argument)
{
  unite_all (match, out);
  out->has |= HAS_HIJRI;
  return (out->has & HAS_YEAR) == 0 || (out->year >= 1 && out->year <= 1600);
}

HAW_TIMEX_ACTION (haw_timex_set_company, argument)
{
  unite_all (match, out);
  give_company (out);
  return TRUE;
}

/* @nth is -1 for the last one, 0 for what the words say. */
HAW_TIMEX_ACTION (haw_timex_set_nth, nth)
{
  const HawTimexParts *period = last_parts (match);

  haw_timex_parts_unite (out, period);
  for (guint i = 0; i + 1 < match->n; i++)
    {
      const HawTimexParts *parts = match->parts[i];

      if (parts == NULL)
        continue;
      if ((parts->has & HAS_DOW) != 0)
        {
          out->has |= HAS_DOW;
          out->dow = parts->dow;
        }
      if (nth == 0 && (parts->has & (HAS_NTH | HAS_NUM)) != 0)
        out->nth = (gint16) ((parts->has & HAS_NTH) != 0 ? parts->nth : parts->num);
    }
  if (nth != 0)
    out->nth = (gint16) nth;
  out->has |= HAS_NTH;
  give_company (out);
  return (out->has & (HAS_MONTH | HAS_UNIT | HAS_YEAR)) != 0;
}

/* الربع الأول: 33, النصف الثاني: 41. */
HAW_TIMEX_ACTION (haw_timex_set_sub, first)
{
  const HawTimexParts *which = haw_timex_find_parts (match, HAS_NUM | HAS_MOD | HAS_DAY);
  const HawTimexParts *year = last_parts (match);
  int most = first == 33 ? 4 : 2;
  int n = (which->has & HAS_NUM) != 0 ? which->num
          : (which->has & HAS_DAY) != 0 ? which->day : most;

  haw_timex_parts_unite (out, year);
  out->has &= ~(guint32) HAS_BARE;
  out->has |= HAS_SUB;
  if ((out->has & HAS_UNIT) != 0 && out->unit != UNIT_YEAR)
    return FALSE;
  out->sub = (gint16) (first + n - 1);
  return n >= 1 && n <= most;
}

/* @number of the century; 0 for the one that the words name. */
HAW_TIMEX_ACTION (haw_timex_set_century, number)
{
  const HawTimexParts *which = haw_timex_find_parts (match, HAS_NUM | HAS_DAY);
  int n = number > 0 ? number : (which->has & HAS_NUM) != 0 ? which->num : which->day;

  out->has |= HAS_CENTURY;
  out->century = (n - 1) * 100;
  return n >= 5 && n <= 21;
}

HAW_TIMEX_ACTION (haw_timex_set_decade, argument)
{
  int n = last_parts (match)->num;

  haw_timex_parts_unite (out, match->parts[0]);
  out->has |= HAS_CENTURY;
  out->century = (n - 1) * 100;
  return n >= 10 && n <= 21;
}

/* The 1990s */
HAW_TIMEX_ACTION (haw_timex_set_decade_of, argument)
{
  const HawTimexParts *year = haw_timex_find_parts (match, HAS_YEAR);

  out->has |= HAS_DECADE;
  out->decade = year->year;
  return year->year % 10 == 0;
}

HAW_TIMEX_ACTION (haw_timex_set_part, argument)
{
  unite_all (match, out);
  give_company (out);
  /* EDTF knows no part of a season, and a part of a part would be a guess. */
  return (out->has & (HAS_SUB | HAS_NTH | HAS_DONE)) == 0;
}

HAW_TIMEX_ACTION (haw_timex_set_pod, pod)
{
  return unite_and_set (match, out, HAS_POD, &out->pod, pod);
}

/* الجمعة مساء; but the evening is Friday's in سوق الجمعة مساء الجمعة. */
HAW_TIMEX_ACTION (haw_timex_set_pod_after, argument)
{
  const HawTimexToken *next = haw_timex_token (scan, match->end);

  unite_all (match, out);
  return !haw_timex_is (&scan->tokens[match->end - 1], CLASS_BIT (POD)) ||
         !haw_timex_is (next, CLASS_BIT (DOW)) || (next->flags & TOKEN_AL) == 0 ||
         (next->flags & (TOKEN_WA | TOKEN_PREP | TOKEN_STOP)) != 0;
}

/* هذا الصباح */
HAW_TIMEX_ACTION (haw_timex_set_pod_day, days)
{
  return unite_and_set (match, out, HAS_OFFSET, &out->offset, days);
}

/* A night by its distance from today; 2: the night between two weekdays. */
HAW_TIMEX_ACTION (haw_timex_set_night, days)
{
  const HawTimexParts *last = last_parts (match);

  out->has |= HAS_POD;
  out->pod = POD_NIGHT;
  if (days != 2)
    {
      out->has |= HAS_OFFSET;
      out->offset = (gint16) days;
      return TRUE;
    }
  for (guint i = 0; i < match->n; i++)
    if (match->parts[i] != NULL && (match->parts[i]->has & HAS_DOW) != 0 &&
        match->parts[i] != last)
      out->dow = match->parts[i]->dow;
  out->has |= HAS_DOW | HAS_DOW2;
  out->dow2 = last->dow;
  return out->dow % 7 + 1 == out->dow2;
}

HAW_TIMEX_ACTION (haw_timex_set_clock, minutes)
{
  unite_all (match, out);
  out->has |= HAS_CLOCK;
  out->has &= ~(guint32) HAS_POD;
  out->minutes = (gint16) minutes;
  return TRUE;
}

/* At, since, before … a time, or a day. */
static gboolean
is_after_at (HawTimexScan        *scan,
             const HawTimexMatch *match)
{
  static const char *const words[] = { "à", "at", "by", "until", "till", "since", "before", "after",
                                       "around", "about", "between", "and", "from", "to", "vers",
                                       "avant", "après", "dès", "de", "entre", "et", "jusquà",
                                       NULL };
  const HawTimexToken *before = haw_timex_token (scan, (gint64) match->start - 1);

  return (before->flags & TOKEN_LATIN) != 0 &&
         (haw_timex_is (before, CLASS_BIT (DOW) | CLASS_BIT (DAYW)) ||
          haw_timex_is_any (before, words));
}

/* À 18 heures is a time, pendant 18 heures is not, nor de 18 heures. */
HAW_TIMEX_ACTION (haw_timex_hour_after_at, argument)
{
  static const char *const lengths[] = { "de", "et", "about", NULL };
  const HawTimexToken *before = haw_timex_token (scan, (gint64) match->start - 1);
  const HawTimexToken *unit = &scan->tokens[match->end - 1];

  unite_all (match, out);
  return is_after_at (scan, match) &&
         (unit->n_digits == 1 || !haw_timex_is_any (before, lengths));
}

/* 6h30 */
HAW_TIMEX_ACTION (haw_timex_hour_minutes, argument)
{
  const HawTimexToken *minutes = &scan->tokens[match->end - 1];

  return minutes->n_digits == 2 && (minutes->flags & TOKEN_GLUED) != 0 &&
         haw_timex_add_minutes (scan, match, 1, out);
}

/* Noon and midnight; midi is also the South, and a paper. */
HAW_TIMEX_ACTION (haw_timex_clock_after_at, minutes)
{
  return (scan->tokens[match->start].flags & TOKEN_CAPITAL) == 0 && is_after_at (scan, match) &&
         haw_timex_set_clock (scan, match, minutes, out);
}

/* Last night, unless it says what kind of a train it was. */
HAW_TIMEX_ACTION (haw_timex_set_overnight, argument)
{
  const HawTimexToken *after = haw_timex_token (scan, match->end);

  return (after->kind != TOKEN_WORD || (after->flags & TOKEN_STOP) != 0 ||
          haw_timex_is (after, CLASS_BIT (LATINTRIG))) &&
         haw_timex_set_night (scan, match, 0, out);
}

/* Fractions of an hour come as numbers of minutes, negative after إلا. */
HAW_TIMEX_ACTION (haw_timex_add_minutes, sign)
{
  unite_all (match, out);
  if (sign < 0)
    {
      static const char *const thirds[] = { "ثلثا", "ثلث", NULL };
      gboolean third = haw_timex_is_any (&scan->tokens[match->end - 1], thirds);

      out->has |= HAS_NUM;
      out->num = third ? -20 : -15;
      return TRUE;
    }
  if ((out->has & HAS_NUM) != 0)
    {
      if (out->num < -59 || out->num > 59)
        return FALSE;
      out->minutes = (gint16) ((out->minutes + out->num + 1440) % 1440);
      out->has &= ~(guint32) HAS_NUM;
    }
  return TRUE;
}

/* الاثنين الأول من سبتمبر: the first Monday, unless the first is a Monday. */
static gboolean
is_nth_weekday (HawTimexScan        *scan,
                const HawTimexMatch *match,
                const HawTimexParts *date)
{
  HawTimexParts alone = *date;
  HawTimexPoint point;
  guint at = match->start;

  while (at < match->end && !haw_timex_is (&scan->tokens[at], CLASS_BIT (DOW)))
    at++;
  if ((date->has & HAS_DOW) == 0 || date->day > 5 || at + 1 >= match->end ||
      !haw_timex_is (&scan->tokens[at + 1], CLASS_BIT (ORDW)) ||
      !haw_timex_resolve (scan, &alone, &point) || point.grain != GRAIN_DAY)
    return FALSE;
  return haw_floor_div (point.first + 3, 7) * 7 + date->dow - 1 != point.first + 3;
}

/* The words before say the same in another calendar or by the weekday; a weekday that contradicts a
 * full date loses. */
HAW_TIMEX_ACTION (haw_timex_take_last, argument)
{
  const HawTimexParts *last = last_parts (match);

  haw_timex_parts_unite (out, last);
  for (guint i = 0; i < match->n; i++)
    if (match->parts[i] != NULL && (match->parts[i]->has & HAS_DOW) != 0 &&
        (out->has & (HAS_DOW | HAS_HIJRI)) == 0)
      {
        out->has |= HAS_DOW;
        out->dow = match->parts[i]->dow;
      }
  give_company (out);
  return !is_nth_weekday (scan, match, out);
}

HAW_TIMEX_ACTION (haw_timex_take_first, argument)
{
  haw_timex_parts_unite (out, match->parts[0]);
  give_company (out);
  return TRUE;
}

HAW_TIMEX_ACTION (haw_timex_set_years, argument)
{
  const HawTimexParts *years = last_parts (match);

  out->has |= HAS_DONE | (match->n == 1 ? HAS_BARE | HAS_YEAR : 0);
  out->year = years->year;
  out->policy = HAW_TIMEX_POLICY_WRITTEN;
  g_snprintf (out->edtf, sizeof out->edtf, "%04d/%04d", years->year, years->num);
  return TRUE;
}

static void
set_ref_value (HawTimexParts *out,
               int            when)
{
  static const char *const values[] = { "PAST_REF", "PRESENT_REF", "FUTURE_REF" };

  out->has |= HAS_REF;
  out->type = HAW_TIMEX_DATE;
  g_strlcpy (out->value, values[CLAMP (when, -1, 1) + 1], sizeof out->value);
}

HAW_TIMEX_ACTION (haw_timex_set_ref, when)
{
  set_ref_value (out, when);
  return TRUE;
}

HAW_TIMEX_ACTION (haw_timex_set_ref_by_mod, argument)
{
  HawTimexParts all;

  haw_timex_parts_clear (&all);
  unite_all (match, &all);
  set_ref_value (out, all.mod);
  return TRUE;
}

HAW_TIMEX_ACTION (haw_timex_weekday_set, argument)
{
  HawTimexParts all;

  haw_timex_parts_clear (&all);
  unite_all (match, &all);
  out->has |= HAS_SET;
  out->type = HAW_TIMEX_SET;
  g_snprintf (out->value, sizeof out->value, "XXXX-WXX-%d", all.dow);
  return TRUE;
}

/* Again and again: every @unit, or every length that the words give. */
HAW_TIMEX_ACTION (haw_timex_set_every, unit)
{
  HawTimexParts length;
  const HawTimexParts *last = last_parts (match);

  if (last != NULL && (last->has & HAS_DOW) != 0)
    return haw_timex_weekday_set (scan, match, 0, out);
  haw_timex_parts_clear (&length);
  if (last != NULL && (last->has & HAS_LENGTH) != 0)
    length = *last;
  else
    {
      if (unit == 0 && last != NULL)
        unit = (last->has & HAS_UNIT) != 0 ? last->unit
               : (last->has & HAS_POD) != 0 ? UNIT_DAY : UNIT_YEAR;
      length.length[unit] = 1;
    }
  out->has |= HAS_SET;
  out->type = HAW_TIMEX_SET;
  haw_timex_format_length (&length, out->value, sizeof out->value);
  return TRUE;
}

HAW_TIMEX_ACTION (haw_timex_remember, years)
{
  const HawTimexParts *last = last_parts (match);

  if (years == 0)
    years = last->num;
  if (years < 1 || years > 2000)
    return FALSE;
  out->has |= HAS_DONE;
  out->relative = TRUE;
  g_snprintf (out->edtf, sizeof out->edtf, "%04d", (int) scan->date.year);
  g_snprintf (out->origin, sizeof out->origin, "%04d", (int) scan->date.year - years);
  return TRUE;
}
