/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "support/haw-score-pages.h"

#include <stdlib.h>

/* Prints one JSON object for each folder: how well the page rules do there. With -v, one line for
 * each page goes to stderr. */

static void
print_score (const char         *folder,
             const HawPageScore *score)
{
  g_autofree char *set = g_path_get_basename (folder);
  double pages = MAX (score->pages, 1);

  g_print ("{\"set\": \"%s\", \"pages\": %u, \"title_f1\": %.4f, \"article_f1\": %.4f, "
           "\"article_f1_pooled\": %.4f, \"published_acc\": %.4f, \"outlet_acc\": %.4f, "
           "\"byline_acc\": %.4f, \"language_acc\": %.4f}\n",
           set, score->pages, haw_score_title_f1 (score), haw_score_article_f1 (score),
           haw_score_f1 (score->article_hits, score->article_found, score->article_there),
           score->published_right / pages, score->outlets_right / pages,
           score->bylines_right / pages, score->languages_right / pages);
}

int
main (int    argc,
      char **argv)
{
  gboolean verbose = FALSE;

  if (argc < 2)
    {
      g_printerr ("Usage: score-pages [-v] FOLDER…\n");
      return 2;
    }
  for (int i = 1; i < argc; i++)
    {
      HawPageScore score;

      if (g_str_equal (argv[i], "-v"))
        {
          verbose = TRUE;
          continue;
        }
      score = haw_score_folder (argv[i], verbose);
      print_score (argv[i], &score);
    }
  return EXIT_SUCCESS;
}
