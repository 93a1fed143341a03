/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-name-propose.h"

#include "haw-quote-private.h"

#include <string.h>

/* How often bodies and places must stand to be worth a proposal. */
#define MIN_REPEATED 2

/* The sign of an accusative without the article. */
#define TANWIN "\331\213"

static const char *const kind_nicks[HAW_N_NAME_KINDS] = { "person", "organisation", "place" };

static const char *const reason_nicks[HAW_N_NAME_REASONS] = { "title", "speech", "given", "head",
                                                              "place", "repeated" };

typedef struct
{
  HawQuoteContext context;
  gboolean *known;       /* for each token: whether a known actor is named there */
  GArray *proposals;     /* HawNameProposal */
  GHashTable *by_words;  /* folded words → 1 + index */
} Proposer;

static gboolean
has_class (const Proposer *proposer,
           guint           at,
           HawWordClass    classes)
{
  return haw_quote_is_word (&proposer->context, at) &&
         (proposer->context.tags[at].classes & classes) != 0;
}

static const HawToken *
get_token (const Proposer *proposer,
           guint           at)
{
  return haw_tokens_get (proposer->context.tokens, at);
}

/* The folded words of a name, for counting; the first without what is written before it. */
static char *
dup_words (const Proposer *proposer,
           guint           first,
           guint           last)
{
  GString *words = g_string_new (NULL);

  for (guint i = first; i < last; i++)
    {
      const char *word = haw_tokens_get_word (proposer->context.tokens, i);

      if (i == first)
        word = g_utf8_offset_to_pointer (word, MIN (proposer->context.tags[i].n_left,
                                                    g_utf8_strlen (word, -1)));
      if (*word != '\0')
        g_string_append_printf (words, "%s%s", words->len > 0 ? " " : "", word);
    }

  return g_string_free (words, FALSE);
}

static void
add_proposal (Proposer      *proposer,
              guint          first,
              guint          last,
              guint          title,
              guint          title_end,
              HawNameKind    kind,
              HawNameReason  reason)
{
  g_autofree char *words = dup_words (proposer, first, last);
  guint index = GPOINTER_TO_UINT (g_hash_table_lookup (proposer->by_words, words));
  HawNameProposal proposal = { 0 };

  for (guint i = first; i < last; i++)
    if (proposer->known[i])
      return;
  if (index > 0)
    {
      HawNameProposal *there = &g_array_index (proposer->proposals, HawNameProposal, index - 1);

      there->reasons |= reason;
      if (there->title == there->title_end && title_end > title)
        {
          there->title = haw_tokens_skip_letters (proposer->context.tokens, title,
                                                  proposer->context.tags[title].n_left);
          there->title_end = get_token (proposer, title_end - 1)->end;
        }
      return;
    }
  proposal.start = haw_tokens_skip_letters (proposer->context.tokens, first,
                                            proposer->context.tags[first].n_left);
  proposal.end = get_token (proposer, last - 1)->end;
  if (title_end > title)
    {
      proposal.title = haw_tokens_skip_letters (proposer->context.tokens, title,
                                                proposer->context.tags[title].n_left);
      proposal.title_end = get_token (proposer, title_end - 1)->end;
    }
  proposal.kind = kind;
  proposal.reasons = reason;
  g_array_append_val (proposer->proposals, proposal);
  g_hash_table_insert (proposer->by_words, g_steal_pointer (&words),
                       GUINT_TO_POINTER (proposer->proposals->len));
}

static gboolean
has_tanwin (const Proposer *proposer,
            guint           at)
{
  const HawToken *token = get_token (proposer, at);
  g_autofree char *word = haw_text_slice (haw_tokens_get_text (proposer->context.tokens),
                                          token->start, token->end);

  return strstr (word, TANWIN) != NULL;
}

/* Words that nothing knows are a name only where it ends and if they have no form of common nouns. */
static gboolean
looks_like_name (const Proposer *proposer,
                 guint           first,
                 guint           last)
{
  static const char *const starts[] = { "ال", "ب", "ل", "وال" };
  static const char *const ends[] = { "ا", "ات", "ين", "ون", "ه", "نا", "وا" };
  const char *word = haw_tokens_get_word (proposer->context.tokens, first);

  /* What goes on with a noun that may belong to it is a phrase. */
  if (haw_quote_is_word (&proposer->context, last) &&
      !has_class (proposer, last, HAW_WORD_THAT | HAW_WORD_PREPOSITION | HAW_WORD_SAYS |
                                  HAW_WORD_SAYING | HAW_WORD_STOP | HAW_WORD_DAY | HAW_WORD_VERB) &&
      (!proposer->context.tags[last].definite || proposer->context.tags[last].classes == 0))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    if (g_str_has_prefix (word, starts[i]))
      return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    if (g_str_has_suffix (word, ends[i]))
      return FALSE;
  for (guint i = first; i < last; i++)
    if (has_tanwin (proposer, i) || (i > first && has_class (proposer, i, HAW_WORD_NATION)))
      return FALSE;

  return TRUE;
}

