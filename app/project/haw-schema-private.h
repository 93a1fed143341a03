/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "haw-schema.h"

G_BEGIN_DECLS

/**
 * HawFormat:
 *
 * One version of the project file.
 */
typedef struct
{
  /* Resource with the schema of a new file of this version, below /org/hawamish/app; or, in tests,
   * the statements that follow those of schema.sql. */
  const char *resource;
  const char *addition;
  /* Makes it of the version before, inside a transaction; NULL for version 1. Columns are only
   * appended. Runs on empty tables as well, to learn what the schema then says. */
  gboolean (*upgrade) (HawDb   *db,
                       GError **error);
} HawFormat;

/* Runs the step that ends at @version. */
gboolean haw_schema_upgrade (HawDb   *db,
                             int      version,
                             GError **error);

/* Lets a test have versions that are still to come. NULL goes back to those of the build. */
void haw_schema_set_formats (const HawFormat *formats,
                             guint            n_formats);

G_END_DECLS
