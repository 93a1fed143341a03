/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "support/haw-test-timeline.h"
#include "timeline/haw-timeline-view.h"

G_BEGIN_DECLS

/* Scenes for the pictures of the timeline: every shape, every level of detail. */

#define DAY HAW_SECONDS_PER_DAY
#define JULY_2020 (G_GINT64_CONSTANT (18444) * DAY)

typedef struct
{
  const char *name;
  HawTimelineLanes *(*make) (void);
  gint64 start, end; /* of the view; both 0 to fit */
  gint64 selected;
  int height;
} HawTimelineScene;

static inline void
scene_add (HawTimelineStore *store,
           const char       *title,
           const char       *date,
           HawTimelineStatus status,
           guint             n_sources,
           guint             disagreement)
{
  HawTimelineEvent event = { .id = store->n + 1, .title = title, .date = date, .status = status,
                             .n_sources = n_sources, .disagreement = disagreement };
  HawEdtf edtf;

  event.undated = *date == '\0';
  if (!event.undated)
    {
      g_assert_true (haw_edtf_parse (date, &edtf, NULL));
      haw_edtf_get_bounds (&edtf, &event.bounds);
      event.approximate = (haw_edtf_get_flags (&edtf) & HAW_EDTF_APPROXIMATE) != 0;
      event.uncertain = (haw_edtf_get_flags (&edtf) & HAW_EDTF_UNCERTAIN) != 0;
    }
  haw_timeline_store_add (store, &event);
}

/* Every shape: points, lengths, soft and open ends, signs, and how sure an event is. */
static inline HawTimelineStore *
scene_shapes (void)
{
  HawTimelineStore *store = haw_timeline_store_new ();

  scene_add (store, "وصول الوزير إلى العاصمة", "2020-07-03", HAW_TIMELINE_CONFIRMED, 3, 0);
  scene_add (store, "Talks in the capital", "2020-07-04/2020-07-09", HAW_TIMELINE_CONFIRMED, 2, 0);
  scene_add (store, "هدنة", "2020-07-06~/2020-07-14", HAW_TIMELINE_CONFIRMED, 1, 0);
  scene_add (store, "قصف على المدينة", "2020-07-08", HAW_TIMELINE_DISPUTED, 4, 50);
  scene_add (store, "Shelling denied by the army", "2020-07-09/2020-07-12", HAW_TIMELINE_DISPUTED, 5,
             80);
  scene_add (store, "اجتماع سري", "2020-07-11?", HAW_TIMELINE_UNCONFIRMED, 1, 0);
  scene_add (store, "انسحاب القوات", "2020-07-15/..", HAW_TIMELINE_CONFIRMED, 2, 0);
  scene_add (store, "Curfew", "../2020-07-05", HAW_TIMELINE_CONFIRMED, 1, 0);
  scene_add (store, "محادثات في الصيف", "2020-07", HAW_TIMELINE_CONFIRMED, 2, 0);
  scene_add (store, "Statement 17:30 م", "2020-07-16T17:30", HAW_TIMELINE_CONFIRMED, 1, 0);
  scene_add (store, "إعلان", "2020-07-18~", HAW_TIMELINE_UNCONFIRMED, 0, 0);

  return store;
}

static inline HawTimelineLanes *
scene_no_lanes (void)
{
  g_autoptr (HawTimelineStore) store = scene_shapes ();

  haw_timeline_store_sort (store);
  return haw_test_workload_lanes (store, 0);
}

static inline HawTimelineLanes *
scene_shelf (void)
{
  g_autoptr (HawTimelineStore) store = scene_shapes ();

  scene_add (store, "تسريب بلا تاريخ", "", HAW_TIMELINE_UNCONFIRMED, 1, 0);
  scene_add (store, "Undated letter", "", HAW_TIMELINE_CONFIRMED, 2, 0);
  haw_timeline_store_sort (store);
  return haw_test_workload_lanes (store, 0);
}

static inline HawTimelineLanes *
scene_lanes (void)
{
  g_autoptr (HawTimelineStore) store = scene_shapes ();

  scene_add (store, "تسريب بلا تاريخ", "", HAW_TIMELINE_UNCONFIRMED, 1, 0);
  haw_timeline_store_sort (store);
  return haw_test_workload_lanes (store, 3);
}

/* Lanes inside lanes; one group is collapsed where the view says so, one lane has undated events for
 * which there is no room. */
