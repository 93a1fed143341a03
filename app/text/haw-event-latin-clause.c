/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-event-latin.h"

#include <string.h>

/* Words of a subject and of a title, and tokens between a date and the verb it belongs to. */
#define MAX_SUBJECT 16
#define MAX_WORDS 20
#define DATE_REACH 14

/* Verbs before one without a subject that may have it, and tokens up to the comma before another one. */
#define MAX_SHARED 3
#define MAX_OPENING 30

/* All of these are folded. Where a clause begins after a comma, or ends. */
static const char *const openers[] = { "after", "while", "when", "as", "since", "following",
                                       "despite", "amid", "although", "before", "during",
                                       "according", "and", "but", "on", "in", "at", "earlier",
                                       "apres", "alors", "lors", "lorsque", "pendant", "malgre",
                                       "selon", "tandis", "avant", "et", "mais", "depuis", NULL };
static const char *const relatives[] = { "who", "which", "that", "qui", "que", NULL };
static const char *const thats[] = { "that", "que", "qu", NULL };
static const char *const ends[] = { "after", "while", "when", "where", "as", "following", "amid",
                                    "who", "which", "that", "because", "during", "according",
                                    "before", "despite", "where", "but", "apres", "alors", "tandis",
                                    "ou", "lorsque", "qui", "que", "dont", "avant", "selon",
                                    "malgre", "afin", "mais", NULL };
static const char *const conjunctions[] = { "and", "et", NULL };
static const char *const before_dates[] = { "on", "in", "at", "since", "by", "from", "of", "late",
                                            "early", "the", "le", "la", "en", "au", "du", "ce",
                                            "cette", "dans", "des", "a", "vers", "depuis", NULL };

/* What is told in a sentence, as indexes of tokens. */
typedef struct
{
  guint act_at;
  guint subject;        /* [subject, subject_end): equal where none stands before the verb */
  guint subject_end;
  guint last;           /* the token after the last one */
} Clause;

static gboolean
is_comma (HawEventGuesser *self,
          guint            at)
{
  return haw_event_token (self, at)->sign == ',';
}

/* A sign other than a comma and what is inside words. */
static gboolean
is_boundary (HawEventGuesser *self,
             guint            at)
{
  gunichar sign = haw_event_token (self, at)->sign;

  return sign != 0 && sign != ',' && sign != '-' && sign != '\'' && sign != 0x2019 && sign != '.' &&
         sign != '&' && sign != '/';
}

/* The first word of the part of the sentence before the comma at @comma. */
static guint
find_opening (HawEventGuesser *self,
              guint            start,
              guint            comma)
{
  guint at = comma;

  while (at > start && comma - at < MAX_OPENING && !is_comma (self, at - 1) &&
         !is_boundary (self, at - 1))
    at--;

  return at;
}

/* Whether a subject that begins after the comma at @comma does not go on before it. */
static gboolean
begins_after (HawEventGuesser *self,
              guint            start,
              guint            comma)
{
  guint opening = find_opening (self, start, comma);

  return comma == start || self->date_at[comma - 1] > 0 ||
         haw_event_latin_is_one_of (self, opening, openers) ||
         haw_event_latin_is_one_of (self, comma + 1, openers);
}

static void
find_subject (HawEventGuesser *self,
              guint            start,
              Clause          *clause)
{
  guint at = clause->act_at;
  guint comma = G_MAXUINT;

  while (at > start && clause->act_at - at < MAX_SUBJECT)
    {
      guint before = at - 1;

      if (is_boundary (self, before) || (self->date_at[before] > 0 && at < clause->act_at))
        break;
      if (is_comma (self, before) && begins_after (self, start, before))
        break;
      if (haw_event_latin_is_one_of (self, before, relatives))
        {
          /* Of "said that Akar visited" the words after it; of "Akar, who visited" those before. */
          if (before + 1 < clause->act_at)
            break;
          clause->subject_end = before > start && is_comma (self, before - 1) ? before - 1 : before;
          at = clause->subject_end;
          continue;
        }
      if (is_comma (self, before))
        comma = before;
      at = before;
    }
  while (at < clause->subject_end &&
         (haw_event_token (self, at)->sign != 0 || self->date_at[at] > 0 ||
          haw_event_latin_is_one_of (self, at, conjunctions) ||
          (comma == G_MAXUINT && at + 1 < clause->subject_end && self->date_at[at + 1] > 0)))
    at++;
  clause->subject = MIN (at, clause->subject_end);
}

