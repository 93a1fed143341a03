/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "haw-window.h"

G_BEGIN_DECLS

/**
 * HawApplication:
 *
 * The program: one window, one project at a time. Files it is given are opened if they are projects
 * and imported if they are not.
 */
#define HAW_TYPE_APPLICATION (haw_application_get_type ())
G_DECLARE_FINAL_TYPE (HawApplication, haw_application, HAW, APPLICATION, AdwApplication)

HawApplication *haw_application_new        (GApplicationFlags flags);

/**
 * haw_application_get_window:
 *
 * Returns: (transfer none): the window, made if there is none
 */
HawWindow      *haw_application_get_window (HawApplication *self);

G_END_DECLS
