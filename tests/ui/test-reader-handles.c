/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "marks-fixture.h"

#define ARTICLE "قال الوزير إن S300 وصلت أمس إلى طرابلس.\n\nفقرة ثانية قصيرة."

typedef struct
{
  guint n;
  gint64 id;
  guint start;
  guint end;
  gboolean step;
} Heard;

static void
resized_cb (HawReaderView *view,
            gint64         id,
            guint          start,
            guint          end,
            gboolean       step,
            Heard         *heard)
{
  *heard = (Heard) { heard->n + 1, id, start, end, step };
}

/* Where @words are in the article. */
static guint
place (const char *words)
{
  const char *found = strstr (ARTICLE, words);

  g_assert_nonnull (found);

  return (guint) g_utf8_pointer_to_offset (ARTICLE, found);
}

static void
show (ReaderFixture *fixture,
      const char    *from,
      const char    *before,
      Heard         *heard)
{
  HawReaderMark mark = reader_mark (7, place (from), place (before) - 1);

  reader_show (fixture, ARTICLE);
  g_signal_connect (fixture->view, "mark-resized", G_CALLBACK (resized_cb), heard);
  haw_reader_view_set_marks (fixture->view, &mark, 1);
  haw_reader_view_set_selected_mark (fixture->view, 7);
  g_object_set (fixture->view, "marks-editable", TRUE, NULL);
  haw_reader_settle (fixture->view);
}

static void
assert_mark (HawReaderView *view,
             const char    *words)
{
  const HawReaderMark *mark = reader_get_mark (view, 7);
  g_autofree char *shown = haw_text_slice (view->text, mark->start, mark->end);

  g_assert_cmpstr (shown, ==, words);
}

static void
press (HawReaderView *view,
       const char    *action)
{
  gtk_widget_activate_action (GTK_WIDGET (view), action, NULL);
}

static void
test_keys (ReaderFixture *fixture,
           gconstpointer  data)
{
  HawReaderView *view = fixture->view;
  Heard heard = { 0 };

  show (fixture, "الوزير", "S300", &heard);
  assert_mark (view, "الوزير إن");

  /* Later is on in the text, also where a Latin word makes it go to the right. */
  press (view, "reader.end-later");
  assert_mark (view, "الوزير إن S300");
  g_assert_cmpuint (heard.n, ==, 1);
  g_assert_cmpint (heard.id, ==, 7);
  g_assert_cmpuint (heard.end, ==, place ("S300") + 4);
  g_assert_true (heard.step);
  press (view, "reader.end-later");
  assert_mark (view, "الوزير إن S300 وصلت");
  press (view, "reader.end-earlier");
  press (view, "reader.end-earlier-letter");
  assert_mark (view, "الوزير إن S30");
  press (view, "reader.end-later-letter");
  press (view, "reader.start-earlier");
  assert_mark (view, "قال الوزير إن S300");
  press (view, "reader.start-later");
  press (view, "reader.start-later");
  assert_mark (view, "إن S300");
  press (view, "reader.start-later-letter");
  assert_mark (view, "ن S300");
  press (view, "reader.start-earlier-letter");
  g_assert_cmpuint (heard.n, ==, 10);

  /* Something is always left, and the article ends. */
  press (view, "reader.end-earlier");
  press (view, "reader.end-earlier");
  assert_mark (view, "إن");
  for (guint i = 0; i < 20; i++)
    press (view, "reader.end-later");
  g_assert_cmpuint (reader_get_mark (view, 7)->end, ==,
                    haw_text_get_length (view->text) - 1);

  /* Nobody moves what may not be changed. */
  heard.n = 0;
  g_object_set (view, "marks-editable", FALSE, NULL);
  press (view, "reader.end-earlier");
  g_assert_cmpuint (heard.n, ==, 0);
}

/* The middle of the letter at @offset. */
static void
middle (HawReaderView *view,
        guint          offset,
        double        *x,
        double        *y)
{
  HawReaderBlock *block = haw_reader_ensure_block (view, haw_reader_block_at (view, offset));
  const HawReaderLine *line
    = &g_array_index (block->lines, HawReaderLine, haw_reader_block_line_at (block, offset));
  PangoRectangle letter;

  pango_layout_index_to_pos (block->layout, haw_reader_block_to_index (block, view->text, offset),
                             &letter);
  *x = view->column_x + (letter.x + letter.width / 2.0) / PANGO_SCALE;
  *y = block->y - haw_reader_get_scroll (view) + (line->top + line->bottom) / 2;
}

