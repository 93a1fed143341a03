/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * haw_code_pattern_append:
 * @pattern: (nullable): one of haw_code_patterns(); nothing is drawn for "" and for what is not known
 * @bounds: what to cover; the pattern goes on from one area to the next
 * @ink: the colour of its strokes
 *
 * Draws the pattern of a code over its colour.
 */
void        haw_code_pattern_append  (GtkSnapshot           *snapshot,
                                      const char            *pattern,
                                      const graphene_rect_t *bounds,
                                      const GdkRGBA         *ink);

/**
 * haw_code_pattern_get_name:
 * @pattern: (nullable): one of haw_code_patterns()
 *
 * Returns: (transfer none): what it is called, translated
 */
const char *haw_code_pattern_get_name (const char           *pattern);

G_END_DECLS
