/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-reader-view-private.h"

/* The margin beside the column: the gap to the text, the lanes and how wide a bar is in its
 * lane. */
#define LANE_GAP   10.0
#define LANE_WIDTH 6.0
#define LANE_ROOM  30.0
#define BAR_SHARE  0.55

static void
mark_entry_clear (gpointer data)
{
  HawReaderMarkEntry *entry = data;

  g_free (entry->mark.label);
}

static int
compare_entries (gconstpointer a,
                 gconstpointer b)
{
  const HawReaderMark *first = &((const HawReaderMarkEntry *) a)->mark;
  const HawReaderMark *second = &((const HawReaderMarkEntry *) b)->mark;

  if (first->start != second->start)
    return first->start < second->start ? -1 : 1;
  if (first->end != second->end)
    return first->end > second->end ? -1 : 1;

  return (first->id > second->id) - (first->id < second->id);
}

void
haw_reader_marks_set (HawReaderView       *self,
                      const HawReaderMark *marks,
                      gsize                n_marks)
{
  guint length = self->text != NULL ? haw_text_get_length (self->text) : 0;
  GArray *entries = g_array_new (FALSE, FALSE, sizeof (HawReaderMarkEntry));
  guint max_end = 0;

  g_array_set_clear_func (entries, mark_entry_clear);
  for (gsize i = 0; i < n_marks; i++)
    {
      HawReaderMarkEntry entry = { .mark = marks[i], .lane = -1 };

      if (marks[i].start >= marks[i].end || marks[i].end > length)
        continue;

      entry.mark.label = g_strdup (marks[i].label);
      entry.mark.n_colors = MIN (entry.mark.n_colors, HAW_READER_MARK_MAX_COLORS);
      g_array_append_val (entries, entry);
    }

  g_array_sort (entries, compare_entries);
  for (guint i = 0; i < entries->len; i++)
    {
      HawReaderMarkEntry *entry = &g_array_index (entries, HawReaderMarkEntry, i);

      max_end = MAX (max_end, entry->mark.end);
      entry->max_end = max_end;
    }

  g_clear_pointer (&self->marks, g_array_unref);
  self->marks = entries;
  self->marks_serial++;
  haw_reader_marks_assign_lanes (self);
}

/* Gives every mark that crosses blocks a lane of its own all the way; the others find theirs inside
 * their block, see haw_reader_marks_fill_bars(). */
void
haw_reader_marks_assign_lanes (HawReaderView *self)
{
  /* The last block that each lane is taken in. */
  g_autoptr (GArray) taken = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < self->marks->len && self->blocks->len > 0; i++)
    {
      HawReaderMarkEntry *entry = &g_array_index (self->marks, HawReaderMarkEntry, i);
      guint first = haw_reader_block_at (self, entry->mark.start);
      guint last = haw_reader_block_at (self, entry->mark.end - 1);
      guint lane = 0;

      entry->lane = -1;
      if (first == last)
        continue;

      while (lane < taken->len && g_array_index (taken, guint, lane) >= first)
        lane++;
      if (lane == taken->len)
        g_array_append_val (taken, last);
      else
        g_array_index (taken, guint, lane) = last;
      entry->lane = (int) lane;
    }

  for (guint i = 0; i < self->blocks->len; i++)
    g_clear_pointer (&haw_reader_get_block (self, i)->bars, g_array_unref);
}

/* Indexes of the marks that hold any of [start, end), in their order. */
GArray *
haw_reader_marks_in (HawReaderView *self,
                     guint          start,
                     guint          end)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (guint));
  guint low = 0;
  guint high = self->marks->len;

  /* The first mark from which on one reaches past @start. */
  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->marks, HawReaderMarkEntry, middle).max_end > start)
        high = middle;
      else
        low = middle + 1;
    }

  for (guint i = low; i < self->marks->len; i++)
    {
      const HawReaderMark *mark = &g_array_index (self->marks, HawReaderMarkEntry, i).mark;

      if (mark->start >= end)
        break;
      if (mark->end > start)
        g_array_append_val (found, i);
    }

  return found;
}

