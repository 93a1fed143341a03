/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "support/haw-score-words.h"
#include "support/haw-test.h"
#include "text/haw-lexicon.h"

#include <locale.h>

#define SEED 20261122

/* The quotations of a text, one a line: kind|words|speaker|verb|reason|open|close. */
static char *
describe (const char *utf8)
{
  g_autoptr (HawText) text = haw_text_new (utf8, -1);
  g_autoptr (HawTokens) tokens = haw_tokens_new (text, NULL, 0);
  g_autoptr (GArray) quotes = haw_quotes_find (tokens, NULL);
  GString *lines = g_string_new (NULL);

  for (guint i = 0; i < quotes->len; i++)
    {
      const HawQuote *quote = &g_array_index (quotes, HawQuote, i);
      g_autofree char *words = haw_text_slice (text, quote->start, quote->end);
      g_autofree char *speaker = haw_text_slice (text, quote->speaker, quote->speaker_end);
      g_autofree char *verb = haw_text_slice (text, quote->verb, quote->verb_end);
      g_autofree char *open = haw_text_slice (text, quote->open, quote->open_end);
      g_autofree char *close = haw_text_slice (text, quote->close, quote->close_end);

      g_string_append_printf (lines, "%s%s|%s|%s|%s|%s|%s|%s", i > 0 ? "\n" : "",
                              haw_quote_kind_to_nick (quote->kind), words, speaker, verb,
                              haw_quote_reason_to_nick (quote->reason), open, close);
    }

  return g_string_free (lines, FALSE);
}

static void
assert_cases (const char *const (*cases)[2],
              guint             n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *found = describe (cases[i][0]);

      if (g_str_equal (found, cases[i][1]))
        continue;
      g_test_message ("%s\n%s\ninstead of\n%s", cases[i][0], found, cases[i][1]);
      g_test_fail ();
    }
}

#define SAID "speech|لن نتراجع عن قرارنا|الوزير|قال|after-verb|"

/* Each row of the table of marks, where a mark is missing, and marks inside each other. */
static void
test_marks (void)
{
  static const char *const cases[][2] = {
    { "قال الوزير: «لن نتراجع عن قرارنا».", SAID "«|»" },
    { "قال الوزير: « لن نتراجع عن قرارنا ».", SAID "«|»" },
    { "قال الوزير: »لن نتراجع عن قرارنا«.", SAID "»|«" },
    { "قال الوزير: » لن نتراجع عن قرارنا «.", SAID "»|«" },
    { "قال الوزير: \"لن نتراجع عن قرارنا\".", SAID "\"|\"" },
    { "قال الوزير: \" لن نتراجع عن قرارنا \".", SAID "\"|\"" },
    { "قال الوزير: “لن نتراجع عن قرارنا”.", SAID "“|”" },
    { "قال الوزير: ”لن نتراجع عن قرارنا“.", SAID "”|“" },
    { "قال الوزير: „لن نتراجع عن قرارنا“.", SAID "„|“" },
    { "قال الوزير: ‟لن نتراجع عن قرارنا”.", SAID "‟|”" },
    { "قال الوزير: 〝لن نتراجع عن قرارنا〞.", SAID "〝|〞" },
    { "قال الوزير: ❝لن نتراجع عن قرارنا❞.", SAID "❝|❞" },
    { "قال الوزير: ＂لن نتراجع عن قرارنا＂.", SAID "＂|＂" },
    { "قال الوزير: ‘لن نتراجع عن قرارنا’.", SAID "‘|’" },
    { "قال الوزير: ‚لن نتراجع عن قرارنا’.", SAID "‚|’" },
    { "قال الوزير: ‛لن نتراجع عن قرارنا’.", SAID "‛|’" },
    { "قال الوزير: `لن نتراجع عن قرارنا'.", SAID "`|'" },
    { "قال الوزير: 'لن نتراجع عن قرارنا'.", SAID "'|'" },
    { "قال الوزير: ''لن نتراجع عن قرارنا''.", SAID "''|''" },
    { "قال الوزير: ‹لن نتراجع عن قرارنا›.", SAID "‹|›" },
    { "قال الوزير: <<لن نتراجع عن قرارنا>>.", SAID "<<|>>" },
    { "قال الوزير: ≪لن نتراجع عن قرارنا≫.", SAID "≪|≫" },
    { "قال الوزير: 《لن نتراجع عن قرارنا》.", SAID "《|》" },
    { "قال الوزير: ((لن نتراجع عن قرارنا)).", SAID "((|))" },
    /* One kind opens, another closes. */
    { "قال الوزير: “لن نتراجع عن قرارنا\".", SAID "“|\"" },
    /* A mark missing: after the colon, to the end of the sentence. */
    { "قال الوزير من القاهرة: لن نتراجع عن قرارنا»، وفق القناة.", SAID "|»" },
    { "قال الوزير: «لن نتراجع عن قرارنا. وانتهى اللقاء.", SAID "«|" },
    { "قال الوزير: \"لن نتراجع عن قرارنا", SAID "\"|" },
    { "قال الوزير: «لن نتراجع عن قرارنا\nوغادر.", SAID "«|" },
    /* Over a line, where the next mark closes. */
    { "قال الوزير: «لن نتراجع\nعن قرارنا».", "speech|لن نتراجع\nعن قرارنا|الوزير|قال|after-verb|«|»" },
    /* No marks at all. */
    { "قال الوزير: لن نتراجع عن قرارنا.", "unmarked|لن نتراجع عن قرارنا|الوزير|قال|after-verb||" },
    { "الساعة 10:30 والنتيجة 2:1 لصالح الفريق.", "" },
    { "المصدر: وكالات الأنباء العالمية", "" },
    /* Brackets, feet and apostrophes are none. */
    { "زار الوزير (الجمعة) المدينة.", "" },
    { "don't say it's O'Brien's", "" },
  };

  assert_cases (cases, G_N_ELEMENTS (cases));
}

