/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/haw-fields.h"
#include "model/haw-row.h"

G_BEGIN_DECLS

/**
 * HawArticle:
 *
 * A row of the article browser. It may be there before its values are (`loaded` is then FALSE and the
 * texts are empty); they arrive with notifications. Properties, all read-only: `loaded`, `title`,
 * `outlet` (its name), `byline`, `published` (EDTF), `date-text` (the date for people, short),
 * `n-annotations`.
 */
#define HAW_TYPE_ARTICLE (haw_article_get_type ())
G_DECLARE_FINAL_TYPE (HawArticle, haw_article, HAW, ARTICLE, HawRow)

gboolean    haw_article_get_loaded        (HawArticle *self);
const char *haw_article_get_uuid          (HawArticle *self);
const char *haw_article_get_title         (HawArticle *self);
gint64      haw_article_get_outlet_id     (HawArticle *self);
const char *haw_article_get_outlet        (HawArticle *self);
const char *haw_article_get_byline        (HawArticle *self);
const char *haw_article_get_published     (HawArticle *self);
const char *haw_article_get_language      (HawArticle *self);
const char *haw_article_get_url           (HawArticle *self);
gint64      haw_article_get_n_annotations (HawArticle *self);

/**
 * haw_article_dup_date_text:
 *
 * Returns: (transfer full): the date of publication for people, "" if there is none
 */
char       *haw_article_dup_date_text     (HawArticle *self);

/**
 * haw_article_dup_dates_text:
 *
 * Returns: (transfer full) (nullable): the date of publication in both calendars, the main one first;
 *   NULL where the project shows one, or without a date
 */
char       *haw_article_dup_dates_text    (HawArticle *self);

/* For the models. A row that was not read yet tells of `loaded` alone, whatever it took over. */
void        haw_article_take              (HawRow          *row,
                                           const HawFields *fields);
void        haw_article_copy              (HawArticle      *self,
                                           HawArticle      *from);
void        haw_article_set_n_annotations (HawArticle      *self,
                                           gint64           n);

G_END_DECLS
