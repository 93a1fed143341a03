/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-db-private.h"
#include "haw-error.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>

struct _HawStmt
{
  HawDb *db;
  sqlite3_stmt *stmt;
  const char *sql;
  guint borrowed : 1;
  guint cached : 1;
};

struct _HawDb
{
  sqlite3 *handle;
  char *path;
  GHashTable *statements; /* sql → HawStmt, the one kept for it */
};

static void
stmt_free (HawStmt *stmt)
{
  sqlite3_finalize (stmt->stmt);
  g_free (stmt);
}

/* A limit on the size of files comes as an input or output error, of which SQLite does not note the
 * cause when a commit fails. */
static gboolean
is_full (int code)
{
  return (code & 0xff) == SQLITE_IOERR &&
         (errno == ENOSPC || errno == EDQUOT || errno == EFBIG);
}

static HawErrorCode
error_code_of (int code)
{
  if (code == SQLITE_READONLY_DBMOVED)
    return HAW_ERROR_GONE;
  if (is_full (code))
    return HAW_ERROR_NO_SPACE;

  switch (code & 0xff)
    {
    case SQLITE_INTERRUPT: return HAW_ERROR_INTERRUPTED;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:    return HAW_ERROR_LOCKED;
    case SQLITE_READONLY:
    case SQLITE_PERM:      return HAW_ERROR_READ_ONLY;
    case SQLITE_FULL:      return HAW_ERROR_NO_SPACE;
    case SQLITE_CORRUPT:   return HAW_ERROR_DAMAGED;
    case SQLITE_NOTADB:    return HAW_ERROR_NOT_PROJECT;
    case SQLITE_CONSTRAINT: return HAW_ERROR_INVALID;
    default:               return HAW_ERROR_FAILED;
    }
}

static char *
error_message_of (HawErrorCode  kind,
                  const char   *path,
                  const char   *detail)
{
  g_autofree char *name = haw_isolate_path (path);
  g_autofree char *reason = haw_isolate (detail);

  switch ((int) kind)
    {
    case HAW_ERROR_GONE:
      return g_strdup_printf (_("The file %s was moved, renamed or removed while it was open. "
                                "Put it back, or save a copy and go on with that."), name);
    case HAW_ERROR_LOCKED:
      return g_strdup_printf (_("Another program is writing to %s. Close it there and try again."),
                              name);
    case HAW_ERROR_READ_ONLY:
      return g_strdup_printf (_("%s can’t be written. Check the permissions of the file and of its "
                                "folder, or work on a copy."), name);
    case HAW_ERROR_NO_SPACE:
      return g_strdup_printf (_("There is no space left on the disk of %s. Free some space and try "
                                "again; nothing that was stored is lost."), name);
    case HAW_ERROR_DAMAGED:
      return g_strdup_printf (_("The project %s is damaged. Restore a backup, or recover what can "
                                "still be read; the damaged file was left as it is."), name);
    case HAW_ERROR_NOT_PROJECT:
      return g_strdup_printf (_("%s is not a Hawamish project. Choose another file; if it was a "
                                "project, restore a backup of it or recover what can still be "
                                "read."), name);
    default:
      return g_strdup_printf (_("The project %s could not be read or written: %s."), name, reason);
    }
}

void
haw_db_set_shown_path (HawDb      *db,
                       const char *path)
{
  g_free (db->path);
  db->path = g_strdup (path);
}

gboolean
haw_db_fail (HawDb   *db,
             int      code,
             GError **error)
{
  HawErrorCode kind = error_code_of (code);
  g_autofree char *message = error_message_of (kind, db->path, sqlite3_errmsg (db->handle));

  g_set_error_literal (error, HAW_ERROR, kind, message);
  return FALSE;
}

