/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-edtf.h"

/* The first year that a date may mean; the last is a decade or century on. */
static gint64
first_year (const HawEdtfDate *date,
            int                n_years)
{
  return date->year < 0 ? date->year - (n_years - 1) : date->year;
}

static gint64
clock_time (const HawEdtfDate *date)
{
  return haw_civil_to_time (date->year, date->month, date->day) + date->hour * 3600
         + date->minute * 60 + date->second;
}

/**
 * haw_edtf_date_get_span:
 * @date: a date, or an open or unknown end
 * @start: (out): its first second
 * @end: (out): the second after its last
 *
 * The whole of the year, month, day, minute or second that is written. An end that is no date
 * spans from HAW_TIME_MIN to HAW_TIME_MAX.
 */
void
haw_edtf_date_get_span (const HawEdtfDate *date,
                        gint64            *start,
                        gint64            *end)
{
  int n_years = 1;
  int month;

  g_return_if_fail (date != NULL && start != NULL && end != NULL);

  *start = HAW_TIME_MIN;
  *end = HAW_TIME_MAX;
  switch (date->precision)
    {
    case HAW_PRECISION_NONE:
      break;
    case HAW_PRECISION_CENTURY:
    case HAW_PRECISION_DECADE:
    case HAW_PRECISION_YEAR:
      if (date->precision != HAW_PRECISION_YEAR)
        n_years = date->precision == HAW_PRECISION_DECADE ? 10 : 100;
      *start = haw_civil_to_time (first_year (date, n_years), 1, 1);
      *end = haw_civil_to_time (first_year (date, n_years) + n_years, 1, 1);
      break;
    case HAW_PRECISION_SEASON:
      month = (date->month - 20) * 3;
      *start = haw_civil_to_time (date->year, month, 1);
      *end = haw_civil_to_time (date->year, month + 3, 1);
      break;
    case HAW_PRECISION_MONTH:
      *start = haw_civil_to_time (date->year, date->month, 1);
      *end = haw_civil_to_time (date->year, date->month + 1, 1);
      break;
    case HAW_PRECISION_DAY:
      *start = clock_time (date);
      *end = *start + HAW_SECONDS_PER_DAY;
      break;
    case HAW_PRECISION_TIME:
      *start = clock_time (date);
      *end = *start + (date->has_seconds ? 1 : 60);
      break;
    default:
      g_return_if_reached ();
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
    default:
      g_return_if_reached ();
    }
}

/**
 * haw_edtf_is_undated:
 *
 * Returns: whether @edtf was parsed from an empty text
 */
gboolean
haw_edtf_is_undated (const HawEdtf *edtf)
{
  g_return_val_if_fail (edtf != NULL, TRUE);

  return edtf->kind == HAW_EDTF_UNDATED;
}

/**
 * haw_edtf_get_precision:
 *
 * Returns: the precision of the date; of an interval that of its coarser known end
 */
HawPrecision
haw_edtf_get_precision (const HawEdtf *edtf)
{
  g_return_val_if_fail (edtf != NULL, HAW_PRECISION_NONE);

  if (edtf->kind != HAW_EDTF_INTERVAL || edtf->end.end != HAW_EDTF_END_DATE)
    return edtf->start.precision;
  if (edtf->start.end != HAW_EDTF_END_DATE)
    return edtf->end.precision;
  return MIN (edtf->start.precision, edtf->end.precision);
}

/**
 * haw_edtf_get_flags:
 *
 * Returns: the marks of the date, or of both ends together
 */
HawEdtfFlags
haw_edtf_get_flags (const HawEdtf *edtf)
{
  g_return_val_if_fail (edtf != NULL, HAW_EDTF_EXACT);

  return edtf->start.flags | edtf->end.flags;
}

static void
append_year (GString           *text,
             const HawEdtfDate *date)
{
  int n_unspecified = 0;

  if (date->precision == HAW_PRECISION_CENTURY)
    n_unspecified = 2;
  else if (date->precision == HAW_PRECISION_DECADE)
    n_unspecified = 1;

  if (ABS (date->year) > 9999)
    g_string_append_printf (text, "Y%" G_GINT64_FORMAT, date->year);
  else
    g_string_append_printf (text, "%s%04d", date->year < 0 ? "-" : "", (int) ABS (date->year));
  g_string_truncate (text, text->len - n_unspecified);
  for (int i = 0; i < n_unspecified; i++)
    g_string_append_c (text, 'X');
}

static void
append_time (GString           *text,
             const HawEdtfDate *date)
{
  g_string_append_printf (text, "T%02d:%02d", date->hour, date->minute);
  if (date->has_seconds)
    g_string_append_printf (text, ":%02d", date->second);
  if (date->zone == HAW_EDTF_ZONE_UTC)
    g_string_append_c (text, 'Z');
  else if (date->zone == HAW_EDTF_ZONE_OFFSET)
    g_string_append_printf (text, "%c%02d:%02d", date->zone_minutes < 0 ? '-' : '+',
                            ABS (date->zone_minutes) / 60, ABS (date->zone_minutes) % 60);
}

static void
append_date (GString           *text,
             const HawEdtfDate *date)
{
  static const char *const marks[] = { "", "?", "~", "%" };

  if (date->end != HAW_EDTF_END_DATE)
    {
      g_string_append (text, date->end == HAW_EDTF_END_OPEN ? ".." : "");
      return;
    }
  append_year (text, date);
  if (date->month > 0)
    g_string_append_printf (text, "-%02d", date->month);
  if (date->month_wanting)
    g_string_append (text, "-XX");
  if (date->day > 0)
    g_string_append_printf (text, "-%02d", date->day);
  if (date->day_wanting)
    g_string_append (text, "-XX");
  if (date->precision == HAW_PRECISION_TIME)
    append_time (text, date);
  g_string_append (text, marks[date->flags & 3]);
}

/**
 * haw_edtf_normalise:
 *
 * Writes the one canonical text of a date: ASCII digits, zones as Z or ±hh:mm, both ends of an
 * interval in full. Parsing it gives the same value again.
 *
 * Returns: (transfer full): EDTF; "" if undated
 */
char *
haw_edtf_normalise (const HawEdtf *edtf)
{
  GString *text;

  g_return_val_if_fail (edtf != NULL, NULL);

  text = g_string_new (NULL);
  if (edtf->kind != HAW_EDTF_UNDATED)
    append_date (text, &edtf->start);
  if (edtf->kind == HAW_EDTF_INTERVAL)
    {
      g_string_append_c (text, '/');
      append_date (text, &edtf->end);
    }
  return g_string_free (text, FALSE);
}
