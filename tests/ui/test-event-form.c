/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "notes-fixture.h"

#include "dialogs/haw-redate-dialog.h"
#include "model/haw-article-edit.h"
#include "model/haw-event-edit.h"
#include "notes/haw-event-form.h"
#include "notes/haw-event-matches.h"
#include "notes/haw-event-page.h"
#include "notes/haw-passage.h"
#include "notes/haw-source-card.h"
#include "project/haw-changes-private.h"
#include "support/haw-test-events.h"
#include "widgets/haw-date-entry.h"

/* The second paragraph of the article, to the end of a sentence. */
#define START 24
#define END 110

static HawEventForm *
get_form (Fixture *fixture)
{
  return HAW_EVENT_FORM (fixture_find (fixture->pane, HAW_TYPE_EVENT_FORM, 0));
}

static GtkEditable *
get_entry (Fixture    *fixture,
           const char *name)
{
  GtkWidget *entry = fixture_find_named (GTK_WIDGET (get_form (fixture)), name);

  g_assert_true (GTK_IS_EDITABLE (entry));
  return GTK_EDITABLE (entry);
}

static GtkWidget *
get_date (Fixture *fixture)
{
  return fixture_find (GTK_WIDGET (get_form (fixture)), HAW_TYPE_DATE_ENTRY, 1);
}

static HawEventMatches *
get_matches (Fixture *fixture)
{
  return HAW_EVENT_MATCHES (fixture_find (fixture->pane, HAW_TYPE_EVENT_MATCHES, 0));
}

static gboolean
can_save (Fixture *fixture)
{
  return gtk_widget_get_sensitive (fixture_find_named (GTK_WIDGET (get_form (fixture)), "Save"));
}

static guint
n_sources (Fixture *fixture)
{
  return fixture_count (GTK_WIDGET (get_form (fixture)), HAW_TYPE_SOURCE_CARD);
}

static gboolean
is_filled (Fixture *fixture)
{
  return n_sources (fixture) == 1;
}

static gboolean
is_open (Fixture *fixture)
{
  return haw_event_form_is_open (get_form (fixture));
}

/* Whether the events offered are those that have what was typed. */
static gboolean
offers_typed (Fixture *fixture)
{
  GtkWidget *heading = gtk_widget_get_first_child (GTK_WIDGET (get_matches (fixture)));

  return g_str_equal (gtk_label_get_text (GTK_LABEL (heading)), "Already there:");
}

static gboolean
is_closed (Fixture *fixture)
{
  return !haw_event_form_is_open (get_form (fixture));
}

static HawEvent *
get_event (Fixture *fixture)
{
  return haw_test_read_event (fixture->project, haw_view_state_get_event (fixture->state));
}

static gint64
n_events (Fixture *fixture)
{
  return haw_test_count_events (fixture->project);
}

static guint
n_annotations (Fixture *fixture)
{
  return haw_row_store_get_n (HAW_ROW_STORE (haw_view_state_get_annotations (fixture->state)));
}

static gint64
add_event (Fixture    *fixture,
           const char *title,
           const char *date,
           gboolean    with_passage)
{
  const char *const actors[] = { "سامي الراوي", "مجلس المدينة", NULL };
  const HawEventFields fields = { .title = title, .date = date, .place = "المدينة الساحلية",
                                  .actors = actors, .status = HAW_EVENT_DISPUTED };
  g_autoptr (GAsyncResult) result = NULL;
  gint64 id;

  haw_event_add_async (fixture->project, &fields, with_passage ? fixture->article : 0, START, END,
                       NULL, haw_await_cb, &result);
  id = haw_event_add_finish (fixture->project, haw_await (&result), NULL);
  g_assert_cmpint (id, >, 0);
  fixture_settle (fixture);
  return id;
}

static void
open_new (Fixture *fixture)
{
  haw_view_state_edit_event (fixture->state, 0, fixture->article, START, END);
  fixture_wait (fixture, is_filled);
  fixture_settle (fixture);
}

