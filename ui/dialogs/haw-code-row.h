/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/haw-code.h"

G_BEGIN_DECLS

/**
 * HawCodeRow:
 *
 * A code of the codebook, which opens to be edited. It changes nothing itself: the signals
 * `edited (field, value)`, where the field is one of HawCodeFields by name, and `delete ()` ask its
 * owner to.
 */
#define HAW_TYPE_CODE_ROW (haw_code_row_get_type ())
G_DECLARE_FINAL_TYPE (HawCodeRow, haw_code_row, HAW, CODE_ROW, AdwExpanderRow)

GtkWidget *haw_code_row_new      (HawCode    *code);
HawCode   *haw_code_row_get_code (HawCodeRow *self);

/**
 * haw_code_row_update:
 *
 * Shows the values that the code has now.
 */
void       haw_code_row_update   (HawCodeRow *self);

G_END_DECLS
