/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-backup.h"
#include "haw-clock.h"
#include "haw-copy.h"
#include "haw-gate.h"
#include "haw-project-private.h"
#include "haw-schema.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/statvfs.h>

#define N_NEWEST 8             /* unless haw_backup_set_kept() says otherwise */
#define N_WEEKS 4
#define BURST (10 * G_TIME_SPAN_MINUTE)
#define DUE (60 * G_TIME_SPAN_MINUTE)
#define DUE_SHARE 10           /* of the size: one part in so many */
#define SUFFIX ".hawamish"
#define NAME_FORMAT "%Y-%m-%dT%H-%M-%S"
#define NAME_LENGTH 19
#define ORIGINS "origins"      /* a key file: which backup was made of which path */
#define ORIGINS_GROUP "files"
#define SPARE (16 * 1024 * 1024)

static int n_newest = N_NEWEST;

void
haw_backup_free (HawBackup *backup)
{
  g_free (backup->path);
  g_free (backup->origin);
  g_free (backup);
}

char *
haw_backup_dup_folder (void)
{
  return g_build_filename (g_get_user_state_dir (), "hawamish", "backups", NULL);
}

void
haw_backup_set_kept (guint n)
{
  g_return_if_fail (n > 0 && n <= G_MAXINT);

  g_atomic_int_set (&n_newest, (int) n);
}

/* The name of the folder of a project; NULL where the file does not tell. */
static char *
read_uuid (HawDb *db)
{
  g_autoptr (HawStmt) stmt = haw_db_query (db, NULL,
                                           "SELECT value FROM setting WHERE key = 'uuid'", "");
  g_autofree char *uuid = NULL;

  if (stmt == NULL || haw_stmt_step (stmt, NULL) != HAW_STEP_ROW)
    return NULL;
  uuid = haw_stmt_dup_text (stmt, 0);
  return g_uuid_string_is_valid (uuid) ? g_steal_pointer (&uuid) : NULL;
}

/* 0 for a file that is no backup. */
static gint64
time_of_name (const char *name)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) time = NULL;
  g_autofree char *iso = NULL;

  if (!g_str_has_suffix (name, SUFFIX) || strlen (name) < NAME_LENGTH)
    return 0;
  iso = g_strndup (name, NAME_LENGTH);
  iso[13] = iso[16] = ':';
  time = g_date_time_new_from_iso8601 (iso, utc);
  return time != NULL ? g_date_time_to_unix (time) * G_USEC_PER_SEC : 0;
}

static GKeyFile *
load_origins (const char *folder)
{
  GKeyFile *origins = g_key_file_new ();
  g_autofree char *path = g_build_filename (folder, ORIGINS, NULL);

  g_key_file_load_from_file (origins, path, G_KEY_FILE_NONE, NULL);
  return origins;
}

static void
save_origins (const char *folder,
              GKeyFile   *origins)
{
  g_autofree char *path = g_build_filename (folder, ORIGINS, NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = g_key_file_to_data (origins, NULL, NULL);

  if (!g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600, &error))
    g_debug ("The origin of a backup was not noted: %s", error->message);
}

/* Those of one second are numbered: "…-2.hawamish" was made after "….hawamish". */
static guint64
number_of_name (const char *name)
{
  return name[NAME_LENGTH] == '-' ? g_ascii_strtoull (name + NAME_LENGTH + 1, NULL, 10) : 1;
}

static guint64
number_of (const HawBackup *backup)
{
  g_autofree char *name = g_path_get_basename (backup->path);

  return number_of_name (name);
}

static int
compare_newest_first (gconstpointer a,
                      gconstpointer b)
{
  const HawBackup *first = *(const HawBackup *const *) a;
  const HawBackup *second = *(const HawBackup *const *) b;

  if (first->time != second->time)
    return first->time > second->time ? -1 : 1;
  if (number_of (first) != number_of (second))
    return number_of (first) > number_of (second) ? -1 : 1;
  return strcmp (second->path, first->path);
}

