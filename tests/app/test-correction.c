/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "import/haw-correction.h"
#include "model/haw-anchor-edit.h"
#include "model/haw-annotation-edit.h"
#include "model/haw-annotation-list.h"
#include "model/haw-annotation-split.h"
#include "model/haw-article-edit.h"
#include "support/haw-test-article.h"

#include <string.h>

static const char first[] =
  "وصول الوفد إلى الميناء\n\n"
  "وصل الوفد إلى الميناء صباح الجمعة، وقال الناطق إن الزيارة تستمر يومين.\n\n"
  "وقالت البلدية إن 13 سفينة تنتظر في عرض البحر، وإن المخزون يكفي شهرا.\n";
static const char second[] =
  "وصول الوفد إلى الميناء (مصحح)\n\n"
  "تصويب: ورد العدد خطأ في نسخة سابقة.\n\n"
  "وصل الوفد إلى الميناء صباح الجمعة، وقال الناطق إن الزيارة تستمر يومين.\n\n"
  "وقالت البلدية إن 14 سفينة تنتظر في عرض البحر، وإن المخزون يكفي شهرا.\n";

typedef struct
{
  char *folder;
  HawProject *project;
  gint64 sure;      /* an annotation whose words stay */
  gint64 changed;   /* one whose words change */
} Fixture;

static gint64
annotate (Fixture    *fixture,
          const char *quote)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gint64 start = g_utf8_pointer_to_offset (first, strstr (first, quote));
  gint64 id;

  haw_annotation_add_async (fixture->project, 1, start, start + g_utf8_strlen (quote, -1), NULL, 0,
                            NULL, NULL, haw_await_cb, &result);
  id = haw_annotation_add_finish (fixture->project, haw_await (&result), &error);
  g_assert_no_error (error);
  return id;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autofree char *path = NULL;

  fixture->folder = haw_test_folder ();
  path = g_build_filename (fixture->folder, "affair.hawamish", NULL);
  fixture->project = haw_test_new_project (path);
  haw_test_add_articles (fixture->project, "وصول الوفد", first, 1);
  fixture->sure = annotate (fixture, "الزيارة تستمر يومين");
  fixture->changed = annotate (fixture, "13 سفينة تنتظر");
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

static HawCorrection *
correct (Fixture     *fixture,
         const char  *text,
         GError     **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  haw_import_correction_async (fixture->project, 1, NULL, text, NULL, haw_await_cb, &result);
  return haw_import_correction_finish (fixture->project, haw_await (&result), error);
}

static gpointer
read_line (HawDb         *db,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autoptr (HawStmt) stmt = haw_db_prepare (db, data, error);

  g_assert_cmpint (haw_stmt_step (stmt, error), ==, HAW_STEP_ROW);
  return haw_stmt_dup_text (stmt, 0);
}

static void
assert_value (Fixture    *fixture,
              const char *sql,
              const char *expected)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *value = NULL;

  haw_project_read_async (fixture->project, read_line, (gpointer) sql, NULL, g_free, NULL,
                          haw_await_cb, &result);
  value = haw_project_read_finish (fixture->project, haw_await (&result), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (value, ==, expected);
}

/* Every annotation has the words that stand at its offsets in the text it is in. */
static void
assert_anchored (Fixture *fixture)
{
  assert_value (fixture, "SELECT count (*) FROM annotation a JOIN article_text t ON t.id = a.text"
                " WHERE a.quote <> substr (t.text, a.start + 1, a.end - a.start)"
                " OR a.suffix <> substr (t.text, a.end + 1, 32)", "0");
}

static GPtrArray *
load (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *entries;

  haw_anchor_load_async (fixture->project, 0, NULL, haw_await_cb, &result);
  entries = haw_project_read_finish (fixture->project, haw_await (&result), &error);
  g_assert_no_error (error);
  return entries;
}

static void
undo (Fixture  *fixture,
      gboolean  redo)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;

  haw_project_undo_async (fixture->project, redo, NULL, haw_await_cb, &result);
  label = haw_project_undo_finish (fixture->project, haw_await (&result), &error);
  g_assert_no_error (error);
  g_assert_nonnull (label);
}

