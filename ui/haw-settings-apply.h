/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "haw-settings.h"

G_BEGIN_DECLS

/**
 * haw_settings_apply:
 *
 * Puts what the settings say of the whole program into effect, now and whenever they change: style of
 * the windows, digits and months, backups, analyst. Once for a program, before its first window.
 */
void haw_settings_apply (HawSettings *settings);

G_END_DECLS
