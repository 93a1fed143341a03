/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "project/haw-project.h"

G_BEGIN_DECLS

/* Codebooks of other programs and of spreadsheets: REFI-QDA codebooks (*.qdc, XML) and CSV. A file is
 * a stranger's: at most 8 MB and 10,000 codes, no document type and so no entities, no network. */

/**
 * HawCodebookEntry:
 * @parent: index of the code above it, always a smaller one, -1 at the top
 * @uuid: (nullable): lower case
 * @color: (nullable): #rrggbb
 * @key: (nullable): NULL where the file does not tell of keys
 */
typedef struct
{
  int parent;
  char *uuid;
  char *name;
  char *color;
  char *key;
  char *description;
  char *includes;
  char *excludes;
  char *pattern;
  gboolean pinned;
  gboolean retired;
} HawCodebookEntry;

/**
 * haw_codebook_parse:
 * @data: the bytes of a file
 *
 * Returns: (transfer full) (nullable) (element-type HawCodebookEntry): its codes, each after the one
 *   above it; NULL with %HAW_ERROR_INVALID and a sentence
 */
GPtrArray *haw_codebook_parse         (const char           *data,
                                       gsize                 length,
                                       GError              **error);

/**
 * haw_codebook_import_async:
 *
 * Adds the codes of a file in one step. A code that the project has already, by UUID or by name,
 * stays as it is.
 */
void       haw_codebook_import_async  (HawProject           *project,
                                       GFile                *file,
                                       GCancellable         *cancellable,
                                       GAsyncReadyCallback   callback,
                                       gpointer              user_data);

/**
 * haw_codebook_import_finish:
 * @n_known: (out) (optional): how many codes of the file were there already
 *
 * Returns: how many codes were added, -1 with an error
 */
int        haw_codebook_import_finish (HawProject           *project,
                                       GAsyncResult         *result,
                                       int                  *n_known,
                                       GError              **error);

G_END_DECLS
