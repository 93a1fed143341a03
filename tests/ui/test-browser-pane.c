/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>

#include "browser/haw-article-row.h"
#include "browser/haw-browser-pane.h"
#include "browser/haw-import-controller.h"
#include "model/haw-article-edit.h"
#include "model/haw-article-summary.h"
#include "support/haw-test-article.h"
#include "widgets/haw-tab-stop.h"
#include "widgets/haw-row-selection.h"

typedef struct
{
  char *folder;
  HawProject *project;
  HawViewState *state;
  GtkWidget *window;
  GtkWidget *pane;
  char *message;
} Fixture;

static void
message_cb (HawViewState *state,
            const char   *message,
            Fixture      *fixture)
{
  g_free (fixture->message);
  fixture->message = g_strdup (message);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autofree char *path = NULL;

  fixture->folder = haw_test_folder ();
  path = g_build_filename (fixture->folder, "p.hawamish", NULL);
  fixture->project = haw_test_new_project (path);
  fixture->state = haw_view_state_new ();
  haw_view_state_set_project (fixture->state, fixture->project);
  g_signal_connect (fixture->state, "message", G_CALLBACK (message_cb), fixture);
  g_signal_connect (fixture->state, "edited", G_CALLBACK (message_cb), fixture);

  fixture->window = adw_window_new ();
  fixture->pane = haw_browser_pane_new (fixture->state);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 320, 700);
  adw_window_set_content (ADW_WINDOW (fixture->window), fixture->pane);
  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_test_widget_wait_for_draw (fixture->window);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  haw_view_state_set_project (fixture->state, NULL);
  haw_test_finalize (fixture->state);
  haw_test_close_project (fixture->project);
  haw_test_finalize (fixture->project);
  haw_test_remove (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->message);
}

static HawArticleList *
list_of (Fixture *fixture)
{
  return haw_view_state_get_articles (fixture->state);
}

static guint
size_of (Fixture *fixture)
{
  return g_list_model_get_n_items (G_LIST_MODEL (list_of (fixture)));
}

static GtkWidget *
child_of (Fixture    *fixture,
          const char *name)
{
  return GTK_WIDGET (gtk_widget_get_template_child (fixture->pane, HAW_TYPE_BROWSER_PANE, name));
}

static HawRowSelection *
selection_of (Fixture *fixture)
{
  return HAW_ROW_SELECTION (gtk_list_view_get_model (
      GTK_LIST_VIEW (child_of (fixture, "list_view"))));
}

static const char *
count_of (Fixture *fixture)
{
  return gtk_label_get_label (GTK_LABEL (child_of (fixture, "count_label")));
}

static const char *
page_of (Fixture *fixture)
{
  return gtk_stack_get_visible_child_name (GTK_STACK (child_of (fixture, "stack")));
}

/* The row widget of an article among those that the list has made, with its title. */
static HawArticleRow *
find_row (Fixture *fixture,
          gint64   article)
{
  GtkWidget *child = gtk_widget_get_first_child (child_of (fixture, "list_view"));

  for (; child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      HawArticleRow *row = HAW_ARTICLE_ROW (gtk_widget_get_first_child (child));
      HawArticle *shown = haw_article_row_get_article (row);

      if (shown != NULL && haw_row_get_id (HAW_ROW (shown)) == article)
        return row;
    }

  return NULL;
}

static gboolean
row_shows (Fixture    *fixture,
           gint64      article,
           const char *title)
{
  HawArticleRow *row = find_row (fixture, article);
  GtkWidget *label = row != NULL ? gtk_widget_get_first_child (GTK_WIDGET (row)) : NULL;

  return label != NULL && g_str_equal (gtk_label_get_label (GTK_LABEL (label)), title);
}

static void
add (Fixture    *fixture,
     const char *title,
     guint       n)
{
  guint before = haw_id_list_get_n_total (HAW_ID_LIST (list_of (fixture)));

  haw_test_add_articles (fixture->project, title, "text", n);
  haw_test_wait_until (haw_id_list_get_n_total (HAW_ID_LIST (list_of (fixture))) == before + n);
}

static void
set_fields (Fixture                *fixture,
            gint64                  article,
            const HawArticleFields *fields)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  haw_article_update_async (fixture->project, &article, 1, fields, NULL, haw_await_cb, &result);
  g_assert_true (haw_project_edit_finish (fixture->project, haw_await (&result), &error));
  g_assert_no_error (error);
}

static void
activate (Fixture    *fixture,
          const char *action)
{
  g_assert_true (gtk_widget_activate_action (child_of (fixture, "list_view"), action, NULL));
}

