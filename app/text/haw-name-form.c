/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-name-private.h"

#include "haw-fold.h"
#include "haw-lexicon.h"

#include <string.h>

#define HAMZA 0x0621

/* Latin letters and what Arabic writes for them; longer ones first. Vowels are written as long ones,
 * which cost next to nothing between scripts. */
static const struct
{
  const char *latin;
  const char *arabic;
} sounds[] = {
  { "tch", "تش" }, { "tsch", "تش" }, { "sch", "ش" }, { "dsch", "ج" }, { "dj", "ج" },
  { "sh", "ش" },   { "ch", "ش" },    { "kh", "خ" },  { "gh", "غ" },   { "th", "ث" },
  { "dh", "ذ" },   { "ph", "ف" },    { "zh", "ج" },  { "ck", "ك" },   { "qu", "ق" },
  { "ou", "و" },   { "oo", "و" },    { "ow", "و" },  { "ee", "ي" },   { "ei", "ي" },
  { "ey", "ي" },   { "ai", "ي" },    { "ay", "ي" },  { "ie", "ي" },   { "iy", "ي" },
  { "ce", "سي" },  { "ci", "سي" },   { "ç", "تش" },  { "ş", "ش" },    { "š", "ش" },
  { "č", "تش" },   { "ć", "تش" },    { "ž", "ج" },   { "ğ", "غ" },    { "ı", "ي" },
  { "a", "ا" },    { "b", "ب" },     { "c", "ك" },   { "d", "د" },    { "e", "ي" },
  { "f", "ف" },    { "g", "غ" },     { "h", "ه" },   { "i", "ي" },    { "j", "ج" },
  { "k", "ك" },    { "l", "ل" },     { "m", "م" },   { "n", "ن" },    { "o", "و" },
  { "p", "ب" },    { "q", "ق" },     { "r", "ر" },   { "s", "س" },    { "t", "ت" },
  { "u", "و" },    { "v", "ف" },     { "w", "و" },   { "x", "كس" },   { "y", "ي" },
  { "z", "ز" },    { "ß", "س" },     { "ø", "و" },   { "ł", "ل" },    { "æ", "ا" },
};

/* Words of names that are written with the next one or left out. */
static const char *const joined[] = { "عبد", "ابو", "ابي", "ابا", "ام", "ال", "نور", "سيف", "شمس", "صلاح",
                                      "علاء", "بهاء", "ضياء", "عز", "محي", "محيي", "فخر", "شهاب",
                                      "زين", "تاج", "شرف", "خير", "بدر", "سعد", "جمال", "جلال",
                                      "عماد", "حسام", "نصر" };
static const char *const dropped[] = { "بن", "ابن", "بنت", "bin", "ben", "ibn", "al", "el", "ul" };

static gboolean
is_in (const char        *word,
       const char *const *words,
       guint              n)
{
  for (guint i = 0; i < n; i++)
    if (g_str_equal (word, words[i]))
      return TRUE;

  return FALSE;
}

static gboolean
is_latin (const char *name)
{
  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p))
    {
      GUnicodeScript script = g_unichar_get_script (g_utf8_get_char (p));

      if (script == G_UNICODE_SCRIPT_ARABIC)
        return FALSE;
      if (script == G_UNICODE_SCRIPT_LATIN)
        return TRUE;
    }

  return FALSE;
}

static void
append_letter (HawNameWord *word,
               gunichar     letter)
{
  if (word->n < HAW_NAME_MAX_LETTERS)
    word->letters[word->n++] = letter;
}

static void
append_letters (HawNameWord *word,
                const char  *letters)
{
  for (const char *p = letters; *p != '\0'; p = g_utf8_next_char (p))
    append_letter (word, g_utf8_get_char (p));
}

/* Writes a lower-case Latin word in Arabic letters. */
static void
write_latin (HawNameWord *word,
             const char  *latin)
{
  for (const char *p = latin; *p != '\0';)
    {
      const char *next = g_utf8_next_char (p);
      char one[8] = "";
      guint i;

      for (i = 0; i < G_N_ELEMENTS (sounds) && !g_str_has_prefix (p, sounds[i].latin); i++)
        ;
      if (i == G_N_ELEMENTS (sounds))
        {
          g_autofree char *letter = g_strndup (p, (gsize) (next - p));
          g_autofree char *plain = haw_fold (letter);

          /* An accented letter is what it is without. */
          g_strlcpy (one, plain, sizeof one);
          for (i = 0; i < G_N_ELEMENTS (sounds) && !g_str_equal (one, sounds[i].latin); i++)
            ;
          if (i < G_N_ELEMENTS (sounds))
            append_letters (word, sounds[i].arabic);
          p = next;
          continue;
        }
      append_letters (word, sounds[i].arabic);
      p += strlen (sounds[i].latin);
      /* A doubled consonant is one letter with a sign on it. */
      if (strlen (sounds[i].latin) == 1 && strchr ("aeiou", *sounds[i].latin) == NULL)
        while (*p == *sounds[i].latin)
          p++;
    }
}

/* Whether the word is عبد, to be written with the next one. */
static gboolean
is_servant (const HawNameWord *word)
{
  return word->n == 3 && word->letters[0] == 0x0639 && word->letters[1] == 0x0628 &&
         word->letters[2] == 0x062f;
}

