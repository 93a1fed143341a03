/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-code-pattern.h"

#include <glib/gi18n.h>

#define TILE 6.0  /* px; all patterns repeat in it */

typedef void (*TileFunc) (cairo_t *cr);

static void
trace_lines (cairo_t *cr)
{
  for (int i = -1; i <= 1; i++)
    {
      cairo_move_to (cr, i * TILE - 1, TILE + 1);
      cairo_line_to (cr, (i + 1) * TILE + 1, -1);
    }
  cairo_stroke (cr);
}

static void
trace_dots (cairo_t *cr)
{
  cairo_arc (cr, TILE / 4, TILE / 4, 1, 0, 2 * G_PI);
  cairo_close_path (cr);
  cairo_arc (cr, TILE * 3 / 4, TILE * 3 / 4, 1, 0, 2 * G_PI);
  cairo_fill (cr);
}

static void
trace_cross (cairo_t *cr)
{
  cairo_move_to (cr, TILE / 2, 0);
  cairo_line_to (cr, TILE / 2, TILE);
  cairo_move_to (cr, 0, TILE / 2);
  cairo_line_to (cr, TILE, TILE / 2);
  cairo_stroke (cr);
}

static void
trace_waves (cairo_t *cr)
{
  cairo_move_to (cr, 0, TILE / 2);
  cairo_curve_to (cr, TILE / 4, 0, TILE / 4, 0, TILE / 2, TILE / 2);
  cairo_curve_to (cr, TILE * 3 / 4, TILE, TILE * 3 / 4, TILE, TILE, TILE / 2);
  cairo_stroke (cr);
}

static const struct
{
  const char *pattern;
  const char *name;
  TileFunc trace;
} patterns[] = {
  { "", NC_("pattern", "Plain"), NULL },
  { "lines", NC_("pattern", "Lines"), trace_lines },
  { "dots", NC_("pattern", "Dots"), trace_dots },
  { "cross", NC_("pattern", "Grid"), trace_cross },
  { "waves", NC_("pattern", "Waves"), trace_waves },
};

void
haw_code_pattern_append (GtkSnapshot           *snapshot,
                         const char            *pattern,
                         const graphene_rect_t *bounds,
                         const GdkRGBA         *ink)
{
  const graphene_rect_t tile = GRAPHENE_RECT_INIT (0, 0, TILE, TILE);
  TileFunc trace = NULL;
  cairo_t *cr;

  g_return_if_fail (GTK_IS_SNAPSHOT (snapshot) && bounds != NULL && ink != NULL);

  for (guint i = 0; i < G_N_ELEMENTS (patterns); i++)
    if (g_strcmp0 (pattern, patterns[i].pattern) == 0)
      trace = patterns[i].trace;
  if (trace == NULL)
    return;

  gtk_snapshot_push_repeat (snapshot, bounds, &tile);
  cr = gtk_snapshot_append_cairo (snapshot, &tile);
  gdk_cairo_set_source_rgba (cr, ink);
  cairo_set_line_width (cr, 1);
  trace (cr);
  cairo_destroy (cr);
  gtk_snapshot_pop (snapshot);
}

const char *
haw_code_pattern_get_name (const char *pattern)
{
  for (guint i = 0; i < G_N_ELEMENTS (patterns); i++)
    if (g_strcmp0 (pattern, patterns[i].pattern) == 0)
      return g_dpgettext2 (NULL, "pattern", patterns[i].name);

  return g_dpgettext2 (NULL, "pattern", patterns[0].name);
}
