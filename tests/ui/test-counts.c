/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dialogs/haw-help-window.h"
#include "model/haw-code-edit.h"
#include "reader/haw-occurrences-dialog.h"
#include "reader/haw-reader-view.h"
#include "support/haw-test-widgets.h"
#include "support/haw-test-window.h"
#include "widgets/haw-note-text.h"

#include <string.h>

/* The keys that frequent work takes, each pressed and counted in the window, against the page of the help
 * that tells them. */

#define NAME "أكار"
#define N_OTHERS 12

enum
{
  KEYCODE_1 = 10,
  KEYCODE_END = 35,     /* ] */
  KEYCODE_ENTER = 36,
  KEYCODE_V = 55,
  KEYCODE_M = 58,
  KEYCODE_PERIOD = 60,
};

/* The rows of the table. */
enum
{
  ROW_CODE,
  ROW_AGAIN,
  ROW_WORDS,
  ROW_MENTIONS,
  ROW_SPELLINGS,
  ROW_NOTE,
  ROW_ENDS,
  ROW_UNDO,
  N_ROWS,
};

typedef struct
{
  HawTestWindow window;
  GtkWidget *pane;
  HawReaderView *view;
  guint n_keys;
} Fixture;

/* What the table says of this program. */
static guint
get_figure (guint       row,
            const char *language)
{
  g_autofree char *page = haw_help_window_dup_source ("counts", language);
  g_auto (GStrv) lines = g_strsplit (page, "\n", -1);
  guint n = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) cells = NULL;

      /* The first two are the heading and the line below it. */
      if (*lines[i] != '|' || n++ != row + 2)
        continue;
      cells = g_strsplit (lines[i], "|", -1);
      return (guint) g_ascii_strtoull (g_strstrip (cells[2]), NULL, 10);
    }

  return 0;
}

static void
assert_counted (Fixture *fixture,
                guint    row)
{
  g_assert_cmpuint (get_figure (row, "en"), ==, fixture->n_keys);
  g_assert_cmpuint (get_figure (row, "ar"), ==, fixture->n_keys);
}

static gboolean
is_idle (Fixture *fixture)
{
  return haw_project_get_pending (haw_test_get_project (&fixture->window)) == 0;
}

static void
press_on (Fixture         *fixture,
          GtkWidget       *widget,
          const char      *controller,
          guint            keyval,
          guint            keycode,
          GdkModifierType  state)
{
  gboolean handled = FALSE;

  g_signal_emit_by_name (haw_test_find_controller (widget, controller), "key-pressed", keyval,
                         keycode, state, &handled);
  g_assert_true (handled);
  fixture->n_keys++;
  haw_test_wait_until (is_idle (fixture));
}

static void
press (Fixture         *fixture,
       guint            keyval,
       guint            keycode,
       GdkModifierType  state)
{
  press_on (fixture, fixture->pane, "reader-keys", keyval, keycode, state);
}

static HawAnnotationList *
get_annotations (Fixture *fixture)
{
  return haw_view_state_get_annotations (fixture->window.window->state);
}

static guint
count (Fixture *fixture)
{
  return haw_row_store_get_n (HAW_ROW_STORE (get_annotations (fixture)));
}

/* The annotation that was made last. */
static HawAnnotation *
get_last (Fixture *fixture)
{
  HawAnnotation *last = NULL;

  for (guint i = 0; i < count (fixture); i++)
    {
      HawAnnotation *one = haw_row_store_peek (HAW_ROW_STORE (get_annotations (fixture)), i);

      if (last == NULL || haw_row_get_id (HAW_ROW (one)) > haw_row_get_id (HAW_ROW (last)))
        last = one;
    }

  return last;
}

