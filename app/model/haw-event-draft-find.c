/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-event-draft.h"

#include "haw-actor.h"
#include "text/haw-event-guess.h"
#include "text/haw-lexicon.h"
#include "text/haw-name-propose.h"
#include "text/haw-name-score.h"
#include "text/haw-quote.h"
#include "time/haw-edtf.h"
#include "time/haw-timex.h"

#include <string.h>

/* Characters from the beginning of what is neither title nor caption that can be the lead. */
#define LEAD_LENGTH 500

/* What the guesser is asked with, made of clues. */
typedef struct
{
  const HawEventClues *clues;
  GArray *spans;      /* HawWord of each date that may be one of an event */
  GArray *timexes;    /* guint, the index of each in the clues */
  GArray *names;      /* HawEventName */
  GArray *bearers;    /* gint64 of each number of a name: an actor, or -1 - index of a new name */
  GHashTable *ids;    /* gint64 → 1 + number */
  GArray *speech;     /* HawWord */
  HawEventSource source;
} Question;

/* A length, a set, an anniversary and the time since something are no date of what happens. */
static gboolean
is_date_of_event (const HawTimex *timex)
{
  HawEdtf edtf;

  if (*timex->edtf == '\0' || timex->type == HAW_TIMEX_DURATION || timex->type == HAW_TIMEX_SET ||
      timex->policy == HAW_TIMEX_POLICY_ANNIVERSARY || timex->policy == HAW_TIMEX_POLICY_VAGUE ||
      !haw_edtf_parse (timex->edtf, &edtf, NULL))
    return FALSE;
  if (edtf.kind == HAW_EDTF_INTERVAL)
    return edtf.start.end == HAW_EDTF_END_DATE && edtf.end.end == HAW_EDTF_END_DATE;

  return haw_edtf_get_precision (&edtf) >= HAW_PRECISION_YEAR;
}

static void
read_dates (Question *question)
{
  GArray *dates = question->clues->dates;

  for (guint i = 0; i < dates->len; i++)
    {
      const HawTimex *timex = &g_array_index (dates, HawTimex, i);
      HawWord span = { timex->start, timex->end };

      if (!is_date_of_event (timex))
        continue;
      g_array_append_val (question->spans, span);
      g_array_append_val (question->timexes, i);
    }
}

static void
read_speech (Question *question)
{
  GArray *quotes = question->clues->quotes;

  for (guint i = 0; i < quotes->len; i++)
    {
      const HawQuote *quote = &g_array_index (quotes, HawQuote, i);
      HawWord span = { quote->start, quote->end };

      if (quote->kind == HAW_QUOTE_SPEECH || quote->kind == HAW_QUOTE_UNMARKED)
        g_array_append_val (question->speech, span);
    }
}

static void
add_name (Question *question,
          guint     start,
          guint     end,
          gint64    bearer,
          gboolean  person,
          gboolean  place)
{
  HawEventName name = { start, end, 0, person, place };

  name.id = GPOINTER_TO_UINT (g_hash_table_lookup (question->ids, &bearer));
  if (name.id == 0)
    {
      g_array_append_val (question->bearers, bearer);
      name.id = question->bearers->len;
      g_hash_table_insert (question->ids, g_memdup2 (&bearer, sizeof bearer),
                           GUINT_TO_POINTER (name.id));
    }
  name.id--;
  g_array_append_val (question->names, name);
}

/* Of several with one name nobody is meant for sure. */
static void
read_mentions (Question *question)
{
  const HawEventClues *clues = question->clues;

  for (guint i = 0; i < clues->mentions->len; i++)
    {
      const HawNameMention *mention = &g_array_index (clues->mentions, HawNameMention, i);
      HawActorKind kind;

      if (mention->n_actors != 1)
        continue;
      kind = haw_proposal_knowledge_get_kind (clues->knowledge, mention->actors[0]);
      add_name (question, mention->start, mention->end, mention->actors[0],
                kind == HAW_ACTOR_PERSON, kind == HAW_ACTOR_PLACE);
    }
}

