/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/haw-article-edit.h"
#include "model/haw-event-edit.h"
#include "model/haw-redate.h"
#include "proposals-fixture.h"
#include "time/haw-date-format.h"

#define TEXT "يصل الوفد الجمعة إلى طرابلس. ثم يغادر في 9 يوليو 2020.\n"

static GPtrArray *
find_redates (Fixture    *fixture,
              const char *published)
{
  const gint64 article = 1;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *redates;

  haw_redates_find_async (fixture->project, &article, 1, published, NULL, haw_await_cb, &result);
  redates = haw_project_read_finish (fixture->project, haw_await (&result), &error);
  g_assert_no_error (error);
  return redates;
}

/* kind of before>after, in the order of the array. */
static char *
tell (GPtrArray *redates)
{
  static const char *const kinds[] = { "proposed", "accepted", "evidence", "event" };
  GString *line = g_string_new (NULL);

  for (guint i = 0; i < redates->len; i++)
    {
      const HawRedate *redate = redates->pdata[i];

      g_assert_cmpstr (redate->words, ==, "الجمعة");
      g_string_append_printf (line, "%s%s %s>%s", i > 0 ? "|" : "", kinds[redate->kind],
                              redate->before, redate->after);
    }
  return g_string_free (line, FALSE);
}

static void
assert_redates (Fixture    *fixture,
                const char *published,
                const char *expected)
{
  g_autoptr (GPtrArray) redates = find_redates (fixture, published);
  g_autofree char *line = tell (redates);

  g_assert_cmpstr (line, ==, expected);
}

static gint64
add_event (Fixture    *fixture,
           const char *date)
{
  const HawEventFields fields = { .title = "وصول الوفد", .date = date, .status = -1 };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gint64 event;

  haw_event_add_async (fixture->project, &fields, 1, 0, 28, NULL, haw_await_cb, &result);
  event = haw_event_add_finish (fixture->project, haw_await (&result), &error);
  g_assert_no_error (error);
  return event;
}

static void
publish (Fixture    *fixture,
         const char *published,
         GPtrArray  *redates)
{
  const HawArticleFields fields = { .published = published, .redates = redates };
  const gint64 article = 1;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  haw_article_update_async (fixture->project, &article, 1, &fields, NULL, haw_await_cb, &result);
  g_assert_true (haw_article_update_finish (fixture->project, haw_await (&result), NULL, &error));
  g_assert_no_error (error);
  wait_until_idle (fixture);
}

#define N_AT(table, condition) "SELECT count (*) FROM " table " WHERE " condition

static void
assert_dated (Fixture    *fixture,
              gboolean    later)
{
  g_assert_cmpint (count (fixture, N_AT ("event", "date = '2020-07-10'")), ==, later);
  g_assert_cmpint (count (fixture, N_AT ("event", "date = '2020-07-03'")), ==, !later);
  g_assert_cmpint (count (fixture, N_AT ("evidence", "date = '2020-07-10'")), ==, later);
  g_assert_cmpint (count (fixture, N_AT ("evidence", "date = '2020-07-03'")), ==, !later);
  g_assert_cmpint (count (fixture, N_AT ("note", "body LIKE '%10 July%'")), ==, later);
  g_assert_cmpint (count (fixture, N_AT ("note", "body LIKE '% 3 July%'")), ==, !later);
  g_assert_cmpint (count (fixture, N_AT ("proposal", "kind = 'date' AND state = 'accepted' AND"
                                         " json_extract (payload, '$.edtf') = '2020-07-10'")), ==,
                   later);
}

/* All that hangs on the day of publication goes along in one step, which one undo takes back. */
static void
test_all (Fixture       *fixture,
          gconstpointer  data)
{
  g_autoptr (GPtrArray) redates = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;
  gint64 n_steps;

  haw_test_add_articles (fixture->project, "أ", TEXT, 1);
  wait_until_idle (fixture);
  assert_redates (fixture, "2020-07-10", "proposed 2020-07-03>2020-07-10");
  accept (fixture, find_id (fixture, 1, TEXT, "الجمعة"), 0);
  add_event (fixture, "2020-07-03");
  assert_redates (fixture, "2020-07-10", "accepted 2020-07-03>2020-07-10|"
                  "evidence 2020-07-03>2020-07-10|event 2020-07-03>2020-07-10");
  /* A source without a date of its own has that of its event. */
  edit (fixture, "UPDATE evidence SET date = ''");
  assert_redates (fixture, "2020-07-10", "accepted 2020-07-03>2020-07-10|"
                  "event 2020-07-03>2020-07-10");
  edit (fixture, "UPDATE evidence SET date = '2020-07-03'");
  /* Without a day nothing is known better, and the same day changes nothing. */
  assert_redates (fixture, "", "");
  assert_redates (fixture, "2020-07-03", "");
  assert_redates (fixture, "2020-07-04", "");

  assert_dated (fixture, FALSE);
  n_steps = count (fixture, "SELECT count (*) FROM history");
  redates = find_redates (fixture, "2020-07-10");
  publish (fixture, "2020-07-10", redates);
  assert_dated (fixture, TRUE);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM history"), ==, n_steps + 1);
  g_assert_cmpint (count (fixture, N_AT ("event", "earliest_start = 1594339200")), ==, 1);
  undone = haw_test_undo (fixture->project, FALSE, NULL);
  wait_until_idle (fixture);
  assert_dated (fixture, FALSE);
  redone = haw_test_undo (fixture->project, TRUE, NULL);
  wait_until_idle (fixture);
  assert_dated (fixture, TRUE);
}

