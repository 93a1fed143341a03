/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "time/haw-timeline-geometry.h"

G_BEGIN_DECLS

/* The events of a timeline in lanes one below the other, each with rows of its own: pure geometry, and
 * the one place where events are changed while they are shown. An event stands in any number of lanes;
 * each place where it stands is a copy. A timeline without lanes is one lane with all dated events. y
 * is px from the top of the first lane.
 *
 * Lanes may be inside other lanes, to any depth. One with lanes inside is a group: whoever fills it
 * has an event join the group as well as a lane inside, and it shows its events only where it is
 * collapsed, together; else it is a heading. Hidden lanes, and those inside one that is hidden or
 * collapsed, take no room.
 *
 * Rows are packed for a whole level of zoom and for all events, never for the visible ones, so that no
 * event changes its row while panning, and every event keeps room for its label. One that is put in
 * later takes the lowest row that is free there, and moves no other.
 *
 * How much is shown of each event depends on how many there are at this zoom, for the whole view at
 * once: boxes with labels, ticks with counts, or only how many there are. */
typedef enum
{
  HAW_TIMELINE_BOXES,
  HAW_TIMELINE_TICKS,
  HAW_TIMELINE_DENSITY
} HawTimelineDetail;

/* Sizes in px, across time. */
typedef struct
{
  double row;
  double padding; /* before the first row of a lane and after the last */
  double ticks;   /* the height of a lane of ticks */
  double density; /* the least height of a lane that shows how many there are */
  double most;    /* and the greatest */
  double shelf;   /* rows of undated events that a lane makes room for; 0 where they stand elsewhere */
} HawTimelineLaneSizes;

typedef enum
{
  HAW_TIMELINE_NEXT,     /* in the order of time, ties by id */
  HAW_TIMELINE_PREVIOUS,
  HAW_TIMELINE_ROW_AFTER, /* the nearest one in the row below; with lanes, in the lane below */
  HAW_TIMELINE_ROW_BEFORE,
  HAW_TIMELINE_FIRST,
  HAW_TIMELINE_LAST
} HawTimelineStep;

typedef enum
{
  HAW_TIMELINE_INSERTED, /* or moved there from elsewhere: no position is what it was */
  HAW_TIMELINE_REMOVED,  /* positions after it are one less */
  HAW_TIMELINE_REPLACED  /* at the same position, at the same time */
} HawTimelineChange;

typedef struct _HawTimelineLanes HawTimelineLanes;

/**
 * HawTimelineChangeFunc:
 * @position: which event
 *
 * Called once after each change.
 */
typedef void (*HawTimelineChangeFunc) (HawTimelineLanes *self,
                                       HawTimelineChange change,
                                       guint             position,
                                       gpointer          user_data);

/**
 * HawTimelineMeasureFunc:
 *
 * Returns: the px that the label of an event would like to have, with what follows it
 */
typedef double (*HawTimelineMeasureFunc) (const HawTimelineStore *store,
                                          guint                   position,
                                          gpointer                user_data);

/* filling */
HawTimelineLanes *haw_timeline_lanes_new (HawTimelineStore *store);
HawTimelineLanes *haw_timeline_lanes_ref (HawTimelineLanes *self);
void haw_timeline_lanes_unref (HawTimelineLanes *self);
guint haw_timeline_lanes_add (HawTimelineLanes *self,
                              gint64            id,
                              const char       *name,
                              int               color);
guint haw_timeline_lanes_add_inside (HawTimelineLanes *self,
                                     guint             parent,
                                     gint64            id,
                                     const char       *name,
                                     int               color);
void haw_timeline_lanes_set_hue (HawTimelineLanes *self,
                                 guint             lane,
                                 guint             hue);
void haw_timeline_lanes_join (HawTimelineLanes *self,
                              guint             lane,
                              guint             position);
void haw_timeline_lanes_finish (HawTimelineLanes *self);

/* A copy that no edit changes, taken in parts. */
typedef struct _HawTimelineLanesCopy HawTimelineLanesCopy;

HawTimelineLanesCopy *haw_timeline_lanes_copy_begin (HawTimelineLanes *self,
                                                     gint64            start,
                                                     gint64            end);
