/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * HawColorSwatch:
 *
 * A small piece of one colour. Property: `color` (string, #rrggbb).
 */
#define HAW_TYPE_COLOR_SWATCH (haw_color_swatch_get_type ())
G_DECLARE_FINAL_TYPE (HawColorSwatch, haw_color_swatch, HAW, COLOR_SWATCH, GtkWidget)

GtkWidget  *haw_color_swatch_new       (const char     *color);
void        haw_color_swatch_set_color (HawColorSwatch *self,
                                        const char     *color);
const char *haw_color_swatch_get_color (HawColorSwatch *self);

G_END_DECLS
