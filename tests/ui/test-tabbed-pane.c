/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>

#include "support/haw-test-article.h"
#include "widgets/haw-tabbed-pane.h"

typedef struct
{
  GtkWidget *window;
  HawTabbedPane *pane;
  GtkWidget *first;
  GtkWidget *second;
} Fixture;

static void
count_cb (guint *n)
{
  (*n)++;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->pane = HAW_TABBED_PANE (haw_tabbed_pane_new ());
  fixture->first = gtk_button_new_with_label ("One");
  haw_tabbed_pane_add (fixture->pane, fixture->first, "one", "One");
  fixture->window = adw_window_new ();
  adw_window_set_content (ADW_WINDOW (fixture->window), GTK_WIDGET (fixture->pane));
  gtk_window_present (GTK_WINDOW (fixture->window));
  haw_test_wait_until (gtk_widget_get_mapped (fixture->first));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
}

/* The row of buttons is there as soon as there is something to choose. */
static void
test_row (Fixture       *fixture,
          gconstpointer  data)
{
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (fixture->pane));

  g_assert_true (GTK_IS_STACK_SWITCHER (row));
  g_assert_false (gtk_widget_get_visible (row));
  fixture->second = gtk_button_new_with_label ("Two");
  haw_tabbed_pane_add (fixture->pane, fixture->second, "two", "Two");
  g_assert_true (gtk_widget_get_visible (row));
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_LABEL, "Pages of the pane");
}

static void
test_page (Fixture       *fixture,
           gconstpointer  data)
{
  guint n = 0;

  fixture->second = gtk_button_new_with_label ("Two");
  haw_tabbed_pane_add (fixture->pane, fixture->second, "two", "Two");
  g_assert_cmpstr (haw_tabbed_pane_get_page (fixture->pane), ==, "one");
  g_signal_connect_swapped (fixture->pane, "notify::page", G_CALLBACK (count_cb), &n);
  haw_tabbed_pane_set_page (fixture->pane, "two");
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpstr (haw_tabbed_pane_get_page (fixture->pane), ==, "two");
  g_assert_true (haw_tabbed_pane_find (fixture->pane, "two") == fixture->second);

  /* What is remembered of an earlier version may name a page that is not there. */
  haw_tabbed_pane_set_page (fixture->pane, "three");
  haw_tabbed_pane_set_page (fixture->pane, NULL);
  g_assert_cmpstr (haw_tabbed_pane_get_page (fixture->pane), ==, "two");
  g_assert_cmpuint (n, ==, 1);
}

/* The focus goes to the page, past the row. */
static void
test_focus (Fixture       *fixture,
            gconstpointer  data)
{
  fixture->second = gtk_button_new_with_label ("Two");
  haw_tabbed_pane_add (fixture->pane, fixture->second, "two", "Two");
  haw_tabbed_pane_set_page (fixture->pane, "two");
  g_assert_true (gtk_widget_grab_focus (GTK_WIDGET (fixture->pane)));
  g_assert_true (gtk_root_get_focus (GTK_ROOT (fixture->window)) == fixture->second);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

#define ADD(name, func) g_test_add ("/tabbed-pane/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("row", test_row);
  ADD ("page", test_page);
  ADD ("focus", test_focus);

  return g_test_run ();
}
