/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>

#include "support/haw-test-article.h"
#include "support/haw-test-widgets.h"
#include "widgets/haw-note-spell.h"

/* Arabic and English dictionaries for Hunspell are among what the tests need. */
static const char *const tags[] = { "ar", "en_US", NULL };
static const char *const no_tags[] = { "xx_XX", "qq", NULL };

#define BODY "وصل الوزير إلى العاصمة خطاا.\nThe ministr arrived.\n`xqzt` [[article:01234567-89ab-4def-8123-456789abcdef|zqxw]] S300"

typedef struct
{
  HawSpell *spell;
  GtkWidget *window;
  GtkWidget *other;      /* to take the focus */
  HawNoteText *text;
  GtkTextBuffer *buffer;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scrolled = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "vexpand", TRUE, NULL);

  fixture->spell = haw_spell_new (data != NULL ? data : tags);
  fixture->text = g_object_new (HAW_TYPE_NOTE_TEXT, "markdown", TRUE, "label", "Note", "placeholder",
                                "", NULL);
  fixture->buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (fixture->text));
  fixture->other = gtk_button_new_with_label ("Other");
  fixture->window = gtk_window_new ();
  gtk_box_append (GTK_BOX (box), fixture->other);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (fixture->text));
  gtk_box_append (GTK_BOX (box), scrolled);
  gtk_window_set_child (GTK_WINDOW (fixture->window), box);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 400, 400);
  haw_note_text_set_stored (fixture->text, BODY);
  haw_note_spell_attach (fixture->text, fixture->spell);
  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_test_widget_wait_for_draw (fixture->window);
  gtk_widget_grab_focus (fixture->other);
  haw_test_wait_until (haw_spell_get_loaded (fixture->spell));
  haw_test_wait_until (haw_note_spell_is_done (fixture->text));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_object_unref (fixture->spell);
}

static void
assert_wrong (Fixture    *fixture,
              const char *expected)
{
  g_auto (GStrv) words = NULL;
  g_autofree char *joined = NULL;

  haw_test_wait_until (haw_note_spell_is_done (fixture->text));
  words = haw_note_spell_dup_wrong (fixture->text);
  joined = g_strjoinv (" ", words);
  g_assert_cmpstr (joined, ==, expected);
}

static void
insert (Fixture    *fixture,
        int         line,
        int         offset,
        const char *words)
{
  GtkTextIter at;

  gtk_text_buffer_get_iter_at_line_offset (fixture->buffer, &at, line, offset);
  gtk_text_buffer_place_cursor (fixture->buffer, &at);
  g_assert_true (gtk_text_buffer_insert_interactive_at_cursor (fixture->buffer, words, -1, TRUE));
}

/* Each word by the dictionary of its script; code, links and designations are left alone. */
static void
test_words (Fixture       *fixture,
            gconstpointer  data)
{
  assert_wrong (fixture, "خطاا ministr");
  g_assert_cmpstr (haw_spell_get_languages (fixture->spell), ==, "Arabic, English");
}

/* As long as nothing is written, no dictionary is read. */
static void
test_empty (void)
{
  g_autoptr (HawSpell) spell = haw_spell_new (tags);
  HawNoteText *text = g_object_new (HAW_TYPE_NOTE_TEXT, "markdown", TRUE, "label", "Note",
                                    "placeholder", "", NULL);

  g_object_ref_sink (text);
  haw_note_spell_attach (text, spell);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_false (haw_spell_get_loaded (spell));
  haw_note_text_set_stored (text, "wrod");
  haw_test_wait_until (haw_spell_get_loaded (spell));
  g_object_unref (text);
}

/* Without a dictionary nothing is underlined, whatever is typed. */
static void
test_silence (Fixture       *fixture,
              gconstpointer  data)
{
  assert_wrong (fixture, "");
  insert (fixture, 1, 0, "Xqzt ");
  assert_wrong (fixture, "");
  g_assert_cmpuint (haw_note_spell_get_n_checked (fixture->text), ==, 0);
  g_assert_false (haw_spell_get_active (fixture->spell));
  g_assert_cmpstr (haw_spell_get_languages (fixture->spell), ==, "");
}

