/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-project-ahead.h"
#include "haw-project-private.h"
#include "haw-schema.h"

/* Readings that go on beside the check of the file, by a connection of their own, on the reader thread. What
 * they read is kept until it is asked for, and dropped where anything was written since. */

typedef struct
{
  const HawReadAhead *reading;
  gpointer result;
} Reading;

struct _HawAhead
{
  Reading *readings;
  guint n;
  guint n_left;             /* not taken, nor known to be of no use */
  HawDb *db;                /* set under the mutex of the turns, for interrupts; else as the rest */
  HawFileIdentity identity; /* of the file that is read */
  gint64 version;           /* of its data */
  const Reading *current;   /* the one under way; under the mutex of the turns, as the next three */
  gboolean begun;
  gboolean stopped;         /* no other reading is to begin */
  gboolean given_up;        /* nor is the first to go on */
};

typedef struct
{
  HawProject *project;
  Reading *reading;
} Job;

HawAhead *
haw_ahead_new (const HawReadAhead *readings,
               guint               n)
{
  HawAhead *self = g_new0 (HawAhead, 1);

  self->readings = g_new0 (Reading, n);
  self->n = self->n_left = n;
  for (guint i = 0; i < n; i++)
    self->readings[i].reading = &readings[i];

  return self;
}

static void
drop (Reading *reading)
{
  if (reading->result != NULL)
    reading->reading->result_free (g_steal_pointer (&reading->result));
}

void
haw_ahead_free (HawAhead *self)
{
  for (guint i = 0; i < self->n; i++)
    drop (&self->readings[i]);
  g_clear_pointer (&self->db, haw_db_close);
  g_free (self->readings);
  g_free (self);
}

/* The check is of the file as this machine left it: where that can't be relied on, nothing is read before
 * it is over. Never opens the file but through SQLite: closing it would give up the locks on it. */
static HawDb *
open_db (HawProject *self)
{
  HawAhead *ahead = self->ahead;
  g_autoptr (HawDb) db = NULL;
  gint64 version = 0;

  if (haw_gate_has_journal (self->path) || !haw_file_identity_read (self->path, &ahead->identity))
    return NULL;
  db = haw_db_open (self->path, HAW_DB_READ_ONLY, NULL);
  if (db == NULL || !haw_schema_verify (db, NULL) ||
      !haw_db_get_int (db, &version, NULL, "PRAGMA user_version", "") ||
      version != haw_schema_get_version () ||
      !haw_db_get_int (db, &ahead->version, NULL, "PRAGMA data_version", ""))
    return NULL;

  return g_steal_pointer (&db);
}

static void
set_db (HawProject *self,
        HawDb      *db)
{
  g_autoptr (HawDb) old = NULL;

  g_mutex_lock (&self->turn_mutex);
  old = self->ahead->db;
  self->ahead->db = db;
  g_mutex_unlock (&self->turn_mutex);
}

static gboolean
may_begin (HawProject    *self,
           const Reading *reading)
{
  gboolean may;

  g_mutex_lock (&self->turn_mutex);
  may = !self->ahead->stopped;
  self->ahead->current = may ? reading : NULL;
  self->ahead->begun = TRUE;
  g_cond_broadcast (&self->turn_cond);
  g_mutex_unlock (&self->turn_mutex);
  return may;
}

static gboolean
may_go_on (HawProject *self)
{
  gboolean may;

  g_mutex_lock (&self->turn_mutex);
  may = !self->ahead->given_up;
  g_mutex_unlock (&self->turn_mutex);
  return may;
}

static void
end_reading (HawProject *self)
{
  g_mutex_lock (&self->turn_mutex);
  self->ahead->current = NULL;
  g_cond_broadcast (&self->turn_cond);
  g_mutex_unlock (&self->turn_mutex);
}

/* One reading less is of use. */
static void
leave_one (HawProject *self)
{
  if (--self->ahead->n_left == 0)
    set_db (self, NULL);
}

static void
job_run (gpointer data)
{
  g_autofree Job *job = data;
  g_autoptr (HawProject) self = g_steal_pointer (&job->project);
  HawAhead *ahead = self->ahead;

  haw_project_begin_reading (self);
  if (may_begin (self, job->reading))
    {
      if (job->reading == ahead->readings)
        set_db (self, open_db (self));
      if (ahead->db != NULL && may_go_on (self))
        job->reading->result = job->reading->reading->ahead (ahead->db, NULL, NULL, NULL);
      end_reading (self);
    }
  if (job->reading->result == NULL)
    leave_one (self);
  haw_project_end_reading (self);
}

void
haw_project_start_ahead (HawProject *self)
{
  for (guint i = 0; self->ahead != NULL && i < self->ahead->n; i++)
    {
      Job *job = g_new (Job, 1);

      job->project = g_object_ref (self);
      job->reading = &self->ahead->readings[i];
      haw_worker_push (self->reader, FALSE, job_run, job);
    }

  g_mutex_lock (&self->turn_mutex);
  while (self->ahead != NULL && !self->ahead->begun)
    g_cond_wait (&self->turn_cond, &self->turn_mutex);
  g_mutex_unlock (&self->turn_mutex);
}

void
haw_project_interrupt_ahead (HawProject *self)
{
  if (self->ahead != NULL && self->ahead->db != NULL)
    haw_db_interrupt (self->ahead->db);
}

static void
stop (HawProject *self,
      gboolean    all)
{
  HawAhead *ahead = self->ahead;

  ahead->stopped = TRUE;
  ahead->given_up = ahead->given_up || all;
  if (ahead->current != NULL && (all || ahead->current != ahead->readings))
    haw_project_interrupt_ahead (self);
}

void
haw_project_stop_ahead (HawProject *self,
                        gboolean    all)
{
  if (self->ahead == NULL)
    return;

  g_mutex_lock (&self->turn_mutex);
  stop (self, all);
  g_mutex_unlock (&self->turn_mutex);
}

void
haw_project_end_ahead (HawProject *self)
{
  if (self->ahead == NULL)
    return;

  g_mutex_lock (&self->turn_mutex);
  stop (self, TRUE);
  while (self->ahead->current != NULL)
    {
      haw_project_interrupt_ahead (self);
      g_cond_wait_until (&self->turn_cond, &self->turn_mutex,
                         g_get_monotonic_time () + HAW_INTERRUPT_AGAIN);
    }
  g_mutex_unlock (&self->turn_mutex);
}

void
haw_project_drop_ahead (HawProject *self)
{
  if (self->ahead == NULL)
    return;

  haw_project_stop_ahead (self, FALSE);
  for (guint i = 0; i < self->ahead->n; i++)
    drop (&self->ahead->readings[i]);
  set_db (self, NULL);
}

static gboolean
is_unchanged (HawProject *self)
{
  HawAhead *ahead = self->ahead;
  gint64 version = 0;

  return haw_file_identity_equal (&ahead->identity, &self->identity) &&
         haw_db_get_int (ahead->db, &version, NULL, "PRAGMA data_version", "") &&
         version == ahead->version;
}

gpointer
haw_project_take_ahead (HawProject  *self,
                        HawReadFunc  func)
{
  HawAhead *ahead = self->ahead;
  gpointer result = NULL;

  if (ahead == NULL || ahead->db == NULL)
    return NULL;
  if (!is_unchanged (self))
    {
      haw_project_drop_ahead (self);
      return NULL;
    }

  for (guint i = 0; i < ahead->n && result == NULL; i++)
    if (ahead->readings[i].reading->func == func)
      result = g_steal_pointer (&ahead->readings[i].result);
  if (result != NULL)
    leave_one (self);

  return result;
}
