/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-civil.h"

#define DAYS_PER_ERA 146097 /* 400 years */

/**
 * haw_floor_div:
 * @divisor: more than 0
 *
 * Returns: @dividend / @divisor rounded towards minus infinity
 */
gint64
haw_floor_div (gint64 dividend,
               gint64 divisor)
{
  g_return_val_if_fail (divisor > 0, 0);

  return dividend / divisor - (dividend % divisor < 0 ? 1 : 0);
}

/**
 * haw_civil_to_days:
 * @month: any number; months outside 1 to 12 carry into the year, so that callers can step freely
 * @day: day of the month; any number, counted on from the first
 *
 * The algorithm is days_from_civil of Howard Hinnant, "chrono-Compatible Low-Level Date
 * Algorithms".
 *
 * Returns: days since 1970-01-01
 */
gint64
haw_civil_to_days (gint64 year,
                   gint64 month,
                   int    day)
{
  gint64 era, year_of_era, day_of_year;

  year += haw_floor_div (month - 1, 12);
  month -= haw_floor_div (month - 1, 12) * 12;
  if (month <= 2)
    year--;
  era = haw_floor_div (year, 400);
  year_of_era = year - era * 400;
  day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5;
  return era * DAYS_PER_ERA + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year
         + day - 1 - 719468;
}

/**
 * haw_civil_from_days:
 * @days: days since 1970-01-01
 * @civil: (out): the day
 *
 * The inverse of haw_civil_to_days(), after civil_from_days of the same source.
 */
void
haw_civil_from_days (gint64    days,
                     HawCivil *civil)
{
  gint64 era, day_of_era, year_of_era, day_of_year, month;

  g_return_if_fail (civil != NULL);

  days += 719468;
  era = haw_floor_div (days, DAYS_PER_ERA);
  day_of_era = days - era * DAYS_PER_ERA;
  year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  month = (5 * day_of_year + 2) / 153;
  civil->day = (int) (day_of_year - (153 * month + 2) / 5 + 1);
  civil->month = (int) (month < 10 ? month + 3 : month - 9);
  civil->year = year_of_era + era * 400 + (civil->month <= 2 ? 1 : 0);
}

/**
 * haw_civil_to_time:
 *
 * Like haw_civil_to_days(), in seconds.
 *
 * Returns: the time at which the day begins
 */
gint64
haw_civil_to_time (gint64 year,
                   gint64 month,
                   int    day)
{
  return haw_civil_to_days (year, month, day) * HAW_SECONDS_PER_DAY;
}

/**
 * haw_civil_from_time:
 * @time: a time, not a sentinel
 * @civil: (out): the day it falls on
 */
void
haw_civil_from_time (gint64    time,
                     HawCivil *civil)
{
  haw_civil_from_days (haw_floor_div (time, HAW_SECONDS_PER_DAY), civil);
}

/**
 * haw_civil_days_in_month:
 * @month: 1 to 12
 *
 * Returns: 28 to 31
 */
int
haw_civil_days_in_month (gint64 year,
                         int    month)
{
  g_return_val_if_fail (month >= 1 && month <= 12, 0);

  return (int) (haw_civil_to_days (year, month + 1, 1) - haw_civil_to_days (year, month, 1));
}
