/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "haw-db.h"

G_BEGIN_DECLS

#define HAW_APPLICATION_ID 0x48574D53 /* "HWMS" */

/**
 * haw_schema_get_version:
 *
 * Returns: the version of the files that this build writes
 */
int haw_schema_get_version (void);

/**
 * haw_schema_set_analyst:
 * @name: (nullable): who is named as the analyst of projects made from now on; without a name the
 *   user of the computer. May be called from any thread
 */
void haw_schema_set_analyst (const char *name);

/**
 * haw_schema_create:
 *
 * Makes the tables of schema.sql in an empty file and marks it as a project, in one transaction.
 */
gboolean haw_schema_create (HawDb   *db,
                            GError **error);

/**
 * haw_schema_verify:
 *
 * Compares every table and index, statement by statement, with those of a file of its version:
 * made anew, or made by an earlier version and brought up since.
 *
 * Returns: FALSE with %HAW_ERROR_FOREIGN where anything differs
 */
gboolean haw_schema_verify (HawDb   *db,
                            GError **error);

G_END_DECLS
