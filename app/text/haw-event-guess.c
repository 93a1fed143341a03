/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-event-private.h"

#include "haw-event-latin.h"
#include "haw-quote-private.h"

#include <string.h>

/* Tokens between a noun of action and the verb it belongs to, and between a date and what it opens. */
#define NOUN_REACH 14
#define DATE_REACH 10

/* Sentences of the lead. */
#define LEAD_SENTENCES 2

/* All of these are folded. */
static const char *const negations[] = { "لم", "لن", "لا", "ما", "ولم", "ولن", "ولا", "وما", "دون",
                                         "عدم", "ليس", NULL };
static const char *const relatives[] = { "الذي", "التي", "الذين", "اللذان", "اللذين", "اللتان", "اللتين",
                                         "والذي", "والتي", NULL };
static const char *const of_it[] = { "بها", "به", "بهما", NULL };
static const char *const on_occasion[] = { "في", "خلال", "ضمن", "اثناء", NULL };
static const char *const during[] = { "في", "خلال", "ضمن", "اثناء", "بعد", "عقب", "اثر", NULL };
static const char *const futures[] = { "سوف", "وسوف", NULL };
static const char *const expectations[] = { "المقرر", "المتوقع", "المنتظر", "المرتقب", "يعتزم", "تعتزم",
                                            "ينوي", "تنوي", "المفترض", NULL };

/* A word of action or a verb of speech in a sentence. */
typedef struct
{
  guint at;
  HawEventWord word;   /* act is NONE for a verb of speech */
  gboolean relative;   /* it tells of a noun before it: التي وصلها */
} Event;

typedef struct
{
  HawEventGuesser *self;
  guint start;         /* of the sentence */
  guint end;
  GArray *events;      /* Event */
  GArray *guesses;
} Sentence;

void
haw_event_guess_clear (HawEventGuess *guess)
{
  g_clear_pointer (&guess->title, g_free);
  g_clear_pointer (&guess->names, g_array_unref);
  g_clear_pointer (&guess->strangers, g_array_unref);
}

const HawTag *
haw_event_tag (HawEventGuesser *self,
               guint            at)
{
  if (!self->tagged[at])
    {
      self->tagged[at] = TRUE;
      self->tags[at] = haw_lexicon_tag_token (self->tokens, at);
    }

  return &self->tags[at];
}

/* Marks the tokens of spans in order; a token that is cut by one belongs to it. */
static void
mark (HawEventGuesser *self,
      const HawWord   *spans,
      gsize            stride,
      guint            n_spans,
      guint           *marks)
{
  guint at = 0;

  for (guint i = 0; i < n_spans; i++)
    {
      const HawWord *span = (const HawWord *) (gconstpointer) ((const char *) spans + i * stride);

      while (at < self->n && haw_tokens_get (self->tokens, at)->end <= span->start)
        at++;
      for (; at < self->n && haw_tokens_get (self->tokens, at)->start < span->end; at++)
        marks[at] = i + 1;
    }
}

/* Spoken words may lie inside each other. */
static void
mark_speech (HawEventGuesser *self)
{
  guint at = 0;

  for (guint i = 0; i < self->source->n_speech; i++)
    {
      const HawWord *span = &self->source->speech[i];

      while (at < self->n && haw_tokens_get (self->tokens, at)->end <= span->start)
        at++;
      for (; at < self->n && haw_tokens_get (self->tokens, at)->start < span->end; at++)
        self->quoted[at] = TRUE;
    }
}

HawEventGuesser *
haw_event_guesser_new (const HawEventSource *source)
{
  HawEventGuesser *self;

  g_return_val_if_fail (source != NULL && source->tokens != NULL, NULL);

  self = g_new0 (HawEventGuesser, 1);
  self->source = source;
  self->tokens = source->tokens;
  self->n = haw_tokens_get_n (source->tokens);
  self->tags = g_new0 (HawTag, self->n);
  self->tagged = g_new0 (guint8, self->n);
  self->date_at = g_new0 (guint, self->n + 1);
  self->name_at = g_new0 (guint, self->n + 1);
  self->quoted = g_new0 (guint8, self->n);
  self->bearers = g_array_new (FALSE, FALSE, sizeof (HawEventBearer));
  mark (self, source->dates, sizeof (HawWord), source->n_dates, self->date_at);
  mark (self, (const HawWord *) (gconstpointer) source->names, sizeof (HawEventName),
        source->n_names, self->name_at);
  mark_speech (self);

  return self;
}

