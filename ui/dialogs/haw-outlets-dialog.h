/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "haw-view-state.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * HawOutletsDialog:
 *
 * Names, places and grades the outlets of a project. Each change is an edit of its own. An outlet that
 * gets the name of another one can be merged with it.
 *
 * Actions of the widget: `outlets.merge`, `outlets.fields` (opens the dialog of the analyst's own fields).
 */
#define HAW_TYPE_OUTLETS_DIALOG (haw_outlets_dialog_get_type ())
G_DECLARE_FINAL_TYPE (HawOutletsDialog, haw_outlets_dialog, HAW, OUTLETS_DIALOG, AdwWindow)

/**
 * haw_outlets_dialog_present:
 * @parent: (nullable): the window to stand over
 *
 * Returns: (transfer none): the dialog
 */
HawOutletsDialog *haw_outlets_dialog_present (HawViewState *state,
                                              GtkWindow    *parent);

G_END_DECLS