gboolean haw_timeline_lanes_copy_step (HawTimelineLanesCopy *self,
                                       guint                 most);
gboolean haw_timeline_lanes_copy_is_of (const HawTimelineLanesCopy *self,
                                        const HawTimelineLanes     *lanes,
                                        gint64                      start,
                                        gint64                      end);
HawTimelineLanes *haw_timeline_lanes_copy_get (const HawTimelineLanesCopy *self);
guint haw_timeline_lanes_copy_get_n_read (const HawTimelineLanesCopy *self);
void haw_timeline_lanes_copy_free (HawTimelineLanesCopy *self);

/* changing */
void haw_timeline_lanes_put (HawTimelineLanes       *self,
                             const HawTimelineEvent *event,
                             const gint64           *lanes,
                             guint                   n_lanes);
void haw_timeline_lanes_remove (HawTimelineLanes *self,
                                gint64            id);
void haw_timeline_lanes_watch (HawTimelineLanes     *self,
                               HawTimelineChangeFunc func,
                               gpointer              user_data);
void haw_timeline_lanes_unwatch (HawTimelineLanes *self,
                                 gpointer          user_data);

/* what there is */
HawTimelineStore *haw_timeline_lanes_get_store (const HawTimelineLanes *self);
guint haw_timeline_lanes_get_n (const HawTimelineLanes *self);
gboolean haw_timeline_lanes_has_lanes (const HawTimelineLanes *self);
gint64 haw_timeline_lanes_get_id (const HawTimelineLanes *self,
                                  guint                   lane);
const char *haw_timeline_lanes_get_name (const HawTimelineLanes *self,
                                         guint                   lane);
int haw_timeline_lanes_get_color (const HawTimelineLanes *self,
                                  guint                   lane);
guint haw_timeline_lanes_get_hue (const HawTimelineLanes *self,
                                  guint                   lane);
guint haw_timeline_lanes_get_depth (const HawTimelineLanes *self,
                                    guint                   lane);
guint haw_timeline_lanes_get_parent (const HawTimelineLanes *self,
                                     guint                   lane);
guint haw_timeline_lanes_get_end (const HawTimelineLanes *self,
                                  guint                   lane);
gboolean haw_timeline_lanes_is_group (const HawTimelineLanes *self,
                                      guint                   lane);
const guint32 *haw_timeline_lanes_get_members (const HawTimelineLanes *self,
                                               guint                   lane,
                                               guint                  *n_members);
const guint32 *haw_timeline_lanes_get_undated (const HawTimelineLanes *self,
                                               guint                   lane,
                                               guint                  *n_undated);
guint haw_timeline_lanes_find (const HawTimelineLanes *self,
                               gint64                  id);
gboolean haw_timeline_lanes_stands_in (const HawTimelineLanes *self,
                                       guint                   position,
                                       guint                   lane);

/* how it is laid out */
void haw_timeline_lanes_configure (HawTimelineLanes           *self,
                                   const HawTimelineMetrics   *metrics,
                                   const HawTimelineLaneSizes *sizes);
void haw_timeline_lanes_measure (HawTimelineLanes      *self,
                                 HawTimelineMeasureFunc measure,
                                 gpointer               user_data);
void haw_timeline_lanes_set_flipped (HawTimelineLanes *self,
                                     gboolean          flipped);
void haw_timeline_lanes_set_collapsed (HawTimelineLanes *self,
                                       guint             lane,
                                       gboolean          collapsed);
gboolean haw_timeline_lanes_get_collapsed (const HawTimelineLanes *self,
                                           guint                   lane);
void haw_timeline_lanes_set_hidden (HawTimelineLanes *self,
                                    guint             lane,
                                    gboolean          hidden);
gboolean haw_timeline_lanes_is_shown (const HawTimelineLanes *self,
                                      guint                   lane);
void haw_timeline_lanes_set_shelf_open (HawTimelineLanes *self,
                                        guint             lane,
                                        gboolean          open);
guint haw_timeline_lanes_get_shelf (const HawTimelineLanes *self,
                                    guint                   lane,
                                    guint                  *n_more);
HawTimelineDetail haw_timeline_lanes_choose_detail (const HawTimelineLanes *self,
                                                    const HawTimeAxis      *axis,
                                                    HawTimelineDetail       before);
