/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/haw-event-edit.h"

G_BEGIN_DECLS

/* What is said of a piece of evidence, wherever it is shown. */

/**
 * haw_evidence_stance_name:
 * @stance: "reports", "confirms" or "denies"
 *
 * Returns: (transfer none): what the source does with the event, translated
 */
const char *haw_evidence_stance_name     (const char        *stance);

/**
 * haw_evidence_dup_source:
 *
 * Returns: (transfer full): who says so, and when it was published, each in its own direction, in the
 *   order of the interface: "outlet · date"
 */
char       *haw_evidence_dup_source      (const HawEvidence *evidence);

/**
 * haw_evidence_dup_date:
 * @edtf: a date as stored
 *
 * Returns: (transfer full): it in words; "" for no date
 */
char       *haw_evidence_dup_date        (const char        *edtf);

/**
 * haw_evidence_stance_badge_new:
 *
 * Returns: (transfer floating): a label with the stance
 */
GtkWidget  *haw_evidence_stance_badge_new (const HawEvidence *evidence);

/**
 * haw_evidence_grade_badge_new:
 *
 * Returns: (transfer floating) (nullable): a label with the grade of the outlet and that of the report,
 *   as "B2", which says in words what they mean; NULL where there is neither
 */
GtkWidget  *haw_evidence_grade_badge_new  (const HawEvidence *evidence);

G_END_DECLS
