/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "time/haw-civil.h"

G_BEGIN_DECLS

/* Puts marks into rows where they overlap no other, one after another in the order of their starts:
 * each into the lowest row that is free from its start on. This needs the fewest rows possible, the
 * number of marks under way at once, and O(n log n) time: ended rows come off one heap, ordered by
 * end, and wait in another, ordered by number. */
typedef struct _HawRows HawRows;

HawRows *haw_rows_new (void);
void haw_rows_free (HawRows *self);
guint haw_rows_add (HawRows *self,
                    gint64   start,
                    gint64   end);
guint haw_rows_get_n (const HawRows *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HawRows, haw_rows_free)

G_END_DECLS
