/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-edtf.h"

#include <glib/gi18n-lib.h>

#include "time/haw-date-format.h"

/* The formats are translated, so no compiler can check them against their arguments. */
#pragma GCC diagnostic ignored "-Wformat-nonliteral"

static char *
format_year (gint64 year)
{
  return haw_date_format (haw_civil_to_time (year, 1, 1), HAW_DATE_YEAR);
}

static gint64
first_second (const HawEdtfDate *date)
{
  gint64 start, end;

  haw_edtf_date_get_span (date, &start, &end);
  return start;
}

static char *
describe_years (const HawEdtfDate *date,
                gboolean           brief)
{
  int last = date->precision == HAW_PRECISION_DECADE ? 9 : 99;
  gint64 start = date->year < 0 ? date->year - last : date->year;
  g_autofree char *from = format_year (start);
  g_autofree char *to = format_year (start + last);

  if (brief)
    /* Translators: two years, as in 2020–2029. */
    return g_strdup_printf (C_ ("date", "%1$s–%2$s"), from, to);
  return g_strdup_printf (C_ ("date", "some year in %1$s–%2$s"), from, to);
}

static char *
describe_season (const HawEdtfDate *date)
{
  g_autofree char *year = format_year (date->year);
  g_autofree char *next = format_year (date->year + 1);

  switch (date->month)
    {
    case 21:
      return g_strdup_printf (C_ ("date", "spring %s"), year);
    case 22:
      return g_strdup_printf (C_ ("date", "summer %s"), year);
    case 23:
      return g_strdup_printf (C_ ("date", "autumn %s"), year);
    default:
      /* Translators: a winter lasts from December of one year to February of the next. */
      return g_strdup_printf (C_ ("date", "winter %1$s–%2$s"), year, next);
    }
}

static char *
format_clock (const HawEdtfDate *date)
{
  return haw_date_format (first_second (date),
                          date->has_seconds ? HAW_DATE_TIME_SECONDS : HAW_DATE_TIME);
}

static char *
describe_time (const HawEdtfDate *date,
               HawDateStyle       day_style)
{
  g_autofree char *day = haw_date_format (first_second (date), day_style);
  g_autofree char *clock = format_clock (date);

  if (date->zone == HAW_EDTF_ZONE_UTC)
    /* Translators: a day, a time and the time zone as the source has it. */
    return g_strdup_printf (C_ ("date", "%1$s, %2$s UTC"), day, clock);
  if (date->zone == HAW_EDTF_ZONE_OFFSET)
    /* Translators: a day, a time and hours and minutes ahead of or behind UTC, as in
     * "3 July 2020, 15:17 (UTC+03:00)". */
    return g_strdup_printf (C_ ("date", "%1$s, %2$s (UTC%3$c%4$02d:%5$02d)"), day, clock,
                            date->zone_minutes < 0 ? '-' : '+', ABS (date->zone_minutes) / 60,
                            ABS (date->zone_minutes) % 60);
  /* Translators: a day and a time, as in "Friday 3 July 2020, 15:17". */
  return g_strdup_printf (C_ ("date", "%1$s, %2$s"), day, clock);
}

static char *
describe_wanting (const HawEdtfDate *date,
                  char              *whole)
{
  g_autofree char *known = whole;

  if (date->day_wanting)
    /* Translators: %s is a month or a year, as in "some day in October 2024". */
    return g_strdup_printf (C_ ("date", "some day in %s"), known);
  /* Translators: %s is a year. */
  return g_strdup_printf (C_ ("date", "some month in %s"), known);
}

/* The date without its marks. day_style is how a day is written where one is known. */
static char *
describe_plain (const HawEdtfDate *date,
                HawDateStyle       day_style,
                gboolean           brief)
{
  char *text = NULL;

  switch (date->precision)
    {
    case HAW_PRECISION_CENTURY:
    case HAW_PRECISION_DECADE:
      return describe_years (date, brief);
    case HAW_PRECISION_YEAR:
      text = format_year (date->year);
      break;
    case HAW_PRECISION_SEASON:
      return describe_season (date);
    case HAW_PRECISION_MONTH:
      text = haw_date_format (first_second (date), HAW_DATE_MONTH);
      break;
    case HAW_PRECISION_DAY:
      return haw_date_format (first_second (date), day_style);
    case HAW_PRECISION_TIME:
      return describe_time (date, day_style);
    case HAW_PRECISION_NONE:
    default:
      g_return_val_if_reached (NULL);
    }
  if (!brief && (date->month_wanting || date->day_wanting))
    return describe_wanting (date, text);
  return text;
}

static char *
describe_date (const HawEdtfDate *date,
               HawDateStyle       day_style,
               gboolean           brief)
{
  g_autofree char *plain = describe_plain (date, day_style, brief);
  const char *format;

  switch ((guint) date->flags)
    {
    case HAW_EDTF_UNCERTAIN:
      /* Translators: %s is a date that is uncertain, in little room. */
      format = brief ? C_ ("date", "%s?") : C_ ("date", "possibly %s");
      break;
    case HAW_EDTF_APPROXIMATE:
      /* Translators: %s is a date that is approximate, in little room (from Latin circa). */
      format = brief ? C_ ("date", "c. %s") : C_ ("date", "about %s");
      break;
    case HAW_EDTF_UNCERTAIN | HAW_EDTF_APPROXIMATE:
      format = brief ? C_ ("date", "c. %s?") : C_ ("date", "possibly about %s");
      break;
    default:
      return g_steal_pointer (&plain);
    }
  return g_strdup_printf (format, plain);
}

