/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-timex-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void
format_day (gint64         day,
            HawTimexGrain  grain,
            char          *edtf,
            gsize          size)
{
  HawCivil civil;

  haw_civil_from_days (day, &civil);
  if (grain == GRAIN_YEAR)
    g_snprintf (edtf, size, "%04d", (int) civil.year);
  else if (grain == GRAIN_MONTH)
    g_snprintf (edtf, size, "%04d-%02d", (int) civil.year, civil.month);
  else
    g_snprintf (edtf, size, "%04d-%02d-%02d", (int) civil.year, civil.month, civil.day);
}

void
haw_timex_format (const HawTimexPoint *point,
                  char                *edtf,
                  gsize                size)
{
  HawTimexGrain ends = point->grain == GRAIN_RANGE && point->sub != 0
                       ? (HawTimexGrain) point->sub : GRAIN_DAY;
  HawCivil civil;
  char first[16];
  char last[16];

  haw_civil_from_days (point->first, &civil);
  switch (point->grain)
    {
    case GRAIN_WEEK:
    case GRAIN_RANGE:
      format_day (point->first, ends, first, sizeof first);
      format_day (point->last, ends, last, sizeof last);
      g_snprintf (edtf, size, point->approximate ? "%s~/%s~" : "%s/%s", first, last);
      return;
    case GRAIN_SUB:
      g_snprintf (edtf, size, "%04d-%02d", (int) civil.year, point->sub);
      return;
    case GRAIN_DECADE:
      if (point->approximate)
        g_snprintf (edtf, size, "%04d~", (int) civil.year);
      else
        g_snprintf (edtf, size, "%03dX", (int) civil.year / 10);
      return;
    case GRAIN_CENTURY:
      g_snprintf (edtf, size, "%02dXX", (int) civil.year / 100);
      return;
    case GRAIN_NONE:
    case GRAIN_DAY:
    case GRAIN_MONTH:
    case GRAIN_YEAR:
    default:
      format_day (point->first, point->grain, first, sizeof first);
      g_snprintf (edtf, size, "%s%s", first, point->approximate ? "~" : "");
      return;
    }
}

void
haw_timex_format_also (const HawTimexPoint *point,
                       char                *edtf,
                       gsize                size)
{
  edtf[0] = '\0';
  if (point->has_also && (point->grain == GRAIN_DAY || point->grain == GRAIN_MONTH))
    format_day (point->also_first, point->grain, edtf, size);
}

static void
append_amount (GString *date,
               gint64   amount,
               gboolean known,
               char     unit)
{
  if (!known)
    g_string_append_printf (date, "X%c", unit);
  else if (amount > 0)
    g_string_append_printf (date, "%d%c", (int) amount, unit);
}

/* ISO 8601: P18M, PT3H, P2Y3M, PXD. */
void
haw_timex_format_length (const HawTimexParts *parts,
                         char                *value,
                         gsize                size)
{
  const gint32 *length = parts->length;
  g_autoptr (GString) date = g_string_new ("P");
  gboolean known = TRUE;
  gint64 years = length[UNIT_YEAR];
  gint64 days = (gint64) length[UNIT_DAY] + length[UNIT_NIGHT];
  gint64 months = length[UNIT_MONTH] + 3 * (gint64) MAX (length[UNIT_QUARTER], 0);

  if (length[UNIT_DECADE] == UNCOUNTED || length[UNIT_CENTURY] == UNCOUNTED ||
      length[UNIT_YEAR] == UNCOUNTED)
    known = FALSE;
  years += 10 * (gint64) length[UNIT_DECADE] + 100 * (gint64) length[UNIT_CENTURY];
  append_amount (date, years, known, 'Y');
  append_amount (date, months, length[UNIT_MONTH] != UNCOUNTED, 'M');
  append_amount (date, length[UNIT_WEEK], length[UNIT_WEEK] != UNCOUNTED, 'W');
  append_amount (date, days, days >= 0, 'D');
  if (length[UNIT_HOUR] != 0 || length[UNIT_MINUTE] != 0 || length[UNIT_SECOND] != 0)
    {
      g_string_append_c (date, 'T');
      append_amount (date, length[UNIT_HOUR], length[UNIT_HOUR] != UNCOUNTED, 'H');
      append_amount (date, length[UNIT_MINUTE], length[UNIT_MINUTE] != UNCOUNTED, 'M');
      append_amount (date, length[UNIT_SECOND], length[UNIT_SECOND] != UNCOUNTED, 'S');
    }
  g_strlcpy (value, date->str, size);
}

