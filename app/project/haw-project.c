/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-backup.h"
#include "haw-copy-private.h"
#include "haw-migrate.h"
#include "haw-project-private.h"
#include "haw-schema.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

enum
{
  PROP_0,
  PROP_FILE,
  PROP_NAME,
  PROP_READ_ONLY,
  PROP_CAN_UNDO,
  PROP_CAN_REDO,
  PROP_UNDO_LABEL,
  PROP_REDO_LABEL,
  PROP_PENDING,
  N_PROPS,
};

enum
{
  CHANGED,
  BACKUP_FAILED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HawProject, haw_project, G_TYPE_OBJECT)

typedef struct
{
  HawProject *project;
  HawOpenFlags flags;
  gboolean create;
  GError *error;
} OpenJob;

static void
open_job_free (OpenJob *job)
{
  g_clear_object (&job->project);
  g_clear_error (&job->error);
  g_free (job);
}

/* "affair.hawamish" is called "affair". */
static char *
name_of (GFile *file)
{
  g_autofree char *base = g_file_get_basename (file);
  g_autofree char *display = g_filename_display_name (base);

  if (g_str_has_suffix (display, ".hawamish"))
    display[strlen (display) - strlen (".hawamish")] = '\0';
  return g_steal_pointer (&display);
}

static gboolean
create_file (const char *path,
             GError    **error)
{
  g_autofree char *name = haw_isolate_path (path);
  g_autoptr (HawDb) db = NULL;
  int fd;

  if (!haw_copy_check_new (path, error))
    return FALSE;
  fd = g_open (path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (fd < 0)
    {
      if (errno == EEXIST)
        g_set_error (error, HAW_ERROR, HAW_ERROR_EXISTS,
                     _("There is already a file %s. Open it, or choose another name."), name);
      else
        {
          g_autofree char *reason = haw_isolate (g_strerror (errno));

          g_set_error (error, HAW_ERROR, HAW_ERROR_READ_ONLY,
                       _("%s can’t be made: %s. Choose another folder."), name, reason);
        }
      return FALSE;
    }
  close (fd);

  db = haw_db_open (path, HAW_DB_CREATE, error);
  if (db != NULL && haw_schema_create (db, error))
    return TRUE;
  g_unlink (path);
  return FALSE;
}

/* A project can be written if both the file and its folder, where the journal goes, can. */
static gboolean
is_writable (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  return g_access (path, W_OK) == 0 && g_access (folder, W_OK) == 0;
}

static gboolean
bring_up_to_date (HawProject *self,
                  GError    **error)
{
  gboolean migrated = FALSE;
  g_autofree char *name = haw_isolate_path (self->path);

  if (!haw_migrate (self->writer_db, self->path, &migrated, error))
    return FALSE;
  if (migrated)
    self->notice = g_strdup_printf (_("%s was made by an earlier version of Hawamish and was brought "
                                      "up to date. Steps made before can’t be undone any more; "
                                      "a backup of the file as it was is kept."), name);
  return TRUE;
}

/* What only reads can't bring a file up to date, nor can it read the old tables. */
static gboolean
check_up_to_date (HawProject *self,
                  GError    **error)
{
  g_autofree char *name = haw_isolate_path (self->path);
  gint64 version = 0;

  if (!haw_db_get_int (self->reader_db, &version, error, "PRAGMA user_version", ""))
    return FALSE;
  if (version == haw_schema_get_version ())
    return TRUE;
  g_set_error (error, HAW_ERROR, HAW_ERROR_READ_ONLY,
               _("%s was made by an earlier version of Hawamish and has to be brought up to date, "
                 "but can’t be written. Copy it to a folder of yours and open the copy."), name);
  return FALSE;
}

/* The gate looks at a stranger's file through a connection that can't write, on which SQLite passes over
 * the constraints of the tables: hence once more. */
static gboolean
open_writer (HawProject *self,
             gboolean    known,
             GError    **error)
{
  self->lock = haw_lock_acquire (self->path, error);
  if (self->lock == NULL)
    return FALSE;
  if (known)
    haw_gate_remember (self->path);
  else
    haw_gate_meet (self->path);
  self->writer_db = haw_db_open (self->path, HAW_DB_READ_WRITE, error);
  if (self->writer_db == NULL || !bring_up_to_date (self, error) ||
      (!known && (!haw_gate_check_pages (self->writer_db, error) ||
                  !haw_gate_disinfect (self->writer_db, error))))
    return FALSE;

  haw_gate_remember (self->path);
  return haw_db_get_int (self->writer_db, &self->data_version, error, "PRAGMA data_version", "");
}

static void
checking_cb (gpointer data)
{
  haw_project_start_ahead (data);
}

static gboolean
open_files (HawProject *self,
            OpenJob    *job,
            GError    **error)
{
  gboolean known = TRUE;

  if (job->create)
    {
      if (!create_file (self->path, error))
        return FALSE;
    }
  else if (!haw_gate_check (self->path, &known, checking_cb, self, error))
    return FALSE;

  self->brief = (job->flags & HAW_OPEN_BRIEF) != 0;
  self->read_only = (job->flags & HAW_OPEN_READ_ONLY) != 0 || !is_writable (self->path);
  if (!self->read_only && !open_writer (self, known, error))
    return FALSE;
  haw_file_identity_read (self->path, &self->identity);

  self->reader_db = haw_db_open (self->path, HAW_DB_READ_ONLY, error);
  if (self->reader_db == NULL || !check_up_to_date (self, error))
    return FALSE;
  self->history = haw_history_read_state (self->writer_db != NULL ? self->writer_db
                                                                  : self->reader_db);
  return TRUE;
}

/* Behind what is read ahead: who hears of the failure finds the file let go of. */
static void
open_failed_run (gpointer data)
{
  g_autoptr (GTask) task = data;
  OpenJob *job = g_task_get_task_data (task);
  HawProject *self = job->project;

  haw_project_drop_ahead (self);
  g_clear_pointer (&self->reader_db, haw_db_close);
  g_clear_pointer (&self->lock, haw_lock_release);
  g_task_return_error (task, g_steal_pointer (&job->error));
}

static void
open_job_run (gpointer data)
{
  g_autoptr (GTask) task = data;
  OpenJob *job = g_task_get_task_data (task);
  HawProject *self = job->project;

  if (open_files (self, job, &job->error))
    {
      haw_project_stop_ahead (self, FALSE);
      g_task_return_pointer (task, g_object_ref (self), g_object_unref);
      return;
    }

  haw_project_end_ahead (self);
  g_clear_pointer (&self->writer_db, haw_db_close);
  self->closed = TRUE;
  haw_worker_push (self->reader, FALSE, open_failed_run, g_steal_pointer (&task));
}

static void
project_start (GFile               *file,
               HawOpenFlags         flags,
               gboolean             create,
               HawAhead            *ahead,
               GCancellable        *cancellable,
               GAsyncReadyCallback  callback,
               gpointer             user_data,
               gpointer             tag)
{
  g_autoptr (HawProject) self = g_object_new (HAW_TYPE_PROJECT, NULL);
  OpenJob *job = g_new0 (OpenJob, 1);
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, job, (GDestroyNotify) open_job_free);
  g_task_set_check_cancellable (task, FALSE);
  self->file = g_object_ref (file);
  self->path = g_file_get_path (file);
  self->name = name_of (file);
  self->ahead = ahead;
  job->project = g_object_ref (self);
  job->flags = flags;
  job->create = create;

  if (self->path == NULL)
    {
      self->closed = TRUE;
      g_task_return_new_error (task, HAW_ERROR, HAW_ERROR_NOT_FOUND,
                               _("Only files on this computer can be opened as projects. "
                                 "Copy the project to this computer first."));
      g_object_unref (task);
      return;
    }
  self->writer = haw_worker_new ("haw-writer");
  self->reader = haw_worker_new ("haw-reader");
  haw_worker_push (self->writer, TRUE, open_job_run, task);
}

