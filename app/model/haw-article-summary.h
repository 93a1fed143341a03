/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/haw-attribute-values.h"

G_BEGIN_DECLS

/**
 * HawFoundValue:
 * @field: "title", "outlet", "byline", "published" or "language"
 * @origin: in English, where it was found in the article that is surest of it
 * @confidence: 0 to 1, the highest
 * @n: in how many of the articles it was found
 *
 * A value found for a field of one or many articles.
 */
typedef struct
{
  char *field;
  char *value;
  char *origin;
  double confidence;
  guint n;
} HawFoundValue;

/**
 * HawArticleSummary:
 * @n: how many of the articles are in the project
 * @title: (nullable): the title of all of them, NULL where they have several; so for the others
 * @found: (element-type HawFoundValue): for each field what most articles have first, then what is
 *   surest
 * @attributes: (element-type HawCommonValue): the analyst's own fields, in their order
 *
 * The fields of one or many articles, to be edited together. Immutable, freed with
 * haw_article_summary_free().
 */
typedef struct
{
  guint n;
  char *title;
  char *outlet;
  char *byline;
  char *published;
  char *language;
  GPtrArray *found;
  GArray *attributes;
} HawArticleSummary;

void haw_article_summary_free (HawArticleSummary *summary);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HawArticleSummary, haw_article_summary_free)

/**
 * haw_article_summary_load_async:
 * @articles: (array length=n): ids
 *
 * Ends with haw_project_read_finish(): (transfer full) a HawArticleSummary.
 */
void haw_article_summary_load_async (HawProject          *project,
                                     const gint64        *articles,
                                     gsize                n,
                                     GCancellable        *cancellable,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data);

/**
 * HawIncompleteArticle:
 *
 * An article that has no date of publication, or no outlet, or neither.
 */
typedef struct
{
  gint64 id;
  gboolean no_date;
  gboolean no_outlet;
} HawIncompleteArticle;

/**
 * haw_article_find_incomplete_async:
 *
 * Looks which of some articles lack a date or an outlet. Ends with haw_project_read_finish():
 * (transfer full) (element-type HawIncompleteArticle) a GArray, in the order given.
 */
void haw_article_find_incomplete_async (HawProject          *project,
                                        const gint64        *articles,
                                        gsize                n,
                                        GCancellable        *cancellable,
                                        GAsyncReadyCallback  callback,
                                        gpointer             user_data);

G_END_DECLS
