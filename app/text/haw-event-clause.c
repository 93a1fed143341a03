/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-event-private.h"

#include "haw-fold.h"

#include <string.h>

/* Words of a title, and how many there must be before it may end at a preposition. */
#define MAX_WORDS 21
#define MIN_WORDS 6

/* Words before a verb in which its subject is looked for. */
#define MAX_SUBJECT 12

/* All of these are folded. Between a subject and its verb, and in front of both. */
static const char *const auxiliaries[] = { "قد", "وقد", "كان", "كانت", "وكان", "وكانت", "كانوا", "لقد",
                                           "ولقد", "فقد", NULL };
/* What goes on after a comma. */
static const char *const companies[] = { "الي", "برفقه", "رفقه", "يرافقه", "ترافقه", "بصحبه", "بحضور",
                                         "برئاسه", "بقياده", "بمشاركه", NULL };
/* Where another clause begins, and what the title can do without. */
static const char *const ends[] = { "حيث", "فيما", "بينما", "وسط", "رغم", "بعد", "عقب", "وذلك", "حسبما",
                                    "خلالها", "خلاله", "اثر", "اذ", "لكن", "مما", "وهو", "وهي",
                                    "الذي", "التي", "الذين", "والذي", "والتي", "اللذين", "اللذان", "اللتين", "كما",
                                    "عشيه", "غداه", "عندما", "بهدف", "بغيه", "قبل", "قبيل", "لكنه",
                                    "لكنها", "منذ", "ضمن", "ضم", "تضم", "يضم", "ثم", NULL };
/* Before a date, and left out with it. */
static const char *const before_dates[] = { "في", "يوم", "بتاريخ", "خلال", "وفي", "من", "عند", "منذ",
                                            "مساء", "صباح", "فجر", "ليل", NULL };
/* في حين, في وقت: the beginning of another clause. */
static const char *const ins[] = { "في", "وفي", NULL };
static const char *const meanwhile[] = { "حين", "وقت", "ظل", "الوقت", "سياق", "ضوء", "اعقاب", NULL };
/* What makes the subject stand in the accusative. */
static const char *const makes_accusative[] = { "ان", "بان", "لان", "وان", "فان", "لكن", "ولكن", NULL };

static gboolean
is_comma (gunichar sign)
{
  return sign == ',' || sign == 0x060c;
}

static gboolean
is_boundary (gunichar sign)
{
  return sign == '\n' || sign == '.' || sign == ':' || sign == ';' || sign == 0x061b || sign == '!' ||
         sign == '?' || sign == 0x061f || sign == '(' || sign == ')' || sign == '[' || sign == ']' ||
         sign == 0x2026 || sign == 0x2013 || sign == 0x2014;
}

static gboolean
is_verb (HawEventGuesser *self,
         guint            at)
{
  return haw_event_has (self, at, HAW_WORD_SAYS) ||
         (haw_event_is_word (self, at) &&
          haw_event_word_find (haw_tokens_get_word (self->tokens, at)).verb);
}

/* وفدا أمنيا → وفد أمني, where the word without the ending is one of those that are known. */
static gboolean
take_accusative_off (char *word)
{
  const HawWordClass classes = HAW_WORD_TITLE | HAW_WORD_BODY | HAW_WORD_RANK | HAW_WORD_NATION |
                               HAW_WORD_FIELD;
  static const char *const endings[] = { "ا\331\213", "\331\213ا", "ا" };

  if ((haw_lexicon_find (word) & (HAW_WORD_COUNTRY | HAW_WORD_GIVEN)) != 0)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (word, endings[i]))
      {
        g_autofree char *plain = g_strndup (word, strlen (word) - strlen (endings[i]));
        g_autofree char *folded = haw_fold (plain);

        if ((haw_lexicon_find (folded) & classes) == 0)
          return FALSE;
        strcpy (word, plain);
        return TRUE;
      }

  return FALSE;
}

