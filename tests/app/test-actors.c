/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/haw-annotation-edit.h"
#include "model/haw-article-edit.h"
#include "model/haw-mention-list.h"
#include "model/haw-note.h"
#include "model/haw-occurrences.h"
#include "model/haw-place.h"
#include "support/haw-test-actors.h"

/* Names: folded, cleaned, refused where they are empty or taken; the list follows without reading. */
static void
test_names (Fixture      *fixture,
            gconstpointer data)
{
  gint64 akar = add_actor (fixture, "  خلوصي \n أكار ", HAW_ACTOR_PERSON);

  assert_actor (fixture, akar, "خلوصي أكار [person] خلوصي أكار");
  ASSERT_REFUSED (fixture, haw_actor_add_async, " \t", HAW_ACTOR_PERSON);
  ASSERT_REFUSED (fixture, haw_actor_add_async, "خلوصى اكار", HAW_ACTOR_PLACE);

  EDIT (fixture, haw_actor_add_alias_async, akar, "خلوصي أكار", "أكار");
  EDIT (fixture, haw_actor_add_alias_async, akar, "خلوصي أكار", "اكار");
  assert_actor (fixture, akar, "خلوصي أكار [person] خلوصي أكار أكار");
  EDIT (fixture, haw_actor_rename_async, akar, "خلوصى أكار");
  assert_actor (fixture, akar, "خلوصى أكار [person] خلوصى أكار أكار");
  EDIT (fixture, haw_actor_rename_async, akar, "الوزير أكار");
  assert_actor (fixture, akar, "الوزير أكار [person] خلوصى أكار أكار الوزير أكار");
  ASSERT_REFUSED (fixture, haw_actor_remove_alias_async, name_id (fixture, akar, "الوزير أكار"), "");
  EDIT (fixture, haw_actor_remove_alias_async, name_id (fixture, akar, "أكار"), "أكار");
  assert_actor (fixture, akar, "الوزير أكار [person] خلوصى أكار الوزير أكار");
  g_free (haw_test_undo (fixture->project, FALSE, NULL));
  assert_actor (fixture, akar, "الوزير أكار [person] خلوصى أكار أكار الوزير أكار");
  EDIT (fixture, haw_actor_set_kind_async, akar, "أكار", HAW_ACTOR_ORGANISATION);
  assert_actor (fixture, akar, "الوزير أكار [organisation] خلوصى أكار أكار الوزير أكار");
}

static void
reopen (Fixture *fixture)
{
  g_autofree char *path = g_build_filename (fixture->folder, "test.hawamish", NULL);

  g_clear_object (&fixture->list);
  haw_test_finalize (fixture->project);
  fixture->project = haw_test_open_project (path, NULL);
  fixture->list = haw_actor_list_new (fixture->project);
  wait_for_rows (HAW_ROW_STORE (fixture->list));
}

static void
test_reread (Fixture      *fixture,
             gconstpointer data)
{
  const char *words[] = { "سراج", NULL };
  const char *others[] = { "حفتر", NULL };
  gint64 serraj;
  HawActor *row;

  serraj = add_actor (fixture, "السراج", HAW_ACTOR_PERSON);
  EDIT (fixture, haw_actor_add_alias_async, serraj, "السراج", "فايز السرّاج");
  haw_test_close_project (fixture->project);
  reopen (fixture);
  assert_actor (fixture, serraj, "السراج [person] السراج فايز السرّاج");
  row = haw_row_store_lookup (HAW_ROW_STORE (fixture->list), serraj);
  g_assert_true (haw_actor_matches (row, words));
  g_assert_false (haw_actor_matches (row, others));
  g_assert_true (haw_actor_list_find_name (fixture->list, "فايز  السراج") == row);
  g_assert_null (haw_actor_list_find_name (fixture->list, "فايز"));
}

/* In the order of folded names; one edit touches one row. */
static void
changed_cb (GListModel *model,
            guint       position,
            guint       removed,
            guint       added,
            GString    *log)
{
  g_string_append_printf (log, "%u-%u+%u ", position, removed, added);
}

