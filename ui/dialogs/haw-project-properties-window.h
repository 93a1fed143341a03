/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "haw-view-state.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * HawProjectPropertiesWindow:
 *
 * The conventions of a project about dates. What is chosen holds at once and is kept in its file.
 */
#define HAW_TYPE_PROJECT_PROPERTIES_WINDOW (haw_project_properties_window_get_type ())
G_DECLARE_FINAL_TYPE (HawProjectPropertiesWindow, haw_project_properties_window, HAW,
                      PROJECT_PROPERTIES_WINDOW, AdwPreferencesWindow)

/**
 * haw_project_properties_window_present:
 * @parent: (nullable): the window to stand over
 *
 * Returns: (transfer none): the window
 */
HawProjectPropertiesWindow *haw_project_properties_window_present (HawViewState *state,
                                                                   GtkWindow    *parent);

G_END_DECLS
