/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>
#include <math.h>

#include "reader/haw-reader-view-private.h"
#include "reader/haw-reader-view.h"

#define ARTICLE                                                                                    \
  "عنوان الخبر\n\n"                                                                                \
  "قال الوزير إن S300 وصواريخ Patriot وصلت في 17-08-2020 ثم أُعيدت، وأضاف أن الوفد غادر مساء أمس " \
  "السبت إلى العاصمة طرابلس حيث التقى عددا من المسؤولين في الحكومة.\n\n"                          \
  "فقرة ثانية فيها كلام قليل.\n\n"                                                                 \
  "فقرة ثالثة 👩‍👧 فيها مُحَمَّد وآخرون."

typedef struct
{
  GtkWidget *window;
  HawReaderView *view;
  GString *log;
} Fixture;

static void
activated_cb (HawReaderView *view,
              gint64         id,
              Fixture       *fixture)
{
  g_string_append_printf (fixture->log, "open %" G_GINT64_FORMAT ";", id);
}

static void
fixture_set_up (Fixture      *fixture,
                gconstpointer data)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  g_autoptr (HawText) text = haw_text_new (ARTICLE, -1);

  fixture->log = g_string_new (NULL);
  fixture->window = gtk_window_new ();
  fixture->view = HAW_READER_VIEW (haw_reader_view_new ());
  g_signal_connect (fixture->view, "mark-activated", G_CALLBACK (activated_cb), fixture);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (fixture->view));
  gtk_window_set_child (GTK_WINDOW (fixture->window), scrolled);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 600, 500);
  haw_reader_view_set_text (fixture->view, text, NULL, 0);
  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->view));
}

static void
fixture_tear_down (Fixture      *fixture,
                   gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_string_free (fixture->log, TRUE);
}

static HawReaderMark
make_mark (gint64 id,
           guint  start,
           guint  end)
{
  HawReaderMark mark = {
    .id = id,
    .start = start,
    .end = end,
    .colors = { { 0.2f, 0.5f, 0.9f, 1 }, { 0.9f, 0.4f, 0, 1 } },
    .n_colors = (guint) (id % 3),
    .has_note = id % 2 == 0,
    .label = (char *) "شخص",
  };

  return mark;
}

/* Marks over everything, across paragraphs and through the middle of words. */
static void
set_many_marks (HawReaderView *view)
{
  guint length = haw_text_get_length (haw_reader_view_get_text (view));
  g_autoptr (GArray) marks = g_array_new (FALSE, FALSE, sizeof (HawReaderMark));

  for (guint i = 0; i < 40; i++)
    {
      guint start = (i * 17) % (length - 1);
      guint end = MIN (start + 3 + (i * 29) % 90, length);
      HawReaderMark mark = make_mark (i + 1, start, end);

      g_array_append_val (marks, mark);
    }

  haw_reader_view_set_marks (view, (const HawReaderMark *) marks->data, marks->len);
}

/* The first mark at a point. */
static gint64
mark_at (HawReaderView *view,
         double         x,
         double         y,
         gboolean      *in_margin)
{
  g_autoptr (GArray) found = haw_reader_marks_at_point (view, x, y, in_margin);

  if (found->len == 0)
    return 0;

  return g_array_index (view->marks, HawReaderMarkEntry,
                        g_array_index (found, guint, 0)).mark.id;
}

static GskRenderNode *
draw (HawReaderView *view)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  haw_reader_draw (view, snapshot);

  return gtk_snapshot_free_to_node (snapshot);
}

