/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>

#include "support/haw-test-article.h"
#include "support/haw-test-timeline.h"
#include "timeline/haw-timeline-mark.h"
#include "time/haw-hijri.h"
#include "timeline/haw-timeline-view-private.h"

#define DAY HAW_SECONDS_PER_DAY
#define N_UNDATED 3

typedef struct
{
  GtkWidget *window;
  HawTimelineView *view;
  gint64 selected;
  gint64 activated;
  guint n_selected;
} Fixture;

static void
add_item (HawTimelineStore *items,
          gint64            id,
          const char       *title,
          gint64            start,
          gint64            end)
{
  HawTimelineEvent item = { .id = id, .n_sources = (guint) id % 7 };
  item.bounds = (HawBounds) { start, start, end, end };
  item.title = title;
  item.date = "1970";
  item.status = (HawTimelineStatus) (id % 3);
  haw_timeline_store_add (items, &item);
}

static HawTimelineStore *
make_items (guint32 seed,
            guint   n)
{
  HawTimelineStore *items = haw_timeline_store_new ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  static const char *const titles[] = {
    "Visit",
    "محادثات وقف إطلاق النار في جنيف",
    "A rather long title of an event that must be cut somewhere",
    "قصف",
    "Statement 2020 م",
  };

  for (guint i = 0; i < n; i++)
    {
      gint64 start = (gint64) g_rand_int_range (rand, 0, 300) * DAY;
      gint64 length = i % 3 == 0 ? g_rand_int_range (rand, 1, 60) * DAY : DAY;

      add_item (items, i + 1, titles[i % G_N_ELEMENTS (titles)], start, start + length);
    }

  return items;
}

static void
add_undated (HawTimelineStore *items,
             gint64            first)
{
  for (gint64 id = first; id < first + N_UNDATED; id++)
    haw_timeline_store_add (
        items, &(HawTimelineEvent) { .id = id, .undated = TRUE, .title = "Leak" });
}

static void
selected_cb (HawTimelineView *view,
             gint64           id,
             Fixture         *fixture)
{
  fixture->selected = id;
  fixture->n_selected++;
}

static void
activated_cb (HawTimelineView *view,
              gint64           id,
              Fixture         *fixture)
{
  fixture->activated = id;
}

static void
timeout_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
}

/* Until children are in step with what is drawn; never longer than the cap. */
static void
wait_for_child (Fixture *fixture,
                gint64   id)
{
  gboolean timed_out = FALSE;
  guint source = g_timeout_add_once (5000, timeout_cb, &timed_out);
  gboolean found = FALSE;

  while (!found && !timed_out)
    {
      GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (fixture->view));

      for (; child != NULL && !found; child = gtk_widget_get_next_sibling (child))
        found = HAW_IS_TIMELINE_MARK (child) &&
                haw_timeline_mark_get_id (HAW_TIMELINE_MARK (child)) == id &&
                gtk_widget_get_width (child) > 0;
      if (!found)
        g_main_context_iteration (NULL, TRUE);
    }

  g_assert_true (found);
  if (!timed_out)
    g_source_remove (source);
}

static GtkWidget *
find_child (Fixture *fixture,
            gint64   id)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (fixture->view));

  for (; child != NULL; child = gtk_widget_get_next_sibling (child))
    if (HAW_IS_TIMELINE_MARK (child) &&
        haw_timeline_mark_get_id (HAW_TIMELINE_MARK (child)) == id)
      return child;

  return NULL;
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->view = HAW_TIMELINE_VIEW (haw_timeline_view_new ());
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1000, 260);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->view));
  g_signal_connect (fixture->view, "event-selected", G_CALLBACK (selected_cb), fixture);
  g_signal_connect (fixture->view, "event-activated", G_CALLBACK (activated_cb), fixture);
  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->view));
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_object_ref (fixture->view);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  haw_test_finalize (fixture->view);
}

static void
show (Fixture          *fixture,
      HawTimelineStore *items)
{
  g_autoptr (HawTimelineLanes) lanes = NULL;

  if (items != NULL)
    {
      haw_timeline_store_sort (items);
      lanes = haw_test_workload_lanes (items, 0);
    }
  haw_timeline_view_set_lanes (fixture->view, lanes);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->view));
}

