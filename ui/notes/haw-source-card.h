/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/haw-event-edit.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * HawSourceCard:
 *
 * One passage an event rests on: its words, who says so and when, and its stance.
 *
 * Signals:
 *   `activated ()`: its passage shall be shown.
 *   `remove ()`: it shall be taken away; only where it can be changed.
 *   `changed ()`: something was chosen or typed.
 */
#define HAW_TYPE_SOURCE_CARD (haw_source_card_get_type ())
G_DECLARE_FINAL_TYPE (HawSourceCard, haw_source_card, HAW, SOURCE_CARD, GtkWidget)

typedef enum
{
  HAW_SOURCE_SHOWN,
  HAW_SOURCE_NEW,      /* the stance and the grade can be chosen */
  HAW_SOURCE_EDITED,   /* it can have a date of its own and be removed as well */
} HawSourceMode;

/**
 * haw_source_card_new:
 * @evidence: is copied
 */
GtkWidget         *haw_source_card_new          (const HawEvidence *evidence,
                                                 HawSourceMode      mode);
const HawEvidence *haw_source_card_get_evidence (HawSourceCard     *self);

/**
 * haw_source_card_get_valid:
 *
 * Returns: whether what is written as the date is one
 */
gboolean           haw_source_card_get_valid    (HawSourceCard     *self);

/**
 * haw_source_card_get_change:
 * @change: (out caller-allocates): the stance, and of the other values those that are not as they
 *   were; the strings are those of the card, until this is called again
 *
 * Returns: whether anything is not as it was
 */
gboolean           haw_source_card_get_change   (HawSourceCard     *self,
                                                 HawEvidenceChange *change);

/**
 * haw_source_card_set_published:
 * @published: EDTF
 *
 * Says when the source was published, where that was not known before.
 */
void               haw_source_card_set_published (HawSourceCard    *self,
                                                  const char       *published);

G_END_DECLS
