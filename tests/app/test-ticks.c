/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <locale.h>

#include "time/haw-hijri.h"
#include "time/haw-ticks.h"

#define GAP 12.0

static int n_measured;

/* Ten pixels a character, so that the tests depend on no font. */
static double
measure_cb (const char *label,
            gpointer    user_data)
{
  n_measured++;
  return 10.0 * (double) g_utf8_strlen (label, -1);
}

static HawTicks *
make_ticks (gint64 start,
            gint64 end,
            double width)
{
  HawTimeAxis axis;

  haw_time_axis_init (&axis, width, FALSE);
  haw_time_axis_fit (&axis, start, end, 0);
  return haw_ticks_new (&axis, HAW_CALENDAR_GREGORIAN, G_DATE_MONDAY, GAP, measure_cb, NULL);
}

static const HawTick *
get_tick (GArray *row,
          guint   i)
{
  return &g_array_index (row, HawTick, i);
}

/* The label of the tick at a time, or NULL. */
static const char *
get_label (GArray *row,
           gint64  time)
{
  for (guint i = 0; i < row->len; i++)
    {
      if (get_tick (row, i)->time == time)
        return get_tick (row, i)->label;
    }
  return NULL;
}

static gint64
at (int year,
    int month,
    int day,
    int hour)
{
  return haw_civil_to_time (year, month, day) + hour * 3600;
}

/* Each range as it is drawn at a usual width: the rhythm and one label of each row. */
static const struct
{
  int from[4];
  int to[4];
  HawTickUnit unit;
  int step;
  int where[4];
  const char *label;
  int context_at[4];
  const char *context;
} rhythms[] = {
  { { 2020, 7, 3, 15 }, { 2020, 7, 3, 16 }, HAW_TICK_MINUTE, 5, { 2020, 7, 3, 15 }, "15:00",
    { 2020, 7, 3, 0 }, "Friday 3 July 2020" },
  { { 2020, 7, 3, 6 }, { 2020, 7, 4, 6 }, HAW_TICK_MINUTE, 180, { 2020, 7, 3, 9 }, "09:00",
    { 2020, 7, 4, 0 }, "Saturday 4 July 2020" },
  { { 2020, 7, 1, 0 }, { 2020, 7, 8, 0 }, HAW_TICK_MINUTE, 720, { 2020, 7, 3, 12 }, "12:00",
    { 2020, 7, 3, 0 }, "3 July" },
  { { 2020, 7, 1, 0 }, { 2020, 7, 12, 0 }, HAW_TICK_DAY, 1, { 2020, 7, 3, 0 }, "Fri 3",
    { 2020, 7, 1, 0 }, "July 2020" },
  { { 2020, 7, 1, 0 }, { 2020, 7, 26, 0 }, HAW_TICK_DAY, 1, { 2020, 7, 3, 0 }, "3",
    { 2020, 7, 1, 0 }, "July 2020" },
  { { 2020, 7, 1, 0 }, { 2020, 8, 15, 0 }, HAW_TICK_DAY, 2, { 2020, 7, 29, 0 }, "29",
    { 2020, 8, 1, 0 }, "August 2020" },
  { { 2020, 7, 1, 0 }, { 2020, 10, 1, 0 }, HAW_TICK_WEEK, 1, { 2020, 7, 6, 0 }, "6",
    { 2020, 9, 1, 0 }, "September 2020" },
  { { 2020, 1, 1, 0 }, { 2021, 1, 1, 0 }, HAW_TICK_MONTH, 1, { 2020, 9, 1, 0 }, "Sept",
    { 2020, 1, 1, 0 }, "2020" },
  { { 2019, 1, 1, 0 }, { 2021, 1, 1, 0 }, HAW_TICK_MONTH, 3, { 2020, 10, 1, 0 }, "October",
    { 2020, 1, 1, 0 }, "2020" },
  { { 2010, 1, 1, 0 }, { 2022, 1, 1, 0 }, HAW_TICK_YEAR, 1, { 2020, 1, 1, 0 }, "2020",
    { 0 }, NULL },
  { { 2000, 1, 1, 0 }, { 2024, 1, 1, 0 }, HAW_TICK_YEAR, 2, { 2020, 1, 1, 0 }, "2020",
    { 0 }, NULL },
  { { 1970, 1, 1, 0 }, { 2022, 1, 1, 0 }, HAW_TICK_YEAR, 5, { 2015, 1, 1, 0 }, "2015",
    { 0 }, NULL },
  { { 1900, 1, 1, 0 }, { 2022, 1, 1, 0 }, HAW_TICK_YEAR, 10, { 1990, 1, 1, 0 }, "1990",
    { 0 }, NULL },
  { { 1800, 1, 1, 0 }, { 2022, 1, 1, 0 }, HAW_TICK_YEAR, 20, { 1980, 1, 1, 0 }, "1980",
    { 0 }, NULL },
  { { 1500, 1, 1, 0 }, { 2000, 1, 1, 0 }, HAW_TICK_YEAR, 50, { 1950, 1, 1, 0 }, "1950",
    { 0 }, NULL },
};

