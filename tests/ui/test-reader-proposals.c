/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-settings.h"
#include "model/haw-proposal-edit.h"
#include "model/haw-proposals.h"
#include "reader-fixture.h"

#include "model/haw-event-edit.h"
#include "reader/haw-reader-view-private.h"
#include "support/haw-test-events.h"

#define KEYCODE_M 58
#define KEYCODE_U 30

#define ARTICLE                                                                                    \
  "وفد يزور العاصمة\n\n"                                                                           \
  "ترك وزير الدفاع التركي خلوصي أكار ليبيا أمس. وقال أكار: «سنفعل كل ما يلزم من أجل أشقائنا».\n\n" \
  "ثم ينام وفد آخر الأحد في المدينة الساحلية من ليبيا."

typedef struct
{
  Fixture base;
  HawProposals *proposals;
} Proposed;

static void
found_cb (Proposed *proposed,
          gint64    text)
{
  HawProposalList *list = haw_view_state_get_proposals (proposed->base.state);

  if (list != NULL && haw_proposal_list_get_text (list) == text)
    haw_proposal_list_refresh (list);
}

static gboolean
is_settled (Fixture *fixture)
{
  HawProposalList *list = haw_view_state_get_proposals (fixture->state);

  return !haw_proposals_get_busy (((Proposed *) fixture)->proposals) && list != NULL &&
         !haw_row_store_get_loading (HAW_ROW_STORE (list)) && fixture->pane->hints_idle == 0 &&
         fixture->pane->card_idle == 0 && is_idle (fixture);
}

static void
set_up (Proposed     *proposed,
        gconstpointer data)
{
  fixture_set_up (&proposed->base, data != NULL ? data : ARTICLE);
  proposed->proposals = haw_proposals_new (proposed->base.project);
  g_signal_connect_swapped (proposed->proposals, "found", G_CALLBACK (found_cb), proposed);
  wait_for (is_settled, &proposed->base);
  gtk_test_widget_wait_for_draw (proposed->base.window);
}

static void
tear_down (Proposed     *proposed,
           gconstpointer data)
{
  haw_settings_reset (haw_settings_get (), "show-proposals");
  wait_for (is_settled, &proposed->base);
  g_object_run_dispose (G_OBJECT (proposed->proposals));
  g_clear_object (&proposed->proposals);
  fixture_tear_down (&proposed->base, data);
}

static gboolean
press_key (Proposed        *proposed,
           guint            keyval,
           GdkModifierType  modifiers)
{
  gboolean handled = press (&proposed->base, keyval, 0, modifiers);

  wait_for (is_settled, &proposed->base);
  return handled;
}

/* The words of the proposal that is framed, "" for none. */
static char *
dup_current (Proposed *proposed)
{
  HawReaderPane *pane = proposed->base.pane;
  HawProposal *proposal = haw_reader_pane_get_proposal (pane);

  if (proposal == NULL)
    return g_strdup ("");
  g_assert_cmpint (haw_view_state_get_proposal (proposed->base.state), ==,
                   haw_row_get_id (HAW_ROW (proposal)));
  return haw_text_slice (pane->document->text, haw_proposal_get_start (proposal),
                         haw_proposal_get_end (proposal));
}

static void
assert_current (Proposed   *proposed,
                const char *words)
{
  g_autofree char *current = dup_current (proposed);

  g_assert_cmpstr (current, ==, words);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (proposed->base.pane->card)) == (*words != '\0'));
}

static void
go_to (Proposed   *proposed,
       const char *words)
{
  g_autofree char *current = dup_current (proposed);

  while (!g_str_equal (current, words))
    {
      g_assert_true (press_key (proposed, GDK_KEY_Tab, 0));
      g_free (current);
      current = dup_current (proposed);
    }
}

static guint
n_hints (Proposed *proposed)
{
  return proposed->base.pane->view->hints->len;
}

