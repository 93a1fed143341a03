/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>
#include <math.h>

#include "reader/haw-reader-view-private.h"
#include "reader/haw-reader-view.h"

#define MIXED                                                                                      \
  "S300 وصواريخ Patriot في 17-08-2020 03:17 م، ثم \"F-16\" و"                                      \
  "\u0645\u064f\u062d\u064e\u0645\u0651\u064e\u062f 👩‍👧 قال نعم."

typedef struct
{
  GtkWidget *window;
  HawReaderView *view;
} Fixture;

static gboolean
timed_out_cb (gpointer data)
{
  *(gboolean *) data = TRUE;

  return G_SOURCE_REMOVE;
}

/* Runs the main loop until @measured: everything is laid out; else until the view is drawn. */
static void
wait_for_view (HawReaderView *view,
               gboolean       measured)
{
  gboolean timed_out = FALSE;
  guint timeout = g_timeout_add_seconds (60, timed_out_cb, &timed_out);

  gtk_test_widget_wait_for_draw (GTK_WIDGET (view));
  if (view->children_source != 0)
    {
      while (view->children_source != 0 && !timed_out)
        g_main_context_iteration (NULL, TRUE);
      gtk_test_widget_wait_for_draw (GTK_WIDGET (view));
    }
  while (measured && (view->measure_source != 0 || view->positions_stale) && !timed_out)
    g_main_context_iteration (NULL, TRUE);

  g_assert_false (timed_out);
  g_source_remove (timeout);
}

static void
fixture_set_up (Fixture      *fixture,
                gconstpointer data)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  fixture->window = gtk_window_new ();
  fixture->view = HAW_READER_VIEW (haw_reader_view_new ());
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (fixture->view));
  gtk_window_set_child (GTK_WINDOW (fixture->window), scrolled);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 700, 500);
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
fixture_tear_down (Fixture      *fixture,
                   gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
}

static void
show (Fixture    *fixture,
      const char *utf8)
{
  g_autoptr (HawText) text = haw_text_new (utf8, -1);

  haw_reader_view_set_text (fixture->view, text, NULL, 0);
  wait_for_view (fixture->view, TRUE);
}

/* A text of @n_paragraphs paragraphs of @n_words words. */
static char *
make_text (guint n_paragraphs,
           guint n_words)
{
  static const char *const words[]
    = { "قال", "الوزير", "إن", "الوفد", "وصل", "أمس", "NATO", "2020" };
  GString *string = g_string_new (NULL);

  for (guint i = 0; i < n_paragraphs; i++)
    {
      for (guint j = 0; j < n_words; j++)
        g_string_append_printf (string, "%s%s", j > 0 ? " " : "",
                                words[(i * 3 + j * 5 + j / 7) % G_N_ELEMENTS (words)]);
      g_string_append (string, "\n\n");
    }

  return g_string_free (string, FALSE);
}

static void
move (Fixture        *fixture,
      GtkMovementStep step,
      int             count,
      gboolean        extend)
{
  haw_reader_move_caret (fixture->view, step, count, extend);
}

static void
test_direction (Fixture      *fixture,
                gconstpointer data)
{
  PangoLayoutLine *line;

  show (fixture, "S300 وصواريخ أخرى كثيرة جدا وصلت.\nReuters: كتاب\n2020");
  g_assert_cmpuint (fixture->view->blocks->len, ==, 3);

  HawReaderBlock *block = haw_reader_get_block (fixture->view, 0);

  line = pango_layout_get_line_readonly (block->layout, 0);
  g_assert_cmpint (line->resolved_dir, ==, PANGO_DIRECTION_RTL);
  g_assert_cmpint (pango_layout_get_alignment (block->layout), ==, PANGO_ALIGN_RIGHT);

  PangoRectangle first;
  PangoRectangle stop;

  /* The Latin word opens the line at its right end, the full stop closes it at its left end. */
  pango_layout_index_to_pos (block->layout, 0, &first);
  pango_layout_index_to_pos (block->layout,
                             (int) haw_text_get_paragraph (fixture->view->text, 0)->end_byte - 1,
                             &stop);
  g_assert_cmpint (first.x, >, stop.x);

  block = haw_reader_get_block (fixture->view, 1);
  line = pango_layout_get_line_readonly (block->layout, 0);
  g_assert_cmpint (line->resolved_dir, ==, PANGO_DIRECTION_LTR);
  g_assert_cmpint (pango_layout_get_alignment (block->layout), ==, PANGO_ALIGN_LEFT);

  g_assert_cmpint (haw_reader_get_block (fixture->view, 2)->direction, ==, HAW_DIRECTION_RTL);
}

