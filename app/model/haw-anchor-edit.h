/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "project/haw-project.h"

G_BEGIN_DECLS

/**
 * haw_anchor_move:
 * @text: the id of a text of the article
 * @start: code points into it, half-open
 *
 * Moves an annotation to a passage of any version of its article, inside another edit.
 *
 * Returns: FALSE with %HAW_ERROR_INVALID where the passage is not in the text
 */
gboolean haw_anchor_move          (HawDb                *db,
                                   gint64                annotation,
                                   gint64                text,
                                   gint64                start,
                                   gint64                end,
                                   GError              **error);

/* What the analyst decides of an annotation whose place in a corrected text was not sure. Each is one
 * step; %HAW_ERROR_NOT_FOUND where there is nothing to decide any more. They end with
 * haw_project_edit_finish(). */

/**
 * haw_anchor_accept_async:
 *
 * Moves the annotation to the place that was proposed.
 */
void     haw_anchor_accept_async  (HawProject           *project,
                                   gint64                anchor,
                                   GCancellable         *cancellable,
                                   GAsyncReadyCallback   callback,
                                   gpointer              user_data);

/**
 * haw_anchor_place_async:
 * @start: code points into the corrected text, half-open
 *
 * Moves the annotation to a place the analyst chose.
 */
void     haw_anchor_place_async   (HawProject           *project,
                                   gint64                anchor,
                                   gint64                start,
                                   gint64                end,
                                   GCancellable         *cancellable,
                                   GAsyncReadyCallback   callback,
                                   gpointer              user_data);

/**
 * haw_anchor_keep_async:
 *
 * Leaves the annotation in the version it was made in.
 */
void     haw_anchor_keep_async    (HawProject           *project,
                                   gint64                anchor,
                                   GCancellable         *cancellable,
                                   GAsyncReadyCallback   callback,
                                   gpointer              user_data);

/**
 * HawAnchorEntry:
 * @quote: the words of the annotation as they were
 * @proposed: the words at the proposed place, "" where there is none
 * @start: code points of the proposed place in the corrected text; -1 where there is none
 * @score: how well they fit, 0 to 1
 *
 * An annotation that waits for a decision.
 */
typedef struct
{
  gint64 id;
  gint64 annotation;
  gint64 article;
  gint64 text;
  gint64 start;
  gint64 end;
  double score;
  char *title;      /* of the article */
  char *quote;
  char *proposed;
} HawAnchorEntry;

void       haw_anchor_entry_free  (gpointer              entry);

/**
 * haw_anchor_load_async:
 * @article: of this article only, or 0 for all
 *
 * Reads what waits for a decision, in the order of the articles and of the passages. Ends with
 * haw_project_read_finish(), which gives a #GPtrArray of #HawAnchorEntry.
 */
void       haw_anchor_load_async  (HawProject           *project,
                                   gint64                article,
                                   GCancellable         *cancellable,
                                   GAsyncReadyCallback   callback,
                                   gpointer              user_data);

G_END_DECLS