/* What is read again after an undo comes a little later. */
static void
assert_hints (Proposed *proposed,
              guint     expected)
{
  gint64 limit = g_get_monotonic_time () + 10 * G_TIME_SPAN_SECOND;

  while (n_hints (proposed) != expected && g_get_monotonic_time () < limit)
    g_main_context_iteration (NULL, FALSE);
  wait_for (is_settled, &proposed->base);
  g_assert_cmpuint (n_hints (proposed), ==, expected);
}

static const char *const order[] = {
  "خلوصي أكار", "ليبيا", "أمس", "سنفعل كل ما يلزم من أجل أشقائنا", "الأحد",
};

static void
walk_there_and_back (Proposed *proposed)
{
  HawReaderView *view = proposed->base.pane->view;

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      guint start;
      guint end;

      g_assert_true (press_key (proposed, GDK_KEY_Tab, 0));
      assert_current (proposed, order[i]);
      find (&proposed->base, order[i], &start, &end);
      g_assert_cmpuint (haw_reader_view_get_caret (view), ==, start);
      gtk_test_widget_wait_for_draw (proposed->base.window);
    }
  g_assert_false (press_key (proposed, GDK_KEY_Tab, 0));
  assert_current (proposed, "");

  for (guint i = G_N_ELEMENTS (order); i-- > 1;)
    {
      g_assert_true (press_key (proposed, GDK_KEY_ISO_Left_Tab, GDK_SHIFT_MASK));
      assert_current (proposed, order[i - 1]);
    }
  g_assert_false (press_key (proposed, GDK_KEY_ISO_Left_Tab, GDK_SHIFT_MASK));
  assert_current (proposed, "");
  gtk_test_widget_wait_for_draw (proposed->base.window);
}

/* Tab goes through all of them in their order, and from the last one out of the text; so does Shift+Tab
 * the other way. No text is laid out for it, and no paragraph drawn anew. */
static void
test_walk (Proposed     *proposed,
           gconstpointer data)
{
  HawReaderView *view = proposed->base.pane->view;
  guint n_layouts = view->n_layouts_made;
  guint n_nodes = G_MAXUINT;

  assert_hints (proposed, G_N_ELEMENTS (order));
  assert_current (proposed, "");
  /* What was still to be drawn of the text, or is drawn anew as the window becomes the active one, is no
   * work of walking: that would come again each time. */
  for (guint i = 0; i < 4 && view->n_nodes_made != n_nodes; i++)
    {
      gtk_test_widget_wait_for_draw (proposed->base.window);
      n_nodes = view->n_nodes_made;
      walk_there_and_back (proposed);
    }
  g_assert_cmpuint (view->n_layouts_made, ==, n_layouts);
  g_assert_cmpuint (view->n_nodes_made, ==, n_nodes);
  /* Ctrl+Tab is the window's. */
  g_assert_false (press_key (proposed, GDK_KEY_Tab, GDK_CONTROL_MASK));
}

/* Escape and a moved caret let go of it. */
static void
test_leave (Proposed     *proposed,
            gconstpointer data)
{
  g_assert_true (press_key (proposed, GDK_KEY_Tab, 0));
  assert_current (proposed, order[0]);
  g_assert_true (press_key (proposed, GDK_KEY_Escape, 0));
  assert_current (proposed, "");
  /* Then Tab leaves the text, once. */
  g_assert_false (press_key (proposed, GDK_KEY_Tab, 0));
  g_assert_true (press_key (proposed, GDK_KEY_Tab, 0));
  g_assert_true (press_key (proposed, GDK_KEY_Escape, 0));
  haw_reader_view_set_caret (proposed->base.pane->view, 1);

  g_assert_true (press_key (proposed, GDK_KEY_Tab, 0));
  haw_reader_view_set_caret (proposed->base.pane->view, 3);
  wait_for (is_settled, &proposed->base);
  assert_current (proposed, "");
  /* Nothing is meant by Enter and Delete then. */
  press_key (proposed, GDK_KEY_Delete, 0);
  press_key (proposed, GDK_KEY_Return, 0);
  assert_hints (proposed, G_N_ELEMENTS (order));
  g_assert_cmpuint (n_annotations (&proposed->base), ==, 0);
}

