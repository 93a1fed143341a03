/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib.h>

#include "text/haw-spelling.h"

#include <string.h>

static void
assert_words (const char *paragraph,
              const char *expected)
{
  g_autoptr (GPtrArray) words = haw_spelling_find_words (paragraph);
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < words->len; i++)
    {
      const HawSpelledWord *word = g_ptr_array_index (words, i);

      g_assert_cmpuint (word->start, <, word->end);
      g_assert_cmpint (word->end, <=, g_utf8_strlen (paragraph, -1));
      g_string_append_printf (found, "%s%c:%s", i > 0 ? " " : "",
                              word->script == HAW_SCRIPT_ARABIC ? 'a' : 'l', word->text);
    }
  g_assert_cmpstr (found->str, ==, expected);
}

static void
test_words (void)
{
  assert_words ("", "");
  assert_words ("وصل الوزير، and left.", "a:وصل a:الوزير l:and l:left");
  /* As a dictionary has them. */
  assert_words ("كَتَبَ الـــرسالة", "a:كتب a:الرسالة");
  assert_words ("don’t 'quote' it's", "l:don't l:quote l:it's");
  /* One letter says nothing, nor do words of two scripts or another one. */
  assert_words ("و a Aو Москва", "");
}

/* Where a word stands, it stands among the code points of the paragraph. */
static void
test_places (void)
{
  g_autoptr (GPtrArray) words = haw_spelling_find_words ("🕊 كَتَبَ then");
  const HawSpelledWord *first = g_ptr_array_index (words, 0);
  const HawSpelledWord *second = g_ptr_array_index (words, 1);

  g_assert_cmpuint (first->start, ==, 2);
  g_assert_cmpuint (first->end, ==, 8);
  g_assert_cmpuint (second->start, ==, 9);
  g_assert_cmpuint (second->end, ==, 13);
}

/* Code, links, addresses and what has digits in it are no words; their surroundings are. */
static void
test_left_out (void)
{
  assert_words ("see `xqzt vwpq` now", "l:see l:now");
  assert_words ("[[article:01234567-89ab-4def-8123-456789abcdef|zqx خطاا]] after", "l:after");
  assert_words ("https://example.org/path me@example.org haw-note.c file_name", "");
  assert_words ("S300 B2B 3rd end.Next", "");
  assert_words ("end. Next", "l:end l:Next");
  assert_words ("# عنوان\t**مهم** *جدا*", "a:عنوان a:مهم a:جدا");
}

/* Linear, and without limits that a note could have. */
static void
test_long (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GPtrArray) words = NULL;

  for (guint i = 0; i < 2000; i++)
    g_string_append (text, "كلمة ");
  words = haw_spelling_find_words (text->str);
  g_assert_cmpuint (words->len, ==, 2000);
}

/* A run without spaces is decided on once, not for each of its words, and not beyond a length. */
static void
test_runs (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GPtrArray) words = NULL;

  for (guint i = 0; i < 333; i++)
    g_string_append (text, "ab+");
  g_string_append_c (text, '+');
  words = haw_spelling_find_words (text->str);
  g_assert_cmpuint (words->len, ==, 333);
  g_string_append (text, "+ after");
  assert_words (text->str, "l:after");

  assert_words ("one+two@three four+five", "l:four l:five");
  assert_words ("one+two three.four+five end", "l:one l:two l:end");
  g_string_assign (text, "before ");
  for (guint i = 0; i < 70000; i++)
    g_string_append (text, "ab+");
  g_string_append (text, " after");
  assert_words (text->str, "l:before l:after");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/spelling/words", test_words);
  g_test_add_func ("/spelling/places", test_places);
  g_test_add_func ("/spelling/left-out", test_left_out);
  g_test_add_func ("/spelling/long", test_long);
  g_test_add_func ("/spelling/runs", test_runs);

  return g_test_run ();
}
