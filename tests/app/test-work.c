/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-corpus.h"
#include "model/haw-annotation-edit.h"
#include "model/haw-annotation-list.h"
#include "model/haw-article-edit.h"
#include "model/haw-article-list.h"
#include "model/haw-code-list.h"
#include "model/haw-event-edit.h"
#include "model/haw-event-store.h"
#include "model/haw-event-typed.h"
#include "support/haw-test-article.h"

/* How much is done for an act on many articles, counted: what is measured in milliseconds elsewhere
 * gets worse first here. */

#define N_ARTICLES 3000
#define PAGE       256

typedef struct
{
  char *folder;
  HawProject *project;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  const HawCorpusPlan plan = {
    .seed = 7, .n_articles = N_ARTICLES, .n_words = 10, .n_annotations = 2, .n_events = 200,
  };
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  fixture->folder = haw_test_folder ();
  path = g_build_filename (fixture->folder, "p.hawamish", NULL);
  g_assert_true (haw_corpus_make_project (path, &plan, &error));
  fixture->project = haw_test_open_project (path, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  haw_test_close_project (fixture->project);
  haw_test_finalize (g_steal_pointer (&fixture->project));
  haw_test_remove (fixture->folder);
  g_free (fixture->folder);
}

static void
count_cb (guint *n)
{
  (*n)++;
}

static void
wait_loaded (HawArticleList *list,
             guint           position)
{
  g_autoptr (HawArticle) row = g_list_model_get_item (G_LIST_MODEL (list), position);

  haw_test_wait_until (haw_article_get_loaded (row));
  g_assert_cmpstr (haw_article_get_title (row), !=, "");
}

/* What a window shows first is one page of rows, and each row of it is told of once. */
static void
test_pages (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (HawArticleList) list = haw_article_list_new (fixture->project);
  g_autoptr (HawArticle) row = NULL;
  guint n_notified = 0;

  haw_test_wait_until (!haw_id_list_get_loading (HAW_ID_LIST (list)));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, N_ARTICLES);
  g_assert_cmpuint (haw_id_list_get_pages_read (HAW_ID_LIST (list)), ==, 0);

  row = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_signal_connect_swapped (row, "notify", G_CALLBACK (count_cb), &n_notified);
  for (guint i = 0; i < 200; i++)
    g_object_unref (g_list_model_get_item (G_LIST_MODEL (list), i));
  wait_loaded (list, 199);
  g_assert_cmpuint (n_notified, ==, 1);
  g_assert_cmpuint (haw_id_list_get_pages_read (HAW_ID_LIST (list)), ==, 1);

  /* Down and up again: the pages are still there. */
  for (guint i = 0; i < 2 * 1000; i++)
    wait_loaded (list, i < 1000 ? i : 2 * 1000 - 1 - i);
  g_assert_cmpuint (haw_id_list_get_pages_read (HAW_ID_LIST (list)), ==, 1000 / PAGE + 1);
}

static void
add_annotation (Fixture *fixture,
                gint64   start,
                gint64   end)
{
  const gint64 code = 3;
  g_autoptr (GAsyncResult) result = NULL;

  haw_annotation_add_async (fixture->project, 1, start, end, &code, 1, NULL, NULL, haw_await_cb,
                            &result);
  g_assert_cmpint (haw_annotation_add_finish (fixture->project, haw_await (&result), NULL), >, 0);
}

/* One act is one notification of the project and two of the one list that shows it: the row, and its
 * code. */
static void
test_edit (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (HawArticleList) articles = haw_article_list_new (fixture->project);
  g_autoptr (HawEventStore) events = haw_event_store_new (fixture->project);
  g_autoptr (HawAnnotationList) here = haw_annotation_list_new (fixture->project, 1);
  g_autoptr (HawAnnotationList) elsewhere = haw_annotation_list_new (fixture->project, 2);
  guint n_changed = 0;
  guint n_here = 0;
  guint n_others = 0;

  haw_test_wait_until (!haw_id_list_get_loading (HAW_ID_LIST (articles)) &&
                       !haw_row_store_get_loading (HAW_ROW_STORE (here)) &&
                       !haw_row_store_get_loading (HAW_ROW_STORE (elsewhere)));
  g_signal_connect_swapped (fixture->project, "changed", G_CALLBACK (count_cb), &n_changed);
  g_signal_connect_swapped (here, "items-changed", G_CALLBACK (count_cb), &n_here);
  g_signal_connect_swapped (elsewhere, "items-changed", G_CALLBACK (count_cb), &n_others);
  g_signal_connect_swapped (articles, "items-changed", G_CALLBACK (count_cb), &n_others);
  g_signal_connect_swapped (events, "changed", G_CALLBACK (count_cb), &n_others);

  add_annotation (fixture, 3, 9);
  g_assert_cmpuint (n_changed, ==, 1);
  g_assert_cmpuint (n_here, ==, 2);
  g_assert_cmpuint (n_others, ==, 0);
  g_assert_cmpuint (haw_id_list_get_pages_read (HAW_ID_LIST (articles)), ==, 0);
}