static void
test_rhythms (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rhythms); i++)
    {
      const int *a = rhythms[i].from, *b = rhythms[i].to, *c = rhythms[i].where, *d = rhythms[i].context_at;
      g_autoptr (HawTicks) ticks = NULL;

      g_test_message ("row %d", (int) i);
      ticks = make_ticks (at (a[0], a[1], a[2], a[3]), at (b[0], b[1], b[2], b[3]), 900);
      g_assert_cmpint (ticks->unit, ==, rhythms[i].unit);
      g_assert_cmpint (ticks->step, ==, rhythms[i].step);
      g_assert_cmpstr (get_label (ticks->major, at (c[0], c[1], c[2], c[3])), ==, rhythms[i].label);
      if (rhythms[i].context == NULL)
        g_assert_cmpuint (ticks->context->len, ==, 0);
      else
        g_assert_cmpstr (get_label (ticks->context, at (d[0], d[1], d[2], d[3])), ==,
                         rhythms[i].context);
    }
}

static void
check_row (GArray            *row,
           const HawTimeAxis *axis,
           gboolean           labelled)
{
  gint64 start, end;

  haw_time_axis_get_visible (axis, &start, &end);
  g_assert_cmpuint (row->len, >=, 2);
  g_assert_cmpint (get_tick (row, 0)->time, <, start);
  g_assert_cmpint (get_tick (row, row->len - 1)->time, >, end);
  g_assert_cmpint (get_tick (row, row->len - 2)->time, <=, end);
  for (guint i = 0; i < row->len; i++)
    {
      const HawTick *tick = get_tick (row, i);

      g_assert_cmpint (tick->end, >, tick->time);
      g_assert_true ((tick->label != NULL) == labelled);
      if (labelled && i + 1 < row->len)
        g_assert_cmpint (tick->end, ==, get_tick (row, i + 1)->time);
    }
}

static void
check_labels_fit (GArray *row)
{
  for (guint i = 0; i + 1 < row->len; i++)
    {
      double room = ABS (get_tick (row, i + 1)->x - get_tick (row, i)->x);

      g_assert_cmpfloat (measure_cb (get_tick (row, i)->label, NULL) + GAP, <=, room + 1e-6);
    }
}

