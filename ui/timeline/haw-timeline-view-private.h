/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "time/haw-date-format.h"
#include "time/haw-ticks.h"
#include "time/haw-timeline-lanes.h"
#include "timeline/haw-timeline-edit.h"
#include "timeline/haw-timeline-headers.h"
#include "timeline/haw-timeline-mark.h"
#include "timeline/haw-timeline-nodes.h"
#include "timeline/haw-timeline-side.h"
#include "timeline/haw-timeline-text.h"
#include "timeline/haw-timeline-view.h"

G_BEGIN_DECLS

/* What the parts of the view share. The view itself (haw-timeline-view.c) owns everything; the
 * parts are: content (what the items mean for the axis, and what is ready to be drawn), draw, input
 * (pointer and keys), motion (changes of the axis over time), lane (rows, headers, and which lanes are
 * collapsed), shelf, floats (what lies above the drawing), and the marks for assistive technology. */

/* The id of the one lane with all events where there are no lanes, and of the shelf. */
#define HAW_TIMELINE_NO_LANE -1

/* How much is left of what is dimmed. */
#define HAW_TIMELINE_DIM 0.36

/* A column beside the axis with the undated events. In widget coordinates. */
typedef struct
{
  int x;
  int width; /* 0 without undated events */
  int label_width;
} HawTimelineShelf;

typedef struct
{
  GdkRGBA text;
  GdkRGBA accent;
  GdkRGBA back;
  GdkRGBA error;
} HawTimelineColors;

/* How the view is drawn on paper, without a window; see haw-timeline-paper.h. In px. */
typedef struct
{
  gboolean is_paper;
  gboolean every; /* each event is shown by itself, however many there are */
  double lead;    /* of the body, before the time of the page begins */
  double run_out; /* after it has ended: only labels reach there */
  double top;     /* of the lanes, where the page begins */
  double height;  /* of the lanes on a full page */
} HawTimelinePaper;

struct _HawTimelineView
{
  GtkWidget parent_instance;

  HawTimelinePaper paper;

  HawTimelineLanes *lanes;  /* NULL for no events */
  HawTimelineStore *store;  /* of the lanes; an item is a position in it */
  guint n_dated, n_undated; /* the undated items come after the dated ones */
  gboolean has_lanes;
  GHashTable *collapsed;    /* gint64: ids of lanes */
  GHashTable *hidden;       /* likewise */
  GHashTable *open_shelves; /* likewise: lanes with room for all their undated events */
  guint64 n_stacked;        /* of the lanes, when headers were put beside them */
  GString *label;           /* the text that was put together last */
  double letter_width;      /* px, about */

  gint64 selected_id;
  gint64 selected_lane;   /* id of the lane in which it was selected */
  int hovered; /* item, or -1 */
  GtkTextDirection time_direction;

  HawTimeAxis axis;     /* of the body; x is from body_x */
  HawTimeAxis target;   /* where a motion leads; the axis at rest */
  HawTimeAxis prepared; /* what the ruler is ready for: the view and some of either side */
  gboolean has_range;   /* the visible time was chosen: by fit or by the user */
  gint64 empty_start, empty_end;   /* what is shown without events; equal for nothing */
  gint64 wanted_start, wanted_end; /* to be shown as soon as there is a size; equal for none */
  gboolean reveal_wanted;          /* the selected event is to be brought into view then */
  gboolean is_prepared;
  HawTimelineSide side;            /* of a comparison */
  HawTimelineLanes *partner;       /* the other side; NULL without */
  gint64 partner_offset;           /* what to add to a time here to get the one there */
  GHashTable *shared;              /* gint64: events on both sides; NULL without */
  gint64 aligned_id;               /* the event from which time is counted, or 0 */
  gint64 aligned_time;
  HawClock clock;
  HawPublications *publications;   /* NULL by the clock of events */
  GArray *lit;                     /* gint64: the others are dimmed; NULL for none */
  gint64 range_start, range_end;   /* everything is narrowed to; equal for none */
  HawTimelineMetrics metrics;
  HawTimelineDetail detail; /* how much is shown of each event */
  gboolean moving;          /* since the last rest: nothing is shaped in a frame */
  guint highest_shift;      /* of the bins of which this is the highest; 0 for not known */
  guint32 highest;
  int warm_octave;          /* about which the labels of rulers were measured */
  guint pack_id;            /* rows for this zoom are on their way */
  GArray *visible;          /* HawTimelinePlace, on the axis, of the heights in view */
  HawTimelineNodes *nodes;  /* shapes and tiles that were drawn before */
  HawTicks *ticks;          /* on the prepared axis */
  HawCalendar calendar;
  gboolean has_second;      /* a row above the ruler shows the other calendar */
  HawTicks *second;         /* NULL without */
  GDateWeekday week_start;
  GHashTable *reports;      /* id → GArray of HawTimelineReport; empty while they are asked for */