static gboolean
db_set_up (HawDb      *db,
           HawDbMode   mode,
           GError    **error)
{
  static const struct { int option, value; } options[] = {
    { SQLITE_DBCONFIG_DEFENSIVE, 1 },
    { SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0 },
    { SQLITE_DBCONFIG_ENABLE_TRIGGER, 0 },
    { SQLITE_DBCONFIG_ENABLE_VIEW, 0 },
    { SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0 },
    { SQLITE_DBCONFIG_DQS_DML, 0 },
    { SQLITE_DBCONFIG_DQS_DDL, 0 },
    { SQLITE_DBCONFIG_ENABLE_FKEY, 1 },
  };
  static const struct { int limit, value; } limits[] = {
    { SQLITE_LIMIT_LENGTH, 64 * 1024 * 1024 },
    { SQLITE_LIMIT_SQL_LENGTH, 100 * 1000 },
    { SQLITE_LIMIT_COLUMN, 64 },
    { SQLITE_LIMIT_EXPR_DEPTH, 50 },
    { SQLITE_LIMIT_COMPOUND_SELECT, 10 },
    { SQLITE_LIMIT_ATTACHED, 0 },
    { SQLITE_LIMIT_TRIGGER_DEPTH, 1 },
    { SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 500 },
  };

  sqlite3_extended_result_codes (db->handle, 1);
  for (guint i = 0; i < G_N_ELEMENTS (options); i++)
    sqlite3_db_config (db->handle, options[i].option, options[i].value, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (limits); i++)
    sqlite3_limit (db->handle, limits[i].limit, limits[i].value);
  sqlite3_busy_timeout (db->handle, 2000);

  if (!haw_db_exec (db,
                    "PRAGMA cell_size_check = ON;"
                    "PRAGMA mmap_size = 0;"
                    "PRAGMA temp_store = MEMORY;"
                    "PRAGMA secure_delete = ON;",
                    error))
    return FALSE;

  /* The file must be complete at every moment for those who copy it; see the README. */
  return mode == HAW_DB_READ_ONLY || mode == HAW_DB_IMMUTABLE ||
         haw_db_exec (db, "PRAGMA journal_mode = DELETE; PRAGMA synchronous = EXTRA;", error);
}

HawDb *
haw_db_open (const char  *path,
             HawDbMode    mode,
             GError     **error)
{
  g_autoptr (HawDb) db = NULL;
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  g_autofree char *escaped = g_uri_escape_string (absolute, "/", FALSE);
  g_autofree char *uri = g_strconcat ("file:", escaped,
                                      mode == HAW_DB_IMMUTABLE ? "?immutable=1" : "", NULL);
  int flags = SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX;
  int code;

  switch (mode)
    {
    case HAW_DB_READ_WRITE: flags |= SQLITE_OPEN_READWRITE; break;
    case HAW_DB_CREATE:     flags |= SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE; break;
    case HAW_DB_READ_ONLY:
    case HAW_DB_IMMUTABLE:
    default:                flags |= SQLITE_OPEN_READONLY; break;
    }

  db = g_new0 (HawDb, 1);
  db->path = g_strdup (path);
  db->statements = g_hash_table_new_full (g_direct_hash, g_direct_equal, NULL,
                                          (GDestroyNotify) stmt_free);
  code = sqlite3_open_v2 (uri, &db->handle, flags, NULL);
  if (code != SQLITE_OK)
    {
      haw_db_fail (db, code, error);
      return NULL;
    }
  if (!db_set_up (db, mode, error))
    return NULL;

  return g_steal_pointer (&db);
}

HawDb *
haw_db_open_memory (void)
{
  HawDb *db = g_new0 (HawDb, 1);

  db->path = g_strdup (":memory:");
  db->statements = g_hash_table_new_full (g_direct_hash, g_direct_equal, NULL,
                                          (GDestroyNotify) stmt_free);
  if (sqlite3_open_v2 (db->path, &db->handle,
                       SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_MEMORY |
                       SQLITE_OPEN_NOMUTEX, NULL) != SQLITE_OK)
    g_error ("No memory for a database in memory");
  return db;
}

void
haw_db_close (HawDb *db)
{
  g_hash_table_unref (db->statements);
  g_assert (db->handle == NULL || sqlite3_next_stmt (db->handle, NULL) == NULL);
  /* A copy may still read from it. */
  g_warn_if_fail (sqlite3_close (db->handle) == SQLITE_OK);
  g_free (db->path);
  g_free (db);
}

void
haw_db_interrupt (HawDb *db)
{
  sqlite3_interrupt (db->handle);
}

const char *
haw_db_get_path (HawDb *db)
{
  return db->path;
}

const char *
haw_db_get_sqlite_version (void)
{
  return sqlite3_libversion ();
}

sqlite3 *
haw_db_get_handle (HawDb *db)
{
  return db->handle;
}

gboolean
haw_db_exec (HawDb       *db,
             const char  *sql,
             GError     **error)
{
  int code;

  errno = 0;
  code = sqlite3_exec (db->handle, sql, NULL, NULL, NULL);
  return code == SQLITE_OK || haw_db_fail (db, code, error);
}

/* @detail: a line of a query plan. Rows that stand in the statement itself are no table. */
static gboolean
reads_whole_table (const char *detail)
{
  return g_str_has_prefix (detail, "SCAN ") && detail[strlen ("SCAN ")] != '(' &&
         strstr (detail, "CONSTANT ROW") == NULL && strstr (detail, "VALUES CLAUSE") == NULL &&
         strstr (detail, "VIRTUAL TABLE") == NULL;
}

