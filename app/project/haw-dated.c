/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-dated.h"
#include "time/haw-edtf.h"

#define SET "SET date = ?, earliest_start = ?, latest_start = ?, earliest_end = ?, latest_end = ?"
#define CLEAR "SET date = '', earliest_start = NULL, latest_start = NULL, earliest_end = NULL," \
              " latest_end = NULL"

gboolean
haw_dated_matches (HawStmt    *stmt,
                   int         first,
                   const char *date)
{
  HawBounds bounds;
  HawEdtf edtf;

  if (!haw_edtf_parse (date, &edtf, NULL))
    return FALSE;
  if (haw_edtf_is_undated (&edtf))
    return haw_stmt_is_null (stmt, first);
  haw_edtf_get_bounds (&edtf, &bounds);
  return haw_stmt_get_int (stmt, first) == bounds.earliest_start &&
         haw_stmt_get_int (stmt, first + 1) == bounds.latest_start &&
         haw_stmt_get_int (stmt, first + 2) == bounds.earliest_end &&
         haw_stmt_get_int (stmt, first + 3) == bounds.latest_end;
}

gboolean
haw_dated_store (HawDb       *db,
                 const char  *table,
                 gint64       id,
                 const char  *date,
                 GError     **error)
{
  const gboolean event = g_str_equal (table, "event");
  g_autofree char *normal = NULL;
  HawBounds bounds;
  HawEdtf edtf;

  g_return_val_if_fail (event || g_str_equal (table, "evidence"), FALSE);

  if (!haw_edtf_parse (date, &edtf, error))
    return FALSE;
  if (haw_edtf_is_undated (&edtf))
    return haw_db_run (db, error,
                       event ? "UPDATE event " CLEAR " WHERE id = ?"
                             : "UPDATE evidence " CLEAR " WHERE id = ?", "i", id);
  haw_edtf_get_bounds (&edtf, &bounds);
  normal = haw_edtf_normalise (&edtf);
  return haw_db_run (db, error,
                     event ? "UPDATE event " SET " WHERE id = ?"
                           : "UPDATE evidence " SET " WHERE id = ?", "siiiii", normal,
                     bounds.earliest_start, bounds.latest_start, bounds.earliest_end,
                     bounds.latest_end, id);
}