static void
test_mirrors (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr (HawTimelineStore) items = make_items (4, 60);
  GdkRectangle marks[61], labels[61];
  int width;

  add_undated (items, 61);
  show (fixture, items);
  width = gtk_widget_get_width (GTK_WIDGET (fixture->view));
  for (gint64 id = 1; id <= 60; id++)
    haw_timeline_view_get_rectangle (fixture->view, id, &marks[id], &labels[id]);

  gtk_widget_set_direction (GTK_WIDGET (fixture->view), GTK_TEXT_DIR_RTL);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->view));
  for (gint64 id = 1; id <= 60; id++)
    {
      GdkRectangle mark, label;

      haw_timeline_view_get_rectangle (fixture->view, id, &mark, &label);
      g_assert_cmpint (mark.y, ==, marks[id].y);
      g_assert_cmpint (ABS (width - mark.x - mark.width - marks[id].x), <=, 1);
      g_assert_cmpint (ABS (width - label.x - label.width - labels[id].x), <=, 1);
    }
}

/* The axis alone is turned; the shelf stays at the start of the widget. */
static void
test_time_direction (Fixture      *fixture,
                     gconstpointer data)
{
  g_autoptr (HawTimelineStore) items = make_items (4, 2);
  GdkRectangle shelf, first, second;
  gboolean earlier;

  add_undated (items, 61);
  show (fixture, items);
  haw_timeline_view_get_rectangle (fixture->view, 1, &first, NULL);
  haw_timeline_view_get_rectangle (fixture->view, 2, &second, NULL);
  earlier = first.x < second.x;

  haw_timeline_view_set_time_direction (fixture->view, GTK_TEXT_DIR_RTL);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->view));
  haw_timeline_view_get_rectangle (fixture->view, 1, &first, NULL);
  haw_timeline_view_get_rectangle (fixture->view, 2, &second, NULL);
  haw_timeline_view_get_rectangle (fixture->view, 61, &shelf, NULL);
  g_assert_cmpint (first.x > second.x, ==, earlier);
  g_assert_cmpint (shelf.x, <, 50);
}

static void
test_zoom_keeps_time (Fixture      *fixture,
                      gconstpointer data)
{
  g_autoptr (HawTimelineStore) items = make_items (5, 40);

  add_undated (items, 61);
  show (fixture, items);

  for (int direction = 0; direction < 2; direction++)
    {
      gtk_widget_set_direction (GTK_WIDGET (fixture->view),
                                direction == 0 ? GTK_TEXT_DIR_LTR : GTK_TEXT_DIR_RTL);
      gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->view));

      for (double x = 250; x < 750; x += 120)
        {
          gint64 time = haw_timeline_view_time_at (fixture->view, x);

          haw_timeline_view_zoom (fixture->view, 1.7, x);
          g_assert_cmpint (ABS (haw_timeline_view_time_at (fixture->view, x) - time), <=, 1);
          haw_timeline_view_zoom (fixture->view, 1 / 1.7, x);
          g_assert_cmpint (ABS (haw_timeline_view_time_at (fixture->view, x) - time), <=, 1);
        }
    }
}

static void
test_labels_apart (Fixture      *fixture,
                   gconstpointer data)
{
  for (guint32 seed = 1; seed <= 5; seed++)
    {
      g_autoptr (HawTimelineStore) items = make_items (seed, 80);

      show (fixture, items);
      haw_timeline_view_zoom (fixture->view, seed, 500);
      for (gint64 a = 1; a <= 80; a++)
        for (gint64 b = a + 1; b <= 80; b++)
          {
            GdkRectangle first, second, overlap;

            if (!haw_timeline_view_get_rectangle (fixture->view, a, NULL, &first) ||
                !haw_timeline_view_get_rectangle (fixture->view, b, NULL, &second))
              continue;
            if (gdk_rectangle_intersect (&first, &second, &overlap))
              g_assert_cmpint (MIN (overlap.width, overlap.height), <=, 1);
          }
    }
}

