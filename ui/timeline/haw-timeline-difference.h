/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "timeline/haw-timeline-side.h"

G_BEGIN_DECLS

/**
 * HawTimelineDifference:
 *
 * The axis between the two sides of a comparison: bars that rise where the side above has more events and
 * fall where the side below has more, and the links between the marks of events that both have. It
 * follows the views; feed it by haw_timeline_difference_set_sides(), and queue a draw when they moved.
 */
#define HAW_TYPE_TIMELINE_DIFFERENCE (haw_timeline_difference_get_type ())
G_DECLARE_FINAL_TYPE (HawTimelineDifference, haw_timeline_difference, HAW, TIMELINE_DIFFERENCE, GtkWidget)

GtkWidget *haw_timeline_difference_new (void);
HawTimelineDifference *haw_timeline_difference_new_on_paper (HawTimelineView *above,
                                                             HawTimelineView *below);
double haw_timeline_difference_get_height (HawTimelineDifference *self);
GskRenderNode *haw_timeline_difference_paint (HawTimelineDifference *self,
                                              double                 width);
gboolean haw_timeline_difference_print (HawTimelineDifference *self,
                                        GskRenderNode         *node,
                                        cairo_t               *cr);
void haw_timeline_difference_set_views (HawTimelineDifference *self,
                                        HawTimelineView       *above,
                                        HawTimelineView       *below);
void haw_timeline_difference_set_sides (HawTimelineDifference *self,
                                        HawTimelineLanes      *above,
                                        HawTimelineLanes      *below,
                                        const char            *name_above,
                                        const char            *name_below,
                                        gint64                 offset);
void haw_timeline_difference_invalidate (HawTimelineDifference *self);
gboolean haw_timeline_difference_pick (HawTimelineDifference *self,
                                       double                 x,
                                       gint64                *start,
                                       gint64                *end,
                                       guint                 *n_above,
                                       guint                 *n_below);
guint haw_timeline_difference_get_n_drawn (HawTimelineDifference *self);

G_END_DECLS
