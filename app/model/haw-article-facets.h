/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/haw-article-list.h"
#include "model/haw-facet-value.h"

G_BEGIN_DECLS

/**
 * HawArticleFacets:
 *
 * By what the articles of a list can be narrowed: outlets, codes and the analyst's own fields, each
 * with a heading and its values in a fixed order, with how many articles there would be of each. A
 * count regards the words and the conditions of the other facets, so that it says what choosing the
 * value adds. Values without articles are left out, unless chosen; a facet shows up to 200 values, and how
 * many more there are, until all are asked for.
 * Made while it is looked at only: each change of the list or the project has the reader count anew.
 * Items are HawFacetValue.
 *
 * Property: `loading`.
 */
#define HAW_TYPE_ARTICLE_FACETS (haw_article_facets_get_type ())
G_DECLARE_FINAL_TYPE (HawArticleFacets, haw_article_facets, HAW, ARTICLE_FACETS, GObject)

HawArticleFacets *haw_article_facets_new         (HawArticleList   *list);
gboolean          haw_article_facets_get_loading (HawArticleFacets *self);

/**
 * haw_article_facets_show_all:
 *
 * Has all values of a facet shown from now on, however many.
 */
void              haw_article_facets_show_all    (HawArticleFacets *self,
                                                  HawFacet          facet,
                                                  gint64            id);

/**
 * haw_article_facets_get_counts_run:
 *
 * Returns: how often the articles were counted so far, for tests
 */
guint             haw_article_facets_get_counts_run (HawArticleFacets *self);

G_END_DECLS
