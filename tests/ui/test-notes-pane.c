/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "notes-fixture.h"

#include "model/haw-note.h"
#include "support/haw-test-widgets.h"
#include "widgets/haw-note-text.h"

static guint
n_cards (Fixture *fixture)
{
  return fixture_count (fixture->pane, HAW_TYPE_NOTE_CARD);
}

static HawNoteCard *
get_card (Fixture *fixture,
          guint    place)
{
  return HAW_NOTE_CARD (fixture_find (fixture->pane, HAW_TYPE_NOTE_CARD, place));
}

/* The text of the note of a card; its translation is the first text in it. */
static HawNoteText *
get_note (Fixture *fixture,
          guint    place)
{
  GtkWidget *card = GTK_WIDGET (get_card (fixture, place));

  return HAW_NOTE_TEXT (fixture_find (card, HAW_TYPE_NOTE_TEXT, 1));
}

static void
type (HawNoteText *note,
      const char  *text)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (note));

  g_assert_true (gtk_text_buffer_insert_interactive_at_cursor (buffer, text, -1, TRUE));
}

static gboolean
has_three_cards (Fixture *fixture)
{
  return n_cards (fixture) == 3;
}

static gboolean
has_two_cards (Fixture *fixture)
{
  return n_cards (fixture) == 2;
}

static void
show_three (Fixture *fixture)
{
  fixture->annotations[0] = fixture_annotate (fixture, 2, 12, "أولا");
  fixture->annotations[2] = fixture_annotate (fixture, 40, 60, NULL);
  fixture->annotations[1] = fixture_annotate (fixture, 20, 30, NULL);
  fixture_wait (fixture, has_three_cards);
}

static void
assert_note (HawNoteText *note,
             const char  *expected)
{
  g_autofree char *text = haw_note_text_dup_text (note);

  g_assert_cmpstr (text, ==, expected);
}

/* What the project holds of a note, read from the file. */
static char *
read_note (Fixture *fixture,
           gint64   annotation)
{
  g_autoptr (GAsyncResult) result = NULL;

  haw_note_load_async (fixture->project, HAW_NOTE_ON_ANNOTATION, annotation, NULL, haw_await_cb,
                       &result);
  return haw_project_read_finish (fixture->project, haw_await (&result), NULL);
}

static void
assert_stored (Fixture    *fixture,
               gint64      annotation,
               const char *expected)
{
  g_autofree char *note = read_note (fixture, annotation);

  g_assert_cmpstr (note, ==, expected);
}

static void
test_cards (void)
{
  g_auto (Fixture) fixture = { 0 };

  fixture_init (&fixture);
  show_three (&fixture);
  for (guint i = 0; i < 3; i++)
    {
      HawAnnotation *annotation = haw_note_card_get_annotation (get_card (&fixture, i));

      g_assert_cmpint (haw_row_get_id (HAW_ROW (annotation)), ==, fixture.annotations[i]);
    }
  assert_note (get_note (&fixture, 0), "أولا");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (get_note (&fixture, 0)),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Note");

  haw_view_state_set_annotation (fixture.state, fixture.annotations[1]);
  g_assert_true (gtk_list_box_row_is_selected (GTK_LIST_BOX_ROW (get_card (&fixture, 1))));
  g_assert_cmpuint (fixture.n_revealed, ==, 0);

  gtk_widget_grab_focus (GTK_WIDGET (get_note (&fixture, 2)));
  fixture_settle (&fixture);
  g_assert_cmpint (haw_view_state_get_annotation (fixture.state), ==, fixture.annotations[2]);
  g_assert_cmpuint (fixture.n_revealed, ==, 1);
  g_assert_cmpint (fixture.revealed_start, ==, 40);
}