/* Each rule by which a speaker is found. */
static void
test_speakers (void)
{
  static const char *const cases[][2] = {
    { "وقال وزير الخارجية المصري سامح شكري: «لن نقبل بأي تدخل».",
      "speech|لن نقبل بأي تدخل|سامح شكري|قال|after-verb|«|»" },
    { "وأكد رئيس البرلمان، عقيلة صالح، أن «الحل سياسي لا عسكري».",
      "speech|الحل سياسي لا عسكري|عقيلة صالح|أكد|after-verb|«|»" },
    { "وقال صلاح نمروش نائب وزير الدفاع في بيان إن «الدعم مستمر في كل المجالات».",
      "speech|الدعم مستمر في كل المجالات|صلاح نمروش|قال|after-verb|«|»" },
    { "وأشار وزير الدفاع في حكومة الوفاق صلاح النمروش إلى «دماء جديدة في الجيش».",
      "partial|دماء جديدة في الجيش|صلاح النمروش|أشار|after-verb|«|»" },
    { "وقال لوكالة فرانس برس مسؤول أمني رفيع: «الهجوم أوقع ثلاثة قتلى».",
      "speech|الهجوم أوقع ثلاثة قتلى|مسؤول أمني رفيع|قال|after-verb|«|»" },
    { "وقال اليوم الوزير: «الهجوم أوقع ثلاثة قتلى».",
      "speech|الهجوم أوقع ثلاثة قتلى|الوزير|قال|after-verb|«|»" },
    { "وقال بيان للمجلس الرئاسي إن المحادثات «تناولت الأوضاع في البلاد».",
      "partial|تناولت الأوضاع في البلاد|للمجلس الرئاسي|قال|after-verb|«|»" },
    { "جاء في البيان: «تدين الوزارة الهجوم الإرهابي».",
      "speech|تدين الوزارة الهجوم الإرهابي|البيان|جاء|after-verb|«|»" },
    { "لكن حفتر دعا قواته إلى طرد «المحتل التركي».",
      "partial|المحتل التركي|حفتر|دعا|before-verb|«|»" },
    { "رد أكار على تهديدات حفتر، قائلا «سنعتبرهم هدفا مشروعا في كل مكان».",
      "speech|سنعتبرهم هدفا مشروعا في كل مكان|أكار|قائلا|before-verb|«|»" },
    { "ونقلت وكالة رويترز عن مصدر أمني قوله إن «العملية مستمرة».",
      "speech|العملية مستمرة|مصدر أمني|قوله|relayed|«|»" },
    { "«لن نتراجع عن موقفنا»، هكذا قال رئيس الوزراء العراقي مصطفى الكاظمي.",
      "speech|لن نتراجع عن موقفنا|مصطفى الكاظمي|قال|after-verb|«|»" },
    { "«الوضع خطير للغاية هنا»، بحسب المتحدث باسم الأمم المتحدة ستيفان دوجاريك.",
      "speech|الوضع خطير للغاية هنا|ستيفان دوجاريك||according|«|»" },
    { "وبحسب وزارة الصحة فإن «عدد المصابين ارتفع إلى مئة».",
      "speech|عدد المصابين ارتفع إلى مئة|وزارة الصحة||according|«|»" },
    { "أردوغان: «لن نسكت على ما يجري هناك»", "speech|لن نسكت على ما يجري هناك|أردوغان||colon|«|»" },
    { "قال لافروف إن الإعلان قاعدة للحوار. وأضاف أن «روسيا ستواصل جهودها».",
      "speech|روسيا ستواصل جهودها|لافروف|أضاف|carried|«|»" },
    { "استقبل الوزير التركي الوفد. وقال: «الزيارة ناجحة جدا».",
      "speech|الزيارة ناجحة جدا|الوزير التركي|قال|carried|«|»" },
    { "قال الناطق الرسمي باسم القوات المسلحة العميد يحيى سريع إن «العملية حققت أهدافها».",
      "speech|العملية حققت أهدافها|يحيى سريع|قال|after-verb|«|»" },
    { "وقال المتحدث العسكري، العقيد تامر الرفاعي، في بيان: «نجحت قواتنا في مهمتها».",
      "speech|نجحت قواتنا في مهمتها|تامر الرفاعي|قال|after-verb|«|»" },
    { "كما قال د. سامي الكردي: «اللقاح آمن تماما».",
      "speech|اللقاح آمن تماما|سامي الكردي|قال|after-verb|«|»" },
    { "قال السفير جان-بيير دوبوا: «لم نخسر بعد».",
      "speech|لم نخسر بعد|جان-بيير دوبوا|قال|after-verb|«|»" },
    { "وقالت أم محمد، وهي نازحة: «فقدت كل شيء».",
      "speech|فقدت كل شيء|أم محمد|قالت|after-verb|«|»" },
    { "وقال أحد السكان: «لم نر مثل هذا من قبل».",
      "speech|لم نر مثل هذا من قبل|أحد السكان|قال|after-verb|«|»" },
    { "وعلق مسؤول أوروبي رفض الكشف عن هويته: «الكرة في ملعبهم».",
      "speech|الكرة في ملعبهم|مسؤول أوروبي|علق|after-verb|«|»" },
    { "وكشف مصدر مقرب من اللجنة أن المرشحين «توافقوا على الأسماء».",
      "partial|توافقوا على الأسماء|مصدر مقرب من اللجنة|كشف|after-verb|«|»" },
    { "ووفقا لما نقلته صحيفة الغد عن مسؤول حكومي، فإن «القرار نهائي».",
      "partial|القرار نهائي|مسؤول حكومي|نقلته|relayed|«|»" },
    { "أما رئيس الاتحاد سامي دوبوا فقال: «لم نخسر بعد».",
      "speech|لم نخسر بعد|سامي دوبوا|قال|before-verb|«|»" },
    { "وزير الصحة لنواب المعارضة: «لا نخفي شيئا هنا»",
      "speech|لا نخفي شيئا هنا|وزير الصحة||colon|«|»" },
    { "الطرابلسي للعبيدي: لن نقبل بتقسيم البلاد",
      "unmarked|لن نقبل بتقسيم البلاد|الطرابلسي||colon||" },
    { "زار الأمين العام للجامعة العربية بيروت، وأكد أن «لبنان ليس وحده».",
      "speech|لبنان ليس وحده|الأمين العام للجامعة العربية|أكد|carried|«|»" },
    /* وأضافت goes on for the last one who is feminine. */
    { "قالت الوزيرة إن النتائج قريبة. وقال المدير إنه ينتظر. وأضافت: «ستعلن غدا كل النتائج».",
      "speech|ستعلن غدا كل النتائج|الوزيرة|أضافت|carried|«|»" },
    { "ماكرون: لن نرسل قوات إلى أوكرانيا\nقال ماكرون إن فرنسا لن ترسل قوات.",
      "unmarked|لن نرسل قوات إلى أوكرانيا|ماكرون||colon||" },
    { "ووصف أردوغان حفتر بـ«الانقلابي».", "scare|الانقلابي|أردوغان|وصف|after-verb|«|»" },
  };

  assert_cases (cases, G_N_ELEMENTS (cases));
}