static void
undo (Proposed *proposed)
{
  g_autofree char *label = NULL;
  g_autoptr (GError) error = NULL;

  label = haw_test_undo (proposed->base.project, FALSE, &error);
  g_assert_no_error (error);
  wait_for (is_settled, &proposed->base);
}

static guint
n_mentions (Proposed *proposed)
{
  return haw_row_store_get_n (HAW_ROW_STORE (proposed->base.pane->mentions));
}

/* Enter accepts in one step and goes on to the next; an undo brings the proposal back. */
static void
test_accept (Proposed     *proposed,
             gconstpointer data)
{
  go_to (proposed, "خلوصي أكار");
  proposed->base.n_changes = 0;
  g_assert_true (press_key (proposed, GDK_KEY_Return, 0));
  g_assert_cmpuint (proposed->base.n_changes, ==, 1);
  g_assert_cmpuint (n_mentions (proposed), ==, 1);
  assert_current (proposed, "ليبيا");
  undo (proposed);
  g_assert_cmpuint (n_mentions (proposed), ==, 0);
  assert_hints (proposed, G_N_ELEMENTS (order));

  go_to (proposed, order[3]);
  press_key (proposed, GDK_KEY_KP_Enter, 0);
  g_assert_cmpuint (n_annotations (&proposed->base), ==, 1);
  assert_current (proposed, "الأحد");
  assert_hints (proposed, G_N_ELEMENTS (order) - 1);
  press_key (proposed, GDK_KEY_Return, 0);
  g_assert_cmpuint (n_annotations (&proposed->base), ==, 2);
  /* That was the last one. */
  assert_current (proposed, "");
  undo (proposed);
  undo (proposed);
  g_assert_cmpuint (n_annotations (&proposed->base), ==, 0);
  assert_hints (proposed, G_N_ELEMENTS (order));
}

/* A name that is accepted is known at once where else it stands. */
static void
test_learns (Proposed     *proposed,
             gconstpointer data)
{
  guint n = n_hints (proposed);

  go_to (proposed, "خلوصي أكار");
  press_key (proposed, GDK_KEY_Return, 0);
  assert_hints (proposed, n);
  go_to (proposed, "أكار");
  press_key (proposed, GDK_KEY_Return, 0);
  g_assert_cmpuint (n_mentions (proposed), ==, 2);
}

/* Delete dismisses; it does not come back but by an undo. */
static void
test_dismiss (Proposed     *proposed,
              gconstpointer data)
{
  go_to (proposed, "أمس");
  g_assert_true (press_key (proposed, GDK_KEY_Delete, 0));
  assert_current (proposed, order[3]);
  assert_hints (proposed, G_N_ELEMENTS (order) - 1);
  haw_proposals_refresh (proposed->proposals, proposed->base.articles[0]);
  wait_for (is_settled, &proposed->base);
  assert_hints (proposed, G_N_ELEMENTS (order) - 1);
  assert_current (proposed, order[3]);
  undo (proposed);
  assert_hints (proposed, G_N_ELEMENTS (order));
}

static gboolean
shows (GtkWidget  *widget,
       const char *text)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_visible (widget) &&
      strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (shows (child, text))
      return TRUE;
  return FALSE;
}

/* The card says what a date means and why; its other reading is one key away, under an Arabic layout
 * too, and what is accepted. */
