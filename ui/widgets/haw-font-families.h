/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * haw_font_families_arabic:
 *
 * Returns: (transfer full): the names of the installed font families that can write Arabic, sorted
 */
GStrv haw_font_families_arabic (void);

G_END_DECLS
