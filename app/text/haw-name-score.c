/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-name-private.h"

#include "haw-fold.h"
#include "haw-lexicon.h"

#include <string.h>

#define ALEF 0x0627
#define HEH  0x0647

/* Every word of a name must be as like as this; otherwise the whole is no more than UNLIKE. */
#define MIN_WORD 0.75
#define MIN_PART 0.85
#define UNLIKE 0.60

/* Names that differ in nothing that has a weight, but are not written alike. */
#define ALL_BUT_SAME 0.99

/* Two given names of Arabic are two names. */
#define NATIVE 0.30

/* By how much a Latin word must be nearer to another one of them. */
#define NATIVE_MARGIN 0.06

/* A part of a name for the whole: the last word alone, and words left out in the middle. */
#define SURNAME 0.80
#define SHORTER 0.86

/* What is left of the doubt when the caller knows more. */
static const struct
{
  HawNameEvidence evidence;
  double doubt;
} contexts[] = {
  { HAW_NAME_SAME_ARTICLE, 0.8 },
  { HAW_NAME_SAME_TITLE, 0.7 },
  { HAW_NAME_SAME_COMPANY, 0.85 },
};

static const char *const nicks[HAW_N_NAME_EVIDENCE] = {
  "same-letters", "title", "article", "joined", "part", "long-vowel", "hamza", "ending", "doubled",
  "sound", "letter", "script", "native-names", "same-article", "same-title", "same-company",
};

/* Whether two known places are one that is written in two ways: سوريا, سورية; أمريكا, أميركا. */
static gboolean
is_twin (const HawNameWord *a,
         const HawNameWord *b,
         HawNameEvidence    evidence)
{
  if (a->n == 6 && b->n == 6 && a->letters[0] == ALEF && b->letters[0] == ALEF &&
      a->letters[1] == b->letters[1] && a->letters[2] == b->letters[3] &&
      a->letters[3] == b->letters[2])
    return TRUE;

  return (evidence & ~(HawNameEvidence) (HAW_NAME_ENDING | HAW_NAME_ARTICLE)) == 0;
}

/* Whether an Arabic given name is nearer to a Latin word than the one that costs @cost. */
static gboolean
has_better_native (const HawNameWord *latin,
                   double             cost)
{
  g_autoptr (GPtrArray) natives = haw_lexicon_list_natives ();

  for (guint i = 0; i < natives->len; i++)
    {
      HawNameWord word;
      HawNameEvidence ignored = 0;

      haw_name_word_init (&word, natives->pdata[i]);
      if (MAX (word.n, latin->n) - MIN (word.n, latin->n) <= 4 &&
          haw_name_distance (latin, &word, TRUE, &ignored) < cost - NATIVE_MARGIN)
        return TRUE;
    }

  return FALSE;
}

static double
score_words (const HawNameWord *a,
             const HawNameWord *b,
             gboolean           scripts,
             HawNameEvidence   *evidence)
{
  guint longer = MAX (a->n, b->n);
  double cost = haw_name_distance (a, b, scripts, evidence);

  if (a->article != b->article)
    *evidence |= HAW_NAME_ARTICLE;
  if (longer == 0)
    return 0;
  if (cost > 0 && a->native && b->native)
    {
      *evidence |= HAW_NAME_NATIVE;
      return NATIVE;
    }

  /* Hasan may be حسين, but is more like حسن. */
  if (scripts && a->native != b->native && 1 - cost / longer >= HAW_NAME_POSSIBLE &&
      has_better_native (a->native ? b : a, cost))
    {
      *evidence |= HAW_NAME_NATIVE;
      return NATIVE;
    }
  /* Countries have one consonant spelling. */
  if (!scripts && cost > 0 && (a->country || b->country) &&
      ((a->country && b->country && !is_twin (a, b, *evidence)) ||
       (*evidence & HAW_NAME_LETTER) != 0 || a->body || b->body))
    return MIN (UNLIKE, 1 - cost / longer);
  /* ليبيا, ليبي: a country and what is of it. */
  if (a->nation != b->nation && a->country != b->country)
    return NATIVE;

  return MAX (0, 1 - cost / longer);
}

static void
join_words (const HawNameForm *form,
            HawNameWord       *joined)
{
  memset (joined, 0, sizeof *joined);
  for (guint i = 0; i < form->n; i++)
    for (guint k = 0; k < form->words[i].n && joined->n < HAW_NAME_MAX_LETTERS; k++)
      joined->letters[joined->n++] = form->words[i].letters[k];
}

/* The names with the same number of words: word by word, by their length. */
static double
score_pairwise (const HawNameForm *a,
                const HawNameForm *b,
                gboolean           scripts,
                HawNameEvidence   *evidence)
{
  double sum = 0;
  double least = 1;
  guint letters = 0;

  for (guint i = 0; i < a->n; i++)
    {
      double score = score_words (&a->words[i], &b->words[i], scripts, evidence);
      guint n = MAX (a->words[i].n, b->words[i].n);

      sum += score * n;
      letters += n;
      least = MIN (least, score);
    }
  if (letters == 0)
    return 0;

  return least < MIN_WORD ? MIN (MIN (sum / letters, UNLIKE), a->n == 1 ? least : UNLIKE)
                          : sum / letters;
}

/* A shorter name inside a longer one, its words in their order: the last ones must be the same, or the
 * first two. */