/* With HAW_TRACE=scans, tells of statements that read a whole table and do not say so. */
static void
trace_scans (HawDb      *db,
             const char *sql)
{
  const char *trace = g_getenv ("HAW_TRACE");
  g_autofree char *explain = NULL;
  sqlite3_stmt *plan = NULL;

  if (trace == NULL || strstr (trace, "scans") == NULL || strstr (sql, HAW_DB_SCAN) != NULL ||
      g_str_has_prefix (sql, "PRAGMA"))
    return;

  explain = g_strconcat ("EXPLAIN QUERY PLAN ", sql, NULL);
  if (sqlite3_prepare_v2 (db->handle, explain, -1, &plan, NULL) != SQLITE_OK)
    return;
  while (sqlite3_step (plan) == SQLITE_ROW)
    {
      const char *detail = (const char *) sqlite3_column_text (plan, 3);

      if (reads_whole_table (detail))
        g_printerr ("haw-trace: %s: %s\n", detail, sql);
    }
  sqlite3_finalize (plan);
}

HawStmt *
haw_db_prepare (HawDb       *db,
                const char  *sql,
                GError     **error)
{
  HawStmt *stmt = g_hash_table_lookup (db->statements, sql);
  const char *tail = NULL;
  int code;

  if (stmt != NULL && !stmt->borrowed)
    {
      stmt->borrowed = TRUE;
      return stmt;
    }

  stmt = g_new0 (HawStmt, 1);
  stmt->db = db;
  stmt->sql = sql;
  stmt->borrowed = TRUE;
  stmt->cached = !g_hash_table_contains (db->statements, sql);
  code = sqlite3_prepare_v3 (db->handle, sql, -1,
                             stmt->cached ? SQLITE_PREPARE_PERSISTENT : 0, &stmt->stmt, &tail);
  if (code != SQLITE_OK)
    {
      haw_db_fail (db, code, error);
      g_free (stmt);
      return NULL;
    }
  g_assert (tail == NULL || tail[strspn (tail, " \n;")] == '\0');
  trace_scans (db, sql);

  if (stmt->cached)
    g_hash_table_insert (db->statements, (gpointer) sql, stmt);
  return stmt;
}

static void
stmt_bind_list (HawStmt    *stmt,
                const char *types,
                va_list     arguments)
{
  for (int i = 0; types[i] != '\0'; i++)
    switch (types[i])
      {
      case 'i': haw_stmt_bind_int (stmt, i + 1, va_arg (arguments, gint64)); break;
      case 'd': haw_stmt_bind_double (stmt, i + 1, va_arg (arguments, double)); break;
      case 's': haw_stmt_bind_text (stmt, i + 1, va_arg (arguments, const char *)); break;
      case 'n': haw_stmt_bind_null (stmt, i + 1); break;
      default: g_assert_not_reached ();
      }
}

static HawStmt *
db_query_list (HawDb       *db,
               GError     **error,
               const char  *sql,
               const char  *types,
               va_list      arguments)
{
  HawStmt *stmt = haw_db_prepare (db, sql, error);

  if (stmt != NULL)
    stmt_bind_list (stmt, types, arguments);
  return stmt;
}

HawStmt *
haw_db_query (HawDb       *db,
              GError     **error,
              const char  *sql,
              const char  *types,
              ...)
{
  va_list arguments;
  HawStmt *stmt;

  va_start (arguments, types);
  stmt = db_query_list (db, error, sql, types, arguments);
  va_end (arguments);

  return stmt;
}

gboolean
haw_db_run (HawDb       *db,
            GError     **error,
            const char  *sql,
            const char  *types,
            ...)
{
  g_autoptr (HawStmt) stmt = NULL;
  va_list arguments;

  va_start (arguments, types);
  stmt = db_query_list (db, error, sql, types, arguments);
  va_end (arguments);

  return stmt != NULL && haw_stmt_run (stmt, error);
}

gboolean
haw_db_get_int (HawDb       *db,
                gint64      *value,
                GError     **error,
                const char  *sql,
                const char  *types,
                ...)
{
  g_autoptr (HawStmt) stmt = NULL;
  va_list arguments;
  HawStep step;

  va_start (arguments, types);
  stmt = db_query_list (db, error, sql, types, arguments);
  va_end (arguments);
  if (stmt == NULL)
    return FALSE;

  step = haw_stmt_step (stmt, error);
  if (step == HAW_STEP_DONE)
    g_set_error_literal (error, HAW_ERROR, HAW_ERROR_NOT_FOUND,
                         _("What was asked for is not in the project any more."));
  if (step != HAW_STEP_ROW)
    return FALSE;
  *value = haw_stmt_get_int (stmt, 0);
  return TRUE;
}