static void
assert_text (Fixture    *fixture,
             const char *expected)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (HawDocument) document = NULL;

  haw_document_load_async (fixture->project, 1, NULL, haw_await_cb, &result);
  document = haw_project_read_finish (fixture->project, haw_await (&result), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (haw_text_get_utf8 (document->text, NULL), ==, expected);
}

static void
test_correct (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree HawCorrection *correction = correct (fixture, second, &error);
  g_autoptr (GPtrArray) entries = NULL;
  const HawAnchorEntry *entry;

  g_assert_no_error (error);
  g_assert_cmpuint (correction->n_moved, ==, 1);
  g_assert_cmpuint (correction->n_unsure, ==, 1);
  assert_text (fixture, second);
  assert_anchored (fixture);
  assert_value (fixture, "SELECT quote || (text = 2) FROM annotation WHERE id = 1",
                "الزيارة تستمر يومين1");

  /* The other stays whole in the text it was made in, until the analyst decides. */
  assert_value (fixture, "SELECT quote || (text = 1) FROM annotation WHERE id = 2",
                "13 سفينة تنتظر1");
  entries = load (fixture);
  g_assert_cmpuint (entries->len, ==, 1);
  entry = g_ptr_array_index (entries, 0);
  g_assert_cmpint (entry->annotation, ==, fixture->changed);
  g_assert_cmpstr (entry->quote, ==, "13 سفينة تنتظر");
  g_assert_cmpstr (entry->proposed, ==, "14 سفينة تنتظر");
  g_assert_true (entry->score > 0.5 && entry->score < 1);
}

/* The whole correction is one step. */
static void
test_undo (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree HawCorrection *correction = correct (fixture, second, &error);
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GPtrArray) again = NULL;

  g_assert_no_error (error);
  undo (fixture, FALSE);
  assert_text (fixture, first);
  assert_anchored (fixture);
  assert_value (fixture, "SELECT count (*) FROM annotation WHERE text = 1", "2");
  none = load (fixture);
  g_assert_cmpuint (none->len, ==, 0);

  undo (fixture, TRUE);
  assert_text (fixture, second);
  assert_anchored (fixture);
  again = load (fixture);
  g_assert_cmpuint (again->len, ==, 1);
}

static gint64
waiting (Fixture *fixture)
{
  g_autoptr (GPtrArray) entries = load (fixture);

  g_assert_cmpuint (entries->len, ==, 1);
  return ((HawAnchorEntry *) g_ptr_array_index (entries, 0))->id;
}

