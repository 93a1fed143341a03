/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "haw-view-state.h"
#include "model/haw-note.h"

G_BEGIN_DECLS

/**
 * HawDrafts:
 *
 * What was typed on the rows of one project and is not stored: on its way, or refused.
 */
typedef struct _HawDrafts HawDrafts;

/**
 * HawDraft:
 * @HAW_DRAFT_NOTE: the note of an annotation
 * @HAW_DRAFT_TRANSLATION: of an annotation
 *
 * The notes of other rows follow, see haw_drafts_on().
 */
typedef enum
{
  HAW_DRAFT_NOTE,
  HAW_DRAFT_TRANSLATION,
  HAW_N_DRAFTS = HAW_DRAFT_TRANSLATION + HAW_NOTE_ON_PROJECT + 1,
} HawDraft;

/* The draft of a note on a row of some kind. */
HawDraft   haw_drafts_on         (HawNoteTarget target);

/**
 * haw_drafts_get:
 *
 * Returns: (transfer none): the drafts of a project, which live as long as it does
 */
HawDrafts *haw_drafts_get        (HawProject   *project);
HawDrafts *haw_drafts_new        (void);
HawDrafts *haw_drafts_ref        (HawDrafts    *self);
void       haw_drafts_unref      (HawDrafts    *self);

/**
 * haw_drafts_begin:
 *
 * Counts a text that is handed over for storing, until haw_drafts_end().
 */
void       haw_drafts_begin      (HawDrafts    *self);
void       haw_drafts_end        (HawDrafts    *self);
gboolean   haw_drafts_is_storing (HawDrafts    *self);

/**
 * haw_drafts_put:
 * @orphan: whether its row is gone, so that nobody waits for it to be stored
 */
void       haw_drafts_put        (HawDrafts    *self,
                                  gint64        row,
                                  HawDraft      draft,
                                  const char   *text,
                                  gboolean      orphan);

/**
 * haw_drafts_take:
 *
 * Returns: (transfer full) (nullable): the text, which is forgotten here
 */
char      *haw_drafts_take       (HawDrafts    *self,
                                  gint64        row,
                                  HawDraft      draft);

/**
 * haw_drafts_is_empty:
 *
 * Returns: whether there is nothing but orphans
 */
gboolean   haw_drafts_is_empty   (HawDrafts    *self);

void       haw_drafts_clear      (HawDrafts    *self);

/**
 * haw_drafts_store:
 * @from: what was typed in another copy of the project
 * @state: of the project to store it in
 *
 * Stores all of @from; what is refused again comes to @self, with a sentence.
 */
void       haw_drafts_store      (HawDrafts    *self,
                                  HawDrafts    *from,
                                  HawViewState *state);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HawDrafts, haw_drafts_unref)

G_END_DECLS
