/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "proposals-fixture.h"

/* A quotation becomes an annotation with a note, in one step that an undo takes back whole. */
static void
test_accept_quote (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr (HawProposalList) list = NULL;
  g_autofree char *undone = NULL;
  g_autoptr (GError) error = NULL;
  gint64 limit = g_get_monotonic_time () + 30 * G_TIME_SPAN_SECOND;
  gint64 quote;

  haw_test_add_articles (fixture->project, "أ", ARTICLE, 1);
  wait_until_idle (fixture);
  list = load_list (fixture, 1);
  g_assert_cmpuint (haw_row_store_get_n (HAW_ROW_STORE (list)), ==, 4);
  quote = find_id (fixture, 1, ARTICLE, "سنفعل كل ما يلزم من أجل أشقائنا");
  g_assert_cmpint (accept (fixture, quote, 0), ==, 1);
  g_assert_cmpuint (haw_row_store_get_n (HAW_ROW_STORE (list)), ==, 3);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM annotation WHERE quote LIKE 'سنفعل%'"), ==,
                   1);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM note WHERE body LIKE '%أكار%'"), ==, 1);

  undone = haw_test_undo (fixture->project, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM annotation"), ==, 0);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM note"), ==, 0);
  while (haw_row_store_get_n (HAW_ROW_STORE (list)) != 4 && g_get_monotonic_time () < limit)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (haw_row_store_get_n (HAW_ROW_STORE (list)), ==, 4);

  /* Found again, it keeps its row, so that it can be done again. */
  haw_proposals_refresh (fixture->proposals, 1);
  wait_until_idle (fixture);
  g_clear_pointer (&undone, g_free);
  undone = haw_test_undo (fixture->project, TRUE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM annotation"), ==, 1);
}

/* A new name becomes an actor, whose names are then proposed everywhere. */
static void
test_accept_name (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autofree char *line = NULL;
  gint64 actor;

  haw_test_add_articles (fixture->project, "أ", ARTICLE, 1);
  wait_until_idle (fixture);
  actor = accept (fixture, find_id (fixture, 1, ARTICLE, "خلوصي أكار"), 0);
  g_assert_cmpint (actor, ==, 1);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM actor WHERE kind = 'person'"), ==, 1);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM mention"), ==, 1);
  haw_proposals_refresh (fixture->proposals, 1);
  wait_until_idle (fixture);
  line = dump (fixture, 1, ARTICLE);
  g_assert_cmpstr (line, ==, "actor:ليبيا|date:أمس|actor:أكار|quote:سنفعل كل ما يلزم من أجل أشقائنا|"
                   "actor:أكار");
  g_assert_cmpint (accept (fixture, find_id (fixture, 1, ARTICLE, "أكار"), 0), ==, actor);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM mention WHERE actor = 1"), ==, 2);
  /* The surname is no name of its own. */
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM actor_name WHERE name = 'أكار'"), ==, 0);
}

/* Another spelling says whose it may be, and becomes a name of that one. */
static void
test_like (Fixture       *fixture,
           gconstpointer  data)
{
  static const char text[] = "راقب وزير الدفاع خولوصي أكار الوفد.\n";
  g_autoptr (HawProposalList) list = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *reason = NULL;
  HawProposal *proposal;
  gint64 actor;

  haw_actor_add_async (fixture->project, "خلوصي أكار", HAW_ACTOR_PERSON, NULL, haw_await_cb, &result);
  actor = haw_actor_add_finish (fixture->project, haw_await (&result), NULL);
  haw_test_add_articles (fixture->project, "أ", text, 1);
  wait_until_idle (fixture);
  list = load_list (fixture, 1);
  g_assert_cmpuint (haw_row_store_get_n (HAW_ROW_STORE (list)), ==, 1);
  proposal = haw_row_store_peek (HAW_ROW_STORE (list), 0);
  g_assert_cmpint (haw_proposal_get_number (proposal, "like"), ==, actor);
  g_assert_cmpstr (haw_proposal_get_string (proposal, "like_name"), ==, "خلوصي أكار");
  reason = haw_proposal_dup_reason (proposal);
  g_assert_nonnull (strstr (reason, "خلوصي أكار"));
  g_assert_cmpint (accept (fixture, haw_row_get_id (HAW_ROW (proposal)), actor), ==, actor);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM actor"), ==, 1);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM actor_name WHERE name = 'خولوصي أكار'"), ==,
                   1);
}

