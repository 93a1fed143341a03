/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-hijri-format.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "time/haw-edtf-private.h"
#include "time/haw-hijri.h"

/* The formats are translated, so no compiler can check them against their arguments. */
#pragma GCC diagnostic ignored "-Wformat-nonliteral"

#define N_MONTHS 12

static const char *const month_names[N_MONTHS] = {
  /* Translators: the months of the Hijri calendar. */
  NC_ ("Hijri month", "Muharram"),  NC_ ("Hijri month", "Safar"),
  NC_ ("Hijri month", "Rabi I"),    NC_ ("Hijri month", "Rabi II"),
  NC_ ("Hijri month", "Jumada I"),  NC_ ("Hijri month", "Jumada II"),
  NC_ ("Hijri month", "Rajab"),     NC_ ("Hijri month", "Shaban"),
  NC_ ("Hijri month", "Ramadan"),   NC_ ("Hijri month", "Shawwal"),
  NC_ ("Hijri month", "Dhu al-Qada"), NC_ ("Hijri month", "Dhu al-Hijja"),
};

static const char *const short_names[N_MONTHS] = {
  /* Translators: the months of the Hijri calendar, shortened for the ruler of the timeline. */
  NC_ ("short Hijri month", "Muh"),    NC_ ("short Hijri month", "Saf"),
  NC_ ("short Hijri month", "Rab I"),  NC_ ("short Hijri month", "Rab II"),
  NC_ ("short Hijri month", "Jum I"),  NC_ ("short Hijri month", "Jum II"),
  NC_ ("short Hijri month", "Raj"),    NC_ ("short Hijri month", "Sha"),
  NC_ ("short Hijri month", "Ram"),    NC_ ("short Hijri month", "Shaw"),
  NC_ ("short Hijri month", "Dhu Q"),  NC_ ("short Hijri month", "Dhu H"),
};

static char *
format_field (char             letter,
              gsize            n_letters,
              const HawHijri  *hijri,
              gint64           time)
{
  g_autofree char *number = NULL;
  g_autofree char *year = NULL;

  switch (letter)
    {
    case 'E':
      return haw_date_format (time, n_letters >= 4 ? HAW_DATE_WEEKDAY : HAW_DATE_WEEKDAY_SHORT);
    case 'M':
    case 'L':
      return g_strdup (n_letters >= 4
                           ? haw_hijri_get_month_name (hijri->month)
                           : g_dpgettext2 (GETTEXT_PACKAGE, "short Hijri month",
                                           short_names[hijri->month - 1]));
    case 'u':
    case 'y':
      number = g_strdup_printf ("%d", hijri->year);
      year = haw_date_localise_digits (number);
      /* Translators: %s is a year of the Hijri calendar, as in "1442 AH". */
      return g_strdup_printf (C_ ("Hijri year", "%s AH"), year);
    case 'd':
    default:
      number = g_strdup_printf ("%d", hijri->day);
      return haw_date_localise_digits (number);
    }
}

/* Fills a pattern of ICU, of which dates use few letters and text between apostrophes. */
static char *
fill_pattern (const char     *pattern,
              const HawHijri *hijri,
              gint64          time)
{
  GString *text = g_string_new (NULL);
  gboolean quoted = FALSE;

  for (const char *p = pattern; *p != '\0';)
    {
      gsize n_letters = 1;

      if (*p == '\'')
        {
          if (p[1] == '\'')
            g_string_append_c (text, *p++);
          else
            quoted = !quoted;
        }
      else if (!quoted && strchr ("EMLuyd", *p) != NULL)
        {
          g_autofree char *field = NULL;

          while (p[n_letters] == *p)
            n_letters++;
          field = format_field (*p, n_letters, hijri, time);
          g_string_append (text, field);
        }
      else
        g_string_append_c (text, *p);
      p += n_letters;
    }

  return g_string_free (text, FALSE);
}

/**
 * haw_hijri_get_month_name:
 * @month: 1 to 12
 *
 * Returns: its name in the language of the messages
 */
const char *
haw_hijri_get_month_name (int month)
{
  g_return_val_if_fail (month >= 1 && month <= N_MONTHS, "");

  return g_dpgettext2 (GETTEXT_PACKAGE, "Hijri month", month_names[month - 1]);
}

/**
 * haw_hijri_format:
 * @time: seconds of local time
 * @style: any style; those of a time of day are the same in every calendar
 *
 * Years are marked as such ("1442 AH"), so that none is taken for a Gregorian one.
 *
 * Returns: (transfer full) (nullable): the part of @time that @style asks for; %NULL outside the
 *   Hijri calendar
 */
char *
haw_hijri_format (gint64       time,
                  HawDateStyle style)
{
  HawHijri hijri;

  g_return_val_if_fail (style < HAW_DATE_N_STYLES, NULL);

  if (!haw_hijri_from_days (haw_floor_div (time, HAW_SECONDS_PER_DAY), &hijri))
    return NULL;
  if (style == HAW_DATE_TIME || style == HAW_DATE_TIME_SECONDS || style == HAW_DATE_TIMESTAMP)
    return haw_date_format (time, style);
  return fill_pattern (haw_date_get_pattern (style), &hijri, time);
}

