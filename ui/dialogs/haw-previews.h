/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Previews of exports are complete files in a folder of their own. They hold what the user wrote, so
 * that none of them outlives the program. */

/**
 * haw_previews_get_file:
 *
 * Returns: (transfer full): where the preview of a format is written
 */
GFile *haw_previews_get_file     (const char          *extension);

/**
 * haw_previews_prepare_async:
 *
 * Makes the folder of the previews. Calls @callback in any case: without it, exporting there fails
 * with a sentence.
 */
void   haw_previews_prepare_async (GAsyncReadyCallback  callback,
                                   gpointer             user_data);

/**
 * haw_previews_clear:
 *
 * Deletes the previews. Blocks for that moment: for the end of the program.
 */
void   haw_previews_clear         (void);

/**
 * haw_previews_clear_async:
 *
 * Deletes the previews, those of a program that ended early too.
 */
void   haw_previews_clear_async   (void);

G_END_DECLS
