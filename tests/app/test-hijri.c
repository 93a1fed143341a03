/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <locale.h>
#include <stdio.h>
#include <string.h>

#include "time/haw-hijri.h"

#define N_YEARS (HAW_HIJRI_LAST_PUBLISHED - HAW_HIJRI_FIRST_PUBLISHED + 1)

static gint64
day_of (const char *iso)
{
  int year, month, day;

  g_assert_cmpint (sscanf (iso, "%d-%d-%d", &year, &month, &day), ==, 3);
  return haw_civil_to_days (year, month, day);
}

static void
assert_both_ways (int         year,
                  int         month,
                  int         day,
                  const char *gregorian)
{
  HawHijri hijri;
  gint64 days = 0;

  g_assert_true (haw_hijri_to_days (year, month, day, &days));
  g_assert_cmpint (days, ==, day_of (gregorian));
  g_assert_true (haw_hijri_from_days (days, &hijri));
  g_assert_cmpint (hijri.year, ==, year);
  g_assert_cmpint (hijri.month, ==, month);
  g_assert_cmpint (hijri.day, ==, day);
}

/* The printed calendar, written down as dates by itself. */
static void
test_published (void)
{
  g_autofree char *file = g_test_build_filename (G_TEST_DIST, "data", "hijri", "month-starts.txt",
                                                 NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GError) error = NULL;
  int n_months = 0;
  int next_year = HAW_HIJRI_FIRST_PUBLISHED;
  gint64 last_end = 0;

  g_file_get_contents (file, &text, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) words = g_strsplit (lines[i], " ", -1);

      if (lines[i][0] == '#' || lines[i][0] == '\0')
        continue;
      g_assert_cmpint (g_strv_length (words), ==, 13);
      g_assert_cmpint (atoi (words[0]), ==, next_year);
      for (int month = 1; month <= 12; month++)
        {
          assert_both_ways (next_year, month, 1, words[month]);
          if (n_months > 0)
            g_assert_cmpint (last_end, ==, day_of (words[month]));
          last_end = day_of (words[month]) + haw_hijri_days_in_month (next_year, month);
          n_months++;
        }
      next_year++;
    }
  g_assert_cmpint (n_months, ==, N_YEARS * 12);
  g_assert_cmpint (last_end, ==, day_of ("2077-11-17"));
}

/* Days that were in the news on a date of both calendars. */
static void
test_known_days (void)
{
  assert_both_ways (1343, 5, 15, "1924-12-12"); /* the first issue of Umm al-Qura */
  assert_both_ways (1400, 1, 1, "1979-11-20");  /* the Grand Mosque was seized */
  assert_both_ways (1421, 9, 28, "2000-12-24");
  assert_both_ways (1438, 9, 26, "2017-06-21");
  assert_both_ways (1442, 1, 1, "2020-08-20");
  assert_both_ways (1446, 9, 1, "2025-03-01");
  assert_both_ways (1500, 12, 30, "2077-11-16");
}

static void
test_every_day (void)
{
  HawHijri before = { 0 };

  for (gint64 days = haw_civil_to_days (622, 7, 19); days < haw_civil_to_days (2200, 1, 1); days++)
    {
      HawHijri hijri;
      gint64 again;

      g_assert_true (haw_hijri_from_days (days, &hijri));
      g_assert_true (haw_hijri_to_days (hijri.year, hijri.month, hijri.day, &again));
      g_assert_cmpint (again, ==, days);
      if (hijri.day != before.day + 1)
        {
          g_assert_cmpint (hijri.day, ==, 1);
          if (before.year > 0)
            g_assert_cmpint (before.day, ==, haw_hijri_days_in_month (before.year, before.month));
          g_assert_cmpint (hijri.year * 12 + hijri.month, ==,
                           MAX (before.year * 12 + before.month + 1, 13));
        }
      before = hijri;
    }
}

/* Of the arithmetic calendar; ICU has the same days for islamic-civil. */
static void
test_reckoned (void)
{
  assert_both_ways (1, 1, 1, "0622-07-19");
  assert_both_ways (1215, 1, 1, "1800-05-25");
  assert_both_ways (1318, 1, 1, "1900-05-01");
  assert_both_ways (1501, 1, 1, "2077-11-17");
  g_assert_true (haw_hijri_is_published (1343));
  g_assert_true (haw_hijri_is_published (1500));
  g_assert_false (haw_hijri_is_published (1342));
  g_assert_false (haw_hijri_is_published (1501));
}

static void
test_invalid (void)
{
  HawHijri hijri = { 7, 7, 7 };
  gint64 days = 7;

  g_assert_false (haw_hijri_is_valid (0, 1, 1));
  g_assert_false (haw_hijri_is_valid (-1, 1, 1));
  g_assert_false (haw_hijri_is_valid (HAW_HIJRI_LAST_YEAR + 1, 1, 1));
  g_assert_false (haw_hijri_is_valid (1442, 0, 1));
  g_assert_false (haw_hijri_is_valid (1442, 13, 1));
  g_assert_false (haw_hijri_is_valid (1442, 1, 0));
  g_assert_false (haw_hijri_is_valid (1442, 1, 30));
  g_assert_true (haw_hijri_is_valid (1442, 2, 30));
  g_assert_false (haw_hijri_is_valid (1442, 2, 31));
  g_assert_cmpint (haw_hijri_days_in_month (1343, 9), ==, 28);
  g_assert_cmpint (haw_hijri_days_in_month (1345, 5), ==, 31);
  g_assert_cmpint (haw_hijri_days_in_month (1442, 13), ==, 0);
  g_assert_false (haw_hijri_to_days (1442, 1, 30, &days));
  g_assert_cmpint (days, ==, 7);
  g_assert_false (haw_hijri_from_days (haw_civil_to_days (622, 7, 18), &hijri));
  g_assert_false (haw_hijri_from_days (haw_civil_to_days (99999, 1, 1), &hijri));
  g_assert_false (haw_hijri_from_days (G_MININT64, &hijri));
  g_assert_false (haw_hijri_from_days (G_MAXINT64, &hijri));
  g_assert_cmpint (hijri.day, ==, 7);
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hijri/published", test_published);
  g_test_add_func ("/hijri/known-days", test_known_days);
  g_test_add_func ("/hijri/every-day", test_every_day);
  g_test_add_func ("/hijri/reckoned", test_reckoned);
  g_test_add_func ("/hijri/invalid", test_invalid);
  return g_test_run ();
}
