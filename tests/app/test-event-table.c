/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/haw-article-edit.h"
#include "model/haw-event-store.h"
#include "model/haw-event-table.h"
#include "support/haw-test-event.h"

#define TEXT "وصل الوزير إلى العاصمة، الجمعة. وغادرها أمس السبت."

typedef struct
{
  char *folder;
  HawProject *project;
  HawEventTable *table;
  guint n_reset;
} Fixture;

static void
reset_cb (Fixture *fixture)
{
  fixture->n_reset++;
}

static HawEventTable *
make_table (Fixture *fixture)
{
  HawEventTable *table = haw_event_table_new (fixture->project);

  g_assert_true (haw_event_table_get_loading (table));
  haw_test_wait_until (haw_event_table_get_lanes (table) != NULL);
  g_assert_false (haw_event_table_get_loading (table));
  haw_test_wait_until (!haw_event_table_get_reading_sources (table));

  return table;
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
  fixture->table = make_table (fixture);
  g_signal_connect_swapped (fixture->table, "reset", G_CALLBACK (reset_cb), fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  haw_test_finalize (g_steal_pointer (&fixture->table));
  haw_test_close_project (fixture->project);
  haw_test_finalize (g_steal_pointer (&fixture->project));
  haw_test_remove (fixture->folder);
  g_free (fixture->folder);
}

static HawTimelineStore *
get_store (HawEventTable *table)
{
  return haw_timeline_lanes_get_store (haw_event_table_get_lanes (table));
}

static gint64
add_event (Fixture           *fixture,
           const char        *title,
           const char        *date,
           gint64             article,
           const char *const *actors)
{
  HawEventFields fields = { .title = title, .date = date, .actors = actors,
                            .status = HAW_EVENT_CONFIRMED };

  return haw_test_add_event (fixture->project, article, fields);
}

static void
add_source (Fixture    *fixture,
            gint64      event,
            gint64      article,
            const char *stance,
            const char *date)
{
  const HawEvidenceChange source = { .stance = stance, .date = date };
  g_autoptr (GAsyncResult) result = NULL;

  haw_event_add_passage_async (fixture->project, event, article, 5, 11, &source, NULL, haw_await_cb,
                               &result);
  haw_test_finish_edit (fixture->project, &result);
}

static gboolean
find (Fixture          *fixture,
      gint64            id,
      HawTimelineEvent *event)
{
  int position = haw_timeline_store_find (get_store (fixture->table), id);

  if (position >= 0)
    haw_timeline_store_get (get_store (fixture->table), (guint) position, event);

  return position >= 0;
}

/* Whatever edits made of the table, reading everything anew makes the same. */
static gboolean
is_true_by (Fixture         *fixture,
            HawLaneGrouping  grouping,
            HawClock         clock)
{
  g_autoptr (HawEventTable) fresh = make_table (fixture);
  HawClock shown;
  HawTimelineLanes *lanes = haw_event_table_get_lanes (fixture->table), *other;
  HawTimelineStore *store = get_store (fixture->table), *again;

  haw_event_table_set_lanes (fresh, grouping, HAW_LANE_ORDER_NAME);
  haw_test_wait_until (haw_timeline_lanes_has_lanes (haw_event_table_get_lanes (fresh)) ==
                       (grouping != HAW_LANES_NONE));
  haw_event_table_set_clock (fresh, clock);
  haw_test_wait_until ((haw_event_table_get_publications (fresh, &shown), shown == clock));
  other = haw_event_table_get_lanes (fresh);
  again = haw_timeline_lanes_get_store (other);
  if (store->n != again->n || store->n_dated != again->n_dated ||
      haw_timeline_lanes_get_n (lanes) != haw_timeline_lanes_get_n (other))
    return FALSE;
  for (guint i = 0; i < store->n; i++)
    {
      HawTimelineEvent one, two;

      haw_timeline_store_get (store, i, &one);
      haw_timeline_store_get (again, i, &two);
      if (one.id != two.id || !g_str_equal (one.title, two.title) ||
          !g_str_equal (one.date, two.date) || one.n_sources != two.n_sources ||
          one.status != two.status || one.disagreement != two.disagreement ||
          one.approximate != two.approximate || one.uncertain != two.uncertain ||
          memcmp (&one.bounds, &two.bounds, sizeof one.bounds) != 0)
        return FALSE;
      for (guint j = 0; j < haw_timeline_lanes_get_n (lanes); j++)
        if (haw_timeline_lanes_stands_in (lanes, i, j) !=
            haw_timeline_lanes_stands_in (other, i, j))
          return FALSE;
    }

  return TRUE;
}

static gboolean
is_true (Fixture         *fixture,
         HawLaneGrouping  grouping)
{
  return is_true_by (fixture, grouping, HAW_CLOCK_EVENT);
}

static void
undo_all (Fixture  *fixture,
          guint     n,
          gboolean  redo)
{
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *label = haw_test_undo (fixture->project, redo, &error);

      g_assert_no_error (error);
    }
}

