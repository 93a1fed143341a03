/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>
#include <math.h>

#include "support/haw-test-article.h"
#include "timeline-scenes-clock.h"
#include "timeline/haw-timeline-mark.h"
#include "timeline/haw-timeline-pages.h"

/* The timeline by the clocks of publication and of lag. */

typedef struct
{
  GtkWidget *window;
  HawTimelineView *view;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->view = HAW_TIMELINE_VIEW (haw_timeline_view_new ());
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1000, 420);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->view));
  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->view));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_object_ref (fixture->view);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  haw_test_finalize (fixture->view);
}

static void
show (Fixture          *fixture,
      HawTimelineLanes *lanes)
{
  haw_timeline_view_set_lanes (fixture->view, lanes);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->view));
}

static void
rest (Fixture *fixture)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->view));
}

/* x of a time: the inverse of haw_timeline_view_time_at(). */
static double
x_of (Fixture *fixture,
      gint64   time)
{
  double low = -2000, high = 3000;
  gboolean mirrored = haw_timeline_view_is_mirrored (fixture->view);

  while (high - low > 0.1)
    {
      double middle = (low + high) / 2;

      if ((haw_timeline_view_time_at (fixture->view, middle) < time) != mirrored)
        low = middle;
      else
        high = middle;
    }

  return low;
}

/* The line to the last report belongs to its event, and the mark stands where the event happened: in both
 * directions. */
static void
test_pick (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (HawTimelineLanes) lanes = NULL;

  lanes = scene_lag (fixture->view);
  show (fixture, lanes);
  for (guint i = 0; i < 2; i++)
    {
      gint64 reported = JULY_2020 + 16 * DAY + 9 * 3600, happened = JULY_2020 + 8 * DAY;
      GdkRectangle mark;
      double x;

      haw_timeline_view_set_time_direction (fixture->view,
                                            i == 0 ? GTK_TEXT_DIR_LTR : GTK_TEXT_DIR_RTL);
      rest (fixture);
      g_assert_true (haw_timeline_view_get_rectangle (fixture->view, 5, &mark, NULL));
      x = x_of (fixture, happened);
      g_assert_cmpfloat (MIN (fabs (mark.x - x), fabs (mark.x + mark.width - x)), <, 3);
      g_assert_cmpint (haw_timeline_view_pick (fixture->view, x_of (fixture, reported),
                                               mark.y + mark.height + 2), ==, 5);
    }
}

/* On paper nothing looks as if it happened when it was published. */
static void
test_paper (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (HawTimelineLanes) by_event = scene_clock_workload (fixture->view, HAW_CLOCK_EVENT, 20);
  g_autoptr (HawTimelineLanes) by_publication = NULL;
  g_autoptr (HawTimelinePages) pages = haw_timeline_pages_new (fixture->view, "", NULL);
  g_autofree char *plain = NULL;
  g_autofree char *told = NULL;
  const HawTimelinePageSetup setup = { .width = 900, .height = 600, .margin = 20, .across = 1 };

  show (fixture, by_event);
  haw_timeline_pages_set_up (pages, &setup);
  plain = haw_timeline_pages_dup_summary (pages);
  g_assert_null (strstr (plain, "publication time"));

  by_publication = scene_clock_workload (fixture->view, HAW_CLOCK_PUBLICATION, 20);
  show (fixture, by_publication);
  haw_timeline_pages_unref (g_steal_pointer (&pages));
  pages = haw_timeline_pages_new (fixture->view, "", NULL);
  haw_timeline_pages_set_up (pages, &setup);
  told = haw_timeline_pages_dup_summary (pages);
  g_assert_true (g_str_has_prefix (told, "Placed by publication time"));
}

/* Panning shapes nothing and draws nothing anew. */
static void
test_pan (Fixture       *fixture,
          gconstpointer  data)
{
  for (guint i = HAW_CLOCK_PUBLICATION; i < HAW_N_CLOCKS; i++)
    {
      g_autoptr (HawTimelineLanes) lanes = scene_clock_workload (fixture->view, i, 150);
      guint n_shaped, n_drawn;

      show (fixture, lanes);
      haw_timeline_view_fit (fixture->view);
      rest (fixture);
      for (int dx = 0; dx < 60; dx++)
        haw_timeline_view_pan (fixture->view, dx < 30 ? 1 : -1, 0);
      rest (fixture);
      n_shaped = haw_timeline_view_get_n_shaped (fixture->view);
      n_drawn = haw_timeline_view_get_n_drawn (fixture->view);
      for (int dx = 0; dx < 20; dx++)
        {
          haw_timeline_view_pan (fixture->view, dx < 10 ? 1 : -1, 0);
          gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->view));
        }
      g_assert_cmpuint (haw_timeline_view_get_n_shaped (fixture->view), ==, n_shaped);
      g_assert_cmpuint (haw_timeline_view_get_n_drawn (fixture->view), ==, n_drawn);
    }
}

static HawTimelineMark *
find_mark (Fixture *fixture,
           gint64   id)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (fixture->view)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (HAW_IS_TIMELINE_MARK (child) && haw_timeline_mark_get_id (HAW_TIMELINE_MARK (child)) == id)
      return HAW_TIMELINE_MARK (child);

  return NULL;
}

/* What is spoken tells the date of the event by every clock, and how late it was reported. */
static void
test_spoken (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (HawTimelineLanes) lanes = scene_publication (fixture->view);
  HawTimelineMark *mark;

  show (fixture, lanes);
  haw_test_wait_until (find_mark (fixture, 1) != NULL);
  mark = find_mark (fixture, 1);
  gtk_test_accessible_assert_property (
      mark, GTK_ACCESSIBLE_PROPERTY_LABEL,
      "4 of 12, \342\201\250وصول الوزير إلى العاصمة\342\201\251, \342\201\2503 July 2020\342\201\251,"
      " 3 sources, First reported on the same day, last 2 days later");

  /* One that was not published is no less dated. */
  mark = find_mark (fixture, 11);
  g_assert_nonnull (mark);
  gtk_test_accessible_assert_property (mark, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "1 of 12, \342\201\250إعلان\342\201\251, \342\201\250c. 18"
                                       " July 2020\342\201\251, no sources, unconfirmed,"
                                       " approximate date");
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);

#define ADD(path, test) g_test_add ("/timeline-clock/" path, Fixture, NULL, set_up, test, tear_down)
  ADD ("pick", test_pick);
  ADD ("paper", test_paper);
  ADD ("pan", test_pan);
  ADD ("spoken", test_spoken);
#undef ADD

  return g_test_run ();
}
