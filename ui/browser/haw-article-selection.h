/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/haw-article-list.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * HawArticleSelection:
 *
 * Selects any number of articles of a list by their ids: never looks at the articles themselves, so
 * that selecting a million of them reads none, and keeps what is selected through another order and
 * a narrower filter. What the list does not show counts for nothing until it shows it again.
 *
 * Property: `list` (HawArticleList, construct only).
 */
#define HAW_TYPE_ARTICLE_SELECTION (haw_article_selection_get_type ())
G_DECLARE_FINAL_TYPE (HawArticleSelection, haw_article_selection, HAW, ARTICLE_SELECTION, GObject)

HawArticleSelection *haw_article_selection_new      (HawArticleList      *list);
gboolean             haw_article_selection_contains (HawArticleSelection *self,
                                                     gint64               article);

/**
 * haw_article_selection_get_n:
 *
 * Returns: how many of the articles in the list are selected
 */
guint                haw_article_selection_get_n    (HawArticleSelection *self);

/**
 * haw_article_selection_dup_ids:
 *
 * Returns: (transfer full) (element-type gint64): the selected articles in the order of the list
 */
GArray              *haw_article_selection_dup_ids  (HawArticleSelection *self);

/**
 * haw_article_selection_select_only:
 * @article: an id, which need not be in the list yet; 0 for none
 */
void                 haw_article_selection_select_only (HawArticleSelection *self,
                                                        gint64               article);

G_END_DECLS
