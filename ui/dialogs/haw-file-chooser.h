/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * haw_file_chooser_run_async:
 * @title: of the dialog, in header caps
 * @accept: label of the button, with a mnemonic
 * @name: (nullable): file name to begin with when saving
 * @filter: (nullable) (transfer full): the files offered
 *
 * Asks for one file through the desktop's own dialog. Ends with haw_file_chooser_run_finish().
 */
void   haw_file_chooser_run_async  (GtkWindow            *parent,
                                    GtkFileChooserAction  action,
                                    const char           *title,
                                    const char           *accept,
                                    const char           *name,
                                    GtkFileFilter        *filter,
                                    GAsyncReadyCallback   callback,
                                    gpointer              user_data);

/**
 * haw_file_chooser_run_finish:
 *
 * Returns: (transfer full) (nullable): the file, NULL where none was chosen
 */
GFile *haw_file_chooser_run_finish (GAsyncResult         *result);

/* (transfer full): only project files. */
GtkFileFilter *haw_file_chooser_new_project_filter (void);

G_END_DECLS
