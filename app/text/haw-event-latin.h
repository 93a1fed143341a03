/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "text/haw-event-private.h"

G_BEGIN_DECLS

/* How a word of action is written in English or French.
 * PAST: English, of itself. BASE: English or French, after will, to, va. PARTICIPLE: French, after a, est,
 * ont. FUTURE: French, of itself. LIGHT: a verb that needs a noun, NOUN: which one. */
typedef enum
{
  HAW_EVENT_LATIN_PAST = 1 << 0,
  HAW_EVENT_LATIN_BASE = 1 << 1,
  HAW_EVENT_LATIN_PARTICIPLE = 1 << 2,
  HAW_EVENT_LATIN_FUTURE = 1 << 3,
  HAW_EVENT_LATIN_LIGHT = 1 << 4,
  HAW_EVENT_LATIN_NOUN = 1 << 5,
} HawEventLatinForm;

/* The table, ended by a row without words. An act of NONE is a verb of speech. */
typedef struct
{
  HawEventAct act;
  HawEventLatinForm form;
  const char *words;   /* divided by blanks */
} HawEventLatinRow;

extern const HawEventLatinRow haw_event_latin_rows[];

/* haw-event-latin.c: the verbs of action of a sentence. */

/* A verb of a sentence in Latin letters. */
typedef struct
{
  guint at;
  HawEventAct act;     /* NONE for a verb of speech */
  gboolean planned;
} HawEventLatinVerb;

/* Whether the first word of [start, end) is in Latin letters. */
gboolean  haw_event_is_latin        (HawEventGuesser *self,
                                     guint            start,
                                     guint            end);
GArray   *haw_event_latin_verbs     (HawEventGuesser *self,
                                     guint            start,
                                     guint            end);
gboolean  haw_event_latin_is_one_of (HawEventGuesser   *self,
                                     guint              at,
                                     const char *const *words);

/* haw-event-latin-clause.c: what is told at the dates of a sentence, at the end of @guesses; with @any
 * also where it has none. */
void      haw_event_latin_read      (HawEventGuesser *self,
                                     guint            start,
                                     guint            end,
                                     gboolean         any,
                                     GArray          *guesses);

/* haw-event-latin-cast.c: who and where in [first, last). */
gboolean  haw_event_latin_is_capital (HawEventGuesser *self,
                                     guint            at);
void      haw_event_latin_cast      (HawEventGuesser *self,
                                     guint            sentence,
                                     guint            act_at,
                                     guint            first,
                                     guint            last,
                                     HawEventGuess   *guess);

G_END_DECLS
