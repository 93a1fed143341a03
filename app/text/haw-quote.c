/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-quote-private.h"

/* Words before the colon of a heading that names a speaker, and at least after any colon. */
#define MAX_HEAD 6
#define MIN_UNMARKED 3

/* Tokens between the end of a quotation and the words that say whose it is. */
#define MAX_AFTER 3

static const char *const kind_nicks[HAW_N_QUOTE_KINDS] = {
  [HAW_QUOTE_SPEECH] = "speech",
  [HAW_QUOTE_PARTIAL] = "partial",
  [HAW_QUOTE_UNMARKED] = "unmarked",
  [HAW_QUOTE_SCARE] = "scare",
  [HAW_QUOTE_NAME] = "name",
};

static const char *const reason_nicks[HAW_N_QUOTE_REASONS] = {
  [HAW_QUOTE_REASON_NONE] = "none",
  [HAW_QUOTE_REASON_AFTER_VERB] = "after-verb",
  [HAW_QUOTE_REASON_BEFORE_VERB] = "before-verb",
  [HAW_QUOTE_REASON_COLON] = "colon",
  [HAW_QUOTE_REASON_ACCORDING] = "according",
  [HAW_QUOTE_REASON_RELAYED] = "relayed",
  [HAW_QUOTE_REASON_CARRIED] = "carried",
};

/* A colon at the head of a line that may name a speaker: looked at again when all speakers are
 * known. */
typedef struct
{
  guint start;
  guint colon;
  guint end;
} Heading;

typedef struct
{
  HawQuoteContext context;
  GArray *quotes;       /* HawQuote */
  GArray *headings;     /* Heading */
  GHashTable *speakers; /* hashes of the last words of those who speak */
  guint next;           /* the first span that begins after the last sentence */
} Finder;

static gboolean
has_class (const Finder *finder,
           guint         at,
           HawWordClass  classes)
{
  return haw_quote_is_word (&finder->context, at) &&
         (finder->context.tags[at].classes & classes) != 0;
}

static const HawToken *
get_token (const Finder *finder,
           guint         at)
{
  return haw_tokens_get (finder->context.tokens, at);
}

static const HawQuoteSpan *
get_span (const Finder *finder,
          guint         index)
{
  return &g_array_index (finder->context.spans, HawQuoteSpan, index);
}

/* Marks the tokens of each outermost span. */
static void
mark_spans (Finder *finder)
{
  HawQuoteContext *context = &finder->context;
  guint covered = 0;

  for (guint i = 0; i < context->spans->len; i++)
    {
      const HawQuoteSpan *span = get_span (finder, i);
      guint from = span->open != HAW_NO_TOKEN ? span->open : span->first;
      guint to = span->close != HAW_NO_TOKEN ? span->close + span->n_close : span->last;

      for (guint at = MAX (from, covered); at < to; at++)
        context->span_at[at] = i + 1;
      covered = MAX (covered, to);
    }
}

/* The end of the sentence that begins at @start; a stop inside marks ends it only right before the
 * closing one. */
static guint
find_sentence_end (const Finder *finder,
                   guint         start)
{
  const HawQuoteContext *context = &finder->context;

  for (guint at = start; at < context->n; at++)
    {
      guint next = at + 1;

      (*context->n_steps)++;
      if (!haw_quote_ends_sentence (context->tokens, at))
        continue;
      if (context->span_at[at] > 0)
        {
          const HawQuoteSpan *span = get_span (finder, context->span_at[at] - 1);

          if (get_token (finder, at)->sign != '.' || span->close != next)
            continue;
          next += span->n_close;
          if (get_token (finder, next)->sign != 0 || has_class (finder, next, HAW_WORD_ACCORDING) ||
              (has_class (finder, next, HAW_WORD_SAYS) && context->tags[next].n_left == 0))
            continue;
          return next;
        }
      while (next < context->n && get_token (finder, next)->sign != 0 &&
             get_token (finder, next)->sign != '\n' && context->span_at[next] == 0 &&
             haw_quote_ends_sentence (context->tokens, next))
        next++;
      return next;
    }

  return context->n;
}

static guint
skip_letters_of (const Finder *finder,
                 guint         at)
{
  return haw_tokens_skip_letters (finder->context.tokens, at, finder->context.tags[at].n_left);
}