/* Every place where a caret can stand is met, to the one side and to the other. */
static void
walk (Fixture *fixture,
      int      direction)
{
  HawReaderView *view = fixture->view;
  guint length = haw_text_get_length (view->text);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  guint n_steps = 0;
  guint before;

  do
    {
      before = haw_reader_view_get_caret (view);
      g_hash_table_add (seen, GUINT_TO_POINTER (before));
      move (fixture, GTK_MOVEMENT_VISUAL_POSITIONS, direction, FALSE);
      g_assert_cmpuint (++n_steps, <, 4 * length);
    }
  while (haw_reader_view_get_caret (view) != before);

  for (guint i = 0; i < view->blocks->len; i++)
    {
      HawReaderBlock *block = haw_reader_get_block (view, i);
      int n_attrs;
      const PangoLogAttr *attrs = pango_layout_get_log_attrs_readonly (block->layout, &n_attrs);

      for (int j = 0; j < n_attrs; j++)
        {
          guint offset = haw_reader_block_from_shown (block, (guint) j);

          if (attrs[j].is_cursor_position
              && !g_hash_table_contains (seen, GUINT_TO_POINTER (offset)))
            g_error ("Going %s, the caret never came to %u", direction > 0 ? "right" : "left",
                     offset);
        }
    }
}

static void
test_walk (Fixture      *fixture,
           gconstpointer data)
{
  guint length;

  show (fixture, MIXED "\n\n" MIXED MIXED "\n2020\n" MIXED);
  length = haw_text_get_length (fixture->view->text);
  haw_reader_view_set_caret (fixture->view, 0);
  walk (fixture, -1);
  g_assert_cmpuint (haw_reader_view_get_caret (fixture->view), ==, length);
  walk (fixture, 1);
  g_assert_cmpuint (haw_reader_view_get_caret (fixture->view), ==, 0);

  /* Characters that embed, override, isolate and separate. */
  show (fixture, "قال \u202bالوزير S300\u202c نعم \u2067abc\u2069 \u202dوزير\u202c لا\u2028ثم "
                 "عاد\u200f. \u2068x\u2069 و\u200dه\u200cم\u00ad \r وانتهى\u2029هنا");
  length = haw_text_get_length (fixture->view->text);
  haw_reader_view_set_caret (fixture->view, 0);
  walk (fixture, -1);
  g_assert_cmpuint (haw_reader_view_get_caret (fixture->view), ==, length);
  walk (fixture, 1);
  g_assert_cmpuint (haw_reader_view_get_caret (fixture->view), ==, 0);

  show (fixture, "English with كلمات 2020 عربية inside, and 12 more in the second \"line\" here.\n"
                 "عربي in an English text, since there is more of it, ends in عربي");
  length = haw_text_get_length (fixture->view->text);
  haw_reader_view_set_caret (fixture->view, 0);
  walk (fixture, 1);
  g_assert_cmpuint (haw_reader_view_get_caret (fixture->view), ==, length);
  walk (fixture, -1);
  g_assert_cmpuint (haw_reader_view_get_caret (fixture->view), ==, 0);
}

