/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/haw-fields.h"
#include "model/haw-row.h"

G_BEGIN_DECLS

/**
 * HawOutlet:
 *
 * A publisher. Properties, all read-only: `name`, `country`, `kind`, `reliability` ("A" to "F", "" for
 * none).
 */
#define HAW_TYPE_OUTLET (haw_outlet_get_type ())
G_DECLARE_FINAL_TYPE (HawOutlet, haw_outlet, HAW, OUTLET, HawRow)

const char *haw_outlet_get_name        (HawOutlet *self);
const char *haw_outlet_get_country     (HawOutlet *self);
const char *haw_outlet_get_kind        (HawOutlet *self);
const char *haw_outlet_get_reliability (HawOutlet *self);

/* For HawOutletList: takes the values that are there and notifies of the properties. */
void        haw_outlet_take            (HawRow          *row,
                                        const HawFields *fields);

G_END_DECLS
