/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-timex-private.h"
#include "time/haw-hijri.h"

/* From the parts of a date to days, by the conventions for Arabic news: a bare weekday, day or
 * month is the latest on or before publication, the earliest after it where the clause speaks of
 * the future; الماضي is strictly before, المقبل strictly after. */

static int
weekday_of (gint64 day)
{
  return (int) (day + 3 - haw_floor_div (day + 3, 7) * 7) + 1;
}

/* The last day before or on @day that is weekday @dow. */
static gint64
back_to (gint64 day,
         int    dow)
{
  return day - (weekday_of (day) - dow + 7) % 7;
}

static gint64
forward_to (gint64 day,
            int    dow)
{
  return day + (dow - weekday_of (day) + 7) % 7;
}

gint64
haw_timex_add_months (gint64 day,
                      gint64 months)
{
  HawCivil civil;
  gint64 total;
  int days;

  haw_civil_from_days (day, &civil);
  total = civil.year * 12 + civil.month - 1 + months;
  civil.year = haw_floor_div (total, 12);
  civil.month = (int) (total - civil.year * 12) + 1;
  days = haw_civil_days_in_month (civil.year, civil.month);
  return haw_civil_to_days (civil.year, civil.month, MIN (civil.day, days));
}

static gboolean
is_leap_day_missing (gint64 year,
                     int    month,
                     int    day)
{
  return day > haw_civil_days_in_month (year, month);
}

/* The whole period of @grain that @day lies in. */
gboolean
haw_timex_set_point (HawTimexPoint *point,
                     HawTimexGrain  grain,
                     gint64         day)
{
  HawCivil civil;
  gint64 from;

  haw_civil_from_days (day, &civil);
  point->grain = grain;
  point->first = point->last = day;
  if (grain == GRAIN_WEEK)
    {
      point->first = back_to (day, 1);
      point->last = point->first + 6;
    }
  else if (grain == GRAIN_MONTH)
    {
      point->first = haw_civil_to_days (civil.year, civil.month, 1);
      point->last = point->first + haw_civil_days_in_month (civil.year, civil.month) - 1;
    }
  else if (grain == GRAIN_YEAR || grain == GRAIN_DECADE || grain == GRAIN_CENTURY)
    {
      gint64 span = grain == GRAIN_YEAR ? 1 : grain == GRAIN_DECADE ? 10 : 100;

      from = haw_floor_div (civil.year, span) * span;
      point->first = haw_civil_to_days (from, 1, 1);
      point->last = haw_civil_to_days (from + span, 1, 1) - 1;
    }
  return civil.year > 0 && civil.year < 9900;
}

static void
set_sub (HawTimexPoint *point,
         gint64         year,
         int            sub)
{
  static const struct { int sub, month, months; } spans[] = {
    { 21, 3, 3 }, { 22, 6, 3 }, { 23, 9, 3 }, { 24, 12, 3 }, { 33, 1, 3 }, { 34, 4, 3 },
    { 35, 7, 3 }, { 36, 10, 3 }, { 40, 1, 6 }, { 41, 7, 6 }, { 37, 1, 4 }, { 38, 5, 4 },
    { 39, 9, 4 },
  };

  point->grain = GRAIN_SUB;
  point->sub = sub;
  for (guint i = 0; i < G_N_ELEMENTS (spans); i++)
    if (spans[i].sub == sub)
      {
        point->first = haw_civil_to_days (year, spans[i].month, 1);
        point->last = haw_timex_add_months (point->first, spans[i].months) - 1;
      }
}

static void
set_also (HawTimexPoint *point,
          gint64         day)
{
  point->has_also = TRUE;
  point->also_first = day;
}