/* Fonts, glyphs, widths and places of everything that is drawn as text. */
static void
list_glyphs (GskRenderNode *node,
             GString       *glyphs)
{
  switch ((guint) gsk_render_node_get_node_type (node))
    {
    case GSK_CONTAINER_NODE:
      for (guint i = 0; i < gsk_container_node_get_n_children (node); i++)
        list_glyphs (gsk_container_node_get_child (node, i), glyphs);
      break;
    case GSK_CLIP_NODE:
      list_glyphs (gsk_clip_node_get_child (node), glyphs);
      break;
    case GSK_ROUNDED_CLIP_NODE:
      list_glyphs (gsk_rounded_clip_node_get_child (node), glyphs);
      break;
    case GSK_TRANSFORM_NODE:
      {
        g_autofree char *transform
          = gsk_transform_to_string (gsk_transform_node_get_transform (node));

        g_string_append (glyphs, transform);
        list_glyphs (gsk_transform_node_get_child (node), glyphs);
      }
      break;
    case GSK_TEXT_NODE:
      {
        g_autoptr (PangoFontDescription) font = pango_font_describe (gsk_text_node_get_font (node));
        g_autofree char *name = pango_font_description_to_string (font);
        const PangoGlyphInfo *infos;
        guint n_glyphs = 0;

        infos = gsk_text_node_get_glyphs (node, &n_glyphs);
        g_string_append_printf (glyphs, "\n%s (%g, %g)", name,
                                (double) gsk_text_node_get_offset (node)->x,
                                (double) gsk_text_node_get_offset (node)->y);
        for (guint i = 0; i < n_glyphs; i++)
          g_string_append_printf (glyphs, " %u:%d:%d:%d", infos[i].glyph, infos[i].geometry.width,
                                  infos[i].geometry.x_offset, infos[i].geometry.y_offset);
      }
      break;
    default:
      break;
    }
}

static void
test_glyphs_stay (Fixture      *fixture,
                  gconstpointer data)
{
  HawReaderView *view = fixture->view;
  g_autoptr (GString) before = g_string_new (NULL);
  g_autoptr (GString) after = g_string_new (NULL);
  g_autoptr (GskRenderNode) plain = draw (view);
  guint n_made = view->n_layouts_made;

  list_glyphs (plain, before);
  g_assert_cmpuint (before->len, >, 500);

  set_many_marks (view);
  haw_reader_view_set_selected_mark (view, 7);
  haw_reader_view_select_range (view, 20, 70);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (view));

  g_autoptr (GskRenderNode) marked = draw (view);

  list_glyphs (marked, after);
  g_assert_cmpstr (before->str, ==, after->str);
  g_assert_cmpuint (view->n_layouts_made, ==, n_made);
}

static void
test_lanes (Fixture      *fixture,
            gconstpointer data)
{
  HawReaderView *view = fixture->view;
  g_autoptr (GHashTable) lane_of_crossing = g_hash_table_new (NULL, NULL);
  guint n_bars = 0;

  set_many_marks (view);
  for (guint i = 0; i < view->blocks->len; i++)
    {
      HawReaderBlock *block = haw_reader_get_block (view, i);
      g_autoptr (GArray) expected = haw_reader_marks_in (view, block->start, block->end);

      haw_reader_marks_fill_bars (view, block);
      g_assert_cmpuint (block->bars->len, ==, expected->len);
      n_bars += block->bars->len;

      for (guint j = 0; j < block->bars->len; j++)
        {
          const HawReaderBar *bar = &g_array_index (block->bars, HawReaderBar, j);
          graphene_rect_t rectangle;
          gpointer lane;

          haw_reader_bar_rectangle (view, block, bar, &rectangle);
          if (bar->lane == HAW_READER_MAX_LANES)
            continue;

          /* Beside the start of Arabic lines, inside the view. */
          g_assert_cmpfloat (rectangle.origin.x, >=, view->column_width);
          g_assert_cmpfloat (view->column_x + rectangle.origin.x + rectangle.size.width, <=,
                             view->width);

          if (g_hash_table_lookup_extended (lane_of_crossing, GUINT_TO_POINTER (bar->mark), NULL,
                                            &lane))
            g_assert_cmpuint (GPOINTER_TO_UINT (lane), ==, bar->lane);
          g_hash_table_insert (lane_of_crossing, GUINT_TO_POINTER (bar->mark),
                               GUINT_TO_POINTER (bar->lane));

          for (guint k = 0; k < j; k++)
            {
              const HawReaderBar *second = &g_array_index (block->bars, HawReaderBar, k);
              graphene_rect_t other;

              haw_reader_bar_rectangle (view, block, second, &other);
              if (second->lane < HAW_READER_MAX_LANES)
                g_assert_false (graphene_rect_intersection (&rectangle, &other, NULL));
            }
        }
    }
  g_assert_cmpuint (n_bars, >, 40);
}

