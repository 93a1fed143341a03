/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-changes-private.h"
#include "haw-dated.h"
#include "haw-project-private.h"

#include <glib/gi18n-lib.h>

/* Each row of the query is a finding, named by its first column; "ok" is none. */
typedef struct
{
  const char *sentence;
  const char *sql;
} Rule;

static const Rule rules[] = {
  { N_("A part of the file is damaged: %s."), "PRAGMA integrity_check" },
  { N_("A row belongs to one that is not there: %s."),
    "SELECT \"table\" || ' ' || rowid FROM pragma_foreign_key_check" },
  { N_("A text is not as long as it was: %s."),
    "SELECT 'article_text ' || id FROM article_text WHERE length (text) <> length" },
  /* SQLite itself looks at the constraints of the tables on connections that can write only. */
  { N_("A passage lies outside of its text: %s."),
    "SELECT p.what || ' ' || p.id FROM"
    " (SELECT 'annotation' AS what, id, text, start, end FROM annotation"
    "  UNION ALL SELECT 'region', id, text, start, end FROM region"
    "  UNION ALL SELECT 'mention', id, text, start, end FROM mention"
    "  UNION ALL SELECT 'proposal', id, text, start, end FROM proposal) p"
    " JOIN article_text t ON t.id = p.text"
    " WHERE p.start < 0 OR p.end <= p.start OR p.end > t.length" },
  { N_("A quotation is not what stands in the text: %s."),
    "SELECT 'annotation ' || a.id FROM annotation a JOIN article_text t ON t.id = a.text"
    " WHERE substr (t.text, a.start + 1, a.end - a.start) <> a.quote" },
  { N_("An annotation is on the text of another article: %s."),
    "SELECT 'annotation ' || a.id FROM annotation a JOIN article_text t ON t.id = a.text"
    " WHERE t.article <> a.article" },
  { N_("A note belongs to something that is not there: %s."),
    "SELECT 'note ' || id FROM note WHERE target_id NOT IN (SELECT id FROM annotation"
    "  WHERE target = 'annotation' UNION ALL SELECT id FROM article WHERE target = 'article'"
    "  UNION ALL SELECT id FROM code WHERE target = 'code'"
    "  UNION ALL SELECT id FROM event WHERE target = 'event'"
    "  UNION ALL SELECT id FROM actor WHERE target = 'actor'"
    "  UNION ALL SELECT 0 WHERE target = 'project')" },
  /* Deeper trees than this are nobody's. */
  { N_("A code stands below itself: %s."),
    "WITH RECURSIVE up (id, above, depth) AS (SELECT id, parent, 1 FROM code"
    "  WHERE parent IS NOT NULL UNION SELECT up.id, code.parent, up.depth + 1 FROM up"
    "  JOIN code ON code.id = up.above WHERE code.parent IS NOT NULL AND up.depth < 100)"
    " SELECT DISTINCT 'code ' || id FROM up WHERE above = id" },
  { N_("A step is undone while a later one is not: %s."),
    "SELECT 'history ' || id FROM history WHERE state = 'undone'"
    " AND id < (SELECT max (id) FROM history WHERE state = 'done')" },
};

static void
add_finding (GStrvBuilder *findings,
             const char   *sentence,
             const char   *detail)
{
  g_autofree char *isolated = haw_isolate (detail);
  g_autofree char *finding = NULL;

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  finding = g_strdup_printf (_(sentence), isolated);
#pragma GCC diagnostic pop
  g_strv_builder_add (findings, finding);
}

static gboolean
collect (HawDb         *db,
         const Rule    *rule,
         GStrvBuilder  *findings,
         GError       **error)
{
  g_autoptr (HawStmt) stmt = haw_db_query (db, error, rule->sql, "");
  HawStep step = HAW_STEP_ERROR;

  while (stmt != NULL && (step = haw_stmt_step (stmt, error)) == HAW_STEP_ROW)
    {
      g_autofree char *detail = haw_stmt_dup_text (stmt, 0);

      if (!g_str_equal (detail, "ok"))
        add_finding (findings, rule->sentence, detail);
    }

  return step == HAW_STEP_DONE;
}