/* What marks are for. */
static void
test_kinds (void)
{
  static const char *const cases[][2] = {
    { "نشرت صحيفة «هآرتس» تقريرا عن القرار.", "name|هآرتس|||none|«|»" },
    { "أطلق الجيش عملية «بركان الغضب» قبل عام.", "name|بركان الغضب|||none|«|»" },
    { "يعرف بـ«الجماعة المقاتلة».", "name|الجماعة المقاتلة|||none|«|»" },
    { "نشر كتابه «تاريخ ليبيا الحديث وما بعده» العام الماضي.",
      "name|تاريخ ليبيا الحديث وما بعده|||none|«|»" },
    { "في حديث خاص لـ\"عربي21\" أمس.", "name|عربي21|||none|\"|\"" },
    { "زيارة «مفاجئة» إلى البلاد.", "scare|مفاجئة|||none|«|»" },
    { "أعلن ما يسمى «مجلس الثوار» بيانه.", "scare|مجلس الثوار|||none|«|»" },
    { "قال الوزير إنه «يؤمن بأن الحل قريب جدا».",
      "partial|يؤمن بأن الحل قريب جدا|الوزير|قال|after-verb|«|»" },
    { "أكد أكار دعم الشعب لضمان عيشه «بشكل مريح وسعيد».",
      "partial|بشكل مريح وسعيد|أكار|أكد|after-verb|«|»" },
    { "وصف الرئيس القرار بأنه «خطوة متهورة وخطيرة».",
      "partial|خطوة متهورة وخطيرة|الرئيس|وصف|after-verb|«|»" },
    { "قال في كلمة بمناسبة العيد «اليوم نذكر العالم بموقفنا الثابت من القضية».",
      "speech|اليوم نذكر العالم بموقفنا الثابت من القضية||قال|none|«|»" },
    { "زعم التلفزيون الرسمي أن «الإرهابيين» اختبأوا بين السكان.", "scare|الإرهابيين|||none|«|»" },
    { "وصلت السفينة «كوزموس» إلى الميناء.", "name|كوزموس|||none|«|»" },
    { "ورأت الصحيفة أن ما حدث «نكسة».", "partial|نكسة|الصحيفة|رأت|after-verb|«|»" },
    { "واستنكرت منظمة العفو الدولية «الاعتقالات التعسفية».",
      "partial|الاعتقالات التعسفية|منظمة العفو الدولية|استنكرت|after-verb|«|»" },
    { "وهو ما وصفه الوزير بأنه «تطور خطير».", "partial|تطور خطير|الوزير|وصفه|after-verb|«|»" },
    { "اشترى الطالب شاشة قياس 15.6\" ومعالجا سريعا.", "" },
    /* Marks inside marks are another quotation. */
    { "قال الوزير: «لن نترك حركة \"النهضة\" وحدها أبدا».",
      "speech|لن نترك حركة \"النهضة\" وحدها أبدا|الوزير|قال|after-verb|«|»\n"
      "name|النهضة|||none|\"|\"" },
  };

  assert_cases (cases, G_N_ELEMENTS (cases));
}