static void
walk_all (Fixture    *fixture,
          const char *action,
          guint       n)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < n; i++)
    {
      gint64 id = haw_timeline_view_get_selected_id (fixture->view);

      g_assert_true (g_hash_table_add (seen, GINT_TO_POINTER ((int) id)));
      gtk_widget_activate_action (GTK_WIDGET (fixture->view), action, NULL);
    }

  g_assert_cmpuint (g_hash_table_size (seen), ==, n);
}

static void
test_keys_walk (Fixture      *fixture,
                gconstpointer data)
{
  g_autoptr (HawTimelineStore) items = make_items (6, 50);
  GtkWidget *widget = GTK_WIDGET (fixture->view);

  add_undated (items, 51);
  show (fixture, items);

  gtk_widget_activate_action (widget, "timeline.first", NULL);
  g_assert_cmpint (fixture->selected, ==, 51);
  walk_all (fixture, "timeline.next", 50 + N_UNDATED);

  /* Every step puts the focus on the event and brings it into view. */
  g_assert_true (gtk_widget_is_focus (find_child (fixture, fixture->selected)));
  g_assert_true (
      haw_timeline_view_get_rectangle (fixture->view, fixture->selected, NULL, NULL));

  gtk_widget_activate_action (widget, "timeline.last", NULL);
  walk_all (fixture, "timeline.previous", 50 + N_UNDATED);
  g_assert_cmpint (fixture->selected, ==, 51);
}

/* Lets the view come to rest: what it does between frames is done. */
static void
settle (Fixture *fixture)
{
  guint before;

  do
    {
      gint64 until = g_get_monotonic_time () + 300 * 1000;

      before = haw_timeline_view_get_n_shaped (fixture->view);
      while (g_get_monotonic_time () < until)
        g_main_context_iteration (NULL, FALSE);
    }
  while (haw_timeline_view_get_n_shaped (fixture->view) != before);
}

/* Draws a frame after a step, and counts what was shaped for it. */
static guint
count_shaped (Fixture *fixture,
              double   dx,
              double   factor)
{
  guint before = haw_timeline_view_get_n_shaped (fixture->view);
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  if (fabs (dx) > 0)
    haw_timeline_view_pan (fixture->view, dx, 0);
  if (factor > 0)
    haw_timeline_view_zoom (fixture->view, factor, 400);
  haw_timeline_view_paint (fixture->view, snapshot, gtk_widget_get_width (GTK_WIDGET (fixture->view)),
                           gtk_widget_get_height (GTK_WIDGET (fixture->view)));
  gsk_render_node_unref (gtk_snapshot_free_to_node (snapshot));

  return haw_timeline_view_get_n_shaped (fixture->view) - before;
}

/* No frame of a motion shapes a text, however far it goes: that is done between frames. What was drawn
 * at this scale is moved and not drawn again. */
static void
test_moving_shapes_nothing (Fixture      *fixture,
                            gconstpointer data)
{
  static const guint sizes[] = { 70, 2000, 30000 };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (HawTimelineStore) items = haw_test_workload_store (sizes[i]);
      guint n_drawn;

      /* With one ruler and with two. */
      haw_timeline_view_set_calendar (fixture->view, HAW_CALENDAR_GREGORIAN, i == 1,
                                      G_DATE_SATURDAY);
      show (fixture, items);
      haw_timeline_view_zoom (fixture->view, 4, 500);
      settle (fixture);
      for (int j = 0; j < 120; j++)
        {
          g_assert_cmpuint (count_shaped (fixture, j < 60 ? -40 : 40, 0), ==, 0);
          while (g_main_context_iteration (NULL, FALSE))
            ;
        }
      n_drawn = haw_timeline_view_get_n_drawn (fixture->view);
      for (int j = 0; j < 20; j++)
        g_assert_cmpuint (count_shaped (fixture, j < 10 ? -8 : 8, 0), ==, 0);
      g_assert_cmpuint (haw_timeline_view_get_n_drawn (fixture->view), ==, n_drawn);

      for (int j = 0; j < 80; j++)
        g_assert_cmpuint (count_shaped (fixture, 0, j < 40 ? 1.05 : 1 / 1.05), ==, 0);
    }
}

