/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-ticks.h"

#include "time/haw-hijri.h"

#define MINUTE 60
#define HOUR (60 * MINUTE)
#define DAY HAW_SECONDS_PER_DAY

/* Whatever the labels measure, ticks keep this distance in px. */
#define MAJOR_DISTANCE 16.0
#define MINOR_DISTANCE 6.0

#define HIJRI_QUARTER 87 /* days, at least */
#define HIJRI_YEAR 353

#define MAX_STYLES 3
#define N_SAMPLES 12
#define NO_STYLE HAW_DATE_N_STYLES

/* A rhythm of ticks. Its labels try the styles from the richest to the plainest. */
typedef struct
{
  HawTickUnit unit;
  int step;
  gint64 shortest; /* seconds between two ticks, at least; Gregorian */
  int styles[MAX_STYLES];
} Rhythm;

#define CLOCK(n) { HAW_TICK_MINUTE, n, n * MINUTE, { HAW_DATE_TIME, NO_STYLE } }
#define DAYS(n) \
  { HAW_TICK_DAY, n, n * DAY, { HAW_DATE_WEEKDAY_DATE, HAW_DATE_DAY_NUMBER, NO_STYLE } }
#define MONTHS(n, days) \
  { HAW_TICK_MONTH, n, days * DAY, { HAW_DATE_MONTH_NAME, HAW_DATE_MONTH_SHORT, NO_STYLE } }
#define YEARS(n) { HAW_TICK_YEAR, n, n * 365 * (gint64) DAY, { HAW_DATE_YEAR, NO_STYLE } }

static const Rhythm rhythms[] = {
  CLOCK (1),
  CLOCK (5),
  CLOCK (15),
  CLOCK (30),
  CLOCK (60),
  CLOCK (180),
  CLOCK (360),
  CLOCK (720),
  DAYS (1),
  DAYS (2),
  { HAW_TICK_WEEK, 1, 7 * DAY, { HAW_DATE_DAY_NUMBER, NO_STYLE } },
  MONTHS (1, 28),
  MONTHS (3, 90),
  YEARS (1),
  YEARS (2),
  YEARS (5),
  YEARS (10),
  YEARS (20),
  YEARS (50),
  YEARS (100),
};

static const Rhythm context_of_clock
    = { HAW_TICK_DAY, 1, DAY, { HAW_DATE_WEEKDAY_DAY, HAW_DATE_DAY, HAW_DATE_DAY_MONTH } };
static const Rhythm context_of_days
    = { HAW_TICK_MONTH, 1, 28 * DAY, { HAW_DATE_MONTH, HAW_DATE_MONTH_SHORT, NO_STYLE } };
static const Rhythm context_of_months
    = { HAW_TICK_YEAR, 1, 365 * DAY, { HAW_DATE_YEAR, NO_STYLE } };

/* What one call needs to choose rhythms; each style is measured once. */
typedef struct
{
  const HawTimeAxis *axis;
  HawCalendar calendar;
  GDateWeekday week_start;
  double gap;
  HawMeasureFunc measure;
  gpointer user_data;
  double widths[HAW_DATE_N_STYLES]; /* less than 0 until measured */
} Chooser;

static void
tick_clear (gpointer data)
{
  g_clear_pointer (&((HawTick *) data)->label, g_free);
}

/* The first and the last day of the Hijri calendar stand for all that is before and after it. */
static HawHijri
get_hijri (gint64 time)
{
  HawHijri hijri = { 1, 1, 1 };
  gint64 days = haw_floor_div (time, DAY);
  gint64 first;

  haw_hijri_to_days (1, 1, 1, &first);
  if (days > first && !haw_hijri_from_days (days, &hijri))
    hijri = (HawHijri) { HAW_HIJRI_LAST_YEAR, 12, 29 };
  return hijri;
}

static gint64
get_hijri_time (int year,
                int month,
                int day)
{
  gint64 days = 0;

  year += (month - 1) / 12;
  month = (month - 1) % 12 + 1;
  if (year > HAW_HIJRI_LAST_YEAR)
    haw_hijri_to_days (HAW_HIJRI_LAST_YEAR, 12, 29, &days);
  else
    haw_hijri_to_days (MAX (year, 1), year < 1 ? 1 : month, day, &days);
  return days * DAY;
}

