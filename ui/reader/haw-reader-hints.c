/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>
#include <math.h>

#include "haw-reader-view-private.h"

/* Of the frame of the current hint. */
#define FRAME_WIDTH  1.5f
#define FRAME_RADIUS 4.0f
#define FRAME_SPACE  2.0f
#define FRAME_GROUND 0.14f

#define MAX_SPOKEN 200

/* The pieces of a line, over and over: as long as drawn, then as long as left out. */
typedef struct
{
  float lengths[4];
  float height;
} Look;

static const Look looks[HAW_READER_N_HINT_LOOKS] = {
  [HAW_READER_HINT_DASHES] = { { 4, 3, 0, 0 }, 1 },
  [HAW_READER_HINT_DOTS] = { { 1, 3, 0, 0 }, 1 },
  [HAW_READER_HINT_LINE] = { { 0, 0, 0, 0 }, 1 },
  [HAW_READER_HINT_DASHES_AND_DOTS] = { { 4, 3, 1, 3 }, 1 },
};

static HawReaderHint *
get_hint (HawReaderView *self,
          guint          index)
{
  return &g_array_index (self->hints, HawReaderHint, index);
}

/* By start; of two that start together the longer one first. */
static int
compare (gconstpointer a,
         gconstpointer b)
{
  const HawReaderHint *first = a;
  const HawReaderHint *second = b;

  if (first->start != second->start)
    return first->start < second->start ? -1 : 1;
  if (first->end != second->end)
    return first->end > second->end ? -1 : 1;
  return (first->id > second->id) - (first->id < second->id);
}

static void
touch (HawReaderView       *self,
       const HawReaderHint *hint)
{
  if (self->blocks->len > 0)
    haw_reader_marks_touch (self, haw_reader_block_at (self, hint->start),
                            haw_reader_block_at (self, hint->end - 1));
}

/* Both are sorted: what only one of them has is what changed. */
static gboolean
touch_changed (HawReaderView *self,
               GArray        *before,
               GArray        *after)
{
  gboolean changed = FALSE;
  guint i = 0;
  guint j = 0;

  while (i < before->len || j < after->len)
    {
      const HawReaderHint *old = i < before->len ? &g_array_index (before, HawReaderHint, i) : NULL;
      const HawReaderHint *new = j < after->len ? &g_array_index (after, HawReaderHint, j) : NULL;
      int order = old == NULL ? 1 : new == NULL ? -1 : compare (old, new);

      if (order != 0 || old->look != new->look)
        {
          touch (self, order <= 0 ? old : new);
          changed = TRUE;
        }
      i += order <= 0;
      j += order >= 0;
    }
  return changed;
}

const HawReaderHint *
haw_reader_find_hint (HawReaderView *self,
                      gint64         id,
                      guint         *number)
{
  for (guint i = 0; id != 0 && i < self->hints->len; i++)
    if (get_hint (self, i)->id == id)
      {
        *number = i + 1;
        return get_hint (self, i);
      }
  return NULL;
}

char *
haw_reader_hint_describe (HawReaderView       *self,
                          const HawReaderHint *hint,
                          guint                number)
{
  g_autofree char *quote = haw_text_slice (self->text, hint->start,
                                           MIN (hint->end, hint->start + MAX_SPOKEN));

  /* Translators: which proposal is the current one, of how many, the words it is about, then what is
   * proposed for them, in "Proposal 3 of 12, Friday: 3 July 2020". */
  return g_strdup_printf (_("Proposal %u of %u, \342\201\250%s\342\201\251:"
                            " \342\201\250%s\342\201\251"),
                          number, self->hints->len, quote,
                          self->hint_label != NULL ? self->hint_label : "");
}

guint
haw_reader_count_hints (HawReaderView *self,
                        guint          start,
                        guint          end)
{
  guint n = 0;

  for (guint i = 0; i < self->hints->len && get_hint (self, i)->start < end; i++)
    n += get_hint (self, i)->end > start;
  return n;
}

typedef void (*RangeFunc) (const HawReaderLine *line,
                           const double        *range,
                           gpointer             data);

