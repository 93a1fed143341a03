/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "text/haw-json.h"
#include "text/haw-region.h"
#include "text/haw-text.h"

static void
test_offsets (void)
{
  g_autoptr (GString) string = g_string_new (NULL);

  /* One, two, three and four bytes a character, over many entries of the index. */
  for (guint i = 0; i < 400; i++)
    g_string_append (string, i % 7 == 0 ? "a" : i % 5 == 0 ? "😀" : i % 3 == 0 ? "€" : "ه");

  g_autoptr (HawText) text = haw_text_new (string->str, string->len);

  g_assert_cmpuint (haw_text_get_length (text), ==, 400);
  for (guint i = 0; i <= 400; i++)
    {
      gsize byte = g_utf8_offset_to_pointer (string->str, i) - string->str;

      g_assert_cmpuint (haw_text_offset_to_byte (text, i), ==, byte);
      g_assert_cmpuint (haw_text_byte_to_offset (text, byte), ==, i);
      if (i < 400 && g_utf8_next_char (string->str + byte) > string->str + byte + 1)
        g_assert_cmpuint (haw_text_byte_to_offset (text, byte + 1), ==, i);
    }
}

static void
test_index_edges (void)
{
  for (guint length = 62; length <= 130; length++)
    {
      g_autofree char *string = g_strnfill (length, 'x');
      g_autoptr (HawText) text = haw_text_new (string, -1);

      g_assert_cmpuint (haw_text_get_length (text), ==, length);
      g_assert_cmpuint (haw_text_offset_to_byte (text, length), ==, length);
      g_assert_cmpuint (haw_text_byte_to_offset (text, length), ==, length);
    }
}

static void
test_empty (void)
{
  g_autoptr (HawText) text = haw_text_new ("", 0);
  g_autofree char *slice = haw_text_slice (text, 0, 5);

  g_assert_cmpuint (haw_text_get_length (text), ==, 0);
  g_assert_cmpuint (haw_text_get_n_paragraphs (text), ==, 1);
  g_assert_true (haw_text_get_paragraph (text, 0)->blank);
  g_assert_cmpuint (haw_text_offset_to_byte (text, 0), ==, 0);
  g_assert_cmpuint (haw_text_paragraph_at (text, 0), ==, 0);
  g_assert_cmpint (haw_text_get_direction (text), ==, HAW_DIRECTION_NEUTRAL);
  g_assert_cmpstr (slice, ==, "");
}

static void
test_paragraphs (void)
{
  g_autoptr (HawText) text = haw_text_new ("عنوان\n\n\302\240 \302\240\nنص\n", -1);
  const HawParagraph *p;

  g_assert_cmpuint (haw_text_get_n_paragraphs (text), ==, 5);

  p = haw_text_get_paragraph (text, 0);
  g_assert_cmpuint (p->start, ==, 0);
  g_assert_cmpuint (p->end, ==, 5);
  g_assert_cmpuint (p->end_byte, ==, 10);
  g_assert_false (p->blank);

  g_assert_true (haw_text_get_paragraph (text, 1)->blank);
  p = haw_text_get_paragraph (text, 2);
  g_assert_cmpuint (p->end - p->start, ==, 3);
  g_assert_true (p->blank);

  p = haw_text_get_paragraph (text, 3);
  g_assert_cmpuint (p->start, ==, 11);
  g_assert_cmpuint (p->end, ==, 13);

  g_assert_cmpuint (haw_text_paragraph_at (text, 5), ==, 0);
  g_assert_cmpuint (haw_text_paragraph_at (text, 6), ==, 1);
  g_assert_cmpuint (haw_text_paragraph_at (text, 12), ==, 3);
  g_assert_cmpuint (haw_text_paragraph_at (text, 13), ==, 3);
  g_assert_cmpuint (haw_text_paragraph_at (text, 14), ==, 4);
}

static void
test_direction (void)
{
  struct
  {
    const char *utf8;
    HawDirection direction;
  } cases[] = {
    { "S300 وصواريخ", HAW_DIRECTION_RTL },
    { "The word كتاب means book", HAW_DIRECTION_LTR },
    { "ab ثر", HAW_DIRECTION_LTR },
    { "ثر ab", HAW_DIRECTION_RTL },
    { "17-08-2020 03:17 م", HAW_DIRECTION_RTL },
    { "שלום", HAW_DIRECTION_RTL },
    { "2020 — 17:30", HAW_DIRECTION_NEUTRAL },
    { "\342\200\217\342\200\217\342\200\217 a", HAW_DIRECTION_LTR },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (HawText) text = haw_text_new (cases[i].utf8, -1);

      g_assert_cmpint (haw_text_get_paragraph (text, 0)->direction, ==, cases[i].direction);
    }

  g_autoptr (HawText) page = haw_text_new ("خبر طويل من هنا\n2020\nReuters", -1);

  g_assert_cmpint (haw_text_get_direction (page), ==, HAW_DIRECTION_RTL);
  g_assert_cmpint (haw_text_get_paragraph (page, 1)->direction, ==, HAW_DIRECTION_RTL);
  g_assert_cmpint (haw_text_get_paragraph (page, 2)->direction, ==, HAW_DIRECTION_LTR);
}

static void
test_slice (void)
{
  g_autoptr (HawText) text = haw_text_new ("قال 😀 «نعم»", -1);
  g_autofree char *emoji = haw_text_slice (text, 4, 5);
  g_autofree char *tail = haw_text_slice (text, 6, 1000);
  g_autofree char *nothing = haw_text_slice (text, 3, 3);

  g_assert_cmpstr (emoji, ==, "😀");
  g_assert_cmpstr (tail, ==, "«نعم»");
  g_assert_cmpstr (nothing, ==, "");
}

