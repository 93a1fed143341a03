/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "haw-view-state.h"
#include "model/haw-article-summary.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * HawArticleValues:
 *
 * Editors for the analyst's own fields of articles, of one or of many together, and the way to the
 * dialog in which these are made. What was written stays when a field is added or changed meanwhile.
 *
 * Signals: `changed ()`; `activate ()`: Enter was pressed.
 */
#define HAW_TYPE_ARTICLE_VALUES (haw_article_values_get_type ())
G_DECLARE_FINAL_TYPE (HawArticleValues, haw_article_values, HAW, ARTICLE_VALUES, GtkWidget)

/**
 * haw_article_values_set_state:
 *
 * To be called once.
 */
void      haw_article_values_set_state   (HawArticleValues        *self,
                                          HawViewState            *state);

/**
 * haw_article_values_show:
 *
 * Shows the values of other articles; what was written is forgotten.
 */
void      haw_article_values_show        (HawArticleValues        *self,
                                          const HawArticleSummary *summary);
gboolean  haw_article_values_get_valid   (HawArticleValues        *self);

/**
 * haw_article_values_get_changes:
 *
 * Returns: (transfer full) (element-type HawAttributeSetting): what is to be stored; its strings are
 *   its own
 */
GArray   *haw_article_values_get_changes (HawArticleValues        *self);

G_END_DECLS