/* Each verb of the table in its forms introduces speech, with و before it. */
static void
test_verbs (void)
{
  for (const HawLexiconVerb *row = haw_lexicon_verbs; row->perfect != NULL; row++)
    {
      g_autofree char *feminine = row->feminine != NULL ? g_strdup (row->feminine)
                                                        : g_strconcat (row->perfect, "ت", NULL);
      const char *const forms[] = { row->perfect, feminine };

      for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
        {
          g_autofree char *utf8 = g_strconcat ("و", forms[i], " أكار في طرابلس: «هذا كلام طويل جدا».",
                                               NULL);
          g_autofree char *paper = g_strconcat (forms[i], " في بيان الوزارة: «هذا كلام طويل جدا».",
                                                NULL);
          gboolean is_paper = g_str_equal (row->perfect, "جاء") || g_str_equal (row->perfect, "ورد");
          g_autofree char *found = describe (is_paper ? paper : utf8);
          g_autofree char *verb = g_strconcat ("|", forms[i], "|", NULL);

          if (strstr (found, verb) == NULL ||
              !g_str_has_prefix (found, (row->classes & HAW_WORD_DESCRIBES) != 0
                                        ? "partial|هذا كلام طويل جدا|" : "speech|هذا كلام طويل جدا|"))
            {
              g_test_message ("%s: %s", utf8, found);
              g_test_fail ();
            }
        }
    }
}

