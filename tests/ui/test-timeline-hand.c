/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>

#include "support/haw-test-article.h"
#include "support/haw-test-timeline.h"
#include "timeline/haw-timeline-mark.h"
#include "timeline/haw-timeline-view-private.h"

/* Editing in the drawing: by hand, by keys, in both directions of time. */

static const char *const dates[] = {
  "2020-07-03/2020-07-09", "2020-07-12",   "[2020-07-05..2020-07-16]", "2020-07-20/2020-07-24",
  "2020-07-01",            "2020-07-25/..", "2020-06-29/2020-07-02",    "",
};

static const char *const titles[] = { "زيارة", "Visit",   "محادثات", "قصف",
                                      "بيان",  "Meeting", "هدنة",    "Leak" };

typedef struct
{
  GtkWidget *window;
  HawTimelineView *view;
  guint n_moved, n_bounds, n_renamed, n_made, n_selection;
  gint64 seconds, id, time;
  int bound, unit;
  char *title, *date;
} Fixture;

static void
moved_cb (HawTimelineView *view,
          gint64           seconds,
          Fixture         *fixture)
{
  fixture->n_moved++;
  fixture->seconds = seconds;
}

static void
bound_cb (HawTimelineView *view,
          gint64           id,
          int              bound,
          gint64           time,
          int              unit,
          Fixture         *fixture)
{
  fixture->n_bounds++;
  fixture->id = id;
  fixture->bound = bound;
  fixture->time = time;
  fixture->unit = unit;
}

static void
renamed_cb (HawTimelineView *view,
            gint64           id,
            const char      *title,
            Fixture         *fixture)
{
  fixture->n_renamed++;
  fixture->id = id;
  g_free (fixture->title);
  fixture->title = g_strdup (title);
}

static void
made_cb (HawTimelineView *view,
         const char      *title,
         const char      *date,
         gint64           lane,
         Fixture         *fixture)
{
  fixture->n_made++;
  g_free (fixture->title);
  g_free (fixture->date);
  fixture->title = g_strdup (title);
  fixture->date = g_strdup (date);
}

static void
selection_cb (HawTimelineView *view,
              Fixture         *fixture)
{
  fixture->n_selection++;
}

static void
show_events (Fixture *fixture)
{
  g_autoptr (HawTimelineStore) store = haw_timeline_store_new ();
  g_autoptr (HawTimelineLanes) lanes = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      HawTimelineEvent event = { .id = i + 1, .date = dates[i], .title = titles[i] };
      HawEdtf edtf;

      event.undated = *dates[i] == '\0';
      if (!event.undated)
        {
          g_assert_true (haw_edtf_parse (dates[i], &edtf, NULL));
          haw_edtf_get_bounds (&edtf, &event.bounds);
        }
      haw_timeline_store_add (store, &event);
    }
  haw_timeline_store_sort (store);
  lanes = haw_test_workload_lanes (store, 0);
  haw_timeline_view_set_lanes (fixture->view, lanes);
  haw_timeline_view_show_range (fixture->view, haw_civil_to_time (2020, 6, 28),
                                haw_civil_to_time (2020, 7, 28));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->view));
  haw_timeline_view_settle (fixture->view);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->view = HAW_TIMELINE_VIEW (haw_timeline_view_new ());
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1100, 320);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->view));
  g_signal_connect (fixture->view, "events-moved", G_CALLBACK (moved_cb), fixture);
  g_signal_connect (fixture->view, "bound-moved", G_CALLBACK (bound_cb), fixture);
  g_signal_connect (fixture->view, "event-renamed", G_CALLBACK (renamed_cb), fixture);
  g_signal_connect (fixture->view, "event-made", G_CALLBACK (made_cb), fixture);
  g_signal_connect (fixture->view, "selection-changed", G_CALLBACK (selection_cb), fixture);
  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->view));
  show_events (fixture);
  haw_timeline_view_set_editable (fixture->view, TRUE);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_object_ref (fixture->view);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  haw_test_finalize (fixture->view);
  g_free (fixture->title);
  g_free (fixture->date);
}

