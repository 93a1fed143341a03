/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>

#include "dialogs/haw-article-fields-dialog.h"
#include "dialogs/haw-found-list.h"
#include "dialogs/haw-outlets-dialog.h"
#include "model/haw-article-edit.h"
#include "model/haw-article-summary.h"
#include "model/haw-outlet-edit.h"
#include "support/haw-test-article.h"
#include "widgets/haw-date-entry.h"

#define N_ARTICLES 3

typedef struct
{
  char *folder;
  HawProject *project;
  HawViewState *state;
  HawArticleFieldsDialog *dialog;
  gint64 ids[N_ARTICLES];
} Fixture;

static gboolean
add_candidates (HawDb    *db,
                gpointer  data,
                GError  **error)
{
  const gint64 *ids = data;

  for (guint i = 0; i < N_ARTICLES; i++)
    if (!haw_db_run (db, error,
                     "INSERT INTO candidate (article, field, value, origin, confidence)"
                     " VALUES (?, 'outlet', 'Tide Post', 'source line', 0.9)", "i", ids[i]))
      return FALSE;
  return haw_db_run (db, error,
                     "INSERT INTO candidate (article, field, value, origin, confidence) VALUES"
                     " (?, 'published', '2021-03-12', 'dateline', 0.5),"
                     " (?, 'published', '2021-03-14', 'stamp of a comment', 0.2)", "ii", ids[0],
                     ids[0]);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autofree char *path = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  HawArticleList *list;

  fixture->folder = haw_test_folder ();
  path = g_build_filename (fixture->folder, "p.hawamish", NULL);
  fixture->project = haw_test_new_project (path);
  haw_test_add_articles (fixture->project, "Visit", "text", N_ARTICLES);
  fixture->state = haw_view_state_new ();
  haw_view_state_set_project (fixture->state, fixture->project);
  list = haw_view_state_get_articles (fixture->state);
  haw_test_wait_until (g_list_model_get_n_items (G_LIST_MODEL (list)) == N_ARTICLES);
  for (guint i = 0; i < N_ARTICLES; i++)
    fixture->ids[i] = haw_id_list_get_id (HAW_ID_LIST (list), i);
  haw_project_batch_async (fixture->project, add_candidates, fixture->ids, NULL, NULL,
                           haw_await_cb, &result);
  g_assert_true (haw_project_edit_finish (fixture->project, haw_await (&result), &error));
  g_assert_no_error (error);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  if (fixture->dialog != NULL)
    {
      GtkWindow *dialog = GTK_WINDOW (fixture->dialog);

      g_clear_weak_pointer (&fixture->dialog);
      gtk_window_destroy (dialog);
    }
  haw_view_state_set_project (fixture->state, NULL);
  g_object_unref (fixture->state);
  haw_test_close_project (fixture->project);
  haw_test_finalize (fixture->project);
  haw_test_remove (fixture->folder);
  g_free (fixture->folder);
}

static gpointer
part (Fixture    *fixture,
      const char *name)
{
  return gtk_widget_get_template_child (GTK_WIDGET (fixture->dialog),
                                        HAW_TYPE_ARTICLE_FIELDS_DIALOG, name);
}

static gboolean
is_ready (Fixture *fixture)
{
  return gtk_widget_get_sensitive (part (fixture, "fields_box"));
}

static void
take_dialog (Fixture                *fixture,
             HawArticleFieldsDialog *dialog)
{
  g_set_weak_pointer (&fixture->dialog, dialog);
  haw_test_wait_until (is_ready (fixture));
}

static void
save (Fixture *fixture)
{
  g_signal_emit_by_name (part (fixture, "save_button"), "clicked");
}

static const char *
text_of (Fixture    *fixture,
         const char *name)
{
  return gtk_editable_get_text (GTK_EDITABLE (part (fixture, name)));
}

static HawArticleSummary *
load (Fixture *fixture,
      guint    first,
      guint    n)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  HawArticleSummary *summary;

  haw_article_summary_load_async (fixture->project, fixture->ids + first, n, NULL, haw_await_cb,
                                  &result);
  summary = haw_project_read_finish (fixture->project, haw_await (&result), &error);
  g_assert_no_error (error);
  return summary;
}

static void
choose (Fixture    *fixture,
        const char *list,
        int         index)
{
  GtkWidget *box = gtk_widget_get_first_child (part (fixture, list));
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (box), index);

  g_assert_nonnull (row);
  g_signal_emit_by_name (box, "row-activated", row);
}