static void
test_ranges (Fixture      *fixture,
             gconstpointer data)
{
  HawReaderView *view = fixture->view;
  HawReaderBlock *block = haw_reader_get_block (view, 1);
  const HawReaderLine *line = &g_array_index (block->lines, HawReaderLine, 0);
  typedef double Range[2];

  /* The whole line is one box however many runs it has; a part across a change of direction is
   * as wide as its two parts. */
  g_autoptr (GArray) all = haw_reader_block_line_ranges (block, view->text, 0, block->start,
                                                         block->end);
  g_assert_cmpuint (all->len, ==, 1);

  double whole = g_array_index (all, Range, 0)[1] - g_array_index (all, Range, 0)[0];
  double sum = 0;

  for (guint offset = line->start; offset < line->end; offset++)
    {
      g_autoptr (GArray) one = haw_reader_block_line_ranges (block, view->text, 0, offset,
                                                             offset + 1);

      for (guint i = 0; i < one->len; i++)
        sum += g_array_index (one, Range, i)[1] - g_array_index (one, Range, i)[0];
    }
  g_assert_cmpfloat_with_epsilon (whole, sum, 2.0);
}

static void
test_marks_at (Fixture      *fixture,
               gconstpointer data)
{
  HawReaderView *view = fixture->view;
  HawReaderMark marks[] = {
    make_mark (1, 13, 60),
    make_mark (2, 20, 30),
    make_mark (3, 25, 27),
    make_mark (4, 100, 100),
    make_mark (5, 100, 100000),
    make_mark (6, 0, 13),
  };
  g_autofree gint64 *ids = NULL;
  gsize n_ids;

  haw_reader_view_set_marks (view, marks, G_N_ELEMENTS (marks));
  g_assert_cmpuint (view->marks->len, ==, 4);

  ids = haw_reader_view_marks_at (view, 26, &n_ids);
  g_assert_cmpuint (n_ids, ==, 3);
  g_assert_cmpint (ids[0], ==, 3);
  g_assert_cmpint (ids[1], ==, 2);
  g_assert_cmpint (ids[2], ==, 1);

  for (guint offset = 0; offset < 70; offset++)
    {
      g_autofree gint64 *here = haw_reader_view_marks_at (view, offset, &n_ids);
      gsize expected = (offset < 13) + (offset >= 13 && offset < 60) + (offset >= 20 && offset < 30)
                       + (offset >= 25 && offset < 27);

      g_assert_cmpuint (n_ids, ==, expected);
    }
}

static void
test_keys (Fixture      *fixture,
           gconstpointer data)
{
  HawReaderView *view = fixture->view;
  GtkWidget *widget = GTK_WIDGET (view);
  HawReaderMark marks[] = { make_mark (1, 13, 60), make_mark (2, 20, 30), make_mark (3, 190, 200) };

  haw_reader_view_set_marks (view, marks, G_N_ELEMENTS (marks));

  gtk_widget_activate_action (widget, "reader.next-mark", NULL);
  g_assert_cmpint (haw_reader_view_get_selected_mark (view), ==, 1);
  g_assert_cmpuint (haw_reader_view_get_caret (view), ==, 13);
  gtk_widget_activate_action (widget, "reader.next-mark", NULL);
  gtk_widget_activate_action (widget, "reader.open-mark", NULL);
  gtk_widget_activate_action (widget, "reader.next-mark", NULL);
  gtk_widget_activate_action (widget, "reader.next-mark", NULL);
  g_assert_cmpint (haw_reader_view_get_selected_mark (view), ==, 3);
  gtk_widget_activate_action (widget, "reader.previous-mark", NULL);
  g_assert_cmpint (haw_reader_view_get_selected_mark (view), ==, 2);

  /* Without a selected mark the one at the caret is meant, with a selection none. */
  haw_reader_view_set_selected_mark (view, 0);
  haw_reader_view_set_caret (view, 40);
  gtk_widget_activate_action (widget, "reader.open-mark", NULL);
  haw_reader_view_select_range (view, 40, 50);
  gtk_widget_activate_action (widget, "reader.open-mark", NULL);
  g_assert_cmpstr (fixture->log->str, ==, "open 2;open 1;");

  /* A mark that is gone is not selected any more. */
  g_assert_cmpint (haw_reader_view_get_selected_mark (view), ==, 1);
  haw_reader_view_set_marks (view, marks, 2);
  g_assert_cmpint (haw_reader_view_get_selected_mark (view), ==, 1);
  haw_reader_view_set_marks (view, marks + 1, 2);
  g_assert_cmpint (haw_reader_view_get_selected_mark (view), ==, 0);
}