/* The labels are translated once, here, for the menus. */
void
haw_project_set_history (HawProject      *self,
                         HawHistoryState *history)
{
  g_autoptr (HawHistoryState) old = self->history;

  self->history = history;
  g_clear_pointer (&self->undo_label, g_free);
  g_clear_pointer (&self->redo_label, g_free);
  if (history != NULL && history->undo != NULL)
    self->undo_label = haw_label_format (history->undo);
  if (history != NULL && history->redo != NULL)
    self->redo_label = haw_label_format (history->redo);

  for (guint i = PROP_CAN_UNDO; i <= PROP_REDO_LABEL; i++)
    g_object_notify_by_pspec (G_OBJECT (self), properties[i]);
}

void
haw_project_add_pending (HawProject *self,
                         int         by)
{
  self->pending += by;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PENDING]);
}

typedef struct
{
  HawProject *project;
  HawChanges *changes;
  HawHistoryState *history;
  GError *error;
} Post;

static void
post_free (gpointer data)
{
  Post *post = data;

  g_clear_object (&post->project);
  g_clear_pointer (&post->changes, haw_changes_unref);
  g_clear_pointer (&post->history, haw_history_state_free);
  g_clear_error (&post->error);
  g_free (post);
}

static void
trace_changes (HawChanges *changes)
{
  static guint64 sequence;
  const char *trace = g_getenv ("HAW_TRACE");

  if (trace != NULL && strstr (trace, "changes") != NULL)
    g_printerr ("haw-trace: changes %" G_GUINT64_FORMAT " rows %u time %" G_GINT64_FORMAT "\n",
                ++sequence, haw_changes_get_n (changes), g_get_monotonic_time ());
}

