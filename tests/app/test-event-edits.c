/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/haw-event-batch.h"
#include "model/haw-event-merge.h"
#include "model/haw-note.h"
#include "support/haw-test-article.h"
#include "support/haw-test-events.h"

#define TEXT "وصل الوزير إلى العاصمة، الجمعة. وغادرها أمس السبت."

typedef struct
{
  char *folder;
  HawProject *project;
  HawEventStore *events;
  GPtrArray *held;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autofree char *path = NULL;

  fixture->folder = haw_test_folder ();
  path = g_build_filename (fixture->folder, "affair.hawamish", NULL);
  fixture->project = haw_test_new_project (path);
  haw_test_add_articles (fixture->project, "زيارة", TEXT, 3);
  fixture->events = haw_event_store_new (fixture->project);
  fixture->held = g_ptr_array_new_with_free_func (g_object_unref);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_ptr_array_unref (fixture->held);
  haw_test_finalize (g_steal_pointer (&fixture->events));
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

#define ASSERT_REFUSED(domain, code, fixture, function, ...)                                       \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autoptr (GAsyncResult) result_ = NULL;                                                       \
    g_autoptr (GError) error_ = NULL;                                                              \
    g_autofree char *before_ = dump (fixture);                                                     \
    g_autofree char *after_ = NULL;                                                                \
                                                                                                   \
    function ((fixture)->project, __VA_ARGS__, NULL, haw_await_cb, &result_);                      \
    g_assert_false (haw_project_edit_finish ((fixture)->project, haw_await (&result_), &error_));  \
    g_assert_error (error_, domain, code);                                                         \
    after_ = dump (fixture);                                                                       \
    g_assert_cmpstr (after_, ==, before_);                                                         \
  }                                                                                                \
  G_STMT_END

static gpointer
read_dump (HawDb         *db,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autoptr (HawStmt) stmt
    = haw_db_query (db, error,
                    "SELECT 'event ' || id || ' ' || title || '|' || date || '|' || place || '|' ||"
                    " status || '|' || coalesce (earliest_start, '') FROM event"
                    " UNION ALL SELECT 'source ' || e.event || ' ' || n.article || ' ' || n.start ||"
                    " ' ' || e.stance || '|' || e.date || '|' || e.wording FROM evidence e"
                    " JOIN annotation n ON n.id = e.annotation"
                    " UNION ALL SELECT 'actor ' || p.event || ' ' || a.name FROM participant p"
                    " JOIN actor a ON a.id = p.actor"
                    " UNION ALL SELECT 'value ' || attribute || ' ' || target_id || value"
                    "  FROM attribute_value"
                    " UNION ALL SELECT 'note ' || target || target_id || body FROM note ORDER BY 1",
                    "");
  GString *rows = g_string_new (NULL);

  while (stmt != NULL && haw_stmt_step (stmt, error) == HAW_STEP_ROW)
    {
      g_autofree char *row = haw_stmt_dup_text (stmt, 0);

      g_string_append_printf (rows, "%s\n", row);
    }
  return g_string_free (rows, FALSE);
}

static char *
dump (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;

  haw_project_read_async (fixture->project, read_dump, NULL, NULL, g_free, NULL, haw_await_cb,
                          &result);
  return haw_project_read_finish (fixture->project, haw_await (&result), NULL);
}

/* The rows that start with one of the words. */
static void
assert_rows (Fixture    *fixture,
             const char *start,
             const char *expected)
{
  g_autofree char *all = dump (fixture);
  g_auto (GStrv) lines = g_strsplit (all, "\n", -1);
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    if (g_str_has_prefix (lines[i], start))
      g_string_append_printf (found, "%s\n", lines[i]);
  g_assert_cmpstr (found->str, ==, expected);
}

static gint64
add (Fixture    *fixture,
     const char *title,
     const char *date,
     const char *place,
     const char *actor,
     gint64      article,
     gint64      start)
{
  const char *const actors[] = { actor, NULL };
  const HawEvidenceChange source = { .stance = "reports", .date = "" };
  const HawEventFields fields = { .title = title, .date = date, .place = place, .actors = actors,
                                  .status = -1, .source = &source };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id;

  haw_event_add_async (fixture->project, &fields, article, start, start + 4, NULL, haw_await_cb,
                       &result);
  id = haw_event_add_finish (fixture->project, haw_await (&result), &error);
  g_assert_no_error (error);
  g_ptr_array_add (fixture->held, haw_event_store_hold (fixture->events, id));
  return id;
}

static gint64
add_source (Fixture    *fixture,
            gint64      event,
            gint64      article,
            gint64      start,
            const char *date)
{
  const HawEvidenceChange source = { .stance = "confirms", .date = date };

  EDIT (fixture, haw_event_add_passage_async, event, article, start, start + 4, &source);
  return 0;
}

