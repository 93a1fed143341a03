/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-actor-edit.h"
#include "haw-merge.h"

#include "project/haw-clock.h"
#include "text/haw-name-index.h"

#include "text/haw-fold.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  gint64 actor;
  GArray *others;     /* gint64 */
  gboolean distinct;
} MergeEdit;

static void
merge_edit_free (gpointer data)
{
  MergeEdit *edit = data;

  g_clear_pointer (&edit->others, g_array_unref);
  g_free (edit);
}

static MergeEdit *
merge_edit_new (gint64        actor,
                const gint64 *others,
                gsize         n)
{
  MergeEdit *edit = g_new0 (MergeEdit, 1);

  edit->actor = actor;
  edit->others = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_vals (edit->others, others, (guint) n);
  return edit;
}

static gboolean
check_pair (HawDb   *db,
            gint64   into,
            gint64   other,
            GError **error)
{
  gint64 n = 0;
  gint64 distinct = 0;

  if (!haw_db_get_int (db, &n, error, "SELECT count (*) FROM actor WHERE id IN (?, ?)", "ii", into,
                       other) ||
      !haw_db_get_int (db, &distinct, error,
                       "SELECT count (*) FROM distinct_actors WHERE actor = min (?1, ?2)"
                       " AND other = max (?1, ?2)", "ii", into, other))
    return FALSE;
  if (n == 2 && distinct == 0)
    return TRUE;
  if (n < 2)
    g_set_error_literal (error, HAW_ERROR, HAW_ERROR_INVALID,
                         _("Choose two actors that are in the project."));
  else
    g_set_error_literal (error, HAW_ERROR, HAW_ERROR_INVALID,
                         _("You said that these actors are not the same. Take that back first."));
  return FALSE;
}

static gboolean
merge_names (HawDb   *db,
             gint64   into,
             gint64   other,
             GError **error)
{
  g_autoptr (HawStmt) stmt = haw_db_query (db, error,
                                           "SELECT id, name FROM actor_name WHERE actor = ?"
                                           " ORDER BY id", "i", other);
  g_autoptr (GArray) kept = g_array_new (FALSE, FALSE, sizeof (gint64));
  HawStep step = HAW_STEP_ERROR;

  while (stmt != NULL && (step = haw_stmt_step (stmt, error)) == HAW_STEP_ROW)
    {
      g_autofree char *name = haw_stmt_dup_text (stmt, 1);
      gint64 id = haw_stmt_get_int (stmt, 0);
      gint64 known = 0;

      if (!haw_actor_find_alias (db, into, name, &known, error))
        return FALSE;
      if (known == 0)
        g_array_append_val (kept, id);
    }
  if (step == HAW_STEP_ERROR)
    return FALSE;
  for (guint i = 0; i < kept->len; i++)
    if (!haw_db_run (db, error, "UPDATE actor_name SET actor = ? WHERE id = ?", "ii", into,
                     g_array_index (kept, gint64, i)))
      return FALSE;
  return haw_db_run (db, error, "DELETE FROM actor_name WHERE actor = ?", "i", other);
}

