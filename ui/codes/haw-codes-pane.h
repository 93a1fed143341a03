/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "haw-view-state.h"

G_BEGIN_DECLS

/**
 * HawCodesPane:
 *
 * The codebook as a tree: to be found, ordered, renamed, described, merged, split, retired and taken
 * from and to other programs. Choosing a code shows how often the article has it and leads from one of
 * its passages to the next.
 */
#define HAW_TYPE_CODES_PANE (haw_codes_pane_get_type ())
G_DECLARE_FINAL_TYPE (HawCodesPane, haw_codes_pane, HAW, CODES_PANE, GtkWidget)

GtkWidget *haw_codes_pane_new (HawViewState *state);

G_END_DECLS
