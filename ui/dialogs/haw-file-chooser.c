/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dialogs/haw-file-chooser.h"

#include <glib/gi18n.h>

static void
response_cb (GtkNativeDialog *dialog,
             int              response,
             GTask           *task)
{
  GFile *file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  g_task_return_pointer (task, file, g_object_unref);
  g_signal_handlers_disconnect_by_data (dialog, task);
  gtk_native_dialog_destroy (dialog);
  g_object_unref (task);
}

/* Sandboxes and tests may have no such folder. */
static void
choose_folder (GtkFileChooser *chooser)
{
  const char *path = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);
  g_autoptr (GFile) folder = g_file_new_for_path (path != NULL ? path : g_get_home_dir ());

  gtk_file_chooser_set_current_folder (chooser, folder, NULL);
}

void
haw_file_chooser_run_async (GtkWindow            *parent,
                            GtkFileChooserAction  action,
                            const char           *title,
                            const char           *accept,
                            const char           *name,
                            GtkFileFilter        *filter,
                            GAsyncReadyCallback   callback,
                            gpointer              user_data)
{
  GtkFileChooserNative *dialog;
  GTask *task;

  g_return_if_fail (GTK_IS_WINDOW (parent));

  dialog = gtk_file_chooser_native_new (title, parent, action, accept, NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  choose_folder (GTK_FILE_CHOOSER (dialog));
  if (name != NULL)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  if (filter != NULL)
    gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
  g_clear_object (&filter);

  /* The task keeps the dialog, and the response ends both. */
  task = g_task_new (dialog, NULL, callback, user_data);
  g_task_set_source_tag (task, haw_file_chooser_run_async);
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), task);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
  g_object_unref (dialog);
}

GFile *
haw_file_chooser_run_finish (GAsyncResult *result)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);

  return g_task_propagate_pointer (G_TASK (result), NULL);
}

GtkFileFilter *
haw_file_chooser_new_project_filter (void)
{
  GtkFileFilter *filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _("Hawamish Projects"));
  gtk_file_filter_add_pattern (filter, "*.hawamish");

  return filter;
}
