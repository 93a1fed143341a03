/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Which of a sorted array of intervals overlap a range. Above the intervals, in the order of their
 * starts, stand levels that each hold the last end of sixteen entries of the level below; what ended
 * before the range is passed over sixteen, 256, 4096 at a time. Takes half a byte an interval, and
 * O(log n) time for each one found, however long the longest is.
 *
 * @members are positions in @ends, or NULL where every position is a member. */
typedef struct
{
  gint64 *levels[8];
  guint sizes[8];
  guint n_levels;
  guint n;
} HawTimelineIndex;

void haw_timeline_index_update (HawTimelineIndex *self,
                                const guint32    *members,
                                const gint64     *ends,
                                guint             n,
                                guint             from);
void haw_timeline_index_clear (HawTimelineIndex *self);
void haw_timeline_index_find (const HawTimelineIndex *self,
                              const guint32          *members,
                              const gint64           *ends,
                              guint                   limit,
                              gint64                  after,
                              GArray                 *found);
guint haw_timeline_index_count (const HawTimelineIndex *self,
                                const guint32          *members,
                                const gint64           *ends,
                                guint                   limit,
                                gint64                  after);

G_END_DECLS