static void
turn (Fixture         *fixture,
      GtkTextDirection direction)
{
  gtk_widget_set_direction (GTK_WIDGET (fixture->view), direction);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->view));
  haw_timeline_view_settle (fixture->view);
}

static void
get_mark (Fixture *fixture,
          gint64   id,
          double  *start,
          double  *end,
          double  *y)
{
  HawTimelinePlace place;

  g_assert_true (haw_timeline_lanes_place (
      fixture->view->lanes, &fixture->view->axis,
      (guint) haw_timeline_store_find (fixture->view->store, id), 0, &place));
  *start = fixture->view->body_x + place.start;
  *end = fixture->view->body_x + place.end;
  *y = fixture->view->ruler_height + place.y + fixture->view->row_height / 2.0 -
       gtk_adjustment_get_value (fixture->view->rows);
}

static void
drag (Fixture        *fixture,
      double          x,
      double          y,
      double          dx,
      double          dy,
      GdkModifierType state)
{
  haw_timeline_drag_begin (fixture->view, x, y, state);
  for (guint i = 1; i <= 20; i++)
    haw_timeline_drag_update (fixture->view, x + dx * i / 20, y + dy * i / 20, state);
}

/* What is drawn, hit, dragged and reached by a key is the same where time runs the other way. */
static void
test_mirrors (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (21);
  HawTimelineView *view = fixture->view;
  guint n_held = 0;

  for (guint i = 0; i < 120; i++)
    {
      gint64 id = g_rand_int_range (rand, 1, 8);
      double along = g_rand_double_range (rand, -0.1, 1.1), dx = g_rand_double_range (rand, -200, 200);
      gint64 picked[2], reached[2], made[2][4];
      HawTimelineHand hands[2];

      for (guint rtl = 0; rtl < 2; rtl++)
        {
          double start, end, y, x;

          turn (fixture, rtl ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR);
          haw_timeline_view_set_selected_id (view, id);
          haw_timeline_view_show_range (view, haw_civil_to_time (2020, 6, 28),
                                        haw_civil_to_time (2020, 7, 28));
          fixture->seconds = fixture->time = fixture->bound = fixture->unit = 0;
          get_mark (fixture, id, &start, &end, &y);
          x = start + (CLAMP (end, 0, view->width) - start) * along;
          picked[rtl] = haw_timeline_view_pick (view, x, y);
          hands[rtl] = haw_timeline_drag_choose (view, x, y, 0);
          drag (fixture, x, y, rtl ? -dx : dx, 3, 0);
          haw_timeline_drag_end (view);
          made[rtl][0] = fixture->seconds;
          made[rtl][1] = fixture->time;
          made[rtl][2] = fixture->bound;
          made[rtl][3] = fixture->unit;
          gtk_widget_activate_action (GTK_WIDGET (view), "timeline.next", NULL);
          reached[rtl] = haw_timeline_view_get_selected_id (view);
        }
      g_assert_cmpint (picked[0], ==, picked[1]);
      g_assert_cmpint (hands[0], ==, hands[1]);
      g_assert_cmpint (reached[0], ==, reached[1]);
      g_assert_cmpmem (made[0], sizeof made[0], made[1], sizeof made[1]);
      n_held += hands[0] == HAW_TIMELINE_HAND_PULLS ? 1 : 0;
    }
  g_assert_cmpuint (n_held, >, 60);
}

