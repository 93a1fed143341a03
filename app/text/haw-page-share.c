/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-page-private.h"

#include <string.h>

/* How many of its words a line has in common with the running text. */

#define SHARED_TEXT_CHARS 5000
#define SHARED_DOUBT 0.5
#define STEM_CHARS 4
#define LATIN_STEM_CHARS 5

/* A word without the article and particles that are written with it, cut short, so that forms of
 * one word are mostly equal. */
char *
haw_page_stem (const char *folded)
{
  static const char *const prefixes[] = { "وال", "بال", "فال", "كال", "ولل", "لل", "ال", "و", "ب",
                                          "ل", "ف" };
  const char *p = folded;

  for (guint i = 0; i < G_N_ELEMENTS (prefixes); i++)
    {
      if (g_str_has_prefix (p, prefixes[i]) && g_utf8_strlen (p + strlen (prefixes[i]), -1) >= 3)
        {
          p += strlen (prefixes[i]);
          break;
        }
    }
  return g_utf8_substring (p, 0, MIN (g_ascii_isalpha (*p) ? LATIN_STEM_CHARS : STEM_CHARS,
                                      g_utf8_strlen (p, -1)));
}

GStrv
haw_page_split_words (const char *words)
{
  g_autofree char *folded = haw_page_fold (words);

  for (char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (!g_unichar_isalnum (g_utf8_get_char (p)))
        memset (p, ' ', g_utf8_next_char (p) - p);
    }
  return g_strsplit (folded, " ", -1);
}

/* How many lines of running text have each stem. */
GHashTable *
haw_page_collect_stems (HawPageReading *reading)
{
  GHashTable *stems = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n_chars = 0;

  for (guint i = 0; i < reading->lines->len && n_chars < SHARED_TEXT_CHARS; i++)
    {
      HawPageLine *line = haw_page_line (reading, i);
      g_autoptr (GHashTable) own = NULL;
      g_autofree char *start = NULL;
      g_auto (GStrv) words = NULL;

      if (line->rule != NULL || (!line->prose && i != reading->first_prose))
        continue;
      own = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      n_chars += line->n_chars;
      start = g_utf8_substring (line->words, 0, MIN (line->n_chars, SHARED_TEXT_CHARS));
      words = haw_page_split_words (start);
      for (guint k = 0; words[k] != NULL; k++)
        {
          g_autofree char *word = haw_page_stem (words[k]);
          guint n = GPOINTER_TO_UINT (g_hash_table_lookup (stems, word));

          if (!g_hash_table_add (own, g_strdup (word)))
            continue;
          g_hash_table_insert (stems, g_steal_pointer (&word), GUINT_TO_POINTER (n + 1));
        }
    }
  return stems;
}

/* The share of words that another line of running text has too. */
double
haw_page_share (GHashTable        *stems,
                const HawPageLine *line,
                gboolean           own)
{
  g_autofree char *start =
    g_utf8_substring (line->words, 0, MIN (line->n_chars, SHARED_TEXT_CHARS));
  g_auto (GStrv) words = haw_page_split_words (start);
  guint n = 0;
  guint n_shared = 0;

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *word = haw_page_stem (words[i]);
      guint n_lines = GPOINTER_TO_UINT (g_hash_table_lookup (stems, word));

      if (g_utf8_strlen (words[i], -1) < 3 ||
          haw_page_has_word (HAW_PAGE_WORDS_FUNCTION, words[i]))
        continue;
      n++;
      n_shared += n_lines > (own ? 1 : 0) ? 1 : 0;
    }
  /* Of few words one more or less says little. */
  return n > 0 ? n_shared / (n + SHARED_DOUBT) : 0.0;
}
