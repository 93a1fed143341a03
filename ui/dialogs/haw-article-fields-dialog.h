/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "haw-view-state.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * HawArticleFieldsDialog:
 *
 * Edits title, outlet, byline, date of publication, language and the analyst's own fields of one article
 * or of many together.
 * Only the fields that were changed are stored, in one step. Does not hold its window up, so that one
 * can look into the text.
 */
#define HAW_TYPE_ARTICLE_FIELDS_DIALOG (haw_article_fields_dialog_get_type ())
G_DECLARE_FINAL_TYPE (HawArticleFieldsDialog, haw_article_fields_dialog, HAW,
                      ARTICLE_FIELDS_DIALOG, AdwWindow)

/**
 * haw_article_fields_dialog_present:
 * @parent: (nullable): the window to stand over
 * @articles: (array length=n): the articles to edit together
 *
 * Returns: (transfer none): the dialog
 */
HawArticleFieldsDialog *haw_article_fields_dialog_present      (HawViewState *state,
                                                                GtkWindow    *parent,
                                                                const gint64 *articles,
                                                                gsize         n);

/**
 * haw_article_fields_dialog_present_each:
 * @parent: (nullable): the window to stand over
 * @articles: (array length=n): the articles to edit one after the other
 *
 * Each of them is selected while it is edited, so that the reader shows it.
 *
 * Returns: (transfer none): the dialog
 */
HawArticleFieldsDialog *haw_article_fields_dialog_present_each (HawViewState *state,
                                                                GtkWindow    *parent,
                                                                const gint64 *articles,
                                                                gsize         n);

G_END_DECLS
