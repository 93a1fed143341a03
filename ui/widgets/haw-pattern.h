/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * HawPattern:
 * @HAW_PATTERN_NONE: "", a plain ground
 * @HAW_PATTERN_LINES: "lines"
 * @HAW_PATTERN_DOTS: "dots"
 * @HAW_PATTERN_CROSS: "cross"
 * @HAW_PATTERN_WAVES: "waves"
 *
 * The pattern of a code in a form that thousands of marks can carry; haw_code_pattern_append() knows
 * how it looks.
 */
typedef enum
{
  HAW_PATTERN_NONE,
  HAW_PATTERN_LINES,
  HAW_PATTERN_DOTS,
  HAW_PATTERN_CROSS,
  HAW_PATTERN_WAVES,
} HawPattern;

#define HAW_N_PATTERNS (HAW_PATTERN_WAVES + 1)

/**
 * haw_pattern_parse:
 * @name: (nullable): as the codebook has it
 *
 * Returns: the pattern, %HAW_PATTERN_NONE for a name that is not known
 */
HawPattern  haw_pattern_parse    (const char            *name);

/**
 * haw_pattern_get_name:
 *
 * Returns: the name under which the codebook has it
 */
const char *haw_pattern_get_name (HawPattern             pattern);

/**
 * haw_pattern_append:
 * @ink: the colour of its lines
 * @bounds: what to fill
 *
 * Draws the lines of a pattern without a ground, so that those of neighbours run on into each other.
 */
void        haw_pattern_append   (HawPattern             pattern,
                                  GtkSnapshot           *snapshot,
                                  const GdkRGBA         *ink,
                                  const graphene_rect_t *bounds);

/**
 * haw_pattern_append_bar:
 *
 * Fills a bar of a few pixels' width from the top to the bottom: solid without a pattern, else in
 * dashes that are others for each pattern.
 */
void        haw_pattern_append_bar (HawPattern             pattern,
                                    GtkSnapshot           *snapshot,
                                    const GdkRGBA         *color,
                                    const graphene_rect_t *bar);

G_END_DECLS
