/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/haw-outlet.h"
#include "model/haw-row-store.h"

G_BEGIN_DECLS

/**
 * HawOutletList:
 *
 * All outlets of a project by name. Tens, at most some hundreds.
 */
#define HAW_TYPE_OUTLET_LIST (haw_outlet_list_get_type ())
G_DECLARE_FINAL_TYPE (HawOutletList, haw_outlet_list, HAW, OUTLET_LIST, HawRowStore)

HawOutletList *haw_outlet_list_new (HawProject *project);

G_END_DECLS
