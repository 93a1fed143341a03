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
 * haw_copy_move:
 *
 * Syncs @temporary and puts it in the place of @path.
 */
gboolean haw_copy_move (const char *temporary,
                        const char *path,
                        GError    **error);

/**
 * haw_copy_move_new:
 *
 * As haw_copy_move(), but fails with %HAW_ERROR_EXISTS where there is a file at @path.
 */
gboolean haw_copy_move_new (const char *temporary,
                            const char *path,
                            GError    **error);

G_END_DECLS
