/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "haw-reader-view.h"
#include "model/haw-event-edit.h"

G_BEGIN_DECLS

/**
 * HawEvidenceCard:
 *
 * One source of an event: who says so and how far that is to be believed, when it was published, which
 * date it has for the event, and the article itself, scrolled to the passage. The article is read and
 * laid out only while the card is told to be full. One stop for Tab.
 *
 * Signals:
 *   `open ()`: the article shall be shown in full at the passage.
 *   `failed (GError)`: the article could not be read.
 */
#define HAW_TYPE_EVIDENCE_CARD (haw_evidence_card_get_type ())
G_DECLARE_FINAL_TYPE (HawEvidenceCard, haw_evidence_card, HAW, EVIDENCE_CARD, GtkWidget)

GtkWidget         *haw_evidence_card_new          (void);

/**
 * haw_evidence_card_set_evidence:
 * @evidence: is copied
 * @event_date: EDTF; another date in the source is pointed out
 */
void               haw_evidence_card_set_evidence (HawEvidenceCard   *self,
                                                   const HawEvidence *evidence,
                                                   const char        *event_date);
void               haw_evidence_card_set_event_date (HawEvidenceCard *self,
                                                     const char      *event_date);
const HawEvidence *haw_evidence_card_get_evidence (HawEvidenceCard   *self);

/**
 * haw_evidence_card_fill:
 *
 * Reads the article from @project and shows it; nothing where that is done already.
 */
void               haw_evidence_card_fill         (HawEvidenceCard   *self,
                                                   HawProject        *project);

/**
 * haw_evidence_card_drain:
 *
 * Lets go of the article.
 */
void               haw_evidence_card_drain        (HawEvidenceCard   *self);

/**
 * haw_evidence_card_get_view:
 *
 * Returns: (transfer none) (nullable): what shows the article, NULL while it is not there
 */
HawReaderView     *haw_evidence_card_get_view     (HawEvidenceCard   *self);

/**
 * haw_evidence_card_scroll:
 * @type: a step or a page, up or down
 */
void               haw_evidence_card_scroll       (HawEvidenceCard   *self,
                                                   GtkScrollType      type);

G_END_DECLS
