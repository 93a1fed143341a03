/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-changes-private.h"
#include "haw-db-private.h"
#include "haw-project-private.h"
#include "haw-schema.h"

#include <glib/gi18n-lib.h>

typedef enum
{
  JOB_EDIT,
  JOB_BATCH,
  JOB_UNDO,
  JOB_REDO,
  JOB_TAKE_BACK,
} JobKind;

typedef struct
{
  JobKind kind;
  HawLabel *label;
  char *run;
  HawEditFunc func;
  gpointer data;
  GDestroyNotify data_free;
  gint64 step;             /* the one to take back; how far to go in an undo or redo, 0 for one */
} EditJob;

static EditJob *
edit_job_new (JobKind         kind,
              HawEditFunc     func,
              gpointer        data,
              GDestroyNotify  data_free)
{
  EditJob *job = g_new0 (EditJob, 1);

  job->kind = kind;
  job->func = func;
  job->data = data;
  job->data_free = data_free;
  return job;
}

static void
edit_job_free (EditJob *job)
{
  g_clear_pointer (&job->label, haw_label_free);
  g_free (job->run);
  if (job->data_free != NULL)
    job->data_free (job->data);
  g_free (job);
}

/* A commit into a file that is no longer the one at the path would be lost to the user. */
static gboolean
check_identity (HawProject *self,
                GError    **error)
{
  HawFileIdentity now;
  g_autofree char *name = NULL;

  if (haw_file_identity_read (self->path, &now) &&
      haw_file_identity_equal (&now, &self->identity))
    return TRUE;

  name = haw_isolate_path (self->path);
  g_set_error (error, HAW_ERROR, HAW_ERROR_GONE,
               _("The file %s was moved, renamed or removed while it was open. "
                 "Put it back, or save a copy and go on with that."), name);
  return FALSE;
}

/* Another program wrote something else into the file, at the same place on the disk. */
static gboolean
fail_overwritten (HawProject *self,
                  GError    **error)
{
  g_autofree char *name = haw_isolate_path (self->path);

  g_set_error (error, HAW_ERROR, HAW_ERROR_GONE,
               _("%s was overwritten by another program and is not this project any more. "
                 "Close it and restore a backup."), name);
  return FALSE;
}

static gboolean
begin (HawProject *self,
       GError    **error)
{
  g_autoptr (GError) cause = NULL;

  if (haw_db_exec (self->writer_db, "BEGIN IMMEDIATE", &cause))
    return TRUE;
  if (g_error_matches (cause, HAW_ERROR, HAW_ERROR_NOT_PROJECT))
    return fail_overwritten (self, error);
  g_propagate_error (error, g_steal_pointer (&cause));
  return FALSE;
}

/* Inside the transaction: whether another program wrote since the last one. */
static gboolean
check_version (HawProject *self,
               GError    **error)
{
  gint64 version = 0;
  g_autofree char *name = NULL;
  HawChanges *changes;

  if (!haw_db_get_int (self->writer_db, &version, error, "PRAGMA data_version", ""))
    return FALSE;
  if (version == self->data_version)
    return TRUE;
  if (!haw_schema_verify (self->writer_db, NULL))
    return fail_overwritten (self, error);

  self->data_version = version;
  changes = haw_changes_new (HAW_ORIGIN_OUTSIDE);
  haw_changes_reset_all (changes);
  haw_project_post (self, changes, haw_history_read_state (self->writer_db));

  name = haw_isolate_path (self->path);
  g_set_error (error, HAW_ERROR, HAW_ERROR_CHANGED,
               _("%s was changed by another program and was read anew. Look at it and repeat what "
                 "you did."), name);
  return FALSE;
}

static sqlite3_session *
start_recording (HawDb   *db,
                 GError **error)
{
  sqlite3_session *session = NULL;
  int code = sqlite3session_create (haw_db_get_handle (db), "main", &session);

  /* Attached by name: recording everything would catch tables that must not be replayed. */
  for (HawTable table = 0; code == SQLITE_OK && table < HAW_N_TABLES; table++)
    code = sqlite3session_attach (session, haw_table_get_name (table));
  if (code == SQLITE_OK)
    return session;

  haw_db_fail (db, code, error);
  if (session != NULL)
    sqlite3session_delete (session);
  return NULL;
}

