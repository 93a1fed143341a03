/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-edtf-private.h"

#include <glib/gi18n-lib.h>

#include "time/haw-hijri-format.h"

/* The formats are translated, so no compiler can check them against their arguments. */
#pragma GCC diagnostic ignored "-Wformat-nonliteral"

/* How much is said, and in which calendar. */
typedef enum
{
  WORDS_WHOLE, /* in a sentence */
  WORDS_BRIEF,
  WORDS_HIJRI, /* brief, in the Hijri calendar where it reaches */
  WORDS_WHOLE_HIJRI /* with all marks, but without the time of day */
} Words;

static gboolean
is_brief (Words words)
{
  return words == WORDS_BRIEF || words == WORDS_HIJRI;
}

static gboolean
is_hijri (Words words)
{
  return words == WORDS_HIJRI || words == WORDS_WHOLE_HIJRI;
}

static char *
format_year (gint64 year)
{
  return haw_date_format (haw_civil_to_time (year, 1, 1), HAW_DATE_YEAR);
}

/* How a day is written that stands alone. */
static HawDateStyle
get_day_style (Words words)
{
  return is_brief (words) ? HAW_DATE_DAY : HAW_DATE_WEEKDAY_DAY;
}

static char *
format_day (gint64       time,
            HawDateStyle style,
            Words        words)
{
  return haw_calendar_format (is_hijri (words) ? HAW_CALENDAR_HIJRI : HAW_CALENDAR_GREGORIAN, time,
                              style);
}

static gint64
first_second (const HawEdtfDate *date)
{
  gint64 start, end;

  haw_edtf_date_get_span (date, &start, &end);
  return start;
}

#define ALL_DIGITS 15 /* of a year */

static char *
describe_years (const HawEdtfDate *date,
                Words              words)
{
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  g_autofree char *year = NULL;
  gint64 first, last;

  haw_edtf_date_get_years (date, &first, &last);
  from = format_year (first);
  to = format_year (last);
  year = format_year (date->year);
  if (date->year_wanting == ALL_DIGITS)
    return g_strdup (is_brief (words) ? C_ ("date", "year unknown") : C_ ("date", "some year"));
  if (first == last)
    return g_steal_pointer (&year);
  if (is_brief (words))
    /* Translators: two years, as in 2020–2029. */
    return g_strdup_printf (C_ ("date", "%1$s–%2$s"), from, to);
  if (date->significant > 0)
    /* Translators: three years, as in "some year in 1900–1999, about 1950". */
    return g_strdup_printf (C_ ("date", "some year in %1$s–%2$s, about %3$s"), from, to, year);
  return g_strdup_printf (C_ ("date", "some year in %1$s–%2$s"), from, to);
}

static const char *
get_part_format (int      part,
                 gboolean brief)
{
  static const char *const briefly[] = {
    /* Translators: parts of a year, each followed by the year, in little room. */
    NC_ ("date", "first quarter of %s"),     NC_ ("date", "second quarter of %s"),
    NC_ ("date", "third quarter of %s"),     NC_ ("date", "fourth quarter of %s"),
    NC_ ("date", "first four months of %s"), NC_ ("date", "second four months of %s"),
    NC_ ("date", "last four months of %s"),  NC_ ("date", "first half of %s"),
    NC_ ("date", "second half of %s"),
  };
  static const char *const formats[] = {
    /* Translators: parts of a year, each followed by the year, within a sentence such as "from the
     * first quarter of 2020 to the third quarter of 2020". */
    NC_ ("date", "the first quarter of %s"),     NC_ ("date", "the second quarter of %s"),
    NC_ ("date", "the third quarter of %s"),     NC_ ("date", "the fourth quarter of %s"),
    NC_ ("date", "the first four months of %s"), NC_ ("date", "the second four months of %s"),
    NC_ ("date", "the last four months of %s"),  NC_ ("date", "the first half of %s"),
    NC_ ("date", "the second half of %s"),
  };

  return g_dpgettext2 (GETTEXT_PACKAGE, "date", brief ? briefly[part - 33] : formats[part - 33]);
}

