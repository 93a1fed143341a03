/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * haw_export_file_write:
 * @target: what is there is replaced as a whole, or left as it was
 * @length: bytes
 *
 * Writes beside the target, to the disk, and then takes its place. Blocks.
 *
 * Returns: whether it is written; fails with %G_FILE_ERROR or %G_IO_ERROR
 */
gboolean    haw_export_file_write      (GFile         *target,
                                        const char    *data,
                                        gsize          length,
                                        GCancellable  *cancellable,
                                        GError       **error);

/**
 * haw_export_file_get_reason:
 *
 * Returns: (transfer none): why haw_export_file_write() failed, without the name of the file that was
 *   to take the place of the target
 */
const char *haw_export_file_get_reason (const GError  *error);

G_END_DECLS
