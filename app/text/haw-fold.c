/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-fold.h"

#include <string.h>

/* What a letter becomes; 0 drops it. Sorted by letter. Vowel signs and marks are ranges. */
static const struct
{
  gunichar from;
  gunichar to;
} letters[] = {
  { 0x0622, 0x0627 }, { 0x0623, 0x0627 }, { 0x0624, 0x0648 }, { 0x0625, 0x0627 },
  { 0x0626, 0x064A }, { 0x0629, 0x0647 }, { 0x0640, 0 },      { 0x0649, 0x064A },
  { 0x0671, 0x0627 }, { 0x0672, 0x0627 }, { 0x0673, 0x0627 }, { 0x0675, 0x0627 },
  { 0x06A9, 0x0643 }, { 0x06AA, 0x0643 }, { 0x06BE, 0x0647 }, { 0x06C0, 0x0647 },
  { 0x06C1, 0x0647 }, { 0x06C3, 0x0647 }, { 0x06C6, 0x0648 }, { 0x06C7, 0x0648 },
  { 0x06CB, 0x0648 }, { 0x06CC, 0x064A }, { 0x06CE, 0x064A }, { 0x06D0, 0x064A },
  { 0x06D2, 0x064A }, { 0x06D3, 0x064A }, { 0x06D5, 0x0647 },
};

static const struct
{
  gunichar first;
  gunichar last;
} dropped[] = {
  { 0x00AD, 0x00AD }, { 0x0300, 0x036F }, { 0x0610, 0x061A }, { 0x061C, 0x061C },
  { 0x064B, 0x065F }, { 0x0670, 0x0670 }, { 0x0674, 0x0674 }, { 0x06D6, 0x06ED },
  { 0x08D3, 0x08FF }, { 0x200B, 0x200F }, { 0x202A, 0x202E }, { 0x2066, 0x2069 },
  { 0xFEFF, 0xFEFF },
};

/* Non-starters in a row, UAX #15 section 13. */
#define MAX_MARKS 30

static gboolean
is_dropped (gunichar c)
{
  for (guint i = 0; i < G_N_ELEMENTS (dropped) && c >= dropped[i].first; i++)
    if (c <= dropped[i].last)
      return TRUE;

  return FALSE;
}

static gunichar
fold_letter (gunichar c)
{
  guint low = 0;
  guint high = G_N_ELEMENTS (letters);

  if (c >= 0x0660 && c <= 0x0669)
    return '0' + (c - 0x0660);
  if (c >= 0x06F0 && c <= 0x06F9)
    return '0' + (c - 0x06F0);

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (letters[middle].from == c)
        return letters[middle].to;
      if (letters[middle].from < c)
        low = middle + 1;
      else
        high = middle;
    }

  return c;
}

static void
append_decomposed (GString    *decomposed,
                   const char *start,
                   const char *end)
{
  g_autofree char *part = g_utf8_normalize (start, end - start, G_NORMALIZE_ALL);

  if (part != NULL)
    g_string_append (decomposed, part);
  else
    g_string_append_len (decomposed, start, end - start);
}

/* Accents come apart and presentation forms become letters. GLib sorts a run of marks in quadratic
 * time, so marks that are dropped anyway go first and longer runs of others are cut, as in the
 * stream-safe format of UAX #15. */
static char *
decompose (const char *text)
{
  g_autoptr (GString) kept = g_string_sized_new (strlen (text));
  GString *decomposed = g_string_sized_new (strlen (text));
  const char *start;
  guint run = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (!is_dropped (g_utf8_get_char (p)))
        g_string_append_len (kept, p, g_utf8_next_char (p) - p);
    }

  start = kept->str;
  for (const char *p = kept->str; *p != '\0'; p = g_utf8_next_char (p))
    {
      run = g_unichar_ismark (g_utf8_get_char (p)) ? run + 1 : 0;
      if (run > MAX_MARKS)
        {
          append_decomposed (decomposed, start, p);
          start = p;
          run = 0;
        }
    }
  append_decomposed (decomposed, start, kept->str + kept->len);
  return g_string_free (decomposed, FALSE);
}

/* Text of ASCII and the letters and vowel signs of Arabic alone, which is most of it: nothing in it comes
 * apart but what is folded into one letter. NULL where there is anything else. */
static char *
fold_plain (const char *text)
{
  g_autofree char *folded = g_malloc (strlen (text) + 1);
  char *to = folded;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = (guchar) *p < 0x80 ? (gunichar) *p : g_utf8_get_char (p);

      if (c < 0x80)
        *to++ = g_ascii_tolower ((char) c);
      else if (c < 0x0621 || c > 0x0669)
        return NULL;
      else if (!is_dropped (c) && (c = fold_letter (c)) != 0)
        to += g_unichar_to_utf8 (c, to);
    }
  *to = '\0';

  return g_steal_pointer (&folded);
}

char *
haw_fold (const char *text)
{
  g_autofree char *decomposed = NULL;
  g_autofree char *lower = NULL;
  GString *folded;
  char *plain;

  g_return_val_if_fail (text != NULL, NULL);

  plain = fold_plain (text);
  if (plain != NULL)
    return plain;
  decomposed = decompose (text);
  lower = g_utf8_casefold (decomposed, -1);
  folded = g_string_sized_new (strlen (lower));
  for (const char *p = lower; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gunichar to = is_dropped (c) ? 0 : fold_letter (c);

      if (to != 0)
        g_string_append_unichar (folded, to);
    }

  return g_string_free (folded, FALSE);
}

char *
haw_fold_name (const char *name)
{
  g_autofree char *folded = NULL;
  g_auto (GStrv) words = NULL;
  GString *joined;

  g_return_val_if_fail (name != NULL, NULL);

  folded = haw_fold (name);
  words = g_strsplit_set (folded, " \t\n", -1);
  joined = g_string_new (NULL);
  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      g_string_append_printf (joined, "%s%s", joined->len > 0 ? " " : "", words[i]);
  return g_string_free (joined, FALSE);
}

GStrv
haw_fold_split (const char *text)
{
  g_autofree char *folded = haw_fold (text);
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  g_auto (GStrv) parts = g_strsplit_set (folded, " \t\n", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0')
      g_strv_builder_add (words, parts[i]);
  return g_strv_builder_end (words);
}

gboolean
haw_fold_has_words (const char        *folded,
                    const char *const *words)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (folded, words[i]) == NULL)
      return FALSE;

  return TRUE;
}
