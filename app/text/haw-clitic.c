/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-clitic.h"

#include "haw-fold.h"

#include <string.h>

#define ALEF 0x0627
#define LAM  0x0644

/* One letter of a folded word, and the code point of the word that it comes from. */
typedef struct
{
  gunichar letter;
  guint offset;
} Letter;

/* Folds a word letter by letter, as far as a blank. */
static GArray *
fold_letters (const char *word)
{
  GArray *letters = g_array_new (FALSE, FALSE, sizeof (Letter));
  guint offset = 0;

  for (const char *p = word; *p != '\0' && !g_unichar_isspace (g_utf8_get_char (p));
       p = g_utf8_next_char (p), offset++)
    {
      g_autofree char *one = g_strndup (p, (gsize) (g_utf8_next_char (p) - p));
      g_autofree char *folded = haw_fold (one);

      for (const char *q = folded; *q != '\0'; q = g_utf8_next_char (q))
        {
          Letter letter = { g_utf8_get_char (q), offset };

          g_array_append_val (letters, letter);
        }
    }

  return letters;
}

static gunichar
letter_at (GArray *letters,
           guint   at)
{
  return at < letters->len ? g_array_index (letters, Letter, at).letter : 0;
}

static gboolean
is_one_of (gunichar    c,
           const char *letters)
{
  return c != 0 && g_utf8_strchr (letters, -1, c) != NULL;
}

/* How many letters of the word to leave out next. */
static guint
count_left_out (GArray *letters)
{
  guint after = is_one_of (letter_at (letters, 0), "وف") ? 1 : 0;
  gunichar c = letter_at (letters, after);

  if (is_one_of (c, "بك") && letter_at (letters, after + 1) == ALEF &&
      letter_at (letters, after + 2) == LAM && letters->len >= after + 5)
    return after + 1;
  if (c == LAM && letter_at (letters, after + 1) == LAM && letters->len >= after + 4)
    return after + 1;
  if (after > 0 && letters->len >= 3)
    return after;
  if (is_one_of (c, "بكلس") && letters->len >= 3)
    return 1;
  if (c == ALEF && letter_at (letters, 1) == LAM && letters->len >= 4)
    return 2;

  return 0;
}

guint
haw_clitic_leave (const char *word)
{
  g_autoptr (GArray) letters = NULL;
  guint n;

  g_return_val_if_fail (word != NULL, 0);

  letters = fold_letters (word);
  n = count_left_out (letters);

  return n < letters->len ? g_array_index (letters, Letter, n).offset : 0;
}

guint
haw_clitic_count_to_offset (const char *word,
                            guint       n_letters)
{
  g_autoptr (GArray) letters = NULL;

  g_return_val_if_fail (word != NULL, 0);

  if (n_letters == 0)
    return 0;
  letters = fold_letters (word);

  return n_letters < letters->len ? g_array_index (letters, Letter, n_letters).offset : 0;
}

gboolean
haw_clitic_foreach (const char    *folded,
                    HawCliticFunc  func,
                    gpointer       data)
{
  static const struct
  {
    const char *letters;
    guint n_left;      /* without the article, which stays in a passage */
    guint min;         /* letters that must follow */
  } prefixes[] = {
    { "ال", 0, 2 }, { "بال", 1, 2 }, { "كال", 1, 2 }, { "فال", 1, 2 }, { "لل", 1, 2 },
    { "ب", 1, 3 },  { "ل", 1, 3 },   { "ك", 1, 4 },   { "س", 1, 4 },
  };
  const char *rests[2] = { folded, NULL };

  g_return_val_if_fail (folded != NULL && func != NULL, FALSE);

  if (func (folded, 0, data))
    return TRUE;
  if (is_one_of (g_utf8_get_char (folded), "وف"))
    {
      rests[1] = g_utf8_next_char (folded);
      if (g_utf8_strlen (rests[1], -1) >= 3 && func (rests[1], 1, data))
        return TRUE;
    }
  for (guint conjunction = 0; conjunction < 2 && rests[conjunction] != NULL; conjunction++)
    for (guint i = 0; i < G_N_ELEMENTS (prefixes); i++)
      {
        const char *rest = rests[conjunction] + strlen (prefixes[i].letters);

        if (g_str_has_prefix (rests[conjunction], prefixes[i].letters) &&
            g_utf8_strlen (rest, -1) >= prefixes[i].min &&
            func (rest, conjunction + prefixes[i].n_left, data))
          return TRUE;
      }

  return FALSE;
}