static void
test_commit (void)
{
  g_auto (Fixture) fixture = { 0 };
  HawNoteText *note;

  fixture_init (&fixture);
  show_three (&fixture);
  note = get_note (&fixture, 1);
  haw_view_state_edit_note (fixture.state, fixture.annotations[1]);
  g_assert_true (gtk_widget_has_focus (GTK_WIDGET (note)));
  type (note, "سطر");
  g_assert_true (haw_note_text_is_pending (note));
  g_assert_true (haw_notes_pane_flush (HAW_NOTES_PANE (fixture.pane)));
  g_assert_false (haw_notes_pane_flush (HAW_NOTES_PANE (fixture.pane)));
  fixture_settle (&fixture);
  assert_stored (&fixture, fixture.annotations[1], "سطر");

  /* Leaving the note stores it too, and both are one step. */
  type (note, " آخر");
  gtk_widget_grab_focus (GTK_WIDGET (get_card (&fixture, 0)));
  fixture_settle (&fixture);
  assert_stored (&fixture, fixture.annotations[1], "سطر آخر");
  fixture_undo (&fixture);
  assert_stored (&fixture, fixture.annotations[1], "");
  assert_note (note, "");
  g_assert_cmpuint (n_cards (&fixture), ==, 3);
}

/* A run that comes back to where it began leaves nothing in the history. */
static void
test_nothing (void)
{
  g_auto (Fixture) fixture = { 0 };
  HawNoteText *note;

  fixture_init (&fixture);
  show_three (&fixture);
  note = get_note (&fixture, 1);
  gtk_widget_grab_focus (GTK_WIDGET (note));
  type (note, "abc");
  haw_note_text_flush (note);
  gtk_text_buffer_undo (gtk_text_view_get_buffer (GTK_TEXT_VIEW (note)));
  assert_note (note, "");
  haw_note_text_flush (note);
  fixture_settle (&fixture);
  fixture_undo (&fixture);
  fixture_wait (&fixture, has_two_cards);
}

static void
test_typing_wins (void)
{
  g_auto (Fixture) fixture = { 0 };
  HawNoteText *note;

  fixture_init (&fixture);
  show_three (&fixture);
  note = get_note (&fixture, 0);
  gtk_widget_grab_focus (GTK_WIDGET (note));
  type (note, "!");
  haw_note_text_set_stored (note, "another");
  assert_note (note, "أولا!");
  haw_note_text_flush (note);
  fixture_settle (&fixture);
  assert_stored (&fixture, fixture.annotations[0], "أولا!");
}

/* What can't be stored stays as typed. */
static void
test_failure (void)
{
  g_auto (Fixture) fixture = { 0 };
  HawNoteText *note;

  fixture_init (&fixture);
  show_three (&fixture);
  note = get_note (&fixture, 1);
  gtk_widget_grab_focus (GTK_WIDGET (note));
  haw_test_close_project (fixture.project);
  type (note, "abc");
  haw_note_text_flush (note);
  fixture_settle (&fixture);
  g_assert_cmpuint (fixture.n_failed, ==, 1);
  assert_note (note, "abc");
  g_assert_true (haw_note_text_is_pending (note));
}

static gboolean
note_has_focus (Fixture *fixture)
{
  return n_cards (fixture) == 1 && gtk_widget_has_focus (GTK_WIDGET (get_note (fixture, 0)));
}

static void
test_edit_before_row (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (GAsyncResult) result = NULL;

  fixture_init (&fixture);
  haw_annotation_add_async (fixture.project, fixture.article, 2, 12, NULL, 0, NULL, NULL,
                            haw_await_cb, &result);
  haw_view_state_edit_note (fixture.state, 1);
  g_assert_cmpuint (n_cards (&fixture), ==, 0);
  fixture_wait (&fixture, note_has_focus);
  haw_await (&result);
  g_assert_cmpint (haw_annotation_add_finish (fixture.project, result, NULL), ==, 1);
}

