/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "haw-copy.h"

G_BEGIN_DECLS

/**
 * haw_copy_make_temporary:
 *
 * Returns: (transfer full) (nullable): the path of an empty file of our own beside @path, where a new
 *   @path is made
 */
char    *haw_copy_make_temporary (const char *path,
                                  GError    **error);

/**
 * haw_copy_check_new:
 *
 * Returns: whether a new file may come to @path; fails with %HAW_ERROR_EXISTS where there is one, or
 *   what was left of one that SQLite would write into the new one
 */
gboolean haw_copy_check_new (const char *path,
                             GError    **error);

/**
 * haw_copy_move_new:
 *
 * Syncs @temporary and moves it to @path; fails as haw_copy_check_new() does.
 */
gboolean haw_copy_move_new (const char *temporary,
                            const char *path,
                            GError    **error);

G_END_DECLS
