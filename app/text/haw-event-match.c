/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-event-match.h"

#include "haw-lexicon.h"
#include "haw-name-score.h"
#include "haw-tokens.h"

#include <string.h>

/* What counts how much; an event at another time is none. */
#define SAME_DATE 35
#define SAME_TIME 22
#define NEAR_TIME 26      /* a day apart, where one of the dates is vague */
#define NEXT_DAY 12       /* a day apart */
#define NO_TIME 10
#define FIRST_NAME 20
#define OTHER_NAME 8
#define MAX_NAMES 36
#define SAME_PLACE 8
#define SAME_ACT 9
#define LIKE_ACT 6        /* a visit and its talks */
#define ALL_WORDS 26
#define TOLD_BEFORE 15    /* taken off where one article tells two acts */

#define MIN_LETTERS 3
#define MAX_NUMBERS 64

/* Folded; of each word at most two endings are taken, the longest first. */
static const char *const endings[] = { "هما", "تين", "تان", "ات", "ان", "ين", "ون", "وا", "ها", "هم",
                                       "ه", "ي", "ا" };
static const char *const beginnings[] = { "وبال", "وال", "بال", "فال", "كال", "ولل", "لل", "ال", "و",
                                          "ب", "ل" };

typedef struct
{
  char *written;   /* 18 شهرا */
  guint64 value;
  guint counted;   /* hash of what it counts */
} Number;

struct _HawEventWords
{
  GHashTable *stems;   /* hash of the stem as a set */
  GArray *numbers;     /* Number */
  HawEventAct act;
};

static void
number_clear (gpointer number)
{
  g_free (((Number *) number)->written);
}

HawEventWords *
haw_event_words_new (void)
{
  HawEventWords *self = g_new0 (HawEventWords, 1);

  self->stems = g_hash_table_new (NULL, NULL);
  self->numbers = g_array_new (FALSE, FALSE, sizeof (Number));
  g_array_set_clear_func (self->numbers, number_clear);
  return self;
}

void
haw_event_words_free (HawEventWords *self)
{
  g_hash_table_unref (self->stems);
  g_array_unref (self->numbers);
  g_free (self);
}

/* A folded word without what is written together with it, as far as letters tell. */
static guint
hash_stem (const char *folded)
{
  char stem[96];
  glong n;

  if (strlen (folded) >= sizeof stem)
    return haw_tokens_hash (folded);
  strcpy (stem, folded);
  for (guint i = 0; i < G_N_ELEMENTS (beginnings); i++)
    if (g_str_has_prefix (stem, beginnings[i]) &&
        g_utf8_strlen (stem, -1) >= g_utf8_strlen (beginnings[i], -1) + MIN_LETTERS)
      {
        memmove (stem, stem + strlen (beginnings[i]), strlen (stem + strlen (beginnings[i])) + 1);
        break;
      }
  for (guint taken = 0; taken < 2; taken++)
    {
      n = g_utf8_strlen (stem, -1);
      for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
        if (g_str_has_suffix (stem, endings[i]) &&
            n >= g_utf8_strlen (endings[i], -1) + MIN_LETTERS)
          {
            stem[strlen (stem) - strlen (endings[i])] = '\0';
            break;
          }
    }

  return haw_tokens_hash (stem);
}

static gboolean
is_content (const char *word)
{
  const HawWordClass empty = HAW_WORD_PREPOSITION | HAW_WORD_STOP | HAW_WORD_THAT | HAW_WORD_DAY |
                             HAW_WORD_ACCORDING;

  return g_utf8_strlen (word, -1) >= MIN_LETTERS && (haw_lexicon_find (word) & empty) == 0;
}

/* What says nothing of what is counted. */
static const char *const no_counted[] = { "of", "the", "and", "de", "des", "les", "la", "le", "et",
                                          "من", NULL };

/* What is counted, in whatever number it stands: soldiers, جنود. */
static guint
hash_counted (const char *folded)
{
  gsize n = strlen (folded);

  if (n > 3 && g_ascii_isalpha (folded[0]) && folded[n - 1] == 's')
    {
      g_autofree char *one = g_strndup (folded, n - 1);

      return haw_tokens_hash (one);
    }

  return hash_stem (folded);
}

