/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-corpus.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <stdlib.h>

/* Writes generated articles as files, or into a new project. */

static HawCorpusPlan plan = HAW_CORPUS_PLAN_FULL;
static gint64 seed = 1;
static int n_articles = 10000;
static int n_words = 300;
static int n_annotations = 3;
static int n_events = 2000;
static int n_long_words = 100000;
static int n_long_annotations = 10000;
static char *folder;
static char *project;

static const GOptionEntry entries[] = {
  { "seed", 0, 0, G_OPTION_ARG_INT64, &seed, "Another seed makes other articles", "N" },
  { "articles", 0, 0, G_OPTION_ARG_INT, &n_articles, "How many", "N" },
  { "words", 0, 0, G_OPTION_ARG_INT, &n_words, "Words of an article", "N" },
  { "annotations", 0, 0, G_OPTION_ARG_INT, &n_annotations, "Annotations of an article", "N" },
  { "events", 0, 0, G_OPTION_ARG_INT, &n_events, "Events", "N" },
  { "long-words", 0, 0, G_OPTION_ARG_INT, &n_long_words, "Words of one long article more", "N" },
  { "long-annotations", 0, 0, G_OPTION_ARG_INT, &n_long_annotations, "Its annotations", "N" },
  { "files", 0, 0, G_OPTION_ARG_FILENAME, &folder, "Write files into a folder", "FOLDER" },
  { "project", 0, 0, G_OPTION_ARG_FILENAME, &project, "Write a new project, in place of the one that is there", "FILE" },
  { NULL },
};

int
main (int    argc,
      char **argv)
{
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;

  setlocale (LC_ALL, "");
  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error) ||
      (folder == NULL && project == NULL))
    {
      g_printerr ("%s\n", error != NULL ? error->message : "Give --files or --project");
      return 2;
    }
  plan.seed = (guint64) seed;
  plan.n_articles = (guint) MAX (n_articles, 0);
  plan.n_words = (guint) MAX (n_words, 1);
  plan.n_annotations = (guint) MAX (n_annotations, 0);
  plan.n_events = (guint) MAX (n_events, 0);
  plan.n_long_words = (guint) MAX (n_long_words, 0);
  plan.n_long_annotations = (guint) MAX (n_long_annotations, 0);

  if (project != NULL)
    g_unlink (project);
  if ((folder != NULL && !haw_corpus_write_files (folder, &plan, &error)) ||
      (project != NULL && !haw_corpus_make_project (project, &plan, &error)))
    {
      g_printerr ("%s\n", error->message);
      return EXIT_FAILURE;
    }
  return EXIT_SUCCESS;
}