/* Calls @func for each stretch of a hint on the lines of a block, from one edge to the other. */
static void
for_each_range (HawReaderView  *self,
                HawReaderBlock *block,
                guint           start,
                guint           end,
                RangeFunc       func,
                gpointer        data)
{
  guint last;

  start = MAX (start, block->start);
  end = MIN (end, block->end);
  last = haw_reader_block_line_at (block, end - 1);
  for (guint i = haw_reader_block_line_at (block, start); i <= last; i++)
    {
      g_autoptr (GArray) ranges = haw_reader_block_line_ranges (block, self->text, i, start, end);

      for (guint j = 0; j < ranges->len; j++)
        func (&g_array_index (block->lines, HawReaderLine, i),
              (const double *) (gpointer) ranges->data + 2 * j, data);
    }
}

typedef struct
{
  GtkSnapshot *snapshot;
  const Look *look;
  GdkRGBA color;
  GdkRGBA ground;
} Pen;

/* Below the descenders, and above the dots of mentions. */
static void
append_line (const HawReaderLine *line,
             const double        *range,
             gpointer             data)
{
  const Pen *pen = data;
  const float *lengths = pen->look->lengths;
  float period = lengths[0] + lengths[1] + lengths[2] + lengths[3];
  graphene_rect_t bounds = GRAPHENE_RECT_INIT ((float) range[0], roundf ((float) line->box_bottom) - 4,
                                               (float) (range[1] - range[0]), pen->look->height);

  if (period <= 0)
    {
      gtk_snapshot_append_color (pen->snapshot, &pen->color, &bounds);
      return;
    }
  gtk_snapshot_push_repeat (pen->snapshot, &bounds,
                            &GRAPHENE_RECT_INIT (bounds.origin.x, bounds.origin.y, period,
                                                 bounds.size.height));
  gtk_snapshot_append_color (pen->snapshot, &pen->color,
                             &GRAPHENE_RECT_INIT (bounds.origin.x, bounds.origin.y, lengths[0],
                                                  bounds.size.height));
  if (lengths[2] > 0)
    gtk_snapshot_append_color (pen->snapshot, &pen->color,
                               &GRAPHENE_RECT_INIT (bounds.origin.x + lengths[0] + lengths[1],
                                                    bounds.origin.y, lengths[2],
                                                    bounds.size.height));
  gtk_snapshot_pop (pen->snapshot);
}

/* In the colour of the text, fainter than anything that the analyst has marked. */
void
haw_reader_append_hints (HawReaderView          *self,
                         HawReaderBlock         *block,
                         const HawReaderPalette *palette,
                         GtkSnapshot            *snapshot)
{
  Pen pen = { .snapshot = snapshot, .color = palette->text };

  pen.color.alpha *= palette->high_contrast ? 0.9f : 0.5f;
  for (guint i = 0; i < self->hints->len && get_hint (self, i)->start < block->end; i++)
    {
      const HawReaderHint *hint = get_hint (self, i);

      if (hint->end <= block->start)
        continue;
      pen.look = &looks[hint->look];
      for_each_range (self, block, hint->start, hint->end, append_line, &pen);
    }
}

static void
append_frame (const HawReaderLine *line,
              const double        *range,
              gpointer             data)
{
  const Pen *pen = data;
  const float widths[4] = { FRAME_WIDTH, FRAME_WIDTH, FRAME_WIDTH, FRAME_WIDTH };
  const GdkRGBA colors[4] = { pen->color, pen->color, pen->color, pen->color };
  graphene_rect_t bounds = GRAPHENE_RECT_INIT ((float) range[0] - FRAME_SPACE, (float) line->box_top,
                                               (float) (range[1] - range[0]) + 2 * FRAME_SPACE,
                                               (float) (line->box_bottom - line->box_top));
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, &bounds, FRAME_RADIUS);
  gtk_snapshot_push_rounded_clip (pen->snapshot, &outline);
  gtk_snapshot_append_color (pen->snapshot, &pen->ground, &bounds);
  gtk_snapshot_pop (pen->snapshot);
  gtk_snapshot_append_border (pen->snapshot, &outline, widths, colors);
}

/* Drawn with each frame, as a selection is: it moves with every press of a key. */
void
haw_reader_append_current_hint (HawReaderView          *self,
                                HawReaderBlock         *block,
                                const HawReaderPalette *palette,
                                GtkSnapshot            *snapshot)
{
  guint number;
  const HawReaderHint *hint = haw_reader_find_hint (self, self->current_hint, &number);
  Pen pen = { .snapshot = snapshot };

  if (hint == NULL || hint->end <= block->start || hint->start >= block->end)
    return;
  pen.color = haw_reader_palette_fit (palette, &palette->accent);
  pen.ground = pen.color;
  pen.ground.alpha = FRAME_GROUND;
  for_each_range (self, block, hint->start, hint->end, append_frame, &pen);
}

