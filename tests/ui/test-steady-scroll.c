/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>

#include "reader/haw-reader-view.h"
#include "support/haw-test-article.h"
#include "widgets/haw-steady-scroll.h"

#define N_ROUNDS 6

typedef struct
{
  GtkWidget *window, *label, *stack, *scrolled;
  HawReaderView *view;
} Fixture;

static void
rest (Fixture *fixture)
{
  gtk_widget_queue_draw (fixture->stack);
  gtk_test_widget_wait_for_draw (fixture->stack);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  fixture->label = gtk_label_new ("");
  fixture->stack = gtk_stack_new ();
  fixture->scrolled = gtk_scrolled_window_new ();
  fixture->view = HAW_READER_VIEW (haw_reader_view_new ());
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (fixture->scrolled), GTK_WIDGET (fixture->view));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (fixture->scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  haw_steady_scroll (GTK_WIDGET (fixture->view));
  gtk_stack_add_child (GTK_STACK (fixture->stack), fixture->scrolled);
  gtk_widget_set_vexpand (fixture->stack, TRUE);
  gtk_box_append (GTK_BOX (box), fixture->label);
  gtk_box_append (GTK_BOX (box), fixture->stack);

  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 400, 300);
  gtk_window_set_child (GTK_WINDOW (fixture->window), box);
  gtk_window_present (GTK_WINDOW (fixture->window));
  rest (fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
}

static void
show_lines (Fixture *fixture,
            guint    n)
{
  g_autoptr (GString) string = g_string_new (NULL);
  g_autoptr (HawText) text = NULL;

  for (guint i = 0; i < n; i++)
    g_string_append (string, "وصل الوفد إلى المدينة صباح اليوم.\n\n");
  text = haw_text_new (string->str, -1);
  haw_reader_view_set_text (fixture->view, text, NULL, 0);
}

static GtkPolicyType
get_policy (Fixture *fixture)
{
  GtkPolicyType policy;

  gtk_scrolled_window_get_policy (GTK_SCROLLED_WINDOW (fixture->scrolled), NULL, &policy);

  return policy;
}

/* There is a bar as soon as there is something to scroll, and none else. */
static void
test_bar (Fixture       *fixture,
          gconstpointer  data)
{
  show_lines (fixture, 1);
  rest (fixture);
  haw_test_wait_until (get_policy (fixture) == GTK_POLICY_EXTERNAL);
  show_lines (fixture, 60);
  rest (fixture);
  haw_test_wait_until (get_policy (fixture) == GTK_POLICY_ALWAYS);
  show_lines (fixture, 2);
  rest (fixture);
  haw_test_wait_until (get_policy (fixture) == GTK_POLICY_EXTERNAL);
}

/* A widget above the stack and the letters in it change in one frame. With the automatic policy the stack is then
 * drawn without a place, and a warning, which is fatal here, says so. */
static void
test_drawn (Fixture       *fixture,
            gconstpointer  data)
{
  show_lines (fixture, 60);
  rest (fixture);
  haw_test_wait_until (get_policy (fixture) == GTK_POLICY_ALWAYS);

  for (guint i = 0; i < N_ROUNDS; i++)
    {
      gtk_label_set_text (GTK_LABEL (fixture->label), i % 2 == 0 ? "One" : "Two");
      haw_reader_view_set_zoom (fixture->view, 1 + 0.1 * i);
      gtk_widget_queue_allocate (fixture->scrolled);
      rest (fixture);
    }
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

#define ADD(path, test) g_test_add ("/steady-scroll/" path, Fixture, NULL, set_up, test, tear_down)
  ADD ("bar", test_bar);
  ADD ("drawn", test_drawn);
#undef ADD

  return g_test_run ();
}
