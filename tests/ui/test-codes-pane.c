/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>

#include "codes/haw-code-tree-row.h"
#include "codes/haw-codes-pane.h"
#include "dialogs/haw-code-dialog.h"
#include "dialogs/haw-code-split-dialog.h"
#include "model/haw-note.h"
#include "support/haw-test-codebook.h"
#include "support/haw-test-widgets.h"
#include "widgets/haw-code-chooser.h"
#include "widgets/haw-note-text.h"

#define TEXT "وصل الوزير إلى العاصمة، الجمعة.\nوغادرها أمس السبت."

/* people > (ministers, guests), places */
typedef struct
{
  char *folder;
  HawProject *project;
  HawViewState *state;
  HawCodeList *codes;
  GtkWidget *window;
  GtkWidget *pane;
  guint n_keys;
  gint64 people, ministers, guests, places;
} Fixture;

static gpointer
part (GtkWidget  *widget,
      GType       type,
      const char *name)
{
  return gtk_widget_get_template_child (widget, type, name);
}

static void
settle (Fixture *fixture)
{
  haw_test_wait_until (haw_project_get_pending (fixture->project) == 0);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static GtkListView *
list_of (Fixture *fixture)
{
  return part (fixture->pane, HAW_TYPE_CODES_PANE, "list_view");
}

static GListModel *
model_of (Fixture *fixture)
{
  return G_LIST_MODEL (gtk_list_view_get_model (list_of (fixture)));
}

/* The names that are shown, those below another after a dot. */
static char *
outline (Fixture *fixture)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (model_of (fixture)); i++)
    {
      g_autoptr (HawCodeNode) node = g_list_model_get_item (model_of (fixture), i);

      for (guint depth = 0; depth < haw_code_node_get_depth (node); depth++)
        g_string_append_c (text, '.');
      g_string_append_printf (text, "%s ", haw_code_get_name (haw_code_node_get_code (node)));
    }
  return g_strchomp (g_string_free (g_steal_pointer (&text), FALSE));
}

#define assert_outline(fixture, expected) \
  G_STMT_START { \
    g_autofree char *outline_ = outline (fixture); \
    g_assert_cmpstr (outline_, ==, expected); \
  } G_STMT_END

static const char *
chosen (Fixture *fixture)
{
  HawCodeNode *node
    = gtk_single_selection_get_selected_item (GTK_SINGLE_SELECTION (model_of (fixture)));

  return node != NULL ? haw_code_get_name (haw_code_node_get_code (node)) : NULL;
}

static void
choose (Fixture *fixture,
        guint    position)
{
  gtk_single_selection_set_selected (GTK_SINGLE_SELECTION (model_of (fixture)), position);
  gtk_widget_activate_action (GTK_WIDGET (list_of (fixture)), "list.scroll-to-item", "u", position);
  settle (fixture);
}

static void
press (Fixture         *fixture,
       guint            keyval,
       GdkModifierType  state)
{
  gboolean stopped = FALSE;

  g_signal_emit_by_name (haw_test_find_controller (GTK_WIDGET (list_of (fixture)), "codes-keys"),
                         "key-pressed", keyval, 0u, state, &stopped);
  g_assert_true (stopped);
  fixture->n_keys++;
  settle (fixture);
}

static void
undo (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  g_free (haw_test_undo (fixture->project, FALSE, &error));
  g_assert_no_error (error);
  settle (fixture);
}

static GtkWidget *
find_type (GtkWidget *root,
           GType      type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (root, type))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_type (child, type);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static GtkWidget *
find_row (Fixture    *fixture,
          const char *name)
{
  for (GtkWidget *item = gtk_widget_get_first_child (GTK_WIDGET (list_of (fixture))); item != NULL;
       item = gtk_widget_get_next_sibling (item))
    {
      GtkWidget *row = find_type (item, HAW_TYPE_CODE_TREE_ROW);
      HawCodeNode *node = row != NULL ? haw_code_tree_row_get_node (HAW_CODE_TREE_ROW (row)) : NULL;

      if (node != NULL && g_str_equal (haw_code_get_name (haw_code_node_get_code (node)), name))
        return row;
    }

  return NULL;
}

