/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "project/haw-project.h"
#include "timeline/haw-timeline-pages.h"

G_BEGIN_DECLS

GArray *haw_timeline_reports_of (GPtrArray *evidence);

void haw_timeline_reports_read_async (HawTimelinePages    *pages,
                                      HawProject          *project,
                                      GCancellable        *cancellable,
                                      GAsyncReadyCallback  callback,
                                      gpointer             user_data);
gboolean haw_timeline_reports_read_finish (GAsyncResult  *result,
                                           GError       **error);

G_END_DECLS