/* The day of the month, how many days the month has, and when it began. */
static gint64
get_month (HawCalendar calendar,
           gint64      time,
           int        *day,
           int        *n_days)
{
  HawCivil civil;

  if (calendar == HAW_CALENDAR_HIJRI)
    {
      HawHijri hijri = get_hijri (time);

      *day = hijri.day;
      *n_days = haw_hijri_days_in_month (hijri.year, hijri.month);
    }
  else
    {
      haw_civil_from_time (time, &civil);
      *day = civil.day;
      *n_days = haw_civil_days_in_month (civil.year, civil.month);
    }
  return (haw_floor_div (time, DAY) - *day + 1) * DAY;
}

/* Every second day counts from the first of each month, and leaves out a last day that would stand
 * beside the next first. */
static gint64
floor_two_days (HawCalendar calendar,
                gint64      time)
{
  int day, last;
  gint64 month = get_month (calendar, time, &day, &last);

  day = (day - 1) / 2 * 2 + 1;
  if (day == last)
    day -= 2;
  return month + (day - 1) * DAY;
}

static gint64
floor_to_month (HawCalendar calendar,
                gint64      time,
                int         step)
{
  HawCivil civil;
  gint64 months;

  if (calendar == HAW_CALENDAR_HIJRI)
    {
      HawHijri hijri = get_hijri (time);

      return get_hijri_time (hijri.year, (hijri.month - 1) / step * step + 1, 1);
    }
  haw_civil_from_time (time, &civil);
  months = civil.year * 12 + civil.month - 1;
  return haw_civil_to_time (0, haw_floor_div (months, step) * step + 1, 1);
}

static gint64
floor_to_year (HawCalendar calendar,
               gint64      time,
               int         step)
{
  HawCivil civil;

  if (calendar == HAW_CALENDAR_HIJRI)
    return get_hijri_time (get_hijri (time).year / step * step, 1, 1);
  haw_civil_from_time (time, &civil);
  return haw_civil_to_time (haw_floor_div (civil.year, step) * step, 1, 1);
}

/* The tick at or before a time, found in calendar fields. */
static gint64
floor_to (const Chooser *chooser,
          const Rhythm  *rhythm,
          gint64         time)
{
  gint64 days = haw_floor_div (time, DAY);
  int week_start = (int) chooser->week_start;

  switch (rhythm->unit)
    {
    case HAW_TICK_MINUTE:
      return haw_floor_div (time, rhythm->step * MINUTE) * rhythm->step * MINUTE;
    case HAW_TICK_DAY:
      return rhythm->step == 1 ? days * DAY : floor_two_days (chooser->calendar, time);
    case HAW_TICK_WEEK:
      /* 1970-01-01 was a Thursday. */
      days += G_DATE_THURSDAY - week_start;
      return (haw_floor_div (days, 7) * 7 - G_DATE_THURSDAY + week_start) * DAY;
    case HAW_TICK_MONTH:
      return floor_to_month (chooser->calendar, time, rhythm->step);
    case HAW_TICK_YEAR:
    default:
      return floor_to_year (chooser->calendar, time, rhythm->step);
    }
}

static gint64
get_next_month (HawCalendar calendar,
                gint64      tick,
                int         n_months)
{
  HawCivil civil;

  if (calendar == HAW_CALENDAR_HIJRI)
    {
      HawHijri hijri = get_hijri (tick);
      /* From the year 1 the steps go on to the years that are divided by them. */
      int year = hijri.year == 1 && n_months > 12 ? 0 : hijri.year;

      return get_hijri_time (year + n_months / 12, hijri.month + n_months % 12, 1);
    }
  haw_civil_from_time (tick, &civil);
  return haw_civil_to_time (civil.year, civil.month + n_months, 1);
}

static gint64
get_next (const Chooser *chooser,
          const Rhythm  *rhythm,
          gint64         tick)
{
  gint64 next = tick;

  switch (rhythm->unit)
    {
    case HAW_TICK_MINUTE:
      return tick + rhythm->step * MINUTE;
    case HAW_TICK_DAY:
      if (rhythm->step == 1)
        return tick + DAY;
      for (int n = 2; next <= tick; n++)
        next = floor_two_days (chooser->calendar, tick + n * DAY);
      return next;
    case HAW_TICK_WEEK:
      return tick + 7 * DAY;
    case HAW_TICK_MONTH:
      return get_next_month (chooser->calendar, tick, rhythm->step);
    case HAW_TICK_YEAR:
    default:
      return get_next_month (chooser->calendar, tick, rhythm->step * 12);
    }
}