static inline HawTimelineLanes *
scene_nested (void)
{
  static const struct
  {
    const char *name;
    guint n_inside;
  } groups[] = { { "الوزير", 2 }, { "Emil Navarro", 3 }, { "بلا أطراف", 0 } };
  static const char *const inside[] = { "بريد الحوض", "Korvan Herald", "الجسر الثالث" };
  g_autoptr (HawTimelineStore) store = scene_shapes ();
  HawTimelineLanes *lanes;

  for (guint i = 0; i < 6; i++)
    scene_add (store, i % 2 == 0 ? "تسريب بلا تاريخ" : "Undated letter", "", HAW_TIMELINE_CONFIRMED, 1,
               0);
  haw_timeline_store_sort (store);
  lanes = haw_timeline_lanes_new (store);
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    {
      guint group = haw_timeline_lanes_add (lanes, i + 1, groups[i].name, -1);

      for (guint j = 0; j < groups[i].n_inside; j++)
        haw_timeline_lanes_set_hue (
            lanes,
            haw_timeline_lanes_add_inside (lanes, group, 10 * (i + 1) + j, inside[j], -1), j);
    }
  for (guint i = 0; i < store->n; i++)
    for (guint j = 0; j < haw_timeline_lanes_get_n (lanes); j++)
      {
        guint parent = haw_timeline_lanes_get_parent (lanes, j);
        gboolean undated = i >= store->n_dated;

        if (haw_timeline_lanes_is_group (lanes, j) || (undated ? j != 2 && i % 3 > 0 : (i + j) % 3 > 0))
          continue;
        if (parent != G_MAXUINT)
          haw_timeline_lanes_join (lanes, parent, i);
        haw_timeline_lanes_join (lanes, j, i);
      }
  haw_timeline_lanes_finish (lanes);

  return lanes;
}

static inline HawTimelineLanes *
scene_workload (guint n,
                guint n_lanes)
{
  g_autoptr (HawTimelineStore) store = haw_test_workload_store (n);

  return haw_test_workload_lanes (store, n_lanes);
}

static inline HawTimelineLanes *
scene_few (void)
{
  return scene_workload (120, 0);
}

static inline HawTimelineLanes *
scene_thousand (void)
{
  return scene_workload (1200, 5);
}

static inline HawTimelineLanes *
scene_many (void)
{
  return scene_workload (40000, 5);
}

static inline HawTimelineLanes *
scene_many_together (void)
{
  return scene_workload (40000, 0);
}

/* What the sources of any event say: some agree, one gives another week, one denies it. */
static inline void
scene_report (HawTimelineView *view,
              gint64           id)
{
  static const struct
  {
    const char *outlet, *date;
    gboolean denies;
  } said[] = { { "وكالة الأنباء", "2020-07-09/2020-07-11", FALSE },
               { "The Herald", "2020-07-10", FALSE },
               { "المرصد", "2020-07-13/2020-07-15", FALSE },
               { "وزارة الدفاع", "2020-07-09/2020-07-12", TRUE },
               { "الإذاعة", "", FALSE } };
  g_autoptr (GArray) reports = haw_timeline_reports_new ();

  for (guint i = 0; i < G_N_ELEMENTS (said); i++)
    {
      HawTimelineReport report = { .outlet = g_strdup (said[i].outlet),
                                   .published = g_strdup_printf ("2020-07-%02u", 9 + 2 * i),
                                   .denies = said[i].denies, .dated = *said[i].date != '\0' };
      HawEdtf edtf;

      if (report.dated && haw_edtf_parse (said[i].date, &edtf, NULL))
        haw_edtf_get_bounds (&edtf, &report.bounds);
      g_array_append_val (reports, report);
    }
  haw_timeline_view_set_reports (view, id, reports);
}

static const HawTimelineScene haw_timeline_scenes[] = {
  { "reports", scene_no_lanes, 0, 0, 4, 300 },
  { "reports-near", scene_no_lanes, JULY_2020 + 6 * DAY, JULY_2020 + 17 * DAY, 0, 300 },
  { "shapes", scene_no_lanes, 0, 0, 0, 240 },
  { "shapes-near", scene_no_lanes, JULY_2020 + 2 * DAY, JULY_2020 + 9 * DAY, 4, 240 },
  { "minutes", scene_no_lanes, JULY_2020 + 15 * DAY + 17 * 3600, JULY_2020 + 15 * DAY + 19 * 3600, 0,
    200 },
  { "decades", scene_no_lanes, JULY_2020 - 12000 * DAY, JULY_2020 + 12000 * DAY, 0, 200 },
  { "shelf", scene_shelf, 0, 0, 0, 240 },
  { "lanes", scene_lanes, 0, 0, 2, 320 },
  { "nested", scene_nested, 0, 0, 3, 480 },
  { "nested-collapsed", scene_nested, 0, 0, 0, 360 },
  { "align", scene_no_lanes, JULY_2020 + 2 * DAY, JULY_2020 + 20 * DAY, 4, 300 },
  { "align-months", scene_lanes, JULY_2020 - 200 * DAY, JULY_2020 + 250 * DAY, 2, 320 },
  { "boxes", scene_few, 0, 0, 0, 420 },
  { "ticks", scene_thousand, 0, 0, 7, 420 },
  { "ticks-together", scene_thousand, HAW_TEST_WORKLOAD_START, HAW_TEST_WORKLOAD_START + 400 * DAY, 0,
    420 },
  { "density", scene_many, 0, 0, 0, 420 },
  { "density-together", scene_many_together, 0, 0, 0, 300 },
  { "density-selected", scene_many, HAW_TEST_WORKLOAD_START + 100 * DAY,
    HAW_TEST_WORKLOAD_START + 300 * DAY, 9, 420 },
};


G_END_DECLS