static void
test_new (void)
{
  g_auto (Fixture) fixture = { 0 };
  int caret = -1;
  int bound = -1;

  fixture_init (&fixture);
  open_new (&fixture);
  g_assert_cmpstr (gtk_editable_get_text (get_entry (&fixture, "Title")), ==,
                   "الوفد وصل إلى المدينة الساحلية");
  g_assert_cmpstr (haw_date_entry_get_date (HAW_DATE_ENTRY (get_date (&fixture))), ==, "2020-07-02");
  /* What is seen of a title is its beginning, and typing replaces all of it. */
  g_object_get (gtk_editable_get_delegate (get_entry (&fixture, "Title")), "cursor-position", &caret,
                "selection-bound", &bound, NULL);
  g_assert_cmpint (caret, ==, 0);
  g_assert_cmpint (bound, ==, 30);
  g_assert_true (can_save (&fixture));
  g_assert_cmpuint (haw_event_matches_get_n (get_matches (&fixture)), ==, 0);

  gtk_editable_set_text (get_entry (&fixture, "Title"), "وصول الوفد");
  haw_date_entry_set_date (HAW_DATE_ENTRY (get_date (&fixture)), "2020-07-02~");
  gtk_editable_set_text (get_entry (&fixture, "Place"), "المدينة");
  gtk_editable_set_text (get_entry (&fixture, "Participants"), "سامي، Rana ,مجلس");
  fixture_click (fixture.pane, "Save");
  fixture_wait (&fixture, is_closed);
  g_assert_cmpstr (haw_event_get_title (get_event (&fixture)), ==, "وصول الوفد");
  g_assert_cmpstr (haw_event_get_date (get_event (&fixture)), ==, "2020-07-02~");
  g_assert_cmpint (haw_event_get_n_evidence (get_event (&fixture)), ==, 1);
  g_assert_cmpuint (n_annotations (&fixture), ==, 1);
  g_assert_cmpuint (fixture.n_failed, ==, 0);

  /* One step: the event and the annotation go together, and with them the selection. */
  fixture_undo (&fixture);
  fixture_settle (&fixture);
  g_assert_cmpuint (n_events (&fixture), ==, 0);
  g_assert_cmpuint (n_annotations (&fixture), ==, 0);
  g_assert_cmpint (haw_view_state_get_event (fixture.state), ==, 0);
}

static void
test_invalid_date (void)
{
  g_auto (Fixture) fixture = { 0 };

  fixture_init (&fixture);
  open_new (&fixture);
  haw_date_entry_set_date (HAW_DATE_ENTRY (get_date (&fixture)), "2020-13-45");
  g_assert_false (can_save (&fixture));
  haw_event_form_save (get_form (&fixture));
  fixture_settle (&fixture);
  g_assert_true (haw_event_form_is_open (get_form (&fixture)));
  g_assert_cmpstr (haw_date_entry_get_text (HAW_DATE_ENTRY (get_date (&fixture))), ==,
                   "2020-13-45");
  haw_date_entry_set_date (HAW_DATE_ENTRY (get_date (&fixture)), "2020-07");
  g_assert_true (can_save (&fixture));
  gtk_editable_set_text (get_entry (&fixture, "Title"), "  ");
  g_assert_false (can_save (&fixture));
}

/* What was typed is kept while another event is asked for, and while it can't be stored. */
static void
test_kept (void)
{
  g_auto (Fixture) fixture = { 0 };

  fixture_init (&fixture);
  open_new (&fixture);
  gtk_editable_set_text (get_entry (&fixture, "Title"), "وصول");
  haw_view_state_edit_event (fixture.state, 0, fixture.article, 2, 12);
  g_assert_cmpuint (fixture.n_messages, ==, 1);
  g_assert_cmpstr (gtk_editable_get_text (get_entry (&fixture, "Title")), ==, "وصول");
  fixture_annotate (&fixture, 2, 12, NULL);
  haw_view_state_edit_note (fixture.state, 1);
  fixture_click (fixture.pane, "Continue the Event Being Written");
  g_assert_cmpstr (gtk_editable_get_text (get_entry (&fixture, "Title")), ==, "وصول");

  haw_test_close_project (fixture.project);
  fixture_click (fixture.pane, "Save");
  fixture_settle (&fixture);
  g_assert_true (haw_event_form_is_open (get_form (&fixture)));
  g_assert_cmpstr (gtk_editable_get_text (get_entry (&fixture, "Title")), ==, "وصول");
  g_assert_true (can_save (&fixture));
}

static gboolean
is_published (Fixture *fixture)
{
  return fixture_find_named (fixture->pane, "Set Date of Publication") == NULL;
}

