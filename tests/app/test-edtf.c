/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>

#include "time/haw-date-format.h"
#include "time/haw-edtf.h"

/* What is as it is typed, which the files of tests/data/edtf cannot hold. */
static const struct
{
  const char *text;
  const char *normal;
} typed[] = {
  { "  2020-07-03 ", "2020-07-03" },
  { "\u200f2020-07-03\u200f", "2020-07-03" },
  { "\u20682020\u200e-07\u2069\n", "2020-07" },
  { "", "" },
  { " \t", "" },
  { "\u200f", "" },
};

/* The rows of a file in tests/data/edtf without its comments, as columns. */
static GPtrArray *
read_rows (const char *name)
{
  g_autofree char *file = g_test_build_filename (G_TEST_DIST, "data", "edtf", name, NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);

  g_file_get_contents (file, &text, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (lines[i][0] != '#' && lines[i][0] != '\0')
      g_ptr_array_add (rows, g_strsplit (lines[i], "\t", -1));
  return rows;
}

/* [-]YYYY-MM-DD[Thh:mm[:ss]], or - and + for the sentinels. */
static gint64
to_time (const char *text)
{
  gboolean negative = text[0] == '-';
  gint64 year;
  int month, day, n;
  int clock[3] = { 0 };

  if (g_str_equal (text, "-") || g_str_equal (text, "+"))
    return negative ? HAW_TIME_MIN : HAW_TIME_MAX;
  n = sscanf (text + (negative ? 1 : 0), "%" G_GINT64_MODIFIER "d-%d-%dT%d:%d:%d", &year, &month, &day,
              &clock[0], &clock[1], &clock[2]);
  g_assert_cmpint (n, >=, 3);
  return haw_civil_to_time (negative ? -year : year, month, day) + clock[0] * 3600 + clock[1] * 60
         + clock[2];
}

static void
test_valid (void)
{
  g_autoptr (GPtrArray) rows = read_rows ("valid.txt");

  g_assert_cmpuint (rows->len, >=, 250);
  for (guint i = 0; i < rows->len; i++)
    {
      char **row = g_ptr_array_index (rows, i);
      g_auto (GStrv) expected = g_strsplit (row[1], " ", -1);
      g_autoptr (GError) error = NULL;
      g_autofree char *normal = NULL;
      HawEdtf edtf;
      HawBounds bounds;

      g_test_message ("%s", row[0]);
      haw_edtf_parse (row[0], &edtf, &error);
      g_assert_no_error (error);
      haw_edtf_get_bounds (&edtf, &bounds);
      g_assert_cmpint (bounds.earliest_start, ==, to_time (expected[0]));
      g_assert_cmpint (bounds.latest_start, ==, to_time (expected[1]));
      g_assert_cmpint (bounds.earliest_end, ==, to_time (expected[2]));
      g_assert_cmpint (bounds.latest_end, ==, to_time (expected[3]));
      normal = haw_edtf_normalise (&edtf);
      g_assert_cmpstr (normal, ==, row[2] != NULL ? row[2] : row[0]);
    }
}

static void
test_typed (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      g_autofree char *normal = NULL;
      HawEdtf edtf;

      g_assert_true (haw_edtf_parse (typed[i].text, &edtf, NULL));
      g_assert_true (haw_edtf_is_undated (&edtf) == (typed[i].normal[0] == '\0'));
      normal = haw_edtf_normalise (&edtf);
      g_assert_cmpstr (normal, ==, typed[i].normal);
    }
}

static void
assert_invalid (const char *text,
                int         position,
                int         code)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *place = g_strdup_printf ("At character %d: ", position + 1);
  HawEdtf edtf;

  g_test_message ("%s", text);
  g_assert_false (haw_edtf_parse (text, &edtf, &error));
  g_assert_error (error, HAW_EDTF_ERROR, code);
  g_assert_cmpint (haw_edtf_error_position (error), ==, position);
  g_assert_true (g_str_has_prefix (error->message, place)
                 || g_str_has_prefix (error->message, "At the end: "));
  g_assert_true (g_str_has_suffix (error->message, "."));
  g_assert_true (haw_edtf_is_undated (&edtf));
  g_assert_false (haw_edtf_parse (text, &edtf, NULL));
}

