/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "haw-view-state.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * HawLinkDialog:
 *
 * Asks with what an annotation is to be linked: what it has to do with the other one, which that is,
 * found by words among those of all articles, and why.
 */
#define HAW_TYPE_LINK_DIALOG (haw_link_dialog_get_type ())
G_DECLARE_FINAL_TYPE (HawLinkDialog, haw_link_dialog, HAW, LINK_DIALOG, AdwWindow)

/**
 * haw_link_dialog_present:
 * @parent: (nullable): the window to stand over
 *
 * Returns: (transfer none): the dialog
 */
HawLinkDialog *haw_link_dialog_present (HawViewState *state,
                                        GtkWindow    *parent,
                                        gint64        annotation);

G_END_DECLS
