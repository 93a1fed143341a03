/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-copy.h"
#include "haw-error.h"
#include "haw-gate.h"
#include "haw-lock.h"
#include "haw-move.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

typedef struct
{
  char *source;
  char *target;
  GError *left;
} MoveJob;

static void
move_job_free (MoveJob *job)
{
  g_free (job->source);
  g_free (job->target);
  g_clear_error (&job->left);
  g_free (job);
}

static gboolean
fail_changed (const char  *path,
              GError     **error)
{
  g_autofree char *name = haw_isolate_path (path);

  g_set_error (error, HAW_ERROR, HAW_ERROR_CHANGED,
               _("Another program wrote to %s while it was moved. The old file was left at its "
                 "place, and the new one may lack something of it: compare them."), name);
  return FALSE;
}

/* Not every program asks for the lock. */
static gboolean
is_same (const char     *path,
         const GStatBuf *before)
{
  GStatBuf now;

  return g_stat (path, &now) == 0 && now.st_dev == before->st_dev &&
         now.st_ino == before->st_ino && now.st_size == before->st_size &&
         now.st_mtim.tv_sec == before->st_mtim.tv_sec &&
         now.st_mtim.tv_nsec == before->st_mtim.tv_nsec && !haw_gate_has_journal (path);
}

static gboolean
copy_to_target (MoveJob  *job,
                GError  **error)
{
  g_autoptr (HawDb) db = haw_db_open (job->source, HAW_DB_IMMUTABLE, error);

  if (db == NULL || !haw_gate_check_pages (db, error) ||
      !haw_copy_database (db, job->target, HAW_COPY_NEW, error))
    return FALSE;
  haw_gate_remember (job->target);
  return TRUE;
}

static gboolean
remove_source (MoveJob         *job,
               const GStatBuf  *before,
               GError         **error)
{
  g_autofree char *name = NULL;
  g_autofree char *reason = NULL;

  if (!is_same (job->source, before))
    return fail_changed (job->source, error);
  if (g_unlink (job->source) == 0)
    return TRUE;

  reason = haw_isolate (g_strerror (errno));
  name = haw_isolate_path (job->source);
  g_set_error (error, HAW_ERROR, HAW_ERROR_READ_ONLY,
               _("The project is at its new place, but the old file %s could not be removed: %s. "
                 "Remove it yourself."), name, reason);
  return FALSE;
}

static gboolean
move_locked (MoveJob  *job,
             GError  **error)
{
  g_autoptr (HawLock) lock = haw_lock_acquire (job->source, error);
  GStatBuf before;

  if (lock == NULL)
    return FALSE;
  if (g_stat (job->source, &before) != 0 || haw_gate_has_journal (job->source))
    {
      g_autofree char *name = haw_isolate_path (job->source);

      g_set_error (error, HAW_ERROR, HAW_ERROR_LOCKED,
                   _("Another program is writing to %s. Close it there and try again."), name);
      return FALSE;
    }
  if (!copy_to_target (job, error))
    return FALSE;
  remove_source (job, &before, &job->left);
  return TRUE;
}

static void
move_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  GError *error = NULL;

  if (move_locked (task_data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
haw_move_async (GFile               *source,
                GFile               *target,
                GCancellable        *cancellable,
                GAsyncReadyCallback  callback,
                gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  MoveJob *job;

  g_return_if_fail (G_IS_FILE (source) && G_IS_FILE (target));

  job = g_new0 (MoveJob, 1);
  job->source = g_file_get_path (source);
  job->target = g_file_get_path (target);
  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, haw_move_async);
  g_task_set_task_data (task, job, (GDestroyNotify) move_job_free);
  g_task_set_check_cancellable (task, FALSE);
  if (job->source == NULL || job->target == NULL)
    g_task_return_new_error (task, HAW_ERROR, HAW_ERROR_NOT_FOUND,
                             _("A project can only be moved to a folder on this computer."));
  else
    g_task_run_in_thread (task, move_thread);
}

gboolean
haw_move_finish (GAsyncResult  *result,
                 GError       **left,
                 GError       **error)
{
  MoveJob *job;

  g_return_val_if_fail (g_async_result_is_tagged (result, haw_move_async), FALSE);

  job = g_task_get_task_data (G_TASK (result));
  if (left != NULL)
    *left = g_steal_pointer (&job->left);
  return g_task_propagate_boolean (G_TASK (result), error);
}