static void
test_delete (void)
{
  g_auto (Fixture) fixture = { 0 };

  fixture_init (&fixture);
  show_three (&fixture);
  haw_view_state_set_annotation (fixture.state, fixture.annotations[1]);
  gtk_widget_grab_focus (GTK_WIDGET (get_card (&fixture, 1)));
  fixture_click (GTK_WIDGET (get_card (&fixture, 1)), "Delete Annotation");
  fixture_wait (&fixture, has_two_cards);
  g_assert_cmpint (haw_view_state_get_annotation (fixture.state), !=, fixture.annotations[1]);
  g_assert_cmpuint (fixture.n_failed, ==, 0);
  fixture_undo (&fixture);
  fixture_wait (&fixture, has_three_cards);
}

/* A note is as high as its lines are, from the first frame on. */
static void
test_height (void)
{
  g_auto (Fixture) fixture = { 0 };
  int one, three;

  fixture_init (&fixture);
  show_three (&fixture);
  gtk_widget_measure (GTK_WIDGET (get_note (&fixture, 1)), GTK_ORIENTATION_VERTICAL, 280, &one, NULL,
                      NULL, NULL);
  type (get_note (&fixture, 1), "abc\ndef\n");
  gtk_widget_measure (GTK_WIDGET (get_note (&fixture, 1)), GTK_ORIENTATION_VERTICAL, 280, &three,
                      NULL, NULL, NULL);
  g_assert_cmpint (one, >=, 24);
  g_assert_cmpint (three, >=, one + 24);
  gtk_test_widget_wait_for_draw (fixture.window);
  g_assert_cmpint (gtk_widget_get_height (GTK_WIDGET (get_note (&fixture, 1))), ==, three);
}

static int
measure_least (GtkWidget *widget,
               int        width)
{
  int least;

  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, width, &least, NULL, NULL, NULL);
  return least;
}

/* Where no width is given, a note asks for no more height than it needs at the best one: GTK holds each
 * answer for a width to that. */
static void
test_least_height (void)
{
  g_auto (Fixture) fixture = { 0 };
  GtkWidget *note;
  int least;

  fixture_init (&fixture);
  show_three (&fixture);
  note = GTK_WIDGET (get_note (&fixture, 1));
  type (get_note (&fixture, 1), "abc def ghi jkl mno pqr stu vwx yz abc def ghi jkl mno pqr\nstu");
  least = measure_least (note, -1);
  g_assert_cmpint (least, >=, 24);
  g_assert_cmpint (least, <, measure_least (note, 100));
  g_assert_cmpint (least, ==, measure_least (note, 2000));
  type (get_note (&fixture, 1), "\nabc");
  g_assert_cmpint (least, <, measure_least (note, -1));
}

/* A menu or another program takes the keyboard from the window: what was typed is stored, and can be taken
 * back as before. The keyboard goes to another card: it is one step of the project. */
static void
test_undo_stays (void)
{
  g_auto (Fixture) fixture = { 0 };
  HawNoteText *note;
  GtkTextBuffer *buffer;

  fixture_init (&fixture);
  show_three (&fixture);
  note = get_note (&fixture, 1);
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (note));
  gtk_widget_grab_focus (GTK_WIDGET (note));
  type (note, "abc");
  g_signal_emit_by_name (haw_test_find_controller (GTK_WIDGET (note), "note-focus"), "leave");
  fixture_settle (&fixture);
  assert_stored (&fixture, fixture.annotations[1], "abc");
  g_assert_true (gtk_text_buffer_get_can_undo (buffer));
  gtk_text_buffer_undo (buffer);
  assert_note (note, "");
  type (note, "def");
  g_assert_true (gtk_text_buffer_get_can_undo (buffer));
  gtk_widget_grab_focus (GTK_WIDGET (get_card (&fixture, 0)));
  g_assert_false (gtk_text_buffer_get_can_undo (buffer));
}

static gboolean
is_stored (Fixture *fixture)
{
  return g_str_equal (haw_annotation_get_note (haw_note_card_get_annotation (get_card (fixture, 1))),
                      "abc");
}