static void
fixture_set_up (Fixture      *fixture,
                gconstpointer data)
{
  g_autofree char *path = NULL;

  fixture->folder = haw_test_folder ();
  path = g_build_filename (fixture->folder, "test.hawamish", NULL);
  fixture->project = haw_test_new_project (path);
  haw_test_add_articles (fixture->project, "زيارة", TEXT, 1);
  fixture->people = haw_test_add_code (fixture->project, "أشخاص", 0);
  fixture->ministers = haw_test_add_code (fixture->project, "ministers", fixture->people);
  fixture->guests = haw_test_add_code (fixture->project, "guests", fixture->people);
  fixture->places = haw_test_add_code (fixture->project, "places", 0);
  fixture->state = haw_view_state_new ();
  haw_view_state_set_project (fixture->state, fixture->project);
  haw_view_state_set_article (fixture->state, 1);
  fixture->codes = haw_view_state_get_codes (fixture->state);
  fixture->pane = haw_codes_pane_new (fixture->state);
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 300, 500);
  gtk_window_set_child (GTK_WINDOW (fixture->window), fixture->pane);
  gtk_window_present (GTK_WINDOW (fixture->window));
  haw_test_wait_until (!haw_row_store_get_loading (HAW_ROW_STORE (fixture->codes)));
  gtk_test_widget_wait_for_draw (fixture->window);
  haw_test_wait_until (find_row (fixture, "places") != NULL);
}

static void
fixture_tear_down (Fixture      *fixture,
                   gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_object_unref (fixture->state);
  haw_test_close_project (fixture->project);
  haw_test_finalize (fixture->project);
  haw_test_remove (fixture->folder);
  g_free (fixture->folder);
}

/* One key a move; the code stays chosen, so that the next key goes on with it. */
static void
test_move (Fixture      *fixture,
           gconstpointer data)
{
  assert_outline (fixture, "أشخاص .ministers .guests places");
  choose (fixture, 2);
  press (fixture, GDK_KEY_Up, GDK_ALT_MASK);
  assert_outline (fixture, "أشخاص .guests .ministers places");
  g_assert_cmpstr (chosen (fixture), ==, "guests");
  press (fixture, GDK_KEY_Left, GDK_ALT_MASK);
  assert_outline (fixture, "أشخاص .ministers guests places");
  press (fixture, GDK_KEY_Down, GDK_ALT_MASK);
  assert_outline (fixture, "أشخاص .ministers places guests");
  press (fixture, GDK_KEY_Right, GDK_ALT_MASK);
  assert_outline (fixture, "أشخاص .ministers places .guests");
  g_assert_cmpstr (chosen (fixture), ==, "guests");
  g_assert_cmpuint (fixture->n_keys, ==, 4);
  undo (fixture);
  assert_outline (fixture, "أشخاص .ministers places guests");
}

/* Where the text runs from right to left, the arrow keys keep their sense. */
static void
test_mirrored (Fixture      *fixture,
               gconstpointer data)
{
  gtk_widget_set_direction (fixture->pane, GTK_TEXT_DIR_RTL);
  choose (fixture, 2);
  press (fixture, GDK_KEY_Right, GDK_ALT_MASK);
  assert_outline (fixture, "أشخاص .ministers guests places");
  press (fixture, GDK_KEY_Left, GDK_ALT_MASK);
  assert_outline (fixture, "أشخاص .ministers .guests places");
  choose (fixture, 0);
  press (fixture, GDK_KEY_Right, 0);
  assert_outline (fixture, "أشخاص places");
  press (fixture, GDK_KEY_Left, 0);
  assert_outline (fixture, "أشخاص .ministers .guests places");
}

