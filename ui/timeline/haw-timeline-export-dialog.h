/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "project/haw-project.h"
#include "timeline/haw-timeline-pages.h"

G_BEGIN_DECLS

/**
 * HawTimelineExportDialog:
 *
 * Asks how to put a timeline on paper, shows its first page, and writes or prints it. What is chosen is
 * remembered in the settings. The pages are laid out between frames, as they were chosen last.
 *
 * Signal: `exported (GFile)` once the file is complete, after which the dialog closes itself. Where it
 * could not be written the dialog says so and stays. Closing it stops the writing; no file is left then.
 *
 * Actions: `export.save`, `export.print`.
 */
#define HAW_TYPE_TIMELINE_EXPORT_DIALOG (haw_timeline_export_dialog_get_type ())
G_DECLARE_FINAL_TYPE (HawTimelineExportDialog, haw_timeline_export_dialog, HAW, TIMELINE_EXPORT_DIALOG,
                      AdwWindow)

/**
 * HawTimelineExportWhat:
 * @compare: (nullable): two lanes that are compared, to be drawn in the place of @view; that is the one
 *   below then
 * @project: (nullable): of which the reports are read
 * @lanes: (nullable): what kind of lanes there are
 * @range_start: seconds of local time
 * @range_end: exclusive; not after @range_start where no range was chosen
 */
typedef struct
{
  HawTimelineView *view;
  HawTimelineCompare *compare;
  HawProject *project;
  const char *lanes;
  gint64 range_start, range_end;
} HawTimelineExportWhat;

HawTimelineExportDialog *haw_timeline_export_dialog_new    (const HawTimelineExportWhat *what,
                                                            gboolean                     prints,
                                                            GtkWindow                   *parent);

/**
 * haw_timeline_export_dialog_export:
 *
 * Writes what is chosen to @target, without asking for a file.
 */
void                     haw_timeline_export_dialog_export (HawTimelineExportDialog     *self,
                                                            GFile                       *target);

/**
 * haw_timeline_export_dialog_get_pages:
 *
 * Returns: (transfer none): what is laid out, for tests
 */
HawTimelinePages        *haw_timeline_export_dialog_get_pages (HawTimelineExportDialog  *self);

G_END_DECLS