static gboolean
is_verb (GArray *verbs,
         guint   at)
{
  guint low = 0;
  guint high = verbs->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (verbs, HawEventLatinVerb, middle).at < at)
        low = middle + 1;
      else
        high = middle;
    }

  return low < verbs->len && g_array_index (verbs, HawEventLatinVerb, low).at == at;
}

/* Whether the clause ends before @at: at a sign, at a word that begins another one, at the next verb. */
static gboolean
ends_clause (HawEventGuesser *self,
             GArray          *verbs,
             guint            at,
             guint            end)
{
  if (is_boundary (self, at))
    return TRUE;
  if (is_comma (self, at))
    return at + 1 >= end ||
           (self->date_at[at + 1] == 0 &&
            (self->date_at[at - 1] > 0 || !haw_event_latin_is_capital (self, at - 1) ||
             !haw_event_latin_is_capital (self, at + 1)));
  if (haw_event_latin_is_one_of (self, at, ends))
    return TRUE;

  return haw_event_latin_is_one_of (self, at, conjunctions) &&
         (is_verb (verbs, at + 1) || is_verb (verbs, at + 2) || is_verb (verbs, at + 3));
}

static void
find_end (HawEventGuesser *self,
          GArray          *verbs,
          guint            end,
          Clause          *clause)
{
  guint n_words = 0;
  guint at;

  for (at = clause->act_at + 1; at < end && n_words < MAX_WORDS; at++)
    {
      if (self->date_at[at] > 0)
        continue;
      if (ends_clause (self, verbs, at, end))
        break;
      n_words += haw_event_is_word (self, at);
    }
  clause->last = at;
}

/* A date, with what stands before it. */
static gboolean
is_left_out (HawEventGuesser *self,
             guint            at,
             guint            last)
{
  for (guint next = at; next < last && next <= at + 2; next++)
    {
      if (self->date_at[next] > 0)
        return TRUE;
      if (!haw_event_latin_is_one_of (self, next, before_dates) && !is_comma (self, next))
        break;
    }

  return FALSE;
}

static void
append (HawEventGuesser *self,
        guint            first,
        guint            last,
        GString         *title)
{
  gboolean skipped = title->len > 0;

  for (guint at = first; at < last; at++)
    {
      const HawToken *token = haw_event_token (self, at);
      g_autofree char *word = NULL;

      if (is_left_out (self, at, last) || (skipped && token->sign == ','))
        {
          skipped = TRUE;
          continue;
        }
      word = haw_text_slice (haw_tokens_get_text (self->tokens), token->start, token->end);
      if (title->len > 0 && (skipped || token->spaced) && token->sign != ',')
        g_string_append_c (title, ' ');
      g_string_append (title, word);
      skipped = FALSE;
    }
}

static char *
dup_title (HawEventGuesser *self,
           const Clause    *clause,
           gboolean         shared)
{
  g_autoptr (GString) title = g_string_new (NULL);
  guint last = clause->last;
  guint verb = shared ? clause->act_at : clause->subject_end;

  while (last > clause->act_at + 1 &&
         (haw_event_token (self, last - 1)->sign != 0 || is_left_out (self, last - 1, last) ||
          haw_event_latin_is_one_of (self, last - 1, before_dates)))
    last--;
  while (verb < clause->act_at && (haw_event_token (self, verb)->sign != 0 ||
                                   haw_event_latin_is_one_of (self, verb, relatives)))
    verb++;
  append (self, clause->subject, clause->subject_end, title);
  append (self, verb, last, title);
  if (title->len > 0)
    {
      const char *rest = g_utf8_next_char (title->str);
      char first[8] = "";

      first[g_unichar_to_utf8 (g_unichar_toupper (g_utf8_get_char (title->str)), first)] = '\0';
      return g_strconcat (first, rest, NULL);
    }

  return g_strdup ("");
}

/* The verb that a date [@first, @last) belongs to: the last one before it, or, where it opens the sentence,
 * the first one after it. */
