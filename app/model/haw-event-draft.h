/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/haw-proposal-find.h"
#include "text/haw-event-act.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * HawEventDraft:
 * @start: first code point of the passage
 * @end: the code point after the last one
 * @title: its clause
 * @date: EDTF in the precision of the passage, "" for none
 * @also: the other reading of the same words, or NULL
 * @wording: the words of the date, "" for none
 * @rule: of the date, see #HawTimex; "lead" where it is about the day of publication; "" for none
 * @policy: a #HawTimexPolicy, -1 for none
 * @other: whether @date is the reading that is less likely, which the analyst has accepted for the words
 * @published: what the date was counted from, or NULL
 * @place: its name, "" for none
 * @actors: names of who takes part, main ones of those that are known
 * @kinds: for each of them what it is, as haw_actor_kind_to_nick() has it
 * @headline: of the article whose lead it is, else NULL
 * @act: what kind of news it is
 * @planned: whether it is said to be going to happen
 *
 * What a passage seems to tell.
 */
typedef struct
{
  gint64 start;
  gint64 end;
  char *title;
  char *date;
  char *also;
  char *wording;
  char *rule;
  int policy;
  gboolean other;
  char *published;
  char *place;
  GStrv actors;
  GStrv kinds;
  char *headline;
  HawEventAct act;
  gboolean planned;
} HawEventDraft;

HawEventDraft *haw_event_draft_copy      (const HawEventDraft *draft);
void           haw_event_draft_free      (HawEventDraft       *draft);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HawEventDraft, haw_event_draft_free)

/**
 * haw_event_draft_to_json:
 *
 * Returns: (transfer full): the payload of a proposal: title, edtf, and where there are any also,
 *   wording, rule, policy, published, place, actors, kinds, headline, act, planned (1)
 */
char          *haw_event_draft_to_json   (const HawEventDraft *draft);

/**
 * haw_event_draft_from_json:
 * @payload: the object of a proposal
 *
 * Returns: (transfer full): the draft; what the payload lacks is empty
 */
HawEventDraft *haw_event_draft_from_json (JsonObject          *payload,
                                          gint64               start,
                                          gint64               end);

/**
 * haw_event_draft_store:
 * @article: where the passage stands
 * @event: (inout): the event that it is another source of, or 0 for a new one, whose id is set
 *
 * Inside an edit: makes the event with its place and who takes part, or takes the one that is there as
 * it is, and the passage its evidence with this source's own date, its words and rule.
 */
gboolean       haw_event_draft_store     (HawDb               *db,
                                          gint64               article,
                                          const HawEventDraft *draft,
                                          gint64              *event,
                                          GError             **error);

/**
 * haw_event_draft_dup_reason:
 *
 * Returns: (transfer full): a translated sentence without a stop that says how the date was found; ""
 *   without a date
 */
char          *haw_event_draft_dup_reason (const HawEventDraft *draft);

/**
 * HawEventClues:
 * @published: the day from which words like yesterday count, EDTF
 * @dates: (element-type HawTimex): the dates of the text
 * @quotes: (element-type HawQuote): its quotations
 * @mentions: (element-type HawNameMention): known actors
 * @names: (element-type HawNameProposal): new names
 * @others: (element-type HawTimexRange) (nullable): expressions that the analyst has accepted by their
 *   other reading
 *
 * What is found in an article, of which events are made.
 */
typedef struct
{
  HawDocument *document;             /* not owned, nor is what follows */
  HawProposalKnowledge *knowledge;
  const char *published;
  HawTokens *tokens;
  GArray *dates;
  GArray *quotes;
  GArray *mentions;
  GArray *names;
  GArray *others;
} HawEventClues;

/**
 * haw_event_clues_init:
 * @published: (nullable): a day to count from instead of the one of the article
 */
void           haw_event_clues_init      (HawEventClues        *clues,
                                          HawDocument          *document,
                                          HawProposalKnowledge *knowledge,
                                          const char           *published);
void           haw_event_clues_clear     (HawEventClues        *clues);

/**
 * haw_event_clues_load_others:
 *
 * Returns: (transfer full) (nullable) (element-type HawTimexRange): the expressions of a text that the
 *   analyst has accepted by their other reading
 */
GArray        *haw_event_clues_load_others (HawDb              *db,
                                            gint64              text,
                                            GError            **error);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HawEventClues, haw_event_clues_clear)

/**
 * haw_event_drafts_find:
 *
 * Finds the events that an article tells. Takes time linear in the text.
 *
 * Returns: (transfer full) (element-type HawEventDraft): the events, in order
 */
GPtrArray     *haw_event_drafts_find     (const HawEventClues *clues);

/**
 * haw_event_draft_at:
 * @start: first code point of a passage somebody chose
 * @end: the code point after the last one
 *
 * Returns: (transfer full): what the passage tells, as far as it can be told
 */
HawEventDraft *haw_event_draft_at        (const HawEventClues *clues,
                                          guint                start,
                                          guint                end);

/**
 * haw_event_draft_find_async:
 * @published: (nullable): a day to count from instead of the one of the article
 *
 * Reads an article and what is known, and makes a draft of a passage of it. Ends with
 * haw_project_read_finish(): (transfer full) a HawEventDraft.
 */
void           haw_event_draft_find_async (HawProject          *project,
                                           gint64               article,
                                           gint64               start,
                                           gint64               end,
                                           const char          *published,
                                           GCancellable        *cancellable,
                                           GAsyncReadyCallback  callback,
                                           gpointer             user_data);

G_END_DECLS
