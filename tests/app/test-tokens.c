/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "support/haw-test.h"
#include "text/haw-fold.h"
#include "text/haw-segment.h"
#include "text/haw-tokens.h"

#define SEED 20261122

/* The tokens as one line: words folded, signs as they are, | for a break. */
static char *
dump (const HawTokens *tokens)
{
  GString *line = g_string_new (NULL);

  for (guint i = 0; i < haw_tokens_get_n (tokens); i++)
    {
      const HawToken *token = haw_tokens_get (tokens, i);

      if (i > 0)
        g_string_append_c (line, ' ');
      if (token->sign == 0)
        g_string_append (line, haw_tokens_get_word (tokens, i));
      else if (token->sign == '\n')
        g_string_append_c (line, '|');
      else
        g_string_append_unichar (line, token->sign);
    }

  return g_string_free (line, FALSE);
}

static void
test_words (void)
{
  static const char *const cases[][2] = {
    { "قالَ الوزيرُ: «نعم».", "قال الوزير : « نعم » . |" },
    { "قناة تي.ر.تي وتي.ر.تي", "قناه تي.ر.تي وتي.ر.تي |" },
    { "S300، 3.5 و١٢:٣٠", "s300 ، 3.5 و12:30 |" },
    { "لـ\"عربي21\"", "ل \" عربي21 \" |" },
    { "سطر\n\n \nآخر", "سطر | اخر |" },
    { "don't (stop)", "don't ( stop ) |" },
    { "", "|" },
    { " \n", "|" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (HawText) text = haw_text_new (cases[i][0], -1);
      g_autoptr (HawTokens) tokens = haw_tokens_new (text, NULL, 0);
      g_autofree char *line = dump (tokens);

      g_assert_cmpstr (line, ==, cases[i][1]);
    }
}

static void
test_regions (void)
{
  static const HawRegion regions[] = {
    { HAW_REGION_KIND_TITLE, 0, 3, TRUE },
    { HAW_REGION_KIND_BODY, 4, 20, TRUE },
    { HAW_REGION_KIND_RELATED, 8, 11, TRUE },
    { HAW_REGION_KIND_COMMENTS, 16, 20, TRUE },
    { HAW_REGION_KIND_NAVIGATION, 0, 20, FALSE },
  };
  g_autoptr (HawText) text = haw_text_new ("aaa bbb ccc ddd eeee", -1);
  g_autoptr (HawTokens) tokens = haw_tokens_new (text, regions, G_N_ELEMENTS (regions));
  g_autofree char *line = dump (tokens);

  g_assert_cmpstr (line, ==, "aaa bbb | ddd |");
  g_assert_cmpuint (haw_tokens_get (tokens, 3)->start, ==, 12);
  g_assert_cmpuint (haw_tokens_get (tokens, 3)->end, ==, 15);
}

static void
assert_same_words (HawText *text)
{
  g_autoptr (HawTokens) tokens = haw_tokens_new (text, NULL, 0);
  guint at = 0;

  for (guint p = 0; p < haw_text_get_n_paragraphs (text); p++)
    {
      g_autoptr (GArray) words = haw_segment_words (text, p);

      for (guint i = 0; i < words->len; i++, at++)
        {
          HawWord word = g_array_index (words, HawWord, i);
          g_autofree char *slice = haw_text_slice (text, word.start, word.end);
          g_autofree char *folded = haw_fold (slice);

          while (haw_tokens_get (tokens, at)->sign != 0)
            at++;
          g_assert_cmpuint (haw_tokens_get (tokens, at)->start, ==, word.start);
          g_assert_cmpuint (haw_tokens_get (tokens, at)->end, ==, word.end);
          g_assert_cmpstr (haw_tokens_get_word (tokens, at), ==, folded);
          g_assert_cmpuint (haw_tokens_get (tokens, at)->hash, ==, haw_tokens_hash (folded));
        }
    }
}

/* The words of the articles are those of haw_segment_words(), folded as haw_fold() folds. */
static void
test_articles (void)
{
  const char *shared = haw_test_shared ();
  g_autofree char *folder = NULL;
  g_autoptr (GDir) dir = NULL;
  const char *name;

  if (shared == NULL)
    return;
  folder = g_build_filename (shared, "articles", NULL);
  dir = g_dir_open (folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *utf8 = NULL;
      g_autoptr (HawText) text = NULL;

      g_assert_true (g_file_get_contents (path, &utf8, NULL, NULL));
      text = haw_text_new (utf8, -1);
      assert_same_words (text);
    }
}

/* Any text: tokens in order, inside the text, nothing visible left out. */
static void
test_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED);

  for (guint round = 0; round < 400; round++)
    {
      g_autoptr (GString) utf8 = g_string_new (NULL);
      g_autoptr (HawText) text = NULL;
      g_autoptr (HawTokens) tokens = NULL;
      guint end = 0;

      for (guint i = 0; i < 200; i++)
        {
          gunichar c = (gunichar) g_rand_int_range (rand, 1, round % 2 == 0 ? 0x0700 : 0x20000);

          if (g_unichar_validate (c))
            g_string_append_unichar (utf8, c);
        }
      text = haw_text_new (utf8->str, (gssize) utf8->len);
      tokens = haw_tokens_new (text, NULL, 0);
      for (guint i = 0; i < haw_tokens_get_n (tokens); i++)
        {
          const HawToken *token = haw_tokens_get (tokens, i);

          g_assert_cmpuint (token->start, >=, end);
          g_assert_cmpuint (token->end, >=, token->start);
          g_assert_cmpuint (token->end, <=, haw_text_get_length (text));
          end = token->end;
        }
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tokens/words", test_words);
  g_test_add_func ("/tokens/regions", test_regions);
  g_test_add_func ("/tokens/articles", test_articles);
  g_test_add_func ("/tokens/random", test_random);
  return g_test_run ();
}
