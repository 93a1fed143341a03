/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/haw-actor-edit.h"
#include "model/haw-annotation-edit.h"
#include "model/haw-mention-edit.h"
#include "model/haw-proposal-edit.h"
#include "model/haw-proposal.h"
#include "model/haw-proposals.h"
#include "support/haw-test-article.h"

#include <string.h>

G_BEGIN_DECLS

/* A project in which proposals are found. */

#define ARTICLE "ترك وزير الدفاع التركي خلوصي أكار ليبيا أمس. وقال أكار: «سنفعل كل ما يلزم من أجل " \
                "أشقائنا». ثم غادر أكار ليبيا.\n"

typedef struct
{
  char *folder;
  HawProject *project;
  HawProposals *proposals;
  guint n_found;
} Fixture;

static inline void
wait_until_idle (Fixture *fixture)
{
  gint64 limit = g_get_monotonic_time () + 30 * G_TIME_SPAN_SECOND;

  while (haw_proposals_get_busy (fixture->proposals) && g_get_monotonic_time () < limit)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (haw_proposals_get_busy (fixture->proposals));
}

static inline void
found_cb (Fixture *fixture)
{
  fixture->n_found++;
}

static inline void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autofree char *path = NULL;

  fixture->folder = haw_test_folder ();
  path = g_build_filename (fixture->folder, "p.hawamish", NULL);
  fixture->project = haw_test_new_project (path);
  fixture->proposals = haw_proposals_new (fixture->project);
  g_signal_connect_swapped (fixture->proposals, "found", G_CALLBACK (found_cb), fixture);
}

static inline void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_object_run_dispose (G_OBJECT (fixture->proposals));
  g_clear_object (&fixture->proposals);
  haw_test_close_project (fixture->project);
  g_clear_object (&fixture->project);
  haw_test_remove (fixture->folder);
  g_free (fixture->folder);
}

static inline HawProposalList *
load_list (Fixture *fixture,
           gint64   text)
{
  HawProposalList *list = haw_proposal_list_new (fixture->project, text);
  gint64 limit = g_get_monotonic_time () + 30 * G_TIME_SPAN_SECOND;

  while (haw_row_store_get_loading (HAW_ROW_STORE (list)) && g_get_monotonic_time () < limit)
    g_main_context_iteration (NULL, TRUE);
  return list;
}

static inline guint
count_open (HawProposalList *list)
{
  guint n = 0;

  for (guint i = 0; i < haw_row_store_get_n (HAW_ROW_STORE (list)); i++)
    n += haw_proposal_is_open (haw_row_store_peek (HAW_ROW_STORE (list), i));
  return n;
}

/* kind:words of each open proposal. */
static inline char *
dump (Fixture    *fixture,
      gint64      text,
      const char *utf8)
{
  g_autoptr (HawProposalList) list = load_list (fixture, text);
  GString *line = g_string_new (NULL);

  for (guint i = 0; i < haw_row_store_get_n (HAW_ROW_STORE (list)); i++)
    {
      HawProposal *proposal = haw_row_store_peek (HAW_ROW_STORE (list), i);
      g_autofree char *words = g_utf8_substring (utf8, haw_proposal_get_start (proposal),
                                                 haw_proposal_get_end (proposal));

      if (!haw_proposal_is_open (proposal))
        continue;
      g_string_append_printf (line, "%s%s:%s", line->len > 0 ? "|" : "",
                              haw_proposal_kind_to_nick (haw_proposal_get_kind (proposal)), words);
    }
  return g_string_free (line, FALSE);
}

static inline gint64
find_id (Fixture    *fixture,
         gint64      text,
         const char *utf8,
         const char *words)
{
  g_autoptr (HawProposalList) list = load_list (fixture, text);

  for (guint i = 0; i < haw_row_store_get_n (HAW_ROW_STORE (list)); i++)
    {
      HawProposal *proposal = haw_row_store_peek (HAW_ROW_STORE (list), i);
      g_autofree char *found = g_utf8_substring (utf8, haw_proposal_get_start (proposal),
                                                 haw_proposal_get_end (proposal));

      if (g_str_equal (found, words))
        return haw_row_get_id (HAW_ROW (proposal));
    }
  g_error ("No proposal for %s", words);
}

static inline gint64
accept (Fixture *fixture,
        gint64   proposal,
        gint64   actor)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id;

  haw_proposal_accept_async (fixture->project, proposal, actor, NULL, haw_await_cb, &result);
  id = haw_proposal_accept_finish (fixture->project, haw_await (&result), &error);
  g_assert_no_error (error);
  return id;
}

static inline void
dismiss (Fixture *fixture,
         gint64   proposal)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  haw_proposal_dismiss_async (fixture->project, proposal, NULL, haw_await_cb, &result);
  haw_project_edit_finish (fixture->project, haw_await (&result), &error);
  g_assert_no_error (error);
}

static inline gpointer
count_rows (HawDb         *db,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  gint64 value = 0;

  if (!haw_db_get_int (db, &value, error, data, ""))
    return NULL;
  return g_memdup2 (&value, sizeof value);
}

static inline gint64
count (Fixture    *fixture,
       const char *sql)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *value = NULL;

  haw_project_read_async (fixture->project, count_rows, (gpointer) sql, NULL, g_free, NULL,
                          haw_await_cb, &result);
  value = haw_project_read_finish (fixture->project, haw_await (&result), &error);
  g_assert_no_error (error);
  return *value;
}

static inline gint64
add_actor (Fixture      *fixture,
           const char   *name,
           HawActorKind  kind)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gint64 actor;

  haw_actor_add_async (fixture->project, name, kind, NULL, haw_await_cb, &result);
  actor = haw_actor_add_finish (fixture->project, haw_await (&result), &error);
  g_assert_no_error (error);
  return actor;
}

static inline gboolean
run_sql (HawDb    *db,
         gpointer  data,
         GError  **error)
{
  return haw_db_run (db, error, data, "");
}

static inline void
edit (Fixture    *fixture,
      const char *sql)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  haw_project_edit_async (fixture->project, haw_label_new ("Edit", NULL), NULL, run_sql,
                          (gpointer) sql, NULL, NULL, haw_await_cb, &result);
  haw_project_edit_finish (fixture->project, haw_await (&result), &error);
  g_assert_no_error (error);
}

static inline void
mention (Fixture    *fixture,
         gint64      actor,
         const char *utf8,
         const char *words)
{
  gint64 start = g_utf8_pointer_to_offset (utf8, strstr (utf8, words));
  const HawMentionOf of = { .actor = actor, .name = "" };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  haw_mention_add_async (fixture->project, 1, start, start + g_utf8_strlen (words, -1), &of, NULL,
                         haw_await_cb, &result);
  g_assert_cmpint (haw_mention_add_finish (fixture->project, haw_await (&result), &error), !=, 0);
  g_assert_no_error (error);
}

G_END_DECLS
