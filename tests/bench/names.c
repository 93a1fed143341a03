/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bench/haw-bench.h"
#include "support/haw-score-words.h"

/* Prints one JSON object for each file with pairs of spellings, {"a", "b", "same"} a line: how many
 * pairs that are one name are proposed, and how many that are not; then the same for the spellings of
 * the gold, and how fast pairs are compared. */

typedef struct
{
  HawNamesScore score;
  double threshold;
} Set;

static void
score_line (JsonObject *item,
            gpointer    data)
{
  Set *set = data;

  haw_score_words_pair (item, set->threshold, &set->score);
}

static void
print_set (const char *path,
           double      threshold)
{
  Set set = { .threshold = threshold };
  g_autofree char *name = g_path_get_basename (path);

  haw_score_words_lines (path, score_line, &set);
  g_print ("{\"set\": \"%s\", \"threshold\": %.2f, \"same\": %u, \"other\": %u, \"p\": %.4f, "
           "\"r\": %.4f, \"f1\": %.4f}\n", name, threshold, set.score.same, set.score.other,
           set.score.same_found / (double) MAX (set.score.same_found + set.score.other_found, 1),
           set.score.same_found / (double) MAX (set.score.same, 1),
           haw_score_words_f1 (set.score.same_found, set.score.same_found + set.score.other_found,
                               set.score.same));
}

static void
print_gold (const char *shared)
{
  g_autofree char *gold = g_build_filename (shared, "gold", "seeds.json", NULL);
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonArray *entities;
  guint n_several = 0;
  guint n_together = 0;

  g_assert_true (json_parser_load_from_file (parser, gold, NULL));
  entities = json_object_get_array_member (json_node_get_object (json_parser_get_root (parser)),
                                           "entities");
  for (guint i = 0; i < json_array_get_length (entities); i++)
    {
      JsonArray *variants =
        json_object_get_array_member (json_array_get_object_element (entities, i), "variants");

      n_several += json_array_get_length (variants) > 1 ? 1 : 0;
      n_together += json_array_get_length (variants) > 1 &&
                    haw_score_words_hang_together (variants) ? 1 : 0;
    }
  g_print ("{\"set\": \"seeds\", \"entities_with_spellings\": %u, \"hang_together\": %u}\n",
           n_several, n_together);
}

static void
print_speed (void)
{
  static const char *const names[] = { "مولود تشاوويش أوغلو", "مولود شاويش أوغلو", "خلوصي أكار",
                                       "خولوصي أكار", "عبد الفتاح السيسي", "فايز السراج" };
  const guint rounds = 2000;
  gint64 start = g_get_monotonic_time ();

  for (guint round = 0; round < rounds; round++)
    for (guint i = 0; i < G_N_ELEMENTS (names); i++)
      for (guint k = 0; k < i; k++)
        haw_name_score (names[i], names[k], 0, NULL);
  haw_bench_print ("name-pairs", "pairs/ms",
                   rounds * 15.0 / ((double) (g_get_monotonic_time () - start) / 1000), 0, NULL);
}

int
main (int    argc,
      char **argv)
{
  const char *shared = g_getenv ("HAW_SHARED");

  for (int i = 1; i < argc; i++)
    {
      print_set (argv[i], HAW_NAME_POSSIBLE);
      print_set (argv[i], HAW_NAME_LIKELY);
    }
  if (shared != NULL && g_file_test (shared, G_FILE_TEST_IS_DIR))
    print_gold (shared);
  else
    g_printerr ("The folder of shared articles is not beside this checkout\n");
  print_speed ();

  return EXIT_SUCCESS;
}
