/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "reader-fixture.h"
#include "reader/haw-reader-view-private.h"

#define KEYCODE_D 40
#define KEYCODE_J 44
#define KEYCODE_START 34
#define KEYCODE_END   35

/* The place of a key counts, whatever it says: one edit applies the code, another takes it away. */
static void
test_code_key (Fixture      *fixture,
               gconstpointer data)
{
  HawAnnotation *annotation;
  guint start;
  guint end;
  gsize n;

  find (fixture, "مساء أمس", &start, &end);
  haw_reader_view_select_range (fixture->pane->view, start - 1, end + 1);
  g_assert_true (press (fixture, GDK_KEY_Arabic_1, KEYCODE_1, 0));
  g_assert_cmpuint (fixture->n_changes, ==, 1);
  g_assert_cmpuint (n_annotations (fixture), ==, 1);
  annotation = nth_annotation (fixture, 0);
  g_assert_cmpstr (haw_annotation_get_quote (annotation), ==, "مساء أمس");
  g_assert_cmpint (haw_annotation_get_start (annotation), ==, start);
  g_assert_true (haw_annotation_has_code (annotation, fixture->codes[0]));

  /* The selection has become the annotation. */
  g_assert_false (haw_reader_view_get_selection (fixture->pane->view, NULL, NULL));
  g_assert_cmpint (haw_view_state_get_annotation (fixture->state), ==,
                   haw_row_get_id (HAW_ROW (annotation)));
  g_assert_cmpint (haw_reader_view_get_selected_mark (fixture->pane->view), ==,
                   haw_row_get_id (HAW_ROW (annotation)));
  g_assert_cmpuint (n_marks_at (fixture, start), ==, 1);

  g_assert_true (press (fixture, GDK_KEY_2, KEYCODE_2, 0));
  haw_annotation_get_codes (annotation, &n);
  g_assert_cmpuint (n, ==, 2);
  g_assert_true (press (fixture, GDK_KEY_1, KEYCODE_1, 0));
  g_assert_cmpuint (fixture->n_changes, ==, 3);
  g_assert_false (haw_annotation_has_code (annotation, fixture->codes[0]));
  g_assert_true (haw_annotation_has_code (annotation, fixture->codes[1]));
}

/* Keys mean nothing without a passage or without the focus, and not every key is one. */
static void
test_other_keys (Fixture      *fixture,
                 gconstpointer data)
{
  g_assert_false (press (fixture, GDK_KEY_1, KEYCODE_1, 0));
  g_assert_false (press (fixture, GDK_KEY_Delete, 119, 0));
  select_words (fixture, "الوفد");
  g_assert_false (press (fixture, GDK_KEY_1, KEYCODE_1, GDK_ALT_MASK));
  g_assert_cmpstr (fixture->log->str, ==, "");
  g_assert_true (press (fixture, GDK_KEY_7, 16, 0));
  g_assert_cmpstr (fixture->log->str, ==, "message;");

  gtk_window_set_focus (GTK_WINDOW (fixture->window), NULL);
  g_assert_false (press (fixture, GDK_KEY_1, KEYCODE_1, 0));
  g_assert_cmpuint (n_annotations (fixture), ==, 0);
  g_assert_cmpuint (fixture->n_changes, ==, 0);
}

static void
test_overlapping (Fixture      *fixture,
                  gconstpointer data)
{
  guint start;
  guint end;

  select_words (fixture, "أن اللقاء كان قصيرا");
  press (fixture, GDK_KEY_1, KEYCODE_1, 0);
  select_words (fixture, "كان قصيرا وأن الوفد");
  press (fixture, GDK_KEY_2, KEYCODE_2, 0);
  select_words (fixture, "وأضاف أن اللقاء كان قصيرا وأن الوفد غادر");
  press (fixture, GDK_KEY_3, 12, 0);
  g_assert_cmpuint (n_annotations (fixture), ==, 3);
  find (fixture, "كان", &start, &end);
  g_assert_cmpuint (n_marks_at (fixture, start), ==, 3);

  /* Undo and redo reach the marks by way of the project alone. */
  g_free (haw_test_undo (fixture->project, FALSE, NULL));
  wait_for (is_idle, fixture);
  g_assert_cmpuint (n_marks_at (fixture, start), ==, 2);
  g_assert_cmpint (haw_view_state_get_annotation (fixture->state), ==, 0);
  g_free (haw_test_undo (fixture->project, TRUE, NULL));
  wait_for (is_idle, fixture);
  g_assert_cmpuint (n_marks_at (fixture, start), ==, 3);
}

