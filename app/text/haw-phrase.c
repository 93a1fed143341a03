/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-phrase.h"

#include "haw-clitic.h"
#include "haw-fold.h"

#include <string.h>

#define TEH "\u062a"
#define HEH "\u0647"

struct _HawPhrase
{
  GPtrArray *words;   /* folded */
  GPtrArray *gaps;    /* what stands between them but blanks, folded */
  GPtrArray *cores;   /* of the first word: itself, and without what is surely a clitic */
};

static const char *const enclitics[] = {
  "ها", "هم", "هما", "هن", "نا", "كم", "كن", "ك", "ه", "ي",
};

static void
add_core (HawPhrase  *self,
          const char *core)
{
  if (!g_ptr_array_find_with_equal_func (self->cores, core, g_str_equal, NULL))
    g_ptr_array_add (self->cores, g_strdup (core));
}

static gboolean
is_sure (const char *before,
         gsize       length)
{
  return (length >= strlen ("ال") && memcmp (before + length - strlen ("ال"), "ال", strlen ("ال")) == 0)
         || (length >= strlen ("لل") && memcmp (before + length - strlen ("لل"), "لل", strlen ("لل")) == 0);
}

typedef struct
{
  HawPhrase *phrase;
  const char *word;
} CoreSearch;

/* With the article the clitics are sure, and so the core is. */
static gboolean
core_cb (const char *rest,
         guint       n_left,
         gpointer    data)
{
  CoreSearch *search = data;

  if (rest == search->word)
    add_core (search->phrase, rest);
  else if (is_sure (search->word, (gsize) (rest - search->word)))
    add_core (search->phrase, rest);

  return FALSE;
}

static char *
fold_gap (HawText *text,
          guint    start,
          guint    end)
{
  g_autofree char *slice = haw_text_slice (text, start, end);
  g_autofree char *folded = haw_fold (slice);
  GString *kept = g_string_new (NULL);

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      g_string_append_unichar (kept, g_utf8_get_char (p));

  return g_string_free (kept, FALSE);
}

static char *
fold_word (HawText *text,
           HawWord  word)
{
  g_autofree char *slice = haw_text_slice (text, word.start, word.end);

  return haw_fold (slice);
}

HawPhrase *
haw_phrase_new (const char *words)
{
  g_autofree char *line = NULL;
  g_autoptr (HawText) text = NULL;
  g_autoptr (GArray) found = NULL;
  HawPhrase *self;

  g_return_val_if_fail (words != NULL, NULL);

  line = g_strdelimit (g_strdup (words), "\n", ' ');
  text = haw_text_new (line, -1);
  found = haw_segment_words (text, 0);
  if (found->len == 0)
    return NULL;

  self = g_new0 (HawPhrase, 1);
  self->words = g_ptr_array_new_with_free_func (g_free);
  self->gaps = g_ptr_array_new_with_free_func (g_free);
  self->cores = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < found->len; i++)
    {
      HawWord word = g_array_index (found, HawWord, i);

      g_ptr_array_add (self->words, fold_word (text, word));
      if (i > 0)
        g_ptr_array_add (self->gaps, fold_gap (text, g_array_index (found, HawWord, i - 1).end,
                                               word.start));
    }

  CoreSearch search = { self, self->words->pdata[0] };

  haw_clitic_foreach (search.word, core_cb, &search);

  return self;
}

void
haw_phrase_free (HawPhrase *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->words);
  g_ptr_array_unref (self->gaps);
  g_ptr_array_unref (self->cores);
  g_free (self);
}

/* Whether @word is @core with a pronoun after it: حكومة, حكومته. Short words are left alone. */
static gboolean
has_pronoun (const char *word,
             const char *core)
{
  gsize stem = strlen (core);
  gboolean feminine = g_str_has_suffix (core, HEH);
  const char *after;

  if (feminine)
    stem -= strlen (HEH);
  if (g_utf8_strlen (core, (gssize) stem) < 3 || strncmp (word, core, stem) != 0)
    return FALSE;
  after = word + stem;
  if (feminine && !g_str_has_prefix (after, TEH))
    return FALSE;
  if (feminine)
    after += strlen (TEH);
  for (guint i = 0; i < G_N_ELEMENTS (enclitics); i++)
    {
      /* A single letter is a pronoun for sure only after the open form of the feminine. */
      if (g_str_equal (after, enclitics[i]))
        return feminine || g_utf8_strlen (after, -1) > 1;
    }

  return FALSE;
}

