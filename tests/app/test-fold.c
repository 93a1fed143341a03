/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "text/haw-fold.h"

#include <string.h>

static void
test_letters (void)
{
  static const struct
  {
    const char *text;
    const char *folded;
  } cases[] = {
    { "آ أ إ ٱ ٲ ٳ ٵ", "ا ا ا ا ا ا ا" },
    { "ى ئ ی ې ێ ے ۓ", "ي ي ي ي ي ي ي" },
    { "ؤ ۆ ۇ ۋ", "و و و و" },
    { "ة ۀ ہ ھ ە ۃ", "ه ه ه ه ه ه" },
    { "ک ڪ", "ك ك" },
    { "ڤ پ چ ژ گ ڭ ڨ", "ڤ پ چ ژ گ ڭ ڨ" },
    { "ء", "ء" },
    { "لحكومةِ الوفاقِ", "لحكومه الوفاق" },
    { "تحذيرًا", "تحذيرا" },
    { "التركـــي", "التركي" },
    { "ا\331\224 و\331\224 ا\331\223", "ا و ا" },
    { "مي\342\200\214خواهم", "ميخواهم" },
    { "\342\200\217قال\342\200\216", "قال" },
    { "\357\273\277نص", "نص" },
    { "جم\302\255لة", "جمله" },
    { "١٧ ۱۷ 17", "17 17 17" },
    { "ﻻﻋﺒﻮﻥ", "لاعبون" },
    { "ﷲ", "الله" },
    { "École ÉTÉ e\314\201", "ecole ete e" },
    { "STRASSE straße", "strasse strasse" },
    { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *folded = haw_fold (cases[i].text);
      g_autofree char *again = haw_fold (folded);

      g_assert_cmpstr (folded, ==, cases[i].folded);
      g_assert_cmpstr (again, ==, folded);
    }
}

static void
test_names (void)
{
  static const char *const same[] = { "صحيفة الأفق", "  صَحيفة   الافق ", "صحيفه\tالأفق" };

  for (guint i = 0; i < G_N_ELEMENTS (same); i++)
    {
      g_autofree char *folded = haw_fold_name (same[i]);

      g_assert_cmpstr (folded, ==, "صحيفه الافق");
    }
}

/* A megabyte of marks in a row takes a moment and not hours: whether they are dropped, stay, or
 * come apart from presentation forms. */
static void
test_runs_of_marks (void)
{
  static const struct
  {
    const char *mark;
    const char *kept;
  } cases[] = {
    { "\331\216", "" },             /* fatha */
    { "\331\221\331\216", "" },     /* shadda, fatha */
    { "\326\261\326\267", NULL },   /* Hebrew points */
    { "\341\267\204\314\201", NULL }, /* Latin ones, of which one kind is dropped */
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) text = g_string_new ("ا");
      g_autofree char *folded = NULL;

      while (text->len < 5 * 1000 * 1000)
        g_string_append (text, cases[i].mark);
      g_string_append (text, "ب");
      folded = haw_fold (text->str);
      g_assert_true (g_utf8_validate (folded, -1, NULL));
      g_assert_true (g_str_has_prefix (folded, "ا"));
      g_assert_true (g_str_has_suffix (folded, "ب"));
      if (cases[i].kept != NULL)
        g_assert_cmpuint (strlen (folded), ==, strlen ("اب"));
    }
}

static void
test_words (void)
{
  static const char *const both[] = { "ليبيا", "وفاق", NULL };
  static const char *const one[] = { "ليبيا", "تونس", NULL };
  g_autofree char *folded = haw_fold ("حكومة الوفاق في ليبيا");

  g_assert_true (haw_fold_has_words (folded, both));
  g_assert_false (haw_fold_has_words (folded, one));
}

static void
test_split (void)
{
  g_auto (GStrv) typed = haw_fold_split ("  أحمد\tالقدس\n ");
  g_auto (GStrv) none = haw_fold_split (" \t");
  g_autofree char *folded = haw_fold ("أحمد");

  g_assert_cmpuint (g_strv_length (typed), ==, 2);
  g_assert_cmpstr (typed[0], ==, folded);
  g_assert_cmpuint (g_strv_length (none), ==, 0);
}

/* Plain letters have a way of their own, which an invisible sign beside them closes: both fold alike. */
static void
test_plain (void)
{
  for (gunichar c = 0x20; c <= 0x06FF; c = c == 0x7E ? 0x0620 : c + 1)
    {
      char letter[8] = { 0 };
      g_autofree char *alone = NULL;
      g_autofree char *beside = NULL;
      g_autofree char *plain = NULL;
      g_autofree char *other = NULL;

      if (!g_unichar_isdefined (c))
        continue;
      g_unichar_to_utf8 (c, letter);
      alone = g_strdup_printf ("A%sb%s ا", letter, letter);
      beside = g_strconcat (alone, "\342\200\213", NULL);
      plain = haw_fold (alone);
      other = haw_fold (beside);
      g_assert_cmpstr (plain, ==, other);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fold/letters", test_letters);
  g_test_add_func ("/fold/plain", test_plain);
  g_test_add_func ("/fold/names", test_names);
  g_test_add_func ("/fold/runs-of-marks", test_runs_of_marks);
  g_test_add_func ("/fold/words", test_words);
  g_test_add_func ("/fold/split", test_split);
  return g_test_run ();
}
