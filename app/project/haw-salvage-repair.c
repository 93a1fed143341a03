/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-clock.h"
#include "haw-dated.h"
#include "haw-db-private.h"
#include "haw-error.h"
#include "haw-label.h"
#include "haw-salvage.h"

#include <string.h>

#define LOST 0xfffd           /* stands where a character of a text is lost */
#define MAX_CHARS (16 * 1024 * 1024)
#define MAX_PASSES 20

/* Says how many there are of something, if there are any. */
static void
say_count (HawSalvage *salvage,
           HawLabel   *sentence)
{
  if (sentence->count > 0)
    haw_salvage_say (salvage, haw_label_format (sentence));
  haw_label_free (sentence);
}

/* Changes rows and says of how many the sentence is true. */
static gboolean
repair_rows (HawSalvage  *salvage,
             const char  *sql,
             const char  *singular,
             const char  *plural,
             GError     **error)
{
  if (!haw_db_exec (salvage->db, sql, error))
    return FALSE;
  say_count (salvage, haw_label_new_plural (singular, plural,
                                            haw_db_row_changes (salvage->db)));
  return TRUE;
}

/* Writes @words at @start, but never over what is known to stand there. */
static void
write_words (GArray     *text,
             guint       known,
             gint64      start,
             const char *words)
{
  for (const char *p = words; *p != '\0'; p = g_utf8_next_char (p), start++)
    if (start >= known && start < text->len)
      g_array_index (text, gunichar, start) = g_utf8_get_char (p);
}

/* The annotations of a text know what stood at their places, and 32 characters around them. */
static gboolean
fill_from_annotations (HawSalvage  *salvage,
                       gint64       id,
                       GArray      *text,
                       GError     **error)
{
  guint known = text->len;
  g_autoptr (HawStmt) stmt = NULL;
  HawStep step;

  stmt = haw_db_query (salvage->db, error,
                       "SELECT start, end, quote, prefix, suffix FROM annotation WHERE text = ?"
                       " AND end <= ? AND end - start = length (quote) ORDER BY id", "ii",
                       id, (gint64) MAX_CHARS);
  if (stmt == NULL)
    return FALSE;
  while ((step = haw_stmt_step (stmt, error)) == HAW_STEP_ROW)
    {
      gint64 start = haw_stmt_get_int (stmt, 0);
      gint64 end = haw_stmt_get_int (stmt, 1);
      g_autofree char *quote = haw_stmt_dup_text (stmt, 2);
      g_autofree char *prefix = haw_stmt_dup_text (stmt, 3);
      g_autofree char *suffix = haw_stmt_dup_text (stmt, 4);
      const gunichar lost = LOST;

      while (text->len < end + g_utf8_strlen (suffix, -1))
        g_array_append_val (text, lost);
      write_words (text, known, start - g_utf8_strlen (prefix, -1), prefix);
      write_words (text, known, end, suffix);
      write_words (text, known, start, quote);
    }

  return step == HAW_STEP_DONE;
}

/* Gives the text @id the characters that are known of it. */
static gboolean
rebuild_text (HawSalvage  *salvage,
              gint64       id,
              const char  *known,
              GError     **error)
{
  g_autofree gunichar *chars = NULL;
  g_autofree char *utf8 = NULL;
  g_autofree char *sum = NULL;
  g_autoptr (GArray) text = g_array_new (FALSE, FALSE, sizeof (gunichar));
  glong n = 0;

  chars = g_utf8_to_ucs4_fast (known, -1, &n);
  g_array_append_vals (text, chars, (guint) n);
  if (!fill_from_annotations (salvage, id, text, error))
    return FALSE;

  utf8 = g_ucs4_to_utf8 ((gunichar *) text->data, text->len, NULL, NULL, NULL);
  if (utf8 == NULL)
    utf8 = g_strdup ("");
  sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, utf8, -1);
  return haw_db_run (salvage->db, error,
                     "UPDATE article_text SET text = ?, length = ?, sha256 = ? WHERE id = ?",
                     "sisi", utf8, (gint64) text->len, sum, id);
}

/* A text that is not what it was when it was stored, by its checksum. */
static gboolean
repair_texts (HawSalvage  *salvage,
              GError     **error)
{
  g_autoptr (HawStmt) stmt = haw_db_query (salvage->db, error,
                                           "SELECT id, text, sha256 FROM article_text ORDER BY id",
                                           "");
  gint64 n = 0;
  HawStep step = HAW_STEP_ERROR;

  while (stmt != NULL && (step = haw_stmt_step (stmt, error)) == HAW_STEP_ROW)
    {
      g_autofree char *text = haw_stmt_dup_text (stmt, 1);
      g_autofree char *stored = haw_stmt_dup_text (stmt, 2);
      g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);

      if (g_str_equal (sum, stored))
        continue;
      if (!rebuild_text (salvage, haw_stmt_get_int (stmt, 0), text, error))
        return FALSE;
      n++;
    }
  say_count (salvage,
             haw_label_new_plural ("The text of %s article is not complete; what is missing shows as �.",
                                   "The texts of %s articles are not complete; what is missing shows as �.", n));

  return step == HAW_STEP_DONE &&
         haw_db_exec (salvage->db, "UPDATE article_text SET length = length (text)"
                                   " WHERE length <> length (text)", error);
}

