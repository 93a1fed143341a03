/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/haw-facet-value.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * HawFacetRow:
 *
 * A row of the facets: a heading, or a value with a tick and how many articles it stands for.
 */
#define HAW_TYPE_FACET_ROW (haw_facet_row_get_type ())
G_DECLARE_FINAL_TYPE (HawFacetRow, haw_facet_row, HAW, FACET_ROW, GtkWidget)

GtkWidget  *haw_facet_row_new       (void);
void        haw_facet_row_set_value (HawFacetRow   *self,
                                     HawFacetValue *value);

/**
 * haw_facet_row_get_value:
 *
 * Returns: (transfer none) (nullable): what the row shows
 */
HawFacetValue *haw_facet_row_get_value (HawFacetRow *self);

/**
 * haw_facet_name:
 * @label: as HawFacetValue or HawConditionName has it
 *
 * Returns: (transfer none): what to call a value, also one that is none
 */
const char *haw_facet_name          (HawFacet       facet,
                                     const char    *label);

G_END_DECLS
