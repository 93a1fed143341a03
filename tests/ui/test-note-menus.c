/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "notes-fixture.h"

#include "dialogs/haw-templates-dialog.h"
#include "model/haw-note-template-edit.h"
#include "support/haw-test-article.h"
#include "support/haw-test-widgets.h"
#include "widgets/haw-note-editor.h"
#include "widgets/haw-note-spell.h"

#define KEYCODE_T 28

static gint64
add_template (Fixture    *fixture,
              const char *name,
              const char *body)
{
  g_autoptr (GAsyncResult) result = NULL;

  haw_note_template_add_async (fixture->project, name, body, NULL, haw_await_cb, &result);
  return haw_note_template_add_finish (fixture->project, haw_await (&result), NULL);
}

static char *
read_note (Fixture       *fixture,
           HawNoteTarget  target,
           gint64         id)
{
  g_autoptr (GAsyncResult) result = NULL;

  haw_note_load_async (fixture->project, target, id, NULL, haw_await_cb, &result);
  return haw_project_read_finish (fixture->project, haw_await (&result), NULL);
}

static HawNoteText *
get_article_note (Fixture *fixture)
{
  HawNoteEditor *editor = HAW_NOTE_EDITOR (fixture_find (fixture->pane, HAW_TYPE_NOTE_EDITOR, 0));

  g_assert_cmpint (haw_note_editor_get_id (editor), ==, fixture->article);
  return haw_note_editor_get_text (editor);
}

static void
open_menu (HawNoteText *text)
{
  gboolean handled = FALSE;

  gtk_widget_grab_focus (GTK_WIDGET (text));
  g_signal_emit_by_name (haw_test_find_controller (GTK_WIDGET (text), "template-keys"), "key-pressed",
                         GDK_KEY_Arabic_feh, KEYCODE_T,
                         GDK_CONTROL_MASK | GDK_SHIFT_MASK, &handled);
  g_assert_true (handled);
}

static gboolean
is_item (GtkWidget     *widget,
         gconstpointer  label)
{
  return GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) &&
         g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), label);
}

static gboolean
has_template (Fixture *fixture)
{
  guint skip = 0;

  return fixture_search (GTK_WIDGET (get_article_note (fixture)), is_item, "claim", &skip) != NULL;
}

/* As an item does that is chosen. */
static void
choose (HawNoteText *text,
        const char  *action,
        gint64       id)
{
  gtk_popover_popdown (GTK_POPOVER (fixture_find (GTK_WIDGET (text), GTK_TYPE_POPOVER_MENU, 0)));
  if (id != 0)
    gtk_widget_activate_action (GTK_WIDGET (text), action, "x", id);
  else
    gtk_widget_activate_action (GTK_WIDGET (text), action, NULL);
}

static char *
dup_text (HawNoteText *text)
{
  return haw_note_text_dup_text (text);
}

/* Ctrl+Shift+T, an arrow and Enter put a template into a note; undo takes it out again. */
static void
test_insert (void)
{
  g_auto (Fixture) fixture = { 0 };
  gint64 id;
  HawNoteText *text;
  g_autofree char *inserted = NULL;
  g_autofree char *stored = NULL;
  g_autofree char *both = NULL;
  g_autofree char *undone = NULL;

  fixture_init (&fixture);
  id = add_template (&fixture, "claim", "# {title}\n{جهة النشر}, {date}");
  text = get_article_note (&fixture);
  open_menu (text);
  fixture_wait (&fixture, has_template);
  choose (text, "templates.insert", id);
  fixture_settle (&fixture);
  inserted = dup_text (text);
  g_assert_cmpstr (inserted, ==, "# وصول الوفد إلى المدينة\nوكالة الساحل, Friday 3 July 2020");
  haw_note_text_flush (text);
  fixture_settle (&fixture);
  stored = read_note (&fixture, HAW_NOTE_ON_ARTICLE, fixture.article);
  g_assert_cmpstr (stored, ==, inserted);

  /* Into a note that is there it comes as a paragraph of its own, and goes in one step. */
  choose (text, "templates.insert", id);
  fixture_settle (&fixture);
  both = dup_text (text);
  g_assert_true (g_str_has_prefix (both, inserted));
  g_assert_cmpuint (strlen (both), ==, 2 * strlen (inserted) + 1);
  gtk_text_buffer_undo (gtk_text_view_get_buffer (GTK_TEXT_VIEW (text)));
  undone = dup_text (text);
  g_assert_cmpstr (undone, ==, inserted);
}

