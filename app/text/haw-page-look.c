/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-page-private.h"
#include "haw-page-tables.h"

#include <string.h>

/* What a line is by its look: names, roles, menus, buttons. */

#define NAME_MIN_WORDS 2
#define NAME_MAX_WORDS 4
#define NAME_MAX_CHARS 40
#define MAX_NAMES 4
#define ROW_MAX_WORDS 3 /* of each of several names; headlines go on with "and" too */
#define CRUMB_WORDS 2
#define COLUMN_WORDS 3
#define COUNTER_WORDS 4
#define BUTTON_WORDS 3
#define PLACE_WORDS 4
#define PLACE_NAME_WORDS 2
#define ROLE_WORDS 10

/* A name ends before these; what follows is a place, a role or a day. */
static const char *const after_name[] = { " – ", " — ", " - ", " | ", " / ", "، ", ", ", " (" };

/* Latin names have capitals but for short particles; Arabic ones have no article in front. */
static gboolean
has_name_letters (const char *words)
{
  gunichar before = ' ';

  for (const char *p = words; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isalpha (c) && !g_unichar_ismark (c) &&
          g_utf8_strchr (" -'’.ـ", -1, c) == NULL)
        return FALSE;
      if (before == ' ' && g_unichar_islower (c) && strcspn (p, " ") > 3)
        return FALSE;
      before = c;
    }
  return g_unichar_isalpha (g_utf8_get_char (words)) &&
         !g_unichar_islower (g_utf8_get_char (words)) && !g_str_has_prefix (words, "ال");
}

static gboolean
is_one_name (const char *words)
{
  guint n_words = haw_page_n_words (words);

  return n_words >= NAME_MIN_WORDS && n_words <= NAME_MAX_WORDS &&
         g_utf8_strlen (words, -1) <= NAME_MAX_CHARS && !g_str_has_suffix (words, ".") &&
         has_name_letters (words) &&
         haw_page_count_words (HAW_PAGE_WORDS_SECTION, words, NULL) == 0 &&
         haw_page_count_words (HAW_PAGE_WORDS_BIO, words, NULL) == 0 &&
         haw_page_count_words (HAW_PAGE_WORDS_OUTLET, words, NULL) == 0 &&
         haw_page_count_words (HAW_PAGE_WORDS_NO_NAME, words, NULL) == 0;
}

/* Where the next of several names begins, NULL if @words has one; @length is that of the first. */
static const char *
next_name (const char *words,
           gsize      *length)
{
  static const char *const joints[] = { "، و", "، ", ", and ", ", ", " and ", " et ", " & ", " و" };

  for (guint i = 0; i < G_N_ELEMENTS (joints); i++)
    {
      const char *at = strstr (words, joints[i]);

      /* A first name may begin with the letter that joins. */
      while (at != NULL && (gsize) (at - words) <= strcspn (words, " "))
        at = strstr (at + 1, joints[i]);
      if (at != NULL)
        {
          *length = at - words;
          return at + strlen (joints[i]);
        }
    }
  return NULL;
}

gboolean
haw_page_is_names (const char *words)
{
  const char *rest = words;

  if (is_one_name (words))
    return TRUE;
  for (guint n = 1; n < MAX_NAMES; n++)
    {
      gsize length;
      const char *next = next_name (rest, &length);
      g_autofree char *name = next != NULL ? g_strndup (rest, length) : g_strdup (rest);

      if (!is_one_name (name) || haw_page_n_words (name) > ROW_MAX_WORDS)
        return FALSE;
      if (next == NULL)
        return n > 1;
      rest = next;
    }
  return is_one_name (rest) && haw_page_n_words (rest) <= ROW_MAX_WORDS;
}

gboolean
haw_page_is_name (const HawPageLine *line)
{
  return line->rule == NULL && !line->idle && line->last != '.' && haw_page_is_names (line->words);
}

gsize
haw_page_author_length (const char *words)
{
  gsize length = strlen (words);

  if (haw_page_is_names (words))
    return length;
  for (guint i = 0; i < G_N_ELEMENTS (after_name); i++)
    {
      const char *at = strstr (words, after_name[i]);
      g_autofree char *name = NULL;

      if (at == NULL || haw_page_n_words (at + strlen (after_name[i])) > PLACE_WORDS)
        continue;
      name = g_strndup (words, at - words);
      if (haw_page_is_names (name))
        return at - words;
    }
  return 0;
}

