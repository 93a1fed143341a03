/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "notes-fixture.h"

#include "model/haw-event-edit.h"
#include "reader/haw-reader-pane.h"
#include "reader/haw-reader-view.h"
#include "support/haw-test-widgets.h"
#include "text/haw-markdown.h"
#include "widgets/haw-note-editor.h"

#define KEYCODE_X 53

static void
press (GtkWidget       *widget,
       const char      *controller,
       guint            keyval,
       guint            keycode,
       GdkModifierType  state)
{
  gboolean handled = FALSE;

  g_signal_emit_by_name (haw_test_find_controller (widget, controller), "key-pressed", keyval,
                         keycode, state, &handled);
  g_assert_true (handled);
}

static GtkTextBuffer *
get_buffer (HawNoteText *text)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (text));
}

static void
type (HawNoteText *text,
      const char  *words)
{
  g_assert_true (gtk_text_buffer_insert_interactive_at_cursor (get_buffer (text), words, -1, TRUE));
}

static HawNoteEditor *
get_editor (Fixture *fixture)
{
  return HAW_NOTE_EDITOR (fixture_find (fixture->pane, HAW_TYPE_NOTE_EDITOR, 0));
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

static void
assert_stored (Fixture       *fixture,
               HawNoteTarget  target,
               gint64         id,
               const char    *expected)
{
  g_autofree char *note = read_note (fixture, target, id);

  g_assert_cmpstr (note, ==, expected);
}

static void
assert_shown (HawNoteEditor *editor,
              const char    *expected)
{
  g_autofree char *text = haw_note_text_dup_text (haw_note_editor_get_text (editor));

  g_assert_cmpstr (text, ==, expected);
}

static void
test_article (void)
{
  g_auto (Fixture) fixture = { 0 };
  HawNoteEditor *editor;
  gint64 other;

  fixture_init (&fixture);
  editor = get_editor (&fixture);
  g_assert_cmpint (haw_note_editor_get_id (editor), ==, fixture.article);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (haw_note_editor_get_text (editor)),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Note on the Article");
  haw_notes_pane_edit_article_note (HAW_NOTES_PANE (fixture.pane));
  g_assert_true (gtk_widget_has_focus (GTK_WIDGET (haw_note_editor_get_text (editor))));
  type (haw_note_editor_get_text (editor), "عن المقال");
  g_assert_true (haw_notes_pane_has_unsaved (HAW_NOTES_PANE (fixture.pane)));
  g_assert_true (haw_notes_pane_flush (HAW_NOTES_PANE (fixture.pane)));
  fixture_settle (&fixture);
  g_assert_false (haw_notes_pane_has_unsaved (HAW_NOTES_PANE (fixture.pane)));
  assert_stored (&fixture, HAW_NOTE_ON_ARTICLE, fixture.article, "عن المقال");
  type (haw_note_editor_get_text (editor), " كله");
  haw_notes_pane_flush (HAW_NOTES_PANE (fixture.pane));
  fixture_settle (&fixture);

  /* One run of typing is one step, and the editor follows. */
  fixture_undo (&fixture);
  fixture_settle (&fixture);
  assert_shown (editor, "");
  g_free (haw_test_undo (fixture.project, TRUE, NULL));
  fixture_settle (&fixture);
  assert_shown (editor, "عن المقال كله");

  /* What is being typed goes with its article. */
  type (haw_note_editor_get_text (editor), "!");
  other = fixture_import (&fixture, "مقال آخر\n\nنص آخر.", "2020-08-01");
  haw_view_state_set_article (fixture.state, other);
  fixture_settle (&fixture);
  assert_shown (editor, "");
  assert_stored (&fixture, HAW_NOTE_ON_ARTICLE, fixture.article, "عن المقال كله!");
  assert_stored (&fixture, HAW_NOTE_ON_ARTICLE, other, "");
}

static void
test_event (void)
{
  const HawEventFields fields = { .title = "وصول", .date = "2020-07-03" };
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (GAsyncResult) result = NULL;
  HawNoteEditor *editor;
  gint64 event;

  fixture_init (&fixture);
  haw_event_add_async (fixture.project, &fields, 0, 0, 0, NULL, haw_await_cb, &result);
  event = haw_event_add_finish (fixture.project, haw_await (&result), NULL);
  haw_view_state_set_event (fixture.state, event);
  editor = HAW_NOTE_EDITOR (fixture_find (fixture.pane, HAW_TYPE_NOTE_EDITOR, 1));
  g_assert_cmpint (haw_note_editor_get_id (editor), ==, event);
  type (haw_note_editor_get_text (editor), "على الحدث");
  press (GTK_WIDGET (haw_note_editor_get_text (editor)), "note-keys", GDK_KEY_Escape, 9, 0);
  g_assert_cmpuint (fixture.n_returned, ==, 1);
  fixture_settle (&fixture);
  assert_stored (&fixture, HAW_NOTE_ON_EVENT, event, "على الحدث");
}

/* An editor of a refused text keeps it, and another one gets it back. */
static void
test_refused (void)
{
  g_auto (Fixture) fixture = { 0 };
  GtkWidget *editor;
  g_autoptr (GAsyncResult) result = NULL;
  gint64 entry;

  fixture_init (&fixture);
  haw_note_add_entry_async (fixture.project, "يوم", NULL, haw_await_cb, &result);
  entry = haw_note_add_entry_finish (fixture.project, haw_await (&result), NULL);
  g_assert_cmpint (entry, >, 0);
  editor = g_object_ref_sink (haw_note_editor_new (fixture.state, HAW_NOTE_ON_PROJECT, "Entry", ""));
  haw_note_editor_set_id (HAW_NOTE_EDITOR (editor), entry);
  fixture_settle (&fixture);
  assert_shown (HAW_NOTE_EDITOR (editor), "يوم");
  fixture_undo (&fixture);
  type (haw_note_editor_get_text (HAW_NOTE_EDITOR (editor)), " ثان");
  haw_note_editor_flush_all (fixture.project);
  fixture_settle (&fixture);
  g_assert_cmpuint (fixture.n_failed, ==, 1);
  g_assert_true (haw_note_editor_is_any_pending (fixture.project));
  haw_note_editor_discard_all (fixture.project);
  g_object_unref (editor);
}

static guint
count_tags (HawNoteText *text,
            int          offset)
{
  GtkTextIter iter;
  g_autoptr (GSList) tags = NULL;

  gtk_text_buffer_get_iter_at_offset (get_buffer (text), &iter, offset);
  tags = gtk_text_iter_get_tags (&iter);
  return g_slist_length (tags);
}

/* Typing looks at one paragraph, however many there are. */
static void
test_style (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (GString) many = g_string_new ("# عنوان\n");
  HawNoteText *text;
  HawNoteStyle *style;
  guint before;

  fixture_init (&fixture);
  text = haw_note_editor_get_text (get_editor (&fixture));
  style = haw_note_text_get_style (text);
  for (guint i = 0; i < 500; i++)
    g_string_append (many, "- بند **قوي** هنا\n");
  type (text, many->str);
  g_assert_cmpuint (count_tags (text, 0), ==, 1);
  g_assert_cmpuint (count_tags (text, 3), ==, 1);

  before = haw_note_style_get_n_styled (style);
  type (text, "ك");
  g_assert_cmpuint (haw_note_style_get_n_styled (style), ==, before + 1);
  type (text, "ل *م*");
  g_assert_cmpuint (haw_note_style_get_n_styled (style), ==, before + 2);
  g_assert_cmpuint (count_tags (text, gtk_text_buffer_get_char_count (get_buffer (text)) - 2), ==,
                    1);
  type (text, "\n");
  g_assert_cmpuint (haw_note_style_get_n_styled (style), ==, before + 4);

  /* Taking the sign away takes the look away. */
  {
    GtkTextIter start, end;

    gtk_text_buffer_get_start_iter (get_buffer (text), &start);
    end = start;
    gtk_text_iter_forward_chars (&end, 2);
    gtk_text_buffer_delete (get_buffer (text), &start, &end);
  }
  g_assert_cmpuint (haw_note_style_get_n_styled (style), ==, before + 5);
  g_assert_cmpuint (count_tags (text, 1), ==, 0);
}

static void
test_turn (void)
{
  g_auto (Fixture) fixture = { 0 };
  HawNoteText *text;

  fixture_init (&fixture);
  text = haw_note_editor_get_text (get_editor (&fixture));
  type (text, "one\nاثنان");
  press (GTK_WIDGET (text), "note-keys", GDK_KEY_X, KEYCODE_X, GDK_CONTROL_MASK | GDK_SHIFT_MASK);
  assert_shown (get_editor (&fixture), "one\n\342\200\216اثنان");
  press (GTK_WIDGET (text), "note-keys", GDK_KEY_X, KEYCODE_X, GDK_CONTROL_MASK | GDK_SHIFT_MASK);
  assert_shown (get_editor (&fixture), "one\nاثنان");
}

static gboolean
offers (Fixture *fixture)
{
  GtkWidget *list = fixture_find_named (fixture->window, "Link To");

  return list != NULL && gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0) != NULL;
}

