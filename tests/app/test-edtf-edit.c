/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "time/haw-edtf-edit.h"

static HawEdtf
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  HawEdtf edtf;

  haw_edtf_parse (text, &edtf, &error);
  g_assert_no_error (error);
  return edtf;
}

static gint64
at (int year,
    int month,
    int day,
    int minutes)
{
  return haw_civil_to_time (year, month, day) + minutes * 60;
}

/* The nearest beginning of a unit, before 1970 and before the year 0 too. */
static void
test_snap (void)
{
  g_assert_cmpint (haw_snap_time (at (2020, 7, 3, 11 * 60), HAW_PRECISION_DAY), ==,
                   at (2020, 7, 3, 0));
  g_assert_cmpint (haw_snap_time (at (2020, 7, 3, 12 * 60), HAW_PRECISION_DAY), ==,
                   at (2020, 7, 4, 0));
  g_assert_cmpint (haw_snap_time (at (1931, 2, 15, 0), HAW_PRECISION_MONTH), ==, at (1931, 3, 1, 0));
  g_assert_cmpint (haw_snap_time (at (1931, 2, 14, 0), HAW_PRECISION_MONTH), ==, at (1931, 2, 1, 0));
  g_assert_cmpint (haw_snap_time (at (-43, 8, 1, 0), HAW_PRECISION_YEAR), ==, at (-42, 1, 1, 0));
  g_assert_cmpint (haw_snap_time (at (2016, 1, 1, 0), HAW_PRECISION_DECADE), ==, at (2020, 1, 1, 0));
  g_assert_cmpint (haw_snap_time (at (2020, 7, 3, 67), HAW_PRECISION_TIME), ==, at (2020, 7, 3, 60));
  g_assert_cmpint (haw_snap_step (at (2020, 7, 3, 67), HAW_PRECISION_TIME, 1), ==,
                   at (2020, 7, 3, 75));
  g_assert_cmpint (haw_snap_step (at (2020, 12, 9, 0), HAW_PRECISION_MONTH, 2), ==,
                   at (2021, 2, 1, 0));
  g_assert_cmpint (haw_snap_step (at (2020, 1, 9, 0), HAW_PRECISION_DAY, -9), ==,
                   at (2019, 12, 31, 0));
  g_assert_cmpint (haw_snap_step (at (2020, 5, 9, 0), HAW_PRECISION_SEASON, -1), ==,
                   at (2020, 1, 1, 0));
}

/* What can be aimed at: a unit is at least some pixels wide. */
static void
test_unit (void)
{
  HawPrecision last = HAW_PRECISION_TIME;

  g_assert_cmpint (haw_snap_unit (1), ==, HAW_PRECISION_TIME);
  g_assert_cmpint (haw_snap_unit (3600), ==, HAW_PRECISION_DAY);
  g_assert_cmpint (haw_snap_unit (86400), ==, HAW_PRECISION_MONTH);
  g_assert_cmpint (haw_snap_unit (30 * 86400.0), ==, HAW_PRECISION_YEAR);
  g_assert_cmpint (haw_snap_unit (300 * 86400.0), ==, HAW_PRECISION_DECADE);
  g_assert_cmpint (haw_snap_unit (1e10), ==, HAW_PRECISION_CENTURY);
  for (double scale = 1; scale < 1e11; scale *= 1.3)
    {
      HawPrecision unit = haw_snap_unit (scale);
      gint64 width = haw_snap_step (0, unit, 1);

      g_assert_cmpint (unit, <=, last);
      g_assert_true (width >= 7.9 * scale || unit == HAW_PRECISION_CENTURY);
      last = unit;
    }
}

