/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "time/haw-civil.h"

G_BEGIN_DECLS

/* The Hijri calendar of Umm al-Qura, as it was printed in Saudi Arabia for 1343 to 1500 AH (August
 * 1924 to November 2077): months of 29 or 30 days, in the first years also of 28 and 31 where an
 * announced sighting corrected them. Other years are reckoned by the arithmetic (civil) calendar,
 * and haw_hijri_is_published() says so: tell it beside such a date. Even published dates differ by
 * a day from those of a country that goes by its own sighting of the moon. A day is taken to begin
 * at midnight, like that of the press, not at sunset. */

#define HAW_HIJRI_FIRST_PUBLISHED 1343
#define HAW_HIJRI_LAST_PUBLISHED 1500
#define HAW_HIJRI_LAST_YEAR 9999

typedef struct
{
  int year;  /* AH, 1 to HAW_HIJRI_LAST_YEAR */
  int month; /* 1, Muharram, to 12, Dhu al-Hijja */
  int day;   /* 1 to haw_hijri_days_in_month() */
} HawHijri;

gboolean haw_hijri_is_published (int year);
int haw_hijri_days_in_month (int year,
                             int month);
gboolean haw_hijri_is_valid (int year,
                             int month,
                             int day);
gboolean haw_hijri_to_days (int     year,
                            int     month,
                            int     day,
                            gint64 *days);
gboolean haw_hijri_from_days (gint64    days,
                              HawHijri *hijri);

G_END_DECLS