/* The goal is 90 % of the spans and 85 % of the speakers. */
static void
test_articles (void)
{
  const char *shared = haw_test_shared ();
  g_autofree char *gold = NULL;
  g_autoptr (JsonParser) parser = json_parser_new ();
  HawQuoteScore score = { 0 };
  JsonArray *seeds;

  if (shared == NULL)
    return;
  gold = g_build_filename (shared, "gold", "seeds.json", NULL);
  g_assert_true (json_parser_load_from_file (parser, gold, NULL));
  seeds = json_object_get_array_member (json_node_get_object (json_parser_get_root (parser)),
                                        "seeds");
  for (guint i = 0; i < json_array_get_length (seeds); i++)
    {
      JsonObject *seed = json_array_get_object_element (seeds, i);
      g_autofree char *path =
        g_build_filename (shared, "articles", json_object_get_string_member (seed, "file"), NULL);
      g_autofree char *utf8 = haw_score_words_read (path);
      g_autoptr (HawText) text = haw_text_new (utf8, -1);

      haw_score_words_quotes (text, seed, &score, g_test_verbose ());
    }
  g_assert_cmpfloat (haw_score_words_f1 (score.hits, score.found, score.there), >=, 0.96);
  g_assert_cmpuint (score.speakers_right * 100, >=, score.speakers_there * 91);
  g_assert_cmpuint (score.kinds_right * 100, >=, score.hits * 93);
}

static void
score_line (JsonObject *item,
            gpointer    data)
{
  g_autoptr (HawText) text = haw_text_new (json_object_get_string_member (item, "text"), -1);

  haw_score_words_quotes (text, item, data, FALSE);
}

static void
assert_set (const char *half,
            double      least_f1,
            double      least_speakers)
{
  g_autofree char *name = g_strconcat (half, ".jsonl", NULL);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "quotations", name, NULL);
  HawQuoteScore score = { 0 };
  double f1;

  haw_score_words_lines (path, score_line, &score);
  f1 = haw_score_words_f1 (score.hits, score.found, score.there);
  g_test_message ("%s: spans %.4f, speakers %.4f", half, f1,
                  score.speakers_right / (double) score.speakers_there);
  g_assert_cmpfloat (f1, >=, least_f1);
  g_assert_cmpfloat (score.speakers_right / (double) score.speakers_there, >=, least_speakers);
}

static void
test_open (void)
{
  assert_set ("open", 0.98, 0.98);
}

/* What was reached without looking at these passages, less 0.02. */
static void
test_held (void)
{
  assert_set ("held", 0.946, 0.898);
}

