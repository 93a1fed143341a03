/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "proposals-fixture.h"
#include "text/haw-lexicon.h"

/* New articles are looked at by themselves; the finding is no step of the history. */
static void
test_found (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *line = NULL;
  g_autofree char *label = NULL;

  wait_until_idle (fixture);
  haw_test_add_articles (fixture->project, "أ", ARTICLE, 1);
  wait_until_idle (fixture);
  line = dump (fixture, 1, ARTICLE);
  g_assert_cmpstr (line, ==, "actor:خلوصي أكار|actor:ليبيا|"
                   "date:أمس|quote:سنفعل كل ما يلزم من أجل أشقائنا");
  g_assert_cmpuint (fixture->n_found, ==, 1);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM history"), ==, 1);

  /* The words of a text are looked up once for all that is found in it. */
  g_assert_cmpuint (haw_lexicon_get_n_passes (), ==, 1);

  /* What was found is not looked for again. */
  haw_test_add_articles (fixture->project, "ب", ARTICLE, 3);
  wait_until_idle (fixture);
  g_assert_cmpuint (haw_proposals_get_n_found (fixture->proposals), ==, 4);
}

/* A project that is opened again goes on where it was. */
static void
test_resumes (Fixture       *fixture,
              gconstpointer  data)
{
  haw_test_add_articles (fixture->project, "أ", ARTICLE, 2);
  wait_until_idle (fixture);
  g_object_run_dispose (G_OBJECT (fixture->proposals));
  g_clear_object (&fixture->proposals);
  haw_test_add_articles (fixture->project, "ب", ARTICLE, 2);
  fixture->proposals = haw_proposals_new (fixture->project);
  wait_until_idle (fixture);
  g_assert_cmpuint (haw_proposals_get_n_found (fixture->proposals), ==, 2);
  g_assert_cmpint (count (fixture, "SELECT count (DISTINCT text) FROM proposal"), ==, 4);
}

static gboolean
set_published (HawDb    *db,
               gpointer  data,
               GError  **error)
{
  return haw_db_run (db, error, "UPDATE article SET published = '2021-01-10' WHERE id = 1", "");
}

static char *
dup_date (Fixture *fixture)
{
  g_autoptr (HawProposalList) list = load_list (fixture, 1);

  for (guint i = 0; i < haw_row_store_get_n (HAW_ROW_STORE (list)); i++)
    {
      HawProposal *proposal = haw_row_store_peek (HAW_ROW_STORE (list), i);
      g_autofree char *reason = haw_proposal_dup_reason (proposal);

      g_assert_cmpstr (reason, !=, "");
      if (haw_proposal_get_kind (proposal) == HAW_PROPOSAL_DATE)
        return g_strdup (haw_proposal_get_string (proposal, "edtf"));
    }
  return NULL;
}

/* Dates are resolved against the day of publication, and again when that changes. */
static void
test_dates (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  haw_test_add_articles (fixture->project, "أ", ARTICLE, 1);
  wait_until_idle (fixture);
  before = dup_date (fixture);
  g_assert_cmpstr (before, ==, "2020-07-02");
  haw_project_edit_async (fixture->project, haw_label_new ("Edit", NULL), NULL, set_published, NULL,
                          NULL, NULL, haw_await_cb, &result);
  haw_project_edit_finish (fixture->project, haw_await (&result), &error);
  g_assert_no_error (error);
  wait_until_idle (fixture);
  after = dup_date (fixture);
  g_assert_cmpstr (after, ==, "2021-01-09");
}

/* What the analyst has marked meanwhile is not proposed any more. */
static void
test_marked (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *line = NULL;
  const char *quote = strstr (ARTICLE, "سنفعل");
  gint64 start = g_utf8_pointer_to_offset (ARTICLE, quote);
  gint64 end = g_utf8_pointer_to_offset (ARTICLE, strstr (ARTICLE, "»"));

  haw_test_add_articles (fixture->project, "أ", ARTICLE, 1);
  wait_until_idle (fixture);
  haw_annotation_add_async (fixture->project, 1, start, end, NULL, 0, NULL, NULL, haw_await_cb,
                            &result);
  g_assert_cmpint (haw_annotation_add_finish (fixture->project, haw_await (&result), NULL), !=, 0);
  haw_proposals_refresh (fixture->proposals, 1);
  wait_until_idle (fixture);
  line = dump (fixture, 1, ARTICLE);
  g_assert_cmpstr (line, ==, "actor:خلوصي أكار|actor:ليبيا|date:أمس");
}

/* A long text is stored in several turns, and all of it. */
static void
test_long (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < 1300; i++)
    g_string_append_printf (text, "قال أكار: «سنفعل كل ما يلزم من أجلكم %u».\n", i);
  haw_test_add_articles (fixture->project, "أ", text->str, 1);
  wait_until_idle (fixture);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM proposal WHERE kind = 'quote'"), ==, 1300);
  g_assert_cmpuint (haw_proposals_get_n_found (fixture->proposals), ==, 1);
}

/* A name that is learnt reaches every article it stands in by itself, also one that is being looked at
 * at that moment; a name of nobody any more is proposed nowhere. */
