/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-reader-view-private.h"

/* From this many changes on it is quicker to sort all marks once. */
#define MANY_CHANGES 32

/* Where a mark is, by its id. */
typedef struct
{
  gint64 id;
  guint start;
  guint end;
} Place;

static HawReaderMarkEntry *
get_entry (HawReaderView *self,
           guint          index)
{
  return &g_array_index (self->marks, HawReaderMarkEntry, index);
}

static void
mark_entry_clear (gpointer data)
{
  HawReaderMarkEntry *entry = data;

  g_free (entry->mark.label);
}

/* By start; of two that start together the longer one first. */
static int
compare_places (guint  first_start,
                guint  first_end,
                gint64 first_id,
                guint  second_start,
                guint  second_end,
                gint64 second_id)
{
  if (first_start != second_start)
    return first_start < second_start ? -1 : 1;
  if (first_end != second_end)
    return first_end > second_end ? -1 : 1;

  return (first_id > second_id) - (first_id < second_id);
}

static int
compare_entries (gconstpointer a,
                 gconstpointer b)
{
  const HawReaderMark *first = &((const HawReaderMarkEntry *) a)->mark;
  const HawReaderMark *second = &((const HawReaderMarkEntry *) b)->mark;

  return compare_places (first->start, first->end, first->id, second->start, second->end,
                         second->id);
}

