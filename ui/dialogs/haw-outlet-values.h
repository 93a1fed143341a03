/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "project/haw-project.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * HawOutletValues:
 *
 * The values that outlets have in the analyst's own fields, and the rows in which they are edited;
 * follows the project. Each change is an edit of its own.
 *
 * Signal: `failed (GError *)`: a value was refused; the rows show what is stored.
 */
#define HAW_TYPE_OUTLET_VALUES (haw_outlet_values_get_type ())
G_DECLARE_FINAL_TYPE (HawOutletValues, haw_outlet_values, HAW, OUTLET_VALUES, GObject)

HawOutletValues *haw_outlet_values_new (HawProject       *project);

/**
 * haw_outlet_values_add:
 * @row: gets a row for each field, until haw_outlet_values_remove()
 */
void             haw_outlet_values_add (HawOutletValues  *self,
                                        AdwExpanderRow   *row,
                                        gint64            outlet);
void             haw_outlet_values_remove (HawOutletValues *self,
                                           AdwExpanderRow  *row);

G_END_DECLS
