/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "haw-view-state.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * HawImportController:
 *
 * The imports of one window, one after the other, and what is still to be filled in after them. The
 * panes of a view state share one.
 *
 * Signal: `changed ()`: anything of what the functions below tell.
 */
#define HAW_TYPE_IMPORT_CONTROLLER (haw_import_controller_get_type ())
G_DECLARE_FINAL_TYPE (HawImportController, haw_import_controller, HAW, IMPORT_CONTROLLER, GObject)

/**
 * haw_import_controller_get:
 *
 * Returns: (transfer none): the one of @state, which lives as long as it
 */
HawImportController *haw_import_controller_get (HawViewState *state);

/**
 * haw_import_controller_get_progress:
 * @n_done: (out): files stored, skipped or failed
 * @n_total: (out): files in all, as far as known
 *
 * Returns: whether an import is on its way
 */
gboolean  haw_import_controller_get_progress (HawImportController *self,
                                              guint               *n_done,
                                              guint               *n_total);

/**
 * haw_import_controller_cancel:
 *
 * Stops the import and those that wait for it; nothing of them stays.
 */
void      haw_import_controller_cancel       (HawImportController *self);

/**
 * haw_import_controller_get_incomplete:
 *
 * Returns: (transfer none) (element-type HawIncompleteArticle): the articles imported since the
 *   project was opened that have no date of publication or no outlet
 */
GArray   *haw_import_controller_get_incomplete (HawImportController *self);

/**
 * haw_import_controller_dismiss:
 *
 * Forgets the incomplete articles.
 */
void      haw_import_controller_dismiss      (HawImportController *self);

/**
 * haw_import_run:
 * @parent: (nullable): over which window the report is shown, if there is something to report
 * @files: (element-type GFile): files and folders, the folders with all in them
 *
 * Imports into the project of @state and selects what came first. An import that is on its way goes
 * on before.
 */
void      haw_import_run                     (HawViewState        *state,
                                              GtkWindow           *parent,
                                              GPtrArray           *files);

/**
 * haw_import_choose:
 *
 * Asks for files and imports them.
 */
void      haw_import_choose                  (HawViewState        *state,
                                              GtkWindow           *parent);

/**
 * haw_import_choose_folder:
 *
 * Asks for folders and imports what is in them.
 */
void      haw_import_choose_folder           (HawViewState        *state,
                                              GtkWindow           *parent);

/**
 * haw_import_paste:
 *
 * Imports the text of the clipboard as one article.
 */
void      haw_import_paste                   (HawViewState        *state,
                                              GtkWindow           *parent);

G_END_DECLS
