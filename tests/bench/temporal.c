/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-bench.h"
#include "time/haw-timex.h"

#include <json-glib/json-glib.h>
#include <locale.h>
#include <string.h>
#include <time.h>

/* Scores the temporal expressions of annotated texts and prints one JSON object a set, then how
 * fast they are found. A set is a file of lines in the form of tests/data/temporal/README.md, or
 * "seeds" for the five annotated articles beside the checkout. With -v, each difference goes to
 * stderr; do not ask for that with held.jsonl, which is for totals only.
 *
 * Lenient: spans overlap, each annotated expression once. Strict: spans are equal. Value, of what
 * overlaps: the EDTF is one of those accepted, or where there is none the value, and of a TIME also
 * the time. Optional expressions count neither way.
 *
 * With --check nothing is timed, and a set that the grammar is made on must keep its level. */

#define SPEED_BYTES (20 * 1000 * 1000)
#define LEAST_F1 97.0             /* strict, and lenient with value */
#define MOST_FALSE_PER_CENT 1.0

typedef struct
{
  guint gold;
  guint found;
  guint lenient;
  guint strict;
  guint right;   /* overlap and value */
  guint negatives;
  guint false_in_negatives;
} Score;

static gboolean verbose;
static gboolean below;

static const char *
get_string (JsonObject *object,
            const char *name)
{
  return json_object_has_member (object, name) && !json_object_get_null_member (object, name)
         ? json_object_get_string_member (object, name) : NULL;
}

