/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-actor-edit.h"

#include "project/haw-clock.h"
#include "text/haw-fold.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  gint64 id;
  char *name;
  HawActorKind kind;
} ActorEdit;

static void
actor_edit_free (gpointer data)
{
  ActorEdit *edit = data;

  g_free (edit->name);
  g_free (edit);
}

static ActorEdit *
actor_edit_new (gint64       id,
                const char  *name,
                HawActorKind kind)
{
  ActorEdit *edit = g_new0 (ActorEdit, 1);

  edit->id = id;
  edit->name = g_strdup (name);
  edit->kind = kind;
  return edit;
}

/* One line, without control characters, without blanks but one between two words. */
char *
haw_actor_clean_name (const char  *name,
                      GError     **error)
{
  g_autoptr (GString) clean = g_string_new (NULL);
  gboolean blank = FALSE;

  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c) || g_unichar_iscntrl (c))
        {
          blank = clean->len > 0;
          continue;
        }
      if (blank)
        g_string_append_c (clean, ' ');
      blank = FALSE;
      g_string_append_unichar (clean, c);
    }
  if (clean->len > 0)
    return g_strdup (clean->str);
  g_set_error_literal (error, HAW_ERROR, HAW_ERROR_INVALID, _("An actor needs a name. Type one."));
  return NULL;
}

/* What is spelled the same is found by the index of names. */
static gboolean
find_exact (HawDb         *db,
            const char    *name,
            HawActorKind   kind,
            gint64        *id,
            GError       **error)
{
  return haw_db_get_int (db, id, error,
                         "SELECT coalesce ((SELECT a.id FROM actor_name n"
                         " JOIN actor a ON a.id = n.actor WHERE n.name = ?1 AND ?2 IN ('', a.kind)"
                         " ORDER BY n.name <> a.name, a.id LIMIT 1), 0)", "ss", name,
                         haw_actor_kind_to_nick (kind));
}

gboolean
haw_actor_find (HawDb         *db,
                const char    *name,
                HawActorKind   kind,
                gint64        *id,
                GError       **error)
{
  g_autofree char *folded = haw_fold_name (name);
  g_autoptr (HawStmt) stmt = NULL;
  HawStep step = HAW_STEP_ERROR;

  if (!find_exact (db, name, kind, id, error))
    return FALSE;
  if (*id != 0)
    return TRUE;
  stmt = haw_db_query (db, error,
                       HAW_DB_SCAN "SELECT a.id, n.name FROM actor_name n"
                       " JOIN actor a ON a.id = n.actor WHERE ?1 IN ('', a.kind)"
                       " ORDER BY n.name <> a.name, a.id", "s", haw_actor_kind_to_nick (kind));
  while (stmt != NULL && *id == 0 && (step = haw_stmt_step (stmt, error)) == HAW_STEP_ROW)
    {
      g_autofree char *other = haw_stmt_dup_text (stmt, 1);
      g_autofree char *other_folded = haw_fold_name (other);

      if (g_str_equal (other_folded, folded))
        *id = haw_stmt_get_int (stmt, 0);
    }
  return step != HAW_STEP_ERROR;
}

gboolean
haw_actor_find_alias (HawDb       *db,
                      gint64       actor,
                      const char  *name,
                      gint64      *id,
                      GError     **error)
{
  g_autofree char *folded = haw_fold_name (name);
  g_autoptr (HawStmt) stmt = haw_db_query (db, error,
                                           "SELECT id, name FROM actor_name WHERE actor = ?"
                                           " ORDER BY id", "i", actor);
  HawStep step = HAW_STEP_ERROR;

  *id = 0;
  while (stmt != NULL && *id == 0 && (step = haw_stmt_step (stmt, error)) == HAW_STEP_ROW)
    {
      g_autofree char *other = haw_stmt_dup_text (stmt, 1);
      g_autofree char *other_folded = haw_fold_name (other);

      if (g_str_equal (other_folded, folded))
        *id = haw_stmt_get_int (stmt, 0);
    }
  return step != HAW_STEP_ERROR;
}

gboolean
haw_actor_check_name (HawDb       *db,
                      const char  *name,
                      gint64       itself,
                      GError     **error)
{
  g_autofree char *folded = haw_fold_name (name);
  g_autoptr (HawStmt) stmt = haw_db_query (db, error, HAW_DB_SCAN "SELECT id, name FROM actor", "");
  HawStep step = HAW_STEP_ERROR;

  while (stmt != NULL && (step = haw_stmt_step (stmt, error)) == HAW_STEP_ROW)
    {
      g_autofree char *other = haw_stmt_dup_text (stmt, 1);
      g_autofree char *other_folded = haw_fold_name (other);
      g_autofree char *isolated = haw_isolate (other);

      if (haw_stmt_get_int (stmt, 0) == itself || !g_str_equal (other_folded, folded))
        continue;
      g_set_error (error, HAW_ERROR, HAW_ERROR_INVALID,
                   _("There is already an actor %s. Choose another name."), isolated);
      return FALSE;
    }
  return step != HAW_STEP_ERROR;
}