static void
test_summary (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (HawArticleSummary) one = load (fixture, 0, 1);
  g_autoptr (HawArticleSummary) all = load (fixture, 0, N_ARTICLES);
  HawFoundValue *found;

  g_assert_cmpuint (one->n, ==, 1);
  g_assert_cmpstr (one->title, ==, "Visit 3");
  g_assert_cmpstr (one->published, ==, "2020-07-03");
  g_assert_cmpuint (one->found->len, ==, 3);
  g_assert_cmpuint (all->n, ==, N_ARTICLES);
  g_assert_null (all->title);
  g_assert_cmpstr (all->published, ==, "2020-07-03");
  found = g_ptr_array_index (all->found, 0);
  g_assert_cmpstr (found->value, ==, "Tide Post");
  g_assert_cmpuint (found->n, ==, N_ARTICLES);
}

static void
test_one (Fixture       *fixture,
          gconstpointer  data)
{
  g_autoptr (HawArticleSummary) after = NULL;
  g_autoptr (HawArticleSummary) undone = NULL;
  g_autofree char *label = NULL;

  take_dialog (fixture, haw_article_fields_dialog_present (fixture->state, NULL, fixture->ids, 1));
  g_assert_cmpstr (text_of (fixture, "title_editor"), ==, "Visit 3");
  g_assert_cmpstr (haw_date_entry_get_date (part (fixture, "published_editor")), ==, "2020-07-03");
  gtk_editable_set_text (part (fixture, "byline_editor"), "Salma");
  choose (fixture, "outlet_found", 0);
  g_assert_cmpstr (text_of (fixture, "outlet_editor"), ==, "Tide Post");
  choose (fixture, "published_found", 0);
  g_assert_cmpstr (haw_date_entry_get_date (part (fixture, "published_editor")), ==, "2021-03-12");
  save (fixture);
  haw_test_wait_until (fixture->dialog == NULL);

  after = load (fixture, 0, 1);
  g_assert_cmpstr (after->title, ==, "Visit 3");
  g_assert_cmpstr (after->byline, ==, "Salma");
  g_assert_cmpstr (after->outlet, ==, "Tide Post");
  g_assert_cmpstr (after->published, ==, "2021-03-12");

  /* All of it was one step. */
  label = haw_test_undo (fixture->project, FALSE, NULL);
  g_assert_nonnull (label);
  undone = load (fixture, 0, 1);
  g_assert_cmpstr (undone->byline, ==, "");
  g_assert_cmpstr (undone->outlet, ==, "");
  g_assert_cmpstr (undone->published, ==, "2020-07-03");
}

/* What is filled in is seen from its beginning, though all of it is selected. */
static void
test_beginning (Fixture       *fixture,
                gconstpointer  data)
{
  HawArticleList *list = haw_view_state_get_articles (fixture->state);
  GtkEditable *title;
  gint64 id = 0;
  int start, end, offset;

  haw_test_add_articles (fixture->project, "Visit of the delegation to the city on the coast, which"
                         " ended after three days without a statement", "text", 1);
  haw_test_wait_until (g_list_model_get_n_items (G_LIST_MODEL (list)) == N_ARTICLES + 1);
  for (guint i = 0; i <= N_ARTICLES; i++)
    id = MAX (id, haw_id_list_get_id (HAW_ID_LIST (list), i));
  take_dialog (fixture, haw_article_fields_dialog_present (fixture->state, NULL, &id, 1));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->dialog));
  title = part (fixture, "title_editor");
  g_assert_true (strstr (gtk_editable_get_text (title), "without a statement") != NULL);
  g_assert_true (gtk_editable_get_selection_bounds (title, &start, &end));
  g_assert_cmpint (end - start, ==, (int) strlen (gtk_editable_get_text (title)));
  g_object_get (gtk_editable_get_delegate (title), "scroll-offset", &offset, NULL);
  g_assert_cmpint (offset, ==, 0);
}

/* Tab comes to the field before the button beside it. */
static void
test_tab (Fixture       *fixture,
          gconstpointer  data)
{
  GtkWidget *editor, *focus;

  take_dialog (fixture, haw_article_fields_dialog_present (fixture->state, NULL, fixture->ids, 1));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->dialog));
  editor = part (fixture, "outlet_editor");
  gtk_widget_grab_focus (part (fixture, "published_editor"));
  for (guint i = 0; i < 10; i++)
    {
      gtk_widget_child_focus (GTK_WIDGET (fixture->dialog), GTK_DIR_TAB_FORWARD);
      focus = gtk_window_get_focus (GTK_WINDOW (fixture->dialog));
      if (gtk_widget_is_ancestor (focus, editor))
        break;
      g_assert_true (focus != part (fixture, "outlets_button"));
    }
  g_assert_true (gtk_widget_is_ancestor (focus, editor));
  gtk_widget_child_focus (GTK_WIDGET (fixture->dialog), GTK_DIR_TAB_FORWARD);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->dialog))
                 == part (fixture, "outlets_button"));
}