/* A drag asks for one edit when it ends, and nothing is drawn anew for it before. */
static void
test_one_edit (Fixture       *fixture,
               gconstpointer  data)
{
  double start, end, y;
  guint n_drawn;

  haw_timeline_view_set_selected_id (fixture->view, 1);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->view));
  get_mark (fixture, 1, &start, &end, &y);
  n_drawn = haw_timeline_view_get_n_drawn (fixture->view);
  drag (fixture, end, y, 120, 5, 0);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->view));
  g_assert_nonnull (fixture->view->edit.words);
  g_assert_cmpuint (fixture->view->edit.n_lines, ==, 1);
  g_assert_cmpuint (fixture->view->edit.ghosts->len, ==, 1);
  g_assert_cmpuint (fixture->n_moved + fixture->n_bounds, ==, 0);
  g_assert_cmpuint (haw_timeline_view_get_n_drawn (fixture->view), ==, n_drawn);

  haw_timeline_drag_end (fixture->view);
  g_assert_cmpuint (fixture->n_bounds, ==, 1);
  g_assert_cmpuint (fixture->n_moved, ==, 0);
  g_assert_cmpint (fixture->id, ==, 1);
  g_assert_cmpint (fixture->bound, ==, HAW_BOUND_EARLIEST_END);
  g_assert_cmpint (fixture->unit, ==, HAW_PRECISION_DAY);
  g_assert_null (fixture->view->edit.words);

  /* Back to where it was is no edit at all. */
  drag (fixture, (start + end) / 2, y, 90, 0, 0);
  haw_timeline_drag_update (fixture->view, (start + end) / 2 + 1, y, 0);
  haw_timeline_drag_end (fixture->view);
  g_assert_cmpuint (fixture->n_moved, ==, 0);
}

/* Panning never moves an event: only one that is selected can be taken, and only by its mark. */
static void
test_only_selected (Fixture       *fixture,
                    gconstpointer  data)
{
  GdkRectangle label;
  double start, end, y;

  get_mark (fixture, 1, &start, &end, &y);
  g_assert_cmpint (haw_timeline_drag_choose (fixture->view, (start + end) / 2, y, 0), ==,
                   HAW_TIMELINE_HAND_IDLE);
  haw_timeline_view_set_selected_id (fixture->view, 1);
  g_assert_cmpint (haw_timeline_drag_choose (fixture->view, (start + end) / 2, y, 0), ==,
                   HAW_TIMELINE_HAND_PULLS);
  haw_timeline_view_set_editable (fixture->view, FALSE);
  g_assert_cmpint (haw_timeline_drag_choose (fixture->view, (start + end) / 2, y, 0), ==,
                   HAW_TIMELINE_HAND_IDLE);
  haw_timeline_view_set_editable (fixture->view, TRUE);

  /* Where it does not stand at its own time it cannot be given another. */
  fixture->view->clock = HAW_CLOCK_PUBLICATION;
  g_assert_cmpint (haw_timeline_drag_choose (fixture->view, (start + end) / 2, y, 0), ==,
                   HAW_TIMELINE_HAND_IDLE);
  fixture->view->clock = HAW_CLOCK_EVENT;

  haw_timeline_view_set_selected_id (fixture->view, 2);
  haw_timeline_view_get_rectangle (fixture->view, 2, NULL, &label);
  g_assert_cmpint (haw_timeline_drag_choose (fixture->view, label.x + label.width - 4,
                                             label.y + label.height / 2, 0),
                   ==, HAW_TIMELINE_HAND_IDLE);
}

static void
test_escape (Fixture       *fixture,
             gconstpointer  data)
{
  double start, end, y;

  g_assert_false (haw_timeline_drag_cancel (fixture->view));
  haw_timeline_view_set_selected_id (fixture->view, 1);
  get_mark (fixture, 1, &start, &end, &y);
  drag (fixture, (start + end) / 2, y, 150, 0, 0);
  g_assert_true (haw_timeline_drag_cancel (fixture->view));
  haw_timeline_drag_end (fixture->view);
  g_assert_cmpuint (fixture->n_moved + fixture->n_bounds, ==, 0);
  g_assert_cmpuint (fixture->view->edit.ghosts->len, ==, 0);

  /* A band gives back what was selected before. */
  drag (fixture, fixture->view->body_x + 2, fixture->view->ruler_height + 2, 900, 200, GDK_SHIFT_MASK);
  g_assert_cmpuint (haw_timeline_view_get_n_selected (fixture->view), >, 4);
  g_assert_true (haw_timeline_drag_cancel (fixture->view));
  g_assert_cmpuint (haw_timeline_view_get_n_selected (fixture->view), ==, 1);
}