HawReaderMarkEntry *
haw_reader_marks_find (HawReaderView *self,
                       gint64         id)
{
  for (guint i = 0; i < self->marks->len; i++)
    {
      HawReaderMarkEntry *entry = &g_array_index (self->marks, HawReaderMarkEntry, i);

      if (entry->mark.id == id)
        return entry;
    }

  return NULL;
}

static gboolean
lane_is_free (GArray             *bars,
              const HawReaderBar *bar,
              guint               lane)
{
  for (guint i = 0; i < bars->len; i++)
    {
      const HawReaderBar *other = &g_array_index (bars, HawReaderBar, i);

      if (other->lane == lane && other->first_line <= bar->last_line
          && other->last_line >= bar->first_line)
        return FALSE;
    }

  return TRUE;
}

/* Finds the bars of a block that has a layout: no two of them share a line and a lane. */
void
haw_reader_marks_fill_bars (HawReaderView  *self,
                            HawReaderBlock *block)
{
  g_autoptr (GArray) marks = NULL;

  if (block->bars != NULL)
    return;

  marks = haw_reader_marks_in (self, block->start, block->end);
  block->bars = g_array_new (FALSE, FALSE, sizeof (HawReaderBar));
  block->n_lanes = 0;

  /* Those whose lane is settled come first. */
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < marks->len; i++)
      {
        guint index = g_array_index (marks, guint, i);
        const HawReaderMarkEntry *entry = &g_array_index (self->marks, HawReaderMarkEntry, index);
        guint start = MAX (entry->mark.start, block->start);
        guint end = MIN (entry->mark.end, block->end);
        HawReaderBar bar = {
          .mark = index,
          .first_line = haw_reader_block_line_at (block, start),
          .last_line = haw_reader_block_line_at (block, end - 1),
        };

        if ((entry->lane >= 0) != (pass == 0))
          continue;

        if (pass == 0)
          bar.lane = (guint) entry->lane;
        else
          while (!lane_is_free (block->bars, &bar, bar.lane))
            bar.lane++;

        block->n_lanes = MAX (block->n_lanes, bar.lane + 1);
        g_array_append_val (block->bars, bar);
      }
}

/* The place of a bar in pixels from the column's edge and the top of the block. */
void
haw_reader_bar_rectangle (HawReaderView      *self,
                          HawReaderBlock     *block,
                          const HawReaderBar *bar,
                          graphene_rect_t    *rectangle)
{
  double lane_width = MIN (LANE_WIDTH, LANE_ROOM / MAX (block->n_lanes, 1));
  double width = MAX (lane_width * BAR_SHARE, 1.0);
  double distance = LANE_GAP + bar->lane * lane_width;
  double top = g_array_index (block->lines, HawReaderLine, bar->first_line).box_top;
  double bottom = g_array_index (block->lines, HawReaderLine, bar->last_line).box_bottom;
  double x = haw_reader_is_mirrored (self) ? self->column_width + distance : -distance - width;

  graphene_rect_init (rectangle, (float) x, (float) top, (float) width, (float) (bottom - top));
}

static gint64
bar_at (HawReaderView  *self,
        HawReaderBlock *block,
        double          x,
        double          y)
{
  gint64 id = 0;
  double nearest = 4.0;

  haw_reader_marks_fill_bars (self, block);
  for (guint i = 0; i < block->bars->len; i++)
    {
      const HawReaderBar *bar = &g_array_index (block->bars, HawReaderBar, i);
      graphene_rect_t rectangle;
      double distance;

      haw_reader_bar_rectangle (self, block, bar, &rectangle);
      if (y < rectangle.origin.y - 4 || y > rectangle.origin.y + rectangle.size.height)
        continue;

      distance = ABS (x - (rectangle.origin.x + rectangle.size.width / 2));
      if (distance < nearest)
        {
          nearest = distance;
          id = g_array_index (self->marks, HawReaderMarkEntry, bar->mark).mark.id;
        }
    }

  return id;
}

