/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "haw-view-state.h"
#include "model/haw-anchor-edit.h"

G_BEGIN_DECLS

/**
 * HawReviewCard:
 *
 * One annotation whose place in a corrected text is not sure: its words as they were, those that were
 * found, how well they fit, and what can be done with it.
 */
#define HAW_TYPE_REVIEW_CARD (haw_review_card_get_type ())
G_DECLARE_FINAL_TYPE (HawReviewCard, haw_review_card, HAW, REVIEW_CARD, GtkWidget)

/**
 * haw_review_card_new:
 * @entry: (transfer full): what to decide
 */
GtkWidget            *haw_review_card_new       (HawViewState   *state,
                                                 HawAnchorEntry *entry);
const HawAnchorEntry *haw_review_card_get_entry (HawReviewCard  *self);

G_END_DECLS
