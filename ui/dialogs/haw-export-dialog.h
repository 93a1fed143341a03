/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "project/haw-project.h"

G_BEGIN_DECLS

/**
 * HawExportDialog:
 *
 * Asks in which format to hand over the notes of a project, shows how they begin, and writes them
 * where the user wants. Property: `project` (HawProject, construct only).
 *
 * Signal: `exported (GFile)` once the file is complete, after which the dialog closes itself. Where it
 * could not be written the dialog says so and stays.
 */
#define HAW_TYPE_EXPORT_DIALOG (haw_export_dialog_get_type ())
G_DECLARE_FINAL_TYPE (HawExportDialog, haw_export_dialog, HAW, EXPORT_DIALOG, AdwWindow)

HawExportDialog *haw_export_dialog_new    (HawProject      *project,
                                           GtkWindow       *parent);

/**
 * haw_export_dialog_export:
 *
 * Writes what is chosen to @target, without asking for a file.
 */
void             haw_export_dialog_export (HawExportDialog *self,
                                           GFile           *target);

G_END_DECLS
