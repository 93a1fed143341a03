/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "haw-error.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * HawRecovery:
 *
 * What a recovery brought back and what it did not.
 */
typedef struct _HawRecovery HawRecovery;

/**
 * haw_recover_async:
 * @damaged: a project that can't be opened; it is only read, never written
 * @file: where to make the new project; there must be no file yet
 *
 * Makes a new project of all that can still be read: first the rows that SQLite reaches, then, where
 * it does not reach all, those on pages that look like rows of ours. The new project is sound by
 * itself: nothing in it refers to something that is lost. The history is not carried over.
 */
void         haw_recover_async  (GFile                *damaged,
                                 GFile                *file,
                                 GCancellable         *cancellable,
                                 GAsyncReadyCallback   callback,
                                 gpointer              user_data);

/**
 * haw_recover_finish:
 *
 * Returns: (transfer full) (nullable): the report; NULL with %HAW_ERROR_NOT_PROJECT where nothing of
 *   a project was found, and then there is no new file
 */
HawRecovery *haw_recover_finish (GAsyncResult         *result,
                                 GError              **error);

/**
 * haw_recovery_get_found:
 * @table: a table of schema.sql
 *
 * Returns: how many of its rows are in the new project
 */
guint64      haw_recovery_get_found (HawRecovery *recovery,
                                     const char  *table);

/**
 * haw_recovery_is_whole:
 *
 * Returns: whether SQLite could read all of the file, so that nothing but the history is missing
 */
gboolean     haw_recovery_is_whole (HawRecovery *recovery);

/**
 * haw_recovery_get_findings:
 *
 * Returns: (transfer none): translated sentences, what was found first and then what was lost
 */
const char *const *haw_recovery_get_findings (HawRecovery *recovery);

void         haw_recovery_free (HawRecovery *recovery);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HawRecovery, haw_recovery_free)

G_END_DECLS
