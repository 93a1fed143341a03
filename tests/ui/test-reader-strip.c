/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "marks-fixture.h"
#include "reader/haw-reader-strip-private.h"

#define HEIGHT 400

static gboolean
timed_out_cb (gpointer data)
{
  *(gboolean *) data = TRUE;

  return G_SOURCE_REMOVE;
}

static void
wait_measured (HawReaderView *view)
{
  gboolean timed_out = FALSE;
  guint timeout = g_timeout_add_seconds (60, timed_out_cb, &timed_out);

  while ((view->measure_source != 0 || view->positions_stale) && !timed_out)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (timed_out);
  g_source_remove (timeout);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (view));
}

/* Marks stand where they are in the whole of the text, those that meet side by side. */
static void
test_runs (ReaderFixture *fixture,
           gconstpointer  data)
{
  HawReaderView *view = fixture->view;
  g_autofree char *text = reader_make_text (100, 30);
  HawReaderMark marks[5];
  guint n_layouts;

  reader_show (fixture, text);
  wait_measured (view);

  guint length = haw_text_get_length (view->text);

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      marks[i] = reader_mark (i + 1, length / 2, length / 2 + length / 10);
      marks[i].colors[0].red = i * 0.2f;
      marks[i].patterns[0] = i % 2 == 0 ? HAW_PATTERN_NONE : HAW_PATTERN_DOTS;
    }
  haw_reader_view_set_marks (view, marks, G_N_ELEMENTS (marks));
  n_layouts = view->n_layouts_made;

  g_autoptr (GArray) runs = haw_reader_strip_find_runs (view, HEIGHT);

  g_assert_cmpuint (view->n_layouts_made, ==, n_layouts);
  g_assert_cmpuint (runs->len, ==, HAW_READER_STRIP_COLUMNS);
  for (guint i = 0; i < runs->len; i++)
    {
      const HawReaderStripRun *run = &g_array_index (runs, HawReaderStripRun, i);

      g_assert_cmpuint (run->column, ==, i);
      g_assert_cmpuint (run->pattern, ==, marks[i].patterns[0]);
      g_assert_true (gdk_rgba_equal (&run->color, &marks[i].colors[0]));
      g_assert_cmpuint (run->top, >=, HEIGHT * 45 / 100);
      g_assert_cmpuint (run->top, <=, HEIGHT * 55 / 100);
      g_assert_cmpuint (run->bottom - run->top, >=, HEIGHT * 7 / 100);
      g_assert_cmpuint (run->bottom - run->top, <=, HEIGHT * 13 / 100);
    }

  /* The last letter of the text is seen too. */
  marks[0] = reader_mark (1, length - 3, length - 2);
  haw_reader_view_set_marks (view, marks, 1);

  g_autoptr (GArray) last = haw_reader_strip_find_runs (view, HEIGHT);

  g_assert_cmpuint (last->len, ==, 1);
  g_assert_cmpuint (g_array_index (last, HawReaderStripRun, 0).bottom, <=, HEIGHT);
  g_assert_cmpuint (g_array_index (last, HawReaderStripRun, 0).top, >, HEIGHT * 9 / 10);
}

static gboolean
press (HawReaderStrip *strip,
       GtkScrollType   type,
       double         *value)
{
  static const guint keyvals[] = {
    [GTK_SCROLL_STEP_UP] = GDK_KEY_Up,           [GTK_SCROLL_STEP_DOWN] = GDK_KEY_Down,
    [GTK_SCROLL_PAGE_UP] = GDK_KEY_Page_Up,      [GTK_SCROLL_PAGE_DOWN] = GDK_KEY_Page_Down,
    [GTK_SCROLL_START] = GDK_KEY_Home,           [GTK_SCROLL_END] = GDK_KEY_End,
  };
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (strip));
  g_autoptr (HawReaderView) view = NULL;
  gboolean handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      guint n = GTK_IS_SHORTCUT_CONTROLLER (controller)
                ? g_list_model_get_n_items (G_LIST_MODEL (controller)) : 0;

      for (guint j = 0; j < n && !handled; j++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), j);
          GtkShortcutTrigger *trigger = gtk_shortcut_get_trigger (shortcut);

          if (GTK_IS_KEYVAL_TRIGGER (trigger)
              && gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger)) == keyvals[type])
            handled = gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0,
                                                    GTK_WIDGET (strip),
                                                    gtk_shortcut_get_arguments (shortcut));
        }
    }

  g_object_get (strip, "view", &view, NULL);
  *value = haw_reader_get_scroll (view);

  return handled;
}

