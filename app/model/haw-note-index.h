/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/haw-id-list.h"
#include "model/haw-note-entry.h"

G_BEGIN_DECLS

/**
 * HawNoteIndex:
 *
 * All notes of a project, those that were begun last first, filtered by a query; made for
 * a hundred thousand. Items are HawNoteEntry.
 */
#define HAW_TYPE_NOTE_INDEX (haw_note_index_get_type ())
G_DECLARE_FINAL_TYPE (HawNoteIndex, haw_note_index, HAW, NOTE_INDEX, HawIdList)

/**
 * HawNoteFilter:
 * @words: that note and title must all contain, Arabic spellings folded; "" or NULL for any
 * @by_target: whether only notes on @target are meant
 * @code: of the annotation, or that the note is on; 0 for any
 * @outlet: of the article; 0 for any
 * @analyst: who wrote it; 0 for any
 * @since: microseconds since 1970, UTC: written or changed from then on
 * @start: seconds of local time: only notes on what is in a range of time, that is articles as
 *   haw_article_filter_with_range() has it, their annotations, and events that may be under way in it
 * @end: exclusive; not after @start for no range
 */
typedef struct
{
  const char *words;
  gboolean by_target;
  HawNoteTarget target;
  gint64 code;
  gint64 outlet;
  gint64 analyst;
  gint64 since;
  gint64 start;
  gint64 end;
} HawNoteFilter;

typedef struct
{
  gint64 id;
  char *name;
} HawNoteAnalyst;

HawNoteIndex *haw_note_index_new         (HawProject          *project);
void          haw_note_index_set_filter  (HawNoteIndex        *self,
                                          const HawNoteFilter *filter);

/**
 * haw_note_index_load_analysts_async:
 *
 * Reads who works on a project. Ends with haw_project_read_finish(): (transfer full)
 * (element-type HawNoteAnalyst): a GPtrArray.
 */
void          haw_note_index_load_analysts_async (HawProject          *project,
                                                  GCancellable        *cancellable,
                                                  GAsyncReadyCallback  callback,
                                                  gpointer             user_data);

G_END_DECLS
