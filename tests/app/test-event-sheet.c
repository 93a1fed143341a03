/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/haw-article-edit.h"
#include "model/haw-event-batch.h"
#include "model/haw-event-merge.h"
#include "model/haw-event-sheet.h"
#include "support/haw-test-article.h"
#include "time/haw-civil.h"

#define TEXT "وصل الوزير إلى العاصمة، الجمعة. وغادرها أمس السبت."

typedef struct
{
  char *folder;
  HawProject *project;
  HawEventSheet *sheet;
  GString *log;          /* the changes of the list */
} Fixture;

static void
items_changed_cb (Fixture *fixture,
                  guint    position,
                  guint    removed,
                  guint    added)
{
  g_string_append_printf (fixture->log, "%u-%u+%u ", position, removed, added);
}

static void
open_sheet (Fixture *fixture)
{
  fixture->sheet = haw_event_sheet_new (fixture->project);
  haw_test_wait_until (!haw_event_sheet_get_loading (fixture->sheet));
  fixture->log = g_string_new (NULL);
  g_signal_connect_swapped (fixture->sheet, "items-changed", G_CALLBACK (items_changed_cb), fixture);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autofree char *path = NULL;

  fixture->folder = haw_test_folder ();
  path = g_build_filename (fixture->folder, "affair.hawamish", NULL);
  fixture->project = haw_test_new_project (path);
  haw_test_add_articles (fixture->project, "زيارة", TEXT, 3);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  haw_test_finalize (g_steal_pointer (&fixture->sheet));
  g_string_free (fixture->log, TRUE);
  haw_test_close_project (fixture->project);
  haw_test_finalize (g_steal_pointer (&fixture->project));
  haw_test_remove (fixture->folder);
  g_free (fixture->folder);
}

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

static gint64
add (Fixture        *fixture,
     const char     *title,
     const char     *date,
     const char     *place,
     const char     *actor,
     HawEventStatus  status,
     gint64          article)
{
  const char *const actors[] = { actor, NULL };
  const HawEventFields fields = { .title = title, .date = date, .place = place, .actors = actors,
                                  .status = (int) status };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id;

  haw_event_add_async (fixture->project, &fields, article, 0, 4, NULL, haw_await_cb, &result);
  id = haw_event_add_finish (fixture->project, haw_await (&result), &error);
  g_assert_no_error (error);
  return id;
}

static void
add_source (Fixture    *fixture,
            gint64      event,
            gint64      article,
            const char *stance,
            const char *date)
{
  const HawEvidenceChange source = { .stance = stance, .date = date };

  EDIT (fixture, haw_event_add_passage_async, event, article, 5, 9, &source);
}

static void
set_article (Fixture    *fixture,
             gint64      article,
             const char *outlet,
             const char *published)
{
  HawArticleFields fields = { .outlet = outlet, .published = published };

  EDIT (fixture, haw_article_update_async, &article, 1, &fields);
}

/* Five events: what each column is sorted by differs. */
static void
fill (Fixture *fixture)
{
  set_article (fixture, 1, "وكالة", "2020-07-05");
  set_article (fixture, 2, "جريدة", "2020-07-04");
  set_article (fixture, 3, "بوابة", "");
  add (fixture, "ج", "2020-07-03", "طرابلس", "السراج", HAW_EVENT_DISPUTED, 1);
  add (fixture, "أ", "", "", NULL, HAW_EVENT_CONFIRMED, 2);
  add (fixture, "ب", "2020-07", "أنقرة", "أكار", HAW_EVENT_UNCONFIRMED, 3);
  add (fixture, "إب", "2020-07-02", "سرت", NULL, HAW_EVENT_CONFIRMED, 0);
  add (fixture, "د", "2020-07-04", "", "الوفد", HAW_EVENT_CONFIRMED, 1);
  add_source (fixture, 1, 2, "reports", "2020-07-05");
  add_source (fixture, 3, 1, "denies", "");
  add_source (fixture, 3, 2, "reports", "2020-07-01");
}

static char *
dup_ids (Fixture *fixture)
{
  GString *ids = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (fixture->sheet)); i++)
    g_string_append_printf (ids, "%" G_GINT64_FORMAT, haw_event_sheet_get_id (fixture->sheet, i));
  return g_string_free (ids, FALSE);
}

static void
assert_order (Fixture        *fixture,
              HawEventColumn  column,
              gboolean        descending,
              const char     *expected)
{
  g_autofree char *order = NULL;
  guint n_before = haw_event_sheet_get_n_queries (fixture->sheet);

  g_string_truncate (fixture->log, 0);
  haw_event_sheet_set_sort (fixture->sheet, column, descending);
  if (haw_event_sheet_get_n_queries (fixture->sheet) > n_before)
    haw_test_wait_until (fixture->log->len > 0);
  order = dup_ids (fixture);
  g_assert_cmpstr (order, ==, expected);
}

