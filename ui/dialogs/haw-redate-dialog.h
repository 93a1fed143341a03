/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/haw-redate.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * HawRedateDialog:
 *
 * Shows which dates become others with another day of publication, and asks whether they shall. Its
 * responses: "all" (with what hangs on the day), "only" (the day alone), "cancel".
 */
#define HAW_TYPE_REDATE_DIALOG (haw_redate_dialog_get_type ())
G_DECLARE_FINAL_TYPE (HawRedateDialog, haw_redate_dialog, HAW, REDATE_DIALOG, AdwMessageDialog)

/**
 * haw_redate_dialog_present:
 * @redates: (element-type HawRedate): one at least
 *
 * Returns: (transfer none): the dialog
 */
HawRedateDialog *haw_redate_dialog_present (GtkWindow *parent,
                                            GPtrArray *redates);

G_END_DECLS
