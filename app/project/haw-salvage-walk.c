/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-db-private.h"
#include "haw-salvage.h"

#define MAX_ID (G_GINT64_CONSTANT (1) << 40)

typedef struct
{
  sqlite3 *handle;
  sqlite3_stmt *rows;     /* all values from an id on */
  sqlite3_stmt *ids;      /* the next id, which is not in what overflows a page */
} Walk;

static void
read_row (sqlite3_stmt *stmt,
          HawRecord    *record)
{
  g_array_set_size (record->cells, 0);
  record->id = sqlite3_column_int64 (stmt, 0);
  record->whole = TRUE;
  for (int i = 1; i < sqlite3_column_count (stmt); i++)
    {
      HawCell cell = { .type = sqlite3_column_type (stmt, i) };

      switch (cell.type)
        {
        case SQLITE_INTEGER: cell.number = sqlite3_column_int64 (stmt, i); break;
        case SQLITE_FLOAT: cell.real = sqlite3_column_double (stmt, i); break;
        case SQLITE_TEXT: cell.bytes = sqlite3_column_text (stmt, i); break;
        case SQLITE_BLOB: cell.bytes = sqlite3_column_blob (stmt, i); break;
        default: break;
        }
      cell.size = cell.type == SQLITE_TEXT || cell.type == SQLITE_BLOB
                  ? (gsize) sqlite3_column_bytes (stmt, i) : 0;
      g_array_append_val (record->cells, cell);
    }
}

/* Takes rows from *@next on and moves it past the last one. Gives whether the end was reached. */
static gboolean
take_rows (HawSalvage      *salvage,
           HawSalvageTable *table,
           Walk            *walk,
           gint64          *next,
           gboolean         one)
{
  g_autoptr (HawRecord) record = haw_record_new ();
  int code;

  sqlite3_bind_int64 (walk->rows, 1, *next);
  while ((code = sqlite3_step (walk->rows)) == SQLITE_ROW)
    {
      read_row (walk->rows, record);
      haw_salvage_take (salvage, table, record);
      *next = record->id + 1;
      if (one)
        break;
    }
  sqlite3_reset (walk->rows);

  return code == SQLITE_DONE;
}

/* Whether the tree can be read at @id; the next row is then in @found, MAX_ID if there is none. */
static gboolean
probe (Walk   *walk,
       gint64  id,
       gint64 *found)
{
  int code;

  sqlite3_bind_int64 (walk->ids, 1, id);
  code = sqlite3_step (walk->ids);
  *found = code == SQLITE_ROW ? sqlite3_column_int64 (walk->ids, 0) : MAX_ID;
  sqlite3_reset (walk->ids);

  return code == SQLITE_ROW || code == SQLITE_DONE;
}

/* The first row that can be reached at or after @id: in steps that double, then by bisecting. */
static gint64
find_next (Walk   *walk,
           gint64  id)
{
  gint64 found, low = id;
  gint64 gap = 1;

  if (probe (walk, id, &found))
    return found;
  while (!probe (walk, id + gap, &found))
    {
      low = id + gap;
      gap *= 2;
      if (gap > MAX_ID)
        return MAX_ID;
    }
  for (gint64 high = id + gap; high - low > 1;)
    {
      gint64 middle = low + (high - low) / 2;

      if (probe (walk, middle, &found))
        high = middle;
      else
        low = middle;
    }

  probe (walk, low + 1, &found);
  return found;
}

static gboolean
walk_table (HawSalvage      *salvage,
            HawSalvageTable *table,
            HawDb           *damaged)
{
  g_autofree char *ids = g_strdup_printf ("SELECT rowid FROM \"%s\" WHERE rowid >= ?1"
                                          " ORDER BY rowid LIMIT 1", table->name);
  Walk walk = { haw_db_get_handle (damaged), NULL, NULL };
  gboolean all = TRUE;
  gint64 next = 0;

  if (sqlite3_prepare_v2 (walk.handle, table->select, -1, &walk.rows, NULL) != SQLITE_OK ||
      sqlite3_prepare_v2 (walk.handle, ids, -1, &walk.ids, NULL) != SQLITE_OK)
    all = FALSE;
  else
    while (next < MAX_ID && !take_rows (salvage, table, &walk, &next, FALSE))
      {
        all = FALSE;
        next = find_next (&walk, next);
        /* A row that is there but can't be read is stepped over. */
        if (next < MAX_ID)
          {
            gint64 after = next;

            take_rows (salvage, table, &walk, &after, TRUE);
            next = MAX (after, next + 1);
          }
      }
  sqlite3_finalize (walk.rows);
  sqlite3_finalize (walk.ids);

  return all;
}

gboolean
haw_salvage_walk (HawSalvage *salvage,
                  HawDb      *damaged)
{
  gboolean all = TRUE;

  for (guint i = 0; i < salvage->tables->len; i++)
    if (!walk_table (salvage, salvage->tables->pdata[i], damaged))
      all = FALSE;

  return all;
}
