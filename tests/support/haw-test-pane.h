/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "haw-view-state.h"
#include "support/haw-test-article.h"

G_BEGIN_DECLS

/* A pane in a window of its own, with a project. */

/* Returns: (transfer full): a new project in a folder of its own */
static inline HawProject *
haw_test_begin_project (char **folder)
{
  g_autofree char *path = NULL;

  *folder = haw_test_folder ();
  path = g_build_filename (*folder, "affair.hawamish", NULL);
  return haw_test_new_project (path);
}

/* Takes all of them down: reads that are under way hold the state, and with it the project. */
static inline void
haw_test_end_pane (GtkWidget    *window,
                   HawViewState *state,
                   HawProject   *project,
                   char         *folder)
{
  HawViewState *weak = NULL;

  gtk_window_destroy (GTK_WINDOW (window));
  haw_view_state_set_project (state, NULL);
  g_set_weak_pointer (&weak, state);
  g_object_unref (state);
  haw_test_wait_until (weak == NULL);
  haw_test_close_project (project);
  haw_test_finalize (project);
  haw_test_remove (folder);
  g_free (folder);
}

/* Returns: (nullable): @widget or the first of @type that is in it */
static inline GtkWidget *
haw_test_find_child (GtkWidget *widget,
                     GType      type)
{
  GtkWidget *found = G_TYPE_CHECK_INSTANCE_TYPE (widget, type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = haw_test_find_child (child, type);

  return found;
}

/* Whether a label in @widget says @text. */
static inline gboolean
haw_test_shows (GtkWidget  *widget,
                const char *text)
{
  gboolean found = GTK_IS_LABEL (widget) &&
                   g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && !found;
       child = gtk_widget_get_next_sibling (child))
    found = haw_test_shows (child, text);

  return found;
}

G_END_DECLS
