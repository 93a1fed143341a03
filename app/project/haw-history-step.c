/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-changes-private.h"
#include "haw-db-private.h"
#include "haw-error.h"
#include "haw-history-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What must hold of a row that a step is taken back in, beside what the schema demands: each counts
 * the faults of the row with the id ?1. */
static const struct
{
  HawTable table;
  const char *sql;
} rules[] = {
#define NO_ORPHANS(name) \
  "SELECT count (*) FROM note WHERE target = '" name "' AND target_id = ?1" \
  " AND NOT EXISTS (SELECT 1 FROM " name " WHERE id = ?1)"
#define NO_VALUES(name) \
  "SELECT count (*) FROM attribute a JOIN attribute_value v ON v.attribute = a.id" \
  " WHERE a.target = '" name "' AND v.target_id = ?1" \
  " AND NOT EXISTS (SELECT 1 FROM " name " WHERE id = ?1)"
  { HAW_TABLE_ARTICLE, NO_ORPHANS ("article") },
  { HAW_TABLE_ARTICLE, NO_VALUES ("article") },
  { HAW_TABLE_ANNOTATION, NO_ORPHANS ("annotation") },
  { HAW_TABLE_CODE, NO_ORPHANS ("code") },
  { HAW_TABLE_EVENT, NO_ORPHANS ("event") },
  { HAW_TABLE_EVENT, NO_VALUES ("event") },
  { HAW_TABLE_ACTOR, NO_ORPHANS ("actor") },
  { HAW_TABLE_ACTOR, NO_VALUES ("actor") },
  { HAW_TABLE_OUTLET, NO_VALUES ("outlet") },
#undef NO_ORPHANS
#undef NO_VALUES
  { HAW_TABLE_NOTE,
    "SELECT count (*) FROM note WHERE id = ?1 AND target <> 'project' AND target_id NOT IN"
    " (SELECT id FROM annotation WHERE target = 'annotation'"
    "  UNION ALL SELECT id FROM article WHERE target = 'article'"
    "  UNION ALL SELECT id FROM code WHERE target = 'code'"
    "  UNION ALL SELECT id FROM event WHERE target = 'event'"
    "  UNION ALL SELECT id FROM actor WHERE target = 'actor')" },
  { HAW_TABLE_NOTE,
    "SELECT count (*) FROM note n JOIN note o ON o.target = n.target AND o.target_id = n.target_id"
    " WHERE n.id = ?1 AND o.id <> n.id AND n.target <> 'project'" },
  { HAW_TABLE_ATTRIBUTE_VALUE,
    "SELECT count (*) FROM attribute_value v JOIN attribute a ON a.id = v.attribute"
    " WHERE v.id = ?1 AND v.target_id NOT IN"
    " (SELECT id FROM article WHERE a.target = 'article'"
    "  UNION ALL SELECT id FROM outlet WHERE a.target = 'outlet'"
    "  UNION ALL SELECT id FROM actor WHERE a.target = 'actor'"
    "  UNION ALL SELECT id FROM event WHERE a.target = 'event')" },
  { HAW_TABLE_CODE,
    HAW_DB_SCAN "SELECT count (*) FROM code c JOIN code o ON o.id <> c.id"
    " AND (o.name = c.name OR (o.key = c.key AND c.key <> '' AND o.retired = 0 AND c.retired = 0))"
    " WHERE c.id = ?1" },
  { HAW_TABLE_CODE,
    HAW_DB_SCAN "WITH RECURSIVE above (id) AS (SELECT parent FROM code WHERE id = ?1 UNION"
    " SELECT code.parent FROM code JOIN above ON code.id = above.id)"
    " SELECT count (*) FROM above WHERE id = ?1" },
  { HAW_TABLE_OUTLET,
    "SELECT count (*) FROM outlet c JOIN outlet o ON o.name = c.name AND o.id <> c.id"
    " WHERE c.id = ?1" },
  { HAW_TABLE_EVIDENCE,
    "SELECT count (*) FROM evidence c JOIN evidence o ON o.event = c.event"
    " AND o.annotation = c.annotation AND o.id <> c.id WHERE c.id = ?1" },
  { HAW_TABLE_PARTICIPANT,
    "SELECT count (*) FROM participant c JOIN participant o ON o.event = c.event"
    " AND o.actor = c.actor AND o.id <> c.id WHERE c.id = ?1" },
};

static GBytes *
read_changeset (HawDb   *db,
                gint64   step,
                GError **error)
{
  g_autoptr (HawStmt) stmt = haw_db_query (db, error, "SELECT changeset FROM history WHERE id = ?",
                                           "i", step);
  HawStep result;

  if (stmt == NULL || (result = haw_stmt_step (stmt, error)) == HAW_STEP_ERROR)
    return NULL;
  if (result == HAW_STEP_ROW)
    return haw_stmt_dup_bytes (stmt, 0);
  g_set_error_literal (error, HAW_ERROR, HAW_ERROR_NOT_FOUND,
                       _("This step is not in the history any more."));
  return NULL;
}