static void
set_speaker (const Finder          *finder,
             HawQuote              *quote,
             const HawQuoteSpeaker *speaker)
{
  const HawTag *tag = &finder->context.tags[speaker->first];
  const char *word = haw_tokens_get_word (finder->context.tokens, speaker->first);

  if (speaker->last <= speaker->first)
    return;
  /* The article written with ل stays whole. */
  quote->speaker = tag->definite && g_str_has_prefix (word, "لل")
                   ? get_token (finder, speaker->first)->start
                   : skip_letters_of (finder, speaker->first);
  quote->speaker_end = get_token (finder, speaker->last - 1)->end;
  quote->reason = speaker->reason;
}

static void
set_verb (Finder   *finder,
          HawQuote *quote,
          guint     at)
{
  quote->verb = skip_letters_of (finder, at);
  quote->verb_end = get_token (finder, at)->end;
}

static HawQuote
quote_of_span (const Finder       *finder,
               const HawQuoteSpan *span)
{
  HawQuote quote = { 0 };

  quote.start = get_token (finder, span->first)->start;
  quote.end = get_token (finder, span->last - 1)->end;
  quote.open = quote.open_end = quote.start;
  quote.close = quote.close_end = quote.end;
  if (span->open != HAW_NO_TOKEN)
    {
      quote.open = get_token (finder, span->open)->start;
      quote.open_end = get_token (finder, span->open + span->n_open - 1)->end;
    }
  if (span->close != HAW_NO_TOKEN)
    {
      quote.close = get_token (finder, span->close)->start;
      quote.close_end = get_token (finder, span->close + span->n_close - 1)->end;
    }

  return quote;
}

/* Whether a clause that tells of a source stands before what it tells: وفقا لما نقلته القناة، «…». */
static gboolean
leads (const Finder         *finder,
       const HawQuoteSource *source,
       guint                 from)
{
  guint end = MAX (source->speaker.end, source->at + 1);

  return source->speaker.last > source->speaker.first && end < from &&
         (get_token (finder, end)->sign == 0x060c || get_token (finder, end)->sign == ',' ||
          has_class (finder, end, HAW_WORD_THAT));
}

/* The last source before the span that doesn't look back, else one that follows at once. */
static const HawQuoteSource *
choose_source (const Finder       *finder,
               GArray             *sources,
               const HawQuoteSpan *span)
{
  guint from = span->open != HAW_NO_TOKEN ? span->open : span->first;
  guint to = span->close != HAW_NO_TOKEN ? span->close + span->n_close : span->last;
  const HawQuoteSource *before = NULL;
  const HawQuoteSource *after = NULL;

  for (guint i = 0; i < sources->len; i++)
    {
      const HawQuoteSource *source = &g_array_index (sources, HawQuoteSource, i);

      if (source->at < from && (!source->attributive || source->verb == HAW_NO_TOKEN ||
                                (source->classes & HAW_WORD_DESCRIBES) != 0 ||
                                leads (finder, source, from)))
        before = source;
      else if (source->at >= to && after == NULL)
        after = source;
    }
  if (after != NULL && after->at > to + MAX_AFTER)
    after = NULL;
  /* «…»، قال الوزير goes before a word of the sentence that only prepares it. */
  if (after != NULL && !has_class (finder, after->at, HAW_WORD_SAYING) &&
      (before == NULL || (before->classes & HAW_WORD_WEAK) != 0 ||
       (before->classes & HAW_WORD_ACCORDING) != 0))
    return after;

  return before;
}

static void
add_span (Finder             *finder,
          GArray             *sources,
          const HawQuoteSpan *span,
          guint               sentence)
{
  HawQuoteContext *context = &finder->context;
  const HawQuoteSource *source = choose_source (finder, sources, span);
  HawQuote quote = quote_of_span (finder, span);
  gboolean describes = source != NULL && (source->classes & HAW_WORD_DESCRIBES) != 0;

  quote.kind = haw_quote_find_kind (context, span, source, sentence);
  if (quote.kind == HAW_QUOTE_SPEECH || quote.kind == HAW_QUOTE_PARTIAL ||
      (quote.kind == HAW_QUOTE_SCARE && describes))
    {
      if (source != NULL)
        {
          set_speaker (finder, &quote, &source->speaker);
          if (source->verb != HAW_NO_TOKEN &&
              (quote.kind != HAW_QUOTE_SCARE || quote.speaker_end > quote.speaker))
            set_verb (finder, &quote, source->verb);
        }
      else if (quote.kind == HAW_QUOTE_SPEECH)
        {
          HawQuoteSpeaker last = context->last_was_feminine ? context->last_feminine : context->last;

          last.reason = HAW_QUOTE_REASON_CARRIED;
          set_speaker (finder, &quote, &last);
        }
    }
  g_array_append_val (finder->quotes, quote);
}