  HawTimelineTexts *texts;
  HawTimelineColors colors;
  GskRenderNode *dots[6];

  int width, height;
  int body_x, body_width, body_height;
  int ruler_height, row_height;
  int second_height;        /* of the other calendar's row in the ruler; 0 without */
  HawTimelineShelf shelf;
  int headers_x, headers_width; /* 0 wide without lanes */

  GtkWidget *headers;
  GtkAdjustment *rows;         /* px */
  GtkWidget *rows_scrollbar;
  GtkAdjustment *shelf_rows;   /* px */
  GtkWidget *shelf_scrollbar;
  GtkWidget *empty;
  GtkWidget *before, *after;   /* how many events are out of view; a click goes to the nearest */
  GPtrArray *marks;            /* HawTimelineMark, in the order of the events */
  GPtrArray *cluster_marks;    /* HawTimelineMark, one for each of the clusters, in their order */
  GArray *clusters;            /* HawTimelineCluster in view at the last rest */
  gboolean wants_cluster;      /* the focus is on its way to one */
  gint64 wanted_time;          /* in it */
  gint64 wanted_lane;          /* id */

  AdwAnimation *motion;
  HawTimeAxis motion_from;
  guint settle_id;
  guint headers_id;
  gboolean allocating;
  gboolean visible_untold;     /* other times came in view while allocating */
  gulong layout_id;
  guint kinetic_id;
  double velocity;             /* px/ms along x */
  gint64 kinetic_time;         /* µs */
  GtkGesture *drag;
  gboolean dragging;
  double drag_x, drag_y;
  double pointer_x, pointer_y; /* -1 outside */
  double pinch_scale;
  gboolean opened_bin;         /* the last click did */

  HawTimelineEdit edit;
};

/* Many events of a lane that are shown together: those that begin in a time. */
typedef struct
{
  guint lane;
  gint64 start, end;
  guint n;
} HawTimelineCluster;

/* The y between the two rows of the ruler. */
static inline double
haw_timeline_ruler_middle (HawTimelineView *self)
{
  return (self->ruler_height + self->second_height) / 2.0;
}

/* The boundaries that the row of the other calendar shows: what the rulers of hours and days stand
 * under, and the months and years themselves. */
static inline GArray *
haw_timeline_second_row (HawTimelineView *self)
{
  return self->second->unit < HAW_TICK_MONTH ? self->second->context : self->second->major;
}

/* Where in the body the time of the view is drawn: all of it, but on paper. */
static inline void
haw_timeline_get_time_area (HawTimelineView *self,
                            double          *x,
                            double          *width)
{
  *x = self->body_x + (self->axis.mirrored ? self->paper.run_out : self->paper.lead);
  *width = self->body_width - self->paper.lead - self->paper.run_out;
}

static inline gboolean
haw_timeline_is_undated (HawTimelineView *self,
                         guint            item)
{
  return item >= self->n_dated;
}

/* Whether undated events stand beside their lanes rather than in a column of their own. */
static inline gboolean
haw_timeline_has_lane_shelves (HawTimelineView *self)
{
  return self->has_lanes && self->n_dated > 0;
}

/* content */
void haw_timeline_content_take (HawTimelineView  *self,
                                HawTimelineLanes *lanes);
void haw_timeline_content_realign (HawTimelineView *self);
void haw_timeline_content_restyle (HawTimelineView *self);
void haw_timeline_content_update (HawTimelineView *self);
void haw_timeline_content_prefetch (HawTimelineView *self);
void haw_timeline_content_invalidate (HawTimelineView *self);
const char *haw_timeline_content_get_label (HawTimelineView      *self,
                                            guint                 item,
                                            HawTimelineTextStyle *style);
gboolean haw_timeline_content_is_mirrored (HawTimelineView *self);
double haw_timeline_content_get_offset (HawTimelineView *self);
gboolean haw_timeline_content_has_axis (HawTimelineView *self);
double haw_timeline_dots_width (guint n_sources);

/* paper */
void haw_timeline_paper_filter (HawTimelineView *self);
void haw_timeline_paper_trim (HawTimelineView *self,
                              HawTicks        *ticks);