/* Anywhere, at any zoom: labels never meet, ticks are few, and minor ones fall between. */
static void
test_properties (void)
{
  for (int n = 0; n < 3000; n++)
    {
      HawTimeAxis axis;
      int year = g_test_rand_int_range (1100, 2900);
      gint64 middle;
      g_autoptr (HawTicks) ticks = NULL;

      haw_time_axis_init (&axis, g_test_rand_double_range (150, 3000),
                          g_test_rand_int_range (0, 2));
      haw_time_axis_zoom (&axis, g_test_rand_int_range (-30000, 6000), 50);
      middle = haw_civil_to_time (year, 1, 1) + g_test_rand_int ();
      haw_time_axis_clamp (&axis, middle, middle);
      n_measured = 0;
      ticks = haw_ticks_new (&axis, g_test_rand_bit () ? HAW_CALENDAR_HIJRI : HAW_CALENDAR_GREGORIAN,
                             g_test_rand_int_range (G_DATE_MONDAY, G_DATE_SUNDAY + 1), GAP,
                             measure_cb, NULL);
      g_assert_cmpint (n_measured, <=, 80);
      check_row (ticks->major, &axis, TRUE);
      check_labels_fit (ticks->major);
      g_assert_cmpfloat (ticks->major->len, <=, axis.width / 16 + 4);
      g_assert_cmpfloat (ticks->minor->len, <=, axis.width / 6 + 30 + axis.width / 16);
      if (ticks->context->len > 0)
        check_row (ticks->context, &axis, TRUE);
      for (guint i = 0; i < ticks->minor->len; i++)
        {
          g_assert_null (get_tick (ticks->minor, i)->label);
          for (guint j = 0; j < ticks->major->len; j++)
            g_assert_cmpint (get_tick (ticks->minor, i)->time, !=,
                             get_tick (ticks->major, j)->time);
        }
    }
}

/* Panning only brings in ticks and takes some away. */
static void
test_steady (void)
{
  HawTimeAxis axis;
  g_autoptr (HawTicks) before = NULL;

  haw_time_axis_init (&axis, 900, FALSE);
  haw_time_axis_fit (&axis, at (2019, 11, 20, 0), at (2020, 1, 3, 0), 0);
  before = haw_ticks_new (&axis, HAW_CALENDAR_GREGORIAN, G_DATE_SATURDAY, GAP, measure_cb, NULL);
  for (int i = 0; i < 500; i++)
    {
      g_autoptr (HawTicks) after = NULL;
      guint n_shared = 0;

      haw_time_axis_pan (&axis, -7);
      after = haw_ticks_new (&axis, HAW_CALENDAR_GREGORIAN, G_DATE_SATURDAY, GAP, measure_cb, NULL);
      g_assert_cmpint (after->unit, ==, before->unit);
      g_assert_cmpint (after->step, ==, before->step);
      for (guint j = 0; j < before->major->len; j++)
        {
          const char *label = get_label (after->major, get_tick (before->major, j)->time);

          n_shared += label != NULL ? 1 : 0;
          if (label != NULL)
            g_assert_cmpstr (label, ==, get_tick (before->major, j)->label);
        }
      g_assert_cmpuint (n_shared, >=, before->major->len - 2);
      g_clear_pointer (&before, haw_ticks_free);
      before = g_steal_pointer (&after);
    }
}

static void
test_weeks (void)
{
  for (int start = G_DATE_MONDAY; start <= G_DATE_SUNDAY; start++)
    {
      HawTimeAxis axis;
      g_autoptr (HawTicks) ticks = NULL;

      haw_time_axis_init (&axis, 900, FALSE);
      haw_time_axis_fit (&axis, at (1969, 11, 1, 0), at (1970, 2, 1, 0), 0);
      ticks = haw_ticks_new (&axis, HAW_CALENDAR_GREGORIAN, (GDateWeekday) start, GAP, measure_cb,
                             NULL);
      g_assert_cmpint (ticks->unit, ==, HAW_TICK_WEEK);
      for (guint i = 0; i < ticks->major->len; i++)
        {
          HawCivil civil;
          GDate date;

          haw_civil_from_time (get_tick (ticks->major, i)->time, &civil);
          g_date_clear (&date, 1);
          g_date_set_dmy (&date, (GDateDay) civil.day, (GDateMonth) civil.month,
                          (GDateYear) civil.year);
          g_assert_cmpint ((int) g_date_get_weekday (&date), ==, start);
        }
    }
}