static void
test_empty (Fixture       *fixture,
            gconstpointer  data)
{
  haw_test_wait_until (!haw_id_list_get_loading (HAW_ID_LIST (list_of (fixture))));
  g_assert_cmpstr (page_of (fixture), ==, "empty");
  g_assert_false (gtk_widget_get_visible (child_of (fixture, "head")));
  add (fixture, "Visit", 1);
  haw_test_wait_until (g_str_equal (page_of (fixture), "list"));
  haw_test_wait_until (g_str_equal (count_of (fixture), "1 article"));
  g_assert_true (gtk_widget_get_visible (child_of (fixture, "head")));
}

static void
test_follows (Fixture       *fixture,
              gconstpointer  data)
{
  gint64 id;

  add (fixture, "Visit", 3);
  haw_test_wait_until (g_str_equal (count_of (fixture), "3 articles"));
  id = haw_id_list_get_id (HAW_ID_LIST (list_of (fixture)), 1);
  haw_test_wait_until (row_shows (fixture, id, "Visit 2"));

  set_fields (fixture, id, &(HawArticleFields) { .title = "زيارة", .outlet = "Tide Post" });
  haw_test_wait_until (row_shows (fixture, id, "زيارة"));
  g_assert_cmpint (gtk_widget_get_direction (gtk_widget_get_first_child (
                       GTK_WIDGET (find_row (fixture, id)))), ==, GTK_TEXT_DIR_RTL);
  set_fields (fixture, id, &(HawArticleFields) { .title = "" });
  haw_test_wait_until (row_shows (fixture, id, "Untitled"));
}

static void
test_filter (Fixture       *fixture,
             gconstpointer  data)
{
  GtkWidget *entry = child_of (fixture, "search_entry");

  add (fixture, "Visit", 5);
  gtk_editable_set_text (GTK_EDITABLE (entry), "visit 4");
  haw_test_wait_until (size_of (fixture) == 1);
  g_assert_cmpstr (count_of (fixture), ==, "1 of 5 articles");
  gtk_editable_set_text (GTK_EDITABLE (entry), "nothing like it");
  haw_test_wait_until (g_str_equal (page_of (fixture), "nothing"));
  g_signal_emit_by_name (child_of (fixture, "clear_button"), "clicked");
  haw_test_wait_until (size_of (fixture) == 5);
  g_assert_cmpstr (page_of (fixture), ==, "list");
  g_assert_cmpstr (count_of (fixture), ==, "5 articles");
}

static void
test_selection (Fixture       *fixture,
                gconstpointer  data)
{
  GtkSelectionModel *model;
  gint64 ids[3];

  add (fixture, "Visit", 3);
  haw_test_wait_until (size_of (fixture) == 3);
  for (guint i = 0; i < 3; i++)
    ids[i] = haw_id_list_get_id (HAW_ID_LIST (list_of (fixture)), i);
  model = GTK_SELECTION_MODEL (selection_of (fixture));

  gtk_selection_model_select_item (model, 1, TRUE);
  g_assert_cmpint (haw_view_state_get_article (fixture->state), ==, ids[1]);
  haw_view_state_set_article (fixture->state, ids[2]);
  g_assert_true (gtk_selection_model_is_selected (model, 2));
  g_assert_false (gtk_selection_model_is_selected (model, 1));

  /* Several are no reason to show another article. */
  gtk_selection_model_select_item (model, 0, FALSE);
  g_assert_cmpuint (haw_row_selection_get_n (selection_of (fixture)), ==, 2);
  g_assert_cmpint (haw_view_state_get_article (fixture->state), ==, ids[2]);
  activate (fixture, "browser.select-all");
  g_assert_cmpuint (haw_row_selection_get_n (selection_of (fixture)), ==, 3);

  /* The selection goes with the articles, not with their places. */
  haw_view_state_set_article (fixture->state, 0);
  g_assert_cmpuint (haw_row_selection_get_n (selection_of (fixture)), ==, 0);
  haw_view_state_set_article (fixture->state, ids[0]);
  g_object_set (fixture->pane, "sort", "added", "order", "ascending", NULL);
  haw_test_wait_until (haw_id_list_get_id (HAW_ID_LIST (list_of (fixture)), 2) == ids[0]);
  g_assert_true (gtk_selection_model_is_selected (model, 2));
}

static void
test_sort (Fixture       *fixture,
           gconstpointer  data)
{
  gint64 newest;

  add (fixture, "Visit", 3);
  haw_test_wait_until (size_of (fixture) == 3);
  newest = haw_id_list_get_id (HAW_ID_LIST (list_of (fixture)), 0);
  set_fields (fixture, newest, &(HawArticleFields) { .title = "AAA" });

  g_assert_true (gtk_widget_activate_action (fixture->pane, "browser.sort", "s", "title"));
  haw_test_wait_until (haw_id_list_get_id (HAW_ID_LIST (list_of (fixture)), 2) == newest);
  g_assert_true (gtk_widget_activate_action (fixture->pane, "browser.order", "s", "ascending"));
  haw_test_wait_until (haw_id_list_get_id (HAW_ID_LIST (list_of (fixture)), 0) == newest);
}

