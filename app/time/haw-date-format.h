/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Dates and numbers for people, in the language of the messages (not of LC_TIME, so that one
 * sentence is never in two languages). The formats here are Gregorian; haw-hijri-format.h has the
 * other calendar, and haw_date_shows_hijri() says which of them come where. Every function may be called from any thread. */

typedef enum
{
  HAW_DIGITS_LATIN,       /* 0123456789 */
  HAW_DIGITS_ARABIC_INDIC /* ٠١٢٣٤٥٦٧٨٩ */
} HawDigits;

/* The names of the months in Arabic; other languages have one set. */
typedef enum
{
  HAW_MONTHS_GREGORIAN,   /* يونيو */
  HAW_MONTHS_LEVANTINE,   /* حزيران, also of Iraq */
  HAW_MONTHS_MAGHREBI,    /* جوان, of Algeria and Tunisia */
  HAW_MONTHS_BOTH,        /* حزيران/يونيو */
  HAW_MONTHS_MOROCCAN,    /* يوليوز, غشت */
  HAW_MONTHS_MAURITANIAN, /* أغشت */
  HAW_N_MONTHS
} HawMonths;

/* What the dates of one thread are like instead of what is set for the program, such as those of an
 * export. */
typedef struct
{
  gboolean has_digits;
  HawDigits digits;
  gboolean has_months;
  HawMonths months;
  gboolean hijri; /* as for haw_date_set_hijri() */
  gboolean hijri_first;
} HawDateOverride;

typedef enum
{
  HAW_DATE_WEEKDAY_DAY,  /* Friday 3 July 2020 */
  HAW_DATE_DAY,          /* 3 July 2020 */
  HAW_DATE_DAY_MONTH,    /* 3 July */
  HAW_DATE_WEEKDAY_DATE, /* Fri 3 */
  HAW_DATE_DAY_NUMBER,   /* 3 */
  HAW_DATE_MONTH,        /* July 2020 */
  HAW_DATE_MONTH_NAME,   /* July */
  HAW_DATE_MONTH_SHORT,  /* Jul */
  HAW_DATE_YEAR,         /* 2020 */
  HAW_DATE_TIME,         /* 15:17 */
  HAW_DATE_TIME_SECONDS, /* 15:17:30 */
  HAW_DATE_TIMESTAMP,    /* 2020-07-03 15:17 */
  HAW_DATE_WEEKDAY,      /* Friday */
  HAW_DATE_WEEKDAY_SHORT /* Fri */
} HawDateStyle;

#define HAW_DATE_N_STYLES (HAW_DATE_WEEKDAY_SHORT + 1)

void haw_date_set_digits (HawDigits digits);
HawDigits haw_date_get_digits (void);
HawDigits haw_date_digits_of_locale (const char *locale);
void haw_date_set_months (HawMonths months);
HawMonths haw_date_get_months (void);
gboolean haw_date_has_months (void);
void haw_date_set_hijri (gboolean shown,
                         gboolean first);
gboolean haw_date_shows_hijri (gboolean *first);
void haw_date_set_override (const HawDateOverride *override);
GDateWeekday haw_date_week_start_of_locale (void);
char *haw_date_locale (void);
const char *haw_date_get_pattern (HawDateStyle style);
char *haw_date_format (gint64       time,
                       HawDateStyle style);
char *haw_date_localise_digits (const char *text);

G_END_DECLS
