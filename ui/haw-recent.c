/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-recent.h"

#include <string.h>

void
haw_recent_add (GFile *file)
{
  g_autofree char *uri = NULL;
  g_autofree char *name = NULL;
  g_autofree char *command = NULL;
  GtkRecentData data = { 0 };

  g_return_if_fail (G_IS_FILE (file));

  uri = g_file_get_uri (file);
  name = g_file_get_basename (file);
  command = g_strjoin (" ", g_get_prgname (), "%u", NULL);
  data.display_name = name;
  data.mime_type = (char *) HAW_PROJECT_MIME_TYPE;
  data.app_name = (char *) g_get_application_name ();
  data.app_exec = command;
  gtk_recent_manager_add_full (gtk_recent_manager_get_default (), uri, &data);
}

static int
compare_visited (gconstpointer a,
                 gconstpointer b)
{
  GtkRecentInfo *const *first = a, *const *second = b;

  return g_date_time_compare (gtk_recent_info_get_modified (*second),
                              gtk_recent_info_get_modified (*first));
}

GPtrArray *
haw_recent_list (guint limit)
{
  GList *items = gtk_recent_manager_get_items (gtk_recent_manager_get_default ());
  GPtrArray *projects = g_ptr_array_new_with_free_func ((GDestroyNotify) gtk_recent_info_unref);

  for (GList *l = items; l != NULL; l = l->next)
    if (g_strcmp0 (gtk_recent_info_get_mime_type (l->data), HAW_PROJECT_MIME_TYPE) == 0 &&
        gtk_recent_info_is_local (l->data) && gtk_recent_info_exists (l->data))
      g_ptr_array_add (projects, gtk_recent_info_ref (l->data));
  g_list_free_full (items, (GDestroyNotify) gtk_recent_info_unref);
  g_ptr_array_sort (projects, compare_visited);
  if (projects->len > limit)
    g_ptr_array_set_size (projects, (int) limit);

  return projects;
}

gboolean
haw_recent_is_project (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);

  return name != NULL && g_str_has_suffix (name, HAW_PROJECT_SUFFIX);
}

char *
haw_recent_dup_name (GtkRecentInfo *info)
{
  char *name = g_strdup (gtk_recent_info_get_display_name (info));

  if (g_str_has_suffix (name, HAW_PROJECT_SUFFIX))
    name[strlen (name) - strlen (HAW_PROJECT_SUFFIX)] = '\0';

  return name;
}

char *
haw_recent_dup_stem (GFile *file)
{
  g_autofree char *base = g_file_get_basename (file);
  char *name = g_filename_display_name (base);

  if (g_str_has_suffix (name, HAW_PROJECT_SUFFIX))
    name[strlen (name) - strlen (HAW_PROJECT_SUFFIX)] = '\0';

  return name;
}

GFile *
haw_recent_get_own_folder (void)
{
  const char *documents = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);
  g_autofree char *data = g_build_filename (g_get_user_data_dir (), "hawamish", NULL);

  return g_file_new_for_path (documents != NULL ? documents : data);
}