static HawReaderStrip *
add_strip (ReaderFixture *fixture)
{
  GtkWidget *scrolled = gtk_window_get_child (GTK_WINDOW (fixture->window));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *strip = haw_reader_strip_new ();

  g_object_ref (scrolled);
  gtk_window_set_child (GTK_WINDOW (fixture->window), box);
  gtk_widget_set_hexpand (scrolled, TRUE);
  gtk_box_append (GTK_BOX (box), scrolled);
  gtk_box_append (GTK_BOX (box), strip);
  g_object_unref (scrolled);
  haw_reader_strip_set_view (HAW_READER_STRIP (strip), fixture->view);

  return HAW_READER_STRIP (strip);
}

static void
test_move (ReaderFixture *fixture,
           gconstpointer  data)
{
  HawReaderView *view = fixture->view;
  HawReaderStrip *strip = add_strip (fixture);
  g_autofree char *text = reader_make_text (100, 30);
  HawReaderMark mark = reader_mark (1, 10, 20);
  const char *at_end = "100%";
  double value, top, bottom, end;

  reader_show (fixture, text);
  wait_measured (view);
  haw_reader_view_set_marks (view, &mark, 1);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (view));

  /* What the view shows is at the top of the strip, and later at its end. */
  haw_reader_strip_window (view, HEIGHT, &top, &bottom);
  g_assert_cmpfloat_with_epsilon (top, 0, 0.01);
  g_assert_cmpfloat (bottom, <, HEIGHT / 4);

  g_assert_true (press (strip, GTK_SCROLL_STEP_DOWN, &value));
  g_assert_cmpfloat (value, >, 0);
  g_assert_true (press (strip, GTK_SCROLL_STEP_UP, &value));
  g_assert_cmpfloat_with_epsilon (value, 0, 0.01);
  g_assert_true (press (strip, GTK_SCROLL_PAGE_DOWN, &value));
  g_assert_cmpfloat (value, >=, view->height / 2);
  g_assert_true (press (strip, GTK_SCROLL_END, &end));
  haw_reader_strip_window (view, HEIGHT, &top, &bottom);
  g_assert_cmpfloat_with_epsilon (bottom, HEIGHT, 1);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (view));
  gtk_test_accessible_assert_role (strip, GTK_ACCESSIBLE_ROLE_SCROLLBAR);
  gtk_test_accessible_assert_property (strip, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Overview of the article");
  gtk_test_accessible_assert_property (strip, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "1 annotation");
  gtk_test_accessible_assert_property (strip, GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, at_end);
  g_assert_true (press (strip, GTK_SCROLL_START, &value));
  g_assert_cmpfloat_with_epsilon (value, 0, 0.01);
}

/* Scrolling draws the marks from what is there; another interface direction mirrors them. */
static void
test_cache (ReaderFixture *fixture,
            gconstpointer  data)
{
  HawReaderView *view = fixture->view;
  HawReaderStrip *strip = add_strip (fixture);
  g_autofree char *text = reader_make_text (100, 30);
  HawReaderMark mark = reader_mark (1, 10, 400);
  graphene_rect_t before, after;

  reader_show (fixture, text);
  wait_measured (view);
  haw_reader_view_set_marks (view, &mark, 1);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (view));

  GskRenderNode *node = haw_reader_strip_peek_node (strip);

  g_assert_nonnull (node);
  gsk_render_node_get_bounds (node, &before);
  for (guint i = 0; i < 5; i++)
    {
      haw_reader_set_scroll (view, 300 * (i + 1));
      gtk_test_widget_wait_for_draw (GTK_WIDGET (view));
      g_assert_true (haw_reader_strip_peek_node (strip) == node);
    }

  gtk_widget_set_direction (GTK_WIDGET (strip), GTK_TEXT_DIR_RTL);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (strip));
  gsk_render_node_get_bounds (haw_reader_strip_peek_node (strip), &after);
  g_assert_cmpfloat_with_epsilon (before.origin.x + before.size.width + 1,
                                  gtk_widget_get_width (GTK_WIDGET (strip)) - after.origin.x, 1.1);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add ("/reader-strip/runs", ReaderFixture, NULL, reader_set_up, test_runs,
              reader_tear_down);
  g_test_add ("/reader-strip/move", ReaderFixture, NULL, reader_set_up, test_move,
              reader_tear_down);
  g_test_add ("/reader-strip/cache", ReaderFixture, NULL, reader_set_up, test_cache,
              reader_tear_down);

  return g_test_run ();
}
