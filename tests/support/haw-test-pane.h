/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "haw-view-state.h"
#include "support/haw-test-article.h"
#include "support/haw-test-widgets.h"

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

G_END_DECLS
