/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "notes-fixture.h"

#include "model/haw-event-edit.h"
#include "notes/haw-all-notes-pane.h"
#include "notes/haw-note-row.h"
#include "widgets/haw-key-shortcuts.h"
#include "widgets/haw-note-editor.h"

#define MANY 50000

static gboolean
add_many (HawDb    *db,
          gpointer  data,
          GError  **error)
{
  for (gint64 i = 0; i < MANY; i++)
    {
      g_autofree char *body = g_strdup_printf ("ملاحظة %" G_GINT64_FORMAT, i);

      if (!haw_note_set (db, HAW_NOTE_ON_PROJECT, 0, body, error))
        return FALSE;
    }
  return TRUE;
}

static HawNoteIndex *
get_index (Fixture *fixture)
{
  return haw_all_notes_pane_get_index (HAW_ALL_NOTES_PANE (fixture->pane));
}

static guint
n_notes (Fixture *fixture)
{
  return g_list_model_get_n_items (G_LIST_MODEL (get_index (fixture)));
}

static gboolean
is_ready (Fixture *fixture)
{
  return get_index (fixture) != NULL &&
         !haw_id_list_get_loading (HAW_ID_LIST (get_index (fixture)));
}

static void
set_note (Fixture       *fixture,
          HawNoteTarget  target,
          gint64         id,
          const char    *body)
{
  g_autoptr (GAsyncResult) result = NULL;

  haw_note_set_async (fixture->project, target, id, body, NULL, haw_await_cb, &result);
  g_assert_true (haw_project_edit_finish (fixture->project, haw_await (&result), NULL));
}

/* The pane of the fixture gives way to the list of all notes. */
static void
show_all (Fixture *fixture)
{
  fixture_init (fixture);
  fixture->annotations[0] = fixture_annotate (fixture, 2, 12, "أولا: مُهِمّ");
  set_note (fixture, HAW_NOTE_ON_ARTICLE, fixture->article, "عن المقال");
  set_note (fixture, HAW_NOTE_ON_CODE, fixture->code, "عن الرمز");
  fixture->pane = haw_all_notes_pane_new (fixture->state);
  gtk_window_set_child (GTK_WINDOW (fixture->window), fixture->pane);
  fixture_wait (fixture, is_ready);
}

static HawNoteRow *
get_row (Fixture *fixture,
         guint    place)
{
  return HAW_NOTE_ROW (fixture_find (fixture->pane, HAW_TYPE_NOTE_ROW, place));
}

static gint64
get_target (Fixture *fixture,
            guint    place)
{
  g_autoptr (HawNoteEntry) entry = g_list_model_get_item (G_LIST_MODEL (get_index (fixture)), place);

  fixture_settle (fixture);
  return haw_note_entry_get (entry)->target;
}

static void
assert_filtered (Fixture             *fixture,
                 const HawNoteFilter *filter,
                 guint                n)
{
  haw_note_index_set_filter (get_index (fixture), filter);
  fixture_settle (fixture);
  g_assert_cmpuint (n_notes (fixture), ==, n);
  g_assert_cmpuint (haw_id_list_get_n_total (HAW_ID_LIST (get_index (fixture))), ==, 3);
}

static void
test_list (void)
{
  g_auto (Fixture) fixture = { 0 };
  const HawNoteFilter none = { 0 };

  show_all (&fixture);
  g_assert_cmpuint (n_notes (&fixture), ==, 3);
  g_assert_cmpint (get_target (&fixture, 0), ==, HAW_NOTE_ON_CODE);
  g_assert_cmpint (get_target (&fixture, 2), ==, HAW_NOTE_ON_ANNOTATION);
  g_assert_nonnull (get_row (&fixture, 2));

  assert_filtered (&fixture, &(HawNoteFilter) { .words = "مهم" }, 1);
  assert_filtered (&fixture, &(HawNoteFilter) { .words = "غائب" }, 0);
  assert_filtered (&fixture,
                   &(HawNoteFilter) { .by_target = TRUE, .target = HAW_NOTE_ON_ARTICLE }, 1);
  assert_filtered (&fixture, &(HawNoteFilter) { .code = fixture.code }, 1);
  assert_filtered (&fixture, &(HawNoteFilter) { .outlet = 1 }, 2);
  assert_filtered (&fixture, &(HawNoteFilter) { .outlet = 99 }, 0);
  assert_filtered (&fixture, &(HawNoteFilter) { .analyst = 1 }, 3);
  assert_filtered (&fixture, &(HawNoteFilter) { .since = G_MAXINT64 }, 0);
  assert_filtered (&fixture, &none, 3);

  /* It follows the project. */
  set_note (&fixture, HAW_NOTE_ON_CODE, fixture.code, "");
  fixture_settle (&fixture);
  g_assert_cmpuint (n_notes (&fixture), ==, 2);
  set_note (&fixture, HAW_NOTE_ON_CODE, fixture.code, "again");
  fixture_settle (&fixture);
  g_assert_cmpuint (n_notes (&fixture), ==, 3);
}

