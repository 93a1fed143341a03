/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dialogs/haw-outlets-dialog.h"
#include "model/haw-article-edit.h"
#include "model/haw-outlet-list.h"
#include "support/haw-test-article.h"

static GtkWidget *
find_type (GtkWidget *widget,
           GType      type,
           guint     *skip)
{
  GtkWidget *found = NULL;

  if (g_type_is_a (G_OBJECT_TYPE (widget), type) && (*skip)-- == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_type (child, type, skip);

  return found;
}

static GtkWidget *
find (gpointer dialog,
      GType    type,
      guint    number)
{
  return find_type (dialog, type, &number);
}

static GtkWidget *
find_button (GtkWidget  *widget,
             const char *label)
{
  GtkWidget *found = NULL;

  if (GTK_IS_BUTTON (widget) && gtk_widget_get_mapped (widget) &&
      g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_button (child, label);

  return found;
}

static void
add_outlet (HawProject *project,
            gint64      article,
            const char *name)
{
  HawArticleFields fields = { .outlet = name };
  g_autoptr (GAsyncResult) result = NULL;

  haw_article_update_async (project, &article, 1, &fields, NULL, haw_await_cb, &result);
  g_assert_true (haw_article_update_finish (project, haw_await (&result), NULL, NULL));
}

/* Grading is one step; a name that is taken is refused, and merging the two is offered. */
static void
test_dialog (void)
{
  g_autofree char *folder = haw_test_folder ();
  g_autofree char *path = g_build_filename (folder, "affair.hawamish", NULL);
  HawProject *project = haw_test_new_project (path);
  HawViewState *state = haw_view_state_new ();
  HawOutletList *outlets;
  HawOutletsDialog *dialog;
  GtkWidget *entry;
  GtkWidget *merge;

  haw_test_add_articles (project, "خبر", "نص", 2);
  add_outlet (project, 1, "الجسر");
  add_outlet (project, 2, "الميناء");
  outlets = haw_outlet_list_new (project);
  haw_test_wait_until (haw_row_store_get_n (HAW_ROW_STORE (outlets)) == 2);
  haw_view_state_set_project (state, project);
  dialog = haw_outlets_dialog_present (state, NULL);
  haw_test_wait_until (find (dialog, ADW_TYPE_EXPANDER_ROW, 1) != NULL);

  adw_combo_row_set_selected (ADW_COMBO_ROW (find (dialog, ADW_TYPE_COMBO_ROW, 0)), 2);
  haw_test_wait_until (g_str_equal (haw_outlet_get_reliability (haw_row_store_peek (
                                      HAW_ROW_STORE (outlets), 0)), "B"));
  g_assert_cmpstr (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (
                     find (dialog, ADW_TYPE_EXPANDER_ROW, 0))), ==, "Usually reliable");

  entry = find (dialog, ADW_TYPE_ENTRY_ROW, 3);
  gtk_editable_set_text (GTK_EDITABLE (entry), "الجِسر");
  g_signal_emit_by_name (entry, "apply");
  haw_test_wait_until (g_str_equal (gtk_editable_get_text (GTK_EDITABLE (entry)), "الميناء"));
  g_assert_cmpuint (haw_row_store_get_n (HAW_ROW_STORE (outlets)), ==, 2);

  merge = find_button (GTK_WIDGET (dialog), "_Merge");
  g_assert_nonnull (merge);
  g_signal_emit_by_name (merge, "clicked");
  haw_test_wait_until (haw_row_store_get_n (HAW_ROW_STORE (outlets)) == 1);
  g_assert_cmpstr (haw_outlet_get_name (haw_row_store_peek (HAW_ROW_STORE (outlets), 0)), ==,
                   "الجسر");

  gtk_window_destroy (GTK_WINDOW (dialog));
  haw_view_state_set_project (state, NULL);
  g_object_unref (state);
  g_object_unref (outlets);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  haw_test_close_project (project);
  haw_test_finalize (project);
  haw_test_remove (folder);
}

static void
rename_outlet (HawOutletsDialog *dialog,
               guint             row,
               const char       *name,
               const char       *back)
{
  GtkWidget *entry = find (dialog, ADW_TYPE_ENTRY_ROW, 3 * row);

  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, back);
  gtk_editable_set_text (GTK_EDITABLE (entry), name);
  g_signal_emit_by_name (entry, "apply");
  haw_test_wait_until (g_str_equal (gtk_editable_get_text (GTK_EDITABLE (entry)), back));
}

static char *
join_names (HawOutletList *outlets)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < haw_row_store_get_n (HAW_ROW_STORE (outlets)); i++)
    g_string_append_printf (names, "%s ", haw_outlet_get_name (haw_row_store_peek (
                                            HAW_ROW_STORE (outlets), i)));
  return g_string_free (names, FALSE);
}

/* Of two messages that wait for each other, each merges the outlets it speaks of. */
static void
test_two_messages (void)
{
  g_autofree char *folder = haw_test_folder ();
  g_autofree char *path = g_build_filename (folder, "affair.hawamish", NULL);
  HawProject *project = haw_test_new_project (path);
  HawViewState *state = haw_view_state_new ();
  const char *const names[] = { "Alpha", "Beta", "Gamma", "Kappa" };
  const char *const expected[] = { "Alpha Gamma Kappa ", "Alpha Gamma " };
  HawOutletList *outlets;
  HawOutletsDialog *dialog;

  /* libadwaita 1.2 does not bear a click on the button of a toast that still glides in. */
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  haw_test_add_articles (project, "خبر", "نص", 4);
  for (guint i = 0; i < 4; i++)
    add_outlet (project, i + 1, names[i]);
  outlets = haw_outlet_list_new (project);
  haw_view_state_set_project (state, project);
  dialog = haw_outlets_dialog_present (state, NULL);
  haw_test_wait_until (find (dialog, ADW_TYPE_EXPANDER_ROW, 3) != NULL);

  rename_outlet (dialog, 1, "ALPHA", "Beta");
  rename_outlet (dialog, 3, "GAMMA", "Kappa");
  for (guint i = 0; i < 2; i++)
    {
      GtkWidget *merge = NULL;
      g_autofree char *left = NULL;

      haw_test_wait_until ((merge = find_button (GTK_WIDGET (dialog), "_Merge")) != NULL);
      g_signal_emit_by_name (merge, "clicked");
      haw_test_wait_until (haw_row_store_get_n (HAW_ROW_STORE (outlets)) == 3 - i);
      left = join_names (outlets);
      g_assert_cmpstr (left, ==, expected[i]);
      haw_test_wait_until (find_button (GTK_WIDGET (dialog), "_Merge") != merge);
    }

  gtk_window_destroy (GTK_WINDOW (dialog));
  haw_view_state_set_project (state, NULL);
  g_object_unref (state);
  g_object_unref (outlets);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  haw_test_close_project (project);
  haw_test_finalize (project);
  haw_test_remove (folder);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/outlets-dialog/grades-and-renames", test_dialog);
  g_test_add_func ("/outlets-dialog/two-messages", test_two_messages);

  return g_test_run ();
}
