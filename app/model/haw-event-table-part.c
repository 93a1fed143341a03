/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/haw-event-table-private.h"

#include "model/haw-event.h"

/* Copies of the events with some left out or changed. */

void
haw_pending_event_free (gpointer data)
{
  HawPendingEvent *pending = data;

  g_free ((char *) pending->event.title);
  g_free ((char *) pending->event.date);
  g_free (pending);
}

static void
take_bound (const HawChange *change,
            const char      *column,
            gint64          *bound)
{
  if (haw_change_has (change, column))
    *bound = haw_change_get_int (change, column);
}

void
haw_pending_event_take (HawPendingEvent *pending,
                        const HawChange *change)
{
  HawTimelineEvent *event = &pending->event;

  pending->removed = haw_change_get_kind (change) == HAW_CHANGE_DELETE;
  if (pending->removed)
    return;

  if (haw_change_has (change, "title"))
    {
      g_free ((char *) event->title);
      event->title = g_strdup (haw_change_get_text (change, "title"));
    }
  if (haw_change_has (change, "date"))
    {
      g_free ((char *) event->date);
      haw_event_table_set_date (event, g_strdup (haw_change_get_text (change, "date")));
    }
  take_bound (change, "earliest_start", &event->bounds.earliest_start);
  take_bound (change, "latest_start", &event->bounds.latest_start);
  take_bound (change, "earliest_end", &event->bounds.earliest_end);
  take_bound (change, "latest_end", &event->bounds.latest_end);
  if (haw_change_has (change, "status"))
    {
      HawEventStatus status = HAW_EVENT_CONFIRMED;

      haw_event_status_from_nick (haw_change_get_text (change, "status"), &status);
      event->status = status == HAW_EVENT_DISPUTED      ? HAW_TIMELINE_DISPUTED
                      : status == HAW_EVENT_UNCONFIRMED ? HAW_TIMELINE_UNCONFIRMED
                                                        : HAW_TIMELINE_CONFIRMED;
    }
  if (event->undated)
    event->bounds = (HawBounds) { 0, 0, 0, 0 };
}

gboolean
haw_event_table_disagrees (const HawTimelineEvent *event,
                           guint                   least)
{
  return event->disagreement >= least ||
         (least == HAW_EVENT_TABLE_ANY_DISAGREEMENT && event->status == HAW_TIMELINE_DISPUTED);
}

HawTimelineStore *
haw_event_table_part (HawTimelineStore *from,
                      guint             least)
{
  HawTimelineStore *part = haw_timeline_store_new ();

  for (guint i = 0; i < from->n; i++)
    {
      HawTimelineEvent event;

      haw_timeline_store_get (from, i, &event);
      if (haw_event_table_disagrees (&event, least))
        haw_timeline_store_add (part, &event);
    }
  haw_timeline_store_sort (part);
  if (from->truth != NULL)
    haw_timeline_store_set_truth (part, from->truth, from->reaches);

  return part;
}

HawTimelineStore *
haw_event_table_with_pending (HawTimelineStore *from,
                              GHashTable       *pending)
{
  HawTimelineStore *store = haw_timeline_store_new ();
  GHashTableIter iter;
  gpointer value;

  for (guint i = 0; i < from->n; i++)
    {
      HawTimelineEvent event;

      if (g_hash_table_contains (pending, &from->ids[i]))
        continue;
      haw_timeline_store_get (from, i, &event);
      haw_timeline_store_add (store, &event);
    }
  g_hash_table_iter_init (&iter, pending);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const HawPendingEvent *of = value;

      if (!of->removed)
        haw_timeline_store_add (store, &of->event);
    }
  haw_timeline_store_sort (store);

  return store;
}
