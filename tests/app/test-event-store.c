/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/haw-actor-edit.h"
#include "model/haw-event-batch.h"
#include "model/haw-event-merge.h"
#include "model/haw-event-typed.h"
#include "project/haw-error.h"
#include "support/haw-test-article.h"
#include "support/haw-test-event.h"
#include "support/haw-test-events.h"

typedef struct
{
  char *folder;
  HawProject *project;
  HawEventStore *store;
  guint n_changed;
} Fixture;

static void
count_cb (guint *n)
{
  (*n)++;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autofree char *path = NULL;

  fixture->folder = haw_test_folder ();
  path = g_build_filename (fixture->folder, "events.hawamish", NULL);
  fixture->project = haw_test_new_project (path);
  haw_test_add_articles (fixture->project, "زيارة", "وصل الوزير إلى العاصمة، الجمعة.", 2);
  fixture->store = haw_event_store_new (fixture->project);
  g_signal_connect_swapped (fixture->store, "changed", G_CALLBACK (count_cb), &fixture->n_changed);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  haw_test_finalize (g_steal_pointer (&fixture->store));
  haw_test_close_project (fixture->project);
  haw_test_finalize (g_steal_pointer (&fixture->project));
  haw_test_remove (fixture->folder);
  g_free (fixture->folder);
}

