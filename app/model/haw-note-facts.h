/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/haw-note.h"

G_BEGIN_DECLS

/**
 * HawNoteFacts:
 *
 * What can be told of the row that a note is on, "" where there is nothing to tell.
 *
 * `title` is that of the article or the event, or the name of the code, actor or project; `date` is EDTF.
 */
typedef struct
{
  char *title;
  char *outlet;
  char *date;
  char *quotation;
} HawNoteFacts;

void haw_note_facts_free       (HawNoteFacts        *facts);

/**
 * haw_note_facts_load_async:
 * @target_id: as haw_note_set_async() takes it
 *
 * Ends with haw_project_read_finish(): (transfer full) a HawNoteFacts.
 */
void haw_note_facts_load_async (HawProject          *project,
                                HawNoteTarget        target,
                                gint64               target_id,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HawNoteFacts, haw_note_facts_free)

G_END_DECLS
