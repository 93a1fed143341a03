/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/haw-article-filter.h"
#include "model/haw-attribute.h"

G_BEGIN_DECLS

/**
 * HawFacetValue:
 *
 * A row of a HawArticleFacets: the heading of a facet or a value that can be chosen. Properties, all
 * read-only: `label`, `count` (articles), `chosen`.
 */
#define HAW_TYPE_FACET_VALUE (haw_facet_value_get_type ())
G_DECLARE_FINAL_TYPE (HawFacetValue, haw_facet_value, HAW, FACET_VALUE, GObject)

HawFacetValue *haw_facet_value_new         (HawFacet       facet,
                                            gint64         id,
                                            const char    *value,
                                            gboolean       heading);
HawFacet       haw_facet_value_get_facet   (HawFacetValue *self);

/* Of the outlet, code or attribute; 0 for "no outlet" and for the headings of outlets and codes. */
gint64         haw_facet_value_get_id      (HawFacetValue *self);
const char    *haw_facet_value_get_value   (HawFacetValue *self);
gboolean       haw_facet_value_is_heading  (HawFacetValue *self);

/**
 * haw_facet_value_get_n_more:
 *
 * Returns: how many further values there are, of a row that only says so; 0 for all others
 */
guint          haw_facet_value_get_n_more  (HawFacetValue *self);

/**
 * haw_facet_value_get_label:
 *
 * Returns: (transfer none): the name of the outlet, code or attribute, the value in words; "" for none
 */
const char    *haw_facet_value_get_label   (HawFacetValue *self);
guint          haw_facet_value_get_count   (HawFacetValue *self);
gboolean       haw_facet_value_get_chosen  (HawFacetValue *self);

/* How far a code is below the top of the codebook. */
guint          haw_facet_value_get_depth   (HawFacetValue *self);

/* For HawArticleFacets. */
gboolean       haw_facet_value_is_same     (HawFacetValue *self,
                                            HawFacetValue *other);
HawFacetValue *haw_facet_value_new_more    (HawFacet       facet,
                                            gint64         id,
                                            guint          n);
void           haw_facet_value_show        (HawFacetValue *self,
                                            const char    *label,
                                            guint          depth,
                                            guint          count,
                                            gboolean       chosen);

G_END_DECLS
