/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-edtf-edit.h"
#include "haw-edtf-private.h"

#include <glib/gi18n-lib.h>

#define N_MONTHS 12

static gboolean
check (const char *text,
       GError    **error)
{
  HawEdtf edtf;

  return haw_edtf_parse (text, &edtf, error);
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

      before = haw_civil_to_time (0, months + 1, 1) + (civil.day - 1) * HAW_SECONDS_PER_DAY;
      after = haw_civil_to_time (0, months + step.months + 1, 1) + (civil.day - 1) * HAW_SECONDS_PER_DAY;
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
