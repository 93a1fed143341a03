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

static const HawTimexParts *
find_parts (const HawTimexMatch *match,
            guint32              has)
{
  for (guint i = 0; i < match->n; i++)
    if (match->parts[i] != NULL && (match->parts[i]->has & has) != 0)
      return match->parts[i];
  return NULL;
}

gboolean
haw_timex_set_mod (HawTimexScan        *scan,
                   const HawTimexMatch *match,
                   int                  mod,
                   HawTimexParts       *out)
{
  unite_all (match, out);
  out->has |= HAS_MOD;
  out->mod = (gint16) mod;
  return TRUE;
}

gboolean
haw_timex_set_day (HawTimexScan        *scan,
                   const HawTimexMatch *match,
                   int                  day,
                   HawTimexParts       *out)
{
  unite_all (match, out);
  out->has |= HAS_DAY | HAS_COMPANY;
  out->day = (gint16) day;
  return TRUE;
}

gboolean
haw_timex_set_offset (HawTimexScan        *scan,
                      const HawTimexMatch *match,
                      int                  days,
                      HawTimexParts       *out)
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
gboolean
haw_timex_set_unit (HawTimexScan        *scan,
                    const HawTimexMatch *match,
                    int                  unit,
                    HawTimexParts       *out)
{
  unite_all (match, out);
  out->has |= HAS_UNIT;
  out->unit = (gint16) (unit < 0 ? find_unit (scan, match) : unit);
  return TRUE;
}

/* The unit of publication; -1 for the unit that the words name. */
gboolean
haw_timex_set_this (HawTimexScan        *scan,
                    const HawTimexMatch *match,
                    int                  unit,
                    HawTimexParts       *out)
{
  unite_all (match, out);
  if (unit < 0)
    unit = find_unit (scan, match);
  out->has |= HAS_UNIT | HAS_MOD;
  out->unit = (gint16) unit;
  out->mod = MOD_THIS;
  return TRUE;
}

/* 15 الجاري, but not المباريات الـ10 الماضية: a month is masculine. */
gboolean
haw_timex_set_day_mod (HawTimexScan        *scan,
                       const HawTimexMatch *match,
                       int                  argument,
                       HawTimexParts       *out)
{
  return (scan->tokens[match->start].flags & TOKEN_AL) == 0 &&
         (scan->tokens[match->end - 1].flags & TOKEN_HEH) == 0 &&
         haw_timex_set_unit (scan, match, UNIT_MONTH, out);
}

/* A year or d/m that needs a word before it to be one. */
gboolean
haw_timex_set_bare (HawTimexScan        *scan,
                    const HawTimexMatch *match,
                    int                  argument,
                    HawTimexParts       *out)
{
  unite_all (match, out);
  if (match->end == match->start + 1 || (out->has & HAS_MONTH) != 0)
    out->has |= HAS_BARE;
  return TRUE;
}

gboolean
haw_timex_set_hijri (HawTimexScan        *scan,
                     const HawTimexMatch *match,
                     int                  argument,
                     HawTimexParts       *out)
{
  unite_all (match, out);
  out->has |= HAS_HIJRI;
  return (out->has & HAS_YEAR) == 0 || (out->year >= 1 && out->year <= 1600);
}

gboolean
haw_timex_set_company (HawTimexScan        *scan,
                       const HawTimexMatch *match,
                       int                  argument,
                       HawTimexParts       *out)
{
  unite_all (match, out);
  out->has |= HAS_COMPANY;
  out->has &= ~(guint32) HAS_BARE;
  return TRUE;
}

/* @nth is -1 for the last one, 0 for what the words say. */
gboolean
haw_timex_set_nth (HawTimexScan        *scan,
                   const HawTimexMatch *match,
                   int                  nth,
                   HawTimexParts       *out)
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
  out->has |= HAS_NTH | HAS_COMPANY;
  out->has &= ~(guint32) HAS_BARE;
  return (out->has & (HAS_MONTH | HAS_UNIT | HAS_YEAR)) != 0;
}

