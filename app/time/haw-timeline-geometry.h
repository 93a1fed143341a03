/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "time/haw-edtf.h"
#include "time/haw-time-axis.h"

G_BEGIN_DECLS

/* Where the marks of a timeline stand: pure geometry, no drawing.
 *
 * Rows are packed for a whole level of zoom and for all events, never for the visible ones, so
 * that no event changes its row while panning, and every event keeps room for its label. Shapes and
 * the side of a label are decided for the level too. */

typedef enum
{
  HAW_TIMELINE_POINT, /* a day or less, too narrow to show how long */
  HAW_TIMELINE_BAR    /* from the earliest start to the latest end */
} HawTimelineShape;

/* What the geometry needs to know of one dated event. */
typedef struct
{
  gint64 id;
  HawBounds bounds;
  double label; /* px that its label would like to have */
} HawTimelineSpan;

/* Sizes in px, along time. */
typedef struct
{
  double point;     /* the glyph of a point */
  double bar;       /* the narrowest bar */
  double inset;     /* from the edge of a bar to a label inside it */
  double gap;       /* from a mark to the label after it, and from a label to the next mark */
  double label_max; /* longer labels are cut to this */
} HawTimelineMetrics;

/* Where one event stands on an axis. The four edges are x coordinates in the order of time: on a
 * mirrored axis, start >= core_start >= core_end >= end. Open ends are at the edge of the view or
 * beyond it. Rectangles are given by their lower x and their width. */
typedef struct
{
  guint item; /* index into the spans */
  guint row;
  HawTimelineShape shape;
  gboolean open_start;   /* it began at no known time, or ever */
  gboolean open_end;
  gboolean has_core;     /* there is a time when it certainly was under way */
  gboolean label_inside; /* the label stands within the bar, not after it */
  double start;          /* of the earliest start; of a point, the edge of its glyph */
  double core_start;     /* of the latest start; without a core, where the label would begin */
  double core_end;
  double end;
  double label_x;
  double label_width;
  double x;     /* of the mark and its label together */
  double width;

  /* Set where there are lanes; see HawTimelineLanes. */
  guint lane;
  guint member;    /* index into the lane */
  gboolean folded; /* only a tick of a collapsed lane, which no event is picked by */
  double y;        /* of the top of its row */
} HawTimelinePlace;

typedef enum
{
  HAW_TIMELINE_NEXT,     /* in the order of time, ties by id */
  HAW_TIMELINE_PREVIOUS,
  HAW_TIMELINE_ROW_AFTER, /* the nearest one in the row below; with lanes, in the lane below */
  HAW_TIMELINE_ROW_BEFORE,
  HAW_TIMELINE_FIRST,
  HAW_TIMELINE_LAST
} HawTimelineStep;

typedef struct _HawTimelineGeometry HawTimelineGeometry;

HawTimelineGeometry *haw_timeline_geometry_new (const HawTimelineSpan    *spans,
                                                guint                     n_spans,
                                                const HawTimelineMetrics *metrics,
                                                double                    seconds_per_pixel);
void haw_timeline_geometry_free (HawTimelineGeometry *self);

guint haw_timeline_geometry_get_n_rows (const HawTimelineGeometry *self);
gboolean haw_timeline_geometry_suits (const HawTimelineGeometry *self,
                                      double                     seconds_per_pixel);
void haw_timeline_geometry_place (const HawTimelineGeometry *self,
                                  const HawTimeAxis         *axis,
                                  guint                      item,
                                  HawTimelinePlace          *place);
GArray *haw_timeline_geometry_get_places (const HawTimelineGeometry *self,
                                          const HawTimeAxis         *axis,
                                          double                     margin,
                                          guint                      first_row,
                                          guint                      n_rows);
int haw_timeline_geometry_hit (const HawTimelineGeometry *self,
                               const HawTimeAxis         *axis,
                               double                     x,
                               guint                      row,
                               double                     slop);
int haw_timeline_place_get_side (const HawTimelinePlace *place,
                                 const HawTimeAxis      *axis);
gboolean haw_timeline_geometry_is_of (const HawTimelineGeometry *self,
                                      const HawTimelineSpan     *spans,
                                      guint                      n_spans,
                                      const HawTimelineMetrics  *metrics);
int haw_timeline_geometry_find_nearest (const HawTimelineGeometry *self,
                                        const HawTimelineSpan     *span);
int haw_timeline_geometry_step (const HawTimelineGeometry *self,
                                int                        item,
                                HawTimelineStep            step);
guint haw_timeline_geometry_get_rank (const HawTimelineGeometry *self,
                                      guint                      item);
void haw_timeline_geometry_fit (const HawTimelineSpan    *spans,
                                guint                     n_spans,
                                const HawTimelineMetrics *metrics,
                                HawTimeAxis              *axis);
double haw_timeline_along (const HawTimeAxis *axis,
                           double             x);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HawTimelineGeometry, haw_timeline_geometry_free)

G_END_DECLS
