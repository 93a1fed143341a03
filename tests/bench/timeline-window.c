/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>
#include <string.h>

#include "haw-application.h"
#include "haw-bench.h"
#include "haw-window-private.h"
#include "model/haw-event-edit.h"
#include "support/haw-test-article.h"
#include "support/haw-test-timeline.h"
#include "timeline/haw-timeline-pane-private.h"

/* The real window on a project file with the workload W(n) and its sources: how long after it is opened
 * the timeline shows the events, how long an edit takes to be shown, what memory they take above the
 * window without a project, and what it does when nothing is to be done. Work is CPU time, and so is what
 * an edit takes the main thread; the others are times on the clock. A second argument names the file, which
 * is made where it is not there. */

#define N_ANNOTATIONS 60
#define N_EDITS 40
#define BATCH 20000

typedef struct
{
  GRand *rand;
  guint first, last;
} Batch;

typedef struct
{
  HawWindow *window;
  GdkFrameClock *clock;
  guint n_frames;
  guint n_events;
} Bench;

static const char *const statuses[] = { "confirmed", "unconfirmed", "disputed" };

static gboolean
insert_events (HawDb    *db,
               gpointer  data,
               GError  **error)
{
  Batch *batch = data;
  g_autoptr (GString) title = g_string_new (NULL);
  HawTimelineEvent event;
  char date[32];

  for (guint i = batch->first; i <= batch->last; i++)
    {
      g_autofree char *uuid = g_uuid_string_random ();

      haw_test_workload_event (batch->rand, i, title, date, sizeof date, &event);
      if (!haw_db_run (db, error,
                       "INSERT INTO event (id, uuid, title, date, earliest_start, latest_start,"
                       " earliest_end, latest_end, status, created, modified)"
                       " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 1, 1)", "isssiiiis", event.id, uuid,
                       event.title, event.date, event.bounds.earliest_start,
                       event.bounds.latest_start, event.bounds.earliest_end,
                       event.bounds.latest_end, statuses[event.status]))
        return FALSE;
      for (guint j = 0; j < event.n_sources; j++)
        if (!haw_db_run (db, error,
                         "INSERT INTO evidence (event, annotation, date, earliest_start,"
                         " latest_start, earliest_end, latest_end) VALUES (?, ?, ?, ?, ?, ?, ?)",
                         "iisiiii", event.id, (gint64) (1 + (i + j) % N_ANNOTATIONS),
                         j == 0 ? event.date : "", event.bounds.earliest_start,
                         event.bounds.latest_start, event.bounds.earliest_end,
                         event.bounds.latest_end))
          return FALSE;
    }

  return TRUE;
}

static gboolean
insert_annotations (HawDb    *db,
                    gpointer  data,
                    GError  **error)
{
  for (guint i = 0; i < N_ANNOTATIONS; i++)
    {
      g_autofree char *uuid = g_uuid_string_random ();

      if (!haw_db_run (db, error,
                       "INSERT INTO annotation (uuid, article, text, start, end, quote, created,"
                       " modified) VALUES (?, 1, 1, 0, 4, 'وصل ', 1, 1)", "s", uuid))
        return FALSE;
    }

  return TRUE;
}

static void
run_batch (HawProject  *project,
           HawEditFunc  func,
           gpointer     data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  haw_project_batch_async (project, func, data, NULL, NULL, haw_await_cb, &result);
  haw_project_edit_finish (project, haw_await (&result), &error);
  g_assert_no_error (error);
}

static void
make_file (const char *path,
           guint       n)
{
  HawProject *project = haw_test_new_project (path);
  Batch batch = { g_rand_new_with_seed (7), 1, 0 };

  haw_test_add_articles (project, "زيارة", "وصل الوزير إلى الميناء.", 2);
  run_batch (project, insert_annotations, NULL);
  for (; batch.first <= n; batch.first += BATCH)
    {
      batch.last = MIN (batch.first + BATCH - 1, n);
      run_batch (project, insert_events, &batch);
    }
  g_rand_free (batch.rand);
  haw_test_close_project (project);
  haw_test_finalize (project);
}

