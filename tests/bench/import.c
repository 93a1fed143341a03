/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-bench.h"
#include "haw-corpus.h"
#include "import/haw-import.h"
#include "model/haw-article-list.h"
#include "model/haw-event-store.h"
#include "support/haw-test-article.h"

/* Import of 1,000 and of 10,000 generated files into a new project, with the models that the window
 * has: how many articles a second, and how long the main thread could not listen. */

/* Measured on the machine of the reference, 2 cores; seconds. */
#define PEERS_1000  "{\"QualCoder 4.0b\": 65, \"QualCoder 3.8.2\": 62, \"Taguette\": 0.54}"
#define PEERS_10000 "{\"QualCoder 4.0b\": 32}"

static void
import_once (const char *folder,
             guint       n,
             const char *peers)
{
  const HawCorpusPlan plan = { .seed = 2, .n_articles = n, .n_words = 300 };
  g_autofree char *files = g_strdup_printf ("%s/%u", folder, n);
  g_autofree char *path = g_strdup_printf ("%s/%u.hawamish", folder, n);
  g_autofree char *name = g_strdup_printf ("import of %u files", n);
  g_autofree char *stall = g_strdup_printf ("longest stall, import of %u files", n);
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  HawProject *project = haw_test_new_project (path);
  HawArticleList *articles = haw_article_list_new (project);
  HawEventStore *events = haw_event_store_new (project);
  HawImportReport *report;
  gint64 begun;
  double seconds;

  g_assert_true (haw_corpus_write_files (files, &plan, NULL));
  g_ptr_array_add (list, g_file_new_for_path (files));
  haw_test_wait_until (!haw_id_list_get_loading (HAW_ID_LIST (articles)));
  begun = g_get_monotonic_time ();
  haw_bench_start_stalls ();
  haw_import_async (project, list, &(HawImportOptions) { .recursive = TRUE }, NULL, NULL, NULL,
                    haw_await_cb, &result);
  report = haw_import_finish (project, haw_await (&result), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->n_imported, ==, n);
  haw_test_wait_until (g_list_model_get_n_items (G_LIST_MODEL (articles)) == n);
  seconds = (double) (g_get_monotonic_time () - begun) / G_USEC_PER_SEC;
  haw_bench_print (name, "articles/s", n / seconds, 500, peers);
  haw_bench_print (stall, "ms", (double) haw_busy.longest / 1000.0, 50, NULL);

  haw_import_report_free (report);
  g_object_unref (articles);
  g_object_unref (events);
  haw_test_close_project (project);
  g_object_unref (project);
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *folder = haw_test_folder ();

  haw_bench_watch_stalls ();
  import_once (folder, 1000, PEERS_1000);
  import_once (folder, 10000, PEERS_10000);
  haw_test_remove (folder);
  return 0;
}