static guint
find_verb (HawEventGuesser *self,
           GArray          *verbs,
           guint            start,
           guint            first,
           guint            last,
           guint           *next)
{
  guint index;
  guint at;

  while (*next < verbs->len && g_array_index (verbs, HawEventLatinVerb, *next).at < first)
    (*next)++;
  index = *next;
  if (index == 0)
    return verbs->len > 0 && first - start <= 3 &&
           g_array_index (verbs, HawEventLatinVerb, 0).at <= last + DATE_REACH ? 0 : G_MAXUINT;
  at = g_array_index (verbs, HawEventLatinVerb, index - 1).at;
  if (first - at > HAW_EVENT_REACH)
    return G_MAXUINT;
  for (guint i = at + 1; i < first; i++)
    if (is_boundary (self, i) || haw_event_latin_is_one_of (self, i, thats))
      return G_MAXUINT;
  /* What is announced or demanded has its own date. */
  if (g_array_index (verbs, HawEventLatinVerb, index - 1).act == HAW_EVENT_ACT_DECLARE &&
      first - at > 3)
    return G_MAXUINT;

  return index - 1;
}

/* Makes a guess of a verb; where no subject stands before it, that of the verb before. */
static gboolean
make_guess (HawEventGuesser *self,
            GArray          *verbs,
            guint            index,
            guint            start,
            guint            end,
            HawEventGuess   *guess)
{
  const HawEventLatinVerb *verb = &g_array_index (verbs, HawEventLatinVerb, index);
  Clause clause = { .act_at = verb->at, .subject_end = verb->at };
  gboolean shared = FALSE;

  memset (guess, 0, sizeof *guess);
  find_subject (self, start, &clause);
  find_end (self, verbs, end, &clause);
  for (guint i = index; clause.subject == clause.subject_end && i > 0 && index - i < MAX_SHARED; i--)
    {
      clause.act_at = clause.subject_end = g_array_index (verbs, HawEventLatinVerb, i - 1).at;
      find_subject (self, start, &clause);
      clause.act_at = verb->at;
      shared = TRUE;
    }
  if (clause.subject == clause.subject_end)
    return FALSE;
  guess->act = verb->act;
  guess->planned = verb->planned;
  guess->past = !verb->planned;
  guess->names = g_array_new (FALSE, FALSE, sizeof (guint));
  guess->strangers = g_array_new (FALSE, FALSE, sizeof (HawEventStranger));
  haw_event_latin_cast (self, start, verb->at, clause.subject, clause.subject_end, guess);
  haw_event_latin_cast (self, start, verb->at, shared ? verb->at : clause.subject_end, clause.last,
                        guess);
  if (guess->names->len + guess->strangers->len == 0 && guess->place == guess->place_end)
    {
      haw_event_guess_clear (guess);
      return FALSE;
    }
  guess->title = dup_title (self, &clause, shared);
  while (clause.last > clause.act_at + 1 && haw_event_token (self, clause.last - 1)->sign != 0)
    clause.last--;
  guess->start = haw_tokens_get (self->tokens, clause.subject)->start;
  guess->end = haw_tokens_get (self->tokens, clause.last - 1)->end;
  guess->date = HAW_EVENT_NO_DATE;

  return TRUE;
}

static void
add_guess (HawEventGuesser *self,
           GArray          *verbs,
           guint            index,
           guint            start,
           guint            end,
           guint            date,
           GArray          *guesses)
{
  HawEventGuess guess;

  if (!make_guess (self, verbs, index, start, end, &guess))
    return;
  guess.date = date;
  if (date != HAW_EVENT_NO_DATE)
    {
      guess.start = MIN (guess.start, self->source->dates[date].start);
      guess.end = MAX (guess.end, self->source->dates[date].end);
    }
  g_array_append_val (guesses, guess);
}

void
haw_event_latin_read (HawEventGuesser *self,
                      guint            start,
                      guint            end,
                      gboolean         any,
                      GArray          *guesses)
{
  g_autoptr (GArray) verbs = haw_event_latin_verbs (self, start, end);
  guint n_before = guesses->len;
  guint used = G_MAXUINT;
  guint next = 0;

  for (guint at = start; at < end && verbs->len > 0; at++)
    {
      guint date = self->date_at[at];
      guint first = at;
      guint index;

      if (date == 0 || self->quoted[at])
        continue;
      while (at + 1 < end && self->date_at[at + 1] == date)
        at++;
      index = find_verb (self, verbs, start, first, at + 1, &next);
      if (index == G_MAXUINT || index == used ||
          g_array_index (verbs, HawEventLatinVerb, index).act == HAW_EVENT_ACT_NONE)
        continue;
      used = index;
      add_guess (self, verbs, index, start, end, date - 1, guesses);
    }
  for (guint i = 0; any && i < verbs->len && guesses->len == n_before; i++)
    if (g_array_index (verbs, HawEventLatinVerb, i).act != HAW_EVENT_ACT_NONE)
      add_guess (self, verbs, i, start, end, HAW_EVENT_NO_DATE, guesses);
}
