/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "haw-db.h"

G_BEGIN_DECLS

/**
 * haw_migrate:
 * @db: the writer's connection, of a file that haw_gate_check() let through
 * @path: where the project is
 * @migrated: (out): whether anything was done
 *
 * Brings a file of an earlier version to the one of this build. A backup comes first. Each version is
 * one transaction that ends with the new `user_version`, so that a crash leaves the file at one
 * version or the next. The history is dropped, because its changesets are of the old tables.
 */
gboolean haw_migrate (HawDb       *db,
                      const char  *path,
                      gboolean    *migrated,
                      GError     **error);

G_END_DECLS
