/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * HawStartPage:
 *
 * What the window shows while no project is open: how to begin, and the projects opened last. Calls
 * the actions `win.new`, `win.open`, `win.open-sample` and `win.open-recent (s)`.
 *
 * Property: `has-sample`, whether there is a sample to be offered.
 */
#define HAW_TYPE_START_PAGE (haw_start_page_get_type ())
G_DECLARE_FINAL_TYPE (HawStartPage, haw_start_page, HAW, START_PAGE, GtkWidget)

G_END_DECLS