static void
test_other_reading (Proposed     *proposed,
                    gconstpointer data)
{
  GtkWidget *card = GTK_WIDGET (proposed->base.pane->card);
  g_autofree char *meaning = NULL;
  g_autofree char *other = NULL;
  g_autofree char *told = NULL;
  g_autofree char *apart = NULL;
  HawProposal *proposal;

  go_to (proposed, "الأحد");
  proposal = haw_reader_pane_get_proposal (proposed->base.pane);
  meaning = haw_proposal_dup_meaning (proposal);
  other = haw_proposal_dup_other (proposal);
  g_assert_nonnull (other);
  g_assert_true (shows (card, meaning));
  g_assert_true (shows (card, other));
  g_assert_true (shows (card, "published on"));
  g_assert_true (shows (card, "5 of 5"));
  told = gtk_test_accessible_check_property (GTK_ACCESSIBLE (proposed->base.pane->view),
                                             GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "");
  apart = haw_isolate (meaning);
  g_assert_nonnull (strstr (told, apart));

  g_assert_true (press (&proposed->base, GDK_KEY_Arabic_ain, KEYCODE_U, GDK_ALT_MASK));
  wait_for (is_settled, &proposed->base);
  g_assert_true (proposed->base.pane->other_reading);
  assert_current (proposed, "الأحد");
  press_key (proposed, GDK_KEY_Return, 0);
  g_assert_cmpuint (n_annotations (&proposed->base), ==, 1);
  g_assert_cmpstr (haw_annotation_get_note (nth_annotation (&proposed->base, 0)), ==, other);
  undo (proposed);

  /* The next one is meant by its first reading again. */
  haw_reader_view_set_caret (proposed->base.pane->view, 0);
  go_to (proposed, "أمس");
  g_assert_false (proposed->base.pane->other_reading);
}

static gboolean
is_low (Fixture *fixture)
{
  return gtk_widget_get_height (fixture->window) <= 220 && is_settled (fixture);
}

/* In a low window what can be done with a proposal is seen all the same. */
static void
test_low (Proposed     *proposed,
          gconstpointer data)
{
  GtkWidget *card = GTK_WIDGET (proposed->base.pane->card);
  GtkWidget *overlay = GTK_WIDGET (proposed->base.pane->overlay);
  graphene_rect_t bounds;

  gtk_window_set_default_size (GTK_WINDOW (proposed->base.window), 700, 220);
  wait_for (is_low, &proposed->base);
  go_to (proposed, "أمس");
  gtk_test_widget_wait_for_draw (proposed->base.window);
  g_assert_true (gtk_widget_compute_bounds (card, overlay, &bounds));
  g_test_message ("%g + %g of %d", bounds.origin.y, bounds.size.height, gtk_widget_get_height (overlay));
  g_assert_cmpfloat (bounds.origin.y, >=, 0);
  g_assert_cmpfloat (bounds.origin.y + bounds.size.height, <=, gtk_widget_get_height (overlay));
}

/* M asks whose name it is, and a new kind of actor can be made there. */
static void
test_other_actor (Proposed     *proposed,
                  gconstpointer data)
{
  go_to (proposed, "ليبيا");
  g_assert_true (press (&proposed->base, GDK_KEY_Arabic_tehmarbuta, KEYCODE_M, 0));
  g_assert_nonnull (proposed->base.pane->actor_chooser);
  g_signal_emit_by_name (proposed->base.pane->actor_chooser, "new-actor", "دولة ليبيا",
                         (int) HAW_ACTOR_ORGANISATION, TRUE);
  gtk_popover_popdown (GTK_POPOVER (proposed->base.pane->actor_chooser));
  wait_for (is_settled, &proposed->base);
  g_assert_cmpuint (n_mentions (proposed), ==, 1);
  g_assert_cmpuint (haw_row_store_get_n (
      HAW_ROW_STORE (haw_view_state_get_actors (proposed->base.state))), ==, 1);
  /* The words are a name of that one from now on, and stand once more. */
  assert_hints (proposed, G_N_ELEMENTS (order));
}

