/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * haw_clock_now:
 *
 * The clock of everything that is stored. Can be called from any thread.
 *
 * Returns: microseconds since 1970 in UTC
 */
gint64 haw_clock_now (void);

/**
 * haw_uuid_new:
 *
 * Returns: (transfer full): a UUID of version 4 in lower case
 */
char *haw_uuid_new (void);

/**
 * haw_clock_fix:
 * @start: microseconds since 1970 in UTC
 *
 * Makes the rest of the process repeatable: haw_clock_now() gives @start and one second more at
 * every call, and haw_uuid_new() counts up, in a series of its own for every second of @start. For
 * tests and for builds that must come out the same.
 */
void haw_clock_fix (gint64 start);

G_END_DECLS
