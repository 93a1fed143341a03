/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "haw-view-state.h"

G_BEGIN_DECLS

/**
 * HawWindow:
 *
 * The window: the panes over one project, or the first page while none is open. Opening another
 * project closes the one before. Nothing it does waits for a disk.
 */
#define HAW_TYPE_WINDOW (haw_window_get_type ())
G_DECLARE_FINAL_TYPE (HawWindow, haw_window, HAW, WINDOW, AdwApplicationWindow)

HawWindow    *haw_window_new             (GtkApplication *application);
HawViewState *haw_window_get_state       (HawWindow      *self);

/**
 * haw_window_open:
 *
 * Opens a project in place of the one that is open; where that fails, that one stays.
 */
void          haw_window_open            (HawWindow      *self,
                                          GFile          *project);

/**
 * haw_window_open_last:
 *
 * Opens the project that was open last, if it is still there.
 */
void          haw_window_open_last       (HawWindow      *self);

/**
 * haw_window_create:
 * @articles: (nullable) (element-type GFile): files to import at once
 *
 * Makes a project and opens it.
 */
void          haw_window_create          (HawWindow      *self,
                                          GFile          *project,
                                          GPtrArray      *articles);

/**
 * haw_window_import:
 * @files: (element-type GFile): articles, or folders of them
 *
 * Imports into the open project, or into an untitled one that is made for that.
 */
void          haw_window_import          (HawWindow      *self,
                                          GPtrArray      *files);

/**
 * haw_window_receive:
 * @files: (element-type GFile): what the desktop, the command line or a drop gives
 *
 * Opens the first project among them, by its name or by what it holds, and imports the others.
 */
void          haw_window_receive         (HawWindow      *self,
                                          GPtrArray      *files);

/**
 * haw_window_save_copy:
 * @target: a file
 * @replace: whether it may be there already and is replaced
 *
 * Saves the project as it is now to another file and stays with the one that is open, unless that
 * one can't be written any more: then the work goes on in the copy.
 */
void          haw_window_save_copy       (HawWindow      *self,
                                          GFile          *target,
                                          gboolean        replace);

/**
 * haw_window_save_clean_copy:
 *
 * As haw_window_save_copy() for others to have: without the history and what was deleted. The work
 * stays with the project that is open.
 */
void          haw_window_save_clean_copy (HawWindow      *self,
                                          GFile          *target,
                                          gboolean        replace);

/**
 * haw_window_move:
 * @target: a file that is not there yet
 *
 * Gives the project another name or place. It is closed for that and opened again.
 */
void          haw_window_move            (HawWindow      *self,
                                          GFile          *target);

/**
 * haw_window_close_project:
 *
 * Back to the first page.
 */
void          haw_window_close_project   (HawWindow      *self);

G_END_DECLS