HawLabel *
haw_history_name_inverse (HawDb   *db,
                          gint64   step,
                          GError **error)
{
  g_autoptr (HawLabel) label = NULL;
  g_autoptr (HawStmt) stmt =
    haw_db_query (db, error, "SELECT state = 'undone', label, plural, count, arguments FROM history"
                             " WHERE id = ?", "i", step);
  HawStep result;

  if (stmt == NULL || (result = haw_stmt_step (stmt, error)) == HAW_STEP_ERROR)
    return NULL;
  if (result == HAW_STEP_DONE)
    {
      g_set_error_literal (error, HAW_ERROR, HAW_ERROR_NOT_FOUND,
                           _("This step is not in the history any more."));
      return NULL;
    }
  if (haw_stmt_get_int (stmt, 0) != 0)
    {
      g_set_error_literal (error, HAW_ERROR, HAW_ERROR_INVALID, _("This step is undone already."));
      return NULL;
    }

  label = haw_history_read_label (stmt, 1);
  return haw_label_new_inverse (label);
}

static gboolean
check_row (HawDb            *db,
           const HawChange  *change,
           const char       *refusal,
           GError          **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      gint64 faults = 0;

      if (rules[i].table != haw_change_get_table (change))
        continue;
      if (!haw_db_get_int (db, &faults, error, rules[i].sql, "i", haw_change_get_id (change)))
        return FALSE;
      if (faults == 0)
        continue;
      g_set_error_literal (error, HAW_ERROR, HAW_ERROR_STALE, refusal);
      return FALSE;
    }

  return TRUE;
}

gboolean
haw_history_take_back (HawDb   *db,
                       gint64   step,
                       GError **error)
{
  const char *refusal = _("This step can’t be undone alone, because later ones build on it. "
                          "The project was left as it is.");
  g_autoptr (HawChanges) changes = haw_changes_new (HAW_ORIGIN_EDIT);
  g_autoptr (GBytes) changeset = read_changeset (db, step, error);
  g_autoptr (GBytes) inverted = NULL;

  if (changeset == NULL)
    return FALSE;
  inverted = haw_history_invert (changeset);
  if (inverted == NULL)
    return haw_db_fail (db, SQLITE_CORRUPT, error);
  if (!haw_changes_decode (changes, db, inverted, error) ||
      !haw_history_apply (db, inverted, refusal, error))
    return FALSE;
  for (guint i = 0; i < haw_changes_get_n (changes); i++)
    if (!check_row (db, haw_changes_get (changes, i), refusal, error))
      return FALSE;

  return TRUE;
}

HawChanges *
haw_history_read_changes (HawDb   *db,
                          gint64   step,
                          GError **error)
{
  g_autoptr (HawChanges) changes = haw_changes_new (HAW_ORIGIN_EDIT);
  g_autoptr (GBytes) changeset = read_changeset (db, step, error);

  if (changeset == NULL || !haw_changes_decode (changes, db, changeset, error))
    return NULL;
  haw_changes_find_owners (changes, db);
  return g_steal_pointer (&changes);
}

/* Whether a changeset may have one of @ids as a value: there an integer is a 1 and eight bytes, the
 * highest first. */
static gboolean
may_touch (GBytes *changeset,
           GArray *ids)
{
  gsize size;
  gconstpointer bytes = g_bytes_get_data (changeset, &size);

  for (guint i = 0; i < ids->len; i++)
    {
      guint64 number = GUINT64_TO_BE ((guint64) g_array_index (ids, gint64, i));
      guint8 pattern[9] = { SQLITE_INTEGER };

      memcpy (pattern + 1, &number, sizeof number);
      if (memmem (bytes, size, pattern, sizeof pattern) != NULL)
        return TRUE;
    }

  return FALSE;
}

static HawHistoryStep *
read_walked (HawStmt *stmt)
{
  HawHistoryStep *step = g_new0 (HawHistoryStep, 1);

  step->id = haw_stmt_get_int (stmt, 0);
  step->time = haw_stmt_get_int (stmt, 1);
  step->analyst = haw_stmt_dup_text (stmt, 3);
  step->label = haw_history_read_label (stmt, 4);
  return step;
}

gboolean
haw_history_walk_back (HawDb               *db,
                       GArray              *ids,
                       HawHistoryBackFunc   func,
                       gpointer             data,
                       GCancellable        *cancellable,
                       GError             **error)
{
  g_autoptr (HawStmt) stmt =
    haw_db_query (db, error, HAW_DB_SCAN
                  "SELECT h.id, h.time, h.changeset, coalesce (a.name, ''), h.label, h.plural,"
                  " h.count, h.arguments FROM history h LEFT JOIN analyst a ON a.id = h.analyst"
                  " WHERE h.state = 'done' ORDER BY h.id DESC", "");
  HawStep result = HAW_STEP_ERROR;

  while (stmt != NULL && (result = haw_stmt_step (stmt, error)) == HAW_STEP_ROW)
    {
      g_autoptr (GBytes) changeset = haw_stmt_dup_bytes (stmt, 2);
      g_autoptr (GBytes) inverted = NULL;
      g_autoptr (HawChanges) changes = NULL;
      g_autoptr (HawHistoryStep) step = NULL;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (!may_touch (changeset, ids))
        continue;
      inverted = haw_history_invert (changeset);
      changes = haw_changes_new (HAW_ORIGIN_UNDO);
      if (inverted == NULL)
        return haw_db_fail (db, SQLITE_CORRUPT, error);
      if (!haw_changes_decode (changes, db, inverted, error))
        return FALSE;
      step = read_walked (stmt);
      if (!func (step, changes, data))
        return TRUE;
    }

  return result == HAW_STEP_DONE;
}