/* Whether these words can be the name of a person: two, or one that no other class of words holds. */
static gboolean
is_person (const Proposer *proposer,
           guint           first,
           guint           last)
{
  guint n = 0;

  if (!has_class (proposer, first, HAW_WORD_GIVEN) && !looks_like_name (proposer, first, last))
    return FALSE;
  for (guint i = first; i < last; i++)
    {
      HawWordClass classes = proposer->context.tags[i].classes;

      if (!haw_quote_is_word (&proposer->context, i))
        continue;
      if ((classes & (HAW_WORD_TITLE | HAW_WORD_BODY | HAW_WORD_SOURCE | HAW_WORD_FIELD |
                      HAW_WORD_COUNTRY | HAW_WORD_NATION | HAW_WORD_RANK)) != 0 &&
          (classes & HAW_WORD_GIVEN) == 0 && i == first)
        return FALSE;
      n++;
    }

  return n >= 2;
}

static void
read_titles (Proposer *proposer)
{
  HawQuoteContext *context = &proposer->context;

  for (guint at = 0; at < context->n; at++)
    {
      HawQuoteSpeaker speaker;
      guint end = MIN (at + 24, context->n);

      if (!has_class (proposer, at, HAW_WORD_TITLE) ||
          !haw_quote_read_speaker (context, at, end, FALSE, &speaker))
        continue;
      if (speaker.first > at && is_person (proposer, speaker.first, speaker.last))
        {
          guint title_end = speaker.first;

          while (title_end > at + 1 && !haw_quote_is_word (context, title_end - 1))
            title_end--;
          add_proposal (proposer, speaker.first, speaker.last, at, title_end, HAW_NAME_PERSON,
                        HAW_NAME_REASON_TITLE);
        }
      at = MAX (at, speaker.end - 1);
    }
}

static void
read_speakers (Proposer *proposer)
{
  HawQuoteContext *context = &proposer->context;
  guint start = 0;

  for (guint at = 0; at < context->n; at++)
    {
      g_autoptr (GArray) sources = NULL;

      if (!haw_quote_ends_sentence (context->tokens, at))
        continue;
      sources = haw_quote_sources (context, start, at);
      for (guint i = 0; i < sources->len; i++)
        {
          const HawQuoteSource *source = &g_array_index (sources, HawQuoteSource, i);

          if (source->speaker.reason == HAW_QUOTE_REASON_AFTER_VERB &&
              source->speaker.last > source->speaker.first &&
              is_person (proposer, source->speaker.first, source->speaker.last))
            add_proposal (proposer, source->speaker.first, source->speaker.last, 0, 0,
                          HAW_NAME_PERSON, HAW_NAME_REASON_SPEECH);
        }
      start = at + 1;
    }
}

/* A given name and what follows it: خالد الشريف. */
static void
read_given (Proposer *proposer)
{
  HawQuoteContext *context = &proposer->context;

  for (guint at = 0; at < context->n; at++)
    {
      HawQuoteSpeaker speaker;

      if (!has_class (proposer, at, HAW_WORD_GIVEN) || context->tags[at].definite ||
          context->tags[at].n_left > 1 ||
          has_class (proposer, at, HAW_WORD_TITLE | HAW_WORD_SAYS | HAW_WORD_PREPOSITION |
                                   HAW_WORD_STOP | HAW_WORD_FIELD | HAW_WORD_RANK |
                                   HAW_WORD_BODY | HAW_WORD_VERB | HAW_WORD_SOURCE |
                                   HAW_WORD_CALLED | HAW_WORD_DAY | HAW_WORD_SAYING |
                                   HAW_WORD_NATION) ||
          !haw_quote_read_speaker (context, at, MIN (at + 8, context->n), FALSE, &speaker))
        continue;
      if (speaker.first == at && is_person (proposer, speaker.first, speaker.last))
        add_proposal (proposer, speaker.first, speaker.last, 0, 0, HAW_NAME_PERSON,
                      HAW_NAME_REASON_GIVEN);
      at = MAX (at, speaker.last - 1);
    }
}