/* These have every month, every weekday and only days of two digits. */
static gint64
get_sample (HawCalendar calendar,
            int         i)
{
  gint64 days = 0;

  if (calendar == HAW_CALENDAR_HIJRI && haw_hijri_to_days (1449, i + 1, 20 + i % 7, &days))
    return days * DAY + 20 * HOUR + 28 * MINUTE;
  return haw_civil_to_time (2028, 1, 20 + 30 * i) + 20 * HOUR + 28 * MINUTE;
}

static double
get_width (Chooser     *chooser,
           HawDateStyle style)
{
  double *width = &chooser->widths[style];
  gboolean numeric
      = style == HAW_DATE_TIME || style == HAW_DATE_DAY_NUMBER || style == HAW_DATE_YEAR;

  if (*width >= 0)
    return *width;
  *width = 0;
  for (int i = 0; i < (numeric ? 1 : N_SAMPLES); i++)
    {
      gint64 sample = get_sample (chooser->calendar, i);
      g_autofree char *label = haw_calendar_format (chooser->calendar, sample, style);

      *width = MAX (*width, chooser->measure (label, chooser->user_data));
    }
  return *width;
}

static double
get_distance (const Chooser *chooser,
              const Rhythm  *rhythm)
{
  gint64 shortest = rhythm->shortest;

  if (chooser->calendar == HAW_CALENDAR_HIJRI && rhythm->unit == HAW_TICK_YEAR)
    shortest = rhythm->step * HIJRI_YEAR * (gint64) DAY;
  else if (chooser->calendar == HAW_CALENDAR_HIJRI && rhythm->unit == HAW_TICK_MONTH)
    shortest = MIN (shortest, HIJRI_QUARTER * DAY);
  return (double) shortest / chooser->axis->seconds_per_pixel;
}

/* The richest style whose labels fit between the ticks of a rhythm, or NO_STYLE. */
static int
choose_style (Chooser      *chooser,
              const Rhythm *rhythm)
{
  double distance = get_distance (chooser, rhythm);

  if (distance < MAJOR_DISTANCE)
    return NO_STYLE;
  for (int i = 0; i < MAX_STYLES && rhythm->styles[i] != NO_STYLE; i++)
    {
      if (get_width (chooser, (HawDateStyle) rhythm->styles[i]) + chooser->gap <= distance)
        return rhythm->styles[i];
    }
  return NO_STYLE;
}

static const Rhythm *
choose_major (Chooser *chooser,
              int     *style)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rhythms); i++)
    {
      *style = choose_style (chooser, &rhythms[i]);
      if (*style != NO_STYLE)
        return &rhythms[i];
    }
  *style = HAW_DATE_YEAR;
  return &rhythms[G_N_ELEMENTS (rhythms) - 1];
}

/* Whether each tick of the coarse rhythm is one of the fine rhythm too. */
static gboolean
is_nested (const Rhythm *fine,
           const Rhythm *coarse)
{
  if (fine->unit == HAW_TICK_WEEK || fine->shortest >= coarse->shortest)
    return FALSE;
  if (fine->unit == coarse->unit)
    return coarse->step % fine->step == 0;
  return fine->unit != HAW_TICK_DAY || fine->step == 1 || coarse->unit != HAW_TICK_WEEK;
}

static const Rhythm *
choose_minor (const Chooser *chooser,
              const Rhythm  *major)
{
  for (const Rhythm *fine = rhythms; fine < major; fine++)
    {
      double distance = get_distance (chooser, fine);

      if (distance >= MINOR_DISTANCE && is_nested (fine, major))
        return fine;
    }
  return NULL;
}

static const Rhythm *
get_context (const Rhythm *major)
{
  switch (major->unit)
    {
    case HAW_TICK_MINUTE:
      return &context_of_clock;
    case HAW_TICK_DAY:
    case HAW_TICK_WEEK:
      return &context_of_days;
    case HAW_TICK_MONTH:
      return &context_of_months;
    case HAW_TICK_YEAR:
    default:
      return NULL;
    }
}

