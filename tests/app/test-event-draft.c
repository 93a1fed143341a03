/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/haw-event-draft.h"
#include "model/haw-event-matches.h"
#include "proposals-fixture.h"

/* What E fills its form with: before whatever else is to be read, and as the analyst has decided. */

#define TEXT "يصل الوفد الجمعة إلى طرابلس. ثم يغادر في 9 يوليو 2020.\n"
#define PASSAGE 28 /* characters of its first sentence */

/* Reading stands still until it is told to go on. */
typedef struct
{
  GMutex mutex;
  GCond cond;
  gboolean open;
} Gate;

static gpointer
wait_at_gate (HawDb         *db,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  Gate *gate = data;

  g_mutex_lock (&gate->mutex);
  while (!gate->open)
    g_cond_wait (&gate->cond, &gate->mutex);
  g_mutex_unlock (&gate->mutex);

  return g_strdup ("");
}

static void
open_gate (Gate *gate)
{
  g_mutex_lock (&gate->mutex);
  gate->open = TRUE;
  g_cond_signal (&gate->cond);
  g_mutex_unlock (&gate->mutex);
}

static HawEventDraft *
find_draft (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  HawEventDraft *draft;

  haw_event_draft_find_async (fixture->project, 1, 0, PASSAGE, NULL, NULL, haw_await_cb, &result);
  draft = haw_project_read_finish (fixture->project, haw_await (&result), &error);
  g_assert_no_error (error);
  return draft;
}

/* Callbacks note their number in the order in which they come. */
typedef struct
{
  GString *order;
  char number;
} Turn;

static void
turn_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      data)
{
  Turn *turn = data;

  g_string_append_c (turn->order, turn->number);
}

/* Pressing E waits for the one reading that is under way and not for those that wait. */
static void
test_first (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (GString) order = g_string_new (NULL);
  Turn turns[] = { { order, '0' }, { order, '1' }, { order, '2' }, { order, '3' }, { order, '4' } };
  g_autoptr (HawEventDraft) draft = NULL;
  Gate gate = { 0 };

  haw_test_add_articles (fixture->project, "أ", TEXT, 1);
  wait_until_idle (fixture);
  draft = find_draft (fixture);
  g_mutex_init (&gate.mutex);
  g_cond_init (&gate.cond);
  haw_project_read_async (fixture->project, wait_at_gate, &gate, NULL, g_free, NULL, turn_cb, &turns[0]);
  haw_project_read_async (fixture->project, wait_at_gate, &gate, NULL, g_free, NULL, turn_cb, &turns[4]);
  haw_document_load_async (fixture->project, 1, NULL, turn_cb, &turns[1]);
  haw_event_draft_find_async (fixture->project, 1, 0, PASSAGE, NULL, NULL, turn_cb, &turns[2]);
  haw_event_matches_load_async (fixture->project, draft, 1, "", NULL, turn_cb, &turns[3]);
  open_gate (&gate);
  haw_test_wait_until (order->len == G_N_ELEMENTS (turns));
  g_assert_cmpint (order->str[4], ==, '4');
  g_mutex_clear (&gate.mutex);
  g_cond_clear (&gate.cond);
}

static void
accept_other (Fixture *fixture,
              gint64   proposal)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  haw_proposal_accept_other_async (fixture->project, proposal, NULL, haw_await_cb, &result);
  haw_proposal_accept_finish (fixture->project, haw_await (&result), &error);
  g_assert_no_error (error);
}

/* The reading of a date that the analyst has accepted is the one that E takes, the likelier one is the
 * other; an undo of that and the first reading accepted leave it as the rule has it. */
static void
test_accepted_reading (Fixture       *fixture,
                       gconstpointer  data)
{
  g_autoptr (HawEventDraft) before = NULL;
  g_autoptr (HawEventDraft) taken = NULL;
  g_autoptr (HawEventDraft) undone = NULL;
  g_autoptr (HawEventDraft) first = NULL;
  g_autofree char *step = NULL;
  g_autofree char *reason = NULL;
  g_autofree char *rule = NULL;

  haw_test_add_articles (fixture->project, "أ", TEXT, 1);
  wait_until_idle (fixture);
  before = find_draft (fixture);
  g_assert_cmpstr (before->date, ==, "2020-07-03");
  g_assert_cmpstr (before->also, ==, "2020-07-10");
  accept_other (fixture, find_id (fixture, 1, TEXT, "الجمعة"));
  taken = find_draft (fixture);
  g_assert_cmpstr (taken->date, ==, "2020-07-10");
  g_assert_cmpstr (taken->also, ==, "2020-07-03");
  g_assert_true (taken->other);
  reason = haw_event_draft_dup_reason (taken);
  rule = haw_event_draft_dup_reason (before);
  g_assert_cmpstr (reason, ==, "The other reading of the words, which you have accepted.");
  g_assert_cmpstr (rule, !=, reason);

  step = haw_test_undo (fixture->project, FALSE, NULL);
  wait_until_idle (fixture);
  undone = find_draft (fixture);
  g_assert_cmpstr (undone->date, ==, "2020-07-03");
  accept (fixture, find_id (fixture, 1, TEXT, "الجمعة"), 0);
  first = find_draft (fixture);
  g_assert_cmpstr (first->date, ==, "2020-07-03");
  g_assert_false (first->other);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/event-draft/first", Fixture, NULL, set_up, test_first, tear_down);
  g_test_add ("/event-draft/accepted-reading", Fixture, NULL, set_up, test_accepted_reading,
              tear_down);
  return g_test_run ();
}