/* A note in the words of other calendars than those of now is that of the program still. */
static void
test_calendars (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (GPtrArray) redates = NULL;
  g_autoptr (GPtrArray) back = NULL;

  haw_test_add_articles (fixture->project, "أ", TEXT, 1);
  wait_until_idle (fixture);
  accept (fixture, find_id (fixture, 1, TEXT, "الجمعة"), 0);
  g_assert_cmpint (count (fixture, N_AT ("note", "body = 'Friday 3 July 2020'")), ==, 1);
  haw_date_set_hijri (TRUE, TRUE);
  redates = find_redates (fixture, "2020-07-10");
  publish (fixture, "2020-07-10", redates);
  g_assert_cmpint (count (fixture, N_AT ("note", "body ="
                   " '19 Dhu al-Qada 1441 AH, ±1 day (Friday 10 July 2020)'")), ==, 1);
  haw_date_set_hijri (TRUE, FALSE);
  back = find_redates (fixture, "2020-07-03");
  publish (fixture, "2020-07-03", back);
  g_assert_cmpint (count (fixture, N_AT ("note", "body ="
                   " 'Friday 3 July 2020 (12 Dhu al-Qada 1441 AH, ±1 day)'")), ==, 1);
  haw_date_set_hijri (FALSE, FALSE);
}

/* The day alone leaves what was accepted as it is; what is only proposed is always counted anew. */
static void
test_only (Fixture       *fixture,
           gconstpointer  data)
{
  haw_test_add_articles (fixture->project, "أ", TEXT, 1);
  wait_until_idle (fixture);
  publish (fixture, "2020-07-10", NULL);
  g_assert_cmpint (count (fixture, N_AT ("proposal", "kind = 'date' AND state = 'open' AND"
                                         " json_extract (payload, '$.edtf') = '2020-07-10'")), ==, 1);
  accept (fixture, find_id (fixture, 1, TEXT, "الجمعة"), 0);
  add_event (fixture, "2020-07-10");
  publish (fixture, "2020-07-03", NULL);
  assert_dated (fixture, TRUE);
}

/* The other reading stays the other one, a note of the analyst stays, and a date that the words did not
 * give too; an event that another source dates keeps its date. */
static void
test_own (Fixture       *fixture,
          gconstpointer  data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) redates = NULL;
  gint64 event;

  haw_test_add_articles (fixture->project, "أ", TEXT, 2);
  wait_until_idle (fixture);
  haw_proposal_accept_other_async (fixture->project, find_id (fixture, 1, TEXT, "الجمعة"), NULL,
                                   haw_await_cb, &result);
  haw_proposal_accept_finish (fixture->project, haw_await (&result), NULL);
  assert_redates (fixture, "2020-07-17", "accepted 2020-07-10>2020-07-24");
  edit (fixture, "UPDATE note SET body = 'ملاحظتي'");
  event = add_event (fixture, "2020-07-01");
  assert_redates (fixture, "2020-07-17", "accepted 2020-07-10>2020-07-24");

  edit (fixture, "UPDATE evidence SET date = '2020-07-03'");
  edit (fixture, "UPDATE event SET date = '2020-07-03'");
  edit (fixture, "INSERT INTO annotation (uuid, article, text, start, end, quote, created, modified)"
                 " VALUES ('n', 2, 2, 0, 5, 'ي', 1, 1)");
  edit (fixture, "INSERT INTO evidence (event, annotation, date)"
                 " VALUES (1, (SELECT max (id) FROM annotation), '2020-07-03')");
  g_assert_cmpint (event, ==, 1);
  assert_redates (fixture, "2020-07-17",
                  "accepted 2020-07-10>2020-07-24|evidence 2020-07-03>2020-07-17");
  redates = find_redates (fixture, "2020-07-17");
  /* What has another date by now stays as it is. */
  edit (fixture, "UPDATE evidence SET date = '2020-07-02' WHERE event = 1");
  publish (fixture, "2020-07-17", redates);
  g_assert_cmpint (count (fixture, N_AT ("evidence", "date = '2020-07-02'")), ==, 2);
  g_assert_cmpint (count (fixture, N_AT ("event", "date = '2020-07-03'")), ==, 1);
  g_assert_cmpint (count (fixture, N_AT ("note", "body = 'ملاحظتي'")), ==, 1);
}

/* An article that has lost its day: what was counted from that is still shown with the new one. */
static void
test_lost_day (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (GPtrArray) redates = NULL;

  haw_test_add_articles (fixture->project, "أ", TEXT, 1);
  wait_until_idle (fixture);
  publish (fixture, "", NULL);
  assert_redates (fixture, "2020-07-10", "");
  publish (fixture, "2020-07-05", NULL);
  accept (fixture, find_id (fixture, 1, TEXT, "الجمعة"), 0);
  add_event (fixture, "2020-07-03");
  publish (fixture, "", NULL);
  assert_redates (fixture, "2020-07-04", "");
  redates = find_redates (fixture, "2020-07-10");
  g_assert_true (haw_redates_are_asked (redates));
  publish (fixture, "2020-07-10", redates);
  assert_dated (fixture, TRUE);
}

int
main (int    argc,
      char **argv)
{
  static const struct
  {
    const char *name;
    void (*func) (Fixture *, gconstpointer);
  } tests[] = {
    { "/redate/all", test_all },
    { "/redate/calendars", test_calendars },
    { "/redate/only", test_only },
    { "/redate/own", test_own },
    { "/redate/lost-day", test_lost_day },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, Fixture, NULL, set_up, tests[i].func, tear_down);
  return g_test_run ();
}