static void
message_cb (char       **message,
            const char  *text)
{
  g_free (*message);
  *message = g_strdup (text);
}

static void
test_many (Fixture       *fixture,
           gconstpointer  data)
{
  const HawArticleFields fields = { .byline = "Salma" };
  g_autofree char *message = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (HawArticleSummary) after = NULL;

  haw_article_update_async (fixture->project, fixture->ids, 1, &fields, NULL, haw_await_cb,
                            &result);
  g_assert_true (haw_project_edit_finish (fixture->project, haw_await (&result), NULL));
  take_dialog (fixture, haw_article_fields_dialog_present (fixture->state, NULL, fixture->ids,
                                                           N_ARTICLES));
  g_assert_false (gtk_widget_get_visible (part (fixture, "title_group")));
  g_assert_cmpstr (text_of (fixture, "byline_editor"), ==, "");
  g_assert_cmpstr (gtk_entry_get_placeholder_text (part (fixture, "byline_editor")), ==,
                   "Several values");
  gtk_editable_set_text (part (fixture, "outlet_editor"), "Tide Post");
  g_signal_connect_swapped (fixture->state, "message", G_CALLBACK (message_cb), &message);
  save (fixture);
  haw_test_wait_until (fixture->dialog == NULL);
  g_signal_handlers_disconnect_by_func (fixture->state, message_cb, &message);
  g_assert_cmpstr (message, ==, "Changed in 3 articles");

  after = load (fixture, 0, N_ARTICLES);
  g_assert_cmpstr (after->outlet, ==, "Tide Post");
  g_assert_null (after->byline);
  g_assert_null (after->title);
}

static void
test_wrong_date (Fixture       *fixture,
                 gconstpointer  data)
{
  HawDateEntry *date;

  take_dialog (fixture, haw_article_fields_dialog_present (fixture->state, NULL, fixture->ids, 1));
  date = part (fixture, "published_editor");
  haw_date_entry_set_date (date, "2020-13");
  g_assert_false (gtk_widget_get_sensitive (part (fixture, "save_button")));
  haw_date_entry_set_date (date, "2020-12");
  g_assert_true (gtk_widget_get_sensitive (part (fixture, "save_button")));
}

/* Nothing changed is no step. */
static void
test_unchanged (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree char *label = g_strdup (haw_project_get_undo_label (fixture->project));

  take_dialog (fixture, haw_article_fields_dialog_present (fixture->state, NULL, fixture->ids, 2));
  save (fixture);
  haw_test_wait_until (fixture->dialog == NULL);
  g_assert_cmpuint (haw_project_get_pending (fixture->project), ==, 0);
  g_assert_cmpstr (haw_project_get_undo_label (fixture->project), ==, label);
}

static void
test_each (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (HawArticleSummary) first = NULL;
  g_autoptr (HawArticleSummary) second = NULL;

  take_dialog (fixture, haw_article_fields_dialog_present_each (fixture->state, NULL, fixture->ids,
                                                                2));
  g_assert_cmpint (haw_view_state_get_article (fixture->state), ==, fixture->ids[0]);
  gtk_editable_set_text (part (fixture, "outlet_editor"), "Tide Post");
  save (fixture);
  haw_test_wait_until (haw_view_state_get_article (fixture->state) == fixture->ids[1] &&
                       is_ready (fixture));
  g_assert_cmpstr (text_of (fixture, "outlet_editor"), ==, "");
  save (fixture);
  haw_test_wait_until (fixture->dialog == NULL);

  first = load (fixture, 0, 1);
  second = load (fixture, 1, 1);
  g_assert_cmpstr (first->outlet, ==, "Tide Post");
  g_assert_cmpstr (second->outlet, ==, "");
}

static void
test_incomplete (Fixture       *fixture,
                 gconstpointer  data)
{
  const HawArticleFields fields = { .outlet = "Tide Post" };
  g_autoptr (GAsyncResult) edited = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GArray) found = NULL;

  haw_article_update_async (fixture->project, fixture->ids, 1, &fields, NULL, haw_await_cb,
                            &edited);
  g_assert_true (haw_project_edit_finish (fixture->project, haw_await (&edited), NULL));
  haw_article_find_incomplete_async (fixture->project, fixture->ids, N_ARTICLES, NULL,
                                     haw_await_cb, &result);
  found = haw_project_read_finish (fixture->project, haw_await (&result), NULL);
  g_assert_cmpuint (found->len, ==, N_ARTICLES - 1);
  g_assert_true (g_array_index (found, HawIncompleteArticle, 0).no_outlet);
  g_assert_false (g_array_index (found, HawIncompleteArticle, 0).no_date);
}

