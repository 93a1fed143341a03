/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/haw-annotation-edit.h"
#include "model/haw-event-lanes.h"
#include "support/haw-test-event.h"

#define TEXT "وصل الوزير إلى العاصمة، الجمعة. وغادرها أمس السبت."

typedef struct
{
  char *folder;
  HawProject *project;
  HawEventLanes *lanes;
  guint n_changed;
} Fixture;

static void
changed_cb (Fixture *fixture)
{
  fixture->n_changed++;
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
  g_clear_object (&fixture->lanes);
  haw_test_close_project (fixture->project);
  haw_test_finalize (g_steal_pointer (&fixture->project));
  haw_test_remove (fixture->folder);
  g_free (fixture->folder);
}

static void
group (Fixture         *fixture,
       HawLaneGrouping  grouping)
{
  g_clear_object (&fixture->lanes);
  fixture->lanes = haw_event_lanes_new (fixture->project, grouping);
  haw_test_wait_until (!haw_event_lanes_get_loading (fixture->lanes));
  g_signal_connect_swapped (fixture->lanes, "changed", G_CALLBACK (changed_cb), fixture);
  fixture->n_changed = 0;
}

static gint64
add_event (Fixture           *fixture,
           gint64             article,
           const char *const *actors)
{
  HawEventFields fields = { "لقاء", "2020-07-03", NULL, actors, -1 };

  return haw_test_add_event (fixture->project, article, fields);
}

/* The names of the lanes of an event, in the order of their ids. */
static char *
lanes_of (Fixture *fixture,
          gint64   event)
{
  GString *names = g_string_new (NULL);
  const gint64 *ids;
  guint n;

  ids = haw_event_lanes_get_of_event (fixture->lanes, event, &n);
  for (guint i = 0; i < n; i++)
    {
      const HawLane *lane = haw_event_lanes_lookup (fixture->lanes, ids[i]);

      g_assert_nonnull (lane);
      g_assert_cmpuint (lane->n_events, >, 0);
      g_string_append_printf (names, "%s%s", i > 0 ? "|" : "", lane->name);
    }

  return g_string_free (names, FALSE);
}

static gboolean
stands_in (Fixture    *fixture,
           gint64      event,
           const char *expected)
{
  g_autofree char *names = lanes_of (fixture, event);

  return g_str_equal (names, expected);
}

static void
undo (Fixture  *fixture,
      gboolean  redo)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = haw_test_undo (fixture->project, redo, &error);

  g_assert_no_error (error);
}

static void
add_evidence (Fixture *fixture,
              gint64   event,
              gint64   article)
{
  const HawEvidenceChange source = { .stance = "confirms" };
  g_autoptr (GAsyncResult) result = NULL;

  haw_event_add_passage_async (fixture->project, event, article, 5, 11, &source, NULL,
                               haw_await_cb, &result);
  haw_test_finish_edit (fixture->project, &result);
}

/* A lane that its last event leaves and another one enters with the same edit. */
static void
test_exchange (Fixture       *fixture,
               gconstpointer  data)
{
  gint64 first, second;

  haw_test_set_outlet (fixture->project, 1, "الأمل");
  haw_test_set_outlet (fixture->project, 2, "الجسر");
  first = add_event (fixture, 1, NULL);
  second = add_event (fixture, 2, NULL);
  group (fixture, HAW_LANES_OUTLET);
  haw_test_edit_by_sql (fixture->project, "UPDATE article SET outlet = (SELECT sum (id) FROM outlet) - outlet"
                 " WHERE id IN (1, 2)");
  haw_test_wait_until (stands_in (fixture, first, "الجسر"));
  g_assert_true (stands_in (fixture, second, "الأمل"));
  undo (fixture, FALSE);
  haw_test_wait_until (stands_in (fixture, first, "الأمل"));
  g_assert_true (stands_in (fixture, second, "الجسر"));
}

