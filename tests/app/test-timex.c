/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "support/haw-test-cli.h"
#include "time/haw-timex-private.h"
#include "timex-cases.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>

#define PUBLISHED "2020-07-05"

static guint64 fired[6];

/* A new file that holds @text. */
static char *
write_file (const char *text)
{
  g_autoptr (GError) error = NULL;
  char *path = NULL;
  int fd = g_file_open_tmp ("haw-timex-XXXXXX", &path, &error);

  g_assert_no_error (error);
  g_close (fd, NULL);
  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  return path;
}

static GArray *
find (const char *sentence,
      const char *published)
{
  return haw_timex_find_counted (sentence, -1, NULL, 0, published != NULL ? published : PUBLISHED,
                                 NULL, fired);
}

static char *
dup_value (const HawTimex *timex)
{
  const char *value = *timex->edtf != '\0' ? timex->edtf : timex->value;

  return g_strconcat (*value != '\0' ? value : "-", *timex->time != '\0' ? " " : "", timex->time,
                      NULL);
}

static void
check_one (const HawTimexCase *row,
           const HawTimex     *timex)
{
  g_autofree char *surface = g_utf8_substring (row->sentence, timex->start, timex->end);
  g_autofree char *value = dup_value (timex);

  if (row->surface == NULL)
    g_test_message ("«%s» in «%s» by %s", surface, row->sentence, timex->rule);
  else if (!g_str_equal (surface, row->surface) || !g_str_equal (value, row->value))
    g_test_message ("«%s»: «%s» %s by %s, not «%s» %s", row->sentence, surface, value, timex->rule,
                    row->surface, row->value);
  else
    return;
  g_test_fail ();
}

/* Rows with one sentence are its expressions in order. */
static void
test_cases (gconstpointer data)
{
  for (const HawTimexCase *row = data; row->sentence != NULL;)
    {
      g_autoptr (GArray) found = find (row->sentence, row->published);
      const HawTimexCase *first = row;
      guint n = 0;

      do
        {
          if (n < found->len)
            check_one (row, &g_array_index (found, HawTimex, n));
          else if (row->surface != NULL)
            {
              g_test_message ("nothing in «%s», not «%s»", row->sentence, row->surface);
              g_test_fail ();
            }
          n += row->surface != NULL;
          row++;
        }
      while (row->sentence != NULL && g_str_equal (row->sentence, first->sentence));
      if (found->len > n && first->surface != NULL)
        {
          g_test_message ("%u expressions in «%s»", found->len, first->sentence);
          g_test_fail ();
        }
    }
}

/* Each row of the rule tables is told by a sentence above. */
static void
test_rules_all_fire (void)
{
  for (guint i = 0; i < haw_timex_n_rules (); i++)
    if ((fired[i / 64] & G_GUINT64_CONSTANT (1) << i % 64) == 0)
      {
        g_test_message ("no sentence for the rule %s (%s)", haw_timex_get_rule (i)->name,
                        haw_timex_get_rule (i)->pattern);
        g_test_fail ();
      }
}

static GString *
repeat (const char *part,
        guint       n)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append (text, part);
  return text;
}

/* Twice the text is twice the work, whatever is repeated. */
static void
test_linear (void)
{
  static const char *const parts[] = {
    "يوم ", "الجمعة ", "الجمعة والسبت ", "من ", "منذ ", "منذ منذ يوم ", "بين 2011 و", "قبل قبل ",
    "و", "12 ", "12-", "2020/", "10:", "\"", "« ", "أيام الجمعة، ", "الساعة ", "في وقت لاحق من ",
    "كانون ", "ثلاثة وعشرين ", "ألف وتسعمئة ", "سي", "ـ", "\331\213", "the last ", "il y a ", "- ",
    "\n", ". ", "الماضي ", "الشهر ", "أول من أمس ", "5 رمضان ", "قال \"اليوم\" ", "\"أمس ",
    "نهاؤ الاثنين ", "5 سبتمر ",
  };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autoptr (GString) one = repeat (parts[i], 1000);
      g_autoptr (GString) two = repeat (parts[i], 2000);
      g_autoptr (GArray) found = NULL;
      g_autoptr (GArray) more = NULL;
      guint64 work = 0;
      guint64 double_work = 0;

      found = haw_timex_find_counted (one->str, -1, NULL, 0, PUBLISHED, &work, NULL);
      more = haw_timex_find_counted (two->str, -1, NULL, 0, PUBLISHED, &double_work, NULL);
      g_assert_cmpuint (double_work, <=, 2 * work + 1000);
      g_assert_cmpuint (work, <=, 1000 * 4000);
    }
}

