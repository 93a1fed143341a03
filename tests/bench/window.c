/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>
#include <string.h>

#include "browser/haw-article-row.h"
#include "browser/haw-browser-pane-private.h"
#include "haw-application.h"
#include "haw-bench.h"
#include "haw-corpus.h"
#include "haw-window-private.h"
#include "model/haw-annotation-edit.h"
#include "reader/haw-reader-pane-private.h"
#include "reader/haw-reader-view-private.h"
#include "support/haw-test-article.h"

/* The real window on a project of 10,000 articles: how long it takes to open and to fill, the frames
 * while its list and its reader are scrolled, an edit, and an import beside it. A frame is the work
 * of the main thread between the clock's before-paint and after-paint: layout and drawing. */

#define N_FRAMES 300
#define N_EDITS  60
#define N_FILES  1000

/* Seconds or milliseconds as measured beside the program, 2 cores, software rendering. */
#define PEERS_OPEN "{\"QualCoder 4.0b, list of 10,000 files\": 258000, " \
                   "\"Taguette, page of 10,000 documents\": 2500}"
#define PEERS_EDIT "{\"QualCoder 4.0b, apply a code\": 150}"

typedef struct
{
  HawWindow *window;
  GdkFrameClock *clock;
  gint64 begun;
  gint64 painted;    /* at which the last frame ended */
  guint n_frames;
  GArray *times;     /* of the frames that count, or NULL */
} Bench;

static void
before_paint_cb (GdkFrameClock *clock,
                 Bench         *bench)
{
  bench->begun = g_get_monotonic_time ();
}

static void
after_paint_cb (GdkFrameClock *clock,
                Bench         *bench)
{
  gint64 time;

  bench->painted = g_get_monotonic_time ();
  bench->n_frames++;
  time = bench->painted - bench->begun;
  if (bench->times != NULL)
    g_array_append_val (bench->times, time);
}

static void
wait_frame (Bench *bench)
{
  guint before = bench->n_frames;

  gtk_widget_queue_draw (GTK_WIDGET (bench->window));
  haw_test_wait_until (bench->n_frames > before);
}

/* Runs what is left to do when nobody waits for it; the caret blinks on for ever. */
static void
rest (Bench *bench)
{
  gint64 limit = g_get_monotonic_time () + 2 * G_TIME_SPAN_SECOND;

  for (guint quiet = 0; quiet < 200 && g_get_monotonic_time () < limit; quiet++)
    {
      if (g_main_context_iteration (NULL, FALSE))
        quiet = 0;
      g_usleep (500);
    }
}

static HawBrowserPane *
browser_of (Bench *bench)
{
  return (HawBrowserPane *) bench->window->browser;
}

static HawReaderView *
reader_of (Bench *bench)
{
  return ((HawReaderPane *) bench->window->reader)->view;
}

static gboolean
is_filled (Bench *bench)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (browser_of (bench)->list_view));
  HawArticle *article = NULL;

  if (child != NULL && HAW_IS_ARTICLE_ROW (gtk_widget_get_first_child (child)))
    article = haw_article_row_get_article (HAW_ARTICLE_ROW (gtk_widget_get_first_child (child)));
  return article != NULL && *haw_article_get_title (article) != '\0';
}

static double
since (gint64 begun)
{
  return (double) (g_get_monotonic_time () - begun) / 1000.0;
}

static void
print_stall (const char *bench)
{
  haw_bench_print (bench, "ms", (double) haw_busy.longest / 1000.0, 50, NULL);
}

