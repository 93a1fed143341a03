/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * HawLock:
 *
 * The right of this process to write one project file. It lies in the runtime folder of the user, by
 * device and inode, so that nothing is left beside the project; the kernel frees it with the process.
 */
typedef struct _HawLock HawLock;

/**
 * haw_lock_acquire:
 * @path: the project file, which must exist
 *
 * Returns: (transfer full) (nullable): the lock; %HAW_ERROR_LOCKED with a sentence that names the
 *   holder where another process or project has it
 */
HawLock *haw_lock_acquire (const char  *path,
                           GError     **error);

/**
 * haw_lock_describe:
 *
 * Looks without touching the lock, so that nobody is kept from taking it meanwhile.
 *
 * Returns: (transfer full) (nullable): a sentence on who writes the project at @path at the moment
 */
char *haw_lock_describe (const char *path);

void haw_lock_release (HawLock *lock);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HawLock, haw_lock_release)

G_END_DECLS
