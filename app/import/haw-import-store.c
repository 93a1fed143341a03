/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-import-private.h"

#include "project/haw-clock.h"
#include "text/haw-fold.h"
#include "time/haw-edtf.h"

/* Articles of a batch are removed rows until the edit that shows them, so that undoing that edit is
 * all there is to undoing an import. The same edit makes the outlets, for views to hear of them. */

static gboolean
begin (HawDb     *db,
       gboolean   sweep,
       gint64    *batch,
       GError   **error)
{
  g_autofree char *uuid = haw_uuid_new ();
  gint64 left = 0;

  /* What a crash left open. */
  while (sweep && haw_db_get_int (db, &left, NULL,
                                  "SELECT id FROM import_batch WHERE state = 'open'", ""))
    {
      if (!haw_import_store_abandon (db, left, error))
        return FALSE;
    }

  if (!haw_db_run (db, error, "INSERT INTO import_batch (uuid, time) VALUES (?, ?)", "si",
                   uuid, haw_clock_now ()))
    return FALSE;
  *batch = haw_db_last_id (db);
  return TRUE;
}

/* Seconds since 1970 at which @published begins; FALSE for no or open dates. */
static gboolean
find_start (const char *published,
            gint64     *start)
{
  HawEdtf edtf;
  HawBounds bounds;

  if (!haw_edtf_parse (published, &edtf, NULL) || haw_edtf_is_undated (&edtf))
    return FALSE;
  haw_edtf_get_bounds (&edtf, &bounds);
  *start = bounds.earliest_start;
  return bounds.earliest_start > HAW_TIME_MIN;
}

static gboolean
store_article (HawDb          *db,
               gint64          batch,
               HawImportItem  *item,
               const char     *published,
               GError        **error)
{
  g_autofree char *uuid = haw_uuid_new ();
  gint64 now = haw_clock_now ();
  gint64 start = 0;
  const HawPageCandidate *day = NULL;
  g_autoptr (HawStmt) stmt =
    haw_db_query (db, error,
                  "INSERT INTO article (uuid, title, byline, published, published_zone, language,"
                  " import_batch, created, modified, removed_at, published_start)"
                  " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", "");

  if (stmt == NULL)
    return FALSE;
  if (published == NULL)
    {
      day = haw_page_get_best (item->page->page, HAW_PAGE_FIELD_PUBLISHED);
      published = item->fields->published;
      if (*published == '\0')
        day = NULL;
    }
  haw_stmt_bind_text (stmt, 1, uuid);
  haw_stmt_bind_text (stmt, 2, item->fields->title);
  haw_stmt_bind_text (stmt, 3, item->fields->byline);
  haw_stmt_bind_text (stmt, 4, published);
  haw_stmt_bind_text (stmt, 5, day != NULL ? day->zone : "");
  haw_stmt_bind_text (stmt, 6, item->fields->language);
  haw_stmt_bind_int (stmt, 7, batch);
  haw_stmt_bind_int (stmt, 8, now);
  haw_stmt_bind_int (stmt, 9, now);
  haw_stmt_bind_int (stmt, 10, now);
  if (find_start (published, &start))
    haw_stmt_bind_int (stmt, 11, start);
  else
    haw_stmt_bind_null (stmt, 11);
  if (!haw_stmt_run (stmt, error))
    return FALSE;
  item->article = haw_db_last_id (db);
  return TRUE;
}

gboolean
haw_import_store_text (HawDb          *db,
                       HawImportItem  *item,
                       gint64         *text,
                       GError        **error)
{
  g_autoptr (HawStmt) stmt = NULL;

  if (!haw_db_run (db, error,
                   "INSERT INTO article_text (article, text, length, decoder, sha256, sequence)"
                   " VALUES (?1, ?, ?, ?, ?, (SELECT coalesce (max (sequence), 0) + 1"
                   " FROM article_text WHERE article = ?1))", "isiss",
                   item->article, haw_text_get_utf8 (item->page->text, NULL),
                   (gint64) haw_text_get_length (item->page->text), item->page->decoder,
                   item->sha256))
    return FALSE;
  *text = haw_db_last_id (db);

  stmt = haw_db_query (db, error, "INSERT INTO original (text, name, bytes) VALUES (?, ?, ?)", "");
  if (stmt == NULL)
    return FALSE;
  haw_stmt_bind_int (stmt, 1, *text);
  haw_stmt_bind_text (stmt, 2, item->name);
  haw_stmt_bind_bytes (stmt, 3, item->bytes);
  return haw_stmt_run (stmt, error);
}

gboolean
haw_import_store_regions (HawDb    *db,
                          HawPage  *page,
                          gint64    text,
                          GError  **error)
{
  for (guint i = 0; i < page->regions->len; i++)
    {
      const HawRegion *region = &g_array_index (page->regions, HawRegion, i);

      if (!haw_db_run (db, error,
                       "INSERT INTO region (text, kind, start, end, enabled)"
                       " VALUES (?, ?, ?, ?, ?)", "isiii", text, haw_region_kind_to_nick (region->kind),
                       (gint64) region->start, (gint64) region->end,
                       (gint64) (region->enabled ? 1 : 0)))
        return FALSE;
    }
  return TRUE;
}