static void
test_publication_date (void)
{
  g_auto (Fixture) fixture = { 0 };
  const HawArticleFields none = { .published = "" };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) loaded = NULL;
  g_autoptr (HawDocument) document = NULL;
  HawDateEntry *published;

  fixture_init (&fixture);
  haw_article_update_async (fixture.project, &fixture.article, 1, &none, NULL, haw_await_cb,
                            &result);
  g_assert_true (haw_project_edit_finish (fixture.project, haw_await (&result), NULL));
  open_new (&fixture);
  published = HAW_DATE_ENTRY (fixture_find (GTK_WIDGET (get_form (&fixture)), HAW_TYPE_DATE_ENTRY,
                                            0));
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (published)));
  g_assert_false (gtk_widget_get_sensitive (fixture_find_named (fixture.pane,
                                                                "Set Date of Publication")));
  haw_date_entry_set_date (published, "2020-07-03");
  fixture_click (fixture.pane, "Set Date of Publication");
  fixture_wait (&fixture, is_published);
  fixture_settle (&fixture);
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (published)));
  g_assert_true (haw_event_form_is_open (get_form (&fixture)));
  g_assert_cmpstr (haw_source_card_get_evidence (
                     HAW_SOURCE_CARD (fixture_find (fixture.pane, HAW_TYPE_SOURCE_CARD, 0)))->published,
                   ==, "2020-07-03");

  haw_document_load_async (fixture.project, fixture.article, NULL, haw_await_cb, &loaded);
  document = haw_project_read_finish (fixture.project, haw_await (&loaded), NULL);
  g_assert_cmpstr (document->published, ==, "2020-07-03");
}

static HawRedateDialog *
get_question (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (HAW_IS_REDATE_DIALOG (window) && gtk_widget_get_visible (window))
        return HAW_REDATE_DIALOG (window);
    }
  return NULL;
}

static gboolean
is_asked (Fixture *fixture)
{
  return get_question () != NULL;
}

/* As a button of the question does. */
static void
answer (const char *response)
{
  g_autoptr (HawRedateDialog) dialog = g_object_ref (get_question ());

  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), response);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static gboolean
add_accepted_date (HawDb    *db,
                   gpointer  data,
                   GError  **error)
{
  return haw_db_run (db, error,
                     "INSERT INTO proposal (kind, text, start, end, state, payload)"
                     " SELECT 'date', t.id, instr (t.text, 'مساء أمس') - 1,"
                     "  instr (t.text, 'مساء أمس') + 7, 'accepted',"
                     "  '{\"edtf\":\"2020-07-02\",\"published\":\"2020-07-03\"}'"
                     " FROM article_text t", "");
}

static void
set_article_date (Fixture    *fixture,
                  const char *published)
{
  const HawArticleFields fields = { .published = published };
  g_autoptr (GAsyncResult) result = NULL;

  haw_article_update_async (fixture->project, &fixture->article, 1, &fields, NULL, haw_await_cb,
                            &result);
  g_assert_true (haw_article_update_finish (fixture->project, haw_await (&result), NULL, NULL));
}

static void
set_date_in_form (Fixture    *fixture,
                  const char *published)
{
  haw_date_entry_set_date (HAW_DATE_ENTRY (fixture_find (GTK_WIDGET (get_form (fixture)),
                                                         HAW_TYPE_DATE_ENTRY, 0)), published);
  fixture_click (fixture->pane, "Set Date of Publication");
}

/* What hangs on the day is shown first here too; after a refusal the question is still there. */
static void
test_publication_date_asks (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (GAsyncResult) result = NULL;

  fixture_init (&fixture);
  haw_project_edit_async (fixture.project, haw_label_new ("Accept", NULL), NULL, add_accepted_date,
                          NULL, NULL, NULL, haw_await_cb, &result);
  g_assert_true (haw_project_edit_finish (fixture.project, haw_await (&result), NULL));
  set_article_date (&fixture, "");
  open_new (&fixture);
  set_date_in_form (&fixture, "2020-07-06");
  fixture_wait (&fixture, is_asked);
  answer ("cancel");
  fixture_settle (&fixture);
  g_assert_nonnull (fixture_find_named (fixture.pane, "Set Date of Publication"));
  g_assert_cmpint (fixture_count_sql (&fixture, "SELECT count (*) FROM article"
                                                " WHERE published = '2020-07-06'"), ==, 0);

  set_date_in_form (&fixture, "2020-07-06");
  fixture_wait (&fixture, is_asked);
  answer ("all");
  fixture_settle (&fixture);
  g_assert_cmpint (fixture_count_sql (&fixture, "SELECT count (*) FROM proposal"
                                                " WHERE payload LIKE '%2020-07-05%'"), ==, 1);
  g_assert_cmpint (fixture_count_sql (&fixture, "SELECT count (*) FROM article"
                                                " WHERE published = '2020-07-06'"), ==, 1);
  g_assert_cmpstr (haw_date_entry_get_date (HAW_DATE_ENTRY (get_date (&fixture))), ==, "2020-07-05");
}

