/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/haw-event-sheet-row.h"
#include "project/haw-project.h"

G_BEGIN_DECLS

typedef enum
{
  HAW_EVENT_COLUMN_DATE,
  HAW_EVENT_COLUMN_TITLE,
  HAW_EVENT_COLUMN_PLACE,
  HAW_EVENT_COLUMN_ACTORS,
  HAW_EVENT_COLUMN_STATUS,
  HAW_EVENT_COLUMN_SOURCES,
  HAW_EVENT_COLUMN_FIRST,         /* who reported it first */
  HAW_EVENT_COLUMN_PUBLISHED,     /* when that was published */
  HAW_EVENT_COLUMN_LAG,           /* how much later than the event that was; see haw_lag_between() */
  HAW_EVENT_COLUMN_DISAGREEMENT,
  HAW_N_EVENT_COLUMNS,
} HawEventColumn;

typedef enum
{
  HAW_EVENT_FILTER_ALL,
  HAW_EVENT_FILTER_CONFIRMED,
  HAW_EVENT_FILTER_UNCONFIRMED,
  HAW_EVENT_FILTER_DISPUTED,
  HAW_EVENT_FILTER_DISAGREEING,   /* whose sources contradict each other */
  HAW_N_EVENT_FILTERS,
} HawEventFilter;

/**
 * HawEventSheet:
 *
 * The events of a project as the rows of a table, sorted by one of its columns and narrowed; a
 * GListModel of HawEventSheetRow. Holds the ids of all of them and the rows that somebody looks at;
 * made for hundreds of thousands. Sorting and reading are the reader thread's. An event that an edit
 * touched goes and comes in the list alone, unless there are very many.
 *
 * Properties: `project` (construct only), `loading` (FALSE once the first ids are there), `n-total`
 * (how many events there are, narrowed or not).
 */
#define HAW_TYPE_EVENT_SHEET (haw_event_sheet_get_type ())
G_DECLARE_FINAL_TYPE (HawEventSheet, haw_event_sheet, HAW, EVENT_SHEET, GObject)

HawEventSheet *haw_event_sheet_new          (HawProject     *project);
void           haw_event_sheet_set_sort     (HawEventSheet  *self,
                                             HawEventColumn  column,
                                             gboolean        descending);
HawEventColumn haw_event_sheet_get_sort     (HawEventSheet  *self,
                                             gboolean       *descending);
void           haw_event_sheet_set_filter   (HawEventSheet  *self,
                                             HawEventFilter  filter);
HawEventFilter haw_event_sheet_get_filter   (HawEventSheet  *self);

/**
 * haw_event_sheet_set_range:
 * @start: seconds as in the bounds of events
 * @end: exclusive; not after @start for no range
 *
 * Leaves only the events that may have been under way in a range of time; those without a date are in
 * none.
 */
void           haw_event_sheet_set_range    (HawEventSheet  *self,
                                             gint64          start,
                                             gint64          end);
gboolean       haw_event_sheet_get_loading  (HawEventSheet  *self);
guint          haw_event_sheet_get_n_total  (HawEventSheet  *self);

/**
 * haw_event_sheet_get_id:
 *
 * Returns: the event at @position, 0 if there is none; reads nothing
 */
gint64         haw_event_sheet_get_id       (HawEventSheet  *self,
                                             guint           position);

/**
 * haw_event_sheet_find:
 *
 * Returns: whether the event is in the list, its place in @position
 */
gboolean       haw_event_sheet_find         (HawEventSheet  *self,
                                             gint64          event,
                                             guint          *position);

/**
 * haw_event_sheet_seek_async:
 * @text: how a title begins, spellings folded
 * @from: where to begin; goes round at the end
 *
 * Finds an event by the beginning of its title.
 */
void           haw_event_sheet_seek_async   (HawEventSheet       *self,
                                             const char          *text,
                                             guint                from,
                                             GCancellable        *cancellable,
                                             GAsyncReadyCallback  callback,
                                             gpointer             user_data);

/**
 * haw_event_sheet_seek_finish:
 *
 * Returns: the id of the event, 0 where there is none or with an error
 */
gint64         haw_event_sheet_seek_finish  (HawEventSheet       *self,
                                             GAsyncResult        *result,
                                             GError             **error);

/**
 * haw_event_sheet_get_n_rows_read:
 *
 * Returns: of how many events the values were read so far, for tests
 */
guint          haw_event_sheet_get_n_rows_read (HawEventSheet *self);

/**
 * haw_event_sheet_get_n_queries:
 *
 * Returns: how often the ids were asked for so far, for tests
 */
guint          haw_event_sheet_get_n_queries   (HawEventSheet *self);

G_END_DECLS
