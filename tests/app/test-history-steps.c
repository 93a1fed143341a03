/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/haw-annotation-edit.h"
#include "model/haw-article-edit.h"
#include "model/haw-code-edit.h"
#include "model/haw-event-edit.h"
#include "model/haw-history-model.h"
#include "model/haw-note.h"
#include "model/haw-place.h"
#include "model/haw-versions.h"
#include "project/haw-history.h"
#include "support/haw-test-article.h"

/* One older step taken back alone, and what the history tells of it. */

#define TEXT "وصل الوزير إلى العاصمة الجمعة، وغادرها أمس السبت إلى جهة لم تعلن."

typedef struct
{
  char *folder;
  HawProject *project;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autofree char *path = NULL;

  fixture->folder = haw_test_folder ();
  path = g_build_filename (fixture->folder, "affair.hawamish", NULL);
  fixture->project = haw_test_new_project (path);
  haw_test_add_articles (fixture->project, "خبر", TEXT, 2);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  haw_test_close_project (fixture->project);
  haw_test_finalize (fixture->project);
  haw_test_remove (fixture->folder);
  g_free (fixture->folder);
}

static gpointer
list_steps (HawDb         *db,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  return haw_history_list (db, 100, error);
}

static GPtrArray *
get_steps (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;

  haw_project_read_async (fixture->project, list_steps, NULL, NULL,
                          (GDestroyNotify) g_ptr_array_unref, NULL, haw_await_cb, &result);
  return haw_project_read_finish (fixture->project, haw_await (&result), NULL);
}

/* The id of the last step. */
static gint64
last_step (Fixture *fixture)
{
  g_autoptr (GPtrArray) steps = get_steps (fixture);

  return ((HawHistoryStep *) g_ptr_array_index (steps, 0))->id;
}

static char *
last_label (Fixture *fixture)
{
  g_autoptr (GPtrArray) steps = get_steps (fixture);

  return haw_label_format (((HawHistoryStep *) g_ptr_array_index (steps, 0))->label);
}

static gpointer
count_rows (HawDb         *db,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  gint64 n = 0;

  g_assert_true (haw_db_get_int (db, &n, error, data, ""));
  return g_memdup2 (&n, sizeof n);
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
  return *n;
}

static void
assert_edited (Fixture       *fixture,
               GAsyncResult **slot)
{
  g_autoptr (GAsyncResult) result = haw_await (slot);
  g_autoptr (GError) error = NULL;

  *slot = NULL;
  haw_project_edit_finish (fixture->project, result, &error);
  g_assert_no_error (error);
}

static gint64
mark (Fixture *fixture,
      gint64   start)
{
  g_autoptr (GAsyncResult) result = NULL;

  haw_annotation_add_async (fixture->project, 1, start, start + 5, NULL, 0, NULL, NULL, haw_await_cb,
                            &result);
  return haw_annotation_add_finish (fixture->project, haw_await (&result), NULL);
}

static void
write_note (Fixture    *fixture,
            gint64      annotation,
            const char *body)
{
  GAsyncResult *result = NULL;

  haw_note_set_async (fixture->project, HAW_NOTE_ON_ANNOTATION, annotation, body, NULL, haw_await_cb,
                      &result);
  assert_edited (fixture, &result);
}

static void
translate (Fixture    *fixture,
           gint64      annotation,
           const char *translation)
{
  GAsyncResult *result = NULL;

  haw_annotation_set_translation_async (fixture->project, annotation, translation, NULL,
                                        haw_await_cb, &result);
  assert_edited (fixture, &result);
}

static gboolean
take_back (Fixture  *fixture,
           gint64    step,
           GError  **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  haw_project_take_back_async (fixture->project, step, NULL, haw_await_cb, &result);
  return haw_project_edit_finish (fixture->project, haw_await (&result), error);
}

#define NOTES "SELECT count (*) FROM note"
#define ANNOTATIONS "SELECT count (*) FROM annotation"

