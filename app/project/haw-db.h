/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * HawDb:
 *
 * One connection to a project file, with the settings that keep a stranger's file harmless, and its
 * prepared statements. A connection belongs to one thread.
 */
typedef struct _HawDb HawDb;

/**
 * HawStmt:
 *
 * A prepared statement, borrowed from its connection. Parameters count from 1, columns from 0.
 */
typedef struct _HawStmt HawStmt;

typedef enum
{
  HAW_STEP_ERROR = -1,
  HAW_STEP_DONE = 0,
  HAW_STEP_ROW = 1,
} HawStep;

typedef enum
{
  HAW_DB_READ_ONLY,   /* never writes, never makes a file */
  HAW_DB_READ_WRITE,
  HAW_DB_CREATE,      /* as read-write; makes an empty file if there is none */
  HAW_DB_IMMUTABLE,   /* reads this one file and nothing beside it, as if nobody could write it */
} HawDbMode;

/**
 * haw_db_open:
 * @path: the project file
 *
 * Opens a connection and applies the settings. Touches nothing but @path and, unless immutable, the
 * journal beside it.
 *
 * Returns: (transfer full) (nullable): the connection
 */
HawDb *haw_db_open (const char  *path,
                    HawDbMode    mode,
                    GError     **error);

/**
 * haw_db_open_memory:
 *
 * Returns: (transfer full): a connection to an empty database in memory
 */
HawDb *haw_db_open_memory (void);

/**
 * haw_db_close:
 *
 * Finalises the statements and closes. No statement may be borrowed.
 */
void haw_db_close (HawDb *db);

/**
 * haw_db_interrupt:
 *
 * Makes what runs on @db stop with %HAW_ERROR_INTERRUPTED. The only function that may be called from
 * another thread than the one of @db.
 */
void haw_db_interrupt (HawDb *db);

const char *haw_db_get_path (HawDb *db);

/* The version of SQLite that the program runs with, for reports of faults. */
const char *haw_db_get_sqlite_version (void);

/**
 * haw_db_exec:
 * @sql: one or more statements without parameters
 */
gboolean haw_db_exec (HawDb       *db,
                      const char  *sql,
                      GError     **error);

/* Stands before a statement that reads a whole table, or one from an end, and means to. With
 * HAW_TRACE=scans all others that do so are told of on standard error. */
#define HAW_DB_SCAN "/* scan */ "

/**
 * haw_db_prepare:
 * @sql: one statement, a string that lives as long as the program (it is the key of the cache)
 *
 * Returns: (transfer full) (nullable): the statement, reset and without parameters, to be given back
 *   with haw_stmt_release()
 */
HawStmt *haw_db_prepare (HawDb       *db,
                         const char  *sql,
                         GError     **error);

/**
 * haw_db_query:
 * @sql: a literal: the statement is kept under its address
 * @types: one letter for each further argument, in order of the parameters: `i` gint64, `d` double,
 *   `s` string (NULL is NULL), `n` NULL (takes no argument)
 *
 * Prepares and binds. Integers must be given as gint64, cast if need be.
 *
 * Returns: (transfer full) (nullable): the statement, ready for haw_stmt_step()
 */
HawStmt *haw_db_query (HawDb       *db,
                       GError     **error,
                       const char  *sql,
                       const char  *types,
                       ...);

/**
 * haw_db_run:
 *
 * As haw_db_query() for a statement that gives no rows: runs it.
 */
gboolean haw_db_run (HawDb       *db,
                     GError     **error,
                     const char  *sql,
                     const char  *types,
                     ...);

/**
 * haw_db_get_int:
 *
 * As haw_db_query() for one integer.
 *
 * Returns: TRUE and the first column of the first row in @value (0 for NULL);
 *   FALSE with %HAW_ERROR_NOT_FOUND where there is no row
 */
gboolean haw_db_get_int (HawDb       *db,
                         gint64      *value,
                         GError     **error,
                         const char  *sql,
                         const char  *types,
                         ...);

/**
 * haw_db_last_id:
 *
 * Returns: the id of the row inserted last
 */
gint64 haw_db_last_id (HawDb *db);

/**
 * haw_db_row_changes:
 *
 * Returns: how many rows the last statement inserted, changed or deleted
 */
gint64 haw_db_row_changes (HawDb *db);

void haw_stmt_bind_int    (HawStmt    *stmt,
                           int         index,
                           gint64      value);
void haw_stmt_bind_double (HawStmt    *stmt,
                           int         index,
                           double      value);
void haw_stmt_bind_text   (HawStmt    *stmt,
                           int         index,
                           const char *value);
void haw_stmt_bind_null   (HawStmt    *stmt,
                           int         index);
void haw_stmt_bind_bytes  (HawStmt    *stmt,
                           int         index,
                           GBytes     *value);

/**
 * haw_stmt_step:
 *
 * Goes to the next row.
 */
HawStep haw_stmt_step (HawStmt  *stmt,
                       GError  **error);

/**
 * haw_stmt_run:
 *
 * Steps once for a statement without rows and resets it, so that it can be bound and run again.
 */
gboolean haw_stmt_run (HawStmt  *stmt,
                       GError  **error);

/**
 * haw_stmt_find_column:
 *
 * Returns: the column called @name, -1 if there is none
 */
int      haw_stmt_find_column (HawStmt    *stmt,
                               const char *name);

int      haw_stmt_get_n_columns (HawStmt *stmt);

/**
 * haw_stmt_get_work:
 *
 * Returns: how many steps of its program a statement has run since it was prepared, for tests
 */
int      haw_stmt_get_work   (HawStmt *stmt);
gint64   haw_stmt_get_int    (HawStmt *stmt,
                              int      column);
double   haw_stmt_get_double (HawStmt *stmt,
                              int      column);
gboolean haw_stmt_is_null    (HawStmt *stmt,
                              int      column);

/**
 * haw_stmt_dup_text:
 *
 * Returns: (transfer full): the column as UTF-8 without NUL, repaired where the file holds something
 *   else; "" for NULL
 */
char    *haw_stmt_dup_text   (HawStmt *stmt,
                              int      column);

/**
 * haw_stmt_peek_text:
 * @spare: (inout): holds the text where the file holds something else than UTF-8; to be freed at last
 *
 * Returns: (transfer none): as haw_stmt_dup_text(), good until the statement goes on: for reading very
 *   many rows
 */
const char *haw_stmt_peek_text (HawStmt  *stmt,
                                int       column,
                                char    **spare);

/**
 * haw_stmt_dup_bytes:
 *
 * Returns: (transfer full): the bytes of a column, empty for NULL
 */
GBytes  *haw_stmt_dup_bytes  (HawStmt *stmt,
                              int      column);

/**
 * haw_stmt_release:
 *
 * Gives the statement back to its connection.
 */
void haw_stmt_release (HawStmt *stmt);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HawDb, haw_db_close)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HawStmt, haw_stmt_release)

G_END_DECLS