/* The year of a day and month: @mod as for months with الماضي; FALSE where there is no such day. */
static gboolean
resolve_day_month (HawTimexScan        *scan,
                   const HawTimexParts *parts,
                   HawTimexPoint       *point)
{
  gboolean has_mod = (parts->has & HAS_MOD) != 0;
  gint64 own = scan->date.year * 12 + scan->date.month;
  gint64 years[2] = { 0, 0 };
  guint n = 0;
  gboolean forward = has_mod ? parts->mod > 0 : scan->future;

  point->relative = TRUE;
  point->policy = has_mod ? (forward ? HAW_TIMEX_POLICY_AFTER : HAW_TIMEX_POLICY_BEFORE)
                          : forward ? HAW_TIMEX_POLICY_EARLIEST : HAW_TIMEX_POLICY_LATEST;
  if (has_mod && parts->mod == MOD_THIS)
    {
      if (is_leap_day_missing (scan->date.year, parts->month, parts->day))
        return FALSE;
      point->policy = HAW_TIMEX_POLICY_CURRENT;
      return haw_timex_set_point (point, GRAIN_DAY,
                                  haw_civil_to_days (scan->date.year, parts->month, parts->day));
    }
  /* Nine years hold a 29 February. */
  for (int k = 0; k <= 9 && n < 1; k++)
    for (int shift = -1; shift <= 1 && n < 1; shift++)
      {
        gint64 year = scan->date.year + (forward ? k + shift : -k - shift);
        gint64 day = haw_civil_to_days (year, parts->month, parts->day);
        gint64 month = year * 12 + parts->month;
        gboolean fits;

        if (is_leap_day_missing (year, parts->month, parts->day))
          continue;
        if (has_mod)
          fits = forward ? month > own : month < own;
        else
          fits = forward ? day >= scan->today : day <= scan->today;
        if (fits)
          years[n++] = year;
      }
  if (n == 0)
    return FALSE;
  if (has_mod && ABS (parts->mod) > 1)
    years[0] += parts->mod > 0 ? 1 : -1;
  years[1] = years[0] + (forward ? -1 : 1);
  if (!has_mod && !is_leap_day_missing (years[1], parts->month, parts->day))
    {
      gint64 other = haw_civil_to_days (years[1], parts->month, parts->day);
      gint64 day = haw_civil_to_days (years[0], parts->month, parts->day);

      /* A weekday beside it that fits only the other year decides. */
      if ((parts->has & HAS_DOW) != 0 && weekday_of (day) != parts->dow &&
          weekday_of (other) == parts->dow)
        {
          years[0] = years[1];
          other = day;
          point->policy = forward ? HAW_TIMEX_POLICY_LATEST : HAW_TIMEX_POLICY_EARLIEST;
        }
      set_also (point, other);
    }
  return haw_timex_set_point (point, GRAIN_DAY,
                              haw_civil_to_days (years[0], parts->month, parts->day));
}

static gint64
full_year (HawTimexScan        *scan,
           const HawTimexParts *parts,
           HawTimexPoint       *point)
{
  gint64 year = parts->year;

  if ((parts->has & HAS_TWO_DIGITS) == 0)
    return year;
  point->relative = TRUE;
  point->policy = HAW_TIMEX_POLICY_TWO_DIGITS;
  year += haw_floor_div (scan->date.year, 100) * 100;
  if (year > scan->date.year ||
      (year == scan->date.year && (parts->has & HAS_MONTH) != 0 &&
       (parts->month > scan->date.month ||
        (parts->month == scan->date.month && parts->day > scan->date.day))))
    year -= 100;
  return year;
}

static gint64
related_year (HawTimexScan        *scan,
              const HawTimexParts *parts,
              HawTimexPoint       *point)
{
  if ((parts->has & HAS_YEAR) != 0)
    return full_year (scan, parts, point);
  point->relative = TRUE;
  point->policy = parts->mod == MOD_THIS ? HAW_TIMEX_POLICY_CURRENT
                  : parts->mod < 0 ? HAW_TIMEX_POLICY_BEFORE : HAW_TIMEX_POLICY_AFTER;
  return scan->date.year + ((parts->has & HAS_MOD) != 0 ? parts->mod : 0);
}

static gboolean
has_year (const HawTimexParts *parts)
{
  return (parts->has & HAS_YEAR) != 0 ||
         ((parts->has & HAS_UNIT) != 0 && parts->unit == UNIT_YEAR);
}

static gboolean
resolve_date (HawTimexScan        *scan,
              const HawTimexParts *parts,
              HawTimexPoint       *point)
{
  gint64 year;

  if (!has_year (parts))
    return resolve_day_month (scan, parts, point);
  year = related_year (scan, parts, point);
  if (is_leap_day_missing (year, parts->month, parts->day))
    return FALSE;
  return haw_timex_set_point (point, GRAIN_DAY, haw_civil_to_days (year, parts->month, parts->day));
}