static gboolean
can_be_subject (HawEventGuesser *self,
                guint            at,
                gboolean         accusative)
{
  const HawWordClass classes = HAW_WORD_TITLE | HAW_WORD_BODY | HAW_WORD_COUNTRY | HAW_WORD_GIVEN |
                               HAW_WORD_NATION;
  g_autofree char *word = NULL;

  if (self->name_at[at] > 0 || haw_event_has (self, at, classes))
    return TRUE;
  if (!accusative || !haw_event_is_word (self, at))
    return FALSE;
  word = g_strdup (haw_tokens_get_word (self->tokens, at));

  return take_accusative_off (word);
}

/* Where the subject of a verb begins that stands before it; @act_at where none does. */
static guint
find_subject (HawEventGuesser *self,
              HawEventClause  *clause,
              guint            start)
{
  guint first = clause->act_at;

  for (guint at = clause->act_at; at > start && clause->act_at - at < MAX_SUBJECT; at--)
    {
      guint before = at - 1;

      if (haw_event_is_one_of (self, before, makes_accusative))
        {
          clause->accusative = first < clause->act_at;
          break;
        }
      if (self->date_at[before] > 0 || haw_event_is_one_of (self, before, auxiliaries))
        continue;
      if (!haw_event_is_word (self, before))
        {
          if (is_boundary (haw_event_token (self, before)->sign) ||
              !self->name_at[at] || is_comma (haw_event_token (self, before)->sign))
            break;
          continue;
        }
      if (haw_event_has (self, before, HAW_WORD_THAT | HAW_WORD_STOP | HAW_WORD_ACCORDING) ||
          (is_verb (self, before) && !self->name_at[before]))
        break;
      first = before;
    }
  if (first == clause->act_at || can_be_subject (self, first, clause->accusative))
    return first;
  clause->accusative = FALSE;

  return clause->act_at;
}

static gboolean
begins_other_clause (HawEventGuesser *self,
                     guint            at)
{
  return haw_event_is_one_of (self, at, ends) ||
         haw_event_has (self, at, HAW_WORD_ACCORDING | HAW_WORD_SAYING) ||
         (haw_event_is_one_of (self, at, ins) && haw_event_is_one_of (self, at + 1, meanwhile));
}

static gboolean
is_person (HawEventGuesser *self,
           guint            at)
{
  return self->name_at[at] > 0 && self->source->names[self->name_at[at] - 1].person;
}

/* Whether a date ends at @at that has a comma before it. */
static gboolean
is_after_comma (HawEventGuesser *self,
                guint            at)
{
  guint date = self->date_at[at];

  if (date == 0)
    return FALSE;
  while (at > 0 && self->date_at[at - 1] == date)
    at--;

  return at > 0 && is_comma (haw_event_token (self, at - 1)->sign);
}

/* Whether the clause goes on after a comma: with a name, an office, a place or who came along, and
 * always after a date between two commas. What tells more of a name before the comma does not count. */
static gboolean
goes_on (HawEventGuesser *self,
         guint            at,
         guint            n_words)
{
  if (self->date_at[at] > 0)
    return TRUE;
  if (!haw_event_is_word (self, at) || is_verb (self, at) || begins_other_clause (self, at))
    return FALSE;
  if (at > 1 && is_after_comma (self, at - 2))
    return TRUE;
  if (at > 1 && is_person (self, at - 2) && haw_event_has (self, at, HAW_WORD_TITLE) &&
      n_words >= MIN_WORDS)
    return FALSE;

  return can_be_subject (self, at, FALSE) || haw_event_is_one_of (self, at, companies) ||
         n_words < MIN_WORDS;
}

static gboolean
ends_title (HawEventGuesser      *self,
            const HawEventClause *clause,
            guint                 at,
            guint                 n_words)
{
  const HawToken *token = haw_event_token (self, at);

  if (token->sign != 0)
    return is_boundary (token->sign) ||
           (is_comma (token->sign) && !goes_on (self, at + 1, n_words));
  if (self->name_at[at] > 0)
    return FALSE;
  if (begins_other_clause (self, at) ||
      (clause->act != HAW_EVENT_ACT_DECLARE && haw_event_has (self, at, HAW_WORD_THAT)))
    return TRUE;

  /* وبحثا: the next thing that was done. */
  return g_str_has_prefix (haw_tokens_get_word (self->tokens, at), "و") && is_verb (self, at) &&
         haw_event_count_conjunction (self, at) > 0;
}