/* The title is there with the passage, before what it tells is found; whoever saves then gets that too. */
static void
test_at_once (void)
{
  g_auto (Fixture) fixture = { 0 };

  fixture_init (&fixture);
  haw_view_state_edit_event (fixture.state, 0, fixture.article, START, END);
  fixture_wait (&fixture, is_filled);
  g_assert_cmpstr (gtk_editable_get_text (get_entry (&fixture, "Title")), ==,
                   "قال المتحدث إن الوفد وصل مساء أمس إلى المدينة الساحلية");
  g_assert_cmpstr (haw_date_entry_get_text (HAW_DATE_ENTRY (get_date (&fixture))), ==, "");
  haw_event_form_save (get_form (&fixture));
  fixture_wait (&fixture, is_closed);
  fixture_settle (&fixture);
  g_assert_cmpstr (haw_event_get_title (get_event (&fixture)), ==, "الوفد وصل إلى المدينة الساحلية");
  g_assert_cmpstr (haw_event_get_date (get_event (&fixture)), ==, "2020-07-02");

  /* Even before the passage is there; closed meanwhile, nothing is stored. */
  haw_view_state_edit_event (fixture.state, 0, fixture.article, END + 5, END + 60);
  haw_event_form_save (get_form (&fixture));
  fixture_wait (&fixture, is_closed);
  fixture_settle (&fixture);
  g_assert_cmpuint (n_events (&fixture), ==, 2);
  haw_view_state_edit_event (fixture.state, 0, fixture.article, END + 5, END + 60);
  haw_event_form_save (get_form (&fixture));
  haw_event_form_cancel (get_form (&fixture));
  fixture_settle (&fixture);
  g_assert_cmpuint (n_events (&fixture), ==, 2);
}

static guint
n_completions (GtkEditable *entry)
{
  GtkEntryCompletion *completion = gtk_entry_get_completion (GTK_ENTRY (entry));

  return (guint) gtk_tree_model_iter_n_children (gtk_entry_completion_get_model (completion), NULL);
}

static gboolean
page_is_shown (Fixture *fixture)
{
  GtkWidget *page = fixture_find (fixture->pane, HAW_TYPE_EVENT_PAGE, 0);

  return gtk_widget_get_mapped (page) && fixture_count (page, HAW_TYPE_SOURCE_CARD) == 1;
}

static void
test_edit (void)
{
  g_auto (Fixture) fixture = { 0 };
  gint64 event;

  fixture_init (&fixture);
  event = add_event (&fixture, "وصول الوفد", "2020-07-02", TRUE);
  haw_view_state_set_event (fixture.state, event);
  fixture_wait (&fixture, page_is_shown);
  g_signal_emit_by_name (fixture_find (fixture.pane, HAW_TYPE_SOURCE_CARD, 0), "activated");
  g_assert_cmpuint (fixture.n_revealed, ==, 1);
  g_assert_cmpint (fixture.revealed_start, ==, START);
  haw_view_state_set_annotation (fixture.state, 1);
  g_assert_true (page_is_shown (&fixture));

  fixture_click (fixture.pane, "Edit Event");
  fixture_wait (&fixture, is_filled);
  fixture_settle (&fixture);
  g_assert_cmpstr (gtk_editable_get_text (get_entry (&fixture, "Title")), ==, "وصول الوفد");
  g_assert_cmpstr (gtk_editable_get_text (get_entry (&fixture, "Participants")), ==,
                   "سامي الراوي, مجلس المدينة");
  g_assert_cmpuint (n_completions (get_entry (&fixture, "Participants")), ==, 2);
  g_assert_cmpuint (n_completions (get_entry (&fixture, "Place")), ==, 1);
  g_assert_false (haw_event_form_get_modified (get_form (&fixture)));

  gtk_editable_set_text (get_entry (&fixture, "Title"), "وصول");
  gtk_editable_set_text (get_entry (&fixture, "Participants"), "سامي الراوي");
  fixture_click (fixture.pane, "Remove Evidence");
  g_assert_true (haw_event_form_get_modified (get_form (&fixture)));
  fixture_click (fixture.pane, "Save");
  fixture_wait (&fixture, is_closed);
  fixture_settle (&fixture);
  g_assert_cmpstr (haw_event_get_title (get_event (&fixture)), ==, "وصول");
  g_assert_cmpstr (haw_event_get_actors (get_event (&fixture)), ==, "سامي الراوي");
  g_assert_cmpint (haw_event_get_status (get_event (&fixture)), ==, HAW_EVENT_DISPUTED);
  g_assert_cmpint (haw_event_get_n_evidence (get_event (&fixture)), ==, 0);

  /* All of it was one step. */
  fixture_undo (&fixture);
  fixture_settle (&fixture);
  g_assert_cmpstr (haw_event_get_title (get_event (&fixture)), ==, "وصول الوفد");
  g_assert_cmpint (haw_event_get_n_evidence (get_event (&fixture)), ==, 1);
}