gboolean
haw_actor_merge (HawDb   *db,
                 gint64   into,
                 gint64   other,
                 GError **error)
{
  /* ?1 is what goes, ?2 what stays; what both have is dropped first. */
  static const char *const steps[] = {
    "DELETE FROM mention WHERE actor = ?1 AND EXISTS (SELECT 1 FROM mention o WHERE o.actor = ?2"
    " AND o.text = mention.text AND o.start = mention.start AND o.end = mention.end)",
    "UPDATE mention SET actor = ?2 WHERE actor = ?1",
    "DELETE FROM participant WHERE actor = ?1"
    " AND event IN (SELECT event FROM participant WHERE actor = ?2)",
    "UPDATE participant SET actor = ?2 WHERE actor = ?1",
    "UPDATE event SET place_actor = ?2 WHERE place_actor = ?1",
    "INSERT OR IGNORE INTO distinct_actors (actor, other)"
    " SELECT min (?2, o.id), max (?2, o.id) FROM"
    " (SELECT iif (actor = ?1, other, actor) AS id FROM distinct_actors WHERE ?1 IN (actor, other)) o",
    "DELETE FROM distinct_actors WHERE ?1 IN (actor, other) AND ?2 = ?2",
    "UPDATE actor SET kind = (SELECT kind FROM actor WHERE id = ?1) WHERE id = ?2 AND kind = ''",
  };

  if (!check_pair (db, into, other, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (!haw_db_run (db, error, steps[i], "ii", other, into))
      return FALSE;
  return haw_merge_notes (db, HAW_NOTE_ON_ACTOR, into, other, error) &&
         haw_merge_values (db, HAW_NOTE_ON_ACTOR, into, other, error) &&
         merge_names (db, into, other, error) &&
         haw_db_run (db, error, "DELETE FROM actor WHERE id = ?", "i", other) &&
         haw_actor_link_places (db, into, error);
}

static gboolean
merge_actors (HawDb    *db,
              gpointer  data,
              GError  **error)
{
  MergeEdit *edit = data;

  for (guint i = 0; i < edit->others->len; i++)
    if (!haw_actor_merge (db, edit->actor, g_array_index (edit->others, gint64, i), error))
      return FALSE;
  return TRUE;
}

gboolean
haw_actor_tell_apart (HawDb     *db,
                      gint64     actor,
                      gint64     other,
                      gboolean   distinct,
                      GError   **error)
{
  return haw_db_run (db, error,
                     distinct ? "INSERT OR IGNORE INTO distinct_actors (actor, other)"
                                " VALUES (min (?1, ?2), max (?1, ?2))"
                              : "DELETE FROM distinct_actors WHERE actor = min (?1, ?2)"
                                " AND other = max (?1, ?2)", "ii", actor, other);
}

static gboolean
set_distinct (HawDb    *db,
              gpointer  data,
              GError  **error)
{
  MergeEdit *edit = data;
  gint64 other = g_array_index (edit->others, gint64, 0);
  gint64 n = 0;

  if (!haw_db_get_int (db, &n, error, "SELECT count (*) FROM actor WHERE id IN (?, ?)", "ii",
                       edit->actor, other))
    return FALSE;
  if (n == 2)
    return haw_actor_tell_apart (db, edit->actor, other, edit->distinct, error);
  g_set_error_literal (error, HAW_ERROR, HAW_ERROR_INVALID,
                       _("Choose two actors that are in the project."));
  return FALSE;
}

/* The names of an actor, each by the id of its row. */
static HawNameIndex *
index_names (HawDb   *db,
             gint64   actor,
             GError **error)
{
  g_autoptr (HawNameIndex) index = haw_name_index_new ();
  g_autoptr (HawStmt) stmt = haw_db_query (db, error, "SELECT id, name FROM actor_name"
                                           " WHERE actor = ?", "i", actor);
  HawStep step = HAW_STEP_ERROR;

  while (stmt != NULL && (step = haw_stmt_step (stmt, error)) == HAW_STEP_ROW)
    {
      g_autofree char *name = haw_stmt_dup_text (stmt, 1);

      haw_name_index_add (index, haw_stmt_get_int (stmt, 0), name);
    }
  return step == HAW_STEP_DONE ? g_steal_pointer (&index) : NULL;
}

/* The mentions that have the words of the name with the id @alias and of no other. */
static GArray *
find_mentions (HawDb   *db,
               gint64   actor,
               gint64   alias,
               GError **error)
{
  g_autoptr (HawNameIndex) index = index_names (db, actor, error);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (HawStmt) stmt = NULL;
  HawStep step = HAW_STEP_ERROR;

  if (index == NULL)
    return NULL;
  stmt = haw_db_query (db, error,
                       "SELECT m.id, substr (t.text, m.start + 1, m.end - m.start) FROM mention m"
                       " JOIN article_text t ON t.id = m.text WHERE m.actor = ?", "i", actor);
  while (stmt != NULL && (step = haw_stmt_step (stmt, error)) == HAW_STEP_ROW)
    {
      g_autofree char *words = haw_stmt_dup_text (stmt, 1);
      g_autoptr (GArray) names = haw_name_index_match (index, words, NULL);
      gint64 id = haw_stmt_get_int (stmt, 0);

      if (names->len == 1 && g_array_index (names, gint64, 0) == alias)
        g_array_append_val (found, id);
    }
  return step == HAW_STEP_DONE ? g_steal_pointer (&found) : NULL;
}

typedef struct
{
  gint64 alias;
  gint64 actor;
} SplitEdit;

/* Nobody else may have the name, as another of his names either. */
static gboolean
check_others (HawDb       *db,
              gint64       alias,
              const char  *name,
              GError     **error)
{
  g_autofree char *folded = haw_fold_name (name);
  g_autoptr (HawStmt) stmt =
    haw_db_query (db, error, HAW_DB_SCAN
                  "SELECT n.name, a.name FROM actor_name n JOIN actor a ON a.id = n.actor"
                  " WHERE n.id <> ?", "i", alias);
  HawStep step = HAW_STEP_ERROR;

  while (stmt != NULL && (step = haw_stmt_step (stmt, error)) == HAW_STEP_ROW)
    {
      g_autofree char *other = haw_stmt_dup_text (stmt, 0);
      g_autofree char *other_folded = haw_fold_name (other);
      g_autofree char *bearer = haw_stmt_dup_text (stmt, 1);
      g_autofree char *isolated = haw_isolate (bearer);

      if (!g_str_equal (other_folded, folded))
        continue;
      /* Translators: %s is the main name of another actor. */
      g_set_error (error, HAW_ERROR, HAW_ERROR_INVALID,
                   _("This is also a name of %s. Remove it there first."), isolated);
      return FALSE;
    }
  return step != HAW_STEP_ERROR;
}

static gboolean
check_free (HawDb   *db,
            gint64   alias,
            GError **error)
{
  g_autoptr (HawStmt) stmt = haw_db_query (db, error, "SELECT name FROM actor_name WHERE id = ?",
                                           "i", alias);
  g_autofree char *name = NULL;
  HawStep step = stmt != NULL ? haw_stmt_step (stmt, error) : HAW_STEP_ERROR;

  if (step != HAW_STEP_ROW)
    return step == HAW_STEP_DONE;
  name = haw_stmt_dup_text (stmt, 0);
  return haw_actor_check_name (db, name, 0, error) && check_others (db, alias, name, error);
}

static gboolean
check_alias (HawDb   *db,
             gint64   alias,
             gint64  *actor,
             GError **error)
{
  gint64 is_main = 0;

  if (!haw_db_get_int (db, actor, error, "SELECT actor FROM actor_name WHERE id = ?", "i", alias) ||
      !haw_db_get_int (db, &is_main, error,
                       "SELECT n.name = a.name FROM actor_name n JOIN actor a ON a.id = n.actor"
                       " WHERE n.id = ?", "i", alias))
    return FALSE;
  if (is_main != 0)
    g_set_error_literal (error, HAW_ERROR, HAW_ERROR_INVALID,
                         _("An actor keeps its main name. Give it another one first."));
  return is_main == 0 && check_free (db, alias, error);
}

static gboolean
split_alias (HawDb    *db,
             gpointer  data,
             GError  **error)
{
  SplitEdit *edit = data;
  g_autofree char *uuid = haw_uuid_new ();
  g_autoptr (GArray) mentions = NULL;
  gint64 actor = 0;

  if (!check_alias (db, edit->alias, &actor, error))
    return FALSE;
  mentions = find_mentions (db, actor, edit->alias, error);
  if (mentions == NULL ||
      !haw_db_run (db, error,
                   "INSERT INTO actor (uuid, kind, name) SELECT ?1, a.kind, n.name FROM actor_name n"
                   " JOIN actor a ON a.id = n.actor WHERE n.id = ?2", "si", uuid, edit->alias))
    return FALSE;
  edit->actor = haw_db_last_id (db);
  for (guint i = 0; i < mentions->len; i++)
    if (!haw_db_run (db, error, "UPDATE mention SET actor = ? WHERE id = ?", "ii", edit->actor,
                     g_array_index (mentions, gint64, i)))
      return FALSE;
  return haw_db_run (db, error, "UPDATE actor_name SET actor = ? WHERE id = ?", "ii", edit->actor,
                     edit->alias) &&
         haw_actor_tell_apart (db, actor, edit->actor, TRUE, error);
}

void
haw_actor_merge_async (HawProject          *project,
                       gint64               into,
                       const char          *name,
                       const gint64        *others,
                       gsize                n_others,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  g_return_if_fail (HAW_IS_PROJECT (project) && name != NULL && others != NULL);

  haw_project_edit_async (project, haw_label_new (N_("Merge Actors into %s"), name, NULL), NULL,
                          merge_actors, merge_edit_new (into, others, n_others), merge_edit_free,
                          cancellable, callback, user_data);
}

void
haw_actor_split_async (HawProject          *project,
                       gint64               alias,
                       const char          *name,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  SplitEdit *edit;

  g_return_if_fail (HAW_IS_PROJECT (project) && name != NULL);

  edit = g_new0 (SplitEdit, 1);
  edit->alias = alias;
  haw_project_edit_async (project, haw_label_new (N_("Split off Actor %s"), name, NULL), NULL,
                          split_alias, edit, g_free, cancellable, callback, user_data);
}

gint64
haw_actor_split_finish (HawProject    *project,
                        GAsyncResult  *result,
                        GError       **error)
{
  SplitEdit *edit = haw_project_edit_get_data (result);

  return haw_project_edit_finish (project, result, error) ? edit->actor : 0;
}

void
haw_actor_set_distinct_async (HawProject          *project,
                              gint64               actor,
                              gint64               other,
                              gboolean             distinct,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  MergeEdit *edit;
  HawLabel *label;

  g_return_if_fail (HAW_IS_PROJECT (project) && actor != other);

  edit = merge_edit_new (actor, &other, 1);
  edit->distinct = distinct;
  label = distinct ? haw_label_new (N_("Tell Two Actors Apart"), NULL)
                   : haw_label_new (N_("Take Back That Two Actors Differ"), NULL);
  haw_project_edit_async (project, label, NULL, set_distinct, edit, merge_edit_free, cancellable,
                          callback, user_data);
}
