/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-memory.h"

/* Only one save is under way, so that an older state never overtakes a newer one. */
static gboolean saving, changed;

/* What the file holds, or will when the save that is under way ends well. */
static char *written;

static char *
get_path (void)
{
  return g_build_filename (g_get_user_state_dir (), "hawamish", "state.ini", NULL);
}

static void
save_in_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  g_autofree char *path = get_path ();
  g_autofree char *folder = g_path_get_dirname (path);
  GError *error = NULL;

  g_mkdir_with_parents (folder, 0700);
  if (g_file_set_contents (path, data, -1, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

GKeyFile *
haw_memory_get (void)
{
  static GKeyFile *memory;

  if (memory == NULL)
    {
      g_autofree char *path = get_path ();

      memory = g_key_file_new ();
      g_key_file_load_from_file (memory, path, G_KEY_FILE_NONE, NULL);
    }

  return memory;
}

static void
saved_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GApplication) application = user_data;
  g_autoptr (GError) error = NULL;

  saving = FALSE;
  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      g_clear_pointer (&written, g_free);
      g_message ("The state of the window was not saved: %s", error->message);
    }
  if (changed)
    haw_memory_save ();
  if (application != NULL)
    g_application_release (application);
}

void
haw_memory_save (void)
{
  GApplication *application = g_application_get_default ();
  g_autoptr (GTask) task = NULL;
  g_autofree char *data = NULL;

  changed = saving;
  if (saving)
    return;
  data = g_key_file_to_data (haw_memory_get (), NULL, NULL);
  if (g_strcmp0 (data, written) == 0)
    return;
  g_free (written);
  written = g_strdup (data);
  saving = TRUE;
  if (application != NULL)
    g_application_hold (application);
  task = g_task_new (NULL, NULL, saved_cb, application == NULL ? NULL : g_object_ref (application));
  g_task_set_source_tag (task, haw_memory_save);
  g_task_set_task_data (task, g_steal_pointer (&data), g_free);
  g_task_run_in_thread (task, save_in_thread);
}

/* Brackets would end the name of a group. */
char *
haw_memory_dup_group (const char *pane,
                      GFile      *project)
{
  g_autofree char *uri = g_file_get_uri (project);
  g_autofree char *group = g_uri_escape_string (uri, ":/%", FALSE);

  return pane != NULL ? g_strconcat (pane, " ", group, NULL) : g_steal_pointer (&group);
}

int
haw_memory_get_int (const char *group,
                    const char *key,
                    int         otherwise)
{
  g_autoptr (GError) error = NULL;
  int value = g_key_file_get_integer (haw_memory_get (), group, key, &error);

  return error == NULL ? value : otherwise;
}

gboolean
haw_memory_get_boolean (const char *group,
                        const char *key,
                        gboolean    otherwise)
{
  g_autoptr (GError) error = NULL;
  gboolean value = g_key_file_get_boolean (haw_memory_get (), group, key, &error);

  return error == NULL ? value : otherwise;
}
