/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-page-private.h"

#include <string.h>

/* From where to where the headline goes, once its line is known. */

#define SUFFIX_WORDS 6
#define FOREIGN_TAIL_WORDS 3
#define QUOTED_CHARS 5000

static const char *const separators[] = { " | ", " – ", " — ", " - ", " :: ", " » ", " · ", " • " };

gboolean
haw_page_is_site_name (HawPageReading *reading,
                       const char     *words,
                       int             except)
{
  g_autofree char *pattern = NULL;
  g_autoptr (GRegex) quoted = NULL;
  g_autofree char *escaped = g_regex_escape_string (words, -1);

  if (haw_page_is_outlet (words))
    return TRUE;
  pattern = g_strdup_printf ("[\"«“]%s[\"»”]", escaped);
  quoted = g_regex_new (pattern, 0, 0, NULL);
  for (guint i = 0; i < reading->lines->len; i++)
    {
      HawPageLine *line = haw_page_line (reading, i);

      if ((int) i != except && strstr (line->words, words) != NULL &&
          ((!line->prose && line->n_words < 14) ||
           (line->n_chars < QUOTED_CHARS && g_regex_match (quoted, line->words, 0, NULL))))
        return TRUE;
    }
  return FALSE;
}

/* A few words after a dash of which the text has none: the name of the site. */
static gboolean
is_foreign_tail (HawPageReading *reading,
                 const char     *tail,
                 guint           n_words)
{
  g_autoptr (GHashTable) stems = NULL;
  g_auto (GStrv) words = NULL;
  guint n = 0;
  guint n_shared = 0;

  if (n_words > FOREIGN_TAIL_WORDS || g_unichar_islower (g_utf8_get_char (tail)) ||
      strpbrk (tail, "0123456789?!\"'") != NULL || strstr (tail, "؟") != NULL ||
      strstr (tail, "»") != NULL)
    return FALSE;
  stems = haw_page_collect_stems (reading);
  words = haw_page_split_words (tail);
  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *word = haw_page_stem (words[i]);

      if (g_utf8_strlen (words[i], -1) < 3)
        continue;
      n++;
      n_shared += g_hash_table_contains (stems, word) ? 1 : 0;
    }
  /* Names in Latin script have capitals, so that one word may be in the text too. */
  return n_shared == 0 || (n_shared < n && strchr (tail, ' ') != NULL &&
                           g_unichar_isupper (g_utf8_get_char (tail)) &&
                           g_unichar_isupper (g_utf8_get_char (strrchr (tail, ' ') + 1)));
}

/* Cuts the name of the outlet or section from the title's line. */
void
haw_page_trim_title (HawPageReading *reading)
{
  HawPageLine *line = haw_page_line (reading, reading->title);
  g_autofree char *words = haw_text_slice (reading->text, line->start, line->end);

  for (guint i = 0; i < G_N_ELEMENTS (separators); i++)
    {
      gboolean sure = i == 0 || i == 4;
      char *at = g_strrstr (words, separators[i]);
      g_autofree char *tail = NULL;
      g_autofree char *head = NULL;
      g_auto (GStrv) tail_words = NULL;
      g_auto (GStrv) head_words = NULL;

      if (at == NULL)
        continue;
      tail = g_strdup (at + strlen (separators[i]));
      head = g_strndup (words, at - words);
      tail_words = g_strsplit (tail, " ", -1);
      head_words = g_strsplit (head, " ", -1);
      if (g_strv_length (tail_words) <= SUFFIX_WORDS && g_strv_length (head_words) >= 3 &&
          (sure || haw_page_is_site_name (reading, tail, reading->title) ||
           is_foreign_tail (reading, tail, g_strv_length (tail_words))))
        {
          reading->title_end = reading->title_start + g_utf8_strlen (g_strchomp (head), -1);
          reading->title_suffix = g_steal_pointer (&tail);
          return;
        }
      if (g_strv_length (head_words) <= 3 && g_strv_length (tail_words) >= 4 &&
          (sure || haw_page_is_site_name (reading, head, reading->title)))
        {
          reading->title_start = reading->title_end - g_utf8_strlen (g_strchug (tail), -1);
          reading->title_suffix = g_steal_pointer (&head);
          return;
        }
    }
}

/* A headline broken in two: a pair of lines of like length between blank ones, or one that cannot
 * end where its line does. */
gboolean
haw_page_has_second_line (HawPageReading *reading)
{
  HawPageLine *line = haw_page_line (reading, reading->title);
  HawPageLine *next;
  HawPageLine *after;
  gboolean open;

  if (reading->title + 2 >= (int) reading->lines->len)
    return FALSE;
  next = haw_page_line (reading, reading->title + 1);
  after = haw_page_line (reading, reading->title + 2);
  if (next->gap > 0 || !haw_page_is_headline (next) || next->prose || next->last == '.' ||
      next->dated || haw_page_is_author (next) || haw_page_is_role (next) || haw_page_is_item (next) ||
      haw_page_is_credited (next))
    return FALSE;
  open = g_utf8_strchr (",،؛-–", -1, line->last) != NULL ||
         g_unichar_islower (g_utf8_get_char (next->words));
  return open || ((line->gap > 0 || reading->title == 0) && after->gap > 0 &&
                  next->n_words >= 4 && line->n_chars * 10 >= next->n_chars * 7 &&
                  next->n_chars * 10 >= line->n_chars * 7);
}
