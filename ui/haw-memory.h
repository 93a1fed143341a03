/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * haw_memory_get:
 *
 * What this machine remembers of the window: sizes, panes, the last project, the place in each. Kept
 * in a file of the user's state folder, never in a project. Read when it is first asked for.
 *
 * Returns: (transfer none): the key file, to be changed freely; the groups are `window`, `panes`,
 *   `project`, and the address of each project
 */
GKeyFile *haw_memory_get  (void);

/**
 * haw_memory_save:
 *
 * Writes what is remembered if it changed since, on another thread; the application stays until that
 * is done.
 */
void      haw_memory_save (void);

/**
 * haw_memory_dup_group:
 * @pane: (nullable): what keeps something of its own of each project, NULL for the place in it
 * @project: the file
 *
 * Returns: (transfer full): the group of @project. The groups of the panes begin with their name and a
 *   space, so that they never are the address of a project.
 */
char     *haw_memory_dup_group (const char *pane,
                                GFile      *project);

int       haw_memory_get_int     (const char *group,
                                  const char *key,
                                  int         otherwise);
gboolean  haw_memory_get_boolean (const char *group,
                                  const char *key,
                                  gboolean    otherwise);

G_END_DECLS
