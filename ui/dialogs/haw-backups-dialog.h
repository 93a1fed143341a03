/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * HawBackupsDialog:
 *
 * The backups of a project, the newest first. One that is chosen becomes a new project beside the
 * original, or in the user's documents where that folder can't be written; no file is replaced.
 *
 * Signal: `restored (GFile)`: the new project, after which the dialog closes itself. Where a backup
 * can't be restored the dialog says so and stays.
 */
#define HAW_TYPE_BACKUPS_DIALOG (haw_backups_dialog_get_type ())
G_DECLARE_FINAL_TYPE (HawBackupsDialog, haw_backups_dialog, HAW, BACKUPS_DIALOG, AdwWindow)

/**
 * haw_backups_dialog_new:
 * @project: the file of the project, which may be damaged or gone
 */
HawBackupsDialog *haw_backups_dialog_new (GFile     *project,
                                          GtkWindow *parent);

G_END_DECLS