static void
test_range (void)
{
  static const struct
  {
    int from[4];
    int to[4];
    HawPrecision unit;
    const char *text;
  } rows[] = {
    { { 2020, 7, 3, 700 }, { 2020, 7, 5, 10 }, HAW_PRECISION_DAY, "2020-07-03/2020-07-05" },
    { { 2020, 7, 3, 700 }, { 2020, 7, 4, 0 }, HAW_PRECISION_DAY, "2020-07-03" },
    { { 2020, 7, 5, 10 }, { 2020, 7, 3, 700 }, HAW_PRECISION_DAY, "2020-07-03/2020-07-05" },
    { { 2020, 7, 3, 0 }, { 2020, 7, 3, 0 }, HAW_PRECISION_DAY, "2020-07-03" },
    { { 2020, 7, 3, 0 }, { 2021, 2, 3, 0 }, HAW_PRECISION_MONTH, "2020-07/2021-02" },
    { { 2020, 7, 3, 0 }, { 2023, 2, 3, 0 }, HAW_PRECISION_YEAR, "2020/2023" },
    { { 1987, 7, 3, 0 }, { 2023, 2, 3, 0 }, HAW_PRECISION_DECADE, "198X/202X" },
    { { 1987, 7, 3, 0 }, { 1923, 2, 3, 0 }, HAW_PRECISION_CENTURY, "19XX" },
    { { 2020, 7, 3, 607 }, { 2020, 7, 3, 631 }, HAW_PRECISION_TIME,
      "2020-07-03T10:00/2020-07-03T10:30" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const int *from = rows[i].from;
      const int *to = rows[i].to;
      g_autofree char *text = haw_edtf_from_range (at (from[0], from[1], from[2], from[3]),
                                                   at (to[0], to[1], to[2], to[3]), rows[i].unit);

      parse (text);
      g_assert_cmpstr (text, ==, rows[i].text);
    }
}

#define ES HAW_BOUND_EARLIEST_START
#define LS HAW_BOUND_LATEST_START
#define EE HAW_BOUND_EARLIEST_END
#define LE HAW_BOUND_LATEST_END
#define DAY HAW_PRECISION_DAY
#define MONTH HAW_PRECISION_MONTH
#define YEAR HAW_PRECISION_YEAR
#define TIME HAW_PRECISION_TIME

/* Each bound of each kind of date, the exact texts. */
static void
test_set_bound (void)
{
  static const struct
  {
    const char *before;
    HawBound bound;
    int time[4];
    HawPrecision unit;
    const char *after;
  } rows[] = {
    /* One day: the outer bounds are doubt, the inner ones make it last. */
    { "2020-07-03", ES, { 2020, 7, 1, 20 }, DAY, "[2020-07-01..2020-07-03]" },
    { "2020-07-03", LE, { 2020, 7, 6, 0 }, DAY, "[2020-07-03..2020-07-05]" },
    { "2020-07-03", EE, { 2020, 7, 6, 0 }, DAY, "2020-07-03/2020-07-05" },
    { "2020-07-03", LS, { 2020, 6, 30, 800 }, DAY, "2020-07-01/2020-07-03" },
    { "2020-07-03~", EE, { 2020, 7, 6, 0 }, DAY, "2020-07-03~/2020-07-05~" },
    { "2020-07-03", EE, { 2020, 7, 4, 100 }, DAY, "2020-07-03" },
    /* At the whole of a unit it is that one again. */
    { "2020-07", ES, { 2020, 7, 10, 0 }, DAY, "[2020-07-10..2020-07-31]" },
    { "[2020-07-10..2020-07-31]", ES, { 2020, 7, 1, 0 }, DAY, "2020-07" },
    { "2020-07?", ES, { 2020, 1, 1, 0 }, MONTH, "[2020-01..2020-07]" },
    { "[2020-02..2020-07]", ES, { 2020, 7, 2, 0 }, MONTH, "2020-07" },
    { "[2020-02..2020-12]", ES, { 2020, 1, 2, 0 }, MONTH, "2020" },
    { "2020-07", LE, { 2020, 7, 2, 0 }, DAY, "2020-07-01" },
    { "2020", LE, { 2020, 7, 1, 0 }, MONTH, "[2020-01..2020-06]" },
    /* Not past the opposite bound. */
    { "2020-07-03", ES, { 2020, 9, 1, 0 }, DAY, "2020-07-03" },
    { "2020-07", LE, { 2019, 9, 1, 0 }, DAY, "2020-07-01" },
    { "2020-07-03/2020-07-05", LS, { 2020, 9, 1, 0 }, DAY, "2020-07-05" },
    { "2020-07-03/2020-07-05", LE, { 2020, 1, 1, 0 }, DAY, "2020-07-03" },
    /* What is finer than the unit stays so. */
    { "2020-07-03", ES, { 2020, 5, 2, 0 }, MONTH, "[2020-05-01..2020-07-03]" },
    /* Lasting: an end is one date; the other stays as it is written, marks stay. */
    { "2020-07-03/2020-07-05", LS, { 2020, 7, 1, 0 }, DAY, "2020-07-01/2020-07-05" },
    { "2020-07-03/2020-07-05", ES, { 2020, 7, 1, 0 }, DAY, "2020-07-01/2020-07-05" },
    { "2020-07~/2020-08?", EE, { 2020, 9, 11, 0 }, DAY, "2020-07~/2020-09-10?" },
    { "2020-07/2020-08", LE, { 2021, 1, 1, 0 }, YEAR, "2020-07/2020" },
    { "2020-07-03/..", LE, { 2020, 9, 11, 0 }, DAY, "2020-07-03/2020-09-10" },
    { "/2020-07-03", ES, { 2020, 1, 11, 0 }, DAY, "2020-01-11/2020-07-03" },
    { "2020-07-03/..", ES, { 2020, 1, 11, 0 }, DAY, "2020-01-11/.." },
    { "2020-07", LS, { 2020, 7, 10, 0 }, DAY, "2020-07-10/2020-07" },
    /* One of a set. */
    { "[2020-07-01..2020-07-05]", LE, { 2020, 7, 8, 0 }, DAY, "[2020-07-01..2020-07-07]" },
    { "[2020-07-01..2020-07-05]", EE, { 2020, 7, 8, 0 }, DAY, "2020-07-01/2020-07-07" },
    { "[..2020-07-05]", LE, { 2020, 7, 8, 0 }, DAY, "[..2020-07-07]" },
    { "[2020-07-05..]", ES, { 2020, 7, 8, 0 }, DAY, "[2020-07-08..]" },
    { "[2020-07-05..]", LE, { 2020, 7, 8, 0 }, DAY, "[2020-07-05..2020-07-07]" },
    /* Times, and what had no date. */
    { "2020-07-03T10:00", EE, { 2020, 7, 3, 631 }, TIME, "2020-07-03T10:00/2020-07-03T10:30" },
    { "2020-07-03T10:00/2020-07-03T10:30", LS, { 2020, 7, 3, 584 }, TIME,
      "2020-07-03T09:45/2020-07-03T10:30" },
    { "2020-07-03T10:00", LE, { 2020, 7, 3, 631 }, TIME, "[2020-07-03T10:00..2020-07-03T10:30]" },
    { "", ES, { 2020, 7, 3, 0 }, DAY, "2020-07-03" },
    { "", LE, { 2020, 7, 3, 0 }, DAY, "2020-07-02" },
  };
  g_autoptr (GError) error = NULL;
  HawEdtf set = parse ("{2020,2022}");

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const int *time = rows[i].time;
      HawEdtf before = parse (rows[i].before);
      g_autofree char *after = haw_edtf_set_bound (&before, rows[i].bound,
                                                   at (time[0], time[1], time[2], time[3]),
                                                   rows[i].unit, &error);

      g_assert_no_error (error);
      g_test_message ("%s → %s", rows[i].before, after);
      g_assert_cmpstr (after, ==, rows[i].after);
    }
  g_assert_null (haw_edtf_set_bound (&set, ES, 0, DAY, &error));
  g_assert_error (error, HAW_EDTF_ERROR, HAW_EDTF_ERROR_UNSUPPORTED);
}

