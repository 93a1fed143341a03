/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/haw-article-edit.h"
#include "model/haw-article-list.h"
#include "model/haw-event-edit.h"
#include "model/haw-outlet-edit.h"
#include "model/haw-outlet-list.h"
#include "model/haw-reliability.h"
#include "support/haw-test-article.h"

#define N_ARTICLES 500

typedef struct
{
  char *folder;
  HawProject *project;
  guint n_changes;
  guint n_signals;
  guint n_rows;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autofree char *path = NULL;

  fixture->folder = haw_test_folder ();
  path = g_build_filename (fixture->folder, "affair.hawamish", NULL);
  fixture->project = haw_test_new_project (path);
  haw_test_add_articles (fixture->project, "خبر", "وصل الوزير إلى العاصمة، الجمعة.", N_ARTICLES);
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
finish_edit (HawProject    *project,
             GAsyncResult **result)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (haw_project_edit_finish (project, haw_await (result), &error));
  g_assert_no_error (error);
  g_clear_object (result);
}

static guint
update (Fixture               *fixture,
        const gint64          *ids,
        gsize                  n,
        const HawArticleFields *fields)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  guint n_changed = 0;

  haw_article_update_async (fixture->project, ids, n, fields, NULL, haw_await_cb, &result);
  g_assert_true (haw_article_update_finish (fixture->project, haw_await (&result), &n_changed,
                                            &error));
  g_assert_no_error (error);
  return n_changed;
}

static void
changed_cb (HawProject *project,
            HawChanges *changes,
            Fixture    *fixture)
{
  fixture->n_changes++;
}

static void
items_changed_cb (GListModel *model,
                  guint       position,
                  guint       removed,
                  guint       added,
                  Fixture    *fixture)
{
  fixture->n_signals++;
  fixture->n_rows += MAX (removed, added);
}

static gpointer
count_rows (HawDb         *db,
            gpointer       sql,
            GCancellable  *cancellable,
            GError       **error)
{
  gint64 n = 0;

  return haw_db_get_int (db, &n, error, sql, "") ? g_memdup2 (&n, sizeof n) : NULL;
}

static gint64
count (Fixture    *fixture,
       const char *sql)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree gint64 *n = NULL;

  haw_project_read_async (fixture->project, count_rows, (gpointer) sql, NULL, g_free, NULL,
                          haw_await_cb, &result);
  n = haw_project_read_finish (fixture->project, haw_await (&result), NULL);
  g_assert_nonnull (n);
  return *n;
}

/* Five hundred articles are one edit, one step of history and one notification; the list tells of no
 * row whose place is the same. */
static void
test_bulk (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (HawArticleList) list = haw_article_list_new (fixture->project);
  HawArticleFields some = { .outlet = "الجسر", .published = "2020-07-03", .language = "ar" };
  HawArticleFields language = { .language = "en" };
  HawArticleFields blank = { .outlet = " \u00a0" };
  g_autoptr (HawArticle) row = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;
  gint64 ids[N_ARTICLES];
  gint64 before;

  for (guint i = 0; i < N_ARTICLES; i++)
    ids[i] = i + 1;
  haw_test_wait_until (g_list_model_get_n_items (G_LIST_MODEL (list)) == N_ARTICLES);
  row = g_list_model_get_item (G_LIST_MODEL (list), 7);
  haw_test_wait_until (haw_article_get_loaded (row));
  before = count (fixture, "SELECT count (*) FROM history");
  g_signal_connect (fixture->project, "changed", G_CALLBACK (changed_cb), fixture);
  g_signal_connect (list, "items-changed", G_CALLBACK (items_changed_cb), fixture);

  g_assert_cmpuint (update (fixture, ids, N_ARTICLES, &language), ==, N_ARTICLES);
  g_assert_cmpuint (fixture->n_changes, ==, 1);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM history"), ==, before + 1);
  g_assert_cmpuint (fixture->n_signals, ==, 0);
  g_assert_cmpstr (haw_article_get_language (row), ==, "en");

  /* The outlet is made once; a value that is there already is no change. */
  g_assert_cmpuint (update (fixture, ids, 12, &some), ==, 12);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM outlet"), ==, 1);
  g_assert_cmpuint (update (fixture, ids, 20, &some), ==, 8);
  g_assert_cmpuint (update (fixture, ids, 20, &some), ==, 0);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM history"), ==, before + 3);

  label = haw_test_undo (fixture->project, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM article WHERE language = 'ar'"), ==, 12);

  /* A name of blanks is none. */
  g_assert_cmpuint (update (fixture, ids, 1, &blank), ==, 1);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM outlet"), ==, 1);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM article WHERE outlet IS NULL"), ==,
                   N_ARTICLES - 11);
}