static void
check_spans (const char *text,
             gsize       length,
             guint       n_chars)
{
  g_autoptr (GArray) found = haw_timex_find (text, (gssize) length, NULL, 0, PUBLISHED);
  guint last = 0;

  for (guint i = 0; i < found->len; i++)
    {
      const HawTimex *timex = &g_array_index (found, HawTimex, i);

      g_assert_cmpuint (timex->start, >=, last);
      g_assert_cmpuint (timex->start, <, timex->end);
      g_assert_cmpuint (timex->end, <=, n_chars);
      g_assert_cmpuint (timex->confidence, <=, 100);
      g_assert_nonnull (timex->rule);
      last = timex->end;
    }
}

/* Words of the cases, marks, digits and any code points in any order; then any bytes. */
static void
test_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20200705);
  g_autoptr (GString) all = g_string_new (NULL);
  g_auto (GStrv) words = NULL;
  guint n_words;

  for (const HawTimexCase *row = haw_timex_span_cases; row->sentence != NULL; row++)
    g_string_append_printf (all, "%s ", row->sentence);
  for (const HawTimexCase *row = haw_timex_day_cases; row->sentence != NULL; row++)
    g_string_append_printf (all, "%s ", row->sentence);
  words = g_strsplit (all->str, " ", -1);
  n_words = g_strv_length (words);
  for (guint round = 0; round < 1500; round++)
    {
      g_autoptr (GString) text = g_string_new (NULL);

      for (int i = g_rand_int_range (rand, 0, 40); i > 0; i--)
        switch (g_rand_int_range (rand, 0, 6))
          {
          case 0:
            {
              gunichar c = (gunichar) g_rand_int_range (rand, 1, 0x30000);

              g_string_append_unichar (text, g_unichar_validate (c) ? c : 0x640);
            }
            break;
          case 1:
            g_string_append_unichar (text, (gunichar) g_rand_int_range (rand, 0x600, 0x700));
            break;
          case 2:
            g_string_append_c (text, (char) g_rand_int_range (rand, 1, 128));
            break;
          default:
            g_string_append (text, words[g_rand_int_range (rand, 0, (int) n_words)]);
            if (g_rand_boolean (rand))
              g_string_append_c (text, ' ');
            break;
          }
      check_spans (text->str, text->len, (guint) g_utf8_strlen (text->str, -1));
      for (guint i = 0; i < text->len; i += 3)
        text->str[i] = (char) g_rand_int_range (rand, 0, 256);
      check_spans (text->str, text->len, (guint) text->len);
    }
}

/* What depends on the day of publication has no value without one. */
static void
test_not_published (void)
{
  static const char *const unknown[] = { NULL, "", "2020", "2020-07", "../2020-07-05", "nonsense" };

  for (guint i = 0; i < G_N_ELEMENTS (unknown); i++)
    {
      g_autoptr (GArray) found = haw_timex_find ("وصل الجمعة في 17 يونيو 2019 قبل شهر", -1, NULL, 0,
                                                 unknown[i]);

      g_assert_cmpuint (found->len, ==, 3);
      g_assert_true (g_array_index (found, HawTimex, 0).relative);
      g_assert_cmpstr (g_array_index (found, HawTimex, 0).edtf, ==, "");
      g_assert_cmpstr (g_array_index (found, HawTimex, 0).also, ==, "");
      g_assert_false (g_array_index (found, HawTimex, 1).relative);
      g_assert_cmpstr (g_array_index (found, HawTimex, 1).edtf, ==, "2019-06-17");
      g_assert_cmpstr (g_array_index (found, HawTimex, 2).edtf, ==, "");
    }
}

