/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "haw-view-state.h"

G_BEGIN_DECLS

/**
 * HawCodeDialog:
 *
 * One code: its name, color, pattern and key, whether it is pinned, what it stands for, what belongs to
 * it and does not, and the note on it. Each change is one step of the history, made at once or, for a text, when it is
 * left.
 */
#define HAW_TYPE_CODE_DIALOG (haw_code_dialog_get_type ())
G_DECLARE_FINAL_TYPE (HawCodeDialog, haw_code_dialog, HAW, CODE_DIALOG, AdwWindow)

/**
 * haw_code_dialog_present:
 * @state: with a project
 * @code: a code of the project
 * @parent: (nullable): the window it belongs to
 *
 * Returns: (transfer none) (nullable): the dialog, which is shown and destroys itself when closed;
 *   NULL where the code is not there any more
 */
HawCodeDialog *haw_code_dialog_present (HawViewState *state,
                                        gint64        code,
                                        GtkWindow    *parent);

/**
 * haw_code_dialog_edit_note:
 *
 * Puts the caret into the note on the code.
 */
void           haw_code_dialog_edit_note (HawCodeDialog *self);

G_END_DECLS
