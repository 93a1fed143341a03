/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "haw-view-state.h"
#include "model/haw-attribute-values.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * HawOwnValues:
 *
 * Editors for the analyst's own fields of articles or of events, of one or of many together, and the
 * way to the dialog in which these are made. What was written stays when a field is added or changed meanwhile.
 *
 * Signals: `changed ()`; `activate ()`: Enter was pressed.
 */
#define HAW_TYPE_OWN_VALUES (haw_own_values_get_type ())
G_DECLARE_FINAL_TYPE (HawOwnValues, haw_own_values, HAW, OWN_VALUES, GtkWidget)

/**
 * haw_own_values_set_state:
 *
 * To be called once; follows the project that is open.
 */
void      haw_own_values_set_state   (HawOwnValues       *self,
                                      HawViewState       *state,
                                      HawAttributeTarget  target);

/**
 * haw_own_values_set_small:
 *
 * Has it look as the other fields of a form in a pane do.
 */
void      haw_own_values_set_small   (HawOwnValues       *self);

/**
 * haw_own_values_show:
 * @values: (nullable) (element-type HawCommonValue): NULL for none in any field
 *
 * Shows other values; what was written is forgotten.
 */
void      haw_own_values_show        (HawOwnValues       *self,
                                      GArray             *values);
gboolean  haw_own_values_get_valid   (HawOwnValues       *self);

/**
 * haw_own_values_get_changes:
 *
 * Returns: (transfer full) (element-type HawAttributeSetting): what is to be stored; its strings are
 *   its own
 */
GArray   *haw_own_values_get_changes (HawOwnValues       *self);

G_END_DECLS