static double
score_part (const HawNameForm *longer,
            const HawNameForm *shorter,
            gboolean           scripts,
            HawNameEvidence   *evidence)
{
  double least = 1;
  guint at = longer->n;
  guint tail;

  /* A country is no part of the name of a body. */
  if (shorter->n == 1 && shorter->words[0].country)
    return 0;
  for (guint i = shorter->n; i-- > 0;)
    {
      double best = 0;
      HawNameEvidence found = 0;

      while (at > i)
        {
          HawNameEvidence here = 0;
          double score = score_words (&longer->words[at - 1], &shorter->words[i], scripts, &here);

          at--;
          if (score >= ((longer->words[at].nation || shorter->words[i].nation) ? ALL_BUT_SAME
                        : MIN_PART))
            {
              best = score;
              found = here;
              break;
            }
        }
      if (best < MIN_PART)
        return 0;
      if (i + 1 == shorter->n)
        {
          tail = longer->n - 1 - at;
          /* What is left out at the end would be the surname. */
          if (tail > 0 && shorter->n == 1)
            return 0;
        }
      *evidence |= found;
      least = MIN (least, best);
    }
  *evidence |= HAW_NAME_PART;

  return least * (shorter->n == 1 ? SURNAME : SHORTER);
}

static double
score_forms (const HawNameForm *a,
             const HawNameForm *b,
             gboolean           scripts,
             HawNameEvidence   *evidence)
{
  HawNameWord joined[2];
  HawNameEvidence parts = 0;
  HawNameEvidence whole = 0;
  double by_words;
  double by_letters;

  by_words = a->n == b->n ? score_pairwise (a, b, scripts, &parts)
             : a->n > b->n ? score_part (a, b, scripts, &parts)
             : score_part (b, a, scripts, &parts);
  if (a->n == b->n)
    {
      *evidence |= parts;
      return by_words;
    }
  join_words (a, &joined[0]);
  join_words (b, &joined[1]);
  by_letters = score_words (&joined[0], &joined[1], scripts, &whole);
  if (by_letters > by_words && by_letters >= HAW_NAME_LIKELY)
    {
      *evidence |= whole | HAW_NAME_JOINED;
      return by_letters;
    }
  *evidence |= parts;

  return by_words;
}

double
haw_name_score (const char      *a,
                const char      *b,
                HawNameEvidence  context,
                HawNameEvidence *evidence)
{
  g_autofree char *folded_a = NULL;
  g_autofree char *folded_b = NULL;
  HawNameForm forms[2];
  HawNameEvidence found = 0;
  double score;

  g_return_val_if_fail (a != NULL && b != NULL, 0);

  folded_a = haw_fold_name (a);
  folded_b = haw_fold_name (b);
  haw_name_form_init (&forms[0], a);
  haw_name_form_init (&forms[1], b);
  if (forms[0].n == 0 || forms[1].n == 0)
    score = 0;
  else if (g_str_equal (folded_a, folded_b))
    {
      score = 1;
      found = HAW_NAME_SAME;
    }
  else
    {
      gboolean scripts = forms[0].latin || forms[1].latin;

      score = score_forms (&forms[0], &forms[1], scripts, &found);
      if (found == 0 && score >= ALL_BUT_SAME)
        found = HAW_NAME_SAME;
      if (forms[0].latin != forms[1].latin)
        found |= HAW_NAME_SCRIPT;
      found |= forms[0].done ^ forms[1].done;
      score = MIN (score, ALL_BUT_SAME);
    }
  for (guint i = 0; i < G_N_ELEMENTS (contexts) && score >= UNLIKE && score < 1 &&
                    (found & HAW_NAME_NATIVE) == 0; i++)
    if ((context & contexts[i].evidence) != 0)
      score = 1 - (1 - score) * contexts[i].doubt;
  if (evidence != NULL)
    *evidence = found | context;

  return score;
}

char *
haw_name_key (const char *name)
{
  static const char *const classes[] = { "غجكقگخڭڨحهچسصزثشژذظ", "تط", "دض", "فبڤپ" };
  HawNameForm form;
  GString *key = g_string_new (NULL);
  const HawNameWord *word;

  g_return_val_if_fail (name != NULL, g_string_free (key, FALSE));

  haw_name_form_init (&form, name);
  word = form.n > 0 ? &form.words[form.n - 1] : NULL;
  for (guint i = 0; word != NULL && i < word->n; i++)
    {
      gunichar c = word->letters[i];
      gunichar after = i + 1 < word->n ? word->letters[i + 1] : 0;
      char letter[8] = "";

      for (guint k = 0; k < G_N_ELEMENTS (classes); k++)
        if (g_utf8_strchr (classes[k], -1, c) != NULL)
          letter[0] = (char) ('a' + k);
      /* Vowels and what may fall away: a heh at the end, the t of تش, the d of دج. */
      if (g_utf8_strchr ("اويعء", -1, c) != NULL || (c == HEH && after == 0) ||
          ((letter[0] == 'b' || letter[0] == 'c') && after != 0 &&
           g_utf8_strchr ("شسجز", -1, after) != NULL))
        continue;
      if (letter[0] == '\0')
        letter[g_unichar_to_utf8 (c, letter)] = '\0';
      if (!g_str_has_suffix (key->str, letter))
        g_string_append (key, letter);
    }

  return g_string_free (key, FALSE);
}

const char *
haw_name_evidence_to_nick (guint index)
{
  g_return_val_if_fail (index < HAW_N_NAME_EVIDENCE, NULL);

  return nicks[index];
}
