/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "haw-view-state.h"
#include "import/haw-import.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * haw_import_report_present:
 * @parent: (nullable): the window to stand over
 * @report: what was not imported or is not whole, and why
 *
 * Shows the files that were not imported or not wholly read, one sentence each. Activating one that
 * the project has selects its article.
 *
 * Returns: (transfer none): the dialog
 */
GtkWindow *haw_import_report_present (HawViewState          *state,
                                      GtkWindow             *parent,
                                      const HawImportReport *report);

G_END_DECLS
