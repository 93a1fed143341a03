/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-changes-private.h"
#include "haw-clock.h"
#include "haw-db-private.h"
#include "haw-error.h"
#include "haw-history-private.h"
#include "haw-schema.h"

#include <glib/gi18n-lib.h>

/* What was undone comes after all that is done, so it is looked for from there on: a history can be
 * long, and each edit reads it. */
#define LAST_DONE " WHERE state = 'done' ORDER BY id DESC LIMIT 1"
#define UNDONE \
  " WHERE id > coalesce ((SELECT id FROM history" LAST_DONE "), 0) AND state = 'undone'"

#define RUN_PAUSE (5 * G_USEC_PER_SEC)

void
haw_history_state_free (HawHistoryState *state)
{
  g_clear_pointer (&state->undo, haw_label_free);
  g_clear_pointer (&state->redo, haw_label_free);
  g_free (state);
}

void
haw_history_step_free (HawHistoryStep *step)
{
  g_clear_pointer (&step->label, haw_label_free);
  g_free (step->analyst);
  g_free (step);
}

HawLabel *
haw_history_read_label (HawStmt *stmt,
                        int      first)
{
  g_autofree char *id = haw_stmt_dup_text (stmt, first);
  g_autofree char *plural = haw_stmt_dup_text (stmt, first + 1);
  g_autofree char *arguments = haw_stmt_dup_text (stmt, first + 3);

  return haw_label_parse (id, plural, haw_stmt_get_int (stmt, first + 2), arguments);
}

static GBytes *
join_changesets (GBytes *first,
                 GBytes *second)
{
  sqlite3_changegroup *group = NULL;
  gsize size;
  gpointer bytes = NULL;
  int length = 0;
  gboolean joined;

  if (sqlite3changegroup_new (&group) != SQLITE_OK)
    return NULL;
  joined = sqlite3changegroup_add (group, (int) g_bytes_get_size (first),
                                   (void *) g_bytes_get_data (first, &size)) == SQLITE_OK &&
           sqlite3changegroup_add (group, (int) g_bytes_get_size (second),
                                   (void *) g_bytes_get_data (second, &size)) == SQLITE_OK &&
           sqlite3changegroup_output (group, &length, &bytes) == SQLITE_OK;
  sqlite3changegroup_delete (group);

  return joined ? g_bytes_new_with_free_func (bytes, length, sqlite3_free, bytes) : NULL;
}

/* Merges @changeset into the last step if that belongs to the same run of typing. A run that comes to
 * nothing leaves no step. */
static gboolean
extend_run (HawDb      *db,
            const char *run,
            GBytes     *changeset,
            gint64      now,
            gboolean   *extended,
            GError    **error)
{
  g_autoptr (HawStmt) last = NULL;
  g_autoptr (HawStmt) update = NULL;
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GBytes) joined = NULL;
  g_autofree char *last_run = NULL;
  HawStep step;

  *extended = FALSE;
  last = haw_db_query (db, error,
                       HAW_DB_SCAN "SELECT id, run, time, changeset FROM history"
                       " ORDER BY id DESC LIMIT 1", "");
  if (last == NULL || (step = haw_stmt_step (last, error)) == HAW_STEP_ERROR)
    return FALSE;
  if (step == HAW_STEP_DONE)
    return TRUE;

  last_run = haw_stmt_dup_text (last, 1);
  if (!g_str_equal (last_run, run) || now - haw_stmt_get_int (last, 2) > RUN_PAUSE)
    return TRUE;
  before = haw_stmt_dup_bytes (last, 3);
  joined = join_changesets (before, changeset);
  if (joined == NULL)
    return TRUE;

  *extended = TRUE;
  if (g_bytes_get_size (joined) == 0)
    return haw_db_run (db, error, "DELETE FROM history WHERE id = ?", "i",
                       haw_stmt_get_int (last, 0));
  update = haw_db_prepare (db, "UPDATE history SET changeset = ?, time = ? WHERE id = ?", error);
  if (update == NULL)
    return FALSE;
  haw_stmt_bind_bytes (update, 1, joined);
  haw_stmt_bind_int (update, 2, now);
  haw_stmt_bind_int (update, 3, haw_stmt_get_int (last, 0));
  return haw_stmt_run (update, error);
}

