/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "marks-fixture.h"

/* Thousands of marks: what an edit, an opening and a frame have to do, and what is shown where they
 * lie over each other. */

#define N_MARKS 3000

static void
set_many (HawReaderView *view)
{
  guint length = haw_text_get_length (haw_reader_view_get_text (view));
  g_autoptr (GArray) marks = g_array_new (FALSE, FALSE, sizeof (HawReaderMark));

  for (guint i = 0; i < N_MARKS; i++)
    {
      guint start = (guint) ((guint64) i * (length - 40) / N_MARKS);
      HawReaderMark mark = reader_mark (i + 1, start, start + 3 + i * 7 % 30);

      g_array_append_val (marks, mark);
    }
  haw_reader_view_set_marks (view, (const HawReaderMark *) marks->data, marks->len);
}

/* Every mark is found where a plain search finds it. */
static void
assert_sound (HawReaderView *view)
{
  guint max_end = 0;

  g_assert_cmpuint (g_hash_table_size (view->mark_places), ==, view->marks->len);
  for (guint i = 0; i < view->marks->len; i++)
    {
      const HawReaderMarkEntry *entry = &g_array_index (view->marks, HawReaderMarkEntry, i);

      max_end = MAX (max_end, entry->mark.end);
      g_assert_cmpuint (entry->max_end, ==, max_end);
      g_assert_true (haw_reader_marks_find (view, entry->mark.id) == entry);
      g_assert_cmpuint (entry->first_block, ==, haw_reader_block_at (view, entry->mark.start));
      g_assert_cmpuint (entry->last_block, ==, haw_reader_block_at (view, entry->mark.end - 1));
      if (i > 0)
        g_assert_cmpuint (entry[-1].mark.start, <=, entry->mark.start);
    }
}

static void
test_open (ReaderFixture *fixture,
           gconstpointer  data)
{
  HawReaderView *view = fixture->view;
  g_autofree char *text = reader_make_text (1500, 60);
  guint n_visible = 0;

  reader_show (fixture, "قصير");
  view->n_layouts_made = 0;

  g_autoptr (HawText) shown = haw_text_new (text, -1);

  haw_reader_view_set_text (view, shown, NULL, 0);
  set_many (view);
  haw_reader_settle (view);

  for (guint i = 0; i < view->blocks->len; i++)
    n_visible += haw_reader_get_block (view, i)->y < view->height;
  /* What is seen, half a view below it, and what it takes to know that. */
  g_assert_cmpuint (view->n_layouts_made, <=, 2 * n_visible + 2);
  g_assert_cmpuint (view->n_marks_taken, ==, N_MARKS);
  assert_sound (view);
}

static void
test_edit (ReaderFixture *fixture,
           gconstpointer  data)
{
  HawReaderView *view = fixture->view;
  g_autofree char *text = reader_make_text (300, 60);
  HawReaderMark mark = reader_mark (N_MARKS + 1, 30, 45);
  gint64 gone = N_MARKS + 1;
  guint taken, nodes, layouts;

  reader_show (fixture, text);
  set_many (view);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (view));
  g_autoptr (GskRenderNode) before = reader_draw (view);

  /* A new mark, one that moves and one that goes: each touches the paragraph it is on. */
  for (guint i = 0; i < 3; i++)
    {
      taken = view->n_marks_taken;
      nodes = view->n_nodes_made;
      layouts = view->n_layouts_made;
      if (i == 1)
        mark.end = 60;
      haw_reader_view_change_marks (view, &gone, i == 2 ? 1 : 0, &mark, i == 2 ? 0 : 1);
      haw_reader_settle (view);

      g_autoptr (GskRenderNode) node = reader_draw (view);

      g_assert_cmpuint (view->n_marks_taken - taken, ==, i == 2 ? 0 : 1);
      g_assert_cmpuint (view->n_nodes_made - nodes, ==, 1);
      g_assert_cmpuint (view->n_layouts_made, ==, layouts);
      g_assert_cmpuint (view->marks->len, ==, i == 2 ? N_MARKS : N_MARKS + 1);
      assert_sound (view);
    }
}

