/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-event-latin.h"

#include "haw-fold.h"

#include <string.h>

/* Words before a verb that say of what tense it is or deny it, and words after a light one. */
#define BEFORE 4
#define AFTER 5

/* All of these are folded. */
static const char *const negations[] = { "not", "never", "didn't", "hasn't", "haven't", "wasn't",
                                         "weren't", "won't", "didn’t", "hasn’t", "haven’t",
                                         "wasn’t", "weren’t", "won’t", "denied", "refused",
                                         "failed", "without", "pas", "jamais", "sans", "if", "si",
                                         NULL };
static const char *const determiners[] = { "the", "a", "an", "its", "their", "his", "her", "of",
                                           "to", NULL };
static const char *const unsure[] = { "would", "could", "might", "should", "may", "aurait",
                                      "auraient", "serait", "seraient", NULL };
static const char *const futures[] = { "will", "shall", "va", "vont", "doit", "doivent", "devrait",
                                       "devraient", "prevoit", "prevoient", NULL };
static const char *const expectations[] = { "is", "are", "due", "set", "expected", "scheduled",
                                            "plans", "planned", "about", "going", "intends", NULL };
static const char *const auxiliaries[] = { "a", "ont", "est", "sont", "s'est", "s’est", "n'a",
                                           "n’a", "l'a", "l’a", "avait", "avaient", "etait",
                                           "etaient", "ete", NULL };
/* Between an auxiliary and its participle. */
static const char *const adverbs[] = { "pas", "jamais", "ete", "aussi", "egalement", "deja",
                                       "ensuite", "officiellement", "encore", "notamment",
                                       "finalement", NULL };
static const char *const future_auxiliaries[] = { "sera", "seront", "aura", "auront", NULL };

/* Folded word → form | act << ACT_SHIFT of a verb, and the same << NOUN_SHIFT of a noun. */
static GHashTable *forms;

#define ACT_SHIFT 8
#define NOUN_SHIFT 16
#define VERB_MASK 0xffffu

static void
fill (void)
{
  static gsize filled;

  if (!g_once_init_enter (&filled))
    return;
  forms = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (const HawEventLatinRow *row = haw_event_latin_rows; row->words != NULL; row++)
    {
      g_auto (GStrv) words = haw_fold_split (row->words);
      guint meaning = (guint) row->form | (guint) row->act << ACT_SHIFT;

      if ((row->form & HAW_EVENT_LATIN_NOUN) != 0)
        meaning <<= NOUN_SHIFT;
      for (guint i = 0; words[i] != NULL; i++)
        {
          guint known = GPOINTER_TO_UINT (g_hash_table_lookup (forms, words[i]));

          /* Of two verbs the first one of the table counts, in all of its forms. */
          if ((meaning & VERB_MASK) != 0 && (known & VERB_MASK) != 0 &&
              ((known ^ meaning) & VERB_MASK) >> ACT_SHIFT != 0)
            continue;
          g_hash_table_insert (forms, g_strdup (words[i]), GUINT_TO_POINTER (known | meaning));
        }
    }
  g_once_init_leave (&filled, 1);
}

static guint
look_up (HawEventGuesser *self,
         guint            at)
{
  return haw_event_is_word (self, at)
         ? GPOINTER_TO_UINT (g_hash_table_lookup (forms, haw_tokens_get_word (self->tokens, at))) : 0;
}

static HawEventAct
get_noun_act (guint meaning)
{
  return (HawEventAct) (meaning >> NOUN_SHIFT >> ACT_SHIFT);
}

gboolean
haw_event_latin_is_one_of (HawEventGuesser   *self,
                           guint              at,
                           const char *const *words)
{
  return haw_event_is_word (self, at) && g_strv_contains (words, haw_tokens_get_word (self->tokens, at));
}

gboolean
haw_event_is_latin (HawEventGuesser *self,
                    guint            start,
                    guint            end)
{
  for (guint at = start; at < end; at++)
    {
      const char *word = haw_tokens_get_word (self->tokens, at);

      if (haw_event_token (self, at)->sign == 0 && !g_ascii_isdigit (*word))
        return g_unichar_get_script (g_utf8_get_char (word)) == G_UNICODE_SCRIPT_LATIN;
    }

  return FALSE;
}