/* draw */
void haw_timeline_draw (HawTimelineView *self,
                        GtkSnapshot     *snapshot);
GskRenderNode *haw_timeline_draw_shape (HawTimelineView        *self,
                                        const HawTimelinePlace *place);
GskRenderNode *haw_timeline_draw_dots (HawTimelineView *self,
                                       guint            n_sources);
GskRenderNode *haw_timeline_draw_point (HawTimelineView        *self,
                                        const HawTimelineEvent *event);

/* density */
void haw_timeline_density_draw (HawTimelineView *self,
                                GtkSnapshot     *snapshot,
                                double           top);
void haw_timeline_density_update (HawTimelineView *self);
GArray *haw_timeline_density_get_clusters (HawTimelineView *self);
gboolean haw_timeline_density_pick (HawTimelineView *self,
                                    double           x,
                                    double           y,
                                    gint64          *start,
                                    gint64          *end,
                                    guint           *n_events);
void haw_timeline_draw_label (HawTimelineView *self,
                              GtkSnapshot     *snapshot,
                              guint            item,
                              graphene_rect_t *area,
                              gboolean         mirrored);
void haw_timeline_draw_highlight (HawTimelineView       *self,
                                  GtkSnapshot           *snapshot,
                                  guint                  item,
                                  gint64                 lane,
                                  const graphene_rect_t *mark,
                                  const graphene_rect_t *label);

/* align */
gboolean haw_timeline_align_find (HawTimelineView *self,
                                  gint64           id,
                                  gint64          *time);
HawTicks *haw_timeline_align_make_ticks (HawTimelineView   *self,
                                         const HawTimeAxis *axis,
                                         double             gap,
                                         HawMeasureFunc     measure);
void haw_timeline_align_follow (HawTimelineView *self);
void haw_timeline_align_draw (HawTimelineView *self,
                              GtkSnapshot     *snapshot);

/* side */
void haw_timeline_side_draw (HawTimelineView *self,
                             GtkSnapshot     *snapshot);
gboolean haw_timeline_side_get_extent (HawTimelineView *self,
                                       gint64          *start,
                                       gint64          *end);

/* clock */
void haw_timeline_clock_draw (HawTimelineView *self,
                              GtkSnapshot     *snapshot);
int haw_timeline_clock_get_strip (HawTimelineView *self);
const char *haw_timeline_clock_get_shelf_title (HawTimelineView *self);
const char *haw_timeline_clock_get_notice (HawTimelineView *self);
char *haw_timeline_clock_tell (HawTimelineView *self,
                               guint            item);

/* input */
void haw_timeline_input_class_init (GtkWidgetClass *widget_class);
void haw_timeline_input_init (HawTimelineView *self);
int haw_timeline_input_pick (HawTimelineView *self,
                             double           x,
                             double           y,
                             gint64          *lane);
void haw_timeline_input_update_hover (HawTimelineView *self);

/* clusters */
void haw_timeline_clusters_sync (HawTimelineView *self);
void haw_timeline_clusters_allocate (HawTimelineView *self);
void haw_timeline_clusters_draw (HawTimelineView *self,
                                 GtkSnapshot     *snapshot);
void haw_timeline_clusters_open (HawTimelineView *self,
                                 gint64           start,
                                 gint64           end);
gboolean haw_timeline_clusters_have_focus (HawTimelineView *self);
gboolean haw_timeline_clusters_grab_focus (HawTimelineView *self);
gboolean haw_timeline_clusters_walk (HawTimelineView *self,
                                     HawTimelineStep  step);
gboolean haw_timeline_clusters_activate (HawTimelineView *self);

/* focus */
void haw_timeline_focus_class_init (GtkWidgetClass *widget_class);

/* select */
void haw_timeline_select_class_init (GtkWidgetClass *widget_class);
void haw_timeline_select_init (HawTimelineView *self);
int haw_timeline_select_compare (gconstpointer a,
                                 gconstpointer b);
gboolean haw_timeline_select_contains (HawTimelineView *self,
                                       gint64           id);
void haw_timeline_select_follow (HawTimelineView *self);
void haw_timeline_select_clear (HawTimelineView *self);
void haw_timeline_select_set (HawTimelineView *self,
                              GArray          *ids);
GArray *haw_timeline_select_sort (HawTimelineView *self,
                                  GArray          *positions);
void haw_timeline_select_click (HawTimelineView *self,
                                int              item,
                                gint64           lane,
                                GdkModifierType  state);

