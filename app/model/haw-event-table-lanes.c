/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/haw-event-table-private.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>

/* Which lanes there are, and in which order. */

typedef struct
{
  gint64 id;
  const HawLane *lane; /* NULL for the others */
  guint n_events;      /* dated ones */
  char *key;           /* for the order by name */
  guint index;         /* as shown */
} Lane;

static void
lane_free (gpointer data)
{
  Lane *lane = data;

  g_free (lane->key);
  g_free (lane);
}

static const gint64 others[] = { HAW_LANE_OTHERS };

void
haw_event_table_lanes_of (HawEventLanes *lanes,
                          gint64         event,
                          const gint64 **ids,
                          guint         *n)
{
  *ids = NULL;
  *n = 0;
  if (lanes == NULL)
    return;

  *ids = haw_event_lanes_get_of_event (lanes, event, n);
  if (*n == 0)
    {
      *ids = others;
      *n = 1;
    }
}

static const char *
get_name_of_others (HawLaneGrouping grouping)
{
  switch (grouping)
    {
    case HAW_LANES_OUTLET:
      return C_("lane", "No outlet");
    case HAW_LANES_ACTOR:
      return C_("lane", "No actor");
    case HAW_LANES_CODE:
      return C_("lane", "No code");
    case HAW_LANES_NONE:
    case HAW_N_LANE_GROUPINGS:
    default:
      return "";
    }
}

static int
compare_lanes (gconstpointer a,
               gconstpointer b,
               gpointer      user_data)
{
  HawLaneOrder order = (HawLaneOrder) GPOINTER_TO_INT (user_data);
  const Lane *first = *(Lane *const *) a;
  const Lane *second = *(Lane *const *) b;
  int by_name;

  if ((first->id == HAW_LANE_OTHERS) != (second->id == HAW_LANE_OTHERS))
    return first->id == HAW_LANE_OTHERS ? 1 : -1;
  if (order == HAW_LANE_ORDER_COUNT && first->n_events != second->n_events)
    return first->n_events > second->n_events ? -1 : 1;
  by_name = g_strcmp0 (first->key, second->key);
  if (by_name != 0)
    return by_name;

  return (first->id > second->id) - (first->id < second->id);
}

static Lane *
meet (GHashTable    *met,
      HawEventLanes *lanes,
      gint64         id)
{
  Lane *lane = g_hash_table_lookup (met, &id);

  if (lane != NULL)
    return lane;

  lane = g_new0 (Lane, 1);
  lane->id = id;
  lane->lane = id == HAW_LANE_OTHERS ? NULL : haw_event_lanes_lookup (lanes, id);
  if (lane->lane != NULL)
    lane->key = g_utf8_collate_key (lane->lane->name, -1);
  g_hash_table_insert (met, &lane->id, lane);

  return lane;
}

static int
parse_color (const HawLane *lane)
{
  return lane == NULL || *lane->color != '#' ? -1 : (int) strtol (lane->color + 1, NULL, 16);
}

static gpointer *
sort_lanes (GHashTable   *met,
            HawLaneOrder  order)
{
  gpointer *sorted = g_new0 (gpointer, g_hash_table_size (met) + 1);
  GHashTableIter iter;
  gpointer lane;
  int n = 0;

  g_hash_table_iter_init (&iter, met);
  while (g_hash_table_iter_next (&iter, NULL, &lane))
    sorted[n++] = lane;
  g_qsort_with_data (sorted, n, sizeof *sorted, compare_lanes, GINT_TO_POINTER (order));

  return sorted;
}

/* The lanes with dated events, in order; those with undated ones alone are none. */
HawTimelineLanes *
haw_event_table_make_lanes (HawTimelineStore *store,
                            HawEventLanes    *lanes,
                            HawLaneOrder      order)
{
  g_autoptr (HawTimelineLanes) made = haw_timeline_lanes_new (store);
  g_autoptr (GHashTable) met = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, lane_free);
  g_autofree gpointer *sorted = NULL;
  const gint64 *ids;
  guint n;

  for (guint i = 0; lanes != NULL && i < store->n_dated; i++)
    {
      haw_event_table_lanes_of (lanes, store->ids[i], &ids, &n);
      for (guint j = 0; j < n; j++)
        meet (met, lanes, ids[j])->n_events++;
    }

  sorted = sort_lanes (met, order);
  for (guint i = 0; sorted[i] != NULL; i++)
    {
      Lane *lane = sorted[i];

      lane->index = haw_timeline_lanes_add (
        made, lane->id,
        lane->lane != NULL ? lane->lane->name
                           : get_name_of_others (haw_event_lanes_get_grouping (lanes)),
        parse_color (lane->lane));
    }

  for (guint i = 0; sorted[0] != NULL && i < store->n; i++)
    {
      haw_event_table_lanes_of (lanes, store->ids[i], &ids, &n);
      for (guint j = 0; j < n; j++)
        {
          Lane *lane = g_hash_table_lookup (met, &ids[j]);

          if (lane != NULL)
            haw_timeline_lanes_join (made, lane->index, i);
        }
    }
  haw_timeline_lanes_finish (made);

  return g_steal_pointer (&made);
}

/* Whether the lanes shown are still those there are, with their names, colours and order. */
gboolean
haw_event_table_lanes_fit (HawTimelineLanes *shown,
                           HawEventLanes    *lanes,
                           HawLaneOrder      order)
{
  g_autoptr (GHashTable) met = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, lane_free);
  g_autofree gpointer *sorted = NULL;
  guint n_shown = haw_timeline_lanes_get_n (shown);

  if (lanes == NULL || !haw_timeline_lanes_has_lanes (shown))
    return lanes == NULL && !haw_timeline_lanes_has_lanes (shown);

  for (guint i = 0; i < n_shown; i++)
    {
      Lane *lane = meet (met, lanes, haw_timeline_lanes_get_id (shown, i));

      haw_timeline_lanes_get_members (shown, i, &lane->n_events);
      if (lane->n_events == 0 || (lane->lane == NULL && lane->id != HAW_LANE_OTHERS))
        return FALSE;
      if (lane->lane != NULL &&
          (g_strcmp0 (lane->lane->name, haw_timeline_lanes_get_name (shown, i)) != 0 ||
           parse_color (lane->lane) != haw_timeline_lanes_get_color (shown, i)))
        return FALSE;
    }

  sorted = sort_lanes (met, order);
  for (guint i = 0; i < n_shown; i++)
    if (((Lane *) sorted[i])->id != haw_timeline_lanes_get_id (shown, i))
      return FALSE;

  return TRUE;
}
