/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-correction.h"

#include "haw-import-private.h"
#include "model/haw-anchor-edit.h"
#include "model/haw-lookup.h"
#include "project/haw-clock.h"
#include "text/haw-reanchor.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  HawImportItem *item;
  HawCorrection result;
  gint64 former;          /* the text until now */
} Correction;

/* A passage of an older text. */
typedef struct
{
  gint64 id;
  gint64 text;
  guint start;
  guint end;
} Passage;

/* An older text and how it lies to the new one. */
typedef struct
{
  HawText *text;
  HawAlignment *alignment;
} Version;

static void
correction_free (gpointer data)
{
  Correction *correction = data;

  haw_import_item_free (correction->item);
  g_free (correction);
}

static void
version_free (gpointer data)
{
  Version *version = data;

  haw_text_unref (version->text);
  haw_alignment_free (version->alignment);
  g_free (version);
}

static gboolean
find_former (HawDb       *db,
             Correction  *correction,
             GError     **error)
{
  g_autofree char *shown = haw_isolate (correction->item->name);
  gint64 same = 0;

  if (!haw_db_get_int (db, &correction->former, error,
                       "SELECT coalesce (max (t.id), 0) FROM article a JOIN article_text t"
                       " ON t.id = " HAW_CURRENT_TEXT ("a.id")
                       " WHERE a.id = ? AND a.removed_at IS NULL", "i", correction->item->article))
    return FALSE;
  if (correction->former == 0)
    {
      g_set_error_literal (error, HAW_ERROR, HAW_ERROR_NOT_FOUND,
                           _("The article is not in the project any more."));
      return FALSE;
    }
  if (!haw_db_get_int (db, &same, error, "SELECT count (*) FROM article_text WHERE id = ?"
                       " AND sha256 = ?", "is", correction->former, correction->item->sha256))
    return FALSE;
  if (same != 0)
    {
      g_set_error (error, HAW_IMPORT_ERROR, HAW_IMPORT_ERROR_NOTHING,
                   _("The text of %s is the one the article has. Nothing was changed."), shown);
      return FALSE;
    }
  return TRUE;
}

static const Version *
get_version (HawDb       *db,
             GHashTable  *versions,
             gint64       id,
             HawText     *to,
             GError     **error)
{
  Version *version = g_hash_table_lookup (versions, &id);
  g_autoptr (HawStmt) stmt = NULL;
  g_autofree char *utf8 = NULL;
  HawStep step;

  if (version != NULL)
    return version;
  stmt = haw_db_query (db, error, "SELECT text FROM article_text WHERE id = ?", "i", id);
  if (stmt == NULL || (step = haw_stmt_step (stmt, error)) == HAW_STEP_ERROR)
    return NULL;
  if (step == HAW_STEP_DONE)
    {
      g_set_error_literal (error, HAW_ERROR, HAW_ERROR_NOT_FOUND,
                           _("The text of an annotation is not in the project. Check the project, or "
                             "restore a backup."));
      return NULL;
    }
  utf8 = haw_stmt_dup_text (stmt, 0);
  version = g_new0 (Version, 1);
  version->text = haw_text_new (utf8, -1);
  version->alignment = haw_alignment_new (version->text, to);
  g_hash_table_insert (versions, g_memdup2 (&id, sizeof id), version);
  return version;
}

static GArray *
read_passages (HawDb       *db,
               const char  *sql,
               gint64       value,
               GError     **error)
{
  g_autoptr (GArray) passages = g_array_new (FALSE, FALSE, sizeof (Passage));
  g_autoptr (HawStmt) stmt = haw_db_query (db, error, sql, "i", value);
  HawStep step = HAW_STEP_ERROR;

  while (stmt != NULL && (step = haw_stmt_step (stmt, error)) == HAW_STEP_ROW)
    {
      Passage passage = {
        haw_stmt_get_int (stmt, 0), haw_stmt_get_int (stmt, 1),
        (guint) haw_stmt_get_int (stmt, 2), (guint) haw_stmt_get_int (stmt, 3),
      };

      g_array_append_val (passages, passage);
    }
  return step == HAW_STEP_DONE ? g_steal_pointer (&passages) : NULL;
}

static gboolean
ask (HawDb                 *db,
     Correction            *correction,
     gint64                 annotation,
     const HawAnchorPlace  *place,
     GError               **error)
{
  correction->result.n_unsure++;
  if (place->found)
    return haw_db_run (db, error,
                       "INSERT INTO anchor (annotation, text, start, end, score)"
                       " VALUES (?, ?, ?, ?, ?)", "iiiid", annotation, correction->result.text,
                       (gint64) place->start, (gint64) place->end, place->score);
  return haw_db_run (db, error, "INSERT INTO anchor (annotation, text, score) VALUES (?, ?, 0)",
                     "ii", annotation, correction->result.text);
}

