/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-pattern.h"

#include "haw-code-pattern.h"

static const struct
{
  const char *name;
  /* Dashes and gaps of a bar in turn, in pixels. */
  float dashes[4];
} patterns[HAW_N_PATTERNS] = {
  [HAW_PATTERN_NONE] = { "", { 0 } },
  [HAW_PATTERN_LINES] = { "lines", { 9, 3, 9, 3 } },
  [HAW_PATTERN_DOTS] = { "dots", { 2.5, 2.5, 2.5, 2.5 } },
  [HAW_PATTERN_CROSS] = { "cross", { 9, 2.5, 2.5, 2.5 } },
  [HAW_PATTERN_WAVES] = { "waves", { 4.5, 3.5, 4.5, 3.5 } },
};

HawPattern
haw_pattern_parse (const char *name)
{
  for (guint i = 0; name != NULL && i < HAW_N_PATTERNS; i++)
    if (g_str_equal (patterns[i].name, name))
      return (HawPattern) i;

  return HAW_PATTERN_NONE;
}

const char *
haw_pattern_get_name (HawPattern pattern)
{
  g_return_val_if_fail (pattern < HAW_N_PATTERNS, "");

  return patterns[pattern].name;
}

void
haw_pattern_append (HawPattern             pattern,
                    GtkSnapshot           *snapshot,
                    const GdkRGBA         *ink,
                    const graphene_rect_t *bounds)
{
  haw_code_pattern_append (snapshot, haw_pattern_get_name (pattern), bounds, ink);
}

void
haw_pattern_append_bar (HawPattern             pattern,
                        GtkSnapshot           *snapshot,
                        const GdkRGBA         *color,
                        const graphene_rect_t *bar)
{
  float bottom = bar->origin.y + bar->size.height;
  float y = bar->origin.y;

  g_return_if_fail (GTK_IS_SNAPSHOT (snapshot) && pattern < HAW_N_PATTERNS);

  if (pattern == HAW_PATTERN_NONE)
    {
      GskRoundedRect round;

      gsk_rounded_rect_init_from_rect (&round, bar, bar->size.width / 2);
      gtk_snapshot_push_rounded_clip (snapshot, &round);
      gtk_snapshot_append_color (snapshot, color, bar);
      gtk_snapshot_pop (snapshot);
      return;
    }

  for (guint i = 0; y < bottom; i++)
    {
      float length = patterns[pattern].dashes[i % 4];

      if (i % 2 == 0)
        gtk_snapshot_append_color (snapshot, color,
                                   &GRAPHENE_RECT_INIT (bar->origin.x, y, bar->size.width,
                                                        MIN (length, bottom - y)));
      y += length;
    }
}
