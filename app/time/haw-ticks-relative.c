/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-ticks.h"

#include <glib/gi18n-lib.h>

#define MINUTE 60
#define HOUR (60 * MINUTE)
#define DAY HAW_SECONDS_PER_DAY
#define WEEK (7 * DAY)
#define MONTH (28 * DAY)
#define YEAR (365 * DAY)

#define MAJOR_DISTANCE 16.0
#define MINOR_DISTANCE 6.0

/* A rhythm of ticks that counts from an event. Months and years are those of the calendar, from the day of
 * the event to the same day of another month. */
typedef struct
{
  gint64 unit; /* seconds, at least */
  int step;
} Rhythm;

static const Rhythm rhythms[] = {
  { MINUTE, 1 }, { MINUTE, 5 }, { MINUTE, 15 }, { MINUTE, 30 }, { HOUR, 1 },  { HOUR, 3 },
  { HOUR, 6 },   { HOUR, 12 },  { DAY, 1 },     { DAY, 2 },     { WEEK, 1 },  { WEEK, 2 },
  { MONTH, 1 },  { MONTH, 3 },  { MONTH, 6 },   { YEAR, 1 },    { YEAR, 2 },  { YEAR, 5 },
  { YEAR, 10 },  { YEAR, 20 },  { YEAR, 50 },   { YEAR, 100 },
};

/* Of every plural form of any language, and the widest numbers there are. */
static const guint samples[] = { 1, 2, 8, 28, 88, 101, 488 };

static void
tick_clear (gpointer data)
{
  g_clear_pointer (&((HawTick *) data)->label, g_free);
}

static HawTickUnit
get_unit (const Rhythm *rhythm)
{
  return rhythm->unit < DAY     ? HAW_TICK_MINUTE
         : rhythm->unit == DAY  ? HAW_TICK_DAY
         : rhythm->unit == WEEK ? HAW_TICK_WEEK
         : rhythm->unit == YEAR ? HAW_TICK_YEAR
                                : HAW_TICK_MONTH;
}

static char *
make_label (const Rhythm *rhythm,
            gint64        count)
{
  guint n = (guint) MIN (ABS (count), G_MAXINT);
  /* Isolated: a sign stays before its number wherever the line runs. */
  g_autofree char *number =
      g_strdup_printf ("\342\201\246%s%u\342\201\251", count < 0 ? "\342\210\222" : "+", n);
  g_autofree char *text = NULL;

  if (count == 0)
    text = g_strdup ("0");
  else if (rhythm->unit == MINUTE)
    /* Translators: a signed number of minutes on a ruler, as short as possible */
    text = g_strdup_printf (ngettext ("%s min", "%s min", n), number);
  else if (rhythm->unit == HOUR)
    /* Translators: a signed number of hours on a ruler, as short as possible */
    text = g_strdup_printf (ngettext ("%s h", "%s h", n), number);
  else if (rhythm->unit == DAY)
    /* Translators: a signed number of days on a ruler, as short as possible */
    text = g_strdup_printf (ngettext ("%s d", "%s d", n), number);
  else if (rhythm->unit == WEEK)
    /* Translators: a signed number of weeks on a ruler, as short as possible */
    text = g_strdup_printf (ngettext ("%s wk", "%s wk", n), number);
  else if (rhythm->unit == MONTH)
    /* Translators: a signed number of months on a ruler, as short as possible */
    text = g_strdup_printf (ngettext ("%s mo", "%s mo", n), number);
  else
    /* Translators: a signed number of years on a ruler, as short as possible */
    text = g_strdup_printf (ngettext ("%s yr", "%s yr", n), number);

  return haw_date_localise_digits (text);
}

static double
get_distance (const HawTimeAxis *axis,
              const Rhythm      *rhythm)
{
  return (double) (rhythm->unit * rhythm->step) / axis->seconds_per_pixel;
}

static gboolean
fits (const HawTimeAxis *axis,
      const Rhythm      *rhythm,
      double             gap,
      HawMeasureFunc     measure,
      gpointer           user_data)
{
  double distance = get_distance (axis, rhythm);

  if (distance < MAJOR_DISTANCE)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autofree char *label = make_label (rhythm, -(gint64) samples[i]);

      if (measure (label, user_data) + gap > distance)
        return FALSE;
    }

  return TRUE;
}

/* Each tick of the coarse rhythm is one of the fine one too. */
static gboolean
is_nested (const Rhythm *fine,
           const Rhythm *coarse)
{
  if (fine->unit >= MONTH || coarse->unit >= MONTH)
    {
      int months = coarse->unit == YEAR ? 12 * coarse->step : coarse->step;
      int of_fine = fine->unit == YEAR ? 12 * fine->step : fine->step;

      return fine->unit >= MONTH && months % of_fine == 0;
    }

  return coarse->unit * coarse->step % (fine->unit * fine->step) == 0;
}