/* What is held, and so follows the project, shows. */
static void
assert_row (Fixture    *fixture,
            gint64      event,
            const char *title,
            const char *date,
            const char *actors,
            gint64      n_evidence)
{
  g_autoptr (HawEvent) row = haw_event_store_hold (fixture->events, event);

  haw_test_wait_until (haw_event_store_lookup (fixture->events, event) != NULL &&
                       g_str_equal (haw_event_get_actors (row), actors) &&
                       haw_event_get_n_evidence (row) == n_evidence);
  g_assert_cmpstr (haw_event_get_title (row), ==, title);
  g_assert_cmpstr (haw_event_get_date (row), ==, date);
}

static void
undo (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  g_free (haw_test_undo (fixture->project, FALSE, &error));
  g_assert_no_error (error);
}

static gboolean
add_values (HawDb    *db,
            gpointer  data,
            GError  **error)
{
  return haw_db_exec (db,
                      "INSERT INTO attribute (uuid, target, name) VALUES ('a', 'event', 'weight'),"
                      " ('b', 'event', 'side'), ('c', 'article', 'genre');"
                      "INSERT INTO attribute_value (attribute, target_id, value) VALUES"
                      " (1, 1, 'high'), (1, 2, 'low'), (2, 2, 'east'), (3, 2, 'report')", error);
}

/* Everything of the others goes over; what both have is there once; the models follow, and one undo
 * gives all back. */
static void
test_merge (Fixture       *fixture,
            gconstpointer  data)
{
  gint64 one = add (fixture, "وصول", "2020-07-03", "", "الوزير", 1, 0);
  gint64 other = add (fixture, "زيارة الوزير", "2020-07", "العاصمة", "الوفد", 2, 5);
  gint64 third = add (fixture, "قدوم", "", "المطار", "الوزير", 1, 0);
  const gint64 others[] = { other, third };
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  add_source (fixture, other, 3, 9, "2020-07-02");
  add_source (fixture, third, 1, 0, "2020-07-05");
  EDIT (fixture, haw_note_set_async, HAW_NOTE_ON_EVENT, one, "one");
  EDIT (fixture, haw_note_set_async, HAW_NOTE_ON_EVENT, other, "two");
  EDIT (fixture, haw_project_edit_async, haw_label_new ("Values", NULL), NULL, add_values, NULL, NULL);
  before = dump (fixture);

  EDIT (fixture, haw_event_merge_async, one, others, 2, NULL);
  assert_rows (fixture, "event", "event 1 وصول|2020-07-03|العاصمة|confirmed|1593734400\n");
  assert_rows (fixture, "source",
               "source 1 1 0 confirms|2020-07-05|\nsource 1 2 5 reports|2020-07|\n"
               "source 1 3 9 confirms|2020-07-02|\n");
  assert_rows (fixture, "actor", "actor 1 الوزير\nactor 1 الوفد\n");
  assert_rows (fixture, "value", "value 1 1high\nvalue 2 1east\nvalue 3 2report\n");
  assert_rows (fixture, "note", "note event1one\n");
  assert_rows (fixture, "weight", "weight: low\n");
  assert_row (fixture, one, "وصول", "2020-07-03", "الوزير, الوفد", 3);
  g_assert_cmpint (haw_test_count_events (fixture->project), ==, 1);

  undo (fixture);
  after = dump (fixture);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpint (haw_test_count_events (fixture->project), ==, 3);
  assert_row (fixture, one, "وصول", "2020-07-03", "الوزير", 1);
  assert_row (fixture, other, "زيارة الوزير", "2020-07", "الوفد", 2);
}

/* A passage that is a source of both: a denial is not lost, nor is the date it gave. */
static void
test_merge_sources (Fixture       *fixture,
                    gconstpointer  data)
{
  gint64 one = add (fixture, "وصول", "2020-07-03", "", NULL, 1, 0);
  gint64 other = add (fixture, "قدوم", "2020-07-03", "", NULL, 2, 5);
  const HawEvidenceChange denial = { .stance = "denies", .date = "2020-07-05" };

  add_source (fixture, one, 3, 9, "2020-07-04");
  EDIT (fixture, haw_event_add_passage_async, other, 3, 9, 13, &denial);
  EDIT (fixture, haw_event_merge_async, one, &other, 1, NULL);
  assert_rows (fixture, "source",
               "source 1 1 0 reports||\nsource 1 2 5 reports||\nsource 1 3 9 denies|2020-07-04|\n");
  assert_rows (fixture, "note", "note event1The passage “⁨ر إل⁩” was also dated ⁨2020-07-05⁩.\n");
}

