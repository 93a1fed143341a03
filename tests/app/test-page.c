/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "support/haw-score-pages.h"
#include "support/haw-test.h"
#include "text/haw-page-date.h"
#include "text/haw-page-words.h"

static HawPageScore
score_set (const char *set)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "fixtures", "pages", set, NULL);

  return haw_score_folder (folder, g_test_verbose ());
}

static void
assert_scores (const char *set,
               guint       pages,
               double      least_title,
               double      least_article)
{
  HawPageScore score = score_set (set);

  g_test_message ("%s: %u pages, title F1 %.4f, article F1 %.4f", set, score.pages,
                  haw_score_title_f1 (&score), haw_score_article_f1 (&score));
  g_assert_cmpuint (score.pages, ==, pages);
  g_assert_cmpfloat (haw_score_title_f1 (&score), >=, least_title);
  g_assert_cmpfloat (haw_score_article_f1 (&score), >=, least_article);
}

static void
test_dev (void)
{
  assert_scores ("dev", 58, 0.99, 0.988);
}

/* What was reached without looking at these pages, less 0.01; the aim for both is 0.97. */
static void
test_held (void)
{
  assert_scores ("held", 22, 0.847, 0.961);
}

#define SHUT \
  "أعلنت وزارة النقل في جمهورية سالمية الخميس وقف العمل بخط القطار الساحلي ثلاثة أشهر لإصلاح " \
  "جسر الوادي الذي تضرر من السيول الأخيرة.\n\nوقال المتحدث باسم الوزارة إن الشركة المنفذة " \
  "ستعمل ليلا ونهارا لإنهاء الأشغال قبل موسم الصيف، وإن حافلات مجانية ستنقل الركاب.\n"

/* Headlines between others, with furniture that looks like them. */
static void
test_headlines (void)
{
  static const struct
  {
    const char *above;
    const char *title;
    const char *below;
  } cases[] = {
    { "وكالة الساحل\n2021-03-04\n\n", "سالمية توقف قطار الساحل لإصلاح جسر الوادي.", "\n\n" SHUT },
    { "الرئيسية / اقتصاد / نقل\n\n", "العودة إلى قطار الساحل", "\n\nكتبت: لمى الحداد\n\n" SHUT },
    { "أخبار | سياسة | اقتصاد\n", "المزيد من الأعطال في جسر الوادي يوقف القطار",
      "\nتاريخ النشر: 04.03.2021\nA+ A A-\n" SHUT },
    { "الشرق الجديد\nاشترك\n\nتحقيق\n\n", "«القطار لن يتوقف»… قصة جسر انهار ثلاث مرات",
      "\nسكان الوادي يروون ليلة السيل، والوزارة تعد بالإصلاح خلال ثلاثة أشهر\n\n4 مارس 2021\n"
      "العاصمة: لمى الحداد\n\n" SHUT },
    { "قطار الساحل.. هل يصل صيفا؟ | صحيفة الشرق الجديد\nالأخبار\nرأي\n",
      "قطار الساحل.. هل يصل صيفا؟", "\nلمى الحداد\n04 آذار 2021\n" SHUT },
    { "الأكثر قراءة\nفوز تاريخي لمنتخب كرة اليد\nارتفاع أسعار الخضار قبل رمضان\n\n",
      "توقف القطار الساحلي في سالمية", "\n\n- إصلاح الجسر يستغرق ثلاثة أشهر\n\n" SHUT },
    { "مقابلة\n", "وزير النقل: سنعيد القطار قبل الصيف", "\nحاورته: لمى الحداد\n\n" SHUT },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *utf8 = g_strconcat (cases[i].above, cases[i].title, cases[i].below, NULL);
      g_autoptr (HawText) text = haw_text_new (utf8, -1);
      g_autoptr (HawPage) page = haw_page_read (text);
      g_autofree char *title = haw_page_dup_title (page, text);

      g_assert_cmpstr (title, ==, cases[i].title);
      g_assert_cmpuint (page->title_start, ==, g_utf8_strlen (cases[i].above, -1));
    }
}

/* The regions of the hand-made gold come out as they are there, to the code point. */
static void
test_seeds (void)
{
  const char *shared = haw_test_shared ();
  g_autofree char *gold = NULL;
  g_autoptr (JsonParser) parser = json_parser_new ();
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
      g_autofree char *utf8 = haw_score_read (path);
      g_autoptr (HawText) text = haw_text_new (utf8, -1);
      g_autoptr (HawPage) page = haw_page_read (text);
      g_autoptr (GArray) regions =
        haw_score_load_regions (json_object_get_array_member (seed, "regions"));
      HawPageScore score = { 0 };

      g_assert_cmpfloat (haw_score_article (text, page->regions, regions, &score), >, 0.99999);
      for (guint offset = 0; offset < haw_text_get_length (text); offset++)
        {
          const HawRegion *ours = (const HawRegion *) (gpointer) page->regions->data;
          const HawRegion *theirs = (const HawRegion *) (gpointer) regions->data;

          g_assert_cmpint (haw_regions_kind_at (ours, page->regions->len, offset), ==,
                           haw_regions_kind_at (theirs, regions->len, offset));
        }
    }
}

