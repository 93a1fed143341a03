/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "haw-error.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  HAW_RESTORE_DEFAULT = 0,
  HAW_RESTORE_ONCE = 1 << 0, /* a file that has the name already is the result */
  HAW_RESTORE_EXACT = 1 << 1, /* fails with HAW_ERROR_EXISTS where the name is taken */
} HawRestoreFlags;

/**
 * haw_restore_async:
 * @source: a backup or another sound project, which is only read
 * @folder: where to make the new project; made if it is not there
 * @name: of the new file, without the suffix
 *
 * Makes a new project of a backup: checked first, in its place at once, and never in the place of
 * another file. Where the name is taken, a number is put behind it.
 */
void   haw_restore_async  (GFile                *source,
                           GFile                *folder,
                           const char           *name,
                           HawRestoreFlags       flags,
                           GCancellable         *cancellable,
                           GAsyncReadyCallback   callback,
                           gpointer              user_data);

/**
 * haw_restore_finish:
 *
 * Returns: (transfer full) (nullable): the new project
 */
GFile *haw_restore_finish (GAsyncResult         *result,
                           GError              **error);

G_END_DECLS
