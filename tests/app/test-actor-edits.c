/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/haw-note.h"
#include "support/haw-test-actors.h"

/* A row for each kind of thing that hangs on an actor, to see that none is left behind. */
static char *
dump (HawDb   *db,
      GError **error)
{
  g_autoptr (HawStmt) stmt
    = haw_db_query (db, error,
                    "SELECT 'actor ' || id || kind || name FROM actor"
                    " UNION ALL SELECT 'name ' || actor || name FROM actor_name"
                    " UNION ALL SELECT 'mention ' || actor || ' ' || text || ' ' || start FROM mention"
                    " UNION ALL SELECT 'participant ' || event || ' ' || actor FROM participant"
                    " UNION ALL SELECT 'place ' || id || ' ' || coalesce (place_actor, 0) FROM event"
                    " UNION ALL SELECT 'distinct ' || actor || ' ' || other FROM distinct_actors"
                    " UNION ALL SELECT 'value ' || attribute || ' ' || target_id || value"
                    "  FROM attribute_value"
                    " UNION ALL SELECT 'note ' || target_id || body FROM note ORDER BY 1", "");
  GString *rows = g_string_new (NULL);

  while (stmt != NULL && haw_stmt_step (stmt, error) == HAW_STEP_ROW)
    {
      g_autofree char *row = haw_stmt_dup_text (stmt, 0);

      g_string_append_printf (rows, "%s\n", row);
    }
  return g_string_free (rows, FALSE);
}

static gpointer
read_dump (HawDb         *db,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  return dump (db, error);
}

static char *
dump_project (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;

  haw_project_read_async (fixture->project, read_dump, NULL, NULL, g_free, NULL, haw_await_cb,
                          &result);
  return haw_project_read_finish (fixture->project, haw_await (&result), NULL);
}

static gboolean
add_values (HawDb    *db,
            gpointer  data,
            GError  **error)
{
  return haw_db_exec (db,
                      "INSERT INTO attribute (uuid, target, name) VALUES ('a', 'actor', 'role'),"
                      " ('b', 'actor', 'side'), ('c', 'article', 'genre');"
                      "INSERT INTO attribute_value (attribute, target_id, value) VALUES"
                      " (1, 1, 'minister'), (1, 2, 'general'), (2, 2, 'east'), (3, 2, 'report')",
                      error);
}

static void
add_attributes (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  haw_project_edit_async (fixture->project, haw_label_new ("Values", NULL), NULL, add_values, NULL,
                          NULL, NULL, haw_await_cb, &result);
  g_assert_true (haw_project_edit_finish (fixture->project, haw_await (&result), &error));
  g_assert_no_error (error);
}

/* Everything of the others goes over in one step; what both had is there once; undoing gives all back. */
static void
test_merge (Fixture      *fixture,
            gconstpointer data)
{
  gint64 akar = add_actor (fixture, "أكار", HAW_ACTOR_UNKNOWN);
  gint64 minister = add_actor (fixture, "وزير الدفاع", HAW_ACTOR_PERSON);
  gint64 hulusi = add_actor (fixture, "خلوصي أكار", HAW_ACTOR_PERSON);
  gint64 serraj = add_actor (fixture, "السراج", HAW_ACTOR_PERSON);
  const gint64 others[] = { minister, hulusi };
  const gint64 itself[] = { akar };
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *undone = NULL;

  EDIT (fixture, haw_actor_add_alias_async, hulusi, "خلوصي أكار", "اكار");
  EDIT (fixture, haw_actor_add_alias_async, minister, "وزير الدفاع", "الوزير");
  add_mention (fixture, 0, "أكار", 0, akar);
  add_mention (fixture, 0, "أكار", 1, minister);
  add_mention (fixture, 1, "اكار", 0, hulusi);
  add_event (fixture, "لقاء", "", "أكار", "وزير الدفاع");
  add_event (fixture, "عودة", "", "خلوصي أكار", NULL);
  EDIT (fixture, haw_actor_set_distinct_async, serraj, minister, TRUE);
  EDIT (fixture, haw_actor_set_distinct_async, akar, serraj, TRUE);
  EDIT (fixture, haw_note_set_async, HAW_NOTE_ON_ACTOR, akar, "one");
  EDIT (fixture, haw_note_set_async, HAW_NOTE_ON_ACTOR, minister, "two");
  add_attributes (fixture);
  before = dump_project (fixture);
  ASSERT_REFUSED (fixture, haw_actor_merge_async, akar, "أكار", itself, 1);

  EDIT (fixture, haw_actor_merge_async, akar, "أكار", others, 2);
  after = dump_project (fixture);
  g_assert_cmpstr (after, ==,
                   "actor 1personأكار\nactor 4personالسراج\ndistinct 1 4\n"
                   "mention 1 1 38\nmention 1 1 70\nmention 1 2 23\n"
                   "name 1أكار\nname 1الوزير\nname 1خلوصي أكار\nname 1وزير الدفاع\nname 4السراج\n"
                   "note 1one\n\ntwo\n\nrole: general\nparticipant 1 1\nparticipant 2 1\nplace 1 0\nplace 2 0\n"
                   "value 1 1minister\nvalue 2 1east\nvalue 3 2report\n");
  assert_actor (fixture, minister, NULL);
  assert_actor (fixture, akar, "أكار [person] أكار وزير الدفاع خلوصي أكار الوزير");
  g_free (haw_test_undo (fixture->project, FALSE, NULL));
  undone = dump_project (fixture);
  g_assert_cmpstr (undone, ==, before);
  assert_actor (fixture, minister, "وزير الدفاع [person] وزير الدفاع الوزير");
}

