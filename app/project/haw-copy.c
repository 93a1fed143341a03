/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-copy-private.h"
#include "haw-db-private.h"
#include "haw-project-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#define STEP_PAGES 256
#define MAX_RESTARTS 8

/* A copy on its way. */
typedef struct
{
  HawDb *source;          /* NULL once all pages are read */
  char *source_path;
  char *path;
  char *temporary;        /* NULL once it is at its place */
  HawCopyFlags flags;
  HawDb *target;
  sqlite3_backup *backup;
  int remaining;
  guint n_restarts;
  gboolean trusted;       /* whether the history may be replayed */
} HawCopy;

/* What is deleted from a copy for others, in the order that foreign keys ask for. */
static const char clean_sql[] =
  "BEGIN IMMEDIATE;"
  "DELETE FROM history;"
  "DELETE FROM note WHERE target = 'annotation' AND target_id IN (SELECT n.id FROM annotation n"
  " JOIN article a ON a.id = n.article WHERE a.removed_at IS NOT NULL);"
  "DELETE FROM note WHERE target = 'article' AND target_id IN (SELECT id FROM article"
  " WHERE removed_at IS NOT NULL);"
  "DELETE FROM evidence WHERE annotation IN (SELECT n.id FROM annotation n"
  " JOIN article a ON a.id = n.article WHERE a.removed_at IS NOT NULL);"
  "DELETE FROM link WHERE source IN (SELECT n.id FROM annotation n"
  " JOIN article a ON a.id = n.article WHERE a.removed_at IS NOT NULL)"
  " OR target IN (SELECT n.id FROM annotation n"
  " JOIN article a ON a.id = n.article WHERE a.removed_at IS NOT NULL);"
  "DELETE FROM anchor WHERE annotation IN (SELECT n.id FROM annotation n"
  " JOIN article a ON a.id = n.article WHERE a.removed_at IS NOT NULL);"
  "DELETE FROM attribute_value WHERE attribute IN (SELECT id FROM attribute"
  " WHERE target = 'article') AND target_id IN (SELECT id FROM article"
  " WHERE removed_at IS NOT NULL);"
  "DELETE FROM annotation_code WHERE annotation IN (SELECT n.id FROM annotation n"
  " JOIN article a ON a.id = n.article WHERE a.removed_at IS NOT NULL);"
  "DELETE FROM annotation WHERE article IN (SELECT id FROM article WHERE removed_at IS NOT NULL);"
  "DELETE FROM region WHERE text IN (SELECT t.id FROM article_text t"
  " JOIN article a ON a.id = t.article WHERE a.removed_at IS NOT NULL);"
  "DELETE FROM mention WHERE text IN (SELECT t.id FROM article_text t"
  " JOIN article a ON a.id = t.article WHERE a.removed_at IS NOT NULL);"
  "DELETE FROM proposal WHERE text IN (SELECT t.id FROM article_text t"
  " JOIN article a ON a.id = t.article WHERE a.removed_at IS NOT NULL);"
  "DELETE FROM original WHERE text IN (SELECT t.id FROM article_text t"
  " JOIN article a ON a.id = t.article WHERE a.removed_at IS NOT NULL);"
  "UPDATE article SET current_text = NULL WHERE removed_at IS NOT NULL;"
  "DELETE FROM article_text WHERE article IN (SELECT id FROM article"
  " WHERE removed_at IS NOT NULL);"
  "DELETE FROM candidate WHERE article IN (SELECT id FROM article WHERE removed_at IS NOT NULL);"
  "DELETE FROM article WHERE removed_at IS NOT NULL;"
  "UPDATE import_batch SET source = '';"
  "COMMIT;";

/* Ends the reading: the source may be used and closed by others from now on. */
static void
copy_leave_source (HawCopy *copy)
{
  g_clear_pointer (&copy->backup, sqlite3_backup_finish);
  copy->source = NULL;
}

static void
copy_free (HawCopy *copy)
{
  copy_leave_source (copy);
  g_clear_pointer (&copy->target, haw_db_close);
  if (copy->temporary != NULL)
    g_unlink (copy->temporary);
  g_free (copy->temporary);
  g_free (copy->source_path);
  g_free (copy->path);
  g_free (copy);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HawCopy, copy_free)