static void
test_invalid (void)
{
  static const char *const codes[] = { "SYNTAX", "RANGE", "ORDER", "UNSUPPORTED", NULL };
  g_autoptr (GPtrArray) rows = read_rows ("invalid.txt");
  g_autoptr (GString) longest = g_string_new ("[2020");

  g_assert_cmpuint (rows->len, >=, 80);
  for (guint i = 0; i < rows->len; i++)
    {
      char **row = g_ptr_array_index (rows, i);
      int code = 0;

      while (!g_str_equal (codes[code], row[2]))
        g_assert_nonnull (codes[++code]);
      assert_invalid (row[0], atoi (row[1]), code);
    }
  assert_invalid (" 2020-02-30", 9, HAW_EDTF_ERROR_RANGE);
  assert_invalid ("\xff", 0, HAW_EDTF_ERROR_SYNTAX);
  assert_invalid ("2020\xff", 4, HAW_EDTF_ERROR_SYNTAX);

  while (longest->len < HAW_EDTF_MAX_SET - 5)
    g_string_append (longest, ",2020");
  g_string_append_c (longest, ']');
  g_assert_true (haw_edtf_parse (longest->str, &(HawEdtf) { 0 }, NULL));
  g_string_overwrite (longest, longest->len - 1, ",2020,2020]");
  assert_invalid (longest->str, (int) longest->len - 5, HAW_EDTF_ERROR_UNSUPPORTED);
}

static void
test_messages (void)
{
  static const struct
  {
    const char *text;
    const char *message;
  } rows[] = {
    { "2021-02-29", "At character 9: February 2021 has 28 days. Write a day from 01 to 28." },
    { "2020-13",
      "At character 6: There is no month 13. "
      "Write 01 to 12 for a month, or 21 to 41 for a season or another part of a year." },
    { "20200703", "At character 5: Write hyphens between year, month and day: 2020-07-03." },
    { "2020-07-03T24:00",
      "At character 12: There is no 24 on the clock here. Write a number from 00 to 23." },
    { "[2020,2021", "At the end: A list has commas between its dates and ends with ]. "
                    "Write it as in [1667,1668,1670..1672]." },
    { "..1991", "At character 1: An open end is written as two dots beside a slash, as in "
                "2020-07-03/.., and seconds are whole." },
    { "1991-05/..1992", "At character 9: An open end is written as two dots beside a slash, as in "
                        "2020-07-03/.., and seconds are whole." },
    { "2020-7", "At the end: A month has two digits. Write it as in 2020-07." },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      HawEdtf edtf;

      haw_edtf_parse (rows[i].text, &edtf, &error);
      g_assert_nonnull (error);
      g_assert_cmpstr (error->message, ==, rows[i].message);
    }
}

static void
test_error_copies (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) copy = NULL;
  HawEdtf edtf;

  haw_edtf_parse ("2020-13", &edtf, &error);
  copy = g_error_copy (error);
  g_assert_cmpint (haw_edtf_error_position (copy), ==, 5);
}

static const char *
random_mark (void)
{
  static const char *const marks[] = { "", "", "", "", "?", "~", "%" };

  return marks[g_test_rand_int_range (0, G_N_ELEMENTS (marks))];
}

/* With each digit X as often as one in @rarity. */
static void
append_digits (GString *text,
               int      number,
               int      n_digits,
               int      rarity)
{
  gsize start = text->len;

  g_string_append_printf (text, "%0*d", n_digits, number);
  for (gsize i = start; i < text->len; i++)
    if (g_test_rand_int_range (0, rarity) == 0)
      text->str[i] = 'X';
}

/* A date of the grammar, of a year in a range. Days are up to 28 and months unspecified as wholes, so
 * that there is such a date whatever is X. */
