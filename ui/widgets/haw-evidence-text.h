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

/**
 * haw_evidence_label_new:
 * @css_class: that of its style
 *
 * Returns: a label of several lines for a narrow card
 */
GtkWidget  *haw_evidence_label_new         (const char        *text,
                                            const char        *css_class);

/**
 * haw_evidence_grade_list_new:
 * @none: what no grade is called
 * @get_grade: gives the grades in their order, of outlets or of reports
 * @current: one of them, or ""
 * @selected: (out): where @current is in the list
 *
 * Returns: (transfer full): the grades with their words, below @none, to choose from
 */
GtkStringList *haw_evidence_grade_list_new (const char        *none,
                                            const char      *(*get_grade) (guint index),
                                            const char        *current,
                                            guint             *selected);

G_END_DECLS