static GtkWidget *
find_pin (GtkWidget *widget)
{
  GtkWidget *found = NULL;

  if (GTK_IS_TOGGLE_BUTTON (widget) && gtk_widget_get_tooltip_text (widget) != NULL)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_pin (child);

  return found;
}

static gboolean
has_pin_key (GtkWidget *pane)
{
  const guint p = 33;
  g_autoptr (GtkShortcut) shortcut =
    haw_key_shortcuts_find (pane, GDK_KEY_Arabic_hah, p, GDK_CONTROL_MASK | GDK_SHIFT_MASK);

  return shortcut != NULL &&
         g_str_equal (gtk_named_action_get_action_name (
                        GTK_NAMED_ACTION (gtk_shortcut_get_action (shortcut))), "all-notes.pin");
}

/* The range of time narrows the notes to what it holds, unless they are pinned. */
static void
test_range (void)
{
  g_auto (Fixture) fixture = { 0 };
  const HawEventFields fields = { .title = "حدث", .date = "2021-03-05" };
  g_autoptr (GAsyncResult) result = NULL;
  GtkWidget *pin;
  gint64 event;

  show_all (&fixture);
  haw_event_add_async (fixture.project, &fields, 0, 0, 0, NULL, haw_await_cb, &result);
  event = haw_event_add_finish (fixture.project, haw_await (&result), NULL);
  set_note (&fixture, HAW_NOTE_ON_EVENT, event, "عن الحدث");
  fixture_settle (&fixture);
  g_assert_cmpuint (n_notes (&fixture), ==, 4);
  pin = find_pin (fixture.pane);
  g_assert_nonnull (pin);
  g_assert_cmpstr (gtk_widget_get_tooltip_text (pin), ==, "Pin: Do Not Follow the Range of Time");
  g_assert_false (gtk_widget_get_visible (pin));

  haw_view_state_set_range (fixture.state, haw_civil_to_time (2021, 3, 1),
                            haw_civil_to_time (2021, 3, 8));
  fixture_settle (&fixture);
  g_assert_true (gtk_widget_get_visible (pin));
  g_assert_cmpuint (n_notes (&fixture), ==, 1);
  g_assert_cmpint (get_target (&fixture, 0), ==, HAW_NOTE_ON_EVENT);
  g_signal_emit_by_name (pin, "clicked");
  fixture_settle (&fixture);
  g_assert_cmpuint (n_notes (&fixture), ==, 4);
  /* The key does the same, under any layout. */
  g_assert_true (has_pin_key (fixture.pane));
  g_assert_true (gtk_widget_activate_action (fixture.pane, "all-notes.pin", NULL));
  g_assert_false (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (pin)));
  fixture_settle (&fixture);
  g_assert_cmpuint (n_notes (&fixture), ==, 1);
  haw_view_state_set_range (fixture.state, 0, 0);
  fixture_settle (&fixture);
  g_assert_cmpuint (n_notes (&fixture), ==, 4);
  gtk_widget_activate_action (fixture.pane, "all-notes.pin", NULL);
  g_assert_false (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (pin)));
}

static gboolean
has_rows (Fixture *fixture)
{
  return fixture_count (fixture->pane, HAW_TYPE_NOTE_ROW) >= 3;
}

static void
test_go (void)
{
  g_auto (Fixture) fixture = { 0 };
  GtkWidget *list;

  show_all (&fixture);
  fixture_wait (&fixture, has_rows);
  fixture_settle (&fixture);
  haw_view_state_set_article (fixture.state, 0);
  fixture.n_revealed = 0;
  /* The filters have lists of their own before it. */
  list = fixture_find (fixture.pane, GTK_TYPE_LIST_VIEW,
                       fixture_count (fixture.pane, GTK_TYPE_LIST_VIEW) - 1);
  g_signal_emit_by_name (list, "activate", 2);
  g_assert_cmpint (haw_view_state_get_article (fixture.state), ==, fixture.article);
  g_assert_cmpint (haw_view_state_get_annotation (fixture.state), ==, fixture.annotations[0]);
  g_assert_cmpuint (fixture.n_revealed, ==, 1);
  g_assert_cmpint (fixture.revealed_start, ==, 2);
}

static void
shown_cb (HawViewState *state,
          gint64        code,
          gint64       *shown)
{
  *shown = code;
}

