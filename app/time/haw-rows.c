/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-rows.h"

#include <math.h>

/* A row and the time from which it is free; rows wait in a binary heap. */
typedef struct
{
  gint64 free_from;
  guint row;
} Row;

static gboolean
is_less (const Row *a,
         const Row *b)
{
  if (a->free_from != b->free_from)
    return a->free_from < b->free_from;
  return a->row < b->row;
}

static void
heap_push (GArray *heap,
           Row     row)
{
  guint at = heap->len;

  g_array_append_val (heap, row);
  while (at > 0)
    {
      guint parent = (at - 1) / 2;
      Row *rows = (Row *) (void *) heap->data;

      if (!is_less (&row, &rows[parent]))
        break;
      rows[at] = rows[parent];
      rows[parent] = row;
      at = parent;
    }
}

static Row
heap_pop (GArray *heap)
{
  Row *rows = (Row *) (void *) heap->data;
  Row first = rows[0];
  Row last = rows[heap->len - 1];
  guint at = 0;
  guint n_rows = heap->len - 1;

  while (at * 2 + 1 < n_rows)
    {
      guint child = at * 2 + 1;

      if (child + 1 < n_rows && is_less (&rows[child + 1], &rows[child]))
        child++;
      if (!is_less (&rows[child], &last))
        break;
      rows[at] = rows[child];
      at = child;
    }
  rows[at] = last;
  g_array_set_size (heap, n_rows);
  return first;
}

static gint64
get_free_from (const HawRowItem *item)
{
  gint64 end = MAX (item->end, item->start + item->label);

  /* Even a mark without length is somewhere. */
  return MAX (end, item->start + 1);
}

/* Earlier first, then longer, then by id. */
static int
compare_items (gconstpointer a,
               gconstpointer b)
{
  const HawRowItem *first = *(const HawRowItem *const *) a;
  const HawRowItem *second = *(const HawRowItem *const *) b;

  if (first->start != second->start)
    return first->start < second->start ? -1 : 1;
  if (get_free_from (first) != get_free_from (second))
    return get_free_from (first) > get_free_from (second) ? -1 : 1;
  return (first->id > second->id) - (first->id < second->id);
}

/**
 * haw_rows_pack:
 * @items: (array length=n_items): the marks of a lane in any order; their rows are set
 *
 * Puts each mark into the lowest row that is free from its start on. This needs the fewest rows
 * possible, the number of marks under way at once, and O(n log n) time: ended rows come off one
 * heap, ordered by end, and wait in another, ordered by number. Pack all marks, not the visible
 * ones, so that rows stay while the view moves.
 *
 * Returns: the number of rows
 */
guint
haw_rows_pack (HawRowItem *items,
               gsize       n_items)
{
  g_autofree HawRowItem **sorted = NULL;
  g_autoptr (GArray) busy = NULL;
  g_autoptr (GArray) vacant = NULL;
  guint n_rows = 0;

  g_return_val_if_fail (items != NULL || n_items == 0, 0);

  sorted = g_new (HawRowItem *, n_items + 1);
  busy = g_array_new (FALSE, FALSE, sizeof (Row));
  vacant = g_array_new (FALSE, FALSE, sizeof (Row));
  for (gsize i = 0; i < n_items; i++)
    sorted[i] = &items[i];
  if (n_items > 0)
    qsort (sorted, n_items, sizeof *sorted, compare_items);

  for (gsize i = 0; i < n_items; i++)
    {
      HawRowItem *item = sorted[i];

      while (busy->len > 0 && g_array_index (busy, Row, 0).free_from <= item->start)
        heap_push (vacant, (Row) { 0, heap_pop (busy).row });
      item->row = vacant->len > 0 ? heap_pop (vacant).row : n_rows++;
      heap_push (busy, (Row) { get_free_from (item), item->row });
    }
  return n_rows;
}

/**
 * haw_rows_quantise:
 * @seconds_per_pixel: a scale, more than 0
 *
 * The scale for which to measure labels when packing: the next power of two at or above the real
 * one, so that labels always have the room they were given and rows change only when the zoom
 * passes a power of two.
 *
 * Returns: seconds per pixel
 */
double
haw_rows_quantise (double seconds_per_pixel)
{
  g_return_val_if_fail (seconds_per_pixel > 0, 1);

  return exp2 (ceil (log2 (seconds_per_pixel)));
}