/* Saved before the names of the participants are read. */
static void
test_edit_at_once (void)
{
  g_auto (Fixture) fixture = { 0 };
  gint64 event;

  fixture_init (&fixture);
  event = add_event (&fixture, "وصول الوفد", "2020-07-02", TRUE);
  haw_view_state_edit_event (fixture.state, event, 0, 0, 0);
  fixture_wait (&fixture, is_open);
  g_assert_cmpstr (gtk_editable_get_text (get_entry (&fixture, "Title")), ==, "وصول الوفد");
  gtk_editable_set_text (get_entry (&fixture, "Title"), "وصول");
  haw_event_form_save (get_form (&fixture));
  fixture_wait (&fixture, is_closed);
  fixture_settle (&fixture);
  g_assert_cmpstr (haw_event_get_title (get_event (&fixture)), ==, "وصول");
  g_assert_cmpstr (haw_event_get_actors (get_event (&fixture)), ==, "سامي الراوي, مجلس المدينة");
}

static void
test_delete (void)
{
  g_auto (Fixture) fixture = { 0 };
  gint64 event;

  fixture_init (&fixture);
  event = add_event (&fixture, "وصول الوفد", "2020-07-02", TRUE);
  haw_view_state_edit_event (fixture.state, event, 0, 0, 0);
  fixture_wait (&fixture, is_filled);
  fixture_click (GTK_WIDGET (get_form (&fixture)), "Delete Event");
  fixture_wait (&fixture, is_closed);
  g_assert_cmpuint (n_events (&fixture), ==, 0);
  g_assert_cmpuint (n_annotations (&fixture), ==, 1);
}

static void
test_add_to_existing (void)
{
  g_auto (Fixture) fixture = { 0 };
  gint64 event;

  fixture_init (&fixture);
  add_event (&fixture, "Budget", "2019", FALSE);
  event = add_event (&fixture, "وصول الوفد", "2020-07-02", FALSE);
  open_new (&fixture);
  g_assert_cmpuint (haw_event_matches_get_n (get_matches (&fixture)), ==, 1);
  gtk_editable_set_text (get_entry (&fixture, "Title"), "الوفد وصول");
  fixture_wait (&fixture, offers_typed);
  g_assert_cmpuint (haw_event_matches_get_n (get_matches (&fixture)), ==, 1);

  g_assert_true (haw_event_matches_focus (get_matches (&fixture)));
  g_signal_emit_by_name (gtk_window_get_focus (GTK_WINDOW (fixture.window)), "activate");
  fixture_wait (&fixture, is_closed);
  g_assert_cmpint (haw_view_state_get_event (fixture.state), ==, event);
  g_assert_cmpint (haw_event_get_n_evidence (get_event (&fixture)), ==, 1);
  g_assert_cmpuint (n_annotations (&fixture), ==, 1);
  g_assert_cmpuint (n_events (&fixture), ==, 2);

  fixture_undo (&fixture);
  fixture_settle (&fixture);
  g_assert_cmpint (haw_event_get_n_evidence (get_event (&fixture)), ==, 0);
  g_assert_cmpuint (n_annotations (&fixture), ==, 0);
}