static char *
list_selected (Fixture *fixture)
{
  g_autoptr (GArray) ids = haw_timeline_view_dup_selected (fixture->view);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (text, "%s%d", i > 0 ? " " : "", (int) g_array_index (ids, gint64, i));

  return g_string_free (text, FALSE);
}

static void
assert_selected (Fixture    *fixture,
                 const char *ids)
{
  g_autofree char *selected = list_selected (fixture);

  g_assert_cmpstr (selected, ==, ids);
}

static void
click (Fixture        *fixture,
       gint64          id,
       GdkModifierType state)
{
  haw_timeline_select_click (fixture->view, haw_timeline_store_find (fixture->view->store, id),
                             HAW_TIMELINE_NO_LANE, state);
}

/* In time: 7 5 1 3 2 4 6, and 8 beside it. */
static void
test_selects_several (Fixture       *fixture,
                      gconstpointer  data)
{
  GtkWidget *widget = GTK_WIDGET (fixture->view);

  haw_timeline_view_set_selected_id (fixture->view, 1);
  assert_selected (fixture, "1");
  click (fixture, 2, GDK_CONTROL_MASK);
  assert_selected (fixture, "1 2");
  click (fixture, 8, GDK_CONTROL_MASK);
  assert_selected (fixture, "1 2 8");
  g_assert_cmpint (haw_timeline_view_get_selected_id (fixture->view), ==, 8);
  click (fixture, 8, GDK_CONTROL_MASK);
  click (fixture, 1, GDK_CONTROL_MASK);
  assert_selected (fixture, "2");
  click (fixture, 2, GDK_CONTROL_MASK);
  assert_selected (fixture, "2");

  click (fixture, 5, GDK_SHIFT_MASK);
  assert_selected (fixture, "5 1 3 2");
  gtk_test_accessible_assert_state (
      GTK_ACCESSIBLE (haw_timeline_marks_find (fixture->view, 3, haw_timeline_lane_get_id (fixture->view, 0))),
      GTK_ACCESSIBLE_STATE_SELECTED, TRUE);

  /* Another one from elsewhere is the only one. */
  haw_timeline_view_set_selected_id (fixture->view, 3);
  assert_selected (fixture, "3");
  gtk_widget_activate_action (widget, "timeline.extend-next", NULL);
  gtk_widget_activate_action (widget, "timeline.extend-next", NULL);
  assert_selected (fixture, "3 2 4");
  gtk_widget_activate_action (widget, "timeline.extend-previous", NULL);
  assert_selected (fixture, "3 2");
  gtk_widget_activate_action (widget, "timeline.extend-previous", NULL);
  gtk_widget_activate_action (widget, "timeline.extend-previous", NULL);
  assert_selected (fixture, "1 3");
  gtk_widget_activate_action (widget, "timeline.select-all", NULL);
  assert_selected (fixture, "7 5 1 3 2 4 6 8");
  gtk_widget_activate_action (widget, "timeline.next", NULL);
  g_assert_cmpuint (haw_timeline_view_get_n_selected (fixture->view), ==, 1);
  g_assert_cmpuint (fixture->n_selection, >, 8);
}

static void
test_band (Fixture       *fixture,
           gconstpointer  data)
{
  HawTimelineView *view = fixture->view;
  double start, end, y;

  haw_timeline_view_set_selected_id (view, 4);
  drag (fixture, view->body_x + 2, view->ruler_height + 2, view->body_width - 4, view->body_height - 4,
        GDK_SHIFT_MASK);
  haw_timeline_drag_end (view);
  assert_selected (fixture, "7 5 1 3 2 4 6");
  g_assert_cmpint (haw_timeline_view_get_selected_id (view), ==, 4);

  get_mark (fixture, 2, &start, &end, &y);
  drag (fixture, start - 3, y - 3, end - start + 6, 6, GDK_SHIFT_MASK);
  haw_timeline_drag_end (view);
  assert_selected (fixture, "2");

  /* Of several the whole lot is moved, by the date of the one that is held. */
  click (fixture, 1, GDK_CONTROL_MASK);
  get_mark (fixture, 2, &start, &end, &y);
  drag (fixture, (start + end) / 2, y, 100, 0, 0);
  g_assert_cmpuint (view->edit.ghosts->len, ==, 2);
  haw_timeline_drag_end (view);
  g_assert_cmpuint (fixture->n_moved, ==, 1);
}