/* The first place at which a mark could stand. */
static guint
place_of (HawReaderView *self,
          guint          start,
          guint          end,
          gint64         id)
{
  guint low = 0;
  guint high = self->marks->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      const HawReaderMark *mark = &get_entry (self, middle)->mark;

      if (compare_places (mark->start, mark->end, mark->id, start, end, id) < 0)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

static void
find_blocks (HawReaderView      *self,
             HawReaderMarkEntry *entry)
{
  if (self->blocks->len == 0)
    return;

  entry->first_block = haw_reader_block_at (self, entry->mark.start);
  entry->last_block = entry->first_block;
  if (haw_reader_get_block (self, entry->first_block)->end < entry->mark.end)
    entry->last_block = haw_reader_block_at (self, entry->mark.end - 1);
}

static gboolean
make_entry (HawReaderView       *self,
            const HawReaderMark *mark,
            HawReaderMarkEntry  *entry)
{
  guint length = self->text != NULL ? haw_text_get_length (self->text) : 0;

  *entry = (HawReaderMarkEntry) { .mark = *mark, .lane = -1 };
  if (mark->start >= mark->end || mark->end > length)
    return FALSE;

  entry->mark.label = g_strdup (mark->label);
  entry->mark.n_colors = MIN (entry->mark.n_colors, HAW_READER_MARK_MAX_COLORS);
  find_blocks (self, entry);
  self->n_marks_taken++;

  return TRUE;
}

static void
remember (HawReaderView       *self,
          const HawReaderMark *mark)
{
  Place place = { mark->id, mark->start, mark->end };

  g_hash_table_add (self->mark_places, g_memdup2 (&place, sizeof place));
}

static void
update_max_ends (HawReaderView *self,
                 guint          from)
{
  guint max_end = from > 0 ? get_entry (self, from - 1)->max_end : 0;

  for (guint i = from; i < self->marks->len; i++)
    {
      max_end = MAX (max_end, get_entry (self, i)->mark.end);
      get_entry (self, i)->max_end = max_end;
    }
}

/* What was found for the marks on these blocks holds no more. */
void
haw_reader_marks_touch (HawReaderView *self,
                        guint          first_block,
                        guint          last_block)
{
  for (guint i = first_block; i <= last_block && i < self->blocks->len; i++)
    {
      HawReaderBlock *block = haw_reader_get_block (self, i);

      haw_reader_block_drop_marks (block);
      block->marks_serial++;
    }
}

void
haw_reader_marks_set (HawReaderView       *self,
                      const HawReaderMark *marks,
                      gsize                n_marks)
{
  GArray *entries = g_array_sized_new (FALSE, FALSE, sizeof (HawReaderMarkEntry), (guint) n_marks);
  HawReaderMarkEntry entry;

  g_array_set_clear_func (entries, mark_entry_clear);
  for (gsize i = 0; i < n_marks; i++)
    if (make_entry (self, &marks[i], &entry))
      g_array_append_val (entries, entry);
  g_array_sort (entries, compare_entries);

  g_clear_pointer (&self->marks, g_array_unref);
  self->marks = entries;
  if (self->mark_places == NULL)
    self->mark_places = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_hash_table_remove_all (self->mark_places);
  for (guint i = 0; i < entries->len; i++)
    remember (self, &get_entry (self, i)->mark);

  self->marks_serial++;
  update_max_ends (self, 0);
  haw_reader_marks_touch (self, 0, G_MAXUINT - 1);
  haw_reader_marks_assign_lanes (self);
}

/* Finds the marks their blocks, which are others now. */
void
haw_reader_marks_place (HawReaderView *self)
{
  for (guint i = 0; i < self->marks->len; i++)
    find_blocks (self, get_entry (self, i));
  haw_reader_marks_touch (self, 0, G_MAXUINT - 1);
  haw_reader_marks_assign_lanes (self);
}

static gboolean
find_index (HawReaderView *self,
            gint64         id,
            guint         *index)
{
  const Place *place = g_hash_table_lookup (self->mark_places, &id);

  if (place == NULL)
    return FALSE;

  *index = place_of (self, place->start, place->end, id);

  return TRUE;
}

/* Takes a mark out. @from becomes the first place at which something changed. */
static void
remove_mark (HawReaderView *self,
             gint64         id,
             guint         *from)
{
  guint index;

  if (!find_index (self, id, &index))
    return;

  haw_reader_marks_touch (self, get_entry (self, index)->first_block,
                          get_entry (self, index)->last_block);
  g_hash_table_remove (self->mark_places, &id);
  g_array_remove_index (self->marks, index);
  *from = MIN (*from, index);
}

static void
insert_mark (HawReaderView       *self,
             const HawReaderMark *mark,
             guint               *from)
{
  HawReaderMarkEntry entry;
  guint index;

  if (!make_entry (self, mark, &entry))
    return;

  index = place_of (self, mark->start, mark->end, mark->id);
  g_array_insert_val (self->marks, index, entry);
  remember (self, mark);
  haw_reader_marks_touch (self, entry.first_block, entry.last_block);
  *from = MIN (*from, index);
}

/* One mark after the other: the marks before the first place and the blocks without a change stay as
 * they are. */
static void
change_few (HawReaderView       *self,
            const gint64        *removed,
            gsize                n_removed,
            const HawReaderMark *marks,
            gsize                n_marks)
{
  guint from = self->marks->len;

  for (gsize i = 0; i < n_removed; i++)
    remove_mark (self, removed[i], &from);
  for (gsize i = 0; i < n_marks; i++)
    {
      remove_mark (self, marks[i].id, &from);
      insert_mark (self, &marks[i], &from);
    }

  /* The bars know their marks by index: those behind the first change are counted anew. */
  from = MIN (from, self->marks->len);
  if (from < self->marks->len)
    haw_reader_drop_bars (self, get_entry (self, from)->first_block);
  self->marks_serial++;
  update_max_ends (self, from);
  haw_reader_marks_assign_lanes (self);
}

static void
change_many (HawReaderView       *self,
             const gint64        *removed,
             gsize                n_removed,
             const HawReaderMark *marks,
             gsize                n_marks)
{
  g_autoptr (GHashTable) gone = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (HawReaderMark));
  g_autoptr (GArray) before = g_array_ref (self->marks);

  for (gsize i = 0; i < n_removed; i++)
    g_hash_table_add (gone, (gpointer) &removed[i]);
  for (gsize i = 0; i < n_marks; i++)
    g_hash_table_add (gone, (gpointer) &marks[i].id);
  for (guint i = 0; i < before->len; i++)
    {
      const HawReaderMark *mark = &g_array_index (before, HawReaderMarkEntry, i).mark;

      if (!g_hash_table_contains (gone, &mark->id))
        g_array_append_vals (all, mark, 1);
    }
  g_array_append_vals (all, marks, (guint) n_marks);
  haw_reader_marks_set (self, (const HawReaderMark *) all->data, all->len);
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

      if (get_entry (self, middle)->max_end > start)
        high = middle;
      else
        low = middle + 1;
    }

  for (guint i = low; i < self->marks->len; i++)
    {
      const HawReaderMark *mark = &get_entry (self, i)->mark;

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
  guint index;

  return find_index (self, id, &index) ? get_entry (self, index) : NULL;
}

/* The marks at a point of the widget: those of a bar or a number in the margin, else those that hold
 * the character there, the shortest first. Indexes. */
GArray *
haw_reader_marks_at_point (HawReaderView *self,
                           double         x,
                           double         y,
                           gboolean      *in_margin)
{
  guint character;
  guint caret;

  *in_margin = FALSE;
  if (self->blocks->len == 0 || self->width <= 0 || self->marks->len == 0)
    return g_array_new (FALSE, FALSE, sizeof (guint));

  if (x < self->column_x || x > self->column_x + self->column_width)
    {
      double text_y = y + haw_reader_get_scroll (self);
      HawReaderBlock *block = haw_reader_ensure_block (self, haw_reader_block_at_y (self, text_y));

      *in_margin = TRUE;

      return haw_reader_bars_at (self, block, x - self->column_x, text_y - block->y);
    }

  if (!haw_reader_hit (self, x, y, &character, &caret))
    return g_array_new (FALSE, FALSE, sizeof (guint));

  return haw_reader_marks_over (self, character);
}