static void
assert_quote (Fixture    *fixture,
              guint       position,
              const char *quote)
{
  HawAnnotation *annotation = nth_annotation (fixture, position);
  gint64 id = haw_row_get_id (HAW_ROW (annotation));
  const HawReaderMarkEntry *entry = haw_reader_marks_find (fixture->pane->view, id);
  g_autofree char *shown = haw_text_slice (fixture->pane->document->text, entry->mark.start,
                                           entry->mark.end);

  g_assert_cmpstr (haw_annotation_get_quote (annotation), ==, quote);
  g_assert_cmpstr (shown, ==, quote);
}

/* The keys for the ends of an annotation count by their place; in a row they are one step back. */
static void
test_range (Fixture      *fixture,
            gconstpointer data)
{
  select_words (fixture, "مساء أمس");
  press (fixture, GDK_KEY_1, KEYCODE_1, 0);
  g_assert_true (press (fixture, GDK_KEY_Arabic_dal, KEYCODE_END, 0));
  g_assert_true (press (fixture, GDK_KEY_bracketright, KEYCODE_END, 0));
  g_assert_true (press (fixture, GDK_KEY_Arabic_jeem, KEYCODE_START, 0));
  assert_quote (fixture, 0, "وصل مساء أمس إلى المدينة");
  g_assert_true (press (fixture, GDK_KEY_braceleft, KEYCODE_START, GDK_SHIFT_MASK));
  g_assert_true (press (fixture, GDK_KEY_bracketright, KEYCODE_END, GDK_CONTROL_MASK));
  assert_quote (fixture, 0, "مساء أمس إلى المدينة ");
  g_assert_cmpuint (fixture->n_changes, ==, 6);

  g_free (haw_test_undo (fixture->project, FALSE, NULL));
  wait_for (is_idle, fixture);
  assert_quote (fixture, 0, "مساء أمس");

  /* A drag is a step of its own, and what the pointer does while it is being stored comes after. */
  HawReaderView *view = fixture->pane->view;
  gint64 id = haw_row_get_id (HAW_ROW (nth_annotation (fixture, 0)));
  guint start = (guint) haw_annotation_get_start (nth_annotation (fixture, 0));

  haw_reader_pane_resize (fixture->pane, id, start, start + 4, FALSE);
  haw_reader_pane_resize (fixture->pane, id, start + 1, start + 4, FALSE);
  haw_reader_pane_resize (fixture->pane, id, start + 2, start + 4, FALSE);
  wait_for (is_idle, fixture);
  g_assert_cmpint (haw_reader_view_get_selected_mark (view), ==, id);
  assert_quote (fixture, 0, "اء");
}

static void
test_split_and_join (Fixture      *fixture,
                     gconstpointer data)
{
  guint start;
  guint end;

  select_words (fixture, "الوفد وصل مساء أمس");
  press (fixture, GDK_KEY_1, KEYCODE_1, 0);

  /* At the beginning there is nothing to split; inside a word it is split before it. */
  g_string_truncate (fixture->log, 0);
  find (fixture, "مساء أمس", &start, &end);
  haw_reader_select (fixture->pane->view, start + 2, start + 2);
  g_assert_true (press (fixture, GDK_KEY_Arabic_yeh, KEYCODE_D, GDK_CONTROL_MASK));
  g_assert_cmpuint (n_annotations (fixture), ==, 2);
  assert_quote (fixture, 0, "الوفد وصل");
  assert_quote (fixture, 1, "مساء أمس");
  g_assert_true (haw_annotation_has_code (nth_annotation (fixture, 1), fixture->codes[0]));

  g_assert_true (press (fixture, GDK_KEY_j, KEYCODE_J, GDK_CONTROL_MASK));
  g_assert_cmpuint (n_annotations (fixture), ==, 1);
  assert_quote (fixture, 0, "الوفد وصل مساء أمس");
  g_assert_cmpstr (fixture->log->str, ==, "");

  /* With nobody beside it that has the same codes it says so. */
  g_assert_true (press (fixture, GDK_KEY_j, KEYCODE_J, GDK_CONTROL_MASK));
  g_assert_cmpstr (fixture->log->str, ==, "message;");
  g_free (haw_test_undo (fixture->project, FALSE, NULL));
  wait_for (is_idle, fixture);
  g_assert_cmpuint (n_annotations (fixture), ==, 2);
}

