/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/haw-attribute-edit.h"
#include "model/haw-event-lanes.h"
#include "model/haw-event-table.h"
#include "support/haw-test-event.h"
#include "time/haw-date-format.h"

/* Lanes by any kind, inside one another, in any order, and of the events that are in dispute. */

#define TEXT "وصل الوزير إلى العاصمة، الجمعة. وغادرها أمس السبت."
#define NONE ((HawLaneKey) { HAW_LANES_NONE, 0 })
#define BY(grouping) ((HawLaneKey) { grouping, 0 })

typedef struct
{
  char *folder;
  HawProject *project;
  HawEventTable *table;
  gint64 n_fields;
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
  fixture->table = haw_event_table_new (fixture->project);
  haw_test_wait_until (haw_event_table_get_lanes (fixture->table) != NULL);
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

static gint64
add_field (Fixture            *fixture,
           HawAttributeTarget  target,
           const char         *name)
{
  HawAttributeFields fields = { .name = name, .kind = HAW_ATTRIBUTE_TEXT };
  g_autoptr (GAsyncResult) result = NULL;

  haw_attribute_add_async (fixture->project, target, &fields, NULL, haw_await_cb, &result);
  haw_test_finish_edit (fixture->project, &result);
  return ++fixture->n_fields;
}

static void
set_field (Fixture            *fixture,
           HawAttributeTarget  target,
           gint64              field,
           gint64              of,
           const char         *value)
{
  g_autoptr (GAsyncResult) result = NULL;

  haw_attribute_set_async (fixture->project, target, field, &of, 1, value, NULL, haw_await_cb,
                           &result);
  haw_test_finish_edit (fixture->project, &result);
}

/* The lanes from the top: how deep, their names, and how many events they have. */
static char *
list (Fixture *fixture)
{
  HawTimelineLanes *lanes = haw_event_table_get_lanes (fixture->table);
  GString *text = g_string_new (NULL);

  for (guint i = 0; haw_timeline_lanes_has_lanes (lanes) && i < haw_timeline_lanes_get_n (lanes); i++)
    {
      guint n_dated, n_undated;

      haw_timeline_lanes_get_members (lanes, i, &n_dated);
      haw_timeline_lanes_get_undated (lanes, i, &n_undated);
      g_string_append_printf (text, "%s%.*s%s %u", i > 0 ? ", " : "",
                              (int) haw_timeline_lanes_get_depth (lanes, i), ">>>>",
                              haw_timeline_lanes_get_name (lanes, i), n_dated + n_undated);
    }

  return g_string_free (text, FALSE);
}

static gboolean
has_lanes (Fixture    *fixture,
           const char *expected)
{
  g_autofree char *lanes = list (fixture);

  return g_str_equal (lanes, expected);
}

#define wait_for(expected) haw_test_wait_until (has_lanes (fixture, expected))

static void
undo (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *label = haw_test_undo (fixture->project, FALSE, &error);

  g_assert_no_error (error);
}

static void
test_place (Fixture       *fixture,
            gconstpointer  data)
{
  gint64 first = haw_test_add_event (fixture->project, 0, (HawEventFields) { "A", "2020", "أم الجسور", NULL, -1 });

  haw_test_add_event (fixture->project, 0, (HawEventFields) { "B", "2021", "ام  الجسور", NULL, -1 });
  haw_test_add_event (fixture->project, 0, (HawEventFields) { "C", "", NULL, NULL, -1 });
  haw_event_table_group (fixture->table, BY (HAW_LANES_PLACE), NONE, HAW_LANE_ORDER_COUNT);
  /* Spellings that are one name are one place; an event without a date stands in its lane, too. */
  wait_for ("أم الجسور 2, No place 1");
  haw_test_update_event (fixture->project, first, (HawEventFields) { .place = "الصدفات", .status = -1 });
  haw_test_wait_until (haw_timeline_lanes_get_n (haw_event_table_get_lanes (fixture->table)) == 3);
  undo (fixture);
  haw_test_wait_until (haw_timeline_lanes_get_n (haw_event_table_get_lanes (fixture->table)) == 2);
}

static void
test_status (Fixture       *fixture,
             gconstpointer  data)
{
  gint64 first = haw_test_add_event (fixture->project, 0, (HawEventFields) { "A", "2020", NULL, NULL, -1 });

  haw_event_table_group (fixture->table, BY (HAW_LANES_STATUS), NONE, HAW_LANE_ORDER_COUNT);
  wait_for ("Confirmed 1");
  haw_test_update_event (fixture->project, first, (HawEventFields) { .status = HAW_EVENT_DISPUTED });
  wait_for ("Disputed 1");
  haw_test_add_event (fixture->project, 0, (HawEventFields) { "B", "2021", NULL, NULL, HAW_EVENT_UNCONFIRMED });
  wait_for ("Disputed 1, Unconfirmed 1");
}

/* Fields of articles and of outlets; what has no value stands among the others. */
static void
test_field (Fixture       *fixture,
            gconstpointer  data)
{
  gint64 of_article = add_field (fixture, HAW_ATTRIBUTE_OF_ARTICLE, "Tone");
  gint64 of_outlet = add_field (fixture, HAW_ATTRIBUTE_OF_OUTLET, "Side");
  HawLaneKey by_tone = { HAW_LANES_ATTRIBUTE, of_article };
  HawLaneKey by_side = { HAW_LANES_ATTRIBUTE, of_outlet };
  gint64 outlet;

  haw_test_set_outlet (fixture->project, 1, "الأمل");
  haw_test_set_outlet (fixture->project, 2, "الجسر");
  haw_test_add_event (fixture->project, 1, (HawEventFields) { "A", "2020", NULL, NULL, -1 });
  haw_test_add_event (fixture->project, 2, (HawEventFields) { "B", "2021", NULL, NULL, -1 });
  haw_event_table_group (fixture->table, by_tone, NONE, HAW_LANE_ORDER_NAME);
  wait_for ("No value 2");
  set_field (fixture, HAW_ATTRIBUTE_OF_ARTICLE, of_article, 1, "angry");
  wait_for ("angry 1, No value 1");
  set_field (fixture, HAW_ATTRIBUTE_OF_ARTICLE, of_article, 2, "angry");
  wait_for ("angry 2");
  set_field (fixture, HAW_ATTRIBUTE_OF_ARTICLE, of_article, 2, "Angry");
  undo (fixture);
  undo (fixture);
  wait_for ("angry 1, No value 1");

  haw_event_table_group (fixture->table, BY (HAW_LANES_OUTLET), NONE, HAW_LANE_ORDER_NAME);
  wait_for ("الأمل 1, الجسر 1");
  outlet = haw_timeline_lanes_get_id (haw_event_table_get_lanes (fixture->table), 1);
  haw_event_table_group (fixture->table, by_side, NONE, HAW_LANE_ORDER_NAME);
  wait_for ("No value 2");
  set_field (fixture, HAW_ATTRIBUTE_OF_OUTLET, of_outlet, outlet, "West");
  wait_for ("West 1, No value 1");
}

/* The values of events themselves; only the event that an edit touches is read again. */
static void
test_field_of_events (Fixture       *fixture,
                      gconstpointer  data)
{
  gint64 field = add_field (fixture, HAW_ATTRIBUTE_OF_EVENT, "Weight");
  gint64 first = haw_test_add_event (fixture->project, 0, (HawEventFields) { "A", "2020", NULL, NULL, -1 });
  gint64 second = haw_test_add_event (fixture->project, 0, (HawEventFields) { "B", "", NULL, NULL, -1 });
  const HawAttributeSetting heavy = { field, "heavy" };
  const gint64 both[] = { first, second };
  g_autoptr (GAsyncResult) result = NULL;
  guint n_changed = 0;

  set_field (fixture, HAW_ATTRIBUTE_OF_EVENT, field, first, "light");
  haw_event_table_group (fixture->table, (HawLaneKey) { HAW_LANES_ATTRIBUTE, field }, NONE,
                         HAW_LANE_ORDER_NAME);
  wait_for ("light 1, No value 1");
  haw_attribute_set_several_async (fixture->project, HAW_ATTRIBUTE_OF_EVENT, &heavy, 1, both, 2, NULL,
                                   haw_await_cb, &result);
  g_assert_true (haw_attribute_set_finish (fixture->project, haw_await (&result), &n_changed, NULL));
  g_assert_cmpuint (n_changed, ==, 2);
  wait_for ("heavy 2");
  undo (fixture);
  wait_for ("light 1, No value 1");
  set_field (fixture, HAW_ATTRIBUTE_OF_EVENT, field, first, "");
  wait_for ("No value 2");
  haw_test_add_event (fixture->project, 0,
                      (HawEventFields) { "C", "2021", NULL, NULL, -1, .attributes = &heavy,
                                         .n_attributes = 1 });
  wait_for ("heavy 1, No value 2");
  haw_test_update_event (fixture->project, first,
                         (HawEventFields) { .status = -1, .attributes = &heavy, .n_attributes = 1 });
  wait_for ("heavy 2, No value 1");
  undo (fixture);
  wait_for ("heavy 1, No value 2");

  /* An event that goes takes its value along, and brings it back. */
  g_clear_object (&result);
  haw_event_remove_async (fixture->project, 3, NULL, haw_await_cb, &result);
  haw_test_finish_edit (fixture->project, &result);
  wait_for ("No value 2");
  undo (fixture);
  wait_for ("heavy 1, No value 2");
}

static void
show_hijri (Fixture  *fixture,
            gboolean  first)
{
  haw_date_set_hijri (first, first);
  haw_event_table_describe_anew (fixture->table);
}

/* Lanes are called by dates as they are written now, the inner ones too. */
static void
test_field_of_dates (Fixture       *fixture,
                     gconstpointer  data)
{
  const HawAttributeFields fields = { .name = "Decided", .kind = HAW_ATTRIBUTE_DATE };
  gint64 event = haw_test_add_event (fixture->project, 0, (HawEventFields) { "A", "2020", NULL, NULL, -1 });
  g_autoptr (GAsyncResult) result = NULL;
  HawLaneKey by_date;

  haw_attribute_add_async (fixture->project, HAW_ATTRIBUTE_OF_EVENT, &fields, NULL, haw_await_cb, &result);
  haw_test_finish_edit (fixture->project, &result);
  by_date = (HawLaneKey) { HAW_LANES_ATTRIBUTE, ++fixture->n_fields };
  set_field (fixture, HAW_ATTRIBUTE_OF_EVENT, by_date.attribute, event, "2020-07-03");
  haw_event_table_group (fixture->table, by_date, NONE, HAW_LANE_ORDER_NAME);
  wait_for ("3 July 2020 1");
  show_hijri (fixture, TRUE);
  wait_for ("12 Dhu al-Qada 1441 AH 1");

  /* Also where a reading is under way in the calendar before. */
  haw_event_table_describe_anew (fixture->table);
  show_hijri (fixture, FALSE);
  wait_for ("3 July 2020 1");
  haw_event_table_group (fixture->table, BY (HAW_LANES_PLACE), by_date, HAW_LANE_ORDER_NAME);
  wait_for ("No place 1, >3 July 2020 1");
  show_hijri (fixture, TRUE);
  wait_for ("No place 1, >12 Dhu al-Qada 1441 AH 1");
  show_hijri (fixture, FALSE);
  wait_for ("No place 1, >3 July 2020 1");
}

/* Of a field of events or actors only the events that an edit touches are read again. */
static void
test_field_work (Fixture       *fixture,
                 gconstpointer  data)
{
  const char *const names[] = { "Anton", NULL };
  gint64 of_event = add_field (fixture, HAW_ATTRIBUTE_OF_EVENT, "Weight");
  gint64 of_actor = add_field (fixture, HAW_ATTRIBUTE_OF_ACTOR, "Side");
  g_autoptr (HawEventLanes) weights =
    haw_event_lanes_new_by_key (fixture->project, (HawLaneKey) { HAW_LANES_ATTRIBUTE, of_event });
  g_autoptr (HawEventLanes) sides = NULL;

  /* What is written while all is read for the first time is not missed. */
  for (guint i = 0; i < 5; i++)
    haw_test_add_event (fixture->project, 0,
                        (HawEventFields) { "A", "2020", NULL, i < 2 ? names : NULL, -1 });
  set_field (fixture, HAW_ATTRIBUTE_OF_EVENT, of_event, 1, "light");
  haw_test_wait_until (haw_event_lanes_get_n (weights) == 1 &&
                       !haw_event_lanes_is_reading (weights));
  sides = haw_event_lanes_new_by_key (fixture->project,
                                      (HawLaneKey) { HAW_LANES_ATTRIBUTE, of_actor });
  haw_test_wait_until (!haw_event_lanes_get_loading (sides));
  {
    guint n_weights = haw_event_lanes_get_n_read (weights);
    guint n_sides = haw_event_lanes_get_n_read (sides);

    set_field (fixture, HAW_ATTRIBUTE_OF_EVENT, of_event, 2, "heavy");
    haw_test_wait_until (haw_event_lanes_get_n (weights) == 2);
    g_assert_cmpuint (haw_event_lanes_get_n_read (weights), ==, n_weights + 1);
    haw_test_wait_until (!haw_event_lanes_is_reading (sides));
    n_sides = haw_event_lanes_get_n_read (sides);
    set_field (fixture, HAW_ATTRIBUTE_OF_ACTOR, of_actor, 1, "east");
    haw_test_wait_until (haw_event_lanes_get_n (sides) == 1);
    g_assert_cmpuint (haw_event_lanes_get_n_read (sides), ==, n_sides + 2);
  }
}

/* The values of who took part: an event of two actors stands in the lanes of both. */
static void
test_field_of_actors (Fixture       *fixture,
                      gconstpointer  data)
{
  const char *const two[] = { "Anton", "Vera", NULL };
  const char *const one[] = { "Vera", NULL };
  gint64 field = add_field (fixture, HAW_ATTRIBUTE_OF_ACTOR, "Side");
  gint64 other = add_field (fixture, HAW_ATTRIBUTE_OF_EVENT, "Side");
  gint64 first = haw_test_add_event (fixture->project, 0, (HawEventFields) { "A", "2020", NULL, two, -1 });

  haw_test_add_event (fixture->project, 0, (HawEventFields) { "B", "2021", NULL, one, -1 });
  haw_test_add_event (fixture->project, 0, (HawEventFields) { "C", "2022", NULL, NULL, -1 });
  haw_event_table_group (fixture->table, (HawLaneKey) { HAW_LANES_ATTRIBUTE, field },
                         (HawLaneKey) { HAW_LANES_ATTRIBUTE, other }, HAW_LANE_ORDER_NAME);
  wait_for ("No value 3, >No value 3");
  set_field (fixture, HAW_ATTRIBUTE_OF_ACTOR, field, 1, "east");
  wait_for ("east 1, >No value 1, No value 2, >No value 2");
  set_field (fixture, HAW_ATTRIBUTE_OF_ACTOR, field, 2, "west");
  wait_for ("east 1, >No value 1, west 2, >No value 2, No value 1, >No value 1");
  haw_event_table_group (fixture->table, (HawLaneKey) { HAW_LANES_ATTRIBUTE, field }, NONE,
                         HAW_LANE_ORDER_NAME);
  wait_for ("east 1, west 2, No value 1");
  haw_test_update_event (fixture->project, first, (HawEventFields) { .actors = one, .status = -1 });
  wait_for ("west 2, No value 1");
  undo (fixture);
  wait_for ("east 1, west 2, No value 1");

  /* Two values that are one name are one lane, and an event stands in it once. */
  set_field (fixture, HAW_ATTRIBUTE_OF_ACTOR, field, 1, "WEST");
  haw_test_wait_until (haw_timeline_lanes_get_n (haw_event_table_get_lanes (fixture->table)) == 2);
}

/* Codes stand inside the codes they are under, and follow the codebook. */
static void
test_code_tree (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree char *sql = NULL;
  g_autofree char *up = NULL;
  gint64 politics = haw_test_add_code (fixture->project, "Politics", 0);
  gint64 visits = haw_test_add_code (fixture->project, "Visits", 0);
  gint64 first, second;

  sql = g_strdup_printf ("UPDATE code SET parent = %d WHERE id = %d", (int) politics, (int) visits);
  haw_test_edit_by_sql (fixture->project, sql);
  first = haw_test_add_event (fixture->project, 1, (HawEventFields) { "A", "2020", NULL, NULL, -1 });
  second = haw_test_add_event (fixture->project, 2, (HawEventFields) { "B", "2021", NULL, NULL, -1 });
  haw_event_table_group (fixture->table, BY (HAW_LANES_CODE), NONE, HAW_LANE_ORDER_NAME);
  wait_for ("No code 2");

  haw_test_edit_by_sql (fixture->project, "INSERT INTO annotation_code (annotation, code) SELECT annotation, 2 FROM evidence"
                 " WHERE event = 1");
  g_assert_cmpint (first, ==, 1);
  g_assert_cmpint (second, ==, 2);
  wait_for ("Politics 1, >Visits 1, No code 1");
  /* What has the code above itself has a lane of its own beside those. */
  haw_test_edit_by_sql (fixture->project, "INSERT INTO annotation_code (annotation, code) SELECT annotation, 1 FROM evidence"
                 " WHERE event = 2");
  wait_for ("Politics 2, >Directly 1, >Visits 1");
  up = g_strdup_printf ("UPDATE code SET parent = NULL WHERE id = %d", (int) visits);
  haw_test_edit_by_sql (fixture->project, up);
  wait_for ("Politics 1, Visits 1");
  undo (fixture);
  wait_for ("Politics 2, >Directly 1, >Visits 1");
  undo (fixture);
  undo (fixture);
  wait_for ("No code 2");
}

/* Lanes inside lanes follow edits of either kind; an event with two actors stands in both. */
static void
test_nested (Fixture       *fixture,
             gconstpointer  data)
{
  const char *const both[] = { "Anton", "Vera", NULL };
  const char *const one[] = { "Vera", NULL };
  HawTimelineLanes *lanes;
  gint64 vera, first;

  haw_test_set_outlet (fixture->project, 1, "الأمل");
  haw_test_set_outlet (fixture->project, 2, "الجسر");
  first = haw_test_add_event (fixture->project, 1, (HawEventFields) { "A", "2020", NULL, both, -1 });
  haw_test_add_event (fixture->project, 2, (HawEventFields) { "B", "2021", NULL, one, -1 });
  haw_event_table_group (fixture->table, BY (HAW_LANES_ACTOR), BY (HAW_LANES_OUTLET),
                         HAW_LANE_ORDER_NAME);
  wait_for ("Anton 1, >الأمل 1, Vera 2, >الأمل 1, >الجسر 1");

  /* An edit that keeps the lanes changes the events in them and nothing else. */
  lanes = haw_event_table_get_lanes (fixture->table);
  vera = haw_timeline_lanes_get_id (lanes, 2);
  haw_test_add_event (fixture->project, 2, (HawEventFields) { "C", "", NULL, one, -1 });
  wait_for ("Anton 1, >الأمل 1, Vera 3, >الأمل 1, >الجسر 2");
  g_assert_true (haw_event_table_get_lanes (fixture->table) == lanes);

  haw_test_update_event (fixture->project, first, (HawEventFields) { .actors = one, .status = -1 });
  wait_for ("Vera 3, >الأمل 1, >الجسر 2");
  g_assert_cmpint (haw_timeline_lanes_get_id (haw_event_table_get_lanes (fixture->table), 0), ==,
                   vera);
  haw_test_set_outlet (fixture->project, 1, "الجسر");
  wait_for ("Vera 3, >الجسر 3");

  /* Not by the same twice. */
  haw_event_table_group (fixture->table, BY (HAW_LANES_ACTOR), BY (HAW_LANES_ACTOR),
                         HAW_LANE_ORDER_NAME);
  wait_for ("Vera 3");
}

static void
test_orders (Fixture       *fixture,
             gconstpointer  data)
{
  const char *const anton[] = { "Anton", NULL };
  const char *const boris[] = { "Boris", "Vera", NULL };
  const char *const vera[] = { "Vera", NULL };
  HawTimelineLanes *lanes;
  gint64 ids[3];
  guint hue;

  haw_test_add_event (fixture->project, 0, (HawEventFields) { "A", "2022", NULL, anton, -1 });
  haw_test_add_event (fixture->project, 0, (HawEventFields) { "B", "2021", NULL, boris, -1 });
  haw_test_add_event (fixture->project, 0, (HawEventFields) { "C", "2023", NULL, vera, -1 });
  haw_test_add_event (fixture->project, 0, (HawEventFields) { "D", "2019", NULL, NULL, -1 });
  haw_event_table_group (fixture->table, BY (HAW_LANES_ACTOR), NONE, HAW_LANE_ORDER_NAME);
  wait_for ("Anton 1, Boris 1, Vera 2, No actor 1");
  haw_event_table_group (fixture->table, BY (HAW_LANES_ACTOR), NONE, HAW_LANE_ORDER_COUNT);
  wait_for ("Vera 2, Anton 1, Boris 1, No actor 1");
  haw_event_table_group (fixture->table, BY (HAW_LANES_ACTOR), NONE, HAW_LANE_ORDER_FIRST);
  wait_for ("Boris 1, Vera 2, Anton 1, No actor 1");

  /* By hand; the lane of those in no other stays the last, and each keeps its colour. */
  lanes = haw_event_table_get_lanes (fixture->table);
  for (guint i = 0; i < 3; i++)
    ids[2 - i] = haw_timeline_lanes_get_id (lanes, i);
  hue = haw_timeline_lanes_get_hue (lanes, 0);
  haw_event_table_set_order_by_hand (fixture->table, ids, 3);
  haw_event_table_group (fixture->table, BY (HAW_LANES_ACTOR), NONE, HAW_LANE_ORDER_HAND);
  wait_for ("Anton 1, Vera 2, Boris 1, No actor 1");
  g_assert_cmpuint (haw_timeline_lanes_get_hue (haw_event_table_get_lanes (fixture->table), 2), ==,
                    hue);
  haw_event_table_set_order_by_hand (fixture->table, &ids[1], 1);
  wait_for ("Vera 2, Anton 1, Boris 1, No actor 1");
}

static void
add_source (Fixture    *fixture,
            gint64      event,
            gint64      article,
            const char *stance)
{
  const HawEvidenceChange source = { .stance = stance };
  g_autoptr (GAsyncResult) result = NULL;

  haw_event_add_passage_async (fixture->project, event, article, 5, 11, &source, NULL, haw_await_cb,
                               &result);
  haw_test_finish_edit (fixture->project, &result);
}

static guint
get_n_shown (Fixture *fixture)
{
  return haw_timeline_lanes_get_store (haw_event_table_get_lanes (fixture->table))->n;
}

/* Only events of which the sources disagree as much, at once and after each edit. */
static void
test_disagreement (Fixture       *fixture,
                   gconstpointer  data)
{
  gint64 quiet = haw_test_add_event (fixture->project, 1, (HawEventFields) { "A", "2020", NULL, NULL, -1 });
  gint64 denied = haw_test_add_event (fixture->project, 1, (HawEventFields) { "B", "2021", NULL, NULL, -1 });

  haw_test_add_event (fixture->project, 0, (HawEventFields) { "C", "2022", NULL, NULL, HAW_EVENT_DISPUTED });
  add_source (fixture, denied, 2, "denies");
  haw_test_wait_until (get_n_shown (fixture) == 3);
  haw_event_table_set_least_disagreement (fixture->table, HAW_EVENT_TABLE_ANY_DISAGREEMENT);
  haw_test_wait_until (get_n_shown (fixture) == 2);
  g_assert_cmpuint (haw_event_table_get_n_events (fixture->table), ==, 3);
  haw_event_table_set_least_disagreement (fixture->table, 50);
  haw_test_wait_until (get_n_shown (fixture) == 1);

  add_source (fixture, quiet, 2, "denies");
  haw_test_wait_until (get_n_shown (fixture) == 2);
  undo (fixture);
  haw_test_wait_until (get_n_shown (fixture) == 1);
  haw_test_update_event (fixture->project, quiet, (HawEventFields) { .title = "Z", .status = -1 });
  haw_event_table_set_least_disagreement (fixture->table, 0);
  haw_test_wait_until (get_n_shown (fixture) == 3);

  /* What was changed meanwhile is true. */
  {
    HawTimelineStore *store =
      haw_timeline_lanes_get_store (haw_event_table_get_lanes (fixture->table));
    int position = haw_timeline_store_find (store, quiet);

    g_assert_cmpint (position, >=, 0);
    haw_test_wait_until (g_str_equal (haw_timeline_store_get_title (
      haw_timeline_lanes_get_store (haw_event_table_get_lanes (fixture->table)),
      (guint) haw_timeline_store_find (
        haw_timeline_lanes_get_store (haw_event_table_get_lanes (fixture->table)), quiet)), "Z"));
  }
}

/* Most events in dispute first, then those whose sources disagree more; an edit moves the lane. */
static void
test_dispute (Fixture       *fixture,
              gconstpointer  data)
{
  const char *const anton[] = { "Anton", NULL }, *const vera[] = { "Vera", NULL };
  const char *const boris[] = { "Boris", NULL };
  gint64 denied = haw_test_add_event (fixture->project, 1, (HawEventFields) { "A", "2020", NULL, anton, -1 });
  gint64 calm;

  haw_test_add_event (fixture->project, 0, (HawEventFields) { "B", "2021", NULL, vera, -1 });
  calm = haw_test_add_event (fixture->project, 0, (HawEventFields) { "C", "2022", NULL, vera, -1 });
  haw_test_add_event (fixture->project, 0, (HawEventFields) { "D", "2023", NULL, boris, HAW_EVENT_DISPUTED });
  haw_event_table_group (fixture->table, BY (HAW_LANES_ACTOR), NONE, HAW_LANE_ORDER_DISPUTE);
  wait_for ("Boris 1, Vera 2, Anton 1");
  add_source (fixture, denied, 2, "denies");
  wait_for ("Anton 1, Boris 1, Vera 2");
  haw_test_update_event (fixture->project, calm, (HawEventFields) { .status = HAW_EVENT_DISPUTED });
  wait_for ("Anton 1, Vera 2, Boris 1");
  undo (fixture);
  wait_for ("Anton 1, Boris 1, Vera 2");
}

static char *
list_parts (Fixture *fixture,
            guint    index)
{
  HawTimelineLanes *lanes = haw_event_table_get_lanes (fixture->table);
  g_autoptr (GArray) parts =
    haw_event_table_get_lane_parts (fixture->table, haw_timeline_lanes_get_id (lanes, index));
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < parts->len; i++)
    {
      const HawLanePart *part = &g_array_index (parts, HawLanePart, i);

      g_string_append_printf (text, "%s%s %" G_GINT64_FORMAT " %s", i > 0 ? ", " : "",
                              haw_lane_grouping_to_nick (part->grouping),
                              part->lane < 100 ? part->lane : 100, part->name);
    }

  return g_string_free (text, FALSE);
}

