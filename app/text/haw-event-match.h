/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "text/haw-event-act.h"

G_BEGIN_DECLS

/**
 * HawEventWords:
 *
 * What is compared of the words of an event: their stems, folded, without particles and days, and the
 * numbers in them with what they count.
 */
typedef struct _HawEventWords HawEventWords;

HawEventWords *haw_event_words_new     (void);
void           haw_event_words_free    (HawEventWords        *self);

/**
 * HawEventNumber:
 * @start: first code point
 * @end: the code point after the last one
 * @value: what it says
 *
 * A number that a text has in words.
 */
typedef struct
{
  guint start;
  guint end;
  guint64 value;
} HawEventNumber;

/**
 * haw_event_words_add:
 * @text: UTF-8
 * @numbers: (array length=n_numbers) (nullable): its numbers in words, in order; those in digits are
 *   found, and duals (مصابان), which are two of what they name
 */
void           haw_event_words_add     (HawEventWords        *self,
                                        const char           *text,
                                        const HawEventNumber *numbers,
                                        guint                 n_numbers);

/**
 * haw_event_words_get_act:
 *
 * Returns: what the first word of action in all that was added tells
 */
HawEventAct    haw_event_words_get_act (const HawEventWords  *self);

/**
 * haw_event_words_compare:
 *
 * Returns: from 0 to 1, how many stems of the shorter one the other one has
 */
double         haw_event_words_compare (const HawEventWords  *a,
                                        const HawEventWords  *b);

/**
 * haw_event_words_differ:
 * @here: (out) (transfer full): a number with what it counts, as it is written in @a
 * @there: (out) (transfer full): the other one that @b has for the same
 *
 * Returns: whether both count the same and not alike
 */
gboolean       haw_event_words_differ  (const HawEventWords  *a,
                                        const HawEventWords  *b,
                                        char                **here,
                                        char                **there);

/**
 * HawEventNameMatch:
 * @a: index of a name of the first list
 * @b: index of the name of the second one that may be the same, G_MAXUINT for none
 * @score: of haw_name_score(), 1 for equal ones
 */
typedef struct
{
  guint a;
  guint b;
  double score;
} HawEventNameMatch;

/**
 * haw_event_names_match:
 * @a: (array zero-terminated=1): names
 * @b: (array zero-terminated=1): names
 *
 * Returns: (transfer full) (element-type HawEventNameMatch): for each name of @a which one of @b it may
 *   be, none of @b twice
 */
GArray        *haw_event_names_match   (const char *const    *a,
                                        const char *const    *b);

/**
 * HawEventLikeness:
 * @days: how many days lie between both at the least, 0 where they may be at the same time
 * @same_date: whether both tell the same date, not only one within the other
 * @dated: whether both have a date
 * @vague: whether one of the dates is approximate or uncertain
 * @n_shared: names that both have
 * @same_place: whether both name the same place
 * @words: haw_event_words_compare()
 * @told_before: whether the same article is a source already
 * @a: what is told here
 * @b: and there
 *
 * What speaks for two reports being about one event.
 */
typedef struct
{
  guint days;
  gboolean same_date;
  gboolean dated;
  gboolean vague;
  guint n_shared;
  gboolean same_place;
  double words;
  gboolean told_before;
  HawEventAct a;
  HawEventAct b;
} HawEventLikeness;

/* From these scores on an event is offered, and offered first of all. */
#define HAW_EVENT_POSSIBLE 50
#define HAW_EVENT_LIKELY   65

/**
 * haw_event_likeness_rate:
 *
 * Weighs it; the weights are at the head of the file.
 *
 * Returns: from 0 to 100
 */
guint          haw_event_likeness_rate (const HawEventLikeness *likeness);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HawEventWords, haw_event_words_free)

G_END_DECLS