/* What is typed is looked at where it was typed, and nowhere else. */
static void
test_typing (Fixture       *fixture,
             gconstpointer  data)
{
  GtkTextIter end;
  guint n_checked;

  assert_wrong (fixture, "خطاا ministr");
  n_checked = haw_note_spell_get_n_checked (fixture->text);
  insert (fixture, 1, 0, "Agan ");
  assert_wrong (fixture, "خطاا Agan ministr");
  /* Once before its words were known, and once after. */
  g_assert_cmpuint (haw_note_spell_get_n_checked (fixture->text), <=, n_checked + 2);

  /* A word is not wrong while the caret is at it. */
  gtk_widget_grab_focus (GTK_WIDGET (fixture->text));
  gtk_text_buffer_get_end_iter (fixture->buffer, &end);
  gtk_text_buffer_place_cursor (fixture->buffer, &end);
  g_assert_true (gtk_text_buffer_insert_interactive_at_cursor (fixture->buffer, " wrod", -1, TRUE));
  assert_wrong (fixture, "خطاا Agan ministr");
  g_assert_true (gtk_text_buffer_insert_interactive_at_cursor (fixture->buffer, " and", -1, TRUE));
  assert_wrong (fixture, "خطاا Agan ministr wrod");
}

/* What is right again is not underlined any more. */
static void
test_right_again (Fixture       *fixture,
                  gconstpointer  data)
{
  assert_wrong (fixture, "خطاا ministr");
  insert (fixture, 1, 10, "e");
  assert_wrong (fixture, "خطاا");
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

static gboolean
is_offering (Fixture *fixture)
{
  GtkWidget *popover = find_type (GTK_WIDGET (fixture->text), GTK_TYPE_POPOVER_MENU);

  return popover != NULL && gtk_widget_get_mapped (popover);
}

static char *
get_selection (Fixture *fixture)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_selection_bounds (fixture->buffer, &start, &end);
  return gtk_text_iter_get_slice (&start, &end);
}

static void
press_next (Fixture    *fixture,
            const char *expected)
{
  gboolean handled = FALSE;
  g_autofree char *selected = NULL;

  gtk_widget_grab_focus (GTK_WIDGET (fixture->text));
  g_signal_emit_by_name (haw_test_find_controller (GTK_WIDGET (fixture->text), "spell-keys"),
                         "key-pressed", GDK_KEY_F7, 73u, 0, &handled);
  g_assert_true (handled);
  selected = get_selection (fixture);
  g_assert_cmpstr (selected, ==, expected);
  haw_test_wait_until (is_offering (fixture));
  gtk_popover_popdown (GTK_POPOVER (find_type (GTK_WIDGET (fixture->text), GTK_TYPE_POPOVER_MENU)));
}

/* F7 goes from one wrong word to the next and round the end, with others to choose from. */
static void
test_suggestions (Fixture       *fixture,
                  gconstpointer  data)
{
  GtkTextIter start;
  GtkPopoverMenu *menu;
  g_autoptr (GMenuModel) words = NULL;
  g_autofree char *label = NULL;
  g_autofree char *text = NULL;
  g_autofree char *undone = NULL;
  gboolean found = FALSE;

  assert_wrong (fixture, "خطاا ministr");
  gtk_text_buffer_get_start_iter (fixture->buffer, &start);
  gtk_text_buffer_place_cursor (fixture->buffer, &start);
  press_next (fixture, "خطاا");
  press_next (fixture, "ministr");
  press_next (fixture, "خطاا");
  press_next (fixture, "ministr");
  menu = GTK_POPOVER_MENU (find_type (GTK_WIDGET (fixture->text), GTK_TYPE_POPOVER_MENU));
  words = g_menu_model_get_item_link (gtk_popover_menu_get_menu_model (menu), 0,
                                      G_MENU_LINK_SECTION);
  for (int i = 0; i < g_menu_model_get_n_items (words); i++)
    {
      g_autofree char *word = NULL;

      g_menu_model_get_item_attribute (words, i, G_MENU_ATTRIBUTE_LABEL, "s", &word);
      found |= g_strcmp0 (word, "minister") == 0;
    }
  g_assert_true (found);

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->text), "spelling.replace", "s",
                                             "minister"));
  g_object_get (fixture->buffer, "text", &text, NULL);
  g_assert_nonnull (strstr (text, "The minister arrived."));
  assert_wrong (fixture, "خطاا");
  gtk_text_buffer_undo (fixture->buffer);
  undone = haw_note_text_dup_text (fixture->text);
  g_assert_cmpstr (undone, ==, BODY);
}