static void
after_paint_cb (GdkFrameClock *clock,
                Bench         *bench)
{
  bench->n_frames++;
}

/* Waits without working. */
#define wait_for(condition)                                                                        \
  G_STMT_START                                                                                     \
  {                                                                                                \
    while (!(condition))                                                                           \
      g_main_context_iteration (NULL, TRUE);                                                       \
  }                                                                                                \
  G_STMT_END

static void
wait_frame (Bench *bench)
{
  guint before = bench->n_frames;

  gtk_widget_queue_draw (GTK_WIDGET (bench->window));
  wait_for (bench->n_frames > before);
}

static HawTimelinePane *
pane_of (Bench *bench)
{
  return (HawTimelinePane *) bench->window->timeline;
}

static guint
count_shown (Bench *bench)
{
  HawTimelineStore *store =
      haw_timeline_lanes_get_store (haw_timeline_view_get_lanes (pane_of (bench)->view));

  return store != NULL ? store->n : 0;
}

static double
get_memory (void)
{
  g_autofree char *status = NULL;

  g_assert_true (g_file_get_contents ("/proc/self/status", &status, NULL, NULL));

  return g_ascii_strtod (strstr (status, "VmRSS:") + strlen ("VmRSS:"), NULL) / 1024;
}

static double
since (gint64 begun)
{
  return (double) (g_get_monotonic_time () - begun) / 1000.0;
}

static void
rest (guint ms)
{
  gint64 until = g_get_monotonic_time () + ms * 1000;

  while (g_get_monotonic_time () < until)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (500);
}

static void
print (Bench      *bench,
       const char *what,
       const char *unit,
       double      value,
       double      goal)
{
  g_autofree char *name = g_strdup_printf ("window with a timeline of %u: %s", bench->n_events, what);

  haw_bench_print (name, unit, value, goal, NULL);
}

/* What all threads have worked, in milliseconds. */
static double
get_work (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double) now.tv_sec * 1e3 + (double) now.tv_nsec / 1e6;
}

static void
bench_open (Bench *bench,
            GFile *file)
{
  double before = get_memory ();
  double work;
  gint64 begun = g_get_monotonic_time (), opened = begun, alone;

  haw_bench_start_stalls ();
  haw_window_open (bench->window, file);
  wait_for (haw_view_state_get_project (bench->window->state) != NULL);
  print (bench, "open to project", "ms", since (begun), 0);
  begun = g_get_monotonic_time ();
  work = get_work ();
  alone = haw_bench_thread_time ();
  wait_for (count_shown (bench) == bench->n_events);
  wait_frame (bench);
  print (bench, "project to first frame", "ms", since (begun), bench->n_events > 100000 ? 1200 : 150);
  print (bench, "open to first frame", "ms", since (opened), 0);
  print (bench, "work of all threads to first frame", "ms", get_work () - work, 0);
  print (bench, "work of the main thread to first frame", "ms",
         (double) (haw_bench_thread_time () - alone) / 1000.0, 0);
  wait_for (!haw_event_table_get_reading_sources (pane_of (bench)->table));
  rest (1500);
  print (bench, "longest stall, opening", "ms", (double) haw_busy.longest / 1000.0, 0);
  print (bench, "longest work of the main thread at once, opening", "ms",
         (double) haw_busy.most / 1000.0, 16);
  print (bench, "memory above the window without a project", "MB", get_memory () - before,
         bench->n_events > 100000 ? 120 : 25);
}

static void
close_project (Bench *bench)
{
  haw_window_close_project (bench->window);
  wait_for (bench->window->n_closing == 0 &&
            haw_view_state_get_project (bench->window->state) == NULL);
}