static void
add_codes (Fixture *fixture)
{
  const char *const names[] = { "أشخاص", "أماكن" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const HawCodeFields fields = { .name = names[i] };
      g_autoptr (GAsyncResult) result = NULL;

      haw_code_add_async (haw_test_get_project (&fixture->window), &fields, NULL, haw_await_cb,
                          &result);
      g_assert_cmpint (haw_code_add_finish (haw_test_get_project (&fixture->window),
                                            haw_await (&result), NULL), >, 0);
    }
}

static gboolean
shows_article (Fixture *fixture)
{
  return get_annotations (fixture) != NULL &&
         !haw_row_store_get_loading (HAW_ROW_STORE (get_annotations (fixture))) &&
         haw_reader_view_get_text (fixture->view) != NULL;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GString) text = g_string_new (NULL);

  haw_test_window_set_up (&fixture->window, data);
  haw_test_create (&fixture->window, "affair.hawamish");
  add_codes (fixture);
  for (guint i = 0; i <= N_OTHERS; i++)
    g_string_append (text, i % 2 == 0 ? "قال " NAME " ذلك مساء. " : "ثم عاد و" NAME " معهم. ");
  haw_test_add_articles (haw_test_get_project (&fixture->window), "أسماء", text->str, 1);
  fixture->pane = fixture->window.window->reader;
  fixture->view = HAW_READER_VIEW (haw_test_find_type (fixture->pane, HAW_TYPE_READER_VIEW));
  haw_view_state_set_article (fixture->window.window->state, 4);
  haw_test_wait_until (shows_article (fixture));
  gtk_widget_grab_focus (GTK_WIDGET (fixture->view));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  haw_test_window_tear_down (&fixture->window, data);
}

static void
select_range (Fixture *fixture,
              guint    start,
              guint    end)
{
  haw_reader_view_select_range (fixture->view, start, end);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  fixture->n_keys = 0;
}

/* With its key, as the last one, and as words that become a code. */
static void
test_code (Fixture       *fixture,
           gconstpointer  data)
{
  gsize n_codes = 0;
  gint64 code;

  select_range (fixture, 0, 3);
  press (fixture, GDK_KEY_1, KEYCODE_1, 0);
  assert_counted (fixture, ROW_CODE);
  haw_test_wait_until (count (fixture) == 1);
  code = haw_annotation_get_codes (get_last (fixture), &n_codes)[0];
  g_assert_cmpuint (n_codes, ==, 1);

  select_range (fixture, 4, 8);
  press (fixture, GDK_KEY_period, KEYCODE_PERIOD, 0);
  assert_counted (fixture, ROW_AGAIN);
  haw_test_wait_until (count (fixture) == 2);
  g_assert_cmpint (haw_annotation_get_codes (get_last (fixture), &n_codes)[0], ==, code);

  select_range (fixture, 9, 12);
  press (fixture, GDK_KEY_v, KEYCODE_V, 0);
  assert_counted (fixture, ROW_WORDS);
  haw_test_wait_until (count (fixture) == 3);
  g_assert_cmpint (haw_annotation_get_codes (get_last (fixture), &n_codes)[0], !=, code);
}

static GtkWidget *
get_places (void)
{
  GtkWindow *dialog = haw_test_find_dialog (HAW_TYPE_OCCURRENCES_DIALOG);

  return dialog != NULL
         ? GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (dialog),
                                                      HAW_TYPE_OCCURRENCES_DIALOG, "list"))
         : NULL;
}

static gboolean
has_places (void)
{
  GtkSelectionModel *model = get_places () != NULL
                             ? gtk_list_view_get_model (GTK_LIST_VIEW (get_places ())) : NULL;

  return model != NULL && g_list_model_get_n_items (G_LIST_MODEL (model)) == N_OTHERS;
}