static gboolean
fail_exists (const char *path,
             GError    **error)
{
  g_autofree char *name = haw_isolate_path (path);

  g_set_error (error, HAW_ERROR, HAW_ERROR_EXISTS,
               _("There is already a file %s. Open it, or choose another name."), name);
  return FALSE;
}

static gboolean
fail_errno (const char *path,
            int         number,
            GError    **error)
{
  g_autofree char *name = haw_isolate_path (path);

  switch (number)
    {
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
      g_set_error (error, HAW_ERROR, HAW_ERROR_NO_SPACE,
                   _("There is no space left for %s. Free some space or choose another disk."),
                   name);
      return FALSE;
    case ENOENT:
    case ENOTDIR:
      g_set_error (error, HAW_ERROR, HAW_ERROR_NOT_FOUND,
                   _("The folder for %s is not there. Choose another folder."), name);
      return FALSE;
    default:
      g_set_error (error, HAW_ERROR, HAW_ERROR_READ_ONLY,
                   _("%s can’t be made: %s. Choose another folder."), name, g_strerror (number));
      return FALSE;
    }
}

/* An empty file of our own in the folder of @path. */
char *
haw_copy_make_temporary (const char *path,
                         GError    **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *temporary = g_build_filename (folder, ".hawamish-XXXXXX", NULL);
  int fd = g_mkstemp_full (temporary, O_RDWR | O_CLOEXEC, 0600);

  if (fd < 0)
    {
      fail_errno (path, errno, error);
      return NULL;
    }
  close (fd);
  return g_steal_pointer (&temporary);
}

/* SQLite would write what it finds beside a file into it, whichever file it was left by. */
static gboolean
fail_journal (const char *path,
              GError    **error)
{
  g_autofree char *name = haw_isolate_path (path);

  g_set_error (error, HAW_ERROR, HAW_ERROR_EXISTS,
               _("Beside %s lies the journal of another file of that name, which would spoil the new "
                 "one. Choose another name."), name);
  return FALSE;
}

/* The journal of a file that is about to be replaced goes with it; a write-ahead log is of another
 * program, which may have the file open. */
static gboolean
check_beside (const char *path,
              gboolean    replace,
              GError    **error)
{
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  GStatBuf info;

  if (!haw_gate_has_journal (path) ||
      (replace && g_lstat (path, &info) == 0 && g_lstat (log, &info) != 0))
    return TRUE;
  return fail_journal (path, error);
}

gboolean
haw_copy_check_new (const char *path,
                    GError    **error)
{
  GStatBuf info;

  if (g_lstat (path, &info) == 0)
    return fail_exists (path, error);
  return check_beside (path, FALSE, error);
}

/* Refuses targets that would harm a project. */
static gboolean
check_target (HawDb        *source,
              const char   *path,
              HawCopyFlags  flags,
              GError      **error)
{
  g_autofree char *name = haw_isolate_path (path);
  HawFileIdentity ours, theirs;
  HawLock *lock;

  if (!haw_file_identity_read (path, &theirs))
    return check_beside (path, FALSE, error);
  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    {
      g_set_error (error, HAW_ERROR, HAW_ERROR_EXISTS,
                   _("%s is a folder. Choose a file name for the copy."), name);
      return FALSE;
    }
  if (haw_file_identity_read (haw_db_get_path (source), &ours) &&
      haw_file_identity_equal (&ours, &theirs))
    {
      g_set_error (error, HAW_ERROR, HAW_ERROR_EXISTS,
                   _("%s is the project itself. Choose another name for the copy."), name);
      return FALSE;
    }
  if ((flags & HAW_COPY_NEW) != 0)
    return fail_exists (path, error);
  if (!check_beside (path, TRUE, error))
    return FALSE;

  /* A project that is open elsewhere must not be taken away from there. */
  lock = haw_lock_acquire (path, error);
  if (lock == NULL)
    return FALSE;
  haw_lock_release (lock);
  return TRUE;
}

