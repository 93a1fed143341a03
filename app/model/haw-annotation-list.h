/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/haw-annotation.h"
#include "model/haw-row-store.h"

G_BEGIN_DECLS

/**
 * HawAnnotationList:
 *
 * The annotations of one article in the order of the text. Up to some ten thousand.
 */
#define HAW_TYPE_ANNOTATION_LIST (haw_annotation_list_get_type ())
G_DECLARE_FINAL_TYPE (HawAnnotationList, haw_annotation_list, HAW, ANNOTATION_LIST, HawRowStore)

HawAnnotationList *haw_annotation_list_new         (HawProject        *project,
                                                    gint64             article);
gint64             haw_annotation_list_get_article (HawAnnotationList *self);

/**
 * haw_annotation_list_find_range:
 * @text: the version of the article's text the offsets count in
 * @start: code points
 * @end: code points, exclusive
 *
 * Returns: (transfer none) (nullable): the annotation of exactly that passage
 */
HawAnnotation     *haw_annotation_list_find_range  (HawAnnotationList *self,
                                                    gint64             text,
                                                    gint64             start,
                                                    gint64             end);

G_END_DECLS