/* Wherever a bound is dragged there is a date, the opposite bound stays, and the bound is where it was
 * put unless it ran into the opposite one. */
static void
test_any_bound (void)
{
  static const char *const texts[] = {
    "2020-07-03", "2020-07", "2020", "202X", "2020-22", "[2020-07-01..2020-07-05]", "2020-07-XX",
    "2020-07-03/2020-07-05", "2020-06/2020-08-12", "2020-07-03/..", "../2020-07-03", "[..2020-07-05]",
    "2020-02-29T23:30", "[2019,2020-02..2020-05]",
  };
  static const HawPrecision units[] = { TIME, DAY, MONTH, YEAR };

  for (guint i = 0; i < 20000; i++)
    {
      HawEdtf before = parse (texts[g_test_rand_int_range (0, G_N_ELEMENTS (texts))]);
      HawBound bound = g_test_rand_int_range (0, 4);
      HawPrecision unit = units[g_test_rand_int_range (0, G_N_ELEMENTS (units))];
      gint64 time = at (2017, 1, 1, 0) + g_test_rand_int_range (0, 6 * 365 * 1440) * 60;
      g_autoptr (GError) error = NULL;
      g_autofree char *text = haw_edtf_set_bound (&before, bound, time, unit, &error);
      HawEdtf after;
      HawBounds old, new;
      gint64 asked = haw_snap_time (time, unit);
      gint64 opposite;

      g_assert_no_error (error);
      after = parse (text);
      haw_edtf_get_bounds (&before, &old);
      haw_edtf_get_bounds (&after, &new);
      opposite = bound <= LS ? old.latest_end : old.earliest_start;
      if (bound <= LS)
        {
          g_assert_cmpint (new.latest_end, ==, old.latest_end);
          g_assert_true (new.earliest_start == asked || asked >= opposite ||
                         new.earliest_start == haw_snap_step (asked, unit, 0));
        }
      else
        {
          g_assert_cmpint (new.earliest_start, ==, old.earliest_start);
          g_assert_true (new.latest_end == asked || asked <= opposite ||
                         (unit == TIME && new.latest_end == asked + 60));
        }
    }
}

