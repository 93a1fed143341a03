/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bench/haw-bench.h"
#include "support/haw-score-words.h"

#include <locale.h>
#include <sys/resource.h>

/* Prints one JSON object for each set: how well quotations and speakers are found, on the five articles
 * also the mentions of known actors; and how fast both are. With -v, what came out wrong goes to
 * stderr. Further arguments are files with one JSON object a line: {"text", "quotes"}. */

static gboolean verbose;

static void
print_score (const char          *set,
             const HawQuoteScore *score)
{
  double hits = MAX (score->hits, 1);

  g_print ("{\"set\": \"%s\", \"texts\": %u, \"quotes\": %u, \"span_p\": %.4f, \"span_r\": %.4f, "
           "\"span_f1\": %.4f, \"kind_acc\": %.4f, \"verb_acc\": %.4f, \"speakers\": %u, "
           "\"speaker_acc\": %.4f, \"speaker_exact\": %.4f, \"speaker_false\": %u}\n",
           set, score->texts, score->there, score->hits / (double) MAX (score->found, 1),
           score->hits / (double) MAX (score->there, 1),
           haw_score_words_f1 (score->hits, score->found, score->there),
           score->kinds_right / hits, score->verbs_right / hits, score->speakers_there,
           score->speakers_right / (double) MAX (score->speakers_there, 1),
           score->speakers_exact / (double) MAX (score->speakers_there, 1), score->speakers_false);
}

static void
score_line (JsonObject *item,
            gpointer    data)
{
  g_autoptr (HawText) text = haw_text_new (json_object_get_string_member (item, "text"), -1);

  haw_score_words_quotes (text, item, data, verbose);
}

static void
score_seeds (const char *shared,
             GString    *all)
{
  g_autofree char *gold = g_build_filename (shared, "gold", "seeds.json", NULL);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (HawNameFinder) finder = NULL;
  HawQuoteScore quotes = { 0 };
  HawMentionScore mentions = { 0 };
  JsonObject *root;
  JsonArray *seeds;
  JsonArray *entities;

  g_assert_true (json_parser_load_from_file (parser, gold, NULL));
  root = json_node_get_object (json_parser_get_root (parser));
  seeds = json_object_get_array_member (root, "seeds");
  entities = json_object_get_array_member (root, "entities");
  finder = haw_score_words_finder (entities);
  for (guint i = 0; i < json_array_get_length (seeds); i++)
    {
      JsonObject *seed = json_array_get_object_element (seeds, i);
      g_autofree char *path =
        g_build_filename (shared, "articles", json_object_get_string_member (seed, "file"), NULL);
      g_autofree char *utf8 = haw_score_words_read (path);
      g_autoptr (HawText) text = haw_text_new (utf8, -1);

      haw_score_words_quotes (text, seed, &quotes, verbose);
      haw_score_words_mentions (text, seed, entities, finder, &mentions, verbose);
      g_string_append (all, utf8);
      g_string_append_c (all, '\n');
    }
  print_score ("seeds", &quotes);
  g_print ("{\"set\": \"seeds\", \"mentions\": %u, \"mention_p\": %.4f, \"mention_r\": %.4f, "
           "\"mention_f1\": %.4f}\n", mentions.there, mentions.hits / (double) MAX (mentions.found, 1),
           mentions.hits / (double) MAX (mentions.there, 1),
           haw_score_words_f1 (mentions.hits, mentions.found, mentions.there));
}

static double
get_cpu_seconds (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return (double) usage.ru_utime.tv_sec + (double) usage.ru_utime.tv_usec / 1e6;
}

/* Megabytes a CPU second, on text many times over and with ten thousand names. */
static void
print_speed (const GString *once)
{
  g_autoptr (GString) many = g_string_new (NULL);
  g_autoptr (HawNameFinder) finder = haw_name_finder_new ();
  g_autoptr (HawText) text = NULL;
  double megabytes;
  double start;

  while (many->len < 4 * 1024 * 1024)
    g_string_append_len (many, once->str, (gssize) once->len);
  for (guint i = 0; i < 10000; i++)
    {
      g_autofree char *name = g_strdup_printf ("خالد ال%uشريف", i);

      haw_name_finder_add (finder, i, TRUE, name);
    }
  text = haw_text_new (many->str, (gssize) many->len);
  megabytes = (double) many->len / 1e6;

  start = get_cpu_seconds ();
  g_autoptr (HawTokens) tokens = haw_tokens_new (text, NULL, 0);
  haw_bench_print ("tokens", "MB/CPU-s", megabytes / (get_cpu_seconds () - start), 0, NULL);
  start = get_cpu_seconds ();
  g_autoptr (GArray) mentions = haw_name_finder_find (finder, tokens, NULL);
  haw_bench_print ("mentions", "MB/CPU-s", megabytes / (get_cpu_seconds () - start), 5, NULL);
  start = get_cpu_seconds ();
  g_autoptr (GArray) quotes = haw_quotes_find (tokens, NULL);
  haw_bench_print ("quotes", "MB/CPU-s", megabytes / (get_cpu_seconds () - start), 5, NULL);
}

int
main (int    argc,
      char **argv)
{
  const char *shared = g_getenv ("HAW_SHARED");
  g_autoptr (GString) all = g_string_new (NULL);

  setlocale (LC_ALL, "");
  for (int i = 1; i < argc; i++)
    {
      g_autofree char *name = g_path_get_basename (argv[i]);
      HawQuoteScore score = { 0 };

      if (g_str_equal (argv[i], "-v"))
        {
          verbose = TRUE;
          continue;
        }
      haw_score_words_lines (argv[i], score_line, &score);
      print_score (name, &score);
    }
  if (shared == NULL || !g_file_test (shared, G_FILE_TEST_IS_DIR))
    {
      g_printerr ("The folder of shared articles is not beside this checkout\n");
      return EXIT_SUCCESS;
    }
  score_seeds (shared, all);
  print_speed (all);

  return EXIT_SUCCESS;
}
