/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "time/haw-publications.h"
#include "time/haw-timeline-lanes.h"

G_BEGIN_DECLS

/* Two lanes set against each other, such as what two outlets report: each is taken out of the others as
 * lanes of its own, without names, and follows them. Times of the side below are compared with those of
 * the side above as they stand on the axis: @offset is what to add to a time below to get the time above
 * at the same place, 0 unless each side counts from its own event.
 *
 * By another clock than that of events a side may stand at the times of its own reports alone: @own are
 * these, NULL for those of everybody. */

/* How many events there are on one side only, and on both. */
typedef struct
{
  guint above;
  guint both;
  guint below;
} HawTimelineTally;

HawTimelineLanes *haw_timeline_sides_extract (const HawTimelineLanes *from,
                                              guint                   lane,
                                              HawClock                clock,
                                              const HawPublications  *own);
void haw_timeline_sides_follow (HawTimelineLanes       *side,
                                const HawTimelineLanes *from,
                                gint64                  lane,
                                HawClock                clock,
                                const HawPublications  *own,
                                HawTimelineChange       change,
                                guint                   position);
GHashTable *haw_timeline_sides_find_shared (const HawTimelineLanes *above,
                                            const HawTimelineLanes *below,
                                            HawTimelineTally       *tally);
void haw_timeline_sides_count (const HawTimelineLanes *above,
                               const HawTimelineLanes *below,
                               gint64                  offset,
                               gint64                  start,
                               gint64                  end,
                               guint                  *n_above,
                               guint                  *n_below);
void haw_timeline_sides_differ (const HawTimelineLanes *above,
                                const HawTimelineLanes *below,
                                gint64                  offset,
                                guint                   shift,
                                gint64                  first,
                                guint                   n_bins,
                                int                    *differences);
guint haw_timeline_sides_get_highest (const HawTimelineLanes *above,
                                      const HawTimelineLanes *below,
                                      gint64                  offset,
                                      guint                   shift);

G_END_DECLS
