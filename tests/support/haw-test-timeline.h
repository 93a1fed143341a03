/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <math.h>

#include "time/haw-timeline-lanes.h"

G_BEGIN_DECLS

/* The workload W(n): n events over two years in eight lanes, four tenths of them about one of 24
 * crises, three tenths with a length (lognormal, half of them longer than 1.1 days, at most 30), with
 * Arabic titles of three or four words. */

#define HAW_TEST_WORKLOAD_LANES 8
#define HAW_TEST_WORKLOAD_START (G_GINT64_CONSTANT (18262) * HAW_SECONDS_PER_DAY) /* 2020 */
#define HAW_TEST_WORKLOAD_DAYS 731

static inline double
haw_test_normal (GRand *rand)
{
  double u = g_rand_double_range (rand, 1e-12, 1), v = g_rand_double (rand);

  return sqrt (-2 * log (u)) * cos (2 * G_PI * v);
}

static inline void
haw_test_workload_event (GRand            *rand,
                         gint64            id,
                         GString          *title,
                         char             *date,
                         gsize             size,
                         HawTimelineEvent *event)
{
  static const char *const words[] = {
    "لقاء",   "الوزير",   "في",    "العاصمة", "بعد",    "محادثات", "هدنة",   "جديدة",
    "قصف",    "المدينة",  "وصول",  "الوفد",   "إعلان",  "الحكومة", "اتفاق",  "مبدئي",
    "تظاهرة", "الطلاب",   "زيارة", "الرئيس",  "انسحاب", "القوات",  "اجتماع", "المجلس",
  };
  gint64 day = g_rand_double (rand) < 0.4
                   ? (gint64) (g_rand_int_range (rand, 0, 24) * 30.4 + 3 * haw_test_normal (rand))
                   : g_rand_int_range (rand, 0, HAW_TEST_WORKLOAD_DAYS);
  gint64 start = HAW_TEST_WORKLOAD_START +
                 (ABS (day) % HAW_TEST_WORKLOAD_DAYS) * HAW_SECONDS_PER_DAY;
  gint64 end = start + HAW_SECONDS_PER_DAY;
  guint n_words = 3 + (guint) g_rand_int_range (rand, 0, 2);
  HawCivil civil;

  *event = (HawTimelineEvent) { .id = id, .n_sources = (guint) g_rand_int_range (rand, 1, 5) };
  if (g_rand_double (rand) < 0.3)
    {
      double days = MIN (1.1 * exp (1.1 * haw_test_normal (rand)), 30);

      end = start + (gint64) MAX (days * HAW_SECONDS_PER_DAY, 3600);
      event->bounds = (HawBounds) { start, start, end, end };
    }
  else
    event->bounds = (HawBounds) { start, end, start, end };

  g_string_truncate (title, 0);
  for (guint i = 0; i < n_words; i++)
    g_string_append_printf (title, "%s%s", i > 0 ? " " : "",
                            words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))]);
  haw_civil_from_time (start, &civil);
  g_snprintf (date, size, "%04d-%02d-%02d", (int) civil.year, civil.month, civil.day);
  event->title = title->str;
  event->date = date;
  event->status = (HawTimelineStatus) (g_rand_int_range (rand, 0, 10) / 8);
}

static inline HawTimelineStore *
haw_test_workload_store (guint n)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  g_autoptr (GString) title = g_string_new (NULL);
  HawTimelineStore *store = haw_timeline_store_new ();
  HawTimelineEvent event;
  char date[32];

  for (guint i = 0; i < n; i++)
    {
      haw_test_workload_event (rand, i + 1, title, date, sizeof date, &event);
      haw_timeline_store_add (store, &event);
    }
  haw_timeline_store_sort (store);

  return store;
}

static inline HawTimelineLanes *
haw_test_workload_lanes (HawTimelineStore *store,
                         guint             n_lanes)
{
  static const char *const names[] = { "وكالة الأنباء", "الصحيفة", "القناة", "المرصد",
                                       "Agency",        "الإذاعة", "الموقع", "المجلة" };
  HawTimelineLanes *lanes = haw_timeline_lanes_new (store);

  for (guint i = 0; i < n_lanes; i++)
    haw_timeline_lanes_add (lanes, i + 1, names[i % G_N_ELEMENTS (names)], -1);
  for (guint i = 0; i < store->n && n_lanes > 0; i++)
    haw_timeline_lanes_join (lanes, (guint) (store->ids[i] % n_lanes), i);
  haw_timeline_lanes_finish (lanes);

  return lanes;
}

G_END_DECLS