static gint64
find_outlet (HawOutletList *list,
             const char    *name)
{
  for (guint i = 0; i < haw_row_store_get_n (HAW_ROW_STORE (list)); i++)
    if (g_str_equal (haw_outlet_get_name (haw_row_store_peek (HAW_ROW_STORE (list), i)), name))
      return haw_row_get_id (haw_row_store_peek (HAW_ROW_STORE (list), i));
  return 0;
}

static void
test_outlets (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (HawOutletList) list = haw_outlet_list_new (fixture->project);
  const gint64 ids[] = { 1, 2, 3 };
  HawArticleFields bridge = { .outlet = "الجسر" };
  HawArticleFields harbour = { .outlet = "الميناء" };
  HawOutletFields grade = { .reliability = "B", .country = "مصر" };
  HawOutletFields bad = { .reliability = "G" };
  HawOutletFields same = { .name = " الجِسر " };
  HawOutletFields empty = { .name = "  " };
  const HawOutletFields *refused[] = { &bad, &same, &empty };
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *label = NULL;
  gint64 first, second;

  update (fixture, ids, 2, &bridge);
  update (fixture, ids + 2, 1, &harbour);
  haw_test_wait_until (haw_row_store_get_n (HAW_ROW_STORE (list)) == 2);
  first = find_outlet (list, "الجسر");
  second = find_outlet (list, "الميناء");

  haw_outlet_update_async (fixture->project, second, &grade, NULL, haw_await_cb, &result);
  finish_edit (fixture->project, &result);
  g_assert_cmpstr (haw_outlet_get_reliability (haw_row_store_lookup (HAW_ROW_STORE (list), second)),
                   ==, "B");
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;

      haw_outlet_update_async (fixture->project, second, refused[i], NULL, haw_await_cb, &result);
      g_assert_false (haw_project_edit_finish (fixture->project, haw_await (&result), &error));
      g_assert_error (error, HAW_ERROR, HAW_ERROR_INVALID);
      g_clear_object (&result);
    }

  /* What stays takes over what it did not know. */
  haw_outlet_merge_async (fixture->project, second, first, NULL, haw_await_cb, &result);
  finish_edit (fixture->project, &result);
  g_assert_cmpuint (haw_row_store_get_n (HAW_ROW_STORE (list)), ==, 1);
  g_assert_cmpstr (haw_outlet_get_reliability (haw_row_store_lookup (HAW_ROW_STORE (list), first)),
                   ==, "B");
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM article WHERE outlet IS NOT NULL"), ==, 3);
  label = haw_test_undo (fixture->project, FALSE, NULL);
  g_assert_nonnull (label);
  g_assert_cmpuint (haw_row_store_get_n (HAW_ROW_STORE (list)), ==, 2);
  g_assert_cmpstr (haw_outlet_get_reliability (haw_row_store_lookup (HAW_ROW_STORE (list), first)),
                   ==, "");
}

static GPtrArray *
load_evidence (Fixture *fixture,
               gint64   event)
{
  g_autoptr (GAsyncResult) result = NULL;
  GPtrArray *evidence;

  haw_event_load_evidence_async (fixture->project, event, NULL, haw_await_cb, &result);
  evidence = haw_project_read_finish (fixture->project, haw_await (&result), NULL);
  g_assert_nonnull (evidence);
  return evidence;
}

