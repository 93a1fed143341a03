/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "text/haw-event-match.h"
#include "time/haw-number-words.h"

static char *
find (const char *text)
{
  g_autoptr (GArray) found = haw_number_words_find (text, -1);
  GString *line = g_string_new (NULL);

  for (guint i = 0; i < found->len; i++)
    {
      const HawNumberWords *number = &g_array_index (found, HawNumberWords, i);
      g_autofree char *words = g_utf8_substring (text, number->start, number->end);

      g_string_append_printf (line, "%s%s=%" G_GUINT64_FORMAT, i > 0 ? "|" : "", words,
                              number->value);
    }
  return g_string_free (line, FALSE);
}

static void
test_words (void)
{
  static const char *const cases[][2] = {
    { "أصيب ثلاثة جنود وخمس نساء", "ثلاثة=3|خمس=5" },
    { "خمسة وعشرون جنديا وثلاثة عشر مدنيا", "خمسة وعشرون=25|ثلاثة عشر=13" },
    { "مئة وخمسون قتيلا، مئتا جريح", "مئة وخمسون=150" },
    { "ثلاثمئة وأربعة وعشرون نازحا", "ثلاثمئة وأربعة وعشرون=324" },
    { "ألفا مقاتل، ألفين وخمسمئة نازح", "ألفين وخمسمئة=2500" },
    { "3 آلاف نازح و200 ألف لاجئ", "3 آلاف=3000|200 ألف=200000" },
    { "آلاف النازحين", "" },
    { "الجنود الثلاثة، الثالث عشر", "" },
    { "three soldiers and twenty-five civilians", "three=3|twenty-five=25" },
    { "two hundred and fifty people, three thousand two hundred others",
      "two hundred and fifty=250|three thousand two hundred=3200" },
    { "thirteen, nineteen, a hundred men", "thirteen=13|nineteen=19|hundred=100" },
    { "trois soldats, vingt et quarante, cent civils", "trois=3|vingt=20|quarante=40|cent=100" },
    { "hundreds of people, one man", "" },
    { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *found = find (cases[i][0]);

      if (g_str_equal (found, cases[i][1]))
        continue;
      g_test_message ("%s\n%s instead of %s", cases[i][0], found, cases[i][1]);
      g_test_fail ();
    }
}

static HawEventWords *
read_words (const char *text)
{
  HawEventWords *words = haw_event_words_new ();
  g_autoptr (GArray) found = haw_number_words_find (text, -1);
  g_autofree HawEventNumber *numbers = g_new0 (HawEventNumber, found->len + 1);

  for (guint i = 0; i < found->len; i++)
    {
      const HawNumberWords *number = &g_array_index (found, HawNumberWords, i);

      numbers[i] = (HawEventNumber) { number->start, number->end, number->value };
    }
  haw_event_words_add (words, text, numbers, found->len);
  return words;
}

/* A number is the same in digits, in words and as a dual, and told where it is not. */
static void
test_differences (void)
{
  static const char *const cases[][3] = {
    { "أصيب ثلاثة جنود", "أصيب 3 جنود", "" },
    { "أصيب ثلاثة جنود", "أصيب أربعة جنود", "ثلاثة جنود|أربعة جنود" },
    { "سقط مصابان", "سقط مصابان اثنان و2 مصاب", "" },
    { "سقط مصابان", "سقط 2 مصاب", "" },
    { "سقط مصابان", "سقط ثلاثة مصابين", "مصابان|ثلاثة مصابين" },
    { "أسقط طائرتين", "أسقط 3 طائرات", "طائرتين|3 طائرات" },
    { "أسقط طائرتين", "أسقط طائرتان", "" },
    { "نزح 150 شخصا", "نزح مئة وخمسون شخصا", "" },
    { "نزح 3 آلاف شخص", "نزح 3000 شخص", "" },
    { "نزح 3 آلاف شخص", "نزح خمسة آلاف شخص", "3 آلاف شخص|خمسة آلاف شخص" },
    { "three soldiers were killed", "3 soldiers were killed", "" },
    { "three soldiers were killed", "five soldiers were killed", "three soldiers|five soldiers" },
    { "twenty-five people", "25 people", "" },
    { "three of them", "five of them", "" },
    { "زار لبنان", "زار 3 لبن", "" },
    { "18 شهرا", "12 شهرا", "18 شهرا|12 شهرا" },
    { "مصابين", "5 مصابين", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (HawEventWords) a = read_words (cases[i][0]);
      g_autoptr (HawEventWords) b = read_words (cases[i][1]);
      g_autofree char *here = NULL;
      g_autofree char *there = NULL;
      g_autofree char *line = NULL;

      line = haw_event_words_differ (a, b, &here, &there) ? g_strconcat (here, "|", there, NULL)
                                                          : g_strdup ("");
      if (g_str_equal (line, cases[i][2]))
        continue;
      g_test_message ("%s / %s\n%s instead of %s", cases[i][0], cases[i][1], line, cases[i][2]);
      g_test_fail ();
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/number-words/words", test_words);
  g_test_add_func ("/number-words/differences", test_differences);
  return g_test_run ();
}