static void
test_details (void)
{
  g_autoptr (GArray) weekday = find ("وصل الجمعة", NULL);
  g_autoptr (GArray) event = find ("عاد قبل يومين من الانتخابات", NULL);
  g_autoptr (GArray) memory = find ("في الذكرى 69 لاستقلال ليبيا", NULL);
  g_autoptr (GArray) quoted = find ("قال الخميس: \"نحن اليوم أقوى\"", NULL);
  const HawTimex *timex = &g_array_index (weekday, HawTimex, 0);

  g_assert_cmpstr (timex->also, ==, "2020-07-10");
  g_assert_cmpint (timex->policy, ==, HAW_TIMEX_POLICY_LATEST);
  g_assert_cmpstr (timex->rule, ==, "weekday-alone");
  g_assert_cmpstr (haw_timex_type_to_nick (timex->type), ==, "DATE");
  g_assert_cmpint (g_array_index (event, HawTimex, 0).anchor, ==, HAW_TIMEX_ANCHOR_EVENT);
  g_assert_cmpint (g_array_index (event, HawTimex, 0).type, ==, HAW_TIMEX_DURATION);
  g_assert_cmpstr (g_array_index (memory, HawTimex, 0).origin, ==, "1951");
  timex = &g_array_index (quoted, HawTimex, 1);
  g_assert_cmpstr (haw_timex_anchor_to_nick (timex->anchor), ==, "quote");
  g_assert_cmpstr (timex->also, ==, "2020-07-05");
}

static void
test_ranges (void)
{
  const char *text = "الجمعة الماضي السبت";
  const HawTimexRange ranges[] = { { 0, 6 }, { 7, 19 } };
  g_autoptr (GArray) found = haw_timex_find (text, -1, ranges, 2, PUBLISHED);
  g_autoptr (GArray) second = haw_timex_find (text, -1, ranges + 1, 1, PUBLISHED);
  g_autoptr (GArray) none = haw_timex_find (text, -1, ranges, 0, PUBLISHED);

  g_assert_cmpuint (found->len, ==, 2);
  g_assert_cmpuint (g_array_index (found, HawTimex, 0).end, ==, 6);
  g_assert_cmpuint (second->len, ==, 1);
  g_assert_cmpuint (g_array_index (second, HawTimex, 0).start, ==, 14);
  g_assert_cmpuint (none->len, ==, 0);
}

static void
test_cli_json (void)
{
  g_autofree char *file = write_file ("وصل الجمعة قبل شهر");
  g_auto (Run) run = cli ("dates", "--json", "--published", PUBLISHED, file, NULL);
  g_auto (Run) plain = cli ("dates", "--published", PUBLISHED, file, NULL);
  g_auto (Run) wrong = cli ("dates", "--published", "tomorrow", file, NULL);

  g_assert_cmpint (run.status, ==, 0);
  g_assert_cmpstr (run.out, ==,
                   "{\"start\":4,\"end\":10,\"surface\":\"الجمعة\",\"type\":\"DATE\","
                   "\"edtf\":\"2020-07-03\",\"value\":null,\"time\":null,\"anchor\":null,"
                   "\"origin\":null,\"rule\":\"weekday-alone\",\"also\":\"2020-07-10\","
                   "\"confidence\":80}\n"
                   "{\"start\":11,\"end\":18,\"surface\":\"قبل شهر\",\"type\":\"DATE\","
                   "\"edtf\":\"2020-06\",\"value\":null,\"time\":null,\"anchor\":null,"
                   "\"origin\":null,\"rule\":\"ago-unit\",\"also\":null,\"confidence\":85}\n");
  g_assert_nonnull (strstr (plain.out, "4–10\tالجمعة\tDATE\t2020-07-03\t"));
  g_assert_cmpint (wrong.status, ==, 1);
  g_remove (file);
}

/* Offsets are those of the text as an import stores it: no mark, LF at the ends of lines. */
static void
test_cli_decodes (void)
{
  g_autofree char *file = write_file ("\xef\xbb\xbfوصل\r\nالجمعة\r\n");
  g_autofree char *none = write_file ("");
  g_auto (Run) run = cli ("dates", "--published", PUBLISHED, file, NULL);
  g_auto (Run) empty = cli ("dates", none, NULL);

  g_assert_cmpint (run.status, ==, 0);
  g_assert_true (g_str_has_prefix (run.out, "4–10\tالجمعة\t"));
  g_assert_cmpint (empty.status, ==, 0);
  g_assert_cmpstr (empty.out, ==, "");
  g_remove (file);
  g_remove (none);
}