/* Hidden, they are nowhere, and Tab leaves the text as without them. */
static void
test_hidden (Proposed     *proposed,
             gconstpointer data)
{
  HawReaderView *view = proposed->base.pane->view;
  guint n_layouts = view->n_layouts_made;

  press_key (proposed, GDK_KEY_Tab, 0);
  g_object_set (haw_settings_get (), "show-proposals", FALSE, NULL);
  wait_for (is_settled, &proposed->base);
  assert_hints (proposed, 0);
  assert_current (proposed, "");
  g_assert_false (press_key (proposed, GDK_KEY_Tab, 0));
  g_object_set (haw_settings_get (), "show-proposals", TRUE, NULL);
  wait_for (is_settled, &proposed->base);
  assert_hints (proposed, G_N_ELEMENTS (order));
  gtk_test_widget_wait_for_draw (proposed->base.window);
  g_assert_cmpuint (view->n_layouts_made, ==, n_layouts);
}

/* The marks of an analyst stay where the pointer finds them, over a proposal too; Enter means the
 * proposal while it is framed. */
static void
test_marks_first (Proposed     *proposed,
                  gconstpointer data)
{
  HawReaderView *view = proposed->base.pane->view;
  guint start;
  guint end;

  select_words (&proposed->base, "ليبيا");
  haw_reader_pane_activate (proposed->base.pane, "reader.note");
  wait_for (is_settled, &proposed->base);
  g_assert_cmpuint (n_annotations (&proposed->base), ==, 1);
  find (&proposed->base, "ليبيا", &start, &end);
  g_assert_cmpuint (n_marks_at (&proposed->base, start), ==, 1);
  g_string_truncate (proposed->base.log, 0);

  haw_reader_view_set_caret (view, 0);
  go_to (proposed, "ليبيا");
  g_assert_cmpint (haw_view_state_get_annotation (proposed->base.state), ==, 0);
  press_key (proposed, GDK_KEY_Return, 0);
  g_assert_cmpstr (proposed->base.log->str, ==, "");
  g_assert_cmpuint (n_mentions (proposed), ==, 1);
  g_assert_cmpuint (n_marks_at (&proposed->base, start), ==, 1);
}

/* Coding does not make the hints anew, and draws only its own paragraph. */
static void
test_coding (Proposed     *proposed,
             gconstpointer data)
{
  guint n_filled = proposed->base.pane->n_hints_filled;

  select_words (&proposed->base, "المدينة الساحلية");
  press (&proposed->base, GDK_KEY_1, KEYCODE_1, 0);
  wait_for (is_settled, &proposed->base);
  g_assert_cmpuint (proposed->base.pane->n_hints_filled, ==, n_filled);
}

/* Another article has its own; what the list chooses is framed here. */
static void
test_follows (Proposed     *proposed,
              gconstpointer data)
{
  g_autoptr (HawProposalList) list
    = g_object_ref (haw_view_state_get_proposals (proposed->base.state));
  gint64 id = haw_row_get_id (haw_row_store_peek (HAW_ROW_STORE (list), 2));

  haw_view_state_set_proposal (proposed->base.state, id);
  wait_for (is_settled, &proposed->base);
  assert_current (proposed, order[2]);
  haw_view_state_set_article (proposed->base.state, proposed->base.articles[1]);
  wait_for (is_shown, &proposed->base);
  wait_for (is_settled, &proposed->base);
  g_assert_true (haw_view_state_get_proposals (proposed->base.state) != list);
  assert_current (proposed, "");
  g_assert_cmpint (haw_view_state_get_proposal (proposed->base.state), ==, 0);
}

#define EVENT "وصل وزير الدفاع التركي خلوصي أكار أمس إلى طرابلس"
#define ARTICLE_WITH_EVENT "وفد في العاصمة\n\n" EVENT ". وقال الوزير إن الهدنة صامدة في كل الأنحاء.\n"

static gboolean
is_offered (Fixture *fixture)
{
  return fixture->pane->n_offers_read > 0;
}

static gboolean
has_event (Fixture *fixture)
{
  return haw_test_count_events (fixture->project) == 1;
}

static gint64
get_offered (Proposed *proposed)
{
  HawReaderPane *pane = proposed->base.pane;

  return haw_reader_pane_get_offered (pane, haw_reader_pane_get_proposal (pane));
}

