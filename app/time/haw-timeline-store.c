/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "time/haw-timeline-store.h"

#include "time/haw-block.h"

#include <string.h>

#define APPROXIMATE 0x04
#define UNCERTAIN   0x08
#define UNDATED     0x10
#define ODD         0x20
#define STATUS_MASK 0x03

/* How many events stand for all when guessing how many are in view. */
#define N_SAMPLES 256

static gboolean
is_known (gint64 time)
{
  return time > HAW_TIME_MIN && time < HAW_TIME_MAX;
}

static gint64
anchor_of (const HawBounds *bounds)
{
  if (is_known (bounds->earliest_start))
    return bounds->earliest_start;
  if (is_known (bounds->latest_start))
    return bounds->latest_start;
  if (is_known (bounds->earliest_end))
    return bounds->earliest_end;

  return bounds->latest_end;
}

/* One column at a time: its place in the struct and the size of an entry. */
typedef struct
{
  gsize offset;
  gsize size;
} Column;

static const Column columns[] = {
  { G_STRUCT_OFFSET (HawTimelineStore, ids), sizeof (gint64) },
  { G_STRUCT_OFFSET (HawTimelineStore, starts), sizeof (gint64) },
  { G_STRUCT_OFFSET (HawTimelineStore, ends), sizeof (gint64) },
  { G_STRUCT_OFFSET (HawTimelineStore, soft_starts), sizeof (guint32) },
  { G_STRUCT_OFFSET (HawTimelineStore, soft_ends), sizeof (guint32) },
  { G_STRUCT_OFFSET (HawTimelineStore, titles), sizeof (guint32) },
  { G_STRUCT_OFFSET (HawTimelineStore, dates), sizeof (guint32) },
  { G_STRUCT_OFFSET (HawTimelineStore, flags), sizeof (guint8) },
  { G_STRUCT_OFFSET (HawTimelineStore, sources), sizeof (guint8) },
  { G_STRUCT_OFFSET (HawTimelineStore, disagreements), sizeof (guint8) },
  { G_STRUCT_OFFSET (HawTimelineStore, letters), sizeof (guint8) },
  { G_STRUCT_OFFSET (HawTimelineStore, labels), sizeof (guint8) },
  { G_STRUCT_OFFSET (HawTimelineStore, by_id), sizeof (guint32) },
};

static guint8 **
get_column (HawTimelineStore *self,
            guint             column)
{
  return (guint8 **) (void *) ((guint8 *) self + columns[column].offset);
}

static void
set_size (HawTimelineStore *self,
          guint             size)
{
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      guint8 **column = get_column (self, i);

      *column = haw_block_resize (*column, self->size * columns[i].size, size * columns[i].size);
    }
  self->size = size;
}

/* Returns: where it stands among the texts */
static guint32
append_text (HawTimelineStore *self,
             const char       *text)
{
  guint32 offset = self->n_texts;
  gsize length = strlen (text) + 1;

  if (length > self->size_of_texts - offset)
    {
      gsize size = MAX ((gsize) self->size_of_texts * 2, offset + length);

      g_assert (size <= G_MAXUINT32);
      self->texts = haw_block_resize (self->texts, self->size_of_texts, size);
      self->size_of_texts = (guint32) size;
    }
  memcpy (self->texts + offset, text, length);
  self->n_texts = (guint32) (offset + length);

  return offset;
}

/**
 * haw_timeline_store_new:
 *
 * Returns: (transfer full): an empty store
 */