/* Edits and their undoing change the events that are shown, with their dates, signs and sources. */
static void
test_follows (Fixture       *fixture,
              gconstpointer  data)
{
  guint n_reset = fixture->n_reset;
  HawTimelineLanes *lanes = haw_event_table_get_lanes (fixture->table);
  gint64 first = add_event (fixture, "لقاء", "2020-07-03", 1, NULL);
  gint64 second = add_event (fixture, "B", "2019-05~/..", 0, NULL);
  gint64 third = add_event (fixture, "Leak", "", 0, NULL);
  HawTimelineEvent event;

  haw_test_wait_until (get_store (fixture->table)->n == 3 && is_true (fixture, HAW_LANES_NONE));
  g_assert_true (find (fixture, second, &event));
  g_assert_true (event.approximate);
  g_assert_cmpint (event.bounds.latest_end, ==, HAW_TIME_MAX);
  g_assert_true (find (fixture, third, &event));
  g_assert_true (event.undated);

  haw_test_update_event (fixture->project, third, (HawEventFields) { .date = "2020-01?", .status = -1 });
  haw_test_update_event (fixture->project, first, (HawEventFields) { .title = "قصف", .status = HAW_EVENT_DISPUTED });
  haw_test_update_event (fixture->project, second, (HawEventFields) { .date = "", .status = -1 });
  add_source (fixture, first, 2, "denies", "");
  add_source (fixture, first, 3, "reports", "2020-07-09");
  haw_test_wait_until (find (fixture, first, &event) && event.n_sources == 3);
  haw_test_wait_until (is_true (fixture, HAW_LANES_NONE));
  /* One denies it, and the two others have it on other days. */
  g_assert_true (find (fixture, first, &event));
  g_assert_cmpuint (event.disagreement, ==, 100);
  g_assert_cmpstr (event.title, ==, "قصف");
  g_assert_cmpint (event.status, ==, HAW_TIMELINE_DISPUTED);

  undo_all (fixture, 8, FALSE);
  haw_test_wait_until (get_store (fixture->table)->n == 0);
  undo_all (fixture, 8, TRUE);
  haw_test_wait_until (get_store (fixture->table)->n == 3 && is_true (fixture, HAW_LANES_NONE));

  /* All that was work for the events it touched. */
  g_assert_true (haw_event_table_get_lanes (fixture->table) == lanes);
  g_assert_cmpuint (fixture->n_reset, ==, n_reset);
}

static gboolean
has_lanes (Fixture    *fixture,
           const char *expected)
{
  HawTimelineLanes *lanes = haw_event_table_get_lanes (fixture->table);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < haw_timeline_lanes_get_n (lanes); i++)
    {
      guint n;

      haw_timeline_lanes_get_members (lanes, i, &n);
      g_string_append_printf (text, "%s%s %u", i > 0 ? ", " : "",
                              haw_timeline_lanes_get_name (lanes, i), n);
    }

  return g_str_equal (text->str, expected);
}