gboolean
haw_history_record (HawDb           *db,
                    const HawLabel  *label,
                    const char      *run,
                    GBytes          *changeset,
                    GError         **error)
{
  g_autoptr (HawStmt) stmt = NULL;
  g_autofree char *uuid = haw_uuid_new ();
  g_autofree char *arguments = haw_label_dup_arguments (label);
  gint64 now = haw_clock_now ();
  gboolean extended = FALSE;

  if (!haw_db_run (db, error, HAW_DB_SCAN "DELETE FROM history" UNDONE, ""))
    return FALSE;
  if (run != NULL && !extend_run (db, run, changeset, now, &extended, error))
    return FALSE;
  if (extended)
    return TRUE;

  stmt = haw_db_prepare (db,
                         "INSERT INTO history (uuid, label, plural, count, arguments, analyst, time,"
                         "  schema_version, run, changeset)"
                         " VALUES (?, ?, ?, ?, ?, (SELECT min (id) FROM analyst), ?, ?, ?, ?)",
                         error);
  if (stmt == NULL)
    return FALSE;
  haw_stmt_bind_text (stmt, 1, uuid);
  haw_stmt_bind_text (stmt, 2, label->id);
  haw_stmt_bind_text (stmt, 3, label->plural != NULL ? label->plural : "");
  haw_stmt_bind_int (stmt, 4, label->count);
  haw_stmt_bind_text (stmt, 5, arguments);
  haw_stmt_bind_int (stmt, 6, now);
  haw_stmt_bind_int (stmt, 7, haw_schema_get_version ());
  haw_stmt_bind_text (stmt, 8, run != NULL ? run : "");
  haw_stmt_bind_bytes (stmt, 9, changeset);
  return haw_stmt_run (stmt, error);
}

/* What the program proposes is found anew at any time, outside of the history: a step does without the
 * proposals that are others now. */
static int
on_conflict (void                   *data,
             int                     conflict,
             sqlite3_changeset_iter *iter)
{
  const char *table = NULL;
  int n_columns, operation, indirect;

  if (conflict == SQLITE_CHANGESET_FOREIGN_KEY || conflict == SQLITE_CHANGESET_CONSTRAINT ||
      sqlite3changeset_op (iter, &table, &n_columns, &operation, &indirect) != SQLITE_OK ||
      !g_str_equal (table, haw_table_get_name (HAW_TABLE_PROPOSAL)))
    return SQLITE_CHANGESET_ABORT;

  return SQLITE_CHANGESET_OMIT;
}

GBytes *
haw_history_invert (GBytes *changeset)
{
  gsize size;
  gconstpointer bytes = g_bytes_get_data (changeset, &size);
  gpointer inverted = NULL;
  int length = 0;

  if (sqlite3changeset_invert ((int) size, bytes, &length, &inverted) != SQLITE_OK)
    return NULL;
  return g_bytes_new_with_free_func (inverted, length, sqlite3_free, inverted);
}

gboolean
haw_history_apply (HawDb       *db,
                   GBytes      *changeset,
                   const char  *refusal,
                   GError     **error)
{
  gsize size;
  gconstpointer bytes = g_bytes_get_data (changeset, &size);
  sqlite3_int64 n_before = sqlite3_total_changes64 (haw_db_get_handle (db));
  int code = sqlite3changeset_apply (haw_db_get_handle (db), (int) size, (void *) bytes, NULL,
                                     on_conflict, NULL);

  if (code == SQLITE_OK && sqlite3_total_changes64 (haw_db_get_handle (db)) > n_before)
    return TRUE;
  if (code != SQLITE_OK && (code & 0xff) != SQLITE_ABORT && (code & 0xff) != SQLITE_CONSTRAINT)
    return haw_db_fail (db, code, error);

  g_set_error_literal (error, HAW_ERROR, HAW_ERROR_STALE, refusal);
  return FALSE;
}

static gpointer
fail_empty (gboolean   redo,
            GError   **error)
{
  g_set_error_literal (error, HAW_ERROR, HAW_ERROR_NOTHING,
                       redo ? _("There is nothing to redo.") : _("There is nothing to undo."));
  return NULL;
}

/* Reads the step to take back or to repeat. */
static gboolean
read_step (HawDb     *db,
           gboolean   redo,
           gint64    *id,
           HawLabel **label,
           GBytes   **changeset,
           GError   **error)
{
  g_autoptr (HawStmt) stmt = NULL;
  HawStep step;

  stmt = haw_db_query (db, error,
                       redo ? HAW_DB_SCAN "SELECT id, label, plural, count, arguments, changeset"
                              " FROM history" UNDONE " ORDER BY id LIMIT 1"
                            : HAW_DB_SCAN "SELECT id, label, plural, count, arguments, changeset"
                              " FROM history" LAST_DONE,
                       "");
  if (stmt == NULL || (step = haw_stmt_step (stmt, error)) == HAW_STEP_ERROR)
    return FALSE;
  if (step == HAW_STEP_DONE)
    return fail_empty (redo, error) != NULL;

  *id = haw_stmt_get_int (stmt, 0);
  *label = haw_history_read_label (stmt, 1);
  *changeset = haw_stmt_dup_bytes (stmt, 5);
  return TRUE;
}

