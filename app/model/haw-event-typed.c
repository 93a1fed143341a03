/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-event-typed.h"

#include "text/haw-fold.h"
#include "time/haw-edtf.h"

typedef struct
{
  GStrv words;        /* folded */
  HawBounds bounds;
  gboolean dated;
  guint most;
} Typed;

static void
typed_free (gpointer data)
{
  Typed *typed = data;

  g_strfreev (typed->words);
  g_free (typed);
}

static gboolean
has_words (const Typed *typed,
           const char  *title,
           const char  *place,
           const char  *actors)
{
  g_autofree char *text = g_strjoin (" ", title, place, actors, NULL);
  g_autofree char *folded = haw_fold (text);

  return haw_fold_has_words (folded, (const char *const *) typed->words);
}

/* The names are read only of an event that does not have the words without them.
 *
 * Returns: HAW_STEP_ROW for an event that has the words, HAW_STEP_DONE for one that does not */
static HawStep
check (HawDb       *db,
       const Typed *typed,
       gint64       event,
       const char  *title,
       const char  *place,
       GError     **error)
{
  g_autoptr (HawStmt) stmt = NULL;
  g_autofree char *spare = NULL;
  HawStep step;

  if (has_words (typed, title, place, ""))
    return HAW_STEP_ROW;
  stmt = haw_db_query (db, error,
                       "SELECT group_concat (name, ' ') FROM (SELECT actor.name AS name"
                       " FROM participant JOIN actor ON actor.id = participant.actor"
                       " WHERE participant.event = ? ORDER BY participant.id)", "i", event);
  step = stmt != NULL ? haw_stmt_step (stmt, error) : HAW_STEP_ERROR;
  if (step != HAW_STEP_ROW || haw_stmt_is_null (stmt, 0))
    return step == HAW_STEP_ERROR ? step : HAW_STEP_DONE;
  return has_words (typed, title, place, haw_stmt_peek_text (stmt, 0, &spare)) ? HAW_STEP_ROW
                                                                              : HAW_STEP_DONE;
}

static void
add_match (GPtrArray *matches,
           HawStmt   *stmt)
{
  HawEventMatch *match = g_new0 (HawEventMatch, 1);

  match->event = haw_stmt_get_int (stmt, 0);
  match->title = haw_stmt_dup_text (stmt, 1);
  match->date = haw_stmt_dup_text (stmt, 2);
  match->place = haw_stmt_dup_text (stmt, 3);
  match->differences = g_ptr_array_new ();
  g_ptr_array_add (matches, match);
}

static gboolean
is_at_the_time (const Typed *typed,
                HawStmt     *stmt)
{
  return typed->dated && !haw_stmt_is_null (stmt, 4) &&
         haw_stmt_get_int (stmt, 4) < typed->bounds.latest_end &&
         typed->bounds.earliest_start < haw_stmt_get_int (stmt, 5);
}

/* Takes what the statement gives until there are enough. */
static gboolean
collect (HawDb       *db,
         HawStmt     *stmt,
         const Typed *typed,
         gboolean     at_the_time,
         GPtrArray   *matches,
         GError     **error)
{
  HawStep step = HAW_STEP_DONE;

  if (stmt == NULL)
    return FALSE;
  while (matches->len < typed->most && (step = haw_stmt_step (stmt, error)) == HAW_STEP_ROW)
    {
      g_autofree char *spare_title = NULL;
      g_autofree char *spare_place = NULL;
      HawStep found;

      if (is_at_the_time (typed, stmt) != at_the_time)
        continue;
      found = check (db, typed, haw_stmt_get_int (stmt, 0),
                     haw_stmt_peek_text (stmt, 1, &spare_title),
                     haw_stmt_peek_text (stmt, 3, &spare_place), error);
      if (found == HAW_STEP_ERROR)
        return FALSE;
      if (found == HAW_STEP_ROW)
        add_match (matches, stmt);
    }
  return step != HAW_STEP_ERROR;
}

static gboolean
collect_at_the_time (HawDb       *db,
                     const Typed *typed,
                     GPtrArray   *matches,
                     GError     **error)
{
  g_autoptr (HawStmt) stmt = NULL;

  if (!typed->dated)
    return TRUE;
  stmt = haw_db_query (db, error,
                       "SELECT id, title, date, place, earliest_start, latest_end FROM event"
                       " WHERE earliest_start < ?1 AND latest_end > ?2"
                       " ORDER BY earliest_start, latest_end, id", "ii", typed->bounds.latest_end,
                       typed->bounds.earliest_start);
  return collect (db, stmt, typed, TRUE, matches, error);
}

static gboolean
collect_others (HawDb       *db,
                const Typed *typed,
                GPtrArray   *matches,
                GError     **error)
{
  g_autoptr (HawStmt) dated = NULL;
  g_autoptr (HawStmt) undated = NULL;

  if (matches->len >= typed->most)
    return TRUE;
  dated = haw_db_query (db, error,
                        HAW_DB_SCAN "SELECT id, title, date, place, earliest_start, latest_end"
                        " FROM event WHERE earliest_start IS NOT NULL"
                        " ORDER BY earliest_start, latest_end, id", "");
  if (!collect (db, dated, typed, FALSE, matches, error))
    return FALSE;
  undated = haw_db_query (db, error,
                          "SELECT id, title, date, place, earliest_start, latest_end FROM event"
                          " WHERE earliest_start IS NULL ORDER BY id", "");
  return collect (db, undated, typed, FALSE, matches, error);
}

static gpointer
find_typed (HawDb         *db,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  const Typed *typed = data;
  g_autoptr (GPtrArray) matches =
    g_ptr_array_new_with_free_func ((GDestroyNotify) haw_event_match_free);

  if (*typed->words != NULL &&
      (!collect_at_the_time (db, typed, matches, error) ||
       !collect_others (db, typed, matches, error)))
    return NULL;
  return g_steal_pointer (&matches);
}

void
haw_event_find_typed_async (HawProject          *project,
                            const char          *text,
                            const char          *date,
                            guint                most,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  Typed *typed;
  HawEdtf edtf;

  g_return_if_fail (HAW_IS_PROJECT (project));
  g_return_if_fail (text != NULL && date != NULL);

  typed = g_new0 (Typed, 1);
  typed->words = haw_fold_split (text);
  typed->most = most;
  typed->dated = haw_edtf_parse (date, &edtf, NULL) && !haw_edtf_is_undated (&edtf);
  if (typed->dated)
    haw_edtf_get_bounds (&edtf, &typed->bounds);
  haw_project_read_async (project, find_typed, typed, typed_free,
                          (GDestroyNotify) g_ptr_array_unref, cancellable, callback, user_data);
}
