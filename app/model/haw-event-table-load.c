/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/haw-event-table-private.h"

#include "model/haw-event.h"
#include "project/haw-project-ahead.h"
#include "time/haw-block.h"
#include "time/haw-disagreement.h"

#include <stdlib.h>
#include <string.h>

#ifdef HAVE_MALLOC_TRIM
#include <malloc.h>
#endif

static const char select_events[] =
  HAW_DB_SCAN "SELECT id, title, date, earliest_start, latest_start, earliest_end, latest_end, status"
  " FROM event";

/* An article that was removed speaks for no event. */
#define GONE \
  "(SELECT n.id FROM article a JOIN annotation n ON n.article = a.id WHERE a.removed_at IS NOT NULL)"

static const char select_any_gone[] =
  HAW_DB_SCAN "SELECT EXISTS (SELECT 1 FROM article WHERE removed_at IS NOT NULL)";

/* From the index alone. */
static const char select_counts[] =
  HAW_DB_SCAN "SELECT event, count (*) FROM evidence GROUP BY event";

static const char select_counts_left[] =
  HAW_DB_SCAN "SELECT event, count (*) FROM evidence WHERE annotation NOT IN " GONE " GROUP BY event";

/* Those that can disagree, in the order of the table: each row is read once. */
static const char select_reports[] =
  HAW_DB_SCAN "SELECT event, stance = 'denies', date, earliest_start, latest_start,"
  " earliest_end, latest_end FROM evidence"
  " WHERE (date <> '' OR stance = 'denies') AND annotation NOT IN " GONE;

static const char select_sources_of[] =
  "SELECT e.event, e.stance = 'denies', e.date, e.earliest_start, e.latest_start, e.earliest_end,"
  " e.latest_end FROM evidence e JOIN annotation n ON n.id = e.annotation"
  " JOIN article a ON a.id = n.article AND a.removed_at IS NULL WHERE e.event = ?";

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
  HawReport report = { .denies = haw_stmt_get_int (stmt, 1) != 0 };
  g_autofree char *spare = NULL;
  HawBounds bounds;

  read_bounds (stmt, 3, &bounds);
  haw_report_set_date (&report, haw_stmt_peek_text (stmt, 2, &spare), &bounds);

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

static HawTimelineStore *
read_events (HawDb   *db,
             GError **error)
{
  g_autoptr (HawTimelineStore) store = haw_timeline_store_new ();
  g_autoptr (HawStmt) stmt = haw_db_query (db, error, select_events, "");
  g_autofree char *spare_title = NULL;
  g_autofree char *spare_date = NULL;
  g_autofree char *spare_status = NULL;
  HawStep step = HAW_STEP_ERROR;

  while (stmt != NULL && (step = haw_stmt_step (stmt, error)) == HAW_STEP_ROW)
    {
      HawTimelineEvent event = { .id = haw_stmt_get_int (stmt, 0) };
      const char *status = haw_stmt_peek_text (stmt, 7, &spare_status);

      event.title = haw_stmt_peek_text (stmt, 1, &spare_title);
      haw_event_table_set_date (&event, haw_stmt_peek_text (stmt, 2, &spare_date));
      read_bounds (stmt, 3, &event.bounds);
      event.status = *status == 'd'   ? HAW_TIMELINE_DISPUTED
                     : *status == 'u' ? HAW_TIMELINE_UNCONFIRMED
                                      : HAW_TIMELINE_CONFIRMED;
      haw_timeline_store_add (store, &event);
    }

  if (step != HAW_STEP_DONE)
    return NULL;
  haw_timeline_store_sort (store);
  return g_steal_pointer (&store);
}

/* A report and the event it is of. */
typedef struct
{
  gint64 event;
  HawReport report;
} Report;

static int
compare_reports (gconstpointer a,
                 gconstpointer b)
{
  gint64 first = ((const Report *) a)->event, second = ((const Report *) b)->event;

  return (first > second) - (first < second);
}

/* The reports by their events; mostly they are in that order already. */
static HawBlockArray *
read_reports (HawDb   *db,
              GError **error)
{
  g_autoptr (HawBlockArray) reports = haw_block_array_new (sizeof (Report));
  g_autoptr (HawStmt) stmt = haw_db_query (db, error, select_reports, "");
  HawStep step = HAW_STEP_ERROR;
  gboolean sorted = TRUE;
  gint64 before = 0;

  while (stmt != NULL && (step = haw_stmt_step (stmt, error)) == HAW_STEP_ROW)
    {
      Report report = { haw_stmt_get_int (stmt, 0), read_report (stmt) };

      sorted = sorted && before <= report.event;
      before = report.event;
      *(Report *) haw_block_array_add (reports) = report;
    }
  if (step != HAW_STEP_DONE)
    return NULL;
  if (!sorted)
    qsort (reports->data, reports->n, sizeof (Report), compare_reports);

  return g_steal_pointer (&reports);
}

/* How far the sources of an event disagree, of which the reports begin at @at or after it. */
static guint
measure_disagreement (const HawBlockArray      *reports,
                      const HawTimelineSources *of,
                      GArray                   *scratch,
                      guint                    *at)
{
  static const HawReport plain = { FALSE, FALSE, { 0, 0, 0, 0 } };
  const Report *all = reports->data;

  g_array_set_size (scratch, 0);
  while (*at < reports->n && all[*at].event < of->id)
    (*at)++;
  for (; *at < reports->n && all[*at].event == of->id; (*at)++)
    g_array_append_val (scratch, all[*at].report);
  if (of->n_sources < 2 || scratch->len == 0 ||
      (scratch->len == 1 && !g_array_index (scratch, HawReport, 0).denies))
    return 0;

  while (scratch->len < of->n_sources)
    g_array_append_val (scratch, plain);

  return haw_disagreement ((const HawReport *) (void *) scratch->data, scratch->len);
}