/* The caret is drawn at the place that it was moved to: each step leads to the side of the key. */
static void
test_caret_follows_key (Fixture      *fixture,
                        gconstpointer data)
{
  HawReaderView *view = fixture->view;
  graphene_rect_t before;
  graphene_rect_t after;

  show (fixture, "S300 وصواريخ Patriot في 17-08-2020 ثم نعم");
  haw_reader_view_set_caret (view, 0);
  g_assert_true (haw_reader_caret_rectangle (view, 0, FALSE, &before));
  for (guint i = 0; i < haw_text_get_length (view->text); i++)
    {
      move (fixture, GTK_MOVEMENT_VISUAL_POSITIONS, -1, FALSE);
      g_assert_true (haw_reader_caret_rectangle (view, haw_reader_view_get_caret (view), FALSE,
                                                 &after));
      g_assert_cmpfloat (after.origin.x, <, before.origin.x);
      before = after;
    }
}

static void
test_pointer_round_trip (Fixture      *fixture,
                         gconstpointer data)
{
  HawReaderView *view = fixture->view;

  show (fixture, MIXED "\n\nEnglish with كلمات عربية inside.\n" MIXED MIXED);
  for (guint i = 0; i < view->blocks->len; i++)
    {
      HawReaderBlock *block = haw_reader_get_block (view, i);
      int n_attrs;
      const PangoLogAttr *attrs = pango_layout_get_log_attrs_readonly (block->layout, &n_attrs);

      for (int j = 0; j + 1 < n_attrs; j++)
        {
          PangoRectangle position;
          guint offset = haw_reader_block_from_shown (block, (guint) j);
          guint character;
          guint caret;

          if (!attrs[j].is_cursor_position)
            continue;
          pango_layout_index_to_pos (block->layout,
                                     haw_reader_block_to_index (block, view->text, offset),
                                     &position);
          /* The space at which a line is broken has no width. */
          if (ABS (position.width) < PANGO_SCALE)
            continue;

          double x = view->column_x + (position.x + position.width / 2.0) / PANGO_SCALE;
          guint line = haw_reader_block_line_at (block, offset);
          double y = block->y + g_array_index (block->lines, HawReaderLine, line).baseline - 2;

          g_assert_true (haw_reader_hit (view, x, y - haw_reader_get_scroll (view), &character,
                                         &caret));
          g_assert_cmpuint (character, ==, offset);
        }
    }
}

static void
test_selection (Fixture      *fixture,
                gconstpointer data)
{
  HawReaderView *view = fixture->view;
  guint start;
  guint end;
  g_autofree char *copied = NULL;

  show (fixture, "قال 👩‍👧 مُحَمَّد نعم\n\nسطر ثان");

  g_assert_false (haw_reader_view_get_selection (view, &start, &end));
  g_assert_null (haw_reader_view_dup_selected_text (view));

  /* Past «قال » the whole emoji, three code points, is one step to the left. */
  haw_reader_view_set_caret (view, 4);
  move (fixture, GTK_MOVEMENT_VISUAL_POSITIONS, -1, TRUE);
  g_assert_true (haw_reader_view_get_selection (view, &start, &end));
  g_assert_cmpuint (start, ==, 4);
  g_assert_cmpuint (end, ==, 7);

  /* A letter and its marks are one step. */
  haw_reader_view_set_caret (view, 8);
  move (fixture, GTK_MOVEMENT_VISUAL_POSITIONS, -1, TRUE);
  haw_reader_view_get_selection (view, &start, &end);
  g_assert_cmpuint (start, ==, 8);
  g_assert_cmpuint (end, ==, 10);

  haw_reader_view_select_range (view, 8, 16);
  copied = haw_reader_view_dup_selected_text (view);
  g_assert_cmpstr (copied, ==, "مُحَمَّد");

  /* Left leaves a selection at its end in Arabic text, right at its start. */
  move (fixture, GTK_MOVEMENT_VISUAL_POSITIONS, -1, FALSE);
  g_assert_cmpuint (haw_reader_view_get_caret (view), ==, 16);
  g_assert_false (haw_reader_view_get_selection (view, NULL, NULL));

  gtk_widget_activate_action (GTK_WIDGET (view), "reader.select-all", NULL);
  haw_reader_view_get_selection (view, &start, &end);
  g_assert_cmpuint (start, ==, 0);
  g_assert_cmpuint (end, ==, haw_text_get_length (view->text));
  gtk_widget_activate_action (GTK_WIDGET (view), "reader.clear-selection", NULL);
  g_assert_false (haw_reader_view_get_selection (view, NULL, NULL));
}