void
haw_event_guesser_free (HawEventGuesser *self)
{
  g_free (self->tags);
  g_free (self->tagged);
  g_free (self->date_at);
  g_free (self->name_at);
  g_free (self->quoted);
  g_array_unref (self->bearers);
  g_clear_pointer (&self->capitals, g_hash_table_unref);
  g_free (self);
}

static gboolean
is_relative (HawEventGuesser    *self,
             const HawEventWord *word,
             guint               at)
{
  return (word->suffixed && word->n_left == 0) || haw_event_is_one_of (self, at + 1, of_it) ||
         (at > 0 && haw_event_is_one_of (self, at - 1, relatives));
}

/* Whether a word that looks like one of action is: no name and not denied. Where only a noun can stand a
 * verb is none. */
static gboolean
is_action (HawEventGuesser *self,
           HawEventWord    *word,
           guint            at)
{
  if (word->act == HAW_EVENT_ACT_NONE || self->name_at[at] > 0 || self->date_at[at] > 0)
    return FALSE;
  if (at > 0 && haw_event_is_one_of (self, at - 1, negations))
    return FALSE;
  if (word->verb && at > 0 && haw_event_has (self, at - 1, HAW_WORD_PREPOSITION))
    {
      word->act = word->noun;
      word->verb = word->light = FALSE;
    }

  return word->act != HAW_EVENT_ACT_NONE;
}

static void
read_events (Sentence *sentence)
{
  HawEventGuesser *self = sentence->self;

  g_array_set_size (sentence->events, 0);
  for (guint at = sentence->start; at < sentence->end; at++)
    {
      Event event = { .at = at };

      if (!haw_event_is_word (self, at) || self->quoted[at])
        continue;
      event.word = haw_event_word_find (haw_tokens_get_word (self->tokens, at));
      if (is_action (self, &event.word, at))
        event.relative = event.word.verb && is_relative (self, &event.word, at);
      else if (event.word.act == HAW_EVENT_ACT_NONE && haw_event_has (self, at, HAW_WORD_SAYS))
        event.word = (HawEventWord) { .verb = TRUE };
      else
        continue;
      g_array_append_val (sentence->events, event);
    }
}

static const Event *
get_event (Sentence *sentence,
           guint     index)
{
  return &g_array_index (sentence->events, Event, index);
}

/* The act of the noun after a light verb: أجرى … محادثات. */
static HawEventAct
find_noun_act (Sentence *sentence,
               guint     index)
{
  const Event *light = get_event (sentence, index);

  for (guint i = index + 1; i < sentence->events->len; i++)
    {
      const Event *event = get_event (sentence, i);

      if (event->at > light->at + NOUN_REACH || event->word.verb)
        break;
      return event->word.act;
    }

  return HAW_EVENT_ACT_NONE;
}

/* The verb before @index that a noun or relative clause belongs to, or G_MAXUINT. */
static guint
find_main_verb (Sentence *sentence,
                guint     index)
{
  guint at = get_event (sentence, index)->at;

  for (guint i = index; i > 0; i--)
    {
      const Event *event = get_event (sentence, i - 1);

      if (at - event->at > NOUN_REACH || (event->word.verb && event->word.act == HAW_EVENT_ACT_NONE))
        break;
      if (event->word.verb && !event->relative)
        return i - 1;
    }

  return G_MAXUINT;
}

static gboolean
is_going_or_meeting (HawEventAct act)
{
  return act == HAW_EVENT_ACT_TRAVEL || act == HAW_EVENT_ACT_MEET;
}

/* Whether a noun of action only says what for: لإجراء. */
static gboolean
is_purpose (Sentence    *sentence,
            const Event *noun)
{
  const char *word = haw_tokens_get_word (sentence->self->tokens, noun->at);

  return noun->word.n_left > 0 && g_str_has_prefix (word, "ل");
}

/* Whether a noun of action only says on which occasion something was said: قال في مؤتمر صحفي. */
static gboolean
is_occasion_of_speech (Sentence *sentence,
                       guint     index)
{
  const Event *before = index > 0 ? get_event (sentence, index - 1) : NULL;
  guint at = get_event (sentence, index)->at;

  return before != NULL && before->word.act == HAW_EVENT_ACT_NONE &&
         at - before->at <= NOUN_REACH && haw_event_is_one_of (sentence->self, at - 1, on_occasion);
}

