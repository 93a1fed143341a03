/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dialogs/haw-previews.h"

#include <glib/gstdio.h>

static char *
dup_folder (void)
{
  return g_build_filename (g_get_user_cache_dir (), "hawamish", "previews", NULL);
}

static void
prepare_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  g_autofree char *folder = dup_folder ();

  g_task_return_boolean (task, g_mkdir_with_parents (folder, 0700) == 0);
}

static void
clear_thread (GTask        *task,
              gpointer      source,
              gpointer      data,
              GCancellable *cancellable)
{
  haw_previews_clear ();
  g_task_return_boolean (task, TRUE);
}

GFile *
haw_previews_get_file (const char *extension)
{
  g_autofree char *name = g_strconcat ("preview.", extension, NULL);
  g_autofree char *folder = dup_folder ();
  g_autofree char *path = g_build_filename (folder, name, NULL);

  return g_file_new_for_path (path);
}

void
haw_previews_prepare_async (GAsyncReadyCallback callback,
                            gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, user_data);

  g_task_set_source_tag (task, haw_previews_prepare_async);
  g_task_run_in_thread (task, prepare_thread);
}

void
haw_previews_clear (void)
{
  g_autofree char *folder = dup_folder ();
  g_autoptr (GDir) files = g_dir_open (folder, 0, NULL);
  const char *name;

  while (files != NULL && (name = g_dir_read_name (files)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
}

void
haw_previews_clear_async (void)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, NULL, NULL);

  g_task_set_source_tag (task, haw_previews_clear_async);
  g_task_run_in_thread (task, clear_thread);
}