static void
append_random_date (GString *text,
                    int      first_year,
                    int      last_year,
                    gboolean timed)
{
  int year = g_test_rand_int_range (first_year, last_year + 1);
  int kind = g_test_rand_int_range (0, 12);
  int rarity = kind < 6 ? 1000000 : 4;

  g_string_append (text, random_mark ());
  if (kind == 0)
    {
      g_string_append_printf (text, "%04dS%d%s", year, g_test_rand_int_range (1, 6), random_mark ());
      return;
    }
  append_digits (text, year, 4, rarity);
  g_string_append (text, random_mark ());
  if (kind == 1 || kind == 6)
    return;
  g_string_append_c (text, '-');
  g_string_append (text, random_mark ());
  if (kind == 2 || kind == 7)
    {
      g_string_append_printf (text, "%d%s", g_test_rand_int_range (21, 42), random_mark ());
      return;
    }
  append_digits (text, g_test_rand_int_range (1, 13), 2, rarity);
  g_string_append (text, random_mark ());
  if (kind == 3 || kind == 8)
    return;
  g_string_append_c (text, '-');
  g_string_append (text, random_mark ());
  append_digits (text, g_test_rand_int_range (1, 29), 2, rarity);
  if (timed && kind == 4 && strpbrk (text->str, "?~%") == NULL)
    g_string_append_printf (text, "T%02d:%02d", g_test_rand_int_range (0, 24),
                            g_test_rand_int_range (0, 60));
  g_string_append (text, random_mark ());
}

static void
append_random_set (GString *text)
{
  gboolean all = g_test_rand_bit ();
  int n = g_test_rand_int_range (1, 5);

  g_string_append (text, all ? "{" : "[");
  for (int i = 0; i < n; i++)
    {
      int kind = g_test_rand_int_range (0, 4);

      if (i > 0)
        g_string_append (text, ",");
      if (i == 0 && kind == 0)
        g_string_append (text, "..");
      if (kind == 1 && i + 1 < n)
        g_string_append_printf (text, "%04d-%02d..%04d-%02d%s", g_test_rand_int_range (1, 2000),
                                g_test_rand_int_range (1, 13), g_test_rand_int_range (2001, 4000),
                                g_test_rand_int_range (1, 13), random_mark ());
      else
        append_random_date (text, 1, 4999, FALSE);
      if (i + 1 == n && kind == 2 && !g_str_has_prefix (text->str + 1, ".."))
        g_string_append (text, "..");
    }
  g_string_append (text, all ? "}" : "]");
}

/* Any valid text. The later date of an interval is in a later millennium, or has an X there. */
static char *
random_edtf (void)
{
  GString *text = g_string_new (NULL);
  int kind = g_test_rand_int_range (0, 8);

  if (kind >= 6)
    {
      append_random_set (text);
      return g_string_free (text, FALSE);
    }
  if (kind == 1 || kind == 2)
    g_string_append (text, kind == 1 ? "../" : "/");
  append_random_date (text, 1, 999, TRUE);
  if (kind == 3 || kind == 4)
    g_string_append (text, kind == 3 ? "/.." : "/");
  if (kind == 5)
    {
      g_autoptr (GString) end = g_string_new (NULL);

      append_random_date (end, 5200, 9999, TRUE);
      g_string_append_printf (text, "/%s", end->str);
    }
  return g_string_free (text, FALSE);
}

static void
assert_bounds (const HawBounds *bounds)
{
  g_assert_cmpint (bounds->earliest_start, <=, bounds->latest_start);
  g_assert_cmpint (bounds->earliest_end, <=, bounds->latest_end);
  g_assert_cmpint (bounds->earliest_start, <=, bounds->earliest_end);
  g_assert_cmpint (bounds->latest_start, <=, bounds->latest_end);
  g_assert_cmpint (bounds->earliest_start, <, bounds->latest_end);
}

