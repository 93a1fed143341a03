/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-db-private.h"
#include "haw-salvage.h"
#include "haw-schema.h"

#include <string.h>

static void
column_free (gpointer data)
{
  HawSalvageColumn *column = data;

  g_free (column->name);
  g_free (column);
}

static void
table_free (gpointer data)
{
  HawSalvageTable *table = data;

  sqlite3_finalize (table->insert);
  g_ptr_array_unref (table->columns);
  g_free (table->name);
  g_free (table->select);
  g_free (table);
}

void
haw_salvage_free (HawSalvage *salvage)
{
  g_clear_pointer (&salvage->tables, g_ptr_array_unref);
  g_clear_pointer (&salvage->findings, g_ptr_array_unref);
  g_clear_pointer (&salvage->db, haw_db_close);
  g_free (salvage);
}

static int
type_from_name (const char *name)
{
  return g_str_equal (name, "INTEGER") ? SQLITE_INTEGER
         : g_str_equal (name, "REAL") ? SQLITE_FLOAT
         : g_str_equal (name, "TEXT") ? SQLITE_TEXT : SQLITE_BLOB;
}

static GPtrArray *
read_columns (HawDb      *db,
              const char *table)
{
  GPtrArray *columns = g_ptr_array_new_with_free_func (column_free);
  g_autoptr (HawStmt) stmt = haw_db_query (db, NULL, "SELECT name, type, \"notnull\", pk"
                                           " FROM pragma_table_info (?)", "s", table);

  while (stmt != NULL && haw_stmt_step (stmt, NULL) == HAW_STEP_ROW)
    {
      HawSalvageColumn *column = g_new0 (HawSalvageColumn, 1);
      g_autofree char *type = haw_stmt_dup_text (stmt, 1);

      column->name = haw_stmt_dup_text (stmt, 0);
      column->type = type_from_name (type);
      column->not_null = haw_stmt_get_int (stmt, 2) != 0;
      column->is_id = haw_stmt_get_int (stmt, 3) != 0 && column->type == SQLITE_INTEGER;
      g_ptr_array_add (columns, column);
    }

  return columns;
}

/* The statements are made of our own schema, never of what the damaged file says. */
static gboolean
prepare_table (HawSalvage       *salvage,
               HawSalvageTable  *table,
               GError          **error)
{
  g_autoptr (GString) names = g_string_new (NULL);
  g_autoptr (GString) marks = g_string_new (NULL);
  g_autofree char *insert = NULL;
  sqlite3_stmt *stmt = NULL;
  int code;

  for (guint i = 0; i < table->columns->len; i++)
    {
      HawSalvageColumn *column = table->columns->pdata[i];

      g_string_append_printf (names, "%s\"%s\"", i > 0 ? ", " : "", column->name);
      g_string_append (marks, i > 0 ? ", ?" : "?");
    }
  table->select = g_strdup_printf ("SELECT rowid, %s FROM \"%s\" WHERE rowid >= ?1 ORDER BY rowid",
                                   names->str, table->name);
  insert = g_strdup_printf ("INSERT INTO \"%s\" (%s) VALUES (%s)", table->name, names->str,
                            marks->str);
  code = sqlite3_prepare_v2 (haw_db_get_handle (salvage->db), insert, -1, &stmt, NULL);
  table->insert = stmt;
  return code == SQLITE_OK || haw_db_fail (salvage->db, code, error);
}

static gint64
find_root (HawDb      *model,
           const char *name)
{
  gint64 root = 0;

  haw_db_get_int (model, &root, NULL, "SELECT rootpage FROM sqlite_schema WHERE name = ?", "s",
                  name);
  return root;
}

/* The history is of no use without every row it speaks of. */
static gboolean
read_tables (HawSalvage  *salvage,
             GError     **error)
{
  g_autoptr (HawDb) model = haw_db_open_memory ();
  g_autoptr (HawStmt) stmt = NULL;

  if (!haw_schema_create (model, error))
    return FALSE;
  stmt = haw_db_query (model, error,
                       "SELECT name, rootpage FROM sqlite_schema WHERE type = 'table'"
                       " AND name NOT IN ('sqlite_sequence', 'history') ORDER BY rootpage", "");
  while (stmt != NULL && haw_stmt_step (stmt, NULL) == HAW_STEP_ROW)
    {
      HawSalvageTable *table = g_new0 (HawSalvageTable, 1);

      table->name = haw_stmt_dup_text (stmt, 0);
      table->root = (guint32) haw_stmt_get_int (stmt, 1);
      table->columns = read_columns (model, table->name);
      g_ptr_array_add (salvage->tables, table);
      if (!prepare_table (salvage, table, error))
        return FALSE;
    }
  g_clear_pointer (&stmt, haw_stmt_release);

  sqlite3_limit (haw_db_get_handle (model), SQLITE_LIMIT_ATTACHED, 1);
  if (!haw_db_exec (model, "VACUUM", error))
    return FALSE;
  for (guint i = 0; i < salvage->tables->len; i++)
    {
      HawSalvageTable *table = salvage->tables->pdata[i];

      table->clean_root = (guint32) find_root (model, table->name);
    }
  return TRUE;
}

