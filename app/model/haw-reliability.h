/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How far sources are to be believed, in the two grades of the Admiralty system: a letter, A to F, for
 * who says something, a digit, 1 to 6, for what is said; "" where the analyst gave none. */

#define HAW_N_GRADES 6

/**
 * haw_reliability_outlet_grade:
 * @index: below HAW_N_GRADES
 *
 * Returns: "A" to "F", the best first
 */
const char *haw_reliability_outlet_grade   (guint       index);

/**
 * haw_reliability_evidence_grade:
 *
 * Returns: "1" to "6", the best first
 */
const char *haw_reliability_evidence_grade (guint       index);

/**
 * haw_reliability_is_outlet_grade:
 *
 * Returns: whether @grade is "A" to "F" or ""
 */
gboolean    haw_reliability_is_outlet_grade   (const char *grade);
gboolean    haw_reliability_is_evidence_grade (const char *grade);

/**
 * haw_reliability_words:
 * @grade: of either kind
 *
 * Returns: (transfer none): what the grade means, translated, as "Usually reliable"; "" for none
 */
const char *haw_reliability_words          (const char *grade);

/**
 * haw_reliability_dup_text:
 * @grade: of either kind
 *
 * Returns: (transfer full): the grade with what it means, as "B – Usually reliable"; "" for none
 */
char       *haw_reliability_dup_text       (const char *grade);

G_END_DECLS