/* Many changes at once come to the same as one after the other. */
static void
test_change_many (ReaderFixture *fixture,
                  gconstpointer  data)
{
  HawReaderView *view = fixture->view;
  g_autofree char *text = reader_make_text (40, 60);
  g_autoptr (GArray) marks = g_array_new (FALSE, FALSE, sizeof (HawReaderMark));
  const gint64 removed[] = { 5, 6, 4000 };

  reader_show (fixture, text);
  set_many (view);
  for (guint i = 0; i < 100; i++)
    {
      HawReaderMark mark = reader_mark (i < 50 ? i + 100 : i + 5000, i * 11, i * 11 + 300);

      g_array_append_val (marks, mark);
    }
  haw_reader_view_change_marks (view, removed, G_N_ELEMENTS (removed),
                                (const HawReaderMark *) marks->data, marks->len);
  g_assert_cmpuint (view->marks->len, ==, N_MARKS - 2 + 50);
  assert_sound (view);

  for (guint i = 0; i < marks->len; i++)
    {
      HawReaderMark *mark = &g_array_index (marks, HawReaderMark, i);

      mark->start++;
      haw_reader_view_change_marks (view, NULL, 0, mark, 1);
      g_assert_cmpuint (reader_get_mark (view, mark->id)->start, ==, mark->start);
    }
  assert_sound (view);
}

/* A frame of a scroll makes the nodes of what comes into view, and no others. */
static void
test_scroll (ReaderFixture *fixture,
             gconstpointer  data)
{
  HawReaderView *view = fixture->view;
  g_autofree char *text = reader_make_text (300, 30);

  reader_show (fixture, text);
  set_many (view);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (view));
  g_autoptr (GskRenderNode) first = reader_draw (view);

  for (guint i = 0; i < 60; i++)
    {
      guint before = view->n_nodes_made;
      guint n_new = 0;

      haw_reader_set_scroll (view, haw_reader_get_scroll (view) + 60);
      haw_reader_settle (view);
      for (guint j = 0; j < view->blocks->len; j++)
        {
          HawReaderBlock *block = haw_reader_get_block (view, j);

          n_new += block->layout != NULL && block->text_node == NULL
                   && block->y + block->height >= haw_reader_get_scroll (view)
                   && block->y - block->gap <= haw_reader_get_scroll (view) + view->height;
        }

      g_autoptr (GskRenderNode) node = reader_draw (view);

      g_assert_cmpuint (view->n_nodes_made - before, <=, 2 * n_new);
    }

  /* Nothing moved: nothing is made. */
  guint before = view->n_nodes_made;
  g_autoptr (GskRenderNode) again = reader_draw (view);

  g_assert_cmpuint (view->n_nodes_made, ==, before);
}

/* Where there are more bars than lanes a number stands for the rest, and every mark can still be
 * reached by clicking on it. */
