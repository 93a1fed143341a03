/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-backup.h"
#include "haw-migrate.h"
#include "haw-schema-private.h"

static gboolean
set_version (HawDb   *db,
             int      version,
             GError **error)
{
  g_autofree char *sql = g_strdup_printf ("PRAGMA user_version = %d", version);

  return haw_db_exec (db, sql, error);
}

/* Goes from @version - 1 to @version, or not at all. */
static gboolean
run_step (HawDb   *db,
          int      version,
          GError **error)
{
  if (!haw_db_exec (db, "BEGIN IMMEDIATE", error))
    return FALSE;
  if (haw_schema_upgrade (db, version, error) &&
      haw_db_exec (db, "DELETE FROM history", error) &&
      set_version (db, version, error) &&
      haw_schema_verify (db, error) &&
      haw_db_exec (db, "COMMIT", error))
    return TRUE;

  haw_db_exec (db, "ROLLBACK", NULL);
  return FALSE;
}

gboolean
haw_migrate (HawDb       *db,
             const char  *path,
             gboolean    *migrated,
             GError     **error)
{
  gint64 version = 0;

  g_return_val_if_fail (db != NULL && path != NULL && migrated != NULL, FALSE);

  *migrated = FALSE;
  if (!haw_db_get_int (db, &version, error, "PRAGMA user_version", ""))
    return FALSE;
  if (version >= haw_schema_get_version ())
    return TRUE;

  if (!haw_backup_make (db, path, error))
    return FALSE;
  while (version < haw_schema_get_version ())
    if (!run_step (db, (int) ++version, error))
      return FALSE;
  *migrated = TRUE;
  return TRUE;
}