/* Two brackets, a few letters and Enter; Ctrl+Enter goes there; one key takes it away. */
static void
test_links (void)
{
  const HawEventFields fields = { .title = "وصول الوفد", .date = "2020-07-03" };
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) links = NULL;
  g_autofree char *note = NULL;
  HawNoteText *text;
  gint64 event;

  fixture_init (&fixture);
  haw_event_add_async (fixture.project, &fields, 0, 0, 0, NULL, haw_await_cb, &result);
  event = haw_event_add_finish (fixture.project, haw_await (&result), NULL);
  haw_notes_pane_edit_article_note (HAW_NOTES_PANE (fixture.pane));
  text = haw_note_editor_get_text (get_editor (&fixture));
  type (text, "انظر [[وُصول الوفد");
  fixture_wait (&fixture, offers);
  /* The article that is called alike comes before it. */
  press (GTK_WIDGET (text), "link-keys", GDK_KEY_Down, 116, 0);
  press (GTK_WIDGET (text), "link-keys", GDK_KEY_Return, 36, 0);
  note = haw_note_text_dup_text (text);
  links = haw_markdown_find_links (note);
  g_assert_cmpuint (links->len, ==, 1);
  g_assert_cmpint (((HawNoteLink *) links->pdata[0])->kind, ==, HAW_LINK_EVENT);
  g_assert_cmpstr (((HawNoteLink *) links->pdata[0])->title, ==, "وصول الوفد");
  fixture_settle (&fixture);

  press (GTK_WIDGET (text), "link-keys", GDK_KEY_Return, 36, GDK_CONTROL_MASK);
  g_assert_cmpint (haw_view_state_get_event (fixture.state), ==, event);
  haw_view_state_set_event (fixture.state, 0);
  fixture_settle (&fixture);
  assert_stored (&fixture, HAW_NOTE_ON_ARTICLE, fixture.article, note);

  haw_notes_pane_edit_article_note (HAW_NOTES_PANE (fixture.pane));
  press (GTK_WIDGET (text), "link-keys", GDK_KEY_BackSpace, 22, 0);
  assert_shown (get_editor (&fixture), "انظر ");
}

