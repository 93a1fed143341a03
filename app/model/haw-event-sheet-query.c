/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-event-sheet-query.h"
#include "haw-event-sheet-row.h"
#include "text/haw-fold.h"
#include "time/haw-disagreement.h"
#include "time/haw-first-report.h"
#include "time/haw-publications.h"

/* By what an event is put in its place. */
typedef struct
{
  gint64 id;
  char *text;           /* folded; "" comes last */
  gint64 number;        /* the same for all where the text counts */
  gboolean unknown;     /* there is no number; comes last */
  gboolean undated;
  gint64 start;
} Key;

#define ACTORS_OF(event) \
  "(SELECT group_concat (name, char (10)) FROM (SELECT actor.name AS name FROM participant" \
  " JOIN actor ON actor.id = participant.actor WHERE participant.event = " event \
  " ORDER BY participant.id))"

/* The parameters are whether there is a range, and its ends. */
#define EVENTS(text) \
  HAW_DB_SCAN "SELECT e.id, e.status, e.earliest_start IS NULL, e.earliest_start, " text "," \
  " e.latest_start, e.earliest_end, e.latest_end FROM event e" \
  " WHERE ?1 = 0 OR (e.earliest_start < ?3 AND e.latest_end > ?2) ORDER BY e.id"

#define SOURCES \
  "SELECT s.event, s.stance = 'denies', s.date, s.earliest_start, s.latest_start," \
  " s.earliest_end, s.latest_end, a.published_start, coalesce (o.name, ''), a.published" \
  " FROM evidence s JOIN annotation n ON n.id = s.annotation JOIN article a ON a.id = n.article" \
  " LEFT JOIN outlet o ON o.id = a.outlet WHERE a.removed_at IS NULL"

static const char *const event_queries[HAW_N_EVENT_COLUMNS] = {
  [HAW_EVENT_COLUMN_DATE] = EVENTS ("''"),
  [HAW_EVENT_COLUMN_TITLE] = EVENTS ("e.title"),
  [HAW_EVENT_COLUMN_PLACE] = EVENTS ("e.place"),
  [HAW_EVENT_COLUMN_ACTORS] = EVENTS (ACTORS_OF ("e.id")),
  [HAW_EVENT_COLUMN_STATUS] = EVENTS ("''"),
  [HAW_EVENT_COLUMN_SOURCES] = EVENTS ("''"),
  [HAW_EVENT_COLUMN_FIRST] = EVENTS ("''"),
  [HAW_EVENT_COLUMN_PUBLISHED] = EVENTS ("''"),
  [HAW_EVENT_COLUMN_LAG] = EVENTS ("''"),
  [HAW_EVENT_COLUMN_DISAGREEMENT] = EVENTS ("''"),
};

static const char all_sources[] = HAW_DB_SCAN SOURCES " ORDER BY s.event, s.id";
static const char sources_of[] = SOURCES " AND s.event = ? ORDER BY s.id";

/* What the sources of one event say together. */
typedef struct
{
  guint n;
  guint disagreement;
  char *first_outlet;
  char *first_date;
  HawFirstReport first;
} Summary;