static gboolean
resolve_month (HawTimexScan        *scan,
               const HawTimexParts *parts,
               HawTimexPoint       *point)
{
  gint64 own = scan->date.year * 12 + scan->date.month;
  gint64 year = scan->date.year;
  gint64 month;

  if (has_year (parts))
    year = related_year (scan, parts, point);
  else
    {
      gboolean has_mod = (parts->has & HAS_MOD) != 0;
      gboolean forward = has_mod ? parts->mod > 0 : scan->future;

      month = year * 12 + parts->month;
      point->relative = TRUE;
      point->policy = has_mod ? (forward ? HAW_TIMEX_POLICY_AFTER : HAW_TIMEX_POLICY_BEFORE)
                              : forward ? HAW_TIMEX_POLICY_EARLIEST : HAW_TIMEX_POLICY_LATEST;
      if (has_mod && parts->mod == MOD_THIS)
        point->policy = HAW_TIMEX_POLICY_CURRENT;
      else if (forward && (month < own || (has_mod && month == own)))
        year++;
      else if (!forward && (month > own || (has_mod && month == own)))
        year--;
      if (has_mod && ABS (parts->mod) > 1)
        year += parts->mod > 0 ? 1 : -1;
      if (!has_mod && month != own)
        set_also (point, haw_civil_to_days (year + (forward ? -1 : 1), parts->month, 1));
    }
  return haw_timex_set_point (point, GRAIN_MONTH, haw_civil_to_days (year, parts->month, 1));
}

/* Inside the period of @point: the nth such weekday, the nth week, the last seven days. */
static gboolean
resolve_nth (const HawTimexParts *parts,
             HawTimexPoint       *point)
{
  gint64 day;

  point->has_also = FALSE;
  if ((parts->has & HAS_DOW) != 0)
    {
      day = parts->nth < 0 ? back_to (point->last, parts->dow)
                           : forward_to (point->first, parts->dow) + (parts->nth - 1) * 7;
      if (day > point->last)
        return FALSE;
      return haw_timex_set_point (point, GRAIN_DAY, day);
    }
  if (point->grain != GRAIN_MONTH)
    return FALSE;
  point->grain = GRAIN_RANGE;
  if (parts->nth < 0)
    point->first = point->last - 6;
  else
    {
      if (parts->nth > 4)
        return FALSE;
      point->first += (parts->nth - 1) * 7;
      point->last = point->first + 6;
    }
  return TRUE;
}

static gboolean
resolve_weekday (HawTimexScan        *scan,
                 const HawTimexParts *parts,
                 HawTimexPoint       *point)
{
  gint64 today = scan->today;
  gint64 day;

  point->relative = TRUE;
  if ((parts->has & HAS_UNIT) != 0 && parts->unit == UNIT_WEEK)
    {
      gint64 monday = back_to (today, 1) + 7 * ((parts->has & HAS_MOD) != 0 ? parts->mod : 0);

      point->policy = HAW_TIMEX_POLICY_CURRENT;
      return haw_timex_set_point (point, GRAIN_DAY, monday + parts->dow - 1);
    }
  if ((parts->has & HAS_MOD) == 0)
    {
      day = scan->future ? forward_to (today, parts->dow) : back_to (today, parts->dow);
      point->policy = scan->future ? HAW_TIMEX_POLICY_EARLIEST : HAW_TIMEX_POLICY_LATEST;
      set_also (point, scan->future ? day - 7 : day + 7);
      return haw_timex_set_point (point, GRAIN_DAY, day);
    }
  if (parts->mod == MOD_THIS)
    {
      point->policy = HAW_TIMEX_POLICY_CURRENT;
      return haw_timex_set_point (point, GRAIN_DAY, back_to (today, 1) + parts->dow - 1);
    }
  point->policy = parts->mod < 0 ? HAW_TIMEX_POLICY_BEFORE : HAW_TIMEX_POLICY_AFTER;
  day = parts->mod < 0 ? back_to (today - 1, parts->dow) + 7 * (parts->mod + 1)
                       : forward_to (today + 1, parts->dow) + 7 * (parts->mod - 1);
  return haw_timex_set_point (point, GRAIN_DAY, day);
}

/* A quarter without a year: the latest one that has begun, in a clause about the future the next one that is
 * not over. */