/* A link that leads nowhere looks so, and says so. */
static void
test_broken (void)
{
  g_auto (Fixture) fixture = { 0 };
  HawNoteText *text;
  guint before;

  fixture_init (&fixture);
  haw_notes_pane_edit_article_note (HAW_NOTES_PANE (fixture.pane));
  text = haw_note_editor_get_text (get_editor (&fixture));
  type (text, "[[event:0b54ae3c-7c71-4a6c-8a4e-3d1e1f0a9b11|غائب]]");
  fixture_settle (&fixture);
  fixture_settle (&fixture);
  g_assert_cmpuint (count_tags (text, 46), ==, 2);
  before = fixture.n_messages;
  press (GTK_WIDGET (text), "link-keys", GDK_KEY_Return, 36, GDK_CONTROL_MASK);
  g_assert_cmpuint (fixture.n_messages, ==, before + 1);
}

static gboolean
reader_has_focus (Fixture *fixture)
{
  GtkWidget *view = fixture_find (fixture->window, HAW_TYPE_READER_VIEW, 0);

  return view != NULL && gtk_widget_is_focus (view);
}

static gboolean
note_has_focus (Fixture *fixture)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));

  return focus != NULL && HAW_IS_NOTE_TEXT (focus);
}

static gboolean
shows_reader (Fixture *fixture)
{
  haw_view_state_return_to_text (fixture->state);
  return reader_has_focus (fixture);
}

/* Besides the words of the note: Enter to write, Esc to be back in the text. */
static void
test_two_keys (void)
{
  g_auto (Fixture) fixture = { 0 };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *reader, *view;
  guint n_keys = 0;

  fixture_init (&fixture);
  reader = haw_reader_pane_new (fixture.state);
  g_object_ref (fixture.pane);
  gtk_window_set_child (GTK_WINDOW (fixture.window), box);
  gtk_box_append (GTK_BOX (box), reader);
  gtk_box_append (GTK_BOX (box), fixture.pane);
  g_object_unref (fixture.pane);
  fixture.annotations[0] = fixture_annotate (&fixture, 30, 40, NULL);
  fixture_settle (&fixture);
  haw_view_state_set_annotation (fixture.state, fixture.annotations[0]);
  fixture_wait (&fixture, shows_reader);
  view = gtk_window_get_focus (GTK_WINDOW (fixture.window));

  press (reader, "reader-keys", GDK_KEY_Return, 36, 0);
  n_keys++;
  fixture_wait (&fixture, note_has_focus);
  type (HAW_NOTE_TEXT (gtk_window_get_focus (GTK_WINDOW (fixture.window))), "ملاحظة");
  press (gtk_window_get_focus (GTK_WINDOW (fixture.window)), "note-keys", GDK_KEY_Escape, 9, 0);
  n_keys++;
  fixture_wait (&fixture, reader_has_focus);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture.window)) == view);
  fixture_settle (&fixture);
  assert_stored (&fixture, HAW_NOTE_ON_ANNOTATION, fixture.annotations[0], "ملاحظة");
  g_assert_cmpuint (n_keys, ==, 2);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  /* Spelling is the subject of another test. */
  g_setenv ("HAW_SPELL_LANGUAGES", "", TRUE);
  g_test_add_func ("/note-editor/article", test_article);
  g_test_add_func ("/note-editor/event", test_event);
  g_test_add_func ("/note-editor/refused", test_refused);
  g_test_add_func ("/note-editor/style", test_style);
  g_test_add_func ("/note-editor/turn", test_turn);
  g_test_add_func ("/note-editor/links", test_links);
  g_test_add_func ("/note-editor/broken", test_broken);
  g_test_add_func ("/note-editor/two-keys", test_two_keys);
  return g_test_run ();
}