static void
test_pointer (Fixture      *fixture,
              gconstpointer data)
{
  HawReaderView *view = fixture->view;
  HawReaderMark marks[] = { make_mark (1, 13, 60), make_mark (2, 20, 30) };
  gboolean in_margin;

  haw_reader_view_set_marks (view, marks, G_N_ELEMENTS (marks));

  HawReaderBlock *block = haw_reader_get_block (view, 1);

  haw_reader_marks_fill_bars (view, block);
  for (guint i = 0; i < block->bars->len; i++)
    {
      const HawReaderBar *bar = &g_array_index (block->bars, HawReaderBar, i);
      graphene_rect_t rectangle;
      gint64 id;

      haw_reader_bar_rectangle (view, block, bar, &rectangle);
      id = mark_at (view, view->column_x + rectangle.origin.x + rectangle.size.width / 2,
                    block->y + rectangle.origin.y + 4, &in_margin);
      g_assert_true (in_margin);
      g_assert_cmpint (id, ==, g_array_index (view->marks, HawReaderMarkEntry, bar->mark).mark.id);
    }

  PangoRectangle position;

  pango_layout_index_to_pos (block->layout, haw_reader_block_to_index (block, view->text, 24),
                             &position);
  g_assert_cmpint (mark_at (view,
                            view->column_x + (position.x + position.width / 2.0) / PANGO_SCALE,
                            block->y + 10, &in_margin), ==, 2);
  g_assert_false (in_margin);
}

static void
test_description (Fixture      *fixture,
                  gconstpointer data)
{
  HawReaderMark marks[] = { make_mark (1, 13, 60), make_mark (2, 20, 30) };
  g_autofree char *quote = NULL;
  GtkWidget *told = NULL;

  haw_reader_view_set_marks (fixture->view, marks, G_N_ELEMENTS (marks));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->view));
  gtk_test_accessible_assert_property (haw_reader_get_block (fixture->view, 1)->child,
                                       GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "2 annotations: \u2068شخص\u2069, \u2068شخص\u2069");

  while ((told = gtk_widget_get_first_child (haw_reader_get_block (fixture->view, 1)->child)) == NULL)
    g_main_context_iteration (NULL, TRUE);
  quote = haw_text_slice (haw_reader_view_get_text (fixture->view), 13, 60);
  gtk_test_accessible_assert_property (told, GTK_ACCESSIBLE_PROPERTY_LABEL, "شخص");
  gtk_test_accessible_assert_property (told, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, quote);
  g_assert_nonnull (gtk_widget_get_next_sibling (told));

  haw_reader_view_select_range (fixture->view, 0, 5);
  gtk_test_accessible_assert_property (fixture->view, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "Selected: \u2068عنوان\u2069");
}

static void
paint_color (const GdkRGBA *over,
             GdkRGBA       *color)
{
  color->red += over->alpha * (over->red - color->red);
  color->green += over->alpha * (over->green - color->green);
  color->blue += over->alpha * (over->blue - color->blue);
}

/* Paints every soft colour below @node over @color, whatever its place. */
static void
paint_colors (GskRenderNode *node,
              double         width,
              GdkRGBA       *color)
{
  if (gsk_render_node_get_node_type (node) == GSK_CONTAINER_NODE)
    {
      for (guint i = 0; i < gsk_container_node_get_n_children (node); i++)
        paint_colors (gsk_container_node_get_child (node, i), width, color);
    }
  else if (gsk_render_node_get_node_type (node) == GSK_ROUNDED_CLIP_NODE)
    {
      paint_colors (gsk_rounded_clip_node_get_child (node), width, color);
    }
  else if (gsk_render_node_get_node_type (node) == GSK_COLOR_NODE)
    {
      const GdkRGBA *over = gsk_color_node_get_color (node);
      graphene_rect_t bounds;

      /* What stands in the margin is behind no letters. */
      gsk_render_node_get_bounds (node, &bounds);
      if (over->alpha < 0.95f && bounds.origin.x >= 0 && bounds.origin.x < width)
        paint_color (over, color);
    }
}

