/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "timeline/haw-timeline-difference.h"

G_BEGIN_DECLS

/**
 * HawTimelineCompare:
 *
 * Two lanes mirrored above and below one axis, with the difference between them on it, and a bar that
 * names both, swaps them and ends the comparison. The two views move as one; each may count time from an
 * event of its own, and then stands where these events meet.
 *
 * Signals: `closed ()` by the button; `paired ()` after other lanes were chosen; `moved ()` after other
 * times came into view.
 */
#define HAW_TYPE_TIMELINE_COMPARE (haw_timeline_compare_get_type ())
G_DECLARE_FINAL_TYPE (HawTimelineCompare, haw_timeline_compare, HAW, TIMELINE_COMPARE, GtkWidget)

/**
 * HawTimelineOutletFunc:
 *
 * Returns: the outlet whose reports are in a lane; 0 where they are those of several
 */
typedef gint64 (*HawTimelineOutletFunc) (gint64   lane,
                                         gpointer user_data);

GtkWidget *haw_timeline_compare_new (void);
void haw_timeline_compare_set_outlet_func (HawTimelineCompare   *self,
                                           HawTimelineOutletFunc func,
                                           gpointer              user_data);
void haw_timeline_compare_set_lanes (HawTimelineCompare *self,
                                     HawTimelineLanes   *lanes,
                                     HawClock            clock,
                                     HawPublications    *publications);
gboolean haw_timeline_compare_set_pair (HawTimelineCompare *self,
                                        gint64              above,
                                        gint64              below);
void haw_timeline_compare_get_pair (HawTimelineCompare *self,
                                    gint64             *above,
                                    gint64             *below);
void haw_timeline_compare_swap (HawTimelineCompare *self);
HawTimelineView *haw_timeline_compare_get_view (HawTimelineCompare *self,
                                                HawTimelineSide     side);
HawTimelineView *haw_timeline_compare_get_focused (HawTimelineCompare *self);
HawTimelineDifference *haw_timeline_compare_get_difference (HawTimelineCompare *self);
const char *haw_timeline_compare_get_name (HawTimelineCompare *self,
                                           HawTimelineSide     side);
gint64 haw_timeline_compare_get_offset (HawTimelineCompare *self);
void haw_timeline_compare_focus_choice (HawTimelineCompare *self);
gboolean haw_timeline_compare_align (HawTimelineCompare *self,
                                     gint64              event);
void haw_timeline_compare_set_aligned (HawTimelineCompare *self,
                                       gint64              above,
                                       gint64              below);
gboolean haw_timeline_compare_unalign (HawTimelineCompare *self);
void haw_timeline_compare_show_range (HawTimelineCompare *self,
                                      gint64              start,
                                      gint64              end);

G_END_DECLS