/* Bodies: the noun and what belongs to it, two words at least; the article of single ones says nothing. */
static void
read_bodies (Proposer *proposer)
{
  HawQuoteContext *context = &proposer->context;

  for (guint at = 0; at < context->n; at++)
    {
      HawQuoteSpeaker speaker;

      if (has_class (proposer, at, HAW_WORD_COUNTRY) && context->tags[at].n_left <= 1 &&
          !has_class (proposer, at, HAW_WORD_GIVEN | HAW_WORD_RANK | HAW_WORD_FIELD))
        {
          add_proposal (proposer, at, at + 1, 0, 0, HAW_NAME_PLACE, HAW_NAME_REASON_PLACE);
          continue;
        }
      if (!has_class (proposer, at, HAW_WORD_BODY) || has_class (proposer, at, HAW_WORD_TITLE) ||
          (at > 0 && has_class (proposer, at - 1, HAW_WORD_BODY | HAW_WORD_TITLE)) ||
          !haw_quote_read_speaker (context, at, MIN (at + 6, context->n), TRUE, &speaker))
        continue;
      if (speaker.first == at && speaker.last - at >= 2 && speaker.last - at <= 5)
        add_proposal (proposer, at, speaker.last, 0, 0, HAW_NAME_ORGANISATION,
                      HAW_NAME_REASON_HEAD);
    }
}

static void
mark_known (Proposer *proposer,
            GArray   *known)
{
  for (guint i = 0; known != NULL && i < known->len; i++)
    {
      const HawNameMention *mention = &g_array_index (known, HawNameMention, i);

      for (guint at = mention->first; at < mention->last; at++)
        proposer->known[at] = TRUE;
    }
}

/* Counts all places of the proposed names, surnames alone with them. */
static void
count_places (Proposer *proposer)
{
  g_autoptr (HawNameFinder) index = haw_name_finder_new ();
  g_autoptr (GArray) mentions = NULL;

  for (guint i = 0; i < proposer->proposals->len; i++)
    {
      const HawNameProposal *proposal = &g_array_index (proposer->proposals, HawNameProposal, i);

      haw_name_finder_add_passage (index, i, proposal->kind == HAW_NAME_PERSON,
                                   proposer->context.tokens, proposal->start, proposal->end);
    }
  mentions = haw_name_finder_find (index, proposer->context.tokens, NULL);
  for (guint i = 0; i < mentions->len; i++)
    {
      const HawNameMention *mention = &g_array_index (mentions, HawNameMention, i);

      g_array_index (proposer->proposals, HawNameProposal, mention->actors[0]).count++;
    }
}

static int
compare_proposals (gconstpointer a,
                   gconstpointer b)
{
  const HawNameProposal *first = a;
  const HawNameProposal *second = b;

  if (first->start != second->start)
    return first->start < second->start ? -1 : 1;

  return (first->end < second->end) - (first->end > second->end);
}

/* Takes out what stands too seldom, and what is a part of a longer proposal at the same place. */
static void
choose (Proposer *proposer)
{
  GArray *proposals = proposer->proposals;
  guint kept = 0;
  guint end = 0;

  g_array_sort (proposals, compare_proposals);
  for (guint i = 0; i < proposals->len; i++)
    {
      HawNameProposal proposal = g_array_index (proposals, HawNameProposal, i);
      gboolean sure = (proposal.reasons & (HAW_NAME_REASON_TITLE | HAW_NAME_REASON_SPEECH |
                                           HAW_NAME_REASON_GIVEN)) != 0;

      if (proposal.count >= MIN_REPEATED)
        proposal.reasons |= HAW_NAME_REASON_REPEATED;
      if ((!sure && proposal.count < MIN_REPEATED) || proposal.start < end)
        continue;
      end = proposal.end;
      g_array_index (proposals, HawNameProposal, kept++) = proposal;
    }
  g_array_set_size (proposals, kept);
}

GArray *
haw_names_propose (const HawTokens *tokens,
                   GArray          *known)
{
  guint64 n_steps = 0;
  Proposer proposer = { .context = { .tokens = tokens, .n_steps = &n_steps } };

  g_return_val_if_fail (tokens != NULL, NULL);

  proposer.context.n = haw_tokens_get_n (tokens);
  proposer.context.tags = haw_lexicon_tag_all (tokens);
  proposer.context.spans = g_array_new (FALSE, FALSE, sizeof (HawQuoteSpan));
  proposer.context.span_at = g_new0 (guint, proposer.context.n + 8);
  proposer.known = g_new0 (gboolean, proposer.context.n + 1);
  proposer.proposals = g_array_new (FALSE, FALSE, sizeof (HawNameProposal));
  proposer.by_words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  mark_known (&proposer, known);
  read_titles (&proposer);
  read_speakers (&proposer);
  read_given (&proposer);
  read_bodies (&proposer);
  count_places (&proposer);
  choose (&proposer);

  g_free (proposer.context.tags);
  g_free (proposer.context.span_at);
  g_array_unref (proposer.context.spans);
  g_free (proposer.known);
  g_hash_table_unref (proposer.by_words);

  return proposer.proposals;
}

const char *
haw_name_kind_to_nick (HawNameKind kind)
{
  g_return_val_if_fail ((guint) kind < HAW_N_NAME_KINDS, NULL);

  return kind_nicks[kind];
}

const char *
haw_name_reason_to_nick (guint index)
{
  g_return_val_if_fail (index < HAW_N_NAME_REASONS, NULL);

  return reason_nicks[index];
}