/* Events come straight into their lanes; lanes come and go with them. */
static void
test_lanes (Fixture       *fixture,
            gconstpointer  data)
{
  const char *const one[] = { "Anton", NULL };
  const char *const both[] = { "Anton", "Vera", NULL };
  const char *const none[] = { NULL };
  HawTimelineLanes *lanes;
  gint64 first = add_event (fixture, "A", "2020-07-03", 1, one);

  haw_event_table_set_lanes (fixture->table, HAW_LANES_ACTOR, HAW_LANE_ORDER_NAME);
  haw_test_wait_until (has_lanes (fixture, "Anton 1"));
  add_event (fixture, "B", "2020-07-04", 0, both);
  haw_test_wait_until (has_lanes (fixture, "Anton 2, Vera 1"));
  lanes = haw_event_table_get_lanes (fixture->table);
  haw_test_update_event (fixture->project, first, (HawEventFields) { .actors = both, .status = -1 });
  haw_test_wait_until (has_lanes (fixture, "Anton 2, Vera 2"));
  g_assert_true (haw_event_table_get_lanes (fixture->table) == lanes);
  add_event (fixture, "C", "2020-07-05", 0, none);
  haw_test_wait_until (has_lanes (fixture, "Anton 2, Vera 2, No actor 1"));
  haw_test_wait_until (is_true (fixture, HAW_LANES_ACTOR));

  undo_all (fixture, 3, FALSE);
  haw_test_wait_until (has_lanes (fixture, "Anton 1"));
  haw_event_table_set_lanes (fixture->table, HAW_LANES_NONE, HAW_LANE_ORDER_NAME);
  haw_test_wait_until (!haw_timeline_lanes_has_lanes (haw_event_table_get_lanes (fixture->table)));
}

static void
publish (Fixture    *fixture,
         gint64      article,
         const char *date)
{
  const HawArticleFields fields = { .published = date };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  haw_article_update_async (fixture->project, &article, 1, &fields, NULL, haw_await_cb, &result);
  g_assert_true (haw_article_update_finish (fixture->project, haw_await (&result), NULL, &error));
  g_assert_no_error (error);
}

static gboolean
has_bounds (Fixture *fixture,
            gint64   id,
            gint64   start,
            gint64   end)
{
  HawTimelineEvent event;

  return find (fixture, id, &event) && !event.undated && event.bounds.earliest_start == start &&
         event.bounds.latest_end == end;
}

/* By the clock of publication, events stand where their articles were published, and follow these and
 * their sources; so do they by that of lag, from the event to the last report. */
static void
test_clock (Fixture       *fixture,
            gconstpointer  data)
{
  const char *const one[] = { "Anton", NULL };
  gint64 event = add_event (fixture, "A", "2020-07-01", 1, one);
  gint64 other = add_event (fixture, "B", "2020-07-02", 0, NULL);
  HawTimelineLanes *lanes;
  HawTimelineEvent found;
  gint64 day = haw_civil_to_time (2020, 7, 1);

  haw_test_wait_until (get_store (fixture->table) != NULL && get_store (fixture->table)->n == 2);
  haw_event_table_set_clock (fixture->table, HAW_CLOCK_PUBLICATION);
  haw_test_wait_until (has_bounds (fixture, event, day + 2 * HAW_SECONDS_PER_DAY,
                                   day + 3 * HAW_SECONDS_PER_DAY));
  g_assert_true (find (fixture, other, &found));
  g_assert_true (found.undated);

  /* Edits are work for the events they touch. */
  lanes = haw_event_table_get_lanes (fixture->table);
  publish (fixture, 1, "2020-07-05");
  haw_test_wait_until (has_bounds (fixture, event, day + 4 * HAW_SECONDS_PER_DAY,
                                   day + 5 * HAW_SECONDS_PER_DAY));
  add_source (fixture, event, 2, "denies", "");
  haw_test_wait_until (has_bounds (fixture, event, day + 2 * HAW_SECONDS_PER_DAY,
                                   day + 5 * HAW_SECONDS_PER_DAY));
  haw_test_update_event (fixture->project, other, (HawEventFields) { .title = "C", .date = "2021", .status = -1 });
  add_source (fixture, other, 3, "reports", "");
  haw_test_wait_until (is_true_by (fixture, HAW_LANES_NONE, HAW_CLOCK_PUBLICATION));
  undo_all (fixture, 2, FALSE);
  haw_test_wait_until (is_true_by (fixture, HAW_LANES_NONE, HAW_CLOCK_PUBLICATION));
  g_assert_true (haw_event_table_get_lanes (fixture->table) == lanes);

  haw_event_table_set_clock (fixture->table, HAW_CLOCK_LAG);
  haw_event_table_set_lanes (fixture->table, HAW_LANES_ACTOR, HAW_LANE_ORDER_NAME);
  haw_test_wait_until (has_bounds (fixture, event, day, day + 5 * HAW_SECONDS_PER_DAY));
  haw_test_wait_until (has_lanes (fixture, "Anton 1, No actor 0"));
  undo_all (fixture, 1, FALSE);
  haw_test_wait_until (has_bounds (fixture, event, day, day + 5 * HAW_SECONDS_PER_DAY));
  undo_all (fixture, 1, FALSE);
  haw_test_wait_until (has_bounds (fixture, event, day, day + 3 * HAW_SECONDS_PER_DAY));

  /* What was edited meanwhile is true by the first clock. */
  haw_event_table_set_lanes (fixture->table, HAW_LANES_NONE, HAW_LANE_ORDER_NAME);
  haw_event_table_set_clock (fixture->table, HAW_CLOCK_EVENT);
  haw_test_wait_until (has_bounds (fixture, event, day, day + HAW_SECONDS_PER_DAY));
  haw_test_wait_until (is_true (fixture, HAW_LANES_NONE));
}