static gboolean
post_cb (gpointer data)
{
  Post *post = data;

  if (post->history != NULL)
    haw_project_set_history (post->project, g_steal_pointer (&post->history));
  if (post->changes != NULL)
    {
      g_signal_emit (post->project, signals[CHANGED], 0, post->changes);
      trace_changes (post->changes);
    }
  if (post->error != NULL)
    g_signal_emit (post->project, signals[BACKUP_FAILED], 0, post->error);

  return G_SOURCE_REMOVE;
}

static void
send (HawProject *self,
      Post       *post)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  post->project = g_object_ref (self);
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, post_cb, post, post_free);
  g_source_attach (source, self->context);
}

void
haw_project_post (HawProject      *self,
                  HawChanges      *changes,
                  HawHistoryState *history)
{
  Post *post = g_new0 (Post, 1);

  post->changes = changes;
  post->history = history;
  send (self, post);
}

void
haw_project_post_backup_failed (HawProject *self,
                                GError     *error)
{
  Post *post = g_new0 (Post, 1);

  post->error = error;
  send (self, post);
}

static void
close_reader_run (gpointer data)
{
  g_autoptr (GTask) task = data;
  HawProject *self = g_task_get_source_object (task);

  if (self->n_copies > 0)
    {
      self->close_after_copies = g_steal_pointer (&task);
      return;
    }
  haw_project_drop_ahead (self);
  g_clear_pointer (&self->reader_db, haw_db_close);
  g_clear_pointer (&self->lock, haw_lock_release);
  g_task_return_boolean (task, TRUE);
}

void
haw_project_end_copy (HawProject *self)
{
  self->n_copies--;
  if (self->n_copies == 0 && self->close_after_copies != NULL)
    haw_worker_push (self->reader, FALSE, close_reader_run,
                     g_steal_pointer (&self->close_after_copies));
}

/* The writer goes first: what waits there is stored before anything is closed. The lock is kept until the
 * reader has let go of the file: another's first edit would find it in use. */
static void
close_writer_run (gpointer data)
{
  GTask *task = data;
  HawProject *self = g_task_get_source_object (task);
  GError *error = NULL;

  if (self->written && (!self->brief || haw_backup_is_due (self->writer_db, self->path)) &&
      !haw_backup_make (self->writer_db, self->path, &error))
    haw_project_post_backup_failed (self, error);
  g_clear_pointer (&self->writer_db, haw_db_close);
  haw_project_end_ahead (self);
  haw_worker_push (self->reader, FALSE, close_reader_run, task);
}

/* The workers end with the last reference, which a job on one of them may hold. */
static gpointer
free_workers (gpointer data)
{
  HawWorker **workers = data;

  for (guint i = 0; i < 2; i++)
    if (workers[i] != NULL)
      haw_worker_free (workers[i]);
  g_free (workers);
  return NULL;
}