static gint64
add (Fixture    *fixture,
     const char *title,
     const char *date,
     const char *place,
     const char *actor)
{
  const char *const actors[] = { actor, NULL };
  const HawEventFields fields = { .title = title, .date = date, .place = place, .actors = actors,
                                  .status = -1 };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id;

  haw_event_add_async (fixture->project, &fields, 0, 0, 0, NULL, haw_await_cb, &result);
  id = haw_event_add_finish (fixture->project, haw_await (&result), &error);
  g_assert_no_error (error);
  return id;
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

static void
undo (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  g_free (haw_test_undo (fixture->project, FALSE, &error));
  g_assert_no_error (error);
}

static gboolean
is_there (Fixture *fixture,
          gint64   event)
{
  return haw_event_store_lookup (fixture->store, event) != NULL;
}

static gboolean
insert_many (HawDb    *db,
             gpointer  data,
             GError  **error)
{
  return haw_db_exec (db,
                      "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n"
                      " WHERE i < 3000) INSERT INTO event (uuid, title, date, earliest_start,"
                      " latest_start, earliest_end, latest_end, created, modified)"
                      " SELECT 'u' || i, 'Event ' || i, '2020', i, i, i + 9, i + 9, 1, 1 FROM n",
                      error);
}

/* Of however many events, those are read that somebody asks for, all of one turn together; those that
 * were seen last stay for a while. */
static void
test_few_of_many (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr (HawEvent) first = NULL;
  g_autoptr (HawEvent) again = NULL;

  EDIT (fixture, haw_project_edit_async, haw_label_new ("Many", NULL), NULL, insert_many, NULL, NULL);
  g_assert_cmpint (haw_test_count_events (fixture->project), ==, 3000);
  g_assert_cmpuint (haw_event_store_get_n_rows_read (fixture->store), ==, 0);
  g_assert_cmpuint (haw_event_store_get_n_held (fixture->store), ==, 0);

  first = haw_event_store_hold (fixture->store, 1);
  for (gint64 id = 2; id <= 30; id++)
    g_object_unref (haw_event_store_hold (fixture->store, id));
  g_assert_false (is_there (fixture, 1));
  haw_test_wait_until (is_there (fixture, 30));
  g_assert_cmpstr (haw_event_get_title (first), ==, "Event 1");
  g_assert_cmpuint (haw_event_store_get_n_reads (fixture->store), ==, 1);
  g_assert_cmpuint (haw_event_store_get_n_rows_read (fixture->store), ==, 30);
  g_assert_cmpuint (fixture->n_changed, ==, 1);

  again = haw_event_store_hold (fixture->store, 1);
  g_assert_true (again == first);
  g_object_unref (haw_event_store_hold (fixture->store, 30));
  for (gint64 id = 1001; id <= 1300; id++)
    g_object_unref (haw_event_store_hold (fixture->store, id));
  haw_test_wait_until (is_there (fixture, 1300));
  g_assert_cmpuint (haw_event_store_get_n_reads (fixture->store), ==, 2);
  g_assert_cmpuint (haw_event_store_get_n_rows_read (fixture->store), ==, 330);
  g_assert_cmpuint (haw_event_store_get_n_held (fixture->store), <=, 65);
  g_assert_true (is_there (fixture, 1));
}

/* The values of an event come with the change; what stands in other tables is read again, of the
 * events that are held and of no other. */
static void
test_follow (Fixture       *fixture,
             gconstpointer  data)
{
  const char *const actors[] = { "الوفد", NULL };
  const HawEventFields title = { .title = "وصول", .status = -1 };
  const HawEventFields cast = { .actors = actors, .status = -1 };
  const HawEvidenceChange source = { .stance = "reports", .date = "" };
  gint64 id = add (fixture, "زيارة", "2020-07-03", "", "الوزير");
  gint64 other = add (fixture, "لقاء", "2020-07-04", "", "الرئيس");
  g_autoptr (HawEvent) event = haw_event_store_hold (fixture->store, id);

  haw_test_wait_until (is_there (fixture, id));
  g_assert_cmpstr (haw_event_get_actors (event), ==, "الوزير");
  fixture->n_changed = 0;
  EDIT (fixture, haw_event_update_async, id, &title);
  g_assert_cmpstr (haw_event_get_title (event), ==, "وصول");
  g_assert_cmpuint (fixture->n_changed, ==, 1);
  undo (fixture);
  g_assert_cmpstr (haw_event_get_title (event), ==, "زيارة");
  EDIT (fixture, haw_event_update_async, other, &title);
  g_assert_cmpuint (fixture->n_changed, ==, 2);
  g_assert_cmpuint (haw_event_store_get_n_rows_read (fixture->store), ==, 1);

  EDIT (fixture, haw_event_update_async, id, &cast);
  haw_test_wait_until (g_str_equal (haw_event_get_actors (event), "الوفد"));
  EDIT (fixture, haw_event_add_passage_async, id, 1, 0, 4, &source);
  haw_test_wait_until (haw_event_get_n_evidence (event) == 1);
  EDIT (fixture, haw_actor_rename_async, 3, "الوفد الرسمي");
  haw_test_wait_until (g_str_equal (haw_event_get_actors (event), "الوفد الرسمي"));
  g_assert_cmpuint (haw_event_store_get_n_rows_read (fixture->store), ==, 4);
  EDIT (fixture, haw_event_update_async, other, &cast);
  EDIT (fixture, haw_event_add_passage_async, other, 1, 0, 4, &source);
  g_assert_cmpint (haw_test_count_events (fixture->project), ==, 2);
  g_assert_cmpuint (haw_event_store_get_n_rows_read (fixture->store), ==, 4);
}

/* What is deleted or merged into another is missing, and comes back with what takes that back. */
static void
test_gone (Fixture       *fixture,
           gconstpointer  data)
{
  gint64 id = add (fixture, "زيارة", "2020-07-03", "", "الوزير");
  gint64 other = add (fixture, "لقاء", "2020-07-03", "", "الرئيس");
  g_autoptr (HawEvent) event = haw_event_store_hold (fixture->store, id);
  g_autoptr (HawEvent) merged = haw_event_store_hold (fixture->store, other);
  g_autoptr (HawEvent) never = haw_event_store_hold (fixture->store, 99);

  g_assert_false (haw_event_store_is_missing (fixture->store, 99));
  haw_test_wait_until (is_there (fixture, id) && is_there (fixture, other));
  g_assert_true (haw_event_store_is_missing (fixture->store, 99));
  g_assert_false (haw_event_store_is_missing (fixture->store, id));

  EDIT (fixture, haw_event_merge_async, id, &other, 1, NULL);
  g_assert_true (haw_event_store_is_missing (fixture->store, other));
  g_assert_null (haw_event_store_lookup (fixture->store, other));
  haw_test_wait_until (g_str_equal (haw_event_get_actors (event), "الوزير, الرئيس"));
  undo (fixture);
  haw_test_wait_until (is_there (fixture, other));
  g_assert_cmpstr (haw_event_get_actors (merged), ==, "الرئيس");
  haw_test_wait_until (g_str_equal (haw_event_get_actors (event), "الوزير"));

  EDIT (fixture, haw_event_remove_async, id);
  g_assert_true (haw_event_store_is_missing (fixture->store, id));
  undo (fixture);
  haw_test_wait_until (is_there (fixture, id));
  g_assert_cmpstr (haw_event_get_title (event), ==, "زيارة");
}

static GPtrArray *
find (Fixture      *fixture,
      const gint64 *ids,
      gsize         n,
      GError      **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  haw_event_store_find_async (fixture->store, ids, n, NULL, haw_await_cb, &result);
  return haw_event_store_find_finish (fixture->store, haw_await (&result), error);
}

/* Events are found in the order asked for, one that was made a moment ago among them; what is in memory
 * is not read again. */
static void
test_find (Fixture       *fixture,
           gconstpointer  data)
{
  gint64 one = add (fixture, "a", "", "", NULL);
  const gint64 ids[] = { add (fixture, "b", "", "", NULL), 99, one };
  g_autoptr (GPtrArray) events = find (fixture, ids, 3, NULL);
  g_autoptr (GPtrArray) again = NULL;
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (fixture->folder, "other.hawamish", NULL);

  g_assert_cmpuint (events->len, ==, 2);
  g_assert_cmpstr (haw_event_get_title (events->pdata[0]), ==, "b");
  g_assert_cmpstr (haw_event_get_title (events->pdata[1]), ==, "a");
  again = find (fixture, ids, 3, NULL);
  g_assert_cmpuint (again->len, ==, 2);
  g_assert_cmpuint (haw_event_store_get_n_rows_read (fixture->store), ==, 3);

  haw_test_close_project (fixture->project);
  none = find (fixture, (const gint64[]) { 98 }, 1, &error);
  g_assert_null (none);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CLOSED);
  g_object_unref (fixture->project);
  fixture->project = haw_test_new_project (path);
}