static GtkWidget *
get_entry (Fixture *fixture)
{
  return fixture->view->edit.entry;
}

static void
write_title (Fixture    *fixture,
             const char *title)
{
  g_assert_nonnull (get_entry (fixture));
  gtk_editable_set_text (GTK_EDITABLE (get_entry (fixture)), title);
  g_signal_emit_by_name (get_entry (fixture), "activate");
  g_assert_null (get_entry (fixture));
}

static void
test_titles (Fixture       *fixture,
             gconstpointer  data)
{
  GtkWidget *widget = GTK_WIDGET (fixture->view);
  HawTimelineView *view = fixture->view;
  double x;

  gtk_widget_activate_action (widget, "timeline.rename", NULL);
  g_assert_null (get_entry (fixture));
  haw_timeline_view_set_selected_id (view, 4);
  gtk_widget_activate_action (widget, "timeline.rename", NULL);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (get_entry (fixture))), ==, "قصف");
  write_title (fixture, "  قصف الميناء ");
  g_assert_cmpuint (fixture->n_renamed, ==, 1);
  g_assert_cmpint (fixture->id, ==, 4);
  g_assert_cmpstr (fixture->title, ==, "قصف الميناء");

  /* The same title, and none, change nothing. */
  gtk_widget_activate_action (widget, "timeline.rename", NULL);
  write_title (fixture, "قصف");
  gtk_widget_activate_action (widget, "timeline.rename", NULL);
  write_title (fixture, " ");
  gtk_widget_activate_action (widget, "timeline.rename", NULL);
  gtk_editable_set_text (GTK_EDITABLE (get_entry (fixture)), "other");
  haw_timeline_entry_close (view, FALSE);
  g_assert_cmpuint (fixture->n_renamed, ==, 1);

  /* What was typed is kept when the focus goes elsewhere. */
  gtk_widget_activate_action (widget, "timeline.rename", NULL);
  gtk_editable_set_text (GTK_EDITABLE (get_entry (fixture)), "kept");
  gtk_widget_grab_focus (haw_timeline_marks_find (view, 4, haw_timeline_lane_get_id (view, 0)));
  haw_test_wait_until (fixture->n_renamed == 2);
  g_assert_cmpstr (fixture->title, ==, "kept");

  x = view->body_x + haw_time_axis_x_of (&view->axis, haw_civil_to_time (2020, 7, 6)) + 3;
  if (view->axis.mirrored)
    x -= 6;
  haw_timeline_view_make_event (view, x, 200);
  g_assert_cmpuint (view->edit.n_lines, ==, 2);
  write_title (fixture, "وصول");
  g_assert_cmpuint (fixture->n_made, ==, 1);
  g_assert_cmpstr (fixture->title, ==, "وصول");
  g_assert_cmpstr (fixture->date, ==, "2020-07-06");
  g_assert_cmpuint (view->edit.n_lines, ==, 0);

  haw_timeline_drag_begin (view, x, view->height - 4, GDK_CONTROL_MASK);
  haw_timeline_drag_update (
      view,
      view->body_x + haw_time_axis_x_of (&view->axis, haw_civil_to_time (2020, 7, 8) + 40000),
      view->height - 4, GDK_CONTROL_MASK);
  haw_timeline_drag_end (view);
  write_title (fixture, "Stay");
  g_assert_cmpstr (fixture->date, ==, "2020-07-06/2020-07-08");

  gtk_widget_activate_action (widget, "timeline.new-event", NULL);
  write_title (fixture, "");
  g_assert_cmpuint (fixture->n_made, ==, 2);
  haw_timeline_view_set_editable (view, FALSE);
  haw_timeline_view_make_event (view, x, 200);
  g_assert_null (get_entry (fixture));
}

