/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include "haw-reader-view-private.h"

/* Lines stand 1.75 times the size of the font apart, vocalised text and titles otherwise: Arabic
 * with harakat needs more room, and large letters need less. */
/* Against the line height of the view. */
#define VOCALISED_SCALE (2.0 / HAW_READER_LINE_HEIGHT)
#define TITLE_SCALE     (1.55 / HAW_READER_LINE_HEIGHT)

/* The share of vocalised letters from which a paragraph counts as vocalised. */
#define VOCALISED_SHARE 0.05

/* The box behind letters, in sizes of the font above and below the baseline. */
#define BOX_ASCENT  0.98
#define BOX_DESCENT 0.48

void
haw_reader_block_drop_nodes (HawReaderBlock *block)
{
  g_clear_pointer (&block->text_node, gsk_render_node_unref);
  g_clear_pointer (&block->mark_node, gsk_render_node_unref);
  g_clear_pointer (&block->focus_node, gsk_render_node_unref);
}

/* Drops what was found and drawn for the marks on the block. */
void
haw_reader_block_drop_marks (HawReaderBlock *block)
{
  g_clear_pointer (&block->mark_node, gsk_render_node_unref);
  g_clear_pointer (&block->focus_node, gsk_render_node_unref);
  g_clear_pointer (&block->bars, g_array_unref);
  g_clear_pointer (&block->badges, g_array_unref);
}

void
haw_reader_block_drop_layout (HawReaderBlock *block)
{
  haw_reader_block_drop_marks (block);
  g_clear_pointer (&block->text_node, gsk_render_node_unref);
  g_clear_object (&block->layout);
  g_clear_pointer (&block->lines, g_array_unref);
  g_clear_pointer (&block->cuts, g_array_unref);
}

void
haw_reader_block_clear (HawReaderBlock *block)
{
  haw_reader_block_drop_layout (block);
  g_clear_pointer (&block->child, gtk_widget_unparent);
}

/* Finds what of the block is not shown, and whether it is vocalised. */
static gboolean
block_scan (HawReaderBlock *block,
            const char     *utf8,
            gsize           n_bytes)
{
  guint n_letters = 0;
  guint n_marks = 0;
  guint run = 0;
  guint position = 0;

  for (const char *p = utf8; p < utf8 + n_bytes; p = g_utf8_next_char (p), position++)
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_ismark (c))
        {
          run = 0;
          n_letters += g_unichar_isalpha (c);
          continue;
        }

      n_marks++;
      if (++run <= HAW_READER_MAX_COMBINING)
        continue;

      if (block->cuts == NULL)
        block->cuts = g_array_new (FALSE, FALSE, sizeof (HawReaderCut));

      if (run == HAW_READER_MAX_COMBINING + 1)
        {
          HawReaderCut cut = { position, 0 };

          g_array_append_val (block->cuts, cut);
        }
      g_array_index (block->cuts, HawReaderCut, block->cuts->len - 1).length++;
    }

  return n_marks > VOCALISED_SHARE * n_letters;
}

static void
block_set_text (HawReaderBlock *block,
                const char     *utf8,
                gsize           n_bytes)
{
  if (block->cuts == NULL)
    {
      pango_layout_set_text (block->layout, utf8, (int) n_bytes);
      return;
    }

  g_autoptr (GString) shown = g_string_sized_new (n_bytes);
  const char *p = utf8;
  guint position = 0;

  for (guint i = 0; i < block->cuts->len; i++)
    {
      const HawReaderCut *cut = &g_array_index (block->cuts, HawReaderCut, i);
      const char *cut_start = g_utf8_offset_to_pointer (p, cut->position - position);

      g_string_append_len (shown, p, cut_start - p);
      p = g_utf8_offset_to_pointer (cut_start, cut->length);
      position = cut->position + cut->length;
    }
  g_string_append_len (shown, p, utf8 + n_bytes - p);

  pango_layout_set_text (block->layout, shown->str, (int) shown->len);
}

/* Puts the lines at equal distances. Pango would move those apart that hold letters of another
 * face: each face has its own idea of where the middle of a line is. */