/* Texts of which nothing but annotations is left. */
static gboolean
restore_texts (HawSalvage  *salvage,
               GError     **error)
{
  return repair_rows (
      salvage,
      "INSERT INTO article_text (id, article, text, length, sha256)"
      " SELECT text, min (article), '', 0, '' FROM annotation"
      " WHERE text NOT IN (SELECT id FROM article_text) AND text > 0 GROUP BY text",
      "The text of %s article is lost but for the passages that were marked.",
      "The texts of %s articles are lost but for the passages that were marked.", error);
}

/* Articles of which the text is left; their first line serves as a title. */
static gboolean
restore_articles (HawSalvage  *salvage,
                  GError     **error)
{
  return repair_rows (
      salvage,
      "INSERT INTO article (id, uuid, title, created, modified)"
      " SELECT article, lower (printf ('%s-%s-4%s-8%s-%s', hex (randomblob (4)),"
      "  hex (randomblob (2)), substr (hex (randomblob (2)), 2),"
      "  substr (hex (randomblob (2)), 2), hex (randomblob (6)))),"
      "  substr (text, 1, min (120, max (0, instr (text || char (10), char (10)) - 1))),"
      "  0, 0 FROM article_text WHERE article > 0"
      "  AND article NOT IN (SELECT id FROM article) GROUP BY article",
      "The title, outlet and date of %s article are lost.",
      "The titles, outlets and dates of %s articles are lost.", error);
}

static gboolean
repair_passages (HawSalvage  *salvage,
                 GError     **error)
{
  if (!repair_rows (
          salvage,
          "UPDATE annotation SET quote = (SELECT substr (t.text, annotation.start + 1,"
          " annotation.end - annotation.start) FROM article_text t"
          " WHERE t.id = annotation.text)"
          " WHERE (SELECT annotation.end <= t.length AND substr (t.text,"
          " annotation.start + 1, annotation.end - annotation.start) <> annotation.quote"
          " FROM article_text t WHERE t.id = annotation.text)",
          "The quotation of %s annotation was taken from the text anew.",
          "The quotations of %s annotations were taken from the text anew.", error) ||
      !repair_rows (
          salvage,
          "DELETE FROM annotation WHERE end > (SELECT t.length FROM article_text t"
          " WHERE t.id = annotation.text)",
          "%s annotation was dropped, because its place in the text is lost.",
          "%s annotations were dropped, because their places in the text are lost.", error))
    return FALSE;
  return haw_db_exec (salvage->db,
                      "UPDATE annotation SET article = (SELECT t.article FROM article_text t"
                      " WHERE t.id = annotation.text) WHERE article <> (SELECT t.article"
                      " FROM article_text t WHERE t.id = annotation.text);"
                      "DELETE FROM region WHERE end > (SELECT t.length FROM article_text t"
                      " WHERE t.id = region.text);"
                      "DELETE FROM mention WHERE end > (SELECT t.length FROM article_text t"
                      " WHERE t.id = mention.text);"
                      "DELETE FROM proposal WHERE end > (SELECT t.length FROM article_text t"
                      " WHERE t.id = proposal.text)", error);
}

/* Takes a row from what is lost: the reference goes where it may be empty, otherwise the row. */
static gboolean
drop_reference (HawSalvage  *salvage,
                const char  *table,
                gint64       id,
                gint64       key,
                gint64      *n_dropped,
                GError     **error)
{
  g_autoptr (HawStmt) stmt = NULL;
  g_autofree char *column = NULL;
  g_autofree char *sql = NULL;
  gboolean not_null;
  int code;

  stmt = haw_db_query (salvage->db, error,
                       "SELECT k.\"from\", i.\"notnull\" FROM pragma_foreign_key_list (?1) k"
                       " JOIN pragma_table_info (?1) i ON i.name = k.\"from\" WHERE k.id = ?2",
                       "si", table, key);
  if (stmt == NULL || haw_stmt_step (stmt, error) != HAW_STEP_ROW)
    return FALSE;
  column = haw_stmt_dup_text (stmt, 0);
  not_null = haw_stmt_get_int (stmt, 1) != 0;
  sql = not_null
        ? g_strdup_printf ("DELETE FROM \"%s\" WHERE rowid = %" G_GINT64_FORMAT, table, id)
        : g_strdup_printf ("UPDATE \"%s\" SET \"%s\" = NULL WHERE rowid = %" G_GINT64_FORMAT, table,
                           column, id);
  *n_dropped += not_null;
  code = sqlite3_exec (haw_db_get_handle (salvage->db), sql, NULL, NULL, NULL);
  return code == SQLITE_OK || haw_db_fail (salvage->db, code, error);
}

typedef struct
{
  char *table;
  gint64 id;
  gint64 key;
} Orphan;

static void
orphan_free (gpointer data)
{
  Orphan *orphan = data;

  g_free (orphan->table);
  g_free (orphan);
}