/* The id of the mark after the selected one among those of a point, else of the first: clicking again
 * goes through marks that lie over each other. 0 for none. */
gint64
haw_reader_marks_next_of (HawReaderView *self,
                          GArray        *marks)
{
  for (guint i = 0; i < marks->len; i++)
    if (get_entry (self, g_array_index (marks, guint, i))->mark.id == self->selected_mark)
      return get_entry (self, g_array_index (marks, guint, (i + 1) % marks->len))->mark.id;

  return marks->len > 0 ? get_entry (self, g_array_index (marks, guint, 0))->mark.id : 0;
}

/* The first mark that begins at @offset or behind it. */
static int
first_from (HawReaderView *self,
            guint          offset)
{
  return (int) place_of (self, offset, G_MAXUINT, 0);
}

/* Selects the mark after (@direction 1) or before (-1) the selected one, else after or before the
 * caret, and goes to it. */
void
haw_reader_marks_go (HawReaderView *self,
                     int            direction)
{
  guint selected;
  int index;

  if (self->marks->len == 0)
    return;

  if (find_index (self, self->selected_mark, &selected))
    index = (int) selected + direction;
  else
    index = first_from (self, self->caret) - (direction < 0 ? 1 : 0);

  if (index < 0 || index >= (int) self->marks->len)
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }

  const HawReaderMark *mark = &get_entry (self, (guint) index)->mark;
  guint start = mark->start;
  guint end = mark->end;

  haw_reader_view_set_selected_mark (self, mark->id);
  haw_reader_select (self, start, start);
  haw_reader_view_scroll_to_range (self, start, end, TRUE);
}

/* The place of a mark among all, from 1; 0 where there is none. */
guint
haw_reader_marks_number (HawReaderView *self,
                         gint64         id)
{
  guint index;

  return find_index (self, id, &index) ? index + 1 : 0;
}

static void
marks_changed (HawReaderView *self)
{
  if (haw_reader_marks_find (self, self->selected_mark) == NULL)
    haw_reader_view_set_selected_mark (self, 0);
  if (haw_reader_marks_find (self, self->hovered_mark) == NULL)
    haw_reader_set_hovered_mark (self, 0);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
haw_reader_view_set_marks (HawReaderView       *self,
                           const HawReaderMark *marks,
                           gsize                n_marks)
{
  g_return_if_fail (HAW_IS_READER_VIEW (self));
  g_return_if_fail (marks != NULL || n_marks == 0);

  haw_reader_marks_set (self, marks, n_marks);
  marks_changed (self);
}

void
haw_reader_view_change_marks (HawReaderView       *self,
                              const gint64        *removed,
                              gsize                n_removed,
                              const HawReaderMark *marks,
                              gsize                n_marks)
{
  g_return_if_fail (HAW_IS_READER_VIEW (self));
  g_return_if_fail (removed != NULL || n_removed == 0);
  g_return_if_fail (marks != NULL || n_marks == 0);

  if (n_removed + n_marks == 0)
    return;
  if (n_removed + n_marks <= MANY_CHANGES)
    change_few (self, removed, n_removed, marks, n_marks);
  else
    change_many (self, removed, n_removed, marks, n_marks);
  marks_changed (self);
}

static int
compare_lengths (gconstpointer a,
                 gconstpointer b,
                 gpointer      data)
{
  guint first = *(const guint *) a;
  guint second = *(const guint *) b;
  const HawReaderMark *first_mark = &get_entry (data, first)->mark;
  const HawReaderMark *second_mark = &get_entry (data, second)->mark;
  guint first_length = first_mark->end - first_mark->start;
  guint second_length = second_mark->end - second_mark->start;

  if (first_length != second_length)
    return first_length < second_length ? -1 : 1;

  return (first > second) - (first < second);
}

/* Indexes of the marks that hold the character at @offset, the shortest first. */
GArray *
haw_reader_marks_over (HawReaderView *self,
                       guint          offset)
{
  GArray *found = haw_reader_marks_in (self, offset, offset + 1);

  g_array_sort_with_data (found, compare_lengths, self);

  return found;
}

gint64 *
haw_reader_view_marks_at (HawReaderView *self,
                          guint          offset,
                          gsize         *n_ids)
{
  g_return_val_if_fail (HAW_IS_READER_VIEW (self), NULL);
  g_return_val_if_fail (n_ids != NULL, NULL);

  g_autoptr (GArray) found = haw_reader_marks_over (self, offset);
  gint64 *ids = g_new (gint64, found->len + 1);

  for (guint i = 0; i < found->len; i++)
    ids[i] = get_entry (self, g_array_index (found, guint, i))->mark.id;
  *n_ids = found->len;

  return ids;
}
