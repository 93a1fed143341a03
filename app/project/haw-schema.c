/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-clock.h"
#include "haw-error.h"
#include "haw-schema-private.h"

#include "haw-app-resources.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

static char *
load_resource (const char *name)
{
  g_autofree char *path = g_strconcat ("/org/hawamish/app/", name, NULL);
  /* Named here, so that a linker which takes only what is used takes the resource along. */
  g_autoptr (GBytes) bytes = g_resource_lookup_data (haw_app_get_resource (),
                                                     path, G_RESOURCE_LOOKUP_FLAGS_NONE,
                                                     NULL);

  g_assert (bytes != NULL);
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static gboolean
upgrade_to_2 (HawDb   *db,
              GError **error)
{
  g_autofree char *sql = load_resource ("upgrade-2.sql");

  return haw_db_exec (db, sql, error);
}

/* The versions there were, first to last. */
static const HawFormat own_formats[] = {
  { "schema-1.sql", "", NULL },
  { "schema.sql", "", upgrade_to_2 },
};

static const HawFormat *formats = own_formats;
static guint n_formats = G_N_ELEMENTS (own_formats);
static GMutex analyst_lock;
static char *analyst_name;

void
haw_schema_set_formats (const HawFormat *test_formats,
                        guint            n_test_formats)
{
  formats = test_formats != NULL ? test_formats : own_formats;
  n_formats = test_formats != NULL ? n_test_formats : G_N_ELEMENTS (own_formats);
}

int
haw_schema_get_version (void)
{
  return (int) n_formats;
}

gboolean
haw_schema_upgrade (HawDb   *db,
                    int      version,
                    GError **error)
{
  g_return_val_if_fail (version > 1 && version <= haw_schema_get_version (), FALSE);

  return formats[version - 1].upgrade (db, error);
}

/* The schema of a new file of @version. */
static char *
load_sql (int version)
{
  const HawFormat *format = &formats[version - 1];
  g_autofree char *sql = load_resource (format->resource);

  return g_strconcat (sql, format->addition, NULL);
}

/* Everything in the schema of @db, one line a statement. */
static char *
describe (HawDb   *db,
          GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (HawStmt) stmt = NULL;
  HawStep step;

  stmt = haw_db_query (db, error,
                       HAW_DB_SCAN "SELECT type, name, tbl_name, sql FROM sqlite_schema"
                       " WHERE name NOT IN ('sqlite_stat1', 'sqlite_stat4') ORDER BY type, name",
                       "");
  if (stmt == NULL)
    return NULL;
  while ((step = haw_stmt_step (stmt, error)) == HAW_STEP_ROW)
    for (int i = 0; i < 4; i++)
      {
        g_autofree char *column = haw_stmt_dup_text (stmt, i);

        g_string_append_printf (text, "%s\n", column);
      }

  return step == HAW_STEP_DONE ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

void
haw_schema_set_analyst (const char *name)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&analyst_lock);

  g_free (analyst_name);
  analyst_name = g_strdup (name);
}

static char *
dup_analyst (void)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&analyst_lock);

  return g_strdup (analyst_name != NULL && *analyst_name != '\0' ? analyst_name
                                                                 : g_get_real_name ());
}

gboolean
haw_schema_create (HawDb   *db,
                   GError **error)
{
  g_autofree char *sql = load_sql (haw_schema_get_version ());
  g_autofree char *marks = g_strdup_printf ("PRAGMA application_id = %d; PRAGMA user_version = %d;",
                                            HAW_APPLICATION_ID, haw_schema_get_version ());
  g_autofree char *project = haw_uuid_new ();
  g_autofree char *analyst = haw_uuid_new ();
  g_autofree char *name = dup_analyst ();

  if (haw_db_exec (db, "BEGIN IMMEDIATE", error) &&
      haw_db_exec (db, sql, error) &&
      haw_db_exec (db, marks, error) &&
      haw_db_run (db, error, "INSERT INTO setting (key, value) VALUES ('uuid', ?)", "s", project) &&
      haw_db_run (db, error, "INSERT INTO analyst (uuid, name) VALUES (?, ?)", "ss",
                  analyst, name) &&
      haw_db_exec (db, "COMMIT", error))
    return TRUE;

  haw_db_exec (db, "ROLLBACK", NULL);
  return FALSE;
}

/* The schema of a file made by version @first and brought to @version. */
static char *
describe_model (int      first,
                int      version,
                GError **error)
{
  g_autoptr (HawDb) model = haw_db_open_memory ();
  g_autofree char *sql = load_sql (first);

  if (!haw_db_exec (model, sql, error))
    return NULL;
  for (int next = first + 1; next <= version; next++)
    if (!haw_schema_upgrade (model, next, error))
      return NULL;
  return describe (model, error);
}

gboolean
haw_schema_verify (HawDb   *db,
                   GError **error)
{
  g_autofree char *found = NULL;
  g_autofree char *name = haw_isolate_path (haw_db_get_path (db));
  gint64 version = 0;

  if (!haw_db_get_int (db, &version, error, "PRAGMA user_version", ""))
    return FALSE;
  found = describe (db, error);
  if (found == NULL)
    return FALSE;

  version = MIN (version, haw_schema_get_version ());
  for (int first = (int) version; first > 0; first--)
    {
      g_autofree char *expected = describe_model (first, (int) version, error);

      if (expected == NULL)
        return FALSE;
      if (g_str_equal (expected, found))
        return TRUE;
    }

  g_set_error (error, HAW_ERROR, HAW_ERROR_FOREIGN,
               _("%s says it is a Hawamish project, but its tables are not those of one. It was not "
                 "opened; ask its sender for a copy exported anew."), name);
  return FALSE;
}
