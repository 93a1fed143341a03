/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "haw-view-state.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * HawVersionsDialog:
 *
 * What an annotation was through time, newest first, with what changed from one version to the next in
 * words, and a button to bring one back.
 */
#define HAW_TYPE_VERSIONS_DIALOG (haw_versions_dialog_get_type ())
G_DECLARE_FINAL_TYPE (HawVersionsDialog, haw_versions_dialog, HAW, VERSIONS_DIALOG, AdwWindow)

void haw_versions_dialog_present (HawViewState *state,
                                  GtkWindow    *parent,
                                  gint64        annotation);

G_END_DECLS
