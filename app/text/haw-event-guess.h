/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "text/haw-event-act.h"
#include "text/haw-segment.h"
#include "text/haw-tokens.h"

G_BEGIN_DECLS

#define HAW_EVENT_NO_DATE G_MAXUINT

/**
 * HawEventName:
 * @start: first code point
 * @end: the code point after the last one
 * @id: the same number for the same bearer
 * @person: whether it is the name of a person
 * @place: whether it is the name of a place
 *
 * A name in the text.
 */
typedef struct
{
  guint start;
  guint end;
  guint id;
  gboolean person;
  gboolean place;
} HawEventName;

/**
 * HawEventSource:
 * @tokens: a text
 * @dates: (array length=n_dates): dates that may be those of events, in order, without overlap
 * @names: (array length=n_names): names, in order, without overlap
 * @speech: (array length=n_speech): words that somebody else says, by their start
 *
 * What is known of a text before its events are looked for.
 */
typedef struct
{
  const HawTokens *tokens;
  const HawWord *dates;
  guint n_dates;
  const HawEventName *names;
  guint n_names;
  const HawWord *speech;
  guint n_speech;
} HawEventSource;

/**
 * HawEventStranger:
 * @start: first code point
 * @end: the code point after the last one
 * @person: whether a title stands beside it
 * @body: whether a word of it says that it is a body
 *
 * A name in capitals of Latin letters that is nobody's yet.
 */
typedef struct
{
  guint start;
  guint end;
  gboolean person;
  gboolean body;
} HawEventStranger;

/**
 * HawEventGuess:
 * @start: first code point of the passage that tells it, its date with it
 * @end: the code point after the last one
 * @date: index of its date, or %HAW_EVENT_NO_DATE
 * @act: what kind of news it is; %HAW_EVENT_ACT_NONE where no word of action is there
 * @planned: whether it is said to be going to happen
 * @past: whether it is said to have happened, by a verb in the perfect
 * @place: first code point of the name of the place
 * @place_end: the code point after it; equals @place where no place is named
 * @body: first code point of a body that acts and has no name of its own: البرلمان التركي
 * @body_end: the code point after it; equals @body where there is none
 * @title: the clause without its date, on one line
 * @names: (element-type guint): the ids of who takes part, in order
 * @strangers: (element-type HawEventStranger) (nullable): who takes part besides
 *
 * What seems to have happened.
 */
typedef struct
{
  guint start;
  guint end;
  guint date;
  HawEventAct act;
  gboolean planned;
  gboolean past;
  guint place;
  guint place_end;
  guint body;
  guint body_end;
  char *title;
  GArray *names;
  GArray *strangers;
} HawEventGuess;

void             haw_event_guess_clear  (HawEventGuess        *guess);

/**
 * HawEventGuesser:
 *
 * Finds what happened in a text by a table of words of action, the dates and the names that stand beside
 * them. Looks closer only at sentences that have a date.
 */
typedef struct _HawEventGuesser HawEventGuesser;

/**
 * haw_event_guesser_new:
 * @source: stays the caller's, and must outlive the guesser
 */
HawEventGuesser *haw_event_guesser_new  (const HawEventSource *source);
void             haw_event_guesser_free (HawEventGuesser      *self);

/**
 * haw_event_guesser_find:
 * @lead_start: code points of the lead
 * @lead_end: exclusive; equals @lead_start where there is none
 *
 * Finds what is told to have happened, or to be going to, at a date, by somebody: one for each date and
 * for each word of action. Of a lead that tells no date the first such clause is one too, without a
 * date. What others say is left out, and what is denied.
 *
 * Returns: (transfer full) (element-type HawEventGuess): the events, in order
 */
GArray          *haw_event_guesser_find (HawEventGuesser      *self,
                                         guint                 lead_start,
                                         guint                 lead_end);

/**
 * haw_event_guesser_at:
 * @start: first code point of a passage
 * @end: the code point after the last one
 * @guess: (out): what it tells; haw_event_guess_clear() it
 *
 * The same for a passage that somebody has chosen: what there is of title, date, place and names, even
 * where little is.
 */
void             haw_event_guesser_at   (HawEventGuesser      *self,
                                         guint                 start,
                                         guint                 end,
                                         HawEventGuess        *guess);

/**
 * haw_event_guesser_get_n_steps:
 *
 * Returns: how many words were looked at, each time counted, for tests that see that the work is linear
 *   in the text
 */
guint64          haw_event_guesser_get_n_steps (HawEventGuesser *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HawEventGuesser, haw_event_guesser_free)

G_END_DECLS
