/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-db-private.h"
#include "haw-salvage.h"

#define MAX_DEPTH 20

typedef struct
{
  HawSalvage *salvage;
  HawPages *pages;
  HawRecord *record;
  HawSalvageTable **owners;   /* of each page, from 1 on; NULL where it is not known */
} Carver;

/* Notes whose pages lie below @number. */
static void
claim (Carver          *carver,
       HawSalvageTable *table,
       guint32          number,
       guint            depth)
{
  g_autoptr (GArray) children = NULL;
  HawPageKind kind;

  if (number == 0 || number > haw_pages_get_n (carver->pages) || depth > MAX_DEPTH ||
      carver->owners[number] != NULL)
    return;
  kind = haw_pages_load (carver->pages, number);
  if (kind != HAW_PAGE_TABLE_LEAF && kind != HAW_PAGE_TABLE_INTERIOR)
    return;
  carver->owners[number] = table;
  if (kind == HAW_PAGE_TABLE_LEAF)
    return;

  children = g_array_new (FALSE, FALSE, sizeof (guint32));
  for (guint i = 0; i <= haw_pages_get_n_cells (carver->pages); i++)
    {
      guint32 child = haw_pages_get_child (carver->pages, i);

      g_array_append_val (children, child);
    }
  for (guint i = 0; i < children->len; i++)
    claim (carver, table, g_array_index (children, guint32, i), depth + 1);
}

/* Roots lie where a new file has them, or where a vacuumed one has: at the places where more of
 * them look like roots of tables. */
static gboolean
is_vacuumed (Carver *carver)
{
  GPtrArray *tables = carver->salvage->tables;
  int balance = 0;

  for (guint i = 0; i < tables->len; i++)
    for (guint clean = 0; clean < 2; clean++)
      {
        HawSalvageTable *table = tables->pdata[i];
        guint32 root = clean == 1 ? table->clean_root : table->root;
        HawPageKind kind = root <= haw_pages_get_n (carver->pages)
                           ? haw_pages_load (carver->pages, root) : HAW_PAGE_OTHER;

        if (kind == HAW_PAGE_TABLE_LEAF || kind == HAW_PAGE_TABLE_INTERIOR)
          balance += clean == 1 ? 1 : -1;
      }

  return balance > 0;
}

/* The page that a tree claims must hold rows of that table; after damage it may hold anything. */
static gboolean
page_fits (Carver          *carver,
           guint32          number,
           HawSalvageTable *table)
{
  guint n_fitting = 0;

  haw_pages_load (carver->pages, number);
  for (guint i = 0; i < haw_pages_get_n_cells (carver->pages); i++)
    {
      if (!haw_pages_read_record (carver->pages, i, carver->record))
        continue;
      if (!haw_salvage_fits (table, carver->record))
        return FALSE;
      n_fitting++;
    }

  return n_fitting > 0;
}

static void
take_page (Carver          *carver,
           guint32          number,
           HawSalvageTable *table)
{
  haw_pages_load (carver->pages, number);
  for (guint i = 0; i < haw_pages_get_n_cells (carver->pages); i++)
    if (haw_pages_read_record (carver->pages, i, carver->record) &&
        haw_salvage_fits (table, carver->record))
      haw_salvage_take (carver->salvage, table, carver->record);
}

/* How many rows of the page refer to rows that are found. */
static guint
count_related (Carver          *carver,
               guint32          number,
               HawSalvageTable *table)
{
  HawDb *db = carver->salvage->db;
  g_autoptr (HawStmt) keys = haw_db_query (db, NULL,
                                           "SELECT \"table\", (SELECT cid FROM pragma_table_info (?1)"
                                           " WHERE name = \"from\") FROM pragma_foreign_key_list (?1)",
                                           "s", table->name);
  guint n = 0;

  while (keys != NULL && haw_stmt_step (keys, NULL) == HAW_STEP_ROW)
    {
      g_autofree char *parent = haw_stmt_dup_text (keys, 0);
      g_autofree char *sql = g_strdup_printf ("SELECT 1 FROM \"%s\" WHERE rowid = ?", parent);
      guint column = (guint) haw_stmt_get_int (keys, 1);
      sqlite3_stmt *stmt = NULL;

      if (sqlite3_prepare_v2 (haw_db_get_handle (db), sql, -1, &stmt, NULL) != SQLITE_OK)
        continue;
      haw_pages_load (carver->pages, number);
      for (guint i = 0; i < haw_pages_get_n_cells (carver->pages); i++)
        {
          if (!haw_pages_read_record (carver->pages, i, carver->record) ||
              column >= carver->record->cells->len)
            continue;
          sqlite3_bind_int64 (stmt, 1,
                              g_array_index (carver->record->cells, HawCell, column).number);
          n += sqlite3_step (stmt) == SQLITE_ROW;
          sqlite3_reset (stmt);
        }
      sqlite3_finalize (stmt);
    }

  return n;
}

