/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-page-words.h"

#include "haw-page-tables.h"

#include <string.h>

/* Longer lines name no author. */
#define MAX_BYLINE_BYTES 400

static gunichar
fold_char (gunichar c)
{
  switch (c)
    {
    case 0x622: case 0x623: case 0x625: case 0x671:
      return 0x627;
    case 0x649: case 0x6cc: case 0x626:
      return 0x64a;
    case 0x624:
      return 0x648;
    case 0x629: case 0x6c1:
      return 0x647;
    case 0x6a9:
      return 0x643;
    case 0x2010: case 0x2011: case 0x2013: case 0x2014:
      return '-';
    case 0x2019: case 0x2018: case 0x2bc:
      return '\'';
    default:
      return c;
    }
}

/* Letters, digits and signs of Arabic text that are their own normal form and, where no mark
 * follows, stay so; nearly every line has no others. */
static gboolean
is_plain (gunichar c)
{
  return c < 0x80 || (c >= 0x621 && c <= 0x63a) || (c >= 0x640 && c <= 0x64a) ||
         (c >= 0x660 && c <= 0x669) || c == 0x60c || c == 0x61b || c == 0x61f || c == 0xab ||
         c == 0xbb || c == 0x2013 || c == 0x2014 || (c >= 0x2018 && c <= 0x201d);
}

/* haw_page_fold() without its detours; NULL where @words need them. */
static char *
fold_plain (const char *words)
{
  g_autoptr (GString) folded = g_string_sized_new (strlen (words));

  for (const char *p = words; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!is_plain (c))
        return NULL;
      c = fold_char (c);
      if (c == 0x640)
        continue;
      if (c >= 0x80)
        g_string_append_unichar (folded, c);
      else if (!g_ascii_isspace (c))
        g_string_append_c (folded, g_ascii_tolower ((char) c));
      else if (folded->len > 0 && folded->str[folded->len - 1] != ' ')
        g_string_append_c (folded, ' ');
    }
  if (folded->len > 0 && folded->str[folded->len - 1] == ' ')
    g_string_truncate (folded, folded->len - 1);
  return g_string_free (g_steal_pointer (&folded), FALSE);
}

/* Lower case without marks, tatweel and signs without a width; the forms of alef, yeh, waw and teh
 * marbuta are one; blanks are one space. */
char *
haw_page_fold (const char *words)
{
  char *plain = fold_plain (words);
  g_autofree char *apart = NULL;
  g_autofree char *lower = NULL;
  g_autofree char *open = NULL;
  GString *folded;

  if (plain != NULL)
    return plain;

  apart = g_utf8_normalize (words, -1, G_NORMALIZE_ALL_COMPOSE);
  lower = g_utf8_casefold (apart != NULL ? apart : words, -1);
  open = g_utf8_normalize (lower, -1, G_NORMALIZE_ALL_COMPOSE);
  folded = g_string_sized_new (strlen (lower));
  for (const char *p = open; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = fold_char (g_utf8_get_char (p));
      gunichar base[4];

      if (g_unichar_ismark (c) || c == 0x640 || g_unichar_iszerowidth (c))
        continue;
      if (g_unichar_isspace (c))
        {
          if (folded->len > 0 && folded->str[folded->len - 1] != ' ')
            g_string_append_c (folded, ' ');
          continue;
        }
      if (c > 0x7f && c < 0x250 && g_unichar_fully_decompose (c, FALSE, base, 4) > 1)
        c = base[0];
      g_string_append_unichar (folded, c);
    }
  if (folded->len > 0 && folded->str[folded->len - 1] == ' ')
    g_string_truncate (folded, folded->len - 1);
  return g_string_free (folded, FALSE);
}

/* @folded without digits and marks: what a heading says, whatever its count and ornament. */
static char *
bare (const char *folded)
{
  GString *result = g_string_new (NULL);
  gboolean blank = FALSE;

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalpha (c) || c == '\'' || (c == '-' && result->len > 0 && !blank))
        {
          if (blank && result->len > 0)
            g_string_append_c (result, ' ');
          blank = FALSE;
          g_string_append_unichar (result, c);
        }
      else
        blank = TRUE;
    }
  while (result->len > 0 && result->str[result->len - 1] == '-')
    g_string_truncate (result, result->len - 1);
  return g_string_free (result, FALSE);
}

