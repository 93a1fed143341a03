/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/haw-range-text.h"

#include "time/haw-hijri-format.h"
#include "time/haw-edtf.h"

#include <glib/gi18n.h>

static char *
within_a_day (gint64 start,
              gint64 end)
{
  g_autofree char *day = haw_calendar_format_main (start, HAW_DATE_DAY);
  g_autofree char *from = haw_date_format (start, HAW_DATE_TIME);
  g_autofree char *until = haw_date_format (end, HAW_DATE_TIME);

  /* Translators: a range of time within a day: the day, and two times of it */
  return g_strdup_printf (_("%s, %s–%s"), day, from, until);
}

/* From a time of a day to a time of another one. */
static char *
between_days (gint64 start,
              gint64 end)
{
  g_autofree char *first = haw_calendar_format_main (start, HAW_DATE_DAY);
  g_autofree char *from = haw_date_format (start, HAW_DATE_TIME);
  g_autofree char *last = haw_calendar_format_main (end, HAW_DATE_DAY);
  g_autofree char *until = haw_date_format (end, HAW_DATE_TIME);

  /* Translators: a range of time: a day and a time of it, another day and a time of it */
  return g_strdup_printf (_("%1$s, %2$s – %3$s, %4$s"), first, from, last, until);
}

/**
 * haw_range_to_text:
 * @start: seconds of local time
 * @end: exclusive; later than @start
 *
 * Returns: (transfer full): a range of time for people: whole days, or
 *   from which time of a day to which
 */
char *
haw_range_to_text (gint64 start,
                   gint64 end)
{
  gint64 first = haw_floor_div (start, HAW_SECONDS_PER_DAY) * HAW_SECONDS_PER_DAY;
  gint64 last = haw_floor_div (end - 1, HAW_SECONDS_PER_DAY) * HAW_SECONDS_PER_DAY;
  g_autofree char *text = NULL;
  HawCivil from, until;
  HawEdtf edtf;

  if (first == last && end - start < HAW_SECONDS_PER_DAY)
    return within_a_day (start, end);
  if (start != first || end != last + HAW_SECONDS_PER_DAY)
    return between_days (start, end);

  haw_civil_from_time (first, &from);
  haw_civil_from_time (last, &until);
  if (first == last)
    text = g_strdup_printf ("%04d-%02d-%02d", (int) from.year, from.month, from.day);
  else
    text = g_strdup_printf ("%04d-%02d-%02d/%04d-%02d-%02d", (int) from.year, from.month, from.day,
                            (int) until.year, until.month, until.day);
  if (!haw_edtf_parse (text, &edtf, NULL))
    return g_steal_pointer (&text);

  return haw_edtf_describe_short (&edtf);
}
