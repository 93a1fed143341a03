/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>

#include "dialogs/haw-code-row.h"
#include "dialogs/haw-codes-dialog.h"
#include "model/haw-code-edit.h"
#include "support/haw-test.h"

typedef struct
{
  char *folder;
  HawProject *project;
  HawViewState *state;
  HawCodeList *codes;
  HawCodesDialog *dialog;
  GPtrArray *rows;
} Fixture;

static void
collect_rows (GtkWidget *widget,
              GPtrArray *rows)
{
  if (HAW_IS_CODE_ROW (widget))
    g_ptr_array_add (rows, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect_rows (child, rows);
}

static HawCodeRow *
nth_row (Fixture *fixture,
         guint    position)
{
  g_ptr_array_set_size (fixture->rows, 0);
  collect_rows (GTK_WIDGET (fixture->dialog), fixture->rows);
  return position < fixture->rows->len ? g_ptr_array_index (fixture->rows, position) : NULL;
}

static guint
n_rows (Fixture *fixture)
{
  nth_row (fixture, 0);
  return fixture->rows->len;
}

static void
settle (Fixture *fixture)
{
  while (haw_project_get_pending (fixture->project) > 0)
    g_main_context_iteration (NULL, TRUE);
}

static GtkWidget *
find_title (GtkWidget  *widget,
            const char *title)
{
  if (ADW_IS_PREFERENCES_ROW (widget) &&
      g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_title (child, title);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
enter (GtkWidget  *parent,
       const char *title,
       const char *text,
       const char *signal)
{
  GtkWidget *row = find_title (parent, title);

  g_assert_true (ADW_IS_ENTRY_ROW (row));
  gtk_editable_set_text (GTK_EDITABLE (row), text);
  g_signal_emit_by_name (row, signal);
}

static void
fixture_set_up (Fixture      *fixture,
                gconstpointer data)
{
  const char *names[] = { "أشخاص", "Places & <ways>" };
  g_autofree char *path = NULL;

  fixture->folder = haw_test_folder ();
  path = g_build_filename (fixture->folder, "test.hawamish", NULL);
  fixture->project = haw_test_new_project (path);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const HawCodeFields fields = { .name = names[i] };
      g_autoptr (GAsyncResult) result = NULL;

      haw_code_add_async (fixture->project, &fields, NULL, haw_await_cb, &result);
      haw_code_add_finish (fixture->project, haw_await (&result), NULL);
    }
  fixture->state = haw_view_state_new ();
  haw_view_state_set_project (fixture->state, fixture->project);
  fixture->codes = haw_view_state_get_codes (fixture->state);
  fixture->dialog = haw_codes_dialog_present (fixture->state, NULL);
  fixture->rows = g_ptr_array_new ();
  while (haw_row_store_get_loading (HAW_ROW_STORE (fixture->codes)))
    g_main_context_iteration (NULL, TRUE);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->dialog));
}

static void
fixture_tear_down (Fixture      *fixture,
                   gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->dialog));
  g_object_unref (fixture->state);
  haw_test_close_project (fixture->project);
  haw_test_finalize_project (fixture->project);
  haw_test_remove (fixture->folder);
  g_free (fixture->folder);
  g_ptr_array_unref (fixture->rows);
}

static HawCode *
nth_code (Fixture *fixture,
          guint    position)
{
  return haw_row_store_peek (HAW_ROW_STORE (fixture->codes), position);
}

static void
test_add (Fixture      *fixture,
          gconstpointer data)
{
  g_assert_cmpuint (n_rows (fixture), ==, 2);
  enter (GTK_WIDGET (fixture->dialog), "New code", "Claims", "apply");
  settle (fixture);
  g_assert_cmpuint (n_rows (fixture), ==, 3);
  g_assert_cmpstr (haw_code_get_name (nth_code (fixture, 2)), ==, "Claims");
  g_assert_cmpstr (haw_code_get_key (nth_code (fixture, 2)), ==, "3");
}

/* The row that is worked in stays the same; a name that is taken is put back. */
static void
test_rename (Fixture      *fixture,
             gconstpointer data)
{
  HawCodeRow *row = nth_row (fixture, 1);

  enter (GTK_WIDGET (row), "Name", "Places", "entry-activated");
  settle (fixture);
  g_assert_cmpstr (haw_code_get_name (nth_code (fixture, 1)), ==, "Places");
  g_assert_true (nth_row (fixture, 1) == row);

  enter (GTK_WIDGET (row), "Name", "أشخاص", "entry-activated");
  settle (fixture);
  g_assert_cmpstr (haw_code_get_name (nth_code (fixture, 1)), ==, "Places");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_title (GTK_WIDGET (row), "Name"))), ==,
                   "Places");
  g_free (haw_test_undo (fixture->project, FALSE, NULL));
  g_assert_cmpstr (haw_code_get_name (nth_code (fixture, 1)), ==, "Places & <ways>");
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==,
                   "Places & <ways>");
}

/* A key that another code had goes over to this one, in one step. */
static void
test_key (Fixture      *fixture,
          gconstpointer data)
{
  GtkWidget *key = find_title (GTK_WIDGET (nth_row (fixture, 1)), "Key");

  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (key)), ==, 2);
  adw_combo_row_set_selected (ADW_COMBO_ROW (key), 1);
  settle (fixture);
  g_assert_cmpstr (haw_code_get_key (nth_code (fixture, 1)), ==, "1");
  g_assert_cmpstr (haw_code_get_key (nth_code (fixture, 0)), ==, "");
  g_free (haw_test_undo (fixture->project, FALSE, NULL));
  g_assert_cmpstr (haw_code_get_key (nth_code (fixture, 0)), ==, "1");
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (key)), ==, 2);
}

static void
test_delete (Fixture      *fixture,
             gconstpointer data)
{
  g_signal_emit_by_name (nth_row (fixture, 0), "delete");
  settle (fixture);
  g_assert_cmpuint (n_rows (fixture), ==, 1);
  g_free (haw_test_undo (fixture->project, FALSE, NULL));
  g_assert_cmpuint (n_rows (fixture), ==, 2);
  g_assert_cmpstr (haw_code_get_name (haw_code_row_get_code (nth_row (fixture, 0))), ==, "أشخاص");
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

#define ADD(name, function)                                                                        \
  g_test_add ("/codes-dialog/" name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

  ADD ("add", test_add);
  ADD ("rename", test_rename);
  ADD ("key", test_key);
  ADD ("delete", test_delete);

#undef ADD

  return g_test_run ();
}