static void
test_badges (ReaderFixture *fixture,
             gconstpointer  data)
{
  HawReaderView *view = fixture->view;
  g_autofree char *text = reader_make_text (3, 60);
  HawReaderMark marks[12];
  graphene_rect_t rectangle;
  guint n_shown = 0;

  reader_show (fixture, text);
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    marks[i] = reader_mark (i + 1, i, 40 + i);
  haw_reader_view_set_marks (view, marks, G_N_ELEMENTS (marks));
  haw_reader_settle (view);

  HawReaderBlock *block = haw_reader_get_block (view, 0);

  g_assert_nonnull (block->badges);
  g_assert_cmpuint (block->badges->len, ==, 1);
  for (guint i = 0; i < block->bars->len; i++)
    n_shown += g_array_index (block->bars, HawReaderBar, i).lane < HAW_READER_MAX_LANES;

  const HawReaderBadge *badge = &g_array_index (block->badges, HawReaderBadge, 0);

  g_assert_cmpuint (n_shown, ==, HAW_READER_MAX_LANES - 1);
  g_assert_cmpuint (n_shown + badge->n_bars, ==, G_N_ELEMENTS (marks));
  g_assert_cmpstr (pango_layout_get_text (haw_reader_badge_layout (view, badge->n_bars)), ==,
                   "\u200e+8");

  haw_reader_badge_rectangle (view, block, badge, &rectangle);
  g_assert_cmpfloat (view->column_x + rectangle.origin.x, >=, 0);
  g_assert_cmpfloat (view->column_x + rectangle.origin.x + rectangle.size.width, <=, view->width);

  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < badge->n_bars; i++)
    {
      gboolean in_margin;
      g_autoptr (GArray) found = haw_reader_marks_at_point (
        view, view->column_x + rectangle.origin.x + rectangle.size.width / 2,
        block->y + rectangle.origin.y + 3, &in_margin);
      gint64 id = haw_reader_marks_next_of (view, found);

      g_assert_true (in_margin);
      g_assert_cmpuint (found->len, ==, badge->n_bars);
      haw_reader_view_set_selected_mark (view, id);
      g_hash_table_add (seen, (gpointer) &reader_get_mark (view, id)->id);
    }
  g_assert_cmpuint (g_hash_table_size (seen), ==, badge->n_bars);
}

static guint
count_nodes (GskRenderNode    *node,
             GskRenderNodeType type)
{
  guint n = gsk_render_node_get_node_type (node) == type;

  switch ((guint) gsk_render_node_get_node_type (node))
    {
    case GSK_CONTAINER_NODE:
      for (guint i = 0; i < gsk_container_node_get_n_children (node); i++)
        n += count_nodes (gsk_container_node_get_child (node, i), type);
      break;
    case GSK_CLIP_NODE:
      n += count_nodes (gsk_clip_node_get_child (node), type);
      break;
    case GSK_ROUNDED_CLIP_NODE:
      n += count_nodes (gsk_rounded_clip_node_get_child (node), type);
      break;
    case GSK_TRANSFORM_NODE:
      n += count_nodes (gsk_transform_node_get_child (node), type);
      break;
    case GSK_OPACITY_NODE:
      n += count_nodes (gsk_opacity_node_get_child (node), type);
      break;
    default:
      break;
    }

  return n;
}

/* A mark under the pointer or a selected one dims the others, and makes no node but its own. */
static void
test_isolate (ReaderFixture *fixture,
              gconstpointer  data)
{
  HawReaderView *view = fixture->view;
  HawReaderMark marks[] = { reader_mark (1, 0, 30), reader_mark (2, 10, 50) };
  g_autofree char *text = reader_make_text (3, 60);

  reader_show (fixture, text);
  haw_reader_view_set_marks (view, marks, G_N_ELEMENTS (marks));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (view));

  g_autoptr (GskRenderNode) plain = reader_draw (view);
  guint before = view->n_nodes_made;

  g_assert_cmpuint (count_nodes (plain, GSK_OPACITY_NODE), ==, 0);
  haw_reader_hover (view, 2, TRUE);
  g_assert_cmpint (haw_reader_isolated_mark (view), ==, 2);

  g_autoptr (GskRenderNode) hovered = reader_draw (view);

  g_assert_cmpuint (count_nodes (hovered, GSK_OPACITY_NODE), ==, 1);
  g_assert_cmpuint (view->n_nodes_made - before, ==, 1);

  haw_reader_view_set_selected_mark (view, 1);
  g_assert_cmpint (haw_reader_isolated_mark (view), ==, 2);
  haw_reader_hover (view, 0, FALSE);
  g_assert_cmpint (haw_reader_isolated_mark (view), ==, 1);

  /* Over the text the pointer has to rest first. */
  haw_reader_hover (view, 2, FALSE);
  g_assert_cmpint (haw_reader_isolated_mark (view), ==, 1);
  while (view->hover_source != 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (haw_reader_isolated_mark (view), ==, 2);
  haw_reader_view_set_marks (view, marks, 1);
  g_assert_cmpint (haw_reader_isolated_mark (view), ==, 1);
}

