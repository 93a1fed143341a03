/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "notes-fixture.h"

#include "model/haw-event-edit.h"
#include "notes/haw-event-form.h"
#include "notes/haw-event-matches.h"
#include "notes/haw-source-card.h"
#include "widgets/haw-date-entry.h"

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
has_label (GtkWidget  *widget,
           const char *text)
{
  gboolean found = GTK_IS_LABEL (widget) &&
                   g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && !found;
       child = gtk_widget_get_next_sibling (child))
    found = has_label (child, text);
  return found;
}

static gboolean
tells_dates_apart (Fixture *fixture)
{
  return has_label (GTK_WIDGET (get_matches (fixture)), "Date");
}

static gboolean
tells_no_date (Fixture *fixture)
{
  return !tells_dates_apart (fixture);
}

/* An event like the passage, and the form of the passage. */
static void
open_with_match (Fixture *fixture)
{
  const char *const actors[] = { "سامي الراوي", "مجلس المدينة", NULL };
  const HawEventFields fields = { .title = "وصل الوفد إلى المدينة الساحلية", .date = "2020-07-02",
                                  .place = "المدينة الساحلية", .actors = actors,
                                  .status = HAW_EVENT_DISPUTED };
  g_autoptr (GAsyncResult) result = NULL;

  fixture_init (fixture);
  haw_event_add_async (fixture->project, &fields, 0, 0, 0, NULL, haw_await_cb, &result);
  g_assert_cmpint (haw_event_add_finish (fixture->project, haw_await (&result), NULL), >, 0);
  fixture_settle (fixture);
  haw_view_state_edit_event (fixture->state, 0, fixture->article, START, END);
  fixture_wait (fixture, is_filled);
  fixture_settle (fixture);
}

/* While no date is written, nothing is said of one, not even of the year that was on the way to it. */
static void
test_half_a_date (void)
{
  g_auto (Fixture) fixture = { 0 };
  GtkEditable *date;
  int position = 4;

  open_with_match (&fixture);
  date = GTK_EDITABLE (fixture_find (get_date (&fixture), GTK_TYPE_ENTRY, 0));
  gtk_editable_set_text (date, "2020");
  fixture_wait (&fixture, tells_dates_apart);
  gtk_editable_insert_text (date, "-13-45", -1, &position);
  fixture_wait (&fixture, tells_no_date);
}

/* What is like one passage is not offered for the next one, not even until that is read. */
static void
test_other_passage (void)
{
  g_auto (Fixture) fixture = { 0 };

  open_with_match (&fixture);
  g_assert_cmpuint (haw_event_matches_get_n (get_matches (&fixture)), ==, 1);
  haw_view_state_edit_event (fixture.state, 0, fixture.article, 0, START - 2);
  g_assert_true (haw_event_form_is_open (get_form (&fixture)));
  g_assert_cmpuint (haw_event_matches_get_n (get_matches (&fixture)), ==, 0);
  fixture_settle (&fixture);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/event-form-date/half-a-date", test_half_a_date);
  g_test_add_func ("/event-form-date/other-passage", test_other_passage);
  return g_test_run ();
}
