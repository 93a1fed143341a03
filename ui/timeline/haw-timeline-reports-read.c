/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "timeline/haw-timeline-reports-read.h"

#include "model/haw-event-edit.h"
#include "time/haw-edtf.h"

typedef struct
{
  HawTimelinePages *pages;
  HawProject *project;
  GArray *wanted;
  guint next;
} Reading;

static void
take_report (GArray            *reports,
             const HawEvidence *evidence)
{
  HawTimelineReport report = { .outlet = g_strdup (evidence->outlet),
                               .published = g_strdup (evidence->published),
                               .denies = g_str_equal (evidence->stance, "denies") };
  HawEdtf edtf;

  if (*evidence->date != '\0' && haw_edtf_parse (evidence->date, &edtf, NULL))
    {
      report.dated = TRUE;
      haw_edtf_get_bounds (&edtf, &report.bounds);
    }
  g_array_append_val (reports, report);
}

/**
 * haw_timeline_reports_of:
 * @evidence: (element-type HawEvidence): of one event, in the order of publication
 *
 * Returns: (transfer full) (element-type HawTimelineReport): what its sources say
 */
GArray *
haw_timeline_reports_of (GPtrArray *evidence)
{
  GArray *reports = haw_timeline_reports_new ();

  for (guint i = 0; i < evidence->len; i++)
    take_report (reports, g_ptr_array_index (evidence, i));

  return reports;
}

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  haw_timeline_pages_unref (reading->pages);
  g_object_unref (reading->project);
  g_array_unref (reading->wanted);
  g_free (reading);
}

static void
read_next (GTask *task);

static void
evidence_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Reading *reading = g_task_get_task_data (task);
  g_autoptr (GPtrArray) evidence = NULL;
  g_autoptr (GArray) reports = NULL;
  GError *error = NULL;

  evidence = haw_project_read_finish (HAW_PROJECT (object), result, &error);
  if (evidence == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  reports = haw_timeline_reports_of (evidence);
  haw_timeline_pages_set_reports (reading->pages,
                                  g_array_index (reading->wanted, gint64, reading->next++), reports);
  read_next (g_steal_pointer (&task));
}

/* Takes the task. */
static void
read_next (GTask *task)
{
  Reading *reading = g_task_get_task_data (task);

  if (reading->next == reading->wanted->len)
    {
      g_task_return_boolean (task, TRUE);
      g_object_unref (task);
      return;
    }
  haw_event_load_evidence_async (reading->project,
                                 g_array_index (reading->wanted, gint64, reading->next),
                                 g_task_get_cancellable (task), evidence_cb, task);
}

/**
 * haw_timeline_reports_read_async:
 *
 * Reads what the sources say of the events on the pages, where there is room to show it.
 */
void
haw_timeline_reports_read_async (HawTimelinePages    *pages,
                                 HawProject          *project,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  Reading *reading = g_new0 (Reading, 1);

  g_task_set_source_tag (task, haw_timeline_reports_read_async);
  reading->pages = haw_timeline_pages_ref (pages);
  reading->project = g_object_ref (project);
  reading->wanted = haw_timeline_pages_get_wanted (pages);
  g_task_set_task_data (task, reading, reading_free);
  read_next (task);
}

/**
 * haw_timeline_reports_read_finish:
 *
 * Returns: whether all are read
 */
gboolean
haw_timeline_reports_read_finish (GAsyncResult  *result,
                                  GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