static gpointer
finish_read (HawProject    *project,
             GAsyncResult **result)
{
  g_autoptr (GError) error = NULL;
  gpointer read = haw_project_read_finish (project, haw_await (result), &error);

  g_assert_no_error (error);
  g_clear_object (result);
  return read;
}

/* Every statement that a window runs from the first page to an edit, in a process of its own. */
static void
run_plans (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  const gint64 ids[] = { 1, 2 };
  HawArticleFields fields = { .outlet = "الجسر", .published = "2021" };
  g_autoptr (HawArticleList) articles = haw_article_list_new (fixture->project);
  g_autoptr (HawCodeList) codes = haw_code_list_new (fixture->project);
  g_autoptr (HawEventStore) events = haw_event_store_new (fixture->project);
  g_autoptr (HawAnnotationList) annotations = haw_annotation_list_new (fixture->project, 1);
  g_autoptr (HawDocument) document = NULL;

  haw_test_wait_until (!haw_id_list_get_loading (HAW_ID_LIST (articles)));
  for (HawArticleSort sort = HAW_ARTICLE_SORT_PUBLISHED; sort <= HAW_ARTICLE_SORT_ADDED; sort++)
    haw_article_list_set_sort (articles, sort, TRUE);
  wait_loaded (articles, 10);
  haw_document_load_async (fixture->project, 1, NULL, haw_await_cb, &result);
  document = finish_read (fixture->project, &result);
  haw_event_store_find_async (events, ids, 2, NULL, haw_await_cb, &result);
  g_ptr_array_unref (haw_event_store_find_finish (events, haw_await (&result), &error));
  g_clear_object (&result);
  haw_event_find_typed_async (fixture->project, "وزير", "2020", 4, NULL, haw_await_cb, &result);
  g_ptr_array_unref (finish_read (fixture->project, &result));
  haw_event_load_evidence_async (fixture->project, 1, NULL, haw_await_cb, &result);
  g_ptr_array_unref (finish_read (fixture->project, &result));
  haw_event_load_links_async (fixture->project, 1, NULL, haw_await_cb, &result);
  g_array_unref (finish_read (fixture->project, &result));
  add_annotation (fixture, 3, 9);
  haw_article_update_async (fixture->project, ids, 2, &fields, NULL, haw_await_cb, &result);
  g_assert_true (haw_project_edit_finish (fixture->project, haw_await (&result), &error));
  g_clear_object (&result);
  g_free (haw_test_undo (fixture->project, FALSE, &error));
  g_assert_no_error (error);
}

/* A statement reads by an index, or says that it means to read the whole table. */
static void
test_plans (void)
{
  g_autofree char *before = g_strdup (g_getenv ("HAW_TRACE"));

  g_setenv ("HAW_TRACE", "scans", TRUE);
  g_test_trap_subprocess ("/counted-work/plans/subprocess", 0, 0);
  g_test_trap_assert_passed ();
  g_test_trap_assert_stderr_unmatched ("*haw-trace: SCAN*");
  if (before != NULL)
    g_setenv ("HAW_TRACE", before, TRUE);
  else
    g_unsetenv ("HAW_TRACE");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add ("/counted-work/pages", Fixture, NULL, set_up, test_pages, tear_down);
  g_test_add ("/counted-work/edit", Fixture, NULL, set_up, test_edit, tear_down);
  g_test_add ("/counted-work/plans/subprocess", Fixture, NULL, set_up, run_plans, tear_down);
  g_test_add_func ("/counted-work/plans", test_plans);
  return g_test_run ();
}
