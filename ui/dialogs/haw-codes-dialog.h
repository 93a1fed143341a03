/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "haw-view-state.h"

G_BEGIN_DECLS

/**
 * HawCodesDialog:
 *
 * The codebook: codes can be made, renamed, described, coloured, given keys and deleted. Each
 * change is one step of the history.
 */
#define HAW_TYPE_CODES_DIALOG (haw_codes_dialog_get_type ())
G_DECLARE_FINAL_TYPE (HawCodesDialog, haw_codes_dialog, HAW, CODES_DIALOG, AdwWindow)

/**
 * haw_codes_dialog_present:
 * @state: with a project
 * @parent: (nullable): the window it belongs to
 *
 * Returns: (transfer none): the dialog, which is shown and destroys itself when closed
 */
HawCodesDialog *haw_codes_dialog_present (HawViewState *state,
                                          GtkWindow    *parent);

G_END_DECLS