static void
bench_open (Bench      *bench,
            const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);

  for (guint i = 0; i < 2; i++)
    {
      gint64 begun = g_get_monotonic_time ();

      haw_bench_start_stalls ();
      haw_window_open (bench->window, file);
      haw_test_wait_until (is_filled (bench));
      wait_frame (bench);
      haw_bench_print (i == 0 ? "open 10,000 articles to filled list, a stranger's file"
                              : "open 10,000 articles to filled list, our own file", "ms",
                       since (begun), i == 0 ? 0 : 1000, PEERS_OPEN);
      rest (bench);
      print_stall ("longest stall, opening");
      if (i == 0)
        {
          haw_window_close_project (bench->window);
          haw_test_wait_until (haw_view_state_get_project (bench->window->state) == NULL &&
                               bench->window->n_closing == 0);
          rest (bench);
        }
    }
}

static void
scroll (Bench         *bench,
        const char    *name,
        GtkAdjustment *adjustment,
        double         step)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (gint64));

  gtk_adjustment_set_value (adjustment, 0);
  wait_frame (bench);
  haw_bench_start_stalls ();
  bench->times = times;
  for (guint i = 0; i < N_FRAMES; i++)
    {
      double limit = gtk_adjustment_get_upper (adjustment) -
                     gtk_adjustment_get_page_size (adjustment);
      double value = gtk_adjustment_get_value (adjustment) + step;

      gtk_adjustment_set_value (adjustment, value > limit ? 0 : value);
      wait_frame (bench);
    }
  bench->times = NULL;
  haw_bench_print_times (name, times, 16);
  print_stall (name);
}

static void
bench_list (Bench *bench)
{
  HawArticleList *list = haw_view_state_get_articles (bench->window->state);
  GtkAdjustment *adjustment =
    gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (browser_of (bench)->list_view));
  guint before = haw_id_list_get_pages_read (HAW_ID_LIST (list));

  scroll (bench, "list scroll, a wheel's step a frame", adjustment, 120);
  haw_bench_print ("list scroll, pages of 256 rows read", "pages",
                   haw_id_list_get_pages_read (HAW_ID_LIST (list)) - before, 0, NULL);
  scroll (bench, "list scroll, 9,000 pixels a frame", adjustment, 9000);
}

static void
bench_reader (Bench *bench)
{
  HawViewState *state = bench->window->state;
  HawReaderView *view = reader_of (bench);
  gint64 article = HAW_CORPUS_N_ARTICLES + 1;
  gint64 begun = g_get_monotonic_time ();
  guint before;

  haw_bench_start_stalls ();
  haw_view_state_set_article (state, article);
  haw_test_wait_until (haw_text_get_length (view->text) > 100000 && view->marks->len == 10000);
  wait_frame (bench);
  haw_bench_print ("open an article of 100,000 words with 10,000 annotations", "ms", since (begun),
                   300, NULL);
  rest (bench);
  print_stall ("longest stall, opening the long article");

  before = view->n_layouts_made;
  scroll (bench, "reader scroll, a wheel's step a frame", view->vadjustment, 120);
  haw_bench_print ("reader scroll, layouts made a frame", "layouts",
                   (view->n_layouts_made - before) / (double) N_FRAMES, 0, NULL);
  scroll (bench, "reader scroll, a page a frame", view->vadjustment, 700);
}

static void
bench_edits (Bench *bench)
{
  HawProject *project = haw_view_state_get_project (bench->window->state);
  HawReaderView *view = reader_of (bench);
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 work;

  gtk_adjustment_set_value (view->vadjustment, 0);
  rest (bench);
  haw_bench_start_stalls ();
  work = haw_bench_thread_time ();
  for (guint i = 0; i < N_EDITS; i++)
    {
      g_autoptr (GAsyncResult) result = NULL;
      gint64 code = 1 + i % 9;
      gint64 begun = g_get_monotonic_time ();
      guint before;
      gint64 time;

      haw_annotation_add_async (project, haw_view_state_get_article (bench->window->state), i,
                                i + 15, &code, 1, NULL, NULL, haw_await_cb, &result);
      g_assert_cmpint (haw_annotation_add_finish (project, haw_await (&result), NULL), >, 0);
      before = bench->n_frames;
      haw_test_wait_until (bench->n_frames > before && view->marks->len == 10001 + i);
      time = bench->painted - begun;
      g_array_append_val (times, time);
    }
  haw_bench_print_times ("code a passage of the long article, to the screen", times, 16);
  haw_bench_print ("the same, work of the main thread", "ms",
                   (double) (haw_bench_thread_time () - work) / 1000 / N_EDITS, 0, NULL);
  print_stall ("longest stall, coding");
  haw_bench_print ("code a passage, peers", "ms", haw_bench_percentile (times, 50), 0, PEERS_EDIT);
}