gboolean
haw_page_is_author (const HawPageLine *line)
{
  return line->rule == NULL && !line->idle && line->last != '.' &&
         haw_page_author_length (line->words) > 0;
}

gsize
haw_page_place_length (const HawPageLine *line)
{
  const char *colon = strstr (line->words, ": ");
  g_autofree char *place = NULL;

  if (colon == NULL || line->n_words > 8 || line->last == '.')
    return 0;
  place = g_strndup (line->words, colon - line->words);
  return haw_page_n_words (place) <= PLACE_NAME_WORDS && haw_page_is_names (colon + 2)
         ? (gsize) (colon + 2 - line->words) : 0;
}

/* What an author is, at the start of the line: "professor of history at …". */
gboolean
haw_page_is_role (const HawPageLine *line)
{
  g_auto (GStrv) words = g_strsplit (line->words, " ", 3);
  g_autofree char *start = NULL;

  if (line->n_words > ROLE_WORDS || line->rule != NULL || line->last == '.')
    return FALSE;
  start = g_strjoin (" ", words[0], words[0] != NULL ? words[1] : NULL, NULL);
  return haw_page_count_words (HAW_PAGE_WORDS_BIO, start, NULL) > 0;
}

/* A verb without a colon, before nothing but names. */
static gsize
verb_length (const char *words)
{
  gsize length = strcspn (words, " ");
  g_autofree char *verb = g_strndup (words, length);

  return g_strv_contains (haw_page_byline_verbs, verb) && words[length] == ' ' &&
         haw_page_author_length (words + length + 1) > 0 ? length + 1 : 0;
}

gsize
haw_page_byline_start (const HawPageLine *line)
{
  gsize label = haw_page_byline_label (line->words);

  return label > 0 || line->n_words > 8 ? label : verb_length (line->words);
}

/* A label and after it not much more than names. */
gboolean
haw_page_is_byline (const HawPageLine *line)
{
  gsize label = haw_page_byline_start (line);
  const char *name = line->words + label;

  if (label == 0 || line->n_words > 12 || g_utf8_strchr ("؟?!", -1, line->last) != NULL ||
      (line->last == '.' && line->n_words > 5))
    return FALSE;
  while (*name == ' ')
    name++;
  /* Latin names have capitals: not "by the river". */
  return !g_unichar_islower (g_utf8_get_char (name));
}

char *
haw_page_first_part (const char *words)
{
  static const char *const marks[] = {
    " – ", " — ", " - ", " | ", " › ", " > ", " » ", " :: ", " • ",
  };
  gsize length = strlen (words);

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      const char *at = strstr (words, marks[i]);

      if (at != NULL && at > words)
        length = MIN (length, (gsize) (at - words));
    }
  return length < strlen (words) ? g_strndup (words, length) : NULL;
}

/* An outlet, and after a dash or bar little else: a day, a number, a person. */
gboolean
haw_page_is_masthead (const HawPageLine *line)
{
  g_autofree char *first = haw_page_first_part (line->words);
  g_autofree char *second = NULL;
  const char *rest;

  if (line->n_words > 16 || line->prose || first == NULL || haw_page_n_words (first) > 5 ||
      !haw_page_is_outlet (first))
    return FALSE;
  if (line->dated)
    return TRUE;
  rest = strchr (line->words + strlen (first) + 1, ' ');
  second = rest != NULL ? haw_page_first_part (rest + 1) : NULL;
  return rest != NULL && haw_page_n_words (second != NULL ? second : rest + 1) <= PLACE_WORDS;
}

