/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "time/haw-disagreement.h"

#include <math.h>
#include <string.h>

#define HOUR 3600
#define DAYS_PER_MONTH 30.436875 /* 146097 / 4800, the mean of the Gregorian calendar */

/* A time @n units of the precision of @date later; what is unknown stays so. */
static gint64
move (gint64             time,
      const HawEdtfDate *date,
      int                n)
{
  HawCivil civil;
  gint64 start, end, months;

  if (time <= HAW_TIME_MIN || time >= HAW_TIME_MAX)
    return time;
  if (date->precision == HAW_PRECISION_TIME)
    return time + n * HOUR;
  if (date->precision == HAW_PRECISION_DAY)
    return time + n * HAW_SECONDS_PER_DAY;

  haw_edtf_date_get_span (date, &start, &end);
  months = MAX (llround ((double) (end - start) / HAW_SECONDS_PER_DAY / DAYS_PER_MONTH), 1);
  haw_civil_from_time (time, &civil);
  return haw_civil_to_time (civil.year, civil.month + n * months, civil.day);
}

static void
widen (HawBounds         *bounds,
       const HawEdtfDate *first,
       const HawEdtfDate *last)
{
  gint64 start, end, unused;

  if (first->end == HAW_EDTF_END_DATE && first->flags != HAW_EDTF_EXACT)
    {
      haw_edtf_date_get_span (first, &start, &unused);
      bounds->earliest_start = MIN (bounds->earliest_start, move (start, first, -1));
    }
  if (last->end == HAW_EDTF_END_DATE && last->flags != HAW_EDTF_EXACT)
    {
      haw_edtf_date_get_span (last, &unused, &end);
      bounds->latest_end = MAX (bounds->latest_end, move (end, last, 1));
    }
}

static gboolean
has_marks (const char *date)
{
  return strpbrk (date, "~?%") != NULL;
}

/**
 * haw_report_set_date:
 * @date: of the event as the source has it, EDTF; "" for none
 * @bounds: of @date
 *
 * Sets the date of a report. One that is approximate or uncertain (~, ?, %) was guessed, and holds
 * possible what lies up to one unit of its precision beside it: the neighbouring days of about a day,
 * the neighbouring months of about a month, an hour before and after about a time. In an interval
 * that goes for the end that is marked, in a set for each marked date.
 */
void
haw_report_set_date (HawReport       *self,
                     const char      *date,
                     const HawBounds *bounds)
{
  g_autoptr (GArray) members = NULL;
  HawEdtf edtf;

  g_return_if_fail (self != NULL && date != NULL && bounds != NULL);

  self->dated = *date != '\0';
  self->bounds = *bounds;
  if (!has_marks (date) || !haw_edtf_parse (date, &edtf, NULL))
    return;
  if (edtf.kind == HAW_EDTF_DATE || edtf.kind == HAW_EDTF_INTERVAL)
    {
      widen (&self->bounds, &edtf.start, edtf.kind == HAW_EDTF_DATE ? &edtf.start : &edtf.end);
      return;
    }
  members = haw_edtf_get_members (&edtf);
  for (guint i = 0; members != NULL && i < members->len; i++)
    {
      const HawEdtfMember *member = &g_array_index (members, HawEdtfMember, i);

      widen (&self->bounds, &member->start, member->range ? &member->end : &member->start);
    }
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  gint64 first = *(const gint64 *) a;
  gint64 second = *(const gint64 *) b;

  return (first > second) - (first < second);
}

/* How many pairs of dates have no second in common: for each start, the ends that are not after it. */
static guint64
count_apart (gint64 *starts,
             gint64 *ends,
             guint   n)
{
  guint64 apart = 0;
  guint over = 0;

  qsort (starts, n, sizeof *starts, compare);
  qsort (ends, n, sizeof *ends, compare);
  for (guint i = 0; i < n; i++)
    {
      while (over < n && ends[over] <= starts[i])
        over++;
      apart += over;
    }

  return apart;
}

/**
 * haw_disagreement:
 * @reports: (array length=n_reports): what the sources of one event say
 *
 * The share of pairs of sources that cannot both be right, of all pairs:
 *
 *   disagreement = 100 * contradicting pairs / (n (n - 1) / 2)
 *
 * Two sources contradict each other if one denies the event and the other does not, or if neither
 * denies it and their dates have not one second in common that both hold possible. A date that is
 * only less exact (July, and the third of July) contradicts nothing, nor does an approximate one its
 * neighbours (see haw_report_set_date()), nor a source that gives no date. One source alone agrees with
 * itself.
 *
 * Returns: per cent, rounded up, so that a single contradiction never shows as none
 */
guint
haw_disagreement (const HawReport *reports,
                  guint            n_reports)
{
  g_autofree gint64 *starts = g_new (gint64, n_reports + 1);
  g_autofree gint64 *ends = g_new (gint64, n_reports + 1);
  guint64 denying = 0, contradicting, pairs;
  guint n = 0;

  g_return_val_if_fail (reports != NULL || n_reports == 0, 0);

  if (n_reports < 2)
    return 0;

  for (guint i = 0; i < n_reports; i++)
    {
      if (reports[i].denies)
        denying++;
      else if (reports[i].dated)
        {
          starts[n] = reports[i].bounds.earliest_start;
          ends[n] = MAX (reports[i].bounds.latest_end, starts[n] + 1);
          n++;
        }
    }

  pairs = (guint64) n_reports * (n_reports - 1) / 2;
  contradicting = denying * (n_reports - denying) + count_apart (starts, ends, n);

  return (guint) ((100 * contradicting + pairs - 1) / pairs);
}

/**
 * haw_report_dates_differ:
 * @date: EDTF
 * @other: likewise
 *
 * Returns: whether two dates are not the same: not only where they contradict each other, but also
 *   where one says less than the other, unless one of them is approximate or uncertain, and they can
 *   both be right; see haw_report_set_date()
 */
gboolean
haw_report_dates_differ (const char *date,
                         const char *other)
{
  HawReport reports[2] = { { 0 } };
  const char *dates[] = { date, other };

  if (g_str_equal (date, other))
    return FALSE;
  if (!has_marks (date) && !has_marks (other))
    return TRUE;

  for (guint i = 0; i < 2; i++)
    {
      HawBounds bounds;
      HawEdtf edtf;

      if (*dates[i] == '\0' || !haw_edtf_parse (dates[i], &edtf, NULL))
        return TRUE;
      haw_edtf_get_bounds (&edtf, &bounds);
      haw_report_set_date (&reports[i], dates[i], &bounds);
    }

  return haw_disagreement (reports, 2) > 0;
}