/* Minutes since midnight, with a part of day that says which half of it. */
static int
clock_of (int minutes,
          int pod)
{
  int hour = minutes / 60;

  if (hour > 12 || pod == POD_NONE || pod == POD_DAYTIME)
    return minutes;
  switch (pod)
    {
    case POD_DAWN:
    case POD_MORNING:
    case POD_AM:
      return hour == 12 ? minutes - 720 : minutes;
    case POD_NOON:
      return hour >= 1 && hour <= 4 ? minutes + 720 : minutes;
    case POD_NIGHT:
      return hour == 12 ? minutes - 720 : hour >= 6 ? minutes + 720 : minutes;
    default:
      return hour < 12 ? minutes + 720 : minutes;
    }
}

void
haw_timex_format_time (const HawTimexParts *parts,
                       char                *time,
                       gsize                size)
{
  static const char *const names[] = { "", "DA", "MO", "MI", "AF", "EV", "NI", "DT", "", "" };
  int first;
  int last;

  time[0] = '\0';
  if ((parts->has & HAS_CLOCK) == 0)
    {
      if ((parts->has & HAS_POD) != 0)
        g_strlcpy (time, names[parts->pod], size);
      return;
    }
  first = clock_of (parts->minutes, (parts->has & HAS_POD) != 0 ? parts->pod : POD_NONE);
  g_snprintf (time, size, "%02d:%02d", first / 60, first % 60);
  if ((parts->has & HAS_CLOCK2) != 0)
    {
      last = parts->minutes2;
      g_snprintf (time, size, "%02d:%02d/%02d:%02d", first / 60, first % 60, last / 60, last % 60);
    }
}

const char *
haw_timex_type_to_nick (HawTimexType type)
{
  static const char *const nicks[] = { "DATE", "TIME", "DURATION", "SET" };

  return nicks[type];
}

const char *
haw_timex_anchor_to_nick (HawTimexAnchor anchor)
{
  static const char *const nicks[] = { "", "event", "quote" };

  return nicks[anchor];
}

const char *
haw_timex_policy_describe (HawTimexPolicy policy)
{
  static const char *const sentences[HAW_TIMEX_N_POLICIES] = {
    [HAW_TIMEX_POLICY_WRITTEN] = N_("The date as it is written."),
    [HAW_TIMEX_POLICY_LATEST] = N_("The latest one on or before the day of publication."),
    [HAW_TIMEX_POLICY_EARLIEST] = N_("The sentence speaks of the future: the earliest one on or "
                                     "after the day of publication."),
    [HAW_TIMEX_POLICY_BEFORE] = N_("The last one before the day of publication."),
    [HAW_TIMEX_POLICY_AFTER] = N_("The next one after the day of publication."),
    [HAW_TIMEX_POLICY_CURRENT] = N_("Of the week, month or year of publication."),
    [HAW_TIMEX_POLICY_DAY_WORD] = N_("Counted in days from the day of publication."),
    [HAW_TIMEX_POLICY_NEAREST] = N_("The named weekday nearest to that day."),
    [HAW_TIMEX_POLICY_COUNTED] = N_("Counted from the day of publication, as exact as its unit."),
    [HAW_TIMEX_POLICY_EVENT] = N_("Counted from an event that the text names."),
    [HAW_TIMEX_POLICY_QUOTE] = N_("Inside quoted words: counted from the day on which they were "
                                  "spoken."),
    [HAW_TIMEX_POLICY_HIJRI] = N_("A Hijri date by the Umm al-Qura calendar, give or take a day."),
    [HAW_TIMEX_POLICY_TWO_DIGITS] = N_("A year of two digits: the latest such year by the day of "
                                       "publication."),
    [HAW_TIMEX_POLICY_ANNIVERSARY] = N_("An anniversary in the year of publication."),
    [HAW_TIMEX_POLICY_LENGTH] = N_("A length of time, no date."),
    [HAW_TIMEX_POLICY_REPEATED] = N_("It comes again, so it has no single date."),
    [HAW_TIMEX_POLICY_VAGUE] = N_("Too vague for a date."),
    [HAW_TIMEX_POLICY_CLOCK] = N_("A time of day without a day."),
  };

  return _(sentences[policy]);
}
