/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/haw-attribute-list.h"
#include "model/haw-event-table.h"
#include "model/haw-narrowed-events.h"
#include "model/haw-note-index.h"
#include "model/haw-saved-range.h"
#include "timeline/haw-event-grid.h"
#include "timeline/haw-timeline-mark.h"
#include "timeline/haw-timeline-compare.h"
#include "timeline/haw-timeline-overview.h"
#include "timeline/haw-timeline-pane.h"
#include "timeline/haw-timeline-reports-read.h"
#include "timeline/haw-timeline-view.h"

G_BEGIN_DECLS

/* Two lanes that are compared. */
typedef struct
{
  HawLaneKey by, then_by; /* what the lanes are made by: their ids say nothing elsewhere */
  gint64 above, below;
  gint64 aligned_above, aligned_below;
} HawTimelinePair;

/* What the parts of the pane share: the pane itself (events, lanes, what is remembered) range (what
 * everything is narrowed to) and narrow (what it follows). */

struct _HawTimelinePane
{
  GtkWidget parent_instance;

  GtkWidget *toolbar;
  GtkLabel *count;
  GtkStack *stack;
  HawEventGrid *grid;
  GtkLabel *hint;
  GtkMenuButton *lanes_button;
  HawTimelineCompare *compare;
  gboolean comparing;
  gboolean compare_syncing; /* what is in view is being carried over */
  HawTimelinePair pair;
  gboolean offers;          /* a range of time for the first event */
  GCancellable *offer_wanted; /* of the reading of it; NULL where there are dated events */
  gboolean pair_wanted;     /* it is to be compared as soon as its lanes are there */
  GtkWidget *align_chip;
  GtkLabel *align_label;
  GtkWidget *clock_chip;
  GtkLabel *clock_label;
  GMenu *lane_fields;    /* in the menu of lanes: the analyst's own fields */
  GMenu *inside_fields;
  GMenuModel *lane_menu;
  GtkWidget *lane_popover;
  gint64 menu_lane;      /* for which it is */
  GtkWidget *range_chip;
  GtkLabel *range_label;
  GtkMenuButton *ranges_button;
  GMenu *ranges_menu;
  HawTimelineView *view;
  HawTimelineOverview *overview;

  HawViewState *state;
  char *time_direction;
  HawLaneKey by, then_by; /* lanes, and the lanes inside those */
  gboolean other_lanes;   /* they were chosen, and are not shown yet */
  HawLaneOrder order;
  HawClock clock;
  guint least_disagreement;
  HawAttributeList *fields[HAW_N_ATTRIBUTE_TARGETS]; /* of the open project */
  HawEventTable *table;  /* of the open project */
  guint reading_id;      /* until it is told that the events are being read; 0 from then on */
  HawSavedRanges *ranges;
  GSignalGroup *articles_signals;
  HawNarrowedEvents *narrowed; /* what the browser lights; NULL without a project */
  HawNoteIndex *notes;   /* those in the range; NULL without one */
  gboolean pinned;       /* shows all events as they are */
  gint64 brushed_start, brushed_end;
  guint brush_id;        /* the brushed range is to be taken over */
  GMenuModel *event_menu;
  GMenuModel *ground_menu;
  GtkWidget *popover;    /* of these, once one was asked for */
  double menu_x, menu_y; /* px in the view, where it was */
  GString *typed;        /* of a title that is looked for */
  gboolean typing;       /* every letter belongs to it */
  HawTimelineView *typed_view; /* in which it is; NULL for none */
  guint typed_id;
  guint seek_id;
  guint seek_from, n_sought;
  gboolean shows_table;
  gboolean range_wanted; /* the visible time comes with the first events of a project */
};

char *haw_timeline_pane_get_memory_group (HawTimelinePane *self);
void haw_timeline_pane_remember_choice (HawTimelinePane *self,
                                        const char      *key,
                                        const char      *value);
void haw_timeline_pane_align_class_init (GtkWidgetClass *widget_class);
void haw_timeline_pane_align_update (HawTimelinePane *self);
void haw_timeline_pane_compare_class_init (GtkWidgetClass *widget_class);
void haw_timeline_pane_compare_constructed (HawTimelinePane *self);
void haw_timeline_pane_compare_follow (HawTimelinePane *self);
void haw_timeline_pane_compare_reset (HawTimelinePane *self);
void haw_timeline_pane_compare_start (HawTimelinePane *self,
                                      gint64           lane);
