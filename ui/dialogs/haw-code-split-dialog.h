/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "haw-view-state.h"

G_BEGIN_DECLS

/**
 * HawCodeSplitDialog:
 *
 * All passages that have a code, to choose those that a new code shall have instead.
 */
#define HAW_TYPE_CODE_SPLIT_DIALOG (haw_code_split_dialog_get_type ())
G_DECLARE_FINAL_TYPE (HawCodeSplitDialog, haw_code_split_dialog, HAW, CODE_SPLIT_DIALOG, AdwWindow)

/**
 * haw_code_split_dialog_present:
 * @state: with a project
 * @code: a code of the project
 * @parent: (nullable): the window it belongs to
 *
 * Returns: (transfer none) (nullable): the dialog, which is shown and destroys itself when closed;
 *   NULL where the code is not there any more
 */
HawCodeSplitDialog *haw_code_split_dialog_present (HawViewState *state,
                                                   gint64        code,
                                                   GtkWindow    *parent);

G_END_DECLS