/* By what an event stands in a lane can be told, and given to a new one, as one step. */
static void
test_parts (Fixture       *fixture,
            gconstpointer  data)
{
  const char *const vera[] = { "Vera", NULL };
  g_autofree char *inner = NULL;
  g_autofree char *outer = NULL;
  g_autofree char *others = NULL;
  g_autoptr (GArray) none = NULL;

  haw_test_add_event (fixture->project, 0, (HawEventFields) { "A", "2020", "Port", vera, -1 });
  haw_test_add_event (fixture->project, 0, (HawEventFields) { "B", "2021", NULL, NULL, -1 });
  haw_event_table_group (fixture->table, BY (HAW_LANES_ACTOR), BY (HAW_LANES_PLACE),
                         HAW_LANE_ORDER_NAME);
  wait_for ("Vera 1, >Port 1, No actor 1, >No place 1");
  outer = list_parts (fixture, 0);
  inner = list_parts (fixture, 1);
  others = list_parts (fixture, 3);
  g_assert_cmpstr (outer, ==, "actor 1 Vera");
  g_assert_cmpstr (inner, ==, "place 100 Port, actor 1 Vera");
  g_assert_cmpstr (others, ==, "place 0 , actor 0 ");
  none = haw_event_table_get_lane_parts (fixture->table, 4711);
  g_assert_cmpuint (none->len, ==, 0);

  haw_test_add_event (fixture->project, 0, (HawEventFields) { .title = "C", .date = "2022", .place = "Port", .status = -1,
                                            .participant = 1 });
  wait_for ("Vera 2, >Port 2, No actor 1, >No place 1");
  undo (fixture);
  wait_for ("Vera 1, >Port 1, No actor 1, >No place 1");
  /* An actor who is gone meanwhile takes part in nothing. */
  haw_test_add_event (fixture->project, 0, (HawEventFields) { .title = "C", .date = "2022", .status = -1,
                                            .participant = 99 });
  wait_for ("Vera 1, >Port 1, No actor 2, >No place 2");
}