static void
test_words (Fixture      *fixture,
            gconstpointer data)
{
  HawReaderView *view = fixture->view;
  guint start;
  guint end;

  show (fixture, "قال الوزير، نعم. Yes he did.\n\nThe second one");

  /* A range inside two words grows to both, not to the comma; one that ends where a word
   * begins leaves it and the space out. */
  haw_reader_unit_range (view, HAW_READER_UNIT_WORD, 1, 6, &start, &end);
  g_assert_cmpuint (start, ==, 0);
  g_assert_cmpuint (end, ==, 10);
  haw_reader_unit_range (view, HAW_READER_UNIT_WORD, 1, 4, &start, &end);
  g_assert_cmpuint (end, ==, 3);
  haw_reader_unit_range (view, HAW_READER_UNIT_WORD, 5, 5, &start, &end);
  g_assert_cmpuint (start, ==, 4);
  g_assert_cmpuint (end, ==, 10);
  haw_reader_unit_range (view, HAW_READER_UNIT_PARAGRAPH, 5, 5, &start, &end);
  g_assert_cmpuint (start, ==, 0);
  g_assert_cmpuint (end, ==, 28);

  g_assert_true (haw_reader_view_get_sentence_at (view, 5, &start, &end));
  g_assert_cmpuint (start, ==, 0);
  g_assert_cmpuint (end, ==, 16);
  g_assert_true (haw_reader_view_get_sentence_at (view, 20, &start, &end));
  g_assert_cmpuint (start, ==, 17);
  g_assert_cmpuint (end, ==, 28);

  /* In an Arabic paragraph the next word is to the left, in an English one to the right. */
  haw_reader_view_set_caret (view, 0);
  move (fixture, GTK_MOVEMENT_WORDS, -1, FALSE);
  g_assert_cmpuint (haw_reader_view_get_caret (view), ==, 3);
  move (fixture, GTK_MOVEMENT_WORDS, 1, FALSE);
  g_assert_cmpuint (haw_reader_view_get_caret (view), ==, 0);
  haw_reader_view_set_caret (view, 30);
  move (fixture, GTK_MOVEMENT_WORDS, 1, FALSE);
  g_assert_cmpuint (haw_reader_view_get_caret (view), ==, 33);
}

