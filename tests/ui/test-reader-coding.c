/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "reader-fixture.h"
#include "reader/haw-occurrences-dialog.h"
#include "reader/haw-reader-view-private.h"
#include "text/haw-fold.h"

#define KEYCODE_3 12
#define KEYCODE_4 13
#define KEYCODE_A 38
#define KEYCODE_L 46
#define KEYCODE_M 58
#define KEYCODE_N 57
#define KEYCODE_P 33
#define KEYCODE_U 30
#define KEYCODE_V 55
#define KEYCODE_X 53
#define KEYCODE_PERIOD 60

#define ARTICLE                                                                                    \
  "زيارة مفاجئة\n\n"                                                                               \
  "أجرى الوزير زيارة، وفقا لما نقلته قناة « تي.ر.تي » الرسمية. وبحث الوزير S300 مع NATO أمس.\n\n"  \
  "ورحبت والحكومة قالت د. سلمى: «سنبقى، ولن نغادر» ثم صمتت."

/* One name thirteen times, as news write it, and words that only look like it. */
#define NAMES                                                                                      \
  "اتصال\n\n"                                                                                      \
  "التقى أكار الوفد، وقال أكار إن اكار سيعود. وأكار، بحسب آكار، غادر. ورافق الوفد أكار. "            \
  "وسلم الرسالة لأكار وفدٌ، ورحب بأكار آخرون. فأكار كان هناك.\n\n"                                  \
  "أكَار وأكـار في أكاروف، وأكارتون. ثم عاد أكار، ولأكار رأي."

static char *
dup_selected (Fixture *fixture)
{
  char *selected = haw_reader_view_dup_selected_text (fixture->pane->view);

  return selected != NULL ? selected : g_strdup ("");
}

static void
assert_selected (Fixture    *fixture,
                 const char *expected)
{
  g_autofree char *selected = dup_selected (fixture);

  g_assert_cmpstr (selected, ==, expected);
}

static void
activate (Fixture    *fixture,
          const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->pane->view), action, NULL));
}

/* Up one step after the other, and the same number down to where it began. */
static void
test_grow (Fixture      *fixture,
           gconstpointer data)
{
  static const char *const steps[] = {
    "غ", "نغادر", "ولن نغادر", "سنبقى، ولن نغادر", "«سنبقى، ولن نغادر» ثم صمتت",
    "ورحبت والحكومة قالت د. سلمى: «سنبقى، ولن نغادر» ثم صمتت.",
  };
  guint start;
  guint end;

  find (fixture, "نغادر", &start, &end);
  haw_reader_view_set_caret (fixture->pane->view, start + 1);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      activate (fixture, "reader.grow-selection");
      assert_selected (fixture, steps[i]);
    }
  activate (fixture, "reader.grow-selection");
  assert_selected (fixture, steps[G_N_ELEMENTS (steps) - 1]);
  for (guint i = G_N_ELEMENTS (steps) - 1; i-- > 0;)
    {
      activate (fixture, "reader.shrink-selection");
      assert_selected (fixture, steps[i]);
    }
  activate (fixture, "reader.shrink-selection");
  assert_selected (fixture, "");
  g_assert_cmpuint (haw_reader_view_get_caret (fixture->pane->view), ==, start + 1);

  /* From a selection made otherwise too, also with the caret at its start. */
  haw_reader_select (fixture->pane->view, end, start);
  activate (fixture, "reader.grow-selection");
  activate (fixture, "reader.shrink-selection");
  g_assert_cmpuint (haw_reader_view_get_caret (fixture->pane->view), ==, start);
  assert_selected (fixture, "نغادر");

  /* Without steps to go back, to the part with which it begins. */
  select_words (fixture, "سنبقى، ولن");
  activate (fixture, "reader.shrink-selection");
  assert_selected (fixture, "سنبقى");
  activate (fixture, "reader.shrink-selection");
  assert_selected (fixture, "س");
}

/* Control and Shift with an arrow takes the words of the text one after the other, Latin ones too. */
static void
test_words (Fixture      *fixture,
            gconstpointer data)
{
  static const char *const steps[] = { "الوزير", "الوزير S300", "الوزير S300 مع", "الوزير S300 مع NATO" };
  guint start;
  guint end;

  find (fixture, "الوزير S300", &start, &end);
  haw_reader_view_set_caret (fixture->pane->view, start);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      haw_reader_move_caret (fixture->pane->view, GTK_MOVEMENT_WORDS, -1, TRUE);
      assert_selected (fixture, steps[i]);
    }
  for (guint i = G_N_ELEMENTS (steps) - 1; i-- > 0;)
    {
      g_autofree char *with_blank = g_strconcat (steps[i], " ", NULL);

      haw_reader_move_caret (fixture->pane->view, GTK_MOVEMENT_WORDS, 1, TRUE);
      assert_selected (fixture, with_blank);
    }
}

