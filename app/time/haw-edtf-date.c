/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-edtf-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "time/haw-date-format.h"

/* Keeps every bound clear of the sentinels. */
#define FURTHEST_YEAR (G_GINT64_CONSTANT (9999999999))
#define DIGITS "0123456789"
#define MAX_SIGNIFICANT 2 /* digits of the number after S */

/* How many of the next characters are digits or X. */
static gsize
run_length (const HawEdtfCursor *cursor)
{
  return strspn (cursor->chars + cursor->at, DIGITS "X");
}

/* The next characters as a number with 0 for each X, and the bits of those. Takes them. */
static int
take_number (HawEdtfCursor *cursor,
             gsize          n_digits,
             int           *wanting)
{
  int number = 0;

  *wanting = 0;
  for (gsize i = 0; i < n_digits; i++, cursor->at++)
    {
      char c = haw_edtf_peek (cursor);

      number = number * 10 + (c == 'X' ? 0 : c - '0');
      *wanting = *wanting << 1 | (c == 'X' ? 1 : 0);
    }
  return number;
}

static gboolean
take_mark (HawEdtfCursor *cursor,
           HawEdtfFlags  *flags)
{
  *flags = HAW_EDTF_EXACT;
  if (haw_edtf_take (cursor, '?'))
    *flags = HAW_EDTF_UNCERTAIN;
  else if (haw_edtf_take (cursor, '~'))
    *flags = HAW_EDTF_APPROXIMATE;
  else if (haw_edtf_take (cursor, '%'))
    *flags = HAW_EDTF_UNCERTAIN | HAW_EDTF_APPROXIMATE;

  if (*flags != HAW_EDTF_EXACT && haw_edtf_at_mark (cursor))
    return haw_edtf_fail (cursor, cursor->at, HAW_EDTF_ERROR_SYNTAX,
                          "%s", _("A date has one mark. “%” means both uncertain and approximate."));
  return TRUE;
}

/* A mark after a part is of this part and all that are before it. */
static gboolean
take_group_mark (HawEdtfCursor *cursor,
                 HawEdtfDate   *date,
                 int            n_parts)
{
  HawEdtfFlags flags;

  if (!take_mark (cursor, &flags))
    return FALSE;
  date->year_flags |= flags;
  if (n_parts > 1)
    date->month_flags |= flags;
  if (n_parts > 2)
    date->day_flags |= flags;
  return TRUE;
}

static gboolean
fail_year (HawEdtfCursor *cursor,
           gsize          n_digits)
{
  gsize at = cursor->at;
  const char *digits = cursor->chars + at;

  if (n_digits < 4)
    return haw_edtf_fail (cursor, at + n_digits, HAW_EDTF_ERROR_SYNTAX, "%s",
                          _("A date begins with its year in four digits. "
                            "Write it as in 2020-07-03."));
  if (n_digits == 8 && strcspn (digits, "X") >= 8)
    return haw_edtf_fail (cursor, at + 4, HAW_EDTF_ERROR_SYNTAX,
                          _("Write hyphens between year, month and day: %.4s-%.2s-%.2s."), digits,
                          digits + 4, digits + 6);
  return haw_edtf_fail (cursor, at + 4, HAW_EDTF_ERROR_SYNTAX, "%s",
                        _("A year has four digits. Write Y before a longer one, as in Y12000."));
}

/* 1950S2: the first two digits are sure. */
static gboolean
parse_significant (HawEdtfCursor *cursor,
                   HawEdtfDate   *date)
{
  gsize n_digits;
  int unused;

  if (!haw_edtf_take (cursor, 'S'))
    return TRUE;
  n_digits = strspn (cursor->chars + cursor->at, DIGITS);
  if (n_digits == 0 || n_digits > MAX_SIGNIFICANT || haw_edtf_peek (cursor) == '0')
    return haw_edtf_fail (cursor, cursor->at, HAW_EDTF_ERROR_SYNTAX, "%s",
                          _("After S comes the number of digits that are sure. "
                            "Write it as in 1950S2."));
  date->significant = take_number (cursor, n_digits, &unused);
  return TRUE;
}

