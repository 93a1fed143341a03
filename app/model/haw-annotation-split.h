/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "project/haw-project.h"

G_BEGIN_DECLS

/**
 * haw_annotation_split_async:
 * @offset: a code point inside the annotation, neither its first nor past its last one
 *
 * Makes two annotations of one, without the blanks between them. Both have its codes, note and
 * translation. The first keeps its identity, so what it is evidence for and its links stay with it.
 */
void     haw_annotation_split_async  (HawProject           *project,
                                      gint64                annotation,
                                      gint64                offset,
                                      GCancellable         *cancellable,
                                      GAsyncReadyCallback   callback,
                                      gpointer              user_data);

/**
 * haw_annotation_split_finish:
 *
 * Returns: the id of the second annotation, 0 with an error; %HAW_ERROR_INVALID where one part would
 *   be empty
 */
gint64   haw_annotation_split_finish (HawProject           *project,
                                      GAsyncResult         *result,
                                      GError              **error);

/**
 * haw_annotation_join_async:
 * @other: an annotation of the same text
 *
 * Makes one annotation of two: it reaches over both and has the codes, notes, translations, evidence
 * and links of both. @other is deleted. Ends with haw_project_edit_finish().
 */
void     haw_annotation_join_async   (HawProject           *project,
                                      gint64                annotation,
                                      gint64                other,
                                      GCancellable         *cancellable,
                                      GAsyncReadyCallback   callback,
                                      gpointer              user_data);

G_END_DECLS