/* Adds the backups in @folder, those of @origin only unless that is NULL. */
static void
add_backups (GPtrArray  *backups,
             const char *folder,
             const char *origin)
{
  g_autoptr (GDir) files = g_dir_open (folder, 0, NULL);
  g_autoptr (GKeyFile) origins = load_origins (folder);
  const char *name;

  while (files != NULL && (name = g_dir_read_name (files)) != NULL)
    {
      g_autoptr (HawBackup) backup = g_new0 (HawBackup, 1);
      GStatBuf info;

      backup->n_articles = -1;
      backup->time = time_of_name (name);
      backup->path = g_build_filename (folder, name, NULL);
      backup->origin = g_key_file_get_string (origins, ORIGINS_GROUP, name, NULL);
      if (backup->time == 0 || g_lstat (backup->path, &info) != 0 ||
          (origin != NULL && g_strcmp0 (origin, backup->origin) != 0))
        continue;
      backup->size = info.st_size;
      g_ptr_array_add (backups, g_steal_pointer (&backup));
    }
}

static void
drop (HawBackup *backup,
      GKeyFile  *origins)
{
  g_autofree char *name = g_path_get_basename (backup->path);

  g_unlink (backup->path);
  g_key_file_remove_key (origins, ORIGINS_GROUP, name, NULL);
}

static int
week_of (const HawBackup *backup)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (backup->time / G_USEC_PER_SEC);

  return g_date_time_get_week_numbering_year (time) * 100 + g_date_time_get_week_of_year (time);
}

/* A folder may hold the backups of several copies of a project. Those of one path are counted
 * together, and with them those of paths where nothing is any more. */
static GPtrArray *
collect_group (const char *folder,
               const char *origin)
{
  GPtrArray *backups = g_ptr_array_new_with_free_func ((GDestroyNotify) haw_backup_free);

  add_backups (backups, folder, NULL);
  for (guint i = backups->len; i-- > 0;)
    {
      HawBackup *backup = g_ptr_array_index (backups, i);

      if (g_strcmp0 (backup->origin, origin) != 0 && backup->origin != NULL &&
          g_file_test (backup->origin, G_FILE_TEST_EXISTS))
        g_ptr_array_remove_index_fast (backups, i);
    }
  g_ptr_array_sort (backups, compare_newest_first);

  return backups;
}

/* The newest backup of each earlier version is the only way back to the program of that version: no
 * rule drops it, nor does it take the place of another. */
static void
spare_versions (GPtrArray *backups)
{
  int version = haw_schema_get_version ();

  for (int v = 1; v < version; v++)
    for (guint i = 0; i < backups->len; i++)
      if (haw_gate_read_version (((HawBackup *) backups->pdata[i])->path) == v)
        {
          g_ptr_array_remove_index (backups, i);
          break;
        }
}

static void
rotate (const char *folder,
        const char *origin,
        GKeyFile   *origins)
{
  g_autoptr (GPtrArray) backups = collect_group (folder, origin);
  int week = 0;
  guint n_weeks = 0;

  spare_versions (backups);
  /* A program that opens and closes the project every second must not push out the older ones. */
  if (backups->len > 2 && ((HawBackup *) backups->pdata[0])->time -
                          ((HawBackup *) backups->pdata[2])->time < BURST)
    {
      drop (backups->pdata[1], origins);
      g_ptr_array_remove_index (backups, 1);
    }

  for (guint i = (guint) g_atomic_int_get (&n_newest); i < backups->len; i++)
    {
      HawBackup *backup = g_ptr_array_index (backups, i);

      if (n_weeks < N_WEEKS && week_of (backup) != week)
        {
          week = week_of (backup);
          n_weeks++;
        }
      else
        drop (backup, origins);
    }
}

/* The next name of the present second, behind all that are there: one that became free between two
 * others would tell a wrong order. */
