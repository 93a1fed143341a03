/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/haw-event-table-private.h"

/* Copies of the events with some left out or changed. */

void
haw_pending_event_free (gpointer data)
{
  HawPendingEvent *pending = data;

  g_free ((char *) pending->event.title);
  g_free ((char *) pending->event.date);
  g_free (pending);
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