static void
test_drop (Fixture      *fixture,
           gconstpointer data)
{
  HawCodeNode *places = haw_code_tree_row_get_node (HAW_CODE_TREE_ROW (find_row (fixture, "places")));

  g_signal_emit_by_name (find_row (fixture, "guests"), "dropped", places, HAW_CODE_DROP_BEFORE);
  settle (fixture);
  assert_outline (fixture, "أشخاص .ministers .places .guests");
  /* A code can't go below itself. */
  g_signal_emit_by_name (find_row (fixture, "guests"), "dropped",
                         haw_code_tree_row_get_node (HAW_CODE_TREE_ROW (find_row (fixture, "أشخاص"))),
                         HAW_CODE_DROP_INTO);
  settle (fixture);
  assert_outline (fixture, "أشخاص .ministers .places .guests");
}

static void
test_rename (Fixture      *fixture,
             gconstpointer data)
{
  GtkText *entry;

  choose (fixture, 3);
  press (fixture, GDK_KEY_F2, 0);
  entry = part (find_row (fixture, "places"), HAW_TYPE_CODE_TREE_ROW, "entry");
  g_assert_true (gtk_widget_has_focus (GTK_WIDGET (entry)));
  gtk_editable_set_text (GTK_EDITABLE (entry), "أماكن");
  g_signal_emit_by_name (entry, "activate");
  settle (fixture);
  assert_outline (fixture, "أشخاص .ministers .guests أماكن");

  /* A name that is taken is refused, and the old one is shown. */
  press (fixture, GDK_KEY_F2, 0);
  gtk_editable_set_text (GTK_EDITABLE (entry), "guests");
  g_signal_emit_by_name (entry, "activate");
  settle (fixture);
  assert_outline (fixture, "أشخاص .ministers .guests أماكن");
  undo (fixture);
  assert_outline (fixture, "أشخاص .ministers .guests places");
}

/* The name and Enter, beside the code that is chosen. */
static void
test_add (Fixture      *fixture,
          gconstpointer data)
{
  GtkEntry *entry = part (fixture->pane, HAW_TYPE_CODES_PANE, "new_entry");

  choose (fixture, 1);
  press (fixture, GDK_KEY_Insert, 0);
  gtk_editable_set_text (GTK_EDITABLE (entry), "envoys");
  g_signal_emit_by_name (entry, "activate");
  settle (fixture);
  assert_outline (fixture, "أشخاص .ministers .guests .envoys places");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");
  g_assert_cmpstr (chosen (fixture), ==, "envoys");
}

static void
test_filter (Fixture      *fixture,
             gconstpointer data)
{
  GtkEditable *entry = part (fixture->pane, HAW_TYPE_CODES_PANE, "search_entry");
  GtkStack *stack = part (fixture->pane, HAW_TYPE_CODES_PANE, "stack");

  gtk_editable_set_text (entry, "اشخاص");
  g_signal_emit_by_name (entry, "search-changed");
  assert_outline (fixture, "أشخاص");
  gtk_editable_set_text (entry, "مستحيل");
  g_signal_emit_by_name (entry, "search-changed");
  g_assert_cmpstr (gtk_stack_get_visible_child_name (stack), ==, "nothing");
  g_signal_emit_by_name (entry, "stop-search");
  g_assert_cmpstr (gtk_stack_get_visible_child_name (stack), ==, "list");
}

