/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/haw-event-draft.h"

G_BEGIN_DECLS

/**
 * HawEventDifferenceKind:
 * @HAW_EVENT_DIFFERENCE_DATE: both have a date, and not the same
 * @HAW_EVENT_DIFFERENCE_NUMBER: both count the same, and not alike
 * @HAW_EVENT_DIFFERENCE_NAME: a name that is spelled otherwise, or that only one of them has
 * @HAW_EVENT_DIFFERENCE_PLACE: both name a place, and not the same
 */
typedef enum
{
  HAW_EVENT_DIFFERENCE_DATE,
  HAW_EVENT_DIFFERENCE_NUMBER,
  HAW_EVENT_DIFFERENCE_NAME,
  HAW_EVENT_DIFFERENCE_PLACE,
} HawEventDifferenceKind;

/**
 * HawEventDifference:
 * @here: what the passage has, "" for nothing; of a date EDTF
 * @there: what the event has
 */
typedef struct
{
  HawEventDifferenceKind kind;
  char *here;
  char *there;
} HawEventDifference;

/**
 * HawEventMatch:
 * @score: see haw_event_likeness_rate()
 * @differences: (element-type HawEventDifference): where the passage says something else
 *
 * An event that a passage may be another source for.
 */
typedef struct
{
  gint64 event;
  char *title;
  char *date;
  char *place;
  guint score;
  GPtrArray *differences;
} HawEventMatch;

void       haw_event_match_free         (HawEventMatch       *match);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HawEventMatch, haw_event_match_free)

/**
 * haw_event_matches_load:
 * @article: where the passage stands; what it already tells of otherwise is less likely the same
 * @quote: the passage itself, UTF-8
 *
 * Inside a reading function: finds the events at the same time, or a day apart, that have the same
 * actors and words, best first.
 *
 * Returns: (transfer full) (element-type HawEventMatch): at most a few, none that is less than
 *   %HAW_EVENT_POSSIBLE
 */
GPtrArray *haw_event_matches_load       (HawDb               *db,
                                         const HawEventDraft *draft,
                                         gint64               article,
                                         const char          *quote,
                                         GError             **error);

/**
 * haw_event_matches_load_async:
 *
 * The same. Ends with haw_project_read_finish(): (transfer full) (element-type HawEventMatch) a
 * GPtrArray.
 */
void       haw_event_matches_load_async (HawProject          *project,
                                         const HawEventDraft *draft,
                                         gint64               article,
                                         const char          *quote,
                                         GCancellable        *cancellable,
                                         GAsyncReadyCallback  callback,
                                         gpointer             user_data);

G_END_DECLS
