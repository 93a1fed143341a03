/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/haw-annotation-edit.h"
#include "model/haw-annotation-list.h"
#include "model/haw-article-edit.h"
#include "model/haw-article-list.h"
#include "model/haw-code-edit.h"
#include "model/haw-code-list.h"
#include "model/haw-event-edit.h"
#include "model/haw-note.h"
#include "support/haw-test-article.h"
#include "support/haw-test-events.h"

/* An emoji before the words: offsets are code points, whatever UTF-16 or UTF-8 count. */
#define TEXT "🕊 وصل الوزير إلى العاصمة، الجمعة.\nوغادرها أمس السبت."

typedef struct
{
  char *folder;
  HawProject *project;
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
  haw_test_add_articles (fixture->project, "زيارة", TEXT, 1);
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
items_changed_cb (GListModel *model,
                  guint       position,
                  guint       removed,
                  guint       added,
                  gpointer    data)
{
  Fixture *fixture = data;

  fixture->n_signals++;
  fixture->n_rows += MAX (removed, added);
}

static void
count_signals (Fixture *fixture,
               gpointer model)
{
  fixture->n_signals = fixture->n_rows = 0;
  g_signal_connect (model, "items-changed", G_CALLBACK (items_changed_cb), fixture);
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

static gint64
add_code (HawProject *project,
          const char *name)
{
  HawCodeFields fields = { .name = name };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id;

  haw_code_add_async (project, &fields, NULL, haw_await_cb, &result);
  id = haw_code_add_finish (project, haw_await (&result), &error);
  g_assert_no_error (error);
  g_assert_cmpint (id, >, 0);
  return id;
}

static gint64
annotate (HawProject  *project,
          gint64       start,
          gint64       end,
          gint64       code,
          GError     **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  haw_annotation_add_async (project, 1, start, end, &code, code != 0 ? 1 : 0, NULL, NULL,
                            haw_await_cb, &result);
  return haw_annotation_add_finish (project, haw_await (&result), error);
}

static void
test_codes (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (HawCodeList) list = haw_code_list_new (fixture->project);
  HawCodeFields taken = { .name = "زيارات" };
  HawCodeFields key = { .key = "2" };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gint64 first, second;

  haw_test_wait_until (!haw_row_store_get_loading (HAW_ROW_STORE (list)));
  count_signals (fixture, list);
  first = add_code (fixture->project, "زيارات");
  second = add_code (fixture->project, "تصريحات");
  g_assert_cmpuint (fixture->n_signals, ==, 2);
  g_assert_cmpuint (fixture->n_rows, ==, 2);
  g_assert_true (haw_code_list_find_key (list, "1") == haw_row_store_lookup (HAW_ROW_STORE (list),
                                                                             first));
  g_assert_cmpstr (haw_code_get_color (haw_row_store_peek (HAW_ROW_STORE (list), 0)), !=,
                   haw_code_get_color (haw_row_store_peek (HAW_ROW_STORE (list), 1)));

  haw_code_add_async (fixture->project, &taken, NULL, haw_await_cb, &result);
  g_assert_cmpint (haw_code_add_finish (fixture->project, haw_await (&result), &error), ==, 0);
  g_assert_error (error, HAW_ERROR, HAW_ERROR_INVALID);
  g_clear_object (&result);

  /* A key given to one code is taken from the other. */
  haw_code_update_async (fixture->project, first, &key, NULL, haw_await_cb, &result);
  finish_edit (fixture->project, &result);
  g_assert_cmpstr (haw_code_get_key (haw_row_store_lookup (HAW_ROW_STORE (list), second)), ==, "");
  g_assert_nonnull (haw_code_list_find_name (list, "زيارات"));
}

static void
test_annotations (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr (HawAnnotationList) list = haw_annotation_list_new (fixture->project, 1);
  HawRowStore *store = HAW_ROW_STORE (list);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;
  HawAnnotation *annotation;
  gint64 code = add_code (fixture->project, "زيارات");
  gint64 id, again;

  haw_test_wait_until (!haw_row_store_get_loading (store));
  count_signals (fixture, list);
  id = annotate (fixture->project, 2, 12, code, &error);
  g_assert_no_error (error);
  annotation = haw_row_store_lookup (store, id);
  g_assert_cmpstr (haw_annotation_get_quote (annotation), ==, "وصل الوزير");
  g_assert_true (haw_annotation_has_code (annotation, code));

  /* The same passage again is the same annotation. */
  again = annotate (fixture->project, 2, 12, add_code (fixture->project, "أشخاص"), &error);
  g_assert_cmpint (again, ==, id);
  g_assert_cmpuint (haw_row_store_get_n (store), ==, 1);

  haw_note_set_async (fixture->project, HAW_NOTE_ON_ANNOTATION, id, "لافت", NULL, haw_await_cb,
                      &result);
  finish_edit (fixture->project, &result);
  g_assert_cmpstr (haw_annotation_get_note (annotation), ==, "لافت");

  haw_annotation_set_translation_async (fixture->project, id, "The minister arrived", NULL,
                                        haw_await_cb, &result);
  finish_edit (fixture->project, &result);
  g_assert_cmpstr (haw_annotation_get_translation (annotation), ==, "The minister arrived");

  haw_annotation_remove_async (fixture->project, id, NULL, haw_await_cb, &result);
  finish_edit (fixture->project, &result);
  g_assert_cmpuint (haw_row_store_get_n (store), ==, 0);

  label = haw_test_undo (fixture->project, FALSE, &error);
  g_assert_no_error (error);
  annotation = haw_row_store_lookup (store, id);
  g_assert_nonnull (annotation);
  g_assert_true (haw_annotation_has_code (annotation, code));
  g_assert_cmpstr (haw_annotation_get_note (annotation), ==, "لافت");
}

/* Rows of different tables have the same ids. */
static void
test_note_of_other_row (Fixture       *fixture,
                        gconstpointer  data)
{
  g_autoptr (HawAnnotationList) list = haw_annotation_list_new (fixture->project, 1);
  g_autoptr (GAsyncResult) result = NULL;
  gint64 id = annotate (fixture->project, 2, 12, 0, NULL);

  haw_test_wait_until (!haw_row_store_get_loading (HAW_ROW_STORE (list)));
  for (guint i = 0; i < 2; i++)
    {
      haw_note_set_async (fixture->project, HAW_NOTE_ON_ARTICLE, id, i == 0 ? "a" : "b", NULL,
                          haw_await_cb, &result);
      finish_edit (fixture->project, &result);
    }
  g_assert_cmpstr (haw_annotation_get_note (haw_row_store_lookup (HAW_ROW_STORE (list), id)), ==,
                   "");
}

static void
test_bad_range (Fixture       *fixture,
                gconstpointer  data)
{
  const gint64 ranges[][2] = { { -1, 3 }, { 3, 3 }, { 5, 2 }, { 0, 10000 } };

  for (guint i = 0; i < G_N_ELEMENTS (ranges); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_cmpint (annotate (fixture->project, ranges[i][0], ranges[i][1], 0, &error), ==, 0);
      g_assert_error (error, HAW_ERROR, HAW_ERROR_INVALID);
    }
}

static void
test_events (Fixture       *fixture,
             gconstpointer  data)
{
  const char *const actors[] = { "الوزير", "الرئيس", "الوزير", NULL };
  HawEventFields fields = { "زيارة الوزير", "2020-07-03", "العاصمة", actors, -1 };
  HawEventFields undated = { "لقاء", "", NULL, NULL, HAW_EVENT_DISPUTED };
  HawEventFields bad = { "x", "2020-13", NULL, NULL, -1 };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) evidence = NULL;
  HawEvent *event;
  gint64 id;

  haw_event_add_async (fixture->project, &undated, 0, 0, 0, NULL, haw_await_cb, &result);
  id = haw_event_add_finish (fixture->project, haw_await (&result), &error);
  g_assert_true (haw_event_is_undated (haw_test_read_event (fixture->project, id)));
  g_clear_object (&result);
  haw_event_add_async (fixture->project, &fields, 1, 2, 12, NULL, haw_await_cb, &result);
  id = haw_event_add_finish (fixture->project, haw_await (&result), &error);
  g_assert_no_error (error);
  g_clear_object (&result);

  event = haw_test_read_event (fixture->project, id);
  g_assert_cmpint (haw_row_get_id (HAW_ROW (event)), ==, id);
  g_assert_cmpint (haw_event_get_n_evidence (event), ==, 1);
  g_assert_cmpint (haw_event_get_bounds (event)->earliest_start, ==, 1593734400);
  g_assert_cmpstr (haw_event_get_actors (event), ==, "الوزير, الرئيس");

  haw_event_load_evidence_async (fixture->project, id, NULL, haw_await_cb, &result);
  evidence = haw_project_read_finish (fixture->project, haw_await (&result), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (evidence->len, ==, 1);
  g_assert_cmpstr (((HawEvidence *) evidence->pdata[0])->quote, ==, "وصل الوزير");
  g_clear_object (&result);

  haw_event_add_async (fixture->project, &bad, 0, 0, 0, NULL, haw_await_cb, &result);
  g_assert_cmpint (haw_event_add_finish (fixture->project, haw_await (&result), &error), ==, 0);
  g_assert_true (error != NULL && error->domain == HAW_EDTF_ERROR);
}

static void
test_articles (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (HawArticleList) list = haw_article_list_new (fixture->project);
  const gint64 ids[] = { 1, 2, 3 };
  HawArticleFields fields = { .outlet = "الجسر الثالث", .published = "2021" };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (HawArticle) row = NULL;

  haw_test_add_articles (fixture->project, "خبر", TEXT, 700);
  haw_test_wait_until (g_list_model_get_n_items (G_LIST_MODEL (list)) == 701);
  row = g_list_model_get_item (G_LIST_MODEL (list), 700);
  g_assert_cmpuint (haw_id_list_get_pages_read (HAW_ID_LIST (list)), ==, 1);
  haw_test_wait_until (haw_article_get_loaded (row));
  g_clear_object (&row);

  /* أ and ا, the tatweel and the vowel signs do not matter. */
  haw_article_list_set_filter (list, "زِيـــاره");
  haw_test_wait_until (g_list_model_get_n_items (G_LIST_MODEL (list)) == 1);
  row = g_list_model_get_item (G_LIST_MODEL (list), 0);
  haw_test_wait_until (haw_article_get_loaded (row));
  g_assert_cmpstr (haw_article_get_title (row), ==, "زيارة");

  haw_article_update_async (fixture->project, ids, 3, &fields, NULL, haw_await_cb, &result);
  finish_edit (fixture->project, &result);
  haw_test_wait_until (g_str_equal (haw_article_get_outlet (row), "الجسر الثالث"));
  g_assert_cmpstr (haw_article_get_published (row), ==, "2021");

  haw_article_list_set_filter (list, "الجسر");
  haw_test_wait_until (g_list_model_get_n_items (G_LIST_MODEL (list)) == 3);

  count_signals (fixture, list);
  haw_article_remove_async (fixture->project, ids + 1, 1, NULL, haw_await_cb, &result);
  finish_edit (fixture->project, &result);
  haw_test_wait_until (g_list_model_get_n_items (G_LIST_MODEL (list)) == 2);
  g_assert_cmpuint (fixture->n_signals, ==, 1);
  g_assert_cmpuint (fixture->n_rows, ==, 1);
}

static void
test_document (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (HawDocument) document = NULL;
  g_autoptr (GError) error = NULL;

  haw_document_load_async (fixture->project, 1, NULL, haw_await_cb, &result);
  document = haw_project_read_finish (fixture->project, haw_await (&result), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (haw_text_get_utf8 (document->text, NULL), ==, TEXT);
  g_clear_object (&result);

  haw_document_load_async (fixture->project, 99, NULL, haw_await_cb, &result);
  g_assert_null (haw_project_read_finish (fixture->project, haw_await (&result), &error));
  g_assert_error (error, HAW_ERROR, HAW_ERROR_NOT_FOUND);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(name, func) g_test_add ("/model/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("codes", test_codes);
  ADD ("annotations", test_annotations);
  ADD ("note-of-other-row", test_note_of_other_row);
  ADD ("bad-range", test_bad_range);
  ADD ("events", test_events);
  ADD ("articles", test_articles);
  ADD ("document", test_document);

  return g_test_run ();
}
