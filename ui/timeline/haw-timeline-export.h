/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "timeline/haw-timeline-pages.h"

G_BEGIN_DECLS

typedef enum
{
  HAW_TIMELINE_PDF, /* pages */
  HAW_TIMELINE_SVG, /* one picture */
  HAW_TIMELINE_PNG, /* one picture */
  HAW_N_TIMELINE_FORMATS
} HawTimelineFormat;

/* Of a px of the drawing on paper, in points: labels get a size of 8 points. */
#define HAW_TIMELINE_PAPER_SCALE 0.58

/* The longest side of a picture of pixels, and the most pixels it has. */
#define HAW_TIMELINE_MOST_SIDE 32767
#define HAW_TIMELINE_MOST_PIXELS 120e6

/**
 * HawTimelineProgressFunc:
 *
 * Called after each page, or piece of a picture.
 */
typedef void (*HawTimelineProgressFunc) (guint    done,
                                         guint    total,
                                         gpointer user_data);

const char *haw_timeline_format_get_extension (HawTimelineFormat format);
void haw_timeline_export_async (HawTimelinePages        *pages,
                                HawTimelineFormat        format,
                                double                   scale,
                                GFile                   *target,
                                GCancellable            *cancellable,
                                HawTimelineProgressFunc  progress,
                                gpointer                 progress_data,
                                GAsyncReadyCallback      callback,
                                gpointer                 user_data);
gboolean haw_timeline_export_finish (GAsyncResult  *result,
                                     GError       **error);

G_END_DECLS
