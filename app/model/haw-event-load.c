/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-event-edit.h"

void
haw_evidence_free (HawEvidence *evidence)
{
  g_free (evidence->quote);
  g_free (evidence->translation);
  g_free (evidence->article_title);
  g_free (evidence->outlet);
  g_free (evidence->outlet_reliability);
  g_free (evidence->published);
  g_free (evidence->stance);
  g_free (evidence->date);
  g_free (evidence->wording);
  g_free (evidence->reliability);
  g_free (evidence);
}

HawEvidence *
haw_evidence_copy (const HawEvidence *evidence)
{
  HawEvidence *copy = g_memdup2 (evidence, sizeof *evidence);

  copy->quote = g_strdup (evidence->quote);
  copy->translation = g_strdup (evidence->translation);
  copy->article_title = g_strdup (evidence->article_title);
  copy->outlet = g_strdup (evidence->outlet);
  copy->outlet_reliability = g_strdup (evidence->outlet_reliability);
  copy->published = g_strdup (evidence->published);
  copy->stance = g_strdup (evidence->stance);
  copy->date = g_strdup (evidence->date);
  copy->wording = g_strdup (evidence->wording);
  copy->reliability = g_strdup (evidence->reliability);
  return copy;
}

GPtrArray *
haw_event_load_evidence (HawDb   *db,
                         gint64   event,
                         GError **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) haw_evidence_free);
  g_autoptr (HawStmt) stmt = NULL;
  HawStep step = HAW_STEP_ERROR;

  stmt = haw_db_query (db, error,
                       "SELECT n.id, n.article, n.start, n.end, n.quote, n.translation, a.title,"
                       " coalesce (o.name, ''), a.published, e.stance, coalesce (o.reliability, ''),"
                       " e.date, e.wording, e.reliability, n.text"
                       " FROM evidence e JOIN annotation n ON n.id = e.annotation"
                       " JOIN article a ON a.id = n.article LEFT JOIN outlet o ON o.id = a.outlet"
                       " WHERE e.event = ? AND a.removed_at IS NULL"
                       " ORDER BY a.published_start IS NULL, a.published_start, e.id", "i", event);
  while (stmt != NULL && (step = haw_stmt_step (stmt, error)) == HAW_STEP_ROW)
    {
      HawEvidence *evidence = g_new0 (HawEvidence, 1);

      evidence->annotation = haw_stmt_get_int (stmt, 0);
      evidence->article = haw_stmt_get_int (stmt, 1);
      evidence->start = haw_stmt_get_int (stmt, 2);
      evidence->end = haw_stmt_get_int (stmt, 3);
      evidence->quote = haw_stmt_dup_text (stmt, 4);
      evidence->translation = haw_stmt_dup_text (stmt, 5);
      evidence->article_title = haw_stmt_dup_text (stmt, 6);
      evidence->outlet = haw_stmt_dup_text (stmt, 7);
      evidence->published = haw_stmt_dup_text (stmt, 8);
      evidence->stance = haw_stmt_dup_text (stmt, 9);
      evidence->outlet_reliability = haw_stmt_dup_text (stmt, 10);
      evidence->date = haw_stmt_dup_text (stmt, 11);
      evidence->wording = haw_stmt_dup_text (stmt, 12);
      evidence->reliability = haw_stmt_dup_text (stmt, 13);
      evidence->text = haw_stmt_get_int (stmt, 14);
      g_ptr_array_add (list, evidence);
    }

  return step == HAW_STEP_DONE ? g_steal_pointer (&list) : NULL;
}

static gpointer
load_evidence (HawDb         *db,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  return haw_event_load_evidence (db, *(gint64 *) data, error);
}

void
haw_event_load_evidence_async (HawProject          *project,
                               gint64               event,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  g_return_if_fail (HAW_IS_PROJECT (project));

  haw_project_read_async (project, load_evidence, g_memdup2 (&event, sizeof event), g_free,
                          (GDestroyNotify) g_ptr_array_unref, cancellable, callback, user_data);
}

static gpointer
load_links (HawDb         *db,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autoptr (GArray) links = g_array_new (FALSE, FALSE, sizeof (HawEvidenceLink));
  g_autoptr (HawStmt) stmt = NULL;
  HawStep step = HAW_STEP_ERROR;

  stmt = haw_db_query (db, error,
                       "SELECT e.annotation, e.event FROM annotation n JOIN evidence e"
                       " ON e.annotation = n.id WHERE n.article = ? ORDER BY e.id", "i",
                       *(gint64 *) data);
  while (stmt != NULL && (step = haw_stmt_step (stmt, error)) == HAW_STEP_ROW)
    {
      HawEvidenceLink link = { haw_stmt_get_int (stmt, 0), haw_stmt_get_int (stmt, 1) };

      g_array_append_val (links, link);
    }

  return step == HAW_STEP_DONE ? g_steal_pointer (&links) : NULL;
}

void
haw_event_load_links_async (HawProject          *project,
                            gint64               article,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_return_if_fail (HAW_IS_PROJECT (project));

  haw_project_read_async (project, load_links, g_memdup2 (&article, sizeof article), g_free,
                          (GDestroyNotify) g_array_unref, cancellable, callback, user_data);
}

static gpointer
collect_names (HawStmt *stmt,
               GError **error)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  HawStep step = HAW_STEP_ERROR;

  while (stmt != NULL && (step = haw_stmt_step (stmt, error)) == HAW_STEP_ROW)
    {
      g_autofree char *name = haw_stmt_dup_text (stmt, 0);

      g_strv_builder_add (names, name);
    }

  return step == HAW_STEP_DONE ? g_strv_builder_end (names) : NULL;
}

static gpointer
load_names (HawDb         *db,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  gboolean places = GPOINTER_TO_INT (data);
  g_autoptr (HawStmt) stmt = NULL;

  stmt = haw_db_query (db, error,
                       places ? "SELECT name FROM (SELECT place AS name, 1 AS n FROM event"
                                "  WHERE place <> '' UNION ALL SELECT n.name, 0 FROM actor_name n"
                                "  JOIN actor a ON a.id = n.actor WHERE a.kind = 'place')"
                                " GROUP BY name ORDER BY sum (n) DESC, name"
                              : "SELECT n.name FROM actor_name n LEFT JOIN participant p"
                                " ON p.actor = n.actor GROUP BY n.id"
                                " ORDER BY count (p.id) DESC, n.name", "");
  return collect_names (stmt, error);
}

void
haw_actor_load_names_async (HawProject          *project,
                            gboolean             places,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_return_if_fail (HAW_IS_PROJECT (project));

  haw_project_read_async (project, load_names, GINT_TO_POINTER (places), NULL,
                          (GDestroyNotify) g_strfreev, cancellable, callback, user_data);
}

static gpointer
load_actors (HawDb         *db,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  g_autoptr (HawStmt) stmt = NULL;

  stmt = haw_db_query (db, error,
                       "SELECT a.name FROM participant p JOIN actor a ON a.id = p.actor"
                       " WHERE p.event = ? ORDER BY p.id", "i", *(gint64 *) data);
  return collect_names (stmt, error);
}

void
haw_event_load_actors_async (HawProject          *project,
                             gint64               event,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  g_return_if_fail (HAW_IS_PROJECT (project));

  haw_project_read_async (project, load_actors, g_memdup2 (&event, sizeof event), g_free,
                          (GDestroyNotify) g_strfreev, cancellable, callback, user_data);
}
