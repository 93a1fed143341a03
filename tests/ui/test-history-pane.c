/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dialogs/haw-versions-dialog.h"
#include "history/haw-history-cell.h"
#include "history/haw-history-pane.h"
#include "model/haw-note.h"
#include "support/haw-test-window.h"

/* The page of the history in the window. */

typedef struct
{
  HawTestWindow window;
  GtkWidget *pane;
  GtkListView *list;
} Fixture;

static HawProject *
get_project (Fixture *fixture)
{
  return haw_test_get_project (&fixture->window);
}

static GListModel *
get_steps (Fixture *fixture)
{
  return G_LIST_MODEL (gtk_list_view_get_model (fixture->list));
}

static gint64
mark (Fixture *fixture,
      gint64   start)
{
  g_autoptr (GAsyncResult) result = NULL;

  haw_annotation_add_async (get_project (fixture), 2, start, start + 4, NULL, 0, NULL, NULL,
                            haw_await_cb, &result);
  return haw_annotation_add_finish (get_project (fixture), haw_await (&result), NULL);
}

static void
write_note (Fixture *fixture,
            gint64   annotation)
{
  g_autoptr (GAsyncResult) result = NULL;

  haw_note_set_async (get_project (fixture), HAW_NOTE_ON_ANNOTATION, annotation, "ملاحظة", NULL,
                      haw_await_cb, &result);
  g_assert_true (haw_project_edit_finish (get_project (fixture), haw_await (&result), NULL));
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  HawWindow *window;
  gint64 annotation;

  haw_test_window_set_up (&fixture->window, data);
  window = fixture->window.window;
  haw_test_create (&fixture->window, "affair.hawamish");
  annotation = mark (fixture, 0);
  write_note (fixture, annotation);
  mark (fixture, 10);
  g_action_group_activate_action (G_ACTION_GROUP (window), "page", g_variant_new_string ("history"));
  fixture->pane = haw_tabbed_pane_find (window->sides[HAW_PANE_END], "history");
  g_assert_true (HAW_IS_HISTORY_PANE (fixture->pane));
  fixture->list = GTK_LIST_VIEW (gtk_widget_get_template_child (fixture->pane, HAW_TYPE_HISTORY_PANE,
                                                                "list_view"));
  haw_test_wait_until (gtk_list_view_get_model (fixture->list) != NULL &&
                       g_list_model_get_n_items (get_steps (fixture)) == 4);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  haw_test_window_tear_down (&fixture->window, data);
}

static HawHistoryRow *
get_row (Fixture *fixture,
         guint    position)
{
  g_autoptr (HawHistoryRow) row = g_list_model_get_item (get_steps (fixture), position);

  haw_test_wait_until (haw_history_row_get_label (row) != NULL);
  return row;
}

static void
choose (Fixture *fixture,
        guint    position)
{
  gtk_selection_model_select_item (gtk_list_view_get_model (fixture->list), position, TRUE);
}

static void
act (Fixture    *fixture,
     const char *action)
{
  g_assert_true (gtk_widget_activate_action (fixture->pane, action, NULL));
}

static guint
count_annotations (Fixture *fixture)
{
  HawAnnotationList *annotations;

  haw_view_state_set_article (fixture->window.window->state, 2);
  annotations = haw_view_state_get_annotations (fixture->window.window->state);
  return annotations == NULL || haw_row_store_get_loading (HAW_ROW_STORE (annotations))
         ? G_MAXUINT : haw_row_store_get_n (HAW_ROW_STORE (annotations));
}

static void
test_list (Fixture       *fixture,
           gconstpointer  data)
{
  HawHistoryRow *row = get_row (fixture, 1);

  g_assert_cmpstr (haw_history_row_get_label (row), ==, "Write Note");
  g_assert_false (haw_history_row_get_undone (row));
  g_assert_cmpstr (haw_history_row_get_label (get_row (fixture, 3)), ==, "Add Articles");

  /* Choosing shows where it was made. */
  haw_view_state_set_article (fixture->window.window->state, 1);
  choose (fixture, 1);
  haw_test_wait_until (haw_view_state_get_article (fixture->window.window->state) == 2);
  haw_test_wait_until (haw_view_state_get_annotation (fixture->window.window->state) == 1);
}

