/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/haw-annotation-edit.h"
#include "model/haw-annotation-list.h"
#include "model/haw-annotation-split.h"
#include "model/haw-code-edit.h"
#include "model/haw-event-edit.h"
#include "model/haw-note.h"
#include "support/haw-test-article.h"

/* Offsets are code points: the dove is one. */
#define TEXT "🕊 وصل الوزير  إلى العاصمة، الجمعة.\nوغادرها أمس السبت."

typedef struct
{
  char *folder;
  HawProject *project;
  HawAnnotationList *list;
  gint64 codes[2];
  gint64 id;
} Fixture;

static void
finish (Fixture       *fixture,
        GAsyncResult **result)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (haw_project_edit_finish (fixture->project, haw_await (result), &error));
  g_assert_no_error (error);
  g_clear_object (result);
}

static gint64
annotate (Fixture      *fixture,
          gint64        start,
          gint64        end,
          const gint64 *codes,
          gsize         n_codes,
          const char   *note)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id;

  haw_annotation_add_async (fixture->project, 1, start, end, codes, n_codes, note, NULL,
                            haw_await_cb, &result);
  id = haw_annotation_add_finish (fixture->project, haw_await (&result), &error);
  g_assert_no_error (error);
  return id;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *path = NULL;

  fixture->folder = haw_test_folder ();
  path = g_build_filename (fixture->folder, "affair.hawamish", NULL);
  fixture->project = haw_test_new_project (path);
  haw_test_add_articles (fixture->project, "زيارة", TEXT, 1);
  for (guint i = 0; i < 2; i++)
    {
      HawCodeFields fields = { .name = i == 0 ? "زيارات" : "أشخاص" };
      g_autoptr (GAsyncResult) added = NULL;

      haw_code_add_async (fixture->project, &fields, NULL, haw_await_cb, &added);
      fixture->codes[i] = haw_code_add_finish (fixture->project, haw_await (&added), NULL);
    }
  fixture->list = haw_annotation_list_new (fixture->project, 1);
  haw_test_wait_until (!haw_row_store_get_loading (HAW_ROW_STORE (fixture->list)));

  fixture->id = annotate (fixture, 2, 18, fixture->codes, 2, "لافت");
  haw_annotation_set_translation_async (fixture->project, fixture->id, "The minister came to", NULL,
                                        haw_await_cb, &result);
  finish (fixture, &result);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_object_unref (fixture->list);
  haw_test_close_project (fixture->project);
  haw_test_finalize (g_steal_pointer (&fixture->project));
  haw_test_remove (fixture->folder);
  g_free (fixture->folder);
}

static void
assert_annotation (Fixture    *fixture,
                   guint       position,
                   gint64      start,
                   gint64      end,
                   const char *quote,
                   const char *note)
{
  HawAnnotation *annotation = haw_row_store_peek (HAW_ROW_STORE (fixture->list), position);

  g_assert_nonnull (annotation);
  g_assert_cmpint (haw_annotation_get_start (annotation), ==, start);
  g_assert_cmpint (haw_annotation_get_end (annotation), ==, end);
  g_assert_cmpstr (haw_annotation_get_quote (annotation), ==, quote);
  g_assert_cmpstr (haw_annotation_get_note (annotation), ==, note);
  for (guint i = 0; i < 2; i++)
    g_assert_true (haw_annotation_has_code (annotation, fixture->codes[i]));
}

static gint64
split (Fixture  *fixture,
       gint64    offset,
       GError  **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  haw_annotation_split_async (fixture->project, fixture->id, offset, NULL, haw_await_cb, &result);
  return haw_annotation_split_finish (fixture->project, haw_await (&result), error);
}