static gboolean
resolve_quarter (HawTimexScan        *scan,
                 const HawTimexParts *parts,
                 HawTimexPoint       *point)
{
  gint64 year = scan->date.year;
  HawTimexPoint other;

  set_sub (point, year, parts->sub);
  if (!scan->future && point->first > scan->today)
    set_sub (point, --year, parts->sub);
  else if (scan->future && point->last < scan->today)
    set_sub (point, ++year, parts->sub);
  point->relative = TRUE;
  point->policy = scan->future ? HAW_TIMEX_POLICY_EARLIEST : HAW_TIMEX_POLICY_LATEST;
  set_sub (&other, scan->future ? year - 1 : year + 1, parts->sub);
  set_also (point, other.first);
  return TRUE;
}

static gboolean
resolve_season (HawTimexScan        *scan,
                const HawTimexParts *parts,
                HawTimexPoint       *point)
{
  gint64 year = scan->date.year;
  int direction = (parts->has & HAS_MOD) != 0 ? parts->mod : scan->future ? 1 : -1;

  if (has_year (parts))
    {
      set_sub (point, related_year (scan, parts, point), parts->sub);
      return TRUE;
    }
  point->relative = TRUE;
  point->policy = direction < 0 ? HAW_TIMEX_POLICY_BEFORE : direction > 0 ? HAW_TIMEX_POLICY_AFTER
                                                          : HAW_TIMEX_POLICY_CURRENT;
  if ((parts->has & HAS_MOD) == 0)
    return parts->sub > 30 && resolve_quarter (scan, parts, point);
  set_sub (point, year, parts->sub);
  if (direction == 0)
    {
      /* In January and February the winter of the year before is under way. */
      if (parts->sub == 24 && scan->date.month <= 2)
        set_sub (point, year - 1, parts->sub);
      return TRUE;
    }
  if (direction < 0)
    while (point->last >= scan->today)
      set_sub (point, --year, parts->sub);
  else
    while (point->first <= scan->today)
      set_sub (point, ++year, parts->sub);
  return TRUE;
}

static gboolean
resolve_decade (HawTimexScan        *scan,
                const HawTimexParts *parts,
                HawTimexPoint       *point)
{
  gint64 century;

  if ((parts->has & HAS_CENTURY) != 0)
    century = parts->century;
  else if ((parts->has & HAS_UNIT) != 0 && parts->unit == UNIT_CENTURY)
    {
      century = haw_floor_div (scan->date.year, 100) * 100 + 100 * parts->mod;
      point->relative = TRUE;
    }
  else
    century = parts->decade >= 1000 ? 0 : 1900;
  return haw_timex_set_point (point, GRAIN_DECADE,
                              haw_civil_to_days (century + parts->decade, 1, 1));
}

/* الأسبوع الماضي, هذا الشهر, and after a word for its begin or end the unit alone. */
static gboolean
resolve_unit (HawTimexScan        *scan,
              const HawTimexParts *parts,
              HawTimexPoint       *point)
{
  int mod = (parts->has & HAS_MOD) != 0 ? parts->mod : MOD_THIS;
  gint64 today = scan->today;
  HawCivil date = scan->date;

  point->relative = TRUE;
  point->policy = mod == MOD_THIS ? HAW_TIMEX_POLICY_CURRENT
                  : mod < 0 ? HAW_TIMEX_POLICY_BEFORE : HAW_TIMEX_POLICY_AFTER;
  switch (parts->unit)
    {
    case UNIT_DAY:
    case UNIT_NIGHT:
      return haw_timex_set_point (point, GRAIN_DAY, today + mod);
    case UNIT_WEEK:
      return haw_timex_set_point (point, GRAIN_WEEK, today + 7 * mod);
    case UNIT_MONTH:
      today = haw_civil_to_days (date.year, date.month, 1);
      return haw_timex_set_point (point, GRAIN_MONTH, haw_timex_add_months (today, mod));
    case UNIT_QUARTER:
      {
        gint64 quarter = date.year * 4 + (date.month - 1) / 3 + mod;

        gint64 year = haw_floor_div (quarter, 4);

        set_sub (point, year, 33 + (int) (quarter - year * 4));
        return TRUE;
      }
    case UNIT_YEAR:
      return haw_timex_set_point (point, GRAIN_YEAR, haw_civil_to_days (date.year + mod, 1, 1));
    case UNIT_DECADE:
      return haw_timex_set_point (point, GRAIN_DECADE,
                                  haw_civil_to_days (date.year + 10 * mod, 1, 1));
    case UNIT_CENTURY:
      return haw_timex_set_point (point, GRAIN_CENTURY,
                                  haw_civil_to_days (date.year + 100 * mod, 1, 1));
    default:
      return FALSE;
    }
}