static gboolean
is_accepted (JsonObject *gold,
             const char *value)
{
  JsonArray *also = json_object_has_member (gold, "also") &&
                    !json_object_get_null_member (gold, "also")
                    ? json_object_get_array_member (gold, "also") : NULL;

  for (guint i = 0; also != NULL && i < json_array_get_length (also); i++)
    if (g_strcmp0 (json_array_get_string_element (also, i), value) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
has_right_value (JsonObject     *gold,
                 const HawTimex *timex)
{
  const char *edtf = get_string (gold, "edtf");
  const char *value = get_string (gold, "value");
  const char *time = get_string (gold, "time");

  if (edtf != NULL && !g_str_equal (edtf, timex->edtf) && !is_accepted (gold, timex->edtf))
    return FALSE;
  if (edtf == NULL && value != NULL && !g_str_equal (value, timex->value) &&
      !is_accepted (gold, timex->value) && !(*timex->edtf && is_accepted (gold, timex->edtf)))
    return FALSE;
  if (edtf == NULL && value == NULL && *timex->edtf != '\0')
    return FALSE;
  return time == NULL || g_str_equal (time, timex->time);
}

static void
complain (const char     *id,
          const char     *text,
          JsonObject     *gold,
          const HawTimex *timex)
{
  g_autofree char *context = NULL;
  guint from;

  if (!verbose)
    return;
  g_printerr ("%s", id);
  if (gold != NULL)
    g_printerr ("  want «%s» %s %s %s", get_string (gold, "surface"), get_string (gold, "edtf"),
                get_string (gold, "value"), get_string (gold, "time"));
  if (timex != NULL)
    {
      g_autofree char *surface = g_utf8_substring (text, timex->start, timex->end);

      g_printerr ("  have «%s» %s %s %s [%s]", surface, timex->edtf, timex->value, timex->time,
                  timex->rule);
    }
  from = gold != NULL ? (guint) json_object_get_int_member (gold, "start") : timex->start;
  context = g_utf8_substring (text, from > 60 ? from - 60 : 0,
                              MIN (from + 100, (glong) g_utf8_strlen (text, -1)));
  g_strdelimit (context, "\n", ' ');
  g_printerr ("  %s\n", context);
}

static gboolean
overlaps (JsonObject     *gold,
          const HawTimex *timex)
{
  return json_object_get_int_member (gold, "start") < timex->end &&
         timex->start < json_object_get_int_member (gold, "end");
}

static gboolean
is_optional (JsonObject *gold)
{
  return json_object_has_member (gold, "optional") &&
         json_object_get_boolean_member (gold, "optional");
}

static void
score_one (const char *id,
           const char *text,
           JsonObject *gold,
           GArray     *found,
           gboolean   *used,
           Score      *score)
{
  guint best = found->len;

  for (guint i = 0; i < found->len; i++)
    {
      const HawTimex *timex = &g_array_index (found, HawTimex, i);

      if (used[i] || !overlaps (gold, timex))
        continue;
      if (best == found->len ||
          (timex->start == json_object_get_int_member (gold, "start") &&
           timex->end == json_object_get_int_member (gold, "end")))
        best = i;
    }
  score->gold++;
  if (best == found->len)
    {
      complain (id, text, gold, NULL);
      return;
    }
  used[best] = TRUE;
  score->lenient++;
  score->found++;
  {
    const HawTimex *timex = &g_array_index (found, HawTimex, best);
    gboolean same = timex->start == json_object_get_int_member (gold, "start") &&
                    timex->end == json_object_get_int_member (gold, "end");
    gboolean right = has_right_value (gold, timex);

    score->strict += same;
    score->right += right;
    if (!same || !right)
      complain (id, text, gold, timex);
  }
}

static void
score_text (const char *id,
            const char *text,
            const char *published,
            JsonArray  *expected,
            gboolean    negative,
            Score      *score)
{
  g_autoptr (GArray) found = haw_timex_find (text, -1, NULL, 0, published);
  g_autofree gboolean *used = g_new0 (gboolean, found->len + 1);

  for (guint i = 0; i < json_array_get_length (expected); i++)
    {
      JsonObject *gold = json_array_get_object_element (expected, i);

      if (!is_optional (gold))
        score_one (id, text, gold, found, used, score);
    }
  score->negatives += negative;
  for (guint i = 0; i < found->len; i++)
    {
      gboolean excused = used[i];

      for (guint k = 0; k < json_array_get_length (expected); k++)
        {
          JsonObject *gold = json_array_get_object_element (expected, k);

          excused = excused || (is_optional (gold) &&
                                overlaps (gold, &g_array_index (found, HawTimex, i)));
        }
      if (excused)
        continue;
      score->found++;
      score->false_in_negatives += negative;
      complain (id, text, NULL, &g_array_index (found, HawTimex, i));
    }
}

static double
print_measure (const char *name,
               double      hits,
               double      found,
               double      gold)
{
  double precision = found > 0 ? 100 * hits / found : 0;
  double recall = gold > 0 ? 100 * hits / gold : 0;
  double sum = precision + recall;

  sum = sum > 0 ? 2 * precision * recall / sum : 0;
  g_print (", \"%s\": {\"p\": %.1f, \"r\": %.1f, \"f1\": %.1f}", name, precision, recall, sum);
  return sum;
}

static void
print_score (const char  *set,
             const Score *score)
{
  g_print ("{\"set\": \"%s\", \"expressions\": %u", set, score->gold);
  print_measure ("lenient", score->lenient, score->found, score->gold);
  below |= print_measure ("strict", score->strict, score->found, score->gold) < LEAST_F1;
  print_measure ("value", score->right, score->lenient, score->lenient);
  below |= print_measure ("lenient+value", score->right, score->found, score->gold) < LEAST_F1;
  below |= 100.0 * score->false_in_negatives > MOST_FALSE_PER_CENT * score->negatives &&
           score->false_in_negatives > 1;
  if (score->negatives > 0)
    g_print (", \"negatives\": %u, \"false_per_100_negatives\": %.1f", score->negatives,
             100.0 * score->false_in_negatives / score->negatives);
  g_print ("}\n");
}

static JsonParser *
parse (const char *data,
       gssize      length)
{
  JsonParser *parser = json_parser_new ();
  g_autoptr (GError) error = NULL;

  if (!json_parser_load_from_data (parser, data, length, &error))
    g_error ("%s", error->message);
  return parser;
}

/* The Arabic texts go to @arabic, to measure speed with. */
static void
score_lines (const char *path,
             GString    *arabic)
{
  g_autofree char *contents = NULL;
  g_autofree char *set = g_path_get_basename (path);
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) lines = NULL;
  Score score = { 0 };

  if (!g_file_get_contents (path, &contents, NULL, &error))
    g_error ("%s", error->message);
  lines = g_strsplit (contents, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autoptr (JsonParser) parser = NULL;
      JsonObject *line;

      if (*lines[i] == '\0')
        continue;
      parser = parse (lines[i], -1);
      line = json_node_get_object (json_parser_get_root (parser));
      score_text (get_string (line, "id"), get_string (line, "text"), get_string (line, "ref"),
                  json_object_get_array_member (line, "timex"),
                  g_strcmp0 (get_string (line, "kind"), "negative") == 0, &score);
      if (g_strcmp0 (get_string (line, "lang"), "ar") == 0)
        g_string_append_printf (arabic, "%s\n\n", get_string (line, "text"));
    }
  print_score (set, &score);
}

static void
score_seeds (void)
{
  const char *shared = g_getenv ("HAW_SHARED");
  g_autofree char *path = g_build_filename (shared != NULL ? shared : "../shared", "gold",
                                            "seeds.json", NULL);
  g_autofree char *contents = NULL;
  g_autoptr (JsonParser) parser = NULL;
  JsonArray *seeds;
  Score score = { 0 };

  if (!g_file_get_contents (path, &contents, NULL, NULL))
    {
      g_print ("{\"set\": \"seeds\", \"skipped\": \"the annotated articles are not here\"}\n");
      return;
    }
  parser = parse (contents, -1);
  seeds = json_object_get_array_member (json_node_get_object (json_parser_get_root (parser)),
                                        "seeds");
  for (guint i = 0; i < json_array_get_length (seeds); i++)
    {
      JsonObject *seed = json_array_get_object_element (seeds, i);
      JsonObject *meta = json_object_get_object_member (seed, "meta");
      JsonObject *publication = json_object_get_object_member (meta, "publication");
      g_autofree char *file = g_build_filename (shared != NULL ? shared : "../shared", "articles",
                                                get_string (seed, "file"), NULL);
      g_autofree char *text = NULL;

      if (!g_file_get_contents (file, &text, NULL, NULL))
        continue;
      score_text (get_string (seed, "file"), text, get_string (publication, "edtf"),
                  json_object_get_array_member (seed, "timex"), FALSE, &score);
    }
  print_score ("seeds", &score);
}

static void
measure_speed (const GString *arabic)
{
  g_autoptr (GString) text = g_string_sized_new (SPEED_BYTES + arabic->len);
  clock_t before;
  double best = 0;

  while (arabic->len > 0 && text->len < SPEED_BYTES)
    g_string_append_len (text, arabic->str, (gssize) arabic->len);
  for (guint round = 0; round < 3 && text->len > 0; round++)
    {
      g_autoptr (GArray) found = NULL;

      before = clock ();
      found = haw_timex_find (text->str, (gssize) text->len, NULL, 0, "2020-07-05");
      best = MAX (best, (double) text->len / 1e6 / ((double) (clock () - before) / CLOCKS_PER_SEC));
    }
  if (best > 0)
    haw_bench_print ("temporal", "MB of Arabic text per CPU second", best, 20, NULL);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GString) arabic = g_string_new (NULL);
  gboolean check = FALSE;

  setlocale (LC_ALL, "");
  for (int i = 1; i < argc; i++)
    if (g_str_equal (argv[i], "-v"))
      verbose = TRUE;
    else if (g_str_equal (argv[i], "--check"))
      check = TRUE;
    else if (g_str_equal (argv[i], "seeds"))
      score_seeds ();
    else
      score_lines (argv[i], arabic);
  if (check)
    return below ? EXIT_FAILURE : EXIT_SUCCESS;
  measure_speed (arabic);
  return EXIT_SUCCESS;
}