static void
test_learnt (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *first = NULL;
  g_autofree char *other = NULL;
  g_autofree char *after = NULL;
  gint64 actor;

  haw_test_add_articles (fixture->project, "أ", ARTICLE, 1);
  haw_test_add_articles (fixture->project, "ب", "مضى أكار إلى هنا.\n", 1);
  haw_test_add_articles (fixture->project, "ج", "لا شيء.\n", 1);
  wait_until_idle (fixture);
  other = dump (fixture, 2, "مضى أكار إلى هنا.\n");
  g_assert_cmpstr (other, ==, "");
  g_assert_cmpuint (haw_proposals_get_n_found (fixture->proposals), ==, 3);

  /* While the first is being looked at again. */
  haw_proposals_refresh (fixture->proposals, 1);
  g_assert_true (haw_proposals_get_busy (fixture->proposals));
  actor = add_actor (fixture, "أكار", HAW_ACTOR_PERSON);
  wait_until_idle (fixture);
  first = dump (fixture, 1, ARTICLE);
  g_assert_nonnull (strstr (first, "actor:أكار|"));
  g_clear_pointer (&other, g_free);
  other = dump (fixture, 2, "مضى أكار إلى هنا.\n");
  g_assert_cmpstr (other, ==, "actor:أكار");
  /* Not the one in which the name does not stand. */
  g_assert_cmpuint (haw_proposals_get_n_found (fixture->proposals), <=, 6);

  {
    g_autofree char *undone = haw_test_undo (fixture->project, FALSE, NULL);

    g_assert_cmpint (count (fixture, "SELECT count (*) FROM actor"), ==, 0);
    g_assert_cmpint (actor, !=, 0);
  }
  wait_until_idle (fixture);
  after = dump (fixture, 2, "مضى أكار إلى هنا.\n");
  g_assert_cmpstr (after, ==, "");
}

/* A new name that was dismissed goes from the articles that have been looked at, and comes back. */
static void
test_dismissed_everywhere (Fixture       *fixture,
                           gconstpointer  data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gint64 name;

  haw_test_add_articles (fixture->project, "أ", ARTICLE, 2);
  wait_until_idle (fixture);
  before = dump (fixture, 2, ARTICLE);
  name = find_id (fixture, 1, ARTICLE, "خلوصي أكار");
  dismiss (fixture, name);
  wait_until_idle (fixture);
  after = dump (fixture, 2, ARTICLE);
  g_assert_cmpstr (after, ==, "actor:ليبيا|date:أمس|quote:سنفعل كل ما يلزم من أجل أشقائنا");

  haw_proposal_restore_async (fixture->project, name, NULL, haw_await_cb, &result);
  haw_project_edit_finish (fixture->project, haw_await (&result), &error);
  g_assert_no_error (error);
  wait_until_idle (fixture);
  g_clear_pointer (&after, g_free);
  after = dump (fixture, 2, ARTICLE);
  g_assert_cmpstr (after, ==, before);
  g_clear_pointer (&after, g_free);
  after = dump (fixture, 1, ARTICLE);
  g_assert_cmpstr (after, ==, before);
}

static void
reopen (Fixture *fixture)
{
  g_object_run_dispose (G_OBJECT (fixture->proposals));
  g_clear_object (&fixture->proposals);
  fixture->proposals = haw_proposals_new (fixture->project);
  wait_until_idle (fixture);
}

/* An article that can't be looked at keeps back no other, and is tried again in the next session. */
static void
test_failing (Fixture       *fixture,
              gconstpointer  data)
{
  static const char n_texts[] = "SELECT count (DISTINCT text) FROM proposal";
  const char *domain = "Hawamish";

  wait_until_idle (fixture);
  /* Of the second article no more than one proposal can be stored. */
  edit (fixture, "CREATE UNIQUE INDEX no_more ON proposal (text) WHERE text = 2");
  g_test_expect_message (domain, G_LOG_LEVEL_MESSAGE, "Proposals: *");
  haw_test_add_articles (fixture->project, "أ", ARTICLE, 4);
  wait_until_idle (fixture);
  g_test_assert_expected_messages ();
  g_assert_cmpint (count (fixture, n_texts), ==, 3);
  g_assert_cmpuint (haw_proposals_get_n_found (fixture->proposals), ==, 3);

  edit (fixture, "DROP INDEX no_more");
  reopen (fixture);
  g_assert_cmpint (count (fixture, n_texts), ==, 4);
}

/* Nor does one whose text is not there. */
static void
test_no_text (Fixture       *fixture,
              gconstpointer  data)
{
  wait_until_idle (fixture);
  edit (fixture, "INSERT INTO article (uuid, title, created, modified) VALUES ('a', 'a', 1, 1)");
  haw_test_add_articles (fixture->project, "ب", ARTICLE, 1);
  wait_until_idle (fixture);
  g_assert_cmpint (count (fixture, "SELECT count (DISTINCT text) FROM proposal"), ==, 1);
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
    { "/proposals/found", test_found },
    { "/proposals/resumes", test_resumes },
    { "/proposals/dates", test_dates },
    { "/proposals/marked", test_marked },
    { "/proposals/long", test_long },
    { "/proposals/learnt", test_learnt },
    { "/proposals/dismissed-everywhere", test_dismissed_everywhere },
    { "/proposals/failing", test_failing },
    { "/proposals/no-text", test_no_text },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, Fixture, NULL, set_up, tests[i].func, tear_down);
  return g_test_run ();
}