HawChanges *
haw_history_undo (HawDb     *db,
                  gboolean   redo,
                  gint64     limit,
                  HawLabel **label,
                  GError   **error)
{
  g_autoptr (HawChanges) changes = haw_changes_new (redo ? HAW_ORIGIN_REDO : HAW_ORIGIN_UNDO);
  g_autoptr (HawLabel) name = NULL;
  g_autoptr (GBytes) changeset = NULL;
  g_autoptr (GBytes) applied = NULL;
  gint64 id = 0;

  if (!read_step (db, redo, &id, &name, &changeset, error))
    return NULL;
  if (limit != 0 && (redo ? id > limit : id < limit))
    return fail_empty (redo, error);
  applied = redo ? g_bytes_ref (changeset) : haw_history_invert (changeset);
  if (applied == NULL)
    {
      haw_db_fail (db, SQLITE_CORRUPT, error);
      return NULL;
    }

  if (!haw_changes_decode (changes, db, applied, error))
    return NULL;
  haw_changes_find_owners (changes, db);
  if (!haw_history_apply (db, applied,
                          redo ? _("This can’t be redone, because what it changed is different now. "
                                   "The project was left as it is.")
                               : _("This can’t be undone, because what it changed is different now. "
                                   "The project was left as it is."), error))
    return NULL;
  haw_changes_find_owners (changes, db);
  if (!haw_db_run (db, error, "UPDATE history SET state = ? WHERE id = ?", "si",
                   redo ? "done" : "undone", id))
    return NULL;

  *label = g_steal_pointer (&name);
  return g_steal_pointer (&changes);
}

static HawLabel *
read_next_label (HawDb      *db,
                 const char *sql)
{
  g_autoptr (HawStmt) stmt = haw_db_query (db, NULL, sql, "");

  if (stmt == NULL || haw_stmt_step (stmt, NULL) != HAW_STEP_ROW)
    return NULL;
  return haw_history_read_label (stmt, 0);
}

HawHistoryState *
haw_history_read_state (HawDb *db)
{
  HawHistoryState *state = g_new0 (HawHistoryState, 1);

  state->undo = read_next_label (db, HAW_DB_SCAN "SELECT label, plural, count, arguments"
                                     " FROM history" LAST_DONE);
  state->redo = read_next_label (db, HAW_DB_SCAN "SELECT label, plural, count, arguments"
                                     " FROM history" UNDONE " ORDER BY id LIMIT 1");
  return state;
}

static HawHistoryStep *
step_new (HawStmt *stmt)
{
  HawHistoryStep *step = g_new0 (HawHistoryStep, 1);

  step->id = haw_stmt_get_int (stmt, 0);
  step->time = haw_stmt_get_int (stmt, 1);
  step->undone = haw_stmt_get_int (stmt, 2) != 0;
  step->analyst = haw_stmt_dup_text (stmt, 3);
  step->label = haw_history_read_label (stmt, 4);
  return step;
}

#define READ_STEPS \
  "SELECT h.id, h.time, h.state = 'undone', coalesce (a.name, ''), h.label, h.plural, h.count," \
  " h.arguments FROM history h LEFT JOIN analyst a ON a.id = h.analyst"

GPtrArray *
haw_history_list (HawDb   *db,
                  guint    limit,
                  GError **error)
{
  g_autoptr (GPtrArray) steps = g_ptr_array_new_with_free_func ((GDestroyNotify)
                                                                haw_history_step_free);
  g_autoptr (HawStmt) stmt = NULL;
  HawStep result;

  stmt = haw_db_query (db, error, HAW_DB_SCAN READ_STEPS " ORDER BY h.id DESC LIMIT ?", "i",
                       (gint64) limit);
  if (stmt == NULL)
    return NULL;
  while ((result = haw_stmt_step (stmt, error)) == HAW_STEP_ROW)
    g_ptr_array_add (steps, step_new (stmt));

  return result == HAW_STEP_DONE ? g_steal_pointer (&steps) : NULL;
}

GPtrArray *
haw_history_read_steps (HawDb         *db,
                        const gint64  *ids,
                        gsize          n,
                        GError       **error)
{
  g_autoptr (GPtrArray) steps = g_ptr_array_new_with_free_func ((GDestroyNotify)
                                                                haw_history_step_free);

  for (gsize i = 0; i < n; i++)
    {
      g_autoptr (HawStmt) stmt = haw_db_query (db, error, READ_STEPS " WHERE h.id = ?", "i",
                                               ids[i]);
      HawStep result;

      if (stmt == NULL || (result = haw_stmt_step (stmt, error)) == HAW_STEP_ERROR)
        return NULL;
      if (result == HAW_STEP_ROW)
        g_ptr_array_add (steps, step_new (stmt));
    }

  return g_steal_pointer (&steps);
}

gboolean
haw_history_read_last_done (HawDb   *db,
                            gint64  *id,
                            GError **error)
{
  return haw_db_get_int (db, id, error, HAW_DB_SCAN
                         "SELECT coalesce ((SELECT id FROM history" LAST_DONE "), 0)", "");
}