/* Of a noun: the verb that needs it, or beside which it only says when; the noun before one that says
 * what for. */
static guint
choose_for_noun (Sentence    *sentence,
                 guint        index,
                 HawEventAct *act)
{
  HawEventGuesser *self = sentence->self;
  const Event *noun = get_event (sentence, index);
  guint main_index = find_main_verb (sentence, index);
  const Event *verb;

  *act = noun->word.act;
  if (is_occasion_of_speech (sentence, index))
    return G_MAXUINT;
  if (main_index == G_MAXUINT && is_purpose (sentence, noun))
    {
      if (index == 0 || get_event (sentence, index - 1)->word.verb)
        return G_MAXUINT;
      *act = get_event (sentence, index - 1)->word.act;
      return index - 1;
    }
  if (main_index == G_MAXUINT)
    return index;
  verb = get_event (sentence, main_index);
  if (verb->word.light)
    return main_index;
  if ((noun->at > 0 && haw_event_is_one_of (self, noun->at - 1, during)) ||
      is_purpose (sentence, noun))
    {
      *act = verb->word.act;
      return main_index;
    }

  return index;
}

/* Of a verb that tells of a noun before it: that noun (هجوم أطلقته), or the verb of a visit or meeting on
 * the way of which it was; else nothing sure. */
static guint
choose_for_relative (Sentence    *sentence,
                     guint        index,
                     HawEventAct *act)
{
  const Event *event = get_event (sentence, index);
  guint main_index = find_main_verb (sentence, index);
  HawEventAct own = event->word.act;

  if (index > 0 && get_event (sentence, index - 1)->at + 1 == event->at &&
      !get_event (sentence, index - 1)->word.verb)
    {
      own = get_event (sentence, index - 1)->word.act;
      if (main_index == G_MAXUINT || !is_going_or_meeting (own))
        {
          *act = own;
          return index - 1;
        }
    }
  if (main_index == G_MAXUINT || !is_going_or_meeting (own))
    return G_MAXUINT;
  *act = get_event (sentence, main_index)->word.act;
  if (get_event (sentence, main_index)->word.light)
    *act = find_noun_act (sentence, main_index);

  return is_going_or_meeting (*act) ? main_index : G_MAXUINT;
}

static guint
choose (Sentence    *sentence,
        guint        index,
        HawEventAct *act)
{
  const Event *event = get_event (sentence, index);

  *act = event->word.act;
  if (event->word.act == HAW_EVENT_ACT_NONE)
    return G_MAXUINT;
  if (!event->word.verb)
    return choose_for_noun (sentence, index, act);
  if (event->relative)
    return choose_for_relative (sentence, index, act);
  if (event->word.light)
    {
      HawEventAct noun = find_noun_act (sentence, index);

      if (noun == HAW_EVENT_ACT_NONE)
        return G_MAXUINT;
      *act = noun;
    }

  return index;
}

/* The word of action a date [@first, @last) belongs to: the last one before it, or, where it opens the
 * sentence, the first one after it. Of what only was said on the day there is none. */
static guint
find_event_of_date (Sentence    *sentence,
                    guint        first,
                    guint        last,
                    guint       *next,
                    HawEventAct *act)
{
  HawEventGuesser *self = sentence->self;
  guint index;

  while (*next < sentence->events->len && get_event (sentence, *next)->at < first)
    (*next)++;
  index = *next > 0 ? *next - 1 : *next;
  if (index >= sentence->events->len)
    return G_MAXUINT;
  if (*next == 0)
    {
      if (get_event (sentence, 0)->at > last + DATE_REACH)
        return G_MAXUINT;
    }
  else
    {
      guint at = get_event (sentence, index)->at;

      if (first - at > HAW_EVENT_REACH)
        return G_MAXUINT;
      for (; at < first; at++)
        if (haw_event_token (self, at)->sign == ':' || haw_event_token (self, at)->sign == 0x061b ||
            haw_event_has (self, at, HAW_WORD_THAT))
          return G_MAXUINT;
    }

  return choose (sentence, index, act);
}

static gboolean
is_planned (HawEventGuesser    *self,
            const HawEventWord *word,
            guint               at,
            guint               start)
{
  if (!word->verb || !word->imperfect)
    return FALSE;
  if (word->future || (at > start && haw_event_is_one_of (self, at - 1, futures)))
    return TRUE;
  for (guint i = at; i > start && at - i < 3; i--)
    if (haw_event_is_one_of (self, i - 1, expectations))
      return TRUE;

  return FALSE;
}