static void
assert_typed (Fixture    *fixture,
              const char *text,
              const char *date,
              const char *expected)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) matches = NULL;
  g_autoptr (GString) found = g_string_new (NULL);

  haw_event_find_typed_async (fixture->project, text, date, 4, NULL, haw_await_cb, &result);
  matches = haw_project_read_finish (fixture->project, haw_await (&result), &error);
  g_assert_no_error (error);
  for (guint i = 0; i < matches->len; i++)
    g_string_append_printf (found, "%" G_GINT64_FORMAT " ",
                            ((HawEventMatch *) matches->pdata[i])->event);
  g_assert_cmpstr (found->str, ==, expected);
}

/* All the words, wherever they stand; those at the time first, then in order of time, the undated last;
 * a few of them. */
static void
test_typed (Fixture       *fixture,
            gconstpointer  data)
{
  add (fixture, "زيارة أولى", "", "", NULL);
  add (fixture, "زيارة الوفد", "2021-05", "العاصمة", "سامي الراوي");
  add (fixture, "زيارة ثانية", "2020-07-03", "", "سامي");
  add (fixture, "زيارة", "2019", "الميناء", NULL);
  add (fixture, "Budget", "2020-07-03", "", NULL);

  assert_typed (fixture, "زيارة", "", "4 3 2 1 ");
  assert_typed (fixture, "زياره", "2020-07", "3 4 2 1 ");
  assert_typed (fixture, "زيارة", "2021", "2 4 3 1 ");
  assert_typed (fixture, "سامى زيارة", "2021", "2 3 ");
  assert_typed (fixture, "العاصمة الراوي", "", "2 ");
  assert_typed (fixture, "bud", "2020-07-03", "5 ");
  assert_typed (fixture, "زيارة Budget", "", "");
  assert_typed (fixture, "  ", "", "");
  add (fixture, "زيارة", "2018", "", NULL);
  assert_typed (fixture, "زيارة", "", "6 4 3 2 ");
}

static void
find_one (Fixture  *fixture,
          gint64    event,
          GError  **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) found = NULL;

  haw_event_store_find_async (fixture->store, &event, 1, NULL, haw_await_cb, &result);
  found = haw_event_store_find_finish (fixture->store, haw_await (&result), error);
  g_assert_true ((found != NULL && found->len == 1) == is_there (fixture, event));
}

/* What could not be read is read when it is asked for again; nobody waits for good. */
static void
test_failed (Fixture       *fixture,
             gconstpointer  data)
{
  gint64 visit = add (fixture, "زيارة", "2020-07-03", "", NULL);
  g_autoptr (HawEvent) held = NULL;
  g_autoptr (GError) error = NULL;

  haw_test_edit_by_sql (fixture->project, "ALTER TABLE participant RENAME TO out_of_reach");
  g_test_expect_message (G_LOG_DOMAIN, G_LOG_LEVEL_WARNING, "*participant*");
  held = haw_event_store_hold (fixture->store, visit);
  find_one (fixture, visit, &error);
  g_test_assert_expected_messages ();
  g_assert_error (error, HAW_ERROR, HAW_ERROR_FAILED);
  g_clear_error (&error);

  haw_test_edit_by_sql (fixture->project, "ALTER TABLE out_of_reach RENAME TO participant");
  find_one (fixture, visit, &error);
  g_assert_no_error (error);
  g_assert_true (is_there (fixture, visit));
}

/* Who lets go of a store need not wait for what it is reading. */
static void
test_gone_while_reading (Fixture       *fixture,
                         gconstpointer  data)
{
  gint64 event = add (fixture, "a", "2020", "", NULL);
  g_autoptr (HawEvent) held = haw_event_store_hold (fixture->store, event);

  haw_test_wait_until (haw_event_store_get_n_reads (fixture->store) == 1);
  g_assert_false (is_there (fixture, event));
  g_assert_finalize_object (g_steal_pointer (&fixture->store));
  fixture->store = haw_event_store_new (fixture->project);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add ("/event-store/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("few-of-many", test_few_of_many);
  ADD ("follow", test_follow);
  ADD ("gone", test_gone);
  ADD ("find", test_find);
  ADD ("typed", test_typed);
  ADD ("failed", test_failed);
  ADD ("gone-while-reading", test_gone_while_reading);
#undef ADD

  return g_test_run ();
}
