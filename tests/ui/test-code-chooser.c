/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>

#include "model/haw-code-edit.h"
#include "model/haw-codebook-edit.h"
#include "support/haw-test.h"
#include "widgets/haw-code-chooser.h"
#include "widgets/haw-color-button.h"

typedef struct
{
  char *folder;
  HawProject *project;
  HawCodeList *codes;
  GtkWidget *window;
  HawCodeChooser *chooser;
  GtkWidget *entry;
  GString *log;
  gint64 ids[3];
} Fixture;

static void
chosen_cb (HawCodeChooser *chooser,
           gint64          code,
           Fixture        *fixture)
{
  g_string_append_printf (fixture->log, "code %" G_GINT64_FORMAT ";", code);
}

static void
new_code_cb (HawCodeChooser *chooser,
             const char     *name,
             Fixture        *fixture)
{
  g_string_append_printf (fixture->log, "new %s;", name);
}

static gint64
add_code (HawProject *project,
          const char *name)
{
  const HawCodeFields fields = { .name = name };
  g_autoptr (GAsyncResult) result = NULL;

  haw_code_add_async (project, &fields, NULL, haw_await_cb, &result);
  return haw_code_add_finish (project, haw_await (&result), NULL);
}

static gpointer
find_child (GtkWidget *widget,
            GType      type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      gpointer found = find_child (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
fixture_set_up (Fixture      *fixture,
                gconstpointer data)
{
  const char *names[] = { "أعضاء الحكومة", "Places", "Place names" };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *path = NULL;

  fixture->folder = haw_test_folder ();
  path = g_build_filename (fixture->folder, "test.hawamish", NULL);
  fixture->project = haw_test_new_project (path);
  for (guint i = 0; i < G_N_ELEMENTS (names) && data == NULL; i++)
    fixture->ids[i] = add_code (fixture->project, names[i]);
  fixture->codes = haw_code_list_new (fixture->project);
  while (haw_row_store_get_loading (HAW_ROW_STORE (fixture->codes)))
    g_main_context_iteration (NULL, TRUE);

  fixture->log = g_string_new (NULL);
  fixture->window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (fixture->window), box);
  fixture->chooser = HAW_CODE_CHOOSER (haw_code_chooser_new ());
  gtk_widget_set_parent (GTK_WIDGET (fixture->chooser), box);
  /* Its grab would get events of the pointer wherever that is, and half a second later GTK 4.8 would
   * ask for the tip of a popover that went with its window. */
  gtk_popover_set_autohide (GTK_POPOVER (fixture->chooser), FALSE);
  g_signal_connect (fixture->chooser, "code-chosen", G_CALLBACK (chosen_cb), fixture);
  g_signal_connect (fixture->chooser, "new-code", G_CALLBACK (new_code_cb), fixture);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 500, 400);
  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_test_widget_wait_for_draw (fixture->window);
  haw_code_chooser_open (fixture->chooser, fixture->codes, &fixture->ids[1], 1);
  fixture->entry = find_child (GTK_WIDGET (fixture->chooser), GTK_TYPE_ENTRY);
  g_assert_nonnull (fixture->entry);
}

static void
fixture_tear_down (Fixture      *fixture,
                   gconstpointer data)
{
  gtk_popover_popdown (GTK_POPOVER (fixture->chooser));
  gtk_widget_unparent (GTK_WIDGET (fixture->chooser));
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_clear_object (&fixture->codes);
  haw_test_close_project (fixture->project);
  haw_test_finalize (fixture->project);
  haw_test_remove (fixture->folder);
  g_free (fixture->folder);
  g_string_free (fixture->log, TRUE);
}

static GtkSelectionModel *
get_rows (Fixture *fixture)
{
  return gtk_list_view_get_model (find_child (GTK_WIDGET (fixture->chooser), GTK_TYPE_LIST_VIEW));
}

static void
type_text (Fixture    *fixture,
           const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (fixture->entry), text);
}

static void
press (Fixture *fixture,
       guint    keyval)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (fixture->entry);
  gboolean handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller) && !handled)
        g_signal_emit_by_name (controller, "key-pressed", keyval, 0, 0, &handled);
    }
  g_assert_true (handled);
}

static void
assert_log (Fixture    *fixture,
            const char *format,
            gint64      id)
{
  g_autofree char *expected = g_strdup_printf ("%s %" G_GINT64_FORMAT ";", format, id);

  g_assert_cmpstr (fixture->log->str, ==, expected);
}

static void
test_arrows (Fixture      *fixture,
             gconstpointer data)
{
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (get_rows (fixture))), ==, 3);
  press (fixture, GDK_KEY_Up);
  press (fixture, GDK_KEY_Down);
  press (fixture, GDK_KEY_Down);
  press (fixture, GDK_KEY_Page_Down);
  press (fixture, GDK_KEY_Up);
  g_signal_emit_by_name (fixture->entry, "activate");
  assert_log (fixture, "code", fixture->ids[1]);
}

