/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include "haw-reader-view-private.h"

#define MARK_RADIUS 3.0f
#define DOT_RADIUS  3.5f

/* What graphical objects need against the background (WCAG 2.2, 1.4.11). */
#define MIN_CONTRAST 3.0

/* Behind dark letters no colour is darker than this, behind light ones none is lighter: however
 * many marks lie over each other, the letters keep a contrast of 4.5 (WCAG 2.2, 1.4.3). */
#define MIN_LIGHT 0.32
#define MAX_DARK  0.17

typedef struct
{
  GdkRGBA text;
  GdkRGBA background;
  GdkRGBA selection;
  gboolean dark;
  gboolean high_contrast;
} Palette;

static double
linear (double channel)
{
  return channel <= 0.04045 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

static double
luminance (const GdkRGBA *color)
{
  return 0.2126 * linear (color->red) + 0.7152 * linear (color->green)
         + 0.0722 * linear (color->blue);
}

static double
contrast (const GdkRGBA *a,
          const GdkRGBA *b)
{
  double first = luminance (a);
  double second = luminance (b);

  return (MAX (first, second) + 0.05) / (MIN (first, second) + 0.05);
}

static GdkRGBA
with_alpha (const GdkRGBA *color,
            double         alpha)
{
  GdkRGBA result = *color;

  result.alpha = (float) alpha;

  return result;
}

/* Brings @color nearer to the colour of the text until it stands out from the background. */
static GdkRGBA
fit_color (const Palette *palette,
           const GdkRGBA *color)
{
  GdkRGBA result = with_alpha (color, 1);

  for (guint i = 0; i < 10 && contrast (&result, &palette->background) < MIN_CONTRAST; i++)
    {
      result.red += 0.15f * (palette->text.red - result.red);
      result.green += 0.15f * (palette->text.green - result.green);
      result.blue += 0.15f * (palette->text.blue - result.blue);
    }

  return result;
}

/* Brings @color nearer to the background until letters can be read on it. */
static GdkRGBA
soften_color (const Palette *palette,
              const GdkRGBA *color)
{
  float target = palette->dark ? 0 : 1;
  GdkRGBA result = with_alpha (color, 1);

  for (guint i = 0; i < 20; i++)
    {
      double light = luminance (&result);

      if (palette->dark ? light <= MAX_DARK : light >= MIN_LIGHT)
        break;
      result.red += 0.1f * (target - result.red);
      result.green += 0.1f * (target - result.green);
      result.blue += 0.1f * (target - result.blue);
    }

  return result;
}

/* As in style.css, which can't be asked for the ground of a widget. */
static const GdkRGBA sepia = { 0.961f, 0.929f, 0.851f, 1 };

static void
read_palette (HawReaderView *self,
              Palette       *palette)
{
  GtkStyleContext *style = gtk_widget_get_style_context (GTK_WIDGET (self));
  GdkRGBA accent;

  gtk_style_context_get_color (style, &palette->text);
  palette->dark = luminance (&palette->text) > 0.4;
  palette->high_contrast = adw_style_manager_get_high_contrast (adw_style_manager_get_default ());

  if (gtk_widget_has_css_class (GTK_WIDGET (self), "sepia"))
    palette->background = sepia;
  else if (!gtk_style_context_lookup_color (style, "view_bg_color", &palette->background)
           && !gtk_style_context_lookup_color (style, "theme_base_color", &palette->background))
    palette->background = palette->dark ? (GdkRGBA) { 0.12f, 0.12f, 0.12f, 1 }
                                        : (GdkRGBA) { 1, 1, 1, 1 };

  if (!gtk_style_context_lookup_color (style, "accent_bg_color", &accent)
      && !gtk_style_context_lookup_color (style, "theme_selected_bg_color", &accent))
    accent = palette->text;
  palette->selection = with_alpha (&accent, palette->high_contrast ? 0.5 : 0.32);
}

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

/* The colours of a mark with several codes lie under each other: mixed, they would look like a code
 * that is not there. */
static void
append_bands (const HawReaderMark   *mark,
              const Palette         *palette,
              double                 alpha,
              GtkSnapshot           *snapshot,
              const graphene_rect_t *box)
{
  guint n_bands = MAX (mark->n_colors, 1);
  float height = box->size.height / n_bands;
  GskRoundedRect rounded;

  gsk_rounded_rect_init_from_rect (&rounded, box, MARK_RADIUS);
  gtk_snapshot_push_rounded_clip (snapshot, &rounded);
  for (guint i = 0; i < n_bands; i++)
    {
      GdkRGBA color = soften_color (palette, mark->n_colors > 0 ? &mark->colors[i]
                                                                : &palette->text);

      color.alpha = (float) alpha;
      gtk_snapshot_append_color (snapshot, &color,
                                 &GRAPHENE_RECT_INIT (box->origin.x, box->origin.y + i * height,
                                                      box->size.width, height));
    }
  gtk_snapshot_pop (snapshot);
}

static void
append_mark_background (HawReaderView       *self,
                        HawReaderBlock      *block,
                        const HawReaderMark *mark,
                        const Palette       *palette,
                        GtkSnapshot         *snapshot)
{
  gboolean selected = mark->id == self->selected_mark;
  double alpha = (palette->dark ? 0.42 : 0.28) * (selected ? 1.6 : 1.0);
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
          double height = line->box_bottom - line->box_top;
          GdkRGBA strong = fit_color (palette, mark->n_colors > 0 ? &mark->colors[0]
                                                                  : &palette->text);

          append_bands (mark, palette, alpha, snapshot,
                        &GRAPHENE_RECT_INIT ((float) range[0], (float) line->box_top,
                                             (float) (range[1] - range[0]), (float) height));

          /* Below all descenders: a line through them would hide dots. */
          if (selected || palette->high_contrast)
            append_box (snapshot, &strong, range[0], line->box_bottom - (selected ? 1 : 0),
                        range[1] - range[0], selected ? 2.5 : 1, 0);
        }
    }
}

