/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include "haw-reader-view-private.h"

/* What is left of the other marks while one stands out. */
#define DIM_SELECTED 0.6
#define DIM_HOVERED  0.35

GskRenderNode *
haw_reader_finish_node (GtkSnapshot *snapshot)
{
  GskRenderNode *node = gtk_snapshot_free_to_node (snapshot);

  /* Nothing drawn is cached too. */
  return node != NULL ? node : gsk_container_node_new (NULL, 0);
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
                const HawReaderPalette  *palette)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  GdkRGBA color = palette->text;

  if (block->style == HAW_READER_STYLE_CAPTION)
    color.alpha *= palette->high_contrast ? 0.95f : 0.8f;
  else if (block->style == HAW_READER_STYLE_ASIDE)
    color.alpha *= palette->high_contrast ? 0.9f : 0.7f;
  for (guint i = 0; i < block->lines->len; i++)
    append_line (block, i, &color, snapshot);

  return haw_reader_finish_node (snapshot);
}

static void
draw_selection (HawReaderView  *self,
                HawReaderBlock *block,
                const HawReaderPalette  *palette,
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
            const HawReaderPalette *palette,
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

static gboolean
is_empty (GskRenderNode *node)
{
  return gsk_render_node_get_node_type (node) == GSK_CONTAINER_NODE
         && gsk_container_node_get_n_children (node) == 0;
}

/* The marks of a block; the one that is isolated stands out. */
static void
draw_marks (HawReaderView          *self,
            guint                   index,
            const HawReaderPalette *palette,
            GtkSnapshot            *snapshot)
{
  HawReaderBlock *block = haw_reader_get_block (self, index);
  gint64 isolated = haw_reader_isolated_mark (self);
  const HawReaderMarkEntry *entry = haw_reader_marks_find (self, isolated);

  if (block->mark_node == NULL)
    block->mark_node = haw_reader_make_mark_node (self, block, palette);
  if (is_empty (block->mark_node))
    return;
  if (entry == NULL)
    {
      gtk_snapshot_append_node (snapshot, block->mark_node);
      return;
    }

  gtk_snapshot_push_opacity (snapshot, self->hovered_mark != 0 ? DIM_HOVERED : DIM_SELECTED);
  gtk_snapshot_append_node (snapshot, block->mark_node);
  gtk_snapshot_pop (snapshot);
  if (index < entry->first_block || index > entry->last_block)
    return;
  if (block->focus_node == NULL)
    block->focus_node = haw_reader_make_focus_node (self, block, isolated, palette);
  gtk_snapshot_append_node (snapshot, block->focus_node);
}

void
haw_reader_drop_nodes (HawReaderView *self)
{
  for (guint i = 0; i < self->blocks->len; i++)
    haw_reader_block_drop_nodes (haw_reader_get_block (self, i));

  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Draws the blocks in view from their nodes. Makes no layout: a block without one is not drawn. */
void
haw_reader_draw (HawReaderView *self,
                 GtkSnapshot   *snapshot)
{
  HawReaderPalette palette;
  double value = haw_reader_get_scroll (self);

  if (self->blocks->len == 0 || self->width <= 0)
    return;

  haw_reader_palette_read (&palette, GTK_WIDGET (self));
  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0, 0, self->width, self->height));

  for (guint i = haw_reader_block_at_y (self, value); i < self->blocks->len; i++)
    {
      HawReaderBlock *block = haw_reader_get_block (self, i);

      if (block->y - block->gap > value + self->height)
        break;
      if (block->layout == NULL)
        continue;

      if (block->text_node == NULL)
        {
          block->text_node = make_text_node (block, &palette);
          self->n_nodes_made++;
        }

      gtk_snapshot_save (snapshot);
      gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) self->column_x,
                                                              (float) (block->y - value)));
      draw_marks (self, i, &palette, snapshot);
      haw_reader_append_current_hint (self, block, &palette, snapshot);
      draw_selection (self, block, &palette, snapshot);
      gtk_snapshot_append_node (snapshot, block->text_node);
      gtk_snapshot_restore (snapshot);
    }

  draw_caret (self, &palette, snapshot);
  haw_reader_draw_handles (self, &palette, snapshot);
  gtk_snapshot_pop (snapshot);
}
