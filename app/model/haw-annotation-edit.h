/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "project/haw-project.h"

G_BEGIN_DECLS

/**
 * haw_annotation_add_async:
 * @article: the article
 * @start: code points into its newest text
 * @end: exclusive
 * @codes: (array length=n_codes): codes to apply
 * @note: (nullable): a note to write on it
 *
 * Marks a passage. An annotation of exactly that passage is used again: it then gets the codes it
 * does not have yet.
 */
void   haw_annotation_add_async  (HawProject           *project,
                                  gint64                article,
                                  gint64                start,
                                  gint64                end,
                                  const gint64         *codes,
                                  gsize                 n_codes,
                                  const char           *note,
                                  GCancellable         *cancellable,
                                  GAsyncReadyCallback   callback,
                                  gpointer              user_data);

/**
 * haw_annotation_add_finish:
 *
 * Returns: the id of the annotation, 0 with an error; %HAW_ERROR_INVALID where the offsets are
 *   outside the text
 */
gint64 haw_annotation_add_finish (HawProject           *project,
                                  GAsyncResult         *result,
                                  GError              **error);

/**
 * haw_annotation_add_new_code_async:
 * @name: name of a code, which is made if there is none
 *
 * As haw_annotation_add_async() with one code known by its name, all in one step. Ends with
 * haw_annotation_add_finish().
 */
void   haw_annotation_add_new_code_async (HawProject          *project,
                                          gint64               article,
                                          gint64               start,
                                          gint64               end,
                                          const char          *name,
                                          GCancellable        *cancellable,
                                          GAsyncReadyCallback  callback,
                                          gpointer             user_data);

/**
 * haw_annotation_add:
 *
 * The same inside another edit.
 *
 * Returns: the id, 0 with an error
 */
gint64 haw_annotation_add        (HawDb                *db,
                                  gint64                article,
                                  gint64                start,
                                  gint64                end,
                                  GError              **error);

/**
 * haw_annotation_apply_code:
 *
 * Applies a code inside another edit; does nothing where it is applied already.
 */
gboolean haw_annotation_apply_code (HawDb              *db,
                                    gint64              annotation,
                                    gint64              code,
                                    GError            **error);

/**
 * haw_annotation_set_translation:
 *
 * Writes the translation of the quotation inside another edit.
 */
gboolean haw_annotation_set_translation (HawDb         *db,
                                         gint64         annotation,
                                         const char    *translation,
                                         GError       **error);

/**
 * haw_annotation_set_range:
 *
 * Moves an annotation to another passage of the text its article has now, inside another edit.
 */
gboolean haw_annotation_set_range (HawDb               *db,
                                   gint64               annotation,
                                   gint64               start,
                                   gint64               end,
                                   GError             **error);

/**
 * haw_annotation_remove:
 *
 * Deletes an annotation with all that hangs on it inside another edit.
 */
gboolean haw_annotation_remove    (HawDb               *db,
                                   gint64               annotation,
                                   GError             **error);

/* The following end with haw_project_edit_finish(). */

/**
 * haw_annotation_set_code_async:
 * @applied: whether the annotation shall have @code
 */
void   haw_annotation_set_code_async        (HawProject           *project,
                                             gint64                annotation,
                                             gint64                code,
                                             gboolean              applied,
                                             GCancellable         *cancellable,
                                             GAsyncReadyCallback   callback,
                                             gpointer              user_data);
void   haw_annotation_set_translation_async (HawProject           *project,
                                             gint64                annotation,
                                             const char           *translation,
                                             GCancellable         *cancellable,
                                             GAsyncReadyCallback   callback,
                                             gpointer              user_data);

/**
 * haw_annotation_set_range_async:
 * @run: (nullable): as haw_project_edit_async() has it, for steps that follow each other quickly
 *
 * Moves an annotation to another passage of the same text.
 */
void   haw_annotation_set_range_async       (HawProject           *project,
                                             gint64                annotation,
                                             gint64                start,
                                             gint64                end,
                                             const char           *run,
                                             GCancellable         *cancellable,
                                             GAsyncReadyCallback   callback,
                                             gpointer              user_data);

/**
 * haw_annotation_remove_async:
 *
 * Deletes an annotation with its note, and takes it from the events it was evidence for.
 */
void   haw_annotation_remove_async          (HawProject           *project,
                                             gint64                annotation,
                                             GCancellable         *cancellable,
                                             GAsyncReadyCallback   callback,
                                             gpointer              user_data);

G_END_DECLS