/* الربع الأول: 33, النصف الثاني: 41. */
gboolean
haw_timex_set_sub (HawTimexScan        *scan,
                   const HawTimexMatch *match,
                   int                  first,
                   HawTimexParts       *out)
{
  const HawTimexParts *which = find_parts (match, HAS_NUM | HAS_MOD | HAS_DAY);
  const HawTimexParts *year = last_parts (match);
  int most = first == 33 ? 4 : 2;
  int n = (which->has & HAS_NUM) != 0 ? which->num : (which->has & HAS_DAY) != 0 ? which->day : most;

  haw_timex_parts_unite (out, year);
  out->has &= ~(guint32) HAS_BARE;
  out->has |= HAS_SUB;
  if ((out->has & HAS_UNIT) != 0 && out->unit != UNIT_YEAR)
    return FALSE;
  out->sub = (gint16) (first + n - 1);
  return n >= 1 && n <= most;
}

gboolean
haw_timex_set_season (HawTimexScan        *scan,
                      const HawTimexMatch *match,
                      int                  mod,
                      HawTimexParts       *out)
{
  unite_all (match, out);
  out->has |= HAS_MOD;
  out->mod = (gint16) mod;
  return TRUE;
}

/* @number of the century; 0 for the one that the words name. */
gboolean
haw_timex_set_century (HawTimexScan        *scan,
                       const HawTimexMatch *match,
                       int                  number,
                       HawTimexParts       *out)
{
  const HawTimexParts *which = find_parts (match, HAS_NUM | HAS_DAY);
  int n = number > 0 ? number : (which->has & HAS_NUM) != 0 ? which->num : which->day;

  out->has |= HAS_CENTURY;
  out->century = (n - 1) * 100;
  return n >= 5 && n <= 21;
}

gboolean
haw_timex_set_decade (HawTimexScan        *scan,
                      const HawTimexMatch *match,
                      int                  argument,
                      HawTimexParts       *out)
{
  int n = last_parts (match)->num;

  haw_timex_parts_unite (out, match->parts[0]);
  out->has |= HAS_CENTURY;
  out->century = (n - 1) * 100;
  return n >= 10 && n <= 21;
}

/* The 1990s */
gboolean
haw_timex_set_decade_of (HawTimexScan        *scan,
                         const HawTimexMatch *match,
                         int                  argument,
                         HawTimexParts       *out)
{
  const HawTimexParts *year = find_parts (match, HAS_YEAR);

  out->has |= HAS_DECADE;
  out->decade = year->year;
  return year->year % 10 == 0;
}

gboolean
haw_timex_set_part (HawTimexScan        *scan,
                    const HawTimexMatch *match,
                    int                  argument,
                    HawTimexParts       *out)
{
  unite_all (match, out);
  out->has |= HAS_COMPANY;
  out->has &= ~(guint32) HAS_BARE;
  /* EDTF knows no part of a season, and a part of a part would be a guess. */
  return (out->has & (HAS_SUB | HAS_NTH | HAS_DONE)) == 0;
}

gboolean
haw_timex_set_pod (HawTimexScan        *scan,
                   const HawTimexMatch *match,
                   int                  pod,
                   HawTimexParts       *out)
{
  unite_all (match, out);
  out->has |= HAS_POD;
  out->pod = (gint16) pod;
  return TRUE;
}

/* الجمعة مساء; but the evening is Friday's in سوق الجمعة مساء الجمعة. */
gboolean
haw_timex_set_pod_after (HawTimexScan        *scan,
                         const HawTimexMatch *match,
                         int                  argument,
                         HawTimexParts       *out)
{
  const HawTimexToken *next = haw_timex_token (scan, match->end);

  unite_all (match, out);
  return !haw_timex_is (&scan->tokens[match->end - 1], CLASS_BIT (POD)) ||
         !haw_timex_is (next, CLASS_BIT (DOW)) || (next->flags & TOKEN_AL) == 0 ||
         (next->flags & (TOKEN_WA | TOKEN_PREP | TOKEN_STOP)) != 0;
}

/* هذا الصباح */
gboolean
haw_timex_set_pod_day (HawTimexScan        *scan,
                       const HawTimexMatch *match,
                       int                  days,
                       HawTimexParts       *out)
{
  unite_all (match, out);
  out->has |= HAS_OFFSET;
  out->offset = (gint16) days;
  return TRUE;
}

/* A night by its distance from today; 2: the night between two weekdays. */
gboolean
haw_timex_set_night (HawTimexScan        *scan,
                     const HawTimexMatch *match,
                     int                  days,
                     HawTimexParts       *out)
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

