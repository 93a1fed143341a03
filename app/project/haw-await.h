/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * haw_await_cb:
 * @slot: (type GAsyncResult**): where the result goes; must hold NULL
 *
 * The callback of an asynchronous function whose end haw_await() waits for, in programs without a
 * window.
 */
void haw_await_cb (GObject      *object,
                   GAsyncResult *result,
                   gpointer      slot);

/**
 * haw_await:
 * @slot: as given to haw_await_cb()
 *
 * Runs the main context of the thread until the result is there.
 *
 * Returns: (transfer none): the result, which belongs to @slot
 */
GAsyncResult *haw_await (GAsyncResult **slot);

G_END_DECLS
