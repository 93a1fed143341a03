/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "text/haw-segment.h"

#include <string.h>

static const char *const names[] = { "letter", "word", "clause", "sentence", "paragraph" };

/* The code point at which @words begins in @text. */
static guint
place_of (HawText    *text,
          const char *words)
{
  const char *utf8 = haw_text_get_utf8 (text, NULL);
  const char *found = strstr (utf8, words);

  g_assert_nonnull (found);
  return haw_text_byte_to_offset (text, (gsize) (found - utf8));
}

static char *
cover (HawText    *text,
       HawSegment  segment,
       const char *words)
{
  guint start = place_of (text, words);
  guint end = start + (guint) g_utf8_strlen (words, -1);

  if (!haw_segment_cover (text, segment, start, end, &start, &end))
    return g_strdup ("");
  return haw_text_slice (text, start, end);
}

/* A text cut into its sentences. */
static void
assert_sentences (const char *whole,
                  const char *expected)
{
  g_autoptr (HawText) text = haw_text_new (whole, -1);
  g_autoptr (GString) found = g_string_new (NULL);
  guint at = 0;
  guint start;
  guint end;

  while (at < haw_text_get_length (text) &&
         haw_segment_cover (text, HAW_SEGMENT_SENTENCE, at, at + 1, &start, &end))
    {
      g_autofree char *slice = haw_text_slice (text, start, end);

      g_string_append_printf (found, "%s%s", found->len > 0 ? " | " : "", slice);
      g_assert_cmpuint (end, >, at);
      at = end + 1;
    }
  g_assert_cmpstr (found->str, ==, expected);
}