/* A date keeps its precision, its marks and its length, and goes as far as it can of that. */
static void
test_move (void)
{
  static const struct
  {
    const char *before;
    double days;
    const char *after;
  } rows[] = {
    { "2020-07-03", 1.4, "2020-07-04" },
    { "2020-07-03", -3, "2020-06-30" },
    { "2020-07-03?/2020-07-05~", 30, "2020-08-02?/2020-08-04~" },
    { "2020-07", 14, "2020-07" },
    { "2020-07", 17, "2020-08" },
    { "2020-01/2020-03", -31, "2019-12/2020-02" },
    { "2020-07/2020-09-15", 31, "2020-08/2020-10-15" },
    { "2020-01/2020-01-31", 31, "2020-02/2020-02-29" },
    { "2020", 200, "2021" },
    { "202X", 3652, "203X" },
    { "19XX", 36525, "20XX" },
    { "2020-XX", -366, "2019-XX" },
    { "2020-07-XX", 31, "2020-08-XX" },
    { "2020-24", 90, "2021-21" },
    { "2020-36", 92, "2021-33" },
    { "2020-37", 365, "2021-37" },
    { "2020-41", 184, "2021-40" },
    { "2020-30", 90, "2020-31" },
    { "[2020-07-01..2020-07-05]", 1, "[2020-07-02..2020-07-06]" },
    { "[2020,2021-05..]", 366, "[2021,2022-05..]" },
    { "{2020-07-01,2020-07-05}", -1, "{2020-06-30,2020-07-04}" },
    { "[..2020-07-05]", 1, "[..2020-07-06]" },
    { "../2020-07-03", 1, "../2020-07-04" },
    { "2020-07-03/..", 1, "2020-07-04/.." },
    { "2020-07-03T23:50", 0.01, "2020-07-04T00:04" },
    { "2020-07-03T23:50:30Z", 0.5, "2020-07-04T11:50:30Z" },
    { "156X-12-25", 3653, "157X-12-25" },
    { "", 9, "" },
  };
  g_autoptr (GError) error = NULL;
  HawEdtf edtf;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *after = NULL;

      edtf = parse (rows[i].before);
      after = haw_edtf_move (&edtf, (gint64) (rows[i].days * 86400), &error);
      g_assert_no_error (error);
      g_assert_cmpstr (after, ==, rows[i].after);
    }
  edtf = parse ("2020-1X-03");
  g_assert_null (haw_edtf_move (&edtf, 86400, &error));
  g_assert_error (error, HAW_EDTF_ERROR, HAW_EDTF_ERROR_UNSUPPORTED);
}

