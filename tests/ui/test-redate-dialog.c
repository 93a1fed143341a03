/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>

#include "dialogs/haw-article-fields-dialog.h"
#include "dialogs/haw-redate-dialog.h"
#include "model/haw-event-edit.h"
#include "support/haw-test-events.h"
#include "support/haw-test-article.h"
#include "widgets/haw-date-entry.h"

typedef struct
{
  char *folder;
  HawProject *project;
  HawViewState *state;
  HawArticleFieldsDialog *fields;
} Fixture;

static GtkWidget *
part (Fixture    *fixture,
      const char *name)
{
  return GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (fixture->fields),
                                                    HAW_TYPE_ARTICLE_FIELDS_DIALOG, name));
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  const HawEventFields event = { .title = "وصول الوفد", .date = "2020-07-03", .status = -1 };
  const gint64 article = 1;
  g_autofree char *path = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  fixture->folder = haw_test_folder ();
  path = g_build_filename (fixture->folder, "p.hawamish", NULL);
  fixture->project = haw_test_new_project (path);
  haw_test_add_articles (fixture->project, "أ", "يصل الوفد الجمعة إلى طرابلس.\n", 1);
  haw_event_add_async (fixture->project, &event, 1, 0, 28, NULL, haw_await_cb, &result);
  g_assert_cmpint (haw_event_add_finish (fixture->project, haw_await (&result), NULL), ==, 1);
  fixture->state = haw_view_state_new ();
  haw_view_state_set_project (fixture->state, fixture->project);
  g_set_weak_pointer (&fixture->fields,
                      haw_article_fields_dialog_present (fixture->state, NULL, &article, 1));
  haw_test_wait_until (gtk_widget_get_sensitive (part (fixture, "fields_box")));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  if (fixture->fields != NULL)
    {
      GtkWindow *dialog = GTK_WINDOW (fixture->fields);

      g_clear_weak_pointer (&fixture->fields);
      gtk_window_destroy (dialog);
    }
  haw_view_state_set_project (fixture->state, NULL);
  g_object_unref (fixture->state);
  haw_test_close_project (fixture->project);
  haw_test_finalize (fixture->project);
  haw_test_remove (fixture->folder);
  g_free (fixture->folder);
}

static HawRedateDialog *
get_dialog (void)
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

static const char *
get_date (Fixture *fixture)
{
  return haw_event_get_date (haw_test_read_event (fixture->project, 1));
}

static void
save (Fixture    *fixture,
      const char *date)
{
  haw_date_entry_set_date (HAW_DATE_ENTRY (part (fixture, "published_editor")), date);
  g_signal_emit_by_name (part (fixture, "save_button"), "clicked");
}

static guint
count_labels (GtkWidget  *widget,
              const char *text)
{
  guint n = GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_labels (child, text);
  return n;
}

/* What changes is shown before anything does; after a refusal the fields are there to go on. */
static void
test_asks (Fixture       *fixture,
           gconstpointer  data)
{
  gint64 n_steps = 0;

  save (fixture, "2020-07-10");
  haw_test_wait_until (get_dialog () != NULL);
  g_assert_cmpuint (count_labels (GTK_WIDGET (get_dialog ()), "10 July 2020"), ==, 2);
  g_assert_cmpuint (count_labels (GTK_WIDGET (get_dialog ()), "وصول الوفد"), ==, 2);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (get_dialog ()), "cancel");
  haw_test_wait_until (gtk_widget_get_sensitive (part (fixture, "fields_box")));
  g_assert_cmpstr (get_date (fixture), ==, "2020-07-03");
  g_assert_cmpint (n_steps, ==, 0);

  g_signal_emit_by_name (part (fixture, "save_button"), "clicked");
  haw_test_wait_until (get_dialog () != NULL);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (get_dialog ()), "all");
  haw_test_wait_until (fixture->fields == NULL);
  g_assert_cmpstr (get_date (fixture), ==, "2020-07-10");
  {
    g_autofree char *undone = haw_test_undo (fixture->project, FALSE, NULL);

    g_assert_nonnull (undone);
    haw_test_wait_until (g_str_equal (get_date (fixture), "2020-07-03"));
  }
}

/* The day alone, if that is wanted. */
static void
test_only (Fixture       *fixture,
           gconstpointer  data)
{
  save (fixture, "2020-07-10");
  haw_test_wait_until (get_dialog () != NULL);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (get_dialog ()), "only");
  haw_test_wait_until (fixture->fields == NULL);
  g_assert_cmpstr (get_date (fixture), ==, "2020-07-03");
}

/* Where nothing hangs on the day, or it stays in the week, nothing is asked. */
static void
test_silent (Fixture       *fixture,
             gconstpointer  data)
{
  save (fixture, "2020-07-04");
  haw_test_wait_until (fixture->fields == NULL);
  g_assert_null (get_dialog ());
  g_assert_cmpstr (get_date (fixture), ==, "2020-07-03");
}

/* Of very many dates the first are listed, events before all else, and the rest is counted. */
static void
test_many (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GPtrArray) redates = g_ptr_array_new_with_free_func (g_free);
  HawRedateDialog *dialog;

  for (guint i = 0; i < 1203; i++)
    {
      const HawRedate redate = { .kind = i < 1200 ? HAW_REDATE_ACCEPTED : HAW_REDATE_EVENT,
                                 .words = (char *) "الجمعة", .title = (char *) "وصول الوفد",
                                 .before = (char *) "2020-07-03", .after = (char *) "2020-07-10" };

      g_ptr_array_add (redates, g_memdup2 (&redate, sizeof redate));
    }
  dialog = haw_redate_dialog_present (NULL, redates);
  g_assert_cmpuint (count_labels (GTK_WIDGET (dialog), "10 July 2020"), ==, 200);
  g_assert_cmpuint (count_labels (GTK_WIDGET (dialog), "وصول الوفد"), ==, 3);
  g_assert_cmpuint (count_labels (GTK_WIDGET (dialog), "and 1003 more dates"), ==, 1);
  gtk_window_destroy (GTK_WINDOW (dialog));
  g_ptr_array_set_size (redates, 200);
  dialog = haw_redate_dialog_present (NULL, redates);
  g_assert_cmpuint (count_labels (GTK_WIDGET (dialog), "more date"), ==, 0);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/redate-dialog/asks", Fixture, NULL, set_up, test_asks, tear_down);
  g_test_add ("/redate-dialog/only", Fixture, NULL, set_up, test_only, tear_down);
  g_test_add ("/redate-dialog/silent", Fixture, NULL, set_up, test_silent, tear_down);
  g_test_add ("/redate-dialog/many", Fixture, NULL, set_up, test_many, tear_down);
  return g_test_run ();
}