/* Enter makes the event that a sentence tells, where there is none like it. */
static void
test_event (Proposed     *proposed,
            gconstpointer data)
{
  HawEvent *event;

  go_to (proposed, EVENT);
  wait_for (is_offered, &proposed->base);
  g_assert_cmpint (get_offered (proposed), ==, 0);
  g_assert_true (press_key (proposed, GDK_KEY_Return, 0));
  wait_for (has_event, &proposed->base);
  event = haw_test_read_event (proposed->base.project, 1);
  g_assert_cmpstr (haw_event_get_title (event), ==,
                   "وصل وزير الدفاع التركي خلوصي أكار إلى طرابلس");
  g_assert_cmpstr (haw_event_get_date (event), ==, "2020-07-02");
  g_assert_cmpstr (haw_event_get_place (event), ==, "طرابلس");
  g_assert_cmpstr (haw_event_get_actors (event), ==, "خلوصي أكار");
  g_assert_cmpint (haw_event_get_n_evidence (event), ==, 1);
}

static gboolean
has_source (Fixture *fixture)
{
  return haw_event_get_n_evidence (haw_test_read_event (fixture->project, 1)) == 1;
}

/* An event like it is offered first; Alt+E offers a new one instead, and this one again. */
static void
test_another_source (Proposed     *proposed,
                     gconstpointer data)
{
  const char *const actors[] = { "خلوصي أكار", NULL };
  const HawEventFields fields = { .title = "زيارة وزير الدفاع التركي", .date = "2020-07-02",
                                  .place = "ليبيا", .actors = actors, .status = -1 };
  g_autoptr (GAsyncResult) result = NULL;
  gboolean other;
  gint64 event;

  haw_event_add_async (proposed->base.project, &fields, 0, 0, 0, NULL, haw_await_cb, &result);
  event = haw_event_add_finish (proposed->base.project, haw_await (&result), NULL);
  wait_for (has_event, &proposed->base);
  wait_for (is_settled, &proposed->base);
  go_to (proposed, EVENT);
  wait_for (is_offered, &proposed->base);
  g_assert_cmpint (get_offered (proposed), ==, event);
  g_assert_true (press_key (proposed, GDK_KEY_e, GDK_ALT_MASK));
  g_assert_cmpint (get_offered (proposed), ==, 0);
  g_assert_cmpint (haw_view_state_get_offer (proposed->base.state, &other), ==, 0);
  /* As the list of proposals asks for it. */
  haw_view_state_offer_other (proposed->base.state, TRUE);
  g_assert_cmpint (get_offered (proposed), ==, event);
  g_assert_cmpint (haw_view_state_get_offer (proposed->base.state, &other), ==, event);
  g_assert_false (other);
  g_assert_true (press_key (proposed, GDK_KEY_Return, 0));
  wait_for (has_source, &proposed->base);
  g_assert_true (has_event (&proposed->base));
}

int
main (int    argc,
      char **argv)
{
  static const struct
  {
    const char *name;
    void (*func) (Proposed *, gconstpointer);
    const char *text;
  } tests[] = {
    { "/reader-proposals/walk", test_walk },
    { "/reader-proposals/leave", test_leave },
    { "/reader-proposals/accept", test_accept },
    { "/reader-proposals/learns", test_learns },
    { "/reader-proposals/dismiss", test_dismiss },
    { "/reader-proposals/other-reading", test_other_reading },
    { "/reader-proposals/low", test_low },
    { "/reader-proposals/other-actor", test_other_actor },
    { "/reader-proposals/hidden", test_hidden },
    { "/reader-proposals/marks-first", test_marks_first },
    { "/reader-proposals/coding", test_coding },
    { "/reader-proposals/follows", test_follows },
    { "/reader-proposals/event", test_event, ARTICLE_WITH_EVENT },
    { "/reader-proposals/another-source", test_another_source, ARTICLE_WITH_EVENT },
  };

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, Proposed, tests[i].text, set_up, tests[i].func, tear_down);
  return g_test_run ();
}