/* An event that is gone when it is chosen: what is saved then is still a new one. */
static void
test_add_to_missing (void)
{
  g_auto (Fixture) fixture = { 0 };

  fixture_init (&fixture);
  open_new (&fixture);
  g_signal_emit_by_name (get_matches (&fixture), "chosen", (gint64) 99);
  fixture_wait (&fixture, can_save);
  g_assert_true (haw_event_form_is_open (get_form (&fixture)));
  g_assert_cmpuint (n_annotations (&fixture), ==, 0);

  fixture_click (fixture.pane, "Save");
  fixture_wait (&fixture, is_closed);
  g_assert_cmpuint (n_events (&fixture), ==, 1);
}

static GPtrArray *
load_evidence (Fixture *fixture,
               gint64   event)
{
  g_autoptr (GAsyncResult) result = NULL;
  GPtrArray *evidence;

  haw_event_load_evidence_async (fixture->project, event, NULL, haw_await_cb, &result);
  evidence = haw_project_read_finish (fixture->project, haw_await (&result), NULL);
  g_assert_cmpuint (evidence->len, ==, 1);
  return evidence;
}

static void
choose (Fixture    *fixture,
        const char *name,
        guint       selected)
{
  gtk_drop_down_set_selected (GTK_DROP_DOWN (fixture_find_named (GTK_WIDGET (get_form (fixture)),
                                                                 name)), selected);
}

/* The grade, the stance and the date of a source are stored in the one step of the form. */
static void
test_source (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;
  const HawEvidence *evidence;
  HawDateEntry *date;
  gint64 event;

  fixture_init (&fixture);
  event = add_event (&fixture, "وصول الوفد", "2020-07-02", TRUE);
  haw_view_state_edit_event (fixture.state, event, 0, 0, 0);
  fixture_wait (&fixture, is_filled);
  fixture_settle (&fixture);
  g_assert_false (haw_event_form_get_modified (get_form (&fixture)));
  date = HAW_DATE_ENTRY (fixture_find (fixture_find (fixture.pane, HAW_TYPE_SOURCE_CARD, 0),
                                       HAW_TYPE_DATE_ENTRY, 0));
  g_assert_cmpstr (haw_date_entry_get_date (date), ==, "2020-07-02");
  choose (&fixture, "Grade of the Report", 2);
  g_assert_true (haw_event_form_get_modified (get_form (&fixture)));
  choose (&fixture, "Stance of the Source", 2);
  haw_date_entry_set_date (date, "2020-13");
  g_assert_false (can_save (&fixture));
  haw_date_entry_set_date (date, "2020-07~");
  fixture_click (fixture.pane, "Save");
  fixture_wait (&fixture, is_closed);

  after = load_evidence (&fixture, event);
  evidence = after->pdata[0];
  g_assert_cmpstr (evidence->stance, ==, "denies");
  g_assert_cmpstr (evidence->reliability, ==, "2");
  g_assert_cmpstr (evidence->date, ==, "2020-07~");
  g_assert_cmpstr (haw_event_get_date (get_event (&fixture)), ==, "2020-07-02");
  fixture_undo (&fixture);
  before = load_evidence (&fixture, event);
  evidence = before->pdata[0];
  g_assert_cmpstr (evidence->stance, ==, "reports");
  g_assert_cmpstr (evidence->reliability, ==, "");
  g_assert_cmpstr (evidence->date, ==, "2020-07-02");
}

static void
count_sources_cb (HawViewState *state,
                  gint64        event,
                  guint        *n)
{
  g_assert_cmpint (event, ==, haw_view_state_get_event (state));
  (*n)++;
}