static void
test_dates (void)
{
  static const struct
  {
    const char *line;
    const char *day;
    const char *time;
    gboolean whole;
  } cases[] = {
    { "الأربعاء 12 مايو 2021 - 14:35", "2021-05-12", "14:35", TRUE },
    { "٠٣/٠٤/٢٠٢٢", "2022-04-03", "", TRUE },
    { "الاثنين، 23 يناير/كانون الثاني 2023", "2023-01-23", "", TRUE },
    { "الخميس 14 جانفي 2021", "2021-01-14", "", TRUE },
    { "9 غشت 2021", "2021-08-09", "", TRUE },
    { "8 تشرين الثاني 2022", "2022-11-08", "", TRUE },
    { "الثلاثاء ٩ شباط ٢٠٢١ - ٢٧ جمادى الآخرة ١٤٤٢ هـ", "2021-02-09", "", TRUE },
    { "الإثنين، 17-08-2020 03:17 م", "2020-08-17", "15:17", TRUE },
    { "12:05 ص 2020-08-17", "2020-08-17", "00:05", TRUE },
    { "01.03.2023 | 18:47", "2023-03-01", "18:47", TRUE },
    { "12/31/2020", "2020-12-31", "", TRUE },
    { "Published: 3 July 2020 10:20 GMT", "2020-07-03", "10:20", TRUE },
    { "Tuesday, September 6, 2022", "2022-09-06", "", TRUE },
    { "Publié le 1er août 2020 à 10h20", "2020-08-01", "10:20", TRUE },
    { "21 February 2022, by somebody", "2022-02-21", "", FALSE },
    { "في 3 مايو 2020 أغلق الجسر", "2020-05-03", "", FALSE },
    { "31/02/2020", NULL, "", FALSE },
    { "23:05", NULL, "23:05", TRUE },
    { "بقوة 5.8 درجات", NULL, "", FALSE },
    { "", NULL, "", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      HawPageDate date;
      gboolean found = haw_page_date_find (cases[i].line, &date);
      g_autofree char *day =
        found ? g_strdup_printf ("%04d-%02d-%02d", date.year, date.month, date.day) : NULL;

      g_test_message ("%s", cases[i].line);
      g_assert_cmpstr (day, ==, cases[i].day);
      g_assert_cmpstr (date.time, ==, cases[i].time);
      g_assert_cmpint (date.whole, ==, cases[i].whole);
      haw_page_date_clear (&date);
    }
}

/* Whatever the lines, regions lie in the text, nest or follow each other, and the page reads again
 * the same. */
static void
test_any_page (void)
{
  static const char *const parts[] = {
    "عنوان الخبر الأول من الجسر القديم", "التعليقات (3)", "", "", "قال الوزير إن الجسر سيفتح غدا.",
    "12 مايو 2020", "اقرأ أيضا: خبر", "شارك", "كتب: فلان", "المصدر: وكالة", "\302\240", "©",
    "أعلنت البلدية أن أعمال ترميم الجسر القديم انتهت قبل موعدها بأسبوعين، وأن حركة الشاحنات ستعود "
    "إليه صباح الأحد المقبل بعد فحص أخير للدعامات والحواجز.", "a", ":", "| - |", "(واتا)", "By", "كتبت:",
  };
  g_autoptr (GRand) random = g_rand_new_with_seed (11);

  for (guint round = 0; round < 1500; round++)
    {
      g_autoptr (GString) string = g_string_new (NULL);
      guint n = g_rand_int_range (random, 0, 14);
      g_autoptr (HawText) text = NULL;
      g_autoptr (HawPage) page = NULL;

      for (guint i = 0; i < n; i++)
        g_string_append_printf (string, "%s\n",
                                parts[g_rand_int_range (random, 0, G_N_ELEMENTS (parts))]);
      text = haw_text_new (string->str, string->len);
      page = haw_page_read (text);
      for (guint i = 0; i < page->regions->len; i++)
        {
          const HawRegion *region = &g_array_index (page->regions, HawRegion, i);

          g_assert_cmpuint (region->start, <, region->end);
          g_assert_cmpuint (region->end, <=, haw_text_get_length (text));
          for (guint k = 0; k < i; k++)
            {
              const HawRegion *other = &g_array_index (page->regions, HawRegion, k);

              g_assert_true (other->end <= region->start || other->end >= region->end);
            }
        }
      for (guint i = 0; i < page->candidates->len; i++)
        {
          const HawPageCandidate *candidate = g_ptr_array_index (page->candidates, i);

          g_assert_cmpfloat (candidate->confidence, >=, 0.0);
          g_assert_cmpfloat (candidate->confidence, <=, 1.0);
          g_assert_cmpstr (candidate->value, !=, "");
        }
    }
}

/* Arabic words are folded on a short way; with a mark, which is left out, on the long one. */
static void
test_fold (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (3);

  for (guint round = 0; round < 20000; round++)
    {
      g_autoptr (GString) words = g_string_new (NULL);
      guint n = g_rand_int_range (random, 0, 8);
      g_autofree char *folded = NULL;
      g_autofree char *marked = NULL;
      g_autofree char *expected = NULL;

      for (guint i = 0; i < n; i++)
        switch (g_rand_int_range (random, 0, 4))
          {
          case 0: g_string_append_c (words, (char) g_rand_int_range (random, 9, 0x7f)); break;
          case 1: g_string_append_unichar (words, g_rand_int_range (random, 0x2010, 0x2030)); break;
          case 2: g_string_append_unichar (words, g_rand_int_range (random, 0xa0, 0xc0)); break;
          default: g_string_append_unichar (words, g_rand_int_range (random, 0x600, 0x6ff));
          }
      folded = haw_page_fold (words->str);
      marked = g_strconcat (words->str, "\331\220", NULL);
      expected = haw_page_fold (marked);
      g_assert_cmpstr (folded, ==, expected);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/page/fold", test_fold);
  g_test_add_func ("/page/dates", test_dates);
  g_test_add_func ("/page/headlines", test_headlines);
  g_test_add_func ("/page/any-page", test_any_page);
  g_test_add_func ("/page/seeds", test_seeds);
  g_test_add_func ("/page/dev", test_dev);
  g_test_add_func ("/page/held", test_held);
  return g_test_run ();
}
