/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "text/haw-reanchor.h"

#include <string.h>

static const char old_text[] =
  "وصول الوفد إلى الميناء\n\n"
  "وصل الوفد إلى الميناء صباح الجمعة، وقال الناطق إن الزيارة تستمر يومين.\n\n"
  "وقالت البلدية إن 13 سفينة تنتظر في عرض البحر. وقال الناطق إن الميناء مفتوح.\n\n"
  "ولم يصدر تعليق من الجانب الآخر. وقال الناطق إن الميناء مفتوح.\n";

static void
find (const char *newer,
      const char *quote,
      guint       nth,
      HawAnchorPlace *place,
      char      **found)
{
  g_autoptr (HawText) from = haw_text_new (old_text, -1);
  g_autoptr (HawText) to = haw_text_new (newer, -1);
  g_autoptr (HawAlignment) alignment = haw_alignment_new (from, to);
  const char *p = strstr (old_text, quote);
  guint start;

  while (nth-- > 0)
    p = strstr (p + 1, quote);
  g_assert_nonnull (p);
  start = haw_text_byte_to_offset (from, (gsize) (p - old_text));
  haw_reanchor (from, to, alignment, start, start + (guint) g_utf8_strlen (quote, -1), place);
  *found = place->found ? haw_text_slice (to, place->start, place->end) : g_strdup ("");
}

static char *
replace (const char *what,
         const char *by)
{
  g_auto (GStrv) parts = g_strsplit (old_text, what, 2);

  g_assert_cmpuint (g_strv_length (parts), ==, 2);
  return g_strjoinv (by, parts);
}

static void
assert_place (const char *newer,
              const char *quote,
              guint       nth,
              const char *expected,
              gboolean    sure)
{
  HawAnchorPlace place;
  g_autofree char *found = NULL;

  find (newer, quote, nth, &place, &found);
  g_assert_true (place.found);
  g_assert_cmpstr (found, ==, expected);
  g_assert_true (place.sure == sure);
  g_assert_true (place.score > 0 && place.score <= 1);
}

/* What is before or after a passage may change as it likes. */
static void
test_shifted (void)
{
  g_autofree char *before = replace ("وصول", "عاجل: وصول");
  g_autofree char *added = replace ("وقالت البلدية", "فقرة جديدة كلها.\n\nوقالت البلدية");
  g_autofree char *removed = replace ("صباح الجمعة، ", "");

  assert_place (old_text, "الزيارة تستمر يومين", 0, "الزيارة تستمر يومين", TRUE);
  assert_place (before, "الزيارة تستمر يومين", 0, "الزيارة تستمر يومين", TRUE);
  assert_place (added, "13 سفينة", 0, "13 سفينة", TRUE);
  assert_place (removed, "الزيارة تستمر يومين", 0, "الزيارة تستمر يومين", TRUE);
}

/* The second of two equal passages stays the second. */
static void
test_repeated (void)
{
  g_autofree char *added = replace ("ولم يصدر", "فقرة جديدة كلها.\n\nولم يصدر");
  g_autofree char *gone = replace (" وقال الناطق إن الميناء مفتوح.\n\nولم", "\n\nولم");
  HawAnchorPlace first, second;
  g_autofree char *one = NULL, *other = NULL;

  find (added, "الميناء مفتوح", 0, &first, &one);
  find (added, "الميناء مفتوح", 1, &second, &other);
  g_assert_true (first.sure && second.sure);
  g_assert_cmpstr (one, ==, "الميناء مفتوح");
  g_assert_cmpstr (other, ==, "الميناء مفتوح");
  g_assert_cmpuint (first.end, <, second.start);

  /* One of them is gone: the other is where it was, and the first is not taken for it unasked. */
  assert_place (gone, "الميناء مفتوح", 1, "الميناء مفتوح", TRUE);
  g_clear_pointer (&one, g_free);
  find (gone, "الميناء مفتوح", 0, &first, &one);
  g_assert_false (first.found && first.sure);
}

/* What was corrected inside a passage is for the analyst to look at. */
static void
test_corrected (void)
{
  g_autofree char *number = replace ("13 سفينة", "14 سفينة");
  g_autofree char *reworded = replace ("الزيارة تستمر يومين", "الزيارة الرسمية تستمر ثلاثة أيام");
  HawAnchorPlace little, much;
  g_autofree char *one = NULL, *other = NULL;

  assert_place (number, "13 سفينة تنتظر", 0, "14 سفينة تنتظر", FALSE);
  assert_place (number, "إن 13 سفينة", 0, "إن 14 سفينة", FALSE);
  find (number, "13 سفينة تنتظر في عرض البحر", 0, &little, &one);
  find (reworded, "الزيارة تستمر يومين", 0, &much, &other);
  g_assert_cmpstr (other, ==, "الزيارة الرسمية تستمر ثلاثة أيام");
  g_assert_false (much.sure);
  g_assert_true (little.score > much.score);
}

/* Another spelling of the same words is no other words. */
static void
test_spelling (void)
{
  g_autofree char *vowels = replace ("الزيارة تستمر يومين", "الزّيارة  تستمرّ يومين");

  assert_place (vowels, "الزيارة تستمر يومين", 0, "الزّيارة  تستمرّ يومين", TRUE);
}