static double
luminance (const GdkRGBA *color)
{
  return 0.2126 * pow (color->red, 2.2) + 0.7152 * pow (color->green, 2.2)
         + 0.0722 * pow (color->blue, 2.2);
}

/* Letters can be read on any number of marks of any colour. */
static void
test_contrast (Fixture      *fixture,
               gconstpointer data)
{
  static const char *const names[] = { "black", "navy", "white", "yellow", "#1a5fb4", "#c01c28" };

  for (guint dark = 0; dark < 2; dark++)
    for (guint i = 0; i < G_N_ELEMENTS (names); i++)
      {
        HawReaderMark marks[6];
        GdkRGBA paper = dark ? (GdkRGBA) { 0.12f, 0.12f, 0.12f, 1 } : (GdkRGBA) { 1, 1, 1, 1 };
        GdkRGBA ink;

        adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                            dark ? ADW_COLOR_SCHEME_FORCE_DARK
                                                 : ADW_COLOR_SCHEME_FORCE_LIGHT);
        for (guint j = 0; j < G_N_ELEMENTS (marks); j++)
          {
            marks[j] = make_mark (j + 1, 13, 20 + j);
            marks[j].n_colors = 1;
            g_assert_true (gdk_rgba_parse (&marks[j].colors[0], names[i]));
          }
        haw_reader_view_set_marks (fixture->view, marks, G_N_ELEMENTS (marks));
        haw_reader_view_set_selected_mark (fixture->view, 3);

        g_autoptr (GskRenderNode) node = draw (fixture->view);

        g_assert_nonnull (node);
        paint_colors (haw_reader_get_block (fixture->view, 1)->mark_node,
                      fixture->view->column_width, &paper);
        paint_colors (haw_reader_get_block (fixture->view, 1)->focus_node,
                      fixture->view->column_width, &paper);
        gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (fixture->view)),
                                     &ink);

        GdkRGBA letters = paper;

        paint_color (&ink, &letters);

        double below = luminance (&paper) + 0.05;
        double above = luminance (&letters) + 0.05;

        g_assert_cmpfloat (MAX (below, above) / MIN (below, above), >=, 4.5);
      }

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_DEFAULT);
}

/* The bars change sides with the text, not with the interface. */
static void
test_sides (Fixture      *fixture,
            gconstpointer data)
{
  HawReaderView *view = fixture->view;
  g_autoptr (HawText) english = haw_text_new ("An English article", -1);
  HawReaderMark mark = make_mark (1, 0, 5);

  gtk_widget_set_direction (GTK_WIDGET (view), GTK_TEXT_DIR_RTL);
  g_assert_true (haw_reader_is_mirrored (view));
  gtk_widget_set_direction (GTK_WIDGET (view), GTK_TEXT_DIR_LTR);
  g_assert_true (haw_reader_is_mirrored (view));

  haw_reader_view_set_text (view, english, NULL, 0);
  g_assert_false (haw_reader_is_mirrored (view));
  haw_reader_view_set_marks (view, &mark, 1);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (view));

  HawReaderBlock *block = haw_reader_get_block (view, 0);
  graphene_rect_t rectangle;

  haw_reader_marks_fill_bars (view, block);
  haw_reader_bar_rectangle (view, block, &g_array_index (block->bars, HawReaderBar, 0), &rectangle);
  g_assert_cmpfloat (rectangle.origin.x + rectangle.size.width, <, 0);
  g_assert_cmpfloat (view->column_x + rectangle.origin.x, >=, 0);
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
    { "/reader-marks/glyphs-stay", test_glyphs_stay },
    { "/reader-marks/lanes", test_lanes },
    { "/reader-marks/ranges", test_ranges },
    { "/reader-marks/marks-at", test_marks_at },
    { "/reader-marks/keys", test_keys },
    { "/reader-marks/pointer", test_pointer },
    { "/reader-marks/description", test_description },
    { "/reader-marks/contrast", test_contrast },
    { "/reader-marks/sides", test_sides },
  };

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, fixture_set_up, tests[i].func, fixture_tear_down);

  return g_test_run ();
}