/* Finds where the title of a clause begins and ends, in the sentence [@start, @end). */
void
haw_event_clause_grow (HawEventGuesser *self,
                       HawEventClause  *clause,
                       guint            start,
                       guint            end)
{
  guint n_words = 0;
  guint good_end = 0;
  guint at;

  clause->first = find_subject (self, clause, start);
  for (at = clause->act_at + 1; at < end && n_words < MAX_WORDS; at++)
    {
      if (self->date_at[at] > 0)
        continue;
      if (ends_title (self, clause, at, n_words))
        break;
      if (n_words >= MIN_WORDS && haw_event_has (self, at, HAW_WORD_PREPOSITION))
        good_end = at;
      n_words += haw_event_is_word (self, at);
    }
  /* Cut in the middle of a clause: rather before its last preposition. */
  clause->last = n_words == MAX_WORDS && good_end > 0 ? good_end : at;
}

static gboolean
is_left_out (HawEventGuesser      *self,
             const HawEventClause *clause,
             guint                 at)
{
  if (self->date_at[at] > 0)
    return TRUE;
  if (at < clause->act_at && haw_event_is_one_of (self, at, auxiliaries))
    return TRUE;

  return at + 1 < clause->last && self->date_at[at + 1] > 0 &&
         (haw_event_is_one_of (self, at, before_dates) ||
          is_comma (haw_event_token (self, at)->sign));
}

static void
append_token (HawEventGuesser      *self,
              const HawEventClause *clause,
              guint                 at,
              gboolean              spaced,
              GString              *title)
{
  const HawToken *token = haw_event_token (self, at);
  guint start = token->start;
  g_autofree char *word = NULL;

  if (at == clause->first && token->sign == 0)
    {
      guint left = at == clause->act_at
                   ? haw_event_word_find (haw_tokens_get_word (self->tokens, at)).n_left
                   : haw_event_count_conjunction (self, at);

      start = haw_tokens_skip_letters (self->tokens, at, left);
    }
  word = haw_text_slice (haw_tokens_get_text (self->tokens), start, token->end);
  if (clause->accusative && at < clause->act_at)
    take_accusative_off (word);
  if (title->len > 0 && spaced && !is_comma (token->sign))
    g_string_append_c (title, ' ');
  g_string_append (title, word);
}

/* What says nothing without what came after it: a comma, a preposition, an open mark. */
static gboolean
is_loose_end (HawEventGuesser      *self,
              const HawEventClause *clause,
              guint                 at)
{
  gunichar sign = haw_event_token (self, at)->sign;

  return is_comma (sign) || sign == 0x00ab || sign == '-' || is_left_out (self, clause, at) ||
         (at > clause->act_at && self->name_at[at] == 0 &&
          haw_event_has (self, at, HAW_WORD_PREPOSITION | HAW_WORD_THAT));
}

/* The words of the clause without its date. */
char *
haw_event_clause_dup_title (HawEventGuesser      *self,
                            const HawEventClause *clause)
{
  GString *title = g_string_new (NULL);
  gboolean skipped = FALSE;
  guint last = clause->last;

  while (last > clause->first + 1 && is_loose_end (self, clause, last - 1))
    last--;
  for (guint at = clause->first; at < last; at++)
    {
      if (is_left_out (self, clause, at) ||
          (skipped && is_comma (haw_event_token (self, at)->sign)))
        {
          skipped = TRUE;
          continue;
        }
      append_token (self, clause, at, skipped || haw_tokens_get (self->tokens, at)->spaced, title);
      skipped = FALSE;
    }

  return g_string_free (title, FALSE);
}