/* All places at which a new name stands, a surname alone too. */
static void
read_names (Question *question)
{
  const HawEventClues *clues = question->clues;
  g_autoptr (HawNameFinder) finder = haw_name_finder_new ();
  g_autoptr (GArray) mentions = NULL;

  for (guint i = 0; i < clues->names->len; i++)
    {
      const HawNameProposal *proposal = &g_array_index (clues->names, HawNameProposal, i);

      haw_name_finder_add_passage (finder, i, proposal->kind == HAW_NAME_PERSON, clues->tokens,
                                   proposal->start, proposal->end);
    }
  mentions = haw_name_finder_find (finder, clues->tokens, NULL);
  for (guint i = 0; i < mentions->len; i++)
    {
      const HawNameMention *mention = &g_array_index (mentions, HawNameMention, i);
      guint index = (guint) mention->actors[0];
      HawNameKind kind = g_array_index (clues->names, HawNameProposal, index).kind;

      add_name (question, mention->start, mention->end, -1 - (gint64) index,
                kind == HAW_NAME_PERSON, kind == HAW_NAME_PLACE);
    }
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  const HawEventName *first = a;
  const HawEventName *second = b;

  if (first->start != second->start)
    return first->start < second->start ? -1 : 1;

  return (first->end < second->end) - (first->end > second->end);
}

/* Of two that overlap the first one stays. */
static void
sort_names (Question *question)
{
  guint kept = 0;
  guint end = 0;

  g_array_sort (question->names, compare_names);
  for (guint i = 0; i < question->names->len; i++)
    {
      HawEventName name = g_array_index (question->names, HawEventName, i);

      if (name.start < end)
        continue;
      end = name.end;
      g_array_index (question->names, HawEventName, kept++) = name;
    }
  g_array_set_size (question->names, kept);
}

/* Full names of persons by their last word: folded, owned by the tokens → 1 + index. */
static GHashTable *
index_surnames (const Question *question)
{
  const HawTokens *tokens = question->clues->tokens;
  GHashTable *surnames = g_hash_table_new (g_str_hash, g_str_equal);
  guint at = 0;

  for (guint i = 0; i < question->names->len; i++)
    {
      const HawEventName *name = &g_array_index (question->names, HawEventName, i);

      while (at + 1 < haw_tokens_get_n (tokens) && haw_tokens_get (tokens, at)->end < name->end)
        at++;
      if (name->person && haw_tokens_get (tokens, at)->start > name->start &&
          haw_tokens_get (tokens, at)->sign == 0 &&
          !g_hash_table_contains (surnames, haw_tokens_get_word (tokens, at)))
        g_hash_table_insert (surnames, (gpointer) haw_tokens_get_word (tokens, at),
                             GUINT_TO_POINTER (i + 1));
    }

  return surnames;
}

/* A surname after a word that nothing knows may be a full name in another spelling: خولوصي أكار. */
static void
try_spelling (Question     *question,
              HawEventName  name,
              guint         at)
{
  HawText *text = question->clues->document->text;
  const HawToken *given = haw_tokens_get (question->clues->tokens, at - 1);
  const HawToken *surname = haw_tokens_get (question->clues->tokens, at);
  g_autofree char *full = NULL;
  g_autofree char *here = NULL;

  if (given->sign != 0 || haw_lexicon_tag_token (question->clues->tokens, at - 1).classes != 0)
    return;
  full = haw_text_slice (text, name.start, name.end);
  here = haw_text_slice (text, given->start, surname->end);
  if (haw_name_score (here, full, HAW_NAME_SAME_ARTICLE, NULL) < HAW_NAME_LIKELY)
    return;
  name.start = given->start;
  name.end = surname->end;
  g_array_append_val (question->names, name);
}