static void
test_titles_rtl (Fixture       *fixture,
                 gconstpointer  data)
{
  turn (fixture, GTK_TEXT_DIR_RTL);
  test_titles (fixture, data);
}

static float
find_widest_border (GskRenderNode *node)
{
  GskRenderNodeType type = gsk_render_node_get_node_type (node);
  float widest = 0;

  if (type == GSK_BORDER_NODE)
    return gsk_border_node_get_outline (node)->bounds.size.width;
  if (type == GSK_TRANSFORM_NODE)
    return find_widest_border (gsk_transform_node_get_child (node));
  if (type == GSK_CLIP_NODE)
    return find_widest_border (gsk_clip_node_get_child (node));
  if (type != GSK_CONTAINER_NODE)
    return 0;
  for (guint i = 0; i < gsk_container_node_get_n_children (node); i++)
    {
      float found = find_widest_border (gsk_container_node_get_child (node, i));

      widest = MAX (widest, found);
    }
  return widest;
}

/* The outline of what is selected is as long as that lasts, however long the title beside it is. */
static void
test_outline (Fixture       *fixture,
              gconstpointer  data)
{
  double day = HAW_SECONDS_PER_DAY / fixture->view->axis.seconds_per_pixel;
  g_autoptr (GskRenderNode) node = NULL;
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  const HawTimelinePlace *place = NULL;

  haw_timeline_view_set_selected_id (fixture->view, 2);
  for (guint i = 0; i < fixture->view->visible->len && place == NULL; i++)
    if (g_array_index (fixture->view->visible, HawTimelinePlace, i).item ==
        (guint) haw_timeline_store_find (fixture->view->store, 2))
      place = &g_array_index (fixture->view->visible, HawTimelinePlace, i);
  g_assert_nonnull (place);
  g_assert_false (place->label_inside);
  g_assert_cmpfloat (place->label_width, >, 0);
  haw_timeline_draw (fixture->view, snapshot);
  node = gtk_snapshot_free_to_node (snapshot);
  g_assert_cmpfloat (find_widest_border (node), >, day / 2);
  g_assert_cmpfloat (find_widest_border (node), <=, MAX (day, 16) + 10);
}

static void
wait_frames (Fixture *fixture,
             guint    n)
{
  for (guint i = 0; i < n; i++)
    {
      gtk_widget_queue_draw (GTK_WIDGET (fixture->view));
      gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->view));
    }
}

static void
set_animations (gboolean animated)
{
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", animated, NULL);
}

/* An event that is held at the edge of the view goes on with the time that comes into view, in either
 * direction of it, until there is nothing more; it is one edit. */