static void
test_order (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (GString) log = g_string_new (NULL);
  gint64 first = add_actor (fixture, "أكار", HAW_ACTOR_PERSON);
  gint64 second = add_actor (fixture, "السراج", HAW_ACTOR_PERSON);

  add_actor (fixture, "حفتر", HAW_ACTOR_PERSON);
  g_assert_cmpint (haw_row_get_id (haw_row_store_peek (HAW_ROW_STORE (fixture->list), 0)), ==, first);
  g_assert_cmpint (haw_row_get_id (haw_row_store_peek (HAW_ROW_STORE (fixture->list), 1)), ==, second);
  g_signal_connect (fixture->list, "items-changed", G_CALLBACK (changed_cb), log);
  EDIT (fixture, haw_actor_set_kind_async, second, "السراج", HAW_ACTOR_PLACE);
  g_assert_cmpstr (log->str, ==, "1-1+1 ");
  g_string_truncate (log, 0);
  EDIT (fixture, haw_actor_add_alias_async, first, "أكار", "خلوصي أكار");
  g_assert_cmpstr (log->str, ==, "0-1+1 ");
  g_signal_handlers_disconnect_by_data (fixture->list, log);
}

static const HawActorCounts *
counts_of (Fixture *fixture,
           gint64   actor)
{
  return haw_actor_get_counts (haw_row_store_lookup (HAW_ROW_STORE (fixture->list), actor));
}

static void
wait_for_mentions (Fixture *fixture,
                   gint64   actor,
                   guint    n)
{
  while (counts_of (fixture, actor)->n_mentions != n)
    g_main_context_iteration (NULL, TRUE);
}

/* Counted only while somebody looks, once for each edit that changes a count, and not for others. */
static void
test_counts (Fixture      *fixture,
             gconstpointer data)
{
  gint64 akar = add_actor (fixture, "أكار", HAW_ACTOR_PERSON);
  gint64 tripoli = add_actor (fixture, "طرابلس", HAW_ACTOR_PLACE);
  const HawArticleFields title = { .title = "عنوان آخر" };
  guint n;

  add_mention (fixture, 0, "أكار", 0, akar);
  add_mention (fixture, 0, "أكار", 1, akar);
  add_event (fixture, "لقاء", "طرابلس", "أكار", NULL);
  g_assert_cmpuint (haw_actor_list_get_n_reads (fixture->list), ==, 0);
  g_assert_cmpuint (counts_of (fixture, akar)->n_mentions, ==, 0);

  haw_actor_list_set_counting (fixture->list, TRUE);
  wait_for_mentions (fixture, akar, 2);
  g_assert_cmpuint (haw_actor_list_get_n_reads (fixture->list), ==, 1);
  g_assert_cmpuint (counts_of (fixture, akar)->n_articles, ==, 1);
  g_assert_cmpuint (counts_of (fixture, akar)->n_events, ==, 1);
  g_assert_cmpuint (counts_of (fixture, tripoli)->n_events, ==, 1);
  add_mention (fixture, 1, "اكار", 0, akar);
  wait_for_mentions (fixture, akar, 3);
  g_assert_cmpuint (counts_of (fixture, akar)->n_articles, ==, 2);
  n = haw_actor_list_get_n_reads (fixture->list);
  g_assert_cmpuint (n, ==, 2);

  EDIT (fixture, haw_actor_add_alias_async, akar, "أكار", "خلوصي أكار");
  EDIT (fixture, haw_actor_set_kind_async, akar, "أكار", HAW_ACTOR_ORGANISATION);
  EDIT (fixture, haw_article_update_async, fixture->articles, 1, &title);
  g_assert_cmpuint (haw_actor_list_get_n_reads (fixture->list), ==, n);
  EDIT (fixture, haw_article_remove_async, &fixture->articles[1], 1);
  wait_for_mentions (fixture, akar, 2);
  g_assert_cmpuint (haw_actor_list_get_n_reads (fixture->list), ==, n + 1);
}

/* The words at a place are found by every name of every actor, as the names are now. */
static void
test_find_at (Fixture      *fixture,
              gconstpointer data)
{
  gint64 serraj = add_actor (fixture, "السراج", HAW_ACTOR_PERSON);
  gint64 other = add_actor (fixture, "حفتر", HAW_ACTOR_PERSON);
  g_autoptr (HawText) text = haw_text_new (FIRST_TEXT, -1);
  guint at = find_words (FIRST_TEXT, "وللسراج", 0);
  guint start = 0;
  guint end = 0;
  g_autoptr (GArray) found = haw_actor_list_find_at (fixture->list, text, at, &start, &end);
  g_autoptr (GArray) matched = haw_actor_list_match (fixture->list, "وللسراج", NULL);
  g_autoptr (GArray) gone = NULL;
  g_autoptr (GArray) back = NULL;

  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpint (g_array_index (found, gint64, 0), ==, serraj);
  g_assert_cmpuint (start, ==, at + 2);
  g_assert_cmpuint (end, ==, at + 7);
  g_assert_cmpuint (matched->len, ==, 1);
  g_assert_cmpint (other, !=, serraj);
  EDIT (fixture, haw_actor_remove_async, serraj, "السراج");
  gone = haw_actor_list_find_at (fixture->list, text, at, &start, &end);
  g_assert_cmpuint (gone->len, ==, 0);
  g_free (haw_test_undo (fixture->project, FALSE, NULL));
  back = haw_actor_list_find_at (fixture->list, text, at, &start, &end);
  g_assert_cmpuint (back->len, ==, 1);
}

