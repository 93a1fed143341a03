/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-copy.h"
#include "haw-gate.h"
#include "haw-restore.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  char *source;
  char *folder;
  char *name;
  HawRestoreFlags flags;
} RestoreJob;

static void
restore_job_free (RestoreJob *job)
{
  g_free (job->source);
  g_free (job->folder);
  g_free (job->name);
  g_free (job);
}

static char *
numbered_path (RestoreJob *job,
               guint       number)
{
  g_autofree char *base = number == 1 ? g_strconcat (job->name, ".hawamish", NULL)
                                      : g_strdup_printf ("%s %u.hawamish", job->name, number);

  return g_build_filename (job->folder, base, NULL);
}

static char *
restore (RestoreJob  *job,
         GError     **error)
{
  g_autoptr (HawDb) db = NULL;

  g_mkdir_with_parents (job->folder, 0700);
  for (guint number = 1;; number++)
    {
      g_autofree char *path = numbered_path (job, number);
      g_autoptr (GError) cause = NULL;

      if ((job->flags & HAW_RESTORE_ONCE) != 0 && g_file_test (path, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&path);
      if (db == NULL && ((db = haw_db_open (job->source, HAW_DB_IMMUTABLE, error)) == NULL ||
                         !haw_gate_check_pages (db, error)))
        return NULL;
      if (haw_copy_database (db, path, HAW_COPY_NEW, &cause))
        {
          haw_gate_remember (path);
          return g_steal_pointer (&path);
        }
      if ((job->flags & HAW_RESTORE_EXACT) != 0 ||
          !g_error_matches (cause, HAW_ERROR, HAW_ERROR_EXISTS))
        {
          g_propagate_error (error, g_steal_pointer (&cause));
          return NULL;
        }
    }
}

static void
restore_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  GError *error = NULL;
  g_autofree char *path = restore (task_data, &error);

  if (path != NULL)
    g_task_return_pointer (task, g_file_new_for_path (path), g_object_unref);
  else
    g_task_return_error (task, error);
}

void
haw_restore_async (GFile               *source,
                   GFile               *folder,
                   const char          *name,
                   HawRestoreFlags      flags,
                   GCancellable        *cancellable,
                   GAsyncReadyCallback  callback,
                   gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  RestoreJob *job;

  g_return_if_fail (G_IS_FILE (source) && G_IS_FILE (folder) && name != NULL);

  job = g_new0 (RestoreJob, 1);
  job->source = g_file_get_path (source);
  job->folder = g_file_get_path (folder);
  job->name = g_strdup (name);
  job->flags = flags;
  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, haw_restore_async);
  g_task_set_task_data (task, job, (GDestroyNotify) restore_job_free);
  g_task_set_check_cancellable (task, FALSE);
  if (job->source == NULL || job->folder == NULL)
    g_task_return_new_error (task, HAW_ERROR, HAW_ERROR_NOT_FOUND,
                             _("A backup can only be restored to a folder on this computer."));
  else
    g_task_run_in_thread (task, restore_thread);
}

GFile *
haw_restore_finish (GAsyncResult  *result,
                    GError       **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, haw_restore_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
