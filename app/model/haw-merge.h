/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "haw-note.h"

G_BEGIN_DECLS

/* What two rows that become one have beside their own fields: notes and values of fields. All of it goes
 * over to the one that stays, inside another edit, on the writer's thread. */

gboolean haw_merge_remark (HawDb          *db,
                           HawNoteTarget   target,
                           gint64          id,
                           const char     *text,
                           GError        **error);
gboolean haw_merge_notes  (HawDb          *db,
                           HawNoteTarget   target,
                           gint64          into,
                           gint64          other,
                           GError        **error);
gboolean haw_merge_values (HawDb          *db,
                           HawNoteTarget   target,
                           gint64          into,
                           gint64          other,
                           GError        **error);

G_END_DECLS