static gboolean
is_underlined (HawNoteText *text)
{
  g_auto (GStrv) words = haw_note_spell_dup_wrong (text);

  return words[0] != NULL && g_str_equal (words[0], "wrod");
}

/* The note of a card quotes its passage, and is checked for its spelling. */
static void
test_card (void)
{
  g_auto (Fixture) fixture = { 0 };
  gint64 id;
  HawNoteText *text;
  g_autofree char *inserted = NULL;

  fixture_init (&fixture);
  id = add_template (&fixture, "claim", "> {quotation}\n");
  fixture.annotations[0] = fixture_annotate (&fixture, 24, 35, NULL);
  fixture_settle (&fixture);
  text = HAW_NOTE_TEXT (gtk_widget_get_template_child (
    fixture_find (fixture.pane, HAW_TYPE_NOTE_CARD, 0), HAW_TYPE_NOTE_CARD, "note"));
  open_menu (text);
  fixture_settle (&fixture);
  choose (text, "templates.insert", id);
  fixture_settle (&fixture);
  inserted = dup_text (text);
  g_assert_cmpstr (inserted, ==, "> قال المتحدث\n");
  gtk_text_buffer_insert_interactive_at_cursor (gtk_text_view_get_buffer (GTK_TEXT_VIEW (text)),
                                                "wrod and ", -1, TRUE);
  haw_test_wait_until (is_underlined (text));
}

static void
wanted_cb (GSimpleAction *action,
           GVariant      *parameter,
           char         **body)
{
  g_free (*body);
  *body = g_variant_dup_string (parameter, NULL);
}

/* A note that is empty makes no template; another one is handed to the window. */
static void
test_make (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) action = g_simple_action_new ("note-templates", G_VARIANT_TYPE_STRING);
  g_autofree char *body = NULL;
  HawNoteText *text;

  fixture_init (&fixture);
  g_signal_connect (action, "activate", G_CALLBACK (wanted_cb), &body);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
  gtk_widget_insert_action_group (fixture.window, "win", G_ACTION_GROUP (group));
  text = get_article_note (&fixture);
  open_menu (text);
  choose (text, "templates.make", 0);
  g_assert_null (body);
  gtk_text_buffer_insert_interactive_at_cursor (
    gtk_text_view_get_buffer (GTK_TEXT_VIEW (text)), "# من قال؟", -1, TRUE);
  open_menu (text);
  choose (text, "templates.make", 0);
  g_assert_cmpstr (body, ==, "# من قال؟");
  choose (text, "templates.edit", 0);
  g_assert_cmpstr (body, ==, "");
  gtk_widget_insert_action_group (fixture.window, "win", NULL);
}

static AdwExpanderRow *
get_row (HawTemplatesDialog *dialog,
         int                 position)
{
  GtkListBox *list = GTK_LIST_BOX (gtk_widget_get_template_child (GTK_WIDGET (dialog),
                                                                  HAW_TYPE_TEMPLATES_DIALOG, "list"));

  return ADW_EXPANDER_ROW (gtk_list_box_get_row_at_index (list, position));
}

static const char *
get_title (HawTemplatesDialog *dialog,
           int                 position)
{
  return adw_preferences_row_get_title (ADW_PREFERENCES_ROW (get_row (dialog, position)));
}