static HawCopy *
copy_new (HawDb        *source,
          const char   *path,
          HawCopyFlags  flags,
          GError      **error)
{
  g_autoptr (HawCopy) copy = g_new0 (HawCopy, 1);

  copy->path = g_strdup (path);
  copy->source_path = g_strdup (haw_db_get_path (source));
  copy->flags = flags;
  copy->remaining = G_MAXINT;
  if (!check_target (source, path, flags, error))
    return NULL;

  copy->temporary = haw_copy_make_temporary (path, error);
  if (copy->temporary == NULL)
    return NULL;
  copy->target = haw_db_open (copy->temporary, HAW_DB_READ_WRITE, error);
  if (copy->target == NULL)
    return NULL;
  haw_db_set_shown_path (copy->target, path);
  /* Nobody sees the file before it is whole, and it is synced as a whole. */
  if (!haw_db_exec (copy->target, "PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF", error))
    return NULL;

  copy->backup = sqlite3_backup_init (haw_db_get_handle (copy->target), "main",
                                      haw_db_get_handle (source), "main");
  if (copy->backup == NULL)
    {
      haw_db_fail (copy->target, sqlite3_errcode (haw_db_get_handle (copy->target)), error);
      return NULL;
    }
  copy->source = source;
  return g_steal_pointer (&copy);
}

static gboolean
is_fault_of_source (int code)
{
  return (code & 0xff) == SQLITE_CORRUPT || (code & 0xff) == SQLITE_NOTADB ||
         (code & 0xff) == SQLITE_BUSY || (code & 0xff) == SQLITE_LOCKED ||
         code == SQLITE_IOERR_READ || code == SQLITE_IOERR_SHORT_READ;
}

/* Copies @n_pages, all if negative. An edit of the source makes SQLite start again. */
static HawStep
copy_step (HawCopy *copy,
           int      n_pages,
           GError **error)
{
  int code = sqlite3_backup_step (copy->backup, n_pages);
  int before = copy->remaining;

  copy->remaining = sqlite3_backup_remaining (copy->backup);
  if (code == SQLITE_OK)
    {
      if (copy->remaining > before)
        copy->n_restarts++;
      return HAW_STEP_ROW;
    }
  if (code == SQLITE_DONE)
    {
      copy_leave_source (copy);
      return HAW_STEP_DONE;
    }

  if (is_fault_of_source (code))
    haw_db_set_shown_path (copy->target, copy->source_path);
  g_clear_pointer (&copy->backup, sqlite3_backup_finish);
  haw_db_fail (copy->target, code, error);
  return HAW_STEP_ERROR;
}

/* VACUUM INTO writes a file that never held what was deleted. */
static gboolean
copy_clean (HawCopy *copy,
            GError **error)
{
  g_autofree char *clean = haw_copy_make_temporary (copy->path, error);
  g_autofree char *sql = NULL;
  char *quoted;

  if (clean == NULL)
    return FALSE;
  quoted = sqlite3_mprintf ("VACUUM INTO %Q", clean);
  sql = g_strdup (quoted);
  sqlite3_free (quoted);
  sqlite3_limit (haw_db_get_handle (copy->target), SQLITE_LIMIT_ATTACHED, 1);
  if (!haw_db_exec (copy->target, clean_sql, error) ||
      !haw_db_exec (copy->target, sql, error))
    {
      g_unlink (clean);
      return FALSE;
    }

  g_unlink (copy->temporary);
  g_free (copy->temporary);
  copy->temporary = g_steal_pointer (&clean);
  return TRUE;
}

/* Pages that do not hold together came like that from the source. */
static gboolean
copy_verify (HawCopy *copy,
             GError **error)
{
  g_autoptr (HawDb) db = haw_db_open (copy->temporary, HAW_DB_IMMUTABLE, error);

  if (db == NULL)
    return FALSE;
  haw_db_set_shown_path (db, copy->source_path);
  return haw_gate_check_pages (db, error);
}

static gboolean
sync_path (const char *path,
           int         flags)
{
  int fd = g_open (path, O_RDONLY | O_CLOEXEC | flags, 0);
  gboolean synced;
  int number;

  if (fd < 0)
    return FALSE;
  synced = fsync (fd) == 0;
  number = errno;
  close (fd);
  errno = number;
  return synced;
}

/* Where the file system can't do it in one step, a link does not replace a file either. */
static gboolean
rename_to_new (const char *temporary,
               const char *path)
{
  if (renameat2 (AT_FDCWD, temporary, AT_FDCWD, path, RENAME_NOREPLACE) == 0)
    return TRUE;
  if (errno != EINVAL && errno != ENOSYS)
    return FALSE;
  return link (temporary, path) == 0 && g_unlink (temporary) == 0;
}

/* Some file systems can't sync a folder; what was done in it is there all the same. */
static void
sync_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (!sync_path (folder, O_DIRECTORY))
    g_debug ("The folder of the copy was not synced: %s", g_strerror (errno));
}

