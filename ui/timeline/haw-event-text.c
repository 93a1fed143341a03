/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "timeline/haw-event-text.h"

#include <glib/gi18n.h>

#include "project/haw-error.h"
#include "time/haw-date-format.h"
#include "time/haw-first-report.h"
#include "time/haw-publications.h"

static const char *const column_nicks[HAW_N_EVENT_COLUMNS] = {
  "date", "title", "place", "actors", "status", "sources", "first", "published",
  "lag", "disagreement",
};

static const char *const filter_nicks[HAW_N_EVENT_FILTERS] = {
  "all", "confirmed", "unconfirmed", "disputed", "disagreeing",
};

const char *
haw_event_column_to_nick (HawEventColumn column)
{
  return column_nicks[column];
}

HawEventColumn
haw_event_column_from_nick (const char *nick)
{
  for (guint i = 0; i < HAW_N_EVENT_COLUMNS; i++)
    if (g_strcmp0 (column_nicks[i], nick) == 0)
      return i;
  return HAW_EVENT_COLUMN_DATE;
}

const char *
haw_event_filter_to_nick (HawEventFilter filter)
{
  return filter_nicks[filter];
}

HawEventFilter
haw_event_filter_from_nick (const char *nick)
{
  for (guint i = 0; i < HAW_N_EVENT_FILTERS; i++)
    if (g_strcmp0 (filter_nicks[i], nick) == 0)
      return i;
  return HAW_EVENT_FILTER_ALL;
}

const char *
haw_event_filter_get_label (HawEventFilter filter)
{
  switch (filter)
    {
    case HAW_EVENT_FILTER_CONFIRMED: return C_ ("events shown", "Confirmed");
    case HAW_EVENT_FILTER_UNCONFIRMED: return C_ ("events shown", "Unconfirmed");
    case HAW_EVENT_FILTER_DISPUTED: return C_ ("events shown", "Disputed");
    case HAW_EVENT_FILTER_DISAGREEING: return C_ ("events shown", "Sources Disagree");
    case HAW_EVENT_FILTER_ALL:
    case HAW_N_EVENT_FILTERS:
    default: return C_ ("events shown", "All Events");
    }
}

const char *
haw_event_column_get_title (HawEventColumn column)
{
  switch (column)
    {
    case HAW_EVENT_COLUMN_TITLE: return C_ ("column", "Event");
    case HAW_EVENT_COLUMN_PLACE: return C_ ("column", "Place");
    case HAW_EVENT_COLUMN_ACTORS: return C_ ("column", "Actors");
    case HAW_EVENT_COLUMN_STATUS: return C_ ("column", "Status");
    case HAW_EVENT_COLUMN_SOURCES: return C_ ("column", "Sources");
    case HAW_EVENT_COLUMN_FIRST: return C_ ("column", "First Reported By");
    case HAW_EVENT_COLUMN_PUBLISHED: return C_ ("column", "First Published");
    case HAW_EVENT_COLUMN_LAG: return C_ ("column", "Lag");
    case HAW_EVENT_COLUMN_DISAGREEMENT: return C_ ("column", "Disagreement");
    case HAW_EVENT_COLUMN_DATE:
    case HAW_N_EVENT_COLUMNS:
    default: return C_ ("column", "Date");
    }
}

static const char *
get_status (HawEventStatus status)
{
  switch (status)
    {
    case HAW_EVENT_DISPUTED: return C_ ("status of an event", "Disputed");
    case HAW_EVENT_UNCONFIRMED: return C_ ("status of an event", "Unconfirmed");
    case HAW_EVENT_CONFIRMED:
    default: return C_ ("status of an event", "Confirmed");
    }
}

static char *
describe_date (const char *date)
{
  HawEdtf edtf;

  return *date != '\0' && haw_edtf_parse (date, &edtf, NULL) ? haw_edtf_describe_short (&edtf)
                                                             : g_strdup (date);
}

