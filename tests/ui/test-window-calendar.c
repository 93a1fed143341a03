/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/haw-article-edit.h"
#include "model/haw-conventions.h"
#include "model/haw-event-edit.h"
#include "notes/haw-event-form.h"
#include "support/haw-test-events.h"
#include "support/haw-test-window.h"
#include "timeline/haw-event-text.h"
#include "timeline/haw-timeline-pane-private.h"

/* All dates of a window are in the main calendar of its project, and follow it at once. */

#define GREGORIAN "3 July 2020"
#define HIJRI "12 Dhu al-Qada 1441 AH"

static gboolean
says (GtkWidget  *widget,
      const char *text)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) &&
      strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (says (child, text))
      return TRUE;
  return FALSE;
}

static void
publish (HawTestWindow *fixture)
{
  const HawArticleFields fields = { .published = "2020-07-03" };
  const gint64 article = 1;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  haw_article_update_async (haw_test_get_project (fixture), &article, 1, &fields, NULL,
                            haw_await_cb, &result);
  haw_article_update_finish (haw_test_get_project (fixture), haw_await (&result), NULL, &error);
  g_assert_no_error (error);
}

static gint64
add_event (HawTestWindow *fixture)
{
  const HawEventFields fields = { .title = "لقاء", .date = "2020-07-03", .status = -1 };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gint64 event;

  haw_event_add_async (haw_test_get_project (fixture), &fields, 1, 0, 4, NULL, haw_await_cb, &result);
  event = haw_event_add_finish (haw_test_get_project (fixture), haw_await (&result), &error);
  g_assert_no_error (error);
  return event;
}

static void
set_calendar (HawTestWindow *fixture,
              const char    *calendar)
{
  g_object_set (haw_conventions_of (haw_test_get_project (fixture)), "calendar", calendar, NULL);
}

/* What a tooltip says of the date of an article and of an event. */
static void
assert_tips (HawTestWindow *fixture,
             const char    *expected)
{
  const HawEventValues values = { .date = (char *) "2020-07-03" };
  GListModel *articles = G_LIST_MODEL (haw_view_state_get_articles (fixture->window->state));
  g_autofree char *of_event = haw_event_column_get_dates (HAW_EVENT_COLUMN_DATE, &values);
  gboolean found = expected == NULL;

  g_assert_cmpstr (of_event, ==, expected);
  for (guint i = 0; i < g_list_model_get_n_items (articles); i++)
    {
      g_autoptr (HawArticle) article = g_list_model_get_item (articles, i);
      g_autofree char *of_article = haw_article_dup_dates_text (article);

      found |= g_strcmp0 (of_article, expected) == 0;
    }
  g_assert_true (found);
}

/* Each of these has its own way of writing a date. */
static void
wait_for (HawTestWindow *fixture,
          const char    *brief,
          const char    *whole)
{
  haw_test_wait_until (says (fixture->window->browser, brief));
  haw_test_wait_until (says (fixture->window->reader, whole));
  haw_test_wait_until (says (fixture->window->timeline, brief));
  haw_test_wait_until (says (fixture->window->notes, whole));
}

static void
test_follow (HawTestWindow *fixture,
             gconstpointer  data)
{
  GtkWidget *form;
  gint64 event;

  haw_test_create (fixture, "affair.hawamish");
  publish (fixture);
  event = add_event (fixture);
  haw_view_state_set_article (fixture->window->state, 1);
  haw_view_state_set_event (fixture->window->state, event);
  g_object_set (fixture->window->timeline, "table", TRUE, NULL);
  wait_for (fixture, GREGORIAN, "Friday " GREGORIAN);

  set_calendar (fixture, "hijri-gregorian");
  wait_for (fixture, HIJRI, HIJRI ", ±1 day (Friday " GREGORIAN ")");
  g_assert_true (says (fixture->window->notes, "\u2068" HIJRI));
  assert_tips (fixture, HIJRI " (" GREGORIAN ")");
  form = haw_test_find_type (fixture->window->notes, HAW_TYPE_EVENT_FORM);
  haw_view_state_edit_event (fixture->window->state, event, 0, 0, 0);
  haw_test_wait_until (says (form, HIJRI ", ±1 day (Friday " GREGORIAN ")"));

  set_calendar (fixture, "gregorian-hijri");
  haw_test_wait_until (says (form, "Friday " GREGORIAN " (" HIJRI ", ±1 day)"));
  haw_event_form_cancel (HAW_EVENT_FORM (form));
  wait_for (fixture, GREGORIAN, "Friday " GREGORIAN " (" HIJRI ", ±1 day)");
  set_calendar (fixture, "");
  haw_test_wait_until (!says (GTK_WIDGET (fixture->window), HIJRI));
  assert_tips (fixture, NULL);
  wait_for (fixture, GREGORIAN, "Friday " GREGORIAN);

  /* Another project has its own. */
  set_calendar (fixture, "hijri-gregorian");
  haw_test_close_open (fixture);
  g_assert_false (haw_date_shows_hijri (NULL));
  haw_test_open_named (fixture, "affair.hawamish");
  haw_test_wait_until (haw_test_get_project (fixture) != NULL &&
                       says (fixture->window->browser, HIJRI));
  haw_test_close_open (fixture);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GError) error = NULL;
  int status;

  gtk_test_init (&argc, &argv, NULL);
  haw_test_application = haw_application_new (G_APPLICATION_NON_UNIQUE | G_APPLICATION_HANDLES_OPEN);
  g_assert_true (g_application_register (G_APPLICATION (haw_test_application), NULL, &error));
  g_test_add ("/window-calendar/follow", HawTestWindow, NULL, haw_test_window_set_up, test_follow,
              haw_test_window_tear_down);
  status = g_test_run ();
  g_clear_object (&haw_test_application);

  return status;
}