HawTimelineStore *
haw_timeline_store_new (void)
{
  HawTimelineStore *self = g_new0 (HawTimelineStore, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->met = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->odd = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  self->extent_known = TRUE;
  self->first_known = HAW_TIME_MAX;
  self->last_known = HAW_TIME_MIN;
  /* The empty text is at 0. */
  append_text (self, "");

  return self;
}

/**
 * haw_timeline_store_ref:
 *
 * Returns: (transfer full): @self
 */
HawTimelineStore *
haw_timeline_store_ref (HawTimelineStore *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

/**
 * haw_timeline_store_unref:
 * @self: (transfer full): a store
 */
void
haw_timeline_store_unref (HawTimelineStore *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  set_size (self, 0);
  g_clear_pointer (&self->truth, haw_timeline_store_unref);
  g_hash_table_unref (self->odd);
  g_hash_table_unref (self->met);
  haw_block_resize (self->texts, self->size_of_texts, 0);
  g_free (self);
}

static guint32
store_text (HawTimelineStore *self,
            const char       *text)
{
  return text == NULL || *text == '\0' ? 0 : append_text (self, text);
}

/* Many events share a date. */
static guint32
store_date (HawTimelineStore *self,
            const char       *date)
{
  gpointer known;
  guint32 offset;

  if (date == NULL || *date == '\0')
    return 0;
  if (g_hash_table_lookup_extended (self->met, date, NULL, &known))
    return GPOINTER_TO_UINT (known);

  offset = store_text (self, date);
  g_hash_table_insert (self->met, g_strdup (date), GUINT_TO_POINTER (offset));

  return offset;
}

static guint8
count_letters (const char *title)
{
  guint n = 0;

  for (const char *at = title; at != NULL && *at != '\0' && n < 255; at = g_utf8_next_char (at))
    n++;

  return (guint8) n;
}

static void
set_bounds (HawTimelineStore       *self,
            guint                   at,
            const HawTimelineEvent *event)
{
  const HawBounds *bounds = &event->bounds;
  gint64 soft_start = bounds->latest_start - bounds->earliest_start;
  gint64 soft_end = bounds->latest_end - bounds->earliest_end;

  self->starts[at] = event->undated ? 0 : bounds->earliest_start;
  self->ends[at] = event->undated ? 0 : bounds->latest_end;
  self->soft_starts[at] = self->soft_ends[at] = 0;
  if (event->undated)
    return;

  if (is_known (bounds->earliest_start) && is_known (bounds->latest_end) && soft_start >= 0 &&
      soft_end >= 0 && soft_start <= G_MAXUINT32 && soft_end <= G_MAXUINT32)
    {
      self->soft_starts[at] = (guint32) soft_start;
      self->soft_ends[at] = (guint32) soft_end;
      return;
    }

  self->flags[at] |= ODD;
  g_hash_table_replace (self->odd, g_memdup2 (&event->id, sizeof event->id),
                        g_memdup2 (bounds, sizeof *bounds));
}

static void
write_event (HawTimelineStore       *self,
             guint                   at,
             const HawTimelineEvent *event)
{
  self->ids[at] = event->id;
  self->flags[at] = (guint8) ((guint) event->status | (event->approximate ? APPROXIMATE : 0) |
                              (event->uncertain ? UNCERTAIN : 0) |
                              (event->undated ? UNDATED : 0));
  set_bounds (self, at, event);
  self->titles[at] = store_text (self, event->title);
  self->dates[at] = event->undated ? 0 : store_date (self, event->date);
  self->sources[at] = (guint8) MIN (event->n_sources, 255);
  self->disagreements[at] = (guint8) MIN (event->disagreement, 100);
  self->letters[at] = count_letters (event->title);
  self->labels[at] = 0;
}

/**
 * haw_timeline_store_add:
 * @event: (transfer none): an event of which none has the id yet
 *
 * Adds an event at the end. haw_timeline_store_sort() follows after the last.
 */
void
haw_timeline_store_add (HawTimelineStore       *self,
                        const HawTimelineEvent *event)
{
  g_return_if_fail (self != NULL && event != NULL);
  g_return_if_fail (event->id > 0);

  if (self->n == self->size)
    set_size (self, MAX (self->size * 2, 64));
  write_event (self, self->n++, event);
}

typedef struct
{
  guint64 key;
  guint32 at;
} Sorted;

/* Sorts by digits of 16 bits, and passes over those that all have in common. Stable. */
static void
sort_by_key (Sorted **entries,
             guint    n)
{
  g_autofree guint *counts = g_new (guint, 65536);
  Sorted *other = haw_block_resize (NULL, 0, n * sizeof *other);

  for (guint shift = 0; shift < 64 && n > 0; shift += 16)
    {
      const Sorted *from = *entries;
      guint sum = 0;

      memset (counts, 0, 65536 * sizeof *counts);
      for (guint i = 0; i < n; i++)
        counts[(from[i].key >> shift) & 0xffff]++;
      if (counts[(from[0].key >> shift) & 0xffff] == n)
        continue;

      for (guint i = 0; i < 65536; i++)
        {
          guint here = counts[i];

          counts[i] = sum;
          sum += here;
        }
      for (guint i = 0; i < n; i++)
        other[counts[(from[i].key >> shift) & 0xffff]++] = from[i];
      {
        Sorted *swap = *entries;

        *entries = other;
        other = swap;
      }
    }

  haw_block_resize (other, n * sizeof *other, 0);
}

/* Unsigned numbers in the order of signed ones. */
static guint64
bias (gint64 value)
{
  return (guint64) value ^ (G_GUINT64_CONSTANT (1) << 63);
}

static void
permute (HawTimelineStore *self,
         const Sorted     *order)
{
  for (guint i = 0; i < G_N_ELEMENTS (columns) - 1; i++)
    {
      guint8 **column = get_column (self, i);
      gsize size = columns[i].size;
      guint8 *sorted = haw_block_resize (NULL, 0, self->size * size);

      for (guint j = 0; j < self->n; j++)
        memcpy (sorted + j * size, *column + order[j].at * size, size);
      haw_block_resize (*column, self->size * size, 0);
      *column = sorted;
    }
}

static void
extend (HawTimelineStore *self,
        guint             position)
{
  const gint64 times[] = { haw_timeline_store_get_anchor (self, position), self->starts[position],
                           self->ends[position],
                           self->ends[position] - (gint64) self->soft_ends[position] };
  HawBounds bounds;

  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    if (is_known (times[i]))
      {
        self->first_known = MIN (self->first_known, times[i]);
        self->last_known = MAX (self->last_known, times[i]);
      }

  if ((self->flags[position] & ODD) == 0)
    return;
  haw_timeline_store_get_bounds (self, position, &bounds);
  if (is_known (bounds.earliest_end))
    self->last_known = MAX (self->last_known, bounds.earliest_end);
  if (is_known (bounds.latest_start))
    self->last_known = MAX (self->last_known, bounds.latest_start);
}

static gboolean
is_at_end (HawTimelineStore *self,
           guint             position)
{
  HawBounds bounds;

  haw_timeline_store_get_bounds (self, position, &bounds);
  return haw_timeline_store_get_anchor (self, position) <= self->first_known ||
         MAX (bounds.latest_start, bounds.earliest_end) >= self->last_known ||
         bounds.latest_end >= self->last_known;
}

static void
find_extent (HawTimelineStore *self)
{
  self->first_known = HAW_TIME_MAX;
  self->last_known = HAW_TIME_MIN;
  for (guint i = 0; i < self->n_dated; i++)
    extend (self, i);
  self->extent_known = TRUE;
}

/**
 * haw_timeline_store_sort:
 *
 * Puts all events in their order, in linear time, and gives back what memory is not needed.
 */
void
haw_timeline_store_sort (HawTimelineStore *self)
{
  Sorted *order;

  g_return_if_fail (self != NULL);

  order = haw_block_resize (NULL, 0, self->n * sizeof *order);
  for (guint i = 0; i < self->n; i++)
    order[i] = (Sorted) { bias (self->ids[i]), i };
  sort_by_key (&order, self->n);

  self->n_dated = 0;
  for (guint i = 0; i < self->n; i++)
    {
      guint at = order[i].at;

      order[i].key = G_MAXUINT64;
      if ((self->flags[at] & UNDATED) != 0)
        continue;
      order[i].key = bias (haw_timeline_store_get_anchor (self, at));
      self->n_dated++;
    }
  sort_by_key (&order, self->n);
  permute (self, order);
  set_size (self, self->n);

  for (guint i = 0; i < self->n; i++)
    order[i] = (Sorted) { bias (self->ids[i]), i };
  sort_by_key (&order, self->n);
  for (guint i = 0; i < self->n; i++)
    self->by_id[i] = order[i].at;
  haw_block_resize (order, self->n * sizeof *order, 0);

  find_extent (self);
}

/**
 * haw_timeline_store_set_sources:
 * @sources: (array length=n_sources): by their ids, ascending; unknown ones do not count
 *
 * Fills in the sources of a sorted store; events that are not among them have none.
 */
void
haw_timeline_store_set_sources (HawTimelineStore         *self,
                                const HawTimelineSources *sources,
                                guint                     n_sources)
{
  guint next = 0;

  g_return_if_fail (self != NULL);

  for (guint i = 0; i < self->n; i++)
    {
      guint position = self->by_id[i];
      gint64 id = self->ids[position];
      gboolean found;

      while (next < n_sources && sources[next].id < id)
        next++;
      found = next < n_sources && sources[next].id == id;
      self->sources[position] = found ? (guint8) MIN (sources[next].n_sources, 255) : 0;
      self->disagreements[position] = found ? (guint8) MIN (sources[next].disagreement, 100) : 0;
    }
}

static int
compare (const HawTimelineStore *self,
         guint                   position,
         gboolean                undated,
         gint64                  anchor,
         gint64                  id)
{
  gboolean is_undated = position >= self->n_dated;
  gint64 other;

  if (is_undated != undated)
    return is_undated ? 1 : -1;

  other = undated ? 0 : haw_timeline_store_get_anchor (self, position);
  if (!undated && other != anchor)
    return other < anchor ? -1 : 1;

  return (self->ids[position] > id) - (self->ids[position] < id);
}

/* The first place in the order of ids that is not below @id. */
static guint
find_id (const HawTimelineStore *self,
         guint                   n,
         gint64                  id)
{
  guint low = 0, high = n;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (self->ids[self->by_id[middle]] < id)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

/**
 * haw_timeline_store_insert:
 * @event: (transfer none): an event of which none has the id yet
 *
 * Inserts an event into a sorted store: moves what comes after it in memory, and nothing else.
 *
 * Returns: its position
 */
guint
haw_timeline_store_insert (HawTimelineStore       *self,
                           const HawTimelineEvent *event)
{
  gint64 anchor = event->undated ? 0 : anchor_of (&event->bounds);
  guint low = 0, high = self->n, rank;

  g_return_val_if_fail (self != NULL && event != NULL && event->id > 0, 0);

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (compare (self, middle, event->undated, anchor, event->id) < 0)
        low = middle + 1;
      else
        high = middle;
    }

  rank = find_id (self, self->n, event->id);
  if (self->n == self->size)
    set_size (self, self->size + MAX (self->size / 64, 64));
  for (guint i = 0; i < G_N_ELEMENTS (columns) - 1; i++)
    {
      guint8 *column = *get_column (self, i);
      gsize size = columns[i].size;

      memmove (column + (low + 1) * size, column + low * size, (self->n - low) * size);
    }
  for (guint i = 0; i < self->n; i++)
    self->by_id[i] += self->by_id[i] >= low ? 1 : 0;
  memmove (self->by_id + rank + 1, self->by_id + rank, (self->n - rank) * sizeof *self->by_id);
  self->by_id[rank] = low;
  self->n++;
  self->n_dated += event->undated ? 0 : 1;
  write_event (self, low, event);
  if (!event->undated && self->extent_known)
    extend (self, low);

  return low;
}

/**
 * haw_timeline_store_replace:
 * @position: of an event with this id and the same bounds
 * @event: (transfer none): its new values
 */
void
haw_timeline_store_replace (HawTimelineStore       *self,
                            guint                   position,
                            const HawTimelineEvent *event)
{
  guint8 label;

  g_return_if_fail (self != NULL && position < self->n);
  g_return_if_fail (self->ids[position] == event->id);

  label = self->labels[position];
  write_event (self, position, event);
  self->labels[position] = label;
}

/**
 * haw_timeline_store_remove:
 * @position: a position
 */
void
haw_timeline_store_remove (HawTimelineStore *self,
                           guint             position)
{
  guint rank;

  g_return_if_fail (self != NULL && position < self->n);

  rank = find_id (self, self->n, self->ids[position]);
  /* Only what is at an end of all time can change where that is. */
  if (position < self->n_dated && self->extent_known)
    self->extent_known = !is_at_end (self, position);
  if ((self->flags[position] & ODD) != 0)
    g_hash_table_remove (self->odd, &self->ids[position]);
  self->n--;
  self->n_dated -= position < self->n_dated ? 1 : 0;
  for (guint i = 0; i < G_N_ELEMENTS (columns) - 1; i++)
    {
      guint8 *column = *get_column (self, i);
      gsize size = columns[i].size;

      memmove (column + position * size, column + (position + 1) * size,
               (self->n - position) * size);
    }
  memmove (self->by_id + rank, self->by_id + rank + 1, (self->n - rank) * sizeof *self->by_id);
  for (guint i = 0; i < self->n; i++)
    self->by_id[i] -= self->by_id[i] > position ? 1 : 0;
}

/**
 * haw_timeline_store_find:
 *
 * Returns: the position of the event @id, or -1
 */
int
haw_timeline_store_find (const HawTimelineStore *self,
                         gint64                  id)
{
  guint rank;

  if (self == NULL || self->n == 0)
    return -1;

  rank = find_id (self, self->n, id);
  if (rank == self->n || self->ids[self->by_id[rank]] != id)
    return -1;

  return (int) self->by_id[rank];
}

/**
 * haw_timeline_store_get_title:
 *
 * Returns: (transfer none): the title, good until the next change
 */
const char *
haw_timeline_store_get_title (const HawTimelineStore *self,
                              guint                   position)
{
  g_return_val_if_fail (self != NULL && position < self->n, "");

  return self->texts + self->titles[position];
}

/**
 * haw_timeline_store_get_bounds:
 * @bounds: (out): all 0 if undated
 */
void
haw_timeline_store_get_bounds (const HawTimelineStore *self,
                               guint                   position,
                               HawBounds              *bounds)
{
  if (G_UNLIKELY ((self->flags[position] & ODD) != 0))
    {
      *bounds = *(const HawBounds *) g_hash_table_lookup (self->odd, &self->ids[position]);
      return;
    }

  bounds->earliest_start = self->starts[position];
  bounds->latest_start = self->starts[position] + self->soft_starts[position];
  bounds->earliest_end = self->ends[position] - self->soft_ends[position];
  bounds->latest_end = self->ends[position];
}

/**
 * haw_timeline_store_get_anchor:
 *
 * Returns: the time by which a dated event is put in order: its first known bound
 */
gint64
haw_timeline_store_get_anchor (const HawTimelineStore *self,
                               guint                   position)
{
  HawBounds bounds;

  if (G_LIKELY ((self->flags[position] & ODD) == 0))
    return self->starts[position];

  haw_timeline_store_get_bounds (self, position, &bounds);
  return anchor_of (&bounds);
}

/**
 * haw_timeline_store_get:
 * @event: (out): the event; its texts are good until the next change
 */
void
haw_timeline_store_get (const HawTimelineStore *self,
                        guint                   position,
                        HawTimelineEvent       *event)
{
  guint8 flags;

  g_return_if_fail (self != NULL && position < self->n);

  flags = self->flags[position];
  event->id = self->ids[position];
  event->undated = (flags & UNDATED) != 0;
  event->approximate = (flags & APPROXIMATE) != 0;
  event->uncertain = (flags & UNCERTAIN) != 0;
  event->status = (HawTimelineStatus) (flags & STATUS_MASK);
  event->n_sources = self->sources[position];
  event->disagreement = self->disagreements[position];
  event->title = haw_timeline_store_get_title (self, position);
  event->date = self->texts + self->dates[position];
  haw_timeline_store_get_bounds (self, position, &event->bounds);
}

/**
 * haw_timeline_store_find_time:
 *
 * Returns: the position of the first dated event that is put at @time or later
 */
guint
haw_timeline_store_find_time (const HawTimelineStore *self,
                              gint64                  time)
{
  guint low = 0, high = self->n_dated;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (haw_timeline_store_get_anchor (self, middle) < time)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

/**
 * haw_timeline_store_get_extent:
 * @start: (out): the first known bound of any event
 * @end: (out): the last
 *
 * Returns: whether there is any
 */
gboolean
haw_timeline_store_get_extent (HawTimelineStore *self,
                               gint64           *start,
                               gint64           *end)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (!self->extent_known)
    find_extent (self);
  *start = self->first_known;
  *end = self->last_known;

  return self->first_known <= self->last_known;
}

/**
 * haw_timeline_store_estimate:
 * @seconds: the length of a window of time
 *
 * Guesses how crowded windows of this length are: how many events begin in the one that has a usual
 * event at its beginning. It depends on the length and never on the place, so that what is decided by
 * it holds while panning.
 *
 * Returns: a number of events
 */
guint
haw_timeline_store_estimate (const HawTimelineStore *self,
                             double                  seconds)
{
  guint n_samples = MIN (self->n_dated, N_SAMPLES);
  double sum = 0;

  if (n_samples == 0)
    return 0;

  for (guint i = 0; i < n_samples; i++)
    {
      guint at = (guint) ((guint64) i * self->n_dated / n_samples);
      gint64 from = haw_timeline_store_get_anchor (self, at);
      double until = (double) from + seconds;

      sum += haw_timeline_store_find_time (self, (gint64) MIN (until, (double) HAW_TIME_MAX)) -
             haw_timeline_store_find_time (self, from);
    }

  return (guint) (sum / n_samples);
}