/* SQLite has no checksums of its own: a changed letter is found by the one of the text. */
static gboolean
check_texts (HawDb         *db,
             GStrvBuilder  *findings,
             GError       **error)
{
  g_autoptr (HawStmt) stmt = haw_db_query (db, error, "SELECT 'article_text ' || id, text, sha256"
                                                      " FROM article_text ORDER BY id", "");
  HawStep step = HAW_STEP_ERROR;

  while (stmt != NULL && (step = haw_stmt_step (stmt, error)) == HAW_STEP_ROW)
    {
      g_autofree char *name = haw_stmt_dup_text (stmt, 0);
      g_autoptr (GBytes) text = haw_stmt_dup_bytes (stmt, 1);
      g_autofree char *expected = haw_stmt_dup_text (stmt, 2);
      g_autofree char *found = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, text);

      if (!g_str_equal (expected, found))
        add_finding (findings, N_("A text is not what was imported: %s."), name);
    }

  return step == HAW_STEP_DONE;
}

static gboolean
check_dates (HawDb         *db,
             GStrvBuilder  *findings,
             GError       **error)
{
  g_autoptr (HawStmt) stmt =
    haw_db_query (db, error,
                  "SELECT 'event ' || id, date, earliest_start, latest_start, earliest_end,"
                  " latest_end FROM event UNION ALL SELECT 'evidence ' || id, date, earliest_start,"
                  " latest_start, earliest_end, latest_end FROM evidence", "");
  HawStep step = HAW_STEP_ERROR;

  while (stmt != NULL && (step = haw_stmt_step (stmt, error)) == HAW_STEP_ROW)
    {
      g_autofree char *name = haw_stmt_dup_text (stmt, 0);
      g_autofree char *date = haw_stmt_dup_text (stmt, 1);

      if (!haw_dated_matches (stmt, 2, date))
        add_finding (findings, N_("A date is not what the timeline shows: %s."), name);
    }

  return step == HAW_STEP_DONE;
}

/* A step has to say something, and something that can be understood. */
static gboolean
check_history (HawDb         *db,
               GStrvBuilder  *findings,
               GError       **error)
{
  g_autoptr (HawStmt) stmt = haw_db_query (db, error, "SELECT 'history ' || id, changeset"
                                                      " FROM history ORDER BY id", "");
  HawStep step = HAW_STEP_ERROR;

  while (stmt != NULL && (step = haw_stmt_step (stmt, error)) == HAW_STEP_ROW)
    {
      g_autofree char *name = haw_stmt_dup_text (stmt, 0);
      g_autoptr (GBytes) changeset = haw_stmt_dup_bytes (stmt, 1);
      g_autoptr (HawChanges) changes = haw_changes_new (HAW_ORIGIN_UNDO);
      g_autoptr (GError) unreadable = NULL;

      if (!haw_changes_decode (changes, db, changeset, &unreadable) ||
          haw_changes_get_n (changes) == 0)
        add_finding (findings, N_("A step can’t be undone any more: %s."), name);
    }

  return step == HAW_STEP_DONE;
}

static gpointer
check (HawDb         *db,
       gpointer       data,
       GCancellable  *cancellable,
       GError       **error)
{
  const gboolean *known = data;
  g_autoptr (GStrvBuilder) findings = g_strv_builder_new ();

  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    if (!collect (db, &rules[i], findings, error))
      return NULL;
  if (!check_texts (db, findings, error) ||
      !check_dates (db, findings, error) ||
      (*known && !check_history (db, findings, error)))
    return NULL;

  return g_strv_builder_end (findings);
}

void
haw_project_check_async (HawProject          *self,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  gboolean *known;

  g_return_if_fail (HAW_IS_PROJECT (self));

  known = g_new (gboolean, 1);
  /* The steps of a stranger are dropped before anybody follows them. */
  *known = haw_gate_knows (&self->identity);
  haw_project_read_async (self, check, known, g_free, (GDestroyNotify) g_strfreev, cancellable,
                          callback, user_data);
}
