/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "time/haw-timeline-store.h"

G_BEGIN_DECLS

/* How many events may be under way in each bin of time, at every resolution: a pyramid of bins of
 * 2^k seconds that begin at multiples of their width, each level half as fine as the one below. An
 * event counts in every bin that it may touch, from its earliest start to its latest end. */
typedef struct _HawTimelinePyramid HawTimelinePyramid;

HawTimelinePyramid *haw_timeline_pyramid_new (const HawTimelineStore *store,
                                              const guint32          *members,
                                              guint                   n_members);
void haw_timeline_pyramid_free (HawTimelinePyramid *self);
gboolean haw_timeline_pyramid_add (HawTimelinePyramid *self,
                                   gint64              start,
                                   gint64              end,
                                   int                 by);
gboolean haw_timeline_pyramid_count (const HawTimelinePyramid *self,
                                     guint                     shift,
                                     gint64                    first,
                                     guint                     n_bins,
                                     guint32                  *counts);
guint haw_timeline_pyramid_get_shift (const HawTimelinePyramid *self);

void haw_timeline_count_bins (const HawTimelineStore *store,
                              const guint32          *positions,
                              guint                   n_positions,
                              guint                   shift,
                              gint64                  first,
                              guint                   n_bins,
                              guint32                *counts);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HawTimelinePyramid, haw_timeline_pyramid_free)

G_END_DECLS