static void
test_nicks (void)
{
  static const char *const nicks[] = { "none", "outlet", "actor", "place", "code", "status",
                                       "field-12" };
  HawLaneKey key;

  for (guint i = 0; i < G_N_ELEMENTS (nicks); i++)
    {
      g_autofree char *again = NULL;

      g_assert_true (haw_lane_key_from_nick (nicks[i], &key));
      again = haw_lane_key_to_nick (key);
      g_assert_cmpstr (again, ==, nicks[i]);
    }
  g_assert_false (haw_lane_key_from_nick ("field", &key));
  g_assert_false (haw_lane_key_from_nick ("field-x", &key));
  g_assert_false (haw_lane_key_from_nick (NULL, &key));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, test) g_test_add ("/event-groups/" path, Fixture, NULL, set_up, test, tear_down)
  ADD ("place", test_place);
  ADD ("status", test_status);
  ADD ("field", test_field);
  ADD ("field-of-events", test_field_of_events);
  ADD ("field-of-dates", test_field_of_dates);
  ADD ("field-of-actors", test_field_of_actors);
  ADD ("field-work", test_field_work);
  ADD ("code-tree", test_code_tree);
  ADD ("nested", test_nested);
  ADD ("orders", test_orders);
  ADD ("disagreement", test_disagreement);
  ADD ("dispute", test_dispute);
  ADD ("parts", test_parts);
#undef ADD
  g_test_add_func ("/event-groups/nicks", test_nicks);

  return g_test_run ();
}