/* The digits after Y, with an exponent of ten or without, as a number; -1 if it is too large. */
static gint64
take_long_number (HawEdtfCursor *cursor,
                  gsize          n_digits,
                  gsize          n_exponent)
{
  gint64 number = 0;
  int exponent = 0;

  for (gsize i = 0; i < n_digits; i++, cursor->at++)
    number = MIN (number * 10 + (haw_edtf_peek (cursor) - '0'), FURTHEST_YEAR + 1);
  cursor->at += n_exponent > 0 ? 1 : 0;
  for (gsize i = 0; i < n_exponent; i++, cursor->at++)
    exponent = MIN (exponent * 10 + (haw_edtf_peek (cursor) - '0'), 99);
  for (int i = 0; i < exponent && number <= FURTHEST_YEAR; i++)
    number *= 10;
  return number <= FURTHEST_YEAR ? number : -1;
}

static gboolean
parse_long_year (HawEdtfCursor *cursor,
                 HawEdtfDate   *date)
{
  gboolean negative = haw_edtf_take (cursor, '-');
  gsize at = cursor->at;
  gsize n_digits = strspn (cursor->chars + at, DIGITS);
  const char *rest = cursor->chars + at + n_digits;
  gboolean has_exponent = n_digits > 0 && *rest == 'E';
  gsize n_exponent = has_exponent ? strspn (rest + 1, DIGITS) : 0;

  if (has_exponent && n_exponent == 0)
    return haw_edtf_fail (cursor, at + n_digits + 1, HAW_EDTF_ERROR_SYNTAX, "%s",
                          _("After E comes the number of zeros. Write it as in Y17E7."));
  if (!has_exponent && (n_digits < 5 || haw_edtf_peek (cursor) == '0'))
    return haw_edtf_fail (cursor, n_digits < 5 ? at + n_digits : at, HAW_EDTF_ERROR_SYNTAX, "%s",
                          _("After Y comes a year of five digits or more. "
                            "Write other years without Y."));
  date->year = take_long_number (cursor, n_digits, n_exponent);
  if (date->year < 0)
    return haw_edtf_fail (cursor, at, HAW_EDTF_ERROR_RANGE, "%s",
                          _("This year is too far away. Write at most ten digits."));
  if (negative && date->year == 0)
    return haw_edtf_fail (cursor, at - 1, HAW_EDTF_ERROR_RANGE, "%s",
                          _("The year 0 has no sign. Write 0000 for the year 1 BC."));
  date->year = negative ? -date->year : date->year;
  date->negative = negative;
  return parse_significant (cursor, date);
}

static gboolean
parse_year (HawEdtfCursor *cursor,
            HawEdtfDate   *date)
{
  gboolean negative = haw_edtf_take (cursor, '-');
  gsize n_digits = run_length (cursor);

  if (n_digits != 4)
    return fail_year (cursor, n_digits);
  date->year = take_number (cursor, 4, &date->year_wanting);
  if (negative && date->year == 0 && date->year_wanting == 0)
    return haw_edtf_fail (cursor, cursor->at - 5, HAW_EDTF_ERROR_RANGE, "%s",
                          _("The year 0 has no sign. Write 0000 for the year 1 BC."));
  date->year = negative ? -date->year : date->year;
  date->negative = negative;
  if (date->year_wanting != 0 && haw_edtf_peek (cursor) == 'S')
    return haw_edtf_fail (cursor, cursor->at, HAW_EDTF_ERROR_SYNTAX, "%s",
                          _("A year has X or S, not both. Write it as in 19XX or 1950S2."));
  return parse_significant (cursor, date);
}

/* Checks that two digits or X come next; does not take them. */
static gboolean
expect_two (HawEdtfCursor *cursor,
            gboolean       unspecified,
            const char    *reason)
{
  gsize n_digits = run_length (cursor);
  gsize n_known = strspn (cursor->chars + cursor->at, DIGITS);

  if (n_digits != 2)
    return haw_edtf_fail (cursor, cursor->at + MIN (n_digits, 2), HAW_EDTF_ERROR_SYNTAX, "%s",
                          reason);
  if (n_known == 2 || unspecified)
    return TRUE;
  return haw_edtf_fail (cursor, cursor->at + n_known, HAW_EDTF_ERROR_SYNTAX, "%s", reason);
}

/* Whether a number with X can be one of @first to @last. */
static gboolean
can_be (int number,
        int wanting,
        int first,
        int last)
{
  for (int i = first; i <= last; i++)
    if (((wanting & 1) != 0 || i % 10 == number % 10) && ((wanting & 2) != 0 || i / 10 == number / 10))
      return TRUE;
  return FALSE;
}