static void
test_edge (Fixture       *fixture,
           gconstpointer  data)
{
  HawTimelineView *view = fixture->view;

  set_animations (TRUE);
  for (guint rtl = 0; rtl < 2; rtl++)
    {
      gint64 from, until, start, end, seconds, days;
      double low, high, y, x;

      turn (fixture, rtl ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR);
      haw_timeline_view_show_range (view, haw_civil_to_time (2020, 6, 28), haw_civil_to_time (2020, 7, 28));
      haw_timeline_view_set_selected_id (view, 1);
      wait_frames (fixture, 1);
      get_mark (fixture, 1, &low, &high, &y);
      x = (low + high) / 2;
      haw_timeline_view_get_visible (view, &from, &until);
      haw_timeline_drag_begin (view, x, y, 0);
      g_assert_cmpint (view->edit.hand, ==, HAW_TIMELINE_HAND_PULLS);

      /* Near where it was taken nothing moves, however near to the edge that is. */
      haw_timeline_drag_update (view, x + 1, y, 0);
      g_assert_cmpuint (view->edit.edge_scroll.id, ==, 0);

      haw_timeline_drag_update (view, rtl ? view->body_x + 2 : view->body_x + view->body_width - 2, y, 0);
      g_assert_cmpuint (view->edit.edge_scroll.id, !=, 0);
      seconds = view->edit.pull.seconds;
      haw_test_wait_until ((haw_timeline_view_get_visible (view, &start, &end),
                            start > from + 5 * HAW_SECONDS_PER_DAY));
      g_assert_cmpuint (fixture->n_moved, ==, rtl);
      days = (start - from) / HAW_SECONDS_PER_DAY;
      g_assert_cmpint ((view->edit.pull.seconds - seconds) / HAW_SECONDS_PER_DAY, >=, days - 2);
      g_assert_cmpint ((view->edit.pull.seconds - seconds) / HAW_SECONDS_PER_DAY, <=, days + 2);
      g_assert_cmpuint (view->edit.ghosts->len, ==, 1);

      haw_test_wait_until (view->edit.edge_scroll.id == 0);
      haw_timeline_view_get_visible (view, &start, &end);
      wait_frames (fixture, 3);
      haw_timeline_view_get_visible (view, &from, &until);
      g_assert_cmpint (start, ==, from);
      haw_timeline_drag_end (view);
      g_assert_cmpuint (fixture->n_moved, ==, rtl + 1);
      g_assert_cmpint (fixture->seconds, >, 5 * HAW_SECONDS_PER_DAY);
    }
  set_animations (FALSE);
}

/* Where nothing is animated the view goes on by steps; what is let go of leaves it at rest. */
static void
test_edge_steps (Fixture       *fixture,
                 gconstpointer  data)
{
  HawTimelineView *view = fixture->view;
  gint64 before, after, end;

  set_animations (FALSE);
  haw_timeline_view_get_visible (view, &before, &end);
  haw_timeline_drag_begin (view, view->body_x + 300, view->height - 4, GDK_CONTROL_MASK);
  g_assert_cmpint (view->edit.hand, ==, HAW_TIMELINE_HAND_RANGES);
  haw_timeline_drag_update (view, view->body_x + view->body_width - 1, view->height - 4, GDK_CONTROL_MASK);
  wait_frames (fixture, 2);
  haw_timeline_view_get_visible (view, &after, &end);
  g_assert_cmpint (after, ==, before);
  haw_test_wait_until ((haw_timeline_view_get_visible (view, &after, &end), after != before));
  g_assert_cmpfloat (fabs ((double) (after - before) /
                           (view->axis.seconds_per_pixel * view->body_width) - 0.25), <, 0.01);
  haw_timeline_drag_cancel (view);
  g_assert_cmpuint (view->edit.edge_scroll.id, ==, 0);
}

/* A lane that is dragged by its header to the edge brings the lanes beyond it into view, to the last, and
 * back to the first. */
static void
test_edge_header (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr (HawTimelineStore) store = haw_test_workload_store (400);
  g_autoptr (HawTimelineLanes) lanes = haw_test_workload_lanes (store, 8);
  HawTimelineView *view = fixture->view;
  gint64 first = haw_timeline_lanes_get_id (lanes, 0);
  double last;

  set_animations (TRUE);
  haw_timeline_view_set_lanes (view, lanes);
  haw_timeline_view_show_range (view, HAW_TEST_WORKLOAD_START + 60 * HAW_SECONDS_PER_DAY,
                                HAW_TEST_WORKLOAD_START + 90 * HAW_SECONDS_PER_DAY);
  wait_frames (fixture, 2);
  last = gtk_adjustment_get_upper (view->rows) - gtk_adjustment_get_page_size (view->rows);
  g_assert_cmpfloat (last, >, 200);
  g_signal_emit_by_name (view->headers, "dragged", first, 20.0, 30.0);
  g_assert_cmpuint (view->edit.edge_scroll.id, ==, 0);
  g_signal_emit_by_name (view->headers, "dragged", first, 20.0, view->body_height - 1.0);
  haw_test_wait_until (view->edit.edge_scroll.id == 0);
  g_assert_cmpfloat (gtk_adjustment_get_value (view->rows), >, last - 1);
  g_signal_emit_by_name (view->headers, "drag-ended");

  g_signal_emit_by_name (view->headers, "dragged", first, 20.0, 0.0);
  haw_test_wait_until (gtk_adjustment_get_value (view->rows) < last - 50);
  g_signal_emit_by_name (view->headers, "drag-ended");
  g_assert_cmpuint (view->edit.edge_scroll.id, ==, 0);
  last = gtk_adjustment_get_value (view->rows);
  wait_frames (fixture, 3);
  g_assert_cmpfloat_with_epsilon (gtk_adjustment_get_value (view->rows), last, 0.01);
  set_animations (FALSE);
}