static void
test_lines (Fixture      *fixture,
            gconstpointer data)
{
  HawReaderView *view = fixture->view;
  g_autofree char *utf8 = make_text (3, 60);
  guint caret;

  show (fixture, utf8);

  HawReaderBlock *block = haw_reader_get_block (view, 0);
  const HawReaderLine *lines = (const HawReaderLine *) block->lines->data;

  g_assert_cmpuint (block->lines->len, >, 2);

  haw_reader_view_set_caret (view, lines[1].start + 3);
  move (fixture, GTK_MOVEMENT_DISPLAY_LINE_ENDS, 1, FALSE);
  caret = haw_reader_view_get_caret (view);
  g_assert_cmpuint (caret, ==, lines[1].end - 1);
  move (fixture, GTK_MOVEMENT_DISPLAY_LINE_ENDS, -1, FALSE);
  g_assert_cmpuint (haw_reader_view_get_caret (view), ==, lines[1].start);

  /* Down as often as there are lines, and up again, ends where it began. */
  haw_reader_view_set_caret (view, 5);
  for (guint i = 0; i < 8; i++)
    {
      caret = haw_reader_view_get_caret (view);
      move (fixture, GTK_MOVEMENT_DISPLAY_LINES, 1, FALSE);
      g_assert_cmpuint (haw_reader_view_get_caret (view), >, caret);
    }
  for (guint i = 0; i < 8; i++)
    move (fixture, GTK_MOVEMENT_DISPLAY_LINES, -1, FALSE);
  g_assert_cmpuint (haw_reader_view_get_caret (view), ==, 5);

  move (fixture, GTK_MOVEMENT_BUFFER_ENDS, 1, FALSE);
  g_assert_cmpuint (haw_reader_view_get_caret (view), ==,
                    haw_reader_get_block (view, view->blocks->len - 1)->end);
  move (fixture, GTK_MOVEMENT_BUFFER_ENDS, -1, FALSE);
  g_assert_cmpuint (haw_reader_view_get_caret (view), ==, 0);
}

static void
test_scroll_to_range (Fixture      *fixture,
                      gconstpointer data)
{
  HawReaderView *view = fixture->view;
  g_autofree char *utf8 = make_text (200, 80);
  g_autoptr (HawText) text = haw_text_new (utf8, -1);
  guint length = haw_text_get_length (text);

  haw_reader_view_set_text (view, text, NULL, 0);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (view));

  /* Before everything is measured, and after it. */
  for (guint pass = 0; pass < 2; pass++)
    {
      guint starts[] = { length / 2, 10, length - 20, length / 3, length / 3 + 400 };

      for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
        {
          double top;
          double bottom;

          haw_reader_view_scroll_to_range (view, starts[i], starts[i] + 8, i == 4);
          while (view->animation != NULL
                 && adw_animation_get_state (view->animation) == ADW_ANIMATION_PLAYING)
            g_main_context_iteration (NULL, TRUE);
          gtk_test_widget_wait_for_draw (GTK_WIDGET (view));

          g_assert_true (haw_reader_view_get_range_y (view, starts[i], starts[i] + 8, &top,
                                                      &bottom));
          g_assert_cmpfloat (top, >=, 0);
          g_assert_cmpfloat (bottom, <=, view->height);
        }
      wait_for_view (view, TRUE);
    }
}

/* Whoever asked the desktop for reduced motion is taken there at once. */
static void
test_reduced_motion (Fixture      *fixture,
                     gconstpointer data)
{
  HawReaderView *view = fixture->view;
  g_autofree char *utf8 = make_text (200, 80);
  g_autoptr (HawText) text = haw_text_new (utf8, -1);
  guint length = haw_text_get_length (text);

  haw_reader_view_set_text (view, text, NULL, 0);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (view));
  wait_for_view (view, TRUE);
  haw_reader_view_scroll_to_range (view, 0, 8, FALSE);
  g_assert_cmpfloat (haw_reader_get_scroll (view), <, 100);

  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  haw_reader_view_scroll_to_range (view, length - 20, length - 12, TRUE);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", TRUE, NULL);
  g_assert_cmpfloat (haw_reader_get_scroll (view), >, 1000);
  g_assert_null (view->animation);
}

