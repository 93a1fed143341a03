/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/haw-event-table-private.h"

#include "model/haw-event.h"
#include "time/haw-disagreement.h"

#include <string.h>

/* Read in the order of events on both sides, so that one pass over each table is enough. */
static const char select_events[] =
  HAW_DB_SCAN "SELECT id, title, date, earliest_start, latest_start, earliest_end, latest_end, status"
  " FROM event ORDER BY id";

static const char select_sources[] =
  HAW_DB_SCAN "SELECT event, stance = 'denies', date <> '', earliest_start, latest_start,"
  " earliest_end, latest_end FROM evidence ORDER BY event";

static const char select_sources_of[] =
  "SELECT event, stance = 'denies', date <> '', earliest_start, latest_start, earliest_end,"
  " latest_end FROM evidence WHERE event = ?";

static void
read_bounds (HawStmt   *stmt,
             int        first,
             HawBounds *bounds)
{
  bounds->earliest_start = haw_stmt_get_int (stmt, first);
  bounds->latest_start = haw_stmt_get_int (stmt, first + 1);
  bounds->earliest_end = haw_stmt_get_int (stmt, first + 2);
  bounds->latest_end = haw_stmt_get_int (stmt, first + 3);
}

static HawReport
read_report (HawStmt *stmt)
{
  HawReport report = { haw_stmt_get_int (stmt, 1) != 0, haw_stmt_get_int (stmt, 2) != 0 };

  read_bounds (stmt, 3, &report.bounds);

  return report;
}

/* The signs of EDTF stand for themselves wherever they are. */
void
haw_event_table_set_date (HawTimelineEvent *event,
                          const char       *date)
{
  event->date = date;
  event->undated = date == NULL || *date == '\0';
  event->approximate = !event->undated && strpbrk (date, "~%") != NULL;
  event->uncertain = !event->undated && strpbrk (date, "?%") != NULL;
}

/* Gathers the sources of @event, on which or after which @stmt stands. */
static HawStep
take_sources (HawStmt           *stmt,
              HawStep            step,
              HawTimelineEvent  *event,
              GArray            *reports,
              GError           **error)
{
  g_array_set_size (reports, 0);
  while (step == HAW_STEP_ROW && haw_stmt_get_int (stmt, 0) <= event->id)
    {
      HawReport report = read_report (stmt);

      if (haw_stmt_get_int (stmt, 0) == event->id)
        g_array_append_val (reports, report);
      step = haw_stmt_step (stmt, error);
    }

  event->n_sources = reports->len;
  event->disagreement =
    haw_disagreement ((const HawReport *) (void *) reports->data, reports->len);
  return step;
}

HawTimelineStore *
haw_event_table_read (HawDb         *db,
                      GCancellable  *cancellable,
                      GError       **error)
{
  g_autoptr (HawTimelineStore) store = haw_timeline_store_new ();
  g_autoptr (GArray) reports = g_array_new (FALSE, FALSE, sizeof (HawReport));
  g_autoptr (HawStmt) events = haw_db_query (db, error, select_events, "");
  g_autoptr (HawStmt) sources = events == NULL ? NULL : haw_db_query (db, error, select_sources, "");
  HawStep step, of_sources;

  if (sources == NULL)
    return NULL;

  of_sources = haw_stmt_step (sources, error);
  if (of_sources == HAW_STEP_ERROR)
    return NULL;
  while ((step = haw_stmt_step (events, error)) == HAW_STEP_ROW)
    {
      HawTimelineEvent event = { .id = haw_stmt_get_int (events, 0) };
      g_autofree char *title = haw_stmt_dup_text (events, 1);
      g_autofree char *date = haw_stmt_dup_text (events, 2);
      g_autofree char *status = haw_stmt_dup_text (events, 7);

      event.title = title;
      haw_event_table_set_date (&event, date);
      read_bounds (events, 3, &event.bounds);
      event.status = *status == 'd'   ? HAW_TIMELINE_DISPUTED
                     : *status == 'u' ? HAW_TIMELINE_UNCONFIRMED
                                      : HAW_TIMELINE_CONFIRMED;
      of_sources = take_sources (sources, of_sources, &event, reports, error);
      if (of_sources == HAW_STEP_ERROR)
        return NULL;
      haw_timeline_store_add (store, &event);
    }

  if (step != HAW_STEP_DONE)
    return NULL;
  haw_timeline_store_sort (store);
  return g_steal_pointer (&store);
}

gboolean
haw_event_table_read_sources (HawDb   *db,
                              gint64   event,
                              guint   *n_sources,
                              guint   *disagreement,
                              GError **error)
{
  g_autoptr (GArray) reports = g_array_new (FALSE, FALSE, sizeof (HawReport));
  g_autoptr (HawStmt) stmt = haw_db_query (db, error, select_sources_of, "i", event);
  HawStep step = HAW_STEP_ERROR;

  while (stmt != NULL && (step = haw_stmt_step (stmt, error)) == HAW_STEP_ROW)
    {
      HawReport report = read_report (stmt);

      g_array_append_val (reports, report);
    }

  *n_sources = reports->len;
  *disagreement = haw_disagreement ((const HawReport *) (void *) reports->data, reports->len);
  return step == HAW_STEP_DONE;
}
