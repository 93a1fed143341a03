/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * HawWrapLayout:
 *
 * Puts children beside each other from the start, each at its natural width, and into further lines
 * where they do not fit: for chips.
 */
#define HAW_TYPE_WRAP_LAYOUT (haw_wrap_layout_get_type ())
G_DECLARE_FINAL_TYPE (HawWrapLayout, haw_wrap_layout, HAW, WRAP_LAYOUT, GtkLayoutManager)

/**
 * haw_wrap_layout_new:
 * @spacing: pixels between children and between lines
 */
GtkLayoutManager *haw_wrap_layout_new (int spacing);

G_END_DECLS
