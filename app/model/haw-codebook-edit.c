/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-codebook-edit.h"
#include "haw-merge.h"

#include "haw-code-edit.h"

#include <glib/gi18n-lib.h>

#define LEAST_GAP 0.001  /* between the positions of two siblings */

typedef struct
{
  gint64 code;
  gint64 other;         /* the new parent, or the code to merge into */
  gint64 before;
  gboolean on;
  char *name;           /* of a new code */
  GArray *annotations;  /* gint64 */
} TreeEdit;

/* The code itself and those above it; those below it. Parameter 1 is the code. */
#define ABOVE                                                                                      \
  "above (id) AS (SELECT id FROM code WHERE id = ?1"                                               \
  " UNION SELECT c.parent FROM code c JOIN above ON c.id = above.id WHERE c.parent IS NOT NULL)"
#define BELOW                                                                                      \
  "below (id) AS (SELECT id FROM code WHERE id = ?1"                                               \
  " UNION SELECT c.id FROM code c JOIN below ON c.parent = below.id)"

static void
tree_edit_free (gpointer data)
{
  TreeEdit *edit = data;

  g_clear_pointer (&edit->annotations, g_array_unref);
  g_free (edit->name);
  g_free (edit);
}

static gboolean
check_there (HawDb   *db,
             gint64   code,
             GError **error)
{
  gint64 id;

  return haw_db_get_int (db, &id, error, "SELECT id FROM code WHERE id = ?", "i", code);
}

/* Refuses where @code is @other or above it. */
static gboolean
check_not_above (HawDb       *db,
                 gint64       code,
                 gint64       other,
                 const char  *refusal,
                 GError     **error)
{
  gint64 n = 0;

  if (!haw_db_get_int (db, &n, error,
                       "WITH RECURSIVE " ABOVE " SELECT count (*) FROM above WHERE id = ?2", "ii",
                       other, code))
    return FALSE;
  if (n > 0)
    g_set_error_literal (error, HAW_ERROR, HAW_ERROR_INVALID, refusal);
  return n == 0;
}

/* Puts a whole number between any two siblings. */
static gboolean
spread_siblings (HawDb   *db,
                 gint64   parent,
                 GError **error)
{
  return haw_db_run (db, error,
                     "UPDATE code SET position = place.n FROM"
                     " (SELECT id, row_number () OVER (ORDER BY position, id) AS n FROM code"
                     "  WHERE coalesce (parent, 0) = ?) AS place"
                     " WHERE code.id = place.id", "i", parent);
}

static gboolean
get_double (HawDb       *db,
            double      *value,
            GError     **error,
            const char  *sql,
            gint64       first,
            gint64       second)
{
  g_autoptr (HawStmt) stmt = haw_db_query (db, error, sql, "ii", first, second);

  if (stmt == NULL || haw_stmt_step (stmt, error) != HAW_STEP_ROW)
    return FALSE;
  *value = haw_stmt_get_double (stmt, 0);
  return TRUE;
}

/* The middle between @before, which may be 0, and the sibling in front of it. */
static gboolean
find_position (HawDb    *db,
               TreeEdit *edit,
               double   *position,
               GError  **error)
{
  double next;
  double previous;

  if (edit->before == 0)
    return get_double (db, position, error,
                       "SELECT coalesce (max (position), 0) + 1 FROM code"
                       " WHERE coalesce (parent, 0) = ? AND id <> ?", edit->other, edit->code);

  for (guint attempt = 0; attempt < 2; attempt++)
    {
      if (!get_double (db, &next, error, "SELECT position FROM code WHERE id = ?1 AND ?2 = ?2",
                       edit->before, edit->code) ||
          !get_double (db, &previous, error,
                       "SELECT coalesce (max (c.position), 0) FROM code n"
                       " LEFT JOIN code c ON c.parent IS n.parent AND c.id <> ?2"
                       "  AND (c.position, c.id) < (n.position, n.id) WHERE n.id = ?1",
                       edit->before, edit->code))
        return FALSE;
      *position = previous + (next - previous) / 2;
      if (next - previous > LEAST_GAP)
        return TRUE;
      if (!spread_siblings (db, edit->other, error))
        return FALSE;
    }

  return TRUE;
}

