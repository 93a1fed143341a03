/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "time/haw-hijri-format.h"
#include "time/haw-publications.h"
#include "time/haw-timeline-lanes.h"

G_BEGIN_DECLS

/* What one source says of an event. */
typedef struct
{
  HawBounds bounds;
  gboolean dated;  /* whether it gives a date of its own, with these bounds */
  gboolean denies;
  char *outlet;    /* "" if not known */
  char *published; /* EDTF */
  HawPublication publication; /* of @published; nothing where the end is not after the start */
} HawTimelineReport;

/* Events on an axis of time: a ruler, lanes with rows of marks and their labels, and a shelf for the
 * undated. An event in several lanes is shown in each, and selected in all at once.
 * It knows no project: feed it by haw_timeline_view_set_lanes(); it follows what is put into them.
 *
 * Properties
 *   selected-id     gint64, 0 for none; setting it reveals the event without a signal
 *   aligned-id      gint64, 0 for none: the event from which the ruler counts; 0 once it is gone
 *   time-direction  GtkTextDirection; GTK_TEXT_DIR_NONE follows the widget
 *   visible-start, visible-end  gint64, read only, notified whenever the visible time changes
 *
 * Signals
 *   event-selected (gint64 id)   by pointer, key or assistive technology; not by the property
 *   event-activated (gint64 id)  Enter, double click, or the action "mark.open"
 *   reports-wanted (gint64 id)   haw_timeline_view_set_reports() is to follow, now or later
 *   lane-toggled (gint64 lane)   the user collapsed or expanded a lane; -1: several, or hid or showed some
 *   lane-moved (gint64 lane, gint64 before)  the user wants a lane before another one, -1 for last
 *   lane-menu-wanted (gint64 lane, double x, double y)  by pointer or key, px in the widget
 *   selection-changed ()         of the events that are selected; see haw_timeline_view_dup_selected()
 *   events-moved (gint64 seconds) the selected events were dragged that much later
 *   bound-moved (gint64 id, int bound, gint64 time, int unit)  an end was dragged; see
 *                                haw_edtf_set_bound()
 *   event-renamed (gint64 id, string title)
 *   event-made (string title, string date, gint64 lane)  in a lane, or -1
 *
 * Actions, all without parameter, to be called by gtk_widget_activate_action() on the view:
 *   timeline.zoom-in    +  =  ]        timeline.zoom-out      -  [
 *   timeline.fit        0              timeline.activate      Return, Space
 *   timeline.earlier    Page Up        timeline.later         Page Down
 *   timeline.next, timeline.previous   the arrow towards later, towards earlier
 *   timeline.row-down, timeline.row-up the arrows down and up; to the next lane where there are lanes
 *   timeline.toggle-lane C, and Enter on a header
 *   timeline.collapse-lanes, timeline.expand-lanes, timeline.hide-lane, timeline.show-lanes,
 *   timeline.lane-up Alt+Up, timeline.lane-down Alt+Down on a header
 *   timeline.first      Home           timeline.last          End
 *   timeline.extend-down, timeline.extend-up       Shift and these arrows
 *   timeline.extend-next, timeline.extend-previous Ctrl, Shift and these
 *   timeline.select-all Ctrl+A         Escape leaves one of several selected
 *   timeline.rename     F2             timeline.new-event     Insert
 * The pointer: scroll moves the rows if they overflow and time if not, Shift or a horizontal scroll
 * moves time, Ctrl and pinch zoom about the pointer. Drag pans; it moves the selected event where it
 * begins on its mark, and an end of it where it begins there (with Ctrl held then, how sure the end is
 * instead of how long it lasts, or the reverse). Shift and drag select what a band touches, Ctrl and
 * drag make an event of a range. A click opens an event, with Ctrl it selects one more, with Shift all
 * up to it; a double click changes its title, and on nothing makes an event. */
#define HAW_TYPE_TIMELINE_VIEW (haw_timeline_view_get_type ())

G_DECLARE_FINAL_TYPE (HawTimelineView, haw_timeline_view, HAW, TIMELINE_VIEW, GtkWidget)

GtkWidget *haw_timeline_view_new (void);

HawTimelineLanes *haw_timeline_view_get_lanes (HawTimelineView *self);
void haw_timeline_view_set_lanes (HawTimelineView  *self,
                                  HawTimelineLanes *lanes);
void haw_timeline_view_show_first_rows (HawTimelineView *self);
HawTimelineDetail haw_timeline_view_get_detail (HawTimelineView *self);
void haw_timeline_view_paint (HawTimelineView *self,
                              GtkSnapshot     *snapshot,
                              int              width,
                              int              height);