static char *
join_mentions (HawMentionList *list)
{
  GString *joined = g_string_new (NULL);

  for (guint i = 0; i < haw_row_store_get_n (HAW_ROW_STORE (list)); i++)
    {
      HawMention *mention = haw_row_store_peek (HAW_ROW_STORE (list), i);

      g_string_append_printf (joined, "%" G_GINT64_FORMAT ":%u-%u ", haw_mention_get_actor (mention),
                              haw_mention_get_start (mention), haw_mention_get_end (mention));
    }
  return g_string_free (joined, FALSE);
}

/* The same words can't mention two; outside the text is refused; a new actor comes in the same step. */
static void
test_mentions (Fixture      *fixture,
               gconstpointer data)
{
  gint64 akar = add_actor (fixture, "أكار", HAW_ACTOR_PERSON);
  gint64 serraj = add_actor (fixture, "السراج", HAW_ACTOR_PERSON);
  const HawMentionOf of = { .name = "طرابلس", .kind = HAW_ACTOR_PLACE, .alias = "العاصمة" };
  const HawMentionOf outside = { .actor = akar, .name = "أكار" };
  g_autoptr (HawMentionList) list = haw_mention_list_new (fixture->project, 1);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) refused = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *one = NULL;
  g_autofree char *other = NULL;
  g_autofree char *label = NULL;
  gint64 tripoli;

  wait_for_rows (HAW_ROW_STORE (list));
  add_mention (fixture, 0, "أكار", 1, akar);
  add_mention (fixture, 0, "أكار", 1, akar);
  one = join_mentions (list);
  add_mention (fixture, 0, "أكار", 1, serraj);
  other = join_mentions (list);
  g_assert_cmpuint (haw_row_store_get_n (HAW_ROW_STORE (list)), ==, 1);
  g_assert_true (g_str_has_prefix (one, "1:"));
  g_assert_true (g_str_has_prefix (other, "2:"));

  haw_mention_add_async (fixture->project, fixture->articles[0], 3, 9999, &outside, NULL,
                         haw_await_cb, &refused);
  g_assert_cmpint (haw_mention_add_finish (fixture->project, haw_await (&refused), &error), ==, 0);
  g_assert_error (error, HAW_ERROR, HAW_ERROR_INVALID);
  g_clear_error (&error);

  haw_mention_add_async (fixture->project, fixture->articles[0], 7, 12, &of, NULL, haw_await_cb,
                         &result);
  tripoli = haw_mention_add_finish (fixture->project, haw_await (&result), &error);
  g_assert_no_error (error);
  assert_actor (fixture, tripoli, "طرابلس [place] طرابلس العاصمة");
  g_assert_true (haw_mention_list_find (list, 8, 10)
                 == haw_row_store_peek (HAW_ROW_STORE (list), 0));
  g_assert_nonnull (haw_mention_list_find (list, 12, 12));
  g_assert_null (haw_mention_list_find (list, 13, 13));
  g_assert_null (haw_mention_list_find (list, 8, 13));

  label = haw_test_undo (fixture->project, FALSE, NULL);
  g_assert_nonnull (strstr (label, "طرابلس"));
  assert_actor (fixture, tripoli, NULL);
  g_assert_cmpuint (haw_row_store_get_n (HAW_ROW_STORE (list)), ==, 1);
  EDIT (fixture, haw_mention_remove_async, haw_row_get_id (haw_row_store_peek (HAW_ROW_STORE (list), 0)),
        "السراج");
  g_assert_cmpuint (haw_row_store_get_n (HAW_ROW_STORE (list)), ==, 0);
}