/* Nobody has to do anything for what was typed to be stored. */
static void
test_pause (void)
{
  g_auto (Fixture) fixture = { 0 };

  fixture_init (&fixture);
  show_three (&fixture);
  gtk_widget_grab_focus (GTK_WIDGET (get_note (&fixture, 1)));
  type (get_note (&fixture, 1), "abc");
  g_assert_false (is_stored (&fixture));
  fixture_wait (&fixture, is_stored);
  g_assert_true (gtk_widget_has_focus (GTK_WIDGET (get_note (&fixture, 1))));
  g_signal_emit_by_name (get_note (&fixture, 1), "escape");
  g_assert_cmpuint (fixture.n_returned, ==, 1);
}

/* What is typed when another article is opened belongs to the first. */
static void
test_other_article (void)
{
  g_auto (Fixture) fixture = { 0 };
  gint64 other;

  fixture_init (&fixture);
  show_three (&fixture);
  other = fixture_import (&fixture, "خبر آخر\n\nأعلنت إدارة الميناء أن السفينة رست صباح الأحد.",
                          "2020-07-04");
  type (get_note (&fixture, 2), "abc");
  haw_view_state_set_article (fixture.state, other);
  fixture_settle (&fixture);
  g_assert_cmpuint (n_cards (&fixture), ==, 0);
  assert_stored (&fixture, fixture.annotations[2], "abc");
}

static gboolean
is_copied (Fixture *fixture)
{
  return fixture->n_messages > 0;
}

static void
test_cite (void)
{
  g_auto (Fixture) fixture = { 0 };
  GdkContentProvider *content;
  g_autoptr (GdkContentFormats) formats = NULL;

  fixture_init (&fixture);
  show_three (&fixture);
  fixture_click (GTK_WIDGET (get_card (&fixture, 0)), "Copy with Source");
  fixture_wait (&fixture, is_copied);
  content = gdk_clipboard_get_content (gtk_widget_get_clipboard (fixture.pane));
  g_assert_nonnull (content);
  formats = gdk_content_provider_ref_formats (content);
  g_assert_true (gdk_content_formats_contain_mime_type (formats, "text/html"));
}

static void
test_codes (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (GAsyncResult) result = NULL;

  fixture_init (&fixture);
  show_three (&fixture);
  haw_annotation_set_code_async (fixture.project, fixture.annotations[0], fixture.code, TRUE, NULL,
                                 haw_await_cb, &result);
  g_assert_true (haw_project_edit_finish (fixture.project, haw_await (&result), NULL));
  g_assert_nonnull (fixture_find_named (fixture.pane, "Remove Code “\u2068زيارة\u2069”"));
  fixture_click (fixture.pane, "Remove Code “\u2068زيارة\u2069”");
  fixture_settle (&fixture);
  g_assert_null (fixture_find_named (fixture.pane, "Remove Code “\u2068زيارة\u2069”"));
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/notes-pane/cards", test_cards);
  g_test_add_func ("/notes-pane/commit", test_commit);
  g_test_add_func ("/notes-pane/nothing", test_nothing);
  g_test_add_func ("/notes-pane/typing-wins", test_typing_wins);
  g_test_add_func ("/notes-pane/failure", test_failure);
  g_test_add_func ("/notes-pane/edit-before-row", test_edit_before_row);
  g_test_add_func ("/notes-pane/delete", test_delete);
  g_test_add_func ("/notes-pane/height", test_height);
  g_test_add_func ("/notes-pane/least-height", test_least_height);
  g_test_add_func ("/notes-pane/undo-stays", test_undo_stays);
  g_test_add_func ("/notes-pane/pause", test_pause);
  g_test_add_func ("/notes-pane/other-article", test_other_article);
  g_test_add_func ("/notes-pane/cite", test_cite);
  g_test_add_func ("/notes-pane/codes", test_codes);

  return g_test_run ();
}