/* From passage to passage of the code and those below it, round the end. */
static void
test_passages (Fixture      *fixture,
               gconstpointer data)
{
  gint64 first = haw_test_annotate (fixture->project, 0, 3, &fixture->guests, 1);
  gint64 other = haw_test_annotate (fixture->project, 4, 10, &fixture->places, 1);
  gint64 last = haw_test_annotate (fixture->project, 11, 14, &fixture->people, 1);
  GtkLabel *here = part (fixture->pane, HAW_TYPE_CODES_PANE, "here_label");

  haw_test_wait_until (haw_row_store_get_n (
                         HAW_ROW_STORE (haw_view_state_get_annotations (fixture->state))) == 3);
  choose (fixture, 0);
  g_assert_cmpstr (gtk_label_get_text (here), ==, "2 passages in this article");
  gtk_widget_activate_action (fixture->pane, "codes.next", NULL);
  g_assert_cmpint (haw_view_state_get_annotation (fixture->state), ==, first);
  gtk_widget_activate_action (fixture->pane, "codes.next", NULL);
  g_assert_cmpint (haw_view_state_get_annotation (fixture->state), ==, last);
  gtk_widget_activate_action (fixture->pane, "codes.next", NULL);
  g_assert_cmpint (haw_view_state_get_annotation (fixture->state), ==, first);
  gtk_widget_activate_action (fixture->pane, "codes.previous", NULL);
  g_assert_cmpint (haw_view_state_get_annotation (fixture->state), ==, last);
  haw_view_state_set_annotation (fixture->state, other);
  gtk_widget_activate_action (fixture->pane, "codes.previous", NULL);
  g_assert_cmpint (haw_view_state_get_annotation (fixture->state), ==, first);
}

static HawCode *
get (Fixture *fixture,
     gint64   code)
{
  return haw_row_store_lookup (HAW_ROW_STORE (fixture->codes), code);
}

static void
test_pin_and_retire (Fixture      *fixture,
                     gconstpointer data)
{
  choose (fixture, 3);
  press (fixture, GDK_KEY_i, 0);
  g_assert_true (haw_code_get_pinned (get (fixture, fixture->places)));
  press (fixture, GDK_KEY_i, 0);
  g_assert_false (haw_code_get_pinned (get (fixture, fixture->places)));
  press (fixture, GDK_KEY_r, 0);
  assert_outline (fixture, "أشخاص .ministers .guests");
  g_object_set (fixture->pane, "show-retired", TRUE, NULL);
  assert_outline (fixture, "أشخاص .ministers .guests places");
  choose (fixture, 3);
  press (fixture, GDK_KEY_r, 0);
  g_assert_false (haw_code_get_retired (get (fixture, fixture->places)));
}

static void
test_merge_and_delete (Fixture      *fixture,
                       gconstpointer data)
{
  GtkWidget *chooser;

  choose (fixture, 3);
  press (fixture, GDK_KEY_m, 0);
  chooser = find_type (fixture->pane, HAW_TYPE_CODE_CHOOSER);
  g_assert_nonnull (chooser);
  gtk_popover_popdown (GTK_POPOVER (chooser));
  g_signal_emit_by_name (chooser, "code-chosen", fixture->guests);
  settle (fixture);
  assert_outline (fixture, "أشخاص .ministers .guests");
  g_assert_cmpstr (chosen (fixture), ==, "guests");
  undo (fixture);

  choose (fixture, 0);
  press (fixture, GDK_KEY_Delete, 0);
  assert_outline (fixture, "ministers guests places");
  undo (fixture);
  assert_outline (fixture, "أشخاص .ministers .guests places");
}

static void
enter_text (gpointer    dialog,
            const char *name,
            const char *text)
{
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (part (dialog, HAW_TYPE_CODE_DIALOG, name)),
                            text, -1);
}

