/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "project/haw-project.h"

G_BEGIN_DECLS

/**
 * HawCodeFields:
 *
 * Values for a code; a NULL is left as it is. For a new code a NULL is empty, but for the colour (the
 * one of the palette used least) and the key (the first that is free, digits first).
 * %HAW_ERROR_INVALID where the key or the pattern is none of haw_code_keys() and haw_code_patterns().
 */
typedef struct
{
  const char *name;
  const char *color;
  const char *description;
  const char *key;
  const char *pattern;
  const char *includes;
  const char *excludes;
  gint64 parent;           /* of a new code: the one above it, 0 for none */
} HawCodeFields;

/**
 * haw_code_add_async:
 *
 * Makes a code at the end of the codebook.
 */
void     haw_code_add_async     (HawProject          *project,
                                 const HawCodeFields *fields,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data);

/**
 * haw_code_add_finish:
 *
 * Returns: the id of the new code, 0 with an error; %HAW_ERROR_INVALID where the name is empty or
 *   taken
 */
gint64   haw_code_add_finish    (HawProject          *project,
                                 GAsyncResult        *result,
                                 GError             **error);

/* Ends with haw_project_edit_finish(). */
void     haw_code_update_async  (HawProject          *project,
                                 gint64               code,
                                 const HawCodeFields *fields,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data);

/**
 * haw_code_remove_async:
 * @name: its name, for the history
 *
 * Removes a code from the codebook and from every annotation. The annotations stay; codes below it
 * move up to its parent. Ends with haw_project_edit_finish().
 */
void     haw_code_remove_async  (HawProject          *project,
                                 gint64               code,
                                 const char          *name,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data);

/**
 * haw_code_add:
 *
 * Makes a code inside another edit; see haw_code_add_async().
 *
 * Returns: its id, 0 with an error
 */
gint64   haw_code_add           (HawDb               *db,
                                 const HawCodeFields *fields,
                                 GError             **error);

/**
 * haw_code_ensure:
 * @db: the writer's connection, inside an edit
 * @name: name of a code
 *
 * Returns: the id of the code called @name, which is made if there is none; 0 with an error
 */
gint64   haw_code_ensure        (HawDb               *db,
                                 const char          *name,
                                 GError             **error);

/**
 * haw_code_colors:
 *
 * Returns: (transfer none): the colours for codes, #rrggbb, told apart with any colour vision
 */
const char *const *haw_code_colors (void);

/**
 * haw_code_patterns:
 *
 * Returns: (transfer none): the patterns of codes, "" for the plain ground first
 */
const char *const *haw_code_patterns (void);

/**
 * haw_code_keys:
 *
 * Returns: (transfer none): the keys that can apply codes, in the order in which they are given out:
 *   the digits and the letters that do nothing else in a text
 */
const char *const *haw_code_keys (void);

G_END_DECLS