static GPtrArray *
find_names (Fixture *fixture,
            gint64   article,
            gint64   actor)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *found;

  haw_occurrences_find_names_async (fixture->project, article, actor, NULL, haw_await_cb, &result);
  found = haw_project_read_finish (fixture->project, haw_await (&result), &error);
  g_assert_no_error (error);
  return found;
}

/* All names at once, the longer where two overlap, without what is a mention already; marked in a step. */
static void
test_occurrences (Fixture      *fixture,
                  gconstpointer data)
{
  gint64 akar = add_actor (fixture, "أكار", HAW_ACTOR_PERSON);
  g_autoptr (GPtrArray) here = NULL;
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) rest = NULL;
  g_autoptr (GPtrArray) none = NULL;
  g_autofree char *label = NULL;

  EDIT (fixture, haw_actor_add_alias_async, akar, "أكار", "خلوصي أكار");
  here = find_names (fixture, fixture->articles[0], akar);
  all = find_names (fixture, 0, akar);
  g_assert_cmpuint (here->len, ==, 2);
  g_assert_cmpuint (all->len, ==, 3);
  g_assert_cmpstr (haw_occurrence_get_words (here->pdata[0]), ==, "خلوصي أكار");
  g_assert_cmpstr (haw_occurrence_get_words (here->pdata[1]), ==, "أكار");
  add_mention (fixture, 0, "أكار", 0, akar);
  rest = find_names (fixture, 0, akar);
  g_assert_cmpuint (rest->len, ==, 2);
  EDIT (fixture, haw_occurrences_mark_async, rest, akar);
  none = find_names (fixture, 0, akar);
  g_assert_cmpuint (none->len, ==, 0);
  label = haw_test_undo (fixture->project, FALSE, NULL);
  g_assert_nonnull (strstr (label, "2"));
}

static void
assert_companion (HawActorDetails *details,
                  guint            i,
                  const char      *name,
                  guint            n_paragraphs,
                  guint            n_articles,
                  guint            n_events)
{
  const HawCompanion *companion = details->companions->pdata[i];

  g_assert_cmpstr (companion->name, ==, name);
  g_assert_cmpuint (companion->n_paragraphs, ==, n_paragraphs);
  g_assert_cmpuint (companion->n_articles, ==, n_articles);
  g_assert_cmpuint (companion->n_events, ==, n_events);
}

/* What the page of an actor shows. */
static void
test_details (Fixture      *fixture,
              gconstpointer data)
{
  gint64 akar = add_actor (fixture, "أكار", HAW_ACTOR_PERSON);
  gint64 serraj = add_actor (fixture, "السراج", HAW_ACTOR_PERSON);
  gint64 tripoli = add_actor (fixture, "طرابلس", HAW_ACTOR_PLACE);
  gint64 visit = add_actor (fixture, "الزيارة", HAW_ACTOR_UNKNOWN);
  const HawActorMention *mention;
  HawActorDetails *details;
  guint last = find_words (FIRST_TEXT, "ذلك كله", 0);
  guint start = find_words (FIRST_TEXT, "وقال أكار إن بلاده", 0);

  add_mention (fixture, 1, "اكار", 0, akar);
  add_mention (fixture, 0, "أكار", 1, akar);
  add_mention (fixture, 0, "خلوصي أكار", 0, akar);
  add_mention (fixture, 0, "السراج", 0, serraj);
  add_mention (fixture, 1, "السراج", 0, serraj);
  add_mention (fixture, 0, "طرابلس", 1, tripoli);
  add_mention (fixture, 0, "الزيارة", 0, visit);
  add_event (fixture, "لقاء", "طرابلس", "أكار", "السراج");
  EDIT (fixture, haw_annotation_add_async, fixture->articles[0], start, start + 18, NULL, 0, NULL);
  EDIT (fixture, haw_annotation_add_async, fixture->articles[0], 0, 3, NULL, 0, NULL);
  EDIT (fixture, haw_annotation_add_async, fixture->articles[0], last, last + 7, NULL, 0, NULL);

  details = load_details (fixture, akar);
  g_assert_cmpuint (details->n_mentions, ==, 3);
  g_assert_cmpuint (details->n_older, ==, 0);
  mention = details->mentions->pdata[0];
  g_assert_cmpstr (haw_occurrence_get_words (mention->place), ==, "خلوصي أكار");
  g_assert_cmpstr (haw_occurrence_get_before (mention->place), ==, "التقى السراج مع ");
  g_assert_cmpstr (mention->outlet, ==, "وكالة الساحل");
  g_assert_cmpstr (mention->published, ==, "2020-07-04");
  mention = details->mentions->pdata[2];
  g_assert_cmpint (haw_occurrence_get_article (mention->place), ==, fixture->articles[1]);
  g_assert_cmpuint (details->quotes->len, ==, 1);
  g_assert_cmpstr (((HawActorQuote *) details->quotes->pdata[0])->quote, ==, "وقال أكار إن بلاده");
  g_assert_cmpuint (details->events->len, ==, 1);
  g_assert_cmpstr (((HawActorEvent *) details->events->pdata[0])->title, ==, "لقاء");
  g_assert_false (((HawActorEvent *) details->events->pdata[0])->is_place);
  g_assert_cmpuint (details->companions->len, ==, 3);
  assert_companion (details, 0, "السراج", 2, 2, 1);
  assert_companion (details, 1, "طرابلس", 1, 1, 1);
  assert_companion (details, 2, "الزيارة", 0, 1, 0);

  details = load_details (fixture, tripoli);
  g_assert_true (((HawActorEvent *) details->events->pdata[0])->is_place);
  EDIT (fixture, haw_article_remove_async, &fixture->articles[0], 1);
  details = load_details (fixture, akar);
  g_assert_cmpuint (details->n_mentions, ==, 1);
}