static gboolean
add_many (HawDb    *db,
          gpointer  data,
          GError  **error)
{
  guint n = GPOINTER_TO_UINT (data);

  for (guint i = 0; i < n; i++)
    {
      const HawEventFields fields = { .title = "حدث", .date = "2020-07-03",
                                      .status = HAW_EVENT_DISPUTED };

      if (haw_event_add (db, &fields, error) == 0)
        return FALSE;
    }
  return TRUE;
}

static void
told_cb (HawTimelineLanes *lanes,
         HawTimelineChange change,
         guint             position,
         gpointer          data)
{
  (*(guint *) data)++;
}

/* However many events one step brings or takes away, they are taken over in one pass: no event is moved
 * by another one of the step. */
static void
test_many_at_once (Fixture       *fixture,
                   gconstpointer  data)
{
  const guint n = 3000;
  g_autoptr (GAsyncResult) result = NULL;
  HawTimelineLanes *lanes = haw_event_table_get_lanes (fixture->table);
  guint told = 0;

  haw_timeline_lanes_watch (lanes, told_cb, &told);
  haw_timeline_lanes_ref (lanes);
  fixture->n_reset = 0;
  haw_project_edit_async (fixture->project, haw_label_new ("Add Events", NULL), NULL, add_many,
                          GUINT_TO_POINTER (n), NULL, NULL, haw_await_cb, &result);
  haw_test_finish_edit (fixture->project, &result);
  haw_test_wait_until (get_store (fixture->table)->n == n);
  g_assert_cmpuint (fixture->n_reset, ==, 1);
  g_assert_cmpuint (told, ==, 0);
  haw_timeline_lanes_unwatch (lanes, &told);
  haw_timeline_lanes_unref (lanes);

  lanes = haw_timeline_lanes_ref (haw_event_table_get_lanes (fixture->table));
  haw_timeline_lanes_watch (lanes, told_cb, &told);
  g_free (haw_test_undo (fixture->project, FALSE, NULL));
  haw_test_wait_until (get_store (fixture->table)->n == 0);
  g_assert_cmpuint (fixture->n_reset, ==, 2);
  g_assert_cmpuint (told, ==, 0);
  haw_timeline_lanes_unwatch (lanes, &told);
  haw_timeline_lanes_unref (lanes);

  g_free (haw_test_undo (fixture->project, TRUE, NULL));
  haw_test_wait_until (get_store (fixture->table)->n == n);
  g_assert_true (is_true (fixture, HAW_LANES_NONE));
}

/* What there was of one event when the table first had its lanes. */
typedef struct
{
  guint n_reset;
  guint n, n_sources;
} First;