static void
test_mirrored (void)
{
  HawTimeAxis axis;
  g_autoptr (HawTicks) ticks = NULL;
  g_autoptr (HawTicks) mirrored = NULL;

  haw_time_axis_init (&axis, 900, FALSE);
  haw_time_axis_fit (&axis, at (2020, 1, 1, 0), at (2021, 1, 1, 0), 0);
  ticks = haw_ticks_new (&axis, HAW_CALENDAR_GREGORIAN, G_DATE_MONDAY, GAP, measure_cb, NULL);
  axis.mirrored = TRUE;
  mirrored = haw_ticks_new (&axis, HAW_CALENDAR_GREGORIAN, G_DATE_MONDAY, GAP, measure_cb, NULL);
  g_assert_cmpuint (ticks->major->len, ==, mirrored->major->len);
  for (guint i = 0; i < ticks->major->len; i++)
    {
      g_assert_cmpint (get_tick (ticks->major, i)->time, ==, get_tick (mirrored->major, i)->time);
      g_assert_cmpfloat_with_epsilon (get_tick (ticks->major, i)->x,
                                      axis.width - get_tick (mirrored->major, i)->x, 1e-6);
    }
}

static HawTicks *
make_hijri (gint64 start,
            gint64 end)
{
  HawTimeAxis axis;

  haw_time_axis_init (&axis, 1000, FALSE);
  haw_time_axis_fit (&axis, start, end, 0);
  return haw_ticks_new (&axis, HAW_CALENDAR_HIJRI, G_DATE_SATURDAY, GAP, measure_cb, NULL);
}

/* The second ruler has boundaries and names of its own. */
static void
test_hijri (void)
{
  g_autoptr (HawTicks) clock = make_hijri (at (2020, 7, 3, 6), at (2020, 7, 4, 6));
  g_autoptr (HawTicks) days = make_hijri (at (2020, 8, 14, 0), at (2020, 8, 26, 0));
  g_autoptr (HawTicks) two_days = make_hijri (at (2020, 8, 1, 0), at (2020, 9, 15, 0));
  g_autoptr (HawTicks) months = make_hijri (at (2020, 2, 1, 0), at (2020, 11, 1, 0));
  g_autoptr (HawTicks) years = make_hijri (at (2010, 1, 1, 0), at (2022, 1, 1, 0));
  g_autoptr (HawTicks) tens = make_hijri (at (1930, 1, 1, 0), at (2022, 1, 1, 0));

  g_assert_cmpstr (get_label (clock->context, at (2020, 7, 4, 0)), ==,
                   "Saturday 13 Dhu al-Qada 1441 AH");
  g_assert_cmpint (clock->unit, ==, HAW_TICK_MINUTE);
  g_assert_cmpstr (get_label (days->major, at (2020, 8, 20, 0)), ==, "Thu 1");
  g_assert_cmpstr (get_label (days->major, at (2020, 8, 19, 0)), ==, "Wed 29");
  g_assert_cmpstr (get_label (days->context, at (2020, 8, 20, 0)), ==, "Muharram 1442 AH");
  g_assert_cmpint (two_days->step, ==, 2);
  g_assert_cmpstr (get_label (two_days->major, at (2020, 8, 20, 0)), ==, "1");
  g_assert_cmpstr (get_label (two_days->major, at (2020, 8, 17, 0)), ==, "27");
  g_assert_null (get_label (two_days->major, at (2020, 8, 19, 0)));
  g_assert_cmpint (months->unit, ==, HAW_TICK_MONTH);
  g_assert_cmpstr (get_label (months->major, at (2020, 4, 24, 0)), ==, "Ram");
  g_assert_cmpstr (get_label (months->context, at (2020, 8, 20, 0)), ==, "1442 AH");
  g_assert_cmpint (years->unit, ==, HAW_TICK_YEAR);
  g_assert_cmpstr (get_label (years->major, at (2020, 8, 20, 0)), ==, "1442 AH");
  g_assert_cmpint (tens->step, ==, 10);
  g_assert_cmpstr (get_label (tens->major, at (2018, 9, 11, 0)), ==, "1440 AH");
}