static char *
next_name (const char *folder)
{
  g_autoptr (GDateTime) now = g_date_time_new_from_unix_utc (haw_clock_now () / G_USEC_PER_SEC);
  g_autofree char *stamp = g_date_time_format (now, NAME_FORMAT);
  g_autoptr (GDir) files = g_dir_open (folder, 0, NULL);
  guint64 number = 0;
  const char *name;

  /* What SQLite left beside a backup takes its name as well. */
  while (files != NULL && (name = g_dir_read_name (files)) != NULL)
    if (g_str_has_prefix (name, stamp))
      number = MAX (number, number_of_name (name));

  return number == 0 ? g_strconcat (stamp, SUFFIX, NULL)
                     : g_strdup_printf ("%s-%" G_GUINT64_FORMAT SUFFIX, stamp, number + 1);
}

/* In bytes; 0 where that can't be told. */
static guint64
size_of (HawDb *db)
{
  gint64 size = 0;

  haw_db_get_int (db, &size, NULL,
                  "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size", "");
  return (guint64) size;
}

/* A backup is not worth the last byte of the disk. */
static gboolean
check_space (HawDb      *db,
             const char *folder,
             GError    **error)
{
  struct statvfs disk;

  if (statvfs (folder, &disk) != 0 ||
      (guint64) disk.f_bavail * disk.f_frsize >= size_of (db) + SPARE)
    return TRUE;

  g_set_error_literal (error, HAW_ERROR, HAW_ERROR_NO_SPACE,
                       _("There is not enough space left in your home folder; free some. The "
                         "project itself is stored."));
  return FALSE;
}

static gboolean
make_in_folder (HawDb       *db,
                const char  *folder,
                const char  *origin,
                GError     **error)
{
  g_autoptr (GKeyFile) origins = NULL;
  g_autofree char *name = NULL;
  g_autofree char *path = NULL;

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_set_error (error, HAW_ERROR, HAW_ERROR_READ_ONLY,
                   _("The folder for backups can’t be made: %s."), g_strerror (errno));
      return FALSE;
    }
  name = next_name (folder);
  path = g_build_filename (folder, name, NULL);
  if (!check_space (db, folder, error) ||
      !haw_copy_database (db, path, HAW_COPY_DEFAULT, error))
    return FALSE;

  origins = load_origins (folder);
  g_key_file_set_string (origins, ORIGINS_GROUP, name, origin);
  rotate (folder, origin, origins);
  save_origins (folder, origins);
  return TRUE;
}

/* Where the backups of the project in @db go. */
static char *
folder_of (HawDb *db)
{
  g_autofree char *parent = haw_backup_dup_folder ();
  g_autofree char *uuid = read_uuid (db);

  return g_build_filename (parent, uuid != NULL ? uuid : "unnamed", NULL);
}

gboolean
haw_backup_is_due (HawDb      *db,
                   const char *path)
{
  g_autoptr (GPtrArray) backups = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *origin = NULL;
  const HawBackup *newest;
  const gint64 now = haw_clock_now ();
  guint64 size;

  g_return_val_if_fail (db != NULL && path != NULL, FALSE);

  folder = folder_of (db);
  origin = g_canonicalize_filename (path, NULL);
  backups = g_ptr_array_new_with_free_func ((GDestroyNotify) haw_backup_free);
  add_backups (backups, folder, origin);
  if (backups->len == 0)
    return TRUE;

  g_ptr_array_sort (backups, compare_newest_first);
  newest = g_ptr_array_index (backups, 0);
  size = size_of (db);
  /* One of the future says nothing. */
  return newest->time > now || now - newest->time > DUE ||
         (size > newest->size ? size - newest->size : newest->size - size) >
         newest->size / DUE_SHARE;
}