static void
bench_import (Bench      *bench,
              const char *folder)
{
  const HawCorpusPlan plan = { .seed = 3, .n_articles = N_FILES, .n_words = 300 };
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *files = g_build_filename (folder, "files", NULL);
  HawArticleList *articles = haw_view_state_get_articles (bench->window->state);
  guint before = g_list_model_get_n_items (G_LIST_MODEL (articles));
  gint64 begun;

  g_assert_true (haw_corpus_write_files (files, &plan, NULL));
  g_ptr_array_add (list, g_file_new_for_path (files));
  rest (bench);
  haw_bench_start_stalls ();
  begun = g_get_monotonic_time ();
  haw_window_import (bench->window, list);
  haw_test_wait_until (g_list_model_get_n_items (G_LIST_MODEL (articles)) == before + N_FILES);
  haw_bench_print ("import of 1,000 files in the window", "articles/s",
                   N_FILES / (since (begun) / 1000), 500, NULL);
  rest (bench);
  print_stall ("longest stall, import in the window");
}

static void
print_memory (void)
{
  g_autofree char *status = NULL;
  const char *line;

  g_assert_true (g_file_get_contents ("/proc/self/status", &status, NULL, NULL));
  line = strstr (status, "VmRSS:");
  haw_bench_print ("memory of the window at the end of all this", "MB",
                   g_ascii_strtod (line + strlen ("VmRSS:"), NULL) / 1024, 0,
                   "{\"QualCoder 4.0b\": 463, \"Taguette, the server alone\": 88}");
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *folder = haw_test_folder ();
  g_autofree char *path = g_build_filename (folder, "corpus.hawamish", NULL);
  g_autoptr (GFile) source = g_file_new_for_path (argv[1]);
  g_autoptr (GFile) copy = g_file_new_for_path (path);
  g_autoptr (HawApplication) application = NULL;
  g_autoptr (GError) error = NULL;
  Bench bench = { 0 };

  g_assert_true (g_file_copy (source, copy, 0, NULL, NULL, NULL, &error));
  gtk_init ();
  g_set_prgname (APP_ID);
  g_set_application_name ("Hawamish");
  application = haw_application_new (G_APPLICATION_NON_UNIQUE | G_APPLICATION_HANDLES_OPEN);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, &error));
  haw_bench_watch_stalls ();
  bench.window = haw_application_get_window (application);
  gtk_window_set_default_size (GTK_WINDOW (bench.window), 1280, 800);
  gtk_window_present (GTK_WINDOW (bench.window));
  bench.clock = gtk_widget_get_frame_clock (GTK_WIDGET (bench.window));
  g_signal_connect (bench.clock, "before-paint", G_CALLBACK (before_paint_cb), &bench);
  g_signal_connect_after (bench.clock, "after-paint", G_CALLBACK (after_paint_cb), &bench);
  wait_frame (&bench);

  bench_open (&bench, path);
  bench_list (&bench);
  bench_reader (&bench);
  bench_edits (&bench);
  bench_import (&bench, folder);
  print_memory ();

  haw_window_close_project (bench.window);
  haw_test_wait_until (bench.window->n_closing == 0 &&
                       haw_view_state_get_project (bench.window->state) == NULL);
  gtk_window_destroy (GTK_WINDOW (bench.window));
  haw_test_remove (folder);
  return 0;
}