static void
first_cb (HawEventTable *table,
          First         *first)
{
  HawTimelineStore *store = get_store (table);

  if (first->n_reset++ > 0)
    return;
  first->n = store->n;
  first->n_sources = store->sources[haw_timeline_store_find (store, 20)];
}

/* Very many events are shown before their sources are known, which come afterwards. */
static void
test_sources_later (Fixture       *fixture,
                    gconstpointer  data)
{
  const guint n = 20100;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (HawEventTable) fresh = NULL;
  HawTimelineEvent found;
  First first = { 0 };

  haw_project_batch_async (fixture->project, add_many, GUINT_TO_POINTER (n), NULL, NULL, haw_await_cb,
                           &result);
  haw_test_finish_edit (fixture->project, &result);
  add_source (fixture, 20, 1, "reports", "2020-07-03");
  add_source (fixture, 20, 2, "denies", "");
  add_source (fixture, 20, 3, "reports", "");
  add_source (fixture, 7, 1, "reports", "2020-07-05");
  fresh = haw_event_table_new (fixture->project);
  g_signal_connect (fresh, "reset", G_CALLBACK (first_cb), &first);
  haw_test_wait_until (!haw_event_table_get_reading_sources (fresh));
  g_assert_cmpuint (first.n_reset, ==, 2);
  g_assert_cmpuint (first.n, ==, n);
  g_assert_cmpuint (first.n_sources, ==, 0);
  g_signal_handlers_disconnect_by_data (fresh, &first);
  haw_timeline_store_get (get_store (fresh),
                          (guint) haw_timeline_store_find (get_store (fresh), 20), &found);
  g_assert_cmpuint (found.n_sources, ==, 3);
  g_assert_cmpuint (found.disagreement, ==, 67);
  haw_timeline_store_get (get_store (fresh),
                          (guint) haw_timeline_store_find (get_store (fresh), 7), &found);
  g_assert_cmpuint (found.n_sources, ==, 1);
  g_assert_cmpuint (found.disagreement, ==, 0);
}

/* An article that is taken out of the project speaks for no event any more, here as in the table of events; and
 * does again when that is undone. */
static void
test_removed_article (Fixture       *fixture,
                      gconstpointer  data)
{
  gint64 visit = add_event (fixture, "زيارة", "2020-07-03", 1, NULL);
  const gint64 denying = 2;
  g_autoptr (HawEventStore) events = haw_event_store_new (fixture->project);
  g_autoptr (HawEvent) held = haw_event_store_hold (events, visit);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  HawTimelineEvent event;

  add_source (fixture, visit, denying, "denies", "");
  haw_test_wait_until (find (fixture, visit, &event) && event.n_sources == 2 &&
                       event.disagreement == 100);
  haw_test_wait_until (haw_event_store_lookup (events, visit) != NULL &&
                       haw_event_get_n_evidence (held) == 2);

  haw_article_remove_async (fixture->project, &denying, 1, NULL, haw_await_cb, &result);
  haw_test_finish_edit (fixture->project, &result);
  haw_test_wait_until (find (fixture, visit, &event) && event.n_sources == 1 &&
                       event.disagreement == 0);
  haw_test_wait_until (haw_event_get_n_evidence (held) == 1);
  haw_test_wait_until (is_true_by (fixture, HAW_LANES_NONE, HAW_CLOCK_EVENT));

  g_free (haw_test_undo (fixture->project, FALSE, &error));
  g_assert_no_error (error);
  haw_test_wait_until (find (fixture, visit, &event) && event.n_sources == 2 &&
                       event.disagreement == 100);
  haw_test_wait_until (haw_event_get_n_evidence (held) == 2);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, test) g_test_add ("/event-table/" path, Fixture, NULL, set_up, test, tear_down)
  ADD ("follows", test_follows);
  ADD ("lanes", test_lanes);
  ADD ("clock", test_clock);
  ADD ("many-at-once", test_many_at_once);
  ADD ("sources-later", test_sources_later);
  ADD ("removed-article", test_removed_article);
#undef ADD

  return g_test_run ();
}