HawSalvage *
haw_salvage_new (const char  *path,
                 GError     **error)
{
  g_autoptr (HawSalvage) salvage = g_new0 (HawSalvage, 1);

  salvage->tables = g_ptr_array_new_with_free_func (table_free);
  salvage->findings = g_ptr_array_new_with_free_func (g_free);
  salvage->db = haw_db_open (path, HAW_DB_CREATE, error);
  if (salvage->db == NULL ||
      !haw_db_exec (salvage->db,
                    "PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF;"
                    "PRAGMA foreign_keys = OFF", error) ||
      !haw_schema_create (salvage->db, error) ||
      !haw_db_exec (salvage->db, "DELETE FROM setting; DELETE FROM analyst; BEGIN", error) ||
      !read_tables (salvage, error))
    return NULL;

  return g_steal_pointer (&salvage);
}

void
haw_salvage_say (HawSalvage *salvage,
                 char       *message)
{
  g_ptr_array_add (salvage->findings, message);
}

static gboolean
value_fits (HawSalvageColumn *column,
            const HawCell    *cell)
{
  if (column->is_id)
    return cell->type == SQLITE_NULL;
  if (cell->type == SQLITE_NULL)
    return !column->not_null;
  /* SQLite stores a whole number as an integer in a column of reals too. */
  return cell->type == column->type ||
         (column->type == SQLITE_FLOAT && cell->type == SQLITE_INTEGER) ||
         cell->type == 0;
}

gboolean
haw_salvage_fits (HawSalvageTable *table,
                  const HawRecord *record)
{
  if (record->cells->len != table->columns->len)
    return FALSE;
  for (guint i = 0; i < record->cells->len; i++)
    if (!value_fits (table->columns->pdata[i], &g_array_index (record->cells, HawCell, i)))
      return FALSE;

  return TRUE;
}

/* The beginning of a text that is UTF-8 without NUL. */
static gsize
sound_length (const HawCell *cell)
{
  const guint8 *nul = cell->size > 0 ? memchr (cell->bytes, 0, cell->size) : NULL;
  const char *end = (const char *) cell->bytes;

  if (cell->size > 0)
    g_utf8_validate_len ((const char *) cell->bytes,
                         nul != NULL ? (gsize) (nul - cell->bytes) : cell->size, &end);
  return (gsize) (end - (const char *) cell->bytes);
}

/* Something that the column takes, for a value that is lost. */
static void
bind_lost (sqlite3_stmt     *stmt,
           int               index,
           HawSalvageColumn *column)
{
  if (!column->not_null)
    sqlite3_bind_null (stmt, index);
  else if (column->type == SQLITE_TEXT)
    sqlite3_bind_text (stmt, index, "", 0, SQLITE_STATIC);
  else if (column->type != SQLITE_BLOB)
    sqlite3_bind_int (stmt, index, 0);
}

static gboolean
bind_value (sqlite3_stmt     *stmt,
            int               index,
            HawSalvageColumn *column,
            const HawRecord  *record,
            const HawCell    *cell)
{
  gsize length;

  if (column->is_id)
    sqlite3_bind_int64 (stmt, index, record->id);
  else if (cell == NULL || cell->type == 0)
    {
      bind_lost (stmt, index, column);
      return FALSE;
    }
  else if (cell->type == SQLITE_INTEGER)
    sqlite3_bind_int64 (stmt, index, cell->number);
  else if (cell->type == SQLITE_FLOAT)
    sqlite3_bind_double (stmt, index, cell->real);
  else if (cell->type == SQLITE_TEXT)
    {
      length = sound_length (cell);
      sqlite3_bind_text64 (stmt, index, length > 0 ? (const char *) cell->bytes : "", length,
                           SQLITE_TRANSIENT, SQLITE_UTF8);
      return length == cell->size;
    }
  else if (cell->type == SQLITE_BLOB)
    sqlite3_bind_blob64 (stmt, index, cell->size > 0 ? (gconstpointer) cell->bytes : "",
                         cell->size, SQLITE_TRANSIENT);
  return TRUE;
}

void
haw_salvage_take (HawSalvage      *salvage,
                  HawSalvageTable *table,
                  const HawRecord *record)
{
  sqlite3_stmt *stmt = table->insert;
  gboolean whole = record->whole;
  int code;

  for (guint i = 0; i < table->columns->len; i++)
    {
      const HawCell *cell = i < record->cells->len ? &g_array_index (record->cells, HawCell, i)
                                                   : NULL;

      if (!bind_value (stmt, (int) i + 1, table->columns->pdata[i], record, cell))
        whole = FALSE;
    }
  sqlite3_step (stmt);
  code = sqlite3_reset (stmt);
  sqlite3_clear_bindings (stmt);

  if (code == SQLITE_OK)
    {
      table->n_found++;
      table->n_partial += !whole;
    }
  else if (code != SQLITE_CONSTRAINT_ROWID && code != SQLITE_CONSTRAINT_PRIMARYKEY &&
           code != SQLITE_CONSTRAINT_UNIQUE)
    table->n_lost++;
}