static GPtrArray *
find_orphans (HawSalvage  *salvage,
              GError     **error)
{
  g_autoptr (GPtrArray) orphans = g_ptr_array_new_with_free_func (orphan_free);
  g_autoptr (HawStmt) stmt = haw_db_query (salvage->db, error,
                                           "SELECT \"table\", rowid, fkid"
                                           " FROM pragma_foreign_key_check", "");
  HawStep step = HAW_STEP_ERROR;

  while (stmt != NULL && (step = haw_stmt_step (stmt, error)) == HAW_STEP_ROW)
    {
      Orphan *orphan = g_new0 (Orphan, 1);

      orphan->table = haw_stmt_dup_text (stmt, 0);
      orphan->id = haw_stmt_get_int (stmt, 1);
      orphan->key = haw_stmt_get_int (stmt, 2);
      g_ptr_array_add (orphans, orphan);
    }

  return step == HAW_STEP_DONE ? g_steal_pointer (&orphans) : NULL;
}

/* A row that goes may leave others without theirs. */
static gboolean
drop_orphans (HawSalvage  *salvage,
              GError     **error)
{
  gint64 n_dropped = 0;

  for (guint pass = 0; pass < MAX_PASSES; pass++)
    {
      g_autoptr (GPtrArray) orphans = find_orphans (salvage, error);

      if (orphans == NULL)
        return FALSE;
      if (orphans->len == 0)
        break;
      for (guint i = 0; i < orphans->len; i++)
        {
          Orphan *orphan = orphans->pdata[i];

          if (!drop_reference (salvage, orphan->table, orphan->id, orphan->key, &n_dropped, error))
            return FALSE;
        }
    }
  say_count (salvage,
             haw_label_new_plural ("%s entry was dropped, because what it belongs to is lost.",
                                   "%s entries were dropped, because what they belong to is lost.", n_dropped));

  return TRUE;
}

/* Words that somebody wrote are not thrown away with the thing they were about. */
static gboolean
keep_notes (HawSalvage  *salvage,
            GError     **error)
{
  return repair_rows (
      salvage,
      "UPDATE note SET target = 'project', target_id = 0 WHERE target_id NOT IN ("
      "SELECT id FROM annotation WHERE note.target = 'annotation'"
      " UNION ALL SELECT id FROM article WHERE note.target = 'article'"
      " UNION ALL SELECT id FROM code WHERE note.target = 'code'"
      " UNION ALL SELECT id FROM event WHERE note.target = 'event'"
      " UNION ALL SELECT id FROM actor WHERE note.target = 'actor'"
      " UNION ALL SELECT 0 WHERE note.target = 'project')",
      "%s note is kept as a note on the project, because what it was on is lost.",
      "%s notes are kept as notes on the project, because what they were on is lost.", error);
}

/* The date is the analyst's, and the bounds follow from it; what is no date any more is none. */
static gboolean
repair_dates (HawSalvage  *salvage,
              const char  *table,
              const char  *sql,
              GError     **error)
{
  g_autoptr (HawStmt) stmt = haw_db_query (salvage->db, error, sql, "");
  HawStep step = HAW_STEP_ERROR;

  while (stmt != NULL && (step = haw_stmt_step (stmt, error)) == HAW_STEP_ROW)
    {
      g_autofree char *date = haw_stmt_dup_text (stmt, 1);
      gint64 id = haw_stmt_get_int (stmt, 0);

      if (!haw_dated_matches (stmt, 2, date) &&
          !haw_dated_store (salvage->db, table, id, date, NULL) &&
          !haw_dated_store (salvage->db, table, id, "", error))
        return FALSE;
    }

  return step == HAW_STEP_DONE;
}

/* What every project has. */
static gboolean
complete (HawSalvage  *salvage,
          GError     **error)
{
  g_autofree char *project = haw_uuid_new ();
  g_autofree char *analyst = haw_uuid_new ();

  return haw_db_run (salvage->db, error,
                     "INSERT OR IGNORE INTO setting (key, value) VALUES ('uuid', ?)", "s", project) &&
         haw_db_run (salvage->db, error,
                     "INSERT INTO analyst (uuid, name) SELECT ?, ?"
                     " WHERE NOT EXISTS (SELECT 1 FROM analyst)", "ss", analyst,
                     g_get_real_name ()) &&
         haw_db_exec (salvage->db, "COMMIT", error);
}

gboolean
haw_salvage_repair (HawSalvage  *salvage,
                    GError     **error)
{
  return restore_texts (salvage, error) &&
         repair_texts (salvage, error) &&
         restore_articles (salvage, error) &&
         repair_passages (salvage, error) &&
         drop_orphans (salvage, error) &&
         keep_notes (salvage, error) &&
         repair_dates (salvage, "event",
                       "SELECT id, date, earliest_start, latest_start, earliest_end, latest_end"
                       " FROM event ORDER BY id", error) &&
         repair_dates (salvage, "evidence",
                       "SELECT id, date, earliest_start, latest_start, earliest_end, latest_end"
                       " FROM evidence ORDER BY id", error) &&
         complete (salvage, error);
}