static char *
describe_season (gint64      first_year,
                 int         season,
                 int         month)
{
  g_autofree char *year = format_year (first_year);
  g_autofree char *next = format_year (first_year + 1);

  switch (season % 4)
    {
    case 21 % 4:
      return g_strdup_printf (C_ ("date", "spring %s"), year);
    case 22 % 4:
      if (month == 12)
        /* Translators: the southern summer lasts from December to February of the next year. */
        return g_strdup_printf (C_ ("date", "summer %1$s–%2$s"), year, next);
      return g_strdup_printf (C_ ("date", "summer %s"), year);
    case 23 % 4:
      return g_strdup_printf (C_ ("date", "autumn %s"), year);
    default:
      if (month != 12)
        return g_strdup_printf (C_ ("date", "winter %s"), year);
      /* Translators: a winter lasts from December of one year to February of the next. */
      return g_strdup_printf (C_ ("date", "winter %1$s–%2$s"), year, next);
    }
}

static char *
describe_part (const HawEdtfDate *date,
               Words              words)
{
  g_autofree char *year = NULL;
  g_autofree char *season = NULL;
  int first, n_months;

  if (date->month >= 33)
    {
      year = format_year (date->year);
      return g_strdup_printf (get_part_format (date->month, is_brief (words)), year);
    }
  haw_edtf_season_get_months (date->month, &first, &n_months);
  season = describe_season (date->year, date->month, first);
  if (date->month >= 29)
    /* Translators: %s is a season with its year. */
    return g_strdup_printf (C_ ("date", "%s (southern hemisphere)"), season);
  if (date->month >= 25)
    return g_strdup_printf (C_ ("date", "%s (northern hemisphere)"), season);
  return g_steal_pointer (&season);
}

static char *
format_clock (const HawEdtfDate *date)
{
  return haw_date_format (first_second (date),
                          date->has_seconds ? HAW_DATE_TIME_SECONDS : HAW_DATE_TIME);
}