static void
read_spellings (Question *question)
{
  g_autoptr (GHashTable) surnames = index_surnames (question);
  const HawTokens *tokens = question->clues->tokens;
  guint n_names = question->names->len;
  guint next = 0;

  for (guint at = 1; at < haw_tokens_get_n (tokens) && g_hash_table_size (surnames) > 0; at++)
    {
      const HawToken *token = haw_tokens_get (tokens, at);
      guint index;

      while (next < n_names &&
             g_array_index (question->names, HawEventName, next).end <= token->start)
        next++;
      if (token->sign != 0 || (next < n_names &&
                               g_array_index (question->names, HawEventName, next).start < token->end))
        continue;
      index = GPOINTER_TO_UINT (g_hash_table_lookup (surnames, haw_tokens_get_word (tokens, at)));
      if (index > 0)
        try_spelling (question, g_array_index (question->names, HawEventName, index - 1), at);
    }
  if (question->names->len > n_names)
    sort_names (question);
}

static void
question_init (Question            *question,
               const HawEventClues *clues)
{
  question->clues = clues;
  question->spans = g_array_new (FALSE, FALSE, sizeof (HawWord));
  question->timexes = g_array_new (FALSE, FALSE, sizeof (guint));
  question->names = g_array_new (FALSE, FALSE, sizeof (HawEventName));
  question->bearers = g_array_new (FALSE, FALSE, sizeof (gint64));
  question->ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  question->speech = g_array_new (FALSE, FALSE, sizeof (HawWord));
  read_dates (question);
  read_speech (question);
  read_mentions (question);
  read_names (question);
  sort_names (question);
  read_spellings (question);
  question->source = (HawEventSource) {
    .tokens = clues->tokens,
    .dates = (const HawWord *) (gpointer) question->spans->data,
    .n_dates = question->spans->len,
    .names = (const HawEventName *) (gpointer) question->names->data,
    .n_names = question->names->len,
    .speech = (const HawWord *) (gpointer) question->speech->data,
    .n_speech = question->speech->len,
  };
}

static void
question_clear (Question *question)
{
  g_array_unref (question->spans);
  g_array_unref (question->timexes);
  g_array_unref (question->names);
  g_array_unref (question->bearers);
  g_hash_table_unref (question->ids);
  g_array_unref (question->speech);
}

static char *
dup_name (const Question *question,
          guint           id)
{
  gint64 bearer = g_array_index (question->bearers, gint64, id);
  const HawNameProposal *proposal;

  if (bearer > 0)
    return g_strdup (haw_proposal_knowledge_get_name (question->clues->knowledge, bearer));
  proposal = &g_array_index (question->clues->names, HawNameProposal, (guint) (-1 - bearer));

  return haw_text_slice (question->clues->document->text, proposal->start, proposal->end);
}

static const char *
get_kind (const Question *question,
          guint           id)
{
  gint64 bearer = g_array_index (question->bearers, gint64, id);

  if (bearer > 0)
    return haw_actor_kind_to_nick (haw_proposal_knowledge_get_kind (question->clues->knowledge,
                                                                    bearer));
  return haw_name_kind_to_nick (g_array_index (question->clues->names, HawNameProposal,
                                               (guint) (-1 - bearer)).kind);
}

/* A clock time belongs to its day. */
static char *
dup_date (const HawTimex *timex,
          const char     *edtf)
{
  const gboolean day = strlen (edtf) == strlen ("2020-07-03");

  return day && strlen (timex->time) == strlen ("15:17") && timex->time[2] == ':'
         ? g_strconcat (edtf, "T", timex->time, NULL) : g_strdup (edtf);
}

static gboolean
is_accepted_otherwise (const HawEventClues *clues,
                       const HawTimex      *timex)
{
  for (guint i = 0; clues->others != NULL && i < clues->others->len; i++)
    {
      const HawTimexRange *words = &g_array_index (clues->others, HawTimexRange, i);

      if (words->start == timex->start && words->end == timex->end)
        return TRUE;
    }
  return FALSE;
}