static const char *const *
folded_phrases (void)
{
  static char **phrases;

  if (g_once_init_enter (&phrases))
    {
      char **made = g_new0 (char *, haw_page_n_rules);

      for (guint i = 0; i < haw_page_n_rules; i++)
        made[i] = haw_page_fold (haw_page_rules[i].phrase);
      g_once_init_leave (&phrases, made);
    }
  return (const char *const *) phrases;
}

static guint
count_spaces (const char *words)
{
  guint n = 1;

  for (const char *p = words; *p != '\0'; p++)
    n += *p == ' ' ? 1 : 0;
  return n;
}

static gboolean
starts_with (const char *folded,
             const char *phrase)
{
  return strncmp (folded, phrase, strlen (phrase)) == 0;
}

/* A phrase of one word is not the first half of a longer one; of several, the last may go on. */
static gboolean
starts_with_words (const char *folded,
                   const char *phrase)
{
  return starts_with (folded, phrase) &&
         (strchr (phrase, ' ') != NULL ||
          !g_unichar_isalpha (g_utf8_get_char (folded + strlen (phrase))));
}

static gboolean
is_label (const char *folded,
          const char *phrase)
{
  const char *p;

  if (!starts_with (folded, phrase))
    return FALSE;
  p = folded + strlen (phrase);
  while (*p == ' ')
    p++;
  return *p == ':' || *p == '|' || g_str_has_prefix (p, "：") || g_str_has_prefix (p, "»") ||
         g_str_has_prefix (p, "›");
}