static void
test_split (Fixture       *fixture,
            gconstpointer  data)
{
  HawRowStore *store = HAW_ROW_STORE (fixture->list);
  g_autoptr (GError) error = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;
  gint64 second = split (fixture, 13, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (haw_row_store_get_n (store), ==, 2);
  assert_annotation (fixture, 0, 2, 12, "وصل الوزير", "لافت");
  assert_annotation (fixture, 1, 14, 18, "إلى ", "لافت");
  g_assert_cmpint (haw_row_get_id (haw_row_store_peek (store, 0)), ==, fixture->id);
  g_assert_cmpint (haw_row_get_id (haw_row_store_peek (store, 1)), ==, second);
  g_assert_cmpstr (haw_annotation_get_translation (haw_row_store_peek (store, 1)), ==,
                   "The minister came to");

  undone = haw_test_undo (fixture->project, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (haw_row_store_get_n (store), ==, 1);
  assert_annotation (fixture, 0, 2, 18, "وصل الوزير  إلى ", "لافت");
  redone = haw_test_undo (fixture->project, TRUE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (haw_row_store_get_n (store), ==, 2);
}

static void
test_split_refused (Fixture       *fixture,
                    gconstpointer  data)
{
  const gint64 offsets[] = { 0, 2, 18, 30, 17 };

  for (guint i = 0; i < G_N_ELEMENTS (offsets); i++)
    {
      g_autoptr (GError) error = NULL;

      /* After the last word there is nothing but a blank. */
      g_assert_cmpint (split (fixture, offsets[i], &error), ==, 0);
      g_assert_error (error, HAW_ERROR, HAW_ERROR_INVALID);
      assert_annotation (fixture, 0, 2, 18, "وصل الوزير  إلى ", "لافت");
    }
}

/* What hangs on the two afterwards hangs on the one. */
static void
test_join (Fixture       *fixture,
           gconstpointer  data)
{
  HawRowStore *store = HAW_ROW_STORE (fixture->list);
  gint64 other = annotate (fixture, 18, 26, fixture->codes, 1, "ثانية");
  HawEventFields fields = { .title = "زيارة", .date = "2020-07-03" };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) evidence = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *undone = NULL;
  gint64 event;

  haw_event_add_async (fixture->project, &fields, 0, 0, 0, NULL, haw_await_cb, &result);
  event = haw_event_add_finish (fixture->project, haw_await (&result), &error);
  g_assert_no_error (error);
  g_clear_object (&result);
  haw_event_add_evidence_async (fixture->project, event, other, "reports", NULL, haw_await_cb,
                                &result);
  finish (fixture, &result);

  haw_annotation_join_async (fixture->project, fixture->id, other, NULL, haw_await_cb, &result);
  finish (fixture, &result);
  g_assert_cmpuint (haw_row_store_get_n (store), ==, 1);
  assert_annotation (fixture, 0, 2, 26, "وصل الوزير  إلى العاصمة،", "لافت\n\nثانية");

  haw_event_load_evidence_async (fixture->project, event, NULL, haw_await_cb, &result);
  evidence = haw_project_read_finish (fixture->project, haw_await (&result), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (evidence->len, ==, 1);
  g_assert_cmpint (((HawEvidence *) g_ptr_array_index (evidence, 0))->annotation, ==, fixture->id);

  undone = haw_test_undo (fixture->project, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (haw_row_store_get_n (store), ==, 2);
  assert_annotation (fixture, 0, 2, 18, "وصل الوزير  إلى ", "لافت");
}

/* Steps of one run are one step of the history. */
static void
test_move_run (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *undone = NULL;

  for (gint64 end = 12; end < 16; end++)
    {
      haw_annotation_set_range_async (fixture->project, fixture->id, 2, end, "range", NULL,
                                      haw_await_cb, &result);
      finish (fixture, &result);
    }
  assert_annotation (fixture, 0, 2, 15, "وصل الوزير  إ", "لافت");
  undone = haw_test_undo (fixture->project, FALSE, &error);
  g_assert_no_error (error);
  assert_annotation (fixture, 0, 2, 18, "وصل الوزير  إلى ", "لافت");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/annotation/split", Fixture, NULL, set_up, test_split, tear_down);
  g_test_add ("/annotation/split-refused", Fixture, NULL, set_up, test_split_refused, tear_down);
  g_test_add ("/annotation/join", Fixture, NULL, set_up, test_join, tear_down);
  g_test_add ("/annotation/move-run", Fixture, NULL, set_up, test_move_run, tear_down);

  return g_test_run ();
}