static void
set_date (HawEventDraft  *draft,
          const Question *question,
          const HawTimex *timex)
{
  HawEdtf edtf;

  draft->date = dup_date (timex, timex->edtf);
  draft->also = *timex->also != '\0' && haw_edtf_parse (timex->also, &edtf, NULL)
                ? dup_date (timex, timex->also) : NULL;
  draft->other = draft->also != NULL && is_accepted_otherwise (question->clues, timex);
  if (draft->other)
    {
      char *likelier = draft->date;

      draft->date = draft->also;
      draft->also = likelier;
    }
  draft->wording = haw_text_slice (question->clues->document->text, timex->start, timex->end);
  draft->rule = g_strdup (timex->rule);
  draft->policy = (int) timex->policy;
  draft->published = timex->relative ? g_strdup (question->clues->published) : NULL;
}

/* The news of a day without a date is of about that day. */
static void
set_lead_date (HawEventDraft *draft,
               const char    *published)
{
  HawEdtf edtf;

  draft->wording = g_strdup ("");
  if (haw_edtf_parse (published, &edtf, NULL) && edtf.kind == HAW_EDTF_DATE &&
      haw_edtf_get_precision (&edtf) >= HAW_PRECISION_DAY && edtf.start.flags == HAW_EDTF_EXACT)
    {
      g_autofree char *day = g_strndup (published, strlen ("2020-07-03"));

      draft->date = g_strconcat (day, "~", NULL);
      draft->rule = g_strdup ("lead");
      draft->published = g_strdup (published);
      return;
    }
  draft->date = g_strdup ("");
  draft->rule = g_strdup ("");
}

static HawEventDraft *
make_draft (const Question      *question,
            const HawEventGuess *guess)
{
  HawEventDraft *draft = g_new0 (HawEventDraft, 1);
  g_autoptr (GStrvBuilder) actors = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) kinds = g_strv_builder_new ();

  draft->start = guess->start;
  draft->end = guess->end;
  draft->title = g_strdup (guess->title);
  draft->place = haw_text_slice (question->clues->document->text, guess->place, guess->place_end);
  draft->act = guess->act;
  draft->planned = guess->planned;
  draft->policy = -1;
  for (guint i = 0; i < guess->names->len; i++)
    {
      guint id = g_array_index (guess->names, guint, i);
      g_autofree char *name = dup_name (question, id);

      g_strv_builder_add (actors, name);
      g_strv_builder_add (kinds, get_kind (question, id));
    }
  if (guess->body_end > guess->body)
    {
      g_autofree char *body = haw_text_slice (question->clues->document->text, guess->body,
                                              guess->body_end);

      g_strv_builder_add (actors, body);
      g_strv_builder_add (kinds, haw_actor_kind_to_nick (HAW_ACTOR_ORGANISATION));
    }
  for (guint i = 0; guess->strangers != NULL && i < guess->strangers->len; i++)
    {
      const HawEventStranger *stranger = &g_array_index (guess->strangers, HawEventStranger, i);
      g_autofree char *name = haw_text_slice (question->clues->document->text, stranger->start,
                                              stranger->end);

      g_strv_builder_add (actors, name);
      g_strv_builder_add (kinds, haw_actor_kind_to_nick (stranger->person ? HAW_ACTOR_PERSON
                                                         : stranger->body ? HAW_ACTOR_ORGANISATION
                                                                          : HAW_ACTOR_UNKNOWN));
    }
  draft->actors = g_strv_builder_end (actors);
  draft->kinds = g_strv_builder_end (kinds);
  if (guess->date != HAW_EVENT_NO_DATE)
    set_date (draft, question,
              &g_array_index (question->clues->dates, HawTimex,
                              g_array_index (question->timexes, guint, guess->date)));

  return draft;
}