static void
test_up_to_here (Fixture       *fixture,
                 gconstpointer  data)
{
  GtkButton *button = GTK_BUTTON (gtk_widget_get_template_child (fixture->pane,
                                                                 HAW_TYPE_HISTORY_PANE,
                                                                 "up_to_here"));
  HawHistoryRow *oldest = get_row (fixture, 2);

  choose (fixture, 2);
  g_assert_cmpstr (gtk_button_get_label (button), ==, "Undo Up to Here");
  act (fixture, "history.up-to-here");
  haw_test_wait_until (haw_history_row_get_undone (oldest));
  haw_test_wait_until (count_annotations (fixture) == 0);
  g_assert_true (haw_history_row_get_undone (get_row (fixture, 0)));
  g_assert_false (haw_history_row_get_undone (get_row (fixture, 3)));
  g_assert_true (haw_project_get_can_undo (get_project (fixture)));

  /* An undone step leads the other way: all before it come first. */
  choose (fixture, 1);
  g_assert_cmpstr (gtk_button_get_label (button), ==, "Redo Up to Here");
  haw_test_wait_until (gtk_widget_get_sensitive (GTK_WIDGET (button)));
  act (fixture, "history.up-to-here");
  haw_test_wait_until (!haw_history_row_get_undone (get_row (fixture, 1)));
  g_assert_false (haw_history_row_get_undone (oldest));
  haw_test_wait_until (count_annotations (fixture) == 1);
  g_assert_true (haw_history_row_get_undone (get_row (fixture, 0)));
}

static void
test_just_this (Fixture       *fixture,
                gconstpointer  data)
{
  choose (fixture, 1);
  act (fixture, "history.just-this");
  haw_test_wait_until (g_list_model_get_n_items (get_steps (fixture)) == 5);
  g_assert_cmpstr (haw_history_row_get_label (get_row (fixture, 0)), ==,
                   "Undo “\u2068Write Note\u2069”");
  haw_test_wait_until (count_annotations (fixture) == 2);

  /* The articles have annotations. */
  choose (fixture, 4);
  act (fixture, "history.just-this");
  haw_test_wait_until (haw_test_says (&fixture->window, "later ones build on it"));
  g_assert_cmpuint (g_list_model_get_n_items (get_steps (fixture)), ==, 5);
}

static void
test_filter (Fixture       *fixture,
             gconstpointer  data)
{
  GtkEditable *entry = GTK_EDITABLE (gtk_widget_get_template_child (fixture->pane,
                                                                    HAW_TYPE_HISTORY_PANE,
                                                                    "search_entry"));
  GtkStack *stack = GTK_STACK (gtk_widget_get_template_child (fixture->pane, HAW_TYPE_HISTORY_PANE,
                                                              "stack"));

  gtk_editable_set_text (entry, "note");
  haw_test_wait_until (g_list_model_get_n_items (get_steps (fixture)) == 1);
  /* What is done while the filter stands comes only where it fits. */
  mark (fixture, 20);
  write_note (fixture, 2);
  haw_test_wait_until (g_list_model_get_n_items (get_steps (fixture)) == 2);
  gtk_editable_set_text (entry, "xyz");
  haw_test_wait_until (g_strcmp0 (gtk_stack_get_visible_child_name (stack), "nothing") == 0);
}

static gboolean
has_cell (Fixture *fixture)
{
  return haw_test_find_type (GTK_WIDGET (fixture->list), HAW_TYPE_HISTORY_CELL) != NULL;
}

