/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "haw-history.h"

G_BEGIN_DECLS

/* The label in four columns of a row, from @first on. */
HawLabel *haw_history_read_label (HawStmt *stmt,
                                  int      first);

/* The changeset that takes @changeset back, or NULL where it is none. */
GBytes *haw_history_invert (GBytes *changeset);

/* Applies a changeset; %HAW_ERROR_STALE with the sentence @refusal where rows are not as it wants. */
gboolean haw_history_apply (HawDb       *db,
                            GBytes      *changeset,
                            const char  *refusal,
                            GError     **error);

G_END_DECLS
