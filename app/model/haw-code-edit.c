/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-code-edit.h"
#include "project/haw-clock.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  gint64 id;
  char *name;
  char *color;
  char *description;
  char *key;
  char *pattern;
  char *includes;
  char *excludes;
  gint64 parent;
} CodeEdit;

/* Paul Tol's light scheme and neighbours of it: told apart with any colour vision, and pale enough to
 * lie behind black text. */
static const char *const palette[] = {
  "#77aadd", "#ee8866", "#eedd88", "#ffaabb", "#99ddff",
  "#44bb99", "#bbcc33", "#aaaa00", "#c7a6de", "#b8b8b8", NULL,
};

static const char *const patterns[] = { "", "lines", "dots", "cross", "waves", NULL };

/* Without the letters of the acts: A, E, H, L, M, N, P, U, V and X. */
static const char *const keys[] = {
  "1", "2", "3", "4", "5", "6", "7", "8", "9", "0",
  "Q", "W", "R", "T", "Y", "I", "O", "S", "D", "F", "G", "J", "K", "Z", "C", "B", NULL,
};

static void
code_edit_free (CodeEdit *edit)
{
  g_free (edit->name);
  g_free (edit->color);
  g_free (edit->description);
  g_free (edit->key);
  g_free (edit->pattern);
  g_free (edit->includes);
  g_free (edit->excludes);
  g_free (edit);
}

static CodeEdit *
code_edit_new (gint64               id,
               const HawCodeFields *fields)
{
  CodeEdit *edit = g_new0 (CodeEdit, 1);

  edit->id = id;
  edit->name = fields->name != NULL ? g_strstrip (g_strdup (fields->name)) : NULL;
  edit->color = g_strdup (fields->color);
  edit->description = g_strdup (fields->description);
  edit->key = fields->key != NULL ? g_ascii_strup (fields->key, -1) : NULL;
  edit->pattern = g_strdup (fields->pattern);
  edit->includes = g_strdup (fields->includes);
  edit->excludes = g_strdup (fields->excludes);
  edit->parent = fields->parent;
  return edit;
}

/* The code with the id @itself may keep its own name. */
static gboolean
check_name (HawDb       *db,
            const char  *name,
            gint64       itself,
            GError     **error)
{
  g_autofree char *isolated = haw_isolate (name);
  gint64 taken = 0;

  if (*name == '\0')
    {
      g_set_error_literal (error, HAW_ERROR, HAW_ERROR_INVALID,
                           _("A code needs a name. Type one."));
      return FALSE;
    }
  if (!haw_db_get_int (db, &taken, error, "SELECT count (*) FROM code WHERE name = ? AND id <> ?",
                       "si", name, itself))
    return FALSE;
  if (taken == 0)
    return TRUE;
  g_set_error (error, HAW_ERROR, HAW_ERROR_INVALID,
               _("There is already a code %s. Choose another name."), isolated);
  return FALSE;
}

static gboolean
check_key (const char  *key,
           GError     **error)
{
  g_autofree char *isolated = NULL;
  g_autofree char *letters = NULL;

  if (key == NULL || *key == '\0' || g_strv_contains (keys, key))
    return TRUE;
  isolated = haw_isolate (key);
  letters = g_strjoinv (" ", (char **) &keys[10]);
  g_set_error (error, HAW_ERROR, HAW_ERROR_INVALID,
               _("The key %s does something else in a text. Codes can have the digits and these "
                 "letters: %s."), isolated, letters);
  return FALSE;
}

static gboolean
check_pattern (const char  *pattern,
               GError     **error)
{
  g_autofree char *isolated = NULL;

  if (pattern == NULL || g_strv_contains (patterns, pattern))
    return TRUE;
  isolated = haw_isolate (pattern);
  g_set_error (error, HAW_ERROR, HAW_ERROR_INVALID, _("There is no pattern %s."), isolated);
  return FALSE;
}

/* The colour that the fewest codes have. */
static const char *
choose_color (HawDb *db)
{
  const char *best = palette[0];
  gint64 fewest = G_MAXINT64;

  for (guint i = 0; palette[i] != NULL; i++)
    {
      gint64 n = 0;

      if (!haw_db_get_int (db, &n, NULL, "SELECT count (*) FROM code WHERE color = ?", "s",
                           palette[i]))
        break;
      if (n < fewest)
        {
          fewest = n;
          best = palette[i];
        }
    }

  return best;
}

static const char *
choose_key (HawDb *db)
{
  for (guint i = 0; keys[i] != NULL; i++)
    {
      gint64 n = 0;

      if (haw_db_get_int (db, &n, NULL, "SELECT count (*) FROM code WHERE key = ?", "s",
                          keys[i]) && n == 0)
        return keys[i];
    }

  return "";
}

/* A key applies one code: whoever had it before goes without. */
static gboolean
free_key (HawDb       *db,
          const char  *key,
          GError     **error)
{
  return *key == '\0' || haw_db_run (db, error, "UPDATE code SET key = '' WHERE key = ?", "s", key);
}