/* drag */
void haw_timeline_drag_class_init (GtkWidgetClass *widget_class);
void haw_timeline_drag_init (HawTimelineView *self);
void haw_timeline_drag_finalize (HawTimelineView *self);
HawTimelineHand haw_timeline_drag_choose (HawTimelineView *self,
                                          double           x,
                                          double           y,
                                          GdkModifierType  state);
void haw_timeline_drag_begin (HawTimelineView *self,
                              double           x,
                              double           y,
                              GdkModifierType  state);
void haw_timeline_drag_update (HawTimelineView *self,
                               double           x,
                               double           y,
                               GdkModifierType  state);
void haw_timeline_drag_end (HawTimelineView *self);
gboolean haw_timeline_drag_cancel (HawTimelineView *self);
void haw_timeline_drag_show_cursor (HawTimelineView *self,
                                    GdkModifierType  state);

/* edge */
void haw_timeline_edge_follow (HawTimelineView *self);
void haw_timeline_edge_follow_header (HawTimelineView *self,
                                      gint64           lane,
                                      double           from,
                                      double           y);
void haw_timeline_edge_stop (HawTimelineView *self);

/* guides */
GArray *haw_timeline_guides_new (void);
void haw_timeline_guides_update (HawTimelineView *self);
void haw_timeline_guides_show_range (HawTimelineView *self,
                                     const char      *date);
void haw_timeline_guides_clear (HawTimelineView *self);
void haw_timeline_guides_draw (HawTimelineView *self,
                               GtkSnapshot     *snapshot);

/* entry */
void haw_timeline_entry_class_init (GtkWidgetClass *widget_class);
void haw_timeline_entry_rename (HawTimelineView *self,
                                gint64           id);
void haw_timeline_entry_make (HawTimelineView *self,
                              const char      *date,
                              gint64           lane,
                              double           y);
void haw_timeline_entry_close (HawTimelineView *self,
                               gboolean         keep);
void haw_timeline_entry_allocate (HawTimelineView *self);

/* motion */
void haw_timeline_motion_init (HawTimelineView *self);
void haw_timeline_motion_stop (HawTimelineView *self);
void haw_timeline_motion_go (HawTimelineView   *self,
                             const HawTimeAxis *target);
void haw_timeline_motion_set_axis (HawTimelineView   *self,
                                   const HawTimeAxis *axis);
void haw_timeline_motion_fling (HawTimelineView *self,
                                double           velocity);
void haw_timeline_motion_reveal (HawTimelineView *self,
                                 guint            item);
void haw_timeline_motion_choose_range (HawTimelineView *self);
void haw_timeline_motion_settle_soon (HawTimelineView *self);

/* lane */
void haw_timeline_lane_lay_out (HawTimelineView *self);
double haw_timeline_lane_get_beside (HawTimelineView *self);
void haw_timeline_lane_configure (HawTimelineView *self);
void haw_timeline_lane_get_color (HawTimelineView *self,
                                  guint            lane,
                                  GdkRGBA         *color);
void haw_timeline_lane_measure (HawTimelineView *self);
void haw_timeline_lane_update (HawTimelineView *self);
void haw_timeline_lane_allocate (HawTimelineView *self);
void haw_timeline_lane_draw (HawTimelineView *self,
                             GtkSnapshot     *snapshot);
gint64 haw_timeline_lane_get_id (HawTimelineView *self,
                                 guint            lane);
gint64 haw_timeline_lane_at (HawTimelineView *self,
                             double           y);
const char *haw_timeline_lane_get_name (HawTimelineView *self,
                                        gint64           lane);
guint haw_timeline_lane_of (HawTimelineView *self,
                            guint            item,
                            gint64           lane);
double haw_timeline_lane_get_strip (HawTimelineView *self);
double haw_timeline_lane_get_padding (HawTimelineView *self);

/* lane-input */
void haw_timeline_lane_show_drop (HawTimelineView *self,
                                  gint64           lane,
                                  double           y);
void haw_timeline_lane_class_init (GtkWidgetClass *widget_class);
void haw_timeline_lane_init (HawTimelineView *self);
void haw_timeline_lane_load (HawTimelineView *self);
gboolean haw_timeline_lane_grab_focus (HawTimelineView *self);
guint haw_timeline_lane_get_current (HawTimelineView *self);

/* shelf */
void haw_timeline_shelf_measure (HawTimelineView *self);
void haw_timeline_shelf_update (HawTimelineView *self);
void haw_timeline_shelf_draw (HawTimelineView *self,
                              GtkSnapshot     *snapshot);
