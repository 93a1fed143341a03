/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bench/haw-bench.h"
#include "model/haw-event-draft.h"
#include "model/haw-proposal-find.h"
#include "support/haw-test-article.h"

#include <locale.h>
#include <string.h>
#include <sys/resource.h>

/* Prints how fast all that is proposed for an article is found: dates, quotations, names and events, on
 * the shared articles many times over, as one long text and one by one, with a thousand known actors; and
 * on an article of 300 words. */

#define LONG_TEXT (4 * 1024 * 1024)
#define N_ACTORS  1000
#define N_TURNS   400
#define N_WORDS   300

typedef struct
{
  const char *text;
  guint n_turns;
  double seconds;   /* of one turn */
  guint n_found;
} Run;

static double
get_cpu_seconds (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return (double) usage.ru_utime.tv_sec + (double) usage.ru_utime.tv_usec / 1e6;
}

static gpointer
run_func (HawDb         *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  Run *run = data;
  g_autoptr (HawDocument) document = haw_document_load (db, 1, error);
  g_autoptr (HawProposalKnowledge) knowledge = haw_proposal_knowledge_load (db, error);
  double start;

  g_assert_nonnull (document);
  g_assert_nonnull (knowledge);
  haw_text_unref (document->text);
  document->text = haw_text_new (run->text, -1);
  /* What is made once. */
  g_ptr_array_unref (haw_proposals_find (document, knowledge, NULL));
  start = get_cpu_seconds ();
  for (guint i = 0; i < run->n_turns; i++)
    {
      g_autoptr (GPtrArray) drafts = haw_proposals_find (document, knowledge, NULL);

      run->n_found = drafts->len;
    }
  run->seconds = (get_cpu_seconds () - start) / run->n_turns;

  return g_strdup ("");
}

/* Names that are not like each other. */
static char *
make_name (guint number)
{
  static const char *const syllables[] = { "با", "دو", "رام", "سين", "كال", "مير", "نور", "فاس",
                                           "حود", "زيل" };
  GString *name = g_string_new ("خالد ");

  for (guint n = number; n > 0; n /= 10)
    g_string_append (name, syllables[n % 10]);

  return g_string_free (name, FALSE);
}

static gboolean
add_actors (HawDb    *db,
            gpointer  data,
            GError  **error)
{
  for (guint i = 0; i < N_ACTORS; i++)
    {
      g_autofree char *uuid = haw_uuid_new ();
      g_autofree char *name = make_name (i);

      if (!haw_db_run (db, error, "INSERT INTO actor (uuid, kind, name) VALUES (?, 'person', ?)",
                       "ss", uuid, name))
        return FALSE;
    }

  return TRUE;
}

static void
do_run (HawProject *project,
        Run        *run)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  haw_project_read_async (project, run_func, run, NULL, g_free, NULL, haw_await_cb, &result);
  g_free (haw_project_read_finish (project, haw_await (&result), &error));
  g_assert_no_error (error);
}

/* The beginning of a text up to a number of blanks. */
static char *
take_words (const char *text,
            guint       n)
{
  const char *p = text;

  while (*p != '\0' && (!g_ascii_isspace (*p) || --n > 0))
    p++;
  return g_strndup (text, (gsize) (p - text));
}

static void
measure (HawProject *project,
         GPtrArray  *articles)
{
  g_autoptr (GString) many = g_string_new (NULL);
  g_autofree char *some = take_words (articles->pdata[0], N_WORDS);
  Run whole = { .n_turns = 1 };
  Run few = { .text = some, .n_turns = N_TURNS };
  double bytes = 0;
  double seconds = 0;

  for (guint i = 0; i < articles->len; i++)
    {
      Run run = { .text = articles->pdata[i], .n_turns = N_TURNS };

      do_run (project, &run);
      bytes += (double) strlen (run.text);
      seconds += run.seconds;
    }
  haw_bench_print ("proposals", "MB/CPU-s", bytes / 1e6 / seconds, 5, NULL);
  while (many->len < LONG_TEXT)
    for (guint i = 0; i < articles->len; i++)
      g_string_append_printf (many, "%s\n", (const char *) articles->pdata[i]);
  whole.text = many->str;
  do_run (project, &whole);
  haw_bench_print ("proposals-long", "MB/CPU-s", (double) many->len / 1e6 / whole.seconds, 5, NULL);
  do_run (project, &few);
  haw_bench_print ("proposals-300-words", "ms", few.seconds * 1e3, 2, NULL);
}

static GPtrArray *
read_articles (const char *shared)
{
  GPtrArray *articles = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *path = g_build_filename (shared, "articles", NULL);
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);
      char *text = NULL;

      if (g_file_get_contents (file, &text, NULL, NULL) && g_utf8_validate (text, -1, NULL))
        g_ptr_array_add (articles, text);
      else
        g_free (text);
    }

  return articles;
}

int
main (int    argc,
      char **argv)
{
  const char *shared = g_getenv ("HAW_SHARED");
  g_autoptr (GPtrArray) articles = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;
  g_autoptr (HawProject) project = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  setlocale (LC_ALL, "");
  articles = shared != NULL ? read_articles (shared) : NULL;
  if (articles == NULL || articles->len == 0)
    {
      g_printerr ("The folder of shared articles is not beside this checkout\n");
      return EXIT_SUCCESS;
    }
  folder = haw_test_folder ();
  path = g_build_filename (folder, "p.hawamish", NULL);
  project = haw_test_new_project (path);
  haw_test_add_articles (project, "أ", "نص\n", 1);
  haw_project_edit_async (project, haw_label_new ("Add Actors", NULL), NULL, add_actors, NULL, NULL,
                          NULL, haw_await_cb, &result);
  g_assert_true (haw_project_edit_finish (project, haw_await (&result), NULL));
  measure (project, articles);
  haw_test_close_project (project);
  haw_test_remove (folder);

  return EXIT_SUCCESS;
}
