/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/haw-article-filter.h"
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
  HAW_N_ARTICLE_SORTS,
} HawArticleSort;

/**
 * HawArticleList:
 *
 * The articles of a project, sorted and filtered by a query. Holds the ids of all of them and the
 * values of those that somebody looked at, in pages of 256; made for a million. Items are
 * HawArticle.
 *
 * Properties: `filter` (words that title, outlet, byline or date must all contain, Arabic spellings
 * folded), `conditions` (HawArticleFilter, read-only; loses those on what is deleted), `loading`,
 * `n-total` (articles without filter and conditions).
 */
#define HAW_TYPE_ARTICLE_LIST (haw_article_list_get_type ())
G_DECLARE_FINAL_TYPE (HawArticleList, haw_article_list, HAW, ARTICLE_LIST, GObject)

HawArticleList *haw_article_list_new         (HawProject     *project);
void            haw_article_list_set_filter  (HawArticleList *self,
                                              const char     *filter);
const char     *haw_article_list_get_filter  (HawArticleList *self);
void            haw_article_list_set_conditions (HawArticleList   *self,
                                                 HawArticleFilter *conditions);
HawArticleFilter *haw_article_list_get_conditions (HawArticleList *self);
HawProject     *haw_article_list_get_project (HawArticleList *self);
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

/**
 * haw_article_list_get_queries_run:
 *
 * Returns: how often the ids were asked for so far, for tests
 */
guint           haw_article_list_get_queries_run (HawArticleList *self);

G_END_DECLS