gboolean haw_timeline_lanes_suits (const HawTimelineLanes *self,
                                   double                  seconds_per_pixel);
gboolean haw_timeline_lanes_is_packed (const HawTimelineLanes *self);
gboolean haw_timeline_lanes_pack (HawTimelineLanes *self,
                                  double            seconds_per_pixel,
                                  guint             most);
void haw_timeline_lanes_stack (HawTimelineLanes *self,
                               HawTimelineDetail detail,
                               double            height);
HawTimelineDetail haw_timeline_lanes_get_detail (const HawTimelineLanes *self);
double haw_timeline_lanes_get_height (const HawTimelineLanes *self);
void haw_timeline_lanes_get_extent (const HawTimelineLanes *self,
                                    guint                   lane,
                                    double                 *y,
                                    double                 *height);
int haw_timeline_lanes_find_at (const HawTimelineLanes *self,
                                double                  y);
const guint *haw_timeline_lanes_get_in_view (const HawTimelineLanes *self,
                                             double                  top,
                                             double                  bottom,
                                             guint                  *n);
guint64 haw_timeline_lanes_get_n_stacked (const HawTimelineLanes *self);
guint64 haw_timeline_lanes_get_n_packed (const HawTimelineLanes *self);

/* what is where */
gboolean haw_timeline_lanes_place (const HawTimelineLanes *self,
                                   const HawTimeAxis      *axis,
                                   guint                   position,
                                   guint                   lane,
                                   HawTimelinePlace       *place);
GArray *haw_timeline_lanes_get_places (const HawTimelineLanes *self,
                                       const HawTimeAxis      *axis,
                                       double                  margin,
                                       double                  top,
                                       double                  bottom);
int haw_timeline_lanes_hit (const HawTimelineLanes *self,
                            const HawTimeAxis      *axis,
                            double                  x,
                            double                  y,
                            double                  slop,
                            guint                  *lane);
void haw_timeline_lanes_count_outside (const HawTimelineLanes *self,
                                       const HawTimeAxis      *axis,
                                       guint                  *before,
                                       guint                  *after);
#define HAW_TIMELINE_ALL_LANES G_MAXUINT
void haw_timeline_lanes_count (const HawTimelineLanes *self,
                               guint                   lane,
                               guint                   shift,
                               gint64                  first,
                               guint                   n_bins,
                               guint32                *counts);
guint haw_timeline_lanes_count_within (const HawTimelineLanes *self,
                                       guint                   lane,
                                       gint64                  start,
                                       gint64                  end);

guint haw_timeline_lanes_count_beginning (const HawTimelineLanes *self,
                                          guint                   lane,
                                          gint64                  start,
                                          gint64                  end);
GArray *haw_timeline_lanes_find_within (const HawTimelineLanes *self,
                                        guint                   lane,
                                        gint64                  start,
                                        gint64                  end);

/* dimming */
void haw_timeline_lanes_set_lit (HawTimelineLanes *self,
                                 GArray           *ids);
gboolean haw_timeline_lanes_dims (const HawTimelineLanes *self);
gboolean haw_timeline_lanes_is_lit (const HawTimelineLanes *self,
                                    guint                   position);
guint haw_timeline_lanes_get_n_lit (const HawTimelineLanes *self);
void haw_timeline_lanes_count_lit (HawTimelineLanes *self,
                                   guint             lane,
                                   guint             shift,
                                   gint64            first,
                                   guint             n_bins,
                                   guint32          *counts);
guint haw_timeline_lanes_count_lit_within (const HawTimelineLanes *self,
                                           gint64                  start,
                                           gint64                  end);

/* walking */
guint haw_timeline_lanes_choose (const HawTimelineLanes *self,
                                 guint                   position,
                                 guint                   lane);
int haw_timeline_lanes_step (const HawTimelineLanes *self,
                             int                     position,
                             HawTimelineStep         step,
                             guint                  *lane);
guint haw_timeline_lanes_get_rank (const HawTimelineLanes *self,
                                   guint                   position,
                                   guint                   lane,
                                   guint                  *n_members);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HawTimelineLanes, haw_timeline_lanes_unref)

G_END_DECLS