static void
get_bounds_of (const char *text,
               HawBounds  *bounds)
{
  g_autoptr (GError) error = NULL;
  HawEdtf edtf;

  haw_edtf_parse (text, &edtf, &error);
  g_assert_no_error (error);
  haw_edtf_get_bounds (&edtf, bounds);
}

static void
test_round_trip (void)
{
  for (int i = 0; i < 40000; i++)
    {
      g_autofree char *text = random_edtf ();
      g_autofree char *normal = NULL;
      g_autofree char *twice = NULL;
      g_autofree char *words = NULL;
      g_autofree char *brief = NULL;
      g_autoptr (GError) error = NULL;
      HawEdtf edtf, again;
      HawBounds bounds;

      if (!haw_edtf_parse (text, &edtf, &error))
        g_test_message ("%s", text);
      g_assert_no_error (error);
      normal = haw_edtf_normalise (&edtf);
      g_assert_true (haw_edtf_parse (normal, &again, NULL));
      g_assert_cmpmem (&edtf, sizeof edtf, &again, sizeof again);
      twice = haw_edtf_normalise (&again);
      g_assert_cmpstr (twice, ==, normal);
      g_assert_cmpuint (strlen (normal), <=, strlen (text) + 2);
      haw_edtf_get_bounds (&edtf, &bounds);
      assert_bounds (&bounds);
      if (i % 50 != 0)
        continue;
      words = haw_edtf_describe (&edtf);
      brief = haw_edtf_describe_short (&edtf);
      g_assert_cmpuint (strlen (words), >, 0);
      g_assert_cmpuint (strlen (brief), >, 0);
    }
}

/* A set reaches over each of its members; one of them says no more than each. */
static void
test_set_bounds (void)
{
  for (int i = 0; i < 10000; i++)
    {
      g_autoptr (GString) list = g_string_new (NULL);
      g_autofree char *one_of = NULL;
      g_autofree char *all_of = NULL;
      HawBounds members[3], one, all;
      int n = g_test_rand_int_range (1, 4);

      for (int j = 0; j < n; j++)
        {
          g_autoptr (GString) member = g_string_new (NULL);

          append_random_date (member, 1, 9999, FALSE);
          get_bounds_of (member->str, &members[j]);
          g_string_append_printf (list, "%s%s", j > 0 ? "," : "", member->str);
        }
      one_of = g_strdup_printf ("[%s]", list->str);
      all_of = g_strdup_printf ("{%s}", list->str);
      get_bounds_of (one_of, &one);
      get_bounds_of (all_of, &all);
      for (int j = 0; j < n; j++)
        {
          g_assert_cmpint (one.earliest_start, <=, members[j].earliest_start);
          g_assert_cmpint (one.latest_start, >=, members[j].latest_start);
          g_assert_cmpint (one.earliest_end, <=, members[j].earliest_end);
          g_assert_cmpint (one.latest_end, >=, members[j].latest_end);
          g_assert_cmpint (all.earliest_start, <=, members[j].earliest_start);
          g_assert_cmpint (all.latest_start, <=, members[j].latest_start);
          g_assert_cmpint (all.earliest_end, >=, members[j].earliest_end);
          g_assert_cmpint (all.latest_end, >=, members[j].latest_end);
        }
      assert_bounds (&one);
      assert_bounds (&all);
      g_assert_cmpint (one.earliest_start, ==, all.earliest_start);
      g_assert_cmpint (one.latest_end, ==, all.latest_end);
    }
}