static gboolean
parse_month (HawEdtfCursor *cursor,
             HawEdtfDate   *date)
{
  gsize at;

  if (!take_mark (cursor, &date->month_flags))
    return FALSE;
  at = cursor->at;
  if (!expect_two (cursor, TRUE, _("A month has two digits. Write it as in 2020-07.")))
    return FALSE;
  date->month = take_number (cursor, 2, &date->month_wanting);
  if (can_be (date->month, date->month_wanting, 1, 12)
      || (date->month_wanting == 0 && date->month >= 21 && date->month <= 41))
    return take_group_mark (cursor, date, 2);
  return haw_edtf_fail (cursor, at, HAW_EDTF_ERROR_RANGE,
                        /* Translators: %.2s is a month that does not exist, such as 13. */
                        _("There is no month %.2s. Write 01 to 12 for a month, or 21 to 41 for a "
                          "season or another part of a year."),
                        cursor->chars + at);
}

static gboolean
fail_day (HawEdtfCursor     *cursor,
          gsize              at,
          const HawEdtfDate *date)
{
  g_autofree char *month = NULL;
  int n_days;

  if (date->year_wanting != 0 || date->month_wanting != 0 || date->day_wanting != 0)
    return haw_edtf_fail (cursor, at, HAW_EDTF_ERROR_RANGE, "%s",
                          _("No month that this can be has such a day. "
                            "Write XX for a day that is not known."));
  n_days = haw_civil_days_in_month (date->year, date->month);
  month = haw_date_format (haw_civil_to_time (date->year, date->month, 1), HAW_DATE_MONTH);
  return haw_edtf_fail (cursor, at, HAW_EDTF_ERROR_RANGE,
                        /* Translators: %1$s is a month with its year, as in "February 2021". */
                        ngettext ("%1$s has %2$d day. Write a day from 01 to %2$02d.",
                                  "%1$s has %2$d days. Write a day from 01 to %2$02d.",
                                  (gulong) n_days),
                        month, n_days);
}

static gboolean
parse_day (HawEdtfCursor *cursor,
           HawEdtfDate   *date)
{
  HawCivil civil;
  gsize at;

  if (date->month > 12)
    return haw_edtf_fail (cursor, cursor->at - 1, HAW_EDTF_ERROR_SYNTAX, "%s",
                          _("A season has no days. End the date here, or write a month from 01 "
                            "to 12."));
  if (!take_mark (cursor, &date->day_flags))
    return FALSE;
  at = cursor->at;
  if (!expect_two (cursor, TRUE, _("A day has two digits. Write it as in 2020-07-03.")))
    return FALSE;
  date->day = take_number (cursor, 2, &date->day_wanting);
  if (!can_be (date->day, date->day_wanting, 1, 31) || !haw_edtf_date_find (date, FALSE, &civil))
    return fail_day (cursor, at, date);
  return take_group_mark (cursor, date, 3);
}

static gboolean
parse_clock_part (HawEdtfCursor *cursor,
                  int            maximum,
                  int           *value)
{
  gsize at = cursor->at;
  int unused;

  if (!expect_two (cursor, FALSE, _("A time has two digits for each part. Write it as in 15:17.")))
    return FALSE;
  *value = take_number (cursor, 2, &unused);
  if (*value > maximum)
    return haw_edtf_fail (cursor, at, HAW_EDTF_ERROR_RANGE,
                          /* Translators: 00 and the number limit an hour, a minute or a second. */
                          _("There is no %02d on the clock here. Write a number from 00 to %02d."),
                          *value, maximum);
  return TRUE;
}

/* In use are zones from 12 hours behind to 14 ahead. */
static gboolean
parse_zone (HawEdtfCursor *cursor,
            HawEdtfDate   *date)
{
  gsize start = cursor->at;
  int sign = haw_edtf_peek (cursor) == '-' ? -1 : 1;
  int furthest = sign < 0 ? 12 : 14;
  int hours;
  int minutes = 0;

  if (haw_edtf_take (cursor, 'Z'))
    {
      date->zone = HAW_EDTF_ZONE_UTC;
      return TRUE;
    }
  if (!haw_edtf_take (cursor, '+') && !haw_edtf_take (cursor, '-'))
    return TRUE;
  if (run_length (cursor) == 4)
    return haw_edtf_fail (cursor, cursor->at + 2, HAW_EDTF_ERROR_SYNTAX, "%s",
                          _("Write a colon between the hours and minutes of a zone, as in +03:00."));
  if (!parse_clock_part (cursor, furthest, &hours))
    return FALSE;
  if (haw_edtf_take (cursor, ':')
      && !parse_clock_part (cursor, hours == furthest ? 0 : 59, &minutes))
    return FALSE;
  if (sign < 0 && hours == 0 && minutes == 0)
    return haw_edtf_fail (cursor, start, HAW_EDTF_ERROR_RANGE,
                          "%s", _("The zone of zero hours has no minus. Write Z."));
  date->zone_minutes = sign * (hours * 60 + minutes);
  date->zone = date->zone_minutes == 0 ? HAW_EDTF_ZONE_UTC : HAW_EDTF_ZONE_OFFSET;
  return TRUE;
}