static GBytes *
stop_recording (HawDb           *db,
                sqlite3_session *session,
                GError         **error)
{
  gpointer bytes = NULL;
  int size = 0;
  int code = sqlite3session_changeset (session, &size, &bytes);

  if (code == SQLITE_OK)
    return g_bytes_new_with_free_func (bytes, size, sqlite3_free, bytes);
  haw_db_fail (db, code, error);
  return NULL;
}

/* Runs the edit under a session. Leaves NULL in @changes where nothing changed. */
static gboolean
record_edit (HawProject  *self,
             EditJob     *job,
             HawChanges **changes,
             GError     **error)
{
  g_autoptr (GBytes) changeset = NULL;
  sqlite3_session *session = start_recording (self->writer_db, error);

  if (session == NULL)
    return FALSE;
  if (job->func (self->writer_db, job->data, error))
    changeset = stop_recording (self->writer_db, session, error);
  sqlite3session_delete (session);
  if (changeset == NULL)
    return FALSE;
  if (g_bytes_get_size (changeset) == 0)
    return TRUE;

  *changes = haw_changes_new (HAW_ORIGIN_EDIT);
  if (!haw_changes_decode (*changes, self->writer_db, changeset, error))
    return FALSE;
  haw_changes_find_owners (*changes, self->writer_db);
  return haw_history_record (self->writer_db, job->label, job->run, changeset, error);
}

static gboolean
take_back (HawDb    *db,
           gpointer  data,
           GError  **error)
{
  return haw_history_take_back (db, *(gint64 *) data, error);
}

static gboolean
run_inside (HawProject  *self,
            EditJob     *job,
            HawChanges **changes,
            HawLabel   **undone,
            GError     **error)
{
  switch (job->kind)
    {
    case JOB_EDIT:
      return record_edit (self, job, changes, error);
    case JOB_BATCH:
      return job->func (self->writer_db, job->data, error);
    case JOB_UNDO:
    case JOB_REDO:
      *changes = haw_history_undo (self->writer_db, job->kind == JOB_REDO, job->step, undone,
                                   error);
      return *changes != NULL;
    case JOB_TAKE_BACK:
      job->label = haw_history_name_inverse (self->writer_db, job->step, error);
      return job->label != NULL && record_edit (self, job, changes, error);
    default:
      g_assert_not_reached ();
    }
}

static gboolean
run_transaction (HawProject  *self,
                 EditJob     *job,
                 HawChanges **changes,
                 HawLabel   **undone,
                 GError     **error)
{
  gboolean sound;

  if (!check_identity (self, error) || !begin (self, error))
    return FALSE;
  sound = check_version (self, error);
  if (sound && run_inside (self, job, changes, undone, error) &&
      haw_db_exec (self->writer_db, "COMMIT", error))
    {
      /* A file that was replaced meanwhile took the edit along with it. */
      if (check_identity (self, error))
        return TRUE;
      g_clear_pointer (changes, haw_changes_unref);
      return FALSE;
    }

  haw_db_exec (self->writer_db, "ROLLBACK", NULL);
  /* After a failed write SQLite leaves its journal for whoever reads next: that shall be now. To roll
   * it back counts as a change, which is our own. */
  if (sound)
    haw_db_get_int (self->writer_db, &self->data_version, NULL, "PRAGMA data_version", "");
  g_clear_pointer (changes, haw_changes_unref);
  return FALSE;
}

static void
edit_job_run (gpointer data)
{
  g_autoptr (GTask) task = data;
  HawProject *self = g_task_get_source_object (task);
  EditJob *job = g_task_get_task_data (task);
  g_autoptr (HawLabel) undone = NULL;
  HawChanges *changes = NULL;
  GError *error = NULL;
  gint64 n_before;
  gboolean done;

  if (g_task_return_error_if_cancelled (task))
    return;

  haw_project_begin_turn (self);
  n_before = sqlite3_total_changes64 (haw_db_get_handle (self->writer_db));
  done = run_transaction (self, job, &changes, &undone, &error);
  if (done && sqlite3_total_changes64 (haw_db_get_handle (self->writer_db)) != n_before)
    self->written = TRUE;
  if (changes != NULL)
    haw_project_post (self, changes, haw_history_read_state (self->writer_db));
  haw_project_end_turn (self);

  if (!done)
    {
      g_task_return_error (task, error != NULL ? error : haw_error_new_unknown (self->path));
      return;
    }
  if (undone != NULL)
    g_task_return_pointer (task, haw_label_format (undone), g_free);
  else
    g_task_return_boolean (task, TRUE);
}