/* Marks are made once an edit, however many rows it changed. */
static void
test_marks_once (Fixture      *fixture,
                 gconstpointer data)
{
  guint before;
  guint filled;

  select_words (fixture, "الوفد");
  before = fixture->pane->n_marks_built;
  filled = fixture->pane->n_marks_filled;
  press (fixture, GDK_KEY_1, KEYCODE_1, 0);
  g_assert_cmpuint (fixture->pane->n_marks_built, ==, before);
  g_assert_cmpuint (fixture->pane->n_marks_filled - filled, <=, 2);
}

static void
test_delete (Fixture      *fixture,
             gconstpointer data)
{
  select_words (fixture, "الوفد");
  press (fixture, GDK_KEY_1, KEYCODE_1, 0);
  g_assert_true (press (fixture, GDK_KEY_Delete, 119, 0));
  g_assert_cmpuint (n_annotations (fixture), ==, 0);
  g_assert_cmpint (haw_view_state_get_annotation (fixture->state), ==, 0);
  g_assert_cmpstr (fixture->log->str, ==, "message;");
  g_free (haw_test_undo (fixture->project, FALSE, NULL));
  wait_for (is_idle, fixture);
  g_assert_cmpuint (n_annotations (fixture), ==, 1);
}

/* A note on a selection makes the annotation first; on an annotation it makes nothing. */
static void
test_note (Fixture      *fixture,
           gconstpointer data)
{
  g_autofree char *expected = NULL;
  gint64 id;

  select_words (fixture, "رئيس المجلس");
  g_assert_true (press (fixture, GDK_KEY_Return, 36, 0));
  g_assert_cmpuint (n_annotations (fixture), ==, 1);
  id = haw_row_get_id (HAW_ROW (nth_annotation (fixture, 0)));
  g_assert_true (press (fixture, GDK_KEY_KP_Enter, 104, 0));
  gtk_widget_activate_action (GTK_WIDGET (fixture->pane), "reader.translate", NULL);
  expected = g_strdup_printf ("note %" G_GINT64_FORMAT ";note %" G_GINT64_FORMAT
                              ";translation %" G_GINT64_FORMAT ";", id, id, id);
  g_assert_cmpstr (fixture->log->str, ==, expected);
  g_assert_cmpuint (fixture->n_changes, ==, 1);
}

/* An event of a selection, and of the sentence at the caret, both after an emoji of three
 * characters. */
static void
test_event (Fixture      *fixture,
            gconstpointer data)
{
  g_autofree char *expected = NULL;
  guint start[3];
  guint end[3];

  find (fixture, "وصل مساء أمس", &start[0], &end[0]);
  find (fixture, "ثم التقى رئيس المجلس؛", &start[1], &end[1]);
  find (fixture, "وغادر بعدها.", &start[2], &end[2]);
  haw_reader_view_select_range (fixture->pane->view, start[0], end[0]);
  g_assert_true (press (fixture, GDK_KEY_Arabic_theh, KEYCODE_E, 0));
  haw_reader_view_set_caret (fixture->pane->view, start[1] + 5);
  press (fixture, GDK_KEY_e, KEYCODE_E, 0);
  haw_reader_view_set_caret (fixture->pane->view, start[2] + 3);
  press (fixture, GDK_KEY_e, KEYCODE_E, 0);
  expected = g_strdup_printf ("event 0 %" G_GINT64_FORMAT " %u-%u;event 0 %" G_GINT64_FORMAT
                              " %u-%u;event 0 %" G_GINT64_FORMAT " %u-%u;",
                              fixture->articles[0], start[0], end[0], fixture->articles[0],
                              start[1], end[1], fixture->articles[0], start[2], end[2]);
  g_assert_cmpstr (fixture->log->str, ==, expected);
  g_assert_cmpuint (fixture->n_changes, ==, 0);
}