/* There and back is where it was; the precision never changes. */
static void
test_shift (void)
{
  static const char *const texts[] = {
    "2020-07-03", "2020-07", "2020", "202X", "2020-22", "2020-24~", "2020-39", "2020-40", "-0043",
    "2020-07-03/2020-07-05", "2020-07-XX?", "[2020-07-01..2020-07-05]", "{2020,2022-05}", "2020-XX",
    "2020-07-03T10:00/2020-07-03T10:30", "Y12000", "1950S2",
  };

  for (guint i = 0; i < 5000; i++)
    {
      HawEdtf before = parse (texts[g_test_rand_int_range (0, G_N_ELEMENTS (texts))]);
      gint64 n = g_test_rand_int_range (-40, 40);
      g_autoptr (GError) error = NULL;
      g_autofree char *normal = haw_edtf_normalise (&before);
      g_autofree char *there = haw_edtf_shift (&before, n, &error);
      g_autofree char *back = NULL;
      HawEdtf moved;

      g_assert_no_error (error);
      moved = parse (there);
      g_assert_cmpint (haw_edtf_get_precision (&moved), ==, haw_edtf_get_precision (&before));
      back = haw_edtf_shift (&moved, -n, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (back, ==, normal);
    }
}

/* An end goes by units of its own; a doubt stays one; nothing ends before it begins. */
static void
test_step_end (void)
{
  static const struct
  {
    const char *before;
    gboolean start;
    gint64 n;
    const char *after; /* NULL where it cannot be */
  } rows[] = {
    { "2020-07-03", FALSE, 1, "2020-07-03/2020-07-04" },
    { "2020-07-03/2020-07-04", FALSE, -1, "2020-07-03" },
    { "2020-07-03", FALSE, -1, NULL },
    { "2020-07-03", TRUE, -2, "2020-07-01/2020-07-03" },
    { "2020-07-03", TRUE, 1, NULL },
    { "2020-07", FALSE, 1, "2020-07/2020-08" },
    { "2020-24", TRUE, -1, "2020-11/2020-24" },
    { "[2020-07-01..2020-07-05]", FALSE, 1, "[2020-07-01..2020-07-06]" },
    { "[2020-07-01..2020-07-02]", TRUE, 1, "2020-07-02" },
    { "2020-07~/2020-08-12", FALSE, 1, "2020-07~/2020-08-13" },
    { "2020-07-03/..", TRUE, 1, "2020-07-04/.." },
    { "2020-07-03/..", FALSE, 1, NULL },
    { "2020-07-03T10:00/2020-07-03T10:30", FALSE, -1, "2020-07-03T10:00/2020-07-03T10:15" },
    { "", FALSE, 1, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      HawEdtf before = parse (rows[i].before);
      g_autoptr (GError) error = NULL;
      g_autofree char *after = haw_edtf_step_end (&before, rows[i].start, rows[i].n, &error);

      g_assert_cmpstr (after, ==, rows[i].after);
      g_assert_true ((after == NULL) == (error != NULL));
    }
}

static void
assert_meet (const char *one,
             const char *other,
             const char *expected)
{
  const char *dates[] = { one, other };
  g_autofree char *text = haw_edtf_meet (dates, 2);
  g_autofree char *turned = NULL;

  g_assert_cmpstr (text, ==, expected);
  dates[0] = other;
  dates[1] = one;
  turned = haw_edtf_meet (dates, 2);
  g_assert_cmpstr (turned, ==, expected);
}

static void
test_meet (void)
{
  assert_meet ("2020-07-03", "2020-07", "2020-07-03");
  assert_meet ("2020-07", "2020", "2020-07");
  assert_meet ("2020-07-03", "2020-07-04", NULL);
  assert_meet ("2020-07-03", "", "2020-07-03");
  assert_meet ("", "not a date", "");
  assert_meet ("2020-07-03?", "2020-07-03", "2020-07-03");
  assert_meet ("[2020-07-01..2020-07-05]", "[2020-07-04..2020-07-09]",
               "[2020-07-04..2020-07-05]");
  assert_meet ("[2020-06-20..2020-07-05]", "2020-07", "[2020-07-01..2020-07-05]");
  assert_meet ("2020-07-03T10:00", "2020-07-03", "2020-07-03T10:00");
  assert_meet ("2020-07-03/2020-07-05", "2020-07", "2020-07-03/2020-07-05");
  assert_meet ("2020-07-03/2020-07-05", "2020-07-04/2020-07-06", NULL);
  assert_meet ("[2020-07-05..]", "[..2020-07-08]", "[2020-07-05..2020-07-08]");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/edtf-edit/snap", test_snap);
  g_test_add_func ("/edtf-edit/unit", test_unit);
  g_test_add_func ("/edtf-edit/range", test_range);
  g_test_add_func ("/edtf-edit/set-bound", test_set_bound);
  g_test_add_func ("/edtf-edit/any-bound", test_any_bound);
  g_test_add_func ("/edtf-edit/step-end", test_step_end);
  g_test_add_func ("/edtf-edit/move", test_move);
  g_test_add_func ("/edtf-edit/shift", test_shift);
  g_test_add_func ("/edtf-edit/meet", test_meet);

  return g_test_run ();
}
