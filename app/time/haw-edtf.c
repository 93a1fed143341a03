/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-edtf-private.h"

#define N_MONTHS 12

static gint64
clock_time (const HawEdtfDate *date)
{
  return haw_civil_to_time (date->year, date->month, date->day) + date->hour * 3600
         + date->minute * 60 + date->second;
}

/* The digits of @n in the places of the year that are X. */
static gint64
fill_year (const HawEdtfDate *date,
           gint64             n)
{
  gint64 year = ABS (date->year);
  gint64 place = 1;

  for (int wanting = date->year_wanting; wanting != 0; wanting >>= 1, place *= 10)
    if ((wanting & 1) != 0)
      {
        year += n % 10 * place;
        n /= 10;
      }
  return date->negative ? -year : year;
}

static gint64
count_years (const HawEdtfDate *date)
{
  gint64 n_years = 1;

  for (int wanting = date->year_wanting; wanting != 0; wanting >>= 1)
    n_years *= (wanting & 1) != 0 ? 10 : 1;
  return n_years;
}

static gboolean
matches (int value,
         int number,
         int wanting)
{
  return ((wanting & 1) != 0 || value % 10 == number % 10)
         && ((wanting & 2) != 0 || value / 10 == number / 10);
}

/* The first or last day that a date can be within a month; 0 if none. */
static int
find_day (const HawEdtfDate *date,
          gint64             year,
          int                month,
          gboolean           last)
{
  int n_days = haw_civil_days_in_month (year, month);

  if (date->day == 0 && date->day_wanting == 0)
    return last ? n_days : 1;
  for (int i = 0; i < n_days; i++)
    {
      int day = last ? n_days - i : i + 1;

      if (matches (day, date->day, date->day_wanting))
        return day;
    }
  return 0;
}

static gboolean
find_in_year (const HawEdtfDate *date,
              gint64             year,
              gboolean           last,
              HawCivil          *civil)
{
  gboolean any = date->month == 0 && date->month_wanting == 0;

  for (int i = 0; i < N_MONTHS; i++)
    {
      int month = last ? N_MONTHS - i : i + 1;
      int day;

      if (!any && !matches (month, date->month, date->month_wanting))
        continue;
      day = find_day (date, year, month, last);
      if (day > 0)
        {
          *civil = (HawCivil) { year, month, day };
          return TRUE;
        }
    }
  return FALSE;
}

/* The first or last day that a date without a season can be; FALSE if there is none. */
gboolean
haw_edtf_date_find (const HawEdtfDate *date,
                    gboolean           last,
                    HawCivil          *civil)
{
  gint64 n_years = count_years (date);

  for (gint64 i = 0; i < n_years; i++)
    {
      gint64 year = fill_year (date, last == (date->negative != 0) ? i : n_years - 1 - i);

      if (date->negative && year == 0)
        continue;
      if (find_in_year (date, year, last, civil))
        return TRUE;
    }
  return FALSE;
}

/* The first and the last year that a date can be in by its year alone. */
void
haw_edtf_date_get_years (const HawEdtfDate *date,
                         gint64            *first,
                         gint64            *last)
{
  gint64 magnitude = ABS (date->year);
  gint64 unit = 1;
  gint64 low, high;
  int n_digits = 0;

  for (gint64 rest = magnitude; rest > 0; rest /= 10)
    n_digits++;
  for (int i = date->significant; date->significant > 0 && i < n_digits; i++)
    unit *= 10;
  low = magnitude / unit * unit;
  high = ABS (fill_year (date, count_years (date) - 1)) / unit * unit + unit - 1;
  if (date->negative)
    low = MAX (low, 1);
  *first = date->negative ? -high : low;
  *last = date->negative ? -low : high;
}

/* Where a part of a year begins, as a month of it, and how long it is. */
void
haw_edtf_season_get_months (int  season,
                            int *first,
                            int *n_months)
{
  static const struct
  {
    int first;
    int n_months;
  } parts[] = {
    { 3, 3 },  { 6, 3 }, { 9, 3 }, { 12, 3 }, /* 21 to 24 */
    { 3, 3 },  { 6, 3 }, { 9, 3 }, { 12, 3 }, /* north, 25 to 28 */
    { 9, 3 },  { 12, 3 }, { 3, 3 }, { 6, 3 }, /* south, 29 to 32 */
    { 1, 3 },  { 4, 3 }, { 7, 3 }, { 10, 3 }, /* quarters, 33 to 36 */
    { 1, 4 },  { 5, 4 }, { 9, 4 },            /* thirds, 37 to 39 */
    { 1, 6 },  { 7, 6 },                      /* halves, 40 and 41 */
  };

  g_return_if_fail (season >= 21 && season < 21 + (int) G_N_ELEMENTS (parts));

  *first = parts[season - 21].first;
  *n_months = parts[season - 21].n_months;
}