static gboolean
is_idle (HawTimelineView *view)
{
  guint before = haw_timeline_view_get_n_shaped (view);
  gint64 until = g_get_monotonic_time () + 200 * 1000;
  guint n_turns = 0;

  while (g_get_monotonic_time () < until)
    n_turns += g_main_context_iteration (NULL, FALSE) ? 1 : 0;

  return n_turns < 20 && haw_timeline_view_get_n_shaped (view) == before;
}

/* At rest nothing runs: no frames, no sources that come again and again. */
static void
test_rests (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (HawTimelineStore) items = haw_test_workload_store (20000);

  show (fixture, items);
  haw_timeline_view_pan (fixture->view, -100, 0);
  haw_test_wait_until (is_idle (fixture->view));
}

/* An edit shapes and draws what is new in it. */
static void
test_edit_costs_little (Fixture      *fixture,
                        gconstpointer data)
{
  g_autoptr (HawTimelineStore) items = make_items (7, 70);
  HawTimelineEvent event = { .id = 71, .title = "New here", .date = "1970-04-11",
                             .bounds = { 100 * DAY, 100 * DAY, 101 * DAY, 101 * DAY } };
  guint before, drawn;

  show (fixture, items);
  settle (fixture);
  count_shaped (fixture, 0, 0);
  before = haw_timeline_view_get_n_shaped (fixture->view);
  drawn = haw_timeline_view_get_n_drawn (fixture->view);
  haw_timeline_lanes_put (haw_timeline_view_get_lanes (fixture->view), &event, NULL, 0);
  count_shaped (fixture, 0, 0);
  g_assert_cmpuint (haw_timeline_view_get_n_shaped (fixture->view) - before, <=, 3);
  g_assert_cmpuint (haw_timeline_view_get_n_drawn (fixture->view) - drawn, <=, 1);
  haw_timeline_view_set_selected_id (fixture->view, 71);
  g_assert_true (haw_timeline_view_get_rectangle (fixture->view, 71, NULL, NULL));

  haw_timeline_lanes_remove (haw_timeline_view_get_lanes (fixture->view), 71);
  g_assert_false (haw_timeline_view_get_rectangle (fixture->view, 71, NULL, NULL));
}

static void
wanted_cb (HawTimelineView *view,
           gint64           id,
           GArray          *wanted)
{
  g_array_append_val (wanted, id);
}

/* Reports are asked for once: for what is selected, near enough for all in view that have several
 * sources, and again after they were forgotten. */
static void
test_reports (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr (HawTimelineStore) items = make_items (8, 30);
  g_autoptr (GArray) wanted = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint n;

  show (fixture, items);
  settle (fixture);
  g_signal_connect (fixture->view, "reports-wanted", G_CALLBACK (wanted_cb), wanted);
  haw_timeline_view_set_selected_id (fixture->view, 5);
  g_assert_cmpuint (wanted->len, ==, 1);
  g_assert_cmpint (g_array_index (wanted, gint64, 0), ==, 5);
  haw_timeline_view_set_selected_id (fixture->view, 0);
  haw_timeline_view_set_selected_id (fixture->view, 5);
  g_assert_cmpuint (wanted->len, ==, 1);
  /* One source has nobody to disagree with. */
  haw_timeline_view_set_selected_id (fixture->view, 8);
  g_assert_cmpuint (wanted->len, ==, 1);

  haw_timeline_view_show_range (fixture->view, 100 * DAY, 112 * DAY);
  settle (fixture);
  n = wanted->len;
  g_assert_cmpuint (n, >, 1);
  settle (fixture);
  g_assert_cmpuint (wanted->len, ==, n);
  haw_timeline_view_set_selected_id (fixture->view, 5);
  haw_timeline_view_forget_reports (fixture->view);
  g_assert_cmpuint (wanted->len, >, n);
}

/* Many events are ticks or a density; the selected one is shown for itself all the same, and what
 * stands for many opens into them. */