/* One key leaves the clitics out, with Shift they come back; an annotation is moved in one step. */
static void
test_clitics (Fixture      *fixture,
              gconstpointer data)
{
  select_words (fixture, "والحكومة قالت");
  g_assert_true (press (fixture, GDK_KEY_Arabic_hamza, KEYCODE_X, 0));
  assert_selected (fixture, "الحكومة قالت");
  press (fixture, GDK_KEY_x, KEYCODE_X, 0);
  assert_selected (fixture, "حكومة قالت");
  press (fixture, GDK_KEY_X, KEYCODE_X, GDK_SHIFT_MASK);
  press (fixture, GDK_KEY_X, KEYCODE_X, GDK_SHIFT_MASK);
  assert_selected (fixture, "والحكومة قالت");
  g_assert_cmpuint (fixture->n_changes, ==, 0);

  select_words (fixture, "والحكومة");
  press (fixture, GDK_KEY_1, KEYCODE_1, 0);
  press (fixture, GDK_KEY_x, KEYCODE_X, 0);
  g_assert_cmpstr (haw_annotation_get_quote (nth_annotation (fixture, 0)), ==, "الحكومة");
  g_assert_cmpuint (fixture->n_changes, ==, 2);
  press (fixture, GDK_KEY_X, KEYCODE_X, GDK_SHIFT_MASK);
  g_assert_cmpstr (haw_annotation_get_quote (nth_annotation (fixture, 0)), ==, "والحكومة");
}

/* The sentence of an event does not end at an abbreviation before a quotation mark. */
static void
test_event_sentence (Fixture      *fixture,
                     gconstpointer data)
{
  g_autofree char *expected = NULL;
  guint start;
  guint end;

  find (fixture, "أجرى الوزير زيارة، وفقا لما نقلته قناة « تي.ر.تي » الرسمية.", &start, &end);
  haw_reader_view_set_caret (fixture->pane->view, start + 5);
  g_assert_true (press (fixture, GDK_KEY_e, KEYCODE_E, 0));
  expected = g_strdup_printf ("event 0 %" G_GINT64_FORMAT " %u-%u;", fixture->articles[0], start,
                              end);
  g_assert_cmpstr (fixture->log->str, ==, expected);
}

static void
link_cb (HawViewState *state,
         gint64        annotation,
         gint64       *asked)
{
  *asked = annotation;
}

/* L makes an annotation of what is selected, or takes the one that is, and asks for the other one. */
static void
test_link (Fixture      *fixture,
           gconstpointer data)
{
  gint64 asked = 0;

  g_signal_connect (fixture->state, "edit-link", G_CALLBACK (link_cb), &asked);
  press (fixture, GDK_KEY_l, KEYCODE_L, 0);
  g_assert_cmpint (asked, ==, 0);
  select_words (fixture, "الوزير");
  g_assert_true (press (fixture, GDK_KEY_Arabic_meem, KEYCODE_L, 0));
  g_assert_cmpint (asked, !=, 0);
  g_assert_cmpint (asked, ==, haw_view_state_get_annotation (fixture->state));
  asked = 0;
  press (fixture, GDK_KEY_l, KEYCODE_L, 0);
  g_assert_cmpint (asked, ==, haw_view_state_get_annotation (fixture->state));
  g_assert_cmpuint (fixture->n_changes, ==, 1);
}

/* From annotation to annotation with one key each. */
static void
test_next_annotation (Fixture      *fixture,
                      gconstpointer data)
{
  gint64 ids[2];

  select_words (fixture, "الوزير");
  press (fixture, GDK_KEY_1, KEYCODE_1, 0);
  ids[0] = haw_view_state_get_annotation (fixture->state);
  select_words (fixture, "سلمى");
  press (fixture, GDK_KEY_1, KEYCODE_1, 0);
  ids[1] = haw_view_state_get_annotation (fixture->state);

  g_assert_true (press (fixture, GDK_KEY_Arabic_hah, KEYCODE_P, 0));
  g_assert_cmpint (haw_view_state_get_annotation (fixture->state), ==, ids[0]);
  g_assert_true (press (fixture, GDK_KEY_Arabic_teh, KEYCODE_N, 0));
  g_assert_cmpint (haw_view_state_get_annotation (fixture->state), ==, ids[1]);
}