static void
test_sort (Fixture       *fixture,
           gconstpointer  data)
{
  fill (fixture);
  open_sheet (fixture);
  assert_order (fixture, HAW_EVENT_COLUMN_DATE, FALSE, "34152");
  assert_order (fixture, HAW_EVENT_COLUMN_DATE, TRUE, "51432");
  /* Spellings of alef are one letter. */
  assert_order (fixture, HAW_EVENT_COLUMN_TITLE, FALSE, "24315");
  assert_order (fixture, HAW_EVENT_COLUMN_TITLE, TRUE, "51342");
  /* What is empty comes last in either direction, in order of time. */
  assert_order (fixture, HAW_EVENT_COLUMN_PLACE, FALSE, "34152");
  assert_order (fixture, HAW_EVENT_COLUMN_PLACE, TRUE, "14352");
  assert_order (fixture, HAW_EVENT_COLUMN_ACTORS, FALSE, "31542");
  assert_order (fixture, HAW_EVENT_COLUMN_STATUS, FALSE, "45213");
  assert_order (fixture, HAW_EVENT_COLUMN_SOURCES, TRUE, "31524");
  /* By the outlet whose article came first; one without a date is never the first of several. */
  assert_order (fixture, HAW_EVENT_COLUMN_FIRST, FALSE, "31254");
  /* By when that was, and by how much later than the event; who knows neither comes last. */
  assert_order (fixture, HAW_EVENT_COLUMN_PUBLISHED, TRUE, "53124");
  assert_order (fixture, HAW_EVENT_COLUMN_PUBLISHED, FALSE, "31254");
  assert_order (fixture, HAW_EVENT_COLUMN_LAG, FALSE, "31542");
  assert_order (fixture, HAW_EVENT_COLUMN_LAG, TRUE, "15342");
  assert_order (fixture, HAW_EVENT_COLUMN_DISAGREEMENT, TRUE, "13452");
}

static void
assert_filtered (Fixture        *fixture,
                 HawEventFilter  filter,
                 const char     *expected)
{
  g_autofree char *ids = NULL;

  g_string_truncate (fixture->log, 0);
  haw_event_sheet_set_filter (fixture->sheet, filter);
  haw_test_wait_until (fixture->log->len > 0);
  ids = dup_ids (fixture);
  g_assert_cmpstr (ids, ==, expected);
}

static void
test_filter (Fixture       *fixture,
             gconstpointer  data)
{
  fill (fixture);
  open_sheet (fixture);
  assert_filtered (fixture, HAW_EVENT_FILTER_CONFIRMED, "452");
  assert_filtered (fixture, HAW_EVENT_FILTER_UNCONFIRMED, "3");
  assert_filtered (fixture, HAW_EVENT_FILTER_DISPUTED, "1");
  assert_filtered (fixture, HAW_EVENT_FILTER_DISAGREEING, "31");
  assert_filtered (fixture, HAW_EVENT_FILTER_ALL, "34152");
}

static gboolean
has_ids (Fixture    *fixture,
         const char *expected)
{
  g_autofree char *ids = dup_ids (fixture);

  return g_str_equal (ids, expected);
}

/* What may have been under way in the range is left, of how many is known, and edits bring events in and
 * take them out. Of ranges that follow each other fast only the last one is shown. */