gboolean
haw_page_is_crumbs (const HawPageLine *line)
{
  static const char *const marks[] = { " / ", " > ", " › ", " » ", " | ", " · ", " • ", " — " };

  if (line->columns >= 3 && line->n_words <= COLUMN_WORDS * line->columns)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      g_auto (GStrv) parts = g_strsplit (line->words, marks[i], -1);
      guint n_parts = g_strv_length (parts);
      guint longest = 0;

      for (guint k = 0; k < n_parts; k++)
        longest = MAX (longest, haw_page_n_words (parts[k]));
      if ((n_parts > 2 && longest <= 6) ||
          (n_parts == 2 && longest <= CRUMB_WORDS && !haw_page_is_outlet (parts[0])) ||
          (n_parts > 2 && haw_page_n_words (parts[0]) <= CRUMB_WORDS && i != 0 && i != 7))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_counter (const char *words,
            guint       n_words)
{
  gboolean digits = FALSE;

  for (const char *p = words; *p != '\0' && !digits; p = g_utf8_next_char (p))
    digits = g_unichar_isdigit (g_utf8_get_char (p));
  return digits && n_words <= COUNTER_WORDS &&
         haw_page_count_words (HAW_PAGE_WORDS_COUNTER, words, NULL) > 0;
}

/* A short line that begins with what it does, or asks for a click. */
static gboolean
is_button (const char *words,
           guint       n_words)
{
  static const char *const pointers[] = { "اضغط هنا", "انقر هنا", "click here", "cliquez ici" };
  g_autofree char *folded = haw_page_fold (words);
  const char *p = folded;
  g_autofree char *first = NULL;

  while (*p != '\0' && !g_unichar_isalpha (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  first = g_strndup (p, strcspn (p, " :.…!"));
  n_words -= p > folded && strchr (folded, ' ') < p ? 1 : 0;
  if (n_words <= BUTTON_WORDS && haw_page_has_word (HAW_PAGE_WORDS_BUTTON, first))
    return TRUE;
  for (guint i = 0; n_words <= 10 && i < G_N_ELEMENTS (pointers); i++)
    {
      if (strstr (folded, pointers[i]) != NULL)
        return TRUE;
    }
  return FALSE;
}

/* Hashtags only. */
static gboolean
is_tags (const char *words)
{
  const char *p = words;

  while (p != NULL && *p == '#')
    {
      p = strchr (p, ' ');
      p = p != NULL ? p + 1 : NULL;
    }
  return p == NULL;
}

/* Nothing to read: rules, icons, letters for the size of type, counters, buttons. */
gboolean
haw_page_is_idle (const HawPageLine *line)
{
  guint run = 0;
  guint longest = 0;
  guint n_letters = 0;

  if (line->n_words > 12 || haw_page_byline_label (line->words) > 0)
    return FALSE;
  for (const char *p = line->words; *p != '\0'; p = g_utf8_next_char (p))
    {
      run = g_unichar_isalnum (g_utf8_get_char (p)) ? run + 1 : 0;
      n_letters += g_unichar_isalpha (g_utf8_get_char (p)) ? 1 : 0;
      longest = MAX (longest, run);
    }
  if (longest == 0 || (longest == 1 && line->words[0] != '('))
    return !line->dated && (n_letters == 0 || line->n_words > 1 || line->n_chars <= 2) &&
           strchr (line->words, '/') == NULL;
  if (is_tags (line->words) || (line->n_words <= 2 && strchr (line->words, '@') != NULL))
    return TRUE;
  if (n_letters == 0 && !line->dated)
    return strchr (line->words, ':') == NULL || strchr (line->words, '/') != NULL;
  return line->last != '.' && !line->dated &&
         (is_counter (line->words, line->n_words) || is_button (line->words, line->n_words));
}

gboolean
haw_page_is_item (const HawPageLine *line)
{
  gunichar first = g_utf8_get_char (line->words);

  return g_utf8_strchr ("-•*–—·◾▪●■►▶◄", -1, first) != NULL;
}

gboolean
haw_page_is_outlet (const char *words)
{
  guint n_words = 0;
  guint n_known = haw_page_count_words (HAW_PAGE_WORDS_OUTLET, words, &n_words);
  gunichar before = 0;

  if (n_words == 0 || n_words > 7 ||
      haw_page_count_words (HAW_PAGE_WORDS_SECTION, words, NULL) == n_words)
    return FALSE;
  if (n_known > 0)
    return TRUE;
  /* A name that ends in a number: a word and 24. */
  for (const char *p = words; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isdigit (c) && g_unichar_isalpha (before) && n_words <= 2)
        return TRUE;
      before = c;
    }
  return FALSE;
}
