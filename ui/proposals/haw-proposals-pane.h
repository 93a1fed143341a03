/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "haw-view-state.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * HawProposalsPane:
 *
 * What the program proposes for the text that is read, as a list: of one kind or of all, with what was
 * dismissed if that is wanted. Enter accepts, Delete dismisses; many are accepted in one step. What is
 * chosen here and `proposal` of the state follow each other.
 *
 * Properties: `state` (HawViewState, construct only).
 */
#define HAW_TYPE_PROPOSALS_PANE (haw_proposals_pane_get_type ())
G_DECLARE_FINAL_TYPE (HawProposalsPane, haw_proposals_pane, HAW, PROPOSALS_PANE, GtkWidget)

GtkWidget *haw_proposals_pane_new (HawViewState *state);

G_END_DECLS