static gboolean
ends_with_stop (const Finder *finder,
                guint         end)
{
  return get_token (finder, end - 1)->sign != 0 &&
         haw_quote_ends_sentence (finder->context.tokens, end - 1);
}

static void
add_unmarked (Finder                *finder,
              guint                  first,
              guint                  end,
              const HawQuoteSource  *source,
              const HawQuoteSpeaker *speaker)
{
  HawQuoteSpan span = { HAW_NO_TOKEN, HAW_NO_TOKEN, 0, 0, first, end };
  HawQuote quote;
  guint n = 0;

  while (span.last > first && ends_with_stop (finder, span.last))
    span.last--;
  for (guint i = first; i < span.last; i++)
    n += get_token (finder, i)->sign == 0 ? 1 : 0;
  if (n < MIN_UNMARKED)
    return;
  quote = quote_of_span (finder, &span);
  quote.kind = HAW_QUOTE_UNMARKED;
  set_speaker (finder, &quote, speaker);
  if (source != NULL && source->verb != HAW_NO_TOKEN)
    set_verb (finder, &quote, source->verb);
  g_array_append_val (finder->quotes, quote);
}

/* Words after a colon: without marks they are the rest of the sentence. */
static void
find_unmarked (Finder *finder,
               GArray *sources,
               guint   start,
               guint   end,
               gboolean first_of_paragraph)
{
  HawQuoteContext *context = &finder->context;
  const HawQuoteSource *source = NULL;
  guint colon = start;

  while (colon < end && (get_token (finder, colon)->sign != ':' || context->span_at[colon] > 0))
    colon++;
  if (colon >= end || colon == start)
    return;
  for (guint at = colon + 1; at < end && at <= colon + 3; at++)
    if (context->span_at[at] > 0)
      return;
  for (guint i = 0; i < sources->len; i++)
    if (g_array_index (sources, HawQuoteSource, i).at < colon)
      source = &g_array_index (sources, HawQuoteSource, i);
  if (source != NULL && !source->attributive &&
      (source->classes & (HAW_WORD_SAYS | HAW_WORD_SAYING)) != 0)
    add_unmarked (finder, colon + 1, end, source, &source->speaker);
  else if (source == NULL && first_of_paragraph && colon - start <= MAX_HEAD &&
           !has_class (finder, start, HAW_WORD_LEAD) &&
           context->span_at[start] == 0)
    {
      Heading heading = { start, colon, end };

      g_array_append_val (finder->headings, heading);
    }
}

/* «الوزير: …» at the head of a line gives a source of its own to marks after it. */
static void
add_colon_source (Finder *finder,
                  GArray *sources,
                  guint   start,
                  guint   end)
{
  HawQuoteSource source = { HAW_NO_TOKEN, start, 0, FALSE, { 0 } };
  guint colon = start;

  while (colon < end && colon <= start + MAX_HEAD && get_token (finder, colon)->sign != ':')
    colon++;
  if (colon == start || colon >= end || get_token (finder, colon)->sign != ':' ||
      finder->context.span_at[start] > 0 || finder->context.span_at[colon + 1] == 0 ||
      has_class (finder, start, HAW_WORD_LEAD) ||
      !haw_quote_read_speaker (&finder->context, start, colon, FALSE, &source.speaker))
    return;
  source.speaker.reason = HAW_QUOTE_REASON_COLON;
  g_array_append_val (sources, source);
}

static void
read_sentence (Finder  *finder,
               guint    start,
               guint    end,
               gboolean first_of_paragraph)
{
  g_autoptr (GArray) sources = haw_quote_sources (&finder->context, start, end);

  if (sources->len == 0)
    add_colon_source (finder, sources, start, end);
  for (guint i = 0; i < sources->len; i++)
    {
      const HawQuoteSpeaker *speaker = &g_array_index (sources, HawQuoteSource, i).speaker;

      if (speaker->last > speaker->first)
        g_hash_table_add (finder->speakers,
                          GUINT_TO_POINTER (get_token (finder, speaker->last - 1)->hash));
    }
  find_unmarked (finder, sources, start, end, first_of_paragraph);
  for (; finder->next < finder->context.spans->len; finder->next++)
    {
      const HawQuoteSpan *span = get_span (finder, finder->next);

      if (span->first >= end)
        break;
      add_span (finder, sources, span, start);
    }
}

/* Whether words after a colon are somebody's and no label's: they begin with a particle or a verb of
 * the first person. */