static void
test_remove (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *undone = NULL;
  gint64 ids[4];

  add (fixture, "Visit", 4);
  haw_test_wait_until (size_of (fixture) == 4);
  for (guint i = 0; i < 4; i++)
    ids[i] = haw_id_list_get_id (HAW_ID_LIST (list_of (fixture)), i);
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (selection_of (fixture)), 1, TRUE);
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (selection_of (fixture)), 2, FALSE);
  haw_test_wait_until (find_row (fixture, ids[1]) != NULL);
  gtk_widget_grab_focus (gtk_widget_get_parent (GTK_WIDGET (find_row (fixture, ids[1]))));
  activate (fixture, "browser.remove");

  haw_test_wait_until (fixture->message != NULL);
  g_assert_cmpstr (fixture->message, ==, "Deleted 2 articles");
  g_assert_cmpint (haw_view_state_get_article (fixture->state), ==, ids[3]);
  haw_test_wait_until (size_of (fixture) == 2);
  g_assert_true (gtk_selection_model_is_selected (GTK_SELECTION_MODEL (selection_of (fixture)), 1));
  g_assert_true (gtk_root_get_focus (GTK_ROOT (fixture->window)) ==
                 gtk_widget_get_parent (GTK_WIDGET (find_row (fixture, ids[3]))));

  undone = haw_test_undo (fixture->project, FALSE, NULL);
  g_assert_nonnull (undone);
  haw_test_wait_until (size_of (fixture) == 4);
  g_assert_true (haw_view_state_get_article (fixture->state) == ids[1] ||
                 haw_view_state_get_article (fixture->state) == ids[2]);
}

/* However many there are, only what is looked at is read. */
static void
test_many (Fixture       *fixture,
           gconstpointer  data)
{
  gint64 last;
  guint before;

  add (fixture, "Visit", 3000);
  haw_test_wait_until (size_of (fixture) == 3000);
  haw_test_wait_until (row_shows (fixture, haw_id_list_get_id (HAW_ID_LIST (list_of (fixture)), 0),
                                  "Visit 3000"));
  g_assert_cmpuint (haw_id_list_get_pages_read (HAW_ID_LIST (list_of (fixture))), <=, 3);

  before = haw_id_list_get_pages_read (HAW_ID_LIST (list_of (fixture)));
  activate (fixture, "browser.select-all");
  g_assert_cmpuint (haw_row_selection_get_n (selection_of (fixture)), ==, 3000);
  g_assert_cmpuint (haw_id_list_get_pages_read (HAW_ID_LIST (list_of (fixture))), ==, before);

  last = haw_id_list_get_id (HAW_ID_LIST (list_of (fixture)), 2999);
  haw_view_state_set_article (fixture->state, last);
  haw_test_wait_until (row_shows (fixture, last, "Visit 1"));
  g_assert_cmpuint (haw_id_list_get_pages_read (HAW_ID_LIST (list_of (fixture))), <=, before + 4);
  g_assert_cmpuint (haw_row_selection_get_n (selection_of (fixture)), ==, 1);
}

static GtkWidget *
find_dialog (Fixture *fixture)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (window != fixture->window)
        return window;
    }

  return NULL;
}

static void
write_file (GPtrArray  *files,
            const char *folder,
            const char *name,
            const char *content)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_assert_true (g_file_set_contents (path, content, -1, NULL));
  g_ptr_array_add (files, g_file_new_for_path (path));
}

static void
test_import (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  HawImportController *controller = haw_import_controller_get (fixture->state);
  const char *text = "A headline of some length\n\nA first paragraph that says what happened.\n";
  guint n_done, n_total;

  write_file (files, fixture->folder, "a.txt", text);
  write_file (files, fixture->folder, "b.txt", "Another headline\n\nAnother paragraph is here.\n");
  write_file (files, fixture->folder, "c.txt", text);
  write_file (files, fixture->folder, "d.txt", "");
  haw_import_run (fixture->state, GTK_WINDOW (fixture->window), files);
  g_assert_true (haw_import_controller_get_progress (controller, &n_done, &n_total));
  g_assert_true (gtk_widget_get_visible (child_of (fixture, "import_bar")));

  haw_test_wait_until (fixture->message != NULL);
  g_assert_cmpstr (fixture->message, ==, "Imported 2 articles");
  g_assert_cmpint (haw_view_state_get_article (fixture->state), >, 0);
  g_assert_nonnull (find_dialog (fixture));
  gtk_window_destroy (GTK_WINDOW (find_dialog (fixture)));

  /* What lacks a date is asked for until it has one, or until one does not want to hear it. */
  haw_test_wait_until (haw_import_controller_get_incomplete (controller)->len == 2);
  haw_test_wait_until (size_of (fixture) == 2);
  set_fields (fixture, haw_id_list_get_id (HAW_ID_LIST (list_of (fixture)), 0),
              &(HawArticleFields) { .published = "2020-07-03", .outlet = "Tide Post" });
  haw_test_wait_until (haw_import_controller_get_incomplete (controller)->len == 1);
  g_assert_true (gtk_widget_get_visible (child_of (fixture, "import_bar")));
  haw_import_controller_dismiss (controller);
  g_assert_false (gtk_widget_get_visible (child_of (fixture, "import_bar")));
}