/* A time of day, with its zone if it has one. */
gboolean
haw_edtf_parse_clock (HawEdtfCursor *cursor,
                      HawEdtfDate   *date)
{
  if (!parse_clock_part (cursor, 23, &date->hour))
    return FALSE;
  if (!haw_edtf_take (cursor, ':'))
    return haw_edtf_fail (cursor, cursor->at, HAW_EDTF_ERROR_SYNTAX, "%s",
                          _("A time has hours and minutes with a colon between. "
                            "Write it as in 15:17."));
  if (!parse_clock_part (cursor, 59, &date->minute))
    return FALSE;
  date->has_seconds = haw_edtf_take (cursor, ':') ? 1 : 0;
  if (date->has_seconds && !parse_clock_part (cursor, 59, &date->second))
    return FALSE;
  date->precision = HAW_PRECISION_TIME;
  return parse_zone (cursor, date);
}

/* The mark at the end of a date, which is of all its parts. */
gboolean
haw_edtf_parse_last_mark (HawEdtfCursor *cursor,
                          HawEdtfDate   *date)
{
  if (!take_group_mark (cursor, date, 3))
    return FALSE;
  date->flags = date->year_flags | date->month_flags | date->day_flags;
  return TRUE;
}

static HawPrecision
find_precision (const HawEdtfDate *date)
{
  gint64 first, last;

  haw_edtf_date_get_years (date, &first, &last);
  if (last - first >= 10 || date->year_wanting > 1)
    return HAW_PRECISION_CENTURY;
  if (last > first || date->year_wanting > 0)
    return HAW_PRECISION_DECADE;
  if (date->month > 12)
    return HAW_PRECISION_SEASON;
  if (date->month_wanting > 0 || date->month == 0)
    return HAW_PRECISION_YEAR;
  return date->day_wanting > 0 || date->day == 0 ? HAW_PRECISION_MONTH : HAW_PRECISION_DAY;
}

static gboolean
parse_time (HawEdtfCursor *cursor,
            HawEdtfDate   *date)
{
  if (date->precision != HAW_PRECISION_DAY)
    return haw_edtf_fail (cursor, cursor->at - 1, HAW_EDTF_ERROR_SYNTAX, "%s",
                          _("A time needs a whole day before it. "
                            "Write it as in 2020-07-03T15:17."));
  if (date->year_flags != 0 || date->month_flags != 0 || date->day_flags != 0)
    return haw_edtf_fail (cursor, cursor->at - 1, HAW_EDTF_ERROR_SYNTAX, "%s",
                          _("Write the mark (?, ~ or %) after the time, as in 2020-07-03T15:17~."));
  return haw_edtf_parse_clock (cursor, date) && haw_edtf_parse_last_mark (cursor, date);
}

/* One whole date with its marks. */
gboolean
haw_edtf_parse_date (HawEdtfCursor *cursor,
                     HawEdtfDate   *date)
{
  gboolean is_long;

  date->end = HAW_EDTF_END_DATE;
  if (!take_mark (cursor, &date->year_flags))
    return FALSE;
  is_long = haw_edtf_take (cursor, 'Y');
  if (is_long ? !parse_long_year (cursor, date) : !parse_year (cursor, date))
    return FALSE;
  if (!take_group_mark (cursor, date, 1))
    return FALSE;
  if (!is_long && date->significant == 0 && haw_edtf_take (cursor, '-'))
    {
      if (!parse_month (cursor, date))
        return FALSE;
      if (haw_edtf_take (cursor, '-') && !parse_day (cursor, date))
        return FALSE;
    }
  date->precision = find_precision (date);
  date->flags = date->year_flags | date->month_flags | date->day_flags;
  return !haw_edtf_take (cursor, 'T') || parse_time (cursor, date);
}