static guint
count_wrong (Fixture *fixture)
{
  g_auto (GStrv) words = haw_note_spell_dup_wrong (fixture->text);

  return g_strv_length (words);
}

/* A word that is added is right from then on, here and in a program that is started later. */
static void
test_add (Fixture       *fixture,
          gconstpointer  data)
{
  g_autoptr (HawSpell) later = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) words = NULL;
  gboolean right = FALSE;
  GtkTextIter start;

  assert_wrong (fixture, "خطاا ministr");
  gtk_text_buffer_get_start_iter (fixture->buffer, &start);
  gtk_text_buffer_place_cursor (fixture->buffer, &start);
  press_next (fixture, "خطاا");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->text), "spelling.add", NULL));
  gtk_widget_grab_focus (fixture->other);
  haw_test_wait_until (count_wrong (fixture) == 1);
  assert_wrong (fixture, "ministr");

  later = haw_spell_new (tags);
  haw_spell_load (later);
  words = haw_spelling_find_words ("خطاا ministr");
  haw_spell_check_async (later, words, haw_await_cb, &result);
  g_assert_true (haw_spell_check_finish (later, haw_await (&result)));
  g_assert_true (haw_spell_peek (later, g_ptr_array_index (words, 0), &right));
  g_assert_true (right);
  g_assert_true (haw_spell_peek (later, g_ptr_array_index (words, 1), &right));
  g_assert_false (right);
}

static void
test_switch (Fixture       *fixture,
             gconstpointer  data)
{
  assert_wrong (fixture, "خطاا ministr");
  g_object_set (fixture->spell, "enabled", FALSE, NULL);
  assert_wrong (fixture, "");
  g_object_set (fixture->spell, "enabled", TRUE, NULL);
  assert_wrong (fixture, "خطاا ministr");
}

/* A long note is looked at in small steps, each paragraph a few times at most. */
static void
test_many (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GString) body = g_string_new (NULL);
  g_auto (GStrv) words = NULL;
  guint n_checked;

  assert_wrong (fixture, "خطاا ministr");
  for (guint i = 0; i < 1000; i++)
    g_string_append (body, "The ministr arrived.\n");
  n_checked = haw_note_spell_get_n_checked (fixture->text);
  haw_note_text_set_stored (fixture->text, body->str);
  haw_test_wait_until (haw_note_spell_is_done (fixture->text));
  words = haw_note_spell_dup_wrong (fixture->text);
  g_assert_cmpuint (g_strv_length (words), ==, 1000);
  g_assert_cmpuint (haw_note_spell_get_n_checked (fixture->text) - n_checked, <=, 1010);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

#define ADD(name, data, func) \
  g_test_add ("/note-spell/" name, Fixture, data, set_up, func, tear_down)
  ADD ("words", NULL, test_words);
  ADD ("silence", no_tags, test_silence);
  ADD ("typing", NULL, test_typing);
  ADD ("right-again", NULL, test_right_again);
  ADD ("suggestions", NULL, test_suggestions);
  ADD ("switch", NULL, test_switch);
  ADD ("many", NULL, test_many);
  ADD ("add", NULL, test_add);
#undef ADD
  g_test_add_func ("/note-spell/empty", test_empty);

  return g_test_run ();
}