/* The latest month, or day of it, on or before publication, or before or after its month. */
static gboolean
find_hijri_year (HawTimexScan        *scan,
                 const HawTimexParts *parts,
                 HawTimexPoint       *point,
                 int                 *year)
{
  HawHijri now;
  gboolean has_mod = (parts->has & HAS_MOD) != 0;
  gboolean forward = has_mod ? parts->mod > 0 : scan->future;
  int month = parts->month;
  int compared;

  if (!haw_hijri_from_days (scan->today, &now))
    return FALSE;
  point->relative = TRUE;
  *year = now.year;
  if (has_year (parts))
    {
      *year += parts->mod;
      return TRUE;
    }
  if (has_mod && parts->mod == MOD_THIS)
    return TRUE;
  compared = month - now.month;
  if (compared == 0 && !has_mod && (parts->has & HAS_DAY) != 0)
    compared = parts->day - now.day;
  if (forward && (compared < 0 || (compared == 0 && has_mod)))
    ++*year;
  if (!forward && (compared > 0 || (compared == 0 && has_mod)))
    --*year;
  return TRUE;
}

static gboolean
resolve_hijri (HawTimexScan        *scan,
               const HawTimexParts *parts,
               HawTimexPoint       *point)
{
  int year = parts->year;
  int month = (parts->has & HAS_MONTH) != 0 ? parts->month : 1;
  int last = (parts->has & HAS_MONTH) != 0 ? parts->month : 12;
  int day = (parts->has & HAS_DAY) != 0 ? parts->day : 1;

  if ((parts->has & HAS_YEAR) == 0 && !find_hijri_year (scan, parts, point, &year))
    return FALSE;
  if ((parts->has & HAS_TWO_DIGITS) != 0)
    year += 1400;
  point->policy = HAW_TIMEX_POLICY_HIJRI;
  if (!haw_hijri_to_days (year, month, day, &point->first))
    return FALSE;
  point->last = point->first;
  point->approximate = TRUE;
  point->grain = GRAIN_DAY;
  if ((parts->has & HAS_DAY) != 0)
    return TRUE;
  point->grain = GRAIN_RANGE;
  point->approximate = FALSE;
  return haw_hijri_to_days (year, last, haw_hijri_days_in_month (year, last), &point->last);
}

/* Thirds and ends of a period. */
gboolean
haw_timex_apply_part (HawTimexPoint *point,
                      int            part)
{
  HawCivil civil;
  gint64 middle;

  haw_civil_from_days (point->first, &civil);
  point->has_also = FALSE;
  switch (point->grain)
    {
    case GRAIN_YEAR:
      if (part <= PART_END)
        {
          static const int months[] = { 0, 1, 6, 12 };

          point->approximate = TRUE;
          haw_timex_set_point (point, GRAIN_MONTH, haw_civil_to_days (civil.year, months[part], 1));
          return TRUE;
        }
      point->first = haw_civil_to_days (civil.year, (part - PART_EARLY) * 4 + 1, 1);
      point->last = haw_timex_add_months (point->first, 4) - 1;
      point->grain = GRAIN_RANGE;
      point->sub = GRAIN_MONTH;
      return TRUE;
    case GRAIN_MONTH:
    case GRAIN_RANGE:
      if (part <= PART_END)
        {
          middle = point->first + 14;
          point->approximate = TRUE;
          return haw_timex_set_point (point, GRAIN_DAY, part == PART_START ? point->first
                                      : part == PART_END ? point->last : middle);
        }
      middle = point->first;
      if (part != PART_LATE)
        point->last = middle + (part == PART_EARLY ? 9 : 19);
      point->first = middle + (part - PART_EARLY) * 10;
      point->grain = GRAIN_RANGE;
      point->sub = GRAIN_DAY;
      return TRUE;
    case GRAIN_WEEK:
      if (part == PART_END || part == PART_LATE || part == PART_WEEKEND)
        {
          point->first += part == PART_WEEKEND ? 5 : 4;
          point->last = point->first + 1;
          return TRUE;
        }
      point->approximate = TRUE;
      middle = point->first + 2;
      return haw_timex_set_point (point, GRAIN_DAY, part == PART_START || part == PART_EARLY
                                  ? point->first : middle);
    case GRAIN_DECADE:
    case GRAIN_CENTURY:
      {
        static const int starts[] = { 0, 0, 5, 9, 0, 4, 7 };
        static const int ends[] = { 0, 0, 5, 9, 3, 6, 9 };
        int span = point->grain == GRAIN_DECADE ? 1 : 10;
        gint64 year = civil.year;

        point->approximate = part <= PART_END;
        if (part <= PART_END)
          return haw_timex_set_point (point, GRAIN_YEAR, haw_civil_to_days
                                      (year + starts[part] * span +
                                       (span > 1 && part == PART_END ? 9 : 0), 1, 1));
        point->first = haw_civil_to_days (year + starts[part] * span, 1, 1);
        point->last = haw_civil_to_days (year + (ends[part] + 1) * span, 1, 1) - 1;
        point->grain = GRAIN_RANGE;
        point->sub = GRAIN_YEAR;
        return TRUE;
      }
    case GRAIN_NONE:
    case GRAIN_DAY:
    case GRAIN_SUB:
    default:
      return FALSE;
    }
}