static void
test_drag (ReaderFixture *fixture,
           gconstpointer  data)
{
  HawReaderView *view = fixture->view;
  Heard heard = { 0 };
  graphene_rect_t start;
  graphene_rect_t end;
  double x;
  double y;

  show (fixture, "الوزير", "S300", &heard);

  /* In Arabic the beginning is to the right of the end; both can be grasped. */
  g_assert_true (haw_reader_handle_place (view, HAW_READER_END_START, &start));
  g_assert_true (haw_reader_handle_place (view, HAW_READER_END_END, &end));
  g_assert_cmpfloat (start.origin.x, >, end.origin.x);
  g_assert_cmpint (haw_reader_handle_at (view, start.origin.x, start.origin.y - 3), ==,
                   HAW_READER_END_START);
  g_assert_cmpint (haw_reader_handle_at (view, end.origin.x, end.origin.y + end.size.height + 3),
                   ==, HAW_READER_END_END);
  g_assert_cmpint (haw_reader_handle_at (view, (start.origin.x + end.origin.x) / 2,
                                         start.origin.y), ==, HAW_READER_END_NONE);

  /* To the last letter but one of a word: the whole word is meant. One drag is heard once. */
  haw_reader_handle_press (view, HAW_READER_END_END);
  middle (view, place ("أمس"), &x, &y);
  haw_reader_handle_drag (view, x, y, FALSE);
  assert_mark (view, "الوزير إن S300 وصلت");
  middle (view, place ("أمس") + 1, &x, &y);
  haw_reader_handle_drag (view, x, y, FALSE);
  middle (view, place ("أمس") + 2, &x, &y);
  haw_reader_handle_drag (view, x, y, FALSE);
  assert_mark (view, "الوزير إن S300 وصلت أمس");
  g_assert_cmpuint (heard.n, ==, 0);
  haw_reader_handle_release (view, TRUE);
  g_assert_cmpuint (heard.n, ==, 1);
  g_assert_false (heard.step);

  /* By letter. */
  haw_reader_handle_press (view, HAW_READER_END_START);
  middle (view, place ("الوزير") + 2, &x, &y);
  haw_reader_handle_drag (view, x, y, TRUE);
  g_assert_cmpuint (reader_get_mark (view, 7)->start, >=, place ("الوزير") + 2);
  g_assert_cmpuint (reader_get_mark (view, 7)->start, <=, place ("الوزير") + 3);

  /* Taken back. */
  haw_reader_handle_release (view, FALSE);
  assert_mark (view, "الوزير إن S300 وصلت أمس");
  g_assert_cmpuint (heard.n, ==, 1);

  /* The beginning never passes the end. */
  haw_reader_handle_press (view, HAW_READER_END_START);
  middle (view, place ("فقرة"), &x, &y);
  haw_reader_handle_drag (view, x, y, FALSE);
  assert_mark (view, "الوزير إن S300 وصلت أمس");
  haw_reader_handle_release (view, TRUE);
  g_assert_cmpuint (heard.n, ==, 1);
}

/* In a Latin word inside Arabic text the letters run the other way. */
static void
test_bidi_places (ReaderFixture *fixture,
                  gconstpointer  data)
{
  Heard heard = { 0 };
  graphene_rect_t start;
  graphene_rect_t end;

  show (fixture, "S300", "وصلت", &heard);
  g_assert_true (haw_reader_handle_place (fixture->view, HAW_READER_END_START, &start));
  g_assert_true (haw_reader_handle_place (fixture->view, HAW_READER_END_END, &end));
  g_assert_cmpfloat (start.origin.x, <, end.origin.x);

  gtk_test_accessible_assert_property (fixture->view, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "Annotation 1 of 1, \u2068شخص\u2069: \u2068S300\u2069");
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add ("/reader-handles/keys", ReaderFixture, NULL, reader_set_up, test_keys,
              reader_tear_down);
  g_test_add ("/reader-handles/drag", ReaderFixture, NULL, reader_set_up, test_drag,
              reader_tear_down);
  g_test_add ("/reader-handles/bidi-places", ReaderFixture, NULL, reader_set_up, test_bidi_places,
              reader_tear_down);

  return g_test_run ();
}