/* What is read anew stays; what is deleted stays away. */
static void
test_page (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (HawChanges) reset = NULL;
  const HawEvidenceChange source = { .stance = "denies" };
  g_autoptr (GAsyncResult) added = NULL;
  g_autoptr (GAsyncResult) removed = NULL;
  guint n_shown = 0;
  gint64 event;

  fixture_init (&fixture);
  event = add_event (&fixture, "وصول الوفد", "2020-07-02", TRUE);
  haw_view_state_set_event (fixture.state, event);
  fixture_wait (&fixture, page_is_shown);
  reset = haw_changes_new (HAW_ORIGIN_OUTSIDE);
  haw_changes_reset_all (reset);
  g_signal_emit_by_name (fixture.project, "changed", reset);
  g_assert_true (page_is_shown (&fixture));
  fixture_settle (&fixture);
  g_assert_cmpint (haw_view_state_get_event (fixture.state), ==, event);
  g_assert_true (page_is_shown (&fixture));

  /* An article that tells of it leaves it there, another one has notes of its own to show. */
  haw_view_state_set_article (fixture.state, fixture.article);
  g_assert_true (page_is_shown (&fixture));
  haw_view_state_set_article (fixture.state, fixture.article + 1);
  g_assert_cmpint (haw_view_state_get_event (fixture.state), ==, 0);
  g_assert_false (page_is_shown (&fixture));
  haw_view_state_set_article (fixture.state, fixture.article);
  haw_view_state_set_event (fixture.state, event);
  fixture_wait (&fixture, page_is_shown);

  g_signal_connect (fixture.state, "show-sources", G_CALLBACK (count_sources_cb), &n_shown);
  g_assert_null (fixture_find_named (fixture.pane, "Side by Side"));
  haw_event_add_passage_async (fixture.project, event, fixture.article, 2, 12, &source, NULL,
                               haw_await_cb, &added);
  g_assert_true (haw_project_edit_finish (fixture.project, haw_await (&added), NULL));
  fixture_settle (&fixture);
  fixture_click (fixture.pane, "Side by Side");
  g_assert_cmpuint (n_shown, ==, 1);

  haw_event_remove_async (fixture.project, event, NULL, haw_await_cb, &removed);
  g_assert_true (haw_project_edit_finish (fixture.project, haw_await (&removed), NULL));
  fixture_settle (&fixture);
  g_assert_cmpint (haw_view_state_get_event (fixture.state), ==, 0);
}

/* The words of the passage go with the date they say, and with no other. */
static void
test_wording (void)
{
  const struct { const char *date, *wording; } cases[] = {
    { "2020-07-03", "3/7/2020" }, { "2020-07-04", "" },
  };
  g_auto (Fixture) fixture = { 0 };

  fixture_init (&fixture);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) evidence = NULL;

      haw_view_state_edit_event (fixture.state, 0, fixture.article, END + 5, END + 60);
      fixture_wait (&fixture, is_filled);
      fixture_settle (&fixture);
      haw_date_entry_set_date (HAW_DATE_ENTRY (get_date (&fixture)), cases[i].date);
      choose (&fixture, "Grade of the Report", 1);
      fixture_click (fixture.pane, "Save");
      fixture_wait (&fixture, is_closed);
      evidence = load_evidence (&fixture, haw_view_state_get_event (fixture.state));
      g_assert_cmpstr (((HawEvidence *) evidence->pdata[0])->date, ==, cases[i].date);
      g_assert_cmpstr (((HawEvidence *) evidence->pdata[0])->wording, ==, cases[i].wording);
      g_assert_cmpstr (((HawEvidence *) evidence->pdata[0])->reliability, ==, "1");
    }
}

static gboolean
is_label_of (GtkWidget     *widget,
             gconstpointer  text)
{
  return GTK_IS_LABEL (widget) && g_strcmp0 (gtk_label_get_text (GTK_LABEL (widget)), text) == 0;
}

/* The date of the passage is there with the rule, a button brings it back, and what is typed stays. */
static void
test_date_of_passage (void)
{
  g_auto (Fixture) fixture = { 0 };
  HawDateEntry *date;
  GtkWidget *reason;
  GtkWidget *offer;
  guint skip = 0;

  fixture_init (&fixture);
  haw_view_state_edit_event (fixture.state, 0, fixture.article, END + 5, END + 60);
  fixture_wait (&fixture, is_filled);
  fixture_settle (&fixture);
  date = HAW_DATE_ENTRY (get_date (&fixture));
  reason = fixture_search (GTK_WIDGET (get_form (&fixture)), is_label_of,
                           "The date as it is written.", &skip);
  g_assert_cmpstr (haw_date_entry_get_date (date), ==, "2020-07-03");
  g_assert_true (gtk_widget_get_mapped (reason));

  haw_date_entry_set_date (date, "2020-07-04");
  g_assert_false (gtk_widget_get_visible (reason));
  haw_date_entry_set_date (date, "");
  fixture_settle (&fixture);
  offer = fixture_find_named (GTK_WIDGET (get_form (&fixture)), "_Use Friday 3 July 2020");
  g_assert_true (gtk_widget_get_visible (offer));
  fixture_click (fixture.pane, "_Use Friday 3 July 2020");
  fixture_settle (&fixture);
  g_assert_cmpstr (haw_date_entry_get_date (date), ==, "2020-07-03");
  g_assert_false (gtk_widget_get_visible (offer));
}

