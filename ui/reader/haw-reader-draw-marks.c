/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-reader-view-private.h"

#define MARK_RADIUS 3.0f
#define DOT_RADIUS  3.5f

/* How strong grounds and the lines of patterns are, on light and on dark paper. */
#define GROUND_LIGHT  0.28
#define GROUND_DARK   0.42
#define PATTERN_LIGHT 0.75
#define PATTERN_DARK  0.8
#define STRONGER      1.6

static void
append_box (GtkSnapshot   *snapshot,
            const GdkRGBA *color,
            double         x,
            double         y,
            double         width,
            double         height,
            float          radius)
{
  graphene_rect_t bounds = GRAPHENE_RECT_INIT ((float) x, (float) y, (float) width, (float) height);
  GskRoundedRect rounded;

  gsk_rounded_rect_init_from_rect (&rounded, &bounds, radius);
  gtk_snapshot_push_rounded_clip (snapshot, &rounded);
  gtk_snapshot_append_color (snapshot, color, &bounds);
  gtk_snapshot_pop (snapshot);
}

static const GdkRGBA *
mark_color (const HawReaderMark    *mark,
            const HawReaderPalette *palette,
            guint                   i)
{
  return mark->n_colors > 0 ? &mark->colors[i] : &palette->text;
}

/* The colours of a mark with several codes lie under each other: mixed, they would look like a code
 * that is not there. */
static void
append_bands (const HawReaderMark    *mark,
              const HawReaderPalette *palette,
              gboolean                strong,
              GtkSnapshot            *snapshot,
              const graphene_rect_t  *box)
{
  guint n_bands = MAX (mark->n_colors, 1);
  float height = box->size.height / n_bands;
  GskRoundedRect rounded;

  gsk_rounded_rect_init_from_rect (&rounded, box, MARK_RADIUS);
  gtk_snapshot_push_rounded_clip (snapshot, &rounded);
  for (guint i = 0; i < n_bands; i++)
    {
      GdkRGBA color = haw_reader_palette_soften (palette, mark_color (mark, palette, i));
      graphene_rect_t band = GRAPHENE_RECT_INIT (box->origin.x, box->origin.y + i * height,
                                                 box->size.width, height);

      color.alpha = (float) ((palette->dark ? GROUND_DARK : GROUND_LIGHT)
                             * (strong ? STRONGER : 1.0));
      gtk_snapshot_append_color (snapshot, &color, &band);

      /* As soft as the ground, so that letters can be read however many lines run behind them. */
      color.alpha = (float) (palette->dark ? PATTERN_DARK : PATTERN_LIGHT);
      if (mark->n_colors > 0)
        haw_pattern_append (mark->patterns[i], snapshot, &color, &band);
    }
  gtk_snapshot_pop (snapshot);
}

static void
append_ground (HawReaderView          *self,
               HawReaderBlock         *block,
               const HawReaderMark    *mark,
               gboolean                strong,
               const HawReaderPalette *palette,
               GtkSnapshot            *snapshot)
{
  GdkRGBA line_color = haw_reader_palette_fit (palette, mark_color (mark, palette, 0));
  guint start = MAX (mark->start, block->start);
  guint end = MIN (mark->end, block->end);
  guint last = haw_reader_block_line_at (block, end - 1);

  for (guint i = haw_reader_block_line_at (block, start); i <= last; i++)
    {
      const HawReaderLine *line = &g_array_index (block->lines, HawReaderLine, i);
      g_autoptr (GArray) ranges = haw_reader_block_line_ranges (block, self->text, i, start, end);

      for (guint j = 0; j < ranges->len; j++)
        {
          const double *range = (const double *) ranges->data + 2 * j;

          append_bands (mark, palette, strong, snapshot,
                        &GRAPHENE_RECT_INIT ((float) range[0], (float) line->box_top,
                                             (float) (range[1] - range[0]),
                                             (float) (line->box_bottom - line->box_top)));

          /* Below all descenders: a line through them would hide dots. */
          if (strong || palette->high_contrast)
            append_box (snapshot, &line_color, range[0], line->box_bottom - (strong ? 1 : 0),
                        range[1] - range[0], strong ? 2.5 : 1, 0);
        }
    }
}