gboolean
haw_timex_set_clock (HawTimexScan        *scan,
                     const HawTimexMatch *match,
                     int                  minutes,
                     HawTimexParts       *out)
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
gboolean
haw_timex_hour_after_at (HawTimexScan        *scan,
                         const HawTimexMatch *match,
                         int                  argument,
                         HawTimexParts       *out)
{
  static const char *const lengths[] = { "de", "et", "about", NULL };
  const HawTimexToken *before = haw_timex_token (scan, (gint64) match->start - 1);
  const HawTimexToken *unit = &scan->tokens[match->end - 1];

  unite_all (match, out);
  return is_after_at (scan, match) &&
         (unit->n_digits == 1 || !haw_timex_is_any (before, lengths));
}

/* 6h30 */
gboolean
haw_timex_hour_minutes (HawTimexScan        *scan,
                        const HawTimexMatch *match,
                        int                  argument,
                        HawTimexParts       *out)
{
  const HawTimexToken *minutes = &scan->tokens[match->end - 1];

  return minutes->n_digits == 2 && (minutes->flags & TOKEN_GLUED) != 0 &&
         haw_timex_add_minutes (scan, match, 1, out);
}

/* Noon and midnight; midi is also the South, and a paper. */
gboolean
haw_timex_clock_after_at (HawTimexScan        *scan,
                          const HawTimexMatch *match,
                          int                  minutes,
                          HawTimexParts       *out)
{
  return (scan->tokens[match->start].flags & TOKEN_CAPITAL) == 0 && is_after_at (scan, match) &&
         haw_timex_set_clock (scan, match, minutes, out);
}

/* Last night, unless it says what kind of a train it was. */
gboolean
haw_timex_set_overnight (HawTimexScan        *scan,
                         const HawTimexMatch *match,
                         int                  argument,
                         HawTimexParts       *out)
{
  const HawTimexToken *after = haw_timex_token (scan, match->end);

  return (after->kind != TOKEN_WORD || (after->flags & TOKEN_STOP) != 0 ||
          haw_timex_is (after, CLASS_BIT (LATINTRIG))) &&
         haw_timex_set_night (scan, match, 0, out);
}

/* Fractions of an hour come as numbers of minutes, negative after إلا. */
gboolean
haw_timex_add_minutes (HawTimexScan        *scan,
                       const HawTimexMatch *match,
                       int                  sign,
                       HawTimexParts       *out)
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
gboolean
haw_timex_take_last (HawTimexScan        *scan,
                     const HawTimexMatch *match,
                     int                  argument,
                     HawTimexParts       *out)
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
  out->has |= HAS_COMPANY;
  out->has &= ~(guint32) HAS_BARE;
  return !is_nth_weekday (scan, match, out);
}

gboolean
haw_timex_take_first (HawTimexScan        *scan,
                      const HawTimexMatch *match,
                      int                  argument,
                      HawTimexParts       *out)
{
  haw_timex_parts_unite (out, match->parts[0]);
  out->has |= HAS_COMPANY;
  out->has &= ~(guint32) HAS_BARE;
  return TRUE;
}

gboolean
haw_timex_set_years (HawTimexScan        *scan,
                     const HawTimexMatch *match,
                     int                  argument,
                     HawTimexParts       *out)
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

gboolean
haw_timex_set_ref (HawTimexScan        *scan,
                   const HawTimexMatch *match,
                   int                  when,
                   HawTimexParts       *out)
{
  set_ref_value (out, when);
  return TRUE;
}

gboolean
haw_timex_set_ref_by_mod (HawTimexScan        *scan,
                          const HawTimexMatch *match,
                          int                  argument,
                          HawTimexParts       *out)
{
  HawTimexParts all;

  haw_timex_parts_clear (&all);
  unite_all (match, &all);
  set_ref_value (out, all.mod);
  return TRUE;
}

gboolean
haw_timex_weekday_set (HawTimexScan        *scan,
                       const HawTimexMatch *match,
                       int                  argument,
                       HawTimexParts       *out)
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
gboolean
haw_timex_set_every (HawTimexScan        *scan,
                     const HawTimexMatch *match,
                     int                  unit,
                     HawTimexParts       *out)
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

gboolean
haw_timex_remember (HawTimexScan        *scan,
                    const HawTimexMatch *match,
                    int                  years,
                    HawTimexParts       *out)
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