/* The other mentions of a name that is coded, half of them with a clitic. */
static void
test_mentions (Fixture       *fixture,
               gconstpointer  data)
{
  select_range (fixture, 4, 8);
  press (fixture, GDK_KEY_1, KEYCODE_1, 0);
  haw_test_wait_until (count (fixture) == 1);
  fixture->n_keys = 0;
  press (fixture, GDK_KEY_M, KEYCODE_M, GDK_CONTROL_MASK | GDK_SHIFT_MASK);
  haw_test_wait_until (has_places ());
  press_on (fixture, get_places (), "occurrences-keys", GDK_KEY_Return, KEYCODE_ENTER, 0);
  assert_counted (fixture, ROW_MENTIONS);
  assert_counted (fixture, ROW_SPELLINGS);
  haw_test_wait_until (count (fixture) == 1 + N_OTHERS);
}

static HawNoteText *
get_focused_note (Fixture *fixture)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (fixture->window.window));

  return HAW_IS_NOTE_TEXT (focus) ? HAW_NOTE_TEXT (focus) : NULL;
}

/* Besides its text, a note takes the key that opens it and the one that leads back to the same place. */
static void
test_note (Fixture       *fixture,
           gconstpointer  data)
{
  guint caret;

  select_range (fixture, 4, 8);
  caret = haw_reader_view_get_caret (fixture->view);
  press (fixture, GDK_KEY_Return, KEYCODE_ENTER, 0);
  haw_test_wait_until (get_focused_note (fixture) != NULL);
  gtk_text_buffer_insert_interactive_at_cursor (
    gtk_text_view_get_buffer (GTK_TEXT_VIEW (get_focused_note (fixture))), "من هو؟", -1, TRUE);
  press_on (fixture, GTK_WIDGET (get_focused_note (fixture)), "note-keys", GDK_KEY_Escape, 9, 0);
  assert_counted (fixture, ROW_NOTE);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window.window)) ==
                 GTK_WIDGET (fixture->view));
  g_assert_cmpuint (haw_reader_view_get_caret (fixture->view), ==, caret);
  haw_test_wait_until (haw_test_is_stored (&fixture->window, "من هو؟"));
}

static void
test_ends (Fixture       *fixture,
           gconstpointer  data)
{
  gint64 end;

  select_range (fixture, 4, 8);
  press (fixture, GDK_KEY_1, KEYCODE_1, 0);
  haw_test_wait_until (count (fixture) == 1);
  end = haw_annotation_get_end (get_last (fixture));
  haw_view_state_set_annotation (fixture->window.window->state,
                                 haw_row_get_id (HAW_ROW (get_last (fixture))));
  fixture->n_keys = 0;
  press (fixture, GDK_KEY_bracketright, KEYCODE_END, 0);
  assert_counted (fixture, ROW_ENDS);
  haw_test_wait_until (haw_annotation_get_end (get_last (fixture)) > end);
}

static void
test_undo (Fixture       *fixture,
           gconstpointer  data)
{
  g_auto (GStrv) accels = gtk_application_get_accels_for_action (
    GTK_APPLICATION (haw_test_application), "win.undo");

  g_assert_true (g_strv_contains ((const char *const *) accels, "<Control>z"));
  select_range (fixture, 4, 8);
  press (fixture, GDK_KEY_1, KEYCODE_1, 0);
  haw_test_wait_until (count (fixture) == 1);
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window.window), "undo", NULL);
  fixture->n_keys = 1;
  haw_test_wait_until (count (fixture) == 0);
  assert_counted (fixture, ROW_UNDO);
}

/* Every row has its figure and is counted by a test. */
static void
test_table (void)
{
  g_assert_cmpuint (get_figure (N_ROWS - 1, "en"), >, 0);
  g_assert_cmpuint (get_figure (N_ROWS, "en"), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  haw_test_window_init (&argc, &argv);

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/counts/code", test_code);
  ADD ("/counts/mentions", test_mentions);
  ADD ("/counts/note", test_note);
  ADD ("/counts/ends", test_ends);
  ADD ("/counts/undo", test_undo);
  g_test_add_func ("/counts/table", test_table);
#undef ADD

  return haw_test_window_run ();
}