static void
test_dialog (void)
{
  g_auto (Fixture) fixture = { 0 };
  HawTemplatesDialog *dialog;
  GtkWidget *name, *body;
  HawNoteTemplateList *list;

  fixture_init (&fixture);
  add_template (&fixture, "claim", "# {title}");
  list = haw_view_state_get_note_templates (fixture.state);
  dialog = haw_templates_dialog_present (fixture.state, GTK_WINDOW (fixture.window));
  fixture_settle (&fixture);
  g_assert_cmpstr (get_title (dialog, 0), ==, "claim");

  /* A new one is called after its first words, unfolded, and its name has the focus. */
  haw_templates_dialog_add (dialog, "## من قال؟\nومتى");
  fixture_settle (&fixture);
  g_assert_cmpstr (get_title (dialog, 1), ==, "من قال؟");
  g_assert_true (adw_expander_row_get_expanded (get_row (dialog, 1)));
  name = fixture_find (GTK_WIDGET (get_row (dialog, 1)), ADW_TYPE_ENTRY_ROW, 0);
  gtk_editable_set_text (GTK_EDITABLE (name), "who");
  g_signal_emit_by_name (name, "apply");
  fixture_settle (&fixture);
  g_assert_cmpstr (get_title (dialog, 1), ==, "who");

  /* A name that is empty is refused, and the old one is shown. */
  gtk_editable_set_text (GTK_EDITABLE (name), " ");
  g_signal_emit_by_name (name, "apply");
  fixture_settle (&fixture);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (name)), ==, "who");

  /* What was typed is stored when the dialog is closed. */
  body = fixture_find (GTK_WIDGET (get_row (dialog, 0)), HAW_TYPE_NOTE_TEXT, 0);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (body)), "{date}", -1);
  fixture_click (GTK_WIDGET (get_row (dialog, 1)), "Delete Template");
  fixture_settle (&fixture);
  g_assert_null (get_row (dialog, 1));
  gtk_window_close (GTK_WINDOW (dialog));
  fixture_settle (&fixture);
  g_assert_cmpuint (haw_row_store_get_n (HAW_ROW_STORE (list)), ==, 1);
  g_assert_cmpstr (haw_note_template_get_body (haw_row_store_peek (HAW_ROW_STORE (list), 0)), ==,
                   "{date}");
  fixture_undo (&fixture);
  fixture_undo (&fixture);
  g_assert_cmpuint (haw_row_store_get_n (HAW_ROW_STORE (list)), ==, 2);
}

static gboolean
is_undo (GtkWidget *widget)
{
  return GTK_IS_BUTTON (widget) &&
         g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)),
                    "note-templates.undo") == 0;
}

static GtkWidget *
find_undo (HawTemplatesDialog *dialog)
{
  GtkWidget *button;

  for (guint i = 0; (button = fixture_find (GTK_WIDGET (dialog), GTK_TYPE_BUTTON, i)) != NULL; i++)
    if (is_undo (button))
      return button;
  return NULL;
}

/* A deletion can be taken back until the next edit, which is what an undo would meet. */
static void
test_deleted (void)
{
  g_auto (Fixture) fixture = { 0 };
  HawTemplatesDialog *dialog;

  fixture_init (&fixture);
  add_template (&fixture, "claim", "");
  dialog = haw_templates_dialog_present (fixture.state, GTK_WINDOW (fixture.window));
  fixture_settle (&fixture);
  fixture_click (GTK_WIDGET (get_row (dialog, 0)), "Delete Template");
  fixture_settle (&fixture);
  g_assert_nonnull (find_undo (dialog));
  g_assert_true (gtk_widget_get_sensitive (find_undo (dialog)));
  add_template (&fixture, "who", "");
  fixture_settle (&fixture);
  g_assert_cmpstr (get_title (dialog, 0), ==, "who");
  g_assert_false (gtk_widget_get_sensitive (find_undo (dialog)));
  gtk_window_close (GTK_WINDOW (dialog));
  fixture_settle (&fixture);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/note-menus/insert", test_insert);
  g_test_add_func ("/note-menus/card", test_card);
  g_test_add_func ("/note-menus/make", test_make);
  g_test_add_func ("/note-menus/dialog", test_dialog);
  g_test_add_func ("/note-menus/deleted", test_deleted);
  return g_test_run ();
}