gint64 haw_timeline_view_get_selected_id (HawTimelineView *self);
void haw_timeline_view_set_selected_id (HawTimelineView *self,
                                        gint64           id);
GtkTextDirection haw_timeline_view_get_time_direction (HawTimelineView *self);
void haw_timeline_view_set_time_direction (HawTimelineView *self,
                                           GtkTextDirection direction);

void haw_timeline_view_get_aim (HawTimelineView *self,
                                gint64          *start,
                                gint64          *end);
void haw_timeline_view_get_visible (HawTimelineView *self,
                                    gint64          *start,
                                    gint64          *end);
void haw_timeline_view_show_range (HawTimelineView *self,
                                   gint64           start,
                                   gint64           end);
void haw_timeline_view_set_calendar (HawTimelineView *self,
                                     HawCalendar      calendar,
                                     gboolean         both,
                                     GDateWeekday     week_start);
void haw_timeline_view_set_empty_range (HawTimelineView *self,
                                        gint64           start,
                                        gint64           end);
void haw_timeline_view_fit (HawTimelineView *self);
void haw_timeline_view_set_clock (HawTimelineView *self,
                                  HawClock         clock,
                                  HawPublications *publications);
HawClock haw_timeline_view_get_clock (HawTimelineView *self);
gint64 haw_timeline_view_get_selected_lane (HawTimelineView *self);
gint64 haw_timeline_view_get_aligned_id (HawTimelineView *self);
gint64 haw_timeline_view_get_aligned_time (HawTimelineView *self);
void haw_timeline_view_set_aligned_id (HawTimelineView *self,
                                       gint64           id);
void haw_timeline_view_set_range (HawTimelineView *self,
                                  gint64           start,
                                  gint64           end);
void haw_timeline_view_set_lit (HawTimelineView *self,
                                GArray          *ids);
gboolean haw_timeline_view_is_mirrored (HawTimelineView *self);
void haw_timeline_view_zoom (HawTimelineView *self,
                             double           factor,
                             double           x);
void haw_timeline_view_pan (HawTimelineView *self,
                            double           dx,
                            double           dy);

GArray *haw_timeline_reports_new (void);
void haw_timeline_view_set_reports (HawTimelineView *self,
                                    gint64           id,
                                    GArray          *reports);
void haw_timeline_view_forget_reports (HawTimelineView *self);

gboolean haw_timeline_view_get_rectangle (HawTimelineView *self,
                                          gint64           id,
                                          GdkRectangle    *mark,
                                          GdkRectangle    *label);
gint64 haw_timeline_view_pick (HawTimelineView *self,
                               double           x,
                               double           y);
GArray *haw_timeline_view_dup_selected (HawTimelineView *self);
guint haw_timeline_view_get_n_selected (HawTimelineView *self);
gboolean haw_timeline_view_is_selected (HawTimelineView *self,
                                        gint64           id);
void haw_timeline_view_go_to (HawTimelineView *self,
                              gint64           id);
void haw_timeline_view_make_event (HawTimelineView *self,
                                   double           x,
                                   double           y);
void haw_timeline_view_set_editable (HawTimelineView *self,
                                     gboolean         editable);
void haw_timeline_view_set_makes (HawTimelineView *self,
                                  gboolean         makes);
gboolean haw_timeline_view_get_makes (HawTimelineView *self);
void haw_timeline_view_set_typed (HawTimelineView *self,
                                  const char      *typed);
gint64 haw_timeline_view_time_at (HawTimelineView *self,
                                  double           x);
gboolean haw_timeline_view_get_collapsed (HawTimelineView *self,
                                          gint64           lane);
void haw_timeline_view_set_collapsed (HawTimelineView *self,
                                      gint64           lane,
                                      gboolean         collapsed);
void haw_timeline_view_set_hidden (HawTimelineView *self,
                                   gint64           lane,
                                   gboolean         hidden);
guint haw_timeline_view_get_n_hidden (HawTimelineView *self);
void haw_timeline_view_show_lanes (HawTimelineView *self);
void haw_timeline_view_dup_lane_states (HawTimelineView *self,
                                        char          ***collapsed,
                                        char          ***hidden);
void haw_timeline_view_set_lane_states (HawTimelineView   *self,
                                        const char *const *collapsed,
                                        const char *const *hidden);
void haw_timeline_view_focus_lane (HawTimelineView *self,
                                   gint64           lane);
guint64 haw_timeline_view_get_n_looked (HawTimelineView *self);
guint haw_timeline_view_get_n_shaped (HawTimelineView *self);
guint haw_timeline_view_get_n_drawn (HawTimelineView *self);

G_END_DECLS