/* What is read stays in place while the rest is measured. */
static void
test_place_is_kept (Fixture      *fixture,
                    gconstpointer data)
{
  HawReaderView *view = fixture->view;
  g_autofree char *utf8 = make_text (300, 90);
  g_autoptr (HawText) text = haw_text_new (utf8, -1);
  guint offset = haw_text_get_length (text) / 2;
  double before;
  double after;
  double bottom;

  haw_reader_view_set_text (view, text, NULL, 0);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (view));
  haw_reader_view_scroll_to_range (view, offset, offset, FALSE);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (view));
  haw_reader_view_get_range_y (view, offset, offset, &before, &bottom);

  wait_for_view (view, TRUE);
  haw_reader_view_get_range_y (view, offset, offset, &after, &bottom);
  g_assert_cmpfloat_with_epsilon (before, after, 2.0);

  /* Through another size of the letters and another width the line at the top stays there. */
  guint first;
  guint last;

  haw_reader_view_get_visible_range (view, &first, &last);
  for (guint i = 0; i < 2; i++)
    {
      if (i == 0)
        haw_reader_view_set_zoom (view, 1.6);
      else
        gtk_window_set_default_size (GTK_WINDOW (fixture->window), 420, 500);
      wait_for_view (view, TRUE);
      haw_reader_view_get_range_y (view, first, first + 1, &after, &bottom);
      g_assert_cmpfloat (bottom, >=, 0);
      g_assert_cmpfloat (after, <, 2 * view->font_size);
    }
}

static void
test_work_is_bounded (Fixture      *fixture,
                      gconstpointer data)
{
  HawReaderView *view = fixture->view;
  g_autofree char *utf8 = make_text (1250, 80);
  g_autoptr (HawText) text = haw_text_new (utf8, -1);

  wait_for_view (view, TRUE);
  view->n_layouts_made = 0;
  haw_reader_view_set_text (view, text, NULL, 0);
  g_assert_cmpuint (view->n_layouts_made, <, 20);

  /* Drawing makes none at all, wherever the view is. */
  wait_for_view (view, TRUE);
  for (guint i = 0; i < 20; i++)
    {
      haw_reader_set_scroll (view, i * view->total_height / 20);
      haw_reader_settle (view);

      guint n_made = view->n_layouts_made;
      guint n_kept = 0;

      for (guint j = 0; j < view->blocks->len; j++)
        n_kept += haw_reader_get_block (view, j)->layout != NULL;
      g_assert_cmpuint (n_kept, <, 60);

      GtkSnapshot *snapshot = gtk_snapshot_new ();
      g_autoptr (GskRenderNode) node = NULL;

      haw_reader_draw (view, snapshot);
      node = gtk_snapshot_free_to_node (snapshot);
      g_assert_nonnull (node);
      g_assert_cmpuint (view->n_layouts_made, ==, n_made);
    }
}

static void
test_long_paragraph (Fixture      *fixture,
                     gconstpointer data)
{
  HawReaderView *view = fixture->view;
  g_autofree char *utf8 = make_text (1, 9000);
  guint length;
  guint start;
  guint end;

  g_strchomp (utf8);
  show (fixture, utf8);
  length = haw_text_get_length (view->text);
  g_assert_cmpuint (view->blocks->len, >, 3);

  for (guint i = 0; i < view->blocks->len; i++)
    {
      HawReaderBlock *block = haw_reader_get_block (view, i);

      g_assert_cmpuint (block->end_byte - block->start_byte, <=, HAW_READER_BLOCK_MAX_BYTES);
      g_assert_cmpuint (block->start, ==, i == 0 ? 0 : block[-1].end);
    }
  g_assert_cmpuint (haw_reader_get_block (view, view->blocks->len - 1)->end, ==, length);

  /* The seam between two blocks is passed both ways. */
  guint seam = haw_reader_get_block (view, 1)->start;

  haw_reader_view_set_caret (view, seam);
  move (fixture, GTK_MOVEMENT_VISUAL_POSITIONS, 1, FALSE);
  g_assert_cmpuint (haw_reader_view_get_caret (view), ==, seam - 1);
  move (fixture, GTK_MOVEMENT_VISUAL_POSITIONS, -1, FALSE);
  g_assert_cmpuint (haw_reader_view_get_caret (view), ==, seam);
  haw_reader_unit_range (view, HAW_READER_UNIT_PARAGRAPH, seam, seam, &start, &end);
  g_assert_cmpuint (start, ==, 0);
  g_assert_cmpuint (end, ==, length);
}