static void
append_bar (HawReaderView          *self,
            HawReaderBlock         *block,
            const HawReaderBar     *bar,
            gboolean                strong,
            const HawReaderPalette *palette,
            GtkSnapshot            *snapshot)
{
  const HawReaderMark *mark = &g_array_index (self->marks, HawReaderMarkEntry, bar->mark).mark;
  guint n_parts = MAX (mark->n_colors, 1);
  graphene_rect_t rectangle;
  float height;

  haw_reader_bar_rectangle (self, block, bar, &rectangle);
  if (strong)
    graphene_rect_inset (&rectangle, -1, 0);
  height = rectangle.size.height / n_parts;

  for (guint i = 0; i < n_parts; i++)
    {
      GdkRGBA color = haw_reader_palette_fit (palette, mark_color (mark, palette, i));
      graphene_rect_t part = GRAPHENE_RECT_INIT (rectangle.origin.x,
                                                 rectangle.origin.y + i * height,
                                                 rectangle.size.width, height);

      haw_pattern_append_bar (mark->n_colors > 0 ? mark->patterns[i] : HAW_PATTERN_NONE, snapshot,
                              &color, &part);
      if (i == 0 && mark->has_note && mark->start >= block->start)
        append_box (snapshot, &color,
                    rectangle.origin.x + rectangle.size.width / 2 - DOT_RADIUS,
                    rectangle.origin.y - DOT_RADIUS, 2 * DOT_RADIUS, 2 * DOT_RADIUS, DOT_RADIUS);
    }
}

/* The number of bars that have no lane, with a line along what they stand beside. */
static void
append_badge (HawReaderView          *self,
              HawReaderBlock         *block,
              const HawReaderBadge   *badge,
              const HawReaderPalette *palette,
              GtkSnapshot            *snapshot)
{
  PangoLayout *layout = haw_reader_badge_layout (self, badge->n_bars);
  gboolean mirrored = haw_reader_is_mirrored (self);
  graphene_rect_t rectangle;
  GdkRGBA quiet = palette->text;
  double top;
  int height;

  quiet.alpha *= palette->high_contrast ? 0.9f : 0.4f;
  haw_reader_badge_rectangle (self, block, badge, &rectangle);
  pango_layout_get_pixel_size (layout, NULL, &height);

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &rectangle.origin);
  gtk_snapshot_append_layout (snapshot, layout, &palette->text);
  gtk_snapshot_restore (snapshot);

  top = rectangle.origin.y + height;
  if (top < rectangle.origin.y + rectangle.size.height)
    append_box (snapshot, &quiet,
                mirrored ? rectangle.origin.x : rectangle.origin.x + rectangle.size.width - 1, top,
                1, rectangle.origin.y + rectangle.size.height - top, 0);
}

/* All marks of a block, none of them stronger than the others. */
GskRenderNode *
haw_reader_make_mark_node (HawReaderView          *self,
                           HawReaderBlock         *block,
                           const HawReaderPalette *palette)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  self->n_nodes_made++;
  haw_reader_marks_fill_bars (self, block);
  for (guint i = 0; i < block->bars->len; i++)
    {
      const HawReaderBar *bar = &g_array_index (block->bars, HawReaderBar, i);

      append_ground (self, block, &g_array_index (self->marks, HawReaderMarkEntry, bar->mark).mark,
                     FALSE, palette, snapshot);
      if (bar->lane < HAW_READER_MAX_LANES)
        append_bar (self, block, bar, FALSE, palette, snapshot);
    }
  for (guint i = 0; block->badges != NULL && i < block->badges->len; i++)
    append_badge (self, block, &g_array_index (block->badges, HawReaderBadge, i), palette,
                  snapshot);
  haw_reader_append_hints (self, block, palette, snapshot);
  haw_reader_append_mentions (self, block, palette, snapshot);

  return haw_reader_finish_node (snapshot);
}

/* The mark with @id alone, stronger. */
GskRenderNode *
haw_reader_make_focus_node (HawReaderView          *self,
                            HawReaderBlock         *block,
                            gint64                  id,
                            const HawReaderPalette *palette)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  self->n_nodes_made++;
  haw_reader_marks_fill_bars (self, block);
  for (guint i = 0; i < block->bars->len; i++)
    {
      const HawReaderBar *bar = &g_array_index (block->bars, HawReaderBar, i);
      const HawReaderMark *mark = &g_array_index (self->marks, HawReaderMarkEntry, bar->mark).mark;

      if (mark->id != id)
        continue;
      append_ground (self, block, mark, TRUE, palette, snapshot);
      append_bar (self, block, bar, TRUE, palette, snapshot);
    }

  return haw_reader_finish_node (snapshot);
}