/* One reading for several edits that come together, none while nobody looks. */
static void
test_live (Fixture      *fixture,
           gconstpointer data)
{
  gint64 akar = add_actor (fixture, "أكار", HAW_ACTOR_PERSON);
  g_autoptr (HawLiveRead) live = haw_actor_details_live (fixture->project, akar, 1);
  HawActorDetails *details;

  add_mention (fixture, 0, "أكار", 0, akar);
  g_assert_cmpuint (haw_live_read_get_n_reads (live), ==, 0);
  haw_live_read_set_active (live, TRUE);
  while (haw_live_read_get_result (live) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (haw_live_read_get_n_reads (live), ==, 1);
  add_mention (fixture, 0, "أكار", 1, akar);
  while ((details = haw_live_read_get_result (live))->n_mentions < 2)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (details->mentions->len, ==, 1);
  g_assert_cmpuint (haw_live_read_get_n_reads (live), ==, 2);
  EDIT (fixture, haw_note_set_async, HAW_NOTE_ON_ARTICLE, fixture->articles[0], "note");
  g_assert_cmpuint (haw_live_read_get_n_reads (live), ==, 2);
  haw_live_read_set_active (live, FALSE);
  add_mention (fixture, 1, "اكار", 0, akar);
  g_assert_cmpuint (haw_live_read_get_n_reads (live), ==, 2);
}

static HawChanges *last_changes;

static void
remember_cb (HawProject *project,
             HawChanges *changes,
             gpointer    data)
{
  g_clear_pointer (&last_changes, haw_changes_unref);
  last_changes = haw_changes_ref (changes);
}

/* Taking back a mention leads to where it was. */
static void
test_place (Fixture      *fixture,
            gconstpointer data)
{
  gint64 akar = add_actor (fixture, "أكار", HAW_ACTOR_PERSON);
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree HawPlace *place = NULL;
  guint start = find_words (FIRST_TEXT, "أكار", 1);

  add_mention (fixture, 0, "أكار", 1, akar);
  g_signal_connect (fixture->project, "changed", G_CALLBACK (remember_cb), NULL);
  g_free (haw_test_undo (fixture->project, FALSE, NULL));
  haw_place_find_async (fixture->project, last_changes, NULL, haw_await_cb, &result);
  place = haw_project_read_finish (fixture->project, haw_await (&result), NULL);
  g_assert_cmpint (place->article, ==, fixture->articles[0]);
  g_assert_cmpint (place->start, ==, start);
  g_assert_cmpint (place->end, ==, start + 4);
  g_clear_pointer (&last_changes, haw_changes_unref);
}

#define ADD(name, function)                                                                        \
  g_test_add ("/actors/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("names", test_names);
  ADD ("reread", test_reread);
  ADD ("order", test_order);
  ADD ("counts", test_counts);
  ADD ("find-at", test_find_at);
  ADD ("mentions", test_mentions);
  ADD ("occurrences", test_occurrences);
  ADD ("details", test_details);
  ADD ("live", test_live);
  ADD ("place", test_place);
  return g_test_run ();
}