void
haw_reader_view_set_hints (HawReaderView       *self,
                           const HawReaderHint *hints,
                           gsize                n_hints)
{
  g_autoptr (GArray) before = NULL;
  guint number;
  guint length;

  g_return_if_fail (HAW_IS_READER_VIEW (self));
  g_return_if_fail (hints != NULL || n_hints == 0);

  length = self->text != NULL ? haw_text_get_length (self->text) : 0;
  before = g_steal_pointer (&self->hints);
  self->hints = g_array_new (FALSE, FALSE, sizeof (HawReaderHint));
  for (gsize i = 0; i < n_hints; i++)
    if (hints[i].start < hints[i].end && hints[i].end <= length)
      g_array_append_val (self->hints, hints[i]);
  g_array_sort (self->hints, compare);
  if (before == NULL)
    return;
  if (self->current_hint != 0 && haw_reader_find_hint (self, self->current_hint, &number) == NULL)
    self->current_hint = 0;
  if (!touch_changed (self, before, self->hints))
    return;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
haw_reader_view_set_current_hint (HawReaderView *self,
                                  gint64         id,
                                  const char    *label)
{
  guint number;

  g_return_if_fail (HAW_IS_READER_VIEW (self));

  if (haw_reader_find_hint (self, id, &number) == NULL)
    id = 0;
  if (self->current_hint == id && g_strcmp0 (self->hint_label, label) == 0)
    return;
  self->current_hint = id;
  g_free (self->hint_label);
  self->hint_label = g_strdup (label);
  haw_reader_describe_caret (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

gint64
haw_reader_hint_at (HawReaderView *self,
                    guint          offset)
{
  const HawReaderHint *best = NULL;

  for (guint i = 0; i < self->hints->len && get_hint (self, i)->start <= offset; i++)
    {
      const HawReaderHint *hint = get_hint (self, i);

      if (hint->end > offset &&
          (best == NULL || hint->end - hint->start < best->end - best->start))
        best = hint;
    }

  return best != NULL ? best->id : 0;
}

gint64
haw_reader_view_get_current_hint (HawReaderView *self)
{
  g_return_val_if_fail (HAW_IS_READER_VIEW (self), 0);

  return self->current_hint;
}

gint64
haw_reader_view_next_hint (HawReaderView *self,
                           gint64         id,
                           int            direction)
{
  guint number = 0;
  guint next;

  g_return_val_if_fail (HAW_IS_READER_VIEW (self), 0);

  if (haw_reader_find_hint (self, id, &number) != NULL)
    {
      next = direction > 0 ? number : number - 2;
    }
  else
    {
      for (next = 0; next < self->hints->len && get_hint (self, next)->start < self->caret; next++)
        ;
      if (direction < 0)
        next--;
    }

  return next < self->hints->len ? get_hint (self, next)->id : 0;
}

typedef struct
{
  graphene_rect_t box;
  gboolean set;
} Box;

static void
add_to_box (const HawReaderLine *line,
            const double        *range,
            gpointer             data)
{
  Box *box = data;
  graphene_rect_t part = GRAPHENE_RECT_INIT ((float) range[0], (float) line->box_top,
                                             (float) (range[1] - range[0]),
                                             (float) (line->box_bottom - line->box_top));

  if (!box->set)
    box->box = part;
  else if (part.origin.y <= box->box.origin.y)
    graphene_rect_union (&box->box, &part, &box->box);
  box->set = TRUE;
}

gboolean
haw_reader_view_get_range_box (HawReaderView *self,
                               guint          start,
                               guint          end,
                               GdkRectangle  *box)
{
  HawReaderBlock *block;
  Box found = { .set = FALSE };

  g_return_val_if_fail (HAW_IS_READER_VIEW (self) && box != NULL, FALSE);

  if (self->blocks->len == 0 || self->width <= 0 || start >= end)
    return FALSE;
  block = haw_reader_get_block (self, haw_reader_block_at (self, start));
  if (block->layout == NULL)
    return FALSE;
  for_each_range (self, block, start, end, add_to_box, &found);
  *box = (GdkRectangle) {
    (int) floorf (found.box.origin.x + (float) self->column_x),
    (int) floorf (found.box.origin.y + (float) (block->y - haw_reader_get_scroll (self))),
    (int) ceilf (found.box.size.width), (int) ceilf (found.box.size.height),
  };

  return found.set;
}
