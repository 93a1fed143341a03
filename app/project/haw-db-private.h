/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "haw-db.h"

#include <sqlite3.h>

G_BEGIN_DECLS

/* For the files of app/project only: nobody else sees sqlite3.h. */
sqlite3 *haw_db_get_handle (HawDb *db);

/* The file that sentences about @db name, where it is not the one that is open. */
void haw_db_set_shown_path (HawDb      *db,
                            const char *path);

/* Turns the last failure on @db into a HAW_ERROR that names the file. Returns FALSE. */
gboolean haw_db_fail (HawDb   *db,
                      int      code,
                      GError **error);

G_END_DECLS