/* The date: what is common, the analyst's choice, or a dispute in which each source keeps its own. */
static void
test_merge_dates (Fixture       *fixture,
                  gconstpointer  data)
{
  const HawEventChoice choice = { .title = " لقاء ", .date = "2020-07-04~" };
  const HawEventChoice none = { .title = "" };
  const HawEventChoice wrong = { .date = "2020-13" };
  gint64 one = add (fixture, "a", "2020-07-03", "", NULL, 1, 0);
  gint64 other = add (fixture, "b", "2020-07-04", "", NULL, 2, 0);
  const gint64 itself[] = { one };
  const gint64 gone[] = { 99 };

  EDIT (fixture, haw_event_merge_async, one, &other, 1, NULL);
  assert_rows (fixture, "event", "event 1 a|2020-07-03||disputed|1593734400\n");
  assert_rows (fixture, "source", "source 1 1 0 reports||\nsource 1 2 0 reports|2020-07-04|\n");
  undo (fixture);
  EDIT (fixture, haw_event_merge_async, one, &other, 1, &choice);
  assert_rows (fixture, "event", "event 1 لقاء|2020-07-04~||confirmed|1593820800\n");
  assert_rows (fixture, "source",
               "source 1 1 0 reports|2020-07-03|\nsource 1 2 0 reports|2020-07-04|\n");
  undo (fixture);
  ASSERT_REFUSED (HAW_ERROR, HAW_ERROR_INVALID, fixture, haw_event_merge_async, one, &other, 1,
                  &none);
  ASSERT_REFUSED (HAW_EDTF_ERROR, HAW_EDTF_ERROR_RANGE, fixture, haw_event_merge_async, one, &other,
                  1, &wrong);
  ASSERT_REFUSED (HAW_ERROR, HAW_ERROR_INVALID, fixture, haw_event_merge_async, one, itself, 1, NULL);
  ASSERT_REFUSED (HAW_ERROR, HAW_ERROR_INVALID, fixture, haw_event_merge_async, one, gone, 1, NULL);
}

static gboolean
add_value (HawDb    *db,
           gpointer  data,
           GError  **error)
{
  return haw_db_exec (db,
                      "INSERT INTO attribute (uuid, target, name) VALUES ('a', 'event', 'weight'),"
                      " ('b', 'article', 'genre');"
                      "INSERT INTO attribute_value (attribute, target_id, value) VALUES"
                      " (1, 1, 'high'), (2, 1, 'report')", error);
}

/* Chosen sources become an event of their own, with what these have in common. */
static void
test_split (Fixture       *fixture,
            gconstpointer  data)
{
  gint64 event = add (fixture, "زيارة", "2020-07", "العاصمة", "الوزير", 1, 0);
  const HawEventChoice choice = { .title = "مغادرة" };
  const gint64 some[] = { 2, 3 };
  const gint64 all[] = { 1, 2, 3 };
  const gint64 foreign[] = { 77 };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gint64 made;

  add_source (fixture, event, 2, 5, "2020-07-04");
  add_source (fixture, event, 3, 9, "2020-07-04?");
  EDIT (fixture, haw_project_edit_async, haw_label_new ("Value", NULL), NULL, add_value, NULL, NULL);
  before = dump (fixture);
  ASSERT_REFUSED (HAW_ERROR, HAW_ERROR_INVALID, fixture, haw_event_split_async, event, all, 3,
                  &choice);
  ASSERT_REFUSED (HAW_ERROR, HAW_ERROR_INVALID, fixture, haw_event_split_async, event, all, 0,
                  &choice);
  ASSERT_REFUSED (HAW_ERROR, HAW_ERROR_INVALID, fixture, haw_event_split_async, event, foreign, 1,
                  &choice);

  haw_event_split_async (fixture->project, event, some, 2, &choice, NULL, haw_await_cb, &result);
  made = haw_event_split_finish (fixture->project, haw_await (&result), &error);
  g_assert_no_error (error);
  g_assert_cmpint (made, ==, 2);
  assert_rows (fixture, "event",
               "event 1 زيارة|2020-07|العاصمة|confirmed|1593561600\n"
               "event 2 مغادرة|2020-07-04|العاصمة|confirmed|1593820800\n");
  assert_rows (fixture, "source",
               "source 1 1 0 reports||\nsource 2 2 5 confirms|2020-07-04|\n"
               "source 2 3 9 confirms|2020-07-04?|\n");
  assert_rows (fixture, "value", "value 1 1high\nvalue 1 2high\nvalue 2 1report\n");
  assert_row (fixture, event, "زيارة", "2020-07", "الوزير", 1);
  assert_row (fixture, made, "مغادرة", "2020-07-04", "الوزير", 2);
  undo (fixture);
  after = dump (fixture);
  g_assert_cmpstr (after, ==, before);
  assert_row (fixture, event, "زيارة", "2020-07", "الوزير", 3);
}

