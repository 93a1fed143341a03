/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "haw-project.h"

G_BEGIN_DECLS

/**
 * HawBackup:
 *
 * One backup copy. `time` is in microseconds since 1970 in UTC, `size` in bytes; `origin` is the path
 * the project had. `n_articles` is -1 where it was not counted or can't be read.
 */
typedef struct
{
  char *path;
  char *origin;
  gint64 time;
  guint64 size;
  gint64 n_articles;
} HawBackup;

void haw_backup_free (HawBackup *backup);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HawBackup, haw_backup_free)

/**
 * haw_backup_dup_folder:
 *
 * Returns: (transfer full): the folder of the backups of all projects, which may not be there yet
 */
char    *haw_backup_dup_folder (void);

/**
 * haw_backup_set_kept:
 * @n: how many of the newest backups of a project are kept from now on; 8 at first
 */
void     haw_backup_set_kept   (guint n);

/**
 * haw_backup_make:
 * @db: a connection to the project, on its thread
 * @path: where the project is
 *
 * Makes a backup in the state folder of the user. Once that is checked and in its place, the ones
 * not needed any more are removed: kept are the newest of a project at one path, as many as
 * haw_backup_set_kept() says, of a row made within ten minutes the first and the last, and beyond
 * these one a week for 4 weeks. The newest one of each earlier version of the format is kept besides.
 */
gboolean haw_backup_make (HawDb       *db,
                          const char  *path,
                          GError     **error);

/**
 * haw_backup_is_due:
 *
 * Returns: whether the newest backup of the project at @path was made more than an hour ago, or of a
 *   file whose size was another by more than a tenth. For programs that open and close a project
 *   again and again.
 */
gboolean haw_backup_is_due (HawDb      *db,
                            const char *path);

/**
 * haw_backup_list:
 * @path: a project, which may be damaged or gone
 *
 * Blocks for as long as it takes to read a folder.
 *
 * Returns: (transfer full) (element-type HawBackup): the backups of that project, newest first
 */
GPtrArray *haw_backup_list (const char *path);

void       haw_backup_list_async  (GFile                *file,
                                   GCancellable         *cancellable,
                                   GAsyncReadyCallback   callback,
                                   gpointer              user_data);

/**
 * haw_backup_list_finish:
 *
 * Returns: (transfer full) (element-type HawBackup): as haw_backup_list(), with the articles counted
 */
GPtrArray *haw_backup_list_finish (GAsyncResult         *result,
                                   GError              **error);

/**
 * haw_project_back_up_async:
 *
 * Makes a backup now, after the edits asked for before. Finish with haw_project_back_up_finish().
 */
void       haw_project_back_up_async  (HawProject           *self,
                                       GCancellable         *cancellable,
                                       GAsyncReadyCallback   callback,
                                       gpointer              user_data);
gboolean   haw_project_back_up_finish (HawProject           *self,
                                       GAsyncResult         *result,
                                       GError              **error);

G_END_DECLS
