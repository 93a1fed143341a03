/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/haw-row-store.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * HawProposalKind:
 *
 * What the program suggests.
 */
typedef enum
{
  HAW_PROPOSAL_DATE,
  HAW_PROPOSAL_ACTOR,
  HAW_PROPOSAL_QUOTE,
  HAW_PROPOSAL_EVENT,
} HawProposalKind;

#define HAW_N_PROPOSAL_KINDS (HAW_PROPOSAL_EVENT + 1)

/**
 * haw_proposal_kind_to_nick:
 *
 * Returns: the word of the project file: "date", "actor", "quote" or "event"
 */
const char *haw_proposal_kind_to_nick   (HawProposalKind  kind);
gboolean    haw_proposal_kind_from_nick (const char      *nick,
                                         HawProposalKind *kind);

/**
 * HawProposal:
 *
 * What the program suggests about a passage until it is accepted or dismissed. Offsets are code points.
 */
#define HAW_TYPE_PROPOSAL (haw_proposal_get_type ())
G_DECLARE_FINAL_TYPE (HawProposal, haw_proposal, HAW, PROPOSAL, HawRow)

HawProposalKind haw_proposal_get_kind   (HawProposal *self);
gint64          haw_proposal_get_text   (HawProposal *self);
guint           haw_proposal_get_start  (HawProposal *self);
guint           haw_proposal_get_end    (HawProposal *self);

/**
 * haw_proposal_is_open:
 *
 * Returns: FALSE where it was dismissed
 */
gboolean        haw_proposal_is_open    (HawProposal *self);

/**
 * haw_proposal_get_confidence:
 *
 * Returns: how sure the program is, 0 to 100; the same scale for all kinds
 */
guint           haw_proposal_get_confidence (HawProposal *self);

/**
 * haw_proposal_get_string:
 * @member: of the payload, see haw-proposal-find.h
 *
 * Returns: (transfer none) (nullable): its text, NULL where it has none
 */
const char     *haw_proposal_get_string (HawProposal *self,
                                         const char  *member);

/**
 * haw_proposal_get_number:
 *
 * Returns: an integer of the payload, 0 where it has none
 */
gint64          haw_proposal_get_number (HawProposal *self,
                                         const char  *member);

/**
 * haw_proposal_get_payload:
 *
 * Returns: (transfer none) (nullable): all of the payload, NULL where it is no object
 */
JsonObject     *haw_proposal_get_payload (HawProposal *self);

/**
 * haw_proposal_dup_reason:
 *
 * Returns: (transfer full): a translated sentence without a stop that says why this is suggested
 */
char           *haw_proposal_dup_reason (HawProposal *self);

/**
 * haw_proposal_dup_meaning:
 *
 * Returns: (transfer full): translated, what the words mean: a date, whose name they are, who speaks;
 *   the title of an event
 */
char           *haw_proposal_dup_meaning (HawProposal *self);

/**
 * haw_proposal_dup_other:
 *
 * Returns: (transfer full) (nullable): the other reading of a date, NULL where there is none
 */
char           *haw_proposal_dup_other  (HawProposal *self);

/**
 * haw_proposal_dup_first:
 *
 * Returns: (transfer full) (nullable): the likelier reading of its date
 */
char           *haw_proposal_dup_first  (HawProposal *self);

/**
 * haw_proposal_describe_edtf:
 * @edtf: (nullable): a date
 *
 * Returns: (transfer full) (nullable): the date for people, NULL where it is none
 */
char           *haw_proposal_describe_edtf (const char *edtf);

/**
 * haw_proposal_kind_get_label:
 *
 * Returns: (transfer none): translated, in header capitals: "Date"
 */
const char     *haw_proposal_kind_get_label (HawProposalKind kind);

/**
 * HawProposalList:
 *
 * The proposals for one text that are open or were dismissed, by their place; of two that begin
 * together the longer one first. What HawProposals finds later comes by haw_proposal_list_refresh().
 */
#define HAW_TYPE_PROPOSAL_LIST (haw_proposal_list_get_type ())
G_DECLARE_FINAL_TYPE (HawProposalList, haw_proposal_list, HAW, PROPOSAL_LIST, HawRowStore)

/**
 * haw_proposal_list_new:
 * @text: id of a text of an article
 */
HawProposalList *haw_proposal_list_new      (HawProject      *project,
                                             gint64           text);
gint64           haw_proposal_list_get_text (HawProposalList *self);

/**
 * haw_proposal_list_refresh:
 *
 * Reads the proposals again. For whoever has stored some outside of the history.
 */
void             haw_proposal_list_refresh  (HawProposalList *self);

G_END_DECLS