static void
get_years_span (const HawEdtfDate *date,
                gint64            *start,
                gint64            *end)
{
  gint64 first, last;
  int month = 1;
  int n_months = 12;

  haw_edtf_date_get_years (date, &first, &last);
  if (date->month > N_MONTHS)
    haw_edtf_season_get_months (date->month, &month, &n_months);
  *start = haw_civil_to_time (first, month, 1);
  *end = haw_civil_to_time (last, month + n_months, 1);
}

/**
 * haw_edtf_date_get_span:
 * @date: a date, or an open or unknown end
 * @start: (out): its first second
 * @end: (out): the second after its last
 *
 * The whole of the year, month, day, minute or second that is written; with an X, from the first
 * that it can be to the last. An end that is no date spans from HAW_TIME_MIN to HAW_TIME_MAX.
 */
void
haw_edtf_date_get_span (const HawEdtfDate *date,
                        gint64            *start,
                        gint64            *end)
{
  HawCivil first, last;

  g_return_if_fail (date != NULL && start != NULL && end != NULL);

  *start = HAW_TIME_MIN;
  *end = HAW_TIME_MAX;
  if (date->end != HAW_EDTF_END_DATE)
    return;

  if (date->precision == HAW_PRECISION_TIME)
    {
      *start = clock_time (date);
      *end = *start + (date->has_seconds ? 1 : 60);
    }
  else if (date->month > N_MONTHS || (date->month == 0 && date->month_wanting == 0))
    get_years_span (date, start, end);
  else if (haw_edtf_date_find (date, FALSE, &first) && haw_edtf_date_find (date, TRUE, &last))
    {
      *start = haw_civil_to_time (first.year, first.month, first.day);
      *end = haw_civil_to_time (last.year, last.month, last.day) + HAW_SECONDS_PER_DAY;
    }
}

static void
get_date_bounds (const HawEdtfDate *date,
                 HawBounds         *bounds)
{
  gint64 start, end;
  gboolean solid = date->precision >= HAW_PRECISION_DAY;

  haw_edtf_date_get_span (date, &start, &end);
  bounds->earliest_start = start;
  bounds->latest_start = solid ? start : end;
  bounds->earliest_end = solid ? end : start;
  bounds->latest_end = end;
}

static void
get_interval_bounds (const HawEdtf *edtf,
                     HawBounds     *bounds)
{
  HawBounds end;

  get_date_bounds (&edtf->start, bounds);
  get_date_bounds (&edtf->end, &end);
  bounds->earliest_end = end.earliest_end;
  bounds->latest_end = end.latest_end;
  if (edtf->start.end == HAW_EDTF_END_OPEN)
    bounds->latest_start = HAW_TIME_MIN;
  if (edtf->end.end == HAW_EDTF_END_OPEN)
    bounds->earliest_end = HAW_TIME_MAX;

  /* What is known of one end limits the other: 2004-02-01/2004 cannot end in January. */
  bounds->earliest_end = MAX (bounds->earliest_end, bounds->earliest_start);
  bounds->latest_start = MIN (bounds->latest_start, bounds->latest_end);
}

/* A range in a set: some date of it, or every one. */
static void
get_member_bounds (const HawEdtfMember *member,
                   gboolean             all,
                   HawBounds           *bounds)
{
  HawBounds end;

  get_date_bounds (&member->start, bounds);
  if (!member->range)
    return;
  get_date_bounds (&member->end, &end);
  bounds->latest_end = end.latest_end;
  if (all)
    {
      bounds->earliest_end = end.earliest_end;
      if (member->start.end == HAW_EDTF_END_OPEN)
        bounds->latest_start = HAW_TIME_MIN;
      if (member->end.end == HAW_EDTF_END_OPEN)
        bounds->earliest_end = HAW_TIME_MAX;
      return;
    }
  bounds->latest_start = end.latest_start;
  if (member->start.end == HAW_EDTF_END_OPEN)
    bounds->earliest_end = HAW_TIME_MIN;
  if (member->end.end == HAW_EDTF_END_OPEN)
    bounds->latest_start = HAW_TIME_MAX;
}