static void
block_place_lines (HawReaderBlock *block,
                   HawText        *text,
                   double          font_size,
                   double          pitch)
{
  PangoContext *context = pango_layout_get_context (block->layout);
  PangoFontMetrics *metrics
    = pango_context_get_metrics (context, pango_layout_get_font_description (block->layout), NULL);
  double ascent = pango_font_metrics_get_ascent (metrics) / (double) PANGO_SCALE;
  double descent = pango_font_metrics_get_descent (metrics) / (double) PANGO_SCALE;
  double first_baseline = round ((pitch - ascent - descent) / 2 + ascent);
  PangoLayoutIter *iter = pango_layout_get_iter (block->layout);

  block->lines = g_array_new (FALSE, FALSE, sizeof (HawReaderLine));
  do
    {
      PangoLayoutLine *pango_line = pango_layout_iter_get_line_readonly (iter);
      double top = block->lines->len * pitch;
      PangoRectangle extents;

      pango_layout_iter_get_line_extents (iter, NULL, &extents);

      HawReaderLine line = {
        .start_index = pango_line->start_index,
        .end_index = pango_line->start_index + pango_line->length,
        .x = extents.x / (double) PANGO_SCALE,
        .top = top,
        .bottom = top + pitch,
        .baseline = top + first_baseline,
        .box_top = top + first_baseline - BOX_ASCENT * font_size,
        .box_bottom = top + first_baseline + BOX_DESCENT * font_size,
      };

      line.start = haw_reader_block_from_index (block, text, line.start_index);
      line.end = haw_reader_block_from_index (block, text, line.end_index);
      g_array_append_val (block->lines, line);
    }
  while (pango_layout_iter_next_line (iter));

  g_array_index (block->lines, HawReaderLine, block->lines->len - 1).end = block->end;
  block->height = block->lines->len * pitch;
  block->measured = TRUE;
  pango_layout_iter_free (iter);
  pango_font_metrics_unref (metrics);
}

/* Makes the layout of @block, @width pixels wide, and measures it; @line_height goes by the size of the
 * letters. */