/* Any text whatever: quotations inside it, their parts in order. */
static void
test_random (void)
{
  static const char *const parts[] = { "«", "»", "\"", "“", "”", "'", "((", "))", ":", ".", "\n", "،",
                                       " ", " ", " ", "قال", "وأضاف", "الوزير", "إن", "أن", "أكار",
                                       "وزير", "الدفاع", "بـ", "عن", "قائلا", "بحسب", "ما", "لكن",
                                       "نقلت", "بيان", "مجلس", "!", "…", "ليبيا" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED);

  for (guint round = 0; round < 2000; round++)
    {
      g_autoptr (GString) utf8 = g_string_new (NULL);
      g_autoptr (HawText) text = NULL;
      g_autoptr (HawTokens) tokens = NULL;
      g_autoptr (GArray) quotes = NULL;
      guint length;

      for (guint i = 0; i < 60; i++)
        {
          gunichar c = (gunichar) g_rand_int_range (rand, 1, 0x20000);

          if (g_rand_int_range (rand, 0, 12) > 0)
            g_string_append (utf8, parts[g_rand_int_range (rand, 0, G_N_ELEMENTS (parts))]);
          else if (g_unichar_validate (c))
            g_string_append_unichar (utf8, c);
          if (g_rand_boolean (rand))
            g_string_append_c (utf8, ' ');
        }
      text = haw_text_new (utf8->str, (gssize) utf8->len);
      length = haw_text_get_length (text);
      tokens = haw_tokens_new (text, NULL, 0);
      quotes = haw_quotes_find (tokens, NULL);
      for (guint i = 0; i < quotes->len; i++)
        {
          const HawQuote *quote = &g_array_index (quotes, HawQuote, i);

          g_assert_cmpuint (quote->open, <=, quote->open_end);
          g_assert_cmpuint (quote->open_end, <=, quote->start);
          g_assert_cmpuint (quote->start, <, quote->end);
          g_assert_cmpuint (quote->end, <=, quote->close);
          g_assert_cmpuint (quote->close, <=, quote->close_end);
          g_assert_cmpuint (quote->close_end, <=, length);
          g_assert_cmpuint (quote->speaker, <=, quote->speaker_end);
          g_assert_cmpuint (quote->speaker_end, <=, length);
          g_assert_cmpuint (quote->verb_end, <=, length);
          g_assert_true ((quote->reason != HAW_QUOTE_REASON_NONE) ==
                         (quote->speaker_end > quote->speaker));
        }
    }
}

/* The same again and again costs the same again and again. */
static void
test_linear (void)
{
  static const char *const parts[] = { "«", "» ", "\" ", "\"a", "“ ", "a\" \n", "« a\n", "قال ",
                                       "قال الوزير إن ", "وزير ", "بحسب ", "قائلا ", "قال : ",
                                       "نقلت عن ", "«أ» \"ب\" ", "قال أ: «ب\n", "ابو ", "، ",
                                       "في حكومة ", "ما وصفه ", "<<", "(( ", "' ", "a» b ", "أ.",
                                       "« “ \" ‹ ", "مجلس ", "للمجلس " };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      guint64 steps[2];

      for (guint k = 0; k < 2; k++)
        {
          g_autoptr (GString) utf8 = g_string_new (NULL);
          g_autoptr (HawText) text = NULL;
          g_autoptr (HawTokens) tokens = NULL;
          g_autoptr (GArray) quotes = NULL;

          for (guint n = 0; n < 1000u << (2 * k); n++)
            g_string_append (utf8, parts[i]);
          text = haw_text_new (utf8->str, (gssize) utf8->len);
          tokens = haw_tokens_new (text, NULL, 0);
          quotes = haw_quotes_find (tokens, &steps[k]);
        }
      if (steps[1] > 5 * steps[0] + 1000)
        {
          g_test_message ("%s: %" G_GUINT64_FORMAT " steps, %" G_GUINT64_FORMAT " for 4 times as much",
                          parts[i], steps[0], steps[1]);
          g_test_fail ();
        }
    }
}

