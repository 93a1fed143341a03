/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "time/haw-time-axis.h"
#include "time/haw-timeline-store.h"

G_BEGIN_DECLS

/* Where the mark and the label of an event stand: pure geometry, no drawing.
 *
 * Shapes, the side of a label, and the room an event takes in its row are decided for a whole level
 * of zoom, so that they do not change while panning. */

typedef enum
{
  HAW_TIMELINE_POINT, /* a day or less, too narrow to show how long */
  HAW_TIMELINE_BAR    /* from the earliest start to the latest end */
} HawTimelineShape;

/* Sizes in px, along time. */
typedef struct
{
  double point;     /* the glyph of a point */
  double bar;       /* the narrowest bar */
  double inset;     /* from the edge of a bar to a label inside it */
  double gap;       /* from a mark to the label after it, and from a label to the next mark */
  double label_max; /* longer labels are cut to this, which is the room that rows keep for them */
  double inside_max; /* likewise inside a bar that is long enough; 0 for label_max */
  double beside_max; /* likewise where nothing follows in the row; 0 for label_max */
} HawTimelineMetrics;

/* Where one event stands on an axis. The four edges are x coordinates in the order of time: on a
 * mirrored axis, start >= core_start >= core_end >= end. Open ends are at the edge of the view or
 * beyond it. Rectangles are given by their lower x and their width. */
typedef struct
{
  guint item; /* position in the store */
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

  /* Set where it is one of several lanes; see HawTimelineLanes. */
  guint lane;
  guint member;    /* index into the lane */
  gboolean folded; /* only a tick of a collapsed lane, which no event is picked by */
  double y;        /* of the top of its row */
} HawTimelinePlace;

double haw_timeline_level (double seconds_per_pixel);
void haw_timeline_get_room (const HawTimelineStore   *store,
                            guint                     position,
                            const HawTimelineMetrics *metrics,
                            double                    level,
                            gint64                   *start,
                            gint64                   *end);
void haw_timeline_place (const HawTimelineStore   *store,
                         guint                     position,
                         const HawTimelineMetrics *metrics,
                         double                    level,
                         const HawTimeAxis        *axis,
                         HawTimelinePlace         *place);
void haw_timeline_place_extend_label (const HawTimelineStore   *store,
                                      const HawTimelineMetrics *metrics,
                                      double                    level,
                                      const HawTimeAxis        *axis,
                                      gint64                    next,
                                      HawTimelinePlace         *place);
int haw_timeline_place_get_side (const HawTimelinePlace *place,
                                 const HawTimeAxis      *axis);
void haw_timeline_fit_labels (GArray            *places,
                              const HawTimeAxis *axis,
                              double             gap,
                              double             narrowest);
void haw_timeline_fit (HawTimelineStore         *store,
                       const HawTimelineMetrics *metrics,
                       HawTimeAxis              *axis);
double haw_timeline_along (const HawTimeAxis *axis,
                           double             x);

G_END_DECLS