/* The nearest of the words before @at, not over a sign, that is one of @words; G_MAXUINT for none. */
static guint
find_before (HawEventGuesser   *self,
             guint              start,
             guint              at,
             const char *const *words)
{
  for (guint i = at; i > start && at - i < BEFORE; i--)
    {
      if (!haw_event_is_word (self, i - 1))
        break;
      if (haw_event_latin_is_one_of (self, i - 1, words))
        return i - 1;
    }

  return G_MAXUINT;
}

static gboolean
is_denied (HawEventGuesser *self,
           guint            start,
           guint            at)
{
  return find_before (self, start, at, negations) != G_MAXUINT ||
         find_before (self, start, at, unsure) != G_MAXUINT;
}

/* The noun that says what a light verb tells: held talks, an election was held. */
static HawEventAct
find_noun (HawEventGuesser *self,
           guint            start,
           guint            at,
           guint            end)
{
  for (guint i = at + 1; i < end && i <= at + AFTER; i++)
    if (get_noun_act (look_up (self, i)) != HAW_EVENT_ACT_NONE)
      return get_noun_act (look_up (self, i));
  for (guint i = at; i > start && at - i < AFTER; i--)
    if (get_noun_act (look_up (self, i - 1)) != HAW_EVENT_ACT_NONE)
      return get_noun_act (look_up (self, i - 1));

  return HAW_EVENT_ACT_NONE;
}

/* Whether a participle has one of @words before it, with nothing but adverbs between. */
static gboolean
has_auxiliary (HawEventGuesser   *self,
               guint              start,
               guint              at,
               const char *const *words)
{
  for (guint i = at; i > start && at - i < BEFORE; i--)
    {
      if (haw_event_latin_is_one_of (self, i - 1, words))
        return TRUE;
      if (!haw_event_latin_is_one_of (self, i - 1, adverbs))
        break;
    }

  return FALSE;
}

/* Whether the words before a form make it one that tells what happened, or will. */
static gboolean
is_finite (HawEventGuesser *self,
           guint            start,
           guint            at,
           guint            form,
           gboolean        *planned)
{
  guint to;

  *planned = FALSE;
  if ((form & HAW_EVENT_LATIN_PAST) != 0 && at > start &&
      !haw_event_latin_is_one_of (self, at - 1, determiners))
    return TRUE;
  if ((form & HAW_EVENT_LATIN_PARTICIPLE) != 0 && has_auxiliary (self, start, at, auxiliaries))
    return TRUE;
  *planned = TRUE;
  if ((form & HAW_EVENT_LATIN_FUTURE) != 0 ||
      ((form & HAW_EVENT_LATIN_PARTICIPLE) != 0 &&
       has_auxiliary (self, start, at, future_auxiliaries)))
    return TRUE;
  if ((form & HAW_EVENT_LATIN_BASE) == 0)
    return FALSE;
  if (find_before (self, start, at, futures) != G_MAXUINT)
    return TRUE;
  to = at > start ? at - 1 : at;

  return g_str_equal (haw_tokens_get_word (self->tokens, to), "to") &&
         find_before (self, start, to, expectations) != G_MAXUINT;
}

static gboolean
read_verb (HawEventGuesser   *self,
           guint              start,
           guint              at,
           guint              end,
           HawEventLatinVerb *verb)
{
  guint meaning = look_up (self, at) & VERB_MASK;
  guint form = meaning & 0xff;

  if (form == 0 || self->quoted[at] || self->name_at[at] > 0 || self->date_at[at] > 0 ||
      !is_finite (self, start, at, form, &verb->planned))
    return FALSE;
  verb->at = at;
  verb->act = (HawEventAct) (meaning >> ACT_SHIFT);
  if ((form & HAW_EVENT_LATIN_LIGHT) != 0)
    {
      verb->act = find_noun (self, start, at, end);
      if (verb->act == HAW_EVENT_ACT_NONE)
        return FALSE;
    }

  return verb->act == HAW_EVENT_ACT_NONE || !is_denied (self, start, at);
}

GArray *
haw_event_latin_verbs (HawEventGuesser *self,
                       guint            start,
                       guint            end)
{
  GArray *verbs = g_array_new (FALSE, FALSE, sizeof (HawEventLatinVerb));

  fill ();
  for (guint at = start; at < end; at++)
    {
      HawEventLatinVerb verb;

      if (read_verb (self, start, at, end, &verb))
        g_array_append_val (verbs, verb);
    }

  return verbs;
}
