/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * haw_move_async:
 * @source: a project that is closed here
 * @target: where nothing may be yet
 *
 * Makes a checked copy at @target and then removes @source. Nobody else can open @source to write
 * meanwhile; where another program wrote to it all the same, it stays.
 */
void     haw_move_async  (GFile                *source,
                          GFile                *target,
                          GCancellable         *cancellable,
                          GAsyncReadyCallback   callback,
                          gpointer              user_data);

/**
 * haw_move_finish:
 * @left: (out) (optional): where the project is at its new place but could not be removed from the old
 *   one, a sentence that says why
 *
 * Returns: whether the project is at its new place; where it is not, the old one is as it was
 */
gboolean haw_move_finish (GAsyncResult         *result,
                          GError              **left,
                          GError              **error);

G_END_DECLS