/* A code with a pattern is drawn with lines and its bar with gaps: they tell it without its colour. */
static void
test_patterns (ReaderFixture *fixture,
               gconstpointer  data)
{
  HawReaderView *view = fixture->view;
  g_autofree char *text = reader_make_text (1, 60);
  g_autoptr (GHashTable) looks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  reader_show (fixture, text);
  for (guint i = 0; i < HAW_N_PATTERNS; i++)
    {
      HawReaderMark mark = reader_mark (1, 0, 30);

      g_assert_cmpuint (haw_pattern_parse (haw_pattern_get_name (i)), ==, i);
      mark.patterns[0] = i;
      haw_reader_view_set_marks (view, &mark, 1);
      haw_reader_settle (view);

      g_autoptr (GskRenderNode) node = reader_draw (view);
      g_autoptr (GBytes) bytes
        = gsk_render_node_serialize (haw_reader_get_block (view, 0)->mark_node);

      g_hash_table_add (looks, g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes));
      g_assert_cmpuint (count_nodes (haw_reader_get_block (view, 0)->mark_node, GSK_COLOR_NODE), >=,
                        i == HAW_PATTERN_NONE ? 2 : 4);
    }
  g_assert_cmpuint (g_hash_table_size (looks), ==, HAW_N_PATTERNS);
  g_assert_cmpuint (haw_pattern_parse ("none of them"), ==, HAW_PATTERN_NONE);
}

static gboolean
is_told (HawReaderView *view,
         guint          n)
{
  HawReaderBlock *block = haw_reader_get_block (view, 0);
  guint n_children = 0;

  if (block->child == NULL || block->child_marks_serial != block->marks_serial)
    return FALSE;
  for (GtkWidget *child = gtk_widget_get_first_child (block->child); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n_children++;
  return n_children == n;
}

static void
wait_told (HawReaderView *view,
           guint          n)
{
  gint64 limit = g_get_monotonic_time () + 10 * G_TIME_SPAN_SECOND;

  while (!is_told (view, n) && g_get_monotonic_time () < limit)
    g_main_context_iteration (NULL, FALSE);
  g_assert_true (is_told (view, n));
}

/* One more mark on a paragraph of many is one more child for assistive technology, not all anew. */
static void
test_told (ReaderFixture *fixture,
           gconstpointer  data)
{
  HawReaderView *view = fixture->view;
  g_autofree char *text = reader_make_text (1, 60);
  HawReaderMark marks[41];

  reader_show (fixture, text);
  for (guint i = 0; i < 41; i++)
    marks[i] = reader_mark (i + 1, 2 * i, 2 * i + 9);
  haw_reader_view_set_marks (view, marks, 40);
  wait_told (view, 40);

  view->n_marks_told = 0;
  haw_reader_view_set_marks (view, marks, 41);
  wait_told (view, 41);
  g_assert_cmpuint (view->n_marks_told, ==, 1);

  view->n_marks_told = 0;
  haw_reader_view_set_marks (view, marks + 1, 40);
  wait_told (view, 40);
  g_assert_cmpuint (view->n_marks_told, ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  const struct
  {
    const char *path;
    void (*func) (ReaderFixture *fixture,
                  gconstpointer  data);
  } tests[] = {
    { "/reader-many-marks/open", test_open },
    { "/reader-many-marks/edit", test_edit },
    { "/reader-many-marks/change-many", test_change_many },
    { "/reader-many-marks/scroll", test_scroll },
    { "/reader-many-marks/badges", test_badges },
    { "/reader-many-marks/isolate", test_isolate },
    { "/reader-many-marks/patterns", test_patterns },
    { "/reader-many-marks/told", test_told },
  };

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, ReaderFixture, NULL, reader_set_up, tests[i].func,
                reader_tear_down);

  return g_test_run ();
}
