/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "time/haw-publications.h"

#include <glib/gi18n-lib.h>

#include "time/haw-civil.h"
#include "time/haw-date-format.h"
#include "time/haw-edtf.h"

#define MINUTE 60
#define HOUR (60 * MINUTE)

static gboolean
is_known (gint64 time)
{
  return time > HAW_TIME_MIN && time < HAW_TIME_MAX;
}

/**
 * haw_publication_read:
 * @date: of publication, EDTF
 * @publication: (out): the time that it is
 *
 * Returns: whether that is a time with a beginning and an end
 */
gboolean
haw_publication_read (const char     *date,
                      HawPublication *publication)
{
  HawBounds bounds;
  HawEdtf edtf;

  if (!haw_edtf_parse (date, &edtf, NULL))
    return FALSE;
  haw_edtf_get_bounds (&edtf, &bounds);
  *publication = (HawPublication) { .start = bounds.earliest_start, .end = bounds.latest_end };

  return is_known (publication->start) && is_known (publication->end);
}

/**
 * haw_lag_is_exact:
 *
 * Returns: whether both times are known to less than a day, so that hours and minutes between them mean
 *   something
 */
gboolean
haw_lag_is_exact (const HawBounds      *event,
                  const HawPublication *publication)
{
  return is_known (event->earliest_start) && is_known (event->latest_start) &&
         event->latest_end - event->earliest_start < HAW_SECONDS_PER_DAY &&
         publication->end - publication->start < HAW_SECONDS_PER_DAY;
}

static gint64
floor_to_day (gint64 time)
{
  return haw_floor_div (time, HAW_SECONDS_PER_DAY) * HAW_SECONDS_PER_DAY;
}

/**
 * haw_lag_between:
 * @event: when it may have happened
 * @lag: (out): seconds
 *
 * How much later than the beginning of an event a report was published, as little as it can have been:
 * counted from the latest time at which the event may have begun. Where only days are known, days are
 * counted. A report published before the event can have begun is less than 0.
 *
 * Returns: whether that can be said: not of an event of which nobody knows when it began
 */
gboolean
haw_lag_between (const HawBounds      *event,
                 const HawPublication *publication,
                 gint64               *lag)
{
  gint64 first = event->earliest_start, last = event->latest_start;
  gint64 published = publication->start;

  *lag = 0;
  if (!is_known (first) && !is_known (last))
    return FALSE;
  if (!is_known (first))
    first = HAW_TIME_MIN;
  if (!is_known (last))
    last = first;

  /* Of a day, or less, the day is what counts; what is vaguer may have begun on its last. */
  if (!haw_lag_is_exact (event, publication))
    {
      published = floor_to_day (published);
      last = floor_to_day (MAX (last - 1, first));
      first = first == HAW_TIME_MIN ? first : floor_to_day (first);
    }
  *lag = published < first ? published - first : MAX (published - last, 0);

  return TRUE;
}

static char *
describe (gint64   seconds,
          gboolean exact)
{
  gboolean before = seconds < 0;
  guint64 span = (guint64) ABS (seconds);
  guint days = (guint) MIN (span / HAW_SECONDS_PER_DAY, G_MAXUINT / 2);
  guint hours = (guint) MIN (span / HOUR, G_MAXUINT / 2);
  guint minutes = (guint) MIN (span / MINUTE, G_MAXUINT / 2);
  g_autofree char *text = NULL;

  if (!exact && days == 0)
    return g_strdup (_("on the same day"));
  if (exact && minutes == 0)
    return g_strdup (_("at the same time"));

  if (!exact || hours >= 48)
    text = before ? g_strdup_printf (ngettext ("%u day before", "%u days before", days), days)
                  : g_strdup_printf (ngettext ("%u day later", "%u days later", days), days);
  else if (minutes >= 120)
    text = before ? g_strdup_printf (ngettext ("%u hour before", "%u hours before", hours), hours)
                  : g_strdup_printf (ngettext ("%u hour later", "%u hours later", hours), hours);
  else
    text = before
               ? g_strdup_printf (ngettext ("%u minute before", "%u minutes before", minutes), minutes)
               : g_strdup_printf (ngettext ("%u minute later", "%u minutes later", minutes), minutes);

  return haw_date_localise_digits (text);
}

/**
 * haw_lag_describe:
 *
 * Returns: (transfer full) (nullable): such as "2 days later", in the largest unit of which there are
 *   two; NULL where haw_lag_between() cannot say
 */
char *
haw_lag_describe (const HawBounds      *event,
                  const HawPublication *publication)
{
  gint64 lag;

  if (!haw_lag_between (event, publication, &lag))
    return NULL;
  /* Of what has no certain day, nobody knows whether it was the same one. */
  if (lag == 0 && (!is_known (event->earliest_start) || !is_known (event->latest_start) ||
                   event->latest_start - event->earliest_start > HAW_SECONDS_PER_DAY))
    return g_strdup (_("within the date given"));

  return describe (lag, haw_lag_is_exact (event, publication));
}

/**
 * haw_lag_describe_dates:
 * @event: when it happened, EDTF; "" if nobody knows
 * @published: when a report was published, EDTF; likewise
 *
 * Returns: (transfer full): as haw_lag_describe(); "" where nothing can be said
 */
char *
haw_lag_describe_dates (const char *event,
                        const char *published)
{
  HawPublication publication;
  HawBounds bounds;
  HawEdtf edtf;
  char *text = NULL;

  if (haw_edtf_parse (event, &edtf, NULL) && haw_publication_read (published, &publication))
    {
      haw_edtf_get_bounds (&edtf, &bounds);
      text = haw_lag_describe (&bounds, &publication);
    }

  return text != NULL ? text : g_strdup ("");
}
