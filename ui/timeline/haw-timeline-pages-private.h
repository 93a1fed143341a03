/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "time/haw-timeline-sides.h"
#include "timeline/haw-timeline-difference.h"
#include "timeline/haw-timeline-pages.h"
#include "timeline/haw-timeline-view-private.h"

G_BEGIN_DECLS

/* What the parts of the pages share: pages (what is on which), compare (two halves), and parts (what stands about the
 * timeline: title, headers of lanes, undated events, legend). */

/* Before what follows the timeline. */
#define HAW_TIMELINE_PAGES_GAP 14.0

typedef struct
{
  guint column;
  double y;              /* of the piece on its page or picture */
  double top, bottom;    /* of the lanes; of a comparison, of those below the axis */
  double above_top, above_bottom; /* of those above */
  gboolean has_time;
  double time_end;       /* px of the page where it ends */
  gboolean has_head;     /* title and ruler */
  double back_y;         /* where what follows the timeline begins */
  guint undated, n_undated;
  gboolean has_legend;
} HawTimelinePage;

struct _HawTimelinePages
{
  HawTimelineView *from;
  HawTimelineView *view;
  HawTimelineCompare *compare;       /* NULL unless two lanes are compared */
  HawTimelineView *above;            /* of these, the half above: the view is that below */
  HawTimelineDifference *difference;
  char *names[2];                    /* of the lanes above and below */
  gint64 offset;                     /* what to add to a time below to get the one above */
  HawTimelineTally tally;
  double above_height;
  GArray *undated_above;             /* guint: items that only the half above has */
  HawTimelineView *specimens; /* of the legend; NULL until it is drawn */
  char *name;
  char *lanes;

  HawTimelinePageSetup setup;
  HawTimelinePageSetup wanted; /* until the steps are done */
  HawTimelineLanesCopy *copies[2]; /* of the events, and of those of the half above; NULL for none */
  gboolean taken;              /* the views have these copies */
  guint n_copied, n_laid_out;
  HawTimeAxis whole;
  double time_width;
  double lanes_height;
  double head, foot;
  double height;
  GArray *pages;
  GArray *marks;
};

typedef enum
{
  HAW_PAGE_TITLE,
  HAW_PAGE_HEADING,
  HAW_PAGE_TEXT,
  HAW_PAGE_SMALL
} HawPageTextStyle;

typedef enum
{
  HAW_PAGE_START,
  HAW_PAGE_END
} HawPageSide;

guint haw_timeline_pages_get_n_undated (HawTimelinePages *self);
HawTimelineView *haw_timeline_pages_get_undated (HawTimelinePages *self,
                                                 guint             index,
                                                 guint            *item);
void haw_timeline_pages_compare_take (HawTimelinePages *self);
HawTimelineLanes *haw_timeline_pages_get_copy (HawTimelinePages *self,
                                               guint             which);
void haw_timeline_pages_compare_lay_out (HawTimelinePages *self,
                                         int               width,
                                         double            room);
double haw_timeline_pages_compare_set_time (HawTimelinePages *self,
                                            guint             column);
void haw_timeline_pages_compare_add_time (HawTimelinePages *self,
                                          double            room);
void haw_timeline_pages_compare_append (HawTimelinePages      *self,
                                        GtkSnapshot           *snapshot,
                                        const HawTimelinePage *page);
double haw_timeline_pages_get_line (HawTimelinePages *self,
                                    HawPageTextStyle  style);
double haw_timeline_pages_append_text (HawTimelinePages *self,
                                       GtkSnapshot      *snapshot,
                                       HawPageTextStyle  style,
                                       const char       *text,
                                       HawPageSide       side,
                                       double            x,
                                       double            y,
                                       double            width);
void haw_timeline_pages_append_head (HawTimelinePages *self,
                                     GtkSnapshot      *snapshot,
                                     guint             page);
void haw_timeline_pages_append_foot (HawTimelinePages *self,
                                     GtkSnapshot      *snapshot,
                                     guint             page);
void haw_timeline_pages_append_headers (HawTimelinePages      *self,
                                        GtkSnapshot           *snapshot,
                                        const HawTimelinePage *page,
                                        gboolean               repeated);
double haw_timeline_pages_get_undated_height (HawTimelinePages *self,
                                              guint             n);
guint haw_timeline_pages_get_undated_fitting (HawTimelinePages *self,
                                              double            height);
double haw_timeline_pages_append_undated (HawTimelinePages      *self,
                                          GtkSnapshot           *snapshot,
                                          const HawTimelinePage *page);
double haw_timeline_pages_get_legend_height (HawTimelinePages *self);
void haw_timeline_pages_append_legend (HawTimelinePages *self,
                                       GtkSnapshot      *snapshot,
                                       double            y);

G_END_DECLS
