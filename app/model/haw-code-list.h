/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/haw-code.h"
#include "model/haw-row-store.h"

G_BEGIN_DECLS

/**
 * HawCodeList:
 *
 * All codes of a project in the order of the codebook. Hundreds, at most some thousands.
 */
#define HAW_TYPE_CODE_LIST (haw_code_list_get_type ())
G_DECLARE_FINAL_TYPE (HawCodeList, haw_code_list, HAW, CODE_LIST, HawRowStore)

HawCodeList *haw_code_list_new       (HawProject  *project);

/**
 * haw_code_list_find_key:
 * @key: one character, a digit or a Latin capital
 *
 * Returns: (transfer none) (nullable): the code that @key applies
 */
HawCode     *haw_code_list_find_key  (HawCodeList *self,
                                      const char  *key);

/**
 * haw_code_list_find_name:
 *
 * Returns: (transfer none) (nullable): the code called @name, case ignored
 */
HawCode     *haw_code_list_find_name (HawCodeList *self,
                                      const char  *name);

G_END_DECLS
