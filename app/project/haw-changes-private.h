/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "haw-changes.h"
#include "haw-db.h"

G_BEGIN_DECLS

/* The name of a table in the file. */
const char *haw_table_get_name (HawTable table);

/* An empty set of changes; rows are added by haw_changes_decode(). */
HawChanges *haw_changes_new (HawOrigin origin);

void haw_changes_reset_all (HawChanges *changes);

/* Adds the rows of a session changeset. */
gboolean haw_changes_decode (HawChanges  *changes,
                             HawDb       *db,
                             GBytes      *changeset,
                             GError     **error);

/* Finds the owners that the changeset does not carry. Called before and after the rows are
 * changed, so that owners which the change itself removes or makes are found as well. */
void haw_changes_find_owners (HawChanges *changes,
                              HawDb      *db);

G_END_DECLS