static void
test_dialog (Fixture      *fixture,
             gconstpointer data)
{
  HawCodeDialog *dialog = haw_code_dialog_present (fixture->state, fixture->places,
                                                   GTK_WINDOW (fixture->window));
  AdwComboRow *key = part (GTK_WIDGET (dialog), HAW_TYPE_CODE_DIALOG, "key_row");
  AdwComboRow *pattern = part (GTK_WIDGET (dialog), HAW_TYPE_CODE_DIALOG, "pattern_row");
  g_autofree char *before = NULL;

  adw_combo_row_set_selected (pattern, 2);
  settle (fixture);
  g_assert_cmpstr (haw_code_get_pattern (get (fixture, fixture->places)), ==, "dots");
  g_assert_cmpuint (adw_combo_row_get_selected (key), ==, 4);
  /* A key that another code had goes over to this one. */
  adw_combo_row_set_selected (key, 1);
  settle (fixture);
  g_assert_cmpstr (haw_code_get_key (get (fixture, fixture->places)), ==, "1");
  g_assert_cmpstr (haw_code_get_key (get (fixture, fixture->people)), ==, "");
  undo (fixture);
  g_assert_cmpuint (adw_combo_row_get_selected (key), ==, 4);

  /* What was typed is stored when the dialog is closed, in one step. */
  before = haw_test_dump_codebook (fixture->project);
  enter_text (dialog, "description", "where");
  enter_text (dialog, "includes", "- the port");
  enter_text (dialog, "excludes", "- the people of a place\n- ships");
  gtk_window_close (GTK_WINDOW (dialog));
  settle (fixture);
  g_assert_cmpstr (haw_code_get_includes (get (fixture, fixture->places)), ==, "- the port");
  haw_test_there_and_back (fixture->project, before);
}

static GtkWindow *
find_dialog (void)
{
  g_autoptr (GListModel) windows = g_object_ref (gtk_window_get_toplevels ());

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (HAW_IS_CODE_DIALOG (window))
        return window;
    }

  return NULL;
}

static char *
load_note (Fixture *fixture,
           gint64   code)
{
  g_autoptr (GAsyncResult) result = NULL;

  haw_note_load_async (fixture->project, HAW_NOTE_ON_CODE, code, NULL, haw_await_cb, &result);
  return haw_project_read_finish (fixture->project, haw_await (&result), NULL);
}

/* N puts the caret into the note on the code, and Esc leads back to the list: two keys besides the
 * text. */
static void
test_note (Fixture      *fixture,
           gconstpointer data)
{
  GtkWidget *text;
  gboolean stopped = FALSE;
  g_autofree char *note = NULL;
  g_autofree char *undone = NULL;

  choose (fixture, 3);
  press (fixture, GDK_KEY_n, 0);
  g_assert_nonnull (find_dialog ());
  text = gtk_window_get_focus (find_dialog ());
  g_assert_true (HAW_IS_NOTE_TEXT (text));
  gtk_text_buffer_insert_interactive_at_cursor (
    gtk_text_view_get_buffer (GTK_TEXT_VIEW (text)), "أين؟", -1, TRUE);
  fixture->n_keys++;
  g_signal_emit_by_name (haw_test_find_controller (text, "note-keys"), "key-pressed", GDK_KEY_Escape, 0u, 0,
                         &stopped);
  g_assert_true (stopped);
  settle (fixture);
  g_assert_null (find_dialog ());
  g_assert_cmpuint (fixture->n_keys, ==, 2);
  note = load_note (fixture, fixture->places);
  g_assert_cmpstr (note, ==, "أين؟");
  undo (fixture);
  undone = load_note (fixture, fixture->places);
  g_assert_cmpstr (undone, ==, "");
}

static gboolean
has_focus (Fixture    *fixture,
           const char *name)
{
  return gtk_window_get_focus (GTK_WINDOW (fixture->window)) ==
         gtk_widget_get_parent (find_row (fixture, name));
}

/* Enter goes from the filter to the code that was found. */
static void
test_enter (Fixture      *fixture,
            gconstpointer data)
{
  GtkWidget *entry = part (fixture->pane, HAW_TYPE_CODES_PANE, "search_entry");

  gtk_widget_grab_focus (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), "places");
  g_signal_emit_by_name (entry, "activate");
  settle (fixture);
  g_assert_cmpstr (chosen (fixture), ==, "places");
  g_assert_true (has_focus (fixture, "places"));
}

