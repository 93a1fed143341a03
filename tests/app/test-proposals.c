/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/haw-actor-edit.h"
#include "model/haw-annotation-edit.h"
#include "model/haw-proposal-edit.h"
#include "model/haw-proposal.h"
#include "model/haw-proposals.h"
#include "support/haw-test-article.h"

#include <string.h>

#define ARTICLE "زار وزير الدفاع التركي خلوصي أكار ليبيا أمس. وقال أكار: «سنفعل كل ما يلزم من أجل " \
                "أشقائنا». ثم غادر أكار ليبيا.\n"

typedef struct
{
  char *folder;
  HawProject *project;
  HawProposals *proposals;
  guint n_found;
} Fixture;

static void
wait_until_idle (Fixture *fixture)
{
  gint64 limit = g_get_monotonic_time () + 30 * G_TIME_SPAN_SECOND;

  while (haw_proposals_get_busy (fixture->proposals) && g_get_monotonic_time () < limit)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (haw_proposals_get_busy (fixture->proposals));
}

static void
found_cb (Fixture *fixture)
{
  fixture->n_found++;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autofree char *path = NULL;

  fixture->folder = haw_test_folder ();
  path = g_build_filename (fixture->folder, "p.hawamish", NULL);
  fixture->project = haw_test_new_project (path);
  fixture->proposals = haw_proposals_new (fixture->project);
  g_signal_connect_swapped (fixture->proposals, "found", G_CALLBACK (found_cb), fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_object_run_dispose (G_OBJECT (fixture->proposals));
  g_clear_object (&fixture->proposals);
  haw_test_close_project (fixture->project);
  g_clear_object (&fixture->project);
  haw_test_remove (fixture->folder);
  g_free (fixture->folder);
}

static HawProposalList *
load_list (Fixture *fixture,
           gint64   text)
{
  HawProposalList *list = haw_proposal_list_new (fixture->project, text);
  gint64 limit = g_get_monotonic_time () + 30 * G_TIME_SPAN_SECOND;

  while (haw_row_store_get_loading (HAW_ROW_STORE (list)) && g_get_monotonic_time () < limit)
    g_main_context_iteration (NULL, TRUE);
  return list;
}

/* kind:words of each open proposal. */
static char *
dump (Fixture    *fixture,
      gint64      text,
      const char *utf8)
{
  g_autoptr (HawProposalList) list = load_list (fixture, text);
  GString *line = g_string_new (NULL);

  for (guint i = 0; i < haw_row_store_get_n (HAW_ROW_STORE (list)); i++)
    {
      HawProposal *proposal = haw_row_store_peek (HAW_ROW_STORE (list), i);
      g_autofree char *words = g_utf8_substring (utf8, haw_proposal_get_start (proposal),
                                                 haw_proposal_get_end (proposal));

      g_string_append_printf (line, "%s%s:%s", i > 0 ? "|" : "",
                              haw_proposal_kind_to_nick (haw_proposal_get_kind (proposal)), words);
    }
  return g_string_free (line, FALSE);
}

static gint64
find_id (Fixture    *fixture,
         gint64      text,
         const char *utf8,
         const char *words)
{
  g_autoptr (HawProposalList) list = load_list (fixture, text);

  for (guint i = 0; i < haw_row_store_get_n (HAW_ROW_STORE (list)); i++)
    {
      HawProposal *proposal = haw_row_store_peek (HAW_ROW_STORE (list), i);
      g_autofree char *found = g_utf8_substring (utf8, haw_proposal_get_start (proposal),
                                                 haw_proposal_get_end (proposal));

      if (g_str_equal (found, words))
        return haw_row_get_id (HAW_ROW (proposal));
    }
  g_error ("No proposal for %s", words);
}

static gint64
accept (Fixture *fixture,
        gint64   proposal,
        gint64   actor)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id;

  haw_proposal_accept_async (fixture->project, proposal, actor, NULL, haw_await_cb, &result);
  id = haw_proposal_accept_finish (fixture->project, haw_await (&result), &error);
  g_assert_no_error (error);
  return id;
}

static void
dismiss (Fixture *fixture,
         gint64   proposal)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  haw_proposal_dismiss_async (fixture->project, proposal, NULL, haw_await_cb, &result);
  haw_project_edit_finish (fixture->project, haw_await (&result), &error);
  g_assert_no_error (error);
}

static gpointer
count_rows (HawDb         *db,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  gint64 value = 0;

  if (!haw_db_get_int (db, &value, error, data, ""))
    return NULL;
  return g_memdup2 (&value, sizeof value);
}

static gint64
count (Fixture    *fixture,
       const char *sql)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *value = NULL;

  haw_project_read_async (fixture->project, count_rows, (gpointer) sql, NULL, g_free, NULL,
                          haw_await_cb, &result);
  value = haw_project_read_finish (fixture->project, haw_await (&result), &error);
  g_assert_no_error (error);
  return *value;
}

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
  static const char text[] = "التقى وزير الدفاع خولوصي أكار الوفد.\n";
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
    { "/proposals/accept-quote", test_accept_quote },
    { "/proposals/accept-name", test_accept_name },
    { "/proposals/like", test_like },
    { "/proposals/dismiss", test_dismiss },
    { "/proposals/dates", test_dates },
    { "/proposals/marked", test_marked },
    { "/proposals/long", test_long },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, Fixture, NULL, set_up, tests[i].func, tear_down);
  return g_test_run ();
}