/* Events that name no actor as their place yet, of which the name is one of @actor's. */
static gboolean
link_named_places (HawDb   *db,
                   gint64   actor,
                   GError **error)
{
  g_autoptr (HawStmt) stmt
    = haw_db_query (db, error, HAW_DB_SCAN "SELECT id, place FROM event"
                    " WHERE place <> '' AND place_actor IS NULL", "");
  HawStep step = HAW_STEP_ERROR;

  while (stmt != NULL && (step = haw_stmt_step (stmt, error)) == HAW_STEP_ROW)
    {
      g_autofree char *place = haw_stmt_dup_text (stmt, 1);
      gint64 alias = 0;

      if (!haw_actor_find_alias (db, actor, place, &alias, error))
        return FALSE;
      if (alias != 0 && !haw_db_run (db, error, "UPDATE event SET place_actor = ? WHERE id = ?",
                                     "ii", actor, haw_stmt_get_int (stmt, 0)))
        return FALSE;
    }
  return step != HAW_STEP_ERROR;
}

gboolean
haw_actor_link_places (HawDb   *db,
                       gint64   actor,
                       GError **error)
{
  gint64 is_place = 0;

  if (!haw_db_get_int (db, &is_place, error, "SELECT kind = 'place' FROM actor WHERE id = ?", "i",
                       actor))
    return FALSE;
  if (is_place == 0)
    return haw_db_run (db, error, "UPDATE event SET place_actor = NULL WHERE place_actor = ?", "i",
                       actor);
  return link_named_places (db, actor, error);
}

gint64
haw_actor_add (HawDb        *db,
               const char   *name,
               HawActorKind  kind,
               GError      **error)
{
  g_autofree char *clean = haw_actor_clean_name (name, error);
  g_autofree char *uuid = haw_uuid_new ();
  gint64 id;

  if (clean == NULL || !haw_actor_check_name (db, clean, 0, error) ||
      !haw_db_run (db, error, "INSERT INTO actor (uuid, kind, name) VALUES (?, ?, ?)", "sss", uuid,
                   haw_actor_kind_to_nick (kind), clean))
    return 0;
  id = haw_db_last_id (db);
  if (!haw_db_run (db, error, "INSERT INTO actor_name (actor, name) VALUES (?, ?)", "is", id,
                   clean) || !haw_actor_link_places (db, id, error))
    return 0;
  return id;
}

gint64
haw_actor_ensure (HawDb       *db,
                  const char  *name,
                  GError     **error)
{
  gint64 id = 0;

  if (!haw_actor_find (db, name, HAW_ACTOR_UNKNOWN, &id, error))
    return 0;
  return id != 0 ? id : haw_actor_add (db, name, HAW_ACTOR_UNKNOWN, error);
}

gboolean
haw_actor_add_alias (HawDb       *db,
                     gint64       actor,
                     const char  *name,
                     GError     **error)
{
  g_autofree char *clean = haw_actor_clean_name (name, error);
  gint64 known = 0;

  if (clean == NULL || !haw_actor_find_alias (db, actor, clean, &known, error))
    return FALSE;
  return known != 0 ||
         (haw_db_run (db, error, "INSERT INTO actor_name (actor, name) VALUES (?, ?)", "is", actor,
                      clean) && haw_actor_link_places (db, actor, error));
}

static gboolean
add_actor (HawDb    *db,
           gpointer  data,
           GError  **error)
{
  ActorEdit *edit = data;

  edit->id = haw_actor_add (db, edit->name, edit->kind, error);
  return edit->id != 0;
}

/* The row of the main name is renamed where it is the same in another spelling. */
static gboolean
rename_actor (HawDb    *db,
              gpointer  data,
              GError  **error)
{
  ActorEdit *edit = data;
  g_autofree char *clean = haw_actor_clean_name (edit->name, error);
  gint64 alias = 0;

  return clean != NULL && haw_actor_check_name (db, clean, edit->id, error) &&
         haw_actor_find_alias (db, edit->id, clean, &alias, error) &&
         (alias != 0
          ? haw_db_run (db, error, "UPDATE actor_name SET name = ? WHERE id = ?", "si", clean, alias)
          : haw_actor_add_alias (db, edit->id, clean, error)) &&
         haw_db_run (db, error, "UPDATE actor SET name = ? WHERE id = ?", "si", clean, edit->id);
}

static gboolean
set_kind (HawDb    *db,
          gpointer  data,
          GError  **error)
{
  ActorEdit *edit = data;

  return haw_db_run (db, error, "UPDATE actor SET kind = ? WHERE id = ?", "si",
                     haw_actor_kind_to_nick (edit->kind), edit->id) &&
         haw_actor_link_places (db, edit->id, error);
}