/* Whether the code stands there already. */
static gboolean
is_in_place (HawDb     *db,
             TreeEdit  *edit,
             gboolean  *in_place,
             GError   **error)
{
  gint64 next = -1;

  if (!haw_db_get_int (db, &next, error,
                       "SELECT iif (coalesce (m.parent, 0) = ?2, coalesce ((SELECT c.id FROM code c"
                       "  WHERE c.parent IS m.parent AND (c.position, c.id) > (m.position, m.id)"
                       "  ORDER BY c.position, c.id LIMIT 1), 0), -1) FROM code m WHERE m.id = ?1",
                       "ii", edit->code, edit->other))
    return FALSE;
  *in_place = next == edit->before;
  return TRUE;
}

static gboolean
check_before (HawDb     *db,
              TreeEdit  *edit,
              GError   **error)
{
  gint64 parent = edit->other;

  if (edit->before != 0 &&
      !haw_db_get_int (db, &parent, error, "SELECT parent FROM code WHERE id = ?", "i",
                       edit->before))
    return FALSE;
  if (parent == edit->other && edit->before != edit->code)
    return TRUE;
  g_set_error_literal (error, HAW_ERROR, HAW_ERROR_INVALID,
                       _("The code can’t stand there. Choose another place."));
  return FALSE;
}

static gboolean
move_code (HawDb    *db,
           gpointer  data,
           GError  **error)
{
  TreeEdit *edit = data;
  double position = 0;
  gboolean in_place = FALSE;
  g_autoptr (HawStmt) stmt = NULL;

  if (!check_there (db, edit->code, error) ||
      (edit->other != 0 && !check_there (db, edit->other, error)) ||
      !check_not_above (db, edit->code, edit->other,
                        _("A code can’t stand below itself. Choose another place."), error) ||
      !check_before (db, edit, error) || !is_in_place (db, edit, &in_place, error))
    return FALSE;
  if (in_place)
    return TRUE;
  if (!find_position (db, edit, &position, error))
    return FALSE;
  return haw_db_run (db, error,
                     "UPDATE code SET parent = nullif (?, 0), position = ? WHERE id = ?", "idi",
                     edit->other, position, edit->code);
}

static gboolean
merge_texts (HawDb     *db,
             TreeEdit  *edit,
             GError   **error)
{
#define JOINED(column)                                                                             \
  column " = CASE WHEN o." column " IN ('', code." column ") THEN code." column                    \
  " WHEN code." column " = '' THEN o." column                                                      \
  " ELSE code." column " || char (10) || o." column " END"

  return haw_db_run (db, error,
                     "UPDATE code SET " JOINED ("description") ", " JOINED ("includes") ", "
                     JOINED ("excludes") ", key = iif (code.key = '', o.key, code.key),"
                     " pinned = max (code.pinned, o.pinned)"
                     " FROM (SELECT * FROM code WHERE id = ?1) AS o WHERE code.id = ?2", "ii",
                     edit->code, edit->other);

#undef JOINED
}

