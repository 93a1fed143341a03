/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/haw-attribute.h"
#include "model/haw-row-store.h"

G_BEGIN_DECLS

/**
 * HawAttributeList:
 *
 * The analyst's own fields of articles, outlets, events or actors, in their order. A few, at most some tens.
 */
#define HAW_TYPE_ATTRIBUTE_LIST (haw_attribute_list_get_type ())
G_DECLARE_FINAL_TYPE (HawAttributeList, haw_attribute_list, HAW, ATTRIBUTE_LIST, HawRowStore)

HawAttributeList *haw_attribute_list_new (HawProject         *project,
                                          HawAttributeTarget  target);

G_END_DECLS
