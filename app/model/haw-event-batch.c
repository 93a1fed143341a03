/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-event-batch.h"
#include "project/haw-clock.h"
#include "project/haw-dated.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  GArray *events;       /* gint64 */
  gboolean by_steps;
  gint64 by;            /* seconds or steps */
  HawBound bound;
  gboolean start;
  gint64 time;
  HawPrecision unit;
  HawEventStatus status;
} Batch;

/* The date of @edtf after the edit. */
typedef char *(*ChangeFunc) (const HawEdtf *edtf,
                             const Batch   *batch,
                             GError       **error);

static void
batch_free (gpointer data)
{
  Batch *batch = data;

  g_array_unref (batch->events);
  g_free (batch);
}

static Batch *
batch_new (const gint64 *events,
           gsize         n)
{
  Batch *batch = g_new0 (Batch, 1);

  batch->events = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_vals (batch->events, events, (guint) n);
  return batch;
}

static gboolean
load_date (HawDb    *db,
           gint64    event,
           HawEdtf  *edtf,
           GError  **error)
{
  g_autoptr (HawStmt) stmt = haw_db_query (db, error, "SELECT date FROM event WHERE id = ?", "i",
                                           event);
  HawStep step = stmt != NULL ? haw_stmt_step (stmt, error) : HAW_STEP_ERROR;
  g_autofree char *date = NULL;

  if (step == HAW_STEP_DONE)
    g_set_error_literal (error, HAW_ERROR, HAW_ERROR_NOT_FOUND,
                         _("This event is not in the project any more."));
  if (step != HAW_STEP_ROW)
    return FALSE;
  date = haw_stmt_dup_text (stmt, 0);
  return haw_edtf_parse (date, edtf, error);
}

static gboolean
touch (HawDb   *db,
       gint64   event,
       GError **error)
{
  return haw_db_run (db, error, "UPDATE event SET modified = ? WHERE id = ?", "ii", haw_clock_now (),
                     event);
}

static gboolean
change_dates (HawDb        *db,
              const Batch  *batch,
              ChangeFunc    change,
              GError      **error)
{
  for (guint i = 0; i < batch->events->len; i++)
    {
      gint64 event = g_array_index (batch->events, gint64, i);
      g_autofree char *date = NULL;
      HawEdtf edtf;

      if (!load_date (db, event, &edtf, error))
        return FALSE;
      date = change (&edtf, batch, error);
      if (date == NULL || !haw_dated_store (db, "event", event, date, error) ||
          !touch (db, event, error))
        return FALSE;
    }
  return TRUE;
}

static char *
change_bound (const HawEdtf *edtf,
              const Batch   *batch,
              GError       **error)
{
  return haw_edtf_set_bound (edtf, batch->bound, batch->time, batch->unit, error);
}

static char *
change_time (const HawEdtf *edtf,
             const Batch   *batch,
             GError       **error)
{
  return batch->by_steps ? haw_edtf_shift (edtf, batch->by, error)
                         : haw_edtf_move (edtf, batch->by, error);
}

static char *
change_end (const HawEdtf *edtf,
            const Batch   *batch,
            GError       **error)
{
  return haw_edtf_step_end (edtf, batch->start, batch->by, error);
}

static gboolean
step_end (HawDb    *db,
          gpointer  data,
          GError  **error)
{
  return change_dates (db, data, change_end, error);
}

static gboolean
set_bound (HawDb    *db,
           gpointer  data,
           GError  **error)
{
  return change_dates (db, data, change_bound, error);
}

static gboolean
move_events (HawDb    *db,
             gpointer  data,
             GError  **error)
{
  return change_dates (db, data, change_time, error);
}

static gboolean
set_status (HawDb    *db,
            gpointer  data,
            GError  **error)
{
  Batch *batch = data;
  const HawEventFields fields = { .status = (int) batch->status };

  for (guint i = 0; i < batch->events->len; i++)
    if (!haw_event_update (db, g_array_index (batch->events, gint64, i), &fields, error))
      return FALSE;
  return TRUE;
}

static gboolean
remove_events (HawDb    *db,
               gpointer  data,
               GError  **error)
{
  Batch *batch = data;

  for (guint i = 0; i < batch->events->len; i++)
    if (!haw_event_remove (db, g_array_index (batch->events, gint64, i), error))
      return FALSE;
  return TRUE;
}

void
haw_event_set_bound_async (HawProject          *project,
                           gint64               event,
                           HawBound             bound,
                           gint64               time,
                           HawPrecision         unit,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  Batch *batch;

  g_return_if_fail (HAW_IS_PROJECT (project));

  batch = batch_new (&event, 1);
  batch->bound = bound;
  batch->time = time;
  batch->unit = unit;
  haw_project_edit_async (project, haw_label_new (N_("Change Date of Event"), NULL), NULL, set_bound,
                          batch, batch_free, cancellable, callback, user_data);
}

void
haw_events_step_end_async (HawProject          *project,
                           const gint64        *events,
                           gsize                n,
                           gboolean             start,
                           gint64               by,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  Batch *batch;

  g_return_if_fail (HAW_IS_PROJECT (project) && events != NULL);

  batch = batch_new (events, n);
  batch->start = start;
  batch->by = by;
  haw_project_edit_async (project,
                          n == 1 ? haw_label_new (N_("Change Date of Event"), NULL)
                                 : haw_label_new_plural ("Change Date of %s Event",
                                                         "Change Date of %s Events", (gint64) n),
                          NULL, step_end, batch, batch_free, cancellable, callback, user_data);
}

static void
push_move (HawProject          *project,
           Batch               *batch,
           GCancellable        *cancellable,
           GAsyncReadyCallback  callback,
           gpointer             user_data)
{
  haw_project_edit_async (project,
                          haw_label_new_plural ("Move %s Event in Time",
                                                "Move %s Events in Time", batch->events->len),
                          NULL, move_events, batch, batch_free, cancellable, callback, user_data);
}

void
haw_events_move_async (HawProject          *project,
                       const gint64        *events,
                       gsize                n,
                       gint64               seconds,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  Batch *batch;

  g_return_if_fail (HAW_IS_PROJECT (project) && events != NULL);

  batch = batch_new (events, n);
  batch->by = seconds;
  push_move (project, batch, cancellable, callback, user_data);
}

void
haw_events_shift_async (HawProject          *project,
                        const gint64        *events,
                        gsize                n,
                        gint64               steps,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  Batch *batch;

  g_return_if_fail (HAW_IS_PROJECT (project) && events != NULL);

  batch = batch_new (events, n);
  batch->by = steps;
  batch->by_steps = TRUE;
  push_move (project, batch, cancellable, callback, user_data);
}

void
haw_events_set_status_async (HawProject          *project,
                             const gint64        *events,
                             gsize                n,
                             HawEventStatus       status,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  Batch *batch;

  g_return_if_fail (HAW_IS_PROJECT (project) && events != NULL);

  batch = batch_new (events, n);
  batch->status = status;
  haw_project_edit_async (project,
                          haw_label_new_plural ("Change Status of %s Event",
                                                "Change Status of %s Events", (gint64) n),
                          NULL, set_status, batch, batch_free, cancellable, callback, user_data);
}

void
haw_events_remove_async (HawProject          *project,
                         const gint64        *events,
                         gsize                n,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_return_if_fail (HAW_IS_PROJECT (project) && events != NULL);

  haw_project_edit_async (project,
                          haw_label_new_plural ("Delete %s Event", "Delete %s Events",
                                                (gint64) n),
                          NULL, remove_events, batch_new (events, n), batch_free, cancellable,
                          callback, user_data);
}
