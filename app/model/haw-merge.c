/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-merge.h"

/**
 * haw_merge_remark:
 * @id: the row that stays
 * @text: Markdown
 *
 * Adds a paragraph to the note of a row, for what the row has no field for any more.
 */
gboolean
haw_merge_remark (HawDb          *db,
                  HawNoteTarget   target,
                  gint64          id,
                  const char     *text,
                  GError        **error)
{
  g_autofree char *body = haw_note_dup (db, target, id, error);
  g_autofree char *joined = NULL;

  if (body == NULL)
    return FALSE;
  joined = g_strconcat (body, *body != '\0' ? "\n\n" : "", text, NULL);
  return haw_note_set (db, target, id, joined, error);
}

/**
 * haw_merge_notes:
 * @into: the row that stays
 * @other: the one that goes
 *
 * The note of @other joins the one that is there, or becomes the note of @into.
 */
gboolean
haw_merge_notes (HawDb          *db,
                 HawNoteTarget   target,
                 gint64          into,
                 gint64          other,
                 GError        **error)
{
  const char *name = haw_note_target_get_name (target);

  if (!haw_db_run (db, error,
                   "UPDATE note SET body = body || char (10, 10) || o.text FROM"
                   " (SELECT group_concat (body, char (10, 10)) AS text FROM note"
                   "  WHERE target = ?3 AND target_id = ?1) AS o"
                   " WHERE o.text IS NOT NULL AND note.id = (SELECT min (id) FROM note"
                   "  WHERE target = ?3 AND target_id = ?2)", "iis", other, into, name))
    return FALSE;
  if (haw_db_row_changes (db) > 0)
    return haw_db_run (db, error, "DELETE FROM note WHERE target = ? AND target_id = ?", "si", name,
                       other);
  return haw_db_run (db, error, "UPDATE note SET target_id = ? WHERE target = ? AND target_id = ?",
                     "isi", into, name, other);
}

/**
 * haw_merge_values:
 * @target: %HAW_NOTE_ON_EVENT or %HAW_NOTE_ON_ACTOR
 * @into: the row that stays
 * @other: the one that goes
 *
 * Gives @into the values that only @other has. Where both have one, that of @into stays, and another
 * one is kept in its note.
 */
gboolean
haw_merge_values (HawDb          *db,
                  HawNoteTarget   target,
                  gint64          into,
                  gint64          other,
                  GError        **error)
{
  const char *name = haw_note_target_get_name (target);
  g_autoptr (GString) lost = g_string_new (NULL);
  g_autoptr (HawStmt) stmt = NULL;
  HawStep step = HAW_STEP_ERROR;

  stmt = haw_db_query (db, error,
                       "SELECT t.name, o.value FROM attribute t"
                       " JOIN attribute_value v ON v.attribute = t.id AND v.target_id = ?2"
                       " JOIN attribute_value o ON o.attribute = t.id AND o.target_id = ?1"
                       " WHERE t.target = ?3 AND o.value <> v.value ORDER BY t.position, t.id",
                       "iis", other, into, name);
  while (stmt != NULL && (step = haw_stmt_step (stmt, error)) == HAW_STEP_ROW)
    {
      g_autofree char *field = haw_stmt_dup_text (stmt, 0);
      g_autofree char *value = haw_stmt_dup_text (stmt, 1);

      /* Data on both sides: the name of a field and a value of it. */
      g_string_append_printf (lost, "%s%s: %s", lost->len > 0 ? "\n\n" : "", field, value);
    }
  if (step == HAW_STEP_ERROR ||
      (lost->len > 0 && !haw_merge_remark (db, target, into, lost->str, error)))
    return FALSE;
  return haw_db_run (db, error,
                     "DELETE FROM attribute_value WHERE target_id = ?1 AND attribute IN"
                     " (SELECT t.id FROM attribute t JOIN attribute_value v ON v.attribute = t.id"
                     "  AND v.target_id = ?2 WHERE t.target = ?3)", "iis", other, into, name) &&
         haw_db_run (db, error,
                     "UPDATE attribute_value SET target_id = ?2 WHERE target_id = ?1"
                     " AND attribute IN (SELECT id FROM attribute WHERE target = ?3)", "iis", other,
                     into, name);
}