/* What was said to differ is not merged until that is taken back; a mention of the same words is one. */
static void
test_distinct (Fixture      *fixture,
               gconstpointer data)
{
  gint64 one = add_actor (fixture, "محمد علي", HAW_ACTOR_PERSON);
  gint64 other = add_actor (fixture, "محمد العلي", HAW_ACTOR_PERSON);
  const gint64 others[] = { other };
  HawActorDetails *details;

  EDIT (fixture, haw_actor_set_distinct_async, other, one, TRUE);
  EDIT (fixture, haw_actor_set_distinct_async, one, other, TRUE);
  details = load_details (fixture, one);
  g_assert_cmpuint (details->distinct->len, ==, 1);
  g_assert_cmpint (((HawDistinctActor *) details->distinct->pdata[0])->actor, ==, other);
  ASSERT_REFUSED (fixture, haw_actor_merge_async, one, "محمد علي", others, 1);
  EDIT (fixture, haw_actor_set_distinct_async, one, other, FALSE);
  EDIT (fixture, haw_actor_merge_async, one, "محمد علي", others, 1);
  assert_actor (fixture, other, NULL);
}

/* The name goes with the mentions that have its words, and the two are told apart. */
static void
test_split (Fixture      *fixture,
            gconstpointer data)
{
  gint64 akar = add_actor (fixture, "خلوصي أكار", HAW_ACTOR_PERSON);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *rows = NULL;
  gint64 serraj;

  EDIT (fixture, haw_actor_add_alias_async, akar, "خلوصي أكار", "السراج");
  add_mention (fixture, 0, "خلوصي أكار", 0, akar);
  add_mention (fixture, 0, "لسراج", 1, akar);
  add_mention (fixture, 1, "فائز السراج", 0, akar);
  ASSERT_REFUSED (fixture, haw_actor_split_async, name_id (fixture, akar, "خلوصي أكار"), "");
  haw_actor_split_async (fixture->project, name_id (fixture, akar, "السراج"), "السراج", NULL,
                         haw_await_cb, &result);
  serraj = haw_actor_split_finish (fixture->project, haw_await (&result), &error);
  g_assert_no_error (error);
  assert_actor (fixture, akar, "خلوصي أكار [person] خلوصي أكار");
  assert_actor (fixture, serraj, "السراج [person] السراج");
  rows = dump_project (fixture);
  g_assert_nonnull (strstr (rows, "distinct 1 2\nmention 1 1 "));
  g_assert_nonnull (strstr (rows, "mention 1 2 "));
  g_assert_nonnull (strstr (rows, "mention 2 1 "));
}

/* A name that another actor bears, in another spelling too, makes no second one of it. */
static void
test_split_taken (Fixture      *fixture,
                  gconstpointer data)
{
  gint64 akar = add_actor (fixture, "خلوصي أكار", HAW_ACTOR_PERSON);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  EDIT (fixture, haw_actor_add_alias_async, akar, "خلوصي أكار", "أحمد");
  add_actor (fixture, "احمد", HAW_ACTOR_PERSON);
  before = dump_project (fixture);
  ASSERT_REFUSED (fixture, haw_actor_split_async, name_id (fixture, akar, "أحمد"), "أحمد");
  after = dump_project (fixture);
  g_assert_cmpstr (after, ==, before);
}

/* Nor does one that another actor has besides its main name. */
static void
test_split_alias_taken (Fixture      *fixture,
                        gconstpointer data)
{
  gint64 akar = add_actor (fixture, "خلوصي أكار", HAW_ACTOR_PERSON);
  gint64 other = add_actor (fixture, "سامي الراوي", HAW_ACTOR_PERSON);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  EDIT (fixture, haw_actor_add_alias_async, akar, "خلوصي أكار", "أحمد");
  EDIT (fixture, haw_actor_add_alias_async, other, "سامي الراوي", "احمد");
  before = dump_project (fixture);
  ASSERT_REFUSED (fixture, haw_actor_split_async, name_id (fixture, akar, "أحمد"), "أحمد");
  after = dump_project (fixture);
  g_assert_cmpstr (after, ==, before);
}

