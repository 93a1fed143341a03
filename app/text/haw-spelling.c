/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-spelling.h"

#include "haw-markdown.h"

#include <string.h>

#define MAX_LETTERS 60
#define MAX_RUN 1000 /* code points without a space; what is longer was not written as words */
#define TATWEEL 0x0640
#define RIGHT_QUOTE 0x2019

typedef struct
{
  gunichar *letters;
  glong n;
  gboolean *left_out;   /* code, and what links hold */
  glong run_end;        /* of the last run without spaces that a word was in */
  gboolean run_skipped; /* whether that run has no words */
} Paragraph;

static void
word_free (gpointer data)
{
  g_free (((HawSpelledWord *) data)->text);
  g_free (data);
}

static gboolean
is_letter (gunichar letter)
{
  return g_unichar_isalpha (letter) || g_unichar_ismark (letter) || letter == TATWEEL;
}

static gboolean
is_apostrophe (gunichar letter)
{
  return letter == '\'' || letter == RIGHT_QUOTE;
}

/* Whether a letter of the paragraph belongs to a word that begins before it. */
static gboolean
goes_on (const Paragraph *paragraph,
         glong            at)
{
  if (at >= paragraph->n || paragraph->left_out[at])
    return FALSE;
  if (is_letter (paragraph->letters[at]))
    return TRUE;
  return is_apostrophe (paragraph->letters[at]) && at + 1 < paragraph->n &&
         !paragraph->left_out[at + 1] && is_letter (paragraph->letters[at + 1]);
}

/* FALSE where letters of several scripts, or of another one, are in the word. */
static gboolean
find_script (const Paragraph *paragraph,
             glong            start,
             glong            end,
             HawScript       *script)
{
  gboolean seen[HAW_N_SCRIPTS] = { FALSE };

  for (glong i = start; i < end; i++)
    {
      if (!g_unichar_isalpha (paragraph->letters[i]) || paragraph->letters[i] == TATWEEL)
        continue;
      switch ((int) g_unichar_get_script (paragraph->letters[i]))
        {
        case G_UNICODE_SCRIPT_ARABIC: seen[HAW_SCRIPT_ARABIC] = TRUE; break;
        case G_UNICODE_SCRIPT_LATIN: seen[HAW_SCRIPT_LATIN] = TRUE; break;
        default: return FALSE;
        }
    }
  *script = seen[HAW_SCRIPT_ARABIC] ? HAW_SCRIPT_ARABIC : HAW_SCRIPT_LATIN;
  return seen[HAW_SCRIPT_ARABIC] != seen[HAW_SCRIPT_LATIN];
}

static gboolean
is_address (const Paragraph *paragraph,
            glong            from,
            glong            to)
{
  for (glong i = from; i < to; i++)
    {
      gunichar letter = paragraph->letters[i];

      if (letter == '@' || letter == '\\' || letter == '_')
        return TRUE;
      if (letter == ':' && i + 2 < to && paragraph->letters[i + 1] == '/' &&
          paragraph->letters[i + 2] == '/')
        return TRUE;
      if (letter == '.' && i > from && i + 1 < to &&
          g_unichar_isalnum (paragraph->letters[i - 1]) &&
          g_unichar_isalnum (paragraph->letters[i + 1]))
        return TRUE;
    }
  return FALSE;
}

/* Words come in order, so that each run is looked at once however many are in it. */
static void
enter_run (Paragraph *paragraph,
           glong      at)
{
  glong from = at;

  if (at < paragraph->run_end)
    return;
  while (from > 0 && !g_unichar_isspace (paragraph->letters[from - 1]))
    from--;
  while (at < paragraph->n && !g_unichar_isspace (paragraph->letters[at]))
    at++;
  paragraph->run_end = at;
  paragraph->run_skipped = at - from > MAX_RUN || is_address (paragraph, from, at);
}

/* What a space ends, where that is an address, the name of a file or has digits in it, is no word. */
static gboolean
is_in_address (Paragraph *paragraph,
               glong      start,
               glong      end)
{
  enter_run (paragraph, start);
  return paragraph->run_skipped ||
         (start > 0 && g_unichar_isdigit (paragraph->letters[start - 1])) ||
         (end < paragraph->n && g_unichar_isdigit (paragraph->letters[end]));
}

static void
add_word (GPtrArray *words,
          Paragraph *paragraph,
          glong      start,
          glong      end)
{
  g_autoptr (GString) text = g_string_new (NULL);
  HawSpelledWord *word;
  HawScript script;
  guint n_letters = 0;

  if (!find_script (paragraph, start, end, &script) || is_in_address (paragraph, start, end))
    return;
  for (glong i = start; i < end; i++)
    {
      gunichar letter = paragraph->letters[i];

      if (letter == TATWEEL || (script == HAW_SCRIPT_ARABIC && g_unichar_ismark (letter)))
        continue;
      g_string_append_unichar (text, letter == RIGHT_QUOTE ? '\'' : letter);
      n_letters++;
    }
  if (n_letters < 2 || n_letters > MAX_LETTERS)
    return;
  word = g_new0 (HawSpelledWord, 1);
  word->text = g_strdup (text->str);
  word->script = script;
  word->start = (guint) start;
  word->end = (guint) end;
  g_ptr_array_add (words, word);
}

static void
leave_out (Paragraph  *paragraph,
           const char *text)
{
  g_autoptr (GArray) spans = haw_markdown_scan (text);

  for (guint i = 0; i < spans->len; i++)
    {
      const HawMarkdownSpan *span = &g_array_index (spans, HawMarkdownSpan, i);

      if (span->kind == HAW_MARKDOWN_CODE || span->kind == HAW_MARKDOWN_LINK ||
          span->kind == HAW_MARKDOWN_HIDDEN)
        for (guint at = span->start; at < span->end; at++)
          paragraph->left_out[at] = TRUE;
    }
}

GPtrArray *
haw_spelling_find_words (const char *paragraph)
{
  GPtrArray *words = g_ptr_array_new_with_free_func (word_free);
  g_autofree gunichar *letters = NULL;
  g_autofree gboolean *left_out = NULL;
  Paragraph whole = { 0 };
  glong at = 0;

  g_return_val_if_fail (paragraph != NULL, words);

  letters = g_utf8_to_ucs4_fast (paragraph, -1, &whole.n);
  left_out = g_new0 (gboolean, (gsize) whole.n + 1);
  whole.letters = letters;
  whole.left_out = left_out;
  leave_out (&whole, paragraph);
  while (at < whole.n)
    {
      glong start = at;

      if (left_out[at] || !is_letter (letters[at]))
        {
          at++;
          continue;
        }
      while (goes_on (&whole, at))
        at++;
      add_word (words, &whole, start, at);
    }

  return words;
}
