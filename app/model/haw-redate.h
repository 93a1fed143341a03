/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "project/haw-project.h"

G_BEGIN_DECLS

/**
 * HawRedateKind:
 *
 * What hangs on the day on which an article was published: a date that is proposed, one that was
 * accepted, the date that a source has for an event, and that of the event where all its sources had it.
 */
typedef enum
{
  HAW_REDATE_PROPOSED,
  HAW_REDATE_ACCEPTED,
  HAW_REDATE_EVIDENCE,
  HAW_REDATE_EVENT,
} HawRedateKind;

/**
 * HawRedate:
 * @id: of the proposal, the evidence or the event
 * @words: for it in the article
 * @title: of the event, "" for a proposal
 * @before: EDTF
 * @after: EDTF
 *
 * One date that becomes another with another day of publication.
 */
typedef struct
{
  HawRedateKind kind;
  gint64 id;
  gint64 article;
  char *words;
  char *title;
  char *before;
  char *after;

  /*< private >*/
  gint64 event;
  gint64 annotation;
  char *stance;
  char *payload;
  gboolean implied;   /* the source has no date of its own, but that of its event */
} HawRedate;

/**
 * haw_redates_find_async:
 * @articles: (array length=n): ids
 * @published: the new day of publication as EDTF, "" for none, with which nothing is dated anew
 *
 * Finds what would become of the dates of some articles. What the analyst dated otherwise than the
 * words say stays out. An article that has lost its day still has the dates that were counted from
 * that. Ends with haw_project_read_finish(): (transfer full) (element-type HawRedate) a GPtrArray, by
 * article and place.
 */
void     haw_redates_find_async (HawProject          *project,
                                 const gint64        *articles,
                                 gsize                n,
                                 const char          *published,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data);

/**
 * haw_redates_are_asked:
 * @redates: (element-type HawRedate)
 *
 * Returns: whether to ask before they are applied: what is only proposed is none of the analyst's work
 */
gboolean haw_redates_are_asked  (GPtrArray           *redates);

/**
 * haw_redates_apply:
 * @redates: (element-type HawRedate)
 *
 * Inside an edit: gives what was accepted, the sources and the events their new dates; one that is gone
 * or has another date by now stays as it is. What is only proposed is found again by HawProposals.
 */
gboolean haw_redates_apply      (HawDb               *db,
                                 GPtrArray           *redates,
                                 GError             **error);

G_END_DECLS
