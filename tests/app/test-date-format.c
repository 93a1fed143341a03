/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <locale.h>

#include "time/haw-civil.h"
#include "time/haw-date-format.h"
#include "time/haw-hijri-format.h"

#define N_THREADS 4

static void
assert_format (gint64       time,
               HawDateStyle style,
               const char  *expected)
{
  g_autofree char *text = haw_date_format (time, style);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_styles (void)
{
  gint64 time = haw_civil_to_time (2020, 7, 3) + 15 * 3600 + 17 * 60 + 30;

  assert_format (time, HAW_DATE_WEEKDAY_DAY, "Friday 3 July 2020");
  assert_format (time, HAW_DATE_DAY, "3 July 2020");
  assert_format (time, HAW_DATE_DAY_MONTH, "3 July");
  assert_format (time, HAW_DATE_WEEKDAY_DATE, "Fri 3");
  assert_format (time, HAW_DATE_DAY_NUMBER, "3");
  assert_format (time, HAW_DATE_MONTH, "July 2020");
  assert_format (time, HAW_DATE_MONTH_NAME, "July");
  assert_format (time, HAW_DATE_MONTH_SHORT, "Jul");
  assert_format (time, HAW_DATE_YEAR, "2020");
  assert_format (time, HAW_DATE_TIME, "15:17");
  assert_format (time, HAW_DATE_TIME_SECONDS, "15:17:30");
  assert_format (time, HAW_DATE_TIMESTAMP, "2020-07-03 15:17");
}

/* Proleptic Gregorian, and no crash where ICU gives up. */
static void
test_far_away (void)
{
  assert_format (haw_civil_to_time (1582, 10, 10), HAW_DATE_DAY, "10 October 1582");
  assert_format (haw_civil_to_time (1066, 10, 14), HAW_DATE_WEEKDAY_DAY, "Sunday 14 October 1066");
  assert_format (haw_civil_to_time (0, 3, 1), HAW_DATE_DAY, "1 March 0");
  assert_format (haw_civil_to_time (-43, 3, 15), HAW_DATE_MONTH, "March -43");
  assert_format (haw_civil_to_time (12000, 1, 1), HAW_DATE_YEAR, "12000");
  assert_format (haw_civil_to_time (999999999, 2, 3), HAW_DATE_DAY, "999999999-02-03");
  assert_format (haw_civil_to_time (170000002, 1, 1), HAW_DATE_YEAR, "170000002");
  assert_format (haw_civil_to_time (-170000002, 1, 1), HAW_DATE_YEAR, "-170000002");
  assert_format (-1, HAW_DATE_TIME_SECONDS, "23:59:59");
}

static void
test_digits (void)
{
  g_autofree char *latin = haw_date_localise_digits ("37 of 120");
  g_autofree char *indic = NULL;
  g_autofree char *locale = NULL;

  g_assert_cmpint (haw_date_get_digits (), ==, HAW_DIGITS_LATIN);
  g_assert_cmpstr (latin, ==, "37 of 120");
  haw_date_set_digits (HAW_DIGITS_ARABIC_INDIC);
  g_assert_cmpint (haw_date_get_digits (), ==, HAW_DIGITS_ARABIC_INDIC);
  indic = haw_date_localise_digits ("37 من 120");
  g_assert_cmpstr (indic, ==, "٣٧ من ١٢٠");
  assert_format (haw_civil_to_time (2020, 7, 3), HAW_DATE_DAY, "٣ July ٢٠٢٠");
  locale = haw_date_locale ();
  g_assert_cmpstr (locale, ==, "en_GB@calendar=gregorian;numbers=arab");
  haw_date_set_digits (HAW_DIGITS_LATIN);
  assert_format (haw_civil_to_time (2020, 7, 3), HAW_DATE_DAY, "3 July 2020");
}

static void
assert_hijri (gint64       time,
              HawDateStyle style,
              const char  *expected)
{
  g_autofree char *text = haw_hijri_format (time, style);
  g_autofree char *always = haw_calendar_format (HAW_CALENDAR_HIJRI, time, style);
  g_autofree char *gregorian = haw_calendar_format (HAW_CALENDAR_GREGORIAN, time, style);

  g_assert_cmpstr (text, ==, expected);
  if (expected != NULL)
    g_assert_cmpstr (always, ==, expected);
  else
    g_assert_cmpstr (always, ==, gregorian);
}

static void
test_hijri (void)
{
  gint64 time = haw_civil_to_time (2020, 7, 3) + 15 * 3600 + 17 * 60 + 30;

  assert_hijri (time, HAW_DATE_WEEKDAY_DAY, "Friday 12 Dhu al-Qada 1441 AH");
  assert_hijri (time, HAW_DATE_DAY, "12 Dhu al-Qada 1441 AH");
  assert_hijri (time, HAW_DATE_DAY_MONTH, "12 Dhu al-Qada");
  assert_hijri (time, HAW_DATE_WEEKDAY_DATE, "Fri 12");
  assert_hijri (time, HAW_DATE_DAY_NUMBER, "12");
  assert_hijri (time, HAW_DATE_MONTH, "Dhu al-Qada 1441 AH");
  assert_hijri (time, HAW_DATE_MONTH_NAME, "Dhu al-Qada");
  assert_hijri (time, HAW_DATE_MONTH_SHORT, "Dhu Q");
  assert_hijri (time, HAW_DATE_YEAR, "1441 AH");
  assert_hijri (time, HAW_DATE_WEEKDAY, "Friday");
  assert_hijri (time, HAW_DATE_TIME, "15:17");
  assert_hijri (time, HAW_DATE_TIMESTAMP, "2020-07-03 15:17");
  assert_hijri (haw_civil_to_time (500, 1, 1), HAW_DATE_DAY, NULL);
  assert_hijri (haw_civil_to_time (99999, 1, 1), HAW_DATE_DAY, NULL);
}

/* What one thread writes, such as an export, leaves the others as they are. */
static void
test_override (void)
{
  const HawDateOverride override = { TRUE, HAW_DIGITS_ARABIC_INDIC, TRUE, HAW_MONTHS_LEVANTINE,
                                     TRUE, FALSE };
  gboolean first;

  g_assert_false (haw_date_shows_hijri (NULL));
  haw_date_set_hijri (TRUE, TRUE);
  haw_date_set_override (&override);
  g_assert_true (haw_date_shows_hijri (&first));
  g_assert_false (first);
  haw_date_set_hijri (FALSE, FALSE);
  g_assert_true (haw_date_shows_hijri (NULL));
  g_assert_cmpint (haw_date_get_digits (), ==, HAW_DIGITS_ARABIC_INDIC);
  g_assert_cmpint (haw_date_get_months (), ==, HAW_MONTHS_LEVANTINE);
  assert_format (haw_civil_to_time (2020, 7, 3), HAW_DATE_DAY, "٣ July ٢٠٢٠");
  haw_date_set_override (NULL);
  assert_format (haw_civil_to_time (2020, 7, 3), HAW_DATE_DAY, "3 July 2020");
  g_assert_cmpint (haw_date_get_months (), ==, HAW_MONTHS_GREGORIAN);
}

static void
assert_beside (const char *text,
               const char *hijri,
               const char *beside)
{
  g_autofree char *alone = NULL;
  g_autofree char *both = NULL;
  HawEdtf edtf;

  g_assert_true (haw_edtf_parse (text, &edtf, NULL));
  alone = haw_hijri_describe (&edtf);
  both = haw_hijri_describe_both (&edtf, FALSE);
  g_assert_cmpstr (alone, ==, hijri);
  g_assert_cmpstr (both, ==, beside);
}

static void
test_beside (void)
{
  assert_beside ("2020-07-03", "12 Dhu al-Qada 1441 AH, ±1 day",
                 "Friday 3 July 2020 (12 Dhu al-Qada 1441 AH, ±1 day)");
  assert_beside ("2020-07-03T15:17~", "about 12 Dhu al-Qada 1441 AH, ±1 day",
                 "about Friday 3 July 2020, 15:17 (about 12 Dhu al-Qada 1441 AH, ±1 day)");
  assert_beside ("2020-07-03T06:30/09:15", "12 Dhu al-Qada 1441 AH, ±1 day",
                 "Friday 3 July 2020, from 06:30 to 09:15 (12 Dhu al-Qada 1441 AH, ±1 day)");
  assert_beside ("2020-08-19/2020-08-20",
                 "29 Dhu al-Hijja 1441 AH – 1 Muharram 1442 AH, ±1 day",
                 "from 19 to 20 August 2020 (29 Dhu al-Hijja 1441 AH – 1 Muharram 1442 AH, ±1 day)");
  assert_beside ("2020-07", "Dhu al-Qada – Dhu al-Hijja 1441 AH",
                 "July 2020 (Dhu al-Qada – Dhu al-Hijja 1441 AH)");
  assert_beside ("2020", "1441–1442 AH", "2020 (1441–1442 AH)");
  assert_beside ("2020-07-03/..", "since 12 Dhu al-Qada 1441 AH, ±1 day",
                 "since 3 July 2020 (since 12 Dhu al-Qada 1441 AH, ±1 day)");
  assert_beside ("0500-01-01", NULL, "Friday 1 January 500");
  assert_beside ("", NULL, "undated");
}

static void
assert_main (const char *text,
             const char *whole,
             const char *brief,
             const char *source)
{
  g_autofree char *described = NULL;
  g_autofree char *shortly = NULL;
  g_autofree char *cited = NULL;
  HawEdtf edtf;

  g_assert_true (haw_edtf_parse (text, &edtf, NULL));
  described = haw_edtf_describe (&edtf);
  shortly = haw_edtf_describe_short (&edtf);
  cited = haw_edtf_describe_both (&edtf);
  g_assert_cmpstr (shortly, ==, brief);
  if (whole != NULL)
    g_assert_cmpstr (described, ==, whole);
  if (source != NULL)
    g_assert_cmpstr (cited, ==, source);
}

/* The main calendar first, and alone where there is room for one. */
static void
test_main_calendar (void)
{
  g_autofree char *day = NULL;

  haw_date_set_hijri (TRUE, FALSE);
  assert_main ("2020-07-03", "Friday 3 July 2020 (12 Dhu al-Qada 1441 AH, ±1 day)", "3 July 2020",
               "3 July 2020 (12 Dhu al-Qada 1441 AH)");
  day = haw_calendar_format_main (haw_civil_to_time (2020, 7, 3), HAW_DATE_DAY);
  g_assert_cmpstr (day, ==, "3 July 2020");
  g_free (day);

  haw_date_set_hijri (TRUE, TRUE);
  day = haw_calendar_format_main (haw_civil_to_time (2020, 7, 3), HAW_DATE_DAY);
  g_assert_cmpstr (day, ==, "12 Dhu al-Qada 1441 AH");
  assert_main ("2020-07-03", "12 Dhu al-Qada 1441 AH, ±1 day (Friday 3 July 2020)",
               "12 Dhu al-Qada 1441 AH", "12 Dhu al-Qada 1441 AH (3 July 2020)");
  assert_main ("2020-07-03~", NULL, "c. 12 Dhu al-Qada 1441 AH", NULL);
  assert_main ("2020-07-03?", NULL, "12 Dhu al-Qada 1441 AH?", NULL);
  assert_main ("2020-07-03T15:17Z", NULL, "12 Dhu al-Qada 1441 AH, 15:17 UTC", NULL);
  assert_main ("2020-07-03T06:30/2020-07-03T09:15", NULL, "12 Dhu al-Qada 1441 AH, 06:30–09:15",
               NULL);
  assert_main ("2020-07-03/2020-07-07", NULL, "12–16 Dhu al-Qada 1441 AH", NULL);
  assert_main ("2020-07-03/2020-07-22", NULL, "12 Dhu al-Qada – 1 Dhu al-Hijja 1441 AH", NULL);
  assert_main ("2020-08-19/2020-08-20", NULL, "29 Dhu al-Hijja 1441 AH – 1 Muharram 1442 AH", NULL);
  assert_main ("2020-07-03/2020-07-07~", NULL,
               "12 Dhu al-Qada 1441 AH – c. 16 Dhu al-Qada 1441 AH", NULL);
  assert_main ("2020-07", NULL, "Dhu al-Qada – Dhu al-Hijja 1441 AH",
               "Dhu al-Qada – Dhu al-Hijja 1441 AH (July 2020)");
  assert_main ("2020-07-XX", NULL, "Dhu al-Qada – Dhu al-Hijja 1441 AH", NULL);
  assert_main ("2020-22", NULL, "Shawwal 1441 AH – Muharram 1442 AH", NULL);
  assert_main ("2020", "1441–1442 AH (2020)", "1441–1442 AH", "1441–1442 AH (2020)");
  assert_main ("2019/2020", NULL, "1440–1442 AH", NULL);
  assert_main ("202X", NULL, "1441–1451 AH", NULL);
  assert_main ("2020-07-03/..", "since 12 Dhu al-Qada 1441 AH, ±1 day (since 3 July 2020)",
               "since 12 Dhu al-Qada 1441 AH", NULL);
  assert_main ("/2020-07-03", NULL, "? – 12 Dhu al-Qada 1441 AH", NULL);
  assert_main ("[2020-07-03,2020-07-05]", NULL,
               "one of: 12 Dhu al-Qada 1441 AH, 14 Dhu al-Qada 1441 AH", NULL);
  assert_main ("XXXX-12-25", NULL, "25 December, year unknown", "25 December, year unknown");
  assert_main ("0500-01-01", "Friday 1 January 500", "1 January 500", "1 January 500");
  assert_main ("", "undated", "undated", "undated");
  haw_date_set_hijri (FALSE, TRUE);
  assert_main ("2020-07-03", "Friday 3 July 2020", "3 July 2020", "3 July 2020");
}

/* Digits that are not known are no interval, and of days no months are made. */
static void
test_main_unspecified (void)
{
  haw_date_set_hijri (TRUE, TRUE);
  assert_main ("2020-XX", "1441–1442 AH (some month in 2020)", "1441–1442 AH", NULL);
  assert_main ("2020-XX-XX", "1441–1442 AH (some day in 2020)", "1441–1442 AH", NULL);
  assert_main ("2020-XX-15", NULL, "1441–1442 AH", NULL);
  assert_main ("202X-XX", NULL, "1441–1451 AH", NULL);
  assert_main ("2020-1X",
               "Safar – Jumada I 1442 AH (between 1 October 2020 and 31 December 2020 (⁨2020-1X⁩))",
               "Safar – Jumada I 1442 AH", NULL);
  assert_main ("2020-1X-15", NULL, "Safar – Rabi II 1442 AH", NULL);
  assert_main ("2020-07-0X",
               "10–18 Dhu al-Qada 1441 AH, ±1 day (between 1 July 2020 and 9 July 2020 (⁨2020-07-0X⁩))",
               "10–18 Dhu al-Qada 1441 AH", NULL);
  assert_main ("156X-12-25", "25 December, some year in 1560–1569", "25 December, 1560–1569", NULL);
  haw_date_set_hijri (FALSE, FALSE);
}

/* An end that falls into several months or years is no interval of its own. */
static void
test_main_ends (void)
{
  haw_date_set_hijri (TRUE, TRUE);
  assert_main ("2020-07~/2020-09",
               "about Dhu al-Qada 1441 AH – Safar 1442 AH (from about July 2020 to September 2020)",
               "c. Dhu al-Qada 1441 AH – Safar 1442 AH", NULL);
  assert_main ("2020/2020-09", "1441 AH – Safar 1442 AH (from 2020 to September 2020)",
               "1441 AH – Safar 1442 AH", NULL);
  assert_main ("2020/2020-09-03", "1441 AH – 15 Muharram 1442 AH, ±1 day (from 2020 to 3 September 2020)",
               "1441 AH – 15 Muharram 1442 AH", NULL);
  assert_main ("201X/2035", NULL, "1431–1457 AH", NULL);
  assert_main ("2020-21/2020-23", NULL, "Rajab 1441 AH – Rabi II 1442 AH", NULL);
  assert_main ("2020-07-0X/2020-07-20", NULL, "10–29 Dhu al-Qada 1441 AH", NULL);
  assert_main ("2020-07-03T06:30/2020-07-04T10:00",
               "12–13 Dhu al-Qada 1441 AH, ±1 day (from 3 July 2020, 06:30 to 4 July 2020, 10:00)",
               "12 Dhu al-Qada 1441 AH, 06:30 – 13 Dhu al-Qada 1441 AH, 10:00", NULL);
  assert_main ("2020-07/", "from Dhu al-Qada 1441 AH, end unknown (from July 2020, end unknown)",
               "Dhu al-Qada 1441 AH – ?", NULL);
  assert_main ("/2020-07", NULL, "? – Dhu al-Hijja 1441 AH", NULL);
  assert_main ("2020-07/..", NULL, "since Dhu al-Qada 1441 AH", NULL);
  assert_main ("../2020", NULL, "until 1442 AH", NULL);
  assert_main ("2020-07-03/",
               "from 12 Dhu al-Qada 1441 AH, ±1 day, end unknown (from 3 July 2020, end unknown)",
               "12 Dhu al-Qada 1441 AH – ?", NULL);
  assert_main ("0500/2020-07-03", "from 500 to 3 July 2020", "500 – 3 July 2020", NULL);
  haw_date_set_hijri (FALSE, FALSE);
}

/* The date that comes first has its marks and its form. */
static void
test_main_marks (void)
{
  haw_date_set_hijri (TRUE, TRUE);
  assert_main ("2020-07-03~", "about 12 Dhu al-Qada 1441 AH, ±1 day (about Friday 3 July 2020)",
               "c. 12 Dhu al-Qada 1441 AH", NULL);
  assert_main ("2020-07-~03",
               "about 12 Dhu al-Qada 1441 AH, ±1 day (Friday 3 July 2020 (day approximate))",
               "c. 12 Dhu al-Qada 1441 AH", NULL);
  assert_main ("2020-07?", "possibly Dhu al-Qada – Dhu al-Hijja 1441 AH (possibly July 2020)",
               "Dhu al-Qada – Dhu al-Hijja 1441 AH?", NULL);
  assert_main ("2020-07-03?/..",
               "since possibly 12 Dhu al-Qada 1441 AH, ±1 day (since possibly 3 July 2020)",
               "since 12 Dhu al-Qada 1441 AH?", NULL);
  assert_main ("2020-07-03/2020-07-07?",
               "12 Dhu al-Qada 1441 AH – possibly 16 Dhu al-Qada 1441 AH, ±1 day"
               " (from 3 July 2020 to possibly 7 July 2020)",
               "12 Dhu al-Qada 1441 AH – 16 Dhu al-Qada 1441 AH?", NULL);
  assert_main ("[2020-07,2020-09]",
               "one of: Dhu al-Qada – Dhu al-Hijja 1441 AH, Muharram – Safar 1442 AH"
               " (one of: July 2020, September 2020)",
               "one of: Dhu al-Qada – Dhu al-Hijja 1441 AH, Muharram – Safar 1442 AH", NULL);
  assert_main ("{2020-07-03,2020-07-05}",
               "all of: 12 Dhu al-Qada 1441 AH, 14 Dhu al-Qada 1441 AH, ±1 day"
               " (all of: 3 July 2020, 5 July 2020)",
               "all of: 12 Dhu al-Qada 1441 AH, 14 Dhu al-Qada 1441 AH", NULL);
  assert_main ("[..2020-07-03]",
               "some time until 12 Dhu al-Qada 1441 AH, ±1 day (some time until 3 July 2020)",
               "some time until 12 Dhu al-Qada 1441 AH", NULL);
  haw_date_set_hijri (FALSE, FALSE);
}

static gpointer
format_many (gpointer data)
{
  for (int i = 0; i < 5000; i++)
    {
      int day = 1 + (i + GPOINTER_TO_INT (data)) % 28;
      g_autofree char *expected = g_strdup_printf ("%d July 2020", day);

      assert_format (haw_civil_to_time (2020, 7, day), HAW_DATE_DAY, expected);
    }
  return NULL;
}

static void
test_threads (void)
{
  GThread *threads[N_THREADS];

  for (int i = 0; i < N_THREADS; i++)
    threads[i] = g_thread_new ("format", format_many, GINT_TO_POINTER (i * 7));
  for (int i = 0; i < N_THREADS; i++)
    g_thread_join (threads[i]);
}

static void
test_civil (void)
{
  gint64 days = haw_civil_to_days (-401, 1, 1);
  HawCivil civil;

  for (int year = -401; year < 2401; year++)
    {
      for (int month = 1; month <= 12; month++)
        {
          g_assert_cmpint (haw_civil_to_days (year, month, 1), ==, days);
          haw_civil_from_days (days, &civil);
          g_assert_cmpint (civil.year, ==, year);
          g_assert_cmpint (civil.month, ==, month);
          g_assert_cmpint (civil.day, ==, 1);
          days += haw_civil_days_in_month (year, month);
          haw_civil_from_days (days - 1, &civil);
          g_assert_cmpint (civil.month, ==, month);
          if (year > 0)
            g_assert_cmpint (civil.day, ==,
                             g_date_get_days_in_month ((GDateMonth) month, (GDateYear) year));
        }
    }
  g_assert_cmpint (haw_civil_to_days (2020, 13, 1), ==, haw_civil_to_days (2021, 1, 1));
  g_assert_cmpint (haw_civil_to_days (2020, 0, 1), ==, haw_civil_to_days (2019, 12, 1));
  g_assert_cmpint (haw_floor_div (-1, 7), ==, -1);
  g_assert_cmpint (haw_floor_div (-7, 7), ==, -1);
  g_assert_cmpint (haw_floor_div (13, 7), ==, 1);
}

static void
test_arabic (void)
{
  static const char *const months[] = { "يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو",
                                        "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر",
                                        "ديسمبر" };
  const char *directory = g_getenv ("HAW_LOCALEDIR");
  g_autofree char *language = g_strdup (g_getenv ("LANGUAGE"));

  if (directory == NULL)
    directory = LOCALEDIR;
  g_setenv ("LANGUAGE", "ar", TRUE);
  bindtextdomain (GETTEXT_PACKAGE, directory);
  g_assert_cmpstr (C_ ("ICU locale", "en_GB"), !=, "en_GB");
  for (int i = 0; i < 12; i++)
    assert_format (haw_civil_to_time (2020, i + 1, 1), HAW_DATE_MONTH_NAME, months[i]);
  assert_format (haw_civil_to_time (2020, 7, 3), HAW_DATE_WEEKDAY_DAY, "الجمعة 3 يوليو 2020");
  assert_hijri (haw_civil_to_time (2020, 8, 20), HAW_DATE_WEEKDAY_DAY, "الخميس 1 محرم 1442 هـ");
  haw_date_set_digits (HAW_DIGITS_ARABIC_INDIC);
  assert_hijri (haw_civil_to_time (2020, 7, 3), HAW_DATE_DAY, "١٢ ذو القعدة ١٤٤١ هـ");
  assert_format (haw_civil_to_time (2020, 7, 3), HAW_DATE_DAY, "٣ يوليو ٢٠٢٠");
  haw_date_set_digits (HAW_DIGITS_LATIN);
  g_assert_true (haw_date_has_months ());
  haw_date_set_months (HAW_MONTHS_LEVANTINE);
  assert_format (haw_civil_to_time (2020, 1, 3), HAW_DATE_DAY, "3 كانون الثاني 2020");
  assert_format (haw_civil_to_time (2020, 6, 3), HAW_DATE_MONTH, "حزيران 2020");
  haw_date_set_months (HAW_MONTHS_MAGHREBI);
  assert_format (haw_civil_to_time (2020, 6, 3), HAW_DATE_DAY, "3 جوان 2020");
  haw_date_set_months (HAW_MONTHS_BOTH);
  assert_format (haw_civil_to_time (2020, 6, 3), HAW_DATE_DAY, "3 حزيران/يونيو 2020");
  assert_format (haw_civil_to_time (2020, 6, 3), HAW_DATE_MONTH_NAME, "حزيران/يونيو");
  haw_date_set_months (HAW_MONTHS_MOROCCAN);
  assert_format (haw_civil_to_time (2020, 7, 3), HAW_DATE_DAY, "3 يوليوز 2020");
  assert_format (haw_civil_to_time (2020, 8, 3), HAW_DATE_MONTH, "غشت 2020");
  haw_date_set_months (HAW_MONTHS_MAURITANIAN);
  assert_format (haw_civil_to_time (2020, 8, 3), HAW_DATE_MONTH, "أغشت 2020");
  haw_date_set_months (HAW_MONTHS_GREGORIAN);
  assert_format (haw_civil_to_time (2020, 6, 3), HAW_DATE_MONTH_NAME, "يونيو");
  haw_date_set_hijri (TRUE, TRUE);
  assert_main ("2020-07-03?", "ربما 12 ذو القعدة 1441 هـ، ±1 يوم (ربما الجمعة 3 يوليو 2020)",
               "12 ذو القعدة 1441 هـ؟", NULL);
  assert_main ("2020-07~/2020-09",
               "نحو ذو القعدة 1441 هـ – صفر 1442 هـ (من نحو يوليو 2020 إلى سبتمبر 2020)",
               "نحو ذو القعدة 1441 هـ – صفر 1442 هـ", NULL);
  assert_main ("2020-XX", "1441–1442 هـ (شهر ما في 2020)", "1441–1442 هـ", NULL);
  assert_main ("[2020-07,2020-09]",
               "أحدها: ذو القعدة – ذو الحجة 1441 هـ، محرم – صفر 1442 هـ (أحدها: يوليو 2020، سبتمبر 2020)",
               "أحدها: ذو القعدة – ذو الحجة 1441 هـ، محرم – صفر 1442 هـ", NULL);
  haw_date_set_hijri (FALSE, FALSE);
  g_setenv ("LANGUAGE", language != NULL ? language : "en", TRUE);
  bindtextdomain (GETTEXT_PACKAGE, directory);
}

static void
test_digits_of_locale (void)
{
  g_assert_cmpint (haw_date_digits_of_locale ("ar_EG.UTF-8"), ==, HAW_DIGITS_ARABIC_INDIC);
  g_assert_cmpint (haw_date_digits_of_locale ("ar_MA.UTF-8"), ==, HAW_DIGITS_LATIN);
  g_assert_cmpint (haw_date_digits_of_locale ("en_GB.UTF-8"), ==, HAW_DIGITS_LATIN);
  g_assert_cmpint (haw_date_digits_of_locale ("fa_IR.UTF-8"), ==, HAW_DIGITS_LATIN);
  g_assert_cmpint (haw_date_digits_of_locale ("C"), ==, HAW_DIGITS_LATIN);
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");

  g_test_add_func ("/date-format/styles", test_styles);
  g_test_add_func ("/date-format/far-away", test_far_away);
  g_test_add_func ("/date-format/digits", test_digits);
  g_test_add_func ("/date-format/hijri", test_hijri);
  g_test_add_func ("/date-format/hijri-beside", test_beside);
  g_test_add_func ("/date-format/main-calendar", test_main_calendar);
  g_test_add_func ("/date-format/main-calendar-unspecified", test_main_unspecified);
  g_test_add_func ("/date-format/main-calendar-ends", test_main_ends);
  g_test_add_func ("/date-format/main-calendar-marks", test_main_marks);
  g_test_add_func ("/date-format/override", test_override);
  g_test_add_func ("/date-format/digits-of-locale", test_digits_of_locale);
  g_test_add_func ("/date-format/threads", test_threads);
  g_test_add_func ("/date-format/civil", test_civil);
  g_test_add_func ("/date-format/arabic", test_arabic);

  return g_test_run ();
}