gboolean
haw_copy_move_new (const char *temporary,
                   const char *path,
                   GError    **error)
{
  if (!check_beside (path, FALSE, error))
    return FALSE;
  if (!sync_path (temporary, 0) || !rename_to_new (temporary, path))
    return errno == EEXIST ? fail_exists (path, error) : fail_errno (path, errno, error);

  sync_folder (path);
  return TRUE;
}

/* The journal of the old file must be gone for good before the new one comes: a loss of power in
 * between would leave SQLite to write it into that. Whoever has the old file open is not robbed of it. */
static gboolean
move_over (const char *temporary,
           const char *path,
           GError    **error)
{
  g_autofree char *journal = g_strconcat (path, "-journal", NULL);
  g_autoptr (HawLock) lock = haw_lock_acquire (path, error);

  if (lock == NULL || !check_beside (path, TRUE, error))
    return FALSE;
  if (!sync_path (temporary, 0))
    return fail_errno (path, errno, error);
  if (g_unlink (journal) == 0)
    sync_folder (path);
  else if (errno != ENOENT)
    return fail_journal (path, error);
  if (g_rename (temporary, path) != 0)
    return fail_errno (path, errno, error);

  sync_folder (path);
  return TRUE;
}

static gboolean
copy_move (HawCopy *copy,
           GError **error)
{
  GStatBuf info;

  return (copy->flags & HAW_COPY_NEW) != 0 || g_lstat (copy->path, &info) != 0
         ? haw_copy_move_new (copy->temporary, copy->path, error)
         : move_over (copy->temporary, copy->path, error);
}

static gboolean
copy_finish (HawCopy       *copy,
             GCancellable  *cancellable,
             GError       **error)
{
  if ((copy->flags & HAW_COPY_CLEAN) != 0 && !copy_clean (copy, error))
    return FALSE;
  g_clear_pointer (&copy->target, haw_db_close);
  if (!copy_verify (copy, error) ||
      g_cancellable_set_error_if_cancelled (cancellable, error) ||
      !copy_move (copy, error))
    return FALSE;

  g_clear_pointer (&copy->temporary, g_free);
  if (copy->trusted)
    haw_gate_remember (copy->path);
  return TRUE;
}

gboolean
haw_copy_database (HawDb         *db,
                   const char    *path,
                   HawCopyFlags   flags,
                   GError       **error)
{
  g_autoptr (HawCopy) copy = NULL;

  g_return_val_if_fail (db != NULL && path != NULL, FALSE);

  copy = copy_new (db, path, flags, error);
  return copy != NULL &&
         copy_step (copy, -1, error) == HAW_STEP_DONE &&
         copy_finish (copy, NULL, error);
}

typedef struct
{
  char *path;
  HawCopyFlags flags;
  GFileProgressCallback progress;
  gpointer progress_data;
  HawCopy *copy;
  GError *error;
} CopyJob;

static void
copy_job_free (CopyJob *job)
{
  g_clear_pointer (&job->copy, copy_free);
  g_clear_error (&job->error);
  g_free (job->path);
  g_free (job);
}

typedef struct
{
  GTask *task;
  goffset done;
  goffset total;
} Progress;

static void
progress_free (gpointer data)
{
  Progress *progress = data;

  g_object_unref (progress->task);
  g_free (progress);
}

static gboolean
progress_cb (gpointer data)
{
  Progress *progress = data;
  CopyJob *job = g_task_get_task_data (progress->task);

  if (!g_task_get_completed (progress->task))
    job->progress (progress->done, progress->total, job->progress_data);
  return G_SOURCE_REMOVE;
}

static void
report_progress (GTask   *task,
                 CopyJob *job)
{
  g_autoptr (GSource) source = NULL;
  Progress *progress;
  int page_size = 4096;
  int n_pages;

  if (job->progress == NULL || job->copy->backup == NULL)
    return;
  n_pages = sqlite3_backup_pagecount (job->copy->backup);
  progress = g_new (Progress, 1);
  progress->task = g_object_ref (task);
  progress->total = (goffset) n_pages * page_size;
  progress->done = (goffset) (n_pages - job->copy->remaining) * page_size;
  source = g_idle_source_new ();
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, progress_cb, progress, progress_free);
  g_source_attach (source, g_task_get_context (task));
}

