/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-lookup.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  HawTable table;
  char *name;
} Lookup;

static void
lookup_free (gpointer data)
{
  Lookup *lookup = data;

  g_free (lookup->name);
  g_free (lookup);
}

#define BY_NAME(table, and) "SELECT id, uuid FROM " table " WHERE (id = ?1 OR uuid = ?2)" and

static const char *
query_of (HawTable table)
{
  if (table == HAW_TABLE_ARTICLE)
    return BY_NAME ("article", " AND removed_at IS NULL");
  if (table == HAW_TABLE_ANNOTATION)
    return BY_NAME ("annotation", " AND article IN"
                    " (SELECT id FROM article WHERE removed_at IS NULL)");
  if (table == HAW_TABLE_CODE)
    return BY_NAME ("code", "");
  if (table == HAW_TABLE_ACTOR)
    return BY_NAME ("actor", "");
  g_return_val_if_fail (table == HAW_TABLE_EVENT, NULL);
  return BY_NAME ("event", "");
}

static void
set_missing (const Lookup  *lookup,
             GError       **error)
{
  g_autofree char *name = haw_isolate (lookup->name);
  const char *sentence =
    lookup->table == HAW_TABLE_ARTICLE ? _("There is no article %s in the project.")
    : lookup->table == HAW_TABLE_ANNOTATION ? _("There is no annotation %s in the project.")
    : lookup->table == HAW_TABLE_ACTOR ? _("There is no actor %s in the project.")
    : lookup->table == HAW_TABLE_CODE ? _("There is no code %s in the project.")
    : _("There is no event %s in the project.");

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  g_set_error (error, HAW_ERROR, HAW_ERROR_NOT_FOUND, sentence, name);
#pragma GCC diagnostic pop
}

static gpointer
find (HawDb         *db,
      gpointer       data,
      GCancellable  *cancellable,
      GError       **error)
{
  const Lookup *lookup = data;
  g_autofree char *uuid = g_ascii_strdown (lookup->name, -1);
  g_autoptr (GError) missing = NULL;
  gint64 id = 0;

  if (!g_ascii_string_to_signed (lookup->name, 10, 1, G_MAXINT64, &id, NULL))
    id = 0;
  if (haw_db_get_int (db, &id, &missing, query_of (lookup->table), "is", id, uuid))
    return g_memdup2 (&id, sizeof id);
  if (g_error_matches (missing, HAW_ERROR, HAW_ERROR_NOT_FOUND))
    set_missing (lookup, error);
  else
    g_propagate_error (error, g_steal_pointer (&missing));
  return NULL;
}

static gboolean
rename_analyst (HawDb    *db,
                gpointer  data,
                GError  **error)
{
  return haw_db_run (db, error,
                     "UPDATE analyst SET name = ? WHERE id = (SELECT min (id) FROM analyst)", "s",
                     (const char *) data);
}

void
haw_lookup_async (HawProject          *project,
                  HawTable             table,
                  const char          *name,
                  GCancellable        *cancellable,
                  GAsyncReadyCallback  callback,
                  gpointer             user_data)
{
  Lookup *lookup;

  g_return_if_fail (HAW_IS_PROJECT (project) && name != NULL);

  lookup = g_new0 (Lookup, 1);
  lookup->table = table;
  lookup->name = g_strdup (name);
  haw_project_read_async (project, find, lookup, lookup_free, g_free, cancellable, callback,
                          user_data);
}

gint64
haw_lookup_finish (HawProject    *project,
                   GAsyncResult  *result,
                   GError       **error)
{
  g_autofree gint64 *id = haw_project_read_finish (project, result, error);

  return id != NULL ? *id : 0;
}

char *
haw_lookup_uuid (HawDb     *db,
                 HawTable   table,
                 gint64     id,
                 GError   **error)
{
  g_autoptr (HawStmt) stmt = haw_db_query (db, error, query_of (table), "is", id, "");

  if (stmt == NULL || haw_stmt_step (stmt, error) != HAW_STEP_ROW)
    return NULL;
  return haw_stmt_dup_text (stmt, 1);
}

void
haw_analyst_rename_async (HawProject          *project,
                          const char          *name,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_return_if_fail (HAW_IS_PROJECT (project) && name != NULL);

  haw_project_batch_async (project, rename_analyst, g_strdup (name), g_free, cancellable, callback,
                           user_data);
}