/* Each month of the printed calendar is a tick, whatever its length. */
static void
test_hijri_months (void)
{
  for (int year = HAW_HIJRI_FIRST_PUBLISHED; year <= HAW_HIJRI_LAST_PUBLISHED; year++)
    {
      gint64 first = 0, days = 0;
      g_autoptr (HawTicks) ticks = NULL;

      g_assert_true (haw_hijri_to_days (year, 1, 1, &first));
      ticks = make_hijri (first * 86400, (first + 354) * 86400);
      g_assert_cmpint (ticks->unit, ==, HAW_TICK_MONTH);
      g_assert_cmpint (ticks->step, ==, 1);
      for (int month = 1; month <= 12; month++)
        {
          g_assert_true (haw_hijri_to_days (year, month, 1, &days));
          g_assert_nonnull (get_label (ticks->major, days * 86400));
        }
    }
}

/* There are no Hijri dates before the first; the ruler is empty there and begins where they do. */
static void
test_hijri_ends (void)
{
  g_autoptr (HawTicks) before = make_hijri (at (100, 1, 1, 0), at (300, 1, 1, 0));
  g_autoptr (HawTicks) across = make_hijri (at (500, 1, 1, 0), at (900, 1, 1, 0));
  g_autoptr (HawTicks) near = make_hijri (at (622, 7, 10, 0), at (622, 7, 30, 0));
  g_autoptr (HawTicks) after = make_hijri (at (9900, 1, 1, 0), at (9990, 1, 1, 0));
  g_autoptr (HawTicks) end = make_hijri (at (9200, 1, 1, 0), at (9500, 1, 1, 0));

  g_assert_cmpuint (before->major->len, ==, 0);
  g_assert_cmpuint (before->context->len, ==, 0);
  g_assert_cmpuint (after->major->len, >, 0);
  g_assert_cmpstr (get_tick (across->major, 0)->label, ==, "1 AH");
  g_assert_cmpint (get_tick (across->major, 1)->end, >, get_tick (across->major, 1)->time);
  g_assert_cmpstr (get_label (near->major, at (622, 7, 19, 0)), ==, "1");
  g_assert_cmpuint (end->major->len, >, 0);
}

static HawTicks *
make_relative (gint64   origin,
               gint64   start,
               gint64   end,
               gboolean mirrored)
{
  HawTimeAxis axis;

  haw_time_axis_init (&axis, 900, mirrored);
  haw_time_axis_fit (&axis, start, end, 0);
  return haw_ticks_new_relative (&axis, origin, "before", "after", GAP, measure_cb, NULL);
}

#define SIGNED(sign, text) "\342\201\246" sign text "\342\201\251"
#define MINUS "\342\210\222"

/* A ruler that counts from an event: its ticks are whole units away from it, also of the calendar, and its
 * context tells the two sides. */