/* Any spelling finds a name, an exact name goes first, and it can be made only once. */
static void
test_type_ahead (Fixture      *fixture,
                 gconstpointer data)
{
  type_text (fixture, "اعضا");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (get_rows (fixture))), ==, 2);
  type_text (fixture, "place");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (get_rows (fixture))), ==, 3);
  type_text (fixture, "places");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (get_rows (fixture))), ==, 1);
  type_text (fixture, "NAMES");
  g_signal_emit_by_name (fixture->entry, "activate");
  assert_log (fixture, "code", fixture->ids[2]);
}

static void
test_new (Fixture      *fixture,
          gconstpointer data)
{
  type_text (fixture, "  هدنة ");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (get_rows (fixture))), ==, 1);
  g_signal_emit_by_name (fixture->entry, "activate");
  g_assert_cmpstr (fixture->log->str, ==, "new هدنة;");
}

static void
test_empty (Fixture      *fixture,
            gconstpointer data)
{
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (get_rows (fixture))), ==, 0);
  g_signal_emit_by_name (fixture->entry, "activate");
  press (fixture, GDK_KEY_Down);
  g_assert_cmpstr (fixture->log->str, ==, "");
  press (fixture, GDK_KEY_Escape);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (fixture->chooser)));
}

/* The words that a row tells. */
static void
assert_row (Fixture    *fixture,
            guint       position,
            const char *expected)
{
  GtkWidget *list = find_child (GTK_WIDGET (fixture->chooser), GTK_TYPE_LIST_VIEW);
  GtkWidget *item = gtk_widget_get_first_child (list);
  g_autofree char *fault = NULL;

  for (guint i = 0; i < position; i++)
    item = gtk_widget_get_next_sibling (item);
  fault = gtk_test_accessible_check_property (GTK_ACCESSIBLE (item),
                                              GTK_ACCESSIBLE_PROPERTY_LABEL, expected);
  g_assert_cmpstr (fault, ==, NULL);
}

static int
get_indent (Fixture *fixture,
            guint    position)
{
  GtkWidget *item = gtk_widget_get_first_child (find_child (GTK_WIDGET (fixture->chooser),
                                                            GTK_TYPE_LIST_VIEW));

  for (guint i = 0; i < position; i++)
    item = gtk_widget_get_next_sibling (item);
  return gtk_widget_get_margin_start (find_child (item, HAW_TYPE_COLOR_BUTTON));
}

/* The codes stand as in the codebook; what was found names the codes above it. */
static void
test_tree (Fixture      *fixture,
           gconstpointer data)
{
  const HawCodeFields pattern = { .pattern = "dots" };
  g_autoptr (GAsyncResult) moved = NULL;
  g_autoptr (GAsyncResult) changed = NULL;

  haw_code_move_async (fixture->project, fixture->ids[2], "Place names", fixture->ids[0], 0, NULL,
                       haw_await_cb, &moved);
  g_assert_true (haw_project_edit_finish (fixture->project, haw_await (&moved), NULL));
  haw_code_update_async (fixture->project, fixture->ids[2], &pattern, NULL, haw_await_cb, &changed);
  g_assert_true (haw_project_edit_finish (fixture->project, haw_await (&changed), NULL));
  haw_code_chooser_open (fixture->chooser, fixture->codes, &fixture->ids[1], 1);
  gtk_test_widget_wait_for_draw (fixture->window);
  assert_row (fixture, 0, "\u2068أعضاء الحكومة\u2069");
  assert_row (fixture, 1, "\u2068Place names\u2069, Below \u2068أعضاء الحكومة\u2069, Dots");
  assert_row (fixture, 2, "\u2068Places\u2069, Applied");
  g_assert_cmpint (get_indent (fixture, 0), ==, 0);
  g_assert_cmpint (get_indent (fixture, 1), >, 0);

  type_text (fixture, "names");
  gtk_test_widget_wait_for_draw (fixture->window);
  assert_row (fixture, 0, "\u2068Place names\u2069, Below \u2068أعضاء الحكومة\u2069, Dots");
  g_assert_cmpint (get_indent (fixture, 0), ==, 0);
  g_signal_emit_by_name (fixture->entry, "activate");
  assert_log (fixture, "code", fixture->ids[2]);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add ("/code-chooser/arrows", Fixture, NULL, fixture_set_up, test_arrows,
              fixture_tear_down);
  g_test_add ("/code-chooser/type-ahead", Fixture, NULL, fixture_set_up, test_type_ahead,
              fixture_tear_down);
  g_test_add ("/code-chooser/tree", Fixture, NULL, fixture_set_up, test_tree, fixture_tear_down);
  g_test_add ("/code-chooser/new", Fixture, NULL, fixture_set_up, test_new, fixture_tear_down);
  g_test_add ("/code-chooser/empty", Fixture, "empty", fixture_set_up, test_empty,
              fixture_tear_down);

  return g_test_run ();
}
