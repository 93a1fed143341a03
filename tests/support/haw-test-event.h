/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/haw-article-edit.h"
#include "model/haw-event-edit.h"
#include "support/haw-test-article.h"
#include "support/haw-test-edit.h"

G_BEGIN_DECLS

/* Edits that tests of events make, each awaited. */

/* @article: whose first four letters are its source; 0 for an event without one */
static inline gint64
haw_test_add_event (HawProject     *project,
                    gint64          article,
                    HawEventFields  fields)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id;

  haw_event_add_async (project, &fields, article, 0, article > 0 ? 4 : 0, NULL, haw_await_cb, &result);
  id = haw_event_add_finish (project, haw_await (&result), &error);
  g_assert_no_error (error);

  return id;
}

static inline void
haw_test_update_event (HawProject     *project,
                       gint64          event,
                       HawEventFields  fields)
{
  g_autoptr (GAsyncResult) result = NULL;

  haw_event_update_async (project, event, &fields, NULL, haw_await_cb, &result);
  haw_test_finish_edit (project, &result);
}

static inline void
haw_test_set_outlet (HawProject *project,
                     gint64      article,
                     const char *name)
{
  HawArticleFields fields = { .outlet = name };
  g_autoptr (GAsyncResult) result = NULL;

  haw_article_update_async (project, &article, 1, &fields, NULL, haw_await_cb, &result);
  haw_test_finish_edit (project, &result);
}

static inline gboolean
haw_test_run_sql (HawDb     *db,
                  gpointer   data,
                  GError   **error)
{
  return haw_db_run (db, error, data, "");
}

/* @sql: a literal */
static inline void
haw_test_edit_by_sql (HawProject *project,
                      const char *sql)
{
  g_autoptr (GAsyncResult) result = NULL;

  haw_project_edit_async (project, haw_label_new ("Edit", NULL), NULL, haw_test_run_sql,
                          (gpointer) sql, NULL, NULL, haw_await_cb, &result);
  haw_test_finish_edit (project, &result);
}

G_END_DECLS