static void
append_number (HawEventWords   *self,
               const HawTokens *tokens,
               guint64          value,
               guint            start,
               guint            counted)
{
  const HawToken *token = haw_tokens_get (tokens, counted);
  const char *word = haw_tokens_get_word (tokens, counted);
  Number number = { .value = value };

  if (token->sign != 0 || self->numbers->len >= MAX_NUMBERS || g_ascii_isdigit (*word) ||
      g_strv_contains (no_counted, word))
    return;
  number.counted = hash_counted (word);
  number.written = haw_text_slice (haw_tokens_get_text (tokens), start, token->end);
  g_array_append_val (self->numbers, number);
}

/* A dual is two of what it names, where it is no name and not counted itself. Only the nominative and the
 * feminine tell it from a plural. */
static gboolean
is_dual (const HawTokens *tokens,
         guint            at)
{
  const HawWordClass others = HAW_WORD_COUNTRY | HAW_WORD_GIVEN | HAW_WORD_NATION |
                              HAW_WORD_PREPOSITION | HAW_WORD_STOP | HAW_WORD_DAY;
  const char *word = haw_tokens_get_word (tokens, at);

  return (g_str_has_suffix (word, "ان") || g_str_has_suffix (word, "تين")) &&
         g_utf8_strlen (word, -1) >= 5 && (haw_lexicon_find (word) & others) == 0;
}

/* The number that begins at the word @at, if one does: in digits or as one of @numbers. Returns the token
 * after it. */
static guint
read_number (const HawTokens      *tokens,
             guint                 at,
             const HawEventNumber *number,
             guint64              *value)
{
  const HawToken *token = haw_tokens_get (tokens, at);
  const char *word = haw_tokens_get_word (tokens, at);
  char *end = NULL;

  if (number != NULL && number->start < token->end && number->end >= token->end)
    {
      while (at < haw_tokens_get_n (tokens) && haw_tokens_get (tokens, at)->start < number->end)
        at++;
      *value = number->value;
      return at;
    }
  if (!g_ascii_isdigit (*word))
    return at;
  *value = g_ascii_strtoull (word, &end, 10);

  return *end == '\0' ? at + 1 : at;
}

static void
add_word (HawEventWords   *self,
          const HawTokens *tokens,
          guint            at)
{
  const char *word = haw_tokens_get_word (tokens, at);
  HawEventWord action;

  if (haw_tokens_get (tokens, at)->sign != 0)
    return;
  action = haw_event_word_find (word);
  if (self->act == HAW_EVENT_ACT_NONE && !action.light)
    self->act = action.act;
  if (is_content (word))
    g_hash_table_add (self->stems, GUINT_TO_POINTER (hash_stem (word)));
}

void
haw_event_words_add (HawEventWords        *self,
                     const char           *words,
                     const HawEventNumber *numbers,
                     guint                 n_numbers)
{
  g_autoptr (HawText) text = NULL;
  g_autoptr (HawTokens) tokens = NULL;
  guint counted = G_MAXUINT;
  guint next = 0;

  g_return_if_fail (self != NULL && words != NULL);

  text = haw_text_new (words, -1);
  tokens = haw_tokens_new (text, NULL, 0);
  for (guint i = 0; i < haw_tokens_get_n (tokens); i++)
    {
      const HawToken *token = haw_tokens_get (tokens, i);
      guint64 value = 0;
      guint end;

      add_word (self, tokens, i);
      if (token->sign != 0 || i == counted)
        continue;
      while (next < n_numbers && numbers[next].end <= token->start)
        next++;
      end = read_number (tokens, i, next < n_numbers ? &numbers[next] : NULL, &value);
      if (end > i)
        {
          append_number (self, tokens, value, token->start, end);
          counted = end;
          while (i + 1 < end)
            add_word (self, tokens, ++i);
        }
      else if (is_dual (tokens, i))
        append_number (self, tokens, 2, token->start, i);
    }
}

HawEventAct
haw_event_words_get_act (const HawEventWords *self)
{
  g_return_val_if_fail (self != NULL, HAW_EVENT_ACT_NONE);

  return self->act;
}

