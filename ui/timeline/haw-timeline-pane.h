/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "haw-view-state.h"

G_BEGIN_DECLS

/**
 * HawTimelinePane:
 *
 * The events of the project on the timeline, with its tools. Shares the selected event with the other
 * panes; opening an event asks for its sources.
 *
 * Properties: `state` (HawViewState, construct only), `time-direction` (string: "interface", "ltr" or
 * "rtl"), `lanes` and `lanes-inside` (string: by what, as haw_lane_key_to_nick() writes it), `lane-order`
 * ("count", "name", "first" or "hand"), `disagreement` ("all", "any", "quarter" or "half": of which
 * events the sources disagree as much) and `clock` ("event", "publication" or "lag"), which are
 * remembered for each project, as are the lanes that are collapsed or hidden and their order by hand.
 *
 * Signal: `range-changed ()`, of the time in view.
 *
 * Actions: `events.open`, `events.edit` (Alt+Enter), `events.rename`, `events.split` for the selected
 * event; `events.merge`, `events.status`, `events.remove` (Delete) for all that are selected;
 * `events.new-here` where the menu was, `events.select-all`;
 * `timeline.lanes` (L the next kind, Shift+L the one before), `timeline.lanes-inside`,
 * `timeline.lane-order`, `timeline.disagreement`, `timeline.collapse-lanes`, `timeline.expand-lanes`,
 * `timeline.show-lanes`; `timeline.clock` (K the next one); `timeline.align` (A) on the selected event
 * and `timeline.unalign` (Escape);
 * `events.time-direction`; `events.zoom-in`, `events.zoom-out`, `events.fit`.
 */
#define HAW_TYPE_TIMELINE_PANE (haw_timeline_pane_get_type ())
G_DECLARE_FINAL_TYPE (HawTimelinePane, haw_timeline_pane, HAW, TIMELINE_PANE, GtkWidget)

GtkWidget  *haw_timeline_pane_new                (HawViewState    *state);
const char *haw_timeline_pane_get_time_direction (HawTimelinePane *self);
void        haw_timeline_pane_set_time_direction (HawTimelinePane *self,
                                                  const char      *direction);
void        haw_timeline_pane_set_lanes          (HawTimelinePane *self,
                                                  const char      *lanes);
void        haw_timeline_pane_set_lanes_inside   (HawTimelinePane *self,
                                                  const char      *lanes);
void        haw_timeline_pane_set_disagreement   (HawTimelinePane *self,
                                                  const char      *disagreement);
void        haw_timeline_pane_set_lane_order     (HawTimelinePane *self,
                                                  const char      *order);
void        haw_timeline_pane_set_clock          (HawTimelinePane *self,
                                                  const char      *clock);

/**
 * haw_timeline_pane_remember:
 *
 * Has the visible time come again with the project; haw_memory_save() writes it.
 */
void        haw_timeline_pane_remember           (HawTimelinePane *self);

G_END_DECLS