static void
test_language (void)
{
  g_autofree char *arabic = haw_language_name ("ar");
  g_autofree char *unknown = haw_language_name ("xx");

  g_assert_cmpstr (arabic, ==, "Arabic");
  g_assert_cmpstr (unknown, ==, "xx");
}

/* Where the articles have several values, a field is emptied by saying so, not by leaving it empty. */
static void
test_cleared (Fixture       *fixture,
              gconstpointer  data)
{
  const HawArticleFields fields = { .byline = "Salma", .outlet = "Tide Post" };
  g_autoptr (HawArticleSummary) kept = NULL;
  g_autoptr (HawArticleSummary) cleared = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  haw_article_update_async (fixture->project, fixture->ids, 1, &fields, NULL, haw_await_cb, &result);
  g_assert_true (haw_project_edit_finish (fixture->project, haw_await (&result), NULL));
  take_dialog (fixture, haw_article_fields_dialog_present (fixture->state, NULL, fixture->ids,
                                                           N_ARTICLES));
  g_assert_true (gtk_widget_get_visible (part (fixture, "byline_clear")));
  g_assert_false (gtk_widget_get_visible (part (fixture, "published_clear")));
  gtk_toggle_button_set_active (part (fixture, "byline_clear"), TRUE);
  gtk_toggle_button_set_active (part (fixture, "outlet_clear"), TRUE);
  /* What is typed after all is the value. */
  gtk_editable_set_text (part (fixture, "outlet_editor"), "Bridge");
  g_assert_false (gtk_toggle_button_get_active (part (fixture, "outlet_clear")));
  gtk_editable_set_text (part (fixture, "outlet_editor"), "");
  save (fixture);
  haw_test_wait_until (fixture->dialog == NULL);

  cleared = load (fixture, 0, N_ARTICLES);
  g_assert_cmpstr (cleared->byline, ==, "");
  kept = load (fixture, 0, 1);
  g_assert_cmpstr (kept->outlet, ==, "Tide Post");
}

/* An outlet that gets another name in its dialog has it here, unless something else was typed. */
static void
test_outlets (Fixture       *fixture,
              gconstpointer  data)
{
  const HawArticleFields fields = { .outlet = "Tide Post" };
  const HawOutletFields renamed = { .name = "Tide" };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) changed = NULL;
  g_autoptr (GList) windows = NULL;
  HawOutletsDialog *dialog = NULL;

  haw_article_update_async (fixture->project, fixture->ids, 1, &fields, NULL, haw_await_cb, &result);
  g_assert_true (haw_project_edit_finish (fixture->project, haw_await (&result), NULL));
  take_dialog (fixture, haw_article_fields_dialog_present (fixture->state, NULL, fixture->ids, 1));
  g_signal_emit_by_name (part (fixture, "outlets_button"), "clicked");
  windows = gtk_window_list_toplevels ();
  for (GList *l = windows; l != NULL; l = l->next)
    if (HAW_IS_OUTLETS_DIALOG (l->data))
      dialog = l->data;
  g_assert_nonnull (dialog);
  g_assert_true (gtk_window_get_transient_for (GTK_WINDOW (dialog)) ==
                 GTK_WINDOW (fixture->dialog));

  haw_outlet_update_async (fixture->project, 1, &renamed, NULL, haw_await_cb, &changed);
  g_assert_true (haw_project_edit_finish (fixture->project, haw_await (&changed), NULL));
  haw_test_wait_until (g_str_equal (text_of (fixture, "outlet_editor"), "Tide"));
  gtk_window_destroy (GTK_WINDOW (dialog));
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
    { "/article-fields/summary", test_summary },
    { "/article-fields/one", test_one },
    { "/article-fields/beginning", test_beginning },
    { "/article-fields/tab", test_tab },
    { "/article-fields/many", test_many },
    { "/article-fields/wrong-date", test_wrong_date },
    { "/article-fields/unchanged", test_unchanged },
    { "/article-fields/each", test_each },
    { "/article-fields/incomplete", test_incomplete },
    { "/article-fields/cleared", test_cleared },
    { "/article-fields/outlets", test_outlets },
  };

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/article-fields/language", test_language);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, Fixture, NULL, set_up, tests[i].func, tear_down);

  return g_test_run ();
}
