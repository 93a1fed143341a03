/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-export.h"

#include "haw-export-file.h"
#include "haw-exporter.h"
#include "model/haw-conventions.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  const HawExporter *exporter;
  GFile *target;
  HawExportOptions options;
  gint64 *events;
  char *name;
  HawContents *contents;
  HawDateOverride dates;
  char *time_zone;
} Export;

/* In the order of a menu. */
static const HawExporter *const exporters[] = {
  &haw_export_html,
  &haw_export_markdown,
  &haw_export_csv,
  &haw_export_qdc,
};

G_DEFINE_QUARK (haw-export-error-quark, haw_export_error)

static void
export_free (gpointer data)
{
  Export *export = data;

  g_object_unref (export->target);
  g_free (export->name);
  g_free (export->time_zone);
  g_free (export->events);
  g_clear_pointer (&export->contents, haw_contents_free);
  g_free (export);
}

static const HawExporter *
find_exporter (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (exporters); i++)
    if (g_str_equal (exporters[i]->format.name, name))
      return exporters[i];

  return NULL;
}

static char *
dup_file_id (GFile *file)
{
  g_autoptr (GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_ID_FILE,
                                                  G_FILE_QUERY_INFO_NONE, NULL, NULL);

  return info != NULL
         ? g_strdup (g_file_info_get_attribute_string (info, G_FILE_ATTRIBUTE_ID_FILE)) : NULL;
}

static void
return_write_error (GTask  *task,
                    GFile  *target,
                    GError *error)
{
  g_autofree char *path = g_file_get_parse_name (target);
  g_autofree char *name = haw_isolate (path);
  g_autofree char *reason = haw_isolate (haw_export_file_get_reason (error));

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_task_return_error (task, error);
      return;
    }
  g_task_return_new_error (task, HAW_EXPORT_ERROR, HAW_EXPORT_ERROR_WRITE,
                           _("The notes could not be written to %s: %s. Choose another place."),
                           name, reason);
  g_error_free (error);
}

static void
export_thread (GTask        *task,
               gpointer      source,
               gpointer      data,
               GCancellable *cancellable)
{
  const Export *export = data;
  g_autoptr (GString) out = g_string_new (NULL);
  GError *error = NULL;

  haw_date_set_override (&export->dates);
  if (!export->exporter->write (export->contents, export->name, &export->options, out,
                                cancellable, &error))
    g_task_return_error (task, error);
  else if (!haw_export_file_write (export->target, out->str, out->len, cancellable, &error))
    return_write_error (task, export->target, error);
  else
    g_task_return_boolean (task, TRUE);
  haw_date_set_override (NULL);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Export *export = g_task_get_task_data (task);
  GError *error = NULL;

  export->contents = haw_project_read_finish (HAW_PROJECT (source), result, &error);
  if (export->contents == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  export->contents->time_zone = g_steal_pointer (&export->time_zone);
  g_task_run_in_thread (task, export_thread);
}

static void
conventions_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Export *export = g_task_get_task_data (task);
  HawProject *project = HAW_PROJECT (source);
  GCancellable *cancellable = g_task_get_cancellable (task);
  GError *error = NULL;

  if (!haw_conventions_load_finish (project, result, &export->dates, &export->time_zone,
                                     &error))
    g_task_return_error (task, error);
  else
    haw_contents_load_async (project, 0, cancellable, loaded_cb, g_steal_pointer (&task));
}

HawExportFormat *
haw_export_formats (gsize *n)
{
  HawExportFormat *formats = g_new0 (HawExportFormat, G_N_ELEMENTS (exporters));

  for (guint i = 0; i < G_N_ELEMENTS (exporters); i++)
    {
      formats[i] = exporters[i]->format;
      formats[i].label = _(exporters[i]->format.label);
    }
  *n = G_N_ELEMENTS (exporters);
  return formats;
}

gboolean
haw_export_check_target (HawProject  *project,
                         GFile       *target,
                         GError     **error)
{
  g_autofree char *project_id = dup_file_id (haw_project_get_file (project));
  g_autofree char *target_id = dup_file_id (target);

  if (project_id == NULL || g_strcmp0 (project_id, target_id) != 0)
    return TRUE;
  g_set_error_literal (error, HAW_EXPORT_ERROR, HAW_EXPORT_ERROR_WRITE,
                       _("This file is the project itself. Choose another name."));
  return FALSE;
}

void
haw_export_async (HawProject             *project,
                  const char             *format,
                  GFile                  *target,
                  const HawExportOptions *options,
                  GCancellable           *cancellable,
                  GAsyncReadyCallback     callback,
                  gpointer                user_data)
{
  g_autoptr (GTask) task = NULL;
  GError *error = NULL;
  Export *export;

  g_return_if_fail (HAW_IS_PROJECT (project) && format != NULL && G_IS_FILE (target));

  task = g_task_new (project, cancellable, callback, user_data);
  g_task_set_source_tag (task, haw_export_async);
  /* A file that was written was written, however late the cancellation. */
  g_task_set_check_cancellable (task, FALSE);
  export = g_new0 (Export, 1);
  export->exporter = find_exporter (format);
  export->target = g_object_ref (target);
  export->name = g_strdup (haw_project_get_name (project));
  if (options != NULL)
    {
      export->options = *options;
      export->events = g_memdup2 (options->events, options->n_events * sizeof (gint64));
      export->options.events = options->events != NULL ? export->events : NULL;
    }
  g_task_set_task_data (task, export, export_free);

  if (export->exporter == NULL)
    {
      g_autofree char *isolated = haw_isolate (format);

      g_task_return_new_error (task, HAW_EXPORT_ERROR, HAW_EXPORT_ERROR_FORMAT,
                               _("There is no export format %s."), isolated);
    }
  else if (!haw_export_check_target (project, target, &error))
    g_task_return_error (task, error);
  else
    haw_conventions_load_async (project, cancellable, conventions_cb, g_steal_pointer (&task));
}

gboolean
haw_export_finish (HawProject    *project,
                   GAsyncResult  *result,
                   GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, project), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