static gboolean
store_candidates (HawDb    *db,
                  HawPage  *page,
                  gint64    article,
                  GError  **error)
{
  for (guint i = 0; i < page->candidates->len; i++)
    {
      const HawPageCandidate *candidate = g_ptr_array_index (page->candidates, i);

      if (!haw_db_run (db, error,
                       "INSERT INTO candidate (article, field, value, origin, confidence)"
                       " VALUES (?, ?, ?, ?, ?)", "isssd",
                       article, haw_page_field_to_nick (candidate->field), candidate->value,
                       candidate->origin, candidate->confidence))
        return FALSE;
    }
  return TRUE;
}

/* The article that has the text of @item, 0 if none. */
static gboolean
find_duplicate (HawDb          *db,
                gint64          batch,
                HawImportItem  *item,
                GError        **error)
{
  return haw_db_get_int (db, &item->duplicate, error,
                         "SELECT coalesce (min (article.id), 0) FROM article_text"
                         " JOIN article ON article.id = article_text.article"
                         " WHERE sha256 = ? AND (removed_at IS NULL OR import_batch = ?)",
                         "si", item->sha256, batch);
}

gboolean
haw_import_store_item (HawDb          *db,
                       gboolean        sweep,
                       gint64         *batch,
                       HawImportItem  *item,
                       const char     *published,
                       GError        **error)
{
  gint64 text = 0;

  if (item->page == NULL)
    return TRUE;
  if (!find_duplicate (db, *batch, item, error))
    return FALSE;
  if (item->duplicate != 0)
    return TRUE;
  return (*batch != 0 || begin (db, sweep, batch, error)) &&
         store_article (db, *batch, item, published, error) &&
         haw_import_store_text (db, item, &text, error) &&
         haw_import_store_regions (db, item->page->page, text, error) &&
         store_candidates (db, item->page->page, item->article, error);
}

static GHashTable *
read_outlets (HawDb   *db,
              GError **error)
{
  g_autoptr (GHashTable) outlets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (HawStmt) stmt =
    haw_db_query (db, error, HAW_DB_SCAN "SELECT id, name FROM outlet ORDER BY id", "");
  HawStep step = HAW_STEP_ERROR;

  while (stmt != NULL && (step = haw_stmt_step (stmt, error)) == HAW_STEP_ROW)
    {
      g_autofree char *name = haw_stmt_dup_text (stmt, 1);
      g_autofree char *folded = haw_fold_name (name);
      gint64 id = haw_stmt_get_int (stmt, 0);

      if (!g_hash_table_contains (outlets, folded))
        g_hash_table_insert (outlets, g_steal_pointer (&folded), g_memdup2 (&id, sizeof id));
    }
  return step == HAW_STEP_DONE ? g_steal_pointer (&outlets) : NULL;
}

static gboolean
ensure_outlet (HawDb       *db,
               GHashTable  *outlets,
               const char  *name,
               gint64      *id,
               GError     **error)
{
  g_autofree char *folded = haw_fold_name (name);
  g_autofree char *uuid = NULL;
  const gint64 *known = g_hash_table_lookup (outlets, folded);

  if (known != NULL)
    {
      *id = *known;
      return TRUE;
    }
  uuid = haw_uuid_new ();
  if (!haw_db_run (db, error, "INSERT INTO outlet (uuid, name) VALUES (?, ?)", "ss", uuid, name))
    return FALSE;
  *id = haw_db_last_id (db);
  g_hash_table_insert (outlets, g_steal_pointer (&folded), g_memdup2 (id, sizeof *id));
  return TRUE;
}

gboolean
haw_import_store_show (HawDb      *db,
                       gint64      batch,
                       GPtrArray  *items,
                       GError    **error)
{
  g_autoptr (GHashTable) outlets = read_outlets (db, error);

  if (outlets == NULL)
    return FALSE;
  for (guint i = 0; i < items->len; i++)
    {
      HawImportItem *item = g_ptr_array_index (items, i);
      gint64 outlet = 0;

      if (item->article == 0 || item->outlet == NULL)
        continue;
      if (!ensure_outlet (db, outlets, item->outlet, &outlet, error) ||
          !haw_db_run (db, error, "UPDATE article SET outlet = ? WHERE id = ?", "ii",
                       outlet, item->article))
        return FALSE;
    }
  return haw_db_run (db, error, "UPDATE article SET removed_at = NULL WHERE import_batch = ?", "i",
                     batch) &&
         haw_db_run (db, error, "UPDATE import_batch SET state = 'done' WHERE id = ?", "i", batch);
}

gboolean
haw_import_store_abandon (HawDb   *db,
                          gint64   batch,
                          GError **error)
{
  static const char *const statements[] = {
    "DELETE FROM candidate WHERE article IN (SELECT id FROM article WHERE import_batch = ?)",
    "DELETE FROM region WHERE text IN (SELECT article_text.id FROM article_text"
    " JOIN article ON article.id = article WHERE import_batch = ?)",
    "DELETE FROM original WHERE text IN (SELECT article_text.id FROM article_text"
    " JOIN article ON article.id = article WHERE import_batch = ?)",
    "DELETE FROM article_text WHERE article IN (SELECT id FROM article WHERE import_batch = ?)",
    "DELETE FROM article WHERE import_batch = ?",
    "DELETE FROM import_batch WHERE id = ? AND state = 'open'",
  };

  for (guint i = 0; i < G_N_ELEMENTS (statements); i++)
    {
      if (!haw_db_run (db, error, statements[i], "i", batch))
        return FALSE;
    }
  return TRUE;
}
