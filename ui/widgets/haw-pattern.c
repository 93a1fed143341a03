/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-pattern.h"

/* Pixels from line to line, and the share of a line. */
#define PERIOD 4.5f
#define LINE   0.3f

#define DOT_PERIOD 5.0f
#define DOT_SIZE   2.4f

#define WAVE_LENGTH 9.0f
#define WAVE_PERIOD 5.0f
#define WAVE_LINE   1.2

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

/* Stripes across the way from the corner to (@x, @y). */
static void
append_stripes (GtkSnapshot           *snapshot,
                const GdkRGBA         *ink,
                const graphene_rect_t *bounds,
                float                  x,
                float                  y)
{
  GdkRGBA clear = *ink;

  clear.alpha = 0;

  const GskColorStop stops[] = { { 0, *ink }, { LINE, *ink }, { LINE, clear }, { 1, clear } };

  gtk_snapshot_append_repeating_linear_gradient (snapshot, bounds, &GRAPHENE_POINT_INIT (0, 0),
                                                 &GRAPHENE_POINT_INIT (x, y), stops,
                                                 G_N_ELEMENTS (stops));
}

static void
append_dots (GtkSnapshot           *snapshot,
             const GdkRGBA         *ink,
             const graphene_rect_t *bounds)
{
  graphene_rect_t tile = GRAPHENE_RECT_INIT (0, 0, DOT_PERIOD, DOT_PERIOD);
  graphene_rect_t dot = GRAPHENE_RECT_INIT (1, 1, DOT_SIZE, DOT_SIZE);
  GskRoundedRect round;

  gsk_rounded_rect_init_from_rect (&round, &dot, DOT_SIZE / 2);
  gtk_snapshot_push_repeat (snapshot, bounds, &tile);
  gtk_snapshot_push_rounded_clip (snapshot, &round);
  gtk_snapshot_append_color (snapshot, ink, &dot);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_pop (snapshot);
}

static void
append_waves (GtkSnapshot           *snapshot,
              const GdkRGBA         *ink,
              const graphene_rect_t *bounds)
{
  graphene_rect_t tile = GRAPHENE_RECT_INIT (0, 0, WAVE_LENGTH, WAVE_PERIOD);
  double quarter = WAVE_LENGTH / 4;
  double middle = WAVE_PERIOD / 2;
  cairo_t *cr;

  gtk_snapshot_push_repeat (snapshot, bounds, &tile);
  cr = gtk_snapshot_append_cairo (snapshot, &tile);
  gdk_cairo_set_source_rgba (cr, ink);
  cairo_set_line_width (cr, WAVE_LINE);
  cairo_move_to (cr, -quarter, middle - 1.4);
  for (int i = 0; i < 3; i++)
    cairo_rel_curve_to (cr, quarter, 0, quarter, i % 2 == 0 ? 2.8 : -2.8, 2 * quarter,
                        i % 2 == 0 ? 2.8 : -2.8);
  cairo_stroke (cr);
  cairo_destroy (cr);
  gtk_snapshot_pop (snapshot);
}

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
  g_return_if_fail (GTK_IS_SNAPSHOT (snapshot));

  switch (pattern)
    {
    case HAW_PATTERN_LINES:
      append_stripes (snapshot, ink, bounds, PERIOD, PERIOD);
      break;
    case HAW_PATTERN_CROSS:
      append_stripes (snapshot, ink, bounds, PERIOD, PERIOD);
      append_stripes (snapshot, ink, bounds, PERIOD, -PERIOD);
      break;
    case HAW_PATTERN_DOTS:
      append_dots (snapshot, ink, bounds);
      break;
    case HAW_PATTERN_WAVES:
      append_waves (snapshot, ink, bounds);
      break;
    case HAW_PATTERN_NONE:
    default:
      break;
    }
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