static void
append_bar (HawReaderView      *self,
            HawReaderBlock     *block,
            const HawReaderBar *bar,
            const Palette      *palette,
            GtkSnapshot        *snapshot)
{
  const HawReaderMark *mark = &g_array_index (self->marks, HawReaderMarkEntry, bar->mark).mark;
  guint n_parts = MAX (mark->n_colors, 1);
  graphene_rect_t rectangle;
  double part;

  haw_reader_bar_rectangle (self, block, bar, &rectangle);
  if (mark->id == self->selected_mark)
    graphene_rect_inset (&rectangle, -1, 0);
  part = rectangle.size.height / n_parts;

  for (guint i = 0; i < n_parts; i++)
    {
      GdkRGBA color = fit_color (palette, mark->n_colors > 0 ? &mark->colors[i] : &palette->text);

      append_box (snapshot, &color, rectangle.origin.x, rectangle.origin.y + i * part,
                  rectangle.size.width, part, rectangle.size.width / 2);
      if (i == 0 && mark->has_note && mark->start >= block->start)
        append_box (snapshot, &color,
                    rectangle.origin.x + rectangle.size.width / 2 - DOT_RADIUS,
                    rectangle.origin.y - DOT_RADIUS, 2 * DOT_RADIUS, 2 * DOT_RADIUS, DOT_RADIUS);
    }
}

static GskRenderNode *
finish_node (GtkSnapshot *snapshot)
{
  GskRenderNode *node = gtk_snapshot_free_to_node (snapshot);

  /* Nothing drawn is cached too. */
  return node != NULL ? node : gsk_container_node_new (NULL, 0);
}

static GskRenderNode *
make_mark_node (HawReaderView  *self,
                HawReaderBlock *block,
                const Palette  *palette)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  haw_reader_marks_fill_bars (self, block);
  for (guint i = 0; i < block->bars->len; i++)
    {
      const HawReaderBar *bar = &g_array_index (block->bars, HawReaderBar, i);

      append_mark_background (self, block,
                              &g_array_index (self->marks, HawReaderMarkEntry, bar->mark).mark,
                              palette, snapshot);
      append_bar (self, block, bar, palette, snapshot);
    }

  return finish_node (snapshot);
}

static void
append_line (HawReaderBlock *block,
             guint           line,
             const GdkRGBA  *color,
             GtkSnapshot    *snapshot)
{
  const HawReaderLine *info = &g_array_index (block->lines, HawReaderLine, line);
  PangoLayoutLine *pango_line = pango_layout_get_line_readonly (block->layout, (int) line);
  double x = info->x;

  for (GSList *l = pango_line->runs; l != NULL; l = l->next)
    {
      PangoLayoutRun *run = l->data;
      GskRenderNode *node
        = gsk_text_node_new (run->item->analysis.font, run->glyphs, color,
                             &GRAPHENE_POINT_INIT ((float) x, (float) info->baseline));

      /* Spaces draw nothing. */
      if (node != NULL)
        {
          gtk_snapshot_append_node (snapshot, node);
          gsk_render_node_unref (node);
        }
      x += pango_glyph_string_get_width (run->glyphs) / (double) PANGO_SCALE;
    }
}