/* Returns: how many sources each event has; NULL with an error */
static HawStmt *
count_sources (HawDb   *db,
               GError **error)
{
  g_autoptr (HawStmt) stmt = haw_db_query (db, error, select_any_gone, "");
  gboolean any;

  if (stmt == NULL || haw_stmt_step (stmt, error) != HAW_STEP_ROW)
    return NULL;
  any = haw_stmt_get_int (stmt, 0) != 0;

  return any ? haw_db_query (db, error, select_counts_left, "")
             : haw_db_query (db, error, select_counts, "");
}

gpointer
haw_event_table_fill_sources (HawDb         *db,
                              gpointer       data,
                              GCancellable  *cancellable,
                              GError       **error)
{
  g_autoptr (HawBlockArray) sources = haw_block_array_new (sizeof (HawTimelineSources));
  g_autoptr (GArray) scratch = g_array_new (FALSE, FALSE, sizeof (HawReport));
  g_autoptr (HawBlockArray) reports = read_reports (db, error);
  g_autoptr (HawStmt) stmt = reports != NULL ? count_sources (db, error) : NULL;
  HawStep step = HAW_STEP_ERROR;
  guint at = 0;

  while (stmt != NULL && (step = haw_stmt_step (stmt, error)) == HAW_STEP_ROW)
    {
      HawTimelineSources of = { .id = haw_stmt_get_int (stmt, 0) };

      of.n_sources = (guint) haw_stmt_get_int (stmt, 1);
      of.disagreement = measure_disagreement (reports, &of, scratch, &at);
      *(HawTimelineSources *) haw_block_array_add (sources) = of;
    }

  return step == HAW_STEP_DONE ? g_steal_pointer (&sources) : NULL;
}

static gboolean
read_sources_of (HawDb               *db,
                 HawTimelineSources  *sources,
                 GError             **error)
{
  g_autoptr (GArray) reports = g_array_new (FALSE, FALSE, sizeof (HawReport));
  g_autoptr (HawStmt) stmt = haw_db_query (db, error, select_sources_of, "i", sources->id);
  HawStep step = HAW_STEP_ERROR;

  while (stmt != NULL && (step = haw_stmt_step (stmt, error)) == HAW_STEP_ROW)
    {
      HawReport report = read_report (stmt);

      g_array_append_val (reports, report);
    }

  sources->n_sources = reports->len;
  sources->disagreement = haw_disagreement ((const HawReport *) (void *) reports->data, reports->len);
  return step == HAW_STEP_DONE;
}

gpointer
haw_event_table_reread_sources (HawDb         *db,
                                gpointer       data,
                                GCancellable  *cancellable,
                                GError       **error)
{
  g_autoptr (GArray) found = g_array_copy (data);

  for (guint i = 0; i < found->len; i++)
    if (!read_sources_of (db, &g_array_index (found, HawTimelineSources, i), error))
      return NULL;

  return g_steal_pointer (&found);
}

gpointer
haw_event_table_load (HawDb         *db,
                      gpointer       data,
                      GCancellable  *cancellable,
                      GError       **error)
{
  g_autoptr (HawTimelineStore) store = read_events (db, error);
  g_autoptr (HawBlockArray) sources = NULL;

  if (store == NULL || store->n > HAW_EVENT_TABLE_MANY)
    return g_steal_pointer (&store);

  sources = haw_event_table_fill_sources (db, NULL, cancellable, error);
  if (sources == NULL)
    return NULL;
  haw_timeline_store_set_sources (store, sources->data, sources->n);
  return g_steal_pointer (&store);
}

static const char select_any_more[] = "SELECT EXISTS (SELECT 1 FROM event LIMIT 1 OFFSET ?)";

/* Of few events they are read together with them. */
static gpointer
fill_sources_of_many (HawDb         *db,
                      gpointer       data,
                      GCancellable  *cancellable,
                      GError       **error)
{
  gint64 many = 0;

  if (!haw_db_get_int (db, &many, error, select_any_more, "i", (gint64) HAW_EVENT_TABLE_MANY) ||
      many == 0)
    return NULL;

  return haw_event_table_fill_sources (db, data, cancellable, error);
}

void
haw_event_table_open_project_async (GFile               *file,
                                    HawOpenFlags         flags,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data)
{
  static const HawReadAhead ahead[] = {
    { haw_event_table_load, haw_event_table_load, (GDestroyNotify) haw_timeline_store_unref },
    { haw_event_table_fill_sources, fill_sources_of_many,
      (GDestroyNotify) haw_block_array_free },
  };

  haw_project_open_ahead_async (file, flags, ahead, G_N_ELEMENTS (ahead), cancellable, callback,
                                user_data);
}

void
haw_event_table_make_plain (GTask        *task,
                            gpointer      source,
                            gpointer      data,
                            GCancellable *cancellable)
{
  HawTimelineLanes *lanes = haw_timeline_lanes_new (data);

  haw_timeline_lanes_finish (lanes);
  g_task_return_pointer (task, lanes, (GDestroyNotify) haw_timeline_lanes_unref);
}

void
haw_event_table_give_back (GTask        *task,
                           gpointer      source,
                           gpointer      data,
                           GCancellable *cancellable)
{
#ifdef HAVE_MALLOC_TRIM
  malloc_trim (0);
#endif
  g_task_return_boolean (task, TRUE);
}