static void
haw_project_dispose (GObject *object)
{
  HawProject *self = HAW_PROJECT (object);

  if (self->writer != NULL || self->reader != NULL)
    {
      HawWorker **workers = g_new0 (HawWorker *, 2);
      gboolean inside = (self->writer != NULL && haw_worker_is_current (self->writer)) ||
                        (self->reader != NULL && haw_worker_is_current (self->reader));

      workers[0] = g_steal_pointer (&self->writer);
      workers[1] = g_steal_pointer (&self->reader);
      if (inside)
        g_thread_unref (g_thread_new ("haw-end", free_workers, workers));
      else
        free_workers (workers);
    }
  g_clear_pointer (&self->writer_db, haw_db_close);
  g_clear_pointer (&self->reader_db, haw_db_close);
  g_clear_pointer (&self->lock, haw_lock_release);
  g_clear_object (&self->file);

  G_OBJECT_CLASS (haw_project_parent_class)->dispose (object);
}

static void
haw_project_finalize (GObject *object)
{
  HawProject *self = HAW_PROJECT (object);

  g_clear_pointer (&self->history, haw_history_state_free);
  g_clear_pointer (&self->ahead, haw_ahead_free);
  g_free (self->path);
  g_free (self->name);
  g_free (self->notice);
  g_free (self->undo_label);
  g_free (self->redo_label);
  g_main_context_unref (self->context);
  g_mutex_clear (&self->turn_mutex);
  g_cond_clear (&self->turn_cond);

  G_OBJECT_CLASS (haw_project_parent_class)->finalize (object);
}

static void
haw_project_get_property (GObject    *object,
                          guint       id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  HawProject *self = HAW_PROJECT (object);

  switch (id)
    {
    case PROP_FILE: g_value_set_object (value, self->file); break;
    case PROP_NAME: g_value_set_string (value, self->name); break;
    case PROP_READ_ONLY: g_value_set_boolean (value, self->read_only); break;
    case PROP_CAN_UNDO: g_value_set_boolean (value, haw_project_get_can_undo (self)); break;
    case PROP_CAN_REDO: g_value_set_boolean (value, haw_project_get_can_redo (self)); break;
    case PROP_UNDO_LABEL: g_value_set_string (value, self->undo_label); break;
    case PROP_REDO_LABEL: g_value_set_string (value, self->redo_label); break;
    case PROP_PENDING: g_value_set_uint (value, self->pending); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
haw_project_class_init (HawProjectClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->dispose = haw_project_dispose;
  object_class->finalize = haw_project_finalize;
  object_class->get_property = haw_project_get_property;

  properties[PROP_FILE] = g_param_spec_object ("file", NULL, NULL, G_TYPE_FILE, flags);
  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, flags);
  properties[PROP_READ_ONLY] = g_param_spec_boolean ("read-only", NULL, NULL, FALSE, flags);
  properties[PROP_CAN_UNDO] = g_param_spec_boolean ("can-undo", NULL, NULL, FALSE, flags);
  properties[PROP_CAN_REDO] = g_param_spec_boolean ("can-redo", NULL, NULL, FALSE, flags);
  properties[PROP_UNDO_LABEL] = g_param_spec_string ("undo-label", NULL, NULL, NULL, flags);
  properties[PROP_REDO_LABEL] = g_param_spec_string ("redo-label", NULL, NULL, NULL, flags);
  properties[PROP_PENDING] = g_param_spec_uint ("pending", NULL, NULL, 0, G_MAXUINT, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[CHANGED] = g_signal_new ("changed", HAW_TYPE_PROJECT, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 1, HAW_TYPE_CHANGES);
  signals[BACKUP_FAILED] = g_signal_new ("backup-failed", HAW_TYPE_PROJECT, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
haw_project_init (HawProject *self)
{
  self->context = g_main_context_ref_thread_default ();
  g_mutex_init (&self->turn_mutex);
  g_cond_init (&self->turn_cond);
}

void
haw_project_new_async (GFile               *file,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  g_return_if_fail (G_IS_FILE (file));

  project_start (file, HAW_OPEN_DEFAULT, TRUE, NULL, cancellable, callback, user_data,
                 haw_project_new_async);
}

static HawProject *
finish_open (GAsyncResult *result,
             GError      **error)
{
  HawProject *self = g_task_propagate_pointer (G_TASK (result), error);

  if (self != NULL)
    haw_project_set_history (self, g_steal_pointer (&self->history));
  return self;
}

HawProject *
haw_project_new_finish (GAsyncResult *result,
                        GError      **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, haw_project_new_async), NULL);

  return finish_open (result, error);
}

gboolean
haw_project_recognizes (GFile *file)
{
  const char *path;

  g_return_val_if_fail (G_IS_FILE (file), FALSE);

  path = g_file_peek_path (file);

  return path != NULL && (g_str_has_suffix (path, ".hawamish") || haw_gate_says_project (path));
}

void
haw_project_open_async (GFile               *file,
                        HawOpenFlags         flags,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  g_return_if_fail (G_IS_FILE (file));

  project_start (file, flags, FALSE, NULL, cancellable, callback, user_data, haw_project_open_async);
}

void
haw_project_open_ahead_async (GFile               *file,
                              HawOpenFlags         flags,
                              const HawReadAhead  *ahead,
                              guint                n_ahead,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_return_if_fail (G_IS_FILE (file));
  g_return_if_fail (ahead != NULL && n_ahead > 0);

  project_start (file, flags, FALSE, haw_ahead_new (ahead, n_ahead), cancellable, callback,
                 user_data, haw_project_open_async);
}

HawProject *
haw_project_open_finish (GAsyncResult *result,
                         GError      **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, haw_project_open_async), NULL);

  return finish_open (result, error);
}

