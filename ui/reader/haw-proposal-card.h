/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "haw-event-offer.h"
#include "model/haw-proposal.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * HawProposalCard:
 *
 * What is proposed for some words, why, and what can be done with it; for proposals of every kind. Takes
 * no focus by itself. Its buttons activate `reader.accept-proposal`, `reader.dismiss-proposal`,
 * `reader.other-reading`, `reader.other-event` and `reader.name-other-actor`.
 */
#define HAW_TYPE_PROPOSAL_CARD (haw_proposal_card_get_type ())
G_DECLARE_FINAL_TYPE (HawProposalCard, haw_proposal_card, HAW, PROPOSAL_CARD, GtkWidget)

GtkWidget *haw_proposal_card_new         (void);

/**
 * haw_proposal_card_show:
 * @words: what it is about
 * @other: whether a date is meant by its other reading
 * @number: which one of @n it is, from 1 on
 */
void       haw_proposal_card_show        (HawProposalCard *self,
                                          HawProposal     *proposal,
                                          const char      *words,
                                          gboolean         other,
                                          guint            number,
                                          guint            n);

/**
 * haw_proposal_card_show_event:
 * @draft: (nullable): what the proposal says of an event, NULL where it is of another kind
 * @date: its date by the reading that is taken, EDTF
 * @match: (nullable): the event that it would be another source for, NULL for a new one
 * @n_matches: how many there are to choose from
 */
void       haw_proposal_card_show_event  (HawProposalCard     *self,
                                          const HawEventDraft *draft,
                                          const char          *date,
                                          const HawEventMatch *match,
                                          guint                n_matches);

G_END_DECLS
