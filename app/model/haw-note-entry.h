/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/haw-note.h"
#include "model/haw-row.h"

G_BEGIN_DECLS

/**
 * HawNoteEntry:
 *
 * One note in the list of all notes, with what it is on. Its values are read when somebody looks at it.
 *
 * Signal: `changed ()`: there are values now, or others.
 */
#define HAW_TYPE_NOTE_ENTRY (haw_note_entry_get_type ())
G_DECLARE_FINAL_TYPE (HawNoteEntry, haw_note_entry, HAW, NOTE_ENTRY, HawRow)

/**
 * HawNoteValues:
 * @title: of what the note is on: a quotation, a title, a name; "" for the journal
 * @outlet: of the article, "" if there is none
 * @article: that the note is on or in, 0 for none
 * @start: of the passage, code points
 * @end: exclusive
 * @created: microseconds since 1970, UTC
 */
typedef struct
{
  gint64 id;
  HawNoteTarget target;
  gint64 target_id;
  char *body;
  char *title;
  char *outlet;
  gint64 article;
  gint64 start;
  gint64 end;
  gint64 created;
} HawNoteValues;

void                 haw_note_values_free      (HawNoteValues *values);

/**
 * haw_note_entry_get:
 *
 * Returns: (transfer none) (nullable): the values; NULL until they are read
 */
const HawNoteValues *haw_note_entry_get        (HawNoteEntry  *self);

/* For the list: takes the values over. */
void                 haw_note_entry_set_values (HawNoteEntry  *self,
                                                HawNoteValues *values);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HawNoteValues, haw_note_values_free)

G_END_DECLS