/* Of a store with so many events: all, a range of them, and a range more. */
static guint64
select_many (Fixture *fixture,
             guint    n)
{
  g_autoptr (HawTimelineStore) store = haw_test_workload_store (n);
  g_autoptr (HawTimelineLanes) lanes = haw_test_workload_lanes (store, 0);
  HawTimelineView *view = fixture->view;
  g_autoptr (GArray) selected = NULL;
  guint64 before;

  haw_timeline_view_set_lanes (view, lanes);
  haw_timeline_view_go_to (view, store->ids[n / 10]);
  before = haw_timeline_view_get_n_looked (view);
  haw_timeline_select_click (view, (int) (n / 2), HAW_TIMELINE_NO_LANE, GDK_SHIFT_MASK);
  g_assert_cmpuint (haw_timeline_view_get_n_selected (view), ==, n / 2 - n / 10 + 1);
  haw_timeline_view_select (view, (int) (n * 9 / 10), HAW_TIMELINE_NO_LANE, FALSE);
  haw_timeline_select_click (view, (int) (n * 8 / 10), HAW_TIMELINE_NO_LANE, GDK_SHIFT_MASK);
  g_assert_cmpuint (haw_timeline_view_get_n_selected (view), ==, n * 9 / 10 - n * 8 / 10 + 1);
  haw_timeline_select_click (view, 0, HAW_TIMELINE_NO_LANE, GDK_SHIFT_MASK | GDK_CONTROL_MASK);
  selected = haw_timeline_view_dup_selected (view);
  g_assert_cmpuint (selected->len, ==, n * 9 / 10 + 1);
  for (guint i = 0; i < selected->len; i++)
    g_assert_cmpint (g_array_index (selected, gint64, i), ==, store->ids[i]);
  gtk_widget_activate_action (GTK_WIDGET (view), "timeline.select-all", NULL);
  g_assert_cmpuint (haw_timeline_view_get_n_selected (view), ==, n);

  return haw_timeline_view_get_n_looked (view) - before;
}

/* Selecting many looks at each event a few times, however many there are. */
static void
test_many (Fixture       *fixture,
           gconstpointer  data)
{
  guint64 some = select_many (fixture, 5000), more = select_many (fixture, 40000);

  g_assert_cmpuint (some, <, 5000 * 16);
  g_assert_cmpuint (more, <, 40000 * 16);
  g_assert_cmpuint (more, <, some * 9);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/timeline-hand/mirrors", test_mirrors);
  ADD ("/timeline-hand/one-edit", test_one_edit);
  ADD ("/timeline-hand/only-selected", test_only_selected);
  ADD ("/timeline-hand/escape", test_escape);
  ADD ("/timeline-hand/selects-several", test_selects_several);
  ADD ("/timeline-hand/band", test_band);
  ADD ("/timeline-hand/titles", test_titles);
  ADD ("/timeline-hand/titles-rtl", test_titles_rtl);
  ADD ("/timeline-hand/outline", test_outline);
  ADD ("/timeline-hand/many", test_many);
  ADD ("/timeline-hand/edge", test_edge);
  ADD ("/timeline-hand/edge-steps", test_edge_steps);
  ADD ("/timeline-hand/edge-header", test_edge_header);

  return g_test_run ();
}
