/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "timeline/haw-timeline-compare.h"

G_BEGIN_DECLS

/* A timeline laid out on pages, or on one picture as high as it needs to be. Time goes on from page to
 * page, then the rows do; every page has the ruler and the headers of its lanes. After the last come
 * the undated events and the legend. A comparison has its rows on either side of the ruler.
 *
 * All lengths are px of the drawing; how large a px is on paper is up to who draws. */
typedef struct _HawTimelinePages HawTimelinePages;

/**
 * HawTimelinePageSetup:
 * @height: 0 for one picture of any height
 * @margin: on all sides of a page
 * @across: over how many pages time goes, at least 1
 * @start: seconds of local time; equal to @end for all events
 * @every: whether to show each event by itself, however many there are
 */
typedef struct
{
  double width;
  double height;
  double margin;
  guint across;
  gint64 start, end;
  gboolean every;
  gboolean legend;
} HawTimelinePageSetup;

/* How many events are taken over at once, between two frames. */
#define HAW_TIMELINE_PAGES_STEP 5000

/* More are not worth the paper. */
#define HAW_TIMELINE_MOST_PAGES 400

HawTimelinePages *haw_timeline_pages_new (HawTimelineView *from,
                                          const char      *name,
                                          const char      *lanes);
HawTimelinePages *haw_timeline_pages_new_compare (HawTimelineCompare *compare,
                                                  const char         *name);
HawTimelinePages *haw_timeline_pages_ref (HawTimelinePages *self);
void haw_timeline_pages_unref (HawTimelinePages *self);

void haw_timeline_pages_set_up (HawTimelinePages           *self,
                                const HawTimelinePageSetup *setup);
void haw_timeline_pages_begin (HawTimelinePages           *self,
                               const HawTimelinePageSetup *setup);
gboolean haw_timeline_pages_step (HawTimelinePages *self);
guint haw_timeline_pages_get_n_copied (HawTimelinePages *self);
guint haw_timeline_pages_get_n_laid_out (HawTimelinePages *self);
guint haw_timeline_pages_get_n (HawTimelinePages *self);
guint haw_timeline_pages_get_n_events (HawTimelinePages *self);
double haw_timeline_pages_get_width (HawTimelinePages *self);
double haw_timeline_pages_get_height (HawTimelinePages *self);
gboolean haw_timeline_pages_is_picture (HawTimelinePages *self);
gboolean haw_timeline_pages_is_rtl (HawTimelinePages *self);
GskRenderNode *haw_timeline_pages_draw (HawTimelinePages *self,
                                        guint             page);
GskRenderNode *haw_timeline_pages_print (HawTimelinePages *self,
                                         guint             page,
                                         cairo_t          *cr);
GArray *haw_timeline_pages_get_marks (HawTimelinePages *self);
void haw_timeline_pages_get_time (HawTimelinePages *self,
                                  guint             page,
                                  gint64           *start,
                                  gint64           *end);
char *haw_timeline_pages_dup_name (HawTimelinePages *self);
char *haw_timeline_pages_dup_title (HawTimelinePages *self);
char *haw_timeline_pages_dup_summary (HawTimelinePages *self);

GArray *haw_timeline_pages_get_wanted (HawTimelinePages *self);
void haw_timeline_pages_set_reports (HawTimelinePages *self,
                                     gint64            id,
                                     GArray           *reports);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HawTimelinePages, haw_timeline_pages_unref)

G_END_DECLS