/* Whether a clause says that something has happened which its date puts after the day of publication: then
 * the date is of something else in it. */
static gboolean
is_too_late (const HawEventClues *clues,
             const HawEventGuess *guess,
             const HawEventDraft *draft)
{
  HawBounds bounds;
  HawBounds day;
  HawEdtf edtf;

  if (!guess->past || !haw_edtf_parse (clues->published, &edtf, NULL) || haw_edtf_is_undated (&edtf))
    return FALSE;
  haw_edtf_get_bounds (&edtf, &day);
  if (!haw_edtf_parse (draft->date, &edtf, NULL))
    return FALSE;
  haw_edtf_get_bounds (&edtf, &bounds);

  return bounds.earliest_start >= day.latest_end;
}

/* Where the text begins that is neither title nor caption. */
static guint
find_lead (HawDocument *document)
{
  const HawRegion *regions = (const HawRegion *) (gpointer) document->regions->data;
  guint n = haw_text_get_n_paragraphs (document->text);

  for (guint i = 0; i < n; i++)
    {
      const HawParagraph *paragraph = haw_text_get_paragraph (document->text, i);
      HawRegionKind kind;

      if (paragraph->blank)
        continue;
      kind = haw_regions_kind_of_range (regions, document->regions->len, paragraph->start,
                                        paragraph->end);
      if (kind == HAW_REGION_KIND_BODY || kind == HAW_REGION_KIND_SUBHEAD)
        return paragraph->start;
    }

  return haw_text_get_length (document->text);
}

GPtrArray *
haw_event_drafts_find (const HawEventClues *clues)
{
  GPtrArray *drafts =
    g_ptr_array_new_with_free_func ((GDestroyNotify) haw_event_draft_free);
  g_autoptr (HawEventGuesser) guesser = NULL;
  g_autoptr (GArray) guesses = NULL;
  Question question;
  guint lead;

  g_return_val_if_fail (clues != NULL, drafts);

  question_init (&question, clues);
  guesser = haw_event_guesser_new (&question.source);
  lead = find_lead (clues->document);
  guesses = haw_event_guesser_find (guesser, lead, lead + LEAD_LENGTH);
  for (guint i = 0; i < guesses->len; i++)
    {
      const HawEventGuess *guess = &g_array_index (guesses, HawEventGuess, i);
      g_autoptr (HawEventDraft) draft = make_draft (&question, guess);

      if (guess->date == HAW_EVENT_NO_DATE)
        {
          set_lead_date (draft, clues->published);
          draft->headline = g_strdup (clues->document->title);
        }
      /* Whatever day the analyst says it is, it is. */
      if (*draft->date != '\0' && (draft->other || !is_too_late (clues, guess, draft)))
        g_ptr_array_add (drafts, g_steal_pointer (&draft));
    }
  question_clear (&question);

  return drafts;
}

static HawEventDraft *
draft_at (Question *question,
          guint     start,
          guint     end)
{
  g_autoptr (HawEventGuesser) guesser = haw_event_guesser_new (&question->source);
  HawEventGuess guess;
  HawEventDraft *draft;

  haw_event_guesser_at (guesser, start, end, &guess);
  draft = make_draft (question, &guess);
  draft->start = start;
  draft->end = end;
  haw_event_guess_clear (&guess);
  if (draft->date == NULL)
    {
      draft->date = g_strdup ("");
      draft->wording = g_strdup ("");
      draft->rule = g_strdup ("");
    }

  return draft;
}

HawEventDraft *
haw_event_draft_at (const HawEventClues *clues,
                    guint                start,
                    guint                end)
{
  HawEventDraft *draft;
  Question question;

  g_return_val_if_fail (clues != NULL, NULL);

  question_init (&question, clues);
  draft = draft_at (&question, start, end);
  question_clear (&question);

  return draft;
}
