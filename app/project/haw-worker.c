/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-worker.h"

typedef struct
{
  HawJobFunc func;
  gpointer data;
} Job;

struct _HawWorker
{
  GThread *thread;
  GMutex mutex;
  GCond cond;
  GQueue urgent;
  GQueue normal;
  guint stopping : 1;
};

/* Waits for the next job; NULL when the worker is being freed and nothing is left. */
static Job *
worker_next (HawWorker *worker)
{
  Job *job;

  g_mutex_lock (&worker->mutex);
  while (TRUE)
    {
      job = g_queue_pop_head (&worker->urgent);
      if (job == NULL)
        job = g_queue_pop_head (&worker->normal);
      if (job != NULL || worker->stopping)
        break;
      g_cond_wait (&worker->cond, &worker->mutex);
    }
  g_mutex_unlock (&worker->mutex);

  return job;
}

static gpointer
worker_main (gpointer data)
{
  HawWorker *worker = data;
  Job *job;

  while ((job = worker_next (worker)) != NULL)
    {
      job->func (job->data);
      g_free (job);
    }

  return NULL;
}

HawWorker *
haw_worker_new (const char *name)
{
  HawWorker *worker = g_new0 (HawWorker, 1);

  g_mutex_init (&worker->mutex);
  g_cond_init (&worker->cond);
  g_queue_init (&worker->urgent);
  g_queue_init (&worker->normal);
  worker->thread = g_thread_new (name, worker_main, worker);

  return worker;
}

void
haw_worker_push (HawWorker  *worker,
                 gboolean    urgent,
                 HawJobFunc  func,
                 gpointer    data)
{
  Job *job;

  g_return_if_fail (worker != NULL && func != NULL);

  job = g_new (Job, 1);
  job->func = func;
  job->data = data;

  g_mutex_lock (&worker->mutex);
  g_queue_push_tail (urgent ? &worker->urgent : &worker->normal, job);
  g_cond_signal (&worker->cond);
  g_mutex_unlock (&worker->mutex);
}

gboolean
haw_worker_is_current (HawWorker *worker)
{
  return worker->thread == g_thread_self ();
}

void
haw_worker_free (HawWorker *worker)
{
  g_mutex_lock (&worker->mutex);
  worker->stopping = TRUE;
  g_cond_signal (&worker->cond);
  g_mutex_unlock (&worker->mutex);

  g_thread_join (worker->thread);
  g_mutex_clear (&worker->mutex);
  g_cond_clear (&worker->cond);
  g_free (worker);
}