static gboolean
merge_codes (HawDb    *db,
             gpointer  data,
             GError  **error)
{
  TreeEdit *edit = data;

  return check_there (db, edit->code, error) && check_there (db, edit->other, error) &&
         check_not_above (db, edit->code, edit->other,
                          _("A code can’t be merged into itself or one below it. Choose another "
                            "one."), error) &&
         haw_db_run (db, error,
                     "DELETE FROM annotation_code WHERE code = ?1 AND annotation IN"
                     " (SELECT annotation FROM annotation_code WHERE code = ?2)", "ii", edit->code,
                     edit->other) &&
         haw_db_run (db, error, "UPDATE annotation_code SET code = ?2 WHERE code = ?1", "ii",
                     edit->code, edit->other) &&
         merge_texts (db, edit, error) &&
         haw_merge_notes (db, HAW_NOTE_ON_CODE, edit->other, edit->code, error) &&
         haw_db_run (db, error,
                     "UPDATE code SET parent = ?2, position = position"
                     " + (SELECT coalesce (max (position), 0) FROM code WHERE parent = ?2)"
                     " - (SELECT min (position) FROM code WHERE parent = ?1) + 1"
                     " WHERE parent = ?1", "ii", edit->code, edit->other) &&
         haw_db_run (db, error, "DELETE FROM code WHERE id = ?", "i", edit->code);
}

static gboolean
give_annotations (HawDb     *db,
                  TreeEdit  *edit,
                  gint64     to,
                  GError   **error)
{
  for (guint i = 0; i < edit->annotations->len; i++)
    {
      if (!haw_db_run (db, error,
                       "UPDATE annotation_code SET code = ? WHERE code = ? AND annotation = ?",
                       "iii", to, edit->code, g_array_index (edit->annotations, gint64, i)))
        return FALSE;
      if (haw_db_row_changes (db) == 1)
        continue;
      g_set_error_literal (error, HAW_ERROR, HAW_ERROR_INVALID,
                           _("Some of these passages do not have the code any more. Choose them "
                             "again."));
      return FALSE;
    }

  return TRUE;
}

static gboolean
split_code (HawDb    *db,
            gpointer  data,
            GError  **error)
{
  TreeEdit *edit = data;
  HawCodeFields fields = { .name = edit->name };
  TreeEdit place = { 0 };

  if (edit->annotations->len == 0)
    {
      g_set_error_literal (error, HAW_ERROR, HAW_ERROR_INVALID,
                           _("Choose the passages that the new code shall have."));
      return FALSE;
    }
  if (!haw_db_get_int (db, &fields.parent, error, "SELECT parent FROM code WHERE id = ?", "i",
                       edit->code) ||
      !haw_db_get_int (db, &place.before, error,
                       "SELECT coalesce ((SELECT c.id FROM code c WHERE c.parent IS m.parent"
                       " AND (c.position, c.id) > (m.position, m.id)"
                       " ORDER BY c.position, c.id LIMIT 1), 0) FROM code m WHERE m.id = ?", "i",
                       edit->code))
    return FALSE;

  place.code = haw_code_add (db, &fields, error);
  place.other = fields.parent;
  edit->other = place.code;
  return place.code != 0 && move_code (db, &place, error) &&
         give_annotations (db, edit, place.code, error);
}

static gboolean
retire_code (HawDb    *db,
             gpointer  data,
             GError  **error)
{
  TreeEdit *edit = data;

  if (!check_there (db, edit->code, error))
    return FALSE;
  if (edit->on)
    return haw_db_run (db, error,
                       "WITH RECURSIVE " BELOW " UPDATE code SET retired = 1, key = '', pinned = 0"
                       " WHERE retired = 0 AND id IN (SELECT id FROM below)", "i", edit->code);
  return haw_db_run (db, error,
                     "WITH RECURSIVE " BELOW ", " ABOVE " UPDATE code SET retired = 0"
                     " WHERE retired = 1 AND id IN (SELECT id FROM below UNION SELECT id FROM above)",
                     "i", edit->code);
}

static gboolean
pin_code (HawDb    *db,
          gpointer  data,
          GError  **error)
{
  TreeEdit *edit = data;
  gint64 retired = 0;

  if (!haw_db_get_int (db, &retired, error, "SELECT retired FROM code WHERE id = ?", "i",
                       edit->code))
    return FALSE;
  if (edit->on && retired)
    {
      g_set_error_literal (error, HAW_ERROR, HAW_ERROR_INVALID,
                           _("A retired code can’t be pinned. Bring it back first."));
      return FALSE;
    }
  return haw_db_run (db, error, "UPDATE code SET pinned = ?1 WHERE id = ?2 AND pinned <> ?1", "ii",
                     (gint64) edit->on, edit->code);
}

