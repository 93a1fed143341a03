/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/haw-article.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * HawArticleRow:
 *
 * An article in the browser: title, outlet, date and the number of its annotations, in the direction
 * of the title. Follows the article, whose values may still be on their way.
 *
 * Property: `article` (HawArticle or NULL).
 */
#define HAW_TYPE_ARTICLE_ROW (haw_article_row_get_type ())
G_DECLARE_FINAL_TYPE (HawArticleRow, haw_article_row, HAW, ARTICLE_ROW, GtkWidget)

GtkWidget  *haw_article_row_new         (void);
HawArticle *haw_article_row_get_article (HawArticleRow *self);
void        haw_article_row_set_article (HawArticleRow *self,
                                         HawArticle    *article);

G_END_DECLS
