/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/haw-code.h"

G_BEGIN_DECLS

#define HAW_TYPE_ACTIVE_CODES_BAR (haw_active_codes_bar_get_type ())

/**
 * HawActiveCodesBar:
 *
 * Says that every selection is coded at once, and with which codes.
 *
 * Signal: `end ()`: the button was pressed that ends it
 */
G_DECLARE_FINAL_TYPE (HawActiveCodesBar, haw_active_codes_bar, HAW, ACTIVE_CODES_BAR, GtkWidget)

GtkWidget  *haw_active_codes_bar_new       (void);

/**
 * haw_active_codes_bar_set_codes:
 * @codes: (element-type HawCode): the codes, none if they are still to be chosen
 */
void        haw_active_codes_bar_set_codes (HawActiveCodesBar *self,
                                            GPtrArray         *codes);

/**
 * haw_active_codes_bar_get_text:
 *
 * Returns: (transfer none): what it says
 */
const char *haw_active_codes_bar_get_text  (HawActiveCodesBar *self);

G_END_DECLS
