/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-reader-strip-private.h"

/* A mark is at least so many pixels high. */
#define MIN_ROWS 2

/* The height of the part that is shown is at least this. */
#define MIN_WINDOW 8.0

typedef struct
{
  gboolean taken;
  GdkRGBA color;
  HawPattern pattern;
} Cell;

static double
text_height (HawReaderView *view)
{
  return MAX (MAX (view->total_height, view->height), 1.0);
}

/* Where a character is, without laying anything out: in proportion to the length of its block. */
static double
y_of (HawReaderView *view,
      guint          block_index,
      guint          offset)
{
  const HawReaderBlock *block = haw_reader_get_block (view, block_index);
  guint length = MAX (block->end - block->start, 1);
  guint position = CLAMP (offset, block->start, block->end) - block->start;

  return block->y + block->height * position / length;
}

static gboolean
fits (const Cell    *cell,
      const GdkRGBA *color,
      HawPattern     pattern)
{
  return !cell->taken || (cell->pattern == pattern && gdk_rgba_equal (&cell->color, color));
}

/* Puts a mark into the first column that is free where it begins, or has the same look there. */
static void
put_mark (Cell                *cells,
          guint                height,
          const HawReaderMark *mark,
          guint                top,
          guint                bottom)
{
  guint n_colors = MAX (mark->n_colors, 1);

  for (guint column = 0; column < HAW_READER_STRIP_COLUMNS; column++)
    {
      if (!fits (&cells[column * height + top], &mark->colors[0], mark->patterns[0]))
        continue;

      for (guint row = top; row < bottom; row++)
        {
          Cell *cell = &cells[column * height + row];
          guint color = (row - top) * n_colors / (bottom - top);

          if (cell->taken)
            continue;
          *cell = (Cell) { TRUE, mark->colors[color], mark->patterns[color] };
          if (mark->n_colors == 0)
            cell->color.alpha = 0;
        }
      return;
    }
}

/* What the strip shows of the marks, @height pixels high: (element-type HawReaderStripRun). A run whose
 * colour has no alpha stands for marks without a code. */
GArray *
haw_reader_strip_find_runs (HawReaderView *view,
                            guint          height)
{
  g_autofree Cell *cells = g_new0 (Cell, HAW_READER_STRIP_COLUMNS * MAX (height, 1));
  GArray *runs = g_array_new (FALSE, FALSE, sizeof (HawReaderStripRun));
  double scale = height / text_height (view);

  for (guint i = 0; i < view->marks->len && height > MIN_ROWS && view->blocks->len > 0; i++)
    {
      const HawReaderMarkEntry *entry = &g_array_index (view->marks, HawReaderMarkEntry, i);
      guint top = (guint) (y_of (view, entry->first_block, entry->mark.start) * scale);
      guint bottom = (guint) (y_of (view, entry->last_block, entry->mark.end) * scale);

      top = MIN (top, height - MIN_ROWS);
      put_mark (cells, height, &entry->mark, top, CLAMP (bottom, top + MIN_ROWS, height));
    }

  for (guint column = 0; column < HAW_READER_STRIP_COLUMNS; column++)
    for (guint row = 0; row < height; row++)
      {
        const Cell *cell = &cells[column * height + row];
        HawReaderStripRun run = { column, row, row + 1, cell->color, cell->pattern };

        if (!cell->taken)
          continue;
        while (run.bottom < height && cells[column * height + run.bottom].taken
               && fits (&cells[column * height + run.bottom], &run.color, run.pattern))
          run.bottom++;
        g_array_append_val (runs, run);
        row = run.bottom - 1;
      }

  return runs;
}

/* The part of the strip that the view shows. */
void
haw_reader_strip_window (HawReaderView *view,
                         double         height,
                         double        *top,
                         double        *bottom)
{
  double scale = height / text_height (view);
  double size = MAX (view->height * scale, MIN_WINDOW);
  double y = haw_reader_get_scroll (view) * scale;

  *top = CLAMP (y, 0, MAX (height - size, 0));
  *bottom = MIN (*top + size, height);
}