static gboolean
add_alias (HawDb    *db,
           gpointer  data,
           GError  **error)
{
  ActorEdit *edit = data;

  return haw_actor_add_alias (db, edit->id, edit->name, error);
}

static gboolean
remove_alias (HawDb    *db,
              gpointer  data,
              GError  **error)
{
  gint64 id = *(gint64 *) data;
  gint64 is_main = 0;

  if (!haw_db_get_int (db, &is_main, error,
                       "SELECT n.name = a.name FROM actor_name n JOIN actor a ON a.id = n.actor"
                       " WHERE n.id = ?", "i", id))
    return FALSE;
  if (is_main != 0)
    {
      g_set_error_literal (error, HAW_ERROR, HAW_ERROR_INVALID,
                           _("An actor keeps its main name. Give it another one first."));
      return FALSE;
    }
  return haw_db_run (db, error, "DELETE FROM actor_name WHERE id = ?", "i", id);
}

static gboolean
remove_actor (HawDb    *db,
              gpointer  data,
              GError  **error)
{
  static const char *const steps[] = {
    "DELETE FROM mention WHERE actor = ?",
    "DELETE FROM participant WHERE actor = ?",
    "UPDATE event SET place_actor = NULL WHERE place_actor = ?",
    "DELETE FROM distinct_actors WHERE ?1 IN (actor, other)",
    "DELETE FROM attribute_value WHERE target_id = ?1 AND attribute IN"
    " (SELECT id FROM attribute WHERE target = 'actor')",
    "DELETE FROM note WHERE target = 'actor' AND target_id = ?",
    "DELETE FROM actor_name WHERE actor = ?",
    "DELETE FROM actor WHERE id = ?",
  };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (!haw_db_run (db, error, steps[i], "i", *(gint64 *) data))
      return FALSE;
  return TRUE;
}

void
haw_actor_add_async (HawProject          *project,
                     const char          *name,
                     HawActorKind         kind,
                     GCancellable        *cancellable,
                     GAsyncReadyCallback  callback,
                     gpointer             user_data)
{
  g_return_if_fail (HAW_IS_PROJECT (project) && name != NULL);

  haw_project_edit_async (project, haw_label_new (N_("Add Actor %s"), name, NULL), NULL, add_actor,
                          actor_edit_new (0, name, kind), actor_edit_free, cancellable, callback,
                          user_data);
}

gint64
haw_actor_add_finish (HawProject    *project,
                      GAsyncResult  *result,
                      GError       **error)
{
  ActorEdit *edit = haw_project_edit_get_data (result);

  return haw_project_edit_finish (project, result, error) ? edit->id : 0;
}

void
haw_actor_rename_async (HawProject          *project,
                        gint64               actor,
                        const char          *new_name,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  g_return_if_fail (HAW_IS_PROJECT (project) && new_name != NULL);

  haw_project_edit_async (project, haw_label_new (N_("Rename Actor to %s"), new_name, NULL), NULL,
                          rename_actor, actor_edit_new (actor, new_name, HAW_ACTOR_UNKNOWN),
                          actor_edit_free, cancellable, callback, user_data);
}

void
haw_actor_set_kind_async (HawProject          *project,
                          gint64               actor,
                          const char          *name,
                          HawActorKind         kind,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_return_if_fail (HAW_IS_PROJECT (project) && name != NULL);

  haw_project_edit_async (project, haw_label_new (N_("Change Kind of %s"), name, NULL), NULL,
                          set_kind, actor_edit_new (actor, NULL, kind), actor_edit_free,
                          cancellable, callback, user_data);
}

void
haw_actor_add_alias_async (HawProject          *project,
                           gint64               actor,
                           const char          *name,
                           const char          *alias,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_return_if_fail (HAW_IS_PROJECT (project) && name != NULL && alias != NULL);

  haw_project_edit_async (project, haw_label_new (N_("Add Name %s to %s"), alias, name, NULL), NULL,
                          add_alias, actor_edit_new (actor, alias, HAW_ACTOR_UNKNOWN),
                          actor_edit_free, cancellable, callback, user_data);
}

void
haw_actor_remove_alias_async (HawProject          *project,
                              gint64               alias,
                              const char          *name,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_return_if_fail (HAW_IS_PROJECT (project) && name != NULL);

  haw_project_edit_async (project, haw_label_new (N_("Remove Name %s"), name, NULL), NULL,
                          remove_alias, g_memdup2 (&alias, sizeof alias), g_free, cancellable,
                          callback, user_data);
}

void
haw_actor_remove_async (HawProject          *project,
                        gint64               actor,
                        const char          *name,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  g_return_if_fail (HAW_IS_PROJECT (project) && name != NULL);

  haw_project_edit_async (project, haw_label_new (N_("Delete Actor %s"), name, NULL), NULL,
                          remove_actor, g_memdup2 (&actor, sizeof actor), g_free, cancellable,
                          callback, user_data);
}