void
haw_reader_block_make_layout (HawReaderBlock       *block,
                              HawText              *text,
                              PangoContext         *context,
                              PangoFontDescription *font,
                              double                line_height,
                              double                width)
{
  const char *utf8 = haw_text_get_utf8 (text, NULL) + block->start_byte;
  gsize n_bytes = block->end_byte - block->start_byte;
  double font_size = pango_font_description_get_size (font) / (double) PANGO_SCALE;

  g_assert (block->layout == NULL);

  if (block_scan (block, utf8, n_bytes))
    line_height *= VOCALISED_SCALE;
  else if (block->style == HAW_READER_STYLE_TITLE)
    line_height *= TITLE_SCALE;

  /* Pango would take the direction of the first strong letter and, without its guess, alignment
   * is physical. */
  block->layout = pango_layout_new (context);
  pango_layout_set_auto_dir (block->layout, FALSE);
  pango_layout_set_alignment (block->layout, block->direction == HAW_DIRECTION_RTL
                                               ? PANGO_ALIGN_RIGHT
                                               : PANGO_ALIGN_LEFT);
  pango_layout_set_font_description (block->layout, font);
  pango_layout_set_wrap (block->layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width (block->layout, (int) (width * PANGO_SCALE));
  block_set_text (block, utf8, n_bytes);
  block_place_lines (block, text, font_size, round (line_height * font_size));
}

/* Whether line @line goes on in the next one, so that its end is the start of that one; not
 * where the text holds a line separator. */
gboolean
haw_reader_block_line_is_broken (HawReaderBlock *block,
                                 guint           line)
{
  const HawReaderLine *lines = (const HawReaderLine *) block->lines->data;

  return line + 1 < block->lines->len && lines[line + 1].start == lines[line].end;
}

/* Finds the character at @x pixels from the column's edge on line @line, and the nearest place
 * for a caret. Returns whether the line reaches there. */
gboolean
haw_reader_block_hit (HawReaderBlock *block,
                      HawText        *text,
                      guint           line,
                      double          x,
                      guint          *character,
                      guint          *caret)
{
  const HawReaderLine *info = &g_array_index (block->lines, HawReaderLine, line);
  PangoLayoutLine *pango_line = pango_layout_get_line_readonly (block->layout, (int) line);
  int index;
  int trailing;
  gboolean inside = pango_layout_line_x_to_index (pango_line, (int) ((x - info->x) * PANGO_SCALE),
                                                  &index, &trailing);

  *character = haw_reader_block_from_index (block, text, index);
  *caret = haw_reader_block_from_shown (block,
                                        haw_reader_block_to_shown (block, *character) + trailing);

  /* The place after the space at which a line was broken is at the start of the next line. */
  if (*caret >= info->end && haw_reader_block_line_is_broken (block, line))
    *caret = *character;

  return inside;
}

/* The characters shown before @offset, counted from the start of the block. */
guint
haw_reader_block_to_shown (HawReaderBlock *block,
                           guint           offset)
{
  guint position = CLAMP (offset, block->start, block->end) - block->start;
  guint hidden = 0;

  for (guint i = 0; block->cuts != NULL && i < block->cuts->len; i++)
    {
      const HawReaderCut *cut = &g_array_index (block->cuts, HawReaderCut, i);

      if (position <= cut->position)
        break;
      hidden += MIN (cut->length, position - cut->position);
    }

  return position - hidden;
}

/* The opposite; what is hidden stays with the character before it. */
guint
haw_reader_block_from_shown (HawReaderBlock *block,
                             guint           position)
{
  for (guint i = 0; block->cuts != NULL && i < block->cuts->len; i++)
    {
      const HawReaderCut *cut = &g_array_index (block->cuts, HawReaderCut, i);

      if (position < cut->position)
        break;
      position += cut->length;
    }

  return MIN (block->start + position, block->end);
}

int
haw_reader_block_to_index (HawReaderBlock *block,
                           HawText        *text,
                           guint           offset)
{
  offset = CLAMP (offset, block->start, block->end);
  if (block->cuts == NULL)
    return (int) (haw_text_offset_to_byte (text, offset) - block->start_byte);

  const char *shown = pango_layout_get_text (block->layout);
  guint position = haw_reader_block_to_shown (block, offset);

  return (int) (g_utf8_offset_to_pointer (shown, position) - shown);
}

guint
haw_reader_block_from_index (HawReaderBlock *block,
                             HawText        *text,
                             int             index)
{
  if (block->cuts == NULL)
    return haw_text_byte_to_offset (text, MIN (block->start_byte + index, block->end_byte));

  const char *shown = pango_layout_get_text (block->layout);
  glong position = g_utf8_pointer_to_offset (shown, shown + index);

  return haw_reader_block_from_shown (block, (guint) position);
}

/* The line that the character at @offset is on. */
guint
haw_reader_block_line_at (HawReaderBlock *block,
                          guint           offset)
{
  guint line = 0;

  while (line + 1 < block->lines->len
         && g_array_index (block->lines, HawReaderLine, line + 1).start <= offset)
    line++;

  return line;
}

/* The line at @y pixels below the top of the block. */
guint
haw_reader_block_line_at_y (HawReaderBlock *block,
                            double          y)
{
  guint line = 0;

  while (line + 1 < block->lines->len
         && g_array_index (block->lines, HawReaderLine, line + 1).top <= y)
    line++;

  return line;
}

static int
compare_ranges (gconstpointer a,
                gconstpointer b)
{
  const double *first = a;
  const double *second = b;

  return (first[0] > second[0]) - (first[0] < second[0]);
}

/* The parts of line @line that the characters [start, end) cover: pairs of pixels from the column's
 * edge, sorted and joined where they touch. */
GArray *
haw_reader_block_line_ranges (HawReaderBlock *block,
                              HawText        *text,
                              guint           line,
                              guint           start,
                              guint           end)
{
  typedef double Range[2];
  const HawReaderLine *info = &g_array_index (block->lines, HawReaderLine, line);
  PangoLayoutLine *pango_line = pango_layout_get_line_readonly (block->layout, (int) line);
  GArray *joined = g_array_new (FALSE, FALSE, sizeof (Range));
  g_autofree int *ranges = NULL;
  int n_ranges = 0;
  int start_index = MAX (haw_reader_block_to_index (block, text, start), info->start_index);
  int end_index = MIN (haw_reader_block_to_index (block, text, end), info->end_index);

  if (start_index >= end_index)
    return joined;

  g_autoptr (GArray) sorted = g_array_new (FALSE, FALSE, sizeof (Range));

  pango_layout_line_get_x_ranges (pango_line, start_index, end_index, &ranges, &n_ranges);
  for (int i = 0; i < n_ranges; i++)
    {
      Range range = {
        MIN (ranges[2 * i], ranges[2 * i + 1]) / (double) PANGO_SCALE,
        MAX (ranges[2 * i], ranges[2 * i + 1]) / (double) PANGO_SCALE,
      };

      if (range[1] > range[0])
        g_array_append_val (sorted, range);
    }
  g_array_sort (sorted, compare_ranges);

  for (guint i = 0; i < sorted->len; i++)
    {
      double *range = g_array_index (sorted, Range, i);
      double *last = joined->len > 0 ? g_array_index (joined, Range, joined->len - 1) : NULL;

      if (last != NULL && range[0] <= last[1] + 0.5)
        last[1] = MAX (last[1], range[1]);
      else
        g_array_append_vals (joined, range, 1);
    }

  return joined;
}

typedef struct
{
  guint start;
  guint end;
  guint level;
} Grapheme;

/* The graphemes of a line from the left to the right. */
static GArray *
line_graphemes (HawReaderBlock *block,
                guint           line)
{
  PangoLayoutLine *pango_line = pango_layout_get_line_readonly (block->layout, (int) line);
  const char *shown = pango_layout_get_text (block->layout);
  const PangoLogAttr *attrs;
  GArray *graphemes = g_array_new (FALSE, FALSE, sizeof (Grapheme));
  int n_attrs;

  attrs = pango_layout_get_log_attrs_readonly (block->layout, &n_attrs);
  for (GSList *run = pango_line->runs; run != NULL; run = run->next)
    {
      const PangoItem *item = ((PangoLayoutRun *) run->data)->item;
      glong first = g_utf8_pointer_to_offset (shown, shown + item->offset);
      guint run_start = graphemes->len;

      for (glong i = first; i < first + item->num_chars; i++)
        {
          guint start = haw_reader_block_from_shown (block, (guint) i);
          Grapheme grapheme = { start, start, item->analysis.level };

          if (i == first || attrs[i].is_cursor_position)
            {
              /* The next one to the right in a run that reads from the right is the one before. */
              if (item->analysis.level % 2 == 0)
                g_array_append_val (graphemes, grapheme);
              else
                g_array_insert_val (graphemes, run_start, grapheme);
            }

          guint last = item->analysis.level % 2 == 0 ? graphemes->len - 1 : run_start;

          g_array_index (graphemes, Grapheme, last).end
            = haw_reader_block_from_shown (block, (guint) i + 1);
        }
    }

  return graphemes;
}

/* The offsets at which a caret can stand on line @line, from the left to the right.
 *
 * Where runs of two directions meet, the same offset is found at two places, and one place
 * stands for two offsets. Asking the grapheme with the lower embedding level, and the direction
 * of the paragraph at the edges, gives every offset exactly one place; it is the one where Pango
 * puts the strong cursor. Thus a walk through the places meets every offset once. The end of a
 * line that was broken is left to the next line. */
GArray *
haw_reader_block_line_stops (HawReaderBlock *block,
                             guint           line,
                             gboolean        with_end)
{
  const HawReaderLine *info = &g_array_index (block->lines, HawReaderLine, line);
  g_autoptr (GArray) graphemes = line_graphemes (block, line);
  GArray *stops = g_array_new (FALSE, FALSE, sizeof (guint));
  gboolean rtl = block->direction == HAW_DIRECTION_RTL;
  int n_attrs;
  const PangoLogAttr *attrs = pango_layout_get_log_attrs_readonly (block->layout, &n_attrs);

  for (guint i = 0; i <= graphemes->len; i++)
    {
      const Grapheme *left = i > 0 ? &g_array_index (graphemes, Grapheme, i - 1) : NULL;
      const Grapheme *right = i < graphemes->len ? &g_array_index (graphemes, Grapheme, i) : NULL;
      guint offset;

      if (left == NULL)
        offset = rtl && right != NULL ? info->end : info->start;
      else if (right == NULL)
        offset = rtl ? info->start : info->end;
      else if (left->level <= right->level)
        offset = left->level % 2 == 0 ? left->end : left->start;
      else
        offset = right->level % 2 == 0 ? right->start : right->end;

      /* A run can begin inside a grapheme: a mark after an invisible character. */
      if (!attrs[haw_reader_block_to_shown (block, offset)].is_cursor_position)
        continue;
      if (offset != info->end || with_end || graphemes->len == 0)
        g_array_append_val (stops, offset);
    }

  return stops;
}
