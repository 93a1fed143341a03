/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "timeline/haw-timeline-pages.h"
#include "timeline/haw-timeline-view-private.h"

G_BEGIN_DECLS

/* What the parts of the pages share: pages (what is on which) and parts (what stands about the
 * timeline: title, headers of lanes, undated events, legend). */

typedef struct
{
  guint column;
  double y;              /* of the piece on its page or picture */
  double top, bottom;    /* of the lanes; equal for a page without time */
  gboolean has_head;     /* title and ruler */
  double back_y;         /* where what follows the timeline begins */
  guint undated, n_undated;
  gboolean has_legend;
} HawTimelinePage;

struct _HawTimelinePages
{
  HawTimelineView *from;
  HawTimelineView *view;
  HawTimelineView *specimens; /* of the legend; NULL until it is drawn */
  char *name;
  char *lanes;

  HawTimelinePageSetup setup;
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