static void
test_sentences (void)
{
  static const char *const cases[][2] = {
    { "وصل الوفد. ثم غادر.", "وصل الوفد. | ثم غادر." },
    { "هل وصل الوفد؟ نعم وصل!", "هل وصل الوفد؟ | نعم وصل!" },
    /* Spelled abbreviations, also before a quotation mark. */
    { "نقلت قناة « تي.ر.تي » الرسمية الخبر. ثم نفته.", "نقلت قناة « تي.ر.تي » الرسمية الخبر. | ثم نفته." },
    { "قال مراسل بي.بي.سي إن الوفد وصل.", "قال مراسل بي.بي.سي إن الوفد وصل." },
    { "نشرته قناة تي.ر.تي. وأضافت أنه غادر.", "نشرته قناة تي.ر.تي. | وأضافت أنه غادر." },
    { "التقى د. سامي حداد وفدا. ثم سافر.", "التقى د. سامي حداد وفدا. | ثم سافر." },
    { "شرح أ. نبيل الخطة وحضر أ.د. كمال الجلسة.", "شرح أ. نبيل الخطة وحضر أ.د. كمال الجلسة." },
    { "كان ذلك سنة 1441 هـ. في المدينة.", "كان ذلك سنة 1441 هـ. في المدينة." },
    { "He met Dr. Sami at 5 p.m. today. Then he left.",
      "He met Dr. Sami at 5 p.m. today. | Then he left." },
    { "The U.S. envoy came. J. Smith stayed.", "The U.S. envoy came. | J. Smith stayed." },
    /* Numbers. */
    { "ارتفع السعر 3.5 بالمئة. ثم هبط.", "ارتفع السعر 3.5 بالمئة. | ثم هبط." },
    { "ارتفع ٣٫٥ بالمئة، أي ١٬٢٠٠ طن. ثم هبط.", "ارتفع ٣٫٥ بالمئة، أي ١٬٢٠٠ طن. | ثم هبط." },
    { "حدث ذلك عام 2020. وقال الشهود إنه تكرر.", "حدث ذلك عام 2020. | وقال الشهود إنه تكرر." },
    { "1. انسحاب القوات. 2. تبادل الأسرى.", "1. انسحاب القوات. | 2. تبادل الأسرى." },
    /* Quotation marks go with the sentence that they end, broken ones too. */
    { "قال: «سنعود.» ثم غادر.", "قال: «سنعود.» | ثم غادر." },
    { "قال: « سنعود . » ثم غادر .", "قال: « سنعود . » | ثم غادر ." },
    { "وصفها بـ »المفاجئة ». وغادر.", "وصفها بـ »المفاجئة ». | وغادر." },
    { "سأل: «لماذا؟» ثم غادر.", "سأل: «لماذا؟» ثم غادر." },
    { "قال “نعم.” وخرج", "قال “نعم.” | وخرج" },
    /* Stops in a row, without a blank, and none at all. */
    { "صمت... ثم تكلم؟! نعم", "صمت... | ثم تكلم؟! | نعم" },
    { "انتهى الاجتماع.وغادر الوفد", "انتهى الاجتماع. | وغادر الوفد" },
    { "راجع الموقع example.org للمزيد. شكرا", "راجع الموقع example.org للمزيد. | شكرا" },
    { "وصل الوفد إلى المدينة", "وصل الوفد إلى المدينة" },
    { "سطر أول\nسطر ثان", "سطر أول | سطر ثان" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_sentences (cases[i][0], cases[i][1]);
}

static void
assert_words (const char *whole,
              const char *expected)
{
  g_autoptr (HawText) text = haw_text_new (whole, -1);
  g_autoptr (GArray) words = haw_segment_words (text, 0);
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < words->len; i++)
    {
      HawWord word = g_array_index (words, HawWord, i);
      g_autofree char *slice = haw_text_slice (text, word.start, word.end);

      g_string_append_printf (found, "%s%s", i > 0 ? "|" : "", slice);
    }
  g_assert_cmpstr (found->str, ==, expected);
}

static void
test_words (void)
{
  static const char *const cases[][2] = {
    { "قال: «سنعود»، ثم", "قال|سنعود|ثم" },
    { "تي.ر.تي و3.5 و10:30 و1,200", "تي.ر.تي|و3.5|و10:30|و1,200" },
    { "تحذيرًا التركـــي S300", "تحذيرًا|التركـــي|S300" },
    { "مي\342\200\214خواهم \342\200\217قال\342\200\216", "مي\342\200\214خواهم|قال" },
    { "ليبي–ليبي ليبي - ليبي", "ليبي|ليبي|ليبي|ليبي" },
    { "Algeria’s U.N. envoy", "Algeria’s|U.N|envoy" },
    { "غادر.وصل", "غادر|وصل" },
    { "،؛ « »", "" },
    { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_words (cases[i][0], cases[i][1]);
}

static void
test_clauses (void)
{
  static const struct
  {
    const char *text;
    const char *words;
    const char *clause;
  } cases[] = {
    { "وصل الوفد، وقال إنه سيبقى ثم غادر؛ أما الوزير فعاد.", "سيبقى", "وقال إنه سيبقى ثم غادر" },
    { "وصل الوفد، وقال إنه سيبقى ثم غادر؛ أما الوزير فعاد.", "الوزير", "أما الوزير فعاد" },
    { "قال المتحدث: الوفد وصل – كما وعد – في موعده.", "وعد", "كما وعد" },
    { "حوار ليبي–ليبي في تونس، غدا", "تونس", "حوار ليبي–ليبي في تونس" },
    /* A quotation is a clause, and one word in the clause around it. */
    { "نقلت قناة « تي.ر.تي » الرسمية الخبر، ثم نفته", "الرسمية", "نقلت قناة « تي.ر.تي » الرسمية الخبر" },
    { "أضاف: «سنفعل ما يلزم، ولن نتراجع»، حسب القناة", "يلزم", "سنفعل ما يلزم" },
    { "ذكر “خطة، ومهلة” للحل، وغادر", "للحل", "ذكر “خطة، ومهلة” للحل" },
    { "ذكر \"خطة، ومهلة\" للحل، وغادر", "للحل", "ذكر \"خطة، ومهلة\" للحل" },
    { "وصفها بـ »المفاجئة » وكشف السبب، ثم", "وكشف", "وصفها بـ »المفاجئة » وكشف السبب" },
    { "بلغ السعر 1,200 دينار عند 10:30 صباحا.", "دينار", "بلغ السعر 1,200 دينار عند 10:30 صباحا" },
    { "الاتحاد (نحو عشرين عضوا) وافق.", "عشرين", "نحو عشرين عضوا" },
    { "وصل، ثم غادر، ثم عاد.", "غادر، ثم عاد", "ثم غادر، ثم عاد" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (HawText) text = haw_text_new (cases[i].text, -1);
      g_autofree char *found = cover (text, HAW_SEGMENT_CLAUSE, cases[i].words);

      g_assert_cmpstr (found, ==, cases[i].clause);
    }
}

/* From a place in the text up to its paragraph, each step larger than the one before. */
static void
test_growing (void)
{
  static const char *const steps[] = {
    "ع",
    "سنفعلُ",
    "سنفعلُ ما يلزم",
    "سنفعلُ ما يلزم، ولن نتراجع",
    "« سنفعلُ ما يلزم، ولن نتراجع »",
    "قال د. سامي أمس: « سنفعلُ ما يلزم، ولن نتراجع »، حسب تي.ر.تي.",
    "وصل الوفد. قال د. سامي أمس: « سنفعلُ ما يلزم، ولن نتراجع »، حسب تي.ر.تي. ثم غادر.",
  };
  g_autoptr (HawText) text
    = haw_text_new ("عنوان\n\nوصل الوفد. قال د. سامي أمس: « سنفعلُ ما يلزم، ولن نتراجع »، حسب تي.ر.تي. ثم "
                    "غادر.\nتتمة", -1);
  guint start = place_of (text, "علُ");
  guint end = start;
  guint n = 0;

  while (haw_segment_grow (text, start, end, &start, &end))
    {
      g_autofree char *slice = haw_text_slice (text, start, end);

      g_assert_cmpuint (n, <, G_N_ELEMENTS (steps));
      g_assert_cmpstr (slice, ==, steps[n++]);
    }
  g_assert_cmpuint (n, ==, G_N_ELEMENTS (steps));
}

/* Every part holds the range it was asked for, and lies in the next larger one. */
static void
test_nesting (void)
{
  g_autoptr (HawText) text
    = haw_text_new ("أ. قال: «نعم، (ربما) لا.» ثم \"صمت\" – طويلا… 3.5؟\n\n 👩‍👧 وصل ، ثم غادر . \nend.", -1);
  guint length = haw_text_get_length (text);

  for (guint start = 0; start <= length; start++)
    for (guint end = start; end <= length; end++)
      for (HawSegment segment = 0; segment < HAW_N_SEGMENTS; segment++)
        {
          guint from;
          guint to;
          guint again_from;
          guint again_to;

          if (!haw_segment_cover (text, segment, start, end, &from, &to))
            continue;
          g_assert_cmpuint (from, <=, to);
          g_assert_cmpuint (to, <=, length);
          if (from == to)
            continue;
          g_assert_true (haw_segment_cover (text, segment, from, to, &again_from, &again_to));
          if (again_from != from || again_to != to)
            g_error ("%s of %u-%u: %u-%u, then %u-%u", names[segment], start, end, from, to,
                     again_from, again_to);
        }
}

/* By words through paragraphs, both ways, over signs and empty lines. */
static void
test_stepping (void)
{
  g_autoptr (HawText) text = haw_text_new ("« وصل » تي.ر.تي،\n\n غادر S300.", -1);
  static const guint ends[] = { 5, 15, 23, 28, 29 };
  static const guint starts[] = { 24, 19, 8, 2, 0 };
  guint at = 0;

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      at = haw_segment_next_word_end (text, at);
      g_assert_cmpuint (at, ==, ends[i]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    {
      at = haw_segment_previous_word_start (text, at);
      g_assert_cmpuint (at, ==, starts[i]);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/segment/sentences", test_sentences);
  g_test_add_func ("/segment/words", test_words);
  g_test_add_func ("/segment/clauses", test_clauses);
  g_test_add_func ("/segment/growing", test_growing);
  g_test_add_func ("/segment/nesting", test_nesting);
  g_test_add_func ("/segment/stepping", test_stepping);
  return g_test_run ();
}