static const Rhythm *
choose_minor (const HawTimeAxis *axis,
              const Rhythm      *major)
{
  for (const Rhythm *fine = rhythms; fine < major; fine++)
    if (get_distance (axis, fine) >= MINOR_DISTANCE && is_nested (fine, major))
      return fine;

  return NULL;
}

/* When @count steps after the origin are over. */
static gint64
get_time (const Rhythm *rhythm,
          gint64        origin,
          gint64        count)
{
  gint64 months = count * rhythm->step * (rhythm->unit == YEAR ? 12 : 1);
  gint64 year, month;
  HawCivil civil;
  int last;

  if (rhythm->unit < MONTH)
    return origin + count * rhythm->step * rhythm->unit;

  haw_civil_from_time (origin, &civil);
  months += civil.year * 12 + civil.month - 1;
  year = haw_floor_div (months, 12);
  month = months - 12 * year + 1;
  last = haw_civil_days_in_month (year, (int) month);

  return haw_civil_to_time (year, month, MIN (civil.day, last)) + origin -
         haw_floor_div (origin, DAY) * DAY;
}

static GArray *
make_row (const HawTimeAxis *axis,
          gint64             origin,
          const Rhythm      *rhythm,
          const Rhythm      *without)
{
  GArray *row = g_array_new (FALSE, FALSE, sizeof (HawTick));
  gint64 start, end, count;

  g_array_set_clear_func (row, tick_clear);
  if (rhythm == NULL)
    return row;

  haw_time_axis_get_visible (axis, &start, &end);
  /* Not later than one tick before the view: steps of months are somewhat longer than their least. */
  count = haw_floor_div (start - origin, rhythm->unit * rhythm->step) - 1;
  if (rhythm->unit >= MONTH)
    count = haw_floor_div ((start - origin) / DAY * 400,
                           (gint64) rhythm->step * (rhythm->unit == YEAR ? 146097 : 12175)) - 2;
  while (get_time (rhythm, origin, count + 1) < start)
    count++;
  for (;; count++)
    {
      HawTick tick = { .time = get_time (rhythm, origin, count),
                       .end = get_time (rhythm, origin, count + 1) };
      gint64 coarse = without == NULL ? 0
                      : rhythm->unit < MONTH
                          ? without->unit * without->step / (rhythm->unit * rhythm->step)
                          : without->step * (without->unit == YEAR ? 12 : 1) /
                                (rhythm->step * (rhythm->unit == YEAR ? 12 : 1));

      if (coarse == 0 || count % coarse != 0)
        {
          tick.x = haw_time_axis_x_of (axis, tick.time);
          if (without == NULL)
            tick.label = make_label (rhythm, count * rhythm->step);
          g_array_append_val (row, tick);
        }
      if (tick.time >= end)
        return row;
    }
}

/* Before and after: each tells from when on time is counted. */
static GArray *
make_sides (const HawTimeAxis *axis,
            gint64             origin,
            const char        *before,
            const char        *after)
{
  GArray *row = g_array_new (FALSE, FALSE, sizeof (HawTick));
  HawTick sides[] = { { .time = HAW_TIME_MIN, .end = origin, .label = g_strdup (before) },
                      { .time = origin, .end = HAW_TIME_MAX, .label = g_strdup (after) } };

  g_array_set_clear_func (row, tick_clear);
  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    {
      sides[i].x = haw_time_axis_x_of (axis, sides[i].time);
      g_array_append_val (row, sides[i]);
    }

  return row;
}

/**
 * haw_ticks_new_relative:
 * @axis: what is to be seen
 * @origin: the time from which to count
 * @before: what to call the time before it
 * @after: and after it
 * @gap: px to keep free beside a label
 * @measure: (scope call): measures labels
 *
 * Makes a ruler that counts from an event: minutes, hours, days, weeks, months or years before it and
 * after it. Its context row has the two sides.
 *
 * Returns: (transfer full): free with haw_ticks_free()
 */
HawTicks *
haw_ticks_new_relative (const HawTimeAxis *axis,
                        gint64             origin,
                        const char        *before,
                        const char        *after,
                        double             gap,
                        HawMeasureFunc     measure,
                        gpointer           user_data)
{
  const Rhythm *major = &rhythms[G_N_ELEMENTS (rhythms) - 1];
  HawTicks *ticks;

  g_return_val_if_fail (axis != NULL && measure != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rhythms); i++)
    if (fits (axis, &rhythms[i], gap, measure, user_data))
      {
        major = &rhythms[i];
        break;
      }

  ticks = g_new0 (HawTicks, 1);
  ticks->unit = get_unit (major);
  ticks->step = major->unit == HOUR ? major->step * 60 : major->step;
  ticks->major = make_row (axis, origin, major, NULL);
  ticks->minor = make_row (axis, origin, choose_minor (axis, major), major);
  ticks->context = make_sides (axis, origin, before, after);

  return ticks;
}