static void
test_many (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (HawTimelineStore) items = haw_test_workload_store (30000);
  gint64 start, end, start_after, end_after;

  show (fixture, items);
  g_assert_cmpint (haw_timeline_view_get_detail (fixture->view), ==, HAW_TIMELINE_DENSITY);
  g_assert_cmpint (haw_timeline_view_pick (fixture->view, 500, 150), ==, 0);
  haw_timeline_view_set_selected_id (fixture->view, 700);
  g_assert_true (haw_timeline_view_get_rectangle (fixture->view, 700, NULL, NULL));
  wait_for_child (fixture, 700);

  haw_timeline_view_get_visible (fixture->view, &start, &end);
  for (guint i = 0; i < 40 && haw_timeline_view_get_detail (fixture->view) != HAW_TIMELINE_BOXES; i++)
    {
      haw_timeline_view_zoom (fixture->view, 1.6, 500);
      settle (fixture);
    }
  g_assert_cmpint (haw_timeline_view_get_detail (fixture->view), ==, HAW_TIMELINE_BOXES);
  haw_timeline_view_get_visible (fixture->view, &start_after, &end_after);
  g_assert_cmpint (end_after - start_after, <, (end - start) / 10);
}

static void
test_selection (Fixture      *fixture,
                gconstpointer data)
{
  g_autoptr (HawTimelineStore) items = make_items (8, 30);
  GdkRectangle label;

  add_undated (items, 31);
  show (fixture, items);

  /* Setting the property tells nobody: it comes from elsewhere. */
  haw_timeline_view_set_selected_id (fixture->view, 12);
  g_assert_cmpuint (fixture->n_selected, ==, 0);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->view));
  g_assert_true (haw_timeline_view_get_rectangle (fixture->view, 12, NULL, &label));
  g_assert_cmpint (
      haw_timeline_view_pick (fixture->view, label.x + label.width / 2, label.y + label.height / 2),
      ==, 12);

  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "timeline.activate", NULL);
  g_assert_cmpint (fixture->activated, ==, 12);

  wait_for_child (fixture, 32);
  gtk_widget_activate_action (find_child (fixture, 32), "mark.open", NULL);
  g_assert_cmpint (fixture->activated, ==, 32);
  g_assert_cmpint (fixture->selected, ==, 32);
  g_assert_cmpint (haw_timeline_view_get_selected_id (fixture->view), ==, 32);
}

static void
test_accessible (Fixture      *fixture,
                 gconstpointer data)
{
  g_autoptr (HawTimelineStore) items = haw_timeline_store_new ();
  GtkAccessible *mark;

  haw_timeline_store_add (items, &(HawTimelineEvent) {
                                     .id = 5,
                                     .bounds = { 0, 0, DAY, DAY },
                                     .status = HAW_TIMELINE_DISPUTED,
                                     .n_sources = 2,
                                     .approximate = TRUE,
                                     .title = "قصف",
                                     .date = "1970-01-01",
                                 });
  add_undated (items, 6);
  show (fixture, items);
  haw_timeline_view_set_selected_id (fixture->view, 5);
  wait_for_child (fixture, 5);

  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (fixture->view), GTK_ACCESSIBLE_ROLE_LIST);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (fixture->view),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Timeline");
  mark = GTK_ACCESSIBLE (find_child (fixture, 5));
  gtk_test_accessible_assert_role (mark, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  gtk_test_accessible_assert_property (
      mark, GTK_ACCESSIBLE_PROPERTY_LABEL,
      "4 of 4, \342\201\250قصف\342\201\251, \342\201\2501 January 1970\342\201\251,"
      " 2 sources, disputed, approximate date");
  gtk_test_accessible_assert_state (mark, GTK_ACCESSIBLE_STATE_SELECTED, TRUE);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (find_child (fixture, 6)),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "1 of 4, \342\201\250Leak\342\201\251, undated,"
                                       " no sources");
}

static void
changed_cb (GObject    *object,
            GParamSpec *pspec,
            guint      *n)
{
  *n += 1;
}