static void
summary_clear (Summary *summary)
{
  g_clear_pointer (&summary->first_outlet, g_free);
  g_clear_pointer (&summary->first_date, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Summary, summary_clear)

static void
take_first (Summary *summary,
            HawStmt *stmt)
{
  if (!haw_first_report_take (&summary->first, haw_stmt_get_int (stmt, 1) != 0,
                              !haw_stmt_is_null (stmt, 7), haw_stmt_get_int (stmt, 7)))
    return;
  summary_clear (summary);
  summary->first_outlet = haw_stmt_dup_text (stmt, 8);
  summary->first_date = haw_stmt_dup_text (stmt, 9);
}

/* Takes the sources of @event, at which or after which @stmt stands. */
static HawStep
take_sources (HawStmt  *stmt,
              HawStep   step,
              gint64    event,
              GArray   *reports,
              Summary  *summary,
              GError  **error)
{
  g_array_set_size (reports, 0);
  while (step == HAW_STEP_ROW && haw_stmt_get_int (stmt, 0) <= event)
    {
      HawReport report = { .denies = haw_stmt_get_int (stmt, 1) != 0 };
      HawBounds bounds = { haw_stmt_get_int (stmt, 3), haw_stmt_get_int (stmt, 4),
                           haw_stmt_get_int (stmt, 5), haw_stmt_get_int (stmt, 6) };

      if (haw_stmt_get_int (stmt, 0) == event)
        {
          g_autofree char *spare = NULL;

          haw_report_set_date (&report, haw_stmt_peek_text (stmt, 2, &spare), &bounds);
          g_array_append_val (reports, report);
          take_first (summary, stmt);
        }
      step = haw_stmt_step (stmt, error);
    }
  if (!haw_first_report_is_known (&summary->first))
    summary_clear (summary);
  summary->n = reports->len;
  summary->disagreement =
    haw_disagreement ((const HawReport *) (void *) reports->data, reports->len);
  return step;
}

static void
key_clear (gpointer data)
{
  g_free (((Key *) data)->text);
}

static HawEventStatus
read_status (HawStmt *stmt,
             int      column)
{
  g_autofree char *nick = haw_stmt_dup_text (stmt, column);
  HawEventStatus status = HAW_EVENT_CONFIRMED;

  haw_event_status_from_nick (nick, &status);
  return status;
}

static gboolean
matches (HawEventFilter  filter,
         HawEventStatus  status,
         const Summary  *summary)
{
  switch (filter)
    {
    case HAW_EVENT_FILTER_CONFIRMED: return status == HAW_EVENT_CONFIRMED;
    case HAW_EVENT_FILTER_UNCONFIRMED: return status == HAW_EVENT_UNCONFIRMED;
    case HAW_EVENT_FILTER_DISPUTED: return status == HAW_EVENT_DISPUTED;
    case HAW_EVENT_FILTER_DISAGREEING: return summary->disagreement > 0;
    case HAW_EVENT_FILTER_ALL:
    case HAW_N_EVENT_FILTERS:
    default: return TRUE;
    }
}

/* How much later than the event its first report was published. */
static gboolean
read_lag (HawStmt       *stmt,
          const Summary *summary,
          gint64        *lag)
{
  const HawBounds bounds = { haw_stmt_get_int (stmt, 3), haw_stmt_get_int (stmt, 5),
                             haw_stmt_get_int (stmt, 6), haw_stmt_get_int (stmt, 7) };
  HawPublication publication;

  return !haw_stmt_is_null (stmt, 3) && summary->first.known &&
         haw_publication_read (summary->first_date, &publication) &&
         haw_lag_between (&bounds, &publication, lag);
}

static Key
make_key (const HawEventSheetQuery *query,
          HawStmt                  *stmt,
          HawEventStatus            status,
          const Summary            *summary)
{
  Key key = { .id = haw_stmt_get_int (stmt, 0), .undated = haw_stmt_get_int (stmt, 2) != 0,
              .start = haw_stmt_get_int (stmt, 3) };
  g_autofree char *text = query->sort == HAW_EVENT_COLUMN_FIRST
                          ? g_strdup (summary->first_outlet) : haw_stmt_dup_text (stmt, 4);

  key.text = haw_fold (text != NULL ? text : "");
  if (query->sort == HAW_EVENT_COLUMN_STATUS)
    key.number = status;
  else if (query->sort == HAW_EVENT_COLUMN_SOURCES)
    key.number = summary->n;
  else if (query->sort == HAW_EVENT_COLUMN_DISAGREEMENT)
    key.number = summary->disagreement;
  else if (query->sort == HAW_EVENT_COLUMN_FIRST)
    key.number = summary->first.time;
  else if (query->sort == HAW_EVENT_COLUMN_LAG)
    key.unknown = !read_lag (stmt, summary, &key.number);
  else if (query->sort == HAW_EVENT_COLUMN_PUBLISHED)
    {
      key.unknown = !summary->first.known;
      key.number = summary->first.time;
    }
  return key;
}

static int
compare_ints (gint64 a,
              gint64 b)
{
  return (a > b) - (a < b);
}

static int
compare_times (const Key *a,
               const Key *b,
               int        direction)
{
  if (a->undated != b->undated)
    return a->undated ? 1 : -1;
  return direction * compare_ints (a->start, b->start);
}

/* What has nothing to be sorted by comes last in either direction. */
static int
compare_keys (gconstpointer first,
              gconstpointer second,
              gpointer      data)
{
  const HawEventSheetQuery *query = data;
  const Key *a = first;
  const Key *b = second;
  int direction = query->descending ? -1 : 1;
  int order = 0;

  if (query->sort == HAW_EVENT_COLUMN_DATE)
    order = compare_times (a, b, direction);
  else if (*a->text != '\0' && *b->text != '\0')
    order = direction * strcmp (a->text, b->text);
  else
    order = (*a->text == '\0') - (*b->text == '\0');
  if (order == 0)
    order = a->unknown != b->unknown ? a->unknown - b->unknown
                                     : direction * compare_ints (a->number, b->number);
  if (order == 0)
    order = compare_times (a, b, 1);
  return order != 0 ? order : compare_ints (a->id, b->id);
}

static gboolean
needs_sources (const HawEventSheetQuery *query)
{
  return query->filter == HAW_EVENT_FILTER_DISAGREEING || query->sort == HAW_EVENT_COLUMN_SOURCES ||
         query->sort == HAW_EVENT_COLUMN_FIRST || query->sort == HAW_EVENT_COLUMN_PUBLISHED ||
         query->sort == HAW_EVENT_COLUMN_LAG || query->sort == HAW_EVENT_COLUMN_DISAGREEMENT;
}

static gboolean
read_keys (HawDb                    *db,
           const HawEventSheetQuery *query,
           GArray                   *keys,
           GError                  **error)
{
  g_autoptr (GArray) reports = g_array_new (FALSE, FALSE, sizeof (HawReport));
  g_autoptr (HawStmt) events =
    haw_db_query (db, error, event_queries[query->sort], "iii",
                  (gint64) (query->start < query->end), query->start, query->end);
  g_autoptr (HawStmt) sources = NULL;
  HawStep of_sources = HAW_STEP_DONE;
  HawStep step;

  if (events != NULL && needs_sources (query))
    {
      sources = haw_db_query (db, error, all_sources, "");
      of_sources = sources != NULL ? haw_stmt_step (sources, error) : HAW_STEP_ERROR;
    }
  if (events == NULL || of_sources == HAW_STEP_ERROR)
    return FALSE;
  while ((step = haw_stmt_step (events, error)) == HAW_STEP_ROW)
    {
      HawEventStatus status = read_status (events, 1);
      g_auto (Summary) summary = { 0 };

      if (sources != NULL)
        of_sources = take_sources (sources, of_sources, haw_stmt_get_int (events, 0), reports,
                                   &summary, error);
      if (of_sources == HAW_STEP_ERROR)
        return FALSE;
      if (matches (query->filter, status, &summary))
        {
          Key key = make_key (query, events, status, &summary);

          g_array_append_val (keys, key);
        }
    }
  return step == HAW_STEP_DONE;
}

void
haw_event_sheet_ids_free (gpointer data)
{
  HawEventSheetIds *ids = data;

  g_array_unref (ids->ids);
  g_free (ids);
}

gpointer
haw_event_sheet_read_ids (HawDb         *db,
                          gpointer       data,
                          GCancellable  *cancellable,
                          GError       **error)
{
  HawEventSheetQuery *query = data;
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (Key));
  HawEventSheetIds *ids;
  gint64 n_total;

  g_array_set_clear_func (keys, key_clear);
  if (!haw_db_get_int (db, &n_total, error, HAW_DB_SCAN "SELECT count (*) FROM event", "") ||
      !read_keys (db, query, keys, error))
    return NULL;
  g_array_sort_with_data (keys, compare_keys, query);
  ids = g_new0 (HawEventSheetIds, 1);
  ids->n_total = (guint) n_total;
  ids->ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), keys->len);
  for (guint i = 0; i < keys->len; i++)
    g_array_append_val (ids->ids, g_array_index (keys, Key, i).id);
  return ids;
}