static gboolean
resolve_whole (HawTimexScan        *scan,
               const HawTimexParts *parts,
               HawTimexPoint       *point)
{
  guint32 has = parts->has;

  if ((has & HAS_HIJRI) != 0)
    return resolve_hijri (scan, parts, point) &&
           ((has & HAS_NTH) == 0 || resolve_nth (parts, point));
  if ((has & (HAS_DAY | HAS_MONTH)) == (HAS_DAY | HAS_MONTH))
    return resolve_date (scan, parts, point);
  if ((has & HAS_OFFSET) != 0)
    {
      gint64 day = scan->today + parts->offset;

      point->relative = TRUE;
      point->policy = HAW_TIMEX_POLICY_DAY_WORD;
      if ((has & HAS_DOW) != 0 && weekday_of (day) != parts->dow)
        {
          point->policy = HAW_TIMEX_POLICY_NEAREST;
          day = back_to (day + 3, parts->dow);
        }
      return haw_timex_set_point (point, GRAIN_DAY, day);
    }
  if ((has & HAS_MONTH) != 0)
    return resolve_month (scan, parts, point) &&
           ((has & HAS_NTH) == 0 || resolve_nth (parts, point));
  if ((has & HAS_NTH) != 0)
    return resolve_unit (scan, parts, point) && resolve_nth (parts, point);
  if ((has & HAS_DAY) != 0)
    {
      if (!resolve_unit (scan, parts, point) || point->grain != GRAIN_MONTH ||
          point->first + parts->day - 1 > point->last)
        return FALSE;
      return haw_timex_set_point (point, GRAIN_DAY, point->first + parts->day - 1);
    }
  if ((has & HAS_DOW) != 0)
    return resolve_weekday (scan, parts, point);
  if ((has & HAS_SUB) != 0)
    return resolve_season (scan, parts, point);
  if ((has & HAS_DECADE) != 0)
    return resolve_decade (scan, parts, point);
  if ((has & HAS_CENTURY) != 0)
    return haw_timex_set_point (point, GRAIN_CENTURY, haw_civil_to_days (parts->century, 1, 1));
  if ((has & HAS_YEAR) != 0)
    return haw_timex_set_point (point, GRAIN_YEAR,
                                haw_civil_to_days (full_year (scan, parts, point), 1, 1));
  return (has & HAS_UNIT) != 0 && resolve_unit (scan, parts, point);
}

gboolean
haw_timex_resolve (HawTimexScan        *scan,
                   const HawTimexParts *parts,
                   HawTimexPoint       *point)
{
  *point = (HawTimexPoint) { .policy = HAW_TIMEX_POLICY_WRITTEN };
  if (!resolve_whole (scan, parts, point))
    return FALSE;
  if ((parts->has & HAS_PART) != 0 && !haw_timex_apply_part (point, parts->part))
    return FALSE;
  if ((parts->has & HAS_APPROX) != 0)
    point->approximate = TRUE;
  return TRUE;
}
