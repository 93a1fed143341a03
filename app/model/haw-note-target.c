/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-note-target.h"
#include "text/haw-fold.h"

#define MAX_OF_KIND 4

static const char *const all_sql[HAW_N_LINK_KINDS] = {
  [HAW_LINK_ARTICLE] = HAW_DB_SCAN "SELECT id, uuid, title FROM article WHERE removed_at IS NULL"
                                   " ORDER BY published_start DESC, id",
  [HAW_LINK_EVENT] = HAW_DB_SCAN "SELECT id, uuid, title FROM event ORDER BY id DESC",
  [HAW_LINK_ACTOR] = HAW_DB_SCAN "SELECT id, uuid, name FROM actor ORDER BY name",
  [HAW_LINK_CODE] = HAW_DB_SCAN "SELECT id, uuid, name FROM code ORDER BY position, id",
};

static const char *const one_sql[HAW_N_LINK_KINDS] = {
  [HAW_LINK_ARTICLE] = "SELECT id, uuid, title FROM article WHERE uuid = ? AND removed_at IS NULL",
  [HAW_LINK_EVENT] = "SELECT id, uuid, title FROM event WHERE uuid = ?",
  [HAW_LINK_ACTOR] = "SELECT id, uuid, name FROM actor WHERE uuid = ?",
  [HAW_LINK_CODE] = "SELECT id, uuid, name FROM code WHERE uuid = ?",
};

void
haw_link_target_free (HawLinkTarget *target)
{
  g_free (target->title);
  g_free (target);
}

static void
take (GPtrArray   *targets,
      HawLinkKind  kind,
      HawStmt     *stmt)
{
  HawLinkTarget *target = g_new0 (HawLinkTarget, 1);
  g_autofree char *uuid = haw_stmt_dup_text (stmt, 1);

  target->kind = kind;
  target->id = haw_stmt_get_int (stmt, 0);
  g_strlcpy (target->uuid, uuid, sizeof target->uuid);
  target->title = haw_stmt_dup_text (stmt, 2);
  g_ptr_array_add (targets, target);
}

static gboolean
title_matches (HawStmt *stmt,
               GStrv    words)
{
  g_autofree char *title = haw_stmt_dup_text (stmt, 2);
  g_autofree char *folded = haw_fold (title);

  return *title != '\0' && haw_fold_has_words (folded, (const char *const *) words);
}

static gpointer
find_targets (HawDb         *db,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  g_autofree char *folded = haw_fold (data);
  g_auto (GStrv) words = g_strsplit (g_strstrip (folded), " ", -1);
  g_autoptr (GPtrArray) targets =
    g_ptr_array_new_with_free_func ((GDestroyNotify) haw_link_target_free);

  for (guint kind = 0; kind < HAW_N_LINK_KINDS; kind++)
    {
      g_autoptr (HawStmt) stmt = haw_db_query (db, error, all_sql[kind], "");
      HawStep step = HAW_STEP_ERROR;
      guint n = 0;

      while (n < MAX_OF_KIND && stmt != NULL &&
             (step = haw_stmt_step (stmt, error)) == HAW_STEP_ROW)
        if (title_matches (stmt, words))
          {
            take (targets, (HawLinkKind) kind, stmt);
            n++;
          }
      if (step == HAW_STEP_ERROR)
        return NULL;
    }

  return g_steal_pointer (&targets);
}

static gpointer
resolve (HawDb         *db,
         gpointer       data,
         GCancellable  *cancellable,
         GError       **error)
{
  g_autoptr (GPtrArray) links = haw_markdown_find_links (data);
  g_autoptr (GPtrArray) targets =
    g_ptr_array_new_with_free_func ((GDestroyNotify) haw_link_target_free);

  for (guint i = 0; i < links->len; i++)
    {
      const HawNoteLink *link = g_ptr_array_index (links, i);
      g_autoptr (HawStmt) stmt = haw_db_query (db, error, one_sql[link->kind], "s", link->uuid);
      HawStep step;

      if (stmt == NULL || (step = haw_stmt_step (stmt, error)) == HAW_STEP_ERROR)
        return NULL;
      if (step == HAW_STEP_ROW)
        take (targets, link->kind, stmt);
    }

  return g_steal_pointer (&targets);
}

void
haw_link_find_async (HawProject          *project,
                     const char          *words,
                     GCancellable        *cancellable,
                     GAsyncReadyCallback  callback,
                     gpointer             user_data)
{
  g_return_if_fail (HAW_IS_PROJECT (project) && words != NULL);

  haw_project_read_async (project, find_targets, g_strdup (words), g_free,
                          (GDestroyNotify) g_ptr_array_unref, cancellable, callback, user_data);
}

void
haw_link_resolve_async (HawProject          *project,
                        const char          *note,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  g_return_if_fail (HAW_IS_PROJECT (project) && note != NULL);

  haw_project_read_async (project, resolve, g_strdup (note), g_free,
                          (GDestroyNotify) g_ptr_array_unref, cancellable, callback, user_data);
}
