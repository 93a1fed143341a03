/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Times are gint64 seconds since 1970-01-01T00:00:00 of the local clock at the place of the event,
 * in the proleptic Gregorian calendar, without zones or leap seconds. These two stand for "open"
 * or "unknown"; they are small enough that no sum or difference of two times overflows. */
#define HAW_TIME_MAX (G_GINT64_CONSTANT (1) << 60)
#define HAW_TIME_MIN (-HAW_TIME_MAX)

#define HAW_SECONDS_PER_DAY 86400

/* A day of the proleptic Gregorian calendar; year 0 is 1 BC. */
typedef struct
{
  gint64 year;
  int month; /* 1 to 12 */
  int day;   /* 1 to 31 */
} HawCivil;

gint64 haw_civil_to_days (gint64 year,
                          gint64 month,
                          int    day);
void haw_civil_from_days (gint64    days,
                          HawCivil *civil);
gint64 haw_civil_to_time (gint64 year,
                          gint64 month,
                          int    day);
void haw_civil_from_time (gint64    time,
                          HawCivil *civil);
int haw_civil_days_in_month (gint64 year,
                             int    month);
gint64 haw_floor_div (gint64 dividend,
                      gint64 divisor);

G_END_DECLS
