/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "timeline-scenes.h"

G_BEGIN_DECLS

/* Scenes of the other clocks: when the sources of events were published. */

/* Days and hours after midnight of 1 July 2020, of a report on an event; a day of 0 ends the list. */
typedef struct
{
  gint64 event;
  int day, hour;
  gboolean denies;
} SceneReport;

static inline HawPublications *
scene_publications (void)
{
  static const SceneReport reports[] = {
    { 1, 3, 14, FALSE }, { 1, 3, 20, FALSE }, { 1, 5, 9, FALSE },
    { 2, 4, 18, FALSE }, { 2, 10, 8, FALSE },
    { 3, 9, 12, FALSE },
    { 4, 8, 7, FALSE },  { 4, 8, 22, FALSE }, { 4, 10, 10, TRUE }, { 4, 12, 6, FALSE },
    { 5, 9, 12, FALSE }, { 5, 11, 12, TRUE }, { 5, 13, 9, FALSE }, { 5, 17, 9, FALSE },
    { 6, 18, 12, FALSE },
    { 7, 13, 12, FALSE }, { 7, 16, 12, FALSE },
    { 8, 2, 12, FALSE },
    { 9, 12, 12, FALSE }, { 9, 20, 12, FALSE },
    { 10, 16, 19, FALSE },
  };
  HawPublications *publications = haw_publications_new ();

  for (guint i = 0; i < G_N_ELEMENTS (reports); i++)
    {
      gint64 time = JULY_2020 + (reports[i].day - 1) * DAY + reports[i].hour * 3600;
      HawPublication publication = { reports[i].event, time, time + 60, reports[i].denies };

      haw_publications_add (publications, &publication);
    }
  haw_publications_sort (publications);

  return publications;
}

/* Of the workload: one to four reports, most within days, a few before. */
static inline HawPublications *
scene_workload_publications (const HawTimelineStore *store)
{
  HawPublications *publications = haw_publications_new ();

  for (guint i = 0; i < store->n_dated; i++)
    for (guint j = 0; j <= store->ids[i] % 4; j++)
      {
        gint64 late = (store->ids[i] * 7919 + j * 104729) % (9 * DAY) - DAY / 2;
        HawPublication publication = { store->ids[i], store->starts[i] + late,
                                       store->starts[i] + late + 60, j == 3 };

        if (store->ids[i] % 11 != 0)
          haw_publications_add (publications, &publication);
      }
  haw_publications_sort (publications);

  return publications;
}

static inline HawTimelineLanes *
scene_turn (HawTimelineView  *view,
            HawClock          clock,
            HawTimelineStore *store,
            HawPublications  *publications,
            guint             n_lanes)
{
  g_autoptr (HawTimelineStore) turned = haw_clock_turn_all (clock, publications, store);

  haw_timeline_view_set_clock (view, clock, publications);

  return haw_test_workload_lanes (turned, n_lanes);
}

static inline HawTimelineLanes *
scene_clock (HawTimelineView *view,
             HawClock         clock,
             guint            n_lanes)
{
  g_autoptr (HawTimelineStore) store = scene_shapes ();
  g_autoptr (HawPublications) publications = scene_publications ();

  scene_add (store, "تسريب بلا تاريخ", "", HAW_TIMELINE_UNCONFIRMED, 1, 0);
  haw_timeline_store_sort (store);

  return scene_turn (view, clock, store, publications, n_lanes);
}

static inline HawTimelineLanes *
scene_clock_workload (HawTimelineView *view,
                      HawClock         clock,
                      guint            n)
{
  g_autoptr (HawTimelineStore) store = haw_test_workload_store (n);
  g_autoptr (HawPublications) publications = scene_workload_publications (store);

  return scene_turn (view, clock, store, publications, 5);
}

static inline HawTimelineLanes *
scene_publication (HawTimelineView *view)
{
  return scene_clock (view, HAW_CLOCK_PUBLICATION, 0);
}

static inline HawTimelineLanes *
scene_lag (HawTimelineView *view)
{
  return scene_clock (view, HAW_CLOCK_LAG, 0);
}

static inline HawTimelineLanes *
scene_lag_lanes (HawTimelineView *view)
{
  return scene_clock (view, HAW_CLOCK_LAG, 3);
}

static inline HawTimelineLanes *
scene_lag_ticks (HawTimelineView *view)
{
  return scene_clock_workload (view, HAW_CLOCK_LAG, 1200);
}

static inline HawTimelineLanes *
scene_publication_density (HawTimelineView *view)
{
  return scene_clock_workload (view, HAW_CLOCK_PUBLICATION, 40000);
}

G_END_DECLS