static void
get_set_bounds (const HawEdtf *edtf,
                HawBounds     *bounds)
{
  g_autoptr (GArray) members = haw_edtf_get_members (edtf);
  gboolean all = edtf->kind == HAW_EDTF_ALL_OF;

  for (guint i = 0; i < members->len; i++)
    {
      HawBounds one;

      get_member_bounds (&g_array_index (members, HawEdtfMember, i), all, &one);
      if (i == 0)
        {
          *bounds = one;
          continue;
        }
      bounds->earliest_start = MIN (bounds->earliest_start, one.earliest_start);
      bounds->latest_end = MAX (bounds->latest_end, one.latest_end);
      bounds->latest_start = all ? MIN (bounds->latest_start, one.latest_start)
                                 : MAX (bounds->latest_start, one.latest_start);
      bounds->earliest_end = all ? MAX (bounds->earliest_end, one.earliest_end)
                                 : MIN (bounds->earliest_end, one.earliest_end);
    }
}

/**
 * haw_edtf_get_bounds:
 * @bounds: (out): when it happened, in seconds of local time
 *
 * - A day or a time is solid: it happened on that day, from its first second to its last.
 * - A month, season, year, decade or century alone, and any date with X, is somewhere within: it
 *   may begin and end anywhere in the span, at unknown length.
 * - An interval A/B begins within A and ends within B; days and times count from their first
 *   second and to their last.
 * - An open end (..) has no bound: both bounds of that end are the sentinel. Of an unknown end only
 *   the outer bound is the sentinel; the inner one is the other end's.
 * - One of a set is somewhere among its dates: each bound is the widest of theirs. All of a set
 *   begins with the first of them and is over with the last; bounds do not tell of times between.
 * - Undated: all four are unknown.
 * - ? and ~ change nothing: how far they reach is a matter of display.
 */
void
haw_edtf_get_bounds (const HawEdtf *edtf,
                     HawBounds     *bounds)
{
  g_return_if_fail (edtf != NULL && bounds != NULL);

  switch (edtf->kind)
    {
    case HAW_EDTF_DATE:
    case HAW_EDTF_UNDATED:
      get_date_bounds (&edtf->start, bounds);
      break;
    case HAW_EDTF_INTERVAL:
      get_interval_bounds (edtf, bounds);
      break;
    case HAW_EDTF_ONE_OF:
    case HAW_EDTF_ALL_OF:
      get_set_bounds (edtf, bounds);
      break;
    default:
      g_return_if_reached ();
    }
}

/**
 * haw_edtf_is_undated:
 *
 * Returns: whether @edtf holds no date at all: it was parsed from an empty text, or neither end of
 *   an interval is a date
 */
gboolean
haw_edtf_is_undated (const HawEdtf *edtf)
{
  g_return_val_if_fail (edtf != NULL, TRUE);

  return edtf->kind == HAW_EDTF_UNDATED
         || (edtf->kind == HAW_EDTF_INTERVAL && edtf->start.end != HAW_EDTF_END_DATE
             && edtf->end.end != HAW_EDTF_END_DATE);
}

/* The precision of two dates together; an end that is no date has none. */
static HawPrecision
get_coarser (HawPrecision a,
             HawPrecision b)
{
  if (a == HAW_PRECISION_NONE || b == HAW_PRECISION_NONE)
    return MAX (a, b);
  return MIN (a, b);
}

/**
 * haw_edtf_get_precision:
 *
 * Returns: the precision of the date; of an interval or set that of its coarsest date
 */
HawPrecision
haw_edtf_get_precision (const HawEdtf *edtf)
{
  g_autoptr (GArray) members = NULL;
  HawPrecision precision;

  g_return_val_if_fail (edtf != NULL, HAW_PRECISION_NONE);

  precision = get_coarser (edtf->start.precision, edtf->end.precision);
  members = haw_edtf_get_members (edtf);
  for (guint i = 0; i < members->len; i++)
    {
      const HawEdtfMember *member = &g_array_index (members, HawEdtfMember, i);

      precision = get_coarser (precision, member->start.precision);
      precision = get_coarser (precision, member->end.precision);
    }
  return precision;
}

/**
 * haw_edtf_get_flags:
 *
 * Returns: the marks of the date and its parts, or of both ends or all members together
 */
HawEdtfFlags
haw_edtf_get_flags (const HawEdtf *edtf)
{
  g_autoptr (GArray) members = NULL;
  HawEdtfFlags flags;

  g_return_val_if_fail (edtf != NULL, HAW_EDTF_EXACT);

  flags = edtf->start.flags | edtf->end.flags;
  members = haw_edtf_get_members (edtf);
  for (guint i = 0; i < members->len; i++)
    {
      const HawEdtfMember *member = &g_array_index (members, HawEdtfMember, i);

      flags |= member->start.flags | member->end.flags;
    }
  return flags;
}