static void
test_visible (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr (HawTimelineStore) items = make_items (9, 30);
  gint64 start, end, fitted_start, fitted_end;
  guint n = 0;

  show (fixture, items);
  haw_timeline_view_get_visible (fixture->view, &fitted_start, &fitted_end);
  g_assert_cmpint (fitted_start, <, 20 * DAY);
  g_assert_cmpint (fitted_end, >, 270 * DAY);

  g_signal_connect (fixture->view, "notify::visible-start", G_CALLBACK (changed_cb), &n);
  haw_timeline_view_show_range (fixture->view, 100 * DAY, 120 * DAY);
  haw_timeline_view_get_visible (fixture->view, &start, &end);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpint (start, <=, 100 * DAY);
  g_assert_cmpint (end, >=, 120 * DAY);
  g_assert_cmpint (end - start, <, 21 * DAY);

  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "timeline.fit", NULL);
  haw_timeline_view_get_visible (fixture->view, &start, &end);
  g_assert_cmpint (start, ==, fitted_start);
  g_assert_cmpint (end, ==, fitted_end);
}

/* What is asked for before there is a size is kept until there is one. */
static void
test_before_size (void)
{
  g_autoptr (HawTimelineStore) items = make_items (9, 200);
  g_autoptr (HawTimelineLanes) lanes = NULL;
  HawTimelineView *view = HAW_TIMELINE_VIEW (haw_timeline_view_new ());
  GtkWidget *window = gtk_window_new ();
  gint64 start, end;

  haw_timeline_store_sort (items);
  lanes = haw_test_workload_lanes (items, 0);
  haw_timeline_view_set_lanes (view, lanes);
  haw_timeline_view_show_range (view, 100 * DAY, 120 * DAY);
  haw_timeline_view_set_selected_id (view, 150);
  gtk_window_set_default_size (GTK_WINDOW (window), 1000, 160);
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (view));
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (view));

  haw_timeline_view_get_visible (view, &start, &end);
  g_assert_cmpint (start, <=, 100 * DAY);
  g_assert_cmpint (end - start, <, 21 * DAY);

  gtk_widget_grab_focus (GTK_WIDGET (view));
  g_assert_true (haw_timeline_view_get_rectangle (view, 150, NULL, NULL));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Other events keep the view; none at all, and then some, are fitted again. */
/* The ruler and a row need no more than the least height; less than all rows can be shown too. */
static void
test_low (Fixture      *fixture,
          gconstpointer data)
{
  g_autoptr (HawTimelineStore) items = make_items (3, 60);
  g_autoptr (HawTimelineStore) one = haw_timeline_store_new ();
  GtkWidget *widget = GTK_WIDGET (fixture->view);
  GdkRectangle mark;
  int minimum;

  add_item (one, 1, "A", 0, DAY);
  show (fixture, one);
  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_true (haw_timeline_view_get_rectangle (fixture->view, 1, &mark, NULL));
  g_assert_cmpint (mark.y + mark.height, <=, minimum);
  g_assert_cmpint (minimum, <, 96);

  show (fixture, items);
  for (int height = 400; height > 100; height -= 60)
    {
      gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1000, height);
      gtk_test_widget_wait_for_draw (widget);
    }
}

static void
assert_months (GArray      *row,
               HawCalendar  calendar)
{
  g_assert_cmpuint (row->len, >, 2);
  for (guint i = 0; i < row->len; i++)
    {
      gint64 time = g_array_index (row, HawTick, i).time;
      HawHijri hijri;
      HawCivil civil;

      haw_civil_from_time (time, &civil);
      g_assert_true (haw_hijri_from_days (time / DAY, &hijri));
      g_assert_cmpint (calendar == HAW_CALENDAR_HIJRI ? hijri.day : civil.day, ==, 1);
    }
}