/* The tables of which all rows of a page can be. */
static GPtrArray *
find_tables (Carver  *carver,
             guint32  number)
{
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < carver->salvage->tables->len; i++)
    if (page_fits (carver, number, carver->salvage->tables->pdata[i]))
      g_ptr_array_add (found, carver->salvage->tables->pdata[i]);

  return found;
}

/* Whether a row of the page has the number of one that is found: then it is of another table. */
static gboolean
is_taken (Carver          *carver,
          guint32          number,
          HawSalvageTable *table)
{
  g_autofree char *sql = g_strdup_printf ("SELECT 1 FROM \"%s\" WHERE rowid = ?", table->name);
  sqlite3_stmt *stmt = NULL;
  gboolean taken = FALSE;

  if (sqlite3_prepare_v2 (haw_db_get_handle (carver->salvage->db), sql, -1, &stmt, NULL) !=
      SQLITE_OK)
    return TRUE;
  haw_pages_load (carver->pages, number);
  for (guint i = 0; !taken && i < haw_pages_get_n_cells (carver->pages); i++)
    if (haw_pages_read_record (carver->pages, i, carver->record))
      {
        sqlite3_bind_int64 (stmt, 1, carver->record->id);
        taken = sqlite3_step (stmt) == SQLITE_ROW;
        sqlite3_reset (stmt);
      }
  sqlite3_finalize (stmt);

  return taken;
}

/* Rows that can as well be of one table as of another are left out rather than made up. */
static void
take_by_relation (Carver    *carver,
                  guint32    number,
                  GPtrArray *tables)
{
  HawSalvageTable *best = NULL;
  gboolean tie = FALSE;
  guint most = 0;

  for (guint i = 0; i < tables->len; i++)
    {
      guint n = is_taken (carver, number, tables->pdata[i])
                ? 0 : count_related (carver, number, tables->pdata[i]);

      if (n > 0 && n == most)
        tie = TRUE;
      if (n > most)
        {
          most = n;
          best = tables->pdata[i];
          tie = FALSE;
        }
    }
  if (best != NULL && !tie)
    take_page (carver, number, best);
  else if (best != NULL)
    {
      haw_pages_load (carver->pages, number);
      best->n_lost += haw_pages_get_n_cells (carver->pages);
    }
}

static void
carve_pages (Carver *carver)
{
  g_autoptr (GArray) unclear = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint32 number = 1; number <= haw_pages_get_n (carver->pages); number++)
    {
      g_autoptr (GPtrArray) tables = NULL;

      if (haw_pages_load (carver->pages, number) != HAW_PAGE_TABLE_LEAF)
        continue;
      if (carver->owners[number] != NULL && page_fits (carver, number, carver->owners[number]))
        {
          take_page (carver, number, carver->owners[number]);
          continue;
        }
      tables = find_tables (carver, number);
      if (tables->len == 1)
        take_page (carver, number, tables->pdata[0]);
      else if (tables->len > 1)
        g_array_append_val (unclear, number);
    }

  /* By now all there is that their rows can belong to is found. */
  for (guint i = 0; i < unclear->len; i++)
    {
      guint32 number = g_array_index (unclear, guint32, i);
      g_autoptr (GPtrArray) tables = find_tables (carver, number);

      take_by_relation (carver, number, tables);
    }
}

void
haw_salvage_carve (HawSalvage *salvage,
                   HawPages   *pages)
{
  g_autoptr (HawRecord) record = haw_record_new ();
  Carver carver = { salvage, pages, record, NULL };
  gboolean clean;

  carver.owners = g_new0 (HawSalvageTable *, (gsize) haw_pages_get_n (pages) + 1);
  clean = is_vacuumed (&carver);
  for (guint i = 0; i < salvage->tables->len; i++)
    {
      HawSalvageTable *table = salvage->tables->pdata[i];

      claim (&carver, table, clean ? table->clean_root : table->root, 0);
    }
  carve_pages (&carver);
  g_free (carver.owners);
}