static void
test_range (Fixture       *fixture,
            gconstpointer  data)
{
  const HawEventFields in = { .date = "2020-07-03", .status = -1 };
  const HawEventFields out = { .date = "2020-08", .status = -1 };
  gint64 day = haw_civil_to_time (2020, 7, 3);
  guint n_queries, n_changes = 0;

  fill (fixture);
  open_sheet (fixture);
  g_assert_cmpuint (haw_event_sheet_get_n_total (fixture->sheet), ==, 5);
  haw_event_sheet_set_range (fixture->sheet, day, day + HAW_SECONDS_PER_DAY);
  haw_test_wait_until (has_ids (fixture, "31"));
  g_assert_cmpuint (haw_event_sheet_get_n_total (fixture->sheet), ==, 5);
  EDIT (fixture, haw_event_update_async, 4, &in);
  haw_test_wait_until (has_ids (fixture, "314"));
  EDIT (fixture, haw_event_update_async, 3, &out);
  haw_test_wait_until (has_ids (fixture, "14"));
  haw_event_sheet_set_filter (fixture->sheet, HAW_EVENT_FILTER_DISPUTED);
  haw_test_wait_until (has_ids (fixture, "1"));
  haw_event_sheet_set_filter (fixture->sheet, HAW_EVENT_FILTER_ALL);
  haw_test_wait_until (has_ids (fixture, "14"));

  n_queries = haw_event_sheet_get_n_queries (fixture->sheet);
  g_string_truncate (fixture->log, 0);
  for (guint i = 2; i <= 20; i++)
    haw_event_sheet_set_range (fixture->sheet, day, day + i * HAW_SECONDS_PER_DAY);
  haw_event_sheet_set_range (fixture->sheet, 0, 0);
  haw_test_wait_until (has_ids (fixture, "14532"));
  g_assert_cmpuint (haw_event_sheet_get_n_queries (fixture->sheet), ==, n_queries + 20);
  for (const char *at = fixture->log->str; (at = strchr (at, ' ')) != NULL; at++)
    n_changes++;
  g_assert_cmpuint (n_changes, ==, 2);
  haw_event_sheet_set_range (fixture->sheet, 7, 7);
  g_assert_cmpuint (haw_event_sheet_get_n_queries (fixture->sheet), ==, n_queries + 20);
}

static HawEventSheetRow *
get_row (Fixture *fixture,
         gint64   event)
{
  guint position = 0;
  HawEventSheetRow *row;

  g_assert_true (haw_event_sheet_find (fixture->sheet, event, &position));
  row = g_list_model_get_item (G_LIST_MODEL (fixture->sheet), position);
  haw_test_wait_until (haw_event_sheet_row_is_loaded (row));
  return row;
}

static void
changed_cb (HawEventSheetRow *row,
            guint            *n)
{
  *n += 1;
}

static void
test_values (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (HawEventSheetRow) row = NULL;
  const HawEventValues *values;
  guint n = 0;

  fill (fixture);
  open_sheet (fixture);
  row = get_row (fixture, 1);
  values = haw_event_sheet_row_get_values (row);
  g_assert_cmpstr (values->title, ==, "ج");
  g_assert_cmpstr (values->date, ==, "2020-07-03");
  g_assert_cmpstr (values->place, ==, "طرابلس");
  g_assert_cmpstr (values->actors, ==, "السراج");
  g_assert_cmpint (values->status, ==, HAW_EVENT_DISPUTED);
  g_assert_cmpuint (values->n_sources, ==, 2);
  g_assert_cmpstr (values->first_outlet, ==, "جريدة");
  g_assert_cmpstr (values->first_date, ==, "2020-07-04");
  g_assert_cmpuint (values->disagreement, ==, 100);

  /* It follows what it is made of, each time once. */
  g_signal_connect (row, "changed", G_CALLBACK (changed_cb), &n);
  set_article (fixture, 2, NULL, "2020-07-09");
  haw_test_wait_until (n == 1);
  g_assert_cmpstr (values->first_outlet, ==, "وكالة");
  add_source (fixture, 1, 3, "reports", "");
  haw_test_wait_until (n == 2);
  g_assert_cmpuint (values->n_sources, ==, 3);
}

/* Every change is the smallest one: a row that stays where it is is not told of as another. */
static void
test_follow (Fixture       *fixture,
             gconstpointer  data)
{
  const HawEventFields title = { .title = "جديد", .status = -1 };
  const HawEventFields later = { .date = "2020-08", .status = -1 };
  const gint64 four[] = { 4 };
  g_autoptr (HawEventSheetRow) row = NULL;
  gint64 made;

  fill (fixture);
  open_sheet (fixture);
  row = get_row (fixture, 5);

#define ASSERT_LOG(expected)                                                                       \
  G_STMT_START                                                                                     \
  {                                                                                                \
    haw_test_wait_until (g_str_equal (fixture->log->str, expected));                               \
    g_string_truncate (fixture->log, 0);                                                           \
  }                                                                                                \
  G_STMT_END

  made = add (fixture, "ه", "2020-07-03", "", NULL, HAW_EVENT_CONFIRMED, 0);
  ASSERT_LOG ("3-0+1 ");
  EDIT (fixture, haw_event_update_async, 3, &later);
  ASSERT_LOG ("0-1+0 4-0+1 ");
  EDIT (fixture, haw_events_remove_async, &made, 1);
  ASSERT_LOG ("2-1+0 ");
  g_free (haw_test_undo (fixture->project, FALSE, NULL));
  ASSERT_LOG ("2-0+1 ");
  EDIT (fixture, haw_event_merge_async, 1, four, 1, NULL);
  ASSERT_LOG ("0-1+0 ");
  EDIT (fixture, haw_event_update_async, 5, &title);
  haw_test_wait_until (g_str_equal (haw_event_sheet_row_get_values (row)->title, "جديد"));
  g_assert_cmpuint (haw_event_sheet_get_n_queries (fixture->sheet), ==, 7);
  g_assert_cmpstr (fixture->log->str, ==, "");
}