static char *
describe_time (const HawEdtfDate *date,
               HawDateStyle       day_style,
               Words              words)
{
  g_autofree char *day = format_day (first_second (date), day_style, words);
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

/* A date with X that words have no form for: from when to when, and as it is written. */
static char *
describe_pattern (const HawEdtfDate *date,
                  Words              words)
{
  g_autoptr (GString) pattern = g_string_new (NULL);
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  HawEdtfDate plain = *date;
  gint64 start, end;

  plain.year_flags = plain.month_flags = plain.day_flags = HAW_EDTF_EXACT;
  haw_edtf_date_append (pattern, &plain);
  haw_edtf_date_get_span (date, &start, &end);
  from = haw_date_format (start, HAW_DATE_DAY);
  to = haw_date_format (end - HAW_SECONDS_PER_DAY, HAW_DATE_DAY);
  if (is_brief (words))
    return g_strdup_printf (C_ ("date", "%1$s – %2$s"), from, to);
  /* Translators: two days, and the date as it is written, with X for digits that are not known, as
   * in "between 1 October 1984 and 31 December 1984 (1984-1X)". */
  return g_strdup_printf (C_ ("date", "between %1$s and %2$s (⁨%3$s⁩)"), from,
                          to, pattern->str);
}

/* A month or a day of it in a year that is not known. */
static char *
describe_in_some_year (const HawEdtfDate *date,
                       Words              words)
{
  gint64 time = haw_civil_to_time (2000, date->month, MAX (date->day, 1));
  g_autofree char *years = describe_years (date, words);
  g_autofree char *part = haw_date_format (time, date->day > 0 ? HAW_DATE_DAY_MONTH
                                                               : HAW_DATE_MONTH_NAME);
  g_autofree char *day = NULL;

  if (date->day_wanting > 0 && !is_brief (words))
    {
      /* Translators: %s is a month or a year, as in "some day in October 2024". */
      day = g_strdup_printf (C_ ("date", "some day in %s"), part);
      return g_strdup_printf (C_ ("date", "%1$s, %2$s"), day, years);
    }
  /* Translators: a day or month and a year not known, as in "25 December, some year in 1560–1569". */
  return g_strdup_printf (C_ ("date", "%1$s, %2$s"), part, years);
}

/* Within a year that is known. */
static char *
describe_in_year (const HawEdtfDate *date,
                  HawDateStyle       day_style,
                  Words              words)
{
  g_autofree char *whole = NULL;
  gboolean month_known = date->month > 0;

  if (date->day > 0)
    return haw_date_format (first_second (date), day_style);
  whole = month_known ? haw_date_format (first_second (date), HAW_DATE_MONTH)
                      : format_year (date->year);
  if (is_brief (words) || (date->day_wanting == 0 && date->month_wanting == 0))
    return g_steal_pointer (&whole);
  if (date->day_wanting > 0)
    return g_strdup_printf (C_ ("date", "some day in %s"), whole);
  /* Translators: %s is a year. */
  return g_strdup_printf (C_ ("date", "some month in %s"), whole);
}

/* What of the Hijri calendar is said of a date. Days and months of which a digit before them is not known
 * would seem to be an interval.
 *
 * Returns: FALSE where that says nothing */
static gboolean
get_hijri_style (const HawEdtfDate *date,
                 HawDateStyle      *style)
{
  gboolean days = date->day > 0 || (date->day_wanting > 0 && date->day_wanting != HAW_EDTF_ALL_X);
  gboolean months = date->month > 0 ||
                    (date->month_wanting > 0 && date->month_wanting != HAW_EDTF_ALL_X);

  *style = days && date->month_wanting == 0 ? HAW_DATE_DAY
           : months                         ? HAW_DATE_MONTH
                                            : HAW_DATE_YEAR;
  return date->year_wanting == 0 || (date->year_wanting != ALL_DIGITS && !months);
}

/* The days, months or years of the Hijri calendar into which a date falls; NULL where that says
 * nothing or the calendar does not reach. */
static char *
describe_hijri (const HawEdtfDate *date)
{
  HawDateStyle style;
  gint64 start, end;

  if (!get_hijri_style (date, &style))
    return NULL;
  haw_edtf_date_get_span (date, &start, &end);
  return haw_hijri_format_span (start, end, style);
}

/* The date without its marks. day_style is how a day is written where one is known. */
static char *
describe_plain (const HawEdtfDate *date,
                HawDateStyle       day_style,
                Words              words)
{
  gboolean month_written = date->month > 0 || date->month_wanting > 0;
  gboolean day_written = date->day > 0 || date->day_wanting > 0;
  gboolean years_run = (date->year_wanting & (date->year_wanting + 1)) == 0;
  char *hijri;

  if (date->precision == HAW_PRECISION_TIME && words != WORDS_WHOLE_HIJRI)
    return describe_time (date, day_style, words);
  if (is_hijri (words) && (hijri = describe_hijri (date)) != NULL)
    return hijri;
  if (date->precision == HAW_PRECISION_TIME)
    return describe_time (date, day_style, words);
  if (date->day_wanting != 0 && date->day_wanting != HAW_EDTF_ALL_X)
    return describe_pattern (date, words);
  if (date->month_wanting != 0
      && (date->month_wanting != HAW_EDTF_ALL_X || (day_written && date->day_wanting == 0)))
    return describe_pattern (date, words);
  if (!month_written && years_run)
    return describe_years (date, words);
  if (date->year_wanting == 0)
    return date->month > 12 ? describe_part (date, words)
                            : describe_in_year (date, day_style, words);
  if (!years_run || date->month == 0 || date->month > 12)
    return describe_pattern (date, words);
  return describe_in_some_year (date, words);
}

static void
append_part_mark (GString      *text,
                  HawEdtfFlags  flags,
                  const char   *uncertain,
                  const char   *approximate,
                  const char   *both)
{
  const char *words = (guint) flags == HAW_EDTF_UNCERTAIN     ? uncertain
                      : (guint) flags == HAW_EDTF_APPROXIMATE ? approximate
                                                              : both;

  if (flags == HAW_EDTF_EXACT)
    return;
  if (text->len > 0)
    /* Translators: between the parts of a list. */
    g_string_append (text, C_ ("date", ", "));
  g_string_append (text, words);
}

/* A date of which parts have different marks. */
static char *
describe_marked_parts (const HawEdtfDate *date,
                       const char        *plain)
{
  g_autoptr (GString) text = g_string_new (NULL);

  append_part_mark (text, date->year_flags, C_ ("date", "year uncertain"),
                    C_ ("date", "year approximate"), C_ ("date", "year uncertain and approximate"));
  append_part_mark (text, date->month_flags, C_ ("date", "month uncertain"),
                    C_ ("date", "month approximate"),
                    C_ ("date", "month uncertain and approximate"));
  append_part_mark (text, date->day_flags, C_ ("date", "day uncertain"),
                    C_ ("date", "day approximate"), C_ ("date", "day uncertain and approximate"));
  /* Translators: a date and which of its parts are not sure, as in "11 June 2004 (day uncertain)". */
  return g_strdup_printf (C_ ("date", "%1$s (%2$s)"), plain, text->str);
}

static gboolean
has_mixed_marks (const HawEdtfDate *date)
{
  gboolean month_written = date->month > 0 || date->month_wanting > 0;
  gboolean day_written = date->day > 0 || date->day_wanting > 0;

  return (month_written && date->month_flags != date->year_flags)
         || (day_written && date->day_flags != date->year_flags);
}

static char *
add_marks (const HawEdtfDate *date,
           char              *words_of_date,
           Words              words)
{
  g_autofree char *plain = words_of_date;
  const char *format;

  if (words == WORDS_WHOLE && has_mixed_marks (date))
    return describe_marked_parts (date, plain);
  switch ((guint) date->flags)
    {
    case HAW_EDTF_UNCERTAIN:
      /* Translators: %s is a date that is uncertain, in little room. */
      format = is_brief (words) ? C_ ("date", "%s?") : C_ ("date", "possibly %s");
      break;
    case HAW_EDTF_APPROXIMATE:
      /* Translators: %s is a date that is approximate, in little room (from Latin circa). */
      format = is_brief (words) ? C_ ("date", "c. %s") : C_ ("date", "about %s");
      break;
    case HAW_EDTF_UNCERTAIN | HAW_EDTF_APPROXIMATE:
      format = is_brief (words) ? C_ ("date", "c. %s?") : C_ ("date", "possibly about %s");
      break;
    default:
      return g_steal_pointer (&plain);
    }
  return g_strdup_printf (format, plain);
}

static char *
describe_date (const HawEdtfDate *date,
               HawDateStyle       day_style,
               Words              words)
{
  return add_marks (date, describe_plain (date, day_style, words), words);
}

/* The first or the last day, month or year of the Hijri calendar into which an end of an interval falls:
 * all of them would seem to be another interval. NULL as for describe_hijri(). */
static char *
describe_hijri_end (const HawEdtfDate *date,
                    gboolean           last,
                    Words              words)
{
  g_autofree char *plain = NULL;
  HawDateStyle style;
  gint64 start, end, at;

  if (!get_hijri_style (date, &style))
    return NULL;
  haw_edtf_date_get_span (date, &start, &end);
  at = last ? end - 1 : start;
  plain = haw_hijri_format_span (at, at + 1, style);
  if (plain == NULL)
    return NULL;
  if (date->precision == HAW_PRECISION_TIME)
    return describe_date (date, HAW_DATE_DAY, words);
  return add_marks (date, g_steal_pointer (&plain), words);
}

/* Months begin by sighting in some countries. */
static char *
add_day_doubt (char *text)
{
  g_autofree char *day = text;

  /* Translators: %s is a day of the Hijri calendar, which can be off by one. */
  return g_strdup_printf (C_ ("date", "%s, ±1 day"), day);
}

/* How the first of two days or months can be said without what the second says again. */
static gboolean
get_shared_style (const HawEdtfDate *start,
                  const HawEdtfDate *end,
                  HawDateStyle      *style)
{
  if (start->flags != HAW_EDTF_EXACT || start->precision != end->precision
      || start->year != end->year || start->day_wanting || end->day_wanting || start->negative)
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
                Words          words)
{
  g_autofree char *day = NULL;
  g_autofree char *from = format_clock (&edtf->start);
  g_autofree char *to = format_clock (&edtf->end);

  day = format_day (first_second (&edtf->start), get_day_style (words), words);
  if (is_brief (words))
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

/* From one date to another in the Hijri calendar, without what the second says again. NULL where it does not
 * reach both. */
static char *
describe_hijri_span (const HawEdtfDate *start,
                     const HawEdtfDate *end,
                     Words              words)
{
  gboolean timed = start->precision == HAW_PRECISION_TIME || end->precision == HAW_PRECISION_TIME;
  g_autofree char *from = describe_hijri_end (start, FALSE, words);
  g_autofree char *to = describe_hijri_end (end, TRUE, words);
  HawDateStyle style, end_style;
  gint64 first, last, between;

  if (from == NULL || to == NULL)
    return NULL;
  get_hijri_style (start, &style);
  get_hijri_style (end, &end_style);
  if (style != end_style || start->flags != HAW_EDTF_EXACT || end->flags != HAW_EDTF_EXACT ||
      (timed && is_brief (words)))
    return g_strdup_printf (C_ ("date", "%1$s – %2$s"), from, to);
  haw_edtf_date_get_span (start, &first, &between);
  haw_edtf_date_get_span (end, &between, &last);
  return haw_hijri_format_span (first, last, style);
}

static char *
describe_from_to (const HawEdtfDate *start,
                  const HawEdtfDate *end,
                  Words              words)
{
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  HawDateStyle style;
  gboolean shared = get_shared_style (start, end, &style);
  char *hijri;

  if (is_hijri (words) && (hijri = describe_hijri_span (start, end, words)) != NULL)
    return hijri;
  if (is_hijri (words))
    words = is_brief (words) ? WORDS_BRIEF : WORDS_WHOLE;
  to = describe_date (end, HAW_DATE_DAY, words);
  if (shared)
    from = haw_date_format (first_second (start), style);
  else
    from = describe_date (start, HAW_DATE_DAY, words);
  if (words == WORDS_WHOLE)
    return g_strdup_printf (C_ ("date", "from %1$s to %2$s"), from, to);
  if (shared && style == HAW_DATE_DAY_NUMBER)
    return g_strdup_printf (C_ ("date", "%1$s–%2$s"), from, to);
  /* Translators: two dates of several words, as in "30 July – 3 August 2020". */
  return g_strdup_printf (C_ ("date", "%1$s – %2$s"), from, to);
}

static char *
describe_half (const HawEdtfDate *start,
               const HawEdtfDate *end,
               Words              words)
{
  gboolean begins = start->end == HAW_EDTF_END_DATE;
  gboolean open = (begins ? end->end : start->end) == HAW_EDTF_END_OPEN;
  const HawEdtfDate *known = begins ? start : end;
  g_autofree char *date = is_hijri (words) ? describe_hijri_end (known, !begins, words) : NULL;
  HawDateStyle style;
  const char *format;

  if (date == NULL)
    date = describe_date (known, HAW_DATE_DAY, words);
  else if (!is_brief (words) && get_hijri_style (known, &style) && style == HAW_DATE_DAY)
    date = add_day_doubt (date);
  if (open)
    format = begins ? C_ ("date", "since %s") : C_ ("date", "until %s");
  else if (is_brief (words))
    /* Translators: an interval with one unknown end. */
    format = begins ? C_ ("date", "%s – ?") : C_ ("date", "? – %s");
  else
    format = begins ? C_ ("date", "from %s, end unknown") : C_ ("date", "until %s, start unknown");
  return g_strdup_printf (format, date);
}

static char *
describe_dateless (const HawEdtf *edtf)
{
  gboolean open_start = edtf->start.end == HAW_EDTF_END_OPEN;
  gboolean open_end = edtf->end.end == HAW_EDTF_END_OPEN;

  if (edtf->kind == HAW_EDTF_UNDATED)
    return g_strdup (C_ ("date", "undated"));
  if (open_start && open_end)
    return g_strdup (C_ ("date", "without start or end"));
  return g_strdup (open_start ? C_ ("date", "without start, end unknown")
                              : C_ ("date", "start unknown, without end"));
}

static char *
describe_interval (const HawEdtf *edtf,
                   Words          words)
{
  g_autofree char *start = NULL;
  g_autofree char *end = NULL;

  if (edtf->start.end != HAW_EDTF_END_DATE || edtf->end.end != HAW_EDTF_END_DATE)
    return describe_half (&edtf->start, &edtf->end, words);
  if (is_within_one_day (edtf) && words != WORDS_WHOLE_HIJRI)
    return describe_hours (edtf, words);
  start = describe_date (&edtf->start, HAW_DATE_DAY, words);
  end = describe_date (&edtf->end, HAW_DATE_DAY, words);
  if (!g_str_equal (start, end))
    return describe_from_to (&edtf->start, &edtf->end, words);
  return describe_date (&edtf->start, get_day_style (words), words);
}

static char *
describe_member (const HawEdtfMember *member,
                 Words                words)
{
  if (!member->range)
    return describe_date (&member->start, HAW_DATE_DAY, words);
  if (member->start.end != HAW_EDTF_END_DATE || member->end.end != HAW_EDTF_END_DATE)
    return describe_half (&member->start, &member->end, words);
  return describe_from_to (&member->start, &member->end, words);
}

static char *
describe_set (const HawEdtf *edtf,
              Words          words)
{
  g_autoptr (GArray) members = haw_edtf_get_members (edtf);
  g_autoptr (GString) list = g_string_new (NULL);
  gboolean all = edtf->kind == HAW_EDTF_ALL_OF;
  const char *format;

  for (guint i = 0; i < members->len; i++)
    {
      g_autofree char *member = describe_member (&g_array_index (members, HawEdtfMember, i), words);

      if (i > 0)
        g_string_append (list, C_ ("date", ", "));
      g_string_append (list, member);
    }
  if (members->len == 1 && !g_array_index (members, HawEdtfMember, 0).range)
    return g_strdup (list->str);
  if (members->len == 1)
    /* Translators: %s is a span of time, as in "some time from 1 to 10 May 2024". */
    format = all ? C_ ("date", "all the time %s") : C_ ("date", "some time %s");
  else
    /* Translators: %s is a list of dates, as in "one of: 1667, 1668, from 1670 to 1672". */
    format = all ? C_ ("date", "all of: %s") : C_ ("date", "one of: %s");
  return g_strdup_printf (format, list->str);
}

static char *
describe (const HawEdtf *edtf,
          Words          words)
{
  if (haw_edtf_is_undated (edtf))
    return describe_dateless (edtf);
  switch (edtf->kind)
    {
    case HAW_EDTF_INTERVAL:
      return describe_interval (edtf, words);
    case HAW_EDTF_ONE_OF:
    case HAW_EDTF_ALL_OF:
      return describe_set (edtf, words);
    case HAW_EDTF_DATE:
    case HAW_EDTF_UNDATED:
    default:
      return describe_date (&edtf->start, get_day_style (words), words);
    }
}

/* The brief words in the Hijri calendar; NULL where that says what the Gregorian ones say. */
char *
haw_edtf_describe_hijri (const HawEdtf *edtf)
{
  g_autofree char *hijri = describe (edtf, WORDS_HIJRI);
  g_autofree char *gregorian = describe (edtf, WORDS_BRIEF);

  return g_str_equal (hijri, gregorian) ? NULL : g_steal_pointer (&hijri);
}

/* Whether one day or two are said, of which the calendar cannot be sure; describe_half() says so itself. */
static gboolean
names_days (const HawEdtfMember *member)
{
  HawDateStyle style;

  if (!member->range)
    return get_hijri_style (&member->start, &style) && style == HAW_DATE_DAY;
  if (member->start.end != HAW_EDTF_END_DATE || member->end.end != HAW_EDTF_END_DATE)
    return FALSE;
  return (get_hijri_style (&member->start, &style) && style == HAW_DATE_DAY) ||
         (get_hijri_style (&member->end, &style) && style == HAW_DATE_DAY);
}

/* The whole words in the Hijri calendar, without the time of day, or NULL likewise. */
char *
haw_edtf_describe_hijri_whole (const HawEdtf *edtf)
{
  g_autofree char *brief = haw_edtf_describe_hijri (edtf);
  g_autoptr (GArray) members = NULL;
  const HawEdtfMember only = { edtf->kind == HAW_EDTF_INTERVAL, edtf->start, edtf->end };
  gboolean days = FALSE;
  char *whole;

  if (brief == NULL)
    return NULL;
  members = haw_edtf_get_members (edtf);
  if (members->len == 0)
    g_array_append_val (members, only);
  for (guint i = 0; i < members->len; i++)
    days |= names_days (&g_array_index (members, HawEdtfMember, i));
  whole = describe (edtf, WORDS_WHOLE_HIJRI);
  return days ? add_day_doubt (whole) : whole;
}

/**
 * haw_edtf_describe_gregorian:
 *
 * Says the date in words, as part of a sentence in the language of the messages: "Friday 3 July
 * 2020", "about July 2020", "from 12 to 16 March 2021", "some day in October 2024".
 *
 * Returns: (transfer full): never empty; "undated" if there is no date
 */
char *
haw_edtf_describe_gregorian (const HawEdtf *edtf)
{
  g_return_val_if_fail (edtf != NULL, NULL);

  return describe (edtf, WORDS_WHOLE);
}

/**
 * haw_edtf_describe:
 *
 * Says the date in words as haw_edtf_describe_gregorian() does, and in both calendars with the main one
 * first where haw_date_shows_hijri(): "12 Dhu al-Qada 1441 AH, ±1 day (Friday 3 July 2020)".
 *
 * Returns: (transfer full): never empty; "undated" if there is no date
 */
char *
haw_edtf_describe (const HawEdtf *edtf)
{
  gboolean hijri_first;

  g_return_val_if_fail (edtf != NULL, NULL);

  return haw_date_shows_hijri (&hijri_first) ? haw_hijri_describe_both (edtf, hijri_first)
                                             : describe (edtf, WORDS_WHOLE);
}

/**
 * haw_edtf_describe_short:
 *
 * Like haw_edtf_describe() for list rows and the axis, in the main calendar alone: "3 July 2020",
 * "c. July 2020", "12–16 March 2021", "October 2024"; "12 Dhu al-Qada 1441 AH".
 *
 * Returns: (transfer full): never empty
 */
char *
haw_edtf_describe_short (const HawEdtf *edtf)
{
  gboolean hijri_first;

  g_return_val_if_fail (edtf != NULL, NULL);

  haw_date_shows_hijri (&hijri_first);
  return describe (edtf, hijri_first ? WORDS_HIJRI : WORDS_BRIEF);
}

/**
 * haw_edtf_describe_both:
 *
 * Like haw_edtf_describe_short() where there is room for the other calendar behind it, in brackets, such
 * as in a citation or a tooltip: "12 Dhu al-Qada 1441 AH (3 July 2020)", where haw_date_shows_hijri().
 *
 * Returns: (transfer full): never empty
 */
char *
haw_edtf_describe_both (const HawEdtf *edtf)
{
  g_autofree char *gregorian = NULL;
  g_autofree char *hijri = NULL;
  gboolean hijri_first;

  g_return_val_if_fail (edtf != NULL, NULL);

  gregorian = describe (edtf, WORDS_BRIEF);
  if (haw_date_shows_hijri (&hijri_first))
    hijri = haw_edtf_describe_hijri (edtf);
  if (hijri == NULL)
    return g_steal_pointer (&gregorian);
  return g_strdup_printf (C_ ("Hijri date", "%1$s (%2$s)"), hijri_first ? hijri : gregorian,
                          hijri_first ? gregorian : hijri);
}
