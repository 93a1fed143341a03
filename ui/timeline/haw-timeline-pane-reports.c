/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "timeline/haw-timeline-pane-private.h"

#include "model/haw-event-edit.h"

/* What the sources of an event say, read when the view asks for it. */

typedef struct
{
  GWeakRef pane; /* a window that is closed waits for no reports */
  gint64 event;
} ReportsRead;

static void
evidence_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autofree ReportsRead *reading = user_data;
  g_autoptr (HawTimelinePane) self = g_weak_ref_get (&reading->pane);
  g_autoptr (GPtrArray) evidence = haw_project_read_finish (HAW_PROJECT (object), result, NULL);
  g_autoptr (GArray) reports = NULL;

  g_weak_ref_clear (&reading->pane);
  if (evidence == NULL || self == NULL || self->table == NULL)
    return;

  reports = haw_timeline_reports_of (evidence);
  haw_timeline_view_set_reports (self->view, reading->event, reports);
  haw_timeline_pane_compare_set_reports (self, reading->event, reports);
}

/**
 * haw_timeline_pane_reports_wanted:
 *
 * Has the view told what the sources of an event say.
 */
void
haw_timeline_pane_reports_wanted (HawTimelinePane *self,
                                  gint64           event)
{
  HawProject *project = haw_view_state_get_project (self->state);
  ReportsRead *reading;

  if (project == NULL)
    return;
  reading = g_new0 (ReportsRead, 1);
  g_weak_ref_init (&reading->pane, self);
  reading->event = event;
  haw_event_load_evidence_async (project, event, NULL, evidence_cb, reading);
}