static gboolean
add_code (HawDb    *db,
          gpointer  data,
          GError  **error)
{
  CodeEdit *edit = data;
  g_autofree char *uuid = haw_uuid_new ();

  if (!check_name (db, edit->name != NULL ? edit->name : "", 0, error) ||
      !check_key (edit->key, error) || !check_pattern (edit->pattern, error))
    return FALSE;
  if (edit->color == NULL)
    edit->color = g_strdup (choose_color (db));
  if (edit->key == NULL)
    edit->key = g_strdup (choose_key (db));
  if (!free_key (db, edit->key, error) ||
      !haw_db_run (db, error,
                   "INSERT INTO code (uuid, name, color, description, key, pattern, includes,"
                   "  excludes, parent, position)"
                   " VALUES (?, ?, ?, coalesce (?, ''), ?, coalesce (?, ''), coalesce (?, ''),"
                   "  coalesce (?, ''), nullif (?, 0),"
                   "  (SELECT coalesce (max (position), 0) + 1 FROM code))",
                   "ssssssssi", uuid, edit->name, edit->color, edit->description, edit->key,
                   edit->pattern, edit->includes, edit->excludes, edit->parent))
    return FALSE;

  edit->id = haw_db_last_id (db);
  return TRUE;
}

static gboolean
update_code (HawDb    *db,
             gpointer  data,
             GError  **error)
{
  CodeEdit *edit = data;

  if (edit->name != NULL && !check_name (db, edit->name, edit->id, error))
    return FALSE;
  if (!check_key (edit->key, error) || !check_pattern (edit->pattern, error))
    return FALSE;
  if (edit->key != NULL && !free_key (db, edit->key, error))
    return FALSE;
  return haw_db_run (db, error,
                     "UPDATE code SET name = coalesce (?, name), color = coalesce (?, color),"
                     " description = coalesce (?, description), key = coalesce (?, key),"
                     " pattern = coalesce (?, pattern), includes = coalesce (?, includes),"
                     " excludes = coalesce (?, excludes) WHERE id = ?", "sssssssi",
                     edit->name, edit->color, edit->description, edit->key, edit->pattern,
                     edit->includes, edit->excludes, edit->id);
}

static gboolean
remove_code (HawDb    *db,
             gpointer  data,
             GError  **error)
{
  gint64 id = *(gint64 *) data;

  return haw_db_run (db, error, "DELETE FROM annotation_code WHERE code = ?", "i", id) &&
         haw_db_run (db, error, "DELETE FROM note WHERE target = 'code' AND target_id = ?", "i",
                     id) &&
         haw_db_run (db, error,
                     "UPDATE code SET parent = (SELECT parent FROM code WHERE id = ?1)"
                     " WHERE parent = ?1", "i", id) &&
         haw_db_run (db, error, "DELETE FROM code WHERE id = ?", "i", id);
}

void
haw_code_add_async (HawProject          *project,
                    const HawCodeFields *fields,
                    GCancellable        *cancellable,
                    GAsyncReadyCallback  callback,
                    gpointer             user_data)
{
  CodeEdit *edit;

  g_return_if_fail (HAW_IS_PROJECT (project) && fields != NULL);

  edit = code_edit_new (0, fields);
  haw_project_edit_async (project,
                          haw_label_new (N_("Add Code %s"), edit->name != NULL ? edit->name : "",
                                         NULL),
                          NULL, add_code, edit, (GDestroyNotify) code_edit_free, cancellable,
                          callback, user_data);
}

gint64
haw_code_add_finish (HawProject    *project,
                     GAsyncResult  *result,
                     GError       **error)
{
  CodeEdit *edit = haw_project_edit_get_data (result);

  return haw_project_edit_finish (project, result, error) ? edit->id : 0;
}

void
haw_code_update_async (HawProject          *project,
                       gint64               code,
                       const HawCodeFields *fields,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  g_return_if_fail (HAW_IS_PROJECT (project) && fields != NULL);

  haw_project_edit_async (project, haw_label_new (N_("Change Code"), NULL), NULL, update_code,
                          code_edit_new (code, fields), (GDestroyNotify) code_edit_free,
                          cancellable, callback, user_data);
}

void
haw_code_remove_async (HawProject          *project,
                       gint64               code,
                       const char          *name,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  g_return_if_fail (HAW_IS_PROJECT (project) && name != NULL);

  haw_project_edit_async (project, haw_label_new (N_("Delete Code %s"), name, NULL), NULL,
                          remove_code, g_memdup2 (&code, sizeof code), g_free, cancellable,
                          callback, user_data);
}

gint64
haw_code_add (HawDb                *db,
              const HawCodeFields  *fields,
              GError              **error)
{
  CodeEdit *edit = code_edit_new (0, fields);
  gint64 id = add_code (db, edit, error) ? edit->id : 0;

  code_edit_free (edit);
  return id;
}

gint64
haw_code_ensure (HawDb       *db,
                 const char  *name,
                 GError     **error)
{
  g_autoptr (GError) missing = NULL;
  HawCodeFields fields = { .name = name };
  gint64 id = 0;

  if (haw_db_get_int (db, &id, &missing, "SELECT id FROM code WHERE name = ?", "s", name))
    return id;
  if (!g_error_matches (missing, HAW_ERROR, HAW_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&missing));
      return 0;
    }

  return haw_code_add (db, &fields, error);
}

const char *const *
haw_code_colors (void)
{
  return palette;
}

const char *const *
haw_code_patterns (void)
{
  return patterns;
}

const char *const *
haw_code_keys (void)
{
  return keys;
}