/* What of the first of two dates the second does not say again. */
static HawDateStyle
get_first_style (HawDateStyle    style,
                 const HawHijri *first,
                 const HawHijri *last)
{
  if (style == HAW_DATE_YEAR || first->year != last->year)
    return style;
  if (style == HAW_DATE_MONTH)
    return HAW_DATE_MONTH_NAME;
  return first->month == last->month ? HAW_DATE_DAY_NUMBER : HAW_DATE_DAY_MONTH;
}

/* As in "1441–1442 AH". */
static char *
format_years (int first,
              int last)
{
  g_autofree char *numbers = g_strdup_printf ("%d–%d", first, last);
  g_autofree char *localised = haw_date_localise_digits (numbers);

  return g_strdup_printf (C_ ("Hijri year", "%s AH"), localised);
}

/**
 * haw_hijri_format_span:
 * @start: seconds of local time
 * @end: exclusive; later than @start
 * @style: %HAW_DATE_DAY, %HAW_DATE_MONTH or %HAW_DATE_YEAR
 *
 * From the first to the last day, month or year in little room: "12–16 Dhu al-Qada 1441 AH", "Dhu
 * al-Qada – Dhu al-Hijja 1441 AH", "1441–1442 AH", or one of them.
 *
 * Returns: (transfer full) (nullable): %NULL outside the Hijri calendar
 */
char *
haw_hijri_format_span (gint64       start,
                       gint64       end,
                       HawDateStyle style)
{
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  HawHijri first, last;
  HawDateStyle from_style;

  if (start <= HAW_TIME_MIN || end >= HAW_TIME_MAX ||
      !haw_hijri_from_days (haw_floor_div (start, HAW_SECONDS_PER_DAY), &first) ||
      !haw_hijri_from_days (haw_floor_div (end - 1, HAW_SECONDS_PER_DAY), &last))
    return NULL;
  to = haw_hijri_format (end - 1, style);
  if (first.year == last.year && (style == HAW_DATE_YEAR || first.month == last.month) &&
      (style != HAW_DATE_DAY || first.day == last.day))
    return g_steal_pointer (&to);
  if (style == HAW_DATE_YEAR)
    return format_years (first.year, last.year);
  from_style = get_first_style (style, &first, &last);
  from = haw_hijri_format (start, from_style);
  return g_strdup_printf (from_style == HAW_DATE_DAY_NUMBER ? C_ ("date", "%1$s–%2$s")
                                                            : C_ ("date", "%1$s – %2$s"), from, to);
}

/**
 * haw_hijri_describe:
 * @edtf: a date
 *
 * Says which Hijri days, months or years a date falls into, with its form and its marks: "12 Dhu al-Qada 1441
 * AH, ±1 day", "about 12 Dhu al-Qada 1441 AH, ±1 day", "Dhu al-Qada – Dhu al-Hijja 1441 AH", "since 12 Dhu
 * al-Qada 1441 AH, ±1 day". Of the ends of an interval it says the first and the last of them. Days are
 * marked ±1 because months begin by sighting in some countries.
 *
 * Returns: (transfer full) (nullable): %NULL if @edtf is undated or out of the calendar
 */
char *
haw_hijri_describe (const HawEdtf *edtf)
{
  g_return_val_if_fail (edtf != NULL, NULL);

  return haw_edtf_describe_hijri_whole (edtf);
}

/**
 * haw_hijri_describe_both:
 * @hijri_first: whether the Gregorian date is the one in brackets
 *
 * Like haw_edtf_describe_gregorian() with the Hijri date, where there is one: "Friday 3 July 2020 (12 Dhu
 * al-Qada 1441 AH, ±1 day)".
 *
 * Returns: (transfer full): never empty
 */
char *
haw_hijri_describe_both (const HawEdtf *edtf,
                         gboolean       hijri_first)
{
  g_autofree char *text = haw_edtf_describe_gregorian (edtf);
  g_autofree char *hijri = haw_hijri_describe (edtf);

  if (hijri == NULL)
    return g_steal_pointer (&text);
  /* Translators: a date and the same in the other calendar. */
  return g_strdup_printf (C_ ("Hijri date", "%1$s (%2$s)"), hijri_first ? hijri : text,
                          hijri_first ? text : hijri);
}

/**
 * haw_calendar_format:
 * @calendar: a calendar
 * @time: seconds of local time; not a sentinel
 *
 * Returns: (transfer full): the part of @time that @style asks for, in @calendar where it reaches
 */
char *
haw_calendar_format (HawCalendar  calendar,
                     gint64       time,
                     HawDateStyle style)
{
  char *text = calendar == HAW_CALENDAR_HIJRI ? haw_hijri_format (time, style) : NULL;

  return text != NULL ? text : haw_date_format (time, style);
}

/**
 * haw_calendar_format_main:
 * @time: seconds of local time; not a sentinel
 *
 * Returns: (transfer full): the part of @time that @style asks for, in the calendar that comes first
 */
char *
haw_calendar_format_main (gint64       time,
                          HawDateStyle style)
{
  gboolean hijri_first;

  haw_date_shows_hijri (&hijri_first);
  return haw_calendar_format (hijri_first ? HAW_CALENDAR_HIJRI : HAW_CALENDAR_GREGORIAN, time,
                              style);
}