static const HawPageRule *
find_in (const char *folded,
         const char *heading)
{
  const char *const *phrases = folded_phrases ();
  guint n_words = count_spaces (folded);
  const char *text = folded;

  /* Ornament before a label: bullets, arrows, brackets. */
  while (*text != '\0' && !g_unichar_isalnum (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  for (guint i = 0; i < haw_page_n_rules; i++)
    {
      gboolean fits = FALSE;

      switch (haw_page_rules[i].match)
        {
        case HAW_PAGE_MATCH_WHOLE:
          fits = g_str_equal (heading, phrases[i]);
          break;
        case HAW_PAGE_MATCH_LABEL:
          fits = is_label (text, phrases[i]);
          break;
        case HAW_PAGE_MATCH_START:
          fits = n_words <= haw_page_rules[i].max_words && starts_with_words (text, phrases[i]);
          break;
        case HAW_PAGE_MATCH_PART:
          fits = strstr (folded, phrases[i]) != NULL;
          break;
        default:
          g_assert_not_reached ();
        }
      if (fits)
        return &haw_page_rules[i];
    }
  return NULL;
}

/* The sign at the beginning or with a year; elsewhere it credits a picture. */
static gboolean
is_copyright (const char *folded)
{
  guint n_digits = 0;

  if (count_spaces (folded) > 14 || strstr (folded, "©") == NULL)
    return FALSE;
  for (const char *p = folded; *p != '\0' && n_digits < 4; p = g_utf8_next_char (p))
    n_digits = g_unichar_isdigit (g_utf8_get_char (p)) ? n_digits + 1 : 0;
  return n_digits == 4 || g_str_has_prefix (folded, "©");
}

/* One heading in two languages, or a bar of links: every part has to be known. */
static const HawPageRule *
find_in_parts (const char *folded)
{
  const HawPageRule *rule = NULL;
  g_auto (GStrv) parts = NULL;

  if (strpbrk (folded, "|/") == NULL || count_spaces (folded) > 12)
    return NULL;
  parts = g_strsplit_set (folded, "|/", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *part = bare (parts[i]);
      const HawPageRule *other = *part != '\0' ? find_in (part, part) : rule;

      if (other == NULL || (rule != NULL && other->kind != rule->kind))
        return NULL;
      rule = rule != NULL ? rule : other;
    }
  return rule;
}

const HawPageRule *
haw_page_find_rule (const char *line)
{
  static const HawPageRule copyright = {
    HAW_REGION_KIND_SOURCE, HAW_PAGE_MATCH_PART, 0, HAW_PAGE_RULE_TAIL, "©"
  };
  g_autofree char *folded = haw_page_fold (line);
  g_autofree char *heading = bare (folded);
  const HawPageRule *rule = find_in_parts (folded);

  if (rule == NULL)
    rule = find_in (folded, heading);
  return rule == NULL && is_copyright (folded) ? &copyright : rule;
}

static const char *const *
folded_labels (void)
{
  static char **labels;

  if (g_once_init_enter (&labels))
    {
      char **made = g_new0 (char *, haw_page_n_byline_labels);

      for (guint i = 0; i < haw_page_n_byline_labels; i++)
        made[i] = haw_page_fold (haw_page_byline_labels[i]);
      g_once_init_leave (&labels, made);
    }
  return (const char *const *) labels;
}

/* Whether @folded begins with @label; blanks before its colon are typing. */
static gboolean
begins_with_label (const char *folded,
                   const char *label)
{
  gsize length = strlen (label);
  gsize word = length;
  gboolean colon = label[length - 1] == ':';

  if (!colon)
    return starts_with (folded, label) &&
           (label[length - 1] == '-' || label[length - 1] == '/' || folded[length] == ' ');
  do
    word--;
  while (word > 0 && label[word - 1] == ' ');
  if (strncmp (folded, label, word) != 0)
    return FALSE;
  while (folded[word] == ' ')
    word++;
  return folded[word] == ':';
}

gsize
haw_page_byline_label (const char *line)
{
  g_autofree char *folded = NULL;
  const char *const *labels = folded_labels ();
  gsize best = 0;

  if (strlen (line) > MAX_BYLINE_BYTES)
    return 0;
  folded = haw_page_fold (line);
  for (guint i = 0; i < haw_page_n_byline_labels; i++)
    {
      const char *p = line;

      if (!begins_with_label (folded, labels[i]))
        continue;
      /* As many words of the line as the label has, to the colon where it has one. */
      if (g_str_has_suffix (labels[i], ":"))
        p = strchr (line, ':') != NULL ? strchr (line, ':') + 1 : NULL;
      else
        {
          for (guint n = count_spaces (labels[i]); n > 0 && p != NULL; n--)
            p = strchr (p + 1, ' ');
        }
      if (p != NULL && (gsize) (p - line) > best)
        best = p - line;
    }
  return best;
}

gboolean
haw_page_has_word (HawPageWords  list,
                   const char   *folded)
{
  for (guint i = 0; i < HAW_PAGE_MAX_LIST && haw_page_word_lists[list][i] != NULL; i++)
    {
      if (g_str_equal (haw_page_word_lists[list][i], folded))
        return TRUE;
    }
  return FALSE;
}

guint
haw_page_n_words (const char *words)
{
  guint n = *words != '\0' ? 1 : 0;

  for (const char *p = words; *p != '\0'; p++)
    n += *p == ' ' ? 1 : 0;
  return n;
}

guint
haw_page_count_words (HawPageWords  list,
                      const char   *line,
                      guint        *n_words)
{
  g_autofree char *folded = haw_page_fold (line);
  g_auto (GStrv) words = NULL;
  guint n = 0;
  guint n_known = 0;

  for (char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      /* Marks become spaces in place: each byte of them. */
      if (!g_unichar_isalnum (c))
        memset (p, ' ', g_utf8_next_char (p) - p);
    }
  words = g_strsplit (folded, " ", -1);
  for (guint i = 0; words[i] != NULL; i++)
    {
      if (*words[i] == '\0')
        continue;
      n++;
      n_known += haw_page_has_word (list, words[i]) ? 1 : 0;
    }
  if (n_words != NULL)
    *n_words = n;
  return n_known;
}