/* Lets go of a key that was held while selecting. */
static void
let_go (Fixture *fixture,
        guint    keyval)
{
  g_autoptr (GListModel) controllers
    = gtk_widget_observe_controllers (GTK_WIDGET (fixture->pane->view));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (g_strcmp0 (gtk_event_controller_get_name (controller), "selecting-keys") == 0)
        g_signal_emit_by_name (controller, "key-released", keyval, 64, 0);
    }
  wait_for (is_idle, fixture);
}

/* V makes a code of the words, named after them; the full stop applies it again: one key each. */
static void
test_in_vivo (Fixture      *fixture,
              gconstpointer data)
{
  HawCodeList *codes = haw_view_state_get_codes (fixture->state);
  HawCode *code;

  select_words (fixture, "الوزير");
  g_assert_true (press (fixture, GDK_KEY_period, KEYCODE_PERIOD, 0));
  g_assert_cmpstr (fixture->log->str, ==, "message;");
  g_assert_cmpuint (fixture->n_changes, ==, 0);

  select_words (fixture, "زيارة مفاجئة\n\nأجرى");
  g_assert_true (press (fixture, GDK_KEY_Arabic_ra, KEYCODE_V, 0));
  g_assert_cmpuint (fixture->n_changes, ==, 1);
  code = haw_code_list_find_name (codes, "زيارة مفاجئة أجرى");
  g_assert_nonnull (code);
  g_assert_true (haw_annotation_has_code (nth_annotation (fixture, 0),
                                          haw_row_get_id (HAW_ROW (code))));

  select_words (fixture, "سلمى");
  g_assert_true (press (fixture, GDK_KEY_Arabic_zain, KEYCODE_PERIOD, 0));
  g_assert_cmpuint (fixture->n_changes, ==, 2);
  g_assert_true (haw_annotation_has_code (nth_annotation (fixture, 1),
                                          haw_row_get_id (HAW_ROW (code))));

  /* Again it changes nothing: it applies, and never takes away. */
  press (fixture, GDK_KEY_period, KEYCODE_PERIOD, 0);
  g_assert_cmpuint (fixture->n_changes, ==, 2);
  g_assert_true (haw_annotation_has_code (nth_annotation (fixture, 1),
                                          haw_row_get_id (HAW_ROW (code))));
}

static gboolean
change_keys (HawDb    *db,
             gpointer  data,
             GError  **error)
{
  return haw_db_run (db, error, "UPDATE code SET key = '' WHERE name IN ('Places', 'Claims')", "")
         && haw_db_run (db, error, "UPDATE code SET pinned = 1 WHERE name = 'Claims'", "");
}

/* Digits without a code of their own mean the pinned codes, then those used last. */
static void
test_digits (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;

  select_words (fixture, "الوزير");
  press (fixture, GDK_KEY_2, KEYCODE_2, 0);
  haw_project_edit_async (fixture->project, haw_label_new ("Pin", NULL), NULL, change_keys, NULL,
                          NULL, NULL, haw_await_cb, &result);
  g_assert_true (haw_project_edit_finish (fixture->project, haw_await (&result), NULL));
  wait_for (is_idle, fixture);

  select_words (fixture, "سلمى");
  press (fixture, GDK_KEY_1, KEYCODE_1, 0);
  press (fixture, GDK_KEY_2, KEYCODE_2, 0);
  press (fixture, GDK_KEY_3, KEYCODE_3, 0);
  for (guint i = 0; i < 3; i++)
    g_assert_true (haw_annotation_has_code (nth_annotation (fixture, 1), fixture->codes[i]));
  g_assert_cmpstr (fixture->log->str, ==, "");
  press (fixture, GDK_KEY_4, KEYCODE_4, 0);
  g_assert_cmpstr (fixture->log->str, ==, "message;");
  g_assert_true (haw_reader_pane_find_code (fixture->pane, '2') ==
                 haw_row_store_lookup (HAW_ROW_STORE (haw_view_state_get_codes (fixture->state)),
                                       fixture->codes[2]));
}

static gboolean
bar_says (Fixture    *fixture,
          const char *words)
{
  return strstr (haw_active_codes_bar_get_text (fixture->pane->active_bar), words) != NULL;
}

/* While codes are active, a selection is coded when the hand lets go, and no key more; one letter on the
 * way to a word is not. */