typedef struct
{
  const HawPhrase *phrase;
  guint n_left;
} Match;

static gboolean
match_cb (const char *rest,
          guint       n_left,
          gpointer    data)
{
  Match *match = data;

  for (guint i = 0; i < match->phrase->cores->len; i++)
    {
      const char *core = match->phrase->cores->pdata[i];

      if (!g_str_equal (rest, core) &&
          (match->phrase->words->len > 1 || !has_pronoun (rest, core)))
        continue;
      match->n_left = n_left;
      return TRUE;
    }

  return FALSE;
}

/* Whether the words from @at on are the phrase; @n_left: letters of clitics before it. */
static gboolean
stands_at (const HawPhrase *self,
           HawText         *text,
           GArray          *words,
           GPtrArray       *folded,
           guint            at,
           guint           *n_left)
{
  Match match = { self, 0 };

  if (at + self->words->len > words->len ||
      !haw_clitic_foreach (folded->pdata[at], match_cb, &match))
    return FALSE;
  for (guint i = 1; i < self->words->len; i++)
    {
      const char *word = folded->pdata[at + i];
      const char *wanted = self->words->pdata[i];
      g_autofree char *gap = NULL;

      if (!g_str_equal (word, wanted) &&
          (i + 1 < self->words->len || !has_pronoun (word, wanted)))
        return FALSE;
      gap = fold_gap (text, g_array_index (words, HawWord, at + i - 1).end,
                      g_array_index (words, HawWord, at + i).start);
      if (!g_str_equal (gap, self->gaps->pdata[i - 1]))
        return FALSE;
    }
  *n_left = match.n_left;

  return TRUE;
}

static void
find_in_paragraph (const HawPhrase *self,
                   HawText         *text,
                   guint            paragraph,
                   GArray          *passages)
{
  g_autoptr (GArray) words = haw_segment_words (text, paragraph);
  g_autoptr (GPtrArray) folded = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < words->len; i++)
    g_ptr_array_add (folded, fold_word (text, g_array_index (words, HawWord, i)));
  for (guint i = 0; i < words->len; i++)
    {
      HawWord first = g_array_index (words, HawWord, i);
      g_autofree char *slice = NULL;
      HawWord passage;
      guint n_left;

      if (!stands_at (self, text, words, folded, i, &n_left))
        continue;
      slice = haw_text_slice (text, first.start, first.end);
      passage.start = first.start + haw_clitic_count_to_offset (slice, n_left);
      passage.end = g_array_index (words, HawWord, i + self->words->len - 1).end;
      g_array_append_val (passages, passage);
      i += self->words->len - 1;
    }
}

gboolean
haw_phrase_may_stand_in (const HawPhrase *self,
                         const char      *folded)
{
  g_return_val_if_fail (self != NULL && folded != NULL, FALSE);

  for (guint i = 1; i + 1 < self->words->len; i++)
    if (strstr (folded, self->words->pdata[i]) == NULL)
      return FALSE;
  for (guint i = 0; i < self->cores->len; i++)
    {
      g_autofree char *stem = g_strdup (self->cores->pdata[i]);

      if (g_str_has_suffix (stem, HEH))
        stem[strlen (stem) - strlen (HEH)] = '\0';
      if (strstr (folded, stem) != NULL)
        return TRUE;
    }

  return FALSE;
}

GArray *
haw_phrase_find (const HawPhrase *self,
                 HawText         *text)
{
  GArray *passages = g_array_new (FALSE, FALSE, sizeof (HawWord));

  g_return_val_if_fail (self != NULL && text != NULL, passages);

  for (guint i = 0; i < haw_text_get_n_paragraphs (text); i++)
    if (!haw_text_get_paragraph (text, i)->blank)
      find_in_paragraph (self, text, i, passages);

  return passages;
}