/* Makes a guess of a clause, where somebody acts in it; a conference has only its place. */
static gboolean
make_guess (HawEventGuesser      *self,
            const HawEventClause *clause,
            gboolean              noun,
            HawEventGuess        *guess)
{
  guint first = clause->first;
  guint last = clause->last;
  gboolean anybody;

  memset (guess, 0, sizeof *guess);
  guess->act = clause->act;
  guess->date = clause->date;
  guess->names = haw_event_find_cast (self, first, last, &anybody);
  haw_event_find_place (self, clause->act, first, MAX (last, clause->date_last), &guess->place,
                        &guess->place_end);
  if (!anybody && !clause->accusative && (!noun || guess->place == guess->place_end))
    {
      haw_event_guess_clear (guess);
      return FALSE;
    }
  haw_event_find_body (self, clause, &guess->body, &guess->body_end);
  guess->title = haw_event_clause_dup_title (self, clause);
  while (last > first + 1 && haw_tokens_get (self->tokens, last - 1)->sign != 0)
    last--;
  guess->start = haw_tokens_skip_letters (self->tokens, first,
                                          haw_event_count_conjunction (self, first));
  guess->end = haw_tokens_get (self->tokens, last - 1)->end;
  if (clause->date != HAW_EVENT_NO_DATE)
    {
      guess->start = MIN (guess->start, self->source->dates[clause->date].start);
      guess->end = MAX (guess->end, self->source->dates[clause->date].end);
    }

  return TRUE;
}

static gboolean
add_guess (Sentence    *sentence,
           guint        index,
           HawEventAct  act,
           guint        date,
           guint        date_first,
           guint        date_last)
{
  HawEventGuesser *self = sentence->self;
  const Event *event = get_event (sentence, index);
  HawEventClause clause = { .act_at = event->at, .act = act, .date = date,
                            .date_first = date_first, .date_last = date_last };
  HawEventGuess guess;

  haw_event_clause_grow (self, &clause, sentence->start, sentence->end);
  if (!event->word.verb)
    clause.first = clause.act_at;
  if (!make_guess (self, &clause, !event->word.verb, &guess))
    return FALSE;
  guess.planned = is_planned (self, &event->word, event->at, sentence->start);
  guess.past = event->word.verb && !event->word.imperfect;
  g_array_append_val (sentence->guesses, guess);

  return TRUE;
}

static void
read_dates (Sentence *sentence)
{
  HawEventGuesser *self = sentence->self;
  guint next = 0;
  guint used = G_MAXUINT;

  if (haw_event_is_latin (self, sentence->start, sentence->end))
    {
      haw_event_latin_read (self, sentence->start, sentence->end, FALSE, sentence->guesses);
      return;
    }
  read_events (sentence);
  for (guint at = sentence->start; at < sentence->end; at++)
    {
      guint date = self->date_at[at];
      guint first = at;
      HawEventAct act = HAW_EVENT_ACT_NONE;
      guint index;

      if (date == 0 || self->quoted[at])
        continue;
      while (at + 1 < sentence->end && self->date_at[at + 1] == date)
        at++;
      index = find_event_of_date (sentence, first, at + 1, &next, &act);
      if (index == G_MAXUINT || index == used)
        continue;
      used = index;
      add_guess (sentence, index, act, date - 1, first, at + 1);
    }
}

/* The first clause of the lead in which somebody who is named does something. */
static void
read_lead (Sentence *sentence)
{
  read_events (sentence);
  for (guint i = 0; i < sentence->events->len; i++)
    {
      const Event *event = get_event (sentence, i);
      HawEventAct act;

      if (!event->word.verb || event->word.imperfect || event->relative ||
          choose (sentence, i, &act) != i || act == HAW_EVENT_ACT_DECLARE ||
          !add_guess (sentence, i, act, HAW_EVENT_NO_DATE, 0, 0))
        continue;
      if (g_array_index (sentence->guesses, HawEventGuess, sentence->guesses->len - 1).names->len > 0)
        return;
      g_array_set_size (sentence->guesses, sentence->guesses->len - 1);
    }
}

static gboolean
has_date (Sentence *sentence)
{
  for (guint at = sentence->start; at < sentence->end; at++)
    if (sentence->self->date_at[at] > 0)
      return TRUE;

  return FALSE;
}

static void
guess_clear (gpointer guess)
{
  haw_event_guess_clear (guess);
}

