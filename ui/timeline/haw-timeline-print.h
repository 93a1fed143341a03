/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "project/haw-project.h"
#include "timeline/haw-timeline-pages.h"

G_BEGIN_DECLS

/* px of the drawing around a page */
#define HAW_TIMELINE_PAPER_MARGIN (32 / HAW_TIMELINE_PAPER_SCALE)

GtkPageSetup *haw_timeline_paper_new_setup (const char *paper,
                                            gboolean    landscape);
GtkPrintOperation *haw_timeline_print_new (HawTimelinePages           *pages,
                                           const HawTimelinePageSetup *setup,
                                           GtkPageSetup               *paper,
                                           HawProject                 *project);

G_END_DECLS
