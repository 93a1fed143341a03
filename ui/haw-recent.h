/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HAW_PROJECT_MIME_TYPE "application/x-hawamish-project"
#define HAW_PROJECT_SUFFIX ".hawamish"

/* Adds a project to the list of recent documents that the desktop shares. */
void       haw_recent_add  (GFile *file);

/**
 * haw_recent_list:
 * @limit: how many at most
 *
 * Returns: (transfer full) (element-type GtkRecentInfo): the projects opened last that are still
 *   there, newest first
 */
GPtrArray *haw_recent_list (guint  limit);

/* Whether a file is a project by its name. */
gboolean   haw_recent_is_project (GFile *file);

/* The name of a project for people: without its suffix. */
char      *haw_recent_dup_name   (GtkRecentInfo *info);

/* (transfer full): the name of the project in a file, without folder and suffix. */
char      *haw_recent_dup_stem       (GFile         *file);

/**
 * haw_recent_get_own_folder:
 *
 * Returns: (transfer full): where projects are made that have no folder of their own: the documents
 *   of the user, or a folder of the program where there are none; it may not be there yet
 */
GFile     *haw_recent_get_own_folder (void);

G_END_DECLS
