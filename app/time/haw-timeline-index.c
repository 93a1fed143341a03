/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "time/haw-timeline-index.h"

#define FAN_BITS 4
#define FAN (1u << FAN_BITS)

static gint64
end_of (const guint32 *members,
        const gint64  *ends,
        guint          at)
{
  return ends[members == NULL ? at : members[at]];
}

/**
 * haw_timeline_index_update:
 * @n: how many intervals there are now
 * @from: the first that is not as it was; 0 for all
 *
 * Takes up changed intervals.
 */
void
haw_timeline_index_update (HawTimelineIndex *self,
                           const guint32    *members,
                           const gint64     *ends,
                           guint             n,
                           guint             from)
{
  guint below = n;

  self->n = n;
  for (guint level = 0; level < G_N_ELEMENTS (self->levels); level++)
    {
      guint size = (below + FAN - 1) >> FAN_BITS;

      self->levels[level] = g_renew (gint64, self->levels[level], MAX (size, 1));
      self->sizes[level] = size;
      self->n_levels = level + 1;
      from >>= FAN_BITS;
      for (guint i = from; i < size; i++)
        {
          guint first = i << FAN_BITS;
          guint end = MIN (first + FAN, below);
          gint64 last = G_MININT64;

          for (guint j = first; j < end; j++)
            last = MAX (last, level == 0 ? end_of (members, ends, j) : self->levels[level - 1][j]);
          self->levels[level][i] = last;
        }
      if (size <= 1)
        break;
      below = size;
    }
}

/**
 * haw_timeline_index_clear:
 *
 * Frees what it holds.
 */
void
haw_timeline_index_clear (HawTimelineIndex *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->levels); i++)
    g_clear_pointer (&self->levels[i], g_free);
  self->n_levels = self->n = 0;
}

typedef struct
{
  const HawTimelineIndex *index;
  const guint32 *members;
  const gint64 *ends;
  guint limit;
  gint64 after;
  GArray *found;
  guint n;
} Search;

static void
search (Search *self,
        guint   level,
        guint   node)
{
  guint first = node << FAN_BITS;

  for (guint i = first; i < first + FAN; i++)
    {
      if (level == 0)
        {
          if (i >= self->limit)
            return;
          if (end_of (self->members, self->ends, i) <= self->after)
            continue;
          self->n++;
          if (self->found != NULL)
            g_array_append_val (self->found, i);
          continue;
        }

      /* The first interval below this entry. */
      if (i >= self->index->sizes[level - 1] || (guint64) i << (FAN_BITS * level) >= self->limit)
        return;
      if (self->index->levels[level - 1][i] > self->after)
        search (self, level - 1, i);
    }
}

static guint
run (const HawTimelineIndex *self,
     const guint32          *members,
     const gint64           *ends,
     guint                   limit,
     gint64                  after,
     GArray                 *found)
{
  Search search_data = { self, members, ends, MIN (limit, self->n), after, found, 0 };

  if (self->n_levels > 0 && self->n > 0)
    search (&search_data, self->n_levels - 1, 0);

  return search_data.n;
}

/**
 * haw_timeline_index_find:
 * @limit: only the intervals before this one
 * @after: those that end later than this
 * @found: (element-type guint): where to add them, in their order
 */
void
haw_timeline_index_find (const HawTimelineIndex *self,
                         const guint32          *members,
                         const gint64           *ends,
                         guint                   limit,
                         gint64                  after,
                         GArray                 *found)
{
  g_return_if_fail (self != NULL && found != NULL);

  run (self, members, ends, limit, after, found);
}

/**
 * haw_timeline_index_count:
 *
 * Returns: how many haw_timeline_index_find() would find
 */
guint
haw_timeline_index_count (const HawTimelineIndex *self,
                          const guint32          *members,
                          const gint64           *ends,
                          guint                   limit,
                          gint64                  after)
{
  g_return_val_if_fail (self != NULL, 0);

  return run (self, members, ends, limit, after, NULL);
}