static void
test_names (Fixture       *fixture,
            gconstpointer  data)
{
  GtkWidget *cell;
  g_autofree char *name = NULL;

  haw_test_wait_until (has_cell (fixture));
  cell = haw_test_find_type (GTK_WIDGET (fixture->list), HAW_TYPE_HISTORY_CELL);
  get_row (fixture, 0);
  name = gtk_test_accessible_check_property (GTK_ACCESSIBLE (gtk_widget_get_parent (cell)),
                                             GTK_ACCESSIBLE_PROPERTY_LABEL, "");
  g_assert_nonnull (strstr (name, "Mark Passage, Done, "));
}

static GtkWidget *
find_row (GtkWindow *dialog,
          int        index)
{
  GtkListBox *list = GTK_LIST_BOX (gtk_widget_get_template_child (GTK_WIDGET (dialog),
                                                                  HAW_TYPE_VERSIONS_DIALOG, "list"));

  return GTK_WIDGET (gtk_list_box_get_row_at_index (list, index));
}

static void
test_versions (Fixture       *fixture,
               gconstpointer  data)
{
  GtkWindow *dialog;
  GtkWidget *button;

  g_action_group_activate_action (G_ACTION_GROUP (fixture->window.window), "versions",
                                  g_variant_new_int64 (1));
  haw_test_wait_until ((dialog = haw_test_find_dialog (HAW_TYPE_VERSIONS_DIALOG)) != NULL);
  haw_test_wait_until (find_row (dialog, 1) != NULL);
  g_assert_null (find_row (dialog, 2));
  g_assert_null (haw_test_find_type (find_row (dialog, 0), GTK_TYPE_BUTTON));

  /* Before the note was written. */
  button = haw_test_find_type (find_row (dialog, 1), GTK_TYPE_BUTTON);
  g_signal_emit_by_name (button, "clicked");
  haw_test_wait_until (g_list_model_get_n_items (get_steps (fixture)) == 5);
  g_assert_cmpstr (haw_history_row_get_label (get_row (fixture, 0)), ==, "Bring Back a Version");
}

static gpointer
part (Fixture    *fixture,
      const char *name)
{
  return gtk_widget_get_template_child (fixture->pane, HAW_TYPE_HISTORY_PANE, name);
}

/* A step leads to the versions of its annotation, also after that was deleted. */
static void
test_deleted_versions (Fixture       *fixture,
                       gconstpointer  data)
{
  g_autoptr (GAsyncResult) result = NULL;
  GtkWindow *dialog;

  /* The articles were not about an annotation. */
  choose (fixture, 3);
  haw_test_wait_until (haw_view_state_get_article (fixture->window.window->state) != 0);
  g_assert_false (gtk_widget_get_visible (part (fixture, "versions")));

  haw_annotation_remove_async (get_project (fixture), 1, NULL, haw_await_cb, &result);
  g_assert_true (haw_project_edit_finish (get_project (fixture), haw_await (&result), NULL));
  haw_test_wait_until (g_list_model_get_n_items (get_steps (fixture)) == 5);
  choose (fixture, 2);
  haw_test_wait_until (gtk_widget_get_visible (part (fixture, "versions")));
  act (fixture, "history.versions");
  haw_test_wait_until ((dialog = haw_test_find_dialog (HAW_TYPE_VERSIONS_DIALOG)) != NULL);
  haw_test_wait_until (find_row (dialog, 2) != NULL);
  g_signal_emit_by_name (haw_test_find_type (find_row (dialog, 1), GTK_TYPE_BUTTON), "clicked");
  haw_test_wait_until (count_annotations (fixture) == 2);
}

int
main (int    argc,
      char **argv)
{
  haw_test_window_init (&argc, &argv);

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/history-pane/list", test_list);
  ADD ("/history-pane/up-to-here", test_up_to_here);
  ADD ("/history-pane/just-this", test_just_this);
  ADD ("/history-pane/filter", test_filter);
  ADD ("/history-pane/names", test_names);
  ADD ("/history-pane/versions", test_versions);
  ADD ("/history-pane/deleted-versions", test_deleted_versions);
#undef ADD

  return haw_test_window_run ();
}