/* An annotation that waits since an earlier correction is looked for from where it was made. */
static gboolean
move_annotations (HawDb       *db,
                  Correction  *correction,
                  GHashTable  *versions,
                  GError     **error)
{
  HawText *to = correction->item->page->text;
  g_autoptr (GArray) passages =
    read_passages (db, "SELECT id, text, start, end FROM annotation WHERE article = ?"
                   " AND NOT EXISTS (SELECT 1 FROM anchor WHERE annotation = annotation.id"
                   "  AND state = 'kept')", correction->item->article, error);

  if (passages == NULL ||
      !haw_db_run (db, error, "DELETE FROM anchor WHERE state = 'open' AND annotation IN"
                   " (SELECT id FROM annotation WHERE article = ?)", "i",
                   correction->item->article))
    return FALSE;
  for (guint i = 0; i < passages->len; i++)
    {
      const Passage *passage = &g_array_index (passages, Passage, i);
      const Version *version = get_version (db, versions, passage->text, to, error);
      HawAnchorPlace place;

      if (version == NULL)
        return FALSE;
      haw_reanchor (version->text, to, version->alignment, passage->start, passage->end, &place);
      if (place.sure)
        {
          correction->result.n_moved++;
          if (!haw_anchor_move (db, passage->id, correction->result.text, place.start, place.end,
                                error))
            return FALSE;
        }
      else if (!ask (db, correction, passage->id, &place, error))
        return FALSE;
    }
  return TRUE;
}

/* Mentions were found by the program or with one key; those that are not sure stay behind. */
static gboolean
move_mentions (HawDb       *db,
               Correction  *correction,
               GHashTable  *versions,
               GError     **error)
{
  HawText *to = correction->item->page->text;
  g_autoptr (GArray) passages =
    read_passages (db, "SELECT id, text, start, end FROM mention WHERE text = ?",
                   correction->former, error);

  for (guint i = 0; passages != NULL && i < passages->len; i++)
    {
      const Passage *passage = &g_array_index (passages, Passage, i);
      const Version *version = get_version (db, versions, passage->text, to, error);
      HawAnchorPlace place;

      if (version == NULL)
        return FALSE;
      haw_reanchor (version->text, to, version->alignment, passage->start, passage->end, &place);
      if (place.sure &&
          !haw_db_run (db, error, "UPDATE mention SET text = ?, start = ?, end = ? WHERE id = ?",
                       "iiii", correction->result.text, (gint64) place.start, (gint64) place.end,
                       passage->id))
        return FALSE;
    }
  return passages != NULL;
}

static gboolean
correct (HawDb    *db,
         gpointer  data,
         GError  **error)
{
  Correction *correction = data;
  HawImportItem *item = correction->item;
  g_autoptr (GHashTable) versions = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                                           version_free);

  return find_former (db, correction, error) &&
         haw_import_store_text (db, item, &correction->result.text, error) &&
         haw_import_store_regions (db, item->page->page, correction->result.text, error) &&
         haw_db_run (db, error, "UPDATE article SET current_text = ?, modified = ? WHERE id = ?",
                     "iii", correction->result.text, haw_clock_now (), item->article) &&
         move_annotations (db, correction, versions, error) &&
         move_mentions (db, correction, versions, error);
}

static void
corrected_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr (GTask) task = data;
  Correction *correction = g_task_get_task_data (task);
  GError *error = NULL;

  if (haw_project_edit_finish (HAW_PROJECT (object), result, &error))
    g_task_return_pointer (task, g_memdup2 (&correction->result, sizeof correction->result),
                           g_free);
  else
    g_task_return_error (task, error);
}

static void
read_thread (GTask        *inner,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  Correction *correction = data;

  haw_import_item_read (correction->item, cancellable);
  g_task_return_boolean (inner, TRUE);
}

static void
read_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      data)
{
  GTask *task = data;
  Correction *correction = g_task_get_task_data (task);

  if (correction->item->error == NULL && !g_cancellable_is_cancelled (g_task_get_cancellable (task)))
    {
      haw_project_edit_async (g_task_get_source_object (task),
                              haw_label_new (N_("Correct the Text of an Article"), NULL), NULL,
                              correct, correction, NULL, g_task_get_cancellable (task),
                              corrected_cb, task);
      return;
    }
  if (!g_task_return_error_if_cancelled (task))
    g_task_return_error (task, g_steal_pointer (&correction->item->error));
  g_object_unref (task);
}

void
haw_import_correction_async (HawProject          *project,
                             gint64               article,
                             GFile               *file,
                             const char          *pasted,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  GTask *task;
  g_autoptr (GTask) inner = NULL;
  g_autofree char *name = NULL;
  Correction *correction;

  g_return_if_fail (HAW_IS_PROJECT (project) && (file == NULL) != (pasted == NULL));

  name = file != NULL ? g_file_get_basename (file) : g_strdup (_("the pasted text"));
  correction = g_new0 (Correction, 1);
  correction->item = haw_import_item_new (file, name);
  correction->item->article = article;
  if (pasted != NULL)
    correction->item->bytes = g_bytes_new (pasted, strlen (pasted));
  task = g_task_new (project, cancellable, callback, user_data);
  g_task_set_source_tag (task, haw_import_correction_async);
  g_task_set_task_data (task, correction, correction_free);

  inner = g_task_new (NULL, cancellable, read_cb, task);
  g_task_set_source_tag (inner, haw_import_correction_async);
  g_task_set_check_cancellable (inner, FALSE);
  g_task_set_task_data (inner, correction, NULL);
  g_task_run_in_thread (inner, read_thread);
}

HawCorrection *
haw_import_correction_finish (HawProject    *project,
                              GAsyncResult  *result,
                              GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, project), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