static HawProposal *
peek_like (HawProposalList *list,
           const char      *name)
{
  for (guint i = 0; i < haw_row_store_get_n (HAW_ROW_STORE (list)); i++)
    {
      HawProposal *proposal = haw_row_store_peek (HAW_ROW_STORE (list), i);

      if (g_strcmp0 (haw_proposal_get_string (proposal, "name"), name) == 0)
        return proposal;
    }
  return NULL;
}

static gint64
add_person (Fixture    *fixture,
            const char *name)
{
  g_autoptr (GAsyncResult) result = NULL;

  haw_actor_add_async (fixture->project, name, HAW_ACTOR_PERSON, NULL, haw_await_cb, &result);

  return haw_actor_add_finish (fixture->project, haw_await (&result), NULL);
}

/* The reason names what speaks for it: the letters, the article, the title and the company. */
static void
test_like_context (Fixture       *fixture,
                   gconstpointer  data)
{
  static const char first[] = "التقى وزير الدفاع خلوصي أكار السراج وباشاغا.\n";
  static const char text[] = "غادر وزير الدفاع خلوصي أكار السراج وباشاغا. ثم قال وزير الدفاع "
                             "خولوصي أقار إن الوفد عاد.\n";
  static const char alone[] = "التقى وزير الدفاع خولوسي أكار الوفد.\n";
  g_autoptr (HawProposalList) list = NULL;
  g_autoptr (HawProposalList) other = NULL;
  g_autofree char *reason = NULL;
  g_autofree char *bare = NULL;
  HawProposal *proposal;
  gint64 actor = add_person (fixture, "خلوصي أكار");

  add_person (fixture, "السراج");
  add_person (fixture, "باشاغا");
  haw_test_add_articles (fixture->project, "أ", first, 1);
  wait_until_idle (fixture);
  accept (fixture, find_id (fixture, 1, first, "خلوصي أكار"), 0);
  accept (fixture, find_id (fixture, 1, first, "السراج"), 0);
  accept (fixture, find_id (fixture, 1, first, "باشاغا"), 0);
  haw_test_add_articles (fixture->project, "ب", text, 1);
  haw_test_add_articles (fixture->project, "ج", alone, 1);
  wait_until_idle (fixture);
  list = load_list (fixture, 2);
  proposal = peek_like (list, "خولوصي أقار");
  g_assert_nonnull (proposal);
  g_assert_cmpint (haw_proposal_get_number (proposal, "like"), ==, actor);
  reason = haw_proposal_dup_reason (proposal);
  g_assert_cmpstr (reason, ==, "Perhaps another spelling of \342\201\250خلوصي أكار\342\201\251: both stand"
                   " in this article, both have the same title, the same others are mentioned beside"
                   " both, a long vowel differs, letters for one foreign sound differ");

  other = load_list (fixture, 3);
  proposal = peek_like (other, "خولوسي أكار");
  g_assert_nonnull (proposal);
  bare = haw_proposal_dup_reason (proposal);
  g_assert_null (strstr (bare, "both"));
  g_assert_nonnull (strstr (bare, "a long vowel differs"));
}

/* Of two that are told apart neither is named where a name is as like to one as to the other; who is
 * said to be new is told apart from the one with a like name. */
