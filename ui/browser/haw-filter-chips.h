/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "haw-view-state.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * HawFilterChips:
 *
 * The conditions the articles are narrowed by, the range of time among them: a chip for each, which
 * takes it away, and a button for all. Hidden where there are none.
 *
 * Expects of the widget around it the action `browser.clear-filter`.
 */
#define HAW_TYPE_FILTER_CHIPS (haw_filter_chips_get_type ())
G_DECLARE_FINAL_TYPE (HawFilterChips, haw_filter_chips, HAW, FILTER_CHIPS, GtkWidget)

/**
 * haw_filter_chips_set_state:
 *
 * To be called once.
 */
void  haw_filter_chips_set_state (HawFilterChips *self,
                                  HawViewState   *state);

/**
 * haw_filter_chips_clear:
 *
 * Takes all conditions away.
 */
void  haw_filter_chips_clear     (HawFilterChips *self);

G_END_DECLS