static void
test_relative (void)
{
  gint64 origin = at (2020, 1, 31, 6);
  g_autoptr (HawTicks) days = make_relative (origin, origin - 4 * 86400, origin + 4 * 86400, FALSE);
  g_autoptr (HawTicks) hours = make_relative (origin, origin - 7200, origin + 10 * 3600, TRUE);
  g_autoptr (HawTicks) months =
      make_relative (origin, at (2019, 11, 1, 0), at (2020, 5, 20, 0), FALSE);
  g_autoptr (HawTicks) years = make_relative (origin, at (1990, 1, 1, 0), at (2040, 1, 1, 0), FALSE);

  g_assert_cmpint (days->unit, ==, HAW_TICK_DAY);
  g_assert_cmpstr (get_label (days->major, origin), ==, "0");
  g_assert_cmpstr (get_label (days->major, origin + 2 * 86400), ==, SIGNED ("+", "2") " d");
  g_assert_cmpstr (get_label (days->major, origin - 2 * 86400), ==, SIGNED (MINUS, "2") " d");

  g_assert_cmpint (hours->unit, ==, HAW_TICK_MINUTE);
  g_assert_cmpstr (get_label (hours->major, origin + 3 * 3600), ==, SIGNED ("+", "3") " h");
  g_assert_cmpfloat (get_tick (hours->major, 0)->x, >, get_tick (hours->major, 1)->x);

  /* The last of January has no namesake in February. */
  g_assert_cmpint (months->unit, ==, HAW_TICK_MONTH);
  g_assert_cmpstr (get_label (months->major, at (2020, 2, 29, 6)), ==, SIGNED ("+", "1") " mo");
  g_assert_cmpstr (get_label (months->major, at (2020, 3, 31, 6)), ==, SIGNED ("+", "2") " mo");
  g_assert_cmpstr (get_label (months->major, at (2019, 11, 30, 6)), ==, SIGNED (MINUS, "2") " mo");

  g_assert_cmpint (years->unit, ==, HAW_TICK_YEAR);
  g_assert_cmpint (years->step, ==, 10);
  g_assert_cmpstr (get_label (years->major, at (2000, 1, 31, 6)), ==, SIGNED (MINUS, "20") " yr");
  g_assert_cmpstr (get_label (years->major, at (2030, 1, 31, 6)), ==, SIGNED ("+", "10") " yr");
  g_assert_cmpint (get_tick (years->major, 0)->time, <=, at (1990, 1, 1, 0));

  g_assert_cmpuint (days->context->len, ==, 2);
  g_assert_cmpstr (get_tick (days->context, 0)->label, ==, "before");
  g_assert_cmpint (get_tick (days->context, 0)->end, ==, origin);
  g_assert_cmpstr (get_tick (days->context, 1)->label, ==, "after");
  g_assert_cmpint (get_tick (days->context, 1)->time, ==, origin);
}

/* At every zoom labels have their room, ticks follow one another over the whole view, and minor ones stand
 * between. */
static void
test_relative_zoom (void)
{
  gint64 origin = at (2016, 2, 29, 13);

  for (double span = 600; span < 4e9; span *= 1.7)
    for (int shift = -3; shift <= 3; shift++)
      {
        gint64 middle = origin + (gint64) (shift * span);
        gint64 start = middle - (gint64) span / 2, end = middle + (gint64) span / 2;
        g_autoptr (HawTicks) ticks = make_relative (origin, start, end, shift % 2 != 0);

        g_assert_cmpuint (ticks->major->len, >, 1);
        g_assert_cmpint (get_tick (ticks->major, 0)->time, <=, start);
        g_assert_cmpint (get_tick (ticks->major, ticks->major->len - 1)->time, >=, end);
        for (guint i = 0; i + 1 < ticks->major->len; i++)
          {
            const HawTick *tick = get_tick (ticks->major, i);

            g_assert_cmpint (tick->end, ==, get_tick (ticks->major, i + 1)->time);
            g_assert_cmpfloat (ABS (tick->x - get_tick (ticks->major, i + 1)->x), >=,
                               measure_cb (tick->label, NULL));
            for (guint j = 0; j < ticks->minor->len; j++)
              g_assert_cmpint (get_tick (ticks->minor, j)->time, !=, tick->time);
          }
      }
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ticks/rhythms", test_rhythms);
  g_test_add_func ("/ticks/properties", test_properties);
  g_test_add_func ("/ticks/steady", test_steady);
  g_test_add_func ("/ticks/weeks", test_weeks);
  g_test_add_func ("/ticks/mirrored", test_mirrored);
  g_test_add_func ("/ticks/hijri", test_hijri);
  g_test_add_func ("/ticks/hijri/months", test_hijri_months);
  g_test_add_func ("/ticks/relative", test_relative);
  g_test_add_func ("/ticks/relative-zoom", test_relative_zoom);
  g_test_add_func ("/ticks/hijri/ends", test_hijri_ends);

  return g_test_run ();
}
