/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>

#include "haw-bench.h"
#include "haw-corpus.h"
#include "model/haw-annotation-edit.h"
#include "reader/haw-reader-pane-private.h"
#include "reader/haw-reader-strip-private.h"
#include "reader/haw-reader-view-private.h"
#include "support/haw-test-article.h"

/* The reader alone on an article of 100,000 words with 10,000 annotations: opening it, frames while it
 * is scrolled, while the pointer goes over marks and while an end of one is dragged, and a passage
 * being coded. A frame is the work of the main thread between the clock's before-paint and
 * after-paint: layout and drawing. */

#define N_ARTICLES 20
#define N_FRAMES   300
#define N_EDITS    100

typedef struct
{
  HawProject *project;
  HawViewState *state;
  GtkWidget *window;
  HawReaderPane *pane;
  gint64 begun;
  gint64 painted;
  guint n_frames;
  GArray *times;
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

  gtk_widget_queue_draw (bench->window);
  haw_test_wait_until (bench->n_frames > before);
}

static void
wait_measured (Bench *bench)
{
  HawReaderView *view = bench->pane->view;

  haw_test_wait_until (view->measure_source == 0 && view->children_source == 0);
  wait_frame (bench);
}

static void
bench_open (Bench *bench)
{
  HawReaderView *view = bench->pane->view;
  gint64 begun = g_get_monotonic_time ();
  guint before = view->n_layouts_made;

  haw_view_state_set_article (bench->state, N_ARTICLES + 1);
  haw_test_wait_until (view->marks->len == 10000);
  wait_frame (bench);
  haw_bench_print ("reader: open 100,000 words with 10,000 annotations", "ms",
                   (double) (bench->painted - begun) / 1000.0, 300, NULL);
  haw_bench_print ("reader: layouts made until then", "layouts", view->n_layouts_made - before, 0,
                   NULL);
  begun = g_get_monotonic_time ();
  wait_measured (bench);
  haw_bench_print ("reader: the rest of it measured, in idle time", "ms",
                   (double) (g_get_monotonic_time () - begun) / 1000.0, 0, NULL);
}

static void
bench_scroll (Bench      *bench,
              const char *name,
              double      step)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (gint64));
  HawReaderView *view = bench->pane->view;
  guint nodes;

  haw_reader_set_scroll (view, 0);
  wait_frame (bench);
  nodes = view->n_nodes_made;
  bench->times = times;
  for (guint i = 0; i < N_FRAMES; i++)
    {
      haw_reader_set_scroll (view, haw_reader_get_scroll (view) + step);
      wait_frame (bench);
    }
  bench->times = NULL;
  haw_bench_print_times (name, times, 16);
  haw_bench_print ("reader: nodes made a frame of it", "nodes",
                   (view->n_nodes_made - nodes) / (double) N_FRAMES, 0, NULL);
}

/* The pointer goes from mark to mark. */
static void
bench_hover (Bench *bench)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (gint64));
  HawReaderView *view = bench->pane->view;

  haw_reader_set_scroll (view, 0);
  wait_frame (bench);
  bench->times = times;
  for (guint i = 0; i < 60; i++)
    {
      haw_reader_hover (view, g_array_index (view->marks, HawReaderMarkEntry, i % 20).mark.id, TRUE);
      wait_frame (bench);
    }
  bench->times = NULL;
  haw_reader_hover (view, 0, TRUE);
  haw_bench_print_times ("reader: another mark under the pointer, a frame", times, 16);
}

static void
bench_drag (Bench *bench)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (gint64));
  HawReaderView *view = bench->pane->view;

  haw_reader_view_set_selected_mark (view,
                                     g_array_index (view->marks, HawReaderMarkEntry, 5).mark.id);
  wait_frame (bench);
  haw_reader_handle_press (view, HAW_READER_END_END);
  for (guint i = 0; i < 60; i++)
    {
      gint64 begun = g_get_monotonic_time ();
      gint64 time;

      haw_reader_handle_drag (view, view->column_x + 40 + i * 5, 200 + i * 3, i % 2 == 0);
      wait_frame (bench);
      time = bench->painted - begun;
      g_array_append_val (times, time);
    }
  haw_reader_handle_release (view, FALSE);
  haw_reader_view_set_selected_mark (view, 0);
  haw_bench_print_times ("reader: a handle dragged, moved to shown", times, 16);
}