/* The mark at a point of the widget, 0 for none: its bar in the margin, else the shortest that
 * holds the character there. */
gint64
haw_reader_marks_at_point (HawReaderView *self,
                           double         x,
                           double         y,
                           gboolean      *in_margin)
{
  guint character;
  guint caret;

  *in_margin = FALSE;
  if (self->blocks->len == 0 || self->width <= 0 || self->marks->len == 0)
    return 0;

  if (x < self->column_x || x > self->column_x + self->column_width)
    {
      double text_y = y + haw_reader_get_scroll (self);
      HawReaderBlock *block = haw_reader_ensure_block (self, haw_reader_block_at_y (self, text_y));

      *in_margin = TRUE;

      return bar_at (self, block, x - self->column_x, text_y - block->y);
    }

  if (!haw_reader_hit (self, x, y, &character, &caret))
    return 0;

  gsize n_ids;
  g_autofree gint64 *ids = haw_reader_view_marks_at (self, character, &n_ids);

  return n_ids > 0 ? ids[0] : 0;
}

/* Selects the mark after (@direction 1) or before (-1) the selected one, else after or before the
 * caret, and goes to it. */
void
haw_reader_marks_go (HawReaderView *self,
                     int            direction)
{
  HawReaderMarkEntry *selected = haw_reader_marks_find (self, self->selected_mark);
  int index = -1;

  if (self->marks->len == 0)
    return;

  if (selected != NULL)
    {
      index = (int) (selected - (HawReaderMarkEntry *) self->marks->data) + direction;
    }
  else
    {
      index = 0;
      while (index < (int) self->marks->len
             && g_array_index (self->marks, HawReaderMarkEntry, index).mark.start < self->caret)
        index++;
      if (direction < 0)
        index--;
    }

  if (index < 0 || index >= (int) self->marks->len)
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }

  const HawReaderMark *mark = &g_array_index (self->marks, HawReaderMarkEntry, index).mark;
  guint start = mark->start;
  guint end = mark->end;

  haw_reader_view_set_selected_mark (self, mark->id);
  haw_reader_select (self, start, start);
  haw_reader_view_scroll_to_range (self, start, end, TRUE);
}

void
haw_reader_view_set_marks (HawReaderView       *self,
                           const HawReaderMark *marks,
                           gsize                n_marks)
{
  g_return_if_fail (HAW_IS_READER_VIEW (self));
  g_return_if_fail (marks != NULL || n_marks == 0);

  haw_reader_marks_set (self, marks, n_marks);
  if (haw_reader_marks_find (self, self->selected_mark) == NULL)
    haw_reader_view_set_selected_mark (self, 0);
  haw_reader_drop_nodes (self, TRUE);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static int
compare_lengths (gconstpointer a,
                 gconstpointer b,
                 gpointer      data)
{
  HawReaderView *self = data;
  guint first = *(const guint *) a;
  guint second = *(const guint *) b;
  const HawReaderMark *first_mark = &g_array_index (self->marks, HawReaderMarkEntry, first).mark;
  const HawReaderMark *second_mark = &g_array_index (self->marks, HawReaderMarkEntry, second).mark;
  guint first_length = first_mark->end - first_mark->start;
  guint second_length = second_mark->end - second_mark->start;

  if (first_length != second_length)
    return first_length < second_length ? -1 : 1;

  return (first > second) - (first < second);
}

gint64 *
haw_reader_view_marks_at (HawReaderView *self,
                          guint          offset,
                          gsize         *n_ids)
{
  g_return_val_if_fail (HAW_IS_READER_VIEW (self), NULL);
  g_return_val_if_fail (n_ids != NULL, NULL);

  g_autoptr (GArray) found = haw_reader_marks_in (self, offset, offset + 1);
  gint64 *ids = g_new (gint64, found->len + 1);

  g_array_sort_with_data (found, compare_lengths, self);
  for (guint i = 0; i < found->len; i++)
    ids[i] = g_array_index (self->marks, HawReaderMarkEntry,
                            g_array_index (found, guint, i)).mark.id;
  *n_ids = found->len;

  return ids;
}