/* How the first of two days or months can be said without what the second says again. */
static gboolean
get_shared_style (const HawEdtf *edtf,
                  HawDateStyle  *style)
{
  const HawEdtfDate *start = &edtf->start;
  const HawEdtfDate *end = &edtf->end;

  if (start->flags != HAW_EDTF_EXACT || start->precision != end->precision
      || start->year != end->year || start->day_wanting || end->day_wanting)
    return FALSE;
  if (start->precision == HAW_PRECISION_MONTH)
    *style = HAW_DATE_MONTH_NAME;
  else if (start->precision == HAW_PRECISION_DAY)
    *style = start->month == end->month ? HAW_DATE_DAY_NUMBER : HAW_DATE_DAY_MONTH;
  else
    return FALSE;
  /* The mark of the second would seem to be of both. */
  return end->flags == HAW_EDTF_EXACT;
}

static char *
describe_hours (const HawEdtf *edtf,
                gboolean       brief)
{
  g_autofree char *day = NULL;
  g_autofree char *from = format_clock (&edtf->start);
  g_autofree char *to = format_clock (&edtf->end);

  day = haw_date_format (first_second (&edtf->start), brief ? HAW_DATE_DAY : HAW_DATE_WEEKDAY_DAY);
  if (brief)
    /* Translators: a day and two times, as in "3 July 2020, 06:30–09:15". */
    return g_strdup_printf (C_ ("date", "%1$s, %2$s–%3$s"), day, from, to);
  /* Translators: a day and two times, as in "Friday 3 July 2020, from 06:30 to 09:15". */
  return g_strdup_printf (C_ ("date", "%1$s, from %2$s to %3$s"), day, from, to);
}

static gboolean
is_within_one_day (const HawEdtf *edtf)
{
  const HawEdtfDate *start = &edtf->start;
  const HawEdtfDate *end = &edtf->end;

  return start->precision == HAW_PRECISION_TIME && end->precision == HAW_PRECISION_TIME
         && start->year == end->year && start->month == end->month && start->day == end->day
         && start->flags == HAW_EDTF_EXACT && end->flags == HAW_EDTF_EXACT
         && start->zone == HAW_EDTF_ZONE_NONE && end->zone == HAW_EDTF_ZONE_NONE;
}

static char *
describe_from_to (const HawEdtf *edtf,
                  gboolean       brief)
{
  g_autofree char *from = NULL;
  g_autofree char *to = describe_date (&edtf->end, HAW_DATE_DAY, brief);
  HawDateStyle style;
  gboolean shared = get_shared_style (edtf, &style);

  if (shared)
    from = haw_date_format (first_second (&edtf->start), style);
  else
    from = describe_date (&edtf->start, HAW_DATE_DAY, brief);
  if (!brief)
    return g_strdup_printf (C_ ("date", "from %1$s to %2$s"), from, to);
  if (shared && style == HAW_DATE_DAY_NUMBER)
    return g_strdup_printf (C_ ("date", "%1$s–%2$s"), from, to);
  /* Translators: two dates of several words, as in "30 July – 3 August 2020". */
  return g_strdup_printf (C_ ("date", "%1$s – %2$s"), from, to);
}

static char *
describe_half (const HawEdtf *edtf,
               gboolean       brief)
{
  gboolean begins = edtf->start.end == HAW_EDTF_END_DATE;
  gboolean open = (begins ? edtf->end.end : edtf->start.end) == HAW_EDTF_END_OPEN;
  g_autofree char *date = NULL;
  const char *format;

  date = describe_date (begins ? &edtf->start : &edtf->end, HAW_DATE_DAY, brief);
  if (open)
    format = begins ? C_ ("date", "since %s") : C_ ("date", "until %s");
  else if (brief)
    /* Translators: an interval with one unknown end. */
    format = begins ? C_ ("date", "%s – ?") : C_ ("date", "? – %s");
  else
    format = begins ? C_ ("date", "from %s, end unknown") : C_ ("date", "until %s, start unknown");
  return g_strdup_printf (format, date);
}

static char *
describe (const HawEdtf *edtf,
          gboolean       brief)
{
  g_autofree char *start = NULL;
  g_autofree char *end = NULL;

  if (edtf->kind == HAW_EDTF_UNDATED)
    return g_strdup (C_ ("date", "undated"));
  if (edtf->kind == HAW_EDTF_INTERVAL)
    {
      if (edtf->start.end != HAW_EDTF_END_DATE || edtf->end.end != HAW_EDTF_END_DATE)
        return describe_half (edtf, brief);
      if (is_within_one_day (edtf))
        return describe_hours (edtf, brief);
      start = describe_date (&edtf->start, HAW_DATE_DAY, brief);
      end = describe_date (&edtf->end, HAW_DATE_DAY, brief);
      if (!g_str_equal (start, end))
        return describe_from_to (edtf, brief);
    }
  return describe_date (&edtf->start, brief ? HAW_DATE_DAY : HAW_DATE_WEEKDAY_DAY, brief);
}

/**
 * haw_edtf_describe:
 *
 * Says the date in words, as part of a sentence in the language of the messages: "Friday 3 July
 * 2020", "about July 2020", "from 12 to 16 March 2021", "some day in October 2024".
 *
 * Returns: (transfer full): never empty; "undated" if there is no date
 */
char *
haw_edtf_describe (const HawEdtf *edtf)
{
  g_return_val_if_fail (edtf != NULL, NULL);

  return describe (edtf, FALSE);
}

/**
 * haw_edtf_describe_short:
 *
 * Like haw_edtf_describe() for list rows and the axis: "3 July 2020", "c. July 2020",
 * "12–16 March 2021", "October 2024".
 *
 * Returns: (transfer full): never empty
 */
char *
haw_edtf_describe_short (const HawEdtf *edtf)
{
  g_return_val_if_fail (edtf != NULL, NULL);

  return describe (edtf, TRUE);
}
