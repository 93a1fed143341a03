/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-cli-list.h"
#include "model/haw-actor-edit.h"
#include "model/haw-lookup.h"

#include <glib/gi18n-lib.h>

static struct
{
  char *kind;
  char **aliases;
} options;

static const GOptionEntry add_entries[] = {
  { "kind", 0, 0, G_OPTION_ARG_FILENAME, &options.kind,
    N_("One of person, organisation, place"), "KIND" },
  { "alias", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options.aliases,
    N_("Another name it goes by; can be repeated"), "NAME" },
  { NULL },
};

typedef struct
{
  HawActorKind kind;
  const char *name;      /* of a new actor */
  char **others;         /* actors or names, ended by NULL */
  gint64 id;
  char *uuid;
} ActorEdit;

/* An actor is called by its number or UUID, or by one of its names. */
static gint64
find_actor (HawDb       *db,
            const char  *name,
            GError     **error)
{
  g_autofree char *uuid = g_ascii_strdown (name, -1);
  g_autofree char *isolated = haw_isolate (name);
  gint64 id = 0;
  gint64 found = 0;

  if (!g_ascii_string_to_signed (name, 10, 1, G_MAXINT64, &id, NULL))
    id = 0;
  if (!haw_db_get_int (db, &found, error,
                       "SELECT coalesce ((SELECT id FROM actor WHERE id = ? OR uuid = ?), 0)", "is",
                       id, uuid) ||
      (found == 0 && !haw_actor_find (db, name, HAW_ACTOR_UNKNOWN, &found, error)))
    return 0;
  if (found == 0)
    g_set_error (error, HAW_ERROR, HAW_ERROR_NOT_FOUND, _("There is no actor %s in the project."),
                 isolated);
  return found;
}

static gboolean
finish (HawDb      *db,
        ActorEdit  *edit,
        GError    **error)
{
  edit->uuid = haw_lookup_uuid (db, HAW_TABLE_ACTOR, edit->id, error);
  return edit->uuid != NULL;
}

static gboolean
add_aliases (HawDb      *db,
             ActorEdit  *edit,
             GError    **error)
{
  for (guint i = 0; edit->others != NULL && edit->others[i] != NULL; i++)
    if (!haw_actor_add_alias (db, edit->id, edit->others[i], error))
      return FALSE;
  return finish (db, edit, error);
}

static gboolean
add (HawDb    *db,
     gpointer  data,
     GError  **error)
{
  ActorEdit *edit = data;

  edit->id = haw_actor_add (db, edit->name, edit->kind, error);
  return edit->id != 0 && add_aliases (db, edit, error);
}

static gboolean
alias (HawDb    *db,
       gpointer  data,
       GError  **error)
{
  ActorEdit *edit = data;

  edit->id = find_actor (db, edit->name, error);
  return edit->id != 0 && add_aliases (db, edit, error);
}

static gboolean
merge (HawDb    *db,
       gpointer  data,
       GError  **error)
{
  ActorEdit *edit = data;

  edit->id = find_actor (db, edit->name, error);
  for (guint i = 0; edit->id != 0 && edit->others[i] != NULL; i++)
    {
      gint64 other = find_actor (db, edit->others[i], error);

      if (other == 0 || !haw_actor_merge (db, edit->id, other, error))
        return FALSE;
    }
  return edit->id != 0 && finish (db, edit, error);
}

static gboolean
make (char        **arguments,
      HawLabel     *label,
      HawEditFunc   func,
      ActorEdit    *edit,
      GError      **error)
{
  g_autoptr (HawProject) project = NULL;
  gboolean done;

  for (guint i = 1; arguments[i] != NULL; i++)
    if (!g_utf8_validate (arguments[i], -1, NULL))
      {
        haw_label_free (label);
        return haw_cli_fail_usage (error, _("The name of the actor is not valid UTF-8."));
      }
  project = haw_cli_open (arguments[0], TRUE, error);
  if (project == NULL)
    {
      haw_label_free (label);
      return FALSE;
    }
  done = haw_cli_edit (project, label, func, edit, error);
  if (done)
    haw_cli_print_made (edit->id, edit->uuid);
  g_free (edit->uuid);
  return haw_cli_close (project, done, error);
}

static gboolean
run_add (char   **arguments,
         GError **error)
{
  ActorEdit edit = { .name = arguments[1], .others = options.aliases };

  if (options.kind != NULL && (*options.kind == '\0' ||
                               !haw_actor_kind_from_nick (options.kind, &edit.kind)))
    return haw_cli_fail_usage (error, _("The kind of an actor can be: %s."),
                               "person, organisation, place");
  return make (arguments, haw_label_new (N_("Add Actor %s"), edit.name, NULL), add, &edit, error);
}

static gboolean
run_alias (char   **arguments,
           GError **error)
{
  ActorEdit edit = { .name = arguments[1], .others = arguments + 2 };

  return make (arguments, haw_label_new (N_("Add Name %s to %s"), arguments[2], edit.name, NULL),
               alias, &edit, error);
}

static gboolean
run_merge (char   **arguments,
           GError **error)
{
  ActorEdit edit = { .name = arguments[1], .others = arguments + 2 };

  return make (arguments, haw_label_new (N_("Merge Actors into %s"), edit.name, NULL), merge, &edit,
               error);
}

const HawCliCommand haw_cli_actor_commands[] = {
  { "actor add", "PROJECT NAME [--kind KIND] [--alias NAME]…", N_("Add an actor."), add_entries, 2,
    2, run_add },
  { "actor alias", "PROJECT ACTOR NAME…", N_("Give an actor more names."), NULL, 3, 0, run_alias },
  { "actor merge", "PROJECT ACTOR OTHER…",
    N_("Make one actor of several; the first keeps its name."), NULL, 3, 0, run_merge },
  { NULL },
};