gboolean haw_timeline_pane_compare_stop (HawTimelinePane *self);
void haw_timeline_pane_compare_show_range (HawTimelinePane *self);
void haw_timeline_pane_compare_set_reports (HawTimelinePane *self,
                                            gint64           event,
                                            GArray          *reports);
HawTimelineView *haw_timeline_pane_compare_get_view (HawTimelinePane *self);
HawTimelineView *haw_timeline_pane_compare_get_focused (HawTimelinePane *self);
gint64 haw_timeline_pane_compare_get_lane (HawTimelinePane *self,
                                           HawTimelineView *view,
                                           gint64           lane);
void haw_timeline_pane_compare_restore (HawTimelinePane *self);
void haw_timeline_pane_compare_remember (HawTimelinePane *self);
void haw_timeline_pane_compare_set_lit (HawTimelinePane *self,
                                        GArray          *ids);
gboolean haw_timeline_pane_can_join (HawTimelinePane *self,
                                     gint64           lane);
void haw_timeline_pane_show_calendar (HawTimelinePane *self);
void haw_timeline_pane_selection_changed (HawTimelinePane *self);
void haw_timeline_pane_event_selected (HawTimelinePane *self,
                                       gint64           id);
void haw_timeline_pane_event_activated (HawTimelinePane *self,
                                        gint64           id);
void haw_timeline_pane_clock_class_init (GtkWidgetClass *widget_class);
void haw_timeline_pane_clock_restore (HawTimelinePane *self);
gboolean haw_timeline_pane_clock_reset (HawTimelinePane *self);
void haw_timeline_pane_reports_wanted (HawTimelinePane *self,
                                       gint64           event);
void haw_timeline_pane_update_count (HawTimelinePane *self);
void haw_timeline_pane_narrow_class_init (GtkWidgetClass *widget_class);
void haw_timeline_pane_narrow_constructed (HawTimelinePane *self);
void haw_timeline_pane_narrow_dispose (HawTimelinePane *self);
void haw_timeline_pane_narrow_follow_project (HawTimelinePane *self);
gboolean haw_timeline_pane_narrow_get_pinned (HawTimelinePane *self);
void haw_timeline_pane_narrow_set_pinned (HawTimelinePane *self,
                                          gboolean         pinned);
char *haw_timeline_pane_narrow_describe (HawTimelinePane *self,
                                         gint64           start,
                                         gint64           end,
                                         char           **besides);
void haw_timeline_pane_empty_articles_changed (HawTimelinePane *self);
void haw_timeline_pane_empty_dispose (HawTimelinePane *self);
void haw_timeline_pane_empty_drop (HawTimelinePane *self);
void haw_timeline_pane_empty_update (HawTimelinePane *self);
void haw_timeline_pane_edit_class_init (GtkWidgetClass *widget_class);
void haw_timeline_pane_edit_constructed (HawTimelinePane *self);
void haw_timeline_pane_edit_update (HawTimelinePane *self);
GArray *haw_timeline_pane_dup_events (HawTimelinePane *self);
void haw_timeline_pane_menu_class_init (GtkWidgetClass *widget_class);
void haw_timeline_pane_menu_constructed (HawTimelinePane *self);
void haw_timeline_pane_type_constructed (HawTimelinePane *self);
gboolean haw_timeline_pane_type_matches (const char *folded,
                                         const char *beginning);
void haw_timeline_pane_type_letter (HawTimelinePane *self,
                                    gunichar         letter);
void haw_timeline_pane_type_dispose (HawTimelinePane *self);
void haw_timeline_pane_lanes_class_init (GtkWidgetClass *widget_class);
void haw_timeline_pane_lanes_constructed (HawTimelinePane *self);
void haw_timeline_pane_lanes_dispose (HawTimelinePane *self);
void haw_timeline_pane_lanes_restore (HawTimelinePane *self);
void haw_timeline_pane_lanes_follow (HawTimelinePane *self);
const char *haw_timeline_pane_get_lane_order (HawTimelinePane *self);
const char *haw_timeline_pane_get_disagreement (HawTimelinePane *self);
void haw_timeline_pane_export_class_init (GtkWidgetClass *widget_class);
void haw_timeline_pane_export_update (HawTimelinePane *self);
void haw_timeline_pane_range_class_init (GtkWidgetClass *widget_class);
void haw_timeline_pane_range_constructed (HawTimelinePane *self);
void haw_timeline_pane_range_follow_project (HawTimelinePane *self);
void haw_timeline_pane_range_dispose (HawTimelinePane *self);
void haw_timeline_pane_range_update (HawTimelinePane *self);
void haw_timeline_pane_range_update_chip (HawTimelinePane *self);

G_END_DECLS
