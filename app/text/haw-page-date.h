/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * HawPageDate:
 * @start: first byte of the date in the line
 * @end: the byte after it
 * @year: Gregorian, 0 where the date has none or is a Hijri one
 * @month: 1 to 12
 * @day: 1 to 31
 * @time: "hh:mm" of the clock time in the line, "" if none
 * @zone: words of the zone after the clock time, as found; free with haw_page_date_clear()
 * @whole: whether the line holds nothing but dates, times and the words that go with them
 *
 * The first date of a line, a day in one of the ways in which pages state theirs.
 */
typedef struct
{
  gsize start;
  gsize end;
  int year;
  int month;
  int day;
  char time[6];
  char *zone;
  gboolean whole;
} HawPageDate;

/**
 * haw_page_date_find:
 * @line: UTF-8 without line feeds
 * @date: (out caller-allocates): what was found; set in any case
 *
 * Knows Arabic (all month families), English and French month names, digits of three families, ISO
 * order, day first and, where that is impossible, month first.
 *
 * Returns: whether there is a day with month and year; `whole` may be set without one (a clock time,
 *   a Hijri date)
 */
gboolean haw_page_date_find  (const char  *line,
                              HawPageDate *date);
void     haw_page_date_clear (HawPageDate *date);

G_END_DECLS