gint64
haw_db_last_id (HawDb *db)
{
  return sqlite3_last_insert_rowid (db->handle);
}

gint64
haw_db_row_changes (HawDb *db)
{
  return sqlite3_changes64 (db->handle);
}

void
haw_stmt_bind_int (HawStmt *stmt,
                   int      index,
                   gint64   value)
{
  sqlite3_bind_int64 (stmt->stmt, index, value);
}

void
haw_stmt_bind_double (HawStmt *stmt,
                      int      index,
                      double   value)
{
  sqlite3_bind_double (stmt->stmt, index, value);
}

void
haw_stmt_bind_text (HawStmt    *stmt,
                    int         index,
                    const char *value)
{
  sqlite3_bind_text (stmt->stmt, index, value, -1, SQLITE_TRANSIENT);
}

void
haw_stmt_bind_null (HawStmt *stmt,
                    int      index)
{
  sqlite3_bind_null (stmt->stmt, index);
}

void
haw_stmt_bind_bytes (HawStmt *stmt,
                     int      index,
                     GBytes  *value)
{
  gsize size;
  gconstpointer bytes = g_bytes_get_data (value, &size);

  /* A NULL pointer would store NULL instead of no bytes. */
  sqlite3_bind_blob64 (stmt->stmt, index, bytes != NULL ? bytes : "", size, SQLITE_TRANSIENT);
}

HawStep
haw_stmt_step (HawStmt  *stmt,
               GError  **error)
{
  int code;

  errno = 0;
  code = sqlite3_step (stmt->stmt);
  if (code == SQLITE_ROW)
    return HAW_STEP_ROW;
  if (code == SQLITE_DONE)
    return HAW_STEP_DONE;
  haw_db_fail (stmt->db, code, error);
  return HAW_STEP_ERROR;
}

gboolean
haw_stmt_run (HawStmt  *stmt,
              GError  **error)
{
  HawStep step = haw_stmt_step (stmt, error);

  sqlite3_reset (stmt->stmt);
  return step != HAW_STEP_ERROR;
}

int
haw_stmt_find_column (HawStmt    *stmt,
                      const char *name)
{
  for (int i = 0; i < sqlite3_column_count (stmt->stmt); i++)
    if (g_str_equal (sqlite3_column_name (stmt->stmt, i), name))
      return i;

  return -1;
}

int
haw_stmt_get_n_columns (HawStmt *stmt)
{
  return sqlite3_column_count (stmt->stmt);
}

int
haw_stmt_get_work (HawStmt *stmt)
{
  return sqlite3_stmt_status (stmt->stmt, SQLITE_STMTSTATUS_VM_STEP, FALSE);
}

gint64
haw_stmt_get_int (HawStmt *stmt,
                  int      column)
{
  return sqlite3_column_int64 (stmt->stmt, column);
}

double
haw_stmt_get_double (HawStmt *stmt,
                     int      column)
{
  return sqlite3_column_double (stmt->stmt, column);
}

gboolean
haw_stmt_is_null (HawStmt *stmt,
                  int      column)
{
  return sqlite3_column_type (stmt->stmt, column) == SQLITE_NULL;
}

char *
haw_stmt_dup_text (HawStmt *stmt,
                   int      column)
{
  const char *text = (const char *) sqlite3_column_text (stmt->stmt, column);
  int length = sqlite3_column_bytes (stmt->stmt, column);

  return text != NULL ? g_utf8_make_valid (text, length) : g_strdup ("");
}

const char *
haw_stmt_peek_text (HawStmt  *stmt,
                    int       column,
                    char    **spare)
{
  const char *text = (const char *) sqlite3_column_text (stmt->stmt, column);
  int length = sqlite3_column_bytes (stmt->stmt, column);

  if (text == NULL)
    return "";
  if (g_utf8_validate_len (text, (gsize) length, NULL))
    return text;
  g_free (*spare);
  *spare = g_utf8_make_valid (text, length);
  return *spare;
}

GBytes *
haw_stmt_dup_bytes (HawStmt *stmt,
                    int      column)
{
  gconstpointer bytes = sqlite3_column_blob (stmt->stmt, column);

  return g_bytes_new (bytes, sqlite3_column_bytes (stmt->stmt, column));
}

void
haw_stmt_release (HawStmt *stmt)
{
  sqlite3_reset (stmt->stmt);
  sqlite3_clear_bindings (stmt->stmt);
  stmt->borrowed = FALSE;
  if (!stmt->cached)
    stmt_free (stmt);
}
