/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-anchor-edit.h"
#include "project/haw-clock.h"

#include <glib/gi18n-lib.h>

#define CONTEXT_LENGTH 32

typedef struct
{
  gint64 id;
  gint64 start;
  gint64 end;
} AnchorEdit;

/* An open anchor, read inside an edit. */
typedef struct
{
  gint64 annotation;
  gint64 text;
  gint64 start;
  gint64 end;
} OpenAnchor;

static AnchorEdit *
anchor_edit_new (gint64 id,
                 gint64 start,
                 gint64 end)
{
  AnchorEdit *edit = g_new0 (AnchorEdit, 1);

  edit->id = id;
  edit->start = start;
  edit->end = end;
  return edit;
}

void
haw_anchor_entry_free (gpointer data)
{
  HawAnchorEntry *entry = data;

  g_free (entry->title);
  g_free (entry->quote);
  g_free (entry->proposed);
  g_free (entry);
}

/* substr() counts from 1, in code points. */
gboolean
haw_anchor_move (HawDb    *db,
                 gint64    annotation,
                 gint64    text,
                 gint64    start,
                 gint64    end,
                 GError  **error)
{
  gint64 fits = 0;

  if (!haw_db_get_int (db, &fits, error,
                       "SELECT EXISTS (SELECT 1 FROM article_text t JOIN annotation a"
                       " ON a.article = t.article WHERE t.id = ?1 AND a.id = ?2"
                       " AND 0 <= ?3 AND ?3 < ?4 AND ?4 <= t.length)", "iiii",
                       text, annotation, start, end))
    return FALSE;
  if (!fits)
    {
      g_set_error_literal (error, HAW_ERROR, HAW_ERROR_INVALID,
                           _("The passage is not in the text any more. Select it again."));
      return FALSE;
    }
  return haw_db_run (db, error,
                     "UPDATE annotation SET text = ?2, start = ?3, end = ?4, modified = ?5,"
                     " quote = (SELECT substr (text, ?3 + 1, ?4 - ?3) FROM article_text"
                     "  WHERE id = ?2),"
                     " prefix = (SELECT substr (text, max (?3 - ?6, 0) + 1, min (?3, ?6))"
                     "  FROM article_text WHERE id = ?2),"
                     " suffix = (SELECT substr (text, ?4 + 1, ?6) FROM article_text"
                     "  WHERE id = ?2) WHERE id = ?1", "iiiiii", annotation, text, start, end,
                     haw_clock_now (), (gint64) CONTEXT_LENGTH);
}

static gboolean
read_open (HawDb       *db,
           gint64       id,
           OpenAnchor  *anchor,
           GError     **error)
{
  g_autoptr (HawStmt) stmt =
    haw_db_query (db, error,
                  "SELECT annotation, text, coalesce (start, -1), coalesce (end, -1) FROM anchor"
                  " WHERE id = ? AND state = 'open'", "i", id);
  HawStep step;

  if (stmt == NULL || (step = haw_stmt_step (stmt, error)) == HAW_STEP_ERROR)
    return FALSE;
  if (step == HAW_STEP_DONE)
    {
      g_set_error_literal (error, HAW_ERROR, HAW_ERROR_NOT_FOUND,
                           _("It has been decided already where this annotation belongs."));
      return FALSE;
    }
  anchor->annotation = haw_stmt_get_int (stmt, 0);
  anchor->text = haw_stmt_get_int (stmt, 1);
  anchor->start = haw_stmt_get_int (stmt, 2);
  anchor->end = haw_stmt_get_int (stmt, 3);
  return TRUE;
}

static gboolean
place_anchor (HawDb    *db,
              gpointer  data,
              GError  **error)
{
  AnchorEdit *edit = data;
  OpenAnchor anchor;
  gboolean own = edit->start >= 0;

  return read_open (db, edit->id, &anchor, error) &&
         haw_anchor_move (db, anchor.annotation, anchor.text, own ? edit->start : anchor.start,
                          own ? edit->end : anchor.end, error) &&
         haw_db_run (db, error, "UPDATE anchor SET state = 'accepted' WHERE id = ?", "i", edit->id);
}