static char *
join_actors (const char *actors)
{
  g_auto (GStrv) names = g_strsplit (actors, "\n", -1);

  for (guint i = 0; names[i] != NULL; i++)
    {
      char *isolated = haw_isolate (names[i]);

      g_free (names[i]);
      names[i] = isolated;
    }
  return *actors != '\0' ? g_strjoinv (C_ ("between the names of a list", ", "), names) : g_strdup ("");
}

static char *
format_number (guint n)
{
  g_autofree char *text = g_strdup_printf ("%u", n);

  return haw_date_localise_digits (text);
}

static char *
format_share (guint share)
{
  /* Translators: per cent. Where one reads from right to left, a mark of that direction before the sign
   * keeps it after the number. */
  g_autofree char *text = share > 0 ? g_strdup_printf (C_ ("disagreement", "%u%%"), share)
                                    : g_strdup ("");

  return haw_date_localise_digits (text);
}

static char *
name_first (const HawEventValues *values)
{
  /* What stands alone in a cell is not isolated. */
  if (*values->first_outlet != '\0' || *values->first_date == '\0')
    return g_strdup (values->first_outlet);

  return haw_first_report_name (values->first_outlet);
}

/* Returns: (transfer full): the text of a cell, "" for none */
char *
haw_event_column_get_text (HawEventColumn        column,
                           const HawEventValues *values)
{
  switch (column)
    {
    case HAW_EVENT_COLUMN_TITLE: return g_strdup (values->title);
    case HAW_EVENT_COLUMN_PLACE: return g_strdup (values->place);
    case HAW_EVENT_COLUMN_ACTORS: return join_actors (values->actors);
    case HAW_EVENT_COLUMN_STATUS: return g_strdup (get_status (values->status));
    case HAW_EVENT_COLUMN_SOURCES: return format_number (values->n_sources);
    case HAW_EVENT_COLUMN_FIRST: return name_first (values);
    case HAW_EVENT_COLUMN_PUBLISHED: return describe_date (values->first_date);
    case HAW_EVENT_COLUMN_LAG: return haw_lag_describe_dates (values->date, values->first_date);
    case HAW_EVENT_COLUMN_DISAGREEMENT: return format_share (values->disagreement);
    case HAW_EVENT_COLUMN_DATE:
    case HAW_N_EVENT_COLUMNS:
    default: return describe_date (values->date);
    }
}

/* Returns: (transfer full) (nullable): the date of a cell in both calendars where the project shows both */
char *
haw_event_column_get_dates (HawEventColumn        column,
                            const HawEventValues *values)
{
  const char *date = column == HAW_EVENT_COLUMN_DATE        ? values->date
                     : column == HAW_EVENT_COLUMN_PUBLISHED ? values->first_date
                                                            : "";
  HawEdtf edtf;

  return *date != '\0' && haw_date_shows_hijri (NULL) && haw_edtf_parse (date, &edtf, NULL)
         ? haw_edtf_describe_both (&edtf) : NULL;
}

/* Returns: (transfer full): the whole row, as it is spoken */
char *
haw_event_values_describe (const HawEventValues *values)
{
  g_autofree char *date = describe_date (values->date);
  g_autofree char *sources = NULL;
  g_autofree char *localised = NULL;
  g_autofree char *disagreement = NULL;
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();

  sources = g_strdup_printf (ngettext ("%u source", "%u sources", values->n_sources),
                             values->n_sources);
  localised = haw_date_localise_digits (sources);
  g_ptr_array_add (parts, values->title);
  g_ptr_array_add (parts, *date != '\0' ? date : (char *) _("No date"));
  if (*values->place != '\0')
    g_ptr_array_add (parts, values->place);
  g_ptr_array_add (parts, localised);
  g_ptr_array_add (parts, (char *) get_status (values->status));
  if (values->disagreement > 0)
    g_ptr_array_add (parts, (char *) _("the sources disagree"));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (C_ ("between the names of a list", ", "), (char **) parts->pdata);
}