static void
test_outlet (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (GAsyncResult) result = NULL;
  gint64 article = 2;
  gint64 event, other;

  haw_test_set_outlet (fixture->project, 1, "الأمل");
  haw_test_set_outlet (fixture->project, 2, "الجسر");
  event = add_event (fixture, 1, NULL);
  other = add_event (fixture, 0, NULL);
  group (fixture, HAW_LANES_OUTLET);
  g_assert_true (stands_in (fixture, event, "الأمل"));
  g_assert_true (stands_in (fixture, other, ""));
  g_assert_cmpuint (haw_event_lanes_get_n (fixture->lanes), ==, 1);

  add_evidence (fixture, event, 2);
  haw_test_wait_until (stands_in (fixture, event, "الأمل|الجسر"));
  g_assert_cmpuint (haw_event_lanes_get_n_read (fixture->lanes), ==, 1);

  /* A new name needs no reading. */
  haw_test_edit_by_sql (fixture->project, "UPDATE outlet SET name = 'الجسر الجديد' WHERE name = 'الجسر'");
  haw_test_wait_until (stands_in (fixture, event, "الأمل|الجسر الجديد"));
  g_assert_cmpuint (haw_event_lanes_get_n_read (fixture->lanes), ==, 1);

  haw_test_set_outlet (fixture->project, 2, "المنار");
  haw_test_wait_until (stands_in (fixture, event, "الأمل|المنار"));
  g_assert_cmpuint (haw_event_lanes_get_n (fixture->lanes), ==, 2);
  g_assert_cmpuint (haw_event_lanes_get_n_read (fixture->lanes), ==, 2);

  /* An article without events touches nothing. */
  fixture->n_changed = 0;
  haw_test_set_outlet (fixture->project, 3, "المنار");
  haw_article_remove_async (fixture->project, &article, 1, NULL, haw_await_cb, &result);
  haw_test_finish_edit (fixture->project, &result);
  haw_test_wait_until (stands_in (fixture, event, "الأمل"));
  g_assert_cmpuint (fixture->n_changed, ==, 1);
  undo (fixture, FALSE);
  haw_test_wait_until (stands_in (fixture, event, "الأمل|المنار"));
}

static void
test_actor (Fixture       *fixture,
            gconstpointer  data)
{
  const char *const both[] = { "الوزير", "الرئيس", NULL };
  const char *const one[] = { "الرئيس", NULL };
  HawEventFields fewer = { .actors = one, .status = -1 };
  g_autoptr (GAsyncResult) result = NULL;
  gint64 event, other;

  event = add_event (fixture, 0, both);
  group (fixture, HAW_LANES_ACTOR);
  g_assert_true (stands_in (fixture, event, "الوزير|الرئيس"));

  other = add_event (fixture, 1, one);
  haw_test_wait_until (stands_in (fixture, other, "الرئيس"));
  g_assert_cmpuint (haw_event_lanes_lookup (fixture->lanes, 2)->n_events, ==, 2);

  haw_event_update_async (fixture->project, event, &fewer, NULL, haw_await_cb, &result);
  haw_test_finish_edit (fixture->project, &result);
  haw_test_wait_until (stands_in (fixture, event, "الرئيس"));
  g_assert_cmpuint (haw_event_lanes_get_n (fixture->lanes), ==, 1);
  g_assert_null (haw_event_lanes_lookup (fixture->lanes, 1));
  g_assert_cmpuint (haw_event_lanes_get_n_read (fixture->lanes), ==, 2);

  /* Evidence is of no account here. */
  fixture->n_changed = 0;
  add_evidence (fixture, event, 1);
  haw_test_edit_by_sql (fixture->project, "UPDATE actor SET name = 'رئيس الجمهورية' WHERE id = 2");
  haw_test_wait_until (stands_in (fixture, other, "رئيس الجمهورية"));
  g_assert_cmpuint (fixture->n_changed, ==, 1);
  g_assert_cmpuint (haw_event_lanes_get_n_read (fixture->lanes), ==, 2);

  haw_event_remove_async (fixture->project, other, NULL, haw_await_cb, &result);
  haw_test_finish_edit (fixture->project, &result);
  haw_test_wait_until (stands_in (fixture, other, ""));
  g_assert_cmpuint (haw_event_lanes_lookup (fixture->lanes, 2)->n_events, ==, 1);
  undo (fixture, FALSE);
  haw_test_wait_until (stands_in (fixture, other, "رئيس الجمهورية"));
}

static void
test_code (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GAsyncResult) result = NULL;
  gint64 visits = haw_test_add_code (fixture->project, "زيارات", 0);
  gint64 talks = haw_test_add_code (fixture->project, "محادثات", 0);
  gint64 event = add_event (fixture, 1, NULL);
  HawCodeFields color = { .color = "#123456" };

  group (fixture, HAW_LANES_CODE);
  g_assert_true (stands_in (fixture, event, ""));

  haw_annotation_set_code_async (fixture->project, 1, visits, TRUE, NULL, haw_await_cb, &result);
  haw_test_finish_edit (fixture->project, &result);
  haw_test_wait_until (stands_in (fixture, event, "زيارات"));
  haw_annotation_set_code_async (fixture->project, 1, talks, TRUE, NULL, haw_await_cb, &result);
  haw_test_finish_edit (fixture->project, &result);
  haw_test_wait_until (stands_in (fixture, event, "زيارات|محادثات"));
  g_assert_cmpuint (haw_event_lanes_get_n_read (fixture->lanes), ==, 2);

  haw_code_update_async (fixture->project, visits, &color, NULL, haw_await_cb, &result);
  haw_test_finish_edit (fixture->project, &result);
  haw_test_wait_until (
    g_str_equal (haw_event_lanes_lookup (fixture->lanes, visits)->color, "#123456"));

  haw_code_remove_async (fixture->project, visits, "زيارات", NULL, haw_await_cb, &result);
  haw_test_finish_edit (fixture->project, &result);
  haw_test_wait_until (stands_in (fixture, event, "محادثات"));
  undo (fixture, FALSE);
  haw_test_wait_until (stands_in (fixture, event, "زيارات|محادثات"));
}