static void
test_cancel (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  HawImportController *controller = haw_import_controller_get (fixture->state);

  write_file (files, fixture->folder, "a.txt", "A headline\n\nA first paragraph of the text.\n");
  haw_import_run (fixture->state, NULL, files);
  haw_import_run (fixture->state, NULL, files);
  haw_import_controller_cancel (controller);
  haw_test_wait_until (fixture->message != NULL);
  g_assert_cmpstr (fixture->message, ==, "Import stopped, nothing of it was kept");
  g_assert_false (gtk_widget_get_visible (child_of (fixture, "import_bar")));
  g_assert_cmpuint (size_of (fixture), ==, 0);
}

static void
test_project (Fixture       *fixture,
              gconstpointer  data)
{
  add (fixture, "Visit", 2);
  haw_test_wait_until (size_of (fixture) == 2);
  haw_view_state_set_article (fixture->state,
                              haw_id_list_get_id (HAW_ID_LIST (list_of (fixture)), 0));
  haw_view_state_set_project (fixture->state, NULL);
  g_assert_cmpstr (page_of (fixture), ==, "empty");
  haw_view_state_set_project (fixture->state, fixture->project);
  haw_test_wait_until (size_of (fixture) == 2);
  g_assert_cmpstr (count_of (fixture), ==, "2 articles");
}

/* Tab goes through the pane, not through the rows. */
static void
test_tab (Fixture       *fixture,
          gconstpointer  data)
{
  GtkWidget *list = child_of (fixture, "list_view");
  GtkWidget *stop = gtk_widget_get_ancestor (list, HAW_TYPE_TAB_STOP);
  GtkWidget *focus;

  add (fixture, "Visit", 3);
  haw_test_wait_until (find_row (fixture, haw_id_list_get_id (HAW_ID_LIST (list_of (fixture)),
                                                              2)) != NULL);
  g_assert_true (gtk_widget_child_focus (stop, GTK_DIR_TAB_FORWARD));
  focus = gtk_root_get_focus (GTK_ROOT (fixture->window));
  g_assert_true (focus != NULL && gtk_widget_is_ancestor (focus, list));
  g_assert_false (gtk_widget_child_focus (stop, GTK_DIR_TAB_FORWARD));
  g_assert_false (gtk_widget_child_focus (stop, GTK_DIR_TAB_BACKWARD));
}

static void
test_names (Fixture       *fixture,
            gconstpointer  data)
{
  gint64 id;

  add (fixture, "Visit", 1);
  haw_test_wait_until (size_of (fixture) == 1);
  id = haw_id_list_get_id (HAW_ID_LIST (list_of (fixture)), 0);
  set_fields (fixture, id, &(HawArticleFields) { .outlet = "Tide Post" });
  haw_test_wait_until (row_shows (fixture, id, "Visit"));
  haw_test_wait_until (g_str_equal (haw_article_get_outlet (haw_article_row_get_article (
                           find_row (fixture, id))), "Tide Post"));
  gtk_test_accessible_assert_property (find_row (fixture, id), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Visit, Tide Post, 3 July 2020");
  gtk_test_accessible_assert_property (child_of (fixture, "search_entry"),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Filter Articles");
}

int
main (int    argc,
      char **argv)
{
  static const struct
  {
    const char *name;
    void (*func) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "/browser-pane/empty", test_empty },
    { "/browser-pane/follows", test_follows },
    { "/browser-pane/filter", test_filter },
    { "/browser-pane/selection", test_selection },
    { "/browser-pane/sort", test_sort },
    { "/browser-pane/remove", test_remove },
    { "/browser-pane/many", test_many },
    { "/browser-pane/import", test_import },
    { "/browser-pane/cancel", test_cancel },
    { "/browser-pane/project", test_project },
    { "/browser-pane/tab", test_tab },
    { "/browser-pane/names", test_names },
  };

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, Fixture, NULL, set_up, tests[i].func, tear_down);

  return g_test_run ();
}
