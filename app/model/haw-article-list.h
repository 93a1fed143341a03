/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/haw-article.h"
#include "project/haw-project.h"

G_BEGIN_DECLS

typedef enum
{
  HAW_ARTICLE_SORT_PUBLISHED,
  HAW_ARTICLE_SORT_TITLE,
  HAW_ARTICLE_SORT_OUTLET,
  HAW_ARTICLE_SORT_ANNOTATIONS,
  HAW_ARTICLE_SORT_ADDED,
} HawArticleSort;

/**
 * HawArticleList:
 *
 * The articles of a project, sorted and filtered by a query. Holds the ids of all of them and the
 * values of those that somebody looked at, in pages of 256; made for a million. Items are
 * HawArticle.
 *
 * Properties: `filter` (words that title, outlet, byline or date must all contain, Arabic spellings
 * folded), `loading`, `n-total` (articles without the filter).
 */
#define HAW_TYPE_ARTICLE_LIST (haw_article_list_get_type ())
G_DECLARE_FINAL_TYPE (HawArticleList, haw_article_list, HAW, ARTICLE_LIST, GObject)

HawArticleList *haw_article_list_new         (HawProject     *project);
void            haw_article_list_set_filter  (HawArticleList *self,
                                              const char     *filter);
void            haw_article_list_set_sort    (HawArticleList *self,
                                              HawArticleSort  sort,
                                              gboolean        descending);
HawArticleSort  haw_article_list_get_sort    (HawArticleList *self,
                                              gboolean       *descending);
gboolean        haw_article_list_get_loading (HawArticleList *self);
guint           haw_article_list_get_n_total (HawArticleList *self);

/**
 * haw_article_list_find:
 *
 * Returns: whether the article is in the list, its place in @position
 */
gboolean        haw_article_list_find        (HawArticleList *self,
                                              gint64          article,
                                              guint          *position);
gint64          haw_article_list_get_id      (HawArticleList *self,
                                              guint           position);

/**
 * haw_article_list_get_pages_read:
 *
 * Returns: how many pages of rows were read so far, for tests
 */
guint           haw_article_list_get_pages_read (HawArticleList *self);

G_END_DECLS
