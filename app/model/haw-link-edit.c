/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-link-edit.h"
#include "project/haw-clock.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  gint64 id;
  gint64 source;
  gint64 target;
  HawRelation kind;
  char *reason;
} LinkEdit;

static void
link_edit_free (gpointer data)
{
  LinkEdit *edit = data;

  g_free (edit->reason);
  g_free (edit);
}

static gboolean
check_ends (HawDb   *db,
            gint64   source,
            gint64   target,
            GError **error)
{
  gint64 n = 0;

  if (!haw_db_get_int (db, &n, error,
                       "SELECT count (*) FROM annotation n JOIN article a ON a.id = n.article"
                       " WHERE n.id IN (?, ?) AND a.removed_at IS NULL", "ii", source, target))
    return FALSE;
  if (n == 2)
    return TRUE;
  g_set_error_literal (error, HAW_ERROR, HAW_ERROR_INVALID,
                       source == target ? _("An annotation can't be linked to itself.")
                                        : _("The annotations to link are not both there any more."));
  return FALSE;
}

gint64
haw_link_add (HawDb        *db,
              gint64        source,
              gint64        target,
              HawRelation   kind,
              const char   *reason,
              GError      **error)
{
  const char *nick = haw_relation_to_nick (kind);
  g_autofree char *uuid = haw_uuid_new ();
  g_autofree char *stripped = g_strstrip (g_strdup (reason));
  gint64 id = 0;

  if (!check_ends (db, source, target, error) ||
      !haw_db_get_int (db, &id, error,
                       "SELECT coalesce ((SELECT id FROM link WHERE source = ?1 AND target = ?2"
                       " AND kind = ?3), (SELECT id FROM link WHERE source = ?2 AND target = ?1"
                       " AND kind = ?3 AND ?3 = 'same'), 0)", "iis", source, target, nick))
    return 0;
  if (id != 0)
    return haw_db_run (db, error, "UPDATE link SET reason = ?1 WHERE id = ?2 AND reason <> ?1",
                       "si", stripped, id) ? id : 0;
  if (!haw_db_run (db, error,
                   "INSERT INTO link (uuid, source, target, kind, reason, analyst, created)"
                   " VALUES (?, ?, ?, ?, ?, (SELECT min (id) FROM analyst), ?)", "siissi", uuid,
                   source, target, nick, stripped, haw_clock_now ()))
    return 0;
  return haw_db_last_id (db);
}

static gboolean
add_link (HawDb    *db,
          gpointer  data,
          GError  **error)
{
  LinkEdit *edit = data;

  return haw_link_add (db, edit->source, edit->target, edit->kind, edit->reason, error) != 0;
}

static gboolean
remove_link (HawDb    *db,
             gpointer  data,
             GError  **error)
{
  LinkEdit *edit = data;

  return haw_db_run (db, error, "DELETE FROM link WHERE id = ?", "i", edit->id);
}

void
haw_link_add_async (HawProject          *project,
                    gint64               source,
                    gint64               target,
                    HawRelation          kind,
                    const char          *reason,
                    GCancellable        *cancellable,
                    GAsyncReadyCallback  callback,
                    gpointer             user_data)
{
  LinkEdit *edit;

  g_return_if_fail (HAW_IS_PROJECT (project) && kind < HAW_N_RELATIONS && reason != NULL);

  edit = g_new0 (LinkEdit, 1);
  edit->source = source;
  edit->target = target;
  edit->kind = kind;
  edit->reason = g_strdup (reason);
  haw_project_edit_async (project, haw_label_new (N_("Link Annotations"), NULL), NULL, add_link,
                          edit, link_edit_free, cancellable, callback, user_data);
}

void
haw_link_remove_async (HawProject          *project,
                       gint64               link,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  LinkEdit *edit;

  g_return_if_fail (HAW_IS_PROJECT (project));

  edit = g_new0 (LinkEdit, 1);
  edit->id = link;
  haw_project_edit_async (project, haw_label_new (N_("Delete Link"), NULL), NULL, remove_link,
                          edit, link_edit_free, cancellable, callback, user_data);
}
