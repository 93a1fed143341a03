/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "timeline/haw-timeline-source.h"

#include <glib/gi18n.h>

/* Makes what the timeline shows of the events of a project. */

/* The lane of the events that stand in no other. */
#define OTHERS 0

typedef struct
{
  gint64 id;
  const HawLane *lane; /* NULL for the others */
  GArray *members;     /* guint: positions */
  char *key;           /* for the order by name */
} Lane;

static void
lane_free (gpointer data)
{
  Lane *lane = data;

  g_array_unref (lane->members);
  g_free (lane->key);
  g_free (lane);
}

static HawTimelineStatus
to_timeline_status (HawEventStatus status)
{
  switch (status)
    {
    case HAW_EVENT_DISPUTED:
      return HAW_TIMELINE_DISPUTED;
    case HAW_EVENT_UNCONFIRMED:
      return HAW_TIMELINE_UNCONFIRMED;
    case HAW_EVENT_CONFIRMED:
    default:
      return HAW_TIMELINE_CONFIRMED;
    }
}

static void
add_event (HawTimelineItems *items,
           HawEvent         *event)
{
  HawTimelineItem item = { .id = haw_row_get_id (HAW_ROW (event)) };
  g_autofree char *date_text = NULL;
  HawEdtf edtf;

  item.title = (char *) haw_event_get_title (event);
  item.status = to_timeline_status (haw_event_get_status (event));
  item.n_sources = (guint) haw_event_get_n_evidence (event);
  item.undated = haw_event_is_undated (event);
  if (!item.undated && haw_edtf_parse (haw_event_get_date (event), &edtf, NULL))
    {
      HawEdtfFlags flags = haw_edtf_get_flags (&edtf);

      item.bounds = *haw_event_get_bounds (event);
      item.approximate = (flags & HAW_EDTF_APPROXIMATE) != 0;
      item.uncertain = (flags & HAW_EDTF_UNCERTAIN) != 0;
      item.date_text = date_text = haw_edtf_describe_short (&edtf);
    }
  else
    item.undated = TRUE;
  haw_timeline_items_add (items, &item);
}

static void
join (GHashTable    *met,
      HawEventLanes *lanes,
      gint64         id,
      guint          position)
{
  Lane *lane = g_hash_table_lookup (met, &id);

  if (lane == NULL)
    {
      lane = g_new0 (Lane, 1);
      lane->id = id;
      lane->lane = id == OTHERS ? NULL : haw_event_lanes_lookup (lanes, id);
      lane->members = g_array_new (FALSE, FALSE, sizeof (guint));
      if (lane->lane != NULL)
        lane->key = g_utf8_collate_key (lane->lane->name, -1);
      g_hash_table_insert (met, &lane->id, lane);
    }
  g_array_append_val (lane->members, position);
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

  if ((first->id == OTHERS) != (second->id == OTHERS))
    return first->id == OTHERS ? 1 : -1;
  if (order == HAW_LANE_ORDER_COUNT && first->members->len != second->members->len)
    return first->members->len > second->members->len ? -1 : 1;
  by_name = g_strcmp0 (first->key, second->key);
  if (by_name != 0)
    return by_name;

  return (first->id > second->id) - (first->id < second->id);
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

static gpointer *
sort_lanes (GHashTable   *lanes,
            HawLaneOrder  order)
{
  gpointer *sorted = g_new0 (gpointer, g_hash_table_size (lanes) + 1);
  GHashTableIter iter;
  gpointer lane;
  int n = 0;

  g_hash_table_iter_init (&iter, lanes);
  while (g_hash_table_iter_next (&iter, NULL, &lane))
    sorted[n++] = lane;
  g_qsort_with_data (sorted, n, sizeof *sorted, compare_lanes, GINT_TO_POINTER (order));

  return sorted;
}

static void
add_lanes (HawTimelineItems *items,
           HawEventLanes    *lanes,
           HawLaneOrder      order)
{
  g_autoptr (GHashTable) met =
      g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, lane_free);
  g_autofree gpointer *sorted = NULL;

  for (guint i = 0; i < haw_timeline_items_get_n (items); i++)
    {
      const HawTimelineItem *item = haw_timeline_items_get (items, i);
      const gint64 *ids;
      guint n;

      /* Those without a date stand on the shelf. */
      if (item->undated)
        continue;

      ids = haw_event_lanes_get_of_event (lanes, item->id, &n);
      for (guint j = 0; j < n; j++)
        join (met, lanes, ids[j], i);
      if (n == 0)
        join (met, lanes, OTHERS, i);
    }

  sorted = sort_lanes (met, order);
  for (guint i = 0; sorted[i] != NULL; i++)
    {
      const Lane *lane = sorted[i];
      const char *name = lane->lane != NULL
                             ? lane->lane->name
                             : get_name_of_others (haw_event_lanes_get_grouping (lanes));
      GdkRGBA color;
      gboolean has_color = lane->lane != NULL && gdk_rgba_parse (&color, lane->lane->color);
      guint index = haw_timeline_items_add_lane (items, lane->id, name, has_color ? &color : NULL);

      for (guint j = 0; j < lane->members->len; j++)
        haw_timeline_items_join (items, index, g_array_index (lane->members, guint, j));
    }
}

/**
 * haw_timeline_source_make:
 * @events: (nullable): the events
 * @lanes: (nullable): in which lanes they stand
 * @order: the order of the lanes
 *
 * Returns: (transfer full): a snapshot of the events, in the order of the list, and of the lanes that
 *   have dated ones
 */
HawTimelineItems *
haw_timeline_source_make (HawEventList  *events,
                          HawEventLanes *lanes,
                          HawLaneOrder   order)
{
  HawTimelineItems *items = haw_timeline_items_new ();
  guint n = events == NULL ? 0 : haw_row_store_get_n (HAW_ROW_STORE (events));

  for (guint i = 0; i < n; i++)
    add_event (items, haw_row_store_peek (HAW_ROW_STORE (events), i));
  if (lanes != NULL && haw_event_lanes_get_grouping (lanes) != HAW_LANES_NONE)
    add_lanes (items, lanes, order);

  return items;
}
