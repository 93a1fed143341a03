/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-cli.h"
#include "project/haw-await.h"
#include "project/haw-backup.h"
#include "project/haw-restore.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define SUFFIX ".hawamish"

static char *
dup_time (const HawBackup *backup)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (backup->time / G_USEC_PER_SEC);

  return g_date_time_format_iso8601 (utc);
}

static void
print_backup (guint            number,
              const HawBackup *backup)
{
  g_autofree char *time = dup_time (backup);
  g_autofree char *path = g_filename_display_name (backup->path);

  if (haw_cli_json)
    {
      JsonBuilder *builder = haw_cli_json_new ();

      haw_cli_json_int (builder, "number", number);
      haw_cli_json_string (builder, "time", time);
      haw_cli_json_int (builder, "size", (gint64) backup->size);
      haw_cli_json_string (builder, "path", path);
      haw_cli_print_json (builder);
    }
  else
    {
      g_autofree char *index = g_strdup_printf ("%u", number);
      g_autofree char *size = g_strdup_printf ("%" G_GUINT64_FORMAT, backup->size);

      haw_cli_print_row (index, time, size, path, NULL);
    }
}

/* The backups of a project, newest first; NULL where there is neither the project nor a backup. */
static GPtrArray *
list_backups (const char  *path,
              GError     **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) backups = NULL;
  g_autofree char *name = haw_isolate_path (path);

  haw_backup_list_async (file, NULL, haw_await_cb, &result);
  backups = haw_backup_list_finish (haw_await (&result), error);
  if (backups == NULL || backups->len > 0 || g_file_query_exists (file, NULL))
    return g_steal_pointer (&backups);

  g_set_error (error, HAW_ERROR, HAW_ERROR_NOT_FOUND,
               _("There is no file %s, nor a backup of one. Check its name and folder."), name);
  return NULL;
}

static gboolean
run_backups (char   **arguments,
             GError **error)
{
  g_autoptr (GPtrArray) backups = list_backups (arguments[0], error);

  if (backups == NULL)
    return FALSE;
  if (backups->len == 0 && !haw_cli_json)
    {
      g_autofree char *name = haw_isolate_path (arguments[0]);
      g_autofree char *sentence =
        g_strdup_printf (_("There are no backups of %s yet. One is made when it is closed after a "
                           "change."), name);

      haw_cli_print_row (sentence, NULL);
    }
  for (guint i = 0; i < backups->len; i++)
    print_backup (i + 1, g_ptr_array_index (backups, i));
  return TRUE;
}

/* @name is a number of the list, counted from 1, or a path in it. */
static const HawBackup *
find_backup (GPtrArray  *backups,
             const char *project,
             const char *name,
             GError    **error)
{
  g_autofree char *path = g_canonicalize_filename (name, NULL);
  g_autofree char *display = g_filename_display_name (name);
  g_autofree char *shown = haw_isolate (display);
  g_autofree char *shown_project = haw_isolate_path (project);
  guint64 number = 0;

  if (g_ascii_string_to_unsigned (name, 10, 1, G_MAXUINT, &number, NULL) && number <= backups->len)
    return g_ptr_array_index (backups, number - 1);
  for (guint i = 0; i < backups->len; i++)
    if (g_str_equal (path, ((const HawBackup *) g_ptr_array_index (backups, i))->path))
      return g_ptr_array_index (backups, i);

  haw_cli_fail_input (error, _("There is no backup %s of %s. Give a number or a path that "
                               "“hawamish-cli backups” lists."), shown, shown_project);
  return NULL;
}

/* NEW without the suffix, which every project has. */
static char *
dup_name (GFile *target)
{
  char *name = g_file_get_basename (target);

  if (g_str_has_suffix (name, SUFFIX))
    name[strlen (name) - strlen (SUFFIX)] = '\0';
  return name;
}

static void
print_path (GFile *file)
{
  g_autofree char *path = g_file_get_parse_name (file);

  if (haw_cli_json)
    {
      JsonBuilder *builder = haw_cli_json_new ();

      haw_cli_json_string (builder, "path", path);
      haw_cli_print_json (builder);
    }
  else
    haw_cli_print_row (path, NULL);
}

static gboolean
run_restore (char   **arguments,
             GError **error)
{
  g_autoptr (GPtrArray) backups = list_backups (arguments[0], error);
  g_autoptr (GFile) target = g_file_new_for_commandline_arg (arguments[2]);
  g_autoptr (GFile) folder = g_file_get_parent (target);
  g_autofree char *name = dup_name (target);
  g_autoptr (GFile) source = NULL;
  g_autoptr (GFile) restored = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  const HawBackup *backup;

  if (backups == NULL ||
      (backup = find_backup (backups, arguments[0], arguments[1], error)) == NULL)
    return FALSE;
  source = g_file_new_for_path (backup->path);
  haw_restore_async (source, folder != NULL ? folder : target, name, HAW_RESTORE_EXACT, NULL,
                     haw_await_cb, &result);
  restored = haw_restore_finish (haw_await (&result), error);
  if (restored == NULL)
    return FALSE;
  print_path (restored);
  return TRUE;
}

const HawCliCommand haw_cli_backup_commands[] = {
  { "backups", "PROJECT", N_("List the backups of a project, newest first."), NULL, 1, 1,
    run_backups },
  { "restore", "PROJECT BACKUP NEW",
    N_("Make a new project of a backup, which is given by its number or path."), NULL, 3, 3,
    run_restore },
  { NULL },
};