static void
bench_code (Bench *bench)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (gint64));
  HawReaderView *view = bench->pane->view;
  guint filled = bench->pane->n_marks_filled;

  haw_reader_set_scroll (view, 0);
  wait_frame (bench);
  for (guint i = 0; i < N_EDITS; i++)
    {
      g_autoptr (GAsyncResult) result = NULL;
      gint64 code = 1 + i % 9;
      gint64 begun = g_get_monotonic_time ();
      guint before;
      gint64 time;

      haw_annotation_add_async (bench->project, N_ARTICLES + 1, i, i + 15, &code, 1, NULL, NULL,
                                haw_await_cb, &result);
      g_assert_cmpint (haw_annotation_add_finish (bench->project, haw_await (&result), NULL), >, 0);
      before = bench->n_frames;
      haw_test_wait_until (bench->n_frames > before && view->marks->len == 10001 + i);
      time = bench->painted - begun;
      g_array_append_val (times, time);
    }
  haw_bench_print_times ("reader: code a passage, asked for to shown", times, 16);
  haw_bench_print ("reader: marks made anew an edit", "marks",
                   (bench->pane->n_marks_filled - filled) / (double) N_EDITS, 0, NULL);
}

static void
bench_strip (Bench *bench)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < 30; i++)
    {
      gint64 begun = g_get_monotonic_time ();
      g_autoptr (GArray) runs = haw_reader_strip_find_runs (bench->pane->view, 600);
      gint64 time = g_get_monotonic_time () - begun;

      g_array_append_val (times, time);
    }
  haw_bench_print_times ("reader: the marks of the strip found", times, 16);
}

int
main (int    argc,
      char **argv)
{
  const HawCorpusPlan plan = { .seed = 1, .n_articles = N_ARTICLES, .n_words = 300,
                               .n_annotations = 3, .n_events = 10, .n_long_words = 100000,
                               .n_long_annotations = 10000 };
  g_autofree char *folder = haw_test_folder ();
  g_autofree char *path = g_build_filename (folder, "corpus.hawamish", NULL);
  g_autoptr (GError) error = NULL;
  GdkFrameClock *clock;
  Bench bench = { 0 };

  gtk_init ();
  adw_init ();
  g_assert_true (haw_corpus_make_project (path, &plan, &error));
  bench.project = haw_test_open_project (path, &error);
  g_assert_no_error (error);
  bench.state = haw_view_state_new ();
  haw_view_state_set_project (bench.state, bench.project);
  bench.window = gtk_window_new ();
  bench.pane = HAW_READER_PANE (haw_reader_pane_new (bench.state));
  gtk_window_set_child (GTK_WINDOW (bench.window), GTK_WIDGET (bench.pane));
  gtk_window_set_default_size (GTK_WINDOW (bench.window), 700, 700);
  gtk_window_present (GTK_WINDOW (bench.window));
  clock = gtk_widget_get_frame_clock (bench.window);
  g_signal_connect (clock, "before-paint", G_CALLBACK (before_paint_cb), &bench);
  g_signal_connect_after (clock, "after-paint", G_CALLBACK (after_paint_cb), &bench);
  wait_frame (&bench);

  bench_open (&bench);
  bench_scroll (&bench, "reader: scroll, a wheel's step a frame", 120);
  bench_scroll (&bench, "reader: scroll, a page a frame", 600);
  bench_hover (&bench);
  bench_drag (&bench);
  bench_code (&bench);
  bench_strip (&bench);

  gtk_window_destroy (GTK_WINDOW (bench.window));
  g_object_unref (bench.state);
  haw_test_close_project (bench.project);
  haw_test_remove (folder);
  return 0;
}