/* Knowing less never makes a date narrower: an X for a digit, fewer sure digits, a mark, no day. */
static void
test_widening (void)
{
  for (int i = 0; i < 20000; i++)
    {
      int year = g_test_rand_int_range (1000, 10000);
      g_autofree char *day = g_strdup_printf ("%04d-%02d-%02d", year, g_test_rand_int_range (1, 13),
                                              g_test_rand_int_range (1, 29));
      g_autofree char *vague = g_strdup (day);
      g_autofree char *marked = NULL;
      HawBounds narrow, wide, same;
      int n_digits = g_test_rand_int_range (1, 5);

      get_bounds_of (day, &narrow);
      for (int j = 0; j < n_digits; j++)
        {
          int at = g_test_rand_int_range (0, 10);

          if (vague[at] != '-')
            vague[at] = 'X';
          get_bounds_of (vague, &wide);
          g_assert_cmpint (wide.earliest_start, <=, narrow.earliest_start);
          g_assert_cmpint (wide.latest_end, >=, narrow.latest_end);
          narrow = wide;
        }
      marked = g_strconcat (vague, "%", NULL);
      get_bounds_of (marked, &same);
      g_assert_cmpmem (&same, sizeof same, &narrow, sizeof narrow);
      for (gsize length = 7; length >= 4; length -= 3)
        {
          vague[length] = '\0';
          get_bounds_of (vague, &wide);
          g_assert_cmpint (wide.earliest_start, <=, narrow.earliest_start);
          g_assert_cmpint (wide.latest_end, >=, narrow.latest_end);
          narrow = wide;
        }
      for (int sure = 4; sure >= 1; sure--)
        {
          g_autofree char *significant = g_strdup_printf ("%04dS%d", year, sure);

          get_bounds_of (significant, &wide);
          if (sure < 4)
            {
              g_assert_cmpint (wide.earliest_start, <=, narrow.earliest_start);
              g_assert_cmpint (wide.latest_end, >=, narrow.latest_end);
            }
          narrow = wide;
        }
    }
}

/* Nothing that is typed may crash or hang, or set no error. */
static void
test_garbage (void)
{
  static const char *const pieces[] = { "2", "0", "9", "X", "-", "/", ".", "..", "T", ":", "Z", "+",
                                        "?", "~", "%", "Y", "[", " ", "٣", "م", "\u200f", "2020",
                                        "-07", "]", "{", "}", ",", "E", "S" };

  for (int i = 0; i < 50000; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GError) error = NULL;
      HawEdtf edtf;

      for (int n = g_test_rand_int_range (0, 12); n > 0; n--)
        g_string_append (text, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
      if (haw_edtf_parse (text->str, &edtf, &error))
        {
          g_autofree char *normal = haw_edtf_normalise (&edtf);
          HawEdtf again;

          g_assert_true (haw_edtf_parse (normal, &again, NULL));
          g_assert_cmpmem (&edtf, sizeof edtf, &again, sizeof again);
          continue;
        }
      g_assert_cmpint (haw_edtf_error_position (error), >=, 0);
      g_assert_cmpint (haw_edtf_error_position (error), <=, (int) g_utf8_strlen (text->str, -1));
    }
}

static void
test_properties (void)
{
  static const struct
  {
    const char *text;
    HawPrecision precision;
  } precisions[] = {
    { "XXXX", HAW_PRECISION_CENTURY },       { "1950S2", HAW_PRECISION_CENTURY },
    { "1950S3", HAW_PRECISION_DECADE },      { "1950S4", HAW_PRECISION_YEAR },
    { "156X-12-25", HAW_PRECISION_DECADE },  { "2020-XX-25", HAW_PRECISION_YEAR },
    { "2020-1X", HAW_PRECISION_YEAR },       { "2020-34", HAW_PRECISION_SEASON },
    { "2020-07-1X", HAW_PRECISION_MONTH },   { "2020-07-03?", HAW_PRECISION_DAY },
    { "../2020-07-03", HAW_PRECISION_DAY },
  };
  HawEdtf edtf;

  g_assert_true (haw_edtf_parse ("", &edtf, NULL));
  g_assert_true (haw_edtf_is_undated (&edtf));
  g_assert_cmpint (haw_edtf_get_precision (&edtf), ==, HAW_PRECISION_NONE);
  g_assert_true (haw_edtf_parse ("2020-07-03T10:00/2021~", &edtf, NULL));
  g_assert_false (haw_edtf_is_undated (&edtf));
  g_assert_cmpint (haw_edtf_get_precision (&edtf), ==, HAW_PRECISION_YEAR);
  g_assert_cmpint (haw_edtf_get_flags (&edtf), ==, HAW_EDTF_APPROXIMATE);
  g_assert_true (haw_edtf_parse ("[2020-07-03?,2021..2023~]", &edtf, NULL));
  g_assert_cmpint (haw_edtf_get_precision (&edtf), ==, HAW_PRECISION_YEAR);
  g_assert_cmpint (haw_edtf_get_flags (&edtf), ==, HAW_EDTF_APPROXIMATE | HAW_EDTF_UNCERTAIN);
  g_assert_true (haw_edtf_parse ("../..", &edtf, NULL));
  g_assert_true (haw_edtf_is_undated (&edtf));
  for (gsize i = 0; i < G_N_ELEMENTS (precisions); i++)
    {
      g_assert_true (haw_edtf_parse (precisions[i].text, &edtf, NULL));
      g_assert_cmpint (haw_edtf_get_precision (&edtf), ==, precisions[i].precision);
    }
  g_assert_true (haw_edtf_parse ("../2020-07%", &edtf, NULL));
  g_assert_cmpint (haw_edtf_get_precision (&edtf), ==, HAW_PRECISION_MONTH);
  g_assert_cmpint (haw_edtf_get_flags (&edtf), ==, HAW_EDTF_APPROXIMATE | HAW_EDTF_UNCERTAIN);
}