/* A source without a date of its own takes that of the event along. */
static void
test_split_undated (Fixture       *fixture,
                    gconstpointer  data)
{
  gint64 event = add (fixture, "زيارة", "2020-07-03", "", NULL, 1, 0);
  const gint64 some[] = { 2 };

  add_source (fixture, event, 2, 5, "");
  EDIT (fixture, haw_event_split_async, event, some, 1, NULL);
  assert_rows (fixture, "event",
               "event 1 زيارة|2020-07-03||confirmed|1593734400\n"
               "event 2 زيارة|2020-07-03||confirmed|1593734400\n");
}

/* Dates change by hand: one bound, or the whole of several events, each in its own precision. */
static void
test_dates (Fixture       *fixture,
            gconstpointer  data)
{
  gint64 day = add (fixture, "a", "2020-07-03", "", NULL, 1, 0);
  gint64 month = add (fixture, "b", "2020-07", "", NULL, 2, 0);
  gint64 none = add (fixture, "c", "", "", NULL, 3, 0);
  gint64 list = add (fixture, "d", "{2020,2022}", "", NULL, 3, 0);
  const gint64 events[] = { day, month, none };
  const gint64 gone[] = { day, 99 };
  g_autofree char *label = NULL;

  EDIT (fixture, haw_event_set_bound_async, day, HAW_BOUND_EARLIEST_END,
        haw_civil_to_time (2020, 7, 6) + 100, HAW_PRECISION_DAY);
  assert_row (fixture, day, "a", "2020-07-03/2020-07-05", "", 1);
  assert_rows (fixture, "event 1", "event 1 a|2020-07-03/2020-07-05||confirmed|1593734400\n");
  ASSERT_REFUSED (HAW_EDTF_ERROR, HAW_EDTF_ERROR_UNSUPPORTED, fixture, haw_event_set_bound_async, list,
                  HAW_BOUND_EARLIEST_END, 0, HAW_PRECISION_DAY);

  EDIT (fixture, haw_events_move_async, events, 3, 30 * HAW_SECONDS_PER_DAY);
  assert_row (fixture, day, "a", "2020-08-02/2020-08-04", "", 1);
  assert_row (fixture, month, "b", "2020-08", "", 1);
  assert_row (fixture, none, "c", "", "", 1);
  label = haw_test_undo (fixture->project, FALSE, NULL);
  g_assert_nonnull (strstr (label, "Move"));
  assert_row (fixture, day, "a", "2020-07-03/2020-07-05", "", 1);

  EDIT (fixture, haw_events_shift_async, events, 3, -1);
  assert_row (fixture, day, "a", "2020-07-02/2020-07-04", "", 1);
  assert_row (fixture, month, "b", "2020-06", "", 1);
  /* All or none. */
  ASSERT_REFUSED (HAW_ERROR, HAW_ERROR_NOT_FOUND, fixture, haw_events_shift_async, gone, 2, 1);
}

static void
test_several (Fixture       *fixture,
              gconstpointer  data)
{
  const gint64 events[] = {
    add (fixture, "a", "2020-07-03", "", "الوزير", 1, 0),
    add (fixture, "b", "2020-07", "", NULL, 2, 0),
  };
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  add (fixture, "c", "", "", NULL, 3, 0);
  EDIT (fixture, haw_events_set_status_async, events, 2, HAW_EVENT_UNCONFIRMED);
  g_assert_cmpint (haw_event_get_status (haw_test_read_event (fixture->project, events[1])), ==,
                   HAW_EVENT_UNCONFIRMED);
  EDIT (fixture, haw_note_set_async, HAW_NOTE_ON_EVENT, events[0], "one");
  EDIT (fixture, haw_project_edit_async, haw_label_new ("Values", NULL), NULL, add_values, NULL, NULL);
  before = dump (fixture);
  EDIT (fixture, haw_events_remove_async, events, 2);
  g_assert_cmpint (haw_test_count_events (fixture->project), ==, 1);
  after = dump (fixture);
  g_assert_cmpstr (after, ==, "event 3 c|||confirmed|\nsource 3 3 0 reports||\nvalue 3 2report\n");
  undo (fixture);
  g_free (after);
  after = dump (fixture);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpint (haw_test_count_events (fixture->project), ==, 3);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add ("/event-edits/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("merge", test_merge);
  ADD ("merge-sources", test_merge_sources);
  ADD ("merge-dates", test_merge_dates);
  ADD ("split", test_split);
  ADD ("split-undated", test_split_undated);
  ADD ("dates", test_dates);
  ADD ("several", test_several);
#undef ADD

  return g_test_run ();
}