static void
test_decide (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree HawCorrection *correction = correct (fixture, second, &error);
  gint64 anchor = waiting (fixture);
  gint64 start = g_utf8_pointer_to_offset (second, strstr (second, "14 سفينة"));

  haw_anchor_accept_async (fixture->project, anchor, NULL, haw_await_cb, &result);
  g_assert_true (haw_project_edit_finish (fixture->project, haw_await (&result), &error));
  g_clear_object (&result);
  assert_value (fixture, "SELECT quote || (text = 2) FROM annotation WHERE id = 2",
                "14 سفينة تنتظر1");
  assert_anchored (fixture);

  /* Twice can't be decided, and nothing is changed by trying. */
  haw_anchor_keep_async (fixture->project, anchor, NULL, haw_await_cb, &result);
  g_assert_false (haw_project_edit_finish (fixture->project, haw_await (&result), &error));
  g_assert_error (error, HAW_ERROR, HAW_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_clear_object (&result);

  undo (fixture, FALSE);
  g_assert_cmpint (waiting (fixture), ==, anchor);
  haw_anchor_place_async (fixture->project, anchor, start, 100000, NULL, haw_await_cb, &result);
  g_assert_false (haw_project_edit_finish (fixture->project, haw_await (&result), &error));
  g_assert_error (error, HAW_ERROR, HAW_ERROR_INVALID);
  g_clear_error (&error);
  g_clear_object (&result);
  haw_anchor_place_async (fixture->project, anchor, start, start + 8, NULL, haw_await_cb, &result);
  g_assert_true (haw_project_edit_finish (fixture->project, haw_await (&result), &error));
  g_clear_object (&result);
  assert_value (fixture, "SELECT quote FROM annotation WHERE id = 2", "14 سفينة");

  undo (fixture, FALSE);
  haw_anchor_keep_async (fixture->project, anchor, NULL, haw_await_cb, &result);
  g_assert_true (haw_project_edit_finish (fixture->project, haw_await (&result), &error));
  assert_value (fixture, "SELECT quote || (text = 1) FROM annotation WHERE id = 2",
                "13 سفينة تنتظر1");
  assert_value (fixture, "SELECT count (*) FROM anchor WHERE state = 'open'", "0");
}

/* A second correction finds what the first could not place; what was to be kept is left alone. */
static void
test_again (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree HawCorrection *correction = correct (fixture, second, &error);
  g_autofree HawCorrection *back = NULL;
  g_autofree char *third = g_strconcat ("عاجل\n\n", first, NULL);

  g_assert_cmpuint (correction->n_unsure, ==, 1);
  back = correct (fixture, third, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (back->n_moved, ==, 2);
  g_assert_cmpuint (back->n_unsure, ==, 0);
  assert_anchored (fixture);
  assert_value (fixture, "SELECT count (*) FROM annotation WHERE text = 3", "2");
  assert_value (fixture, "SELECT count (*) FROM anchor WHERE state = 'open'", "0");
}

/* What waits in the older text is not taken for what stands at the same offsets in the newer one. */
static void
test_older_text (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree HawCorrection *correction = correct (fixture, second, &error);
  g_autoptr (HawAnnotationList) list = haw_annotation_list_new (fixture->project, 1);
  HawAnnotation *old;
  gint64 start, end;

  g_assert_cmpuint (correction->n_unsure, ==, 1);
  haw_test_wait_until (haw_row_store_lookup (HAW_ROW_STORE (list), fixture->changed) != NULL);
  old = haw_row_store_lookup (HAW_ROW_STORE (list), fixture->changed);
  start = haw_annotation_get_start (old);
  end = haw_annotation_get_end (old);
  g_assert_true (haw_annotation_list_find_range (list, 1, start, end) == old);
  g_assert_null (haw_annotation_list_find_range (list, 2, start, end));

  haw_annotation_set_range_async (fixture->project, fixture->changed, start, end + 1, NULL, NULL,
                                  haw_await_cb, &result);
  g_assert_false (haw_project_edit_finish (fixture->project, haw_await (&result), &error));
  g_assert_error (error, HAW_ERROR, HAW_ERROR_INVALID);
  g_clear_error (&error);
  g_clear_object (&result);
  haw_annotation_split_async (fixture->project, fixture->changed, start + 2, NULL, haw_await_cb,
                              &result);
  g_assert_false (haw_project_edit_finish (fixture->project, haw_await (&result), &error));
  g_assert_error (error, HAW_ERROR, HAW_ERROR_INVALID);
  assert_value (fixture, "SELECT quote || (text = 1) FROM annotation WHERE id = 2",
                "13 سفينة تنتظر1");
  assert_anchored (fixture);
}

static void
test_refused (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  g_assert_null (correct (fixture, first, &error));
  g_assert_error (error, HAW_IMPORT_ERROR, HAW_IMPORT_ERROR_NOTHING);
  g_clear_error (&error);
  g_assert_null (correct (fixture, "  \n", &error));
  g_assert_error (error, HAW_IMPORT_ERROR, HAW_IMPORT_ERROR_EMPTY);
  g_clear_error (&error);
  haw_import_correction_async (fixture->project, 77, NULL, second, NULL, haw_await_cb, &result);
  g_assert_null (haw_import_correction_finish (fixture->project, haw_await (&result), &error));
  g_assert_error (error, HAW_ERROR, HAW_ERROR_NOT_FOUND);
  assert_value (fixture, "SELECT count (*) FROM article_text", "1");
  assert_text (fixture, first);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(name, func) g_test_add ("/correction/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("correct", test_correct);
  ADD ("undo", test_undo);
  ADD ("decide", test_decide);
  ADD ("again", test_again);
  ADD ("older-text", test_older_text);
  ADD ("refused", test_refused);

  return g_test_run ();
}
