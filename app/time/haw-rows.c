/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-rows.h"

/* A row and the time from which it is free; rows wait in a binary heap. */
typedef struct
{
  gint64 free_from;
  guint row;
} Row;

struct _HawRows
{
  GArray *busy;   /* Row, by the time from which it is free */
  GArray *vacant; /* Row, by number */
  guint n;
};

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

/**
 * haw_rows_new:
 *
 * Returns: (transfer full): no rows yet
 */
HawRows *
haw_rows_new (void)
{
  HawRows *self = g_new0 (HawRows, 1);

  self->busy = g_array_new (FALSE, FALSE, sizeof (Row));
  self->vacant = g_array_new (FALSE, FALSE, sizeof (Row));

  return self;
}

/**
 * haw_rows_free:
 * @self: (transfer full) (nullable): rows
 */
void
haw_rows_free (HawRows *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->busy);
  g_array_unref (self->vacant);
  g_free (self);
}

/**
 * haw_rows_add:
 * @start: seconds, not before that of the mark before
 * @end: exclusive; a mark without length takes up a second
 *
 * Returns: the row of the mark, from 0
 */
guint
haw_rows_add (HawRows *self,
              gint64   start,
              gint64   end)
{
  guint row;

  g_return_val_if_fail (self != NULL, 0);

  while (self->busy->len > 0 && g_array_index (self->busy, Row, 0).free_from <= start)
    heap_push (self->vacant, (Row) { 0, heap_pop (self->busy).row });
  row = self->vacant->len > 0 ? heap_pop (self->vacant).row : self->n++;
  heap_push (self->busy, (Row) { MAX (end, start + 1), row });

  return row;
}

/**
 * haw_rows_get_n:
 *
 * Returns: the number of rows
 */
guint
haw_rows_get_n (const HawRows *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n;
}
