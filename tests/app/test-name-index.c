/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "text/haw-name-index.h"

static HawNameIndex *
make_index (void)
{
  HawNameIndex *index = haw_name_index_new ();

  haw_name_index_add (index, 1, "السراج");
  haw_name_index_add (index, 1, "فايز السراج");
  haw_name_index_add (index, 2, "خلوصي أكار");
  haw_name_index_add (index, 2, "أكار");
  haw_name_index_add (index, 3, "وزارة الدفاع");
  haw_name_index_add (index, 4, "وزارة الدفاع التركية");
  haw_name_index_add (index, 5, "NATO");
  return index;
}

static char *
join (GArray *ids)
{
  GString *joined = g_string_new (NULL);

  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (joined, "%s%" G_GINT64_FORMAT, i > 0 ? " " : "",
                            g_array_index (ids, gint64, i));
  return g_string_free (joined, FALSE);
}

/* A whole passage: in any spelling, without the clitics before it, of which it says how long they are. */
static void
test_match (void)
{
  static const struct
  {
    const char *words;
    const char *ids;
    guint n_left;
  } cases[] = {
    { "السراج", "1", 0 },
    { "وللسراج", "1", 2 },
    { "للسراج", "1", 1 },
    { "والسراج", "1", 1 },
    { "سراج", "1", 0 },
    { "فائز السراج", "1", 0 },
    { "عايد السراج", "", 0 },
    { "وفايز السراج", "1", 1 },
    { "اكار", "2", 0 },
    { "بأَكار", "2", 1 },
    { "خلوصى آكار", "2", 0 },
    { "أكار خلوصي", "", 0 },
    { "ووزارة الدفاع", "3", 1 },
    { "وزارة الدفاع التركية", "4", 0 },
    { "nato", "5", 0 },
    { "مسراج", "", 0 },
    { "، .", "", 0 },
    { "", "", 0 },
  };
  g_autoptr (HawNameIndex) index = make_index ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint n_left = 99;
      g_autoptr (GArray) ids = haw_name_index_match (index, cases[i].words, &n_left);
      g_autofree char *joined = join (ids);

      g_assert_cmpstr (joined, ==, cases[i].ids);
      g_assert_cmpuint (n_left, ==, cases[i].n_left);
    }
}

static void
assert_at (HawNameIndex *index,
           const char   *before,
           const char   *after,
           const char   *expected)
{
  g_autofree char *whole = g_strconcat (before, after, NULL);
  g_autoptr (HawText) text = haw_text_new (whole, -1);
  guint start = 0;
  guint end = 0;
  g_autoptr (GArray) ids = haw_name_index_find_at (index, text, (guint) g_utf8_strlen (before, -1),
                                                   &start, &end);
  g_autofree char *slice = haw_text_slice (text, start, end);

  g_assert_cmpstr (ids->len > 0 ? slice : "", ==, expected);
}

/* The longest name over a place; the end of a word belongs to it, another paragraph does not. */
static void
test_find_at (void)
{
  g_autoptr (HawNameIndex) index = make_index ();

  assert_at (index, "قالت وزارة الد", "فاع التركية أمس", "وزارة الدفاع التركية");
  assert_at (index, "قالت وزا", "رة الدفاع أمس", "وزارة الدفاع");
  assert_at (index, "قالت وزارة الدفاع التركية", " أمس", "وزارة الدفاع التركية");
  assert_at (index, "وصل خلوصي", " أكار، ثم عاد", "خلوصي أكار");
  assert_at (index, "وصل خلوصي ", "أكار، ثم عاد", "خلوصي أكار");
  assert_at (index, "سلم رسالة وللسر", "اج أخرى", "لسراج");
  assert_at (index, "وصل الو", "زير أكار", "");
  assert_at (index, "وصل خلوصي\nأك", "ار", "أكار");
  assert_at (index, "", "", "");
}

/* A name that two have is said to be of both; one that is removed is not known any more. */
static void
test_shared (void)
{
  g_autoptr (HawNameIndex) index = make_index ();
  g_autoptr (GArray) both = NULL;
  g_autoptr (GArray) one = NULL;
  g_autoptr (GArray) none = NULL;
  g_autofree char *both_ids = NULL;
  g_autofree char *one_ids = NULL;

  haw_name_index_add (index, 7, "أكار");
  haw_name_index_add (index, 7, "اكار");
  both = haw_name_index_match (index, "أكار", NULL);
  both_ids = join (both);
  g_assert_cmpstr (both_ids, ==, "2 7");
  haw_name_index_remove (index, 7, "أكار");
  haw_name_index_remove (index, 2, "أكار");
  one = haw_name_index_match (index, "أكار", NULL);
  one_ids = join (one);
  g_assert_cmpstr (one_ids, ==, "7");
  haw_name_index_remove (index, 7, "اكار");
  none = haw_name_index_match (index, "أكار", NULL);
  g_assert_cmpuint (none->len, ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/name-index/match", test_match);
  g_test_add_func ("/name-index/find-at", test_find_at);
  g_test_add_func ("/name-index/shared", test_shared);
  return g_test_run ();
}