static gboolean
read_sources (HawDb           *db,
              gint64           event,
              HawEventValues  *values,
              GError         **error)
{
  g_autoptr (GArray) reports = g_array_new (FALSE, FALSE, sizeof (HawReport));
  g_autoptr (HawStmt) stmt = haw_db_query (db, error, sources_of, "i", event);
  HawStep step = stmt != NULL ? haw_stmt_step (stmt, error) : HAW_STEP_ERROR;
  g_auto (Summary) summary = { 0 };

  if (step == HAW_STEP_ERROR ||
      take_sources (stmt, step, event, reports, &summary, error) == HAW_STEP_ERROR)
    return FALSE;
  values->n_sources = summary.n;
  values->disagreement = summary.disagreement;
  values->first_outlet = summary.first_outlet != NULL ? g_steal_pointer (&summary.first_outlet)
                                                      : g_strdup ("");
  values->first_date = summary.first_date != NULL ? g_steal_pointer (&summary.first_date)
                                                  : g_strdup ("");
  return TRUE;
}

/* Returns: HAW_STEP_DONE where the event is not there any more */
static HawStep
read_row (HawDb      *db,
          gint64      event,
          GPtrArray  *rows,
          GError    **error)
{
  g_autoptr (HawStmt) stmt =
    haw_db_query (db, error, "SELECT e.title, e.date, e.place, e.status, " ACTORS_OF ("e.id")
                             " FROM event e WHERE e.id = ?", "i", event);
  HawStep step = stmt != NULL ? haw_stmt_step (stmt, error) : HAW_STEP_ERROR;
  HawEventValues values = { 0 };
  HawEventSheetRow *row;

  if (step != HAW_STEP_ROW)
    return step;
  values.title = haw_stmt_dup_text (stmt, 0);
  values.date = haw_stmt_dup_text (stmt, 1);
  values.place = haw_stmt_dup_text (stmt, 2);
  values.status = read_status (stmt, 3);
  values.actors = haw_stmt_dup_text (stmt, 4);
  if (!read_sources (db, event, &values, error))
    {
      haw_event_values_clear (&values);
      return HAW_STEP_ERROR;
    }
  row = haw_event_sheet_row_new (event);
  haw_event_sheet_row_take (row, &values);
  g_ptr_array_add (rows, row);
  return HAW_STEP_ROW;
}

gpointer
haw_event_sheet_read_rows (HawDb         *db,
                           gpointer       data,
                           GCancellable  *cancellable,
                           GError       **error)
{
  GArray *ids = data;
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < ids->len; i++)
    if (read_row (db, g_array_index (ids, gint64, i), rows, error) == HAW_STEP_ERROR)
      return NULL;
  return g_steal_pointer (&rows);
}

gpointer
haw_event_sheet_read_titled (HawDb         *db,
                             gpointer       data,
                             GCancellable  *cancellable,
                             GError       **error)
{
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (HawStmt) stmt = haw_db_query (db, error, HAW_DB_SCAN "SELECT id, title FROM event", "");
  HawStep step = HAW_STEP_ERROR;

  while (stmt != NULL && (step = haw_stmt_step (stmt, error)) == HAW_STEP_ROW)
    {
      g_autofree char *title = haw_stmt_dup_text (stmt, 1);
      g_autofree char *folded = haw_fold (title);
      gint64 id = haw_stmt_get_int (stmt, 0);

      if (g_str_has_prefix (folded, data))
        g_hash_table_add (ids, g_memdup2 (&id, sizeof id));
    }
  return step == HAW_STEP_DONE ? g_steal_pointer (&ids) : NULL;
}