/* The caller learns of the end first, and then whoever waits for it to close the project. */
static void
ended_run (gpointer data)
{
  g_autoptr (GTask) task = data;
  CopyJob *job = g_task_get_task_data (task);

  if (job->error != NULL)
    g_task_return_error (task, g_steal_pointer (&job->error));
  else
    g_task_return_boolean (task, TRUE);
  haw_project_end_copy (g_task_get_source_object (task));
}

static void
finish_thread (GTask        *finishing,
               gpointer      source,
               gpointer      task_data,
               GCancellable *cancellable)
{
  GTask *task = task_data;
  HawProject *self = g_task_get_source_object (task);
  CopyJob *job = g_task_get_task_data (task);

  if (!copy_finish (job->copy, g_task_get_cancellable (task), &job->error) && job->error == NULL)
    job->error = haw_error_new_unknown (job->path);
  haw_worker_push (self->reader, FALSE, ended_run, g_object_ref (task));
  g_task_return_boolean (finishing, TRUE);
}

/* The pages are checked and synced beside the reader, which has others to serve. */
static void
start_finish (GTask *task)
{
  g_autoptr (GTask) finishing = g_task_new (NULL, NULL, NULL, NULL);

  g_task_set_source_tag (finishing, start_finish);
  g_task_set_task_data (finishing, g_object_ref (task), g_object_unref);
  g_task_run_in_thread (finishing, finish_thread);
}

static HawStep
take_step (HawProject *self,
           CopyJob    *job,
           GError    **error)
{
  HawStep step;

  haw_project_begin_reading (self);
  /* Somebody who types without a pause must not keep the copy from its end. */
  step = copy_step (job->copy, job->copy->n_restarts < MAX_RESTARTS ? STEP_PAGES : -1, error);
  haw_project_end_reading (self);

  return step;
}

/* One step a job, so that reads for the window come between. */
static void
step_run (gpointer data)
{
  g_autoptr (GTask) task = data;
  HawProject *self = g_task_get_source_object (task);
  CopyJob *job = g_task_get_task_data (task);
  GError *error = NULL;
  HawStep step = HAW_STEP_ERROR;

  if (job->copy == NULL)
    {
      job->copy = copy_new (self->reader_db, job->path, job->flags, &error);
      if (job->copy != NULL)
        job->copy->trusted = haw_gate_knows (&self->identity);
      self->n_copies++;
    }
  if (job->copy != NULL &&
      !g_cancellable_set_error_if_cancelled (g_task_get_cancellable (task), &error))
    step = take_step (self, job, &error);

  if (step == HAW_STEP_ROW)
    {
      report_progress (task, job);
      haw_worker_push (self->reader, FALSE, step_run, g_steal_pointer (&task));
      return;
    }

  if (step == HAW_STEP_DONE)
    {
      start_finish (task);
      return;
    }
  /* The source is closed soon: nothing may hold on to it. */
  g_clear_pointer (&job->copy, copy_free);
  job->error = error != NULL ? error : haw_error_new_unknown (job->path);
  ended_run (g_steal_pointer (&task));
}

void
haw_project_save_copy_async (HawProject            *self,
                             GFile                 *target,
                             HawCopyFlags           flags,
                             GFileProgressCallback  progress,
                             gpointer               progress_data,
                             GCancellable          *cancellable,
                             GAsyncReadyCallback    callback,
                             gpointer               user_data)
{
  g_autoptr (GTask) task = NULL;
  CopyJob *job;

  g_return_if_fail (HAW_IS_PROJECT (self));
  g_return_if_fail (G_IS_FILE (target));

  job = g_new0 (CopyJob, 1);
  job->path = g_file_get_path (target);
  job->flags = flags;
  job->progress = progress;
  job->progress_data = progress_data;
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, haw_project_save_copy_async);
  g_task_set_task_data (task, job, (GDestroyNotify) copy_job_free);
  g_task_set_check_cancellable (task, FALSE);

  if (self->closed)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CLOSED, _("The project is closed."));
  else if (job->path == NULL)
    g_task_return_new_error (task, HAW_ERROR, HAW_ERROR_NOT_FOUND,
                             _("A copy can only be saved to a folder on this computer."));
  else
    haw_worker_push (self->reader, FALSE, step_run, g_steal_pointer (&task));
}

gboolean
haw_project_save_copy_finish (HawProject    *self,
                              GAsyncResult  *result,
                              GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