/* A link or a note leads to a code that is folded away, filtered out or retired. */
static void
test_show_code (Fixture      *fixture,
                gconstpointer data)
{
  GtkEditable *entry = part (fixture->pane, HAW_TYPE_CODES_PANE, "search_entry");
  g_autoptr (GAsyncResult) result = NULL;

  choose (fixture, 0);
  press (fixture, GDK_KEY_Left, 0);
  assert_outline (fixture, "أشخاص places");
  gtk_editable_set_text (entry, "places");
  g_signal_emit_by_name (entry, "search-changed");
  haw_view_state_show_code (fixture->state, fixture->guests);
  settle (fixture);
  g_assert_cmpstr (chosen (fixture), ==, "guests");
  g_assert_true (has_focus (fixture, "guests"));

  haw_code_set_retired_async (fixture->project, fixture->places, "places", TRUE, NULL, haw_await_cb,
                              &result);
  g_assert_true (haw_project_edit_finish (fixture->project, haw_await (&result), NULL));
  settle (fixture);
  assert_outline (fixture, "أشخاص .ministers .guests");
  haw_view_state_show_code (fixture->state, fixture->places);
  settle (fixture);
  g_assert_cmpstr (chosen (fixture), ==, "places");
}

static void
test_split_dialog (Fixture      *fixture,
                   gconstpointer data)
{
  HawCodeSplitDialog *dialog;
  GtkWidget *button, *name;
  GtkListView *list;

  haw_test_annotate (fixture->project, 0, 3, &fixture->places, 1);
  haw_test_annotate (fixture->project, 4, 10, &fixture->places, 1);
  dialog = haw_code_split_dialog_present (fixture->state, fixture->places,
                                          GTK_WINDOW (fixture->window));
  list = part (GTK_WIDGET (dialog), HAW_TYPE_CODE_SPLIT_DIALOG, "list_view");
  name = part (GTK_WIDGET (dialog), HAW_TYPE_CODE_SPLIT_DIALOG, "name_entry");
  button = part (GTK_WIDGET (dialog), HAW_TYPE_CODE_SPLIT_DIALOG, "split_button");
  haw_test_wait_until (gtk_list_view_get_model (list) != NULL);
  g_assert_false (gtk_widget_get_sensitive (button));
  g_signal_emit_by_name (list, "activate", 1u);
  gtk_editable_set_text (GTK_EDITABLE (name), "towns");
  g_assert_true (gtk_widget_get_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
  settle (fixture);
  assert_outline (fixture, "أشخاص .ministers .guests places towns");
  undo (fixture);
  assert_outline (fixture, "أشخاص .ministers .guests places");
}

/* What is shown by colour, place and signs is said in words. */
static void
test_access (Fixture      *fixture,
             gconstpointer data)
{
  GtkWidget *row = find_row (fixture, "ministers");
  g_autofree char *fault = gtk_test_accessible_check_property (
    GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
    "\u2068ministers\u2069, Level 2, 0 annotations, Key 2");

  g_assert_null (fault);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

#define ADD(name, function)                                                                        \
  g_test_add ("/codes-pane/" name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

  ADD ("move", test_move);
  ADD ("mirrored", test_mirrored);
  ADD ("drop", test_drop);
  ADD ("rename", test_rename);
  ADD ("add", test_add);
  ADD ("filter", test_filter);
  ADD ("passages", test_passages);
  ADD ("pin-and-retire", test_pin_and_retire);
  ADD ("merge-and-delete", test_merge_and_delete);
  ADD ("dialog", test_dialog);
  ADD ("note", test_note);
  ADD ("show-code", test_show_code);
  ADD ("enter", test_enter);
  ADD ("split-dialog", test_split_dialog);
  ADD ("access", test_access);

#undef ADD

  return g_test_run ();
}