static gboolean
chooser_is_open (Fixture *fixture)
{
  return fixture->pane->chooser != NULL &&
         gtk_widget_get_mapped (GTK_WIDGET (fixture->pane->chooser));
}

/* A code made while coding is one step of the history. */
static void
test_new_code (Fixture      *fixture,
               gconstpointer data)
{
  HawCodeList *codes = haw_view_state_get_codes (fixture->state);
  HawCode *code;

  select_words (fixture, "المدينة الساحلية");
  g_assert_true (press (fixture, GDK_KEY_Arabic_noon, KEYCODE_K, GDK_CONTROL_MASK));
  wait_for (chooser_is_open, fixture);
  g_signal_emit_by_name (fixture->pane->chooser, "new-code", "وساطة");
  wait_for (is_idle, fixture);
  g_assert_cmpuint (fixture->n_changes, ==, 1);
  code = haw_code_list_find_name (codes, "وساطة");
  g_assert_nonnull (code);
  g_assert_cmpstr (haw_code_get_key (code), ==, "4");
  g_assert_cmpstr (haw_code_get_color (code), !=, "");
  g_assert_true (haw_annotation_has_code (nth_annotation (fixture, 0),
                                          haw_row_get_id (HAW_ROW (code))));
  gtk_popover_popdown (GTK_POPOVER (fixture->pane->chooser));
}

/* A reading under way does not put its text into another article's place. */
static void
test_switch (Fixture      *fixture,
             gconstpointer data)
{
  guint start;
  guint end;

  select_words (fixture, "الوفد");
  haw_view_state_set_article (fixture->state, fixture->articles[1]);
  g_assert_false (press (fixture, GDK_KEY_1, KEYCODE_1, 0));
  haw_view_state_set_article (fixture->state, fixture->articles[0]);
  haw_view_state_set_article (fixture->state, fixture->articles[1]);
  wait_for (is_shown, fixture);
  g_assert_cmpint (fixture->pane->document->id, ==, fixture->articles[1]);
  g_assert_true (haw_reader_view_get_text (fixture->pane->view) == fixture->pane->document->text);

  find (fixture, "السفينة", &start, &end);
  haw_view_state_reveal_passage (fixture->state, fixture->articles[1], start, end);
  g_assert_true (haw_reader_view_get_selection (fixture->pane->view, NULL, NULL));
  haw_view_state_set_article (fixture->state, 0);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (fixture->pane->stack), ==, "empty");
}

/* A passage of another article is shown once that is there; one that is annotated as such. */
static void
test_reveal (Fixture      *fixture,
             gconstpointer data)
{
  guint start;
  guint end;
  guint shown_start;
  guint shown_end;
  gint64 id;

  find (fixture, "رئيس المجلس", &start, &end);
  haw_reader_view_select_range (fixture->pane->view, start, end);
  press (fixture, GDK_KEY_1, KEYCODE_1, 0);
  id = haw_view_state_get_annotation (fixture->state);
  haw_view_state_set_article (fixture->state, fixture->articles[1]);
  wait_for (is_shown, fixture);

  haw_view_state_reveal_passage (fixture->state, fixture->articles[0], start, end);
  wait_for (is_shown, fixture);
  g_assert_cmpint (haw_view_state_get_annotation (fixture->state), ==, id);
  g_assert_cmpint (haw_reader_view_get_selected_mark (fixture->pane->view), ==, id);

  haw_view_state_reveal_passage (fixture->state, fixture->articles[0], start, end - 1);
  g_assert_true (haw_reader_view_get_selection (fixture->pane->view, &shown_start, &shown_end));
  g_assert_cmpuint (shown_start, ==, start);
  g_assert_cmpuint (shown_end, ==, end - 1);
  g_assert_cmpint (haw_view_state_get_annotation (fixture->state), ==, 0);
}

static void
text_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      data)
{
  *(char **) data = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (object), result, NULL);
}

