/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "project/haw-project.h"

G_BEGIN_DECLS

/**
 * HawPlace:
 * @article: an article that is in the project, 0 for none
 * @annotation: an annotation of it, 0 for none (or one that is gone)
 * @start: code points of a passage of @article
 * @end: exclusive; 0 where there is no passage
 * @event: an event that is in the project, 0 for none
 * @touched: the annotation that was changed or written on, which may be gone; 0 for none
 *
 * Where something happened to the document, to be shown after an undo.
 */
typedef struct
{
  gint64 article;
  gint64 annotation;
  gint64 start;
  gint64 end;
  gint64 event;
  gint64 touched;
} HawPlace;

/**
 * haw_place_find_async:
 * @changes: what a transaction did
 *
 * Finds the place of the first change that has one. Ends with haw_project_read_finish(): (transfer
 * full) a HawPlace, to be freed with g_free(), all 0 where nothing can be shown.
 */
void haw_place_find_async (HawProject          *project,
                           HawChanges          *changes,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data);

/**
 * haw_place_find_step_async:
 * @step: a step of the history
 *
 * The same for what a step did long ago.
 */
void haw_place_find_step_async (HawProject          *project,
                                gint64               step,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data);

G_END_DECLS
