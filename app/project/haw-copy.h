/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "haw-project.h"

G_BEGIN_DECLS

typedef enum
{
  HAW_COPY_DEFAULT = 0,
  HAW_COPY_CLEAN = 1 << 0, /* for others: without the history and without what was deleted */
  HAW_COPY_NEW = 1 << 1,   /* fails with HAW_ERROR_EXISTS where the name is taken */
} HawCopyFlags;

/**
 * haw_project_save_copy_async:
 * @target: the file to make; one that is there is replaced once the copy is whole, and not before,
 *   or never with %HAW_COPY_NEW
 * @progress: (nullable): told how many bytes of how many are copied, on the thread of @self
 *
 * Writes a copy of the project as it is now. Edits go on meanwhile and are part of the copy if they
 * come before its end. The copy is made beside @target, checked and then moved to its place; if
 * anything fails, @target is as it was. It works as well for a project that can't be written any more.
 * Where the journal of another file lies beside the name, it fails with %HAW_ERROR_EXISTS; the journal
 * of a file that is replaced goes with it.
 *
 * A copy keeps the history unless %HAW_COPY_CLEAN is given; then nothing that was deleted is in the
 * bytes of the file either.
 *
 * Closing the project waits for the copy.
 */
void     haw_project_save_copy_async  (HawProject            *self,
                                       GFile                 *target,
                                       HawCopyFlags           flags,
                                       GFileProgressCallback  progress,
                                       gpointer               progress_data,
                                       GCancellable          *cancellable,
                                       GAsyncReadyCallback    callback,
                                       gpointer               user_data);

/**
 * haw_project_save_copy_finish:
 *
 * Returns: whether the copy is at its place; a HAW_ERROR naming the file otherwise
 */
gboolean haw_project_save_copy_finish (HawProject            *self,
                                       GAsyncResult          *result,
                                       GError               **error);

/**
 * haw_copy_database:
 * @db: where to read from, on its thread
 * @path: the file to make or replace
 *
 * As haw_project_save_copy_async(), in one go: for automatic backups.
 */
gboolean haw_copy_database (HawDb         *db,
                            const char    *path,
                            HawCopyFlags   flags,
                            GError       **error);

G_END_DECLS
