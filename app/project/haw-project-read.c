/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-project-private.h"
#include "haw-project-urgent.h"

#include <glib/gi18n-lib.h>

/* With a rollback journal a reader would keep an edit from being committed. So the two take turns:
 * an edit that waits interrupts the read, which is repeated from its start afterwards. */

typedef struct
{
  HawReadFunc func;
  gpointer data;
  GDestroyNotify data_free;
  GDestroyNotify result_free;
} ReadJob;

static void
read_job_free (ReadJob *job)
{
  if (job->data_free != NULL)
    job->data_free (job->data);
  g_free (job);
}

void
haw_project_begin_turn (HawProject *self)
{
  g_mutex_lock (&self->turn_mutex);
  self->edits_waiting++;
  /* A read between two statements does not notice an interrupt, hence again and again. */
  while (self->reading)
    {
      haw_db_interrupt (self->reader_db);
      haw_project_interrupt_ahead (self);
      self->reader_interrupted = TRUE;
      g_cond_wait_until (&self->turn_cond, &self->turn_mutex,
                         g_get_monotonic_time () + HAW_INTERRUPT_AGAIN);
    }
  self->edits_waiting--;
  self->editing = TRUE;
  g_mutex_unlock (&self->turn_mutex);
}

void
haw_project_end_turn (HawProject *self)
{
  g_mutex_lock (&self->turn_mutex);
  self->editing = FALSE;
  g_cond_broadcast (&self->turn_cond);
  g_mutex_unlock (&self->turn_mutex);
}

void
haw_project_begin_reading (HawProject *self)
{
  g_mutex_lock (&self->turn_mutex);
  while (self->editing || self->edits_waiting > 0)
    g_cond_wait (&self->turn_cond, &self->turn_mutex);
  self->reading = TRUE;
  self->reader_interrupted = FALSE;
  g_mutex_unlock (&self->turn_mutex);
}

void
haw_project_end_reading (HawProject *self)
{
  g_mutex_lock (&self->turn_mutex);
  self->reading = FALSE;
  g_cond_broadcast (&self->turn_cond);
  g_mutex_unlock (&self->turn_mutex);
}

static void
cancelled_cb (GCancellable *cancellable,
              gpointer      data)
{
  haw_db_interrupt (data);
}

static gpointer
read_once (HawProject    *self,
           ReadJob       *job,
           GCancellable  *cancellable,
           GError       **error)
{
  gpointer result = job->data == NULL ? haw_project_take_ahead (self, job->func) : NULL;
  gulong handler = 0;

  if (result != NULL)
    return result;
  if (cancellable != NULL)
    handler = g_cancellable_connect (cancellable, G_CALLBACK (cancelled_cb), self->reader_db, NULL);
  result = job->func (self->reader_db, job->data, cancellable, error);
  if (cancellable != NULL)
    g_cancellable_disconnect (cancellable, handler);

  return result;
}

/* Whether a read failed only because it was interrupted. A virtual table that is being opened tells of that
 * as of any other failure. */
static gboolean
was_interrupted (HawProject   *self,
                 const GError *error,
                 GCancellable *cancellable)
{
  gboolean interrupted;

  if (g_error_matches (error, HAW_ERROR, HAW_ERROR_INTERRUPTED))
    return TRUE;
  if (!g_error_matches (error, HAW_ERROR, HAW_ERROR_FAILED))
    return FALSE;
  g_mutex_lock (&self->turn_mutex);
  interrupted = self->reader_interrupted;
  g_mutex_unlock (&self->turn_mutex);
  return interrupted || g_cancellable_is_cancelled (cancellable);
}

/* What was read is sent off before the next edit may begin, as a change is before the next read: so
 * whoever gets it has heard of all changes that are in it, and of no other. */
static void
read_job_run (gpointer data)
{
  g_autoptr (GTask) task = data;
  HawProject *self = g_task_get_source_object (task);
  ReadJob *job = g_task_get_task_data (task);
  gboolean interrupted = TRUE;

  while (interrupted && !g_task_return_error_if_cancelled (task))
    {
      GError *error = NULL;
      gpointer result;

      haw_project_begin_reading (self);
      result = read_once (self, job, g_task_get_cancellable (task), &error);
      interrupted = result == NULL &&
                    was_interrupted (self, error, g_task_get_cancellable (task));
      if (interrupted)
        g_error_free (error);
      else if (result != NULL)
        g_task_return_pointer (task, result, job->result_free);
      else
        g_task_return_error (task, error);
      haw_project_end_reading (self);
    }
}

static void
push_read (HawProject          *self,
           gboolean             urgent,
           HawReadFunc          func,
           gpointer             data,
           GDestroyNotify       data_free,
           GDestroyNotify       result_free,
           GCancellable        *cancellable,
           GAsyncReadyCallback  callback,
           gpointer             user_data)
{
  ReadJob *job;
  GTask *task;

  job = g_new0 (ReadJob, 1);
  job->func = func;
  job->data = data;
  job->data_free = data_free;
  job->result_free = result_free;
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, haw_project_read_async);
  g_task_set_task_data (task, job, (GDestroyNotify) read_job_free);

  if (self->closed)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CLOSED, _("The project is closed."));
      g_object_unref (task);
      return;
    }
  haw_worker_push (self->reader, urgent, read_job_run, task);
}

void
haw_project_read_async (HawProject          *self,
                        HawReadFunc          func,
                        gpointer             data,
                        GDestroyNotify       data_free,
                        GDestroyNotify       result_free,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  g_return_if_fail (HAW_IS_PROJECT (self));
  g_return_if_fail (func != NULL);

  push_read (self, FALSE, func, data, data_free, result_free, cancellable, callback, user_data);
}

void
haw_project_read_urgent_async (HawProject          *self,
                               HawReadFunc          func,
                               gpointer             data,
                               GDestroyNotify       data_free,
                               GDestroyNotify       result_free,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  g_return_if_fail (HAW_IS_PROJECT (self));
  g_return_if_fail (func != NULL);

  push_read (self, TRUE, func, data, data_free, result_free, cancellable, callback, user_data);
}

gpointer
haw_project_read_finish (HawProject    *self,
                         GAsyncResult  *result,
                         GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