/* Either calendar can be the main one, and the other has a row of its own above it. */
static void
test_calendars (Fixture      *fixture,
                gconstpointer data)
{
  g_autoptr (HawTimelineStore) items = make_items (3, 60);
  GtkWidget *widget = GTK_WIDGET (fixture->view);
  GdkRectangle before, mark;

  show (fixture, items);
  haw_timeline_view_fit (fixture->view);
  gtk_test_widget_wait_for_draw (widget);
  g_assert_null (fixture->view->second);
  g_assert_true (haw_timeline_view_get_rectangle (fixture->view, 1, &before, NULL));

  haw_timeline_view_set_calendar (fixture->view, HAW_CALENDAR_GREGORIAN, TRUE, G_DATE_SATURDAY);
  gtk_test_widget_wait_for_draw (widget);
  g_assert_true (haw_timeline_view_get_rectangle (fixture->view, 1, &mark, NULL));
  g_assert_cmpint (mark.y, >, before.y);
  haw_timeline_view_show_range (fixture->view, 0, 150 * DAY);
  gtk_test_widget_wait_for_draw (widget);
  assert_months (fixture->view->ticks->context, HAW_CALENDAR_GREGORIAN);
  assert_months (haw_timeline_second_row (fixture->view), HAW_CALENDAR_HIJRI);
  g_assert_cmpint (fixture->view->ticks->unit, ==, HAW_TICK_WEEK);
  /* The second day of 1970 was a Friday. */
  g_assert_cmpint ((g_array_index (fixture->view->ticks->major, HawTick, 3).time / DAY - 2) % 7, ==,
                   0);

  haw_timeline_view_set_calendar (fixture->view, HAW_CALENDAR_HIJRI, TRUE, G_DATE_SATURDAY);
  gtk_test_widget_wait_for_draw (widget);
  assert_months (fixture->view->ticks->context, HAW_CALENDAR_HIJRI);
  assert_months (haw_timeline_second_row (fixture->view), HAW_CALENDAR_GREGORIAN);

  haw_timeline_view_set_calendar (fixture->view, HAW_CALENDAR_GREGORIAN, FALSE, G_DATE_MONDAY);
  haw_timeline_view_fit (fixture->view);
  gtk_test_widget_wait_for_draw (widget);
  g_assert_true (haw_timeline_view_get_rectangle (fixture->view, 1, &mark, NULL));
  g_assert_cmpint (mark.y, ==, before.y);
}

static void
test_change_items (Fixture      *fixture,
                   gconstpointer data)
{
  g_autoptr (HawTimelineStore) items = make_items (10, 30);
  g_autoptr (HawTimelineStore) more = make_items (10, 31);
  gint64 start, end, start_after, end_after;

  show (fixture, items);
  haw_timeline_view_show_range (fixture->view, 100 * DAY, 160 * DAY);
  haw_timeline_view_set_selected_id (fixture->view, 3);
  haw_timeline_view_get_visible (fixture->view, &start, &end);
  show (fixture, more);
  haw_timeline_view_get_visible (fixture->view, &start_after, &end_after);
  g_assert_cmpint (start, ==, start_after);
  g_assert_cmpint (end, ==, end_after);
  g_assert_cmpint (haw_timeline_view_get_selected_id (fixture->view), ==, 3);

  show (fixture, NULL);
  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "timeline.next", NULL);
  g_assert_cmpuint (fixture->n_selected, ==, 0);
  show (fixture, items);
  haw_timeline_view_get_visible (fixture->view, &start, &end);
  g_assert_cmpint (end - start, >, 200 * DAY);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);

  ADD ("/timeline-view/mirrors", test_mirrors);
  ADD ("/timeline-view/time-direction", test_time_direction);
  ADD ("/timeline-view/zoom-keeps-time", test_zoom_keeps_time);
  ADD ("/timeline-view/labels-apart", test_labels_apart);
  ADD ("/timeline-view/keys-walk", test_keys_walk);
  ADD ("/timeline-view/moving-shapes-nothing", test_moving_shapes_nothing);
  ADD ("/timeline-view/rests", test_rests);
  ADD ("/timeline-view/edit-costs-little", test_edit_costs_little);
  ADD ("/timeline-view/reports", test_reports);
  ADD ("/timeline-view/many", test_many);
  ADD ("/timeline-view/selection", test_selection);
  ADD ("/timeline-view/accessible", test_accessible);
  ADD ("/timeline-view/visible", test_visible);
  ADD ("/timeline-view/change-items", test_change_items);
  ADD ("/timeline-view/low", test_low);
  ADD ("/timeline-view/calendars", test_calendars);

  g_test_add_func ("/timeline-view/before-size", test_before_size);

  return g_test_run ();
}
