/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-article-edit.h"
#include "haw-lookup.h"
#include "project/haw-project-urgent.h"

#include <glib/gi18n-lib.h>

static void
candidate_free (gpointer data)
{
  HawCandidate *candidate = data;

  g_free (candidate->field);
  g_free (candidate->value);
  g_free (candidate->origin);
  g_free (candidate);
}

HawDocument *
haw_document_ref (HawDocument *document)
{
  g_atomic_ref_count_inc (&document->refs);
  return document;
}

void
haw_document_unref (HawDocument *document)
{
  if (!g_atomic_ref_count_dec (&document->refs))
    return;

  g_free (document->uuid);
  g_free (document->title);
  g_free (document->outlet);
  g_free (document->byline);
  g_free (document->published);
  g_free (document->language);
  g_free (document->url);
  g_clear_pointer (&document->text, haw_text_unref);
  g_clear_pointer (&document->regions, g_array_unref);
  g_clear_pointer (&document->candidates, g_ptr_array_unref);
  g_free (document);
}

static gboolean
load_fields (HawDb        *db,
             HawDocument  *document,
             GError      **error)
{
  g_autoptr (HawStmt) stmt = NULL;
  g_autofree char *text = NULL;
  HawStep step;

  stmt = haw_db_query (db, error,
                       "SELECT a.uuid, a.title, coalesce (o.name, ''), a.byline, a.published,"
                       " a.language, a.url, t.id, t.text"
                       " FROM article a JOIN article_text t ON t.id = " HAW_CURRENT_TEXT ("a.id")
                       " LEFT JOIN outlet o ON o.id = a.outlet"
                       " WHERE a.id = ? AND a.removed_at IS NULL",
                       "i", document->id);
  if (stmt == NULL || (step = haw_stmt_step (stmt, error)) == HAW_STEP_ERROR)
    return FALSE;
  if (step == HAW_STEP_DONE)
    {
      g_set_error_literal (error, HAW_ERROR, HAW_ERROR_NOT_FOUND,
                           _("The article is not in the project any more."));
      return FALSE;
    }

  document->uuid = haw_stmt_dup_text (stmt, 0);
  document->title = haw_stmt_dup_text (stmt, 1);
  document->outlet = haw_stmt_dup_text (stmt, 2);
  document->byline = haw_stmt_dup_text (stmt, 3);
  document->published = haw_stmt_dup_text (stmt, 4);
  document->language = haw_stmt_dup_text (stmt, 5);
  document->url = haw_stmt_dup_text (stmt, 6);
  document->text_id = haw_stmt_get_int (stmt, 7);
  text = haw_stmt_dup_text (stmt, 8);
  document->text = haw_text_new (text, -1);
  return TRUE;
}

static gboolean
load_regions (HawDb        *db,
              HawDocument  *document,
              GError      **error)
{
  g_autoptr (HawStmt) stmt = NULL;
  HawStep step = HAW_STEP_ERROR;

  document->regions = g_array_new (FALSE, FALSE, sizeof (HawRegion));
  stmt = haw_db_query (db, error,
                       "SELECT kind, start, end, enabled FROM region WHERE text = ?"
                       " ORDER BY start, end DESC, id", "i", document->text_id);
  while (stmt != NULL && (step = haw_stmt_step (stmt, error)) == HAW_STEP_ROW)
    {
      HawRegion region = { .start = haw_stmt_get_int (stmt, 1), .end = haw_stmt_get_int (stmt, 2),
                           .enabled = haw_stmt_get_int (stmt, 3) != 0 };
      g_autofree char *kind = haw_stmt_dup_text (stmt, 0);

      if (haw_region_kind_from_nick (kind, &region.kind) &&
          region.end <= haw_text_get_length (document->text))
        g_array_append_val (document->regions, region);
    }

  return step == HAW_STEP_DONE;
}

static gboolean
load_candidates (HawDb        *db,
                 HawDocument  *document,
                 GError      **error)
{
  g_autoptr (HawStmt) stmt = NULL;
  HawStep step = HAW_STEP_ERROR;

  document->candidates = g_ptr_array_new_with_free_func (candidate_free);
  stmt = haw_db_query (db, error,
                       "SELECT field, value, origin, confidence FROM candidate WHERE article = ?"
                       " ORDER BY field, confidence DESC, id", "i", document->id);
  while (stmt != NULL && (step = haw_stmt_step (stmt, error)) == HAW_STEP_ROW)
    {
      HawCandidate *candidate = g_new0 (HawCandidate, 1);

      candidate->field = haw_stmt_dup_text (stmt, 0);
      candidate->value = haw_stmt_dup_text (stmt, 1);
      candidate->origin = haw_stmt_dup_text (stmt, 2);
      candidate->confidence = haw_stmt_get_double (stmt, 3);
      g_ptr_array_add (document->candidates, candidate);
    }

  return step == HAW_STEP_DONE;
}

HawDocument *
haw_document_load (HawDb   *db,
                   gint64   article,
                   GError **error)
{
  g_autoptr (HawDocument) document = g_new0 (HawDocument, 1);

  g_atomic_ref_count_init (&document->refs);
  document->id = article;
  if (!load_fields (db, document, error) ||
      !load_regions (db, document, error) ||
      !load_candidates (db, document, error))
    return NULL;
  return g_steal_pointer (&document);
}

static gpointer
load_document (HawDb         *db,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  return haw_document_load (db, *(gint64 *) data, error);
}

void
haw_document_load_async (HawProject          *project,
                         gint64               article,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_return_if_fail (HAW_IS_PROJECT (project));

  haw_project_read_urgent_async (project, load_document, g_memdup2 (&article, sizeof article),
                                 g_free, (GDestroyNotify) haw_document_unref, cancellable, callback,
                                 user_data);
}