static void
test_cli_batch (void)
{
  g_autofree char *file = write_file ("{\"id\":\"b\",\"ref\":\"2020-07-05\",\"text\":\"أمس\"}\n"
                                          "{\"id\":7,\"ref\":\"2020-07-06\",\"text\":\"أمس\"}\r\n"
                                          "{\"id\":\"a\",\"ref\":\"2020-07-05\",\"text\":\"\"}\n");
  g_auto (Run) run = cli ("dates", "--batch", file, NULL);
  g_auto (Run) usage = cli ("dates", "--batch", NULL);
  g_auto (GStrv) lines = g_strsplit (run.out, "\n", -1);

  g_assert_cmpint (run.status, ==, 0);
  g_assert_cmpuint (g_strv_length (lines), ==, 4);
  g_assert_true (g_str_has_prefix (lines[0], "{\"id\":\"b\",\"timex\":[{\"start\":0,"));
  g_assert_nonnull (strstr (lines[0], "\"2020-07-04\""));
  g_assert_true (g_str_has_prefix (lines[1], "{\"id\":7,"));
  g_assert_nonnull (strstr (lines[1], "\"2020-07-05\""));
  g_assert_cmpstr (lines[2], ==, "{\"id\":\"a\",\"timex\":[]}");
  g_assert_cmpint (usage.status, ==, 2);
  g_remove (file);
}

static void
test_cli_bad_lines (void)
{
  static const char *const bad[] = {
    "no JSON", "[]", "{\"ref\":\"2020-07-05\",\"text\":\"\"}", "{\"id\":1,\"ref\":\"2020-07-05\"}",
    "{\"id\":1,\"ref\":\"x\",\"text\":\"\"}", "{\"id\":1,\"text\":\"\"}", "\377",
    "{\"id\":1,\"ref\":5,\"text\":\"\"}", "{\"id\":{},\"ref\":\"2020-07-05\",\"text\":\"\"}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autofree char *lines = g_strdup_printf ("{\"id\":1,\"ref\":\"2020\",\"text\":\"\"}\n%s\n",
                                                bad[i]);
      g_autofree char *file = write_file (lines);
      g_auto (Run) run = cli ("dates", "--batch", file, NULL);

      g_assert_cmpint (run.status, ==, 1);
      g_assert_true (g_str_has_prefix (run.err, "hawamish-cli: Line 2 can’t be used: "));
      g_assert_true (strchr (run.err, '\n') == run.err + strlen (run.err) - 1);
      g_remove (file);
    }
}

/* What is too large for an article is told as what it is. */
static void
test_cli_large_batch (void)
{
  g_autofree char *lines = g_malloc (20 * 1000 * 1000 + 2);
  g_autofree char *file = NULL;

  memset (lines, '\n', 20 * 1000 * 1000 + 1);
  lines[20 * 1000 * 1000 + 1] = '\0';
  file = write_file (lines);
  {
    g_auto (Run) run = cli ("dates", "--batch", file, NULL);

    g_assert_cmpint (run.status, ==, 1);
    g_assert_nonnull (strstr (run.err, "larger than 20 MB. Divide its lines"));
  }
  g_remove (file);
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/timex/days", haw_timex_day_cases, test_cases);
  g_test_add_data_func ("/timex/units", haw_timex_unit_cases, test_cases);
  g_test_add_data_func ("/timex/spans", haw_timex_span_cases, test_cases);
  g_test_add_data_func ("/timex/latin", haw_timex_latin_cases, test_cases);
  g_test_add_data_func ("/timex/period", haw_timex_period_cases, test_cases);
  g_test_add_data_func ("/timex/no-dates", haw_timex_no_cases, test_cases);
  g_test_add_func ("/timex/all-rules", test_rules_all_fire);
  g_test_add_func ("/timex/linear", test_linear);
  g_test_add_func ("/timex/random", test_random);
  g_test_add_func ("/timex/not-published", test_not_published);
  g_test_add_func ("/timex/details", test_details);
  g_test_add_func ("/timex/ranges", test_ranges);
  g_test_add_func ("/timex/cli/json", test_cli_json);
  g_test_add_func ("/timex/cli/decodes", test_cli_decodes);
  g_test_add_func ("/timex/cli/batch", test_cli_batch);
  g_test_add_func ("/timex/cli/bad-lines", test_cli_bad_lines);
  g_test_add_func ("/timex/cli/large-batch", test_cli_large_batch);
  return g_test_run ();
}
