/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "text/haw-clitic.h"
#include "text/haw-fold.h"
#include "text/haw-phrase.h"

#include <string.h>

/* Each press leaves out the next thing before the core. */
static void
test_leaving (void)
{
  static const char *const cases[][4] = {
    { "والحكومة", "الحكومة", "حكومة", NULL },
    { "وبالحكومة", "الحكومة", "حكومة", NULL },
    { "فللحكومة", "لحكومة", "حكومة", NULL },
    { "للحكومة", "لحكومة", "حكومة", NULL },
    { "وليبيا", "ليبيا", NULL, NULL },
    { "بأكار", "أكار", NULL, NULL },
    { "وَالحُكُومَة", "الحُكُومَة", "حُكُومَة", NULL },
    { "وقال الوزير", "قال الوزير", NULL, NULL },
    { "ﻭالحكومة", "الحكومة", NULL, NULL },
    { "حكومة", NULL, NULL, NULL },
    { "من", NULL, NULL, NULL },
    { "ود", NULL, NULL, NULL },
    { "NATO", NULL, NULL, NULL },
    { "", NULL, NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *word = cases[i][0];

      for (guint step = 1; step < 4 && cases[i][step] != NULL; step++)
        {
          word = g_utf8_offset_to_pointer (word, haw_clitic_leave (word));
          g_assert_cmpstr (word, ==, cases[i][step]);
        }
      if (cases[i][1] == NULL)
        g_assert_cmpuint (haw_clitic_leave (word), ==, 0);
    }
}

static void
assert_found (const char *words,
              const char *whole,
              const char *expected)
{
  g_autoptr (HawText) text = haw_text_new (whole, -1);
  g_autoptr (HawPhrase) phrase = haw_phrase_new (words);
  g_autoptr (GArray) passages = haw_phrase_find (phrase, text);
  g_autoptr (GString) found = g_string_new (NULL);
  g_autofree char *folded = haw_fold (whole);

  for (guint i = 0; i < passages->len; i++)
    {
      HawWord passage = g_array_index (passages, HawWord, i);
      g_autofree char *slice = haw_text_slice (text, passage.start, passage.end);

      g_string_append_printf (found, "%s%s", i > 0 ? "|" : "", slice);
    }
  g_assert_cmpstr (found->str, ==, expected);
  if (passages->len > 0)
    g_assert_true (haw_phrase_may_stand_in (phrase, folded));
}

static void
test_finding (void)
{
  static const char *const cases[][3] = {
    /* Spelling. */
    { "أكار", "قال اكار وأكار وآكار ثم أكَـــار", "اكار|أكار|آكار|أكَـــار" },
    { "طرابلس", "في طرابلس وطرابلس وبطرابلس ولطرابلس، فطرابلس", "طرابلس|طرابلس|طرابلس|طرابلس|طرابلس" },
    /* Clitics with the article, which stays. */
    { "الحكومة", "والحكومة وبالحكومة للحكومة حكومة لحكومة الحكومه", 
      "الحكومة|الحكومة|لحكومة|حكومة|حكومة|الحكومه" },
    { "والحكومة", "قالت الحكومة إن حكومة البلاد", "الحكومة|حكومة" },
    { "للحكومة", "الحكومة", "الحكومة" },
    /* Pronouns. */
    { "حكومة", "حكومته وحكومتها وحكومتهم حكومات", "حكومته|حكومتها|حكومتهم" },
    { "قوات", "قواتنا وقواتهم وقواته", "قواتنا|قواتهم" },
    /* More words: clitics before the first, pronouns after the last, blanks and lines between. */
    { "خلوصي أكار", "لخلوصي  أكار وخلوصي، أكار وخلوصي اكار\nخلوصي\nأكار", "خلوصي  أكار|خلوصي اكار" },
    { "وزير الدفاع", "ووزير الدفاع التركي ووزير الخارجية ووزير الدفاعات", "وزير الدفاع" },
    { "حكومة الوفاق", "لحكومةِ الوفاقِ", "حكومةِ الوفاقِ" },
    { "S300", "منظومة S300 ومنظومة s300", "S300|s300" },
    { "تي.ر.تي", "قناة « تي.ر.تي » وتي.ر.تي", "تي.ر.تي|تي.ر.تي" },
    { "أبو-علي", "أبو-علي وأبو علي", "أبو-علي" },
    /* What only looks like it. */
    { "سراج", "السراجي وسراجيون سرا", "" },
    { "ريم", "كريم وكريمة والريم", "الريم" },
    { "دب", "ودب أدب كدب", "" },
    { "علي", "عليها عليه وعلي", "عليها|علي" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_found (cases[i][0], cases[i][1], cases[i][2]);
  g_assert_null (haw_phrase_new (" ، « » "));
  g_assert_null (haw_phrase_new (""));
}

/* The quick test tells apart what is not there at all. */
static void
test_quick (void)
{
  g_autoptr (HawPhrase) phrase = haw_phrase_new ("خلوصي أكار");
  g_autofree char *with = haw_fold ("قال خُلُوصي آكار");
  g_autofree char *without = haw_fold ("قال أكار");

  g_assert_true (haw_phrase_may_stand_in (phrase, with));
  g_assert_false (haw_phrase_may_stand_in (phrase, without));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/phrase/leaving", test_leaving);
  g_test_add_func ("/phrase/finding", test_finding);
  g_test_add_func ("/phrase/quick", test_quick);
  return g_test_run ();
}
