/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/haw-actor.h"
#include "model/haw-article-edit.h"
#include "model/haw-proposal.h"
#include "text/haw-name-finder.h"

G_BEGIN_DECLS

/**
 * HawProposalDraft:
 * @payload: a JSON object. Of a date: type, edtf, rule, policy (a #HawTimexPolicy), confidence (0 to
 *   100), and where there are any also (the other reading), time, origin, published (what it was
 *   counted from), other (1 where the analyst took the other reading, which then is edtf). Of a
 *   quotation: kind, reason, and where there are any speaker, speaker_start, speaker_end, verb. Of a
 *   name of an actor there is: actor, name (its main one), surname (1); of several with this name:
 *   actors. Of a new one: name, kind, title, reasons, count, and of an actor with a like name: like,
 *   like_name, score, evidence. Of an event: what haw_event_draft_to_json() gives
 *
 * A proposal that is not stored.
 */
typedef struct
{
  HawProposalKind kind;
  gint64 start;
  gint64 end;
  char *payload;
} HawProposalDraft;

void                  haw_proposal_draft_free      (gpointer               draft);

/**
 * HawProposalKnowledge:
 *
 * What the project knows and has decided, as far as it matters for what to propose. Immutable and
 * reference counted; may be used on another thread.
 */
typedef struct _HawProposalKnowledge HawProposalKnowledge;

/**
 * haw_proposal_knowledge_load:
 *
 * Inside a reading function.
 */
HawProposalKnowledge *haw_proposal_knowledge_load  (HawDb                 *db,
                                                    GError               **error);
HawProposalKnowledge *haw_proposal_knowledge_ref   (HawProposalKnowledge  *self);
void                  haw_proposal_knowledge_unref (HawProposalKnowledge  *self);

/**
 * haw_proposal_knowledge_get_finder:
 *
 * Returns: (transfer none): the names of all actors
 */
const HawNameFinder  *haw_proposal_knowledge_get_finder (HawProposalKnowledge *self);

/**
 * haw_proposal_knowledge_get_name:
 *
 * Returns: (transfer none) (nullable): the main name of an actor
 */
const char           *haw_proposal_knowledge_get_name (HawProposalKnowledge *self,
                                                       gint64                actor);
HawActorKind          haw_proposal_knowledge_get_kind (HawProposalKnowledge *self,
                                                       gint64                actor);

/**
 * haw_proposals_find:
 * @document: an article with its text
 * @others: (element-type HawTimexRange) (nullable): see haw_event_clues_load_others()
 *
 * Finds what to propose for an article: dates resolved against the day of publication, quotations that
 * somebody speaks, names of known actors, new names and events. Pure; takes time linear in the text.
 *
 * Returns: (transfer full) (element-type HawProposalDraft): the proposals
 */
GPtrArray            *haw_proposals_find           (HawDocument           *document,
                                                    HawProposalKnowledge  *knowledge,
                                                    GArray                *others);

/**
 * haw_proposals_find_dates:
 * @document: an article with its text
 * @published: the day of publication as EDTF, "" for none
 *
 * Finds the dates of what is article in it. Pure.
 *
 * Returns: (transfer full) (element-type HawTimex): all expressions, in order
 */
GArray               *haw_proposals_find_dates     (HawDocument           *document,
                                                    const char            *published);

/**
 * haw_proposals_store:
 * @text: id of the text the drafts were found in
 * @drafts: (element-type HawProposalDraft): all of them
 * @limit: write or delete no more rows than this; the same call again does the rest
 * @n_changed: (out): how many rows were written or deleted; @limit where there may be more to do
 *
 * Inside an edit or batch: makes the open proposals of a text be the drafts. What is decided stays as it
 * is and is not proposed again, nor are mentions and annotations that are there; rows that are the same
 * keep their ids.
 */
gboolean              haw_proposals_store          (HawDb                 *db,
                                                    gint64                 text,
                                                    GPtrArray             *drafts,
                                                    guint                  limit,
                                                    guint                 *n_changed,
                                                    GError               **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HawProposalKnowledge, haw_proposal_knowledge_unref)

G_END_DECLS