static GskRenderNode *
make_text_node (HawReaderBlock *block,
                const Palette  *palette)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  GdkRGBA color = palette->text;

  if (block->style == HAW_READER_STYLE_CAPTION)
    color.alpha *= palette->high_contrast ? 0.95f : 0.8f;
  else if (block->style == HAW_READER_STYLE_ASIDE)
    color.alpha *= palette->high_contrast ? 0.9f : 0.7f;
  for (guint i = 0; i < block->lines->len; i++)
    append_line (block, i, &color, snapshot);

  return finish_node (snapshot);
}

static void
draw_selection (HawReaderView  *self,
                HawReaderBlock *block,
                const Palette  *palette,
                GtkSnapshot    *snapshot)
{
  guint start = MAX (MIN (self->bound, self->caret), block->start);
  guint end = MIN (MAX (self->bound, self->caret), block->end);

  if (start >= end)
    return;

  guint last = haw_reader_block_line_at (block, end - 1);

  for (guint i = haw_reader_block_line_at (block, start); i <= last; i++)
    {
      const HawReaderLine *line = &g_array_index (block->lines, HawReaderLine, i);
      g_autoptr (GArray) ranges = haw_reader_block_line_ranges (block, self->text, i, start, end);

      for (guint j = 0; j < ranges->len; j++)
        {
          const double *range = (const double *) ranges->data + 2 * j;

          gtk_snapshot_append_color (
            snapshot, &palette->selection,
            &GRAPHENE_RECT_INIT ((float) range[0], (float) line->box_top,
                                 (float) (range[1] - range[0]),
                                 (float) (line->box_bottom - line->box_top)));
        }
    }
}

static void
draw_caret (HawReaderView *self,
            const Palette *palette,
            GtkSnapshot   *snapshot)
{
  graphene_rect_t strong;
  graphene_rect_t weak;
  gboolean split;
  double aspect;

  if (!self->caret_on || !haw_reader_caret_rectangle (self, self->caret, FALSE, &strong))
    return;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)),
                "gtk-split-cursor", &split,
                "gtk-cursor-aspect-ratio", &aspect,
                NULL);

  float width = MAX (roundf ((float) (strong.size.height * aspect)), 1.0f);

  strong.origin.x = roundf (strong.origin.x - width / 2);
  strong.size.width = width;
  gtk_snapshot_append_color (snapshot, &palette->text, &strong);

  if (split && haw_reader_caret_rectangle (self, self->caret, TRUE, &weak)
      && fabsf (weak.origin.x - strong.origin.x) > 2)
    {
      weak.size.width = width;
      weak.origin.y += weak.size.height / 2;
      weak.size.height /= 2;
      gtk_snapshot_append_color (snapshot, &palette->text, &weak);
    }
}

void
haw_reader_drop_nodes (HawReaderView *self,
                       gboolean       only_marks)
{
  for (guint i = 0; i < self->blocks->len; i++)
    {
      HawReaderBlock *block = haw_reader_get_block (self, i);

      if (only_marks)
        g_clear_pointer (&block->mark_node, gsk_render_node_unref);
      else
        haw_reader_block_drop_nodes (block);
    }

  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Draws the blocks in view from their nodes. Makes no layout: a block without one is not drawn. */
void
haw_reader_draw (HawReaderView *self,
                 GtkSnapshot   *snapshot)
{
  Palette palette;
  double value = haw_reader_get_scroll (self);

  if (self->blocks->len == 0 || self->width <= 0)
    return;

  read_palette (self, &palette);
  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0, 0, self->width, self->height));

  for (guint i = haw_reader_block_at_y (self, value); i < self->blocks->len; i++)
    {
      HawReaderBlock *block = haw_reader_get_block (self, i);

      if (block->y - block->gap > value + self->height)
        break;
      if (block->layout == NULL)
        continue;

      if (block->mark_node == NULL)
        block->mark_node = make_mark_node (self, block, &palette);
      if (block->text_node == NULL)
        block->text_node = make_text_node (block, &palette);

      gtk_snapshot_save (snapshot);
      gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) self->column_x,
                                                              (float) (block->y - value)));
      gtk_snapshot_append_node (snapshot, block->mark_node);
      draw_selection (self, block, &palette, snapshot);
      gtk_snapshot_append_node (snapshot, block->text_node);
      gtk_snapshot_restore (snapshot);
    }

  draw_caret (self, &palette, snapshot);
  gtk_snapshot_pop (snapshot);
}