static void
test_alone (Fixture       *fixture,
            gconstpointer  data)
{
  gint64 first = mark (fixture, 0);
  g_autoptr (GError) error = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *label = NULL;
  g_autofree char *again = NULL;
  gint64 note, inverse;

  write_note (fixture, first, "ملاحظة");
  note = last_step (fixture);
  mark (fixture, 10);

  g_assert_true (take_back (fixture, note, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count (fixture, NOTES), ==, 0);
  g_assert_cmpint (count (fixture, ANNOTATIONS), ==, 2);
  label = last_label (fixture);
  g_assert_cmpstr (label, ==, "Undo “\u2068Write Note\u2069”");
  g_assert_cmpstr (haw_project_get_undo_label (fixture->project), ==, label);
  inverse = last_step (fixture);

  /* It is a step like any other. */
  undone = haw_test_undo (fixture->project, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count (fixture, NOTES), ==, 1);
  g_free (haw_test_undo (fixture->project, TRUE, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count (fixture, NOTES), ==, 0);

  /* And what took back is taken back in turn. */
  g_assert_true (take_back (fixture, inverse, &error));
  g_assert_cmpint (count (fixture, NOTES), ==, 1);
  again = last_label (fixture);
  g_assert_cmpstr (again, ==, "Redo “\u2068Write Note\u2069”");
}

static void
assert_refused (Fixture *fixture,
                gint64   step)
{
  g_autoptr (GError) error = NULL;
  gint64 before = last_step (fixture);

  g_assert_false (take_back (fixture, step, &error));
  g_assert_error (error, HAW_ERROR, HAW_ERROR_STALE);
  g_assert_nonnull (strstr (error->message, "later ones build on it"));
  g_assert_cmpint (last_step (fixture), ==, before);
}

static void
test_refused (Fixture       *fixture,
              gconstpointer  data)
{
  gint64 annotation = mark (fixture, 0);
  gint64 marked = last_step (fixture);
  gint64 translated, coded;
  GAsyncResult *result = NULL;
  g_autoptr (GError) error = NULL;

  /* A value that is different now. */
  translate (fixture, annotation, "The minister");
  translated = last_step (fixture);
  mark (fixture, 20);
  translate (fixture, annotation, "A minister");
  assert_refused (fixture, translated);

  /* A note is on it, which the schema does not know. */
  write_note (fixture, annotation, "ملاحظة");
  assert_refused (fixture, marked);
  g_assert_cmpint (count (fixture, ANNOTATIONS), ==, 2);

  /* A foreign key. */
  haw_annotation_add_new_code_async (fixture->project, 1, 20, 25, "زيارة", NULL, haw_await_cb,
                                     &result);
  assert_edited (fixture, &result);
  coded = last_step (fixture);
  haw_annotation_set_code_async (fixture->project, annotation, 1, TRUE, NULL, haw_await_cb, &result);
  assert_edited (fixture, &result);
  assert_refused (fixture, coded);

  /* What is undone is not undone again. */
  g_free (haw_test_undo (fixture->project, FALSE, NULL));
  g_assert_false (take_back (fixture, last_step (fixture), &error));
  g_assert_error (error, HAW_ERROR, HAW_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (take_back (fixture, 1000, &error));
  g_assert_error (error, HAW_ERROR, HAW_ERROR_NOT_FOUND);
}

static void
change_code (Fixture    *fixture,
             gint64      code,
             const char *name)
{
  HawCodeFields fields = { .name = name };
  GAsyncResult *result = NULL;

  if (code != 0)
    haw_code_update_async (fixture->project, code, &fields, NULL, haw_await_cb, &result);
  else
    haw_code_add_async (fixture->project, &fields, NULL, haw_await_cb, &result);
  assert_edited (fixture, &result);
}

static void
test_names (Fixture       *fixture,
            gconstpointer  data)
{
  gint64 renamed;

  change_code (fixture, 0, "زيارة");
  change_code (fixture, 1, "سفر");
  renamed = last_step (fixture);
  change_code (fixture, 0, "زيارة");

  /* Two codes would have one name. */
  assert_refused (fixture, renamed);
}

static void
test_article (Fixture       *fixture,
              gconstpointer  data)
{
  const char *const actors[] = { "الوزير", NULL };
  HawEventFields fields = { "وصول", "2020-07-03", "", actors, -1 };
  const gint64 article = 1;
  gint64 annotation = mark (fixture, 0);
  g_autoptr (GError) error = NULL;
  GAsyncResult *result = NULL;
  gint64 removed;

  write_note (fixture, annotation, "ملاحظة");
  haw_event_add_async (fixture->project, &fields, 1, 0, 5, NULL, haw_await_cb, &result);
  assert_edited (fixture, &result);
  haw_article_remove_async (fixture->project, &article, 1, NULL, haw_await_cb, &result);
  assert_edited (fixture, &result);
  removed = last_step (fixture);

#define SHOWN "SELECT count (*) FROM evidence e JOIN annotation a ON a.id = e.annotation" \
              " JOIN article r ON r.id = a.article AND r.removed_at IS NULL" \
              " JOIN note n ON n.target = 'annotation' AND n.target_id = a.id"
  g_assert_cmpint (count (fixture, SHOWN), ==, 0);
  g_free (haw_test_undo (fixture->project, FALSE, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count (fixture, SHOWN), ==, 1);
  g_free (haw_test_undo (fixture->project, TRUE, &error));
  g_assert_cmpint (count (fixture, SHOWN), ==, 0);

  /* Also when the article went long ago. */
  change_code (fixture, 0, "زيارة");
  g_assert_true (take_back (fixture, removed, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count (fixture, SHOWN), ==, 1);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM code"), ==, 1);
}

static HawPlace *
find_place (Fixture *fixture,
            gint64   step)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  HawPlace *place;

  haw_place_find_step_async (fixture->project, step, NULL, haw_await_cb, &result);
  place = haw_project_read_finish (fixture->project, haw_await (&result), &error);
  g_assert_no_error (error);
  return place;
}

static void
test_place (Fixture       *fixture,
            gconstpointer  data)
{
  gint64 annotation = mark (fixture, 7);
  gint64 marked = last_step (fixture);
  g_autofree HawPlace *there = find_place (fixture, marked);
  g_autofree HawPlace *gone = NULL;
  GAsyncResult *result = NULL;

  g_assert_cmpint (there->annotation, ==, annotation);
  g_assert_cmpint (there->article, ==, 1);
  g_assert_cmpint (there->start, ==, 7);

  haw_annotation_remove_async (fixture->project, annotation, NULL, haw_await_cb, &result);
  assert_edited (fixture, &result);
  gone = find_place (fixture, marked);
  g_assert_cmpint (gone->annotation, ==, 0);
  g_assert_cmpint (gone->article, ==, 1);
  g_assert_cmpint (gone->start, ==, 7);
  g_assert_cmpint (gone->end, ==, 12);
}

static void
test_towards (Fixture       *fixture,
              gconstpointer  data)
{
  gint64 steps[4];

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      mark (fixture, i * 6);
      steps[i] = last_step (fixture);
    }
  for (gboolean redo = FALSE; redo <= TRUE; redo++)
    {
      guint n = 0;

      for (;; n++)
        {
          g_autoptr (GAsyncResult) result = NULL;
          g_autoptr (GError) error = NULL;
          g_autofree char *label = NULL;

          haw_project_undo_towards_async (fixture->project, redo, steps[redo ? 2 : 1], NULL,
                                          haw_await_cb, &result);
          label = haw_project_undo_finish (fixture->project, haw_await (&result), &error);
          if (g_error_matches (error, HAW_ERROR, HAW_ERROR_NOTHING))
            break;
          g_assert_no_error (error);
        }
      g_assert_cmpuint (n, ==, redo ? 2 : 3);
      g_assert_cmpint (count (fixture, ANNOTATIONS), ==, redo ? 3 : 1);
    }
}

static GPtrArray *
load_versions (Fixture *fixture,
               gint64   annotation)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *versions;

  haw_versions_load_async (fixture->project, annotation, NULL, haw_await_cb, &result);
  versions = haw_project_read_finish (fixture->project, haw_await (&result), &error);
  g_assert_no_error (error);
  return versions;
}

static void
bring_back (Fixture          *fixture,
            const HawVersion *version)
{
  GAsyncResult *result = NULL;

  haw_version_restore_async (fixture->project, version, NULL, haw_await_cb, &result);
  assert_edited (fixture, &result);
}

static void
test_versions (Fixture       *fixture,
               gconstpointer  data)
{
  gint64 annotation = mark (fixture, 0);
  g_autoptr (GPtrArray) versions = NULL;
  g_autoptr (GPtrArray) later = NULL;
  GAsyncResult *result = NULL;
  g_autoptr (GError) error = NULL;
  HawVersion *version;

  haw_annotation_add_new_code_async (fixture->project, 1, 0, 5, "زيارة", NULL, haw_await_cb, &result);
  assert_edited (fixture, &result);
  write_note (fixture, annotation, "هذا أول الكلام");
  mark (fixture, 30);
  write_note (fixture, annotation, "هذا كل الكلام");
  haw_annotation_set_range_async (fixture->project, annotation, 0, 9, NULL, NULL, haw_await_cb,
                                  &result);
  assert_edited (fixture, &result);
  haw_code_remove_async (fixture->project, 1, "زيارة", NULL, haw_await_cb, &result);
  assert_edited (fixture, &result);

  versions = load_versions (fixture, annotation);
  g_assert_cmpuint (versions->len, ==, 6);
  version = g_ptr_array_index (versions, 0);
  g_assert_cmpstr (version->differences, ==, "Code removed: \u2068زيارة\u2069");
  version = g_ptr_array_index (versions, 1);
  g_assert_cmpstr (version->differences, ==, "The passage was “\u2068وصل ا\u2069”.");
  version = g_ptr_array_index (versions, 2);
  g_assert_cmpstr (version->differences, ==,
                   "Added to the note: “\u2068كل\u2069”\nRemoved from the note: “\u2068أول\u2069”");
  version = g_ptr_array_index (versions, 4);
  g_assert_cmpstr (version->differences, ==, "Code added: \u2068زيارة\u2069");
  g_assert_cmpstr (version->note, ==, "");
  version = g_ptr_array_index (versions, 5);
  g_assert_cmpstr (version->label, ==, "Mark Passage");
  g_assert_cmpstr (version->differences, ==, "");

  /* A code that is gone is not left out silently. */
  haw_version_restore_async (fixture->project, g_ptr_array_index (versions, 3), NULL, haw_await_cb,
                             &result);
  g_assert_false (haw_project_edit_finish (fixture->project, haw_await (&result), &error));
  g_assert_error (error, HAW_ERROR, HAW_ERROR_INVALID);
  g_clear_object (&result);

  /* One step back, which is one step of the history. */
  g_free (haw_test_undo (fixture->project, FALSE, NULL));
  bring_back (fixture, g_ptr_array_index (versions, 3));
  later = load_versions (fixture, annotation);
  version = g_ptr_array_index (later, 0);
  g_assert_cmpstr (version->note, ==, "هذا أول الكلام");
  g_assert_cmpint (version->end, ==, 5);
  g_assert_cmpuint (version->codes->len, ==, 1);
  g_free (haw_test_undo (fixture->project, FALSE, NULL));
  g_assert_cmpint (count (fixture, "SELECT end FROM annotation WHERE id = 1"), ==, 9);
}

static void
test_deleted_version (Fixture       *fixture,
                      gconstpointer  data)
{
  gint64 annotation = mark (fixture, 0);
  g_autoptr (GPtrArray) versions = NULL;
  GAsyncResult *result = NULL;
  HawVersion *version;

  write_note (fixture, annotation, "ملاحظة");
  haw_annotation_remove_async (fixture->project, annotation, NULL, haw_await_cb, &result);
  assert_edited (fixture, &result);
  versions = load_versions (fixture, annotation);
  g_assert_cmpuint (versions->len, ==, 3);
  version = g_ptr_array_index (versions, 0);
  g_assert_false (version->exists);
  g_assert_cmpstr (version->differences, ==, "The annotation was deleted.");

  bring_back (fixture, g_ptr_array_index (versions, 1));
  g_assert_cmpint (count (fixture, NOTES), ==, 1);
  g_assert_cmpint (count (fixture, "SELECT id FROM annotation"), ==, annotation);
}

static gboolean
insert_steps (HawDb    *db,
              gpointer  data,
              GError  **error)
{
  return haw_db_run (db, error,
                     "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n"
                     " WHERE i < 100000) INSERT INTO history (uuid, label, time, schema_version,"
                     " changeset) SELECT i, 'Mark Passage', i, 2, X'' FROM n", "");
}

typedef struct
{
  guint position, removed, added, n;
} Heard;

static void
items_changed_cb (GListModel *model,
                  guint       position,
                  guint       removed,
                  guint       added,
                  Heard      *heard)
{
  *heard = (Heard) { position, removed, added, heard->n + 1 };
}

static void
test_long (Fixture       *fixture,
           gconstpointer  data)
{
  GAsyncResult *result = NULL;
  g_autoptr (HawHistoryModel) model = NULL;
  g_autoptr (HawHistoryRow) first = NULL;
  g_autoptr (HawHistoryRow) middle = NULL;
  Heard heard = { 0 };

  haw_project_batch_async (fixture->project, insert_steps, NULL, NULL, NULL, haw_await_cb, &result);
  assert_edited (fixture, &result);
  model = haw_history_model_new (fixture->project);
  haw_test_wait_until (!haw_id_list_get_loading (HAW_ID_LIST (model)));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, 100001);
  g_assert_cmpuint (haw_id_list_get_pages_read (HAW_ID_LIST (model)), ==, 0);

  first = g_list_model_get_item (G_LIST_MODEL (model), 0);
  middle = g_list_model_get_item (G_LIST_MODEL (model), 50000);
  haw_test_wait_until (haw_history_row_get_label (middle) != NULL);
  g_assert_cmpuint (haw_id_list_get_pages_read (HAW_ID_LIST (model)), ==, 2);

  /* One edit is one row more, and reads no page. */
  g_signal_connect (model, "items-changed", G_CALLBACK (items_changed_cb), &heard);
  mark (fixture, 0);
  haw_test_wait_until (heard.n == 1);
  g_assert_cmpuint (heard.position, ==, 0);
  g_assert_cmpuint (heard.removed, ==, 0);
  g_assert_cmpuint (heard.added, ==, 1);
  g_assert_cmpuint (haw_id_list_get_pages_read (HAW_ID_LIST (model)), ==, 2);
  g_signal_handlers_disconnect_by_data (model, &heard);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/history-steps/alone", test_alone);
  ADD ("/history-steps/refused", test_refused);
  ADD ("/history-steps/names", test_names);
  ADD ("/history-steps/article", test_article);
  ADD ("/history-steps/place", test_place);
  ADD ("/history-steps/towards", test_towards);
  ADD ("/history-steps/long", test_long);
  ADD ("/history-steps/versions", test_versions);
  ADD ("/history-steps/deleted-version", test_deleted_version);
#undef ADD

  return g_test_run ();
}