static gboolean
begins_speech (const Finder *finder,
               guint         at)
{
  static const char *const particles[] = { "لن", "لا", "سوف", "لم", "ما", "نحن", "انا", "علينا",
                                           "هذا", "هذه", "ان", "يجب", "لدينا", "ليس", "لسنا" };
  const char *word = haw_tokens_get_word (finder->context.tokens, at);

  for (guint i = 0; i < G_N_ELEMENTS (particles); i++)
    if (g_str_equal (word, particles[i]))
      return TRUE;

  return g_str_has_prefix (word, "سن") || g_str_has_prefix (word, "سا") ||
         g_str_has_prefix (word, "ست") || g_str_has_prefix (word, "سي") ||
         has_class (finder, at, HAW_WORD_THAT);
}

/* Whether only whom it was said to stands before the colon: الطرابلسي للعبيدي. */
static gboolean
is_addressed (const Finder *finder,
              guint         at,
              guint         colon)
{
  return at == colon || (at + 1 == colon && haw_quote_is_word (&finder->context, at) &&
                         g_str_has_prefix (haw_tokens_get_word (finder->context.tokens, at), "ل"));
}

/* A heading «name: words» speaks if the name is known from elsewhere, or is one for sure. */
static void
read_headings (Finder *finder)
{
  for (guint i = 0; i < finder->headings->len; i++)
    {
      const Heading *heading = &g_array_index (finder->headings, Heading, i);
      HawQuoteSpeaker speaker;
      guint hash;

      if (!haw_quote_read_speaker (&finder->context, heading->start, heading->colon, FALSE,
                                   &speaker) ||
          !is_addressed (finder, speaker.end, heading->colon))
        continue;
      hash = get_token (finder, speaker.last - 1)->hash;
      if (!speaker.person && !begins_speech (finder, heading->colon + 1) && !g_hash_table_contains (finder->speakers, GUINT_TO_POINTER (hash)))
        continue;
      speaker.reason = HAW_QUOTE_REASON_COLON;
      add_unmarked (finder, heading->colon + 1, heading->end, NULL, &speaker);
    }
}

static int
compare_quotes (gconstpointer a,
                gconstpointer b)
{
  const HawQuote *first = a;
  const HawQuote *second = b;

  if (first->start != second->start)
    return first->start < second->start ? -1 : 1;

  return (first->end < second->end) - (first->end > second->end);
}

GArray *
haw_quotes_find (const HawTokens *tokens,
                 guint64         *n_steps)
{
  guint64 steps = 0;
  Finder finder = { .context = { .tokens = tokens, .n_steps = &steps } };
  HawQuoteContext *context = &finder.context;
  gboolean first_of_paragraph = TRUE;

  g_return_val_if_fail (tokens != NULL, NULL);

  context->n = haw_tokens_get_n (tokens);
  context->tags = haw_lexicon_tag_all (tokens);
  context->spans = haw_quote_spans (tokens, context->tags, &steps);
  context->span_at = g_new0 (guint, context->n + 8);
  finder.quotes = g_array_new (FALSE, FALSE, sizeof (HawQuote));
  finder.headings = g_array_new (FALSE, FALSE, sizeof (Heading));
  finder.speakers = g_hash_table_new (NULL, NULL);
  mark_spans (&finder);

  for (guint start = 0; start < context->n;)
    {
      guint end;

      if (get_token (&finder, start)->sign == '\n' && context->span_at[start] == 0)
        {
          first_of_paragraph = TRUE;
          start++;
          continue;
        }
      end = find_sentence_end (&finder, start);
      read_sentence (&finder, start, end, first_of_paragraph);
      first_of_paragraph = end > start && get_token (&finder, end - 1)->sign == '\n';
      start = end;
    }
  read_headings (&finder);
  g_array_sort (finder.quotes, compare_quotes);

  g_free (context->tags);
  g_free (context->span_at);
  g_array_unref (context->spans);
  g_array_unref (finder.headings);
  g_hash_table_unref (finder.speakers);
  if (n_steps != NULL)
    *n_steps = steps;

  return finder.quotes;
}

const char *
haw_quote_kind_to_nick (HawQuoteKind kind)
{
  g_return_val_if_fail ((guint) kind < HAW_N_QUOTE_KINDS, NULL);

  return kind_nicks[kind];
}

const char *
haw_quote_reason_to_nick (HawQuoteReason reason)
{
  g_return_val_if_fail ((guint) reason < HAW_N_QUOTE_REASONS, NULL);

  return reason_nicks[reason];
}
