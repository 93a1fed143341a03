/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "project/haw-await.h"
#include "project/haw-project.h"

#include <glib/gstdio.h>

G_BEGIN_DECLS

/* What the test programs share; everything waits on conditions, never on time. */

/* A folder of the test's own; haw_test_remove() takes it away with all that is in it. */
static inline char *
haw_test_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("haw-test-XXXXXX", &error);

  g_assert_no_error (error);
  return folder;
}

static inline void
haw_test_remove (const char *folder)
{
  const char *argv[] = { "rm", "-rf", "--", folder, NULL };

  g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL,
                               NULL, NULL, NULL));
}

static inline HawProject *
haw_test_new_project (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  HawProject *project;

  haw_project_new_async (file, NULL, haw_await_cb, &result);
  project = haw_project_new_finish (haw_await (&result), &error);
  g_assert_no_error (error);
  return project;
}

static inline HawProject *
haw_test_open_project (const char  *path,
                       GError     **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GAsyncResult) result = NULL;

  haw_project_open_async (file, HAW_OPEN_DEFAULT, NULL, haw_await_cb, &result);
  return haw_project_open_finish (haw_await (&result), error);
}

static inline void
haw_test_close_project (HawProject *project)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  haw_project_close_async (project, NULL, haw_await_cb, &result);
  g_assert_true (haw_project_close_finish (project, haw_await (&result), &error));
  g_assert_no_error (error);
}

/* Lets go of the last reference to an object: it is gone as soon as nothing that was under way in its
 * name, in a thread for instance, holds it any more. */
static inline void
haw_test_finalize (gpointer object)
{
  gpointer weak = object;
  gint64 limit = g_get_monotonic_time () + 10 * G_TIME_SPAN_SECOND;

  g_object_add_weak_pointer (object, &weak);
  g_object_unref (object);
  while (g_atomic_pointer_get (&weak) != NULL && g_get_monotonic_time () < limit)
    g_main_context_iteration (NULL, FALSE);
  g_assert_null (weak);
}

/* Undoes or redoes one step and gives its name. */
static inline char *
haw_test_undo (HawProject  *project,
               gboolean     redo,
               GError     **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  haw_project_undo_async (project, redo, NULL, haw_await_cb, &result);
  return haw_project_undo_finish (project, haw_await (&result), error);
}

/* The folder of the articles that are not part of the repository, or NULL with a word why not. */
static inline const char *
haw_test_shared (void)
{
  const char *folder = g_getenv ("HAW_SHARED");

  if (folder != NULL && g_file_test (folder, G_FILE_TEST_IS_DIR))
    return folder;
  g_test_skip ("The folder of shared articles is not beside this checkout");
  return NULL;
}

G_END_DECLS
