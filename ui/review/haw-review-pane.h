/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "haw-view-state.h"

G_BEGIN_DECLS

/**
 * HawReviewPane:
 *
 * The annotations whose place in a corrected text is not sure, as cards to decide on. They are a few
 * for each correction; up to some hundreds are expected.
 *
 * Property `n-waiting` (read-only): how many there are.
 */
#define HAW_TYPE_REVIEW_PANE (haw_review_pane_get_type ())
G_DECLARE_FINAL_TYPE (HawReviewPane, haw_review_pane, HAW, REVIEW_PANE, GtkWidget)

GtkWidget *haw_review_pane_new           (HawViewState  *state);
guint      haw_review_pane_get_n_waiting (HawReviewPane *self);

G_END_DECLS