static void
run_edit (HawProject          *project,
          HawLabel            *label,
          HawEditFunc          func,
          TreeEdit             edit,
          GCancellable        *cancellable,
          GAsyncReadyCallback  callback,
          gpointer             user_data)
{
  haw_project_edit_async (project, label, NULL, func, g_memdup2 (&edit, sizeof edit),
                          tree_edit_free, cancellable, callback, user_data);
}

void
haw_code_move_async (HawProject          *project,
                     gint64               code,
                     const char          *name,
                     gint64               parent,
                     gint64               before,
                     GCancellable        *cancellable,
                     GAsyncReadyCallback  callback,
                     gpointer             user_data)
{
  g_return_if_fail (HAW_IS_PROJECT (project) && name != NULL);

  run_edit (project, haw_label_new (N_("Move Code %s"), name, NULL), move_code,
            (TreeEdit) { .code = code, .other = parent, .before = before }, cancellable, callback,
            user_data);
}

void
haw_code_merge_async (HawProject          *project,
                      gint64               code,
                      const char          *name,
                      gint64               into,
                      const char          *into_name,
                      GCancellable        *cancellable,
                      GAsyncReadyCallback  callback,
                      gpointer             user_data)
{
  g_return_if_fail (HAW_IS_PROJECT (project) && name != NULL && into_name != NULL);

  run_edit (project, haw_label_new (N_("Merge Code %s into %s"), name, into_name, NULL),
            merge_codes, (TreeEdit) { .code = code, .other = into }, cancellable, callback,
            user_data);
}

void
haw_code_split_async (HawProject          *project,
                      gint64               code,
                      const char          *name,
                      const gint64        *annotations,
                      gsize                n,
                      GCancellable        *cancellable,
                      GAsyncReadyCallback  callback,
                      gpointer             user_data)
{
  TreeEdit edit = { .code = code };

  g_return_if_fail (HAW_IS_PROJECT (project) && name != NULL);
  g_return_if_fail (annotations != NULL || n == 0);

  edit.name = g_strdup (name);
  edit.annotations = g_array_sized_new (FALSE, FALSE, sizeof (gint64), (guint) n);
  g_array_append_vals (edit.annotations, annotations, (guint) n);
  run_edit (project, haw_label_new (N_("Split Off Code %s"), name, NULL), split_code, edit,
            cancellable, callback, user_data);
}

gint64
haw_code_split_finish (HawProject    *project,
                       GAsyncResult  *result,
                       GError       **error)
{
  TreeEdit *edit = haw_project_edit_get_data (result);

  return haw_project_edit_finish (project, result, error) ? edit->other : 0;
}

void
haw_code_set_retired_async (HawProject          *project,
                            gint64               code,
                            const char          *name,
                            gboolean             retired,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_return_if_fail (HAW_IS_PROJECT (project) && name != NULL);

  run_edit (project,
            retired ? haw_label_new (N_("Retire Code %s"), name, NULL)
                    : haw_label_new (N_("Bring Back Code %s"), name, NULL),
            retire_code, (TreeEdit) { .code = code, .on = retired }, cancellable, callback,
            user_data);
}

void
haw_code_set_pinned_async (HawProject          *project,
                           gint64               code,
                           const char          *name,
                           gboolean             pinned,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_return_if_fail (HAW_IS_PROJECT (project) && name != NULL);

  run_edit (project,
            pinned ? haw_label_new (N_("Pin Code %s"), name, NULL)
                   : haw_label_new (N_("Unpin Code %s"), name, NULL),
            pin_code, (TreeEdit) { .code = code, .on = pinned }, cancellable, callback, user_data);
}
