/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "notes-fixture.h"

#include "dialogs/haw-event-dialog.h"
#include "model/haw-article-edit.h"
#include "model/haw-event-edit.h"
#include "notes/haw-event-form.h"
#include "notes/haw-event-matches.h"
#include "notes/haw-source-card.h"
#include "support/haw-test-event.h"
#include "widgets/haw-date-entry.h"

/* What is asked of the form of an event before all is read that it is about, or meanwhile. */

/* The second paragraph of the article, to the end of a sentence. */
#define START 24
#define END 110

static HawEventForm *
get_form (Fixture *fixture)
{
  return HAW_EVENT_FORM (fixture_find (fixture->pane, HAW_TYPE_EVENT_FORM, 0));
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
is_filled (Fixture *fixture)
{
  return fixture_count (GTK_WIDGET (get_form (fixture)), HAW_TYPE_SOURCE_CARD) == 1;
}

static gboolean
is_closed (Fixture *fixture)
{
  return !haw_event_form_is_open (get_form (fixture));
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

static gint64
n_evidence (Fixture *fixture)
{
  return fixture_count_sql (fixture, "SELECT count (*) FROM evidence");
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

static gboolean
is_published (Fixture *fixture)
{
  return fixture_find_named (fixture->pane, "Set Date of Publication") == NULL;
}

static gint64
add_event (Fixture *fixture)
{
  const HawEventFields fields = { .title = "وصول الوفد", .date = "2020-07-02",
                                  .status = HAW_EVENT_DISPUTED };
  gint64 id = haw_test_add_event (fixture->project, 0, fields);

  fixture_settle (fixture);
  return id;
}

/* Choosing before the passage is read waits for what it tells, and is forgotten with the form. */
static void
test_choose_at_once (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (GPtrArray) evidence = NULL;
  gint64 event;

  fixture_init (&fixture);
  event = add_event (&fixture);
  haw_view_state_edit_event (fixture.state, 0, fixture.article, START, END);
  g_signal_emit_by_name (get_matches (&fixture), "chosen", event);
  fixture_wait (&fixture, is_closed);
  evidence = load_evidence (&fixture, event);
  g_assert_cmpstr (((HawEvidence *) evidence->pdata[0])->date, ==, "2020-07-02");

  haw_view_state_edit_event (fixture.state, 0, fixture.article, END + 5, END + 60);
  g_signal_emit_by_name (get_matches (&fixture), "chosen", event);
  haw_event_form_cancel (get_form (&fixture));
  fixture_settle (&fixture);
  haw_view_state_edit_event (fixture.state, 0, fixture.article, END + 5, END + 60);
  g_signal_emit_by_name (get_matches (&fixture), "chosen", event);
  haw_event_form_open (get_form (&fixture), 0, fixture.article, 2, 12);
  fixture_settle (&fixture);
  g_assert_true (haw_event_form_is_open (get_form (&fixture)));
  g_assert_cmpint (n_evidence (&fixture), ==, 1);
}

static void
not_reached (HawViewState *state,
             GtkWindow    *parent,
             GPtrArray    *events)
{
  g_assert_not_reached ();
}

static int n_warnings;

static gboolean
is_expected (const char *message)
{
  return strstr (message, "participant") != NULL;
}

static gboolean
is_fatal (const char     *domain,
          GLogLevelFlags  level,
          const char     *message,
          gpointer        data)
{
  return !is_expected (message);
}

/* Others that read the same at that time fail, too: how many there are tells nothing. */
static void
warning_cb (const char     *domain,
            GLogLevelFlags  level,
            const char     *message,
            gpointer        data)
{
  if (is_expected (message))
    n_warnings++;
  else
    g_log_default_handler (domain, level, message, data);
}

/* Whoever asks for an event that cannot be read is told why it does not come. */
static void
test_unreadable (void)
{
  g_auto (Fixture) fixture = { 0 };
  const gint64 event = 1;
  guint handler;

  fixture_init (&fixture);
  add_event (&fixture);
  haw_test_edit_by_sql (fixture.project, "ALTER TABLE participant RENAME TO out_of_reach");
  g_test_log_set_fatal_handler (is_fatal, NULL);
  handler = g_log_set_handler (G_LOG_DOMAIN, G_LOG_LEVEL_WARNING | G_LOG_FLAG_FATAL, warning_cb,
                               NULL);
  haw_view_state_edit_event (fixture.state, event, 0, 0, 0);
  haw_test_wait_until (fixture.n_failed == 1);
  g_assert_true (is_closed (&fixture));
  g_assert_cmpint (n_warnings, >=, 1);
  n_warnings = 0;
  haw_event_dialog_open (fixture.state, NULL, &event, 1, not_reached);
  haw_test_wait_until (fixture.n_failed == 2);
  g_assert_cmpint (n_warnings, >=, 1);
  haw_test_edit_by_sql (fixture.project, "ALTER TABLE out_of_reach RENAME TO participant");
  fixture_settle (&fixture);
  g_log_remove_handler (G_LOG_DOMAIN, handler);
}

/* The day that stood there when it was set is the one that is stored and counted from, whatever is typed
 * meanwhile. */
static void
test_publication_date_kept (void)
{
  g_auto (Fixture) fixture = { 0 };
  HawDateEntry *published;

  fixture_init (&fixture);
  set_article_date (&fixture, "");
  haw_view_state_edit_event (fixture.state, 0, fixture.article, START, END);
  fixture_wait (&fixture, is_filled);
  fixture_settle (&fixture);
  published = HAW_DATE_ENTRY (fixture_find (GTK_WIDGET (get_form (&fixture)), HAW_TYPE_DATE_ENTRY,
                                            0));
  set_date_in_form (&fixture, "2020-07-06");
  haw_date_entry_set_date (published, "2020-07-09");
  fixture_wait (&fixture, is_published);
  fixture_settle (&fixture);
  g_assert_cmpint (fixture_count_sql (&fixture, "SELECT count (*) FROM article"
                                                " WHERE published = '2020-07-06'"), ==, 1);
  g_assert_cmpstr (haw_date_entry_get_date (published), ==, "2020-07-06");
  g_assert_cmpstr (haw_date_entry_get_date (HAW_DATE_ENTRY (get_date (&fixture))), ==, "2020-07-05");
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/event-form-wait/choose-at-once", test_choose_at_once);
  g_test_add_func ("/event-form-wait/publication-date-kept", test_publication_date_kept);
  g_test_add_func ("/event-form-wait/unreadable", test_unreadable);

  return g_test_run ();
}