gboolean
haw_backup_make (HawDb       *db,
                 const char  *path,
                 GError     **error)
{
  g_autofree char *folder = NULL;
  g_autofree char *origin = NULL;
  g_autofree char *name = NULL;
  g_autoptr (GError) cause = NULL;

  g_return_val_if_fail (db != NULL && path != NULL, FALSE);

  folder = folder_of (db);
  origin = g_canonicalize_filename (path, NULL);
  if (make_in_folder (db, folder, origin, &cause))
    return TRUE;

  name = haw_isolate_path (path);
  g_set_error (error, cause->domain, cause->code, _("No backup of %s was made. %s"), name,
               cause->message);
  return FALSE;
}

GPtrArray *
haw_backup_list (const char *path)
{
  GPtrArray *backups = g_ptr_array_new_with_free_func ((GDestroyNotify) haw_backup_free);
  g_autofree char *parent = haw_backup_dup_folder ();
  g_autofree char *origin = g_canonicalize_filename (path, NULL);
  /* To open a pipe would block. */
  g_autoptr (HawDb) db = g_file_test (path, G_FILE_TEST_IS_REGULAR)
                         ? haw_db_open (path, HAW_DB_IMMUTABLE, NULL) : NULL;
  g_autofree char *uuid = db != NULL ? read_uuid (db) : NULL;
  g_autoptr (GDir) folders = g_dir_open (parent, 0, NULL);
  const char *name;

  /* A damaged file does not tell its name, and another may lie in its place: its path does. */
  while (folders != NULL && (name = g_dir_read_name (folders)) != NULL)
    {
      g_autofree char *folder = g_build_filename (parent, name, NULL);

      add_backups (backups, folder, g_strcmp0 (name, uuid) == 0 ? NULL : origin);
    }
  g_ptr_array_sort (backups, compare_newest_first);

  return backups;
}

static void
count_articles (HawBackup *backup)
{
  g_autoptr (HawDb) db = haw_db_open (backup->path, HAW_DB_IMMUTABLE, NULL);

  if (db != NULL && !haw_db_get_int (db, &backup->n_articles, NULL,
                                     "SELECT count (*) FROM article WHERE removed_at IS NULL", ""))
    backup->n_articles = -1;
}

static void
list_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  GPtrArray *backups = haw_backup_list (task_data);

  for (guint i = 0; i < backups->len && !g_cancellable_is_cancelled (cancellable); i++)
    count_articles (g_ptr_array_index (backups, i));
  g_task_return_pointer (task, backups, (GDestroyNotify) g_ptr_array_unref);
}

void
haw_backup_list_async (GFile               *file,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (G_IS_FILE (file));

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, haw_backup_list_async);
  g_task_set_task_data (task, g_file_get_path (file), g_free);
  if (g_task_get_task_data (task) == NULL)
    g_task_return_pointer (task, g_ptr_array_new (), (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_run_in_thread (task, list_thread);
}

GPtrArray *
haw_backup_list_finish (GAsyncResult  *result,
                        GError       **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, haw_backup_list_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
back_up_run (gpointer data)
{
  g_autoptr (GTask) task = data;
  HawProject *self = g_task_get_source_object (task);
  GError *error = NULL;

  if (haw_backup_make (self->writer_db, self->path, &error))
    {
      self->written = FALSE;
      g_task_return_boolean (task, TRUE);
    }
  else
    g_task_return_error (task, error);
}

void
haw_project_back_up_async (HawProject          *self,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (HAW_IS_PROJECT (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, haw_project_back_up_async);
  if (self->closed || self->read_only)
    {
      g_autofree char *name = haw_isolate (self->name);

      g_task_return_new_error (task, HAW_ERROR, HAW_ERROR_READ_ONLY,
                               self->closed
                               ? _("The project %s is closed. Open it again to back it up.")
                               : _("The project %s is open for reading only. Save a copy of it "
                                   "instead."), name);
      return;
    }
  haw_worker_push (self->writer, FALSE, back_up_run, g_steal_pointer (&task));
}

gboolean
haw_project_back_up_finish (HawProject    *self,
                            GAsyncResult  *result,
                            GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