/* One opening says little on a machine that does other things, too. */
static void
bench_open_again (Bench *bench,
                  GFile *file)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) works = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *name = g_strdup_printf ("window with a timeline of %u: project to first frame, "
                                           "opened again", bench->n_events);
  g_autofree char *name_of_work =
      g_strdup_printf ("window with a timeline of %u: work of all threads to first frame, opened "
                       "again", bench->n_events);

  for (guint i = 0; i < (bench->n_events > 100000 ? 3 : 15); i++)
    {
      gint64 begun, time, work;

      close_project (bench);
      rest (100);
      haw_window_open (bench->window, file);
      wait_for (haw_view_state_get_project (bench->window->state) != NULL);
      begun = g_get_monotonic_time ();
      work = (gint64) (get_work () * 1000);
      wait_for (count_shown (bench) == bench->n_events);
      wait_frame (bench);
      time = g_get_monotonic_time () - begun;
      work = (gint64) (get_work () * 1000) - work;
      g_array_append_val (times, time);
      g_array_append_val (works, work);
      wait_for (!haw_event_table_get_reading_sources (pane_of (bench)->table));
      rest (200);
    }
  haw_bench_print_times (name, times, 0);
  haw_bench_print_times (name_of_work, works, 0);
}

static void
bench_edits (Bench *bench)
{
  HawProject *project = haw_view_state_get_project (bench->window->state);
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *name = g_strdup_printf ("window with a timeline of %u: main thread for an edit",
                                           bench->n_events);

  for (guint i = 0; i < N_EDITS; i++)
    {
      g_autofree char *date = g_strdup_printf ("2021-%02u-%02u", 1 + i % 12, 1 + i % 28);
      HawEventFields fields = { .date = date };
      g_autoptr (GAsyncResult) result = NULL;
      gint64 begun = haw_bench_thread_time (), time;

      haw_event_update_async (project, 1000 + i, &fields, NULL, haw_await_cb, &result);
      g_assert_true (haw_project_edit_finish (project, haw_await (&result), NULL));
      wait_frame (bench);
      time = haw_bench_thread_time () - begun;
      g_array_append_val (times, time);
    }
  haw_bench_print_times (name, times, 0);
}

/* What the process works in two seconds in which nothing happens. */
static void
bench_idle (Bench *bench)
{
  struct timespec begun, now;
  guint frames;
  double used;

  gtk_root_set_focus (GTK_ROOT (bench->window), NULL);
  rest (1500);
  frames = bench->n_frames;
  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &begun);
  for (guint i = 0; i < 20; i++)
    {
      g_usleep (100000);
      while (g_main_context_iteration (NULL, FALSE))
        ;
    }
  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  used = (double) (now.tv_sec - begun.tv_sec) + (double) (now.tv_nsec - begun.tv_nsec) / 1e9;
  print (bench, "frames in 2 s of rest", "frames", bench->n_frames - frames, 0);
  print (bench, "CPU at rest", "%", used / 2 * 100, 0);
}

int
main (int    argc,
      char **argv)
{
  guint n = argc > 1 ? (guint) g_ascii_strtoull (argv[1], NULL, 10) : 100000;
  g_autofree char *folder = haw_test_folder ();
  g_autofree char *path = argc > 2 ? g_strdup (argv[2])
                                   : g_build_filename (folder, "events.hawamish", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (HawApplication) application = NULL;
  g_autoptr (GError) error = NULL;
  Bench bench = { .n_events = n };

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    make_file (path, n);
  gtk_init ();
  g_set_prgname (APP_ID);
  application = haw_application_new (G_APPLICATION_NON_UNIQUE | G_APPLICATION_HANDLES_OPEN);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, &error));
  haw_bench_watch_stalls ();
  bench.window = haw_application_get_window (application);
  gtk_window_set_default_size (GTK_WINDOW (bench.window), 1280, 800);
  gtk_window_present (GTK_WINDOW (bench.window));
  bench.clock = gtk_widget_get_frame_clock (GTK_WIDGET (bench.window));
  g_signal_connect_after (bench.clock, "after-paint", G_CALLBACK (after_paint_cb), &bench);
  wait_frame (&bench);
  rest (500);

  bench_open (&bench, file);
  bench_open_again (&bench, file);
  bench_edits (&bench);
  bench_idle (&bench);

  close_project (&bench);
  gtk_window_destroy (GTK_WINDOW (bench.window));
  haw_test_remove (folder);
  return 0;
}
