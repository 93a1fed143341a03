/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/haw-proposal.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * HawProposalRow:
 *
 * A proposal in a list: the words, what they mean, why, and two buttons, or one for what was dismissed.
 *
 * Signals: `accept ()`, `dismiss ()`, `restore ()`.
 */
#define HAW_TYPE_PROPOSAL_ROW (haw_proposal_row_get_type ())
G_DECLARE_FINAL_TYPE (HawProposalRow, haw_proposal_row, HAW, PROPOSAL_ROW, GtkWidget)

GtkWidget   *haw_proposal_row_new          (void);

/**
 * haw_proposal_row_set_proposal:
 * @proposal: (nullable): what to show
 * @words: (nullable): what it is about
 * @editable: whether it can be decided
 */
void         haw_proposal_row_set_proposal (HawProposalRow *self,
                                            HawProposal    *proposal,
                                            const char     *words,
                                            gboolean        editable);
HawProposal *haw_proposal_row_get_proposal (HawProposalRow *self);

G_END_DECLS
