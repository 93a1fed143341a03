/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * HawColorButton:
 *
 * Shows the colour of a code and, when pressed, the palette to choose another. Property: `color`
 * (string, #rrggbb). Signal: `chosen (color)`, after which the owner sets the property if it
 * agrees.
 */
#define HAW_TYPE_COLOR_BUTTON (haw_color_button_get_type ())
G_DECLARE_FINAL_TYPE (HawColorButton, haw_color_button, HAW, COLOR_BUTTON, GtkWidget)

GtkWidget *haw_color_button_new       (void);
void       haw_color_button_set_color (HawColorButton *self,
                                       const char     *color);

/**
 * haw_color_button_set_pattern:
 * @pattern: (nullable): one of haw_code_patterns()
 */
void       haw_color_button_set_pattern (HawColorButton *self,
                                         const char     *pattern);

G_END_DECLS