int haw_timeline_shelf_pick (HawTimelineView *self,
                             double           x,
                             double           y);
gboolean haw_timeline_shelf_get_area (HawTimelineView *self,
                                      guint            position,
                                      graphene_rect_t *area);
void haw_timeline_shelf_get_in_view (HawTimelineView *self,
                                     guint           *first,
                                     guint           *n);

void haw_timeline_shelf_draw_item (HawTimelineView       *self,
                                   GtkSnapshot           *snapshot,
                                   guint                  item,
                                   gint64                 lane,
                                   const graphene_rect_t *area);

/* lane-shelf */
guint haw_timeline_lane_shelf_get_rows (HawTimelineView *self);
void haw_timeline_lane_shelf_update (HawTimelineView *self);
void haw_timeline_lane_shelf_draw (HawTimelineView *self,
                                   GtkSnapshot     *snapshot);
int haw_timeline_lane_shelf_pick (HawTimelineView *self,
                                  double           x,
                                  double           y,
                                  gint64          *lane);
gboolean haw_timeline_lane_shelf_click (HawTimelineView *self,
                                        double           x,
                                        double           y);
gboolean haw_timeline_lane_shelf_get_area (HawTimelineView *self,
                                           guint            item,
                                           gint64           lane,
                                           graphene_rect_t *area);
void haw_timeline_lane_shelf_reveal (HawTimelineView *self,
                                     guint            item);
void haw_timeline_lane_shelf_add_in_view (HawTimelineView *self,
                                          void           (*add) (HawTimelineView *self,
                                                                 GArray          *to,
                                                                 int              item,
                                                                 gint64           lane),
                                          GArray          *to);
guint haw_timeline_lane_shelf_get_rank (HawTimelineView *self,
                                        guint            item,
                                        guint            lane,
                                        guint           *n);
int haw_timeline_lane_shelf_walk (HawTimelineView *self,
                                  int              item,
                                  HawTimelineStep  step,
                                  gint64          *lane);

/* floats */
void haw_timeline_floats_init (HawTimelineView *self);
void haw_timeline_floats_show_scrollbar (HawTimelineView *self,
                                         GtkWidget       *scrollbar,
                                         gboolean         shown);
void haw_timeline_floats_update (HawTimelineView *self);
void haw_timeline_floats_allocate (HawTimelineView *self);

/* reports */
gboolean haw_timeline_reports_are_shown (HawTimelineView *self);
void haw_timeline_reports_want (HawTimelineView *self);
void haw_timeline_reports_update (HawTimelineView *self);
void haw_timeline_reports_draw (HawTimelineView *self,
                                GtkSnapshot     *snapshot,
                                double           top);
double haw_timeline_reports_place_name (HawTimelineView         *self,
                                        double                   from,
                                        double                   until,
                                        double                   width);
void haw_timeline_reports_draw_whisker (HawTimelineView         *self,
                                        GtkSnapshot             *snapshot,
                                        const HawTimelineReport *report,
                                        double                   y,
                                        double                   half,
                                        double                   weight);
char *haw_timeline_reports_tell (HawTimelineView *self,
                                 guint            item);

/* walk */
int haw_timeline_walk (HawTimelineView *self,
                       int              item,
                       HawTimelineStep  step,
                       gint64          *lane);

/* marks */
void haw_timeline_marks_sync (HawTimelineView *self);
void haw_timeline_marks_allocate (HawTimelineView *self);
GtkWidget *haw_timeline_marks_find (HawTimelineView *self,
                                    gint64           id,
                                    gint64           lane);
gboolean haw_timeline_marks_get_area (HawTimelineView *self,
                                      guint            item,
                                      gint64           lane,
                                      graphene_rect_t *mark,
                                      graphene_rect_t *label);

/* view */
void haw_timeline_view_select (HawTimelineView *self,
                               int              item,
                               gint64           lane,
                               gboolean         from_key);
void haw_timeline_view_activate (HawTimelineView *self,
                                 gint64           id);
void haw_timeline_view_lane_toggled (HawTimelineView *self,
                                     gint64           lane);
void haw_timeline_view_settle (HawTimelineView *self);
void haw_timeline_view_lanes_changed (HawTimelineView *self);
void haw_timeline_view_rows_changed (HawTimelineView *self);
void haw_timeline_view_visible_changed (HawTimelineView *self);

G_END_DECLS
