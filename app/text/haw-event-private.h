/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "text/haw-event-guess.h"
#include "text/haw-lexicon.h"

G_BEGIN_DECLS

/* Words that are looked at on one side of a word of action. */
#define HAW_EVENT_REACH 30

/* Words of an office that tell it from others. */
#define HAW_EVENT_OFFICE_WORDS 6

/* An office: وزير الدفاع التركي, as hashes of its words in their plain form. */
typedef struct
{
  guint words[HAW_EVENT_OFFICE_WORDS];
  guint n;
  guint last;       /* the token after it */
} HawEventOffice;

/* Who has an office in this text. */
typedef struct
{
  guint id;
  HawEventOffice office;
} HawEventBearer;

struct _HawEventGuesser
{
  const HawEventSource *source;
  const HawTokens *tokens;
  guint n;                /* tokens */
  HawTag *tags;
  guint8 *tagged;         /* for each token: whether its tag is known */
  guint *date_at;         /* for each token: 1 + the date it is a part of, or 0 */
  guint *name_at;         /* likewise */
  guint8 *quoted;         /* for each token: whether somebody else says it */
  GArray *bearers;        /* HawEventBearer */
  gboolean have_bearers;
  GHashTable *capitals;   /* hashes of words in capitals within sentences, NULL until they are asked for */
  guint64 n_steps;
};

/* A clause with a word of action, as indexes of tokens. */
typedef struct
{
  guint act_at;           /* the word of action */
  guint first;            /* of the title */
  guint last;             /* the token after it */
  gboolean accusative;    /* the title begins with a subject after أن */
  HawEventAct act;
  guint date;             /* index, or HAW_EVENT_NO_DATE */
  guint date_first;
  guint date_last;
} HawEventClause;

/* haw-event-guess.c */
const HawTag *haw_event_tag       (HawEventGuesser      *self,
                                   guint                 at);

/* haw-event-office.c */
gboolean      haw_event_read_office (HawEventGuesser    *self,
                                   guint                 at,
                                   HawEventOffice       *office);
gboolean      haw_event_find_bearer (HawEventGuesser    *self,
                                   const HawEventOffice *office,
                                   guint                *id);

/* haw-event-clause.c */
void          haw_event_clause_grow (HawEventGuesser    *self,
                                   HawEventClause       *clause,
                                   guint                 start,
                                   guint                 end);
char         *haw_event_clause_dup_title (HawEventGuesser *self,
                                   const HawEventClause *clause);

/* haw-event-cast.c: who and where in [first, last). */
GArray       *haw_event_find_cast   (HawEventGuesser    *self,
                                   guint                 first,
                                   guint                 last,
                                   gboolean             *anybody);
void          haw_event_find_body   (HawEventGuesser    *self,
                                   const HawEventClause *clause,
                                   guint                *body,
                                   guint                *body_end);
void          haw_event_find_place  (HawEventGuesser    *self,
                                   HawEventAct           act,
                                   guint                 first,
                                   guint                 last,
                                   guint                *place,
                                   guint                *place_end);

static inline const HawToken *
haw_event_token (HawEventGuesser *self,
                 guint            at)
{
  self->n_steps++;
  return haw_tokens_get (self->tokens, at);
}

static inline gboolean
haw_event_is_word (HawEventGuesser *self,
                   guint            at)
{
  return at < self->n && haw_event_token (self, at)->sign == 0;
}

static inline gboolean
haw_event_has (HawEventGuesser *self,
               guint            at,
               HawWordClass     classes)
{
  return haw_event_is_word (self, at) && (haw_event_tag (self, at)->classes & classes) != 0;
}

/* Whether a word is one of folded ones, ended by NULL. */
static inline gboolean
haw_event_is_one_of (HawEventGuesser   *self,
                     guint              at,
                     const char *const *words)
{
  if (!haw_event_is_word (self, at))
    return FALSE;
  for (guint i = 0; words[i] != NULL; i++)
    if (g_str_equal (haw_tokens_get_word (self->tokens, at), words[i]))
      return TRUE;
  return FALSE;
}

/* Letters of و or ف before a word that is known without them. */
static inline guint
haw_event_count_conjunction (HawEventGuesser *self,
                             guint            at)
{
  const char *word = haw_tokens_get_word (self->tokens, at);

  return haw_event_tag (self, at)->n_left > 0 &&
         (g_str_has_prefix (word, "و") || g_str_has_prefix (word, "ف"))
         ? 1 : 0;
}

G_END_DECLS