static void
test_stacked_marks (Fixture      *fixture,
                    gconstpointer data)
{
  HawReaderView *view = fixture->view;
  g_autoptr (GString) string = g_string_new ("نص م");
  HawReaderBlock *block;

  for (guint i = 0; i < 500; i++)
    g_string_append (string, "\331\221");
  g_string_append (string, "ر بعد");
  show (fixture, string->str);

  block = haw_reader_get_block (view, 0);
  g_assert_cmpint (g_utf8_strlen (pango_layout_get_text (block->layout), -1), ==,
                   9 + HAW_READER_MAX_COMBINING);

  /* Offsets still count what is not shown. */
  for (guint offset = 504; offset <= 509; offset++)
    {
      int index = haw_reader_block_to_index (block, view->text, offset);

      g_assert_cmpuint (haw_reader_block_from_index (block, view->text, index), ==, offset);
    }
  haw_reader_view_select_range (view, 504, 505);

  g_autofree char *selected = haw_reader_view_dup_selected_text (view);

  g_assert_cmpstr (selected, ==, "ر");
}

/* Lines stand at equal distances, whatever faces their letters come from. */
static void
test_line_pitch (Fixture      *fixture,
                 gconstpointer data)
{
  g_autofree char *utf8 = make_text (1, 120);
  g_autofree char *mixed = g_strconcat (utf8, MIXED, " 漢字 ", utf8, NULL);
  double pitch = 0;

  show (fixture, g_strdelimit (mixed, "\n", ' '));

  HawReaderBlock *block = haw_reader_get_block (fixture->view, 0);

  g_assert_cmpuint (block->lines->len, >, 10);
  for (guint i = 1; i < block->lines->len; i++)
    {
      const HawReaderLine *line = &g_array_index (block->lines, HawReaderLine, i);

      if (i > 1)
        g_assert_cmpfloat_with_epsilon (line->baseline - line[-1].baseline, pitch, 0.01);
      pitch = line->baseline - line[-1].baseline;
    }
}