static void
test_active (Fixture      *fixture,
             gconstpointer data)
{
  guint start;
  guint end;

  g_assert_false (haw_reader_pane_is_active (fixture->pane));
  g_assert_true (press (fixture, GDK_KEY_Arabic_sheen, KEYCODE_A, 0));
  g_assert_true (haw_reader_pane_is_active (fixture->pane));
  g_assert_true (press (fixture, GDK_KEY_1, KEYCODE_1, 0));
  g_assert_true (press (fixture, GDK_KEY_2, KEYCODE_2, 0));
  g_assert_true (bar_says (fixture, "أشخاص"));
  g_assert_true (bar_says (fixture, "Places"));
  g_assert_cmpuint (fixture->n_changes, ==, 0);

  find (fixture, "سلمى", &start, &end);
  haw_reader_view_set_caret (fixture->pane->view, start);
  activate (fixture, "reader.grow-selection");
  let_go (fixture, GDK_KEY_Alt_L);
  g_assert_cmpuint (n_annotations (fixture), ==, 0);
  activate (fixture, "reader.grow-selection");
  wait_for (is_idle, fixture);
  g_assert_cmpuint (n_annotations (fixture), ==, 0);
  let_go (fixture, GDK_KEY_Alt_L);
  g_assert_cmpuint (fixture->n_changes, ==, 1);
  g_assert_cmpstr (haw_annotation_get_quote (nth_annotation (fixture, 0)), ==, "سلمى");
  g_assert_true (haw_annotation_has_code (nth_annotation (fixture, 0), fixture->codes[0]));
  g_assert_true (haw_annotation_has_code (nth_annotation (fixture, 0), fixture->codes[1]));

  /* With the mouse too; a key takes a code out of the set. */
  press (fixture, GDK_KEY_2, KEYCODE_2, 0);
  g_assert_false (bar_says (fixture, "Places"));
  select_words (fixture, "الوزير");
  haw_reader_finish_selection (fixture->pane->view);
  wait_for (is_idle, fixture);
  g_assert_cmpuint (n_annotations (fixture), ==, 2);
  g_assert_true (haw_annotation_has_code (nth_annotation (fixture, 0), fixture->codes[0]));
  g_assert_false (haw_annotation_has_code (nth_annotation (fixture, 0), fixture->codes[1]));

  g_assert_true (press (fixture, GDK_KEY_Escape, 9, 0));
  g_assert_false (haw_reader_pane_is_active (fixture->pane));
  select_words (fixture, "NATO");
  haw_reader_finish_selection (fixture->pane->view);
  wait_for (is_idle, fixture);
  g_assert_cmpuint (n_annotations (fixture), ==, 2);
}

/* One key to the next paragraph without a code: never to the title, and to the first after the last. */
static void
test_uncoded (Fixture      *fixture,
              gconstpointer data)
{
  guint start[2];
  guint end;

  find (fixture, "أجرى", &start[0], &end);
  find (fixture, "ورحبت", &start[1], &end);
  haw_reader_view_set_caret (fixture->pane->view, 0);
  g_assert_true (press (fixture, GDK_KEY_Arabic_ain, KEYCODE_U, 0));
  g_assert_cmpuint (haw_reader_view_get_caret (fixture->pane->view), ==, start[0]);
  press (fixture, GDK_KEY_u, KEYCODE_U, 0);
  g_assert_cmpuint (haw_reader_view_get_caret (fixture->pane->view), ==, start[1]);
  select_words (fixture, "سلمى");
  press (fixture, GDK_KEY_1, KEYCODE_1, 0);
  press (fixture, GDK_KEY_u, KEYCODE_U, 0);
  g_assert_cmpuint (haw_reader_view_get_caret (fixture->pane->view), ==, start[0]);
  select_words (fixture, "الوزير");
  press (fixture, GDK_KEY_1, KEYCODE_1, 0);
  press (fixture, GDK_KEY_u, KEYCODE_U, 0);
  g_assert_cmpstr (fixture->log->str, ==, "message;");
}

static HawOccurrencesDialog *
get_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (HAW_IS_OCCURRENCES_DIALOG (window))
        return HAW_OCCURRENCES_DIALOG (window);
    }

  return NULL;
}

/* The list of the dialog, not the one in its button for the scope. */
static GtkWidget *
find_list (GtkWidget *widget)
{
  if (g_str_equal (gtk_widget_get_name (widget), "occurrences"))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_list (child);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static GListModel *
get_places (void)
{
  HawOccurrencesDialog *dialog = get_dialog ();
  GtkWidget *list = dialog != NULL ? find_list (GTK_WIDGET (dialog)) : NULL;

  return list != NULL ? G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list))) : NULL;
}