static void
test_region_nicks (void)
{
  HawRegionKind kind;

  for (guint i = 0; i < HAW_N_REGION_KINDS; i++)
    {
      const char *nick = haw_region_kind_to_nick ((HawRegionKind) i);

      g_assert_true (haw_region_kind_from_nick (nick, &kind));
      g_assert_cmpint (kind, ==, i);
    }

  g_assert_false (haw_region_kind_from_nick ("Title", NULL));
  g_assert_false (haw_region_kind_from_nick ("", NULL));
}

static void
test_regions (void)
{
  const HawRegion regions[] = {
    { HAW_REGION_KIND_SUBHEAD, 40, 50, TRUE },
    { HAW_REGION_KIND_BODY, 10, 90, TRUE },
    { HAW_REGION_KIND_TITLE, 0, 10, TRUE },
    { HAW_REGION_KIND_RELATED, 60, 70, TRUE },
    { HAW_REGION_KIND_FORM, 20, 30, FALSE },
    { HAW_REGION_KIND_COMMENTS, 90, 100, TRUE },
  };
  gsize n = G_N_ELEMENTS (regions);

  g_assert_cmpint (haw_regions_kind_at (regions, n, 0), ==, HAW_REGION_KIND_TITLE);
  g_assert_cmpint (haw_regions_kind_at (regions, n, 10), ==, HAW_REGION_KIND_BODY);
  g_assert_cmpint (haw_regions_kind_at (regions, n, 25), ==, HAW_REGION_KIND_BODY);
  g_assert_cmpint (haw_regions_kind_at (regions, n, 49), ==, HAW_REGION_KIND_SUBHEAD);
  g_assert_cmpint (haw_regions_kind_at (regions, n, 50), ==, HAW_REGION_KIND_BODY);
  g_assert_cmpint (haw_regions_kind_at (regions, n, 100), ==, HAW_REGION_KIND_BODY);
  g_assert_cmpint (haw_regions_kind_at (NULL, 0, 3), ==, HAW_REGION_KIND_BODY);

  g_assert_true (haw_regions_is_article (regions, n, 45));
  g_assert_false (haw_regions_is_article (regions, n, 60));
  g_assert_true (haw_regions_is_article (regions, n, 70));
  g_assert_false (haw_regions_is_article (regions, n, 95));

  g_assert_cmpint (haw_regions_kind_of_range (regions, n, 41, 49), ==, HAW_REGION_KIND_SUBHEAD);
  g_assert_cmpint (haw_regions_kind_of_range (regions, n, 35, 48), ==, HAW_REGION_KIND_SUBHEAD);
  g_assert_cmpint (haw_regions_kind_of_range (regions, n, 60, 70), ==, HAW_REGION_KIND_RELATED);
  g_assert_cmpint (haw_regions_kind_of_range (regions, n, 60, 71), ==, HAW_REGION_KIND_BODY);
  g_assert_cmpint (haw_regions_kind_of_range (regions, n, 92, 92), ==, HAW_REGION_KIND_COMMENTS);
}

static void
test_trim (void)
{
  g_autoptr (HawText) text = haw_text_new (" \u00a0وصل\nالوفد  ", -1);
  guint start = 0, end = haw_text_get_length (text);

  haw_text_trim (text, &start, &end);
  g_assert_cmpuint (start, ==, 2);
  g_assert_cmpuint (end, ==, 11);
  start = 11;
  end = 13;
  haw_text_trim (text, &start, &end);
  g_assert_cmpuint (start, ==, end);
}

static char *
nest (guint depth)
{
  g_autofree char *open = g_strnfill (depth, '[');
  g_autofree char *close = g_strnfill (depth, ']');

  return g_strconcat (open, close, NULL);
}

static void
test_json (void)
{
  static const char *const good[] = {
    "", "[]", "{\"a\": [-1.5e+3, true, null]}\r\n", "\"[[[{ // ' \\\" [\"", "[\"\\u0622\\ud83d\\ude00\"]",
  };
  static const char *const bad[] = {
    "]", "[/* \" */[", "['\"']", "[\"", "[\"\\x\"]", "[\"\\u12\"]", "[\"\\ud800\"\",[[",
    "[\"\\ud800\\u0041\"]", "ه", "\"\\",
  };
  g_autofree char *most = nest (HAW_JSON_MAX_DEPTH);
  g_autofree char *deeper = nest (HAW_JSON_MAX_DEPTH + 1);

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    g_assert_true (haw_json_is_shallow (good[i], -1));
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (haw_json_is_shallow (bad[i], -1));
  g_assert_true (haw_json_is_shallow (most, -1));
  g_assert_false (haw_json_is_shallow (deeper, -1));
  g_assert_true (haw_json_is_shallow ("[]]", 2));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/text/offsets", test_offsets);
  g_test_add_func ("/text/index-edges", test_index_edges);
  g_test_add_func ("/text/empty", test_empty);
  g_test_add_func ("/text/paragraphs", test_paragraphs);
  g_test_add_func ("/text/direction", test_direction);
  g_test_add_func ("/text/slice", test_slice);
  g_test_add_func ("/region/nicks", test_region_nicks);
  g_test_add_func ("/region/regions", test_regions);
  g_test_add_func ("/text/trim", test_trim);
  g_test_add_func ("/text/json", test_json);

  return g_test_run ();
}