/* The plainest style there is serves where none fits; the view then cuts its labels short. */
static int
choose_context_style (Chooser      *chooser,
                      const Rhythm *context)
{
  int style = choose_style (chooser, context);

  for (int i = 0; style == NO_STYLE && i < MAX_STYLES; i++)
    {
      if (i + 1 == MAX_STYLES || context->styles[i + 1] == NO_STYLE)
        style = context->styles[i];
    }
  return style;
}

/* Ticks from one before the view to one after it, without those of the rhythm to leave out. */
static GArray *
make_row (const Chooser *chooser,
          const Rhythm  *rhythm,
          int            style,
          const Rhythm  *without)
{
  GArray *row = g_array_new (FALSE, FALSE, sizeof (HawTick));
  gint64 start, end, first, last;

  g_array_set_clear_func (row, tick_clear);
  if (rhythm == NULL)
    return row;
  haw_time_axis_get_visible (chooser->axis, &start, &end);
  if (chooser->calendar == HAW_CALENDAR_HIJRI)
    {
      start = MAX (start, get_hijri_time (1, 1, 1));
      end = MIN (end, get_hijri_time (HAW_HIJRI_LAST_YEAR, 12, 1));
      if (start > end)
        return row;
    }
  first = floor_to (chooser, rhythm, start);
  first = floor_to (chooser, rhythm, first - 1);
  last = get_next (chooser, rhythm, floor_to (chooser, rhythm, end));
  for (gint64 time = first, next; time <= last; time = next)
    {
      HawTick tick = { .time = time };

      next = get_next (chooser, rhythm, time);
      if (next <= time)
        break;
      if (without != NULL && floor_to (chooser, without, time) == time)
        continue;
      tick.end = next;
      tick.x = haw_time_axis_x_of (chooser->axis, time);
      if (style != NO_STYLE)
        tick.label = haw_calendar_format (chooser->calendar, time, (HawDateStyle) style);
      g_array_append_val (row, tick);
    }
  return row;
}

/**
 * haw_ticks_new:
 * @axis: what is to be seen
 * @calendar: the calendar of the labels, and of where months and years begin
 * @week_start: the first day of the week
 * @gap: px to keep free beside a label
 * @measure: (scope call): measures labels
 *
 * Makes the ruler of an axis: the finest ticks whose widest label fits between them. The choice
 * depends on the scale alone, so that the ruler does not change while the view moves. Only what is
 * visible is made.
 *
 * Returns: (transfer full): free with haw_ticks_free()
 */
HawTicks *
haw_ticks_new (const HawTimeAxis *axis,
               HawCalendar        calendar,
               GDateWeekday       week_start,
               double             gap,
               HawMeasureFunc     measure,
               gpointer           user_data)
{
  Chooser chooser = { axis, calendar, week_start, gap, measure, user_data, { 0 } };
  const Rhythm *major, *context;
  HawTicks *ticks;
  int style;

  g_return_val_if_fail (axis != NULL && measure != NULL, NULL);
  g_return_val_if_fail (week_start >= G_DATE_MONDAY && week_start <= G_DATE_SUNDAY, NULL);

  for (int i = 0; i < HAW_DATE_N_STYLES; i++)
    chooser.widths[i] = -1;
  major = choose_major (&chooser, &style);
  context = get_context (major);

  ticks = g_new0 (HawTicks, 1);
  ticks->unit = major->unit;
  ticks->step = major->step;
  ticks->major = make_row (&chooser, major, style, NULL);
  ticks->minor = make_row (&chooser, choose_minor (&chooser, major), NO_STYLE, major);
  style = context != NULL ? choose_context_style (&chooser, context) : NO_STYLE;
  ticks->context = make_row (&chooser, context, style, NULL);
  return ticks;
}

/**
 * haw_ticks_free:
 * @ticks: (transfer full): a ruler
 */
void
haw_ticks_free (HawTicks *ticks)
{
  g_return_if_fail (ticks != NULL);

  g_array_unref (ticks->major);
  g_array_unref (ticks->minor);
  g_array_unref (ticks->context);
  g_free (ticks);
}