static void
test_like_apart (Fixture       *fixture,
                 gconstpointer  data)
{
  static const char text[] = "التقى وزير الدفاع خولوصي أكار الوفد.\n";
  const HawMentionOf of = { .name = "خولوصي أكار", .kind = HAW_ACTOR_PERSON };
  g_autoptr (HawProposalList) before = NULL;
  g_autoptr (HawProposalList) after = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) named = NULL;
  gint64 actor = add_person (fixture, "خلوصي أكار");
  gint64 other = add_person (fixture, "خوليصي أكار");

  haw_test_add_articles (fixture->project, "أ", text, 1);
  wait_until_idle (fixture);
  before = load_list (fixture, 1);
  g_assert_cmpint (haw_proposal_get_number (peek_like (before, "خولوصي أكار"), "like"), !=, 0);
  haw_actor_set_distinct_async (fixture->project, actor, other, TRUE, NULL, haw_await_cb, &result);
  g_assert_true (haw_project_edit_finish (fixture->project, haw_await (&result), NULL));
  haw_test_add_articles (fixture->project, "ب", "قال وزير الدفاع خولوصي أكار إنه عاد.\n", 1);
  wait_until_idle (fixture);
  after = load_list (fixture, 2);
  g_assert_cmpint (haw_proposal_get_number (peek_like (after, "خولوصي أكار"), "like"), ==, 0);

  haw_proposal_accept_as_async (fixture->project, find_id (fixture, 1, text, "خولوصي أكار"), &of, NULL,
                                haw_await_cb, &named);
  g_assert_cmpint (haw_proposal_accept_finish (fixture->project, haw_await (&named), NULL), !=, 0);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM distinct_actors"), ==, 2);
}

/* What was dismissed stays away, also after looking again, and a new name from other articles. */
static void
test_dismiss (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *line = NULL;
  g_autofree char *other = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gint64 name;

  haw_test_add_articles (fixture->project, "أ", ARTICLE, 1);
  wait_until_idle (fixture);
  name = find_id (fixture, 1, ARTICLE, "خلوصي أكار");
  dismiss (fixture, name);
  haw_proposals_refresh (fixture->proposals, 1);
  wait_until_idle (fixture);
  line = dump (fixture, 1, ARTICLE);
  g_assert_cmpstr (line, ==, "actor:ليبيا|date:أمس|quote:سنفعل كل ما يلزم من أجل أشقائنا");
  haw_test_add_articles (fixture->project, "ب", ARTICLE, 1);
  wait_until_idle (fixture);
  other = dump (fixture, 2, ARTICLE);
  g_assert_cmpstr (other, ==, "actor:ليبيا|date:أمس|quote:سنفعل كل ما يلزم من أجل أشقائنا");

  /* It can't be decided twice. */
  haw_proposal_accept_async (fixture->project, name, 0, NULL, haw_await_cb, &result);
  g_assert_cmpint (haw_proposal_accept_finish (fixture->project, haw_await (&result), &error), ==, 0);
  g_assert_error (error, HAW_ERROR, HAW_ERROR_NOT_FOUND);
}

static void
forget_all (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  haw_project_batch_async (fixture->project, run_sql, (gpointer) "DELETE FROM proposal", NULL, NULL,
                           haw_await_cb, &result);
  haw_project_edit_finish (fixture->project, haw_await (&result), &error);
  g_assert_no_error (error);
}

/* Proposals that were found anew meanwhile keep no step from being taken back or repeated; a step that
 * was about nothing else is refused. */
