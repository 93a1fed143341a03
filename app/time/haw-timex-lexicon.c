/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-timex-private.h"

#include <string.h>

#define N_SLOTS 8192
#define MAX_WORDS 2048
#define MAX_SENSES 4
#define MAX_LETTERS 16

/* A word and what it can mean. */
typedef struct
{
  guint8 letters[MAX_LETTERS];
  guint8 n_letters;
  guint8 n_senses;
  guint32 hash;
  guint64 mask;
  struct { guint8 class; gint16 value; } senses[MAX_SENSES];
} LexiconWord;

static LexiconWord words[MAX_WORDS]; /* 0 stands for none */
static guint n_words = 1;
static guint16 slots[N_SLOTS];

guint
haw_timex_lexicon_n_words (void)
{
  return n_words;
}

guint
haw_timex_lexicon_find (const guint8 *letters,
                        guint         n_letters,
                        guint32       hash)
{
  if (n_letters > MAX_LETTERS)
    return 0;
  for (guint slot = hash >> 19; slots[slot] != 0; slot = (slot + 1) % N_SLOTS)
    {
      const LexiconWord *word = &words[slots[slot]];

      if (word->hash == hash && word->n_letters == n_letters &&
          memcmp (word->letters, letters, n_letters) == 0)
        return slots[slot];
    }
  return 0;
}

static guint
add_folded (const char *word)
{
  guint8 letters[64];
  guint n = haw_timex_fold (word, letters, sizeof letters);
  guint32 hash = haw_timex_hash (letters, n);
  guint id = haw_timex_lexicon_find (letters, n, hash);
  guint slot = hash >> 19;

  if (id != 0)
    return id;
  g_assert (n > 0 && n <= MAX_LETTERS && n_words < MAX_WORDS);
  id = n_words++;
  memcpy (words[id].letters, letters, n);
  words[id].n_letters = (guint8) n;
  words[id].hash = hash;
  while (slots[slot] != 0)
    slot = (slot + 1) % N_SLOTS;
  slots[slot] = (guint16) id;
  return id;
}

/* A word that a rule spells out. */
guint
haw_timex_lexicon_add (const char *word)
{
  guint id = add_folded (word);

  words[id].mask |= CLASS_BIT (LIT);
  return id;
}

static void
add_sense (guint         id,
           HawTimexClass class,
           int           value)
{
  LexiconWord *word = &words[id];

  g_assert (word->n_senses < MAX_SENSES);
  word->mask |= G_GUINT64_CONSTANT (1) << class;
  word->senses[word->n_senses].class = (guint8) class;
  word->senses[word->n_senses].value = (gint16) value;
  word->n_senses++;
}

static void
add_entries (const HawTimexEntry *entries)
{
  for (; entries->words != NULL; entries++)
    {
      g_auto (GStrv) list = g_strsplit (entries->words, " ", -1);

      for (guint i = 0; list[i] != NULL; i++)
        {
          /* The article is split off where it is one, as in texts. */
          const char *word = list[i];
          guint id;

          if (*word == '\0')
            continue;
          if (haw_timex_splits_article (word) && g_utf8_strlen (word, -1) > 3 &&
              entries->class != HAW_TIMEX_CLASS_FUT)
            word += strlen ("ال");
          id = add_folded (word);
          if ((words[id].mask & G_GUINT64_CONSTANT (1) << entries->class) == 0)
            add_sense (id, entries->class, entries->value);
        }
    }
}

void
haw_timex_lexicon_init (void)
{
  add_entries (haw_timex_arabic_words);
  add_entries (haw_timex_latin_words);
  add_entries (haw_timex_context_words);
}

guint64
haw_timex_lexicon_mask (guint word)
{
  return words[word].mask;
}

gboolean
haw_timex_lexicon_is_latin (guint word)
{
  return words[word].letters[0] < 0x80;
}

int
haw_timex_lexicon_value (guint         word,
                         HawTimexClass class)
{
  for (guint i = 0; i < words[word].n_senses; i++)
    if (words[word].senses[i].class == class)
      return words[word].senses[i].value;
  return 0;
}

/* One letter replaced, left out or too many, the first one being right. */
static gboolean
is_near (const guint8 *a,
         guint         n_a,
         const guint8 *b,
         guint         n_b)
{
  guint head = 0;
  guint tail = 0;
  guint least = MIN (n_a, n_b);

  if (n_a > n_b + 1 || n_b > n_a + 1)
    return FALSE;
  while (head < least && a[head] == b[head])
    head++;
  while (tail < least - head && a[n_a - 1 - tail] == b[n_b - 1 - tail])
    tail++;
  return head > 0 && head + tail + 1 >= MAX (n_a, n_b);
}

guint
haw_timex_lexicon_near (const guint8 *letters,
                        guint         n_letters,
                        HawTimexClass class)
{
  for (guint id = 1; id < n_words; id++)
    {
      const LexiconWord *word = &words[id];

      if ((word->mask & G_GUINT64_CONSTANT (1) << class) != 0 && word->n_letters >= 4 &&
          is_near (letters, n_letters, word->letters, word->n_letters))
        return id;
    }
  return 0;
}

/* Whether @token is one of the words of @list, which ends with NULL; with proclitics and article
 * taken off if the lexicon has the word. */
gboolean
haw_timex_is_any (const HawTimexToken *token,
                  const char *const   *list)
{
  const guint8 *own = token->word != 0 ? words[token->word].letters : token->letters;
  guint n_own = token->word != 0 ? words[token->word].n_letters : token->n_digits;
  guint8 letters[MAX_LETTERS];

  if (token->kind != TOKEN_WORD || n_own > MAX_LETTERS)
    return FALSE;
  for (; *list != NULL; list++)
    if (haw_timex_fold (*list, letters, sizeof letters) == n_own &&
        memcmp (letters, own, n_own) == 0)
      return TRUE;
  return FALSE;
}
