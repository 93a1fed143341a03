/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <stdlib.h>
#include <time.h>

G_BEGIN_DECLS

/* What the benchmarks share. Times are microseconds inside and milliseconds in what is printed, one
 * JSON object a line. */

static inline int
haw_bench_compare (gconstpointer a,
                   gconstpointer b)
{
  gint64 first = *(const gint64 *) a;
  gint64 second = *(const gint64 *) b;

  return (first > second) - (first < second);
}

/* How long this thread has worked, whatever else the machine is doing. */
static inline gint64
haw_bench_thread_time (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return (gint64) time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

static inline double
haw_bench_percentile (GArray *times,
                      guint   percent)
{
  g_assert (times->len > 0);
  g_array_sort (times, haw_bench_compare);
  return (double) g_array_index (times, gint64, (times->len - 1) * percent / 100) / 1000.0;
}

/* @goal is for the 95th percentile, 0 for none. */
static inline void
haw_bench_print_times (const char *bench,
                       GArray     *times,
                       double      goal)
{
  g_print ("{\"bench\": \"%s\", \"unit\": \"ms\", \"p50\": %.2f, \"p95\": %.2f, \"max\": %.2f,"
           " \"n\": %u", bench, haw_bench_percentile (times, 50), haw_bench_percentile (times, 95),
           haw_bench_percentile (times, 100), times->len);
  if (goal > 0)
    g_print (", \"goal\": %g", goal);
  g_print ("}\n");
}

/* @peers is JSON with what is known of other programs, or NULL. */
static inline void
haw_bench_print (const char *bench,
                 const char *unit,
                 double      value,
                 double      goal,
                 const char *peers)
{
  g_print ("{\"bench\": \"%s\", \"unit\": \"%s\", \"value\": %.2f", bench, unit, value);
  if (goal > 0)
    g_print (", \"goal\": %g", goal);
  if (peers != NULL)
    g_print (", \"peers\": %s", peers);
  g_print ("}\n");
}

/* How long the main thread was busy without a pause: from one wait for events to the next. */
typedef struct
{
  gint64 since;
  gint64 longest;
  gint64 total;
  gint64 worked;   /* CPU time of the thread at that time */
  gint64 most;     /* the longest in CPU time */
} HawBusy;

static HawBusy haw_busy;

static inline int
haw_bench_poll (GPollFD *fds,
                guint    n_fds,
                int      timeout)
{
  gint64 now = g_get_monotonic_time ();
  int result;

  if (haw_busy.since != 0)
    {
      haw_busy.longest = MAX (haw_busy.longest, now - haw_busy.since);
      haw_busy.total += now - haw_busy.since;
      haw_busy.most = MAX (haw_busy.most, haw_bench_thread_time () - haw_busy.worked);
    }
  result = g_poll (fds, n_fds, timeout);
  haw_busy.since = g_get_monotonic_time ();
  haw_busy.worked = haw_bench_thread_time ();
  return result;
}

static inline void
haw_bench_watch_stalls (void)
{
  g_main_context_set_poll_func (NULL, haw_bench_poll);
}

static inline void
haw_bench_start_stalls (void)
{
  haw_busy.since = g_get_monotonic_time ();
  haw_busy.worked = haw_bench_thread_time ();
  haw_busy.longest = haw_busy.total = haw_busy.most = 0;
}

G_END_DECLS
