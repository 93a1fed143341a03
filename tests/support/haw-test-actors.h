/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import/haw-import.h"
#include "model/haw-actor-details.h"
#include "model/haw-actor-edit.h"
#include "model/haw-actor-list.h"
#include "model/haw-event-edit.h"
#include "model/haw-mention-edit.h"
#include "support/haw-test.h"

#include <string.h>

G_BEGIN_DECLS

/* Two articles with names in them, and the actors of a project. */

#define FIRST_TEXT                                                                                 \
  "خبر عن الزيارة\n\nالتقى السراج مع خلوصي أكار في طرابلس صباح الأحد.\n"                                 \
  "وقال أكار إن بلاده تقف مع طرابلس، وللسراج رأي آخر في ذلك كله."
#define SECOND_TEXT "خبر آخر من الساحل\n\nعاد اكار إلى أنقرة مساء الاثنين بعد لقاء فائز السراج في المطار."

typedef struct
{
  char *folder;
  HawProject *project;
  gint64 articles[2];
  HawActorList *list;
} Fixture;

static inline gint64
import (HawProject *project,
        const char *text,
        const char *published)
{
  const HawImportOptions options = { .published = published, .outlet = "وكالة الساحل" };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (HawImportReport) report = NULL;
  g_autoptr (GError) error = NULL;

  haw_import_pasted_async (project, text, &options, NULL, haw_await_cb, &result);
  report = haw_import_finish (project, haw_await (&result), &error);
  g_assert_no_error (error);
  return g_array_index (report->ids, gint64, 0);
}

static inline void
wait_for_rows (HawRowStore *store)
{
  while (haw_row_store_get_loading (store))
    g_main_context_iteration (NULL, TRUE);
}

static inline void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autofree char *path = NULL;

  fixture->folder = haw_test_folder ();
  path = g_build_filename (fixture->folder, "test.hawamish", NULL);
  fixture->project = haw_test_new_project (path);
  fixture->articles[0] = import (fixture->project, FIRST_TEXT, "2020-07-04");
  fixture->articles[1] = import (fixture->project, SECOND_TEXT, "2020-07-05");
  fixture->list = haw_actor_list_new (fixture->project);
  wait_for_rows (HAW_ROW_STORE (fixture->list));
}

static inline void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_object_run_dispose (G_OBJECT (fixture->list));
  haw_test_finalize (fixture->list);
  haw_test_close_project (fixture->project);
  haw_test_finalize (fixture->project);
  haw_test_remove (fixture->folder);
  g_free (fixture->folder);
}

/* The end of an edit without a result. */
#define EDIT(fixture, function, ...)                                                               \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autoptr (GAsyncResult) result_ = NULL;                                                       \
    g_autoptr (GError) error_ = NULL;                                                              \
                                                                                                   \
    function ((fixture)->project, __VA_ARGS__, NULL, haw_await_cb, &result_);                      \
    haw_project_edit_finish ((fixture)->project, haw_await (&result_), &error_);                   \
    g_assert_no_error (error_);                                                                    \
  }                                                                                                \
  G_STMT_END

#define ASSERT_REFUSED(fixture, function, ...)                                                     \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autoptr (GAsyncResult) result_ = NULL;                                                       \
    g_autoptr (GError) error_ = NULL;                                                              \
                                                                                                   \
    function ((fixture)->project, __VA_ARGS__, NULL, haw_await_cb, &result_);                      \
    g_assert_false (haw_project_edit_finish ((fixture)->project, haw_await (&result_), &error_));  \
    g_assert_error (error_, HAW_ERROR, HAW_ERROR_INVALID);                                         \
  }                                                                                                \
  G_STMT_END

static inline gint64
add_actor (Fixture      *fixture,
           const char   *name,
           HawActorKind  kind)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id;

  haw_actor_add_async (fixture->project, name, kind, NULL, haw_await_cb, &result);
  id = haw_actor_add_finish (fixture->project, haw_await (&result), &error);
  g_assert_no_error (error);
  return id;
}

/* Where the @n-th of @words begins in the text of an article, counted from 0. */
static inline guint
find_words (const char *text,
            const char *words,
            guint       n)
{
  const char *p = text;

  for (guint i = 0; i <= n; i++)
    {
      p = strstr (i > 0 ? p + 1 : p, words);
      g_assert_nonnull (p);
    }
  return (guint) g_utf8_pointer_to_offset (text, p);
}

static inline void
add_mention (Fixture    *fixture,
             guint       article,
             const char *words,
             guint       n,
             gint64      actor)
{
  guint start = find_words (article == 0 ? FIRST_TEXT : SECOND_TEXT, words, n);
  const HawMentionOf of = { .actor = actor, .name = words };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  haw_mention_add_async (fixture->project, fixture->articles[article], start,
                         start + g_utf8_strlen (words, -1), &of, NULL, haw_await_cb, &result);
  g_assert_cmpint (haw_mention_add_finish (fixture->project, haw_await (&result), &error), ==, actor);
  g_assert_no_error (error);
}

static inline gint64
add_event (Fixture    *fixture,
           const char *title,
           const char *place,
           const char *first,
           const char *second)
{
  const char *const actors[] = { first, second, NULL };
  const HawEventFields fields = { .title = title, .date = "2020-07-04", .place = place,
                                  .actors = actors, .status = -1 };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id;

  haw_event_add_async (fixture->project, &fields, 0, 0, 0, NULL, haw_await_cb, &result);
  id = haw_event_add_finish (fixture->project, haw_await (&result), &error);
  g_assert_no_error (error);
  return id;
}

static inline char *
describe (Fixture *fixture,
          gint64   actor)
{
  HawActor *row = haw_row_store_lookup (HAW_ROW_STORE (fixture->list), actor);
  GString *text;

  if (row == NULL)
    return NULL;
  text = g_string_new (haw_actor_get_name (row));
  g_string_append_printf (text, " [%s]", haw_actor_kind_to_nick (haw_actor_get_kind (row)));
  for (guint i = 0; i < haw_actor_get_names (row)->len; i++)
    g_string_append_printf (text, " %s",
                            ((HawActorName *) haw_actor_get_names (row)->pdata[i])->name);
  return g_string_free (text, FALSE);
}

static inline void
assert_actor (Fixture    *fixture,
              gint64      actor,
              const char *expected)
{
  g_autofree char *found = describe (fixture, actor);

  g_assert_cmpstr (found, ==, expected);
}

static inline gint64
name_id (Fixture    *fixture,
         gint64      actor,
         const char *name)
{
  GPtrArray *names
    = haw_actor_get_names (haw_row_store_lookup (HAW_ROW_STORE (fixture->list), actor));

  for (guint i = 0; i < names->len; i++)
    if (g_str_equal (((HawActorName *) names->pdata[i])->name, name))
      return ((HawActorName *) names->pdata[i])->id;
  g_assert_not_reached ();
}

static inline HawActorDetails *
load_details (Fixture *fixture,
              gint64   actor)
{
  g_autoptr (HawLiveRead) live = haw_actor_details_live (fixture->project, actor, 100);
  HawActorDetails *details;

  haw_live_read_set_active (live, TRUE);
  while (haw_live_read_get_result (live) == NULL)
    g_main_context_iteration (NULL, TRUE);
  details = haw_live_read_get_result (live);
  g_object_set_data_full (G_OBJECT (fixture->list), "live", g_steal_pointer (&live), g_object_unref);
  return details;
}

G_END_DECLS