double
haw_event_words_compare (const HawEventWords *a,
                         const HawEventWords *b)
{
  guint n_shared = 0;
  guint n;
  GHashTableIter iter;
  gpointer stem;

  g_return_val_if_fail (a != NULL && b != NULL, 0);

  n = MIN (g_hash_table_size (a->stems), g_hash_table_size (b->stems));
  g_hash_table_iter_init (&iter, a->stems);
  while (g_hash_table_iter_next (&iter, &stem, NULL))
    n_shared += g_hash_table_contains (b->stems, stem);

  return n > 0 ? MIN (1.0, n_shared / (double) n) : 0;
}

static const Number *
find_count (const HawEventWords *words,
            guint                counted,
            guint64              value,
            gboolean             same)
{
  for (guint i = 0; i < words->numbers->len; i++)
    {
      const Number *number = &g_array_index (words->numbers, Number, i);

      if (number->counted == counted && (number->value == value) == same)
        return number;
    }

  return NULL;
}

gboolean
haw_event_words_differ (const HawEventWords  *a,
                        const HawEventWords  *b,
                        char                **here,
                        char                **there)
{
  g_return_val_if_fail (a != NULL && b != NULL && here != NULL && there != NULL, FALSE);

  for (guint i = 0; i < a->numbers->len; i++)
    {
      const Number *number = &g_array_index (a->numbers, Number, i);
      const Number *other = find_count (b, number->counted, number->value, FALSE);

      if (other == NULL || find_count (b, number->counted, number->value, TRUE) != NULL)
        continue;
      *here = g_strdup (number->written);
      *there = g_strdup (other->written);
      return TRUE;
    }

  return FALSE;
}

/* The name of @names most like one, of those that are free. */
static HawEventNameMatch
find_best (const char         *name,
           const char *const  *names,
           const gboolean     *taken)
{
  HawEventNameMatch match = { .b = G_MAXUINT };

  for (guint i = 0; names[i] != NULL; i++)
    {
      double score = taken[i] ? 0 : haw_name_score (name, names[i], 0, NULL);

      if (score < HAW_NAME_LIKELY || score <= match.score)
        continue;
      match.b = i;
      match.score = score;
    }

  return match;
}

GArray *
haw_event_names_match (const char *const *a,
                       const char *const *b)
{
  GArray *matches = g_array_new (FALSE, FALSE, sizeof (HawEventNameMatch));
  g_autofree gboolean *taken = NULL;

  g_return_val_if_fail (a != NULL && b != NULL, matches);

  taken = g_new0 (gboolean, g_strv_length ((GStrv) b) + 1);
  for (guint i = 0; a[i] != NULL; i++)
    {
      HawEventNameMatch match = find_best (a[i], b, taken);

      match.a = i;
      if (match.b != G_MAXUINT)
        taken[match.b] = TRUE;
      g_array_append_val (matches, match);
    }

  return matches;
}

static guint
rate_date (const HawEventLikeness *likeness)
{
  if (!likeness->dated)
    return NO_TIME;
  if (likeness->same_date)
    return SAME_DATE;
  if (likeness->days == 0)
    return SAME_TIME;
  if (likeness->days == 1)
    return likeness->vague ? NEAR_TIME : NEXT_DAY;

  return 0;
}

static guint
rate_act (HawEventAct a,
          HawEventAct b)
{
  if (a == HAW_EVENT_ACT_NONE || b == HAW_EVENT_ACT_NONE)
    return 0;
  if (a == b)
    return SAME_ACT;

  return (a == HAW_EVENT_ACT_TRAVEL && b == HAW_EVENT_ACT_MEET) ||
         (a == HAW_EVENT_ACT_MEET && b == HAW_EVENT_ACT_TRAVEL) ? LIKE_ACT : 0;
}

guint
haw_event_likeness_rate (const HawEventLikeness *likeness)
{
  guint score;

  g_return_val_if_fail (likeness != NULL, 0);

  score = rate_date (likeness);
  if (score == 0)
    return 0;
  if (likeness->n_shared > 0)
    score += MIN (MAX_NAMES, FIRST_NAME + OTHER_NAME * (likeness->n_shared - 1));
  score += likeness->same_place ? SAME_PLACE : 0;
  score += rate_act (likeness->a, likeness->b);
  score += (guint) (likeness->words * ALL_WORDS + 0.5);
  if (likeness->told_before && likeness->a != likeness->b)
    score -= MIN (score, TOLD_BEFORE);

  return MIN (score, 100);
}