/* Adds a folded Arabic word without its hamzas and article. */
static void
write_arabic (HawNameForm *form,
              HawNameWord *word,
              const char  *folded)
{
  const char *p = folded;

  if (g_str_has_prefix (p, "ال") && g_utf8_strlen (p, -1) >= 5 && word->n == 0)
    {
      word->article = TRUE;
      p += strlen ("ال");
    }
  if (word->n == 0)
    {
      HawWordClass classes = haw_lexicon_find (folded) | haw_lexicon_find (p);

      word->nation = (classes & HAW_WORD_NATION) != 0 && (classes & HAW_WORD_COUNTRY) == 0;
      word->body = (classes & HAW_WORD_BODY) != 0;
      word->country = (classes & HAW_WORD_COUNTRY) != 0;
    }
  /* Of عبد الكريم the second half decides. */
  word->native = (word->n == 0 || is_servant (word)) &&
                 (haw_lexicon_is_native (folded) || haw_lexicon_is_native (p) ||
                  (g_str_has_prefix (folded, "عبدال") &&
                   (haw_lexicon_is_native (folded + strlen ("عبدال")) ||
                    haw_lexicon_is_native (folded + strlen ("عبد")))) ||
                  (g_str_has_prefix (folded, "ال") &&
                   haw_lexicon_is_native (folded + strlen ("ال"))));
  for (; *p != '\0'; p = g_utf8_next_char (p))
    if (g_utf8_get_char (p) == HAMZA)
      form->done |= HAW_NAME_HAMZA;
    else
      append_letter (word, g_utf8_get_char (p));
}

/* The words of a name: divided by blanks and all that is no letter. */
static GStrv
split_words (const char *name)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GString) word = g_string_new (NULL);

  for (const char *p = name;; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalnum (c) || g_unichar_ismark (c))
        {
          g_string_append_unichar (word, c);
          continue;
        }
      /* A dot or apostrophe in a word: تي.ر.تي, O'Brien. */
      if ((c == '.' || c == '\'' || c == 0x2019) && word->len > 0 &&
          g_unichar_isalnum (g_utf8_get_char (g_utf8_next_char (p))))
        continue;
      if (word->len > 0)
        g_strv_builder_add (builder, word->str);
      g_string_set_size (word, 0);
      if (c == 0)
        return g_strv_builder_end (builder);
    }
}

/* Where the name begins after its titles. */
static guint
skip_titles (char     **words,
             gboolean   latin)
{
  static const char *const latin_titles[] = { "mr", "mrs", "ms", "dr", "prof", "president", "minister",
                                              "general", "gen", "sheikh", "king", "prince", "sir",
                                              "field", "marshal" };
  guint n = g_strv_length (words);
  guint at = 0;

  while (at + 1 < n)
    {
      HawTag tag = haw_lexicon_tag (words[at]);

      if (latin ? !is_in (words[at], latin_titles, G_N_ELEMENTS (latin_titles))
                : (tag.classes & HAW_WORD_TITLE) == 0 || (tag.classes & HAW_WORD_GIVEN) != 0 ||
                  (!tag.definite && g_utf8_strlen (words[at], -1) > 1))
        break;
      at++;
    }

  return at;
}

void
haw_name_word_init (HawNameWord *word,
                    const char  *folded)
{
  HawNameForm form = { 0 };

  memset (word, 0, sizeof *word);
  write_arabic (&form, word, folded);
}

void
haw_name_form_init (HawNameForm *form,
                    const char  *name)
{
  g_autofree char *composed = g_utf8_normalize (name, -1, G_NORMALIZE_NFC);
  g_autofree char *ready = NULL;
  g_auto (GStrv) words = NULL;
  gboolean goes_on = FALSE;
  guint at;

  form->n = 0;
  form->done = 0;
  form->latin = is_latin (name);
  ready = form->latin ? g_utf8_strdown (composed != NULL ? composed : name, -1) : haw_fold (name);
  words = split_words (ready);
  at = skip_titles (words, form->latin);
  if (at > 0)
    form->done |= HAW_NAME_TITLE;

  for (; words[at] != NULL && form->n <= HAW_NAME_MAX_WORDS; at++)
    {
      gboolean last = words[at + 1] == NULL;
      HawNameWord *word;

      if (!last && is_in (words[at], dropped, G_N_ELEMENTS (dropped)))
        continue;
      if (!goes_on)
        {
          if (form->n == HAW_NAME_MAX_WORDS)
            break;
          word = &form->words[form->n++];
          memset (word, 0, sizeof *word);
        }
      else
        word = &form->words[form->n - 1];
      if (form->latin)
        write_latin (word, words[at]);
      else
        write_arabic (form, word, words[at]);
      /* عبد الفتاح is a word, and نور الدين; but نور alone is a name. */
      goes_on = !last && !form->latin && is_in (words[at], joined, G_N_ELEMENTS (joined)) &&
                (g_str_has_prefix (words[at + 1], "ال") || g_str_equal (words[at], "ابو") ||
                 g_str_equal (words[at], "ابي") || g_str_equal (words[at], "ام")) &&
                (g_str_equal (words[at], "عبد") || words[at][0] == '\0' ||
                 g_str_has_suffix (words[at + 1], "دين") || g_str_has_prefix (words[at], "اب") ||
                 g_str_equal (words[at], "ام") || g_str_equal (words[at], "ال"));
      if (goes_on)
        word->native = FALSE;
    }
}
