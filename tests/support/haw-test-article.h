/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "project/haw-clock.h"
#include "support/haw-test.h"

G_BEGIN_DECLS

/* Articles written straight into the tables, for tests that are not about importing. */

typedef struct
{
  const char *title;
  const char *text;
  guint n;          /* how many of them; the titles are then numbered */
} HawTestArticles;

static inline gboolean
haw_test_insert_articles (HawDb    *db,
                          gpointer  data,
                          GError  **error)
{
  const HawTestArticles *articles = data;
  gint64 length = g_utf8_strlen (articles->text, -1);

  for (guint i = 0; i < articles->n; i++)
    {
      g_autofree char *uuid = haw_uuid_new ();
      g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, articles->text, -1);
      g_autofree char *title = articles->n == 1
                               ? g_strdup (articles->title)
                               : g_strdup_printf ("%s %u", articles->title, i + 1);

      if (!haw_db_run (db, error,
                       "INSERT INTO article (uuid, title, published, published_start, created,"
                       " modified) VALUES (?, ?, '2020-07-03', 1593734400, 1, 1)", "ss", uuid,
                       title) ||
          !haw_db_run (db, error,
                       "INSERT INTO article_text (article, text, length, sha256)"
                       " VALUES (?, ?, ?, ?)", "isis", haw_db_last_id (db), articles->text,
                       length, sum))
        return FALSE;
    }

  return TRUE;
}

static inline void
haw_test_add_articles (HawProject *project,
                       const char *title,
                       const char *text,
                       guint       n)
{
  HawTestArticles articles = { title, text, n };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  haw_project_edit_async (project, haw_label_new ("Add Articles", NULL), NULL,
                          haw_test_insert_articles, &articles, NULL, NULL, haw_await_cb, &result);
  g_assert_true (haw_project_edit_finish (project, haw_await (&result), &error));
  g_assert_no_error (error);
}

/* Runs the main context until a condition holds; gives up after half a minute. */
#define haw_test_wait_until(condition) \
  G_STMT_START { \
    gint64 limit_ = g_get_monotonic_time () + 30 * G_TIME_SPAN_SECOND; \
    while (!(condition) && g_get_monotonic_time () < limit_) \
      g_main_context_iteration (NULL, FALSE); \
    g_assert_true (condition); \
  } G_STMT_END

G_END_DECLS
