/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "text/haw-lexicon.h"
#include "text/haw-quote.h"

G_BEGIN_DECLS

#define HAW_NO_TOKEN G_MAXUINT

/* Words in marks, as indexes of tokens. */
typedef struct
{
  guint open;      /* first token of the mark, HAW_NO_TOKEN where it is missing */
  guint close;
  guint n_open;    /* tokens of the mark */
  guint n_close;
  guint first;     /* the words: [first, last) */
  guint last;
} HawQuoteSpan;

/* Who speaks, as indexes of tokens; first == last: nobody. */
typedef struct
{
  guint first;
  guint last;
  guint end;       /* the token after the whole phrase with titles */
  gboolean person; /* surely one */
  HawQuoteReason reason;
} HawQuoteSpeaker;

/* A verb of speech or وفقا in a sentence, with its subject. */
typedef struct
{
  guint verb;      /* HAW_NO_TOKEN for وفقا and a bare colon */
  guint at;        /* where the words are */
  HawWordClass classes;
  gboolean attributive; /* ما قاله: speaks of what stands before */
  HawQuoteSpeaker speaker;
} HawQuoteSource;

typedef struct
{
  const HawTokens *tokens;
  HawTag *tags;
  guint n;
  GArray *spans;         /* HawQuoteSpan, by first token */
  guint *span_at;        /* for each token: 1 + the outermost span that holds it, marks included, or 0 */
  HawQuoteSpeaker last;         /* the last speaker whose verb was masculine or plural */
  HawQuoteSpeaker last_feminine;
  gboolean last_was_feminine;
  guint64 *n_steps;             /* tokens looked at */
} HawQuoteContext;

/* haw-quote-marks.c */
GArray   *haw_quote_spans         (const HawTokens       *tokens,
                                   const HawTag          *tags,
                                   guint64               *n_steps);
gboolean  haw_quote_ends_sentence (const HawTokens       *tokens,
                                   guint                  at);

/* haw-quote-phrase.c: reads the noun phrase of a speaker from @at, not past @end. */
gboolean  haw_quote_read_speaker  (const HawQuoteContext *context,
                                   guint                  at,
                                   guint                  end,
                                   gboolean               takes_object,
                                   HawQuoteSpeaker       *speaker);

/* haw-quote-source.c: the verbs of [start, end) with their subjects; keeps the last speaker. */
GArray   *haw_quote_sources       (HawQuoteContext       *context,
                                   guint                  start,
                                   guint                  end);

/* haw-quote-kind.c: what the marks around a span are for; @source may be NULL. */
HawQuoteKind haw_quote_find_kind  (const HawQuoteContext *context,
                                   const HawQuoteSpan    *span,
                                   const HawQuoteSource  *source,
                                   guint                  sentence);

static inline gunichar
haw_quote_sign (const HawQuoteContext *context,
                guint                  at)
{
  (*context->n_steps)++;
  return haw_tokens_get (context->tokens, at)->sign;
}

static inline gboolean
haw_quote_is_word (const HawQuoteContext *context,
                   guint                  at)
{
  (*context->n_steps)++;
  return at < context->n && haw_tokens_get (context->tokens, at)->sign == 0;
}

G_END_DECLS