/* Each source keeps the date it has, and grades of its own. */
static void
test_evidence (Fixture       *fixture,
               gconstpointer  data)
{
  HawEventFields fields = { .title = "وصول", .date = "2020-07-03", .status = -1 };
  const HawEvidenceChange source = { .stance = "confirms", .date = "2020-07-04",
                                     .wording = "أمس", .reliability = "3" };
  HawEvidenceChange change = { .stance = "denies", .date = "2020-07", .reliability = "2" };
  HawEventFields with = { .status = -1, .evidence = &change, .n_evidence = 1 };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) evidence = NULL;
  g_autoptr (GPtrArray) changed = NULL;
  g_autoptr (GError) error = NULL;
  const HawEvidence *first, *second;
  gint64 event;

  haw_event_add_async (fixture->project, &fields, 1, 0, 4, NULL, haw_await_cb, &result);
  event = haw_event_add_finish (fixture->project, haw_await (&result), NULL);
  g_clear_object (&result);
  haw_event_add_passage_async (fixture->project, event, 2, 0, 4, &source, NULL,
                               haw_await_cb, &result);
  finish_edit (fixture->project, &result);
  evidence = load_evidence (fixture, event);
  g_assert_cmpuint (evidence->len, ==, 2);
  first = evidence->pdata[0];
  second = evidence->pdata[1];
  g_assert_cmpstr (first->date, ==, "2020-07-03");
  g_assert_cmpstr (second->date, ==, "2020-07-04");
  g_assert_cmpstr (first->reliability, ==, "");
  g_assert_cmpstr (first->wording, ==, "");
  g_assert_cmpstr (second->reliability, ==, "3");
  g_assert_cmpstr (second->wording, ==, "أمس");

  change.annotation = second->annotation;
  haw_event_update_async (fixture->project, event, &with, NULL, haw_await_cb, &result);
  finish_edit (fixture->project, &result);
  changed = load_evidence (fixture, event);
  second = changed->pdata[1];
  g_assert_cmpstr (second->stance, ==, "denies");
  g_assert_cmpstr (second->date, ==, "2020-07");
  g_assert_cmpstr (second->reliability, ==, "2");
  g_assert_cmpstr (second->wording, ==, "أمس");
  g_assert_cmpstr (((HawEvidence *) changed->pdata[0])->date, ==, "2020-07-03");

  change.reliability = "A";
  haw_event_update_async (fixture->project, event, &with, NULL, haw_await_cb, &result);
  g_assert_false (haw_project_edit_finish (fixture->project, haw_await (&result), &error));
  g_assert_error (error, HAW_ERROR, HAW_ERROR_INVALID);
}

static void
test_words (void)
{
  g_autofree char *none = haw_reliability_dup_text ("");
  g_autofree char *text = haw_reliability_dup_text ("B");

  g_assert_cmpstr (none, ==, "");
  g_assert_true (g_str_has_suffix (text, haw_reliability_words ("B")));
  for (guint i = 0; i < HAW_N_GRADES; i++)
    {
      const char *outlet = haw_reliability_outlet_grade (i);
      const char *evidence = haw_reliability_evidence_grade (i);

      g_assert_true (haw_reliability_is_outlet_grade (outlet));
      g_assert_false (haw_reliability_is_outlet_grade (evidence));
      g_assert_true (haw_reliability_is_evidence_grade (evidence));
      g_assert_cmpstr (haw_reliability_words (outlet), !=, "");
      g_assert_cmpstr (haw_reliability_words (evidence), !=, "");
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(name, func) g_test_add ("/sources/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("bulk", test_bulk);
  ADD ("outlets", test_outlets);
  ADD ("evidence", test_evidence);
  g_test_add_func ("/sources/words", test_words);

  return g_test_run ();
}
