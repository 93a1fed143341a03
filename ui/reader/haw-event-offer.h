/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/haw-event-matches.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * HawEventOffer:
 *
 * What a proposal of an event would become: when, where and who, and the event that it would be another
 * source for, with what the passage says otherwise. A part of HawProposalCard.
 */
#define HAW_TYPE_EVENT_OFFER (haw_event_offer_get_type ())
G_DECLARE_FINAL_TYPE (HawEventOffer, haw_event_offer, HAW, EVENT_OFFER, GtkWidget)

/**
 * haw_event_offer_show:
 * @draft: (nullable): what the passage tells; NULL hides it
 * @date: its date by the reading that is taken, EDTF
 * @match: (nullable): the event that it would be another source for, NULL for a new one
 */
void  haw_event_offer_show         (HawEventOffer       *self,
                                    const HawEventDraft *draft,
                                    const char          *date,
                                    const HawEventMatch *match);

/**
 * haw_event_offer_dup_sentence:
 *
 * Returns: (transfer full): what is shown, in one sentence without a stop
 */
char *haw_event_offer_dup_sentence (const HawEventDraft *draft,
                                    const char          *date,
                                    const HawEventMatch *match);

G_END_DECLS
