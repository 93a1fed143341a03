/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "haw-settings.h"

G_BEGIN_DECLS

/**
 * HawPreferencesWindow:
 *
 * The taste of the user, row by row; each counts at once.
 */
#define HAW_TYPE_PREFERENCES_WINDOW (haw_preferences_window_get_type ())
G_DECLARE_FINAL_TYPE (HawPreferencesWindow, haw_preferences_window, HAW, PREFERENCES_WINDOW,
                      AdwPreferencesWindow)

/**
 * haw_preferences_window_present:
 * @parent: (nullable): the window it belongs to
 *
 * Returns: (transfer none): the window, which is shown and destroys itself when closed
 */
HawPreferencesWindow *haw_preferences_window_present (HawSettings *settings,
                                                      GtkWindow   *parent);

G_END_DECLS