static void
test_styles (Fixture      *fixture,
             gconstpointer data)
{
  const HawRegion regions[] = {
    { HAW_REGION_KIND_SECTION, 0, 4, TRUE },
    { HAW_REGION_KIND_TITLE, 5, 10, TRUE },
    { HAW_REGION_KIND_BODY, 11, 23, TRUE },
    { HAW_REGION_KIND_SUBHEAD, 15, 18, TRUE },
  };
  const HawReaderStyle styles[] = {
    HAW_READER_STYLE_ASIDE, HAW_READER_STYLE_TITLE, HAW_READER_STYLE_BODY,
    HAW_READER_STYLE_SUBHEAD, HAW_READER_STYLE_BODY,
  };
  g_autoptr (HawText) text = haw_text_new ("أخبا\nعنوان\nخبر\nفصل\nبقية", -1);

  haw_reader_view_set_text (fixture->view, text, regions, G_N_ELEMENTS (regions));
  wait_for_view (fixture->view, TRUE);
  g_assert_cmpuint (fixture->view->blocks->len, ==, G_N_ELEMENTS (styles));
  for (guint i = 0; i < G_N_ELEMENTS (styles); i++)
    g_assert_cmpint (haw_reader_get_block (fixture->view, i)->style, ==, styles[i]);

  GtkWidget *title = haw_reader_get_block (fixture->view, 1)->child;
  GtkWidget *body = haw_reader_get_block (fixture->view, 2)->child;

  gtk_test_accessible_assert_role (title, GTK_ACCESSIBLE_ROLE_HEADING);
  gtk_test_accessible_assert_property (title, GTK_ACCESSIBLE_PROPERTY_LABEL, "عنوان");
  gtk_test_accessible_assert_property (title, GTK_ACCESSIBLE_PROPERTY_LEVEL, 1);
  gtk_test_accessible_assert_role (body, GTK_ACCESSIBLE_ROLE_LABEL);
  gtk_test_accessible_assert_property (fixture->view, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Article text");
  gtk_test_accessible_assert_property (fixture->view, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "أخبا");
}

static void
test_empty (Fixture      *fixture,
            gconstpointer data)
{
  HawReaderView *view = fixture->view;
  double top;
  double bottom;
  guint start;
  guint end;

  for (guint i = 0; i < 3; i++)
    {
      if (i == 0)
        haw_reader_view_set_text (view, NULL, NULL, 0);
      else
        show (fixture, i == 1 ? "" : "\n\n \302\240\n");

      wait_for_view (view, TRUE);
      move (fixture, GTK_MOVEMENT_VISUAL_POSITIONS, 1, FALSE);
      move (fixture, GTK_MOVEMENT_PAGES, 1, TRUE);
      gtk_widget_activate_action (GTK_WIDGET (view), "reader.next-mark", NULL);
      gtk_widget_activate_action (GTK_WIDGET (view), "reader.select-all", NULL);
      haw_reader_view_scroll_to_range (view, 0, 0, TRUE);
      g_assert_false (haw_reader_view_get_range_y (view, 0, 0, &top, &bottom));
      g_assert_false (haw_reader_view_get_visible_range (view, &start, &end));
      g_assert_false (haw_reader_view_get_sentence_at (view, 0, &start, &end));
    }
}

static void
test_nothing_stays_alive (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *view = haw_reader_view_new ();
  g_autofree char *utf8 = make_text (20, 30);
  g_autoptr (HawText) first = haw_text_new (utf8, -1);
  g_autoptr (HawText) second = haw_text_new ("آخر", -1);
  PangoLayout *layout;
  GtkWidget *child;

  gtk_window_set_child (GTK_WINDOW (window), view);
  gtk_window_present (GTK_WINDOW (window));
  haw_reader_view_set_text (HAW_READER_VIEW (view), first, NULL, 0);
  wait_for_view (HAW_READER_VIEW (view), FALSE);

  layout = haw_reader_get_block (HAW_READER_VIEW (view), 0)->layout;
  child = haw_reader_get_block (HAW_READER_VIEW (view), 0)->child;
  g_assert_nonnull (layout);
  g_assert_nonnull (child);
  g_object_add_weak_pointer (G_OBJECT (layout), (gpointer *) &layout);
  g_object_add_weak_pointer (G_OBJECT (child), (gpointer *) &child);
  haw_reader_view_set_text (HAW_READER_VIEW (view), second, NULL, 0);
  g_assert_null (layout);
  g_assert_null (child);

  g_object_ref (view);
  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_finalize_object (view);
}

int
main (int   argc,
      char *argv[])
{
  const struct
  {
    const char *path;
    void (*func) (Fixture      *fixture,
                  gconstpointer data);
  } tests[] = {
    { "/reader/direction", test_direction },
    { "/reader/walk", test_walk },
    { "/reader/caret-follows-key", test_caret_follows_key },
    { "/reader/pointer-round-trip", test_pointer_round_trip },
    { "/reader/selection", test_selection },
    { "/reader/words", test_words },
    { "/reader/lines", test_lines },
    { "/reader/scroll-to-range", test_scroll_to_range },
    { "/reader/reduced-motion", test_reduced_motion },
    { "/reader/place-is-kept", test_place_is_kept },
    { "/reader/work-is-bounded", test_work_is_bounded },
    { "/reader/long-paragraph", test_long_paragraph },
    { "/reader/stacked-marks", test_stacked_marks },
    { "/reader/line-pitch", test_line_pitch },
    { "/reader/styles", test_styles },
    { "/reader/empty", test_empty },
  };

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, fixture_set_up, tests[i].func, fixture_tear_down);
  g_test_add_func ("/reader/nothing-stays-alive", test_nothing_stays_alive);

  return g_test_run ();
}
