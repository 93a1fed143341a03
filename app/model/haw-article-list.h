/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/haw-article-filter.h"
#include "model/haw-article.h"
#include "model/haw-id-list.h"

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
 * The articles of a project, sorted and filtered by a query; made for a million. Items are
 * HawArticle.
 *
 * Properties: `filter` (words that title, outlet, byline or date must all contain, Arabic spellings
 * folded), `conditions` (HawArticleFilter, read-only; loses those on what is deleted). `n-total`
 * counts the articles without both.
 */
#define HAW_TYPE_ARTICLE_LIST (haw_article_list_get_type ())
G_DECLARE_FINAL_TYPE (HawArticleList, haw_article_list, HAW, ARTICLE_LIST, HawIdList)

HawArticleList *haw_article_list_new         (HawProject     *project);
void            haw_article_list_set_filter  (HawArticleList *self,
                                              const char     *filter);
const char     *haw_article_list_get_filter  (HawArticleList *self);
void            haw_article_list_set_conditions (HawArticleList   *self,
                                                 HawArticleFilter *conditions);
HawArticleFilter *haw_article_list_get_conditions (HawArticleList *self);
void            haw_article_list_set_sort    (HawArticleList *self,
                                              HawArticleSort  sort,
                                              gboolean        descending);
HawArticleSort  haw_article_list_get_sort    (HawArticleList *self,
                                              gboolean       *descending);

G_END_DECLS