static void
page_cb (GSimpleAction *action,
         GVariant      *parameter,
         char         **page)
{
  g_free (*page);
  *page = g_variant_dup_string (parameter, NULL);
}

static gint64
add_event (Fixture *fixture)
{
  const HawEventFields fields = { .title = "زيارة", .date = "2020-07-03" };
  g_autoptr (GAsyncResult) result = NULL;

  haw_event_add_async (fixture->project, &fields, 0, 0, 0, NULL, haw_await_cb, &result);
  return haw_event_add_finish (fixture->project, haw_await (&result), NULL);
}

/* A note on a code leads to the code, one on an event to its page. */
static void
test_go_to_code_and_event (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) action = g_simple_action_new ("page", G_VARIANT_TYPE_STRING);
  g_autofree char *page = NULL;
  GtkWidget *list;
  gint64 event;
  gint64 shown = 0;

  show_all (&fixture);
  g_signal_connect (action, "activate", G_CALLBACK (page_cb), &page);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
  gtk_widget_insert_action_group (fixture.window, "win", G_ACTION_GROUP (group));
  g_signal_connect (fixture.state, "show-code", G_CALLBACK (shown_cb), &shown);
  event = add_event (&fixture);
  set_note (&fixture, HAW_NOTE_ON_EVENT, event, "عن الحدث");
  fixture_settle (&fixture);
  list = fixture_find (fixture.pane, GTK_TYPE_LIST_VIEW,
                       fixture_count (fixture.pane, GTK_TYPE_LIST_VIEW) - 1);
  g_assert_cmpint (get_target (&fixture, 0), ==, HAW_NOTE_ON_EVENT);
  g_signal_emit_by_name (list, "activate", 0);
  g_assert_cmpint (haw_view_state_get_event (fixture.state), ==, event);
  g_assert_cmpstr (page, ==, "notes");
  g_assert_cmpint (get_target (&fixture, 1), ==, HAW_NOTE_ON_CODE);
  g_signal_emit_by_name (list, "activate", 1);
  g_assert_cmpint (shown, ==, fixture.code);
  gtk_widget_insert_action_group (fixture.window, "win", NULL);
}

static gboolean
writes_entry (Fixture *fixture)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));

  return focus != NULL && HAW_IS_NOTE_TEXT (focus);
}

static void
test_journal (void)
{
  g_auto (Fixture) fixture = { 0 };

  show_all (&fixture);
  fixture_click (fixture.pane, "New Journal Entry");
  fixture_wait (&fixture, writes_entry);
  gtk_text_buffer_insert_interactive_at_cursor (
    gtk_text_view_get_buffer (GTK_TEXT_VIEW (gtk_window_get_focus (GTK_WINDOW (fixture.window)))),
    "بدأت", -1, TRUE);
  fixture_click (fixture.pane, "Back to All Notes");
  fixture_settle (&fixture);
  g_assert_cmpuint (n_notes (&fixture), ==, 4);
  g_assert_cmpint (get_target (&fixture, 0), ==, HAW_NOTE_ON_PROJECT);
  fixture_click (fixture.pane, "New Journal Entry");
  fixture_wait (&fixture, writes_entry);
  fixture_settle (&fixture);
  g_assert_cmpuint (n_notes (&fixture), ==, 5);
  fixture_click (fixture.pane, "Delete Journal Entry");
  fixture_settle (&fixture);
  g_assert_cmpuint (n_notes (&fixture), ==, 4);
}

static gboolean
has_many (Fixture *fixture)
{
  return n_notes (fixture) == MANY + 3;
}

/* Of many notes those are read that can be seen, with some around them. */
static void
test_many (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (GAsyncResult) result = NULL;

  show_all (&fixture);
  haw_project_edit_async (fixture.project, haw_label_new ("Write Note", NULL), NULL, add_many, NULL,
                          NULL, NULL, haw_await_cb, &result);
  g_assert_true (haw_project_edit_finish (fixture.project, haw_await (&result), NULL));
  fixture_wait (&fixture, has_many);
  fixture_settle (&fixture);
  g_assert_cmpuint (haw_id_list_get_pages_read (HAW_ID_LIST (get_index (&fixture))), <=, 8);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/all-notes/list", test_list);
  g_test_add_func ("/all-notes/go", test_go);
  g_test_add_func ("/all-notes/range", test_range);
  g_test_add_func ("/all-notes/go-to-code-and-event", test_go_to_code_and_event);
  g_test_add_func ("/all-notes/journal", test_journal);
  g_test_add_func ("/all-notes/many", test_many);
  return g_test_run ();
}