typedef struct
{
  const char *text;
  const char *words;
  const char *brief;
} Words;

static void
check_words (const Words *rows,
             gsize        n_rows)
{
  for (gsize i = 0; i < n_rows; i++)
    {
      g_autofree char *words = NULL;
      g_autofree char *brief = NULL;
      HawEdtf edtf;

      g_assert_true (haw_edtf_parse (rows[i].text, &edtf, NULL));
      words = haw_edtf_describe (&edtf);
      brief = haw_edtf_describe_short (&edtf);
      g_assert_cmpstr (words, ==, rows[i].words);
      g_assert_cmpstr (brief, ==, rows[i].brief);
    }
}

static void
test_words (void)
{
  static const Words rows[] = {
    { "", "undated", "undated" },
    { "2020", "2020", "2020" },
    { "-0043", "-43", "-43" },
    { "202X", "some year in 2020–2029", "2020–2029" },
    { "20XX", "some year in 2000–2099", "2000–2099" },
    { "2020-07", "July 2020", "July 2020" },
    { "2020-07~", "about July 2020", "c. July 2020" },
    { "2020-07-03", "Friday 3 July 2020", "3 July 2020" },
    { "2020-07-03?", "possibly Friday 3 July 2020", "3 July 2020?" },
    { "2020-07-03%", "possibly about Friday 3 July 2020", "c. 3 July 2020?" },
    { "2020-22?", "possibly summer 2020", "summer 2020?" },
    { "2020-24", "winter 2020–2021", "winter 2020–2021" },
    { "2024-10-XX", "some day in October 2024", "October 2024" },
    { "2024-XX", "some month in 2024", "2024" },
    { "2024-XX-XX", "some day in 2024", "2024" },
    { "2020-07-03T15:17", "Friday 3 July 2020, 15:17", "3 July 2020, 15:17" },
    { "2020-07-03T15:17:30Z", "Friday 3 July 2020, 15:17:30 UTC", "3 July 2020, 15:17:30 UTC" },
    { "2020-07-03T15:17+03", "Friday 3 July 2020, 15:17 (UTC+03:00)",
      "3 July 2020, 15:17 (UTC+03:00)" },
    { "2021-03-12/2021-03-16", "from 12 to 16 March 2021", "12–16 March 2021" },
    { "2021-03-12/2021-04-03", "from 12 March to 3 April 2021", "12 March – 3 April 2021" },
    { "2020-12-30/2021-01-02", "from 30 December 2020 to 2 January 2021",
      "30 December 2020 – 2 January 2021" },
    { "2021-03/2021-05", "from March to May 2021", "March – May 2021" },
    { "2019/2021", "from 2019 to 2021", "2019 – 2021" },
    { "2021-03-12/2021-03-12", "Friday 12 March 2021", "12 March 2021" },
    { "2021-03-12~/2021-03-16", "from about 12 March 2021 to 16 March 2021",
      "c. 12 March 2021 – 16 March 2021" },
    { "2020-07-03/..", "since 3 July 2020", "since 3 July 2020" },
    { "../2020-07-03", "until 3 July 2020", "until 3 July 2020" },
    { "2020-07-03/", "from 3 July 2020, end unknown", "3 July 2020 – ?" },
    { "/2020-07", "until July 2020, start unknown", "? – July 2020" },
    { "2020-07-03T06:30/09:15", "Friday 3 July 2020, from 06:30 to 09:15",
      "3 July 2020, 06:30–09:15" },
    { "2020-07-03T22:00/2020-07-04T02:00", "from 3 July 2020, 22:00 to 4 July 2020, 02:00",
      "3 July 2020, 22:00 – 4 July 2020, 02:00" },
  };

  static const Words level_2[] = {
    { "XXXX", "some year", "year unknown" },
    { "1950S2", "some year in 1900–1999, about 1950", "1900–1999" },
    { "1950S4", "1950", "1950" },
    { "2001-28", "winter 2001–2002 (northern hemisphere)", "winter 2001–2002 (northern hemisphere)" },
    { "2001-30", "summer 2001–2002 (southern hemisphere)", "summer 2001–2002 (southern hemisphere)" },
    { "2001-32~", "about winter 2001 (southern hemisphere)",
      "c. winter 2001 (southern hemisphere)" },
    { "2020-34", "the second quarter of 2020", "second quarter of 2020" },
    { "2020-39", "the last four months of 2020", "last four months of 2020" },
    { "2020-41", "the second half of 2020", "second half of 2020" },
    { "2020-33?/2020-36", "from possibly the first quarter of 2020 to the fourth quarter of 2020",
      "first quarter of 2020? – fourth quarter of 2020" },
    { "Y-160000000", "-160000000", "-160000000" },
    { "Y163500000S4", "some year in 163500000–163599999, about 163500000", "163500000–163599999" },
    { "156X-12-25", "25 December, some year in 1560–1569", "25 December, 1560–1569" },
    { "XXXX-12-XX", "some day in December, some year", "December, year unknown" },
    { "1984-1X", "between 1 October 1984 and 31 December 1984 (\u20681984-1X\u2069)",
      "1 October 1984 – 31 December 1984" },
    { "2004?-06-11", "Friday 11 June 2004 (year uncertain)", "11 June 2004?" },
    { "2004-06~-%11",
      "Friday 11 June 2004 (year approximate, month approximate, day uncertain and approximate)",
      "c. 11 June 2004?" },
    { "[1667,1668,1670..1672]", "one of: 1667, 1668, from 1670 to 1672",
      "one of: 1667, 1668, 1670 – 1672" },
    { "[2024-05-01..2024-05-10]", "some time from 1 to 10 May 2024", "some time 1–10 May 2024" },
    { "[..1984]", "some time until 1984", "some time until 1984" },
    { "[1760-12..]", "some time since December 1760", "some time since December 1760" },
    { "{2020-07-03,2020-07-05}", "all of: 3 July 2020, 5 July 2020",
      "all of: 3 July 2020, 5 July 2020" },
    { "{2019..2021}", "all the time from 2019 to 2021", "all the time 2019 – 2021" },
    { "[1667]", "1667", "1667" },
    { "../..", "without start or end", "without start or end" },
  };

  check_words (rows, G_N_ELEMENTS (rows));
  check_words (level_2, G_N_ELEMENTS (level_2));
}