/* Whatever edits do, the lanes are those that a fresh reading gives. */
static void
test_random_edits (Fixture       *fixture,
                   gconstpointer  data)
{
  static const char *const outlets[] = { "الأمل", "الجسر", "المنار", "" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);
  g_autoptr (HawEventLanes) fresh = NULL;
  gint64 events[6];

  for (guint i = 0; i < G_N_ELEMENTS (events); i++)
    events[i] = add_event (fixture, i % 3 + 1, NULL);
  group (fixture, HAW_LANES_OUTLET);

  for (guint i = 0; i < 60; i++)
    switch (g_rand_int_range (rand, 0, 4))
      {
      case 0:
        add_evidence (fixture, events[g_rand_int_range (rand, 0, 6)],
                      g_rand_int_range (rand, 1, 4));
        break;
      case 1:
        undo (fixture, FALSE);
        break;
      default:
        haw_test_set_outlet (fixture->project, g_rand_int_range (rand, 1, 4),
                    outlets[g_rand_int_range (rand, 0, 4)]);
      }

  fresh = haw_event_lanes_new (fixture->project, HAW_LANES_OUTLET);
  haw_test_wait_until (!haw_event_lanes_get_loading (fresh));
  for (guint i = 0; i < G_N_ELEMENTS (events); i++)
    {
      g_autofree char *expected = NULL;
      HawEventLanes *followed = fixture->lanes;

      fixture->lanes = fresh;
      expected = lanes_of (fixture, events[i]);
      fixture->lanes = followed;
      haw_test_wait_until (stands_in (fixture, events[i], expected));
    }
  haw_test_wait_until (haw_event_lanes_get_n (fixture->lanes) == haw_event_lanes_get_n (fresh));
}

static gboolean
break_reading (HawDb     *db,
               gpointer   data,
               GError   **error)
{
  return haw_db_run (db, error, "DELETE FROM participant", "") &&
         haw_db_run (db, error, "ALTER TABLE actor RENAME TO away", "");
}

static void
settled_cb (gboolean *settled)
{
  *settled = TRUE;
}

/* What a reading that failed was to find is found by the next one. */
static void
test_failed_reading (Fixture       *fixture,
                     gconstpointer  data)
{
  const char *const one[] = { "Vera", NULL };
  gint64 event = add_event (fixture, 1, one);
  gint64 other;
  gboolean settled = FALSE;
  g_autoptr (GAsyncResult) result = NULL;

  group (fixture, HAW_LANES_ACTOR);
  g_assert_true (stands_in (fixture, event, "Vera"));
  g_signal_connect_swapped (fixture->lanes, "settled", G_CALLBACK (settled_cb), &settled);
  g_test_expect_message (G_LOG_DOMAIN, G_LOG_LEVEL_WARNING, "*");
  haw_project_edit_async (fixture->project, haw_label_new ("Edit", NULL), NULL, break_reading, NULL,
                          NULL, NULL, haw_await_cb, &result);
  haw_test_finish_edit (fixture->project, &result);
  haw_test_wait_until (settled);
  g_test_assert_expected_messages ();
  g_assert_true (stands_in (fixture, event, "Vera"));

  haw_test_edit_by_sql (fixture->project, "ALTER TABLE away RENAME TO actor");
  other = add_event (fixture, 2, one);
  haw_test_wait_until (stands_in (fixture, other, "Vera"));
  g_assert_true (stands_in (fixture, event, ""));
}

static void
test_nicks (void)
{
  for (guint i = 0; i < HAW_N_LANE_GROUPINGS; i++)
    {
      HawLaneGrouping grouping;

      g_assert_true (haw_lane_grouping_from_nick (haw_lane_grouping_to_nick (i), &grouping));
      g_assert_cmpuint (grouping, ==, i);
    }
  g_assert_false (haw_lane_grouping_from_nick ("planet", &(HawLaneGrouping) { 0 }));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(name, func) g_test_add ("/event-lanes/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("outlet", test_outlet);
  ADD ("actor", test_actor);
  ADD ("code", test_code);
  ADD ("exchange", test_exchange);
  ADD ("random-edits", test_random_edits);
  ADD ("failed-reading", test_failed_reading);
  g_test_add_func ("/event-lanes/nicks", test_nicks);

  return g_test_run ();
}