static void
test_found_anew (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  haw_test_add_articles (fixture->project, "أ", ARTICLE, 1);
  wait_until_idle (fixture);
  g_object_run_dispose (G_OBJECT (fixture->proposals));
  dismiss (fixture, find_id (fixture, 1, ARTICLE, "أمس"));
  accept (fixture, find_id (fixture, 1, ARTICLE, "خلوصي أكار"), 0);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM mention"), >, 0);

  g_free (haw_test_undo (fixture->project, FALSE, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM mention"), ==, 0);
  forget_all (fixture);
  g_free (haw_test_undo (fixture->project, TRUE, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM mention"), >, 0);
  g_free (haw_test_undo (fixture->project, FALSE, &error));
  g_assert_no_error (error);
  g_assert_null (haw_test_undo (fixture->project, FALSE, &error));
  g_assert_error (error, HAW_ERROR, HAW_ERROR_STALE);
}

/* Whom the analyst says the speaker is, he stays, also where the passage is not quite the same. */
static void
test_speaker_stays (Fixture       *fixture,
                    gconstpointer  data)
{
  gint64 known = add_actor (fixture, "أكار", HAW_ACTOR_PERSON);
  gint64 other = add_actor (fixture, "خلوصي", HAW_ACTOR_PERSON);
  const char *places[] = { "أكار: «", "وقال أكار" };

  haw_test_add_articles (fixture->project, "أ", ARTICLE, 1);
  wait_until_idle (fixture);
  g_assert_cmpint (known, !=, other);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autofree char *undone = NULL;

      mention (fixture, other, ARTICLE, places[i]);
      accept (fixture, find_id (fixture, 1, ARTICLE, "سنفعل كل ما يلزم من أجل أشقائنا"), 0);
      g_assert_cmpint (count (fixture, "SELECT count (*) FROM mention"), ==, 1);
      g_assert_cmpint (count (fixture, "SELECT actor FROM mention"), ==, other);
      undone = haw_test_undo (fixture->project, FALSE, NULL);
      g_clear_pointer (&undone, g_free);
      undone = haw_test_undo (fixture->project, FALSE, NULL);
      g_assert_cmpint (count (fixture, "SELECT count (*) FROM mention"), ==, 0);
    }
  /* Nobody has said anything: the known speaker is mentioned. */
  accept (fixture, find_id (fixture, 1, ARTICLE, "سنفعل كل ما يلزم من أجل أشقائنا"), 0);
  g_assert_cmpint (count (fixture, "SELECT actor FROM mention"), ==, known);
}

/* An accepted name does not take a mention from whom the analyst gave it; a chosen one does. */
static void
test_mention_stays (Fixture       *fixture,
                    gconstpointer  data)
{
  gint64 known = add_actor (fixture, "خلوصي أكار", HAW_ACTOR_PERSON);
  gint64 other = add_actor (fixture, "عمر", HAW_ACTOR_PERSON);
  g_autofree char *undone = NULL;
  gint64 name;

  haw_test_add_articles (fixture->project, "أ", ARTICLE, 1);
  wait_until_idle (fixture);
  name = find_id (fixture, 1, ARTICLE, "خلوصي أكار");
  mention (fixture, other, ARTICLE, "خلوصي أكار");
  g_assert_cmpint (accept (fixture, name, 0), ==, known);
  g_assert_cmpint (count (fixture, "SELECT actor FROM mention"), ==, other);
  undone = haw_test_undo (fixture->project, FALSE, NULL);
  g_assert_cmpint (accept (fixture, name, known), ==, known);
  g_assert_cmpint (count (fixture, "SELECT actor FROM mention"), ==, known);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM mention"), ==, 1);
}

/* The actor of a proposal may be gone: one that goes by the name takes its place, else it says so. */
static void
test_actor_gone (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gint64 name;
  gint64 other;

  haw_test_add_articles (fixture->project, "أ", ARTICLE, 1);
  wait_until_idle (fixture);
  g_object_run_dispose (G_OBJECT (fixture->proposals));
  name = find_id (fixture, 1, ARTICLE, "خلوصي أكار");
  edit (fixture, "UPDATE proposal SET payload = json_set (payload, '$.actor', 77)");
  haw_proposal_accept_async (fixture->project, name, 0, NULL, haw_await_cb, &result);
  g_assert_cmpint (haw_proposal_accept_finish (fixture->project, haw_await (&result), &error), ==, 0);
  g_assert_error (error, HAW_ERROR, HAW_ERROR_NOT_FOUND);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM mention"), ==, 0);
  g_clear_error (&error);
  g_clear_object (&result);
  haw_proposal_accept_async (fixture->project, name, 78, NULL, haw_await_cb, &result);
  g_assert_cmpint (haw_proposal_accept_finish (fixture->project, haw_await (&result), &error), ==, 0);
  g_assert_error (error, HAW_ERROR, HAW_ERROR_NOT_FOUND);

  other = add_actor (fixture, "خلوصي أكار", HAW_ACTOR_PERSON);
  g_assert_cmpint (accept (fixture, name, 0), ==, other);
  g_assert_cmpint (count (fixture, "SELECT actor FROM mention"), ==, other);
}

/* Many are accepted in one step, which an undo takes back. */
static void
test_accept_all (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (HawProposalList) list = NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *undone = NULL;
  guint n = 0;

  haw_test_add_articles (fixture->project, "أ", ARTICLE, 1);
  wait_until_idle (fixture);
  list = load_list (fixture, 1);
  for (guint i = 0; i < haw_row_store_get_n (HAW_ROW_STORE (list)); i++)
    {
      HawProposal *proposal = haw_row_store_peek (HAW_ROW_STORE (list), i);
      gint64 id = haw_row_get_id (HAW_ROW (proposal));
      g_autofree char *meaning = haw_proposal_dup_meaning (proposal);

      g_assert_cmpstr (meaning, !=, "");
      g_assert_cmpuint (haw_proposal_get_confidence (proposal), >, 0);
      g_assert_cmpuint (haw_proposal_get_confidence (proposal), <=, 100);
      g_array_append_val (ids, id);
    }
  dismiss (fixture, g_array_index (ids, gint64, 1));
  haw_proposal_accept_all_async (fixture->project, (const gint64 *) (gpointer) ids->data, ids->len,
                                 NULL, haw_await_cb, &result);
  g_assert_true (haw_proposal_accept_all_finish (fixture->project, haw_await (&result), &n, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 3);
  haw_test_wait_until (count_open (list) == 0);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM annotation"), ==, 2);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM proposal WHERE state = 'dismissed'"), ==, 1);
  undone = haw_test_undo (fixture->project, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM annotation"), ==, 0);
  /* What was learnt meanwhile is forgotten again in the background. */
  wait_until_idle (fixture);
  haw_proposal_list_refresh (list);
  haw_test_wait_until (count_open (list) == 3);
}

static gpointer
read_note (HawDb         *db,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autoptr (HawStmt) stmt
    = haw_db_query (db, error, "SELECT body FROM note WHERE target = 'annotation'", "");

  return stmt != NULL && haw_stmt_step (stmt, error) == HAW_STEP_ROW ? haw_stmt_dup_text (stmt, 0)
                                                                    : g_strdup ("");
}

/* The note on the one annotation there is. */
static void
assert_note (Fixture    *fixture,
             const char *expected)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *body = NULL;

  haw_project_read_async (fixture->project, read_note, NULL, NULL, g_free, NULL, haw_await_cb,
                          &result);
  body = haw_project_read_finish (fixture->project, haw_await (&result), NULL);
  g_assert_cmpstr (body, ==, expected);
}

/* A date becomes an annotation that says which day it is; the other reading is one choice away. */
static void
test_accept_date (Fixture       *fixture,
                  gconstpointer  data)
{
  static const char text[] = "يصل الوفد الجمعة إلى طرابلس.\n";
  g_autoptr (HawProposalList) list = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *meaning = NULL;
  g_autofree char *other = NULL;
  g_autofree char *undone = NULL;
  HawProposal *proposal;
  gint64 id;

  haw_test_add_articles (fixture->project, "أ", text, 1);
  wait_until_idle (fixture);
  list = load_list (fixture, 1);
  id = find_id (fixture, 1, text, "الجمعة");
  proposal = haw_row_store_lookup (HAW_ROW_STORE (list), id);
  meaning = haw_proposal_dup_meaning (proposal);
  other = haw_proposal_dup_other (proposal);
  g_assert_nonnull (other);
  g_assert_cmpstr (meaning, !=, other);

  accept (fixture, id, 0);
  assert_note (fixture, meaning);
  undone = haw_test_undo (fixture->project, FALSE, &error);
  g_assert_no_error (error);
  haw_proposal_accept_other_async (fixture->project, id, NULL, haw_await_cb, &result);
  g_assert_cmpint (haw_proposal_accept_finish (fixture->project, haw_await (&result), &error), !=, 0);
  g_assert_no_error (error);
  assert_note (fixture, other);
  g_assert_cmpint (count (fixture, "SELECT json_extract (payload, '$.other') FROM proposal"
                          " WHERE state = 'accepted'"), ==, 1);
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
    { "/proposal-edits/accept-quote", test_accept_quote },
    { "/proposal-edits/accept-name", test_accept_name },
    { "/proposal-edits/like", test_like },
    { "/proposal-edits/like-context", test_like_context },
    { "/proposal-edits/like-apart", test_like_apart },
    { "/proposal-edits/dismiss", test_dismiss },
    { "/proposal-edits/found-anew", test_found_anew },
    { "/proposal-edits/speaker-stays", test_speaker_stays },
    { "/proposal-edits/mention-stays", test_mention_stays },
    { "/proposal-edits/actor-gone", test_actor_gone },
    { "/proposal-edits/accept-all", test_accept_all },
    { "/proposal-edits/accept-date", test_accept_date },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, Fixture, NULL, set_up, tests[i].func, tear_down);
  return g_test_run ();
}
