/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-hijri.h"

#define N_MONTHS 12
#define N_YEARS (HAW_HIJRI_LAST_PUBLISHED - HAW_HIJRI_FIRST_PUBLISHED + 1)
#define N_STARTS (N_YEARS * N_MONTHS + 1)

/* Days since 1970-01-01 of 1 Muharram 1343, which was 1 August 1924. */
#define FIRST_DAY (-16589)

/* Days since 1970-01-01 of 1 Muharram 1 in the arithmetic calendar: Friday 16 July 622, Julian. */
#define ARITHMETIC_EPOCH (-492148)
#define DAYS_PER_CYCLE 10631
#define YEARS_PER_CYCLE 30

/* The length of each published month by its last digit: 8, 9, 0, 1 are 28, 29, 30, 31 days.
 *
 * By the issues of the newspaper Umm al-Qura for 1343 to 1355, the comparison calendar of King Fahd
 * University of Petroleum and Minerals for 1356 to 1411, the official comparative calendars for
 * 1412 to 1450 and the tables of King Abdulaziz City for Science and Technology for 1451 to 1500,
 * as gathered and checked against them by M. Alshehri (github.com/dralshehri/hijridate). From Safar
 * 1401 on they are also those of .NET's UmAlQuraCalendar, and from 1356 on those of R. H. van Gent,
 * but for Jumada II 1427, of which print has the first on 27 June 2006. The tables of ICU and of
 * Java are computed for the time before 1420 and after 1450 and differ from print by a day in 740 of
 * the months. */
static const char lengths[N_YEARS][N_MONTHS + 1] = {
  /* 1343 */ "090090008000", "990909090909", "090919080090", "990090099009", "990090090099",
  /* 1348 */ "090909009918", "090909000810", "909099090090", "090909990090", "090909090909",
  /* 1353 */ "090090900990", "909090090909", "090909090090", "990909009909", "090909090900",
  /* 1358 */ "009099099009", "000909909909", "090909090900", "090909090909", "090909090909",
  /* 1363 */ "090909090900", "090909080009", "090909090900", "090909090909", "090909090909",
  /* 1368 */ "090909090900", "090909009009", "090909090909", "090990909000", "909090990900",
  /* 1373 */ "909090909090", "090909009900", "090909099009", "909900090909", "099090900900",
  /* 1378 */ "090909090909", "909090909090", "090909090909", "090090990909", "090090099090",
  /* 1383 */ "909009090909", "090909090909", "090099090009", "009909090900", "990909090900",
  /* 1388 */ "900909090909", "090909090900", "090909009099", "090909090900", "990909090900",
  /* 1393 */ "090999090900", "090909099009", "090090990909", "090009099090", "909009090909",
  /* 1398 */ "090909009090", "909090909009", "009099090900", "909090990909", "000909099090",
  /* 1403 */ "900090909909", "900900090990", "990090090909", "090909090090", "909090909090",
  /* 1408 */ "090909099090", "090090909909", "090009090990", "909009009099", "099009000909",
  /* 1413 */ "909900900900", "990990900090", "909099090090", "090909099090", "090900909099",
  /* 1418 */ "090900090909", "909090090090", "909909000090", "990999000090", "099099900090",
  /* 1423 */ "090909909090", "090090990909", "090090900909", "909090090090", "990909009009",
  /* 1428 */ "099099000900", "909909900900", "900990909090", "900909090990", "900090909099",
  /* 1433 */ "090090090909", "909090090099", "090909090090", "909090909090", "090099090990",
  /* 1438 */ "090009909909", "090009090990", "909000909099", "090900900909", "909090900909",
  /* 1443 */ "090909090900", "909009909090", "900090990990", "900090099099", "090009090909",
  /* 1448 */ "909009009090", "990909009009", "090990909009", "009099090909", "000909909090",
  /* 1453 */ "900099090909", "900090909090", "990090900909", "099090900090", "909909900900",
  /* 1458 */ "090990990090", "009099099009", "009090909900", "909009090909", "090909090090",
  /* 1463 */ "909909009009", "090990909000", "909099099000", "090909909090", "090090990909",
  /* 1468 */ "090090909090", "990090090099", "099009090009", "909909009009", "090909909009",
  /* 1473 */ "090090990909", "009009099090", "909000909909", "909000900990", "990900900099",
  /* 1478 */ "099090090090", "909909090090", "900990909090", "900900909909", "090090090990",
  /* 1483 */ "990090009099", "099009009009", "909900909000", "990909090900", "909090990900",
  /* 1488 */ "900909099090", "900090909909", "090090090990", "909090090900", "990909090090",
  /* 1493 */ "099090990090", "009909909090", "009090990909", "000909099090", "900900990909",
  /* 1498 */ "090900909090", "909090909009", "009909909000",
};