static void
test_cite (Fixture      *fixture,
           gconstpointer data)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (fixture->pane));
  g_autofree char *text = NULL;

  select_words (fixture, "مساء أمس");
  g_assert_true (press (fixture, GDK_KEY_C, 54, GDK_CONTROL_MASK | GDK_SHIFT_MASK));
  g_assert_true (gdk_content_formats_contain_mime_type (gdk_clipboard_get_formats (clipboard),
                                                        "text/html"));
  gdk_clipboard_read_text_async (clipboard, NULL, text_cb, &text);
  while (text == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (g_str_has_prefix (text, "\342\201\250«مساء أمس»\342\201\251\n— "));
  g_assert_nonnull (strstr (text, "وكالة الساحل"));
  g_assert_nonnull (strstr (text, "3 July 2020"));
}

static gboolean
title_is_shown (Fixture *fixture)
{
  return gtk_widget_get_visible (GTK_WIDGET (fixture->pane->title_label));
}

static gboolean
is_undated (Fixture *fixture)
{
  return gtk_widget_get_visible (fixture->pane->undated);
}

static void
update_article (Fixture    *fixture,
                const char *title,
                const char *published)
{
  const HawArticleFields fields = { .title = title, .published = published };
  g_autoptr (GAsyncResult) result = NULL;

  haw_article_update_async (fixture->project, fixture->articles, 1, &fields, NULL, haw_await_cb,
                            &result);
  g_assert_true (haw_project_edit_finish (fixture->project, haw_await (&result), NULL));
}

/* The header follows the fields, and the place in the text stays. */
static void
test_header (Fixture      *fixture,
             gconstpointer data)
{
  HawText *text = haw_reader_view_get_text (fixture->pane->view);

  g_assert_false (title_is_shown (fixture));
  g_assert_false (is_undated (fixture));
  haw_reader_view_set_caret (fixture->pane->view, 40);
  update_article (fixture, "عنوان آخر", "");
  wait_for (title_is_shown, fixture);
  wait_for (is_undated, fixture);
  g_assert_cmpuint (haw_reader_view_get_caret (fixture->pane->view), ==, 40);
  g_assert_true (haw_reader_view_get_text (fixture->pane->view) == text);
}

/* What is selected here and in the state follow each other. */
static void
test_selection (Fixture      *fixture,
                gconstpointer data)
{
  gint64 ids[2];

  select_words (fixture, "المتحدث");
  press (fixture, GDK_KEY_1, KEYCODE_1, 0);
  ids[0] = haw_view_state_get_annotation (fixture->state);
  select_words (fixture, "رئيس المجلس");
  g_assert_cmpint (haw_view_state_get_annotation (fixture->state), ==, 0);
  select_words (fixture, "المتحدث");
  g_assert_cmpint (haw_view_state_get_annotation (fixture->state), ==, ids[0]);
  select_words (fixture, "رئيس المجلس");
  press (fixture, GDK_KEY_1, KEYCODE_1, 0);
  ids[1] = haw_view_state_get_annotation (fixture->state);

  haw_view_state_set_annotation (fixture->state, ids[0]);
  g_assert_cmpint (haw_reader_view_get_selected_mark (fixture->pane->view), ==, ids[0]);
  gtk_widget_activate_action (GTK_WIDGET (fixture->pane), "reader.next-annotation", NULL);
  g_assert_cmpint (haw_view_state_get_annotation (fixture->state), ==, ids[1]);
  g_assert_true (press (fixture, GDK_KEY_Escape, 9, 0));
  g_assert_cmpint (haw_view_state_get_annotation (fixture->state), ==, 0);
  g_assert_cmpint (haw_reader_view_get_selected_mark (fixture->pane->view), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

#define ADD(name, function)                                                                        \
  g_test_add ("/reader-pane/" name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

  ADD ("code-key", test_code_key);
  ADD ("other-keys", test_other_keys);
  ADD ("overlapping", test_overlapping);
  ADD ("marks-once", test_marks_once);
  ADD ("range", test_range);
  ADD ("split-and-join", test_split_and_join);
  ADD ("delete", test_delete);
  ADD ("note", test_note);
  ADD ("event", test_event);
  ADD ("new-code", test_new_code);
  ADD ("switch", test_switch);
  ADD ("reveal", test_reveal);
  ADD ("cite", test_cite);
  ADD ("header", test_header);
  ADD ("selection", test_selection);

#undef ADD

  return g_test_run ();
}