static gboolean
insert_many (HawDb    *db,
             gpointer  data,
             GError  **error)
{
  return haw_db_exec (db,
                      "INSERT INTO event (uuid, title, date, earliest_start, latest_start,"
                      " earliest_end, latest_end, created, modified)"
                      " WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n"
                      "  WHERE i < 10000) SELECT 'e' || i, 'title ' || i, '2020',"
                      " i * 1000, i * 1000, i * 1000 + 60, i * 1000 + 60, 1, 1 FROM n", error);
}

/* Of ten thousand events only those that are looked at are read, and an edit is one row and at most two
 * changes of the list. */
static void
test_many (Fixture       *fixture,
           gconstpointer  data)
{
  const HawEventFields later = { .date = "2031", .status = -1 };
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GAsyncResult) result = NULL;
  guint n_rows;

  EDIT (fixture, haw_project_edit_async, haw_label_new ("Many", NULL), NULL, insert_many, NULL, NULL);
  open_sheet (fixture);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->sheet)), ==, 10000);
  g_assert_cmpuint (haw_event_sheet_get_n_rows_read (fixture->sheet), ==, 0);
  for (guint i = 0; i < 200; i++)
    g_ptr_array_add (rows, g_list_model_get_item (G_LIST_MODEL (fixture->sheet), 5000 + i));
  haw_test_wait_until (haw_event_sheet_row_is_loaded (rows->pdata[199]));
  g_assert_cmpuint (haw_event_sheet_get_n_rows_read (fixture->sheet), ==, 200);
  g_assert_cmpuint (haw_event_sheet_get_n_queries (fixture->sheet), ==, 1);
  g_assert_cmpstr (haw_event_sheet_row_get_values (rows->pdata[7])->title, ==, "title 5008");

  /* Nor does a range read more than ids. */
  haw_event_sheet_set_range (fixture->sheet, 5000 * 1000, 5100 * 1000);
  haw_test_wait_until (g_list_model_get_n_items (G_LIST_MODEL (fixture->sheet)) == 100);
  haw_event_sheet_set_range (fixture->sheet, 0, 0);
  haw_test_wait_until (g_list_model_get_n_items (G_LIST_MODEL (fixture->sheet)) == 10000);
  g_assert_cmpuint (haw_event_sheet_get_n_rows_read (fixture->sheet), ==, 200);
  g_string_truncate (fixture->log, 0);

  n_rows = haw_event_sheet_get_n_rows_read (fixture->sheet);
  EDIT (fixture, haw_event_update_async, 5003, &later);
  haw_test_wait_until (fixture->log->len > 8);
  g_assert_cmpstr (fixture->log->str, ==, "5002-1+0 9999-0+1 ");
  g_assert_cmpuint (haw_event_sheet_get_n_rows_read (fixture->sheet), ==, n_rows + 1);
  g_assert_cmpuint (haw_event_sheet_get_n_queries (fixture->sheet), ==, 4);

  haw_event_sheet_seek_async (fixture->sheet, "Title 99", 0, NULL, haw_await_cb, &result);
  g_assert_cmpint (haw_event_sheet_seek_finish (fixture->sheet, haw_await (&result), NULL), ==, 99);
  g_clear_object (&result);
  haw_event_sheet_seek_async (fixture->sheet, "Title 99", 9000, NULL, haw_await_cb, &result);
  g_assert_cmpint (haw_event_sheet_seek_finish (fixture->sheet, haw_await (&result), NULL), ==, 9900);
  g_clear_object (&result);
  haw_event_sheet_seek_async (fixture->sheet, "nothing", 0, NULL, haw_await_cb, &result);
  g_assert_cmpint (haw_event_sheet_seek_finish (fixture->sheet, haw_await (&result), NULL), ==, 0);
  g_assert_cmpuint (haw_event_sheet_get_n_rows_read (fixture->sheet), ==, n_rows + 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add ("/event-sheet/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("sort", test_sort);
  ADD ("filter", test_filter);
  ADD ("range", test_range);
  ADD ("values", test_values);
  ADD ("follow", test_follow);
  ADD ("many", test_many);
#undef ADD

  return g_test_run ();
}