static gboolean
places_are_found (Fixture *fixture)
{
  return get_places () != NULL && g_list_model_get_n_items (get_places ()) > 0 &&
         haw_project_get_pending (fixture->project) == 0;
}

static gboolean
dialog_is_gone (Fixture *fixture)
{
  return get_dialog () == NULL;
}

static void
press_in_list (guint keyval)
{
  GtkWidget *list = find_list (GTK_WIDGET (get_dialog ()));
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (list);
  gboolean handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (g_strcmp0 (gtk_event_controller_get_name (controller), "occurrences-keys") == 0)
        g_signal_emit_by_name (controller, "key-pressed", keyval, 36, 0, &handled);
    }
  g_assert_true (handled);
}

/* From a name that is selected to all of its other mentions: the key of the code, the key of the
 * dialog, Enter. Three keys, and one step to undo for the twelve. */
static void
test_mentions (Fixture      *fixture,
               gconstpointer data)
{
  guint n_keys = 0;

  select_words (fixture, "أكار");
  n_keys += press (fixture, GDK_KEY_1, KEYCODE_1, 0);
  n_keys += press (fixture, GDK_KEY_Arabic_tehmarbuta, KEYCODE_M, GDK_CONTROL_MASK | GDK_SHIFT_MASK);
  wait_for (places_are_found, fixture);
  g_assert_cmpuint (g_list_model_get_n_items (get_places ()), ==, 12);
  g_assert_cmpuint (n_annotations (fixture), ==, 1);
  press_in_list (GDK_KEY_Return);
  n_keys++;
  wait_for (dialog_is_gone, fixture);
  wait_for (is_idle, fixture);

  g_assert_cmpuint (n_keys, ==, 3);
  g_assert_cmpuint (fixture->n_changes, ==, 2);
  g_assert_cmpuint (n_annotations (fixture), ==, 13);
  for (guint i = 0; i < 13; i++)
    {
      g_autofree char *folded = haw_fold (haw_annotation_get_quote (nth_annotation (fixture, i)));

      g_assert_cmpstr (folded, ==, "اكار");
      g_assert_true (haw_annotation_has_code (nth_annotation (fixture, i), fixture->codes[0]));
    }
  g_assert_cmpstr (fixture->log->str, ==, "message;");

  g_free (haw_test_undo (fixture->project, FALSE, NULL));
  wait_for (is_idle, fixture);
  g_assert_cmpuint (n_annotations (fixture), ==, 1);
}

/* What is not ticked stays as it is, and Escape codes nothing. */
static void
test_mentions_chosen (Fixture      *fixture,
                      gconstpointer data)
{
  select_words (fixture, "أكار");
  press (fixture, GDK_KEY_1, KEYCODE_1, 0);
  press (fixture, GDK_KEY_M, KEYCODE_M, GDK_CONTROL_MASK | GDK_SHIFT_MASK);
  wait_for (places_are_found, fixture);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (get_dialog ()), "window.close", NULL));
  wait_for (dialog_is_gone, fixture);
  g_assert_cmpuint (n_annotations (fixture), ==, 1);

  press (fixture, GDK_KEY_M, KEYCODE_M, GDK_CONTROL_MASK | GDK_SHIFT_MASK);
  wait_for (places_are_found, fixture);
  press_in_list (GDK_KEY_space);
  press_in_list (GDK_KEY_Return);
  wait_for (dialog_is_gone, fixture);
  wait_for (is_idle, fixture);
  g_assert_cmpuint (n_annotations (fixture), ==, 12);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

#define ADD(name, function)                                                                        \
  g_test_add ("/reader-coding/" name, Fixture, ARTICLE, fixture_set_up, function, fixture_tear_down)

  ADD ("grow", test_grow);
  ADD ("words", test_words);
  ADD ("clitics", test_clitics);
  ADD ("event-sentence", test_event_sentence);
  ADD ("next-annotation", test_next_annotation);
  ADD ("link", test_link);
  ADD ("in-vivo", test_in_vivo);
  ADD ("digits", test_digits);
  ADD ("active", test_active);
  ADD ("uncoded", test_uncoded);

#undef ADD

  g_test_add ("/reader-coding/mentions", Fixture, NAMES, fixture_set_up, test_mentions,
              fixture_tear_down);
  g_test_add ("/reader-coding/mentions-chosen", Fixture, NAMES, fixture_set_up,
              test_mentions_chosen, fixture_tear_down);

  return g_test_run ();
}