static void
test_moved (void)
{
  static const char moved[] =
    "وقالت البلدية إن 13 سفينة تنتظر في عرض البحر. وقال الناطق إن الميناء مفتوح.\n\n"
    "وصل الوفد إلى الميناء صباح الجمعة، وقال الناطق إن الزيارة تستمر يومين.\n";

  assert_place (moved, "13 سفينة تنتظر في عرض البحر", 0, "13 سفينة تنتظر في عرض البحر", TRUE);
  assert_place (moved, "الزيارة تستمر يومين", 0, "الزيارة تستمر يومين", TRUE);
}

static void
test_gone (void)
{
  HawAnchorPlace place;
  g_autofree char *found = NULL;

  find ("نص آخر لا صلة له بما قبله.\n", "الزيارة تستمر يومين", 0, &place, &found);
  g_assert_false (place.found && place.sure);
  g_free (g_steal_pointer (&found));
  find ("", "الزيارة تستمر يومين", 0, &place, &found);
  g_assert_false (place.found);
}

/* A damaged file may hold passages that are not in their text. */
static void
test_impossible (void)
{
  g_autoptr (HawText) text = haw_text_new (old_text, -1);
  g_autoptr (HawAlignment) alignment = haw_alignment_new (text, text);
  HawAnchorPlace place = { .found = TRUE, .sure = TRUE };

  haw_reanchor (text, text, alignment, 5, haw_text_get_length (text) + 1, &place);
  g_assert_false (place.found || place.sure);
}

/* A passage that begins and ends inside words. */
static void
test_inside_words (void)
{
  g_autofree char *before = replace ("وصول", "عاجل: وصول");

  assert_place (before, "زيارة تستمر يوم", 0, "زيارة تستمر يوم", TRUE);
}

/* Whatever two texts are, the passages found lie in the newer one and keep their order. */
static void
test_random (void)
{
  static const char *const words[] = {
    "وفد", "ميناء", "قال", "إن", "، ", "في", "البلدية", "13", "س", "\n", "يوم", "الزيارة",
  };

  for (guint round = 0; round < 300; round++)
    {
      g_autoptr (GRand) random = g_rand_new_with_seed (round);
      g_autoptr (GString) a = g_string_new (NULL);
      g_autoptr (GString) b = g_string_new (NULL);
      g_autoptr (HawText) from = NULL, to = NULL;
      g_autoptr (HawAlignment) alignment = NULL;
      guint length;

      for (int i = 0, n = g_rand_int_range (random, 1, 120); i < n; i++)
        {
          const char *word = words[g_rand_int_range (random, 0, G_N_ELEMENTS (words))];

          g_string_append_printf (a, "%s ", word);
          if (g_rand_int_range (random, 0, 5) > 0)
            g_string_append_printf (b, "%s ", word);
          if (g_rand_int_range (random, 0, 6) == 0)
            g_string_append (b, words[g_rand_int_range (random, 0, G_N_ELEMENTS (words))]);
        }
      from = haw_text_new (a->str, -1);
      to = haw_text_new (b->str, -1);
      alignment = haw_alignment_new (from, to);
      length = haw_text_get_length (from);
      for (guint i = 0; i < 20; i++)
        {
          guint start = (guint) g_rand_int_range (random, 0, (gint32) length);
          guint end = (guint) g_rand_int_range (random, (gint32) start, (gint32) length) + 1;
          HawAnchorPlace place;

          haw_reanchor (from, to, alignment, start, end, &place);
          if (place.found)
            {
              g_assert_cmpuint (place.start, <, place.end);
              g_assert_cmpuint (place.end, <=, haw_text_get_length (to));
            }
          else
            g_assert_false (place.sure);
        }
    }
}

/* A text against itself leaves every passage where it is, however long and monotonous. */
static void
test_same (void)
{
  g_autoptr (GString) all = g_string_new (NULL);
  g_autoptr (HawText) text = NULL;
  g_autoptr (HawAlignment) alignment = NULL;

  for (guint i = 0; i < 20000; i++)
    g_string_append (all, i % 3 == 0 ? "قال " : "إن ");
  text = haw_text_new (all->str, -1);
  alignment = haw_alignment_new (text, text);
  for (guint start = 0; start < 40000; start += 997)
    {
      guint new_start, new_end;

      g_assert_true (haw_alignment_map (alignment, start, start + 100, &new_start, &new_end));
      g_assert_cmpuint (new_start, ==, g_utf8_get_char (haw_text_get_utf8 (text, NULL) +
                        haw_text_offset_to_byte (text, start)) == ' ' ? start + 1 : start);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/reanchor/shifted", test_shifted);
  g_test_add_func ("/reanchor/repeated", test_repeated);
  g_test_add_func ("/reanchor/corrected", test_corrected);
  g_test_add_func ("/reanchor/spelling", test_spelling);
  g_test_add_func ("/reanchor/moved", test_moved);
  g_test_add_func ("/reanchor/gone", test_gone);
  g_test_add_func ("/reanchor/impossible", test_impossible);
  g_test_add_func ("/reanchor/inside-words", test_inside_words);
  g_test_add_func ("/reanchor/random", test_random);
  g_test_add_func ("/reanchor/same", test_same);

  return g_test_run ();
}
