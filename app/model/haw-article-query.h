/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/haw-article-filter.h"
#include "model/haw-article-list.h"

G_BEGIN_DECLS

/**
 * HawArticleQuery:
 *
 * Which articles to read, and in which order; made on the main thread, run by the reader.
 */
typedef struct
{
  HawArticleSort sort;
  gboolean descending;
  GStrv words;              /* folded */
  HawArticleFilter *filter;
} HawArticleQuery;

/**
 * haw_article_query_new:
 * @words: words that title, outlet, byline or date must all contain
 */
HawArticleQuery *haw_article_query_new  (const char       *words,
                                         HawArticleFilter *filter);
void             haw_article_query_free (HawArticleQuery  *query);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HawArticleQuery, haw_article_query_free)

/**
 * haw_article_query_matches:
 * @column: the first of four columns with title, outlet, byline and date
 *
 * Returns: whether they have all the words
 */
gboolean         haw_article_query_matches (const HawArticleQuery *query,
                                            HawStmt               *stmt,
                                            int                    column);

typedef struct
{
  GArray *ids;        /* gint64, in the order asked for */
  guint n_total;      /* articles without words and filter */
} HawArticleIds;

void             haw_article_ids_free   (HawArticleIds    *ids);

/**
 * haw_article_query_run:
 * @data: a HawArticleQuery
 *
 * A HawReadFunc.
 *
 * Returns: (transfer full) (nullable): HawArticleIds
 */
gpointer         haw_article_query_run  (HawDb            *db,
                                         gpointer          data,
                                         GCancellable     *cancellable,
                                         GError          **error);

G_END_DECLS