/* Keeps count of what is not stored yet before the caller learns of its end. */
static void
settled_cb (GObject    *task,
            GParamSpec *pspec,
            gpointer    user_data)
{
  haw_project_add_pending (HAW_PROJECT (g_task_get_source_object (G_TASK (task))), -1);
}

static void
push_job (HawProject          *self,
          EditJob             *job,
          GCancellable        *cancellable,
          GAsyncReadyCallback  callback,
          gpointer             user_data,
          gpointer             tag)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, job, (GDestroyNotify) edit_job_free);
  /* What is stored is stored: a cancellation that comes too late must not hide it. */
  g_task_set_check_cancellable (task, FALSE);

  if (self->closed || self->read_only)
    {
      g_autofree char *name = haw_isolate (self->name);

      g_task_return_new_error (task, HAW_ERROR, HAW_ERROR_READ_ONLY,
                               self->closed
                               ? _("The project %s is closed. Open it again to change it.")
                               : _("The project %s is open for reading only. "
                                   "Save a copy and work on that."), name);
      g_object_unref (task);
      return;
    }

  haw_project_add_pending (self, 1);
  g_signal_connect (task, "notify::completed", G_CALLBACK (settled_cb), NULL);
  haw_worker_push (self->writer, job->kind != JOB_BATCH, edit_job_run, task);
}

void
haw_project_edit_async (HawProject          *self,
                        HawLabel            *label,
                        const char          *run,
                        HawEditFunc          func,
                        gpointer             data,
                        GDestroyNotify       data_free,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  EditJob *job;

  g_return_if_fail (HAW_IS_PROJECT (self));
  g_return_if_fail (label != NULL && func != NULL);

  job = edit_job_new (JOB_EDIT, func, data, data_free);
  job->label = label;
  job->run = g_strdup (run);
  push_job (self, job, cancellable, callback, user_data, haw_project_edit_async);
}

gboolean
haw_project_edit_finish (HawProject    *self,
                         GAsyncResult  *result,
                         GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

gpointer
haw_project_edit_get_data (GAsyncResult *result)
{
  EditJob *job;

  g_return_val_if_fail (G_IS_TASK (result), NULL);

  job = g_task_get_task_data (G_TASK (result));
  return job->data;
}

void
haw_project_batch_async (HawProject          *self,
                         HawEditFunc          func,
                         gpointer             data,
                         GDestroyNotify       data_free,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_return_if_fail (HAW_IS_PROJECT (self));
  g_return_if_fail (func != NULL);

  push_job (self, edit_job_new (JOB_BATCH, func, data, data_free), cancellable,
            callback, user_data, haw_project_batch_async);
}

void
haw_project_undo_async (HawProject          *self,
                        gboolean             redo,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  haw_project_undo_towards_async (self, redo, 0, cancellable, callback, user_data);
}

void
haw_project_undo_towards_async (HawProject          *self,
                                gboolean             redo,
                                gint64               step,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  EditJob *job;

  g_return_if_fail (HAW_IS_PROJECT (self));

  job = g_new0 (EditJob, 1);
  job->kind = redo ? JOB_REDO : JOB_UNDO;
  job->step = step;
  push_job (self, job, cancellable, callback, user_data, haw_project_undo_async);
}

char *
haw_project_undo_finish (HawProject    *self,
                         GAsyncResult  *result,
                         GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
haw_project_take_back_async (HawProject          *self,
                             gint64               step,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  EditJob *job;

  g_return_if_fail (HAW_IS_PROJECT (self));

  job = g_new0 (EditJob, 1);
  job->kind = JOB_TAKE_BACK;
  job->step = step;
  job->func = take_back;
  job->data = &job->step;
  push_job (self, job, cancellable, callback, user_data, haw_project_take_back_async);
}
