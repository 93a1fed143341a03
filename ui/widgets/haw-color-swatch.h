/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * HawColorSwatch:
 *
 * A small piece of one colour. Properties: `color` (string, #rrggbb), `pattern` (string).
 */
#define HAW_TYPE_COLOR_SWATCH (haw_color_swatch_get_type ())
G_DECLARE_FINAL_TYPE (HawColorSwatch, haw_color_swatch, HAW, COLOR_SWATCH, GtkWidget)

GtkWidget  *haw_color_swatch_new       (const char     *color);
void        haw_color_swatch_set_color (HawColorSwatch *self,
                                        const char     *color);
const char *haw_color_swatch_get_color (HawColorSwatch *self);

/**
 * haw_color_swatch_set_pattern:
 * @pattern: (nullable): one of haw_code_patterns()
 */
void        haw_color_swatch_set_pattern (HawColorSwatch *self,
                                          const char     *pattern);

G_END_DECLS
