/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "haw-cli.h"

G_BEGIN_DECLS

/**
 * haw_cli_read_text:
 * @path: (nullable): a file; the standard input without it
 *
 * Reads a text as an import does, so that offsets are those of the article: whatever its encoding,
 * without a byte order mark, lines ended by LF.
 *
 * Returns: (transfer full) (nullable): UTF-8, "" where there is nothing to be seen
 */
char *haw_cli_read_text (const char  *path,
                         GError     **error);

/**
 * haw_cli_read_batch:
 *
 * As haw_cli_read_text() for a file of questions, a line each, of which an article cannot be said.
 */
char *haw_cli_read_batch (const char  *path,
                          GError     **error);

G_END_DECLS
