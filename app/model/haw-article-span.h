/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "project/haw-project.h"

G_BEGIN_DECLS

/**
 * HawArticleSpan:
 * @start: seconds of local time: the beginning of the day on which the first article was published
 * @end: the end of the day of the last; not after @start where no day is known
 */
typedef struct
{
  gint64 start;
  gint64 end;
} HawArticleSpan;

/**
 * haw_article_span_read_async:
 *
 * Reads from when until when the articles of a project were published. Ends with
 * haw_project_read_finish(): (transfer full) a HawArticleSpan, to be freed with g_free().
 */
void haw_article_span_read_async (HawProject          *project,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data);

G_END_DECLS