/* Days since 1970-01-01 on which each published month begins, and the one after the last. */
static const gint32 *
get_starts (void)
{
  static gint32 starts[N_STARTS];
  static gsize ready;

  if (g_once_init_enter (&ready))
    {
      gint32 start = FIRST_DAY;

      for (int i = 0; i < N_STARTS - 1; i++)
        {
          int digit = lengths[i / N_MONTHS][i % N_MONTHS] - '0';

          starts[i] = start;
          start += digit >= 8 ? 20 + digit : 30 + digit;
        }
      starts[N_STARTS - 1] = start;
      g_once_init_leave (&ready, 1);
    }
  return starts;
}

/* Leap years are the 2nd, 5th, 7th, 10th, 13th, 16th, 18th, 21st, 24th, 26th and 29th of thirty. */
static gint64
get_arithmetic_start (int year,
                      int month)
{
  gint64 years = year - 1;

  return ARITHMETIC_EPOCH + years * 354 + (3 + 11 * (gint64) year) / YEARS_PER_CYCLE
         + 29 * (month - 1) + month / 2;
}

static gint64
get_start (int year,
           int month)
{
  if (haw_hijri_is_published (year))
    return get_starts ()[(year - HAW_HIJRI_FIRST_PUBLISHED) * N_MONTHS + month - 1];
  return get_arithmetic_start (year, month);
}

static gint64
get_end (int year,
         int month)
{
  return month < N_MONTHS ? get_start (year, month + 1) : get_start (year + 1, 1);
}

static void
set_published (HawHijri *hijri,
               gint64    days)
{
  const gint32 *starts = get_starts ();
  int low = 0;
  int high = N_STARTS - 2;

  while (low < high)
    {
      int middle = low + (high - low + 1) / 2;

      if (starts[middle] <= days)
        low = middle;
      else
        high = middle - 1;
    }
  hijri->year = HAW_HIJRI_FIRST_PUBLISHED + low / N_MONTHS;
  hijri->month = low % N_MONTHS + 1;
  hijri->day = (int) (days - starts[low]) + 1;
}

static void
set_arithmetic (HawHijri *hijri,
                gint64    days)
{
  gint64 year = (days - ARITHMETIC_EPOCH) * YEARS_PER_CYCLE / DAYS_PER_CYCLE + 1;

  while (get_arithmetic_start ((int) year, 1) > days)
    year--;
  while (get_arithmetic_start ((int) year + 1, 1) <= days)
    year++;
  hijri->year = (int) year;
  hijri->month = N_MONTHS;
  while (get_arithmetic_start (hijri->year, hijri->month) > days)
    hijri->month--;
  hijri->day = (int) (days - get_arithmetic_start (hijri->year, hijri->month)) + 1;
}

/**
 * haw_hijri_is_published:
 * @year: a Hijri year
 *
 * Returns: whether the calendar of @year was printed; otherwise it is only reckoned
 */
gboolean
haw_hijri_is_published (int year)
{
  return year >= HAW_HIJRI_FIRST_PUBLISHED && year <= HAW_HIJRI_LAST_PUBLISHED;
}

/**
 * haw_hijri_days_in_month:
 * @year: a Hijri year
 * @month: a month
 *
 * Returns: 28 to 31; 0 if there is no such month. The last month before the published calendar is
 *   cut short by a day, so that every day has one Hijri date.
 */
int
haw_hijri_days_in_month (int year,
                         int month)
{
  if (year < 1 || year > HAW_HIJRI_LAST_YEAR || month < 1 || month > N_MONTHS)
    return 0;

  return (int) (get_end (year, month) - get_start (year, month));
}

/**
 * haw_hijri_is_valid:
 *
 * Returns: whether there is such a day
 */
gboolean
haw_hijri_is_valid (int year,
                    int month,
                    int day)
{
  return day >= 1 && day <= haw_hijri_days_in_month (year, month);
}

/**
 * haw_hijri_to_days:
 * @days: (out) (optional): days since 1970-01-01
 *
 * Returns: whether there is such a day; @days is only set if so
 */
gboolean
haw_hijri_to_days (int     year,
                   int     month,
                   int     day,
                   gint64 *days)
{
  if (!haw_hijri_is_valid (year, month, day))
    return FALSE;

  if (days != NULL)
    *days = get_start (year, month) + day - 1;
  return TRUE;
}

/**
 * haw_hijri_from_days:
 * @days: days since 1970-01-01
 * @hijri: (out): the day
 *
 * The inverse of haw_hijri_to_days().
 *
 * Returns: whether @days is in the Hijri years 1 to %HAW_HIJRI_LAST_YEAR; @hijri is only set if so
 */
gboolean
haw_hijri_from_days (gint64    days,
                     HawHijri *hijri)
{
  const gint32 *starts = get_starts ();

  g_return_val_if_fail (hijri != NULL, FALSE);

  if (days < ARITHMETIC_EPOCH || days >= get_arithmetic_start (HAW_HIJRI_LAST_YEAR + 1, 1))
    return FALSE;

  if (days >= starts[0] && days < starts[N_STARTS - 1])
    set_published (hijri, days);
  else
    set_arithmetic (hijri, days);
  return TRUE;
}