/* Another event is asked for before the one in the form is stored: what comes back then says nothing
 * of the form that was opened meanwhile. */
static void
test_kept_while_saving (void)
{
  g_auto (Fixture) fixture = { 0 };

  fixture_init (&fixture);
  open_new (&fixture);
  gtk_editable_set_text (get_entry (&fixture, "Title"), "وصول");
  haw_event_form_save (get_form (&fixture));
  haw_event_form_open (get_form (&fixture), 0, fixture.article, 2, 12);
  gtk_editable_set_text (get_entry (&fixture, "Title"), "لقاء");
  fixture_settle (&fixture);
  g_assert_cmpuint (n_events (&fixture), ==, 1);
  g_assert_true (haw_event_form_is_open (get_form (&fixture)));
  g_assert_cmpstr (gtk_editable_get_text (get_entry (&fixture, "Title")), ==, "لقاء");
  g_assert_true (can_save (&fixture));
}

static void
test_passage (void)
{
  g_autofree char *clause = haw_passage_dup_clause ("وأضاف،\nأن   اللقاء كان قصيرا؛ وأن الوفد غادر");
  g_autofree char *cut = haw_passage_dup_clause ("word word word word word word word word word word "
                                                 "word word word word word word word word");
  const char *reason = NULL;
  g_autofree char *later = NULL;
  g_autofree char *numeric = haw_passage_find_date ("وصل في 3/7/2020 مساء", "", NULL, NULL);
  g_autofree char *named = haw_passage_find_date ("x\nوصل منذ عام 2014 يوم 17 تموز 2020", "", NULL,
                                                  NULL);
  g_autofree char *none = haw_passage_find_date ("وصل مساء أمس، 12 شخصا", "", NULL, NULL);
  g_autofree char *counted = haw_passage_find_date ("وصل في عام 2019 ثم مساء الجمعة", "2020-07-05",
                                                    &later, &reason);
  g_autofree char *words = haw_passage_dup_date_words ("x\nوصل يوم 17 تموز 2020", "", "2020-07-17");
  g_autofree char *other = haw_passage_dup_date_words ("وصل في 3/7/2020 مساء", "", "2020-07");
  g_autofree char *may_be = haw_passage_dup_date_words ("وصل الجمعة", "2020-07-05", "2020-07-10");

  g_assert_cmpstr (clause, ==, "وأضاف، أن اللقاء كان قصيرا");
  g_assert_cmpint (g_utf8_strlen (cut, -1), ==, 79);
  g_assert_cmpstr (numeric, ==, "2020-07-03");
  g_assert_cmpstr (named, ==, "2020-07-17");
  g_assert_null (none);
  g_assert_cmpstr (counted, ==, "2020-07-03");
  g_assert_cmpstr (later, ==, "2020-07-10");
  g_assert_cmpstr (reason, ==, "The latest one on or before the day of publication.");
  g_assert_cmpstr (words, ==, "يوم 17 تموز 2020");
  g_assert_cmpstr (may_be, ==, "الجمعة");
  g_assert_cmpstr (other, ==, "");
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/event-form/new", test_new);
  g_test_add_func ("/event-form/invalid-date", test_invalid_date);
  g_test_add_func ("/event-form/kept", test_kept);
  g_test_add_func ("/event-form/date-of-passage", test_date_of_passage);
  g_test_add_func ("/event-form/publication-date", test_publication_date);
  g_test_add_func ("/event-form/publication-date-asks", test_publication_date_asks);
  g_test_add_func ("/event-form/at-once", test_at_once);
  g_test_add_func ("/event-form/edit", test_edit);
  g_test_add_func ("/event-form/edit-at-once", test_edit_at_once);
  g_test_add_func ("/event-form/delete", test_delete);
  g_test_add_func ("/event-form/add-to-existing", test_add_to_existing);
  g_test_add_func ("/event-form/add-to-missing", test_add_to_missing);
  g_test_add_func ("/event-form/source", test_source);
  g_test_add_func ("/event-form/page", test_page);
  g_test_add_func ("/event-form/wording", test_wording);
  g_test_add_func ("/event-form/kept-while-saving", test_kept_while_saving);
  g_test_add_func ("/event-form/passage", test_passage);

  return g_test_run ();
}
