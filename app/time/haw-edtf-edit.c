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

/* In which unit an end is written. */
static HawPrecision
get_unit (const HawEdtf *edtf,
          gboolean       start)
{
  HawPrecision unit = haw_edtf_get_precision (edtf);

  if (edtf->kind == HAW_EDTF_INTERVAL)
    {
      const HawEdtfDate *date = start ? &edtf->start : &edtf->end;

      if (date->end == HAW_EDTF_END_DATE)
        unit = date->precision;
    }
  return unit == HAW_PRECISION_SEASON ? HAW_PRECISION_MONTH : unit;
}

/**
 * haw_edtf_step_end:
 * @start: whether it is the beginning that moves, else the end
 * @n: how many units of its precision later
 *
 * Moves an end by whole units, as haw_edtf_set_bound() does: what is one of a range is in doubt for a
 * longer or a shorter time, everything else lasts longer or shorter.
 *
 * Returns: (transfer full) (nullable): EDTF; NULL with %HAW_EDTF_ERROR_ORDER where it would end before it
 *   begins, %HAW_EDTF_ERROR_UNSUPPORTED where there is no such end
 */
char *
haw_edtf_step_end (const HawEdtf *edtf,
                   gboolean       start,
                   gint64         n,
                   GError       **error)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  HawBound bound = start ? HAW_BOUND_LATEST_START : HAW_BOUND_EARLIEST_END;
  HawPrecision unit;
  HawBounds bounds;
  gint64 time;

  g_return_val_if_fail (edtf != NULL, NULL);

  haw_edtf_get_bounds (edtf, &bounds);
  time = start ? bounds.earliest_start : bounds.latest_end;
  if (haw_edtf_is_undated (edtf) || is_open (time))
    {
      g_set_error_literal (error, HAW_EDTF_ERROR, HAW_EDTF_ERROR_UNSUPPORTED,
                           start ? _("It is not known when this event began. Edit its date.")
                                 : _("It is not known when this event ended. Edit its date."));
      return NULL;
    }
  if (edtf->kind == HAW_EDTF_ONE_OF)
    bound = start ? HAW_BOUND_EARLIEST_START : HAW_BOUND_LATEST_END;
  unit = get_unit (edtf, start);
  before = haw_edtf_normalise (edtf);
  after = haw_edtf_set_bound (edtf, bound, haw_snap_step (time, unit, n), unit, error);
  if (after != NULL && g_str_equal (before, after))
    {
      g_set_error_literal (error, HAW_EDTF_ERROR, HAW_EDTF_ERROR_ORDER,
                           _("An event cannot end before it begins."));
      return NULL;
    }
  return g_steal_pointer (&after);
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
