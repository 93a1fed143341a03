/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-edtf-edit.h"
#include "haw-edtf-private.h"

#include <glib/gi18n-lib.h>

#define N_MONTHS 12
#define QUARTER_HOUR 900
#define LEAST_WIDTH 8 /* px of a unit that can be aimed at */

/**
 * haw_snap_unit:
 * @seconds_per_pixel: the scale of the axis
 *
 * Returns: the finest of time, day, month, year, decade and century that can be aimed at with a
 *   pointer
 */
HawPrecision
haw_snap_unit (double seconds_per_pixel)
{
  static const struct
  {
    HawPrecision unit;
    double days;
  } units[] = {
    { HAW_PRECISION_TIME, (double) QUARTER_HOUR / HAW_SECONDS_PER_DAY },
    { HAW_PRECISION_DAY, 1 },
    { HAW_PRECISION_MONTH, 28 },
    { HAW_PRECISION_YEAR, 365 },
    { HAW_PRECISION_DECADE, 3652 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if (units[i].days * HAW_SECONDS_PER_DAY >= LEAST_WIDTH * seconds_per_pixel)
      return units[i].unit;
  return HAW_PRECISION_CENTURY;
}

static int
count_years (HawPrecision unit)
{
  return unit == HAW_PRECISION_CENTURY ? 100 : unit == HAW_PRECISION_DECADE ? 10 : 1;
}

static int
count_months (HawPrecision unit)
{
  if (unit == HAW_PRECISION_MONTH)
    return 1;
  return unit == HAW_PRECISION_SEASON ? 3 : N_MONTHS * count_years (unit);
}

static gint64
months_to_time (gint64 months)
{
  gint64 year = haw_floor_div (months, N_MONTHS);

  return haw_civil_to_time (year, months - year * N_MONTHS + 1, 1);
}

/* The first second of the unit that holds @time. */
static gint64
floor_time (gint64       time,
            HawPrecision unit)
{
  const gint64 step = unit == HAW_PRECISION_TIME ? QUARTER_HOUR : HAW_SECONDS_PER_DAY;
  HawCivil civil;
  gint64 months;

  if (unit >= HAW_PRECISION_DAY)
    return haw_floor_div (time, step) * step;
  haw_civil_from_time (time, &civil);
  months = civil.year * N_MONTHS + civil.month - 1;
  return months_to_time (haw_floor_div (months, count_months (unit)) * count_months (unit));
}

/**
 * haw_snap_step:
 *
 * Returns: the beginning of the unit that is @n units later than the one that holds @time
 */
gint64
haw_snap_step (gint64       time,
               HawPrecision unit,
               gint64       n)
{
  gint64 start = floor_time (time, unit);
  HawCivil civil;

  if (unit >= HAW_PRECISION_DAY)
    return start + n * (unit == HAW_PRECISION_TIME ? QUARTER_HOUR : HAW_SECONDS_PER_DAY);
  haw_civil_from_time (start, &civil);
  return months_to_time (civil.year * N_MONTHS + civil.month - 1 + n * count_months (unit));
}

/**
 * haw_snap_time:
 *
 * Returns: the nearest beginning of a unit; the later one of two that are as near
 */
gint64
haw_snap_time (gint64       time,
               HawPrecision unit)
{
  gint64 before = floor_time (time, unit);
  gint64 after = haw_snap_step (time, unit, 1);

  return time - before < after - time ? before : after;
}

/* The year, month, day or minute that begins with @time. */
static HawEdtfDate
make_date (gint64       time,
           HawPrecision unit,
           HawEdtfFlags flags)
{
  HawEdtfDate date = { .end = HAW_EDTF_END_DATE, .precision = unit, .flags = flags,
                       .year_flags = flags };
  HawCivil civil;
  gint64 seconds;

  haw_civil_from_time (time, &civil);
  date.year = civil.year;
  date.negative = civil.year < 0;
  if (unit == HAW_PRECISION_DECADE)
    date.year_wanting = 1;
  if (unit == HAW_PRECISION_CENTURY)
    date.year_wanting = 3;
  if (unit < HAW_PRECISION_MONTH)
    return date;
  date.month = civil.month;
  date.month_flags = flags;
  if (unit < HAW_PRECISION_DAY)
    return date;
  date.day = civil.day;
  date.day_flags = flags;
  if (unit < HAW_PRECISION_TIME)
    return date;
  seconds = time - haw_floor_div (time, HAW_SECONDS_PER_DAY) * HAW_SECONDS_PER_DAY;
  date.hour = (int) (seconds / 3600);
  date.minute = (int) (seconds / 60 % 60);
  return date;
}

static char *
write_date (const HawEdtfDate *date)
{
  const HawEdtf edtf = { .kind = HAW_EDTF_DATE, .start = *date };

  return haw_edtf_normalise (&edtf);
}

static char *
write_interval (const HawEdtfDate *start,
                const HawEdtfDate *end)
{
  const HawEdtf edtf = { .kind = HAW_EDTF_INTERVAL, .start = *start, .end = *end };
  g_autofree char *first = write_date (start);
  g_autofree char *last = write_date (end);

  return g_str_equal (first, last) && start->end == HAW_EDTF_END_DATE ? g_steal_pointer (&first)
                                                                      : haw_edtf_normalise (&edtf);
}

static gboolean
is_open (gint64 time)
{
  return time <= HAW_TIME_MIN || time >= HAW_TIME_MAX;
}

/* Whether a unit begins with @time, to the minute. */
static gboolean
is_aligned (gint64       time,
            HawPrecision unit)
{
  return is_open (time) || unit == HAW_PRECISION_TIME || floor_time (time, unit) == time;
}

static gboolean
is_one (gint64       start,
        gint64       end,
        HawPrecision unit)
{
  return !is_open (start) && !is_open (end) && is_aligned (start, unit) &&
         (unit == HAW_PRECISION_TIME ? end - start == 60 : haw_snap_step (start, unit, 1) == end);
}

/* Some time in a range: a date where the calendar has one for it, or one of a set. */
static char *
write_within (gint64       start,
              gint64       end,
              HawPrecision unit,
              HawEdtfFlags flags)
{
  static const HawPrecision finer[] = { HAW_PRECISION_CENTURY, HAW_PRECISION_DECADE,
                                        HAW_PRECISION_YEAR, HAW_PRECISION_MONTH, HAW_PRECISION_DAY,
                                        HAW_PRECISION_TIME };
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;
  HawEdtfDate date;
  guint i;

  for (i = 0; i < G_N_ELEMENTS (finer); i++)
    if (is_one (start, end, finer[i]))
      {
        date = make_date (start, finer[i], flags);
        return write_date (&date);
      }
  /* No range of a set has an X. */
  unit = MAX (unit, HAW_PRECISION_YEAR);
  for (i = 2; finer[i] != HAW_PRECISION_TIME; i++)
    if (finer[i] >= unit && is_aligned (start, finer[i]) && is_aligned (end, finer[i]))
      break;
  unit = finer[i];
  if (!is_open (start))
    {
      date = make_date (start, unit, HAW_EDTF_EXACT);
      first = write_date (&date);
    }
  if (!is_open (end))
    {
      date = make_date (unit == HAW_PRECISION_TIME ? end - 60 : end - 1, unit, HAW_EDTF_EXACT);
      last = write_date (&date);
    }
  return g_strdup_printf ("[%s..%s]", first != NULL ? first : "", last != NULL ? last : "");
}

/**
 * haw_edtf_from_range:
 * @start: a time within the first unit
 * @end: a time within the last, or the second after it
 *
 * Returns: (transfer full): the date that lasts from the one to the other
 */
char *
haw_edtf_from_range (gint64       start,
                     gint64       end,
                     HawPrecision unit)
{
  gint64 first = floor_time (MIN (start, end), unit);
  gint64 last = MAX (MAX (start, end) - (unit == HAW_PRECISION_TIME ? 0 : 1), first);
  HawEdtfDate from = make_date (first, unit, HAW_EDTF_EXACT);
  HawEdtfDate to = make_date (floor_time (last, unit), unit, HAW_EDTF_EXACT);

  return write_interval (&from, &to);
}

static gboolean
is_start (HawBound bound)
{
  return bound <= HAW_BOUND_LATEST_START;
}

/* An end of something that lasts is one date; where it would pass the other end it stops there. */
static char *
set_end (const HawEdtfDate *start,
         const HawEdtfDate *end,
         gboolean           at_start,
         gint64             time,
         HawPrecision       unit)
{
  const HawEdtfFlags flags = at_start ? start->flags : end->flags;
  gint64 first, last, unused;
  HawEdtfDate date;

  haw_edtf_date_get_span (start, &first, &unused);
  haw_edtf_date_get_span (end, &unused, &last);
  if (at_start)
    {
      date = make_date (is_open (last) || time < last ? time : floor_time (last - 1, unit), unit,
                        flags);
      return write_interval (&date, end);
    }
  time = is_open (first) || time > first ? time : unit == HAW_PRECISION_TIME ? first : first + 1;
  date = make_date (unit == HAW_PRECISION_TIME ? time : floor_time (time - 1, unit), unit, flags);
  return write_interval (start, &date);
}

/* The outer bounds of one time say between which it may be. */
static char *
set_doubt (const HawEdtf *edtf,
           gboolean       at_start,
           gint64         time,
           HawPrecision   unit)
{
  const HawEdtfFlags flags = edtf->kind == HAW_EDTF_DATE ? edtf->start.flags : HAW_EDTF_EXACT;
  HawBounds bounds;

  haw_edtf_get_bounds (edtf, &bounds);
  /* A time as it is written is a minute long. */
  if (!at_start && unit == HAW_PRECISION_TIME)
    time += 60;
  if (at_start)
    bounds.earliest_start = time < bounds.latest_end ? time
                                                     : floor_time (bounds.latest_end - 1, unit);
  else
    bounds.latest_end = time > bounds.earliest_start
                        ? time : haw_snap_step (bounds.earliest_start, unit, 1);
  return write_within (bounds.earliest_start, bounds.latest_end, unit, flags);
}

/* The inner bounds of one time make it last. */
static char *
set_length (const HawEdtf *edtf,
            gboolean       at_start,
            gint64         time,
            HawPrecision   unit)
{
  HawEdtfDate start = edtf->start;
  HawEdtfDate end = edtf->start;
  HawBounds bounds;

  if (edtf->kind == HAW_EDTF_ONE_OF)
    {
      haw_edtf_get_bounds (edtf, &bounds);
      start = (HawEdtfDate) { .end = HAW_EDTF_END_OPEN };
      end = start;
      if (!is_open (bounds.earliest_start))
        start = make_date (bounds.earliest_start, MAX (unit, HAW_PRECISION_DAY), HAW_EDTF_EXACT);
      if (!is_open (bounds.latest_end))
        end = make_date (bounds.latest_end - 1, MAX (unit, HAW_PRECISION_DAY), HAW_EDTF_EXACT);
    }
  return set_end (&start, &end, at_start, time, unit);
}

static gboolean
check (const char *text,
       GError    **error)
{
  HawEdtf edtf;

  return haw_edtf_parse (text, &edtf, error);
}

/**
 * haw_edtf_set_bound:
 * @time: where it shall be; the nearest beginning of a @unit is taken
 * @unit: how precise the new date is
 *
 * Moves one bound. Of something that lasts, A/B, both bounds of an end are the one date that is
 * written there, with its marks: it becomes the unit at @time. Of one time (a date, or one of a set)
 * the outer bounds are those of doubt, and the result is somewhere between: [2020-07-01..2020-07-05],
 * or the month or year that has these bounds; an inner bound makes it last: 2020-07-03/2020-07-05.
 * A bound that would pass the opposite one stops at it. What was undated gets the unit at @time.
 *
 * Returns: (transfer full) (nullable): EDTF; NULL with %HAW_EDTF_ERROR_UNSUPPORTED for all of a set
 */
char *
haw_edtf_set_bound (const HawEdtf *edtf,
                    HawBound       bound,
                    gint64         time,
                    HawPrecision   unit,
                    GError       **error)
{
  const gboolean at_start = is_start (bound);
  const gboolean outer = bound == HAW_BOUND_EARLIEST_START || bound == HAW_BOUND_LATEST_END;
  g_autofree char *text = NULL;

  g_return_val_if_fail (edtf != NULL && unit != HAW_PRECISION_NONE, NULL);

  time = haw_snap_time (time, unit);
  if (edtf->kind == HAW_EDTF_ALL_OF)
    {
      g_set_error_literal (error, HAW_EDTF_ERROR, HAW_EDTF_ERROR_UNSUPPORTED,
                           _("This event has a list of dates. Edit the list itself."));
      return NULL;
    }
  if (haw_edtf_is_undated (edtf))
    text = at_start ? haw_edtf_from_range (time, time + 1, unit)
                    : haw_edtf_from_range (time - 1, time, unit);
  else if (edtf->kind == HAW_EDTF_INTERVAL)
    text = set_end (&edtf->start, &edtf->end, at_start, time, unit);
  else
    text = outer ? set_doubt (edtf, at_start, time, unit)
                 : set_length (edtf, at_start, time, unit);
  return check (text, error) ? g_steal_pointer (&text) : NULL;
}

/* The step in which a date can be moved without another precision: months, or else seconds. */
typedef struct
{
  gint64 months;
  gint64 seconds;
} Step;

static gboolean
get_step (const HawEdtfDate *date,
          Step              *step)
{
  int first, n_months;
  gint64 years = 1;
  int wanting = date->year_wanting;

  *step = (Step) { 0 };
  if (date->end != HAW_EDTF_END_DATE)
    return TRUE;
  for (; (wanting & 1) != 0; wanting >>= 1)
    years *= 10;
  if (wanting != 0 || (date->month_wanting != 0 && date->month_wanting != HAW_EDTF_ALL_X) ||
      (date->day_wanting != 0 && date->day_wanting != HAW_EDTF_ALL_X))
    return FALSE;
  if (years > 1 || date->month_wanting != 0 ||
      (date->month == 0 && date->precision <= HAW_PRECISION_YEAR))
    step->months = N_MONTHS * years;
  else if (date->month > N_MONTHS)
    {
      haw_edtf_season_get_months (date->month, &first, &n_months);
      step->months = n_months;
    }
  else if (date->day == 0)
    step->months = 1;
  else if (date->precision == HAW_PRECISION_TIME)
    step->seconds = date->has_seconds ? 1 : 60;
  else
    step->seconds = HAW_SECONDS_PER_DAY;
  return TRUE;
}

/* Parts of a year come in cycles of four, three or two. */
static void
add_parts (HawEdtfDate *date,
           gint64       n,
           int          n_months)
{
  const int n_parts = N_MONTHS / n_months;
  const int base = date->month < 37 ? 21 + (date->month - 21) / 4 * 4 : date->month < 40 ? 37 : 40;
  gint64 parts = date->year * n_parts + date->month - base + n;

  date->year = haw_floor_div (parts, n_parts);
  date->month = base + (int) (parts - date->year * n_parts);
}

static void
add_months (HawEdtfDate *date,
            gint64       n)
{
  int first, n_months;
  gint64 months;

  if (date->month > N_MONTHS)
    {
      haw_edtf_season_get_months (date->month, &first, &n_months);
      add_parts (date, n / n_months, n_months);
      return;
    }
  months = date->year * N_MONTHS + MAX (date->month - 1, 0) + n;
  date->year = haw_floor_div (months, N_MONTHS);
  if (date->month > 0)
    date->month = (int) (months - date->year * N_MONTHS) + 1;
  if (date->day > 0)
    date->day = MIN (date->day, haw_civil_days_in_month (date->year, date->month));
}

static void
add_seconds (HawEdtfDate *date,
             gint64       n)
{
  gint64 start, unused, seconds;
  HawCivil civil;

  haw_edtf_date_get_span (date, &start, &unused);
  start += n;
  haw_civil_from_time (start, &civil);
  date->year = civil.year;
  date->month = civil.month;
  date->day = civil.day;
  if (date->precision != HAW_PRECISION_TIME)
    return;
  seconds = start - haw_floor_div (start, HAW_SECONDS_PER_DAY) * HAW_SECONDS_PER_DAY;
  date->hour = (int) (seconds / 3600);
  date->minute = (int) (seconds / 60 % 60);
  date->second = (int) (seconds % 60);
}

static void
add_step (HawEdtfDate *date,
          Step         step,
          gint64       n)
{
  if (date->end != HAW_EDTF_END_DATE)
    return;
  if (step.months != 0)
    add_months (date, step.months * n);
  else
    add_seconds (date, step.seconds * n);
  date->negative = date->year < 0;
}

/* All the dates of @edtf: ends of an interval, members of a set. */
static GArray *
get_dates (const HawEdtf *edtf)
{
  g_autoptr (GArray) members = haw_edtf_get_members (edtf);
  GArray *dates = g_array_new (FALSE, FALSE, sizeof (HawEdtfDate));

  if (edtf->kind == HAW_EDTF_DATE || edtf->kind == HAW_EDTF_INTERVAL)
    g_array_append_val (dates, edtf->start);
  if (edtf->kind == HAW_EDTF_INTERVAL)
    g_array_append_val (dates, edtf->end);
  for (guint i = 0; i < members->len; i++)
    {
      HawEdtfMember *member = &g_array_index (members, HawEdtfMember, i);

      g_array_append_val (dates, member->start);
      if (member->range)
        g_array_append_val (dates, member->end);
    }
  return dates;
}

/* The coarsest step of all, so that every date keeps its precision and the length stays. */
static gboolean
get_common_step (const HawEdtf *edtf,
                 Step          *step,
                 GError       **error)
{
  g_autoptr (GArray) dates = get_dates (edtf);

  *step = (Step) { 0 };
  for (guint i = 0; i < dates->len; i++)
    {
      const HawEdtfDate *date = &g_array_index (dates, HawEdtfDate, i);
      Step one;

      if (!get_step (date, &one) || (date->negative && date->year_wanting != 0))
        {
          g_set_error_literal (error, HAW_EDTF_ERROR, HAW_EDTF_ERROR_UNSUPPORTED,
                               _("A date with unknown digits in its middle cannot be moved. "
                                 "Edit the date itself."));
          return FALSE;
        }
      step->months = MAX (step->months, one.months);
      step->seconds = MAX (step->seconds, one.seconds);
    }
  return TRUE;
}

static void
append_moved (GString             *text,
              const HawEdtfMember *member,
              Step                 step,
              gint64               n)
{
  HawEdtfMember moved = *member;

  add_step (&moved.start, step, n);
  haw_edtf_date_append (text, &moved.start);
  if (!member->range)
    return;
  add_step (&moved.end, step, n);
  if (moved.start.end == HAW_EDTF_END_DATE && moved.end.end == HAW_EDTF_END_DATE)
    g_string_append (text, "..");
  haw_edtf_date_append (text, &moved.end);
}

static char *
shift_set (const HawEdtf *edtf,
           Step           step,
           gint64         n)
{
  g_autoptr (GArray) members = haw_edtf_get_members (edtf);
  gboolean all = edtf->kind == HAW_EDTF_ALL_OF;
  GString *text = g_string_new (all ? "{" : "[");

  for (guint i = 0; i < members->len; i++)
    {
      if (i > 0)
        g_string_append_c (text, ',');
      append_moved (text, &g_array_index (members, HawEdtfMember, i), step, n);
    }
  g_string_append_c (text, all ? '}' : ']');
  return g_string_free (text, FALSE);
}

static char *
shift_by (const HawEdtf *edtf,
          Step           step,
          gint64         n,
          GError       **error)
{
  g_autofree char *text = NULL;
  HawEdtf moved = *edtf;

  if (edtf->kind == HAW_EDTF_ONE_OF || edtf->kind == HAW_EDTF_ALL_OF)
    text = shift_set (edtf, step, n);
  else
    {
      add_step (&moved.start, step, n);
      if (edtf->kind == HAW_EDTF_INTERVAL)
        add_step (&moved.end, step, n);
      text = haw_edtf_normalise (&moved);
    }
  return check (text, error) ? g_steal_pointer (&text) : NULL;
}

/**
 * haw_edtf_shift:
 * @n: how many steps later
 *
 * Moves a date by whole steps of its own precision, the coarsest of several: a month goes to another
 * month, an interval of days keeps its length, what is written with X or marks stays so.
 *
 * Returns: (transfer full) (nullable): EDTF; NULL with an error where the date cannot be moved
 */
char *
haw_edtf_shift (const HawEdtf *edtf,
                gint64         n,
                GError       **error)
{
  Step step;

  g_return_val_if_fail (edtf != NULL, NULL);

  if (haw_edtf_is_undated (edtf))
    return haw_edtf_normalise (edtf);
  return get_common_step (edtf, &step, error) ? shift_by (edtf, step, n, error) : NULL;
}

/* How many steps bring the first date nearest to @seconds later. */
static gint64
count_steps (const HawEdtf *edtf,
             Step           step,
             gint64         seconds)
{
  g_autoptr (GArray) dates = get_dates (edtf);
  const HawEdtfDate *date = &g_array_index (dates, HawEdtfDate, 0);
  HawCivil civil;
  gint64 start, unused, n, before, after;

  if (date->end != HAW_EDTF_END_DATE)
    date = &g_array_index (dates, HawEdtfDate, 1);
  if (step.months == 0)
    return haw_floor_div (seconds + step.seconds / 2, step.seconds);
  haw_edtf_date_get_span (date, &start, &unused);
  haw_civil_from_time (start, &civil);
  /* A mean month is a little longer than 30 days and 10 hours; what is off by one is put right. */
  n = haw_floor_div (seconds, step.months * 2629746);
  while (TRUE)
    {
      gint64 months = civil.year * N_MONTHS + civil.month - 1 + n * step.months;

      before = months_to_time (months) + (civil.day - 1) * HAW_SECONDS_PER_DAY;
      after = months_to_time (months + step.months) + (civil.day - 1) * HAW_SECONDS_PER_DAY;
      if (before - start > seconds)
        n--;
      else if (after - start <= seconds)
        n++;
      else
        break;
    }
  return seconds - (before - start) < (after - start) - seconds ? n : n + 1;
}

/**
 * haw_edtf_move:
 * @seconds: how much later
 *
 * Moves a date as haw_edtf_shift() does, by the number of steps that comes nearest to @seconds.
 *
 * Returns: (transfer full) (nullable): EDTF; NULL with an error where the date cannot be moved
 */
char *
haw_edtf_move (const HawEdtf *edtf,
               gint64         seconds,
               GError       **error)
{
  Step step;

  g_return_val_if_fail (edtf != NULL, NULL);

  if (haw_edtf_is_undated (edtf))
    return haw_edtf_normalise (edtf);
  if (!get_common_step (edtf, &step, error))
    return NULL;
  return shift_by (edtf, step, count_steps (edtf, step, seconds), error);
}

/* Whether @a says more than @b, where both have the same outer bounds. */
static gboolean
is_better (const HawEdtf *a,
           const HawEdtf *b)
{
  HawPrecision one = haw_edtf_get_precision (a);
  HawPrecision other = haw_edtf_get_precision (b);

  if (one != other)
    return one > other;
  return haw_edtf_get_flags (a) == HAW_EDTF_EXACT && haw_edtf_get_flags (b) != HAW_EDTF_EXACT;
}

/**
 * haw_edtf_meet:
 * @dates: (array length=n): EDTF of the same event; what is undated or no date does not count
 *
 * What several dates have in common: the one that lies within all others, or, of dates that each
 * leave a time open, the time that all allow.
 *
 * Returns: (transfer full) (nullable): EDTF, "" where none is dated; NULL where they contradict each
 *   other
 */
char *
haw_edtf_meet (const char *const *dates,
               gsize              n)
{
  g_autofree HawEdtf *parsed = g_new (HawEdtf, n);
  const HawEdtf *best = NULL;
  gint64 start = HAW_TIME_MIN;
  gint64 end = HAW_TIME_MAX;
  gboolean points = TRUE;
  HawBounds bounds;
  gsize n_dated = 0;

  for (gsize i = 0; i < n; i++)
    if (haw_edtf_parse (dates[i], &parsed[n_dated], NULL) &&
        !haw_edtf_is_undated (&parsed[n_dated]))
      {
        haw_edtf_get_bounds (&parsed[n_dated], &bounds);
        start = MAX (start, bounds.earliest_start);
        end = MIN (end, bounds.latest_end);
        points = points && (parsed[n_dated].kind == HAW_EDTF_DATE ||
                            parsed[n_dated].kind == HAW_EDTF_ONE_OF);
        n_dated++;
      }
  if (n_dated == 0)
    return g_strdup ("");
  if (start >= end)
    return NULL;
  for (gsize i = 0; i < n_dated; i++)
    {
      haw_edtf_get_bounds (&parsed[i], &bounds);
      if (bounds.earliest_start == start && bounds.latest_end == end &&
          (best == NULL || is_better (&parsed[i], best)))
        best = &parsed[i];
    }
  if (best != NULL)
    return haw_edtf_normalise (best);
  return points ? write_within (start, end, HAW_PRECISION_YEAR, HAW_EDTF_EXACT) : NULL;
}