static gboolean
keep_anchor (HawDb    *db,
             gpointer  data,
             GError  **error)
{
  AnchorEdit *edit = data;
  OpenAnchor anchor;

  return read_open (db, edit->id, &anchor, error) &&
         haw_db_run (db, error, "UPDATE anchor SET state = 'kept' WHERE id = ?", "i", edit->id);
}

void
haw_anchor_accept_async (HawProject          *project,
                         gint64               anchor,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_return_if_fail (HAW_IS_PROJECT (project));

  haw_project_edit_async (project, haw_label_new (N_("Move Annotation"), NULL), NULL, place_anchor,
                          anchor_edit_new (anchor, -1, -1), g_free, cancellable, callback,
                          user_data);
}

void
haw_anchor_place_async (HawProject          *project,
                        gint64               anchor,
                        gint64               start,
                        gint64               end,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  g_return_if_fail (HAW_IS_PROJECT (project) && start >= 0);

  haw_project_edit_async (project, haw_label_new (N_("Move Annotation"), NULL), NULL, place_anchor,
                          anchor_edit_new (anchor, start, end), g_free, cancellable, callback,
                          user_data);
}

void
haw_anchor_keep_async (HawProject          *project,
                       gint64               anchor,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  g_return_if_fail (HAW_IS_PROJECT (project));

  haw_project_edit_async (project, haw_label_new (N_("Leave Annotation in the Old Version"), NULL),
                          NULL, keep_anchor, anchor_edit_new (anchor, -1, -1), g_free, cancellable,
                          callback, user_data);
}

static gpointer
load_open (HawDb         *db,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  const gint64 *article = data;
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (haw_anchor_entry_free);
  g_autoptr (HawStmt) stmt =
    haw_db_query (db, error, HAW_DB_SCAN
                  "SELECT n.id, n.annotation, a.article, n.text, coalesce (n.start, -1),"
                  " coalesce (n.end, -1), n.score, r.title, a.quote,"
                  " coalesce ((SELECT substr (t.text, n.start + 1, n.end - n.start)"
                  "  FROM article_text t WHERE t.id = n.text), '')"
                  " FROM anchor n JOIN annotation a ON a.id = n.annotation"
                  " JOIN article r ON r.id = a.article WHERE n.state = 'open'"
                  " AND r.removed_at IS NULL AND ?1 IN (0, a.article)"
                  " ORDER BY a.article, a.start, n.id", "i", *article);
  HawStep step = HAW_STEP_ERROR;

  while (stmt != NULL && (step = haw_stmt_step (stmt, error)) == HAW_STEP_ROW)
    {
      HawAnchorEntry *entry = g_new0 (HawAnchorEntry, 1);

      entry->id = haw_stmt_get_int (stmt, 0);
      entry->annotation = haw_stmt_get_int (stmt, 1);
      entry->article = haw_stmt_get_int (stmt, 2);
      entry->text = haw_stmt_get_int (stmt, 3);
      entry->start = haw_stmt_get_int (stmt, 4);
      entry->end = haw_stmt_get_int (stmt, 5);
      entry->score = haw_stmt_get_double (stmt, 6);
      entry->title = haw_stmt_dup_text (stmt, 7);
      entry->quote = haw_stmt_dup_text (stmt, 8);
      entry->proposed = haw_stmt_dup_text (stmt, 9);
      g_ptr_array_add (entries, entry);
    }
  return step == HAW_STEP_DONE ? g_steal_pointer (&entries) : NULL;
}

void
haw_anchor_load_async (HawProject          *project,
                       gint64               article,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  g_return_if_fail (HAW_IS_PROJECT (project));

  haw_project_read_async (project, load_open, g_memdup2 (&article, sizeof article), g_free,
                          (GDestroyNotify) g_ptr_array_unref, cancellable, callback, user_data);
}