static void
test_remove (Fixture      *fixture,
             gconstpointer data)
{
  gint64 akar = add_actor (fixture, "أكار", HAW_ACTOR_PERSON);
  gint64 tripoli = add_actor (fixture, "طرابلس", HAW_ACTOR_PLACE);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *undone = NULL;

  add_mention (fixture, 0, "أكار", 0, akar);
  add_event (fixture, "لقاء", "طرابلس", "أكار", NULL);
  EDIT (fixture, haw_note_set_async, HAW_NOTE_ON_ACTOR, akar, "note");
  EDIT (fixture, haw_actor_set_distinct_async, akar, tripoli, TRUE);
  add_attributes (fixture);
  before = dump_project (fixture);
  g_assert_nonnull (strstr (before, "place 1 2\n"));
  EDIT (fixture, haw_actor_remove_async, akar, "أكار");
  EDIT (fixture, haw_actor_remove_async, tripoli, "طرابلس");
  after = dump_project (fixture);
  g_assert_cmpstr (after, ==, "place 1 0\nvalue 3 2report\n");
  g_free (haw_test_undo (fixture->project, FALSE, NULL));
  g_free (haw_test_undo (fixture->project, FALSE, NULL));
  undone = dump_project (fixture);
  g_assert_cmpstr (undone, ==, before);
}

/* An event finds its actors by any of their names, and its place by those of places alone. */
static void
test_events (Fixture      *fixture,
             gconstpointer data)
{
  gint64 akar = add_actor (fixture, "خلوصي أكار", HAW_ACTOR_PERSON);
  gint64 tripoli;
  g_autofree char *rows = NULL;
  g_autofree char *linked = NULL;
  g_autofree char *unlinked = NULL;

  EDIT (fixture, haw_actor_add_alias_async, akar, "خلوصي أكار", "أكار");
  add_event (fixture, "لقاء", "أكار", " اكار", "جديد");
  add_event (fixture, "لقاء آخر", "العاصمه", NULL, NULL);
  rows = dump_project (fixture);
  g_assert_nonnull (strstr (rows, "participant 1 1\nparticipant 1 2\nplace 1 0\nplace 2 0\n"));
  assert_actor (fixture, 2, "جديد [] جديد");

  tripoli = add_actor (fixture, "طرابلس", HAW_ACTOR_PLACE);
  EDIT (fixture, haw_actor_add_alias_async, tripoli, "طرابلس", "العاصمة");
  linked = dump_project (fixture);
  g_assert_nonnull (strstr (linked, "place 2 3\n"));
  EDIT (fixture, haw_actor_set_kind_async, tripoli, "طرابلس", HAW_ACTOR_ORGANISATION);
  unlinked = dump_project (fixture);
  g_assert_nonnull (strstr (unlinked, "place 2 0\n"));
}

/* The place of an event goes over too, and the words that name it stay. */
static void
test_merge_places (Fixture      *fixture,
                   gconstpointer data)
{
  gint64 tripoli = add_actor (fixture, "طرابلس", HAW_ACTOR_PLACE);
  gint64 capital = add_actor (fixture, "العاصمة", HAW_ACTOR_PLACE);
  const gint64 others[] = { capital };
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  add_event (fixture, "لقاء", "العاصمة", NULL, NULL);
  before = dump_project (fixture);
  g_assert_nonnull (strstr (before, "place 1 2\n"));
  EDIT (fixture, haw_actor_merge_async, tripoli, "طرابلس", others, 1);
  after = dump_project (fixture);
  g_assert_nonnull (strstr (after, "place 1 1\n"));
}

/* Of two who go by a name in one spelling each, the event takes the one that is spelled the same. */
static void
test_exact (Fixture      *fixture,
            gconstpointer data)
{
  gint64 first = add_actor (fixture, "أكرم", HAW_ACTOR_PERSON);
  gint64 second = add_actor (fixture, "أحمد", HAW_ACTOR_PERSON);
  g_autofree char *rows = NULL;

  EDIT (fixture, haw_actor_add_alias_async, first, "أكرم", "أبو علي");
  EDIT (fixture, haw_actor_add_alias_async, second, "أحمد", "ابو علي");
  add_event (fixture, "لقاء", "", "ابو علي", NULL);
  add_event (fixture, "لقاء آخر", "", "آبو علي", NULL);
  rows = dump_project (fixture);
  g_assert_nonnull (strstr (rows, "participant 1 2\nparticipant 2 1\n"));
}

#define ADD(name, function)                                                                        \
  g_test_add ("/actor-edits/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("merge", test_merge);
  ADD ("merge-places", test_merge_places);
  ADD ("exact", test_exact);
  ADD ("distinct", test_distinct);
  ADD ("split", test_split);
  ADD ("split-taken", test_split_taken);
  ADD ("split-alias-taken", test_split_alias_taken);
  ADD ("remove", test_remove);
  ADD ("events", test_events);
  return g_test_run ();
}