GArray *
haw_event_guesser_find (HawEventGuesser *self,
                        guint            lead_start,
                        guint            lead_end)
{
  Sentence sentence = { .self = self };
  guint n_lead = 0;

  g_return_val_if_fail (self != NULL, NULL);

  sentence.guesses = g_array_new (FALSE, FALSE, sizeof (HawEventGuess));
  g_array_set_clear_func (sentence.guesses, guess_clear);
  sentence.events = g_array_new (FALSE, FALSE, sizeof (Event));
  for (guint at = 0; at < self->n; at++)
    {
      guint start;

      if (!haw_quote_ends_sentence (self->tokens, at))
        continue;
      sentence.end = at;
      if (has_date (&sentence))
        read_dates (&sentence);
      start = haw_tokens_get (self->tokens, sentence.start)->start;
      if (sentence.end > sentence.start && start >= lead_start && start < lead_end &&
          n_lead++ < LEAD_SENTENCES && sentence.guesses->len == 0)
        read_lead (&sentence);
      self->n_steps += at + 1 - sentence.start;
      sentence.start = at + 1;
    }
  g_array_unref (sentence.events);

  return sentence.guesses;
}

/* The first token that does not end before a code point. */
static guint
find_token (HawEventGuesser *self,
            guint            offset)
{
  guint low = 0;
  guint high = self->n;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (haw_tokens_get (self->tokens, middle)->end <= offset)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

/* Whether a sentence has a clause with a word of action, of any tense, and who acts in it. */
static gboolean
read_any (Sentence *sentence)
{
  for (guint i = 0; i < sentence->events->len; i++)
    {
      HawEventAct act;
      guint index = choose (sentence, i, &act);

      if (index != G_MAXUINT && add_guess (sentence, index, act, HAW_EVENT_NO_DATE, 0, 0))
        return TRUE;
    }

  return FALSE;
}

/* What stands in [@first, @last), where nothing says what it is. */
static void
guess_plainly (HawEventGuesser *self,
               guint            first,
               guint            last,
               HawEventGuess   *guess)
{
  HawEventClause clause = { .act_at = first, .date = HAW_EVENT_NO_DATE };
  gboolean anybody;

  while (clause.act_at < last && haw_tokens_get (self->tokens, clause.act_at)->sign != 0)
    clause.act_at++;
  memset (guess, 0, sizeof *guess);
  guess->date = HAW_EVENT_NO_DATE;
  haw_event_clause_grow (self, &clause, clause.act_at, last);
  guess->title = haw_event_clause_dup_title (self, &clause);
  guess->names = haw_event_find_cast (self, first, last, &anybody);
  haw_event_find_place (self, HAW_EVENT_ACT_NONE, first, last, &guess->place, &guess->place_end);
}

void
haw_event_guesser_at (HawEventGuesser *self,
                      guint            start,
                      guint            end,
                      HawEventGuess   *guess)
{
  g_autoptr (GArray) guesses = g_array_new (FALSE, FALSE, sizeof (HawEventGuess));
  g_autoptr (GArray) events = g_array_new (FALSE, FALSE, sizeof (Event));
  Sentence sentence = { .self = self, .events = events, .guesses = guesses };
  guint first;
  guint last;

  g_return_if_fail (self != NULL && guess != NULL);

  g_array_set_clear_func (guesses, guess_clear);
  sentence.start = first = find_token (self, start);
  for (last = first; last < self->n && haw_tokens_get (self->tokens, last)->start < end; last++)
    if (haw_quote_ends_sentence (self->tokens, last) && guesses->len == 0)
      {
        sentence.end = last;
        read_dates (&sentence);
        sentence.start = last + 1;
      }
  sentence.end = last;
  if (guesses->len == 0)
    read_dates (&sentence);
  sentence.start = first;
  if (guesses->len == 0 && haw_event_is_latin (self, first, last))
    haw_event_latin_read (self, first, last, TRUE, guesses);
  if (guesses->len == 0)
    read_events (&sentence);
  if (guesses->len == 0 && !read_any (&sentence))
    {
      guess_plainly (self, first, last, guess);
      guess->start = start;
      guess->end = end;
      return;
    }
  *guess = g_array_index (guesses, HawEventGuess, 0);
  g_array_index (guesses, HawEventGuess, 0) = (HawEventGuess) { 0 };
}

guint64
haw_event_guesser_get_n_steps (HawEventGuesser *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_steps;
}