/* The name stands behind all that belongs to the office. */
static void
test_offices (void)
{
  static const char *const cases[][2] = {
    { "وقال مدير جمعية «أهل الخير» في مصراتة عمر الفيتوري: «الدواء نفد منذ أسبوع».",
      "name|أهل الخير|||none|«|»\nspeech|الدواء نفد منذ أسبوع|عمر الفيتوري|قال|after-verb|«|»" },
    { "وأوضح الناطق باسم وزارة العدل في حكومة الوحدة سالم التاجوري أن «القضية لم تغلق بعد».",
      "speech|القضية لم تغلق بعد|سالم التاجوري|أوضح|after-verb|«|»" },
    { "وقال عضو لجنة الحوار (5+5) العقيد فرج الورفلي إن «الاتفاق لم ينفذ بعد».",
      "speech|الاتفاق لم ينفذ بعد|فرج الورفلي|قال|after-verb|«|»" },
    { "وقالت المنسقة الميدانية ليندا كارلسون إن «المخيم بلا ماء منذ أيام».",
      "speech|المخيم بلا ماء منذ أيام|ليندا كارلسون|قالت|after-verb|«|»" },
    { "وصرح العميد المتقاعد إلياس حداد: «الحدود لم تغلق أمس».",
      "speech|الحدود لم تغلق أمس|إلياس حداد|صرح|after-verb|«|»" },
    { "وقالت رئيسة منظمة حقوق الطفل ليلى مراد إن «المدارس لم تفتح بعد».",
      "speech|المدارس لم تفتح بعد|ليلى مراد|قالت|after-verb|«|»" },
    { "وتوعد المتحدث باسم وزارة الخارجية الروسية نبيل الهادي بأن «الرد سيكون قاسيا».",
      "speech|الرد سيكون قاسيا|نبيل الهادي|توعد|after-verb|«|»" },
    { "وقال عميد بلدية زليتن خالد الشريف عقب الاجتماع إن «الطريق لم تفتح بعد».",
      "speech|الطريق لم تفتح بعد|خالد الشريف|قال|after-verb|«|»" },
    { "وبين الخبير الاقتصادي نبيل الهادي أن «الأسعار سترتفع قريبا».",
      "speech|الأسعار سترتفع قريبا|نبيل الهادي|بين|after-verb|«|»" },
    { "وبين الوزير والسفير خلاف قديم على «المعبر البري».",
      "scare|المعبر البري|||none|«|»" },
    { "وقال مسؤول في وزارة الدفاع أمس إن «الطريق لم يفتح بعد».",
      "speech|الطريق لم يفتح بعد|مسؤول في وزارة الدفاع|قال|after-verb|«|»" },
  };

  assert_cases (cases, G_N_ELEMENTS (cases));
}

/* In English and French the speaker stands before the verb, or behind it where the quotation was. */
static void
test_latin (void)
{
  static const char *const cases[][2] = {
    { "Sami Haddad said the roads were “quite safe”.",
      "partial|quite safe|Sami Haddad|said|before-verb|“|”" },
    { "“We will stay here,” the minister confirmed.",
      "speech|We will stay here|the minister|confirmed|before-verb|“|”" },
    { "Marie Dupont a déclaré : « Nous restons ici ».",
      "speech|Nous restons ici|Marie Dupont|déclaré|before-verb|«|»" },
    { "The mayor, Osman Tekin, told reporters that “the bridge will open soon”.",
      "speech|the bridge will open soon|Osman Tekin|told|before-verb|“|”" },
    { "According to Faisal Aziz, the convoy “never reached the border”.",
      "partial|never reached the border|Faisal Aziz||according|“|”" },
    { "« Nous restons ici », a ajouté Marie Dupont.",
      "speech|Nous restons ici|Marie Dupont|ajouté|after-verb|«|»" },
  };

  assert_cases (cases, G_N_ELEMENTS (cases));
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/quote/marks", test_marks);
  g_test_add_func ("/quote/speakers", test_speakers);
  g_test_add_func ("/quote/kinds", test_kinds);
  g_test_add_func ("/quote/verbs", test_verbs);
  g_test_add_func ("/quote/offices", test_offices);
  g_test_add_func ("/quote/latin", test_latin);
  g_test_add_func ("/quote/articles", test_articles);
  g_test_add_func ("/quote/open", test_open);
  g_test_add_func ("/quote/held", test_held);
  g_test_add_func ("/quote/random", test_random);
  g_test_add_func ("/quote/linear", test_linear);
  return g_test_run ();
}
