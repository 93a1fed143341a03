/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/haw-event-store.h"
#include "support/haw-test.h"

G_BEGIN_DECLS

/* The events of a project as they are in its file. */

/* An event as it is by now, until the next one is read; NULL where it is not there. */
static inline HawEvent *
haw_test_read_event (HawProject *project,
                     gint64      id)
{
  static HawEvent *last;
  g_autoptr (HawEventStore) store = haw_event_store_new (project);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) events = NULL;
  g_autoptr (GError) error = NULL;
  HawEvent *event;

  haw_event_store_find_async (store, &id, 1, NULL, haw_await_cb, &result);
  events = haw_event_store_find_finish (store, haw_await (&result), &error);
  g_assert_no_error (error);
  event = events->len > 0 ? events->pdata[0] : NULL;
  g_set_object (&last, event);
  return last;
}

static inline gpointer
haw_test_read_count (HawDb         *db,
                     gpointer       data,
                     GCancellable  *cancellable,
                     GError       **error)
{
  gint64 n = 0;

  return haw_db_get_int (db, &n, error, "SELECT count (*) FROM event", "")
         ? g_memdup2 (&n, sizeof n) : NULL;
}

static inline gint64
haw_test_count_events (HawProject *project)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *n = NULL;

  haw_project_read_async (project, haw_test_read_count, NULL, NULL, g_free, NULL, haw_await_cb,
                          &result);
  n = haw_project_read_finish (project, haw_await (&result), &error);
  g_assert_no_error (error);
  return *n;
}

G_END_DECLS
