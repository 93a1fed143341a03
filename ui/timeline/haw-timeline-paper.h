/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "timeline/haw-timeline-view.h"

G_BEGIN_DECLS

/* A timeline that is drawn on paper: a view of its own, without a window, in the colours of paper, of
 * which pieces are painted one after another. A piece shows one part of time in all its width, but for
 * a margin before it and room for the last labels after it. */

HawTimelineView *haw_timeline_paper_new (HawTimelineView *from);
void haw_timeline_paper_take (HawTimelineView  *self,
                              HawTimelineView  *from,
                              HawTimelineLanes *copy);
void haw_timeline_paper_dim (HawTimelineView *self,
                             HawTimelineView *from,
                             gint64           start,
                             gint64           end);
void haw_timeline_paper_lay_out (HawTimelineView *self,
                                 int              width,
                                 double           height,
                                 gboolean         every);
double haw_timeline_paper_get_time_width (HawTimelineView *self);
double haw_timeline_paper_set_time (HawTimelineView   *self,
                                    const HawTimeAxis *whole,
                                    double             along);
GskRenderNode *haw_timeline_paper_paint (HawTimelineView *self,
                                         double           top,
                                         double           height);

G_END_DECLS
