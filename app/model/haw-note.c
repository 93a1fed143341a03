/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-note.h"
#include "project/haw-clock.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  HawNoteTarget target;
  gint64 target_id;
  char *body;
} NoteEdit;

static const char *const target_names[] = {
  "annotation", "article", "code", "event", "actor", "project",
};

static void
note_edit_free (NoteEdit *edit)
{
  g_free (edit->body);
  g_free (edit);
}

static NoteEdit *
note_edit_new (HawNoteTarget  target,
               gint64         target_id,
               const char    *body)
{
  NoteEdit *edit = g_new0 (NoteEdit, 1);

  edit->target = target;
  edit->target_id = target_id;
  edit->body = g_strdup (body);
  return edit;
}

/* The journal of the project has many entries, each known by its own id. */
static gboolean
find_note (HawDb          *db,
           HawNoteTarget   target,
           gint64          target_id,
           gint64         *id,
           GError        **error)
{
  if (target != HAW_NOTE_ON_PROJECT)
    return haw_db_get_int (db, id, error,
                           "SELECT coalesce (min (id), 0) FROM note"
                           " WHERE target = ? AND target_id = ?",
                           "si", target_names[target], target_id);
  *id = 0;
  return target_id == 0 ||
         haw_db_get_int (db, id, error, "SELECT id FROM note WHERE id = ? AND target = 'project'",
                         "i", target_id);
}

const char *
haw_note_target_get_name (HawNoteTarget target)
{
  return target_names[target];
}

char *
haw_note_dup (HawDb          *db,
              HawNoteTarget   target,
              gint64          target_id,
              GError        **error)
{
  g_autoptr (HawStmt) stmt = NULL;
  HawStep step;

  if (target == HAW_NOTE_ON_PROJECT)
    stmt = haw_db_query (db, error, "SELECT body FROM note WHERE id = ? AND target = 'project'", "i",
                         target_id);
  else
    stmt = haw_db_query (db, error,
                         "SELECT body FROM note WHERE target = ? AND target_id = ? ORDER BY id",
                         "si", target_names[target], target_id);
  if (stmt == NULL || (step = haw_stmt_step (stmt, error)) == HAW_STEP_ERROR)
    return NULL;
  return step == HAW_STEP_ROW ? haw_stmt_dup_text (stmt, 0) : g_strdup ("");
}

gboolean
haw_note_set (HawDb          *db,
              HawNoteTarget   target,
              gint64          target_id,
              const char     *body,
              GError        **error)
{
  const char *name = target_names[target];
  g_autofree char *uuid = haw_uuid_new ();
  gint64 now = haw_clock_now ();
  gint64 id = 0;

  if (!find_note (db, target, target_id, &id, error))
    return FALSE;
  if (*body == '\0')
    return haw_db_run (db, error, "DELETE FROM note WHERE id = ?", "i", id);
  if (id != 0)
    return haw_db_run (db, error,
                       "UPDATE note SET body = ?1, modified = ?2 WHERE id = ?3 AND body <> ?1",
                       "sii", body, now, id);
  return haw_db_run (db, error,
                     "INSERT INTO note (uuid, target, target_id, body, analyst, created, modified)"
                     " VALUES (?, ?, ?, ?, (SELECT min (id) FROM analyst), ?, ?)", "ssisii",
                     uuid, name, target == HAW_NOTE_ON_PROJECT ? 0 : target_id, body, now,
                     now);
}

static gboolean
add_entry (HawDb    *db,
           gpointer  data,
           GError  **error)
{
  NoteEdit *edit = data;

  if (!haw_note_set (db, HAW_NOTE_ON_PROJECT, 0, edit->body, error))
    return FALSE;
  edit->target_id = haw_db_last_id (db);
  return TRUE;
}

static gboolean
set_note (HawDb    *db,
          gpointer  data,
          GError  **error)
{
  NoteEdit *edit = data;

  return haw_note_set (db, edit->target, edit->target_id, edit->body, error);
}

static gpointer
load_note (HawDb         *db,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  NoteEdit *edit = data;

  return haw_note_dup (db, edit->target, edit->target_id, error);
}

void
haw_note_set_async (HawProject          *project,
                    HawNoteTarget        target,
                    gint64               target_id,
                    const char          *body,
                    GCancellable        *cancellable,
                    GAsyncReadyCallback  callback,
                    gpointer             user_data)
{
  g_autofree char *run = NULL;

  g_return_if_fail (HAW_IS_PROJECT (project) && body != NULL);

  run = g_strdup_printf ("note-%s-%" G_GINT64_FORMAT, target_names[target], target_id);
  haw_project_edit_async (project, haw_label_new (N_("Write Note"), NULL), run, set_note,
                          note_edit_new (target, target_id, body),
                          (GDestroyNotify) note_edit_free, cancellable, callback, user_data);
}

void
haw_note_load_async (HawProject          *project,
                     HawNoteTarget        target,
                     gint64               target_id,
                     GCancellable        *cancellable,
                     GAsyncReadyCallback  callback,
                     gpointer             user_data)
{
  g_return_if_fail (HAW_IS_PROJECT (project));

  haw_project_read_async (project, load_note, note_edit_new (target, target_id, NULL),
                          (GDestroyNotify) note_edit_free, g_free, cancellable, callback,
                          user_data);
}

void
haw_note_add_entry_async (HawProject          *project,
                          const char          *body,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_return_if_fail (HAW_IS_PROJECT (project) && body != NULL && *body != '\0');

  haw_project_edit_async (project, haw_label_new (N_("Add Journal Entry"), NULL), NULL, add_entry,
                          note_edit_new (HAW_NOTE_ON_PROJECT, 0, body),
                          (GDestroyNotify) note_edit_free, cancellable, callback, user_data);
}

gint64
haw_note_add_entry_finish (HawProject    *project,
                           GAsyncResult  *result,
                           GError       **error)
{
  NoteEdit *edit;

  if (!haw_project_edit_finish (project, result, error))
    return 0;
  edit = haw_project_edit_get_data (result);
  return edit->target_id;
}

const char *
haw_note_target_to_string (HawNoteTarget target)
{
  g_return_val_if_fail (target < G_N_ELEMENTS (target_names), NULL);

  return target_names[target];
}

HawNoteTarget
haw_note_target_from_string (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (target_names); i++)
    if (g_strcmp0 (name, target_names[i]) == 0)
      return (HawNoteTarget) i;

  return HAW_NOTE_ON_PROJECT;
}