void
haw_project_close_async (HawProject          *self,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (HAW_IS_PROJECT (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, haw_project_close_async);
  g_task_set_check_cancellable (task, FALSE);
  if (self->closed)
    {
      g_task_return_boolean (task, TRUE);
      g_object_unref (task);
      return;
    }

  self->closed = TRUE;
  haw_project_stop_ahead (self, TRUE);
  haw_worker_push (self->writer, FALSE, close_writer_run, task);
}

gboolean
haw_project_close_finish (HawProject    *self,
                          GAsyncResult  *result,
                          GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

GFile *
haw_project_get_file (HawProject *self)
{
  g_return_val_if_fail (HAW_IS_PROJECT (self), NULL);

  return self->file;
}

const char *
haw_project_get_name (HawProject *self)
{
  g_return_val_if_fail (HAW_IS_PROJECT (self), NULL);

  return self->name;
}

gboolean
haw_project_is_read_only (HawProject *self)
{
  g_return_val_if_fail (HAW_IS_PROJECT (self), TRUE);

  return self->read_only;
}

gboolean
haw_project_is_open (HawProject *self)
{
  g_return_val_if_fail (HAW_IS_PROJECT (self), FALSE);

  return !self->closed;
}

gboolean
haw_project_get_can_undo (HawProject *self)
{
  g_return_val_if_fail (HAW_IS_PROJECT (self), FALSE);

  return !self->read_only && self->history != NULL && self->history->undo != NULL;
}

gboolean
haw_project_get_can_redo (HawProject *self)
{
  g_return_val_if_fail (HAW_IS_PROJECT (self), FALSE);

  return !self->read_only && self->history != NULL && self->history->redo != NULL;
}

const char *
haw_project_get_undo_label (HawProject *self)
{
  g_return_val_if_fail (HAW_IS_PROJECT (self), NULL);

  return self->undo_label;
}

const char *
haw_project_get_redo_label (HawProject *self)
{
  g_return_val_if_fail (HAW_IS_PROJECT (self), NULL);

  return self->redo_label;
}

const char *
haw_project_get_notice (HawProject *self)
{
  g_return_val_if_fail (HAW_IS_PROJECT (self), NULL);

  return self->notice;
}

guint
haw_project_get_pending (HawProject *self)
{
  g_return_val_if_fail (HAW_IS_PROJECT (self), 0);

  return self->pending;
}