/* Both languages, whichever the program speaks. */
static void
test_to_text (void)
{
  g_autofree char *english = NULL;
  g_autofree char *arabic = NULL;
  g_autofree char *again = NULL;
  HawEdtf edtf;

  if (g_getenv ("HAW_LOCALEDIR") != NULL)
    bindtextdomain (GETTEXT_PACKAGE, g_getenv ("HAW_LOCALEDIR"));
  g_assert_true (haw_edtf_parse ("2020-07-03", &edtf, NULL));
  arabic = haw_edtf_to_text (&edtf, "ar");
  english = haw_edtf_to_text (&edtf, "en");
  again = haw_edtf_describe (&edtf);
  g_assert_cmpstr (arabic, ==, "الجمعة 3 يوليو 2020");
  g_assert_cmpstr (english, ==, "Friday 3 July 2020");
  g_assert_cmpstr (again, ==, english);
}

static void
test_arabic_words (void)
{
  static const Words rows[] = {
    { "", "بلا تاريخ", "بلا تاريخ" },
    { "2020-07-03", "الجمعة 3 يوليو 2020", "3 يوليو 2020" },
    { "2020-07~", "نحو يوليو 2020", "نحو يوليو 2020" },
    { "2020-22?", "ربما صيف 2020", "صيف 2020؟" },
    { "2024-10-XX", "يوم ما في أكتوبر 2024", "أكتوبر 2024" },
    { "2021-03-12/2021-03-16", "من 12 إلى 16 مارس 2021", "12–16 مارس 2021" },
    { "2020-07-03/..", "منذ 3 يوليو 2020", "منذ 3 يوليو 2020" },
    { "../2020-07-03", "حتى 3 يوليو 2020", "حتى 3 يوليو 2020" },
    { "2020-34", "الربع الثاني من 2020", "الربع الثاني من 2020" },
    { "Y-160000000", "\u200e-160000000", "\u200e-160000000" },
    { "2001-30", "صيف 2001–2002 (نصف الكرة الجنوبي)", "صيف 2001–2002 (نصف الكرة الجنوبي)" },
    { "2004?-06-~11", "الجمعة 11 يونيو 2004 (السنة غير مؤكدة، اليوم تقريبي)", "نحو 11 يونيو 2004؟" },
    { "[2019,2021]", "أحدها: 2019، 2021", "أحدها: 2019، 2021" },
    { "{2020-07-03,2020-07-05}", "كلها: 3 يوليو 2020، 5 يوليو 2020",
      "كلها: 3 يوليو 2020، 5 يوليو 2020" },
    { "[2024-05-01..2024-05-10]", "في وقت ما من 1 إلى 10 مايو 2024", "في وقت ما 1–10 مايو 2024" },
  };
  const char *directory = g_getenv ("HAW_LOCALEDIR");
  g_autofree char *language = g_strdup (g_getenv ("LANGUAGE"));

  if (directory == NULL)
    directory = LOCALEDIR;
  g_setenv ("LANGUAGE", "ar", TRUE);
  bindtextdomain (GETTEXT_PACKAGE, directory);
  g_assert_cmpstr (C_ ("ICU locale", "en_GB"), !=, "en_GB");
  check_words (rows, G_N_ELEMENTS (rows));
  g_setenv ("LANGUAGE", language != NULL ? language : "en", TRUE);
  bindtextdomain (GETTEXT_PACKAGE, directory);
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");

  g_test_add_func ("/edtf/valid", test_valid);
  g_test_add_func ("/edtf/typed", test_typed);
  g_test_add_func ("/edtf/invalid", test_invalid);
  g_test_add_func ("/edtf/messages", test_messages);
  g_test_add_func ("/edtf/error-copies", test_error_copies);
  g_test_add_func ("/edtf/round-trip", test_round_trip);
  g_test_add_func ("/edtf/set-bounds", test_set_bounds);
  g_test_add_func ("/edtf/widening", test_widening);
  g_test_add_func ("/edtf/garbage", test_garbage);
  g_test_add_func ("/edtf/properties", test_properties);
  g_test_add_func ("/edtf/words", test_words);
  g_test_add_func ("/edtf/words/arabic", test_arabic_words);
  g_test_add_func ("/edtf/words/both", test_to_text);

  return g_test_run ();
}
